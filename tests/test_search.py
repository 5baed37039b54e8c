"""Does the search box answer what staff ask: the right page first, by keyboard too, without a server, from an address?

Queries are typed into Material's own box in a real browser. Of the blind half (tests/search/blind.yml) only figures are
told, never single queries: nobody should tune on it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.conftest import ROOT, build
from tests.test_search_queries import SETS, queries
from tests.until import until

# The goal: how often the right page is first, and among the first three.
FIRST, AMONG_THREE = 0.95, 0.97
# What each half must reach, and how many queries may stay unanswered. The blind half has not reached the goal: these
# are the figures on the whole site, pages for editors and the glossary too, and they may only be raised.
LEAST = {"tuning": (0.95, 0.98, 0), "blind": (0.92, 0.94, 0)}

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


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the real site that opens from a folder."""
    target = tmp_path_factory.mktemp("offline")
    result = build(ROOT, target, OFFLINE="true")
    assert result.returncode == 0, result.stdout + result.stderr
    return target


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


def answers(page: Page, address: str, name: str, step: int = 1) -> list[tuple[dict[str, Any], list[str]]]:
    """Every query of a set, or each `step`th, with the pages that the box answers, as addresses under the site."""
    found = []
    for entry in queries(name)[::step]:
        links = page.evaluate(_ASK, entry["query"])
        found.append((entry, [as_page(link, address) for link in links]))
    return found


def as_page(link: str, address: str) -> str:
    """A hit's address as the sets write it: under the site, as a folder."""
    path = link.removeprefix(address).partition("#")[0]
    return re.sub(r"(^|/)index\.html$", r"\1", path).replace(".html", "/")


def report(name: str, answered: list[tuple[dict[str, Any], list[str]]]) -> tuple[float, float, int, str]:
    """hit@1, hit@3, how many were not answered at all, and the figures in words."""
    kinds: dict[str, list[int]] = {}
    empty = 0
    misses = []
    for entry, found in answered:
        right = [page in entry["pages"] for page in found[:3]]
        row = kinds.setdefault(entry["kind"], [0, 0, 0])
        row[0] += right[:1] == [True]
        row[1] += any(right)
        row[2] += 1
        empty += not found
        if right[:1] != [True]:
            misses.append(f"{entry['query']} → {found[:3]}")
    first, three, count = (sum(row[i] for row in kinds.values()) for i in range(3))
    lines = [f"{name}: hit@1 {first / count:.3f}, hit@3 {three / count:.3f}, empty {empty} of {count}"]
    lines += [f"  {kind}: {one}, {among} of {asked}" for kind, (one, among, asked) in sorted(kinds.items())]
    if name == "tuning":
        lines += misses
    return first / count, three / count, empty, "\n".join(lines)


@pytest.mark.parametrize("name", SETS)
def test_the_right_page_comes_first(page: Page, address: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_search(page, address)
    first, three, empty, figures = report(name, answers(page, address, name))
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
    least_first, least_three, most_empty = LEAST[name]
    assert first >= least_first, figures
    assert three >= least_three, figures
    assert empty <= most_empty, figures


@pytest.mark.parametrize("name", SETS)
def test_the_copy_without_a_server_answers_the_same(page: Page, address: str, offline: Path, name: str) -> None:
    open_search(page, address)
    served = answers(page, address, name, step=5)
    folder = f"{offline.as_uri()}/"
    open_search(page, f"{folder}index.html")
    assert answers(page, folder, name, step=5) == served
    expect(page.locator(".search-notice")).to_be_hidden()


def test_the_copy_without_a_server_opens_a_hit(page: Page, offline: Path) -> None:
    open_search(page, f"{offline.as_uri()}/natverk/polis/2023.html")
    type_query(page, "luci handlingsplan")
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text("LUCI 2023")


# --- What a hit says ------------------------------------------------------------------------------------------------


def test_a_hit_says_network_year_and_whether_the_plan_is_in_force(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "polis handlingsplan")
    first = hits(page).first
    expect(first.locator(".md-tag")).to_have_text(["POLIS", "2023", "Senast kända plan"])
    expect(first.locator("mark").first).to_have_text("POLIS")


def test_the_hits_bring_no_headings_and_landmarks_into_the_page(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "ordförande i en arbetsgrupp")
    found = page.get_by_role("search", name="Webbplatsen")
    expect(found.get_by_role("link").first).to_be_visible()
    for role in ("heading", "navigation", "article", "dialog"):
        assert found.get_by_role(role).count() == 0, role


def test_the_number_of_hits_is_announced(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "uitp")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"^\d+ träff(ar)?$"))


