"""How is time drawn? When mandates are held, and what happened in a network, as strips along the years.

A mandate is solid where its dates are known, striped where a source only attests a time, and fades where nothing is
known. A network's lane has its plans as squares, what the city did as filled dots and the network's own events as
hollow ones. A line stands at the site's day. Each strip lies beside text or a table that says the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from actionplans.markup.elements import Text, join, text
from actionplans.markup.pictures import Scale, bar, dot, legend, span, square, strip, swatch, upright, words
from actionplans.model.records import Holding, Network
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.site.held import Part, Stretch, stretches
from actionplans.site.view import View

# How high the strips are, in pixels: a mandate's, a network's, that of the years over them.
_HELD, _LANE, _AXIS = 20, 46, 18
# Where in a lane the plans, the city's events and the network's own have their middle.
_PLANS, _OURS, _THEIRS = 8, 24, 38
_MOST_YEARS = 5

# --- The years --------------------------------------------------------------------------------------------------------


def scale_of(view: View, days: Iterable[datetime.date]) -> Scale:
    """Whole years, from the first of some days to the last, the site's own day among them."""
    years = [view.day.year, *(day.year for day in days)]
    return Scale.of_years(min(years), max(years))


def axis(scale: Scale) -> Markup:
    """The years of strips that lie under each other, as far apart as they must be to be read on a telephone."""
    marks = []
    for year in _named_years(scale):
        place = scale.begin(datetime.date(year, 1, 1))
        marks.append(upright(place, "scale", 0, _AXIS))
        marks.append(words(place, f"\u2009{year}", 13, "year"))
    return strip(marks, _AXIS, "strip--axis")


def _named_years(scale: Scale) -> list[int]:
    """The years that get a line and their number: each, or every second, fifth, tenth … and no last one at the edge."""
    first, last = scale.first.year, scale.last.year
    length = last - first + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if length / step <= _MOST_YEARS)
    edge = last + 1 - length / _MOST_YEARS
    return [year for year in range(first, last + 1) if year % step == 0 and (year < edge or length == 1)]


def _ground(view: View, scale: Scale, height: int) -> Iterator[Markup]:
    """What lies under the marks: a line at each year that is named."""
    for year in _named_years(scale):
        yield upright(scale.begin(datetime.date(year, 1, 1)), "scale", 0, height)


def _today(view: View, scale: Scale, height: int) -> Iterator[Markup]:
    if scale.holds(view.day):
        yield upright(scale.end(view.day), "today", 0, height)


_TODAY = (swatch(upright(50, "today", 0, 16)), text("i dag"))

# --- Mandates ---------------------------------------------------------------------------------------------------------

_PART_WORDS = {
    Part.DATED: "tiden är känd",
    Part.OPEN: "pågår, inget slut är känt",
    Part.ATTESTED: "belagd för just den tiden",
    Part.UNKNOWN: "okänt",
    Part.VACANT: "tom plats",
}


def held_scale(view: View, holdings: Iterable[Holding]) -> Scale:
    """The years in which some mandates are known to be held, and the site's day."""
    drawn = (one for holding in holdings for one in stretches(view.site, holding))
    known = (day for one in drawn for day in (one.first, one.last) if day != datetime.date.max)
    return scale_of(view, known)


def held_strip(view: View, holding: Holding, scale: Scale) -> Markup:
    """When one mandate is held, along the years of a scale."""
    marks = [*_ground(view, scale, _HELD), *(_stretch(one, scale) for one in stretches(view.site, holding))]
    return strip([*marks, *_today(view, scale, _HELD)], _HELD)


def _stretch(one: Stretch, scale: Scale) -> Markup:
    begin, end = scale.begin(one.first), scale.end(one.last)
    if one.part is Part.VACANT:
        return bar(begin, end, "holds-vacant", 4, _HELD - 8)
    return span(begin, end, _HOLDS[one.part], _HELD / 2)


