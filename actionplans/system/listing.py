"""What lies below a folder? Asked several times for each check, and os.walk answers in a third of pathlib's time."""

from __future__ import annotations

import os
from pathlib import Path


def below(folder: Path) -> list[str]:
    """Everything below a folder but folders, by its path from there with /, in the order of such paths.

    A link is listed as what it is, also one to a folder, and never followed. Nothing where there is no such folder.
    """
    top, found = os.fspath(folder), list[str]()
    for where, folders, names in os.walk(top):
        inside = where[len(top) + 1 :].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        found += [f"{inside}/{name}" if inside else name for name in (*names, *links)]
    return sorted(found, key=lambda name: name.split("/"))
