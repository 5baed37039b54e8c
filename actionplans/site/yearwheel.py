"""The year as a wheel: what recurs and what is dated, and where each mark stands so that none hides another.

Geometry in a square of SIZE units with the year's first day at the top, going clockwise. Numbers alone stand in the
wheel, and the list beside it says what they mean: a text long enough to be understood has no room on a circle.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import (
    Decision,
    Event,
    Matter,
    Network,
    Revision,
    Role,
    Routine,
    Sourced,
    Step,
    Trip,
)
from actionplans.model.routines import RoutineStatus, routine_status
from actionplans.site.addresses import routine_page
from actionplans.site.dated import Dated, What, everything
from actionplans.site.site import Site
from actionplans.swedish.words import routine_word_and_colour

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
    dated = (_item(site, one, year) for one in everything(site) if _is_shown(site, one) and _belongs(one, year))
    return sorted([*_routines(site, year), *dated], key=_order)


def _order(item: Item) -> tuple[bool, tuple[int, int, int], bool]:
    date = item.date
    return (date is None or date.month is None, date.sort_key if date else (0, 0, 0), not item.recurs)


def _routines(site: Site, year: int) -> Iterator[Item]:
    for routine in site.model.routines.values():
        page = routine_page(routine.page)
        if routine_status(routine, site.day) is RoutineStatus.ENDED and not (routine.end and year <= routine.end.year):
            continue
        to_be_created = routine_status(routine, site.day) is RoutineStatus.TO_BE_CREATED
        kind = routine_word_and_colour(routine, site.day)[0] if to_be_created else "Återkommer"
        for date in [PartialDate(year, month) for month in routine.months] or (None,):
            yield Item(kind, routine.title, routine, page, date)


# What an item of each sort is, where its record does not say it. That a project ends is not shown.
_KINDS: Mapping[What, str] = {
    What.LETTER: "Nämnden",
    What.MEETING: "Nämnden",
    What.DECISION: "Nämnden",
    What.PLAN_DECISION: "Nämnden",
    What.PLAN_REVISION: "Revidering",
    What.STEP: "Nämnden",
    What.ACTIVITY: "Planerat",
    What.MANDATE_BEGINS: "Uppdrag börjar",
    What.MANDATE_ENDS: "Uppdrag upphör",
    What.TRIP_REPORT: "Resor",
    What.WORKSHOP: "Arbetssätt",
    What.DIALOGUE: "Arbetssätt",
    What.DUE: "Senast",
    What.APPOINTMENT: "Ska tillsättas senast",
    What.MEMBERSHIP_DECISION: "Medlemskap",
    What.MEMBERSHIP_LEFT: "Medlemskap",
}
# Of networks that the city does not take part in, only what it did there is shown.
_MEMBERS_ONLY = {
    What.PLAN_DECISION,
    What.PLAN_REVISION,
    What.ACTIVITY,
    What.MANDATE_BEGINS,
    What.MANDATE_ENDS,
    What.APPOINTMENT,
}


def _is_shown(site: Site, one: Dated) -> bool:
    if one.what in _MEMBERS_ONLY:
        return one.network is None or one.network not in (*site.candidates, *site.declined)
    return one.what is not What.PROJECT_ENDS


def _belongs(one: Dated, year: int) -> bool:
    """Whether it is of a year: dated in it, or begun before and not over; without a date, planned for it."""
    begins = one.date or one.end
    if begins is None or one.what is What.WORKSHOP:
        return one.year is not None and one.year <= year <= (one.until or one.year)
    return begins.year <= year <= (one.end or begins).year


def _item(site: Site, one: Dated, year: int) -> Item:
    """As an item of a year. What began in an earlier year stands where it ends in this one, if it does."""
    begins, ends = one.date or one.end, one.end
    if begins and begins.year < year and one.what is not What.WORKSHOP:
        begins, ends = (ends if ends and ends.year == year else None), None
    return Item(_kind(site, one), _text(site, one), one.record, one.page, begins, ends, one.network)


def _kind(site: Site, one: Dated) -> str:
    words = site.model.vocabulary
    match one.record:
        case Event() as event:
            return words.event_kinds[event.kind].label
        case Trip() as trip if one.what is What.TRIP:
            return words.participation_modes[trip.mode].label
        case Role() if one.what is What.MANDATE_ENDS and one.date and not one.date.day:
            return f"Uppdrag till och med {in_words(one.date)}"
    return site.say(_KINDS[one.what])


def _text(site: Site, one: Dated) -> str:
    match one.record:
        case Step() as step:
            return f"{site.model.vocabulary.step_kinds[step.kind].label}: {one.title}"
        case Matter():
            what = "Sammanträde" if one.what is What.MEETING else site.say("Brev till nämnden")
            return f"{what}: {one.title}"
        case Decision() as decision if one.what is What.PLAN_DECISION:
            return f"Beslut om handlingsplan {one.year}: {decision.outcome}"
        case Revision() as revision:
            return f"Handlingsplan {one.year} revideras: {revision.text}"
        case Decision() as decision:
            return f"Beslut: {decision.outcome} ({one.title})"
    return one.title


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
