"""Does the search box answer what staff ask: the right page first, by keyboard too, without a server, from an address?

Queries about the fictional city are typed into Material's own box in a real browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.until import until

# Puts a query into the box as the last key would, and gives the addresses of the hits that Material has drawn.
_ASK = """query => new Promise(resolve => {
  const input = document.querySelector(".md-search__input")
  const status = document.querySelector(".md-search-result__meta")
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


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


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
    box(page).press_sequentially(query)
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
    for found, there in zip(answers(page, folder, QUERIES), served, strict=True):
        assert found[:3] == there[:3]
        assert len(set(found) ^ set(there)) <= 2
    expect(page.locator(".search-notice")).to_be_hidden()


def test_the_copy_without_a_server_opens_a_hit(page: Page, offline: Path) -> None:
    open_search(page, f"{offline.as_uri()}/natverk/provnat/2025.html")
    type_query(page, "kajforum handlingsplan")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(r"^Kajforum: plan 2025 - "))


# --- What a hit says ------------------------------------------------------------------------------------------------


def test_a_hit_says_network_year_and_whether_the_plan_is_in_force(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "provnät handlingsplan")
    first = hits(page).first
    expect(first.locator(".md-tag")).to_have_text(["Provnät", "2025", "Gäller"])
    expect(first.locator("mark").first).to_have_text("Provnät")


def test_the_hits_bring_no_headings_and_landmarks_into_the_page(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "ordförande i en arbetsgrupp")
    found = page.get_by_role("search", name="Webbplatsen")
    expect(found.get_by_role("link").first).to_be_visible()
    for role in ("heading", "navigation", "article", "dialog"):
        assert found.get_by_role(role).count() == 0, role


def test_the_number_of_hits_is_announced(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "sagoborg")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"^\d+ träff(ar)?$"))


# --- Filters, address, keyboard -------------------------------------------------------------------------------------


def test_the_filters_leave_only_a_network_and_a_year(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "roller")
    page.get_by_label("Nätverk", exact=True).select_option("Provnät")
    page.get_by_label("År", exact=True).select_option("2021")
    expect(status(page)).to_have_text("1 träff")
    expect(hits(page).first.locator("a").first).to_have_attribute("href", f"{address}natverk/provnat/2021/")


def test_the_filters_alone_list_the_pages_of_a_network(page: Page, address: str) -> None:
    open_search(page, address)
    page.get_by_label("Nätverk", exact=True).select_option("Ljusringen")
    expect(status(page)).to_have_text(re.compile(r"\d+ träffar"))
    for tags in hits(page).locator(".md-tags").all_inner_texts():
        assert "Ljusringen" in tags


def test_a_search_can_be_shared_by_its_address(page: Page, context: BrowserContext, address: str) -> None:
    open_search(page, f"{address}om/")
    type_query(page, "roller & uppdrag")
    page.get_by_label("Nätverk", exact=True).select_option("Provnät")
    page.wait_for_url(re.compile(r"q=.*natverk=provnat"))
    first = f"{address}natverk/provnat/"
    expect(hits(page).locator("a").first).to_have_attribute("href", first)
    other = context.new_page()
    other.goto(page.url)
    expect(box(other)).to_have_value("roller & uppdrag")
    expect(other.get_by_label("Nätverk", exact=True)).to_have_value("provnat")
    expect(hits(other).locator("a").first).to_have_attribute("href", first)


def test_an_address_with_only_a_filter_opens_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}?natverk=kajforum")
    expect(hits(page).first).to_be_visible()


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
    for name in ("search-network", "search-year"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == name
    page.keyboard.press("Tab")
    expect(hits(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "search-year"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("Provnät")


def test_keys_in_a_filter_choose_there(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "plan")
    page.keyboard.press("Tab")  # past *Rensa*
    page.keyboard.press("Tab")
    page.keyboard.type("LJ")
    expect(page.locator("#search-network")).to_be_focused()
    expect(page.locator("#search-network")).to_have_value("ljusringen")


def test_arrows_go_from_hit_to_hit_and_letters_return_to_the_box(page: Page, address: str) -> None:
    open_search(page, address)
    page.evaluate(_ASK, "provnat")  # at once: typed, hits for fewer letters come in between, and these move the focus
    links = page.locator("a.md-search-result__link")
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("x")
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize(("query", "target"), [("kajforum", ".md-search-result__link"), ("qqqq", ".md-search__input")])
def test_new_hits_do_not_take_the_focus_from_who_stands_on_one(
    page: Page, address: str, query: str, target: str
) -> None:
    """Who types fast and presses the arrow at once stands on a hit for the letters before the last."""
    open_search(page, address)
    type_query(page, "provnat")
    page.keyboard.press("ArrowDown")
    page.evaluate(_ASK, query)
    expect(page.locator(target).first).to_be_focused()


@pytest.mark.parametrize("tabs", [0, 1, 3])
def test_escape_closes_the_search_and_stays_in_the_box(page: Page, address: str, tabs: int) -> None:
    """From there Tab goes on to what follows, and typing opens the search again."""
    open_search(page, address)
    type_query(page, "provnat")
    for _ in range(tabs):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(hits(page).first).to_be_hidden()
    expect(box(page)).to_be_focused()
    page.keyboard.type("x")
    expect(page.locator(".search-filters")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-filters")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".md-tabs__link").first).to_be_focused()


def test_tabbing_out_closes_the_search(page: Page, address: str) -> None:
    open_search(page, address)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".search-filters")).to_be_hidden()


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
    type_query(page, "provnät handlingsplan")
    expect(hits(page).first.locator("a").first).to_have_attribute("href", f"{address}natverk/provnat/2025/")


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
    page.evaluate("ours.onmessage({ data: { type: 1, choices: { networks: [], years: [] } } })")
    page.keyboard.type("ab")
    until(page, "heard.some(message => message.data === 'ab')")
    query = page.evaluate("heard.at(-1)")
    assert query["type"] == 2, "Material no longer sends a query as {type: 2, data: words}"
    item = "{ location: 'natverk/', title: 'Titel', text: 'Text', terms: {}, score: 1, tags: ['Märke'] }"
    page.evaluate(f"ours.onmessage({{ data: {{ type: 3, data: {{ items: [[{item}]] }} }} }})")
    link = page.locator("li.md-search-result__item a.md-search-result__link")
    expect(link, "Material no longer draws {type: 3, data: {items}} as links").to_have_attribute(
        "href", f"{address}natverk/"
    )
    expect(link.locator(".md-tag"), "Material no longer shows a hit's tags").to_have_text("Märke")
    expect(status(page), "Material no longer tells the number of hits").to_have_text("1 träff")
