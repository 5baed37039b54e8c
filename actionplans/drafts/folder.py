"""How drafts are put into a project: checked first, then all of them or none, and nobody's file overwritten."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from actionplans.model.problems import Problem
from actionplans.reading.owners import FILE as OWNERS
from actionplans.rules.check import check
from actionplans.system.files import write_all

_READ = ("data", "docs", "mkdocs.yml", OWNERS)


def tried(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of the project with some files written."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copied(root, copy)
        write_all(copy, files)
        return check(copy).problems


def copied(root: Path, copy: Path) -> None:
    """Put into a folder all of a project that the check reads. A link stays one: the check tells of it."""
    for name in _READ:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, symlinks=True)
        elif (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)
