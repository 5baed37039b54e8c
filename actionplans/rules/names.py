"""Is a page called the same wherever it is named: in the menu, in its heading and in its header? And a network?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplans.model.page_kinds import MATTER, NETWORK_YEAR, START, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.menu import Entry
from actionplans.reading.pages import Page, Pages
from actionplans.site.menu import as_read


def short_names(model: Model) -> Iterator[Problem]:
    """A short name is shorter than the name, and does not make two networks the same row of a table."""
    for network in model.networks.values():
        if network.short is None:
            continue
        called = network.short.casefold()
        others = (one for one in model.networks.values() if one is not network)
        same = next((one for one in others if called in (one.name.casefold(), one.called.casefold())), None)
        if same:
            what = f"också nätverket {same.id} kallas ”{network.short}”"
            yield Problem(network.place_of("short"), what, "välj ett kortnamn som skiljer dem åt, eller ta bort raden")
        elif len(network.short) >= len(network.name):
            what = f"kortnamnet ”{network.short}” är inte kortare än namnet, ”{network.name}”"
            yield Problem(network.place_of("short"), what, "förkorta det, eller ta bort raden")


def page_names(model: Model, pages: Pages) -> Iterator[Problem]:
    """The menu calls a page what its heading says, and a network's year is a plan's as soon as one is known."""
    told = set()
    # A line that was read with a slip has been told of: a title in the wrong quotation marks, of another year.
    slips = {problem.place[:2] for problem in pages.problems}
    for page in pages.pages.values():
        if found := list(_without_its_plan(model, page, pages.nav)):
            told.add(page.path)
            yield from found
    for path, place, title in pages.nav:
        page_there = pages.pages.get(path)
        if not title or page_there is None or path in told or place[:2] in slips or _is_free(path):
            continue
        told.add(path)
        for line, written in page_there.headings[:1]:
            heading = as_read(written)
            if heading != title.strip():
                what = f"menyn kallar sidan ”{title}”, men dess rubrik är ”{heading}” ({page_there.file}:{line})"
                yield Problem(place, what, f"skriv ”{heading}” i menyn, eller ”# {title}” på sidan")


def _is_free(path: str) -> bool:
    """Whether the menu has a word of its own: Start, and a matter's day, which its heading need not say."""
    found = kind_of(path)
    return found is None or found.kind in (START, MATTER)


def _without_its_plan(model: Model, page: Page, nav: Sequence[Entry]) -> Iterator[Problem]:
    """A network's page for a year that is still called as if there were no plan, when one has come."""
    found = kind_of(page.path)
    network = model.networks.get(found.network or "") if found else None
    if found is None or found.kind is not NETWORK_YEAR or network is None or found.year is None:
        return
    if model.plan_for(network.id, found.year) is None:
        return
    old, new = (NETWORK_YEAR.names(network.called, found.year, planned=one) for one in (False, True))
    why = f"planen för {found.year} är känd"
    in_menu = ", samma namn i menyn," if any(entry.path == page.path and entry.title for entry in nav) else ""
    do = f'skriv ”# {new.heading}”{in_menu} och title: "{new.title}"'
    for line, heading in page.headings[:1]:
        if heading == old.heading:
            yield Problem(Place(page.file, line), f"sidan heter ”{heading}”, men {why}", do)
        elif page.front.title == old.title:
            yield Problem(page.front.place_of("title"), f"sidans titel är ”{page.front.title}”, men {why}", do)
