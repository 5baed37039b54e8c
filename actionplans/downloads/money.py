"""The rows of the tables that only some cities have: money, working time, and who went on trips and was invited."""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.fields import Record
from actionplans.model.records import Activity, Amount, Membership, Plan, Project, Trip, WorkingTime, Year
from actionplans.site import costs
from actionplans.site.site import Site
from actionplans.swedish.words import sentence

_Rows = Iterator[tuple[tuple[str, ...], Record]]
LEADING = ("Nätverk", "Nätverkens id", "Gäller", "Vad")


def amounts(site: Site) -> _Rows:
    """Each amount, with the networks that share it, what it is of and its currency."""
    for entry in costs.entries(site.model, site.day):
        if isinstance(entry.spent, Amount):
            yield (*_leading(site, entry), costs.unit(site.model, entry.spent)), entry.spent


def time(site: Site) -> _Rows:
    """Each working time, with the networks that share it and what it is of."""
    for entry in costs.entries(site.model, site.day):
        if isinstance(entry.spent, WorkingTime):
            yield _leading(site, entry), entry.spent


def _leading(site: Site, entry: costs.Entry) -> tuple[str, ...]:
    names = "; ".join(site.model.networks[name].name for name in entry.networks)
    return (names, "; ".join(entry.networks), entry.owner.noun.name, _what(site, entry.owner))


def _what(site: Site, owner: costs.Owner) -> str:
    match owner:
        case Membership():
            return sentence(site.model.organisations[owner.member].name)
        case Plan() | Year():
            return str(owner.year)
        case Project():
            return owner.name
        case Activity() | Trip():
            return owner.text


def delegates(site: Site) -> _Rows:
    """Who went on each trip, as functions."""
    yield from (((str(year), trip.id), one) for year, trip in _trips(site) for one in trip.delegation)


def invitations(site: Site) -> _Rows:
    """Who was invited to each trip."""
    yield from (((str(year), trip.id), one) for year, trip in _trips(site) for one in trip.invitations)


def _trips(site: Site) -> Iterator[tuple[int, Trip]]:
    for year, record in sorted(site.model.trips.items(), reverse=True):
        yield from ((year, trip) for trip in record.trips)
