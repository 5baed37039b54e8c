"""Which words name what nobody knew of by a day? The words that people search with have no day of their own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from actionplans.model.fields import Record
from actionplans.model.known import is_unknown
from actionplans.model.records import Model, Network
from actionplans.model.searched import Searched
from actionplans.model.walk import nested_fields

R = TypeVar("R", bound=Record)

# What has a name of its own, and the keys that hold it.
_NAMED = ("abbreviations", "networks", "organisations", "projects")
_NAMES = ("name", "short", "full_name")
# What is so short may begin another word.
_SHORT = 4


def names_of_later(whole: Model, known: Model) -> re.Pattern[str] | None:
    """What finds a name of anything that the whole model has and nobody knew of yet; None where there is none."""
    there = {name for collection in _NAMED for one in getattr(known, collection).values() for name in _names(one)}
    gone = {
        name
        for collection in _NAMED
        for key, one in getattr(whole, collection).items()
        if _is_later(one, getattr(known, collection).get(key))
        for name in _names(one)
    }
    words = sorted(gone - there)
    if not words:
        return None
    ends = (f"{re.escape(word)}(?!\\w)" if len(word) <= _SHORT else re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})")  # as it is written: a name may be a word of everyday, too


def _is_later(one: Record, known: Record | None) -> bool:
    if isinstance(one, Network) and isinstance(known, Network):
        return is_unknown(known) and not is_unknown(one)
    return known is None


def _names(record: Record) -> Iterator[str]:
    return (value for name in _NAMES if (value := getattr(record, name, None)))


def without_words(model: Model, unsaid: re.Pattern[str]) -> Model:
    """The model without the words for the search, and the names in other languages, that hold such a name."""
    held: dict[str, Any] = {}
    for field in dataclasses.fields(model):
        value = getattr(model, field.name)
        if isinstance(value, Mapping):
            held[field.name] = {key: _without(one, unsaid) for key, one in value.items()}
    groups = held["synonyms"].items()
    held["synonyms"] = {key: one for key, one in groups if not any(map(unsaid.search, one.words))}
    languages = {
        key: dataclasses.replace(one, names=tuple(name for name in one.names if not unsaid.search(name)))
        for key, one in held["foreign_names"].items()
    }
    held["foreign_names"] = {key: one for key, one in languages.items() if one.names}
    return dataclasses.replace(model, **held)


def _without(record: R, unsaid: re.Pattern[str]) -> R:
    changes: dict[str, Any] = {}
    if isinstance(record, Searched) and any(map(unsaid.search, record.search)):
        changes["search"] = tuple(words for words in record.search if not unsaid.search(words))
    for name in nested_fields(type(record)):
        held = getattr(record, name)
        if isinstance(held, tuple):
            inner: Any = tuple(_without(one, unsaid) for one in held)
            changed = any(new is not old for new, old in zip(inner, held, strict=True))
        else:
            inner = _without(held, unsaid) if isinstance(held, Record) else held
            changed = inner is not held
        if changed:
            changes[name] = inner
    return dataclasses.replace(record, **changes) if changes else record
