"""Do an earlier release's pages come to answer, with each word of an editor's under the heading it stood under?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from actionplans.closing.first_format import prose
from actionplans.commands.main import main
from actionplans.drafts import pages
from actionplans.drafts.city import START
from actionplans.drafts.upgrades.steps import upgraded
from actionplans.macros import SIGNATURES
from actionplans.reading.pages import read_page
from tests import project

OLD_PLAN = """\
---
title: "Provnät: plan 2023"
network: provnat
year: 2023
---
# Plan 2023

{{ plan_facts("provnat", 2023) }}

Planen är den första.

## Syfte

{{ purpose("provnat", 2023) }}

## Mål

{{ plan_goals("provnat", 2023) }}

## Prioriteringar

{{ priorities("provnat", 2023) }}

## Aktiviteter

Vi gör dem tillsammans.

{{ activities("provnat", 2023) }}

## Roller

{{ roles("provnat", 2023) }}

## Det här lärde vi oss

Att börja i tid.

## Vad det blev

{{ follow_up("provnat", 2023) }}

## Vad som hände under året

{{ timeline("provnat", 2023) }}

## Källor

{{ sources("provnat", 2023) }}
"""
NEW_PLAN = [
    *("Prioriteringar", "Aktiviteter", "Mål", "Uppdrag", "Det här lärde vi oss", "Syfte"),
    *("Vad som hände under året", "Källor"),
]
PLANLESS = """\
---
title: "Provnät: året 2022"
network: provnat
year: 2022
---
# Året 2022

{{ plan_facts("provnat", 2022) }}

## Roller

{{ roles("provnat", 2022) }}

## Vad vi prioriterar

{{ priorities("provnat", 2022) }}

## Källor

{{ sources("provnat", 2022) }}
"""
NETWORK = """\
---
title: Provnät
network: provnat
---
# Provnät

{{ current_plan("provnat") }}

Provnät är ett nätverk.

Staden leder det.

## Nätverket i korthet

{{ network_facts("provnat") }}

## Vårt medlemskap

Det går till 2027.

{{ memberships("provnat") }}

## Våra roller

{{ roles("provnat") }}

## Vad vi prioriterar

{{ priorities("provnat") }}

## Handlingsplaner och år

{{ plan_history("provnat") }}

## Källor

