"""Does each sort of page of the city's own site open in a browser, whole and for everyone?

On the pages that hold all there is on any (see cover.py) in the views that tell most; `make nightly` opens all pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import axe
from tests.cover import cover, every_page
from tests.test_accessibility import PAIRINGS, WIDE, ZOOMED, lots, seen, states
from tests.test_in_browser import Visit, reaching_out

LOTS = 4


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


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_page_breaks_a_rule_or_asks_for_what_is_not_there(page: Page, address: str, site: Path, lot: int) -> None:
    visit = Visit(page, address)
    visit.listen()
    found = []
    for name in cover(site)[lot::LOTS]:
        found += seen(page, address, name, PAIRINGS[:1])
    assert not found, "\n".join(found)
    assert visit.errors == []
    assert visit.elsewhere == []


@pytest.mark.nightly
@pytest.mark.parametrize("lot", range(8))
def test_no_page_breaks_a_rule_in_any_view(page: Page, zoomed: Page, address: str, site: Path, lot: int) -> None:
    found = []
    for name in lots(every_page(site), lot):
        found += seen(page, address, name, PAIRINGS)
        found += states(page, zoomed, address + name)
    assert not found, "\n".join(found)


@pytest.mark.nightly
def test_nothing_reaches_out_of_the_column_of_text(chromium: Browser, site: Path, address: str) -> None:
    assert reaching_out(chromium, every_page(site), address) == {}


def test_nothing_reaches_out_on_the_pages_that_hold_all(chromium: Browser, site: Path, address: str) -> None:
    assert reaching_out(chromium, cover(site), address) == {}
