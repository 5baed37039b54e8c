"""Who answers for what: is a function named where a reminder goes, is it still there, and is it no person?"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actionplans.adapters.github import concerns, issue
from actionplans.rules.check import check
from actionplans.site.todo import tasks
from tests import project, scenes
from tests.scenes import Changes

FUNCTIONS, ROUTINES, ORGANISATIONS = "data/functions.yml", "data/routines.yml", "data/organisations.yml"
NETWORK, PLAN, YEAR = "data/networks/provnat.yml", "data/plans/2023/provnat.yml", "data/years/2023.yml"

# One for each that can have an owner; the network's and the plan's are told apart.
FUNCTION = """\
samordning:
  name: Samordnare
  organisation: provforvaltningen
  mailbox: natverk@prov.example
  start: 2023-02-01
  sources: [brev]
ljus:
  name: Ljusansvarig
  organisation: provforvaltningen
  sources: [brev]
"""
OWNED: Changes = {
    FUNCTIONS: FUNCTION,
    **scenes.edits(
        (NETWORK, "name: Provnät\n", "name: Provnät\nowner: samordning\n"),
        (PLAN, "presented:", "owner: ljus\npresented:"),
        (PLAN, "    priority: ljus\n", "    priority: ljus\n    owner: samordning\n"),
        (YEAR, "      text: Kartlägga nätverken\n", "      text: Kartlägga nätverken\n      owner: samordning\n"),
        (ROUTINES, "  page: resor\n", "  page: resor\n  owner: ljus\n"),
    ),
}


def told(root: Path, changes: Changes, day: str = "2023-06-01") -> list[str]:
    found = check(project.write(root, changes), datetime.date.fromisoformat(day))
    both = (*found.problems, *found.warnings)
    return [f"{one.place}:{one.place.column}: {one.what} – {one.do}" for one in both]


# --- Rules ------------------------------------------------------------------------------------------------------------


def test_what_has_an_owner_that_is_there_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, OWNED) == []


@pytest.mark.parametrize(
    ("end", "is_left"),
    [("", True), ("  end: ongoing\n", True), ("  end: 2025\n", True), ("  end: 2024-12-31\n", False)],
)
def test_a_function_is_not_left_in_an_organisation_that_has_ended(tmp_path: Path, end: str, is_left: bool) -> None:
    text = FUNCTION.partition("ljus:")[0]
    ended = "  end: 2024-12-31\n  successors: [exempelstad]\n"
    changes: Changes = {
        FUNCTIONS: text + end,
        **scenes.edits((ORGANISATIONS, "  end: ongoing\n", ended)),
    }
    assert (
        told(tmp_path, changes)
        == [
            f"{FUNCTIONS}:3:17: provförvaltningen fanns till och med 31 december 2024, men funktionen finns kvar – "
            "flytta den till efterträdaren exempelstad (Exempelstad), eller ange end: 2024-12-31 för funktionen"
        ]
        * is_left
    )


@pytest.mark.parametrize(
    ("end", "day", "places"),
    [
        # In its own year all is owned; what is not of a year, today, and that is for a person to judge.
        ("2023-06-30", "2023-07-01", [f"{NETWORK}:2:8"]),
        ("2023-06-30", "2023-06-30", []),
        ("2022-12-31", "2022-12-31", [f"{PLAN}:16:12", f"{YEAR}:6:14"]),
    ],
)
def test_what_goes_on_has_an_owner_that_has_not_ended(tmp_path: Path, end: str, day: str, places: list[str]) -> None:
    text = FUNCTION.replace("  start: 2023-02-01\n", f"  end: {end}\n")
    found = told(tmp_path, {**OWNED, FUNCTIONS: text}, day)
    assert [line.partition(": ")[0] for line in found] == places
    assert all(
        "funktionen ”Samordnare” upphörde" in line and "ange den som svarar för det nu" in line for line in found
    )


@pytest.mark.parametrize("name", ["Anna Exempel", "Strateg Anna-Lena Exempel", "Åsa"])
def test_a_function_is_no_person(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {FUNCTIONS: FUNCTION.replace("Samordnare", name)}) == [
        f"{FUNCTIONS}:2:9: ”{name}” ser ut som en persons namn – skriv funktionens namn, till exempel Samordnare"
    ]


@pytest.mark.parametrize("name", ["Samordnare per område", "Handläggare Bo och miljö", "Per område en strateg"])
def test_a_word_that_may_be_a_name_is_no_person(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {FUNCTIONS: FUNCTION.replace("Samordnare", name)}) == []


def test_a_functions_mailbox_is_no_persons(tmp_path: Path) -> None:
    found = told(tmp_path, {FUNCTIONS: FUNCTION.replace("natverk@", "anna.exempel@")})
    assert [line.partition(" – ")[0] for line in found] == [
        f"{FUNCTIONS}:4:12: texten ser ut att innehålla en persons e-postadress"
    ]


def test_a_function_ends_after_it_begins(tmp_path: Path) -> None:
    text = FUNCTION.replace("2023-02-01\n", "2023-02-01\n  end: 2023-01-31\n")
    assert told(tmp_path, {FUNCTIONS: text}) == [
        f"{FUNCTIONS}:6:8: slutet 2023-01-31 är före starten 2023-02-01 – rätta något av datumen"
    ]


# --- Where a reminder goes --------------------------------------------------------------------------------------------


def test_each_task_is_that_of_who_answers_for_it_most_closely(tmp_path: Path) -> None:
    changes = {**OWNED, **scenes.edits((ROUTINES, "  page: resor\n", "  page: resor\n  owner: ljus\n  year: 2022\n"))}
    found = {task.kind: task.owner for task in tasks(project.view(tmp_path, "2024-02-01", changes).site)}
    assert found["Uppdrag som upphör inom 180 dagar"] == "samordning"
    assert found["Årsrapporter som saknas"] == "ljus"
    assert found["Arbetssätt som skulle tas fram"] == "ljus"
    nobody = project.view(tmp_path / "without", "2024-02-01").site
    assert {task.owner for task in tasks(nobody)} == {None}


def test_the_issue_says_where_a_reminder_goes_only_where_data_does(tmp_path: Path) -> None:
    def items(root: Path, changes: Changes | None) -> list[str]:
        handed = concerns.as_handed(project.view(root, "2024-02-01", changes).site)
        assert issue.issue_text(handed)
        sections = handed["sections"]
        assert isinstance(sections, list)
        return [item for section in sections for item in section["items"]]

    assert "Provnät: Styrelsemedlem → Samordnare, natverk@prov.example" in items(tmp_path / "with", OWNED)
    assert "Provnät → Ljusansvarig" in items(tmp_path / "plan", OWNED)
    assert not any("→" in item for item in items(tmp_path / "without", None))


# --- As of a day ------------------------------------------------------------------------------------------------------


def test_a_function_is_named_from_the_day_it_was_there(tmp_path: Path) -> None:
    def known(day: str) -> tuple[list[str], str | None, str | None]:
        earlier: Changes = {
            "data/sources/brev.yml": project.FILES["data/sources/brev.yml"].replace("2023-03-13", "2023-01-13")
        }
        model = project.view(tmp_path / day, day, OWNED | earlier).model
        direction = model.years[2023].direction
        assert direction is not None
        return list(model.functions), model.networks["provnat"].owner, direction.points[0].owner

    assert known("2023-01-31") == (["ljus"], None, None)
    assert known("2023-02-01") == (["samordning", "ljus"], "samordning", "samordning")


def test_that_a_function_would_end_is_not_known_before(tmp_path: Path) -> None:
    changes: Changes = {FUNCTIONS: FUNCTION.replace("2023-02-01", "2023-02-01\n  end: 2023-05-31")}
    ends = [
        project.view(tmp_path / day, day, changes).model.functions["samordning"].end
        for day in ("2023-05-30", "2023-05-31")
    ]
    assert [str(end) for end in ends] == ["None", "2023-05-31"]
