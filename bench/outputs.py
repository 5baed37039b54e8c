"""What does the product make, byte for byte? Writes all of it into a folder, so that two revisions can be compared.

    python bench/outputs.py PROJECT TARGET    (then: diff -r OLD NEW)

It runs the commands of the project folder PROJECT, of whatever revision, and imports nothing of it: the sites of both
cities, now and on an earlier day, with and without a server, with their CSV, JSON and calendar files and the search
index; the data dictionary and the schemas; the papers; the year's package. Days and times are fixed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_CITIES = {"city": "mkdocs.yml", "demo": "tests/fixtures/exempelstad/mkdocs.yml"}
_DAYS = {"city": ("2026-11-23", "2024-03-01"), "demo": ("2025-11-15", "2024-03-01")}


def _run(project: Path, *command: str, **settings: str) -> str:
    fixed = {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment = {**os.environ, **fixed, **settings}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def _sites(project: Path, target: Path) -> None:
    for city, config in _CITIES.items():
        for day in _DAYS[city]:
            site = target / f"{city}-{day}"
            _run(project, "mkdocs", "build", "-f", config, "--site-dir", str(site), SITE_DATE=day)
        offline = target / f"{city}-offline"
        day = _DAYS[city][0]
        _run(project, "mkdocs", "build", "-f", config, "--site-dir", str(offline), SITE_DATE=day, OFFLINE="true")


def _papers(project: Path, target: Path, years: tuple[str, ...], day: str) -> None:
    for year in years:
        shutil.rmtree(project / "dist" / year, ignore_errors=True)
        _run(project, "actionplans", "papers", year, SITE_DATE=day)
        shutil.copytree(project / "dist" / year, target / f"papers-{year}")


def _package(project: Path, target: Path) -> None:
    shutil.rmtree(project / "dist/2023", ignore_errors=True)
    _run(project, "actionplans", "snapshot", "2023", SITE_DATE="2026-11-23")
    shutil.unpack_archive(next((project / "dist/2023").glob("*.zip")), target / "package-2023")


def _described(project: Path, target: Path) -> None:
    target.joinpath("dictionary.md").write_text(_run(project, "actionplans", "dictionary"), encoding="utf-8")
    _run(project, "actionplans", "schema")
    shutil.copytree(project / "data/schema", target / "schema")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write everything. The package is made from a clone: it is made of a clean revision only."""
    parser = argparse.ArgumentParser(prog="python bench/outputs.py", description=__doc__)
    parser.add_argument("project", type=Path, help="the project, in git")
    parser.add_argument("target", type=Path, help="the folder to write into")
    options = parser.parse_args(arguments)
    project, target = options.project, options.target
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        clone = Path(scratch, "project")
        subprocess.run(["git", "clone", "-q", str(project), str(clone)], check=True)
        _sites(clone, target)
        _described(clone, target)
        _papers(clone, target, ("2023",), "2026-11-23")
        _package(clone, target)


if __name__ == "__main__":
    main()
