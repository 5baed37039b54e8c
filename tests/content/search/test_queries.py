"""Does the search find what this city's staff look for? Two sets of queries, each with every page that answers it.

Of the blind half (blind.yml) only figures are told, never single queries: nobody should tune on it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.search_sets import answers, entries

SETS = {name: entries(Path(__file__).parent / f"{name}.yml") for name in ("tuning", "blind")}

# What kinds of difficulty a search in Swedish must master. Eight of each, so that one miss does not decide a kind.
KINDS = frozenset(
    ["inflection", "compound", "diacritics", "typo", "year", "current", "role", "abbreviation", "english", "question"],
)
LEAST_OF_A_KIND = 8


class Figures(NamedTuple):
    """How often the right page is first, how often among the first three, and how many queries found nothing."""

    first: float
    among_three: float
    empty: int


# The year that the sets were written in. A plan or a matter of that year or later was not there to be expected.
WRITTEN = 2026
_DAY = re.compile(r"\b((?:19|20)\d\d)(?:-\d\d-\d\d)?\b")


# What each half must reach. In November 2026 it is 0.952 and 0.983 of the 481 queries of the open half, 0.929 and 0.948
# of the 154 of the blind, which has not reached the goal, 0.95 and 0.97. The slack is five queries and six of the open
# half, four and four of the blind: editing the data may turn single answers. Adopted plans of a new year for four
# networks at once turned two. What the engine must answer whatever the data says is in tests/search/.
LEAST = {"tuning": Figures(0.94, 0.97, 0), "blind": Figures(0.90, 0.92, 0)}


def is_right(entry: dict[str, Any], page: str) -> bool:
    """Whether a page answers a query. What is newer than the set takes the place of the last that was known then."""
    if page in entry["pages"]:
        return True
    is_newer = any(int(year) >= WRITTEN for year in _DAY.findall(page)) and not _DAY.search(entry["query"])
    return is_newer and _DAY.sub("", page) in {_DAY.sub("", expected) for expected in entry["pages"]}


def report(name: str, found: list[list[str]]) -> tuple[Figures, str]:
    """The figures of a set, and in words, of each kind too."""
    kinds: dict[str, list[int]] = {}
    misses = []
    for entry, hits in zip(SETS[name], found, strict=True):
        right = [is_right(entry, page) for page in hits[:3]]
        row = kinds.setdefault(entry["kind"], [0, 0, 0])
        row[0] += right[:1] == [True]
        row[1] += any(right)
        row[2] += 1
        if right[:1] != [True]:
            misses.append(f"{entry['query']} → {hits[:3]}")
    first, three, count = (sum(row[i] for row in kinds.values()) for i in range(3))
    figures = Figures(first / count, three / count, sum(not hits for hits in found))
    lines = [f"{name}: hit@1 {figures.first:.3f}, hit@3 {figures.among_three:.3f}, empty {figures.empty} of {count}"]
    lines += [f"  {kind}: {one}, {among} of {asked}" for kind, (one, among, asked) in sorted(kinds.items())]
    return figures, "\n".join([*lines, *(misses if name == "tuning" else [])])


# By night and for this city as it is: what a right edit adds may answer a query better than the page that was expected.
@pytest.mark.nightly
@pytest.mark.parametrize("name", SETS)
def test_the_right_page_comes_first(site: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures, told = report(name, answers(site, [entry["query"] for entry in SETS[name]]))
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    least = LEAST[name]
    assert figures.first >= least.first, told
    assert figures.among_three >= least.among_three, told
    assert figures.empty <= least.empty, told


def test_a_newer_plan_answers_in_the_last_known_ones_place() -> None:
    entry = {"query": "polis syfte", "pages": ["natverk/polis/2023/"]}
    pages = ("natverk/polis/2023/", "natverk/polis/2027/", "natverk/polis/2021/", "natverk/luci/2027/")
    assert [is_right(entry, page) for page in pages] == [True, True, False, False]
    assert not is_right({**entry, "query": "polis syfte 2023"}, "natverk/polis/2027/")


@pytest.mark.parametrize("name", SETS)
def test_every_expected_page_is_on_the_site(site: Path, name: str) -> None:
    """A page that has moved takes its expectation with it."""
    expected = {page for entry in SETS[name] for page in entry["pages"]}
    assert {page for page in expected if not (site / page / "index.html").is_file()} == set()


@pytest.mark.parametrize("name", SETS)
def test_every_entry_is_a_query_with_its_kind_and_pages(name: str) -> None:
    """A slip in the YAML, such as a year read as a number, is found here and not as a miss of the engine."""
    for entry in SETS[name]:
        assert_sound(entry)


def assert_sound(entry: dict[str, Any]) -> None:
    assert set(entry) == {"query", "kind", "pages"}, entry
    assert isinstance(entry["query"], str), entry
    assert entry["query"].strip(), entry
    assert entry["kind"] in KINDS, entry
    assert entry["pages"], entry
    assert len(set(entry["pages"])) == len(entry["pages"]), entry


@pytest.mark.parametrize("name", SETS)
def test_every_kind_is_asked_often_enough(name: str) -> None:
    """A set tells about all kinds, not about the easy ones."""
    count = Counter(entry["kind"] for entry in SETS[name])
    assert {kind for kind in KINDS if count[kind] < LEAST_OF_A_KIND} == set()


def test_no_query_is_asked_twice() -> None:
    """A query in both sets would be tuned on and called blind."""
    asked = Counter(entry["query"].casefold() for entries in SETS.values() for entry in entries)
    assert {query for query, times in asked.items() if times > 1} == set()
