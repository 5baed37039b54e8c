"""The macro about a year's activities over all networks: what is to be done, who answers for it, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros import folds
from actionplans.macros.bars import outcome_bars
from actionplans.macros.functions import ask, office, owned_by
from actionplans.macros.network import network_link
from actionplans.macros.parts import cited, organisation, plan_link, unknown, with_remarks
from actionplans.macros.plan_activities import activity_time
from actionplans.macros.reporting import before_report
from actionplans.macros.states import state_cell
from actionplans.markup.elements import Text, element, enumerate_words, join, note, table, text
from actionplans.model.page_kinds import YEAR_REPORT
from actionplans.model.progress import goal_of
from actionplans.model.records import Network, Plan, Priority
from actionplans.model.relations import took_part_in
from actionplans.site.activities import Group, activities_of, all_of, called
from actionplans.site.addresses import network_page, year_activities_page, year_page
from actionplans.site.followup import Outcome
from actionplans.site.tally import label, said, tally
from actionplans.site.view import View
from actionplans.swedish.plans import plan_years
from actionplans.swedish.words import inside, sentence

# What a choice of several is joined by in a row's mark; theme/assets/filters.js parts it again.
_BETWEEN = "|"


def year_activities(view: View, year: int) -> Markup:
    """All activities of a year by network: who answers, when, how each stands and since when; totals first."""
    groups = activities_of(view.model, view.day, year)
    parts = [_neighbours(view, year)]
    everything = all_of(groups)
    if groups:
        parts.append(element("p", said(tally(view.model, everything)) + ".", class_="headline"))
        rows: list[tuple[Text, Sequence[Outcome]]] = [(_anchored(view, group), group.outcomes) for group in groups]
        parts.append(outcome_bars(view, f"Aktiviteterna {year}", "Nätverk", rows, "Alla"))
    parts += list(_unknown(view, year, groups))
    parts += before_report(view, year)
    if groups:
        with_effects = any(outcome.result and outcome.result.effect for outcome in everything)
        is_long = folds.are_many(len(everything))
        shown = [_group(view, group, year, with_effects=with_effects, is_long=is_long) for group in groups]
        held = join((element("section", one) for one in shown), "")
        parts.append(element("div", held, class_="filtered", data_one="aktivitet", data_many="aktiviteter"))
    return join(parts, "\n\n")


def _group(view: View, group: Group, year: int, *, with_effects: bool, is_long: bool) -> Markup:
    """A network's activities under its name; on a long page folded, under a line that says how they stand."""
    heading, listed = _heading(view, group), _table(view, group, year, with_effects=with_effects)
    if not is_long:
        return heading + listed
    how = said(tally(view.model, group.outcomes))
    return folds.anchored(f"{called(view.model, group)}, {how}", heading, listed)


def _neighbours(view: View, year: int) -> Markup:
    """The way to the year, its annual report, and the activities of the years beside."""
    report = YEAR_REPORT.path(year=year)
    before, after = (year_activities_page(other) for other in (year - 1, year + 1))
    found = [
        (f"← Aktiviteter {year - 1}", before),
        (f"Året {year}", year_page(year)),
        (f"Årsrapport {year}", report),
        (f"Aktiviteter {year + 1} →", after),
    ]
    links = [view.link(words, page) for words, page in found if page in view.site.pages]
    return element("nav", join(links), class_="years", aria_label="Andra år") if links else Markup("")


def _anchored(view: View, group: Group) -> Markup:
    return element("a", called(view.model, group), href=f"#{_anchor(group)}")


def _anchor(group: Group) -> str:
    return f"aktiviteter-{group.name}"


def _heading(view: View, group: Group) -> Markup:
    """The group's name, its plan, and whom to ask about it."""
    owners = (group.plan and group.plan.owner, *(network.owner for network in group.networks))
    planned = [one.activity for one in group.outcomes if one.activity]
    # Where the plan names one function for all, that is whom to ask.
    named = {(one.function, one.responsible) for one in planned if one.function}
    words = named.pop() if len(named) == 1 and all(one.function for one in planned) else (None, None)
    asked = ask(view, next((owner for owner in owners if owner), None), *words)
    if len(group.networks) == 1 and group.plan and group.plan.closeness == 2:
        network = group.networks[0]
        # The same name leads from the bars to here.
        page = network_page(network.id, group.plan.year)
        heading = view.link(network.called, page, name=f"{network.called}, planen för {plan_years(group.plan)}")
    elif group.plan:
        names = join((network_link(view, network) for network in group.networks), ", ")
        heading = join([plan_link(view, group.plan), names], ": ")
    else:
        heading = network_link(view, group.networks[0])
    return join([element("h2", heading, id=_anchor(group)), asked])


