"""When each file in data/ and docs/ was last changed: from git's history, read once for all of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

from actionplans.system import git


def last_changed(root: Path) -> Mapping[str, datetime.date]:
    """For each file under `root` that git knows: the day of its newest commit, by its path relative to `root`.

    Empty where there is no git, no history, or a shallow one, whose oldest commit claims to have changed every file.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    # %x00 parts the commits: no path can hold that character. --relative: the project may lie in a folder of a larger
    # repository. quotePath=off: å, ä and ö as they are.
    log = ("log", "--format=%x00%cs", "--name-only", "--no-renames", "--relative", "--", "data", "docs")
    changed: dict[str, datetime.date] = {}
    for commit in _git(root, "-c", "core.quotePath=off", *log).split("\0")[1:]:
        date, *paths = commit.split("\n")
        day = datetime.date.fromisoformat(date)
        for path in filter(None, paths):
            # Not simply the first that is met: a merged branch may hold older commits than what it is merged into.
            changed[path] = max(day, changed.get(path, day))
    return changed


def newest(changed: Mapping[str, datetime.date], paths: Iterable[str], until: datetime.date) -> datetime.date | None:
    """The day of the newest change among some files.

    None where git does not know one of them, or changed one after `until`: a site as of an earlier day cannot say when
    what it shows was written.
    """
    days = [changed.get(path) for path in paths]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days) or max(known) > until:
        return None
    return max(known)


def _git(root: Path, *arguments: str) -> str:
    """What a git command answers, or nothing where it cannot be run."""
    try:
        return git.ask(root, *arguments, seconds=60).decode("utf-8", errors="replace")
    except git.GitError:
        return ""
