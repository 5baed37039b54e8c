"""The pages with forms that this release adds to every city: a section of their own in the menu, before the sources.

A city that has one of them has met them already: what it has taken away again does not come back.
"""

from __future__ import annotations

import re

from actionplans.drafts import menu
from actionplans.drafts.city import START
from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.model.page_kinds import CHANGES
from actionplans.model.page_kinds import START as START_PAGE

_MENU = "mkdocs.yml"


def to_forms(texts: Texts) -> Changes:
    """The pages with forms and their section of the menu, where the city has a menu and none of them."""
    pages = (START / "docs" / CHANGES.path()).parent
    drafts = {f"docs/{page.relative_to(START / 'docs').as_posix()}": page for page in sorted(pages.glob("*.md"))}
    settings = texts.get(_MENU, "")
    has_menu = f"docs/{START_PAGE.path()}" in texts and re.search(r"^nav:\s*$", settings, re.MULTILINE)
    if not has_menu or drafts.keys() & texts.keys() or CHANGES.path() in settings:
        return {}
    made: Changes = {path: page.read_text(encoding="utf-8") for path, page in drafts.items()}
    pattern = (START / _MENU).read_text(encoding="utf-8")
    return {**made, _MENU: menu.with_section_as_in(settings, pattern, CHANGES.path())}
