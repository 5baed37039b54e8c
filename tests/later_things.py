"""Later things of every kind, made of what the model says of itself: a new record or key is among them by itself.

`with_later(model)` is a model to which all of that has happened on a day in 2025: a record more of every kind in every
place that can hold one, and a later end, an observation, a name or a source on each record that had none.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_type_hints

from actionplans.model.dates import PartialDate
from actionplans.model.decisions import with_decisions
from actionplans.model.fields import FieldSpec, Record, field_specs, given_fields
from actionplans.model.problems import Place
from actionplans.model.records import Holding, Invitation, LeadsTo, Model, Network, Source, Spent
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
    kind_within,
)

R = TypeVar("R", bound=Record)

DAY = PartialDate.of(datetime.date(2025, 9, 22))
ANNOUNCED = PartialDate.of(datetime.date(2025, 9, 20))
# What every text of theirs holds.
WORD = "SENARE"
_ID, _MATTER = "senare", "2025-09-15"
_PLACE = Place("data/senare.yml", 1)
# Words of the product's own, and of the editors': no source tells when a word came into use.
_WORDS = ("city", "vocabulary", "foreign_names", "synonyms", "broken")

# The keys that a record keeps as they are, though they could hold something later, and why.
KEPT: Mapping[str, str] = {
    "start": "what was there already did not begin later",
    "baseline_date": "a measure is a part of its goal",
    "by": "a measure is a part of its goal",
    "deadline": "a role came with it",
    "as_of": "it is the day that the record is about",
    "date": "it is the day that the record is about",
    "announced": "it is the day from which the record is known",
    "successors": "an end is told with what comes after it",
    "meeting": "the letter names the meeting that it is for",
    "Activity.end": "a plan says when",
    "Amount.end": "an amount is for all of its years",
    "WorkingTime.end": "an amount is for all of its years",
    "Event.end": "an event has its days",
    "Trip.end": "a trip has its days",
    "Plan.end": "a plan says for which years it is",
    "Project.end": "a project begins with an end",
    "Activity.partners": "a plan can name who is not there yet",
    "Activity.responsible": "a plan can name who is not there yet",
    "Amount.payer": "who pays is a part of the amount",
    "Delegate.organisation": "a delegation is a part of its trip",
    "Evaluation.body": "an evaluation is whole",
    "Evaluation.ratings": "an evaluation is whole",
    "FocusPoint.organisations": "a direction is whole",
    "Direction.points": "a direction is whole",
    "Workshop.lessons": "a workshop's notes are whole",
    "Trip.delegation": "a delegation is a part of its trip",
    "Step.body": "a step came with it",
    "Plan.network": "it is the plan's identity",
    "Plan.networks": "it is the plan's identity",
    "Plan.administration": "it is the plan's identity",
    "Matter.attachments": "a letter is whole",
    "Matter.handler": "a letter is whole",
    "Matter.signatory": "a letter is whole",
    "Matter.letter": "a letter is whole",
    "Matter.bundle": "a letter is whole",
    "Sent.papers": "what was sent is whole",
    "ClosedYear.plans": "a year is closed on a day",
    "ClosedYear.matters": "a year is closed on a day",
    "ClosedMatter.files": "a year is closed on a day",
    "Report.presented": "a report is known from the day of its letter",
    "Plan.presented": "a plan is known from the day of its letter",
    "City.trip_report_deadline": "the city's settings are those of today",
    "City.words": "the city's settings are those of today",
}


class Later:
    """Makes later things. `undated` ones have no more dates than they must: only their source is later."""

    def __init__(self, model: Model, *, undated: bool = False) -> None:
        self.model = model
        self.undated = undated
        self.made = 0

    def record(self, kind: type[R], **given: Any) -> R:
        """A later record of a kind, with every key that it can have."""
        values = {name: self._value_of(kind, spec) for name, spec in field_specs(kind).items()}
        ids = {"id": _ID, "year": DAY.year, "network": _ID}
        values |= {name: one for name, one in ids.items() if name in given_fields(kind)}
        values |= {"id": _ID} if "id" in values else {}
        return kind(place=_PLACE, places=dict.fromkeys(values, _PLACE), **{**values, **given})

    def _value_of(self, kind: type[Record], spec: FieldSpec) -> Any:
        # Of what has no source of its own, a day is all that tells when it came.
        dated = issubclass(kind, Network | Source | Invitation | LeadsTo) or (
            issubclass(kind, Holding) and spec.name == "start"
        )
        date = isinstance(spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape, Date | EndDate)
        return spec.default if self.undated and date and not (dated or spec.required) else self._value(spec.shape, spec)

    def _value(self, shape: Shape, spec: FieldSpec) -> Any:
        match shape:
            case Text():
                self.made += 1
                return f"{WORD} {self.made}"
            case Number():
                return DAY.year if spec.name == "year" else 9
            case DecimalNumber():
                return Decimal(7)
            case YesNo():
                return True
            case Date() | EndDate():
                return DAY
            case Reference(collection):
                return _MATTER if collection == "matters" else _ID
            case Term(vocabulary):
                words = list(getattr(self.model.vocabulary, vocabulary))
                return "decided" if vocabulary == "step_kinds" else words[0] if words else _ID
            case Pattern():
                return shape.example
            case Choice(words):
                return words[0]
            case RecordOf(kind) | KeyedRecords(kind):
                return self.record(kind)
            case ListOf(items):
                return (self._value(items, spec),)

    # --- Beside what there is -----------------------------------------------------------------------------------------

    def _tops(self, name: str, kind: type[Record]) -> dict[Any, Record]:
        """What comes into a collection of the model."""
        whole = {"networks": (), "administration": None, "part_of": None, "start": None, "end": None}
        match name:
            case "plans":
                own = {"id": "provnat", "year": DAY.year + 2, "network": "provnat"}
                return {(_ID, DAY.year): self.record(kind, network=_ID, **whole)} | {
                    ("provnat", DAY.year + 2): self.record(kind, **own, **whole)
                }
            case "reports":
                return {(_ID, DAY.year): self.record(kind)}
            case "years" | "trips":
                return {DAY.year + 2: self.record(kind, year=DAY.year + 2)}
            case "closed":
                return {DAY.year: self.record(kind, id=str(DAY.year))}
            case "matters":
                return {_MATTER: self.record(kind, id=_MATTER)}
        return {_ID: self.record(kind)}

    def all_of_it(self) -> Model:
        """The model with a later record in every collection, and everything later on every record that it has."""
        found: dict[str, Any] = {}
        hints = get_type_hints(Model)
        for field in dataclasses.fields(self.model):
            held = getattr(self.model, field.name)
            if field.name in _WORDS:
                continue
            kind = get_args(hints[field.name])[1]
            found[field.name] = {key: self._changed(one) for key, one in held.items()} | self._tops(field.name, kind)
        return with_decisions(dataclasses.replace(self.model, **found))

    def _changed(self, record: R) -> R:
        """A record with what came to it later."""
        kind, changes = type(record), dict[str, Any]()
        for name, spec in field_specs(kind).items():
            held = getattr(record, name)
            if kind_within(spec.shape):
                held = tuple(map(self._changed, held)) if isinstance(held, tuple) else held and self._changed(held)
            left = name == "left" and getattr(record, "end", None) is not None  # which tells when the end was known
            # Who decided once is not asked for steps beside that: they would take its place.
            decided = name == "steps" and (getattr(record, "decision", None) or getattr(record, "decided", None))
            if can_come_later(kind, spec) and not decided and not left:
                if isinstance(spec.shape, ListOf):
                    held = (*held, self._value(spec.shape.items, spec))
                elif held is None:
                    held = self._value(spec.shape, spec)
            if held != getattr(record, name):
                changes[name] = held
        # An end, or what came of a consideration, is told with the day on which it was known.
        if "end_announced" in field_specs(kind) and getattr(record, "end", None) is not None:
            changes.pop("end_announced", None)
        elif "end_announced" in changes:
            changes["end_announced"] = ANNOUNCED
        if isinstance(record, Spent):
            changes.pop("basis", None)
        places = {**dict.fromkeys(changes, _PLACE), **record.places}
        return dataclasses.replace(record, places=places, **changes)


def can_come_later(kind: type[Record], spec: FieldSpec) -> bool:
    """Whether a key can get something more later: a record, a name, a date. Texts are what a record says."""
    if {spec.name, f"{kind.__name__}.{spec.name}"} & KEPT.keys():
        return False
    shape = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
    may_lack = isinstance(spec.shape, ListOf) or (not spec.required and spec.default is None)
    own = f"{kind.__name__}.{spec.name}" == "Consideration.outcome"
    return own or (may_lack and isinstance(shape, Date | EndDate | Reference | RecordOf))


def with_later(model: Model, *, undated: bool = False) -> Model:
    return Later(model, undated=undated).all_of_it()
