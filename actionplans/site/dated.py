"""What has a date: letters, meetings, decisions, activities, events, mandates, trips … and where is each shown?

Each is here once, with its dates as they are known. The calendar and the months' strips choose among them, and word
them. What people remember as one occasion is one: see `occasions`.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable, Iterator

from actionplans.model.dates import PartialDate
from actionplans.model.decisions import DECIDED
from actionplans.model.records import Activity, Event, Network, Plan, Role, Sourced, Step
from actionplans.site.addresses import TRIPS_PAGE, matter_page, year_page
from actionplans.site.attention import is_unfilled, report_due
from actionplans.site.site import Site
from actionplans.site.through_years import Reading, readings
from actionplans.swedish.cycle import due_word
from actionplans.swedish.plans import plan_name
from actionplans.system.fixed import fixed


class What(enum.Enum):
    """Which of a record's dates it is. The values are part of what tells one from another and must never change."""

    LETTER = "letter"
    MEETING = "meeting"
    DECISION = "decision"
    PLAN_DECISION = "plan decision"
    PLAN_REVISION = "plan revision"
    STEP = "step"
    ACTIVITY = "activity"
    EVENT = "event"
    MANDATE_BEGINS = "mandate begins"
    MANDATE_ENDS = "mandate"
    TRIP = "trip"
    TRIP_REPORT = "trip report"
    WORKSHOP = "workshop"
    DIALOGUE = "dialogue"
    DUE = "due"
    APPOINTMENT = "appointment"
    PROJECT_ENDS = "project"
    MEMBERSHIP_DECISION = "membership decision"
    MEMBERSHIP_LEFT = "membership left"


@fixed
class Dated:
    """One thing with a date; an activity or a workshop may lack it, and then only its `year` is known.

    `which` is what makes it this one and no other of its sort, whatever its words and its place in a file. `record`
    says more, and has the source. `year` is the year that it was planned for, where it belongs to one, and
    `until` the last of them, where it is planned for several. `also` is what the same occasion is told as besides.
    `reported` is the last that was said of an activity, and `changed` when what is said here became another.
    """

    what: What
    which: tuple[str, ...]
    title: str
    record: Sourced
    page: str
    date: PartialDate | None
    end: PartialDate | None = None
    network: Network | None = None
    year: int | None = None
    until: int | None = None
    also: tuple[Dated, ...] = ()
    reported: Reading | None = None
    changed: tuple[PartialDate, ...] = ()


@functools.lru_cache(maxsize=1)
def everything(site: Site) -> tuple[Dated, ...]:
    """All that has a date and is known on the site's day, of networks by name."""
    return tuple(_everything(site))


def _everything(site: Site) -> Iterator[Dated]:
    networks = sorted(site.model.networks.values(), key=lambda network: network.name.casefold())
    yield from _matters(site)
    for network in networks:
        for plan in site.plans_by_network.get(network.id, ()):
            yield from () if plan.networks else _plan(site, network, plan)
    for plan in site.model.plans.values():
        yield from _plan(site, None, plan) if plan.networks else ()
    for network in networks:
        yield from _events(network.events, network.id, site.page_of(network), network)
    for number, year in site.model.years.items():
        yield from _events(year.events, "", year_page(number))
    for network in networks:
        yield from _mandates(network, site.page_of(network))
        yield from _memberships(network, site.page_of(network))
    yield from _trips(site)
    yield from _workshops(site)
    yield from _cycle(site)
    yield from _projects(site)


def _matters(site: Site) -> Iterator[Dated]:
    for matter in site.model.matters.values():
        which, page = (matter.id,), matter_page(matter.id)
        yield Dated(What.LETTER, which, matter.title, matter, page, matter.date)
        if matter.meeting:
            yield Dated(What.MEETING, which, matter.title, matter, page, matter.meeting)
        if decision := matter.decision:
            yield Dated(What.DECISION, which, matter.title, decision, page, decision.date)
        yield from _steps(matter.steps, which, matter.title, page)


def _plan(site: Site, network: Network | None, plan: Plan) -> Iterator[Dated]:
    which, page = (plan.id, str(plan.year)), site.plan_page(plan)
    title = f"{plan_name(site.model, plan)} {network.name}" if network else plan_name(site.model, plan)
    yield from _steps(plan.steps, which, title, page, network)
    # One that it has from its matter is the matter's.
    if (decision := plan.decided) and decision.place.path == plan.place.path:
        yield Dated(What.PLAN_DECISION, which, title, decision, page, decision.date, network=network, year=plan.year)
    for one in plan.revisions:
        like = (*which, str(one.date))
        yield Dated(
            What.PLAN_REVISION, like, f"{title} revideras", one, page, one.date, network=network, year=plan.year
        )
    for activity in plan.activities:
        # What goes on all the time is on no day, and has no end to be told of.
        start, end = (None, None) if activity.continuous else (activity.start, activity.end)
        words = f"{activity.text} (löpande)" if activity.continuous else activity.text
        like = (*which, activity.id)
        said = _said_of(site, plan, activity)
        revised = [one.date for one in plan.revisions]
        fell = [one.date for one in said if one.date and one.result.state in FELL_AWAY]
        yield Dated(
            What.ACTIVITY,
            like,
            words,
            activity,
            page,
            start,
            end,
            network,
            plan.year,
            plan.last_year,
            reported=said[-1] if said else None,
            changed=tuple(sorted({*revised, *fell}, key=lambda date: date.sort_key)),
        )


# What a report says of an activity that is not on its day.
FELL_AWAY = ("cancelled", "moved")


