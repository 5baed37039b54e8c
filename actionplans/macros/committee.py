"""Macros about the committee, the ways of working and the city's organisation."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from actionplans.macros.forms import change_file
from actionplans.macros.functions import owned_by
from actionplans.macros.parts import cited, doubt, edit_link, organisation, remarks, unknown, with_remarks
from actionplans.macros.sent import correction_box, is_told_there, matter_href, sent_papers
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
from actionplans.site.addresses import attachment_file, matter_page, network_page, routine_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import (
    inside,
    lifetime,
    months_of,
    outcome_with_reason,
    routine_word,
    routine_word_and_colour,
    sentence,
)


def matters(view: View) -> Markup:
    """The committee's matters, newest first: what it got on which day, and what it decided."""
    found = sorted(view.model.matters.values(), key=lambda matter: (matter.date.sort_key, matter.id), reverse=True)
    if not found:
        return element("p", view.say("Inget nämndärende finns ännu."), class_="missing")
    columns = [view.say("Vad nämnden fick"), view.say("Vad nämnden beslutade"), "Bilagor"]
    rows = [[_got(view, matter), _decided(view, matter.decision), _how_many(matter)] for matter in found]
    return table(view.say("Nämndärenden"), columns, rows)


def _got(view: View, matter: Matter) -> Markup:
    """What a matter is about, by its day and title: several may be of one day."""
    named = view.link(f"{in_words(matter.date)}: {matter.title}", matter_page(matter.id))
    return join([named, edit_link(view, matter), note(join([_committee(view, matter), _meeting(matter)], ", "))])


def _committee(view: View, matter: Matter) -> str:
    return organisation(view, matter.committee)


def _meeting(matter: Matter) -> str:
    return f"sammanträde {in_words(matter.meeting)}" if matter.meeting else ""


def _how_many(matter: Matter) -> str:
    """How many attachments a matter has, and how many of them the site has not."""
    number = len(matter.attachments)
    missing = sum(not attachment_file(matter, one) for one in matter.attachments)
    if not number:
        return "Inga är kända"
    kept = "" if not missing else ", finns inte här" if missing == number else f", {missing} finns inte här"
    return f"{number}{kept}"


def _decided(view: View, decision: Decision | None) -> Markup:
    """What was decided, and when and where that is written; unknown where nobody knows."""
    if decision is None:
        return unknown()
    where = ", ".join(part for part in (decision.paragraph, decision.reference) if part)
    said = [f"{sentence(in_words(decision.date))}:", outcome_with_reason(decision), f"({where})" if where else ""]
    return with_remarks(view, join([*said, cited(view, decision)]), decision)


def matter(view: View, matter: str) -> Markup:
    """One matter: what the committee got and decided and on which day, the attachments; then how it came about."""
    found = view.model.matters[matter]
    first: list[tuple[str, str | Markup]] = [
        ("Ärende", found.title),
        ("Datum", with_remarks(view, join([in_words(found.date), cited(view, found)]), found)),
        (view.say("Nämnd"), join([_committee(view, found), _meeting(found)], ", ")),
        ("Beslut", join([_decided(view, found.decision), _way_to_decision(view, found)])),
        ("Förslag till beslut", found.proposal),
    ]
    own = _own_papers(view, found)
    first += [(view.say("Stadens egna papper"), own)] if own else []
    about: list[tuple[str, str | Markup]] = [
        (view.say("Förvaltning"), join([organisation(view, found.administration), found.department or ""], ", ")),
        ("Handläggare", _handler(found)),
        ("Undertecknare", f"{found.signatory.name}, {found.signatory.title.lower()}" if found.signatory else unknown()),
        ("Diarienummer", found.reference or unknown()),
    ]
    about += [] if found.meeting else [("Sammanträde", unknown())]
    if found.reconstructed:
        about.append(("Original", view.say("Finns hos staden. Det som står här är återskapat ur öppna källor.")))
    corrections = [one for year in view.model.closed.values() for one in year.corrections if one.matter == matter]
    parts = [definitions(first), *(correction_box(one) for one in corrections if not is_told_there(found, one))]
    parts += [element("h2", "Bilagor", id="bilagor"), attachment_list(view, found, found.attachments)]
    parts += sent_papers(view, found)
    if found.steps:
        parts += [element("h2", "Ärendets gång", id="arendets-gang"), way(view, found.steps)]
    if found.covers:
        parts += [element("h2", "Vad informationen tar upp", id="innehall"), bullets(found.covers)]
    parts += [element("h2", "Vem som skrev", id="vem-som-skrev"), definitions(about)]
    return join(parts, "\n\n")


