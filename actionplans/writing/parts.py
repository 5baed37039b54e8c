"""What is a data file made of when it is to be written: its values, and the comments and empty lines around them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Text:
    """One value. `plain` is True for what must stand without quotes: a date, a number, true, false."""

    value: str
    plain: bool = False


@dataclass
class Entry:
    """A key with its value, or an item of a list (then `key` is None).

    `before` are the comments above it, "" for an empty line; `beside` the one at the end of its line.
    """

    value: Node
    key: Text | None = None
    before: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass
class Items:
    """A list. `after` are the comments that stand after its last item."""

    entries: list[Entry] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass
class Keys:
    """A record, or records under their ids.

    `one_line` is True for what stands in braces where that fits; `records` for records under ids, which stand apart.
    """

    entries: list[Entry] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    one_line: bool = False
    records: bool = False


Node = Text | Items | Keys
