"""Does the product make the same with `python -OO`, which leaves out docstrings and asserts?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT

CITY = ROOT / "tests/fixtures/exempelstad"
COMMANDS = {
    "check": ("actionplans", "check", str(CITY)),
    "dictionary": ("actionplans", "dictionary"),
    "schema": ("actionplans", "schema"),
    "site": ("mkdocs", "build", "--quiet", "--config-file", str(CITY / "mkdocs.yml"), "--site-dir", "{made}"),
    "papers": ("actionplans", "papers", "2025", "--project", str(CITY), "--out", "{made}"),
}


def begun(command: tuple[str, ...], folder: Path, *options: str) -> subprocess.Popen[str]:
    """A command, run in a folder with the fictional city's data; {made} is a folder there."""
    shutil.copytree(CITY / "data", folder / "data")
    arguments = [part.format(made=folder / "made") for part in command]
    fixed = {"SITE_DATE": "2025-11-15", "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, *options, "-m", *arguments],
        cwd=folder,
        env={**os.environ, **fixed, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(process: subprocess.Popen[str], folder: Path) -> dict[str, bytes]:
    """What a command said, and every file in its folder then."""
    said, _ = process.communicate()
    assert process.returncode == 0, said
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return {"what it said": said.replace(str(folder), "").encode(), **files}


# The typesetter's time, and what is much alike: only how these are put together differs from what the others run.
BY_NIGHT = ("papers", "site", "schema", "dictionary")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, id=name, marks=pytest.mark.nightly if name in BY_NIGHT else ())
        for name, command in COMMANDS.items()
    ],
)
def test_without_docstrings_each_command_makes_the_same_bytes(command: tuple[str, ...], tmp_path: Path) -> None:
    usual, optimised = tmp_path / "usual", tmp_path / "optimised"
    both = begun(command, usual), begun(command, optimised, "-OO")
    before, after = ended(both[0], usual), ended(both[1], optimised)
    assert before.keys() == after.keys()
    assert [name for name, content in before.items() if after[name] != content] == []
