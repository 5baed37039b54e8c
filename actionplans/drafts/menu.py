"""How a page is added to the menu in mkdocs.yml: as text, so that comments and everything else stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.page_kinds import NETWORK, PageKind, kind_of, overview, series

_ROW = re.compile(r"(?P<indent>\s*)- (?:.*?: *)?(?P<path>[^\s:]+\.md)\s*(?:#.*)?")


class NoPlaceError(Exception):
    """The menu has nothing beside which a page belongs; the text is the page's path."""


@dataclass(frozen=True)
class _Row:
    """A line of the menu that names a page, with its indentation."""

    line: int
    indent: str
    path: str


def _rows(lines: list[str]) -> Iterator[_Row]:
    start = next((number for number, line in enumerate(lines) if re.match(r"nav:", line)), len(lines))
    for number, line in enumerate(lines[start:], start):
        if match := _ROW.fullmatch(line):
            yield _Row(number, match["indent"], match["path"])


def with_page(text: str, kind: PageKind, path: str, heading: str, year: int | None) -> str:
    """mkdocs.yml with a new page in the menu, under its heading, where its kind belongs. Raises NoPlaceError."""
    if kind.menu is None:
        return text
    return with_year_page(text, heading, path) if year else with_network(text, heading, path)


def renamed(text: str, path: str, title: str) -> str:
    """mkdocs.yml with another name for a page that stands in the menu under one; what stands beside it stays."""
    lines = text.split("\n")
    for row in _rows(lines):
        if row.path == path and (named := re.match(r"(\s*- )\S.*?(: +)(?=[^\s:]+\.md)", lines[row.line])):
            lines[row.line] = f"{named[1]}{_titled(title)}{named[2]}{lines[row.line][named.end() :]}"
    return "\n".join(lines)


def titled(text: str, path: str, title: str) -> str:
    """mkdocs.yml with a name for a page that stands in the menu without one."""
    lines = text.split("\n")
    for row in _rows(lines):
        if row.path == path and lines[row.line].startswith(f"{row.indent}- {path}"):
            lines[row.line] = lines[row.line].replace(f"- {path}", f"- {_titled(title)}: {path}", 1)
    return "\n".join(lines)


def with_page_as_in(text: str, pattern: str, path: str) -> str:
    """mkdocs.yml with a page where another menu has it: beside the nearest that both have. Raises NoPlaceError."""
    lines, theirs = text.split("\n"), pattern.split("\n")
    own = {row.path: row for row in _rows(lines)}
    there = list(_rows(theirs))
    at = next(number for number, row in enumerate(there) if row.path == path)
    # Of the same section: between two sections stands a heading.
    beside = [one for one in there if abs(one.line - there[at].line) == abs(there.index(one) - at) and one.path in own]
    before = [own[one.path] for one in beside if one.line < there[at].line]
    after = [own[one.path] for one in beside if one.line > there[at].line]
    if not before and not after:
        raise NoPlaceError(path)
    row = before[-1] if before else after[0]
    title = theirs[there[at].line].strip().removeprefix("- ").removesuffix(path).strip().removesuffix(":")
    lines.insert(row.line + 1 if before else row.line, _menu_line(row.indent, title, path))
    return "\n".join(lines)


def with_pages_under(text: str, path: str, pages: Iterable[tuple[str, str]]) -> str:
    """mkdocs.yml with a page's row as a section of its own: the page first, then those under it, title and path."""
    lines = text.split("\n")
    row = next(one for one in _rows(lines) if one.path == path)
    name, _, _ = lines[row.line].partition(f" {path}")
    under = [_menu_line(f"{row.indent}    ", title, one) for title, one in pages]
    lines[row.line : row.line + 1] = [name, f"{row.indent}    - {path}", *under]
    return "\n".join(lines)


