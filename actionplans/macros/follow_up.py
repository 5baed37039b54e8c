"""Macros from plan to result: how activities went, per network and year, per priority area and per organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from actionplans.macros.bars import outcome_total
from actionplans.macros.goals import goals_table
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, organisation, plan_link, remarks, unknown, with_remarks
from actionplans.macros.plan_activities import activity_list, checkpoint_lists
from actionplans.macros.states import state_word
from actionplans.markup.elements import bullets, element, enumerate_words, grid, join, notice, table, text
from actionplans.model import timeline
from actionplans.model.records import Network, Priority
from actionplans.site import followup
from actionplans.site.addresses import network_page, network_report_page, year_page
from actionplans.site.followup import Group, Outcome, Share
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.words import period, sentence


def counted(view: View, outcomes: Sequence[Outcome]) -> str:
    """How many activities there are and how they went: "3 aktiviteter: 2 genomförda, 1 utan rapport"."""
    return said(tally(view.model, outcomes))


# --- Per network and year -------------------------------------------------------------------------------------------


def follow_up(view: View, network: str, year: int) -> Markup:
    """The plan's activities in one list, by priority: how each stands, what was done, result and effect; totals first.

    The same as `activities`: of the two, the first on a page writes the list.
    """
    of, origin = network, Markup("")
    found = activity_groups(view, of, year)
    plan = view.model.plan_for(network, year)
    whole = view.model.common_plan_of(plan) if plan else None
    if whole and not found:
        of, found = whole.id, activity_groups(view, whole.id, year)
        origin = element("p", join(["Ur", plan_link(view, whole, network) + Markup(":")]))
    if not found:
        return found
    report = view.model.report_for(network, year)
    has_page = network_report_page(network, year) in view.site.pages
    checked = [] if has_page else checkpoint_lists(view, network, year, report)
    return join([origin, totals(view, of, year), found, *checked], "\n\n")


def totals(view: View, network: str, year: int) -> Markup:
    """How many activities stand how, as words and as a bar, and why some of them are not reported."""
    found = followup.outcomes(view.model, view.day, network, year)
    if not found:
        return Markup("")
    return join([outcome_total(tally(view.model, found)), _unreported(view, network, year, found)])


def _unreported(view: View, network: str, year: int, found: Sequence[Outcome]) -> Markup:
    """Why nothing is told of activities whose year is over."""
    number = sum(outcome.overdue for outcome in found)
    if not number:
        return Markup("")
    if view.model.report_for(network, year):
        said = f"Årsrapporten för {year} nämner inte {'en' if number == 1 else number} av aktiviteterna."
    else:
        said = f"Webbplatsen har ingen årsrapport för {year}."
    return element("p", said, class_="missing")


def activity_groups(view: View, network: str, year: int, heading: str = "h3") -> Markup:
    """A list of activities for each priority, and how it went by goal; nothing where no activity is known."""
    everything = followup.groups(view.model, view.day, network, year)
    found = [group for group in everything if group.outcomes]
    outcomes = [outcome for group in found for outcome in group.outcomes]
    parts: list[Markup] = []
    for group in found:
        # A single group without a priority is the whole list.
        parts += [element(heading, _group_title(group))] if len(found) > 1 or group.priority else []
        parts.append(activity_list(view, network, year, group.outcomes))
    idle = [group.priority.text.removesuffix(".") for group in everything if group.priority and not group.outcomes]
    if parts and idle:
        parts.append(element("p", f"Ingen aktivitet är känd för: {'; '.join(idle)}.", class_="missing"))
    told = [(outcome, state_word(view, outcome)) for outcome in outcomes]
    if by_goal := goals_table(view, view.model.plans.get((network, year)), told):
        parts += [element(heading, "Per mål"), by_goal]
    return join(parts, "\n\n")


def _group_title(group: Group) -> str:
    if group.priority:
        return group.priority.text.removesuffix(".")
    return "Utan prioritering" if group.planned else "Utanför planen"


# --- Per priority area ----------------------------------------------------------------------------------------------

_Found = tuple[int, Sequence[Network], Priority, Markup, str]


def areas(view: View) -> Markup:
    """Each priority area with its priorities, networks and years, and how the activities went; the empty ones last."""
    found = list(_all_priorities(view))
    parts: list[Markup] = []
    empty = []
    for word in view.model.vocabulary.priority_areas.values():
        own = [one for one in found if word.id in one[2].areas]
        if own:
            parts += _area(view, word.label, word.id, own)
        else:
            empty.append(word.label)
    without = [one for one in found if not one[2].areas]
    if without:
        parts += _area(view, "Utan angivet område", "utan-omrade", without)
    if not parts:
        parts.append(notice("note", "Ingen prioritering är känd."))
    if empty:
        parts.append(element("p", join(["Ingen prioritering är känd inom:", join(empty, ", ") + Markup(".")])))
    return join(parts, "\n\n")


def _all_priorities(view: View) -> Iterator[_Found]:
    told: set[int] = set()
    for owner in view.site.networks:
        for plan in view.site.plans_by_network.get(owner.id, ()):
            if id(plan) in told:
                continue  # a common plan is told of once
            told.add(id(plan))
            owners = [view.model.networks[name] for name in plan.covers]
            label = plan_link(view, plan)
            year = max(plan.year, min(view.day.year, plan.last_year))
            for group in followup.groups(view.model, view.day, plan.id, year):
                if group.priority:
                    yield plan.year, owners, group.priority, label, counted(view, group.outcomes)
        for dated in owner.priorities:
            last = max((last.year for _, last in timeline.spans(dated)), default=0)
            when = text(sentence(period(dated, view.day)))
            yield min(last, view.day.year), [owner], dated, when, counted(view, ())


def _area(view: View, title: str, identifier: str, found: list[_Found]) -> list[Markup]:
    ordered = sorted(found, key=lambda one: -one[0])
    rows = [
        [
            with_remarks(view, priority.text, priority),
            join([network_link(view, owner) for owner in owners], ", "),
            when,
            went,
            cited(view, priority),
        ]
        for _, owners, priority, when, went in ordered
    ]
    networks = len({owner.id for _, owners, *_ in found for owner in owners})
    number = f"{len(rows)} {'prioritering' if len(rows) == 1 else 'prioriteringar'}"
    caption = f"{number} i {networks} nätverk"
    columns = ["Prioritering", "Nätverk", "Gäller", "Hur det gick", "Källa"]
    return [element("h2", title, id=f"omrade-{identifier}"), table(caption, columns, rows, class_="areas counted")]


# --- Per organisation -----------------------------------------------------------------------------------------------

# How a tie is said: in the grid, and in an organisation's own table.
_TIES = {
    followup.SHARED: ("Delas", "plan", "Samarbete enligt planen"),
    followup.RESPONSIBLE: ("Ansvarar", "plan", "Ansvarar för en aktivitet"),
    followup.TAKES_PART: ("Medverkar", "plan", "Medverkar i en aktivitet"),
    followup.TO_BE_EXAMINED: ("Ska utredas", "page", "Ska utredas enligt årets inriktning"),
}


def administrations(view: View) -> Markup:
    """Which networks are shared with which organisations in the city: a table of all, then each organisation's own."""
    found: dict[str, list[Share]] = {}
    for share in followup.shares(view.model):
        found.setdefault(share.organisation, []).append(share)
    home = view.model.city.administration
    involved = sorted(found, key=lambda name: (name == home, organisation(view, name).casefold()))
    others = {name: found[name] for name in involved if name != home}
    parts = [_shared_grid(view, others)] if others else [notice("note", "Inget delat nätverk är känt.")]
    for name in involved:
        parts += [element("h2", organisation(view, name), id=f"organisation-{name}"), _own_table(view, found[name])]
    silent = _silent(view, [*involved, home])
    if silent:
        parts.append(element("p", join(["Inget är känt om:", enumerate_words(silent) + Markup(".")])))
    return join(parts, "\n\n")


