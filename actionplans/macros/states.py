"""How is it said how an activity stands: in a word, as of which day, how it came there, and where it moved?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros.parts import cited, unknown, with_remarks
from actionplans.markup.elements import element, join, note, paragraphs, table, tag, text
from actionplans.model.dates import in_words
from actionplans.model.records import Checkpoint, Model, Report, Result
from actionplans.site.addresses import matter_page, network_page
from actionplans.site.beside import beside, in_year_words
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule
from actionplans.site.tally import label
from actionplans.site.through_years import Reading, checkpoints
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
    result = outcome.result
    kind = _COLOURS.get(result.state, "ended") if result else _WAITING.get(outcome.schedule, "coming")
    return tag(state_word(view, outcome), kind)


def state_cell(view: View, outcome: Outcome, network: str, year: int) -> Markup:
    """The state as a tag, and beside it what makes it precise: where it moved, its day, the schedule, how it was."""
    return join([state_tag(view, outcome), *state_notes(view, outcome, network, year)])


def state_notes(view: View, outcome: Outcome, network: str, year: int) -> Iterator[Markup]:
    """What makes an activity's state precise, each in a remark of its own."""
    if outcome.result and outcome.result.moved_to:
        yield note(_moved_to(view, outcome.result.moved_to, network))
    if said := beside(outcome, year):
        yield note(f"({said})")
    if len(outcome.history) > 1:
        yield note(_history(view.model, outcome.history, year))


def _moved_to(view: View, moved_to: str, network: str) -> Markup:
    """Where an activity moved: "Flyttad till 2026 (Vårmötet)", with a link to that year's page."""
    year, _, activity = moved_to.partition("/")
    if not year.isdecimal():
        return text("Flyttad, okänt vart")
    plans = view.model.plans_for(network, int(year))
    found = next((one.text for plan in plans for one in plan.activities if one.id == activity), activity)
    page = view.site.plan_page(plans[0], network) if plans and network not in view.model.networks else ""
    where = view.link(year, page or network_page(network, int(year)))
    return join(["Flyttad till", where, f"({found})" if found else ""])


def _history(model: Model, history: Sequence[Reading], year: int) -> str:
    """How it stood on different days: "Pågår 30 juni → Genomförd 31 december"."""
    return " → ".join(f"{_label(model, one.result)} {_when(one, year)}" for one in history)


def _when(reading: Reading, year: int) -> str:
    return in_year_words(reading.date, year) if reading.date else "i årsrapporten"


def _label(model: Model, result: Result) -> str:
    return model.vocabulary.activity_states[result.state].label


# --- Checkpoints ----------------------------------------------------------------------------------------------------


def checkpoint_tables(view: View, network: str, year: int, report: Report | None, heading: str) -> Iterator[Markup]:
    """Each checkpoint of a year under a heading of its own, the oldest first."""
    plan = view.model.plan_for(network, year)
    names = {one.id: one.text for one in plan.activities} if plan else {}
    for one in checkpoints(report):
        yield element(heading, f"Avstämning {in_words(one.date)}")
        yield _about(view, one)
        if one.results:
            rows = [_row(view, result, names) for result in one.results]
            columns = ["Aktivitet", "Läge", "Genomförande", "Resultat", "Effekt", "Källa"]
            yield table(f"Läget {in_words(one.date)}", columns, rows, class_="follow-up")


def _about(view: View, one: Checkpoint) -> Markup:
    matter = view.model.matters.get(one.presented) if one.presented else None
    shown = view.link(f"Lades fram {in_words(matter.date)}.", matter_page(matter.id)) if matter else ""
    said = paragraphs(one.text) if one.text else Markup("")
    return said + element("p", with_remarks(view, join([shown, cited(view, one)]), one))


def _row(view: View, result: Result, names: dict[str, str]) -> list[str | Markup]:
    state = join([tag(_label(view.model, result), _COLOURS.get(result.state, "ended"))])
    if result.as_of:
        state = join([state, note(f"(per {in_words(result.as_of)})")])
    name = names.get(result.activity or "", "Utanför planen")
    said = with_remarks(view, result.done, result)
    return [name, state, said, result.result or unknown(), result.effect or unknown(), cited(view, result)]
