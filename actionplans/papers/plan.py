"""A network's action plan for a year as an attachment. What the plan does not hold is shown as unknown."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence

from actionplans.changes import between_years
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import Activity, Attachment, DatedPriority, Model, Network, Plan, Priority
from actionplans.model.timeline import holds_in
from actionplans.papers import tree
from actionplans.papers.bars import outcome_bars
from actionplans.papers.case import Case
from actionplans.papers.costs import plan_cost
from actionplans.papers.goals import plan_goals, served
from actionplans.papers.going_on import going_on, scope
from actionplans.papers.known import known_blocks, known_records, what_instead
from actionplans.papers.pieces import (
    NOTHING,
    Part,
    attachment_part,
    organisation,
    passage,
    role_table,
    unknown,
    with_remarks,
)
from actionplans.papers.tree import Block, Text
from actionplans.site.followup import outcomes
from actionplans.swedish.bodies import say
from actionplans.swedish.words import PLAN_PARTS, UNKNOWN, either, listed, sentence


def plan_part(case: Case, attachment: Attachment) -> Part:
    """The attachment that holds a network's plan for a year; where data has none, the attachment says so."""
    if attachment.plan:
        return _other_plan(case, attachment, attachment.plan)
    network = case.model.networks[attachment.network] if attachment.network else None
    if network is None:
        return attachment_part(case, attachment, [], in_data=False)
    plan = case.model.plan_for(network.id, attachment.year)
    dated = [one for one in network.priorities if holds_in(one, attachment.year)]
    if plan is None or not any(getattr(plan, part) for part in PLAN_PARTS):
        return _instead(case, attachment, network, None, dated)
    if case.matter.reconstructed:
        return _instead(case, attachment, network, plan, dated)
    return attachment_part(
        case,
        attachment,
        [*_full_name(network), *scope(case.model, plan), *_sections(case, network, plan, dated)],
        ending=_routines(case.model, plan),
    )


def _other_plan(case: Case, attachment: Attachment, identifier: str) -> Part:
    """The attachment with a plan that is not one network's own: an administration's, or a common one with its parts."""
    plan = case.model.plans.get((identifier, attachment.year))
    if plan is None:
        return attachment_part(case, attachment, [], in_data=False)
    parts = [one for one in case.model.parts_of(plan) if one.network]
    body = [*scope(case.model, plan), *_own_sections(case, plan)]
    for one in sorted(parts, key=lambda part: case.model.networks[part.network or ""].name.casefold()):
        network = case.model.networks[one.network or ""]
        body += [tree.heading(2, f"Del: {network.name}"), *scope(case.model, one, 3), *_fragments(case, one, 3)]
        body += [tree.heading(3, case.say("Stadens uppdrag")), role_table(case, network, plan.year)]
    return attachment_part(case, attachment, body, ending=_routines(case.model, plan), records=[plan, *parts])


def _own_sections(case: Case, plan: Plan) -> list[Block]:
    """What a plan for several networks, or of one administration, says itself."""
    model = case.model
    return [
        tree.heading(2, "Syfte"),
        *passage(model, plan.purpose),
        *plan_goals(case, plan),
        tree.heading(2, "Prioriteringar"),
        _priorities(model, plan.priorities, plan),
        tree.heading(2, "Aktiviteter"),
        _activities(model, plan),
        tree.heading(2, say(model.city, "Samarbete inom staden")),
        _partners(model, plan),
    ]


def _instead(
    case: Case, attachment: Attachment, network: Network, plan: Plan | None, dated: Sequence[DatedPriority]
) -> Part:
    """An attachment whose content is not in the data: the little that is told of it, and what else is known."""
    year = attachment.year
    body = [*(_fragments(case, plan) if plan else []), *_attested(case, dated, year)]
    body += known_blocks(case, network, year)
    records = [*([plan] if plan else []), *dated, *known_records(case, network, year)]
    told_instead = what_instead(case, year)
    return attachment_part(case, attachment, body, records=records, in_data=False, told_instead=told_instead)


def _fragments(case: Case, plan: Plan, level: int = 2) -> Iterator[Block]:
    """The parts of a plan that a source tells, and the names of the others: headings over nothing would be many."""
    model = case.model
    sections: dict[str, Callable[[], list[Block]]] = {
        "purpose": lambda: passage(model, plan.purpose),
        "priorities": lambda: [_priorities(model, plan.priorities, plan)],
        "activities": lambda: [_activities(model, plan)],
        "partners": lambda: [_partners(model, plan)],
        "feedback": lambda: passage(model, plan.feedback),
        "reconciliation": lambda: passage(model, plan.reconciliation),
    }
    for key, make in sections.items():
        if getattr(plan, key):
            yield tree.heading(level, sentence(say(model.city, PLAN_PARTS[key])))
            yield from make()
        if key == "purpose":
            yield from plan_goals(case, plan, level)
    missing = [say(model.city, words) for key, words in PLAN_PARTS.items() if not getattr(plan, key)]
    if missing and level == 2:
        yield tree.heading(2, "Vad som saknas")
        yield tree.paragraph(f"Källorna säger inget om planens {either(missing)}.")


def _full_name(network: Network) -> list[Block]:
    """What the network calls itself: the title has only the name that the city goes by."""
    found = [one for one in network.facts if one.kind == "full_name"]
    if not found:
        return []
    newest = max(found, key=lambda one: one.as_of.sort_key if one.as_of else (0, 0, 0))
    return [tree.paragraph("Nätverkets fullständiga namn: ", newest.text.removesuffix("."), ".")]


