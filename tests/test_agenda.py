"""Does everything dated in a year stand among its months, once, and is what comes next what is said to come?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.site.agenda import coming, items
from tests import project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"


def event(date: str, text: str = "Möte", end: str = "", scope: str = "city") -> str:
    """An event as it is written under `events:`."""
    ending = f"end: {end}, " if end else ""
    return f"  - {{date: {date}, {ending}kind: conference, scope: {scope}, text: {text}, sources: [webb]}}\n"


def with_events(*events: str) -> Changes:
    """The project with more events, and nothing else dated in 2022."""
    return scenes.edits(
        (NETWORK, "events:\n", "events:\n" + "".join(events)), (NETWORK, "start: 2022-01-01", "start: 2021")
    )


def told(root: Path, year: int, changes: Changes, day: str = "2024-12-31") -> list[tuple[str, str, str]]:
    """What a year has: its kind, its text, its date."""
    found = items(project.view(root, day, changes).site, year)
    return [(item.kind, item.text, str(item.date or "")) for item in found]


DECISION = "{date: 2023-03-27, body: provnamnden, outcome: Bifall., sources: [brev]}"


def test_everything_dated_is_there_by_date_and_what_has_no_month_last(tmp_path: Path) -> None:
    changes = scenes.edits(
        (MATTER, "proposal:", f"meeting: 2023-03-27\ndecision: {DECISION}\nproposal:"),
        (PLAN, "purpose:", f"decided: {DECISION}\npurpose:"),
        (PLAN, "activities:\n", "activities:\n  - {id: sen, text: Odaterat, sources: [brev]}\n"),
        (NETWORK, "start: 2022-01-01", "start: 2023-01-01"),
        (NETWORK, "end: 2024-06-30", "end: 2023-12-31"),
        (NETWORK, "events:\n", "events:\n" + event("2023", "Året") + event("2023-06-01", "Deras", scope="network")),
        ("data/years/2023.yml", "direction:", "events:\n" + event("2023-09", "Gemensamt") + "direction:"),
    )
    assert told(tmp_path, 2023, changes) == [
        ("Uppdrag börjar", "Styrelsemedlem", "2023-01-01"),
        ("Nämnden", "Brev till nämnden: Information om planer", "2023-03-13"),
        ("Nämnden", "Sammanträde: Information om planer", "2023-03-27"),
        ("Planerat", "Delta i mötet", "2023-05-04"),
        ("Konferens", "Gemensamt", "2023-09"),
        ("Uppdrag upphör", "Styrelsemedlem", "2023-12-31"),
        ("Återkommer", "Resor", ""),
        ("Planerat", "Odaterat", ""),
        ("Konferens", "Året", "2023"),
    ]


@pytest.mark.parametrize(
    ("year", "date"), [(2021, None), (2022, "2022-12-30"), (2023, ""), (2024, "2024-01-02"), (2025, None)]
)
def test_what_lasts_over_new_year_stands_where_it_begins_and_where_it_ends(
    tmp_path: Path, year: int, date: str | None
) -> None:
    changes = with_events(event("2022-12-30", "Länge", "2024-01-02"))
    found = {text: when for _, text, when in told(tmp_path, year, changes, "2025-12-31")}
    assert found.get("Länge") == date


def test_a_routine_that_is_to_be_created_is_not_said_to_recur(tmp_path: Path) -> None:
    changes = scenes.edits(("data/routines.yml", "page: resor", "page: resor\n  year: 2019"))
    assert told(tmp_path, 2020, changes) == [("Skulle tas fram 2019", "Resor", "")]


@pytest.mark.parametrize(("year", "recurs"), [(2022, True), (2023, True), (2024, False)])
def test_a_routine_that_is_over_recurs_until_it_ended(tmp_path: Path, year: int, recurs: bool) -> None:
    changes = scenes.edits(("data/routines.yml", "page: resor", "page: resor\n  end: 2023-06-30"))
    assert (("Återkommer", "Resor", "") in told(tmp_path, year, changes)) == recurs


def test_trips_their_deadlines_and_the_workshop_stand_among_the_months(tmp_path: Path) -> None:
    changes: Changes = {
        "data/city.yml": project.FILES["data/city.yml"] + "trip_report_deadline: {days: 30, sources: [brev]}\n",
        "data/trips/2023.yml": "trips:\n  - {id: resa, text: Mötet, mode: abroad, networks: [provnat], "
        "start: 2023-05-20, end: 2023-05-21, sources: [brev]}\n",
        "data/years/2023.yml": "workshop: {date: 2023-05-30, sources: [brev]}\n",
    }
    found = items(project.view(tmp_path, "2023-06-01", changes).site, 2023)
    dated = [(item.kind, item.text, str(item.date)) for item in found if item.date and item.date.month in (5, 6)]
    assert dated == [
        ("Planerat", "Delta i mötet", "2023-05-04"),
        ("Resa utanför Sverige", "Mötet", "2023-05-20"),
        ("Arbetssätt", "Rese- och omvärldsworkshop", "2023-05-30"),
        ("Resor", "Sista dag för reserapport: Mötet", "2023-06-20"),
    ]


# --- What comes next --------------------------------------------------------------------------------------------------


def next_days(root: Path, day: str, changes: Changes | None = None) -> list[tuple[str, str, str]]:
    """What begins or ends in 90 days: its kind, its text, its date."""
    found = coming(project.view(root, day, changes).site, 90)
    return [(item.kind, item.text, str(item.date)) for item in found]


@pytest.mark.parametrize(
    ("day", "there"),
    [("2023-02-02", False), ("2023-02-03", True), ("2023-05-04", True), ("2023-05-05", False)],
)
def test_what_is_next_is_what_comes_in_ninety_days_and_that_day(tmp_path: Path, day: str, there: bool) -> None:
    known = ("data/sources/brev.yml", "date: 2023-03-13", "date: 2023-01-13")
    changes = scenes.edits((PLAN, "presented: 2023-03-13\n", "attested: true\n"), known)
    assert (("Planerat", "Delta i mötet", "2023-05-04") in next_days(tmp_path, day, changes)) == there


def test_what_has_begun_is_next_where_it_ends_and_what_was_called_off_is_not(tmp_path: Path) -> None:
    long = scenes.edits((PLAN, "start: 2023-05-04", "start: 2023-05-04\n    end: 2023-06-30"))
    assert next_days(tmp_path / "long", "2023-06-01", long) == [("Slutar", "Delta i mötet", "2023-06-30")]
    off = (
        "{date: 2023-05-20, sources: [brev], results: [{activity: mote, state: cancelled, done: Nej, sources: [brev]}]}"
    )
    changes = scenes.report(f"sources: [brev]\ncheckpoints: [{off}]\n", changes=long)
    assert next_days(tmp_path / "off", "2023-06-01", changes) == []


def test_what_is_only_of_a_year_is_not_next_and_what_recurs_is_in_its_month(tmp_path: Path) -> None:
    changes = scenes.edits(
        ("data/routines.yml", "  page: resor\n", "  page: resor\n  months: [2, 7]\n"),
        (PLAN, "start: 2023-05-04", "start: 2023"),
    )
    assert next_days(tmp_path, "2023-06-01", changes) == [("Återkommer", "Resor", "2023-07")]
