"""What is a network to the city on a day: one that it takes part in, has left, considers or has declined?

Computed from the dated memberships and considerations, and from the network's own end; never stored. Of a network that
is left or renamed, the pages stay where they are.
"""

from __future__ import annotations

import datetime
import enum
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping

from actionplans.model.dates import PartialDate
from actionplans.model.records import Consideration, Membership, Network
from actionplans.model.shapes import End
from actionplans.model.timeline import Standing, holds_in, standing

# The kinds and outcomes that the product itself tells apart. Every other kind of membership is one under its own name.
ASSOCIATE, JOINED, DECLINED = "associate", "joined", "declined"


class Relation(enum.Enum):
    """What a network is to the city on a day."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    LAST_KNOWN = "last known"  # a source attests a membership for an earlier time, and none says how it stands now
    UNATTESTED = "unattested"  # the city has roles there, but no membership is known
    COMING = "coming"
    FORMER = "former"
    CANDIDATE = "candidate"
    DECLINED = "declined"
    NONE = "none"


# What the city takes part in, as far as anybody knows: of these a plan is asked for.
TAKES_PART = (Relation.MEMBER, Relation.ASSOCIATE, Relation.LAST_KNOWN, Relation.UNATTESTED)


def relation_on(network: Network, day: datetime.date) -> Relation:
    """What a network is to the city on a day."""
    if has_ended(network, day) and has_own_page(network):
        return Relation.FORMER
    stood = list(_stood(network, day))
    held = [one for one, how in stood if how is Standing.CURRENT]
    if held:
        return Relation.ASSOCIATE if all(one.kind == ASSOCIATE for one in held) else Relation.MEMBER
    known = {how for _, how in stood}
    for how, relation in _WITHOUT_A_HELD.items():
        if how in known:
            return relation
    return _without_membership(network)


# Where no membership is held on the day: the first of these that one is.
_WITHOUT_A_HELD: Mapping[Standing, Relation] = {
    Standing.UNKNOWN: Relation.LAST_KNOWN,
    Standing.COMING: Relation.COMING,
    Standing.ENDED: Relation.FORMER,
}


def _stood(network: Network, day: datetime.date) -> Iterator[tuple[Membership, Standing]]:
    """How each membership stands. Of one and the same member, a newer one settles what became of an older."""
    for member in dict.fromkeys(one.member for one in network.memberships):
        own = [one for one in network.memberships if one.member == member]
        begun = [one for one in own if one.spans and one.spans[0][0] <= day]
        newest = max(begun, key=lambda one: one.spans[-1], default=None)
        for one in own:
            how = standing(one, day)
            if how is not Standing.UNKNOWN or one is newest or one not in begun:
                yield one, how


def _without_membership(network: Network) -> Relation:
    if network.roles:
        return Relation.UNATTESTED
    latest = latest_consideration(network)
    if latest is None:
        return Relation.NONE
    return Relation.DECLINED if latest.outcome == DECLINED else Relation.CANDIDATE


def latest_consideration(network: Network) -> Consideration | None:
    """The newest time that the city weighed whether to join."""
    return max(network.considerations, key=lambda one: one.date.sort_key, default=None)


def has_ended(network: Network, day: datetime.date) -> bool:
    """Whether the network itself has ended, changed its name or gone up in another before a day."""
    return isinstance(network.end, PartialDate) and network.end.last_day < day


def has_own_page(network: Network) -> bool:
    """Whether a network has a page of its own: one that the city only considers stands with the other candidates."""
    return bool(network.memberships or network.roles or (network.end and not network.considerations))


def took_part_in(network: Network, year: int) -> bool:
    """Whether the city took part in a network at some time of a year, as far as anybody knows.

    Nobody knows it of a year before the first of which a source says so.
    """
    ends = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    if not _is_known_by(network, ends[1]):
        return False
    if any(relation_on(network, day) in TAKES_PART for day in ends):
        return True
    return any(holds_in(one, year) for one in network.memberships)


def _is_known_by(network: Network, day: datetime.date) -> bool:
    """Whether a membership or a role is known of the day or of some time before it, in a network that there was."""
    if network.start is not None and network.start.first_day > day:
        return False
    return any(first <= day for one in (*network.memberships, *network.roles) for first, _ in one.spans)


def held_on(network: Network, day: datetime.date) -> list[Membership]:
    """The memberships that are held on a day."""
    return [one for one in network.memberships if standing(one, day) is Standing.CURRENT]


# --- What became what -------------------------------------------------------------------------------------------------


def predecessors(networks: Mapping[str, Network], network: Network) -> list[Network]:
    """The networks that this one succeeds, by name."""
    found = (one for one in networks.values() if network.id in one.successors)
    return sorted(found, key=lambda one: one.name.casefold())


def lineage(networks: Mapping[str, Network], network: Network) -> list[Network]:
    """A network with all that it succeeds, however far back. A circle, which the check refuses, ends where it began."""
    found = {network.id: network}
    for one in _further(networks, [network], found):
        found[one.id] = one
    return list(found.values())


def _further(networks: Mapping[str, Network], start: list[Network], seen: Collection[str]) -> Iterator[Network]:
    waiting = list(start)
    while waiting:
        new = [one for one in predecessors(networks, waiting.pop()) if one.id not in seen]
        waiting += new
        yield from new


def unbroken(memberships: Iterable[Membership]) -> list[tuple[PartialDate | None, End | None]]:
    """The start and end of each membership, with those as one that follow each other without a day between."""
    ordered = sorted(memberships, key=lambda one: one.start.first_day if one.start else datetime.date.min)
    found: list[tuple[PartialDate | None, End | None]] = []
    for one in ordered:
        start, end = found[-1] if found else (None, None)
        follows = isinstance(end, PartialDate) and one.start is not None and _at_once(end, one.start)
        found = [*found[:-1], (start, _later(end, one.end))] if follows else [*found, (one.start, one.end)]
    return found


def _at_once(end: PartialDate, start: PartialDate) -> bool:
    return start.first_day <= end.last_day + datetime.timedelta(days=1)


def _later(one: End | None, other: End | None) -> End | None:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return max(one, other, key=lambda date: date.last_day)
    return other


def in_a_circle(networks: Mapping[str, Network], network: Network) -> bool:
    """Whether a network comes back to itself through those that succeed it."""
    seen: set[str] = set()
    waiting = list(network.successors)
    while waiting:
        name = waiting.pop()
        if name == network.id:
            return True
        if name in networks and name not in seen:
            seen.add(name)
            waiting += itertools.chain(networks[name].successors)
    return False
