"""Macros about money and working time: what the networks cost, by year, and what projects applied for and got."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.macros.parts import cited, organisation, unknown, with_remarks
from actionplans.markup.elements import bullets, definitions, element, enumerate_words, folded, join, note, table
from actionplans.model.page_kinds import COSTS
from actionplans.model.records import (
    Activity,
    Amount,
    Costed,
    Membership,
    Network,
    Plan,
    Project,
    Trip,
    WorkingTime,
    Year,
)
from actionplans.site import costs as known
from actionplans.site.addresses import TRIPS_PAGE, network_link_page, network_page, year_page
from actionplans.site.costs import COMMON, NO_NETWORK, Cost, Entry, Sum
from actionplans.site.view import View
from actionplans.swedish.numbers import currency_name, money, sum_in_digits, working_time
from actionplans.swedish.travel import without_cost
from actionplans.swedish.words import inside, sentence, spent_for

_NOT_SAID = "Underlaget är okänt"
_LEFT_OUT = "Inte medräknat"
_COMMON = "Gemensamma kostnader"
# As many sums as stand side by side in a table of five columns: more currencies and bases stand under each other.
_SUM_COLUMNS = 3


def costs(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """What the networks cost, newest year first: sums by currency, what is unknown, each amount; projects' money apart.

    Of a network, a year or both; without any, of all.
    """
    found = [one for one in known.years(view.model, view.day, network) if year in (None, one)]
    parts: list[Markup] = []
    if year is None and len(found) > 1:
        parts.append(_by_year(view, found, network))
    for one in found:
        if year is None:
            parts.append(element("h3" if network else "h2", str(one), id=None if network else f"ar-{one}"))
        parts += _year(view, one, network)
    funds = [entry for entry in known.funding(view.model, view.day, network) if year is None or entry.touches(year)]
    if funds:
        heading = "h2" if network is None and year is None else "h3"
        parts += [element(heading, "Bidrag och projektens pengar"), _funding(view, funds, network)]
    if not parts and network is None and year is None:
        return element("p", "Ingen uppgift om kostnader är känd.", class_="missing")
    return join(parts, "\n\n")


# --- Sums -------------------------------------------------------------------------------------------------------------


def sum_text(view: View, spent: Amount | WorkingTime) -> Markup:
    """A sum of money with its currency, or working time with its unit, on one line: "12 500 kronor"."""
    return _of_unit(view, known.unit(view.model, spent), spent)


def _of_unit(view: View, unit: str, spent: Amount | WorkingTime) -> Markup:
    said = (
        working_time(spent.amount, unit, view.model.vocabulary.time_units[unit].label)
        if isinstance(spent, WorkingTime)
        else money(spent.amount, unit)
    )
    return _unbroken(said)


def _unbroken(said: str) -> Markup:
    return element("span", said, class_="money")


def basis_label(view: View, basis: str | None) -> str:
    """Whether money is budget or outcome, in a word."""
    return view.model.vocabulary.amount_bases[basis].label if basis else _NOT_SAID


def _sums(view: View, entries: Sequence[Entry]) -> list[tuple[str, Markup]]:
    """What amounts come to, by basis: a basis's currencies beside each other, never added."""
    found: dict[str, list[Markup]] = {}
    for key, amount in known.sums(view.model, entries).items():
        found.setdefault(basis_label(view, key.basis), []).append(_unbroken(money(amount, key.unit)))
    return [(basis, join(sums, "; ")) for basis, sums in found.items()]


def _time_sums(view: View, entries: Sequence[Entry]) -> list[tuple[str, Markup]]:
    found: dict[str, list[Markup]] = {}
    for key, amount in known.sums(view.model, entries).items():
        label = view.model.vocabulary.time_units[key.unit].label
        basis = f"Arbetstid ({inside(basis_label(view, key.basis))})"
        found.setdefault(basis, []).append(_unbroken(working_time(amount, key.unit, label)))
    return [(basis, join(times, "; ")) for basis, times in found.items()]


def cost_rows(view: View, cost: Cost) -> list[tuple[str, Markup]]:
    """What a year's cost comes to, as names and values: sums, working time, and what is unknown."""
    rows = [*_sums(view, cost.counted), *_time_sums(view, [one for one in cost.time if one.years])]
    if missing := _unknown(view, cost):
        rows.append((_LEFT_OUT, join(missing, "; ")))
    return rows


