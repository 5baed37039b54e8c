"""Does each mutant of tests/mutants/mutants.yml still stand for one fault, and is there a test that should see it?"""

from __future__ import annotations

from collections import Counter

from tests.mutants import listed
from tests.mutants.listed import ROOT


def test_each_snippet_stands_once_in_the_product() -> None:
    texts = listed.product()
    found = {mutant.name: len(listed.places(mutant, texts)) for mutant in listed.read()}
    assert {name: number for name, number in found.items() if number != 1} == {}


def test_each_mutant_changes_something_and_has_a_name_of_its_own() -> None:
    mutants = listed.read()
    assert len(mutants) >= 70
    assert [mutant.name for mutant in mutants if mutant.find == mutant.replace] == []
    assert [name for name, number in Counter(mutant.name for mutant in mutants).items() if number > 1] == []


def test_each_mutant_has_a_test_that_should_see_it() -> None:
    assert [mutant.name for mutant in listed.read() if not mutant.caught_by.exists(ROOT)] == []
