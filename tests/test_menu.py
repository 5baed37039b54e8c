"""Does the menu get the rows that follow from pages, in their places, and keep those that an editor has written?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actionplans.commands.drafts import texts
from actionplans.commands.main import main
from actionplans.drafts import menu
from actionplans.drafts.upgrades.rows import without_those_that_follow
from actionplans.macros import SIGNATURES
from actionplans.reading import pages
from actionplans.reading.data import load
from actionplans.reading.menu import entries_of
from actionplans.rules.check import check
from actionplans.site.menu import filled, following, names
from tests import project
from tests.sites import ROOT

FICTIONAL = ROOT / "tests/fixtures/exempelstad"
# Pages that stand in the menu by themselves, with what their headings say.
CALLED = {
    "natverk/index.md": "Alla nätverk",
    "natverk/ostra/index.md": "Östra",
    "natverk/alfa/index.md": "Alfa",
    "natverk/angs/index.md": "Ängs",
    "natverk/aker/index.md": "Åker",
    "natverk/alfa/2024.md": "Plan 2024",
    "natverk/alfa/2023.md": "Plan 2023",
    "natverk/alfa/2023/arsrapport.md": "Årsrapport 2023",
    "ar/index.md": "År för år",
    "ar/2023.md": "Året 2023",
    "ar/2023/arsrapport.md": "Årsrapport 2023",
    "ar/2023/nytt.md": "Nytt i planerna 2023",
    "aktiviteter/2023.md": "Aktiviteter 2023",
    "aktiviteter/2024.md": "Aktiviteter 2024",
    "namnden/index.md": "Nämnden",
    "namnden/2023-03-13.md": "Ärendet den 13 mars 2023",
    "namnden/2023-03-13-avtal.md": "Ärendet om avtalet",
    "namnden/2024-03-11.md": "Ärendet den 11 mars 2024",
    "ansvariga/index.md": "Ansvariga",
    "ansvariga/park.md": "Parkkontoret",
    "ansvariga/gata.md": "Gatukontoret",
    "arbetssatt/index.md": "Arbetssätt",
    "arbetssatt/resor.md": "Resor",
    "arbetssatt/avgifter.md": "Avgifter",
    "planer/gemensam/2023.md": "Gemensam plan",
    "mal.md": "Mål",
}
SECTIONS = """\
nav:
  - Nätverk:
      - Alla nätverk: natverk/index.md
  - Över nätverken:
      - Mål: mal.md
      - Ansvariga: ansvariga/index.md
  - År för år: ar/index.md
  - Arbetssätt:
      - arbetssatt/index.md
      - Resor: arbetssatt/resor.md
  - Nämnden:
      - namnden/index.md
      - Arkiv: arkiv.md
"""
WHOLE = """\
  - Nätverk:
      - Alla nätverk: natverk/index.md
      - Alfa:
          - natverk/alfa/index.md
          - Plan 2024: natverk/alfa/2024.md
          - Plan 2023: natverk/alfa/2023.md
          - Årsrapport 2023: natverk/alfa/2023/arsrapport.md
      - Åker:
          - natverk/aker/index.md
      - Ängs:
          - natverk/angs/index.md
      - Östra:
          - natverk/ostra/index.md
  - Över nätverken:
      - Mål: mal.md
      - Ansvariga:
          - ansvariga/index.md
          - Gatukontoret: ansvariga/gata.md
          - Parkkontoret: ansvariga/park.md
  - År för år:
      - ar/index.md
      - Aktiviteter 2024: aktiviteter/2024.md
      - Året 2023: ar/2023.md
      - Nytt i planerna 2023: ar/2023/nytt.md
      - Årsrapport 2023: ar/2023/arsrapport.md
      - Aktiviteter 2023: aktiviteter/2023.md
  - Arbetssätt:
      - arbetssatt/index.md
      - Resor: arbetssatt/resor.md
      - Avgifter: arbetssatt/avgifter.md
  - Nämnden:
      - namnden/index.md
      - Ärendet den 11 mars 2024: namnden/2024-03-11.md
      - Ärendet om avtalet: namnden/2023-03-13-avtal.md
      - Ärendet den 13 mars 2023: namnden/2023-03-13.md
      - Arkiv: arkiv.md
