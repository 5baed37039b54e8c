"""The cover letter, laid out as the committee's own: from the matter, the year's direction and the written text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplans.model.records import Attachment, Matter, Model, Network
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.going_on import covered
from actionplans.papers.pieces import Part, attachment_id, doubted, mandates, no_paper_of_the_citys, part, remarks
from actionplans.papers.tree import Block, Text
from actionplans.swedish.words import grouped, listed, number_word, sentence


def letter(case: Case, checksum: str | None = None, bundled: Mapping[int, str] | None = None) -> Part:
    """The letter. `checksum`, of the list of its attachments, is printed under the signature.

    `bundled` where the attachments stand in the same file: what is remarked there on some of them, by their numbers.
    """
    matter = case.matter
    body = [
        *no_paper_of_the_citys(case),
        tree.heading(2, "Förslag till beslut"),
        tree.paragraph(matter.proposal),
        tree.heading(2, "Information"),
        *case.written,
        *(_plans_told(case) if _plans(case) else []),
    ]
    made = part(case, "brev", matter.title, _head(matter), body)
    made["attachments"] = _listed(matter, bundled)
    if matter.signatory and not matter.reconstructed:
        made["signatory"] = {"name": matter.signatory.name, "title": sentence(matter.signatory.title)}
    made["after"] = [*_unsigned(matter), *_checksum(checksum)]
    return made


def before_own_letter(case: Case, checksum: str | None, bundled: Mapping[int, str], note: Block) -> Part:
    """The first page of a bundle whose letter is a file of the city's own: what lies in the bundle. `note` is on it."""
    made = part(case, "brev", case.matter.title, _head(case.matter), [note])
    made["attachments"] = _listed(case.matter, bundled)
    made["after"] = _checksum(checksum)
    return made


def _listed(matter: Matter, bundled: Mapping[int, str] | None) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "title": one.title,
            "target": None if bundled is None else attachment_id(one),
            "remark": (bundled or {}).get(one.number),
        }
        for one in matter.attachments
    ]


def _head(matter: Matter) -> list[list[Text]]:
    """Date and department, then who handles the matter, then what the registry and the agenda call it."""
    first: list[Text] = [[str(matter.date)]]
    first += [[matter.department]] if matter.department else []
    groups = [first]
    handler = matter.handler
    if handler:
        group: list[Text] = [[handler.name]]
        group += [[f"Telefon {handler.phone}"]] if handler.phone else []
        group += [["E-post: ", tree.link(f"mailto:{handler.email}", handler.email)]] if handler.email else []
        groups.append(group)
    registry: list[Text] = [[f"Diarienummer {matter.reference}"]] if matter.reference else []
    registry += [[f"Sammanträde {matter.meeting}"]] if matter.meeting else []
    return [*groups, registry] if registry else groups


def _plans_told(case: Case) -> list[Block]:
    """What a letter with plans says besides; one with reports of trips alone says nothing of the year's direction."""
    said = _names(case)
    told = [*_mandates(case, said), *_direction(case)]
    heading = [tree.heading(2, f"Inriktning {case.year}")] if told else []
    return [*heading, *told, *_scope(case, said)]


def _direction(case: Case) -> list[Block]:
    """The year's common direction with its focus points. Only a reconstruction says that it knows none."""
    record = case.model.years.get(case.year)
    if record is None or record.direction is None:
        unknown = f"Vilken gemensam inriktning nätverken hade {case.year} är inte känt."
        return [tree.paragraph(unknown)] if case.matter.reconstructed else []
    why = doubted(case.model, record.direction, record.direction.text)
    blocks = [tree.paragraph(why, *remarks(case.model, record.direction))]
    points = [[tree.paragraph(point.text)] for point in record.direction.points]
    return [*blocks, tree.bullets(points)] if points else blocks


def _mandates(case: Case, said: _Names) -> list[Block]:
    """One line a network: the texts of roles are labels of many forms, and no sentence fits them all."""
    held = [(network, mandates(network, case.year)) for network in _networks(case)]
    lines = [
        [tree.paragraph(tree.strong(f"{said.of(network)}:"), f" {'; '.join(words)}.")]
        for network, words in held
        if words
    ]
    return [tree.paragraph(case.say(f"Stadens uppdrag i nätverken {case.year}:")), tree.bullets(lines)] if lines else []


# --- What the networks are called -------------------------------------------------------------------------------------

# The name of a network that is an abbreviation says nothing to who meets it for the first time.
_ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9&-]+")


class _Names:
    """What each network is called where it is next named: in full the first time, as it is called every day after."""

    def __init__(self, model: Model, text: str) -> None:
        self._model, self._text = model, text
        self._said: set[str] = set()

    def of(self, network: Network) -> str:
        if network.id in self._said:
            return network.called
        self._said.add(network.id)
        full = full_name(self._model, network)
        # The city's own words may have told it already.
        return f"{full} ({network.name})" if full and full not in self._text else network.name


def _names(case: Case) -> _Names:
    record = case.model.years.get(case.year)
    direction = [record.direction.text] if record and record.direction else []
    return _Names(case.model, " ".join([*_words(case.written), *direction]))


def _words(content: object) -> Iterator[str]:
    """Every text in some blocks."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from _words(list(content.values()))
    elif isinstance(content, list):
        for one in content:
            yield from _words(one)


def full_name(model: Model, network: Network) -> str | None:
    """What the letters of a network's name stand for, where a source says so without a doubt."""
    if not _ACRONYM.fullmatch(network.name):
        return None
    short = [one for one in model.abbreviations.values() if one.name == network.name]
    explained = [one.full_name for one in short if one.full_name and one.confidence == "high"]
    facts = [one for one in network.facts if one.kind == "full_name" and one.confidence == "high"]
    newest = sorted(facts, key=lambda one: one.as_of.sort_key if one.as_of else (0, 0, 0), reverse=True)
    # A fact may go on about when the name was taken, and what it was before.
    told = [re.split(r" \(|\. ", one.text)[0].removesuffix(".") for one in newest]
    return next(iter([*explained, *told]), None)


def _networks(case: Case) -> list[Network]:
    """The networks of the year's plans, in the order of the attachments."""
    found = [name for one in _plans(case) for name in covered(case.model, one)]
    return [case.model.networks[name] for name in dict.fromkeys(found)]


def _plans(case: Case) -> Sequence[Attachment]:
    return [one for one in case.matter.attachments if one.kind == "plan" and one.year == case.year]


def _scope(case: Case, said: _Names) -> list[Block]:
    names = [said.of(network) for network in _networks(case)]
    if not names:
        return []
    count = number_word(len(names))
    return [
        tree.paragraph(f"Informationen omfattar handlingsplaner för {count} nätverk: {listed(names)}. Se bilagorna.")
    ]


def _unsigned(matter: Matter) -> list[Block]:
    """A reconstruction is not signed; it says who the original names."""
    if not matter.reconstructed:
        return []
    signatory = matter.signatory
    named = f" I originalet står {signatory.name}, {signatory.title.lower()}." if signatory else ""
    return [tree.paragraph(f"Rekonstruktionen är inte undertecknad.{named}")]


def _checksum(checksum: str | None) -> list[Block]:
    if checksum is None:
        return []
    words = "Bilagornas kontrollsumma (SHA-256), så som de skickades:"
    return [tree.paragraph(words, tree.remark(grouped(checksum)))]
