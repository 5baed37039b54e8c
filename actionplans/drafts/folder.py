"""How drafts are put into a project: checked first, then all of them or none, and nobody's file overwritten."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from actionplans.model.problems import Problem
from actionplans.reading.owners import FILE as OWNERS
from actionplans.rules.check import Checked, check
from actionplans.system.files import write_all

_READ = ("data", "docs", "mkdocs.yml", OWNERS)


def tried(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of the project with some files written."""
    return checked(root, files).problems


def checked(root: Path, files: Mapping[str, str]) -> Checked:
    """What the check would find in the project with some files written.

    It looks at a copy whose files are the project's own under a second name where the disk can do that: pictures and
    PDF files are not copied. What is written takes the place of such a name, and leaves the project's file as it was.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copied(root, copy)
        write_all(copy, files)
        return check(copy)


def copied(root: Path, copy: Path) -> None:
    """Put into a folder all of a project that the check reads. A link stays one: the check tells of it."""
    for name in _READ:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, symlinks=True, copy_function=_second_name)
        elif (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)


def _second_name(source: str, target: str) -> str:
    """A file under a second name; on another disk, or where that cannot be had, a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
