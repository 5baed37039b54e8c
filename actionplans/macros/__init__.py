"""The macros that a page can call, by name. Each takes a View, then ids and years, and gives HTML.

A new macro is a public function in one of the modules here and a line in MACROS; its first docstring line says what
appears on the page, its parameters are named after what they are (rules/pages.py checks every call in docs/).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from inspect import Parameter as Given
from inspect import signature

from markupsafe import Markup

from actionplans.downloads.tables import TABLES
from actionplans.forms.table import FORMS
from actionplans.macros import (
    about,
    activities,
    administrations,
    agenda,
    all_networks,
    answering,
    archive,
    areas,
    belonging,
    committee,
    costs,
    evaluation,
    follow_up,
    forms,
    front,
    functions,
    goals,
    history,
    mandates,
    network,
    news,
    now,
    opendata,
    overview,
    plan,
    point_in_time,
    report,
    representation,
    results,
    sources,
    todo,
    trips,
    year,
)
from actionplans.model.records import Model
from actionplans.reading.calls import Argument, Signatures

Macro = Callable[..., Markup]


@dataclass(frozen=True)
class Parameter:
    """What a macro's parameter of some name is: what an editor calls it, an example, and which values there are.

    `known` gives them from the model; None where the page rules know themselves, as for years.
    """

    word: str
    example: str
    known: Callable[[Model], Collection[str]] | None


# The names that a macro's parameters may have; a test asks that none has another.
PARAMETERS: Mapping[str, Parameter] = {
    "network": Parameter("nätverk", '"kajforum"', lambda model: model.ids("networks")),
    "source": Parameter("källa", '"id"', lambda model: model.ids("sources")),
    "routine": Parameter("rutin", '"id"', lambda model: model.ids("routines")),
    "matter": Parameter("ärende", '"2023-03-13"', lambda model: model.ids("matters")),
    "organisation": Parameter("organisation", '"id"', lambda model: model.ids("organisations")),
    "goal": Parameter("mål", '"id"', lambda model: model.ids("goals")),
    "subject": Parameter("ämne", '"uppdrag"', lambda model: {form.page for form in FORMS}),
    "table": Parameter("tabell", '"roller"', lambda model: TABLES),
    "year": Parameter("år", "2023", None),
}

MACROS: dict[str, Macro] = {
    function.__name__: function
    for function in (
        about.abbreviations,
        about.data_dictionary,
        activities.year_activities,
        administrations.administrations,
        agenda.coming_days,
        agenda.year_wheel,
        all_networks.network_cards,
        answering.responsibilities,
        answering.responsible,
        archive.snapshots,
        areas.areas,
        belonging.considerations,
        committee.matter,
        committee.matters,
        committee.organisations,
        committee.routine,
        committee.routines,
        costs.costs,
        evaluation.evaluation,
        evaluation.evaluations,
        evaluation.exchanges,
        evaluation.lessons,
        evaluation.workshop,
        follow_up.follow_up,
        forms.all_forms,
        forms.forms,
        front.at_a_glance,
        front.current_plans,
        front.latest_outcomes,
        functions.functions,
        goals.goal,
        goals.goals,
        goals.plan_goals,
        history.history,
        mandates.roles,
        network.current_plan,
        network.memberships,
        network.network_facts,
        network.network_timeline,
        network.plan_history,
        network.projects,
        network.timeline,
        news.site_changes,
        news.whats_new,
        now.network_now,
        now.network_results,
        opendata.calendar_file,
        opendata.downloads,
        opendata.model_files,
        opendata.open_data,
        overview.attention,
        overview.site_day,
        plan.activities,
        plan.feedback,
        plan.partners,
        plan.plan_facts,
        plan.priorities,
        plan.purpose,
        plan.reconciliation,
        point_in_time.on_a_day,
        point_in_time.point_in_time,
        report.annual_report,
        report.year_report,
        representation.representation,
        results.results,
        sources.source,
        sources.sources,
        todo.to_do,
        trips.trips,
        trips.trips_to_mend,
        year.direction,
        year.year_events,
        year.year_gaps,
        year.year_matters,
        year.year_overview,
        year.years,
    )
}

# The macros that take the id of a plan where others take a network's: of one that is common, or an administration's.
OF_PLANS = frozenset(
    function.__name__
    for function in (
        evaluation.evaluation,
        evaluation.exchanges,
        follow_up.follow_up,
        plan.activities,
        plan.feedback,
        plan.partners,
        plan.plan_facts,
        plan.priorities,
        plan.purpose,
        plan.reconciliation,
        sources.sources,
    )
)

# What each macro takes after the view: for those that read pages, and for what an editor is told.
SIGNATURES: Signatures = {
    name: tuple(
        Argument(one.name, one.default is Given.empty, PARAMETERS[one.name].example)
        for one in signature(macro).parameters.values()
        if one.name != "view"
    )
    for name, macro in MACROS.items()
}
