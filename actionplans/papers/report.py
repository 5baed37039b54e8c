"""The annual report of a year as an attachment: what each network's report says, the workshop, the trips, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplans.model.dates import in_words, span_in_words
from actionplans.model.fields import Record
from actionplans.model.records import Attachment, Evaluation, Event, Exchange, Network, Rating, Trip, Year
from actionplans.model.relations import took_part_in
from actionplans.model.timeline import in_year
from actionplans.papers import costs, tree
from actionplans.papers.bars import outcome_bars
from actionplans.papers.case import Case
from actionplans.papers.goals import reached
from actionplans.papers.going_on import checkpoint_blocks, covered, state_remarks
from actionplans.papers.pieces import (
    NOTHING,
    Part,
    attachment_part,
    doubted,
    held_roles,
    organisation,
    passage,
    remarks,
    with_remarks,
)
from actionplans.papers.tree import Block, Text
from actionplans.site.activities import Group, activities_of, all_of
from actionplans.site.attention import report_of
from actionplans.site.beside import beside
from actionplans.site.followup import Outcome, outcomes
from actionplans.site.schedule import Schedule
from actionplans.site.tally import UNREPORTED, label
from actionplans.swedish.phrases import on
from actionplans.swedish.words import UNKNOWN, either, inside, listed, sentence


def report_part(case: Case, attachment: Attachment) -> Part:
    """The attachment that holds a year's annual report, of all networks or of the one that it names."""
    networks = _networks(case, attachment)
    reports = {one.id: case.model.report_for(one.id, attachment.year) for one in networks}
    found = [report for report in reports.values() if report]
    if not found:
        body = [*_documented(case, networks, attachment.year), *_whole_year(case, attachment)]
        records = [*_known(networks, attachment.year), *_year_records(case, attachment)]
        told_instead = f"Här står i stället vad andra källor säger om {attachment.year}."
        return attachment_part(case, attachment, body, records=records, in_data=False, told_instead=told_instead)
    missing = [one for one in networks if reports[one.id] is None]
    told = [*_totals(case, networks, attachment.year), *_networks_told(case, networks, attachment.year)]
    body = [*told, *_whole_year(case, attachment)]
    ending = [*_missing(missing, attachment.year), *_about(case, networks, attachment.year)]
    return attachment_part(case, attachment, body, ending=ending, records=[*found, *_year_records(case, attachment)])


def _networks(case: Case, attachment: Attachment) -> list[Network]:
    """The networks that the report is about: first in the order of the matter's plans, then the others by name."""
    if attachment.network:
        return [case.model.networks[attachment.network]]
    order = [name for one in case.matter.attachments if one.kind == "plan" for name in covered(case.model, one)]
    members = [one for one in case.model.networks.values() if took_part_in(one, attachment.year)]
    last = len(order)
    return sorted(members, key=lambda one: (order.index(one.id) if one.id in order else last, one.name.casefold()))


# --- What the reports say -------------------------------------------------------------------------------------------


def _totals(case: Case, networks: Sequence[Network], year: int) -> Iterator[Block]:
    """How the year's activities stand, in words and bars; then what they led to. Nothing where none is known."""
    groups = _groups(case, networks, year)
    if not groups:
        return
    everything = all_of(groups)
    rows: list[tuple[str, Sequence[Outcome]]] = [(_names(case, one), one.outcomes) for one in groups]
    yield tree.heading(2, f"Hur det gick med aktiviteterna {year}")
    yield outcome_bars(case.model, "Nätverk", [*rows, *([("Alla nätverk", everything)] if len(rows) > 1 else [])])
    effects = [
        [*([tree.strong(f"{_names(case, one)}:"), " "] if len(networks) > 1 else []), " ".join(told)]
        for one in groups
        if (told := [_effect(outcome) for outcome in one.outcomes if outcome.result and outcome.result.effect])
    ]
    if effects:
        yield tree.heading(3, "Effekter")
        yield tree.bullets([tree.paragraph(*effect)] for effect in effects)


