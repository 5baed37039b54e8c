"""Which activities are there in a year, over all networks, each told once however many networks its plan is for?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.records import Network, Plan
from actionplans.site.followup import Outcome, outcomes
from actionplans.site.site import Site


@dataclass(frozen=True)
class Group:
    """The activities of one plan in a year, or what reports tell outside the plans; and the networks that it is for."""

    networks: tuple[Network, ...]
    plan: Plan | None
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """What tells the group from others on a page: the plan's id, else the network's."""
        return self.plan.id if self.plan else self.networks[0].id


def activities_of(site: Site, year: int) -> list[Group]:
    """Every activity of a year by plan: those of each network by name, then those of plans common to several."""
    found = [*_own(site, year), *_common(site, year)]
    return [group for group in found if group.outcomes]


def _own(site: Site, year: int) -> Iterator[Group]:
    model, day = site.model, site.day
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


def _common(site: Site, year: int) -> Iterator[Group]:
    """A common plan may be reported as one, or by each network for itself: whoever tells of an activity is heard."""
    model = site.model
    for plan in sorted(model.plans.values(), key=lambda one: one.id):
        if not plan.networks or plan is not model.plan_for(plan.id, year):
            continue
        networks = tuple(model.networks[name] for name in plan.networks)
        told = {
            one.activity.id: one
            for network in reversed(plan.networks)
            if model.plan_for(network, year) is plan
            for one in outcomes(model, site.day, network, year)
            if one.activity and one.result
        }
        found = outcomes(model, site.day, plan.id, year)
        heard = (told.get(one.activity.id, one) if one.activity and not one.result else one for one in found)
        yield Group(networks, plan, tuple(heard))