def _sections(case: Case, network: Network, plan: Plan, dated: Sequence[DatedPriority]) -> list[Block]:
    model = case.model
    return [
        tree.heading(2, "Syfte"),
        *passage(model, plan.purpose),
        *plan_goals(case, plan),
        tree.heading(2, "Prioriteringar"),
        _priorities(model, [*plan.priorities, *dated], plan),
        tree.heading(2, "Aktiviteter"),
        _activities(model, plan),
        tree.heading(2, case.say("Stadens uppdrag")),
        role_table(case, network, plan.year),
        tree.heading(2, case.say("Samarbete inom staden")),
        _partners(model, plan),
        *plan_cost(case, network, plan.year),
        *_last_year(case, network, plan.year - 1),
        *_news(case, network, plan.year),
    ]


def _last_year(case: Case, network: Network, year: int) -> list[Block]:
    """How the plan before went, where its report is known with the letter: it is what the new plan builds on."""
    report = case.model.report_for(network.id, year)
    found = outcomes(case.model, case.letter_day, network.id, year)
    if report is None or not found:
        return []
    concluded = ""
    if report.evaluation:
        words = case.model.vocabulary.outcomes[report.evaluation.outcome].label.lower()
        concluded = f". Slutsats av utvärderingen: {words}."
    bars = outcome_bars(case.model, "", [("", found)], concluded)
    return [tree.heading(2, f"Hur det gick {year}"), bars]


def _news(case: Case, network: Network, year: int) -> list[Block]:
    """The roles and priorities that are new since the year before, where it had a plan to compare with."""
    if case.model.plan_for(network.id, year - 1) is None:
        return []
    # Of the plans only what they prioritise: activities are new every year, and texts are read where they stand.
    plans = {key: _priorities_alone(plan) for key, plan in case.model.plans.items()}
    found = between_years(dataclasses.replace(case.model, plans=plans), network.id, year - 1, year, case.letter_day)
    items = [[tree.paragraph(_told_here(one.sentence, network))] for one in found]
    return [tree.heading(2, f"Nytt sedan {year - 1}"), tree.bullets(items)] if items else []


def _told_here(change: str, network: Network) -> str:
    """A change on the network's own paper. A quoted text's full stop would end the sentence in its middle."""
    return re.sub(r"\.”", "”", sentence(change.removeprefix(f"{network.name}: "))).removesuffix(".") + "."


def _priorities_alone(plan: Plan) -> Plan:
    return dataclasses.replace(
        plan, purpose=None, goals=(), activities=(), partners=(), feedback=None, reconciliation=None
    )


def _routines(model: Model, plan: Plan) -> list[Block]:
    """What ends a plan."""
    return [
        tree.heading(2, "Återkoppling"),
        *passage(model, plan.feedback),
        tree.heading(2, "Politisk avstämning"),
        *passage(model, plan.reconciliation),
    ]


def _attested(case: Case, dated: Sequence[DatedPriority], year: int) -> list[Block]:
    """The priorities that other sources attest for the year."""
    if not dated:
        return []
    return [tree.heading(2, f"Prioriteringar som är belagda {year}"), _priorities(case.model, dated, None)]


def _priorities(model: Model, priorities: Sequence[Priority], plan: Plan | None) -> Block:
    if not priorities:
        return unknown()
    areas = model.vocabulary.priority_areas
    rows: list[list[Text]] = [
        [
            [str(number)],
            [*with_remarks(model, one.text, one), *served(model, plan, one.goals)],
            [", ".join(areas[area].label for area in one.areas) or UNKNOWN],
        ]
        for number, one in enumerate(priorities, 1)
    ]
    return tree.table([("Nr", 0), ("Prioritering", 3.6), ("Område", 2)], rows)


def _activities(model: Model, plan: Plan) -> Block:
    """The activities; each names its priority by the number that the table of priorities gives it."""
    if not plan.activities:
        return unknown()
    numbers = {one.id: str(number) for number, one in enumerate(plan.priorities, 1)}
    columns = [("Aktivitet", 3.3), ("Prioritering", 0), ("Ansvarig och medverkande", 3.7), ("Tid", 2.4)]
    rows = (_activity(model, plan, one, numbers.get(one.priority or "", NOTHING)) for one in plan.activities)
    return tree.table(columns, rows)


def _activity(model: Model, plan: Plan, one: Activity, priority: str) -> list[Text]:
    what = [*with_remarks(model, one.text, one), *going_on(model, plan, one), *served(model, plan, one.goals)]
    return [what, [priority], tree.lines(_taking_part(model, one)), [_when(one)]]


def _taking_part(model: Model, one: Activity) -> list[str]:
    """Who answers for an activity, and with whom: a line each."""
    found = [organisation(model, one.responsible)] if one.responsible else []
    found += [one.function] if one.function else []
    found += [f"{model.functions[one.owner].name} svarar för aktiviteten"] if one.owner else []
    if one.partners:
        others = listed(model.organisations[name].name for name in one.partners)
        found = [*(found or [UNKNOWN]), f"Med {others}"]
    return found or [UNKNOWN]


def _when(one: Activity) -> str:
    if one.continuous:
        return f"Löpande sedan {in_words(one.start)}" if one.start else "Löpande"
    if one.start:
        return sentence(span_in_words(one.start, one.end))
    return f"Till och med {in_words(one.end)}" if one.end else UNKNOWN


def _partners(model: Model, plan: Plan) -> Block:
    if not plan.partners:
        return unknown()
    rows: list[list[Text]] = [
        [[organisation(model, one.organisation)], with_remarks(model, one.text, one)] for one in plan.partners
    ]
    return tree.table([("Organisation", 2), ("Vad samarbetet gäller", 3)], rows)
