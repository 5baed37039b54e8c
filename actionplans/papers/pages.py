"""Where does a page break look bad, and what must be moved for it? A table's row alone, a last page with a line or two.

The typesetter breaks pages as it goes and cannot look ahead: a paper is set, looked at and, where needed, set again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplans.system.fixed import fixed

# What a page must hold below its margin, in millimetres: two short sections with their headings are too little.
LEAST = 45.0
# What begins higher up on a page is not moved to the next: much of its own would be empty.
_HIGH = 90.0
# How far a text that no break helps begins further down.
_GAP = 25.0

# What stands with the lines that lead to it: the same kinds as in template.typ.
_LED = ("bullets", "numbered", "table", "bars")

Move = str | float
Moves = dict[str, Move]


@fixed
class Spot:
    """Where an element of a paper begins: how far below the margin, in millimetres.

    `row` says of a table's row whether it is "whole" on its page or "running" over the next.
    """

    name: str
    page: int
    down: float
    row: str | None


def moves(parts: Sequence[Mapping[str, Any]], spots: Sequence[Spot], done: Mapping[str, Move]) -> Moves:
    """What must be moved in a document's parts that has not been yet: at most one thing in each of them at a time.

    Each by its name: "page" begins a page, and a number gives it room above. A row with a number is to be the last on
    its page; the number is how far down it begins.
    """
    found: Moves = {}
    for part in parts:
        own = [one for one in spots if one.name.startswith(f"{part['id']}/")]
        wanted = (move for move in _wanted(part, own) if move[0] not in done)
        found.update([move] if (move := next(wanted, None)) else [])
    return found


def _wanted(part: Mapping[str, Any], spots: Sequence[Spot]) -> Iterator[tuple[str, Move]]:
    for rows in _tables(spots):
        yield from _for_table(part, rows)
    yield from _for_last_page(part, spots)


def _tables(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The rows of each table that has some."""
    tables: dict[str, list[Spot]] = {}
    for one in spots:
        if one.row:
            tables.setdefault(one.name.rpartition("/")[0], []).append(one)
    return list(tables.values())


def _for_table(part: Mapping[str, Any], rows: Sequence[Spot]) -> Iterator[tuple[str, Move]]:
    """A table begins and ends with two rows at least on the same page."""
    if len(rows) < 2 or any(one.row == "running" for one in (rows[0], rows[1], rows[-1], rows[-2])):
        return
    first_alone = rows[0].page < rows[1].page
    last_alone = rows[-2].page < rows[-1].page
    if first_alone or (last_alone and len(rows) < 4):
        yield _start(part, rows[0].name.rpartition("/")[0]), "page"
    elif last_alone and rows[-3].page == rows[-2].page:
        yield rows[-3].name, rows[-3].down


def _for_last_page(part: Mapping[str, Any], spots: Sequence[Spot]) -> Iterator[tuple[str, Move]]:
    """The last page holds some lines: else what stands last on the page before it begins it."""
    end = spots[-1]
    before = [one for one in spots[:-1] if one.page == end.page - 1]
    if end.page == spots[0].page or end.down >= LEAST:
        return
    tables = {rows[0].name.rpartition("/")[0]: rows for rows in _tables(spots)}
    for one in reversed(before):
        rows = tables.get(one.name.rpartition("/")[0], [])
        number = rows.index(one) if one in rows else 0
        if 2 <= number <= len(rows) - 2:
            yield rows[number - 1].name, rows[number - 1].down
        elif number == 0 and one.down > max(before[0].down, _HIGH):
            name = one.name.rpartition("/")[0] if one.row else one.name
            yield _start(part, name), "page"
    # A text that begins so high on a page, or on another one, that it cannot be moved.
    flowing = [one for one in spots[:-1] if not one.row and one.page < end.page and _is_numbered(one)]
    if flowing:
        yield _start(part, flowing[-1].name), _GAP


def _is_numbered(one: Spot) -> bool:
    return one.name.rpartition("/")[2].isdecimal()


def _start(part: Mapping[str, Any], name: str) -> str:
    """The first of the headings over an element, and of the lines that lead to a list or table: what it stands with."""
    place = name.rpartition("/")[2]
    if not place.isdecimal():
        return name
    elements = [*part["body"], *part["ending"]]
    at = int(place)
    leads = elements[at]["kind"] in _LED and at and elements[at - 1]["kind"] == "paragraph"
    at -= bool(leads)
    while at and elements[at - 1]["kind"] == "heading":
        at -= 1
    return f"{part['id']}/{at}"
