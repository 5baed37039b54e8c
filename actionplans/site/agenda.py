"""What belongs to a year, or to the days that come: what recurs and what is dated, each once and in words?"""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator, Mapping

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
from actionplans.site.dated import Dated, What
from actionplans.site.occasions import besides, fell_away, moved, occasions
from actionplans.site.site import Site
from actionplans.swedish.words import routine_word
from actionplans.system.fixed import fixed


@fixed
class Item:
    """One thing in a year. `date` is None where no day is known; `record` says more, and has the source.

    `besides` is what else the occasion was, in words; `is_off` that it was called off or moved.
    """

    kind: str
    text: str
    record: Sourced
    page: str
    date: PartialDate | None = None
    end: PartialDate | None = None
    network: Network | None = None
    besides: tuple[str, ...] = ()
    is_off: bool = False

    @property
    def recurs(self) -> bool:
        """Whether it comes back every year."""
        return isinstance(self.record, Routine)


# --- What belongs to a year -----------------------------------------------------------------------------------------


def items(site: Site, year: int) -> list[Item]:
    """What recurs every year and what is dated in this one, by date; what has no known month last."""
    dated = (_item(site, one, year) for one in occasions(site) if _is_shown(site, one) and _belongs(one, year))
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
        kind = routine_word(routine, site.day) if to_be_created else "Återkommer"
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
    return _as_item(site, one, begins, ends)


def _as_item(site: Site, one: Dated, begins: PartialDate | None, ends: PartialDate | None) -> Item:
    off = fell_away(site, one)
    told = (*moved(one), *besides(site, one))
    kind = off or _kind(site, one)
    return Item(kind, _text(site, one), one.record, one.page, begins, ends, one.network, told, bool(off))


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
            return (
                f"{what}: {'; '.join([one.title, *(other.title for other in one.also if other.what is What.MEETING)])}"
            )
        case Decision() as decision if one.what is What.PLAN_DECISION:
            return f"Beslut om handlingsplan {one.year}: {decision.outcome}"
        case Revision() as revision:
            return f"Handlingsplan {one.year} revideras: {revision.text}"
        case Decision() as decision:
            return f"Beslut: {decision.outcome} ({one.title})"
    return one.title


# --- What comes next --------------------------------------------------------------------------------------------------


def has_month(item: Item) -> bool:
    """Whether an item can stand among the months."""
    return item.date is not None and item.date.month is not None


# What kind of item it is that something that goes on comes to an end.
ENDS = "Slutar"


@functools.lru_cache(maxsize=1)
def coming(site: Site, days: int) -> tuple[Item, ...]:
    """What begins or ends on the site's day or within so many days after it, by date: what is only of a year is not.

    Remembered: Start, the calendar and the search ask for the same days.
    """
    until = site.day + datetime.timedelta(days=days)
    dated = (_next(site, one) for one in occasions(site) if _is_shown(site, one) and not fell_away(site, one))
    recurring = (item for year in range(site.day.year, until.year + 1) for item in _routines(site, year))
    found = (item for item in (*recurring, *dated) if item and item.date and has_month(item))
    within = [one for one in found if one.date and one.date.last_day >= site.day and one.date.first_day <= until]
    return tuple(sorted(within, key=_order))


def _next(site: Site, one: Dated) -> Item | None:
    """As what is to come of it: what has begun stands where it ends."""
    begins, ends = one.date or one.end, one.end
    if begins is None or begins.last_day >= site.day:
        return _as_item(site, one, begins, ends) if begins else None
    if ends is None or ends.last_day < site.day:  # as most that a city of many years tells of
        return None
    return dataclasses.replace(_as_item(site, one, ends, None), kind=ENDS)
