"""What holds on a day or in a year, and what was known then: pure date logic, no clock.

A source seldom says that something goes on for ever. So a role that a source attests for 2023 is held in 2023, and
after that unknown, never "held today"; only a start with later evidence, a known end or `end: ongoing` bridges time.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Sequence
from typing import TypeVar

from actionplans.model.dates import PartialDate
from actionplans.model.records import Event, Holding, Network, Organisation, Plan, Project, Role
from actionplans.model.sourced import Span
from actionplans.system.fixed import fixed

ENDS_SOON = datetime.timedelta(days=180)
K = TypeVar("K")
V = TypeVar("V")


class Standing(enum.Enum):
    """How something that holds for a time stands on a day."""

    COMING = "coming"
    CURRENT = "current"
    ENDED = "ended"
    UNKNOWN = "unknown"


def last_day(holding: Holding) -> datetime.date | None:
    """The last day on which it can have been held, where an end is known; not one that is another's first."""
    if not isinstance(holding.end, PartialDate):
        return None
    return holding.end.last_day - datetime.timedelta(days=1 if holding.handed_over else 0)


def held_spans(holding: Holding) -> Sequence[Span]:
    """Its `spans` without a last day that is another's: on the day of a handover the one who takes over has it."""
    found, last = holding.spans, last_day(holding)
    if not holding.handed_over or last is None:
        return found
    return [(first, min(end, last)) for first, end in found if first <= last]


def standing(holding: Holding, day: datetime.date) -> Standing:
    """How a membership, role or priority stands on a day."""
    if any(first <= day <= end for first, end in held_spans(holding)):
        return Standing.CURRENT
    last = last_day(holding)
    if last is not None and last < day:
        return Standing.ENDED
    if holding.start is not None and day < holding.start.first_day:
        return Standing.COMING
    return Standing.UNKNOWN


class Evidence(enum.Enum):
    """What the sources say of something that holds for a time, about a day in the past."""

    HELD = "held"
    ATTESTED = "attested"
    UNKNOWN = "unknown"
    OUTSIDE = "outside"


def attested_spans(holding: Holding) -> list[Span]:
    """Those `spans` that are one observation each: a source names that very time, and nothing reaches beyond it."""
    if holding.start is not None:
        return []
    observed = {(date.first_day, date.last_day) for date in holding.observed}
    return [span for span in holding.spans if span in observed]


def evidence(holding: Holding, day: datetime.date) -> Evidence:
    """Whether something held on a day: between known dates, attested for that time, unknown, or before or after it."""
    if any(first <= day <= last for first, last in attested_spans(holding)):
        return Evidence.ATTESTED
    stood = standing(holding, day)
    if stood is Standing.CURRENT:
        return Evidence.HELD
    return Evidence.UNKNOWN if stood is Standing.UNKNOWN else Evidence.OUTSIDE


def holds_in(holding: Holding, year: int) -> bool:
    """Whether the sources say that it held at some time in a year."""
    return any(first.year <= year <= last.year for first, last in holding.spans)


def ends_soon(holding: Holding, day: datetime.date) -> bool:
    """Whether it holds on the day and has a known end within `ENDS_SOON`."""
    if not isinstance(holding.end, PartialDate) or standing(holding, day) is not Standing.CURRENT:
        return False
    return holding.end.last_day - day <= ENDS_SOON


def successor(network: Network, role: Role) -> Role | None:
    """The role that takes over: of the same kind, in the same body, and held longer; the earliest of them."""
    until = role.spans[-1][1]
    same = (one for one in network.roles if _one_seat(one, role) and one != role)
    later = [one for one in same if any(last > until for _, last in one.spans) or takes_over(role, one)]
    return min(later, key=lambda one: one.spans[0], default=None)


def _one_seat(one: Role, other: Role) -> bool:
    return (one.kind, one.body) == (other.kind, other.body)


def takes_over(role: Role, other: Role) -> bool:
    """Whether another role in the same seat begins on the very day that this one ends: a handover, and no overlap."""
    begins_as_ends = role.end is not None and role.end == other.start and other.start.day is not None
    return begins_as_ends and _one_seat(role, other) and role.start != other.start


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


@fixed
class Current:
    """The plan that a network goes by on a day. `in_force` is False where it is only the last known one."""

    plan: Plan | None
    in_force: bool


def current_plan(plans: Iterable[Plan], day: datetime.date) -> Current:
    """Of one network's plans: the one in force on the day, else the newest before it. Drafts are not in force.

    Of several in force the network's own comes before an administration's, and that before a common one.
    """
    past = [plan for plan in plans if plan.begun(day) and plan_status(plan) is not PlanStatus.DRAFT]
    in_force = [plan for plan in past if plan.in_force(day)]
    if in_force:
        return Current(max(in_force, key=lambda plan: (plan.closeness, plan.year)), in_force=True)
    return Current(max(past, key=lambda plan: (plan.last_year, plan.closeness), default=None), in_force=False)


def latest_first(role: Role) -> tuple[int, ...]:
    """What roles are sorted by so that the one last heard of comes first."""
    dates = [date for date in (role.start, role.end, *role.observed) if isinstance(date, PartialDate)]
    return tuple(-part for part in max(date.sort_key for date in dates)) if dates else (0,)


def project_order(project: Project) -> tuple[int, str]:
    """What projects are sorted by so that the newest comes first."""
    dates = [date.year for date in (project.start, project.end, *project.observed) if date]
    return (-max(dates, default=0), project.name.casefold())
