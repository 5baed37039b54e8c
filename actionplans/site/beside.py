"""What stands beside an activity's state: the day that it describes, and what the schedule says of the site's day?

Never in its place, and quietly. How old a state is follows the days on which it was looked at, or should have been: no
file's date says when somebody last knew. Where nothing is reported the schedule speaks by itself: see tally.
"""

from __future__ import annotations

from actionplans.model.dates import PartialDate, in_words
from actionplans.site.followup import Outcome
from actionplans.site.schedule import Schedule

# What the schedule says of an activity that has been reported and is not finished.
PLANNED = {
    Schedule.COMING: "börjar senare enligt planen",
    Schedule.NOW: "ska pågå nu enligt planen",
    Schedule.PASSED: "slutdatum passerat",
    Schedule.CONTINUOUS: "löpande",
    Schedule.UNDATED: "utan datum i planen",
}


def beside(outcome: Outcome, year: int, *, dated: bool = True) -> str:
    """What to read beside a reported state: "läget 30 mars; avstämning skulle göras 30 juni; slutdatum passerat".

    Days of `year`, which the page is about, stand without it. Empty where nothing needs saying. Not `dated` leaves the
    state's own day out, where it stands beside anyhow.
    """
    if outcome.result is None:
        return ""
    said = [f"läget {in_year_words(outcome.as_of, year)}"] if outcome.as_of and dated else []
    if not outcome.finished:
        if outcome.awaited:
            said.append(f"avstämning skulle göras {in_year_words(outcome.awaited, year)}")
        if outcome.activity:
            said.append(PLANNED[outcome.schedule])
    return "; ".join(said)


def in_year_words(date: PartialDate, year: int) -> str:
    """A date on a page about a year, where that year goes without saying: "30 juni"; otherwise "30 juni 2024"."""
    words = in_words(date)
    return words.removesuffix(f" {year}") if date.month else words
