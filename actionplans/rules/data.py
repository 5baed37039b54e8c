"""What must be true of the data as a whole: one function a rule, one sentence each, every failure reported.

A rule takes the model and yields problems; it is run by its line in table.py. What one value may look like is said in
model/records.py and enforced by reading/values.py; what must hold between data, pages and menu is in rules/pages.py.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actionplans.model import timeline
from actionplans.model.dates import PartialDate
from actionplans.model.fields import COLLECTIONS, KEY, Record, field_specs
from actionplans.model.names import as_id
from actionplans.model.problems import Nearest, Place, Problem, nearest, suggestion
from actionplans.model.records import (
    ClosedPlan,
    Correction,
    Decision,
    Holding,
    Matter,
    Model,
    Role,
    Snapshot,
    Trip,
    Vocabulary,
)
from actionplans.model.references import to_make
from actionplans.model.relations import lineage, unbroken
from actionplans.model.shapes import Ongoing, Reference, kind_within
from actionplans.model.sourced import Span
from actionplans.model.unread import is_unread
from actionplans.model.walk import (
    all_references,
    events,
    list_fields,
    lists_with_ids,
    nested_fields,
    networks_holdings,
    records,
)
from actionplans.swedish.bodies import say
from actionplans.swedish.given_names import is_a_persons, is_given_name
from actionplans.swedish.plans import plan_years

# --- References -----------------------------------------------------------------------------------------------------

# The words that the code itself knows. All others can be renamed and removed freely.
_NEEDED = {
    "confidence": ("high",),
    "levels": ("political",),
    "fact_kinds": (
        "description",
        "full_name",
        "kind",
        "founded",
        "seat",
        "website",
        "membership_form",
        "members",
    ),
    "event_scopes": ("city",),
    "participation_modes": ("abroad",),
    "attachment_kinds": ("plan", "annual_report"),
    "languages": ("sv",),
}


def unknown_references(model: Model) -> Iterator[Problem]:
    """Every id and word must exist."""
    read = [name for name in COLLECTIONS if not is_unread(getattr(model, name))]
    known = {name: model.ids(name) for name in read}
    advice = {name: _IdAdvice(model, name) for name in read}
    words = dict(_words(model))
    for mark, name, place in all_references(model):
        if isinstance(mark, Reference):
            if name not in known.get(mark.collection, (name,)):
                what = COLLECTIONS[mark.collection][0]
                yield Problem(place, f"okänt id ”{name}” för {what}", advice[mark.collection].on(name))
        elif name not in words.get(mark.vocabulary, (name,)):
            labels = {word.label: key for key, word in getattr(model.vocabulary, mark.vocabulary).items()}
            do = _word_advice(name, words[mark.vocabulary], labels, mark.vocabulary)
            yield Problem(place, f"okänt ord ”{name}”", do)


def _words(model: Model) -> Iterator[tuple[str, set[str]]]:
    """Each list of words that could be read, with those that the code itself knows."""
    for name in field_specs(Vocabulary) if not is_unread(model.vocabulary) else ():
        if not is_unread(getattr(model.vocabulary, name)):
            yield name, {*model.words(name), *_NEEDED.get(name, ())}


class _IdAdvice:
    """What to do about unknown ids. Editors write the thing's name, or a source's address, where its id belongs."""

    def __init__(self, model: Model, collection: str) -> None:
        self.collection, self.where = collection, COLLECTIONS[collection][1]
        things = getattr(model, collection).values()
        self.addresses = _by(things, "url") if collection == "sources" else {}
        self.meant = _by(things, "title" if collection == "sources" else "name") | self.addresses
        if collection == "organisations":
            self.meant = _by_their_words(model) | self.meant
        self.nearest = Nearest(sorted(model.ids(collection)))

    def on(self, name: str) -> str:
        if name in self.meant:
            return f"menade du ”{self.meant[name]}”?"
        if name.casefold() in self.meant:
            return f"menade du ”{self.meant[name.casefold()]}”?"
        if _NOTHING.fullmatch(name):
            return "ta bort raden, om det inte finns någon eller inte är känt"
        if self.collection == "sources" and not re.fullmatch(KEY, name):
            return self.nearest.suggestion(name, to_make(name))
        near = self.nearest.to(name)
        if self.collection in _NOT_A_PERSON and not near and _names_a_person(name):
            return _NOT_A_PERSON[self.collection]
        return self.nearest.suggestion(name, f"lägg till det i {self.where}")


_NOTHING = re.compile(r"(?i)nej|ja|inga|ingen|inget|saknas|okänd|okänt|oklart|vet ej|n/a|[-–?]+")
_INITIAL = re.compile(r"(?:[A-ZÅÄÖ]\. ?)+[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?")


def _by_their_words(model: Model) -> dict[str, str]:
    """What people call the city, its committee and its administration, with their ids."""
    city = model.city
    if is_unread(city):
        return {}
    bodies = {getattr(city, key): said for key, said in _CALLED.items()}
    return {word: identifier for identifier, said in bodies.items() if not is_unread(identifier) for word in said}


# What people write for these, whatever the city is.
_CALLED = {
    "organisation": ("staden", "kommunen", "regionen"),
    "committee": ("nämnden", "utskottet", "styrelsen"),
    "administration": ("förvaltningen", "kontoret"),
}


def _names_a_person(name: str) -> bool:
    """Whether a text in place of an id names a person, in whatever order or as an address does."""
    words = re.findall(r"[^\W\d_]+", name.partition("@")[0])
    return (
        is_a_persons(name)
        or bool(_INITIAL.fullmatch(name))
        or (not re.fullmatch(KEY, name) and any(map(is_given_name, words)))
    )


# What is asked for is who holds or answers for something in the city's name, whoever works there just now.
_NOT_A_PERSON = {
    "organisations": "skriv inte en persons namn här, utan organisationens id ur "
    "data/organisations.yml; namnet står bara för förtroendevalda, i person, och tjänstepersoner nämns inte",
    "functions": "skriv inte en persons namn här, utan id för funktionen ur data/functions.yml",
}


def _by(things: Iterable[Any], key: str) -> dict[str, str]:
    """The ids of things by what they say under a key, so far as that could be read."""
    said = ((getattr(one, key, None), one.id) for one in things)
    return {text: identifier for text, identifier in said if not is_unread(text) and text}


def _word_advice(name: str, words: set[str], labels: Mapping[str, str], vocabulary: str) -> str:
    """What to do about an unknown word: it may be a word's Swedish label, which readers see but files do not hold.

    A compound that ends as another does is another word all the same: vårmöte is no årsmöte.
    """
    said = {key: label for label, key in labels.items()}
    label, word = _alike(name, labels), nearest(name, words)
    if label and not (word and label.casefold() != name.casefold()):
        return f"menade du ”{labels[label]}” ({label})?"
    if word:
        return f"menade du ”{word}”?"
    among = ", ".join(f"{word} ({said[word]})" if word in said else word for word in sorted(words))
    added = f"{as_id(name, '_')}: {{label: {name.strip().capitalize()}}}"
    return f"välj bland {among}, eller lägg till ordet under {vocabulary} i data/vocabulary.yml: {added}"


def _alike(name: str, known: Iterable[str]) -> str:
    """The known word that is like one and begins as it does; or the empty string."""
    near = nearest(name, known)
    return near if near and as_id(near)[:1] == as_id(name)[:1] else ""


def needed_words(model: Model) -> Iterator[Problem]:
    """The words that the code knows by name are in the vocabulary; their labels are free."""
    for vocabulary, needed in _NEEDED.items():
        for word in needed:
            if word not in model.words(vocabulary):
                what = f"ordet ”{word}” saknas under {vocabulary}"
                yield Problem(
                    model.vocabulary.place_of(vocabulary), what, "lägg tillbaka det; webbplatsen bygger på det"
                )


def unknown_owners(model: Model) -> Iterator[Problem]:
    """A plan's or report's file is named after a network; a plan's otherwise says whose it is, and so its report's."""
    known = model.ids("networks")
    adding = "lägg till nätverket i data/networks/ eller byt filens namn"
    naming = f"{adding}; en plan för flera nätverk, eller en av flera för ett, säger det med networks eller network"
    for plan in model.plans.values():
        if plan.id not in known and not plan.covers:
            what = f"filnamnet ”{plan.id}” är inte ett nätverk"
            yield Problem(Place(plan.place.path), what, suggestion(plan.id, known, naming))
    for (owner, year), report in model.reports.items():
        plan_unread = ("plans", f"{year}/{owner}") in model.broken
        if owner not in known and model.plan_for(owner, year) is None and not plan_unread:
            what = f"filnamnet ”{owner}” är inte ett nätverk"
            yield Problem(Place(report.place.path), what, suggestion(owner, known, adding))


def known_languages(model: Model) -> Iterator[Problem]:
    """Foreign names must be listed under a language of the vocabulary."""
    known = model.words("languages")
    for language, listed in model.foreign_names.items():
        if language not in known:
            do = suggestion(language, known, "lägg till språket under languages i data/vocabulary.yml")
            yield Problem(listed.place, f"okänt språk ”{language}”", do)


def marked_one_way(model: Model) -> Iterator[Problem]:
    """An abbreviation has one explanation, and a foreign name one language."""
    abbreviations = [(one.name, one.place_of("name")) for one in model.abbreviations.values()]
    names = [
        (name, listed.place_of(f"names.{index}"))
        for listed in model.foreign_names.values()
        for index, name in enumerate(listed.names)
        if name not in listed.names[:index]  # twice in one list is told of the list
    ]
    for found in (abbreviations, names):
        seen: dict[str, Place] = {}
        for name, place in found:
            if name in seen:
                yield Problem(place, f"”{name}” står redan på rad {seen[name].line}", "behåll en av dem")
            seen.setdefault(name, place)


def plan_references(model: Model) -> Iterator[Problem]:
    """An activity's priority must be in the same plan, and a result's activity in that year's plan."""
    for plan in model.plans.values():
        priorities = {priority.id for priority in plan.priorities}
        known = Nearest(priorities)
        for activity in plan.activities:
            if activity.priority and activity.priority not in priorities:
                do = known.suggestion(activity.priority, "ange en prioritering som står i samma plan")
                yield Problem(activity.place_of("priority"), f"okänd prioritering ”{activity.priority}”", do)
    for report in model.reports.values():
        if ("plans", f"{report.year}/{report.network}") in model.broken:
            continue
        planned = model.plan_for(report.network, report.year)
        activities = {activity.id for activity in planned.activities} if planned else set()
        known = Nearest(activities)
        results = itertools.chain(report.results, *(checkpoint.results for checkpoint in report.checkpoints))
        for result in results:
            if result.activity and result.activity not in activities:
                do = known.suggestion(result.activity, "ange en aktivitet som står i planen för samma år")
                yield Problem(result.place_of("activity"), f"okänd aktivitet ”{result.activity}”", do)


