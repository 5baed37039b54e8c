"""Sets of queries, what a built site's search answers, and how well: its own scripts, run by node as in a worker.

A query of the kind `none` is one that nothing on the site answers. It is met when the reader is told so; of any other,
the right page is to come first, and telling the reader that nobody knows is wrong.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from actionplans.reading.yamlfile import LOADER
from actionplans.search import packed
from actionplans.search.sections import Section, sections
from tests import tools

_ASK = Path(__file__).parent / "search/ask.mjs"
_TIMED = Path(__file__).parent / "search/timed.mjs"


def read(html: Mapping[str, str]) -> dict[str, list[Section]]:
    """Pages as the index takes them, of their HTML by path."""
    return {path: list(sections(content)) for path, content in html.items()}


@dataclass(frozen=True)
class Answer:
    """The pages found for a query, best first; whether the site was said not to know it; milliseconds of one core."""

    pages: list[str]
    unknown: bool
    milliseconds: float


@dataclass(frozen=True)
class Timed:
    """Milliseconds of one core until a site's search is ready, and its answers, each query asked once."""

    ready: float
    answers: list[Answer]


NONE = "none"

# What kinds of difficulty a search in Swedish must master.
KINDS = frozenset(
    [
        NONE,
        "name",
        "inflection",
        "compound",
        "diacritics",
        "typo",
        "year",
        "current",
        "role",
        "abbreviation",
        "english",
        "synonym",
        "question",
    ]
)

# The year that the sets were written in. A plan or a matter of that year or later was not there to be expected.
WRITTEN = 2026
_DAY = re.compile(r"\b((?:19|20)\d\d)(?:-\d\d-\d\d)?\b")


class Told(NamedTuple):
    """What the search answers: the pages, best first, and the words that the reader is told are not on the site."""

    pages: list[str]
    unknown: list[str]


class Least(NamedTuple):
    """What a set must reach, in queries: of all that pages answer, and of those that nothing does."""

    first: int
    among_three: int
    said: int
    falsely_said: int


@dataclass
class Score:
    """Of so many queries: how many found a right page first, or among the first three, and how many were told of."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    said: int = 0


def entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a set. Where one page alone is right, `page` may name it."""
    found: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    return [{"pages" if key == "page" else key: _listed(key, entry[key]) for key in entry} for entry in found]


def _listed(key: str, value: Any) -> Any:
    return [value] if key == "page" else value


