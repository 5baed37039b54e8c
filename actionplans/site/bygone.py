"""Where in the menu do the networks stand that the city is no longer in: apart, below those of today.

Which they are follows from dates, so no editor moves them when the day comes; their pages and addresses stay.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from actionplans.model.page_kinds import NETWORK, kind_of

TITLE = "Tidigare"
# The menu as mkdocs.yml holds it: a list of paths and of sections, each a name with a list of its own.
Entry = Any


def with_former_apart(entry: Entry, former: Collection[str]) -> Entry:
    """A part of the menu in which the sections of former networks come last, under a heading of their own."""
    if isinstance(entry, dict):
        return {title: child if title == TITLE else with_former_apart(child, former) for title, child in entry.items()}
    if not isinstance(entry, list) or not former:
        return entry
    left = [child for child in entry if _network(child) in former]
    kept = [with_former_apart(child, former) for child in entry if child not in left]
    if not left:
        return kept
    there = next((child for child in kept if isinstance(child, dict) and TITLE in child), None)
    if there is None:
        return [*kept, {TITLE: left}]
    return [{TITLE: [*child[TITLE], *left]} if child is there else child for child in kept]


def _network(entry: Entry) -> str | None:
    """The network that a section of the menu is about: it holds that network's own page."""
    sections = entry.values() if isinstance(entry, dict) else ()
    pages = [page for child in sections if isinstance(child, list) for page in child if isinstance(page, str)]
    found = (kind_of(page) for page in pages)
    return next((one.network for one in found if one and one.kind is NETWORK), None)
