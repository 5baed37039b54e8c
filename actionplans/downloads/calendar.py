"""The networks' calendar: what has an exact day, as one file that Outlook and others can subscribe to.

An entry's UID follows from what it is (which matter, activity, mandate …), never from its text or its place in a file,
so that a subscriber's copy is mended when we mend ours. A date without a day is no entry: we do not make up days.
"""

from __future__ import annotations

import datetime
import itertools
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar
from actionplans.model.dates import PartialDate, span_in_words
from actionplans.model.records import Decision, Event, Network, Plan, Role, Sourced
from actionplans.site.addresses import TRIPS_PAGE, matter_page, network_link_page, network_page, page_url, year_page
from actionplans.site.attention import report_due
from actionplans.site.site import Site
from actionplans.swedish.words import sentence

PATH = "kalender/natverken.ics"
# A subscriber looks ahead and a little back; older days are on the pages, and would make the file large and slow.
YEARS_BEFORE = 2
# The rule that the whole of the EU has followed since 1996. Every entry is a whole day, but whoever reads the file
# must know whose days they are.
_TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
# A name space of our own for UIDs (RFC 9562); it must never change.
_NAMESPACE = uuid.UUID("6f2c1f0a-50b7-4c0e-9a7e-3d1f9e0c7b52")


@dataclass(frozen=True)
class Entry:
    """One or more whole days. `identity` is what makes it this entry and no other; `last` is inclusive."""

    identity: tuple[str, ...]
    first: datetime.date
    last: datetime.date
    summary: str
    category: str
    page: str
    record: Sourced
    remarks: tuple[str, ...] = field(default=())


def exact(date: object) -> datetime.date | None:
    """The day that a date means, if it means one."""
    known = isinstance(date, PartialDate) and date.day is not None and not date.about
    return date.first_day if known and isinstance(date, PartialDate) else None


def entries(site: Site) -> list[Entry]:
    """What has an exact day and is known on the site's day, oldest first: to come, this year and the years before."""
    found = itertools.chain(
        _matters(site), _plans(site), _events(site), _mandates(site), _projects(site), _trips(site), _workshops(site)
    )
    recent = (entry for entry in found if entry.last.year >= site.day.year - YEARS_BEFORE)
    return sorted(recent, key=lambda entry: (entry.first, entry.identity))


def _matters(site: Site) -> Iterator[Entry]:
    for matter in site.model.matters.values():
        page = matter_page(matter.id)
        committee = sentence(site.model.organisations[matter.committee].name)
        if day := exact(matter.date):
            yield Entry(("letter", matter.id), day, day, f"Nämndärende: {matter.title}", "Nämnden", page, matter)
        if day := exact(matter.meeting):
            summary = f"{committee}, sammanträde: {matter.title}"
            yield Entry(("meeting", matter.id), day, day, summary, "Nämnden", page, matter)
        if matter.decision:
            yield from _decision(site, ("decision", matter.id), matter.decision, matter.title, page)


def _decision(site: Site, identity: tuple[str, ...], decision: Decision, what: str, page: str) -> Iterator[Entry]:
    if day := exact(decision.date):
        summary = f"{sentence(site.model.organisations[decision.body].name)}, beslut: {what}"
        yield Entry(identity, day, day, summary, "Nämnden", page, decision, (decision.outcome,))


def _plans(site: Site) -> Iterator[Entry]:
    for (network, year), plan in site.model.plans.items():
        name, page = site.model.networks[network].name, network_page(network, year)
        if plan.decided:
            what = f"Handlingsplan {year} {name}"
            yield from _decision(site, ("plan decision", network, str(year)), plan.decided, what, page)
        yield from _activities(plan, name, page)


def _activities(plan: Plan, name: str, page: str) -> Iterator[Entry]:
    for one in plan.activities:
        first, last = exact(one.start), exact(one.end)
        if first is None and last is None:
            continue
        # Where only one of its days is known, that day is the entry, and its title says which it is.
        which = "" if first and (last or not one.end) else " (börjar)" if first else " (sista dagen)"
        start = first or last or datetime.date.min
        remarks = (span_in_words(one.start, one.end),) if one.start and one.end and which else ()
        identity = ("activity", plan.network, str(plan.year), one.id)
        yield Entry(identity, start, last or start, f"{name}: {one.text}{which}", "Aktiviteter", page, one, remarks)


def _events(site: Site) -> Iterator[Entry]:
    for network in site.model.networks.values():
        yield from _event_entries(network.id, network.name, network_link_page(network), network.events)
    for number, year in site.model.years.items():
        yield from _event_entries("", "", year_page(number), year.events)


def _trips(site: Site) -> Iterator[Entry]:
    for year, record in site.model.trips.items():
        for trip in record.trips:
            day = exact(trip.start)
            if day is None:
                continue
            summary = f"{trip.location}: {trip.text}" if trip.location else trip.text
            last = exact(trip.end) or day
            yield Entry(("trip", str(year), trip.id), day, last, summary, "Resor", TRIPS_PAGE, trip)
            due = report_due(site, trip) if trip.report is None and exact(trip.end or trip.start) else None
            if due:
                summary = f"Sista dag för reserapport: {trip.text}"
                yield Entry(("trip report", str(year), trip.id), due, due, summary, "Resor", TRIPS_PAGE, trip)


