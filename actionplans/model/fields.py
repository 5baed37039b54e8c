"""What is a field: its key, its shape, whether it must be there, and what editors and readers are told of it."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar

from actionplans.model.problems import Place
from actionplans.model.shapes import ListOf, Pattern, RecordOf, Reference, Shape, Term, parse
from actionplans.system.fixed import fixed

# The form of a record's own id, and of a word: what stands before the colon in organisations.yml, vocabulary.yml …
KEY = r"[a-z0-9]+([-_][a-z0-9]+)*"
# What an editor calls the things that can be referred to, and where they are listed.
COLLECTIONS = {
    "networks": ("nätverk", "data/networks/"),
    "organisations": ("organisation", "data/organisations.yml"),
    "projects": ("projekt", "data/projects.yml"),
    "sources": ("källa", "data/sources/"),
    "matters": ("ärende", "data/matters/"),
    "goals": ("mål", "data/goals.yml"),
    "functions": ("funktion", "data/functions.yml"),
    "routines": ("rutin", "data/routines.yml"),
}

# --- What a record is -----------------------------------------------------------------------------------------------


@fixed(slots=True)
class Noun:
    """What a kind of record is called: "Uppdrag" in headings; "uppdraget", "1 uppdrag", "3 uppdrag" in a sentence.

    `about` is what such a record is, as the end of a sentence, with its full stop.
    """

    name: str
    definite: str
    one: str
    many: str
    about: str


@fixed(kw_only=True)
class Record:
    """Something read from data/. `place` is where it begins; `places` where each of its keys stands."""

    # Every kind that stands in a file has one; those that others build on have none.
    noun: ClassVar[Noun]
    # Keys that many cities have no use for: no column, question or line of a draft stands for them until one is used.
    rare: ClassVar[tuple[str, ...]] = ()

    place: Place = field(repr=False, compare=False, default=Place(""))
    places: Mapping[str, Place] = field(repr=False, compare=False, default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Where a key's value stands; an item of a list is "sources.0"; the record's own place where it is absent."""
        return self.places.get(key, self.place)


# --- How a field is written down ------------------------------------------------------------------------------------

# The example of a key whose value is a record of its own: the dictionary points to that record.
NESTED = ""


def required(heading: str, definite: str, text: str, example: str) -> Any:
    """A key that must stand in the file.

    `heading` stands over a column and before a question: "Slag". `definite` is what the key is called in a sentence
    about a change: "slaget". `text`, a sentence, and `example` go into the data dictionary.
    """
    return _described(heading, definite, text, example)


def optional(heading: str, definite: str, text: str, example: str, default: Any = None) -> Any:
    """A key that may be left out: then the value is unknown, or `default`."""
    return _described(heading, definite, text, example, default=default)


def beside(heading: str, definite: str, text: str, example: str, built_in: Mapping[str, Any]) -> Any:
    """Keyed records that may be left out: those that the product brings are there, and the file's come beside them."""
    return _described(heading, definite, text, example, default_factory=lambda: dict(built_in))


def several(heading: str, definite: str, text: str, example: str) -> Any:
    """A list that may be left out: then it is empty."""
    return _described(heading, definite, text, example, default=())


def one_or_more(heading: str, definite: str, text: str, example: str) -> Any:
    """A list that must have at least one item."""
    return _described(heading, definite, text, example, at_least_one=True)


def inherited(heading: str, definite: str, text: str, example: str) -> Any:
    """A list as one_or_more's, that a record within another has from that one where it states none."""
    return _described(heading, definite, text, example, at_least_one=True, inherited=True)


def shared(heading: str, definite: str, text: str, example: str) -> Any:
    """A list that may stand over a whole file, for the records in it that state none.

    It says nothing of its own: what it is said of has it, and whoever looks at records looks there.
    """
    return _described(heading, definite, text, example, at_least_one=True, shared=True, default=())


@fixed(slots=True)
class _Description:
    """What a field says of itself beside its name and its type."""

    heading: str
    definite: str
    description: str
    example: str
    at_least_one: bool
    inherited: bool
    shared: bool


