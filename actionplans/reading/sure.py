"""What says a file of data in which surely nothing is wrong, as nearly every file is? Read without a word on slips.

A record is made of PyYAML's own tree at once. Whatever might be wrong, a key that nobody knows, a text with a quotation
mark, is asked of the reader in values.py; and where something is, nothing is said here: the file is read again by those
who tell of every slip, and where it stands. What is read here is what they would have made of it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

import yaml

from actionplans.model.dates import PartialDate
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.problems import Place, Problem
from actionplans.model.shapes import (
    ONGOING,
    Choice,
    Date,
    End,
    EndDate,
    ListOf,
    Number,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.reading import values, yamlfile
from actionplans.reading.values import KEY_FORM, NUMBER, SOURCES, Around, Context, Reader
from actionplans.reading.yaml_slips import bad_characters
from actionplans.reading.yamlfile import MAX_DEPTH, UnusualError, Usual, new_place

T = TypeVar("T", bound=Record)


def of_file(raw: bytes, name: str, kind: type[T], given: Mapping[str, Any]) -> T | None:
    """The record that a file of these bytes is; None where something may be wrong with it."""
    text, problems = yamlfile.decode_text(raw, name)
    return None if text is None or problems else of_text(text, name, kind, given)


def of_text(text: str, name: str, kind: type[T], given: Mapping[str, Any]) -> T | None:
    """The record that a text is; None where something may be wrong with it."""
    found = None if any(bad_characters(text, name)) else yamlfile.composed(text)
    if found is None:
        return None
    reading = _Reading(name, text)
    try:
        record = reading.record(found, kind, given, Around(), 0)
    except (UnusualError, values.RefusedError):
        return None
    return None if reading.problems or reading.broken else record


# --- How the keys of a kind of record are read ------------------------------------------------------------------------

# What is read without a look at what might be wrong; None where there must be one.
Sure = Callable[[str], Any]


class _Key(NamedTuple):
    """How a key is read: its one text, or each text of its list, or the record or records in it; or by `read`."""

    spec: FieldSpec
    read: Reader
    one: Sure | None
    each: Sure | None
    record: type[Record] | None
    records: type[Record] | None
    is_text: bool


class _Form(NamedTuple):
    """How a kind of record is read."""

    keys: Mapping[str, _Key]
    required: tuple[str, ...]
    inherits: bool
    passes_on: bool


_FORMS: dict[type[Record], _Form] = {}


def _form(kind: type[Record]) -> _Form:
    if kind not in _FORMS:
        specs, readers = field_specs(kind), values.readers(kind)
        keys = {name: _key(spec, readers[name]) for name, spec in specs.items()}
        inherits = SOURCES in specs and specs[SOURCES].inherited
        _FORMS[kind] = _Form(keys, values.required_keys(kind), inherits, values.passes_on(kind))
    return _FORMS[kind]


def _key(spec: FieldSpec, read: Reader) -> _Key:
    listed = isinstance(spec.shape, ListOf)
    inner = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
    kind, sure = inner.kind if isinstance(inner, RecordOf) else None, sure_value(inner)
    is_text = isinstance(inner, Text)
    if listed:
        return _Key(spec, read, None, sure, None, kind, is_text)
    return _Key(spec, read, sure, None, kind, None, is_text)


# --- One file ---------------------------------------------------------------------------------------------------------

_SCALAR: Any = yaml.ScalarNode
_SEQUENCE: Any = yaml.SequenceNode
_MAPPING: Any = yaml.MappingNode


class _Reading:
    """Reads one file. What its readers would say of it is gathered, and never told."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.usual = Usual(name, text)
        self.problems: list[Problem] = []
        self.broken: set[tuple[str, str]] = set()

    def record(self, node: Any, kind: type[T], given: Mapping[str, Any], around: Around, depth: int) -> T:
        """A record, that so many lists and records stand around."""
        if type(node) is not _MAPPING or depth >= MAX_DEPTH:
            raise UnusualError
        form, name, pairs = _form(kind), self.name, node.value
        found, places, depth = dict(given), dict[str, Place](), depth + 1
        within = self.within(pairs, kind, form, around, depth) if form.passes_on else around
        for key, value in pairs:
            written = key.value
            if type(key) is not _SCALAR or key.style or written in places or written not in form.keys:
                raise UnusualError
            known, start, shape = form.keys[written], key.start_mark, type(value)
            if shape is _SCALAR:
                own = value.start_mark if value.start_mark.line == start.line else start
                places[written] = new_place((name, own.line + 1, own.column + 1))
                read = self.sure(known.one, value, known.is_text) if known.one else None
            else:
                places[written], read = new_place((name, start.line + 1, start.column + 1)), None
                if shape is _SEQUENCE:
                    read = self.items(value.value, known, within, depth)
                    for index, item in enumerate(value.value):
                        own = item.start_mark
                        places[f"{written}.{index}"] = new_place((name, own.line + 1, own.column + 1))
                elif known.record:
                    read = self.record(value, known.record, {}, within, depth)
            found[written] = self.asked(value, known, kind, within, depth) if read is None else read
        if form.inherits and SOURCES not in found and around.sources is not None:
            found[SOURCES] = around.sources
            places |= around.places
        for one in form.required:
            if one not in found:
                raise UnusualError
        start = node.start_mark
        return kind(place=new_place((name, start.line + 1, start.column + 1)), places=places, **found)

    def within(self, pairs: Any, kind: type[Record], form: _Form, around: Around, depth: int) -> Around:
        """What stands around the records within one: the sources that it states, or those that stand around it."""
        for key, value in pairs:
            if key.value == SOURCES and type(value) is _SEQUENCE:
                known = form.keys[SOURCES]
                stated = self.items(value.value, known, around, depth)
                if stated is None:
                    stated = self.asked(value, known, kind, around, depth)
                marks = {SOURCES: key.start_mark}
                marks |= {f"{SOURCES}.{index}": item.start_mark for index, item in enumerate(value.value)}
                places = {name: new_place((self.name, mark.line + 1, mark.column + 1)) for name, mark in marks.items()}
                return Around(stated, places, around.may_stand)
        return around

    def items(self, nodes: list[Any], known: _Key, within: Around, depth: int) -> tuple[Any, ...] | None:
        """What a list holds; None where it must be asked of its reader."""
        if not nodes or depth >= MAX_DEPTH:
            return None
        if kind := known.records:
            return tuple([self.record(node, kind, {}, within, depth + 1) for node in nodes])
        if known.each is None:
            return None
        found = [self.sure(known.each, node, known.is_text) if type(node) is _SCALAR else None for node in nodes]
        return None if None in found else tuple(found)

    def sure(self, read: Sure, node: Any, is_text: bool) -> Any:
        """What a text is surely read as. What ends it, its signs and its lines are looked at in none but free texts."""
        if is_text and (node.style == ">" or (self.usual.lines and self.usual.is_cut(node))):
            return None
        return None if node.style == '"' and not node.value.isascii() else read(node.value)

    def asked(self, node: Any, known: _Key, owner: type[Record], within: Around, depth: int) -> Any:
        """What the reader of a key makes of a value; an error where it has something to say of it."""
        context = Context(known.spec.name, known.spec, self.problems, self.broken, owner, within)
        tree = self.usual.tree(node, depth)
        if values.waits(owner, known.spec.name, tree):
            raise UnusualError
        return values.value_of(tree, known.read, context)