def one_result_each(model: Model) -> Iterator[Problem]:
    """An activity has one result in its year's report, and one at each checkpoint."""
    told = [one.results for one in model.reports.values()]
    told += [one.results for report in model.reports.values() for one in report.checkpoints]
    for results in told:
        seen: dict[str, Place] = {}
        for result in results:
            if not result.activity:
                continue
            place = result.place_of("activity")
            if result.activity in seen:
                what = f"aktiviteten ”{result.activity}” har redan ett resultat på rad {seen[result.activity].line}"
                yield Problem(place, what, "slå ihop dem till ett resultat")
            seen.setdefault(result.activity, place)


def repeated_ids(model: Model) -> Iterator[Problem]:
    """An id may be used once in a file."""
    for record in records(model):
        for name in lists_with_ids(type(record)):
            seen: dict[str, Place] = {}
            for item in getattr(record, name):
                if item.id in seen:
                    what = f"id ”{item.id}” används redan på rad {seen[item.id].line}"
                    yield Problem(item.place_of("id"), what, "ge posten ett eget id")
                seen.setdefault(item.id, item.place_of("id"))
    for matter in model.matters.values():
        numbers: dict[int, Place] = {}
        for attachment in matter.attachments:
            if attachment.number in numbers:
                what = f"bilaga {attachment.number} finns redan på rad {numbers[attachment.number].line}"
                yield Problem(attachment.place_of("number"), what, "ge bilagan ett eget nummer")
            numbers.setdefault(attachment.number, attachment.place_of("number"))


