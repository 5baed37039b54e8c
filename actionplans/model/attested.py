"""What had any source said by a day? The model without what only later sources tell, and without their names.

What has a date of its own happened then, whoever told of it later: it stays, and a source that came later is not named.
What has none, a way of working or an undated fact, is as old as its oldest source. A source without a date says nothing
of when it came, and speaks against nothing.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import (
    Activity,
    Alternative,
    DatedPriority,
    Membership,
    Model,
    Plan,
    Project,
    Report,
    Routine,
    Source,
    Sourced,
    SourcedWithin,
    Spent,
)
from actionplans.model.shapes import Reference
from actionplans.model.walk import nested_fields, with_inner
from actionplans.system.fixed import fixed

R = TypeVar("R", bound=Record)

# What stands for the sources of something that had happened by the day, where all of them came later.
UNNAMED = Source(
    id="senare-kalla",
    title="Källan är från en senare dag än den som visas, och nämns inte här",
    publisher="Senare källa",
)
# Where a record says when what it tells of was so.
_DATES = ("date", "start", "observed", "as_of", "announced")
# Of these only what was attested is known; the others in the model have an hour of their own, or are names.
_UNDATED = ("abbreviations", "functions", "goals", "plans", "projects", "reports", "routines")


def later_sources(model: Model, day: datetime.date) -> frozenset[str]:
    """The ids of the sources that are dated after a day."""
    return frozenset(key for key, one in model.sources.items() if one.date and one.date.first_day > day)


def unattested(model: Model, day: datetime.date) -> dict[str, set[Any]]:
    """What had no hour of its own by a day and no source had told of: its ids, by their collection."""
    return _Attested(day, later_sources(model, day), {}).unknown(model)


def attested_on(model: Model, day: datetime.date, gone: Mapping[str, frozenset[str]]) -> Model:
    """The model as of a day, without what only later sources tell, and naming nothing of what was not there yet.

    `gone` are the ids of that, by their collection. The model is whole where no source is later and nothing gone.
    """
    later = later_sources(model, day)
    return _Attested(day, later, gone).whole(model) if later or any(gone.values()) else model


def naming_none(model: Model, gone: Mapping[str, frozenset[str]]) -> Model:
    """The model whose records do not name these ids, by collection, where they need not."""
    return _Attested(datetime.date.min, frozenset(), gone).whole(model) if any(gone.values()) else model


def only_later(record: Sourced, later: Collection[str]) -> bool:
    """Whether all the sources of a record, and of what nests in it, are later ones.

    What a plan holds may be older than the plan: a measure, a priority of the year before.
    """
    inner = (record,) if isinstance(record, Plan) else (one for one in with_inner(record) if isinstance(one, Sourced))
    return bool(record.sources) and all(one.sources and set(one.sources) <= set(later) for one in inner)


_NAMING: dict[type[Record], list[tuple[str, str]]] = {}


def _naming(kind: type[Record]) -> list[tuple[str, str]]:
    """The keys of a kind of record by which it names things that may come after it, with their collection.

    An organisation is in nobody's words but in those that have no date: a plan may name one that is to be formed.
    """
    if kind not in _NAMING:
        _NAMING[kind] = [
            (spec.name, spec.mark.collection)
            for spec in field_specs(kind).values()
            if isinstance(spec.mark, Reference) and not spec.required
            if spec.mark.collection != "organisations" or issubclass(kind, Membership | Project)
        ]
        if issubclass(kind, Membership | Project | DatedPriority):  # which name no goals but the city's own
            _NAMING[kind].append(("goals", "goals"))
    return _NAMING[kind]


@fixed
class _Attested:
    """A day, and the ids of the sources that came after it, and of other things, by collection."""

    day: datetime.date
    later: frozenset[str]
    gone: Mapping[str, frozenset[str]]

    def whole(self, model: Model) -> Model:
        """The model, collection by collection: what nobody knew of is left out first, then every mention of it."""
        unknown = self.unknown(model)
        gone = {name: self.gone.get(name, frozenset()) | keys for name, keys in unknown.items()}
        reader = dataclasses.replace(self, gone={**self.gone, **gone})
        held: dict[str, Any] = {"city": reader._record(model.city)}
        for field in dataclasses.fields(model):
            value, left_out = getattr(model, field.name), unknown.get(field.name, set())
            if isinstance(value, Mapping):
                held[field.name] = {key: reader._record(one) for key, one in value.items() if key not in left_out}
        if self.later:
            held["sources"] = {**model.sources, UNNAMED.id: UNNAMED}
        return dataclasses.replace(model, **held)

    def unknown(self, model: Model) -> dict[str, set[Any]]:
        """The ids of what nobody knew of, by their collection."""
        return {name: {key for key, one in getattr(model, name).items() if not self._known(one)} for name in _UNDATED}

    def _record(self, record: R) -> R:
        """A record with what is known of that which nests in it, and with the sources that there were."""
        changes: dict[str, Any] = {}
        for name in nested_fields(type(record)):
            held = getattr(record, name)
            if isinstance(held, tuple):
                changes[name] = tuple(self._record(one) for one in held if self._known(one))
            elif isinstance(held, Record):
                changes[name] = self._record(held) if self._known(held) else None
        if isinstance(record, Sourced | Alternative | SourcedWithin) and not self.later.isdisjoint(record.sources):
            named = tuple(one for one in record.sources if one not in self.later)
            changes["sources"] = named or (() if isinstance(record, SourcedWithin) else (UNNAMED.id,))
        changes |= self._without_names(record)
        if isinstance(record, Plan):
            changes["activities"] = _within(changes["activities"], {one.id for one in changes["priorities"]})
        return dataclasses.replace(record, **changes) if changes else record

    def _without_names(self, record: Record) -> dict[str, Any]:
        """The keys of a record that name something that was not there yet, without its name."""
        changes: dict[str, Any] = {}
        for name, collection in _naming(type(record)):
            held, gone = getattr(record, name), self.gone.get(collection, frozenset())
            if isinstance(held, tuple) and not gone.isdisjoint(held):
                changes[name] = tuple(one for one in held if one not in gone)
            elif isinstance(held, str) and held in gone:
                changes[name] = None
        return changes

    def _known(self, record: Record) -> bool:
        """Whether a record had happened by the day, or a source had told of it."""
        if isinstance(record, Alternative):
            return not self.later.issuperset(record.sources)
        return not isinstance(record, Sourced) or self._has_come(record) or not only_later(record, self.later)

    def _has_come(self, record: Sourced) -> bool:
        """Whether something tells that it was so by the day, beside its sources."""
        match record:
            case Activity():  # its dates are those of a plan, and may be changed with it
                return False
            case Plan():
                return record.presented is not None or record.decided is not None
            case Report():
                return record.presented is not None
            case Routine():
                return record.adopted is not None
            case Spent():  # a budget is for a time that is to come
                return record.basis == "outcome" and record.period.first_day <= self.day
        values = (getattr(record, name, None) for name in _DATES)
        dates = (one for value in values for one in (value if isinstance(value, tuple) else (value,)))
        return any(isinstance(one, PartialDate) and one.first_day <= self.day for one in dates)


def _within(activities: tuple[Activity, ...], priorities: Collection[str]) -> tuple[Activity, ...]:
    """The activities of a plan, none of them under a priority that it did not have yet."""
    return tuple(
        dataclasses.replace(one, priority=None) if one.priority and one.priority not in priorities else one
        for one in activities
    )
