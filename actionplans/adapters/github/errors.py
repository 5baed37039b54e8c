"""What the check finds in a proposal, left for the comment on it: a sentence a line, and the mends that are certain."""

from __future__ import annotations

import json
from pathlib import Path

from actionplans.adapters.github.comment import ERRORS, MENDS
from actionplans.drafts.mends import mends
from actionplans.model.problems import report
from actionplans.rules.check import check


def hand(project: Path, out: Path) -> None:
    """Write what is wrong in a project into a folder for an artifact; how many there are, the comment counts itself."""
    *lines, _ = report(check(project).problems).splitlines()
    out.mkdir(parents=True, exist_ok=True)
    (out / ERRORS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (out / MENDS).write_text(json.dumps(list(_certain(project)), ensure_ascii=False), encoding="utf-8")


def _certain(project: Path) -> list[dict[str, object]]:
    """The certain mends of lines that are there; a new file and a new name are no change of lines."""
    told: list[dict[str, object]] = []
    for one in mends(project):
        if one.now_called or not one.lines or one.last < one.first or not (project / one.path).is_file():
            continue
        before = (project / one.path).read_text(encoding="utf-8-sig").splitlines()[one.first - 1 : one.last]
        here = {"path": one.path, "first": one.first, "last": one.last}
        told.append({**here, "before": before, "lines": list(one.lines)})
    return told
