"""Does the content security policy hold, and is nothing asked of another host?

A browser reports each thing that the policy stops. Here every report is a failure, in each state of each type of page;
by day in the states of a few, as opening every type of page is tested in test_in_browser.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import html_page
from tests.page_types import PAGES
from tests.test_in_browser import LISTEN
from tests.until import until

# The same as the README asks the server to send as a header.
POLICY = (
    "default-src 'self'; img-src 'self' data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page that remembers what the policy stopped since it was opened."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def stopped(page: Page) -> list[str]:
    """What the policy has stopped on the page."""
    found: list[str] = page.evaluate("window.stopped")
    return found


def test_every_page_has_the_policy_before_anything_it_governs(site: Path) -> None:
    for name, page in html_page.read_all(site).items():
        head = [element for element in page.elements if "head" in element.ancestors]
        assert head[1].attributes.get("http-equiv") == "Content-Security-Policy", name
        assert head[1].attributes["content"] == POLICY, name


def test_what_the_policy_forbids_is_stopped_and_seen_here(page: Page, address: str) -> None:
    """Without this the tests below could pass because nothing listens."""
    page.goto(address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))"
    )
    until(page, "window.stopped.length === 2")
    assert [report.split()[0] for report in stopped(page)] == ["style-src-attr", "script-src-elem"]
    assert page.evaluate("window.ran") is None


# What has scripts of its own to act in: abbreviations and cards, a table that scrolls, a day that is asked for, a form.
BY_DAY = ("planen", "historiken", "rollerna", "en sida som inte finns")


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=name, marks=() if name in BY_DAY else pytest.mark.nightly) for name, path in PAGES.items()],
)
def test_no_page_does_what_the_policy_forbids(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + path)
    page.get_by_role("button", name="Byt till mörkt läge").click()
    page.get_by_role("button", name="Byt till ljust läge").click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("button", name="Meny").click()
    expect(page.locator("#__menu")).to_be_in_viewport(ratio=0.9)
    assert stopped(page) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_search_does_nothing_that_the_policy_forbids(page: Page, address: str, width: int) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    box = page.locator(".md-search__input")
    box.focus()
    box.press_sequentially("provnät handlingsplan")
    hit = page.locator(".md-search-result__link").first
    expect(hit).to_be_visible()
    assert stopped(page) == []
    hit.click()
    page.wait_for_url("**/natverk/**")
    assert stopped(page) == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_a_copy_to_open_from_disk_has_no_policy_that_could_stop_its_own_files(offline: Path) -> None:
    pages = html_page.read_all(offline)
    assert "natverk/provnat/2025.html" in pages
    assert [
        name for name, page in pages.items() if any("http-equiv" in one.attributes for one in page.all("meta"))
    ] == []
