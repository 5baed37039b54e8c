"""The year's cycle: what is due and missed, what became of focus points and lessons, and how ways of working stand."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actionplans.downloads.calendar import entries
from actionplans.model.dates import PartialDate
from actionplans.model.due import year_meant
from actionplans.model.records import DueDate
from actionplans.model.routines import RoutineStatus, routine_status
from actionplans.rules.check import check
from actionplans.site.agenda import items
from actionplans.site.attention import concerns
from actionplans.site.todo import tasks
from tests import project, scenes
from tests.scenes import Changes

YEAR, NETWORK, ROUTINES = "data/years/2023.yml", "data/networks/provnat.yml", "data/routines.yml"
REPORT = "data/reports/2023/provnat.yml"
ADOPTED = "  adopted: {date: 2024-03-01, body: provnamnden, outcome: Antas., sources: [brev]}\n"


def told(root: Path, changes: Changes) -> list[str]:
    return [f"{one.place}:{one.place.column}: {one.what}" for one in check(project.write(root, changes)).problems]


def year(more: str) -> Changes:
    """The year's file with something before its direction."""
    return scenes.edits((YEAR, "direction:", f"{more}direction:"))


def routine(more: str) -> Changes:
    return {ROUTINES: project.FILES[ROUTINES] + more}


# --- What is due ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "date", "meant"),
    [
        ("report", "2024-02-15", 2023),
        ("report", "2024-12-15", 2024),
        ("evaluation", "2024-06-30", 2023),
        ("evaluation", "2024-07-01", 2024),
        ("report", "2024", 2024),
        ("update", "2024-01-31", 2024),
        ("update", "2024-11-30", 2025),
        ("update", "2024", 2024),
        ("checkpoint", "2024-02-15", 2024),
    ],
)
def test_what_is_due_is_that_of_the_year_that_ends_or_begins_nearest(kind: str, date: str, meant: int) -> None:
    assert year_meant(DueDate(kind=kind, date=PartialDate.parse(date), sources=())) == meant


DUES = (
    "due:\n  - {kind: checkpoint, date: 2023-06-30, sources: [brev]}\n"
    "  - {kind: checkpoint, date: 2023-09-30, sources: [brev]}\n"
)


def checkpoints(*days: str) -> Changes:
    listed = "".join(f"  - {{date: {day}, text: Läget., sources: [brev]}}\n" for day in days)
    return scenes.report(f"sources: [brev]\ncheckpoints:\n{listed}", changes=year(DUES))


@pytest.mark.parametrize(
    ("changes", "day", "missed"),
    [
        (year(DUES), "2023-06-30", []),
        (year(DUES), "2023-07-01", ["Avstämning, senast 30 juni 2023"]),
        (year(DUES), "2023-10-01", ["Avstämning, senast 30 september 2023", "Avstämning, senast 30 juni 2023"]),
        (checkpoints("2023-06-30"), "2023-10-01", ["Avstämning, senast 30 september 2023"]),
        (checkpoints("2023-06-15", "2023-09-30"), "2023-10-01", []),
        # One state is not that of two days.
        (checkpoints("2023-09-30"), "2023-10-01", ["Avstämning, senast 30 juni 2023"]),
        (
            year(DUES.replace("checkpoint", "update")),
            "2023-10-01",
            ["Planerna uppdaterade för 2024, senast 30 september 2023"],
        ),
        (year(DUES.replace("checkpoint", "evaluation")), "2023-07-01", []),  # of 2022, which had no plan
    ],
)
def test_a_day_that_passed_without_what_was_due_is_to_do(
    tmp_path: Path, changes: Changes, day: str, missed: list[str]
) -> None:
    found = [task.text for task in tasks(project.view(tmp_path, day, changes).site) if "Tidpunkter" in task.kind]
    assert found == missed


