"""What comes next in a network? What has a date on the site's day or later, the nearest first."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.dates import PartialDate
from actionplans.model.records import Activity, DueDate, Network, Plan, Trip
from actionplans.site.addresses import network_page
from actionplans.site.dated import Dated, What, everything
from actionplans.site.site import Site
from actionplans.site.through_years import FINISHED, readings


@dataclass(frozen=True)
class Coming:
    """What is to come: on a date, or going on until one. `sort` orders what is as vague as a year after what is not."""

    dated: Dated
    date: PartialDate
    goes_on: bool

    @property
    def sort(self) -> tuple[datetime.date, datetime.date]:
        """Nearest first: by the last day that it can be, since a whole year is no near date."""
        return (self.date.last_day, self.date.first_day)


def coming(site: Site, network: Network) -> list[Coming]:
    """What comes next in a network, or goes on there, the nearest first."""
    own = [*_by_network(site).get(network.id, ()), *_of_the_network(site, network)]
    found = (one for dated in own if (one := _coming(site, dated)) is not None)
    return sorted(found, key=lambda one: (*one.sort, one.dated.title))


@functools.lru_cache(maxsize=2)
def _by_network(site: Site) -> dict[str, list[Dated]]:
    """What has a date, by the networks that it is about. A page is written for each, and the list is long."""
    found: dict[str, list[Dated]] = {}
    for dated in everything(site):
        for network in _networks(dated):
            found.setdefault(network, []).append(dated)
    return found


def _networks(dated: Dated) -> tuple[str, ...]:
    if dated.network is not None:
        return (dated.network.id,)
    match dated.record:
        case Trip() | DueDate():
            return dated.record.networks
        case Plan():
            return dated.record.covers
    return ()


def _of_the_network(site: Site, network: Network) -> Iterator[Dated]:
    """The network's own events: they are in nobody's calendar here, and still what one goes to."""
    for event in network.events:
        if event.scope != "city":
            page = network_page(network.id)
            yield Dated(What.EVENT, (network.id,), event.text, event, page, event.date, event.end, network)


def _coming(site: Site, dated: Dated) -> Coming | None:
    if isinstance(dated.record, Activity) and _is_finished(site, dated, dated.record):
        return None
    begins, ends = dated.date or dated.end, dated.end
    if begins is None:
        return None
    if begins.first_day >= site.day or (ends is None and begins.last_day >= site.day):
        return Coming(dated, begins, goes_on=False)
    if ends is not None and ends.last_day >= site.day:
        return Coming(dated, ends, goes_on=True)
    return None


def _is_finished(site: Site, dated: Dated, activity: Activity) -> bool:
    """Whether an activity has been reported as done or cancelled: what its plan said of it is then no date to come."""
    if dated.network is None or dated.year is None:
        return False
    years = range(dated.year, (dated.until or dated.year) + 1)
    said = [one for year in years for one in readings(site.model.report_for(dated.network.id, year), activity.id)]
    return bool(said) and said[-1].result.state in FINISHED
