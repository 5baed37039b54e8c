"""Is everything that an editor has to find out on the list, with file and line, and nothing that is only history?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.site.todo import tasks
from tests import project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
REPORT = "data/reports/2023/provnat.yml"
ROUTINES = "data/routines.yml"
PROJECTS = "data/projects.yml"
ORGANISATIONS = "data/organisations.yml"


def found(root: Path, day: str = "2023-06-01", changes: Changes | None = None) -> dict[str, list[str]]:
    """What there is to do on a day: each kind's texts with their places."""
    changes = scenes.with_report_pages(changes) if changes and REPORT in changes else changes
    listed: dict[str, list[str]] = {}
    for task in tasks(project.view(root, day, changes).site):
        listed.setdefault(task.kind, []).append(f"{task.text} @ {task.place}")
    return listed


def line(name: str, text: str, changes: Changes | None = None) -> str:
    """The place of the first line of a file that holds a text."""
    content = (changes or {}).get(name) or project.FILES[name]
    lines = str(content).splitlines()
    return f"{name}:{next(number for number, written in enumerate(lines, 1) if text in written)}"


def test_what_the_project_lacks_the_most_pressing_first(tmp_path: Path) -> None:
    facts = ("Fullständigt namn", "Typ", "Grundat", "Säte", "Webbplats", "Medlemsform")
    assert list(found(tmp_path, "2024-02-01").items()) == [
        (
            "Uppdrag som upphör inom 180 dagar",
            [f"Styrelsemedlem, till och med 30 juni 2024 @ {line(NETWORK, 'end: 2024-06-30')}"],
        ),
        ("Handlingsplaner som saknas", ["Handlingsplan för 2024 @ data/plans/2024/provnat.yml:1"]),
        ("Planer utan känt beslut", [f"Handlingsplan 2023: nämndens beslut är okänt @ {PLAN}:1"]),
        ("Årsrapporter som saknas", [f"Årsrapport för 2023 @ {REPORT}:1"]),
        (
            "Planer som saknar delar",
            [f"Handlingsplan 2023: samarbete inom staden, återkoppling, politisk avstämning @ {PLAN}:1"],
        ),
        ("Uppdrag som saknar uppgifter", [f"Styrelsemedlem: nivå, ämbete eller funktion @ {line(NETWORK, 'board')}"]),
        ("Medlemskap som saknar uppgifter", [f"Exempelstad: omfattning @ {line(NETWORK, 'member: exempelstad')}"]),
        ("Uppgifter som saknas om nätverket", [f"{fact} @ {line(NETWORK, 'facts:')}" for fact in facts]),
        (
            "Nämndärenden som saknar uppgifter",
            [f"Information om planer (13 mars 2023): beslut, sammanträdets datum, diarienummer @ {MATTER}:1"],
        ),
        ("Bilagor som webbplatsen inte har", [f"Bilaga 1: Plan 2023 Provnät @ {line(MATTER, 'number: 1')}"]),
        ("Arbetssätt som saknar uppgifter", [f"Resor: hur ofta, månad, vilka som deltar @ {ROUTINES}:1"]),
    ]


def test_only_files_that_do_not_exist_are_new(tmp_path: Path) -> None:
    made = [task for task in tasks(project.view(tmp_path, "2024-02-01").site) if task.new]
    assert [task.place.path for task in made] == ["data/plans/2024/provnat.yml", REPORT]
    assert not any((tmp_path / task.place.path).exists() for task in made)
    others = {task.place.path for task in tasks(project.view(tmp_path, "2024-02-01").site) if not task.new}
    assert all((tmp_path / path).is_file() for path in others)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2024-01-01", None),
        ("2024-01-02", "Uppdrag som upphör inom 180 dagar"),
        ("2024-06-30", "Uppdrag som upphör inom 180 dagar"),
        ("2024-07-01", "Uppdrag som har upphört utan känd efterträdare"),
    ],
)
def test_a_mandate_that_ends_is_a_task_half_a_year_before_and_after(tmp_path: Path, day: str, kind: str | None) -> None:
    text = f"Styrelsemedlem, till och med 30 juni 2024 @ {line(NETWORK, 'end: 2024-06-30')}"
    assert [name for name, texts in found(tmp_path, day).items() if text in texts] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("written", "text", "at"),
    [
        ("presented: 2023-03-13\n", "nämndens beslut är okänt", 1),
        ("attested: true\n", "när den lades fram är okänt", 1),
        ("", "utkast, inte framlagd för nämnden", 1),
    ],
)
def test_a_plan_lacks_its_next_step(tmp_path: Path, written: str, text: str, at: int) -> None:
    changes = scenes.edits((PLAN, "presented: 2023-03-13\n", written))
    assert found(tmp_path, changes=changes)["Planer utan känt beslut"] == [f"Handlingsplan 2023: {text} @ {PLAN}:{at}"]


