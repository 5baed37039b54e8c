"""What does the city get out of its networks? The figures that data bears, and effects in the order of their strength.

What is counted is what a source ties to a network. What a source is not sure of, and what no source says, is told apart
from the figure, which is never made larger or smaller by it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence

from actionplans.model.dates import PartialDate
from actionplans.model.page_kinds import RESULTS
from actionplans.model.records import Activity, Amount, Event, Network, Plan, Project, Result, Role, Sourced
from actionplans.model.timeline import Standing, standing
from actionplans.site import costs, followup
from actionplans.site.site import Site
from actionplans.swedish.numbers import money
from actionplans.swedish.words import listed
from actionplans.system.fixed import fixed

# Where on the page of results the effects are told.
STRONGEST = "starkast"
# What a page has room for in its first lines.
_FIGURES = 3
_SURE = "high"


@fixed
class Figure:
    """One thing counted: "10" "projekt genom nätverken", since when and what is not known of it, where it is listed."""

    number: str
    words: str
    remarks: tuple[str, ...]
    page: str
    anchor: str = ""


def figures(site: Site) -> list[Figure]:
    """The first of the candidates that data says something of: what it says nothing of is no figure, and no 0."""
    found = (candidate(site) for candidate in _CANDIDATES)
    return [figure for figure in found if figure][:_FIGURES]


# --- Projects and their money -----------------------------------------------------------------------------------------


def begun_projects(site: Site) -> list[Project]:
    """The projects that the city is in or has been in by the site's day; not what it has only applied for."""
    return [one for one in site.model.projects.values() if _has_begun(site, one)]


def _has_begun(site: Site, project: Project) -> bool:
    if project.start:
        return project.start.first_day <= site.day
    kinds = {step.kind for step in project.steps} | {amount.kind for amount in project.amounts}
    return "applied" not in kinds or bool(kinds & {"granted", "decided"})


def _projects(site: Site) -> Figure | None:
    begun = begun_projects(site)
    tied = [one for one in begun if one.networks]
    sure = [one for one in tied if one.confidence == _SURE]
    untied = len(begun) - len(tied)
    if not sure:
        return None
    years = [_project_years(one) for one in sure]
    remarks = _since(min((year for found in years for year in found), default=None))
    remarks += _of_number(sum(not found for found in years), "När är okänt för {}.")
    remarks += _unsure(len(tied) - len(sure))
    remarks += _of_number(untied, "För {} projekt till är nätverket okänt.")
    return Figure(str(len(sure)), "projekt genom nätverken", tuple(remarks), "projekt.md")


def _project_years(project: Project) -> list[int]:
    return [one.year for one in (project.start, *project.observed) if one]


def granted(site: Site, network: str | None = None) -> list[costs.Entry]:
    """The grants that came to projects, of a network or of any, as far as they are known."""
    found = costs.funding(site.model, site.day, network)
    return [one for one in found if isinstance(one.owner, Project) and one.networks and _is_grant(one)]


def _with_and_without_grant(site: Site) -> tuple[list[Project], list[Project]]:
    """The projects whose grant is known, and those of which only that they surely came through a network."""
    granted_to = {id(entry.owner) for entry in granted(site)}
    tied = [one for one in begun_projects(site) if one.networks]
    known = [one for one in tied if id(one) in granted_to]
    return known, [one for one in tied if id(one) not in granted_to and one.confidence == _SURE]


def _is_grant(entry: costs.Entry) -> bool:
    spent = entry.spent
    return isinstance(spent, Amount) and spent.kind == "granted" and not spent.per_year


def granted_sums(site: Site, entries: Sequence[costs.Entry]) -> str:
    """What grants come to: "885 000 euro"; what cannot be added stands beside each other."""
    sums = costs.sums(site.model, entries)
    return listed(money(amount, key.unit) for key, amount in sums.items())


def _grants(site: Site) -> Figure | None:
    entries = granted(site)
    if not entries:
        return None
    known, unknown = _with_and_without_grant(site)
    first = min(entry.spent.period.year for entry in entries)
    told = f"Beloppet är känt för {len(known)} av {len(known) + len(unknown)} projekt."
    return Figure(granted_sums(site, entries), "i beviljade bidrag", (*_since(first), told), "projekt.md")


# --- What was reported ------------------------------------------------------------------------------------------------


def _effects(site: Site) -> Figure | None:
    reported = [(report.year, one) for report in site.model.reports.values() for one in report.results]
    told = [(year, one) for year, one in reported if one.effect or one.state not in _WITHOUT_RESULT]
    found = [(year, one) for year, one in told if one.effect]
    sure = [year for year, one in found if one.confidence == _SURE]
    if not sure:
        return None
    words = "aktivitet med känd effekt" if len(sure) == 1 else "aktiviteter med känd effekt"
    rest = len(told) - len(found)
    unknown = [f"För {rest} av {len(told)} rapporterade aktiviteter är ingen effekt känd."] if rest else []
    remarks = (*_since(min(sure)), *unknown, *_unsure(len(found) - len(sure)))
    return Figure(str(len(sure)), words, remarks, RESULTS.path(), STRONGEST)


