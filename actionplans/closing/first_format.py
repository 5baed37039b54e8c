"""Format 1, in which release 1 summed a plan: what goes into the checksum, and how. Nothing here ever changes.

A `data/closed.yml` of release 1 names no format and is verified by this, however many keys records have by then. The
checksum must be possible to work out again when this program is long gone, so here is all of it. A plan is written
as JSON and the JSON's UTF-8 bytes are summed with SHA-256 (hexadecimal, small letters). The JSON has no white space
between its parts (separators "," and ":"), keys in order of code points, and letters as they are, not escaped. It is

    {"network": …, "year": …, "plan": …, "roles": […], "memberships": […], "prose": …}

- network: {"id": …, "name": …} from data/networks/.
- plan: the keys of data/plans/<year>/<network>.yml as they stand there. Keys that are absent, or that hold what they
  would mean if absent, are left out. Dates are texts as in the file. The id of an organisation is {"id": …, "name": …};
  other ids and words from the vocabulary are themselves.
- roles, memberships: those that the network's file says were held in the year, each with its keys as below, but instead
  of its dates "days": the first and last day of each time that it was held, no further than the year's ends. Sources,
  confidence, notes, alternatives and when it was announced are left out: a role goes on to other years, where other
  sources speak of it. What a later release lets a role or membership say is left out where it is listed in aside.py.
  In the order of their own JSON.
- prose: what is written on docs/natverk/<network>/<year>.md below the header. Lines that are headings and comments are
  left out; a macro's call is a space, but {{ source("x") }} is [x]; * _ ` are left out; every run of white space is one
  space, and none at the ends. Without a page it is empty.
- Any text is in Unicode's form NFC; in the plan an empty line parts paragraphs, and other white space is one space.

A plan that says what this format cannot say is another plan than the one that was closed. So a key that is not below
stands in the JSON with null where it is used: no plan of release 1 has it, and no sum of theirs is the same.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from actionplans.closing.aside import not_the_plans
from actionplans.model.fields import Record, used_keys
from actionplans.model.records import Holding, Model, Plan
from actionplans.model.timeline import holds_in
from actionplans.reading.pages import Page, Pages
from actionplans.site.addresses import network_page

Json = dict[str, Any]
Written = Callable[[Model, Any], Any]
Keys = Mapping[str, Written]


def canonical(said: Any) -> bytes:
    """The bytes that are summed."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def resolved(model: Model, pages: Pages, plan: Plan) -> Json:
    """What a plan says, as the docstring above tells."""
    owner = model.networks.get(plan.network or "")
    return {
        "network": {"id": plan.network, "name": text(owner.name)} if owner else None,
        "year": plan.year,
        "plan": _record(_PLAN)(model, plan),
        "roles": held(model, owner.roles, plan.year, _record(_ROLE)) if owner else [],
        "memberships": held(model, owner.memberships, plan.year, _record(_MEMBERSHIP)) if owner else [],
        "prose": prose(pages.pages.get(network_page(plan.network, plan.year))) if plan.network else "",
    }


# --- Values -----------------------------------------------------------------------------------------------------------


def text(value: str) -> str:
    """A text in one form of Unicode, with one space or one empty line between its words."""
    paragraphs = re.split(r"\n\s*\n", unicodedata.normalize("NFC", value).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _text(model: Model, value: Any) -> str:
    """A text, a date, a word, or the id of what has no name of its own."""
    return text(str(value))


def _yes(model: Model, value: bool) -> bool:
    return value


def _organisation(model: Model, value: str) -> Json:
    named = model.organisations.get(value)
    return {"id": value, "name": text(named.name) if named else ""}


def _each(written: Written) -> Written:
    return lambda model, values: [written(model, one) for one in values]


def _record(keys: Keys) -> Written:
    def written(model: Model, record: Record) -> Json:
        without = not_the_plans(type(record))
        said = {name: keys[name](model, getattr(record, name)) for name in keys if not _is_default(record, name)}
        return said | {name: None for name in used_keys(record) if name not in keys and name not in without}

    return written


def _is_default(record: Record, name: str) -> bool:
    value = getattr(record, name)
    return value is None or value is False or value == () or (name, value) == ("confidence", "high")


# --- The keys ---------------------------------------------------------------------------------------------------------

_ALTERNATIVE: Keys = {"text": _text, "sources": _each(_text)}
_SOURCED: Keys = {
    "sources": _each(_text),
    "confidence": _text,
    "note": _text,
    "alternatives": _each(_record(_ALTERNATIVE)),
}
_DECISION: Keys = {
    **_SOURCED,
    "date": _text,
    "body": _organisation,
    "paragraph": _text,
    "reference": _text,
    "outcome": _text,
}
_PASSAGE: Keys = {**_SOURCED, "text": _text}
_PRIORITY: Keys = {**_SOURCED, "id": _text, "text": _text, "areas": _each(_text)}
_ACTIVITY: Keys = {
    **_SOURCED,
    "id": _text,
    "text": _text,
    "priority": _text,
    "responsible": _organisation,
    "function": _text,
    "start": _text,
    "end": _text,
    "partners": _each(_organisation),
}
_PARTNER: Keys = {**_SOURCED, "organisation": _organisation, "text": _text}
_PLAN: Keys = {
    **_SOURCED,
    "attested": _yes,
    "presented": _text,
    "decided": _record(_DECISION),
    "purpose": _record(_PASSAGE),
    "priorities": _each(_record(_PRIORITY)),
    "activities": _each(_record(_ACTIVITY)),
    "partners": _each(_record(_PARTNER)),
    "feedback": _record(_PASSAGE),
    "reconciliation": _record(_PASSAGE),
}
_ROLE: Keys = {
    "kind": _text,
    "body": _text,
    "text": _text,
    "holder": _organisation,
    "level": _text,
    "office": _text,
    "vacant": _yes,
    "person": _text,
}
_MEMBERSHIP: Keys = {"member": _organisation, "text": _text}

# --- Roles and memberships --------------------------------------------------------------------------------------------


def held(model: Model, holdings: Iterable[Holding], year: int, written: Written) -> list[Json]:
    """What was held in a year, in the order of its own JSON."""
    found = [{**written(model, one), "days": _days(one, year)} for one in holdings if holds_in(one, year)]
    return sorted(found, key=canonical)


def _days(holding: Holding, year: int) -> list[list[str]]:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    within = [(max(start, first), min(end, last)) for start, end in holding.spans if start <= last and end >= first]
    return [[start.isoformat(), end.isoformat()] for start, end in sorted(within)]


# --- Prose ------------------------------------------------------------------------------------------------------------


def prose(page: Page | None) -> str:
    """What is written on a page, whatever it looks like."""
    written = "".join(_part(part) for part in page.parts) if page else ""
    written = re.sub(r"<!--.*?-->", " ", written, flags=re.DOTALL)
    written = re.sub(r"^#{1,6}\s.*$", " ", written, flags=re.MULTILINE)
    return " ".join(re.sub(r"[*_`]", "", unicodedata.normalize("NFC", written)).split())


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    cited = [*part.positional, *part.named.values()]
    return f"[{cited[0]}]" if part.name == "source" and cited else " "
