"""Texts that nobody has vouched for, as Markdown that GitHub shows as the same plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

# Markdown's own signs, HTML's, and those that make GitHub notify a person (@), link an issue (#) or an address (:).
_ACTIVE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&@:$=^\"']")
# GitHub looks for people, issues and addresses in the text that is shown, when references to signs have become signs
# again: only a sign of no width between them parts "@" from a name.
_PARTED = re.compile(r"[@#]|:(?=\S)|(?<=\bwww)\.|(?<=[a-z])-(?=\d)", re.IGNORECASE)
_NO_WIDTH = "&#8203;"


def plain(value: str) -> str:
    """One line of text with nothing that GitHub acts on: no markup, mention, link, image, hidden or turned sign."""
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in value)
    line = " ".join(shown.split())
    parts, at = [], 0
    for found in _PARTED.finditer(line):
        parts += [_escaped(line[at : found.end()]), _NO_WIDTH]
        at = found.end()
    return "".join([*parts, _escaped(line[at:])])


def _escaped(text: str) -> str:
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", text)


def shortened(value: str, most: int) -> str:
    """A text of at most `most` signs, with "…" where the rest was."""
    return value if len(value) <= most else f"{value[: most - 1]}…"


def fitting(lines: Sequence[str], room: int, total: int, more: Callable[[int], str]) -> list[str]:
    """As many of the first lines of `total` as `room` bytes hold, and what `more` says of how many are left, if any."""
    left = room - len(more(total).encode()) - 1
    shown: list[str] = []
    for line in lines:
        left -= len(line.encode()) + 1
        if left < 0:
            break
        shown.append(line)
    return [*shown, more(total - len(shown))] if total > len(shown) else shown
