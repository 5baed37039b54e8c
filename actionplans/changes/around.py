"""What changed outside the data: pages and their tables, files, the menu, settings, and who reviews.

The same sentences as of the data: what a page says now and said before, not only that it is another.
"""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from actionplans.changes.between import ADDED, CHANGED, REMOVED, Change, Told
from actionplans.model.page_kinds import files_of
from actionplans.model.records import Model
from actionplans.reading import owners
from actionplans.reading.calls import Call
from actionplans.reading.pages import Page, Pages
from actionplans.reading.versions import State
from actionplans.site.addresses import matter_page
from actionplans.swedish import phrases
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import as_sentence, both_quoted, quoted
from actionplans.swedish.words import listed
from actionplans.system.fixed import fixed


def changes_around(before: State, after: State) -> list[Change]:
    """Every change from one state of a project to another, but for what data/ says."""
    pages = _pages(before, after)
    shared: list[tuple[str, str, Iterator[Told]]] = [
        ("Filer", "index.md", _files(before, after)),
        ("Menyn", "index.md", _menu(before.pages, after.pages)),
        ("Inställningar", "om/underhall.md", _settings(before.settings, after.settings)),
        ("Granskare", "om/underhall.md", _reviewers(before.owners, after.owners)),
    ]
    told = (Change(None, page, kind, as_sentence(of, text), of) for of, page, found in shared for kind, text in found)
    return [*pages, *told]


# --- Pages ------------------------------------------------------------------------------------------------------------

# What one page may fill of a list of all changes.
_MOST = 8


def _pages(before: State, after: State) -> Iterator[Change]:
    old, new = before.pages, after.pages
    unread = old.unread | new.unread
    moved = _moved(old, new)
    for path in sorted({*old.pages, *new.pages} - unread):
        if path in moved.values():
            continue  # told with the page that it has become
        one, other = old.pages.get(moved.get(path, path)), new.pages.get(path)
        page = other or one
        if page is None:
            continue
        found = list(_page(before.model, after.model, one, other))
        if path in moved:
            found.insert(0, (CHANGED, _moving(after.model, moved[path], path)))
        if len(found) > _MOST:
            found[_MOST:] = [(CHANGED, f"{len(found) - _MOST} ställen till ändras")]
        of = f"Sidan ”{page.front.title}” (docs/{path})"
        yield from (Change(page.front.network, path, kind, as_sentence(of, text), of) for kind, text in found)


def _moved(old: Pages, new: Pages) -> dict[str, str]:
    """The pages that lie under another path than before, by the new one: of the same title, or the same text."""
    gone = [page for path, page in old.pages.items() if path not in new.paths]
    came = [page for path, page in new.pages.items() if path not in old.paths]
    found: dict[str, str] = {}
    for page in came:
        alike = [one for one in gone if one.body == page.body] or [
            one for one in gone if one.front.title == page.front.title
        ]
        if len(alike) == 1 and alike[0].path not in found.values():
            found[page.path] = alike[0].path
    return found


def _moving(model: Model, old: str, new: str) -> str:
    """That a page has moved, and whether the address that people have kept still leads to it."""
    address = re.sub(r"(?:(?<=/)|^)index\.md$", "", old).replace(".md", "/")
    leads = any(one.old.strip("/") == address.strip("/") for one in model.moved.values())
    lost = "" if leads else f"; adressen {address} leder ingenstans förrän den står i data/moved.yml"
    return f"sidan flyttas från docs/{old}{lost}"


def _page(before: Model, after: Model, old: Page | None, new: Page | None) -> Iterator[Told]:
    if old is None or new is None:
        yield (ADDED, "sidan tillkommer") if new else (REMOVED, "sidan tas bort")
        return
    for what, was, now in (
        ("titeln", old.front.title, new.front.title),
        ("förklaringen", old.front.description or "", new.front.description or ""),
        ("sökorden", ", ".join(old.front.search), ", ".join(new.front.search)),
        ("det som inte visas", ", ".join(old.front.hide), ", ".join(new.front.hide)),
    ):
        if was != now:
            yield CHANGED, _text(what, was, now)
    one, other = list(_blocks(old)), list(_blocks(new))
    yield from _tables(one, other)
    yield from _texts(one, other)
    yield from _citations(before, after, old, new)


