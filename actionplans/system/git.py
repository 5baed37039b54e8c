"""How git is asked: about one project's folder, with a list of arguments, never through a shell."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


class GitError(Exception):
    """Git is not there, did not answer in time, or said no. The text is git's own, for whoever reads a log."""


def ask(
    project: Path,
    *arguments: str,
    seconds: float | None = None,
    given: bytes | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a git command prints, `given` what it reads. Raises GitError if it fails, or takes more than `seconds`."""
    command = ["git", "-C", str(project), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=seconds, input=given, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip()
        raise GitError(said or f"git {arguments[0]} slutade med {done.returncode}")
    return done.stdout
