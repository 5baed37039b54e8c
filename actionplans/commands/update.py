"""The command `update`: takes a later release of the product, by a merge in which product and content never meet.

The product's repository holds a city's content as well, and its changes are nothing to another city. So what is merged
is a commit made here: the release's product files, with the content as it was where the two histories parted. Git then
finds nothing to merge in what is the city's own, and merges what the city has changed in the product itself as ever.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

from actionplans.model.whose import Side, side
from actionplans.system import git
from actionplans.system.console import typed

_REMOTE = "git remote add produkten ADRESS && git fetch produkten"


class UpdateError(Exception):
    """A release that cannot be taken; the text says why and what to do, in Swedish."""


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("update", help="ta emot en senare utgåva av produkten")
    parser.add_argument("release", metavar="UTGÅVA", nargs="?", default="", help="en version i git: produkten/main")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Merge the release. 0, or 1 with the reason printed."""
    try:
        print(update(options.project, options.release))
    except UpdateError as error:
        print(error)
        return 1
    except git.GitError as error:
        print(f"git kunde inte ta emot utgåvan, inget är ändrat: {error.hindrance or error}")
        return 1
    return 0


def update(project: Path, release: str) -> str:
    """Merge a release's product files, and say how it went. Raises UpdateError."""
    if not release or release.startswith("-"):
        raise UpdateError(
            f"utgåvan saknas – hämta den med {_REMOTE}, och skriv {typed('make update RELEASE=produkten/main')}"
        )
    theirs = _revision(project, release)
    ours = _revision(project, "HEAD")
    if git.ask(project, "status", "--porcelain", "--untracked-files=no").strip():
        raise UpdateError("här finns ändringar som inte är sparade i git – spara dem först med git commit")
    try:
        base = git.ask(project, "merge-base", ours, theirs).decode().strip()
    except git.GitError:
        if why := git.hindrance(project):
            raise UpdateError(f"{release} går inte att jämföra med det här projektet: {why}") from None
        do = f"börja med {typed('make new-city')} i en klon av produkten"
        raise UpdateError(f"{release} har ingen gemensam historia med det här projektet – {do}") from None
    if base == theirs:
        return "Utgåvan är redan mottagen, inget är ändrat."
    made = _commit(project, base, theirs, release)
    try:
        git.ask(project, "merge", "--no-ff", "--no-edit", "-m", f"Utgåvan {release} av produkten", made)
    except git.GitError as error:
        do = "lös dem som git status visar, eller ångra med git merge --abort; stadens uppgifter och sidor berörs inte"
        raise UpdateError(f"produktens filer är ändrade både här och i utgåvan – {do}\n{error}") from None
    return f"Utgåvan är mottagen. Kör nu {typed('make upgrade')} och sedan {typed('make check')}."


def _revision(project: Path, name: str) -> str:
    try:
        return git.ask(project, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except git.GitError as error:
        if error.hindrance:
            raise
        raise UpdateError(f"”{name}” är ingen version i git här – hämta den först med {_REMOTE}") from None


def _commit(project: Path, base: str, theirs: str, release: str) -> str:
    """A commit after the release, in which only the product's files are the release's; the rest is as in the base."""
    kept = [line for line in _listed(project, base) if side(_path(line)) is not Side.PRODUCT]
    taken = [line for line in _listed(project, theirs) if side(_path(line)) is Side.PRODUCT]
    with tempfile.TemporaryDirectory() as folder:
        index = {**os.environ, "GIT_INDEX_FILE": str(Path(folder) / "index")}
        entries = "".join(f"{line}\0" for line in (*kept, *taken)).encode()
        git.ask(project, "update-index", "-z", "--index-info", given=entries, environment=index)
        tree = git.ask(project, "write-tree", environment=index).decode().strip()
    message = f"Produktens filer i {release}"
    return git.ask(project, "commit-tree", tree, "-p", theirs, "-m", message).decode().strip()


def _listed(project: Path, revision: str) -> list[str]:
    """Every file of a revision, as `mode type hash<tab>path`."""
    return [one for one in git.ask(project, "ls-tree", "-r", "-z", revision).decode().split("\0") if one]


def _path(line: str) -> str:
    return line.partition("\t")[2]
