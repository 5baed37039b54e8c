"""What a reader meets in a real browser, on every type of page: nothing broken, cut off or fetched elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, ViewportSize, expect

from tests.cover import cover, every_page
from tests.page_types import PAGES
from tests.until import until

Scheme = Literal["light", "dark"]


@dataclass
class Visit:
    """A page opened in a browser, with what went wrong and what was asked for on the way."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    listens: bool = False

    def listen(self) -> None:
        """Remember from now on what goes wrong and what is asked for."""
        self.page.on("console", self._complained)
        self.page.on("pageerror", self._failed)
        self.page.on("request", self._asked)
        self.listens = True

    def stop_listening(self) -> None:
        """Hear no more of what the next visit does in the same window."""
        if self.listens:
            self.page.remove_listener("console", self._complained)
            self.page.remove_listener("pageerror", self._failed)
            self.page.remove_listener("request", self._asked)

    def open(self, path: str) -> None:
        """Listen, and open a page of the site."""
        self.listen()
        self.page.goto(self.address + path)

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)


# Remembers what the content security policy has stopped since the page was opened.
LISTEN = """
window.stopped = [];
addEventListener("securitypolicyviolation", (event) =>
    window.stopped.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""

# A window for each width and scheme, opened once: in a new one the browser reads and runs every script anew.
Windows = dict[tuple[int, str], Page]


@contextlib.contextmanager
def visiting(chromium: Browser, windows: Windows, address: str, width: int, scheme: Scheme) -> Iterator[Visit]:
    """A window to visit a site in, without anything that a visit before has left in it."""
    size: ViewportSize = {"width": width, "height": 800}
    if (width, scheme) not in windows:
        made = chromium.new_context(viewport=size, color_scheme=scheme, locale="sv-SE", reduced_motion="reduce")
        made.add_init_script(LISTEN)
        windows[width, scheme] = made.new_page()
    page = windows[width, scheme]
    page.set_viewport_size(size)
    page.emulate_media(media="screen", color_scheme=scheme)
    visit = Visit(page, address)
    yield visit
    visit.stop_listening()
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")


@pytest.fixture
def visit(chromium: Browser, windows: Windows, address: str, width: int, scheme: Scheme) -> Iterator[Visit]:
    with visiting(chromium, windows, address, width, scheme) as found:
        yield found


# How much of what is shown has jumped since the page was opened, as browsers measure it. 0 is nothing, 0.1 tolerable.
_SHIFT = """() => new Promise((done) => {
    let sum = 0;
    const add = (list) => list.getEntries().forEach((entry) => { sum += entry.value; });
    new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 50);
})"""


# Ids that stand more than once when all scripts have run: a label, a link or a description would lead to the wrong one.
_REPEATED_IDS = """() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, number) => ids.indexOf(id) !== number);
}"""

# Icons that a screen reader would tell of; a picture has a role and a name.
_TOLD_ICONS = """() => [...document.querySelectorAll("svg")]
    .filter((one) => !one.closest("[aria-hidden=true], [role=img]"))
    .map((one) => one.parentElement.outerHTML.slice(0, 80))"""

# What is too small to be hit by a finger (WCAG 2.5.8): what is drawn as a thing of its own is 24 pixels wide and high;
# a link in a line is so far from the next that circles of 24 pixels around both do not touch. Running text is left out.
_SMALL_TARGETS = """() => {
    const boxes = [...document.querySelectorAll("a[href], button, input, select, summary, label[for], [role=button]")]
        .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .map((one) => ({one, box: one.getBoundingClientRect()}))
        .filter(({box}) => box.width > 1 && box.height > 1);
    const isSmall = (box) => box.width < 23.9 || box.height < 23.9;
    const bare = (one) => one.textContent.replace(/\\s/g, "");
    const isInText = (one) => {
        let around = one.parentElement;
        while (getComputedStyle(around).display === "inline") around = around.parentElement;
        return bare(around) !== bare(one);
    };
    const isNear = (x, y, {left, right, top, bottom, width, height}) => {
        const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
        const between = Math.hypot(x - left - width / 2, y - top - height / 2);
        return away < 11.9 || (isSmall({width, height}) && between < 23.9);
    };
    return boxes.filter(({one, box}) => {
        if (!isSmall(box)) return false;
        if (getComputedStyle(one).display !== "inline") return true;
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const others = boxes.filter((other) => !other.one.contains(one) && !one.contains(other.one));
        return !isInText(one) && others.some((other) => isNear(x, y, other.box));
    }).map(({one, box}) => `${one.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`);
}"""


# The two views that differ most.
VIEWS: dict[str, tuple[int, Scheme]] = {"bred-ljus": (1280, "light"), "smal-mörk": (360, "dark")}
# By day each page is opened in one of them, in turn, and then turned to the other; by night it is opened in both.
OPENED = [
    pytest.param(path, *view, id=f"{name}-{page}", marks=() if number % len(VIEWS) == turn else pytest.mark.nightly)
    for number, (page, path) in enumerate(PAGES.items())
    for turn, (name, view) in enumerate(VIEWS.items())
]


@pytest.mark.parametrize(("path", "width", "scheme"), OPENED)
def test_every_type_of_page_is_whole(visit: Visit, path: str, width: int, scheme: Scheme) -> None:
    visit.open(path)
    expect(visit.page.locator("h1")).to_be_visible()
    assert visit.page.evaluate(_SHIFT) < 0.05
    for seen, colours in sorted(VIEWS.values(), key=lambda view: view != (width, scheme)):
        visit.page.set_viewport_size({"width": seen, "height": 800})
        visit.page.emulate_media(color_scheme=colours)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= seen, "sidan är bredare än fönstret"
        for faults in (_REPEATED_IDS, _TOLD_ICONS, _SMALL_TARGETS):
            assert visit.page.evaluate(faults) == []
    assert visit.page.evaluate("window.stopped") == []
    assert visit.errors == []
    assert visit.elsewhere == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_from_the_front_page_to_the_plan_to_the_year_before(visit: Visit) -> None:
    visit.open("")
    visit.page.locator("#planer").get_by_role("link", name="Provnät", exact=True).click()
    expect(visit.page.locator("h1")).to_have_text("Provnät")
    visit.page.get_by_role("link", name="Handlingsplan 2025").first.click()
    expect(visit.page.locator("h1")).to_have_text("Plan 2025")
    visit.page.get_by_role("navigation", name="Andra år").get_by_role("link", name="← 2024").click()
    expect(visit.page.locator("h1")).to_have_text("Plan 2024")
    banner = visit.page.locator(".admonition.warning").first
    expect(banner).to_contain_text("Du läser om ett tidigare år: 2024")
    banner.get_by_role("link", name="handlingsplanen för 2025").click()
    expect(visit.page.locator("h1")).to_have_text("Plan 2025")
    assert visit.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_a_source_leads_to_its_entry(visit: Visit) -> None:
    visit.open("natverk/provnat/2023/")
    visit.page.locator("article .cite a").first.click()
    entry = visit.page.locator("li:target")
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_the_reader_can_change_to_dark_and_back(visit: Visit) -> None:
    visit.open("")
    body = visit.page.locator("body")
    visit.page.get_by_title("Byt till mörkt läge").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    visit.page.get_by_title("Byt till ljust läge").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_search_finds_a_plan(visit: Visit) -> None:
    visit.open("")
    box = visit.page.get_by_placeholder("Sök")
    box.click()
    box.press_sequentially("provnät 2025", delay=10)
    expect(visit.page.locator(".md-search-result__link").first).to_be_visible()
    assert visit.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light")])
def test_the_history_table_scrolls_inside_its_frame_and_by_keyboard(visit: Visit) -> None:
    visit.open("historik/")
    frame = visit.page.get_by_role("region", name="Nätverk och år")
    frame.focus()
    visit.page.keyboard.press("ArrowRight")
    until(visit.page, "document.querySelector('.table-frame').scrollLeft > 0")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light")])
def test_on_a_narrow_screen_every_value_has_its_label(visit: Visit) -> None:
    visit.open("roller/")
    labels = visit.page.locator("table.data td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert labels
    assert all(label not in ("none", '""') for label in labels)


# What reaches out of the column of text, outside what scrolls by itself: it would lie over the list of headings. The
# ground of a code at the end of a line may stand a little over, and examples of files go from edge to edge on a phone;
# so does, unseen, the room around the number of a source that a finger needs.
_OUTSIDE = """() => {
    const article = document.querySelector("article");
    const edge = article.getBoundingClientRect().right + 4;
    return [...article.querySelectorAll(":not(.table-frame *, .highlight, .highlight *, svg *, .cite a, .vh)")]
        .filter((part) => part.getBoundingClientRect().right > edge)
        .map((part) => part.outerHTML.slice(0, 80));
}"""


def reaching_out(
    page: Page, names: Iterable[str], address: str, widths: Iterable[int] = (840, 320)
) -> dict[tuple[str, int], list[str]]:
    """What reaches out on some pages of a site, by page and width.

    Where tables are narrowest before they become cards, and on the smallest phone.
    """
    found = {}
    for name in names:
        page.goto(f"{address}{name}")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            if outside := page.evaluate(_OUTSIDE):
                found[name, width] = outside
    return found


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def test_nothing_reaches_out_of_the_column_of_text(window: Page, site: Path, address: str) -> None:
    """On the pages that hold every sort of element, tables with every column filled, and those with long names."""
    long_names = {path for name, path in PAGES.items() if "långt namn" in name}
    assert long_names
    assert reaching_out(window, {*cover(site, roughly=True), *long_names, "", "roller/"}, address, (840,)) == {}


@pytest.mark.nightly
def test_nothing_reaches_out_on_any_page(window: Page, site: Path, address: str) -> None:
    assert reaching_out(window, every_page(site), address, (1280, 840, 320)) == {}