def repeated_items(model: Model) -> Iterator[Problem]:
    """A list names each thing once."""
    for record in records(model):
        for name in list_fields(type(record)):
            values = getattr(record, name)
            if len(set(values)) == len(values):
                continue
            for index, value in enumerate(values):
                if value in values[:index]:
                    yield Problem(record.place_of(f"{name}.{index}"), f"”{value}” står två gånger", "ta bort den ena")


# What each of these is about may be there once, be it said otherwise the second time; a rule of its own says so.
_ONE_EACH = ("id", "activity", "criterion", "number", "checksum")


def repeated_records(model: Model) -> Iterator[Problem]:
    """No post stands twice, word for word: a block that was pasted once too often."""
    for record in records(model):
        for name in nested_fields(type(record)):
            value = getattr(record, name)
            seen: dict[Record, Place] = {}
            for item in value if isinstance(value, tuple) else ():
                if item in seen and not any(getattr(item, key, None) for key in _ONE_EACH):
                    what = f"posten är lik den på rad {seen[item].line}, ord för ord"
                    yield Problem(item.place, what, "ta bort den ena")
                seen.setdefault(item, item.place)


def unused_sources(model: Model, cited: frozenset[str] | None, in_part: bool) -> Iterator[Problem]:
    """Every source must be used by something. Nobody can tell while something that may use it could not be read."""
    if cited is None or any(not _is_there(model, *one) for one in model.broken) or (in_part and _may_name_more(model)):
        return
    references = all_references(model)
    used = {name for mark, name, _ in references if isinstance(mark, Reference) and mark.collection == "sources"}
    for source in model.sources.values():
        if source.id not in used and source.id not in cited:
            what = f"källan ”{source.id}” används inte"
            yield Problem(source.place, what, "ange den där den hör hemma, eller ta bort filen")


