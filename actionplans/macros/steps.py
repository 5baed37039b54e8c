"""How is the way to a decision shown: its steps in the order of time, each with who took it and what came of it?"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.parts import cited, taken_by, with_remarks
from actionplans.markup.elements import element, join
from actionplans.model.dates import in_words
from actionplans.model.records import Step
from actionplans.site.view import View
from actionplans.swedish.words import outcome_with_reason


def way(view: View, steps: Sequence[Step]) -> Markup:
    """The steps as a list, the oldest first; nothing where there are none."""
    if not steps:
        return Markup("")
    listed = sorted(steps, key=lambda step: step.date.sort_key)
    return element("ol", join((element("li", told(view, step)) for step in listed), ""), class_="steps")


def told(view: View, step: Step) -> Markup:
    """One step: what it was, when, who took it and what came of it. Advice is told as advice, not as a decision."""
    label = view.model.vocabulary.step_kinds[step.kind].label
    head = join([element("strong", label), in_words(step.date), taken_by(view, step)])
    outcome = outcome_with_reason(step)
    said = join([head + Markup(":"), outcome]) if outcome else head
    return with_remarks(view, join([said, cited(view, step)]), step)
