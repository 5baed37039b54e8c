"""What is the model as the site shows it on a day: its networks, plans, years and the pages that exist?"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from actionplans.markup import terms
from actionplans.model import page_kinds, timeline
from actionplans.model.records import Matter, Model, Network, Plan, Report, Source
from actionplans.model.relations import TAKES_PART, Relation, relation_on, took_part_in
from actionplans.site import news
from actionplans.site.addresses import network_link_page, network_page, network_report_page, plan_page, year_page
from actionplans.swedish import bodies
from actionplans.system.fixed import fixed


def documented_years(model: Model, network: Network, until: int) -> set[int]:
    """The years with something known of a network: plan, report, role, priority or event. `until` ends open spans."""
    years = {year for plan in model.plans.values() if network.id in plan.covers for year in plan.years}
    years |= {year for owner, year in model.reports if owner == network.id}
    for holding in (*network.roles, *network.priorities):
        for first, last in holding.spans:
            years.update(range(first.year, min(last.year, until) + 1))
    for event in network.events:
        years.update(range(event.date.year, (event.end or event.date).year + 1))
    return years


@fixed(eq=False)
class Site:
    """A model as of a day, with the pages that the site has on that day.

    `pages` gives the title of each page by its path under docs/; `citations` the pages whose prose cites a source.
    `edit_template` is the address where an editor changes a file, with {path} and {line} in it; empty: no such links.
    `asked` are the pages whose headers say what people search for them with.
    `unsaid` finds the names of what nobody knew of on the day, in words that people search with; None: there are none.
    `address` is where the site lies, if that is known; `news` its latest changes, None where no history tells them.
    """

    model: Model
    day: datetime.date
    pages: Mapping[str, str]
    citations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    directory_urls: bool = True
    edit_template: str = ""
    address: str = ""
    news: Sequence[news.Day] | None = None
    asked: Collection[str] = ()
    unsaid: re.Pattern[str] | None = None

    @functools.cached_property
    def members(self) -> list[Network]:
        """The networks that the city takes part in, by name: those that a plan is asked for."""
        return self._with_relation(*TAKES_PART)

    @functools.cached_property
    def coming(self) -> list[Network]:
        """The networks that the city is known to join later, by name."""
        return self._with_relation(Relation.COMING)

    @functools.cached_property
    def former(self) -> list[Network]:
        """The networks that the city has left, and those that have ended or changed their name, by name."""
        return self._with_relation(Relation.FORMER)

    @functools.cached_property
    def candidates(self) -> list[Network]:
        """The networks that the city considers, by name."""
        return self._with_relation(Relation.CANDIDATE)

    @functools.cached_property
    def declined(self) -> list[Network]:
        """The networks that the city considered and declined, by name."""
        return self._with_relation(Relation.DECLINED)

    @functools.cached_property
    def networks(self) -> list[Network]:
        """All of these: what the city takes part in first, what it declined last."""
        return [*self.members, *self.coming, *self.former, *self.candidates, *self.declined]

    def networks_of(self, year: int) -> list[Network]:
        """The networks that the city took part in during a year, and those with a page of it, by name."""
        found = (
            network
            for network in (*self.members, *self.coming, *self.former)
            if took_part_in(network, year) or network_page(network.id, year) in self.pages
        )
        return sorted(found, key=lambda network: network.name.casefold())

    def relation(self, network: str) -> Relation:
        """What a network is to the city on the site's day."""
        return self._relations[network]

    @functools.cached_property
    def _relations(self) -> Mapping[str, Relation]:
        return {name: relation_on(network, self.day) for name, network in self.model.networks.items()}

    def _with_relation(self, *relations: Relation) -> list[Network]:
        found = (network for name, network in self.model.networks.items() if self._relations[name] in relations)
        return sorted(found, key=lambda network: network.name.casefold())

    def page_of(self, network: Network) -> str:
        """The path under docs/ of the page that presents a network: its own where there is one."""
        own = network_page(network.id)
        return own if own in self.pages else network_link_page(network)

    @functools.cached_property
    def plans_by_network(self) -> Mapping[str, list[Plan]]:
        """Each network's plans, newest first, and of a year its own before others."""
        plans: dict[str, list[Plan]] = {}
        for plan in sorted(self.model.plans.values(), key=lambda plan: (-plan.year, -plan.closeness, plan.id)):
            for network in plan.covers:
                plans.setdefault(network, []).append(plan)
        return plans

    @functools.cached_property
    def lexicon(self) -> terms.Lexicon:
        """The abbreviations and foreign names that the pages mark."""
        return terms.lexicon(self.model)

    @functools.cached_property
    def sources_alike(self) -> Mapping[tuple[str, str], list[Source]]:
        """The sources by publisher and title: the same report two years in a row is an ordinary thing."""
        alike: dict[tuple[str, str], list[Source]] = {}
        for one in self.model.sources.values():
            alike.setdefault((one.publisher, one.title), []).append(one)
        return alike

    def say(self, words: str) -> str:
        """Words of the product's own, with what the city calls itself and its bodies (see swedish/bodies.py)."""
        return bodies.say(self.model.city, words)

    def current(self, network: str) -> timeline.Current:
        """The plan that a network goes by on the site's day."""
        return self._current_plans[network]

    @functools.cached_property
    def _current_plans(self) -> Mapping[str, timeline.Current]:
        plans = self.plans_by_network
        return {network: timeline.current_plan(plans.get(network, ()), self.day) for network in self.model.networks}

    def owner_of(self, network: str, year: int | None = None) -> str | None:
        """The function that answers for a network's plan for a year, else for the network, by its id."""
        plan = self.model.plan_for(network, year) if year else None
        known = self.model.networks.get(network)
        return (plan.owner if plan else None) or (known.owner if known else None)

    def years_of(self, network: str) -> list[int]:
        """The years that have a page for the network, newest first."""
        return self._years_by_network[network]

    @functools.cached_property
    def _years_by_network(self) -> Mapping[str, list[int]]:
        years = range(self.day.year + 1, 1900, -1)
        return {
            network: [year for year in years if network_page(network, year) in self.pages]
            for network in self.model.networks
        }

    def plan_page(self, plan: Plan, network: str | None = None) -> str:
        """The path of the page that shows a plan: one of its own if there is one, else its network's for the year.

        A common plan without a page of its own stands on the page of each network; `network` says of which.
        """
        own = plan_page(plan.id, plan.year)
        return own if own in self.pages else network_page(network or plan.covers[0], plan.year)

    def reported_networks(self, report: Report) -> list[Network]:
        """The networks that a report is about: one, or those of the common plan that it tells of."""
        plan = self.model.plan_for(report.network, report.year)
        named = (report.network,) if report.network in self.model.networks or plan is None else plan.covers
        return [self.model.networks[name] for name in named]

    def report_page(self, network: str, year: int) -> str:
        """The path of a network's annual report where it has a page, else of its year: that says what is missing."""
        page = network_report_page(network, year)
        return page if page in self.pages else network_page(network, year)

    @functools.cached_property
    def newest_years(self) -> Mapping[tuple[str, str | None], int]:
        """The newest year with a page, by the name of the page's kind and its network; None for that of all."""
        newest: dict[tuple[str, str | None], int] = {}
        for found in filter(None, map(page_kinds.kind_of, self.pages)):
            if found.year is not None:
                key = (found.kind.name, found.network)
                newest[key] = max(found.year, newest.get(key, found.year))
        return newest

    @functools.cached_property
    def years(self) -> list[int]:
        """The years that have a page across all networks, newest first."""
        return [year for year in range(self.day.year + 1, 1900, -1) if year_page(year) in self.pages]

    def matter_of(self, plan: Plan) -> Matter | None:
        """The matter that presented a plan."""
        return self.model.matters.get(plan.presented) if plan.presented else None