def _said_of(site: Site, plan: Plan, activity: Activity) -> list[Reading]:
    """What reports have said of an activity, the oldest first. Where the report does not say of which day, it was told
    with the matter that carried the report, if with any."""
    found = []
    model = site.model
    # Who has another plan reports on that, where an activity may have the same id.
    told = (
        model.report_for(name, year)
        for year in plan.years
        for name in dict.fromkeys((plan.id, *plan.covers))
        if name == plan.id or model.plan_for(name, year) is plan
    )
    for report in dict.fromkeys(filter(None, told)):
        carried = site.model.matters.get(report.presented or "")
        on = carried.date if carried else None
        found += [one if one.date else Reading(one.result, on) for one in readings(report, activity.id)]
    return found


def _steps(
    steps: Iterable[Step],
    owner: tuple[str, ...],
    title: str,
    page: str,
    network: Network | None = None,
    *,
    apart: bool = True,
) -> Iterator[Dated]:
    """The steps on the way to a decision; the decision itself is one of its own, where the owner has such a one."""
    numbers = _Numbers()
    for step in steps:
        which = numbers.numbered((*owner, step.kind, str(step.date)))
        if step.kind != DECIDED or not apart:
            yield Dated(What.STEP, which, title, step, page, step.date, network=network)


def _events(events: Iterable[Event], owner: str, page: str, network: Network | None = None) -> Iterator[Dated]:
    """What the city itself did or will do. Two alike on the same day are told apart by their sources, then in order."""
    numbers = _Numbers()
    for event in events:
        if event.scope == "city":
            like = (owner, str(event.date), event.kind, event.project or "", *sorted(event.sources))
            yield Dated(What.EVENT, numbers.numbered(like), event.text, event, page, event.date, event.end, network)


def _memberships(network: Network, page: str) -> Iterator[Dated]:
    """How each membership was decided, and that it is to be left."""
    numbers = _Numbers()
    for one in network.memberships:
        which = numbers.numbered((network.id, "membership", one.member, str(one.start)))
        title = f"Medlemskap i {network.name}"
        yield from _steps(one.steps, which, title, page, network, apart=False)
        if one.decision and not any(step.kind == DECIDED for step in one.steps):
            yield Dated(What.MEMBERSHIP_DECISION, which, title, one.decision, page, one.decision.date, network=network)
        if one.left:
            leaving = f"Utträde ur {network.name}"
            yield Dated(What.MEMBERSHIP_LEFT, which, leaving, one.left, page, one.left.date, network=network)


def _mandates(network: Network, page: str) -> Iterator[Dated]:
    numbers = _Numbers()
    for role in network.roles:
        which = numbers.numbered(_mandate(network, role))
        for what, date in ((What.MANDATE_BEGINS, role.start), (What.MANDATE_ENDS, role.end)):
            if isinstance(date, PartialDate):
                yield Dated(what, which, role.text, role, page, date, network=network)
        if role.deadline and is_unfilled(network, role):
            yield Dated(What.APPOINTMENT, which, role.text, role, page, role.deadline, network=network)


def _mandate(network: Network, role: Role) -> tuple[str, ...]:
    """Which mandate it is. Its end is left out: when that is put off, it is still the same."""
    return (network.id, role.kind, role.body or "", role.holder, role.level or "", str(role.start or ""))


def _trips(site: Site) -> Iterator[Dated]:
    for year, record in site.model.trips.items():
        for trip in record.trips:
            which = (str(year), trip.id)
            network = site.model.networks[trip.networks[0]] if trip.networks else None
            yield Dated(What.TRIP, which, trip.text, trip, TRIPS_PAGE, trip.start, trip.end, network)
            if record.report_of(trip) is None and (due := report_due(site, trip)):
                title = f"Sista dag för reserapport: {trip.text}"
                yield Dated(What.TRIP_REPORT, which, title, trip, TRIPS_PAGE, PartialDate.of(due), network=network)


def _workshops(site: Site) -> Iterator[Dated]:
    for number, year in site.model.years.items():
        if held := year.workshop:
            title, page = "Rese- och omvärldsworkshop", year_page(number)
            yield Dated(What.WORKSHOP, (str(number),), title, held, page, held.date, year=number)


def _cycle(site: Site) -> Iterator[Dated]:
    """With whom the plans were talked over, and what is due."""
    numbers = _Numbers()
    for number, year in site.model.years.items():
        page = year_page(number)
        for talk in year.dialogues:
            which = numbers.numbered((str(number), str(talk.date or "")))
            title = f"Dialog om planerna: {', '.join(talk.participants)}"
            yield Dated(What.DIALOGUE, which, title, talk, page, talk.date, year=number)
        for one in year.due:
            which = numbers.numbered((str(number), one.kind, *one.networks))
            names = ", ".join(site.model.networks[name].name for name in one.networks)
            title = f"{due_word(site.model, one)}: {names}" if names else due_word(site.model, one)
            yield Dated(What.DUE, which, title, one, page, one.date)


def _projects(site: Site) -> Iterator[Dated]:
    for identifier, project in site.model.projects.items():
        yield from _steps(project.steps, ("project", identifier), project.name, "projekt.md", apart=False)
        if isinstance(project.end, PartialDate):
            yield Dated(What.PROJECT_ENDS, (identifier,), project.name, project, "projekt.md", project.end)


class _Numbers:
    """Tells things that are alike from each other by their order."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, ...], int] = {}

    def numbered(self, like: tuple[str, ...]) -> tuple[str, ...]:
        """What a thing is like, and how many of those there have been."""
        self.seen[like] = self.seen.get(like, 0) + 1
        return (*like, str(self.seen[like]))
