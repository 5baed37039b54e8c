"""Does the search box answer what staff ask: the right page first, by keyboard too, without a server, from an address?

Queries about the fictional city are typed into Material's own box in a real browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.until import until

# Puts a query into the box as the last key would, and gives the addresses of the hits that Material has drawn.
_ASK = """query => new Promise(resolve => {
  const input = document.querySelector(".md-search__input")
  const status = document.querySelector(".md-search-result__meta")
  if (input.value === query) query += " "
  new MutationObserver((_, observer) => {
    observer.disconnect()
    const first = hit => hit.querySelector("a").href
    setTimeout(() => resolve([...document.querySelectorAll(".md-search-result__item")].map(first)))
  }).observe(status, { childList: true })
  input.value = query
  input.dispatchEvent(new KeyboardEvent("keyup"))
})"""
_ASK_ALL = f"""async queries => {{
  const answers = []
  for (const query of queries) answers.push(await ({_ASK})(query))
  return answers
}}"""


@pytest.fixture(scope="module")
def wide(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def opened(wide: BrowserContext, address: str) -> Page:
    """The open search, for tests that stay in it."""
    page = wide.new_page()
    open_search(page, address)
    return page


@pytest.fixture
def asking(opened: Page) -> Page:
    """The same, empty and with all pages to search in."""
    if not opened.locator("#__search").is_checked():
        box(opened).click()
    for name in ("network", "year", "group"):
        opened.locator(f"#search-{name}").select_option("")
    opened.evaluate(_ASK, "x")  # another than the test's own, so that this is a query
    box(opened).focus()
    return opened


def box(page: Page) -> Any:
    return page.get_by_placeholder("Sök")


def status(page: Page) -> Any:
    return page.locator(".md-search-result__meta")


def hits(page: Page) -> Any:
    return page.locator(".md-search-result__item")


def open_search(page: Page, address: str) -> None:
    """Open a page and its search, and wait until the search answers."""
    page.goto(address)
    box(page).click()
    expect(status(page)).to_have_text("Skriv sökord")


def type_query(page: Page, query: str) -> None:
    box(page).fill(query)  # key by key, each letter would be a query: tests/test_keyboard.py types
    expect(status(page)).to_have_text(re.compile(r"\d+ träff"))


def answers(page: Page, address: str, queries: Iterable[str]) -> list[list[str]]:
    """For each query the pages that the box answers, as addresses under the site."""
    answered: list[list[str]] = page.evaluate(_ASK_ALL, list(queries))
    return [[as_page(link, address) for link in links] for links in answered]


def as_page(link: str, address: str) -> str:
    """A hit's address under the site, as a folder."""
    path = link.removeprefix(address).partition("#")[0]
    return re.sub(r"(^|/)index\.html$", r"\1", path).replace(".html", "/")


# What staff may ask of the fictional city: inflected, misspelt, without its dots, with a year, in another language.
QUERIES = (
    "provnät",
    "provnat handlingsplan 2023",
    "kajforum roller",
    "ordföranden i politiska gruppen",
    "reserapport",
    "skolvägarna",
    "arsrapport 2024",
    "ljusrigen",
    "chair of the working group",
    "vilka nätverk är vi med i",
    "harbour streets forum",
    "SRN",
    "qqqq",
)


def test_the_copy_without_a_server_answers_the_same(page: Page, address: str, offline: Path) -> None:
    open_search(page, address)
    served = answers(page, address, QUERIES)
    assert all(served[:-1])
    folder = f"{offline.as_uri()}/"
    open_search(page, f"{folder}index.html")
    # The copy has no forms. So words are a little rarer there, and what stands far down may change places.
    for found, all_served in zip(answers(page, folder, QUERIES), served, strict=True):
        there = [path for path in all_served if not path.startswith("andra/")]
        assert found[:2] == there[:2]
        assert len(set(found) ^ set(there)) <= 2
    expect(page.locator(".search-notice")).to_be_hidden()


def test_the_copy_without_a_server_opens_a_hit(page: Page, offline: Path) -> None:
    open_search(page, f"{offline.as_uri()}/natverk/provnat/2025.html")
    type_query(page, "kajforum handlingsplan")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(r"^Kajforum: plan 2025 - "))


# --- What a hit says ------------------------------------------------------------------------------------------------