_HOLDS = {
    Part.DATED: "holds",
    Part.OPEN: "holds holds--open",
    Part.ATTESTED: "holds holds--attested",
    Part.UNKNOWN: "holds holds--unknown",
}


def held_legend(view: View, holdings: Iterable[Holding]) -> Markup:
    """What the marks of some mandates mean, those that are there."""
    there = {one.part for holding in holdings for one in stretches(view.site, holding)}
    shown = [(_sample(part), text(said)) for part, said in _PART_WORDS.items() if part in there]
    return legend([*shown, _TODAY]) if shown else Markup("")


def _sample(part: Part) -> Markup:
    if part is Part.VACANT:
        return swatch(bar(0, 100, "holds-vacant", 2, 12))
    return swatch(span(0, 100, _HOLDS[part], 8))


# --- Networks ---------------------------------------------------------------------------------------------------------


def lane_scale(view: View, networks: Iterable[Network]) -> Scale:
    """The years in which something is known of some networks: their plans and events, and the site's day."""
    return scale_of(view, (day for one in networks for day in _days(view, one)))


def _days(view: View, network: Network) -> Iterator[datetime.date]:
    yield from (datetime.date(year, 7, 1) for year in _planned_years(view, network))
    for event in network.events:
        yield from (event.date.first_day, (event.end or event.date).last_day)


def lane(view: View, network: Network, scale: Scale) -> Markup:
    """One network's plans and events, along the years of a scale. What lies upon each other is drawn once."""
    marks = dict.fromkeys(_ground(view, scale, _LANE))
    marks |= dict.fromkeys(_plans(view, network, scale))
    for event in sorted(network.events, key=lambda event: event.date.sort_key):
        ours = event.scope == "city"
        first, last = event.date.first_day, event.date.last_day
        # To half a per cent: a month of seventeen years, closer than which two dots are one.
        place = round(2 * scale.begin(first + (last - first) / 2)) / 2
        kind, middle = ("happened happened--ours", _OURS) if ours else ("happened", _THEIRS)
        marks[dot(place, kind, middle, 5)] = None
    return strip([*marks, *_today(view, scale, _LANE)], _LANE)


def _plans(view: View, network: Network, scale: Scale) -> Iterator[Markup]:
    for year in _planned_years(view, network):
        yield square(scale.begin(datetime.date(year, 7, 1)), "planned", _PLANS - 5, 10)


def _planned_years(view: View, network: Network) -> list[int]:
    """The years that a network has a plan for. What is only a draft is none yet."""
    plans = (plan for plan in view.site.plans_by_network.get(network.id, ()) if plan_status(plan) is not _DRAFT)
    return sorted({year for plan in plans for year in plan.years})


_DRAFT = PlanStatus.DRAFT


def lane_legend(view: View, networks: Sequence[Network]) -> Markup:
    """What the marks of lanes mean, those that are there."""
    scopes = {event.scope == "city" for one in networks for event in one.events}
    planned = any(_planned_years(view, one) for one in networks)
    shown: list[tuple[Markup, Text]] = [(swatch(square(50, "planned", 3, 10)), "handlingsplan")] if planned else []
    if True in scopes:
        shown.append((swatch(dot(50, "happened happened--ours", 8, 5)), view.say("staden gjorde något")))
    if False in scopes:
        shown.append((swatch(dot(50, "happened", 8, 5)), "nätverkets egen händelse"))
    return legend([*shown, _TODAY]) if shown else Markup("")


def lane_words(view: View, network: Network) -> Markup:
    """What a network's lane says, in words: how many plans and events, from when to when."""
    events = network.events
    ours = sum(event.scope == "city" for event in events)
    plans = len(_planned_years(view, network))
    counted = [
        f"{plans} år med handlingsplan" if plans else "",
        view.say(f"{ours} {'händelse' if ours == 1 else 'händelser'} där staden gjorde något") if ours else "",
        f"{len(events) - ours} av nätverkets egna händelser" if len(events) > ours else "",
    ]
    return join(counted, ", ")
