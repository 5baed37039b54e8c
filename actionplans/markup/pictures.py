"""What are pictures made of? Strips of SVG with marks along a scale, and the legend that says what the marks mean.

A strip is as wide as there is room, and lies in a table or list whose text says the same: it is for the eye alone.
Places along it are parts of its width, in per cent, so nothing is stretched and text keeps its size; heights are in
pixels. What a mark looks like is a class in theme/assets/pictures.css: the policy allows no style in a page, and the
colours follow the scheme. Stripes and fading are dashes, which need no pattern that a page would have to define, and
stay what they are in forced colours and on paper.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.markup.elements import Text, bullets, element, join
from actionplans.system.fixed import fixed


@fixed
class Scale:
    """A time that a strip shows, from the beginning of one day to the end of another."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of_years(cls, first: int, last: int) -> Scale:
        """From New Year's Day of one year to New Year's Eve of another."""
        return cls(datetime.date(first, 1, 1), datetime.date(last, 12, 31))

    def begin(self, day: datetime.date) -> float:
        """Where a day begins, in per cent of the strip; a day outside lies at its end."""
        length = (self.last - self.first).days + 1
        return min(max((day - self.first).days / length, 0), 1) * 100

    def end(self, day: datetime.date) -> float:
        """Where a day ends, in per cent of the strip."""
        return self.begin(day + datetime.timedelta(days=1)) if day < datetime.date.max else 100.0

    def holds(self, day: datetime.date) -> bool:
        """Whether a day is in the time that is shown."""
        return self.first <= day <= self.last


def strip(marks: Iterable[Markup], height: int, kind: str = "") -> Markup:
    """Marks beside and upon each other, those that come later on top."""
    named = f"strip {kind}".strip()
    return element("svg", join(marks, ""), class_=named, height=str(height), aria_hidden="true")


@functools.lru_cache(maxsize=5_000)  # the bars of a network's years, on all pages that show them
def bar(begin: float, end: float, kind: str, top: float, height: float) -> Markup:
    """A filled bar between two places."""
    return element(
        "rect", "", x=_place(begin), width=_place(end - begin), y=_number(top), height=_number(height), class_=kind
    )


def span(begin: float, end: float, kind: str, middle: float) -> Markup:
    """A bar that can be striped or fade: a line, whose thickness is that of its class."""
    at = _number(middle)
    return element("line", "", x1=_place(begin), x2=_place(end), y1=at, y2=at, class_=kind)


def upright(place: float, kind: str, top: float, bottom: float) -> Markup:
    """A line across, as that of the day."""
    at = _place(place)
    return element("line", "", x1=at, x2=at, y1=_number(top), y2=_number(bottom), class_=kind)


def dot(place: float, kind: str, middle: float, radius: float) -> Markup:
    """A round mark."""
    return element("circle", "", cx=_place(place), cy=_number(middle), r=_number(radius), class_=kind)


def square(place: float, kind: str, top: float, size: float) -> Markup:
    """A square mark of so many pixels, with its middle at a place."""
    x, y, side = _place(place), _number(top), _number(size)
    return element(
        "rect", "", x=x, y=y, width=side, height=side, transform=f"translate({_number(-size / 2)})", class_=kind
    )


def words(place: float, said: Text, baseline: float, kind: str = "", anchor: str | None = None) -> Markup:
    """Text in a strip. `anchor` is "middle" or "end" where the place is not that of its beginning."""
    return element("text", said, x=_place(place), y=_number(baseline), class_=kind or None, text_anchor=anchor)


def legend(entries: Sequence[tuple[Markup, Text]]) -> Markup:
    """What the marks mean: each as a small strip with its words."""
    return bullets((join(entry) for entry in entries), class_="legend")


@functools.lru_cache(maxsize=100)
def swatch(mark: Markup) -> Markup:
    """A mark as a legend shows it, in a strip of 24 by 16 pixels."""
    return element("svg", mark, class_="swatch", width="24", height="16", aria_hidden="true")


def figure(caption: Text, content: Markup, kind: str = "") -> Markup:
    """A picture with its caption, which says what can be read from it."""
    return element("figure", element("figcaption", caption) + content, class_=f"picture {kind}".strip())


def _place(percent: float) -> str:
    return f"{_number(percent)}%"


def _number(value: float) -> str:
    """At most two decimals: a hundredth of a per cent is less than a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
