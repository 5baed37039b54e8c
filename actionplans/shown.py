"""Which pages does the site have on a day, and which ids has each of them, those of its tables too?

Whether a link leads to a heading that exists is known only when the page's macros have run. So it is looked at last:
the macros need data without faults.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator

from actionplans import links
from actionplans.macros import MACROS
from actionplans.model import Model
from actionplans.pages import Call, Page, Pages
from actionplans.problems import Problem, nearest
from actionplans.prose import place
from actionplans.site import Site, View, is_report_page, page_url
from actionplans.timeline import known_on


def site_on(
    model: Model, pages: Pages, day: datetime.date, directory_urls: bool = True, edit_template: str = ""
) -> Site:
    """The site as of a day: what was known then, and the pages that have something to show."""
    model = known_on(model, day)
    plan_years = {year for _, year in model.plans}
    report_years = {year for _, year in model.reports}
    titles = {}
    for path, page in pages.pages.items():
        network, year = page.front.network, page.front.year
        ahead = year is not None and year > day.year
        planned = (network, year) in model.plans if network else year in plan_years
        matter = re.fullmatch(r"namnden/(\d{4}-.+)\.md", path)
        # A report is due when its year is over; one that is known before that has its page at once.
        reported = (network, year) in model.reports if network else year in report_years
        too_early = is_report_page(path) and not reported and year is not None and year >= day.year
        if (ahead and not planned) or too_early or (matter and matter.group(1) not in model.matters):
            continue
        titles[path] = page.front.title
    return Site(model, day, titles, pages.citations, directory_urls, edit_template)


def broken_anchors(
    model: Model, pages: Pages, day: datetime.date, faulty: Collection[str], sound: bool
) -> Iterator[Problem]:
    """A link with # leads to a heading, a table or a record of its page, as the page is on the day.

    `faulty` are the files with problems, and `sound` is False where some problem is in the data: then only the pages
    that need no macro are looked at.
    """
    anchored = [
        (page, link, there, anchor)
        for page in pages.pages.values()
        for link in links.targets(page)
        for path, anchor in [links.leads_to(link.target, page)]
        if anchor and (there := pages.pages.get(path))
    ]
    site = site_on(model, pages, day) if sound and anchored else None
    ids: dict[str, set[str]] = {}
    for page, link, there, anchor in anchored:
        made = next(there.calls, None) is not None
        if made and (site is None or there.path not in site.pages or there.file in faulty):
            continue
        if there.path not in ids:
            ids[there.path] = {*links.heading_ids(there.body), *(_made_ids(there, site) if site and made else ())}
        if anchor not in ids[there.path]:
            what = f"länken ”{link.target}” leder till en rubrik som inte finns"
            yield Problem(place(page, link.at), what, _better_anchor(anchor, ids[there.path]))


def _better_anchor(anchor: str, known: set[str]) -> str:
    near = nearest(anchor, known)
    if near:
        return f"menade du ”#{near}”?"
    # A list of all sources or abbreviations helps nobody.
    among = ", ".join(f"#{one}" for one in sorted(known)[:12])
    return f"välj bland {among}" if among else "ta bort # och det som följer; sidan har inga rubriker"


_ID = re.compile(r"\bid=\"([^\"]+)\"")


def _made_ids(page: Page, site: Site) -> Iterator[str]:
    """The ids of what a page's macros write."""
    view = View(site, page_url(page.path, site.directory_urls))
    for call in page.calls:
        yield from _ID.findall(written(call, view))


def written(call: Call, view: View) -> str:
    """What a macro call writes on a page."""
    return str(MACROS[call.name](view, *call.positional, **call.named))
