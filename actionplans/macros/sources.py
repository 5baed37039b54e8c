"""Macros about sources: a citation in prose, the sources of a page, and all of them with where each is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from actionplans.macros.parts import NOTE, edit_link, noted
from actionplans.markup.elements import element, join, note
from actionplans.model.attested import UNNAMED
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
    """What a page's macros made with its notes in their place, and the notes that have no place of their own.

    A page has one list. Where it has several places, as one for each candidate, that is the last.
    """
    made, order = _as_read(made)
    listed = notes(view, order)
    places = [number for number, one in enumerate(made) if one == HERE]
    if not places:
        return made, listed
    shown = dict.fromkeys(places, "") | {places[-1]: str(listed)}
    return [shown.get(number, one) for number, one in enumerate(made)], Markup("")


# A number that `noted` has made.
_NUMBER = re.compile(rf'href="#{NOTE}(\d+)" aria-label="källa \1">\1<')


def _as_read(made: Sequence[str]) -> tuple[list[str], list[int]]:
    """What the macros made with the numbers in the order in which a reader meets them, and the old number of each.

    A macro may put together last what stands first, or leave out what it had cited.
    """
    order = list(map(int, dict.fromkeys(number for one in made if NOTE in one for number in _NUMBER.findall(one))))
    if order == list(range(1, len(order) + 1)):
        return list(made), order
    places = {str(old): new for new, old in enumerate(order, 1)}

    def read(found: re.Match[str]) -> str:
        return found[0].replace(found[1], str(places[found[1]]))

    return [_NUMBER.sub(read, one) for one in made], order


def notes(view: View, order: Sequence[int] | None = None) -> Markup:
    """The sources that a page cites, in this order of their numbers; nothing where it cites none."""
    names = {number: name for name, number in (view.notes or {}).items()}
    items = (
        element("li", _short(view, view.model.sources[names[old]]), id=f"{NOTE}{new}")
        for new, old in enumerate(names if order is None else order, 1)
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


def _named(view: View, one: Source) -> str:
    """A source's title, and what tells it from another with the same title and publisher: its date, else its id."""
    same = view.site.sources_alike[one.publisher, one.title]
    if len(same) == 1:
        return one.title
    own = one.date if [other.date for other in same].count(one.date) == 1 else None
    return f"{one.title} ({in_words(own) if own else one.id})"


def _title(view: View, one: Source) -> Markup:
    language = one.language if one.language != "sv" else None
    name = _named(view, one)
    return (
        element("a", name, href=one.url, lang=language, rel="noopener")
        if one.url
        else element("span", name, lang=language)
    )


def _short(view: View, one: Source) -> Markup:
    """A source in a note: its title, which leads to it or, where it has no address, to what is known of it."""
    if one.id == UNNAMED.id:
        return Markup("{}.").format(one.title)
    title = _title(view, one)
    title = title if one.url else element("a", title, href=view.href("kallor.md", one.id))
    ending = " " if one.title.endswith(("?", "!", ".")) else ". "
    return join([title, f"{one.publisher}, {in_words(one.date)}" if one.date else one.publisher], ending)


# --- All of them ------------------------------------------------------------------------------------------------------

# Fewer than these are read at a glance, and need no folding.
_FOLDED = 20
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


def _all_sources(view: View) -> Markup:
    """Every source that the site uses: by the first letter of who published it, then by publisher and title."""
    used = _uses(view)
    shown = sorted((one for one in view.model.sources.values() if one.id in used), key=_order)
    by_letter: dict[str, dict[str, list[Source]]] = {}
    for one in shown:
        by_letter.setdefault(_letter(one.publisher), {}).setdefault(one.publisher, []).append(one)
    parts = []
    for letter in sorted(by_letter, key=lambda letter: (letter not in _LETTERS, _LETTERS.find(letter), letter)):
        publishers = by_letter[letter]
        listed = join(_publisher(view, name, own, used) for name, own in publishers.items())
        names = element("span", ", ".join(publishers), class_="note")
        summary = element("summary", join([element("strong", letter), names]))
        folded = len(shown) > _FOLDED
        parts.append(element("details", summary + listed, class_="source-letter", open="" if not folded else None))
    return join(parts, "\n\n")


def _letter(publisher: str) -> str:
    """What a publisher is looked for under; what begins with no letter, under a sign of its own."""
    first = publisher[:1].upper()
    return first if first.isalpha() else "0–9"


def _publisher(view: View, name: str, own: Sequence[Source], used: Mapping[str, list[tuple[str, str]]]) -> Markup:
    entries = join((_entry(view, one, used[one.id]) for one in own), "")
    return element("h2", name) + element("ul", entries, class_="source-list")


def _entry(view: View, one: Source, pages: list[tuple[str, str]]) -> Markup:
    """A source: its title, its date, what to know of it, and the pages that it is used on, folded."""
    title = join([_title(view, one), edit_link(view, one)])
    known = [in_words(one.date)] if one.date else []
    known += [] if one.url or one.id == UNNAMED.id else ["inte publicerad på en känd adress"]
    known += ["läst i arkiverad kopia"] if one.archived_copy else []
    said = join([title, *known], ", ") + Markup(".")
    number = f"Används på {len(pages)} {'sida' if len(pages) == 1 else 'sidor'}"
    links = join((view.link(label, page) for label, page in pages), ", ")
    uses = element("details", element("summary", number) + element("p", links))
    return element("li", join([said, note(one.note) if one.note else "", uses]), id=one.id)


def _uses(view: View) -> dict[str, list[tuple[str, str]]]:
    """For each source that the site uses on its day: the pages, each with a label."""
    uses: dict[str, dict[str, str]] = {}
    named: dict[int, list[str]] = {}  # a mandate of twenty years stands on twenty pages, with the same sources
    for page, label, record in _pages_of_records(view):
        if id(record) not in named:
            named[id(record)] = list(dict.fromkeys(_sources_of(record)))
        for name in named[id(record)]:
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
