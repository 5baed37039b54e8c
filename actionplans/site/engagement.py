"""How much was the city engaged in a network, year by year: the roles that it held, its events there, its trips?

Counted is what sources tell and has begun. A year of which nothing is told is not here: that is not nothing done.
"""

from __future__ import annotations

from actionplans.model.records import Network
from actionplans.model.timeline import holds_in, in_year
from actionplans.site.site import Site
from actionplans.system.fixed import fixed


@fixed
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
    held = [one for one in network.roles if not one.vacant and any(first <= site.day for first, _ in one.spans)]
    happened = [one for one in network.events if one.scope == "city" and one.date.first_day <= site.day]
    found = {}
    for year in years:
        roles = sum(holds_in(role, year) for role in held)
        events = sum(in_year(event, year) for event in happened)
        known = site.model.trips.get(year)
        begun = [trip for trip in known.trips if trip.start.first_day <= site.day] if known else []
        trips = sum(network.id in trip.networks for trip in begun)
        if roles or events or trips:
            found[year] = Engagement(roles, events, trips)
    return found
