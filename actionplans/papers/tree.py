"""What a paper can hold: the elements of the tree that template.typ sets, as plain data for json().

An inline is a text or one of the inline elements; a block holds inlines. template.typ knows exactly the kinds that
are made here and stops at any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from actionplans.model.dates import MONTHS

Inline = str | dict[str, Any]
Text = list[Inline]
Block = dict[str, Any]

# A day and its month stand on one line: "13 mars". The year may stand on the next, where a column is narrow.
_DAY = re.compile(rf"\b(\d{{1,2}}) (?={'|'.join(MONTHS)}\b)")


def _text(content: Iterable[Inline]) -> Text:
    """Inlines with every run of spaces and line breaks as one space, as a text in YAML or Markdown is meant."""
    return [_words(part) if isinstance(part, str) else part for part in content]


def _words(text: str) -> str:
    return _DAY.sub("\\1\u00a0", re.sub(r"[ \t\r\n]+", " ", text))


def emphasis(*content: Inline) -> Inline:
    """Emphasised text."""
    return {"kind": "emphasis", "content": _text(content)}


def strong(*content: Inline) -> Inline:
    """Strongly emphasised text."""
    return {"kind": "strong", "content": _text(content)}


def link(address: str, *content: Inline, said: str = "") -> Inline:
    """A link to a web or e-mail address. A screen reader says `said` of it, or else the words that it stands on."""
    words = _text(content)
    return {"kind": "link", "address": address, "content": words, "said": said or "".join(plain(words))}


def plain(content: Iterable[Inline]) -> Iterator[str]:
    """The words of some inlines."""
    for part in content:
        if isinstance(part, str):
            yield part
        else:
            yield from plain(part.get("content", [part.get("text", "")]))


def address(url: str) -> Inline:
    """A web address to be read and typed: without what every address begins with, and never with a hyphen put in."""
    return {"kind": "address", "text": re.sub(r"^https?://(?:www\.)?", "", url).removesuffix("/")}


def foreign(language: str, *content: Inline) -> Inline:
    """Text in another language than Swedish, which is read aloud in it."""
    return {"kind": "foreign", "language": language, "content": _text(content)}


def remark(text: str) -> Inline:
    """A smaller remark on a line of its own under the text that it is about."""
    return {"kind": "remark", "text": _words(text.strip())}


def line_break() -> Inline:
    """The end of a line within a text."""
    return {"kind": "break", "text": ""}


def lines(parts: Iterable[str]) -> Text:
    """Texts, each on a line of its own."""
    found: Text = []
    for part in parts:
        found += [line_break(), part] if found else [part]
    return found


def apart(parts: Iterable[Text]) -> Text:
    """Texts in one cell, each a paragraph of its own."""
    found: Text = []
    for part in parts:
        found += [{"kind": "parting", "text": ""}, *part] if found else part
    return found


def heading(level: int, text: str) -> Block:
    """A heading within a paper, level 2 or deeper: the paper's title is level 1."""
    return {"kind": "heading", "level": level, "text": text}


def paragraph(*content: Inline) -> Block:
    """A paragraph."""
    return {"kind": "paragraph", "content": _text(content)}


def box(*content: Inline) -> Block:
    """A paragraph in a frame that the reader should not miss."""
    return {"kind": "box", "content": _text(content)}


def bullets(items: Iterable[Sequence[Block]]) -> Block:
    """A list; each item is made of blocks."""
    return {"kind": "bullets", "items": [list(item) for item in items]}


def numbered(items: Iterable[Sequence[Block]]) -> Block:
    """A numbered list; each item is made of blocks."""
    return {"kind": "numbered", "items": [list(item) for item in items]}


def table(columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[Text]]) -> Block:
    """A table: each column's heading and its share of the width; each row's cells, as inlines.

    A column without a share is as wide as what stands in it: for numbers alone, which are never long.
    """
    return {
        "kind": "table",
        "columns": [{"label": label, "share": share} for label, share in columns],
        "rows": [[_text(cell) for cell in row] for row in rows],
    }


def bars(
    columns: tuple[str, str],
    rows: Iterable[tuple[str, str, Sequence[tuple[str, float]]]],
    legend: Sequence[tuple[str, str]],
) -> Block:
    """A table of bars under its two headings: each row with its name, what it says in words, and the bar's parts.

    A part is the key of its look, and its share of the width of the longest bar; `legend` names the looks.
    """
    return {
        "kind": "bars",
        "columns": list(columns),
        "rows": [
            {"name": name, "words": words, "parts": [{"key": key, "share": share} for key, share in parts]}
            for name, words, parts in rows
        ],
        "legend": [{"key": key, "label": label} for key, label in legend],
    }


def to_fill_in(labels: Iterable[str]) -> Block:
    """Lines to be filled in by hand, each with what belongs on it."""
    return {"kind": "to-fill-in", "labels": list(labels)}


def texts(value: object) -> Iterator[str]:
    """Every text in some parts of a paper, whatever it stands in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