def _effect(outcome: Outcome) -> str:
    """What an activity led to, and which it was: else nobody knows what "the list" is."""
    effect = outcome.result.effect or "" if outcome.result else ""
    return f"{effect.removesuffix('.')} ({inside(outcome.activity.text)})." if outcome.activity else effect


def _groups(case: Case, networks: Sequence[Network], year: int) -> list[Group]:
    """The year's activities by plan, of the networks that are told of; of one alone what its own report tells."""
    if len(networks) == 1:
        found = outcomes(case.model, case.letter_day, networks[0].id, year)
        return [Group(tuple(networks), None, tuple(found))] if found else []
    asked = [one.id for one in networks]
    every = activities_of(case.model, case.letter_day, year)
    of_asked = [group for group in every if any(network.id in asked for network in group.networks)]
    # In the order in which the networks are told of.
    return sorted(of_asked, key=lambda group: min(asked.index(one.id) for one in group.networks if one.id in asked))


def _names(case: Case, group: Group) -> str:
    """The networks of a group, after whose plan it is where that is not their own."""
    names = listed(network.called for network in group.networks)
    if group.of_network or group.plan is None:
        return names
    whose = group.plan.administration
    return f"{organisation(case.model, whose) if whose else 'Gemensam plan'}: {names}"


def _networks_told(case: Case, networks: Sequence[Network], year: int) -> Iterator[Block]:
    for network in networks:
        report = case.model.report_for(network.id, year)
        if report is None:
            continue
        yield tree.heading(2, network.name)
        if report.summary:
            yield from passage(case.model, report.summary)
        yield tree.heading(3, "Aktiviteter och resultat")
        yield _results(case, outcomes(case.model, case.letter_day, network.id, year), network.id, year)
        yield from checkpoint_blocks(case, report, year)
        yield from reached(case, report)
        if report.exchanges:
            yield tree.heading(3, "Projektuppslag, kontakter och kommunikation")
            yield tree.bullets([[_exchange(case, one)] for one in report.exchanges])
        if report.evaluation:
            yield tree.heading(3, "Utvärdering")
            yield from _evaluation(case, report.evaluation)
            yield from costs.network_cost(case, network, year)
        elif len(networks) == 1:
            cost = costs.network_cost(case, network, year)
            yield from [tree.heading(3, "Kostnad"), *cost] if cost else []


def _results(case: Case, found: Sequence[Outcome], network: str, year: int) -> Block:
    if not found:
        return tree.paragraph("Inga aktiviteter är redovisade.")
    columns = [("Aktivitet", 2.6), ("Läge", 1.5), ("Vad som gjordes", 2.6), ("Resultat", 2.4), ("Effekt", 2.4)]
    return tree.table(columns, (_result(case, one, network, year) for one in found))


def _result(case: Case, one: Outcome, network: str, year: int) -> list[Text]:
    planned: Text = [one.activity.text if one.activity else "Utanför planen"]
    if one.result is None:
        return [planned, [label(case.model, one)], [UNKNOWN], [UNKNOWN], [UNKNOWN]]
    state: Text = [label(case.model, one), *state_remarks(case.model, one.result, network)]
    state += [tree.remark(f"({words})")] if (words := beside(one, year)) else []
    done = with_remarks(case.model, one.result.done, one.result)
    return [planned, state, done, [one.result.result or UNKNOWN], [one.result.effect or UNKNOWN]]


def _exchange(case: Case, one: Exchange) -> Block:
    kind = case.model.vocabulary.exchange_kinds[one.kind].label
    dated = f"{kind}, {in_words(one.date)}:" if one.date else f"{kind}:"
    # A project that began after the letter was not known then.
    known = case.model.projects.get(one.project or "")
    project = f" Projekt: {known.name}." if known and known.name not in one.text else ""
    address: Text = [" ", tree.link(one.url, tree.address(one.url), said=f"Webbsida: {one.text}")] if one.url else []
    said = f" {doubted(case.model, one, one.text)}{project}"
    return tree.paragraph(tree.strong(dated), said, *address, *remarks(case.model, one))


