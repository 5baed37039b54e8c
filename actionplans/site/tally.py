"""How many activities stand how? What was reported counts first; of the rest, what their schedule says.

What nobody has reported is never counted as not done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from actionplans.model.records import Model
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule
from actionplans.swedish.words import many
from actionplans.system.fixed import fixed


@fixed
class Part:
    """How many activities stand one way: `key` is the word's id in the vocabulary, or the value of a Schedule.

    `label` is how one such activity stands ("Genomförd"), `words` what several are called ("genomförda").
    """

    key: str
    label: str
    words: str
    number: int


# What an activity that nobody has reported is called: alone, and several.
UNREPORTED = {
    Schedule.PASSED: ("Tiden har gått, ingen rapport", "utan rapport"),
    Schedule.NOW: ("Ska pågå nu", "ska pågå nu"),
    Schedule.COMING: ("Kommande", "kommande"),
    Schedule.CONTINUOUS: ("Löpande", "löpande"),
    Schedule.UNDATED: ("Utan datum", "utan datum"),
}
_UNREPORTED_WORDS = {one.value: words for one, (_, words) in UNREPORTED.items()}
# What a reader asks for first. Words that editors have added come after these, in the order of the vocabulary.
_FIRST = ("done", "ongoing", "moved", "cancelled")


def key(outcome: Outcome) -> str:
    """How an activity stands: the id of the reported state, else the value of its Schedule."""
    return outcome.result.state if outcome.result else outcome.schedule.value


def label(model: Model, outcome: Outcome) -> str:
    """How an activity stands, in words: "Genomförd", "Tiden har gått, ingen rapport"."""
    if outcome.result:
        return model.vocabulary.activity_states[outcome.result.state].label
    return UNREPORTED[outcome.schedule][0]


def tally(model: Model, outcomes: Iterable[Outcome]) -> list[Part]:
    """The ways in which some activities stand, each with its number, those that a reader asks for first."""
    keyed = [(key(one), one) for one in outcomes]
    numbers, one_of = Counter([name for name, _ in keyed]), dict(keyed)
    reported = [*_FIRST, *(word for word in model.vocabulary.activity_states if word not in _FIRST)]
    parts = []
    for name in (*reported, *_UNREPORTED_WORDS):
        if number := numbers.get(name):
            # A word of the vocabulary may be the same as a schedule's value; the reported one has its own label.
            one = label(model, one_of[name])
            words = _UNREPORTED_WORDS.get(name) or (one.lower() if number == 1 else many(one.lower()))
            parts.append(Part(name, one, words, number))
    return parts


def said(parts: Sequence[Part]) -> str:
    """The numbers in words: "15 aktiviteter: 7 genomförda, 1 pågår, 2 flyttade, 5 utan rapport"."""
    number = sum(part.number for part in parts)
    if not number:
        return "Inga aktiviteter är kända"
    counted = ", ".join(f"{part.number} {part.words}" for part in parts)
    return f"{number} {'aktivitet' if number == 1 else 'aktiviteter'}: {counted}"
