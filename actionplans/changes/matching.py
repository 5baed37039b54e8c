"""Which record of a list became which, when the list has been edited: nothing in YAML says it."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplans.model import records
from actionplans.model.fields import Record, field_specs

Pair = tuple[Record | None, Record | None]
# What a record is known by among its siblings, where something makes it one of a kind.
_KNOWN_BY: dict[type[Record], str] = {
    records.Activity: "id",
    records.Priority: "id",
    records.DatedPriority: "id",
    records.FocusPoint: "id",
    records.PlanGoal: "id",
    records.Trip: "id",
    records.Attachment: "number",
    records.Checkpoint: "date",
    records.ClosedFile: "file",
    records.ClosedMatter: "matter",
    records.ClosedPlan: "network",
    records.Partner: "organisation",
    records.Rating: "criterion",
    records.Result: "activity",
    records.SentPaper: "file",
}
# Records that share less than this are two: one that went and one that came.
_ALIKE = 0.6


def pairs(before: Sequence[Record], after: Sequence[Record]) -> list[Pair]:
    """Each record with what it was: in the new order, and last those that are gone (with None)."""
    gone, partners = list(before), dict[int, Record]()
    for find in (_equal, _known):
        for index, record in enumerate(after):
            if index not in partners and (found := find(record, gone)) is not None:
                partners[index] = found
                gone = [one for one in gone if one is not found]
    partners |= _most_alike(gone, {index: one for index, one in enumerate(after) if index not in partners})
    kept = {id(one) for one in partners.values()}
    return [
        *((partners.get(index), record) for index, record in enumerate(after)),
        *((one, None) for one in before if id(one) not in kept),
    ]


def reordered(matched: Sequence[Pair], before: Sequence[Record]) -> bool:
    """Whether the records that are in both lists stand in another order."""
    places = {id(record): index for index, record in enumerate(before)}
    kept = [places[id(old)] for old, new in matched if old is not None and new is not None]
    return kept != sorted(kept)


def _equal(record: Record, candidates: Sequence[Record]) -> Record | None:
    return next((one for one in candidates if one == record), None)


def _known(record: Record, candidates: Sequence[Record]) -> Record | None:
    key = _KNOWN_BY.get(type(record))
    name = getattr(record, key) if key else None
    return next((one for one in candidates if key and name is not None and getattr(one, key) == name), None)


def _most_alike(gone: Sequence[Record], come: Mapping[int, Record]) -> dict[int, Record]:
    """Of what is left, the pairs that are alike, the most alike first."""
    scores = [(likeness(old, new), index, old) for index, new in come.items() for old in gone]
    found: dict[int, Record] = {}
    for score, index, old in sorted(scores, key=lambda one: -one[0]):
        if score >= _ALIKE and index not in found and not any(old is one for one in found.values()):
            found[index] = old
    return found


def likeness(one: Record, other: Record) -> float:
    """How alike two records of a kind are, 0–1: the mean over the keys that either of them has.

    What has a name of its own but another name now is the same only where it says nearly the same.
    """
    if type(one) in _KNOWN_BY and hasattr(one, "text"):
        return _value_likeness(one.text, getattr(other, "text", None))
    compared = list(_compared(one, other))
    return sum(compared) / len(compared) if compared else 1.0


def _compared(one: Record, other: Record) -> Iterator[float]:
    defaults: dict[str, Any] = {field.name: field.default for field in dataclasses.fields(one)}
    for name in field_specs(type(one)):
        old, new = getattr(one, name), getattr(other, name)
        if old != defaults[name] or new != defaults[name]:
            yield _value_likeness(old, new)


def _value_likeness(old: Any, new: Any) -> float:
    if isinstance(old, str) and isinstance(new, str) and old != new:
        return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()
    return float(old == new)
