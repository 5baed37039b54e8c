"""What did the networks cost in a year, and what money did projects bring? Sums, and apart from them what is unknown.

Only what is alike is added: amounts in one currency that are all budget, all outcome or all estimate. What is stated
for several years together is never divided into years, and what no source says is not 0: it is counted by itself. A
financial year, July to June, counts in the year in which it begins.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from actionplans.model.amounts import Amount, Spent, WorkingTime
from actionplans.model.records import Activity, Membership, Model, Network, Plan, Project, Trip, Year
from actionplans.model.timeline import holds_in
from actionplans.system.fixed import fixed

# Money that comes in, and what a whole project costs all of its partners: no cost of the city's.
_NO_COST = frozenset({"applied", "granted", "total"})

NO_NETWORK = ""
# What a year's own file says is for all networks together: no network's, and not merely of no certain one.
COMMON = "*"
_FEE = "fee"

Owner = Membership | Plan | Activity | Trip | Project | Year


@fixed
class Entry:
    """One sum of money or working time, what it is of, and the networks that share it.

    `years` are those that it counts for, each with all of it; empty where it is for several years together. `plan` is
    the plan that an activity stands in.
    """

    spent: Amount | WorkingTime
    owner: Owner
    networks: tuple[str, ...]
    years: tuple[int, ...]
    plan: Plan | None = None

    def touches(self, year: int) -> bool:
        """Whether it is for a year, alone or with others."""
        return year in self.years or (not self.years and year in _span(self.spent))

    def is_of(self, network: str | None) -> bool:
        """Whether it is of a network: of any for None, of no certain one for NO_NETWORK, of all for COMMON."""
        if network and network != COMMON:
            return network in self.networks
        return network is None or (not self.networks and isinstance(self.owner, Year) == (network == COMMON))


@fixed
class Sum:
    """What may be added: one currency or unit, and one basis (None where no source says which)."""

    unit: str
    basis: str | None


@fixed
class Cost:
    """What is known of the cost of a year.

    `counted` is in its sums; `together` is for several years and in no sum. Of `trips` nobody has said what
    `trips_unknown` cost; of `members` the fee of `fees_unknown` is not known.
    """

    counted: tuple[Entry, ...]
    together: tuple[Entry, ...]
    time: tuple[Entry, ...]
    trips: int
    trips_unknown: int
    members: int
    fees_unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.counted or self.together or self.time)


# --- What there is ----------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1)
def entries(model: Model, day: datetime.date) -> tuple[Entry, ...]:
    """Every amount and working time that is known on the site's day, in the order of the files."""
    return tuple(entry for owner, networks, plan in _owners(model) for entry in _of(day, owner, networks, plan))


def _owners(model: Model) -> Iterator[tuple[Owner, tuple[str, ...], Plan | None]]:
    for network in model.networks.values():
        for membership in network.memberships:
            yield membership, (network.id,), None
    for plan in model.plans.values():
        yield plan, plan.covers, plan
        for activity in plan.activities:
            yield activity, plan.covers, plan
    for record in model.trips.values():
        for trip in record.trips:
            yield trip, trip.networks, None
    for project in model.projects.values():
        yield project, project.networks, None
    for year in model.years.values():
        yield year, (), None


def _of(day: datetime.date, owner: Owner, networks: tuple[str, ...], plan: Plan | None) -> Iterator[Entry]:
    stated: tuple[Amount | WorkingTime, ...] = (*owner.amounts, *owner.time)
    for spent in stated:
        yield Entry(spent, owner, networks, _years(day, spent), plan)


def _years(day: datetime.date, spent: Spent) -> tuple[int, ...]:
    span = _begun_in(spent)
    if len(span) > 1 and not spent.per_year:
        return ()
    # What was spent in a year is known when that year has begun; what is meant to be, the year before.
    known = day.year if spent.basis == "outcome" else day.year + 1
    return tuple(year for year in span if year <= known or len(span) == 1)


def _begun_in(spent: Spent) -> range:
    """The years in which what it is for begins. Of a financial year, July to June, that is the first of its two."""
    span, first, last = _span(spent), spent.period, spent.end
    if not (last and first.month and last.month):
        return span
    begins, ends = first.first_day, last.last_day
    return span[:-1] if (ends.month, ends.day) < (begins.month, begins.day) else span


def _span(spent: Spent) -> range:
    """The years that it is for. Without a known end it is the first alone: nobody says that it went on."""
    return range(spent.period.year, (spent.end or spent.period).year + 1)


def _belongs(networks: tuple[str, ...], network: str | None) -> bool:
    return network is None or (network in networks if network else not networks)


