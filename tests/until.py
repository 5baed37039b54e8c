"""Waits until something is true of a page.

Playwright's wait_for_function is evaluated by the page itself, and stopped by its content security policy when the
first answer is no.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page


def until(page: Page, expression: str, seconds: float = 60) -> None:
    """Ask the page until the JavaScript expression is true. Raises AssertionError when the time is out."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"not within {seconds} s: {expression}"
        time.sleep(0.02)
