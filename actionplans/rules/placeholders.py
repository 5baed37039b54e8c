"""Places that someone still has to fill in: `fyll i: …` in data, pages and settings. How many there are, and where not.

A draft may hold them, and the check only counts them. What has been put before the committee may not: a plan, an annual
report, a letter that was sent or decided on, and what that says of the year. A letter that is being written is a draft,
also when its day has come: else the site would stop being published overnight, though nobody has done anything. When
its meeting is over, that is for a person to judge.
"""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.model.dates import in_words
from actionplans.model.fields import Record
from actionplans.model.page_kinds import MATTER, NETWORK_REPORT, NETWORK_YEAR, PLAN, Found, kind_of
from actionplans.model.problems import Place, Problem
from actionplans.model.records import Matter, Model, Plan, Report, Trip
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.model.unwritten import MARK
from actionplans.swedish.bodies import say
from actionplans.swedish.phrases import on
from actionplans.system.listing import below

_SEARCHED = (("data", ".yml"), ("docs", ".md"), (".github", ""))
_PLAN_FILE = re.compile(r"data/plans/(?P<year>\d{4})/(?P<network>[^/]+)\.yml")
# The mark with what to write after it; or all that there is of a value.
_IN_PROSE = re.compile(re.escape(MARK), re.IGNORECASE)
_IN_DATA = re.compile(rf"{_IN_PROSE.pattern}|(?<=: )[\"']?fyll i[\"']? *$", re.IGNORECASE)
_REPORT_FILE = re.compile(r"data/reports/(?P<year>\d{4})/(?P<network>[^/]+)\.yml")
_MATTER_FILE = re.compile(r"data/matters/(?P<matter>[^/]+)\.yml")
# What stands in a page's code is an example.
_FENCE = re.compile(r"`{3,}+")
# Longer reports are not read; the files say the rest.
_FILES_TOLD = 8


def find(root: Path) -> list[Place]:
    """Every place in a project that is marked as left to fill in, by file and line."""
    names = [
        f"{folder}/{name}" for folder, ending in _SEARCHED for name in below(root / folder) if name.endswith(ending)
    ]
    top = os.fspath(root)  # pathlib takes longer to open a file than it takes to read it
    files = sorted(name for name in (*names, "mkdocs.yml") if os.path.isfile(os.path.join(top, name)))
    return [place for name in files for place in _in_file(os.path.join(top, name), name)]


def _in_file(path: str, name: str) -> Iterator[Place]:
    with open(path, "rb") as file:
        content = file.read()
    if b"yll i" not in content:  # as good as every file
        return
    text = content.decode("utf-8", "replace")
    fence, marked = "", _IN_PROSE if name.endswith(".md") else _IN_DATA
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line) if name.endswith(".md") else None
        if mark and not fence:
            fence = mark[0]
        elif mark and mark[0].startswith(fence):
            fence = ""
        if not fence and (found := marked.search(line)):
            yield Place(name, number, found.start() + 1)


_DO = "skriv det som saknas, eller ta bort raden"


def problems(model: Model, places: Sequence[Place]) -> Iterator[Problem]:
    """What is left to fill in of what is no draft any longer."""
    for place in places:
        if sent := _sent(model, place):
            yield Problem(place, f"”fyll i” står kvar, men {sent}", _DO)


def to_judge(model: Model, places: Sequence[Place], day: datetime.date) -> Iterator[Problem]:
    """What is left to fill in of a letter whose meeting is over, though nobody says that it was sent or decided on."""
    for place in places:
        matter = _matter_of(model, place.path)
        meeting = matter.meeting if matter and not is_out(matter) else None
        if meeting and meeting.last_day < day:
            what = say(model.city, f"”fyll i” står kvar, men nämnden sammanträdde {on(meeting)}")
            yield Problem(
                place, what, "skriv det som saknas, eller ändra ärendets meeting om det gäller ett senare möte"
            )


def is_out(matter: Matter) -> bool:
    """Whether the committee has got a matter: it was sent, or there is a decision on it. A day alone says nothing."""
    return matter.sent is not None or matter.decision is not None


