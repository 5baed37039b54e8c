"""Does a year's page say what became of its points, who the plans were talked over with and what was due?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import project, scenes
from tests.scenes import Changes
from tests.test_macros import columns, show

YEAR, ROUTINES, NETWORK = "data/years/2023.yml", "data/routines.yml", "data/networks/provnat.yml"

SAID = """\
due:
  - {kind: report, date: 2023-02-15, text: Till samordnaren., sources: [brev]}
  - {kind: checkpoint, date: 2023-05-31, networks: [provnat], sources: [brev]}
  - {kind: evaluation, date: 2023-12-15, sources: [brev]}
dialogues:
  - date: 2023-01-20
    participants: [Grannstaden, Hamnen]
    networks: [provnat]
    text: Om ljus.
    changed: Ett mål.
    sources: [brev]
  - {participants: [Alla], sources: [brev]}
workshop:
  date: 2023-10-12
  sources: [brev]
  lessons:
    - {text: Lär., leads_to: {date: 2023-11-12, where: Analysen, text: Kapitel två., url: "https://prov.example/a"}}
    - {text: Mer., leads_to: {where: Planen}}
"""
POINTS = (
    "      text: Kartlägga nätverken\n",
    "      text: Kartlägga nätverken\n      result: {state: done, as_of: 2023-06-12, text: Kartlagt.}\n"
    "    - {id: sprida, text: Sprida}\n",
)
CHANGES: Changes = scenes.edits((YEAR, "direction:", f"{SAID}direction:"), (YEAR, *POINTS))
EMPTY_HANDED = "Inget utfall är redovisat."


@pytest.mark.parametrize(("day", "second"), [("2023-12-31", "Sprida"), ("2024-01-01", f"Sprida {EMPTY_HANDED}")])
def test_a_point_says_what_became_of_it_and_when_nobody_told(tmp_path: Path, day: str, second: str) -> None:
    assert show(tmp_path, "direction", 2023, day=day, changes=CHANGES).said("li") == [
        "Kartlägga nätverken Genomförd 12 juni 2023: Kartlagt. Exempelstad",
        second,
    ]


def test_where_nobody_tells_of_points_nothing_is_missed(tmp_path: Path) -> None:
    assert EMPTY_HANDED not in show(tmp_path, "direction", 2023, day="2024-01-01").words


@pytest.mark.parametrize(
    ("day", "plan", "said"),
    [
        ("2023-11-01", "", "Varför 2024."),
        ("2023-11-01", "presented: 2023-03-13\n", "Varför 2024."),
        ("2022-11-01", "", "Ingen gemensam inriktning för 2024 är känd."),
    ],
)
def test_next_years_direction_is_known_with_its_plans(tmp_path: Path, day: str, plan: str, said: str) -> None:
    """So that whoever writes the drafts in autumn sees what they wrote."""
    year = "sources: [brev]\ndirection:\n  text: Varför 2024.\n  points:\n    - {id: hamnen, text: Hamnen}\n"
    files: Changes = {"data/plans/2024/provnat.yml": f"{plan}sources: [brev]\n", "data/years/2024.yml": year}
    changes = scenes.pages(files, "natverk/provnat/2024.md", "ar/2024.md")
    assert show(tmp_path, "direction", 2024, day=day, changes=changes).words.startswith(said)


def test_the_year_tells_its_dialogue_and_what_was_due(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_events", 2023, day="2023-06-01", changes=CHANGES)
    assert shown.said("h3") == ["Dialog med andra i staden", "Tidpunkter"]
    assert shown.said("li") == [
        "20 januari 2023 – Grannstaden och Hamnen Om Provnät. Om ljus. Exempelstad Det här ändrades: Ett mål.",
        "Datum okänt – Alla Exempelstad",
    ]
    assert columns(shown, "Senast", "Vad", "Läge") == [
        ("15 februari 2023", "Årsrapport för 2022 Exempelstad Till samordnaren.", "Finns"),
        ("31 maj 2023", "Avstämning Exempelstad Gäller Provnät", "Saknas Provnät"),
        ("15 december 2023", "Utvärdering för 2023 Exempelstad", "Kommande"),
    ]


def test_a_year_without_any_says_what_it_always_said(tmp_path: Path) -> None:
    assert show(tmp_path, "year_events", 2023).words == "Inget övergripande är känt för 2023."


def test_a_lesson_says_where_it_is_taken_further_from_that_day(tmp_path: Path) -> None:
    later = show(tmp_path / "later", "workshop", 2023, day="2023-11-12", changes=CHANGES)
    assert later.said("li") == [
        "Alla nätverk: Lär. Förs vidare till Analysen, 12 november 2023: Kapitel två.",
        "Alla nätverk: Mer. Förs vidare till Planen.",
    ]
    assert ("Analysen", "https://prov.example/a") in later.links
    before = show(tmp_path / "before", "workshop", 2023, day="2023-11-11", changes=CHANGES)
    assert before.said("li")[0] == "Alla nätverk: Lär."


# --- Ways of working --------------------------------------------------------------------------------------------------

ADOPTED = (
    "  year: 2022\n  adopted: {date: 2023-04-03, body: provnamnden, paragraph: § 7, outcome: Antas., sources: [brev]}\n"
)
OLD = (
    "gammal: {title: Gammal, text: Så gjorde vi., page: resor, end: 2022-12-31, replaced_by: resor, sources: [brev]}\n"
)


def test_a_way_of_working_says_who_adopted_it_and_what_replaced_it(tmp_path: Path) -> None:
    changes: Changes = {ROUTINES: project.FILES[ROUTINES] + ADOPTED + OLD}
    adopted = show(tmp_path / "adopted", "routine", "resor", changes=changes)
    assert adopted.said(class_="admonition-title") == []
    assert adopted.facts["Antagen"] == "3 april 2023: Antas. (Provnämnden, § 7) Exempelstad Skulle tas fram 2022."
    old = show(tmp_path / "old", "routine", "gammal", changes=changes)
    assert old.said(class_="admonition-title") == ["Gäller inte längre"]
    assert "Gällde till och med 31 december 2022. Ersatt av Resor." in old.words
    assert columns(show(tmp_path / "all", "routines", changes=changes), "Rutin", "Läge") == [
        ("Resor", "Antagen 3 april 2023"),
        ("Gammal", "Gäller inte längre Gällde till och med 31 december 2022. Ersatt av Resor"),
    ]


# --- Mandates ---------------------------------------------------------------------------------------------------------


def test_a_mandate_says_by_when_somebody_must_be_appointed(tmp_path: Path) -> None:
    changes = scenes.edits((NETWORK, "    end: 2024-06-30\n", "    end: 2024-06-30\n    deadline: 2023-09-30\n"))
    role = show(tmp_path / "roles", "roles", "provnat", changes=changes)
    assert columns(role, "Uppdrag") == [("Styrelsemedlem Exempelstad Någon ska vara utsedd senast 30 september 2023.",)]
    front = show(tmp_path / "front", "attention", changes=changes)
    assert front.facts["Uppdrag som ska tillsättas"] == (
        "Provnät: styrelsemedlem (någon ska vara utsedd senast 30 september 2023)"
    )
