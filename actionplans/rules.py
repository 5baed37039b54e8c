"""What must be true of the data as a whole: one function a rule, one sentence each, every failure reported.

A rule takes the model and yields problems. What one value may look like is said in model.py and enforced by load.py;
what must hold between data, pages and navigation is in pages.py.
"""

from __future__ import annotations

import dataclasses
import itertools
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from actionplans import timeline
from actionplans.dates import PartialDate, in_words
from actionplans.load import field_specs
from actionplans.model import Event, Holding, Model, Network, Ongoing, Organisation, Record, Reference, Role, Term
from actionplans.problems import Place, Problem, suggestion

Broken = frozenset[tuple[str, str]]


def run(model: Model, broken: Broken, cited: frozenset[str]) -> list[Problem]:
    """Every problem that the rules find. `broken` are ids that could not be read, `cited` sources named in pages."""
    problems = list(unknown_references(model, broken))
    problems += unused_sources(model, cited)
    for rule in RULES:
        problems += rule(model)
    return problems


# --- Walking the model ----------------------------------------------------------------------------------------------


def records(model: Model) -> Iterator[Record]:
    """Every record in the model, outer before inner."""
    tops: list[Record] = [model.city, model.vocabulary]
    for field in dataclasses.fields(model):
        value = getattr(model, field.name)
        if isinstance(value, Mapping):
            tops += value.values()
    for top in tops:
        yield from with_inner(top)


def with_inner(record: Record) -> Iterator[Record]:
    """A record and every record inside it."""
    yield record
    for name in field_specs(type(record)):
        value = getattr(record, name)
        children = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
        for child in children:
            if isinstance(child, Record):
                yield from with_inner(child)


def references(record: Record) -> Iterator[tuple[Reference | Term, str, Place]]:
    """Every id and word that a record names: what kind of name it is, the name, and where it stands."""
    for name, mark in _marks(type(record)):
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if item is not None:
                key = f"{name}.{index}" if isinstance(value, tuple) else name
                yield mark, item, record.place_of(key)


_MARKS: dict[type[Record], list[tuple[str, Reference | Term]]] = {}


def _marks(kind: type[Record]) -> list[tuple[str, Reference | Term]]:
    """The fields of a kind of record that hold ids or words."""
    if kind not in _MARKS:
        _MARKS[kind] = [
            (spec.name, mark)
            for spec in field_specs(kind).values()
            for mark in _metadata(spec.annotation)
            if isinstance(mark, Reference | Term)
        ]
    return _MARKS[kind]


