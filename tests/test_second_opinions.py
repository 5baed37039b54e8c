"""Do two other engines of accessibility rules find anything on the pages that axe does not? By night: they are slow.

IBM's Equal Access runs in the page; Siteimprove's Alfa is handed what the browser made of it. What they are known to be
wrong about stands here, each with the reason, and must still be found, or it has no business here.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests import packages, tools
from tests.cover import cover

pytestmark = pytest.mark.nightly

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Fault:
    """What an engine says is wrong: the page and the window's width, the rule, where, and why it thinks so."""

    page: str
    width: int
    rule: str
    target: str
    message: str

    def __str__(self) -> str:
        return f"{self.page} {self.width}: {self.rule}: {self.target}: {self.message}"


@dataclass(frozen=True)
class FalseAlarm:
    """What an engine is wrong about: its rule, a pattern for where it says so, and why it is wrong."""

    rule: str
    target: str
    why: str

    def covers(self, fault: Fault) -> bool:
        """Whether a fault is this one."""
        return fault.rule == self.rule and re.search(self.target, fault.target) is not None


IBM = (
    FalseAlarm(
        "aria_content_in_landmark",
        r'^<a href="#__content" class="md-skip">',
        "the skip link comes before all landmarks, as WCAG's own technique G1 has it",
    ),
    FalseAlarm(
        "element_attribute_deprecated",
        r'^<meta .*http-equiv="Content-Security-Policy"',
        "HTML has this value of http-equiv; only others are deprecated",
    ),
    *(
        FalseAlarm(
            rule,
            r'^<label for="__(search|drawer)"',
            "a surface for the hand in Material's frame, and its check box is shown to nobody: a button does the same",
        )
        for rule in ("label_ref_valid", "label_content_exists", "form_label_unique")
    ),
    FalseAlarm(
        "element_tabbable_role_valid",
        r'^<div tabindex="0" .*class="table-frame',
        "a table that scrolls must be reached by keyboard to be scrolled (WCAG 2.1.1), and axe asks for the stop",
    ),
)
ALFA: tuple[FalseAlarm, ...] = ()


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One page that the tests here take turns in opening pages in."""
    context = packages.context(chromium, WIDE)
    engine = tools.npm_file("accessibility-checker-engine/ace.js").read_text(encoding="utf-8")
    context.add_init_script(script=f"{engine}\nwindow.ace = ace;")
    yield context.new_page()
    context.close()


def visits(page: Page, address: str, site: Path) -> Iterator[tuple[str, int]]:
    """Open the few pages that hold all there is on any, in a wide window and in a narrow one."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for name in cover(site):
            page.goto(address + name)
            yield name, size["width"]


# Not what it asks a person to look at, nor what it merely recommends a look at.
_CHECK = """async () => {
    const { results } = await new ace.Checker().check(document, ["WCAG_2_2", "IBM_Accessibility"]);
    return results.filter((one) => one.value[1] === "FAIL").map((one) => [one.ruleId, one.snippet, one.message]);
}"""


def found_by_ibm(page: Page, address: str, site: Path) -> Iterator[Fault]:
    """What IBM's engine finds."""
    for name, width in visits(page, address, site):
        for rule, target, message in page.evaluate(_CHECK):
            yield Fault(name, width, rule, target, message)


def found_by_alfa(page: Page, address: str, site: Path) -> Iterator[Fault]:
    """What Siteimprove's engine finds."""
    looked = []
    for name, width in visits(page, address, site):
        packages.load(page, "@siteimprove/alfa-dom/dist/native.js", "Native")
        looked.append(json.dumps({"path": f"{name} {width}", "document": page.evaluate("Native.fromNode()")}))
    said = subprocess.run(
        [tools.node(), str(tools.ROOT / "tests/alfa.mjs")],
        input="\n".join(looked),
        capture_output=True,
        text=True,
        check=True,
    )
    for line in said.stdout.splitlines():
        one = json.loads(line)
        name, width = one["path"].rsplit(" ", 1)
        yield Fault(name, int(width), one["rule"], one["target"], one["message"])


def judged(found: Iterable[Fault], known: Iterable[FalseAlarm]) -> None:
    """Fail where something is found that is no false alarm, and where a false alarm is no more."""
    faults = list(found)
    new = [str(fault) for fault in faults if not any(alarm.covers(fault) for alarm in known)]
    gone = [alarm for alarm in known if not any(alarm.covers(fault) for fault in faults)]
    assert not new, "\n".join(new)
    assert not gone, f"no longer found, and so to be struck out: {gone}"


def test_ibms_engine_finds_nothing(page: Page, address: str, site: Path) -> None:
    judged(found_by_ibm(page, address, site), IBM)


def test_siteimproves_engine_finds_nothing(page: Page, address: str, site: Path) -> None:
    judged(found_by_alfa(page, address, site), ALFA)


def test_the_engines_see_a_fault(page: Page, address: str, site: Path) -> None:
    page.set_viewport_size(WIDE)
    page.goto(address)
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x.png>')")
    assert "img_alt_valid" in [rule for rule, _, _ in page.evaluate(_CHECK)]
