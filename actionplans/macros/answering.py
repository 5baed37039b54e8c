"""Macros about who answers: all organisations in short, and each one's activities, mandates, dates and gaps."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.activities import activity_row
from actionplans.macros.administrations import TIES, ties_table
from actionplans.macros.forms import report_activity
from actionplans.macros.functions import mailbox, office, subject
from actionplans.macros.network import network_link
from actionplans.macros.opendata import organisation_calendar
from actionplans.macros.parts import cited, unknown, with_remarks
from actionplans.markup.elements import (
    Text,
    bullets,
    definitions,
    element,
    enumerate_words,
    folded,
    join,
    note,
    table,
    text,
)
from actionplans.model import timeline
from actionplans.model.dates import in_words
from actionplans.model.owners import ended_by
from actionplans.model.records import Function, Network, Role
from actionplans.model.timeline import Standing, standing
from actionplans.site.addresses import TRIPS_PAGE, year_activities_page
from actionplans.site.answering import (
    DOES,
    ENDS,
    FILLED,
    JOINS,
    REPORT,
    Answering,
    Coming,
    Part,
    answering,
    coming,
    silent,
)
from actionplans.site.attention import TripGap
from actionplans.site.followup import RESPONSIBLE, TAKES_PART, TO_BE_EXAMINED
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.words import lifetime, period, sentence

_TO_DO = "att-gora.md"


# --- All of them ------------------------------------------------------------------------------------------------------


def responsible(view: View) -> Markup:
    """The organisations that answer for something or take part: this year's activities, mandates, what comes next."""
    found = answering(view.site)
    known = view.model.organisations
    there = [name for name in found if timeline.exists_on(known[name], view.day)]
    if not found:
        return element("p", "Ingen organisation är känd som ansvarar för något eller medverkar.", class_="missing")
    rows = [_short(view, name, found[name]) for name in there]
    columns = ["Organisation", f"Aktiviteter {view.day.year}", "Uppdrag", "Härnäst"]
    parts = [table("Organisationer som ansvarar för något eller medverkar", columns, rows)] if rows else []
    if gone := [name for name in found if name not in there]:
        links = enumerate_words([office(view, name, within=True) for name in gone])
        parts.append(element("p", join(["Finns inte längre:", links + Markup(".")])))
    return join(parts, "\n\n")


def _short(view: View, name: str, known: Answering) -> list[Text]:
    next_one = next(iter(coming(view.site, known)), None)
    functions = bullets(_function(one) for one in _there(view, known))
    return [
        join([office(view, name), functions if _there(view, known) else "", _only_tie(known)]),
        _counted(known.of_year(view.day.year)) or "–",
        _mandates_counted(view, known) or "–",
        join([f"{sentence(in_words(next_one.date))}:", _what_comes(view, next_one)]) if next_one else "–",
    ]


def _only_tie(known: Answering) -> Markup:
    """Of whom nothing is known of now: how and when it was last named."""
    if known.parts or known.mandates or not known.shares:
        return Markup("")
    last = known.shares[0]
    return note(f"{TIES[last.kind][2]} {last.year}")


def _counted(parts: Sequence[Part]) -> str:
    own = sum(part.kind == RESPONSIBLE for part in parts)
    said = [f"ansvarar för {own}"] if own else []
    said += [f"medverkar i {len(parts) - own}"] if len(parts) > own else []
    last = min(len(parts) - own, 2) or own
    return sentence(f"{' och '.join(said)} {'aktivitet' if last == 1 else 'aktiviteter'}") if said else ""


def _mandates_counted(view: View, known: Answering) -> str:
    stood = [None if role.vacant else standing(role, view.day) for _, role in known.mandates]
    empty = stood.count(None)
    numbers = (
        (stood.count(Standing.CURRENT), "i dag"),
        (stood.count(Standing.COMING), "kommande"),
        (stood.count(Standing.UNKNOWN), "med okänt läge i dag"),
        (empty, "tom plats" if empty == 1 else "tomma platser"),
    )
    return ", ".join(f"{number} {words}" for number, words in numbers if number)


