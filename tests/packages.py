"""How does a package from npm get into a page that a test looks at?"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests import tools
from tests.until import until

# Where no page of the site lies.
_ADDRESS = "**/__packages/{name}"


def context(browser: Browser, viewport: ViewportSize) -> BrowserContext:
    """A window whose pages may load modules that are not the site's. Nothing moves, so that each look sees the same."""
    return browser.new_context(viewport=viewport, locale="sv-SE", reduced_motion="reduce", bypass_csp=True)


def load(page: Page, file: str, name: str) -> None:
    """Make what a package's module exports by a name known to the page by that name; `file` is under node_modules."""
    path: Path = tools.npm_file(file)
    page.route(_ADDRESS.format(name=path.name), lambda route: route.fulfill(path=path, content_type="text/javascript"))
    page.add_script_tag(
        type="module", content=f"import {{ {name} }} from '/__packages/{path.name}'; window.{name} = {name};"
    )
    until(page, f"Boolean(window.{name})")
