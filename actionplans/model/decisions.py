"""What was decided: the last decision among a thing's steps, or what a plan takes over from its matter or the whole?

A decision may be written alone (the one-step shorthand) or as the last of several steps. Advice, a proposal or a matter
laid on the table is no decision. A plan that says nothing of how it was dealt with was decided with its matter, and as
a part of a common plan it was laid before the committee and decided with that.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from actionplans.model.bodies import Project
from actionplans.model.fields import field_specs
from actionplans.model.matters import Matter
from actionplans.model.networks import Membership, Network
from actionplans.model.plans import Plan
from actionplans.model.sourced import Decision, Step
from actionplans.model.unread import Unread, UnreadError, is_unread
from actionplans.model.whole import Model

T = TypeVar("T", Matter, Membership)
# The one step that settles a thing; the word is built into the vocabulary.
DECIDED = "decided"


def with_decisions(model: Model) -> Model:
    """The model in which each matter, plan and membership has its decision, however it was written."""
    day = datetime.date.max
    matters, networks, plans = model.matters, model.networks, model.plans
    if not is_unread(matters):
        matters = {key: _so_far_as_read(one, lambda one: matter_on(one, day)) for key, one in matters.items()}
    if not is_unread(networks):
        networks = {key: _with_memberships(one, day) for key, one in networks.items()}
    if not is_unread(plans):
        plans = plans_on(model, matters, day)
    return dataclasses.replace(model, matters=matters, networks=networks, plans=plans)


def _with_memberships(network: Network, day: datetime.date) -> Network:
    if is_unread(network.memberships):
        return network
    memberships = (_so_far_as_read(one, lambda one: membership_on(one, day)) for one in network.memberships)
    return dataclasses.replace(network, memberships=tuple(memberships))


def _so_far_as_read(record: T, worked_out: Callable[[T], T]) -> T:
    """A matter or membership with what was decided of it, which nobody can read where it hangs on what is unread."""
    try:
        return record if is_unread(record) else worked_out(record)
    except UnreadError:
        unread: dict[str, Any] = {"steps": Unread(), "decision": Unread()}
        return dataclasses.replace(record, **unread)


def matter_on(matter: Matter, day: datetime.date) -> Matter:
    """A matter with the steps and the decision that there were by a day."""
    steps = _by(day, matter.steps)
    sent = matter.sent if matter.sent and matter.sent.date.first_day <= day else None
    decision = _last(steps, matter.committee, matter.decision, day)
    return dataclasses.replace(matter, steps=steps, decision=decision, sent=sent)


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
    plans = {}
    for key, plan in model.plans.items():
        try:
            plans[key] = _plan_on(plan, matters, day)
        except UnreadError:
            plans[key] = dataclasses.replace(plan, **_UNREAD)
    found = {}
    for key, plan in plans.items():
        try:
            found[key] = _as_part(plan, model, plans, matters)
        except UnreadError:
            found[key] = dataclasses.replace(plan, **_UNREAD)
    return found


# How a plan was dealt with, where that hangs on what could not be read.
_UNREAD: Mapping[str, Any] = {"steps": Unread(), "decided": Unread()}


def _as_part(plan: Plan, model: Model, plans: Mapping[tuple[str, int], Plan], matters: Mapping[str, Matter]) -> Plan:
    common = model.common_plan_of(plan) if dealt_with_as_part(plan) else None
    if common is None:
        return plan
    # A matter that there is not is told of the common plan alone.
    whole = plans[common.id, common.year]
    presented = whole.presented if whole.presented in matters else None
    return dataclasses.replace(plan, presented=presented, decided=whole.decided)


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
