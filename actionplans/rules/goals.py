"""What must be true of goals: that those that are named exist and hold, and that their measures can be followed up.

A rule takes the model and yields problems; it is run by its line in table.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.problems import Nearest, Place, Problem
from actionplans.model.progress import goal_of, naming, plans_of
from actionplans.model.records import (
    DatedPriority,
    Goal,
    Measure,
    Membership,
    Model,
    Plan,
    PlanGoal,
    Project,
    Reached,
    Report,
)
from actionplans.model.shapes import Ongoing
from actionplans.swedish.bodies import say

# The goals that can be named somewhere, by id; None for one that could not be read.
_Known = Mapping[str, PlanGoal | Goal | None]

# --- Which goals are named --------------------------------------------------------------------------------------------


def known_goals(model: Model) -> Iterator[Problem]:
    """A goal that is named is one of the same plan's, or of the city's."""
    for plan in model.plans.values():
        advice = _Advice(_known(model, [plan]), "ange ett mål som står under goals i samma plan eller i data/goals.yml")
        for record in naming(plan):
            for index, name in enumerate(record.goals):
                yield from advice.unknown(name, record.place_of(f"goals.{index}"))
    advice = _Advice(_known(model, []), "ange ett mål som står i data/goals.yml")
    for network in model.networks.values():
        holdings: tuple[DatedPriority | Membership, ...] = (*network.priorities, *network.memberships)
        for held in holdings:
            yield from _named_by(held, advice)
    for project in model.projects.values():
        yield from _named_by(project, advice)
    for report in _with_values(model):
        do = f"ange ett mål som står i planen för {report.year} eller i data/goals.yml"
        advice = _Advice(_known(model, plans_of(model, report)), do)
        for reached in report.reached:
            yield from advice.unknown(reached.goal, reached.place_of("goal"))


def _named_by(record: DatedPriority | Membership | Project, advice: _Advice) -> Iterator[Problem]:
    for index, name in enumerate(record.goals):
        yield from advice.unknown(name, record.place_of(f"goals.{index}"))


def _known(model: Model, plans: list[Plan]) -> _Known:
    return {
        **{name: model.goals.get(name) for name in model.ids("goals")},
        **{goal.id: goal for plan in plans for goal in plan.goals},
    }


class _Advice:
    """What to do about unknown goals. Editors write the goal itself where its id belongs."""

    def __init__(self, known: _Known, otherwise: str) -> None:
        self.known = known
        self.otherwise = otherwise
        self.nearest = Nearest(sorted(known))
        said = ((goal.name if isinstance(goal, Goal) else goal.text, name) for name, goal in known.items() if goal)
        self.meant = {words.removesuffix("."): name for words, name in said}

    def unknown(self, name: str, place: Place) -> Iterator[Problem]:
        if name in self.known:
            return
        meant = self.meant.get(name.removesuffix("."))
        do = f"menade du ”{meant}”?" if meant else self.nearest.suggestion(name, self.otherwise)
        yield Problem(place, f"okänt mål ”{name}”", do)


def _with_values(model: Model) -> Iterator[Report]:
    """The reports that tell of goals, but for those whose plan could not be read."""
    for report in model.reports.values():
        if report.reached and ("plans", f"{report.year}/{report.network}") not in model.broken:
            yield report


def goals_named_apart(model: Model) -> Iterator[Problem]:
    """A plan's goal has an id that none of the city's has, or nobody can tell which is meant."""
    for plan in model.plans.values():
        for goal in plan.goals:
            if goal.id in model.ids("goals"):
                taken = say(model.city, "är redan ett av stadens mål i data/goals.yml")
                what = f"id ”{goal.id}” {taken}"
                yield Problem(goal.place_of("id"), what, "ge planens mål ett eget id")


def goals_of_their_time(model: Model) -> Iterator[Problem]:
    """What serves a goal of the city's does so while it holds, as far as the dates are known."""
    for plan in model.plans.values():
        for goal in plan.goals:
            for index, name in enumerate(goal.serves):
                yield from _outside(model, plan, name, goal.place_of(f"serves.{index}"))
        for record in naming(plan):
            for index, name in enumerate(record.goals):
                if goal_of(plan, name) is None:
                    yield from _outside(model, plan, name, record.place_of(f"goals.{index}"))
    for network in model.networks.values():
        for membership in network.memberships:
            yield from _never_together(model, membership, "medlemskapet")
    for project in model.projects.values():
        yield from _never_together(model, project, "projektet")


