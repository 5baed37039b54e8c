"""Which day is it, and which pages does the site have on a day?"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping

from actionplans.model.known import known_on
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.pages import Pages
from actionplans.site.addresses import is_report_page
from actionplans.site.site import Site


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
