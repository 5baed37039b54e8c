"""Where are long words broken in the papers? At the borders of a compound, and nowhere else."""

from __future__ import annotations

import itertools
from pathlib import Path

from actionplans.papers import hyphens

# Words that the cities' texts use most, with their borders as a careful writer sets them; none where there is none.
WORDS = Path(__file__).with_name("hyphens.txt").read_text(encoding="utf-8").split()


def test_a_word_is_broken_between_its_parts() -> None:
    found = hyphens.breaks(word.replace("-", "") for word in WORDS)
    for word in WORDS:
        *before, _ = itertools.accumulate(len(part) for part in word.split("-"))
        assert found.get(word.replace("-", ""), []) == before, word


def test_capitals_are_letters_too() -> None:
    assert hyphens.breaks(["KOMMUNALRÅD och Nattleveranser, m.m."]) == {"KOMMUNALRÅD": [8], "Nattleveranser": [4]}


def test_what_is_not_known_and_what_is_short_is_not_broken() -> None:
    assert hyphens.breaks(["responsibilities Lindholmen årsmötet"]) == {}


def test_a_name_of_the_citys_own_is_a_part_where_nothing_is_known_of_its_parts() -> None:
    assert hyphens.breaks(["Om Lysekrokskonferensen"]) == {}
    names = ["Lysekrok AB", "stadsmiljöförvaltningen"]
    found = hyphens.breaks(["Lysekrokskonferensen, stadsmiljöförvaltningen"], names)
    assert found == {"Lysekrokskonferensen": [9], "stadsmiljöförvaltningen": [5, 10]}
