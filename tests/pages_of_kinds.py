"""Which pages does a city have of each kind, and which of them shows most: to visit when every page takes too long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actionplans.model.page_kinds import PageKind, kind_of
from actionplans.site.addresses import page_url


def paths(docs: Path) -> Iterator[str]:
    """The paths of all pages in a folder of pages."""
    return (file.relative_to(docs).as_posix() for file in sorted(docs.rglob("*.md")))


def by_kind(docs: Path) -> dict[PageKind, list[str]]:
    """The paths of the pages of each kind that has any."""
    kinds: dict[PageKind, list[str]] = {}
    for path in paths(docs):
        if found := kind_of(path):
            kinds.setdefault(found.kind, []).append(path)
    return kinds


def one_of_each(docs: Path, site: Path) -> dict[str, str]:
    """By the name of each kind: the address of the page that holds most, of those that a built site has on its day."""
    largest = {}
    for kind, found in by_kind(docs).items():
        built = [(site / page_url(path, True) / "index.html", page_url(path, True)) for path in found]
        sizes = [(file.stat().st_size, address) for file, address in built if file.is_file()]
        if sizes:
            largest[kind.name] = max(sizes)[1]
    return largest
