"""Is a page on paper a decent A4: whole, black on white, with where it comes from, and nothing to click on?"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

# A4 without the margins, at the browser's 96 points to the inch.
WIDTH = round((210 - 2 * 16) / 25.4 * 96)

PAGES = {
    "planen": "natverk/provnat/2025/",
    "nätverket": "natverk/provnat/",
    "rollerna": "roller/",
    "historiken": "historik/",
    "startsidan": "",
    "året": "ar/2025/",
    "ärendet": "namnden/2025-08-25/",
    "källorna": "kallor/",
    "ett nätverk med långt namn": "natverk/samarbetet/",
    "representationen": "representation/",
    "förvaltningarna": "forvaltningar/",
}


@contextlib.contextmanager
def printing(chromium: Browser, address: str) -> Iterator[Page]:
    """A window as wide as the paper's text, of a reader whose screen is dark."""
    context = chromium.new_context(
        base_url=address, viewport={"width": WIDTH, "height": 1000}, color_scheme="dark", locale="sv-SE"
    )
    opened = context.new_page()
    opened.emulate_media(media="print")
    yield opened
    context.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """Such a window of one's own."""
    with printing(chromium, address) as opened:
        yield opened


@pytest.fixture(scope="module")
def printed(chromium: Browser, address: str) -> Iterator[Page]:
    """The same, for those who only look at what is shown: one after the other in one window."""
    with printing(chromium, address) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_cut_off_or_pale_although_the_screen_is_dark(printed: Page, path: str) -> None:
    printed.goto(path)
    expect(printed.locator("h1")).to_be_visible()
    too_wide = printed.evaluate(
        """width => [...document.querySelectorAll("article *")]
            .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
            .filter(one => !one.closest(".vh"))
            .map(one => one.outerHTML.slice(0, 120))""",
        WIDTH,
    )
    assert too_wide == []
    pale = printed.evaluate(
        """() => [...document.querySelectorAll("article *")]
            .filter(one => one.getClientRects().length && !one.closest("svg"))
            .filter(one => [...one.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
            .map(one => [getComputedStyle(one).color, one.outerHTML.slice(0, 120)])
            .filter(([color]) => Math.max(...color.match(/[\\d.]+/g).slice(0, 3).map(Number)) > 120)"""
    )
    assert pale == []


def test_the_page_says_where_it_comes_from_and_when_and_nothing_else_around_it(page: Page) -> None:
    page.goto("natverk/provnat/2025/")
    expect(page.locator(".print-head")).to_have_text(
        "Utskrift från Exempelstads internationella nätverk (påhittad stad): natverk/provnat/2025/. "
        "Läget den 15 november 2025."
    )
    expect(page.locator(".print-head")).to_be_visible()
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path", "nav.years", ".downloads"):
        for one in page.locator(part).all():
            expect(one).to_be_hidden()


def test_the_head_of_a_printout_is_not_on_the_screen(page: Page) -> None:
    page.emulate_media(media="screen")
    page.goto("natverk/provnat/2025/")
    expect(page.locator(".print-head")).to_be_hidden()


def test_only_links_that_lead_out_of_the_site_say_where(page: Page) -> None:
    page.goto("natverk/provnat/")
    said = page.locator("article a").evaluate_all(
        "links => links.map(one => [one.getAttribute('href'), getComputedStyle(one, '::after').content])"
    )
    outward = [(href, after) for href, after in said if href.startswith("http")]
    assert len(outward) > 3
    assert [href for href, after in outward if href not in after] == []
    assert [href for href, after in said if not href.startswith("http") and after != "none"] == []


def test_what_is_folded_on_the_screen_is_unfolded(page: Page) -> None:
    page.emulate_media(media="screen")
    page.goto("natverk/provnat/")
    details = page.locator("details:not(.contents)").first
    inside = details.locator(":scope > :not(summary)").first
    expect(inside).to_be_hidden()
    page.emulate_media(media="print")
    expect(inside).to_be_visible()


def test_the_heads_of_tables_are_on_every_page(page: Page) -> None:
    page.goto("roller/")
    heads = page.locator("table.data thead").evaluate_all("heads => heads.map(one => getComputedStyle(one).display)")
    assert set(heads) == {"table-header-group"}


def test_the_paper_is_a4(page: Page) -> None:
    page.goto("natverk/provnat/2025/")
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]", paper)
    assert {(round(float(width)), round(float(height))) for width, height in sheets} <= {(594, 841), (595, 842)}
    # The plan has goals with measures, what came of each, and what the network cost.
    assert 1 <= len(sheets) <= 5
