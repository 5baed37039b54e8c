"""How a project becomes a site, as `make site` makes it, and how a test serves what was built."""

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
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

# A copy of the code holds what Python has compiled of it, or each would be compiled anew; but nothing half written.
HALF_WRITTEN = shutil.ignore_patterns("*.pyc.*")

# The day that the repository's own city is tested on. Tests that are about another day set their own.
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


def built(project: Path, target: Path, day: str = DAY, **settings: str) -> None:
    """Build a project that must build, and keep what was said meanwhile: `said_of` reads it."""
    result = build(project, target, day, **settings)
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    _log(target).write_text(said, encoding="utf-8")


def said_of(site: Path) -> str:
    """What the build of a site said, to the screen and to the errors."""
    return _log(site).read_text(encoding="utf-8")


def _log(site: Path) -> Path:
    return site.parent / f"{site.name}.log"


def copy_project(target: Path) -> Path:
    """A copy of the real project's own files: what a fresh clone holds."""
    for name in ("data", "docs", "theme", "actionplans"):
        shutil.copytree(ROOT / name, target / name, ignore=HALF_WRITTEN)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, target / name)
    return target


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a web server does, with the site's own page for what is not there, and says nothing."""

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, to whoever still wants it: a browser that has gone on to another page says so by hanging up."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


@contextlib.contextmanager
def served(folder: Path, by: type[http.server.SimpleHTTPRequestHandler] = _Handler) -> Iterator[str]:
    """A folder on a local server: http://127.0.0.1:<port>/, answered by another handler where one is given."""
    handler = functools.partial(by, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
