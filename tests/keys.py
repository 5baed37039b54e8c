"""How are pages read by keyboard alone? The same keys and the same questions in Chromium and in Firefox."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Page

from tests.firefox import Firefox

HEIGHT = 800
# As the WebDriver standard writes the keys, by the names that Playwright gives them.
_CODES = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Escape": "\ue00c",
    "Space": " ",
    "ArrowRight": "\ue014",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
}
_SECONDS = 30
# What is on its way into the window is given this long. A reader waits no longer to see where they are.
_PATIENCE = 2.0

# What has focus: what it is, whether it shows in the window, whether anything lies over it, and whether its ring is
# thick and stands out from what is behind it (WCAG 1.4.11). Of what is larger than the window, the part in it counts.
_FOCUSED = """(() => {
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = numbers(colour).map((one) => one / 255)
            .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const standsOut = (element, colour) => {
        let behind = element.parentElement;
        while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] === 0) {
            if (getComputedStyle(behind).backgroundImage !== "none") return true;
            behind = behind.parentElement;
        }
        const ground = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
        const [dark, bright] = [light(colour), light(ground)].sort((one, other) => one - other);
        return (bright + 0.05) / (dark + 0.05) >= 3;
    };
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = [...element.getClientRects()].find((one) => one.width > 0 && one.height > 0);
    const style = getComputedStyle(element);
    const shows = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const x = box && box.left + Math.min(box.width, innerWidth - box.left) / 2;
    const y = box && box.top + Math.min(box.height, innerHeight - box.top) / 2;
    const top = box && document.elementFromPoint(x, y);
    window.numbers ??= new Map();
    if (!window.numbers.has(element)) window.numbers.set(element, window.numbers.size);
    return {
        number: window.numbers.get(element),
        what: `${element.tagName} ${element.className} ${element.innerText?.slice(0, 40) ?? ""}`,
        inside: Boolean(box) && x >= 0 && x < innerWidth && y >= 0 && y < innerHeight && shows,
        covered: !top || !(element.contains(top) || top.contains(element)),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            && standsOut(element, style.outlineColor),
    };
})()"""


class Keys(ABC):
    """A window with a page in it, and a keyboard."""

    address: str
    width: int

    @abstractmethod
    def go(self, url: str) -> None:
        """Go to an address and wait until the page is there."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key, with or without Shift: "Tab", "Shift+Tab"."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Write a text, key by key."""

    @abstractmethod
    def ask(self, expression: str) -> Any:
        """What a JavaScript expression is on the page."""

    @abstractmethod
    def resize(self, width: int) -> None:
        """Give the page another width."""

    def open(self, path: str) -> None:
        """Open a page of the site, as one who has never been there."""
        self.go(self.address + path)
        self.ask("localStorage.clear(), sessionStorage.clear()")
        self.until("document.documentElement.classList.contains('js') && document.readyState === 'complete'")

    def until(self, expression: str, seconds: float = _SECONDS) -> None:
        """Ask until an expression is true. Raises AssertionError when the time is out."""
        end = time.monotonic() + seconds
        while not self.asked(expression):
            assert time.monotonic() < end, f"not within {seconds} s: {expression}; focus: {self.stop()}"
            time.sleep(0.02)

    def asked(self, expression: str) -> Any:
        """What an expression is; None while one page takes the place of another, when there is nobody to ask."""
        try:
            return self.ask(expression)
        except (Error, AssertionError):
            return None

    def on(self, selector: str) -> bool:
        """Whether what a selector names has focus."""
        return bool(self.ask(f"document.activeElement?.matches({selector!r}) ?? false"))

    def tab_to(self, selector: str, key: str = "Tab", limit: int = 150) -> None:
        """Press Tab until what the selector names has focus."""
        for _ in range(limit):
            self.press(key)
            if self.on(selector):
                return
        raise AssertionError(f"{selector} was not reached in {limit} steps; focus: {self.stop()}")

    def follow(self, heading: str) -> None:
        """Follow the link that has focus, to the page with a heading."""
        self.press("Enter")
        self.until(f"document.querySelector('h1')?.innerText === {heading!r} && document.readyState === 'complete'")

    def stop(self) -> dict[str, Any] | None:
        """What has focus now, see _FOCUSED; None when nothing has. What is on its way into the window is given time."""
        end = time.monotonic() + _PATIENCE
        found: dict[str, Any] | None = self.ask(_FOCUSED)
        while found and not seen(found) and time.monotonic() < end:
            time.sleep(0.02)
            found = self.ask(_FOCUSED)
        return found

    def sees(self) -> None:
        """Demand that the reader sees what has focus."""
        stop = self.stop()
        assert stop, "nothing has focus"
        assert seen(stop), stop


def seen(stop: dict[str, Any]) -> bool:
    """Whether the reader sees what has focus, and that it has it."""
    return bool(stop["inside"] and not stop["covered"] and stop["ring"])


@dataclass
class InChromium(Keys):
    """Through Playwright."""

    page: Page
    address: str
    width: int = 0

    def go(self, url: str) -> None:
        self.page.goto(url)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text, delay=10)

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.width = width


@dataclass
class InFirefox(Keys):
    """Through Marionette."""

    firefox: Firefox
    address: str
    width: int = 0

    def go(self, url: str) -> None:
        self.firefox.open(url)

    def press(self, key: str) -> None:
        names = [_CODES.get(name, name) for name in key.split("+")] if len(key) > 1 else [key]
        self.firefox.press(names)

    def write(self, text: str) -> None:
        for sign in text:
            self.firefox.press([sign])

    def ask(self, expression: str) -> Any:
        return self.firefox.run(f"return {expression}")

    def resize(self, width: int) -> None:
        self.firefox.resize(width, HEIGHT)
        self.until(f"innerWidth === {width}")
        self.width = width
