"""What should be done by which day of a year, of which networks, and is it there?

A date says no year of what it is due for: in February the report on the year before is due, in December that on the
year itself. It is taken to be the year that ends, or for plans begins, nearest to the day.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator

from actionplans.model.dates import PartialDate
from actionplans.model.whole import Model
from actionplans.model.years import DueDate
from actionplans.system.fixed import fixed

# What the code can tell whether it is there; the words are built into the vocabulary. Of others nobody can.
UPDATE, CHECKPOINT, REPORT, EVALUATION = "update", "checkpoint", "report", "evaluation"
CHECKED = (UPDATE, CHECKPOINT, REPORT, EVALUATION)
_LATE = 7  # from this month on, the end of the year is nearer than its beginning


def year_meant(due: DueDate) -> int:
    """The year of the plan, report or evaluation that is due."""
    is_late = due.date.month is None or due.date.month >= _LATE
    if due.kind == UPDATE:
        return due.date.year + 1 if is_late and due.date.month else due.date.year
    if due.kind in (REPORT, EVALUATION):
        return due.date.year if is_late else due.date.year - 1
    return due.date.year


@fixed
class Missed:
    """A day that has passed, or is to come, without what is due by it, for one network."""

    due: DueDate
    network: str

    @property
    def year(self) -> int:
        return year_meant(self.due)


def missed(model: Model, members: Iterable[str], day: datetime.date) -> Iterator[Missed]:
    """What was due before a day and is not there, the latest day first. `members` are networks that the city is in."""
    found = [due for year in model.years.values() for due in year.due if due.date.last_day < day]
    yield from _lacking(model, tuple(members), sorted(found, key=lambda one: one.date.sort_key, reverse=True))


def coming(model: Model, members: Iterable[str], day: datetime.date) -> Iterator[Missed]:
    """What is due on a day or later and is not there yet, the nearest day first."""
    found = [due for year in model.years.values() for due in year.due if due.date.last_day >= day]
    yield from _lacking(model, tuple(members), sorted(found, key=lambda one: one.date.sort_key))


def missed_checkpoints(model: Model, network: str, year: int, day: datetime.date) -> list[PartialDate]:
    """When a network's year should have been looked at before a day and was not, the latest first."""
    found = [due for due in _checkpoints(model).get(year, ()) if due.date.last_day < day]
    return [one.due.date for one in _lacking(model, (network,), found)]


@functools.lru_cache(maxsize=1)
def _checkpoints(model: Model) -> dict[int, list[DueDate]]:
    """The days on which years are to be looked at, by the year that is, the latest first."""
    found: dict[int, list[DueDate]] = {}
    known = (due for year in model.years.values() for due in year.due if due.kind == CHECKPOINT)
    for due in sorted(known, key=lambda one: one.date.sort_key, reverse=True):
        found.setdefault(year_meant(due), []).append(due)
    return found


def _lacking(model: Model, everybody: tuple[str, ...], dues: Iterable[DueDate]) -> Iterator[Missed]:
    for due in dues:
        for network in (one for one in everybody if one in due.networks or not due.networks):
            if _is_expected(model, due, network) and not _is_there(model, due, network):
                yield Missed(due, network)


def _is_expected(model: Model, due: DueDate, network: str) -> bool:
    """A plan is expected of all; what is said of a plan, of those that had one."""
    if due.kind in (CHECKPOINT, REPORT, EVALUATION):
        return model.plan_for(network, year_meant(due)) is not None
    return due.kind == UPDATE


def _is_there(model: Model, due: DueDate, network: str) -> bool:
    report = model.report_for(network, year_meant(due))
    match due.kind:
        case "update":
            return model.plan_for(network, year_meant(due)) is not None
        case "report":
            return report is not None
        case "evaluation":
            return report is not None and report.evaluation is not None
    since = _day_before(model, due, network)
    checkpoints = report.checkpoints if report else ()
    return any(since < one.date.last_day and one.date.first_day <= due.date.last_day for one in checkpoints)


def _day_before(model: Model, due: DueDate, network: str) -> datetime.date:
    """The last day of the checkpoint before: each has one of its own."""
    dues = model.years[due.date.year].due if due.date.year in model.years else ()
    earlier = (
        one.date.last_day
        for one in dues
        if one.kind == CHECKPOINT
        and (network in one.networks or not one.networks)
        and one.date.last_day < due.date.last_day
    )
    return max(earlier, default=datetime.date.min)
