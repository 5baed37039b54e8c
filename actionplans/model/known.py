"""What was known on a day: the model without what had not happened, begun or been announced by then."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from actionplans.model import decisions
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record
from actionplans.model.owners import owners_on
from actionplans.model.records import (
    ClosedYear,
    Consideration,
    Costed,
    Direction,
    Event,
    Fact,
    Holding,
    Matter,
    Membership,
    Model,
    Network,
    Organisation,
    Plan,
    Project,
    Report,
    Result,
    Revision,
    Role,
    Routine,
    Spent,
    Trip,
    Trips,
    Workshop,
    Year,
)
from actionplans.model.shapes import Reference
from actionplans.model.timeline import K, PlanStatus, V, plan_status, takes_over
from actionplans.model.walk import references, with_inner

H = TypeVar("H", bound=Holding)


def known_on(model: Model, day: datetime.date) -> Model:
    """The model without what became known or happened after the day.

    Organisations and sources are names, and kept; of an organisation's end only what was known. What of them nothing
    names that was known then, without_later_names leaves out.
    """
    matters = {
        key: decisions.matter_on(matter, day) for key, matter in model.matters.items() if matter.date.first_day <= day
    }
    decided = ((model.plans[key], plan) for key, plan in decisions.plans_on(model, matters, day).items())
    plans = {(one.id, one.year): then for one, plan in decided if (then := _plan_on(one, plan, matters, day))}
    # What a coming year's plans have in common is known with them.
    last = max((day.year, *(plan.year for plan in plans.values())))
    known = dataclasses.replace(
        model,
        organisations={key: _organisation_on(one, day) for key, one in model.organisations.items()},
        networks={key: _network_on(network, model.networks, day) for key, network in model.networks.items()},
        goals={goal.id: goal for goal in _held_on(model.goals.values(), day)},
        projects={key: _project_on(one, day) for key, one in model.projects.items() if _project_known(one, day)},
        plans=plans,
        reports={
            key: _report_on(report, matters, day)
            for key, report in model.reports.items()
            if _report_known(report, matters, day)
        },
        years={key: _year_on(_costed_on(year, day), day) for key, year in model.years.items() if key <= last},
        matters=matters,
        trips=_trips_on(model.trips, matters, day),
        moved=_kept(model.moved, lambda one: one.date.first_day <= day),
        snapshots=_kept(model.snapshots, lambda snapshot: _begun(day, snapshot.made) and snapshot.matter in matters),
        closed={key: _closed_on(year, day) for key, year in model.closed.items() if year.date.first_day <= day},
        routines={key: _routine_on(one, model.routines, day) for key, one in model.routines.items()},
    )
    return owners_on(known, day)


def without_later_names(model: Model, day: datetime.date, asked: Collection[str]) -> Model:
    """What was known on a day, without names that only what came later would name.

    They are the organisations that begin later, what is abbreviated in later sources alone, and sources that are dated
    later; `asked` are the ids that pages ask for.
    """
    bodies = {key for key, one in model.organisations.items() if one.start and one.start.first_day > day}
    sources = {key for key, one in model.sources.items() if one.date and one.date.first_day > day}
    words = {key for key, one in model.abbreviations.items() if sources.issuperset(one.sources)}
    for name, names in (
        ("abbreviations", words),
        ("organisations", bodies),
        ("sources", sources),
    ):
        if later := names - set(asked):
            known = dict(getattr(model, name))
            without: dict[str, Any] = {name: {key: one for key, one in known.items() if key not in later}}
            named = _named(dataclasses.replace(model, **without), name)
            without[name] = {key: one for key, one in known.items() if key not in later - named}
            model = dataclasses.replace(model, **without)
    return model


def is_unknown(network: Network) -> bool:
    """Whether nothing but its name is known of a network: it had not begun, or the city had nothing to do with it."""
    return not any(
        (*network.facts, *network.memberships, *network.roles, *network.events, *network.considerations)
    ) and not (network.start or network.priorities)


def _named(model: Model, collection: str) -> set[str]:
    """The ids of a collection that anything in the model names."""
    tops: list[Record] = [model.city]
    for field in dataclasses.fields(model):
        held = getattr(model, field.name)
        tops += held.values() if isinstance(held, Mapping) else ()
    return (
        {
            item
            for top in tops
            for record in with_inner(top)
            for mark, item, _ in references(record)
            if isinstance(mark, Reference) and mark.collection == collection
        }
        | {plan.network or "" for plan in model.plans.values()}
        | {report.network for report in model.reports.values()}
    )


def _kept(things: Mapping[K, V], known: Callable[[V], bool]) -> dict[K, V]:
    return {key: thing for key, thing in things.items() if known(thing)}


C = TypeVar("C", bound=Costed)


def _costed_on(costed: C, day: datetime.date) -> C:
    """With the money and time that were known on the day."""
    amounts = tuple(one for one in costed.amounts if _spent_known(one, day))
    time = tuple(one for one in costed.time if _spent_known(one, day))
    return dataclasses.replace(costed, amounts=amounts, time=time)


def _spent_known(spent: Spent, day: datetime.date) -> bool:
    """What was spent is known when its time has begun. What is meant to be spent is decided the year before."""
    return _begun(day, spent.period) if spent.basis == "outcome" else spent.period.year <= day.year + 1


def _begun(day: datetime.date, *dates: PartialDate | None) -> bool:
    """Whether any of the dates has come. With no date at all nothing speaks against it."""
    given = [date for date in dates if date is not None]
    return not given or any(date.first_day <= day for date in given)


def _end_known(record: Holding | Organisation, day: datetime.date) -> bool:
    known = record.end_announced
    if known is None and isinstance(record, Membership) and record.left:
        known = record.left.date
    return known is None or known.first_day <= day


def _organisation_on(organisation: Organisation, day: datetime.date) -> Organisation:
    if _end_known(organisation, day):
        return organisation
    return dataclasses.replace(organisation, end=None, end_announced=None, successors=())


def _held_on(holdings: Iterable[H], day: datetime.date) -> tuple[H, ...]:
    """What was known of things that hold for a time; what is known by an end alone is not, before that end is."""
    known = []
    for one in holdings:
        holding = one if _end_known(one, day) else dataclasses.replace(one, end=None, end_announced=None)
        is_dated = holding is one or holding.start or holding.observed
        if is_dated and _begun(day, holding.start, holding.announced, *holding.observed):
            known.append(holding)
    return tuple(known)


def _handed_over(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles, each with whether another takes over on its last day."""
    return tuple(
        dataclasses.replace(role, handed_over=True) if any(takes_over(role, one) for one in roles) else role
        for role in roles
    )


