"""Do the steps of a matter, plan, membership or project tell one way to one decision?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model.decisions import DECIDED
from actionplans.model.problems import Problem
from actionplans.model.records import Decision, Matter, Membership, Model, Plan, Project, Step
from actionplans.model.walk import records
from actionplans.rules.data import trips

# What comes before a decision; the words are built into the vocabulary.
_BEFORE = ("proposed", "advised")
# What a plan's decision may not say otherwise than its matter's. The outcome may be the part that concerns the plan.
_SAME = ("date", "body", "paragraph", "reference")


def decided_twice(model: Model) -> Iterator[Problem]:
    """A decision is written once: as the shorthand, or as a step."""
    for record in _with_steps(model):
        key = "decided" if isinstance(record, Plan) else "decision"
        decided = next((step for step in record.steps if step.kind == DECIDED), None)
        if decided is not None and key in record.places:
            what = f"beslutet står både som {key} och som ett steg på rad {decided.place.line}"
            yield Problem(record.place_of(key), what, f"behåll steget och ta bort {key}")


def incomplete_decisions(model: Model) -> Iterator[Problem]:
    """A step that decides says what was decided, and by whom where the thing has no committee of its own."""
    for record in _with_steps(model):
        for step in (one for one in record.steps if one.kind == DECIDED):
            if not step.outcome:
                yield Problem(step.place, "steget är ett beslut men säger inte vad som beslutades", "lägg till outcome")
            if not step.body and not _has_committee(model, record):
                yield Problem(step.place, "steget är ett beslut men säger inte vem som beslutade", "lägg till body")


def proposed_after_decision(model: Model) -> Iterator[Problem]:
    """What leads up to a decision is not later than the last of them."""
    for record in (*_with_steps(model), *trips(model)):
        decided = [step for step in record.steps if step.kind == DECIDED]
        last = max(decided, key=lambda step: step.date.last_day, default=None)
        for step in record.steps if last else ():
            if last and step.kind in _BEFORE and step.date.first_day > last.date.last_day:
                what = f"steget {step.date} är senare än beslutet {last.date}"
                yield Problem(
                    step.place_of("date"), what, "rätta något av datumen, eller lägg till det senare beslutet"
                )


_WithSteps = Matter | Plan | Membership | Project


def _with_steps(model: Model) -> Iterator[_WithSteps]:
    return (one for one in records(model) if isinstance(one, _WithSteps))


def _has_committee(model: Model, record: _WithSteps) -> bool:
    return isinstance(record, Matter) or (isinstance(record, Plan) and record.presented in model.matters)


def contradicted_matters(model: Model) -> Iterator[Problem]:
    """A plan's own decision says nothing else than its matter's."""
    for plan in model.plans.values():
        matter = model.matters.get(plan.presented or "")
        own, common = plan.decided, matter.decision if matter else None
        if "decided" not in plan.places or own is None or matter is None or common is None:
            continue
        for key in _SAME:
            mine, theirs = getattr(own, key), getattr(common, key)
            if mine is not None and theirs is not None and mine != theirs and not _decided_again(own, common):
                what = f"planens beslut har {key}: {mine}, men ärendet {matter.id} har {theirs}"
                do = "rätta det som är fel, eller ta bort decided: planen är beslutad med sitt ärende"
                yield Problem(own.place_of(key), what, do)


def dates_of_one_decision(model: Model) -> Iterator[Problem]:
    """One decision has one date, wherever it is written: that of the meeting at which the body took it.

    A body numbers its decisions through the year. Some begin anew at each meeting, and a matter may be dealt with at a
    later meeting than the one that it came to: so a person must judge it.
    """
    first: dict[tuple[str, int, str], Decision | Step] = {}
    committees = {one.place: matter.committee for matter in model.matters.values() for one in matter.steps}
    for one in records(model):
        if not isinstance(one, Decision | Step) or one.paragraph is None or not one.date.day:
            continue
        body = one.body or committees.get(one.place)
        same = first.setdefault((body, one.date.year, " ".join(one.paragraph.split())), one) if body else one
        if same.date != one.date:
            what = f"{one.paragraph} har datumet {one.date} här, men {same.date} i {same.place}"
            yield Problem(one.place_of("date"), what, "kontrollera mot protokollet, och rätta det som är fel")
    yield from _other_days_than_the_meetings(model)


def _other_days_than_the_meetings(model: Model) -> Iterator[Problem]:
    """Decisions of a committee on another day than that of the meeting which its matter came to."""
    for matter in model.matters.values():
        plans = (plan for plan in model.plans.values() if plan.presented == matter.id and "decided" in plan.places)
        own = [] if matter.steps else [matter.decision]
        own += [plan.decided for plan in plans] if matter.decision is None else []
        for one in own:
            day = matter.meeting if one and one.body == matter.committee else None
            if one and day and day.day and one.date.day and day != one.date:
                what = f"beslutet är från {one.date}, men ärendet togs upp på sammanträdet {day}"
                do = "kontrollera mot protokollet, och rätta det som är fel; är ärendet bordlagt, skriv steps"
                yield Problem(one.place_of("date"), what, do)


def _decided_again(own: Decision, common: Decision) -> bool:
    """Whether a plan was decided by somebody else, later: the council after the committee."""
    return own.body != common.body and own.date.first_day > common.date.last_day