def test_a_report_that_was_due_names_its_network_and_its_file(tmp_path: Path) -> None:
    due = "due: [{kind: report, date: 2024-02-15, networks: [provnat], sources: [brev]}]\n"
    changes = scenes.pages({"data/years/2024.yml": due}, "ar/2024.md")
    site = project.view(tmp_path, "2024-02-16", changes).site
    (task,) = (task for task in tasks(site) if task.kind == "Tidpunkter som har passerat")
    assert (task.text, str(task.place), task.new) == (
        "Årsrapport för 2023, senast 15 februari 2024",
        f"{REPORT}:1",
        True,
    )
    (concern,) = (one for one in concerns(site) if one.text == "Tidpunkter som har passerat")
    assert concern.subjects == (("Provnät: årsrapport för 2023, senast 15 februari 2024", "ar/2024.md"),)
    (entry,) = (one for one in entries(site) if one.category == "Tidpunkter")
    assert (str(entry.first), entry.summary) == ("2024-02-15", "Sista dag: Årsrapport för 2023: Provnät")
    assert ("Senast", "Årsrapport för 2023: Provnät") in [(one.kind, one.text) for one in items(site, 2024)]


# --- Mandates ---------------------------------------------------------------------------------------------------------

DEADLINE = ("    end: 2024-06-30\n", "    end: 2024-06-30\n    deadline: 2024-04-30\n")
NEXT = (
    "  - {kind: board_member, body: styrelsen, text: Ny, holder: exempelstad, start: 2024-07-01, announced: 2024, "
    "sources: [brev]}\n"
)


@pytest.mark.parametrize(
    ("day", "next_one", "text"),
    [
        ("2023-11-01", "", ""),
        ("2023-11-02", "", "Styrelsemedlem: någon ska vara utsedd senast 30 april 2024"),
        ("2024-05-01", "", "Styrelsemedlem: någon skulle vara utsedd senast 30 april 2024"),
        ("2024-05-01", NEXT, ""),
    ],
)
def test_a_mandate_is_to_be_filled_by_its_day(tmp_path: Path, day: str, next_one: str, text: str) -> None:
    changes = scenes.edits((NETWORK, *DEADLINE), (NETWORK, "events:\n", f"{next_one}events:\n"))
    site = project.view(tmp_path, day, scenes.pages(changes, "natverk/provnat/2024.md")).site
    found = [task.text for task in tasks(site) if task.kind == "Uppdrag som ska tillsättas"]
    assert found == ([text] if text else [])
    shown = [one.summary for one in entries(site) if "tillsätta" in one.summary]
    assert bool(shown) == (not next_one)


@pytest.mark.parametrize(("vacant", "told"), [("vacant: true", True), ("office: Processledare", False)])
def test_a_mandate_that_goes_on_is_filled_by_whoever_is_in_it(tmp_path: Path, vacant: str, told: bool) -> None:
    going_on = f"    end: ongoing\n    deadline: 2024-04-30\n    {vacant}\n"
    changes = scenes.edits((NETWORK, "    end: 2024-06-30\n", going_on))
    site = project.view(tmp_path, "2024-03-01", scenes.pages(changes, "natverk/provnat/2024.md")).site
    assert ("Uppdrag som ska tillsättas" in [task.kind for task in tasks(site)]) == told


# --- Outcomes ---------------------------------------------------------------------------------------------------------

RESULT = "      result: {state: done, as_of: 2023-06-12, text: Allt är kartlagt.}\n"
POINTS = scenes.edits(
    (
        YEAR,
        "      text: Kartlägga nätverken\n",
        f"      text: Kartlägga nätverken\n{RESULT}    - {{id: sprida, text: Sprida}}\n",
    )
)