def _event_known(event: Event, day: datetime.date) -> bool:
    return _begun(day, event.date, event.announced)


def _fact_known(fact: Fact, day: datetime.date) -> bool:
    return _begun(day, fact.as_of)


def _project_known(project: Project, day: datetime.date) -> bool:
    return _begun(day, project.start, *project.observed)


def _project_on(project: Project, day: datetime.date) -> Project:
    return _costed_on(decisions.project_on(project, day), day)


def _network_on(network: Network, networks: Mapping[str, Network], day: datetime.date) -> Network:
    """What was known of a network: nothing but its name before it began or was announced."""
    if not _begun(day, network.start, network.announced):
        return Network(id=network.id, name=network.name, place=network.place, places=network.places)
    ending = _network_end_known(network, networks, day)
    return dataclasses.replace(
        network,
        facts=tuple(fact for fact in network.facts if _fact_known(fact, day)),
        end=network.end if ending else None,
        successors=network.successors if ending else (),
        considerations=tuple(_consideration_on(one, day) for one in network.considerations if _begun(day, one.date)),
        memberships=tuple(_membership_on(one, day) for one in _held_on(network.memberships, day)),
        roles=_handed_over(_held_on(network.roles, day)),
        events=tuple(event for event in network.events if _event_known(event, day)),
        priorities=_held_on(network.priorities, day),
    )


