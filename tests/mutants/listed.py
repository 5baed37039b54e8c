"""Which mutants are there, and where in the product does each one's snippet stand?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
LIST = Path(__file__).with_name("mutants.yml")

# What is the product's own: a mutant of a test or of data proves nothing.
_FOLDERS = ("actionplans", "theme", ".github", ".ci")
_FILES = ("macros.py", "mkdocs.yml", "Makefile", "README.md", "package.json")


@dataclass(frozen=True)
class Check:
    """A test that sees a mutant: `runner` is pytest or node, `test` a node id or a file."""

    runner: str
    test: str

    @property
    def file(self) -> str:
        return self.test.partition("::")[0]

    def exists(self, root: Path) -> bool:
        """Whether there is such a file, and in it such a function. Which parameters it has, pytest says."""
        path = root / self.file
        name = self.test.partition("::")[2].partition("[")[0]
        if not path.is_file() or self.runner == "node":
            return path.is_file()
        return re.search(rf"^def {re.escape(name)}\(", path.read_text(encoding="utf-8"), re.MULTILINE) is not None


@dataclass(frozen=True)
class Mutant:
    """One fault: see the head of mutants.yml."""

    name: str
    find: str
    replace: str
    before: Check | None
    caught_by: Check


def read() -> list[Mutant]:
    """Every mutant of the list, in its order."""
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [
        Mutant(one["name"], one["find"], one["replace"], _earlier(one.get("before")), _check(one["caught_by"]))
        for one in entries
    ]


def _earlier(written: str | None) -> Check | None:
    return None if written is None else _check(written)


def _check(written: str) -> Check:
    runner, _, test = written.partition(":")
    if runner not in ("pytest", "node"):
        raise ValueError(f"{written!r} begins with neither pytest: nor node:")
    return Check(runner, test)


def product(root: Path = ROOT) -> dict[Path, str]:
    """The product's own files and their text; what is no text has no snippet."""
    inside = (path for folder in _FOLDERS for path in (root / folder).rglob("*") if "__pycache__" not in path.parts)
    files = [*inside, *(root / name for name in _FILES)]
    return {path: path.read_bytes().decode("utf-8", errors="ignore") for path in files if path.is_file()}


def places(mutant: Mutant, texts: dict[Path, str]) -> list[Path]:
    """The files that hold a mutant's snippet, one as often as it stands there."""
    return [path for path, text in texts.items() for _ in range(text.count(mutant.find))]
