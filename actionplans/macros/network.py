"""Macros about one network: what it is, what the city is and does in it, and when."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.belonging import (
    beside_memberships,
    kind_of_membership,
    names_through_time,
    not_taken_part_in,
    tells_kinds,
)
from actionplans.macros.decided import under_project
from actionplans.macros.functions import owned_by
from actionplans.macros.parts import (
    beside,
    cited,
    edit_link,
    organisation,
    plan_link,
    plan_way,
    plans_of,
    standing_tag,
    unknown,
    with_remarks,
)
from actionplans.macros.point_in_time import dated_rows, marks
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    join,
    note,
    notice,
    table,
    tag,
    text,
)
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import EXPECTED_FACTS, Event, Fact, Membership, Network, Project, Role
from actionplans.model.timeline import (
    ENDS_SOON,
    PlanStatus,
    Standing,
    holds_in,
    in_year,
    latest_first,
    plan_status,
    project_order,
    standing,
)
from actionplans.site import attention
from actionplans.site.addresses import network_page
from actionplans.site.view import View
from actionplans.swedish.words import appointment, inside, mandate, period, project_period, sentence

_FIRST = ("description",)
_STANDING_ORDER = (Standing.CURRENT, Standing.COMING, Standing.UNKNOWN, Standing.ENDED)


def network_facts(view: View, network: str) -> Markup:
    """The network in short: names, founding, seat, website, membership, members with the year of each figure."""
    more = [kind for kind in view.model.vocabulary.fact_kinds if kind not in (*_FIRST, *EXPECTED_FACTS)]
    named = names_through_time(view, view.model.networks[network])
    answers = owned_by(view, view.model.networks[network].owner)
    owner = [("Ansvarig", answers)] if answers else []
    shown = definitions([*_fact_rows(view, network, (*_FIRST, *EXPECTED_FACTS)), *named, *owner])
    rest = _fact_rows(view, network, more)
    details = element("details", join([element("summary", "Mer om nätverket"), definitions(rest)])) if rest else ""
    return join([shown, details], "\n\n")


def _fact_rows(view: View, network: str, kinds: Iterable[str]) -> list[tuple[str, Markup]]:
    rows = []
    owner = view.model.networks[network]
    for kind in kinds:
        facts = [fact for fact in owner.facts if fact.kind == kind]
        if facts or kind in EXPECTED_FACTS:
            found = join((element("p", _fact(view, fact)) for fact in sorted(facts, key=_newest_first)), "")
            missing = join([unknown(), edit_link(view, owner)])
            rows.append((view.model.vocabulary.fact_kinds[kind].label, found or missing))
    return rows


def _newest_first(fact: Fact) -> tuple[int, ...]:
    return tuple(-part for part in fact.as_of.sort_key) if fact.as_of else (1,)


def _fact(view: View, fact: Fact) -> Markup:
    words = element("a", fact.text, href=fact.url, rel="noopener") if fact.url else text(fact.text)
    when = f"({in_words(fact.as_of)})" if fact.as_of else ""
    dated = element("span", when, class_="when") if when else ""
    return with_remarks(view, join([words, dated, cited(view, fact)]), fact)


def memberships(view: View, network: str | None = None) -> Markup:
    """The city's membership in a network, or in all of them: since when, how well attested, source."""
    chosen = [view.model.networks[network]] if network else view.site.networks
    pairs = [(owner, membership) for owner in chosen for membership in owner.memberships]
    if not pairs:
        beside = beside_memberships(view, chosen[0]) if network else []
        return join([notice("note", "Inget medlemskap är belagt."), *beside], "\n\n")
    rows = [_membership(view, owner, membership, with_network=network is None) for owner, membership in pairs]
    columns = ["Medlem", "Tid", "Läge", "Omfattning", "Källa"]
    if tells_kinds(membership for _, membership in pairs):
        columns.insert(1, "Slag")
        for row, (_, membership) in zip(rows, pairs, strict=True):
            row.insert(1 if network else 2, kind_of_membership(view, membership))
    if network:
        beside = [costs.fees(view, chosen[0]), *beside_memberships(view, chosen[0])]
        return join([table("Medlemskap", columns, rows), *beside], "\n\n")
    dated = [marks(membership) for _, membership in pairs]
    return dated_rows(table("Medlemskap", ["Nätverk", *columns], rows, marks=dated))


def _membership(view: View, owner: Network, membership: Membership, *, with_network: bool) -> list[str | Markup]:
    cells: list[str | Markup] = [
        organisation(view, membership.member),
        with_remarks(view, sentence(period(membership, view.day)), membership),
        standing_tag(membership, view.day),
        membership.text or unknown(),
        cited(view, membership),
    ]
    return [network_link(view, owner), *cells] if with_network else cells


