"""Macros across all networks: the front page and the history."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from actionplans.attention import Concern, concerns, roles_held, roles_last_known
from actionplans.dates import in_words
from actionplans.macros.network import mandate
from actionplans.markup import bullets, definitions, element, enumerate_words, grid, join, notice, table, tag
from actionplans.model import Network
from actionplans.site import View, network_page, year_page
from actionplans.words import plan_status_tag, plan_way, unknown


def current_plans(view: View) -> Markup:
    """Which plan each network goes by: year, status, how it was presented and decided."""
    rows = []
    for network in view.site.members:
        plan = view.site.current(network.id).plan
        name = view.link(network.name, network_page(network.id))
        if plan is None:
            rows.append([name, unknown(), unknown(), "Ingen handlingsplan är känd"])
        else:
            label = view.link(f"Handlingsplan {plan.year}", network_page(network.id, plan.year))
            rows.append([name, label, plan_status_tag(plan, view.day), plan_way(view, plan)])
    if not rows:
        return notice("note", "Inget nätverk finns ännu.")
    return join([_headline(view), table("Planer", ["Nätverk", "Plan", "Läge", "Nämnden"], rows)], "\n\n")


def _headline(view: View) -> Markup:
    """One sentence that answers: are there plans for this year?"""
    this_year = view.day.year
    current = [view.site.current(network.id) for network in view.site.members]
    held = sum(one.in_force for one in current)
    if held == len(current):
        words = f"{'Nätverket' if held == 1 else f'Alla {held} nätverk'} har en handlingsplan för {this_year}."
    elif held:
        words = f"{held} av {len(current)} nätverk har en handlingsplan för {this_year}."
    else:
        latest = max((one.plan.year for one in current if one.plan), default=None)
        known = f" De senast kända planerna är från {latest}." if latest else ""
        words = f"Ingen handlingsplan för {this_year} är känd.{known}"
    return element("p", words, class_="headline")


def network_cards(view: View) -> Markup:
    """A card for each network: its name, what it is, the city's roles, and the plan it goes by."""
    cards = [_card(view, network) for network in view.site.members]
    if not cards:
        return notice("note", "Inget nätverk finns ännu.")
    return element("ul", join(cards, ""), class_="cards")


def _card(view: View, network: Network) -> Markup:
    view.show(network)
    description = next((fact.text for fact in network.facts if fact.kind == "description"), None)
    heading = element("h3", view.link(network.name, network_page(network.id)))
    held = [role.text for role in roles_held(view.site, network)]
    label = "Roller nu" if held else "Senast belagda roller"
    held = held or [f"{role.text} ({year})" for role, year in roles_last_known(view.site, network)]
    plan = view.site.current(network.id).plan
    parts = [heading, element("p", description or unknown())]
    if held:
        parts += [element("p", label, class_="card-label"), bullets(held)]
    else:
        parts.append(element("p", "Inget uppdrag är belagt", class_="card-label"))
    if plan:
        linked = view.link(f"Handlingsplan {plan.year}", network_page(network.id, plan.year))
        parts.append(element("p", join([linked, plan_status_tag(plan, view.day)]), class_="card-foot"))
    else:
        parts.append(element("p", join([tag("Plan saknas", "missing")]), class_="card-foot"))
    return element("li", join(parts, ""))


def attention(view: View) -> Markup:
    """What needs attention: mandates that end or have ended, missing plans, decisions and reports."""
    found = concerns(view.site)
    if not found:
        return notice("info", "Inget behöver uppmärksamhet just nu.")
    return definitions((concern.text, _concern(view, concern)) for concern in found)


def _concern(view: View, concern: Concern) -> Markup:
    if not concern.roles:
        return enumerate_words([view.link(name, page) for name, page in concern.subjects])
    items = []
    for network in dict.fromkeys(network for network, _ in concern.roles):
        view.show(network)
        held = [mandate(role) for owner, role in concern.roles if owner is network]
        items.append(join([view.link(network.name, network_page(network.id)), join(held, "; ")], ": "))
    return bullets(items)


def history(view: View) -> Markup:
    """Networks by years, newest first: a link to every page there is, and the gaps."""
    documented = (view.site.years_of(network.id) for network in view.site.members)
    years = sorted({*view.site.years, *itertools.chain.from_iterable(documented)}, reverse=True)
    rows = []
    for network in view.site.members:
        view.show(network, *view.site.plans_by_network.get(network.id, ()))
        cells = [_history_cell(view, network, year) for year in years]
        rows.append((view.link(network.name, network_page(network.id)), cells))
    if not rows or not years:
        return notice("note", "Inget år är dokumenterat ännu.")
    columns = [view.link(str(year), year_page(year)) for year in years]
    legend = bullets(
        [
            join([element("b", "Plan", class_="mark mark--plan"), "handlingsplan är känd"]),
            join([element("b", "Sida", class_="mark mark--page"), "något är dokumenterat, men ingen plan"]),
            join([element("b", "–", class_="mark"), "inget är känt"]),
        ],
        class_="legend",
    )
    return join([legend, grid("Nätverk och år", columns, rows)], "\n\n")


def _history_cell(view: View, network: Network, year: int) -> Markup:
    page = network_page(network.id, year)
    if page not in view.site.pages:
        return element("span", element("span", "–", aria_hidden="true") + element("span", "inget känt", class_="vh"))
    word, kind = ("Plan", "plan") if (network.id, year) in view.model.plans else ("Sida", "page")
    label = join([word, element("span", f"{network.name} {year}", class_="vh")])
    return element("a", label, href=view.href(page), class_=f"mark mark--{kind}")


def site_day(view: View) -> Markup:
    """The day that the site's statuses are computed for."""
    return element("p", f"Läget den {in_words(view.day)}.", class_="site-day")
