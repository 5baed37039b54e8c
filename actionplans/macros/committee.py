"""Macros about the committee, the ways of working and the city's organisation."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from actionplans.macros.functions import owned_by
from actionplans.macros.parts import cited, edit_link, organisation, remarks, unknown, with_remarks
from actionplans.macros.steps import way
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    join,
    note,
    notice,
    table,
    tag,
    text,
)
from actionplans.model.dates import in_words
from actionplans.model.records import Attachment, Decision, Matter, Organisation, Routine
from actionplans.model.routines import RoutineStatus, routine_status
from actionplans.site.addresses import matter_page, network_page, routine_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import inside, lifetime, routine_word_and_colour, sentence


def matters(view: View) -> Markup:
    """The committee's matters, newest first."""
    found = sorted(view.model.matters.values(), key=lambda matter: (matter.date.sort_key, matter.id), reverse=True)
    if not found:
        return notice("note", view.say("Inget nämndärende finns ännu."))
    rows = [
        [
            view.link(in_words(matter.date), matter_page(matter.id)),
            join([matter.title, edit_link(view, matter)]),
            organisation(view, matter.committee),
            _outcome(view, matter.decision),
        ]
        for matter in found
    ]
    return table(view.say("Nämndärenden"), ["Datum", "Ärende", view.say("Nämnd"), "Beslut"], rows)


def _outcome(view: View, decision: Decision | None) -> Markup:
    if decision is None:
        return unknown()
    where = ", ".join(part for part in (in_words(decision.date), decision.paragraph, decision.reference) if part)
    return join([decision.outcome, f"({where})"])


def _decided(view: View, decision: Decision | None) -> Markup:
    outcome = _outcome(view, decision)
    if decision is None:
        return outcome
    why = f"Skäl: {decision.reason}" if decision.reason else ""
    return with_remarks(view, join([outcome, why, cited(view, decision)]), decision)


def matter(view: View, matter: str) -> Markup:
    """One matter: who wrote it for whom, the proposed decision, what it covered, the outcome, the attachments."""
    found = view.model.matters[matter]
    rows = [
        ("Ärende", found.title),
        ("Datum", in_words(found.date)),
        (view.say("Nämnd"), organisation(view, found.committee)),
        (view.say("Förvaltning"), join([organisation(view, found.administration), found.department or ""], ", ")),
        ("Handläggare", _handler(found)),
        ("Undertecknare", f"{found.signatory.name}, {found.signatory.title.lower()}" if found.signatory else unknown()),
        ("Diarienummer", found.reference or unknown()),
        ("Sammanträde", in_words(found.meeting) if found.meeting else unknown()),
        ("Förslag till beslut", found.proposal),
        ("Beslut", _decided(view, found.decision)),
        ("Källa", with_remarks(view, cited(view, found), found)),
    ]
    if found.reconstructed:
        rows.append(("Original", view.say("Finns hos staden. Det som står här är återskapat ur öppna källor.")))
    parts = [definitions(rows)]
    if found.steps:
        parts += [element("h2", "Ärendets gång", id="arendets-gang"), way(view, found.steps)]
    if found.covers:
        parts += [element("h2", "Vad informationen tar upp", id="innehall"), bullets(found.covers)]
    parts += [element("h2", "Bilagor", id="bilagor"), attachment_table(view, found, found.attachments)]
    return join(parts, "\n\n")


def _handler(matter: Matter) -> Markup:
    handler = matter.handler
    if handler is None:
        return unknown()
    parts = [text(handler.name)]
    parts += [text(f"telefon {handler.phone}")] if handler.phone else []
    parts += [element("a", handler.email, href=f"mailto:{quote(handler.email, safe='@')}")] if handler.email else []
    return join(parts, ", ")


def attachment_table(view: View, matter: Matter, attachments: Sequence[Attachment]) -> Markup:
    """A matter's attachments: what each is about and whether the site holds it."""
    if not attachments:
        return notice("note", "Inga bilagor är kända.")
    held = sum(attachment.file is not None for attachment in attachments)
    rows = [
        [
            f"Bilaga {one.number}",
            _attachment_title(view, matter, one),
            _attachment_about(view, one),
            join([_held(one), edit_link(view, one)]),
        ]
        for one in attachments
    ]
    summary = element("p", f"Webbplatsen har {held} av {len(attachments)} bilagor.")
    return join([summary, table("Bilagor", ["Bilaga", "Rubrik", "Sida här", "På webbplatsen"], rows)], "\n\n")


def _attachment_title(view: View, matter: Matter, attachment: Attachment) -> Markup:
    if attachment.file is None:
        return text(attachment.title)
    folder = view.href(matter_page(matter.id)).removesuffix(".html").rstrip("/")
    return element("a", attachment.title, href=f"{folder}/{attachment.file}")


def _attachment_about(view: View, attachment: Attachment) -> Markup:
    if attachment.network:
        name = view.model.networks[attachment.network].called
        return view.link(f"{name} {attachment.year}", network_page(attachment.network, attachment.year))
    return view.link(f"År {attachment.year}", year_page(attachment.year))


def _held(attachment: Attachment) -> Markup:
    return tag("Finns", "current") if attachment.file else tag("Saknas", "missing")


