"""The fictional city's site as its editors see it: with links to the lines, a history, and names in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import fictional
from tests.shared import shared
from tests.sites import built
from tests.test_history import git

BASE = "https://git.example.se/stad/natverk/edit/main/"
ADDRESS = "https://internt.example.se/natverk/"
TEMPLATE = BASE + "{path}#L{line}"

# Names that stand on the fictional city's pages, taken for names in another language.
NAMES = ("Hållplats Europa", "STILLA NATT")


def site(factory: pytest.TempPathFactory) -> Path:
    """The site, built of a project with a history: data changed in May 2025, pages in January, one in September.

    Only to be read.
    """
    return shared(factory, "editors", _make) / "ut"


def _make(folder: Path) -> None:
    root = fictional.clone(folder / "projekt")
    fictional.edit(
        root / "data/foreign_names.yml",
        "    - cities testing together\n",
        "    - cities testing together\n" + "".join(f"    - {name}\n" for name in NAMES),
    )
    git(root, "init")
    git(root, "add", "docs")
    git(root, "commit", "--message", "Sidor", day="2025-01-31")
    git(root, "add", "data")
    git(root, "commit", "--message", "Data", day="2025-05-17")
    fictional.edit(root / "docs/historik.md", "leder till en sida.", "leder till sin sida.")
    git(root, "commit", "--all", "--message", "En sida", day="2025-09-01")
    built(root, folder / "ut", fictional.DAY, EDIT_TEMPLATE=TEMPLATE, SITE_URL=ADDRESS)
