"""How were a membership and a project decided, who in the city answers for them, and to which of its goals?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from actionplans.macros.parts import cited, organisation, with_remarks
from actionplans.macros.steps import way
from actionplans.markup.elements import definitions, element, enumerate_words, join, note
from actionplans.model.dates import in_words
from actionplans.model.decisions import DECIDED
from actionplans.model.records import Decision, Membership, Network, Project
from actionplans.site.addresses import GOALS_PAGE, goal_anchor
from actionplans.site.view import View
from actionplans.swedish.words import inside, outcome_with_reason, period

_Rows = list[tuple[str, Markup]]


def all_details(view: View, network: Network) -> Iterator[Markup]:
    """For each membership of a network that has any of it: decisions, who takes part, goals."""
    several = len(network.memberships) > 1
    for one in network.memberships:
        if rows := _membership(view, one):
            which = ", ".join(part for part in (organisation(view, one.member), period(one, view.day)) if part)
            heading = f"Om medlemskapet: {which}" if several else "Om medlemskapet"
            yield join([element("h3", heading), definitions(rows)], "\n\n")


def _membership(view: View, one: Membership) -> _Rows:
    rows: _Rows = []
    if one.steps:
        rows.append(("Steg", way(view, one.steps)))
    if one.decision and not any(step.kind == DECIDED for step in one.steps):
        rows.append(("Beslut", _decision(view, one.decision)))
    if one.left:
        rows.append(("Beslut att lämna", _decision(view, one.left)))
    if one.participants:
        names = [view.model.organisations[name].name for name in one.participants]
        rows.append((view.say("Deltar från staden"), enumerate_words(names)))
    if goals := _goals(view, one.goals):
        rows.append(("Bidrar till", goals))
    return rows


def _decision(view: View, one: Decision) -> Markup:
    where = join([organisation(view, one.body), one.paragraph or "", one.reference or ""])
    said = join([f"{in_words(one.date)}:", outcome_with_reason(one), Markup("({})").format(where)])
    return with_remarks(view, join([said, cited(view, one)]), one)


def _goals(view: View, names: Iterable[str]) -> Markup:
    """Those of the city's goals that are known on the day, each a link to where it is told of."""
    known = [view.model.goals[name] for name in names if name in view.model.goals]
    return join((view.link(one.name, GOALS_PAGE, goal_anchor(one.id)) for one in known), ", ")


def under_project(view: View, project: Project) -> Markup:
    """What stands under what a project is about: its number, who answers for it, its goals and steps."""
    told = [note(line) for line in _answering(view, project)]
    goals = _goals(view, project.goals)
    told += [note(join(["Bidrar till:", goals]))] if goals else []
    return join([*told, way(view, project.steps)])


def _answering(view: View, project: Project) -> Iterator[str]:
    if project.reference:
        yield f"Beteckning: {project.reference}"
    # A function that had not begun on the day is not there.
    owner = view.model.functions.get(project.owner or "")
    who = [view.model.organisations[project.responsible].name] if project.responsible else []
    who += [inside(owner.name)] if owner else []
    if who:
        yield f"Ansvarig: {', '.join(who)}"
