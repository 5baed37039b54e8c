"""Does the page about a day show what was held, attested or unknown on any day from 1995 on?

A fictional city has roles and memberships with every sort of dates; what the browser shows of each on many days is
compared with what model/timeline.py says.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.model.records import Holding
from actionplans.model.timeline import Evidence, evidence
from actionplans.rules.check import check
from actionplans.swedish.words import period
from tests import project, scenes, sites
from tests.shared import shared
from tests.sites import ROOT, built

DAY = "2026-11-23"

# Every sort of dates that a holding can have, by the name of the role and of the member that has them.
DATES: dict[str, dict[str, object]] = {
    "början och slut på dagen": {"start": "2014-11-06", "end": "2016-02-29"},
    "början och slut på månaden": {"start": "2001-03", "end": "2004-02"},
    "ungefärliga år": {"start": "2005~", "end": "2007~"},
    "början och senare belagd": {"start": "1995", "observed": ["2010", "2019-05"]},
    "bara början": {"start": "2012-06"},
    "pågår": {"start": "2020-07-01", "end": "ongoing"},
    "bara belagd": {"observed": ["1998", "2003-10", "2014-11-06", "2023"]},
    "belagd och slut": {"observed": ["2008", "2011"], "end": "2013-06-30"},
    "bara slut": {"end": "2018"},
    "kommande": {"start": "2026-12-01", "announced": "2026-10"},
}
# The parts of the page, by what their headings lead to.
PARTS = ("uppdrag", "natverk")


# More than the page shows at once: all but the newest are folded.
EVENTS = [
    {"date": f"1996-{month:02}-{day:02}", "kind": "conference", "scope": "city", "text": f"Möte {month}.{day}."}
    for month in range(1, 11)
    for day in range(1, 11)
]


def network() -> str:
    """A network with a role and a membership for each sort of dates, and many events."""
    common = {"sources": ["webb"]}
    return json.dumps(  # which is YAML, too, without the aliases that are refused in data/
        {
            "name": "Provnät",
            "memberships": [
                {"member": "exempelstad", "text": name, **dates, **common} for name, dates in DATES.items()
            ],
            "roles": [
                {"kind": "board_member", "text": name, "holder": "exempelstad", **dates, **common}
                for name, dates in DATES.items()
            ],
            "events": [{**event, **common} for event in EVENTS],
        },
        ensure_ascii=False,
    )


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city's project, built into its folder site/. Only to be read."""
    return shared(tmp_path_factory, "point-in-time", write)


