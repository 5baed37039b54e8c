"""Which organisations answer for what has a date: an activity, a mandate, a report after a trip, what is due?"""

from __future__ import annotations

from collections.abc import Iterable

from actionplans.model.records import Activity, DueDate, Project, Role, Trip
from actionplans.site.dated import Dated, What
from actionplans.site.site import Site


def answered_by(site: Site, one: Dated) -> tuple[str, ...]:
    """The organisations by their ids; none where nobody is known to, and none of what is only to be known."""
    match one.record:
        case Activity() as activity:
            return _named(activity.responsible or _of_function(site, activity.owner))
        case Role() as role if one.what is not What.MANDATE_BEGINS:
            return (role.holder,)
        case Trip() as trip if one.what is What.TRIP_REPORT:
            went = [who.organisation for who in trip.delegation]
            return _named(*went) or _of_networks(site, trip.networks)[:1]
        case DueDate() as due:
            return _of_networks(site, due.networks or [network.id for network in site.members])
        case Project() as project:
            return _named(project.responsible or _of_function(site, project.owner))
    return ()


def _of_function(site: Site, function: str | None) -> str | None:
    known = site.model.functions.get(function or "")
    return known.organisation if known else None


def _of_networks(site: Site, networks: Iterable[str]) -> tuple[str, ...]:
    return _named(*(_of_function(site, site.owner_of(name)) for name in networks))


def _named(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
