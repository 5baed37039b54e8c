"""What a page weighs on the way from a server."""

from __future__ import annotations

import gzip
from pathlib import Path

# The most that the HTML of a network or plan page may weigh, whatever the number of years: bytes, compressed.
LIMIT = 15_000


def gzipped(path: Path) -> int:
    """The bytes of a file as a server sends it, compressed as servers do by default."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def plan_pages(site: Path) -> list[Path]:
    """The pages of networks and of their years in a built site."""
    return [*(site / "natverk").glob("*/index.html"), *(site / "natverk").glob("*/*/index.html")]
