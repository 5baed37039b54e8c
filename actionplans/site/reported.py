"""What is reported of a year's activities before its annual report is laid before the committee, and who is missing?

Of a year that goes on, only what has been told of or whose time has passed is counted: what is to come cannot be
missing. When the report has been presented nothing more is asked for, and of years before the last nobody asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.model.records import Activity
from actionplans.site.activities import Group, activities_of
from actionplans.site.followup import Outcome
from actionplans.site.reminders import is_silent
from actionplans.site.site import Site
from actionplans.system.fixed import fixed


@fixed
class Asked:
    """An activity that the annual report is to tell of, with the plan that it is in; and whether anybody has told.

    `organisation` is who answers for it, None where nobody is known.
    """

    group: Group
    activity: Activity
    told: bool
    organisation: str | None


@fixed
class Reporting:
    """How far the reporting of a year has come. `is_over` tells whether all of it is asked for."""

    asked: tuple[Asked, ...]
    is_over: bool

    def of_group(self, group: Group) -> list[Asked]:
        """What is asked for of one plan."""
        return [one for one in self.asked if one.group is group]

    @property
    def groups(self) -> list[Group]:
        """The plans of which something is asked for, in their order."""
        return list({id(one.group): one.group for one in self.asked}.values())

    @property
    def organisations(self) -> list[str | None]:
        """Who answers for what is asked for, by how much is missing; last that for which nobody is known."""
        names = dict.fromkeys(one.organisation for one in self.asked)
        missing = {name: sum(one.organisation == name and not one.told for one in self.asked) for name in names}
        return sorted(names, key=lambda name: (name is None, -missing[name], name or ""))


def told_of(asked: Sequence[Asked]) -> int:
    """How many of them somebody has told of."""
    return sum(one.told for one in asked)


def reporting(site: Site, year: int) -> Reporting | None:
    """What is told of a year and what is missing; None where nobody waits for its report."""
    is_over = year < site.day.year
    if year not in (site.day.year - 1, site.day.year):
        return None
    groups = [group for group in activities_of(site.model, site.day, year) if not _is_presented(site, group, year)]
    asked = tuple(
        Asked(group, one.activity, one.result is not None, _organisation(site, one.activity))
        for group in groups
        for one in group.outcomes
        if one.activity and (is_over or _has_come(one))
    )
    return Reporting(asked, is_over) if asked else None


def _has_come(outcome: Outcome) -> bool:
    return outcome.result is not None or is_silent(outcome)


def _is_presented(site: Site, group: Group, year: int) -> bool:
    names = [group.plan.id] if group.plan else []
    reports = [site.model.report_for(name, year) for name in (*names, *(network.id for network in group.networks))]
    return any(report is not None and report.presented is not None for report in reports)


def _organisation(site: Site, activity: Activity) -> str | None:
    owner = site.model.functions.get(activity.owner or "")
    return activity.responsible or (owner.organisation if owner else None)