def _never_together(model: Model, record: Membership | Project, what: str) -> Iterator[Problem]:
    """A goal that had ended when what serves it began, or began when that had ended."""
    for index, name in enumerate(record.goals):
        goal, place = model.goals.get(name), record.place_of(f"goals.{index}")
        if goal is None:
            continue
        if isinstance(goal.end, PartialDate) and record.start and goal.end.last_day < record.start.first_day:
            told = f"målet ”{goal.name}” gällde till och med {in_words(goal.end)}, men {what} började {record.start}"
            yield Problem(place, told, "ange ett mål som gällde då, eller rätta något av datumen")
        elif goal.start and isinstance(record.end, PartialDate) and record.end.last_day < goal.start.first_day:
            told = f"målet ”{goal.name}” gäller från {in_words(goal.start)}, men {what} slutade {record.end}"
            yield Problem(place, told, "ange ett mål som gällde då, eller rätta något av datumen")


def _outside(model: Model, plan: Plan, name: str, place: Place) -> Iterator[Problem]:
    goal = model.goals.get(name)
    if goal is None or (goal.start and isinstance(goal.end, PartialDate) and goal.end.last_day < goal.start.first_day):
        return  # that it ends before it starts is told once, where it stands
    if isinstance(goal.end, PartialDate) and goal.end.last_day.year < plan.year:
        what = f"målet ”{goal.name}” gällde till och med {in_words(goal.end)}, men planen är för {plan.year}"
        yield Problem(place, what, "ange målet som gäller nu, eller rätta målets end i data/goals.yml")
    elif goal.start and goal.start.first_day.year > plan.last_year:
        what = f"målet ”{goal.name}” gäller från {in_words(goal.start)}, men planen är för {plan.year}"
        yield Problem(place, what, "ange ett mål som gällde då, eller rätta målets start i data/goals.yml")


def goal_dates(model: Model) -> Iterator[Problem]:
    """A goal of the city's own has a date, and what goes on has begun."""
    for goal in model.goals.values():
        if goal.start is None and goal.end is None and not goal.observed:
            do = "ange start, end eller observed, till exempel observed: [2025]"
            yield Problem(goal.place, f"målet ”{goal.id}” har inget datum", do)
        elif isinstance(goal.end, Ongoing) and goal.start is None and not goal.observed:
            what = "end: ongoing utan start eller observed"
            yield Problem(goal.place_of("end"), what, "ange när målet började gälla eller belades")


def goal_circles(model: Model) -> Iterator[Problem]:
    """No goal is a part of itself, be it by way of others."""
    for goal in model.goals.values():
        seen = [goal.id]
        above = goal.part_of
        while above and above in model.goals and above not in seen:
            seen.append(above)
            above = model.goals[above].part_of
        # Told once for all goals of the circle, at the one whose id comes first.
        if above == goal.id and goal.id == min(seen):
            way = " i ".join(f"”{name}”" for name in (*seen, goal.id))
            yield Problem(goal.place_of("part_of"), f"målet ingår i sig självt: {way}", "ta bort ett av part_of")


# --- Measures ---------------------------------------------------------------------------------------------------------


def _measures(model: Model) -> Iterator[Measure]:
    for goal in model.goals.values():
        yield from goal.measures
    for plan in model.plans.values():
        for own in plan.goals:
            yield from own.measures


