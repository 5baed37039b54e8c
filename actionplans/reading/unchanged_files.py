"""Which files of a project are as they were when it was read last, and what was made of them then?

`make serve` reads the project again each time that a file is saved, and all others hold what they held. What is kept is
compared byte for byte with what the file holds now, and is of the project that was read last alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Unchanged(Generic[Made]):
    """What was made of the files of one project without a problem: by their names, with the bytes that they held."""

    def __init__(self) -> None:
        self._project: tuple[str, object] | None = None
        self._before: dict[str, tuple[bytes, Made]] = {}
        self._now: dict[str, tuple[bytes, Made]] = {}

    def begin(self, root: Path, by: object = None) -> None:
        """Begin to read a project. What a file becomes may follow from nothing but its name, its bytes and `by`."""
        project = (os.path.abspath(root), by)
        self._before = self._now if project == self._project else {}
        self._project, self._now = project, {}

    def made_of(self, name: str, raw: bytes) -> Made | None:
        """What was made of a file that held the same bytes the last time."""
        kept = self._before.get(name)
        if kept is None or kept[0] != raw:
            return None
        self._now[name] = kept
        return kept[1]

    def keep(self, name: str, raw: bytes, made: Made) -> None:
        """Remember for the next time what was made of a file."""
        self._now[name] = (raw, made)