# --- Values that are surely right -------------------------------------------------------------------------------------


# A text that begins with a letter, and has no sign that any reader of texts asks for.
_SURE_TEXT = re.compile(r"[^\W\d_][^\t|\"”“„»«’‘‚]*")
# Those of them that YAML takes for something else, in capitals or not.
_NO_TEXTS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))


def sure_value(shape: Shape) -> Sure | None:
    """How a text of a shape is read that is surely right; None where its reader must always be asked."""
    match shape:
        case Text():
            return _text
        case Reference() | Term():
            return _name
        case Date():
            return _date
        case EndDate():
            return _end
        case Number():
            return _number
        case YesNo():
            return {"true": True, "false": False}.get
        case Choice():
            return {word: word for word in shape.words}.get
        case _:
            return None


def _text(text: str) -> str | None:
    if not _SURE_TEXT.fullmatch(text) or (len(text) <= 5 and text.casefold() in _NO_TEXTS):
        return None
    return text.strip()


def _name(text: str) -> str | None:
    return text if KEY_FORM.fullmatch(text) else None


def _number(text: str) -> int | None:
    return int(text) if NUMBER.fullmatch(text) else None


@functools.lru_cache(maxsize=4096)
def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _end(text: str) -> End | None:
    return ONGOING if text == str(ONGOING) else _date(text)