def _unknown(view: View, cost: Cost) -> list[str | Markup]:
    """What is not in the sums because nobody has said it."""
    trips = without_cost(cost.trips, cost.trips_unknown)
    found: list[str | Markup] = [trips] if trips else []
    if cost.fees_unknown:
        names = enumerate_words([view.model.networks[name].called for name in cost.fees_unknown])
        fee = "medlemsavgift" if trips else "Medlemsavgift"
        found.append(join([f"{fee} för", names]) if cost.members > 1 else f"{fee}en")
    return found


def cost_line(view: View, network: str | None, year: int) -> Markup:
    """What a network cost in a year, or all (None), in a line for beside what it gave; nothing of nothing known."""
    cost = known.cost(view.model, view.day, year, network)
    if not cost:
        return Markup("")
    parts = [join([element("strong", f"{label}:"), value]) for label, value in cost_rows(view, cost)]
    if cost.together:
        parts.append(join(["Dessutom", _inline(view, cost.together)]))
    return join([f"Kostnad {year}{'' if network else ', alla nätverk'}:", join(parts, ". ") + Markup(".")])


def _inline(view: View, entries: Iterable[Entry]) -> Markup:
    """Amounts that are for several years together, each with its years."""
    return enumerate_words([join([sum_text(view, one.spent), f"({spent_for(one.spent)})"]) for one in entries])


def cost_cell(view: View, network: str, year: int) -> Markup:
    """What a network cost in a year, for a cell: a line for each sum; that it is unknown."""
    cost = known.cost(view.model, view.day, year, network)
    lines = [join([value, note(inside(label))]) for label, value in _sums(view, cost.counted)]
    return join(lines) or unknown()


# --- Years ------------------------------------------------------------------------------------------------------------


def _by_year(view: View, found: Sequence[int], network: str | None) -> Markup:
    """Each year's sums in a row: a column for each currency and basis, and one for what is not in them."""
    made = [(year, known.cost(view.model, view.day, year, network)) for year in found]
    return _sum_table(view, "Kostnader år för år", "År", [(str(year), cost) for year, cost in made])


def _sum_table(view: View, caption: str, first: str, costs: Sequence[tuple[str | Markup, Cost]]) -> Markup:
    by_row = [known.sums(view.model, cost.counted) for _, cost in costs]
    everything = [entry for _, cost in costs for entry in cost.counted]
    keys = list(known.sums(view.model, everything))
    if len(keys) > _SUM_COLUMNS:
        told = [[name, _listed(view, cost), _rest(view, cost)] for name, cost in costs]
        return table(caption, [first, "Kostnad", _LEFT_OUT], told, class_="counted")
    headings = [_heading(view, key) for key in keys]
    rows: list[list[str | Markup]] = []
    for (name, cost), sums in zip(costs, by_row, strict=True):
        cells = [_unbroken(sum_in_digits(sums[key])) if key in sums else _absent() for key in keys]
        rows.append([name, *cells, _rest(view, cost)])
    return table(caption, [first, *headings, _LEFT_OUT], rows, class_="counted", sums=headings)


def _listed(view: View, cost: Cost) -> Markup:
    """A row's sums under each other."""
    sums = [join([f"{basis}:", said]) for basis, said in _sums(view, cost.counted)]
    return bullets(sums) if sums else _absent()


def _rest(view: View, cost: Cost) -> Markup:
    """What is not in a row's sums."""
    return join(_unknown(view, cost), "; ") or Markup("–")


def _heading(view: View, key: Sum) -> str:
    basis = view.model.vocabulary.amount_bases[key.basis].label if key.basis else "Kostnad, underlaget okänt"
    return f"{basis} ({currency_name(key.unit)})"


def _absent() -> Markup:
    """Where a sum would stand of which there is nothing: no 0, which would be a fact."""
    return element("span", "–", aria_hidden="true") + element("span", "ingen uppgift", class_="vh")


def _year(view: View, year: int, network: str | None) -> list[Markup]:
    cost = known.cost(view.model, view.day, year, network)
    parts = [definitions(cost_rows(view, cost))] if cost_rows(view, cost) else []
    if network is None and (networks := _per_network(view, year)):
        parts.append(networks)
    listed = [
        _entries(view, caption, entries, with_network=network is None, network=network)
        for caption, entries in (
            (f"Kostnader {year}", cost.counted),
            (f"Belopp för flera år tillsammans, {year} bland dem", cost.together),
            (f"Arbetstid {year}", cost.time),
        )
        if entries
    ]
    number = len(cost.counted) + len(cost.together) + len(cost.time)
    if network is None and number > _FOLDED_FROM:
        return [*parts, folded(f"Visa alla {number} uppgifter för {year}", join(listed, "\n\n"))]
    return [*parts, *listed]


