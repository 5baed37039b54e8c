"""What becomes of an answer to a form? The project's files with what it says, or what to answer instead.

Only what the answer changes is touched: every other line of a file stays as it is (writing/edits.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from actionplans.drafts.year import Files
from actionplans.forms import choices
from actionplans.forms.block import Answer
from actionplans.forms.choices import About
from actionplans.forms.form import CHOSEN, Action, Form, Question, kind_at, questions
from actionplans.forms.table import BY_ID
from actionplans.forms.values import AnswerError, value
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import field_specs
from actionplans.model.records import Model
from actionplans.writing.edits import Add, Edit, NoPlaceError, Put, edited
from actionplans.writing.trees import node


@dataclass(frozen=True)
class Fault:
    """What is wrong with an answer, in the form's own words: which question, and what to answer instead.

    `question` is empty for what is not about one.
    """

    question: str
    do: str

    def __str__(self) -> str:
        return f"{self.question}: {self.do}" if self.question else self.do


class AnswerRefusedError(Exception):
    """An answer that cannot become a proposal, with every fault at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Proposal:
    """What is proposed: a sentence for people, and the files that change, with their whole text."""

    sentence: str
    files: Files


def proposal(model: Model, existing: Files, answer: Answer) -> Proposal:
    """What an answer proposes for a project whose files are `existing`. Raises AnswerRefusedError."""
    form = BY_ID.get(str(answer.get("form")))
    if form is None:
        raise AnswerRefusedError([Fault("", "formuläret finns inte längre: öppna det på webbplatsen och fyll i igen")])
    faults = list[Fault]()
    values = list(_values(form, answer, faults))
    about = choices.about(model, form, str(answer.get("about", "")))
    if about is None:
        faults.append(Fault("", "det som formuläret gäller har ändrats sedan det öppnades: öppna det på nytt"))
    if faults or about is None:
        raise AnswerRefusedError(faults)
    try:
        text = edited(existing[about.path], list(_edits(form, about, values)))
    except NoPlaceError as error:
        do = f"det går inte att skriva in i {about.path}: ändra filen för hand"
        raise AnswerRefusedError([Fault("", do)]) from error
    return Proposal(said(model, form, answer), {about.path: text})


def _values(form: Form, answer: Answer, faults: list[Fault]) -> Iterator[tuple[Question, Any]]:
    for question in questions(form):
        try:
            found = value(question.spec, answer.get(question.name, ""))
        except AnswerError as error:
            faults.append(Fault(question.label, error.do))
            continue
        if found is None and question.required:
            faults.append(Fault(question.label, "svara på frågan"))
        elif found is not None:
            yield question, found


def _edits(form: Form, about: About, values: Sequence[tuple[Question, Any]]) -> Iterator[Edit]:
    for part in form.parts:
        own = {one.name.removeprefix(f"{part.name}."): found for one, found in values if one.part is part}
        way = tuple(about.number or 0 if step is CHOSEN else str(step) for step in part.way)
        if part.action is Action.ADD:
            yield Add(way, node({**part.fixed, **own}))
        else:
            order = list(field_specs(kind_at(form, part.way, part.action)))
            for key, one in {**part.fixed, **own}.items():
                yield Put((*way, *key.split(".")), node(one), order)


def said(model: Model, form: Form, answer: Answer) -> str:
    """The sentence of a form with what was answered, as the form's page shows it."""
    shown = {option.value: option.label for group in choices.abouts(model, form) for option in group.options}
    words = {"about": shown.get(str(answer.get("about")), "")}
    words |= {one.name: _shown(model, one, answer.get(one.name, "")) for one in questions(form)}
    return re.sub(r"\{([a-z_.]+)\}", lambda found: words.get(found[1], ""), form.says)


def _shown(model: Model, question: Question, answer: str | tuple[str, ...]) -> str:
    labels = {option.value: option.label for option in choices.options(model, question.spec)}
    several = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(labels.get(one) or _in_words(question, one) for one in several)


def _in_words(question: Question, answer: str) -> str:
    try:
        found = value(question.spec, answer)
    except AnswerError:
        return answer
    return in_words(found) if isinstance(found, PartialDate) else answer
