"""Which keys of a plan, its roles and memberships are not what the plan said, and so may come after its year is closed?

A closed plan is summed with the roles and memberships of its year. They go on to other years, and more is learnt of
them: what is listed here may be added, mended and taken away without any closed plan being another for it. A key that a
release adds to what is summed belongs here or in a new format; tests/test_closing.py asks which.
"""

from __future__ import annotations

from collections.abc import Mapping

from actionplans.model.fields import Record
from actionplans.model.records import Membership, Plan, Role

_OF_ALL_THAT_IS_HELD = frozenset(
    {
        # Other sources speak of it in other years, each as surely as it does.
        "sources",
        "confidence",
        "note",
        "alternatives",
        # Of its time only the days within the year are the plan's, and they are summed as days.
        "start",
        "end",
        "observed",
        # When its beginning or end became known is about what was shown on a day, not about what held.
        "announced",
        "end_announced",
    }
)
_NOT_THE_PLANS: Mapping[type[Record], frozenset[str]] = {
    # The network of a plan stands before its keys, be it in the file or only in the file's name.
    Plan: frozenset({"network"}),
    Role: _OF_ALL_THAT_IS_HELD
    | {
        # By when somebody is to be appointed is about what is to be done, and is over when the year is.
        "deadline",
        # What people search for it with is about how they speak.
        "search",
    },
    Membership: _OF_ALL_THAT_IS_HELD
    | {
        # What sort of member the city is has been decided by others than the plan, and often becomes known later.
        "kind",
        # How the membership was decided: decision and steps have dates and bodies of their own.
        "decision",
        "steps",
        # So was that it is left, which may be long after the plan.
        "left",
        # What it costs, in money and working time: an outcome is known when the year is over.
        "amounts",
        "time",
        # How it can be left, and which groups were joined, holds for all of its years.
        "terms",
        "working_groups",
        # Who in the city takes part, and to what end, is told of the membership, and the plan has its own.
        "participants",
        "goals",
    },
}


def not_the_plans(kind: type[Record]) -> frozenset[str]:
    """The keys of a kind of record that are left out of a closed plan's checksum, in every format."""
    return next((keys for held, keys in _NOT_THE_PLANS.items() if issubclass(kind, held)), frozenset())