def measures_say_what(model: Model) -> Iterator[Problem]:
    """A measure says what is to be reached: a value, or in words."""
    for measure in _measures(model):
        if measure.target is None and not measure.text:
            do = "lägg till target med ett tal, eller skriv i text vad som ska nås"
            yield Problem(measure.place, f"måttet ”{measure.id}” säger inte vad som ska nås", do)


def measure_dates(model: Model) -> Iterator[Problem]:
    """A measure is to be reached after it began, and what it began with has a value."""
    for measure in _measures(model):
        begun, by = measure.baseline_date, measure.by
        if begun and measure.baseline is None:
            what = f"utgångsläget avser {begun} men har inget värde"
            yield Problem(measure.place_of("baseline_date"), what, "lägg till baseline, eller ta bort raden")
        elif begun and by and by.last_day < begun.first_day:
            what = f"måttet ska vara nått senast {by}, före utgångsläget {begun}"
            yield Problem(measure.place_of("by"), what, "rätta något av datumen")


def reached_values(model: Model) -> Iterator[Problem]:
    """What a report tells of a goal says something, of a measure that the goal has, at a time that can be."""
    for report in _with_values(model):
        known = _known(model, plans_of(model, report))
        seen: list[Reached] = []
        for reached in report.reached:
            goal = known.get(reached.goal)
            yield from _said(reached)
            if goal is not None:
                yield from _of_measure(reached, goal)
            yield from _at_a_time(model, report, reached)
            yield from _told_before(reached, seen)
            seen.append(reached)


def _said(reached: Reached) -> Iterator[Problem]:
    if reached.value is not None and reached.measure is None:
        do = "ange måttets id i measure, eller skriv vad som nåddes i text"
        yield Problem(reached.place_of("value"), "värdet står utan mått", do)
    if reached.value is None and not reached.text:
        yield Problem(reached.place, f"inget sägs om målet ”{reached.goal}”", "lägg till value eller text")


def _of_measure(reached: Reached, goal: PlanGoal | Goal) -> Iterator[Problem]:
    measure = next((one for one in goal.measures if one.id == reached.measure), None)
    if reached.measure and measure is None:
        known = Nearest([one.id for one in goal.measures])
        do = known.suggestion(reached.measure, f"ange ett mått som målet ”{goal.id}” har, eller lägg till det där")
        yield Problem(reached.place_of("measure"), f"okänt mått ”{reached.measure}”", do)
    begun = measure.baseline_date if measure else None
    if measure and begun and measure.by and measure.by.last_day < begun.first_day:
        return  # told at the measure
    if begun and reached.as_of and reached.as_of.last_day < begun.first_day:
        what = f"värdet avser {reached.as_of}, före måttets utgångsläge {begun}"
        yield Problem(reached.place_of("as_of"), what, "rätta något av datumen")


def _at_a_time(model: Model, report: Report, reached: Reached) -> Iterator[Problem]:
    """A value is of a time before the report was presented, or not long after the report's year."""
    if reached.as_of is None:
        return
    matter = model.matters.get(report.presented or "")
    if matter and reached.as_of.first_day > matter.date.last_day:
        what = f"värdet avser {reached.as_of} men årsrapporten lades fram {matter.date}"
    elif reached.as_of.first_day.year > report.year + 1:
        what = f"värdet avser {reached.as_of} men årsrapporten gäller {report.year}"
    else:
        return
    yield Problem(reached.place_of("as_of"), what, "rätta datumet, eller skriv värdet i en senare rapport")


def _told_before(reached: Reached, seen: list[Reached]) -> Iterator[Problem]:
    """A report gives a measure one value for each time; that a post stands twice word for word is told elsewhere."""
    what = (reached.goal, reached.measure, reached.as_of)
    first = next((one for one in seen if one.measure and (one.goal, one.measure, one.as_of) == what), None)
    if first is not None and first != reached:
        told = f"måttet ”{reached.measure}” har redan ett värde på rad {first.place_of('measure').line}"
        yield Problem(reached.place_of("measure"), told, "ange as_of för dem, eller behåll ett av värdena")