def _described(
    heading: str,
    definite: str,
    text: str,
    example: str,
    *,
    at_least_one: bool = False,
    inherited: bool = False,
    shared: bool = False,
    **options: Any,
) -> Any:
    said = _Description(heading, definite, text, example, at_least_one, inherited, shared)
    return field(metadata={"description": said}, **options)


# --- How it is read again -------------------------------------------------------------------------------------------


@fixed
class FieldSpec:
    """Everything about one key of a kind of record. Field by field as required() and parse() say.

    `default` is what a record holds where the key is left out; meaningless where it is required. `rare` as
    in Record.
    """

    name: str
    shape: Shape
    required: bool
    default: Any
    rare: bool
    at_least_one: bool
    inherited: bool
    shared: bool
    heading: str
    definite: str
    description: str
    example: str

    @property
    def mark(self) -> Reference | Term | Pattern | None:
        """What a text must be, or each text of a list; None where it is free, or no text."""
        inner = self.shape.items if isinstance(self.shape, ListOf) else self.shape
        return inner if isinstance(inner, Reference | Term | Pattern) else None

    @property
    def advice(self) -> str:
        """How a value is written. No id is given as an example: somebody would take it for the right one."""
        several_values = isinstance(self.shape, ListOf)
        if isinstance(self.mark, Reference):
            where = COLLECTIONS[self.mark.collection][1]
            if several_values:
                return f"skriv {self.name}: [id] med ett eller flera id ur {where}, med komma mellan"
            return f"skriv {self.name}: och ett id ur {where}"
        if self.example:
            return f"till exempel {self.name}: {self.example}"
        if several_values:
            return f"skriv {self.name}: och börja varje post under den med bindestreck och mellanslag, ”- ”"
        return f"skriv {self.name}: och postens nycklar indragna under den"

    @property
    def listed_kind(self) -> type[Record] | None:
        """The kind of record that the key holds a list of."""
        inner = self.shape.items if isinstance(self.shape, ListOf) else None
        return inner.kind if isinstance(inner, RecordOf) else None


# Dictionaries instead of functools.cache: these are asked for every value in data/.
_SPECS: dict[type[Record], Mapping[str, FieldSpec]] = {}


def field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    """The keys that a record of this kind can have in a file, required ones first."""
    if kind not in _SPECS:
        _SPECS[kind] = _field_specs(kind)
    return _SPECS[kind]


_HINTS: dict[type[Record], Mapping[str, Any]] = {}


def _hints(kind: type[Record]) -> Mapping[str, Any]:
    """What its fields are annotated with, read once for those that stand in a file and those from its name."""
    if kind not in _HINTS:
        _HINTS[kind] = typing.get_type_hints(kind, include_extras=True)
    return _HINTS[kind]


def _field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    hints = _hints(kind)
    rare = {name for one in kind.__mro__ for name in vars(one).get("rare", ())}
    specs = [
        FieldSpec(
            name=one.name,
            shape=parse(hints[one.name]),
            required=one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING,
            default=one.default if one.default_factory is dataclasses.MISSING else one.default_factory(),
            rare=one.name in rare,
            at_least_one=said.at_least_one,
            inherited=said.inherited,
            shared=said.shared,
            heading=said.heading,
            definite=said.definite,
            description=said.description,
            example=said.example,
        )
        for one in dataclasses.fields(kind)
        if (said := one.metadata.get("description"))
    ]
    return {spec.name: spec for spec in sorted(specs, key=lambda spec: not spec.required)}


def used_keys(record: Record) -> list[str]:
    """The keys of a record that hold anything but what they mean when they are left out."""
    defaults: dict[str, Any] = {one.name: one.default for one in dataclasses.fields(record)}
    return [name for name in field_specs(type(record)) if getattr(record, name) != defaults[name]]


_GIVEN: dict[type[Record], Mapping[str, Shape]] = {}


def given_fields(kind: type[Record]) -> Mapping[str, Shape]:
    """The fields that a record has from its file's name or its key, with their shapes: ids, networks, years."""
    if kind not in _GIVEN:
        hints = _hints(kind)
        # What is not compared is no part of what the record says: where it stands, and what follows from others.
        names = [one.name for one in dataclasses.fields(kind) if "description" not in one.metadata and one.compare]
        _GIVEN[kind] = {name: parse(hints[name]) for name in names}
    return _GIVEN[kind]
