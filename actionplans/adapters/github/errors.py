"""What the check finds in a proposal, left for the comment on it: one sentence a line."""

from __future__ import annotations

from pathlib import Path

from actionplans.adapters.github.comment import ERRORS
from actionplans.model.problems import report
from actionplans.rules.check import check


def hand(project: Path, out: Path) -> None:
    """Write what is wrong in a project into a folder for an artifact; how many there are, the comment counts itself."""
    *lines, _ = report(check(project).problems).splitlines()
    out.mkdir(parents=True, exist_ok=True)
    (out / ERRORS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
