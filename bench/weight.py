"""What a page weighs on the way from a server."""

from __future__ import annotations

import gzip
from pathlib import Path

from actionplans.model.page_kinds import kind_of, meant_by

# The most that the HTML of a network or plan page may weigh, whatever the number of years: bytes, compressed.
LIMIT = 15_000
# The most that any page may weigh: those across all networks grow with networks and years.
ANY_LIMIT = 60_000


def gzipped(path: Path) -> int:
    """The bytes of a file as a server sends it, compressed as servers do by default."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def plan_pages(site: Path) -> list[Path]:
    """The pages of networks and of their years in a built site."""
    return [*(site / "natverk").glob("*/index.html"), *(site / "natverk").glob("*/*/index.html")]


def heaviest(site: Path) -> list[tuple[str, int]]:
    """Every page of a built site by its address with what it weighs compressed, the heaviest first."""
    pages = [(f"{page.parent.relative_to(site).as_posix()}/", gzipped(page)) for page in site.rglob("index.html")]
    return sorted(((address.removeprefix("./"), size) for address, size in pages), key=lambda one: (-one[1], one[0]))


def one_of_each_kind(site: Path) -> list[str]:
    """The heaviest page of each kind in a built site, by its address; of pages with an address of their own, each."""
    found: dict[str, str] = {}
    for address, _ in heaviest(site):
        found.setdefault(_kind(address), address)
    return sorted(found.values())


def _kind(address: str) -> str:
    """What a page at an address is, in the words of the table of page kinds; its own address where it is of no kind."""
    kinds = [found.kind for path in meant_by(address.rstrip("/") or "index") if (found := kind_of(path))]
    # The table ends with kinds that any address fits.
    first = min(kinds, key=lambda kind: "{page}" in kind.address or "{folder}" in kind.address)
    return address if "{page}" in first.address or "{folder}" in first.address else first.name
