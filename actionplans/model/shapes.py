"""Which shapes can a value have? A small closed set: whoever reads, shows or describes values matches on all of it.

A new shape is a class here and an arm in `parse`; mypy then names every `match` that lacks it, and a test calls each.
"""

from __future__ import annotations

import decimal
import types
import typing
from collections.abc import Mapping
from typing import Annotated, Any

from actionplans.model.dates import PartialDate
from actionplans.system.fixed import fixed


@fixed(slots=True)
class Text:
    """Free text."""


@fixed(slots=True)
class Number:
    """A whole number."""


@fixed(slots=True)
class DecimalNumber:
    """A number with or without decimals, exactly as it is written: money is never a float."""


@fixed(slots=True)
class YesNo:
    """true or false."""


@fixed(slots=True)
class Date:
    """A date with the precision of its source."""


@fixed(slots=True)
class EndDate:
    """A date, or `ongoing`."""


@fixed(slots=True)
class Reference:
    """The text is the id of something in the model: `collection` is the field of Model that holds it."""

    collection: str


@fixed(slots=True)
class Term:
    """The text is a word from `data/vocabulary.yml`: `vocabulary` is the field of Vocabulary that lists it."""

    vocabulary: str


@fixed(slots=True)
class Pattern:
    """The text has a form of its own; `name` is what an editor calls it, `called` what is written for what is meant.

    `advice` is told to whoever answers a form, where the words of the file would say nothing to them.
    """

    regex: str
    name: str
    example: str
    called: tuple[tuple[str, str], ...] = ()
    advice: str = ""


@fixed(slots=True)
class Choice:
    """The text is one of a few words that the code itself must know; `name` is what an editor calls such a word."""

    words: tuple[str, ...]
    name: str


@fixed(slots=True)
class RecordOf:
    """A record of a kind; the class itself is in the module of its subject."""

    kind: type[Any]


@fixed(slots=True)
class KeyedRecords:
    """Records of a kind, each under a key of its own, as the words of data/vocabulary.yml."""

    kind: type[Any]


@fixed(slots=True)
class ListOf:
    """Several values of one shape, in the file's order."""

    items: Shape


Shape = (
    Text
    | Number
    | DecimalNumber
    | YesNo
    | Date
    | EndDate
    | Reference
    | Term
    | Pattern
    | Choice
    | RecordOf
    | KeyedRecords
    | ListOf
)


@fixed(slots=True)
class Ongoing:
    """`end: ongoing`: a source says that it goes on, with no end set."""

    def __str__(self) -> str:
        return "ongoing"


ONGOING = Ongoing()
End = PartialDate | Ongoing

_PLAIN: Mapping[Any, Shape] = {
    str: Text(),
    int: Number(),
    bool: YesNo(),
    PartialDate: Date(),
    decimal.Decimal: DecimalNumber(),
}


def parse(annotation: Any) -> Shape:
    """The shape of what a field is annotated with; that a value may be absent is no part of it. Raises TypeError."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        arms = [arm for arm in arguments if arm is not type(None)]
        return EndDate() if set(arms) == set(typing.get_args(End)) else parse(arms[0])
    if origin is Annotated:
        return _marked(arguments[1], annotation)
    if origin is tuple:
        return ListOf(parse(arguments[0]))
    if origin is dict:
        return KeyedRecords(arguments[1])
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, type) and hasattr(annotation, "__dataclass_fields__"):
        return RecordOf(annotation)
    raise TypeError(f"no shape is known for {annotation}")


def _marked(mark: Any, annotation: Any) -> Shape:
    if isinstance(mark, Reference | Term | Pattern | Choice):
        return mark
    raise TypeError(f"no shape is known for {annotation}")


def kind_within(shape: Shape) -> type[Any] | None:
    """The kind of record that a value of this shape holds, one or many; None where it holds none."""
    if isinstance(shape, ListOf):
        return kind_within(shape.items)
    return shape.kind if isinstance(shape, RecordOf | KeyedRecords) else None
