"""A plan's goals, and what a report tells of them, as blocks of a paper; nothing where there are none."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from actionplans.model import progress
from actionplans.model.progress import Progress, Stand, Told
from actionplans.model.records import Goal, Measure, Model, Plan, PlanGoal, Report
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import NOTHING, doubted, remarks, with_remarks
from actionplans.papers.tree import Block, Text
from actionplans.swedish import progress as words
from actionplans.swedish.words import UNKNOWN, listed


def plan_goals(case: Case, plan: Plan, level: int = 2) -> list[Block]:
    """What a plan is to lead to: each goal, the city's goals that it serves, and its measures with where they stand."""
    if not plan.goals:
        return []
    blocks = [tree.heading(level, "Mål"), _goals(case.model, plan)]
    found = list(progress.measures(case.model, plan, case.letter_day))
    return [*blocks, _measures(case.model, plan, found)] if found else blocks


def _goals(model: Model, plan: Plan) -> Block:
    """The goals by number, where there are several: what serves one need not say its whole text again."""
    if len(plan.goals) == 1 and not plan.goals[0].serves:
        return tree.paragraph(*with_remarks(model, plan.goals[0].text, plan.goals[0]))
    rows: list[list[Text]] = [[with_remarks(model, one.text, one)] for one in plan.goals]
    columns = [("Mål", 3.0)]
    if len(plan.goals) > 1:
        columns.insert(0, ("Nr", 0))
        rows = [[[str(number)], *row] for number, row in enumerate(rows, 1)]
    if any(one.serves for one in plan.goals):
        columns.append(("Bidrar till", 2))
        rows = [
            [*row, _names(progress.named(model, None, one.serves))] for row, one in zip(rows, plan.goals, strict=True)
        ]
    return tree.table(columns, rows)


def _measures(model: Model, plan: Plan, found: Sequence[tuple[PlanGoal, Progress]]) -> Block:
    """The measures of a plan's goals. A new plan has nothing to tell of how they stand, and no column for it."""
    rows: list[list[Text]] = [
        [
            [
                *_measure(model, one.measure),
                *([tree.remark(f"Hör till {_short(plan, goal)}.")] if len(plan.goals) > 1 else []),
            ],
            [words.baseline(one.measure) or (NOTHING if one.measure.target is None else UNKNOWN)],
            [words.target(one.measure) or NOTHING],
        ]
        for goal, one in found
    ]
    columns = [("Mått", 3.0), ("Utgångsläge", 1.9), ("Målvärde", 2.2)]
    if any(one.stand is not Stand.UNREPORTED for _, one in found):
        columns.append(("Läge", 2.4))
        stands = (tree.lines(word for word in (words.latest(one), words.stand_word(one)) if word) for _, one in found)
        rows = [[*row, stand] for row, stand in zip(rows, stands, strict=True)]
    return tree.table(columns, rows)


def _measure(model: Model, measure: Measure) -> Text:
    how = [tree.remark(measure.text)] if measure.text else []
    return [*with_remarks(model, measure.indicator, measure), *how]


def served(model: Model, plan: Plan | None, goals: Iterable[str]) -> Text:
    """The goals that a priority or activity serves, as a remark under it."""
    names = listed(_short(plan, one) for one in progress.named(model, plan, goals))
    return [tree.remark(f"Bidrar till {names}.")] if names else []


def _short(plan: Plan | None, goal: PlanGoal | Goal) -> str:
    """A goal inside a sentence, one of the plan's own by its number: the plan has told it already."""
    own = [one.id for one in plan.goals] if plan else []
    if isinstance(goal, PlanGoal) and goal.id in own:
        return f"mål {own.index(goal.id) + 1}" if len(own) > 1 else "planens mål"
    return f"målet ”{words.goal_name(goal)}”"


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
        same = [row[0] == before[0] for before, row in itertools.pairwise(rows)]
        rows[1:] = [[["Samma mål"], *row[1:]] if alike else row for alike, row in zip(same, rows[1:], strict=True)]
        yield tree.heading(3, "Hur det gick med målen")
        yield tree.table([("Mål", 2.6), ("Mått", 2.6), ("Redovisat värde", 2.4), ("Vad det betyder", 2.6)], rows)


def _reached(model: Model, plans: Sequence[Plan], told: Told) -> list[Text]:
    name = told.reached.goal
    one = next((own for plan in plans if (own := progress.goal_of(plan, name))), None) or model.goals.get(name)
    measure = next((each for each in one.measures if each.id == told.reached.measure), None) if one else None
    value = words.value(told, measure)
    return [
        [words.goal_name(one) if one else UNKNOWN],
        _measure(model, measure) if measure else ["Målet i stort"],
        [doubted(model, told.reached, value) if value else NOTHING],
        [told.reached.text or NOTHING, *remarks(model, told.reached)],
    ]
