"""Rebuilds a project again and again, as `make serve` does, and says what stays in memory.

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
import tempfile
from pathlib import Path

from actionplans.adapters.building import built
from actionplans.model.records import Model


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
    return sum(type(one) is Model for one in gc.get_objects())  # a value that could not be read refuses more


def main(project: Path, times: int) -> None:
    """Rebuild, and print what stayed."""
    memory = []
    with tempfile.TemporaryDirectory() as folder:
        for count in range(times + 1):
            if count:
                with (project / "data/city.yml").open("a", encoding="utf-8") as file:
                    file.write(f"# Sparad {count} gånger.\n")
            stopped = built(project, Path(folder), address="http://127.0.0.1:8000/")
            assert stopped is None, stopped
            memory += [resident()] if count else []
    sys.stdout.write(json.dumps({"memory": memory, "models": models()}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), int(sys.argv[2]))
