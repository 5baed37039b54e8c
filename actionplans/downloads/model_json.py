"""The whole model as JSON, and the JSON Schema that says what it holds; both follow from the records."""

from __future__ import annotations

import dataclasses
import functools
import json
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, assert_never

from actionplans.downloads.tables import used_sources
from actionplans.model.dates import PartialDate
from actionplans.model.fields import FieldSpec, Record, field_specs, given_fields
from actionplans.model.known import is_unknown
from actionplans.model.records import Model
from actionplans.model.shapes import (
    ONGOING,
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Ongoing,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.site.site import Site
from actionplans.swedish import dictionary

MODEL_PATH = "data/modell.json"
SCHEMA_PATH = "data/modell.schema.json"
Json = dict[str, Any]
_SCHEMA_NAME = SCHEMA_PATH.rpartition("/")[2]


def as_json(site: Site) -> bytes:
    """The model as of the site's day: collections as lists, dates as in data/, what is unknown left out."""
    # Of a network that is only a name on the day nothing is told; a project that came later through it is not there.
    networks = {key: one for key, one in site.model.networks.items() if not is_unknown(one)}
    known = dataclasses.replace(site.model, sources=used_sources(site), networks=networks)
    content: Json = {"$schema": _SCHEMA_NAME, "day": site.day.isoformat()}
    content |= {name: _plain(getattr(known, name)) for name in _parts()}
    return _as_bytes(content)


def _as_bytes(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _plain(value: Any) -> Any:
    if type(value) is str:  # nearly all of them
        return value
    if isinstance(value, tuple):
        return [one if type(one) is str else _plain(one) for one in value]
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, Mapping):
        return [_plain(one) for one in value.values()]
    return str(value) if isinstance(value, PartialDate | Ongoing | Decimal) else value


def _record(record: Record) -> Json:
    found: Json = {}
    for name, unused in _written(type(record)):
        value = getattr(record, name)
        if value is None or (unused is not _ALWAYS and value == unused):
            continue
        if isinstance(value, dict):
            found[name] = {key: _plain(one) for key, one in value.items()}
        else:
            found[name] = value if type(value) is str else _plain(value)
    return found


# Of a key that is written whatever it holds: no value is this one.
_ALWAYS = object()


_WRITTEN: dict[type[Record], list[tuple[str, Any]]] = {}


def _written(kind: type[Record]) -> list[tuple[str, Any]]:
    """Every key of a kind of record, those from its file's name first; and what it holds where it is left out: what few
    cities use, and nobody has. Asked for each record, so remembered."""
    if kind not in _WRITTEN:
        own = {name: spec for name, spec in field_specs(kind).items() if not spec.shared}
        found = [(name, _ALWAYS) for name in given_fields(kind)]
        _WRITTEN[kind] = found + [(name, spec.default if spec.rare else _ALWAYS) for name, spec in own.items()]
    return _WRITTEN[kind]


@functools.cache
def _parts() -> Mapping[str, Shape]:
    """The fields of Model that hold what stands in data/. A collection is a list: its keys stand in its records too."""
    hints = typing.get_type_hints(Model)
    names = [field.name for field in dataclasses.fields(Model) if field.name != "broken"]
    return {name: _part(hints[name]) for name in names}


def _part(annotation: Any) -> Shape:
    collected = typing.get_args(annotation)
    return ListOf(RecordOf(collected[1])) if collected else RecordOf(annotation)


# --- The schema -----------------------------------------------------------------------------------------------------


def as_schema() -> bytes:
    """The JSON Schema (2020-12) of the model."""
    return _as_bytes(schema())


def schema() -> Json:
    """What the JSON file holds, each key with what it means."""
    definitions: Json = {"date": _DATE}
    properties: Json = {"$schema": {"const": _SCHEMA_NAME}, "day": {"type": "string", "format": "date"}}
    properties |= {name: form(shape, definitions) for name, shape in _parts().items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Internationella nätverk",
        "description": "Allt som webbplatsen bygger på, så som det var känt dagen som står i day.",
        **_object(properties, required=list(properties)),
        "$defs": definitions,
    }


# As dates.py reads them, but for what a pattern cannot know: how many days a month has.
DATE_PATTERN = "^(18|19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?$"
_DATE: Json = {
    "type": "string",
    "pattern": DATE_PATTERN,
    "description": "Datum så noga som källan är: 2014, 2014-11 eller 2014-11-03. Ett ~ efter betyder omkring.",
}


def _object(properties: Json, required: list[str]) -> Json:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _definition(kind: type[Record], definitions: Json) -> Json:
    """A reference to the definition of a kind of record, which is made the first time it is asked for."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # so that a record may hold its own kind
        properties: Json = {name: form(hint, definitions) for name, hint in given_fields(kind).items()}
        properties |= {
            name: _described(spec, definitions) for name, spec in field_specs(kind).items() if not spec.shared
        }
        named = {"title": kind.noun.name, "description": dictionary.title(kind)}
        definitions[kind.__name__] = {**named, **_object(properties, _always(kind))}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _always(kind: type[Record]) -> list[str]:
    """The keys that every record of a kind has: those whose value cannot be unknown."""
    defaults = {field.name: field.default for field in dataclasses.fields(kind)}
    return [name for name, unused in _written(kind) if defaults[name] is not None and unused is _ALWAYS]


def _described(spec: FieldSpec, definitions: Json) -> Json:
    written = form(spec.shape, definitions)
    if spec.at_least_one:
        written["minItems"] = 1
    return {**written, "description": " ".join([spec.description, *_where(spec)])}


def _where(spec: FieldSpec) -> list[str]:
    """Where the values of a field are listed."""
    match spec.mark:
        case Term(vocabulary):
            return [f"Ett ord ur vocabulary.{vocabulary}."]
        case Reference(collection):
            return [f"Ett id ur {collection}."]
        case _:
            return []


def form(shape: Shape, definitions: Json) -> Json:
    """What JSON a value of some shape is written as."""
    match shape:
        case Text() | Reference() | Term():
            return {"type": "string"}
        case Pattern(regex):
            return {"type": "string", "pattern": f"^({regex})$"}
        case Choice(words):
            return {"type": "string", "enum": list(words)}
        case Number():
            return {"type": "integer"}
        case DecimalNumber():
            # A text: most readers of JSON make a float of a number, and a sum in kronor is exact.
            return {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
        case YesNo():
            return {"type": "boolean"}
        case Date():
            return {"$ref": "#/$defs/date"}
        case EndDate():
            return {"anyOf": [{"$ref": "#/$defs/date"}, {"const": str(ONGOING)}]}
        case RecordOf(kind):
            return _definition(kind, definitions)
        case KeyedRecords(kind):
            return {"type": "object", "additionalProperties": _definition(kind, definitions)}
        case ListOf(items):
            return {"type": "array", "items": form(items, definitions)}
        case _:
            assert_never(shape)
