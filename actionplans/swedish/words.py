"""How dates, standings, plans and sources are said in Swedish, for every macro alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from actionplans.markup.elements import enumerate_words
from actionplans.model import timeline
from actionplans.model.dates import MONTHS, PartialDate, in_words, span_in_words
from actionplans.model.fields import Record
from actionplans.model.records import (
    City,
    Decision,
    Evaluation,
    Holding,
    Matter,
    Model,
    Network,
    Organisation,
    Plan,
    Project,
    Role,
    Routine,
    Sourced,
    Spent,
    Step,
)
from actionplans.model.relations import (
    Relation,
    has_ended,
    held_on,
    latest_consideration,
    predecessors,
    relation_on,
)
from actionplans.model.routines import RoutineStatus, routine_status
from actionplans.model.shapes import Ongoing
from actionplans.model.timeline import PlanStatus, Standing
from actionplans.swedish.bodies import say

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


def standing_word(holding: Holding, day: datetime.date) -> str:
    """How something stands on a day, in a word."""
    return standing_and_colour(holding, day)[0]


def standing_and_colour(holding: Holding, day: datetime.date) -> tuple[str, str]:
    """How something stands on a day: in a word, and by the name of its tag's colour (see theme/assets/site.css)."""
    if timeline.ends_soon(holding, day):
        return ("Upphör snart", "soon")
    return _STANDINGS[timeline.standing(holding, day)]


_RELATIONS = {
    Relation.LAST_KNOWN: "Okänt i dag",
    Relation.UNATTESTED: "Medlemskapet är inte belagt",
    Relation.COMING: "Kommande",
    Relation.FORMER: "Tidigare",
    Relation.CANDIDATE: "Kandidat",
    Relation.NONE: UNKNOWN,
}


def relation_word(known: Model, network: Network, day: datetime.date) -> str:
    """What a network is to the city on a day, in a word: the kinds of its memberships, or why there is none."""
    relation = relation_on(network, day)
    if relation in (Relation.MEMBER, Relation.ASSOCIATE):
        kinds = dict.fromkeys(one.kind for one in held_on(network, day))
        return listed(known.vocabulary.membership_kinds[kind].label for kind in kinds)
    latest = latest_consideration(network)
    if relation is Relation.DECLINED and latest and latest.outcome:
        return known.vocabulary.consideration_outcomes[latest.outcome].label
    return _RELATIONS[relation]


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


def outcome_with_reason(one: Decision | Step) -> str:
    """What a decision or a step came to, and why, where a source says so; nothing where neither is known."""
    if not one.reason:
        return one.outcome or ""
    why = f"Skäl: {one.reason}"
    return f"{one.outcome.removesuffix('.')}. {why}" if one.outcome else why


def hedge(known: Model, record: Record) -> str:
    """What stands before a claim that is not certain: "Troligen:", of the label "Trolig"; nothing before others."""
    if not isinstance(record, Sourced) or record.confidence == "high":
        return ""
    label = known.vocabulary.confidence[record.confidence].label
    return f"{label}{'en' if label.endswith('lig') else ''}:"


def evaluation_made(model: Model, one: Evaluation) -> str:
    """When an evaluation was made and by whom, in a sentence; nothing where neither is known."""
    by = [f"av {model.organisations[one.body].name}"] if one.body else []
    when = [in_words(one.date)] if one.date else []
    return f"Utvärderingen gjordes {' '.join([*when, *by])}." if by or when else ""


def listed(words: Iterable[str]) -> str:
    """A list in plain running text: "a, b och c"; nothing of nothing. markup.enumerate_words makes HTML of one."""
    found = list(words)
    return f"{', '.join(found[:-1])} och {found[-1]}" if len(found) > 1 else "".join(found)


_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def either(words: Sequence[str]) -> str:
    """Several things after a negation: "syfte, aktiviteter eller återkoppling"."""
    return f"{', '.join(words[:-1])} eller {words[-1]}" if len(words) > 1 else "".join(words)


def number_word(number: int) -> str:
    """A number in running text: up to twelve in words, as Myndigheternas skrivregler has it."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def grouped(checksum: str) -> str:
    """A checksum as a person reads it aloud or types it: in groups of eight signs."""
    return " ".join(checksum[at : at + 8] for at in range(0, len(checksum), 8))


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


def lifetime(record: Organisation | Network) -> str:
    """When an organisation or a network existed: "sedan 2 januari 2023", "till och med 2023", or nothing known."""
    if isinstance(record.end, PartialDate):
        return span_in_words(record.start, record.end) if record.start else f"till och med {in_words(record.end)}"
    return f"sedan {in_words(record.start)}" if record.start else ""


def became(known: Model, network: Network, day: datetime.date) -> tuple[str, list[Network]]:
    """What became of a network, and the networks that the sentence ends with: it is whole where there are none."""
    if not has_ended(network, day):
        ends = [one.end for one in network.memberships if isinstance(one.end, PartialDate)]
        last = max(ends, key=lambda date: date.sort_key, default=None)
        return (say(known.city, f"Staden var med till och med {in_words(last)}.") if last else "", [])
    until = in_words(network.end) if isinstance(network.end, PartialDate) else ""
    later = [known.networks[name] for name in network.successors]
    return (_ended_as(known, later, until) if later else f"Nätverket upphörde {until}.", later)


def _ended_as(known: Model, later: list[Network], until: str) -> str:
    if len(later) > 1:
        return f"Upphörde {until} och delades i"
    if len(predecessors(known.networks, later[0])) > 1:
        return f"Upphörde {until} och gick upp i"
    since = later[0].start
    return f"Heter sedan {in_words(since)}" if since else f"Hette så till och med {until}, och heter nu"


def spent_for(spent: Spent) -> str:
    """The time that money or working time is for: "2024", "2022–2025, per år"."""
    words = span_in_words(spent.period, spent.end) if spent.end else in_words(spent.period)
    return f"{words}, per år" if spent.per_year else words


def plan_status_word(plan: Plan, day: datetime.date) -> str:
    """Whether a plan holds on a day, in a word."""
    return plan_status_and_colour(plan, day)[0]


def plan_status_and_colour(plan: Plan, day: datetime.date) -> tuple[str, str]:
    """Whether a plan holds on a day: in a word, and by the name of its tag's colour."""
    if timeline.plan_status(plan) is PlanStatus.DRAFT:
        return ("Utkast", "soon")
    if not plan.begun(day):
        return ("Kommande", "coming")
    if plan.in_force(day):
        return ("Gäller", "current")
    return ("Tidigare år" if plan.last_year < day.year else "Gäller inte längre", "ended")


