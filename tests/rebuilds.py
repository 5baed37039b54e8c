"""Serves a project with MkDocs' own command, rebuilds it again and again, and says what stays in memory.

    python -m tests.rebuilds PROJECT TIMES

All is as in `make serve` but the server itself: instead of waiting for requests it saves a file in data/ and rebuilds,
TIMES times. Prints JSON: how much memory the process has after each rebuild, in MB (null where the system does not
say), and how many models are there in the end.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from mkdocs.commands import serve

from actionplans.model.records import Model


class Editing:
    """In the place of MkDocs' server: an editor who saves the same file a number of times."""

    def __init__(self, project: Path, times: int) -> None:
        self.file = project / "data/city.yml"
        self.times = times
        self.memory: list[float | None] = []
        self.models = 0
        self.builder: Callable[[], None]

    def __call__(self, builder: Callable[[], None], **given: object) -> Editing:
        """What MkDocs calls to make its server."""
        self.builder = builder
        return self

    def watch(self, *given: object) -> None:
        """Nothing is watched: it is known what is saved."""

    def serve(self, **given: object) -> None:
        """Save and rebuild."""
        for count in range(1, self.times + 1):
            with self.file.open("a", encoding="utf-8") as file:
                file.write(f"# Sparad {count} gånger.\n")
            self.builder()
            self.memory.append(resident())

    def shutdown(self) -> None:
        """The end: what is still there?"""
        self.models = models()


def resident() -> float | None:
    """The process's memory in MB, where the system has Linux' account of it."""
    account = Path("/proc/self/statm")
    if not account.is_file():
        return None
    return int(account.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def models() -> int:
    """How many models there are when the collector has taken what it is let to; those out of its reach count too."""
    gc.collect()
    gc.unfreeze()
    return sum(isinstance(one, Model) for one in gc.get_objects())


def main(project: Path, times: int) -> None:
    """Rebuild, and print what stayed."""
    editing = Editing(project, times)
    with mock.patch.object(serve, "LiveReloadServer", editing):
        serve.serve(str(project / "mkdocs.yml"))
    sys.stdout.write(json.dumps({"memory": editing.memory, "models": editing.models}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
