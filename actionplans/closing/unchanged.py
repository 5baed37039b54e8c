"""Does a plan of a closed year still say what it said, and if not, how is it corrected?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from actionplans.closing.resolved import checksum, expected
from actionplans.model.dates import in_words
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.pages import Pages
from actionplans.site.addresses import network_page

# Whose names a plan says.
_NAMES = ("data/organisations.yml", "data/projects.yml")


def changed_plans(model: Model, pages: Pages, faulty: Collection[str]) -> Iterator[Problem]:
    """A plan of a closed year says what it said when the year was closed, or after the last correction.

    `faulty` are the files with problems. A slip in what a plan covers changes it too, and is told already.
    """
    if model.broken or pages.unread:  # what could not be read would look changed
        return
    for year, closed in model.closed.items():
        listed = {*(one.network for one in closed.plans), *(one.network for one in closed.corrections)}
        for network in sorted(listed | {owner for owner, when in model.plans if when == year}):
            covered = {f"data/networks/{network}.yml", f"data/plans/{year}/{network}.yml", *_NAMES}
            if not covered.isdisjoint(faulty) or f"docs/{network_page(network, year)}" in faulty:
                continue
            now = checksum(model, pages, network, year)
            if now != expected(closed, network):
                place = Place(f"data/plans/{year}/{network}.yml")
                what = f"planen är stängd sedan {in_words(closed.date)}, men den, dess roller eller dess sida är ändrad"
                yield Problem(place, what, _how_to_correct(network, year, now))


def _how_to_correct(network: str, year: int, now: str | None) -> str:
    asked = "".join(f', {key}: "…"' for key in ("what", "why", "decided_by", "before", "after"))
    summed = f", checksum: {now}" if now else ""
    row = f"- {{network: {network}, date: ÅÅÅÅ-MM-DD{asked}{summed}}}"
    return f"ångra ändringen, eller skriv en rättelse sist under corrections för {year} i data/closed.yml: {row}"
