"""A network's action plan for a year as an attachment. What the plan does not hold is shown as unknown."""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.dates import in_words, span_in_words
from actionplans.model import Activity, Attachment, DatedPriority, Model, Network, Passage, Plan, Priority, Record
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import (
    NOT_IN_DATA,
    Part,
    attachment_part,
    held_roles,
    organisation,
    passage,
    remarks,
    role_table,
    told,
)
from actionplans.papers.tree import Block, Text
from actionplans.timeline import holds_in
from actionplans.words import PLAN_PARTS, UNKNOWN, sentence


def plan_part(case: Case, attachment: Attachment) -> Part:
    """The attachment that holds a network's plan for a year; where data has none, the attachment says so."""
    network = case.model.networks[attachment.network] if attachment.network else None
    if network is None:
        return attachment_part(case, attachment, [tree.box(NOT_IN_DATA)], [])
    plan = case.model.plans.get((network.id, attachment.year))
    roles = held_roles(network, attachment.year)
    dated = [one for one in network.priorities if holds_in(one, attachment.year)]
    if plan and (dated or any(getattr(plan, part) for part in PLAN_PARTS)):
        body = _sections(case, network, plan, dated)
    else:
        known = f"Det här är känt om stadens uppdrag i {network.name} {attachment.year}."
        body = [tree.box(NOT_IN_DATA), tree.paragraph(known), role_table(case, network, attachment.year)]
    records: Sequence[Record] = [*([plan] if plan else []), *dated, *roles]
    return attachment_part(case, attachment, body, records)


def _sections(case: Case, network: Network, plan: Plan, dated: Sequence[DatedPriority]) -> list[Block]:
    model = case.model
    return [
        tree.heading(2, "Syfte"),
        *_passage(model, plan.purpose),
        tree.heading(2, "Prioriteringar"),
        _priorities(model, [*plan.priorities, *dated]),
        tree.heading(2, "Aktiviteter"),
        _activities(model, plan),
        tree.heading(2, "Stadens uppdrag"),
        role_table(case, network, plan.year),
        tree.heading(2, "Samarbete inom staden"),
        _partners(model, plan),
        tree.heading(2, "Återkoppling"),
        *_passage(model, plan.feedback),
        tree.heading(2, "Politisk avstämning"),
        *_passage(model, plan.reconciliation),
    ]


def _passage(model: Model, found: Passage | None) -> list[Block]:
    if found is None:
        return [_unknown()]
    blocks = passage(found.text)
    blocks[-1]["content"] += remarks(model, found)
    return blocks


def _unknown() -> Block:
    return tree.paragraph(f"{UNKNOWN}.")


def _priorities(model: Model, priorities: Sequence[Priority]) -> Block:
    if not priorities:
        return _unknown()
    areas = model.vocabulary.priority_areas
    return tree.table(
        [("Prioritering", 3), ("Område", 2)],
        (
            [told(model, one.text, one), [", ".join(areas[area].label for area in one.areas) or UNKNOWN]]
            for one in priorities
        ),
    )


def _activities(model: Model, plan: Plan) -> Block:
    if not plan.activities:
        return _unknown()
    columns = [("Aktivitet", 3.2), ("Prioritering", 2.2), ("Ansvarig", 2.2), ("Tid", 1.7), ("Medverkande", 2.2)]
    return tree.table(columns, (_activity(model, plan, one) for one in plan.activities))


def _activity(model: Model, plan: Plan, one: Activity) -> list[Text]:
    priority = next((item.text for item in plan.priorities if item.id == one.priority), UNKNOWN)
    responsible = [organisation(model, one.responsible)] if one.responsible else []
    responsible += [one.function] if one.function else []
    return [
        told(model, one.text, one),
        [priority],
        [", ".join(responsible) or UNKNOWN],
        [_when(one)],
        [", ".join(organisation(model, partner) for partner in one.partners) or UNKNOWN],
    ]


def _when(one: Activity) -> str:
    if one.start:
        return sentence(span_in_words(one.start, one.end))
    return f"Till {in_words(one.end)}" if one.end else UNKNOWN


def _partners(model: Model, plan: Plan) -> Block:
    if not plan.partners:
        return _unknown()
    rows: list[list[Text]] = [
        [[organisation(model, one.organisation)], told(model, one.text, one)] for one in plan.partners
    ]
    return tree.table([("Organisation", 2), ("Vad samarbetet gäller", 3)], rows)
