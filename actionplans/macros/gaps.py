"""How does a page say once which of its sections are missing? A macro leaves the place; it is filled at the end."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.markup.elements import element, enumerate_words, join
from actionplans.reading.empty import Heading

# Where the sections come that were left out: see `with_gaps`. On a page without the place nothing is said of them.
GAPS = Markup('<p class="missing gaps"></p>')


def with_gaps(made: Sequence[str], left_out: Sequence[Heading]) -> list[str]:
    """What a page's macros made, with the empty sections named in their place.

    They keep their ids there, so that an old link to one of them leads to where it is said that it is missing.
    """
    named = _named(left_out)
    return [one.replace(GAPS, named) for one in made]


def _named(left_out: Sequence[Heading]) -> Markup:
    if not left_out:
        return Markup("")
    names = [element("span", _within(one.words), id=one.id or None) for one in left_out]
    return element("p", join(["Här saknas:", enumerate_words(names) + Markup(".")]), class_="missing gaps no-search")


def _within(words: str) -> str:
    """A heading within a sentence: "Syfte" as "syfte", but "EU-projekt" as it is."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
