"""From a menu with a row for each page to one with its sections: the other rows follow from the pages.

What makes a difference stays: a name or an order of an editor's own, and a row with a comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from actionplans.drafts import menu
from actionplans.drafts.upgrades.lines import Changes, Texts
from actionplans.drafts.upgrades.whole import model_of
from actionplans.macros import SIGNATURES
from actionplans.model.page_kinds import Order, kind_of
from actionplans.reading.menu import entries_of
from actionplans.reading.pages import Page, read_page
from actionplans.site.menu import Entry, filled, names

_MENU = "mkdocs.yml"
_DOCS = "docs/"


def without_those_that_follow(texts: Texts) -> Changes:
    """mkdocs.yml without the rows that would stand there anyway, under the same name and in the same place."""
    text = texts.get(_MENU, "")
    if not any(_to_try(text)):
        return {}
    called = names(_pages(texts), model_of(texts))
    whole = _whole(text, called)
    if whole is None:
        return {}
    for gone in _to_try(text):
        if set(gone) <= set(menu.paths(text)) and _whole(shorter := menu.without(text, gone), called) == whole:
            text = shorter
    return {_MENU: text} if text != texts[_MENU] else {}


def _whole(text: str, called: Mapping[str, str]) -> list[Entry] | None:
    """The menu that a site shows; None where it cannot be read."""
    written = entries_of(text)
    return None if written is None else filled(written, called)


def _pages(texts: Texts) -> Iterator[Page]:
    for file, text in texts.items():
        page = read_page(text.encode(), file.removeprefix(_DOCS), SIGNATURES, []) if file.startswith(_DOCS) else None
        if page is not None:
            yield page


def _to_try(text: str) -> Iterator[Collection[str]]:
    """Rows to take away together: all that can follow, then those of a section, then each by itself."""
    sections: dict[str, list[str]] = {}
    for path in menu.paths(text):
        found = kind_of(path)
        if found and found.kind.menu and found.kind.menu.order is not Order.AT_THE_END:
            sections.setdefault(found.overview, []).append(path)
    every = [path for rows in sections.values() for path in rows]
    yield from (every, *sections.values(), *([path] for path in every)) if every else ()
