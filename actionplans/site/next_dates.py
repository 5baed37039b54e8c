"""What comes next in a network? What has a date on the site's day or later, the nearest first."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator

from actionplans.model.dates import PartialDate, in_words, span_in_words
from actionplans.model.records import DueDate, Network, Trip
from actionplans.site.addresses import network_page
from actionplans.site.dated import Dated, What, everything
from actionplans.site.site import Site
from actionplans.site.through_years import FINISHED
from actionplans.system.fixed import fixed


@fixed
class Coming:
    """What is to come: on a date, or going on until one. `sort` orders what is as vague as a year after what is not."""

    dated: Dated
    date: PartialDate
    goes_on: bool

    @property
    def sort(self) -> tuple[datetime.date, datetime.date]:
        """Nearest first: by the last day that it can be, since a whole year is no near date."""
        return (self.date.last_day, self.date.first_day)


# What a date is, where its title does not say it.
ABOUT = {
    What.ACTIVITY: "aktivitet i planen",
    What.MANDATE_BEGINS: "uppdraget börjar",
    What.MANDATE_ENDS: "uppdraget upphör",
    What.APPOINTMENT: "senaste dag att utse någon",
    What.TRIP: "resa",
    What.TRIP_REPORT: "reserapporten ska vara klar",
    What.DUE: "senaste dag",
    What.PROJECT_ENDS: "projektet slutar",
}


def when(one: Coming) -> str:
    """The date of what is to come, in words: "20–22 maj 2026", "till och med 31 mars 2026"."""
    if one.goes_on:
        return f"till och med {in_words(one.date)}"
    if one.dated.end and one.dated.date:
        return span_in_words(one.dated.date, one.dated.end)
    return in_words(one.date)


def coming(site: Site, network: Network) -> list[Coming]:
    """What comes next in a network, or goes on there, the nearest first."""
    own = [*_by_network(site).get(network.id, ()), *_of_the_network(site, network)]
    found = (one for dated in own if (one := _coming(site, dated)) is not None)
    return sorted(found, key=lambda one: (*one.sort, one.dated.title))


@functools.lru_cache(maxsize=1)
def _by_network(site: Site) -> dict[str, list[Dated]]:
    """What has a date, by the networks that it is about. A page is written for each, and the list is long."""
    found: dict[str, list[Dated]] = {}
    for dated in everything(site):
        for network in _networks(site, dated):
            found.setdefault(network, []).append(dated)
    return found


def _networks(site: Site, dated: Dated) -> tuple[str, ...]:
    if dated.network is not None:
        return (dated.network.id,)
    if dated.what in _OF_PLANS:
        name, year, *_ = dated.which
        return site.model.plans[name, int(year)].covers
    return dated.record.networks if isinstance(dated.record, (Trip, DueDate)) else ()


# What is known by its plan, which may be common to several networks.
_OF_PLANS = (What.ACTIVITY, What.PLAN_DECISION, What.PLAN_REVISION)


def _of_the_network(site: Site, network: Network) -> Iterator[Dated]:
    """The network's own events: they are in nobody's calendar here, and still what one goes to."""
    for event in network.events:
        if event.scope != "city":
            page = network_page(network.id)
            yield Dated(What.EVENT, (network.id,), event.text, event, page, event.date, event.end, network)


def _coming(site: Site, dated: Dated) -> Coming | None:
    if _is_over(dated):
        return None
    begins, ends = dated.date or dated.end, dated.end
    if begins is None:
        return None
    if begins.first_day >= site.day or (ends is None and begins.last_day >= site.day):
        return Coming(dated, begins, goes_on=False)
    if ends is not None and ends.last_day >= site.day:
        return Coming(dated, ends, goes_on=True)
    return None


def _is_over(dated: Dated) -> bool:
    """Whether an activity was last told to be done, called off or moved: then its plan tells of no date to come."""
    return dated.reported is not None and dated.reported.result.state in (*FINISHED, "moved")
