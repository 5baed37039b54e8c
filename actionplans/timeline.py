"""What holds on a day or in a year, and what was known then: pure date logic, no clock.

A source seldom says that something goes on for ever. So a role that a source attests for 2023 is held in 2023, and
after that unknown, never "held today"; only a start with later evidence, a known end or `end: ongoing` bridges time.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from actionplans.dates import PartialDate
from actionplans.model import (
    ClosedYear,
    Decision,
    Event,
    Fact,
    Holding,
    Matter,
    Model,
    Network,
    Ongoing,
    Organisation,
    Plan,
    Project,
    Report,
    Role,
    Trip,
    Trips,
    Year,
)

ENDS_SOON = datetime.timedelta(days=180)

Span = tuple[datetime.date, datetime.date]
K = TypeVar("K")
V = TypeVar("V")


class Standing(enum.Enum):
    """How something that holds for a time stands on a day."""

    COMING = "coming"
    CURRENT = "current"
    ENDED = "ended"
    UNKNOWN = "unknown"


def spans(holding: Holding) -> list[Span]:
    """The times for which the sources say that it held, first and last day of each."""
    last_known = max((date.last_day for date in holding.observed), default=None)
    end = holding.end
    if isinstance(end, Ongoing):
        last_known = datetime.date.max
    elif end is not None:
        last_known = end.last_day
    if holding.start is not None:
        first = holding.start.first_day
        # A vague start reaches no further than a known end: from 2014 to March 2014 is three months at the most.
        reach = first if isinstance(end, PartialDate) else holding.start.last_day
        return [(first, max(last_known or first, reach))]
    observed = [(date.first_day, date.last_day) for date in sorted(holding.observed, key=lambda date: date.sort_key)]
    if end is not None and last_known is not None:
        # A known end closes the last observation; without one, the end's own period is all that is known.
        begin = observed.pop()[0] if observed else (end.first_day if isinstance(end, PartialDate) else last_known)
        observed.append((min(begin, last_known), last_known))
    return observed


def standing(holding: Holding, day: datetime.date) -> Standing:
    """How a membership, role or priority stands on a day."""
    known = spans(holding)
    if any(first <= day <= last for first, last in known):
        return Standing.CURRENT
    if isinstance(holding.end, PartialDate) and holding.end.last_day < day:
        return Standing.ENDED
    if holding.start is not None and day < holding.start.first_day:
        return Standing.COMING
    return Standing.UNKNOWN


def holds_in(holding: Holding, year: int) -> bool:
    """Whether the sources say that it held at some time in a year."""
    first_day, last_day = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return any(first <= last_day and last >= first_day for first, last in spans(holding))


def ends_soon(holding: Holding, day: datetime.date) -> bool:
    """Whether it holds on the day and has a known end within `ENDS_SOON`."""
    if not isinstance(holding.end, PartialDate) or standing(holding, day) is not Standing.CURRENT:
        return False
    return holding.end.last_day - day <= ENDS_SOON


def successor(network: Network, role: Role) -> Role | None:
    """The role that takes over: of the same kind, in the same body, and held longer; the earliest of them."""
    until = spans(role)[-1][1]
    same = (one for one in network.roles if (one.kind, one.body) == (role.kind, role.body) and one != role)
    later = [one for one in same if any(last > until for _, last in spans(one))]
    return min(later, key=lambda one: spans(one)[0], default=None)


def in_year(event: Event, year: int) -> bool:
    """Whether an event took place, wholly or in part, in a year."""
    return event.date.year <= year <= (event.end or event.date).year


def exists_on(organisation: Organisation, day: datetime.date) -> bool:
    """Whether an organisation exists on a day, as far as its dates are known."""
    begun = organisation.start is None or organisation.start.first_day <= day
    return begun and not (isinstance(organisation.end, PartialDate) and organisation.end.last_day < day)


# --- Plans ----------------------------------------------------------------------------------------------------------


class PlanStatus(enum.Enum):
    """What is known of a plan's way through the committee. Computed, never stored."""

    DRAFT = "draft"
    ATTESTED = "attested"
    PRESENTED = "presented"
    DECIDED = "decided"


def plan_status(plan: Plan) -> PlanStatus:
    """The furthest step that is documented."""
    if plan.decided is not None:
        return PlanStatus.DECIDED
    if plan.presented is not None:
        return PlanStatus.PRESENTED
    return PlanStatus.ATTESTED if plan.attested else PlanStatus.DRAFT


@dataclass(frozen=True)
class Current:
    """The plan that a network goes by on a day. `in_force` is False where it is only the last known one."""

    plan: Plan | None
    in_force: bool


def current_plan(plans: Iterable[Plan], day: datetime.date) -> Current:
    """Of one network's plans: the one for the day's own year, else the newest before it. Drafts are not in force."""
    past = [plan for plan in plans if plan.year <= day.year and plan_status(plan) is not PlanStatus.DRAFT]
    newest = max(past, key=lambda plan: plan.year, default=None)
    return Current(newest, in_force=newest is not None and newest.year == day.year)


# --- What was known on a day ----------------------------------------------------------------------------------------


def known_on(model: Model, day: datetime.date) -> Model:
    """The model without what became known or happened after the day. Organisations and sources are names, and kept."""
    matters = {key: _matter_on(matter, day) for key, matter in model.matters.items() if matter.date.first_day <= day}
    return dataclasses.replace(
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
        closed={key: _closed_on(year, day) for key, year in model.closed.items() if year.date.first_day <= day},
    )


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
        memberships=tuple(membership for membership in network.memberships if _holding_known(membership, day)),
        roles=tuple(role for role in network.roles if _holding_known(role, day)),
        events=tuple(event for event in network.events if _event_known(event, day)),
        priorities=tuple(priority for priority in network.priorities if _holding_known(priority, day)),
    )


def _decision_on(decision: Decision | None, day: datetime.date) -> Decision | None:
    return decision if decision is not None and decision.date.first_day <= day else None


def _matter_on(matter: Matter, day: datetime.date) -> Matter:
    return dataclasses.replace(matter, decision=_decision_on(matter.decision, day))


def _plan_on(plan: Plan, matters: Mapping[str, Matter], day: datetime.date) -> Plan | None:
    """The plan as it stood on the day; None where it did not exist yet, as far as the data tells."""
    known = dataclasses.replace(
        plan,
        presented=plan.presented if plan.presented in matters else None,
        decided=_decision_on(plan.decided, day),
    )
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
    return dataclasses.replace(year, events=known, workshop=held)
