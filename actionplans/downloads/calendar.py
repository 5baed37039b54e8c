"""The networks' calendar: what has an exact day, as one file that Outlook and others can subscribe to.

An entry's UID follows from what it is (which matter, activity, mandate …), never from its text or its place in a file,
so that a subscriber's copy is mended when we mend ours. A date without a day is no entry: we do not make up days.
What has been called off or moved stays on its day and says so. When an entry was last changed follows from dates in
data alone, so that the file is the same until something is.
"""

from __future__ import annotations

import datetime
import functools
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import field

from actionplans.model import timeline
from actionplans.model.dates import PartialDate, span_in_words
from actionplans.model.records import (
    Activity,
    Decision,
    Dialogue,
    DueDate,
    Event,
    Matter,
    Role,
    Sourced,
    Step,
    Trip,
)
from actionplans.site.addresses import page_url
from actionplans.site.answered_by import answered_by
from actionplans.site.dated import Dated, What
from actionplans.site.occasions import besides, fell_away, moved, occasions
from actionplans.site.site import Site
from actionplans.swedish.words import hedge, outcome_with_reason, sentence
from actionplans.system.fixed import fixed

PATH = "kalender/natverken.ics"
# A subscriber looks ahead and a little back; older days are on the pages, and would make the file large and slow.
YEARS_BEFORE = 2
# The rule that the whole of the EU has followed since 1996. Every entry is a whole day, but whoever reads the file
# must know whose days they are.
_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
)
# A name space of our own for UIDs (RFC 9562); it must never change.
_NAMESPACE = uuid.UUID("6f2c1f0a-50b7-4c0e-9a7e-3d1f9e0c7b52")


@fixed
class Entry:
    """One or more whole days. `identity` is what makes it this entry and no other; `last` is inclusive.

    `is_off`: it was called off or moved. `changed` are the days on which what it says became another.
    """

    identity: tuple[str, ...]
    first: datetime.date
    last: datetime.date
    summary: str
    category: str
    page: str
    record: Sourced
    remarks: tuple[str, ...] = field(default=())
    is_off: bool = False
    changed: tuple[datetime.date, ...] = field(default=())


def exact(date: object) -> datetime.date | None:
    """The day that a date means, if it means one."""
    known = isinstance(date, PartialDate) and date.day is not None and not date.about
    return date.first_day if known and isinstance(date, PartialDate) else None


def entries(site: Site) -> list[Entry]:
    """What has an exact day and is known on the site's day, oldest first: to come, this year and the years before."""
    return [entry for entry, _ in _dated(site) if _is_recent(site, entry)]


@functools.lru_cache(maxsize=1)
def organisations(site: Site) -> Mapping[str, list[Entry]]:
    """The same for each organisation that is there, by its id: what it answers for, and by when.

    One with days of earlier years alone is here without any: who subscribes keeps an empty calendar, not a broken one.
    """
    found: dict[str, list[Entry]] = {}
    for entry, names in _dated(site):
        for name in names:
            found.setdefault(name, []).extend([entry] if _is_recent(site, entry) else [])
    known = site.model.organisations
    there = (name for name in found if timeline.exists_on(known[name], site.day))
    return {name: found[name] for name in sorted(there, key=lambda name: known[name].name.casefold())}


@functools.lru_cache(maxsize=1)
def _dated(site: Site) -> list[tuple[Entry, tuple[str, ...]]]:
    """Every entry, oldest first, with the organisations that answer for it."""
    found = [(entry, answered_by(site, one)) for one in occasions(site) if (entry := _entry(site, one)) is not None]
    return sorted(found, key=lambda pair: (pair[0].first, pair[0].identity))


def _is_recent(site: Site, entry: Entry) -> bool:
    return entry.last.year >= site.day.year - YEARS_BEFORE


