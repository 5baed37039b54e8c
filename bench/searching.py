"""What does the search cost, and what does its index weigh, against stock Material's on the same pages?"""

from __future__ import annotations

from collections.abc import Collection

from bench import queries
from bench.building import Figures
from bench.queries import cost, queries_for, weight_of
from bench.search import measure
from bench.trees import Trees

# The sets of bench.queries that each city is asked.
_ASKED = {"real": "the city", "large": queries.LARGE}


def search(trees: Trees, sizes: Collection[str], rounds: int) -> Figures:
    """The queries of the real city and of the large one; their indexes; both searches in a browser, by turns."""
    found: Figures = {}
    for name in ("real", *(size for size in sizes if size == "large")):
        ours, stock = trees.site(name), trees.stock_site(name)
        asked = cost(ours, queries_for(_ASKED[name]))
        found[f"query-median-{name}"] = {"ours": asked.median}
        found[f"query-late-{name}"] = {"ours": asked.late}
        found[f"ready-{name}"] = {"ours": asked.ready}
        plain, gzipped = weight_of(stock / "search/search_index.json")
        found[f"index-{name}"] = _beside(asked.index / 1000, plain / 1000)
        found[f"index-gzip-{name}"] = _beside(asked.gzipped / 1000, gzipped / 1000)
        first, second = measure(ours, stock, max(rounds, 3))
        found[f"cold-{name}"] = _beside(first.cold, second.cold)
        found[f"warm-{name}"] = _beside(first.warm * 1000, second.warm * 1000)
    return found


def _beside(ours: float, stock: float) -> dict[str, float]:
    return {"ours": ours, "stock": stock, "ratio": ours / stock}
