"""What does a query cost, and how heavy is the index: python -m bench.queries [PROJECT …], or make bench-search.

Each project is a clone of this one, this one if none is named; two of them stand beside each other as before and after.
For each its own city, the demo, the fictional region and a generated city of some 2,000 pages are built and asked.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import city, search
from bench.stock import finished
from tests import fictional, own_city, region
from tests.search_sets import entries, timed
from tests.sites import ROOT

# Each query is asked once in each of so many processes, as by one who has just opened the search. The least counts: it
# is the time of one core, for what else runs on a machine disturbs some of them.
ROUNDS = 5
_MEDIAN, _LATE = (f"a query, ms of one core, {which}" for which in ("median", "95th percentile"))
_RATIO, _RATIO_GZIP = "index / Material's", "index / Material's, gzip"
_COLD = "cold search, page opened to first hit / Material's"
LARGE = "a generated city"
# The day that each city is built on, and the sets that it is asked.
DAYS = {
    "the city": own_city.DAY,
    "the demo": fictional.DAY,
    "the region": region.DAY,
    LARGE: "2026-06-01",
}
SETS = {
    "the city": ("content/search/tuning",),
    "the demo": ("search/exempelstad",),
    "the region": ("search/exempelregionen", "search/exempelregionen-blind"),
    LARGE: ("search/exempelstad",),
}
# What each city's figures are to be, where a goal is set.
GOALS = {
    "the city": {_MEDIAN: "≤ 2", _LATE: "≤ 6"},
    LARGE: {_MEDIAN: "≤ 8", _COLD: "≤ 0.40"},
}
_ALWAYS = {_RATIO: "≤ 1", _RATIO_GZIP: "≤ 1"}
# What nobody's site answers is asked everywhere: looking for what may be meant costs most.
_UNANSWERED = "search/exempelregionen"


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one core for a query (median, 95th percentile) and to begin; the index' bytes; the pages."""

    median: float
    late: float
    ready: float
    index: int
    gzipped: int
    pages: int


@dataclass(frozen=True)
class Stock:
    """Stock Material's site of the same pages: its index' bytes."""

    site: Path
    index: int
    gzipped: int


def cost(site: Path, queries: list[str]) -> Cost:
    """What a built site's search costs."""
    rounds = [timed(site, queries) for _ in range(ROUNDS)]
    times = [min(one.milliseconds for one in each) for each in zip(*(one.answers for one in rounds), strict=True)]
    index, gzipped = weight_of(site / "search/index.js")
    return Cost(
        statistics.median(times),
        statistics.quantiles(times, n=20)[-1],
        min(one.ready for one in rounds),
        index,
        gzipped,
        len(list(site.rglob("index.html"))),
    )


def queries_for(name: str) -> list[str]:
    """What one of the cities is asked: its own sets, and what no site answers."""
    paths = [ROOT / f"tests/{one}.yml" for one in SETS[name]]
    asked = [entry["query"] for path in paths if path.is_file() for entry in entries(path)]
    asked += [entry["query"] for entry in entries(ROOT / f"tests/{_UNANSWERED}.yml") if entry["kind"] == "none"]
    return list(dict.fromkeys([*asked, *(search.QUERIES if name == LARGE else ())]))


def project(name: str, source: Path, folder: Path) -> Path:
    """One of the cities as a project with the code of `source`, written under `folder` where it is made for this."""
    if name == "the city":
        return source
    if name == "the demo":
        return source / fictional.CITY.relative_to(ROOT)
    if not folder.exists():
        if name == LARGE:
            city.write(folder, source, networks=50, years=20)
        else:
            region.write(folder, source)
    return folder


def build(folder: Path, target: Path, day: str, code: Path) -> Path:
    """A project's site with the code of `code`, built unless it is there."""
    if not target.exists():
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_DATE": day,
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONPATH": str(code),
        }
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
        done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{folder}:\n{done.stdout}{done.stderr}")
    return target


def stock_of(name: str, folder: Path) -> Stock:
    """The same pages, of this project, as stock Material shows them."""
    day = datetime.date.fromisoformat(DAYS[name])
    plain = folder / "stock-pages"
    if not plain.exists():
        finished(project(name, ROOT, folder / "project"), plain, day)
    site = build(plain, folder / "stock", DAYS[name], ROOT)
    return Stock(site, *weight_of(site / "search/search_index.json"))


def weight_of(index: Path) -> tuple[int, int]:
    """The bytes of an index, and compressed."""
    content = index.read_bytes()
    return len(content), len(gzip.compress(content, 9))


@contextmanager
def _kept(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder.resolve()
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def table(name: str, columns: Mapping[str, Cost], stock: Stock | None, cold: Mapping[str, float]) -> Iterator[str]:
    """The figures of one city, a column for each project."""
    costs = list(columns.values())
    rows = [
        (_MEDIAN, [f"{one.median:.2f}" for one in costs]),
        (_LATE, [f"{one.late:.2f}" for one in costs]),
        ("until the search is ready, ms of one core", [f"{one.ready:.0f}" for one in costs]),
        ("index, kB", [f"{one.index / 1000:.0f}" for one in costs]),
        ("index, kB gzip", [f"{one.gzipped / 1000:.0f}" for one in costs]),
    ]
    if stock:
        rows += [
            (_RATIO, [f"{one.index / stock.index:.2f}" for one in costs]),
            (_RATIO_GZIP, [f"{one.gzipped / stock.gzipped:.2f}" for one in costs]),
        ]
    if cold:
        rows.append((_COLD, [f"{cold[label]:.2f}" for label in columns]))
    goals = {**_ALWAYS, **GOALS.get(name, {})}
    for what, figures in rows:
        goal = f"   goal {goals[what]}" if what in goals else ""
        yield f"  {what:<52}" + "".join(f"{figure:>14}" for figure in figures) + goal


def main(arguments: Sequence[str] | None = None) -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.queries", description=__doc__)
    parser.add_argument("projects", metavar="PROJECT", type=Path, nargs="*", help="a clone of this project")
    parser.add_argument("--only", choices=DAYS, help="one of the cities alone")
    parser.add_argument("--keep", type=Path, help="a folder in which the sites stay, to be asked again")
    parser.add_argument("--quick", action="store_true", help="without stock Material's site and without a browser")
    options = parser.parse_args(arguments)
    sources = [one.resolve() for one in options.projects] or [ROOT]
    labels = [f"{number}: {one.name}" for number, one in enumerate(sources, 1)]
    with _kept(options.keep) as folder:
        for name in [options.only] if options.only else DAYS:
            here = folder / name.replace(" ", "-")
            stock = None if options.quick else stock_of(name, here)
            asked = queries_for(name)
            columns, cold = {}, {}
            for label, source in zip(labels, sources, strict=True):
                place = here / label.replace(": ", "-")
                site = build(project(name, source, place / "project"), place / "site", DAYS[name], source)
                columns[label] = cost(site, asked)
                if stock:
                    ours, material = search.measure(site, stock.site)
                    cold[label] = ours.cold / material.cold
            pages = next(iter(columns.values())).pages
            head = f"{name}, {pages} pages, {len(asked)} queries"
            print(f"{head:<54}" + "".join(f"{label:>14}" for label in labels))
            print("\n".join(table(name, columns, stock, cold)), flush=True)


if __name__ == "__main__":
    main()
