"""A new year: every network's draft plan from its latest plan, and the year's pages.

Priorities and unfinished activities are carried over and marked. Roles are not copied, they stand in the networks'
files with their dates; which of them go on, end or are unknown is written at the top of each draft.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from actionplans.drafts import menu, pages
from actionplans.model import progress
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import KINDS, NETWORK_YEAR, PageKind
from actionplans.model.records import Activity, City, Goal, Model, Network, Plan, Role
from actionplans.model.relations import took_part_in
from actionplans.model.timeline import Standing, holds_in, spans, standing
from actionplans.rules.placeholders import MARK
from actionplans.site.addresses import network_page
from actionplans.site.through_years import FINISHED, Reading, readings
from actionplans.swedish.phrases import ends, subject
from actionplans.swedish.plans import plan_years
from actionplans.swedish.progress import stand_word
from actionplans.swedish.words import inside, listed, sentence
from actionplans.writing.trees import Tree, data_file, tree

# The keys of an activity that come before what it continues.
_FIRST = ("id", "text")
# What is written anew each year, with what it is called.
_ANEW = {
    "purpose": "syftet med att vara med",
    "feedback": "rutinen för återkoppling",
    "reconciliation": "rutinen för politisk avstämning",
}

# Files by their path in the project, and their text.
Files = dict[str, str]


def new_year(model: Model, existing: Files, year: int) -> Files:
    """The files that a year begins with. Of those that exist none is replaced; a few get more lines."""
    drafts: Files = {}
    members = sorted((one for one in model.networks.values() if took_part_in(one, year)), key=lambda one: one.id)
    source = f"utkast-{year}"
    new = [one for one in members if _needs_draft(model, one, year)]
    for network in new:
        drafts[f"data/plans/{year}/{network.id}.yml"] = _plan(model, network, year, source)
    if f"data/years/{year}.yml" not in existing:
        drafts[f"data/years/{year}.yml"] = _year(year, source)
    if drafts and source not in model.sources:
        drafts[f"data/sources/{source}.yml"] = _source(model, year)
    with_goals = {one.id for one in members if _has_goals(model, one, year)}
    _add_pages(model.city, drafts, existing, members, new, year, with_goals)
    return drafts


def _needs_draft(model: Model, network: Network, year: int) -> bool:
    """Whether no plan is for the year yet: none of its own, none for several years and none common to several.

    That an administration has one is enough where the network never had its own.
    """
    planned = model.plans_for(network.id, year)
    had_its_own = any(plan.id == network.id for plan in model.plans.values())
    return not any(plan.closeness != 1 or not had_its_own for plan in planned)


def _source(model: Model, year: int) -> str:
    """The drafts are themselves the source of what they say, until a paper for the committee takes their place."""
    publisher = sentence(model.organisations[model.city.administration].name)
    content = {"title": f"Utkast till handlingsplaner {year}", "publisher": publisher}
    return data_file(f"data/sources/utkast-{year}.yml", [], content)


def _year(year: int, source: str) -> str:
    points = [{"id": "fyll-i", "text": f"{MARK} en punkt i den gemensamma inriktningen"}]
    direction = {"text": f"{MARK} varför inriktningen {year} ser ut som den gör", "points": points}
    content = {"sources": [source], "direction": direction}
    return data_file(f"data/years/{year}.yml", [f"Året {year} över alla nätverk."], content)


# --- One network's plan -----------------------------------------------------------------------------------------------


def _plan(model: Model, network: Network, year: int, source: str) -> str:
    latest = _latest(model, network, year)
    content: Tree = {"sources": [source]}
    content |= {key: _passage(latest, key, year) for key in _ANEW}
    content["goals"] = list(_goals(model, latest, year)) if latest else []
    content["priorities"] = list(_priorities(model, latest, year)) if latest else []
    content["activities"] = list(_activities(model, latest, year)) if latest else []
    content["partners"] = [_carried(tree(one), latest) for one in latest.partners] if latest else []
    order = ("sources", "purpose", "goals", "priorities", "activities", "partners", "feedback", "reconciliation")
    head = [f"Utkast till handlingsplan {year} för {network.name}. Det som är kvar att skriva är märkt ”fyll i”."]
    head += _roles(model, network, year, latest)
    return data_file(f"data/plans/{year}/{network.id}.yml", head, {key: content[key] for key in order})


def _has_goals(model: Model, network: Network, year: int) -> bool:
    """Whether a network's plan for a year has goals, be it there already or about to be drafted."""
    plan = model.plans.get((network.id, year)) or _latest(model, network, year)
    return plan is not None and bool(plan.goals)


def _latest(model: Model, network: Network, year: int) -> Plan | None:
    earlier = [plan for plan in model.plans.values() if network.id in plan.covers and plan.year < year]
    return max(earlier, key=lambda plan: (plan.last_year, plan.closeness), default=None)


def _passage(latest: Plan | None, key: str, year: int) -> Tree:
    """A text to write anew, with the latest plan's words to start from."""
    before = getattr(latest, key) if latest else None
    if latest and before:
        words = f"{MARK} stämmer texten från {plan_years(latest)} även {year}? {before.text}"
    else:
        words = f"{MARK} {_ANEW[key]} {year}"
    return {"text": words}


def _carried(content: Tree, latest: Plan, more: str = "") -> Tree:
    """What a plan takes over from the latest one, marked as that."""
    marked = f"Förd över från planen för {plan_years(latest)}.{more}"
    return {**content, "note": f"{content['note']} {marked}" if content.get("note") else marked}


