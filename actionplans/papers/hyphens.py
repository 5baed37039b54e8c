"""Where may a long word be broken? Between the parts of a Swedish compound: varu-leveranser, kommunal-råd.

Patterns for Swedish find syllables and know nothing of what a word is made of: kommu-nalråd, varule-veranser. The parts
that such compounds are made of stand in parts.txt; the city's own names come from its data.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from actionplans.system.fixed import fixed

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

# A part with such an end has an s before the next: tillgänglighets-lagen, not tillgänglighet-slagen.
_JOINED = ("het", "ning", "skap", "tion", "ling")


def breaks(texts: Iterable[str], names: Iterable[str] = ()) -> dict[str, list[int]]:
    """The long words of some texts, each with how many of its letters may stand before a hyphen.

    `names` are what the city's data calls its organisations and networks. A word that may not be broken is left out.
    """
    own = frozenset(word.lower() for name in names for word in re.findall(rf"[^\W\d_]{{{_NAME},}}", name))
    words = {word for text in texts for word in _WORD.findall(text)}
    found = ((word, _borders(word.lower(), own)) for word in sorted(words))
    return {word: list(borders) for word, borders in found if borders}


@fixed
class _Parts:
    """What words are made of: what begins words, what stands before another part, and what stands anywhere."""

    prefixes: frozenset[str]
    first: frozenset[str]
    anywhere: frozenset[str]


@fixed
class _Piece:
    """A part of a word: where it ends, whether an s joins it to the next, whether it is a prefix."""

    end: int
    joined: bool = False
    prefix: bool = False


@functools.lru_cache(maxsize=20_000)
def _borders(word: str, own: frozenset[str]) -> tuple[int, ...]:
    """The borders between a word's parts."""
    # A name is whole only where nothing is known of what it is made of: stadsmiljö-förvaltningen is a name too.
    pieces = _division(word, frozenset()) or _division(word, own)
    kept = [piece.end for piece in pieces if not piece.prefix and _LEAST <= piece.end <= len(word) - _LEAST]
    # In a compound a prefix goes with the part that it begins: pris-utdelning, översikts-plan.
    alone = [pieces[0].end] if pieces and pieces[0].prefix and pieces[0].end >= _LEAST else []
    return tuple(kept or alone)


def _division(word: str, own: frozenset[str]) -> tuple[_Piece, ...]:
    """A word's likeliest parts; none where some of it is unknown."""
    best: dict[int, tuple[_Piece, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        ways = [(piece, *best[piece.end]) for piece in _pieces(word, start, own) if piece.end in best]
        if ways:
            best[start] = min(ways, key=_likelihood)
    return best.get(0, ())


def _likelihood(way: tuple[_Piece, ...]) -> tuple[int, int, list[int]]:
    """The less, the likelier: few parts, few joints (partner-sökning, not partners-ökning), long parts first."""
    return len(way), sum(piece.joined for piece in way), [-piece.end for piece in way]


def _pieces(word: str, start: int, own: frozenset[str]) -> Iterator[_Piece]:
    """The parts that may begin at a place in a word."""
    parts = _parts()
    for end in range(start + 2, len(word) + 1):
        piece = word[start:end]
        if piece in parts.prefixes:
            yield _Piece(end, prefix=True)
        if piece in parts.first:
            yield _Piece(end)
        if piece in parts.anywhere or piece in own:
            if not piece.endswith(_JOINED):
                yield _Piece(end)
            if word.startswith("s", end):
                yield _Piece(end + 1, joined=True)
            if _ENDING.fullmatch(word, end):
                yield _Piece(len(word))


@functools.cache
def _parts() -> _Parts:
    lines = _PARTS.read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    ending = {mark: frozenset(word[:-1] for word in words if word.endswith(mark)) for mark in "+-"}
    return _Parts(ending["+"], ending["-"], frozenset(word for word in words if word[-1] not in "+-"))
