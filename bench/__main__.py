"""Prints what the product promises and what it is, beside stock Material, Zensical and Hugo: make bench.

Every figure is a line of bench/figures.py. What takes time is run by turns with what it stands beside, and the medians
count. The run is kept as a file, dist/bench.json; bench.compare sets two of them beside each other.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from bench import results
from bench.building import Figures, build, check, rebuild
from bench.figures import GROUPS, SIZES
from bench.papers import papers
from bench.report import report
from bench.searching import search
from bench.serving import serve
from bench.spent import NotMeasuredError
from bench.trees import Trees, alone, pages
from bench.weighing import look, weigh

ROOT = Path(__file__).parent.parent
ROUNDS = 3
_FILE = Path("dist/bench.json")
_ENGINES = Path(".venv-engines")


@dataclass(frozen=True)
class Group:
    """How a group of figures is measured, and the seconds that it takes on a quiet machine of two cores.

    `once` and `round` are those without the large city; `large` and `large_round` what that adds.
    """

    measure: Callable[[Trees, Collection[str], int], Figures]
    once: int = 0
    round: int = 0
    large: int = 0
    large_round: int = 0


MEASURED: Mapping[str, Group] = {
    "build": Group(build, round=18, large_round=95),
    "check": Group(check, round=8, large_round=42),
    "rebuild": Group(rebuild, round=18),
    "serve": Group(serve, once=15, round=10, large=75, large_round=115),
    "search": Group(search, once=50, round=5, large=90, large_round=5),
    "weight": Group(weigh, once=2, large=10),
    "lighthouse": Group(look, once=420),
    "papers": Group(papers, once=10, round=15),
}
_SLOW = frozenset({"lighthouse", "papers"})
# To write the cities and their finished pages: done once, whichever groups there are.
_TREES = {"small": 10, "large": 60}


def seconds(groups: Collection[str], sizes: Collection[str], rounds: int) -> int:
    """About how long a run takes on a quiet machine."""
    some = [MEASURED[name] for name in groups]
    total = sum(_TREES[size] for size in sizes) + sum(one.once + rounds * one.round for one in some)
    return total + sum(one.large + rounds * one.large_round for one in some if "large" in sizes)


def measured(
    trees: Trees, groups: Collection[str], sizes: Collection[str], rounds: int
) -> tuple[Figures, dict[str, str]]:
    """The figures of some groups, and why a group has none."""
    figures: Figures = {}
    missing: dict[str, str] = {}
    for name in groups:
        began = time.monotonic()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        try:
            figures |= MEASURED[name].measure(trees, sizes, rounds)
        except (NotMeasuredError, OSError, BrowserError, subprocess.CalledProcessError, SystemExit) as error:
            missing[name] = str(error)
        print(f"{time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return figures, missing


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, keep. 1 where a group could not be measured; a goal that is not met is no fault of the run."""
    options = _options(arguments)
    sizes = ["small"] if options.quick else list(SIZES)
    groups = options.only or [name for name in GROUPS if not (options.quick and name in _SLOW)]
    rounds = options.rounds or (1 if options.quick else ROUNDS)
    minutes = seconds(groups, sizes, rounds) / 60
    print(
        f"Some {max(1, round(minutes))} minutes on a quiet machine: {', '.join(groups)}.", file=sys.stderr, flush=True
    )
    alone()
    with tempfile.TemporaryDirectory() as folder:
        trees = Trees(Path(folder), options.code.resolve(), sys.executable, options.engines.resolve())
        figures, missing = measured(trees, groups, sizes, rounds)
        built = {size: pages(site) for size in sizes if (site := Path(folder, size, "site")).exists()}
        engines = {name: why for name in ("zensical", "hugo") if "build" in groups and (why := trees.missing(name))}
    run = results.Results(
        machine=results.here(),
        day=results.today(),
        commit=results.commit_of(options.code),
        rounds=rounds,
        versions=results.versions(),
        pages=built,
        figures=figures,
        missing={**engines, **missing},
    )
    results.write(run, options.out)
    print("\n".join(report(run)))
    print(f"\nKept in {options.out}.", file=sys.stderr)
    return int(bool(missing))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", type=_groups, metavar="GROUPS", help=f"some alone, with commas: {','.join(GROUPS)}")
    parser.add_argument("--rounds", type=_rounds, help=f"how many times by turns ({ROUNDS}, a quick run 1)")
    parser.add_argument("--quick", action="store_true", help="without the large city, Lighthouse and papers")
    parser.add_argument(
        "--code", type=Path, default=ROOT, metavar="PATH", help="another checkout to measure (this one)"
    )
    parser.add_argument("--out", type=Path, default=_FILE, metavar="FILE", help="where the run is kept (%(default)s)")
    parser.add_argument("--engines", type=Path, default=_ENGINES, help="where the other engines are (%(default)s)")
    return parser.parse_args(arguments)


def _groups(text: str) -> list[str]:
    named = [one.strip() for one in text.split(",")]
    if unknown := [one for one in named if one not in GROUPS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    return [one for one in GROUPS if one in named]


def _rounds(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError("from 1 to 100")
    return number


if __name__ == "__main__":
    sys.exit(main())
