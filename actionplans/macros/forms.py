"""Macros with which a reader changes what the site says: the forms of a subject, all of them, and the ways to them.

The fields are made in the browser (theme/assets/forms/), of what forms/asked.py says: without a script nothing could be
sent, and a page of dead fields would help nobody. What stands on the page itself tells whom to write to, and what.
"""

from __future__ import annotations

import functools
from urllib.parse import quote

from markupsafe import Markup

from actionplans.forms import asked
from actionplans.forms.form import SOURCE, Action, Form, Question
from actionplans.forms.marks import mark
from actionplans.forms.table import BY_ID, FORMS
from actionplans.markup.elements import NOTHING, bullets, element, join
from actionplans.model.page_kinds import CHANGE
from actionplans.model.records import Activity, Network, Plan, Role, Trip
from actionplans.site import contact
from actionplans.site.todo import FormWay
from actionplans.site.view import View
from actionplans.swedish.words import inside, sentence

_REQUIRED = "(måste vara med)"
# What the title of a page with forms begins with: in the browser's tab and in a hit of the search.
_BEFORE = "Ändra: "
_CHANGE = "Ändra"
_LEAD = "Ingenting ändras förrän en redaktör har läst det du skickar."


def forms(view: View, subject: str) -> Markup:
    """The forms of a subject, each under its name; without a script, whom to write to and what to tell."""
    listed = [_form(view, form) for form in asked.of_page(view.site, subject)]
    page = CHANGE.path(subject=subject).removesuffix(".md")
    return element(
        "div",
        join([element("p", f"{_LEAD} Det du fyller i står kvar i webbläsaren tills du stänger fliken."), *listed]),
        class_="forms",
        data_asks=view.file_href(f"{page}.json"),
        data_records=view.file_href(f"{asked.RECORDS}/"),
    )


def _form(view: View, form: Form) -> Markup:
    told = [_about(view, form)] if asked.is_about(form) else []
    of_form = [one for one in asked.asked(view.site, form) if not one.folded and one.part is not SOURCE]
    # What a page has room to ask six times is asked of a letter once.
    told += dict.fromkeys(join([_told(view, one), _REQUIRED if one.required else ""]) for one in of_form)
    told += ["Var det står: protokoll, beslut eller webbadress"] if form.asks_for_sources else []
    told_to = element("p", join([_whom(view), "Berätta:"])) + bullets(told)
    heading = element("h2", view.say(form.title), id=form.id)
    content = element("summary", heading) + element("div", told_to, class_="no-search form-without")
    return element("details", content, class_="form", data_form=form.id)


def _told(view: View, question: Question) -> str:
    """A question of a letter: of those that are asked of several things, with the one that it is."""
    part = question.part
    of, _, one = part.name.rpartition(".") if part else ("", "", "")
    named = part is not None and of and not one.isdecimal()
    return view.say(f"{part.heading}: {inside(question.label)}" if part and named else question.label)


def _about(view: View, form: Form) -> str:
    what = [asked.subject_noun(form), asked.item_noun(form).lower()]
    return view.say(f"{' och '.join(filter(None, what))} som det gäller {_REQUIRED}")


def _whom(view: View) -> Markup:
    """Whom to write to, as far as the city says."""
    ways = asked.ways(view.site)
    if ways["mailbox"]:
        link = element("a", ways["mailbox"], href=contact.letter(ways["mailbox"]))
        return join(["Skriv till", link]) + Markup(".")
    return Markup("Vem som tar emot ändringar är inte bestämt. {}").format(ways["who"])


def all_forms(view: View) -> Markup:
    """Everything that can be changed with a form, by subject, each a way to its form."""
    subjects = dict.fromkeys(form.page for form in FORMS)
    parts = []
    for subject in subjects:
        page = CHANGE.path(subject=subject)
        if page in view.site.pages:
            name = sentence(view.site.pages[page].removeprefix(_BEFORE))
            heading = element("h2", view.link(name, page), id=subject)
            rows = (
                element("a", view.say(form.title), href=_href(view, subject, form.id))
                for form in FORMS
                if form.page == subject
            )
            parts.append(element("div", heading + bullets(rows)))
    return element("p", _LEAD) + element("div", join(parts, ""), class_="all-forms")


