"""Proposes what a command has written to the project, as a branch and a pull request, for those who have no Python."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from actionplans.adapters.github.gh import OURS, ForgeError, Gh
from actionplans.model.names import as_id
from actionplans.system import git as system_git

AUTHOR = (OURS, "41898282+github-actions[bot]@users.noreply.github.com")
_LONGEST_TITLE, _LONGEST_BRANCH = 120, 100


def title_line(text: str) -> str:
    """A title of one line, whatever was typed: GitHub shows it as text, and looks for no one in it."""
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    return " ".join(shown.split())[:_LONGEST_TITLE].rstrip()


def branch_name(title: str, run: str) -> str:
    """A branch for a title, unique for the workflow's run: "Nytt år 2024", "17" → "forslag/nytt-ar-2024-17"."""
    return f"forslag/{as_id(f'{as_id(title)[:_LONGEST_BRANCH]} {run}')}"


def propose(gh: Gh, project: Path, paths: Sequence[str], title: str, body: str, run: str) -> str:
    """Commit some files, push them to a branch of their own and open a pull request. Gives its address.

    An empty text when nothing differs. Raises ForgeError if git or GitHub says no.
    """
    if not paths or not git(project, "status", "--porcelain", "--", *paths).strip():
        return ""
    title = title_line(title) or "Förslag"
    branch = branch_name(title, run)
    name, address = AUTHOR
    git(project, "switch", "--create", branch)
    git(project, "add", "--", *paths)
    git(project, "-c", f"user.name={name}", "-c", f"user.email={address}", "commit", "--quiet", "--message", title)
    git(project, *pushing(), "push", "--quiet", "origin", branch)
    return gh(["pr", "create", "--head", branch, "--title", title, "--body-file", "-"], body).strip()


def pushing() -> tuple[str, ...]:
    """What git is told where it needs the token: used for that one command, and not left in the project's settings."""
    return "-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"


def git(project: Path, *arguments: str) -> bytes:
    """What a git command prints in a project. Raises ForgeError."""
    try:
        # What git runs by itself (hooks) is nothing that a project brings.
        return system_git.ask(project, "-c", "core.hooksPath=/dev/null", *arguments)
    except system_git.GitError as error:
        raise ForgeError(str(error)) from error
