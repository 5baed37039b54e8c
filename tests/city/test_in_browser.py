"""Does each sort of page of the city's own site open in a browser, whole and for everyone?

On the pages that hold every sort of element (see cover.py). What the fictional city has too is judged on its pages:
of the rules of accessibility those pages are left that hold more. `make nightly` opens all pages in every view.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import axe, richer
from tests.cover import beyond, cover, every_page
from tests.test_accessibility import PAIRINGS, WIDE, ZOOMED, enlarged, lots, on_paper, seen, with_menu
from tests.test_in_browser import Visit, reaching_out


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


@pytest.mark.nightly
def test_no_page_breaks_a_rule(page: Page, address: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = []
    for name in {"index.html", *beyond(site, richer.site(tmp_path_factory))}:
        found += seen(page, address, name, PAIRINGS[:1])
    assert not found, "\n".join(found)


@pytest.mark.nightly
@pytest.mark.parametrize("lot", range(8))
def test_no_page_breaks_a_rule_in_any_view(page: Page, zoomed: Page, address: str, site: Path, lot: int) -> None:
    found = []
    for name in lots(every_page(site), lot):
        found += seen(page, address, name, PAIRINGS)
        found += on_paper(page, name)
        found += enlarged(zoomed, address, name)
        found += with_menu(page, zoomed, address, name)
    assert not found, "\n".join(found)


def nothing_wrong(page: Page, address: str, names: list[str]) -> None:
    visit = Visit(page, address)
    visit.listen()
    assert reaching_out(page, names, address, (320,)) == {}
    assert visit.errors == []
    assert visit.elsewhere == []
    visit.stop_listening()


@pytest.mark.nightly
def test_nothing_reaches_out_or_asks_for_what_is_not_there(page: Page, site: Path, address: str) -> None:
    nothing_wrong(page, address, every_page(site))


def test_nothing_reaches_out_or_does_so_on_the_pages_that_hold_all(page: Page, site: Path, address: str) -> None:
    nothing_wrong(page, address, cover(site, roughly=True))
