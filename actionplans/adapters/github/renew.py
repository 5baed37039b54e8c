"""How is a proposal opened, or renewed when what it is made of has changed? One branch and pull request for one thing.

The branch is made anew from main each time. It is never put over what a person has added to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.adapters.github.gh import ForgeError, Gh, create, every, in_repository, send
from actionplans.adapters.github.propose import AUTHOR, git, pushing, title_line
from actionplans.system.fixed import fixed


@fixed
class Wanted:
    """A proposal as it shall be. `title` is a text that nobody vouches for; `body` is Markdown of ours."""

    branch: str
    title: str
    body: str


@fixed
class Proposed:
    """A proposal as it is: its number, its version, and whether it was opened now."""

    number: int
    commit: str
    opened: bool


class TouchedError(ForgeError):
    """A person has added something to the branch of a proposal: it is not written over."""


def renew(gh: Gh, project: Path, repository: str, paths: Sequence[str], wanted: Wanted) -> Proposed:
    """Commit some files that differ from main to a branch of their own, and see to it that it is proposed."""
    main = git(project, "branch", "--show-current").decode().strip()
    title = quiet(wanted.title) or "Förslag"
    there = _there(project, main, wanted.branch)
    commit = _committed(project, paths, wanted.branch, title)
    if there and git(project, "rev-parse", f"{there}^{{tree}}") == git(project, "rev-parse", f"{commit}^{{tree}}"):
        commit = there
    else:
        lease = f"--force-with-lease=refs/heads/{wanted.branch}:{there}"
        git(project, *pushing(), "push", "--quiet", lease, "origin", f"{commit}:refs/heads/{wanted.branch}")
    return _pull(gh, repository, main, wanted, title, commit)


def _there(project: Path, main: str, branch: str) -> str:
    """The version of the branch that is there already, or an empty text. Raises TouchedError for a person's."""
    found = git(project, *pushing(), "ls-remote", "origin", f"refs/heads/{branch}").decode().split()
    if not found:
        return ""
    git(project, *pushing(), "fetch", "--quiet", "--depth=1", "origin", found[0])
    authors = git(project, "log", "--format=%ae", "--max-count=1", found[0]).decode().split()
    if authors != [AUTHOR[1]]:
        raise TouchedError(f"någon har ändrat på grenen {branch}, och det skrivs inte över")
    return found[0]


def _committed(project: Path, paths: Sequence[str], branch: str, title: str) -> str:
    name, address = AUTHOR
    git(project, "switch", "--quiet", "--create", branch)
    git(project, "add", "--", *paths)
    git(project, "-c", f"user.name={name}", "-c", f"user.email={address}", "commit", "--quiet", "--message", title)
    return git(project, "rev-parse", "HEAD").decode().strip()


def _pull(gh: Gh, repository: str, main: str, wanted: Wanted, title: str, commit: str) -> Proposed:
    owner = repository.partition("/")[0]
    asked = in_repository(repository, "pulls", state="open", head=f"{owner}:{wanted.branch}", base=main, per_page=100)
    pulls = every(gh, asked, "{number, title, body, branch: .head.ref}")
    found: dict[str, Any] | None = next((one for one in pulls if one["branch"] == wanted.branch), None)
    if found is None:
        values = {"head": wanted.branch, "base": main, "title": title, "body": wanted.body}
        return Proposed(create(gh, in_repository(repository, "pulls"), **values), commit, opened=True)
    if (found["title"], (found["body"] or "").replace("\r\n", "\n")) != (title, wanted.body):
        send(gh, "PATCH", in_repository(repository, "pulls", found["number"]), title=title, body=wanted.body)
    return Proposed(int(found["number"]), commit, opened=False)


def quiet(text: str) -> str:
    """A title of one line in which GitHub finds nobody to call and no issue to close: it becomes a commit's message."""
    return title_line(re.sub(r"[@#]|\bGH-(?=\d)|://", " ", text, flags=re.IGNORECASE))
