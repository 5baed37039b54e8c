"""How is it said who went on trips, by function and never by name, and of which trips the cost is unknown?"""

from __future__ import annotations

from collections.abc import Sequence

from actionplans.model.records import Delegate, Model
from actionplans.swedish.words import inside, listed


def delegation(known: Model, went: Sequence[Delegate]) -> str:
    """Who went: "2 tjänstepersoner: processledare (2); 1 på politisk nivå: nämndens ordförande"; nothing of nobody."""
    levels: dict[str | None, list[Delegate]] = {}
    for one in went:
        levels.setdefault(one.level, []).append(one)
    return "; ".join(f"{_counted(known, level, of)}: {_functions(known, of)}" for level, of in levels.items())


def _counted(known: Model, level: str | None, went: Sequence[Delegate]) -> str:
    number = sum(one.number for one in went)
    if level == "official":
        return f"{number} {'tjänsteperson' if number == 1 else 'tjänstepersoner'}"
    return f"{number} på {inside(known.vocabulary.levels[level].label)}" if level else f"{number} deltagare"


def _functions(known: Model, went: Sequence[Delegate]) -> str:
    return listed(_function(known, one, alone=len(went) == 1) for one in went)


def _function(known: Model, one: Delegate, *, alone: bool) -> str:
    """A function, with how many and whose, where that is not said already."""
    of = [str(one.number)] if one.number > 1 and not alone else []
    of += [known.organisations[one.organisation].name] if one.organisation else []
    return inside(one.function) + (f" ({', '.join(of)})" if of else "")


def without_cost(trips: int, unknown: int) -> str:
    """How many trips are not in a sum: "3 resor eller annat deltagande, varav 1 utan uppgift om kostnad"."""
    if not unknown:
        return ""
    of = "" if trips == 1 else ", alla" if trips == unknown else f", varav {unknown}"
    return f"{trips} {'resa' if trips == 1 else 'resor'} eller annat deltagande{of} utan uppgift om kostnad"
