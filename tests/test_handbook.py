"""Does each recipe of the developers' handbook work as it is written, followed on a copy of the repository?

A box with a file's name shows lines to take away and lines to put in; a box of commands is run, in order; a box of text
after one holds what must be found in what they print. Whoever mends a recipe mends the Markdown, not this file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools import ROOT

HANDBOOK = ROOT / "handbook"
RECIPES = sorted(path.name for path in HANDBOOK.glob("add-*.md"))
BY_DAY = ("add-a-rule.md",)
_BOX = re.compile(r'^```(diff|sh|text|yaml|python)(?: title="(.+?)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Box:
    """A box of a recipe: `kind` is diff, sh or text; `file` is what a diff changes."""

    kind: str
    file: str
    text: str

    def lines(self, *signs: str) -> str:
        return "".join(f"{line[1:]}\n" for line in self.text.splitlines() if (line[:1] or " ") in signs)


def boxes(recipe: str) -> list[Box]:
    return [Box(*found) for found in _BOX.findall((HANDBOOK / recipe).read_text(encoding="utf-8"))]


def copy(target: Path) -> Path:
    """What git knows of the repository, with today's contents, and the installed programs."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    (target / ".venv").symlink_to(ROOT / ".venv")
    return target


def put(root: Path, box: Box) -> None:
    """Do what a diff shows: the lines that stay or go must stand there once; a file that is not there is made."""
    path = root / box.file
    before, after = box.lines(" ", "-"), box.lines(" ", "+")
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert text.count(before) == 1 or not (before or text), (
        f"{before!r} stands {text.count(before)} times in {box.file}"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(before, after) if before else after, encoding="utf-8")


def run(root: Path, commands: str) -> str:
    """What the commands print. Each must end well."""
    bin_folder = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    # The copy is no checkout of its own; what git says of the folder above would be wrong.
    environment |= {"GIT_CEILING_DIRECTORIES": str(root.parent), "SOURCE_DATE_EPOCH": "1700000000"}
    # A run of pytest within this one has temporary folders of its own, and does not tidy up those of others.
    environment["PYTEST_DEBUG_TEMPROOT"] = str(root.parent)
    done = subprocess.run(
        ["sh", "-ec", commands], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_every_recipe_is_listed_in_the_handbook() -> None:
    listed = re.findall(r"\]\((add-[\w-]+\.md)\)", (HANDBOOK / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == RECIPES
    assert len(RECIPES) >= 5


# By day the quickest of those that check, make and test; by night all.
@pytest.mark.parametrize(
    "recipe",
    [one if one in BY_DAY else pytest.param(one, marks=pytest.mark.nightly) for one in RECIPES],
)
def test_a_recipe_works_as_it_is_written(recipe: str, tmp_path: Path) -> None:
    root, printed = copy(tmp_path / "copy"), ""
    found = boxes(recipe)
    assert {box.kind for box in found} == {"diff", "sh", "text"}
    for box in found:
        if box.kind == "diff":
            put(root, box)
        elif box.kind == "sh":
            printed = run(root, box.text)
        else:
            missing = [line for line in box.text.splitlines() if line not in printed]
            assert not missing, f"{missing} is not in\n{printed}"
