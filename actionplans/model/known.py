"""What was known on a day: the model without what had not happened, begun or been announced by then."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping

from actionplans.model import decisions
from actionplans.model.dates import PartialDate
from actionplans.model.owners import owners_on
from actionplans.model.records import (
    ClosedYear,
    Direction,
    Event,
    Fact,
    Holding,
    Matter,
    Model,
    Network,
    Plan,
    Project,
    Report,
    Routine,
    Trip,
    Trips,
    Workshop,
    Year,
)
from actionplans.model.timeline import K, PlanStatus, V, plan_status


def known_on(model: Model, day: datetime.date) -> Model:
    """The model without what became known or happened after the day. Organisations and sources are names, and kept."""
    matters = {
        key: decisions.matter_on(matter, day) for key, matter in model.matters.items() if matter.date.first_day <= day
    }
    known = dataclasses.replace(
        model,
        networks={key: _network_on(network, day) for key, network in model.networks.items()},
        projects=_kept(model.projects, lambda project: _project_known(project, day)),
        plans={key: known for key, plan in model.plans.items() if (known := _plan_on(plan, matters, day)) is not None},
        reports={
            key: _report_on(report, day) for key, report in model.reports.items() if _report_known(report, matters, day)
        },
        years={key: _year_on(year, day) for key, year in model.years.items() if key <= day.year},
        matters=matters,
        trips=_trips_on(model.trips, matters, day),
        snapshots=_kept(model.snapshots, lambda snapshot: _begun(day, snapshot.made) and snapshot.matter in matters),
        closed={key: _closed_on(year, day) for key, year in model.closed.items() if year.date.first_day <= day},
        routines={key: _routine_on(one, model.routines, day) for key, one in model.routines.items()},
    )
    return owners_on(known, day)


def _kept(things: Mapping[K, V], known: Callable[[V], bool]) -> dict[K, V]:
    return {key: thing for key, thing in things.items() if known(thing)}


def _begun(day: datetime.date, *dates: PartialDate | None) -> bool:
    """Whether any of the dates has come. With no date at all nothing speaks against it."""
    given = [date for date in dates if date is not None]
    return not given or any(date.first_day <= day for date in given)


def _holding_known(holding: Holding, day: datetime.date) -> bool:
    return _begun(day, holding.start, holding.announced, *holding.observed)


def _event_known(event: Event, day: datetime.date) -> bool:
    return _begun(day, event.date, event.announced)


def _fact_known(fact: Fact, day: datetime.date) -> bool:
    return _begun(day, fact.as_of)


def _project_known(project: Project, day: datetime.date) -> bool:
    return _begun(day, project.start, *project.observed)


def _network_on(network: Network, day: datetime.date) -> Network:
    return dataclasses.replace(
        network,
        facts=tuple(fact for fact in network.facts if _fact_known(fact, day)),
        memberships=tuple(decisions.membership_on(one, day) for one in network.memberships if _holding_known(one, day)),
        roles=tuple(role for role in network.roles if _holding_known(role, day)),
        events=tuple(event for event in network.events if _event_known(event, day)),
        priorities=tuple(priority for priority in network.priorities if _holding_known(priority, day)),
    )


def _plan_on(plan: Plan, matters: Mapping[str, Matter], day: datetime.date) -> Plan | None:
    """The plan as it stood on the day; None where it did not exist yet, as far as the data tells."""
    known = decisions.plan_on(plan, matters, day)
    known = dataclasses.replace(known, presented=plan.presented if plan.presented in matters else None)
    if plan.year <= day.year or known.presented or known.decided:
        return known
    # Next year's plan is written this year: as a draft it has no date, and is shown from the year before.
    is_draft = plan_status(plan) is PlanStatus.DRAFT
    return known if is_draft and plan.year == day.year + 1 else None


def _report_known(report: Report, matters: Mapping[str, Matter], day: datetime.date) -> bool:
    return report.presented in matters if report.presented else report.year <= day.year


def _report_on(report: Report, day: datetime.date) -> Report:
    return dataclasses.replace(
        report, exchanges=tuple(exchange for exchange in report.exchanges if _begun(day, exchange.date))
    )


def _trips_on(trips: Mapping[int, Trips], matters: Mapping[str, Matter], day: datetime.date) -> dict[int, Trips]:
    """The trips that were decided or had begun, with their decisions and reports. A year without any is left out."""
    known = {}
    for year, record in trips.items():
        there = (_trip_on(trip, matters, day) for trip in record.trips)
        if kept := tuple(trip for trip in there if trip.decision or trip.start.first_day <= day):
            known[year] = dataclasses.replace(record, trips=kept)
    return known


def _trip_on(trip: Trip, matters: Mapping[str, Matter], day: datetime.date) -> Trip:
    decision = trip.decision if trip.decision and trip.decision.date.first_day <= day else None
    report = trip.report if trip.report and trip.report.date.first_day <= day else None
    if report and report.matter not in matters:
        report = dataclasses.replace(report, matter=None)
    return dataclasses.replace(trip, decision=decision, report=report)


def _closed_on(closed: ClosedYear, day: datetime.date) -> ClosedYear:
    made = tuple(one for one in closed.corrections if one.date.first_day <= day)
    return dataclasses.replace(closed, corrections=made)


def _year_on(year: Year, day: datetime.date) -> Year:
    held = year.workshop if year.workshop and _begun(day, year.workshop.date) else None
    known = tuple(event for event in year.events if _event_known(event, day))
    return dataclasses.replace(
        year,
        events=known,
        workshop=_workshop_on(held, day) if held else None,
        direction=_direction_on(year.direction, day) if year.direction else None,
        dialogues=tuple(one for one in year.dialogues if _begun(day, one.date)),
    )


def _workshop_on(workshop: Workshop, day: datetime.date) -> Workshop:
    """The workshop, its lessons without where they were taken later."""
    lessons = (
        one if one.leads_to and _begun(day, one.leads_to.date) else dataclasses.replace(one, leads_to=None)
        for one in workshop.lessons
    )
    return dataclasses.replace(workshop, lessons=tuple(lessons))


def _direction_on(direction: Direction, day: datetime.date) -> Direction:
    """The direction, its points without what became of them later."""
    points = (
        one if one.result and _begun(day, one.result.as_of) else dataclasses.replace(one, result=None)
        for one in direction.points
    )
    return dataclasses.replace(direction, points=tuple(points))


def _routine_on(routine: Routine, routines: Mapping[str, Routine], day: datetime.date) -> Routine:
    """The routine, adopted, ended and replaced if it was so by then."""
    adopted = routine.adopted if routine.adopted and routine.adopted.date.first_day <= day else None
    end = routine.end if routine.end and routine.end.first_day <= day else None
    after = routines.get(routine.replaced_by or "")
    replaced = end is not None if routine.end else after is not None and _begun(day, _adopted(after))
    return dataclasses.replace(routine, adopted=adopted, end=end, replaced_by=routine.replaced_by if replaced else None)


def _adopted(routine: Routine) -> PartialDate | None:
    return routine.adopted.date if routine.adopted else None
