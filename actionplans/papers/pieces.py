"""What several papers have in common: who it is from, how a value is told, roles, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from actionplans.model.attested import UNNAMED
from actionplans.model.dates import in_words
from actionplans.model.fields import Record
from actionplans.model.records import Attachment, Model, Network, Passage, Role, Sourced
from actionplans.model.timeline import holds_in
from actionplans.model.walk import with_inner
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.tree import Block, Inline, Text
from actionplans.swedish.words import UNKNOWN, hedge, listed, mandate, period, sentence

Part = dict[str, Any]
# What stands in a cell where there is nothing to say, which is not the same as something unknown.
NOTHING = "–"
NOT_IN_DATA = "Bilagans innehåll saknas."


def organisation(model: Model, identifier: str) -> str:
    """An organisation's name at the start of a line."""
    return sentence(model.organisations[identifier].name)


# --- The frame of a paper -------------------------------------------------------------------------------------------


def part(case: Case, identifier: str, title: str, head: list[list[Text]], body: Sequence[Block]) -> Part:
    """A paper as template.typ takes it, without what only some papers have.

    `ending` are the last blocks, which stay on one page so that no last page holds a line or two.
    """
    model, matter = case.model, case.matter
    return {
        "id": identifier,
        "title": case.titled(title),
        "sender": {
            "city": organisation(model, model.city.organisation),
            "administration": organisation(model, matter.administration),
        },
        "head": head,
        "footer": _footer(case),
        "body": list(body),
        "ending": [],
        "sources": [],
        "attachments": [],
        "signatory": None,
        "after": [],
        "in_data": True,
    }


def attachment_part(
    case: Case,
    attachment: Attachment,
    body: Sequence[Block],
    *,
    ending: Sequence[Block] = (),
    records: Iterable[Record] = (),
    in_data: bool = True,
    told_instead: str = "",
) -> Part:
    """An attachment, which says so where its content is not `in_data`.

    A reconstruction always says so, for what it tells is what others have said; it lists the sources of the records
    that it is made of. `told_instead` says what the body tells instead. The city's own file is no reconstruction.
    """
    in_data = in_data and not (case.matter.reconstructed and not attachment.file)
    if not in_data:
        body = [*_instead_of_content(case, told_instead), *body]
    head: list[list[Text]] = [[[tree.strong(f"Bilaga {attachment.number}")], [str(case.matter.date)]]]
    if case.matter.reference:
        head[0].append([f"Diarienummer {case.matter.reference}"])
    made = part(case, attachment_id(attachment), attachment.title, head, body)
    if attachment.file:
        made["title"] = attachment.title
    made["ending"] = list(ending)
    made["footer"] += f", bilaga {attachment.number}"
    made["in_data"] = in_data
    if not in_data:
        made["sources"] = sources(case.model, records)
    return made


def _instead_of_content(case: Case, told_instead: str) -> list[Block]:
    """The box at the top of an attachment without its own content."""
    if case.matter.reconstructed:
        return no_paper_of_the_citys(case, case.say("Stadens egen bilaga finns inte med."), told_instead)
    return [tree.box(" ".join(words for words in (NOT_IN_DATA, told_instead) if words))]


def no_paper_of_the_citys(case: Case, *more: str) -> list[Block]:
    """The box at the top of each paper of a reconstruction, with what more there is to say of it; none on others."""
    if not case.matter.reconstructed:
        return []
    what = case.say("Det här är inte stadens handling.")
    made = case.say(
        f"Det är en rekonstruktion ur öppna källor, gjord den {in_words(case.day)}. Stadens eget brev med bilagor är "
        "originalet."
    )
    return [tree.box(tree.strong(what), f" {' '.join(words for words in (made, *more) if words)}")]


def attachment_id(attachment: Attachment) -> str:
    """What links to an attachment within the bundle go by."""
    return f"bilaga-{attachment.number}"


def _footer(case: Case) -> str:
    """Who writes to which committee, as its letters have it: "Exempelstad stadsrum, SRN-information".

    Only a letter that calls itself information is one: what the committee is to decide on is a matter.
    """
    organisations, matter = case.model.organisations, case.matter
    city = organisation(case.model, case.model.city.organisation)
    administration = organisations[matter.administration]
    committee = organisations[matter.committee].short
    kind = "information" if matter.title.startswith("Information") else "ärende"
    kind = f"{committee}-{kind}" if committee else kind
    return case.titled(f"{city} {administration.short or administration.name}, {kind}")


