"""Does every view show its content when everything is filled in? The fictional city, walked in a real browser."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Browser, Page, expect

from actionplans.commands.site import DEMO, DEMO_DAY
from actionplans.downloads.tables import TABLES
from actionplans.model.relations import TAKES_PART, relation_on
from actionplans.reading.data import load
from actionplans.rules.check import check
from actionplans.rules.settings import served_at
from actionplans.site.addresses import page_url
from tests import fictional, html_page
from tests.fictional import CITY, DAY
from tests.html_page import HtmlPage
from tests.sites import ROOT, served
from tests.test_in_browser import Scheme, Visit, Windows, visiting


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city's site, as `make demo` shows it."""
    return fictional.site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(demo)


@pytest.fixture(scope="module")
def demo_address(demo: Path) -> Iterator[str]:
    with served(demo) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, windows: Windows, demo_address: str, width: int, scheme: Scheme) -> Iterator[Visit]:
    with visiting(chromium, windows, demo_address, width, scheme) as found:
        yield found


def test_every_table_can_be_downloaded_from_the_page_that_shows_it(pages: dict[str, HtmlPage]) -> None:
    missing = []
    for table in TABLES.values():
        address = page_url(table.page, directory_urls=True)
        links = {link.attributes.get("href", "") for link in pages[f"{address}index.html"].all("a")}
        missing += [] if any(href.endswith(f"/{table.path}") for href in links) else [table.path]
    assert missing == []


@pytest.mark.parametrize(
    ("address", "beside"),
    [("", []), ("roller/", ["navigation"]), ("natverk/provnat/2025/", ["navigation", "toc"])],
)
def test_the_text_has_the_room_that_no_menu_and_no_list_of_headings_takes(
    chromium: Browser, demo_address: str, address: str, beside: list[str]
) -> None:
    page = chromium.new_page(viewport={"width": 1300, "height": 800})
    page.goto(f"{demo_address}/{address}")
    shown = page.locator(".md-sidebar:visible").evaluate_all("them => them.map(one => one.dataset.mdType)")
    room = page.evaluate("document.querySelector('.md-content').getBoundingClientRect().width")
    page.close()
    assert shown == beside
    assert room > 1300 - 212 * len(beside) - 40


# --- What is filled in ------------------------------------------------------------------------------------------------


def test_it_passes_the_check() -> None:
    assert check(CITY).problems == []


def test_the_demo_is_served_on_its_own_day_and_at_its_own_port() -> None:
    assert DEMO_DAY == DAY
    # At a port of its own: a city's site may be served beside it.
    assert served_at(CITY) != served_at(ROOT)
    assert DEMO == CITY


def test_three_networks_and_a_candidate_over_four_years() -> None:
    model = load(CITY).model
    assert model is not None
    day = datetime.date.fromisoformat(DAY)
    members = {network.id for network in model.networks.values() if relation_on(network, day) in TAKES_PART}
    assert (len(members), len(model.networks)) == (3, 7)
    assert {(network, year) for network in members for year in range(2022, 2026)} <= set(model.plans)


@pytest.mark.parametrize(
    "vocabulary",
    ["activity_states", "outcomes", "ratings", "criteria", "exchange_kinds", "participation_modes", "levels"],
)
def test_every_word_of_the_cycle_is_in_use(vocabulary: str) -> None:
    model = load(CITY).model
    assert model is not None
    written = "".join(path.read_text(encoding="utf-8") for path in CITY.glob("data/*/**/*.yml"))
    assert [word for word in model.words(vocabulary) if f": {word}\n" not in written] == []


def test_every_page_says_that_the_city_is_fictional(pages: dict[str, HtmlPage]) -> None:
    assert len(pages) > 70
    assert [path for path, page in pages.items() if "Exempelstad finns inte." not in page.text] == []


# --- A walk through the site ------------------------------------------------------------------------------------------

# Each view by its address, with what it shows when it is filled.
VIEWS = {
    "startsidan": ("", ["Alla tre nätverk har en plan för 2025", "Platser som är tomma", "Sagoborg"]),
    "planen": ("natverk/provnat/2025/", ["Lärdomar från workshopen 2024", "Bygga om fyra korsningar", "§ 19"]),
    "utkastet": ("natverk/provnat/2026/", ["Inte framlagd för nämnden"]),
    "en äldre plan": ("natverk/provnat/2023/", ["Slutsats: Utveckla", "Medelhastigheten sjönk", "Nu gäller"]),
    "årsrapporten": (
        "natverk/provnat/2024/arsrapport/",
        ["Höstmötet samlade 140 deltagare", "Flyttad", "Pågår", "1 aktivitet utan rapport"],
    ),
    "den saknade årsrapporten": ("natverk/kajforum/2024/arsrapport/", ["Webbplatsen har ingen årsrapport för 2024"]),
    "årets rapport": ("ar/2023/arsrapport/", ["Bullermätningarna gjorde", "Inställd"]),
    "året": ("ar/2025/", ["Hölls 16 oktober 2025", "Använda ordförandeskapet i Provnät"]),
    "områdena": ("omraden/", ["Gång och cykel", "Säkrare skolvägar"]),
    "förvaltningarna": ("forvaltningar/", ["Exempelstads Hamn AB", "Planförvaltningen"]),
    "resorna": ("resor/", ["Efter avresan", "Försenad", "senast 30 dagar efter resan", "Webbmöte", "På hemmaplan"]),
    "utvärderingarna": (
        "utvardering/",
        ["Avser 2024, jämfört med 2023.", "Avsluta", "Pröva", "↑ från låg", "= oförändrat", "Behåll"],
    ),
    "resultaten": (
        "resultat/",
        ["885 000 euro", "Två grannstäder inför samma villkor.", "15 aktiviteter: 7 genomförda"],
    ),
    "målen": ("mal/", ["46 procent (2023, utgångsläge), 49 procent (oktober 2024)", "4 aktiviteter: 2 utan rapport"]),
    "kandidaten": ("kandidater/", ["Pröva ett avgiftsfritt år 2026", "Färjor och bussar"]),
    "utbytet": ("utbyte/", ["Projektuppslag", "TRYGG KORSNING", "Föredrag"]),
    "representationen": ("representation/", ["Ada Exempel", "Tom plats", "Upphörde utan känd efterträdare"]),
    "rollerna": ("roller/", ["Upphör snart", "Kommande", "Belagd 2023 och mars 2025, därefter okänt"]),
    "organisationen": ("om/organisation/", ["Sedan 1 januari 2024", "Annan uppgift: Exempelposten anger"]),
    "nämnden": ("namnden/2025-08-25/", ["Gun Handläggarsdotter", "Bilaga 1: Reserapport"]),
    "projekten": ("projekt/", ["STILLA NATT", "Troligen:"]),
    "att göra": ("att-gora/", ["data/trips/2025.yml:", "Platser som är tomma", "Resor som saknar beslut"]),
    "årshjulet": ("arbetssatt/arshjul/", ["Sista dag för reserapport", "Rese- och omvärldsworkshop", "varje år"]),
    "rutinen": ("arbetssatt/aterkoppling/", ["Ska tas fram 2026"]),
}


