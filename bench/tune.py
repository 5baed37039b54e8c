"""Fits the factors that rank the search's hits on the open sets of both cities, and writes them: python -m bench.tune.

Prints every step that it takes, the figures of each author and kind before and after, and what each factor is worth:
what is lost without it. The blind half is never asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import fitting
from bench.factors import RANKING, Change, Table, written
from tests import fictional, own_city, sites, tools
from tests.search_sets import Score, Told, entries, scores, sets, total, totals

_TRIED = Path(__file__).parent.parent / "tests/search/tried.mjs"
_REAL = sites.ROOT / "tests/content/search"
_FICTIONAL = sites.ROOT / "tests/search"

Sets = dict[str, list[dict[str, Any]]]


def open_sets(folder: Path, name: str) -> Sets:
    """The open sets of a city, by author; none, where it has none."""
    own = folder / f"{name}.yml"
    return {**({name: entries(own)} if own.is_file() else {}), **sets(folder / "open")}


class City:
    """A built site whose search is asked again and again, by a node of its own."""

    def __init__(self, name: str, site: Path, asked: Sets) -> None:
        self.name = name
        self.asked = asked
        command = [tools.node(), str(_TRIED), str(site / "search/index.js")]
        self.node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.table: Table = self._read()

    def _read(self) -> Any:
        assert self.node.stdout
        line = self.node.stdout.readline()
        if not line:
            raise SystemExit(f"node ended with {self.node.wait()}; see above")
        return json.loads(line)

    def ask(self, change: Change) -> None:
        """Begin to answer all queries, with other factors."""
        queries = [entry["query"] for asked in self.asked.values() for entry in asked]
        assert self.node.stdin
        self.node.stdin.write(json.dumps({"factors": change, "queries": queries}) + "\n")
        self.node.stdin.flush()

    def figures(self) -> fitting.Figures:
        """What has been answered, author by author."""
        answers = iter(self._read())
        return {
            (self.name, author): scores(asked, [Told(*next(answers)) for _ in asked])
            for author, asked in self.asked.items()
        }

    def end(self) -> None:
        assert self.node.stdin
        self.node.stdin.close()
        self.node.wait()


def measure_of(cities: list[City]) -> fitting.Measure:
    """Both cities' figures with other factors, measured at the same time."""

    def measure(change: Change) -> fitting.Figures:
        for city in cities:
            city.ask(change)
        return {cell: kinds for city in cities for cell, kinds in city.figures().items()}

    return measure


def _said(kinds: dict[str, Score]) -> str:
    answerable, none = totals(kinds)
    told = f"{none.said} of {none.asked} said" if none.asked else ""
    if not answerable.asked:
        return told
    words = f"{answerable.first}, {answerable.among_three} of {answerable.asked}; {answerable.said} falsely said"
    return f"{words}; {told}" if told else words


def table_of(before: fitting.Figures, after: fitting.Figures) -> list[str]:
    """Figures before and after: of each author in each city, of each kind, of all."""
    whole = [
        f"{city}, {author}: {_said(before[city, author])} → {_said(after[city, author])}" for city, author in before
    ]
    kinds = fitting.kinds_of(before)
    for name, of in [*((kind, [kind]) for kind in kinds), ("all", kinds)]:
        old, new = ({kind: _of(figures, kind) for kind in of} for figures in (before, after))
        whole.append(f"{name}: {_said(old)} → {_said(new)}")
    return [f"  {line}" for line in whole]


def _of(figures: fitting.Figures, kind: str) -> Score:
    return total(kinds[kind] for kinds in figures.values() if kind in kinds)


def say_worths(table: Table, change: Change, measure: fitting.Measure) -> None:
    """What is lost without each factor, and which are worth nothing: without them no figure moves by more than one."""
    before = measure(change)
    nothing = []
    for factor, after in fitting.without(table, change, measure):
        by_kind = fitting.differences(before, after)
        lost = fitting.queries(before) - fitting.queries(after)
        kinds = ", ".join(f"{kind} {'/'.join(f'{n:+d}' for n in row)}" for kind, row in by_kind.items())
        _say(f"  {factor.key} {factor.value:g} → {factor.neutral:g}: {lost:.2f}" + (f" ({kinds})" if kinds else ""))
        if abs(lost) <= 1 and all(abs(sum(row[i] for row in by_kind.values())) <= 1 for i in range(3)):
            nothing.append(factor.key)
    _say(f"Worth nothing: {', '.join(nothing) or 'none'}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tune", description=__doc__)
    parser.add_argument("--own", type=Path, help="the city's own site, if it is built already")
    parser.add_argument("--fictional", type=Path, help="the fictional city's")
    parser.add_argument("--rounds", type=int, default=1, help="how often all factors are tried, at most")
    parser.add_argument("--part", action="append", default=[], help="fit only this part of the table")
    parser.add_argument("--without", metavar="AUTHOR", help="fit on the others' queries: what does this author gain?")
    parser.add_argument("--worth", action="store_true", help="fit nothing, only say what each factor is worth")
    parser.add_argument("--keep", action="store_true", help="write nothing")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        cities = _cities(asked, Path(made))
    try:
        _run(cities, asked)
    finally:
        for city in cities:
            city.end()
    return 0


def _cities(asked: argparse.Namespace, made: Path) -> list[City]:
    """The cities that have sets, built where they are not."""
    found = []
    for name, site, project, day, own in (
        ("own", asked.own, own_city.FOLDER, own_city.DAY, open_sets(_REAL, "tuning")),
        ("fictional", asked.fictional, fictional.CITY, fictional.DAY, open_sets(_FICTIONAL, "exempelstad")),
    ):
        if not own:
            continue
        if site is None:
            site = made / name
            sites.built(project, site, day)
        found.append(City(name, site, own))
    return found


def _run(cities: list[City], asked: argparse.Namespace) -> None:
    table = cities[0].table
    measure = measure_of(cities)
    change: Change = {}
    if not asked.worth:

        def by_the_others(tried: Change) -> fitting.Figures:
            return {cell: kinds for cell, kinds in measure(tried).items() if cell[1] != asked.without}

        for taken, whole in fitting.fit(table, by_the_others, asked.rounds, asked.part):
            change = whole
            outside = ", ".join(f"{city} {gain:+.4f}" for city, gain in taken.held_out.items())
            _say(f"{taken.factor.key} {taken.factor.value:g} → {taken.value:g}: {taken.queries:+.1f} ({outside})")
    _say("Right pages first and among three, before → after:", *table_of(measure({}), measure(change)))
    if asked.without:
        return
    _say("Queries lost without each factor, and by kind how many fewer come first, among three, or are said unknown:")
    say_worths(table, change, measure)
    if change and not asked.keep:
        RANKING.write_text(written(RANKING.read_text(encoding="utf-8"), change), encoding="utf-8")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
