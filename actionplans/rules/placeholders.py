"""Places that someone still has to fill in: `fyll i: …` in data, pages and settings. How many there are, and where not.

A draft may hold them, and the check only counts them. A plan that has been put before the committee may not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.model.page_kinds import NETWORK_YEAR, PLAN, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model, Plan
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.model.unwritten import MARK
from actionplans.system.listing import below

_SEARCHED = (("data", ".yml"), ("docs", ".md"), (".github", ""))
_PLAN_FILE = re.compile(r"data/plans/(?P<year>\d{4})/(?P<network>[^/]+)\.yml")
# The mark with what to write after it; or all that there is of a value.
_IN_PROSE = re.compile(re.escape(MARK), re.IGNORECASE)
_IN_DATA = re.compile(rf"{_IN_PROSE.pattern}|(?<=: )[\"']?fyll i[\"']? *$", re.IGNORECASE)
# What stands in a page's code is an example.
_FENCE = re.compile(r"`{3,}+")
# Longer reports are not read; the files say the rest.
_FILES_TOLD = 8


def find(root: Path) -> list[Place]:
    """Every place in a project that is marked as left to fill in, by file and line."""
    names = [
        f"{folder}/{name}" for folder, ending in _SEARCHED for name in below(root / folder) if name.endswith(ending)
    ]
    files = sorted(name for name in (*names, "mkdocs.yml") if (root / name).is_file())
    return [place for name in files for place in _in_file(root / name, name)]


def _in_file(path: Path, name: str) -> Iterator[Place]:
    content = path.read_bytes()
    if b"yll i" not in content:  # as good as every file
        return
    text = content.decode("utf-8", "replace")
    fence, marked = "", _IN_PROSE if name.endswith(".md") else _IN_DATA
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line) if name.endswith(".md") else None
        if mark and not fence:
            fence = mark[0]
        elif mark and mark[0].startswith(fence):
            fence = ""
        if not fence and (found := marked.search(line)):
            yield Place(name, number, found.start() + 1)


def problems(model: Model, places: Sequence[Place]) -> Iterator[Problem]:
    """What is left to fill in of plans that are drafts no longer."""
    for place in places:
        plan = _plan_of(model, place.path)
        if plan is not None and plan_status(plan) is not PlanStatus.DRAFT:
            what = "”fyll i” står kvar, men planen är inget utkast längre"
            yield Problem(place, what, "skriv det som saknas, eller ta bort raden")


def _plan_of(model: Model, file: str) -> Plan | None:
    """The plan that a data file holds, or a page shows."""
    if match := _PLAN_FILE.fullmatch(file):
        return model.plans.get((match["network"], int(match["year"])))
    found = kind_of(file.removeprefix("docs/")) if file.startswith("docs/") else None
    if found and found.kind is NETWORK_YEAR and found.network and found.year:
        return model.plans.get((found.network, found.year))
    if found and found.kind is PLAN and found.year:
        return model.plans.get((found.parts["plan"], found.year))
    return None


def summary(places: Sequence[Place]) -> str:
    """How many places there are to fill in, and in which files: a line to read, or nothing."""
    if not places:
        return ""
    files = Counter(place.path for place in places)
    told = [f"{path} ({count})" for path, count in list(files.items())[:_FILES_TOLD]]
    more = [f"och {len(files) - _FILES_TOLD} filer till"] if len(files) > _FILES_TOLD else []
    noun = "ställe" if len(places) == 1 else "ställen"
    return f"{len(places)} {noun} kvar att fylla i: {', '.join([*told, *more])}"
