"""What does a data file look like? One form for what people and programs write: indentation, quotes, folded lines.

It is what nearly all hand-written files have: two spaces a level, texts without quotes where YAML allows that, short
lists in brackets, a text that is too long for its line folded under >-.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from actionplans.model.problems import Place
from actionplans.reading.yamlfile import Scalar
from actionplans.system.fixed import fixed
from actionplans.writing.parts import Entry, Items, Keys, Text

WIDTH = 120
# A word processor's quotation marks around a whole text, which the reader refuses where no others stand around them.
_SMART = re.compile("[”“„»«’‘‚].*[”“„»«’‘‚]", re.DOTALL)
# Where a line may be broken: at one space between words. What else is white stays within a line.
_BREAK = re.compile(r"(?<=\S) (?=\S)")


@fixed
class Form:
    """How lines are made.

    `folds` is False for drafts: there every text and short list stands on one line, and quotes stand wherever a list in
    brackets would need them.
    """

    folds: bool = True

    def text(self, content: Keys, head: Iterable[str] = ()) -> str:
        """The text of a file with these comments at its top."""
        top = list(_above(list(head), 0, first=True))
        lines = [*top, ""] if top else []
        within = self.keys(content, 0) if content.entries else ["{}"]
        return "".join(f"{line}\n" for line in (*lines, *within))

    # --- Records and lists ------------------------------------------------------------------------------------------

    def keys(self, content: Keys, indent: int) -> Iterator[str]:
        """The lines of a record, or of records under their ids."""
        apart = content.records and _are_apart(content.entries)
        for number, entry in enumerate(content.entries):
            yield from _above(entry.before, indent, first=not number, apart=apart)
            yield from self.entry(entry, indent, f"{_key(entry.key)}:")
        yield from _above(content.after, indent)

    def items(self, content: Items, indent: int) -> Iterator[str]:
        """The lines of a list, one or more for each item."""
        apart = _are_apart(content.entries)
        for number, entry in enumerate(content.entries):
            before = entry.before
            if isinstance(entry.value, Keys) and entry.value.entries:
                # What stands above a record's first key, or beside its dash, stands above the record.
                first, *others = entry.value.entries
                before = [*before, *filter(None, [entry.beside, *first.before])]
                entry = Entry(replace(entry.value, entries=[replace(first, before=[]), *others]))
            yield from _above(before, indent, first=not number, apart=apart)
            yield from self.entry(entry, indent, "-")
        yield from _above(content.after, indent)

    def within(self, value: Items | Keys, indent: int) -> Iterator[str]:
        """The lines of what a key or an item holds."""
        return self.keys(value, indent) if isinstance(value, Keys) else self.items(value, indent)

    def entry(self, entry: Entry, indent: int, start: str) -> Iterator[str]:
        """The lines of a key and its value, or of an item: `start` is the key with its colon, or the dash."""
        line, value = " " * indent + start, entry.value
        beside = f"  {entry.beside}" if entry.beside else ""
        if isinstance(value, Text):
            first, *rest = self.scalar(value, f"{line} ", indent + 2, bool(beside))
        elif short := self.in_brackets(value, len(line) + 1):
            first, rest = f"{line} {short}", []
        elif start == "-":
            first, *rest = self.within(value, indent + 2)
            first = f"{line} {first.lstrip()}"
        else:
            first, rest = line, list(self.within(value, indent + 2))
        yield first + beside
        yield from rest

    def in_brackets(self, value: Items | Keys, before: int) -> str:
        """A list or record after so many characters on one line, or nothing where it is not written so."""
        texts = [one.value for one in value.entries if isinstance(one.value, Text)]
        commented = value.after or any(one.beside or any(one.before) for one in value.entries)
        if commented or len(texts) < len(value.entries):
            return ""
        if isinstance(value, Items):
            short = "" if self.folds and any(map(_has_comma, texts)) else f"[{', '.join(map(_inside, texts))}]"
        else:
            pairs = (f"{_key(one.key)}: {_inside(text)}" for one, text in zip(value.entries, texts, strict=True))
            short = "{" + ", ".join(pairs) + "}" if value.one_line or not texts else ""
        return short if not self.folds or before + len(short) <= WIDTH else ""

    # --- One value --------------------------------------------------------------------------------------------------

    def scalar(self, text: Text, start: str, indent: int, beside: bool) -> list[str]:
        """The lines of a value after `start`, with a comment beside it or not."""
        if not self.folds or _is_typed(text):
            return [start + (_alone(text) if self.folds else _inside(text))]
        # Without quotes the reader would take a comment for the end of the text.
        line = _in_quotes(text.value) if beside and not text.plain else _alone(text)
        if not text.value.replace("\n", "").isprintable():
            return [start + line]
        if "\n" in text.value:
            return _block(text.value, start, indent)
        stays = len(start) + len(line) <= WIDTH or not _BREAK.search(text.value)
        return [start + line] if stays else [f"{start}>-", *_wrapped(text.value, indent)]


def _block(value: str, start: str, indent: int) -> list[str]:
    """A text of several lines: paragraphs are folded, other lines stay as they are."""
    paragraphs = value.split("\n\n")
    if all(one and "\n" not in one and not one[0].isspace() for one in paragraphs):
        first, *others = (_wrapped(one, indent) for one in paragraphs)
        return [f"{start}>-", *first, *(line for one in others for line in ("", *one))]
    return [f"{start}|", *(" " * indent + line if line else "" for line in value.split("\n"))]


def _wrapped(paragraph: str, indent: int) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * indent + word)
    return lines


def _is_typed(text: Text) -> bool:
    """Whether a value is a date, a number, true or false to YAML, and not a text."""
    return text.plain and Scalar(text.value, Place(""), plain=True).guess != "str"


def _alone(text: Text) -> str:
    return text.value if _is_typed(text) else _written(text.value, in_brackets=False)


def _inside(text: Text) -> str:
    return text.value if _is_typed(text) else _written(text.value, in_brackets=True)


def _has_comma(text: Text) -> bool:
    """Whether a text needs quotes only in brackets: such sentences are easier to read on a line each."""
    return _inside(text) != _alone(text)


def _key(key: Text | None) -> str:
    return _alone(key) if key else ""


def _in_quotes(value: str) -> str:
    """A text on one line, whatever it holds: quotes and escapes are the same in JSON and YAML."""
    return json.dumps(value, ensure_ascii=False)


@functools.lru_cache(maxsize=4096)
def _written(value: str, in_brackets: bool) -> str:
    """A text without quotes where YAML and its readers take it for just that text, or else in quotes."""
    dumped: Any = yaml.safe_dump([value], allow_unicode=True, width=10**6, default_flow_style=in_brackets)
    written = str(dumped).strip()[1:-1] if in_brackets else str(dumped)[2:].rstrip("\n")
    bare = written == value and "\n" not in value and not _is_typed(Text(value, plain=True))
    return value if bare and not _SMART.fullmatch(value) and value.count('"') % 2 == 0 else _in_quotes(value)


# --- Comments and empty lines -----------------------------------------------------------------------------------------


def _are_apart(entries: list[Entry]) -> bool:
    """Whether most of the entries have an empty line between them: then all get one."""
    return 2 * sum(one.before[:1] == [""] for one in entries[1:]) > len(entries) - 1


def _above(lines: list[str], indent: int, first: bool = False, apart: bool = False) -> Iterator[str]:
    """The comments above an entry, and at most one empty line before each; none at the beginning of what it is in."""
    previous = "" if first else "…"
    for line in ["", *lines] if apart and not first else lines:
        if line or previous:
            yield " " * indent + line if line else ""
        previous = line
