"""How GitHub is asked: through gh, its own command line, which every workflow machine has.

Nothing is pasted into a shell: gh gets a list of arguments, and texts go through its standard input as JSON. What
stands in an address is encoded.
"""

from __future__ import annotations

import json
import re
import subprocess
import urllib.parse
from collections.abc import Callable, Sequence
from typing import Any

# Takes gh's arguments and what it should read, and gives what it prints. Tests give a function of their own.
Gh = Callable[[Sequence[str], str], str]


# What writes with a workflow's own token is called so.
OURS = "github-actions[bot]"


class ForgeError(Exception):
    """GitHub could not be asked, or said no. The text is for whoever reads the workflow's log."""


def run_gh(arguments: Sequence[str], given: str = "") -> str:
    """Run gh, which finds its token in GH_TOKEN. Raises ForgeError with what it printed if it fails."""
    try:
        done = subprocess.run(
            ["gh", *arguments], input=given, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError as error:
        raise ForgeError("programmet gh finns inte på den här datorn") from error
    if done.returncode:
        raise ForgeError(done.stderr.strip() or f"gh slutade med {done.returncode}")
    return done.stdout


def in_repository(repository: str, *parts: str | int, **asked: str | int) -> str:
    """An address in GitHub's API: a repository's, its parts and what is asked for, each encoded.

    Raises ForgeError if `repository` is not of the form that GitHub gives.
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]+/(?!\.{1,2}$)[A-Za-z0-9._-]+", repository):
        raise ForgeError(f"{repository!r} är inte ett projekt")
    path = "/".join(["repos", repository, *(urllib.parse.quote(str(part), safe="") for part in parts)])
    return f"{path}?{urllib.parse.urlencode(asked)}" if asked else path


def every(gh: Gh, path: str, wanted: str, items: str = ".[]") -> list[dict[str, Any]]:
    """Every item of a list in GitHub's API, all its pages. `wanted` picks keys as jq does: "{number, body}"."""
    lines = gh(["api", "--paginate", path, "--jq", f"{items} | {wanted}"], "")
    # Not splitlines(): jq leaves U+2028 in a text as it is, and anybody may write one in a comment.
    return [json.loads(line) for line in lines.split("\n") if line.strip()]


def our_comments(gh: Gh, repository: str, kind: str, number: int, mark: str) -> list[dict[str, Any]]:
    """The comments of ours, by their first line: on an issue or proposal ("issues"), or beside its lines ("pulls")."""
    path = in_repository(repository, kind, number, "comments", per_page=100)
    comments = every(gh, path, "{id, body, author: .user.login}")
    return [item for item in comments if item["author"] == OURS and (item["body"] or "").startswith(mark)]


def one(gh: Gh, path: str, wanted: str) -> dict[str, Any]:
    """Keys of one thing in GitHub's API."""
    found = json.loads(gh(["api", path, "--jq", wanted], ""))
    if not isinstance(found, dict):
        raise ForgeError(f"GitHub svarade oväntat på {path}")
    return found


def send(gh: Gh, method: str, path: str, /, **values: object) -> None:
    """Create (POST), change (PATCH) or remove (DELETE) something."""
    gh(["api", "--method", method, path, "--input", "-"], json.dumps(values))


def create(gh: Gh, path: str, /, **values: object) -> int:
    """Create something that has a number, and give that."""
    said = json.loads(gh(["api", "--method", "POST", path, "--input", "-"], json.dumps(values)))
    return int(said["number"])
