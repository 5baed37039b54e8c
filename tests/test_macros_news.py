"""Does the page about what is new in a year's plans tell what changed, and say where nothing can be compared?"""

from __future__ import annotations

from pathlib import Path

from tests import project, scenes
from tests.test_changes import NEXT_PLAN
from tests.test_macros import show

PAGES = ("natverk/provnat/2024.md", "ar/2024.md", "ar/2024/nytt.md")
NEXT = scenes.pages({"data/plans/2024/provnat.yml": NEXT_PLAN}, *PAGES)


def test_a_years_plans_are_compared_with_the_ones_before(tmp_path: Path) -> None:
    shown = show(tmp_path, "whats_new", 2024, day="2024-03-01", changes=NEXT)
    assert [item.words for item in shown.all("li")] == [
        "Uppdraget som styrelsemedlem upphör 30 juni 2024; ingen efterträdare är angiven.",
        "Texten för syftet ändras från ”Att prova.” till ”Att pröva.”",
        "Aktiviteten ”Besöka en annan stad” tillkommer.",
        "Aktiviteten ”Delta i mötet” finns inte i planen för 2024.",
    ]
    assert [heading.words for heading in shown.all("h2")] == ["Provnät"]
    assert ("Provnät 2023", "natverk/provnat/2023/") in shown.links


def test_the_first_plan_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    shown = show(tmp_path, "whats_new", 2023)
    assert "Planen för Provnät 2023. Uppdragen är jämförda med 2022." in shown.words
    assert [item.words for item in shown.all("li")] == [
        "Handlingsplanen för 2023 kan inte jämföras, eftersom ingen plan för 2022 är känd."
    ]


def test_a_year_without_plans_says_so(tmp_path: Path) -> None:
    assert "Ingen handlingsplan är känd för 2021." in show(tmp_path, "whats_new", 2021).words


def test_a_plan_without_news_says_so(tmp_path: Path) -> None:
    same = str(project.FILES["data/plans/2023/provnat.yml"])
    changes = scenes.edits(("data/networks/provnat.yml", "    end: 2024-06-30\n", "    end: ongoing\n"))
    changes["data/plans/2024/provnat.yml"] = same.replace("    start: 2023-05-04\n", "")
    changes = scenes.pages(changes, *PAGES)
    shown = show(tmp_path, "whats_new", 2024, day="2024-03-01", changes=changes)
    assert "Inget i planen eller uppdragen skiljer sig." in shown.words


def test_the_years_page_leads_to_the_news(tmp_path: Path) -> None:
    shown = show(tmp_path, "year_overview", 2024, day="2024-03-01", changes=NEXT)
    assert ("Nytt i planerna 2024", "ar/2024/nytt/") in shown.links
