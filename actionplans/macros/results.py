"""Macros that answer what the city gets out of its networks: figures, effects, by network and by goal, what lacks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros import costs
from actionplans.macros.bars import year_bars
from actionplans.macros.evaluation import latest_verdict
from actionplans.macros.goals import goals_in_short
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, with_remarks
from actionplans.markup.elements import Text, bullets, element, enumerate_words, join, note, table
from actionplans.model.dates import in_words
from actionplans.model.page_kinds import COSTS, EVALUATIONS
from actionplans.model.records import Project
from actionplans.site import costs as known
from actionplans.site import results as found
from actionplans.site.activities import activities_of, latest_over
from actionplans.site.addresses import year_report_page
from actionplans.site.results import Effect, Figure, Given, Strength
from actionplans.site.view import View
from actionplans.swedish.progress import counted
from actionplans.swedish.words import relation_word

# How many effects are read in two minutes, and how many more are worth a page: the rest stands in the annual reports.
_STRONGEST, _MORE = 5, 30


def results(view: View) -> Markup:
    """What the networks give: three figures, the strongest effects, cost and verdict by network, goals, what lacks."""
    given = found.by_network(view.site)
    parts = [figures(view), _ways(view), *_effects(view), *_by_network(view, given)]
    return join([part for part in (*parts, *_activities(view), *_goals(view), *_gaps(view)) if part], "\n\n")


# --- Figures ----------------------------------------------------------------------------------------------------------


def figures(view: View) -> Markup:
    """The figures that data bears, at most three; nothing where it bears none."""
    shown = found.figures(view.site)
    if not shown:
        return Markup("")
    return element("ul", join((element("li", _figure(view, one)) for one in shown), ""), class_="figures")


def _figure(view: View, one: Figure) -> Markup:
    label = view.link(one.words, one.page, one.anchor)
    said = element("p", join([element("strong", one.number), label]), class_="figure-said")
    return said + element("p", join(one.remarks), class_="note")


def _ways(view: View) -> Markup:
    """Where to read on: the newest annual report of all networks, evaluations, costs, projects, exchanges."""
    years = (year for year in view.site.years if year_report_page(year) in view.site.pages)
    newest = next((year for year in years if year < view.day.year), None)
    pages = [*([year_report_page(newest)] if newest else []), EVALUATIONS.path(), COSTS.path(), *_LISTS]
    links = [view.link(view.site.pages[page], page) for page in pages if page in view.site.pages]
    return element("nav", join(links), class_="years", aria_label="Läs vidare") if links else Markup("")


_LISTS = ("projekt.md", "utbyte.md")


# --- Effects ----------------------------------------------------------------------------------------------------------


def _effects(view: View) -> Iterator[Markup]:
    yield element("h2", "Det starkaste som är känt", id=found.STRONGEST)
    told = found.effects(view.site)
    if not told:
        yield element("p", "Ingen effekt, inget resultat och inget annat utbyte är känt.", class_="missing")
        return
    yield element("p", _order(told))
    yield _list(view, told[:_STRONGEST])
    if rest := told[_STRONGEST:_MORE]:
        left = len(told) - _MORE
        more = element("p", f"Och {left} till, som står i årsrapporterna och hos nätverken.") if left > 0 else ""
        summary = element("summary", f"Visa {len(rest)} till")
        yield element("details", join([summary, _list(view, rest), more]))


def _order(told: Sequence[Effect]) -> str:
    """By which rule the strongest are chosen, and what the first of them are where no report tells of any effect."""
    last = "projekt, värdskap, utmärkelser, skrifter och uppslag. Nyast först, osäkra uppgifter sist."
    if told[0].strength is Strength.DONE:
        nothing = "Ingen rapport säger vad nätverken har lett till."
        return f"{nothing} Här står i stället det som är gjort eller fått: {last}"
    return (
        "Först effekter: det som en rapport säger att en aktivitet ledde till. Sedan resultat av aktiviteter och "
        f"resor, och sist det som är gjort eller fått: {last}"
    )


def _list(view: View, chosen: Sequence[Effect]) -> Markup:
    items = []
    for strength, group in itertools.groupby(chosen, key=lambda one: one.strength):
        items.append(element("h3", strength.value) + bullets((_effect(view, one) for one in group), class_="effects"))
    return join(items)


def _effect(view: View, one: Effect) -> Markup:
    said = with_remarks(view, join([one.text, cited(view, one.record)]), one.record)
    where = enumerate_words([network_link(view, view.model.networks[name]) for name in one.networks])
    told = join([join([where, in_words(one.when)], ", "), one.about], ": ")
    return join([said, note(told)])


# --- By network -------------------------------------------------------------------------------------------------------


def _by_network(view: View, given: Sequence[Given]) -> Iterator[Markup]:
    if not given:
        return
    year = _year_of_costs(view)
    evaluated = any(report.evaluation for report in view.model.reports.values())
    columns = [
        "Nätverk",
        "Vad det gav",
        *([f"Kostnad {year}"] if year else []),
        *(["Senaste slutsats"] if evaluated else []),
    ]
    rows: list[list[Text]] = [
        [
            join([network_link(view, one.network), _relation(view, one)]),
            _gave(view, one),
            *([costs.cost_cell(view, one.network.id, year)] if year else []),
            *([latest_verdict(view, one.network.id)] if evaluated else []),
        ]
        for one in given
    ]
    yield element("h2", "Per nätverk", id="per-natverk")
    yield table("Vad nätverken gav", columns, rows, class_="stacked")
    if year:
        yield element("p", costs.cost_line(view, None, year))


def _year_of_costs(view: View) -> int | None:
    """The newest year that is over and of which some cost is known, else the newest of which one is."""
    years = [year for year in known.years(view.model, view.day) if known.cost(view.model, view.day, year).counted]
    over = [year for year in years if year < view.day.year]
    return max(over or years, default=None)


def _relation(view: View, one: Given) -> Text:
    """What the network is to the city, where that is not a member."""
    return "" if one.network in view.site.members else note(relation_word(view.model, one.network, view.day))


def _gave(view: View, one: Given) -> Markup:
    """The strongest effect of a network, and how many there are of each kind."""
    first: Text = element("span", "Inget är känt", class_="missing")
    if one.effects:
        first = join([one.effects[0].text, cited(view, one.effects[0].record)])
    kinds = [each.strength for each in one.effects if not isinstance(each.record, Project)]
    numbers = counted(
        (
            (len(one.projects), "projekt", "projekt"),
            (kinds.count(Strength.CHANGED), "effekt", "effekter"),
            (kinds.count(Strength.RESULT), "resultat", "resultat"),
            (kinds.count(Strength.DONE), "annat utbyte", "andra utbyten"),
        )
    )
    grants = f"Beviljade bidrag: {found.granted_sums(view.site, one.grants)}." if one.grants else ""
    return join([first, note(f"{numbers}. {grants}") if numbers else ""])


# --- Activities, goals, what lacks ------------------------------------------------------------------------------------


def _activities(view: View) -> Iterator[Markup]:
    year = latest_over(view.model, view.day)
    if year is None:
        return
    groups = activities_of(view.model, view.day, year)
    yield element("h2", f"Hur aktiviteterna gick {year}", id="aktiviteter")
    yield year_bars(
        view,
        f"Aktiviteter {year}",
        groups,
        lambda one: view.site.report_page(one.id, year),
    )
    if year_report_page(year) in view.site.pages:
        yield element("p", view.link(f"Årsrapport {year} för alla nätverk", year_report_page(year)))


def _goals(view: View) -> Iterator[Markup]:
    if view.model.goals:
        yield element("h2", "Per mål", id="per-mal")
        yield goals_in_short(view)


def _gaps(view: View) -> Iterator[Markup]:
    if lacking := found.gaps(view.site):
        yield element("h2", "Vad som inte är känt", id="okant")
        yield bullets(lacking)
