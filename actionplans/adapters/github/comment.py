"""The comment on a proposal: how the check went, what changes, and where the preview is.

A proposal's code has run before this, and may have written anything. So what comes from there is one file of plain
text: it is read up to a limit and shown as text. Which proposal it concerns is GitHub's answer, not the file's.
"""

from __future__ import annotations

import re
from pathlib import Path

from actionplans.adapters.github.gh import ForgeError, Gh, every, send
from actionplans.adapters.github.plain import plain

MARK = "<!-- internationella-natverk: förslag -->"
# GitHub refuses a comment of over 65,536 characters; a reader gives up long before.
MOST_BYTES = 200_000
MOST_LINES = 100
LONGEST_LINE = 500
OURS = "github-actions[bot]"


def comment(changes: str, passed: bool, run: str) -> str:
    """The comment's Markdown. `changes` holds one sentence a line and is not trusted; `run` is the run's address."""
    if not passed:
        return (
            f"{MARK}\n**Kontrollen hittade något att rätta.**\n\nVad och var står som anmärkningar under fliken "
            f"*Files changed* och i [sammanfattningen av körningen]({run}). Rätta i samma förslag, så körs "
            "kontrollen om.\n"
        )
    return (
        f"{MARK}\n**Kontrollen är godkänd.**\n\n{_changes(changes)}\n\nFörhandsvisningen ligger längst ned i "
        f"[sammanfattningen av körningen]({run}), under *Artifacts*: ladda ned *forhandsvisning*, packa upp den och "
        "öppna `index.html`. Ingen server behövs.\n"
    )


def _changes(changes: str) -> str:
    lines = [line.strip() for line in changes.splitlines() if line.strip()]
    if not lines:
        return "Inga uppgifter i planer, roller, medlemskap eller rapporter ändras."
    shown = [f"- {plain(line[:LONGEST_LINE])}" for line in lines[:MOST_LINES]]
    more = [f"- … och {len(lines) - MOST_LINES} ändringar till"] if len(lines) > MOST_LINES else []
    return "\n".join(["Det här ändras:", "", *shown, *more])


def read_untrusted(path: Path) -> str:
    """At most MOST_BYTES of a file that may hold anything, or be absent or a link: then nothing."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(MOST_BYTES).decode("utf-8", errors="replace")


def post(gh: Gh, repository: str, commit: str, body: str) -> int | None:
    """Write or renew the comment on the open proposal that ends in a commit. Gives its number; None without one.

    Raises ForgeError if `repository` or `commit` is not of the form that GitHub gives.
    """
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository) or not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise ForgeError(f"{repository!r} och {commit!r} är inte ett projekt och en version")
    pulls = every(gh, f"repos/{repository}/pulls?state=open&per_page=100", "{number, commit: .head.sha}")
    number = next((pull["number"] for pull in pulls if pull["commit"] == commit), None)
    if number is None:
        return None
    comments = every(gh, f"repos/{repository}/issues/{number}/comments?per_page=100", "{id, body, author: .user.login}")
    ours = [item["id"] for item in comments if item["author"] == OURS and item["body"].startswith(MARK)]
    if ours:
        send(gh, "PATCH", f"repos/{repository}/issues/comments/{ours[0]}", body=body)
    else:
        send(gh, "POST", f"repos/{repository}/issues/{number}/comments", body=body)
    return int(number)
