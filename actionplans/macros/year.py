"""Macros for one year across all networks."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.committee import attachment_list
from actionplans.macros.costs import common_costs
from actionplans.macros.cycle import focus_points, sections
from actionplans.macros.network import event_list
from actionplans.macros.parts import cited, plans_of, with_remarks
from actionplans.markup.elements import bullets, element, enumerate_words, join, notice, paragraphs, table, text
from actionplans.model.page_kinds import KINDS, YEAR, YEAR_ACTIVITIES
from actionplans.model.records import Matter, Network
from actionplans.model.relations import took_part_in
from actionplans.model.timeline import PlanStatus, holds_in, in_year, plan_status
from actionplans.site.addresses import matter_page, network_page, network_report_page, year_page
from actionplans.site.view import View


def years(view: View) -> Markup:
    """Every year that the site has a page for, newest first: how many plans and events."""
    rows = []
    for year in view.site.years:
        plans = [plan for plan in view.model.plans.values() if year in plan.years]
        documented = [one for one in view.site.networks if network_page(one.id, year) in view.site.pages]
        rows.append([view.link(str(year), year_page(year)), str(len(plans)), str(len(documented))])
    if not rows:
        return notice("note", "Inget år är dokumenterat ännu.")
    return table("År", ["År", "Handlingsplaner", "Nätverk med något känt"], rows)


def year_overview(view: View, year: int) -> Markup:
    """The year's state in each network: plan and decision, roles, events, report; and the way to other years."""
    return join([_neighbours(view, year), table(f"Nätverken {year}", _COLUMNS, _overview_rows(view, year))], "\n\n")


_COLUMNS = ["Nätverk", "Handlingsplan", "Roller", "Händelser", "Årsrapport"]


def _overview_rows(view: View, year: int) -> list[list[str | Markup]]:
    rows: list[list[str | Markup]] = []
    for network in view.site.networks_of(year):
        view.show(network)
        plan = view.model.plan_for(network.id, year)
        held = [role.text for role in network.roles if holds_in(role, year) and not role.vacant]
        happened = sum(in_year(event, year) for event in network.events)
        rows.append(
            [
                view.link(network.called, network_page(network.id, year)),
                plans_of(view, network.id, year) if plan else "Ingen plan är känd",
                bullets(held) if held else "Inga belagda",
                str(happened),
                view.link(_report(view, network, year), network_report_page(network.id, year)),
            ]
        )
    return rows


def _report(view: View, network: Network, year: int) -> str:
    if view.model.report_for(network.id, year):
        return "Finns"
    return "Saknas" if year < view.day.year else "Inte än"


# The other kinds of pages about a year across all networks.
_BESIDE = [*(kind for kind in KINDS if kind.folder == YEAR.folder and kind is not YEAR), YEAR_ACTIVITIES]


def _neighbours(view: View, year: int) -> Markup:
    earlier = max((other for other in view.site.years if other < year), default=None)
    later = min((other for other in view.site.years if other > year), default=None)
    links = [element("a", f"← {earlier}", href=view.href(year_page(earlier)), rel="prev")] if earlier else []
    links.append(view.link("Alla år", "ar/index.md"))
    for kind in _BESIDE:
        page = kind.path(year=year)
        links += [view.link(kind.names(year=year).heading, page)] if page in view.site.pages else []
    links += [element("a", f"{later} →", href=view.href(year_page(later)), rel="next")] if later else []
    return element("nav", join(links), class_="years", aria_label="Andra år")


def direction(view: View, year: int) -> Markup:
    """The year's common direction: why, and its focus points."""
    record = view.model.years.get(year)
    if record is None or record.direction is None:
        return notice("note", f"Ingen gemensam inriktning för {year} är känd.")
    found = record.direction
    points = focus_points(view, year, found.points)
    return join([paragraphs(found.text), points, element("p", with_remarks(view, cited(view, found), found))], "\n\n")


def year_events(view: View, year: int) -> Markup:
    """What happened that concerns all networks or the city's international work as a whole, and what was due."""
    record = view.model.years.get(year)
    more = [*sections(view, record), *common_costs(view, record)] if record else []
    if record is None or not (record.events or record.facts or more):
        return notice("note", f"Inget övergripande är känt för {year}.")
    facts = [paragraphs(fact.text) + element("p", with_remarks(view, cited(view, fact), fact)) for fact in record.facts]
    return join([event_list(view, record.events) if record.events else "", *facts, *more], "\n\n")


def matters_of(view: View, year: int) -> list[Matter]:
    """The matters that carried something about a year."""
    found = [
        matter
        for matter in view.model.matters.values()
        if any(attachment.year == year for attachment in matter.attachments)
    ]
    return sorted(found, key=lambda matter: matter.date.sort_key)


def year_matters(view: View, year: int) -> Markup:
    """The committee matters about the year, with their attachments and which of them the site holds."""
    found = matters_of(view, year)
    if not found:
        return notice("note", f"{view.say('Inget nämndärende')} om {year} är känt.")
    parts = []
    for matter in found:
        parts.append(element("p", view.link(matter.title, matter_page(matter.id))))
        parts.append(attachment_list(view, matter, [one for one in matter.attachments if one.year == year]))
    return join(parts, "\n\n")


def year_gaps(view: View, year: int) -> Markup:
    """What is missing for the year: plans, decisions, reports, attachments."""
    members = [one for one in view.site.networks_of(year) if took_part_in(one, year)]
    plans = {network.id: view.model.plan_for(network.id, year) for network in members}
    undecided = [
        network for network in members if (plan := plans[network.id]) and plan_status(plan) is not PlanStatus.DECIDED
    ]
    unreported = [one for one in members if _report(view, one, year) == "Saknas"]
    absent = [
        f"bilaga {attachment.number} ({attachment.title})"
        for matter in matters_of(view, year)
        for attachment in matter.attachments
        if attachment.year == year and not attachment.file
    ]
    gaps = [
        _gap("Handlingsplan är inte känd för", [network for network in members if not plans[network.id]]),
        _gap(view.say("Nämndens beslut är okänt för"), undecided),
        _gap("Årsrapport saknas för", unreported),
        join(["Inte tillgängligt:", enumerate_words(absent)]) if absent else "",
    ]
    found = [gap for gap in gaps if gap]
    return bullets(found) if found else notice("info", f"Inget saknas för {year}.")


def _gap(words: str, networks: list[Network]) -> Markup:
    return join([words, enumerate_words([network.name for network in networks])]) if networks else text("")
