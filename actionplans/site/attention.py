"""What needs attention on the site's day.

Missing plans, decisions and reports, mandates that end or have ended, empty seats, trips without their papers.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from actionplans.model.records import Model, Network, Role, Trip, TripReport
from actionplans.model.timeline import (
    ENDS_SOON,
    PlanStatus,
    Standing,
    ends_soon,
    plan_status,
    spans,
    standing,
    successor,
)
from actionplans.site.addresses import TRIPS_PAGE, network_page
from actionplans.site.site import Site


class Sort(enum.Enum):
    """What there is to attend to, by its heading; `tasks` is that of the work that it gives, of all years at once."""

    ENDING = f"Uppdrag som upphör inom {ENDS_SOON.days} dagar"
    ENDED = "Uppdrag som har upphört utan känd efterträdare"
    VACANT = "Platser som är tomma"
    LAPSED = "Uppdrag vars läge i dag är okänt"
    NO_PLAN = "Handlingsplan för {year} saknas", "Handlingsplaner som saknas"
    UNDECIDED = "Nämndens beslut om planen för {year} är okänt", "Planer utan känt beslut"
    NO_REPORT = "Årsrapport för {year} saknas", "Årsrapporter som saknas"
    TRIPS = "Resor utanför Sverige som saknar beslut eller rapport", "Resor som saknar beslut eller rapport"

    def __init__(self, heading: str, tasks: str = "") -> None:
        self.heading = heading
        self.tasks = tasks or heading

    def of(self, year: int) -> str:
        """The heading of a year."""
        return self.heading.format(year=year)


@dataclass(frozen=True)
class Concern:
    """One thing to attend to. `subjects` are the networks it is about, each with the page that shows it."""

    text: str
    subjects: tuple[tuple[str, str], ...]
    roles: tuple[tuple[Network, Role], ...] = ()


def concerns(site: Site) -> list[Concern]:
    """Everything that needs attention, the most pressing first. Concerns without subjects are left out."""
    trips = tuple((gap.trip.text, TRIPS_PAGE) for gap in trips_to_mend(site))
    found = [
        *(_mandates(sort, find(site)) for sort, find in MANDATES.items()),
        *_plans(site),
        Concern(Sort.TRIPS.heading, trips),
    ]
    return [concern for concern in found if concern.subjects]


def _mandates(sort: Sort, roles: Iterator[tuple[Network, Role]]) -> Concern:
    held = tuple(roles)
    return Concern(sort.heading, tuple((network.name, network_page(network.id)) for network, _ in held), held)


def _relevant(site: Site) -> Iterator[tuple[Network, Role]]:
    """The roles of the last known plan's year or later: older ones are history, not something to attend to."""
    for network in site.members:
        plan = site.current(network.id).plan
        since = plan.year if plan else site.day.year
        for role in network.roles:
            if any(last.year >= since for _, last in spans(role)):
                yield network, role


def ending(site: Site) -> Iterator[tuple[Network, Role]]:
    """Mandates that end soon."""
    return ((network, role) for network, role in _relevant(site) if not role.vacant and ends_soon(role, site.day))


def ended(site: Site) -> Iterator[tuple[Network, Role]]:
    """Mandates that have ended and that nobody is known to have taken over."""
    for network, role in _relevant(site):
        if role.vacant or standing(role, site.day) is not Standing.ENDED:
            continue
        if successor(network, role) is None:
            yield network, role


def vacant(site: Site) -> Iterator[tuple[Network, Role]]:
    """Seats of the city that nobody is appointed to."""
    for network, role in _relevant(site):
        if role.vacant and standing(role, site.day) is Standing.CURRENT:
            yield network, role


def empty_seats(site: Site) -> list[tuple[Network, Role]]:
    """The seats that nobody is known to hold: vacant ones, and those that ended without a known successor."""
    return [*vacant(site), *ended(site)]


def lapsed(site: Site) -> Iterator[tuple[Network, Role]]:
    """Mandates that were attested lately, but not for the day."""
    for network, role in _relevant(site):
        if standing(role, site.day) is Standing.UNKNOWN:
            yield network, role


# The sorts that are about mandates, the most pressing first.
MANDATES: Mapping[Sort, Callable[[Site], Iterator[tuple[Network, Role]]]] = {
    Sort.ENDING: ending,
    Sort.ENDED: ended,
    Sort.VACANT: vacant,
    Sort.LAPSED: lapsed,
}