def _network_end_known(network: Network, networks: Mapping[str, Network], day: datetime.date) -> bool:
    """Whether it was known that a network had ended or would: it has, or what takes over was announced."""
    if not isinstance(network.end, PartialDate) or network.end.first_day <= day:
        return True
    announced = (networks[name].announced for name in network.successors if name in networks)
    return any(date is not None and date.first_day <= day for date in announced)


def _consideration_on(one: Consideration, day: datetime.date) -> Consideration:
    """What was weighed, without what it came to later. An outcome without a date came with the weighing itself."""
    known = _begun(day, one.outcome_date)
    return one if known else dataclasses.replace(one, outcome=None, outcome_date=None)


def _membership_on(membership: Membership, day: datetime.date) -> Membership:
    joined = _held_on(membership.working_groups, day)
    known = _costed_on(decisions.membership_on(membership, day), day)
    return dataclasses.replace(known, working_groups=joined)


def _plan_on(later: Plan, plan: Plan, matters: Mapping[str, Matter], day: datetime.date) -> Plan | None:
    """The plan as it stood on the day; None where it did not exist yet, as far as the data tells.

    `plan` has what was decided by the day, `later` all that is known today.
    """
    known = dataclasses.replace(
        _costed_on(plan, day),
        activities=tuple(_costed_on(one, day) for one in plan.activities),
        presented=plan.presented if plan.presented in matters else None,
        revisions=tuple(_revision_on(one, day) for one in plan.revisions if _begun(day, one.date)),
    )
    if plan.year <= day.year or known.presented or known.decided:
        return known
    # Next year's plan is written this year: as a draft it has no date, and is shown from the year before.
    is_draft = plan_status(later) is PlanStatus.DRAFT
    return known if is_draft and plan.year == day.year + 1 else None


def _revision_on(revision: Revision, day: datetime.date) -> Revision:
    decided = revision.decision is not None and _begun(day, revision.decision.date)
    return dataclasses.replace(revision, decision=revision.decision if decided else None)


def _report_known(report: Report, matters: Mapping[str, Matter], day: datetime.date) -> bool:
    return report.presented in matters if report.presented else report.year <= day.year


def _report_on(report: Report, matters: Mapping[str, Matter], day: datetime.date) -> Report:
    return dataclasses.replace(
        report,
        reached=tuple(reached for reached in report.reached if _begun(day, reached.as_of)),
        results=_results_on(report.results, day),
        checkpoints=tuple(
            dataclasses.replace(one, results=_results_on(one.results, day))
            for one in report.checkpoints
            if _begun(day, one.date) and (one.presented is None or one.presented in matters)
        ),
        exchanges=tuple(exchange for exchange in report.exchanges if _begun(day, exchange.date)),
        evaluation=report.evaluation if report.evaluation and _begun(day, report.evaluation.date) else None,
    )


def _results_on(results: tuple[Result, ...], day: datetime.date) -> tuple[Result, ...]:
    """Without the states that describe a later day."""
    return tuple(one for one in results if _begun(day, one.as_of))


def _trips_on(trips: Mapping[int, Trips], matters: Mapping[str, Matter], day: datetime.date) -> dict[int, Trips]:
    """The trips that were decided or had begun, with their decisions and reports. A year without any is left out."""
    known = {}
    for year, record in trips.items():
        there = (_trip_on(trip, matters, day) for trip in record.trips)
        if kept := tuple(trip for trip in there if trip.decided or trip.start.first_day <= day):
            known[year] = dataclasses.replace(record, trips=kept)
    return known


def _trip_on(trip: Trip, matters: Mapping[str, Matter], day: datetime.date) -> Trip:
    decision = trip.decision if trip.decision and trip.decision.date.first_day <= day else None
    report = trip.report if trip.report and trip.report.date.first_day <= day else None
    if report and report.matter not in matters:
        report = dataclasses.replace(report, matter=None)
    return dataclasses.replace(
        _costed_on(trip, day),
        decision=decision,
        steps=tuple(step for step in trip.steps if step.date.first_day <= day),
        invitations=tuple(one for one in trip.invitations if _begun(day, one.date)),
        report=report,
    )


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