# --- Filters, address, keyboard -------------------------------------------------------------------------------------


def test_the_filters_leave_only_a_network_and_a_year(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "roller")
    page.get_by_label("Nätverk", exact=True).select_option("LUCI")
    page.get_by_label("År", exact=True).select_option("2016")
    expect(status(page)).to_have_text("1 träff")
    expect(hits(page).first.locator("a").first).to_have_attribute("href", f"{address}natverk/luci/2016/")


def test_the_filters_alone_list_the_pages_of_a_network(page: Page, address: str) -> None:
    open_search(page, address)
    page.get_by_label("Nätverk", exact=True).select_option("NVF")
    expect(status(page)).to_have_text(re.compile(r"\d+ träffar"))
    for tags in hits(page).locator(".md-tags").all_inner_texts():
        assert "NVF" in tags


def test_a_search_can_be_shared_by_its_address(page: Page, context: BrowserContext, address: str) -> None:
    open_search(page, f"{address}om/")
    type_query(page, "roller & uppdrag")
    page.get_by_label("Nätverk", exact=True).select_option("POLIS")
    page.wait_for_url(re.compile(r"q=.*natverk=polis"))
    first = f"{address}natverk/polis/"
    expect(hits(page).locator("a").first).to_have_attribute("href", first)
    other = context.new_page()
    other.goto(page.url)
    expect(box(other)).to_have_value("roller & uppdrag")
    expect(other.get_by_label("Nätverk", exact=True)).to_have_value("polis")
    expect(hits(other).locator("a").first).to_have_attribute("href", first)


def test_an_address_with_only_a_filter_opens_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}?natverk=ccam")
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
    type_query(page, "polis")
    page.wait_for_url(re.compile("q=polis"))
    page.keyboard.press("Escape")
    page.wait_for_url(address)


def test_tab_goes_through_the_filters_into_the_hits_and_back(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "polis")
    for name in ("search-network", "search-year"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == name
    page.keyboard.press("Tab")
    expect(hits(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "search-year"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("POLIS")


def test_keys_in_a_filter_choose_there(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "plan")
    page.keyboard.press("Tab")
    page.keyboard.type("LU")
    expect(page.locator("#search-network")).to_be_focused()
    expect(page.locator("#search-network")).to_have_value("luci")


def test_arrows_reach_the_hits_and_letters_return_to_the_box(page: Page, address: str) -> None:
    open_search(page, address)
    type_query(page, "polis")
    page.keyboard.press("ArrowDown")
    expect(hits(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("x")
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize(("query", "target"), [("luci", ".md-search-result__link"), ("qqqq", ".md-search__input")])
def test_new_hits_do_not_take_the_focus_from_who_stands_on_one(
    page: Page, address: str, query: str, target: str
) -> None:
    """Who types fast and presses the arrow at once stands on a hit for the letters before the last."""
    open_search(page, address)
    type_query(page, "polis")
    page.keyboard.press("ArrowDown")
    page.evaluate(_ASK, query)
    expect(page.locator(target).first).to_be_focused()


@pytest.mark.parametrize("tabs", [0, 1, 3])
def test_escape_closes_the_search_and_stays_in_the_box(page: Page, address: str, tabs: int) -> None:
    """From there Tab goes on to what follows, and typing opens the search again."""
    open_search(page, address)
    type_query(page, "polis")
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
    type_query(page, "polis handlingsplan")
    expect(hits(page).first.locator("a").first).to_have_attribute("href", f"{address}natverk/polis/2023/")


def test_a_worker_that_fails_later_is_replaced(page: Page, address: str) -> None:
    page.route("**/worker.js", lambda route: route.abort())
    open_search(page, address)
    expect(page.get_by_role("alert")).to_be_visible()
    type_query(page, "polis")


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
