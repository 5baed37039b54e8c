"""Does an address that does not exist lead on: to a search for its words, or to the main entries?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A window that the tests open pages in one after the other: it remembers nothing that they ask for."""
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("natverk/provnat/2032/", "natverk provnat 2032"),
        ("natverk/provnat-2032/index.html", "natverk provnat 2032"),
        ("arbetss%C3%A4tt/resor.html", "arbetssätt resor"),
        ("r%C3%A5d%20och_tips?fraga=1#svar", "råd och tips"),
        ("100%/", "100"),
        ("<script>alert(1)</script>", "script alert 1 script"),
    ],
)
def test_the_words_of_the_address_are_what_to_search_for(page: Page, path: str, words: str) -> None:
    page.goto(path)
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    expect(page.get_by_label("Sök på webbplatsen")).to_have_value(words)
    expect(page.get_by_text("Orden är hämtade ur adressen.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_search_opens_with_the_words(page: Page, address: str) -> None:
    page.goto("natverk/provnat-2032/")
    page.get_by_role("button", name="Sök", exact=True).click()
    page.wait_for_url(f"{address}?q=natverk+provnat+2032")
    expect(page.locator("input.md-search__input")).to_have_value("natverk provnat 2032")


def test_an_address_without_words_asks_for_them(page: Page) -> None:
    page.goto("404.html")
    expect(page.get_by_label("Sök på webbplatsen")).to_have_value("")
    expect(page.get_by_text("Orden är hämtade ur adressen.")).to_be_hidden()


def test_without_scripts_the_main_entries_are_a_list(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("natverk/provnat-2032/")
    entries = page.locator("article li a")
    assert entries.all_inner_texts() == [
        "Start",
        "Nätverk",
        "Över nätverken",
        "År för år",
        "Arbetssätt",
        "Nämnden",
        "Ändra",
        "Källor",
        "Om webbplatsen",
    ]
    entries.nth(1).click()
    expect(page.locator("h1")).to_have_text("Alla nätverk")
    context.close()