def _exchanges(site: Site) -> Figure | None:
    told = [report.year for report in site.model.reports.values() for _ in report.exchanges]
    words = "uppslag, kontakt eller publicering" if len(told) == 1 else "uppslag, kontakter och publiceringar"
    return Figure(str(len(told)), words, tuple(_since(min(told))), "utbyte.md") if told else None


# --- What the city has and did ----------------------------------------------------------------------------------------


def _roles(site: Site) -> Figure | None:
    """The mandates held on the day; where nobody knows of any, those that were ever held."""
    found = [role for network in site.networks for role in network.roles if _has_been_held(site, role)]
    sure = [role for role in found if role.confidence == _SURE]
    if not sure:
        return None
    stands = [standing(role, site.day) for role in sure]
    held, lost = stands.count(Standing.CURRENT), stands.count(Standing.UNKNOWN)
    since = min((first.year for role in sure for first, _ in role.spans), default=None)
    if held:
        earlier = [f"Genom åren är {len(sure)} kända."] if len(sure) > held else []
        remarks = [*_since(since), *earlier, *_of_number(lost, "För {} är läget i dag okänt.")]
        return Figure(str(held), "uppdrag i nätverken i dag", (*remarks, *_unsure(len(found) - len(sure))), "roller.md")
    today = [site.say("Vilka som staden har i dag är okänt.")] if lost else []
    remarks = [*_since(since), *today, *_unsure(len(found) - len(sure))]
    return Figure(str(len(sure)), "uppdrag i nätverken genom åren", tuple(remarks), "roller.md")


def _has_been_held(site: Site, role: Role) -> bool:
    return not role.vacant and standing(role, site.day) is not Standing.COMING


def _events(kind: str, one: str, many: str) -> Callable[[Site], Figure | None]:
    """A figure of the city's own events of a kind that have taken place."""

    def counted(site: Site) -> Figure | None:
        found = [event for network in site.networks for event in _own_events(site, network, (kind,))]
        sure = [event for event in found if event.confidence == _SURE]
        if not sure:
            return None
        years = [event.date.year for event in sure]
        newest = [f"Senast {max(years)}."] if max(years) > min(years) else []
        remarks = [*_since(min(years)), *newest, *_unsure(len(found) - len(sure))]
        return Figure(str(len(sure)), site.say(one if len(sure) == 1 else many), tuple(remarks), "historik.md")

    return counted


def _own_events(site: Site, network: Network, kinds: Sequence[str]) -> Iterator[Event]:
    for event in network.events:
        if event.scope == "city" and event.kind in kinds and event.date.first_day <= site.day:
            yield event


# What can be counted, in the order in which a reader who asks what it gives would rather have it.
_CANDIDATES: tuple[Callable[[Site], Figure | None], ...] = (
    _projects,
    _grants,
    _effects,
    _roles,
    _events("hosting", "gång som värd för ett nätverks möte", "gånger som värd för nätverkens möten"),
    _events("award", "utmärkelse", "utmärkelser"),
    _exchanges,
)


def _since(year: int | None) -> list[str]:
    return [f"Sedan {year}."] if year else []


def _of_number(number: int, words: str) -> list[str]:
    return [words.format(number)] if number else []


def _unsure(number: int) -> list[str]:
    return _of_number(number, "{} osäker uppgift är inte medräknad." if number == 1 else _UNSURE)


_UNSURE = "{} osäkra uppgifter är inte medräknade."


# --- Effects ----------------------------------------------------------------------------------------------------------


class Strength(enum.Enum):
    """How much an effect says, the most first: what changed, what came out of it, that something was done or won."""

    CHANGED = "Effekt"
    RESULT = "Resultat"
    DONE = "Gjort eller fått"


@fixed
class Effect:
    """Something that the networks gave. `about` is what led to it, empty where the text says it itself."""

    strength: Strength
    text: str
    about: str
    networks: tuple[str, ...]
    when: PartialDate
    record: Sourced


# Events of the city's own that are an outcome by themselves.
_OUTCOMES = ("award", "hosting", "publication")
# What a result is not, however it is worded: what was not done gave nothing yet.
_WITHOUT_RESULT = frozenset({"planned", "moved", "cancelled"})


def effects(site: Site) -> list[Effect]:
    """All effects that are known, the strongest first: by what is told, the sure before the unsure, then the newest."""
    order = list(Strength)
    found = [*_of_reports(site), *_of_trips(site), *_of_networks(site), *_of_projects(site)]
    return sorted(
        found,
        key=lambda one: (
            order.index(one.strength),
            one.record.confidence != _SURE,
            *(-part for part in one.when.sort_key),
        ),
    )


def _of_reports(site: Site) -> Iterator[Effect]:
    for report in site.model.reports.values():
        networks = tuple(one.id for one in site.reported_networks(report))
        year = PartialDate(report.year)
        for result in report.results:
            found = _of_result(result)
            if found:
                strength, text = found
                yield Effect(
                    strength, text, _activity(site, report.network, report.year, result), networks, year, result
                )
        for exchange in report.exchanges:
            yield Effect(Strength.DONE, exchange.text, "", networks, exchange.date or year, exchange)


