"""How does an activity go on: which year in a row is it, and what was known of its state on different days?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.dates import PartialDate
from actionplans.model.records import Activity, Checkpoint, Model, Plan, Report, Result
from actionplans.system.fixed import fixed

# What a result says of an activity that nothing more is expected of.
FINISHED = ("done", "cancelled")


@fixed
class Reading:
    """The state of an activity as it was reported. Without a `date` it is the year's own result."""

    result: Result
    date: PartialDate | None


def year_in_row(model: Model, plan: Plan, activity: Activity, year: int) -> int:
    """Which year in a row an activity is planned for, in a year of its plan: 1 where nothing says that it went on."""
    planned = {*_planned(plan, activity, year)}
    while activity.continues:
        later, found = plan, continued(model, plan, activity)
        if found is None:
            break
        plan, activity = found
        planned.update(_planned(plan, activity, later.year - 1))
    number = 0
    while year - number in planned:
        number += 1
    return max(number, 1)


def continued(model: Model, plan: Plan, activity: Activity) -> tuple[Plan, Activity] | None:
    """The activity of an earlier plan that one continues, with its plan."""
    for before in model.plans_before(plan):
        for one in before.activities:
            if one.id == activity.continues:
                return before, one
    return None


def _planned(plan: Plan, activity: Activity, until: int) -> Iterator[int]:
    """The years of a plan that an activity is for, as far as a year."""
    return (year for year in plan.years if year <= until and is_planned_for(activity, year))


def is_planned_for(activity: Activity, year: int) -> bool:
    """Whether an activity is for a year of its plan: without dates it is for all of them."""
    begun = activity.start is None or activity.start.year <= year
    over = activity.end is not None and activity.end.year < year
    if activity.start and activity.end is None and not activity.continuous:
        return activity.start.year == year
    return begun and not over


def checkpoints(report: Report | None) -> list[Checkpoint]:
    """A year's checkpoints, the oldest first."""
    return sorted(report.checkpoints, key=lambda one: one.date.sort_key) if report else []


def readings(report: Report | None, activity: str) -> list[Reading]:
    """What a year's checkpoints and then its report say of an activity, the oldest first."""
    found = [
        Reading(result, result.as_of or one.date)
        for one in checkpoints(report)
        for result in one.results
        if result.activity == activity
    ]
    last = (result for result in (report.results if report else ()) if result.activity == activity)
    return found + [Reading(result, result.as_of) for result in last]
