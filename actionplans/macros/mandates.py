"""Macros about mandates: who holds what in which network, at which level, and from when to when?"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.forms import add_record, change_role
from actionplans.macros.lanes import axis, held_legend, held_scale, held_strip
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import bullets, element, folded, join, note, quiet, table, tag, text
from actionplans.markup.pictures import Scale
from actionplans.model.records import Network, Role
from actionplans.model.timeline import ENDS_SOON, Standing, ends_soon, holds_in, latest_first, standing
from actionplans.site import attention
from actionplans.site.held import held_for, role_standing
from actionplans.site.represented import named, nobody_known, representatives, until
from actionplans.site.view import View
from actionplans.swedish.words import appointment, inside, mandate, sentence

# A role with the network that it is in.
Held = tuple[Network, Role]
_ORDER = (Standing.CURRENT, Standing.COMING, Standing.UNKNOWN, Standing.ENDED)


def roles(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """Who holds what where, from when to when, at which level: in a network, a year, or all with the present first."""
    chosen = [view.model.networks[network]] if network else view.site.networks
    pairs = [(owner, role) for owner in chosen for role in owner.roles if year is None or holds_in(role, year)]
    if network is None and year is None:
        return _all_roles(view, pairs)
    if not pairs:
        return Markup("")
    if year is not None:
        return role_table(view, pairs, f"Uppdrag {year}", with_network=network is None)
    held = [role for _, role in pairs]
    scale = held_scale(view, held)
    listed = role_table(view, pairs, "Uppdrag", scale=scale, with_network=False, changed=True)
    return join([held_legend(view, held), listed, add_record(view, "uppdrag", network or "", "ett uppdrag")], "\n\n")


def _all_roles(view: View, pairs: list[Held]) -> Markup:
    groups = (
        ("Nu", (Standing.CURRENT,)),
        ("Kommande", (Standing.COMING,)),
        ("Belagda tidigare, läget i dag okänt", (Standing.UNKNOWN,)),
        ("Avslutade", (Standing.ENDED,)),
    )
    held = [role for _, role in pairs]
    scale = held_scale(view, held)
    parts = [_ending(view), held_legend(view, held)]
    for title, standings in groups:
        found = [pair for pair in pairs if role_standing(view.site, pair[1]) in standings]
        if found or title == "Nu":
            identifier = sentence(title).lower().replace(" ", "-").replace(",", "").replace("ä", "a").replace("å", "a")
            parts.append(element("h2", title, id=identifier))
            if not found:
                parts.append(element("p", nobody_known(view.site), class_="missing"))
                continue
            listed = role_table(view, found, title, scale=scale, with_network=True)
            is_over = Standing.ENDED in standings
            parts.append(folded(f"Visa avslutade uppdrag ({len(found)})", listed) if is_over else listed)
    return join(parts, "\n\n")


def _ending(view: View) -> Markup:
    """The mandates that somebody must do something about: those that end soon, those that nobody took over."""
    found = (
        (f"Upphör inom {ENDS_SOON.days} dagar", list(attention.ending(view.site))),
        ("Upphört utan känd efterträdare", list(attention.ended(view.site))),
    )
    told = []
    for title, pairs in found:
        items = [join([network_link(view, owner), mandate(role)], ": ") for owner, role in pairs]
        if items:
            told.append(element("p", f"{title} ({len(items)})", class_="admonition-title") + bullets(items))
    calm = f"Inget uppdrag upphör inom {ENDS_SOON.days} dagar, och inget har nyss upphört utan känd efterträdare."
    return element("div", join(told, ""), class_="admonition warning") if told else element("p", calm)


def role_table(
    view: View,
    pairs: Sequence[Held],
    caption: str,
    *,
    scale: Scale | None = None,
    with_network: bool,
    ordered: bool = False,
    changed: bool = False,
) -> Markup:
    """Mandates as a table, the present first unless they are `ordered` already. A `scale` draws their times.

    `changed`: beside each stands the way to the forms that change it.
    """
    if not ordered:
        pairs = sorted(
            pairs, key=lambda pair: (_ORDER.index(role_standing(view.site, pair[1])), *latest_first(pair[1]))
        )
    columns = ["Uppdrag", *(["Nätverk"] if with_network else []), "Företrädare", "Tid"]
    over = {id(role) for _, role in attention.ended(view.site)}
    rows = [_role(view, owner, role, scale, with_network, id(role) in over, changed) for owner, role in pairs]
    beside = {"Tid": axis(scale)} if scale else None
    drawn = "held held--networks" if with_network else "held"
    return table(caption, columns, rows, class_=drawn if scale else "", beside=beside)


def _role(
    view: View, owner: Network, role: Role, scale: Scale | None, with_network: bool, left: bool, changed: bool
) -> list[str | Markup]:
    """A mandate's row. `left`: it ended lately, and nobody is known to have taken over."""
    way = change_role(view, owner, role) if changed else ""
    cells: list[str | Markup] = [
        with_remarks(view, join([role.text, cited(view, role), _deadline(view, owner, role), way]), role),
        join([who(view, role), note(_level(view, role))]),
        _time(view, role, scale, left=left),
    ]
    return [cells[0], network_link(view, owner), *cells[1:]] if with_network else cells


