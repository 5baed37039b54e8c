"""Does everything dated in a year stand in the wheel, each mark clear of the others, and is the drawing sound?"""

from __future__ import annotations

import datetime
import itertools
import math
import random
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from actionplans.macros.wheel import year_wheel
from actionplans.site.yearwheel import CENTRE, MONTHS_AT, RADIUS, RIM, Mark, day_angle, items, marks, point
from tests import fragment, project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
SVG = "{http://www.w3.org/2000/svg}"

# A number of two digits in 13 units' bold type: no wider than this, no higher.
WIDTH, HEIGHT = 16, 13


def event(date: str, text: str = "Möte", end: str = "", scope: str = "city") -> str:
    """An event as it is written under `events:`."""
    ending = f"end: {end}, " if end else ""
    return f"  - {{date: {date}, {ending}kind: conference, scope: {scope}, text: {text}, sources: [webb]}}\n"


def with_events(*events: str) -> Changes:
    """The project with more events, and nothing else dated in 2022."""
    return scenes.edits(
        (NETWORK, "events:\n", "events:\n" + "".join(events)), (NETWORK, "start: 2022-01-01", "start: 2021")
    )


def days(count: int, step: int = 9) -> list[str]:
    """So many days of 2022, with some steps between them."""
    first = datetime.date(2022, 1, 1)
    return [str(first + datetime.timedelta(days=step * number)) for number in range(count)]


def placed(root: Path, dates: Iterable[str], year: int = 2022) -> list[Mark]:
    """The marks of a year with events on some days."""
    changes = with_events(*(event(date, f"Möte {number}") for number, date in enumerate(dates)))
    return marks(items(project.view(root, "2023-06-01", changes).site, year))


def overlapping(found: Iterable[Mark]) -> list[tuple[int, int]]:
    """The marks whose labels' boxes overlap, or whose outlines do."""
    return [
        (one.number, other.number)
        for one, other in itertools.combinations(found, 2)
        if (abs(one.x - other.x) < WIDTH and abs(one.y - other.y) < HEIGHT)
        or math.dist((one.x, one.y), (other.x, other.y)) < 2 * RADIUS
    ]


@pytest.mark.parametrize("count", [0, 1, 12, 40])
@pytest.mark.parametrize("step", [1, 9])
def test_no_label_hides_another(tmp_path: Path, count: int, step: int) -> None:
    found = placed(tmp_path, days(count, step))
    assert len(found) == count
    assert overlapping(found) == []
    assert all(math.dist((mark.x, mark.y), (CENTRE, CENTRE)) + RADIUS < RIM for mark in found)


@pytest.mark.parametrize("seed", range(6))
def test_nor_does_it_on_any_days(tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)
    found = placed(tmp_path, chosen.sample(days(365, 1), chosen.randint(30, 48)))
    assert overlapping(found) == []


def test_the_names_of_the_months_are_clear_of_the_rim_and_inside_the_picture() -> None:
    for month in range(1, 13):
        x, y = point(day_angle(datetime.date(2023, month, 16)), MONTHS_AT)
        assert 11 <= x <= 2 * CENTRE - 11
        assert 6 <= y <= 2 * CENTRE - 6
        nearest = math.dist((min(max(CENTRE, x - 10), x + 10), min(max(CENTRE, y - 5), y + 5)), (CENTRE, CENTRE))
        assert nearest > RIM


def test_what_happens_on_one_day_shares_a_mark(tmp_path: Path) -> None:
    found = placed(tmp_path, ["2022-05-04", "2022-05-04", "2022-05-05"])
    assert [[item.text for item in mark.items] for mark in found] == [["Möte 0", "Möte 1"], ["Möte 2"]]


def test_in_a_crowded_year_what_happens_in_one_month_shares_a_mark(tmp_path: Path) -> None:
    found = placed(tmp_path, days(49, 7))
    assert [mark.number for mark in found] == list(range(1, 13))
    assert sum(len(mark.items) for mark in found) == 49
    assert found[0].rim == point(day_angle(datetime.date(2022, 1, 16)), RIM)


def test_a_year_goes_clockwise_from_the_top() -> None:
    assert point(day_angle(datetime.date(2023, 1, 1)), 100) == (CENTRE, CENTRE - 100)
    x, y = point(day_angle(datetime.date(2024, 7, 1)), 100)
    assert (round(x), round(y)) == (CENTRE + 2, CENTRE + 100)
    assert point(day_angle(datetime.date(2023, 4, 2)), 100)[0] > CENTRE + 99


def told(root: Path, year: int, changes: Changes, day: str = "2024-12-31") -> list[tuple[str, str, str]]:
    """What a year has: its kind, its text, its date."""
    found = items(project.view(root, day, changes).site, year)
    return [(item.kind, item.text, str(item.date or "")) for item in found]


DECISION = "{date: 2023-03-27, body: provnamnden, outcome: Bifall., sources: [brev]}"


