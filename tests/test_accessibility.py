"""Can everyone use the pages? Each rule that a machine can judge, on every page of the fictional city.

What a page is, is tried on every page. How it looks, in each view and in the states that a page can be in, is tried on
the few pages that hold every sort of element (see cover.py); `make nightly` tries every page in every view.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests import axe
from tests.cover import cover, every_page
from tests.until import until

# All pages are looked at in a few lots, so that they can be shared out between the machine's cores.
LOTS = 8
# How many pages are printed by day: the first of the few hold most sorts of elements.
MOST_ON_PAPER = 12

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}
# What slides in over a narrow page.
MENU = "#__menu"
# What a window of 1280 × 1024 shows at 200 %: half as many CSS pixels, each of two by two.
ZOOMED: ViewportSize = {"width": 640, "height": 512}


# Both sizes and both schemes with all rules, and what depends on colours in the two other pairings.
Pairing = tuple[ViewportSize, axe.Scheme, axe.Rules]
PAIRINGS: tuple[Pairing, ...] = (
    (WIDE, "light", axe.ALL_RULES),
    (WIDE, "dark", axe.COLOUR_RULES),
    (NARROW, "dark", axe.ALL_RULES),
    (NARROW, "light", axe.COLOUR_RULES),
)
STRUCTURE: Pairing = (WIDE, "light", axe.STRUCTURE_RULES)
# By day a page is tried with all rules in one view, and with what hangs on looks in the one that differs most: each
# colour wide and narrow, for the heads of tables are seen in a wide window alone.
BY_DAY: tuple[tuple[Pairing, ...], ...] = (
    ((WIDE, "light", axe.ALL_RULES), (NARROW, "dark", axe.LAYOUT_RULES)),
    ((WIDE, "dark", axe.COLOUR_RULES), (ZOOMED, "light", axe.SIZE_RULES), (NARROW, "light", axe.ALL_RULES)),
)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page that the tests here take turns in opening pages in."""
    context = axe.context(chromium, WIDE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def zoomed(chromium: Browser) -> Iterator[Page]:
    """The same at 200 %."""
    context = axe.context(chromium, ZOOMED, device_scale_factor=2)
    yield context.new_page()
    context.close()


def show(page: Page, size: ViewportSize, scheme: axe.Scheme) -> None:
    """Change the window's size and whether the device asks for dark."""
    page.set_viewport_size(size)
    page.emulate_media(media="screen", color_scheme=scheme)
    wanted = "slate" if scheme == "dark" else "default"
    until(page, f"document.body.dataset.mdColorScheme === {wanted!r}")


def faults(page: Page, rules: axe.Rules = axe.ALL_RULES, *, briefly: bool = False) -> list[str]:
    """What axe finds, and whether the page must be scrolled sideways (WCAG 1.4.10)."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return axe.violations(page, rules, briefly=briefly) + (
        [f"{too_wide} px wider than the window"] if too_wide > 0 else []
    )


def lots(names: Iterable[str], lot: int) -> list[str]:
    """One of the lots that pages are looked at in."""
    found = sorted(names)[lot::LOTS]
    assert found
    return found


def seen(page: Page, address: str, name: str, pairings: Iterable[Pairing], *, briefly: bool = False) -> list[str]:
    """What is wrong with a page in some sizes and schemes."""
    page.goto(address + name)
    found = []
    for size, scheme, rules in pairings:
        show(page, size, scheme)
        found += [f"{name} {size['width']} {scheme}: {fault}" for fault in faults(page, rules, briefly=briefly)]
    return found


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_page_breaks_a_rule_light_or_dark_wide_or_narrow(page: Page, address: str, site: Path, lot: int) -> None:
    covering = cover(site, roughly=True)
    found = []
    for name in lots(every_page(site), lot):
        if name in covering:
            number = covering.index(name)
            found += seen(page, address, name, BY_DAY[number % len(BY_DAY)], briefly=True)
            if number < MOST_ON_PAPER:
                found += on_paper(page, name, axe.COLOUR_RULES, briefly=True)
        elif zlib.crc32(name.encode()) % 18 == 0:  # by night all of them
            found += seen(page, address, name, [STRUCTURE])
    assert not found, "\n".join(found)


@pytest.mark.nightly
@pytest.mark.parametrize("lot", range(LOTS))
def test_no_page_breaks_a_rule_in_any_view(page: Page, zoomed: Page, address: str, site: Path, lot: int) -> None:
    found = []
    for name in lots(every_page(site), lot):
        found += seen(page, address, name, PAIRINGS)
        found += on_paper(page, name)
        found += enlarged(zoomed, address, name)
        found += with_menu(page, zoomed, address, name)
    assert not found, "\n".join(found)


def test_no_menu_breaks_a_rule(page: Page, zoomed: Page, address: str, site: Path) -> None:
    """The menu is the same on every page but for what is marked in it: by day it is opened on two."""
    found = []
    for name in ("index.html", "natverk/provnat/2025/index.html"):
        found += with_menu(page, zoomed, address, name)
    assert not found, "\n".join(found)


def enlarged(zoomed: Page, address: str, name: str) -> list[str]:
    """What is wrong with a page at 200 %."""
    zoomed.goto(address + name)
    return [f"{name} 200 %: {fault}" for fault in faults(zoomed, axe.LAYOUT_RULES)]


def with_menu(page: Page, zoomed: Page, address: str, name: str) -> list[str]:
    """What is wrong with a page's menu when it is open, in a window at 200 % and in a narrow dark one."""
    zoomed.goto(address + name)
    page.goto(address + name)
    show(page, NARROW, "dark")
    found = []
    for window in (zoomed, page):
        open_menu(window)
        found += [f"{name} meny: {fault}" for fault in axe.violations(window, within=MENU)]
    return found


def on_paper(page: Page, name: str, rules: axe.Rules = axe.ALL_RULES, *, briefly: bool = False) -> list[str]:
    """What is wrong with the open page when it is printed from dark mode: paper is white all the same.

    On paper nothing is pressed or scrolled (WCAG 2.5.8, 2.1.1).
    """
    page.set_viewport_size(WIDE)
    page.emulate_media(media="print", color_scheme="dark")
    return [
        f"{name} utskrift: {fault}"
        for fault in axe.violations(page, rules, briefly=briefly)
        if not fault.startswith(("target-size:", "scrollable-region-focusable:"))
    ]


# By day in the two views that differ most.
SEARCHES = [
    pytest.param(
        query,
        size,
        scheme,
        marks=pytest.mark.nightly if (size == WIDE) == (scheme == "dark") else (),
        id=f"{hits}-{'bred' if size == WIDE else 'smal'}-{'ljus' if scheme == 'light' else 'mörk'}",
    )
    for hits, query in (("träffar", "provnät handlingsplan"), ("inget", "xyzzyq"))
    for size, scheme, _ in PAIRINGS
]


@pytest.mark.parametrize(("query", "size", "scheme"), SEARCHES)
def test_the_open_search_breaks_no_rule(
    page: Page, address: str, size: ViewportSize, scheme: axe.Scheme, query: str
) -> None:
    page.goto(address)
    show(page, size, scheme)
    box = page.locator(".md-search__input")
    box.focus()
    box.fill(query)
    expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile("träff|Inget"))
    # The sheet that grows over the page is wider than it until Material has locked the page, half a second later.
    until(page, "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not (found := faults(page)), "\n".join(found)


def open_menu(page: Page) -> None:
    """Open the menu of a narrow window and wait until it has slid in."""
    page.get_by_role("button", name="Meny").click()
    expect(page.locator(MENU)).to_be_in_viewport(ratio=0.9)


# --- What a reader asks the device for --------------------------------------------------------------------------------


@pytest.fixture
def asking(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active")
    page = context.new_page()
    page.goto(address + "natverk/provnat/2023/")
    yield page
    context.close()


def test_forced_colours_keep_what_is_drawn_with_a_background(asking: Page) -> None:
    """What must not be missed keeps its bar, and the mark its lines: the browser takes all backgrounds away."""
    assert asking.evaluate("matchMedia('(forced-colors: active)').matches")
    wide, bar, page, mark = asking.evaluate(
        """(() => {
            const box = getComputedStyle(document.querySelector(".admonition.warning"));
            const drawn = getComputedStyle(document.querySelector(".md-logo circle"));
            return [parseFloat(box.borderLeftWidth), box.borderLeftColor,
                getComputedStyle(document.body).backgroundColor, drawn.fill];
        })()"""
    )
    assert wide >= 3
    assert page not in (bar, mark)


def test_nothing_moves_for_a_reader_who_asks_for_no_motion(page: Page, address: str) -> None:
    page.goto(address)
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            const seconds = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")];
            return seconds.some((time) => parseFloat(time) > 0.01) || style.scrollBehavior === "smooth";
        }).map((element) => element.className)"""
    )
    assert moving == []


def test_no_picture_holds_text(site: Path) -> None:
    """What is drawn is drawn by the page, so that it grows and changes colour with it (WCAG 1.4.5)."""
    pictures = [path.name for path in site.rglob("*") if path.suffix in {".png", ".jpg", ".jpeg", ".gif", ".webp"}]
    assert set(pictures) <= {"favicon.png"}
