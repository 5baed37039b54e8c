"""Can what stands on a page be read: no text under 14 pixels, cells as large as the text, tables as tables on a tablet?

And what a narrow window has in place of the list of headings, and when a page says that its day is long past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.cover import cover, every_page
from tests.page_types import PAGES

# Each size under 14 pixels at which text is shown, with what it is written in; and the sizes of table cells.
_SIZES = """() => {
    const small = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data, parentElement: one } = walker.currentNode;
        if (!data.trim() || one.closest("script, [hidden]")) continue;
        const size = parseFloat(getComputedStyle(one).fontSize);
        if (size < 13.99) small.add(`${size} ${one.tagName} ${one.className.baseVal ?? one.className}: ${data.trim()}`);
    }
    const cells = [...document.querySelectorAll("table.data :is(th, td)")];
    const uneven = cells.filter((one) => getComputedStyle(one).fontSize !== "16px");
    return [...small, ...uneven.map((one) => `cell: ${one.textContent}`)];
}"""
# How many pages are tried in a narrow window, too: the first hold most sorts of elements.
_NARROW = 6
_DAY = "2025-11-15"


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def still(chromium: Browser) -> Iterator[Page]:
    """A window in which no script runs: what has a size has it by style alone."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def too_small(page: Page, address: str, paths: Iterable[str]) -> list[str]:
    found = []
    for number, path in enumerate(paths):
        page.goto(address + path)
        for width in (1280, 360) if number < _NARROW else (1280,):
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{path} {width}: {one}" for one in page.evaluate(_SIZES)]
    return found


def test_no_text_is_smaller_than_14_pixels_and_table_cells_have_16(still: Page, address: str, site: Path) -> None:
    """On the few pages that hold every sort of element."""
    assert too_small(still, address, cover(site, roughly=True)) == []


@pytest.mark.nightly
def test_no_text_of_any_page_is(still: Page, address: str, site: Path) -> None:
    assert too_small(still, address, every_page(site)) == []


def test_a_table_stays_a_table_down_to_640_pixels(page: Page, address: str) -> None:
    shown = "() => getComputedStyle(document.querySelector('table.data:not(.grid-table) td')).display"
    page.goto(address + PAGES["nämnden"])
    page.set_viewport_size({"width": 640, "height": 800})
    assert page.evaluate(shown) == "table-cell"
    page.set_viewport_size({"width": 639, "height": 800})
    assert page.evaluate(shown) != "table-cell"


def test_a_narrow_window_has_the_list_of_headings_under_the_pages_name(chromium: Browser, address: str) -> None:
    """Without scripts, too."""
    context = chromium.new_context(viewport={"width": 768, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGES["planen"])
    assert page.locator("h1 + .contents").count() == 1
    link = page.locator(".contents").get_by_role("link", name="Syfte", exact=True)
    assert not link.is_visible()
    page.locator(".contents summary").click()
    link.click()
    assert page.url.endswith("#syfte")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not page.locator(".contents").is_visible()
    context.close()


def test_a_page_says_that_its_day_is_long_past_when_it_is(page: Page, address: str, site: Path) -> None:
    """The fictional city shows its own day for ever; a page that is to show today has the day in its body."""
    path = PAGES["nämnden"]
    page.goto(address + path)
    assert page.locator(".old-day").count() == 0
    notice = '<aside class="old-day" hidden>Sidan visar läget den 15 november 2025.</aside>'
    whole = (site / path / "index.html").read_text(encoding="utf-8")
    header = '<header class="md-header"'
    dated = whole.replace("<body ", f'<body data-day="{_DAY}" ').replace(header, notice + header)
    page.route("**/namnden/", lambda route: route.fulfill(body=dated, content_type="text/html"))
    for day, told in (("2025-11-16", False), ("2025-11-18", False), ("2025-11-19", True), ("2026-11-15", True)):
        page.clock.set_fixed_time(f"{day}T10:00:00Z")
        page.goto(address + path)
        assert page.locator(".old-day").is_visible() is told, day
    page.unroute("**/namnden/")
