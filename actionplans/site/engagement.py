"""How much was the city engaged in a network, year by year: the roles that it held, its events there, its trips?

Counted is what sources tell. A year of which nothing is told is not here: that is not the same as nothing done.
"""

from __future__ import annotations

from dataclasses import dataclass

from actionplans.model.records import Network
from actionplans.model.timeline import holds_in, in_year
from actionplans.site.site import Site


@dataclass(frozen=True)
class Engagement:
    """What is known of a year: how many roles, events and trips."""

    roles: int
    events: int
    trips: int

    @property
    def total(self) -> int:
        return self.roles + self.events + self.trips


def engagement(site: Site, network: Network, years: range) -> dict[int, Engagement]:
    """The engagement in a network in those of some years of which anything is known, the first year first."""
    found = {}
    for year in years:
        roles = sum(holds_in(role, year) and not role.vacant for role in network.roles)
        events = sum(event.scope == "city" and in_year(event, year) for event in network.events)
        known = site.model.trips.get(year)
        trips = sum(network.id in trip.networks for trip in known.trips) if known else 0
        if roles or events or trips:
            found[year] = Engagement(roles, events, trips)
    return found
