"""How dates, standings, plans and sources are said in Swedish, for every macro alike."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable

from markupsafe import Markup

from actionplans import dictionary, editing, timeline
from actionplans.dates import PartialDate, in_words, span_in_words
from actionplans.markup import element, enumerate_words, join, note, tag, text
from actionplans.model import Fact, Holding, Ongoing, Organisation, Plan, Record, Sourced
from actionplans.site import View, matter_page
from actionplans.timeline import PlanStatus, Standing

UNKNOWN = "Uppgift saknas"

# The parts of a plan, in the order of the page, as a reader calls them.
PLAN_PARTS = {
    "purpose": "syfte",
    "priorities": "prioriteringar",
    "activities": "aktiviteter",
    "partners": "samarbete inom staden",
    "feedback": "återkoppling",
    "reconciliation": "politisk avstämning",
}

_STANDINGS = {
    Standing.COMING: ("Kommande", "coming"),
    Standing.CURRENT: ("Pågår", "current"),
    Standing.ENDED: ("Avslutat", "ended"),
    Standing.UNKNOWN: ("Okänt i dag", "unknown"),
}


def unknown() -> Markup:
    """What stands where a value is not known."""
    return tag(UNKNOWN, "missing")


def standing_tag(holding: Holding, day: datetime.date) -> Markup:
    """How something stands on a day, as a tag."""
    return tag(*_standing(holding, day))


def standing_word(holding: Holding, day: datetime.date) -> str:
    """How something stands on a day, in a word."""
    return _standing(holding, day)[0]


def _standing(holding: Holding, day: datetime.date) -> tuple[str, str]:
    if timeline.ends_soon(holding, day):
        return ("Upphör snart", "soon")
    return _STANDINGS[timeline.standing(holding, day)]


def period(holding: Holding, day: datetime.date) -> str:
    """When something holds: "sedan 1995", "till och med 31 december 2024", "belagd 2023, därefter okänt"."""
    start, end = holding.start, holding.end
    observed = [date for date in sorted(holding.observed, key=lambda date: date.sort_key) if date.first_day <= day]
    if start and isinstance(end, PartialDate):
        return span_in_words(start, end)
    if isinstance(end, PartialDate):
        return f"till och med {in_words(end)}"
    words = []
    if start:
        words.append(f"{'från' if start.first_day > day else 'sedan'} {in_words(start)}")
    goes_on = isinstance(end, Ongoing)
    if observed and not (start and goes_on):
        words.append(f"belagd {enumerate_words([in_words(date) for date in observed])}")
    if goes_on and not start:
        words.append("pågår")
    if timeline.standing(holding, day) is Standing.UNKNOWN:
        words.append("därefter okänt")
    return ", ".join(words)


def listed(words: Iterable[str]) -> str:
    """A list in plain running text: "a, b och c"; nothing of nothing. markup.enumerate_words makes HTML of one."""
    found = list(words)
    return f"{', '.join(found[:-1])} och {found[-1]}" if len(found) > 1 else "".join(found)


def sentence(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def inside(words: str) -> str:
    """Inside a sentence: with a small first letter, unless the capital begins an abbreviation."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def many(state: str) -> str:
    """A state in the plural: "genomförda", "planerade"; a verb as "pågår" stays."""
    ending = "e" if state.endswith("ad") else "a" if state.endswith("d") else ""
    return state + ending


def organisation(view: View, identifier: str) -> str:
    """An organisation's name at the start of a cell."""
    return sentence(view.model.organisations[identifier].name)


def lifetime(record: Organisation) -> str:
    """When an organisation existed: "sedan 2 januari 2023", "till och med 1 januari 2023", or nothing known."""
    if isinstance(record.end, PartialDate):
        return span_in_words(record.start, record.end) if record.start else f"till och med {in_words(record.end)}"
    return f"sedan {in_words(record.start)}" if record.start else ""


# --- Sources --------------------------------------------------------------------------------------------------------


def source_link(view: View, identifier: str) -> Markup:
    """A source as a link to its entry in the list of sources: the publisher's name, with the title as tooltip."""
    record = view.model.sources[identifier]
    href = view.href("kallor.md", identifier)
    publisher_language = view.site.lexicon.languages.get(record.publisher, "sv")
    if record.language == publisher_language == "sv":
        return element("a", record.publisher, href=href, class_="cite", title=record.title)
    # An attribute is in the language of its element; what stands in the element can have its own.
    publisher = record.publisher
    if publisher_language != record.language:
        publisher = element("span", publisher, lang=publisher_language)
    return element("a", publisher, href=href, class_="cite", title=record.title, lang=record.language)


