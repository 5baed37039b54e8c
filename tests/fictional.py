"""The fictional city in which everything is filled in: its data and pages to break, and its site, built.

What the product does is tested on it and on the miniature project, never on the data that lie in data/ and docs/: those
are the city's own, and change.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shared import shared
from tests.sites import HALF_WRITTEN, ROOT, built

CITY = ROOT / "tests/fixtures/exempelstad"

# The day that its data are written for: the same as in the Makefile.
DAY = "2025-11-15"


def copy(target: Path) -> Path:
    """Its data, pages and menu, to break."""
    for name in ("data", "docs"):
        shutil.copytree(CITY / name, target / name)
    shutil.copy(CITY / "mkdocs.yml", target / "mkdocs.yml")
    return target


def clone(target: Path) -> Path:
    """What a fresh clone would hold in a city that is the fictional one: its data, pages and menu, and all code."""
    copy(target)
    for name in ("theme", "actionplans"):
        shutil.copytree(ROOT / name, target / name, ignore=HALF_WRITTEN)
    shutil.copy(ROOT / "macros.py", target)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    menu = (CITY / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    (target / "mkdocs.yml").write_text(f"{settings}\nnav:{menu}", encoding="utf-8")
    return target


def before_its_package(root: Path) -> None:
    """A copy as it was before the package of 2025 was handed over: its papers can be sent."""
    known = root / "data/snapshots.yml"
    known.write_text(known.read_text(encoding="utf-8").partition("\nplan-2025:")[0], encoding="utf-8")


def edit(file: Path, old: str, new: str) -> None:
    """Replace a piece of text in a file; it must stand there exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} står inte exakt en gång i {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def site(factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly, as `make demo` shows it. Only to be read."""
    return shared(factory, "fictional-site", lambda target: built(CITY, target, DAY))