"""


def whole(written: str, called: dict[str, str] | None = None) -> str:
    return menu.as_text(filled(entries_of(written) or [], CALLED if called is None else called))


def listed(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [path for child in (entry.values() if isinstance(entry, dict) else entry) for path in listed(child)]


def test_each_section_has_its_pages_in_their_order() -> None:
    assert whole(SECTIONS) == WHOLE


def test_a_whole_menu_is_taken_as_it_is() -> None:
    assert whole(f"nav:\n{WHOLE}") == WHOLE
    assert whole(SECTIONS, {}) == SECTIONS.partition("\n")[2]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        # Beside the rows that are written, wherever these stand and whatever they are called.
        (
            "  - Nyss: natverk/alfa/2024.md\n",
            "  - Nyss: natverk/alfa/2024.md\n  - Plan 2023: natverk/alfa/2023.md\n"
            "  - Årsrapport 2023: natverk/alfa/2023/arsrapport.md\n",
        ),
        (
            "  - Brev:\n      - Förra: namnden/2023-03-13.md\n  - Resor: arbetssatt/resor.md\n",
            "  - Brev:\n      - Ärendet den 11 mars 2024: namnden/2024-03-11.md\n"
            "      - Ärendet om avtalet: namnden/2023-03-13-avtal.md\n      - Förra: namnden/2023-03-13.md\n"
            "  - Resor: arbetssatt/resor.md\n  - Avgifter: arbetssatt/avgifter.md\n",
        ),
        # A network's name is that of its own section, also where it is the first.
        (
            "  - Nätverk:\n      - A: natverk/alfa/index.md\n      - Ö:\n          - natverk/ostra/index.md\n",
            "  - Nätverk:\n      - A:\n          - natverk/alfa/index.md\n          - Plan 2024: natverk/alfa/2024.md\n"
            "          - Plan 2023: natverk/alfa/2023.md\n"
            "          - Årsrapport 2023: natverk/alfa/2023/arsrapport.md\n"
            "      - Åker:\n          - natverk/aker/index.md\n      - Ängs:\n          - natverk/angs/index.md\n"
            "      - Ö:\n          - natverk/ostra/index.md\n",
        ),
        (
            "  - Nätverk:\n      - natverk/alfa/index.md\n      - natverk/ostra/index.md\n",
            "  - Nätverk:\n      - natverk/alfa/index.md\n      - Plan 2024: natverk/alfa/2024.md\n"
            "      - Plan 2023: natverk/alfa/2023.md\n      - Årsrapport 2023: natverk/alfa/2023/arsrapport.md\n"
            "      - Åker:\n          - natverk/aker/index.md\n      - Ängs:\n          - natverk/angs/index.md\n"
            "      - natverk/ostra/index.md\n",
        ),
        ("  - mal.md\n", "  - mal.md\n"),
    ],
)
def test_what_is_written_stays_and_the_rest_stands_beside_it(written: str, shown: str) -> None:
    assert whole(f"nav:\n{written}") == shown


@pytest.mark.parametrize("root", [ROOT, FICTIONAL], ids=["city", "fictional"])
def test_every_page_of_a_city_stands_there_once(root: Path) -> None:
    read = pages.read(root, SIGNATURES)
    written = entries_of((root / "mkdocs.yml").read_text(encoding="utf-8")) or []
    shown = listed(filled(written, names(read.pages.values(), load(root).model)))
    assert sorted(shown) == sorted(read.pages)
    assert set(shown) == {*listed(written), *following(listed(written), read.pages)}


def test_a_page_that_follows_from_no_section_is_told(tmp_path: Path) -> None:
    added = {
        "docs/egen.md": "---\ntitle: Egen\n---\n# Egen\n",
        "docs/ansvariga/index.md": "---\ntitle: Ansvariga\n---\n# Ansvariga\n",
        "docs/ansvariga/provnamnden.md": "---\ntitle: Nämnd\n---\n# Nämnd\n\n{{ responsibilities('provnamnden') }}\n",
        "docs/arbetssatt/egen.md": "---\ntitle: Egen\n---\n# Egen\n",
    }
    assert [str(one) for one in check(project.write(tmp_path, {**added})).problems] == [
        f"docs/{path}:1:1: sidan saknas i menyn – lägg till {row} under nav i mkdocs.yml{more}"
        for path, row, more in (
            ("ansvariga/index.md", "ansvariga/index.md", ""),
            ("ansvariga/provnamnden.md", "ansvariga/index.md", "; sidan följer med"),
            ("egen.md", "egen.md", ""),
        )
    ]


def test_a_project_with_errors_has_no_menu_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(tmp_path, {"docs/egen.md": "---\ntitle: Egen\n---\n# Egen\n"})
    assert main(["menu", "--project", str(tmp_path)]) == 1
    assert "docs/egen.md:1:1: sidan saknas i menyn" in capsys.readouterr().out


# --- An earlier release's menu ----------------------------------------------------------------------------------------


def test_rows_that_would_stand_there_anyway_are_taken_away(tmp_path: Path) -> None:
    before = texts(FICTIONAL)
    settings = before["mkdocs.yml"]
    read = pages.read(FICTIONAL, SIGNATURES)
    called = names(read.pages.values(), load(FICTIONAL).model)
    shown = menu.as_text(filled(entries_of(settings) or [], called))
    before["mkdocs.yml"] = f"{settings.partition('nav:')[0]}nav:\n{shown}"
    assert without_those_that_follow(before) == {"mkdocs.yml": settings}
    assert without_those_that_follow({**before, "mkdocs.yml": settings}) == {}


def test_what_makes_a_difference_stays() -> None:
    page = "---\ntitle: {0}\n---\n# {0}\n"
    rows = """\
  - År:
      - ar/index.md
      - Året 2023: ar/2023.md
      - Året 2024: ar/2024.md # efter det andra
      - Förrförra: ar/2022.md
      - Året 2021: ar/2021.md
  - Nämnden:
      - Brevet: namnden/2023-03-13.md
  - Ansvariga:
      - ansvariga/index.md
      - Gatukontoret: ansvariga/gata.md
"""
    files = {f"docs/ar/{year}.md": page.format(f"Året {year}") for year in range(2021, 2025)}
    files |= {"docs/namnden/2023-03-13.md": page.format("Ärendet")}
    files |= {"docs/ansvariga/gata.md": page.format("Gatukontoret")}
    after = without_those_that_follow({**files, "mkdocs.yml": f"site_name: Prov\nnav:\n{rows}"})
    kept = rows.replace("      - Året 2021: ar/2021.md\n", "").replace("      - Gatukontoret: ansvariga/gata.md\n", "")
    assert after == {"mkdocs.yml": f"site_name: Prov\nnav:\n{kept}"}
