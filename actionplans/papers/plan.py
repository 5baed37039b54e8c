"""A network's action plan for a year as an attachment. What the plan does not hold is shown as unknown."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from actionplans.changes import between_years
from actionplans.dates import in_words, span_in_words
from actionplans.model import Activity, Attachment, DatedPriority, Model, Network, Plan, Priority, Record
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import (
    NOTHING,
    Part,
    attachment_part,
    held_roles,
    organisation,
    passage,
    role_table,
    told,
    unknown,
)
from actionplans.papers.tree import Block, Text
from actionplans.timeline import holds_in
from actionplans.words import PLAN_PARTS, UNKNOWN, sentence


def plan_part(case: Case, attachment: Attachment) -> Part:
    """The attachment that holds a network's plan for a year; where data has none, the attachment says so."""
    network = case.model.networks[attachment.network] if attachment.network else None
    if network is None:
        return attachment_part(case, attachment, [], in_data=False)
    plan = case.model.plans.get((network.id, attachment.year))
    dated = [one for one in network.priorities if holds_in(one, attachment.year)]
    records: list[Record] = [*dated, *held_roles(network, attachment.year)]
    if plan is None or not any(getattr(plan, part) for part in PLAN_PARTS):
        documented = _documented(case, network, attachment.year, dated)
        return attachment_part(case, attachment, documented, records=records, in_data=False)
    sections, routines = _sections(case, network, plan, dated), _routines(case.model, plan)
    return attachment_part(case, attachment, sections, ending=routines, records=[plan, *records])


def _sections(case: Case, network: Network, plan: Plan, dated: Sequence[DatedPriority]) -> list[Block]:
    model = case.model
    return [
        tree.heading(2, "Syfte"),
        *passage(model, plan.purpose),
        tree.heading(2, "Prioriteringar"),
        _priorities(model, [*plan.priorities, *dated]),
        tree.heading(2, "Aktiviteter"),
        _activities(model, plan),
        tree.heading(2, "Stadens uppdrag"),
        role_table(case, network, plan.year),
        tree.heading(2, "Samarbete inom staden"),
        _partners(model, plan),
        *_news(case, network, plan.year),
    ]


def _news(case: Case, network: Network, year: int) -> list[Block]:
    """The roles and priorities that are new since the year before, where it had a plan to compare with."""
    if (network.id, year - 1) not in case.model.plans:
        return []
    # Of the plans only what they prioritise: activities are new every year, and texts are read where they stand.
    plans = {key: _priorities_alone(plan) for key, plan in case.model.plans.items()}
    found = between_years(dataclasses.replace(case.model, plans=plans), network.id, year - 1, year)
    items = [[tree.paragraph(sentence(one.sentence.removeprefix(f"{network.name}: ")))] for one in found]
    return [tree.heading(2, f"Nytt sedan {year - 1}"), tree.bullets(items)] if items else []


def _priorities_alone(plan: Plan) -> Plan:
    return dataclasses.replace(plan, purpose=None, activities=(), partners=(), feedback=None, reconciliation=None)


def _routines(model: Model, plan: Plan) -> list[Block]:
    """What ends a plan."""
    return [
        tree.heading(2, "Återkoppling"),
        *passage(model, plan.feedback),
        tree.heading(2, "Politisk avstämning"),
        *passage(model, plan.reconciliation),
    ]


def _documented(case: Case, network: Network, year: int, dated: Sequence[DatedPriority]) -> list[Block]:
    """What other sources say of the network that year."""
    blocks = [tree.heading(2, f"Stadens uppdrag {year}"), role_table(case, network, year)]
    if dated:
        blocks += [tree.heading(2, f"Prioriteringar som är belagda {year}"), _priorities(case.model, dated)]
    return blocks


def _priorities(model: Model, priorities: Sequence[Priority]) -> Block:
    if not priorities:
        return unknown()
    areas = model.vocabulary.priority_areas
    rows: list[list[Text]] = [
        [
            [str(number)],
            told(model, one.text, one),
            [", ".join(areas[area].label for area in one.areas) or UNKNOWN],
        ]
        for number, one in enumerate(priorities, 1)
    ]
    return tree.table([("Nr", 0.4), ("Prioritering", 3.6), ("Område", 2)], rows)


def _activities(model: Model, plan: Plan) -> Block:
    """The activities; each names its priority by the number that the table of priorities gives it."""
    if not plan.activities:
        return unknown()
    numbers = {one.id: str(number) for number, one in enumerate(plan.priorities, 1)}
    columns = [("Aktivitet", 3.2), ("Prioritering", 1.7), ("Ansvarig", 2.3), ("Tid", 1.8), ("Medverkande", 2.3)]
    rows = (_activity(model, one, numbers.get(one.priority or "", NOTHING)) for one in plan.activities)
    return tree.table(columns, rows)


def _activity(model: Model, one: Activity, priority: str) -> list[Text]:
    responsible = [organisation(model, one.responsible)] if one.responsible else []
    responsible += [one.function] if one.function else []
    return [
        told(model, one.text, one),
        [priority],
        [", ".join(responsible) or UNKNOWN],
        [_when(one)],
        [", ".join(organisation(model, partner) for partner in one.partners) or NOTHING],
    ]


def _when(one: Activity) -> str:
    if one.start:
        return sentence(span_in_words(one.start, one.end))
    return f"Till {in_words(one.end)}" if one.end else UNKNOWN


def _partners(model: Model, plan: Plan) -> Block:
    if not plan.partners:
        return unknown()
    rows: list[list[Text]] = [
        [[organisation(model, one.organisation)], told(model, one.text, one)] for one in plan.partners
    ]
    return tree.table([("Organisation", 2), ("Vad samarbetet gäller", 3)], rows)
