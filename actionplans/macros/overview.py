"""Macros across all networks: the front page and the history."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from actionplans.macros.belonging import membership_note
from actionplans.macros.functions import owned_by
from actionplans.macros.network import represented_by
from actionplans.macros.parts import beside, plan_link, plan_status_tag, plan_step, unknown
from actionplans.markup.elements import (
    bullets,
    definitions,
    element,
    enumerate_words,
    grid,
    join,
    note,
    notice,
    table,
    tag,
    text,
)
from actionplans.model.dates import in_words
from actionplans.model.records import Network, Plan, Role
from actionplans.site.addresses import network_page, year_page
from actionplans.site.attention import Concern, Sort, concerns, roles_held, roles_last_known, vacant
from actionplans.site.view import View
from actionplans.swedish.words import appointment, inside, mandate


def at_a_glance(view: View) -> Markup:
    """What staff ask first: is there a plan for the year, who represents the city, what needs attention."""
    if not view.site.members:
        return notice("note", "Inget nätverk finns ännu.")
    tiles = (
        (view.link("Handlingsplaner", FRONT, _PLANS), _headline(view)),
        (view.link(view.say("Vem som företräder staden"), "representation.md"), text(_represented(view))),
        (view.link("Behöver uppmärksamhet", FRONT, _ATTENTION), _pressing(view)),
    )
    shown = (element("p", title, class_="glance-title") + element("p", said) for title, said in tiles)
    return element("ul", join((element("li", tile) for tile in shown), ""), class_="glance")


# The page that greets, and where on it the summary leads.
FRONT, _PLANS, _ATTENTION = "index.md", "planer", "uppmarksamhet"


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
    return text(words)


def _represented(view: View) -> str:
    """How many mandates the city is known to hold today; when none, how old the newest are."""
    held = sum(len(roles_held(view.site, network)) for network in view.site.members)
    empty = len(list(vacant(view.site)))
    seats = f" {empty} {'plats' if empty == 1 else 'platser'} är {'tom' if empty == 1 else 'tomma'}." if empty else ""
    if held:
        return f"{held} uppdrag pågår.{seats}"
    years = [year for network in view.site.members for _, year in roles_last_known(view.site, network)]
    known = f" De senast belagda är från {max(years)}." if years else ""
    return f"Inget uppdrag är belagt i dag.{known}{seats}"


def _pressing(view: View) -> Markup:
    """The most pressing of what needs attention, and how much there is besides."""
    found = concerns(view.site)
    if not found:
        return text("Inget just nu.")
    more = f"Och {len(found) - 1} {'sak' if len(found) == 2 else 'saker'} till." if len(found) > 1 else ""
    return join([f"{found[0].text}: {len(found[0].subjects)}.", more])


def current_plans(view: View) -> Markup:
    """Each network in a row: what it is, which plan it goes by and how that stands, and who represents the city."""
    if not view.site.members:
        return notice("note", "Inget nätverk finns ännu.")
    rows = [
        [
            join(
                [
                    view.link(network.called, network_page(network.id)),
                    *membership_note(view, network),
                    note(_description(network) or unknown()),
                ]
            ),
            _plan(view, network),
            _representatives(view, network),
        ]
        for network in view.site.members
    ]
    listed = table("Nätverken nu", ["Nätverk", "Handlingsplan", view.say("Stadens roller")], rows, class_="overview")
    return element("div", listed, id=_PLANS)


def _description(network: Network) -> str | None:
    return next((fact.text for fact in network.facts if fact.kind == "description"), None)


def _plan(view: View, network: Network) -> Markup:
    plan = view.site.current(network.id).plan
    if plan is None:
        return tag("Ingen handlingsplan är känd", "missing")
    others = beside(view, network.id, plan)
    return join([_linked(view, network, plan), note(plan_step(view, plan)), note(others) if others else ""])


def _linked(view: View, network: Network, plan: Plan) -> Markup:
    """The plan that a network goes by. One of an earlier year is here because nothing later is known."""
    known = plan_status_tag(plan, view.day) if plan.in_force(view.day) else tag("Senast kända", "ended")
    return join([plan_link(view, plan, network.id), known])


def _representatives(view: View, network: Network) -> Markup:
    """The roles held today, each with who holds it; else the last known with their year."""
    view.show(network)
    held = [_role(view, role) for role in roles_held(view.site, network)]
    if held:
        return bullets(held)
    known = [_role(view, role, str(year)) for role, year in roles_last_known(view.site, network)]
    if not known:
        return text("Inget uppdrag är belagt")
    return element("span", "Senast belagda:", class_="when") + bullets(known)


def _role(view: View, role: Role, year: str = "") -> Markup:
    said = f"{role.text} ({year})" if year else role.text
    return join([said, element("span", represented_by(view, role), class_="when")], " – ")


def attention(view: View) -> Markup:
    """What needs attention: mandates that end or have ended, missing plans, decisions and reports."""
    found = concerns(view.site)
    calm = notice("info", "Inget behöver uppmärksamhet just nu.")
    rows = ((concern.text, join([_concern(view, concern), _reminded(view, concern)])) for concern in found)
    listed = definitions(rows) if found else calm
    return element("div", listed, id=_ATTENTION)


def _concern(view: View, concern: Concern) -> Markup:
    if not concern.roles:
        links = [view.link(name, page) for name, page in concern.subjects]
        return _folded(enumerate_words(links), len(links))
    items = []
    for network in dict.fromkeys(network for network, _ in concern.roles):
        view.show(network)
        held = [_mandate(view, concern, role) for owner, role in concern.roles if owner is network]
        items.append(join([view.link(network.called, network_page(network.id)), join(held, "; ")], ": "))
    return _folded(bullets(items), len(items))


def _mandate(view: View, concern: Concern, role: Role) -> str:
    """A mandate as its concern has it: until when it is held, or by when somebody must be appointed."""
    return f"{inside(role.text)} ({appointment(role, view.day)})" if concern.sort is Sort.UNFILLED else mandate(role)


def _reminded(view: View, concern: Concern) -> Markup:
    """The functions that a reminder goes to, each with what it is about where several are reminded."""
    whose: dict[str, list[str]] = {}
    for (subject, _), owner in zip(concern.subjects, concern.owners, strict=False):
        if owner:
            whose.setdefault(owner, []).append(subject)
    found = []
    for owner, subjects in whose.items():
        about = f"({', '.join(dict.fromkeys(subjects))})" if len(whose) > 1 or None in concern.owners else ""
        found.append(join([owned_by(view, owner), about]))
    return note(join(["En påminnelse går till:", join(found, "; ")])) if found else Markup("")


# A longer list than this is folded: the next concern must not be pages away.
_SHOWN = 12


def _folded(listed: Markup, number: int) -> Markup:
    if number <= _SHOWN:
        return listed
    return element("details", join([element("summary", f"Visa alla {number}"), listed]))


def history(view: View) -> Markup:
    """Networks by years, newest first: a link to every page there is, and the gaps."""
    networks = [*view.site.members, *view.site.coming, *view.site.former]
    documented = (view.site.years_of(network.id) for network in networks)
    years = sorted({*view.site.years, *itertools.chain.from_iterable(documented)}, reverse=True)
    rows = []
    for network in networks:
        view.show(network, *view.site.plans_by_network.get(network.id, ()))
        cells = [_history_cell(view, network, year) for year in years]
        rows.append((view.link(network.called, network_page(network.id)), cells))
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
    word, kind = ("Plan", "plan") if view.model.plan_for(network.id, year) else ("Sida", "page")
    label = join([word, element("span", f"{network.name} {year}", class_="vh")])
    return element("a", label, href=view.href(page), class_=f"mark mark--{kind}")


def site_day(view: View) -> Markup:
    """The day that the site's statuses are computed for."""
    return element("p", f"Läget den {in_words(view.day)}.", class_="site-day")
