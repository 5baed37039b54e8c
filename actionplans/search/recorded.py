"""Which words do records bring, and to which section of which page? To where a reader finds the record.

The model is that of the site's day: what was not known then has no words, either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actionplans.model.page_kinds import CANDIDATES
from actionplans.model.records import Network, Searched
from actionplans.search.folding import fold
from actionplans.search.sections import Section
from actionplans.site.addresses import GOALS_PAGE, TRIPS_PAGE, network_page, organisation_page, year_page
from actionplans.site.site import Site

# In place of a section's number: the words lead to the page as a whole.
PAGE = -1
# Words and whole questions by the number of the section that they ask for.
Asked = dict[int, list[str]]
# A page that may show a record, and what the record is called there; without a name all of the page is about it.
_Place = tuple[str, str]


def words_of_records(site: Site, pages: Mapping[str, Sequence[Section]]) -> dict[str, Asked]:
    """For the pages that show a record with words, by their paths: those words by the number of the section."""
    found: dict[str, Asked] = {}
    for record, places in _shown(site):
        there = [one for one in places if one[0] in pages]
        if record.search and there:
            path, number = _where(there, pages)
            found.setdefault(path, {}).setdefault(number, []).extend(record.search)
    return found


def _shown(site: Site) -> Iterator[tuple[Searched, list[_Place]]]:
    """Every record that may have words, and where it may be shown: where it is best answered first."""
    model = site.model
    for network in site.networks:
        yield network, [(network_page(network.id), ""), (CANDIDATES.path(), network.name)]
        yield from _of_network(network)
    for year in model.years.values():
        for event in year.events:
            yield event, [(year_page(year.year), event.text)]
    for organisation in model.organisations.values():
        yield organisation, [(organisation_page(organisation.id), ""), ("om/organisation.md", organisation.name)]
    for project in model.projects.values():
        yield project, [("projekt.md", project.name)]
    for goal in model.goals.values():
        yield goal, [(GOALS_PAGE, goal.name)]
    for trips in model.trips.values():
        for trip in trips.trips:
            yield trip, [(TRIPS_PAGE, trip.text)]


def _of_network(network: Network) -> Iterator[tuple[Searched, list[_Place]]]:
    own = network_page(network.id)
    for role in network.roles:
        yield role, [(own, role.text), ("roller.md", role.text)]
    for event in network.events:
        yield event, [(network_page(network.id, event.date.year), event.text), (own, event.text)]


def _where(places: Sequence[_Place], pages: Mapping[str, Sequence[Section]]) -> tuple[str, int]:
    """The first section that is about the record or names it; the first page as a whole where none does."""
    for path, name in places:
        if not name:
            return path, PAGE
        for named in (_is_about, _names):
            for number, part in enumerate(pages[path]):
                if named(part, fold(name)):
                    return path, number
    return places[0][0], PAGE


def _is_about(part: Section, name: str) -> bool:
    """Whether a section is about something: in its heading, or in what one of its rows is about."""
    return any(fold(one).startswith(name) for one in (part.heading, *part.rows))


def _names(part: Section, name: str) -> bool:
    return name in fold(part.text)
