"""Do goals show who serves them, where they stand and what was reached, and does a city without any see nothing?"""

from __future__ import annotations

from pathlib import Path

from tests import goals, scenes
from tests.test_macros import show

WITH = goals.changes()
LATE = "2024-02-01"


def test_the_citys_goals_are_listed_with_who_serves_them_and_since_when(tmp_path: Path) -> None:
    shown = show(tmp_path, "goals", day=LATE, changes=WITH)
    assert shown.rows[:3] == [
        ["Mål", "Slag", "Gäller", "Vad som bidrar", "Sedan"],
        ["Ljusa gator", "Programmål", "2022–2026", "1 plan, 1 prioritering, 1 aktivitet", "2023"],
        ["Renare luft", "Globalt mål (Agenda 2030)", "Sedan 2016", "Inget direkt, se delmålen", "–"],
    ]
    assert [one.words for one in shown.all("h2")] == ["Programmål", "Globalt mål (Agenda 2030)"]
    assert [one.attributes["id"] for one in shown.all("h3")] == ["mal-ljus", "mal-klimat"]


def test_a_goal_is_followed_across_networks_and_years(tmp_path: Path) -> None:
    shown = show(tmp_path, "goal", "ljus", day=LATE, changes=WITH)
    assert shown.rows == [
        ["Mått", "Utgångsläge", "Målvärde", "Senast redovisat", "Läge", "Källa"],
        [
            "Gator med nya lampor",
            "1 200 gator (2022)",
            "1 500 gator senast 2026",
            "1 500 gator (2023) Exempelstad",
            "Nått.",
            "Exempelstad",
        ],
        ["Vad", "Hur", "Nätverk", "Plan", "Källa"],
        ["Staden är med på fler möten.", "Mål i planen", "Provnät", "Handlingsplan 2023", "Exempelstad"],
        [
            "Bättre ljus",
            "Prioritering genom planens mål ”Staden är med på fler möten”",
            "Provnät",
            "Handlingsplan 2023",
            "Exempelstad",
        ],
        ["Delta i mötet", "Aktivitet", "Provnät", "Handlingsplan 2023", "Exempelstad"],
        ["Avser", "Mått", "Värde", "Nätverk", "Vad det betyder", "Källa"],
        ["2023", "Målet i stort", "–", "Provnät", "Invånarna är nöjda.", "Årsrapport 2023 Exempelstad"],
        ["2023", "Gator med nya lampor", "1 500 gator", "Provnät", "–", "Årsrapport 2023 Exempelstad"],
    ]
    assert ("Handlingsplan 2023", "natverk/provnat/2023/") in shown.links


def test_a_goal_says_what_it_is_a_part_of_and_leads_there(tmp_path: Path) -> None:
    page = scenes.pages(dict(WITH), "mal.md", "natverk/provnat/2023/arsrapport.md")
    shown = show(tmp_path, "goal", "ljus", day=LATE, changes=page)
    assert ("Renare luft", "mal/#mal-klimat") in shown.links
    above = show(tmp_path / "above", "goal", "klimat", day=LATE, changes=page)
    assert "Delmål Ljusa gator" in above.words
    assert "känd som bidrar direkt till målet. Se delmålen." in above.words


def test_before_a_goal_was_set_nobody_knew_it(tmp_path: Path) -> None:
    shown = show(tmp_path, "goal", "ljus", day="2021-06-01", changes=WITH)
    assert shown.words == "Målet var inte känt den dagen."


def test_a_plans_goals_stand_with_their_measures(tmp_path: Path) -> None:
    shown = show(tmp_path, "plan_goals", "provnat", 2023, day=LATE, changes=WITH)
    assert shown.rows == [
        ["Mål", "Bidrar till"],
        ["Staden är med på fler möten. Exempelstad", "Ljusa gator"],
        ["Mått", "Mål", "Utgångsläge", "Målvärde", "Senast redovisat", "Läge", "Källa"],
        [
            "Möten per år Räknas vid årets slut.",
            "Staden är med på fler möten",
            "2 (2022)",
            "4,5 senast 2023",
            "3 (31 maj 2023) Exempelstad",
            "På väg mot målvärdet. Skulle vara nått senast 2023.",
            "Exempelstad",
        ],
    ]
    early = show(tmp_path / "early", "plan_goals", "provnat", 2023, day="2023-05-30", changes=WITH)
    assert early.rows[-1][-2] == "Inget värde redovisat."


def test_priorities_and_activities_name_the_goals_they_serve(tmp_path: Path) -> None:
    shown = show(tmp_path, "priorities", "provnat", 2023, changes=WITH)
    assert shown.said("li") == ["Bättre ljus Exempelstad Ljus · mål: Staden är med på fler möten"]
    shown = show(tmp_path / "activities", "activities", "provnat", 2023, changes=WITH)
    assert shown.said("dd", class_="about")[1:] == ["Mål: Ljusa gator"]


def test_the_follow_up_is_told_by_goal_as_well(tmp_path: Path) -> None:
    shown = show(tmp_path, "follow_up", "provnat", 2023, day=LATE, changes=WITH)
    assert shown.rows[-3:] == [
        ["Mål", "Aktiviteter", "Mått"],
        [
            "Staden är med på fler möten",
            "Delta i mötet: tiden har gått, ingen rapport",
            "Möten per år: 3 (31 maj 2023). På väg mot målvärdet. Skulle vara nått senast 2023.",
        ],
        [
            "Ljusa gator",
            "Delta i mötet: tiden har gått, ingen rapport",
            "Gator med nya lampor: 1 500 gator (2023). Nått.",
        ],
    ]


def test_the_annual_report_tells_what_was_reached_and_what_nobody_told(tmp_path: Path) -> None:
    shown = show(tmp_path, "annual_report", "provnat", 2023, day=LATE, changes=WITH)
    told = shown.rows[shown.rows.index(["Mål", "Mått", "Målvärde", "Redovisat", "Vad det betyder", "Källa"]) + 1 :][:3]
    own = ["Staden är med på fler möten", "Möten per år", "4,5 senast 2023"]
    assert told == [
        [*own, "3 (31 maj 2023)", "Ett möte till i höst.", "Exempelstad"],
        [
            "Ljusa gator",
            "Gator med nya lampor",
            "1 500 gator senast 2026",
            "1 500 gator (2023)",
            "–",
            "Exempelstad",
        ],
        ["Ljusa gator", "Målet i stort", "–", "I ord (2023)", "Invånarna är nöjda.", "Exempelstad"],
    ]
    silent = show(tmp_path / "silent", "annual_report", "provnat", 2023, day=LATE, changes=goals.changes(told=None))
    assert [*own, "Inget värde redovisat", "–", "Exempelstad"] in silent.rows


def test_a_city_without_goals_sees_nothing_of_them(tmp_path: Path) -> None:
    words = [
        show(tmp_path / macro, macro, "provnat", 2023, day=LATE).words
        for macro in ("priorities", "activities", "follow_up", "annual_report")
    ]
    assert [one for one in words if "mål" in one.lower()] == []
    assert show(tmp_path / "goals", "goals").words == "Inget mål är känt."
    assert show(tmp_path / "own", "plan_goals", "provnat", 2023).words == ""