def _unknown(view: View, year: int, groups: Sequence[Group]) -> Iterator[Markup]:
    """Of whom the year's activities are not known, and of whom not even a plan: counted apart, and never as nothing."""
    told = {network.id for group in groups for network in group.networks}
    silent = [one for one in view.site.networks_of(year) if one.id not in told and took_part_in(one, year)]
    planned = [one for one in silent if view.model.plan_for(one.id, year)]
    without = [one for one in silent if one not in planned]
    if not groups:
        yield element("p", f"Ingen aktivitet är känd för {year}.", class_="headline")
    if planned:
        links = enumerate_words([view.link(one.name, _plan_page(view, one, year)) for one in planned])
        yield element("p", join(["Planen är känd, men inte dess aktiviteter:", links + Markup(".")]), class_="missing")
    if without:
        links = enumerate_words([network_link(view, one) for one in without])
        yield element("p", join([f"Ingen plan är känd för {year}:", links + Markup(".")]), class_="missing")


def _plan_page(view: View, network: Network, year: int) -> str:
    plan = view.model.plan_for(network.id, year)
    return view.site.plan_page(plan, network.id) if plan else network_page(network.id, year)


_COLUMNS = ["Aktivitet", "Ansvarig", "När", "Läge"]


def _table(view: View, group: Group, year: int, *, with_effects: bool) -> Markup:
    rows = [activity_row(view, group, outcome, year) for outcome in group.outcomes]
    columns = _COLUMNS
    if with_effects:
        columns = [*_COLUMNS, "Effekt"]
        rows = [[*row, _effect(outcome)] for row, outcome in zip(rows, group.outcomes, strict=True)]
    marks = [_marks(view, group, outcome) for outcome in group.outcomes]
    caption = said(tally(view.model, group.outcomes))
    return table(caption, columns, rows, class_="counted activities", marks=marks)


def _effect(outcome: Outcome) -> Text:
    """What came of it: not known of what has been told without, and not asked of what nobody has told yet."""
    if outcome.result is None:
        return "–"
    return outcome.result.effect or (unknown() if outcome.result.state == "done" else "–")


def activity_row(view: View, group: Group, outcome: Outcome, year: int) -> list[Text]:
    """An activity as a row: what, who answers for it, when, and how it stands."""
    planned, network = outcome.activity, group.plan.id if group.plan else group.networks[0].id
    state = state_cell(view, outcome, network, year)
    if planned is None:
        told = outcome.result
        words = join([told.done, cited(view, told), note("Utanför planen")]) if told else ""
        return [words, unknown(), unknown(), state]
    priority = _priority(group.plan, outcome)
    what = join([planned.text, cited(view, planned), note(priority.text) if priority else ""])
    return [with_remarks(view, what, planned), _responsible(view, outcome), sentence(activity_time(planned)), state]


def _responsible(view: View, outcome: Outcome) -> Markup:
    """Who answers for an activity: the function with its mailbox, else what the plan says."""
    planned = outcome.activity
    if planned is None:
        return unknown()
    if planned.owner:
        return owned_by(view, planned.owner)
    if planned.responsible:
        where = office(view, planned.responsible)
        return join([where, inside(planned.function)], ", ") if planned.function else where
    return text(planned.function) if planned.function else unknown()


def _priority(plan: Plan | None, outcome: Outcome) -> Priority | None:
    wanted = outcome.activity.priority if outcome.activity else None
    return next((one for one in (plan.priorities if plan else ()) if one.id == wanted), None)


# --- What a reader can choose by --------------------------------------------------------------------------------------


def _marks(view: View, group: Group, outcome: Outcome) -> dict[str, str | None]:
    """What theme/assets/filters.js lets a reader choose by, in the words that the reader then sees in the list."""
    priority = _priority(group.plan, outcome)
    areas = view.model.vocabulary.priority_areas
    found = {
        "data_natverk": [network.name for network in group.networks],
        "data_lage": [label(view.model, outcome)],
        "data_ansvarig": _organisations(view, outcome),
        "data_omrade": [areas[area].label for area in priority.areas] if priority else [],
        "data_mal": _goals(view, group.plan, outcome, priority),
    }
    return {name: _BETWEEN.join(dict.fromkeys(values)) for name, values in found.items() if values}


def _organisations(view: View, outcome: Outcome) -> list[str]:
    planned = outcome.activity
    owner = view.model.functions.get(planned.owner or "") if planned else None
    names = [planned.responsible if planned else None, owner.organisation if owner else None]
    return [organisation(view, name) for name in names if name]


def _goals(view: View, plan: Plan | None, outcome: Outcome, priority: Priority | None) -> list[str]:
    """The city's own goals that an activity serves: itself, by its priority, or by a goal of its plan."""
    known = view.model.goals
    names = [*(outcome.activity.goals if outcome.activity else ()), *(priority.goals if priority else ())]
    through = [goal_of(plan, name) for name in names] if plan else []
    served = [*names, *(name for goal in through if goal for name in goal.serves)]
    return [known[name].name for name in served if name in known]
