"""The year as a wheel: what recurs and what is dated, and where each mark stands so that none hides another.

Geometry in a square of SIZE units with the year's first day at the top, going clockwise. Numbers alone stand in the
wheel, and the list beside it says what they mean: a text long enough to be understood has no room on a circle.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from actionplans.model.dates import PartialDate
from actionplans.model.records import Activity, Event, Network, Routine, Sourced
from actionplans.site.addresses import (
    TRIPS_PAGE,
    matter_page,
    network_link_page,
    network_page,
    routine_page,
    year_page,
)
from actionplans.site.attention import report_due
from actionplans.site.site import Site

SIZE = 360
CENTRE = SIZE / 2
RIM = 152  # where the days are
MONTHS_AT = 168  # where the names of the months stand
RADIUS = 11  # of a mark
RINGS = (138, 114, 90, 66)  # where marks stand, the outermost first
MOST_MARKS = 48  # with more, what happens in one month shares a mark


@dataclass(frozen=True)
class Item:
    """One thing in a year. `date` is None where no month is known; `record` says more, and has the source."""

    kind: str
    text: str
    record: Sourced
    page: str
    date: PartialDate | None = None
    end: PartialDate | None = None
    network: Network | None = None

    @property
    def recurs(self) -> bool:
        """Whether it comes back every year."""
        return isinstance(self.record, Routine)


@dataclass(frozen=True)
class Mark:
    """A number in the wheel, for all that has the same date. `x` and `y` are its middle, `rim` the place of its day."""

    number: int
    items: tuple[Item, ...]
    x: float
    y: float
    rim: tuple[float, float]


# --- What belongs to a year -----------------------------------------------------------------------------------------


def items(site: Site, year: int) -> list[Item]:
    """What recurs every year and what is dated in this one, by date; what has no known month last."""
    found = [*_routines(site, year), *_matters(site, year), *_plans(site, year), *_events(site, year)]
    found += [*_mandates(site, year), *_trips(site, year), *_workshop(site, year)]
    return sorted(found, key=_order)


def _order(item: Item) -> tuple[bool, tuple[int, int, int], bool]:
    date = item.date
    return (date is None or date.month is None, date.sort_key if date else (0, 0, 0), not item.recurs)


def _routines(site: Site, year: int) -> Iterator[Item]:
    for routine in site.model.routines.values():
        page = routine_page(routine.page)
        described = routine.status != "to_be_created"
        kind = "Återkommer" if described else site.model.vocabulary.routine_statuses[routine.status].label
        for date in [PartialDate(year, month) for month in routine.months] or (None,):
            yield Item(kind, routine.title, routine, page, date)


def _matters(site: Site, year: int) -> Iterator[Item]:
    for matter in site.model.matters.values():
        page = matter_page(matter.id)
        if matter.date.year == year:
            yield Item("Nämnden", f"Brev till nämnden: {matter.title}", matter, page, matter.date)
        if matter.meeting and matter.meeting.year == year:
            yield Item("Nämnden", f"Sammanträde: {matter.title}", matter, page, matter.meeting)
        if matter.decision and matter.decision.date.year == year:
            text = f"Beslut: {matter.decision.outcome} ({matter.title})"
            yield Item("Nämnden", text, matter.decision, page, matter.decision.date)


def _plans(site: Site, year: int) -> Iterator[Item]:
    for network in site.members:
        for plan in site.plans_by_network.get(network.id, ()):
            page = network_page(network.id, plan.year)
            if plan.decided and plan.decided.date.year == year:
                text = f"Beslut om handlingsplan {plan.year}: {plan.decided.outcome}"
                yield Item("Nämnden", text, plan.decided, page, plan.decided.date, network=network)
            for activity in plan.activities:
                yield from _activity(activity, network, page, year, plan.year)


def _activity(activity: Activity, network: Network, page: str, year: int, planned: int) -> Iterator[Item]:
    start = activity.start or activity.end
    if start is None:
        if planned == year:
            yield Item("Planerat", activity.text, activity, page, network=network)
    elif start.year <= year <= (activity.end or start).year:
        yield _within(Item("Planerat", activity.text, activity, page, start, activity.end, network), year)


def _events(site: Site, year: int) -> Iterator[Item]:
    for network in sorted(site.model.networks.values(), key=lambda network: network.name.casefold()):
        page = network_link_page(network)
        for event in network.events:
            if event.scope == "city":
                yield from _event(site, event, network, page, year)
    for record in site.model.years.values():
        for event in record.events:
            yield from _event(site, event, None, year_page(record.year), year)


def _event(site: Site, event: Event, network: Network | None, page: str, year: int) -> Iterator[Item]:
    if event.date.year <= year <= (event.end or event.date).year:
        kind = site.model.vocabulary.event_kinds[event.kind].label
        yield _within(Item(kind, event.text, event, page, event.date, event.end, network), year)


def _within(item: Item, year: int) -> Item:
    """An item that began in an earlier year stands where it ends in this one, if it does."""
    if item.date and item.date.year < year:
        last = item.end if item.end and item.end.year == year else None
        return Item(item.kind, item.text, item.record, item.page, last, None, item.network)
    return item


def _mandates(site: Site, year: int) -> Iterator[Item]:
    for network in site.members:
        for role in network.roles:
            page = network_page(network.id)
            for word, date in (("börjar", role.start), ("upphör", role.end)):
                if isinstance(date, PartialDate) and date.year == year:
                    yield Item(f"Uppdrag {word}", role.text, role, page, date, network=network)


def _trips(site: Site, year: int) -> Iterator[Item]:
    for record in site.model.trips.values():
        for trip in record.trips:
            network = site.model.networks[trip.networks[0]] if trip.networks else None
            kind = site.model.vocabulary.participation_modes[trip.mode].label
            if trip.start.year <= year <= (trip.end or trip.start).year:
                yield _within(Item(kind, trip.text, trip, TRIPS_PAGE, trip.start, trip.end, network), year)
            due = report_due(site, trip) if trip.report is None else None
            if due and due.year == year:
                text = f"Sista dag för reserapport: {trip.text}"
                yield Item("Resor", text, trip, TRIPS_PAGE, PartialDate.of(due), network=network)


def _workshop(site: Site, year: int) -> Iterator[Item]:
    record = site.model.years.get(year)
    if record and record.workshop:
        held = record.workshop
        yield Item("Arbetssätt", "Rese- och omvärldsworkshop", held, year_page(year), held.date)


# --- Where it stands ------------------------------------------------------------------------------------------------


def has_month(item: Item) -> bool:
    """Whether an item can stand on the circle."""
    return item.date is not None and item.date.month is not None


def marks(found: Sequence[Item]) -> list[Mark]:
    """A mark for each date that items have, numbered through the year, none over another."""
    dated = sorted(((item.date, item) for item in found if item.date and item.date.month), key=_by_day)
    groups = _grouped(dated, _by_day)
    crowded = len(groups) > MOST_MARKS
    if crowded:
        groups = _grouped(dated, _by_month)
    placed: list[Mark] = []
    for number, group in enumerate(groups, 1):
        date = group[0][0]
        angle = _angle(PartialDate(date.year, date.month) if crowded else date)
        x, y = next(spot for spot in _spots(angle) if _is_free(spot, placed))
        placed.append(Mark(number, tuple(item for _, item in group), x, y, point(angle, RIM)))
    return placed


_Dated = tuple[PartialDate, Item]


def _by_day(dated: _Dated) -> tuple[int, int, int, bool]:
    date, item = dated
    return (*date.sort_key, not item.recurs)


def _by_month(dated: _Dated) -> tuple[int, ...]:
    return dated[0].sort_key[:2]


def _grouped(dated: Sequence[_Dated], key: Callable[[_Dated], tuple[int, ...]]) -> list[list[_Dated]]:
    return [list(group) for _, group in itertools.groupby(dated, key)]


def _angle(date: PartialDate) -> float:
    """The angle of a day; of the middle of its month where no day is known."""
    return day_angle(date.first_day + (date.last_day - date.first_day) / 2)


def day_angle(day: datetime.date) -> float:
    """Where a day is on the circle, in radians clockwise from the top."""
    first = datetime.date(day.year, 1, 1)
    days = (datetime.date(day.year, 12, 31) - first).days + 1
    return 2 * math.pi * (day - first).days / days


def point(angle: float, radius: float) -> tuple[float, float]:
    """The point at an angle and a distance from the centre."""
    return (round(CENTRE + radius * math.sin(angle), 1), round(CENTRE - radius * math.cos(angle), 1))


def _spots(angle: float) -> Iterator[tuple[float, float]]:
    """Where a mark may stand, the best first: at its own angle from the outermost ring inwards, then beside it."""
    step = math.asin((RADIUS + 1) / RINGS[0]) / 2
    for turn in range(math.ceil(math.pi / step)):
        for radius in RINGS:
            for side in (1, -1) if turn else (1,):
                yield point(angle + side * turn * step, radius)


def _is_free(spot: tuple[float, float], placed: Sequence[Mark]) -> bool:
    """Whether a mark would keep clear of all others."""
    return all(math.dist(spot, (one.x, one.y)) >= 2 * RADIUS + 1 for one in placed)
