"""The model as the site shows it on a day: which pages exist, which years are documented, where a link goes.

A View is what every macro gets first: the site, and the address of the page that is being written, so that links are
relative and the site can be put anywhere, a USB stick included. It also remembers which files the page shows.
"""

from __future__ import annotations

import datetime
import functools
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from actionplans import terms, timeline
from actionplans.dates import PartialDate
from actionplans.markup import Text, element
from actionplans.model import Matter, Model, Network, Plan, Record
from actionplans.problems import Place, Problem


def site_date(environment: Mapping[str, str] = os.environ) -> tuple[datetime.date, list[Problem]]:
    """The day the site is built for: SITE_DATE, else today. A value that is no day is a problem, not a guess."""
    given = environment.get("SITE_DATE", "").strip()
    today = datetime.date.today()
    if not given:
        return today, []
    try:
        return datetime.date.fromisoformat(given), []
    except ValueError:
        return today, [Problem(Place("SITE_DATE", 0), f"”{given}” är inte en dag", "skriv som 2024-03-01")]


def documented_years(model: Model, network: Network, until: int) -> set[int]:
    """The years with something known of a network: plan, report, role, priority or event. `until` ends open spans."""
    years = {year for owner, year in (*model.plans, *model.reports) if owner == network.id}
    for holding in (*network.roles, *network.priorities):
        for first, last in timeline.spans(holding):
            years.update(range(first.year, min(last.year, until) + 1))
    for event in network.events:
        years.update(range(event.date.year, (event.end or event.date).year + 1))
    return years


@dataclass(frozen=True, eq=False)
class Site:
    """A model as of a day, with the pages that the site has on that day.

    `pages` gives the title of each page by its path under docs/; `citations` the pages whose prose cites a source.
    `edit_template` is the address where an editor changes a file, with {path} and {line} in it; empty: no such links.
    """

    model: Model
    day: datetime.date
    pages: Mapping[str, str]
    citations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    directory_urls: bool = True
    edit_template: str = ""

    @functools.cached_property
    def members(self) -> list[Network]:
        """The networks that the city takes part in, by name."""
        return self._with_relation("member")

    @functools.cached_property
    def candidates(self) -> list[Network]:
        """The networks that the city considers, by name."""
        return self._with_relation("candidate")

    def _with_relation(self, relation: str) -> list[Network]:
        found = (network for network in self.model.networks.values() if network.relation == relation)
        return sorted(found, key=lambda network: network.name.casefold())

    @functools.cached_property
    def plans_by_network(self) -> Mapping[str, list[Plan]]:
        """Each network's plans, newest first."""
        plans: dict[str, list[Plan]] = {}
        for plan in sorted(self.model.plans.values(), key=lambda plan: -plan.year):
            plans.setdefault(plan.network, []).append(plan)
        return plans

    @functools.cached_property
    def lexicon(self) -> terms.Lexicon:
        """The abbreviations and foreign names that the pages mark."""
        return terms.lexicon(self.model)

    def current(self, network: str) -> timeline.Current:
        """The plan that a network goes by on the site's day."""
        return self._current_plans[network]

    @functools.cached_property
    def _current_plans(self) -> Mapping[str, timeline.Current]:
        plans = self.plans_by_network
        return {network: timeline.current_plan(plans.get(network, ()), self.day) for network in self.model.networks}

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

    def report_page(self, network: str, year: int) -> str:
        """The path of a network's annual report where it has a page, else of its year: that says what is missing."""
        page = network_report_page(network, year)
        return page if page in self.pages else network_page(network, year)

    @functools.cached_property
    def newest_reports(self) -> Mapping[str, int]:
        """The newest year with a page for its report, by the folder that it lies in: a network's, or that of all."""
        reports = (path.rsplit("/", 2) for path in self.pages if is_report_page(path))
        return {folder: int(year) for folder, year, _ in sorted(reports)}

    @functools.cached_property
    def years(self) -> list[int]:
        """The years that have a page across all networks, newest first."""
        return [year for year in range(self.day.year + 1, 1900, -1) if year_page(year) in self.pages]

    def matter_of(self, plan: Plan) -> Matter | None:
        """The matter that presented a plan."""
        return self.model.matters.get(plan.presented) if plan.presented else None


def network_page(network: str, year: int | None = None) -> str:
    """The path under docs/ of a network's page, or of its page for a year."""
    return f"natverk/{network}/{year or 'index'}.md"


def network_link_page(network: Network) -> str:
    """The path under docs/ of the page that presents a network: its own, or the one for candidates."""
    return "kandidater.md" if network.relation == "candidate" else network_page(network.id)


def year_page(year: int) -> str:
    """The path under docs/ of the page for a year across all networks."""
    return f"ar/{year}.md"


def network_report_page(network: str, year: int) -> str:
    """The path under docs/ of a network's annual report for a year."""
    return f"natverk/{network}/{year}/arsrapport.md"


def year_report_page(year: int) -> str:
    """The path under docs/ of the annual report for a year across all networks."""
    return f"ar/{year}/arsrapport.md"


def year_news_page(year: int) -> str:
    """The path under docs/ of the page about what is new in a year's plans."""
    return f"ar/{year}/nytt.md"


def is_report_page(path: str) -> bool:
    """Whether a path under docs/ is that of an annual report, of one network or of all."""
    return re.fullmatch(r"(natverk/[^/]+|ar)/\d{4}/arsrapport\.md", path) is not None


def matter_page(matter: str) -> str:
    """The path under docs/ of a committee matter's page."""
    return f"namnden/{matter}.md"


@functools.cache
def page_url(path: str, directory_urls: bool) -> str:
    """The address of a page relative to the site's root: `natverk/polis/2023.md` → `natverk/polis/2023/`."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


@dataclass(frozen=True)
class View:
    """The site as seen from one page, whose address (relative to the root) is `here`.

    `shown` are the files in data/ that the page shows something from, as far as its macros have run.
    """

    site: Site
    here: str = ""
    shown: set[str] = field(default_factory=set, compare=False)

    @property
    def model(self) -> Model:
        return self.site.model

    @property
    def day(self) -> datetime.date:
        return self.site.day

    @property
    def today(self) -> PartialDate:
        return PartialDate.of(self.site.day)

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of another page (a path under docs/)."""
        # Up to the root and down again: a page links to hundreds, and the shortest way costs more than it saves.
        address = "../" * self.here.count("/") + page_url(page, self.site.directory_urls) or "./"
        return f"{address}#{anchor}" if anchor else address

    def file_href(self, path: str) -> str:
        """The relative address of a file that is no page, by its path from the site's root."""
        return "../" * self.here.count("/") + path

    def show(self, *records: Record) -> None:
        """Remember that the page shows these records: it has changed when their files have."""
        self.shown.update(record.place.path for record in records)

    def link(self, label: Text, page: str, anchor: str = "") -> Markup:
        """A link to a page, or just its label where the site does not have that page on its day."""
        if page not in self.site.pages:
            return element("span", label)
        return element("a", label, href=self.href(page, anchor))