def _sent(model: Model, place: Place) -> str:
    """Why nothing may be left to fill in at a place, as the end of a sentence; nothing of a draft."""
    plan = _plan_of(model, place.path)
    if plan is not None:
        return "planen är inget utkast längre" if plan_status(plan) is not PlanStatus.DRAFT else ""
    report = _report_of(model, place.path)
    if report is not None:
        return say(model.city, "rapporten är lämnad till nämnden") if report.presented else ""
    matter = _matter_of(model, place.path)
    if matter is not None:
        return say(model.city, f"nämnden har fått brevet från {in_words(matter.date)}") if is_out(matter) else ""
    trip = trip_at(model, place)
    if trip is not None:
        carried = _carried(model, trip)
        return say(model.city, "reserapporten är lämnad till nämnden") if carried and is_out(carried) else ""
    told = _told_in_letters(model, place)
    return say(model.city, f"texten står i brevet till nämnden {in_words(told.date)}") if told else ""


def _report_of(model: Model, file: str) -> Report | None:
    """The annual report that a data file holds, or a page shows."""
    if match := _REPORT_FILE.fullmatch(file):
        return model.reports.get((match["network"], int(match["year"])))
    found = _page_of(file)
    if found and found.kind is NETWORK_REPORT and found.network and found.year:
        return model.reports.get((found.network, found.year))
    return None


def _matter_of(model: Model, file: str) -> Matter | None:
    """The matter that a data file holds, or whose letter a page has the text of."""
    if match := _MATTER_FILE.fullmatch(file):
        return model.matters.get(match["matter"])
    found = _page_of(file)
    return model.matters.get(found.parts["matter"]) if found and found.kind is MATTER else None


def trip_at(model: Model, place: Place) -> Trip | None:
    """The trip in which a place lies: one ends where the next begins."""
    trips = (trip for year in model.trips.values() for trip in year.trips if trip.place.path == place.path)
    before = [trip for trip in trips if trip.place.line <= place.line]
    return max(before, key=lambda trip: trip.place.line, default=None)


def _carried(model: Model, trip: Trip) -> Matter | None:
    """The matter that brought the report of a trip."""
    report = next(
        (found for year in model.trips.values() if trip in year.trips and (found := year.report_of(trip))), None
    )
    return model.matters.get(report.matter or "") if report else None


def _told_in_letters(model: Model, place: Place) -> Matter | None:
    """The matter whose letter, which the committee has, says what stands at a place: the year's direction.

    It also says who represented the city, but what is learnt of that later changes nothing in a letter that is sent.
    """
    for plan in model.plans.values():
        matter, year = model.matters.get(plan.presented or ""), model.years.get(plan.year)
        if matter and is_out(matter) and year and year.direction and _within(place, year, "direction"):
            return matter
    return None


def _within(place: Place, record: Record, key: str) -> bool:
    """Whether a place lies in what stands under a key of a file's top record."""
    if place.path != record.place.path or key not in record.places:
        return False
    begins = record.places[key].line
    others = (other.line for name, other in record.places.items() if "." not in name and other.line > begins)
    return begins <= place.line < min(others, default=place.line + 1)


def _plan_of(model: Model, file: str) -> Plan | None:
    """The plan that a data file holds, or a page shows."""
    if match := _PLAN_FILE.fullmatch(file):
        return model.plans.get((match["network"], int(match["year"])))
    found = _page_of(file)
    if found and found.kind is NETWORK_YEAR and found.network and found.year:
        return model.plans.get((found.network, found.year))
    if found and found.kind is PLAN and found.year:
        return model.plans.get((found.parts["plan"], found.year))
    return None


def _page_of(file: str) -> Found | None:
    return kind_of(file.removeprefix("docs/")) if file.startswith("docs/") else None


def summary(places: Sequence[Place]) -> str:
    """How many places there are to fill in, and in which files: a line to read, or nothing."""
    if not places:
        return ""
    files = Counter(place.path for place in places)
    told = [f"{path} ({count})" for path, count in list(files.items())[:_FILES_TOLD]]
    more = [f"och {len(files) - _FILES_TOLD} filer till"] if len(files) > _FILES_TOLD else []
    noun = "ställe" if len(places) == 1 else "ställen"
    return f"{len(places)} {noun} kvar att fylla i: {', '.join([*told, *more])}"
