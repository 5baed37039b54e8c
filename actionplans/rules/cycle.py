"""Does what is said of the year's cycle follow on what it is said of: due days, outcomes, lessons, ways of working?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from actionplans.model.dates import PartialDate
from actionplans.model.problems import Problem
from actionplans.model.records import Model, Routine

_DATES = "rätta något av datumen"


def due_in_their_year(model: Model) -> Iterator[Problem]:
    """What is due is due in the year of its file; a dialogue on its plans is held in it or in the year before."""
    for number, year in model.years.items():
        for due in year.due:
            if due.date.year != number:
                what = f"tidpunkten är daterad {due.date} men filen gäller {number}"
                do = f"rätta datumet, eller flytta tidpunkten till data/years/{due.date.year}.yml"
                yield Problem(due.place_of("date"), what, do)

        for dialogue in year.dialogues:
            if dialogue.date and dialogue.date.year not in (number - 1, number):
                what = f"dialogen är daterad {dialogue.date} men filen gäller {number}"
                do = "rätta datumet, eller flytta dialogen till det år vars planer den gällde"
                yield Problem(dialogue.place_of("date"), what, do)


def outcomes_too_early(model: Model) -> Iterator[Problem]:
    """A focus point comes to something when its year has begun, and a lesson is taken further after its workshop."""
    for number, year in model.years.items():
        for point in year.direction.points if year.direction else ():
            result = point.result
            if result and result.as_of and result.as_of.last_day < datetime.date(number, 1, 1):
                what = f"resultatet avser {result.as_of}, innan {number} började"
                yield Problem(result.place_of("as_of"), what, "rätta datumet, eller flytta punkten till rätt år")
        held = year.workshop.date if year.workshop else None
        for lesson in year.workshop.lessons if year.workshop else ():
            further = lesson.leads_to
            if held and further and further.date and further.date.last_day < held.first_day:
                what = f"lärdomen fördes vidare {further.date}, före workshopen {held}"
                yield Problem(further.place_of("date"), what, _DATES)


def routines_in_order(model: Model) -> Iterator[Problem]:
    """A way of working is adopted before it ends, and replaced by another that does not lead back to it."""
    for routine in model.routines.values():
        adopted = routine.adopted.date if routine.adopted else None
        if adopted and isinstance(routine.end, PartialDate) and routine.end.last_day < adopted.first_day:
            what = f"slutet {routine.end} är före dagen då rutinen antogs, {adopted}"
            yield Problem(routine.place_of("end"), what, _DATES)
        if routine.id in _after(model, routine):
            what = (
                "rutinen ersätts av sig själv" if routine.replaced_by == routine.id else "rutinerna ersätter varandra"
            )
            yield Problem(routine.place_of("replaced_by"), what, "ange den rutin som gäller nu, eller ta bort raden")


def _after(model: Model, routine: Routine) -> set[str]:
    """The routines that a routine was replaced by, one after the other."""
    found: set[str] = set()
    name = routine.replaced_by
    while name and name in model.routines and name not in found:
        found.add(name)
        name = model.routines[name].replaced_by
    return found
