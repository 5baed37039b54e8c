"""Which day a year's package shows, and how the copy of the site in it says so on every page."""

from __future__ import annotations

import datetime

from actionplans.model.dates import in_words
from actionplans.model.records import Matter
from actionplans.site.site import Site


def day_of(matter: Matter) -> datetime.date:
    """The day that a matter's package shows: the meeting's where it is known to the day, else the letter's."""
    meeting = matter.meeting
    known = meeting if meeting and meeting.day and not meeting.about else matter.date
    return known.first_day


def banner(site: Site) -> list[str]:
    """What stands above every page of an offline copy, which shows its day for ever; nothing on the site itself."""
    if site.directory_urls:
        return []
    # Whatever has a date is as it was then. Of a page's own words nobody can tell when they were written.
    said = [f"Ögonblicksbild {in_words(site.day)}", "Sidornas egna texter saknar datum och kan vara yngre"]
    shown = [matter for matter in site.model.matters.values() if day_of(matter) == site.day]
    return said + ["Rekonstruktion ur öppna källor"] * any(matter.reconstructed for matter in shown)
