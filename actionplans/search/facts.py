"""What the search knows of a page besides its text: what kind of page it is, whose, of which year, and if that holds.

All of it comes from the page's header, the model and the site's day; nothing is guessed from the text.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from actionplans.reading.pages import FrontMatter
from actionplans.site.addresses import is_report_page, matter_page, year_news_page
from actionplans.site.site import Site
from actionplans.swedish.words import plan_status_word

# Pages for those who write the site: they mention what everyone searches for, and answer how it is written.
_GUIDES = ("om/redigera.md", "om/papper-och-arspaket.md", "om/underhall.md", "om/arkiv-och-personuppgifter.md")
# Pages about the site itself, and the city.
_ABOUT = ("om/",)
# The list of all tables names everything, too, but is what is meant by some everyday words: kalender, Excel.
_DATA = "oppna-data.md"
# Long lists that mention everything and answer little: right when asked for by name, seldom else.
_REFERENCE = ("att-gora.md", "kallor.md", "om/datakatalog.md", "om/forkortningar.md", "arbetssatt/arshjul.md")


@dataclass(frozen=True)
class Facts:
    """The facts of one page. `standing` is for the reader; the rest is what the ranking goes by.

    kind      start, index, network, plan, year, changes, report, routine, matter, candidates, guide, about, data,
              reference or list
    network   the network's id, or empty
    year      the year that the page is about, or 0
    current   whether the year is the one to go by: a network's plan in force or last known; for all, the newest plans'
    standing  whether the plan is in force, in words
    """

    kind: str
    network: str = ""
    year: int = 0
    current: bool = False
    standing: str = ""

    def as_json(self) -> dict[str, object]:
        """The facts that are not empty: most are, on most pages."""
        return {key: int(value) if value is True else value for key, value in asdict(self).items() if value}


def facts(site: Site, path: str, front: FrontMatter) -> Facts:
    """The facts of the page at `path` under docs/."""
    matters = {matter_page(matter.id): matter.date.year for matter in site.model.matters.values()}
    if path in matters:
        return Facts("matter", year=matters[path], current=matters[path] == max(matters.values()), standing="Ärende")
    if front.year is None:
        return Facts(_kind(path, front), front.network or "")
    if is_report_page(path):
        current = front.year == site.newest_reports[path.rsplit("/", 2)[0]]
        return Facts("report", front.network or "", front.year, current=current, standing="Årsrapport")
    if path == year_news_page(front.year):
        return Facts("changes", year=front.year, current=front.year == _newest_plans(site), standing="Nytt")
    if front.network is None:
        return Facts("year", year=front.year, current=front.year == _newest_plans(site), standing="Alla nätverk")
    plan = site.model.plans.get((front.network, front.year))
    if plan is None:
        return Facts("year", front.network, front.year, standing="Ingen plan känd")
    goes_by = site.current(front.network)
    current = goes_by.plan is plan
    standing = "Senast kända plan" if current and not goes_by.in_force else plan_status_word(plan, site.day)
    return Facts("plan", front.network, front.year, current=current, standing=standing)


def _kind(path: str, front: FrontMatter) -> str:
    if path == "index.md":
        return "start"
    if front.network is not None:
        return "network"
    if path.endswith("/index.md"):
        return "index"
    if path == "kandidater.md":
        return "candidates"
    if path in _GUIDES:
        return "guide"
    if path in _REFERENCE:
        return "reference"
    if path == _DATA:
        return "data"
    if path.startswith("arbetssatt/"):
        return "routine"
    return "about" if path.startswith(_ABOUT) else "list"


def _newest_plans(site: Site) -> int:
    """The newest year that some network goes by."""
    plans = (site.current(network.id).plan for network in site.members)
    return max((plan.year for plan in plans if plan is not None), default=site.day.year)