def _metadata(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    else:
        for argument in typing.get_args(annotation):
            yield from _metadata(argument)


def networks_holdings(model: Model) -> Iterator[tuple[Network, Holding]]:
    """Every membership, role and dated priority, with its network."""
    for network in model.networks.values():
        for holding in (*network.memberships, *network.roles, *network.priorities):
            yield network, holding


def events(model: Model) -> Iterator[Event]:
    """Every event of a network or a year."""
    for network in model.networks.values():
        yield from network.events
    for year in model.years.values():
        yield from year.events


# --- References -----------------------------------------------------------------------------------------------------

# What an editor calls the things that can be referred to, and where they are listed.
_NAMES = {
    "networks": ("nätverk", "data/networks/"),
    "organisations": ("organisation", "data/organisations.yml"),
    "projects": ("projekt", "data/projects.yml"),
    "sources": ("källa", "data/sources.yml"),
    "matters": ("ärende", "data/matters/"),
}


def unknown_references(model: Model, broken: Broken) -> Iterator[Problem]:
    """Every id and word must exist."""
    known = {name: {*getattr(model, name), *(key for kind, key in broken if kind == name)} for name in _NAMES}
    words = {
        field.name: {*getattr(model.vocabulary, field.name), *(key for kind, key in broken if kind == field.name)}
        for field in dataclasses.fields(model.vocabulary)
        if field.name in field_specs(type(model.vocabulary))
    }
    for record in records(model):
        for mark, name, place in references(record):
            if isinstance(mark, Reference) and name not in known[mark.collection]:
                what, where = _NAMES[mark.collection]
                yield Problem(
                    place,
                    f"okänt id ”{name}” för {what}",
                    suggestion(name, known[mark.collection], f"lägg till det i {where}"),
                )
            elif isinstance(mark, Term) and name not in words[mark.vocabulary]:
                allowed = words[mark.vocabulary]
                otherwise = f"välj bland {', '.join(sorted(allowed))}, eller lägg till ordet i data/vocabulary.yml"
                yield Problem(place, f"okänt ord ”{name}”", suggestion(name, allowed, otherwise))


def unknown_owners(model: Model) -> Iterator[Problem]:
    """A plan's or report's file must be named after a network."""
    for (network, _), thing in {**model.plans, **model.reports}.items():
        if network not in model.networks:
            place = Place(thing.place.path)
            do = suggestion(network, model.networks, "lägg till nätverket i data/networks/ eller byt filens namn")
            yield Problem(place, f"filnamnet ”{network}” är inte ett nätverk", do)


def plan_references(model: Model) -> Iterator[Problem]:
    """An activity's priority must be in the same plan, and a result's activity in that year's plan."""
    for plan in model.plans.values():
        priorities = {priority.id for priority in plan.priorities}
        for activity in plan.activities:
            if activity.priority and activity.priority not in priorities:
                do = suggestion(activity.priority, priorities, "ange en prioritering som står i samma plan")
                yield Problem(activity.place_of("priority"), f"okänd prioritering ”{activity.priority}”", do)
    for key, report in model.reports.items():
        activities = {activity.id for activity in model.plans[key].activities} if key in model.plans else set()
        for result in report.results:
            if result.activity and result.activity not in activities:
                do = suggestion(result.activity, activities, "ange en aktivitet som står i planen för samma år")
                yield Problem(result.place_of("activity"), f"okänd aktivitet ”{result.activity}”", do)


def repeated_ids(model: Model) -> Iterator[Problem]:
    """An id may be used once in a file."""
    for record in records(model):
        for name in ("priorities", "activities", "points"):
            seen: dict[str, Place] = {}
            for item in getattr(record, name, ()):
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


def unused_sources(model: Model, cited: frozenset[str]) -> Iterator[Problem]:
    """Every source must be used by something."""
    used = {name for record in records(model) for mark, name, _ in references(record) if mark == Reference("sources")}
    for source in model.sources.values():
        if source.id not in used and source.id not in cited:
            what = f"källan ”{source.id}” används inte"
            yield Problem(source.place, what, "ange den där den hör hemma, eller ta bort den")


# --- Dates ----------------------------------------------------------------------------------------------------------


def end_before_start(model: Model) -> Iterator[Problem]:
    """Nothing ends before it starts."""
    for record in records(model):
        start = getattr(record, "start", None) or getattr(record, "date", None)
        end = getattr(record, "end", None)
        if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last_day < start.first_day:
            what = f"slutet {end} är före starten {start}"
            yield Problem(record.place_of("end"), what, "rätta något av datumen")


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


def matter_dates(model: Model) -> Iterator[Problem]:
    """A matter's file is named after its date, and the committee meets and decides after the letter."""
    for matter in model.matters.values():
        if str(matter.date) != matter.id:
            what = f"datumet {matter.date} är inte filens namn {matter.id}"
            yield Problem(matter.place_of("date"), what, "ändra datumet eller byt filens namn")
        if matter.meeting and matter.meeting.last_day < matter.date.first_day:
            what = f"sammanträdet {matter.meeting} är före brevet {matter.date}"
            yield Problem(matter.place_of("meeting"), what, "rätta något av datumen")
        if matter.decision and matter.decision.date.last_day < matter.date.first_day:
            what = f"beslutet {matter.decision.date} är före brevet {matter.date}"
            yield Problem(matter.decision.place_of("date"), what, "rätta något av datumen")


def roles_outside_membership(model: Model) -> Iterator[Problem]:
    """A role lies within a membership, as far as the dates are known."""
    for network in model.networks.values():
        for role in network.roles:
            if not network.memberships:
                yield Problem(
                    role.place, f"roll utan medlemskap i {network.name}", "lägg till medlemskapet under memberships"
                )
            elif not any(_can_hold(membership, role) for membership in network.memberships):
                what = "rollen ligger utanför medlemskapets tid"
                yield Problem(role.place, what, "rätta rollens datum eller medlemskapets start och end")


def _can_hold(membership: Holding, role: Holding) -> bool:
    """Whether the known limits of the membership leave room for the role."""
    known = timeline.spans(role)
    if not known:
        return True
    starts_before = membership.start is None or membership.start.first_day <= known[0][0]
    lasts = not isinstance(membership.end, PartialDate) or membership.end.last_day >= known[-1][1]
    return starts_before and lasts


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
                if (first.holder, first.person) != (second.holder, second.person) and _overlap(first, second):
                    what = f"platsen i {body} har redan en innehavare på rad {first.place.line}"
                    yield Problem(second.place, what, "rätta datumen så att de inte överlappar")


def _overlap(first: Holding, second: Holding) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in timeline.spans(first) for b in timeline.spans(second))


