"""What do a build, a check and a build once more take, against stock Material, Zensical and Hugo on the same pages?"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from bench.figures import ENGINES
from bench.spent import Spent, by_turns, measures
from bench.trees import Trees, copied, pages

_CHECKED = "check"

Figures = dict[str, dict[str, float]]


def build(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The builds of each city by every engine that is there, and the growth from the smallest to the largest."""
    found: Figures = {}
    for size in sizes:
        engines = [engine for engine in ENGINES if engine in ("ours", "stock") or not trees.missing(engine)]
        runs = {engine: functools.partial(trees.build_with, engine, size) for engine in engines}
        found |= measures(f"build-{size}", by_turns(runs, rounds))
    if len(sizes) > 1:
        number = {size: pages(trees.site(size)) for size in ("small", "large")}
        few, many = (found[f"build-{size}-user"] for size in ("small", "large"))
        found["growth"] = {
            engine: (many[engine] / number["large"]) / (few[engine] / number["small"])
            for engine in ENGINES
            if engine in many
        }
    return found


def check(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The check of each city, by turns with stock Material's build of its pages."""
    found: Figures = {}
    for size in sizes:
        runs: dict[str, Callable[[], Spent]] = {
            "ours": functools.partial(
                trees.spent, trees.project(size), size, trees.python, "-m", "actionplans", _CHECKED
            ),
            "stock": functools.partial(trees.build_with, "stock", size),
        }
        found |= measures(f"check-{size}", by_turns(runs, rounds))
    return found


# --- Again ------------------------------------------------------------------------------------------------------------

_ROLE = "data/networks/nat-00.yml"
_SAID = "Styrelsemedlem i grupp 2026"


def rebuild(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """A first build of the small city, one more, and one after a role was changed, in a fresh copy each round."""
    if "small" not in sizes:
        return {}
    found = [_again(trees, trees.folder / f"again-{number}") for number in range(rounds)]
    first = measures("first", [{"ours": one["first"]} for one in found])
    again = (
        measures(key, [{"ours": one[key], "first": one["first"]} for one in found], "first")
        for key in ("unchanged", "role")
    )
    return {**first, **{key: values for one in again for key, values in one.items()}}


def _again(trees: Trees, copy: Path) -> dict[str, Spent]:
    copied(trees.project("small"), copy)
    build = functools.partial(trees.spent, copy, "small", trees.python, "-m", "actionplans", "site")
    first, unchanged = build(), build()
    file = copy / _ROLE
    file.write_text(file.read_text(encoding="utf-8").replace(_SAID, f"{_SAID} och framåt"), encoding="utf-8")
    role = build()
    shutil.rmtree(copy)
    return {"first": first, "unchanged": unchanged, "role": role}
