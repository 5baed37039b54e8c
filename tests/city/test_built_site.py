"""Is the city's own built site whole: every link and anchor, its language, its hosts, its tables, its files?"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from actionplans.downloads import files
from actionplans.model.records import Model
from actionplans.rules.check import check
from actionplans.site.site import documented_years
from bench.weight import LIMIT, gzipped, plan_pages
from tests import html_page, own_city, validator, whole
from tests.html_page import HtmlPage
from tests.search_sets import hits_names


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(site)


@pytest.fixture(scope="module")
def model() -> Model:
    found = check(own_city.FOLDER).model
    assert found is not None
    return found


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, HtmlPage]) -> None:
    assert whole.broken_links(site, pages) == []


def test_nothing_is_fetched_from_another_host(site: Path, pages: dict[str, HtmlPage]) -> None:
    assert whole.fetched_elsewhere(site, pages) == []


def test_links_to_other_hosts_are_sources_or_networks(model: Model, pages: dict[str, HtmlPage]) -> None:
    assert whole.unknown_hosts(model, pages) == set()


def test_every_page_is_swedish_with_one_heading_and_a_title_of_its_own(pages: dict[str, HtmlPage]) -> None:
    assert whole.unlike_the_others(pages) == []


def test_a_years_activities_are_as_many_wherever_they_are_counted(pages: dict[str, HtmlPage]) -> None:
    assert whole.uneven_totals(pages) == []


def test_what_the_theme_says_is_swedish(pages: dict[str, HtmlPage]) -> None:
    assert whole.english(pages) == []


def test_no_jinja_and_no_python_is_left_on_any_page(pages: dict[str, HtmlPage]) -> None:
    assert whole.code_left(pages) == []


def test_every_table_has_a_caption_and_headed_rows_and_columns(pages: dict[str, HtmlPage]) -> None:
    assert whole.poor_tables(pages) == []


def test_no_two_links_to_sources_are_called_the_same(pages: dict[str, HtmlPage]) -> None:
    assert whole.links_of_one_name(pages) == []


def test_nothing_on_a_page_is_script_or_style_that_the_policy_forbids(pages: dict[str, HtmlPage]) -> None:
    assert whole.forbidden_markup(pages) == []


@pytest.mark.nightly
def test_the_validator_finds_no_error_on_any_page(site: Path) -> None:
    assert validator.errors(site) == []


def test_the_files_are_those_that_the_data_gives_and_are_linked(site: Path, pages: dict[str, HtmlPage]) -> None:
    expected = files.files(check(own_city.FOLDER).site_on(datetime.date.fromisoformat(own_city.DAY)))
    written = [path for folder in ("data", "kalender") for path in (site / folder).rglob("*") if path.is_file()]
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in written} == expected
    assert set(expected) <= whole.targets("oppna-data/index.html", pages)


def test_every_year_with_a_plan_or_an_event_has_its_pages_since_the_networks_first(site: Path, model: Model) -> None:
    members = [network for network in model.networks.values() if network.memberships]
    last = int(own_city.DAY[:4])
    # What is older than a network's first page of a year stands on its own page.
    first = {
        one.id: min((int(page.name) for page in (site / f"natverk/{one.id}").glob("[0-9]*")), default=last + 1)
        for one in members
    }
    # An uppdrag that turns out to have lasted longer is shown on the pages that there are.
    without = [replace(one, roles=(), priorities=()) for one in members]
    wanted = {(one.id, year) for one in without for year in documented_years(model, one, last) if year >= first[one.id]}
    assert [key for key in wanted if not (site / f"natverk/{key[0]}/{key[1]}/index.html").is_file()] == []
    assert [year for _, year in wanted if not (site / f"ar/{year}/index.html").is_file()] == []


def test_pages_of_networks_and_plans_are_light(site: Path) -> None:
    pages = plan_pages(site)
    assert [(str(page.relative_to(site)), gzipped(page)) for page in pages if gzipped(page) > LIMIT] == []


def test_nothing_says_that_the_city_is_fictional(pages: dict[str, HtmlPage]) -> None:
    assert [name for name, page in pages.items() if any("finns inte." in one.text for one in page.all("aside"))] == []


def test_no_two_hits_of_the_search_read_the_same(site: Path) -> None:
    found = [name.casefold() for name in hits_names(site)]
    assert len(set(found)) == len(found)


def test_the_search_index_is_no_larger_than_the_pages_it_stands_for(site: Path) -> None:
    words = sum(len(page.read_bytes()) for page in site.rglob("index.html"))
    assert (site / "search/index.js").stat().st_size < words / 4
