"""Macros for one year across all networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.bars import year_bars
from actionplans.macros.committee import attachment_list
from actionplans.macros.costs import common_costs
from actionplans.macros.cycle import focus_points, sections
from actionplans.macros.network import event_list, network_link
from actionplans.macros.parts import cited, doubt, passage, plan_link, plan_step, source_of
from actionplans.markup.elements import bullets, element, enumerate_words, join, paragraphs, table, tag, text
from actionplans.model.page_kinds import KINDS, YEAR, YEAR_ACTIVITIES
from actionplans.model.records import Evaluation, Matter, Network
from actionplans.model.relations import took_part_in
from actionplans.model.timeline import PlanStatus, in_year, plan_status
from actionplans.site.activities import Group, activities_of, all_of
from actionplans.site.addresses import attachment_file, matter_page, network_page, network_report_page, year_page
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.words import number_word


def years(view: View) -> Markup:
    """Every year that the site has a page for, newest first: how many plans and networks, and how it went."""
    rows = []
    for year in view.site.years:
        plans = [plan for plan in view.model.plans.values() if year in plan.years]
        documented = [one for one in view.site.networks if network_page(one.id, year) in view.site.pages]
        went = all_of(activities_of(view.model, view.day, year))
        row = [view.link(str(year), year_page(year)), str(len(plans)), str(len(documented))]
        rows.append([*row, said(tally(view.model, went)) if went else "–"])
    if not rows:
        return element("p", "Inget år är dokumenterat ännu.", class_="missing")
    if all(row[-1] == "–" for row in rows):
        return table("År", _YEARS, [row[:-1] for row in rows])
    return table("År", [*_YEARS, "Hur det gick"], rows)


_YEARS = ["År", "Planer", "Nätverk med något känt"]


def year_overview(view: View, year: int) -> Markup:
    """How the year went: totals and a bar for each network, what it led to, and how each network stood."""
    groups = activities_of(view.model, view.day, year)
    parts = [_neighbours(view, year)]
    if groups:
        parts.append(element("p", said(tally(view.model, all_of(groups))) + ".", class_="headline"))
        bars = year_bars(view, f"Aktiviteterna {year}", groups, lambda one: network_page(one.id, year))
        parts.append(element("div", bars))
    parts += _effects(view, groups)
    parts += [*([element("h2", "Nätverken", id="natverken")] if groups else []), _networks(view, year)]
    return join(parts, "\n\n")


def _effects(view: View, groups: Iterable[Group]) -> Iterator[Markup]:
    """What the year's activities led to, as reported; nothing where nothing is."""
    told = [
        join([join([_networks_linked(view, group), result.effect], ": "), cited(view, result)])
        for group in groups
        for one in group.outcomes
        if (result := one.result) and result.effect
    ]
    if told:
        yield element("h2", "Vad det ledde till", id="ledde-till")
        yield folds.first_open(told, bullets, ("effekt", "effekter"))


def _networks_linked(view: View, group: Group) -> Markup:
    return join((network_link(view, network) for network in group.networks), ", ")


def _networks(view: View, year: int) -> Markup:
    """How each network stood in the year: its plan, the events, the report and what it was judged to be worth."""
    networks = view.site.networks_of(year)
    columns: dict[str, list[str | Markup]] = {
        "Nätverk": [view.link(network.called, network_page(network.id, year)) for network in networks],
        "Plan": [_plans(view, network, year) for network in networks],
        "Händelser": [str(sum(in_year(event, year) for event in network.events)) for network in networks],
        "Årsrapport": [view.link(_report(view, one, year), network_report_page(one.id, year)) for one in networks],
    }
    view.show(*networks)
    if any(_evaluation(view, network, year) for network in networks):
        columns["Utvärdering"] = [_verdict(view, network, year) for network in networks]
    told = element("p", join(_said_once(view, year, networks, columns)))
    listed = table(f"Nätverken {year}", list(columns), zip(*columns.values(), strict=True))
    return element("div", told + listed) if told != element("p", "") else listed