def _level(view: View, role: Role) -> Markup:
    return text(view.model.vocabulary.levels[role.level].label) if role.level else quiet("Okänd nivå")


def who(view: View, role: Role) -> Markup:
    """Who represents the city in a role, or that its seat is empty."""
    return join([*([tag("Tom plats", "missing")] if role.vacant else []), named(view.site, role)])


def _time(view: View, role: Role, scale: Scale | None, *, left: bool) -> Markup:
    """When it is held: a picture where there is a scale, and the words."""
    warning = "Upphör snart" if ends_soon(role, view.day) and not role.vacant else ""
    warning = "Upphörde utan känd efterträdare" if left else warning
    said = join([sentence(held_for(view.site, role)), tag(warning, "soon") if warning else ""])
    return held_strip(view, role, scale) + element("p", said) if scale else said


def _deadline(view: View, owner: Network, role: Role) -> Markup:
    """The day by which the city should have appointed somebody, as long as nobody is known to be."""
    return note(f"{sentence(appointment(role, view.day))}.") if attention.is_unfilled(owner, role) else Markup("")


# --- Who represents the city on the day -------------------------------------------------------------------------------


def represented(view: View, network: Network) -> list[tuple[str, Markup]]:
    """Who represents the city in a network, level by level, and until when: for a list of names and values."""
    found = representatives(view.site, network)
    known = any(standing(role, view.day) is Standing.CURRENT for role in found)
    rows: list[tuple[str, Markup]] = []
    if not known:
        rows.append(("Företrädare", element("span", nobody_known(view.site), class_="missing")))
    nobody = element("span", "Ingen är känd i dag", class_="missing")
    for level, word in view.model.vocabulary.levels.items():
        own = [_in_short(view, network, role) for role in found if role.level == level]
        if known or own:
            rows.append((f"Företrädare, {inside(word.label)}", bullets(own) if own else nobody))
    if others := [role for role in found if role.level is None]:
        rows.append(("Företrädare, nivån är inte känd", bullets(_in_short(view, network, role) for role in others)))
    if empty := [role for owner, role in attention.vacant(view.site) if owner is network]:
        rows.append(("Tomma platser", bullets(join([role.text, until(view.site, role)], ", ") for role in empty)))
    return rows


def _in_short(view: View, network: Network, role: Role) -> Markup:
    told = join([named(view.site, role), role.text], ": ")
    extend = change_role(view, network, role, "Förläng")
    soon = [tag("Upphör snart", "soon"), extend] if ends_soon(role, view.day) else []
    return join([told + Markup(","), until(view.site, role), cited(view, role), *soon])
