"""Which figures does `make bench` give, what is each to be, and how is it measured?

Every figure is a line of FIGURES. Its values stand by the engine that they are of: ours, stock Material (`stock`),
Zensical and Hugo; `ratio` is ours against what `base` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bench.spent import MEASURES

ENGINES = ("ours", "stock", "zensical", "hugo")
# The generated cities: so many networks, each with so many years.
SIZES = {"small": 7, "large": 50}
YEARS = 20
REAL = "the real city"
CITIES = {"small": "the small city", "large": "the large city", "real": REAL}
# A unit of these is the same on any machine. Of the others only ratios can be compared across machines.
ANYWHERE = frozenset({"kB", "x", "points"})
# Less than this is chance, in each unit; in a ratio as in "x".
CHANCE = {"s": 0.1, "ms": 0.2, "MB": 2.0, "kB": 0.1, "x": 0.02, "points": 1.0}


@dataclass(frozen=True)
class Goal:
    """What a figure is to be at most, or with `at_least` at the least; `of` says which of its values."""

    limit: float
    of: str = "ratio"
    at_least: bool = False

    def is_met(self, values: Mapping[str, float]) -> bool | None:
        """Whether it is reached, as it is printed; None where it was not measured."""
        if self.of not in values:
            return None
        value = round(values[self.of], 3)
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}{' ×' if self.of == 'ratio' else ''}"


@dataclass(frozen=True)
class Figure:
    """A figure: the group of measurements that gives it, its name and unit, how it is measured and what it is to be."""

    group: str
    name: str
    unit: str
    how: str
    goal: Goal | None = None
    base: str = "stock"


def _command(
    group: str, key: str, name: str, how: str, goal: Goal | None = None, base: str = "stock"
) -> Iterator[tuple[str, Figure]]:
    """The three figures of a command. A goal is one for time on the processor, which others at work disturb least."""
    for measure, (unit, word) in MEASURES.items():
        yield (
            f"{key}-{measure}",
            Figure(group, f"{name}, {word}", unit, how, goal if measure == "user" else None, base),
        )


def _building() -> Iterator[tuple[str, Figure]]:
    how = "mkdocs build --clean of our pages; the others build the same pages as finished Markdown"
    for size in SIZES:
        yield from _command("build", f"build-{size}", f"build of {CITIES[size]}", how, Goal(0.45))
    yield (
        "growth",
        Figure(
            "build",
            "build, user CPU a page, large city / small",
            "x",
            "of the figures above, by the pages that each site has",
            Goal(1.05, "ours"),
        ),
    )
    how = "python -m actionplans check, beside stock Material's build of the same pages"
    yield from _command("check", "check-small", "check of the small city / stock's build", how)
    yield from _command("check", "check-large", "check of the large city / stock's build", how, Goal(0.06))


def _again() -> Iterator[tuple[str, Figure]]:
    how = "python -m actionplans site in a fresh copy of the small city"
    yield from _command("rebuild", "first", "first build", how)
    yield from _command(
        "rebuild", "unchanged", "build again, nothing changed / first", f"{how}, again", Goal(0.3), "first"
    )
    yield from _command(
        "rebuild", "role", "build again, one role changed / first", f"{how}, again after a save", Goal(0.4), "first"
    )
    how = "seconds from a save until the page shows it; stock: mkdocs serve, a page's text"
    for key, name, limit in (
        ("serve-text-real", f"serve: a page's text, {REAL}", 1),
        ("serve-role-real", f"serve: a role, {REAL}", 2),
        ("serve-text-large", "serve: a page's text, the large city", None),
        ("serve-role-large", "serve: a role, the large city", 5),
    ):
        yield key, Figure("serve", name, "s", how, Goal(limit, "ours") if limit else None)


def _searching() -> Iterator[tuple[str, Figure]]:
    core = "the site's own scripts, run by node, each query of the open sets: time of one core"
    chromium = "Chromium with an empty cache, both sites by turns"
    for city, median, late in (("real", 2, 6), ("large", 8, None)):
        name = CITIES[city]
        for key, what, limit in (("median", "median", median), ("late", "95th percentile", late)):
            goal = Goal(limit, "ours") if limit else None
            yield f"query-{key}-{city}", Figure("search", f"a query, {what}, {name}", "ms", core, goal)
        yield f"ready-{city}", Figure("search", f"until the search is ready, {name}", "ms", core)
        for key, what in (("index", "search index"), ("index-gzip", "search index, gzip")):
            yield f"{key}-{city}", Figure("search", f"{what}, {name}", "kB", "the file", Goal(1))
        yield (
            f"cold-{city}",
            Figure("search", f"cold search, page opened to first hit, {name}", "s", chromium, Goal(0.4)),
        )
        yield (
            f"warm-{city}",
            Figure("search", f"last key to first hit, {name}", "ms", chromium, Goal(100, "ours")),
        )


def _weighing() -> Iterator[tuple[str, Figure]]:
    how = "the HTML as a server compresses it"
    for size in SIZES:
        name = CITIES[size]
        yield (
            f"network-page-{size}",
            Figure("weight", f"heaviest network or plan page, {name}", "kB", how, Goal(15, "ours")),
        )
        goal = Goal(60, "ours") if size == "large" else None
        yield f"page-{size}", Figure("weight", f"heaviest page of all, {name}", "kB", how, goal)
        yield f"plan-page-{size}", Figure("weight", f"a plan page, {name}", "kB", "mean of the HTML, not compressed")
    yield (
        "plan-page-growth",
        Figure("weight", "a plan page, large city / small", "x", "of the figures above", Goal(1.05, "ours")),
    )
    for key, name, limit in (
        ("performance", "performance", 95),
        ("accessibility", "accessibility", None),
        ("best-practices", "best practices", None),
    ):
        yield (
            f"lighthouse-{key}",
            Figure(
                "lighthouse",
                f"Lighthouse's lowest {name}",
                "points",
                "of the types of page of the fictional city, bench/lighthouse.py",
                Goal(limit, "ours", at_least=True) if limit else None,
            ),
        )


def _committing() -> Iterator[tuple[str, Figure]]:
    how = "python -m actionplans papers 2023, by turns with Chromium that prints the same pages, both from their start"
    yield from _command("papers", "papers", "papers for 2023", how)
    yield (
        "papers-browser",
        Figure("papers", "papers for 2023, wall / Chromium's", "s", how, Goal(0.5), "browser"),
    )
    how = "python -m actionplans snapshot 2023"
    yield from _command("papers", "package", "the whole package for 2023", how)


# Whoever makes papers waits: here the goals are in wall seconds.
_WAITED = {"papers-wall": Goal(5, "ours"), "package-wall": Goal(15, "ours")}
FIGURES: Mapping[str, Figure] = {
    key: replace(figure, goal=_WAITED.get(key, figure.goal))
    for key, figure in [*_building(), *_again(), *_searching(), *_weighing(), *_committing()]
}
GROUPS = tuple(dict.fromkeys(figure.group for figure in FIGURES.values()))
