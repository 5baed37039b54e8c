"""Is a page what it is by itself, however much another has made of it already, and as markupsafe would write it?"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable

import pytest
from markupsafe import Markup, escape

from actionplans.markup import elements
from actionplans.markup.elements import Text, text
from actionplans.rules.check import Checked, check
from actionplans.rules.written import written
from actionplans.site.addresses import page_url
from actionplans.site.view import View
from tests import fictional

# Pages over all networks, and a plan's page and its report, which tell of the same activities. Backwards the overviews
# come last.
_SHOWN = ("aktiviteter/", "ar/", "index.md", "natverk/kajforum/", "omraden.md", "roller.md", "utvardering.md")


def _pages(city: Checked, order: int) -> dict[str, object]:
    """Pages of a site that has shown nothing yet: what the macros made, the notes, and the files that are shown."""
    site = city.site_on(datetime.date.fromisoformat(fictional.DAY))
    found: dict[str, object] = {}
    for path in sorted(path for path in site.pages if path.startswith(_SHOWN))[::order]:
        view = View(site, page_url(path, True), notes={})
        one = written(city.pages.pages[path], view)
        found[path] = (one.made, one.notes, list(view.notes or {}), view.shown)
    return found


def _element(name: str, content: Text, **values: str | None) -> Markup:
    """An element as markupsafe puts it together."""
    given = [(key.rstrip("_").replace("_", "-"), value) for key, value in values.items() if value is not None]
    attributes = Markup("").join(Markup(' {}="{}"').format(key, text(value)) for key, value in given)
    start = Markup("<{}{}>").format(name, attributes)
    return start if name in ("br", "input") else start + text(content) + Markup("</{}>").format(name)


def _join(parts: Iterable[Text], between: str = " ") -> Markup:
    return escape(between).join(text(part) for part in parts if part)


def test_a_page_is_the_same_whichever_came_before_it_and_as_markupsafe_writes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    city = check(fictional.CITY)
    forwards = _pages(city, 1)
    assert len(forwards) > 20
    ours = [module for name, module in sys.modules.items() if name.startswith("actionplans.")]
    for name, fast, slow in (("element", elements.element, _element), ("join", elements.join, _join)):
        for module in (one for one in ours if getattr(one, name, None) is fast):
            monkeypatch.setattr(module, name, slow)
    backwards = _pages(city, -1)
    for path, page in forwards.items():
        assert backwards[path] == page, path
