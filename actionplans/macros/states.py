"""How is it said how an activity stands: in a word, as of which day, how it came there, and where it moved?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.markup.elements import join, note, tag, text
from actionplans.model.records import Model, Result
from actionplans.site.addresses import network_page
from actionplans.site.beside import beside, in_year_words
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule
from actionplans.site.tally import label
from actionplans.site.through_years import Reading
from actionplans.site.view import View

# Colours for the words that we know; a word that editors add is shown as well, in the neutral one.
_COLOURS = {"done": "current", "ongoing": "current", "planned": "coming", "moved": "coming"}
# Only what nobody has told of in time asks for something; the rest is neither good nor bad.
_WAITING = {Schedule.PASSED: "soon"}


def state_word(view: View, outcome: Outcome) -> str:
    """How an activity went: the report's word, else what its schedule says of the day."""
    return label(view.model, outcome)


def state_tag(view: View, outcome: Outcome) -> Markup:
    """How an activity stands, as a tag."""
    if outcome.result:
        return result_tag(view, outcome.result)
    return tag(state_word(view, outcome), _WAITING.get(outcome.schedule, "coming"))


def result_tag(view: View, result: Result) -> Markup:
    """A reported state, as a tag."""
    return tag(_label(view.model, result), _COLOURS.get(result.state, "ended"))


def state_cell(view: View, outcome: Outcome, network: str, year: int) -> Markup:
    """The state as a tag, and beside it what makes it precise: where it moved, its day, the schedule, how it was."""
    return join([state_tag(view, outcome), *state_notes(view, outcome, network, year)])


def state_notes(view: View, outcome: Outcome, network: str, year: int) -> Iterator[Markup]:
    """What makes an activity's state precise, each in a remark of its own."""
    if outcome.result and outcome.result.moved_to:
        yield note(_moved_to(view, outcome.result.moved_to, network))
    through = len(outcome.history) > 1
    if through:
        yield note(_history(view.model, outcome.history, year))
    if said := beside(outcome, year, dated=not through):
        yield note(f"({said})")


def _moved_to(view: View, moved_to: str, network: str) -> Markup:
    """Where an activity moved, after the word that it did: "till 2026 (Vårmötet)", with a link to that year's page."""
    year, _, activity = moved_to.partition("/")
    if not year.isdecimal():
        return text("okänt vart")
    plans = view.model.plans_for(network, int(year))
    found = next((one.text for plan in plans for one in plan.activities if one.id == activity), activity)
    page = view.site.plan_page(plans[0], network) if plans and network not in view.model.networks else ""
    where = view.link(year, page or network_page(network, int(year)))
    return join(["till", where, f"({found})" if found else ""])


def _history(model: Model, history: Sequence[Reading], year: int) -> str:
    """How it stood on different days: "Pågår 30 juni → Genomförd 31 december"."""
    return " → ".join(f"{_label(model, one.result)} {_when(one, year)}" for one in history)


def _when(reading: Reading, year: int) -> str:
    return in_year_words(reading.date, year) if reading.date else "i årsrapporten"


def _label(model: Model, result: Result) -> str:
    return model.vocabulary.activity_states[result.state].label
