"""Which pages stand in the menu without a row in mkdocs.yml, where, and under which name?

The sections are written in `nav`: what opens one, as ar/index.md does, has the pages of its kinds below it in the order
of model/page_kinds.py, under their headings. A row that is written stays where it stands, with the name that it has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from actionplans.model.page_kinds import NETWORK, Found, Order, kind_of
from actionplans.model.records import Model
from actionplans.reading.pages import Page

# The menu as mkdocs.yml holds it: a list of rows, each a path, a name with its path, or a name with a list of its own.
Entry = Any
# What a page is sorted by among those of its section.
_Rank = tuple[Any, ...]
_SWEDISH = str.maketrans("åäö", "{|}")  # the alphabet ends with these, in this order, and ASCII with those


def name(page: Page) -> str:
    """What the menu calls a page of which it does not say it itself."""
    headings = [as_read(text) for _, text in page.headings[:1] if "{{" not in text]
    return next(filter(None, headings), page.front.title)


def as_read(heading: str) -> str:
    """A heading without what makes words of it bold or gives it an id: the menu has no such thing."""
    return re.sub(r"\s*\{[#.:][^}]*\}\s*$|[*`\\]", "", heading)


def names(pages: Iterable[Page], model: Model | None) -> dict[str, str]:
    """What the menu calls each page, by its path: a network by its short name, all others by their heading."""
    networks = model.networks if model else {}
    short = {NETWORK.path(network=one.id): one.called for one in networks.values()}
    return {page.path: short.get(page.path) or name(page) for page in pages}


def following(listed: Collection[str], paths: Iterable[str]) -> set[str]:
    """The pages that stand in the menu by themselves, since what opens their section is there, or one like them."""
    there = set(listed)
    sections = {found.overview for path in listed if (found := _found(path))}
    left = sorted(set(paths) - there, key=_networks_first)
    for path in left:
        found = _found(path)
        if found and (found.overview in there or found.overview in sections):
            there.add(path)
    return there.difference(listed)


def filled(written: Sequence[Entry], called: Mapping[str, str]) -> list[Entry]:
    """The whole menu: the rows that are written, and those that follow from the pages, which are called so."""
    listed = set(_paths(written))
    rows: dict[str, list[tuple[_Rank, str]]] = {}
    for path in following(listed, called):
        found = _found(path)
        if found:
            rows.setdefault(found.overview, []).append((_rank(found, called[path]), path))
    if not rows:
        return list(written)
    return _Filling(listed, {section: sorted(found) for section, found in rows.items()}, called).level(written)


class _Filling:
    """One filling of a menu: the rows that are left to place, by the overview that opens their section."""

    def __init__(
        self, listed: Collection[str], rows: dict[str, list[tuple[_Rank, str]]], called: Mapping[str, str]
    ) -> None:
        self.rows = rows
        self.called = called
        # A section of which rows are written has the others beside these, wherever its overview stands.
        self.begun = {found.overview for path in listed if (found := _found(path))}

    def level(self, entries: Sequence[Entry], within: bool = False) -> list[Entry]:
        """One list of the menu with the rows that belong in it. `within` tells whether it is that of a section."""
        level = [self._entry(one, within and not at) for at, one in enumerate(entries)]
        for section in dict.fromkeys(self._hosted(level, within)):
            at = -1
            for rank, path in self.rows.pop(section, ()):  # in order: none stands before the last that was put in
                at = self._place(level, section, rank, at + 1)
                level.insert(at, self._row(path))
        return level

    def _entry(self, entry: Entry, first: bool) -> Entry:
        if isinstance(entry, dict):
            return {title: self._under(child, first) for title, child in entry.items()}
        return entry

    def _under(self, child: Entry, first: bool) -> Entry:
        """What stands under a name: an overview that opens no section becomes one, if pages belong to it."""
        if isinstance(child, list):
            return self.level(child, within=True)
        if child in self.rows and child not in self.begun and not _opens(child, first):
            return self.level([child], within=True)
        return child

    def _hosted(self, level: Sequence[Entry], within: bool) -> Iterator[str]:
        """The sections whose rows belong in a list: it holds some of them already, or what opens them."""
        own = _networks(level) if within else []
        for at, entry in enumerate(level):
            path = _row_of(entry)
            found = _found(path)
            # A network that stands alone in a list has the list for itself: others stand beside that.
            if found and found.overview in self.rows and own != [entry]:
                yield found.overview
            bare = isinstance(entry, str)
            if path in self.rows and path not in self.begun and (bare or _opens(path, within and not at)):
                yield path

    def _place(self, level: Sequence[Entry], section: str, rank: _Rank, start: int) -> int:
        """Where in a list a row belongs: before the first that comes after it, or else below the last of its kind."""
        last = start
        for at in range(start, len(level)):
            path = _row_of(entry := level[at])
            found = _found(path)
            if path == section:
                last = at + 1
            elif found and found.overview == section:
                if _rank(found, _title_of(entry) or self.called.get(path, "")) > rank:
                    return at
                last = at + 1
        return last

    def _row(self, path: str) -> Entry:
        title = self.called[path]
        found = _found(path)
        if found and found.kind is NETWORK:
            return {title: self.level([path], within=True)}
        return {title: path}


def _found(path: str) -> Found | None:
    """The kind of a page that can stand in the menu by itself."""
    found = kind_of(path) if path else None
    return found if found and found.kind.menu and found.overview != path else None


def _networks_first(path: str) -> tuple[bool, str]:
    found = _found(path)
    return found is None or found.kind is not NETWORK, path


def _opens(path: str, first: bool) -> bool:
    """Whether a named row opens the section in which it is the first. A network's name is that of its own."""
    found = _found(path)
    return first and not (found and found.kind is NETWORK)


def _paths(entry: Entry) -> Iterator[str]:
    """The paths of all rows of a part of the menu."""
    if isinstance(entry, str):
        yield entry
    else:
        for child in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
            yield from _paths(child)


def _row_of(entry: Entry) -> str:
    """The page that a row stands for: its own, or that of the network that its section is about; empty for others."""
    child = next(iter(entry.values()), None) if isinstance(entry, dict) else entry
    if isinstance(child, str):
        return child
    return next(iter(_networks(child)), "") if isinstance(child, list) else ""


def _networks(level: Sequence[Entry]) -> list[str]:
    """The networks' own pages that stand in a list without a name."""
    return [one for one in level if isinstance(one, str) and (found := _found(one)) and found.kind is NETWORK]


def _title_of(entry: Entry) -> str:
    return str(next(iter(entry), "")) if isinstance(entry, dict) else ""


def _rank(found: Found, title: str) -> _Rank:
    """What comes first in a section has the lowest."""
    menu = found.kind.menu
    if menu is None or menu.order is Order.AT_THE_END:
        return ()
    if menu.order is Order.BY_NAME:
        return (title.casefold().translate(_SWEDISH),)
    if found.year is not None:
        return (-found.year, menu.place, found.path)
    # By date, the latest first: of two on a day that of the longer name, which says what it is about.
    return (*(-ord(sign) for sign in found.path.removesuffix(".md")), 1)
