"""Can what the papers print be set: letters that hold what letters can, signs of the typeface, words that fit the page?

Else it is the secretary who meets it, when the papers are made. The check has no typesetter: the table below says what
of the data papers print and how much room that has where it has least, typeface.py which signs there are and how wide.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from actionplans.model import records as kinds
from actionplans.model.fields import Record
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Event, Model
from actionplans.model.unread import is_unread
from actionplans.model.walk import records
from actionplans.reading import letter
from actionplans.reading.pages import Page, Pages
from actionplans.rules import typeface
from actionplans.site.addresses import matter_page

# --- What papers print ------------------------------------------------------------------------------------------------

# How much room a word has, in sizes of its letters: a line of text, a title, the letter's head, columns of tables.
_LINE, _TITLE, _HEAD = 38.0, 26.0, 28.0
_WIDE, _COLUMN, _CELL, _NARROW = 19.0, 12.0, 9.0, 6.0

# The keys of each kind of record that papers print, with the room where it is least. tests/test_printed.py sets a mark
# into every text of the fictional city and finds none on a paper whose key is not here.
PRINTED: Mapping[type[Record], Mapping[str, float]] = {
    kinds.Activity: {"text": _COLUMN, "note": _COLUMN, "function": _COLUMN},
    kinds.Alternative: {"text": _CELL},
    kinds.Amount: {"text": _COLUMN},
    kinds.Approval: {"reference": _CELL},
    kinds.Attachment: {"title": _TITLE},
    kinds.Checkpoint: {"text": _LINE, "note": _LINE},
    kinds.Contact: {"name": _HEAD, "phone": _HEAD, "email": _HEAD},
    kinds.DatedPriority: {"text": _WIDE, "note": _WIDE},
    kinds.Decision: {"outcome": _LINE, "reason": _LINE},
    kinds.Delegate: {"function": _CELL},
    kinds.Direction: {"text": _LINE, "note": _LINE},
    kinds.Evaluation: {"text": _LINE, "note": _LINE},
    kinds.Event: {"text": _WIDE, "note": _WIDE},
    kinds.Exchange: {"text": _LINE, "note": _LINE},
    kinds.Fact: {"text": _LINE, "note": _LINE},
    kinds.FocusPoint: {"text": _LINE},
    kinds.Function: {"name": _COLUMN},
    kinds.Goal: {"name": _COLUMN},
    kinds.Lesson: {"text": _LINE},
    kinds.Matter: {"title": _TITLE, "proposal": _LINE, "department": _HEAD, "reference": _HEAD},
    kinds.Measure: {"indicator": _COLUMN, "text": _COLUMN, "note": _COLUMN, "unit": _COLUMN},
    kinds.Membership: {"text": _WIDE, "note": _COLUMN},
    kinds.Network: {"name": _NARROW, "short": _NARROW},
    kinds.Organisation: {"name": _COLUMN, "short": _LINE},
    kinds.Partner: {"text": _WIDE, "note": _WIDE},
    kinds.Passage: {"text": _LINE, "note": _LINE},
    kinds.PlanGoal: {"text": _COLUMN, "note": _COLUMN},
    kinds.Priority: {"text": _WIDE, "note": _WIDE},
    kinds.Project: {"name": _NARROW, "text": _COLUMN, "note": _COLUMN, "part": _COLUMN},
    kinds.Rating: {"text": _WIDE},
    kinds.Reached: {"text": _COLUMN, "note": _COLUMN},
    kinds.Result: {"done": _CELL, "result": _CELL, "effect": _CELL, "note": _CELL},
    kinds.Revision: {"text": _LINE, "note": _LINE},
    kinds.Role: {"text": _COLUMN, "note": _COLUMN, "office": _COLUMN, "person": _COLUMN},
    kinds.Signatory: {"name": _LINE, "title": _LINE},
    kinds.Source: {"title": _LINE, "publisher": _CELL},
    kinds.Step: {"paragraph": _CELL, "reference": _CELL},
    kinds.Trip: {"text": _CELL, "note": _CELL, "location": _NARROW, "function": _LINE},
    kinds.TripReport: {"text": _LINE},
    kinds.Word: {"label": _NARROW},
    kinds.WorkingTime: {"text": _COLUMN},
    kinds.Workshop: {"text": _LINE},
}


def _texts(model: Model) -> Iterator[tuple[Record, str, str]]:
    """What papers print of the data, with the record and its key: all but what nobody makes again.

    That is matters that were sent, and plans of closed years.
    """
    over = {one.place.path for one in model.matters.values() if one.sent}
    over |= {one.place.path for one in model.plans.values() if one.year in model.closed}
    for record in records(model):
        rooms = PRINTED.get(type(record))
        if rooms is None or record.place.path in over or (isinstance(record, Event) and record.scope != "city"):
            continue
        for key in rooms:
            text = getattr(record, key)
            if text is not None and not is_unread(text):
                yield record, key, text


@functools.lru_cache(maxsize=1)
def _all(model: Model) -> str:
    """All of it together: one look is many times faster, and as good as never is anything wrong."""
    return "\n".join(text for _, _, text in _texts(model))


# --- Signs ------------------------------------------------------------------------------------------------------------


def signs(model: Model, root: Path) -> Iterator[Problem]:
    """Every sign that papers print of the data is in their typeface."""
    lacking, files = list(typeface.lacking(_all(model))), _Files(root)
    for record, key, text in _texts(model) if lacking else ():
        for sign in lacking:
            if sign in text:
                yield _lacks(files.spot(record.place_of(key), sign), sign)


def _lacks(place: Place, sign: str, how: str = "", do: str = "skriv det med ord, eller ta bort det") -> Problem:
    return Problem(place, f"tecknet {typeface.name(sign)} finns inte {how}i papperens typsnitt", do)


# --- Words ------------------------------------------------------------------------------------------------------------


def words(model: Model, root: Path) -> Iterator[Problem]:
    """No word that papers print of the data runs off its line or column."""
    widest, files = _widest(_all(model)), _Files(root)
    for record, key, text in _texts(model) if widest else ():
        for word in _too_wide(text, PRINTED[type(record)][key], widest):
            yield _does_not_fit(files.spot(record.place_of(key), word), word)


def _does_not_fit(place: Place, word: str) -> Problem:
    what = f"”{word}” är för brett för sin plats i papperen och går inte att dela på två rader"
    return Problem(place, what, "dela det med mellanslag eller bindestreck, eller skriv det kortare")


def _too_wide(text: str, room: float, widest: Mapping[str, float]) -> Iterator[str]:
    yield from (run for run in dict.fromkeys(_RUN.findall(text)) if widest.get(run, 0) > room)


def _widest(text: str) -> dict[str, float]:
    """The runs of a text that may be too wide somewhere, each with the width of its widest part."""
    least = min(room for rooms in PRINTED.values() for room in rooms.values())
    widths = {run: _width(run) for run in set(_RUN.findall(text))}
    return {run: width for run, width in widths.items() if width > least}


# The typesetter breaks after these (see papers/template.typ) and at spaces, but not at those that hold together.
_BREAKS = r"\t\n\r \u1680\u2000-\u2006\u2008-\u200b\u2010\u2013\u2014\u205f\u3000/.,:;@_=&?+#\-"
# Shorter runs fit everywhere.
_RUN = re.compile(rf"[^{_BREAKS}]{{8,}}")
# Long words are broken by patterns, which we do not have here: between two syllables there is a place, of which a word
# of any language has many. Somebody's typing at random, and a code of letters, has few.
_LETTERS = re.compile(r"[^\W\d_]{10,}")
_VOWEL = "aeiouyåäöàáâãèéêëìíîïòóôõøœæùúûüýÿāēīōūąęįųőűůěAEIOUYÅÄÖÀÁÂÈÉÊËÌÍÎÏÒÓÔØŒÆÙÚÛÜÝ"
_SYLLABLE = re.compile(rf"([{_VOWEL}][^{_VOWEL}\W\d_]*?)(?=[^{_VOWEL}\W\d_][{_VOWEL}])")


def _width(run: str) -> float:
    """How wide the widest part of a run is that cannot be broken."""
    parts = _LETTERS.sub(lambda found: _SYLLABLE.sub("\\1\n", found[0]), run)
    return max(map(typeface.width, parts.split("\n")))


# --- Letters ----------------------------------------------------------------------------------------------------------


def letters(model: Model, pages: Pages) -> Iterator[Problem]:
    """What stands under Information on a matter's page can be set as a letter's text."""
    for matter in model.matters.values():
        page = pages.pages.get(matter_page(matter.id))
        # The city has a file of one, and what was sent is never set again.
        if page and matter.letter is None and matter.sent is None and (found := letter.written(page)):
            yield from found.problems
            yield from _unset(page, found)


def _unset(page: Page, found: letter.Written) -> Iterator[Problem]:
    lines = page.body.split("\n")
    widest = _widest("\n".join(one.text for one in found.words))
    for one in found.words:
        place = Place(page.file, one.line)
        for sign in typeface.lacking(one.text, italic=one.italic):
            where = _found(lines, place, sign)
            if one.italic and next(typeface.lacking(sign), None) is None:
                yield _lacks(where, sign, "kursivt ", "skriv ordet utan kursiv")
            else:
                yield _lacks(where, sign)
        for word in _too_wide(one.text, _LINE, widest):
            yield _does_not_fit(_found(lines, place, word), word)


# --- Where it stands --------------------------------------------------------------------------------------------------

# The longest text that may stand in data/ has no more lines than that.
_MOST_LINES = 500


class _Files:
    """The files of a project in lines, each read once however much is told of it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def spot(self, place: Place, wanted: str) -> Place:
        """Where in its file a part of a value stands, which begins at a place."""
        if place.path not in self._lines:
            text = (self._root / place.path).read_text(encoding="utf-8", errors="replace")
            self._lines[place.path] = text.split("\n")
        return _found(self._lines[place.path], place, wanted)


def _found(lines: Sequence[str], place: Place, wanted: str) -> Place:
    """Where in some lines a part of a value stands; where the value begins, if it is written otherwise."""
    for number in range(place.line, min(place.line + _MOST_LINES, len(lines) + 1)):
        at = lines[number - 1].find(wanted, place.column - 1 if number == place.line else 0)
        if at >= 0:
            return Place(place.path, number, at + 1)
    return place
