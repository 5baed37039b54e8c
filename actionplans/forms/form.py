"""What is a form: which records it makes or changes, and what it asks for that?

A form is a line of data in forms/table.py. Its questions follow from model/: heading, meaning and example of
the field that an answer goes into. So a field that changes there changes its question, its choices and its check too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.files import FILE_KINDS, FileKind
from actionplans.model.shapes import KeyedRecords, ListOf, RecordOf


class Chosen(Enum):
    """In a way: the item of the list that the person has chosen among those that are there."""

    ITEM = "item"


CHOSEN = Chosen.ITEM
# From a file's first level to a record: keys of data/, and the chosen item of a list.
Way = tuple[str | Chosen, ...]


class Action(Enum):
    """What is done at a way."""

    ADD = "add"  # a record more in the list that is there
    SET = "set"  # answers put into the record that is there; it is made where it is missing


@dataclass(frozen=True, kw_only=True)
class Part:
    """A record that a form makes or changes, with what is asked of it.

    `asks` is asked at once, `more` is folded; both are keys of `kind`, and "decision.date" of a record within it.
    `demands` are those of them that this form cannot do without although the model can; what the model requires is
    always required of a new record. `fixed` is written with the answers. `labels` are questions in words that fit the
    form better than the field's heading. `name` tells the parts of a form apart where it has several: the answers of
    such a part are "name.key". `same` is a key by which an item that is there already is found and changed, where the
    action is ADD.
    """

    way: Way
    action: Action
    asks: tuple[str, ...]
    more: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    same: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One thing that people do.

    id       its name in an address and in an answer: "role-extend"
    page     the page of /andra/ where it stands, by its file's name: "uppdrag"
    title    what it is called: "Uppdrag förlängs"
    says     what will be changed, as a sentence with the answers' names: "{about} förlängs till {end}."
    file     the kind of data file, by its name in FILE_KINDS
    parts    what is changed in that file
    sourced  whether it asks where this stands: nearly all do
    """

    id: str
    page: str
    title: str
    says: str
    file: str
    parts: tuple[Part, ...]
    sourced: bool = True

    @property
    def file_kind(self) -> FileKind:
        """The kind of file that it changes."""
        return next(kind for kind in FILE_KINDS if kind.name == self.file)

    @property
    def picks(self) -> type[Record] | None:
        """The kind of record that a person chooses one of, or None."""
        for part in self.parts:
            if CHOSEN in part.way:
                return kind_at(self, part.way[: part.way.index(CHOSEN) + 1])
        return None


@dataclass(frozen=True, kw_only=True)
class Question:
    """One field of a form. `name` is its key in an answer: "end", "decision.date", "successor.holder"."""

    name: str
    label: str
    spec: FieldSpec
    required: bool
    folded: bool
    part: Part


def questions(form: Form) -> Iterator[Question]:
    """What a form asks, in its order, apart from which file it is and which source says so."""
    for part in form.parts:
        kind = kind_at(form, part.way, part.action)
        for key in (*part.asks, *part.more):
            spec = spec_at(kind, key)
            yield Question(
                name=f"{part.name}.{key}" if part.name else key,
                label=part.labels.get(key, spec.heading),
                spec=spec,
                required=key in part.demands or (part.action is Action.ADD and spec.required and "." not in key),
                folded=key in part.more,
                part=part,
            )


def kind_at(form: Form, way: Way, action: Action = Action.SET) -> type[Record]:
    """The kind of record at a way; of the list there, that of its items, where the action is ADD. Raises KeyError."""
    kind = form.file_kind.record
    for number, step in enumerate(way):
        if step is CHOSEN:
            continue
        shape = field_specs(kind)[str(step)].shape
        is_last = number == len(way) - 1
        if isinstance(shape, ListOf) and (not is_last or action is Action.ADD):
            shape = shape.items
        if not isinstance(shape, RecordOf | KeyedRecords):
            raise KeyError(step)
        kind = shape.kind
    return kind


def spec_at(kind: type[Record], key: str) -> FieldSpec:
    """The field of a key, "date", or of one within: "decision.date". Raises KeyError."""
    first, _, rest = key.partition(".")
    spec = field_specs(kind)[first]
    if not rest:
        return spec
    inner = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
    if not isinstance(inner, RecordOf):
        raise KeyError(key)
    return spec_at(inner.kind, rest)
