"""Proposes what a command has written to the project, as a branch and a pull request, for those who have no Python."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from actionplans.adapters.github.gh import ForgeError, Gh
from actionplans.system import git

_AUTHOR = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")


def branch_name(title: str, run: str) -> str:
    """A branch for a title, unique for the workflow's run: "Nytt år 2024", "17" → "forslag/nytt-ar-2024-17"."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "forslag/" + "-".join(re.findall(r"[a-z0-9]+", f"{ascii_title} {run}"))


def propose(gh: Gh, project: Path, title: str, body: str, run: str) -> str:
    """Commit everything that differs, push it to a branch of its own and open a pull request. Gives its address.

    An empty text when nothing differs. Raises ForgeError if git or GitHub says no.
    """
    if not _git(project, "status", "--porcelain").strip():
        return ""
    branch = branch_name(title, run)
    name, address = _AUTHOR
    _git(project, "switch", "--create", branch)
    _git(project, "add", "--all")
    _git(project, "-c", f"user.name={name}", "-c", f"user.email={address}", "commit", "--quiet", "--message", title)
    # The token is used for this one push and is not left in the project's settings.
    _git(project, "-c", "credential.helper=!gh auth git-credential", "push", "--quiet", "origin", branch)
    return gh(["pr", "create", "--head", branch, "--title", title, "--body-file", "-"], body).strip()


def _git(project: Path, *arguments: str) -> bytes:
    try:
        return git.ask(project, *arguments)
    except git.GitError as error:
        raise ForgeError(str(error)) from error