def report_page(view: View, title: str) -> str:
    """The address of the form with which a reader says that a page is wrong; nothing where it could not be sent."""
    ways = asked.ways(view.site)
    form = BY_ID["error"]
    if asked.page_of(form) not in view.site.pages or not (ways["issue"] or ways["mailbox"]):
        return ""
    return _href(view, form.page, form.id, address=f"{title} ({view.here or '/'})")


# --- The ways to a form from what it is about -------------------------------------------------------------------------


def change_role(view: View, network: Network, role: Role, label: str = _CHANGE) -> Markup:
    """The way to the forms that change a role: a reader chooses what has happened, or comes to the one in mind."""
    about = f"{network.id}/{mark(role)}"
    form = "role-extend" if label != _CHANGE else ""
    return _way(view, "uppdrag", label, f"{label} uppdraget {role.text}", form, about=about)


def change_file(view: View, subject: str, address: str, called: str, form: str, label: str = _CHANGE) -> Markup:
    """The way to a form for a file: "Ändra", or what else is done there."""
    return _way(view, subject, label, f"{label} {called}", form, about=address)


def report_activity(view: View, plan: Plan, year: int, activity: Activity) -> Markup:
    """The way to tell how it went with a plan's activity, from the day when its year has begun: "Rapportera"."""
    if year > view.day.year:
        return Markup("")
    about = f"{plan.id}/{year}/{mark(activity)}"
    return _way(view, "resultat", "Rapportera", f"Rapportera {activity.text}", "result", about=about)


def report_trip(view: View, trip: Trip) -> Markup:
    """The way to tell of a trip's report: "Rapportera"."""
    about = f"{trip.start.year}/{mark(trip)}"
    return _way(view, "resa", "Rapportera", f"Rapportera resan {trip.text}", "trip-report", about=about)


def add_record(view: View, subject: str, address: str, called: str) -> Markup:
    """The way to the form of a subject that adds to a list of a file: "Lägg till uppdrag"."""
    form = next((one for one in FORMS if one.page == subject and adds(one)), None)
    way = _way(view, subject, f"Lägg till {called}", None, form.id, about=address) if form else Markup("")
    return element("p", way) if way else way


def adds(form: Form) -> bool:
    """Whether a form adds a record to a file's own list, and changes none that is there."""
    return asked.is_about(form) and not form.way_to_items and form.parts[0].action is Action.ADD


def has_form(view: View, way: FormWay) -> bool:
    """Whether the site has the form in which what is to do is answered."""
    return CHANGE.path(subject=BY_ID[way.form].page) in view.site.pages


def answer_task(view: View, way: FormWay, called: str) -> Markup:
    """The way to the form in which what is to do is answered."""
    about = f"{way.address}/{mark(way.record)}" if way.record else way.address
    return _way(view, BY_ID[way.form].page, "Fyll i", f"Fyll i: {called}", way.form, about=about)


def _way(view: View, subject: str, label: str, name: str | None, form: str = "", **given: str) -> Markup:
    if _page_of(subject) not in view.site.pages:
        return NOTHING
    href = _href(view, subject, form, **given)
    return element("a", label, href=href, class_="change no-search", aria_label=name)


@functools.cache  # of the few subjects that there are
def _page_of(subject: str) -> str:
    return CHANGE.path(subject=subject)


def _href(view: View, subject: str, form: str, **given: str) -> str:
    asked_for = {"form": form, **given}
    query = "&".join(f"{key}={quote(value, safe='/')}" for key, value in asked_for.items() if value)
    return view.href(_page_of(subject)) + (f"?{query}" if query else "")