def with_year_page(text: str, title: str, path: str) -> str:
    """mkdocs.yml with a year's page in the menu, newest first among its siblings; unchanged where it is there already.

    `path` is relative to docs/: natverk/kajforum/2024.md, ar/2024.md, or an annual report. Raises NoPlaceError.
    """
    lines = text.split("\n")
    rows = list(_rows(lines))
    if any(row.path == path for row in rows):
        return text
    own = _rank(path)
    siblings = [(row, rank) for row in rows if (rank := _rank(row.path)) and own and rank[0] == own[0]]
    later = next((row for row, rank in siblings if own and rank > own), None)
    if later:
        lines.insert(later.line, _menu_line(later.indent, title, path))
        return "\n".join(lines)
    above = own and next((row for row in rows if row.path == overview(own[0])), None)
    before = siblings[-1][0] if siblings else above
    if not before:
        raise NoPlaceError(path)
    lines.insert(before.line + 1, _menu_line(before.indent, title, path))
    return "\n".join(lines)


def with_sibling(text: str, path: str, title: str, *, newest_first: bool) -> str:
    """mkdocs.yml with a page among those of its folder: by date or last, after the overview. Raises NoPlaceError."""
    lines = text.split("\n")
    rows = list(_rows(lines))
    if any(row.path == path for row in rows):
        return text
    folder = path.rpartition("/")[0]
    siblings = [row for row in rows if row.path.rpartition("/")[0] == folder]
    if not siblings:
        raise NoPlaceError(path)
    before = [row for row in siblings if row.path == overview(folder) or row.path > path] if newest_first else siblings
    beside = (before or siblings)[-1]
    lines.insert(beside.line + 1, _menu_line(beside.indent, title, path))
    return "\n".join(lines)


def _rank(path: str) -> tuple[str, int, int] | None:
    """Folder, and where in it a year's page belongs: newest first."""
    found = series(path)
    return (found.folder, -found.year, found.place) if found and found.year is not None else None


def _menu_line(indent: str, title: str, path: str) -> str:
    return f"{indent}- {_titled(title)}: {path}"


def _titled(title: str) -> str:
    # YAML would read a bare year as a number, and a colon as a key.
    plain = re.fullmatch(r"[^\W\d][^:#\"']*", title)
    return title if plain else json.dumps(title, ensure_ascii=False)


def with_network(text: str, name: str, path: str) -> str:
    """mkdocs.yml with a section for a network, in the order of names among the others. Raises NoPlaceError."""
    lines = text.split("\n")
    overviews = [row for row in _rows(lines) if (found := kind_of(row.path)) and found.kind is NETWORK]
    if any(row.path == path for row in overviews):
        return text
    if not overviews:
        return _first_network(lines, name, path)
    headings = [(_heading(lines, row), row) for row in overviews]
    later = next((row for heading, row in headings if heading.casefold() > name.casefold()), None)
    indent = overviews[-1].indent
    where = later.line - 1 if later else _end_of_section(lines, overviews[-1])
    lines[where:where] = [_section(lines[overviews[-1].line - 1], name), f"{indent}- {path}"]
    return "\n".join(lines)


def _first_network(lines: list[str], name: str, path: str) -> str:
    """The menu with a section for the first network of all, under the overview of them."""
    above = next((row for row in _rows(lines) if row.path == overview(path.partition("/")[0])), None)
    if above is None:
        raise NoPlaceError(path)
    lines[above.line + 1 : above.line + 1] = [_section(lines[above.line], name), f"{above.indent}    - {path}"]
    return "\n".join(lines)


def _heading(lines: list[str], row: _Row) -> str:
    """The name that stands over a network's overview."""
    return lines[row.line - 1].strip().removeprefix("- ").rstrip(":").strip("\"'")


def _end_of_section(lines: list[str], row: _Row) -> int:
    within = (number for number in range(row.line, len(lines)) if not lines[number].startswith(row.indent))
    return next(within, len(lines))


def _section(sibling: str, name: str) -> str:
    indent = sibling[: len(sibling) - len(sibling.lstrip())]
    return f"{indent}- {_titled(name)}:"
