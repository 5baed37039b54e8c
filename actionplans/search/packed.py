"""How is the search index written so that a reader fetches little of it? Every text and every word once.

Cells, rows and headings repeat from page to page: each stands once in `texts`, in the order in which the pages need
them. Words repeat more: each stands once in `words`, and in its place a number. What people ask with is written in the
same words, of which the index says, too, how long the ending of each is: those that begin alike are forms of one.
theme/assets/search/packed.js reads it in the browser, and has the words of every text without looking for them.
"""

from __future__ import annotations

import itertools
import json
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from actionplans.search.families import ending
from actionplans.search.folding import fold, words

# Where the search box finds it. A script and not JSON: a page opened from a folder, without a server, may fetch nothing
# but may read scripts.
PATH = "search/index.js"
# Where packed.js finds the index.
VARIABLE = "globalThis.searchIndex"

# What numbers are written with: letters and digits alone, since what stands between words stays as it is. A number ends
# with one of the first _LAST, the figures before it are of the rest: what is used most takes one sign.
_SIGNS = string.ascii_letters + string.digits
_LAST = 46
_BEFORE = len(_SIGNS) - _LAST
# A text that has not stood before, the next one; and what stands between two lines, and two ways to ask.
_NEXT, _APART = "!", " "
_LINE, _CELL, _SPACE = "\n", " · ", " "
# What an answer tells in texts.
_TOLD = frozenset(["text", "note", "source"])
# How many letters a word shares with the one before it, as a sign that no word has and JSON writes as it is.
_SHARED = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~"
# The words of a text as they are written there; see `words` in folding.py.
_WORD = re.compile(r"((?:vice )?[^\W_]+)", re.IGNORECASE)
# Words that follow one another, as numbers.
_RUN = re.compile("[a-zA-Z0-9]+")

Json = dict[str, Any]


def as_script(index: Json) -> str:
    """An index as the script that the search box fetches."""
    written = json.dumps(packed(index), ensure_ascii=False, separators=(",", ":"))
    # A script may not hold these two line ends inside a text before ECMAScript 2019.
    return f"{VARIABLE}={written};\n".replace("\u2028", " ").replace("\u2029", " ")


def read(script: str) -> Json:
    """The index that a built site has, as it was before it was packed; what people ask with, in small letters."""
    found: Json = json.loads(script.partition("=")[2].rstrip().rstrip(";"))
    return _unpacked(found)


# --- Packing ---------------------------------------------------------------------------------------------------------


def packed(index: Json) -> Json:
    """An index with its texts and ways to ask as numbers."""
    texts = _Texts()
    found = index | {
        "pages": [_packed_page(page, texts) for page in index["pages"]],
        "sources": texts.line(index["sources"]),
        "synonyms": [texts.line(group) for group in index["synonyms"]],
        "answers": _packed_answers(index["answers"], texts),
    }
    spoken = _Words(texts, (ask for asks in _ways_to_ask(index) for ask in asks))
    for page in found["pages"]:
        _write_ways(page, spoken.ways)
    return found | {
        "asked": {name: spoken.ways(asks) for name, asks in index["asked"].items()},
        "texts": [spoken.numbered(text) for text in texts],
        "words": "".join(_front(spoken.all)),
        "endings": "".join(_SIGNS[ending(_small(word))] for word in spoken.all),
    }


def _ways_to_ask(index: Json) -> Iterator[list[str]]:
    yield from index["asked"].values()
    for page in index["pages"]:
        yield page.get("asked", [])
        yield from (asked for section in page["sections"] for asked in section[4:])


class _Texts(dict[str, str]):
    """The texts that were met, each once, with what stands in its place where it is met again."""

    def __missing__(self, text: str) -> str:
        self[text] = _number(len(self))
        return _NEXT

    def line(self, cells: Iterable[str]) -> str:
        return "".join([self[text] for text in cells])


