"""Does a plan of a closed year, and what was sent with it, still say what it said, and if not, how is it corrected?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from actionplans.closing import sent
from actionplans.closing.resolved import FORMATS, NEWEST, checksum, expected
from actionplans.model.dates import in_words
from actionplans.model.problems import Place, Problem
from actionplans.model.records import ClosedMatter, ClosedPlan, Correction, Model
from actionplans.reading.pages import Pages
from actionplans.site.addresses import network_page

# Whose names a plan says.
_NAMES = ("data/organisations.yml", "data/projects.yml", "data/goals.yml", "data/functions.yml")


def unknown_formats(model: Model) -> Iterator[Problem]:
    """A closed plan, a closed matter or a correction is summed in a format that this program knows."""
    for closed in model.closed.values():
        entries: tuple[ClosedPlan | ClosedMatter | Correction, ...]
        entries = (*closed.plans, *closed.matters, *closed.corrections)
        for one in entries:
            of_a_matter = isinstance(one, ClosedMatter) or (isinstance(one, Correction) and one.matter is not None)
            known = sent.FORMATS if of_a_matter else sorted(FORMATS)
            if one.format not in known:
                do = f"skriv {' eller '.join(map(str, known))}, det format som kontrollsumman räknades i"
                yield Problem(one.place_of("format"), f"okänt format {one.format}", do)


def changed_plans(model: Model, pages: Pages, faulty: Collection[str]) -> Iterator[Problem]:
    """A plan of a closed year says what it said when the year was closed, or after the last correction.

    `faulty` are the files with problems. A slip in what a plan covers changes it too, and is told already.
    """
    if model.broken or pages.unread:  # what could not be read would look changed
        return
    for year, closed in model.closed.items():
        corrected = (one.network for one in closed.corrections if one.network)
        listed = {*(one.network for one in closed.plans), *corrected}
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


def changed_matters(model: Model, root: Path, faulty: Collection[str]) -> Iterator[Problem]:
    """The matters of a closed year say what they said, and the files that were sent with them are the same."""
    if model.broken:
        return
    for year, closed in model.closed.items():
        for entry in closed.matters:
            file = f"data/matters/{entry.matter}.yml"
            stored = sent.expected_matter(closed, entry.matter)
            if stored is None or stored.format not in sent.FORMATS or not {file, *_NAMES}.isdisjoint(faulty):
                continue
            now = sent.matter_checksum(model, entry.matter)
            since = f"är stängt sedan {in_words(closed.date)}, men"
            if now != stored.checksum:
                what = f"ärendet {since} det, dess beslut eller dess lista över bilagor är ändrad"
                yield Problem(Place(file), what, _how_to_correct_matter(year, entry.matter, now))
            for one in sent.expected_files(closed, entry):
                summed = sent.file_checksum(root, entry.matter, one.file or "")
                if summed != one.checksum:
                    what = f"ärendet {since} filen {one.file} är {'utbytt' if summed else 'borttagen'}"
                    yield Problem(Place(file), what, _how_to_correct_matter(year, entry.matter, summed, one.file))


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
    return _row(f"network: {name}", year, f", format: {NEWEST}, checksum: {now}" if now else "")


def _how_to_correct_matter(year: int, name: str, now: str | None, file: str | None = None) -> str:
    of = f'matter: "{name}"' + (f", file: {file}" if file else "")
    return _row(of, year, f", checksum: {now}" if now else "")


def _row(of: str, year: int, summed: str) -> str:
    asked = "".join(f', {key}: "…"' for key in ("what", "why", "decided_by", "before", "after"))
    row = f"- {{{of}, date: ÅÅÅÅ-MM-DD{asked}{summed}}}"
    return f"ångra ändringen, eller skriv en rättelse sist under corrections för {year} i data/closed.yml: {row}"