def test_points_without_an_outcome_are_to_do_where_others_have_one_and_the_year_is_over(tmp_path: Path) -> None:
    def to_do(root: Path, day: str, changes: Changes | None) -> list[str]:
        site = project.view(root, day, changes).site
        assert ("Fokuspunkter 2023 utan redovisat resultat" in [one.text for one in concerns(site)]) == (
            day > "2024" and changes is not None
        )
        return [task.text for task in tasks(site) if task.kind == "Fokuspunkter utan redovisat resultat"]

    assert to_do(tmp_path / "over", "2024-01-01", POINTS) == ["Sprida (2023)"]
    assert to_do(tmp_path / "not over", "2023-12-31", POINTS) == []
    assert to_do(tmp_path / "unused", "2024-01-01", None) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            year(DUES.replace("2023-06", "2024-06")),
            f"{YEAR}:2:30: tidpunkten är daterad 2024-06-30 men filen gäller 2023",
        ),
        (
            scenes.edits((YEAR, "nätverken\n", f"nätverken\n{RESULT.replace('2023', '2022')}")),
            f"{YEAR}:6:36: resultatet avser 2022-06-12, innan 2023 började",
        ),
        (
            year(
                "workshop: {date: 2023-10-12, sources: [brev],\n"
                "  lessons: [{text: Lär, leads_to: {date: 2023-10-11, where: Här}}]}\n"
            ),
            f"{YEAR}:2:42: lärdomen fördes vidare 2023-10-11, före workshopen 2023-10-12",
        ),
        (routine("  replaced_by: resor\n"), f"{ROUTINES}:6:16: rutinen ersätts av sig själv"),
        (
            routine(f"{ADOPTED}  end: 2024-02-01\n"),
            f"{ROUTINES}:7:8: slutet 2024-02-01 är före dagen då rutinen antogs, 2024-03-01",
        ),
    ],
)
def test_what_follows_does_not_come_before(tmp_path: Path, changes: Changes, said: str) -> None:
    assert told(tmp_path, changes) == [said]


def test_routines_that_replace_each_other_are_both_told(tmp_path: Path) -> None:
    other = "andra: {title: Andra, text: Annat., page: resor, replaced_by: resor, sources: [brev]}\n"
    assert told(tmp_path, routine(f"  replaced_by: andra\n{other}")) == [
        f"{ROUTINES}:6:16: rutinerna ersätter varandra",
        f"{ROUTINES}:7:63: rutinerna ersätter varandra",
    ]


# --- Ways of working --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "day", "status"),
    [
        ("", "2024-03-01", RoutineStatus.DESCRIBED),
        ("  year: 2023\n", "2024-03-01", RoutineStatus.TO_BE_CREATED),
        (f"  year: 2023\n{ADOPTED}", "2024-02-29", RoutineStatus.TO_BE_CREATED),
        (f"  year: 2023\n{ADOPTED}", "2024-03-01", RoutineStatus.ADOPTED),
        (f"{ADOPTED}  end: 2024-06-30\n", "2024-06-30", RoutineStatus.ADOPTED),
        (f"{ADOPTED}  end: 2024-06-30\n", "2024-07-01", RoutineStatus.ENDED),
        ("  replaced_by: ny\n", "2024-02-29", RoutineStatus.DESCRIBED),
        ("  replaced_by: ny\n", "2024-03-01", RoutineStatus.ENDED),
    ],
)
def test_how_a_way_of_working_stands_follows_from_its_dates(
    tmp_path: Path, more: str, day: str, status: RoutineStatus
) -> None:
    new = f"ny:\n  title: Ny\n  text: Nytt.\n  page: resor\n  sources: [brev]\n{ADOPTED}" if "replaced" in more else ""
    site = project.view(tmp_path, day, routine(more + new)).site
    assert routine_status(site.model.routines["resor"], datetime.date.fromisoformat(day)) is status


# --- As of a day ------------------------------------------------------------------------------------------------------


def test_what_became_of_it_later_is_not_known_before(tmp_path: Path) -> None:
    more = (
        "dialogues: [{date: 2023-06-12, participants: [Alla], sources: [brev]}]\n"
        "workshop:\n  date: 2023-05-01\n  sources: [brev]\n"
        "  lessons: [{text: Lär, leads_to: {date: 2023-06-12, where: Här}}]\n"
    )
    changes: Changes = {YEAR: more + str(POINTS[YEAR])}

    def known(day: str) -> list[bool]:
        of = project.view(tmp_path / day, day, changes).model.years[2023]
        assert of.direction
        assert of.workshop
        return [bool(of.direction.points[0].result), bool(of.dialogues), bool(of.workshop.lessons[0].leads_to)]

    assert known("2023-06-11") == [False] * 3
    assert known("2023-06-12") == [True] * 3