class _Words:
    """The words of texts and of ways to ask, each with its number: what is used most has the shortest."""

    def __init__(self, texts: Iterable[str], asks: Iterable[str]) -> None:
        said = Counter(word for text in texts for word in _WORD.findall(text))
        # One asks in small letters, but a word that the texts write need not stand there twice.
        usual = {_small(word): word for word in sorted(said, key=lambda word: (said[word], word))}
        said.update(usual.setdefault(word, word) for ask in asks for word in words(ask))
        most = sorted(said, key=lambda word: (-said[word], word))
        shortest, short = _LAST, _LAST + _LAST * _BEFORE
        self.all = [*most[:shortest], *sorted(most[shortest:short]), *sorted(most[short:])]
        self._numbers = {word: _number(number) for number, word in enumerate(self.all)}
        self._asked = {small: self._numbers[word] for small, word in usual.items()}

    def numbered(self, text: str) -> str:
        """A text with its words as numbers, without the single spaces between them."""
        before, *rest = _WORD.split(text)
        pairs = zip(rest[::2], rest[1::2], strict=True)
        return before + "".join(
            self._numbers[word] + ("" if after == _SPACE and at < len(rest) // 2 else after)
            for at, (word, after) in enumerate(pairs, 1)
        )

    def ways(self, asks: Iterable[str]) -> str:
        return _APART.join("".join(self._asked[word] for word in words(ask)) for ask in asks)


def _small(word: str) -> str:
    """A word as `words` reads it."""
    return word.lower().replace(_SPACE, "")


def _packed_page(page: Json, texts: _Texts) -> Json:
    title = texts.line([page["title"]])
    return page | {"title": title, "sections": [_packed_section(section, texts) for section in page["sections"]]}


def _packed_section(section: list[Any], texts: _Texts) -> list[Any]:
    """Its heading and its lines; its anchor, its rows and what it is asked for with, where they are not as usual."""
    anchor, heading, text, *more = section
    lines = _APART.join([texts.line([heading]), *(texts.line(line.split(_CELL)) for line in text.split(_LINE))])
    own = "" if anchor == _slug(heading) else f"#{anchor}"
    found = [lines, own, texts.line(more[0]) if more else "", more[1] if len(more) > 1 else ""]
    while not found[-1]:
        found.pop()
    return found


def _write_ways(page: Json, ways: Callable[[Iterable[str]], str]) -> None:
    """What a page and its sections are asked for with, once all words have their numbers."""
    if "asked" in page:
        page["asked"] = ways(page["asked"])
    for section in page["sections"]:
        if len(section) == len(("lines", "anchor", "rows", "asked")):
            section[-1] = ways(section[-1])


def _packed_answers(answers: Json, texts: _Texts) -> Json:
    """The answers above the hits: how each is asked for, and what it tells, which the pages often tell, too."""
    alike = [
        group | {"asks": texts.line(group["asks"]), "told": [_packed_told(told, texts) for told in group["told"]]}
        for group in answers["alike"]
    ]
    return answers | {"alike": alike}


def _packed_told(told: Json, texts: _Texts) -> Json:
    return {key: texts.line([value]) if key in _TOLD else value for key, value in told.items()}


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


# --- Reading ---------------------------------------------------------------------------------------------------------


def _unpacked(index: Json) -> Json:
    vocabulary = list(_words(index["words"]))
    new = itertools.count()

    def spelled(numbers: re.Match[str]) -> str:
        return _SPACE.join(vocabulary[number] for number in _numbers(numbers[0], new))

    texts = [_RUN.sub(spelled, text) for text in index["texts"]]

    def ways(asks: str) -> list[str]:
        return [_SPACE.join(_small(vocabulary[one]) for one in _numbers(ask, new)) for ask in asks.split(_APART) if ask]

    def line(cells: str) -> list[str]:
        return [texts[number] for number in _numbers(cells, new)]

    # In the order in which they were written: each text is new once.
    pages = [_page(page, line, ways) for page in index["pages"]]
    found = {
        "pages": pages,
        "sources": line(index["sources"]),
        "synonyms": [line(group) for group in index["synonyms"]],
        "answers": _answers(index["answers"], line),
        "asked": {name: ways(asks) for name, asks in index["asked"].items()},
    }
    return {key: value for key, value in index.items() if key not in ("texts", "words", "endings")} | found


def _page(page: Json, line: Callable[[str], list[str]], ways: Callable[[str], list[str]]) -> Json:
    (title,) = line(page["title"])
    found = page | {"title": title, "sections": [_section(section, line, ways) for section in page["sections"]]}
    return found | {"asked": ways(page["asked"])} if "asked" in page else found


def _section(section: list[str], line: Callable[[str], list[str]], ways: Callable[[str], list[str]]) -> list[Any]:
    lines, own, rows, asked = [*section, "", "", ""][:4]
    heading, *text = (_CELL.join(line(one)) for one in lines.split(_APART))
    anchor = own[1:] if own else _slug(heading)
    found: list[Any] = [anchor, heading, _LINE.join(text), line(rows), ways(asked)]
    while len(found) > 3 and not found[-1]:
        found.pop()
    return found


def _answers(answers: Json, line: Callable[[str], list[str]]) -> Json:
    alike = [
        group
        | {
            "asks": line(group["asks"]),
            "told": [
                {key: line(value)[0] if key in _TOLD else value for key, value in told.items()}
                for told in group["told"]
            ],
        }
        for group in answers["alike"]
    ]
    return answers | {"alike": alike}


def _numbers(written: str, new: Iterator[int]) -> Iterator[int]:
    """The numbers of what was written as such; `new` numbers the texts that have not stood before."""
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
    for shared, rest in re.findall(rf"([{re.escape(_SHARED)}])([^{re.escape(_SHARED)}]*)", written):
        before = before[: _SHARED.index(shared)] + rest
        yield before
