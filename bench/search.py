"""How fast the search answers, against stock Material's on the same pages, in the same run."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser as installed
from tests.sites import served

ROUNDS = 5
COLD = "resor"
QUERIES = ("prioritering", "ljus och resor", "styrelsemedlem", "studiebesök", "konferens", "aktivitet 3", "nämnden")

# From the last key to the first hit drawn, in milliseconds. The list is emptied first: an old hit is no answer.
_LAST_KEY = """([query, last]) => new Promise((resolve, reject) => {
  const input = document.querySelector(".md-search__input")
  const list = document.querySelector(".md-search-result__list")
  list.innerHTML = ""
  input.value = query + last
  const pressed = performance.now()
  new MutationObserver((_, observer) => {
    if (!list.firstElementChild) return
    observer.disconnect()
    resolve(performance.now() - pressed)
  }).observe(list, { childList: true })
  input.dispatchEvent(new KeyboardEvent("keyup", { key: last }))
  setTimeout(() => reject(new Error("no hits for " + query + last)), 60000)
})"""


@dataclass
class Measured:
    """Seconds from opening a page to the first hit, and from the last key to it once loaded; the index' bytes."""

    cold: float
    warm: float
    index: int
    gzipped: int


def measure(ours: Path, stock: Path, times: int = ROUNDS) -> tuple[Measured, Measured]:
    """Our site's search and the stock site's, by turns so many times, medians. Each path is a built site."""
    indexes = [ours / "search/index.js", stock / "search/search_index.json"]
    with _browser() as chromium, served(ours) as first, served(stock) as second:
        rounds = [[_once(chromium, address) for address in (first, second)] for _ in range(times)]
    found = []
    for each_time, index in zip(zip(*rounds, strict=True), indexes, strict=True):
        cold = statistics.median(one for one, _ in each_time)
        warm = statistics.median(one for _, each in each_time for one in each)
        found.append(Measured(cold, warm, index.stat().st_size, len(gzip.compress(index.read_bytes(), 9))))
    return found[0], found[1]


def _once(chromium: Browser, address: str) -> tuple[float, list[float]]:
    """One reader with an empty cache: seconds to the first hit, then seconds from the last key of each query."""
    context = chromium.new_context(locale="sv-SE")
    page = context.new_page()
    try:
        return _cold(page, address), [_warm(page, query) for query in QUERIES]
    finally:
        context.close()


def _cold(page: Page, address: str) -> float:
    started = time.perf_counter()
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type(COLD)
    page.locator(".md-search-result__item").first.wait_for(timeout=60_000)
    return time.perf_counter() - started


def _warm(page: Page, query: str) -> float:
    milliseconds: float = page.evaluate(_LAST_KEY, [query[:-1], query[-1]])
    return milliseconds / 1000


@contextmanager
def _browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed.find(), args=arguments)
        yield started
        started.close()
