"""Is each package that the code imports itself named where it is required, and not only brought by another?"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.sites import ROOT

OURS = {"actionplans", "tests", "bench", "macros"}


def imported(*places: str) -> set[str]:
    """The packages that the code in some files and folders imports, by their names in a requirements file."""
    distributions = packages_distributions()
    files = [file for place in places for file in ([ROOT / place] if place.endswith(".py") else _code(ROOT / place))]
    modules = {module.split(".")[0] for file in files for module in _modules(file)}
    return {_plain(distributions[module][0]) for module in modules - OURS - sys.stdlib_module_names}


def _code(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")


def _modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def required(*files: str) -> set[str]:
    """The packages that requirements files name."""
    lines = [line for file in files for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    return {_plain(name[0]) for line in lines if (name := re.match(r"[A-Za-z0-9][\w.-]*", line))}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("places", "files"),
    [
        (("actionplans", "macros.py"), ("requirements.in",)),
        (("tests", "bench"), ("requirements.in", "requirements-dev.in")),
    ],
    ids=["site", "tests"],
)
def test_what_the_code_imports_is_required_by_name(places: tuple[str, ...], files: tuple[str, ...]) -> None:
    found = imported(*places)
    assert "mkdocs" in found
    assert found - required(*files) == set()
