"""How is the search index written so that a reader fetches little of it? Every text once, and what repeats as numbers.

Cells, rows and headings repeat from page to page: each stands once in `texts`, in the order in which the pages need
them. Words that people ask with are few, and the ways to ask are thousands: each word stands once in `words`. What is
made of them is written as numbers, in the signs below. theme/assets/search/packed.js reads it in the browser.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from actionplans.search.folding import fold, words

# Where the search box finds it. A script and not JSON: a page opened from a folder, without a server, may fetch nothing
# but may read scripts.
PATH = "search/index.js"
# Where packed.js finds the index.
VARIABLE = "globalThis.searchIndex"

# What numbers are written with: the signs of ASCII that JSON writes as they are. A number ends with one of the first
# _LAST, the figures before it are of the rest: what is used most takes one sign.
_SIGNS = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\")
_LAST = 60
_BEFORE = len(_SIGNS) - _LAST
# A text that has not stood before, the next one; and what stands between two lines, and two ways to ask.
_NEXT, _APART = "!", " "
_LINE, _CELL = "\n", " · "
# How many letters a word shares with the one before it, as a capital: words are written in small letters.
_SHARED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Json = dict[str, Any]


def as_script(index: Json) -> str:
    """An index as the script that the search box fetches."""
    written = json.dumps(packed(index), ensure_ascii=False, separators=(",", ":"))
    # A script may not hold these two line ends inside a text before ECMAScript 2019.
    return f"{VARIABLE}={written};\n".replace("\u2028", " ").replace("\u2029", " ")


def read(script: str) -> Json:
    """The index that a built site has, as it was before it was packed; what people ask with, folded."""
    found: Json = json.loads(script.partition("=")[2].rstrip().rstrip(";"))
    return _unpacked(found)


# --- Packing ---------------------------------------------------------------------------------------------------------


def packed(index: Json) -> Json:
    """An index with its texts and ways to ask as numbers."""
    said = Counter(word for asks in _ways_to_ask(index) for ask in asks for word in words(fold(ask)))
    forms = _forms(index["families"])
    most = [word for word, _ in sorted(said.items(), key=lambda one: (-one[1], one[0]))[:_LAST]]
    rest = sorted(said.keys() - set(most) - set(forms))
    numbers: dict[str, int] = {}
    for number, word in enumerate([*most, *rest, *forms]):
        numbers.setdefault(word, number)

    def ways(asks: Iterable[str]) -> str:
        return _APART.join("".join(_number(numbers[word]) for word in words(fold(ask))) for ask in asks)

    texts = _Texts()
    return index | {
        "pages": [_packed_page(page, texts, ways) for page in index["pages"]],
        "asked": {name: ways(asks) for name, asks in index["asked"].items()},
        "sources": texts.line(index["sources"]),
        "texts": texts.all,
        "words": "".join(_front(most + rest)),
    }


def _ways_to_ask(index: Json) -> Iterator[list[str]]:
    yield from index["asked"].values()
    for page in index["pages"]:
        yield page.get("asked", [])
        yield from (asked for section in page["sections"] for asked in section[4:])


class _Texts:
    """The texts that were met, each once."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def line(self, cells: Iterable[str]) -> str:
        return "".join(map(self._cell, cells))

    def _cell(self, text: str) -> str:
        number = self._numbers.setdefault(text, len(self.all))
        if number < len(self.all):
            return _number(number)
        self.all.append(text)
        return _NEXT


def _packed_page(page: Json, texts: _Texts, ways: Callable[[Iterable[str]], str]) -> Json:
    found = page | {"sections": [_packed_section(section, texts, ways) for section in page["sections"]]}
    return found | {"asked": ways(page["asked"])} if "asked" in page else found


def _packed_section(section: list[Any], texts: _Texts, ways: Callable[[Iterable[str]], str]) -> list[str]:
    """Its heading and its lines; its anchor, its rows and what it is asked for with, where they are not as usual."""
    anchor, heading, text, *more = section
    lines = _APART.join([texts.line([heading]), *(texts.line(line.split(_CELL)) for line in text.split(_LINE))])
    own = "" if anchor == _slug(heading) else f"#{anchor}"
    rows = texts.line(more[0]) if more else ""
    found = [lines, own, rows, ways(more[1]) if len(more) > 1 else ""]
    while not found[-1]:
        found.pop()
    return found


def _slug(heading: str) -> str:
    """The anchor that a heading has by itself; the same as `slug` in packed.js."""
    return re.sub("[^a-z0-9]+", "-", fold(heading)).strip("-")


def _number(number: int) -> str:
    rest, last = divmod(number, _LAST)
    found = _SIGNS[last]
    while rest:
        rest, figure = divmod(rest, _BEFORE)
        found = _SIGNS[_LAST + figure] + found
    return found


def _front(words: Iterable[str]) -> Iterator[str]:
    """Each word without what it shares with the one before it."""
    for before, word in itertools.pairwise(["", *words]):
        alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = min(len(list(alike)), len(_SHARED) - 1)
        yield _SHARED[shared] + word[shared:]


def _forms(families: Iterable[str]) -> list[str]:
    """All forms of the words that have several, as the index has them: `res|a|or`."""
    split = (family.split("|") for family in families)
    return [beginning + ending for beginning, *endings in split for ending in endings]


# --- Reading ---------------------------------------------------------------------------------------------------------


def _unpacked(index: Json) -> Json:
    vocabulary = [*_words(index["words"]), *_forms(index["families"])]
    texts = list(index["texts"])
    new = itertools.count()

    def ways(asks: str) -> list[str]:
        return [" ".join(vocabulary[number] for number in _numbers(ask, new)) for ask in asks.split(_APART) if asks]

    def line(cells: str) -> list[str]:
        return [texts[number] for number in _numbers(cells, new)]

    pages = [_page(page, line, ways) for page in index["pages"]]
    asked = {name: ways(asks) for name, asks in index["asked"].items()}
    left = {key: value for key, value in index.items() if key not in ("texts", "words")}
    return left | {"pages": pages, "asked": asked, "sources": line(index["sources"])}


def _page(page: Json, line: Callable[[str], list[str]], ways: Callable[[str], list[str]]) -> Json:
    found = page | {"sections": [_section(section, line, ways) for section in page["sections"]]}
    return found | {"asked": ways(page["asked"])} if "asked" in page else found


def _section(section: list[str], line: Callable[[str], list[str]], ways: Callable[[str], list[str]]) -> list[Any]:
    lines, own, rows, asked = [*section, "", "", ""][:4]
    heading, *text = (_CELL.join(line(one)) for one in lines.split(_APART))
    anchor = own[1:] if own else _slug(heading)
    found: list[Any] = [anchor, heading, _LINE.join(text), line(rows), ways(asked)]
    while len(found) > 3 and not found[-1]:
        found.pop()
    return found


def _numbers(written: str, new: Iterator[int]) -> Iterator[int]:
    """The numbers of a text that was written as such; `new` numbers the texts that have not stood before."""
    number = 0
    for sign in written:
        at = _SIGNS.find(sign)
        if sign == _NEXT:
            yield next(new)
        elif at < _LAST:
            yield number * _LAST + at
            number = 0
        else:
            number = number * _BEFORE + at - _LAST


def _words(written: str) -> Iterator[str]:
    before = ""
    for shared, rest in re.findall(f"([{_SHARED}])([^{_SHARED}]*)", written):
        before = before[: _SHARED.index(shared)] + rest
        yield before
