"""What will be changed, in a sentence for people? A form's own, with what was answered.

The form's page shows the same as it is filled in: theme/assets/forms/text.js.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actionplans.forms import choices
from actionplans.forms.block import Answer
from actionplans.forms.form import Form, Question, questions
from actionplans.forms.values import GOES_ON, AnswerError, value
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Model
from actionplans.model.shapes import ONGOING, ListOf
from actionplans.swedish.words import listed

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)*"
_NAMES = re.compile(rf"\{{({_NAME})\}}")
_PIECE = re.compile(r"\[([^\]]*)\]")
# Two dates as Swedish writes them, and an end that is none.
_DATES = (
    (re.compile(r"((?:\b\d{1,2} )?(?:[a-z]+ )?\b\d{4})–\1\b"), r"\1"),
    (re.compile(r"\b(\d{1,2}) ([a-z]+) (\d{4})–(\d{1,2} \2 \3)\b"), r"\1–\4"),
    (re.compile(r"\b((?:\d{1,2} )?[a-z]+) (\d{4})–((?:\d{1,2} )?[a-z]+ \2)\b"), r"\1–\3"),
    (re.compile(r"\btill och med pågår\b"), "tills vidare"),
)


def said(model: Model, form: Form, answer: Answer) -> str:
    """The sentence of a form with what was answered."""
    words = dict(choices.about_in_words(model, form, plain(answer.get("about", ""))))
    words |= {one.name: _shown(model, one, answer.get(one.name, "")) for one in questions(form)}
    return filled(form.says, words)


def _shown(model: Model, question: Question, answer: str | tuple[str, ...]) -> str:
    labels = {
        option.value: option.told or option.label
        for group in choices.groups(model, question)
        for option in group.options
    }
    is_list = isinstance(question.spec.shape, ListOf)
    several = answer if isinstance(answer, tuple) else answer.split("\n") if is_list else (answer,)
    return listed([labels.get(one) or _in_words(question, one) for one in several if one])


def _in_words(question: Question, answer: str) -> str:
    try:
        found = value(question.spec, answer)
    except AnswerError:
        return answer
    if isinstance(found, PartialDate):
        return in_words(found)
    if found == str(ONGOING):
        return GOES_ON[0]
    return found if isinstance(found, str) else answer


def plain(answer: str | tuple[str, ...]) -> str:
    """An answer as one text, a line for each where it is several."""
    return answer if isinstance(answer, str) else "\n".join(answer)


def filled(says: str, words: Mapping[str, str]) -> str:
    """A form's sentence with what was answered to its names.

    Of what stands between [ and ] it has the first of the pieces, parted by |, whose names are all answered; or none.
    """
    whole = _PIECE.sub(lambda found: _piece(found[1].split("|"), words), says)
    told = _NAMES.sub(lambda found: _word(words.get(found[1], ""), whole[found.end() :]), whole)
    told = " ".join(told.split())
    for dates, instead in _DATES:
        told = dates.sub(instead, told)
    told = re.sub(r"([.!?…])\.(?= |$)", r"\1", told)
    return told if not told or told[-1] in ".!?…" else f"{told}."


def _piece(pieces: list[str], words: Mapping[str, str]) -> str:
    return next((one for one in pieces if all(words.get(name) for name in _NAMES.findall(one))), "")


def _word(word: str, after: str) -> str:
    """An answer in its place: in the middle of a sentence without its own full stop."""
    return word if not after or after.startswith(".") else word.rstrip(".")
