"""From pages that tell what is recorded to pages that answer: what is asked for first stands first.

A network's page opened with its plan and told of its founding; a plan's told of its feedback before its outcome, and
told of its activities twice. A heading that the product drafted gets its new name and its new place, with all that an
editor has written under it. Who has made an order of their own keeps it, and so does a closed plan whose words would
come in another order: its checksum is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from actionplans.closing.first_format import prose
from actionplans.drafts import pages
from actionplans.drafts.upgrades.blocks import Block, call, taken_apart, together
from actionplans.drafts.upgrades.lines import Changes, Texts, tree_of
from actionplans.macros import SIGNATURES
from actionplans.model.page_kinds import CANDIDATES, NETWORK, NETWORK_YEAR, PLAN, YEAR, Found, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.reading.pages import Page, read_page
from actionplans.system.fixed import fixed

_DOCS = "docs/"
_CLOSED = "data/closed.yml"
# The macros that a page's first form had under its heading, and twice; what says the same now.
_OPENED, _OPENS = "current_plan", "network_now"
_TWICE, _ONCE = "follow_up", "activities"


@fixed
class _Layout:
    """The order of a page's macros before, of which there may be several, and now; headings that were and are."""

    before: tuple[tuple[str, ...], ...]
    now: tuple[str, ...]
    headings: Mapping[tuple[str, str], str]


def _macros(sections: Iterable[pages.Section]) -> tuple[str, ...]:
    return tuple(macro for _, macro in sections)


_OF_PLAN = _Layout(
    before=(
        (
            *("purpose", "plan_goals", "priorities", "activities", "roles", "partners", "feedback", "reconciliation"),
            *("follow_up", "exchanges", "evaluation", "timeline", "sources"),
        ),
        ("roles", "priorities", "timeline", "sources"),  # of a year without a plan
    ),
    now=_macros((*pages.PLAN[:2], ("", _TWICE), pages.GOALS, *pages.PLAN[2:])),
    headings={("roles", "Roller"): "Uppdrag", ("priorities", "Vad vi prioriterar"): "Prioriteringar"},
)
_OF_NETWORK = _Layout(
    before=(
        (
            *("network_facts", "memberships", "roles", "priorities", "plan_history"),
            *("timeline", "trips", "projects", "exchanges", "sources"),
        ),
    ),
    now=_macros(pages.NETWORK),
    headings={
        ("network_facts", "Nätverket i korthet"): "Om nätverket",
        ("memberships", "Vårt medlemskap"): "Medlemskap",
        ("roles", "Våra roller"): "Uppdrag",
        ("priorities", "Vad vi prioriterar"): "Prioriteringar genom åren",
        ("plan_history", "Handlingsplaner och år"): "År för år",
    },
)
_OF_YEAR = _Layout(before=(), now=(), headings={("roles", "Roller"): "Uppdrag"})
_LAYOUTS: Mapping[str, _Layout] = {
    NETWORK.name: _OF_NETWORK,
    NETWORK_YEAR.name: _OF_PLAN,
    PLAN.name: _OF_PLAN,
    YEAR.name: _OF_YEAR,
}


def to_pages_that_answer(texts: Texts) -> Changes:
    """The pages of networks, plans, years and candidates, with their sections in the order in which they are asked."""
    closed = _closed_years(texts)
    changes: Changes = {}
    for file, text in texts.items():
        found = _kind(file)
        if found is None:
            continue
        if found.kind is CANDIDATES:
            page = _candidates(_considered(text, texts))
        elif layout := _LAYOUTS.get(found.kind.name):
            page = _page(text, layout, found, keep=found.year in closed)
        else:
            continue
        if page != text:
            changes[file] = page
    return changes


def left_as_they_are(before: Texts, after: Texts) -> Iterator[str]:
    """What somebody has to decide, of the pages that this upgrade changed: an order or a text of an editor's own."""
    closed = _closed_years(after)
    for file in sorted(after):
        found = _kind(file)
        layout = _LAYOUTS.get(found.kind.name) if found else None
        if found is None or layout is None or after[file] == before.get(file):
            continue
        blocks = taken_apart(after[file])
        if blocks is None or not _follows(blocks, layout, ((*layout.now, _TWICE),)):
            what, do = "avsnitten står i en annan ordning än i nya sidor", "flytta dem, om läsarna har nytta av det"
            if found.year in closed:
                do = "låt dem stå, för planen är stängd och dess text får inte byta ordning"
            yield str(Problem(Place(file), what, do))
        macros = [name for one in blocks or () for name in one.macros]
        if found.kind is NETWORK and _OPENS not in macros:
            do = f'skriv {{{{ {_OPENS}("{found.network}") }}}} under sidans första stycke'
            yield str(Problem(Place(file), "sidan säger inte överst hur det är nu", do))
        if _TWICE in macros and _ONCE in macros:
            line = after[file][: after[file].index(f"{_TWICE}(")].count("\n") + 1
            do = f"ta bort {_TWICE}, om texten intill kan stå utan den"
            yield str(Problem(Place(file, line), "aktiviteterna står två gånger på sidan", do))


def _kind(file: str) -> Found | None:
    return kind_of(file.removeprefix(_DOCS)) if file.startswith(_DOCS) else None


def _closed_years(texts: Texts) -> set[int]:
    years = tree_of(texts[_CLOSED], _CLOSED).values if _CLOSED in texts else ()
    return {int(year) for year in years if year.isdecimal()}


