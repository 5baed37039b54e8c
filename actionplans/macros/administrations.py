"""The macro about which networks are shared with which organisations in the city: who sits with us, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.functions import office
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, organisation, with_remarks
from actionplans.markup.elements import Text, bullets, element, enumerate_words, folded, grid, join, note, table, text
from actionplans.model import timeline
from actionplans.model.records import Network
from actionplans.site import followup
from actionplans.site.addresses import network_page, organisation_page, year_page
from actionplans.site.followup import Share
from actionplans.site.view import View

# How a tie is said: in the grid, and in an organisation's own table.
TIES = {
    followup.SHARED: ("Delas", "plan", "Samarbete enligt planen"),
    followup.RESPONSIBLE: ("Ansvarar", "plan", "Ansvarar för en aktivitet"),
    followup.TAKES_PART: ("Medverkar", "plan", "Medverkar i en aktivitet"),
    followup.TO_BE_EXAMINED: ("Ska utredas", "page", "Ska utredas enligt årets inriktning"),
}


# How an organisation is tied to a network, and in which year at last.
_Tie = tuple[str, int]


def administrations(view: View) -> Markup:
    """Which networks are shared with which organisations in the city: a table of all, and the way to each one's own."""
    found: dict[str, list[Share]] = {}
    for share in followup.shares(view.model):
        found.setdefault(share.organisation, []).append(share)
    home = view.model.city.administration
    involved = sorted(found, key=lambda name: (name == home, organisation(view, name).casefold()))
    others = {name: found[name] for name in involved if name != home}
    nothing = element("p", "Inget delat nätverk är känt.", class_="missing")
    parts = [_shared_grid(view, others) if others else nothing]
    led = [name for name in involved if organisation_page(name) in view.site.pages]
    if led:
        # An older link to an organisation's table still leads to where it is found now.
        ways = (element("li", office(view, name), id=_anchor(name)) for name in led)
        parts += [element("h2", "Mer om varje organisation"), element("ul", join(ways))]
    for name in (one for one in involved if one not in led):
        heading = element("h2", organisation(view, name), id=_anchor(name))
        parts += [heading, ties_table(view, found[name])]
    silent = _silent(view, [*involved, home])
    if silent:
        parts.append(element("p", join(["Inget är känt om:", enumerate_words(silent) + Markup(".")])))
    return join(parts, "\n\n")


def _anchor(organisation: str) -> str:
    return f"organisation-{organisation}"


def _shared_grid(view: View, others: Mapping[str, Sequence[Share]]) -> Markup:
    networks = list(_networks(view, others))
    ties = {name: [_tie_to(own, network.id) for network in networks] for name, own in others.items()}
    # What is to be examined of every network with an organisation is said once, and not in a cell for each.
    of_all = {
        name: found[0]
        for name, found in ties.items()
        if found[0] and found[0][0] == followup.TO_BE_EXAMINED and len({*found}) == 1 < len(networks)
    }
    said = [_of_all(view, of_all, year) for year in sorted({year for _, year in of_all.values()}, reverse=True)]
    columned = [name for name in others if name not in of_all]
    if not columned:
        return join(said, "\n\n")
    columns = [office(view, name) for name in columned]
    rows = [
        (network_link(view, network), [_cell(ties[name][at]) for name in columned])
        for at, network in enumerate(networks)
    ]
    caption = f"Nätverken som {view.model.organisations[view.model.city.administration].name} delar med andra"
    there = {tie[0] for name in columned for tie in ties[name] if tie}
    marks = {kind: element("b", TIES[kind][0], class_=f"mark mark--{TIES[kind][1]}") for kind in TIES if kind in there}
    examined = marks.pop(followup.TO_BE_EXAMINED, Markup(""))
    entries = [join([*marks.values(), "enligt det årets handlingsplan"])] if marks else []
    entries += [join([examined, "enligt det årets inriktning; vad det ledde till är inte känt"])] if examined else []
    legend = bullets([*entries, join([element("b", "–", class_="mark"), "inget är känt"])], class_="legend")
    return join([legend, grid(caption, columns, rows), *said], "\n\n")


