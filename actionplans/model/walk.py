"""How is the model walked: every record and what nests in it, every id and word named, every holding and event."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping

from actionplans.model.fields import Record, field_specs
from actionplans.model.problems import Place
from actionplans.model.records import Event, Holding, Model, Network
from actionplans.model.shapes import ListOf, Reference, Term, kind_within
from actionplans.model.unread import is_unread


@functools.lru_cache(maxsize=2)
def records(model: Model) -> list[Record]:
    """Every record in the model that stands in a file, once, outer before inner: many rules ask for the same.

    What could not be read is left out.
    """
    tops: list[Record] = [one for one in (model.city, model.vocabulary) if not is_unread(one)]
    for field in dataclasses.fields(model):
        value = getattr(model, field.name)
        if not is_unread(value) and isinstance(value, Mapping):
            tops += value.values()
    return [record for top in tops for record in with_inner(top, as_written=True)]


def with_inner(record: Record, *, as_written: bool = False) -> list[Record]:
    """A record and every record inside it; `as_written` without those that it has from elsewhere."""
    found = [record]
    for name in nested_fields(type(record)):
        if as_written and name not in record.places:
            continue
        value = getattr(record, name)
        if is_unread(value):
            continue
        for child in value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,):
            if child is not None and not is_unread(child):
                found += with_inner(child, as_written=as_written)
    return found


_NESTS: dict[type[Record], tuple[str, ...]] = {}


def nested_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that hold records."""
    if kind not in _NESTS:
        _NESTS[kind] = tuple(spec.name for spec in field_specs(kind).values() if kind_within(spec.shape))
    return _NESTS[kind]


def references(record: Record) -> Iterator[tuple[Reference | Term, str, Place]]:
    """Every id and word that a record names in its file: what kind of name it is, the name, and where it stands."""
    places = record.places
    for name, mark in _marks(type(record)):
        if name not in places:
            continue
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if item is not None and not is_unread(item):
                    yield mark, item, record.place_of(f"{name}.{index}")
        elif value is not None and not is_unread(value):
            yield mark, value, places[name]


@functools.lru_cache(maxsize=1)  # asked of the checked model alone, which nothing else should keep
def all_references(model: Model) -> list[tuple[Reference | Term, str, Place]]:
    """Every id and word that the model's records name in their files."""
    return [named for record in records(model) for named in references(record)]


_MARKS: dict[type[Record], list[tuple[str, Reference | Term]]] = {}


def _marks(kind: type[Record]) -> list[tuple[str, Reference | Term]]:
    """The fields of a kind of record that hold ids or words."""
    if kind not in _MARKS:
        _MARKS[kind] = [
            (spec.name, spec.mark) for spec in field_specs(kind).values() if isinstance(spec.mark, Reference | Term)
        ]
    return _MARKS[kind]


def networks_holdings(model: Model) -> Iterator[tuple[Network, Holding]]:
    """Every membership, role and dated priority, with its network."""
    for network in model.networks.values():
        for holding in (*network.memberships, *network.roles, *network.priorities):
            yield network, holding


def events(model: Model) -> Iterator[Event]:
    """Every event of a network or a year."""
    for network in model.networks.values():
        yield from network.events
    for year in model.years.values():
        yield from year.events


_WITH_IDS: dict[type[Record], list[str]] = {}


def lists_with_ids(kind: type[Record]) -> list[str]:
    """The fields of a kind of record that hold lists of records with ids of their own."""
    if kind not in _WITH_IDS:
        _WITH_IDS[kind] = [
            name
            for name, spec in field_specs(kind).items()
            if isinstance(spec.shape, ListOf) and "id" in field_specs(kind_within(spec.shape) or Record)
        ]
    return _WITH_IDS[kind]


_LISTS: dict[type[Record], list[str]] = {}


def list_fields(kind: type[Record]) -> list[str]:
    """The fields of a kind of record that hold lists of ids, words, dates, numbers or texts."""
    if kind not in _LISTS:
        _LISTS[kind] = [
            spec.name
            for spec in field_specs(kind).values()
            if isinstance(spec.shape, ListOf) and not kind_within(spec.shape)
        ]
    return _LISTS[kind]
