"""What will be changed, in a sentence for people? A form's own, with what was answered."""

from __future__ import annotations

import re

from actionplans.forms import choices
from actionplans.forms.block import Answer
from actionplans.forms.form import Form, Question, questions
from actionplans.forms.values import AnswerError, value
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.records import Model
from actionplans.model.shapes import ListOf
from actionplans.swedish.words import listed

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)*"


def said(model: Model, form: Form, answer: Answer) -> str:
    """The sentence of a form with what was answered, as the form's page shows it."""
    words = {"about": choices.about_in_words(model, form, plain(answer.get("about", "")))}
    words |= {one.name: _shown(model, one, answer.get(one.name, "")) for one in questions(form)}
    names = re.compile(rf"\{{({_NAME})\}}")

    def piece(found: re.Match[str]) -> str:
        return found[1] if all(words.get(name) for name in names.findall(found[1])) else ""

    whole = re.sub(r"\[([^\]]*)\]", piece, form.says)
    told = names.sub(lambda found: words.get(found[1], ""), whole)
    return re.sub(r"([.!?])\.$", r"\1", " ".join(told.split()))


def _shown(model: Model, question: Question, answer: str | tuple[str, ...]) -> str:
    labels = {option.value: option.label for group in choices.groups(model, question) for option in group.options}
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
    return found if isinstance(found, str) else answer


def plain(answer: str | tuple[str, ...]) -> str:
    """An answer as one text, a line for each where it is several."""
    return answer if isinstance(answer, str) else "\n".join(answer)