def _is_there(model: Model, collection: str, key: str) -> bool:
    """Whether something that is not whole could be read in part."""
    year, _, name = key.partition("/")
    keys = (key, int(year), (name, int(year))) if year.isdecimal() else (key,)
    held = getattr(model, collection, {})
    return not is_unread(held) and any(one in held for one in keys)


def _may_name_more(model: Model) -> bool:
    """Whether a source may be named in what could not be read."""
    if is_unread(model.city):
        return True
    for record in records(model):
        for spec in field_specs(type(record)).values():
            if spec.mark == Reference("sources") or kind_within(spec.shape):
                value = getattr(record, spec.name)
                if is_unread(value) or (isinstance(value, tuple) and any(map(is_unread, value))):
                    return True
    return False


# --- Dates ----------------------------------------------------------------------------------------------------------


def end_before_start(model: Model) -> Iterator[Problem]:
    """Nothing ends before it starts."""
    for record in records(model):
        start = getattr(record, "start", None) or getattr(record, "date", None)
        end = getattr(record, "end", None)
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last_day < start.first_day:
            what = f"slutet {end} är före starten {start}"
            yield Problem(record.place_of("end"), what, "rätta något av datumen")


def observed_outside(model: Model) -> Iterator[Problem]:
    """What a source attests lies between the start and the end."""
    for record in records(model):
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        for index, date in enumerate(getattr(record, "observed", ())):
            if start and date.last_day < start.first_day:
                what = f"observed {date} är före starten {start}"
            elif isinstance(end, PartialDate) and date.first_day > end.last_day:
                what = f"observed {date} är efter slutet {end}"
            else:
                continue
            yield Problem(record.place_of(f"observed.{index}"), what, "rätta något av datumen")


def outside_the_year(model: Model) -> Iterator[Problem]:
    """A plan's activities and a year's events touch the year of their file: last year's is often copied."""
    for plan in model.plans.values():
        for activity in plan.activities:
            start, end = activity.start or activity.end, activity.end or activity.start
            if activity.continuous and start and start.year <= plan.last_year:
                continue  # it may have gone on for years
            if start and end and not (start.year <= plan.last_year and plan.year <= end.year):
                when = str(start) if start == end else f"{start}–{end}"
                what = f"aktiviteten är daterad {when} men planen gäller {plan_years(plan)}"
                key = "start" if activity.start else "end"
                yield Problem(activity.place_of(key), what, "rätta start och end, eller flytta aktiviteten")
    for year in model.years.values():
        for event in year.events:
            if not timeline.in_year(event, year.year):
                what = f"händelsen är daterad {event.date} men filen gäller {year.year}"
                do = f"rätta datumet, eller flytta händelsen till data/years/{event.date.year}.yml"
                yield Problem(event.place_of("date"), what, do)


def cycle_outside_the_year(model: Model) -> Iterator[Problem]:
    """A trip begins, and a workshop is held, in the year of its file."""
    for record in model.trips.values():
        for trip in record.trips:
            if trip.start.year != record.year:
                what = f"resan är daterad {trip.start} men filen gäller {record.year}"
                do = f"rätta datumet, eller flytta resan till data/trips/{trip.start.year}.yml"
                yield Problem(trip.place_of("start"), what, do)
    for year in model.years.values():
        held = year.workshop.date if year.workshop else None
        if year.workshop and held and held.year != year.year:
            what = f"workshopen är daterad {held} men filen gäller {year.year}"
            do = f"rätta datumet, eller flytta workshopen till data/years/{held.year}.yml"
            yield Problem(year.workshop.place_of("date"), what, do)


