"""The macro about the year wheel: what actionplans/site/yearwheel.py has placed, drawn as SVG and told as a list."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import bullets, element, join, notice, text
from actionplans.model.dates import MONTHS, in_words, span_in_words
from actionplans.site.view import View
from actionplans.site.yearwheel import (
    CENTRE,
    MONTHS_AT,
    RADIUS,
    RIM,
    SIZE,
    Item,
    Mark,
    day_angle,
    has_month,
    items,
    marks,
    point,
)
from actionplans.swedish.words import sentence

# The inner edge of the marks' rings: inside it stands the year.
_HUB = 54
# Half the side of a square mark: with its corners it takes the place of a round one.
_SQUARE = 9.5


def year_wheel(view: View, year: int) -> Markup:
    """The year as a wheel: what recurs and what is dated, at its day on the circle, and the same as a list."""
    found = items(view.site, year)
    if not found:
        return notice("note", f"Inget är känt om {year}.")
    placed = marks(found)
    undated = [item for item in found if not has_month(item)]
    told_list = _list(view, placed) if placed else element("p", f"Inget med känd månad är känt för {year}.")
    wheel = element("div", _svg(year, placed, len(undated)), class_="wheel-picture")
    both = element("div", wheel + element("div", told_list, class_="wheel-told"), class_="wheel")
    return join([both, _undated(view, undated)], "\n\n")


# --- The list -------------------------------------------------------------------------------------------------------


def _list(view: View, placed: Sequence[Mark]) -> Markup:
    entries = []
    for mark in placed:
        number = element("b", str(mark.number), class_=_shape("wheel-number", mark))
        entries.append(element("li", join([number, element("div", join(_item(view, item) for item in mark.items))])))
    return element("ul", join(entries), class_="wheel-list")


def _item(view: View, item: Item) -> Markup:
    when = element("b", _when(item)) if has_month(item) else Markup("")
    kind, words = element("span", item.kind, class_="kind"), text(item.text)
    if item.recurs:
        words = view.link(item.text, item.page)
    elif item.network:
        words = join([view.link(item.network.called, item.page), item.text], ": ")
    else:
        kind = view.link(item.kind, item.page)
    return element("p", join([when, kind, with_remarks(view, join([words, cited(view, item.record)]), item.record)]))


def _when(item: Item) -> str:
    if item.date is None:
        return ""
    if item.recurs and item.date.month:
        return sentence(f"{MONTHS[item.date.month - 1]} varje år")
    return sentence(span_in_words(item.date, item.end) if item.end else in_words(item.date))


def _undated(view: View, undated: Sequence[Item]) -> Markup:
    recurring = [item for item in undated if item.recurs]
    others = [item for item in undated if not item.recurs]
    parts = []
    for title, found in (("Återkommer, utan känd månad", recurring), ("Under året, utan känd månad", others)):
        if found:
            listed = bullets((_item(view, item) for item in found), class_="wheel-undated")
            parts.append(element("div", element("h3", title) + listed))
    return join(parts, "\n\n")


# --- The picture ----------------------------------------------------------------------------------------------------


def _svg(year: int, placed: Sequence[Mark], undated: int) -> Markup:
    """The wheel. Colours are the page's own, so it holds in light, dark and print; the numbers are text."""
    counted = f"{len(placed)} {'märke' if len(placed) == 1 else 'märken'}"
    description = f"Året {year} som en cirkel med januari överst, medurs. {counted}, numrerade som i listan bredvid."
    parts = [
        element("title", f"Årshjul {year}", id=f"arshjul-{year}"),
        element("desc", description, id=f"arshjul-{year}-text"),
        _circle(RIM, "wheel-rim"),
        _circle(_HUB, "wheel-hub"),
        *_months(year),
        *(_line(mark.rim, (mark.x, mark.y), "wheel-leader") for mark in placed),
        *(_mark(mark) for mark in placed),
        _text(CENTRE, CENTRE - 6, str(year), "wheel-year"),
    ]
    if undated:
        parts.append(_text(CENTRE, CENTRE + 16, f"{undated} utan", "wheel-note"))
        parts.append(_text(CENTRE, CENTRE + 30, "känd månad", "wheel-note"))
    return element(
        "svg",
        join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {SIZE} {SIZE}",
        role="img",
        aria_labelledby=f"arshjul-{year} arshjul-{year}-text",
    )


def _months(year: int) -> list[Markup]:
    parts = []
    for month, name in enumerate(MONTHS, 1):
        begins = datetime.date(year, month, 1)
        middle = datetime.date(year, month, 16)
        parts.append(
            _line(point(day_angle(begins), _HUB), point(day_angle(begins), RIM + 6), "wheel-month"),
        )
        x, y = point(day_angle(middle), MONTHS_AT)
        parts.append(_text(x, y, name[:3], "wheel-name"))
    return parts


def _circle(radius: float, class_: str) -> Markup:
    return element("circle", "", cx=f"{CENTRE:g}", cy=f"{CENTRE:g}", r=f"{radius:g}", class_=class_)


def _line(start: tuple[float, float], end: tuple[float, float], class_: str) -> Markup:
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", "", class_=class_, **{key: f"{value:g}" for key, value in ends.items()})


def _text(x: float, y: float, words: str, class_: str | None = None) -> Markup:
    return element("text", words, x=f"{x:g}", y=f"{y:g}", class_=class_)


def _mark(mark: Mark) -> Markup:
    """A numbered mark: square for what recurs, round for what is dated, dashed where only the month is known."""
    hint = element("title", "; ".join(f"{_when(item)}: {item.text}" for item in mark.items))
    if mark.items[0].recurs:
        corner = {"x": mark.x - _SQUARE, "y": mark.y - _SQUARE, "width": 2 * _SQUARE, "height": 2 * _SQUARE, "rx": 3}
        shape = element("rect", "", **{key: f"{value:g}" for key, value in corner.items()})
    else:
        shape = element("circle", "", cx=f"{mark.x:g}", cy=f"{mark.y:g}", r=f"{RADIUS:g}")
    number = _text(mark.x, mark.y, str(mark.number))
    return element("g", join([hint, shape, number]), class_=_shape("wheel-mark", mark))


def _shape(class_: str, mark: Mark) -> str:
    first = mark.items[0]
    if first.recurs:
        return f"{class_} {class_}--recurs"
    exact = first.date is not None and first.date.day is not None
    return class_ if exact else f"{class_} {class_}--month"
