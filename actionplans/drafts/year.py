"""A new year: every network's draft plan from its latest plan, and the year's pages.

Priorities and unfinished activities are carried over and marked. Roles are not copied, they stand in the networks'
files with their dates; which of them go on, end or are unknown is written at the top of each draft. What has become
another (a network, an organisation, a role's holder) is followed as far as the data says what it became.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from actionplans.drafts import carried, menu, pages
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import KINDS, NETWORK_YEAR, PageKind
from actionplans.model.records import City, Model, Network, Plan, Role
from actionplans.model.relations import lineage, took_part_in
from actionplans.model.timeline import Standing, holds_in, standing, successor
from actionplans.model.unwritten import MARK
from actionplans.site.addresses import network_page
from actionplans.swedish.phrases import ends, name_of, subject
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import listed, sentence
from actionplans.writing.trees import Tree, data_file

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
    # What a plan of the network's own goes on with has its name there; a network before it has names of its own.
    own = latest is not None and network.id in latest.covers
    content: Tree = {"sources": [source]}
    content |= {key: _passage(latest, key, year) for key in _ANEW}
    content["goals"] = list(carried.goals(model, latest, year)) if latest else []
    content["priorities"] = list(carried.priorities(model, latest, year)) if latest else []
    content["activities"] = list(carried.activities(model, latest, year, own)) if latest else []
    content["partners"] = list(carried.partners(model, latest, year)) if latest else []
    order = ("sources", "purpose", "goals", "priorities", "activities", "partners", "feedback", "reconciliation")
    head = [f"Utkast till handlingsplan {year} för {network.name}. Det som är kvar att skriva är märkt ”fyll i”."]
    if latest and not own:
        head += [f"Förs över från {_before(model, latest)}, som har blivit {network.name}: planen för {latest.year}."]
    head += _roles(model, network, year, latest)
    return data_file(f"data/plans/{year}/{network.id}.yml", head, {key: content[key] for key in order})


def _has_goals(model: Model, network: Network, year: int) -> bool:
    """Whether a network's plan for a year has goals, be it there already or about to be drafted."""
    plan = model.plans.get((network.id, year)) or _latest(model, network, year)
    return plan is not None and bool(plan.goals)


def _latest(model: Model, network: Network, year: int) -> Plan | None:
    """The plan that a draft begins from: the network's latest, or that of a network which it succeeds."""
    for names in ({network.id}, {one.id for one in lineage(model.networks, network)}):
        earlier = [plan for plan in model.plans.values() if not names.isdisjoint(plan.covers) and plan.year < year]
        if earlier:
            return max(earlier, key=lambda plan: (plan.last_year, plan.closeness))
    return None


def _before(model: Model, latest: Plan) -> str:
    return listed([model.networks[name].name for name in latest.covers if name in model.networks])


def _passage(latest: Plan | None, key: str, year: int) -> Tree:
    """A text to write anew, with the latest plan's words to start from."""
    before = getattr(latest, key) if latest else None
    if latest and before:
        words = f"{MARK} stämmer texten från {plan_years(latest)} även {year}? {before.text}"
    else:
        words = f"{MARK} {_ANEW[key]} {year}"
    return {"text": words}


def _roles(model: Model, network: Network, year: int, latest: Plan | None) -> Iterator[str]:
    """Which roles go on, which end, and which nobody knows of."""
    since = latest.last_year if latest else year - 1
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    lately = [role for role in network.roles if any(end.year >= since and start <= last for start, end in role.spans)]
    ending = [role for role in lately if isinstance(role.end, PartialDate) and role.end.last_day <= last]
    going_on = [role for role in lately if holds_in(role, year) and role not in ending]
    if going_on:
        yield f"Uppdrag som gäller {year} och visas på sidan: {listed([_name(model, role) for role in going_on])}."
    for role in going_on:
        holder, words = carried.follower(model, role.holder, year)
        if words:
            gone, now = (model.organisations[name].name for name in (role.holder, holder))
            after = f"{now} har tagit över" if holder != role.holder else "vem har tagit över"
            held = f"{_name(model, role)} innehas av {gone}, som inte finns {year}"
            yield f"{MARK} {held}: {after}? Skriv det i {role.place.path}."
    for role in ending:
        until = ends(role.end) if isinstance(role.end, PartialDate) else ""
        after = _taken_over(model, network, role) or f"Finns en efterträdare: skriv in den i {role.place.path}."
        yield f"{sentence(_name(model, role))} {until}. {after}"
    for role in lately:
        told = role in going_on or role in ending or successor(network, role) is not None
        if not told and standing(role, first) is Standing.UNKNOWN:
            yield f"{MARK} gäller {_name(model, role)} även {year}? Skriv källa och tid i {role.place.path}."


def _taken_over(model: Model, network: Network, role: Role) -> str:
    """Who takes over a role, where that is recorded."""
    follower = successor(network, role)
    if follower is None:
        return ""
    holder = follower.office or name_of(model, "organisations", follower.holder)
    since = f", från och med {in_words(follower.start)}" if follower.start else ""
    return f"Efterträdare är {holder}{since}."


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
