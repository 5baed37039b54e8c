"""Which activities are there in a year, over all networks, each told once however many networks its plan is for?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from actionplans.model.records import Model, Network, Plan
from actionplans.site.followup import Outcome, outcomes
from actionplans.swedish.plans import plan_name
from actionplans.system.fixed import fixed


@fixed
class Group:
    """The activities of one plan in a year, or what reports tell outside the plans; and the networks that it is for."""

    networks: tuple[Network, ...]
    plan: Plan | None
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """What tells the group from others on a page: the plan's id, else the network's."""
        return self.plan.id if self.plan else self.networks[0].id

    @property
    def of_network(self) -> Network | None:
        """The network whose own plan it is, or whose report; None of a plan that has a name of its own."""
        return self.networks[0] if self.plan is None or self.plan.closeness == 2 else None


def called(model: Model, group: Group) -> str:
    """What a group is called: its network, with the plan's name where that is not the network's own."""
    names = ", ".join(network.name for network in group.networks)
    return names if group.of_network or group.plan is None else f"{plan_name(model, group.plan)}: {names}"


def activities_of(model: Model, day: datetime.date, year: int) -> list[Group]:
    """Every activity of a year by plan: those of each network by name, then those of plans common to several.

    The one way to count a year's activities: who adds up those of each network counts a common plan's many times.
    """
    found = [*_own(model, day, year), *_common(model, day, year)]
    return [group for group in found if group.outcomes]


def all_of(groups: Iterable[Group]) -> list[Outcome]:
    """The activities of some groups, each of which is there once."""
    return [outcome for group in groups for outcome in group.outcomes]


def latest_over(model: Model, day: datetime.date) -> int | None:
    """The newest year that is over and of which activities are known: the one that a reader asks of."""
    years = {year for plan in model.plans.values() for year in plan.years} | {year for _, year in model.reports}
    over = sorted((year for year in years if year < day.year), reverse=True)
    return next((year for year in over if activities_of(model, day, year)), None)


def _own(model: Model, day: datetime.date, year: int) -> Iterator[Group]:
    for network in sorted(model.networks.values(), key=lambda one: one.name.casefold()):
        first = model.plan_for(network.id, year)
        if first is None or first.networks:
            # Of its own there is what a report tells; the plan's activities are told of with the plan.
            report = model.reports.get((network.id, year))
            outside = [Outcome(None, one) for one in (report.results if report else ()) if not one.activity]
            yield Group((network,), None, tuple(outside))
        for plan in (one for one in model.plans_for(network.id, year) if one.network):
            if plan is first:
                yield Group((network,), plan, tuple(outcomes(model, day, network.id, year)))
            elif plan is model.plan_for(plan.id, year):  # else a later one has taken its place
                yield Group((network,), plan, tuple(outcomes(model, day, plan.id, year)))


def _common(model: Model, day: datetime.date, year: int) -> Iterator[Group]:
    """A common plan may be reported as one, or by each network for itself: whoever tells of an activity is heard."""
    for plan in sorted(model.plans.values(), key=lambda one: one.id):
        if not plan.networks or plan is not model.plan_for(plan.id, year):
            continue
        networks = tuple(model.networks[name] for name in plan.networks)
        told = {
            one.activity.id: one
            for network in reversed(plan.networks)
            if model.plan_for(network, year) is plan
            for one in outcomes(model, day, network, year)
            if one.activity and one.result
        }
        found = outcomes(model, day, plan.id, year)
        heard = (told.get(one.activity.id, one) if one.activity and not one.result else one for one in found)
        yield Group(networks, plan, tuple(heard))
