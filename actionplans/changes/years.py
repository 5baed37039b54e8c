"""What is new in one year's plan of a network compared with another's: its content, and the roles that came or went.

A later plan has other sources and dates because it is another year's: they are no news. What only one of the years has
a source for is told as that: a role that is attested for 2023 need not have begun then. The same sentence stands in the
committee's plan, whose reader knows nothing of sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from actionplans.changes.between import ADDED, CHANGED, REMOVED, Change, Scope, Told, compare_keys, succession
from actionplans.model.dates import PartialDate
from actionplans.model.fields import field_specs
from actionplans.model.records import Model, Network, Plan, Role, Sourced
from actionplans.model.timeline import holds_in
from actionplans.model.unwritten import says
from actionplans.site.addresses import network_page
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import as_sentence, ends, on, subject
from actionplans.swedish.words import PLAN_PARTS, listed


def between_years(
    model: Model, network: str, year_before: int, year_after: int, day: datetime.date | None = None
) -> list[Change]:
    """What is new in a network from one year to a later one. Plans are compared where both years have one.

    What was over on `day` is told as that; with no day everything is told as it comes in its time.

    Raises KeyError for a network that does not exist.
    """
    owner = model.networks[network]
    told = [*_roles(model, owner, year_before, year_after, day), *_plans(model, network, year_before, year_after)]
    page = network_page(network, year_after)
    return [Change(network, page, kind, as_sentence(owner.name, text), owner.name) for kind, text in told]


# --- Plans ------------------------------------------------------------------------------------------------------------


def _plans(model: Model, network: str, year_before: int, year_after: int) -> Iterator[Told]:
    before, after = model.plan_for(network, year_before), model.plan_for(network, year_after)
    if before is not None and before is after:
        return  # one plan for both years
    if before and after:
        known = [key for key in PLAN_PARTS if says(before, key) and says(after, key)]
        gone = f"finns inte i planen för {year_after}"
        # Goals are new with some plan; that the one before has none may only mean that nobody wrote them here.
        both = ["goals"] if before.goals and after.goals else []
        without = _NO_NEWS if both else _NO_NEWS | {"goals"}
        known += both
        scope = Scope(model, model, network, without=without, ordered=False, gone=gone)
        yield from compare_keys(scope, _content(before, known), _content(after, known))
        for one, other in ((before, after), (after, before)):
            unknown = [name for key, name in PLAN_PARTS.items() if says(other, key) and not says(one, key)]
            if unknown:
                parts = say(model.city, listed(unknown))
                yield CHANGED, f"{parts} kan inte jämföras, eftersom uppgifter saknas för {one.year}"
    elif after:
        yield ADDED, f"{subject(model, after)} kan inte jämföras, eftersom ingen plan för {year_before} är känd"
    elif before:
        yield REMOVED, f"ingen plan för {year_after} är känd att jämföra med {subject(model, before)}"


# What always differs between years, or is only a name that the files use.
_NO_NEWS = frozenset(field_specs(Sourced)) | {"start", "end", "id", "priority", "continues"}


def _content(plan: Plan, parts: Sequence[str]) -> Plan:
    """Some parts of a plan, and nothing of its way to a decision."""
    content: dict[str, Any] = {name: getattr(plan, name) for name in parts}
    return Plan(sources=(), **content)


# --- Roles ------------------------------------------------------------------------------------------------------------


def _roles(
    model: Model, network: Network, year_before: int, year_after: int, day: datetime.date | None
) -> Iterator[Told]:
    for role in network.roles:
        held = (holds_in(role, year_before), holds_in(role, year_after))
        if held == (False, True):
            yield ADDED, f"{subject(model, role)} {_began(role, year_before, year_after, day)}"
        elif held == (True, False):
            yield REMOVED, f"{subject(model, role)} {_ended(model, network, role, year_before, year_after, day)}"
        elif held == (True, True) and isinstance(role.end, PartialDate) and role.end.year == year_after:
            yield CHANGED, f"{subject(model, role)} {ends(role.end, day=day)}{succession(model, network, role)}"


def _began(role: Role, year_before: int, year_after: int, day: datetime.date | None) -> str:
    if role.start and role.start.year > year_before:
        return f"{'började' if day and role.start.last_day < day else 'börjar'} {on(role.start)}"
    return f"finns med för {year_after} men inte för {year_before}"


def _ended(
    model: Model, network: Network, role: Role, year_before: int, year_after: int, day: datetime.date | None
) -> str:
    if isinstance(role.end, PartialDate):
        return f"{ends(role.end, day=day)}{succession(model, network, role)}"
    return f"finns med för {year_before} men inte för {year_after}"