def _evaluation(case: Case, one: Evaluation) -> Iterator[Block]:
    words = case.model.vocabulary
    conclusion = tree.strong(f"Slutsats: {words.outcomes[one.outcome].label.lower()}.")
    yield tree.paragraph(conclusion, f" {doubted(case.model, one, one.text)}", *remarks(case.model, one))
    if one.ratings:
        yield tree.table(
            [("Kriterium", 2), ("Omdöme", 1.3), ("Skäl", 4)], (_rating(case, item) for item in one.ratings)
        )


def _rating(case: Case, one: Rating) -> list[Text]:
    words = case.model.vocabulary
    return [[words.criteria[one.criterion].label], [words.ratings[one.rating].label], [one.text or NOTHING]]


# --- The year over all networks -------------------------------------------------------------------------------------


def _year_records(case: Case, attachment: Attachment) -> Iterator[Record]:
    """What a report of all networks is made of besides the networks' own, for its list of sources."""
    if attachment.network is None:
        record = _year(case, attachment)
        yield from [record.workshop] if record and record.workshop else []
        yield from _trips(case, attachment)


def _whole_year(case: Case, attachment: Attachment) -> list[Block]:
    """The workshop and the trips, in a report of all networks."""
    if attachment.network:
        return []
    record, trips = _year(case, attachment), _trips(case, attachment)
    blocks: list[Block] = []
    if record and record.workshop:
        held = record.workshop
        when = f"Workshopen hölls {on(held.date)}." if held.date else ""
        blocks += [tree.heading(2, "Rese- och omvärldsworkshop")]
        said = " ".join(words for words in (when, held.text) if words)
        blocks += [tree.paragraph(said)] if said else []
        lessons = [[tree.paragraph(_lesson_of(case, one.network), one.text)] for one in held.lessons]
        blocks += [tree.bullets(lessons)] if lessons else []
    if trips:
        blocks += [tree.heading(2, "Resor och annat deltagande"), _trip_table(case, trips)]
    return [*blocks, *costs.year_costs(case, attachment.year)]


def _year(case: Case, attachment: Attachment) -> Year | None:
    return case.model.years.get(attachment.year)


def _trips(case: Case, attachment: Attachment) -> Sequence[Trip]:
    record = case.model.trips.get(attachment.year)
    return record.trips if record else ()


def _lesson_of(case: Case, network: str | None) -> str:
    return f"{case.model.networks[network].called}: " if network else ""


def _trip_table(case: Case, trips: Sequence[Trip]) -> Block:
    columns = [("Syfte", 2.8), ("Nätverk", 1.8), ("Tid och ort", 2), ("Delegationsbeslut", 2.2), ("Reserapport", 1.7)]
    rows = [_trip(case, one) for one in trips]
    if any(one.amounts or one.time for one in trips):
        columns = [("Syfte", 2.5), ("Nätverk", 1.7), ("Tid och ort", 2.3), ("Delegationsbeslut", 2.4)]
        columns += [("Reserapport", 1.8), ("Kostnad", 2.2)]
        rows = [[*row, costs.trip_cost(case, one)] for row, one in zip(rows, trips, strict=True)]
    return tree.table(columns, rows)


def _trip(case: Case, one: Trip) -> list[Text]:
    mode = case.model.vocabulary.participation_modes[one.mode].label
    where = ", ".join(words for words in (span_in_words(one.start, one.end), one.location) if words)
    # Only a trip abroad needs a decision and a report.
    needed = UNKNOWN if one.mode == "abroad" else "Behövs inte"
    report, went = report_of(case.model, one), costs.who_went(case, one)
    who = [tree.remark(f"{went}.")] if went else []
    return [
        [doubted(case.model, one, one.text), tree.remark(mode), *who, *remarks(case.model, one)],
        [listed(case.model.networks[name].called for name in one.networks) if one.networks else "Alla"],
        [sentence(where)],
        tree.lines(decisions(case, one)) or [needed],
        [sentence(in_words(report.date)) if report else needed],
    ]


