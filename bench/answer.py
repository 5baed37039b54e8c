"""How long does an editor wait for an answer? The check's own steps in a fresh clone, with an empty cache and a full.

    make bench-answer

Each step is the target that check.yml runs, on this machine. Beside it GitHub needs time of its own, which is not in
the figures: for a machine to be free (some seconds, minutes on a bad day), for the checkout and Python (about ten), to
pack and send the preview (some seconds), and for the run that writes the comment to begin (some ten seconds more).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.sites import ROOT

# What is installed for a step is a step of its own.
STEPS = (
    ("installera för kontrollen", [".venv/.check-ready"]),
    ("kontrollera", ["check"]),
    ("installera för bygget", [".venv/.site-ready"]),
    ("bygg förhandsvisningen", ["preview"]),
    ("säg vad som ändras", ["proposal"]),
    ("visa sidorna som ändras", ["pages"]),
)


def main() -> int:
    """Measure with an empty cache of packages, and with what that left, and print both."""
    with tempfile.TemporaryDirectory() as folder:
        cold = measured(Path(folder) / "kall", Path(folder) / "paket")
        warm = measured(Path(folder) / "varm", Path(folder) / "paket")
    print(f"{'steg':28}{'kall':>8}{'varm':>8}")
    for name in cold:
        print(f"{name:28}{cold[name]:7.1f}s{warm[name]:7.1f}s")
    print(f"{'tillsammans':28}{sum(cold.values()):7.1f}s{sum(warm.values()):7.1f}s")
    return 0


def measured(clone: Path, cache: Path) -> dict[str, float]:
    """How many seconds each step takes in a clone of the last commit, with a proposal in it."""
    seconds = {"klona": _timed(["git", "clone", "--quiet", str(ROOT), str(clone)], ROOT)}
    file = next((clone / "data/networks").glob("*.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("\nname: ", "\nname: Nya ", 1), encoding="utf-8")
    author = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelstad.example"]
    subprocess.run(["git", *author, "commit", "--quiet", "--all", "--message", "Förslag"], cwd=clone, check=True)
    # Python that an environment was made with, not that of this one.
    python = str(Path(sys.base_prefix) / "bin/python3")
    environment = {**os.environ, "PIP_CACHE_DIR": str(cache), "BASE": "HEAD~1", "PYTHON": python}
    for name, targets in STEPS:
        seconds[name] = _timed(["make", "--no-print-directory", *targets], clone, environment)
    return seconds


def _timed(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
