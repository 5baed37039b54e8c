"""Is what was built still what would be built? Then `site` and `preview` are done before they have begun.

A record beside the built site says from what it was made: the bytes of every file that a build reads, and what else
decides them. And it says what was made, so that a site in which somebody has changed a file is built anew. Whoever
removes the record, or dist/ with it, has the next build begin from nothing. So does a file that is saved while the site
is built, and another build in the same folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from actionplans.system import clock, files, git
from actionplans.system.fixed import fixed
from actionplans.system.product import PRODUCT

# All that a build, and the check before it, reads in a project or of the product.
_READ = ("data", "docs", ".github", "mkdocs.yml", "macros.py", "theme", "actionplans", "tests/content")
# Of the environment everything else counts: what git, Python and mkdocs.yml ask of it cannot all be listed.
_OF_A_TERMINAL = frozenset({"_", "OLDPWD", "PWD", "SHLVL", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"})


@fixed
class Record:
    """From what a site was made, what was made (a sum of each), and what was said of it."""

    source: str
    site: str
    said: str


def source(project: Path) -> str:
    """A sum of everything that decides what a project is built to: programs, settings and the day; and its state."""
    environment = sorted(one for one in os.environ.items() if one[0] not in _OF_A_TERMINAL)
    decides = [sys.version, *_installed(), clock.today().isoformat(), str(project), repr(environment)]
    return _sum(one.encode() for one in decides) + _state(project)


def _state(project: Path) -> str:
    """A sum of what may be changed while it is built: the files, and git's history of them."""
    roots = dict.fromkeys([project, PRODUCT])
    paths = (root / name for root in roots for name in _READ)
    return _sum([_history(project).encode(), *_contents(paths)])


def said_if_it_stands(path: Path, made_from: str, site: Path) -> str | None:
    """What was said of a site when it was built, if it is still what would be built from what `made_from` sums up."""
    try:
        known = Record(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return known.said if known.source == made_from and known.site == _made(site) else None


def begin(path: Path) -> str:
    """Called when a site is about to be built: what was recorded is so no more. Gives a mark to `record` it with.

    Two builds in one folder at once take each other's files away: only the one that began last may say what it made.
    """
    mark = os.urandom(16).hex()
    _write(path, mark)
    return mark


def record(path: Path, mark: str, project: Path, made_from: str, site: Path, said: str) -> None:
    """Write down that a site was made, if it was made from one state of the project, and by one build."""
    if not made_from.endswith(_state(project)):
        return
    made = Record(made_from, _made(site), said)
    with contextlib.suppress(OSError):
        if path.read_text(encoding="utf-8") == mark:
            _write(path, json.dumps(asdict(made), ensure_ascii=False))


def _write(path: Path, text: str) -> None:
    """Where nothing can be written, as on a full disk, nothing is known the next time, and that is all."""
    with contextlib.suppress(OSError):
        files.write(path, text)


def _made(site: Path) -> str:
    return _sum(_contents([site]))


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    """The name and the bytes of each file in some folders, in order."""
    for path in paths:
        if path.is_file():
            yield from (path.as_posix().encode(), _bytes(path))
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            links = (name for name in folders if os.path.islink(os.path.join(folder, name)))
            for name in sorted([*names, *links]):
                file = os.path.join(folder, name)
                yield os.fsencode(file)
                yield _bytes(file)


def _bytes(file: str | Path) -> bytes:
    """What a file holds. Of a link, a pipe or what cannot be read nobody knows that it is what it was."""
    with contextlib.suppress(OSError):
        if stat.S_ISREG(os.lstat(file).st_mode):
            with open(file, "rb") as opened:
                return opened.read()
    return os.urandom(16)


def _sum(parts: Iterable[bytes]) -> str:
    """A sum of some pieces, each counted in with its length: no two rows of pieces have the same."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8))
        found.update(part)
    return found.hexdigest()


def _installed() -> list[str]:
    """The libraries there are, with their versions: what pip calls the folders that describe them."""
    folders = {folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder)}
    return sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))


def _history(project: Path) -> str:
    """What git's history of the project is known by; nothing where there is none."""
    try:
        return git.ask(project, "rev-parse", "HEAD", "--is-shallow-repository", seconds=60).decode()
    except git.GitError as error:
        return f"{error.hindrance}"