def test_a_decided_plan_lacks_none(tmp_path: Path) -> None:
    decision = "decided: {date: 2023-03-27, body: provnamnden, outcome: Bifall., sources: [brev]}\n"
    changes = scenes.edits((PLAN, "purpose:", f"{decision}purpose:"))
    assert "Planer utan känt beslut" not in found(tmp_path, changes=changes)
    assert "Planer utan känt beslut" in found(tmp_path, "2023-03-26", changes)


GAPS = "Aktiviteter som saknar uppgifter"


@pytest.mark.parametrize(
    ("removed", "words"),
    [
        ((), None),
        (("    priority: ljus\n",), "prioritering"),
        (("    responsible: provforvaltningen\n",), "ansvarig"),
        (("    start: 2023-05-04\n",), "datum"),
        (
            ("    priority: ljus\n", "    responsible: provforvaltningen\n", "    start: 2023-05-04\n"),
            "prioritering, ansvarig, datum",
        ),
    ],
)
def test_an_activity_lacks_what_is_not_said_of_it(tmp_path: Path, removed: tuple[str, ...], words: str | None) -> None:
    changes = scenes.edits(*((PLAN, text, "") for text in removed))
    wanted = [f"Delta i mötet: {words} @ {line(PLAN, 'id: mote')}"] if words else []
    assert found(tmp_path, changes=changes).get(GAPS, []) == wanted


def test_an_older_plans_gaps_are_history(tmp_path: Path) -> None:
    plan = "presented: 2023-03-13\nsources: [brev]\n"
    changes: Changes = scenes.pages(
        {**scenes.edits((PLAN, "    priority: ljus\n", "")), "data/plans/2024/provnat.yml": plan},
        "natverk/provnat/2024.md",
    )
    listed = found(tmp_path, "2024-06-01", changes)
    assert GAPS not in listed
    assert listed["Planer som saknar delar"][0].startswith("Handlingsplan 2024: syfte, prioriteringar, aktiviteter,")


def test_what_was_planned_and_never_reported_and_a_report_that_nobody_got(tmp_path: Path) -> None:
    report = "sources: [brev]\nsummary: {text: Ett bra år., sources: [brev]}\n"
    listed = found(tmp_path, "2024-02-01", {REPORT: report})
    assert "Årsrapporter som saknas" not in listed
    assert listed["Aktiviteter utan resultat i årsrapporten"] == [f"Delta i mötet (plan 2023) @ {REPORT}:1"]
    assert listed["Årsrapporter som inte är framlagda"] == [
        f"Årsrapport 2023: ärendet till nämnden är okänt @ {REPORT}:1"
    ]


def test_a_reported_activity_is_done_with(tmp_path: Path) -> None:
    result = "results:\n  - {activity: mote, state: done, done: Vi var där., sources: [brev]}\n"
    listed = found(tmp_path, "2024-02-01", {REPORT: f"presented: 2023-03-13\nsources: [brev]\n{result}"})
    assert not {"Aktiviteter utan resultat i årsrapporten", "Årsrapporter som inte är framlagda"} & listed.keys()


def test_what_is_uncertain_and_what_sources_say_differently(tmp_path: Path) -> None:
    doubt = "    as_of: 2020\n    confidence: medium\n    alternatives:\n      - {text: Nio., sources: [brev]}\n"
    changes = scenes.edits((NETWORK, "    as_of: 2020\n", doubt))
    listed = found(tmp_path, changes=changes)
    assert listed["Osäkra uppgifter"] == [f"Troligen: Tio städer. @ {line(NETWORK, 'confidence', changes)}"]
    assert listed["Källor som säger olika"] == [f"Tio städer. @ {line(NETWORK, 'alternatives', changes)}"]


def test_a_count_without_a_date(tmp_path: Path) -> None:
    changes = scenes.edits((NETWORK, "    as_of: 2020\n", ""))
    last = found(tmp_path, changes=changes)["Uppgifter som saknas om nätverket"][-1]
    assert last == f"Tio städer. (utan datum) @ {line(NETWORK, 'kind: members')}"