@fixed
class _Block:
    """A paragraph or a heading of a page, or a table in it, and the heading that it stands under."""

    text: str
    under: str
    call: bool = False

    @property
    def is_heading(self) -> bool:
        return not self.call and self.text.startswith("#")

    @property
    def said(self) -> str:
        return self.text.lstrip("# ")


_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def _blocks(page: Page) -> Iterator[_Block]:
    under = page.front.title
    joined = "".join(part if isinstance(part, str) else _mark(part) for part in page.parts)
    joined = _HEADING.sub(r"\n\g<0>\n", joined)  # one needs no empty line around it
    for text in re.split(r"\n\s*\n|(?=\x00)|(?<=\x01)", joined):
        if text.startswith("\x00"):
            yield _Block(text.strip("\x00\x01"), under, call=True)
        elif words := " ".join(text.split()):
            block = _Block(words, under)
            under = block.said if block.is_heading else under
            yield block


def _mark(call: Call) -> str:
    """A call as a block of its own; a source's is none, for it stands in the middle of a sentence."""
    return "" if call.name == "source" else f"\x00{_written(call)}\x01"


def _written(call: Call) -> str:
    values = [f'"{one}"' if isinstance(one, str) else str(one) for one in call.positional]
    values += [f'{name}="{one}"' if isinstance(one, str) else f"{name}={one}" for name, one in call.named.items()]
    return f"{call.name}({', '.join(values)})"


def _tables(old: Sequence[_Block], new: Sequence[_Block]) -> Iterator[Told]:
    """The tables that came or went: whoever takes one away by mistake sees nothing of it in the data."""
    were, are = (Counter(one.text for one in blocks if one.call) for blocks in (old, new))
    for blocks, left, kind, what in ((old, were - are, REMOVED, "tas bort"), (new, are - were, ADDED, "tillkommer")):
        for one in blocks:
            if one.call and left[one.text]:
                left[one.text] -= 1
                yield kind, f"tabellen under {quoted(one.under)}, {{{{ {one.text} }}}}, {what}"
    if were == are and [one.text for one in old if one.call] != [one.text for one in new if one.call]:
        yield CHANGED, "ordningen mellan tabellerna ändras"


def _texts(old: Sequence[_Block], new: Sequence[_Block]) -> Iterator[Told]:
    one, other = ([block for block in blocks if not block.call] for blocks in (old, new))
    matcher = difflib.SequenceMatcher(None, [each.text for each in one], [each.text for each in other], autojunk=False)
    for same, first, last, begins, ends in matcher.get_opcodes():
        if same != "equal":
            yield from _replaced(one[first:last], other[begins:ends])


def _replaced(went: Sequence[_Block], came: Sequence[_Block]) -> Iterator[Told]:
    for was, now in itertools.zip_longest(went, came):
        if was and now and was.is_heading == now.is_heading:
            what = "rubriken" if now.is_heading else f"texten under {quoted(now.under)}"
            yield CHANGED, _text(what, was.said, now.said)
            continue
        for block, kind, what in ((was, REMOVED, "tas bort"), (now, ADDED, "tillkommer")):
            if block and block.is_heading:
                yield kind, f"rubriken {quoted(block.said)} {what}"
            elif block:
                yield kind, f"under {quoted(block.under)} {what} {quoted(block.text)}"


def _text(what: str, was: str, now: str) -> str:
    """Another text, where one may be empty."""
    if not was or not now:
        return f"{what} anges: {quoted(now)}" if now else f"{what} tas bort (var {quoted(was)})"
    if phrases.look_alike(was, now):
        return f"{what} ser likadan ut: {phrases.spelled_otherwise(now)}"
    old, new = both_quoted(was, now)
    return f"{what} ändras från {old} till {new}"


def _citations(before: Model, after: Model, old: Page, new: Page) -> Iterator[Told]:
    were, are = (
        Counter(str(one.positional[0]) for one in page.calls if one.name == "source" and one.positional)
        for page in (old, new)
    )
    for left, known, kind, what in (
        (were - are, before, REMOVED, "tas bort"),
        (are - were, after, ADDED, "tillkommer"),
    ):
        for source in left:
            yield kind, f"hänvisningen till källan {phrases.name_of(known, 'sources', source)} {what}"