def _said_once(
    view: View, year: int, networks: list[Network], columns: dict[str, list[str | Markup]]
) -> Iterator[Markup]:
    """What is the same of all networks, in a sentence each, and then in no column."""
    if len(networks) < 2:
        return
    everyone = f"för alla {number_word(len(networks))} nätverken"
    if not any(view.model.plan_for(network.id, year) for network in networks):
        if all(took_part_in(network, year) for network in networks):
            del columns["Plan"]
            yield text(f"Ingen plan är känd för något av de {number_word(len(networks))} nätverken.")
    elif len(set(columns["Plan"])) == 1:
        yield join([f"Planerna {everyone}:", join([_of_several(columns.pop("Plan")[0]), "."], "")])
    reports = {_report(view, network, year) for network in networks}
    if reports == {"Saknas"}:
        del columns["Årsrapport"]
        yield text(f"Årsrapporterna {everyone} saknas.")


def _of_several(stands: str | Markup) -> Markup:
    """How one plan stands, said of several: "beslutade 27 mars 2023"."""
    said_of = text(stands)
    for one, many in (("Beslutad ", "beslutade "), ("Inte framlagd ", "inte framlagda ")):
        if said_of.startswith(one):
            return text(many) + " " + said_of[len(one) :]
    return said_of


def _plans(view: View, network: Network, year: int) -> Markup:
    """The plans of the year and how far they came, in the words of a year that is over if it is."""
    found = view.model.plans_for(network.id, year)
    if not found:
        none = "Ingen plan är känd" if took_part_in(network, year) else "Inget medlemskap är känt det året"
        return element("span", none, class_="missing")
    said_of = []
    for plan in found:
        own = plan.closeness == 2 and len(plan.years) == 1
        named = "" if own else plan_link(view, plan, network.id) + Markup(":")
        draft = tag("Utkast", "soon") if plan_status(plan) is PlanStatus.DRAFT else ""
        said_of.append(join([named, draft, plan_step(view, plan)]))
    return join((element("p", one) for one in said_of), "") if len(said_of) > 1 else join(said_of)


def _report(view: View, network: Network, year: int) -> str:
    """Whether there is a report: one is asked for when the year is over, where there was something to report of."""
    if view.model.report_for(network.id, year):
        return "Finns"
    if not took_part_in(network, year):
        return "–"
    return "Saknas" if year < view.day.year else "Inte än"


def _evaluation(view: View, network: Network, year: int) -> Evaluation | None:
    report = view.model.reports.get((network.id, year))
    return report.evaluation if report else None


def _verdict(view: View, network: Network, year: int) -> Markup:
    found = _evaluation(view, network, year)
    if found is None:
        return element("span", "Ingen känd", class_="missing")
    word = view.model.vocabulary.outcomes[found.outcome].label
    return view.link(word, network_page(network.id, year), name=f"{word}: {network.name} {year}")


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
        return element("p", f"Ingen gemensam inriktning för {year} är känd.", class_="missing")
    found = record.direction
    points = focus_points(view, year, found.points)
    return join([paragraphs(found.text, doubt(view, found)), points, source_of(view, found)], "\n\n")


def year_events(view: View, year: int) -> Markup:
    """What happened that concerns all networks or the city's international work as a whole, and what was due."""
    record = view.model.years.get(year)
    more = [*sections(view, record), *common_costs(view, record)] if record else []
    if record is None or not (record.events or record.facts or more):
        return element("p", f"Inget som rör alla nätverken är känt för {year}.", class_="missing")
    facts = [passage(view, fact) for fact in record.facts]
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
        return element("p", f"{view.say('Inget nämndärende')} om {year} är känt.", class_="missing")
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
        if attachment.year == year and not attachment_file(matter, attachment)
    ]
    gaps = [
        _gap("Ingen plan är känd för", [network for network in members if not plans[network.id]], members),
        _gap(view.say("Nämndens beslut är okänt för"), undecided, members),
        _gap("Årsrapport saknas för", unreported, members),
        join(["Finns inte här:", enumerate_words(absent)]) if absent else "",
    ]
    found = [gap for gap in gaps if gap]
    return bullets(found) if found else element("p", f"Inget saknas för {year}.", class_="missing")


def _gap(words: str, networks: list[Network], members: list[Network]) -> Markup:
    """Which networks lack something; of all of them that is said instead, where they are more than a few."""
    if not networks:
        return text("")
    if len(networks) == len(members) > 3:
        return join([words, f"alla {number_word(len(networks))} nätverken"])
    return join([words, enumerate_words([network.name for network in networks])])