def _page(text: str, layout: _Layout, found: Found, *, keep: bool) -> str:
    blocks = taken_apart(text)
    if blocks is None:
        return text
    # Who has neither form has made one of their own.
    is_old = _follows(blocks, layout, layout.before) and (found.kind is not NETWORK or _OPENED in blocks[0].macros)
    blocks = [_named(one, layout) for one in blocks]
    if is_old and found.kind is NETWORK:
        blocks = [_opened(blocks[0]), *blocks[1:], *_new_sections(found.network or "", blocks)]
    if is_old and not (keep and _changes_words(blocks, layout)):
        blocks = _ordered(blocks, layout.now)
    if _ONCE in (name for one in blocks for name in one.macros):
        blocks = [one.without(_TWICE) for one in blocks if not one.calls_only(_TWICE)]
    made = together(blocks)
    return text if made.split() == text.split() else made


def _named(block: Block, layout: _Layout) -> Block:
    names = (layout.headings.get((macro, block.heading)) for macro in block.macros)
    heading = next((name for name in names if name), None)
    return block.headed(heading) if heading else block


def _place(block: Block, order: tuple[str, ...]) -> int | None:
    return next((order.index(macro) for macro in block.macros if macro in order), None)


def _follows(blocks: list[Block], layout: _Layout, orders: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a page's sections stand in one of some orders; what an editor has added may stand anywhere."""
    known = {macro for order in (*layout.before, layout.now) for macro in order}
    there = {macro for one in blocks[1:] for macro in one.macros} & known
    for order in orders:
        places = [place for one in blocks[1:] if (place := _place(one, order)) is not None]
        if places == sorted(places) and there <= set(order):
            return True
    return not orders


def _ordered(blocks: list[Block], order: tuple[str, ...]) -> list[Block]:
    """The sections in their order; one of an editor's own goes with the section that it stands under."""
    groups: list[tuple[int, list[Block]]] = []
    for one in blocks[1:]:
        place = _place(one, order)
        if place is None and groups:
            groups[-1][1].append(one)
        else:
            groups.append((-1 if place is None else place, [one]))
    groups.sort(key=lambda group: group[0])
    return [blocks[0], *(one for _, group in groups for one in group)]


def _opened(head: Block) -> Block:
    """A network's page with what holds now after its first paragraph, in place of its plan above it."""
    found = re.search(rf"^{call(_OPENED)}", head.text, re.MULTILINE)
    if found is None:
        return head
    now = found[0].replace(_OPENED, _OPENS)
    front, heading, under = _at_heading(head.without(_OPENED).text)
    paragraphs = re.split(r"\n\s*\n", under.strip("\n")) if under.strip() else []
    # A list, a box or a table is no sentence that says what the network is.
    is_said = bool(paragraphs) and not re.match(r"[\s!<|#*+-]|\d+\.|\{\{|```|~~~", paragraphs[0])
    at = 1 if is_said else 0
    return Block("\n\n".join([f"{front}{heading}", *paragraphs[:at], now, *paragraphs[at:]]))


def _at_heading(text: str) -> tuple[str, str, str]:
    found = re.search(r"^# .*$", text, re.MULTILINE)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text.rstrip("\n"), "", "")


def _new_sections(network: str, blocks: list[Block]) -> list[Block]:
    """What nobody had before: what came of it, and the whole of it as a picture."""
    there = {macro for one in blocks for macro in one.macros}
    new = (section for section in pages.NETWORK if section[1] in ("network_results", "network_timeline"))
    return [Block(f'## {heading}\n\n{{{{ {macro}("{network}") }}}}\n') for heading, macro in new if macro not in there]


def _changes_words(blocks: list[Block], layout: _Layout) -> bool:
    """Whether the words that a closed plan's checksum is made of would come in another order."""
    now, then = (_read(together(some)) for some in (blocks, _ordered(blocks, layout.now)))
    return now is None or then is None or prose(now) != prose(then)


def _read(text: str) -> Page | None:
    return read_page(text.encode(), "sida.md", SIGNATURES, [])


# --- The page of the networks that the city considers -----------------------------------------------------------------

_FACTS, _ABOUT = "Nätverket i korthet", "Om nätverket"


_WHY = re.compile(r'(?<=\n### Varför nätverket övervägs\n\n)\{\{ priorities\("(?P<network>[^"]+)"\) \}\}(?=\n)')


def _considered(text: str, texts: Texts) -> str:
    """Why the city considers a network stood among its priorities in release 1, and has a table of its own since."""
    if "considerations(" in text:
        return text

    def told(found: re.Match[str]) -> str:
        considered = f'{{{{ considerations("{found["network"]}") }}}}'
        name = f"data/networks/{found['network']}.yml"
        kept = name in texts and "priorities" in tree_of(texts[name], name).values
        return f"{considered}\n\n{found[0]}" if kept else considered

    return _WHY.sub(told, text)


def _candidates(text: str) -> str:
    """What a network is goes last of what is told of it, and the page's one list of sources last of all."""
    blocks = taken_apart(text)
    if blocks is None or not any(f"### {_FACTS}" in one.text for one in blocks):
        return text
    made, cited, listed = [blocks[0]], "", any(one.heading == "Källor" for one in blocks)
    for block in blocks[1:]:
        parts = taken_apart(block.text, level=3) or [block]
        last = [one.headed(_ABOUT) for one in parts if one.heading == _FACTS]
        own = [one for one in parts if one.heading == "Källor" and one.calls_only("sources")]
        sources = [] if listed else own
        cited = sources[-1].text.removeprefix("#") if sources else cited
        kept = [one for one in parts if one.heading != _FACTS and one not in sources]
        made.append(Block(together([*kept, *last])))
    return together([*made, Block(cited)])
