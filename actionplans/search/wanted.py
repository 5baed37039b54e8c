"""Which page is nearest to what somebody searched for in vain, and which of the words does the site not hold?

It reads a built site's own index. What ranks hits in the browser is theme/assets/search/; this needs no browser and no
node, which editors do not have, and answers only what they are asked: on which page a word should be added.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actionplans.search import packed
from actionplans.search.families import families
from actionplans.search.folding import fold, words
from actionplans.system.fixed import fixed

# What is asked with rather than for.
_ASKED_WITH = frozenset(
    words(
        "ar att av behover ber de den det du en ett far finns for fran galler gar gor ha har hittar hur i inte jag kan "
        "man maste med nar och om pa sa ska som till var vad varfor vem vi vilka vilken vilket"
    )
)
# Pages that name everything and answer little, by what the ranking calls them.
_LISTS = frozenset(["form", "guide", "news", "reference", "to_do"])
# What a word on a page is worth by where it stands; and a page that lists everything, or is about a year long ago.
_TITLE, _HEADING, _TEXT, _LESS_LIKELY = 3.0, 2.0, 1.0, 0.4
# A word that so many of the pages hold tells none from another.
_EVERYWHERE = 0.5


def _families(written: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each form of a word with what stands for all of them; see families.py."""
    for family in written:
        beginning, *endings = family.split("|")
        yield from ((beginning + ending, family) for ending in endings)


@fixed
class Wanted:
    """What was searched for, and how near the site is.

    url      of the page that is nearest; None where no page holds any of the words
    unknown  the words that no page holds
    answered whether that page holds every word
    """

    query: str
    url: str | None
    unknown: tuple[str, ...]
    answered: bool


class Index:
    """A built site's index, as far as it is asked here."""

    def __init__(self, script: str) -> None:
        read = packed.read(script)
        asked: Mapping[str, list[str]] = read.get("asked", {})
        texts = {page["url"]: list(_texts(page, asked.get(page.get("type", ""), []))) for page in read["pages"]}
        self._family = dict(_families(families(text for some in texts.values() for _, text in some)))
        self.titles: dict[str, str] = {}
        self._pages: dict[str, dict[str, float]] = {}
        for page in read["pages"]:
            self.titles[page["url"]] = ": ".join(filter(None, [page.get("under"), page["title"]]))
            self._pages[page["url"]] = self._weights(page, texts[page["url"]])
        self._holders = Counter(word for page in self._pages.values() for word in page)

    def _weights(self, page: Mapping[str, Any], texts: Iterable[tuple[float, str]]) -> dict[str, float]:
        """The words of a page, with what each is worth there."""
        less = _LESS_LIKELY if page["kind"] in _LISTS or (page.get("year") and not page.get("current")) else 1.0
        found: dict[str, float] = {}
        for weight, text in texts:
            for word in map(self._same, words(text)):
                found[word] = max(found.get(word, 0.0), weight * less)
        return found

    def _same(self, word: str) -> str:
        """What stands for all forms of a word: the site's own are known, others stand for themselves."""
        return self._family.get(fold(word), fold(word))

    def wanted(self, query: str) -> Wanted:
        """How near the site is to a query."""
        said = [word for word in words(query) if fold(word) not in _ASKED_WITH] or words(query)
        unknown = tuple(dict.fromkeys(word for word in said if self._same(word) not in self._holders))
        known = {self._same(word) for word in said} & self._holders.keys()
        # What stands on most pages, as a network's name may, tells something only where nothing else does.
        known = {word for word in known if not self._is_everywhere(word)} or known
        scores = {url: self._score(page, known) for url, page in self._pages.items()}
        best = max(scores, key=lambda url: scores[url], default="")
        if not scores or not scores[best]:
            return Wanted(query, None, unknown, answered=False)
        return Wanted(query, best, unknown, answered=not unknown and known <= self._pages[best].keys())

    def _is_everywhere(self, word: str) -> bool:
        return self._holders[word] > _EVERYWHERE * len(self._pages)

    def _score(self, page: Mapping[str, float], known: Iterable[str]) -> float:
        count = len(self._pages)
        return sum(math.log(1 + count / self._holders[word]) * page.get(word, 0.0) for word in sorted(known))


def _texts(page: Mapping[str, Any], asked: Iterable[str]) -> Iterator[tuple[float, str]]:
    """The texts of a page, each with what its words are worth."""
    yield _TITLE, page["title"]
    for text in (*page.get("asked", []), *asked):
        yield _TITLE, text
    for _, heading, text, *rest in page["sections"]:
        yield _HEADING, heading
        yield from ((_TITLE, one) for asked_there in rest[1:] for one in asked_there)
        yield _TEXT, text