def _there(view: View, known: Answering) -> list[Function]:
    """The functions that are there on the site's day."""
    return [one for one in known.functions if not ended_by(one, view.day)]


def _function(one: Function) -> Markup:
    return join([one.name, mailbox(one.mailbox) if one.mailbox else ""], ", ")


# --- One of them ------------------------------------------------------------------------------------------------------


def responsibilities(view: View, organisation: str) -> Markup:
    """What an organisation answers for and what is due: dates, activities, mandates, gaps, and ties to each network."""
    known = answering(view.site).get(organisation, Answering())
    this_year = view.day.year
    sections = (
        ("Vad som kommer", _coming(view, organisation, known)),
        (f"Aktiviteter {this_year}", _activities(view, known, this_year)),
        (f"Aktiviteter {this_year + 1}", _activities(view, known, this_year + 1)),
        ("Uppdrag", _mandates(view, known)),
        ("Nätverk, planer och arbetssätt", _subjects(view, known)),
        ("Vad som saknas", _gaps(view, known)),
        ("Nätverken genom åren", ties_table(view, known.shares) if known.shares else Markup("")),
    )
    parts = [_lead(view, organisation, known)]
    for heading, shown in sections:
        parts += [element("h2", heading), shown] if shown else []
    return join(parts, "\n\n")


def _lead(view: View, identifier: str, known: Answering) -> Markup:
    """The answer in short: since when it is there, what it does this year, and whom to ask."""
    one = view.model.organisations.get(identifier)
    if one is None:
        return element("p", "Organisationen fanns inte den dagen.", class_="missing")
    year = _counted(known.of_year(view.day.year))
    lines = [join([f"{year} {view.day.year}." if year else "", _silence(known)])]
    if mandates := _mandates_counted(view, known):
        lines.append(text(f"Uppdrag: {mandates}."))
    if shared := _shared(view, known):
        lines.append(shared)
    if not timeline.exists_on(one, view.day):
        after = enumerate_words([office(view, name, within=True) for name in one.successors])
        lines.insert(
            0, join([f"Fanns {lifetime(one)}.", join(["Efterträdare:", after + Markup(".")]) if after else ""])
        )
    there = _there(view, known)
    if there or one.mailbox:
        own = [mailbox(one.mailbox)] if one.mailbox else []
        lines.append(join(["Frågor:", join([*map(_function, there), *own], "; ")]))
    if not known.parts and not known.mandates and not known.subjects:
        lines.append(text("Inget är känt om aktiviteter eller uppdrag nu." if known.shares else "Inget är känt."))
    about = [element("p", with_remarks(view, join([one.text, cited(view, one)]), one))] if one.text else []
    return join([*(element("p", line) for line in lines if line), *about], "\n\n")


def _shared(view: View, known: Answering) -> Markup:
    """The networks that it has to do with by the newest plans that name it, of a year that has come if there are."""
    own = [share for share in known.shares if share.network and share.kind != TO_BE_EXAMINED]
    years = {share.year for share in own}
    newest = max([year for year in years if year <= view.day.year] or years, default=0)
    names = dict.fromkeys(share.network for share in own if share.year == newest and share.network)
    if not names:
        return Markup("")
    links = enumerate_words([network_link(view, view.model.networks[name]) for name in names])
    return join([f"Nätverk enligt planerna för {newest}:", links + Markup(".")])


def _silence(known: Answering) -> str:
    """How many activities nobody has told of though their time has passed."""
    number = len(silent(known))
    what = "en aktivitet" if number == 1 else f"{number} aktiviteter"
    return f"Tiden har gått utan rapport för {what}." if number else ""


_WHAT = {
    DOES: "",
    JOINS: "medverkar",
    ENDS: "uppdraget upphör",
    FILLED: "ska vara tillsatt",
    REPORT: "sista dag för reserapport",
}


def _coming(view: View, organisation: str, known: Answering) -> Markup:
    found = coming(view.site, known)
    rows = [(element("span", sentence(in_words(one.date))), _what_comes(view, one)) for one in found]
    listed = folds.first_open(rows, definitions, ("datum", "datum")) if rows else ""
    return join([listed, organisation_calendar(view, organisation)], "\n\n")


