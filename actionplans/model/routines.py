"""How does a way of working stand on a day: to be created, described, adopted or replaced? Computed, never stored."""

from __future__ import annotations

import datetime
import enum

from actionplans.model.years import Routine


class RoutineStatus(enum.Enum):
    """What is known of a way of working; the last of these that is true of it."""

    DESCRIBED = "described"
    TO_BE_CREATED = "to be created"
    ADOPTED = "adopted"
    ENDED = "ended"


def routine_status(routine: Routine, day: datetime.date) -> RoutineStatus:
    """How it stands on a day. One that was to be created in a year is so until somebody is known to have adopted it."""
    is_replaced = routine.end is None and routine.replaced_by is not None
    if is_replaced or (routine.end is not None and routine.end.last_day < day):
        return RoutineStatus.ENDED
    if routine.adopted is not None and routine.adopted.date.first_day <= day:
        return RoutineStatus.ADOPTED
    return RoutineStatus.DESCRIBED if routine.year is None else RoutineStatus.TO_BE_CREATED


def recurs(routine: Routine, day: datetime.date) -> bool:
    """Whether a year on the day's site has it: what is only to be created, or is over, does not come back."""
    return routine_status(routine, day) in (RoutineStatus.DESCRIBED, RoutineStatus.ADOPTED)
