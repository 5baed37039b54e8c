"""The city whose data lies in the repository: its folder, its day and its site. No test of the product knows which.

PROJECT names another folder with such a city, and SITE its site when that is built already: so tests/city and
tests/content are run on a copy that has been edited.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests import sites
from tests.shared import shared

FOLDER = Path(os.environ.get("PROJECT", sites.ROOT))


def _day() -> str:
    """A day in late autumn of the year of the newest plan, but none before the one that other tests are on."""
    years = [path.name for path in (FOLDER / "data/plans").glob("[0-9]*")]
    return max([sites.DAY, *(f"{year}{sites.DAY[4:]}" for year in years)])


DAY = _day()


def copy(target: Path) -> Path:
    """What a fresh clone holds of the city and of what its site is built with, to edit."""
    for name in ("data", "docs"):
        shutil.copytree(FOLDER / name, target / name)
    shutil.copy(FOLDER / "mkdocs.yml", target / "mkdocs.yml")
    for name in ("theme", "actionplans", "macros.py"):
        (target / name).symlink_to(sites.ROOT / name)
    return target


def site(factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly. Only to be read."""
    if "SITE" in os.environ:
        return Path(os.environ["SITE"])
    return shared(factory, "own-site", lambda target: sites.built(FOLDER, target, DAY))
