"""What is each function reminded of this week: deadlines that come near, that have passed, mandates that end?

A digest is made once a week and remembers nothing. So each thing has its weeks: the one in which it comes within four
weeks, the one in which it comes within one, and the one after it has passed; a mandate half a year before as well, for
somebody else has to be chosen. In no other week is it told. What is older stands as one line, with its number, under
what is told; alone it makes a digest only every fourth week, for who gets the same words each Monday stops reading.
Every day of a week gives the same digest, whichever day it is made on.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator

from actionplans.model import due
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.owners import ended_by
from actionplans.model.records import Activity, DueDate, Function, Network, Plan, Role
from actionplans.model.routines import recurs
from actionplans.model.timeline import ENDS_SOON, successor
from actionplans.site import attention
from actionplans.site.activities import activities_of
from actionplans.site.addresses import TRIPS_PAGE, routine_page, year_page
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule
from actionplans.site.site import Site
from actionplans.site.todo import FormWay
from actionplans.swedish.words import appointment, inside, sentence
from actionplans.system.fixed import fixed


class When(enum.Enum):
    """How near a thing is, by its heading: what presses most stands first."""

    PASSED = "Har passerat"
    NEAR = "Inom en vecka"
    SOON = "Inom fyra veckor"
    LATER = "Inom ett halvår"


class What(enum.Enum):
    """What is to be done about a thing."""

    PLAN = "plan"
    REPORT = "report"
    EVALUATION = "evaluation"
    CHECKPOINT = "checkpoint"
    OTHER = "other"
    RESULT = "result"
    TRIP_REPORT = "trip report"
    APPOINTMENT = "appointment"
    MANDATE = "mandate"
    ROUTINE = "routine"


@fixed
class Reminder:
    """One thing that a function is reminded of. `day` is when it is due; `text` says it, with its date.

    `page` shows it; `way` is the form in which it is answered.
    """

    what: What
    day: datetime.date
    text: str
    page: str
    owner: str | None
    way: FormWay | None = None


@fixed
class Digest:
    """What one function is told in a week, each thing with how near it is. `function` is None for who coordinates.

    `earlier` is how much passed before that is not done. `mailbox` is where it goes, as far as data says.
    """

    function: Function | None
    reminders: tuple[tuple[When, Reminder], ...]
    earlier: int
    mailbox: str | None


def digests(site: Site) -> list[Digest]:
    """A digest for each function that has something to be told in the week of the site's day, who coordinates last."""
    monday = monday_of(site.day)
    found: dict[str, list[Reminder]] = {}
    for one in _reminders(site):
        found.setdefault(receiver(site, one.owner), []).append(one)
    functions = site.model.functions
    names = sorted(found, key=lambda name: (not name, functions[name].name.casefold() if name else ""))
    made = (_digest(site, functions.get(name), found[name], monday) for name in names)
    return [one for one in made if one.reminders or (one.earlier and _is_fourth(monday))]


def monday_of(day: datetime.date) -> datetime.date:
    """The first day of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def _is_fourth(monday: datetime.date) -> bool:
    return monday.toordinal() // 7 % 4 == 0


def receiver(site: Site, owner: str | None) -> str:
    """The function that still is there; empty for who coordinates."""
    function = site.model.functions.get(owner or "")
    return function.id if function and not ended_by(function, site.day) else ""


def _digest(site: Site, function: Function | None, own: list[Reminder], monday: datetime.date) -> Digest:
    told = [(when, one) for one in own if (when := when_told(one, monday))]
    order = list(When)
    told.sort(key=lambda pair: (order.index(pair[0]), pair[1].day, pair[1].text.casefold()))
    earlier = sum(one.day < monday - _WEEK and one.what is not What.ROUTINE for one in own)
    return Digest(function, tuple(told), earlier, mailbox_of(site, function))


def mailbox_of(site: Site, function: Function | None) -> str | None:
    """Where a function is reached: its own mailbox, its organisation's, or that of who coordinates."""
    city = site.model.city
    organisation = site.model.organisations.get(function.organisation) if function else None
    own = (function.mailbox if function else None) or (organisation.mailbox if organisation else None)
    return own or city.editors or city.contact


_WEEK = datetime.timedelta(days=7)
# From how long before a thing is told, how near that is; and the last only of what takes half a year to do.
_TOLD = ((When.NEAR, _WEEK), (When.SOON, 4 * _WEEK), (When.LATER, ENDS_SOON))
_TAKES_LONG = (What.MANDATE,)


def when_told(one: Reminder, monday: datetime.date) -> When | None:
    """How near a thing is in the week of a Monday; None in a week in which it is not told."""
    if monday - _WEEK <= one.day < monday:
        return None if one.what is What.ROUTINE else When.PASSED
    for when, before in _TOLD:
        if monday + before - _WEEK < one.day <= monday + before:
            return when if when is not When.LATER or one.what in _TAKES_LONG else None
    return None


# --- All that has a day -----------------------------------------------------------------------------------------------


def _reminders(site: Site) -> Iterator[Reminder]:
    """Everything with a day that somebody answers for and that is not done. Of years before the last, nothing."""
    found = [*_due(site), *_mandates(site), *_trips(site), *_results(site), *_routines(site)]
    yield from (one for one in found if one.day.year >= site.day.year - 1)