def _way_to_decision(view: View, matter: Matter) -> Markup:
    """The way to write in what was decided, or to change it."""
    label = "Ändra" if matter.decision else "Skriv in"
    return change_file(view, "arende", matter.id, "beslutet", "matter-decision", label)


def _handler(matter: Matter) -> Markup:
    handler = matter.handler
    if handler is None:
        return unknown()
    parts = [text(handler.name)]
    parts += [text(f"telefon {handler.phone}")] if handler.phone else []
    parts += [element("a", handler.email, href=f"mailto:{quote(handler.email, safe='@')}")] if handler.email else []
    return join(parts, ", ")


def attachment_list(view: View, matter: Matter, attachments: Sequence[Attachment]) -> Markup:
    """A matter's attachments: what each is about, and which of them the site has not."""
    if not attachments:
        return element("p", "Inga bilagor är kända.", class_="missing")
    number, missing = len(attachments), sum(not attachment_file(matter, one) for one in attachments)
    none = "Ingen av bilagorna finns här." if number > 1 else "Bilagan finns inte här."
    summary = none if missing == number else f"{missing} av {number} bilagor finns inte här." if missing else ""
    items = (_attachment(view, matter, one, apart=0 < missing < number) for one in attachments)
    return join([element("p", summary, class_="missing") if summary else "", bullets(items)], "\n\n")


def _attachment(view: View, matter: Matter, one: Attachment, *, apart: bool) -> Markup:
    """One attachment; that it is not here where that must be told apart from others that are."""
    here = attachment_file(matter, one)
    absent = "(finns inte här)" if apart and not here else ""
    about = note(join(["Sida:" if here else "Det som är känt:", _attachment_about(view, one)]))
    named = join([_attachment_title(view, matter, one), absent, edit_link(view, one)])
    return join([f"Bilaga {one.number}:", named, about])


def _attachment_title(view: View, matter: Matter, attachment: Attachment) -> Markup:
    here = attachment_file(matter, attachment)
    if not here:
        return text(attachment.title)
    return element("a", attachment.title, href=matter_href(view, matter, here))


def _own_papers(view: View, matter: Matter) -> Markup:
    """The letter, and all in one file, where the city's own files of them are here."""
    named = ((matter.letter, "Brevet"), (matter.bundle, "Allt i en fil"))
    links = [element("a", f"{what} (PDF)", href=matter_href(view, matter, one.file)) for one, what in named if one]
    return join(links, ", ")


def _attachment_about(view: View, attachment: Attachment) -> Markup:
    if attachment.network:
        name = view.model.networks[attachment.network].called
        return view.link(f"{name} {attachment.year}", network_page(attachment.network, attachment.year))
    return view.link(f"År {attachment.year}", year_page(attachment.year))


def routines(view: View) -> Markup:
    """The ways of working: what each is, whether it is adopted, described or yet to be created, how often, for whom."""
    found = list(view.model.routines.values())
    if not found:
        return element("p", "Ingen rutin finns ännu.", class_="missing")
    columns = ["Rutin", "Läge", "Hur ofta", "Vilka som deltar"]
    rows = [
        [
            view.link(routine.title, routine_page(routine.page)),
            _routine_status(view, routine),
            routine.frequency or unknown(),
            join([_participants(view, routine), edit_link(view, routine)]),
        ]
        for routine in found
    ]
    if any(routine.owner for routine in found):
        columns.append("Ansvarig")
        for row, routine in zip(rows, found, strict=True):
            row.append(owned_by(view, routine.owner) or "–")
    return table("Rutiner", columns, rows)


