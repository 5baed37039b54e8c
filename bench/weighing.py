"""What do the pages weigh, and what does Lighthouse say of them?"""

from __future__ import annotations

import statistics
from collections.abc import Collection
from pathlib import Path

from bench import lighthouse
from bench.building import Figures
from bench.spent import NotMeasuredError, run
from bench.trees import Trees, environment
from bench.weight import gzipped, heaviest, one_of_each_kind, plan_pages
from tests import browser


def weigh(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The heaviest pages of each city, and a plan's page, beside stock Material's. Files weigh the same each round."""
    found: Figures = {}
    for size in sizes:
        sites = {"ours": trees.site(size), "stock": trees.stock_site(size)}
        found[f"network-page-{size}"] = {name: max(map(gzipped, plan_pages(one))) / 1000 for name, one in sites.items()}
        found[f"page-{size}"] = {name: heaviest(one)[0][1] / 1000 for name, one in sites.items()}
        found[f"plan-page-{size}"] = {name: _plan_page(one) for name, one in sites.items()}
    if len(sizes) > 1:
        few, many = (found[f"plan-page-{size}"] for size in ("small", "large"))
        found["plan-page-growth"] = {name: many[name] / few[name] for name in few}
    return found


def _plan_page(site: Path) -> float:
    return statistics.mean(page.stat().st_size for page in site.glob("natverk/*/*/index.html")) / 1000


def look(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """Lighthouse's lowest score in each category, over the heaviest page of each kind in the fictional city."""
    chromium = browser.whole()
    if chromium is None:
        raise NotMeasuredError("no Chromium, Chrome or Edge found: install one, or set CHROMIUM to its path")
    site = trees.folder / "demo"
    build = ("mkdocs", "build", "--config-file", lighthouse.DEMO, "--site-dir", str(site))
    run([trees.python, "-m", *build], trees.code, {**environment("real"), "SITE_DATE": lighthouse.DAY})
    with lighthouse.served(site) as address:
        scores = [lighthouse.judged(address + page, chromium).scores for page in one_of_each_kind(site)]
    return {f"lighthouse-{name}": {"ours": float(min(one[name] for one in scores))} for name in lighthouse.CATEGORIES}