def test_a_hit_says_what_its_page_is_and_where_on_it_the_answer_stands(asking: Page, address: str) -> None:
    asking.evaluate(_ASK, "provnät handlingsplan 2025")
    first = hits(asking).first
    expect(first.locator("h1")).to_have_text("Provnät: plan 2025")
    expect(first.locator(".md-tag")).to_have_text(["Gäller"])
    expect(first.locator("mark").first).to_have_text("Provnät")
    asking.evaluate(_ASK, "ordförande politiska gruppen provnät 2025")
    first = hits(asking).first
    expect(first.locator(".search-where")).to_have_text("Uppdrag")
    expect(first.locator(".search-teaser")).to_contain_text("Ordförande i Provnäts politiska grupp · Exempelstad")
    link = first.locator("a")
    assert link.count() == 1
    href = link.get_attribute("href") or ""
    assert href.startswith(f"{address}natverk/provnat/2025/#uppdrag?ord="), href
    asking.evaluate(_ASK, "reserapport")
    expect(hits(asking).locator("h1").filter(has_text=re.compile("^Arbetssätt: Resor$"))).to_have_count(1)
    # Nothing of it is a heading or a landmark of the page that the search lies over.
    found = asking.get_by_role("search", name="Webbplatsen")
    expect(found.get_by_role("link").first).to_be_visible()
    for role in ("heading", "navigation", "article", "dialog"):
        assert found.get_by_role(role).count() == 0, role
    # How many they are is announced, also where not all are shown.
    announced = found.get_by_role("status").first
    expect(announced).to_have_text(re.compile(r"^\d+ träff(ar)?$"))
    asking.evaluate(_ASK, "plan")
    expect(announced).to_have_text(re.compile(r"^(Visar|Ett svar och) de 60 bästa av \d\d+ träffar$"))


def test_no_teaser_shows_the_heads_of_a_table(asking: Page) -> None:
    """Column heads and captions are searched, and say nothing alone."""
    for query in ("uppdrag företrädare", "vad som övervägdes", "utgångsläge målvärde"):
        asking.evaluate(_ASK, query)
        teasers = " ".join(hits(asking).locator(".search-teaser").all_inner_texts())
        assert teasers
        assert not re.search("Uppdrag · Företrädare|När · Vad som|Mått · Utgångsläge", teasers), teasers


# --- Filters, address, keyboard -------------------------------------------------------------------------------------


def test_the_filters_leave_a_network_a_year_a_kind_and_what_names_a_candidate(asking: Page, address: str) -> None:
    network, year, kind = (asking.get_by_label(name, exact=True) for name in ("Nätverk", "År", "Slag"))
    asking.evaluate(_ASK, "provnät")
    network.select_option("Provnät")
    year.select_option("2022")
    kind.select_option("Årsrapporter")
    expect(status(asking)).to_have_text("1 träff")
    link = f"{address}natverk/provnat/2022/arsrapport/"
    expect(hits(asking).first.locator("a")).to_have_attribute("href", re.compile(f"^{re.escape(link)}"))
    asking.evaluate(_ASK, "")
    year.select_option("")
    kind.select_option("")
    network.select_option("Ljusringen")
    expect(hits(asking).locator("h1").filter(has_text="Ljusringen").first).to_be_visible()
    assert all("Ljusringen" in name for name in hits(asking).locator("h1").all_inner_texts())
    # A candidate has no page of its own: what is left is what names it.
    expect(network.locator("optgroup")).to_have_attribute("label", "Kandidater")
    network.select_option("Brosamarbetet")
    expect(hits(asking).locator("h1").filter(has_text="Kandidater")).to_have_count(1)
    assert asking.evaluate("[...document.querySelectorAll('#search-group option')].length") > 5


def test_an_empty_list_names_the_filter_and_one_key_takes_it_away(asking: Page) -> None:
    asking.evaluate(_ASK, "ljusringen")
    asking.get_by_label("Nätverk", exact=True).select_option("Kajforum")
    asking.get_by_label("Slag", exact=True).select_option("Planer")
    asking.get_by_label("År", exact=True).select_option("2022")
    expect(status(asking)).to_have_text("Inget hittades")
    expect(asking.locator(".search-said")).to_have_text("Sökningen gällde bara Kajforum, 2022, Planer.")
    expect(asking.get_by_role("button", name=re.compile(r"^Visa alla: \d+ träffar"))).to_be_visible()
    box(asking).press("Enter")
    expect(hits(asking).first).to_be_visible()
    expect(asking.locator(".search-said")).to_be_empty()
    assert (
        asking.evaluate("[...document.querySelectorAll('.search-filters select')].map((one) => one.value)") == [""] * 3
    )
    expect(box(asking)).to_be_focused()


