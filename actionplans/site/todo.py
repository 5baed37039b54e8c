"""What is work for an editor on the site's day: everything that lacks a decision, a report, a date, a successor …

Each task says what is missing and where to write it. What nobody is expected to look up again is left out: a plan from
earlier years keeps its gaps, and so do roles that ended before the last known plan.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator

from actionplans.model import due, progress
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.decisions import dealt_with_as_part
from actionplans.model.fields import Record
from actionplans.model.page_kinds import CHANGE, CHANGES, MATTER, YEAR_ACTIVITIES, kind_of
from actionplans.model.problems import Place
from actionplans.model.progress import Stand
from actionplans.model.records import EXPECTED_FACTS, Activity, Network, Plan, Report, Role, Sourced
from actionplans.model.routines import RoutineStatus, recurs, routine_status
from actionplans.model.timeline import PlanStatus, Standing, exists_on, plan_status, standing
from actionplans.model.unwritten import says
from actionplans.model.walk import with_inner
from actionplans.site import attention
from actionplans.site.activities import activities_of
from actionplans.site.addresses import RESPONSIBLE_PAGE, attachment_file, organisation_page, year_activities_page
from actionplans.site.attention import Sort
from actionplans.site.followup import outcomes, shares
from actionplans.site.site import Site
from actionplans.swedish.plans import plan_name, plan_years
from actionplans.swedish.words import PLAN_PARTS, appointment, hedge, inside, listed, sentence
from actionplans.system.fixed import fixed


@fixed
class FormWay:
    """A form by its id, and what it is about: see forms/choices.py. `record` is the chosen item of a list."""

    form: str
    address: str
    record: Record | None = None


@fixed
class Task:
    """One thing to find out or write, and where. `network` is None for what concerns all; `new` for a file to make.

    `owner` is the function that answers for it, by its id: where a reminder goes, as far as data says. `way` is the
    form in which it is answered.
    """

    kind: str
    text: str
    place: Place
    network: Network | None = None
    new: bool = False
    owner: str | None = None
    way: FormWay | None = None


@functools.lru_cache(maxsize=1)
def tasks(site: Site) -> tuple[Task, ...]:
    """Everything there is to do, the most pressing kinds first. The network's owner answers for what has no other."""
    return tuple(_owned(task) for find in _FINDERS for task in find(site))


def _owned(task: Task) -> Task:
    whose = task.owner or (task.network.owner if task.network else None)
    return task if whose == task.owner else dataclasses.replace(task, owner=whose)


# --- Mandates -------------------------------------------------------------------------------------------------------


def _mandates(site: Site) -> Iterator[Task]:
    for sort, find in attention.MANDATES.items():
        for network, role in find(site):
            text = f"{role.text}: {appointment(role, site.day)}" if sort is Sort.UNFILLED else _mandate(role)
            form = "role-vacant" if sort is Sort.ENDED else "role-new" if sort is Sort.VACANT else "role-extend"
            way = FormWay(form, network.id, None if form == "role-new" else role)
            yield Task(sort.tasks, text, role.place_of(_KEYS[sort]), network, way=way)


# The key to look at for each sort of mandate.
_KEYS = {
    Sort.UNFILLED: "deadline",
    Sort.ENDING: "end",
    Sort.ENDED: "end",
    Sort.VACANT: "vacant",
    Sort.LAPSED: "observed",
}


def _mandate(role: Role) -> str:
    return f"{role.text}, till och med {in_words(role.end)}" if isinstance(role.end, PartialDate) else role.text


# --- Plans and reports ----------------------------------------------------------------------------------------------


def _overdue(site: Site) -> Iterator[Task]:
    for one in attention.missed(site):
        key = (one.network, one.year)
        is_plan = one.due.kind == due.UPDATE
        folder = "plans" if is_plan else "reports"
        paper = site.model.plan_for(*key) if is_plan else site.model.report_for(*key)
        place = paper.place if paper else Place(f"data/{folder}/{one.year}/{one.network}.yml")
        text = sentence(attention.missed_in_words(site, one))
        network = site.model.networks[one.network]
        yield Task(Sort.DUE.tasks, text, place, network, paper is None, site.owner_of(*key))


def _missing_plans(site: Site) -> Iterator[Task]:
    year = site.day.year
    for network in site.members:
        if site.model.plan_for(network.id, year) is None:
            place = Place(f"data/plans/{year}/{network.id}.yml")
            yield Task(Sort.NO_PLAN.tasks, f"Handlingsplan för {year}", place, network, new=True)


_NEXT_STEP = {
    PlanStatus.PRESENTED: "nämndens beslut är okänt",
    PlanStatus.ATTESTED: "när den lades fram är okänt",
    PlanStatus.DRAFT: "utkast, inte framlagd för nämnden",
}


