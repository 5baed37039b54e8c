"""How GitHub is asked: through gh, its own command line, which every workflow machine has.

Nothing is pasted into a shell: gh gets a list of arguments, and texts go through its standard input as JSON.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

# Takes gh's arguments and what it should read, and gives what it prints. Tests give a function of their own.
Gh = Callable[[Sequence[str], str], str]


class ForgeError(Exception):
    """GitHub could not be asked, or said no. The text is for whoever reads the workflow's log."""


def run_gh(arguments: Sequence[str], given: str = "") -> str:
    """Run gh, which finds its token in GH_TOKEN. Raises ForgeError with what it printed if it fails."""
    try:
        done = subprocess.run(["gh", *arguments], input=given, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise ForgeError("programmet gh finns inte på den här datorn") from error
    if done.returncode:
        raise ForgeError(done.stderr.strip() or f"gh slutade med {done.returncode}")
    return done.stdout


def every(gh: Gh, path: str, wanted: str) -> list[dict[str, Any]]:
    """Every item of a list in GitHub's API, all its pages. `wanted` picks keys as jq does: "{number, body}"."""
    lines = gh(["api", "--paginate", path, "--jq", f".[] | {wanted}"], "")
    return [json.loads(line) for line in lines.splitlines()]


def send(gh: Gh, method: str, path: str, **values: object) -> None:
    """Create (POST) or change (PATCH) something."""
    gh(["api", "--method", method, path, "--input", "-"], json.dumps(values))
