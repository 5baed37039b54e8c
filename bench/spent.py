"""What does a command take: user CPU seconds, wall seconds and memory at its peak?

The command is started by a small process of its own, which is this file run as a program: on Linux the peak of a
process begins with that of whoever started it, and the measurements' own process is large.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
# macOS counts the peak in bytes, Linux in kB.
_BYTES = 1 if sys.platform == "darwin" else 1024
_SAID = 2000


class NotMeasuredError(Exception):
    """Something could not be measured. The text says why."""


@dataclass(frozen=True)
class Spent:
    """What a command took: `user` and `wall` in seconds, with all the processes that it started; `peak` in MB."""

    user: float
    wall: float
    peak: float


# What is measured, each with its unit and its name.
MEASURES: Mapping[str, tuple[str, str]] = {
    "user": ("s", "user CPU"),
    "wall": ("s", "wall"),
    "peak": ("MB", "peak memory"),
}


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Spent:
    """Run a command in a folder. Raises NotMeasuredError with its last words when it fails."""
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch, "spent.json")
        done = subprocess.run(
            [sys.executable, "-I", "-S", __file__, str(target), *command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise NotMeasuredError(f"{' '.join(command)} in {folder}:\n{(done.stdout + done.stderr)[-_SAID:].strip()}")
        return Spent(**json.loads(target.read_text(encoding="utf-8")))


def by_turns(runs: Mapping[str, Callable[[], _T]], rounds: int) -> list[dict[str, _T]]:
    """Each of several runs once a round, in every other round backwards: what slows a machine down slows all alike."""
    found = []
    for number in range(rounds):
        order = list(runs)[:: 1 if number % 2 == 0 else -1]
        took = {name: runs[name]() for name in order}
        found.append({name: took[name] for name in runs})
    return found


def medians(rounds: Sequence[Mapping[str, float]], base: str = "stock") -> dict[str, float]:
    """The median of each run, and as `ratio` that of ours against `base`, taken round by round, where both were run."""
    found = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    if base in found and "ours" in found:
        found["ratio"] = statistics.median(one["ours"] / one[base] for one in rounds)
    return found


def measures(key: str, rounds: Sequence[Mapping[str, Spent]], base: str = "stock") -> dict[str, dict[str, float]]:
    """The three figures of a command that was run by turns with others."""
    return {
        f"{key}-{measure}": medians([{name: getattr(one[name], measure) for name in one} for one in rounds], base)
        for measure in MEASURES
    }


def _main(target: str, command: list[str]) -> int:
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    took = {"user": used.ru_utime, "wall": wall, "peak": used.ru_maxrss * _BYTES / 1e6}
    Path(target).write_text(json.dumps(took), encoding="utf-8")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1], sys.argv[2:]))