# A plan with its network; without one it is common to several.
_Owned = tuple[Network | None, Plan]


def _plans(site: Site) -> Iterator[_Owned]:
    """Every plan of the networks that the city takes part in, newest first, and then those common to several."""
    common: dict[int, Plan] = {}
    for network in site.members:
        for plan in site.plans_by_network.get(network.id, ()):
            if plan.networks:
                common[id(plan)] = plan
            else:
                yield network, plan
    for plan in sorted(common.values(), key=lambda one: -one.year):
        yield None, plan


def _undecided(site: Site) -> Iterator[Task]:
    for network, plan in _plans(site):
        status = plan_status(plan)
        # A part of a common plan is laid before the committee and decided with that.
        if status is not PlanStatus.DECIDED and not (dealt_with_as_part(plan) and site.model.common_plan_of(plan)):
            key = "presented" if status is PlanStatus.PRESENTED else "attested"
            text = f"{plan_name(site.model, plan)}: {site.say(_NEXT_STEP[status])}"
            way = FormWay("matter-decision", plan.presented) if plan.presented else None
            yield Task(Sort.UNDECIDED.tasks, text, plan.place_of(key), network, owner=plan.owner, way=way)


def _unreported(site: Site) -> Iterator[Task]:
    for network, plan in _plans(site):
        for year in reversed(plan.years):
            if year < site.day.year and site.model.plan_for(plan.id, year) is plan:
                yield from _unreported_year(site, network, plan, year)


def _unreported_year(site: Site, network: Network | None, plan: Plan, year: int) -> Iterator[Task]:
    # Of a common plan each network may report for itself.
    reports = [report for of in (plan.id, *plan.networks) if (report := site.model.report_for(of, year))]
    if not reports:
        place = Place(f"data/reports/{year}/{plan.id}.yml")
        of = "" if plan.closeness == 2 else f", {inside(plan_name(site.model, plan))}"
        text = f"Årsrapport för {year}{of}"
        yield Task(Sort.NO_REPORT.tasks, text, place, network, new=True, owner=plan.owner)
        return
    told = {result.activity for report in reports for result in report.results}
    for outcome in outcomes(site.model, site.day, plan.id, year):
        activity = outcome.activity
        if activity and activity.id not in told and not activity.continuous and (outcome.overdue or not outcome.result):
            text = f"{activity.text} (plan {plan_years(plan)})"
            kind, whose = "Aktiviteter utan resultat i årsrapporten", activity.owner or plan.owner
            way = FormWay("result", f"{plan.id}/{year}", activity)
            yield Task(kind, text, reports[0].place_of("results"), network, owner=whose, way=way)


def _unmeasured(site: Site) -> Iterator[Task]:
    """The measures whose time has passed and of which no report gives a value; of goals carried over, the newest."""
    for network in site.members:
        seen: set[tuple[str, str]] = set()
        for plan in site.plans_by_network.get(network.id, ()):
            for goal, found in progress.measures(site.model, plan, site.day):
                key = (goal.id, found.measure.id)
                if found.late and found.stand is Stand.UNREPORTED and found.measure.by and key not in seen:
                    text = f"{found.measure.indicator}, skulle vara nått senast {in_words(found.measure.by)}"
                    report = site.model.reports.get((network.id, plan.year))
                    place = report.place_of("reached") if report else found.measure.place_of("by")
                    yield Task("Mått utan redovisat värde", f"{text} (plan {plan.year})", place, network)
                seen.add(key)


def _unpresented(site: Site) -> Iterator[Task]:
    reports: dict[str, list[Report]] = {}
    for (owner, _), report in sorted(site.model.reports.items(), reverse=True):
        reports.setdefault(owner, []).append(report)
    for network in site.members:
        for report in reports.get(network.id, ()):
            if report.presented is None:
                text = f"Årsrapport {report.year}: {site.say('ärendet till nämnden är okänt')}"
                yield Task("Årsrapporter som inte är framlagda", text, report.place, network)


def _trips(site: Site) -> Iterator[Task]:
    for gap in attention.trips_to_mend(site):
        trip = gap.trip
        missing = ["beslut före avresan"] if gap.decision else []
        missing += ["skriftlig rapport"] if gap.report else []
        text = f"{trip.text}, {in_words(trip.start)}: {', '.join(missing)}"
        network = next((one for one in site.members if one.id in trip.networks), None)
        key = "decision" if trip.decision else "steps"
        place = trip.place_of(key) if trip.decided and gap.decision else trip.place
        way = FormWay("trip-report", str(trip.start.year), trip) if gap.report and not gap.decision else None
        yield Task(Sort.TRIPS.tasks, text, place, network, way=way)


