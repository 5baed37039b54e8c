"""What does a form's sentence say with what was answered? As the form's page shows it (theme/assets/forms/text.js)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)*"
_NAMES = re.compile(rf"\{{({_NAME})\}}")
_PIECE = re.compile(r"\[([^\]]*)\]")
# Two dates as Swedish writes them, and an end that is none.
_DATES = (
    (re.compile(r"((?:\b\d{1,2} )?(?:[a-z]+ )?\b\d{4})–\1\b"), r"\1"),
    (re.compile(r"\b(\d{1,2}) ([a-z]+) (\d{4})–(\d{1,2} \2 \3)\b"), r"\1–\4"),
    (re.compile(r"\b((?:\d{1,2} )?[a-z]+) (\d{4})–((?:\d{1,2} )?[a-z]+ \2)\b"), r"\1–\3"),
    (re.compile(r"\btill och med pågår\b"), "tills vidare"),
)


def sentence(says: str, words: Mapping[str, str]) -> str:
    """A form's sentence with what was answered to its names.

    Of what stands between [ and ] it has the first of the pieces, parted by |, whose names are all answered; or none.
    """
    whole = _PIECE.sub(lambda found: _piece(found[1].split("|"), words), says)
    told = _NAMES.sub(lambda found: _word(words.get(found[1], ""), whole[found.end() :]), whole)
    told = " ".join(told.split())
    for dates, instead in _DATES:
        told = dates.sub(instead, told)
    told = re.sub(r"([.!?…])\.(?= |$)", r"\1", told)
    return told if not told or told[-1] in ".!?…" else f"{told}."


def _piece(pieces: list[str], words: Mapping[str, str]) -> str:
    return next((one for one in pieces if all(words.get(name) for name in _NAMES.findall(one))), "")


def _word(word: str, after: str) -> str:
    """An answer in its place: in the middle of a sentence without its own full stop."""
    return word if not after or after.startswith(".") else word.rstrip(".")
