"""How is a text read as words: in lower case, and without the signs over its letters? Alike here and in the browser."""

from __future__ import annotations

import functools
import re
import unicodedata


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
    found = re.findall(r"(?:vice )?[^\W_]+", unicodedata.normalize("NFC", text.lower()))
    return [word.replace(" ", "") for word in found]
