"""What does a page's own text become, and is any of it more than a page may hold?

Markdown lets HTML through, and attribute lists add to what it makes itself. What a text becomes is known only when it
has been converted; so it is converted as the build does it, with a stand-in for each macro call, and the result is
judged. A page whose signs cannot become anything but Markdown's own plain elements is not: as good as every page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from actionplans.macros import SIGNATURES
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.calls import Call
from actionplans.reading.markdown import place, slug, targets, visible
from actionplans.reading.pages import Page, Pages
from actionplans.rules.allowed_html import OF_MACRO, Fault, faults, filled, left_to_markdown, stand_in, taken
from actionplans.rules.links import broken, unfinished

if TYPE_CHECKING:  # many sites have plain pages alone, and are checked without it
    from markdown import Markdown

# As in mkdocs.yml, after those that MkDocs adds itself; a test compares them.
EXTENSIONS: dict[str, dict[str, Any]] = {
    "toc": {"toc_depth": 3},
    "tables": {},
    "fenced_code": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "sane_lists": {},
    "pymdownx.magiclink": {},
    "pymdownx.superfences": {},
}

# The macros that write a part of a sentence; the others write blocks.
INLINE_MACROS = frozenset({"source"})

_INCLUDE = re.compile(r"-+8<-+")
# What GitHub's preview and other Markdown show, and this one leaves as signs in the text (or a note of one word as a
# link to a page of that name): what it is, and what to do.
_ELSEWHERE = re.compile(
    r"^ {0,3}(?:(?P<note>\[\^[^\[\]\n]{1,80}\]:)|(?P<abbreviation>\*\[[^\[\]\n]{1,80}\]:)"
    r"|(?P<box>>[ \t]{0,4}\[![A-Za-z]{1,20}\]|\?\?\?\+?[ \t]))|(?P<struck>~~)(?![~\s])(?=[^~\n]{0,300}[^~\s]~~(?!~))",
    re.MULTILINE,
)
_INSTEAD = {
    "note": ("fotnoter finns inte här", "skriv noten i texten, inom parentes"),
    "abbreviation": ("förkortningar förklaras inte på sidan", "lägg in den i data/abbreviations.yml"),
    "box": ("så skrivs ingen ruta här", 'skriv !!! note "Rubrik", och texten under, indragen fyra mellanslag'),
    "struck": ("genomstruken text finns inte här", "ta bort det som inte gäller"),
}
_SIGNS_OF_OTHERS = ("[^", "*[", "[!", "???", "~~")


def unsafe_text(model: Model, pages: Pages) -> Iterator[Problem]:
    """A page's text becomes no HTML that is not on the list, and reads no files."""
    for page in pages.pages.values():
        yield from beside_html(page)
        if told := _too_costly(page):
            yield told
        elif not is_plain(page):
            yield from _judged(pages, page)


def beside_html(page: Page) -> Iterable[Problem]:
    """What of a page's text reads a file, or stays as signs."""
    for match in _INCLUDE.finditer(page.body) if "8<" in page.body else ():
        what, do = f"filer får inte klippas in ({match[0]})", "skriv texten på sidan, eller länka till den"
        yield Problem(place(page, match.start()), what, do)
    if any(sign in page.body for sign in _SIGNS_OF_OTHERS):
        for match in _ELSEWHERE.finditer(visible(page.body)):
            yield Problem(place(page, match.start()), *_INSTEAD[match.lastgroup or "note"])


def _judged(pages: Pages, page: Page) -> Iterator[Problem]:
    text = "".join(_stand_ins(page))
    try:
        made = _faults(text, tuple(call.name for call in page.calls))
    except RecursionError:
        yield Problem(Place(page.file), "sidan har för mycket i vartannat", "dra in mindre, och dela upp sidan")
        return
    told = _told_links(pages, page) if any(fault.of_link for fault in made) else frozenset()
    for fault, problem in zip(made, _located(page, made), strict=True):
        # An empty address stands nowhere.
        if not (fault.of_link and (problem.place.line in told or (told and problem.place.line == 1))):
            yield problem
    if "markdown" in text:
        for at, what, do in left_to_markdown(visible(page.body)):
            yield Problem(place(page, at), what, do)


