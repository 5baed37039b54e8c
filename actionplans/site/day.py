"""Which day is it, and which pages does the site have on a day?"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from actionplans.model import page_kinds
from actionplans.model.known import is_unknown, known_on, without_later_names
from actionplans.model.named import names_of_later, without_words
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.calls import Call
from actionplans.reading.empty import without_untold
from actionplans.reading.markdown import leads_to, targets
from actionplans.reading.pages import Page, Pages
from actionplans.site.addresses import SENT_FOLDER
from actionplans.site.site import Site
from actionplans.system import clock


def site_on(
    model: Model, pages: Pages, day: datetime.date, directory_urls: bool = True, edit_template: str = ""
) -> Site:
    """The site as of a day: what was known then, and the pages that have something to show."""
    model, whole = known_on(model, day), model
    shown = [page for page in pages.pages.values() if _has_something_to_show(model, day, page)]
    calls = (call for page in shown if not _is_of_organisation(page) for call in page.calls)
    # An organisation or a network may have the id of a source or a routine.
    asked = set(_asked(call for call in calls if call.name not in ("source", "routine")))
    model = without_later_names(model, day, asked)
    unsaid = names_of_later(whole, model)
    model = without_words(model, unsaid) if unsaid else model
    titles = {page.path: page.front.title for page in shown if not _names_only_later(whole, model, page)}
    searched = [path for path in titles if pages.pages[path].front.search]
    return Site(model, day, titles, pages.citations, directory_urls, edit_template, asked=searched, unsaid=unsaid)


def _asked(calls: Iterable[Call]) -> Iterator[str]:
    """The ids that macro calls name."""
    return (one for call in calls for one in (*call.positional, *call.named.values()) if isinstance(one, str))


def _is_of_organisation(page: Page) -> bool:
    """Whether a page is one organisation's: it comes with that, and does not make it known."""
    found = page_kinds.kind_of(page.path)
    return found is not None and found.kind is page_kinds.ORGANISATION


# The macros that name one thing which there may not have been on the day, and where that is.
_NAMING = {"responsibilities": "organisations", "routine": "routines", "source": "sources"}


def _names_only_later(whole: Model, model: Model, page: Page) -> bool:
    """Whether all that a page's macros show are things that were not known yet: then the page is later, too.

    Of a page's own words nobody can tell when they were known. A folder's overview is there whatever it shows.
    """
    calls = list(page.calls)
    return (
        bool(calls)
        and not page_kinds.is_overview(page.path)
        and all(_is_later_name(whole, model, call) for call in calls)
    )


def _is_later_name(whole: Model, model: Model, call: Call) -> bool:
    collection = _NAMING.get(call.name)
    return collection is not None and all(
        name in getattr(whole, collection) and name not in getattr(model, collection) for name in _asked([call])
    )


def as_told(page: Page, model: Model) -> Page:
    """A page without what it says in its own words and cites sources for that the model, of a day, does not have."""
    citations = {at: next(_asked([call]), "") for at, call in enumerate(page.calls) if call.name == "source"}
    untold = {at for at, source in citations.items() if source not in model.sources}
    return without_untold(page, citations.keys(), untold) if untold else page


def later_files(
    model: Model, pages: Pages, shown: Collection[str], day: datetime.date, *, copy: bool = False
) -> set[str]:
    """The files of docs/ that a day does not have: `shown` are the pages that it has, `model` is as of the day.

    They are those of matters and of papers that were sent later, those that only later pages and sentences show or
    later pages hold in their folders, and those whose names tell a year that nobody could write of yet. When a file
    that no page shows came nobody can tell: a copy, which nobody reads by addresses, has none among the committee's.
    """
    later = [page for path, page in pages.pages.items() if path not in shown]
    folders = tuple(page_kinds.files_of(page.path) for page in later)
    kept, gone = _papers(model, pages.files)
    if not (left := pages.files - kept - gone):
        return gone
    told = {path: as_told(pages.pages[path], model) for path in shown}
    later += [pages.pages[path] for path, page in told.items() if page is not pages.pages[path]]
    linked = {leads_to(link.target, page)[0] for page in told.values() for link in targets(page)}
    there = {leads_to(link.target, page)[0] for page in later for link in targets(page)}
    folders += (_COMMITTEE,) if copy else ()
    for path in left:
        unshown = path not in linked and (path.startswith(folders) or path in there)
        if unshown or _names_a_later_year(path, day):
            gone.add(path)
    return gone


# Where the committee's files lie.
_COMMITTEE = page_kinds.MATTER.path(matter="").rpartition("/")[0] + "/"


def _papers(model: Model, files: Collection[str]) -> tuple[set[str], set[str]]:
    """The files of docs/ that the matters of the day hold, and those that were made of them later: the sent papers."""
    kept, sent = set[str](), set[str]()
    for matter in model.matters.values():
        folder = page_kinds.files_of(page_kinds.MATTER.path(matter=matter.id))
        kept |= {f"{folder}{name}" for _, name in matter.files}
        frozen = {path for path in files if path.startswith(f"{folder}{SENT_FOLDER}/")}
        kept, sent = (kept | frozen, sent) if matter.sent else (kept, sent | frozen)
    return kept, sent


_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def _names_a_later_year(path: str, day: datetime.date) -> bool:
    """Whether a file's name tells of a year after the next: a plan of the next year may be written this year."""
    named = [int(year) for year in _YEAR.findall(path.rpartition("/")[2])]
    return bool(named) and min(named) > day.year + 1


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
