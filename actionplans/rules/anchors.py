"""Does a link with # lead to a heading, a table or a record of its page, as the page is on the day?

That is known only when the page's macros have run. So it is looked at last: the macros need data without faults.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from actionplans.model.problems import Nearest, Problem
from actionplans.model.records import Model
from actionplans.reading import markdown
from actionplans.reading.markdown import place
from actionplans.reading.pages import Page, Pages
from actionplans.site.day import site_on
from actionplans.site.site import Site


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
        for link in markdown.targets(page)
        for path, anchor in [markdown.leads_to(link.target, page)]
        if anchor and (there := pages.pages.get(path))
    ]
    site = site_on(model, pages, day) if sound and anchored else None
    ids: dict[str, set[str]] = {}
    advice: dict[str, _Advice] = {}
    for page, link, there, anchor in anchored:
        made = next(there.calls, None) is not None
        if made and (site is None or there.path not in site.pages or there.file in faulty):
            continue
        if there.path not in ids:
            ids[there.path] = _ids_of(there, site) if site and made else set(markdown.heading_ids(there.body))
        if anchor not in ids[there.path]:
            what = f"länken ”{link.target}” leder till en rubrik som inte finns"
            if there.path not in advice:
                advice[there.path] = _Advice(ids[there.path])
            yield Problem(place(page, link.at), what, advice[there.path].on(anchor))


class _Advice:
    """What to do about links to headings that a page does not have."""

    def __init__(self, known: set[str]) -> None:
        self.nearest = Nearest(sorted(known))
        # A list of all sources or abbreviations helps nobody.
        among = ", ".join(f"#{one}" for one in sorted(known)[:12])
        self.otherwise = f"välj bland {among}" if among else "ta bort # och det som följer; sidan har inga rubriker"

    def on(self, anchor: str) -> str:
        near = self.nearest.to(anchor)
        return f"menade du ”#{near}”?" if near else self.otherwise


def _ids_of(page: Page, site: Site) -> set[str]:
    """The ids of a page's headings and of what its macros write. Empty sections do not stand there."""
    # What runs macros takes longer to load than all else that checks; on many sites no link asks for it.
    from actionplans.markup import html
    from actionplans.rules.written import written
    from actionplans.site.addresses import page_url
    from actionplans.site.view import View

    view = View(site, page_url(page.path, site.directory_urls), notes={})
    found = written(page, view)
    text = "".join(part for part in found.page.parts if isinstance(part, str))
    own = markdown.heading_ids(page.body if found.page is page else text)
    return {*own, *(one for made in found.made for one in html.ids(made))}
