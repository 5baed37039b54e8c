"""What the networks cost in a year, in a paper: sums per currency and basis, what is unknown, and who went on trips."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from actionplans.model.records import Activity, Amount, Network, Trip, WorkingTime
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.tree import Block, Text
from actionplans.site import costs as known
from actionplans.site.costs import Cost, Entry
from actionplans.swedish.numbers import money, working_time
from actionplans.swedish.travel import delegation, without_cost
from actionplans.swedish.words import UNKNOWN, inside, listed

_NOT_SAID = "Underlaget är okänt"


def year_costs(case: Case, year: int) -> list[Block]:
    """The cost of all networks in a year: its sum, then each network's; nothing where nothing is known."""
    cost = known.cost(case.model, case.letter_day, year)
    if not cost:
        return []
    blocks = [tree.heading(2, "Kostnader"), tree.bullets([[tree.paragraph(line)] for line in _lines(case, cost)])]
    networks = [one for one in known.by_name(case.model.networks.values()) if _of(case, one, year)]
    if len(networks) > 1:
        rows: list[list[Text]] = [[[one.called], tree.lines(_lines(case, _of(case, one, year)))] for one in networks]
        common = _lines(case, known.cost(case.model, case.letter_day, year, known.COMMON))
        rows += [[["Gemensamma kostnader"], tree.lines(common)]] if common else []
        blocks.append(tree.table([("Nätverk", 1.4), ("Kostnad", 3)], rows))
    shared = [entry for entry in cost.counted if len(entry.networks) > 1]
    if shared:
        words = "Det som nätverk delar räknas hos vart och ett, men en gång i summan för alla."
        blocks.append(tree.paragraph(words))
    return blocks


def network_cost(case: Case, network: Network, year: int) -> list[Block]:
    """What a network cost in a year, in a paragraph beside its evaluation; nothing where nothing is known."""
    cost = _of(case, network, year)
    if not cost:
        return []
    told = "; ".join(inside(one) for one in _lines(case, cost, inline=True))
    return [tree.paragraph(tree.strong(f"Kostnad {year}: "), f"{told}.")]


def plan_cost(case: Case, network: Network, year: int) -> list[Block]:
    """What the network costs in the plan's year but for trips, one by one, and what it cost the year before."""
    cost, before = _of(case, network, year), _of(case, network, year - 1)
    planned = [_planned(case, entry, year) for entry in (*cost.counted, *cost.time, *cost.together)
               if not isinstance(entry.owner, Trip)]  # fmt: skip
    lines = [tree.paragraph(one) for one in planned]
    if before:
        # What is for several years has been told, where it is for this one too.
        alone = dataclasses.replace(before, together=tuple(one for one in before.together if not one.touches(year)))
        told = "; ".join(inside(line) for line in _lines(case, alone, inline=True))
        lines.append(tree.paragraph(f"Året före, {year - 1}: {told}."))
    return [tree.heading(2, "Kostnad"), tree.bullets([line] for line in lines)] if lines else []


def _planned(case: Case, entry: Entry, year: int) -> str:
    """One cost of a plan's year: of what, when, how much, and what there is to say of it."""
    spent, words = entry.spent, case.model.vocabulary
    what = "Arbetstid" if isinstance(spent, WorkingTime) else words.amount_kinds[spent.kind].label
    when = str(year) if entry.years else f"{spent.period.year}–{(spent.end or spent.period).year} tillsammans"
    basis = f" ({inside(words.amount_bases[spent.basis].label)})" if spent.basis else ""
    what_for = f", {inside(entry.owner.text)}" if isinstance(entry.owner, Activity) else ""
    said = f"{what} {when}{what_for}: {_amount(case, spent)}{basis}."
    return f"{said} {spent.text}" if spent.text else said


def _amount(case: Case, spent: Amount | WorkingTime) -> str:
    unit = known.unit(case.model, spent)
    if isinstance(spent, WorkingTime):
        return working_time(spent.amount, unit, case.model.vocabulary.time_units[unit].label)
    return money(spent.amount, unit)


def _of(case: Case, network: Network, year: int) -> Cost:
    return known.cost(case.model, case.letter_day, year, network.id)


def _lines(case: Case, cost: Cost, *, inline: bool = False) -> list[str]:
    """The sums of a cost and what is unknown of it, each a line; `inline` they follow a colon, and have none."""
    one_year = [entry for entry in cost.time if entry.years]
    sums = [*_sums(case, cost.counted, inline=inline), *_sums(case, one_year, inline=inline)]
    return [*sums, *_together(case, cost.together), *_unknown(case, cost)]


def _sums(case: Case, entries: Sequence[Entry], *, inline: bool) -> Iterator[str]:
    model = case.model
    for key, amount in known.sums(model, entries).items():
        basis = _basis(case, key.basis)
        units = model.vocabulary.time_units
        if any(isinstance(entry.spent, WorkingTime) for entry in entries):
            spent = working_time(amount, key.unit, units[key.unit].label)
            yield f"{spent} arbetstid ({inside(basis)})" if inline else f"Arbetstid ({inside(basis)}): {spent}"
        else:
            spent = money(amount, key.unit)
            yield f"{spent} ({inside(basis)})" if inline else f"{basis}: {spent}"


def _basis(case: Case, basis: str | None) -> str:
    return case.model.vocabulary.amount_bases[basis].label if basis else _NOT_SAID


def _together(case: Case, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        spent = entry.spent
        basis = f" ({inside(_basis(case, spent.basis))})" if spent.basis else ""
        years = f"{spent.period.year}–{(spent.end or spent.period).year}"
        yield f"För {years} tillsammans: {money(spent.amount, known.unit(case.model, spent))}{basis}"


def _unknown(case: Case, cost: Cost) -> Iterator[str]:
    if trips := without_cost(cost.trips, cost.trips_unknown):
        yield trips
    if cost.fees_unknown:
        yield f"Medlemsavgift utan uppgift: {listed(case.model.networks[name].called for name in cost.fees_unknown)}"


# --- Trips ------------------------------------------------------------------------------------------------------------


def trip_cost(case: Case, trip: Trip) -> Text:
    """What a trip cost, in a cell."""
    return tree.lines(stated(case, trip)) or [UNKNOWN]


def stated(case: Case, trip: Trip) -> list[str]:
    """The amounts and the working time of a trip, in words; none where no source says any."""
    found: tuple[Amount | WorkingTime, ...] = (*trip.amounts, *trip.time)
    return [_said(case, one) for one in found]


def _said(case: Case, one: Amount | WorkingTime) -> str:
    words = case.model.vocabulary
    if isinstance(one, WorkingTime):
        return f"Arbetstid: {_amount(case, one)}"
    basis = f" ({inside(words.amount_bases[one.basis].label)})" if one.basis else ""
    return f"{words.amount_kinds[one.kind].label}: {_amount(case, one)}{basis}"


def who_went(case: Case, trip: Trip) -> str:
    """The delegation of a trip, as functions; nothing where it is not known by function."""
    return delegation(case.model, trip.delegation)
