"""How far has a measure come, and who serves a goal? Computed on the day from plans and reports, never stored.

Nothing is told of how it goes but what a report tells: a measure without a value is not reported, which is not the same
as not reached. Which way a value ought to go is seen from where it began and where it is to be, never assumed.
"""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from actionplans.model.dates import PartialDate
from actionplans.model.records import (
    Activity,
    DatedPriority,
    Goal,
    Measure,
    Membership,
    Model,
    Plan,
    PlanGoal,
    Priority,
    Project,
    Reached,
    Report,
)
from actionplans.system.fixed import fixed

# --- Values that were reached -----------------------------------------------------------------------------------------


@fixed
class Told:
    """What a report tells of a goal."""

    report: Report
    reached: Reached

    @property
    def when(self) -> PartialDate:
        """The time that it is about; what does not say so is about the report's year."""
        return self.reached.as_of or PartialDate(self.report.year)


class Stand(enum.Enum):
    """Where a measure stands, as far as the reports tell."""

    REACHED = "reached"
    CLOSER = "closer"
    UNCHANGED = "unchanged"
    FURTHER = "further"
    # There is a value with nothing to hold it against, or words.
    TOLD = "told"
    CONTRADICTED = "contradicted"
    UNREPORTED = "unreported"


@fixed
class Progress:
    """A measure with the newest value that is known of it: several where reports contradict each other.

    `late` is whether the time by which it was to be reached has passed without that.
    """

    measure: Measure
    stand: Stand
    latest: tuple[Told, ...]
    late: bool


def progress(measure: Measure, told: Iterable[Told], day: datetime.date) -> Progress:
    """Where a measure stands on a day, by what is told of it."""
    told = list(told)
    valued = [one for one in told if one.reached.value is not None]
    newest = max((one.when.last_day for one in valued), default=None)
    latest = tuple(one for one in valued if one.when.last_day == newest)
    values = {one.reached.value for one in latest if one.reached.value is not None}
    stand = _stand(measure, values) if values or not told else Stand.TOLD
    passed = measure.by is not None and measure.by.last_day < day
    return Progress(measure, stand, latest, late=passed and stand is not Stand.REACHED)


def _stand(measure: Measure, values: set[Decimal]) -> Stand:
    if not values:
        return Stand.UNREPORTED
    if len(values) > 1:
        return Stand.CONTRADICTED
    (value,) = values
    return Stand.TOLD if measure.target is None else _against(value, measure.baseline, measure.target)


def _against(value: Decimal, begun: Decimal | None, wanted: Decimal) -> Stand:
    if value == wanted:
        return Stand.REACHED
    if begun is None or begun == wanted:
        return Stand.TOLD
    if value == begun:
        return Stand.UNCHANGED
    upwards = wanted > begun
    if (value > wanted) == upwards:
        return Stand.REACHED
    return Stand.CLOSER if (value > begun) == upwards else Stand.FURTHER


# --- Of a plan's goals ------------------------------------------------------------------------------------------------


def plans_of(model: Model, report: Report) -> list[Plan]:
    """The plans that a report is about: those of its network, for its year."""
    return [plan for plan in _plans_by_network(model).get(report.network, ()) if report.year in plan.years]


@functools.lru_cache(maxsize=1)
def _plans_by_network(model: Model) -> dict[str, list[Plan]]:
    plans: dict[str, list[Plan]] = {}
    for plan in sorted(model.plans.values(), key=lambda plan: (-plan.year, plan.id)):
        for network in plan.covers:
            plans.setdefault(network, []).append(plan)
    return plans


def goal_of(plan: Plan, name: str) -> PlanGoal | None:
    """A plan's goal by its id."""
    return next((goal for goal in plan.goals if goal.id == name), None)


def told_in_plan(model: Model, plan: Plan, goal: PlanGoal, measure: Measure | None = None) -> list[Told]:
    """What is told of a plan's goal, or of one of its measures: the oldest first.

    A goal keeps its id from year to year, so what earlier reports tell counts, as long as they measured the same.
    """
    return [
        one
        for one in _told(model).get(goal.id, ())
        if one.report.network in plan.covers
        and one.report.year <= plan.last_year
        and (measure is None or (one.reached.measure == measure.id and _same(model, one.report, goal.id, measure)))
    ]


