"""Which values of the factors answer the open sets best, without fitting one author's queries alone?

Coordinate search: one factor after the other is tried with other values. Each author in each city counts alike. A step
is chosen by all authors but one and judged by that one, in turn: it is taken only if those who had no say gain by it in
one city and lose in none, and if it is worth several queries in all.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.factors import Change, Factor, Table, factors, merged
from tests.search_sets import Score, total, totals

# A right page among the first three is worth this beside one that comes first; a reader who is told wrongly that nobody
# knows costs as much as several misses.
AMONG_THREE = 0.25
FALSELY_SAID = 4
# A change worth fewer queries than these in all is left: it would fit the sets, not the search.
LEAST_QUERIES = 3

# What an author asks of one city.
Cell = tuple[str, str]
Figures = dict[Cell, dict[str, Score]]
Measure = Callable[[Change], Figures]


@dataclass(frozen=True)
class Taken:
    """A step that was taken: by how much those gain who had no say, by city, and what it is worth in queries."""

    factor: Factor
    value: float
    held_out: dict[str, float]
    queries: float


def worth(kinds: dict[str, Score]) -> float:
    """How well one author's queries are answered in one city: 2.25 at best, where some have no answer."""
    answerable, none = totals(kinds)
    asked = answerable.asked or 1
    found = (answerable.first + AMONG_THREE * answerable.among_three - FALSELY_SAID * answerable.said) / asked
    return found + none.said / (none.asked or 1)


def queries(figures: Figures) -> float:
    """The same in queries, all authors' together."""
    answerable, none = totals({k: total(cell[k] for cell in figures.values() if k in cell) for k in kinds_of(figures)})
    return answerable.first + AMONG_THREE * answerable.among_three - FALSELY_SAID * answerable.said + none.said


def kinds_of(figures: Figures) -> list[str]:
    return sorted({kind for kinds in figures.values() for kind in kinds})


def objective(figures: Figures) -> float:
    return statistics.fmean(worth(kinds) for kinds in figures.values())


def held_out(before: Figures, tried: dict[float, Figures]) -> dict[str, float]:
    """What each city's authors gain on average when the others have chosen the value; no value is a choice too."""
    gains: dict[str, list[float]] = {}
    for author in sorted({author for _, author in before}):
        others = [cell for cell in before if cell[1] != author] or list(before)
        candidates = [before, *tried.values()]
        best = max(candidates, key=lambda figures: sum(worth(figures[cell]) for cell in others))
        for cell in before:
            if cell[1] == author:
                gains.setdefault(cell[0], []).append(worth(best[cell]) - worth(before[cell]))
    return {city: statistics.fmean(each) for city, each in gains.items()}


def step(factor: Factor, before: Figures, tried: dict[float, Figures]) -> Taken | None:
    """The best value of a factor, if it is to be taken."""
    value, best = max(tried.items(), key=lambda one: objective(one[1]))
    gain = queries(best) - queries(before)
    if objective(best) <= objective(before) or gain < LEAST_QUERIES:
        return None
    outside = held_out(before, tried)
    if min(outside.values()) < 0 or max(outside.values()) <= 0:
        return None
    return Taken(factor, value, outside, gain)


def fit(table: Table, measure: Measure, rounds: int, of_parts: list[str]) -> Iterator[tuple[Taken, Change]]:
    """The steps that are taken, each with all that is changed until then."""
    change: Change = {}
    before = measure(change)
    for _ in range(rounds):
        start = change
        for first in factors(table):
            if of_parts and first.part not in of_parts:
                continue
            value = change.get(first.part, {}).get(first.name, first.value)
            factor = Factor(first.part, first.name, value)
            tried = {value: measure(merged(change, factor, value)) for value in factor.tries}
            taken = step(factor, before, tried) if tried else None
            if taken:
                change, before = merged(change, factor, taken.value), tried[taken.value]
                yield taken, change
        if change == start:
            return


def without(table: Table, change: Change, measure: Measure) -> Iterator[tuple[Factor, Figures]]:
    """The figures with each factor alone made to do nothing."""
    for first in factors(table):
        factor = Factor(first.part, first.name, change.get(first.part, {}).get(first.name, first.value))
        if factor.neutral != factor.value:
            yield factor, measure(merged(change, factor, factor.neutral))


def differences(before: Figures, after: Figures) -> dict[str, tuple[int, int, int]]:
    """By kind, by how many queries two measurements differ: first, among three, said."""
    found = {}
    for kind in kinds_of(before):
        old, new = (total(cell[kind] for cell in figures.values() if kind in cell) for figures in (before, after))
        row = (new.first - old.first, new.among_three - old.among_three, new.said - old.said)
        if any(row):
            found[kind] = row
    return found
