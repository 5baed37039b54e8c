"""How drafts are put into a project: checked first, then all of them or none, and nobody's file overwritten."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from actionplans.check import check
from actionplans.problems import Problem

_READ = ("data", "docs", "mkdocs.yml")


def tried(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the check would say of the project with some files written."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in _READ:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
            elif (root / name).is_file():
                shutil.copy(root / name, copy / name)
        _write_all(copy, files)
        return check(copy).problems


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write all files, or none: where one cannot be written the others are put back as they were. Raises OSError."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in files}
    try:
        _write_all(root, files)
    except OSError:
        for name, content in before.items():
            with contextlib.suppress(OSError):
                if content is None:
                    (root / name).unlink(missing_ok=True)
                else:
                    (root / name).write_bytes(content)
        raise


def _write_all(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # A file is there whole or not at all, also if the machine stops in between.
        unfinished = path.with_name(f".{path.name}.ny")
        try:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
