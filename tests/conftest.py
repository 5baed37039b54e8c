"""What the tests share: the fictional city's site and a server for it, each made once, and a browser."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import browser as installed
from tests import richer, tools
from tests.sites import served


def pytest_collection_finish() -> None:
    """Keep Python from looking for garbage among what stays: thousands of tests and every module, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fictional city, with what it lacks for tests; see richer.py. Only to be read."""
    return richer.site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The same on a local server."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site as a copy that opens from a folder. Only to be read."""
    return richer.offline(tmp_path_factory)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium, headless. Without one the test is skipped loudly; under CI that is a failure."""
    executable = installed.find()
    if executable is None or not installed.driver_starts():
        tools.missing("No Chromium, Chrome or Edge found that can be driven: install one, or set CHROMIUM to its path.")
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-gpu", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root, which CI containers run as
    with sync_playwright() as playwright:
        expect.set_options(timeout=30_000)  # a machine that much else runs on is slow, not wrong
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Iterator[dict[tuple[int, str], Page]]:
    """The windows that tests visit pages in, by width and scheme: who needs one opens it, and it stays for the next."""
    opened: dict[tuple[int, str], Page] = {}
    yield opened
    for page in opened.values():
        page.context.close()
