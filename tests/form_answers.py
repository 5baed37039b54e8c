"""Answers that a person could give to each form, made from its own questions: what the tests of forms share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from actionplans.forms import choices
from actionplans.forms.form import Form, Question, questions
from actionplans.model.records import Model
from actionplans.model.shapes import Choice, Date, DecimalNumber, EndDate, ListOf, Number, Pattern, Reference, YesNo

# What depends on more than its field: a person knows which year it is about.
TEXT = "Provat svar: åtta å, ”citat” och 100 % – klart"
_NUMBERS: Mapping[str, tuple[str, ...]] = {"months": ("2", "11"), "participants": ("2",)}


def abouts(model: Model, form: Form) -> list[str]:
    """Everything that a form can be about; once nothing where it is about nothing that is there."""
    found = [option.value for group in choices.abouts(model, form) for option in group.options]
    return found if form.subject and form.subject != "nothing" else [""]


def filled(model: Model, form: Form, about: str, day: datetime.date, *, all_of_it: bool = False) -> dict[str, object]:
    """An answer to the questions that must be answered, or to every one."""
    answer: dict[str, object] = {"form": form.id}
    if about:
        answer["about"] = about
    for question in questions(form):
        if question.name.startswith("source."):
            continue
        if question.required or (all_of_it and not question.folded):
            found = _answer(model, form, question, about, day)
            if found:
                answer[question.name] = found
    if form.asks_for_sources:
        answer |= {"source.title": "Provprotokoll", "source.publisher": "Provnämnden", "source.date": f"{day}"}
    return answer | _more(form, answer, day)


def _more(form: Form, answer: Mapping[str, object], day: datetime.date) -> dict[str, object]:
    """What a form asks for without any one question being required."""
    more: dict[str, dict[str, object]] = {
        "role-new": {"start": f"{day}"},
        "plan-texts": {"purpose.text": TEXT},
        "routine-change": {"text": TEXT},
        "source": {"note": TEXT},
        "goal": {"measure.indicator": "Antal svar", "measure.target": "12,5"},
        "membership": {"decision.date": f"{day}", "decision.outcome": TEXT},
        "evaluation": {"ratings.benefit.rating": "high"},
        "workshop": {"lessons.1.text": TEXT, "lessons.3.text": "En lärdom till"},
    }
    return more.get(form.id, {})


def _answer(model: Model, form: Form, question: Question, about: str, day: datetime.date) -> str | tuple[str, ...]:
    groups = choices.groups(model, question)
    found = [option.value for group in groups for option in group.options]
    if question.of:
        found = [one for one in found if not about or one.startswith(about.rpartition("/")[0])]
    is_list = isinstance(question.spec.shape, ListOf)
    if question.spec.shape == Reference("organisations"):
        return model.city.administration
    if found:
        return (found[0],) if is_list else found[0]
    if groups or question.of:
        return ()
    shape = question.spec.shape.items if isinstance(question.spec.shape, ListOf) else question.spec.shape
    if question.name in _NUMBERS:
        return tuple(_NUMBERS[question.name]) if is_list else _NUMBERS[question.name][0]
    match shape:
        case Date() | EndDate():
            later = question.key == "end" or question.key == "start" or question.name in ("by", "measure.by")
            return str(day + datetime.timedelta(days=40)) if later and form.id != "membership" else str(day)
        case Number() | DecimalNumber():
            return "2"
        case Pattern():
            return shape.example
        case YesNo() | Choice():
            return "true"
        case _:
            return f"{TEXT} ({form.id})"
