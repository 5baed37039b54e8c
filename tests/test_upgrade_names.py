"""Do the pages of an earlier release get their new names, in the menu too, and keep what somebody has called them?"""

from __future__ import annotations

import pytest

from actionplans.drafts.upgrades.names import to_names_that_say

MENU = """\
site_name: Prov
nav:
  - Start: index.md
  - Nätverk:
      - natverk/index.md
      - Provnät:
          - natverk/provnat/index.md
          - "2024": natverk/provnat/2024.md # snart
          - "2023": natverk/provnat/2023.md
          - Årsrapport 2023: natverk/provnat/2023/arsrapport.md
          - "2022": natverk/provnat/2022.md
  - "2023": ar/2023.md
  - Representation: representation.md
  - Utvärderingar: utvardering.md
  - Kandidater: kandidater.md
  - 13 mars 2023: namnden/2023-03-13.md
"""


def page(title: str, heading: str) -> str:
    return f"---\ntitle: {title}\n---\n# {heading}\n\n# inte en rubrik till\n"


BEFORE = {
    "mkdocs.yml": MENU,
    "data/plans/2023/provnat.yml": "sources: [brev]\n",
    "docs/index.md": page("Start", "Provstads nätverk"),
    "docs/natverk/index.md": page("Nätverk", "Nätverken"),
    "docs/natverk/provnat/2024.md": page("Provnät 2024", "Provnät 2024"),
    "docs/natverk/provnat/2023.md": page("Provnät 2023", "Provnät 2023"),
    "docs/natverk/provnat/2023/arsrapport.md": page("Årsrapport 2023 för Provnät", "Årsrapport 2023 för Provnät"),
    "docs/natverk/provnat/2022.md": page("Hur 2022 blev", "Hur 2022 blev"),
    "docs/ar/2023.md": page('"2023"', "Året 2023 i alla nätverk"),
    "docs/representation.md": page("Representation", "Vem som företräder staden"),
    "docs/utvardering.md": page("Utvärderingar", "Utvärderingar: ger nätverken önskat resultat?"),
    "docs/kandidater.md": page("Nätverk som staden överväger", "Kandidater"),
    "docs/namnden/2023-03-13.md": page("13 mars 2023", "Information om planer"),
}
AFTER = {
    "docs/index.md": ("Start", "Provstads nätverk", "Start"),
    "docs/natverk/index.md": ("Alla nätverk", "Alla nätverk", "Alla nätverk"),
    "docs/natverk/provnat/2024.md": ('"Provnät: året 2024"', "Året 2024", "Året 2024"),
    "docs/natverk/provnat/2023.md": ('"Provnät: plan 2023"', "Plan 2023", "Plan 2023"),
    "docs/natverk/provnat/2023/arsrapport.md": ('"Provnät: årsrapport 2023"', "Årsrapport 2023", "Årsrapport 2023"),
    "docs/natverk/provnat/2022.md": ("Hur 2022 blev", "Hur 2022 blev", "Hur 2022 blev"),
    "docs/ar/2023.md": ("Året 2023", "Året 2023", "Året 2023"),
    "docs/representation.md": ("Vem som företräder staden",) * 3,
    "docs/utvardering.md": ("Utvärderingar", "Utvärderingar", "Utvärderingar"),
    "docs/kandidater.md": ("Nätverk som staden överväger", "Kandidater", "Kandidater"),
    "docs/namnden/2023-03-13.md": ("Ärendet den 13 mars 2023",) * 3,
}


@pytest.fixture(scope="module")
def after() -> dict[str, str]:
    changes = to_names_that_say(BEFORE)
    return {**BEFORE, **{name: text for name, text in changes.items() if text is not None}}


@pytest.mark.parametrize("file", AFTER)
def test_a_page_says_what_it_is_and_so_does_the_menu(after: dict[str, str], file: str) -> None:
    title, heading, entry = AFTER[file]
    assert after[file] == page(title, heading)
    path = file.removeprefix("docs/")
    (row,) = (line for line in after["mkdocs.yml"].splitlines() if path in line.split(" #")[0].split())
    assert row.strip() in (f"- {entry}: {path}", f"- {entry}: {path} # snart")


def test_nothing_else_changes_and_nothing_the_second_time(after: dict[str, str]) -> None:
    assert len(after["mkdocs.yml"].splitlines()) == len(MENU.splitlines())
    assert "natverk/provnat/2024.md # snart" in after["mkdocs.yml"]
    assert to_names_that_say(after) == {}


@pytest.mark.parametrize(
    ("plan", "planned"),
    [
        ({"data/plans/2023/gemensam.yml": "networks: [annat, provnat]\nend: 2024\n"}, True),
        ({"data/plans/2023/gemensam.yml": "networks:\n  - annat\n  - provnat\nend: 2024-06\n"}, True),
        ({"data/plans/2024/provnat-hamnen.yml": "network: provnat # hamnens\n"}, True),
        ({"data/plans/2023/gemensam.yml": "networks: [annat]\nend: 2024\n"}, False),
        ({"data/plans/2024/annat.yml": "sources: [brev]\n"}, False),
    ],
)
def test_a_plan_of_several_networks_years_or_of_an_administration_is_a_plan(
    plan: dict[str, str], planned: bool
) -> None:
    changes = to_names_that_say({**BEFORE, **plan})
    heading = "# Plan 2024\n" if planned else "# Året 2024\n"
    assert heading in str(changes["docs/natverk/provnat/2024.md"])
