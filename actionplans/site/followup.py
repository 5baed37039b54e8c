"""How the plans' activities went, and which organisations share the networks: joined from plans and reports.

A plan never says how it went and a report never says what was planned, so that a presented plan stays as it was.
"""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from actionplans.model import due
from actionplans.model.dates import PartialDate
from actionplans.model.records import Activity, Attachment, Matter, Model, Plan, Priority, Report, Result, Sourced
from actionplans.site.schedule import Schedule, schedule
from actionplans.site.through_years import FINISHED, Reading, is_planned_for, readings
from actionplans.system.fixed import fixed


@fixed
class Outcome:
    """An activity with what is reported of it: never both None. `overdue`: its year is over and its end is not told.

    What the year's report does not say, the newest checkpoint does: `history` is what was said on different days, where
    there are checkpoints, and `as_of` the day of the newest. `awaited` is when the next should have been. `schedule` is
    what the plan says of the site's day.
    """

    activity: Activity | None
    result: Result | None
    overdue: bool = False
    history: tuple[Reading, ...] = ()
    schedule: Schedule = Schedule.UNDATED
    as_of: PartialDate | None = None
    awaited: PartialDate | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more is expected: done, cancelled or moved to another year."""
        return self.result is not None and (self.result.state in (*FINISHED, "moved") or bool(self.result.moved_to))


def each_once(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes of several networks: an activity of a plan that is common to them is one, whoever it was asked of."""
    return list({(id(one.activity), id(one.result)): one for one in outcomes}.values())


@fixed
class Group:
    """A priority of a plan with its activities; without a priority what belongs to none, `planned` or not."""

    priority: Priority | None
    outcomes: tuple[Outcome, ...]
    planned: bool = True


def outcomes(model: Model, day: datetime.date, network: str, year: int) -> Sequence[Outcome]:
    """Each planned activity of a network's year, in the plan's order, and then the results outside the plan."""
    known = _known_outcomes(model, day)
    if (network, year) not in known:
        known[network, year] = _outcomes(model, day, network, year)
    return known[network, year]


@functools.lru_cache(maxsize=1)
def _known_outcomes(model: Model, day: datetime.date) -> dict[tuple[str, int], Sequence[Outcome]]:
    """What `outcomes` has answered: a year's plan, its report, and each page over all networks ask for the same."""
    return {}


def _outcomes(model: Model, day: datetime.date, network: str, year: int) -> tuple[Outcome, ...]:
    plan, report = model.plan_for(network, year), model.report_for(network, year)
    missed = due.missed_checkpoints(model, network, year, day) if plan and plan.activities else []
    found = [
        _outcome(plan, report, one, year, day, missed)
        for one in (plan.activities if plan else ())
        if plan and _belongs(model, plan, one, network, year)
    ]
    outside = [one for one in (report.results if report else ()) if not one.activity]
    return (*found, *(Outcome(None, result, as_of=result.as_of) for result in outside))


def _outcome(
    plan: Plan,
    report: Report | None,
    activity: Activity,
    year: int,
    day: datetime.date,
    missed: Sequence[PartialDate],
) -> Outcome:
    said = readings(report, activity.id)
    own = {id(result) for result in report.results} if report else set()
    reading = next((one for one in said if id(one.result) in own), said[-1] if said else None)
    result = reading.result if reading else None
    # What has no date in a plan for several years may be done in the last of them.
    dated = activity.start is not None or activity.end is not None or year == plan.last_year
    told = result is not None and (id(result) in own or result.state in FINISHED)
    overdue = not told and year < day.year and dated and not activity.continuous
    with_checkpoints = len(said) > 1 or (bool(said) and id(said[0].result) not in own)
    as_of = reading.date if reading else None
    since = [one for one in missed if as_of and one.first_day > as_of.last_day]
    return Outcome(
        activity,
        result,
        overdue,
        tuple(said) if with_checkpoints else (),
        schedule(plan, activity, year, day),
        as_of,
        since[-1] if since else None,
    )


