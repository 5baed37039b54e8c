"""Which words of the site are forms of the same word: resa, resor, resorna.

The stemming is Snowball's. What it leaves of a Swedish word is the word's beginning, so the search index says how many
letters the ending of each has, and the browser puts together what begins alike (theme/assets/search/packed.js).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from typing import Any

import snowballstemmer

from actionplans.search.folding import fold, words_of_all


def families(texts: Iterable[str]) -> list[str]:
    """Words with more than one form in the texts, folded: each as its common beginning and the endings, `res|a|or`."""
    forms: dict[str, set[str]] = {}
    for word in words_of_all(texts):
        forms.setdefault(word[: len(word) - ending(word)], set()).add(fold(word))
    return sorted(_packed(family) for family in forms.values() if len(family) > 1)


@functools.lru_cache(maxsize=50_000)
def ending(word: str) -> int:
    """How many of the last letters of a word, in small letters, are its form's: 2 of resor."""
    if word[-1] not in _LAST:
        return 0
    stem = _stemmer().stemWord(word)
    kept = _MAKES_ANOTHER.match(word, len(stem))
    return len(word) - (kept.end() if kept else len(stem))


@functools.cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("swedish")


# What Swedish endings end with. A fifth of the words, numbers among them, have none.
_LAST = frozenset("adenrst")
# Snowball takes these for endings, but they make another word: tid, tidig; slut, slutlig; styra, styrelse.
_MAKES_ANOTHER = re.compile("l?ig|els")


def _packed(family: set[str]) -> str:
    first, *_, last = sorted(family)
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    beginning = "".join(sign for sign, _ in shared)
    return "|".join([beginning, *sorted(word[len(beginning) :] for word in family)])