# --- Files ------------------------------------------------------------------------------------------------------------


def _files(before: State, after: State) -> Iterator[Told]:
    """The pictures and PDF files that came, went, moved, or have another content under the same name."""
    went = {content: path for path, content in before.files.items() if path not in after.files}
    for path in sorted({*before.files, *after.files}):
        was, now = before.files.get(path), after.files.get(path)
        model = after.model if now else before.model
        named = _file(model, path)
        if was is None and now in went:
            yield CHANGED, f"{named} flyttas hit från docs/{went[now]}"
        elif was is None:
            yield ADDED, f"{named} tillkommer"
        elif now is None and was not in after.files.values():
            yield REMOVED, f"{named} tas bort"
        elif now and was != now:
            yield CHANGED, f"{named} byts ut: innehållet är ett annat"


_SORTS = {".pdf": "PDF-filen", **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif"), "bilden")}


def _file(model: Model, path: str) -> str:
    """A file by its place, and if it is attached to a matter, by what it is there."""
    name = f"{_SORTS.get(PurePosixPath(path).suffix.lower(), 'filen')} docs/{path}"
    for matter in model.matters.values():
        for one, file in matter.files:
            if files_of(matter_page(matter.id)) + file == path:
                of = phrases.subject(model, matter)
                return f"{name}, {say(model.city, phrases.subject(model, one))} ({say(model.city, of)}),"
    return name


# --- The menu ---------------------------------------------------------------------------------------------------------


def _menu(old: Pages, new: Pages) -> Iterator[Told]:
    """The rows of the menu that came, went, moved or are called something else. A page's own coming has told of it."""
    were, are = ({one.path: one.title or _title(pages, one.path) for one in pages.nav} for pages in (old, new))
    for path in {**were, **are}:
        was, now = were.get(path), are.get(path)
        if was is None and path in old.paths and path in new.paths:
            yield ADDED, f"raden {quoted(now or path)} (docs/{path}) tillkommer"
        elif now is None and path in old.paths and path in new.paths:
            yield REMOVED, f"raden {quoted(was or path)} (docs/{path}) tas bort, men sidan ligger kvar"
        elif was is not None and now is not None and was != now:
            yield CHANGED, _text(f"raden till docs/{path}", was, now)
    left, right = ([path for path in paths if path in other] for paths, other in ((were, are), (are, were)))
    if left != right:
        kept = difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        still = {path for block in kept for path in right[block.b : block.b + block.size]}
        moved = [quoted(are[path]) for path in right if path not in still]
        yield CHANGED, f"{listed(moved[:_MOST])} står på en annan plats"


def _title(pages: Pages, path: str) -> str:
    return pages.pages[path].front.title if path in pages.pages else path


# --- Settings, and who reviews ----------------------------------------------------------------------------------------

# What the settings that are a city's own are about; the rest is named as mkdocs.yml has it.
_SETTINGS = {
    "site_name": "webbplatsens namn",
    "site_description": "beskrivningen av webbplatsen",
    "site_url": "webbplatsens adress",
    "extra.notice": "raden överst på varje sida",
    "extra.edit_template": "adressen där en fil ändras",
    "extra.fixed_day": "att webbplatsen visar en dag som är dess egen",
}


def _settings(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Told]:
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was != now:
            kind = CHANGED if key in old and key in new else ADDED if key in new else REMOVED
            own = _SETTINGS.get(key)
            what = f"{own} ({key} i mkdocs.yml)" if own else f"{key} i mkdocs.yml"
            yield kind, _text(what, was or "", now or "")


def _reviewers(old: owners.Owners | None, new: owners.Owners | None) -> Iterator[Told]:
    were, are = (
        {one.pattern: one.owners for one in found.lines if not one.prepared and not one.wrong} if found else {}
        for found in (old, new)
    )
    for place in {**were, **are}:
        was, now = listed(were.get(place, ())), listed(are.get(place, ()))
        if was == now:
            continue
        name = unicodedata.normalize("NFC", place)
        if now:
            yield CHANGED, f"förslag som rör {name} granskas av {now}" + (f" i stället för {was}" if was else "")
        else:
            yield REMOVED, f"förslag som rör {name} granskas inte längre av {was}"