def decisions(case: Case, trip: Trip) -> Iterator[str]:
    """A trip's decision or its steps, and whether it was decided when it had begun."""
    for step in trip.steps:
        kind = case.model.vocabulary.step_kinds[step.kind].label
        body = case.model.organisations[step.body].name if step.body else ""
        said = (f"{kind} {in_words(step.date)}", body, step.paragraph, step.reference)
        yield ", ".join(words for words in said if words)
    if one := trip.decision:
        reference = (one.reference or "").replace(" ", "\u00a0")  # DB 2024-21
        yield ", ".join(words for words in (sentence(in_words(one.date)), reference) if words)
    if trip.steps and trip.decided is None and trip.mode == "abroad":
        yield f"Beslut: {inside(UNKNOWN)}"
    if trip.decided and trip.decided.first_day > trip.start.last_day:
        yield "Efter avresan"


def _about(case: Case, networks: Sequence[Network], year: int) -> list[Block]:
    """What the words of the report mean, of those that stand in it."""
    words = (
        f"Rapporten bygger på det som har redovisats om varje nätverk. ”{UNKNOWN}” betyder att något inte redovisats"
    )
    silent = UNREPORTED[Schedule.PASSED][0]
    if any(label(case.model, one) == silent for one in all_of(_groups(case, networks, year))):
        words += (
            f", ”{silent}” att en aktivitet skulle vara gjord men inte nämns i rapporten: vad som hände är inte känt"
        )
    return [tree.heading(2, "Om rapporten"), tree.paragraph(f"{words}.")]


def _missing(networks: Sequence[Network], year: int) -> list[Block]:
    if not networks:
        return []
    names = listed(one.called for one in networks)
    return [tree.heading(2, "Vad som saknas"), tree.paragraph(f"Årsrapport för {year} saknas för {names}.")]


# --- Where there is no report ---------------------------------------------------------------------------------------


def _documented(case: Case, networks: Sequence[Network], year: int) -> list[Block]:
    """What is known of a year without a report: the roles held and what happened, and where nothing is."""
    known = [one for one in networks if held_roles(one, year) or _own_events(one, year)]
    blocks: list[Block] = []
    if known:
        rows: list[list[Text]] = [[[one.name], _held(case, one, year), _happened(case, one, year)] for one in known]
        columns = [("Nätverk", 1.6), (case.say("Stadens uppdrag"), 2.4), (case.say("Händelser som rör staden"), 4)]
        blocks += [tree.heading(2, f"Vad som är känt om {year}"), tree.table(columns, rows)]
    if others := [one.name for one in networks if one not in known]:
        nothing = case.say("Inget uppdrag och ingen händelse som rör staden är belagd")
        words = f"{nothing} {year} i {either(others)}."
        blocks.append(tree.paragraph(words))
    return blocks


def _known(networks: Sequence[Network], year: int) -> Iterator[Record]:
    """What is known of such a year, for the list of sources."""
    for network in networks:
        yield from held_roles(network, year)
        yield from _own_events(network, year)


def _held(case: Case, network: Network, year: int) -> Text:
    return tree.lines(doubted(case.model, role, role.text) for role in held_roles(network, year)) or ["Inget är belagt"]


def _own_events(network: Network, year: int) -> list[Event]:
    found = [one for one in network.events if one.scope == "city" and in_year(one, year)]
    return sorted(found, key=lambda one: one.date.sort_key)


def _happened(case: Case, network: Network, year: int) -> Text:
    told: list[Text] = []
    for one in _own_events(network, year):
        when = sentence(span_in_words(one.date, one.end))
        told.append([f"{when}: {doubted(case.model, one, one.text)}", *remarks(case.model, one)])
    return tree.apart(told) or ["Inget är belagt"]
