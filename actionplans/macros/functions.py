"""Macros about functions: who answers for what, and where does a reader turn? Never a person."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from actionplans.macros.parts import cited, organisation, with_remarks
from actionplans.markup.elements import bullets, element, join, table, text
from actionplans.model.dates import PartialDate, in_words, span_in_words
from actionplans.model.owners import Answer, answers
from actionplans.model.records import Activity, Function, Network, Plan, Project, Routine
from actionplans.site.addresses import organisation_page, routine_page, year_page
from actionplans.site.view import View
from actionplans.swedish.plans import plan_name
from actionplans.swedish.words import inside, listed, sentence


def owned_by(view: View, identifier: str | None) -> Markup:
    """A function where it answers for something: its name, its organisation and its mailbox; nothing without any."""
    function = view.model.functions.get(identifier or "")
    return _reached(view, function, function.name) if function else Markup("")


def _reached(view: View, function: Function, name: str) -> Markup:
    view.show(function)
    where = office(view, function.organisation, within=True)
    return join([name, where, *([mailbox(function.mailbox)] if function.mailbox else [])], ", ")


def office(view: View, identifier: str, *, within: bool = False) -> Markup:
    """An organisation's name, linked to the page of what it answers for, where it has one; `within` a sentence."""
    name = view.model.organisations[identifier].name if within else organisation(view, identifier)
    page = organisation_page(identifier)
    return view.link(name, page) if page in view.site.pages else text(name)


def ask(view: View, identifier: str | None, function: str | None = None, organisation: str | None = None) -> Markup:
    """Where a reader turns with a question: "Frågor: processledare, stadsmiljöförvaltningen", with the mailbox.

    That is the function with the id `identifier`; where data knows none, the `function` and `organisation` that a plan
    names in words. Nothing without any.
    """
    known = view.model.functions.get(identifier or "")
    found = _reached(view, known, inside(known.name)) if known else _named(view, function, organisation)
    return element("p", join(["Frågor:", found]), class_="ask") if found else found


def _named(view: View, function: str | None, organisation: str | None) -> Markup:
    """A function that a plan names in words, and its organisation, inside a sentence."""
    where = office(view, organisation, within=True) if organisation else ""
    return join([inside(function or ""), where], ", ")


def answering(view: View, identifier: str | None) -> Markup:
    """The same as a remark under what it answers for: "Ansvarig: …"; nothing without any."""
    found = owned_by(view, identifier)
    return element("span", join(["Ansvarig:", found]), class_="note") if found else found


def mailbox(address: str) -> Markup:
    """A mailbox to write to."""
    return element("a", address, href=f"mailto:{quote(address, safe='@')}")


def functions(view: View) -> Markup:
    """The functions that answer for something: where each is, its mailbox, what it answers for."""
    found = view.model.functions
    if not found:
        return element("p", "Ingen funktion är känd.", class_="missing")
    own: dict[str, list[Markup]] = {name: [] for name in found}
    for answer in answers(view.model):
        own.setdefault(answer.record.owner or "", []).append(subject(view, answer))
    rows = [
        [
            with_remarks(view, join([function.name, cited(view, function), _text(function)]), function),
            office(view, function.organisation),
            mailbox(function.mailbox) if function.mailbox else "–",
            bullets(own[name]) if own[name] else "–",
            sentence(_lifetime(function)) or "–",
        ]
        for name, function in found.items()
    ]
    columns = ["Funktion", "Organisation", "E-post", "Ansvarar för", "Tid"]
    return table("Funktioner", columns, rows)


def _text(function: Function) -> Markup:
    return element("span", function.text, class_="note") if function.text else Markup("")


def _lifetime(function: Function) -> str:
    if function.start is None:
        return f"till och med {in_words(function.end)}" if isinstance(function.end, PartialDate) else ""
    if isinstance(function.end, PartialDate):
        return span_in_words(function.start, function.end)
    return f"sedan {in_words(function.start)}"


def subject(view: View, answer: Answer) -> Markup:
    """What a function answers for, as a link to where it stands."""
    record = answer.record
    match record:
        case Network():
            return view.link(record.name, view.site.page_of(record))
        case Plan():
            return _of_plan(view, record)
        case Activity() if answer.plan:
            return _of_plan(view, answer.plan, record.text)
        case Routine():
            return view.link(record.title, routine_page(record.page))
        case Project():
            return view.link(record.name, "projekt.md")
    return join([view.link(f"Fokuspunkt {answer.year}", year_page(answer.year or 0)), record.text], ": ")


def _of_plan(view: View, plan: Plan, words: str = "") -> Markup:
    names = listed(view.model.networks[name].name for name in plan.covers)
    link = view.link(f"{plan_name(view.model, plan)} {names}", view.site.plan_page(plan))
    return join([link, words], ": ")
