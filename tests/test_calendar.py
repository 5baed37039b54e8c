"""Does the calendar hold every exact day and no other, so that another program than the one that wrote it agrees?

It is read back with vobject; icalendar, which shares no code with that nor with ours, must write what it has read as
the same bytes; and its lines are looked at as they are.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from actionplans.downloads import calendar
from actionplans.rules.check import check
from actionplans.site.site import Site
from tests import fictional, project, scenes, test_escaping
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
PROJECTS = "data/projects.yml"


def read(site: Site, address: str = "") -> list[Any]:
    """The entries as another program reads them."""
    found = vobject.readOne(calendar.as_ics(site, address).decode())
    return list(found.contents.get("vevent", []))


def is_as_another_writes_it(content: bytes) -> bool:
    """Whether another library, when it has read a calendar, writes each byte of it."""
    return bytes(icalendar.Calendar.from_ical(content).to_ical(sorted=False)) == content


def dated(root: Path, changes: Changes | None = None, day: str = "2023-06-01") -> dict[str, tuple[str, str]]:
    """What the calendar says on a day: the title of each entry, its first day and the day after its last."""
    events = read(project.view(root, day, changes).site)
    return {event.summary.value: (str(event.dtstart.value), str(event.dtend.value)) for event in events}


LETTER = "Nämndärende: Information om planer"
MEETING = "Provnät: Delta i mötet"
HOST = "Provnät: Staden var värd för konferensen."
MANDATE = "Provnät: uppdrag upphör: Styrelsemedlem"


def test_whole_days_end_the_day_after(tmp_path: Path) -> None:
    assert dated(tmp_path) == {
        HOST: ("2021-05-04", "2021-05-06"),
        LETTER: ("2023-03-13", "2023-03-14"),
        MEETING: ("2023-05-04", "2023-05-05"),
        MANDATE: ("2024-06-30", "2024-07-01"),
    }
    starts = [event.dtstart.value for event in read(project.view(tmp_path).site)]
    assert {type(start) for start in starts} == {datetime.date}


@pytest.mark.parametrize("vague", ["2021", "2021-05", "2021-05-04~", "2021~"])
def test_a_vaguer_date_is_not_made_a_day(tmp_path: Path, vague: str) -> None:
    changes = project.edited(NETWORK, "  - date: 2021-05-04\n    end: 2021-05-05\n", f"  - date: {vague}\n")
    assert HOST not in dated(tmp_path, changes)


@pytest.mark.parametrize(
    ("dates", "title", "days"),
    [
        ("start: 2023-05-04\n    end: 2023-05-05", "", ("2023-05-04", "2023-05-06")),
        ("start: 2023-05-04\n    end: 2023-06", " (börjar)", ("2023-05-04", "2023-05-05")),
        ("start: 2023-05\n    end: 2023-06-30", " (sista dagen)", ("2023-06-30", "2023-07-01")),
        ("end: 2023-06-30", " (sista dagen)", ("2023-06-30", "2023-07-01")),
        ("start: 2023-05\n    end: 2023-06", "", None),
    ],
)
def test_an_activity_stands_on_the_days_that_are_known(
    tmp_path: Path, dates: str, title: str, days: tuple[str, str] | None
) -> None:
    found = dated(tmp_path, project.edited(PLAN, "start: 2023-05-04", dates))
    assert found.get(MEETING + title) == days
    assert len(found) == (4 if days else 3)


def test_a_meeting_is_one_entry_and_tells_what_was_decided_there_from_the_day_that_it_is_known(tmp_path: Path) -> None:
    decision = "{date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}"
    changes = project.edited(MATTER, "proposal:", f"meeting: 2023-03-27\ndecision: {decision}\nproposal:")
    changes |= project.edited(PLAN, "purpose:\n", f"decided: {decision}\npurpose:\n")
    meeting = "Provnämnden, sammanträde: Information om planer"
    found = {day: project.view(tmp_path / day, day, changes).site for day in ("2023-03-26", "2023-03-27")}
    told = {day: [one for one in read(site) if str(one.dtstart.value) == "2023-03-27"] for day, site in found.items()}
    assert [[one.summary.value for one in events] for events in told.values()] == [[meeting], [meeting]]
    (before,), (after,) = told.values()
    assert before.description.value == "Källa: Exempelstad"
    assert after.description.value == ("Beslut: Antecknas.\nHandlingsplan 2023 Provnät: Antecknas.\nKälla: Exempelstad")
    assert before.uid.value == after.uid.value
    assert not hasattr(before, "sequence")
    assert (after.sequence.value, after.dtstamp.value.date()) == ("1", datetime.date(2023, 3, 27))


def test_a_meeting_with_several_matters_is_one_entry_that_names_them(tmp_path: Path) -> None:
    second = project.FILES[MATTER].replace("date: 2023-03-13", "date: 2023-03-20").replace("om planer", "om resor")
    decision = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
    later = second.replace("proposal:", f"meeting: 2023-03-27\n{decision}proposal:")
    changes = project.edited(MATTER, "proposal:", "meeting: 2023-03-27\nproposal:") | scenes.pages(
        {"data/matters/2023-03-20.yml": later}, "namnden/2023-03-20.md"
    )
    (event,) = [
        one for one in read(project.view(tmp_path, "2023-06-01", changes).site) if "samman" in one.summary.value
    ]
    assert event.summary.value == "Provnämnden, sammanträde: Information om planer; Information om resor"
    assert "Information om resor: Antecknas." in event.description.value


def test_what_the_same_minutes_tell_of_a_meetings_day_is_no_entry_of_its_own(tmp_path: Path) -> None:
    decision = "{date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [webb]}"
    event = "kind: conference, scope: city, text"
    told = f"{{date: 2023-03-27, {event}: Nämnden fick planen., sources: [webb]}}"
    other = f"{{date: 2023-03-27, announced: 2023-03-01, {event}: Annat., sources: [brev]}}"
    revision = f"{{date: 2023-03-27, text: Mötet flyttas., decision: {decision}, sources: [webb]}}"
    changes = project.edited(MATTER, "proposal:", f"meeting: 2023-03-27\ndecision: {decision}\nproposal:")
    changes |= project.edited("data/years/2023.yml", "direction:", f"events: [{told}, {other}]\ndirection:")
    changes |= project.edited(PLAN, "purpose:\n", f"revisions: [{revision}]\npurpose:\n")
    events = [
        one for one in read(project.view(tmp_path, changes=changes).site) if "2023-03-27" in str(one.dtstart.value)
    ]
    assert sorted(one.summary.value for one in events) == ["Annat.", "Provnämnden, sammanträde: Information om planer"]
    (meeting,) = (one for one in events if "sammanträde" in one.summary.value)
    assert meeting.description.value.split("\n") == [
        "Beslut: Antecknas.",
        "Handlingsplan 2023 Provnät revideras: Mötet flyttas.",
        "Nämnden fick planen.",
        "Källa: Exempelstad",
    ]


def test_a_trip_to_an_activity_and_the_event_that_it_became_are_one_entry(tmp_path: Path) -> None:
    trip = a_trip(", networks: [provnat], activity: mote")
    event = "events:\n  - {date: 2023-05-04, kind: conference, scope: city, text: Mötet hölls., sources: [webb]}\n"
    changes = project.edited(NETWORK, "events:\n", event) | trip
    found = [
        one for one in read(project.view(tmp_path, changes=changes).site) if str(one.dtstart.value) == "2023-05-04"
    ]
    assert [one.summary.value for one in found] == [MEETING]
    assert found[0].uid.value == KNOWN[2]
    assert found[0].description.value == "Mötet hölls.\nResa: Mötet (Exempelby)\nKälla: Exempelstad"


@pytest.mark.parametrize(
    ("result", "title", "description"),
    [
        ("state: cancelled, done: Ingen kom.", f"Inställd: {MEETING}", "Ingen kom."),
        ("state: moved, moved_to: 2024, done: Det sköts upp.", f"Flyttad: {MEETING}", "Flyttad till 2024."),
        ("state: moved, moved_to: unknown, done: Det sköts upp.", f"Flyttad: {MEETING}", "Det sköts upp."),
    ],
)
def test_what_is_called_off_or_moved_says_so_on_its_day_from_the_day_that_it_is_known(
    tmp_path: Path, result: str, title: str, description: str
) -> None:
    checkpoint = f"{{date: 2023-04-20, sources: [brev], results: [{{activity: mote, {result}, sources: [brev]}}]}}"
    word = project.edited("data/vocabulary.yml", "  cancelled:", "  moved: {label: Flyttad}\n  cancelled:")
    changes = scenes.report(f"sources: [brev]\ncheckpoints:\n  - {checkpoint}\n", changes=word)
    before, after = (
        next(one for one in read(project.view(tmp_path / day, day, changes).site) if one.uid.value == KNOWN[2])
        for day in ("2023-04-19", "2023-04-20")
    )
    assert (before.summary.value, hasattr(before, "status"), hasattr(before, "sequence")) == (MEETING, False, False)
    assert (after.summary.value, after.status.value, after.sequence.value) == (title, "CANCELLED", "1")
    assert after.description.value.split("\n")[0] == description
    assert before.dtstamp.value < after.dtstamp.value == datetime.datetime(2023, 4, 20, tzinfo=datetime.UTC)


def test_projects_end_where_the_day_is_known(tmp_path: Path) -> None:
    changes = project.edited(PROJECTS, "end: 2021", "end: 2021-08-31")
    assert dated(tmp_path, changes)["Projektet LJUSPROV slutar"] == ("2021-08-31", "2021-09-01")


def test_the_networks_own_events_are_not_the_citys(tmp_path: Path) -> None:
    assert HOST not in dated(tmp_path, project.edited(NETWORK, "scope: city", "scope: network"))


def test_what_is_not_known_yet_is_not_there(tmp_path: Path) -> None:
    assert HOST not in dated(tmp_path, day="2021-05-03")
    assert HOST in dated(tmp_path, day="2021-05-04")
    assert LETTER not in dated(tmp_path, day="2023-03-12")


@pytest.mark.parametrize(("day", "there"), [("2023-12-31", True), ("2024-01-01", False)])
def test_the_third_year_back_is_left_to_the_pages(tmp_path: Path, day: str, there: bool) -> None:
    assert (HOST in dated(tmp_path, day=day)) is there


def test_a_day_with_nothing_gives_a_calendar_without_entries(tmp_path: Path) -> None:
    assert dated(tmp_path, day="2014-01-01") == {}


# In the order of their days: the conference, the letter, the activity, the mandate. If these change, everybody who
# subscribes gets everything twice.
KNOWN = [
    "3a2ce4b0-7279-596c-97ea-06139fd4639b",
    "756d845c-f5d9-5832-85ea-ee50de5ac98d",
    "0d1c00bc-76c9-5397-b93b-9bf2102485e5",
    "c491b2d4-fb4c-50bc-ae0d-8fcaa007e239",
]

# --- The same entry ---------------------------------------------------------------------------------------------------


def uids(root: Path, changes: Changes | None = None, day: str = "2023-06-01") -> list[str]:
    return [event.uid.value for event in read(project.view(root, day, changes).site)]


def test_uids_are_what_they_have_always_been(tmp_path: Path) -> None:
    assert uids(tmp_path) == KNOWN


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NETWORK, "text: Staden var värd för konferensen.", "text: En annan text."),
        (NETWORK, "    end: 2021-05-05\n", "    end: 2021-05-06\n    note: Ändrad.\n"),
        (NETWORK, "text: Styrelsemedlem", "text: Ledamot"),
        (NETWORK, "end: 2024-06-30", "end: 2024-12-31"),
        (PLAN, "start: 2023-05-04", "start: 2023-05-11"),
        (PLAN, "text: Delta i mötet", "text: Åk till mötet"),
        (MATTER, "title: Information om planer", "title: Planer"),
        (NETWORK, "name: Provnät\n", "name: Nya Provnät\n"),
    ],
)
def test_an_entry_stays_itself_when_what_it_says_is_mended(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert uids(tmp_path, project.edited(name, old, new)) == KNOWN


def test_an_entry_stays_itself_when_another_is_put_before_it(tmp_path: Path) -> None:
    more = "events:\n  - {date: 2021-01-02, kind: election, scope: city, text: Val, sources: [webb]}\n"
    assert uids(tmp_path, project.edited(NETWORK, "events:\n", more))[1:] == KNOWN


def test_two_events_alike_on_a_day_are_two_entries(tmp_path: Path) -> None:
    twin = "events:\n  - {date: 2021-05-04, kind: conference, scope: city, text: Ett möte till, sources: [webb]}\n"
    found = uids(tmp_path, project.edited(NETWORK, "events:\n", twin))
    assert len(set(found)) == 5


@pytest.mark.parametrize("day", [fictional.DAY, "2024-12-31", "2022-12-31"])
def test_all_uids_of_a_full_calendar_differ(day: str) -> None:
    site = check(fictional.CITY).site_on(datetime.date.fromisoformat(day))
    found = [event.uid.value for event in read(site)]
    assert found
    assert len(set(found)) == len(found)
    for name in ("", *calendar.organisations(site)):
        assert is_as_another_writes_it(calendar.as_ics(site, "https://prov.example/", name))


# --- The file ---------------------------------------------------------------------------------------------------------


def test_the_stamp_follows_from_what_is_dated_and_not_from_the_day_of_the_build(tmp_path: Path) -> None:
    site = project.view(tmp_path, "2023-06-01").site
    assert [str(event.dtstamp.value.date()) for event in read(site)] == [
        "2000-01-01",  # its source has no date
        "2023-03-13",
        "2023-03-13",
        "2023-03-13",
    ]
    later = project.view(tmp_path / "later", "2023-06-02").site
    assert calendar.as_ics(site) == calendar.as_ics(later)


def test_it_says_whose_it_is_and_in_which_time_zone(tmp_path: Path) -> None:
    found = vobject.readOne(calendar.as_ics(project.view(tmp_path).site).decode())
    assert found.version.value == "2.0"
    assert found.prodid.value
    assert found.contents["x-wr-calname"][0].value == "Internationella nätverk, Exempelstad"
    assert found.contents["x-wr-timezone"][0].value == "Europe/Stockholm"
    zone = found.vtimezone.tzinfo
    summer, winter = datetime.datetime(2023, 6, 1, 12), datetime.datetime(2023, 12, 1, 12)
    assert [zone.utcoffset(when) for when in (summer, winter)] == [datetime.timedelta(hours=n) for n in (2, 1)]


def test_an_entry_tells_its_source_its_doubts_and_where_to_read_more(tmp_path: Path) -> None:
    doubt = "scope: city\n    confidence: medium\n    note: Enligt värden.\n"
    changes = project.edited(NETWORK, "scope: city\n", doubt)
    site = project.view(tmp_path, changes=changes).site
    first, *_ = read(site, "https://prov.example/natverk")
    assert first.description.value == "Enligt värden.\nKälla: Provnät"
    assert first.url.value == "https://prov.example/natverk/natverk/provnat/"
    assert first.transp.value == "TRANSPARENT"
    assert not hasattr(read(site)[0], "url")


def test_lines_are_as_the_standard_has_them(tmp_path: Path) -> None:
    text = "text: Å, ä; ö " + "mycket långt ord " * 20
    changes = project.edited(NETWORK, "text: Staden var värd för konferensen.", text)
    content = calendar.as_ics(project.view(tmp_path, changes=changes).site)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", content)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_another_library_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of lines that are cut at each of their signs: in two bytes or more, escaped, and what escapes."""
    site = project.view(tmp_path).site
    one = calendar.entries(site)[0]
    signs = "a,å;b\\c^€d:𝄞\r\ne\n\rf\\\\,^^;;"
    lines = [f"{'x' * begin}{signs * 9}" for begin in range(75)]
    cut = [dataclasses.replace(one, summary=line, remarks=(line,), identity=(line,)) for line in lines]
    monkeypatch.setattr(calendar, "entries", lambda _: cut)
    assert is_as_another_writes_it(calendar.as_ics(site, "https://prov.example/"))


