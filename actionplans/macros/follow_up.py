"""The macro from plan to result: how the activities of a network's year went."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.goals import goals_table
from actionplans.macros.parts import cited, unknown, with_remarks
from actionplans.macros.states import checkpoint_tables, state_cell, state_word
from actionplans.markup.elements import element, join, notice, table, text
from actionplans.site import followup
from actionplans.site.addresses import network_report_page
from actionplans.site.followup import Group, Outcome
from actionplans.site.tally import said, tally
from actionplans.site.view import View


def counted(view: View, outcomes: Sequence[Outcome]) -> str:
    """How many activities there are and how they went: "3 aktiviteter: 2 genomförda, 1 utan rapport"."""
    return said(tally(view.model, outcomes))


def follow_up(view: View, network: str, year: int) -> Markup:
    """How the plan's activities went, by priority: state, what was done, result and effect, or that nobody has told."""
    parts = [group_tables(view, network, year)]
    page = network_report_page(network, year)
    if page not in view.site.pages:
        parts += checkpoint_tables(view, network, year, view.model.report_for(network, year), "h3")
    if page in view.site.pages:
        parts.append(element("p", join(["Läs mer:", view.link(f"årsrapporten för {year}", page) + Markup(".")])))
    return join(parts, "\n\n")


def group_tables(view: View, network: str, year: int, heading: str = "h3") -> Markup:
    """A warning of what was never reported, and a table for each priority with its activities and results."""
    found = followup.groups(view.model, view.day, network, year)
    outcomes = [outcome for group in found for outcome in group.outcomes]
    if not outcomes:
        return element("p", join([unknown(), _nothing(view, network, year)]), class_="missing")
    overdue = sum(outcome.overdue for outcome in outcomes)
    parts = [_overdue(view, network, year, overdue)] if overdue else []
    for group in found:
        parts += [element(heading, _group_title(group)), _group(view, network, year, group)]
    told = [(outcome, state_word(view, outcome)) for outcome in outcomes]
    if by_goal := goals_table(view, view.model.plans.get((network, year)), told):
        parts += [element(heading, "Per mål"), by_goal]
    return join(parts, "\n\n")


def _nothing(view: View, network: str, year: int) -> str:
    known = "Planens aktiviteter är inte kända" if view.model.plan_for(network, year) else "Ingen plan är känd"
    if view.model.report_for(network, year):
        return f"{known}, och årsrapporten för {year} nämner inga aktiviteter."
    if year < view.day.year:
        return f"{known}, och webbplatsen har ingen årsrapport för {year}."
    return f"{known}."


def _overdue(view: View, network: str, year: int, number: int) -> Markup:
    subject = f"{number} {'planerad aktivitet' if number == 1 else 'planerade aktiviteter'}"
    why = (
        f"Årsrapporten för {year} nämner {'den' if number == 1 else 'dem'} inte."
        if view.model.report_for(network, year)
        else f"Webbplatsen har ingen årsrapport för {year}."
    )
    return notice("warning", f"{subject} är inte {'rapporterad' if number == 1 else 'rapporterade'}", why)


def _group_title(group: Group) -> str:
    if group.priority:
        return group.priority.text
    return "Utan prioritering" if group.planned else "Utanför planen"


def _group(view: View, network: str, year: int, group: Group) -> Markup:
    if not group.outcomes:
        return element("p", "Ingen aktivitet är känd för den här prioriteringen.", class_="missing")
    columns = ["Aktivitet", "Läge", "Genomförande", "Resultat", "Effekt", "Källa"]
    rows = [_row(view, network, year, outcome) for outcome in group.outcomes]
    return table(counted(view, group.outcomes), columns, rows, class_="follow-up counted")


def _row(view: View, network: str, year: int, outcome: Outcome) -> list[str | Markup]:
    planned, result = outcome.activity, outcome.result
    name = with_remarks(view, planned.text, planned) if planned else text("Utanför planen")
    if result:
        shown = [with_remarks(view, result.done, result), result.result or unknown(), result.effect or unknown()]
        return [name, state_cell(view, outcome, network, year), *shown, cited(view, result)]
    silent = "Årsrapporten nämner den inte" if view.model.report_for(network, year) else "Ingen årsrapport"
    said = silent if outcome.overdue else ""
    return [name, state_cell(view, outcome, network, year), said, "", "", cited(view, planned) if planned else ""]
