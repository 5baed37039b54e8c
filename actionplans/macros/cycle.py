"""What does a year's page say of its cycle: what became of the points, with whom were plans talked over, what is due?

Sections of a city that uses none of it are left out.
"""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.functions import answering
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import element, enumerate_words, join, note, table, tag, text
from actionplans.model.dates import in_words
from actionplans.model.due import CHECKED, Missed, missed
from actionplans.model.records import Dialogue, DueDate, FocusPoint, LeadsTo, PointResult, Year
from actionplans.site.view import View
from actionplans.swedish.cycle import due_word
from actionplans.swedish.words import sentence

# --- Focus points -----------------------------------------------------------------------------------------------------


def focus_points(view: View, year: int, points: tuple[FocusPoint, ...]) -> Markup:
    """The year's focus points: each with who answers for it and what became of it, where somebody has told."""
    told = any(point.result for point in points)
    is_silent = told and year < view.day.year
    return element("ol", join((_point(view, one, is_silent) for one in points), ""), class_="focus-points")


def _point(view: View, point: FocusPoint, is_silent: bool) -> Markup:
    if point.result:
        became = element("div", _result(view, point.result))
    else:
        became = note("Inget resultat är redovisat.") if is_silent else Markup("")
    return element("li", join([point.text, answering(view, point.owner), became]))


def _result(view: View, result: PointResult) -> Markup:
    label = element("strong", view.model.vocabulary.activity_states[result.state].label)
    when = in_words(result.as_of) if result.as_of else ""
    head = join([label, when])
    said = join([head + Markup(":"), result.text]) if result.text else head + Markup(".")
    return with_remarks(view, join([said, cited(view, result)]), result)


# --- Lessons ----------------------------------------------------------------------------------------------------------


def further(view: View, leads_to: LeadsTo | None) -> Markup:
    """Where a lesson is taken further, when and with what; nothing where nobody has told."""
    if leads_to is None:
        return Markup("")
    view.show(leads_to)
    where = element("a", leads_to.where, href=leads_to.url, rel="noopener") if leads_to.url else text(leads_to.where)
    when = in_words(leads_to.date) if leads_to.date else ""
    head = join(["Förs vidare till", join([where, when], ", ")])
    return note(join([head + Markup(":"), leads_to.text]) if leads_to.text else head + Markup("."))


# --- What a year has besides its events -------------------------------------------------------------------------------


def sections(view: View, record: Year) -> list[Markup]:
    """The year's dialogue about the plans and what is due when, each under its heading, where there is any."""
    found = []
    if record.dialogues:
        found.append(element("h3", view.say("Dialog med andra i staden"), id="dialog"))
        found.append(element("ol", join((_dialogue(view, one) for one in record.dialogues), ""), class_="timeline"))
    if record.due:
        found += [element("h3", "Tidpunkter", id="tidpunkter"), _due_table(view, record)]
    return found


def _dialogue(view: View, one: Dialogue) -> Markup:
    when = sentence(in_words(one.date)) if one.date else "Datum okänt"
    about = [_network(view, name) for name in one.networks]
    head = join([element("span", when), enumerate_words(list(one.participants))], " – ")
    said = join(
        [
            join(["Om", enumerate_words(about) + Markup(".")]) if about else "",
            one.text or "",
            cited(view, one),
        ]
    )
    label = element("strong", "Det här ändrades:")
    changed = element("div", join([label, one.changed])) if one.changed else Markup("")
    return element(
        "li", element("p", head, class_="event-head") + element("div", with_remarks(view, said, one)) + changed
    )


def _network(view: View, name: str) -> Markup:
    network = view.model.networks[name]
    return network_link(view, network)


def _due_table(view: View, record: Year) -> Markup:
    lacking = list(missed(view.model, [network.id for network in view.site.members], view.day))
    rows = [
        [
            sentence(in_words(due.date)),
            with_remarks(view, _what_is_due(view, due), due),
            _state(view, due, [one for one in lacking if one.due is due]),
        ]
        for due in sorted(record.due, key=lambda one: one.date.sort_key)
    ]
    return table(f"Tidpunkter {record.year}", ["Senast", "Vad", "Läge"], rows)


def _what_is_due(view: View, due: DueDate) -> Markup:
    """What is due, and of which networks where it is not all."""
    names = enumerate_words([_network(view, name) for name in due.networks])
    of = note(join(["Gäller", names])) if due.networks else ""
    return join([due_word(view.model, due), cited(view, due), note(due.text) if due.text else "", of])


def _state(view: View, due: DueDate, lacking: list[Missed]) -> Markup:
    """Whether what was due is there, as far as the site can tell."""
    if due.date.last_day >= view.day:
        return tag("Kommande", "coming")
    if due.kind not in CHECKED:
        return tag("Passerad", "ended")
    if not lacking:
        return tag("Finns", "current")
    return join([tag("Saknas", "missing"), enumerate_words([_network(view, one.network) for one in lacking])])
