"""The macros that a page can call, by name. Each takes a View, then ids and years, and gives HTML.

A new macro is a public function in one of the modules here and a line in MACROS; its first docstring line says what
appears on the page, its parameters are named after what they are (see pages.py, which checks every call in docs/).
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from actionplans.macros import (
    about,
    committee,
    evaluation,
    follow_up,
    network,
    news,
    opendata,
    overview,
    plan,
    report,
    representation,
    sources,
    todo,
    trips,
    wheel,
    year,
)

Macro = Callable[..., Markup]

MACROS: dict[str, Macro] = {
    function.__name__: function
    for function in (
        about.data_dictionary,
        committee.matter,
        committee.matters,
        committee.organisations,
        committee.routine,
        committee.routines,
        evaluation.evaluation,
        evaluation.evaluations,
        evaluation.exchanges,
        evaluation.lessons,
        evaluation.workshop,
        follow_up.administrations,
        follow_up.areas,
        follow_up.follow_up,
        network.current_plan,
        network.memberships,
        network.network_facts,
        network.plan_history,
        network.projects,
        network.roles,
        network.timeline,
        news.whats_new,
        opendata.calendar_file,
        opendata.downloads,
        opendata.model_files,
        opendata.open_data,
        overview.attention,
        overview.current_plans,
        overview.history,
        overview.network_cards,
        overview.site_day,
        plan.activities,
        plan.feedback,
        plan.partners,
        plan.plan_facts,
        plan.priorities,
        plan.purpose,
        plan.reconciliation,
        report.annual_report,
        report.year_report,
        representation.representation,
        sources.source,
        sources.sources,
        todo.to_do,
        trips.trips,
        trips.trips_to_mend,
        wheel.year_wheel,
        year.direction,
        year.year_events,
        year.year_gaps,
        year.year_matters,
        year.year_overview,
        year.years,
    )
}