{{ sources("provnat") }}
"""
PLAN_PAGE, YEAR_PAGE = "docs/natverk/provnat/2023.md", "docs/natverk/provnat/2022.md"
NETWORK_PAGE, FIRST_PAGE = "docs/natverk/provnat/index.md", "docs/index.md"


def moved(texts: Mapping[str, str], told: list[str] | None = None) -> dict[str, str]:
    """The files after all steps, which a second time change nothing; what is left to decide is told."""
    result = upgraded(dict(texts))
    after = {name: text for name, text in {**texts, **result.changes}.items() if text is not None}
    assert upgraded(after).changes == {}
    assert upgraded(after).left == ()
    (told if told is not None else []).extend(result.left)
    return after


def headings(page: str) -> list[str]:
    return re.findall(r"^##+ (.*)$", page, re.MULTILINE)


def words(page: str) -> str:
    read = read_page(page.encode(), "natverk/provnat/2023.md", SIGNATURES, [])
    assert read is not None
    return prose(read)


# --- Plans and years --------------------------------------------------------------------------------------------------


def test_a_plan_s_sections_stand_as_they_are_asked_for_and_its_activities_once() -> None:
    after = moved({PLAN_PAGE: OLD_PLAN})[PLAN_PAGE]
    assert headings(after) == NEW_PLAN
    assert "follow_up" not in after
    assert "## Aktiviteter\n\nVi gör dem tillsammans.\n\n{{ activities(" in after
    assert "## Det här lärde vi oss\n\nAtt börja i tid.\n" in after
    assert '{{ plan_facts("provnat", 2023) }}\n\nPlanen är den första.\n\n## Prioriteringar\n' in after


def test_a_year_without_a_plan_has_its_priorities_first_and_their_name() -> None:
    assert headings(moved({YEAR_PAGE: PLANLESS})[YEAR_PAGE]) == ["Prioriteringar", "Uppdrag", "Källor"]


def test_words_under_what_the_activities_tell_now_stay_there() -> None:
    written = OLD_PLAN.replace("{{ follow_up(", "Mötet blev av.\n\n{{ follow_up(")
    after = moved({PLAN_PAGE: written})[PLAN_PAGE]
    assert "## Vad det blev\n\nMötet blev av.\n\n## Mål\n" in after
    assert "follow_up" not in after


def test_a_closed_plan_whose_words_would_come_in_another_order_keeps_it() -> None:
    written = OLD_PLAN.replace("{{ purpose(", "Vi vill lära.\n\n{{ purpose(")
    closed = {"data/closed.yml": "2023:\n  date: 2024-01-01\n"}
    told: list[str] = []
    after = moved({PLAN_PAGE: written, **closed}, told)[PLAN_PAGE]
    assert words(after) == words(written)
    assert headings(after)[0] == "Syfte"
    assert "Uppdrag" in headings(after)
    assert [line.partition(" – ")[2] for line in told] == [
        "låt dem stå, för planen är stängd och dess text får inte byta ordning"
    ]
    # Of an open one, and of a closed one whose words stay in their order, nothing is kept back.
    assert headings(moved({PLAN_PAGE: written})[PLAN_PAGE])[0] == "Prioriteringar"
    assert headings(moved({PLAN_PAGE: OLD_PLAN, **closed})[PLAN_PAGE]) == NEW_PLAN


def test_who_has_an_order_of_their_own_keeps_it_and_is_told() -> None:
    first, _, rest = OLD_PLAN.partition("## Syfte")
    purpose, _, rest = rest.partition("## Mål")
    told: list[str] = []
    own = f"{first}## Mål{rest.rstrip()}\n\n## Syfte{purpose}"
    after = moved({PLAN_PAGE: own}, told)[PLAN_PAGE]
    assert headings(after)[-2:] == ["Källor", "Syfte"]
    assert [line for line in told if "avsnitten står i en annan ordning" in line]


@pytest.mark.parametrize("apart", ["<div markdown>\n\n## Mål", "```\n\n## Mål\n\n```\n\n## Mål"])
def test_what_is_no_heading_and_what_holds_sections_together_is_let_be(apart: str) -> None:
    closes = "\n</div>\n" if apart.startswith("<div") else ""
    page = OLD_PLAN.replace("## Mål", apart) + closes
    after = moved({PLAN_PAGE: page})[PLAN_PAGE]
    assert words(after).split() == words(page).split() if closes else "```\n\n## Mål\n\n```" in after


# --- Networks ---------------------------------------------------------------------------------------------------------


def test_a_network_s_page_says_first_what_holds_now() -> None:
    after = moved({NETWORK_PAGE: NETWORK})[NETWORK_PAGE]
    assert after.startswith(
        "---\ntitle: Provnät\nnetwork: provnat\n---\n# Provnät\n\nProvnät är ett nätverk.\n\n"
        '{{ network_now("provnat") }}\n\nStaden leder det.\n\n## Vad det gav\n\n{{ network_results("provnat") }}\n'
    )
    drafted = [heading for heading, _ in pages.NETWORK]
    assert [one for one in drafted if one in headings(after)] == headings(after)
    assert len(headings(after)) == 8
    assert "## Medlemskap\n\nDet går till 2027.\n\n{{ memberships(" in after


@pytest.mark.parametrize("first", ["- En lista.", "!!! note\n    En ruta.", '{{ source("brev") }} säger det.'])
def test_what_holds_now_stands_above_what_is_no_sentence(first: str) -> None:
    after = moved({NETWORK_PAGE: NETWORK.replace("Provnät är ett nätverk.", first)})[NETWORK_PAGE]
    assert f'# Provnät\n\n{{{{ network_now("provnat") }}}}\n\n{first}\n\nStaden leder det.\n' in after


def test_a_network_s_page_of_another_form_is_let_be_and_told() -> None:
    told: list[str] = []
    own = NETWORK.replace('{{ current_plan("provnat") }}\n\n', "")
    after = moved({NETWORK_PAGE: own}, told)[NETWORK_PAGE]
    assert headings(after) == [
        *("Om nätverket", "Medlemskap", "Uppdrag", "Prioriteringar genom åren", "År för år", "Källor"),
    ]
    assert [line.partition(" – ")[0] for line in told] == [
        f"{NETWORK_PAGE}:1:1: avsnitten står i en annan ordning än i nya sidor",
        f"{NETWORK_PAGE}:1:1: sidan säger inte överst hur det är nu",
    ]


# --- Start ------------------------------------------------------------------------------------------------------------

START_PAGE = """\
---
title: Start
hide: [navigation, toc]
---
<div class="hero" markdown>

# Exempelstads nätverk

Staden deltar för att lära. Här finns handlingsplanerna, rollerna och historiken.

{{ site_day() }}

</div>

{{ at_a_glance() }}

## Vilken plan gäller, och vem företräder staden?

{{ current_plans() }}

## Behöver uppmärksamhet

{{ attention() }}

[Allt som saknas](att-gora.md)

## Hitta vidare

<div class="ways" markdown>