def test_what_is_pasted_with_the_mouse_is_searched_for(asking: Page) -> None:
    """Dictated and tapped words come so too: without a key."""
    asking.evaluate("""() => {
        const input = document.querySelector(".md-search__input")
        input.value = "reserapport"
        input.dispatchEvent(new Event("input"))
    }""")
    expect(hits(asking).locator("h1").filter(has_text="Arbetssätt: Resor")).to_have_count(1)


def test_who_did_not_find_can_say_so_with_what_was_searched_for(asking: Page) -> None:
    missed = asking.locator(".search-missed")
    asking.evaluate(_ASK, "qqqq & 100 % + ö")
    expect(missed).to_have_text("Hittade du inte? Säg till")
    href = missed.locator("a").get_attribute("href") or ""
    letter = urlsplit(href)
    asked = parse_qs(letter.query, strict_parsing=True)
    assert (letter.scheme, letter.path, asked["subject"]) == (
        "mailto",
        "natverk@exempelstad.example",
        ["Hittade inte: qqqq & 100 % + ö"],
    )
    asking.evaluate(_ASK, "")
    expect(missed).to_be_hidden()


def test_a_whole_letter_in_the_box_goes_into_no_address(asking: Page, address: str) -> None:
    """Mail programs take no longer a subject, and servers no longer a line."""
    letter = "reserapport 😀 " * 100
    box(asking).fill(letter)
    link = asking.locator(".search-missed a")
    expect(link).to_have_attribute("href", re.compile("reserapport"))
    href = link.get_attribute("href") or ""
    subject = parse_qs(urlsplit(href).query)["subject"][0].removeprefix("Hittade inte: ")
    assert letter.startswith(subject.removesuffix("…"))
    assert 100 < len(subject) <= 120
    box(asking).fill("reserapport")
    asking.wait_for_url(re.compile("q=reserapport$"))
    box(asking).fill(letter)
    asking.wait_for_url(address)


def test_a_click_opens_the_box_that_escape_closed_and_one_on_rensa_empties_it(asking: Page, address: str) -> None:
    box(asking).fill("reserapport")
    asking.wait_for_url(re.compile("q=reserapport$"))
    asking.keyboard.press("Escape")
    expect(hits(asking).first).to_be_hidden()
    box(asking).click()
    expect(hits(asking).first).to_be_visible()
    asking.wait_for_url(re.compile("q=reserapport$"))
    asking.get_by_role("button", name="Rensa").click()
    expect(hits(asking)).to_have_count(0)
    expect(status(asking)).to_have_text("Skriv sökord")
    asking.wait_for_url(address)


def test_marked_words_are_seen_where_the_system_chooses_the_colours(asking: Page) -> None:
    asking.emulate_media(forced_colors="active", color_scheme="dark")
    asking.evaluate(_ASK, "reserapport")
    mark = hits(asking).locator("mark").first
    assert mark.evaluate("(one) => getComputedStyle(one).color !== getComputedStyle(one).backgroundColor")
    seen = "(one) => getComputedStyle(one).backgroundColor"
    assert mark.evaluate(seen) not in ("rgba(0, 0, 0, 0)", hits(asking).first.evaluate(seen))
    asking.emulate_media(forced_colors="none", color_scheme="light")


def test_a_search_can_be_shared_by_its_address(page: Page, context: BrowserContext, address: str) -> None:
    open_search(page, f"{address}om/")
    type_query(page, "roller & uppdrag")
    page.get_by_label("Nätverk", exact=True).select_option("Provnät")
    page.wait_for_url(re.compile(r"q=.*natverk=provnat"))
    first = hits(page).first.locator("h1").inner_text()
    other = context.new_page()
    other.goto(page.url)
    expect(box(other)).to_have_value("roller & uppdrag")
    expect(other.get_by_label("Nätverk", exact=True)).to_have_value("provnat")
    expect(hits(other).first.locator("h1")).to_have_text(first)


def test_an_address_with_only_a_filter_opens_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}?slag=Årsrapporter")
    expect(hits(page).first).to_contain_text(re.compile("årsrapport", re.IGNORECASE))
    expect(page.locator("#search-group")).to_have_value("Årsrapporter")


def test_back_from_a_hit_the_search_is_still_there(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "reserapport")
    page.wait_for_url(re.compile("q=reserapport"))
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("Resor")
    page.go_back()
    expect(box(page)).to_have_value("reserapport")
    expect(hits(page).first).to_be_visible()


