"""What is an answer above the hits: a sentence of the pages, with its day and its sources, and how it is asked for?"""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import KINDS
from actionplans.model.records import Network, Sourced
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.swedish.words import hedge, inside

# A reader looks at an answer, and does not read it: so many records are told of, and so many sources are named.
MOST, _SOURCES, _NOTES = 4, 1, 1
_TITLE = 70


@dataclass(frozen=True)
class Answer:
    """A sentence, the page (a path under docs/) that shows it, and what it is told from.

    `asks` are the ways to ask for it, without the name of the network that it is about. Without `notes` it is told from
    so many records that the remarks on one of them are no help.
    """

    asks: tuple[str, ...]
    text: str
    page: str
    of: tuple[Sourced, ...] = ()
    anchor: str = ""
    network: Network | None = None
    notes: bool = True


@functools.cache
def _asking() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath("asking.yml").read_text(encoding="utf-8"))
    return found


def ways(group: str, kind: str, **names: str) -> tuple[str, ...]:
    """The ways to ask for a kind of answer, as asking.yml has them, with the names that they hold filled in."""
    return filled(_asking()[group][kind], **names)


def ways_of(group: str, **names: str) -> tuple[str, ...]:
    """The ways of a group that is one list."""
    return filled(_asking()[group], **names)


def filled(templates: Iterable[str], **names: str) -> tuple[str, ...]:
    """Ways to ask with the name of what is asked for in its place."""
    return tuple(dict.fromkeys(one.format(**names) for one in templates))


def kinds(group: str) -> Mapping[str, list[str]]:
    """All of a group: by each kind, its words or ways."""
    found: Mapping[str, list[str]] = _asking()[group]
    return found


def page_of(kind: str) -> str:
    """The path of the one page of a kind, by the kind's name; empty where the product has no such kind."""
    return next((one.path() for one in KINDS if one.name == kind), "")


def hedged(site: Site, record: Sourced, words: str) -> str:
    """A claim with the doubt about it before it, as on the pages: "Troligen: …"."""
    doubt = hedge(site.model, record)
    return f"{doubt} {words}" if doubt else words


def hedged_within(site: Site, record: Sourced, words: str) -> str:
    """The same inside a sentence: "troligen till och med 2022"."""
    doubt = inside(hedge(site.model, record).removesuffix(":"))
    return f"{doubt} {words}" if doubt else words


def as_json(site: Site, answers: Iterable[Answer], anchors: Mapping[str, Collection[str]]) -> dict[str, object]:
    """The answers as the index holds them, those that are asked for alike together: every network has a plan.

    `us` are the names of the city, who asks for it as "vi". `anchors` are the headings that each page has: an answer
    leads to no other.
    """
    alike: dict[tuple[str, ...], list[dict[str, object]]] = {}
    for answer in answers:
        alike.setdefault(answer.asks, []).append(_told(site, answer, anchors))
    return {"us": _us(site), "alike": [{"asks": list(asks), "told": told} for asks, told in alike.items()]}


def _us(site: Site) -> list[str]:
    """What the city is called: its name, and what synonyms.yml has for it."""
    name = site.model.city.name
    groups = (group.words for group in site.model.synonyms.values())
    return list(
        dict.fromkeys(
            [name, *(word for words in groups if name.casefold() in map(str.casefold, words) for word in words)]
        )
    )


def _told(site: Site, answer: Answer, anchors: Mapping[str, Collection[str]]) -> dict[str, object]:
    url = page_url(answer.page, site.directory_urls)
    if answer.anchor in anchors[answer.page]:
        url += f"#{answer.anchor}"
    found: dict[str, object] = {"network": answer.network.id} if answer.network else {}
    found |= {"text": answer.text, "note": _note(site, answer), "url": url}
    if source := _source(site, answer):
        found["source"] = source
    return found


def _note(site: Site, answer: Answer) -> str:
    """The day that the answer holds for, and what a reader must know to trust it."""
    notes = list(dict.fromkeys(one.note for one in answer.of if one.note)) if answer.notes else []
    return " ".join([f"Läget den {in_words(PartialDate.of(site.day))}.", *notes[:_NOTES]])


def _source(site: Site, answer: Answer) -> str:
    """The titles of the sources, the first of them where they are many."""
    cited = dict.fromkeys(name for one in answer.of for name in one.sources)
    titles = list(dict.fromkeys(site.model.sources[name].title for name in cited))
    named = [textwrap.shorten(one, _TITLE, placeholder=" …") for one in titles[:_SOURCES]]
    return "; ".join(named) + (" m.fl." if len(titles) > _SOURCES else "")
