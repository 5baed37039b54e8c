"""How git is asked: about one project's folder, with a list of arguments, never through a shell."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

# Whatever language somebody reads git in: what it says is understood here.
_IN_ENGLISH = {"LC_ALL": "C", "LANGUAGE": ""}


_OF_A_REPOSITORY = frozenset(
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "COMMON_DIR")
)


class GitError(Exception):
    """Git is not there, did not answer in time, or said no. The text is git's own, for whoever reads a log.

    `hindrance` says in Swedish why it cannot be asked of the folder at all, and what to do; empty where it said no.
    """

    def __init__(self, said: str, hindrance: str = "") -> None:
        super().__init__(said)
        self.hindrance = hindrance


def ask(
    project: Path,
    *arguments: str,
    seconds: float | None = None,
    given: bytes | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a git command prints, `given` what it reads. Raises GitError if it fails, or takes more than `seconds`."""
    command = ["git", "-C", str(project), *arguments]
    settings = {**(os.environ if environment is None else environment), **_IN_ENGLISH}
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=seconds, input=given, env=settings)
    except FileNotFoundError as error:
        do = "installera det från https://git-scm.com, och öppna ett nytt fönster"
        raise GitError(str(error), f"git finns inte på den här datorn – {do}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error), "git svarade inte – försök igen") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip()
        raise GitError(said or f"git {arguments[0]} slutade med {done.returncode}", _hindrance(said))
    return done.stdout


def checked_out(project: Path, commit: str, target: Path) -> Path:
    """A project as a commit has it, in the new folder `target`: the bytes that were committed, whatever the line ends
    that the folder of the project itself was given. The project's own folder in it, with the history that git has.

    Raises GitError.
    """
    # In a hook of git's these point at the project's own repository, whatever folder git is asked of.
    alone = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
    top, within = (
        ask(project, "rev-parse", part, environment=alone).decode().removesuffix("\n")
        for part in ("--show-toplevel", "--show-prefix")
    )
    settings = {"core.autocrlf": "false", "core.eol": "lf", "core.hooksPath": os.devnull, "core.longpaths": "true"}
    given = (f"--config={name}={value}" for name, value in settings.items())
    how = ("--quiet", "--shared", "--no-checkout", "--template=", *given)
    ask(project, "clone", *how, "--", top, str(target.absolute()), environment=alone)
    ask(target, "checkout", "--quiet", "--detach", commit, environment=alone)
    return target / within


def hindrance(project: Path) -> str:
    """Why the whole history of a project's folder cannot be asked, and what to do; empty where it can."""
    try:
        is_shallow = ask(project, "rev-parse", "--is-shallow-repository", seconds=60).strip() == b"true"
    except GitError as error:
        return error.hindrance or f"git svarade: {error}"
    return "bara en del av historiken är hämtad – kör git fetch --unshallow" if is_shallow else ""


def _hindrance(said: str) -> str:
    if "dubious ownership" in said:
        # Git writes the command that allows it, with the folder as it knows it.
        command = re.search(r"git config --global --add safe\.directory .+", said)
        do = command[0].strip() if command else "git config --global --add safe.directory och mappens sökväg"
        return f"git läser inte mappen, för den ägs av ett annat konto – är den din, kör {do}"
    if "not a git repository" in said:
        return "mappen är inte hämtad med git, och har ingen historik – hämta projektet med git clone, inte som zip-fil"
    return ""
