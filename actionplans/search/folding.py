"""How is a text read as words: in lower case, and without the signs over its letters? Alike here and in the browser."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable


@functools.lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case without diacritics: Göteborg → goteborg. The same as `fold` in words.js."""
    if text.isascii():
        return text.lower()
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return plain.translate(_NEIGHBOURS)


# Letters of our neighbours that are no other letter with a sign.
_NEIGHBOURS = str.maketrans("øæðł", "oadl")


def words(text: str) -> list[str]:
    """The words of a text in lower case, as written: letters and digits. The same as `tokens` in words.js.

    A vice ordförande is no ordförande: the two words are read as one.
    """
    lower = text.lower()
    found = _WORD.findall(lower if lower.isascii() else unicodedata.normalize("NFC", lower))
    return [word.replace(" ", "") for word in found] if _VICE in lower else found


_VICE = "vice "
_WORD = re.compile(rf"(?:{_VICE})?[^\W_]+")


def words_of_all(texts: Iterable[str]) -> set[str]:
    """The different words of many texts."""
    found: set[str] = set()
    between_spaces: set[str] = set()
    for text in texts:
        lower = text.lower()
        if _VICE in lower:
            found.update(words(lower))
        else:
            between_spaces.update(lower.split())
    for one in between_spaces:  # a few thousand, of which most are words
        if one.isascii() and one.isalnum():
            found.add(one)
        else:
            found.update(words(one))
    return found
