"""The macro about representation: who represents the city in each network, until when, and which seats are empty."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.lanes import held_legend, held_scale
from actionplans.macros.mandates import role_table
from actionplans.macros.network import network_link
from actionplans.markup.elements import element, join
from actionplans.model.records import Network, Role
from actionplans.site.attention import empty_seats
from actionplans.site.represented import nobody_known, representatives
from actionplans.site.view import View


def representation(view: View) -> Markup:
    """Who represents the city in each network, politically and as officials, until when, and where a seat is empty."""
    if not view.site.members:
        return element("p", "Inget nätverk finns ännu.", class_="missing")
    shown = [(network, _shown(view, network)) for network in view.site.members]
    every = [role for _, roles in shown for role in roles]
    parts = [held_legend(view, every)]
    scale = held_scale(view, every)
    for network, roles in shown:
        parts.append(element("h2", network_link(view, network), id=network.id))
        if roles:
            pairs = [(network, role) for role in roles]
            parts.append(role_table(view, pairs, network.name, scale=scale, with_network=False, ordered=True))
        else:
            parts.append(element("p", nobody_known(view.site), class_="missing"))
    return join(parts, "\n\n")


def _shown(view: View, network: Network) -> list[Role]:
    """Those that are held or were attested last, the political first, and then the seats that nobody holds."""
    levels = [*view.model.vocabulary.levels, None]
    held = sorted(representatives(view.site, network), key=lambda role: levels.index(role.level))
    return [*held, *(role for owner, role in empty_seats(view.site) if owner is network)]
