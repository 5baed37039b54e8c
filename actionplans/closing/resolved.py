"""What a plan says, whatever the files look like, and its checksum.

The checksum must be possible to work out again when this program is long gone, so here is all of it. A plan is written
as JSON and the JSON's UTF-8 bytes are summed with SHA-256 (hexadecimal, small letters). The JSON has no white space
between its parts (separators "," and ":"), keys in order of code points, and letters as they are, not escaped. It is

    {"network": …, "year": …, "plan": …, "roles": […], "memberships": […], "prose": …}

- network: {"id": …, "name": …} from data/networks/.
- plan: the keys of data/plans/<year>/<network>.yml as they stand there. Keys that are absent, or that hold what they
  would mean if absent, are left out. Sources that a part has from what it stands within are as if written in it. Dates
  are texts as in the file. The id of an organisation, network or project is
  {"id": …, "name": …}; other ids and words from the vocabulary are themselves.
- roles, memberships: those that the network's file says were held in the year, each with its keys as above, but instead
  of its dates "days": the first and last day of each time that it was held, no further than the year's ends. Sources,
  confidence, notes, alternatives and when it was announced are left out: a role goes on to other years, where other
  sources speak of it. In the order of their own JSON.
- prose: what is written on docs/natverk/<network>/<year>.md below the header. Lines that are headings and comments are
  left out; a macro's call is a space, but {{ source("x") }} is [x]; * _ ` are left out; every run of white space is one
  space, and none at the ends. Without a page it is empty.
- Any text is in Unicode's form NFC; in the plan an empty line parts paragraphs, and other white space is one space.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, assert_never

from actionplans.model.fields import Record, field_specs
from actionplans.model.records import ClosedYear, Holding, Model, Sourced
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
from actionplans.model.timeline import holds_in, spans
from actionplans.reading.pages import Page, Pages
from actionplans.site.addresses import network_page

Json = dict[str, Any]
_NAMED = ("organisations", "networks", "projects")


def checksum(model: Model, pages: Pages, network: str, year: int) -> str | None:
    """The checksum of a plan as data and page say it now; None where there is no plan."""
    said = resolved(model, pages, network, year)
    return hashlib.sha256(canonical(said)).hexdigest() if said else None


def canonical(said: Json) -> bytes:
    """The bytes that are summed."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def resolved(model: Model, pages: Pages, network: str, year: int) -> Json | None:
    """What a plan says, as the docstring above tells; None where there is no plan."""
    plan, owner = model.plans.get((network, year)), model.networks.get(network)
    if plan is None or owner is None:
        return None
    return {
        "network": {"id": network, "name": _text(owner.name)},
        "year": year,
        "plan": _record(model, plan, frozenset({"network"})),
        "roles": _held(model, owner.roles, year),
        "memberships": _held(model, owner.memberships, year),
        "prose": _prose(pages.pages.get(network_page(network, year))),
    }


def expected(closed: ClosedYear, network: str) -> str | None:
    """The checksum that a plan of a closed year should have: the last correction's, else that of the closing."""
    corrected = [one.checksum for one in closed.corrections if one.network == network]
    if corrected:
        return corrected[-1]
    return next((one.checksum for one in closed.plans if one.network == network), None)


# --- Data -------------------------------------------------------------------------------------------------------------

_NOT_OF_THE_YEAR = frozenset(field_specs(Sourced)) | {"start", "end", "observed", "announced"}


def _held(model: Model, holdings: Iterable[Holding], year: int) -> list[Json]:
    found = [
        {**_record(model, one, _NOT_OF_THE_YEAR), "days": _days(one, year)} for one in holdings if holds_in(one, year)
    ]
    return sorted(found, key=canonical)


def _days(holding: Holding, year: int) -> list[list[str]]:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    within = [(max(start, first), min(end, last)) for start, end in spans(holding) if start <= last and end >= first]
    return [[start.isoformat(), end.isoformat()] for start, end in sorted(within)]


def _record(model: Model, record: Record, without: frozenset[str]) -> Json:
    defaults: dict[str, Any] = {field.name: field.default for field in dataclasses.fields(record)}
    return {
        name: plain_value(model, spec.shape, value)
        for name, spec in field_specs(type(record)).items()
        if name not in without and (value := getattr(record, name)) != defaults[name]
    }


def plain_value(model: Model, shape: Shape, value: Any) -> Any:
    """A value as it stands in the JSON that is summed."""
    if value is None:
        return None
    match shape:
        case ListOf(items):
            return [plain_value(model, items, one) for one in value]
        case RecordOf():
            return _record(model, value, frozenset())
        case Date() | EndDate():
            return str(value)
        case Number() | YesNo():
            return value
        case DecimalNumber():
            return str(value)
        case Reference(collection) if collection in _NAMED:
            named = getattr(model, collection).get(value)
            return {"id": value, "name": _text(named.name) if named else ""}
        case Text() | Pattern() | Choice() | Term() | Reference():
            return _text(value)
        case KeyedRecords():
            raise TypeError(f"a plan has no words of its own: {shape}")
        case _:
            assert_never(shape)


def _text(value: str) -> str:
    paragraphs = re.split(r"\n\s*\n", unicodedata.normalize("NFC", value).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


# --- Prose ------------------------------------------------------------------------------------------------------------


def _prose(page: Page | None) -> str:
    text = "".join(_part(part) for part in page.parts) if page else ""
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"^#{1,6}\s.*$", " ", text, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*_`]", "", unicodedata.normalize("NFC", text)).split())


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    cited = [*part.positional, *part.named.values()]
    return f"[{cited[0]}]" if part.name == "source" and cited else " "
