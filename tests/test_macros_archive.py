"""Do the macros about earlier days show what they should: the field for a day, and the packages of every year?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from actionplans.closing.handed import entry_checksum
from actionplans.swedish.words import grouped
from tests import project, scenes, test_record
from tests.fragment import Fragment
from tests.scenes import Changes
from tests.test_macros import NETWORK, show

WITH_A_DAY = scenes.pages({}, "dag.md")
MATTER = "data/matters/2023-03-13.yml"


def dates(shown: Fragment) -> list[dict[str, str]]:
    """The dates of each row of the page about a day."""
    rows = shown.all("li")
    return [{key.removeprefix("data-"): value for key, value in row.attributes.items()} for row in rows]


def test_the_field_for_a_day_reaches_from_the_oldest_that_is_known_to_the_sites_day(tmp_path: Path) -> None:
    shown = show(tmp_path, "on_a_day", day="2023-06-01", changes=WITH_A_DAY)
    (control,) = shown.all("form")
    assert (control.attributes["data-first"], control.attributes["data-last"]) == ("2015-01-01", "2023-06-01")
    (label,), (field,) = shown.all("label"), shown.all("input")
    assert label.attributes["for"] == field.attributes["id"]
    described = field.attributes["aria-describedby"].split()
    assert [one.attributes["id"] for one in shown.all("span", "p") if "id" in one.attributes] == described


def test_other_pages_lead_to_the_one_about_a_day_where_there_is_one(tmp_path: Path) -> None:
    (form,) = show(tmp_path / "with", "point_in_time", changes=WITH_A_DAY, here="roller/").all("form")
    assert (form.attributes["action"], form.attributes["method"]) == ("../dag/", "get")
    assert show(tmp_path / "without", "point_in_time").words == ""


def test_every_row_has_its_dates(tmp_path: Path) -> None:
    found = dates(show(tmp_path, "on_a_day", changes=WITH_A_DAY))
    assert {"held": "2022-01-01/2024-06-30", "begins": "2022-01-01", "ends": "2024-06-30"} in found
    assert {"held": "2015-01-01/2023-12-31", "begins": "2015-01-01"} in found


def test_a_meeting_and_what_was_decided_there_are_one_row_with_its_day_once(tmp_path: Path) -> None:
    decision = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
    changes = project.edited(MATTER, "proposal:", f"meeting: 2023-03-27\n{decision}proposal:")
    shown = show(tmp_path, "on_a_day", day="2024-06-01", changes=changes)
    assert [said for said in shown.said("li") if said.startswith("27 mars 2023:")] == [
        "27 mars 2023: Nämndens sammanträde och beslut: Information om planer"
    ]
    assert {"on": "2023-03-27"} in dates(shown)


def test_nobody_is_represented_by_an_organisation_that_is_not_there(tmp_path: Path) -> None:
    """Of 2016 it is not unknown whether an administration of 2023 had the task: it did not."""
    young = scenes.edits(
        (NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", "    observed: [2023]\n"),
        ("data/organisations.yml", "  start: 2020-01-02\n", "  start: 2023-01-02\n"),
    )
    found = dates(show(tmp_path, "on_a_day", day="2024-06-01", changes=young))
    assert {"attested": "2023-01-01/2023-12-31", "begins": "2023-01-02"} in found


def test_a_draft_and_what_is_to_come_are_not_told_of_a_day(tmp_path: Path) -> None:
    shown = show(tmp_path, "on_a_day", day="2023-03-12")
    assert "Handlingsplan 2023" not in shown.words
    assert "13 mars 2023" not in shown.words


# --- The packages -----------------------------------------------------------------------------------------------------

CHECKSUM, CONTENT = "ab" * 32, "cd" * 32
OF_THE_CONTENT = "Innehållet utom brevet och allt i en fil"
RECORD = f"""\
plan-2023:
  year: 2023
  matter: 2023-03-13
  date: 2023-03-13
  made: 2023-03-28
  url: https://exempelstad.example/handlingsplaner-2023.zip
  size: 7
  checksum: {CHECKSUM}
  content: {CONTENT}
