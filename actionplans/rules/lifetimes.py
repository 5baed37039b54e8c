"""Did the organisations that roles, memberships, plans, trips and amounts name exist on the days that it is about?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import Record
from actionplans.model.problems import Problem
from actionplans.model.records import Activity, Amount, Holding, Membership, Model, Organisation
from actionplans.model.shapes import Ongoing
from actionplans.model.walk import records
from actionplans.swedish.words import listed

_Dates = tuple[PartialDate | None, PartialDate | Ongoing | None, tuple[PartialDate, ...]]


class Named(NamedTuple):
    """That a record names an organisation in a key, for its start, end and observed days; the note may say more."""

    record: Record
    key: str
    name: str
    dates: _Dates
    note: str | None


def holders_outside_their_time(model: Model) -> Iterator[Problem]:
    """A role, membership or activity names an organisation that existed on its days, or a note says why not.

    What one holds and its successor goes on with names either: a source often says only who has it now. Then the note
    says so; without one a reader would take it that the successor had it before it existed.
    """
    for one in _named(model):
        organisation = model.organisations.get(one.name)
        if organisation and not one.note and _outside(organisation, one.dates):
            instead = _existing(model, organisation, one.dates)
            if isinstance(one.record, Membership) and _passed_on(model, organisation, one.dates):
                continue
            who = f"skriv {listed(instead)}, som fanns då" if instead else "ange organisationen som fanns då"
            what = f"{organisation.name} fanns inte under hela tiden{_lifetime(organisation)}"
            do = f"{who}, dela posten i två, eller säg i note varför den står här"
            yield Problem(one.record.place_of(one.key), what, do)


def _named(model: Model) -> Iterator[Named]:
    for network in model.networks.values():
        for role in network.roles:
            yield Named(role, "holder", role.holder, _of(role), role.note)
        for membership in network.memberships:
            yield Named(membership, "member", membership.member, _of(membership), membership.note)
    yield from _of_plans(model)
    for record in model.trips.values():
        for trip in record.trips:
            for one in trip.delegation:
                if one.organisation:
                    yield Named(one, "organisation", one.organisation, (trip.start, trip.end, ()), trip.note)
    for amount in (one for one in records(model) if isinstance(one, Amount)):
        if amount.payer:
            yield Named(amount, "payer", amount.payer, (amount.period, amount.end, ()), amount.note)


def _of_plans(model: Model) -> Iterator[Named]:
    for plan in model.plans.values():
        # Without dates of its own it is of its year.
        of_plan = (plan.start, plan.end, ()) if plan.start or plan.end else _year(plan.year)
        if plan.administration:
            yield Named(plan, "administration", plan.administration, of_plan, plan.note)
        for activity in plan.activities:
            # Without dates of its own it is of its plan's year.
            days = (activity.start, activity.end, ()) if activity.start or activity.end else _year(plan.year)
            for key, name in _organisations(activity):
                yield Named(activity, key, name, days, activity.note)


def _organisations(activity: Activity) -> Iterator[tuple[str, str]]:
    if activity.responsible:
        yield "responsible", activity.responsible
    for index, partner in enumerate(activity.partners):
        yield f"partners.{index}", partner


def _of(holding: Holding) -> _Dates:
    return holding.start, holding.end, holding.observed


def _year(year: int) -> _Dates:
    return None, None, (PartialDate(year),)


def _outside(organisation: Organisation, dates: _Dates) -> bool:
    """Whether a date surely lies before the organisation began or after it ended: 2015 is not before 2015-06."""
    start, end, observed = dates
    known = [date for date in (start, end, *observed) if isinstance(date, PartialDate) and not date.about]
    first, last = organisation.start, organisation.end
    if first is not None and any(date.last_day < first.first_day for date in known):
        return True
    if not isinstance(last, PartialDate):
        return False
    return isinstance(end, Ongoing) or any(date.first_day > last.last_day for date in known)


def _passed_on(model: Model, organisation: Organisation, dates: _Dates) -> bool:
    """Whether a membership went over to those who succeeded the member: a city's membership outlives its offices."""
    start, end, observed = dates
    over = organisation.end
    if not isinstance(over, PartialDate) or (start and start.first_day > over.last_day):
        return False
    within = tuple(date for date in observed if date.first_day <= over.last_day)
    if _outside(organisation, (start, None, within)):
        return False
    later = (None, end, tuple(date for date in observed if date not in within))
    successors = [model.organisations[name] for name in organisation.successors if name in model.organisations]
    return any(not _outside(one, later) or _passed_on(model, one, later) for one in successors)


def _existing(model: Model, organisation: Organisation, dates: _Dates) -> list[str]:
    """Who was there instead, by the chain of successors: those whom it succeeded, or those who succeeded it."""
    found, todo = [], [organisation.id]
    seen = {organisation.id}
    while todo:
        name = todo.pop()
        before = [one.id for one in model.organisations.values() if name in one.successors]
        for other in (*before, *model.organisations[name].successors):
            if other in seen or other not in model.organisations:
                continue
            seen.add(other)
            if _outside(model.organisations[other], dates):
                todo.append(other)
            else:
                found.append(model.organisations[other].name)
    return sorted(found)


def _lifetime(organisation: Organisation) -> str:
    limits = [f"från {in_words(organisation.start)}"] if organisation.start else []
    if isinstance(organisation.end, PartialDate):
        limits.append(f"till och med {in_words(organisation.end)}")
    return f" ({' '.join(limits)})"
