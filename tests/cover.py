"""Which few pages of a built site hold every way in which its elements stand in each other?

A fault in how a thing looks, or in what it is to a screen reader, is a fault of that thing wherever it stands: what is
tried on these pages in many views need be tried on the others in one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from tests.html_page import VOID

# An element's name and its classes, as they are written.
Sort = tuple[str, str]
Pair = tuple[Sort, Sort]


def anything(pair: Pair) -> bool:
    """Every element counts."""
    return True


def used_by_keyboard(pair: Pair) -> bool:
    """What the keyboard stops at counts, and the frames that can be scrolled."""
    name, classes = pair[1]
    return name in ("a", "button", "input", "select", "textarea", "summary") or "table-frame" in classes


class _Pairs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[Sort] = [("", "")]
        self.found: set[Pair] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sort = (tag, dict(attrs).get("class") or "")
        self.found.add((self.open[-1], sort))
        if tag not in VOID:
            self.open.append(sort)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass


_OPENING = 300


@functools.cache
def _elements(site: Path) -> dict[str, int]:
    """How many elements each page of a site has."""
    return {name: (site / name).read_text(encoding="utf-8").count("</") for name in _pairs(site)}


@functools.cache
def _pairs(site: Path) -> dict[str, set[Pair]]:
    """The pairs of parent and child on each page of a site."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:  # what leads on from where a page lay before is no page to look at
            continue
        reader = _Pairs()
        reader.feed(text)
        reader.close()
        found[path.relative_to(site).as_posix()] = reader.found
    return found


@functools.cache
def cover(site: Path, counts: Callable[[Pair], bool] = anything, *, roughly: bool = False) -> list[str]:
    """The pages, by their path: always the one that for its size holds most that the others before it do not.

    `roughly`: each sort of element once, in whatever it stands. That takes half as many pages.
    """
    pages = {
        name: {pair[roughly:] for pair in pairs if counts(pair)}  # without the parent
        for name, pairs in _pairs(site).items()
    }
    # What trying a page costs grows with its elements; opening it costs as much as a few hundred of them.
    sizes = {name: _OPENING + number for name, number in _elements(site).items()}
    left: set[tuple[Sort, ...]] = set().union(*pages.values())
    chosen = []
    while left:
        best = max(pages, key=lambda name: len(pages[name] & left) / sizes[name])
        chosen.append(best)
        left -= pages[best]
    return chosen


def beyond(site: Path, other: Path) -> list[str]:
    """The pages of a site that hold what no page of another site holds."""
    known = set().union(*_pairs(other).values())
    return cover(site, lambda pair: pair not in known)


def every_page(site: Path) -> list[str]:
    """The path of every page of a site."""
    return list(_pairs(site))