def undated_holdings(model: Model) -> Iterator[Problem]:
    """A membership, role or priority has at least one date, or nobody can tell when it held."""
    for _, holding in networks_holdings(model):
        if holding.start is None and holding.end is None and not holding.observed:
            do = "ange start, end eller observed, till exempel observed: [2023]"
            yield Problem(holding.place, "posten har inget datum", do)


def announced_after_start(model: Model) -> Iterator[Problem]:
    """Something is announced before it begins."""
    for record in records(model):
        announced = getattr(record, "announced", None)
        start = getattr(record, "start", None) or getattr(record, "date", None)
        if announced and start and announced.first_day > start.last_day:
            what = f"announced {announced} är efter starten {start}"
            yield Problem(record.place_of("announced"), what, "rätta datumet eller ta bort raden")


def announced_ends(model: Model) -> Iterator[Problem]:
    """What says when its end became known has an end."""
    for record in records(model):
        end = getattr(record, "end", None)
        if getattr(record, "end_announced", None) and not isinstance(end, PartialDate):
            what = "end_announced står utan slut" if end is None else "end_announced står vid end: ongoing"
            yield Problem(record.place_of("end_announced"), what, "ange slutet i end, eller ta bort raden")


def announced_events(model: Model) -> Iterator[Problem]:
    """An event that its sources foretold says when it was announced, or nobody sees it until it has happened."""
    for event in events(model):
        dates = [source.date for name in event.sources if (source := model.sources.get(name)) and source.date]
        foretold = len(dates) == len(event.sources) and all(date.last_day < event.date.first_day for date in dates)
        if foretold and event.announced is None:
            newest = max(dates, key=lambda date: date.last_day)
            what = f"händelsen {event.date} är senare än sin källa men saknar announced, och visas därför inte i förväg"
            yield Problem(event.place_of("date"), what, f"lägg till dagen då den blev känd, senast announced: {newest}")


def matter_dates(model: Model) -> Iterator[Problem]:
    """A matter's file is named after its date, and the committee meets and decides after the letter."""
    for matter in model.matters.values():
        if str(matter.date) != matter.id[: len("2023-03-13")]:
            what = f"datumet {matter.date} är inte filens namn {matter.id}"
            yield Problem(matter.place_of("date"), what, "ändra datumet eller byt filens namn")
        if matter.meeting and matter.meeting.last_day < matter.date.first_day:
            what = f"sammanträdet {matter.meeting} är före brevet {matter.date}"
            yield Problem(matter.place_of("meeting"), what, "rätta något av datumen")
        yield from _decided_before(matter.decision, matter)
    for plan in model.plans.values():
        presented = model.matters.get(plan.presented or "")
        if presented:
            yield from _decided_before(plan.decided, presented)


def reported_too_early(model: Model) -> Iterator[Problem]:
    """A report is presented, and its evaluation made, when its year has begun, not before."""
    for report in model.reports.values():
        matter = model.matters.get(report.presented or "")
        if matter and matter.date.last_day < datetime.date(report.year, 1, 1):
            what = f"årsrapporten gäller {report.year} men brevet är från {matter.date}, innan året började"
            yield Problem(report.place_of("presented"), what, "rätta ärendet, eller flytta filen till rätt år")
        made = report.evaluation
        if made and made.date and made.date.last_day < datetime.date(report.year, 1, 1):
            what = f"utvärderingen gäller {report.year} men är gjord {made.date}, innan året började"
            yield Problem(made.place_of("date"), what, "rätta datumet, eller flytta den till rätt års fil")


def _decided_before(decision: Decision | None, matter: Matter) -> Iterator[Problem]:
    if decision and decision.date.last_day < matter.date.first_day:
        what = f"beslutet {decision.date} är före brevet {matter.date}"
        yield Problem(decision.place_of("date"), what, "rätta något av datumen")


