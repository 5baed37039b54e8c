"""Does the search find the right page first, on the fictional city? And do the build and the browser read words alike?

What each function of the search's scripts does is tested by node, in tests/search/.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest

from actionplans.search.families import fold, words
from tests import fictional
from tests.search_sets import answers, entries
from tests.sites import ROOT

SETS = ROOT / "tests/search"
CITY_SET = entries(SETS / "exempelstad.yml")

# What kinds of difficulty a search in Swedish must master, each asked about often enough to tell.
KINDS = frozenset(
    ["name", "inflection", "compound", "diacritics", "typo", "year", "current", "role", "synonym", "question"]
)
LEAST_OF_A_KIND = 6


def test_every_query_of_the_fictional_city_finds_its_page_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = answers(fictional.site(tmp_path_factory), [entry["query"] for entry in CITY_SET])
    missed = {
        entry["query"]: hits[:3] for entry, hits in zip(CITY_SET, found, strict=True) if hits[:1] != [entry["page"]]
    }
    assert missed == {}


def test_the_set_asks_about_every_kind_and_nothing_twice() -> None:
    """A slip in the YAML, such as a year read as a number, is found here and not as a miss of the engine."""
    for entry in CITY_SET:
        assert set(entry) == {"query", "kind", "page"}, entry
        assert isinstance(entry["query"], str), entry
        assert isinstance(entry["page"], str), entry
    count = Counter(entry["kind"] for entry in CITY_SET)
    assert count.keys() == KINDS
    assert {kind for kind in KINDS if count[kind] < LEAST_OF_A_KIND} == set()
    asked = Counter(entry["query"].casefold() for entry in CITY_SET)
    assert {query for query, times in asked.items() if times > 1} == set()


def test_words_are_read_at_build_time_as_in_the_browser() -> None:
    """tests/search/words.test.mjs reads the same texts with the browser's functions."""
    texts = json.loads((SETS / "words.json").read_text(encoding="utf-8"))
    assert len(texts) > 1
    for text in texts:
        assert [fold(word) for word in words(text["text"])] == text["words"]
