"""Is it told before the annual report how much is reported, and who is missing; and after it nothing?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.forms.marks import mark
from tests import project, scenes
from tests.scenes import Changes
from tests.test_macros import show

PLAN = "data/plans/2023/provnat.yml"
REPORT = "data/reports/2023/provnat.yml"
MORE = """\
activities:
  - {id: skrift, text: Skriv en skrift, function: Processledare, start: 2023-02, end: 2023-03, sources: [brev]}
  - {id: sent, text: Träffas sent, owner: ljus, start: 2023-11-20, sources: [brev]}
"""
FUNCTIONS = "ljus: {name: Ljusansvarig, organisation: provnamnden, sources: [brev]}\n"
TOLD = "results:\n  - {activity: skrift, state: done, done: Den kom ut., sources: [brev]}\n"


def changes(report: str = "") -> Changes:
    plan = scenes.edits((PLAN, "activities:\n", MORE))
    files: Changes = {**plan, "data/functions.yml": FUNCTIONS}
    files = scenes.report(f"sources: [brev]\n{report}", changes=files) if report else files
    return scenes.pages(files, "aktiviteter/2023.md", "andra/resultat.md", "natverk/provnat/2023/arsrapport.md")


def test_when_the_year_is_over_all_of_it_is_asked_for(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_activities", 2023, day="2024-01-15", changes=changes(TOLD))
    assert "1 av 3 aktiviteter är rapporterade." in shown.said("p")
    rows = [row for row in shown.rows if " av " in row[1]]
    assert [row[:2] for row in rows] == [
        ["Provnät", "1 av 3"],
        ["Provförvaltningen", "0 av 1"],
        ["Provnämnden", "0 av 1"],
        ["Ansvarig är inte känd", "1 av 1"],
    ]
    missing = rows[0][2]
    assert missing.startswith("Träffas sent Rapportera Provnämnden")
    assert "Delta i mötet Rapportera Provförvaltningen" in missing
    assert "skrift" not in missing
    plan = project.view(tmp_path / "again", "2024-01-15", changes(TOLD)).model.plans["provnat", 2023]
    activity = next(one for one in plan.activities if one.id == "sent")
    way = f"andra/resultat/?form=result&about=provnat/2023/{mark(activity)}"
    assert ("Rapportera", way) in [(words, href.replace("../", "")) for words, href in shown.links]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-12-31", None),
        ("2023-01-31", None),
        ("2023-06-01", "1 av 2 aktiviteter är rapporterade hittills."),
        ("2023-12-31", "1 av 3 aktiviteter är rapporterade hittills."),
        ("2024-12-31", "1 av 3 aktiviteter är rapporterade."),
        ("2025-01-01", None),
    ],
    ids=["before", "nothing yet", "going on", "its last day", "over", "long over"],
)
def test_of_a_year_that_goes_on_what_is_to_come_is_not_missing(tmp_path: Path, day: str, words: str | None) -> None:
    told = TOLD.replace("done: Den", "as_of: 2023-04-01, done: Den")
    shown = show(tmp_path, "year_activities", 2023, day=day, changes=changes(told))
    assert ("rapporterad" in shown.words) == (words is not None)
    assert words is None or words in shown.words


def test_when_the_report_is_laid_before_the_committee_nobody_is_asked(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_activities", 2023, day="2024-01-15", changes=changes(f"presented: 2023-03-13\n{TOLD}"))
    assert "rapporterad" not in shown.words