def sets(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The sets in a folder, each by its name: who wrote it, where several did."""
    return {path.stem: entries(path) for path in sorted(folder.glob("*.yml"))}


def told(site: Path, queries: list[str]) -> list[Told]:
    """For each query what a built site's search answers; the pages by their addresses under the site."""
    return [Told(**answer) for answer in _run(_ASK, site / "search/index.js", queries)]


def told_of(site: Path, sets: dict[str, list[dict[str, Any]]]) -> dict[str, list[Told]]:
    """What a built site's search answers to each of several sets."""
    found = iter(told(site, [entry["query"] for asked in sets.values() for entry in asked]))
    return {name: [next(found) for _ in asked] for name, asked in sets.items()}


def answers(site: Path, queries: list[str]) -> list[list[str]]:
    """The pages alone."""
    return [answer.pages for answer in told(site, queries)]


def timed(site: Path, queries: list[str]) -> Timed:
    """What a built site's search answers and what it costs, with the scripts that the site itself has."""
    found = _run(_TIMED, site, queries)
    return Timed(found["ready"], [Answer(**one) for one in found["answers"]])


def _run(script: Path, given: Path, queries: list[str]) -> Any:
    asked = json.dumps(queries).encode()
    result = subprocess.run([tools.node(), str(script), str(given)], input=asked, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def hits_names(site: Path) -> list[str]:
    """What each page of a built site is called among the hits, with what stands before its title."""
    index = packed.read((site / packed.PATH).read_text(encoding="utf-8"))
    return [f"{page['under']}: {page['title']}" if "under" in page else page["title"] for page in index["pages"]]


def is_right(entry: dict[str, Any], page: str) -> bool:
    """Whether a page answers a query. What is newer than the set takes the place of the last that was known then."""
    if page in entry["pages"]:
        return True
    is_newer = any(int(year) >= WRITTEN for year in _DAY.findall(page)) and not _DAY.search(entry["query"])
    return is_newer and _DAY.sub("", page) in {_DAY.sub("", expected) for expected in entry["pages"]}


def scores(asked: list[dict[str, Any]], found: Iterable[Told]) -> dict[str, Score]:
    """The figures of a set, kind by kind."""
    kinds: dict[str, Score] = {}
    for entry, answer in zip(asked, found, strict=True):
        right = [is_right(entry, page) for page in answer.pages[:3]]
        row = kinds.setdefault(entry["kind"], Score())
        row.asked += 1
        row.first += right[:1] == [True]
        row.among_three += any(right)
        row.said += bool(answer.unknown)
    return kinds


def totals(kinds: dict[str, Score]) -> tuple[Score, Score]:
    """Of the queries that pages answer, and of those that nothing does."""
    return (
        total(score for kind, score in kinds.items() if kind != NONE),
        total(score for kind, score in kinds.items() if kind == NONE),
    )


def total(scores: Iterable[Score]) -> Score:
    whole = Score()
    for score in scores:
        whole.asked += score.asked
        whole.first += score.first
        whole.among_three += score.among_three
        whole.said += score.said
    return whole


def misses(asked: list[dict[str, Any]], found: Iterable[Told]) -> list[str]:
    """The queries that were not met, each with what came instead."""
    lines = []
    for entry, answer in zip(asked, found, strict=True):
        said = f" (told: no {', '.join(answer.unknown)})" if answer.unknown else ""
        if entry["kind"] == NONE:
            met = bool(answer.unknown)
        else:
            met = not answer.unknown and any(is_right(entry, page) for page in answer.pages[:1])
        if not met:
            lines.append(f"{entry['kind']}: {entry['query']} → {answer.pages[:3]}{said}")
    return lines


def report(name: str, kinds: dict[str, Score]) -> str:
    """The figures of a set in words, of each kind too."""
    answerable, none = totals(kinds)
    asked = answerable.asked or 1
    lines = [
        f"{name}: hit@1 {answerable.first / asked:.3f}, hit@3 {answerable.among_three / asked:.3f} of {asked}, "
        f"{answerable.said} falsely said to be unknown; said of {none.said} of {none.asked} that nothing answers",
        *(
            f"  {kind}: {score.first}, {score.among_three} of {score.asked}"
            + (f", {score.said} said" if score.said else "")
            for kind, score in sorted(kinds.items())
            if kind != NONE
        ),
    ]
    return "\n".join(lines)


def assert_at_least(kinds: dict[str, Score], least: Least, words: str) -> None:
    """A set has reached what it must."""
    answerable, none = totals(kinds)
    assert answerable.first >= least.first, words
    assert answerable.among_three >= least.among_three, words
    assert none.said >= least.said, words
    assert answerable.said <= least.falsely_said, words


def assert_sound(entry: dict[str, Any]) -> None:
    """A slip in the YAML, such as a year read as a number, is found here and not as a miss of the engine."""
    assert set(entry) == {"query", "kind", "pages"}, entry
    assert isinstance(entry["query"], str), entry
    assert entry["query"].strip(), entry
    assert entry["kind"] in KINDS, entry
    assert (entry["kind"] == NONE) == (not entry["pages"]), entry
    assert all(isinstance(page, str) for page in entry["pages"]), entry
    assert len(set(entry["pages"])) == len(entry["pages"]), entry


def asked_twice(sets: Iterable[list[dict[str, Any]]]) -> set[str]:
    """Queries that stand more than once in the sets of a city."""
    count = Counter(entry["query"].casefold() for asked in sets for entry in asked)
    return {query for query, times in count.items() if times > 1}
