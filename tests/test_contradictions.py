"""What one key says against another, in the miniature: each told once, at its place, and what is near it passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.rules.check import check
from tests import project, scenes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
TRIPS = "data/trips/2023.yml"
YEAR = "data/years/2023.yml"
REPORT = "data/reports/2023/provnat.yml"

OLD = "gamla:\n  name: gamla kontoret\n  kind: administration\n  end: 2020-12-31\n  sources: [brev]\n"
TRIP = """\
trips:
  - id: ett
    text: Delta i mötet
    mode: abroad
    networks: [provnat]
    start: 2023-05-04
    participants: 2
    report: {date: 2023-05-20, trips: [tva]}
    sources: [brev]
  - id: tva
    text: Delta i ett möte till
    mode: abroad
    networks: [provnat]
    start: 2023-05-06
    delegation: [{function: Processledare}]
    invitations: [{function: Presidiet, date: 2023-05-06}]
    steps:
      - {kind: advised, date: 2023-04-01, outcome: Tillstyrks., sources: [brev]}
      - {kind: decided, date: 2023-04-02, outcome: Resan godkänns., body: provnamnden, sources: [brev]}
    sources: [brev]
"""
CHECKPOINT = """\
sources: [brev]
checkpoints:
  - {date: 2023-03-10, text: Halvvägs., presented: 2023-03-13, sources: [brev]}
"""
MOVED = "sources: [brev]\nresults:\n  - {activity: mote, state: done, done: Nej., sources: [brev]}\n"


def _told(root: Path, changes: scenes.Changes) -> list[str]:
    return [str(one) for one in check(project.write(root, changes)).problems]


def _changes(name: str, old: str, new: str) -> scenes.Changes:
    whole = {TRIPS: TRIP, REPORT: CHECKPOINT}.get(name) or project.FILES[name]
    assert whole.count(old) == 1
    organisations = project.FILES["data/organisations.yml"] + OLD
    text = whole.replace(old, new)
    report = scenes.report(text) if name == REPORT else {name: text}
    return {**report, "data/organisations.yml": organisations}


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (TRIPS, "date: 2023-04-02, outcome", "date: 2023-03-02, outcome", "18:31: steget 2023-04-01 är senare än"),
        (TRIPS, "date: 2023-05-20", "date: 2023-05-05", "8:40: rapporten 2023-05-05 är före resan ”tva”, 2023-05-06"),
        (TRIPS, "Presidiet, date: 2023-05-06", "Presidiet, date: 2023-05-07", "16:47: inbjudan 2023-05-07 är efter"),
        (TRIPS, "function: Processledare", "function: Anna Exempel", "15:29: ”Anna Exempel” ser ut som en persons"),
        (REPORT, "date: 2023-03-10", "date: 2023-03-20", "3:52: avstämningen är från 2023-03-20 men ärendet från"),
        (PLAN, "purpose:", "administration: gamla\npurpose:", "3:17: gamla kontoret fanns inte under hela tiden"),
        (
            PLAN,
            "purpose:",
            "amounts: [{kind: fee, amount: 5, period: 2023, payer: gamla}]\npurpose:",
            "3:55: gamla kontoret fanns inte under hela tiden",
        ),
        (
            YEAR,
            "direction:",
            "dialogues: [{participants: [Alla], date: 2021, sources: [brev]}]\ndirection:",
            "1:42: dialogen är daterad",
        ),
        (NETWORK, "end: ongoing\n", "end: 2014\n", "13:12: Provnät upphörde 2014, men medlemskapet har start: 2015"),
        (NETWORK, "end: ongoing\n", "end: 2022\n", "14:16: Provnät upphörde 2022, men medlemskapet har observed: 2023"),
    ],
)
def test_a_contradiction_is_told_once_with_its_place(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    found = _told(tmp_path, _changes(name, old, new))
    assert len(found) == 1
    assert found[0].startswith(f"{name}:{told}")


@pytest.mark.parametrize("text", [TRIP, TRIP.replace("date: 2023-05-06}", "date: 2022}")])
def test_trips_that_follow_on_each_other_pass(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, {TRIPS: text}) == []


@pytest.mark.parametrize(
    "changes",
    [
        scenes.report(CHECKPOINT),
        scenes.edits(
            (YEAR, "direction:", "dialogues: [{participants: [Alla], date: 2022-11, sources: [brev]}]\ndirection:")
        ),
        scenes.edits((NETWORK, "end: ongoing\n", "start: 2018\nend: ongoing\n")),
    ],
    ids=["a checkpoint before its letter", "a dialogue the autumn before", "a membership from before the name"],
)
def test_what_is_no_contradiction_passes(tmp_path: Path, changes: scenes.Changes) -> None:
    assert _told(tmp_path, {**changes, "data/trips/2023.yml": None}) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            scenes.edits((NETWORK, "    start: 2015\n", "    start: 2015\n    terms: {sources: [webb]}\n")),
            f"{NETWORK}:14:5: villkoren säger ingenting – fyll i notice eller conditions, eller ta bort terms",
        ),
        (
            scenes.report(CHECKPOINT.replace("text: Halvvägs., presented: 2023-03-13, ", "")),
            f"{REPORT}:3:5: avstämningen säger ingenting – fyll i text eller results, eller ta bort den",
        ),
    ],
)
def test_what_would_be_a_heading_over_nothing_is_told(tmp_path: Path, changes: scenes.Changes, told: str) -> None:
    assert _told(tmp_path, changes) == [told]


def test_an_activity_moves_to_a_year_of_which_only_a_common_plan_is_known(tmp_path: Path) -> None:
    common = "networks: [provnat, annat]\nsources: [brev]\nactivities:\n  - {id: seminarium, text: Ordna seminariet}\n"
    changes: scenes.Changes = {
        "data/networks/annat.yml": f"name: Annat\n{project.MEMBER}",
        "data/plans/2024/alla.yml": common,
        **scenes.report(MOVED.replace("state: done, done: Nej.", "state: moved, moved_to: 2024/MOVED, done: Nej.")),
    }
    changes["data/vocabulary.yml"] = project.FILES["data/vocabulary.yml"].replace(
        "  cancelled: {label: Inställd}\n", "  cancelled: {label: Inställd}\n  moved: {label: Flyttad}\n"
    )
    report = str(changes[REPORT])
    new = _told(tmp_path / "new", {**changes, REPORT: report.replace("MOVED", "mote")})
    assert not [one for one in new if "okänd aktivitet" in one]
    near = _told(tmp_path / "near", {**changes, REPORT: report.replace("MOVED", "seminarie")})
    assert [one for one in near if "okänd aktivitet ”seminarie” – menade du ”seminarium”?" in one]


def test_a_slip_in_a_plans_file_is_not_told_of_its_page(tmp_path: Path) -> None:
    changes = scenes.edits((PLAN, "presented: 2023-03-13\n", "presented: 2023-03-13\nnetwrk: provnat\n"))
    told = _told(tmp_path, changes)
    assert told == [f"{PLAN}:2:1: okänd nyckel ”netwrk” – menade du ”network”?"]


def test_an_unknown_state_of_what_has_moved_is_told_once(tmp_path: Path) -> None:
    changes = scenes.report(
        MOVED.replace("done: Nej.", "done: Nej., moved_to: 2024").replace("done, done", "dome, done")
    )
    assert _told(tmp_path, changes) == [f"{REPORT}:3:29: okänt ord ”dome” – menade du ”done”?"]