def _plans(site: Site) -> Iterator[Concern]:
    this_year = site.day.year
    without = [network for network in site.members if not site.current(network.id).in_force]
    yield Concern(Sort.NO_PLAN.of(this_year), _subjects(without))
    for year in _recent(site):
        planned = [network for network in site.members if site.model.plan_for(network.id, year)]
        undecided = [network for network in planned if _is_presented(site, network, year)]
        yield Concern(site.say(Sort.UNDECIDED.of(year)), _subjects(undecided, year))
        if year < this_year:
            unreported = [network for network in planned if site.model.report_for(network.id, year) is None]
            pages = tuple((network.name, site.report_page(network.id, year)) for network in unreported)
            yield Concern(Sort.NO_REPORT.of(year), pages)


def _recent(site: Site) -> list[int]:
    """The newest year with plans and the one before, and any to come. What older ones lack is on the to-do page."""
    years = sorted({year for plan in site.model.plans.values() for year in plan.years}, reverse=True)
    newest = next((year for year in years if year <= site.day.year), 0)
    return [year for year in years if year >= newest - 1 and (year <= site.day.year or _begins(site, year))]


def _begins(site: Site, year: int) -> bool:
    """Whether a plan begins in a year. What a plan for several years lacks is told of the years that have come."""
    return any(plan.year == year for plan in site.model.plans.values())


def _is_presented(site: Site, network: Network, year: int) -> bool:
    plan = site.model.plan_for(network.id, year)
    return plan is not None and plan_status(plan) is PlanStatus.PRESENTED


def _subjects(networks: list[Network], year: int | None = None) -> tuple[tuple[str, str], ...]:
    return tuple((network.name, network_page(network.id, year)) for network in networks)


def roles_held(site: Site, network: Network) -> list[Role]:
    """The roles that the city holds in a network on the site's day."""
    return [role for role in network.roles if not role.vacant and standing(role, site.day) is Standing.CURRENT]


def roles_last_known(site: Site, network: Network) -> list[tuple[Role, int]]:
    """The roles that were last attested, each with the year: those since the last known plan, else the newest."""
    years = [(role, max(last.year for _, last in spans(role))) for role in network.roles if not role.vacant]
    plan = site.current(network.id).plan
    since = min(plan.year if plan else site.day.year, max((year for _, year in years), default=0))
    recent = [(role, min(year, site.day.year)) for role, year in years if year >= since]
    return sorted(recent, key=lambda pair: -pair[1])


# --- Trips ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TripGap:
    """What a trip outside Sweden lacks. `due` is the last day for the report, where a source sets a deadline."""

    trip: Trip
    decision: bool
    report: bool
    due: datetime.date | None = None


def trips_to_mend(site: Site) -> list[TripGap]:
    """The trips outside Sweden without a decision before departure or a report after return, newest first."""
    return [gap for trip in trips_newest_first(site) if (gap := _gap(site, trip)) is not None]


def trips_newest_first(site: Site) -> list[Trip]:
    """Every trip and other participation, newest first."""
    found = (trip for record in site.model.trips.values() for trip in record.trips)
    return sorted(found, key=lambda trip: trip.start.sort_key, reverse=True)


def _gap(site: Site, trip: Trip) -> TripGap | None:
    if trip.mode != "abroad":
        return None
    # Vague dates get the benefit of the doubt: a decision in May can precede a trip in May.
    decided = trip.decided is not None and trip.decided.first_day <= trip.start.last_day
    returned = (trip.end or trip.start).last_day
    unreported = report_of(site.model, trip) is None and returned < site.day
    if decided and not unreported:
        return None
    return TripGap(trip, not decided, unreported, report_due(site, trip) if unreported else None)


def report_of(model: Model, trip: Trip) -> TripReport | None:
    """The report after a trip, be it written for several trips of the year at once."""
    record = model.trips.get(trip.start.year)
    return record.report_of(trip) if record else trip.report


def report_due(site: Site, trip: Trip) -> datetime.date | None:
    """The last day for the report of a trip outside Sweden, where a source sets a deadline."""
    deadline = site.model.city.trip_report_deadline
    if deadline is None or trip.mode != "abroad":
        return None
    return (trip.end or trip.start).last_day + datetime.timedelta(days=deadline.days)
