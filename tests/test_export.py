"""Does every table come out as a file that a Swedish spreadsheet opens right, whole and harmless?"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from actionplans.downloads import tables as export
from actionplans.downloads.model_json import as_json
from actionplans.downloads.tables import TABLES, Table
from actionplans.model import records
from actionplans.model.fields import field_specs
from actionplans.site.site import Site
from actionplans.swedish import dictionary
from tests import project, scenes, test_escaping

NETWORK = "data/networks/provnat.yml"


def rows(site: Site, name: str) -> list[dict[str, str]]:
    """A file as a spreadsheet reads it: each row by its headings."""
    head, *lines = table(site, name)
    return [dict(zip(head, line, strict=True)) for line in lines]


def table(site: Site, name: str) -> list[list[str]]:
    text = export.as_csv(site, TABLES[name]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


# --- The form of a file -----------------------------------------------------------------------------------------------


def test_a_file_is_what_a_swedish_excel_expects(tmp_path: Path) -> None:
    content = export.as_csv(project.view(tmp_path).site, TABLES["medlemskap"])
    assert content.decode() == (
        "\ufeffNätverk;Nätverkets id;Läge;Medlem;Från och med;Till och med;Belagd;Blev känt;Text;"
        "Källor;Säkerhet;Anmärkning;Annan uppgift\r\n"
        "Provnät;provnat;Pågår;Exempelstad;2015;;2023;;;webb;Säker;;\r\n"
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_file_has_a_name_in_plain_ascii_and_headings_of_its_own(name: str) -> None:
    assert name.isascii()
    assert name == name.lower()
    head = export.headings(TABLES[name])
    assert len(set(head)) == len(head)


def test_every_heading_is_swedish() -> None:
    keys = {name for kind in dictionary.KINDS for name in field_specs(kind)}
    # A key that nobody has given a heading in HEADINGS stands as it is.
    assert {heading for one in TABLES.values() for heading in export.headings(one)} & keys == set()


def test_every_kind_of_record_stands_in_some_file() -> None:
    tables = {one.kind for one in TABLES.values()}
    # Parts of others' rows, or of every row; one priority's file holds both sorts; these two are about this site.
    inside = {records.Decision, records.Alternative, records.Priority, records.Direction, *export.LEFT_OUT}
    inside |= {records.Evaluation, records.Approval, records.TripReport, records.Terms}
    inside |= {records.PointResult, records.LeadsTo}
    about = {records.Year, records.Trips, records.City, records.CityWords, records.Deadline, records.Vocabulary}
    about |= {records.Synonym, records.Moved, records.ClosedYear, records.ClosedPlan, records.Correction}
    about |= {records.ClosedMatter, records.ClosedFile, records.OwnPaper, records.Sent, records.SentPaper}
    assert set(dictionary.KINDS) - tables == inside | about


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A project with a text in every key that has one."""
    made = test_escaping.make(tmp_path_factory.mktemp("filled"), "text")
    return project.view(made.root, test_escaping.DAY, test_escaping.files(made.tree)).site


@pytest.mark.parametrize("one", TABLES.values(), ids=lambda one: one.name)
def test_a_filled_project_fills_every_file(filled: Site, one: Table) -> None:
    head, *lines = table(filled, one.name)
    assert lines
    assert [line for line in lines if len(line) != len(head)] == []


def test_an_empty_table_still_has_its_headings(tmp_path: Path) -> None:
    site = project.view(tmp_path).site
    rare = {"Läget avser", "Flyttad till"}
    assert table(site, "resultat") == [[one for one in export.headings(TABLES["resultat"]) if one not in rare]]


# --- Cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("2014", "2014"),
        ("2017~", "2017~"),
        ("2014-11", "2014-11-XX"),
        ("2014-11~", "2014-11-XX~"),
        ("2014-11-06", "2014-11-06"),
        ("2014-11-06~", "2014-11-06~"),
    ],
)
def test_a_date_keeps_its_precision(tmp_path: Path, written: str, cell: str) -> None:
    site = project.view(tmp_path, changes=project.edited(NETWORK, "start: 2015", f"start: {written}")).site
    assert rows(site, "medlemskap")[0]["Från och med"] == cell


def test_words_and_ids_are_told_in_swedish(tmp_path: Path) -> None:
    changes = project.edited(NETWORK, "    start: 2022-01-01\n", "    end: ongoing\n    level: political\n")
    changes[NETWORK] = str(changes[NETWORK]).replace("    end: 2024-06-30\n", "    observed: [2022, 2023]\n")
    role = rows(project.view(tmp_path, changes=changes).site, "roller")[0]
    assert role == {
        "Nätverk": "Provnät",
        "Nätverkets id": "provnat",
        "Läge": "Pågår",
        "Slag": "Styrelsemedlem",
        "Text": "Styrelsemedlem",
        "Företräds av": "Provförvaltningen",
        "Från och med": "",
        "Till och med": "Pågår",
        "Belagd": "2022; 2023",
        "Blev känt": "",
        "Organ": "styrelsen",
        "Nivå": "Politisk nivå",
        "Ämbete eller funktion": "",
        "Vakant": "Nej",
        "Person": "",
        "Källor": "brev",
        "Säkerhet": "Säker",
        "Anmärkning": "",
        "Annan uppgift": "",
    }


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2024-01-01", "Pågår"),
        ("2024-01-02", "Upphör snart"),
        ("2024-06-30", "Upphör snart"),
        ("2024-07-01", "Avslutat"),
    ],
)
def test_how_something_stands_follows_the_day(tmp_path: Path, day: str, standing: str) -> None:
    assert rows(project.view(tmp_path, day).site, "roller")[0]["Läge"] == standing


