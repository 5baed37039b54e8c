"""How long a year's whole package takes: papers, offline copy, data, checksums, zip file, and the test of it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

YEAR = 2023
ROUNDS = 3


def snapshot_seconds(project: Path, target: Path) -> float:
    """The command for the package of `YEAR`, the start of Python and the check of all data included: the best round."""
    command = [sys.executable, "-m", "actionplans", "snapshot", str(YEAR), "--force"]
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run([*command, "--out", str(target)], cwd=project, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)
