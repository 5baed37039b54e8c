"""What changed on the site, day by day? The data and the pages at the ends of the days on which git has changes."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from actionplans.changes.between import ADDED, CHANGED, REMOVED, changes
from actionplans.model import page_kinds
from actionplans.model.decisions import with_decisions
from actionplans.model.fields import field_specs
from actionplans.model.known import known_on
from actionplans.model.records import Model, Searched
from actionplans.reading import pages, versions
from actionplans.reading.earlier import with_files
from actionplans.site.news import Day, Piece
from actionplans.system import history

# As many as anybody reads: of the days, of what is told of one of them, and of all.
DAYS, A_DAY, ALL = 30, 20, 100
# What no city is without: before it was there, there was no site.
_BEGINNING = "data/city.yml"

# What no page shows: the words that a search finds a record with.
_UNSEEN = frozenset(field_specs(Searched))

# For each file, by its path from the project's folder: what it held before some days and after them.
Files = dict[str, tuple[str | None, str | None]]


def latest(project: Path, until: datetime.date, organisation: str = "") -> tuple[Day, ...] | None:
    """The latest days on which what the site says changed, newest first. None where no history is here to tell.

    Nothing is told that is known only after `until`, nor of the day on which all of it was put here. A day whose
    beginning cannot be read, for its data had another form or a fault, is told with the one before it; where nothing
    before can be read, as before a `make upgrade`, it is not told at all. Nor is what another city did, in whose copy
    this one began: `organisation` is the id of whose site it is, where it may not be the history's yet.
    """
    newest = history.changed_days(project, until, 1)
    if not newest:
        return None if newest is None else ()
    return _until(project, until, organisation, newest[0].commit)


@functools.lru_cache(maxsize=1)  # `make serve` asks at each save, and history is what it was
def _until(project: Path, until: datetime.date, organisation: str, newest: str) -> tuple[Day, ...]:
    """The same, where there is a history, whose newest change is known."""
    days = history.changed_days(project, until, DAYS) or []
    written = versions.data_as_written(project, newest)
    if written is None or organisation not in ("", written.city.organisation):
        return ()
    names = {name for one in days for pair in one.files.values() for name in pair if name}
    return _told(list(_compared(written, days, history.contents(project, sorted(names)), until)))


def _compared(
    written: Model, days: Sequence[history.Day], contents: Mapping[str, bytes], until: datetime.date
) -> Iterator[Day]:
    """Each day with all that changed on it. `written` is the data after the newest of them."""

    def held(name: str | None) -> bytes | None:
        return contents.get(name) if name else None

    after = _known(written, until)
    ends, waiting = days[0], Files()
    for one in days:
        if one.files.get(_BEGINNING, ("", ""))[0] is None:
            return
        ends = ends if waiting else one
        for path, (old, new) in one.files.items():
            waiting[path] = (old, waiting[path][1] if path in waiting else new)
        earlier = with_files(written, {path: held(old) for path, (old, _) in waiting.items()})
        if earlier is None:
            continue
        if earlier.city.organisation != written.city.organisation:
            return
        before = _known(earlier, until)
        told = [Piece(change.about, change.says, change.page) for change in changes(before, after, without=_UNSEEN)]
        told += _pages(waiting, held)
        if told:
            yield Day(ends.day, ends.moment, tuple(told))
        written, after, waiting = earlier, before, Files()


def _known(written: Model, day: datetime.date) -> Model:
    return known_on(with_decisions(written), day)


def _told(days: Sequence[Day]) -> tuple[Day, ...]:
    """As much of the days as anybody reads."""
    found: list[Day] = []
    left = ALL
    for one in days:
        if not left:
            break
        some = one.pieces[: min(A_DAY, left)]
        found.append(dataclasses.replace(one, pieces=some, more=len(one.pieces) - len(some)))
        left -= len(some)
    return tuple(found)


# --- Pages ------------------------------------------------------------------------------------------------------------

_WORDS = {ADDED: "ny", REMOVED: "borttagen", CHANGED: "texten är ändrad"}


def _pages(files: Files, held: Callable[[str | None], bytes | None]) -> Iterator[Piece]:
    """The pages that came, went or say something else: which, not what, for the reader sees that there."""
    for path, (old, new) in sorted(files.items()):
        name = path.removeprefix("docs/")
        kind = page_kinds.kind_of(name) if path.startswith("docs/") and path.endswith(".md") else None
        # A text of the product's is news of the product; and what is shown is not itself new.
        if kind is None or kind.kind.product or kind.kind is page_kinds.NEWS:
            continue
        before, after = (_title_and_prose(held(one), name) for one in (old, new))
        one = after or before
        if one and before != after:
            what = CHANGED if before and after else ADDED if after else REMOVED
            yield Piece(f"Sidan ”{one[0]}”", f"{_WORDS[what]}.", name)


def _title_and_prose(raw: bytes | None, name: str) -> tuple[str, list[str]] | None:
    """What a page's own text says, however its lines are broken and whatever macros stand in it; None of no page."""
    page = pages.read_page(raw, name, {}, []) if raw is not None else None
    if page is None:
        return None
    return page.front.title, [word for part in page.parts if isinstance(part, str) for word in part.split()]
