"""The search index as the browser reads it: every page's facts and text, the networks, synonyms and forms of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from actionplans.model.page_kinds import GROUPS, kind_of
from actionplans.model.records import Network
from actionplans.model.relations import Relation
from actionplans.reading.pages import FrontMatter
from actionplans.search import packed
from actionplans.search.answers import answers
from actionplans.search.answers.answer import as_json
from actionplans.search.asked import by_anchor, by_type, page_type
from actionplans.search.facts import facts, group_of
from actionplans.search.folding import fold
from actionplans.search.places import places
from actionplans.search.recorded import PAGE, Asked, words_of_records
from actionplans.search.sections import Section
from actionplans.site.addresses import page_url
from actionplans.site.site import Site
from actionplans.swedish.bodies import NOUNS, own_words

Candidates = Mapping[str, re.Pattern[str]]


def as_script(
    site: Site,
    fronts: Mapping[str, FrontMatter],
    parts: Mapping[str, Sequence[Section]],
    cited: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The index of the pages whose sections are given, by their path under docs/. The same site gives the same bytes.

    `cited` are the ids of the sources that each page names in its notes, which are no part of its HTML.
    """
    found = {path: _searched(path, some) for path, some in sorted(parts.items())}
    texts = {text for parts in found.values() for part in parts for text in _texts(part)}
    types = {path: page_type(site, path, fronts[path]) for path in found}
    asked = {name: list(by_type()[name]) for name in sorted(set(types.values()) - {""})}
    told = answers(site, found)
    headings = {path: {part.anchor: part.heading for part in parts} for path, parts in found.items()}
    groups = {path: group_of(site, path) for path in found}
    names = [name for name in GROUPS if name in groups.values()]
    recorded = words_of_records(site, found)
    own = {
        path: _own(types[path], fronts[path], parts, recorded.get(path, {}), site.unsaid)
        for path, parts in found.items()
    }
    words = [one for some in asked.values() for one in some]
    words += [one for each in own.values() for some in each.values() for one in some]
    candidates = _candidates(site)
    cited = {path: names for path, names in (cited or {}).items() if path in found}
    sources = sorted({name for names in cited.values() for name in names})
    numbers = {name: number for number, name in enumerate(sources)}
    titles = [site.model.sources[name].title for name in sources]
    index = {
        "day": site.day.isoformat(),
        "pages": [
            _page(site, path, fronts[path], types[path], parts, own[path], candidates)
            | {"group": names.index(groups[path]) + 1}
            | ({"cited": sorted(numbers[name] for name in some)} if (some := cited.get(path)) else {})
            for path, parts in found.items()
        ],
        "groups": names,
        "sources": titles,
        "asked": asked,
        "answers": as_json(site, told, headings),
        "networks": [_network(site, network) for network in site.networks],
        "synonyms": [
            *(list(group.words) for group in site.model.synonyms.values()),
            *_bodies(site),
            *_abbreviated(site),
            *spelled_out(texts),
            *places({*texts, *words}),
        ],
    }
    return packed.as_script(index).encode()


def _searched(path: str, parts: Iterable[Section]) -> list[Section]:
    """What is searched of a page: all, but of the data dictionary, which is longer than many pages, the names alone."""
    found = kind_of(path)
    if found is None or found.kind.name != "data_dictionary":
        return list(parts)
    return [replace(part, text="\n".join(part.rows)) if part.rows else part for part in parts]


def _texts(part: Section) -> list[str]:
    """The texts of a section, its heading with what follows it. Most stand on many pages: each is looked at once."""
    return f"{part.heading} {part.text}".replace("\n", " · ").split(" · ")


def _own(
    page_type: str, front: FrontMatter, parts: list[Section], recorded: Asked, unsaid: re.Pattern[str] | None
) -> Asked:
    """The words that a page alone is asked for with, as a whole and section by section."""
    anchored = by_anchor(page_type)
    there = {part.anchor for part in parts}
    said = [words for words in front.search if not (unsaid and unsaid.search(words))]
    # A city may have written its page otherwise: then what a section is asked for with asks for the page.
    homeless = [one for anchor, asked in anchored.items() if anchor not in there for one in asked]
    found: Asked = {PAGE: [*said, *recorded.get(PAGE, []), *homeless]}
    for number, part in enumerate(parts):
        found[number] = [*anchored.get(part.anchor, ()), *recorded.get(number, [])]
    return {number: list(dict.fromkeys(asked)) for number, asked in found.items() if asked}


