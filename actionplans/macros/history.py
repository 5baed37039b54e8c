"""The macro about all networks through all years: a lane for each, and a link to every page there is."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from actionplans.markup.elements import bullets, element, grid, join, table, text
from actionplans.markup.pictures import Scale, bar, dot, legend, strip, swatch, upright, words
from actionplans.model.records import Event, Network
from actionplans.site.addresses import network_page, year_page
from actionplans.site.view import View
from actionplans.swedish.words import listed


def history(view: View) -> Markup:
    """A lane for each network with the city's events, its own and the plans; then a link to every page there is."""
    networks = [*view.site.members, *view.site.coming, *view.site.former]
    documented = (view.site.years_of(network.id) for network in networks)
    years = sorted({*view.site.years, *itertools.chain.from_iterable(documented)}, reverse=True)
    rows = []
    for network in networks:
        view.show(network, *view.site.plans_by_network.get(network.id, ()))
        cells = [_history_cell(view, network, year) for year in years]
        rows.append((view.link(network.called, network_page(network.id)), cells))
    if not rows or not years:
        return element("p", "Inget år är dokumenterat ännu.", class_="missing")
    columns = [view.link(str(year), year_page(year)) for year in years]
    marks = bullets(
        [
            join([element("b", "Plan", class_="mark mark--plan"), "en plan är känd"]),
            join([element("b", "Sida", class_="mark mark--page"), "något är dokumenterat, men ingen plan"]),
            join([element("b", "–", class_="mark"), "inget är känt"]),
        ],
        class_="legend",
    )
    heading = element("h2", "År och sidor", id="sidor")
    return join([_lanes(view, networks), heading, marks, grid("Nätverk och år", columns, rows)], "\n\n")


def _history_cell(view: View, network: Network, year: int) -> Markup:
    page, plan = network_page(network.id, year), view.model.plan_for(network.id, year)
    if plan and page not in view.site.pages:
        page = view.site.plan_page(plan)  # a plan for several networks has a page of its own
    if page not in view.site.pages:
        return element("span", element("span", "–", aria_hidden="true") + element("span", "inget känt", class_="vh"))
    word, kind = ("Plan", "plan") if plan else ("Sida", "page")
    label = join([word, element("span", f"{network.name} {year}", class_="vh")])
    return element("a", label, href=view.href(page), class_=f"mark mark--{kind}")


# --- The lanes --------------------------------------------------------------------------------------------------------

_HEIGHT, _YEARS_AT, _THEIRS, _OURS, _PLANS = 58, 12, 25, 39, 47


def _lanes(view: View, networks: Sequence[Network]) -> Markup:
    """Through the years: what the network did on its own above, what the city did in it below, and then the plans."""
    begun = [event.date.year for network in networks for event in network.events]
    begun += [plan.year for network in networks for plan in view.site.plans_by_network.get(network.id, ())]
    if not begun:
        return Markup("")
    planned = [plan.last_year for network in networks for plan in view.site.plans_by_network.get(network.id, ())]
    scale = Scale.of_years(min(begun), max(view.day.year, *planned, *begun))
    rows = [[view.link(network.called, network_page(network.id)), _lane(view, scale, network)] for network in networks]
    caption = f"{scale.first.year}–{scale.last.year} i varje nätverk"
    entries = [
        (swatch(dot(50, "moment", 8, 4)), text(view.say("staden gjorde något"))),
        (swatch(dot(50, "moment moment--theirs", 8, 4)), text("nätverkets egen händelse")),
        (swatch(bar(20, 80, "moment moment--plan", 3, 10)), text("en plan är känd för året")),
        (swatch(upright(50, "today", 0, 16)), text("i dag")),
    ]
    return element("div", table(caption, ["Nätverk", "Genom åren"], rows, class_="lanes") + legend(entries))


def _lane(view: View, scale: Scale, network: Network) -> Markup:
    marks = [*_years(scale)]
    ours = [event for event in network.events if event.scope == "city"]
    theirs = [event for event in network.events if event.scope != "city"]
    marks += [dot(_middle(scale, event), "moment moment--theirs", _THEIRS, 4) for event in theirs]
    marks += [dot(_middle(scale, event), "moment", _OURS, 4) for event in ours]
    planned = sorted({year for plan in view.site.plans_by_network.get(network.id, ()) for year in plan.years})
    for year in planned:
        begin, end = scale.begin(datetime.date(year, 1, 1)), scale.end(datetime.date(year, 12, 31))
        quarter = (end - begin) / 4
        marks.append(bar(begin + quarter, end - quarter, "moment moment--plan", _PLANS, 10))
    marks += [upright(scale.begin(view.day), "today", 16, _HEIGHT)] if scale.holds(view.day) else []
    told = [
        (view.say("Staden"), _years_of(ours)),
        ("Nätverket", _years_of(theirs)),
        ("Planer", listed(map(str, planned))),
    ]
    known = [f"{who}: {when}." for who, when in told if when]
    return strip(marks, _HEIGHT) + element("p", join(known) if known else "Inget daterat är känt.")


def _years(scale: Scale) -> Iterable[Markup]:
    """A line at each tenth year, with its number; closer where the time is short."""
    shown = scale.last.year - scale.first.year + 1
    step = 2 if shown <= 10 else 5 if shown <= 25 else 10
    for year in range(-(-scale.first.year // step) * step, scale.last.year + 1, step):
        place = scale.begin(datetime.date(year, 1, 1))
        yield upright(place, "scale", 16, _HEIGHT)
        if place < 90:  # a later number would stand outside
            yield words(place, str(year), _YEARS_AT)


def _middle(scale: Scale, event: Event) -> float:
    return (scale.begin(event.date.first_day) + scale.end((event.end or event.date).last_day)) / 2


def _years_of(events: Iterable[Event]) -> str:
    """The years of some events, each with how many where they are several: "2002, 2016 (2)"."""
    numbers = Counter(event.date.year for event in events)
    return ", ".join(f"{year} ({number})" if number > 1 else str(year) for year, number in sorted(numbers.items()))
