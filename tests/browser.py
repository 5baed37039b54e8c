"""Where the browser tests find a Chromium.

As a script it exits with 0 if there is one and its driver starts, else 1; with --shell only the headless shell counts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The same engine without the windows around it: a new tab costs a quarter of what it costs the whole browser.
_SHELL = "chromium-headless-shell"
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find() -> str | None:
    """The path of an installed Chromium to test in: CHROMIUM in the environment, else the headless shell, else any."""
    return os.environ.get("CHROMIUM") or shutil.which(_SHELL) or whole()


def whole() -> str | None:
    """The path of an installed Chromium, Chrome or Edge with all that belongs to it; CHROMIUM wins here too."""
    given = os.environ.get("CHROMIUM")
    candidates = [given] if given else [shutil.which(command) for command in _COMMANDS] + list(_PLACES)
    return next((path for path in candidates if path and Path(path).exists()), None)


def driver_starts() -> bool:
    """Whether Playwright's driver runs here: on a bare Debian it lacks libatomic."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    found = shutil.which(_SHELL) if "--shell" in sys.argv else find()
    sys.exit(0 if found and driver_starts() else 1)
