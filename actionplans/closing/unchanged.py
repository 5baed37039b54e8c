"""Does a plan of a closed year still say what it said, and if not, how is it corrected?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from actionplans.closing.resolved import FORMATS, NEWEST, checksum, expected
from actionplans.model.dates import in_words
from actionplans.model.problems import Place, Problem
from actionplans.model.records import ClosedPlan, Correction, Model
from actionplans.reading.pages import Pages
from actionplans.site.addresses import network_page

# Whose names a plan says.
_NAMES = ("data/organisations.yml", "data/projects.yml", "data/goals.yml", "data/functions.yml")


def unknown_formats(model: Model) -> Iterator[Problem]:
    """A closed plan or a correction is summed in a format that this program knows."""
    for closed in model.closed.values():
        entries: tuple[ClosedPlan | Correction, ...] = (*closed.plans, *closed.corrections)
        for one in entries:
            if one.format not in FORMATS:
                *others, newest = (str(known) for known in sorted(FORMATS))
                do = f"skriv {', '.join(others)} eller {newest}, det format som kontrollsumman räknades i"
                yield Problem(one.place_of("format"), f"okänt format {one.format}", do)


def changed_plans(model: Model, pages: Pages, faulty: Collection[str]) -> Iterator[Problem]:
    """A plan of a closed year says what it said when the year was closed, or after the last correction.

    `faulty` are the files with problems. A slip in what a plan covers changes it too, and is told already.
    """
    if model.broken or pages.unread:  # what could not be read would look changed
        return
    for year, closed in model.closed.items():
        listed = {*(one.network for one in closed.plans), *(one.network for one in closed.corrections)}
        for name in sorted(listed | {plan for plan, when in model.plans if when == year}):
            if not _covered(model, name, year).isdisjoint(faulty):
                continue
            stored = expected(closed, name)
            if stored and stored.format not in FORMATS:  # told already: nobody can say whether it is changed
                continue
            now = checksum(model, pages, name, year, stored.format if stored else NEWEST)
            if now != (stored.checksum if stored else None):
                place = Place(f"data/plans/{year}/{name}.yml")
                what = (
                    f"planen är stängd sedan {in_words(closed.date)}, men den, dess uppdrag eller dess sida är ändrad"
                )
                yield Problem(place, what, _how_to_correct(name, year, checksum(model, pages, name, year)))


def _covered(model: Model, name: str, year: int) -> set[str]:
    """The files that say what a plan said."""
    plan = model.plans.get((name, year))
    networks = plan.covers if plan else (name,)
    return {
        f"data/plans/{year}/{name}.yml",
        *(f"data/networks/{network}.yml" for network in networks),
        *(f"docs/{network_page(network, year)}" for network in networks),
        *_NAMES,
    }


def _how_to_correct(name: str, year: int, now: str | None) -> str:
    asked = "".join(f', {key}: "…"' for key in ("what", "why", "decided_by", "before", "after"))
    summed = f", format: {NEWEST}, checksum: {now}" if now else ""
    row = f"- {{network: {name}, date: ÅÅÅÅ-MM-DD{asked}{summed}}}"
    return f"ångra ändringen, eller skriv en rättelse sist under corrections för {year} i data/closed.yml: {row}"
