"""Is what was built still what would be built? Then `site` and `preview` are done before they have begun.

A record beside the built site says from what it was made: the bytes of every file that a build reads, and what else
decides them. And it says what was made, so that a site in which somebody has changed a file is built anew. Whoever
removes the record, or dist/ with it, has the next build begin from nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from actionplans.system import clock, files, git
from actionplans.system.fixed import fixed
from actionplans.system.product import PRODUCT

# All that a build reads in a project or of the product.
_READ = ("data", "docs", ".github", "mkdocs.yml", "macros.py", "theme", "actionplans")
# Of the environment everything else counts: what git, Python and mkdocs.yml ask of it cannot all be listed.
_OF_A_TERMINAL = frozenset({"_", "OLDPWD", "PWD", "SHLVL", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"})


@fixed
class Record:
    """From what a site was made, what was made (a sum of each), and what was said of it."""

    source: str
    site: str
    said: str


def source(project: Path) -> str:
    """A sum of everything that decides what a project is built to: files, programs, settings and the day."""
    environment = sorted(one for one in os.environ.items() if one[0] not in _OF_A_TERMINAL)
    history = _history(project)
    decides = [sys.version, *_installed(), clock.today().isoformat(), history, str(project), repr(environment)]
    roots = dict.fromkeys([project, PRODUCT])
    paths = (root / name for root in roots for name in _READ)
    return _sum([*(one.encode() for one in decides), *_contents(paths)])


def said_if_it_stands(path: Path, made_from: str, site: Path) -> str | None:
    """What was said of a site when it was built, if it is still what would be built from what `made_from` sums up."""
    try:
        known = Record(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return known.said if known.source == made_from and known.site == _made(site) else None


def record(path: Path, made_from: str, site: Path, said: str) -> None:
    """Write down that a site was made."""
    files.write(path, json.dumps(asdict(Record(made_from, _made(site), said)), ensure_ascii=False))


def _made(site: Path) -> str:
    return _sum(_contents([site]))


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    """The name and the bytes of each file in some folders, in order."""
    for path in paths:
        if path.is_file():
            yield from (path.as_posix().encode(), path.read_bytes())
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                file = os.path.join(folder, name)
                yield os.fsencode(file)
                yield _bytes(file)


def _bytes(file: str) -> bytes:
    """What a file holds; of a link that leads nowhere, that."""
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except OSError as error:
        return repr(error.errno).encode()


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
