"""Which questions does the site answer at once, above the hits? Facts of the model, in the words of the pages.

Nothing is guessed: what no source says is answered where the page itself says that it is unknown, and else not at all.
Few and bounded: a network has one of each kind, whatever the number of years. asking.yml is how people ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from actionplans.search.answers import of_all, of_network
from actionplans.search.answers.answer import Answer
from actionplans.site.site import Site


def answers(site: Site, pages: Collection[str]) -> list[Answer]:
    """Every answer that one of the pages (paths under docs/) shows, those about one network first."""
    return [one for one in _all(site) if one.page in pages]


def _all(site: Site) -> Iterator[Answer]:
    for network in site.networks:
        yield from of_network.answers(site, network)
    yield from of_all.answers(site)
