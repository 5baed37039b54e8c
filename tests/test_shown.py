"""Is a table that somebody takes away from a page by mistake missed, and nothing that a city has chosen not to show?"""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from actionplans.reading.calls import Call
from actionplans.reading.pages import Pages
from actionplans.rules.check import Checked, check
from actionplans.rules.shown import unshown
from tests import fictional, project, scenes


@pytest.fixture(scope="module")
def city() -> Checked:
    """The fictional city, in which everything is filled in and shown."""
    return check(fictional.CITY)


def without(pages: Pages, path: str, *names: str) -> Pages:
    """The pages, one of them without its calls of some macros."""
    page = pages.pages[path]
    parts = tuple(part for part in page.parts if not (isinstance(part, Call) and part.name in names))
    assert parts != page.parts
    return dataclasses.replace(pages, pages={**pages.pages, path: dataclasses.replace(page, parts=parts)})


def told(city: Checked, path: str, *names: str) -> list[str]:
    assert city.model is not None
    return [project.told(one) for one in unshown(city.model, without(city.pages, path, *names))]


PLAN = "natverk/kajforum/2024.md"
KAJFORUM = "natverk/kajforum/index.md"


@pytest.mark.parametrize(
    ("path", "name", "says"),
    [
        # Of a plan and a report, on the page of their year.
        (PLAN, "activities", "aktiviteterna i data/plans/2024/kajforum.yml visas på ingen sida – skriv {{ activities("),
        (PLAN, "purpose", 'syftet i data/plans/2024/kajforum.yml visas på ingen sida – skriv {{ purpose("kajforum"'),
        (PLAN, "priorities", "prioriteringarna i data/plans/2024/kajforum.yml visas inte på sin egen sida"),
        (
            "natverk/kajforum/2022.md",
            "evaluation",
            "utvärderingen i data/reports/2022/kajforum.yml visas på ingen sida – skriv {{ evaluation(",
        ),
        ("natverk/kajforum/2023/arsrapport.md", "annual_report", "sammanfattningen i data/reports/2023/kajforum.yml"),
        # Of a network, on its own page.
        (KAJFORUM, "roles", "uppdragen i data/networks/kajforum.yml visas inte på sin egen sida, som de flesta andras"),
        (KAJFORUM, "network_facts", "uppgifterna i data/networks/kajforum.yml visas på ingen sida"),
        (KAJFORUM, "plan_history", "på de flesta sidor av samma slag, men inte här, står plan_history – skriv raderna"),
        # Of a year, a matter and a way of working.
        ("ar/2024.md", "direction", "den gemensamma inriktningen i data/years/2024.yml visas på ingen sida"),
        ("ar/2024.md", "year_matters", "på de flesta sidor av samma slag, men inte här, står year_matters"),
        ("namnden/2024-03-11.md", "matter", "nämndärendet i data/matters/2024-03-11.yml visas på ingen sida"),
        ("arbetssatt/resor.md", "routine", "rutinen i data/routines.yml visas på ingen sida"),
        # What there is one page for.
        ("resor.md", "trips", "tabellen som sidan är till för, trips, saknas – skriv {{ trips() }} på sidan"),
        ("mal.md", "goals", "tabellen som sidan är till för, goals, saknas"),
    ],
)  # fmt: skip
def test_a_table_that_is_taken_away_is_missed(city: Checked, path: str, name: str, says: str) -> None:
    found = told(city, path, name)
    assert any(f": {says}" in one for one in found), found


@pytest.mark.nightly
def test_most_of_all_the_tables_on_a_city_s_pages_are_missed_and_none_that_is_there(city: Checked) -> None:
    assert city.warnings == []
    missed = Counter[bool]()
    for path, page in city.pages.pages.items():
        for name in {call.name for call in page.calls} - {"source", "downloads"}:
            missed[bool(told(city, path, name))] += 1
    # The others have nothing to show there yet, or no fellows to compare with.
    assert missed[True] > 3 * missed[False]


def test_what_a_city_shows_nowhere_it_has_chosen_not_to_show(tmp_path: Path) -> None:
    """The miniature has no page of events, and a network of its own without one is shown among all."""
    candidate = scenes.edits(("docs/natverk/provnat/2023.md", "plan_facts", "timeline"))
    candidate |= {"data/networks/nytt.yml": f"name: Nytt\n{project.CANDIDATE}"}
    assert project.checked(tmp_path / "a").warnings == []
    # One that is shown for a year is no sign that each is to be shown on its own page.
    assert [one.what for one in project.checked(tmp_path / "b", candidate).warnings] == [
        "händelserna i data/networks/provnat.yml visas på ingen sida"
    ]


def test_the_newest_evaluation_is_told_among_all_and_the_one_before_is_not(tmp_path: Path) -> None:
    text = "sources: [brev]\nevaluation: {outcome: keep, text: Nyttan är stor.}\n"
    both = scenes.report(text, 2023, scenes.report(text, 2022))
    both |= scenes.pages(both, "natverk/provnat/2022.md", "utvardering.md")
    both["docs/utvardering.md"] = "---\ntitle: Utvärdering\n---\n# Utvärdering\n\n{{ evaluations() }}\n"
    found = project.checked(tmp_path, both)
    assert found.problems == []
    assert [one.place.path for one in found.warnings if "utvärderingen" in one.what] == ["docs/natverk/provnat/2022.md"]


def test_while_something_cannot_be_read_nothing_is_said_of_what_is_shown(tmp_path: Path) -> None:
    slip = scenes.edits(("docs/namnden/2023-03-13.md", "{{ matter('2023-03-13') }}\n", ""))
    slip["docs/om.md"] = ""
    assert not any("visas på ingen sida" in one.what for one in project.checked(tmp_path, slip).warnings)
