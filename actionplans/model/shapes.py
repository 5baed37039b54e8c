"""Which shapes can a value have? A small closed set: whoever reads, shows or describes values matches on all of it."""

from __future__ import annotations

from dataclasses import dataclass

from actionplans.model.dates import PartialDate

# --- How a field is described ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """The text is the id of something in the model: `collection` is the field of Model that holds it."""

    collection: str


@dataclass(frozen=True, slots=True)
class Term:
    """The text is a word from `data/vocabulary.yml`: `vocabulary` is the field of Vocabulary that lists it."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The text has a form of its own; `name` is what an editor calls it."""

    regex: str
    name: str
    example: str


@dataclass(frozen=True, slots=True)
class Ongoing:
    """`end: ongoing`: a source says that it goes on, with no end set."""

    def __str__(self) -> str:
        return "ongoing"


ONGOING = Ongoing()
End = PartialDate | Ongoing
