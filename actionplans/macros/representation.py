"""The macro about representation: who represents the city in each network, and which seats are empty."""

from __future__ import annotations

from markupsafe import Markup

from actionplans.macros.network import network_link, represented_by
from actionplans.macros.parts import unknown
from actionplans.markup.elements import bullets, join, note, notice, table, tag, text
from actionplans.model.records import Network, Role
from actionplans.model.timeline import Standing, standing
from actionplans.site.attention import empty_seats, roles_held, roles_last_known
from actionplans.site.view import View
from actionplans.swedish.words import period, sentence


def representation(view: View) -> Markup:
    """Who represents the city in each network, politically and as officials, and where a seat is empty."""
    if not view.site.members:
        return notice("note", "Inget nätverk finns ännu.")
    levels = view.model.vocabulary.levels
    columns = ["Nätverk", *(word.label for word in levels.values()), "Nivån är inte känd", "Tomma platser"]
    rows: list[list[str | Markup]] = []
    seats = empty_seats(view.site)
    for network in view.site.members:
        shown = _representatives(view, network)
        cells = [_cell(view, [role for role in shown if role.level == level]) for level in levels]
        without = [role for role in shown if role.level is None]
        rows.append(
            [
                network_link(view, network),
                *cells,
                _cell(view, without) if without else "–",
                _empty(view, [role for owner, role in seats if owner is network]),
            ]
        )
    return table(view.say("Vem som företräder staden"), columns, rows, class_="stacked")


def _representatives(view: View, network: Network) -> list[Role]:
    """The roles that are held, then those that a source attested last and whose standing today is unknown."""
    lapsed = [role for role, _ in roles_last_known(view.site, network) if standing(role, view.day) is Standing.UNKNOWN]
    return [*roles_held(view.site, network), *lapsed]


def _cell(view: View, roles: list[Role]) -> Markup:
    if not roles:
        return unknown()
    return bullets(_representative(view, role) for role in roles)


def _representative(view: View, role: Role) -> Markup:
    view.show(role)
    known = standing(role, view.day) is Standing.CURRENT
    return join([represented_by(view, role), note(role.text), "" if known else note(sentence(period(role, view.day)))])


def _empty(view: View, seats: list[Role]) -> Markup:
    if not seats:
        return text("Ingen känd")
    return bullets(_seat(view, role) for role in seats)


def _seat(view: View, role: Role) -> Markup:
    label = "Tom plats" if role.vacant else "Upphörde utan känd efterträdare"
    return join([role.text, note(sentence(period(role, view.day))), tag(label, "missing")])