"""


def test_without_packages_the_archive_says_so(tmp_path: Path) -> None:
    assert show(tmp_path, "snapshots").words == "Inget årspaket har lämnats ännu."


def test_a_package_has_its_day_its_matter_its_file_and_both_checksums(tmp_path: Path) -> None:
    shown = show(tmp_path, "snapshots", changes={"data/snapshots.yml": RECORD}, here="arkiv/")
    (row,) = shown.rows[1:]
    assert row == [
        "2023",
        "13 mars 2023",
        "Information om planer",
        "Ladda ner zip-filen, 7 MB. Gjort 28 mars 2023",
        f"Zip-filen, allt i paketet: {grouped(CHECKSUM)} {OF_THE_CONTENT}, på brevet till nämnden: {grouped(CONTENT)}",
    ]
    assert shown.links == [
        ("Information om planer", "../namnden/2023-03-13/"),
        ("Ladda ner zip-filen, 7 MB", "https://exempelstad.example/handlingsplaner-2023.zip"),
    ]


def test_no_sum_is_said_to_stand_on_a_letter_that_is_older_than_the_package(tmp_path: Path) -> None:
    matter = f"{project.FILES['data/matters/2023-03-13.yml'].rstrip()}\nreconstructed: true\n"
    changes: Changes = {"data/snapshots.yml": RECORD, "data/matters/2023-03-13.yml": matter}
    (row,) = show(tmp_path, "snapshots", changes=changes, here="arkiv/").rows[1:]
    assert row[-1] == f"Zip-filen, allt i paketet: {grouped(CHECKSUM)} {OF_THE_CONTENT}: {grouped(CONTENT)}"


def test_a_package_of_sent_papers_has_the_sum_of_their_attachments(tmp_path: Path) -> None:
    sent, listed = test_record.sent()
    checksum = hashlib.sha256(listed).hexdigest()
    record = RECORD.replace(f"content: {CONTENT}", f"attachments: {checksum}")
    fields = dict(line.strip().split(": ", 1) for line in record.splitlines()[1:])
    record += f"  seal: {entry_checksum(fields)}\n"
    (row,) = show(tmp_path, "snapshots", changes={**sent, "data/snapshots.yml": record}, here="arkiv/").rows[1:]
    assert row[-1].endswith(f" Bilagorna, på brevet till nämnden: {grouped(checksum)}")


def test_a_package_is_not_there_before_the_day_it_was_made(tmp_path: Path) -> None:
    changes: Changes = {"data/snapshots.yml": RECORD}
    assert show(tmp_path, "snapshots", day="2023-03-27", changes=changes).words == "Inget årspaket har lämnats ännu."
    assert "28 mars 2023" in show(tmp_path, "snapshots", day="2023-03-28", changes=changes).words


def test_packages_stand_newest_first(tmp_path: Path) -> None:
    newer = RECORD.replace("ab", "ba").replace("cd", "dc").replace("2023-03-13", "2023-03-14").replace("2023:", "2024:")
    newer = newer.replace("year: 2023", "year: 2024")
    matter = project.FILES["data/matters/2023-03-13.yml"].replace("date: 2023-03-13", "date: 2023-03-14")
    matter = matter.replace("year: 2023", "year: 2024").replace("Plan 2023", "Plan 2024")
    changes = scenes.pages(
        {"data/snapshots.yml": RECORD + newer, "data/matters/2023-03-14.yml": matter}, "namnden/2023-03-14.md"
    )
    rows = show(tmp_path, "snapshots", changes=changes).rows[1:]
    assert [row[0] for row in rows] == ["2024", "2023"]


# --- What is wrong with a record --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("plan-2023:", "plan-2024:", "1: årspaketet för 2023 heter ”plan-2024” – kalla det plan-2023, som utgåvan"),
        ("made: 2023-03-28", "made: 2023-03-12", "5: made 2023-03-12 är före date 2023-03-13 – rätta något av datumen"),
        (
            "date: 2023-03-13",
            "date: 2023-03-12",
            "4: date 2023-03-12 är före ärendets datum 2023-03-13 – rätta datumet eller matter",
        ),
        (
            "matter: 2023-03-13",
            "matter: 2023-03-31",
            "3: okänt id ”2023-03-31” för ärende – menade du ”2023-03-13”?",
        ),
        (
            f"checksum: {CHECKSUM}",
            "checksum: ab12",
            "8: ”ab12” är inte en kontrollsumma (SHA-256) – skriv som "
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ],
)
def test_a_record_that_cannot_be_true_is_reported(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert RECORD.count(old) == 1
    said = project.messages(tmp_path, {"data/snapshots.yml": RECORD.replace(old, new)})
    # What does not fit the matter is told besides: see tests/test_sent.py.
    assert f"data/snapshots.yml:{told}" in said


def test_two_records_of_the_same_package_are_reported(tmp_path: Path) -> None:
    twice = RECORD + RECORD.replace("plan-2023", "plan-2024").replace("year: 2023", "year: 2024")
    told = {
        f"data/snapshots.yml:{line}: {key} är samma som för plan-2023 på rad {first} "
        "– låt python -m actionplans record-snapshot skriva posten"
        for key, line, first in (("matter", 12, 3), ("checksum", 17, 8), ("content", 18, 9))
    }
    assert told <= set(project.messages(tmp_path, {"data/snapshots.yml": twice}))
