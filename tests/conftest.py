"""What the tests share: the real project, the real site built once, a server for it and a browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import browser as installed

ROOT = Path(__file__).parent.parent

# The day that the real site is tested on. Tests that are about another day set their own.
DAY = "2026-11-23"


def build(project: Path, target: Path, day: str = DAY, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build a project as `make site` does, into `target`, as of a day. Never raises; look at the return code."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_DATE": day,
        "SOURCE_DATE_EPOCH": "1700000000",
        **settings,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def copy_project(target: Path) -> Path:
    """A copy of the real project's own files: what a fresh clone holds."""
    for name in ("data", "docs", "theme", "actionplans"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, target / name)
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly from the real data."""
    target = tmp_path_factory.mktemp("site")
    result = build(ROOT, target)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a local server: http://127.0.0.1:<port>/."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The real site on a local server."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium, headless. Without one the test is skipped loudly; under CI that is a failure."""
    executable = installed.find()
    if executable is None or not installed.driver_starts():
        message = "No Chromium, Chrome or Edge found that can be driven: install one, or set CHROMIUM to its path."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-gpu", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root, which CI containers run as
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()
