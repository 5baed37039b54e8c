"""Which day is it, and which pages does the site have on a day?"""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Mapping

from actionplans.model import page_kinds
from actionplans.model.known import is_unknown, known_on, without_later_names
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.pages import Page, Pages
from actionplans.site.addresses import SENT_FOLDER
from actionplans.site.site import Site
from actionplans.system import clock


def site_on(
    model: Model, pages: Pages, day: datetime.date, directory_urls: bool = True, edit_template: str = ""
) -> Site:
    """The site as of a day: what was known then, and the pages that have something to show."""
    model = known_on(model, day)
    titles = {path: page.front.title for path, page in pages.pages.items() if _has_something_to_show(model, day, page)}
    calls = (call for path in titles for call in pages.pages[path].calls)
    asked = {one for call in calls for one in (*call.positional, *call.named.values()) if isinstance(one, str)}
    model = without_later_names(model, day, asked)
    searched = [path for path in titles if pages.pages[path].front.search]
    return Site(model, day, titles, pages.citations, directory_urls, edit_template, asked=searched)


def later_files(model: Model, pages: Pages, shown: Collection[str]) -> set[str]:
    """The files of docs/ that only pages which a day does not have show: `shown` are those that it has.

    They lie in such a page's own folder, or nothing but its text mentions them. `model` is as of the day.
    """
    later = [page for path, page in pages.pages.items() if path not in shown]
    folders = tuple(page_kinds.files_of(page.path) for page in later)
    attached = {
        page_kinds.files_of(page_kinds.MATTER.path(matter=matter.id)) + file
        for matter in model.matters.values()
        for _, file in matter.files
    }
    # A paper is not there before the day on which it was sent.
    unsent = tuple(
        f"{page_kinds.files_of(page_kinds.MATTER.path(matter=matter.id))}{SENT_FOLDER}/"
        for matter in model.matters.values()
        if matter.sent is None
    )
    found = {path for path in pages.files if path.startswith(unsent)}
    for path in pages.files - attached if later else ():
        name = path.rpartition("/")[2]
        said = any(name in pages.pages[page].body for page in pages.pages.keys() & set(shown))
        if not said and (path.startswith(folders) or any(name in page.body for page in later)):
            found.add(path)
    return found


def _has_something_to_show(model: Model, day: datetime.date, page: Page) -> bool:
    """Whether a page's matter is known, and its year has begun or is planned for."""
    found = page_kinds.kind_of(page.path)
    if found and found.kind is page_kinds.MATTER:
        return found.parts["matter"] in model.matters
    network, year = page.front.network, page.front.year
    if found and found.kind is page_kinds.NETWORK and _is_later(model, found.parts["network"]):
        return False
    if found and found.kind is page_kinds.PLAN and year is not None:
        return (found.parts["plan"], year) in model.plans
    if year is None:
        return True
    # A report is due when its year is over; one that is known before that has its page at once.
    if page_kinds.is_report(page.path) and year >= day.year and not _holds(model.reports, network, year):
        return False
    if year <= day.year:
        return True
    return model.plan_for(network, year) is not None if network else _holds(model.plans, None, year)


def _is_later(model: Model, network: str) -> bool:
    """Whether nothing is known of a network but its name, and no plan or report."""
    one = model.networks.get(network)
    papers = (*model.reports, *((name, plan.year) for plan in model.plans.values() for name in plan.covers))
    return one is not None and is_unknown(one) and not any(name == network for name, _ in papers)


def _holds(papers: Collection[tuple[str, int]], network: str | None, year: int) -> bool:
    """Whether there is a paper of a network for a year, or of any where none is named."""
    return (network, year) in papers if network else any(of == year for _, of in papers)


def site_date(environment: Mapping[str, str] = os.environ) -> tuple[datetime.date, list[Problem]]:
    """The day the site is built for: SITE_DATE, else today in Sweden. A value that is no day is a problem, no guess."""
    given = environment.get("SITE_DATE", "").strip()
    today = clock.today()
    if not given:
        return today, []
    try:
        return datetime.date.fromisoformat(given), []
    except ValueError:
        return today, [Problem(Place("SITE_DATE", 0), f"”{given}” är inte en dag", "skriv som 2024-03-01")]