def _page(
    site: Site,
    path: str,
    front: FrontMatter,
    page_type: str,
    parts: list[Section],
    asked: Asked,
    candidates: Candidates,
) -> dict[str, object]:
    """A page, with the words that it is asked for with: its own, and, by their type, those of all such pages."""
    about = facts(site, path, front).as_json()
    more = {"type": page_type, "asked": asked.get(PAGE), "mentions": list(_mentioned(candidates, parts))}
    about |= {key: value for key, value in more.items() if value}
    texts = [_section(part, asked.get(number, [])) for number, part in enumerate(parts)]
    return {"url": page_url(path, site.directory_urls), "title": front.title, **about, "sections": texts}


def _section(part: Section, asked: list[str]) -> list[object]:
    """A section: most have no rows, and nearly all are asked for with nothing but what they say."""
    last: list[object] = [part.rows, asked] if asked else [part.rows] if part.rows else []
    return [part.anchor, part.heading, part.text, *last]


def _network(site: Site, network: Network) -> dict[str, object]:
    """A network with everything that it is called: its id, its name, its full name and what synonyms.yml adds."""
    full = [_name_in(fact.text) for fact in network.facts if fact.kind == "full_name"]
    names = {fold(name): name for name in [network.name, network.id, *full]}
    for group in site.model.synonyms.values():
        if not names.keys().isdisjoint(map(fold, group.words)):
            names |= {fold(name): name for name in group.words}
    names |= {fold(short): short for name in list(names.values()) if (short := _initials(name))}
    return {"id": network.id, "name": network.called, "names": sorted(names.values())}


def _candidates(site: Site) -> Candidates:
    """The networks without pages of their own, by id, each with what finds its name in a text."""
    found = (one for one in site.networks if site.relation(one.id) in (Relation.CANDIDATE, Relation.DECLINED))
    return {one.id: re.compile(rf"\b(?:{re.escape(one.name)}|{re.escape(one.called)})") for one in found}


def _mentioned(candidates: Candidates, parts: list[Section]) -> Iterator[str]:
    """The candidates that a page names."""
    text = "\n".join(f"{part.heading}\n{part.text}" for part in parts)
    return (name for name, pattern in candidates.items() if pattern.search(text))


def _bodies(site: Site) -> Iterator[list[str]]:
    """What the city calls its bodies, with the words that most cities have and that people go on searching for."""
    for usual, own in own_words(site.model.city).items():
        usual_forms, own_forms = NOUNS[usual].forms[:4], NOUNS[own].forms[:4]
        yield list(dict.fromkeys([*usual_forms, *own_forms]))


def _abbreviated(site: Site) -> Iterator[list[str]]:
    """Organisations with names long enough to be called by their initials."""
    for organisation in site.model.organisations.values():
        if short := _initials(organisation.name):
            yield [short, organisation.name]


def spelled_out(texts: Iterable[str]) -> list[list[str]]:
    """Abbreviations in the texts, each with a name there that has these initials: UBC, Union of Baltic Cities."""
    texts = list(texts)
    used = {short for text in texts for short in _ABBREVIATION.findall(text)}
    names = {name for text in texts for name in _NAME.findall(text)}
    return [[_initials(name), name] for name in sorted(names) if _initials(name) in used]


_ABBREVIATION = re.compile(r"\b[A-ZÅÄÖ]{3,6}\b")
# Three words or more with a capital and small letters, the small words of names between them.
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:(?: (?:of|the|for|and|för|och))* [A-ZÅÄÖ][a-zåäö]+){2,}")


def _initials(name: str) -> str:
    """Gothenburg European Office → GEO. Empty for names of fewer than three words with a capital."""
    capitals = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 2 else ""


def _name_in(text: str) -> str:
    """The name that a fact about the full name begins with: what follows explains it."""
    return text.partition("(")[0].partition(".")[0].strip()
