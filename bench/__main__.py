"""Prints the ratios that the product promises, each measured in this run: python -m bench."""

from __future__ import annotations

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import city, papers, queries, search, snapshot, weight
from bench.stock import finished

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 6, 1)
ROUNDS = 3


@dataclass
class Built:
    """One build: how long it took and what came out. `heaviest` is a network or plan page, compressed."""

    seconds: float
    pages: int
    html_bytes: int
    heaviest: int


def build(project: Path) -> Built:
    """Build a project once with the mkdocs command, as an editor would."""
    environment = {**os.environ, "SITE_DATE": DAY.isoformat(), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--clean"],
        cwd=project,
        env=environment,
        check=True,
        capture_output=True,
    )
    seconds = time.perf_counter() - started
    pages = list((project / "site").rglob("index.html"))
    plans = list((project / "site/natverk").glob("*/*/index.html"))
    heaviest = max(weight.gzipped(page) for page in weight.plan_pages(project / "site"))
    return Built(seconds, len(pages), sum(page.stat().st_size for page in plans) // len(plans), heaviest)


def best(projects: list[Path]) -> list[Built]:
    """Each project built `ROUNDS` times in turn; the fastest of each, so that a busy machine disturbs all alike."""
    rounds = [[build(project) for project in projects] for _ in range(ROUNDS)]
    return [min(column, key=lambda built: built.seconds) for column in zip(*rounds, strict=True)]


def check_seconds(project: Path) -> float:
    """How long the check command takes, the start of Python included."""
    command = [sys.executable, "-m", "actionplans", "check"]
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run(command, cwd=project, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def line(what: str, value: str, goal: str) -> None:
    print(f"{what:<66} {value:>10}   {goal}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate, build, measure, print."""
    argparse.ArgumentParser(prog="python -m bench", description=__doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        large = city.write(Path(folder, "large"), ROOT, networks=50, years=20)
        small = city.write(Path(folder, "small"), ROOT, networks=15, years=20)
        stock = finished(large, Path(folder, "stock"), DAY)
        ours, third, plain = best([large, small, stock])
        checking = check_seconds(large)
        setting = papers.papers_seconds(ROOT, Path(folder, "papers"))
        printing = papers.browser_seconds(ROOT, Path(folder))
        packing = snapshot.snapshot_seconds(ROOT, Path(folder, "package"))
        searching, stock_search = search.measure(large / "site", stock / "site")
        asking = queries.cost(large / "site", queries.queries_for(queries.LARGE))
    growth = (ours.seconds / ours.pages) / (third.seconds / third.pages)
    print(f"{ours.pages} and {third.pages} pages, fastest of {ROUNDS}; seconds depend on the machine, ratios less so\n")
    line(
        "our build / the same pages as finished Markdown, stock Material",
        f"{ours.seconds / plain.seconds:.2f}",
        "goal ≤ 1.15",
    )
    line(f"time per page, {ours.pages} pages / {third.pages} pages", f"{growth:.2f}", "goal ≤ 1.10")
    line(
        f"bytes per plan page, {ours.pages} pages / {third.pages} pages",
        f"{ours.html_bytes / third.html_bytes:.3f}",
        "goal ≈ 1",
    )
    line(
        f"heaviest network or plan page, {ours.pages} pages, bytes gzip",
        f"{ours.heaviest}",
        f"goal ≤ {weight.LIMIT}",
    )
    line("check / build, 1 000 plan files", f"{checking / ours.seconds:.3f}", "goal ≤ 0.10")
    line("papers for 2023 / their pages printed with Chromium", f"{setting / printing:.2f}", "goal ≤ 0.50")
    line("papers for 2023, seconds", f"{setting:.2f}", "goal ≤ 5")
    line("the whole package for 2023, seconds", f"{packing:.2f}", "goal ≤ 15")
    line(
        "cold search, page opened to first hit / Material's", f"{searching.cold / stock_search.cold:.2f}", "goal ≤ 0.40"
    )
    line("search, last key to first hit, milliseconds", f"{searching.warm * 1000:.0f}", "goal ≤ 100")
    line("search, a query, milliseconds of one core, median", f"{asking.median:.2f}", "goal ≤ 8")
    line("search, a query, milliseconds of one core, 95th percentile", f"{asking.late:.2f}", "")
    line("search index / Material's", f"{searching.index / stock_search.index:.2f}", "goal ≤ 1")
    line("search index / Material's, gzip", f"{searching.gzipped / stock_search.gzipped:.2f}", "goal ≤ 1")
    print()
    line("Material's search, last key to first hit, milliseconds", f"{stock_search.warm * 1000:.0f}", "")
    line("cold search, seconds", f"{searching.cold:.2f}", "")
    line("Material's cold search, seconds", f"{stock_search.cold:.2f}", "")
    line("our build, seconds", f"{ours.seconds:.1f}", "")
    line("the same pages as finished Markdown, seconds", f"{plain.seconds:.1f}", "")
    line("check, seconds", f"{checking:.2f}", "")
    line("bytes per plan page", f"{ours.html_bytes}", "")


if __name__ == "__main__":
    main()
