"""Is a function shown where it answers for something, with its mailbox, and in a list of what it answers for?"""

from __future__ import annotations

from pathlib import Path

from actionplans.macros.functions import ask
from tests import fragment, project, scenes
from tests.test_functions import OWNED
from tests.test_macros import show

OWNER = "Samordnare, provförvaltningen, natverk@prov.example"
MAILBOX = ("natverk@prov.example", "mailto:natverk@prov.example")
PAGE = "ansvariga/provforvaltningen.md"


def test_the_functions_are_listed_with_what_they_answer_for(tmp_path: Path) -> None:
    shown = show(tmp_path, "functions", changes=OWNED)
    assert [row[:4] for row in shown.rows] == [
        ["Funktion", "Organisation", "E-post", "Ansvarar för"],
        [
            "Samordnare Exempelstad",
            "Provförvaltningen",
            "natverk@prov.example",
            "Provnät Handlingsplan 2023 Provnät: Delta i mötet Fokuspunkt 2023: Kartlägga nätverken",
        ],
        ["Ljusansvarig Exempelstad", "Provförvaltningen", "–", "Handlingsplan 2023 Provnät Resor"],
    ]
    assert MAILBOX in shown.links


def test_a_city_without_functions_is_told_so_where_it_asks(tmp_path: Path) -> None:
    assert show(tmp_path, "functions").said(class_="missing") == ["Ingen funktion är känd."]


def test_a_function_is_named_where_it_answers(tmp_path: Path) -> None:
    network = show(tmp_path / "network", "network_facts", "provnat", changes=OWNED)
    assert network.facts["Frågor"] == OWNER
    assert MAILBOX in network.links
    plan = show(tmp_path / "plan", "plan_facts", "provnat", 2023, changes=OWNED)
    assert plan.facts["Frågor"] == "Ljusansvarig, provförvaltningen"
    activities = show(tmp_path / "activities", "activities", "provnat", 2023, changes=OWNED)
    assert [words.endswith(f"Frågor: {OWNER}") for words in activities.facts.values()] == [True]
    assert f"Ansvarig: {OWNER}" in show(tmp_path / "year", "direction", 2023, changes=OWNED).words
    routine = show(tmp_path / "routine", "routine", "resor", changes=OWNED)
    assert routine.facts["Ansvarig"] == "Ljusansvarig, provförvaltningen"
    assert show(tmp_path / "routines", "routines", changes=OWNED).rows[0][-1] == "Ansvarig"


def test_a_reader_is_told_whom_to_ask_and_led_to_what_that_organisation_answers_for(tmp_path: Path) -> None:
    view = project.view(tmp_path, changes=scenes.pages(OWNED, PAGE))
    asked = fragment.read(ask(view, "samordning"))
    assert asked.words == "Frågor: samordnare, provförvaltningen, natverk@prov.example"
    assert asked.links == [("provförvaltningen", "ansvariga/provforvaltningen/"), MAILBOX]
    named = fragment.read(ask(view, None, "Processledare", "provforvaltningen"))
    assert named.words == "Frågor: processledare, provförvaltningen"
    assert ask(view, None) == ""


def test_a_city_without_functions_sees_none_of_it(tmp_path: Path) -> None:
    assert "Frågor" not in show(tmp_path / "network", "network_facts", "provnat").facts
    assert "Frågor" not in show(tmp_path / "plan", "plan_facts", "provnat", 2023).facts
    assert "Frågor" not in show(tmp_path / "activities", "activities", "provnat", 2023).words
    assert "Ansvarig" not in show(tmp_path / "year", "direction", 2023).words
    assert show(tmp_path / "routines", "routines").rows[0][-1] == "Vilka som deltar"
    assert "påminnelse" not in show(tmp_path / "front", "attention", day="2024-02-01").words
    assert "funktioner.csv" not in show(tmp_path / "files", "open_data").words


def test_a_reminder_goes_to_who_answers(tmp_path: Path) -> None:
    front = show(tmp_path / "front", "attention", day="2024-02-01", changes=OWNED)
    assert f"En påminnelse går till: {OWNER}" in front.words


def test_what_there_is_to_do_stands_under_who_answers_and_last_what_nobody_does(tmp_path: Path) -> None:
    shown = show(tmp_path, "to_do", day="2024-02-01", changes=OWNED)
    headings = [(one.words.partition(" (")[0], one.attributes["id"]) for one in shown.elements if one.name == "h2"]
    assert headings == [
        ("Ljusansvarig", "funktion-ljus"),
        ("Samordnare", "funktion-samordning"),
        ("Utan ansvarig funktion", "samordnaren"),
    ]
    assert [row[0] for row in shown.rows] == ["Funktion", *(name for name, _ in headings)]
    told = shown.said("p")
    assert "En påminnelse går till: Provförvaltningen, natverk@prov.example" in told
    assert "En påminnelse går till den som samordnar: provförvaltningen" in told
    # A task says of which network it is.
    assert "Provnät: Styrelsemedlem, till och med 30 juni 2024 data/networks/provnat.yml" in shown.words
