"""How long do the committee's papers and a year's package take, against printing the same pages with a browser?"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Collection
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.building import Figures
from bench.spent import Spent, by_turns, measures, medians
from bench.trees import Trees
from tests import browser

YEAR, LETTER = 2023, "2023-03-13"


def papers(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The commands for the papers and for the package, the start of Python and the check of all data included."""
    project = trees.project("real")
    ours = functools.partial(
        trees.spent, project, "real", trees.python, "-m", "actionplans", "papers", str(YEAR), "--out", "dist/measured"
    )
    runs: dict[str, Callable[[], Spent]] = {
        "ours": ours,
        "browser": functools.partial(_printed, trees.site("real"), trees.folder),
    }
    turns = by_turns(runs, rounds)
    found = measures("papers", [{"ours": one["ours"]} for one in turns])
    found["papers-browser"] = medians([{name: one[name].wall for name in one} for one in turns], "browser")
    package = ("snapshot", str(YEAR), "--force", "--out", "dist/package")
    packing = functools.partial(trees.spent, project, "real", trees.python, "-m", "actionplans", *package)
    return found | measures("package", by_turns({"ours": packing}, rounds))


def _printed(site: Path, target: Path) -> Spent:
    """The letter's, the plans' and the report's pages of the built site, printed: the start of Chromium included."""
    plans = sorted(site.glob(f"natverk/*/{YEAR}/index.html"))
    pages = [site / f"namnden/{LETTER}/index.html", *plans, site / f"ar/{YEAR - 1}/arsrapport/index.html"]
    arguments = ["--disable-background-networking", "--disable-gpu", "--no-first-run", "--no-sandbox"]
    began = time.perf_counter()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=arguments)
        page = chromium.new_page()
        for number, file in enumerate(pages):
            page.goto(file.as_uri(), wait_until="load")
            page.pdf(path=target / f"{number}.pdf", format="A4")
        chromium.close()
    return Spent(user=0, wall=time.perf_counter() - began, peak=0)  # Chromium's own processes are not counted