def test_a_candidate_is_no_ones_task(tmp_path: Path) -> None:
    changes = scenes.pages({"data/networks/tanke.yml": f"name: Tanke\n{project.CANDIDATE}"}, "kandidater.md")
    assert not any("tanke" in text for texts in found(tmp_path, "2024-02-01", changes).values() for text in texts)


@pytest.mark.parametrize(
    ("day", "adopted", "is_late"),
    [
        ("2023-12-31", None, False),
        ("2024-01-01", None, True),
        ("2024-01-01", "2024-01-02", True),
        ("2024-01-02", "2024-01-02", False),
    ],
)
def test_a_way_of_working_that_should_have_been_created(
    tmp_path: Path, day: str, adopted: str | None, is_late: bool
) -> None:
    text = "  year: 2023\n"
    if adopted:
        text += f"  adopted: {{date: {adopted}, body: provnamnden, outcome: Antas., sources: [brev]}}\n"
    changes = scenes.edits((ROUTINES, "  page: resor\n", f"  page: resor\n{text}"))
    listed = found(tmp_path, day, changes)
    wanted = [f"Resor (skulle tas fram 2023) @ {line(ROUTINES, 'year', changes)}"] if is_late else []
    assert listed.get("Arbetssätt som skulle tas fram", []) == wanted
    assert ("Arbetssätt som saknar uppgifter" in listed) == (adopted == day)


def test_an_organisation_that_ended_and_a_project_without_dates(tmp_path: Path) -> None:
    gone = "gamla:\n  name: gamla nämnden\n  kind: committee\n  end: 2023-01-01\n  sources: [brev]\n"
    changes = scenes.edits(
        (PROJECTS, "  start: 2019\n  end: 2021\n", "  observed: [2019]\n"),
        (PROJECTS, "  part: Pilotstad\n", ""),
        (ORGANISATIONS, "provnamnden:\n", f"{gone}provnamnden:\n"),
    )
    listed = found(tmp_path, changes=changes)
    assert listed["Organisationer som har upphört utan känd efterträdare"] == [
        f"gamla nämnden, till och med 1 januari 2023 @ {line(ORGANISATIONS, 'end: 2023-01-01', changes)}"
    ]
    assert listed["Projekt som saknar uppgifter"] == [f"LJUSPROV: startdatum, slutdatum, stadens del @ {PROJECTS}:1"]


def test_pages_without_words_to_search_for_them_with_are_one_task_once_some_page_has_words(tmp_path: Path) -> None:
    kind = "Sidor utan egna sökord"
    assert kind not in found(tmp_path)
    listed = found(
        tmp_path, changes=project.edited("docs/kallor.md", "title: Källor\n", "title: Källor\nsearch: [belägg]\n")
    )
    assert listed[kind] == [
        "3 st.: arbetssatt/resor.md, index.md och natverk/provnat/index.md @ docs/arbetssatt/resor.md:1"
    ]


def test_a_vacant_seat_lacks_somebody_and_not_an_office(tmp_path: Path) -> None:
    changes = project.edited(NETWORK, "    text: Styrelsemedlem\n", "    text: Styrelsemedlem\n    vacant: true\n")
    listed = found(tmp_path, "2023-06-01", changes)
    assert listed["Platser som är tomma"] == [
        f"Styrelsemedlem, till och med 30 juni 2024 @ {line(NETWORK, 'vacant: true', changes)}"
    ]
    assert listed["Uppdrag som saknar uppgifter"] == [
        f"Styrelsemedlem: nivå @ {line(NETWORK, 'board_member', changes)}"
    ]


def test_a_trip_abroad_lacks_its_decision_and_its_report(tmp_path: Path) -> None:
    name = "data/trips/2023.yml"
    changes: Changes = {
        name: """\
trips:
  - id: sen
    text: Beslutad i efterhand
    mode: abroad
    networks: [provnat]
    start: 2023-03-02
    decision: {date: 2023-03-09}
    report: {date: 2023-03-20}
    sources: [brev]
  - id: tyst
    text: Aldrig beslutad
    mode: abroad
    start: 2023-04-02
    sources: [brev]
"""
    }
    assert found(tmp_path, "2023-06-01", changes)["Resor som saknar beslut eller rapport"] == [
        f"Aldrig beslutad, 2 april 2023: beslut före avresan, skriftlig rapport @ {line(name, 'id: tyst', changes)}",
        f"Beslutad i efterhand, 2 mars 2023: beslut före avresan @ {line(name, 'decision:', changes)}",
    ]
