"""What was decided: the last decision among a thing's steps, or what a plan takes over from its matter or the whole?

A decision may be written alone (the one-step shorthand) or as the last of several steps. Advice, a proposal or a matter
laid on the table is no decision. A plan that says nothing of how it was dealt with was decided with its matter, and as
a part of a common plan it was laid before the committee and decided with that.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping

from actionplans.model.bodies import Project
from actionplans.model.fields import field_specs
from actionplans.model.matters import Matter
from actionplans.model.networks import Membership
from actionplans.model.plans import Plan
from actionplans.model.sourced import Decision, Step
from actionplans.model.whole import Model

# The one step that settles a thing; the word is built into the vocabulary.
DECIDED = "decided"


def with_decisions(model: Model) -> Model:
    """The model in which each matter, plan and membership has its decision, however it was written."""
    day = datetime.date.max
    matters = {key: matter_on(one, day) for key, one in model.matters.items()}
    networks = {
        key: dataclasses.replace(one, memberships=tuple(membership_on(each, day) for each in one.memberships))
        for key, one in model.networks.items()
    }
    return dataclasses.replace(model, matters=matters, networks=networks, plans=plans_on(model, matters, day))


def matter_on(matter: Matter, day: datetime.date) -> Matter:
    """A matter with the steps and the decision that there were by a day."""
    steps = _by(day, matter.steps)
    return dataclasses.replace(matter, steps=steps, decision=_last(steps, matter.committee, matter.decision, day))


def membership_on(membership: Membership, day: datetime.date) -> Membership:
    """A membership with the steps and the decision that there were by a day."""
    steps = _by(day, membership.steps)
    left = membership.left if membership.left and membership.left.date.first_day <= day else None
    decision = _last(steps, None, membership.decision, day)
    return dataclasses.replace(membership, steps=steps, decision=decision, left=left)


def project_on(project: Project, day: datetime.date) -> Project:
    """A project with the steps that there were by a day."""
    return dataclasses.replace(project, steps=_by(day, project.steps))


def plans_on(model: Model, matters: Mapping[str, Matter], day: datetime.date) -> dict[tuple[str, int], Plan]:
    """Each plan with how it was dealt with by a day. `matters` are as of the same day."""
    plans = {key: _plan_on(one, matters, day) for key, one in model.plans.items()}
    found = {}
    for key, plan in plans.items():
        common = model.common_plan_of(plan) if dealt_with_as_part(plan) else None
        whole = plans[common.id, common.year] if common else None
        if whole:
            # A matter that there is not is told of the common plan alone.
            presented = whole.presented if whole.presented in matters else None
            plan = dataclasses.replace(plan, presented=presented, decided=whole.decided)
        found[key] = plan
    return found


def dealt_with_as_part(plan: Plan) -> bool:
    """Whether a plan is a part of a common one and says nothing itself of how it was dealt with."""
    return plan.part_of is not None and plan.places.keys().isdisjoint(("presented", "decided", "steps"))


def _plan_on(plan: Plan, matters: Mapping[str, Matter], day: datetime.date) -> Plan:
    steps, matter = _by(day, plan.steps), matters.get(plan.presented or "")
    decided = _last(steps, matter.committee if matter else None, plan.decided, day)
    if decided is None and not plan.steps and matter is not None:
        decided = matter.decision
    return dataclasses.replace(plan, steps=steps, decided=decided)


def _by(day: datetime.date, steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.date.first_day <= day)


def _last(
    steps: Iterable[Step], committee: str | None, shorthand: Decision | None, day: datetime.date
) -> Decision | None:
    """The last decision by a day; `committee` decides where a step does not say who."""
    found = [
        _decision(step, body, step.outcome)
        for step in steps
        if step.kind == DECIDED and step.outcome and (body := step.body or committee)
    ]
    if shorthand is not None and shorthand.date.first_day <= day:
        found.append(shorthand)
    return max(found, key=lambda one: one.date.sort_key, default=None)


def _decision(step: Step, body: str, outcome: str) -> Decision:
    """A step that settles something, as a decision; rules/steps.py asks that it says who decided and what."""
    said = {name: getattr(step, name) for name in field_specs(Decision)}
    return Decision(place=step.place, places=step.places, **{**said, "body": body, "outcome": outcome})
