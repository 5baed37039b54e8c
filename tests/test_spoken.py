"""What does a screen reader say of a page, from its first word to its last? As tests/spoken/ has it.

The reader is a program without a voice that follows the standards by which a browser tells a screen reader of a page.
That is not what a person hears with a certain one, but it changes when what any of them is told changes. Where the
change is right, `make spoken` writes it down: read the difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import packages

# One short page of each type whose parts differ, by the name of the file that says what is said of it.
PAGES = {
    "startsidan": "",
    "ett-natverk": "natverk/samarbetet/",
    "en-plan": "natverk/provnat/2026/",
    "ett-arende": "namnden/2025-08-25/",
    "sidan-finns-inte": "404.html",
}
FOLDER = Path(__file__).parent / "spoken"

_READER = "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
_READ = """async () => {
    await virtual.start({ container: document.body });
    while ((await virtual.lastSpokenPhrase()) !== "end of document") await virtual.next();
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page that the tests here take turns in reading in."""
    context = packages.context(chromium, {"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_it_was_when_somebody_last_listened(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    packages.load(page, _READER, "virtual")
    said = "\n".join(page.evaluate(_READ)) + "\n"
    expected = FOLDER / f"{name}.txt"
    if os.environ.get("BLESS"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8"), "`make spoken` writes what is said now"


def test_each_text_is_of_a_page() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PAGES)