def _of_all(view: View, of_all: Mapping[str, _Tie], year: int) -> Markup:
    """With whom every network was to be examined, by a year's direction."""
    own = view.model.organisations[view.model.city.administration].name
    should = "skulle" if year < view.day.year else "ska"
    asked = f"Enligt inriktningen för {year} {should} det utredas i vilka nätverk {own} kan arbeta tillsammans med"
    names = enumerate_words([office(view, name, within=True) for name, tie in of_all.items() if tie[1] == year])
    return element("p", join([asked, names + Markup("."), "Vad det ledde till är inte känt."]))


def _networks(view: View, others: Mapping[str, Sequence[Share]]) -> Iterable[Network]:
    tied = {share.network for own in others.values() for share in own}
    return [one for one in view.site.networks if one in view.site.members or one.id in tied]


def _tie_to(own: Sequence[Share], network: str) -> _Tie | None:
    """The closest of an organisation's ties to a network, with its newest year. They come newest first."""
    for kind in TIES:
        year = next((share.year for share in own if share.kind == kind and share.network in (network, None)), None)
        if year:
            return kind, year
    return None


def _cell(tie: _Tie | None) -> Markup:
    if tie:
        label, colour, _ = TIES[tie[0]]
        return element("span", f"{label} {tie[1]}", class_=f"mark mark--{colour}")
    return element("span", element("span", "–", aria_hidden="true") + element("span", "inget känt", class_="vh"))


def ties_table(view: View, own: Sequence[Share]) -> Markup:
    """An organisation's ties to each network: how, in which years, and what the newest was about."""
    ties: dict[tuple[str | None, str], list[Share]] = {}
    for share in own:
        ties.setdefault((share.network, share.kind), []).append(share)
    order: dict[str | None, int] = {network.id: number for number, network in enumerate(view.site.networks)}
    kinds = list(TIES)
    rows = [
        _tie(view, network, kind, ties[network, kind])
        for network, kind in sorted(ties, key=lambda key: (order.get(key[0], -1), kinds.index(key[1])))
    ]
    listed = table("Nätverk, år och vad det gäller", ["Nätverk", "Hur", "År", "Senast"], rows)
    return folded(f"Visa alla {len(rows)}", listed) if folds.are_many(len(rows)) else listed


def _tie(view: View, network: str | None, kind: str, found: Sequence[Share]) -> list[Text]:
    newest = found[0].year
    texts = {share.text: share for share in found if share.year == newest and share.text}
    said = [with_remarks(view, join([words, cited(view, one.record)]), one.record) for words, one in texts.items()]
    for share in found:
        view.show(share.record)
    where = network_link(view, view.model.networks[network]) if network else text("Alla nätverk")
    page = network_page(network, newest) if network else year_page(newest)
    named = said or [join([note("Vad det gällde är inte känt."), cited(view, found[0].record)])]
    return [where, TIES[kind][2], _years(view, [share.year for share in found], page), join(named, "; ")]


def _years(view: View, years: Sequence[int], page: str) -> Markup:
    """The years, newest first, those in a row as one: "2023–2025, 2021"; the newest leads to its page."""
    rows: list[list[int]] = []
    for year in dict.fromkeys(years):
        if rows and rows[-1][-1] - year == 1:
            rows[-1].append(year)
        else:
            rows.append([year])
    spans = [str(row[0]) if len(row) == 1 else f"{row[-1]}–{row[0]}" for row in rows]
    return join([view.link(spans[0], page), *spans[1:]], ", ")


def _silent(view: View, involved: Sequence[str]) -> list[str]:
    """The organisations like our own that exist on the day, and of which nothing is known here."""
    kind = view.model.organisations[view.model.city.administration].kind
    return [
        one.name
        for one in view.model.organisations.values()
        if one.kind == kind and one.id not in involved and timeline.exists_on(one, view.day)
    ]