def _told_links(pages: Pages, page: Page) -> frozenset[int]:
    """The lines on which a link is told to lead nowhere already."""
    found = (place(page, link.at).line + link.words.count("\n") for link in targets(page) if broken(link, page, pages))
    return frozenset(found) | {place(page, at).line for at, _, _ in unfinished(visible(page.body))}


def _writes_blocks(call: Call) -> bool:
    return call.name in SIGNATURES and call.name not in INLINE_MACROS


def _stand_ins(page: Page) -> Iterator[str]:
    number, before = 0, ""
    for part in page.parts:
        if isinstance(part, str):
            before = part
            yield part
        else:
            # With a brace too many it is no macro's place but a slip, which the rule of braces tells.
            yield stand_in(number, not _writes_blocks(part) or before.endswith("{"))
            number, before = number + 1, ""


@functools.lru_cache(maxsize=512)  # `serve` checks all pages again when one has changed
def _faults(text: str, macros: tuple[str, ...]) -> tuple[Fault, ...]:
    return tuple(faults(converted(text), macros))


# A table's line with colons makes a style of each cell, which the site's policy lets no browser read. To the left is
# where a text stands anyhow.
_SIDE = re.compile(r'(<t[dh]) style="text-align: (left|right|center);"')
# A box without a title of its own gets its kind as one, in English.
_TITLE = re.compile(r'(?<=<p class="admonition-title">)(\w+)(?=</p>)')
TITLES = {
    "Note": "Obs",
    "Abstract": "Sammanfattning",
    "Info": "Information",
    "Tip": "Tips",
    "Success": "Klart",
    "Question": "Fråga",
    "Warning": "Varning",
    "Failure": "Misslyckat",
    "Danger": "Fara",
    "Bug": "Fel",
    "Example": "Exempel",
    "Quote": "Citat",
}


def adapted(content: str) -> str:
    """What Markdown made, as the site has it: the sides of cells as classes, and the boxes' own titles in Swedish."""
    sided = _SIDE.sub(lambda side: side[1] if side[2] == "left" else f'{side[1]} class="side-{side[2]}"', content)
    return _TITLE.sub(lambda title: TITLES.get(title[1], title[1]), sided)


def converted(text: str) -> str:
    """The HTML that the build makes of a text."""
    markdown = _markdown()
    try:
        return adapted(markdown.convert(text))
    finally:
        markdown.reset()


@functools.cache
def _markdown() -> Markdown:
    from markdown import Markdown

    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


# --- Which pages need it ----------------------------------------------------------------------------------------------

_BLOCK, _INLINE = "\ue000", "\ue001"
# What HTML, entities, attributes, pictures, boxes, code and columns with a side begin with; a macro's block that is not
# alone on its line; a line that makes a heading of the text above; an address that becomes a link.
_NOT_PLAIN = re.compile(
    rf"[<{{&\\\x00-\x08\x0b-\x1f]|!\[|!!!|```|~~~|:-|-:|[^\n]{_BLOCK}|{_BLOCK}(?! *(?:\n|\Z))|\n *(?:=+|-+) *(?:\n|\Z)"
    r"|(?<!\]\()(?:https?|ftp)://|(?<![\w/.])www\.|@"
)
_ODD_ADDRESS = re.compile(
    r"(?<!http)(?<!https)(?<!mailto)(?<!tel):|(?<=http):(?!//)|(?<=https):(?!//)|(?<!:)//|(?<=://)[A-Za-z0-9.:-]*+[^\sA-Za-z0-9.:/?#)-]"
)
_HEADING = re.compile(r"^[ \t>*+.)\d-]*#+([^\n]*)", re.MULTILINE)


def is_plain(page: Page) -> bool:
    """Whether a text can become nothing but plain paragraphs, headings, lists, tables and links to good addresses."""
    text = "".join(
        part if isinstance(part, str) else _BLOCK if _writes_blocks(part) else _INLINE for part in page.parts
    )
    if _NOT_PLAIN.search(text):
        return False
    if "]" in text and _ODD_ADDRESS.search(text):
        return False
    # A source in code or in a link.
    if _INLINE in text and any(sign in text for sign in ("`", "](", "]:", "\n    ", "\n\t")):
        return False
    return not any(_takes_an_id(heading) for heading in _HEADING.findall(text))