def is_cost(entry: Entry) -> bool:
    """Whether it is a sum that the city pays for a network, not a project's money or a grant."""
    spent = entry.spent
    return isinstance(spent, Amount) and not isinstance(entry.owner, Project) and spent.kind not in _NO_COST


def is_fee(entry: Entry) -> bool:
    """Whether it is what a membership itself costs, not something else that is paid because of it."""
    return isinstance(entry.owner, Membership) and isinstance(entry.spent, Amount) and entry.spent.kind == _FEE


def is_time(entry: Entry) -> bool:
    """Whether it is working time."""
    return isinstance(entry.spent, WorkingTime)


def funding(model: Model, day: datetime.date, network: str | None = None) -> list[Entry]:
    """Projects' money, and grants to others: applied for and granted, whole budgets, own parts. No network's cost."""
    found = (entry for entry in entries(model, day) if isinstance(entry.spent, Amount) and not is_cost(entry))
    return [entry for entry in found if entry.is_of(network)]


# --- What it comes to -------------------------------------------------------------------------------------------------


def cost(model: Model, day: datetime.date, year: int, network: str | None = None) -> Cost:
    """What is known of the cost of a year: of a network, of all (None), or of none in particular (NO_NETWORK)."""
    known = _known(model, day)
    found = [entry for entry in known.by_year.get(year, ()) if entry.is_of(network)]
    money = [entry for entry in found if is_cost(entry)]
    trips = [trip for trip in known.trips.get(year, ()) if _belongs(trip.networks, network)]
    members = [one for one in known.networks if network in (None, one.id) and _is_in(one, year)]
    with_fee = {name for entry in money if is_fee(entry) for name in entry.networks}
    return Cost(
        tuple(entry for entry in money if entry.years),
        tuple(entry for entry in money if not entry.years),
        tuple(entry for entry in found if is_time(entry)),
        len(trips),
        sum(id(trip) not in known.owners for trip in trips),
        len(members),
        tuple(one.id for one in members if one.id not in with_fee),
    )


@fixed
class _Known:
    """What the cost of each year and network is made of: entries by the years that they touch, trips by their year.

    `owners` are those of which a cost is known, by identity: what is written of two alike trips is said of each.
    """

    by_year: Mapping[int, Sequence[Entry]]
    owners: Collection[int]
    trips: Mapping[int, Sequence[Trip]]
    networks: Sequence[Network]


@functools.lru_cache(maxsize=1)
def _known(model: Model, day: datetime.date) -> _Known:
    by_year: dict[int, list[Entry]] = {}
    for entry in entries(model, day):
        for year in dict.fromkeys(entry.years or _span(entry.spent)):
            by_year.setdefault(year, []).append(entry)
    trips: dict[int, list[Trip]] = {}
    for record in model.trips.values():
        for trip in record.trips:
            trips.setdefault(trip.start.year, []).append(trip)
    owners = {id(entry.owner) for entry in entries(model, day) if is_cost(entry)}
    return _Known(by_year, owners, trips, by_name(model.networks.values()))


def _is_in(network: Network, year: int) -> bool:
    """Whether the city is known to have been in a network in a year."""
    return any(holds_in(membership, year) for membership in network.memberships)


def by_name(networks: Iterable[Network]) -> list[Network]:
    """Networks in the order that readers look for them."""
    return sorted(networks, key=lambda network: network.name.casefold())


def years(model: Model, day: datetime.date, network: str | None = None) -> list[int]:
    """The years that some cost or working time is known of, newest first."""
    found = [entry for entry in entries(model, day) if entry.is_of(network) and (is_cost(entry) or is_time(entry))]
    spans = (entry.years or _span(entry.spent) for entry in found)
    return sorted({year for span in spans for year in span if year <= day.year + 1}, reverse=True)


def sums(model: Model, counted: Sequence[Entry]) -> dict[Sum, Decimal]:
    """What amounts or working times come to: the city's own currency first, the surest basis first."""
    found: dict[Sum, Decimal] = {}
    for entry in counted:
        key = Sum(unit(model, entry.spent), entry.spent.basis)
        found[key] = found.get(key, Decimal(0)) + entry.spent.amount
    return dict(sorted(found.items(), key=lambda pair: _order(model, pair[0])))


def _order(model: Model, key: Sum) -> tuple[int, bool, str]:
    bases = ["outcome", *(name for name in model.vocabulary.amount_bases if name != "outcome")]
    at = bases.index(key.basis) if key.basis else len(bases)
    return (at, key.unit != model.city.currency, key.unit)


def unit(model: Model, spent: Amount | WorkingTime) -> str:
    """The currency of a sum of money, or the unit of working time, by its id."""
    return spent.unit if isinstance(spent, WorkingTime) else spent.currency or model.city.currency
