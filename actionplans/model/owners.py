"""Who answers for what, and on which day: a function for a network, plan, activity, focus point, routine or project?"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator
from typing import TypeVar

from actionplans.model.bodies import Function, Project
from actionplans.model.dates import PartialDate
from actionplans.model.networks import Network
from actionplans.model.plans import Activity, Plan
from actionplans.model.whole import Model
from actionplans.model.years import FocusPoint, Routine, Year
from actionplans.system.fixed import fixed

Owned = Network | Plan | Activity | FocusPoint | Routine | Project
R = TypeVar("R", Network, Plan, Activity, FocusPoint, Routine, Project)


@fixed
class Answer:
    """One thing that a function answers for. `year` is that of its plan or direction; `plan` where it is in one."""

    record: Owned
    year: int | None = None
    plan: Plan | None = None


def answers(model: Model) -> Iterator[Answer]:
    """Everything that has an owner: networks, plans with their activities, focus points, ways of working, projects."""
    found = [Answer(network) for network in model.networks.values()]
    for plan in model.plans.values():
        found.append(Answer(plan, plan.year))
        found += [Answer(activity, plan.year, plan) for activity in plan.activities]
    for number, year in model.years.items():
        found += [Answer(point, number) for point in (year.direction.points if year.direction else ())]
    found += [Answer(routine) for routine in model.routines.values()]
    found += [Answer(project) for project in model.projects.values()]
    return (one for one in found if one.record.owner is not None)


def ended_by(function: Function, day: datetime.date) -> bool:
    """Whether a function was no longer there on a day."""
    return isinstance(function.end, PartialDate) and function.end.last_day < day


# --- As of a day ------------------------------------------------------------------------------------------------------


def owners_on(model: Model, day: datetime.date) -> Model:
    """The model with the functions that there were by a day, and no owner that there was not yet."""
    functions = {key: _function_on(one, day) for key, one in model.functions.items() if _begun(one, day)}
    return dataclasses.replace(
        model,
        functions=functions,
        networks={key: _owned(one, functions) for key, one in model.networks.items()},
        plans={key: _plan(one, functions) for key, one in model.plans.items()},
        years={key: _year(one, functions) for key, one in model.years.items()},
        routines={key: _owned(one, functions) for key, one in model.routines.items()},
        projects={key: _owned(one, functions) for key, one in model.projects.items()},
    )


def _begun(function: Function, day: datetime.date) -> bool:
    return function.start is None or function.start.first_day <= day


def _function_on(function: Function, day: datetime.date) -> Function:
    """Nobody knew that it would end before it did: no mandate, but an organisation's choice."""
    is_over = isinstance(function.end, PartialDate) and function.end.first_day <= day
    return function if is_over or not isinstance(function.end, PartialDate) else dataclasses.replace(function, end=None)


def _owned(record: R, functions: Collection[str]) -> R:
    return record if record.owner is None or record.owner in functions else dataclasses.replace(record, owner=None)


def _plan(plan: Plan, functions: Collection[str]) -> Plan:
    activities = tuple(_owned(one, functions) for one in plan.activities)
    return dataclasses.replace(_owned(plan, functions), activities=activities)


def _year(year: Year, functions: Collection[str]) -> Year:
    if year.direction is None:
        return year
    points = tuple(_owned(one, functions) for one in year.direction.points)
    return dataclasses.replace(year, direction=dataclasses.replace(year.direction, points=points))