def test_everything_dated_is_there_by_date_and_what_has_no_month_last(tmp_path: Path) -> None:
    changes = scenes.edits(
        (MATTER, "proposal:", f"meeting: 2023-03-27\ndecision: {DECISION}\nproposal:"),
        (PLAN, "purpose:", f"decided: {DECISION}\npurpose:"),
        (PLAN, "activities:\n", "activities:\n  - {id: sen, text: Odaterat, sources: [brev]}\n"),
        (NETWORK, "start: 2022-01-01", "start: 2023-01-01"),
        (NETWORK, "end: 2024-06-30", "end: 2023-12-31"),
        (NETWORK, "events:\n", "events:\n" + event("2023", "Året") + event("2023-06-01", "Deras", scope="network")),
        ("data/years/2023.yml", "direction:", "events:\n" + event("2023-09", "Gemensamt") + "direction:"),
    )
    assert told(tmp_path, 2023, changes) == [
        ("Uppdrag börjar", "Styrelsemedlem", "2023-01-01"),
        ("Nämnden", "Brev till nämnden: Information om planer", "2023-03-13"),
        ("Nämnden", "Sammanträde: Information om planer", "2023-03-27"),
        ("Nämnden", "Beslut: Bifall. (Information om planer)", "2023-03-27"),
        ("Nämnden", "Beslut om handlingsplan 2023: Bifall.", "2023-03-27"),
        ("Planerat", "Delta i mötet", "2023-05-04"),
        ("Konferens", "Gemensamt", "2023-09"),
        ("Uppdrag upphör", "Styrelsemedlem", "2023-12-31"),
        ("Återkommer", "Resor", ""),
        ("Planerat", "Odaterat", ""),
        ("Konferens", "Året", "2023"),
    ]


@pytest.mark.parametrize(
    ("year", "date"), [(2021, None), (2022, "2022-12-30"), (2023, ""), (2024, "2024-01-02"), (2025, None)]
)
def test_what_lasts_over_new_year_stands_where_it_begins_and_where_it_ends(
    tmp_path: Path, year: int, date: str | None
) -> None:
    changes = with_events(event("2022-12-30", "Länge", "2024-01-02"))
    found = {text: when for _, text, when in told(tmp_path, year, changes, "2025-12-31")}
    assert found.get("Länge") == date


def test_a_routine_that_is_to_be_created_is_not_said_to_recur(tmp_path: Path) -> None:
    changes = scenes.edits(("data/routines.yml", "page: resor", "page: resor\n  year: 2019"))
    assert told(tmp_path, 2020, changes) == [("Ska upprättas", "Resor", "")]


@pytest.mark.parametrize(("year", "recurs"), [(2022, True), (2023, True), (2024, False)])
def test_a_routine_that_is_over_recurs_until_it_ended(tmp_path: Path, year: int, recurs: bool) -> None:
    changes = scenes.edits(("data/routines.yml", "page: resor", "page: resor\n  end: 2023-06-30"))
    assert (("Återkommer", "Resor", "") in told(tmp_path, year, changes)) == recurs


def svg(html: str) -> ElementTree.Element:
    """The drawing, which must be well-formed XML."""
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + len("</svg>")])


@pytest.mark.parametrize("count", [0, 1, 12, 40])
def test_the_drawing_is_well_formed_and_everything_stands_in_it_and_in_the_list(tmp_path: Path, count: int) -> None:
    texts = [f"Möte {number} & <b>mer</b> ”så”" for number in range(count)]
    changes = with_events(*(event(date, f"'{text}'") for date, text in zip(days(count), texts, strict=True)))
    view = project.view(tmp_path, "2023-06-01", changes)
    html = str(year_wheel(view, 2022))
    drawn = svg(html)
    hints = [one.findtext(f"{SVG}title") or "" for one in drawn.iter(f"{SVG}g")]
    listed = fragment.read(html).said("li")[:count]
    assert [hint.partition(": ")[2] for hint in hints] == texts
    assert all(text in entry for text, entry in zip(texts, listed, strict=True))
    numbers = [one.findtext(f"{SVG}text") for one in drawn.iter(f"{SVG}g")]
    assert numbers == [entry.split()[0] for entry in listed] == [str(number + 1) for number in range(count)]
    assert [child.tag for child in drawn][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert drawn.attrib["aria-labelledby"] == " ".join(child.attrib["id"] for child in list(drawn)[:2])
    assert year_wheel(view, 2022) == html


def test_the_drawing_has_no_colour_of_its_own(tmp_path: Path) -> None:
    html = year_wheel(project.view(tmp_path), 2023)
    assert not any(name in html for name in ("fill=", "stroke=", "style=", "<path", "#fff"))


def test_trips_their_deadlines_and_the_workshop_stand_in_the_wheel(tmp_path: Path) -> None:
    changes: Changes = {
        "data/city.yml": project.FILES["data/city.yml"] + "trip_report_deadline: {days: 30, sources: [brev]}\n",
        "data/trips/2023.yml": "trips:\n  - {id: resa, text: Mötet, mode: abroad, networks: [provnat], "
        "start: 2023-05-20, end: 2023-05-21, sources: [brev]}\n",
        "data/years/2023.yml": "workshop: {date: 2023-05-30, sources: [brev]}\n",
    }
    found = items(project.view(tmp_path, "2023-06-01", changes).site, 2023)
    dated = [(item.kind, item.text, str(item.date)) for item in found if item.date and item.date.month in (5, 6)]
    assert dated == [
        ("Planerat", "Delta i mötet", "2023-05-04"),
        ("Resa utanför Sverige", "Mötet", "2023-05-20"),
        ("Arbetssätt", "Rese- och omvärldsworkshop", "2023-05-30"),
        ("Resor", "Sista dag för reserapport: Mötet", "2023-06-20"),
    ]
