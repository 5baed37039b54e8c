"""The macro about all networks at once: which plan each goes by, who represents the city, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.belonging import coming_networks, former_networks, membership_note
from actionplans.macros.evaluation import latest
from actionplans.macros.network import network_link
from actionplans.macros.parts import plan_link, plan_status_tag
from actionplans.markup.elements import bullets, element, join, note, table
from actionplans.model.records import Network, Role
from actionplans.model.timeline import Standing, in_year, standing
from actionplans.site.addresses import network_page
from actionplans.site.held import held_for
from actionplans.site.represented import named, nobody_known, representatives
from actionplans.site.view import View


def network_cards(view: View) -> Markup:
    """Every network in a row: its plan, who represents the city, the latest verdict, what went on."""
    members = view.site.members
    now = _members(view, members) if members else element("p", "Inget nätverk finns ännu.", class_="missing")
    return join([now, *coming_networks(view), *former_networks(view)], "\n\n")


def _members(view: View, members: Sequence[Network]) -> Markup:
    once = _plans_at_once(view, members)
    columns = ["Nätverk", *([] if once else ["Plan"]), "Företrädare"]
    rows = [[_name(view, one), *([] if once else [_plan(view, one)]), _who(view, one)] for one in members]
    for heading, cells in (
        ("Senaste slutsats", [_verdict(view, one) for one in members]),
        ("Senaste året", [_engagement(view, one) for one in members]),
    ):
        if any(cells):
            columns.append(heading)
            rows = [[*row, cell or Markup("–")] for row, cell in zip(rows, cells, strict=True)]
    return join([once, table(view.say("Nätverk som staden är med i"), columns, rows)], "\n\n")


def _plans_at_once(view: View, members: Sequence[Network]) -> Markup:
    """That no network has a plan for the year, and how old all their newest are: said once, and in no column."""
    current = [view.site.current(one.id) for one in members]
    newest = {one.plan.last_year for one in current if one.plan and not one.in_force}
    if len(members) < 2 or len(newest) != 1 or any(one.in_force or not one.plan for one in current):
        return Markup("")
    said = f"Inget av nätverken har en känd plan för {view.day.year}. Alla deras senast kända planer är för"
    return element("p", f"{said} {newest.pop()}.")


def _name(view: View, network: Network) -> Markup:
    view.show(network)
    about = next((fact.text for fact in network.facts if fact.kind == "description"), "")
    return join([network_link(view, network), *membership_note(view, network), note(about) if about else ""])


def _plan(view: View, network: Network) -> Markup:
    current = view.site.current(network.id)
    if current.plan is None:
        return element("span", "Ingen känd", class_="missing")
    linked = plan_link(view, current.plan, network.id)
    if current.in_force:
        return join([linked, plan_status_tag(current.plan, view.day)])
    gap = element("span", f"Ingen känd för {view.day.year}", class_="missing")
    return join([gap, note(join(["Senast:", linked]))])


def _who(view: View, network: Network) -> Markup:
    found = representatives(view.site, network)
    if not found:
        return element("span", nobody_known(view.site), class_="missing")
    return bullets(_role(view, role) for role in found)


def _role(view: View, role: Role) -> Markup:
    known = standing(role, view.day) is Standing.CURRENT
    return join([named(view.site, role), note(join([role.text, "" if known else held_for(view.site, role)], ", "))])


def _verdict(view: View, network: Network) -> Markup:
    report = latest(view, network.id)
    if report is None or report.evaluation is None:
        return Markup("")
    word = f"{view.model.vocabulary.outcomes[report.evaluation.outcome].label} ({report.year})"
    return view.link(word, network_page(network.id, report.year), name=f"{word}: {network.name}")


def _engagement(view: View, network: Network) -> Markup:
    """What the city did there in the last year of which anything is known: events and trips."""
    events = [event for event in network.events if event.scope == "city" and event.date.first_day <= view.day]
    trips = [trip for year in view.model.trips.values() for trip in year.trips if network.id in trip.networks]
    years = [event.date.year for event in events] + [trip.start.year for trip in trips]
    last = max((year for year in years if year <= view.day.year), default=None)
    if last is None:
        return Markup("")
    happened = sum(in_year(event, last) for event in events)
    travelled = sum(trip.start.year == last for trip in trips)
    counted = [
        f"{happened} {'händelse' if happened == 1 else 'händelser'}" if happened else "",
        f"{travelled} {'resa' if travelled == 1 else 'resor'} eller annat deltagande" if travelled else "",
    ]
    return join([f"{last}:", join(counted, ", ")])