- [**Historik**](historik.md) Alla nätverk och år i en tabell
- [**Roller**](roller.md) Vem som företräder staden var
- [**Arbetssätt**](arbetssatt/index.md) Resor, rapporter, uppföljning
- [**Nämnden**](namnden/index.md) Vad nämnden har fått och beslutat
- [**Kalender**](oppna-data.md#kalender) Årets datum i Outlook

</div>
"""


def test_start_answers_and_keeps_the_city_s_own_words() -> None:
    there = dict.fromkeys(("docs/historik.md", "docs/roller.md", "docs/namnden/index.md"), "# Sidan\n")
    after = moved({FIRST_PAGE: START_PAGE, **there})[FIRST_PAGE]
    assert "hero" not in after
    assert "# Exempelstads nätverk\n\n{{ site_day() }}\n\nStaden deltar för att lära.\n\n{{ at_a_glance() }}\n" in after
    assert headings(after) == headings((START / FIRST_PAGE).read_text(encoding="utf-8"))
    assert "## Brådskar\n\n{{ attention() }}\n\n[Allt som saknas](att-gora.md)\n\n{{ latest_outcomes() }}\n" in after
    # What leads on leads to what there is.
    ways = re.findall(r"^- .*\]\(([^)]*)\)", after, re.MULTILINE)
    assert ways
    assert {f"docs/{path}" for path in ways} <= set(there)


def test_a_section_of_the_city_s_own_stays_under_the_one_before_it() -> None:
    own = START_PAGE.replace("## Hitta vidare", "## På gång\n\nEgna nyheter.\n\n## Hitta vidare")
    after = moved({FIRST_PAGE: own})[FIRST_PAGE]
    assert "{{ latest_outcomes() }}\n\n## På gång\n\nEgna nyheter.\n" in after


def test_a_start_of_another_form_is_let_be() -> None:
    own = START_PAGE.replace(' class="hero"', "")
    assert moved({FIRST_PAGE: own})[FIRST_PAGE] == own


# --- Candidates and sentences -----------------------------------------------------------------------------------------


def test_candidates_have_one_list_of_sources_and_what_they_are_last() -> None:
    one = (
        '## A\n\nEgen text.\n\n### Nätverket i korthet\n\n{{ network_facts("a") }}\n\n'
        '### Varför\n\n{{ considerations("a") }}\n\n### Källor\n\n{{ sources("a") }}\n'
    )
    page = f"---\ntitle: Kandidater\n---\n# Kandidater\n\n{one}\n{one.replace('## A', '## B')}"
    after = moved({"docs/kandidater.md": page})["docs/kandidater.md"]
    assert headings(after) == ["A", "Varför", "Om nätverket", "B", "Varför", "Om nätverket", "Källor"]
    assert after.count("Egen text.") == 2
    assert after.count("{{ sources(") == 1


def test_why_a_network_is_considered_stands_where_its_priorities_did() -> None:
    told = "---\ntitle: Kandidater\n---\n# Kandidater\n"
    for one in ("a", "b"):
        told += f'\n## {one}\n\n### Varför nätverket övervägs\n\n{{{{ priorities("{one}") }}}}\n'
    after = moved({"docs/kandidater.md": told, "data/networks/b.yml": "name: B\npriorities: []\n"})[
        "docs/kandidater.md"
    ]
    both = '{{ considerations("b") }}\n\n{{ priorities("b") }}'
    assert after == told.replace('priorities("a")', 'considerations("a")').replace('{{ priorities("b") }}', both)


def test_a_drafted_sentence_is_today_s_and_an_own_one_stays() -> None:
    drafted = (
        "---\ntitle: Roller\n---\n# Roller\n\nEgen text. En roll som en källa bara belägger\nför ett visst år "
        "visas aldrig som pågående efteråt.\n"
    )
    after = moved({"docs/roller.md": drafted})["docs/roller.md"]
    assert after.startswith("---\ntitle: Uppdrag\n---\n# Uppdrag\n\nEgen text. Ett uppdrag som en källa bara belägger")
    told: list[str] = []
    wheel = "---\ntitle: Årshjul\n---\n# Årshjul\n\nSå här läser du hjulet.\n\n## Året runt\n\n{{ year_wheel(2023) }}\n"
    after = moved({"docs/arbetssatt/arshjul.md": wheel}, told)["docs/arbetssatt/arshjul.md"]
    assert after == wheel.replace("Året runt", "Månad för månad")
    assert told == ["docs/arbetssatt/arshjul.md:6:1: texten talar om hjulet, som nu är en lista – skriv om meningen"]


ARCHIVE = (
    "---\ntitle: Arkiv\n---\n# Arkiv\n\n- **Nämndens papper** som PDF: brevet, en bilaga per nätverk, årsrapporten, "
    "och allt i en fil.\n\nTvå summor\nskyddar paketet. Den ena är zip-filens och står här. Den andra gäller "
    "innehållet och står också på brevet till nämnden,\nså att den finns i nämndens handlingar.\n"
)


def test_the_archive_page_of_release_1_says_what_the_sums_cover_now_or_is_told() -> None:
    told: list[str] = []
    after = moved({"docs/arkiv.md": ARCHIVE}, told)["docs/arkiv.md"]
    assert "- **Bilagornas summa** står på brevet till nämnden." in after
    assert told == []
    moved({"docs/arkiv.md": ARCHIVE.replace("skyddar", "värnar")}, told)
    assert [one.partition(" – ")[0] for one in told] == [
        "docs/arkiv.md:11:1: texten beskriver den första utgåvans årspaket: nu gäller summan på brevet bilagorna"
    ]


# --- New pages --------------------------------------------------------------------------------------------------------

# The miniature as it was before them.
BEFORE = {**project.FILES, FIRST_PAGE: START_PAGE}
NEW = ("docs/resultat.md", "docs/ansvariga/index.md", "docs/dag.md", "docs/nytt.md")


def test_new_pages_come_with_their_rows() -> None:
    settings = BEFORE["mkdocs.yml"]
    rows = (
        "nav:\n  - Start: index.md\n  - Vad vi vet:\n      - Förvaltningar: forvaltningar.md\n"
        "      - Historik: historik.md\n      - Uppdrag: roller.md\n  - Om:\n      - om/index.md\n"
    )
    texts = {**BEFORE, "mkdocs.yml": settings[: settings.index("nav:")] + rows}
    told: list[str] = []
    after = moved(texts, told)
    assert set(NEW) <= set(after)
    assert told == []
    menu = after["mkdocs.yml"][after["mkdocs.yml"].index("nav:") :]
    assert "      - Förvaltningar: forvaltningar.md\n      - Ansvariga: ansvariga/index.md\n" in menu
    assert "      - Historik: historik.md\n      - Läget en viss dag: dag.md\n" in menu
    assert "      - om/index.md\n      - Nytt på webbplatsen: nytt.md\n" in menu
    assert "      - Vad får vi ut av det?: resultat.md\n      - Uppdrag: roller.md\n" in menu
    # The overview of who shares what is no page of this city's.
    assert "forvaltningar.md)" not in after["docs/ansvariga/index.md"]
    # What has been taken away again does not come back.
    left = {name: text for name, text in after.items() if name != "docs/dag.md"}
    assert "docs/dag.md" not in moved(left)


def test_a_page_that_the_menu_has_no_place_for_is_told() -> None:
    result = upgraded(BEFORE)
    assert not set(NEW) & set(result.changes)
    assert [line for line in result.left if "menyn har ingen given plats" in line] == [
        f"mkdocs.yml: menyn har ingen given plats för {name.removeprefix('docs/')} – lägg in sidan själv, som i "
        f"actionplans/drafts/start/{name}"
        for name in NEW
    ]
    broken = upgraded({**BEFORE, "data/city.yml": "name: [\n"})
    assert [line for line in broken.left if "uppgifterna går inte att läsa" in line]


def test_pages_with_forms_come_in_a_section_of_their_own() -> None:
    """Before the sources, or the last section; in the menu's own indentation; once."""
    section = "- Ändra:\n    - andra/index.md\n    - Uppdrag: andra/uppdrag.md\n"
    for rows, before in (
        ("  - Start: index.md\n  - Källor: kallor.md\n  - Om:\n      - om/index.md\n", "  - Källor: kallor.md\n"),
        ("- Start: index.md\n- Om:\n  - om/index.md\n", "- Om:\n"),
    ):
        texts = {**BEFORE, "mkdocs.yml": f"site_name: S\nnav:\n{rows}# slut\nextra: {{}}\n"}
        after = moved(texts)
        indent = before.partition("-")[0]
        nav = after["mkdocs.yml"][after["mkdocs.yml"].index("nav:") :]
        assert "".join(f"{indent}{line}\n" for line in section.splitlines()) in nav
        assert f"{indent}    - Fel på webbplatsen: andra/fel.md\n{before}" in nav
        assert '{{ forms("uppdrag") }}' in after["docs/andra/uppdrag.md"]
        left = {name: text for name, text in after.items() if name != "docs/andra/fel.md"}
        assert "docs/andra/fel.md" not in moved(left)


def test_the_command_tells_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project.write(tmp_path, {NETWORK_PAGE: NETWORK.replace('{{ current_plan("provnat") }}\n\n', "")})
    assert main(["upgrade", "--project", str(root)]) == 0
    told = capsys.readouterr().out
    assert f"kvar att avgöra: {NETWORK_PAGE}:1:1: sidan säger inte överst hur det är nu – skriv" in told