def _of_result(result: Result) -> tuple[Strength, str] | None:
    """What is told of an activity, the strongest of it; nothing where it only says what was done."""
    if result.effect:
        return Strength.CHANGED, result.effect
    if result.result and result.state not in _WITHOUT_RESULT:
        return Strength.RESULT, result.result
    return None


def _activity(site: Site, network: str, year: int, result: Result) -> str:
    """The activity as the plan words it; of what was not planned, what was done."""
    plan = site.model.plan_for(network, year)
    activities = plan.activities if plan else ()
    return next((one.text for one in activities if one.id == result.activity), result.done)


def _of_trips(site: Site) -> Iterator[Effect]:
    for record in site.model.trips.values():
        for trip in record.trips:
            if trip.report and trip.report.text:
                yield Effect(Strength.RESULT, trip.report.text, trip.text, trip.networks, trip.report.date, trip)


def _of_networks(site: Site) -> Iterator[Effect]:
    for network in site.networks:
        for event in _own_events(site, network, _OUTCOMES):
            yield Effect(Strength.DONE, event.text, "", (network.id,), event.date, event)


def _of_projects(site: Site) -> Iterator[Effect]:
    for project in begun_projects(site):
        when = project.start or max(project.observed, key=lambda date: date.sort_key, default=None)
        if project.networks and project.part and when:
            text = f"{project.name}: {project.part}"
            yield Effect(Strength.DONE, text, "", project.networks, when, project)


# --- Networks ---------------------------------------------------------------------------------------------------------


@fixed
class Given:
    """What one network gave: its effects, the strongest first, its projects, and what is known of their grants."""

    network: Network
    effects: tuple[Effect, ...]
    projects: tuple[Project, ...]
    grants: tuple[costs.Entry, ...]


def by_network(site: Site) -> list[Given]:
    """What each network gave: those that the city takes part in, then others that anything is known to have come of."""
    everything = effects(site)
    found = []
    for network in site.networks:
        own = tuple(one for one in everything if network.id in one.networks)
        projects = tuple(one for one in begun_projects(site) if network.id in one.networks)
        if network in site.members or own or projects:
            found.append(Given(network, own, projects, tuple(granted(site, network.id))))
    return found


# --- What nobody knows ------------------------------------------------------------------------------------------------


def gaps(site: Site) -> list[str]:
    """What would have to be known for the answer to be whole, in sentences."""
    return [words for words in (_unevaluated(site), _unreported(site), _unpriced(site), _without_grants(site)) if words]


def _unevaluated(site: Site) -> str:
    evaluated = {owner for (owner, _), report in site.model.reports.items() if report.evaluation}
    missing = [one.name for one in site.members if one.id not in evaluated]
    return f"Ingen utvärdering är känd av {_names(site, missing)}." if missing else ""


def _unreported(site: Site) -> str:
    """The annual reports of the last year that are not there, once it is over."""
    last = site.day.year - 1
    missing = [one.name for one in site.members if site.model.report_for(one.id, last) is None]
    return f"Ingen årsrapport för {last} är känd från {_names(site, missing)}." if missing else ""


def _names(site: Site, names: Sequence[str]) -> str:
    return "något av nätverken" if len(names) == len(site.members) > 1 else listed(names)


def _unpriced(site: Site) -> str:
    if any(costs.is_cost(entry) for entry in costs.entries(site.model, site.day)):
        return ""
    return "Vad nätverken kostar är okänt: ingen källa anger någon avgift eller annan kostnad." if site.members else ""


def _without_grants(site: Site) -> str:
    missing = sorted((one.name for one in _with_and_without_grant(site)[1]), key=str.casefold)
    return f"Hur stora bidragen blev är okänt för {listed(missing)}." if missing else ""


# --- Goals ------------------------------------------------------------------------------------------------------------


def years_of_goal(site: Site, goal: str) -> list[tuple[str, list[followup.Outcome]]]:
    """How the activities that serve one of the city's goals went, year by year, the newest first."""
    found: dict[int, dict[int, followup.Outcome]] = {}
    for network, plans in site.plans_by_network.items():
        for year in {year for plan in plans for year in plan.years if year <= site.day.year}:
            plan = site.model.plan_for(network, year)
            if plan is None:
                continue
            for outcome in followup.outcomes(site.model, site.day, network, year):
                if outcome.activity and _serves(plan, outcome.activity, goal):
                    # A common plan is of several networks, but what it plans is done once.
                    found.setdefault(year, {}).setdefault(id(outcome.activity), outcome)
    return [(str(year), list(found[year].values())) for year in sorted(found, reverse=True)]


def _ids(plan: Plan, goal: str) -> set[str]:
    """By which names a plan's priorities and activities mean one of the city's goals: also by goals that serve it."""
    own = {one.id for one in plan.goals}
    names = {one.id for one in plan.goals if goal in one.serves}
    return names if goal in own else {*names, goal}


def _serves(plan: Plan, activity: Activity, goal: str) -> bool:
    by_priority = {name for one in plan.priorities if one.id == activity.priority for name in one.goals}
    return bool(_ids(plan, goal) & (by_priority | set(activity.goals)))
