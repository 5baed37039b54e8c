"""Does some page show what the data says? A table that is taken away from a page by mistake leaves no other trace.

No page is written to find out: which macros show which part of a record stands in a table here, and which calls there
are is known from reading the pages. How pages are laid out is a city's own choice, so a person judges what is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from actionplans.macros import SIGNATURES
from actionplans.model.fields import Record, field_specs
from actionplans.model.page_kinds import KINDS, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model, Plan, Report
from actionplans.reading.calls import Argument, Call
from actionplans.reading.pages import Pages
from actionplans.site.addresses import network_page, plan_page, year_page
from actionplans.swedish.bodies import say
from actionplans.swedish.words import listed

# Macros by the part of a record that they show all of; the first is the one to write where none is there.
Parts = Mapping[str, tuple[str, ...]]
_OF_PLANS: Parts = {
    "purpose": ("purpose",),
    "priorities": ("priorities",),
    "activities": ("activities", "follow_up"),
    "goals": ("plan_goals",),
    "partners": ("partners",),
    "feedback": ("feedback",),
    "reconciliation": ("reconciliation",),
    "revisions": ("plan_facts",),
}
_OF_REPORTS: Parts = {
    "summary": ("annual_report", "year_report"),
    "results": ("annual_report", "activities", "follow_up", "year_report"),
    "checkpoints": ("annual_report",),
    "reached": ("annual_report", "goals"),
    "exchanges": ("exchanges",),
    "evaluation": ("evaluation", "evaluations"),
}
_OF_NETWORKS: Parts = {
    "facts": ("network_facts",),
    "memberships": ("memberships",),
    "roles": ("roles",),
    "events": ("timeline",),
    "priorities": ("priorities",),
    "considerations": ("considerations",),
}
_OF_YEARS: Parts = {
    "direction": ("direction",),
    "workshop": ("workshop",),
    "events": ("year_events",),
    "facts": ("year_events",),
    "dialogues": ("year_events",),
    "due": ("year_events",),
    "amounts": ("costs", "year_events"),
}
# Of one record of a sort, by its id.
_OF_ONE = {"matters": "matter", "routines": "routine"}
# What a page of a network, plan or year shows of its own data: where there is none, nobody misses it.
_BY_DATA = frozenset(
    name
    for parts in (_OF_PLANS, _OF_REPORTS, _OF_YEARS)
    for names in parts.values()
    for name in names
    if name not in ("plan_facts", "annual_report", "year_report")
) | {"lessons", "source", *_OF_ONE.values()}


class _About(NamedTuple):
    """What a call of a macro is about: a network or plan, a year, both, or all there is."""

    macro: str
    network: str | None = None
    year: int | None = None


class _Held(NamedTuple):
    """A record that says something, what the calls are about that show it best, and the page where they belong."""

    record: Record
    names: Sequence[str | None]
    years: Sequence[int | None]
    page: str


def unshown(model: Model, pages: Pages) -> Iterator[Problem]:
    """What the data says stands on some page; and on the page of its network and year, where most others' does.

    What a city has no call for at all, it has chosen not to show.
    """
    if model.broken or pages.unread:  # what could not be read may show it, or be what is shown
        return
    calls = {_about(call) for page in pages.pages.values() for call in page.calls}
    called = {one.macro for one in calls}
    for parts, held in (
        (_OF_PLANS, [_plan(model, one) for one in model.plans.values()]),
        (_OF_REPORTS, [_report(one) for one in model.reports.values()]),
        (_OF_NETWORKS, [_Held(one, [one.id], [None], network_page(one.id)) for one in model.networks.values()]),
        (_OF_YEARS, [_Held(one, [None], [one.year], year_page(one.year)) for one in model.years.values()]),
    ):
        for part, macros in parts.items():
            if called.isdisjoint(macros):
                continue
            yield from _part(model, pages, calls, part, macros, [one for one in held if getattr(one.record, part)])
    yield from _one_by_one(model, pages)
    yield from _as_others(pages)


def _one_by_one(model: Model, pages: Pages) -> Iterator[Problem]:
    """What is shown by its id alone: a matter, a way of working. That its page is there, another rule asks."""
    shown = {(one.name, str(value)) for page in pages.pages.values() for one in page.calls for value in _values(one)}
    for name, macro in _OF_ONE.items():
        for identifier, record in getattr(model, name).items():
            kind = next(one for one in KINDS if one.shows == macro)
            page = kind.path(**{macro: getattr(record, "page", None) or identifier})
            if (macro, identifier) not in shown and page in pages.pages:
                what = f"{say(model.city, record.noun.definite)} i {record.place.path} visas på ingen sida"
                yield Problem(Place(f"docs/{page}"), what, f'skriv {{{{ {macro}("{identifier}") }}}} på sidan')


# What so many pages of a kind have, and so few lack, is taken to belong on all of them.
_ALIKE, _FEW = 3, 4


def _as_others(pages: Pages) -> Iterator[Problem]:
    """The macro that a page is for stands on it; and what nearly all the pages of a kind have, the others do."""
    kinds: dict[str, dict[str, set[str]]] = {}
    for page in pages.pages.values():
        found, names = kind_of(page.path), {call.name for call in page.calls}
        if found and not found.parts and found.kind.shows not in {"", *names}:
            what = f"tabellen som sidan är till för, {found.kind.shows}, saknas"
            yield Problem(Place(page.file), what, f"skriv {{{{ {found.kind.shows}() }}}} på sidan, om den ska synas")
        elif found and found.parts and found.kind.record:
            kinds.setdefault(found.kind.name, {})[page.file] = names - _BY_DATA
    for calls in kinds.values():
        called = Counter(name for names in calls.values() for name in names)
        usual = [name for name, count in called.items() if count >= max(_ALIKE, len(calls) - len(calls) // _FEW)]
        for file, names in calls.items():
            if lacking := sorted(set(usual) - names):
                what = f"på de flesta sidor av samma slag, men inte här, står {listed(lacking)}"
                do = "skriv raderna som på en av dem, om tabellerna ska synas"
                yield Problem(Place(file), what, do)


def _values(call: Call) -> Iterator[Any]:
    yield from call.positional
    yield from call.named.values()


def _about(call: Call) -> _About:
    names = [one.name for one in SIGNATURES.get(call.name, ())]
    given = {**dict(zip(names, call.positional, strict=False)), **call.named}
    return _About(call.name, given.get("network"), given.get("year"))


def _plan(model: Model, plan: Plan) -> _Held:
    """A plan, by its own name, and by those of the networks whose plan it is where nothing else is asked for."""
    own = [name for name in plan.covers if any(model.plan_for(name, year) is plan for year in plan.years)]
    page = plan_page(plan.id, plan.year) if plan.network is None else network_page(plan.network, plan.year)
    return _Held(plan, [plan.id, *own], plan.years, page)


def _report(report: Report) -> _Held:
    return _Held(report, [report.network], [report.year], network_page(report.network, report.year))


def _part(
    model: Model, pages: Pages, calls: Set[_About], part: str, macros: Sequence[str], held: Sequence[_Held]
) -> Iterator[Problem]:
    """One part of all the records of a sort."""
    lacking = [one for one in held if calls.isdisjoint(_own(macros, one))]
    usual = 2 * len(lacking) < len(held)
    for one in lacking:
        elsewhere = not calls.isdisjoint(_general(model, macros, one))
        if elsewhere and not (usual and one.page in pages.pages):
            continue
        key = say(model.city, field_specs(type(one.record))[part].definite)
        where = "visas inte på sin egen sida, som de flesta andras" if elsewhere else "visas på ingen sida"
        own = Place(f"docs/{one.page}") if one.page in pages.pages else None
        what = f"{key} i {one.record.place.path} {where}"
        do = f"skriv {{{{ {_written(macros[0], one)} }}}} på sidan, om det ska synas"
        yield Problem(own or one.record.place_of(part), what, do)


def _own(macros: Iterable[str], one: _Held) -> set[_About]:
    """The calls that are about a record and no other."""
    return {_About(macro, name, year) for macro in macros for name in one.names for year in one.years}


def _general(model: Model, macros: Iterable[str], one: _Held) -> Iterator[_About]:
    """The calls that show a record among others."""
    for macro in macros:
        if macro == "evaluations" and not _is_newest(model, one.record):
            yield from (_About(macro, name) for name in one.names)
            continue
        for name in (*one.names, None):
            yield from (_About(macro, name, year) for year in (*one.years, None))


def _is_newest(model: Model, record: Record) -> bool:
    """Whether a report has the last evaluation of its network: of all networks, a page tells the reasons of that."""
    of = {
        year: report
        for (name, year), report in model.reports.items()
        if report.evaluation and isinstance(record, Report) and name == record.network
    }
    return of[max(of)] is record if of else False


def _written(macro: str, one: _Held) -> str:
    """The call to write, with what the macro takes of a network and a year."""
    given = {"network": f'"{one.names[0]}"', "year": str(one.years[0])}
    return f"{macro}({', '.join(given[each.name] for each in SIGNATURES[macro] if _takes(each, one))})"


def _takes(argument: Argument, one: _Held) -> bool:
    return {"network": one.names[0], "year": one.years[0]}.get(argument.name) is not None
