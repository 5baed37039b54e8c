"""What lies below a folder? Asked several times for each check, and os.walk answers in a third of pathlib's time.

While a check looks at a project nothing changes in it: then each folder is gone through once.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

# What was found below each folder, while it is kept.
_kept: dict[str, tuple[str, ...]] | None = None


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Go through each folder once, as long as this lasts: whoever asks changes nothing there."""
    global _kept
    before, _kept = _kept, {}
    try:
        yield
    finally:
        _kept = before


def below(folder: Path) -> Sequence[str]:
    """Everything below a folder but folders, by its path from there with /, in the order of such paths.

    A link is listed as what it is, also one to a folder, and never followed. Nothing where there is no such folder.
    """
    top = os.fspath(folder)
    if _kept is None:
        return _below(top)
    if top not in _kept:
        _kept[top] = _below(top)
    return _kept[top]


def _below(top: str) -> tuple[str, ...]:
    found = list[str]()
    for where, folders, names in os.walk(top):
        inside = where[len(top) + 1 :].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        found += [f"{inside}/{name}" if inside else name for name in (*names, *links)]
    return tuple(sorted(found, key=lambda name: name.split("/")))
