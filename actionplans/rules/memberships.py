"""What must be true of the city's part in networks: memberships, what led to them, and networks that became others.

One function a rule, one sentence each; each is run by its line in table.py.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from actionplans.model.dates import PartialDate
from actionplans.model.problems import Problem
from actionplans.model.records import Membership, Model, WorkingGroup
from actionplans.model.relations import JOINED, in_a_circle, lineage
from actionplans.model.shapes import Ongoing
from actionplans.swedish.bodies import say


def networks_without_relation(model: Model) -> Iterator[Problem]:
    """A network has to do with the city: a membership, a role, or that it was considered; or it became another."""
    for network in model.networks.values():
        if not (network.memberships or network.roles or network.considerations or network.successors):
            do = say(
                model.city,
                "lägg till memberships om staden är eller har varit med, eller considerations om den överväger det",
            )
            yield Problem(network.place_of("name"), f"{network.name} har varken medlemskap eller överväganden", do)


def successors_of_networks(model: Model) -> Iterator[Problem]:
    """A network that became another has ended, before or when the other began, and never becomes itself again."""
    for network in model.networks.values():
        if not network.successors:
            continue
        place = network.place_of("successors")
        if in_a_circle(model.networks, network):
            yield Problem(place, f"{network.name} blir sig självt igen genom sina efterträdare", "rätta successors")
            continue
        if not isinstance(network.end, PartialDate):
            do = "ange end, sista dagen under det gamla namnet"
            yield Problem(place, f"{network.name} har efterträdare men inget slut", do)
            continue
        for index, name in enumerate(network.successors):
            later = model.networks.get(name)
            if later and isinstance(later.end, PartialDate) and later.end.last_day < network.end.first_day:
                what = f"efterträdaren {later.name} upphörde {later.end}, före {network.name} ({network.end})"
                yield Problem(network.place_of(f"successors.{index}"), what, "rätta något av datumen")


def considered_and_decided(model: Model) -> Iterator[Problem]:
    """What was considered is decided afterwards, and what was joined is a membership."""
    for network in model.networks.values():
        for one in network.considerations:
            if one.outcome_date and one.outcome_date.last_day < one.date.first_day:
                what = f"ställningstagandet {one.outcome_date} är före övervägandet {one.date}"
                yield Problem(one.place_of("outcome_date"), what, "rätta något av datumen")
            if one.outcome_date and one.outcome is None:
                do = "ange outcome, eller ta bort raden"
                yield Problem(one.place_of("outcome_date"), "ställningstagandet har ett datum men är inte angivet", do)
            if one.outcome == JOINED and not any(before.memberships for before in lineage(model.networks, network)):
                do = "lägg till medlemskapet under memberships, eller rätta outcome"
                city = say(model.city, "staden")
                yield Problem(one.place_of("outcome"), f"{city} gick med i {network.name} men har inget medlemskap", do)


def left_memberships(model: Model) -> Iterator[Problem]:
    """What it is decided to leave was joined before, and does not go on without an end."""
    for network in model.networks.values():
        for one in network.memberships:
            if one.left is None:
                continue
            if isinstance(one.end, Ongoing):
                decided = say(model.city, "staden har beslutat att lämna")
                what = f"{decided} {network.name} ({one.left.date}), men end är ongoing"
                do = "ange sista dagen i end, eller ta bort end om den inte är känd"
                yield Problem(one.place_of("end"), what, do)
            if one.start and one.left.date.last_day < one.start.first_day:
                what = f"beslutet att lämna {one.left.date} är före medlemskapets start {one.start}"
                yield Problem(one.left.place_of("date"), what, "rätta något av datumen")


def groups_within_membership(model: Model) -> Iterator[Problem]:
    """A working group is dated, and was joined during the membership, as far as the dates are known."""
    for network in model.networks.values():
        for membership in network.memberships:
            for group in membership.working_groups:
                if not group.spans:
                    do = "ange start, end eller observed, till exempel observed: [2023]"
                    yield Problem(group.place, "arbetsgruppen har inget datum", do)
                elif outside := _outside(group, membership):
                    what = f"arbetsgruppen {outside[1]} ligger utanför medlemskapets tid"
                    do = "rätta arbetsgruppens datum eller medlemskapets start och end"
                    yield Problem(group.place_of(outside[0]), what, do)


def memberships_outside_network(model: Model) -> Iterator[Problem]:
    """Nobody is a member of a network that is over, or was not there yet, or a note says why."""
    for network in model.networks.values():
        first, last = network.start, network.end
        if first and isinstance(last, PartialDate) and last.last_day < first.first_day:
            continue  # told as such
        for one in (membership for membership in network.memberships if not membership.note):
            keyed = (
                ("start", one.start),
                ("end", one.end),
                *((f"observed.{n}", at) for n, at in enumerate(one.observed)),
            )
            if isinstance(one.end, PartialDate) and first and one.end.last_day < first.first_day:
                what = f"medlemskapet slutade {one.end}, innan {network.name} bildades {first}"
                yield Problem(one.place_of("end"), what, "rätta något av datumen, eller flytta det till föregångaren")
            if not isinstance(last, PartialDate):
                continue
            for key, at in keyed:
                if at is not None and (isinstance(at, Ongoing) or at.first_day > last.last_day):
                    what = f"{network.name} upphörde {last}, men medlemskapet har {key.partition('.')[0]}: {at}"
                    do = "rätta något av datumen, eller skriv fortsättningen hos efterträdaren"
                    yield Problem(one.place_of(key), what, do)
                    break


def _outside(group: WorkingGroup, membership: Membership) -> tuple[str, PartialDate] | None:
    """The date of a group that surely lies before or after its membership, with its key."""
    start, end = membership.start, membership.end
    keyed = [("start", group.start), ("end", group.end)]
    dates = itertools.chain(keyed, ((f"observed.{number}", one) for number, one in enumerate(group.observed)))
    for key, date in dates:
        if not isinstance(date, PartialDate) or date.about:
            continue
        early = start is not None and date.last_day < start.first_day
        if early or (isinstance(end, PartialDate) and date.first_day > end.last_day):
            return key, date
    return None
