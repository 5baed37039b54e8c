"""How is it drawn how activities went? A bar for each row of a table, with a part for each way in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from actionplans.macros.parts import plan_link
from actionplans.markup.elements import Text, element, join, table, text
from actionplans.markup.pictures import bar, legend, strip, swatch
from actionplans.model.records import Network
from actionplans.site.activities import Group
from actionplans.site.followup import Outcome, each_once
from actionplans.site.tally import Part, said, tally
from actionplans.site.view import View

_HEIGHT = 18


def outcome_bars(
    view: View, caption: str, what: str, rows: Sequence[tuple[Text, Sequence[Outcome]]], total: str = ""
) -> Markup:
    """A table of bars, all to the same scale: `what` heads the rows, each of which has its name and its activities.

    `total` names a last row of all; empty where the rows are parts of something that has its total elsewhere. Nothing
    where no activity is known at all.
    """
    everything = each_once(outcome for _, outcomes in rows for outcome in outcomes)
    if not everything:
        return Markup("")
    shown: list[tuple[Text, Sequence[Outcome]]] = [*rows, *([(total, everything)] if total and len(rows) > 1 else [])]
    longest = max(len(outcomes) for _, outcomes in shown)
    cells = [[name, outcome_bar(tally(view.model, own), longest)] for name, own in shown]
    return table(caption, [what, "Aktiviteter"], cells, class_="bars") + outcome_legend(tally(view.model, everything))


def year_bars(
    view: View, caption: str, groups: Sequence[Group], page: Callable[[Network], str], total: str = "Alla nätverk"
) -> Markup:
    """A bar for each plan of a year, so that the bars add up to the total; a network's own leads to a `page`."""
    rows: list[tuple[Text, Sequence[Outcome]]] = [(_group(view, one, page), one.outcomes) for one in groups]
    return outcome_bars(view, caption, "Nätverk", rows, total)


def _group(view: View, group: Group, page: Callable[[Network], str]) -> Markup:
    if group.of_network:
        return view.link(group.of_network.called, page(group.of_network))
    names = ", ".join(network.called for network in group.networks)
    return join([plan_link(view, group.plan) if group.plan else "", names], ": ")


def outcome_bar(parts: Sequence[Part], longest: int) -> Markup:
    """One bar, as long as its activities are many beside the `longest`, and under it the numbers in words."""
    return _drawn(parts, longest) + element("p", said(parts))


def outcome_total(parts: Sequence[Part]) -> Markup:
    """The numbers of a year of one network: first in words, which are the answer, then as a bar with its legend."""
    alike = len(parts) < 2  # of which a bar shows nothing
    drawn = Markup("") if alike else _drawn(parts, sum(part.number for part in parts)) + outcome_legend(parts)
    return element("div", element("p", said(parts)) + drawn, class_="outcome")


def _drawn(parts: Sequence[Part], longest: int) -> Markup:
    marks, done = [], 0
    for part in parts:
        begin, end = (at / longest * 100 for at in (done, done + part.number))
        marks.append(bar(begin, end, f"part part--{part.key}", 1, _HEIGHT - 2))
        done += part.number
    return strip(marks, _HEIGHT) if marks else Markup("")


def outcome_legend(parts: Sequence[Part]) -> Markup:
    """What each part of the bars means."""
    return legend([(swatch(bar(0, 100, f"part part--{part.key}", 1, 14)), text(part.label)) for part in parts])