# On the page of all networks a year's sums are what most come for: so many amounts behind them are folded.
_FOLDED_FROM = 2


def _per_network(view: View, year: int) -> Markup:
    """Each network's sums. What two share stands with both; the year's own sum counts it once."""
    found: list[tuple[str | Markup, Cost]] = []
    for one in known.by_name(view.model.networks.values()):
        cost = known.cost(view.model, view.day, year, one.id)
        if cost or cost.trips or cost.members:
            found.append((_network(view, one), cost))
    for label, beside in ((_COMMON, COMMON), ("Inget visst nätverk", NO_NETWORK)):
        rest = known.cost(view.model, view.day, year, beside)
        if rest or rest.trips:
            found.append((label, rest))
    if len(found) < 2:
        return Markup("")
    shared = [one for one in known.cost(view.model, view.day, year).counted if len(one.networks) > 1]
    made = _sum_table(view, f"Kostnader {year} per nätverk", "Nätverk", found)
    if not shared:
        return made
    what = enumerate_words([join([_what(view, one), f"({_names(view, one.networks)})"]) for one in shared])
    once = "Det som nätverk delar räknas hos vart och ett, men en gång i årets summa:"
    return join([made, element("p", join([once, what + Markup(".")]))], "\n\n")


# --- Amounts ----------------------------------------------------------------------------------------------------------


def _entries(view: View, caption: str, entries: Sequence[Entry], *, with_network: bool, network: str | None) -> Markup:
    units = {known.unit(view.model, entry.spent) for entry in entries}
    alone = next(iter(units)) if len(units) == 1 else None
    last = _amount_heading(view, entries, alone)
    columns = ["Vad", "Nätverk", "Slag", "Avser", last]
    without = set() if with_network else {"Nätverk"}
    without |= set() if any(isinstance(entry.spent, Amount) for entry in entries) else {"Slag"}
    shown = [at for at, column in enumerate(columns) if column not in without]
    rows = [_entry(view, entry, alone, network) for entry in _newest_first(entries)]
    kept = [[row[at] for at in shown] for row in rows]
    return table(caption, [columns[at] for at in shown], kept, class_="counted", sums=[last])


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.spent.period.sort_key, reverse=True)


def _amount_heading(view: View, entries: Sequence[Entry], alone: str | None) -> str:
    if known.is_time(entries[0]):
        return "Omfattning"
    head = "Kostnad" if known.is_cost(entries[0]) else "Belopp"
    return f"{head} ({currency_name(alone)})" if alone else head


def _entry(view: View, entry: Entry, alone: str | None, network: str | None) -> list[str | Markup]:
    spent, others = entry.spent, [name for name in entry.networks if name != network]
    paid = spent.payer if isinstance(spent, Amount) else None
    said = join(
        [
            _what(view, entry),
            cited(view, spent),
            note(spent.text) if spent.text else "",
            note(f"Betalas av {view.model.organisations[paid].name}") if paid else "",
            note(join(["Delad med", _names(view, others)])) if network and others else "",
        ]
    )
    in_head = isinstance(spent, Amount) and alone
    shown = _unbroken(sum_in_digits(spent.amount)) if in_head else sum_text(view, spent)
    return [
        with_remarks(view, said, spent),
        join([_network(view, view.model.networks[name]) for name in entry.networks], ", ") or _of_none(entry),
        view.model.vocabulary.amount_kinds[spent.kind].label if isinstance(spent, Amount) else "",
        join([sentence(spent_for(spent)), note(basis_label(view, spent.basis))]),
        shown,
    ]


def _of_none(entry: Entry) -> str:
    return "Gemensamt" if isinstance(entry.owner, Year) else "Inget visst"


def _network(view: View, network: Network) -> Markup:
    return view.link(network.called, network_link_page(network))


def _names(view: View, networks: Iterable[str]) -> str:
    return enumerate_words([view.model.networks[name].called for name in networks])


