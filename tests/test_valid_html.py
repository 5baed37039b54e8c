"""Is every page valid HTML, by the validator that the standard's own authors keep?"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests import html_page, tools


def test_the_validator_finds_no_error_on_any_page(site: Path) -> None:
    validator = tools.npm_file("vnu-jar/build/dist/vnu.jar")
    # A larger stack than Java's own, as the validator's guide has it: long pages need it.
    command = [tools.java(), "-Xss4m", "-jar", str(validator), "--errors-only", "--skip-non-html", "--format", "json"]
    result = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    found = [
        f"{message.get('url', '').partition(site.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    ]
    assert found == []


def test_nothing_on_a_page_is_script_or_style_that_the_policy_forbids(site: Path) -> None:
    """What a browser test sees on some pages in some states, seen here on all: see test_policy.py."""
    pages = html_page.read_all(site)
    assert len(pages) > 80
    found = [
        (name, element.name, key)
        for name, page in pages.items()
        for element in page.elements
        for key, value in element.attributes.items()
        if key == "style" or key.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    written = [
        (name, element.name)
        for name, page in pages.items()
        for element in page.all("script", "style")
        if element.name == "style" or (element.text.strip() and element.attributes.get("type") != "application/json")
    ]
    assert found + written == []