def network_link(view: View, network: Network) -> Markup:
    """A network's name, linked to its page (a candidate's to the page of candidates)."""
    return view.link(network.called, view.site.page_of(network))


def roles(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """Who holds what where, from when to when, at which level: in a network, a year, or all with the present first."""
    chosen = [view.model.networks[network]] if network else view.site.networks
    pairs = [(owner, role) for owner in chosen for role in owner.roles if year is None or holds_in(role, year)]
    if network is None and year is None:
        return _all_roles(view, pairs)
    if not pairs:
        return notice("note", f"Inget uppdrag är belagt{f' för {year}' if year else ''}.")
    return _role_table(view, pairs, "Roller" if year is None else f"Roller {year}", with_network=network is None)


def _all_roles(view: View, pairs: list[tuple[Network, Role]]) -> Markup:
    groups = (
        ("Nu", (Standing.CURRENT,), f"Inget uppdrag är belagt för {in_words(view.day)}."),
        ("Kommande", (Standing.COMING,), ""),
        ("Belagda tidigare, läget i dag okänt", (Standing.UNKNOWN,), "Det finns inga sådana uppdrag."),
        ("Avslutade", (Standing.ENDED,), "Det finns inga avslutade uppdrag."),
    )
    parts = [_ending(view)]
    for title, standings, empty in groups:
        found = [pair for pair in pairs if standing(pair[1], view.day) in standings]
        if not found and not empty:
            continue
        identifier = sentence(title).lower().replace(" ", "-").replace(",", "").replace("ä", "a").replace("å", "a")
        parts.append(element("h2", title, id=identifier))
        parts.append(_role_table(view, found, title, with_network=True) if found else notice("note", empty))
    return dated_rows(join(parts))


def _ending(view: View) -> Markup:
    """The mandates that somebody must do something about: those that end soon, those that nobody took over."""
    found = (
        (f"Upphör inom {ENDS_SOON.days} dagar", list(attention.ending(view.site))),
        ("Upphört utan känd efterträdare", list(attention.ended(view.site))),
    )
    boxes = []
    for title, pairs in found:
        items = [join([network_link(view, owner), mandate(role)], ": ") for owner, role in pairs]
        if items:
            heading = element("p", f"{title} ({len(items)})", class_="admonition-title")
            boxes.append(element("div", heading + bullets(items), class_="admonition warning"))
    calm = f"Inget uppdrag upphör inom {ENDS_SOON.days} dagar, och inget har nyss upphört utan känd efterträdare."
    return join(boxes, "\n\n") or element("p", calm)


def _role_table(view: View, pairs: list[tuple[Network, Role]], caption: str, *, with_network: bool) -> Markup:
    ordered = sorted(
        pairs, key=lambda pair: (_STANDING_ORDER.index(standing(pair[1], view.day)), *latest_first(pair[1]))
    )
    columns = ["Roll", "Företräds av", "Nivå", "Tid", "Läge", "Källa"]
    rows = [_role(view, owner, role, with_network=with_network) for owner, role in ordered]
    if not with_network:
        return table(caption, columns, rows)
    return table(caption, ["Roll", "Nätverk", *columns[1:]], rows, marks=[marks(role) for _, role in ordered])


def _role(view: View, owner: Network, role: Role, *, with_network: bool) -> list[str | Markup]:
    levels = view.model.vocabulary.levels
    who = [*([tag("Tom plats", "missing")] if role.vacant else []), represented_by(view, role)]
    cells: list[str | Markup] = [
        with_remarks(view, join([role.text, _deadline(view, owner, role)]), role),
        join(who),
        levels[role.level].label if role.level else unknown(),
        sentence(period(role, view.day)),
        standing_tag(role, view.day),
        cited(view, role),
    ]
    return [cells[0], network_link(view, owner), *cells[1:]] if with_network else cells


def _deadline(view: View, owner: Network, role: Role) -> Markup:
    """The day by which the city should have appointed somebody, as long as nobody is known to be."""
    return note(f"{sentence(appointment(role, view.day))}.") if attention.is_unfilled(owner, role) else Markup("")


def represented_by(view: View, role: Role) -> Markup:
    """Who represents the city in a role: the organisation, and the office and name where they are known."""
    return join([organisation(view, role.holder), inside(role.office or ""), role.person or ""], ", ")


def timeline(view: View, network: str, year: int | None = None) -> Markup:
    """What happened, newest first: what the city did, and apart from it the network's own events."""
    found = [event for event in view.model.networks[network].events if year is None or in_year(event, year)]
    ours = [event for event in found if event.scope == "city"]
    theirs = [event for event in found if event.scope != "city"]
    if not found:
        return notice("note", f"Inga händelser är kända{f' för {year}' if year else ''}.")
    parts = [event_list(view, ours)] if ours else [notice("note", view.say("Inget som staden själv gjorde är känt."))]
    if theirs and year is not None:
        parts += [element("h3", "Nätverkets egna händelser"), event_list(view, theirs)]
    elif theirs:
        summary = element("summary", f"Nätverkets egna händelser ({len(theirs)})")
        parts.append(element("details", join([summary, event_list(view, theirs)])))
    return join(parts, "\n\n")


def event_list(view: View, events: Iterable[Event]) -> Markup:
    """Dated events, newest first."""
    ordered = sorted(events, key=lambda event: event.date.sort_key, reverse=True)
    return element("ol", join((_event(view, event) for event in ordered), ""), class_="timeline")


def _event(view: View, event: Event) -> Markup:
    words = sentence(span_in_words(event.date, event.end))
    # HTML has no way to write a date that is only about right.
    when = element("span", words) if event.date.about else element("time", words, datetime=str(event.date))
    kind = element("span", view.model.vocabulary.event_kinds[event.kind].label, class_="kind")
    coming = tag("Kommande", "coming") if event.date.first_day > view.day else Markup("")
    said = with_remarks(view, join([event.text, _of_project(view, event), cited(view, event)]), event)
    return element("li", element("p", join([when, kind, coming]), class_="event-head") + element("p", said))


def _of_project(view: View, event: Event) -> str:
    return f"Projekt: {view.model.projects[event.project].name}." if event.project else ""


def projects(view: View, network: str | None = None) -> Markup:
    """EU and research projects that came through a network, or all: what, when, the city's part, source."""
    found = [project for project in view.model.projects.values() if network is None or network in project.networks]
    if not found:
        return notice("note", "Inget projekt är knutet till nätverket i källorna.")
    ordered = sorted(found, key=project_order)
    columns = ["Projekt", "Vad det handlar om", view.say("Stadens del"), "Tid", "Källa"]
    rows = [_project(view, project) for project in ordered]
    return table("Projekt", *costs.with_amounts(view, columns, rows, ordered, "Belopp"))


def _project(view: View, project: Project) -> list[str | Markup]:
    programme = f"({project.programme})" if project.programme else ""
    return [
        project.name,
        join([with_remarks(view, join([project.text, programme]), project), under_project(view, project)]),
        project.part or unknown(),
        project_period(project) or unknown(),
        cited(view, project),
    ]


def plan_history(view: View, network: str) -> Markup:
    """Every year that the site has for a network, newest first: its plan and what is documented."""
    years = view.site.years_of(network)
    if not years:
        return notice("note", "Inget år är dokumenterat.")
    view.show(view.model.networks[network])
    rows = []
    for year in years:
        events = [event for event in view.model.networks[network].events if in_year(event, year)]
        held = [role for role in view.model.networks[network].roles if holds_in(role, year) and not role.vacant]
        rows.append(
            [
                view.link(str(year), network_page(network, year)),
                plans_of(view, network, year) or "Ingen handlingsplan är känd",
                str(len(held)),
                str(len(events)),
            ]
        )
    return table("År för år", ["År", "Handlingsplan", "Roller", "Händelser"], rows)


def _drafted(view: View, network: str) -> Markup:
    """That a plan is being written for this year or the next, where one is; nothing else."""
    plans = (view.model.plan_for(network, year) for year in (view.day.year, view.day.year + 1))
    found = {(one.id, one.year): one for one in plans if one and plan_status(one) is PlanStatus.DRAFT}
    drafts = [plan_link(view, one, network) for one in found.values()]
    return join(["Utkast finns:", enumerate_words(drafts) + Markup(".")]) if drafts else Markup("")


def current_plan(view: View, network: str) -> Markup:
    """Which plan the network goes by: the one in force, or the last known and that this year's is missing."""
    instead = not_taken_part_in(view, view.model.networks[network])
    if instead is not None:
        return instead
    current = view.site.current(network)
    this_year = view.day.year
    if current.plan is None:
        missing = join([f"Plan för {this_year} saknas.", _drafted(view, network)])
        return notice("warning", "Ingen handlingsplan är känd", missing)
    label = plan_link(view, current.plan, network)
    way = plan_way(view, current.plan)
    if current.in_force:
        others = beside(view, network, current.plan)
        return notice("info", "Planen som gäller", join([join([label, way], ": "), others], ". "))
    known = join(["Senast kända planen:", label + Markup("."), way + Markup("."), _drafted(view, network)])
    return notice("warning", f"Plan för {this_year} saknas", known)
