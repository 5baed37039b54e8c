"""Macros about what comes when: the twelve months of a year, and the days that are next, as strips and in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from actionplans.downloads import calendar
from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import bullets, definitions, element, folded, join, note, table, text
from actionplans.markup.pictures import Scale, bar, dot, figure, legend, span, strip, swatch, upright, words
from actionplans.model.dates import MONTHS, in_words, span_in_words
from actionplans.model.records import Network
from actionplans.site.agenda import Item, coming, has_month, items
from actionplans.site.view import View
from actionplans.swedish.words import sentence

# --- A year -----------------------------------------------------------------------------------------------------------


def year_wheel(view: View, year: int) -> Markup:
    """The year month by month: a strip for each network with what recurs and what is dated, and the same as a list."""
    found = items(view.site, year)
    if not found:
        return element("p", f"Inget är känt om {year}.", class_="missing")
    placed = [item for item in found if has_month(item)]
    undated = [item for item in found if not has_month(item)]
    told = [_lanes(view, year, placed), _by_month(view, placed)] if placed else [_nothing_placed(year)]
    return join([*told, *_undated(view, undated)], "\n\n")


def _nothing_placed(year: int) -> Markup:
    return element("p", f"Inget med känd månad är känt för {year}.", class_="missing")


def _lanes(view: View, year: int, placed: Sequence[Item]) -> Markup:
    """A strip for each network, the first for what concerns them all."""
    scale = Scale.of_years(year, year)
    lanes: dict[str, tuple[Network | None, list[Item]]] = {}
    for item in sorted(placed, key=lambda item: item.network.name.casefold() if item.network else ""):
        lanes.setdefault(item.network.id if item.network else "", (item.network, []))[1].append(item)
    rows = []
    for network, own in lanes.values():
        name = view.link(network.called, view.site.page_of(network)) if network else text("Alla nätverk")
        rows.append([name, _lane(view, scale, own)])
    picture = table(f"Året {year} månad för månad", ["Nätverk", "Januari till december"], rows, class_="months")
    return element("div", picture + _legend(view, placed, scale))


# The height of a strip, where in it the letters of the months stand, and where the marks.
_HEIGHT, _LETTERS, _MIDDLE = 38, 12, 27
_INITIALS = "JFMAMJJASOND"


def _lane(view: View, scale: Scale, own: Sequence[Item]) -> Markup:
    marks = []
    for month, letter in enumerate(_INITIALS, 1):
        first = datetime.date(scale.first.year, month, 1)
        marks.append(upright(scale.begin(first), "scale", 16, _HEIGHT))
        marks.append(words(scale.begin(first.replace(day=15)), letter, _LETTERS, anchor="middle"))
    marks += [_mark(scale, item, _MIDDLE) for item in own]
    marks += [upright(scale.begin(view.day), "today", 16, _HEIGHT)] if scale.holds(view.day) else []
    return strip(marks, _HEIGHT) + element("p", f"{len(own)} datum", class_="vh")


def _mark(scale: Scale, item: Item, middle: float) -> Markup:
    """A mark at an item's time: what it looks like says whether a day, some days or only a month is known."""
    if item.date is None:
        return Markup("")
    begin, finish = scale.begin(item.date.first_day), scale.end((item.end or item.date).last_day)
    kind = _kind(scale, item)
    if kind in _DOTS:
        look, is_short = _DOTS[kind], finish - begin <= _SHORT
        return dot((begin + finish) / 2, look, middle, 5) if is_short else bar(begin, finish, look, middle - 4, 8)
    return span(begin, finish, _SPANS[kind], middle)


# What takes less of a strip than this, in per cent, is a dot.
_SHORT = 3.0
# What the marks mean, each with its look: those of a day, and those of a time.
_DOTS = {"känd dag": "moment", "inställd eller flyttad": "moment moment--off"}
_SPANS = {
    "flera dagar": "moment-span",
    "bara månaden är känd": "moment-span moment-span--vague",
    "återkommer varje år": "moment-span moment-span--recurs",
}


def _kind(scale: Scale, item: Item) -> str:
    """What the mark of an item means."""
    if item.is_off:  # however long it was to be: hollow
        return "inställd eller flyttad"
    if item.date is None or item.date.day is None:
        return "återkommer varje år" if item.recurs else "bara månaden är känd"
    last = item.end or item.date
    if scale.end(last.last_day) - scale.begin(item.date.first_day) > _SHORT:
        return "flera dagar"
    return "känd dag"


def _legend(view: View, placed: Iterable[Item], scale: Scale) -> Markup:
    """What the marks mean, those that there are."""
    found = {_kind(scale, item) for item in placed}
    entries = [(swatch(dot(50, look, 8, 5)), text(kind)) for kind, look in _DOTS.items() if kind in found]
    entries += [(swatch(span(0, 100, look, 8)), text(kind)) for kind, look in _SPANS.items() if kind in found]
    if scale.holds(view.day):
        entries.append((swatch(upright(50, "today", 0, 16)), text(in_words(view.day))))
    return legend(entries)