def _worked_on(site: Site) -> Iterator[_Owned]:
    """The plans that an editor fills in: the one that a network goes by, and those to come."""
    for network, plan in _plans(site):
        current = [one for of in plan.covers if (one := site.current(of).plan)]
        if not current or any(plan.last_year >= one.year for one in current):
            yield network, plan


def _plan_parts(site: Site) -> Iterator[Task]:
    for network, plan in _worked_on(site):
        whole = site.model.common_plan_of(plan)
        unsaid = (key for key in PLAN_PARTS if not says(plan, key) and not (whole and says(whole, key)))
        missing = [site.say(PLAN_PARTS[key]) for key in unsaid]
        if missing:
            text = f"{plan_name(site.model, plan)}: {', '.join(missing)}"
            way = FormWay("plan-texts", f"{plan.id}/{plan.year}")
            yield Task("Planer som saknar delar", text, plan.place, network, owner=plan.owner, way=way)


def _activities(site: Site) -> Iterator[Task]:
    for network, plan in _worked_on(site):
        for activity in plan.activities:
            missing = list(_activity_gaps(activity))
            if missing:
                text = f"{activity.text}: {', '.join(missing)}"
                whose = activity.owner or plan.owner
                yield Task("Aktiviteter som saknar uppgifter", text, activity.place, network, owner=whose)


def _activity_gaps(activity: Activity) -> Iterator[str]:
    if activity.priority is None:
        yield "prioritering"
    if not (activity.responsible or activity.function or activity.owner):
        yield "ansvarig"
    if activity.start is None and activity.end is None and not activity.continuous:
        yield "datum"


# --- What is known of a network -------------------------------------------------------------------------------------


def _seats(site: Site) -> Iterator[Task]:
    for network in site.members:
        for role in network.roles:
            if standing(role, site.day) is not Standing.CURRENT:
                continue
            missing = [] if role.level else ["nivå"]
            missing += [] if role.office or role.vacant else ["ämbete eller funktion"]
            missing += [] if role.start else ["startdatum"]
            missing += [] if role.end else ["slutdatum"]
            if missing:
                yield Task("Uppdrag som saknar uppgifter", f"{role.text}: {', '.join(missing)}", role.place, network)


def _memberships(site: Site) -> Iterator[Task]:
    kind = "Medlemskap som saknar uppgifter"
    for network in site.members:
        if not network.memberships:
            yield Task(kind, "medlemskapet är inte belagt", network.place, network)
        for membership in network.memberships:
            missing = [] if membership.start else ["startdatum"]
            missing += [] if membership.text else ["omfattning"]
            if missing:
                name = site.model.organisations[membership.member].name
                yield Task(kind, f"{name}: {', '.join(missing)}", membership.place, network)


def _facts(site: Site) -> Iterator[Task]:
    words = site.model.vocabulary.fact_kinds
    for network in site.members:
        known = {fact.kind for fact in network.facts}
        for kind in EXPECTED_FACTS:
            if kind not in known:
                yield Task("Uppgifter som saknas om nätverket", words[kind].label, network.place_of("facts"), network)
        for fact in network.facts:
            if fact.kind == "members" and fact.as_of is None:
                text = f"{fact.text} (utan datum)"
                yield Task("Uppgifter som saknas om nätverket", text, fact.place, network)


def _sourced(site: Site) -> Iterator[tuple[Network | None, Sourced]]:
    """Every record of a network and of the plans being worked on that has a source."""
    plans: dict[str | None, list[Record]] = {}
    for owner, plan in _worked_on(site):
        plans.setdefault(owner.id if owner else None, []).append(plan)
    for network in site.members:
        tops = [network, *plans.get(network.id, ())]
        yield from ((network, record) for top in tops for record in with_inner(top) if isinstance(record, Sourced))
    common = plans.get(None, ())
    yield from ((None, record) for plan in common for record in with_inner(plan) if isinstance(record, Sourced))


def _uncertain(site: Site) -> Iterator[Task]:
    for network, record in _sourced(site):
        if record.confidence != "high":
            said = f"{hedge(site.model, record)} {_text(site, record)}"
            yield Task("Osäkra uppgifter", said, record.place_of("confidence"), network)


def _contradicted(site: Site) -> Iterator[Task]:
    for network, record in _sourced(site):
        if record.alternatives:
            yield Task("Källor som säger olika", _text(site, record), record.place_of("alternatives"), network)


def _text(site: Site, record: Record) -> str:
    """What a record says, or what it is where it has no text."""
    text = getattr(record, "text", None) or getattr(record, "outcome", None)
    return str(text) if text else site.say(record.noun.name)


# --- What concerns all networks -------------------------------------------------------------------------------------


