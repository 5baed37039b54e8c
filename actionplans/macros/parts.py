"""How are dates, standings, plans and sources shown, for every macro alike: the HTML half of swedish/words.py."""

from __future__ import annotations

import datetime
import functools
import re
import textwrap
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.markup.elements import NOTHING, element, enumerate_words, join, note, paragraphs, quiet, tag, text
from actionplans.model import timeline
from actionplans.model.attested import UNNAMED
from actionplans.model.dates import in_words
from actionplans.model.fields import Record
from actionplans.model.records import Decision, Fact, Passage, Plan, Sourced, Step
from actionplans.model.timeline import PlanStatus
from actionplans.site import editing
from actionplans.site.addresses import matter_page
from actionplans.site.view import View
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import (
    UNKNOWN,
    hedge,
    how_far,
    outcome_with_reason,
    plan_status_and_colour,
    sentence,
)


def unknown() -> Markup:
    """What stands where a value is not known."""
    return quiet(UNKNOWN)


def organisation(view: View, identifier: str) -> str:
    """An organisation's name at the start of a cell."""
    return sentence(view.model.organisations[identifier].name)


def taken_by(view: View, one: Decision | Step) -> Markup:
    """Who took a decision or a step, and where it is told: "(Trafiknämnden § 74, 0123/23)"; nothing where not known."""
    body = organisation(view, one.body) if one.body else ""
    where = join([join([body, one.paragraph or ""]), one.reference or ""], ", ")
    return Markup("({})").format(where) if where else where


# --- Sources --------------------------------------------------------------------------------------------------------


def source_link(view: View, identifier: str) -> Markup:
    """A source as a link to its entry in the list of sources: its publisher's name, which may be in a language."""
    record = view.model.sources[identifier]
    href = view.href("kallor.md", identifier)
    language = view.site.lexicon.languages.get(record.publisher, "sv")
    return element("a", record.publisher, href=href, lang=None if language == "sv" else language)


def noted(view: View, identifiers: Iterable[str]) -> Markup:
    """Sources as numbers, each a link to its note under the page. Where there are no notes, by their publishers' names.

    A number means one document on all of a page, where "Göteborgs Stad" would be said of twenty. A page's text may
    name a source that is later than the day: that it is later is all that is told.
    """
    known = view.model.sources
    named = dict.fromkeys([one if one in known else UNNAMED.id for one in identifiers])
    if view.notes is None:
        return _cite([source_link(view, one) for one in named])
    return _numbered(tuple([view.note(one) for one in named]))


@functools.lru_cache(maxsize=1_000)  # nearly every value has a source, and most pages have but a few
def _numbered(numbers: tuple[int | None, ...]) -> Markup:
    return _cite([element("a", str(one), href=f"#{NOTE}{one}", aria_label=f"källa {one}") for one in numbers])


def _cite(links: Sequence[Markup]) -> Markup:
    return element("sup", join(links, ", "), class_="cite") if links else NOTHING


# What the id of a note under a page begins with.
NOTE = "kalla-"


def cited(view: View, record: Sourced) -> Markup:
    """The sources of a record, each the number of a note; then the way for an editor to the record's line."""
    edit = edit_link(view, record)
    return join([noted(view, record.sources), edit]) if edit else noted(view, record.sources)


# What says how a text is to be read, and is no part of it: the search leaves it out.
_LABEL = "no-search"


def doubt(view: View, record: Record) -> Markup:
    """What stands before a value that is not certain, "Troligen:"; nothing before others."""
    words = hedge(view.model, record)
    if not words or not isinstance(record, Sourced):
        return NOTHING
    # Such words stand on every page: nobody searches for them.
    return element("span", words, title=view.model.vocabulary.confidence[record.confidence].description, class_=_LABEL)


def remarks(view: View, record: Record) -> Markup:
    """What a reader must know to trust a value, after it: its note and what other sources say."""
    if not isinstance(record, Sourced) or not (record.note or record.alternatives):
        return NOTHING
    found = [note(record.note)] if record.note else []
    for other in record.alternatives:
        found.append(
            note(join([element("span", "Annan uppgift:", class_=_LABEL), other.text, noted(view, other.sources)]))
        )
    return join(found)


def with_remarks(view: View, words: str | Markup, record: Record) -> Markup:
    """A value with the doubt about it before it, and its remarks under it."""
    before, after = doubt(view, record), remarks(view, record)
    return join([before, words, after]) if before or after else text(words)