def test_a_closed_search_leaves_the_address(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "provnat")
    page.wait_for_url(re.compile("q=provnat"))
    page.keyboard.press("Escape")
    page.wait_for_url(address)


def test_tab_goes_through_the_filters_into_the_hits_and_back(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "provnat")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Rensa")).to_be_focused()
    for name in ("search-network", "search-year", "search-group"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == name
    page.keyboard.press("Tab")
    expect(hits(page).first.locator("a")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "search-group"
    # Keys in a filter choose there.
    page.locator("#search-network").focus()
    page.keyboard.type("LJ")
    expect(page.locator("#search-network")).to_be_focused()
    expect(page.locator("#search-network")).to_have_value("ljusringen")
    page.locator("#search-network").select_option("")
    expect(hits(page).first.locator("h1")).to_have_text("Provnät")
    hits(page).first.locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("Provnät")


def test_arrows_go_from_hit_to_hit_and_new_hits_do_not_take_the_focus(asking: Page) -> None:
    """Who types fast and presses the arrow at once stands on a hit for the letters before the last."""
    asking.evaluate(_ASK, "provnat")
    links = asking.locator("a.md-search-result__link")
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0)):
        asking.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    asking.keyboard.press("x")
    expect(box(asking)).to_be_focused()
    # The last that is drawn brings those that follow.
    asking.evaluate(_ASK, "plan")
    expect(links).to_have_count(10)
    links.last.focus()
    until(asking, "document.querySelectorAll('.md-search-result__item').length > 10", 5)
    for query, target in (("kajforum", ".md-search-result__link"), ("qqqq", ".md-search__input")):
        asking.evaluate(_ASK, "provnat")
        box(asking).focus()
        asking.keyboard.press("ArrowDown")
        expect(links.first).to_be_focused()
        asking.evaluate(_ASK, query)
        expect(asking.locator(target).first).to_be_focused()


@pytest.mark.parametrize("tabs", [0, 1, 4])
def test_escape_closes_the_search_and_stays_in_the_box(asking: Page, tabs: int) -> None:
    """From there Tab goes on to what follows, and typing opens the search again."""
    asking.evaluate(_ASK, "provnat")
    for _ in range(tabs):
        asking.keyboard.press("Tab")
    asking.keyboard.press("Escape")
    expect(hits(asking).first).to_be_hidden()
    expect(box(asking)).to_be_focused()
    asking.keyboard.type("x")
    expect(asking.locator(".search-filters")).to_be_visible()
    asking.keyboard.press("Escape")
    expect(asking.locator(".search-filters")).to_be_hidden()
    asking.keyboard.press("Tab")
    expect(asking.locator(".md-tabs__link").first).to_be_focused()


def test_tabbing_out_closes_the_search(asking: Page) -> None:
    asking.keyboard.press("Shift+Tab")
    expect(asking.locator(".search-filters")).to_be_hidden()


# --- Where a hit leads ----------------------------------------------------------------------------------------------

# What is marked and can be seen: not under the header, not folded away, not behind anything.
_SEEN = """() => {
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom
    return [...document.querySelectorAll("mark.found")].filter((mark) => {
        const { top, bottom, left, width, height } = mark.getBoundingClientRect()
        if (!height || top < header || bottom > innerHeight) return false
        const there = document.elementFromPoint(left + width / 2, top + height / 2)
        return there && (mark.contains(there) || there.contains(mark))
    }).map((mark) => mark.textContent)
}"""
# Each with a word that must be among those in view: folded, inflected, in a table.
LEADS = [
    ("ordförande politiska gruppen provnat", "Ordförande"),
    ("reserapporter", "reserapport"),
    *(
        pytest.param(query, word, marks=pytest.mark.nightly)
        for query, word in (
            ("trafikräkning", "trafikräkningar"),
            ("partneravtal kajforum", "partneravtal"),
            ("brosamarbetet", "Brosamarbetet"),
            ("frukostar", "frukost"),
            ("delegationsbeslut", "delegationsbeslut"),
            ("hamnbolaget styrelse", "styrelse"),
            ("medlemsavgift", "Medlemsavgift"),
        )
    ),
]