def _matters(site: Site) -> Iterator[Task]:
    for matter in sorted(site.model.matters.values(), key=lambda matter: matter.date.sort_key, reverse=True):
        gaps = (("decision", "beslut"), ("meeting", "sammanträdets datum"), ("reference", "diarienummer"))
        missing = [word for key, word in gaps if not getattr(matter, key)]
        if missing:
            text = f"{matter.title} ({in_words(matter.date)}): {', '.join(missing)}"
            yield Task(site.say("Nämndärenden som saknar uppgifter"), text, matter.place)
        for attachment in matter.attachments:
            if not attachment_file(matter, attachment):
                text = f"Bilaga {attachment.number}: {attachment.title}"
                yield Task("Bilagor som webbplatsen inte har", text, attachment.place)


def _routines(site: Site) -> Iterator[Task]:
    for routine in site.model.routines.values():
        is_late = routine.year is not None and routine.year < site.day.year
        if is_late and routine_status(routine, site.day) is RoutineStatus.TO_BE_CREATED:
            text = f"{routine.title} (skulle tas fram {routine.year})"
            yield Task("Arbetssätt som skulle tas fram", text, routine.place_of("year"), owner=routine.owner)
    for routine in site.model.routines.values():
        gaps = (("frequency", "hur ofta"), ("months", "månad"), ("participants", "vilka som deltar"))
        missing = [word for key, word in gaps if not getattr(routine, key)]
        if recurs(routine, site.day) and missing:
            text = f"{routine.title}: {', '.join(missing)}"
            yield Task("Arbetssätt som saknar uppgifter", text, routine.place, owner=routine.owner)


def _focus_points(site: Site) -> Iterator[Task]:
    for year, point in attention.points_without_outcome(site):
        yield Task(Sort.NO_OUTCOME.tasks, f"{point.text} ({year})", point.place, owner=point.owner)


def _organisations(site: Site) -> Iterator[Task]:
    for one in site.model.organisations.values():
        if isinstance(one.end, PartialDate) and one.end.last_day < site.day and not one.successors:
            text = f"{one.name}, till och med {in_words(one.end)}"
            yield Task("Organisationer som har upphört utan känd efterträdare", text, one.place_of("end"))


def _projects(site: Site) -> Iterator[Task]:
    for project in site.model.projects.values():
        missing = [] if project.start else ["startdatum"]
        missing += [] if project.end else ["slutdatum"]
        missing += [] if project.part else [site.say("stadens del")]
        if missing:
            text = f"{project.name}: {', '.join(missing)}"
            yield Task("Projekt som saknar uppgifter", text, project.place)


def _pages(site: Site) -> Iterator[Task]:
    """Pages that a city which has others of their kind could add: of a year's activities, and of an organisation."""
    kind = "Sidor att lägga till"
    years = [found.year for found in map(kind_of, site.pages) if found and found.kind is YEAR_ACTIVITIES]
    for year in (site.day.year, site.day.year - 1):
        page = year_activities_page(year)
        if years and page not in site.pages and activities_of(site.model, site.day, year):
            text = f"Aktiviteter {year}, med {{{{ year_activities({year}) }}}}"
            yield Task(kind, text, Place(f"docs/{page}"), new=True)
    if RESPONSIBLE_PAGE not in site.pages:
        return
    named = {function.organisation for function in site.model.functions.values()}
    named |= {share.organisation for share in shares(site.model)}
    for one in site.model.organisations.values():
        page = organisation_page(one.id)
        if one.id in named and page not in site.pages and exists_on(one, site.day):
            text = f'{sentence(one.name)}, med {{{{ responsibilities("{one.id}") }}}}'
            yield Task(kind, text, Place(f"docs/{page}"), new=True)


# What is asked of a year, of a matter and of a form is the same from one to the next, and the product knows it.
_ALIKE = (MATTER, CHANGES, CHANGE)
# More than these nobody needs to see at once.
_NAMED = 5


def _unasked(site: Site) -> Iterator[Task]:
    """Pages without words of their own to be searched for with, where other pages have some: one task for all."""
    found = [(path, one.kind) for path in site.pages if (one := kind_of(path)) and path not in site.asked]
    without = [path for path, kind in found if not (kind.product or kind in _ALIKE or "year" in kind.parts)]
    if site.asked and without:
        named, others = without[:_NAMED], len(without) - _NAMED
        text = listed([*named, f"{others} till"] if others > 0 else named)
        yield Task("Sidor utan egna sökord", f"{len(without)} st.: {text}", Place(f"docs/{without[0]}"))


# The most pressing first.
_FINDERS: tuple[Callable[[Site], Iterator[Task]], ...] = (
    _mandates,
    _overdue,
    _missing_plans,
    _undecided,
    _unreported,
    _unmeasured,
    _unpresented,
    _trips,
    _plan_parts,
    _activities,
    _seats,
    _memberships,
    _facts,
    _uncertain,
    _contradicted,
    _focus_points,
    _matters,
    _routines,
    _organisations,
    _projects,
    _pages,
    _unasked,
)