@functools.lru_cache(maxsize=4096)  # the same few on all plans' pages
def _takes_an_id(heading: str) -> bool:
    return taken(slug(heading))


# Markdown takes a time that grows with the square of these signs: within a paragraph, and of < on the whole page. And a
# list in a list in a list … is a call in a call, of which Python bears some hundreds.
_FEW = 500
_MOST = 4_000_000
_DEEP = re.compile(r"^(?:(?: {4}|\t){40}|[ \t]*(?:(?:\d+[.)]|[-*+]) +|> ?){30})", re.MULTILINE)


def is_too_costly(page: Page) -> bool:
    """Whether a page is told to take too long."""
    return _too_costly(page) is not None


def _too_costly(page: Page) -> Problem | None:
    """A page that would take Markdown seconds, or its breath, as no page that people write does."""
    body = page.body
    if deep := _DEEP.search(body):
        what = "raden är indragen i för många steg"
        return Problem(place(page, deep.start()), what, "skriv den längre till vänster, eller som en egen lista")
    few = sum(body.count(sign) for sign in "[<\n")
    return None if few < _FEW else _crowded(page)


def _crowded(page: Page) -> Problem | None:
    cost, signs = page.body.count("<") ** 2, 0
    for number, line in enumerate(page.body.split("\n"), 1):
        more = 1 + line.count("[") if line.strip() else -signs
        cost += max(0, more) * (2 * signs + more)  # so that it is the sum of the squares
        signs += more
        if cost > _MOST:
            what = "stycket är för långt, eller har för många hakparenteser eller tecken <"
            return Problem(Place(page.file, number), what, "dela upp det med tomma rader")
    return None


# --- Where in the source it stands ------------------------------------------------------------------------------------


def _located(page: Page, found: Sequence[Fault]) -> Iterator[Problem]:
    """Each fault with the place in the page's source that it most likely comes from."""
    shown = visible(page.body) if found else ""
    for fault in found:
        yield Problem(_place(page, shown, fault), fault.what, fault.do)


def _place(page: Page, shown: str, fault: Fault) -> Place:
    if fault.before == OF_MACRO:
        call = list(page.calls)[int(fault.sought[0])]
        return Place(page.file, call.line, call.column)
    for sought in fault.sought:
        # A box's kind is made of small letters, whatever it is written with.
        for text in (shown, page.body, shown.lower()):
            if sought and (at := _nth(text, sought, fault.before)) >= 0:
                return place(page, at)
    for words in fault.near:
        for part in (words, *sorted(words.split(), key=len, reverse=True)):
            if part and (at := shown.find(part)) >= 0:
                return place(page, at)
        # Written otherwise than it is shown: \\_ for _, an entity.
        for number, line in enumerate(page.body.split("\n"), 1):
            if (wanted := slug(words)) and wanted in slug(unescape(line)):
                return Place(page.file, number)
    return Place(page.file)


def _nth(text: str, sought: str, before: int) -> int:
    """Where a text stands for the time after so many others, or else the last; -1 if nowhere. A word stands whole."""
    begin, end = (r"(?<![\w-])" if sought[0].isalnum() else "", r"(?![\w-])" if sought[-1].isalnum() else "")
    places = [found.start() for found in re.finditer(begin + re.escape(sought) + end, text)]
    return places[min(before, len(places) - 1)] if places else -1


# --- Once more, where it is built -------------------------------------------------------------------------------------


def to_convert(page: Page) -> str:
    """The Markdown that the build reads: a page's text with a stand-in for each macro call, as the check reads it.

    So no HTML of ours, which has empty lines and attributes of its own, is read as an editor's; nor is it read at all,
    which took half of the time of a build.
    """
    return "".join(_stand_ins(page))


def finished(page: Page, content: str, made: Sequence[str]) -> tuple[str, list[Problem]]:
    """A page's finished HTML of what Markdown made of `to_convert`, and what in it is refused.

    The check foresees what Markdown will make, with settings of its own. Here is what it made: should the two ever
    differ, nothing is published.
    """
    if "<" not in content:  # as most headings, which Markdown finishes one by one for the list of them
        return content, []
    content = adapted(content)
    problems = _located(page, list(faults(content, [call.name for call in page.calls])))
    return filled(content, made), list(problems)
