"""What of all that has a date is one and the same occasion: a meeting with its decisions, an activity with its trip?

A subscriber's calendar and the months' strips show an occasion once, and tell beside it what else it was.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Sequence

from actionplans.model.dates import PartialDate
from actionplans.model.records import Decision, Matter, Revision, Step, Trip
from actionplans.site.dated import FELL_AWAY, Dated, What, everything
from actionplans.site.site import Site
from actionplans.swedish.words import outcome_with_reason


@functools.lru_cache(maxsize=1)
def occasions(site: Site) -> tuple[Dated, ...]:
    """Everything, with what was one and the same occasion as one: a meeting with all that was decided there, an
    activity with the trip to it and the event that it became.

    Remembered: the calendar, every year's page and the search ask for it.
    """
    found = everything(site)
    belongs = {**_at_meetings(found), **_at_activities(found)}
    told: dict[int, list[Dated]] = {}
    for at, one in enumerate(found):
        if at in belongs:
            told.setdefault(belongs[at], []).append(one)
    return tuple(
        dataclasses.replace(one, also=tuple(told[at]), changed=_changed(one, told[at])) if at in told else one
        for at, one in enumerate(found)
        if at not in belongs
    )


def _changed(one: Dated, told: Iterable[Dated]) -> tuple[PartialDate, ...]:
    """When an occasion became another: also when something was decided at it."""
    decided = (other.date for other in told if other.date and isinstance(other.record, (Decision, Step)))
    return tuple(sorted({*one.changed, *decided}, key=lambda date: date.sort_key))


# What is done at a meeting, what it is known by first: the notice of it, the decision in a matter, that on a plan.
_MEETINGS = (What.MEETING, What.DECISION, What.PLAN_DECISION)


def _at_meetings(found: Sequence[Dated]) -> dict[int, int]:
    """Of what was dealt with at a meeting of one body on one day: the place of what the meeting is known by."""
    by_meeting: dict[tuple[str, str], list[int]] = {}
    across = _across_networks(found)
    for at, one in enumerate(found):
        body = _body(one)
        if body and one.date and one.date.day:
            by_meeting.setdefault((body, str(one.date)), []).append(at)
    belongs: dict[int, int] = {}
    for (_, day), places in by_meeting.items():
        known_by = [at for what in _MEETINGS for at in places if found[at].what is what]
        if known_by:
            taken = (found[at].record for at in places if not isinstance(found[at].record, Matter))
            minutes = {source for record in taken for source in record.sources}
            # An event across the networks that the sources of a meeting on its day tell of.
            told = [at for at in across.get(day, ()) if minutes.intersection(found[at].record.sources)]
            belongs |= {at: known_by[0] for at in (*places, *told) if at != known_by[0]}
    return belongs


def _across_networks(found: Sequence[Dated]) -> dict[str, list[int]]:
    """The places of the events that are of no network, by their day."""
    by_day: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        if one.what is What.EVENT and one.network is None:
            by_day.setdefault(str(one.date), []).append(at)
    return by_day


def _body(one: Dated) -> str | None:
    """Whose meeting something was dealt with at."""
    match one.record:
        case Matter() as matter:
            return matter.committee if one.what is What.MEETING else None
        case Decision() | Step() as taken:
            return taken.body
        case Revision(decision=Decision() as decision) if str(decision.date) == str(one.date):
            return decision.body
    return None


def _at_activities(found: Sequence[Dated]) -> dict[int, int]:
    """Of a trip to an activity, and of an event on the day of the only one that there was in its network: its place."""
    planned = {one.which: at for at, one in enumerate(found) if one.what is What.ACTIVITY}
    belongs: dict[int, int] = {}
    on_day: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(found):
        activity = _activity_of(one, planned)
        if activity is not None and str(found[activity].date) == str(one.date):
            belongs[at] = activity
        elif one.what in (What.ACTIVITY, What.TRIP) and one.network and one.date and one.date.day:
            on_day.setdefault((one.network.id, str(one.date)), []).append(at)
    for at, one in enumerate(found):
        if one.what is What.EVENT and one.network:
            there = on_day.get((one.network.id, str(one.date)), [])
            belongs |= {at: there[0]} if len(there) == 1 else {}
    return belongs


def _activity_of(one: Dated, planned: dict[tuple[str, ...], int]) -> int | None:
    """The place of the activity that a trip was part of, in the plan of one of its networks."""
    if not isinstance(one.record, Trip) or one.what is not What.TRIP or one.record.activity is None or one.date is None:
        return None
    names = ((network, str(one.date.year), one.record.activity) for network in one.record.networks)
    return next((planned[name] for name in names if name in planned), None)


# --- In words ---------------------------------------------------------------------------------------------------------


def besides(site: Site, one: Dated) -> tuple[str, ...]:
    """What an occasion was besides what it is called after, each in words."""
    also = (words for other in one.also if (words := _told_besides(site, one, other)))
    return tuple(dict.fromkeys(also))


def fell_away(site: Site, one: Dated) -> str:
    """That an activity was called off or moved, in a word; nothing of what was not."""
    state = one.reported.result.state if one.reported else ""
    return site.model.vocabulary.activity_states[state].label if state in FELL_AWAY else ""


def moved(one: Dated) -> tuple[str, ...]:
    """Of what was called off or moved: to where, as far as is known, and what the report says of it."""
    if one.reported is None or one.reported.result.state not in FELL_AWAY:
        return ()
    to = (one.reported.result.moved_to or "").partition("/")[0]
    return (*([f"Flyttad till {to}."] if to.isdecimal() else []), one.reported.result.done)


def _told_besides(site: Site, one: Dated, other: Dated) -> str:
    """What an occasion is told as besides: what was decided at a meeting, where a trip went, what an event was."""
    match other.record:
        case Matter():
            return ""  # its title is in the entry's
        case Decision() as decision if one.what is What.MEETING and other.what is What.DECISION:
            return f"Beslut: {outcome_with_reason(decision)}" if not _several(one) else _decided(other, decision)
        case Decision() as decision:
            return _decided(other, decision)
        case Step() as step:
            label = site.model.vocabulary.step_kinds[step.kind].label
            return f"{label}: {other.title}. {outcome_with_reason(step)}".strip()
        case Revision() as revision:
            return f"{other.title}: {revision.text}"
        case Trip() as trip:
            return f"Resa: {trip.text} ({trip.location})" if trip.location else f"Resa: {trip.text}"
    return other.title


def _several(one: Dated) -> bool:
    """Whether a meeting dealt with several matters."""
    return any(other.what is What.MEETING for other in one.also)


def _decided(other: Dated, decision: Decision) -> str:
    return f"{other.title}: {outcome_with_reason(decision)}"
