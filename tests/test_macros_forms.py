"""Do the macros with forms show what can be changed, as far as there is a page for it?"""

from __future__ import annotations

from pathlib import Path

from tests import project
from tests.scenes import Changes
from tests.test_macros import show

PAGE = '---\ntitle: "Ändra: uppdrag"\n---\n# Ändra\n\n{{ forms("uppdrag") }}\n'


MENU = project.FILES["mkdocs.yml"] + "  - Ändra: andra/uppdrag.md\n"
WITH: Changes = {"docs/andra/uppdrag.md": PAGE, "mkdocs.yml": MENU}


def test_all_forms_are_those_with_a_page_by_subject(tmp_path: Path) -> None:
    assert show(tmp_path, "all_forms").all("h2") == []
    shown = show(tmp_path, "all_forms", changes=WITH)
    assert [one.words for one in shown.all("h2")] == ["Uppdrag"]
    assert ("Ett uppdrag förlängs", "andra/uppdrag/?form=role-extend") in shown.links


def test_each_form_of_a_subject_stands_under_its_name(tmp_path: Path) -> None:
    shown = show(tmp_path, "forms", "uppdrag")
    assert [one.words for one in shown.all("h2")][:2] == ["Ett uppdrag förlängs", "Någon annan tar över ett uppdrag"]
    assert shown.elements[0].attributes["data-asks"] == "andra/uppdrag.json"


def test_a_record_leads_to_its_form_where_the_site_has_one(tmp_path: Path) -> None:
    assert not [name for name, _ in show(tmp_path, "roles", "provnat").links if name.startswith(("Ändra", "Lägg till"))]
    shown = show(tmp_path, "roles", "provnat", changes=WITH)
    (way,) = [one for one in shown.all("a") if one.words == "Ändra"]
    assert way.attributes["aria-label"] == "Ändra uppdraget Styrelsemedlem"
    assert way.attributes["href"].startswith("andra/uppdrag/?about=provnat/")
    assert ("Lägg till ett uppdrag", "andra/uppdrag/?form=role-new&about=provnat") in shown.links


def test_the_to_do_page_says_what_its_links_open_where_there_are_any(tmp_path: Path) -> None:
    of_plans: Changes = {
        path.replace("uppdrag", "plan"): str(text).replace("uppdrag", "plan") for path, text in WITH.items()
    }
    for number, (changes, is_told) in enumerate(((WITH, False), (of_plans, True))):
        shown = show(tmp_path / str(number), "to_do", changes=changes)
        assert any(one.words.startswith("Fyll i öppnar") for one in shown.all("p")) == is_told
        assert any(one.words == "Fyll i" for one in shown.all("a")) == is_told
