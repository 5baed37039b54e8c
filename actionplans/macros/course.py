"""How is it drawn how far a measure has come? A point for each value that was told, and the target as a dashed line.

Between the points nobody knows: no line joins them, and years without a value stay open.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from actionplans.markup.elements import element, join
from actionplans.markup.pictures import Scale, dot, figure, span, strip, words
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.progress import Told
from actionplans.model.records import Measure
from actionplans.site.view import View
from actionplans.swedish import progress as said
from actionplans.swedish.numbers import in_digits
from actionplans.swedish.words import inside
from actionplans.system.fixed import fixed

# Where values, the line of time and its years are drawn, in pixels from above.
_HIGHEST, _LOWEST, _LINE, _YEARS, _HEIGHT = 30, 100, 130, 148, 154
# As many years as have room for their numbers on a telephone.
_LABELS = 6


@fixed
class Point:
    """A value and the time that it is of. `begun` is where it all began, which no report tells."""

    value: Decimal
    when: PartialDate
    begun: bool = False


def course(view: View, measure: Measure, told: Sequence[Told]) -> Markup:
    """A measure's values through time beside its target, drawn and said; nothing where no value is reported."""
    values = [Point(one.reached.value, one.when) for one in told if one.reached.value is not None]
    if not values:
        return Markup("")
    view.show(*(one.reached for one in told))
    points = sorted([*_begun(measure), *values], key=lambda point: point.when.sort_key)
    return figure(_told(measure, points), _drawn(measure, points), "course")


def _begun(measure: Measure) -> list[Point]:
    """Where it all began, if both the value and its time are known."""
    if measure.baseline is None or measure.baseline_date is None:
        return []
    return [Point(measure.baseline, measure.baseline_date, begun=True)]


def _told(measure: Measure, points: Sequence[Point]) -> Markup:
    """The same in words: "Elever som cyklar: 46 procent (2023, utgångsläge), 49 procent (oktober 2024)."""
    values = ", ".join(
        f"{said.number(one.value, measure)} ({in_words(one.when)}{', utgångsläge' if one.begun else ''})"
        for one in points
    )
    wanted = f"Målvärde: {inside(said.target(measure))}." if said.target(measure) else "Inget målvärde är känt."
    return join([element("strong", f"{measure.indicator}:"), f"{values}.", wanted])


def _drawn(measure: Measure, points: Sequence[Point]) -> Markup:
    years = [one.when.year for one in points] + ([measure.by.year] if measure.by else [])
    scale = Scale.of_years(min(years), max(years))
    levels = [one.value for one in points] + ([measure.target] if measure.target is not None else [])
    low, high = min(levels), max(levels)

    def height(value: Decimal) -> float:
        part = float((value - low) / (high - low)) if high > low else 0.5
        return _LOWEST - part * (_LOWEST - _HIGHEST)

    marks = [span(0, 100, "scale", _LINE)]
    step = -(-(max(years) - min(years) + 1) // _LABELS)
    for year in range(min(years), max(years) + 1, step):
        marks.append(words(scale.begin(datetime.date(year, 1, 1)), str(year), _YEARS))
    if measure.target is not None:
        at = height(measure.target)
        marks += [span(0, 100, "target", at), words(100, f"Målvärde {in_digits(measure.target)}", at - 7, "", "end")]
    for one in points:
        place, at = _middle(scale, one.when), height(one.value)
        marks.append(dot(place, "point point--begun" if one.begun else "point", at, 6))
        marks.append(words(place, in_digits(one.value), at + 22, "", _anchor(place)))
    return strip(marks, _HEIGHT)


def _middle(scale: Scale, when: PartialDate) -> float:
    """The middle of the time that a value is of: of a year, its summer."""
    return (scale.begin(when.first_day) + scale.end(when.last_day)) / 2


def _anchor(place: float) -> str | None:
    """Where a number under a point begins, so that none leaves the picture."""
    return None if place < 4 else "end" if place > 96 else "middle"
