"""Which words of the site are forms of the same word: resa, resor, resorna.

The stemming is Snowball's. The browser reads the words of an index by the same rules (theme/assets/search/forms.js), so
that the index need not say which forms belong together.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

import snowballstemmer

from actionplans.search.folding import fold, words_of_all


def families(texts: Iterable[str]) -> list[str]:
    """Words with more than one form in the texts, folded: each as its common beginning and the endings, `res|a|or`."""
    stemmer = snowballstemmer.stemmer("swedish")
    forms: dict[str, set[str]] = {}
    for word in words_of_all(texts):
        forms.setdefault(_stem(word, stemmer.stemWord(word)), set()).add(fold(word))
    return sorted(_packed(family) for family in forms.values() if len(family) > 1)


# Snowball takes these for endings, but they make another word: tid, tidig; slut, slutlig; styra, styrelse.
_MAKES_ANOTHER = re.compile("l?ig|els")


def _stem(word: str, stem: str) -> str:
    """The stem of a word, with what makes it another word than the rest of the stem."""
    kept = _MAKES_ANOTHER.match(word, len(stem)) if word.startswith(stem) else None
    return stem + kept[0] if kept else stem


def _packed(family: set[str]) -> str:
    first, *_, last = sorted(family)
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    beginning = "".join(sign for sign, _ in shared)
    return "|".join([beginning, *sorted(word[len(beginning) :] for word in family)])
