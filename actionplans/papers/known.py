"""What other sources say of a network: what an attachment tells where its own content is not in the data."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from actionplans.model.dates import in_words, span_in_words
from actionplans.model.fields import Record
from actionplans.model.records import Event, Fact, Membership, Network, Project, Role
from actionplans.model.timeline import latest_first, project_order
from actionplans.papers import tree
from actionplans.papers.case import Case
from actionplans.papers.pieces import (
    doubted,
    held_roles,
    organisation,
    remarks,
    role_table,
    roles_as_table,
    with_remarks,
)
from actionplans.papers.tree import Block, Text
from actionplans.swedish.words import UNKNOWN, hedge, number_word, period, project_period, sentence

# What a committee asks first of a network: not who chairs it, nor which figures of its members contradict each other.
_FACTS = ("full_name", "description", "founded", "seat", "membership_form", "city")
_MOST_EVENTS = 10


def known_blocks(case: Case, network: Network, year: int) -> Iterator[Block]:
    """What the network is, the city's membership and mandates, what happened and which projects came of it."""
    yield tree.heading(2, "Om nätverket")
    yield from _about(case, network)
    yield tree.heading(2, case.say("Stadens medlemskap"))
    yield _memberships(case, network)
    yield tree.heading(2, case.say(f"Stadens uppdrag {year}"))
    yield role_table(case, network, year)
    if earlier := _earlier_roles(network, year):
        yield tree.heading(2, "Andra uppdrag som är belagda")
        yield roles_as_table(case, earlier)
    if events := _events(network):
        yield tree.heading(2, case.say("Händelser som rör staden"))
        yield from event_blocks(case, events)
    if projects := _projects(case, network):
        yield tree.heading(2, "Projekt genom nätverket")
        yield _project_table(case, projects)


def known_records(case: Case, network: Network, year: int) -> list[Record]:
    """What these blocks are made of, for the list of sources."""
    return [
        *_direction(case, year),
        *_facts(network),
        *network.memberships,
        *held_roles(network, year),
        *_earlier_roles(network, year),
        *_events(network)[:_MOST_EVENTS],
        *_projects(case, network),
    ]


def event_blocks(case: Case, events: Sequence[Event]) -> Iterator[Block]:
    """Events as a list, the newest first; of many only the newest, and how many there are."""
    shown = events[:_MOST_EVENTS]
    if len(events) > len(shown):
        yield tree.paragraph(f"De {number_word(len(shown))} senaste av {number_word(len(events))} belagda händelser:")
    days = itertools.groupby(shown, key=lambda one: sentence(span_in_words(one.date, one.end)))
    yield tree.bullets([_of_day(case, day, list(same)) for day, same in days])


def what_instead(case: Case, year: int) -> str:
    """What the paper tells in place of its content. The common direction is all that a missing plan surely followed."""
    told_instead = case.say("Här står i stället vad andra källor säger om nätverket och om stadens medverkan.")
    if not _direction(case, year):
        return told_instead
    return f"{told_instead} Den gemensamma inriktningen för alla nätverk {year} står i brevet."


def _direction(case: Case, year: int) -> list[Record]:
    record = case.model.years.get(year)
    return [record.direction] if record and record.direction else []


def _facts(network: Network) -> list[Fact]:
    return [one for kind in _FACTS for one in network.facts if one.kind == kind]


def _about(case: Case, network: Network) -> list[Block]:
    facts = _facts(network)
    if not facts:
        return [tree.paragraph(f"{UNKNOWN}.")]
    labels = case.model.vocabulary.fact_kinds
    kinds = itertools.groupby(facts, key=lambda one: one.kind)
    rows: list[list[Text]] = [
        [[labels[kind].label], tree.apart(_fact(case, one) for one in same)] for kind, same in kinds
    ]
    return [tree.table([("Uppgift", 1.3), ("Vad källorna säger", 4)], rows)]


def _fact(case: Case, fact: Fact) -> Text:
    if fact.as_of is None or str(fact.as_of.year) in fact.text:
        return with_remarks(case.model, fact.text, fact)
    ending = "." if fact.text.endswith(".") else ""
    return with_remarks(case.model, f"{fact.text.removesuffix('.')} ({in_words(fact.as_of)}){ending}", fact)


def _memberships(case: Case, network: Network) -> Block:
    if not network.memberships:
        return tree.paragraph("Inget medlemskap är belagt.")
    columns = [("Medlem", 1.5), ("Tid", 3), ("Omfattning", 2.5)]
    return tree.table(columns, (_membership(case, one) for one in network.memberships))


def _membership(case: Case, one: Membership) -> list[Text]:
    held = sentence(f"{hedge(case.model, one)} {period(one, case.letter_day)}".strip())
    return [[organisation(case.model, one.member)], [held, *remarks(case.model, one)], [one.text or UNKNOWN]]


def _earlier_roles(network: Network, year: int) -> list[Role]:
    held = held_roles(network, year)
    return sorted((one for one in network.roles if one not in held), key=latest_first)


def _events(network: Network) -> list[Event]:
    found = [one for one in network.events if one.scope == "city"]
    return sorted(found, key=lambda one: one.date.sort_key, reverse=True)


def _of_day(case: Case, day: str, events: Sequence[Event]) -> list[Block]:
    """What happened on a day, which is said once."""
    said: Text = [tree.strong(f"{day}:")]
    # What has a remark comes last: the remark would else seem to be on what follows.
    for one in sorted(events, key=lambda one: bool(remarks(case.model, one))):
        # A remark ends its line.
        after_remark = not isinstance(said[-1], str) and said[-1]["kind"] == "remark"
        said += [tree.line_break() if after_remark else " ", doubted(case.model, one, one.text)]
        said += remarks(case.model, one)
    return [tree.paragraph(*said)]


def _projects(case: Case, network: Network) -> list[Project]:
    found = [one for one in case.model.projects.values() if network.id in one.networks]
    return sorted(found, key=project_order)


def _project_table(case: Case, projects: Sequence[Project]) -> Block:
    columns = [("Projekt", 1.3), ("Vad det handlar om", 3), (case.say("Stadens del"), 2), ("Tid", 1.8)]
    return tree.table(columns, (_project(case, one) for one in projects))


def _project(case: Case, one: Project) -> list[Text]:
    return [
        [one.name],
        with_remarks(case.model, one.text, one),
        [one.part or UNKNOWN],
        [project_period(one) or UNKNOWN],
    ]
