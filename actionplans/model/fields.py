"""What is a field: the shape of its value, whether it must be there, and what editors are told of it."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from actionplans.model.problems import Place
from actionplans.model.shapes import Pattern, Reference, Term

# The form of a record's own id, and of a word: what stands before the colon in organisations.yml, vocabulary.yml …
KEY = r"[a-z0-9]+([-_][a-z0-9]+)*"

# What file_schema.py writes there is for editors' programs.
SCHEMA_FOLDER = "data/schema"

# What an editor calls the things that can be referred to, and where they are listed.
COLLECTIONS = {
    "networks": ("nätverk", "data/networks/"),
    "organisations": ("organisation", "data/organisations.yml"),
    "projects": ("projekt", "data/projects.yml"),
    "sources": ("källa", "data/sources.yml"),
    "matters": ("ärende", "data/matters/"),
}


# --- One record -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldSpec:
    """What model.py says of one key: how its value is read, and what the data dictionary says."""

    name: str
    annotation: Any
    required: bool
    at_least_one: bool
    description: str
    example: str

    @property
    def mark(self) -> Reference | Term | Pattern | None:
        """What a text must be, or each text of a list; None where it is free, or no text."""
        return next(_marks(self.annotation), None)

    @property
    def advice(self) -> str:
        """How a value is written. No id is given as an example: somebody would take it for the right one."""
        if isinstance(self.mark, Reference):
            where = COLLECTIONS[self.mark.collection][1]
            if typing.get_origin(self.annotation) is tuple:
                return f"skriv {self.name}: [id] med ett eller flera id ur {where}, med komma mellan"
            return f"skriv {self.name}: och ett id ur {where}"
        if self.example:
            return f"till exempel {self.name}: {self.example}"
        if typing.get_origin(self.annotation) is tuple:
            return f"skriv {self.name}: och börja varje post under den med bindestreck och mellanslag, ”- ”"
        return f"skriv {self.name}: och postens nycklar indragna under den"


def _marks(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    else:
        for argument in typing.get_args(annotation):
            yield from _marks(argument)


_SPECS: dict[type[Record], Mapping[str, FieldSpec]] = {}


def field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    """The keys that a record of this kind can have in a file, required ones first."""
    if kind not in _SPECS:
        _SPECS[kind] = _field_specs(kind)
    return _SPECS[kind]


def _field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    hints = typing.get_type_hints(kind, include_extras=True)
    specs = [
        FieldSpec(
            name=field.name,
            annotation=hints[field.name],
            required=field.default is dataclasses.MISSING,
            at_least_one=field.metadata.get("at_least_one", False),
            description=field.metadata["description"],
            example=field.metadata["example"],
        )
        for field in dataclasses.fields(kind)
        if "description" in field.metadata
    ]
    return {spec.name: spec for spec in sorted(specs, key=lambda spec: not spec.required)}


def record_of(spec: FieldSpec) -> type[Record] | None:
    """The kind of record that a key holds a list of."""
    if typing.get_origin(spec.annotation) is not tuple:
        return None
    kind = typing.get_args(spec.annotation)[0]
    return kind if isinstance(kind, type) and issubclass(kind, Record) else None


# The example of a key whose value is a record of its own: the dictionary points to that record.
NESTED = ""


def _described(text: str, example: str, **options: Any) -> Any:
    return field(metadata={"description": text, "example": example}, **options)


def required(text: str, example: str) -> Any:
    """A key that must stand in the file. `text` and `example` go into the data dictionary."""
    return _described(text, example)


def optional(text: str, example: str, default: Any = None) -> Any:
    """A key that may be left out: then the value is unknown, or `default`."""
    return _described(text, example, default=default)


def several(text: str, example: str) -> Any:
    """A list that may be left out: then it is empty."""
    return _described(text, example, default=())


def one_or_more(text: str, example: str) -> Any:
    """A list that must have at least one item."""
    return field(metadata={"description": text, "example": example, "at_least_one": True})


# --- What every record has ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Record:
    """Something read from data/. `place` is where it begins; `places` where each of its keys stands."""

    place: Place = field(repr=False, compare=False, default=Place(""))
    places: Mapping[str, Place] = field(repr=False, compare=False, default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Where a key's value stands; an item of a list is "sources.0"; the record's own place where it is absent."""
        return self.places.get(key, self.place)
