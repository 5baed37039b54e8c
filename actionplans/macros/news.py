"""The macro for what is new in a year's plans."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.changes import between_years
from actionplans.macros.network import network_link
from actionplans.markup.elements import bullets, element, join
from actionplans.model.records import Network
from actionplans.site.addresses import network_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import sentence


def whats_new(view: View, year: int) -> Markup:
    """What is new in the year's plans, network by network, compared with each network's plan before."""
    back = element("nav", view.link(f"Året {year}", year_page(year)), class_="years", aria_label="Hör till")
    planned = [network for network in view.site.networks_of(year) if view.model.plan_for(network.id, year)]
    if not planned:
        return join([back, element("p", f"Ingen handlingsplan är känd för {year}.", class_="missing")], "\n\n")
    return join([back, *(_news(view, network, year) for network in planned)], "\n\n")


def _news(view: View, network: Network, year: int) -> Markup:
    planned = {each for plan in view.site.plans_by_network[network.id] for each in plan.years}
    earlier = max((each for each in planned if each < year), default=None)
    # Without an earlier plan there is nothing to compare the content with; the roles are compared all the same.
    found = between_years(view.model, network.id, earlier or year - 1, year)
    sentences = [sentence(change.sentence.removeprefix(f"{network.name}: ")) for change in found]
    heading = element("h2", network_link(view, network), id=f"nytt-{network.id}")
    plan = view.link(f"Planen för {network.name} {year}", network_page(network.id, year))
    if earlier:
        before = view.link(f"{network.name} {earlier}", network_page(network.id, earlier))
        way = join([plan, "jämförd med", before + Markup(".")])
    else:
        way = join([plan + Markup("."), f"Uppdragen är jämförda med {year - 1}."])
    body = bullets(sentences) if sentences else element("p", "Inget i planen eller uppdragen skiljer sig.")
    return join([heading, element("p", way), body], "\n\n")