@pytest.mark.parametrize("nasty", [test_escaping.ALL_AT_ONCE, *test_escaping.SOME])
def test_any_text_comes_back_on_one_line(tmp_path: Path, nasty: str) -> None:
    made = test_escaping.make(tmp_path, nasty)
    site = project.view(made.root, test_escaping.DAY, test_escaping.files(made.tree)).site
    titles = [event.summary.value for event in read(site)]
    assert sorted(titles) == sorted(" ".join(entry.summary.split()) for entry in calendar.entries(site))
    assert len(titles) > 5
    assert is_as_another_writes_it(calendar.as_ics(site))


DEADLINE: Changes = {
    "data/city.yml": project.FILES["data/city.yml"] + "trip_report_deadline: {days: 30, sources: [brev]}\n"
}


def a_trip(more: str = "") -> Changes:
    return {
        "data/trips/2023.yml": "trips:\n  - {id: resa, text: Mötet, mode: abroad, location: Exempelby, "
        f"start: 2023-05-04, end: 2023-05-05{more}, sources: [brev]}}\n"
    }


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({**DEADLINE, **a_trip()}, ("2023-06-04", "2023-06-05")),
        (a_trip(), None),
        ({**DEADLINE, **a_trip(", report: {date: 2023-05-20}")}, None),
    ],
    ids=["tidsgräns", "ingen tidsgräns", "rapporterad"],
)
def test_a_trip_without_its_report_has_a_last_day_where_a_source_sets_one(
    tmp_path: Path, changes: Changes, due: tuple[str, str] | None
) -> None:
    found = dated(tmp_path, changes)
    assert found["Exempelby: Mötet"] == ("2023-05-04", "2023-05-06")
    assert found.get("Sista dag för reserapport: Mötet") == due