def _same(model: Model, report: Report, goal: str, measure: Measure) -> bool:
    """Whether a measure of the plan that a report is about is this one: what it counts, and in what."""
    found = (own for plan in plans_of(model, report) if (own := goal_of(plan, goal)))
    wanted = (measure.id, measure.indicator, measure.unit)
    return any((one.id, one.indicator, one.unit) == wanted for own in found for one in own.measures)


@functools.lru_cache(maxsize=1)
def _told(model: Model) -> dict[str, list[Told]]:
    """What all reports tell, by the name of the goal: the oldest first."""
    found: dict[str, list[Told]] = {}
    for report in model.reports.values():
        for reached in report.reached:
            found.setdefault(reached.goal, []).append(Told(report, reached))
    return {name: sorted(told, key=lambda one: (one.when.last_day, one.report.network)) for name, told in found.items()}


# --- Of the city's goals ----------------------------------------------------------------------------------------------


def told_of_city(model: Model, goal: Goal, measure: Measure | None = None) -> list[Told]:
    """What reports of all networks tell of a goal of the city's own, or of one of its measures: the oldest first."""
    return [
        one
        for one in _told(model).get(goal.id, ())
        if (measure is None or one.reached.measure == measure.id)
        and not any(goal_of(plan, goal.id) for plan in plans_of(model, one.report))
    ]


Serves = PlanGoal | Priority | Activity | Membership | Project


@fixed
class Serving:
    """What serves a goal of the city's own: in a plan, or for a network outside the plans; or a project.

    `through` is the plan's own goal by which it does, where it does not name the city's.
    """

    networks: tuple[str, ...]
    year: int
    plan: Plan | None
    record: Serves
    through: PlanGoal | None = None


def servings(model: Model, goal: str) -> Sequence[Serving]:
    """All that serves a goal of the city's own, the newest first."""
    return _servings(model).get(goal, ())


@functools.lru_cache(maxsize=1)
def _servings(model: Model) -> dict[str, list[Serving]]:
    found: dict[str, list[Serving]] = {}
    for plan in sorted(model.plans.values(), key=lambda plan: (-plan.year, plan.id)):
        for goal, serving in _servings_in(plan):
            found.setdefault(goal, []).append(serving)
    for network in model.networks.values():
        holdings: tuple[DatedPriority | Membership, ...] = (*network.priorities, *network.memberships)
        for held in holdings:
            for goal in held.goals:
                found.setdefault(goal, []).append(Serving((network.id,), _first_year(held), None, held))
    for project in model.projects.values():
        begun = min((one.year for one in (project.start, *project.observed) if one), default=0)
        for goal in project.goals:
            found.setdefault(goal, []).append(Serving(project.networks, begun, None, project))
    return {goal: sorted(those, key=lambda one: -one.year) for goal, those in found.items()}


def _first_year(held: DatedPriority | Membership) -> int:
    return min((first.year for first, _ in held.spans), default=0)


def _servings_in(plan: Plan) -> Iterator[tuple[str, Serving]]:
    own = {goal.id: goal for goal in plan.goals}
    for goal in plan.goals:
        for name in goal.serves:
            yield name, Serving(plan.covers, plan.year, plan, goal)
    for record in naming(plan):
        through = {city: own[name] for name in record.goals if name in own for city in own[name].serves}
        direct = [name for name in record.goals if name not in own]
        for name in direct:
            yield name, Serving(plan.covers, plan.year, plan, record)
        for name, by in through.items():
            if name not in direct:
                yield name, Serving(plan.covers, plan.year, plan, record, by)


# --- What is named ----------------------------------------------------------------------------------------------------


def naming(plan: Plan) -> list[Priority | Activity]:
    """What can name goals in a plan."""
    return [*plan.priorities, *plan.activities]


def named(model: Model, plan: Plan | None, names: Iterable[str]) -> list[PlanGoal | Goal]:
    """The goals that a priority or activity names: the plan's own, or the city's as far as they are known."""
    found = ((goal_of(plan, name) if plan else None) or model.goals.get(name) for name in names)
    return [goal for goal in found if goal]


def measures(model: Model, plan: Plan, day: datetime.date) -> Iterator[tuple[PlanGoal, Progress]]:
    """Each measure of a plan's goals, with where it stands on a day."""
    for goal in plan.goals:
        for measure in goal.measures:
            yield goal, progress(measure, told_in_plan(model, plan, goal, measure), day)