def source_of(view: View, record: Sourced) -> Markup:
    """The sources of a text that stands above, and the remarks on it: `doubt` begins such a text itself.

    In a line of its own, with a word: a number by itself says nothing.
    """
    label = "Källa:" if len(record.sources) == 1 else "Källor:"
    return element("div", join([label, cited(view, record), remarks(view, record)]), class_="note")


def passage(view: View, record: Passage | Fact) -> Markup:
    """A longer text of a plan, report or year, with its source and remarks at its end."""
    *before, last = re.split(r"\n\s*\n", record.text.strip())
    doubtful = doubt(view, record)
    ending = join(["" if before else doubtful, last, cited(view, record), remarks(view, record)])
    return element("div", (paragraphs("\n\n".join(before), doubtful) if before else "") + element("p", ending))


# --- The way to change it ---------------------------------------------------------------------------------------------


def edit_link(view: View, record: Record) -> Markup:
    """The way for an editor to a record that the page shows: its line in data/. Empty where the site has no such links.

    The link has a name but no text: what it is called must not be found when somebody searches for the record.
    """
    view.show(record)
    if not view.site.edit_template:
        return NOTHING
    href = editing.address(view.site.edit_template, record.place)
    return element("a", "", href=href, class_="edit", aria_label=f"Ändra i filen: {subject(view, record)}")


def subject(view: View, record: Record) -> str:
    """What a record is about, short enough for the name of a link: "uppdrag: Medlem i Kajforums styrgrupp"."""
    noun = view.say(record.noun.name.lower())
    if isinstance(record, Fact):
        return f"{noun}: {view.model.vocabulary.fact_kinds[record.kind].label}"
    said = next((value for key in _SAYING if isinstance(value := getattr(record, key, None), str)), "")
    return f"{noun}: {textwrap.shorten(said, 50, placeholder=' …')}" if said else noun


# The keys that say what a record is about, the shortest first.
_SAYING = ("name", "title", "indicator", "text", "done", "outcome")

# --- Plans ----------------------------------------------------------------------------------------------------------


def plan_status_tag(plan: Plan, day: datetime.date) -> Markup:
    """Whether a plan holds on a day, as a tag: what a reader asks first."""
    return tag(*plan_status_and_colour(plan, day))


def plan_link(view: View, plan: Plan, network: str | None = None) -> Markup:
    """A plan's name, linked to the page that shows it; of a network, if it is common to several."""
    return view.link(plan_name(view.model, plan), view.site.plan_page(plan, network))


def plans_of(view: View, network: str, year: int) -> Markup:
    """The plans of a network for a year, each with its way; named where it is not the network's own of that year."""
    found = view.model.plans_for(network, year)
    said = []
    for plan in found:
        own = plan.closeness == 2 and len(plan.years) == 1
        named = "" if own else plan_link(view, plan, network) + Markup(":")
        said.append(join([plan_status_tag(plan, view.day), named, plan_way(view, plan)]))
    return join((element("p", one) for one in said), "") if len(said) > 1 else join(said)


def beside(view: View, network: str, plan: Plan) -> Markup:
    """The other plans that are for a network on the site's day: a common one, other administrations'."""
    others = [plan_link(view, one, network) for one in view.model.plans_for(network, view.day.year) if one is not plan]
    return join(["Också:", enumerate_words(others)]) if others else Markup("")


def plan_way(view: View, plan: Plan) -> Markup:
    """A plan's way through the committee: "Brev till nämnden 13 mars 2023, nämndens beslut är okänt"."""
    if timeline.plan_status(plan) is PlanStatus.DECIDED and plan.decided is not None:
        view.show(plan)
        decision = plan.decided
        return join([f"Beslutad {in_words(decision.date)}:", outcome_with_reason(decision), taken_by(view, decision)])
    return plan_step(view, plan)


def plan_step(view: View, plan: Plan) -> Markup:
    """How far a plan has come, without what was decided: "Beslutad 24 mars 2025"; a letter is a way to its matter."""
    view.show(plan)
    matter = view.site.matter_of(plan)
    said = how_far(view.model.city, plan, matter, view.day)
    if timeline.plan_status(plan) is not PlanStatus.PRESENTED or matter is None:
        return text(said)
    presented, _, unknown_yet = said.partition(", ")
    return join([view.link(presented, matter_page(matter.id)), unknown_yet], ", ")
