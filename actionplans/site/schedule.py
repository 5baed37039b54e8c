"""What does a plan's schedule say of an activity on a day? Computed, and never in the place of what was reported."""

from __future__ import annotations

import datetime
import enum

from actionplans.model.records import Activity, Plan


class Schedule(enum.Enum):
    """Where a day falls in an activity's time. The values name the parts of pictures and must not change."""

    COMING = "schedule-coming"
    NOW = "schedule-now"
    PASSED = "schedule-passed"
    CONTINUOUS = "schedule-continuous"
    UNDATED = "schedule-undated"


def schedule(plan: Plan, activity: Activity, year: int, day: datetime.date) -> Schedule:
    """Where a day falls in the time of a plan's activity, for a year of the plan.

    A date that is only a month or a year has passed when all of it has. What has no date has the plan's whole time: in
    a plan for several years it may be done in the last of them.
    """
    if activity.continuous:
        return Schedule.CONTINUOUS
    start, end = activity.start, activity.end or activity.start
    if end is None:
        return Schedule.PASSED if year == plan.last_year and year < day.year else Schedule.UNDATED
    if end.last_day < day:
        return Schedule.PASSED
    return Schedule.COMING if start and start.first_day > day else Schedule.NOW