def roles_outside_membership(model: Model) -> Iterator[Problem]:
    """A role lies within a membership, as far as the dates are known: of the network or of those that it succeeds."""
    for network in model.networks.values():
        memberships = [one for before in lineage(model.networks, network) for one in before.memberships]
        for role in network.roles:
            if not memberships:
                yield Problem(
                    role.place, f"uppdrag utan medlemskap i {network.name}", "lägg till medlemskapet under memberships"
                )
            elif all(_outside(role, start, end) for start, end in unbroken(memberships)):
                what = "uppdraget ligger utanför medlemskapets tid"
                yield Problem(role.place, what, "rätta uppdragets datum eller medlemskapets start och end")


def _outside(role: Role, start: PartialDate | None, end: PartialDate | Ongoing | None) -> bool:
    """Whether a date of a role surely lies before the start or after the end: 2015 is not before 2015-06."""
    dates = [date for date in _dates(role) if not date.about]
    if start is not None and any(date.last_day < start.first_day for date in dates):
        return True
    if not isinstance(end, PartialDate):
        return False
    return isinstance(role.end, Ongoing) or any(date.first_day > end.last_day for date in dates)


def _dates(holding: Holding) -> list[PartialDate]:
    dates = (holding.start, holding.end, *holding.observed)
    return [date for date in dates if isinstance(date, PartialDate)]


def shared_seats(model: Model) -> Iterator[Problem]:
    """A seat for one has one holder at a time. Where the source names no body, nobody can tell whose seat it is."""
    for network in model.networks.values():
        seats: dict[tuple[str, str], list[Role]] = {}
        for role in network.roles:
            word = model.vocabulary.role_kinds.get(role.kind)
            if word and word.single_seat and role.body:
                seats.setdefault((role.kind, role.body), []).append(role)
        for (_, body), roles in seats.items():
            for first, second in itertools.combinations(roles, 2):
                same_holder = (first.holder, first.person) == (second.holder, second.person)
                handover = timeline.takes_over(first, second) or timeline.takes_over(second, first)
                if not same_holder and not handover and _overlap(first, second):
                    what = f"platsen i {body} är redan upptagen, på rad {first.place.line}"
                    yield Problem(second.place, what, "rätta datumen så att de inte överlappar")


def _overlap(first: Holding, second: Holding) -> bool:
    """Whether both were surely held on one day: one that ends in 2024 can precede one that starts in 2024."""
    one, other = _sure_span(first), _sure_span(second)
    if one and other and one[0] <= other[1] and other[0] <= one[1]:
        return True
    return _attested_within(second, one) or _attested_within(first, other)


def _attested_within(holding: Holding, span: Span | None) -> bool:
    return span is not None and any(span[0] <= date.first_day and date.last_day <= span[1] for date in _dates(holding))


def _sure_span(holding: Holding) -> Span | None:
    """The days on which it was held however its dates are meant; None where no day is sure."""
    newest = max(holding.observed, key=lambda date: date.sort_key, default=None)
    begin = holding.start or newest or holding.end
    if not isinstance(begin, PartialDate):
        return None
    last = holding.end or newest or begin
    last_day = datetime.date.max if isinstance(last, Ongoing) else last.first_day
    return (begin.last_day, last_day) if begin.last_day <= last_day else None


def closed_years(model: Model) -> Iterator[Problem]:
    """A closed year's plans are listed once, the committee's decision on them is known, and corrections come after."""
    for year, closed in model.closed.items():
        known = model.ids("networks") | {plan for plan, when in model.plans if when == year}
        entries: tuple[ClosedPlan | Correction, ...] = (*closed.plans, *closed.corrections)
        for entry in entries:
            yield from _corrects_one(entry)
            if entry.network is not None and entry.network not in known:
                do = suggestion(entry.network, known, "skriv vad planens fil heter, utan .yml")
                yield Problem(entry.place_of("network"), f"okänt id ”{entry.network}” för plan", do)
        seen: dict[str, Place] = {}
        for one in closed.plans:
            place, plan = one.place_of("network"), model.plans.get((one.network, year))
            if one.network in seen:
                what = f"{one.network} är redan stängt på rad {seen[one.network].line}"
                yield Problem(place, what, "ta bort en av raderna")
            elif plan and plan.decided is None:
                decision = say(model.city, "nämndens beslut om planen för")
                what = f"{decision} {one.network} {year} är inte känt"
                yield Problem(place, what, "ange decided i planen, eller ta bort raden; då är planen inte stängd")
            seen.setdefault(one.network, place)
        for correction in closed.corrections:
            if correction.date.last_day < closed.date.first_day:
                what = f"rättelsen {correction.date} är före stängningen {closed.date}"
                yield Problem(correction.place_of("date"), what, "rätta något av datumen")


