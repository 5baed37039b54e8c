"""Runs axe-core, the rules of accessibility that browsers' own tools use, on a page in a browser."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests import tools

Scheme = Literal["light", "dark"]

Rules = dict[str, str | list[str]]

# Every rule of WCAG 2.0 to 2.2 up to AA that a machine can judge, and what axe calls best practice.
ALL_RULES: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
# The rules whose answer depends on colours. The others say the same of a page whether it is light or dark.
COLOUR_RULES: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# The rules whose answer depends on how large things are and where they stand.
SIZE_RULES: Rules = {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "region"]}
LAYOUT_RULES: Rules = {"type": "rule", "values": [*COLOUR_RULES["values"], *SIZE_RULES["values"]]}
# The rules whose answer depends on what a page is, however it looks: a fifth of the time of all.
STRUCTURE_RULES: Rules = {
    **ALL_RULES,
    "but": [*COLOUR_RULES["values"], "target-size", "scrollable-region-focusable"],
}

_RUN = """async ([within, {but, ...rules}, briefly]) => {
    const outline = (one) => `${one.tagName}.${one.getAttribute("class")}(${[...one.children].map(outline)})`;
    const times = new Map();
    const isOneMore = (one) => {
        const made = outline(one);
        times.set(made, (times.get(made) ?? 0) + 1);
        return times.get(made) > 3;
    };
    if (briefly) for (const one of [...document.querySelectorAll("tr, li, dt, dd")].filter(isOneMore)) one.remove();
    const off = Object.fromEntries((but ?? []).map((rule) => [rule, {enabled: false}]));
    const options = {runOnly: rules, rules: off, resultTypes: ["violations"]};
    const result = await axe.run(within ?? document, options);
    return result.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.any.map((check) => check.message)}`));
}"""


def context(browser: Browser, viewport: ViewportSize, device_scale_factor: float = 1) -> BrowserContext:
    """A window whose pages all have axe in them. Without motion: colours half way through a change are no fault."""
    made = browser.new_context(
        viewport=viewport, device_scale_factor=device_scale_factor, locale="sv-SE", reduced_motion="reduce"
    )
    made.add_init_script(path=tools.npm_file("axe-core/axe.min.js"))
    return made


def violations(page: Page, rules: Rules = ALL_RULES, within: str | None = None, *, briefly: bool = False) -> list[str]:
    """What axe finds wrong with the page as it is now, or with what a selector names: rule, place, and what to do.

    `briefly`: of the rows and items that are made alike only three. The others are taken out of the page: what axe is
    told to leave out it goes through all the same.
    """
    found: list[str] = page.evaluate(_RUN, [within, rules, briefly])
    return found
