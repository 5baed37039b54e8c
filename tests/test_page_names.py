"""Is a page called the same in the menu as in its heading, and a network's year a plan's when there is one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import project, scenes

PLAN_PAGE = "docs/natverk/provnat/2023.md"


def test_a_menu_that_calls_a_page_otherwise_is_told_with_both_ways_out(tmp_path: Path) -> None:
    changes = project.edited("mkdocs.yml", "- Källor: kallor.md", "- Referenser: kallor.md")
    assert project.messages(tmp_path, changes) == [
        "mkdocs.yml:12: menyn kallar sidan ”Referenser”, men dess rubrik är ”Källor” (docs/kallor.md:4) "
        "– skriv ”Källor” i menyn, eller ”# Referenser” på sidan"
    ]


@pytest.mark.parametrize("heading", ["Källor {#alla}", "*Källor*", "Käll`or`"])
def test_what_only_marks_up_a_heading_is_no_difference(tmp_path: Path, heading: str) -> None:
    assert project.messages(tmp_path, project.edited("docs/kallor.md", "# Källor", f"# {heading}")) == []


def test_start_and_the_day_of_a_matter_are_the_menus_own_words(tmp_path: Path) -> None:
    changes = scenes.edits(
        ("docs/index.md", "# Start", "# Exempelstads nätverk"),
        ("mkdocs.yml", "- Nämnden: namnden", "- 13 mars 2023: namnden"),
    )
    assert project.messages(tmp_path, changes) == []


def test_a_year_that_has_got_its_plan_is_called_a_plan(tmp_path: Path) -> None:
    do = 'skriv ”# Plan 2023”, samma namn i menyn, och title: "Provnät: plan 2023"'
    heading = project.edited(PLAN_PAGE, "# Plan 2023", "# Året 2023")
    assert project.messages(tmp_path / "a", heading) == [
        f"{PLAN_PAGE}:6: sidan heter ”Året 2023”, men planen för 2023 är känd – {do}"
    ]
    title = project.edited(PLAN_PAGE, "Provnät: plan 2023", "Provnät: året 2023")
    assert project.messages(tmp_path / "b", title) == [
        f"{PLAN_PAGE}:2: sidans titel är ”Provnät: året 2023”, men planen för 2023 är känd – {do}"
    ]


def test_two_networks_are_never_called_the_same_in_a_table(tmp_path: Path) -> None:
    other: scenes.Changes = {"data/networks/annat.yml": f"name: Ett annat nät\nshort: provnät\n{project.MEMBER}"}
    (told,) = project.messages(tmp_path, scenes.pages(other, "natverk/annat/index.md"))
    assert told == (
        "data/networks/annat.yml:2: också nätverket provnat kallas ”provnät” – "
        "välj ett kortnamn som skiljer dem åt, eller ta bort raden"
    )
