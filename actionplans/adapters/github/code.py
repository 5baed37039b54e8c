"""Has anything but the city's own data and pages changed since a version? Then the code's tests must run."""

from __future__ import annotations

from pathlib import Path

from actionplans.model.whose import Side, side
from actionplans.system import git

# What editors write. The rest that is the city's, settings and owners, decides how it is built and who reviews it.
_WRITTEN = ("data/", "docs/")


def changed(project: Path, base: str) -> list[str]:
    """The files that have changed since a version and are not what editors write. Raises git.GitError."""
    # From where the two parted: what main has got meanwhile is not the proposal's.
    named = git.ask(project, "diff", "--name-only", "--no-renames", "-z", f"{base}...HEAD", "--")
    return [path for path in named.decode("utf-8", "replace").split("\0") if path and not _is_written(path)]


def _is_written(path: str) -> bool:
    return path.startswith(_WRITTEN) and side(path) is not Side.PRODUCT