def holders_outside_their_time(model: Model) -> Iterator[Problem]:
    """A role is held by an organisation that existed then."""
    for network in model.networks.values():
        for role in network.roles:
            holder = model.organisations.get(role.holder)
            if holder is not None and not _existed(holder, role):
                what = f"{holder.name} fanns inte under rollens tid"
                do = f"ange organisationen som fanns då{_lifetime(holder)}"
                yield Problem(role.place_of("holder"), what, do)


def _existed(organisation: Organisation, role: Role) -> bool:
    known = timeline.spans(role)
    too_early = organisation.start and any(last < organisation.start.first_day for _, last in known)
    too_late = isinstance(organisation.end, PartialDate) and any(
        first > organisation.end.last_day for first, _ in known
    )
    return not (too_early or too_late)


def _lifetime(organisation: Organisation) -> str:
    limits = [f"från {in_words(organisation.start)}"] if organisation.start else []
    if isinstance(organisation.end, PartialDate):
        limits.append(f"till {in_words(organisation.end)}")
    return f" ({organisation.name}: {' '.join(limits)})" if limits else ""


# --- Persons --------------------------------------------------------------------------------------------------------


def named_officials(model: Model) -> Iterator[Problem]:
    """Officials are described by function, never by name; a name needs the office that it belongs to."""
    for network in model.networks.values():
        for role in network.roles:
            if role.person and role.level != "political":
                do = "ta bort namnet och skriv funktionen i office, eller ange level: political"
                yield Problem(role.place_of("person"), "namn anges bara på politisk nivå", do)
            elif role.person and not role.office:
                what = "namnet står utan ämbete"
                yield Problem(
                    role.place_of("person"),
                    what,
                    "ange ämbetet i office, till exempel office: Trafiknämndens ordförande",
                )


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
            elif fact.kind != "website" and fact.url is not None:
                yield Problem(
                    fact.place_of("url"), "url används bara för kind: website", "ta bort raden eller ändra kind"
                )


def empty_records(model: Model) -> Iterator[Problem]:
    """A year's file says something."""
    for year in model.years.values():
        if year.direction is None and not year.events and not year.facts:
            yield Problem(
                year.place, "filen säger inget om året", "fyll i direction, events eller facts, eller ta bort filen"
            )


RULES: tuple[Callable[[Model], Iterator[Problem]], ...] = (
    unknown_owners,
    plan_references,
    repeated_ids,
    end_before_start,
    undated_holdings,
    announced_after_start,
    matter_dates,
    roles_outside_membership,
    shared_seats,
    holders_outside_their_time,
    named_officials,
    ongoing_only_with_start,
    website_has_address,
    empty_records,
)
