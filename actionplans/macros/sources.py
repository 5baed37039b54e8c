"""Macros about sources: a citation in prose, the sources of a page, and all of them with where each is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from actionplans.macros.parts import NOTE, edit_link, noted
from actionplans.markup.elements import definitions, element, join
from actionplans.model.dates import in_words
from actionplans.model.fields import Record
from actionplans.model.records import Alternative, Matter, Model, Network, Source, Sourced
from actionplans.model.timeline import holds_in, in_year
from actionplans.model.walk import with_inner
from actionplans.site import followup
from actionplans.site.addresses import (
    TRIPS_PAGE,
    matter_page,
    network_link_page,
    network_page,
    network_report_page,
    routine_page,
    year_page,
)
from actionplans.site.view import View
from actionplans.swedish.plans import plan_name


def source(view: View, source: str) -> Markup:
    """A citation in running text: the number of the source's note under the page."""
    return noted(view, [source])


def sources(view: View, network: str | None = None, year: int | None = None) -> Markup:
    """The place of a page's numbered sources; on the page of all sources each of them, with where it is used."""
    return HERE if network is not None else _all_sources(view)


# Where the notes come once all of the page's macros have cited what they cite: see `with_notes`.
HERE = Markup('<div class="notes"></div>')


def with_notes(view: View, made: Sequence[str]) -> tuple[list[str], Markup]:
    """What a page's macros made with its notes in their place, and the notes that have no place of their own."""
    listed = notes(view)
    instead = listed or element("p", "Inga källor finns för den här sidan.")
    # A page about several networks may have several places: its one list, with its ids, stands in the last.
    last = max((at for at, one in enumerate(made) if one == HERE), default=None)
    elsewhere = element("p", "Källorna står sist på sidan.", class_="missing")
    there = [str(instead if at == last else elsewhere) if one == HERE else one for at, one in enumerate(made)]
    return there, listed if last is None else Markup("")


def notes(view: View) -> Markup:
    """The sources that a page cites, by their numbers; nothing where it cites none."""
    items = (
        element("li", _short(view, view.model.sources[name]), id=f"{NOTE}{number}")
        for name, number in (view.notes or {}).items()
    )
    listed = join(items, "")
    return element("ol", listed, class_="notes no-search") if listed else listed


def _order(one: Source) -> tuple[str, str]:
    return (one.publisher.casefold(), one.title.casefold())


def _sources_of(record: Record) -> Iterator[str]:
    for inner in with_inner(record):
        if isinstance(inner, Sourced | Alternative):
            yield from inner.sources


def _year_records(view: View, network: str, year: int) -> list[Record]:
    found: Network = view.model.networks[network]
    held = [holding for holding in (*found.roles, *found.priorities) if holds_in(holding, year)]
    happened = [event for event in found.events if in_year(event, year)]
    plan = view.model.plan_for(network, year)
    whole = view.model.common_plan_of(plan) if plan else None
    stored = (plan, whole, view.model.report_for(network, year))
    before = view.model.years.get(year - 1)
    held_before = before.workshop if before else None
    lessons = held_before.lessons if held_before else ()
    carried = [held_before] if held_before and any(one.network in (None, network) for one in lessons) else []
    return [*held, *happened, *carried, *(record for record in stored if record)]


def _title(one: Source) -> Markup:
    language = one.language if one.language != "sv" else None
    return (
        element("a", one.title, href=one.url, lang=language, rel="noopener")
        if one.url
        else element("span", one.title, lang=language)
    )


def _short(view: View, one: Source) -> Markup:
    """A source in a note: its title, which leads to it or, where it has no address, to what is known of it."""
    title = _title(one) if one.url else element("a", _title(one), href=view.href("kallor.md", one.id))
    return join([title, f"{one.publisher}, {in_words(one.date)}" if one.date else one.publisher], ". ")


def _all_sources(view: View) -> Markup:
    used = _uses(view)
    shown = sorted((one for one in view.model.sources.values() if one.id in used), key=_order)
    return element("ol", join((_entry(view, one, used[one.id]) for one in shown), ""), class_="source-list")


def _entry(view: View, one: Source, pages: list[tuple[str, str]]) -> Markup:
    rows: list[tuple[str, str | Markup]] = [("Utgivare", one.publisher)]
    if one.date:
        rows.append(("Datum", in_words(one.date)))
    if one.archived_copy:
        rows.append(("Läst", "i arkiverad kopia"))
    if one.url is None:
        rows.append(("Adress", "inte publicerad på en känd adress"))
    if one.note:
        rows.append(("Anmärkning", one.note))
    rows.append(("Används på", join([view.link(label, page) for label, page in pages], ", ")))
    title = element("p", join([_title(one), edit_link(view, one)]), class_="source-title")
    return element("li", title + definitions(rows), id=one.id)


