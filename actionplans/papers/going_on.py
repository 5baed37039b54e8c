"""How do papers tell whose a plan is and how it was revised, and how activities went on, moved and stood on a day?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import Activity, Attachment, Model, Plan, Report, Result, Revision
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import doubted, organisation, remarks, with_remarks
from actionplans.papers.tree import Block, Text
from actionplans.site.through_years import checkpoints, year_in_row
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import on
from actionplans.swedish.plans import in_a_row
from actionplans.swedish.words import UNKNOWN, listed, outcome_with_reason, sentence


def covered(model: Model, attachment: Attachment) -> tuple[str, ...]:
    """The networks that an attachment with a plan is for."""
    if attachment.plan:
        plan = model.plans.get((attachment.plan, attachment.year))
        return plan.covers if plan else ()
    return (attachment.network,) if attachment.network else ()


def scope(model: Model, plan: Plan, level: int = 2) -> list[Block]:
    """Whose a plan is and when it holds, where it is not one network's of one year; and how it was revised."""
    said = []
    if plan.networks:
        said.append(f"Planen är gemensam för {listed(model.networks[name].called for name in plan.networks)}.")
    if plan.administration:
        said.append(f"{say(model.city, 'Förvaltning')}: {organisation(model, plan.administration)}.")
    if plan.start and plan.end:
        said.append(f"Planen gäller {span_in_words(plan.start, plan.end)}.")
    elif plan.start:
        said.append(f"Planen gäller från {in_words(plan.start)}.")
    elif plan.end:
        said.append(f"Planen gäller till och med {in_words(plan.end)}.")
    blocks = [tree.paragraph(" ".join(said))] if said else []
    if plan.revisions:
        items = [[_revision(model, one)] for one in sorted(plan.revisions, key=lambda one: one.date.sort_key)]
        blocks += [tree.heading(level, "Revideringar"), tree.bullets(items)]
    return blocks


def _revision(model: Model, one: Revision) -> Block:
    by = ""
    if decided := one.decision:
        outcome = outcome_with_reason(decided).removesuffix(".")
        by = f" Beslut {on(decided.date)}: {outcome} ({organisation(model, decided.body)})."
    dated = tree.strong(f"Reviderad {in_words(one.date)}:")
    return tree.paragraph(dated, f" {doubted(model, one, one.text)}{by}", *remarks(model, one))


def going_on(model: Model, plan: Plan, activity: Activity) -> Text:
    """Which year in a row an activity is planned for, from the second on."""
    words = in_a_row(year_in_row(model, plan, activity, plan.year))
    return [tree.remark(sentence(words))] if words else []


def state_remarks(model: Model, result: Result, network: str) -> Text:
    """Where an activity moved, after the word that says so."""
    found = []
    if result.moved_to:
        year, _, activity = result.moved_to.partition("/")
        plans = model.plans_for(network, int(year)) if year.isdecimal() else ()
        name = next((one.text for plan in plans for one in plan.activities if one.id == activity), activity)
        where = f"till {year}" if year.isdecimal() else "okänt vart"
        found.append(f"{where} ({name})" if name else where)
    return [tree.remark(words) for words in found]


def checkpoint_blocks(case: Case, report: Report, year: int) -> Iterator[Block]:
    """Each checkpoint of a year: how it stood on that day."""
    plan = case.model.plan_for(report.network, year)
    names = {one.id: one.text for one in plan.activities} if plan else {}
    for one in checkpoints(report):
        yield tree.heading(3, f"Avstämning {in_words(one.date)}")
        if one.text:
            yield tree.paragraph(doubted(case.model, one, one.text), *remarks(case.model, one))
        if one.results:
            columns = [("Aktivitet", 2.6), ("Läge", 1.5), ("Vad som gjordes", 2.6), ("Resultat", 2.4)]
            yield tree.table(columns, (_row(case.model, result, names, report.network) for result in one.results))


def _row(model: Model, result: Result, names: dict[str, str], network: str) -> list[Text]:
    state: Text = [model.vocabulary.activity_states[result.state].label, *state_remarks(model, result, network)]
    state += [tree.remark(f"(läget {in_words(result.as_of)})")] if result.as_of else []
    name = names.get(result.activity or "", "Utanför planen")
    return [[name], state, with_remarks(model, result.done, result), [result.result or UNKNOWN]]
