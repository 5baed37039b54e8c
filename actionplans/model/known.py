"""What was known on a day: the model without what had not happened, begun or been announced by then."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from actionplans.model import decisions
from actionplans.model.attested import UNNAMED, attested_on, later_sources, naming_none, only_later, unattested
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record
from actionplans.model.owners import owners_on
from actionplans.model.records import (
    City,
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


def known_on(model: Model, day: datetime.date, coming: int | None = None) -> Model:
    """The model without what became known or happened after the day.

    `coming` is a year whose common direction was known before it began, and before any of its plans.

    Organisations are names, and kept, as the sources are; of an organisation's end only what was known. What of them
    nothing names that was known then, without_later_names leaves out. No record names a later source.
    """
    matters = {
        key: decisions.matter_on(matter, day) for key, matter in model.matters.items() if matter.date.first_day <= day
    }
    decided = ((model.plans[key], plan) for key, plan in decisions.plans_on(model, matters, day).items())
    plans = {(one.id, one.year): then for one, plan in decided if (then := _plan_on(one, plan, matters, day))}
    # What a coming year's plans have in common is known with them.
    last = max((day.year, coming or day.year, *(plan.year for plan in plans.values())))
    known = dataclasses.replace(
        model,
        city=_city_on(model, matters, day),
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
    known = attested_on(known, day, _gone(model, known, unattested(known, day)))
    return owners_on(naming_none(known, {"organisations": _later_bodies(known, day)}), day)


def _gone(model: Model, known: Model, untold: Mapping[str, Collection[object]]) -> dict[str, frozenset[str]]:
    """The ids, by collection, of what the model has and nobody knew of yet; of `untold` only later sources tell."""
    plans = (plan for key, plan in known.plans.items() if key not in untold["plans"])
    planned = {name for plan in plans for name in plan.covers}
    planned |= {name for name, year in known.reports if (name, year) not in untold["reports"]}
    unknown = {key for key, one in known.networks.items() if is_unknown(one) and key not in planned}
    gone = {
        name: frozenset(getattr(model, name).keys() - getattr(known, name)) for name in ("goals", "projects", "matters")
    }
    return gone | {"networks": frozenset(unknown)}


def _later_bodies(known: Model, day: datetime.date) -> frozenset[str]:
    """The organisations that begin later, and those that nothing of the day names and only later sources tell of."""
    later = later_sources(known, day)
    bodies = {key for key, one in known.organisations.items() if _is_later(one, day, later)}
    if undated := {key for key in bodies if not known.organisations[key].start}:
        bodies -= undated & _named(_without_undated_names(known), "organisations")
    return frozenset(bodies)


def _without_undated_names(model: Model) -> Model:
    """The model without the keys that name an organisation as of today: of none of them anybody knows since when."""
    networks = {
        key: dataclasses.replace(
            one, memberships=tuple(dataclasses.replace(held, participants=()) for held in one.memberships)
        )
        for key, one in model.networks.items()
    }
    projects = {key: dataclasses.replace(one, responsible=None) for key, one in model.projects.items()}
    kept = {key: dataclasses.replace(one, successors=()) for key, one in model.organisations.items()}
    return dataclasses.replace(model, networks=networks, projects=projects, organisations=kept)


def without_later_names(model: Model, day: datetime.date, asked: Collection[str]) -> Model:
    """What was known on a day, without names that only what came later would name.

    They are sources that are dated later, and the organisations that begin later or that only later sources tell of;
    `asked` are the ids that pages ask for.
    """
    later = later_sources(model, day)
    bodies = {key for key, one in model.organisations.items() if _is_later(one, day, later)}
    sources = {key: one for key, one in model.sources.items() if key not in later}
    model = dataclasses.replace(model, sources=sources)
    if unasked := bodies - set(asked):
        known = {key: one for key, one in model.organisations.items() if key not in unasked}
        named = _named(dataclasses.replace(model, organisations=known), "organisations")
        kept = {key: one for key, one in model.organisations.items() if key not in unasked - named}
        model = dataclasses.replace(model, organisations=kept)
    return model


def _is_later(organisation: Organisation, day: datetime.date, later: Collection[str]) -> bool:
    if organisation.start:
        return organisation.start.first_day > day
    return only_later(organisation, {*later, UNNAMED.id})


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


def _city_on(model: Model, matters: Mapping[str, Matter], day: datetime.date) -> City:
    """The city, with the committee and the administration that the last matter by then names, where its own are later.

    What data/city.yml says is so today. A reorganisation is no reason for the new names to stand on the old days.
    """
    last = max(matters.values(), key=lambda matter: matter.date.sort_key, default=None)
    later = {key for key, one in model.organisations.items() if one.start and one.start.first_day > day}
    if last is None:
        return model.city
    return dataclasses.replace(
        model.city,
        committee=last.committee if model.city.committee in later else model.city.committee,
        administration=last.administration if model.city.administration in later else model.city.administration,
    )


def _end_known(record: Holding, day: datetime.date) -> bool:
    known = record.end_announced
    if known is None and isinstance(record, Membership) and isinstance(record.end, PartialDate):
        notices = [step.date for step in record.steps if step.kind == "notice"]
        told = record.left.date if record.left else min(notices, key=lambda date: date.sort_key, default=None)
        known = min((record.end, told), key=lambda date: date.first_day) if told else None
    return known is None or known.first_day <= day


def _organisation_on(organisation: Organisation, day: datetime.date) -> Organisation:
    """Nobody knew that it would end, or what would come after it, before it did or somebody said so."""
    over = organisation.end.first_day <= day if isinstance(organisation.end, PartialDate) else True
    announced = organisation.end_announced
    if announced.first_day <= day if announced else over:
        return organisation
    return dataclasses.replace(organisation, end=None, end_announced=None, successors=())


def _held_on(holdings: Iterable[H], day: datetime.date) -> tuple[H, ...]:
    """What was known of things that hold for a time; what is known by an end alone is not, before that end is."""
    known = []
    for one in holdings:
        ended = _end_known(one, day)
        if (ended or one.start or one.observed) and _begun(day, one.start, one.announced, *one.observed):
            known.append(_holding_on(one, day, ended=ended))
    return tuple(known)


def _holding_on(one: H, day: datetime.date, *, ended: bool) -> H:
    """Something that holds for a time with what had been observed and announced of it."""
    observed = tuple(date for date in one.observed if date.first_day <= day)
    late = one.announced is not None and one.announced.first_day > day
    if ended and not late and len(observed) == len(one.observed):
        return one
    end = (one.end, one.end_announced) if ended else (None, None)
    announced = None if late else one.announced
    return dataclasses.replace(one, end=end[0], end_announced=end[1], observed=observed, announced=announced)


def _handed_over(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles, each with whether another takes over on its last day."""
    return tuple(
        dataclasses.replace(role, handed_over=True) if any(takes_over(role, one) for one in roles) else role
        for role in roles
    )


def _events_on(events: Iterable[Event], day: datetime.date) -> tuple[Event, ...]:
    """The events that had happened or were announced. One that was told of afterwards was not announced before it."""
    known = (event for event in events if _begun(day, event.date, event.announced))
    return tuple(
        one if one.announced is None or one.announced.first_day <= day else dataclasses.replace(one, announced=None)
        for one in known
    )


def _fact_known(fact: Fact, day: datetime.date) -> bool:
    return _begun(day, fact.as_of)


def _project_known(project: Project, day: datetime.date) -> bool:
    return _begun(day, project.start, *project.observed)


def _project_on(project: Project, day: datetime.date) -> Project:
    observed = tuple(date for date in project.observed if date.first_day <= day)
    return dataclasses.replace(_costed_on(decisions.project_on(project, day), day), observed=observed)


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
        events=_events_on(network.events, day),
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
    known = _events_on(year.events, day)
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
