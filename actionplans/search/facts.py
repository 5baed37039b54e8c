"""What the search knows of a page besides its text: what kind of page it is, whose, of which year, and if that holds.

All of it comes from the page's address, the model and the site's day; nothing is guessed from the text.
"""

from __future__ import annotations

from dataclasses import asdict

from actionplans.model.page_kinds import MATTER, NETWORK, NETWORK_YEAR, PAGE, PLAN, YEAR, Found, is_report, kind_of
from actionplans.model.relations import Relation
from actionplans.reading.pages import FrontMatter
from actionplans.site.site import Site
from actionplans.swedish.words import plan_status_word
from actionplans.system.fixed import fixed


@fixed
class Facts:
    """The facts of one page. `standing` is for the reader; the rest is what the ranking goes by.

    kind      what the ranking calls its kind (`search` in model/page_kinds.py)
    network   the network's id, or empty
    year      the year that the page is about, or 0
    current   whether the year is the one to go by: a network's plan in force or last known; for all, the newest plans'
    standing  whether the plan is in force, in words
    under     what a hit says before the page's title
    """

    kind: str
    network: str = ""
    year: int = 0
    current: bool = False
    standing: str = ""
    under: str = ""

    def as_json(self) -> dict[str, object]:
        """The facts that are not empty: most are, on most pages."""
        return {key: int(value) if value is True else value for key, value in asdict(self).items() if value}


def facts(site: Site, path: str, front: FrontMatter) -> Facts:
    """The facts of the page at `path` under docs/."""
    found = kind_of(path)
    kind = found.kind if found else PAGE
    if found and kind is MATTER:
        return _matter(site, found)
    left = found is not None and _is_left(site, found.network)
    if found is None or found.year is None:
        # What the city has left is history: it answers as a year long ago does, not as a network of today.
        standing = "Tidigare nätverk" if left and kind is NETWORK else ""
        search = YEAR.search if standing else kind.search
        return Facts(search, front.network or "", standing=standing, under=kind.under)
    if kind is NETWORK_YEAR and found.network:
        return _network_year(site, found.network, found.year)
    if kind is PLAN:
        return _plan(site, found.parts["plan"], found.year)
    newest = site.newest_years[kind.name, found.network] if is_report(path) else _newest_plans(site)
    current = found.year == newest and not left
    return Facts(kind.search, found.network or "", found.year, current=current, standing=kind.standing)


def group_of(site: Site, path: str) -> str:
    """What readers narrow a search to when they are to find the page at `path` among few."""
    found = kind_of(path)
    if found is None:
        return PAGE.group
    is_planless = found.kind is NETWORK_YEAR and site.model.plan_for(found.network or "", found.year or 0) is None
    return YEAR.group if is_planless else found.kind.group


def _is_left(site: Site, network: str | None) -> bool:
    """Whether the city is no longer in a network."""
    return network is not None and network in site.model.networks and site.relation(network) is Relation.FORMER


def _matter(site: Site, found: Found) -> Facts:
    """A matter is current among those of the newest year."""
    year = site.model.matters[found.parts["matter"]].date.year
    newest = max(matter.date.year for matter in site.model.matters.values())
    return Facts(found.kind.search, year=year, current=year == newest, standing=found.kind.standing)


def _network_year(site: Site, network: str, year: int) -> Facts:
    """A plan, and how far it holds; or a year in which none is known."""
    plan = site.model.plan_for(network, year)
    if plan is None:
        return Facts(YEAR.search, network, year, standing="Ingen plan känd")
    goes_by = site.current(network)
    current = goes_by.plan is plan and not _is_left(site, network)
    standing = "Senast kända plan" if current and not goes_by.in_force else plan_status_word(plan, site.day)
    if current and len(plan.years) > 1:
        # Of the pages that show a plan for several years, the one of the newest year that has come is to be opened.
        begun = (one for one in site.years_of(network) if one in plan.years and one <= max(site.day.year, plan.year))
        current = year == max(begun, default=year)
    return Facts(NETWORK_YEAR.search, network, year, current=current, standing=standing)


def _plan(site: Site, identifier: str, year: int) -> Facts:
    """A plan that is not one network's own: of one network it is still the network's page that is its answer."""
    plan = site.model.plans[identifier, year]
    current = any(site.current(network).plan is plan for network in plan.covers)
    network = plan.network or ""
    return Facts(PLAN.search, network, year, current=current, standing=plan_status_word(plan, site.day))


def _newest_plans(site: Site) -> int:
    """The newest year that some network goes by."""
    plans = (site.current(network.id).plan for network in site.members)
    return max((plan.year for plan in plans if plan is not None), default=site.day.year)