def _what_comes(view: View, one: Coming) -> Markup:
    names = join((network_link(view, network) for network in one.networks), ", ")
    where = Markup(" ({})").format(names) if names else ""
    return join([text(one.text) + where, _WHAT[one.kind]], ", ")


def _activities(view: View, known: Answering, year: int) -> Markup:
    """The activities of a year that an organisation answers for, then those in which it takes part."""
    parts = []
    for kind, title in ((RESPONSIBLE, "Ansvarar för"), (TAKES_PART, "Medverkar i")):
        own = [part for part in known.of_year(year) if part.kind == kind]
        if not own:
            continue
        rows = []
        for part in own:
            what, who, when, state = activity_row(view, part.group, part.outcome, year)
            network = join((network_link(view, one) for one in part.group.networks), ", ")
            rows.append([what, network, when if kind == RESPONSIBLE else join([when, note(who)]), state])
        caption = f"{title} {said(tally(view.model, [part.outcome for part in own]))}"
        listed = table(caption, ["Aktivitet", "Nätverk", "När", "Läge"], rows, class_="counted activities")
        parts.append(folded(caption, listed) if folds.are_many(len(rows)) else listed)
    if parts:
        page = year_activities_page(year)
        parts += [element("p", view.link(f"Alla aktiviteter {year}", page))] if page in view.site.pages else []
    return join(parts, "\n\n")


def _mandates(view: View, known: Answering) -> Markup:
    rows = [_mandate(view, network, role) for network, role in known.mandates]
    return table("Uppdrag i nätverken", ["Uppdrag", "Nätverk", "Företrädare", "Tid"], rows) if rows else Markup("")


def _mandate(view: View, network: Network, role: Role) -> list[Text]:
    holder = text("Tom plats") if role.vacant else text(role.office or "") or unknown()
    return [
        with_remarks(view, join([role.text, cited(view, role)]), role),
        network_link(view, network),
        holder,
        sentence(period(role, view.day)),
    ]


def _subjects(view: View, known: Answering) -> Markup:
    """What its functions answer for besides activities: networks, plans, ways of working, projects."""
    return bullets(subject(view, one) for one in known.subjects) if known.subjects else Markup("")


def _gaps(view: View, known: Answering) -> Markup:
    """What nobody has told or done of what is this organisation's: the most pressing first, and where all of it is."""
    late = [
        join(
            [
                one.outcome.activity.text,
                _way(view, one),
                note(f"{_names(one)} {one.year}: tiden har gått, ingen rapport"),
            ]
        )
        for one in silent(known)
        if one.outcome.activity
    ]
    trips = [join([view.link(gap.trip.text, TRIPS_PAGE), note(_lacking(gap))]) for gap in known.trips]
    found = [*late, *trips]
    parts = [folds.first_open(found, bullets, ("sak", "saker"))] if found else []
    if known.tasks:
        kinds = dict.fromkeys(task.kind for task in known.tasks)
        numbers = bullets(f"{kind}: {sum(task.kind == kind for task in known.tasks)}" for kind in kinds)
        way = element("p", view.link("Allt som saknas, med fil och rad att ändra", _TO_DO))
        summary = element("summary", f"Att skriva in på webbplatsen: {len(known.tasks)}")
        parts.append(element("details", join([summary, numbers, way])))
    return join(parts, "\n\n")


def _way(view: View, part: Part) -> Markup:
    """The way to tell how it went with an activity."""
    activity, plan = part.outcome.activity, part.group.plan
    return report_activity(view, plan, part.year, activity) if activity and plan else Markup("")


def _names(part: Part) -> str:
    return ", ".join(network.name for network in part.group.networks)


def _lacking(gap: TripGap) -> str:
    missing = ["beslut före avresan"] if gap.decision else []
    missing += ["skriftlig rapport"] if gap.report else []
    due = f", senast {in_words(gap.due)}" if gap.due else ""
    return f"{in_words(gap.trip.start)}: {' och '.join(missing)} saknas{due}"
