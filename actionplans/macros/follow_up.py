"""The macro from plan to result: how the activities of a network's year went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from actionplans.macros.bars import outcome_total
from actionplans.macros.goals import goals_table
from actionplans.macros.parts import plan_link
from actionplans.macros.plan_activities import activity_list, checkpoint_lists
from actionplans.macros.states import state_word
from actionplans.markup.elements import element, folded, join
from actionplans.site import followup
from actionplans.site.addresses import network_report_page
from actionplans.site.followup import Group, Outcome
from actionplans.site.tally import said, tally
from actionplans.site.view import View
from actionplans.swedish.words import number_word, sentence


def counted(view: View, outcomes: Sequence[Outcome]) -> str:
    """How many activities there are and how they went: "3 aktiviteter: 2 genomförda, 1 utan rapport"."""
    return said(tally(view.model, outcomes))


def follow_up(view: View, network: str, year: int) -> Markup:
    """The plan's activities in one list, by priority: how each stands, what was done, result and effect; totals first.

    The same as `activities`: of the two, the first on a page writes the list.
    """
    of, origin = network, Markup("")
    found = activity_groups(view, of, year)
    plan = view.model.plan_for(network, year)
    whole = view.model.common_plan_of(plan) if plan else None
    if whole and not found:
        of, found = whole.id, activity_groups(view, whole.id, year)
        origin = element("p", join(["Ur", plan_link(view, whole, network) + Markup(":")]))
    if not found:
        return found
    report = view.model.report_for(network, year)
    has_page = network_report_page(network, year) in view.site.pages
    checked = [] if has_page else checkpoint_lists(view, network, year, report)
    return join([origin, totals(view, of, year), found, *checked], "\n\n")


def totals(view: View, network: str, year: int) -> Markup:
    """How many activities stand how, as words and as a bar, and why some of them are not reported."""
    found = followup.outcomes(view.model, view.day, network, year)
    if not found:
        return Markup("")
    return join([outcome_total(tally(view.model, found)), _unreported(view, network, year, found), _untold(found)])


def _unreported(view: View, network: str, year: int, found: Sequence[Outcome]) -> Markup:
    """Why nothing is told of activities whose year is over."""
    number = sum(outcome.overdue for outcome in found)
    if not number:
        return Markup("")
    if view.model.report_for(network, year):
        which = "En aktivitet" if number == 1 else f"{sentence(number_word(number))} aktiviteter"
        said = f"{which} nämns inte i årsrapporten för {year}."
    else:
        said = f"Webbplatsen har ingen årsrapport för {year}."
    return element("p", said, class_="missing")


def _untold(found: Sequence[Outcome]) -> Markup:
    """Of how many that are done nobody has told what they gave: unknown, which is not nothing."""
    done = [one.result for one in found if one.result and one.result.state == "done"]
    unknown_in = Counter((not one.result, not one.effect) for one in done)
    told = [
        f"{words} för {unknown_in[key]} av {len(done)} genomförda."
        for key, words in _UNKNOWN.items()
        if unknown_in[key]
    ]
    return element("p", " ".join(told), class_="missing") if told else Markup("")


# What is not known of an activity that is done: its result, its effect.
_UNKNOWN = {
    (True, True): "Resultat och effekt är okända",
    (True, False): "Resultatet är okänt",
    (False, True): "Effekten är okänd",
}


def activity_groups(view: View, network: str, year: int, heading: str = "h3") -> Markup:
    """A list of activities for each priority, and how it went by goal; nothing where no activity is known."""
    everything = followup.groups(view.model, view.day, network, year)
    found = [group for group in everything if group.outcomes]
    outcomes = [outcome for group in found for outcome in group.outcomes]
    parts: list[Markup] = []
    for group in found:
        # A single group without a priority is the whole list.
        parts += [element(heading, _group_title(group))] if len(found) > 1 or group.priority else []
        parts.append(activity_list(view, network, year, group.outcomes))
    idle = [group.priority.text.removesuffix(".") for group in everything if group.priority and not group.outcomes]
    if parts and idle:
        parts.append(element("p", f"Ingen aktivitet är känd för: {'; '.join(idle)}.", class_="missing"))
    told = [(outcome, state_word(view, outcome)) for outcome in outcomes]
    if by_goal := goals_table(view, view.model.plans.get((network, year)), told):
        parts.append(folded("Så gick det per mål", by_goal))
    return join(parts, "\n\n")


def _group_title(group: Group) -> str:
    if group.priority:
        return group.priority.text.removesuffix(".")
    return "Utan prioritering" if group.planned else "Utanför planen"