def _shared_grid(view: View, others: Mapping[str, Sequence[Share]]) -> Markup:
    columns = [organisation(view, name) for name in others]
    rows = [
        (network_link(view, network), [_cell(own, network.id) for own in others.values()])
        for network in _networks(view, others)
    ]
    caption = f"Nätverken som {view.model.organisations[view.model.city.administration].name} delar med andra"
    planned = [element("b", word, class_=f"mark mark--{kind}") for word, kind, _ in _TIES.values() if kind == "plan"]
    examined = "enligt det årets inriktning; vad det ledde till är inte känt"
    legend = bullets(
        [
            join([*planned, "enligt det årets handlingsplan"]),
            join([element("b", "Ska utredas", class_="mark mark--page"), examined]),
            join([element("b", "–", class_="mark"), "inget är känt"]),
        ],
        class_="legend",
    )
    return join([legend, grid(caption, columns, rows)], "\n\n")


def _networks(view: View, others: Mapping[str, Sequence[Share]]) -> Iterable[Network]:
    tied = {share.network for own in others.values() for share in own}
    return [one for one in view.site.networks if one in view.site.members or one.id in tied]


def _cell(own: Sequence[Share], network: str) -> Markup:
    """The closest of an organisation's ties to a network, with its newest year. They come newest first."""
    for kind, (label, colour, _) in _TIES.items():
        year = next((share.year for share in own if share.kind == kind and share.network in (network, None)), None)
        if year:
            return element("span", f"{label} {year}", class_=f"mark mark--{colour}")
    return element("span", element("span", "–", aria_hidden="true") + element("span", "inget känt", class_="vh"))


def _own_table(view: View, own: Sequence[Share]) -> Markup:
    rows = []
    for share in own:
        if share.network:
            which = view.model.networks[share.network]
            where, page = network_link(view, which), network_page(which.id, share.year)
        else:
            where, page = text("Alla nätverk"), year_page(share.year)
        said = join([share.text or unknown(), remarks(view, share.record)])
        rows.append([where, view.link(str(share.year), page), _TIES[share.kind][2], said, cited(view, share.record)])
    return table("Nätverk, år och vad det gäller", ["Nätverk", "År", "Hur", "Vad", "Källa"], rows)


def _silent(view: View, involved: Sequence[str]) -> list[str]:
    """The organisations like our own that exist on the day, and of which nothing is known here."""
    kind = view.model.organisations[view.model.city.administration].kind
    return [
        one.name
        for one in view.model.organisations.values()
        if one.kind == kind and one.id not in involved and timeline.exists_on(one, view.day)
    ]