def _participants(view: View, routine: Routine) -> Markup:
    first, *others = routine.participants or ("",)
    names = {sentence(one.name): one.name for one in view.model.organisations.values()}
    return enumerate_words([first, *(names.get(one) or inside(one) for one in others)]) if first else unknown()


def _routine_status(view: View, routine: Routine) -> Markup:
    label, colour = routine_word_and_colour(routine, view.day)
    match routine_status(routine, view.day):
        case RoutineStatus.TO_BE_CREATED:
            return text(_to_be_created(routine, view))
        case RoutineStatus.ENDED:
            return join([tag(label, colour), _ended(view, routine)])
        case RoutineStatus.ADOPTED if routine.adopted:
            return join([tag(label, colour), in_words(routine.adopted.date)])
    return tag(label, colour)


def _to_be_created(routine: Routine, view: View) -> str:
    """That a routine is to be written, or was to be: what came of it is not known."""
    word = routine_word(routine, view.day)
    return f"{word}; vad det blev är okänt" if word.startswith("Skulle") else word


def _ended(view: View, routine: Routine) -> Markup:
    """Until when a routine held, and what took its place."""
    parts = [text(f"Gällde till och med {in_words(routine.end)}")] if routine.end else []
    after = view.model.routines.get(routine.replaced_by or "")
    if after:
        parts.append(join(["Ersatt av", view.link(after.title, routine_page(after.page))]))
    return join(parts, ". ")


def routine(view: View, routine: str) -> Markup:
    """One way of working: what the source says of it, how it stands, how often, who takes part and who answers."""
    found = view.model.routines.get(routine)
    if found is None:  # nobody had told of it yet, and the page tells of more
        return Markup("")
    words = join([doubt(view, found), found.text, cited(view, found)])
    match routine_status(found, view.day):
        case RoutineStatus.TO_BE_CREATED:
            box = notice("warning", _to_be_created(found, view), words)
        case RoutineStatus.ENDED:
            box = notice("warning", "Gäller inte längre", join([_ended(view, found) + Markup("."), words]))
        case _:
            box = element("p", words)
    rows: list[tuple[str, str | Markup]] = [
        ("Hur ofta", found.frequency or unknown()),
        *([("När på året", sentence(months_of(found)))] if found.months else []),
        ("Vilka som deltar", _participants(view, found)),
    ]
    if found.owner:
        rows.append(("Ansvarig", owned_by(view, found.owner)))
    if found.adopted:
        late = f"Skulle tas fram {found.year}." if found.year and found.year < found.adopted.date.year else ""
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
    columns = ["Organisation", "Slag", "Fanns", "Vad den gör", "Efterträdare"]
    none = element("p", "Ingen organisation finns ännu.", class_="missing")
    listed = table("Organisationer", columns, rows) if rows else none
    return join([responsible, listed], "\n\n")


def _existing(view: View, identifier: str) -> str | Markup:
    """An organisation's name, or unknown on a day before it existed: who was responsible then is not in city.yml."""
    start = view.model.organisations[identifier].start
    return unknown() if start and start.first_day > view.day else organisation(view, identifier)


def _organisation(view: View, one: Organisation, kind: str) -> list[str | Markup]:
    successors = [organisation(view, successor) for successor in one.successors]
    short = note(f"Kortform: {one.short}") if one.short else ""
    when = sentence(lifetime(one))
    return [
        join([sentence(one.name), cited(view, one), short, remarks(view, one)]),
        kind,
        join([doubt(view, one), when]) if when else unknown() if one.end is None else "Finns, sedan när är okänt",
        join(["" if when else doubt(view, one), one.text]) if one.text else "",
        join(successors, ", "),
    ]
