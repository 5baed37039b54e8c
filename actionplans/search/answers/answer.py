"""What is an answer above the hits: a sentence of the pages, with its day and its sources, and how it is asked for?"""

from __future__ import annotations

import functools
import re
import textwrap
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import KINDS
from actionplans.model.records import Network, Sourced
from actionplans.model.relations import has_own_page
from actionplans.reading.yamlfile import LOADER
from actionplans.site.addresses import network_link_page, page_url
from actionplans.site.site import Site
from actionplans.swedish.bodies import DEFAULTS, NOUNS, own_words
from actionplans.swedish.words import hedge, inside
from actionplans.system.fixed import fixed

# A reader looks at an answer, and does not read it: so many records are told of, and so many sources are named.
MOST, _SOURCES = 4, 1
_TITLE = 70


@fixed
class Answer:
    """A sentence, the page (a path under docs/) that shows it, and what it is told from.

    `asks` are the ways to ask for it, without the name of the network that it is about; `name` is what else they name.
    What is told of `today` is no answer about a year. Without `notes` the remarks on what it is told from are no help.
    """

    asks: tuple[str, ...]
    text: str
    page: str
    of: tuple[Sourced, ...] = ()
    anchor: str = ""
    network: Network | None = None
    name: str = ""
    today: bool = False
    notes: bool = True


@functools.cache
def _asking() -> Mapping[str, Any]:
    found: Mapping[str, Any] = LOADER(files(__package__).joinpath("asking.yml").read_bytes()).get_single_data()
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


def as_json(site: Site, answers: Iterable[Answer], headings: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """The answers as the index holds them, those that are asked for alike together: every network has a plan.

    `us` is what the city is called, who asks for it as "vi". `headings` are those that each page has, in order and by
    their anchors: an answer leads to no other.
    """
    alike: dict[tuple[tuple[str, ...], str], list[dict[str, object]]] = {}
    for answer in answers:
        anchor = _anchor(site, answer, headings[answer.page])
        if anchor is not None:
            alike.setdefault((answer.asks, answer.name), []).append(_told(site, answer, anchor))
    told = [
        {"asks": list(asks), **({"name": name} if name else {}), "told": told} for (asks, name), told in alike.items()
    ]
    return {"us": _us(site), "alike": told}


def _us(site: Site) -> list[str]:
    """What the city is called: its name, what synonyms.yml has for it, and what it is. A city is a municipality."""
    name = site.model.city.name
    groups = (group.words for group in site.model.synonyms.values())
    named = [word for words in groups if name.casefold() in map(str.casefold, words) for word in words]
    usual = DEFAULTS["city"]
    own = own_words(site.model.city).get(usual, "kommun")
    nouns = (NOUNS[one] for one in (usual, own))
    return list(dict.fromkeys([name, *named, *(form for noun in nouns for form in (noun.one, noun.definite))]))


def _anchor(site: Site, answer: Answer, headings: Mapping[str, str]) -> str | None:
    """The heading that an answer leads to, or none; None where the page does not show it.

    Candidates share a page, which has under each of their names what the city has chosen to show of them.
    """
    network = answer.network
    if network is None or has_own_page(network) or answer.page != network_link_page(network):
        return answer.anchor if answer.anchor in headings else ""
    others = {name for one in site.networks if one is not network for name in _called(one)}
    under: list[str] = []
    for anchor, heading in headings.items():
        if heading.casefold() in _called(network):
            under = [anchor]
        elif under and heading.casefold() in others:
            break
        elif under:
            under.append(anchor)
    if not answer.anchor:
        return under[0] if under else ""
    # A heading that stands there once more has a number after it.
    return next((one for one in under if re.fullmatch(rf"{answer.anchor}(_\d+)?", one)), None)


def _called(network: Network) -> set[str]:
    return {one.casefold() for one in (network.name, network.called)}


def _told(site: Site, answer: Answer, anchor: str) -> dict[str, object]:
    url = page_url(answer.page, site.directory_urls) + (f"#{anchor}" if anchor else "")
    found: dict[str, object] = {"network": answer.network.id} if answer.network else {}
    found |= {"text": answer.text, "note": _note(site, answer), "url": url}
    if answer.today:
        found["today"] = True
    if source := _source(site, answer):
        found["source"] = source
    return found


def _note(site: Site, answer: Answer) -> str:
    """The day that the answer holds for, and what a reader must know to trust it.

    A remark on one of several records would be read as one on all, or on the first.
    """
    day = f"Läget den {in_words(PartialDate.of(site.day))}."
    if not answer.notes or len({(one.note, one.alternatives) for one in answer.of}) != 1:
        return day
    others = (other_word(one.text) for one in answer.of[0].alternatives if one.text not in answer.text)
    return " ".join(part for part in (day, answer.of[0].note, *others) if part)


def other_word(text: str) -> str:
    """What another source says, as on the pages."""
    return f"Annan uppgift: {text}"


def _source(site: Site, answer: Answer) -> str:
    """The titles of the sources, the first of them where they are many."""
    cited = dict.fromkeys(name for one in answer.of for name in one.sources)
    titles = list(dict.fromkeys(site.model.sources[name].title for name in cited))
    named = [textwrap.shorten(one, _TITLE, placeholder=" …") for one in titles[:_SOURCES]]
    return "; ".join(named) + (" m.fl." if len(titles) > _SOURCES else "")
