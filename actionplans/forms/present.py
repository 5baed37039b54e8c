"""What stands there already, as answers to a form that changes it? An official sees it and changes what is new."""

from __future__ import annotations

from typing import Any

from actionplans.forms.block import Answer
from actionplans.forms.choices import About
from actionplans.forms.form import CHOSEN, Action, Form, Part, questions
from actionplans.forms.values import written
from actionplans.model.fields import Record


def present(form: Form, about: About) -> Answer:
    """The answers that a form begins with: what stands in the records that it changes. Empty for what it adds."""
    found = {}
    for question in questions(form):
        if question.part and question.key in question.part.taken:
            continue
        record = record_at(form, question.part, about)
        for key in question.key.split(".") if record is not None else ():
            record = getattr(record, key, None)
        if record is not None and record != () and not isinstance(record, Record):
            found[question.name] = written(record)
    return found


def record_at(form: Form, part: Part | None, about: About) -> Any:
    """The record that a part changes, where it is there: what it sets, or what it would add and finds by `same`."""
    if part is None or (part.action is Action.ADD and not part.same):
        return None
    record = about.changed if form.chooses else about.record
    for step in part.way:
        if record is None:
            return None
        record = about.chosen if step is CHOSEN else getattr(record, str(step), None)
    if part.action is Action.ADD and isinstance(record, tuple):
        own = part.fixed.get(part.same) or _of_chosen(part, about)
        return next((one for one in record if own and getattr(one, part.same) == own), None)
    return record


def _of_chosen(part: Part, about: About) -> Any:
    """What the chosen item says of the key by which a part finds what it changes: an activity's id in a report."""
    of, _, key = part.taken.get(part.same, "").partition(".")
    return getattr(about.chosen, key, None) if of == "chosen" else None
