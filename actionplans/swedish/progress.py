"""How are goals, measures and what was reached said in Swedish, on pages and in papers alike?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from actionplans.model.dates import in_words
from actionplans.model.progress import Progress, Stand, Told
from actionplans.model.records import Goal, Measure, PlanGoal
from actionplans.swedish.numbers import in_digits
from actionplans.swedish.words import sentence

# Words alone: a colour would judge, and between the beginning and the target nobody can tell whether that is well.
_STANDS = {
    Stand.REACHED: "Nått",
    Stand.CLOSER: "På väg mot målvärdet",
    Stand.UNCHANGED: "Oförändrat",
    Stand.FURTHER: "Längre bort från målvärdet",
    Stand.TOLD: "Redovisat",
    Stand.CONTRADICTED: "Rapporterna anger olika värden",
    Stand.UNREPORTED: "Inget värde redovisat",
}
_NO_BREAK = "\N{NO-BREAK SPACE}"


def stand_word(found: Progress) -> str:
    """Where a measure stands, and that its time has passed where it has."""
    word = _STANDS[found.stand]
    if not found.late or found.measure.by is None:
        return word
    return f"{word}. Skulle vara nått senast {in_words(found.measure.by)}"


def goal_name(goal: PlanGoal | Goal) -> str:
    """What a goal is called in a list: without the full stop that a plan's own has as a sentence."""
    return goal.name if isinstance(goal, Goal) else goal.text.removesuffix(".")


def number(value: Decimal, measure: Measure | None) -> str:
    """A value with its unit: "3 ansökningar per år"."""
    unit = measure.unit if measure else None
    return f"{in_digits(value)}{_NO_BREAK}{unit}" if unit else in_digits(value)


def baseline(measure: Measure) -> str:
    """Where a measure began: "1 ansökan per år (2024)"; nothing where that is not known."""
    if measure.baseline is None:
        return ""
    when = f" ({in_words(measure.baseline_date)})" if measure.baseline_date else ""
    return number(measure.baseline, measure) + when


def target(measure: Measure) -> str:
    """What is to be reached, and by when: "3 ansökningar per år senast 2027"; a goal that is no number by its time."""
    wanted = [number(measure.target, measure)] if measure.target is not None else []
    wanted += [f"senast {in_words(measure.by)}"] if measure.by else []
    return sentence(" ".join(wanted))


def latest(found: Progress) -> str:
    """The newest value that is known of a measure, and when it held; several where reports do not agree."""
    return "; ".join(dict.fromkeys(value(one, found.measure) for one in found.latest))


def value(told: Told, measure: Measure | None) -> str:
    """A value that was reached: "2 ansökningar per år (31 december 2025)"; nothing where none is told."""
    if told.reached.value is None:
        return ""
    return f"{number(told.reached.value, measure)} ({in_words(told.when)})"


def counted(numbers: Iterable[tuple[int, str, str]]) -> str:
    """How many of each: "1 plan, 2 prioriteringar"; what there is none of is left out."""
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in numbers if count)