# Under which heading a calendar shows each sort of thing. That a mandate begins is no entry.
_CATEGORIES: Mapping[What, str] = {
    What.LETTER: "Nämnden",
    What.MEETING: "Nämnden",
    What.DECISION: "Nämnden",
    What.PLAN_DECISION: "Nämnden",
    What.PLAN_REVISION: "Handlingsplaner",
    What.STEP: "Nämnden",
    What.ACTIVITY: "Aktiviteter",
    What.EVENT: "Händelser",
    What.MANDATE_ENDS: "Uppdrag",
    What.TRIP: "Resor",
    What.TRIP_REPORT: "Resor",
    What.WORKSHOP: "Arbetssätt",
    What.DIALOGUE: "Arbetssätt",
    What.DUE: "Tidpunkter",
    What.APPOINTMENT: "Uppdrag",
    What.PROJECT_ENDS: "Projekt",
    What.MEMBERSHIP_DECISION: "Medlemskap",
    What.MEMBERSHIP_LEFT: "Medlemskap",
}


def _entry(site: Site, one: Dated) -> Entry | None:
    first, last = _days(one)
    if one.what not in _CATEGORIES or first is None:
        return None
    identity = (one.what.value, *one.which)
    category = site.say(_CATEGORIES[one.what])
    off = fell_away(site, one)
    before = [f"{off}:" if off else "", hedge(site.model, one.record)]
    summary = " ".join([*(word for word in before if word), _summary(site, one)])
    changed = tuple(sorted({date.first_day for date in one.changed}))
    remarks = _remarks(site, one)
    return Entry(identity, first, last or first, summary, category, one.page, one.record, remarks, bool(off), changed)


def _days(one: Dated) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day that are known to the day."""
    first, last = exact(one.date), exact(one.end)
    if one.what is What.ACTIVITY:
        return first or last, last  # where only one of its days is known, that day is the entry
    if one.what is What.TRIP_REPORT and isinstance(one.record, Trip):
        counted_from = exact(one.record.start) and exact(one.record.end or one.record.start)
        return (first if counted_from else None), None
    return first, last


def _summary(site: Site, one: Dated) -> str:
    name = one.network.name if one.network else ""
    match one.record:
        case Matter() as matter if one.what is What.MEETING:
            matters = [one.title, *(other.title for other in one.also if other.what is What.MEETING)]
            return f"{_body(site, matter.committee)}, sammanträde: {'; '.join(matters)}"
        case Matter():
            return f"{site.say('Nämndärende')}: {one.title}"
        case Step() as step:
            who = f"{_body(site, step.body)}, " if step.body else ""
            label = site.model.vocabulary.step_kinds[step.kind].label
            return f"{who}{label.lower() if who else label}: {one.title}"
        case Decision() as decision:
            return f"{_body(site, decision.body)}, beslut: {one.title}"
        case Activity():
            return f"{name}: {one.title}{_which_day(one)}" if name else f"{one.title}{_which_day(one)}"
        case Event():
            return one.title if name in one.title else f"{name}: {one.title}"
        case Role() if one.what is What.APPOINTMENT:
            return f"{name}: sista dag att tillsätta: {one.title}"
        case Role():
            return f"{name}: uppdrag upphör: {one.title}"
        case Trip() as trip if one.what is What.TRIP and trip.location:
            return f"{trip.location}: {one.title}"
    return _BY_TITLE.get(one.what, "{title}").format(title=one.title, year=one.year)


_BY_TITLE: Mapping[What, str] = {
    What.WORKSHOP: "{title} {year}",
    What.DUE: "Sista dag: {title}",
    What.PROJECT_ENDS: "Projektet {title} slutar",
}


def _body(site: Site, organisation: str) -> str:
    return sentence(site.model.organisations[organisation].name)


def _which_day(one: Dated) -> str:
    """Which of an activity's days the entry is, where the other is not known to the day."""
    first, last = exact(one.date), exact(one.end)
    return "" if first and (last or not one.end) else " (börjar)" if first else " (sista dagen)"


def _remarks(site: Site, one: Dated) -> tuple[str, ...]:
    """What else there is to know: where an activity moved, what the entry itself says, what else the occasion was."""
    return (*moved(one), *_own_remarks(site, one), *besides(site, one))