def letter_or_meeting(city: City, matter: Matter, day: datetime.date) -> str:
    """Where a matter stands without a decision: a letter's date is no meeting, and nobody knows that there was one."""
    if matter.meeting and matter.meeting.first_day <= day:
        return f"sammanträde {in_words(matter.meeting)}"
    return say(city, f"brev till nämnden {in_words(matter.date)}")


def how_far(city: City, plan: Plan, matter: Matter | None, day: datetime.date) -> str:
    """How far a plan has come: "Brev till nämnden 13 mars 2023, nämndens beslut är okänt"."""
    status = timeline.plan_status(plan)
    if status is PlanStatus.DECIDED and plan.decided is not None:
        return f"Beslutad {in_words(plan.decided.date)}"
    if status is PlanStatus.PRESENTED and matter is not None:
        return f"{sentence(letter_or_meeting(city, matter, day))}, {say(city, 'nämndens beslut är okänt')}"
    if status is PlanStatus.ATTESTED:
        return "Planen är belagd, men när den lades fram är okänt"
    return say(city, "Inte framlagd för nämnden")


def mandate(role: Role) -> str:
    """A role inside a sentence, with its end."""
    ending = f" (till och med {in_words(role.end)})" if isinstance(role.end, PartialDate) else ""
    return inside(role.text) + ending


# How editors begin a mandate that is told as what somebody did, and how it was called while it was held.
_WHILE_HELD = {
    "Ansvarade": "Ansvarar",
    "Deltog": "Deltar",
    "Drev": "Driver",
    "Företrädde": "Företräder",
    "Ingick": "Ingår",
    "Ledde": "Leder",
    "Samordnade": "Samordnar",
    "Satt": "Sitter",
    "Svarade": "Svarar",
    "Var": "Är",
}


def while_held(text: str) -> str:
    """The text of a mandate as it was while it was held: who "ledde" a group that is over, "leder" it until then."""
    first, space, rest = text.partition(" ")
    return f"{_WHILE_HELD.get(first, first)}{space}{rest}"


_ROUTINES = {
    RoutineStatus.DESCRIBED: ("Beskriven i källan", "current"),
    RoutineStatus.TO_BE_CREATED: ("Ska tas fram", "unknown"),
    RoutineStatus.ADOPTED: ("Antagen", "current"),
    RoutineStatus.ENDED: ("Gäller inte längre", "ended"),
}


def routine_word_and_colour(routine: Routine, day: datetime.date) -> tuple[str, str]:
    """How a way of working stands on a day: in a word, and by the name of its tag's colour."""
    return _ROUTINES[routine_status(routine, day)]


def routine_word(routine: Routine, day: datetime.date) -> str:
    """How a way of working stands on a day, with the year for which it was planned: afterwards, that it was planned."""
    word = routine_word_and_colour(routine, day)[0]
    if routine_status(routine, day) is not RoutineStatus.TO_BE_CREATED:
        return word
    late = routine.year is not None and routine.year < day.year
    return f"Skulle tas fram {routine.year}" if late else f"{word} {routine.year}"


def months_of(routine: Routine) -> str:
    """When in the year a way of working comes: "oktober och november"."""
    return listed(MONTHS[month - 1] for month in routine.months)


def appointment(role: Role, day: datetime.date) -> str:
    """By when the city should have appointed somebody, before and after that day."""
    if role.deadline is None:
        return ""
    return f"någon {'skulle' if role.deadline.last_day < day else 'ska'} vara utsedd senast {in_words(role.deadline)}"


def project_period(project: Project) -> str:
    """When a project ran, at the start of a cell; nothing where no source says."""
    if project.start:
        start, end = project.start, project.end
        if end and start.about and end.about and not (start.month or end.month):
            return f"Omkring {start.year}–{end.year}"
        return sentence(span_in_words(start, end) if end else f"från {in_words(start)}")
    observed = [in_words(date) for date in project.observed]
    return f"Belagt {', '.join(observed)}" if observed else ""
