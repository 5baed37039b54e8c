"""Does each function exist as long as it is named, and is it a function and no person?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.fields import Record
from actionplans.model.owners import Answer, answers, ended_by
from actionplans.model.problems import Problem
from actionplans.model.records import Model, Organisation, Plan
from actionplans.swedish.given_names import is_a_persons
from actionplans.swedish.words import listed


def functions_without_organisation(model: Model) -> Iterator[Problem]:
    """A function does not outlive its organisation: as soon as an end is known, it says where the function goes."""
    for function in model.functions.values():
        organisation = model.organisations.get(function.organisation)
        end = organisation.end if organisation else None
        if organisation is None or not isinstance(end, PartialDate):
            continue
        if isinstance(function.end, PartialDate) and function.end.first_day <= end.last_day:
            continue
        what = f"{organisation.name} fanns till och med {in_words(end)}, men funktionen finns kvar"
        do = f"{_successors(model, organisation)}ange end: {end} för funktionen"
        yield Problem(function.place_of("organisation"), what, do)


def _successors(model: Model, organisation: Organisation) -> str:
    """Where the function may have gone."""
    named = [
        f"{one} ({model.organisations[one].name})" for one in organisation.successors if one in model.organisations
    ]
    return f"flytta den till efterträdaren {listed(named)}, eller " if named else ""


def ended_owners(model: Model) -> Iterator[Problem]:
    """What is of a year, a plan or a point, has an owner that was there when it began."""
    return _ended(model, ((one, _begins(one)) for one in answers(model) if one.year is not None))


def owners_gone(model: Model, day: datetime.date) -> Iterator[Problem]:
    """What goes on, a network or a way of working, has an owner that is there today.

    It comes with the calendar and not with anybody's change, so it stops nobody.
    """
    return _ended(model, ((one, day) for one in answers(model) if one.year is None and not _is_over(one, day)))


def _ended(model: Model, wanted: Iterable[tuple[Answer, datetime.date]]) -> Iterator[Problem]:
    for one, since in wanted:
        function = model.functions.get(one.record.owner or "")
        if function and isinstance(function.end, PartialDate) and ended_by(function, since):
            what = f"funktionen ”{function.name}” upphörde {in_words(function.end)}"
            yield Problem(one.record.place_of("owner"), what, "ange den som svarar för det nu, eller ta bort raden")


def _begins(one: Answer) -> datetime.date:
    """The first day on which somebody must answer for it."""
    plan = one.record if isinstance(one.record, Plan) else one.plan
    return plan.start.first_day if plan and plan.start else datetime.date(one.year or 0, 1, 1)


def _is_over(one: Answer, day: datetime.date) -> bool:
    end = getattr(one.record, "end", None)
    return bool((isinstance(end, PartialDate) and end.last_day < day) or getattr(one.record, "replaced_by", None))


def functions_named_as_persons(model: Model) -> Iterator[Problem]:
    """A function has the name of a function, be it one that answers for something or that goes on a trip."""
    named: list[tuple[Record, str, str]] = [(one, "name", one.name) for one in model.functions.values()]
    for trip in (trip for record in model.trips.values() for trip in record.trips):
        named += [(one, "function", one.function) for one in trip.delegation]
        named += [(one, "function", one.function) for one in trip.invitations]
    for record, key, name in named:
        if is_a_persons(name):
            what = f"”{name}” ser ut som en persons namn"
            yield Problem(record.place_of(key), what, "skriv funktionens namn, till exempel Samordnare")
