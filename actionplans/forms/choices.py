"""Which answers can be chosen, and what is a person shown for each? The city's own networks, roles, words …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from actionplans.forms.form import CHOSEN, Form
from actionplans.forms.marks import mark
from actionplans.model.dates import in_words
from actionplans.model.fields import FieldSpec, Record
from actionplans.model.records import Model
from actionplans.model.shapes import Choice, ListOf, Reference, Shape, Term, YesNo
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import sentence


@dataclass(frozen=True, slots=True)
class Option:
    """What is sent, and what is shown for it."""

    value: str
    label: str


def options(model: Model, spec: FieldSpec) -> list[Option]:
    """What can be answered to a field, in the order of its list or alphabetically; empty where the text is free."""
    return _of_shape(model, spec.shape)


def _of_shape(model: Model, shape: Shape) -> list[Option]:
    match shape:
        case ListOf(items):
            return _of_shape(model, items)
        case Term(vocabulary):
            words = getattr(model.vocabulary, vocabulary)
            return [Option(key, word.label) for key, word in words.items()]
        case Reference(collection):
            found = [Option(key, label(one)) for key, one in getattr(model, collection).items()]
            return sorted(found, key=lambda option: option.label.casefold())
        case Choice(words):
            return [Option(word, word) for word in words]
        case YesNo():
            return [Option("true", "Ja"), Option("false", "Nej")]
        case _:
            return []


def label(record: Record) -> str:
    """What a record is called where one is chosen: its name, title or text."""
    for key in ("name", "title", "text"):
        if value := getattr(record, key, None):
            return sentence(str(value))
    return str(getattr(record, "id", ""))


# --- What a form is about ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class About:
    """What an answer is about: a data file, by what its name says, and the item of it that was chosen.

    `path` is the file's, `record` what stands in it, None where there is none yet. `number` is the item's in its list.
    """

    path: str
    record: Any
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a heading: the uppdrag of a network. The heading is empty where there is but one choice a file."""

    label: str
    options: list[Option]


def abouts(model: Model, form: Form) -> list[Group]:
    """What the form can be about: a file, "kajforum/2025", or an item of it, "kajforum/2025/" and its mark."""
    if form.picks is None:
        return [Group("", [Option(address, name) for address, name, _ in _files(model, form)])]
    groups = []
    for address, name, file in _files(model, form):
        items = [Option(f"{address}/{mark(one)}", label(one)) for one in _items(form, file)]
        if items:
            groups.append(Group(name, items))
    return groups


def about(model: Model, form: Form, answer: str) -> About | None:
    """What an answer's `about` means. None where it is nothing of the form's, or is no longer as it was."""
    address, _, marked = answer.rpartition("/") if form.picks else (answer, "", "")
    file = next((file for one, _, file in _files(model, form) if one == address), None)
    if file is None or not form.picks:
        return file and About(file.place.path, file)
    numbers = [number for number, one in enumerate(_items(form, file)) if mark(one) == marked]
    return About(file.place.path, file, numbers[0]) if len(numbers) == 1 else None


def _items(form: Form, file: Any) -> Sequence[Any]:
    """The list in a file of whose items one is chosen."""
    way = next(part.way[: part.way.index(CHOSEN)] for part in form.parts if CHOSEN in part.way)
    for key in way:
        file = getattr(file, str(key))
    return file if isinstance(file, Sequence) else ()


def _files(model: Model, form: Form) -> Iterator[tuple[str, str, Any]]:
    """The files of a form's kind: the address, what a person calls it, the record in it. Newest first, then by name."""
    match form.file:
        case "network":
            for one in sorted(model.networks.values(), key=lambda one: one.name.casefold()):
                yield one.id, one.name, one
        case "plan":
            for plan in sorted(model.plans.values(), key=lambda one: (-one.year, one.id)):
                yield f"{plan.id}/{plan.year}", plan_name(model, plan), plan
        case "matter":
            for matter in sorted(model.matters.values(), key=lambda one: one.id, reverse=True):
                yield matter.id, f"{matter.title} ({in_words(matter.date)})", matter
        case "trips":
            for year, trips in sorted(model.trips.items(), reverse=True):
                yield str(year), str(year), trips
        case _:
            raise KeyError(form.file)
