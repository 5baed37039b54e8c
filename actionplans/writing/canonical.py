"""What does a data file look like in its canonical form, and does it still say the same?

The form changes no fact and loses no comment: that is looked at for every file before anything is written.
"""

from __future__ import annotations

import inspect
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.files import FileKind, editor_line, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Direction, Lesson, Network, Plan, Report, Trips, Vocabulary, Word, Year
from actionplans.model.shapes import KeyedRecords, kind_within
from actionplans.reading import yamlfile
from actionplans.reading.values import decode, keyed_records
from actionplans.system.fixed import fixed
from actionplans.writing import layout
from actionplans.writing.form import Form
from actionplans.writing.parts import Entry, Items, Keys, Node, Text

# What stands last, after the sources too: in nearly all files these keys were written there by hand.
_LAST: Mapping[type[Record], tuple[str, ...]] = {
    Network: ("facts", "memberships", "roles", "priorities", "events"),
    Year: ("direction", "events", "facts", "workshop"),
    Trips: ("trips",),
    Plan: ("purpose", "priorities", "activities", "partners", "feedback", "reconciliation"),
    Report: ("summary", "results", "exchanges", "evaluation"),
    Direction: ("points",),
    Lesson: ("text",),
    Vocabulary: ("criteria", "ratings", "outcomes", "exchange_kinds", "participation_modes"),
}
_EDITOR = "# yaml-language-server:"


@fixed
class Ordered:
    """A file's text in the canonical form, or None and what is wrong with the file."""

    text: str | None
    problems: list[Problem]


def ordered(raw: bytes, name: str) -> Ordered:
    """A data file in the canonical form; `name` is its path in the project. Raises KeyError for no data file."""
    kind = kind_of(name)
    if kind is None:
        raise KeyError(name)
    given, problems = yamlfile.decode_text(raw, name)
    if given is None:
        return Ordered(None, problems)
    # One letter, one sign: ä as a and two dots would be another word to who searches.
    given = unicodedata.normalize("NFC", given)
    before, problems = _said(given, name, kind)
    if problems or before is None:
        return Ordered(None, problems)
    text = _text(given, name, kind)
    after, problems = _said(text, name, kind)
    if problems or after != before or _comments(text) != _comments(given):
        do = "skriv om den för hand så som de andra datafilerna är skrivna"
        return Ordered(None, [Problem(Place(name), "filen går inte att ordna utan att något går förlorat", do)])
    return Ordered(text, [])


def _comments(text: str) -> Counter[str]:
    return Counter(one for one in layout.comments(text) if not one.startswith(_EDITOR))


def _said(text: str, name: str, kind: FileKind) -> tuple[Any, list[Problem]]:
    """What a file says, in the order in which it says it."""
    tree, problems = yamlfile.parse(text, name)
    if tree is None or problems:
        return None, problems
    if not kind.keyed:
        return decode(tree, kind.record, problems, set(), {}), problems
    if not isinstance(tree, yamlfile.Mapping):
        do = "skriv id, kolon och postens nycklar indragna under"
        return None, [Problem(tree.place, "filen ska ha ett id per post", do)]
    return list(keyed_records(tree, kind.record, problems, set(), "").items()), problems


def _text(given: str, name: str, kind: FileKind) -> str:
    document = layout.read(given)
    head = [line for line in document.head if not line.startswith(_EDITOR)]
    content = _by_ids(document.content, kind.record) if kind.keyed else _in_order(document.content, kind.record)
    return Form().text(content, [editor_line(name), *head])


# --- The order of keys ------------------------------------------------------------------------------------------------


def key_order(kind: type[Record]) -> list[str]:
    """The keys of a record in the order in which they are written: its own first, then what all such records have.

    So nearly all files were written by hand: what it is, then when it held, and last the sources and their caveats.
    """
    names = (name for cls in kind.__mro__ for name in inspect.get_annotations(cls))
    known = [name for name in dict.fromkeys(names) if name in field_specs(kind)]
    last = _LAST.get(kind, ())
    return [*(name for name in known if name not in last), *last]


def _in_order(content: Keys, kind: type[Record]) -> Keys:
    """A record with its keys in order, and theirs."""
    specs, order = field_specs(kind), key_order(kind)
    entries = [replace(one, value=_value(one.value, specs[_name(one)])) for one in content.entries]
    entries.sort(key=lambda one: order.index(_name(one)))
    return Keys(entries, content.after, one_line=kind is Word)


def _by_ids(content: Keys, kind: type[Record]) -> Keys:
    return replace(content, entries=_each(content.entries, kind), records=True)


def _each(entries: list[Entry], kind: type[Record]) -> list[Entry]:
    return [replace(one, value=_in_order(one.value, kind)) for one in entries if isinstance(one.value, Keys)]


def _value(value: Node, spec: FieldSpec) -> Node:
    """A key's value with the keys of all records in it in order."""
    kind = kind_within(spec.shape)
    if kind is None or isinstance(value, Text):
        return value
    if isinstance(value, Items):
        return replace(value, entries=_each(value.entries, kind))
    return _by_ids(value, kind) if isinstance(spec.shape, KeyedRecords) else _in_order(value, kind)


def _name(entry: Entry) -> str:
    return entry.key.value if entry.key else ""
