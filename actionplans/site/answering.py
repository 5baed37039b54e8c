"""What does an organisation answer for, and what is due: its functions, activities, mandates, trips and gaps?"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplans.model.dates import PartialDate
from actionplans.model.owners import Answer, answers
from actionplans.model.records import Function, Network, Role
from actionplans.model.timeline import Standing, standing
from actionplans.site import attention, todo
from actionplans.site.activities import Group, activities_of
from actionplans.site.attention import TripGap
from actionplans.site.followup import RESPONSIBLE, TAKES_PART, Outcome, Share, shares
from actionplans.site.schedule import Schedule
from actionplans.site.site import Site
from actionplans.site.through_years import FINISHED
from actionplans.site.todo import Task
from actionplans.system.fixed import fixed


@fixed
class Part:
    """An activity that an organisation answers for or takes part in, in a year."""

    year: int
    group: Group
    outcome: Outcome
    kind: str


@dataclass
class Answering:
    """All that is known of an organisation in the networks. `parts` are of this year and next, and last year's gaps."""

    functions: list[Function] = field(default_factory=list)
    subjects: list[Answer] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    mandates: list[tuple[Network, Role]] = field(default_factory=list)
    trips: list[TripGap] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)

    def of_year(self, year: int) -> list[Part]:
        """The activities of a year."""
        return [part for part in self.parts if part.year == year]


@functools.lru_cache(maxsize=1)
def answering(site: Site) -> Mapping[str, Answering]:
    """Every organisation of which something is known in the networks, by id, in the order of names."""
    found: dict[str, Answering] = defaultdict(Answering)
    _add_functions(site, found)
    for year in range(site.day.year - 1, site.day.year + 2):
        for group in activities_of(site.model, site.day, year):
            _add_parts(site, found, year, group)
    for network in site.networks:
        for role in _mandates(site, network):
            found[role.holder].mandates.append((network, role))
    for gap in attention.trips_to_mend(site):
        for name in _travelled(site, gap):
            found[name].trips.append(gap)
    for share in shares(site.model):
        found[share.organisation].shares.append(share)
    known = site.model.organisations
    return {name: found[name] for name in sorted(found, key=lambda name: known[name].name.casefold())}


def _add_functions(site: Site, found: Mapping[str, Answering]) -> None:
    functions = site.model.functions
    for function in functions.values():
        found[function.organisation].functions.append(function)
    for answer in answers(site.model):
        # What was answered for in earlier years is history; it stands with the plan of the time.
        if answer.record.owner and answer.plan is None and (answer.year is None or answer.year >= site.day.year):
            found[functions[answer.record.owner].organisation].subjects.append(answer)
    for task in todo.tasks(site):
        if task.owner:
            found[functions[task.owner].organisation].tasks.append(task)


def _mandates(site: Site, network: Network) -> list[Role]:
    """The mandates that are held or will be, empty seats, and those last attested, whose standing is not known."""
    lately = [role for role, _ in attention.roles_last_known(site, network)]
    now = (Standing.CURRENT, Standing.COMING)
    return [
        role
        for role in network.roles
        if (stood := standing(role, site.day)) in now or (stood is Standing.UNKNOWN and role in lately)
    ]


def _add_parts(site: Site, found: Mapping[str, Answering], year: int, group: Group) -> None:
    for outcome in group.outcomes:
        activity = outcome.activity
        # Of last year what nobody has told is still asked for.
        if activity is None or (year < site.day.year and not outcome.overdue):
            continue
        owner = site.model.functions.get(activity.owner or "")
        responsible = [activity.responsible or (owner.organisation if owner else None)]
        ties = dict.fromkeys(activity.partners, TAKES_PART) | {name: RESPONSIBLE for name in responsible if name}
        for name, kind in ties.items():
            found[name].parts.append(Part(year, group, outcome, kind))


def _travelled(site: Site, gap: TripGap) -> list[str]:
    """The organisations that went on a trip, as far as its delegation says; else that of the network's function."""
    went = [one.organisation for one in gap.trip.delegation if one.organisation]
    owners = (site.model.networks[name].owner for name in gap.trip.networks)
    function = site.model.functions.get(next((owner for owner in owners if owner), ""))
    return list(dict.fromkeys(went)) or ([function.organisation] if function else [])


# --- What comes -------------------------------------------------------------------------------------------------------


@fixed
class Coming:
    """Something with a day that an organisation has before it. `network` is whose; `part`, `role` or `gap` which."""

    date: PartialDate
    text: str
    kind: str
    networks: tuple[Network, ...]


ENDS, FILLED, REPORT, DOES, JOINS = "ends", "filled", "report", "does", "joins"


def coming(site: Site, known: Answering) -> list[Coming]:
    """What an organisation has before it, the nearest first: activities, mandates that end, reports after trips."""
    day = site.day
    found = []
    for part in known.parts:
        activity = part.outcome.activity
        if activity is None or activity.continuous or _is_over(part.outcome):
            continue
        date = activity.start if activity.start and activity.start.last_day >= day else activity.end or activity.start
        if date and date.last_day >= day:
            kind = DOES if part.kind == RESPONSIBLE else JOINS
            found.append(Coming(date, activity.text, kind, part.group.networks))
    for network, role in known.mandates:
        if isinstance(role.end, PartialDate) and role.end.last_day >= day:
            found.append(Coming(role.end, role.text, ENDS, (network,)))
        if role.deadline and role.deadline.last_day >= day and attention.is_unfilled(network, role):
            found.append(Coming(role.deadline, role.text, FILLED, (network,)))
    for gap in known.trips:
        if gap.due and gap.due >= day:
            networks = tuple(site.model.networks[name] for name in gap.trip.networks)
            found.append(Coming(PartialDate.of(gap.due), gap.trip.text, REPORT, networks))
    return sorted(found, key=lambda one: one.date.sort_key)


def _is_over(outcome: Outcome) -> bool:
    return outcome.result is not None and outcome.result.state in (*FINISHED, "moved")


def silent(known: Answering) -> list[Part]:
    """The activities that an organisation answers for, whose time has passed and of which nobody has told."""
    return [
        part
        for part in known.parts
        if part.kind == RESPONSIBLE and part.outcome.result is None and part.outcome.schedule is Schedule.PASSED
    ]
