"""From a first page that presents the site to one that answers: what holds, what comes, what is pressing.

What a city has written itself stays under the heading that it stands under. Headings and links that the product
drafted get their new words; a frame around the heading goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actionplans.drafts.city import START
from actionplans.drafts.upgrades.blocks import Block, taken_apart, together
from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.drafts.upgrades.whole import model_of, saying
from actionplans.model import page_kinds
from actionplans.model.problems import Place, Problem

FILE = f"docs/{page_kinds.START.path()}"
_FRAME = re.compile(r'^<div class="hero" markdown>\n+(.*?)^</div>\n', re.MULTILINE | re.DOTALL)
_DAY = "{{ site_day() }}"
_TOLD = re.compile(r"\s*Här finns handlingsplanerna, rollerna och historiken\.")
_HEADINGS: Mapping[str, tuple[str, str]] = {
    "current_plans": ("Vilken plan gäller, och vem företräder staden?", "Nätverken och vem som företräder staden"),
    "attention": ("Behöver uppmärksamhet", "Brådskar"),
}
_COMING = "## De närmaste 90 dagarna\n\n{{ coming_days() }}\n"
_OUTCOMES = "{{ latest_outcomes() }}\n"
# What led on from the page, as it was drafted.
_LINKS = """\
- [**Historik**](historik.md) Alla nätverk och år i en tabell
- [**Roller**](roller.md) Vem som företräder staden var
- [**Arbetssätt**](arbetssatt/index.md) Resor, rapporter, uppföljning
- [**Nämnden**](namnden/index.md) Vad nämnden har fått och beslutat
- [**Kalender**](oppna-data.md#kalender) Årets datum i Outlook
"""


def to_one_that_answers(texts: Texts) -> Changes:
    """Start as this release has it, where it still has the form of the one before."""
    page = texts.get(FILE, "")
    framed = _FRAME.search(page)
    if framed is None:
        return {}
    page = f"{page[: framed.start()]}{_opening(framed[1])}{page[framed.end() :]}"
    blocks = taken_apart(page)
    if blocks is None:
        return {FILE: page}
    made: list[Block] = []
    for block in blocks:
        made += _around(block)
    draft = (START / FILE).read_text(encoding="utf-8")
    in_its_words = saying(model_of(texts))
    page = together(_in_order_of(made, taken_apart(draft) or []))
    return {FILE: page.replace(in_its_words(_LINKS), in_its_words(_links_in(draft, texts)))}


def left_as_it_is(before: Texts, after: Texts) -> Iterator[str]:
    """What somebody has to decide of a Start of another form, the first time that this release is met."""
    page, met = after.get(FILE), f"docs/{page_kinds.RESULTS.path()}"
    is_new_to_it = page != before.get(FILE) or (met in after and met not in before)
    if page is None or not is_new_to_it or "{{ coming_days() }}" in page:
        return
    what, do = "sidan säger inte vad som händer de närmaste dagarna", "skriv {{ coming_days() }} där det passar"
    yield str(Problem(Place(FILE), what, do))


def _opening(framed: str) -> str:
    """What the frame held: the day right under the heading, then the city's own words."""
    words = _TOLD.sub("", framed).replace(_DAY, "").strip("\n")
    heading, _, own = words.partition("\n")
    day = [_DAY] if _DAY in framed else []
    return "\n\n".join([heading, *day, *([own.strip("\n")] if own.strip() else [])]) + "\n"


def _around(block: Block) -> Iterator[Block]:
    """A section with its new name, and what comes before and in it."""
    macro = next((name for name in _HEADINGS if name in block.macros), "")
    before, now = _HEADINGS.get(macro, ("", ""))
    if macro == "attention":
        yield Block(_COMING)
        block = Block("\n\n".join([block.text.rstrip("\n"), _OUTCOMES]))
    yield block.headed(now) if before and block.heading == before else block


def _in_order_of(blocks: list[Block], drafted: list[Block]) -> list[Block]:
    """The sections as a new page has them; one of the city's own goes with the section that it stands under."""
    order = [_key(one) for one in drafted]
    groups: list[list[Block]] = []
    for one in blocks:
        if groups and _key(one) not in order:
            groups[-1].append(one)
        else:
            groups.append([one])
    groups[1:] = sorted(groups[1:], key=lambda group: order.index(_key(group[0])))
    return [one for group in groups for one in group]


def _key(block: Block) -> str:
    """What a section is known by: a macro of its own, else its heading."""
    return next((name for name in block.macros if name in (*_HEADINGS, "coming_days")), block.heading)


def _links_in(draft: str, texts: Texts) -> str:
    """What leads on from the page now, as far as the city has those pages."""
    rows = re.finditer(r"^- \[\*\*.*?\]\(([^)#]+).*\n", draft, re.MULTILINE)
    return "".join(row[0] for row in rows if f"docs/{row[1]}" in texts)
