"""The macros that a page can call, by name. Each takes a View, then ids and years, and gives HTML.

A new macro is a public function in one of the modules here and a line in TAKES; its first docstring line says what
appears on the page, its parameters are named after what they are (rules/pages.py checks every call in docs/).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module

from markupsafe import Markup

from actionplans.model.records import Model
from actionplans.reading.calls import Argument, Signatures
from actionplans.system.fixed import fixed

Macro = Callable[..., Markup]


@fixed
class Parameter:
    """What a macro's parameter of some name is: what an editor calls it, an example, and which values there are.

    `known` gives them from the model; None where the page rules know themselves, as for years.
    """

    word: str
    example: str
    known: Callable[[Model], Collection[str]] | None


def _subjects() -> Collection[str]:
    from actionplans.forms.table import FORMS  # which knows how each form is written down again: few pages ask

    return {form.page for form in FORMS}


def _tables() -> Collection[str]:
    from actionplans.downloads.tables import TABLES

    return TABLES


# The names that a macro's parameters may have; a test asks that none has another.
PARAMETERS: Mapping[str, Parameter] = {
    "network": Parameter("nätverk", '"kajforum"', lambda model: model.ids("networks")),
    "source": Parameter("källa", '"id"', lambda model: model.ids("sources")),
    "routine": Parameter("rutin", '"id"', lambda model: model.ids("routines")),
    "matter": Parameter("ärende", '"2023-03-13"', lambda model: model.ids("matters")),
    "organisation": Parameter("organisation", '"id"', lambda model: model.ids("organisations")),
    "goal": Parameter("mål", '"id"', lambda model: model.ids("goals")),
    "subject": Parameter("ämne", '"uppdrag"', lambda model: _subjects()),
    "table": Parameter("tabell", '"roller"', lambda model: _tables()),
    "year": Parameter("år", "2023", None),
}

# Where each macro lies, and what it takes after the view, in order; in brackets what need not be given. Said here
# and not found in the functions: the check reads each call on each page, and shall not wait for all that writes pages.
TAKES: Mapping[str, str] = {
    "about.abbreviations": "",
    "about.data_dictionary": "",
    "activities.year_activities": "year",
    "administrations.administrations": "",
    "agenda.coming_days": "",
    "agenda.year_wheel": "year",
    "all_networks.network_cards": "",
    "answering.responsibilities": "organisation",
    "answering.responsible": "",
    "archive.snapshots": "",
    "areas.areas": "",
    "belonging.considerations": "[network]",
    "committee.matter": "matter",
    "committee.matters": "",
    "committee.organisations": "",
    "committee.routine": "routine",
    "committee.routines": "",
    "costs.costs": "[network] [year]",
    "evaluation.evaluation": "network year",
    "evaluation.evaluations": "[network]",
    "evaluation.exchanges": "[network] [year]",
    "evaluation.lessons": "network year",
    "evaluation.workshop": "year",
    "follow_up.follow_up": "network year",
    "forms.all_forms": "",
    "forms.forms": "subject",
    "front.at_a_glance": "",
    "front.current_plans": "",
    "front.latest_outcomes": "",
    "functions.functions": "",
    "goals.goal": "goal",
    "goals.goals": "",
    "goals.plan_goals": "network year",
    "history.history": "",
    "mandates.roles": "[network] [year]",
    "network.current_plan": "network",
    "network.memberships": "[network]",
    "network.network_facts": "network",
    "network.network_timeline": "network",
    "network.plan_history": "network",
    "network.projects": "[network]",
    "network.timeline": "network [year]",
    "news.site_changes": "",
    "news.whats_new": "year",
    "now.network_now": "network",
    "now.network_results": "network",
    "opendata.calendar_file": "",
    "opendata.downloads": "[table]",
    "opendata.model_files": "",
    "opendata.open_data": "",
    "overview.attention": "",
    "overview.site_day": "",
    "plan.activities": "network year",
    "plan.feedback": "network year",
    "plan.partners": "network year",
    "plan.plan_facts": "network year",
    "plan.priorities": "[network] [year]",
    "plan.purpose": "network year",
    "plan.reconciliation": "network year",
    "point_in_time.on_a_day": "",
    "point_in_time.point_in_time": "",
    "report.annual_report": "network year",
    "report.year_report": "year",
    "representation.representation": "",
    "results.results": "",
    "sources.source": "source",
    "sources.sources": "[network] [year]",
    "todo.to_do": "",
    "trips.trips": "[network]",
    "trips.trips_to_mend": "",
    "year.direction": "year",
    "year.year_events": "year",
    "year.year_gaps": "year",
    "year.year_matters": "year",
    "year.year_overview": "year",
    "year.years": "",
}


class _Macros(Mapping[str, Macro]):
    """The function of each macro under its name, loaded when somebody asks for it."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, name: str) -> Macro:
        macro: Macro = getattr(import_module(f"{__name__}.{self._homes[name]}"), name)
        return macro

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __contains__(self, name: object) -> bool:
        return name in self._homes


MACROS: Mapping[str, Macro] = _Macros({name: home for home, _, name in (one.partition(".") for one in TAKES)})

# The macros that take the id of a plan where others take a network's: of one that is common, or an administration's.
OF_PLANS = frozenset(
    {
        "activities",
        "evaluation",
        "exchanges",
        "feedback",
        "follow_up",
        "partners",
        "plan_facts",
        "priorities",
        "purpose",
        "reconciliation",
        "sources",
    }
)

# What each macro takes after the view: for those that read pages, and for what an editor is told.
SIGNATURES: Signatures = {
    home.partition(".")[2]: tuple(
        Argument(word.strip("[]"), not word.startswith("["), PARAMETERS[word.strip("[]")].example)
        for word in takes.split()
    )
    for home, takes in TAKES.items()
}
