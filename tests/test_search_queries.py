"""Are the test queries for the search sound: enough of every kind, none twice, every expected page on the site?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

SETS = ("tuning", "blind")

# What kinds of difficulty a search in Swedish must master. Eight of each, so that one miss does not decide a kind.
KINDS = frozenset(
    ["inflection", "compound", "diacritics", "typo", "year", "current", "role", "abbreviation", "english", "question"],
)
LEAST_OF_A_KIND = 8


def queries(name: str) -> list[dict[str, Any]]:
    """The entries of one of the two sets."""
    text = (Path(__file__).parent / "search" / f"{name}.yml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(text)
    return entries


@pytest.mark.parametrize("name", SETS)
def test_every_entry_is_a_query_with_its_kind_and_pages(name: str) -> None:
    """A slip in the YAML, such as a year read as a number, is found here and not as a miss of the engine."""
    for entry in queries(name):
        assert set(entry) == {"query", "kind", "pages"}, entry
        assert isinstance(entry["query"], str), entry
        assert entry["query"].strip(), entry
        assert entry["kind"] in KINDS, entry
        assert entry["pages"], entry
        assert len(set(entry["pages"])) == len(entry["pages"]), entry


@pytest.mark.parametrize("name", SETS)
def test_every_kind_is_asked_often_enough(name: str) -> None:
    """A set tells about all kinds, not about the easy ones."""
    count = Counter(entry["kind"] for entry in queries(name))
    assert {kind for kind in KINDS if count[kind] < LEAST_OF_A_KIND} == set()


def test_no_query_is_asked_twice() -> None:
    """A query in both sets would be tuned on and called blind."""
    asked = Counter(entry["query"].casefold() for name in SETS for entry in queries(name))
    assert {query for query, times in asked.items() if times > 1} == set()


@pytest.mark.parametrize("name", SETS)
def test_every_expected_page_is_on_the_site(name: str, site: Path) -> None:
    """A page that has moved takes its expectation with it."""
    expected = {page for entry in queries(name) for page in entry["pages"]}
    assert {page for page in expected if not (site / page / "index.html").is_file()} == set()