def _workshops(site: Site) -> Iterator[Entry]:
    for number, year in site.model.years.items():
        if year.workshop and (day := exact(year.workshop.date)):
            summary = f"Rese- och omvärldsworkshop {number}"
            yield Entry(("workshop", str(number)), day, day, summary, "Arbetssätt", year_page(number), year.workshop)


def _event_entries(owner: str, name: str, page: str, events: Iterable[Event]) -> Iterator[Entry]:
    """What the city itself did or will do. Two alike on the same day are told apart by their sources, then in order."""
    seen: dict[tuple[str, ...], int] = {}
    for event in events:
        day = exact(event.date)
        if event.scope != "city" or day is None:
            continue
        last = exact(event.end) or day
        remarks = (span_in_words(event.date, event.end),) if event.end and not exact(event.end) else ()
        like = ("event", owner, str(event.date), event.kind, event.project or "", *sorted(event.sources))
        seen[like] = seen.get(like, 0) + 1
        identity = (*like, str(seen[like]))
        summary = event.text if name in event.text else f"{name}: {event.text}"
        yield Entry(identity, day, last, summary, "Händelser", page, event, remarks)


def _mandates(site: Site) -> Iterator[Entry]:
    for network in site.model.networks.values():
        seen: dict[tuple[str, ...], int] = {}
        for role in network.roles:
            like = _mandate(network, role)
            seen[like] = seen.get(like, 0) + 1
            if day := exact(role.end):
                summary = f"{network.name}: uppdrag upphör: {role.text}"
                who = sentence(site.model.organisations[role.holder].name)
                identity = (*like, str(seen[like]))
                yield Entry(identity, day, day, summary, "Uppdrag", network_link_page(network), role, (who,))


def _mandate(network: Network, role: Role) -> tuple[str, ...]:
    """Which mandate it is. Its end is left out: when that is put off, the entry moves."""
    start = str(role.start or "")
    return ("mandate", network.id, role.kind, role.body or "", role.holder, role.level or "", start)


def _projects(site: Site) -> Iterator[Entry]:
    for identifier, project in site.model.projects.items():
        if day := exact(project.end):
            summary = f"Projektet {project.name} slutar"
            yield Entry(("project", identifier), day, day, summary, "Projekt", "projekt.md", project)


# --- The file -------------------------------------------------------------------------------------------------------


def as_ics(site: Site, address: str = "") -> bytes:
    """The calendar by RFC 5545. `address` is where the site lies, if known: then each entry links to its page."""
    import icalendar  # not above: the check needs only what has a day, and would load all of this in vain

    calendar = icalendar.Calendar()
    name = " ".join(f"Internationella nätverk, {site.model.city.name}".split())
    calendar.add("prodid", "-//Internationella nätverk//Kalender//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", icalendar.vText(name))  # as a text, so that its comma is escaped
    calendar.add("x-wr-timezone", "Europe/Stockholm")
    calendar.add("x-published-ttl", "PT12H")
    calendar.add_component(icalendar.Timezone.from_ical(_TIME_ZONE))
    for entry in entries(site):
        calendar.add_component(_event(site, entry, address))
    return bytes(calendar.to_ical(sorted=False))


def _event(site: Site, entry: Entry, address: str) -> icalendar.Event:
    import icalendar

    event = icalendar.Event()
    event.add("uid", uid(site, entry))
    # The day that the site was built for, so that the same day gives the same bytes.
    event.add("dtstamp", datetime.datetime.combine(site.day, datetime.time(), datetime.UTC))
    event.add("dtstart", entry.first)
    # RFC 5545: the end of whole days is the day after the last.
    event.add("dtend", entry.last + datetime.timedelta(days=1))
    event.add("summary", " ".join(entry.summary.split()))
    event.add("description", _description(site, entry))
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if address and entry.page in site.pages:
        event.add("url", f"{address.rstrip('/')}/{page_url(entry.page, site.directory_urls)}")
    return event


def uid(site: Site, entry: Entry) -> str:
    """The same for the same entry for ever, another for every other."""
    return str(uuid.uuid5(_NAMESPACE, "\n".join((site.model.city.organisation, *entry.identity))))


def _description(site: Site, entry: Entry) -> str:
    record = entry.record
    lines = list(entry.remarks)
    if record.confidence != "high":
        lines.append(f"{site.model.vocabulary.confidence[record.confidence].label} uppgift.")
    lines += [record.note] if record.note else []
    lines += [f"Annan uppgift: {other.text}" for other in record.alternatives]
    publishers = dict.fromkeys(site.model.sources[identifier].publisher for identifier in record.sources)
    return "\n".join([*lines, f"Källa: {', '.join(publishers)}"])