def _belongs(model: Model, plan: Plan, activity: Activity, network: str, year: int) -> bool:
    """Whether an activity of a plan for several years is of one of them: told of, or planned and not finished before.

    A plan for one year has all its activities in that year.
    """
    if len(plan.years) == 1 or readings(model.report_for(network, year), activity.id):
        return True
    before = (one for earlier in plan.years if earlier < year for one in _results(model, network, earlier))
    finished = any(one.activity == activity.id and one.state in FINISHED for one in before)
    return is_planned_for(activity, year) and not finished


def _results(model: Model, network: str, year: int) -> tuple[Result, ...]:
    report = model.report_for(network, year)
    return report.results if report else ()


def groups(model: Model, day: datetime.date, network: str, year: int) -> list[Group]:
    """A network's year by the plan's priorities, those without activities among them; the rest comes last."""
    plan = model.plan_for(network, year)
    priorities = plan.priorities if plan else ()
    found = outcomes(model, day, network, year)
    planned = [one for one in found if one.activity]
    made = [
        Group(priority, tuple(one for one in planned if one.activity and one.activity.priority == priority.id))
        for priority in priorities
    ]
    known = {priority.id for priority in priorities}
    loose = tuple(one for one in planned if one.activity and one.activity.priority not in known)
    outside = tuple(one for one in found if one.activity is None)
    made += [Group(None, loose)] if loose else []
    return made + ([Group(None, outside, planned=False)] if outside else [])


@fixed
class Share:
    """A documented tie between an organisation and a network in a year. No network means all that the city is in."""

    organisation: str
    network: str | None
    year: int
    kind: str
    text: str | None
    record: Sourced


# How an organisation can be tied to a network, the closest first.
SHARED, RESPONSIBLE, TAKES_PART, TO_BE_EXAMINED = "shared", "responsible", "takes_part", "to_be_examined"


@functools.lru_cache(maxsize=1)
def shares(model: Model) -> Sequence[Share]:
    """Every documented tie, newest first: plans' partners, activities, and what a year's direction will examine.

    The administration that coordinates the networks does most activities itself: those are not shared with anyone.
    """
    home = model.city.administration
    found = [*_shares_in_plans(model), *_shares_in_directions(model)]
    kept = (one for one in found if one.organisation != home or one.kind not in (RESPONSIBLE, TAKES_PART))
    return sorted(kept, key=lambda share: -share.year)


def _shares_in_plans(model: Model) -> Iterator[Share]:
    for plan in model.plans.values():
        for network in plan.covers:
            for partner in plan.partners:
                yield Share(partner.organisation, network, plan.year, SHARED, partner.text, partner)
            for activity in plan.activities:
                if activity.responsible:
                    yield Share(activity.responsible, network, plan.year, RESPONSIBLE, activity.text, activity)
                for name in activity.partners:
                    yield Share(name, network, plan.year, TAKES_PART, activity.text, activity)


def _shares_in_directions(model: Model) -> Iterator[Share]:
    directions = [(year.year, year.direction) for year in model.years.values() if year.direction]
    for year, direction in directions:
        for point in direction.points:
            for name, network in itertools.product(point.organisations, point.networks or (None,)):
                yield Share(name, network, year, TO_BE_EXAMINED, point.text, direction)


def report_attachments(model: Model, year: int, network: str | None = None) -> list[tuple[Matter, Attachment]]:
    """The committee's attachments that hold the annual report of a year, of all networks or of one."""
    return [pair for pair in _attached_reports(model).get(year, ()) if pair[1].network in (None, network)]


@functools.lru_cache(maxsize=1)
def _attached_reports(model: Model) -> Mapping[int | None, list[tuple[Matter, Attachment]]]:
    """The attachments that hold annual reports, by the year that they are of, in the order of the matters' days."""
    found: dict[int | None, list[tuple[Matter, Attachment]]] = {}
    for matter in sorted(model.matters.values(), key=lambda one: one.date.sort_key):
        for attachment in matter.attachments:
            if attachment.kind == "annual_report":
                found.setdefault(attachment.year, []).append((matter, attachment))
    return found