# --- How a value is told --------------------------------------------------------------------------------------------


def unknown() -> Block:
    """What stands where a part of a paper is not known."""
    return tree.paragraph(f"{UNKNOWN}.")


def passage(model: Model, found: Passage | None) -> list[Block]:
    """A longer text from data/: an empty line starts a new paragraph. What is remarked on it comes last."""
    if found is None:
        return [unknown()]
    blocks = [tree.paragraph(one) for one in re.split(r"\n\s*\n", doubted(model, found, found.text.strip()))]
    blocks[-1]["content"] += remarks(model, found)
    return blocks


def with_remarks(model: Model, words: str | None, record: Record) -> Text:
    """A value, or that it is unknown, with what the reader must know to trust it."""
    return [doubted(model, record, words) if words else UNKNOWN, *remarks(model, record)]


def doubted(model: Model, record: Record, words: str) -> str:
    """A value with the doubt about it before it: "Troligen: …"."""
    return f"{hedge(model, record)} {words}".strip()


def remarks(model: Model, record: Record) -> Text:
    """A record's note and what other sources say, each on a line of its own."""
    if not isinstance(record, Sourced):
        return []
    found = [record.note] if record.note else []
    for other in record.alternatives:
        # Who says it may stand in the text.
        publishers = dict.fromkeys(model.sources[name].publisher for name in other.sources)
        unsaid = listed(one for one in publishers if one not in other.text)
        found.append(f"Annan uppgift: {other.text.removesuffix('.')}{f' ({unsaid})' if unsaid else ''}.")
    return [tree.remark(words) for words in found]


# --- Roles ----------------------------------------------------------------------------------------------------------


def held_roles(network: Network, year: int) -> list[Role]:
    """The roles that the sources say were held in a year."""
    return [role for role in network.roles if holds_in(role, year)]


def mandates(network: Network, year: int) -> list[str]:
    """What the city holds in a network in a year, each as words inside a sentence, with its end."""
    return [mandate(role) for role in held_roles(network, year) if not role.vacant]


def role_table(case: Case, network: Network, year: int) -> Block:
    """The city's roles in a network in a year, or that none is attested."""
    held = held_roles(network, year)
    return roles_as_table(case, held) if held else tree.paragraph(f"Inget uppdrag är belagt för {year}.")


def roles_as_table(case: Case, roles: Sequence[Role]) -> Block:
    """Roles: what, who represents the city, at which level, from when to when."""
    levels = case.model.vocabulary.levels
    rows: list[list[Text]] = [
        [
            with_remarks(case.model, role.text, role),
            tree.lines(_represented_by(case.model, role)),
            [levels[role.level].label if role.level else UNKNOWN],
            [sentence(period(role, case.letter_day))],
        ]
        for role in roles
    ]
    return tree.table([("Uppdrag", 3), ("Företrädare", 3), ("Nivå", 0), ("Tid", 2.1)], rows)


def _represented_by(model: Model, role: Role) -> list[str]:
    """Who represents the city, each on a line of its own: offices begin with a capital, and so do names."""
    who = [part for part in (organisation(model, role.holder), role.office, role.person) if part]
    return ["Tom plats", *who] if role.vacant else who


# --- Sources --------------------------------------------------------------------------------------------------------


def sources(model: Model, records: Iterable[Record]) -> list[Text]:
    """The sources of some records and all records inside them, each once, in the order of first use. None is later."""
    used: dict[str, None] = {}
    for record in records:
        for inner in with_inner(record):
            if isinstance(inner, Sourced):
                used.update(dict.fromkeys(inner.sources))
                used.update((one, None) for other in inner.alternatives for one in other.sources)
    return [_source(model, identifier) for identifier in used if identifier != UNNAMED.id]


def _source(model: Model, identifier: str) -> Text:
    """A source with what its title does not say already, and the address for who reads on paper."""
    source = model.sources[identifier]
    named: Inline = source.title if source.language == "sv" else tree.foreign(source.language, source.title)
    title: Inline = tree.link(source.url, named) if source.url else named
    dated = in_words(source.date).replace(" ", "\u00a0") if source.date else ""
    told = f"{source.title} {source.url or ''}"
    more = ", ".join(words for words in (source.publisher, dated) if words and words not in told)
    found: Text = [title, "" if source.title.endswith(("?", "!", ".")) else ".", f" {more}." if more else ""]
    if source.url:
        found += [" ", tree.address(source.url), " (arkiverad\u00a0kopia)" if source.archived_copy else ""]
    return [one for one in found if one]
