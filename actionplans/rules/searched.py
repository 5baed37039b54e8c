"""What must be true of the words that people search for a page or a record with: short, once, one page's alone?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model, Searched
from actionplans.model.unread import is_unread
from actionplans.model.walk import records
from actionplans.reading.pages import FrontMatter, Pages
from actionplans.search.folding import fold, words
from actionplans.system.fixed import fixed

# So many words are a whole question, whatever it begins with.
_QUESTION = 3
_ASKS = frozenset(words("vad vem vems vilka vilken vilket hur när var vart varför what who how when where why which"))


@fixed
class _Asked:
    """One text of a list, in comparable form, with its place and what the list belongs to."""

    text: str
    said: tuple[str, ...]
    place: Place
    owner: FrontMatter | Searched

    @property
    def is_question(self) -> bool:
        return len(self.said) >= _QUESTION or (len(self.said) > 1 and words(self.text)[0] in _ASKS)


def _lists(model: Model, pages: Pages) -> Iterator[list[_Asked]]:
    """The list of each page and record that has one."""
    owners: list[FrontMatter | Searched] = [page.front for page in pages.pages.values()]
    owners += [one for one in records(model) if isinstance(one, Searched)]
    for owner in owners:
        if owner.search and not is_unread(owner.search):
            yield [
                _Asked(text, _compared(text), owner.place_of(f"search.{number}"), owner)
                for number, text in enumerate(owner.search)
            ]


def search_words(model: Model, pages: Pages) -> Iterator[Problem]:
    """A word to search with has letters, stands once in its list, and is not the page's name."""
    for listed in _lists(model, pages):
        for number, one in enumerate(listed):
            same = next((other for other in listed[:number] if other.said == one.said), None)
            if not one.said:
                yield Problem(one.place, f"sökordet ”{one.text}” har inga bokstäver eller siffror", "ta bort det")
            # What is written alike is told of for every list in data/.
            elif same and (same.text != one.text or isinstance(one.owner, FrontMatter)):
                yield Problem(one.place, f"”{one.text}” står redan som ”{same.text}”", "ta bort det ena")
            elif one.said == _name(one.owner):
                whose = "sidans titel" if isinstance(one.owner, FrontMatter) else "vad posten heter"
                yield Problem(one.place, f"”{one.text}” är {whose}, som sökningen redan hittar", "ta bort det")


def _name(owner: FrontMatter | Searched) -> tuple[str, ...]:
    name = owner.title if isinstance(owner, FrontMatter) else getattr(owner, "name", "") or getattr(owner, "text", "")
    return () if is_unread(name) else _compared(name)


def _compared(text: str) -> tuple[str, ...]:
    """The words of a text, of which it says nothing how they are written: large or small, with dots or without."""
    return tuple(map(fold, words(text)))


def same_questions(model: Model, pages: Pages) -> Iterator[Problem]:
    """A whole question leads to one page: no other has the same among its words.

    A page that was copied from another has its questions too: that is told once.
    """
    first: dict[tuple[str, ...], _Asked] = {}
    for listed in _lists(model, pages):
        found = [(one, first.setdefault(one.said, one)) for one in listed if one.is_question]
        again = [(one, other) for one, other in found if other.owner is not one.owner]
        if len(again) > 1:
            one, other = again[0]
            what = f"{len(again)} av frågorna bland sökorden står också i {other.place.path}"
            yield Problem(
                one.place, what, "låt dem stå bara där svaret finns; är sidan en kopia, skriv dess egna sökord"
            )
        for one, other in again if len(again) == 1 else ():
            what = f"frågan ”{one.text}” står också på {other.place}"
            yield Problem(one.place, what, "låt den stå bara där svaret finns")
