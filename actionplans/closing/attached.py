"""What do the data say that an attachment was made of, and do they still say it? A checksum tells, without git.

It is taken when a matter is sent, and stands beside the paper as `content`. Format 1 is the SHA-256 of the JSON
{"format": 1, "kind": …, "year": …, "told": …}, written, ordered and summed as first_format.py tells. `told` holds, of
what was known on the letter's day,

- for a plan: the plan, the parts of it, and of each network that it covers the roles and dated priorities of the year;
- for an annual report: the reports of the year (of one network where the attachment names it), what the plans say of
  their activities, and where it is of all networks the workshop, the money and time, and the trips of the year;
- for a report of trips: the trips whose reports the matter brings.

A record is its keys that are used, but not those that no paper tells (_UNTOLD): its sources, how it was decided, what
people search it with. Ids are themselves: what a body or a network is called later changes no paper. A key that a
release adds changes nothing until somebody writes it in an old plan. A release that moves what stands in data, or sums
it otherwise, begins a new format; of a paper in a format that is not FORMAT nothing is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from actionplans.closing.first_format import Json, canonical, text
from actionplans.model.fields import Record, used_keys
from actionplans.model.known import known_on
from actionplans.model.records import Attachment, Checkpoint, Matter, Model, Plan, Report, TripReport
from actionplans.model.timeline import holds_in

# The one in which papers are sent now.
FORMAT = 1
_UNTOLD_OF_ALL = frozenset({"sources", "search", "announced", "end_announced"})
_UNTOLD: Mapping[type[Record], frozenset[str]] = {
    Plan: frozenset({"presented", "decided", "steps"}),
    Report: frozenset({"presented"}),
    Checkpoint: frozenset({"presented"}),
    TripReport: frozenset({"matter"}),
}


def contents(model: Model, matter: Matter) -> dict[int, str]:
    """The checksum of what each attachment of a matter is made of, by its number.

    One that is the city's own file, or of which the data say nothing, has none.
    """
    then = known_on(model, matter.date.last_day)
    found = {}
    for one in matter.attachments:
        told = None if one.file else _told(then, matter, one)
        if told:
            said = {"format": FORMAT, "kind": one.kind, "year": one.year, "told": told}
            found[one.number] = hashlib.sha256(canonical(said)).hexdigest()
    return found


def changed(model: Model, matter: Matter) -> list[Attachment]:
    """The attachments of a matter whose data are others than when it was sent, as far as that can be told."""
    if matter.sent is None or matter.sent.format != FORMAT:
        return []
    sent = {one.number: one.content for one in matter.sent.papers if one.content}
    now = contents(model, matter) if sent else {}
    return [one for one in matter.attachments if one.number in sent and now.get(one.number) != sent[one.number]]


def attached_plans(model: Model, attachment: Attachment) -> list[Plan]:
    """The plan that an attachment holds, and the parts of it, where it is a plan that there is."""
    if attachment.kind != "plan":
        return []
    named = attachment.plan or attachment.network or ""
    plan = model.plans.get((named, attachment.year)) if attachment.plan else model.plan_for(named, attachment.year)
    return [plan, *model.parts_of(plan)] if plan else []


def _told(model: Model, matter: Matter, attachment: Attachment) -> Json:
    match attachment.kind:
        case "plan":
            return _plans(model, attached_plans(model, attachment))
        case "annual_report":
            return _reports(model, attachment.network, attachment.year)
        case "trip_report":
            trips = [_plain(trip) for trip in _trips_of(model, matter, attachment.network)]
            return {"trips": trips} if trips else {}
    return {}


def _plans(model: Model, plans: list[Plan]) -> Json:
    if not plans:
        return {}
    covered = sorted({name for plan in plans for name in plan.covers if name in model.networks})
    year = plans[0].year
    held = {
        name: {
            "roles": [_plain(one) for one in model.networks[name].roles if holds_in(one, year)],
            "priorities": [_plain(one) for one in model.networks[name].priorities if holds_in(one, year)],
        }
        for name in covered
    }
    return {"plans": {plan.id: _plain(plan) for plan in plans}, "networks": held}


def _reports(model: Model, network: str | None, year: int) -> Json:
    reports = {name: one for (name, when), one in model.reports.items() if when == year and network in (None, name)}
    if not reports:
        return {}
    plans = (one for one in model.plans.values() if one.year == year and (network is None or network in one.covers))
    said: Json = {
        "reports": {name: _plain(one) for name, one in reports.items()},
        "activities": {plan.id: _plain(plan.activities) for plan in plans},
    }
    record, trips = model.years.get(year), model.trips.get(year)
    if network is None:
        said["year"] = _plain((record.workshop, record.amounts, record.time)) if record else None
        said["trips"] = _plain(trips.trips) if trips else []
    return said


def _trips_of(model: Model, matter: Matter, network: str | None) -> Iterator[Record]:
    for _, record in sorted(model.trips.items()):
        for trip in record.trips:
            report = record.report_of(trip)
            if report is not None and report.matter == matter.id and (network is None or network in trip.networks):
                yield trip


def _plain(value: Any) -> Any:
    """A value as it stands in the JSON that is summed."""
    if isinstance(value, Record):
        without = _UNTOLD_OF_ALL | _UNTOLD.get(type(value), frozenset())
        return {name: _plain(getattr(value, name)) for name in used_keys(value) if name not in without}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else text(str(value))
