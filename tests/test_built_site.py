"""Is the built site whole: every link and anchor, its language, its hosts, its tables, the same bytes every time?"""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from actionplans.downloads import files as downloads
from actionplans.model.records import Model
from actionplans.rules.check import check
from actionplans.site.site import documented_years
from tests import fictional, html_page, richer, whole
from tests.html_page import HtmlPage
from tests.shared import shared
from tests.sites import build, built, said_of


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(site)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the site is built from. Only to be read."""
    return richer.project(tmp_path_factory)


@pytest.fixture(scope="module")
def model(city: Path) -> Model:
    found = check(city).model
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


def test_what_a_link_is_about_is_told_by_it_and_what_stands_around_it(pages: dict[str, HtmlPage]) -> None:
    assert whole.links_of_one_name_in_one_place(pages) == []


def test_two_builds_in_different_folders_give_the_same_bytes(site: Path, city: Path, tmp_path: Path) -> None:
    # A copy with its history, because pages say when they last changed, which git knows.
    project = shutil.copytree(city, tmp_path / "en annan mapp")
    built(project, tmp_path / "ut", richer.DAY)
    first, second = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (site, tmp_path / "ut")
    )
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if second[name] != content] == []


def test_the_build_is_without_warnings(site: Path) -> None:
    assert "WARNING" not in said_of(site)


# --- The files that are no pages --------------------------------------------------------------------------------------

# Each page that shows a table links to it as a file.
DOWNLOADS = {
    "natverk": "natverk",
    "medlemskap": "medlemskap",
    "roller": "roller",
    "prioriteringar": "prioriteringar",
    "projekt": "projekt",
    "historik": "historik",
    "kallor": "kallor",
    "namnden": "arenden",
    "arbetssatt": "arbetssatt",
    "om/organisation": "organisationer",
}


def test_the_files_are_those_that_the_data_gives(site: Path, city: Path) -> None:
    expected = downloads.files(check(city).site_on(datetime.date.fromisoformat(richer.DAY)))
    written = [path for folder in ("data", "kalender") for path in (site / folder).rglob("*") if path.is_file()]
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in written} == expected


@pytest.mark.parametrize(("page", "name"), DOWNLOADS.items())
def test_a_page_with_a_table_links_to_its_file(pages: dict[str, HtmlPage], page: str, name: str) -> None:
    address = f"{page}/index.html"
    assert {f"data/{name}.csv", "oppna-data/index.html"} <= whole.targets(address, pages)


def test_every_file_is_linked_from_the_page_about_them(city: Path, pages: dict[str, HtmlPage]) -> None:
    files = downloads.files(check(city).site_on(datetime.date.fromisoformat(richer.DAY)))
    assert set(files) <= whole.targets("oppna-data/index.html", pages)


# --- As of a day, and at an address ---------------------------------------------------------------------------------

EARLIER = "2024-04-15"
ADDRESS = "https://prov.example/natverk/"

# A person, an event, a matter, a mandate, a report and a plan of the months after.
LATER = (
    "Ada Exempel",
    "132 deltagare",
    "valdes till ordförande",
    "årets skolväg",
    "årskonferens hålls",
    "26 augusti 2024",
    "25 augusti 2025",
    "Hölls 16 oktober 2025",
    "exekutivkommittén",
    "öppna hus",
    "Provnät 2025",
    "Gemensam handlingsplan",
    "Hamnbolagets plan för Kajforum",
)


@pytest.fixture(scope="module")
def earlier_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as of an earlier day, in the year of the plans that had just been sent, for a known address."""

    def make(target: Path) -> None:
        built(richer.project(tmp_path_factory), target, EARLIER, SITE_URL=ADDRESS)

    return shared(tmp_path_factory, "richer-earlier", make)


