"""Where the browser tests find a Chromium. As a script: exits 0 if there is one and its driver starts, else 1."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find() -> str | None:
    """The path of an installed Chromium, Chrome or Edge; CHROMIUM in the environment wins."""
    given = os.environ.get("CHROMIUM")
    candidates = [given] if given else [shutil.which(command) for command in _COMMANDS] + list(_PLACES)
    return next((path for path in candidates if path and Path(path).exists()), None)


def driver_starts() -> bool:
    """Whether Playwright's driver runs here: on a bare Debian it lacks libatomic."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(0 if find() and driver_starts() else 1)