def _by_month(view: View, placed: Sequence[Item]) -> Markup:
    """What stands in the strips, month by month."""
    months: dict[int, list[Markup]] = {}
    for item in placed:
        if item.date and item.date.month:
            months.setdefault(item.date.month, []).append(_told(view, item, item.date.year))
    listed = definitions((sentence(MONTHS[month - 1]), bullets(told)) for month, told in months.items())
    return element("div", listed, class_="by-month")


def _undated(view: View, undated: Sequence[Item]) -> Iterator[Markup]:
    recurring = [item for item in undated if item.recurs]
    others = [item for item in undated if not item.recurs]
    for title, found in (("Återkommer, utan känd månad", recurring), ("Under året, utan känd månad", others)):
        if found:
            yield element("h3", title) + bullets(_told(view, item) for item in found)


def _told(view: View, item: Item, year: int | None = None) -> Markup:
    """An item in words: its day, without the year where that is clear, of what kind it is, and what it says."""
    within = all(date is None or date.year == year for date in (item.date, item.end))
    words = _when(item).replace(f" {year}", "") if within else _when(item)
    when = element("b", words) if has_month(item) else Markup("")
    kind, said = element("span", item.kind, class_="kind"), text(item.text)
    if item.recurs:
        said = view.link(item.text, item.page)
    elif item.network:
        said = join([view.link(item.network.called, item.page), item.text], ": ")
    else:
        kind = view.link(item.kind, item.page)
    said = join([said, cited(view, item.record), *map(note, item.besides)])
    return join([when, kind, with_remarks(view, said, item.record)])


def _when(item: Item) -> str:
    if item.date is None:
        return ""
    if item.recurs and item.date.month:
        return sentence(f"{MONTHS[item.date.month - 1]} varje år")
    return sentence(span_in_words(item.date, item.end) if item.end else in_words(item.date))


# --- What comes next --------------------------------------------------------------------------------------------------

# As far ahead as somebody plans their weeks, and where on the page that greets it stands.
AHEAD, NEXT = 90, "narmast"


def coming_days(view: View) -> Markup:
    """What begins or ends in the next 90 days, as a strip and a list; and what the calendar to subscribe to holds."""
    found = coming(view.site, AHEAD)
    until = view.day + datetime.timedelta(days=AHEAD)
    if found:
        caption = f"{sentence(in_words(view.day))} till {in_words(until)}"
        picture = figure(caption, _ahead(view, found, until), "ahead")
        first, rest = found[:_MOST], found[_MOST:]
        more = folded(f"Visa {len(rest)} till", _agenda(view, rest)) if rest else ""
        shown = join([picture, _agenda(view, first), more])
    else:
        none = f"Inget är daterat de närmaste {AHEAD} dagarna, till och med {in_words(until)}."
        shown = element("p", none, class_="missing")
    return element("div", shown + _calendar(view), id=NEXT)


def _agenda(view: View, found: Iterable[Item]) -> Markup:
    return element("ol", join((element("li", _told(view, item)) for item in found), ""), class_="agenda no-search")


# So many are read before a reader opens the rest.
_MOST = 8


def _ahead(view: View, found: Iterable[Item], until: datetime.date) -> Markup:
    scale = Scale(view.day, until)
    marks = [upright(0, "today", 16, _HEIGHT)]
    first = view.day.replace(day=1)
    while first <= until:
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        begin, end = scale.begin(first), scale.begin(following)
        marks += [upright(begin, "scale", 16, _HEIGHT)] if first > view.day else []
        # A part of a month is named where there is room for its name.
        marks += [words(begin, MONTHS[first.month - 1][:3], _LETTERS)] if end - begin > 10 else []
        first = following
    marks += [_mark(scale, item, _MIDDLE) for item in found if not item.recurs]
    return strip(marks, _HEIGHT)


def _calendar(view: View) -> Markup:
    """What the calendar that Outlook subscribes to holds, and how much of it is to come."""
    held = calendar.entries(view.site)
    ahead = sum(entry.last >= view.day for entry in held)
    link = view.link("Kalendern för Outlook", "oppna-data.md", "kalender")
    if not held:
        return element("p", join([link, "är tom."]))
    number = "ett datum" if len(held) == 1 else f"{len(held)} datum"
    of_them = "inget av dem kommande" if not ahead else "alla kommande" if ahead == len(held) else f"{ahead} kommande"
    since = view.day.year - calendar.YEARS_BEFORE
    return element("p", join([link, f"har {number} från och med {since}, {of_them}."]))
