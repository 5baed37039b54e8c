"""What is told of the site's latest changes: days, and on each of them sentences with where to look?"""

from __future__ import annotations

import datetime

from actionplans.system.fixed import fixed


@fixed
class Piece:
    """A sentence in two: what it is about ("Kajforum") and what changed; and the path under docs/ of where to look."""

    about: str
    says: str
    page: str


@fixed
class Day:
    """A day on which something changed. `moment` is when it last did; `more` pieces are not told, for length."""

    day: datetime.date
    moment: datetime.datetime
    pieces: tuple[Piece, ...]
    more: int = 0