def _uses(view: View) -> dict[str, list[tuple[str, str]]]:
    """For each source that the site uses on its day: the pages, each with a label."""
    uses: dict[str, dict[str, str]] = {}
    for page, label, record in _pages_of_records(view):
        for name in _sources_of(record):
            uses.setdefault(name, {}).setdefault(page, label)
    for name, pages in view.site.citations.items():
        for page in pages:
            if page in view.site.pages:
                uses.setdefault(name, {}).setdefault(page, view.site.pages[page])
    return {name: [(label, page) for page, label in pages.items()] for name, pages in uses.items()}


def _pages_of_records(view: View) -> Iterator[tuple[str, str, Record]]:
    """Every record that has sources, with the page that shows it and the page's label."""
    yield from _pages_of_networks(view)
    yield from _pages_of_follow_up(view)
    model = view.model
    for project in model.projects.values():
        yield "projekt.md", "Projekt", project
        for owner in project.networks:
            yield network_link_page(model.networks[owner]), model.networks[owner].name, project
    yield from _of_the_cycle(view)
    for number, across in model.years.items():
        yield year_page(number), f"År {number}", across
    for matter in model.matters.values():
        yield matter_page(matter.id), _matter_label(view, matter), matter
    for routine in model.routines.values():
        yield routine_page(routine.page), routine.title, routine
    for organisation in model.organisations.values():
        yield "om/organisation.md", view.say("Stadens organisation"), organisation
    for function in model.functions.values():
        yield "om/organisation.md", view.say("Stadens organisation"), function
    for abbreviation in model.abbreviations.values():
        yield "om/forkortningar.md", "Förkortningar", abbreviation


def _matter_label(view: View, matter: Matter) -> str:
    """A matter by its day, and its title where there are several of that day."""
    label = f"{view.say('Nämndärendet')} {in_words(matter.date)}"
    alone = sum(one.date == matter.date for one in view.model.matters.values()) == 1
    return label if alone else f"{label} ({matter.title})"


def _pages_of_networks(view: View) -> Iterator[tuple[str, str, Record]]:
    for network in view.model.networks.values():
        yield network_link_page(network), network.name, network
        for year in view.site.years_of(network.id):
            for record in _year_records(view, network.id, year):
                yield network_page(network.id, year), f"{network.name} {year}", record


def _pages_of_follow_up(view: View) -> Iterator[tuple[str, str, Record]]:
    """What is shown once more where networks are seen together: by area, by organisation, and in annual reports."""
    model = view.model
    found: list[tuple[str, str, Record]] = []
    dated = (priority for network in model.networks.values() for priority in network.priorities)
    planned = (priority for plan in model.plans.values() for priority in plan.priorities)
    found += [("omraden.md", "Områden", priority) for priority in (*dated, *planned)]
    found += [("forvaltningar.md", view.say("Förvaltningar"), share.record) for share in followup.shares(model)]
    for (_, year), report in model.reports.items():
        for owner in view.site.reported_networks(report):
            label = f"Årsrapport {year} för {owner.name}"
            found.append((network_report_page(owner.id, year), label, report))
    for plan in model.plans.values():
        found.append((view.site.plan_page(plan), plan_name(model, plan), plan))
    for page, label, record in found:
        if page in view.site.pages:
            yield page, label, record


def _of_the_cycle(view: View) -> Iterator[tuple[str, str, Record]]:
    """Trips and exchanges, which are shown across all networks and on each network's own page."""
    model = view.model
    for record in model.trips.values():
        for trip in record.trips:
            yield TRIPS_PAGE, "Resor och annat deltagande", trip
            yield from ((*_own_page(model, network), trip) for network in trip.networks)
    if model.city.trip_report_deadline:
        yield TRIPS_PAGE, "Resor och annat deltagande", model.city.trip_report_deadline
    for report in model.reports.values():
        for exchange in report.exchanges:
            yield "utbyte.md", "Projektuppslag, kontakter och kommunikation", exchange
            yield from ((*_own_page(model, one.id), exchange) for one in view.site.reported_networks(report))


def _own_page(model: Model, network: str) -> tuple[str, str]:
    return network_link_page(model.networks[network]), model.networks[network].name
