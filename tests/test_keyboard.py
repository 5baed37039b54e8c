"""Can everything be done with the keyboard alone, and does the reader always see where they are?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cover import cover, used_by_keyboard
from tests.page_types import PAGES
from tests.until import until

WIDE, NARROW = 1280, 320
LOTS = 4

# What has focus: what it is, whether it shows in the window, whether anything lies over it, and how its ring is drawn.
_FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = [...element.getClientRects()].find((one) => one.width > 0 && one.height > 0);
    const style = getComputedStyle(element);
    const x = box && box.left + Math.min(box.width, innerWidth - box.left) / 2;
    const y = box && box.top + Math.min(box.height, innerHeight - box.top) / 2;
    const top = box && document.elementFromPoint(x, y);
    window.numbers ??= new Map();
    if (!window.numbers.has(element)) window.numbers.set(element, window.numbers.size);
    return {
        number: window.numbers.get(element),
        what: `${element.tagName} ${element.className} ${element.innerText?.slice(0, 40) ?? ""}`,
        inside: Boolean(box) && x >= 0 && x < innerWidth && y >= 0 && y < innerHeight && style.visibility === "visible",
        covered: !top || !(element.contains(top) || top.contains(element)),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""

# What the keyboard must reach: everything that can be used and is shown.
_USABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})).length"""


@pytest.fixture
def page(chromium: Browser, address: str, width: int) -> Iterator[Page]:
    """A page in a window of some width, moved about in by keyboard only."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, locale="sv-SE", reduced_motion="reduce", base_url=address
    )
    yield context.new_page()
    context.close()


def focused(page: Page) -> dict[str, Any] | None:
    """What has focus now, see _FOCUSED; None when nothing has. What is on its way into the window is given time."""
    found: dict[str, Any] | None = page.evaluate(_FOCUSED)
    patience = 50
    while found and not seen(found) and patience:
        page.wait_for_timeout(200)
        found = page.evaluate(_FOCUSED)
        patience -= 1
    return found


def seen(stop: dict[str, Any]) -> bool:
    """Whether the reader sees what has focus, and that it has it."""
    return bool(stop["inside"] and not stop["covered"] and stop["ring"])


def tab_to(page: Page, selector: str, key: str = "Tab", limit: int = 150) -> None:
    """Press Tab until what the selector names has focus."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached in {limit} steps")


def hidden_stops(page: Page, path: str) -> list[dict[str, Any]]:
    """The first stops on a page that are not seen, on the way by Tab through everything that can be used."""
    page.goto(path)
    usable = page.evaluate(_USABLE)
    stops: set[int] = set()
    hidden: list[dict[str, Any]] = []
    # On a long page a stop more tells nothing new: its links are all of a kind.
    for _ in range(min(usable, 120)):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None or stop["number"] in stops:
            break
        stops.add(stop["number"])
        if stop["ring"] and not seen(stop):
            # A busy browser may lay the page out once more just after it has scrolled to what got focus. What cannot
            # be seen is unseen the second time, too.
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            stop = focused(page) or stop
        if not seen(stop):
            hidden.append({"path": path, **stop})
            # Each has been waited for: where none is seen, waiting for all of them would take hours.
            if len(hidden) == 2:
                return hidden
    assert len(stops) >= min(usable, 120), f"{path}: the way ends before everything is reached"
    return hidden


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lot", range(LOTS))
def test_each_stop_is_seen_and_none_is_a_trap(page: Page, site: Path, lot: int) -> None:
    """On the pages that hold every sort of stop."""
    paths = cover(site, used_by_keyboard)[lot::LOTS]
    assert paths
    for path in paths:
        assert hidden_stops(page, path) == []


@pytest.mark.nightly
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_each_stop_is_seen_on_every_type_of_page(page: Page, path: str) -> None:
    assert hidden_stops(page, path) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", ["natverk/provnat/2025/", "404.html"])