def _corrects_one(entry: ClosedPlan | Correction) -> Iterator[Problem]:
    """A correction says what it corrects: a plan, a matter or a file that was sent with it."""
    if not isinstance(entry, Correction):
        return
    if (entry.network is None) == (entry.matter is None):
        do = "skriv network för en plan, eller matter för ett ärende"
        yield Problem(entry.place, "rättelsen säger inte om den gäller en plan eller ett ärende", do)
    elif entry.file is not None and entry.matter is None:
        yield Problem(entry.place_of("file"), "rättelsen gäller en fil men nämner inget ärende", "lägg till matter")


# --- Trips and evaluations --------------------------------------------------------------------------------------------


def trips(model: Model) -> Iterator[Trip]:
    """Every trip and other participation."""
    for record in model.trips.values():
        yield from record.trips


def reported_before_the_trip(model: Model) -> Iterator[Problem]:
    """A trip is reported after it began, be it in its own report or in another trip's."""
    for record in model.trips.values():
        for one in (trip for trip in record.trips if trip.report):
            for index, name in enumerate(one.report.trips if one.report else ()):
                other = next((trip for trip in record.trips if trip.id == name), None)
                if one.report and other and not other.report and one.report.date.last_day < other.start.first_day:
                    what = f"rapporten {one.report.date} är före resan ”{name}”, {other.start}"
                    yield Problem(one.report.place_of(f"trips.{index}"), what, "rätta något av datumen")
    for trip in trips(model):
        if trip.report and trip.report.date.last_day < trip.start.first_day:
            what = f"rapporten {trip.report.date} är före resan {trip.start}"
            yield Problem(trip.report.place_of("date"), what, "rätta något av datumen")


def trip_activities(model: Model) -> Iterator[Problem]:
    """A trip's activity is in that year's plan of one of its networks."""
    for record in model.trips.values():
        for trip in record.trips:
            if any(("plans", f"{record.year}/{network}") in model.broken for network in trip.networks):
                continue
            plans = [plan for network in trip.networks for plan in model.plans_for(network, record.year)]
            known = {activity.id for plan in plans for activity in plan.activities}
            if trip.activity and trip.activity not in known:
                otherwise = f"ange en aktivitet som står i planen för {record.year} för något av resans nätverk"
                do = suggestion(trip.activity, known, otherwise)
                yield Problem(trip.place_of("activity"), f"okänd aktivitet ”{trip.activity}”", do)


def somebody_took_part(model: Model) -> Iterator[Problem]:
    """At least one took part in a trip."""
    for trip in trips(model):
        if trip.participants is not None and trip.participants < 1:
            what = f"antalet deltagare är {trip.participants}"
            yield Problem(trip.place_of("participants"), what, "ange minst 1, eller ta bort raden")


def rated_twice(model: Model) -> Iterator[Problem]:
    """An evaluation rates each criterion once."""
    for report in model.reports.values():
        seen: dict[str, Place] = {}
        for rating in report.evaluation.ratings if report.evaluation else ():
            if rating.criterion in seen:
                what = f"kriteriet ”{rating.criterion}” har redan ett omdöme på rad {seen[rating.criterion].line}"
                yield Problem(rating.place_of("criterion"), what, "behåll ett av omdömena")
            seen.setdefault(rating.criterion, rating.place_of("criterion"))


# --- Persons --------------------------------------------------------------------------------------------------------


def named_officials(model: Model) -> Iterator[Problem]:
    """Officials are described by function, never by name; a name needs the office that it belongs to."""
    for network in model.networks.values():
        for role in network.roles:
            if role.person and role.level != "political":
                do = "ta bort namnet och skriv funktionen i office"
                if role.level is None:
                    do += ", eller ange level: political om uppdraget är förtroendevalt"
                yield Problem(role.place_of("person"), "namn anges bara på politisk nivå", do)
            elif role.person and not role.office:
                what = "namnet står utan ämbete"
                yield Problem(
                    role.place_of("person"),
                    what,
                    "ange ämbetet i office, till exempel office: Trafiknämndens ordförande",
                )


def vacant_with_person(model: Model) -> Iterator[Problem]:
    """Nobody holds a vacant seat."""
    for network in model.networks.values():
        for role in network.roles:
            if role.vacant and role.person:
                what = "platsen är tom men har ett namn"
                yield Problem(role.place_of("vacant"), what, "ta bort vacant eller person")


