"""What of a long page stands open, and what is folded until a reader comes to it? One rule for all that grows.

A page across all networks grows with each of them and with every year. The newest, or what comes first, stands open;
the rest is folded under lines that say how much they hold. The browser's own search and ours find what is folded and
open it, as does a link to an anchor in it, and a printer gets everything. A city with few rows sees no fold.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from markupsafe import Markup

from actionplans.markup.elements import Text, element, folded, join

# As many rows are gone through with the eyes alone: a page with no more has no folds.
FEW = 80
# Of a list in an order of its own that is folded, so many stand open: what comes first, on one screen.
_FIRST = 20

Row = TypeVar("Row")
# What one row is called, and several: "resa", "resor".
Called = tuple[str, str]


def are_many(rows: int) -> bool:
    """Whether a page with so many rows is more than a reader goes through."""
    return rows > FEW


def room_for(lists: Iterable[int]) -> int:
    """How many rows may stand open in each list of a page, given how long they are: where all are few, each whole."""
    lengths = list(lists)
    return FEW if sum(lengths) <= FEW else max(_LEAST, FEW // len(lengths))


# So many rows of a list stand open, however many lists a page has.
_LEAST = 10


def first_open(rows: Sequence[Row], shown: Callable[[Sequence[Row]], Markup], called: Called) -> Markup:
    """A list in an order of its own: all of it, or what comes first and the rest folded."""
    if not are_many(len(rows)):
        return shown(rows)
    rest = rows[_FIRST:]
    return shown(rows[:_FIRST]) + folded(f"Visa {_counted(rest, called)} till", shown(rest))


def by_year(
    rows: Sequence[tuple[int, Row]],
    shown: Callable[[str, Sequence[Row]], Markup],
    called: Called,
    room: int | None = None,
) -> Markup:
    """Rows with their years, newest first: all of them, or the newest open and those before them folded by years.

    `shown` makes a table of rows and is told of which years they are, "2019–2023"; of all rows it is told nothing.
    `room` is how many may stand open, where a page has several such lists.
    """
    room = FEW if room is None else room
    if len(rows) <= room:
        return shown("", [row for _, row in rows])
    newest, *earlier = _years_together(rows, room)
    parts = [_table(newest[:room], shown)]
    if rest := newest[room:]:
        parts.append(folded(f"{_span(rest)}: {_counted(rest, called)} till", _table(rest, shown)))
    parts += [folded(f"{_span(one)}: {_counted(one, called)}", _table(one, shown)) for one in earlier]
    return join(parts, "\n\n")


def _years_together(rows: Sequence[tuple[int, Row]], room: int) -> list[list[tuple[int, Row]]]:
    """Whole years, as many together as there is room for: of the first `room` rows, of others as many as are few."""
    found: list[list[tuple[int, Row]]] = [[]]
    for _, of_year in itertools.groupby(rows, key=lambda pair: pair[0]):
        own = list(of_year)
        if found[-1] and len(found[-1]) + len(own) > (room if len(found) == 1 else FEW):
            found.append([])
        found[-1] += own
    return found


def _table(rows: Sequence[tuple[int, Row]], shown: Callable[[str, Sequence[Row]], Markup]) -> Markup:
    return shown(_span(rows), [row for _, row in rows])


def _span(rows: Sequence[tuple[int, object]]) -> str:
    newest, oldest = rows[0][0], rows[-1][0]
    return str(newest) if newest == oldest else f"{oldest}–{newest}"


def _counted(rows: Sequence[object], called: Called) -> str:
    one, several = called
    return f"{len(rows)} {one if len(rows) == 1 else several}"


def anchored(summary: Text, heading: Markup, content: Markup) -> Markup:
    """A folded part of a page with its heading inside: a link to that opens the part, without a script too.

    The line that opens it says the heading's words once more, so the search leaves it out.
    """
    line = element("summary", summary, class_="no-search")
    return element("details", join([line, heading, content], ""))