def _goals(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    """The plan's goals with their measures, and where these stood; values stand in reports and are not copied."""
    # A day after the year: what its report tells is known then.
    after = datetime.date(latest.year + 1, 1, 1)
    found = list(progress.measures(model, latest, after))
    for goal in latest.goals:
        stood = [f"{one.measure.indicator}: {inside(stand_word(one))}." for own, one in found if own is goal]
        content, gone = _served(model, tree(goal), "serves", year)
        yield _carried(content, latest, "".join(f" {words}" for words in (*stood, *gone)))


def _priorities(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    for one in latest.priorities:
        content, gone = _served(model, tree(one), "goals", year)
        yield _carried(content, latest, "".join(f" {words}" for words in gone))


def _served(model: Model, content: Tree, key: str, year: int) -> tuple[Tree, list[str]]:
    """A record without the city's goals that no longer hold in a year, and a sentence on each that was left out."""
    names = content.get(key, [])
    gone = [name for name in names if name in model.goals and _has_ended(model.goals[name], year)]
    left = [name for name in names if name not in gone]
    kept = {own: left if own == key else value for own, value in content.items()}
    return kept, [f"Målet ”{model.goals[name].name}” gäller inte {year}." for name in gone]


def _has_ended(goal: Goal, year: int) -> bool:
    return isinstance(goal.end, PartialDate) and goal.end.year < year


def _activities(model: Model, latest: Plan, year: int) -> Iterator[Tree]:
    """The activities that were not finished, as far as reports tell. They get new dates, so the old ones go."""
    for activity in latest.activities:
        said = _last_said(model, latest, activity)
        if said is None or said.result.state not in FINISHED:
            # What goes on all the time goes on from the same day.
            old = ("end",) if activity.continuous else ("start", "end")
            kept = {key: value for key, value in tree(activity).items() if key not in (*old, "continues")}
            first = {key: kept.pop(key) for key in _FIRST}
            going_on, gone = _served(model, {**first, "continues": activity.id, **kept}, "goals", year)
            yield _carried(going_on, latest, "".join(f" {words}" for words in (_how_it_went(model, said), *gone)))


def _last_said(model: Model, latest: Plan, activity: Activity) -> Reading | None:
    """What was last reported of an activity, in any year of its plan."""
    of = latest.network or latest.id
    for year in reversed(latest.years):
        if found := readings(model.report_for(of, year), activity.id):
            return found[-1]
    return None


def _how_it_went(model: Model, said: Reading | None) -> str:
    if said is None:
        return "Hur det gick är inte rapporterat."
    state = model.vocabulary.activity_states[said.result.state].label.lower()
    when = f" {in_words(said.date)}" if said.date else " i årsrapporten"
    return f"Läget{when}: {state}."


def _roles(model: Model, network: Network, year: int, latest: Plan | None) -> Iterator[str]:
    """Which roles go on, which end, and which nobody knows of."""
    since = latest.last_year if latest else year - 1
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    lately = [role for role in network.roles if any(end.year >= since and start <= last for start, end in spans(role))]
    ending = [role for role in lately if isinstance(role.end, PartialDate) and role.end.last_day <= last]
    going_on = [role for role in lately if holds_in(role, year) and role not in ending]
    if going_on:
        yield f"Uppdrag som gäller {year} och visas på sidan: {listed([_name(model, role) for role in going_on])}."
    for role in ending:
        until = ends(role.end) if isinstance(role.end, PartialDate) else ""
        yield f"{sentence(_name(model, role))} {until}. Finns en efterträdare: skriv in den i {role.place.path}."
    for role in lately:
        if role not in going_on and role not in ending and standing(role, first) is Standing.UNKNOWN:
            yield f"{MARK} gäller {_name(model, role)} även {year}? Skriv källa och tid i {role.place.path}."


def _name(model: Model, role: Role) -> str:
    return subject(model, role)


# --- Pages ------------------------------------------------------------------------------------------------------------


def _kinds_to_draft(members: list[Network]) -> Iterator[tuple[PageKind, Network | None]]:
    """The pages that a year begins with: those across all networks, then each network's."""
    kinds = [kind for kind in KINDS if kind.draft == "new-year"]
    yield from ((kind, None) for kind in kinds if "network" not in kind.parts)
    yield from ((kind, one) for one in members for kind in kinds if "network" in kind.parts)


def _add_pages(
    city: City,
    drafts: Files,
    existing: Files,
    members: list[Network],
    new: list[Network],
    year: int,
    with_goals: set[str],
) -> None:
    settings = existing["mkdocs.yml"]
    for kind, owner in _kinds_to_draft(members):
        name, identifier = (owner.called, owner.id) if owner else ("", "")
        path = kind.path(network=identifier, year=year)
        if f"docs/{path}" not in existing:
            drafts[f"docs/{path}"] = pages.page(city, kind, name, identifier, year, with_goals=identifier in with_goals)
    for one in new:
        page = network_page(one.id, year)
        path = f"docs/{page}"
        if path in existing:
            # The page was there before the plan: its own words stay, and what a plan shows comes in between.
            before, after = (NETWORK_YEAR.names(one.called, year, planned=planned) for planned in (False, True))
            fuller = pages.with_plan_sections(city, existing[path], one.id, year, with_goals=one.id in with_goals)
            fuller = pages.renamed(fuller, before, after)
            drafts |= {path: fuller} if fuller != existing[path] else {}
            settings = menu.renamed(settings, page, pages.heading_of(fuller))
    if settings != existing["mkdocs.yml"]:
        drafts["mkdocs.yml"] = settings
