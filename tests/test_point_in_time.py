"""Does the field on /roller/ and /medlemskap/ show what was held, attested or unknown on any day from 1995 on?

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
TAGS = {"Gällde": Evidence.HELD, "Belagt": Evidence.ATTESTED, "Okänt": Evidence.UNKNOWN}
PAGES = ("roller", "medlemskap")


def network() -> str:
    """A network with a role and a membership for each sort of dates."""
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
        f"docs/{name}.md": f"---\ntitle: {name}\n---\n# {name}\n\n{{{{ point_in_time() }}}}\n\n{{{{ {macro}() }}}}\n"
        for name, macro in zip(PAGES, ("roles", "memberships"), strict=True)
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
        "roller.md",
        "medlemskap.md",
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
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
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


def shown(page: Page) -> dict[str, Evidence]:
    """What the page says of each holding on the day that was asked for; those that it leaves out lie outside."""
    rows = page.locator(".point-in-time-result tbody tr").evaluate_all(
        "rows => rows.map(row => [row.innerText, row.querySelector('[data-label=\"Läge\"]').textContent])"
    )
    found = {}
    for name in DATES:
        tags = [tag for text, tag in rows if name in text]
        assert len(tags) <= 1
        found[name] = TAGS[tags[0]] if tags else Evidence.OUTSIDE
    return found


def holdings(city: Path, name: str) -> dict[str, Holding]:
    checked = check(city)
    assert checked.problems == []
    known = checked.site_on(datetime.date.fromisoformat(DAY)).model.networks["provnat"]
    if name == "roller":
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


def says_of_days_what_the_timeline_says(page: Page, address: str, found: dict[str, Holding], count: int) -> None:
    """Compare what the page shows with timeline.py, on the days that matter and on `count` days at random."""
    assert found.keys() == DATES.keys()
    page.goto(address)
    seen = set()
    for day in days(found, count):
        ask(page, day.isoformat())
        expected = {one: evidence(holding, day) for one, holding in found.items()}
        assert shown(page) == expected, day
        seen |= set(expected.values())
    assert seen == set(Evidence)


@pytest.mark.parametrize("name", PAGES)
def test_the_browser_says_of_every_day_what_the_timeline_says(page: Page, served: str, city: Path, name: str) -> None:
    says_of_days_what_the_timeline_says(page, f"{served}{name}/", holdings(city, name), 8)


@pytest.mark.nightly
@pytest.mark.parametrize("name", PAGES)
def test_the_browser_says_so_of_many_more_days(page: Page, served: str, city: Path, name: str) -> None:
    says_of_days_what_the_timeline_says(page, f"{served}{name}/", holdings(city, name), 2000)


def test_the_rows_are_in_one_table_the_surest_first_and_the_count_is_announced(page: Page, served: str) -> None:
    page.goto(f"{served}roller/")
    ask(page, "2014-11-06")
    table = page.locator("article table:visible")
    expect(table).to_have_count(1)
    expect(table.locator("caption")).to_have_text("Läget 6 november 2014")
    assert table.locator('[data-label="Läge"]').all_text_contents() == [
        *["Gällde"] * 2,
        *["Belagt"],
        *["Okänt"] * 2,
    ]
    expect(page.get_by_role("status").filter(has_text="gällde")).to_have_text(
        "Rader för 6 november 2014: gällde 2, belagt 1, okänt 2."
    )
    expect(page.get_by_role("heading", name="Nu")).to_be_hidden()


def test_the_day_is_in_the_address_and_opens_with_it(page: Page, served: str) -> None:
    page.goto(f"{served}medlemskap/")
    ask(page, "2014-11-06")
    assert page.url == f"{served}medlemskap/?datum=2014-11-06"
    page.goto(f"{served}medlemskap/?datum=2001-03-01#innehall")
    expect(page.get_by_label("Visa läget en viss dag")).to_have_value("2001-03-01")
    assert shown(page)["början och slut på månaden"] is Evidence.HELD
    assert page.url.endswith("#innehall")


def test_the_keyboard_is_enough_and_everything_comes_back(page: Page, served: str) -> None:
    page.goto(f"{served}roller/")
    rows = page.locator("article tbody tr:visible")
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
    assert page.url == f"{served}roller/"
    expect(page.get_by_label("Visa läget en viss dag")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="rader")).to_have_text("Alla rader visas.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Det är ingen dag. Skriv år-månad-dag, till exempel 2014-11-06."),
        ("2014", "Det är ingen dag."),
        ("2015-02-29", "Det är ingen dag."),
        ("6/11 2014", "Det är ingen dag."),
        ("1994-12-31", "Välj en dag från 1 januari 1995 till 23 november 2026."),
        ("2026-11-24", "Välj en dag från 1 januari 1995 till 23 november 2026."),
    ],
)
def test_what_is_no_day_is_said_and_changes_nothing(page: Page, served: str, text: str, said: str) -> None:
    page.goto(f"{served}roller/")
    before = page.locator("article tbody tr:visible").count()
    ask(page, text)
    expect(page.locator("#point-in-time-status")).to_contain_text(said)
    expect(page.get_by_label("Visa läget en viss dag")).to_have_attribute("aria-invalid", "true")
    assert page.locator("article tbody tr:visible").count() == before
    assert "datum" not in page.url


def test_nonsense_in_the_address_is_text_and_nothing_else(page: Page, served: str) -> None:
    page.goto(f"{served}roller/?datum=<img src=x onerror=alert(1)>")
    expect(page.locator("#point-in-time-status")).to_contain_text("Det är ingen dag.")
    assert page.locator("article img").count() == 0


def test_without_javascript_everything_is_there_and_no_field(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}roller/")
    assert page.locator("article tbody tr:visible").count() == len(DATES)
    expect(page.locator(".point-in-time")).to_be_hidden()
    context.close()


def test_on_paper_the_table_says_its_day_and_the_field_is_gone(page: Page, served: str) -> None:
    page.goto(f"{served}roller/?datum=2014-11-06")
    page.emulate_media(media="print")
    expect(page.locator(".point-in-time")).to_be_hidden()
    expect(page.locator("caption:visible")).to_have_text("Läget 6 november 2014")


def test_it_works_without_a_server_and_where_only_scripts_of_the_site_may_run(page: Page, city: Path) -> None:
    page.goto((city / "site/roller/index.html").as_uri())
    ask(page, "2014-11-06")
    expect(page.locator(".point-in-time-result tbody tr")).to_have_count(5)
    assert page.url.endswith("?datum=2014-11-06")
    # Nothing inline and nothing evaluated, which a strict content security policy would stop.
    script = (ROOT / "theme/assets/point-in-time.js").read_text(encoding="utf-8")
    assert not [word for word in ("innerHTML", "eval(", "Function(", ".style") if word in script]