# --- Of one organisation ----------------------------------------------------------------------------------------------


def test_an_organisation_has_the_days_of_what_it_answers_for_as_the_same_entries(tmp_path: Path) -> None:
    dues = "due:\n  - {kind: report, date: 2023-09-01, sources: [brev]}\ndirection:"
    owned = project.edited(NETWORK, "name: Provnät\n", "name: Provnät\nowner: f\n")
    function = "f: {name: Funktion, organisation: provnamnden, sources: [brev]}\n"
    changes = {**project.edited("data/years/2023.yml", "direction:", dues), **owned, "data/functions.yml": function}
    site = project.view(tmp_path, changes=changes).site
    of = {
        name: [(event.summary.value, event.uid.value) for event in read_of(site, name)]
        for name in calendar.organisations(site)
    }
    assert [(name, [words for words, _ in found]) for name, found in of.items()] == [
        ("provforvaltningen", [MEETING, MANDATE]),
        ("provnamnden", ["Sista dag: Årsrapport för 2023"]),
    ]
    whole = {event.uid.value: event.serialize() for event in read(site)}
    for event in [*read_of(site, "provforvaltningen"), *read_of(site, "provnamnden")]:
        assert event.serialize() == whole[event.uid.value]
    assert b"X-WR-CALNAME:Internationella n" in calendar.as_ics(site, "", "provnamnden")


def test_an_organisation_that_is_gone_and_one_that_answers_for_nothing_have_none(tmp_path: Path) -> None:
    ended = "provnamnden:\n  name: provnämnden\n  kind: committee\n"
    changes = project.edited("data/organisations.yml", ended, f"{ended}  start: 2020-01-02\n  end: 2023-05-31\n")
    changes |= project.edited(PLAN, "responsible: provforvaltningen", "responsible: provnamnden")
    found = {day: project.view(tmp_path / day, day, changes).site for day in ("2023-05-31", "2023-06-01")}
    names = {day: list(calendar.organisations(site)) for day, site in found.items()}
    assert names == {"2023-05-31": ["provforvaltningen", "provnamnden"], "2023-06-01": ["provforvaltningen"]}


def read_of(site: Site, organisation: str) -> list[Any]:
    found = vobject.readOne(calendar.as_ics(site, "", organisation).decode())
    return list(found.contents.get("vevent", []))