def routines(view: View) -> Markup:
    """The ways of working: what each is, whether it is adopted, described or yet to be created, how often, for whom."""
    found = list(view.model.routines.values())
    if not found:
        return notice("note", "Ingen rutin finns ännu.")
    columns = ["Rutin", "Läge", "Hur ofta", "Vilka som deltar"]
    rows = [
        [
            view.link(routine.title, routine_page(routine.page)),
            _routine_status(view, routine),
            routine.frequency or unknown(),
            join([_participants(routine), edit_link(view, routine)]),
        ]
        for routine in found
    ]
    if any(routine.owner for routine in found):
        columns.append("Ansvarig")
        for row, routine in zip(rows, found, strict=True):
            row.append(owned_by(view, routine.owner) or "–")
    return table("Rutiner", columns, rows)


def _participants(routine: Routine) -> Markup:
    first, *others = routine.participants or ("",)
    return enumerate_words([first, *(inside(one) for one in others)]) if first else unknown()


def _routine_status(view: View, routine: Routine) -> Markup:
    label, colour = routine_word_and_colour(routine, view.day)
    match routine_status(routine, view.day):
        case RoutineStatus.TO_BE_CREATED:
            return join([tag(f"{label} {routine.year}", colour), "Resultatet är okänt"])
        case RoutineStatus.ENDED:
            return join([tag(label, colour), _ended(view, routine)])
        case RoutineStatus.ADOPTED if routine.adopted:
            return join([tag(label, colour), in_words(routine.adopted.date)])
    return tag(label, colour)


def _ended(view: View, routine: Routine) -> Markup:
    """Until when a routine held, and what took its place."""
    parts = [text(f"Gällde till och med {in_words(routine.end)}")] if routine.end else []
    after = view.model.routines.get(routine.replaced_by or "")
    if after:
        parts.append(join(["Ersatt av", view.link(after.title, routine_page(after.page))]))
    return join(parts, ". ")


def routine(view: View, routine: str) -> Markup:
    """One way of working: what the source says of it, how it stands, how often, who takes part and who answers."""
    found = view.model.routines[routine]
    words = join([found.text, cited(view, found)])
    match routine_status(found, view.day):
        case RoutineStatus.TO_BE_CREATED:
            box = notice("warning", f"Ska upprättas {found.year}; resultat okänt", words)
        case RoutineStatus.ENDED:
            box = notice("warning", "Gäller inte längre", join([_ended(view, found) + Markup("."), words]))
        case RoutineStatus.ADOPTED:
            box = notice("info", "Antagen", words)
        case _:
            box = notice("info", "Så står det i källan", words)
    rows: list[tuple[str, str | Markup]] = [
        ("Hur ofta", found.frequency or unknown()),
        ("Vilka som deltar", _participants(found)),
    ]
    if found.owner:
        rows.append(("Ansvarig", owned_by(view, found.owner)))
    if found.adopted:
        late = f"Skulle upprättas {found.year}." if found.year and found.year < found.adopted.date.year else ""
        rows.append(("Antagen", join([_adopted(view, found.adopted), note(late) if late else ""])))
    remarked = remarks(view, found)
    return join([box, element("p", remarked) if remarked else "", definitions(rows)], "\n\n")


def _adopted(view: View, decision: Decision) -> Markup:
    """When a routine was adopted, by whom, and how."""
    who = ", ".join(
        part for part in (organisation(view, decision.body), decision.paragraph, decision.reference) if part
    )
    when = f"{in_words(decision.date)}: {decision.outcome}"
    return with_remarks(view, join([when, f"({who})", cited(view, decision)]), decision)


def organisations(view: View) -> Markup:
    """Who is responsible for the networks; the city's organisations, when they existed and who took over."""
    city = view.model.city
    responsible = definitions(
        [
            (view.say("Stad"), city.name),
            ("Samordnar nätverken", _existing(view, city.administration)),
            ("Får planerna", _existing(view, city.committee)),
        ]
    )
    known = [one for one in view.model.organisations.values() if not one.start or one.start.first_day <= view.day]
    kinds = view.model.vocabulary.organisation_kinds
    order = list(kinds)
    known.sort(key=lambda one: (order.index(one.kind), one.name.casefold()))
    rows = [_organisation(view, one, kinds[one.kind].label) for one in known]
    columns = ["Organisation", "Slag", "Fanns", "Vad den gör", "Efterträdare", "Källa"]
    listed = table("Organisationer", columns, rows) if rows else notice("note", "Ingen organisation finns ännu.")
    return join([responsible, listed], "\n\n")


def _existing(view: View, identifier: str) -> str | Markup:
    """An organisation's name, or unknown on a day before it existed: who was responsible then is not in city.yml."""
    start = view.model.organisations[identifier].start
    return unknown() if start and start.first_day > view.day else organisation(view, identifier)


def _organisation(view: View, one: Organisation, kind: str) -> list[str | Markup]:
    successors = [organisation(view, successor) for successor in one.successors]
    return [
        with_remarks(view, join([sentence(one.name), note(f"Kortform: {one.short}") if one.short else ""]), one),
        kind,
        sentence(lifetime(one)) or (unknown() if one.end is None else "Finns, sedan när är okänt"),
        one.text or "",
        join(successors, ", "),
        cited(view, one),
    ]