@pytest.fixture(scope="module")
def earlier(earlier_site: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(earlier_site)


def test_where_the_address_is_known_the_calendar_links_to_pages_that_exist(earlier_site: Path) -> None:
    written = (earlier_site / "kalender/natverken.ics").read_text("utf-8").replace("\n ", "")
    found = re.findall(rf"^URL:{re.escape(ADDRESS)}(.*)$", written, re.MULTILINE)
    assert found
    assert [address for address in found if not (earlier_site / address / "index.html").is_file()] == []


def test_what_happened_later_is_not_there(earlier: dict[str, HtmlPage], pages: dict[str, HtmlPage]) -> None:
    found = {name: [page for page, text in _texts(pages).items() if name in text] for name in LATER}
    assert [name for name, on in found.items() if not on] == []
    assert [(page, name) for page, text in _texts(earlier).items() for name in LATER if name in text] == []


# Pages about the product: when this version was tested, and every key with a made-up example.
ABOUT_THE_PRODUCT = {"om/tillganglighet/index.html", "om/datakatalog/index.html"}


def _texts(pages: dict[str, HtmlPage]) -> dict[str, str]:
    """What pages say of the city."""
    return {name: page.text for name, page in pages.items() if name not in ABOUT_THE_PRODUCT}


def test_pages_of_years_to_come_are_not_there(earlier: dict[str, HtmlPage]) -> None:
    assert not [name for name in earlier if re.search("/202[5-9]/", name)]
    assert "natverk/provnat/2024/index.html" in earlier
    assert "natverk/provnat/2023/arsrapport/index.html" in earlier


def test_mandates_that_hold_on_the_day_are_held(earlier: dict[str, HtmlPage]) -> None:
    rows = [row.text for row in earlier["roller/index.html"].all("tr") if "Ledamot i styrgruppen" in row.text]
    assert "1 januari 2024–31 mars 2026" in rows[0]  # those of today stand first


def test_in_its_own_year_a_plan_is_in_force(earlier: dict[str, HtmlPage]) -> None:
    page = earlier["natverk/provnat/2024/index.html"]
    assert [name for name in earlier if name.endswith("2024/arsrapport/index.html")] == []
    assert "Gäller" in page.text
    assert "tidigare år" not in page.text
    facts = [one.text.split() for one in earlier["natverk/provnat/index.html"].all("dd")]
    assert facts[0][:3] == ["Handlingsplan", "2024", "Gäller"]


def test_a_site_date_that_is_no_day_stops_the_build(city: Path, tmp_path: Path) -> None:
    result = build(city, tmp_path, day="2024-13-01")
    assert result.returncode == 1
    assert "SITE_DATE: ”2024-13-01” är inte en dag – skriv som 2024-03-01" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr + result.stdout


# --- The build and the command say the same ---------------------------------------------------------------------------


def test_the_build_stops_on_the_same_report_as_the_command(city: Path, tmp_path: Path) -> None:
    project = shutil.copytree(city, tmp_path / "projekt")
    fictional.edit(project / "data/networks/kajforum.yml", "start: 2015", "strat: 2015")
    fictional.edit(project / "docs/natverk/ljusringen/2022.md", 'plan_facts("ljusringen"', 'plan_facts("ljusringan"')
    result = build(project, tmp_path / "ut", richer.DAY)
    output = result.stdout + result.stderr
    assert result.returncode == 1
    assert "okänd nyckel ”strat” – menade du ”start”?" in output
    assert "okänt id ”ljusringan” för nätverk i plan_facts – menade du ”ljusringen”?" in output
    assert "Traceback" not in output
    assert not (tmp_path / "ut" / "index.html").exists()


def test_a_broken_link_in_prose_stops_the_build(city: Path, tmp_path: Path) -> None:
    project = shutil.copytree(city, tmp_path / "projekt")
    with (project / "docs/om/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[trasig](finns-inte.md)\n")
    assert build(project, tmp_path / "ut", richer.DAY).returncode == 1


# --- The years --------------------------------------------------------------------------------------------------------


def test_every_documented_year_has_its_pages(site: Path, model: Model) -> None:
    members = [network for network in model.networks.values() if network.memberships]
    documented = {(one.id, year) for one in members for year in documented_years(model, one, 2025)}
    # Of a year to come only a plan is known, which has its page.
    wanted = {(network, year) for network, year in documented if 2022 <= year <= 2025}
    assert [key for key in wanted if not (site / f"natverk/{key[0]}/{key[1]}/index.html").is_file()] == []
    assert [year for _, year in wanted if not (site / f"ar/{year}/index.html").is_file()] == []


def test_every_plan_has_a_page_that_shows_it(site: Path, city: Path) -> None:
    known = check(city).site_on(datetime.date.fromisoformat(richer.DAY))
    shown = {f"{plan.year}/{plan.id}": known.plan_page(plan).removesuffix(".md") for plan in known.model.plans.values()}
    assert {"2026/gemensam", "2026/provnat", "2025/kajforum-hamnbolaget"} < set(shown)
    assert [plan for plan, page in shown.items() if not (site / page / "index.html").is_file()] == []