# --- Form that one value cannot know ----------------------------------------------------------------------------------


def ongoing_only_with_start(model: Model) -> Iterator[Problem]:
    """What goes on has begun: `end: ongoing` needs a start or an observation."""
    for _, holding in networks_holdings(model):
        if isinstance(holding.end, Ongoing) and holding.start is None and not holding.observed:
            yield Problem(
                holding.place_of("end"), "end: ongoing utan start eller observed", "ange när det började eller belades"
            )


def website_has_address(model: Model) -> Iterator[Problem]:
    """A fact of the kind website has an address, and no other fact has one."""
    for network in model.networks.values():
        for fact in network.facts:
            if fact.kind == "website" and fact.url is None:
                yield Problem(fact.place, "webbplatsen saknar adress", "lägg till url: https://…")
            elif fact.kind != "website" and "url" in fact.places:
                yield Problem(
                    fact.place_of("url"), "url används bara för kind: website", "ta bort raden eller ändra kind"
                )


def one_snapshot_each(model: Model) -> Iterator[Problem]:
    """A year's package is made once: it has one record, named after its release, and no other record has its sums."""
    seen: dict[tuple[str, object], Snapshot] = {}
    for snapshot in model.snapshots.values():
        if snapshot.id != f"plan-{snapshot.year}":
            what = f"årspaketet för {snapshot.year} heter ”{snapshot.id}”"
            yield Problem(snapshot.place, what, f"kalla det plan-{snapshot.year}, som utgåvan")
        for key in ("matter", "checksum", "content"):
            if getattr(snapshot, key) is None:
                continue
            first = seen.setdefault((key, getattr(snapshot, key)), snapshot)
            if first is not snapshot:
                what = f"{key} är samma som för {first.id} på rad {first.place_of(key).line}"
                yield Problem(snapshot.place_of(key), what, "låt python -m actionplans record-snapshot skriva posten")


def snapshot_dates(model: Model) -> Iterator[Problem]:
    """A package shows a day on or after its matter's, and is made on that day or later."""
    for snapshot in model.snapshots.values():
        if snapshot.made.last_day < snapshot.date.first_day:
            what = f"made {snapshot.made} är före date {snapshot.date}"
            yield Problem(snapshot.place_of("made"), what, "rätta något av datumen")
        matter = model.matters.get(snapshot.matter)
        if matter and snapshot.date.last_day < matter.date.first_day:
            what = f"date {snapshot.date} är före ärendets datum {matter.date}"
            yield Problem(snapshot.place_of("date"), what, "rätta datumet eller matter")


def months_of_the_year(model: Model) -> Iterator[Problem]:
    """A routine recurs in months that exist."""
    for routine in model.routines.values():
        for index, month in enumerate(routine.months):
            if not 1 <= month <= 12:
                do = "skriv månaderna som tal från 1 till 12, till exempel [2, 11]"
                yield Problem(routine.place_of(f"months.{index}"), f"{month} är inte en månad", do)


def lone_synonyms(model: Model) -> Iterator[Problem]:
    """A group of synonyms has at least two words."""
    for group in model.synonyms.values():
        if len(group.words) < 2:
            yield Problem(
                group.place_of("words"), "ett ensamt ord är ingen grupp", "lägg till ett ord, eller ta bort gruppen"
            )


def empty_records(model: Model) -> Iterator[Problem]:
    """A year's file says something, and so do a membership's terms and a checkpoint."""
    for year in model.years.values():
        said = (year.direction, year.events, year.facts, year.workshop, year.dialogues, year.due)
        if not any(said):
            do = "fyll i direction, events, facts eller workshop, eller ta bort filen"
            yield Problem(year.place, "filen säger inget om året", do)
    for membership in (one for network in model.networks.values() for one in network.memberships):
        terms = membership.terms
        if terms and not (terms.notice or terms.conditions or terms.note):
            do = "fyll i notice eller conditions, eller ta bort terms"
            yield Problem(membership.place_of("terms"), "villkoren säger ingenting", do)
    for checkpoint in (one for report in model.reports.values() for one in report.checkpoints):
        if not (checkpoint.text or checkpoint.results or checkpoint.presented or checkpoint.note):
            yield Problem(
                checkpoint.place, "avstämningen säger ingenting", "fyll i text eller results, eller ta bort den"
            )
