"""Does the search hold on a subject that nobody tuned it on: a fictional region's culture networks, no words filled in?

Two halves of queries, written from the pages' text before any search had been run on it. Of the blind half only figures
are told, never single queries: nobody should tune on it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from actionplans.model.whose import PRODUCT_WITHIN
from actionplans.rules.check import check
from tests import region
from tests.search_sets import entries, timed
from tests.sites import ROOT

SETS = {name: entries(ROOT / f"tests/search/{name}.yml") for name in ("exempelregionen", "exempelregionen-blind")}
NONE = "none"
ANSWERABLE = frozenset(
    ["name", "inflection", "compound", "diacritics", "typo", "year", "current", "role", "abbreviation", "english",
     "synonym", "question"],
)  # fmt: skip
LEAST_OF_A_KIND = 4


class Figures(NamedTuple):
    """How often the right page is first and among three, how often nothing was rightly and wrongly said to be known."""

    first: float
    among_three: float
    said: float
    falsely: float


# What each half must reach, and the last not exceed: without synonyms, and with those that every new city begins with.
# In November 2026 it is 0.826 and 0.837 of the open half, 0.815 and 0.859 of the blind. The slack is three queries.
LEAST = {
    ("exempelregionen", False): Figures(0.79, 0.89, 0.79, 0.11),
    ("exempelregionen", True): Figures(0.80, 0.90, 0.79, 0.11),
    ("exempelregionen-blind", False): Figures(0.78, 0.91, 0.70, 0.09),
    ("exempelregionen-blind", True): Figures(0.82, 0.90, 0.70, 0.10),
}


def report(name: str, site: Path) -> tuple[Figures, str]:
    """The figures of a half, and in words, of each kind too; of the open half the misses."""
    asked = SETS[name]
    kinds: dict[str, list[int]] = {}
    misses = []
    found = timed(site, [entry["query"] for entry in asked]).answers
    for entry, answer in zip(asked, found, strict=True):
        right = [page in entry["pages"] for page in answer.pages[:3]]
        row = kinds.setdefault(entry["kind"], [0, 0, 0, 0])
        for at, one in enumerate((right[:1] == [True], any(right), answer.unknown, True)):
            row[at] += one
        if not answer.unknown if entry["kind"] == NONE else answer.unknown or right[:1] != [True]:
            misses.append(f"{entry['query']} → {answer.pages[:3]}")
    first, three, falsely, count = (sum(row[at] for kind, row in kinds.items() if kind != NONE) for at in range(4))
    said, unanswerable = kinds[NONE][2:]
    figures = Figures(first / count, three / count, said / unanswerable, falsely / count)
    lines = [
        f"{name}: hit@1 {figures.first:.3f}, hit@3 {figures.among_three:.3f} of {count}, "
        f"falsely said {falsely}; none said {said} of {unanswerable}"
    ]
    lines += [f"  {kind}: {row[0]}, {row[1]} of {row[3]}" for kind, row in sorted(kinds.items()) if kind != NONE]
    return figures, "\n".join([*lines, *(misses if name == "exempelregionen" else [])])


@pytest.mark.nightly
@pytest.mark.parametrize(("name", "draft_synonyms"), LEAST)
def test_the_right_page_comes_first(
    tmp_path_factory: pytest.TempPathFactory, name: str, draft_synonyms: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, told = report(name, region.site(tmp_path_factory, draft_synonyms=draft_synonyms))
    with capsys.disabled():
        sys.stdout.write(f"\n{'with the synonyms of a new city, ' if draft_synonyms else ''}{told}\n")
    least = LEAST[name, draft_synonyms]
    assert figures.first >= least.first, told
    assert figures.among_three >= least.among_three, told
    assert figures.said >= least.said, told
    assert figures.falsely <= least.falsely, told


@pytest.mark.nightly
def test_every_expected_page_is_on_the_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = region.site(tmp_path_factory)
    expected = {page for asked in SETS.values() for entry in asked for page in entry["pages"]}
    assert {page for page in expected if not (site / page / "index.html").is_file()} == set()


def test_the_region_is_a_sound_project_with_no_words_for_its_search(tmp_path: Path) -> None:
    root = region.write(tmp_path / "region")
    checked = check(root)
    assert [str(problem) for problem in checked.problems] == []
    assert checked.model is not None
    assert checked.model.synonyms == {}
    # The guides are the product's own, with what people ask for them with.
    own = [path for path in root.glob("docs/**/*.md") if path.relative_to(root).as_posix() not in PRODUCT_WITHIN]
    assert [path for path in own if "\nsearch:" in path.read_text(encoding="utf-8")] == []
    assert "Exempelregionen finns inte." in (root / "docs/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SETS)
def test_every_entry_is_a_query_with_its_kind_and_pages(name: str) -> None:
    """A slip in the YAML, such as a year read as a number, is found here and not as a miss of the engine."""
    for entry in SETS[name]:
        assert_sound(entry)
    count = Counter(entry["kind"] for entry in SETS[name])
    assert count.keys() == {*ANSWERABLE, NONE}
    assert {kind for kind in ANSWERABLE if count[kind] < LEAST_OF_A_KIND} == set()


def assert_sound(entry: dict[str, Any]) -> None:
    assert set(entry) == {"query", "kind", "pages"}, entry
    assert isinstance(entry["query"], str), entry
    assert entry["query"].strip(), entry
    assert bool(entry["pages"]) == (entry["kind"] != NONE), entry
    assert len(set(entry["pages"])) == len(entry["pages"]), entry


def test_no_query_is_asked_twice() -> None:
    """A query in both halves would be looked at and called blind."""
    asked = Counter(entry["query"].casefold() for half in SETS.values() for entry in half)
    assert {query for query, times in asked.items() if times > 1} == set()
