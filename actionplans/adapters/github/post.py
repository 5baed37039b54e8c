"""Where does the comment on a proposal go, and may it still be written?

Runs end in any order. So the comment says of which run it tells, a later one is never overwritten by an earlier, and
what is written is looked at once more: if the proposal has got a new version meanwhile, the comment says that instead.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from actionplans.adapters.github.comment import MARK, PAGES, Run, comment, order_of, passed_at_once
from actionplans.adapters.github.gh import ForgeError, Gh, every, in_repository, one, our_comments, send
from actionplans.adapters.github.suggest import Mend, in_words, tried
from actionplans.system.fixed import fixed


@fixed
class Head:
    """The branch that a proposal comes from, as GitHub says: in which repository, its name, and where it shall go.

    The last is main. A branch can be proposed for several others at once, and what a run says holds for one of them.
    """

    repository: str
    branch: str
    main: str


def checked(run: Run) -> Run:
    """A run as GitHub tells of runs. Raises ForgeError for anything else."""
    fits = (
        re.fullmatch(r"[0-9a-f]{40}", run.commit)
        and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", run.started, re.ASCII)
        and re.fullmatch(r"https://[A-Za-z0-9.:-]+/[A-Za-z0-9._/-]+", run.address)
        and re.fullmatch(r"[a-z_]*", run.conclusion)
    )
    if not fits:
        raise ForgeError(f"{run} är inte en körning av en version")
    return run


def post(gh: Gh, repository: str, head: Head, run: Run, told: str, mends: Sequence[Mend] = ()) -> int | None:
    """Write or renew the comment on the open proposal of a run. Gives its number; None if there is nothing to say.

    Nothing is said where the proposal is closed, has another version by now, or has heard of a later run.
    """
    number = _proposal(gh, repository, head, checked(run).commit)
    return number if number is not None and tell(gh, repository, number, run, told, mends) else None


def tell(gh: Gh, repository: str, number: int, run: Run, told: str, mends: Sequence[Mend] = ()) -> bool:
    """Write or renew the comment on a proposal; not where it has heard of a later run, or of the end of one as good."""
    ours = our_comments(gh, repository, "issues", number, MARK)
    if any((order_of(item["body"]) or _FIRST) > run.order or _says_more(item["body"], run) for item in ours):
        return False
    path = in_repository(repository, "pulls", number, "files", per_page=100)
    files = every(gh, path, "{filename, previous_filename}")
    names = [name for file in files for name in (file["filename"], file.get("previous_filename")) if name]
    pages = _pages(gh, repository, run)
    _write(gh, repository, number, ours, comment(run, told, names, pages, in_words(mends)))
    if run.conclusion in ("success", "failure"):
        tried(gh, repository, number, run.commit, mends)
    _if_outrun(gh, repository, number, run, names)
    return True


def this_run(gh: Gh, repository: str, number: int) -> Run:
    """The run that asks, which has done what it tells of; of which version it is, whoever tells knows."""
    wanted = "{attempt: .run_attempt, started: .run_started_at, address: .html_url}"
    found = one(gh, in_repository(repository, "actions", "runs", number), wanted)
    return Run(number, int(found["attempt"]), found["started"], "0" * 40, found["address"], "success", own=True)


def _says_more(body: str, run: Run) -> bool:
    """Whether a comment tells that this very version passed, and the run only that another waits, or has begun.

    GitHub lets a proposal that a workflow has opened wait for somebody's approval; what that workflow found stands.
    """
    return run.conclusion in ("", "action_required") and passed_at_once(body, run.commit)


def _pages(gh: Gh, repository: str, run: Run) -> str:
    """The address of the changed pages as one file, where the run has left it."""
    if run.conclusion != "success":
        return ""
    path = in_repository(repository, "actions", "runs", run.number, "artifacts", per_page=100)
    found = [int(file["id"]) for file in every(gh, path, "{id, name}", ".artifacts[]") if file["name"] == PAGES]
    return f"{run.address}/artifacts/{max(found)}" if found else ""


# Older than every run: a comment of ours that says of none.
_FIRST = ("", 0, 0, False)


def _proposal(gh: Gh, repository: str, head: Head, commit: str) -> int | None:
    wanted = "{number, commit: .head.sha, branch: .head.ref, repository: .head.repo.full_name, base: .base.ref}"
    pulls = every(gh, in_repository(repository, "pulls", state="open", per_page=100), wanted)
    asked = {"commit": commit, "branch": head.branch, "repository": head.repository, "base": head.main}
    return next((int(pull["number"]) for pull in pulls if asked.items() <= pull.items()), None)


def _write(gh: Gh, repository: str, number: int, ours: list[dict[str, Any]], body: str) -> None:
    """Put a text in our first comment, or a new one; more than one say different things, so the others go."""
    if not ours:
        send(gh, "POST", in_repository(repository, "issues", number, "comments"), body=body)
        return
    send(gh, "PATCH", in_repository(repository, "issues", "comments", ours[0]["id"]), body=body)
    for item in ours[1:]:
        send(gh, "DELETE", in_repository(repository, "issues", "comments", item["id"]))


def _if_outrun(gh: Gh, repository: str, number: int, run: Run, names: list[str]) -> None:
    """If the proposal got another version while we wrote, say so, unless its own run has said something already."""
    now = one(gh, in_repository(repository, "pulls", number), "{commit: .head.sha}")["commit"]
    ours = our_comments(gh, repository, "issues", number, MARK)
    if now != run.commit and ours and order_of(ours[0]["body"]) == run.order:
        body = comment(dataclasses.replace(run, conclusion="stale"), "", names)
        _write(gh, repository, number, ours, body)
