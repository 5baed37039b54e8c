"""When was what changed in data/ and docs/? Each file's last day, and the latest days with their files: from git."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from actionplans.system import clock, git


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


@dataclass
class Day:
    """A day with changes: its last commit and when that was made.

    `files` are what changed over the day, by their paths relative to the project: the names by which git keeps what
    each held before the day and after it, None where it was not there.
    """

    day: datetime.date
    commit: str
    moment: datetime.datetime
    files: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)


# As far back as is looked for days with changes.
_COMMITS = 2000


def changed_days(root: Path, until: datetime.date, most: int) -> list[Day] | None:
    """The latest days on which files in data/ or docs/ changed, newest first, none of them after `until`.

    A day is one in Sweden, by when the main line got the change: what a merged branch did step by step is one change.
    None where there is no git, or a shallow history, whose oldest commit claims to have made every file.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return None
    # --relative and quotePath: as above. A path with signs that git quotes all the same is none that the check lets by.
    log = ("log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--relative", f"-n{_COMMITS}")
    said = _git(root, "-c", "core.quotePath=off", *log, "--format=%x00%H %ct", "--", "data", "docs")
    days: list[Day] = []
    for commit in said.split("\0")[1:]:
        head, *lines = commit.split("\n")
        name, seconds = head.split()
        moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
        # A clock may have been wrong: no commit is older than what stands on it.
        day = min(clock.day_of(moment), days[-1].day if days else datetime.date.max)
        if day > until:
            continue
        if not days or day < days[-1].day:
            if len(days) == most:
                break
            days.append(Day(day, name, moment))
        for line in lines:
            if line.startswith(":"):
                _note(days[-1].files, line)
    return days


def _note(files: dict[str, tuple[str | None, str | None]], line: str) -> None:
    """Add what a line of git's raw output says of a file, to what is known of later on the same day."""
    about, path = line.split("\t", 1)
    _, _, old, new, _ = about.split()
    before, after = (None if set(one) == {"0"} else one for one in (old, new))
    files[path] = (before, files[path][1] if path in files else after)


def contents(root: Path, names: Sequence[str]) -> dict[str, bytes]:
    """What git keeps under each of these names, asked for at once; nothing where it cannot be asked."""
    try:
        said = git.ask(root, "cat-file", "--batch", given="\n".join([*names, ""]).encode(), seconds=60)
    except git.GitError:
        return {}
    found, at = {}, 0
    for name in names:
        # A line with the name, the kind and the size; what is kept; and a line end.
        begin = said.index(b"\n", at) + 1
        size = int(said[at:begin].split()[2])
        found[name] = said[begin : begin + size]
        at = begin + size + 1
    return found


def _git(root: Path, *arguments: str) -> str:
    """What a git command answers, or nothing where it cannot be run."""
    try:
        return git.ask(root, *arguments, seconds=60).decode("utf-8", errors="replace")
    except git.GitError:
        return ""
