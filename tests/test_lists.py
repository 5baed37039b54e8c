"""Is what looks like a list or a table in GitHub's preview, or in Word, one on the site, or else told?"""

from __future__ import annotations

import pytest

from actionplans.reading import pages
from actionplans.rules import html, lists
from tests import project
from tests.test_page_html import checked_model

TELLS = {
    "Vi ska:\n- delta\n- skriva": "2:1: listan har ingen tom rad ovanför",
    "Vi ska:\n1. delta\n2. skriva": "2:1: listan har ingen tom rad ovanför",
    '!!! note "Obs"\n\n    Vi ska:\n    - delta': "4:5: listan har ingen tom rad ovanför",
    "- delta\n  - i möten\n- skriva": "2:3: punkten är indragen med 2 mellanslag och visas på samma nivå",
    "1. delta\n   - i möten": "2:4: punkten är indragen med 3 mellanslag",
    "• delta\n• skriva": "2:1: • gör ingen lista",
    "Vi ska:\n•\tdelta": "2:1: • gör ingen lista",
    "a) delta\nb) skriva": "2:1: b) gör ingen lista",
    "1) delta\n2) skriva": "2:1: 2) gör ingen lista",
    "Stad\tAvgift\nProvstad\t12 000": "2:1: raderna har tabbar",
    "13. mars möts vi.\n\n20. mars igen.": "3:1: raden börjar med ”20.” och visas som punkt 14 i en lista",
    "1. a\n3. b": "2:1: raden börjar med ”3.” och visas som punkt 2",
    "-delta\n-skriva": "2:1: raderna har inget mellanslag efter listans tecken",
    "1.Delta\n2.Skriva": "2:1: raderna har inget mellanslag efter listans tecken",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |": "3:1: raden har 3 celler men tabellen 2",
    "> a | b\n> --|--\n> 1 | 2 | 3": "3:1: raden har 3 celler men tabellen 2",
    "| a | b |\n|---|\n| 1 | 2 |": "2:1: tabellen har 2 rubriker men 1 streck under dem",
    "1. a\n2. b\n\n    - c\n\n10. d": "6:1: raden börjar med ”10.” och visas som punkt 3",
}
PASSES = [
    "    Vi ska:\n    - delta",
    "Vi ska:\n\n- delta\n    - i möten\n    - i grupper\n- skriva",
    "- delta\n\t- i möten",
    "- en lång punkt\n  som går vidare\n- en till",
    "1. a\n2. b\n\n    - c\n\n3. d",
    "1. a\n1. b\n1. c",
    "13. mars möts vi.",
    "Text.\n\n2026. Ett bra år.",
    "1. a\n\nText emellan.\n\n2. b",
    "## Först\n\n1. a\n\n## Sedan\n\n5. b\n6. c",
    "1. a\n\n    Mer om a.\n\n2. b",
    "## Rubrik\n- delta\n- skriva",
    "Mötet hölls den\n13. mars i Provstad, och\n2026. Så var det.",
    "Det kostar 5 – 10 kr\n– eller mer.",
    "– Ja, sa hon.\n– Nej, sa han.",
    "```\nVi ska:\n- delta\n```",
    "| a | b |\n|---|---|\n| - c | • d |",
    "> Citat\n> - punkt",
    "Begrepp\n:   Förklaring",
    "Text med\ttabb.\n\nEn till\tmed tabb.",
    "13\\. mars möts vi.",
    "Kl. 9.\n\n1.5 miljoner och 12.30 är tal.",
    "**Tid:** kl. 9\n*Plats:* Provstad",
    "a) delta\n\nb) skriva",
    "-5 grader\n-7 grader",
    "1.5 mil\n2.5 mil",
    "|a|b|\n|-|-|\n|x \\| y|`k`|\n|z|",
    "- ja|nej\n- a|b|c",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is told of each text, on a page of its own: from its own first line."""
    root = tmp_path_factory.mktemp("lists")
    texts = {f"docs/om/sida-{number}.md": text for number, text in enumerate([*TELLS, *PASSES])}
    header = "---\ntitle: X\n---\n# X\n\n"
    project.write(root, {path: f"{header}{text}\n" for path, text in texts.items()})
    found: dict[str, list[str]] = {text: [] for text in texts.values()}
    for problem in lists.lists(checked_model(root), pages.read(root, {})):
        line = problem.place.line - header.count("\n")
        found[texts[problem.place.path]].append(f"{line}:{problem.place.column}: {problem.what}")
    return found


@pytest.mark.parametrize(("text", "says"), TELLS.items())
def test_what_the_site_shows_as_something_else_is_told_once_where_it_stands(
    told: dict[str, list[str]], text: str, says: str
) -> None:
    assert len(told[text]) == 1
    assert told[text][0].startswith(says)


@pytest.mark.parametrize("text", PASSES)
def test_what_is_shown_as_it_is_written_passes(told: dict[str, list[str]], text: str) -> None:
    assert told[text] == []


def test_markdown_is_as_the_rules_say() -> None:
    """What is told is no list, and what passes is one: by the site's own Markdown."""
    assert "<li>" not in html.converted("Vi ska:\n- delta\n- skriva")
    assert html.converted("- delta\n  - i möten").count("<ul>") == 1
    assert html.converted("1. a\n2. b\n\n    - c\n\n10. d").count("<ol>") == 1
    assert '<ol start="2">' in html.converted("1. a\n\nText emellan.\n\n2. b")
    assert html.converted("- delta\n    - i möten").count("<ul>") == 2
    assert '<ol start="13">' in html.converted("13. mars möts vi.")
    assert "13. mars" in html.converted("13\\. mars möts vi.")
    assert "13. mars" in html.converted("Mötet hölls den\n13. mars.")
    assert html.converted("## Rubrik\n- delta\n- skriva").count("<li>") == 2