@pytest.mark.parametrize(("query", "word"), LEADS)
def test_enter_opens_what_answers_with_its_words_marked_and_in_view(
    page: Page, address: str, query: str, word: str
) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        box(page).focus()
        expect(status(page)).to_have_text("Skriv sökord")
        page.evaluate(_ASK, query)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        until(page, f"({_SEEN})().length > 0", 5)
        seen = [mark.casefold() for mark in page.evaluate(_SEEN)]
        assert any(mark.startswith(word.casefold()) for mark in seen), (query, width, seen)
        assert "ord=" not in page.url


def test_a_hit_on_the_page_itself_is_found_there_too_and_the_back_button_leads_back(page: Page, address: str) -> None:
    open_search(page, f"{address}arbetssatt/resor/")
    page.evaluate(_ASK, "reserapport lämnas")
    page.keyboard.press("Enter")
    until(page, f"({_SEEN})().length > 0", 5)
    expect(page.locator(".search-filters")).to_be_hidden()
    # There the search is opened and shared again as anywhere.
    box(page).fill("nämnden vårens reserapporter")
    page.wait_for_url(re.compile("q="))
    page.goto(f"{address}natverk/")
    page.go_back()
    expect(box(page)).to_have_value("nämnden vårens reserapporter")


def test_words_in_an_address_are_marked_where_they_are_folded_away_and_are_only_words(page: Page, address: str) -> None:
    """A link that somebody sends may hold anything."""
    page.goto(f"{address}kandidater/#om-natverket?ord=grundat")
    until(page, f"({_SEEN})().includes('Grundat')", 5)
    assert page.url == f"{address}kandidater/#om-natverket"
    assert page.evaluate("document.querySelector(':target')?.id") == "om-natverket"
    # Far down on the page, under a heading of its own or not, it is brought into view.
    page.goto("about:blank")
    page.goto(f"{address}kandidater/#?ord=linjestads")
    until(page, f"({_SEEN})().includes('Linjestads')", 5)
    assert page.evaluate("scrollY") > 800
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for end in (
        "#?ord=%",
        "#%E0%A4%A?ord=resa,%E0%A4",
        "#finns-inte?ord=<img src=x>,resor",
        "#resor?ord=",
        "#x?ord=(,[,*",
    ):
        page.goto(f"{address}arbetssatt/resor/{end}")
        page.wait_for_load_state()
    assert errors == []
    assert page.locator("article img").count() == 0


# --- What it costs, and what may go wrong ---------------------------------------------------------------------------


def test_nothing_is_fetched_before_the_search_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    assert [path for path in asked if "search/" in path] == ["assets/search/search.css", "assets/search/box.js"]
    box(page).click()
    expect(status(page)).to_have_text("Skriv sökord")
    assert "search/index.js" in asked
    assert not [path for path in asked if "search_index" in path]


def test_the_index_is_no_larger_than_the_pages_it_stands_for(site: Path) -> None:
    """Materials own index holds the pages' text as HTML; bench/search.py compares the two on the same pages."""
    assert not (site / "search/search_index.json").exists()
    words = sum(len(page.read_bytes()) for page in site.rglob("index.html"))
    assert (site / "search/index.js").stat().st_size < words / 4


def test_without_a_worker_the_reader_is_told_and_the_search_works(page: Page, address: str) -> None:
    page.add_init_script("window.Worker = class { constructor() { throw new Error('blocked') } }")
    open_search(page, address)
    expect(page.get_by_role("alert")).to_contain_text("Webbläsaren tillåter inte att sökningen körs i bakgrunden")
    type_query(page, "provnät handlingsplan 2025")
    expect(hits(page).first.locator("h1")).to_have_text("Provnät: plan 2025")


def test_a_worker_that_fails_later_is_replaced(page: Page, address: str) -> None:
    page.route("**/worker.js", lambda route: route.abort())
    open_search(page, address)
    expect(page.get_by_role("alert")).to_be_visible()
    type_query(page, "provnat")


def test_a_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/search/index.js", refuse)
    page.goto(address)
    box(page).click()
    expect(page.get_by_role("alert")).to_have_text("Sökningen kan inte laddas. Ladda om sidan, eller hitta via menyn.")


