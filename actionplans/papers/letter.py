"""The cover letter, laid out as the committee's own: from the matter, the year's direction and the written text."""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.model.dates import in_words
from actionplans.model.records import Attachment, Matter, Network
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.going_on import covered
from actionplans.papers.pieces import Part, attachment_id, doubted, mandates, organisation, part, remarks
from actionplans.papers.tree import Block, Text
from actionplans.swedish.words import grouped, listed, number_word, sentence

_RECONSTRUCTION = (
    "Det här är inte stadens handling. Det är en rekonstruktion ur öppna källor, gjord den {day}. "
    "Stadens eget brev med bilagor är originalet."
)


def letter(case: Case, checksum: str | None = None, linked: bool = False) -> Part:
    """The letter. `checksum`, of the list of its attachments, is printed under the signature.

    `linked` where the attachments stand in the same file.
    """
    matter = case.matter
    body = [
        *([tree.box(case.say(_RECONSTRUCTION).format(day=in_words(case.day)))] if matter.reconstructed else []),
        tree.heading(2, "Förslag till beslut"),
        tree.paragraph(matter.proposal),
        tree.heading(2, "Information"),
        *case.written,
        *(_plans_told(case) if _plans(case) else []),
    ]
    made = part(case, "brev", matter.title, _head(matter), body)
    made["attachments"] = [
        {"number": one.number, "title": one.title, "target": attachment_id(one) if linked else None}
        for one in matter.attachments
    ]
    if matter.signatory and not matter.reconstructed:
        made["signatory"] = {"name": matter.signatory.name, "title": sentence(matter.signatory.title)}
    made["after"] = [*_unsigned(matter), *_checksum(checksum)]
    return made


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
    return [tree.heading(2, f"Inriktning {case.year}"), *_direction(case), *_scope(case)]


def _direction(case: Case) -> list[Block]:
    """What the city holds in the networks this year, and the year's common direction with its focus points."""
    blocks = _mandates(case)
    record = case.model.years.get(case.year)
    if record is None or record.direction is None:
        return [*blocks, tree.paragraph(f"Ingen gemensam inriktning för {case.year} finns i webbplatsens uppgifter.")]
    why = doubted(case.model, record.direction, record.direction.text)
    blocks.append(tree.paragraph(why, *remarks(case.model, record.direction)))
    points = [[tree.paragraph(point.text)] for point in record.direction.points]
    return [*blocks, tree.bullets(points)] if points else blocks


def _mandates(case: Case) -> list[Block]:
    """One line a network: the texts of roles are labels of many forms, and no sentence fits them all."""
    held = [(network.name, mandates(network, case.year)) for network in _networks(case)]
    lines = [[tree.paragraph(tree.strong(f"{name}:"), f" {'; '.join(words)}.")] for name, words in held if words]
    if not lines:
        return []
    city = organisation(case.model, case.model.city.organisation)
    return [tree.paragraph(f"Under {case.year} har {city} dessa uppdrag i nätverken:"), tree.bullets(lines)]


def _networks(case: Case) -> list[Network]:
    """The networks of the year's plans, in the order of the attachments."""
    found = [name for one in _plans(case) for name in covered(case.model, one)]
    return [case.model.networks[name] for name in dict.fromkeys(found)]


def _plans(case: Case) -> Sequence[Attachment]:
    return [one for one in case.matter.attachments if one.kind == "plan" and one.year == case.year]


def _scope(case: Case) -> list[Block]:
    names = [network.name for network in _networks(case)]
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
