"""A plan's goals, and what a report tells of them, as blocks of a paper; nothing where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actionplans.model import progress
from actionplans.model.progress import Told
from actionplans.model.records import Goal, Measure, Model, Plan, PlanGoal, Report
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import NOTHING, with_remarks
from actionplans.papers.tree import Block, Text
from actionplans.swedish import progress as words
from actionplans.swedish.words import UNKNOWN, listed


def plan_goals(case: Case, plan: Plan) -> list[Block]:
    """What a plan is to lead to: each goal, the city's goals that it serves, and its measures with where they stand."""
    if not plan.goals:
        return []
    model = case.model
    rows: list[list[Text]] = [
        [with_remarks(model, one.text, one), _names(progress.named(model, None, one.serves))] for one in plan.goals
    ]
    blocks = [tree.table([("Mål", 3), ("Bidrar till", 2)], rows)]
    found = list(progress.measures(model, plan, case.letter_day))
    if found:
        columns = [("Mått", 3), ("Utgångsläge", 1.9), ("Målvärde", 2.2), ("Läge", 2.4)]
        measures: list[list[Text]] = [
            [
                _measure(model, one.measure),
                [words.baseline(one.measure) or UNKNOWN],
                [words.target(one.measure) or NOTHING],
                tree.lines(word for word in (words.latest(one), words.stand_word(one)) if word),
            ]
            for _, one in found
        ]
        blocks.append(tree.table(columns, measures))
    return [tree.heading(2, "Mål"), *blocks]


def _measure(model: Model, measure: Measure) -> Text:
    how = [tree.remark(measure.text)] if measure.text else []
    return [*with_remarks(model, measure.indicator, measure), *how]


def served(model: Model, plan: Plan | None, goals: Iterable[str]) -> Text:
    """The goals that a priority or activity serves, as a remark under it."""
    names = listed(words.goal_name(one) for one in progress.named(model, plan, goals))
    return [tree.remark(f"Mål: {names}.")] if names else []


def _names(goals: Sequence[PlanGoal | Goal]) -> Text:
    return tree.lines(words.goal_name(one) for one in goals) or [NOTHING]


def reached(case: Case, report: Report) -> Iterator[Block]:
    """What a report tells of goals, and which of the plan's measures it is silent about."""
    plans = progress.plans_of(case.model, report)
    rows = [_reached(case.model, plans, Told(report, one)) for one in report.reached]
    told = {(one.goal, one.measure) for one in report.reached}
    for plan in plans:
        for goal in plan.goals:
            silent = (one for one in goal.measures if (goal.id, one.id) not in told)
            rows += [
                [[words.goal_name(goal)], _measure(case.model, one), ["Inte redovisat"], [NOTHING]] for one in silent
            ]
    if rows:
        yield tree.heading(3, "Måluppfyllelse")
        yield tree.table([("Mål", 2.6), ("Mått", 2.6), ("Redovisat värde", 2.4), ("Vad det betyder", 2.6)], rows)


def _reached(model: Model, plans: Sequence[Plan], told: Told) -> list[Text]:
    name = told.reached.goal
    one = next((own for plan in plans if (own := progress.goal_of(plan, name))), None) or model.goals.get(name)
    measure = next((each for each in one.measures if each.id == told.reached.measure), None) if one else None
    return [
        [words.goal_name(one) if one else UNKNOWN],
        _measure(model, measure) if measure else ["Målet i stort"],
        [words.value(told, measure) or NOTHING],
        with_remarks(model, told.reached.text or NOTHING, told.reached),
    ]