def test_material_still_speaks_the_protocol_that_our_worker_answers(page: Page, address: str) -> None:
    """What theme/assets/search/box.js takes for granted, one by one, so that an upgrade says what it changed."""
    page.add_init_script(
        """window.heard = []
        window.Worker = class extends EventTarget {
          postMessage(message) { heard.push(message) }
          constructor(url) { super(); window.ours = this; heard.push({ url: String(url) }) }
        }"""
    )
    page.goto(address)
    assert page.evaluate("typeof JSON.parse(document.getElementById('__config').textContent).search") == "string", (
        "Material's page no longer says in __config where its search worker is"
    )
    assert page.evaluate("heard") == [], "Material starts a worker from another address than the one in __config"
    box(page).click()
    assert [message["url"].endswith("assets/search/worker.js") for message in page.evaluate("heard")] == [True]
    page.evaluate(
        "ours.onmessage({ data: { type: 1, choices: { networks: [], candidates: [], years: [], groups: [] } } })"
    )
    page.keyboard.type("ab")
    until(page, "heard.some(message => message.data === 'ab')")
    query = page.evaluate("heard.at(-1)")
    assert query["type"] == 2, "Material no longer sends a query as {type: 2, data: words}"
    item = "{ location: 'natverk/', title: 'Titel', text: 'Text', terms: {}, score: 1, tags: ['Märke'], to: 'a?ord=b' }"
    page.evaluate(f"ours.onmessage({{ data: {{ type: 3, data: {{ items: [[{item}]] }} }} }})")
    link = page.locator("li.md-search-result__item a.md-search-result__link")
    expect(
        link, "Material no longer draws {type: 3, data: {items}} as links, one for each in their order"
    ).to_have_attribute("href", f"{address}natverk/#a?ord=b")
    expect(link.locator(".md-tag"), "Material no longer shows a hit's tags").to_have_text("Märke")
    expect(status(page), "Material no longer tells the number of hits").to_have_text("1 träff")
    what_is_said_of_the_hits(page, address, item)


def what_is_said_of_the_hits(page: Page, address: str, item: str) -> None:
    """Once, and before them: what is not on the site, what was searched for instead, and the answer itself."""

    def tell(items: str, **about: Any) -> None:
        whole = json.dumps({"total": 0, "unknown": [], "corrected": [], "maybe": [], **about})
        page.evaluate(f"ours.onmessage({{ data: {{ type: 3, data: {{ items: {items} }}, about: {whole} }} }})")

    said, answer = page.locator(".search-said"), page.locator(".search-answer a")
    page.evaluate("""() => {
        window.told = []
        new MutationObserver(() => told.push(document.querySelector(".search-said").innerText))
            .observe(document.querySelector(".search-said"), { childList: true })
    }""")
    for word in ("od", "oden", "odens"):
        tell("[]", unknown=[word])
    tell("[]", unknown=["odense", "malmö"], maybe=["odling", "ö & <b>"], corrected=[["eurocitis", "Eurocities"]])
    expect(said).to_have_text(
        "Inget om odense och malmö på webbplatsen."
        "Visar träffar för Eurocities i stället för ”eurocitis”."
        "Kanske menade du:"
    )
    assert len([one for one in page.evaluate("told") if one]) == 1, "said for every key"
    # A letter that was pasted holds many words, and perhaps a long one.
    tell(f"[[{item}]]", total=1, unknown=["å" * 50, *"abcdefg"], nearest=True)
    expect(said).to_have_text(
        f"Inget om {'å' * 39}…, a, b, c, d, e och 2 ord till på webbplatsen.Träffarna är det närmaste som finns."
    )
    tell("[]", unknown=["odense"], maybe=["ö & <b>"])
    assert said.get_attribute("role") == "status"
    page.get_by_role("button", name="ö & <b>").click()
    expect(box(page)).to_have_value("ö & <b>")
    until(page, "heard.at(-1).data === 'ö & <b>'")
    expect(box(page)).to_be_focused()
    found = {"text": "Ada Exempel", "note": "Belagd 2023, därefter okänt", "url": "natverk/provnat/", "source": "Brev"}
    tell(f"[[{item}]]", total=84, unknown=["odense"], answer=found)
    expect(said).to_have_text("Inget om odense på webbplatsen.Träffarna gäller resten av det du skrev.")
    expect(status(page)).to_have_text("Ett svar och de 1 bästa av 84 träffar")
    expect(answer).to_have_attribute("href", f"{address}natverk/provnat/")
    assert answer.inner_text().split("\n") == ["Svar", "Ada Exempel", "Belagd 2023, därefter okänt", "Källa: Brev"]
    # It comes before the first hit for the arrows, for Tab and for Enter.
    page.keyboard.press("ArrowDown")
    expect(answer).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search-result__link")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    tell(f"[[{item}]]", total=1)
    expect(said).to_be_empty()
    expect(answer).to_have_count(0)
    expect(box(page)).to_be_focused()
    tell("[]", answer=found)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}natverk/provnat/")
