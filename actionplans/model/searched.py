"""With which words do people search for a record, beside those that it is shown with?"""

from __future__ import annotations

from typing import ClassVar

from actionplans.model.fields import Record, several
from actionplans.model.identifiers import SearchWord
from actionplans.system.fixed import fixed


@fixed(kw_only=True)
class Searched(Record):
    """What is shown on a page as a part of it, and asked for by itself: a candidate, a project, a conference.

    The words lead to where the record is shown. They are about how people speak, and no part of what the record says.
    """

    rare: ClassVar[tuple[str, ...]] = ("search",)

    search: tuple[SearchWord, ...] = several(
        "Sökord",
        "sökorden",
        "Ord och hela frågor som läsare söker den med, men som inte står på sidan.",
        "[ljusfestivalen, vem är vår kontakt i Bryssel]",
    )