def test_the_first_stop_leads_past_the_menus(page: Page, path: str) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.locator("a.md-skip")).to_be_focused()
    expect(page.locator("a.md-skip")).to_have_text("Gå till innehållet")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('__content').contains(document.activeElement)")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_search_and_choose_a_hit(page: Page) -> None:
    page.goto("")
    tab_to(page, ".md-search__input", limit=10)
    page.keyboard.type("provnät handlingsplan", delay=10)
    hits = page.locator(".md-search-result__link")
    expect(hits.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    stop = focused(page)
    assert stop
    assert seen(stop)
    page.keyboard.press("Enter")
    page.wait_for_url("**/natverk/provnat/**")


@pytest.mark.parametrize("width", [WIDE])
def test_escape_leaves_the_search_and_the_page_can_be_used_again(page: Page) -> None:
    page.goto("")
    tab_to(page, ".md-search__input", limit=10)
    page.keyboard.type("provnät", delay=10)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search-result__link").first).to_be_hidden()
    tab_to(page, ".md-tabs__link", limit=10)


@pytest.mark.parametrize("width", [WIDE])
@pytest.mark.parametrize("key", ["s", "f", "/", "n", "p", ",", "."])
def test_a_single_key_is_no_command(page: Page, key: str) -> None:
    """Who speaks to the computer, or slips, must not be moved (WCAG 2.1.4)."""
    page.goto("natverk/provnat/2025/")
    address = page.url
    until(page, "document.documentElement.classList.contains('js')")
    page.keyboard.press(key)
    assert page.url == address
    assert focused(page) is None


@pytest.mark.parametrize("width", [NARROW])
def test_the_menu_opens_takes_focus_and_gives_it_back(page: Page) -> None:
    page.goto("natverk/provnat/2025/")
    button = page.get_by_role("button", name="Meny")
    tab_to(page, ".menu-button", limit=5)
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.getElementById('__menu').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, "#__menu a[aria-current=page]", limit=30)
    # Past the last link the reader is on the page again, and the menu does not lie over it.
    tab_to(page, "#__content a", limit=30)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#__menu")).to_be_hidden()


@pytest.mark.parametrize("width", [NARROW])
def test_from_the_menu_to_a_plan_to_the_year_before_to_a_source(page: Page) -> None:
    page.goto("")
    tab_to(page, ".menu-button", limit=5)
    page.keyboard.press("Enter")
    tab_to(page, "#__menu a[href$='natverk/']", limit=10)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Nätverken")
    tab_to(
        page, "#__content a[href$='natverk/provnat/'], #__content a[href$='../provnat/'], #__content a[href='provnat/']"
    )
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Provnät")
    tab_to(page, "#__content a[href$='2025/']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Provnät 2025")
    tab_to(page, "nav.years a[href$='2024/']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Provnät 2024")
    tab_to(page, "a.cite")
    page.keyboard.press("Enter")
    expect(page.locator("li:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('li:target').contains(document.activeElement)")


@pytest.mark.parametrize("width", [NARROW])
def test_a_wide_table_is_entered_scrolled_and_left(page: Page) -> None:
    page.goto("historik/")
    tab_to(page, ".table-frame")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.table-frame').scrollLeft > 0")
    # Each year is a link; past the last one the reader is out again, and back again backwards.
    tab_to(page, "#__content :not(.table-frame *):not(.table-frame), .md-footer a", limit=200)
    tab_to(page, ".table-frame *", key="Shift+Tab", limit=5)


@pytest.mark.parametrize("width", [WIDE])
def test_the_colours_are_changed_and_the_choice_is_kept(page: Page) -> None:
    page.goto("")
    tab_to(page, ".scheme-button", limit=5)
    page.keyboard.press("Enter")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("roller/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    tab_to(page, ".scheme-button", limit=5)
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [NARROW])
def test_without_scripts_the_menu_stands_on_the_page(chromium: Browser, address: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "natverk/provnat/")
    expect(page.get_by_role("navigation", name="Meny").get_by_role("link", name="Kajforum")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()