def write(root: Path) -> None:
    """Write the fictional city and build its site."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    pages = {
        f"docs/{name}.md": f"---\ntitle: {name}\n---\n# {name}\n\n{{{{ {macro}() }}}}\n"
        for name, macro in (("dag", "on_a_day"), ("roller", "point_in_time"))
    }
    years = range(2026, 1994, -1)
    pages |= {
        f"docs/natverk/provnat/{year}.md": (
            f"---\ntitle: Provnät {year}\nnetwork: provnat\nyear: {year}\n---\n# Provnät {year}\n"
        )
        for year in years
    }
    pages |= {f"docs/ar/{year}.md": f"---\ntitle: År {year}\nyear: {year}\n---\n# År {year}\n" for year in years}
    pages["docs/index.md"] = "---\ntitle: Start\n---\n# Start\n\n{{ source('brev') }}\n"
    menu = [
        "index.md",
        "kallor.md",
        "dag.md",
        "roller.md",
        *(f"ar/{year}.md" for year in years),
        "namnden/2023-03-13.md",
    ]
    menu += ["arbetssatt/resor.md", "natverk/provnat/index.md", *(f"natverk/provnat/{year}.md" for year in years)]
    changes: scenes.Changes = {
        **pages,
        "data/networks/provnat.yml": network(),
        "mkdocs.yml": f"{settings}\nnav: [{', '.join(menu)}]\n",
    }
    project.write(root, changes)
    for folder in ("theme", "actionplans"):
        shutil.copytree(ROOT / folder, root / folder, ignore=sites.HALF_WRITTEN)
    shutil.copy(ROOT / "macros.py", root)
    built(root, root / "site", DAY)


@pytest.fixture(scope="module")
def served(city: Path) -> Iterator[str]:
    with sites.served(city / "site") as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce")
    opened = context.new_page()
    yield opened
    context.close()


def ask(page: Page, day: str) -> None:
    field = page.get_by_label("Visa läget en viss dag")
    field.fill(day)
    field.press("Enter")


def shown(page: Page, part: str, found: dict[str, Holding]) -> dict[str, Evidence]:
    """What a part of the page says of each holding on the day that was asked for; what it leaves out lies outside."""
    rows: list[list[str]] = page.locator(f"section:has(#{part}) li").evaluate_all(
        """rows => rows.map(row => {
            const tag = row.querySelector(".tag")?.textContent ?? "";
            const state = row.closest("details") ? "unknown" : tag ? "attested" : "held";
            return [row.textContent.replace(tag, "").trim(), state];
        })"""
    )
    said = {}
    for name, holding in found.items():
        states = [
            state for text, state in rows if text.endswith(f", {period(holding, datetime.date.fromisoformat(DAY))}")
        ]
        assert len(states) <= 1, name
        said[name] = Evidence(states[0]) if states else Evidence.OUTSIDE
    return said


def holdings(city: Path, part: str) -> dict[str, Holding]:
    checked = check(city)
    assert checked.problems == []
    known = checked.site_on(datetime.date.fromisoformat(DAY)).model.networks["provnat"]
    if part == "uppdrag":
        return {role.text: role for role in known.roles}
    return {str(membership.text): membership for membership in known.memberships}


def days(found: dict[str, Holding], count: int) -> list[datetime.date]:
    """The first and last day of everything, the days beside them, and days at random, from 1995 on."""
    edges = set()
    for holding in found.values():
        for date in (holding.start, holding.end, *holding.observed):
            edges |= {getattr(date, edge) for edge in ("first_day", "last_day") if hasattr(date, edge)}
    step = datetime.timedelta(days=1)
    first, last = datetime.date(1995, 1, 1), datetime.date.fromisoformat(DAY)
    beside = {edge + distance for edge in edges for distance in (-step, 0 * step, step)}
    chance = random.Random(os.environ.get("SEED", "6"))
    anywhere = {first + chance.randrange((last - first).days) * step for _ in range(count)}
    return sorted(day for day in {*beside, *anywhere, first, last} if first <= day <= last)


def says_of_days_what_the_timeline_says(page: Page, address: str, city: Path, count: int, step: int = 1) -> None:
    """Compare what the page shows with timeline.py, on the days that matter and on `count` days at random.

    `step` leaves out all but every so many of them.
    """
    known = {part: holdings(city, part) for part in PARTS}
    page.goto(address)
    seen = set()
    for day in days(known["uppdrag"], count)[::step]:
        ask(page, day.isoformat())
        for part, found in known.items():
            assert found.keys() == DATES.keys()
            expected = {one: evidence(holding, day) for one, holding in found.items()}
            assert shown(page, part, found) == expected, day
            seen |= set(expected.values())
    assert seen == set(Evidence)


def test_the_browser_says_of_every_day_what_the_timeline_says(page: Page, served: str, city: Path) -> None:
    says_of_days_what_the_timeline_says(page, f"{served}dag/", city, 8, step=2)


@pytest.mark.nightly
def test_the_browser_says_so_of_many_more_days(page: Page, served: str, city: Path) -> None:
    says_of_days_what_the_timeline_says(page, f"{served}dag/", city, 2000)


def test_what_is_known_stands_first_the_unknown_is_folded_and_the_count_is_announced(page: Page, served: str) -> None:
    page.goto(f"{served}dag/")
    ask(page, "6 november 2014")
    part = page.locator("section:has(#uppdrag)")
    assert part.locator("li:visible .tag").all_text_contents() == ["Belagt"]
    expect(part.locator("li:visible")).to_have_count(3)
    expect(part.locator("summary")).to_have_text("Okänt då: 2 uppdrag")
    expect(page.locator("#point-in-time-status")).to_have_text(
        "6 november 2014: 3 medlemskap, 3 uppdrag, 0 planer, 0 händelser. Okänt: 2 medlemskap, 2 uppdrag."
    )
    expect(page.locator("section:has(#planer) .missing")).to_have_text("Ingen handlingsplan är känd.")


def test_the_day_is_in_the_address_opens_with_it_and_the_way_back_works(page: Page, served: str) -> None:
    page.goto(f"{served}dag/")
    ask(page, "maj 2016")
    assert page.url == f"{served}dag/?dag=2016-05"
    ask(page, "6/11 2014")
    assert page.url == f"{served}dag/?dag=2014-11-06"
    page.go_back()
    expect(page.get_by_label("Visa läget en viss dag")).to_have_value("maj 2016")
    page.goto(f"{served}dag/?dag=2001-03-01#uppdrag")
    expect(page.get_by_label("Visa läget en viss dag")).to_have_value("1 mars 2001")
    assert page.url.endswith("#uppdrag")


def test_a_page_of_the_first_release_leads_there_with_its_day(page: Page, served: str) -> None:
    page.goto(f"{served}roller/")
    ask(page, "6 november 2014")
    expect(page.locator("#point-in-time-status")).to_contain_text("6 november 2014: ")
    page.goto(f"{served}roller/?datum=2014-11-06")
    page.wait_for_url(f"{served}dag/?dag=2014-11-06")


def test_the_keyboard_is_enough_and_everything_comes_back(page: Page, served: str) -> None:
    page.goto(f"{served}dag/")
    rows = page.locator("article li:visible")
    before = rows.all_inner_texts()
    page.get_by_label("Visa läget en viss dag").focus()
    page.keyboard.type("2014-11-06")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Visa", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    expect(rows).not_to_have_count(len(before))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Visa allt")).to_be_focused()
    page.keyboard.press("Enter")
    assert rows.all_inner_texts() == before
    assert page.url == f"{served}dag/"
    expect(page.get_by_label("Visa läget en viss dag")).to_be_focused()
    expect(page.locator("#point-in-time-status")).to_have_text("Allt visas.")


def test_what_is_no_day_is_said_and_changes_nothing(page: Page, served: str) -> None:
    page.goto(f"{served}dag/")
    before = page.locator("article li:visible").count()
    examples = "Skriv till exempel 1 maj 2016, 2016-05-01, maj 2016 eller 2016."
    for text, said in (
        ("2015-02-29", f"”2015-02-29” är ingen dag. {examples}"),
        ("<img src=x>", f"”<img src=x>” är ingen dag. {examples}"),
        ("1994", "Välj en dag från 1 januari 1995 till 23 november 2026."),
        ("24 november 2026", "Välj en dag från 1 januari 1995 till 23 november 2026."),
    ):
        ask(page, text)
        expect(page.locator("#point-in-time-status")).to_have_text(said)
        expect(page.get_by_label("Visa läget en viss dag")).to_have_attribute("aria-invalid", "true")
        assert page.locator("article li:visible").count() == before
        assert "?" not in page.url


def test_of_many_rows_all_but_the_newest_are_folded_until_a_day_is_asked_for(page: Page, served: str) -> None:
    page.goto(f"{served}dag/")
    part = page.locator("section:has(#handelser)")
    rows, lines = part.locator("li:visible"), part.locator("summary:visible")
    number = len(EVENTS) + 1  # and the letter to the committee
    expect(lines).to_have_text([f"Visa {number - 20} händelser till"])
    expect(rows).to_have_count(20)
    ask(page, "mars 1996")
    expect(rows).to_have_count(10)
    expect(lines).to_have_count(0)
    page.get_by_role("button", name="Visa allt").click()
    expect(rows).to_have_count(20)
    lines.click()
    expect(rows).to_have_count(number)
    assert "Möte 10.10." in rows.nth(1).inner_text()
    assert "Möte 1.1." in rows.last.inner_text()
    # Only what is unknown is quieter than the rest.
    colour = rows.first.evaluate("row => getComputedStyle(row).color")
    expect(rows.last).to_have_css("color", colour)


def test_without_javascript_everything_is_there_and_no_field(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}dag/")
    assert page.locator("section:has(#uppdrag) li:visible").count() == len(DATES)
    expect(page.get_by_text("Här står allt som är känt, det nyaste först i varje del.")).to_be_visible()
    expect(page.locator(".point-in-time")).to_be_hidden()
    context.close()


def test_on_paper_the_page_says_its_day_and_the_field_is_gone(page: Page, served: str) -> None:
    page.goto(f"{served}dag/?dag=2014-11-06")
    page.emulate_media(media="print")
    expect(page.locator(".point-in-time")).to_be_hidden()
    expect(page.locator("#point-in-time-status strong")).to_have_text("6 november 2014")


def test_it_works_without_a_server_and_where_only_scripts_of_the_site_may_run(page: Page, city: Path) -> None:
    page.goto((city / "site/dag/index.html").as_uri())
    ask(page, "2014-11-06")
    expect(page.locator("section:has(#uppdrag) li:visible")).to_have_count(3)
    assert page.url.endswith("?dag=2014-11-06")
    # Nothing inline and nothing evaluated, which a strict content security policy would stop.
    script = (ROOT / "theme/assets/point-in-time.js").read_text(encoding="utf-8")
    assert not [word for word in ("innerHTML", "eval(", "Function(", ".style") if word in script]
