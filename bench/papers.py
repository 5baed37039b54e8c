"""How long the committee's papers take, against printing the same content with a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser

YEAR, LETTER = 2023, "2023-03-13"
ROUNDS = 3


def papers_seconds(project: Path, target: Path) -> float:
    """The command for a year's papers, the start of Python and the check of all data included: the fastest round."""
    command = [
        sys.executable,
        "-m",
        "actionplans",
        "papers",
        str(YEAR),
        "--project",
        str(project),
        "--out",
        str(target),
    ]
    return min(_timed(command, project) for _ in range(ROUNDS))


def browser_seconds(project: Path, target: Path) -> float:
    """The letter's, the plans' and the report's pages of the built site, printed: the start of Chromium included."""
    site = target / "site"
    environment = {**os.environ, "SITE_DIR": str(site), "NO_MKDOCS_2_WARNING": "1"}
    build = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(build, cwd=project, env=environment, check=True, capture_output=True)
    plans = sorted(site.glob(f"natverk/*/{YEAR}/index.html"))
    pages = [site / f"namnden/{LETTER}/index.html", *plans, site / f"ar/{YEAR - 1}/arsrapport/index.html"]
    return min(_printed(pages, target) for _ in range(ROUNDS))


def _timed(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def _printed(pages: list[Path], target: Path) -> float:
    arguments = ["--disable-background-networking", "--disable-gpu", "--no-first-run", "--no-sandbox"]
    started = time.perf_counter()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=arguments)
        page = chromium.new_page()
        for number, file in enumerate(pages):
            page.goto(file.as_uri(), wait_until="load")
            page.pdf(path=target / f"{number}.pdf", format="A4")
        chromium.close()
    return time.perf_counter() - started
