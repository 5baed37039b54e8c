"""What a plan says, whatever the files look like, and its checksum; here in format 2, that of release 2.

Each entry of data/closed.yml names the format that it was summed in (none: the first), and is verified in that for
ever. Format 2 is written, ordered and summed as first_format.py tells, but for this:

- "format": 2 stands in the JSON.
- Every key that a record has is summed, not a list of them; aside.py names those of roles and memberships that are not
  the plan's. Which keys these are in this release stands in tests/fixtures/closing/format2.txt: once the release is
  out, a new key is named in aside.py, or this format is written out as the first one is and a third begins.
- The id of anything that has a name (or is a sentence, as a goal) is {"id": …, "name": …}, not only an organisation's:
  what a plan serves, and who answers for it, is what it says. Matters, sources and words are themselves.
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
    Date,
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


def checksum(model: Model, pages: Pages, network: str, year: int, form: int = NEWEST) -> str | None:
    """The checksum of a plan as data and page say it now, in a format; None where there is no plan."""
    said = resolved(model, pages, network, year, form)
    return hashlib.sha256(canonical(said)).hexdigest() if said else None


def resolved(model: Model, pages: Pages, network: str, year: int, form: int = NEWEST) -> Json | None:
    """What a plan says, as the docstring of its format tells; None where there is no plan."""
    plan = model.plans.get((network, year))
    if plan is None or network not in model.networks:
        return None
    return FORMATS[form](model, pages, plan)


def expected(closed: ClosedYear, network: str) -> ClosedPlan | Correction | None:
    """The entry whose checksum a plan of a closed year should have: the last correction, else the closing."""
    corrected = [one for one in closed.corrections if one.network == network]
    if corrected:
        return corrected[-1]
    return next((one for one in closed.plans if one.network == network), None)


def _format2(model: Model, pages: Pages, plan: Plan) -> Json:
    owner = model.networks[plan.network]
    return {
        "format": 2,
        "network": {"id": plan.network, "name": text(owner.name)},
        "year": plan.year,
        "plan": _record(model, plan),
        "roles": held(model, owner.roles, plan.year, _record),
        "memberships": held(model, owner.memberships, plan.year, _record),
        "prose": prose(pages.pages.get(network_page(plan.network, plan.year))),
    }


FORMATS: Mapping[int, Callable[[Model, Pages, Plan], Json]] = {1: first_format.resolved, 2: _format2}

# --- Data -------------------------------------------------------------------------------------------------------------

_UNNAMED = ("matters", "sources")


def _record(model: Model, record: Record) -> Json:
    specs, without = field_specs(type(record)), not_the_plans(type(record))
    return {
        name: plain_value(model, specs[name].shape, getattr(record, name))
        for name in used_keys(record)
        if name not in without
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
        case Reference(collection) if collection not in _UNNAMED:
            thing = getattr(model, collection).get(value)
            return {"id": value, "name": text(_name(thing)) if thing else ""}
        case Text() | Pattern() | Term() | Reference():
            return text(value)
        case KeyedRecords():
            raise TypeError(f"a plan has no words of its own: {shape}")
        case _:
            assert_never(shape)


def _name(thing: Any) -> str:
    return str(getattr(thing, "name", "") or thing.text)
