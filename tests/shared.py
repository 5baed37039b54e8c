"""What is expensive to make is made once for all the processes that run tests side by side."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

# The longest that a process waits for another to make a thing; a package takes half a minute on a busy machine.
_SECONDS = 600


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` fills: by the process that comes first, for those that come after it.

    Nobody may change what is in it. Where making it fails, it fails for everybody who asks.
    """
    top = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent  # each process has a folder of its own in that of the run
    folder, done, failed = (top / f"{name}{end}" for end in ("", ".done", ".failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(done, failed)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(repr(error), encoding="utf-8")
        raise
    done.touch()
    return folder


def _wait(done: Path, failed: Path) -> None:
    end = time.monotonic() + _SECONDS
    while not done.exists():
        assert not failed.exists(), failed.read_text(encoding="utf-8")
        assert time.monotonic() < end, f"{done.stem} är inte klar efter {_SECONDS} sekunder"
        time.sleep(0.05)
