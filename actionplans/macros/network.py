"""Macros about one network: what it is, the city's membership, and what happened there year by year."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.bars import outcome_bar, outcome_legend
from actionplans.macros.belonging import (
    beside_memberships,
    kind_of_membership,
    names_through_time,
    not_taken_part_in,
    tells_kinds,
)
from actionplans.macros.decided import under_project
from actionplans.macros.forms import add_record
from actionplans.macros.functions import owned_by
from actionplans.macros.lanes import (
    axis,
    held_legend,
    held_scale,
    held_strip,
    lane,
    lane_legend,
    lane_scale,
    lane_words,
)
from actionplans.macros.parts import (
    beside,
    cited,
    doubt,
    edit_link,
    organisation,
    plan_link,
    plan_status_tag,
    plan_step,
    plan_way,
    remarks,
    unknown,
    with_remarks,
)
from actionplans.markup.elements import (
    definitions,
    element,
    enumerate_words,
    folded,
    join,
    notice,
    table,
    tag,
    text,
)
from actionplans.markup.pictures import Scale, figure
from actionplans.model.dates import in_words, span_in_words
from actionplans.model.records import EXPECTED_FACTS, Event, Fact, Membership, Network, Project
from actionplans.model.timeline import PlanStatus, ends_soon, holds_in, in_year, plan_status, project_order
from actionplans.site.addresses import network_page
from actionplans.site.followup import Outcome, outcomes
from actionplans.site.tally import tally
from actionplans.site.view import View
from actionplans.swedish.words import period, project_period, sentence

_FIRST = ("description",)


def network_facts(view: View, network: str) -> Markup:
    """The network in short, folded: names, founding, seat, website, members with the year of each figure."""
    more = [kind for kind in view.model.vocabulary.fact_kinds if kind not in (*_FIRST, *EXPECTED_FACTS)]
    named = names_through_time(view, view.model.networks[network])
    answers = owned_by(view, view.model.networks[network].owner)
    owner = [("Frågor", answers)] if answers else []
    shown = definitions([*_fact_rows(view, network, (*_FIRST, *EXPECTED_FACTS)), *named, *owner])
    rest = _fact_rows(view, network, more)
    about = folded("Namn, säte, medlemmar och medlemsform", shown)
    return join([about, folded("Mer om nätverket", definitions(rest)) if rest else ""], "\n\n")


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
        return join([element("p", "Inget medlemskap är belagt.", class_="missing"), *beside], "\n\n")
    held = [membership for _, membership in pairs]
    scale = held_scale(view, held)
    rows = [_membership(view, owner, one, scale, with_network=network is None) for owner, one in pairs]
    columns = ["Medlem", "Omfattning", "Tid"]
    if tells_kinds(held):
        columns.insert(1, "Slag")
        for row, membership in zip(rows, held, strict=True):
            row.insert(1 if network else 2, kind_of_membership(view, membership))
    shown, years = held_legend(view, held), {"Tid": axis(scale)}
    if network:
        told = table("Medlemskap", columns, rows, class_="held", beside=years)
        more = join([costs.fees(view, chosen[0]), *beside_memberships(view, chosen[0])], "\n\n")
        return join([shown, told, folded("Mer om medlemskapet", more) if more else ""], "\n\n")
    return join([shown, table("Medlemskap", ["Nätverk", *columns], rows, class_="held", beside=years)], "\n\n")


def _membership(
    view: View, owner: Network, membership: Membership, scale: Scale, *, with_network: bool
) -> list[str | Markup]:
    soon = [tag("Upphör snart", "soon")] if ends_soon(membership, view.day) else []
    time = join([doubt(view, membership), sentence(period(membership, view.day)), *soon])
    cells: list[str | Markup] = [
        join([organisation(view, membership.member), cited(view, membership), remarks(view, membership)]),
        membership.text or unknown(),
        held_strip(view, membership, scale) + element("p", time),
    ]
    return [network_link(view, owner), *cells] if with_network else cells


def network_link(view: View, network: Network) -> Markup:
    """A network's name, linked to its page (a candidate's to the page of candidates)."""
    return view.link(network.called, view.site.page_of(network))


def timeline(view: View, network: str, year: int | None = None) -> Markup:
    """What happened, newest first: what the city did, and apart from it the network's own events."""
    found = [event for event in view.model.networks[network].events if year is None or in_year(event, year)]
    ours = [event for event in found if event.scope == "city"]
    theirs = [event for event in found if event.scope != "city"]
    if not found:
        return Markup("")
    nothing = element("p", view.say("Inget som staden själv gjorde är känt."), class_="missing")
    parts = [_newest(view, ours, all_at_once=year is not None)] if ours else [nothing]
    if theirs and year is not None:
        parts += [element("h3", "Nätverkets egna händelser"), event_list(view, theirs)]
    elif theirs:
        parts.append(folded(f"Nätverkets egna händelser ({len(theirs)})", event_list(view, theirs)))
    if year is None:
        parts.append(add_record(view, "handelse", network, "en händelse"))
    return join(parts, "\n\n")


