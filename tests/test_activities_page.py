"""Can a reader choose among a year's activities, send the choice on, go back? Is the page whole without script?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

YEAR = "aktiviteter/2024/"
# What the fictional city knows of its year 2024.
NUMBER = 15


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 800}, locale="sv-SE", reduced_motion="reduce")
    opened = context.new_page()
    yield opened
    context.close()


def test_a_choice_narrows_the_list_stands_in_the_address_and_can_be_undone(page: Page, address: str) -> None:
    page.goto(address + YEAR)
    rows, choices = page.locator(".filtered tbody tr:visible"), page.get_by_role("group", name="Urval")
    status = choices.get_by_role("status")
    expect(status).to_have_text(f"Visar {NUMBER} av {NUMBER} aktiviteter.")
    clear = page.get_by_role("button", name="Visa alla")
    expect(clear).to_be_hidden()
    choices.get_by_label("Läge").select_option("Tiden har gått, ingen rapport")
    expect(status).to_have_text(f"Visar 5 av {NUMBER} aktiviteter.")
    expect(rows).to_have_count(5)
    choices.get_by_label("Nätverk").select_option("Provnät")
    expect(rows).to_have_count(1)
    expect(page.locator(".filtered h2:visible")).to_have_text(
        ["Provnät"]
    )  # the empty groups are gone, headings and all
    assert re.search(r"\?urval-lage=Tiden\+har\+g%C3%A5tt.*&urval-natverk=Prov", page.url)
    # Nothing is cut off on the narrowest phone.
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.go_back()
    expect(rows).to_have_count(5)
    expect(choices.get_by_label("Nätverk")).to_have_value("")
    choices.get_by_label("Nätverk").select_option("Ljusringen")
    expect(rows).to_have_count(0)
    expect(status).to_have_text("Ingen aktivitet passar urvalet. Ändra det, eller visa alla.")
    clear.press("Enter")
    expect(rows).to_have_count(NUMBER)
    expect(choices.get_by_label("Nätverk")).to_be_focused()
    assert "?" not in page.url


def test_a_sent_choice_is_shown_and_one_that_the_page_does_not_know_is_left_alone(page: Page, address: str) -> None:
    page.goto(f"{address}{YEAR}?urval-natverk=Provn%C3%A4t&urval-lage=P%C3%A5hittat#__content")
    choices = page.get_by_role("group", name="Urval")
    expect(choices.get_by_role("status")).to_have_text(f"Visar 7 av {NUMBER} aktiviteter.")
    expect(choices.get_by_label("Läge")).to_have_value("")
    assert "urval-natverk=Provn%C3%A4t" in page.url


def test_without_script_the_page_is_whole_and_nothing_on_it_is_dead(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    opened = context.new_page()
    opened.goto(address + YEAR)
    assert opened.locator(".filtered tbody tr:visible").count() == NUMBER
    assert opened.locator(".filters, article select, article button:visible").count() == 0
    assert opened.locator("article .headline").inner_text().startswith(f"{NUMBER} aktiviteter: 7 genomförda")
    context.close()
