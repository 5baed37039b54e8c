"""Where may a long word be broken? Between the parts of a Swedish compound: varu-leveranser, kommunal-råd.

Patterns for Swedish find syllables and know nothing of what a word is made of: kommu-nalråd, varule-veranser. The parts
that such compounds are made of stand in parts.txt; the city's own names come from its data.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_PARTS = Path(__file__).with_name("parts.txt")
# A shorter word is never broken, and no part of fewer letters stands alone.
_LONG = 10
_LEAST = 3
# Shorter names are found in words that have nothing to do with them.
_NAME = 5
_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
# What may follow the beginning of a word that ends a compound: what makes another word of it, and the forms of words.
_ENDING = re.compile(
    "(?:i?sk|l?ig|l?ighet|else|n?ing|het|ande|ende|skap|bar|ell|iv|[ei]?ering|[ei]?erad|ion|eri|eur|ist|ant|ent)?"
    "(?:n|t|en|et|an|r|s|a|e|er|ar|or|na|are|ade|d|de|ad|at|erna|arna|orna|aren|arna|eras?|as|ad?es?|heter|heterna|nde"
    "|ren|rens|rna|sten|ste|ts|els?)?s?"
)


def breaks(texts: Iterable[str], names: Iterable[str] = ()) -> dict[str, list[int]]:
    """The long words of some texts, each with how many of its letters may stand before a hyphen.

    `names` are what the city's data calls its organisations and networks. A word that may not be broken is left out.
    """
    own = frozenset(word.lower() for name in names for word in re.findall(rf"[^\W\d_]{{{_NAME},}}", name))
    words = {word for text in texts for word in _WORD.findall(text)}
    found = ((word, _borders(word.lower(), own)) for word in sorted(words))
    return {word: list(borders) for word, borders in found if borders}


@functools.lru_cache(maxsize=20_000)
def _borders(word: str, own: frozenset[str]) -> tuple[int, ...]:
    """The borders between a word's parts: those of the division into the fewest parts, and of these the longest first."""
    best: dict[int, tuple[int, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        ways = [(end, *best[end]) for end in _ends(word, start, own) if end in best]
        if ways:
            best[start] = min(ways, key=lambda way: (len(way), [-end for end in way]))
    return tuple(end for end in best.get(0, ()) if _LEAST <= end <= len(word) - _LEAST)


def _ends(word: str, start: int, own: frozenset[str]) -> Iterator[int]:
    """Where a part that begins at a place in a word may end."""
    first, anywhere = _parts()
    for end in range(start + 2, len(word) + 1):
        piece = word[start:end]
        if piece in first:
            yield end
        if piece in anywhere or piece in own:
            yield end
            if word.startswith("s", end):
                yield end + 1
            if _ENDING.fullmatch(word, end):
                yield len(word)


@functools.cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    """The parts that stand before another one only, and those that may also end a word, in any form."""
    lines = _PARTS.read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(word[:-1] for word in words if word.endswith("-")), frozenset(
        word for word in words if not word.endswith("-")
    )