def _newest(view: View, events: Sequence[Event], *, all_at_once: bool) -> Markup:
    """The newest events, and those before them folded, unless they are few."""
    ordered = sorted(events, key=lambda event: event.date.sort_key, reverse=True)
    if all_at_once or len(ordered) <= _MOST_EVENTS + 2:
        return event_list(view, ordered)
    rest = ordered[_MOST_EVENTS:]
    return event_list(view, ordered[:_MOST_EVENTS]) + folded(f"Visa {len(rest)} tidigare", event_list(view, rest))


# So many are read before a reader opens the rest.
_MOST_EVENTS = 5


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
        return Markup("") if network else element("p", "Inget projekt är känt.", class_="missing")
    ordered = sorted(found, key=project_order)
    columns = ["Projekt", "Vad det handlar om", view.say("Stadens del"), "Tid"]
    rows = [_project(view, project) for project in ordered]
    return table("Projekt", *costs.with_amounts(view, columns, rows, ordered, "Belopp"))


def _project(view: View, project: Project) -> list[str | Markup]:
    programme = f"({project.programme})" if project.programme else ""
    return [
        join([project.name, cited(view, project)]),
        join([with_remarks(view, join([project.text, programme]), project), under_project(view, project)]),
        project.part or unknown(),
        project_period(project) or unknown(),
    ]


def network_timeline(view: View, network: str) -> Markup:
    """The network's years as a picture: plans, what the city did, the network's own events."""
    one = view.model.networks[network]
    said = lane_words(view, one)
    if not said:
        return Markup("")
    scale = lane_scale(view, [one])
    years = f"{scale.first.year}–{scale.last.year}" if scale.first.year < scale.last.year else str(scale.first.year)
    drawn = join([axis(scale), lane(view, one, scale), lane_legend(view, [one])], "")
    return figure(join([f"{years}:", said + Markup(".")]), drawn)


def plan_history(view: View, network: str) -> Markup:
    """Every year that the site has for a network, newest first: plan, how activities went, what is documented."""
    years = view.site.years_of(network)
    if not years:
        return Markup("")
    view.show(view.model.networks[network])
    planned = {year: outcomes(view.model, view.day, network, year) for year in years}
    longest = max(map(len, planned.values()))
    columns = ["År", "Handlingsplan", *(["Aktiviteter"] if longest else []), "Uppdrag", "Händelser"]
    rows = [_year(view, network, year, planned[year], longest) for year in years]
    legend = [outcome_legend(tally(view.model, itertools.chain.from_iterable(planned.values())))] if longest else []
    return join([*legend, table("År för år", columns, rows)], "\n\n")


def _year(view: View, network: str, year: int, planned: Sequence[Outcome], longest: int) -> list[str | Markup]:
    owner = view.model.networks[network]
    events = [event for event in owner.events if in_year(event, year)]
    held = [role for role in owner.roles if holds_in(role, year) and not role.vacant]
    cells: list[str | Markup] = [
        view.link(str(year), network_page(network, year)),
        _plans(view, network, year) or element("span", "Ingen känd", class_="missing"),
    ]
    if longest:
        cells.append(outcome_bar(tally(view.model, planned), longest) if planned else "–")
    return [*cells, str(len(held)), str(len(events))]


def _plans(view: View, network: str, year: int) -> Markup:
    """The plans of a year and how far each has come; named where it is not the network's own of that year."""
    said = []
    for plan in view.model.plans_for(network, year):
        own = plan.closeness == 2 and len(plan.years) == 1
        named = "" if own else plan_link(view, plan, network)
        said.append(element("p", join([plan_status_tag(plan, view.day), named, plan_step(view, plan)])))
    return join(said, "")


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