def cited(view: View, record: Sourced) -> Markup:
    """The sources of a record, each a link; then the way for an editor to the record's line."""
    links = join([source_link(view, identifier) for identifier in record.sources], ", ")
    return join([links, edit_link(view, record)])


def remarks(view: View, record: Record) -> Markup:
    """What a reader must know to trust a value: its confidence, its note and what other sources say."""
    if not isinstance(record, Sourced):
        return Markup("")
    found: list[Markup] = []
    if record.confidence != "high":
        word = view.model.vocabulary.confidence[record.confidence]
        found.append(element("span", f"{word.label} uppgift.", class_="note", title=word.description))
    if record.note:
        found.append(note(record.note))
    for other in record.alternatives:
        links = join([source_link(view, identifier) for identifier in other.sources], ", ")
        found.append(note(join(["Annan uppgift:", other.text, Markup("({})").format(links)])))
    return join(found)


def told(view: View, words: str | Markup, record: Record) -> Markup:
    """A value with its remarks under it."""
    return join([words, remarks(view, record)])


# --- The way to change it ---------------------------------------------------------------------------------------------


def edit_link(view: View, record: Record) -> Markup:
    """The way for an editor to a record that the page shows: its line in data/. Empty where the site has no such links.

    The link has a name but no text: what it is called must not be found when somebody searches for the record.
    """
    view.show(record)
    if not view.site.edit_template:
        return Markup("")
    href = editing.address(view.site.edit_template, record.place)
    return element("a", "", href=href, class_="edit", aria_label=f"Ändra {subject(view, record)}")


def subject(view: View, record: Record) -> str:
    """What a record is about, short enough for the name of a link: "roll: Medlem i POLIS ledningsutskott"."""
    noun = dictionary.noun(type(record)).lower()
    if isinstance(record, Fact):
        return f"{noun}: {view.model.vocabulary.fact_kinds[record.kind].label}"
    said = next((value for key in _SAYING if isinstance(value := getattr(record, key, None), str)), "")
    return f"{noun}: {textwrap.shorten(said, 50, placeholder=' …')}" if said else noun


# The keys that say what a record is about, the shortest first.
_SAYING = ("name", "title", "text", "done", "outcome")


# --- Plans ----------------------------------------------------------------------------------------------------------


def plan_status_tag(plan: Plan, day: datetime.date) -> Markup:
    """Whether a plan holds on a day, as a tag: what a reader asks first."""
    return tag(*_plan_status(plan, day))


def plan_status_word(plan: Plan, day: datetime.date) -> str:
    """Whether a plan holds on a day, in a word."""
    return _plan_status(plan, day)[0]


def _plan_status(plan: Plan, day: datetime.date) -> tuple[str, str]:
    if timeline.plan_status(plan) is PlanStatus.DRAFT:
        return ("Utkast", "soon")
    if plan.year > day.year:
        return ("Kommande", "coming")
    return ("Gäller", "current") if plan.year == day.year else ("Tidigare år", "ended")


def plan_way(view: View, plan: Plan) -> Markup:
    """A plan's way through the committee: "Presenterad 13 mars 2023, utfall okänt"."""
    if timeline.plan_status(plan) is PlanStatus.DECIDED and plan.decided is not None:
        view.show(plan)
        decision = plan.decided
        where = join([organisation(view, decision.body), decision.paragraph or "", decision.reference or ""])
        return join([f"Beslutad {in_words(decision.date)}:", decision.outcome, Markup("({})").format(where)])
    return plan_step(view, plan)


def plan_step(view: View, plan: Plan) -> Markup:
    """How far a plan has come, without what was decided: "Beslutad 24 mars 2025"."""
    view.show(plan)
    status = timeline.plan_status(plan)
    if status is PlanStatus.DECIDED and plan.decided is not None:
        return text(f"Beslutad {in_words(plan.decided.date)}")
    matter = view.site.matter_of(plan)
    if status is PlanStatus.PRESENTED and matter is not None:
        presented = view.link(f"Presenterad {in_words(matter.date)}", matter_page(matter.id))
        return join([presented, "nämndens utfall är okänt"], ", ")
    if status is PlanStatus.ATTESTED:
        return text("Planen är belagd, men när den lades fram är okänt")
    return text("Utkast, inte framlagd för nämnden")
