"""How are rows of the menu in mkdocs.yml added, named and taken away: as text, so that comments and all else stay."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from actionplans.site.menu import Entry
from actionplans.system.fixed import fixed

_ROW = re.compile(r"(?P<indent>\s*)- (?:.*?: *)?(?P<path>[^\s:]+\.md)\s*(?:#.*)?")


class NoPlaceError(Exception):
    """The menu has nothing beside which a page belongs; the text is the page's path."""


@fixed
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


def paths(text: str) -> list[str]:
    """The pages that have a row without a comment of its own, in order."""
    lines = text.split("\n")
    return [row.path for row in _rows(lines) if lines[row.line].endswith(row.path)]


def without(text: str, pages: Collection[str]) -> str:
    """mkdocs.yml without the rows of some pages, and without the names of sections that this leaves empty."""
    lines = text.split("\n")
    gone = {row.line for row in _rows(lines) if row.path in pages}
    left = [line for number, line in enumerate(lines) if number not in gone]
    for number in range(len(left) - 1, -1, -1):
        section = re.fullmatch(r"( *)- .*:", left[number])
        below = left[number + 1] if number + 1 < len(left) else ""
        if section and not below.startswith(f"{section[1]} "):
            del left[number]
    return "\n".join(left)


def as_text(entries: list[Entry], indent: str = "  ") -> str:
    """A menu as mkdocs.yml has it, without what stands above its first row."""
    return "".join(_written(one, indent) for one in entries)


def _written(entry: Entry, indent: str) -> str:
    if not isinstance(entry, dict):
        return f"{indent}- {entry}\n"
    title, child = next(iter(entry.items()))
    if isinstance(child, list):
        return f"{indent}- {_quoted(title)}:\n{as_text(child, f'{indent}    ')}"
    return f"{_menu_line(indent, title, child)}\n"


def renamed(text: str, path: str, title: str) -> str:
    """mkdocs.yml with another name for a page that stands in the menu under one; what stands beside it stays."""
    lines = text.split("\n")
    for row in _rows(lines):
        if row.path == path and (named := re.match(r"(\s*- )\S.*?(: +)(?=[^\s:]+\.md)", lines[row.line])):
            lines[row.line] = f"{named[1]}{_quoted(title)}{named[2]}{lines[row.line][named.end() :]}"
    return "\n".join(lines)


def titled(text: str, path: str, title: str) -> str:
    """mkdocs.yml with a name for a page that stands in the menu without one."""
    lines = text.split("\n")
    for row in _rows(lines):
        if row.path == path and lines[row.line].startswith(f"{row.indent}- {path}"):
            lines[row.line] = lines[row.line].replace(f"- {path}", f"- {_quoted(title)}: {path}", 1)
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


def with_section_as_in(text: str, pattern: str, path: str) -> str:
    """mkdocs.yml with a section of another menu, the one that begins with a page: before what follows it there.

    Where the menu has not that, before its last section.
    """
    lines, theirs = text.split("\n"), pattern.split("\n")
    start = next(number for number, line in enumerate(theirs) if line.strip() == f"- {path}") - 1
    indent = _indent(theirs[start])
    end = next(number for number in range(start + 1, len(theirs)) if _indent(theirs[number]) <= indent)
    follows = theirs[end].rpartition(" ")[2]
    first = next(number for number, line in enumerate(lines) if re.match(r"nav:", line)) + 1
    own = next((_indent(line) for line in lines[first:] if line.lstrip().startswith("-")), indent)
    tops = [number for number, line in enumerate(lines) if number >= first and re.match(rf" {{{own}}}- ", line)]
    at = next((number for number in tops if lines[number].endswith(f" {follows}")), tops[-1] if tops else first)
    lines[at:at] = [" " * own + line[indent:] for line in theirs[start:end]]
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _menu_line(indent: str, title: str, path: str) -> str:
    return f"{indent}- {_quoted(title)}: {path}"


def _quoted(title: str) -> str:
    # YAML would read a bare year as a number, and a colon as a key.
    plain = re.fullmatch(r"[^\W\d][^:#\"']*", title)
    return title if plain else json.dumps(title, ensure_ascii=False)
