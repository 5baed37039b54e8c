"""Does each address that a page had before lead to a page that is there, and take no page's place?"""

from __future__ import annotations

from collections.abc import Iterator

from actionplans.model import names, page_kinds
from actionplans.model.problems import Nearest, Problem
from actionplans.model.records import Model, Moved
from actionplans.reading.pages import Pages
from actionplans.rules.files import LONGEST, TAKEN, folded
from actionplans.site.moved import before, end_of


def moved_addresses(model: Model, pages: Pages) -> Iterator[Problem]:
    """An address of before has no page any more, stands once and leads to a page, not round in a circle."""
    moved = model.moved.values()
    addresses = {page_kinds.address(path): path for path in sorted(pages.paths)}
    there = {folded(address): path for address, path in addresses.items()}
    likely = Nearest(sorted(addresses))
    by_old = {one.old: one for one in moved}
    first: dict[str, Moved] = {}
    for one in moved:
        old = one.place_of("old")
        same = first.setdefault(one.old, one)
        if same is not one:
            yield Problem(old, f"{one.old} står redan på rad {same.place_of('old').line}", "behåll en av dem")
            continue
        if not _can_be(one.old):
            yield Problem(old, f"ingen sida kan ha legat på {one.old}", "rätta adressen, eller ta bort posten")
            continue
        end = end_of(one, by_old, addresses)
        if end is None:
            what, do = "adresserna leder runt till varandra", "ange den adress som sidan har nu"
            yield Problem(one.place_of("new"), what, do)
            continue
        was = (one.old, *(address for address, _ in before(one, end, addresses)))
        kept = next((there[address] for address in map(folded, was) if address in there), None)
        if kept:
            what = f"sidan docs/{kept} finns kvar där, så adressen leder inte vidare"
            yield Problem(old, what, "ta bort sidan, eller posten")
        elif end not in addresses:
            do = likely.suggestion(end, "ange adressen till en sida som finns")
            yield Problem(one.place_of("new"), f"ingen sida har adressen {end}", do)


def _can_be(address: str) -> bool:
    """Whether a page can have lain there: not among what the site writes itself, and with names that files can have.

    What is called index in docs/ lies at its folder: a file that leads on from there would take that page's place.
    """
    parts = address.rstrip("/").split("/")
    taken = parts[0] in TAKEN or parts[-1] == page_kinds.OVERVIEW
    return not taken and not any(map(names.reserved, parts)) and len(address) <= LONGEST
