"""What a plan says, whatever the files look like, and its checksum; here in format 2, that of release 2.

Each entry of data/closed.yml names the format that it was summed in (none: the first), and is verified in that for
ever. Format 2 is written, ordered and summed as first_format.py tells, but for this:

- It is {"format": 2, "id": …, "year": …, "plan": …, "networks": […]}. The id is the name of the plan's file. Of each
  network that the plan is for there is {"id": …, "name": …, "roles": […], "memberships": […], "prose": …}, by its id.
- Every key that a record has is summed, not a list of them; aside.py names those that are not what the plan said. Which
  keys these are in this release stands in tests/fixtures/closing/format2.txt: once the release is out, a new key is
  named in aside.py, or this format is written out as the first one is and a third begins.
- The id of anything that has a name is {"id": …, "name": …}, not only an organisation's: which goals a plan serves, and
  which function answers for it, is what it says. Matters, sources and words are themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from actionplans.closing import first_format
from actionplans.closing.aside import not_the_plans
from actionplans.closing.first_format import Json, canonical, held, prose, text
from actionplans.model.fields import Record, field_specs, used_keys
from actionplans.model.records import ClosedPlan, ClosedYear, Correction, Model, Plan
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.reading.pages import Pages
from actionplans.site.addresses import network_page

# What closed.yml may name, and the one in which a year is closed and a plan corrected now.
NEWEST = 2


def checksum(model: Model, pages: Pages, name: str, year: int, form: int = NEWEST) -> str | None:
    """The checksum of a plan as data and page say it now, in a format; None where there is no plan."""
    said = resolved(model, pages, name, year, form)
    return hashlib.sha256(canonical(said)).hexdigest() if said else None


def resolved(model: Model, pages: Pages, name: str, year: int, form: int = NEWEST) -> Json | None:
    """What a plan says, as the docstring of its format tells; None where there is no plan of that name."""
    plan = model.plans.get((name, year))
    if plan is None or not set(plan.covers) <= set(model.networks):
        return None
    return FORMATS[form](model, pages, plan)


def expected(closed: ClosedYear, network: str) -> ClosedPlan | Correction | None:
    """The entry whose checksum a plan of a closed year should have: the last correction, else the closing."""
    corrected = [one for one in closed.corrections if one.network == network]
    if corrected:
        return corrected[-1]
    return next((one for one in closed.plans if one.network == network), None)


def _format2(model: Model, pages: Pages, plan: Plan) -> Json:
    networks = [_network(model, pages, name, plan.year) for name in sorted(plan.covers)]
    return {"format": 2, "id": plan.id, "year": plan.year, "plan": _record(model, plan), "networks": networks}


def _network(model: Model, pages: Pages, name: str, year: int) -> Json:
    network = model.networks[name]
    return {
        "id": name,
        "name": text(network.name),
        "roles": held(model, network.roles, year, _record),
        "memberships": held(model, network.memberships, year, _record),
        "prose": prose(pages.pages.get(network_page(name, year))),
    }


FORMATS: Mapping[int, Callable[[Model, Pages, Plan], Json]] = {1: first_format.resolved, 2: _format2}

# --- Data -------------------------------------------------------------------------------------------------------------

_NAMED = ("organisations", "networks", "projects", "goals", "functions")

# What a priority or an activity serves is a goal of the city or one of the plan's own, which then has no name.
_GOALS = ListOf(Reference("goals"))


def _record(model: Model, record: Record) -> Json:
    specs, without = field_specs(type(record)), not_the_plans(type(record))
    return {
        name: plain_value(model, _GOALS if name == "goals" and specs[name].mark else specs[name].shape, value)
        for name in used_keys(record)
        if name not in without and (value := getattr(record, name)) is not None
    }


def plain_value(model: Model, shape: Shape, value: Any) -> Any:
    """A value as it stands in the JSON that is summed."""
    if value is None:
        return None
    match shape:
        case ListOf(items):
            return [plain_value(model, items, one) for one in value]
        case RecordOf():
            return _record(model, value)
        case Date() | EndDate():
            return str(value)
        case Number() | YesNo():
            return value
        case DecimalNumber():
            return str(value)
        case Reference(collection) if collection in _NAMED:
            named = getattr(model, collection).get(value)
            return {"id": value, "name": text(named.name) if named else ""}
        case Text() | Pattern() | Choice() | Term() | Reference():
            return text(value)
        case KeyedRecords():
            raise TypeError(f"a plan has no words of its own: {shape}")
        case _:
            assert_never(shape)
