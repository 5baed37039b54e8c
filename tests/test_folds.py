"""Is what grows with networks and years folded, whole behind its folds, and open to links, scripts and printers?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page, Route, expect

from actionplans.macros import MACROS, folds
from actionplans.markup.elements import bullets
from actionplans.rules.check import check
from actionplans.site.view import View
from bench import city
from tests import fragment
from tests.sites import ROOT

TRIPS = ("resa", "resor")


def listed(years: str, rows: Sequence[str]) -> Markup:
    """A list with its years, as a table has them in its caption."""
    return Markup("<p>{}</p>").format(years) + bullets(rows)


def by_year(*years: tuple[int, int], room: int | None = None) -> fragment.Fragment:
    """So many rows of each year, newest first."""
    rows = [(year, f"{year}:{number}") for year, count in years for number in range(count)]
    shown = fragment.read(folds.by_year(rows, listed, TRIPS, room))
    assert shown.said("li") == [row for _, row in rows]  # each once, in their order
    return shown


def lines(shown: fragment.Fragment) -> list[str]:
    """What the folds say that they hold."""
    return shown.said("summary")


@pytest.mark.parametrize("count", [0, 1, 5, folds.FEW])
def test_few_rows_have_no_fold(count: int) -> None:
    shown = by_year((2026, count))
    assert (lines(shown), shown.said("p")) == ([], [""])
    rows = [str(number) for number in range(count)]
    assert lines(fragment.read(folds.first_open(rows, bullets, TRIPS))) == []


def test_the_newest_years_stand_open_and_the_others_together_while_they_are_few() -> None:
    shown = by_year((2026, 50), (2025, 30), (2024, 60), (2023, 20), (2022, 1), (2020, 100), (2019, 1))
    assert lines(shown) == ["2023–2024: 80 resor", "2022: 1 resa", "2020: 100 resor", "2019: 1 resa"]
    assert shown.said("p") == ["2025–2026", "2023–2024", "2022", "2020", "2019"]


def test_of_a_year_that_is_more_than_a_page_what_has_room_stands_open() -> None:
    assert lines(by_year((2026, folds.FEW + 1), (2025, 2))) == ["2026: 1 resa till", "2025: 2 resor"]
    assert lines(by_year((2026, 12), (2025, 2), room=10)) == ["2026: 2 resor till", "2025: 2 resor"]


def test_of_several_lists_on_a_page_each_has_its_part_of_the_room() -> None:
    assert [folds.room_for(lists) for lists in ([], [80], [40, 40], [40, 41], [9] * 20)] == [80, 80, 80, 40, 10]


# --- A city of twelve networks through five years ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A generated city as its pages see it."""
    checked = check(city.write(tmp_path_factory.mktemp("large"), ROOT, networks=12, years=5))
    assert not checked.problems
    return View(checked.site_on(datetime.date(2026, 6, 1)), "")


def of_each(words: str) -> list[str]:
    """What is said of each network."""
    return [f"Nätverk nat-{number:02}{words}" for number in range(12)]


YEARS = (2025, 2024, 2023, 2022)
WENT = ", 8 aktiviteter: 6 genomförda, 1 inställd, 1 utan rapport"
# What the folds of each long page say: of all that grows, which macro with which year or organisation.
FOLDED: dict[str, tuple[tuple[Any, ...], list[str]]] = {
    "areas": ((), [f"{year}: 60 prioriteringar" for year in YEARS]),
    "priorities": ((), [f"{year}: 60 prioriteringar" for year in YEARS]),
    "exchanges": ((), ["2022: 24 uppslag och kontakter"]),
    "on_a_day": ((), ["Visa 210 händelser till"]),
    "year_activities": ((2025,), of_each(WENT)),
    "year_overview": ((2025,), ["Visa 64 effekter till"]),
    "year_report": ((2025,), ["Visa 64 effekter till", *of_each(""), *of_each(WENT)]),
    "whats_new": ((2025,), of_each(": 7 ändringar")),
    "responsibilities": (
        ("provforvaltningen",),
        ["Ansvarar för 96 aktiviteter: 60 utan rapport, 12 ska pågå nu, 24 kommande"],
    ),
}


@pytest.mark.parametrize("macro", FOLDED)
def test_a_long_page_is_folded_and_holds_what_it_held(large: View, macro: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, said = FOLDED[macro]
    shown = fragment.read(MACROS[macro](large, *arguments))
    assert lines(shown) == said
    monkeypatch.setattr(folds, "FEW", 10_000)
    whole = fragment.read(MACROS[macro](large, *arguments))
    for what in (("td",), ("li",), ("dd",), ("h2", "h3")):
        assert shown.said(*what) == whole.said(*what)


def test_the_reasons_of_many_evaluations_are_folded(large: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "details" not in MACROS["evaluations"](large)
    monkeypatch.setattr(folds, "FEW", 20)
    assert lines(fragment.read(MACROS["evaluations"](large))) == of_each(" 2025: behåll")


def test_a_city_that_travels_much_has_last_years_trips_folded(large: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(lines(fragment.read(MACROS["trips"](large)))) == 3
    monkeypatch.setattr(folds, "FEW", 20)
    assert lines(fragment.read(MACROS["trips"](large))) == ["12 resor eller annat deltagande"] * 4


# --- In a browser -----------------------------------------------------------------------------------------------------

DICTIONARY, ACTIVITIES = "om/datakatalog/", "aktiviteter/2024/"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_opens_what_holds_its_anchor_and_a_printer_gets_all(
    chromium: Browser, address: str, *, scripts: bool
) -> None:
    context = chromium.new_context(java_script_enabled=scripts, locale="sv-SE")
    opened = context.new_page()
    opened.goto(f"{address}{DICTIONARY}#role")
    expect(opened.locator("#role")).to_be_in_viewport()
    expect(opened.locator("article details[open]")).to_have_count(1)
    expect(opened.locator("#network")).to_be_hidden()
    opened.emulate_media(media="print")
    expect(opened.locator("#network")).to_be_visible()
    context.close()


@pytest.fixture
def folded_page(chromium: Browser, address: str) -> Iterator[Page]:
    """The activities of a year as the page is where they are many: each network's in a fold."""
    context = chromium.new_context(locale="sv-SE")
    opened = context.new_page()

    def as_many(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace("<section>", "<section><details><summary>Ett nätverk</summary>")
        route.fulfill(response=response, body=body.replace("</section>", "</details></section>"))

    opened.route(f"**/{ACTIVITIES}**", as_many)
    opened.goto(address + ACTIVITIES)
    yield opened
    context.close()


def test_who_chooses_sees_what_is_left_and_who_chooses_no_more_the_folds(folded_page: Page) -> None:
    rows = folded_page.locator(".filtered tbody tr:visible")
    expect(rows).to_have_count(0)
    opened = folded_page.locator(".filtered details").last
    opened.locator("summary").click()
    own = rows.count()
    assert own
    folded_page.get_by_role("combobox", name="Läge").select_option("Tiden har gått, ingen rapport")
    expect(rows).to_have_count(5)
    folded_page.get_by_role("button", name="Visa alla").click()
    # What the reader opened stands open still.
    expect(rows).to_have_count(own)
    expect(opened).to_have_attribute("open", "")
    expect(folded_page.locator(".filtered summary:visible").first).to_be_visible()
