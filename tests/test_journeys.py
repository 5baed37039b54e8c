"""Does a reader reach what people come to ask: within two clicks and one screen, on a phone, too?

journeys.yml has the tasks: the way from the front page or another, how the answer begins, and how it was before.
As a program it prints the table of a built site: python -m tests.test_journeys SITE demo|real
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, sync_playwright

from tests import browser as installed
from tests import fictional
from tests.sites import served

TASKS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("journeys.yml").read_text(encoding="utf-8"))
WINDOWS: dict[str, ViewportSize] = {
    "dator": {"width": 1280, "height": 800},
    "telefon": {"width": 360, "height": 740},
}
_FIRST = 5_000  # milliseconds until a link, a field or an answer must be there

# The innermost element that says the words and is seen: not what is folded, hidden or only for those who listen.
_ANSWER = """(words) => {
    const says = (element) => new RegExp(words, "u").test((element.innerText ?? "").replace(/\\s+/gu, " "));
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll("main *")].find(
        (element) => says(element) && isSeen(element) && ![...element.children].some(says)) ?? null;
}"""


@dataclass
class Walk:
    """A reader on the way: the clicks, the screens scrolled on all pages together, and what answered last."""

    page: Page
    clicks: int = 0
    screens: float = 0
    answer: str = ""

    def go(self, steps: list[str | dict[str, str]]) -> None:
        """Follow links by their names; or write in a field, choose in a list, take a file, write a letter."""
        for step in steps:
            kind, name = next(iter(step.items())) if isinstance(step, dict) else ("link", step)
            self.clicks += 1
            getattr(self, f"_{kind}")(name)

    def find(self, words: str) -> None:
        """Scroll to the words on the page. Raises AssertionError where they do not stand."""
        with contextlib.suppress(Error):  # what a script fetches comes a little later
            self.page.wait_for_function(_ANSWER, arg=_pattern(words), timeout=_FIRST)
        found = self.page.evaluate_handle(_ANSWER, _pattern(words)).as_element()
        assert found is not None, f"”{words}” står inte på {self.page.url}"
        box = found.bounding_box()
        assert box is not None
        line = float(found.evaluate("(element) => parseFloat(getComputedStyle(element).lineHeight) || 24"))
        self._scroll(box["y"] + min(line, box["height"]))
        self.answer = re.sub(r"\s+", " ", found.inner_text())[:100]

    def _link(self, name: str) -> None:
        self._reached(self.page.get_by_role("link", name=_called(name))).click()
        self.page.wait_for_load_state()

    def _write(self, words: str) -> None:
        field = self._reached(self.page.get_by_role("textbox"))
        field.fill(words)
        field.press("Enter")
        self.page.wait_for_load_state()

    def _choose(self, option: str) -> None:
        lists = self.page.get_by_role("combobox").filter(has=self.page.locator("option", has_text=_called(option)))
        self._reached(lists).select_option(option)

    def _take(self, name: str) -> None:
        """Take a file by its link: the answer is in it."""
        with self.page.expect_download() as taken:
            self._reached(self.page.get_by_role("link", name=_called(name))).click()
        self.answer = taken.value.path().read_text(encoding="utf-8")

    def _letter(self, name: str) -> None:
        """What a link to write a letter fills in: the program for letters is no part of the browser."""
        address = self._reached(self.page.get_by_role("link", name=_called(name))).get_attribute("href") or ""
        self.answer = unquote(address)

    def _reached(self, wanted: Locator) -> Locator:
        """The first of these that is seen in the page's own text, scrolled to."""
        found = self.page.get_by_role("main").locator(wanted.locator("visible=true")).first
        found.wait_for(timeout=_FIRST)
        box = found.bounding_box()
        assert box is not None
        self._scroll(box["y"] + box["height"])
        return found

    def _scroll(self, bottom: float) -> None:
        """Count how far the page must be scrolled before this place shows, and scroll."""
        height = (self.page.viewport_size or WINDOWS["dator"])["height"]
        if bottom > height:
            self.screens += (bottom - height) / height
            self.page.mouse.wheel(0, bottom - height)


def _pattern(words: str) -> str:
    return re.sub("([.*+?^${}()|[\\]\\\\])", r"\\\1", words).replace("…", ".*")


def _called(name: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{_pattern(name)}\s*$")


def walked(page: Page, address: str, journey: dict[str, Any]) -> Walk:
    """A journey of journeys.yml, made. Raises AssertionError where the answer is another."""
    page.goto(address + journey.get("from", ""))
    walk = Walk(page)
    walk.go(journey["way"])
    if "file" in journey:
        assert journey["file"] in walk.answer, walk.answer
        walk.answer = journey["file"]
    for words in journey.get("answer", []):
        walk.find(words)
    return walk


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(fictional.site(tmp_path_factory)) as address:
        yield address


# By day on a phone, where a screen holds least and a name may hide behind a menu.
@pytest.fixture(scope="module", params=["telefon", pytest.param("dator", marks=pytest.mark.nightly)])
def window(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=WINDOWS[request.param], locale="sv-SE", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("task", [pytest.param(task, id=task["task"]) for task in TASKS])
def test_the_answer_is_two_clicks_and_one_screen_away(window: Page, demo: str, task: dict[str, Any]) -> None:
    walk = walked(window, demo, task["demo"])
    assert (walk.clicks <= 2, walk.screens <= 1) == (True, True), walk


def _table(site: Path, city: str) -> Iterator[str]:
    """A row for each task: before; then clicks, screens in each window and what answers, as the site is now."""
    yield "| Uppgift | Före (dator/telefon) | Nu: klick | skärmar dator | telefon | svar |"
    yield "|---|---|---|---|---|---|"
    with served(site) as address, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed.find(), args=["--no-sandbox"])
        pages = [started.new_page(viewport=size, reduced_motion="reduce") for size in WINDOWS.values()]
        for task in TASKS:
            walks = [walked(page, address, task[city]) for page in pages]
            clicks = "/".join(dict.fromkeys(str(walk.clicks) for walk in walks))
            screens = " | ".join(f"{walk.screens:.1f}".replace(".", ",") for walk in walks)
            yield f"| {task['task']} | {task['before'][city]} | {clicks} | {screens} | {walks[0].answer} |"
        started.close()


if __name__ == "__main__":
    sys.stdout.writelines(f"{row}\n" for row in _table(Path(sys.argv[1]), sys.argv[2]))