def test_the_decision_and_the_texts_of_a_plan_stand_in_its_row(tmp_path: Path) -> None:
    decided = (
        "decided:\n  date: 2023-04-03\n  body: provnamnden\n  paragraph: § 7\n  outcome: Godkänd.\n  sources: [brev]\n"
    )
    changes = project.edited("data/plans/2023/provnat.yml", "purpose:\n", decided + "purpose:\n")
    plan = rows(project.view(tmp_path, changes=changes).site, "handlingsplaner")[0]
    assert (plan["Läge"], plan["Syfte"], plan["Återkoppling"]) == ("Gäller", "Att prova.", "")
    assert (plan["Beslut: datum"], plan["Beslut: organ"]) == ("2023-04-03", "Provnämnden")
    assert (plan["Beslut: utfall"], plan["Beslut: paragraf"]) == ("Godkänd.", "§ 7")


def test_what_other_sources_say_stands_in_the_row(tmp_path: Path) -> None:
    other = "    alternatives:\n      - text: Tolv städer.\n        sources: [brev]\n    as_of: 2020\n"
    changes = project.edited(NETWORK, "    as_of: 2020\n", other)
    assert rows(project.view(tmp_path, changes=changes).site, "uppgifter")[1]["Annan uppgift"] == "Tolv städer. (brev)"


def test_on_an_earlier_day_a_routine_is_not_adopted_in_any_file(tmp_path: Path) -> None:
    adopted = "  adopted: {date: 2023-06-02, body: provnamnden, outcome: Antas., sources: [brev]}\n  year: 2023\n"
    changes = project.edited("data/routines.yml", "  page: resor\n", f"  page: resor\n{adopted}")
    before, after = (project.view(tmp_path / day, day, changes).site for day in ("2023-06-01", "2023-06-02"))
    assert rows(before, "arbetssatt")[0]["Läge"] == "Ska tas fram 2023"
    assert b"Antas." not in as_json(before) + export.as_csv(before, TABLES["arbetssatt"])
    assert rows(after, "arbetssatt")[0]["Läge"] == "Antagen"
    assert b"Antas." in as_json(after)


def test_contacts_are_in_no_file(tmp_path: Path) -> None:
    contact = "handler:\n  name: Anna Exempel\n  phone: 031-000 00 00\nproposal:"
    changes = project.edited("data/matters/2023-03-13.yml", "proposal:", contact)
    site = project.view(tmp_path, changes=changes).site
    assert [one.name for one in TABLES.values() if b"Anna Exempel" in export.as_csv(site, one)] == []


def test_sources_at_the_top_of_a_file_are_those_of_its_records_and_no_cell_or_key_of_its_own(tmp_path: Path) -> None:
    """Else what became known later would be named on a day before it."""
    event = "  - {date: 2022, kind: election, scope: city, text: Val}\n"
    text = f"sources: [ny]\n{project.FILES[NETWORK].replace('events:', 'events:' + chr(10) + event.rstrip())}"
    changes: dict[str, str | bytes | None] = {
        "data/sources/ny.yml": "title: Ny\npublisher: Provnät\n",
        NETWORK: text,
    }
    changes = scenes.pages(changes, "natverk/provnat/2022.md")
    before, after = (project.view(tmp_path / day, day, changes).site for day in ("2021-12-31", "2022-01-01"))
    assert [row["Id"] for row in rows(before, "kallor")] == ["senare-kalla", "webb"]
    assert [row["Id"] for row in rows(after, "kallor")] == ["ny", "senare-kalla", "webb"]
    assert b'"sources":["ny"]' not in as_json(before)
    assert "Källor" not in table(after, "natverk")[0]
    (network,) = json.loads(as_json(after))["networks"]
    assert "sources" not in network
    assert ["ny"] in [event["sources"] for event in network["events"]]


def test_only_sources_that_something_refers_to_on_the_day_are_listed(tmp_path: Path) -> None:
    changes = {"data/sources/ny.yml": "title: Ny\npublisher: Provnät\n"} | project.edited(
        NETWORK, "events:\n", "events:\n  - {date: 2022, kind: election, scope: city, text: Val, sources: [ny]}\n"
    )
    changes = scenes.pages(changes, "natverk/provnat/2022.md")
    assert [row["Id"] for row in rows(project.view(tmp_path, "2021-12-31", changes).site, "kallor")] == [
        "senare-kalla",
        "webb",
    ]
    assert [row["Id"] for row in rows(project.view(tmp_path, "2022-01-01", changes).site, "kallor")] == [
        "ny",
        "senare-kalla",
        "webb",
    ]


# --- Nothing runs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0-", "＝", "＋", "－", "＠"])
def test_a_text_that_begins_like_a_formula_does_not_run(start: str) -> None:
    assert export.harmless(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", ["", "a=1", "1-2", "§ 7", "2014~", "'=1", "a@b.example", "–"])
def test_other_texts_are_left_as_they_are(value: str) -> None:
    assert export.harmless(value) == value


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(1)", "-1+2", "+46"])
def test_a_formula_in_data_is_a_text_in_its_file(tmp_path: Path, text: str) -> None:
    changes = project.edited(NETWORK, "text: Styrelsemedlem", f'text: "{text}"')
    role = rows(project.view(tmp_path, changes=changes).site, "roller")[0]
    assert role["Text"] == f"'{text}"


@pytest.mark.parametrize("nasty", [test_escaping.ALL_AT_ONCE, *test_escaping.SOME])
def test_any_text_can_be_read_back(tmp_path: Path, nasty: str) -> None:
    made = test_escaping.make(tmp_path, nasty)
    site = project.view(made.root, test_escaping.DAY, test_escaping.files(made.tree)).site
    cells = {row["Text"] for row in rows(site, "roller")}
    assert cells == {role.text for network in site.model.networks.values() for role in network.roles}
