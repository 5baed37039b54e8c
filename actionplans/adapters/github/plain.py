"""Texts that nobody has vouched for, as Markdown that GitHub shows as the same plain text."""

from __future__ import annotations

import re
import unicodedata

# Markdown's own signs, HTML's, and those that make GitHub notify a person (@), link an issue (#) or an address (:).
_ACTIVE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&@:$=^\"']")


def plain(value: str) -> str:
    """One line of text with nothing that GitHub acts on: no markup, mention, link, image, hidden or turned sign."""
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in value)
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", " ".join(shown.split()))
