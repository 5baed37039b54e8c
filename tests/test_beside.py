"""Is it said quietly beside a reported state which day it describes, and what the schedule says of the site's day?"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actionplans.site.beside import beside
from actionplans.site.followup import each_once, outcomes
from actionplans.site.schedule import Schedule
from tests import project, scenes

PLAN, YEAR = "data/plans/2023/provnat.yml", "data/years/2023.yml"
DUE = "due:\n" + "".join(f"  - {{kind: checkpoint, date: 2023-{day}, sources: [brev]}}\n" for day in ("03-31", "06-30"))
LOOKED = "checkpoints:\n  - date: 2023-03-30\n    sources: [brev]\n    results: [%s]\n"
STATE = "{activity: mote, state: %s, done: Något., sources: [brev]}"


@pytest.mark.parametrize(
    ("report", "time", "day", "schedule", "said"),
    [
        ("", "start: 2023-05-04", "2023-05-03", Schedule.COMING, ""),
        ("", "start: 2023-05-04", "2023-05-04", Schedule.NOW, ""),
        ("", "start: 2023-05-04", "2023-05-05", Schedule.PASSED, ""),
        ("", "start: 2023-05", "2023-05-31", Schedule.NOW, ""),
        ("", "continuous: true", "2023-05-31", Schedule.CONTINUOUS, ""),
        ("", "text: Ett möte", "2023-12-31", Schedule.UNDATED, ""),
        ("", "text: Ett möte", "2024-01-01", Schedule.PASSED, ""),
        ("planned", "start: 2023-05-04", "2023-04-01", Schedule.COMING, "läget 30 mars; börjar senare enligt planen"),
        (
            "planned",
            "start: 2023-05-04",
            "2023-07-01",
            Schedule.PASSED,
            "läget 30 mars; avstämning skulle göras 30 juni; slutdatum passerat",
        ),
        ("planned", "start: 2023", "2023-06-30", Schedule.NOW, "läget 30 mars; ska pågå nu enligt planen"),
        ("done", "start: 2023-05-04", "2023-07-01", Schedule.PASSED, "läget 30 mars"),
    ],
)
def test_what_is_computed_stands_beside_what_is_reported(
    tmp_path: Path, report: str, time: str, day: str, schedule: Schedule, said: str
) -> None:
    """The day that a state describes is that of its checkpoint; the next is missed when its day has passed."""
    plan = project.FILES[PLAN].replace("    start: 2023-05-04\n", f"    {time}\n")
    plan = plan.replace("    text: Delta i mötet\n", "") if time.startswith("text") else plan
    changes = {**scenes.edits((YEAR, "direction:", f"{DUE}direction:")), PLAN: plan}
    words = project.FILES["data/vocabulary.yml"].replace("  cancelled:", "  planned: {label: Planerad}\n  cancelled:")
    changes["data/vocabulary.yml"] = words
    if report:
        changes = scenes.report(f"sources: [brev]\n{LOOKED % (STATE % report)}", changes=changes)
    view = project.view(tmp_path, day, changes)
    (found,) = outcomes(view.model, datetime.date.fromisoformat(day), "provnat", 2023)
    assert (found.schedule, beside(found, 2023)) == (schedule, said)


@pytest.mark.parametrize(("state", "overdue"), [("done", False), ("planned", True)])
def test_a_checkpoint_speaks_where_the_years_report_does_not(tmp_path: Path, state: str, overdue: bool) -> None:
    """What was finished then is not unreported when the year is over; what went on is, and says of which day it is."""
    words = project.FILES["data/vocabulary.yml"].replace("  cancelled:", "  planned: {label: Planerad}\n  cancelled:")
    changes: dict[str, str | bytes | None] = {"data/vocabulary.yml": words}
    changes = scenes.report(f"sources: [brev]\n{LOOKED % (STATE % state)}", changes=changes)
    view = project.view(tmp_path, "2024-03-01", changes)
    (found,) = outcomes(view.model, view.day, "provnat", 2023)
    assert found.result is not None
    assert (found.result.state, found.overdue, str(found.as_of)) == (state, overdue, "2023-03-30")


def test_what_several_networks_share_is_counted_once(tmp_path: Path) -> None:
    view = project.view(tmp_path, "2023-03-14")
    (found,) = outcomes(view.model, view.day, "provnat", 2023)
    (again,) = outcomes(view.model, view.day, "provnat", 2023)
    assert each_once([found, again]) == [again]