_DUE = {
    due.UPDATE: What.PLAN,
    due.REPORT: What.REPORT,
    due.EVALUATION: What.EVALUATION,
    due.CHECKPOINT: What.CHECKPOINT,
}


def _due(site: Site) -> Iterator[Reminder]:
    members = [network.id for network in site.members]
    for one in (*due.missed(site.model, members, site.day), *due.coming(site.model, members, site.day)):
        network = site.model.networks[one.network]
        text = f"{network.called}: {attention.missed_in_words(site, one)}"
        what, owner = _DUE[one.due.kind], site.owner_of(one.network, one.year)
        # A plan begins with a command, and a report is made of many answers.
        is_one = what is What.EVALUATION
        way = FormWay("evaluation", f"{one.network}/{one.year}") if is_one else None
        yield Reminder(what, one.due.date.last_day, text, year_page(one.due.date.year), owner, way)
    # Of what else is due nobody can tell whether it is done: it is told before, and never after.
    for number, year in site.model.years.items():
        for other in year.due:
            if other.kind not in due.CHECKED and other.date.last_day >= site.day:
                yield from _others(site, number, other)


def _others(site: Site, year: int, other: DueDate) -> Iterator[Reminder]:
    label = site.model.vocabulary.due_kinds[other.kind].label
    text = f"{other.text.rstrip('.') if other.text else label}, senast {in_words(other.date)}"
    owners = dict.fromkeys(site.owner_of(name) for name in other.networks) or {None: None}
    for owner in owners:
        yield Reminder(What.OTHER, other.date.last_day, text, year_page(year), owner)


def _mandates(site: Site) -> Iterator[Reminder]:
    for network, role in (*attention.ending(site), *attention.ended(site)):
        after = successor(network, role)
        if isinstance(role.end, PartialDate) and (after is None or after.vacant):
            ends = "upphörde" if role.end.last_day < site.day else "upphör"
            text = f"{network.called}: {_uncapped(role.text)}, uppdraget {ends} {in_words(role.end)}"
            yield _mandate(network, What.MANDATE, role.end.last_day, text, site, role)
    for network in site.members:
        for role in network.roles:
            if role.deadline and attention.is_unfilled(network, role):
                text = f"{network.called}: {_uncapped(role.text)}, {appointment(role, site.day)}"
                yield _mandate(network, What.APPOINTMENT, role.deadline.last_day, text, site, role)


def _mandate(network: Network, what: What, day: datetime.date, text: str, site: Site, role: Role) -> Reminder:
    way = FormWay("role-replaced" if what is What.APPOINTMENT else "role-extend", network.id, role)
    return Reminder(what, day, text, site.page_of(network), network.owner, way)


def _uncapped(text: str) -> str:
    return inside(text.rstrip("."))


def _trips(site: Site) -> Iterator[Reminder]:
    for gap in attention.trips_to_mend(site):
        if gap.report and gap.due:
            owners = (site.model.networks[name].owner for name in gap.trip.networks)
            owner = next((one for one in owners if one), None)
            text = f"Reserapport: {_uncapped(gap.trip.text)}, senast {in_words(PartialDate.of(gap.due))}"
            way = FormWay("trip-report", str(gap.trip.start.year), gap.trip)
            yield Reminder(What.TRIP_REPORT, gap.due, text, TRIPS_PAGE, owner, way)


def _results(site: Site) -> Iterator[Reminder]:
    """The activities whose time has passed and of which nobody has told, from their last day on."""
    for year in (site.day.year - 1, site.day.year):
        for group in activities_of(site.model, site.day, year):
            for outcome in group.outcomes:
                if is_silent(outcome) and outcome.activity and group.plan:
                    yield from _result(site, group.networks, group.plan, outcome.activity, year)


def is_silent(outcome: Outcome) -> bool:
    """Whether an activity's time has passed and nobody has told of it."""
    return outcome.activity is not None and outcome.result is None and outcome.schedule is Schedule.PASSED


def _result(site: Site, networks: tuple[Network, ...], plan: Plan, activity: Activity, year: int) -> Iterator[Reminder]:
    date = activity.end or activity.start
    if date:
        names = ", ".join(network.called for network in networks)
        text = f"{names}: {_uncapped(activity.text)} ({in_words(date)}), inget är rapporterat"
        owner = activity.owner or site.owner_of(plan.covers[0], year)
        way = FormWay("result", f"{plan.id}/{year}", activity)
        yield Reminder(What.RESULT, date.last_day, text, site.plan_page(plan), owner, way)


def _routines(site: Site) -> Iterator[Reminder]:
    """What is done each year in a month, before the month begins."""
    for routine in site.model.routines.values():
        if not recurs(routine, site.day):
            continue
        for year in (site.day.year, site.day.year + 1):
            for month in routine.months:
                date = PartialDate(year, month)
                text = sentence(f"{routine.title}: görs i {in_words(date)}")
                yield Reminder(What.ROUTINE, date.first_day, text, routine_page(routine.page), routine.owner)