@pytest.mark.parametrize(("path", "words"), VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize(
    ("width", "scheme"),
    [pytest.param(1280, "light", id="bred-ljus"), pytest.param(360, "dark", id="smal-mörk", marks=pytest.mark.nightly)],
)
def test_every_view_shows_what_is_filled_in(visit: Visit, path: str, words: list[str], width: int) -> None:
    visit.open(path)
    article = visit.page.locator("article")
    for said in words:
        expect(article).to_contain_text(said)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, "sidan är bredare än fönstret"
    assert visit.errors == []
    assert visit.elsewhere == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_the_notice_is_on_paper_too(visit: Visit) -> None:
    visit.open("natverk/provnat/2025/")
    visit.page.emulate_media(media="print")
    expect(visit.page.get_by_text("Exempelstad finns inte.")).to_be_visible()
    # For who goes from landmark to landmark it is one of them.
    expect(visit.page.get_by_role("complementary", name="Meddelande")).to_contain_text("Exempelstad finns inte.")


def heading(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_from_what_lacks_a_report_to_last_years_and_its_plan(visit: Visit) -> None:
    visit.open("")
    visit.page.locator("#uppmarksamhet > details > summary").click()
    missing = visit.page.locator("dt", has_text="Årsrapport för 2024 saknas").locator("xpath=following-sibling::dd[1]")
    missing.get_by_role("link", name="Kajforum").click()
    heading(visit.page, "Årsrapport 2024")
    expect(visit.page.locator(".eyebrow")).to_have_text("Kajforum")
    visit.page.get_by_role("link", name="Årsrapport 2024 för alla nätverk").click()
    heading(visit.page, "Årsrapport 2024")
    expect(visit.page.locator(".eyebrow")).to_have_count(0)
    visit.page.get_by_role("heading", name="Provnät").first.get_by_role("link").click()
    expect(visit.page.locator(".eyebrow")).to_have_text("Provnät")
    visit.page.locator("article").get_by_role("link", name="Plan 2024").click()
    heading(visit.page, "Plan 2024")
    expect(visit.page.locator("article")).to_contain_text("Göra en karta över skolvägar")
    assert visit.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_from_an_evaluation_to_its_reasons(visit: Visit) -> None:
    visit.open("utvardering/")
    visit.page.get_by_role("link", name="Avsluta").first.click()
    expect(visit.page.locator("#utvardering-ljusringen")).to_be_in_viewport()
    expect(visit.page.locator("article")).to_contain_text("Staden kan få samma kunskap genom direkta kontakter")
    visit.page.get_by_role("link", name="Ompröva 2023").click()
    heading(visit.page, "Plan 2023")
    visit.page.go_back()
    visit.page.get_by_role("link", name="Pröva 2023: Hållplats Europa").click()
    heading(visit.page, "Kandidater")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_an_attachment_opens_from_its_matter(visit: Visit) -> None:
    visit.open("namnden/2025-08-25/")
    link = visit.page.get_by_role("link", name="Reserapport: Kajforums årsmöte i Storkaj", exact=True)
    answer = visit.page.request.get(visit.page.evaluate("link => link.href", link.element_handle()))
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_tables_and_the_calendar_are_downloaded_from_their_pages(visit: Visit) -> None:
    visit.open("roller/")
    with visit.page.expect_download() as download:
        visit.page.locator("a[href$='.csv']").first.click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(rows) > 15
    assert any("Ada Exempel" in row for row in rows)
    visit.page.goto(visit.address + "oppna-data/")
    with visit.page.expect_download() as download:
        visit.page.locator("a[href$='.ics']").first.click()
    events = vobject.readOne(download.value.path().read_text(encoding="utf-8")).contents["vevent"]
    assert "Sista dag för reserapport: Förbereda politiska gruppens upprop med Sagoborg" in {
        event.summary.value for event in events
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_search_finds_what_a_report_says(visit: Visit) -> None:
    visit.open("")
    box = visit.page.get_by_placeholder("Sök")
    box.click()
    box.press_sequentially("bullermätningarna", delay=10)
    expect(visit.page.locator(".md-search-result__link").first).to_be_visible()
