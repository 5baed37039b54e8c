"""What are the pieces of a page's HTML? Its tags, and the text between them.

For finished HTML, in which each sign of a tag stands in its place: that of the macros and of Markdown. Python's own
parser forgives any slip and takes three times as long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# A comment, or a tag. A sign > can stand in an attribute's value.
_ATTRIBUTES = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""
_MARKUP = re.compile(rf"(<!--.*?-->|<(/?)([a-zA-Z]\w*)({_ATTRIBUTES})>)", re.DOTALL)
# The same, as many as stand together with nothing but white space between them.
_ONE = rf"(?:</?[a-zA-Z]{_ATTRIBUTES}>|<!--.*?-->)"
_RUN = re.compile(rf"({_ONE}(?:\s*+{_ONE})*+)", re.DOTALL)

# A piece of markup as it is written; of a tag whether it ends an element ("/" or ""), the element's name and its
# attributes, of a comment None for each; and the text that follows, up to the next piece.
Piece = tuple[str, str | None, str | None, str | None, str]


def pieces(page: str) -> tuple[str, Iterator[Piece]]:
    """The text before the first piece of markup, and each piece with the text after it. Together they are `page`."""
    first, *rest = _MARKUP.split(page)
    return first, zip(*(iter(rest),) * 5, strict=True)


def runs(page: str) -> tuple[str, Iterator[tuple[str, str]]]:
    """The text before the first markup, and all markup up to the next text with that text. Together they are `page`."""
    first, *rest = _RUN.split(page)
    return first, zip(*(iter(rest),) * 2, strict=True)


def attribute(name: str) -> re.Pattern[str]:
    """A pattern for an attribute, which `value` finds among a tag's."""
    return re.compile(rf"""\s{name}\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"']+))""", re.IGNORECASE)


def value(pattern: re.Pattern[str], attributes: str) -> str:
    """What an attribute says; an empty text where the tag does not have it."""
    found = pattern.search(attributes)
    return html.unescape(found[found.lastindex or 0]) if found else ""


_ID = re.compile(r' id="([^"]*)"')


def ids(page: str) -> list[str]:
    """The ids of the elements that macros have written: what a link with # can lead to. No text of theirs looks so."""
    return _ID.findall(page)
