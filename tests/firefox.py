"""Drives an installed Firefox through Marionette, the protocol that it has within: no driver besides is needed.

Playwright drives builds of its own only, which are never fetched here. As a script: exits 0 if there is a Firefox.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENTER = "\ue007"  # as the WebDriver standard writes the key

_COMMANDS = ("firefox", "firefox-esr")
_PLACES = ("/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe")
_SECONDS = 120


def find() -> str | None:
    """The path of an installed Firefox; FIREFOX in the environment wins."""
    given = os.environ.get("FIREFOX")
    candidates = [given] if given else [*(shutil.which(command) for command in _COMMANDS), *_PLACES]
    return next((path for path in candidates if path and Path(path).exists()), None)


@dataclass
class Firefox:
    """A running Firefox with one window. A command that fails raises AssertionError with what Firefox says."""

    connection: socket.socket
    number: int = 0

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is there."""
        self.send("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """What a script in the page returns."""
        return self.send("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def type(self, selector: str, text: str) -> None:
        """Type into an element, key by key."""
        found = self.send("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.send("WebDriver:ElementSendKeys", id=next(iter(found.values())), text=text)

    def press(self, keys: list[str]) -> None:
        """Press keys, each while those before it are held down."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self.send("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": down + up}])

    def resize(self, width: int, height: int) -> None:
        """Give the page a size of its own: a window of Firefox is never narrower than 500 pixels."""
        self.send("WebDriver:SetWindowRect", width=max(width, 500) + 100, height=height + 200)
        self.send("Marionette:SetContext", value="chrome")
        self.run(
            "const style = gBrowser.selectedBrowser.style;"
            f"Object.assign(style, {{flex: 'none', minWidth: 0, width: '{width}px', height: '{height}px'}})"
        )
        self.send("Marionette:SetContext", value="content")

    def wait_for(self, script: str) -> Any:
        """What a script returns as soon as that is true or not empty."""
        until = time.monotonic() + _SECONDS
        while not (value := self.run(script)):
            assert time.monotonic() < until, f"aldrig sant: {script}"
            time.sleep(0.1)
        return value

    def send(self, command: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer; each is a length, a colon and JSON."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.answer()
        assert error is None, error
        return result if isinstance(result, dict) else {"value": result}

    def answer(self) -> Any:
        """The next message from Firefox."""
        length = b""
        while not length.endswith(b":"):
            length += self._bytes(1)
        return json.loads(self._bytes(int(length[:-1])))

    def _bytes(self, count: int) -> bytes:
        held = b""
        while len(held) < count:
            piece = self.connection.recv(count - len(held))
            assert piece, "Firefox har slutat svara"
            held += piece
        return held


@contextlib.contextmanager
def running(executable: str) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as home:
        profile = Path(home, "profile")
        profile.mkdir()
        # Port 0 lets the system choose; Firefox writes which it was into the profile.
        (profile / "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
        # What lies around the page, where its size is set, is the browser's own: "system".
        options = [
            "--headless",
            "--no-remote",
            "--marionette",
            "--remote-allow-system-access",
            "--profile",
            str(profile),
        ]
        environment = {**os.environ, "HOME": home, "MOZ_CRASHREPORTER_DISABLE": "1"}
        process = subprocess.Popen(
            [executable, *options], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            with socket.create_connection(("127.0.0.1", _port(profile, process)), timeout=_SECONDS) as connection:
                firefox = Firefox(connection)
                firefox.answer()  # it says first which protocol it speaks
                firefox.send("WebDriver:NewSession")
                yield firefox
        finally:
            process.terminate()
            process.wait(_SECONDS)


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    file = profile / "MarionetteActivePort"
    until = time.monotonic() + _SECONDS
    while not (file.exists() and file.read_text(encoding="utf-8")):
        assert process.poll() is None, f"Firefox slutade med {process.returncode}"
        assert time.monotonic() < until, "Firefox kom inte igång"
        time.sleep(0.1)
    return int(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(0 if find() else 1)