def _own_remarks(site: Site, one: Dated) -> tuple[str, ...]:
    match one.record:
        case Decision() as decision:
            return (outcome_with_reason(decision),)
        case Role() as role:
            return (_body(site, role.holder),)
        case Dialogue() as talk:
            return tuple(part for part in (talk.text, talk.changed) if part)
        case DueDate() as due:
            return (due.text,) if due.text else ()
        case Activity() | Event() if one.date and one.end and not (exact(one.date) and exact(one.end)):
            return (span_in_words(one.date, one.end),)
    return ()


# --- The file -------------------------------------------------------------------------------------------------------


def path_of(organisation: str) -> str:
    """Where the calendar of an organisation lies, from the site's root."""
    return f"kalender/organisationer/{organisation}.ics"


def as_ics(site: Site, address: str = "", organisation: str = "") -> bytes:
    """The calendar by RFC 5545, or that of an organisation, in which the same entries have the same UID.

    `address` is where the site lies, if known: then each entry links to its page.
    """
    whose = site.model.organisations[organisation].name if organisation else site.model.city.name
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Internationella nätverk//Kalender//SV",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(' '.join(f'Internationella nätverk, {whose}'.split()))}",
        "X-WR-TIMEZONE:Europe/Stockholm",
        "X-PUBLISHED-TTL:PT12H",
        *_TIME_ZONE,
    ]
    for entry in organisations(site)[organisation] if organisation else entries(site):
        lines += _event(site, entry, address)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(site: Site, entry: Entry, address: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(site, entry)}"
    yield f"DTSTAMP:{_day(_stamp(site, entry))}T000000Z"
    if entry.changed:
        yield f"SEQUENCE:{len(entry.changed)}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    # RFC 5545: the end of whole days is the day after the last.
    yield f"DTEND;VALUE=DATE:{_day(entry.last + datetime.timedelta(days=1))}"
    yield f"SUMMARY:{_text(' '.join(entry.summary.split()))}"
    yield f"DESCRIPTION:{_text(_description(site, entry))}"
    yield f"CATEGORIES:{_text(entry.category)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy because of it
    if entry.is_off:
        yield "STATUS:CANCELLED"
    if address and entry.page in site.pages:
        yield f"URL:{address.rstrip('/')}/{page_url(entry.page, site.directory_urls)}"
    yield "END:VEVENT"


def _day(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


# RFC 5545, 3.3.11: what would mean something else in a text.
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": r"\n"})


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_ESCAPED)


# RFC 5545, 3.1: a line is at most 75 bytes long; the space that it goes on with on the next is one of them.
_LONGEST = 74
# In a text, and in what stands before a colon (RFC 6868).
_ESCAPES = b"\\^"


def _folded(line: str) -> bytes:
    """A line with its end; a long one as several, of which no sign is cut in two, and no sign from what escapes it."""
    written = line.encode()
    parts: list[bytes] = []
    begin = 0
    while len(written) - begin > _LONGEST:
        end = begin + _LONGEST
        while written[end] & 0b1100_0000 == 0b1000_0000:  # within a sign of several bytes
            end -= 1
        end -= written[end - 1] in _ESCAPES
        parts.append(written[begin:end])
        begin = end
    return b"\r\n ".join([*parts, written[begin:]]) + b"\r\n"


# What the stamp of an entry says that no date tells of: a day before all others, so that whatever comes is newer.
_UNDATED = datetime.date(2000, 1, 1)


def _stamp(site: Site, entry: Entry) -> datetime.date:
    """When an entry became what it is: when it last changed, else when its newest source was written."""
    written = (site.model.sources[identifier].date for identifier in entry.record.sources)
    days = [*entry.changed, *(date.first_day for date in written if date)]
    return max((day for day in days if day <= site.day), default=_UNDATED)


def uid(site: Site, entry: Entry) -> str:
    """The same for the same entry for ever, another for every other."""
    return str(uuid.uuid5(_NAMESPACE, "\n".join((site.model.city.organisation, *entry.identity))))


def _description(site: Site, entry: Entry) -> str:
    record = entry.record
    lines = list(entry.remarks)
    lines += [record.note] if record.note else []
    lines += [f"Annan uppgift: {other.text}" for other in record.alternatives]
    publishers = dict.fromkeys(site.model.sources[identifier].publisher for identifier in record.sources)
    return "\n".join([*lines, f"Källa: {', '.join(publishers)}"])