def _what(view: View, entry: Entry) -> Markup:
    """What money or time is for, with the way to where it stands."""
    match entry.owner:
        case Membership() as membership:
            return join(["Medlemskap:", organisation(view, membership.member)])
        case Trip() as trip:
            return view.link(trip.text, TRIPS_PAGE)
        case Project() as project:
            return view.link(project.name, "projekt.md")
        case Year() as year:
            return view.link(f"Gemensamt {year.year}", year_page(year.year))
        case Plan() as plan:
            return _plan(view, plan, f"Handlingsplan {plan.year}")
        case Activity() as activity:
            return _plan(view, entry.plan, activity.text) if entry.plan else element("span", activity.text)


def _plan(view: View, plan: Plan, label: str) -> Markup:
    return view.link(label, network_page(plan.covers[0], plan.year)) if plan.covers else element("span", label)


def _funding(view: View, entries: Sequence[Entry], network: str | None) -> Markup:
    """Projects' money: by kind what it comes to, then each amount."""
    rows: list[tuple[str, Markup]] = []
    for kind, word in view.model.vocabulary.amount_kinds.items():
        chosen = [one for one in entries if isinstance(one.spent, Amount) and one.spent.kind == kind]
        single = [one for one in chosen if not one.spent.per_year]
        for basis, sums in _sums(view, single) if len(single) > 1 else ():
            rows.append((f"{word.label} ({inside(basis)})", sums))
    made = _entries(view, "Bidrag och projektens pengar", entries, with_network=network is None, network=network)
    return join([definitions(rows) if rows else "", made], "\n\n")


# --- For other macros -------------------------------------------------------------------------------------------------


def amounts_cell(view: View, owner: Costed) -> Markup:
    """What one thing costs and takes of working time, each with its kind and basis; or that it is unknown."""
    stated: tuple[Amount | WorkingTime, ...] = (*owner.amounts, *owner.time)
    said = [_amount(view, one) for one in stated]
    return bullets(said) if len(said) > 1 else join(said) or unknown()


def with_amounts(
    view: View,
    columns: list[str],
    rows: list[list[str | Markup]],
    owners: Sequence[Costed],
    heading: str = "Kostnad",
) -> tuple[list[str], list[list[str | Markup]]]:
    """A table's columns and rows with what each row's owner costs last, where any of them has a cost."""
    if not any(one.amounts or one.time for one in owners):
        return columns, rows
    wider = [[*row, amounts_cell(view, one)] for row, one in zip(rows, owners, strict=True)]
    return [*columns, heading], wider


def _amount(view: View, spent: Amount | WorkingTime) -> Markup:
    view.show(spent)
    kind = view.model.vocabulary.amount_kinds[spent.kind].label if isinstance(spent, Amount) else "Arbetstid"
    about = [inside(basis_label(view, spent.basis))] if spent.basis else []
    about += [spent_for(spent)] if spent.end or spent.per_year else []
    return join([f"{kind}:", sum_text(view, spent), f"({', '.join(about)})" if about else ""])


def common_costs(view: View, year: Year) -> list[Markup]:
    """What a year's file says that all networks cost or got together; nothing where it says nothing."""
    found = [entry for entry in known.entries(view.model, view.day) if entry.owner is year]
    money = [entry for entry in found if known.is_cost(entry)]
    time = [entry for entry in found if known.is_time(entry)]
    others = [entry for entry in found if entry not in money and entry not in time]
    tables = ((_COMMON, money), ("Gemensam arbetstid", time), ("Gemensamma bidrag", others))
    return [
        _entries(view, f"{caption} {year.year}", entries, with_network=False, network=None)
        for caption, entries in tables
        if entries
    ]


def fees(view: View, network: Network) -> Markup:
    """What the city's membership of a network costs, newest first; nothing where no source says."""
    of = (entry for entry in known.entries(view.model, view.day) if isinstance(entry.owner, Membership))
    found = [entry for entry in of if network.id in entry.networks and known.is_cost(entry)]
    if not found:
        return Markup("")
    own = [entry for entry in found if known.is_fee(entry)]
    others = [entry for entry in found if not known.is_fee(entry)]
    parts = [
        _entries(view, caption, entries, with_network=False, network=network.id)
        for caption, entries in (("Medlemsavgifter", own), ("Medlemskapets andra kostnader", others))
        if entries
    ]
    page = COSTS.path()
    if page in view.site.pages:
        parts.append(element("p", view.link("Alla nätverks kostnader, år för år", page)))
    return join(parts, "\n\n")
