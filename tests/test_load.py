"""What the loader makes of data/, and what it says, where, of each file, key and value that it does not take."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from actionplans.model.bodies import COMMITTEE_NOUNS
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record, field_specs, given_fields
from actionplans.model.files import FILE_KINDS
from actionplans.model.problems import Place
from actionplans.model.records import Activity, Membership, Model, Plan, Role
from actionplans.model.shapes import ONGOING, ListOf
from actionplans.model.walk import with_inner
from actionplans.reading import sure, values, yamlfile
from actionplans.reading.data import Loaded, load
from actionplans.reading.pages import FrontMatter
from actionplans.reading.yamlfile import Node, Scalar, Sequence
from tests import fictional, project, scenes
from tests.sites import ROOT

Changes = dict[str, str | bytes | None]

CITY = "data/city.yml"
VOCABULARY = "data/vocabulary.yml"
ORGANISATIONS = "data/organisations.yml"
SOURCE = "data/sources/webb.yml"
PROJECTS = "data/projects.yml"
ROUTINES = "data/routines.yml"
NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
REPORT = "data/reports/2022/provnat.yml"
YEAR = "data/years/2023.yml"
MATTER = "data/matters/2023-03-13.yml"

DATE = "skriv 2014, 2014-11 eller 2014-11-03, med ~ efter om tiden är ungefärlig"
END = f"{DATE}, eller ongoing om källan säger att det pågår"
SOURCE_IDS = "skriv sources: [id] med ett eller flera id ur data/sources/, med komma mellan"
NO_TEXT = "ska vara en text, inte en lista eller flera nycklar"
NO_VALUE = "har inget värde – fyll i värdet eller ta bort raden"
MISSING_FILE = "filen saknas – skapa den; data/README.md säger vad den ska innehålla"
UNKNOWN_FOLDER = "mappen hör inte till något – ta bort eller flytta mappen; data/README.md säger vilka filer som finns"
UNKNOWN_FILE = "filen hör inte till något – ta bort eller flytta filen; data/README.md säger vilka filer som finns"


def _load(root: Path, changes: Changes | None = None) -> Loaded:
    return load(project.write(root, changes))


def _model(root: Path, changes: Changes | None = None) -> Model:
    """The model of a project without problems."""
    loaded = _load(root, changes)
    assert loaded.problems == []
    assert loaded.model is not None
    return loaded.model


def _messages(root: Path, changes: Changes) -> list[str]:
    """What the loader alone says, sorted."""
    return [project.told(problem) for problem in sorted(_load(root, changes).problems)]


def _edited(*edits: tuple[str, str, str]) -> Changes:
    """The project's files with pieces of text replaced: (file, old, new), several in one file too."""
    changed: dict[str, str] = {}
    for name, old, new in edits:
        text = changed.get(name, project.FILES[name])
        assert text.count(old) == 1, f"{old!r} står inte exakt en gång i {name}"
        changed[name] = text.replace(old, new)
    return {**changed}


# --- What is read -----------------------------------------------------------------------------------------------------


def test_every_file_of_a_valid_project_comes_into_the_model(tmp_path: Path) -> None:
    model = _model(tmp_path, {REPORT: "sources: [brev]\n"})
    assert model.city.name == "Exempelstad"
    assert list(model.organisations) == ["exempelstad", "provforvaltningen", "provnamnden"]
    assert list(model.sources) == ["brev", "webb"]
    assert list(model.projects) == ["ljusprov"]
    assert list(model.routines) == ["resor"]
    assert list(model.networks) == ["provnat"]
    assert list(model.plans) == [("provnat", 2023)]
    assert list(model.reports) == [("provnat", 2022)]
    assert list(model.years) == [2023]
    assert list(model.matters) == ["2023-03-13"]
    assert model.broken == frozenset()


def test_what_the_name_of_a_file_or_the_key_of_a_record_says_is_in_the_record(tmp_path: Path) -> None:
    model = _model(tmp_path, {REPORT: "sources: [brev]\n"})
    plan, report = model.plans["provnat", 2023], model.reports["provnat", 2022]
    assert (plan.network, plan.year, report.network, report.year) == ("provnat", 2023, "provnat", 2022)
    assert model.networks["provnat"].id == "provnat"
    assert model.matters["2023-03-13"].id == "2023-03-13"
    assert model.years[2023].year == 2023
    assert model.sources["webb"].id == "webb"
    assert model.vocabulary.role_kinds["chair"].id == "chair"


def test_each_kind_of_value_is_read_as_what_it_is(tmp_path: Path) -> None:
    model = _model(tmp_path)
    network, matter = model.networks["provnat"], model.matters["2023-03-13"]
    assert network.name == "Provnät"
    assert network.roles[0].end == PartialDate(2024, 6, 30)
    assert model.organisations["provforvaltningen"].end is ONGOING
    assert model.organisations["exempelstad"].end is None
    assert network.memberships[0].observed == (PartialDate(2023),)
    assert model.sources["webb"].archived_copy is True
    assert model.sources["brev"].archived_copy is False
    assert matter.attachments[0].number == 1
    assert model.vocabulary.levels["official"].label == "Tjänstepersonsnivå"
    assert model.vocabulary.role_kinds["chair"].single_seat is True


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    plan = _model(tmp_path, {PLAN: "sources: [brev]\n"}).plans["provnat", 2023]
    assert (plan.presented, plan.decided, plan.purpose, plan.activities, plan.attested) == (None, None, None, (), False)
    assert (plan.confidence, plan.note, plan.alternatives) == ("high", None, ())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Provnät", "Provnät"),
        ("'  Provnät  '", "Provnät"),
        ('"NO"', "NO"),
        ('"12:30"', "12:30"),
        ("'2023'", "2023"),
        ('"~"', "~"),
        ("Provnät – kl. 12.30", "Provnät – kl. 12.30"),
        ("|\n  Två\n  rader", "Två\nrader"),
        ("<script>{{ x }}", "<script>{{ x }}"),
        ("2014-11", "2014-11"),
    ],
)
def test_a_text_is_kept_as_written_but_for_spaces_around_it(tmp_path: Path, written: str, read: str) -> None:
    assert _model(tmp_path, _edited((NETWORK, "name: Provnät", f"name: {written}"))).networks["provnat"].name == read


@pytest.mark.parametrize("written", ["2023-03-13", '"2023-03-13"', "' 2023-03-13 '"])
def test_an_id_that_looks_like_a_date_needs_no_quotation_marks(tmp_path: Path, written: str) -> None:
    model = _model(tmp_path, _edited((PLAN, "presented: 2023-03-13", f"presented: {written}")))
    assert model.plans["provnat", 2023].presented == "2023-03-13"


@pytest.mark.parametrize(
    ("written", "read"),
    [("true", True), ("false", False), ('"true"', True)],
)
def test_yes_and_no_are_true_and_false(tmp_path: Path, written: str, read: bool) -> None:
    model = _model(tmp_path, _edited((SOURCE, "archived_copy: true", f"archived_copy: {written}")))
    assert model.sources["webb"].archived_copy is read


# --- Places -----------------------------------------------------------------------------------------------------------


def test_records_fields_and_list_items_keep_their_places(tmp_path: Path) -> None:
    changes = _edited((NETWORK, "observed: [2023]", "observed:\n      - 2016\n      - 2023"))
    network = _model(tmp_path, changes).networks["provnat"]
    membership = network.memberships[0]
    assert str(network.place) == f"{NETWORK}:1"
    assert str(network.place_of("end")) == f"{NETWORK}:2"
    assert str(network.place_of("memberships.0")) == f"{NETWORK}:12"
    assert str(membership.place) == f"{NETWORK}:12"
    assert str(membership.place_of("start")) == f"{NETWORK}:13"
    assert str(membership.place_of("observed")) == f"{NETWORK}:14"
    assert str(membership.place_of("observed.0")) == f"{NETWORK}:15"
    assert str(membership.place_of("observed.1")) == f"{NETWORK}:16"
    assert str(membership.place_of("sources.0")) == f"{NETWORK}:17"
    assert membership.place_of("sources.0").column == 15


def test_the_place_of_what_is_left_out_is_the_records_own(tmp_path: Path) -> None:
    membership = _model(tmp_path).networks["provnat"].memberships[0]
    assert membership.place_of("end") == membership.place


def test_the_place_of_a_record_with_an_id_is_the_id(tmp_path: Path) -> None:
    model = _model(tmp_path)
    assert str(model.projects["ljusprov"].place) == f"{PROJECTS}:1"
    assert str(model.vocabulary.membership_kinds["office"].place) == f"{VOCABULARY}:6"
    assert model.vocabulary.membership_kinds["office"].place.column == 3


# --- Keys -------------------------------------------------------------------------------------------------------------


def _said(root: Path, name: str, old: str, new: str) -> list[str]:
    """What is said when a piece of one file is replaced, without the file's name: nothing may be said of others."""
    messages = _messages(root, project.edited(name, old, new))
    assert [message for message in messages if not message.startswith(f"{name}:")] == []
    return [message.removeprefix(f"{name}:") for message in messages]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (CITY, "committee:", "comittee:", "5: okänd nyckel ”comittee” – menade du ”committee”?"),
        (NETWORK, "end: ongoing", "End: ongoing", "2: okänd nyckel ”End” – menade du ”end”?"),
        (NETWORK, "holder:", "höolder:", "20: okänd nyckel ”höolder” – menade du ”holder”?"),
        (PLAN, "areas:", "area:", "9: okänd nyckel ”area” – menade du ”areas”?"),
        (YEAR, "points:", "point:", "3: okänd nyckel ”point” – menade du ”points”?"),
        (SOURCE, "archived_copy:", "archived-copy:", "5: okänd nyckel ”archived-copy” – menade du ”archived_copy”?"),
        (VOCABULARY, "single_seat:", "singel_seat:", "21: okänd nyckel ”singel_seat” – menade du ”single_seat”?"),
    ],
)
def test_a_misspelt_key_is_reported_once_with_the_key_that_was_meant(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    assert _said(tmp_path, name, old, new) == [message]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("committee: nämnden", "8: ”nämnden” är inte ett ord för nämnden – menade du ”nämnd”? Annars {}"),
        ("committee: Utskott", "8: ”Utskott” är inte ett ord för nämnden – menade du ”utskott”? Annars {}"),
        ("committee: styrelser", "8: ”styrelser” är inte ett ord för nämnden – menade du ”styrelse”? Annars {}"),
        ("committee: utskot", "8: ”utskot” är inte ett ord för nämnden – menade du ”utskott”? Annars {}"),
        ("committee: xyz", "8: ”xyz” är inte ett ord för nämnden – {}"),
        ("committee:", "8: nyckeln ”committee” har inget värde – fyll i värdet eller ta bort raden"),
        ("committee: [nämnd]", f"8: ”committee” {NO_TEXT} – till exempel committee: utskott"),
        ("comittee: nämnd", "8: okänd nyckel ”comittee” – menade du ”committee”?"),
    ],
)
def test_a_word_for_a_body_is_one_of_those_that_can_be_inflected(tmp_path: Path, words: str, message: str) -> None:
    known = f"välj bland {', '.join(COMMITTEE_NOUNS)}"
    said = _messages(tmp_path, {CITY: f"{project.FILES[CITY]}words:\n  city: region\n  {words}\n"})
    assert said == [f"{CITY}:{message.format(known)}"]


@pytest.mark.parametrize("value", ["region", "[region]"])
def test_the_words_for_the_bodies_are_written_with_keys(tmp_path: Path, value: str) -> None:
    assert _messages(tmp_path, {CITY: f"{project.FILES[CITY]}words: {value}\n"}) == [
        f"{CITY}:6: här väntades nycklar med värden – skriv nycklarna indragna: city: …, committee: …, "
        "administration: …"
    ]


def test_a_key_like_no_other_is_reported_with_those_there_are(tmp_path: Path) -> None:
    assert _said(tmp_path, CITY, "committee: provnamnden", "committee: provnamnden\nxyz: 1") == [
        "6: okänd nyckel ”xyz” – ta bort den, eller välj bland name, organisation, administration, "
        "committee, trip_report_deadline, contact, words"
    ]


def test_what_the_file_name_says_is_no_key(tmp_path: Path) -> None:
    assert _said(tmp_path, YEAR, "direction:", "year: 2023\ndirection:") == [
        "1: okänd nyckel ”year” – ta bort den, eller välj bland sources, direction, events, facts, workshop"
    ]


@pytest.mark.parametrize(
    ("name", "old", "message"),
    [
        (CITY, "name: Exempelstad\n", "2: nyckeln ”name” saknas – lägg till den, till exempel name: Exempelstad"),
        (NETWORK, "name: Provnät\n", "1: nyckeln ”name” saknas – lägg till den, till exempel name: Kajforum"),
        (
            NETWORK,
            "    end: 2024-06-30\n    sources: [brev]\n",
            f"17: nyckeln ”sources” saknas – lägg till den här eller en gång överst i filen, {SOURCE_IDS}",
        ),
        (
            ROUTINES,
            "  page: resor\n",
            "2: nyckeln ”page” saknas – lägg till den, till exempel page: arlig-uppdatering",
        ),
        (MATTER, "  - number: 1\n    title", "7: nyckeln ”number” saknas – lägg till den, till exempel number: 1"),
        (VOCABULARY, "label: Säker", "2: nyckeln ”label” saknas – lägg till den, till exempel label: Ordförande"),
    ],
)
def test_a_missing_key_is_reported_where_its_record_begins(tmp_path: Path, name: str, old: str, message: str) -> None:
    new = "  - title" if name == MATTER else ""
    assert _said(tmp_path, name, old, new) == [message]


def test_a_record_without_anything_lacks_every_key_that_it_must_have(tmp_path: Path) -> None:
    assert _said(
        tmp_path,
        NETWORK,
        "  - member: exempelstad\n    start: 2015\n    observed: [2023]\n    sources: [webb]",
        "  - {}",
    ) == [
        "12: nyckeln ”member” saknas – lägg till den, skriv member: och ett id ur data/organisations.yml",
        f"12: nyckeln ”sources” saknas – lägg till den här eller en gång överst i filen, {SOURCE_IDS}",
    ]


# --- Sources that stand around ----------------------------------------------------------------------------------------


def _with_top(name: str, sources: str = "sources: [brev]\n") -> Changes:
    """A file with sources at its top, and none in what it says but those of other sources."""
    text = re.sub(r"\n +sources: .*", "", project.FILES[name])
    return {name: text if text.startswith("sources") else sources + text}


def test_a_record_that_states_no_sources_has_those_around_it(tmp_path: Path) -> None:
    model = _model(tmp_path, _with_top(NETWORK) | _with_top(YEAR))
    network, year = model.networks["provnat"], model.years[2023]
    assert {one.sources for one in (*network.facts, *network.memberships, *network.roles, *network.events)} == {
        ("brev",)
    }
    assert network.sources == ("brev",)
    assert year.direction is not None
    assert year.direction.sources == ("brev",)
    role = network.roles[0]
    assert role.place_of("sources.0") == network.place_of("sources.0")
    assert str(role.place_of("sources.0")) == f"{NETWORK}:1"


def test_the_nearest_sources_hold(tmp_path: Path) -> None:
    changes = _edited(
        (PLAN, "  text: Att prova.\n  sources: [brev]\n", "  text: Att prova.\n"),
        (PLAN, "    areas: [lighting]\n    sources: [brev]", "    areas: [lighting]\n    sources: [webb]"),
        (PLAN, "sources: [brev]\npurpose", "purpose"),
        (PLAN, "activities:\n", "sources: [brev, webb]\nactivities:\n"),
    )
    plan = _model(tmp_path, changes).plans["provnat", 2023]
    assert plan.purpose is not None
    assert plan.purpose.sources == ("brev", "webb")  # which stand below it
    assert [one.sources for one in plan.priorities] == [("webb",)]
    assert [one.sources for one in plan.activities] == [("brev",)]


def test_another_source_is_always_named(tmp_path: Path) -> None:
    """What an alternative says is that another source than the one around says it."""
    changes = _with_top(NETWORK)
    text = str(changes[NETWORK]).replace(
        "    as_of: 2020\n", "    as_of: 2020\n    alternatives:\n      - text: Elva.\n"
    )
    do = "skriv sources: [id] med ett eller flera id ur data/sources/, med komma mellan"
    assert _messages(tmp_path, {NETWORK: text}) == [f"{NETWORK}:11: nyckeln ”sources” saknas – lägg till den, {do}"]


@pytest.mark.parametrize(
    ("top", "message"),
    [
        ("sources: brev\n", "1: ”sources” ska vara en lista – sätt hakparenteser: sources: [brev]"),
        ("sources:\n", f"1: nyckeln ”sources” {NO_VALUE}"),
        ("sources: []\n", f"1: listan ”sources” är tom – {SOURCE_IDS}"),
        ("sources: ['']\n", f"1: nyckeln ”sources” {NO_VALUE}"),
        ("sources: [{a: 1}]\n", f"1: ”sources” {NO_TEXT} – {SOURCE_IDS}"),
        ("sourses: [brev]\n", "1: okänd nyckel ”sourses” – menade du ”sources”?"),
        ("sources: [xyz]\n", "1: okänt id ”xyz” för källa – lägg till det i data/sources/"),
        ("sources: [brev, brev]\n", "1: ”brev” står två gånger – ta bort den ena"),
    ],
)
@pytest.mark.parametrize("name", [NETWORK, YEAR, "data/trips/2023.yml"])
def test_a_slip_in_sources_at_the_top_is_told_once(tmp_path: Path, name: str, top: str, message: str) -> None:
    text = f"{top}trips:\n  - {{id: a, text: A, mode: abroad, start: 2023-05}}\n"
    changes: Changes = _with_top(name, top) if name in project.FILES else {name: text}
    assert project.messages(tmp_path, changes) == [f"{name}:{message}"]


def test_a_plan_without_sources_lacks_them_once(tmp_path: Path) -> None:
    text = re.sub(r"\n *sources: .*", "", project.FILES[PLAN])
    assert _messages(tmp_path, {PLAN: text}) == [f"{PLAN}:1: nyckeln ”sources” saknas – lägg till den, {SOURCE_IDS}"]


def test_a_file_that_cannot_state_sources_at_its_top_is_not_told_to(tmp_path: Path) -> None:
    changes = project.edited(
        CITY, "committee: provnamnden\n", "committee: provnamnden\ntrip_report_deadline:\n  days: 30\n"
    )
    assert _messages(tmp_path, changes) == [f"{CITY}:7: nyckeln ”sources” saknas – lägg till den, {SOURCE_IDS}"]
    assert _messages(tmp_path / "top", project.edited(CITY, "name: Ex", "sources: [brev]\nname: Ex"))[0].startswith(
        f"{CITY}:2: okänd nyckel ”sources”"
    )


# --- Texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "misread"),
    [
        *((word, "ja eller nej") for word in ("NO", "no", "yes", "on", "off", "true", "False")),
        *((word, "ett tal") for word in ("2023", "12:30", "12.30", "1e3", "1_000", "0x1F", "-1")),
        *((word, "inget värde") for word in ("~", "null")),
        ("2014-11-03", "ett datum"),
    ],
)
@pytest.mark.parametrize(
    ("name", "line", "field"),
    [
        (NETWORK, 1, "name: Provnät"),
        (ROUTINES, 3, "text: Varje resa föregås av beslut."),
        (YEAR, 2, "text: Allt ska ses över."),
    ],
)
def test_a_text_that_yaml_reads_as_something_else_needs_quotation_marks(
    tmp_path: Path, written: str, misread: str, name: str, line: int, field: str
) -> None:
    key = field.partition(":")[0]
    assert _said(tmp_path, name, field, f"{key}: {written}") == [
        f'{line}: ”{written}” läses som {misread}, inte som text – sätt citattecken: "{written}"'
    ]


def test_a_text_in_a_list_that_yaml_reads_as_something_else_needs_quotation_marks(tmp_path: Path) -> None:
    assert _said(tmp_path, MATTER, "attachments:", "covers:\n  - Syftet\n  - 2023\nattachments:") == [
        '8: ”2023” läses som ett tal, inte som text – sätt citattecken: "2023"'
    ]


@pytest.mark.parametrize("written", ["[a]", "{a: b}", "\n  - a", "\n  a: b"])
def test_a_text_is_no_list_and_no_record(tmp_path: Path, written: str) -> None:
    line = 2 if "\n" in written else 1
    assert _said(tmp_path, NETWORK, "name: Provnät", f"name: {written}") == [
        f"{line}: ”name” {NO_TEXT} – till exempel name: Kajforum"
    ]


@pytest.mark.parametrize("written", ["", "''", '""', "'  '", "# kommentar", "|\n    "])
@pytest.mark.parametrize(
    ("name", "line", "field"),
    [
        (NETWORK, 1, "name: Provnät"),  # a text
        (NETWORK, 17, "kind: board_member"),  # a word
        (NETWORK, 21, "start: 2022-01-01"),  # a date
        (NETWORK, 22, "end: 2024-06-30"),  # a date or ongoing
        (SOURCE, 3, "url: https://provnat.example/om"),  # an address
        (SOURCE, 5, "archived_copy: true"),  # true or false
        (MATTER, 7, "number: 1"),  # a number
        (NETWORK, 14, "observed: [2023]"),  # a list
    ],
)
def test_a_key_without_a_value_is_filled_in_or_taken_away(
    tmp_path: Path, written: str, name: str, line: int, field: str
) -> None:
    key = field.partition(":")[0]
    assert _said(tmp_path, name, field, f"{key}: {written}") == [
        f"{line}: nyckeln ”{key}” {NO_VALUE}{OF_SIGN[written[:1] == '#']}"
    ]


# What is meant as the value may be a comment to YAML: text: #klimat.
OF_SIGN = ("", "; det som står efter # läses bara inom citattecken")


@pytest.mark.parametrize("record", ["purpose", "decided"])
def test_a_record_without_keys_is_filled_in_or_taken_away(tmp_path: Path, record: str) -> None:
    changes: Changes = {PLAN: f"sources: [brev]\n{record}:\n"}
    assert _messages(tmp_path, changes) == [f"{PLAN}:2: nyckeln ”{record}” {NO_VALUE}"]


# --- Ids, words and addresses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["ljus och ljud", "ljus_a", "-ljus", "ljus-", "ljus--a", "ljus.a"])
def test_an_id_has_small_letters_digits_and_hyphens(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, PLAN, "  - id: ljus", f"  - id: '{written}'") == [
        f"7: ”{written}” är inte ett id – skriv som trygg-trafik"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "provnat.example",
        "www.provnat.example/om",
        "http://localhost",
        "https://",
        "https://provnat.example/en sida",
        "ftp://provnat.example",
        "javascript:alert(1)",
        "HTTPS://provnat.example",
        "mailto:om@provnat.example",
    ],
)
def test_an_address_is_a_whole_web_address(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, SOURCE, "url: https://provnat.example/om", f"url: '{written}'") == [
        f"3: ”{written}” är inte en webbadress – skriv som https://www.example.se/sida"
    ]


@pytest.mark.parametrize(
    ("name", "line", "field", "example"),
    [
        (NETWORK, 17, "kind: board_member", "till exempel kind: chair"),
        (SOURCE, 3, "url: https://provnat.example/om", "till exempel url: https://www.example.se/"),
        (NETWORK, 12, "member: exempelstad", "skriv member: och ett id ur data/organisations.yml"),
    ],
)
def test_a_word_an_address_or_an_id_is_no_list(tmp_path: Path, name: str, line: int, field: str, example: str) -> None:
    key = field.partition(":")[0]
    assert _said(tmp_path, name, field, f"{key}: [a]") == [f"{line}: ”{key}” {NO_TEXT} – {example}"]


@pytest.mark.parametrize("key", ["Brev", "brev 2", "brev.pdf", "bréf", "_brev", "''"])
def test_the_id_of_a_record_has_small_letters_digits_and_hyphens(tmp_path: Path, key: str) -> None:
    assert _said(tmp_path, PROJECTS, "ljusprov:", f"prov2: {{name: A, text: B, sources: [webb]}}\n{key}:") == [
        f"2: ”{key.strip(chr(39))}” är inte ett id – skriv med små bokstäver a–z, siffror och bindestreck"
    ]


# --- Numbers, yes and no ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["ett", "1.5", "-1", "1 000", "1e3", "0x1F", "1234567", "§ 1", "~", "٣"])
def test_a_number_is_digits(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, MATTER, "number: 1", f"number: {written}") == [
        f"7: ”{written}” är inte ett heltal – till exempel number: 1"
    ]


def test_a_number_is_no_list(tmp_path: Path) -> None:
    assert _said(tmp_path, MATTER, "number: 1", "number: [1]") == [
        "7: ”number” ska vara ett heltal, inte en lista eller flera nycklar – till exempel number: 1"
    ]


@pytest.mark.parametrize("written", ["ja", "yes", "True", "TRUE", "on", "1", "~"])
def test_yes_is_written_true(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, SOURCE, "archived_copy: true", f"archived_copy: {written}") == [
        f"5: ”{written}” är varken true eller false – skriv archived_copy: true eller ta bort raden"
    ]


def test_yes_is_no_list(tmp_path: Path) -> None:
    assert _said(tmp_path, SOURCE, "archived_copy: true", "archived_copy: [true]") == [
        "5: ”archived_copy” ska vara true eller false, inte en lista eller flera nycklar – "
        "till exempel archived_copy: true"
    ]


# --- Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["14", "~", "ongoing", "2014-11-03~~", "november", "2014:11", "35/40 2014"])
def test_what_is_no_date_is_refused_with_the_forms_of_a_date(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, NETWORK, "start: 2022-01-01", f"start: {written}") == [
        f"21: ”{written}” är inte ett datum – {DATE}"
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2023-02-29", "”2023-02-29” finns inte i kalendern – rätta dagen eller månaden"),
        ("2014-00", "”2014-00” finns inte i kalendern – rätta dagen eller månaden"),
        ("2024-13~", "”2024-13~” finns inte i kalendern – rätta dagen eller månaden"),
        ("1799", "”1799” ligger utanför åren 1800–2199 – rätta året"),
        ("2200-01-01", "”2200-01-01” ligger utanför åren 1800–2199 – rätta året"),
        ("3 november 2014", "”3 november 2014” är inte ett datum – menade du 2014-11-03?"),
        ("November 2014", "”November 2014” är inte ett datum – menade du 2014-11?"),
        ("03/11/2014", "”03/11/2014” är inte ett datum – menade du 2014-11-03?"),
        ("3/11 2014", "”3/11 2014” är inte ett datum – menade du 2014-11-03?"),
        ("2014-1-3", "”2014-1-3” är inte ett datum – menade du 2014-01-03?"),
        ("2014/11", "”2014/11” är inte ett datum – menade du 2014-11?"),
        ("20141103", "”20141103” är inte ett datum – menade du 2014-11-03?"),
        ("2014-11-03.", "”2014-11-03.” är inte ett datum – menade du 2014-11-03?"),
        ("2014–11–03", "”2014–11–03” är inte ett datum – menade du 2014-11-03?"),
        ("2014-11-03 00:00", "”2014-11-03 00:00” är inte ett datum – menade du 2014-11-03?"),
        ("den 3 nov 2014", "”den 3 nov 2014” är inte ett datum – menade du 2014-11-03?"),
        ("3 nov. 2014", "”3 nov. 2014” är inte ett datum – menade du 2014-11-03?"),
        ("ca 2014", "”ca 2014” är inte ett datum – menade du 2014~?"),
        ("omkring november 2014", "”omkring november 2014” är inte ett datum – menade du 2014-11~?"),
        ("2014?", "”2014?” är inte ett datum – menade du 2014~?"),
        ("2014–2015", "”2014–2015” är inte ett datum – skriv start: 2014 och end: 2015 på var sin rad"),
        ("okänt", "”okänt” är inte ett datum – ta bort raden; det som inte är känt utelämnas"),
        ("'?'", "”?” är inte ett datum – ta bort raden; det som inte är känt utelämnas"),
    ],
)
def test_a_slip_in_a_date_is_told_with_what_was_meant(tmp_path: Path, written: str, told: str) -> None:
    assert _said(tmp_path, NETWORK, "start: 2022-01-01", f"start: {written}") == [f"21: {told}"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("data/plans/provnat.yml", "flytta den till årets mapp, till exempel data/plans/2023/provnat.yml"),
        ("data/reports/provnat.yml", "flytta den till årets mapp, till exempel data/reports/2023/provnat.yml"),
        ("data/provnat.yml", "flytta den till årets mapp, till exempel data/plans/2023/provnat.yml"),
        ("data/plans/2023/provnat.md", "flytta den till docs/; i data/ ligger bara datafiler, som slutar på .yml"),
    ],
)
def test_a_file_in_the_wrong_folder_is_told_where_it_belongs(tmp_path: Path, name: str, told: str) -> None:
    assert project.messages(tmp_path, {name: "sources: [brev]\n"}) == [f"{name}:1: filen hör inte till något – {told}"]


@pytest.mark.parametrize("written", ["Ongoing", "pågår", "tills vidare", "nu"])
def test_an_end_that_has_not_come_is_told_with_its_word(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, NETWORK, "end: 2024-06-30", f"end: {written}") == [
        f"22: ”{written}” är inte ett datum – skriv ongoing om källan säger att det pågår; ta annars bort raden"
    ]


def test_an_end_that_is_written_loosely_is_told_as_any_date(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "end: 2024-06-30", "end: 30/6 2024") == [
        "22: ”30/6 2024” är inte ett datum – menade du 2024-06-30?"
    ]


@pytest.mark.parametrize("written", ["on-going", "2024 H1"])
def test_what_is_no_end_is_refused_with_the_forms_of_an_end(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, NETWORK, "end: 2024-06-30", f"end: {written}") == [
        f"22: ”{written}” är inte ett datum – {END}"
    ]


def test_an_event_cannot_end_as_ongoing(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "end: 2021-05-05", "end: ongoing") == [f"26: ”ongoing” är inte ett datum – {DATE}"]


def test_a_date_is_no_list(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "start: 2022-01-01", "start: [2022]") == [
        "21: ”start” ska vara ett datum, inte en lista eller flera nycklar – till exempel start: 2014-11-06"
    ]


def test_an_end_is_no_list(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "end: 2024-06-30", "end: [2024]") == [
        "22: ”end” ska vara ett datum, inte en lista eller flera nycklar – till exempel end: 2024, "
        "eller ongoing om källan säger att det pågår"
    ]


def test_each_date_in_a_list_is_checked(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "observed: [2023]", "observed: [2023, 23, 2022, 22]") == [
        f"14: ”23” är inte ett datum – {DATE}",
        f"14: ”22” är inte ett datum – {DATE}",
    ]


# --- Lists and records ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "do"),
    [
        ("webb", "sätt hakparenteser: sources: [webb]"),
        ("webb, brev", "sätt hakparenteser: sources: [webb, brev]"),
        ("webb brev", "sätt hakparenteser: sources: [webb, brev]"),
        ("{webb: 1}", "börja varje post med bindestreck och mellanslag: ”- webb: …”"),
        ("{}", SOURCE_IDS),
    ],
)
def test_a_list_is_written_as_a_list(tmp_path: Path, written: str, do: str) -> None:
    assert _said(tmp_path, PROJECTS, "sources: [webb]", f"sources: {written}") == [
        f"8: ”sources” ska vara en lista – {do}"
    ]


def test_ids_in_a_list_are_parted_by_commas(tmp_path: Path) -> None:
    assert _said(tmp_path, PROJECTS, "sources: [webb]", "sources: [webb brev]") == [
        "8: ”webb brev” är flera ord – sätt komma mellan dem: [webb, brev]"
    ]


@pytest.mark.parametrize("written", ["webb]", "(webb)", "{webb"])
def test_other_brackets_than_a_lists_are_left_out_of_what_to_write(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, PROJECTS, "sources: [webb]", f'sources: "{written}"') == [
        "8: ”sources” ska vara en lista – sätt hakparenteser: sources: [webb]"
    ]


def test_a_key_under_another_name_is_told_once(tmp_path: Path) -> None:
    assert _said(tmp_path, NETWORK, "    holder:", "    innehavare:") == [
        "20: okänd nyckel ”innehavare” – ska det vara ”holder”? Den nyckeln saknas"
    ]


@pytest.mark.parametrize(
    ("key", "written", "name", "meant"),
    [
        ("- id: ljus\n    text", "Ljus", "ett id", "ljus"),
        ("- id: ljus\n    text", "Nätter", "ett id", "natter"),
        ("currency", "eur", "en valutakod (ISO 4217)", "EUR"),
        ("currency", "€", "en valutakod (ISO 4217)", "EUR"),
        ("currency", "kronor", "en valutakod (ISO 4217)", "SEK"),
    ],
)
def test_what_was_meant_is_told_where_it_can_be_known(
    tmp_path: Path, key: str, written: str, name: str, meant: str
) -> None:
    if key == "currency":
        amount = f"{{kind: fee, amount: 5, period: 2023, currency: {written}}}"
        changes = project.edited(PLAN, "purpose:", f"amounts:\n  - {amount}\npurpose:")
    else:
        changes = project.edited(PLAN, key, key.replace("ljus", written))
    told = [str(one).partition(": ")[2] for one in project.checked(tmp_path, changes).problems]
    assert told == [f"”{written}” är inte {name} – menade du ”{meant}”?"]


def test_a_currency_is_one_that_there_is_or_was(tmp_path: Path) -> None:
    amounts = "".join(f"  - {{kind: fee, amount: 5, period: 2023, currency: {one}}}\n" for one in ("NOK", "FIM", "EUU"))
    changes = project.edited(PLAN, "purpose:", f"amounts:\n{amounts}purpose:")
    assert project.messages(tmp_path, changes) == [f"{PLAN}:6: ”EUU” är inte en valutakod (ISO 4217) – skriv som SEK"]


def test_sources_over_a_file_of_many_posts_are_told_once(tmp_path: Path) -> None:
    text = "sources: [brev]\n\n" + project.FILES[ROUTINES]
    assert project.messages(tmp_path, {ROUTINES: text}) == [
        f"{ROUTINES}:1: källor för hela filen går bara att ange i en fil som är en enda post"
        " – skriv sources i varje post i stället"
    ]


# A key called what readers see, or an inflected form of it, and a decision called what it is called elsewhere.
@pytest.mark.parametrize(
    ("name", "old", "written", "meant"),
    [
        (PLAN, "purpose:", "mål:\n  - {id: ljus, text: Mer ljus., sources: [brev]}\npurpose:", "3:1 mål goals"),
        (PLAN, "purpose:", "Belopp: 5000\npurpose:", "3:1 Belopp amounts"),
        (PLAN, "purpose:", "ansvarig: samordning\npurpose:", "3:1 ansvarig owner"),
        (PLAN, "purpose:", "del_av: 2023/alla\npurpose:", "3:1 del_av part_of"),
        (PLAN, "purpose:", "slut: 2025\npurpose:", "3:1 slut end"),
        (PLAN, "purpose:", "decision: {date: 2023-03-27}\npurpose:", "3:1 decision decided"),
        (NETWORK, "    start: 2015\n", "    start: 2015\n    villkor: {text: Inga.}\n", "14:5 villkor terms"),
        (NETWORK, "    start: 2015\n", "    start: 2015\n    decided: {text: Ja.}\n", "14:5 decided decision"),
        (NETWORK, "    start: 2015\n", "    start: 2015\n    arbetsgrupp: [Ljus]\n", "14:5 arbetsgrupp working_groups"),
        (PROJECTS, "sources: [webb]", "källor: [webb]", "8:3 källor sources"),
    ],
)
def test_a_key_in_swedish_is_told_once_with_the_key(
    tmp_path: Path, name: str, old: str, written: str, meant: str
) -> None:
    at, key, known = meant.split()
    problems = project.checked(tmp_path, project.edited(name, old, written)).problems
    assert [str(one) for one in problems] == [f"{name}:{at}: okänd nyckel ”{key}” – menade du ”{known}”?"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{kind: fee, amount: 5, year: 2023}",
            "4:28: okänd nyckel ”year” – ska det vara ”period”? Den nyckeln saknas. Eller menade du ”per_year”?",
        ),
        (
            "{kind: fee, amount: 5, period: 2023–2025}",
            "4:36: ”2023–2025” är inte ett datum – skriv period: 2023 och end: 2025 på var sin rad",
        ),
    ],
)
def test_the_years_of_an_amount_are_told_once_with_its_own_keys(tmp_path: Path, written: str, told: str) -> None:
    changes = project.edited(PLAN, "purpose:", f"amounts:\n  - {written}\npurpose:")
    assert [str(one) for one in project.checked(tmp_path, changes).problems] == [f"{PLAN}:{told}"]


def test_a_post_in_the_list_of_another_kind_is_told_once(tmp_path: Path) -> None:
    role = "  - kind: chair\n    text: Ordförande\n    holder: exempelstad\n    start: 2026\n    sources: [brev]\n"
    text = project.FILES[NETWORK] + role
    assert project.messages(tmp_path, {NETWORK: text}) == [
        f"{NETWORK}:31: posten hör till ”roles” men står under ”events” – flytta den till listan under ”roles:”"
    ]


def test_a_dash_within_a_post_is_told_once(tmp_path: Path) -> None:
    """The keys after it are a post of their own, and neither has what it needs."""
    assert _said(tmp_path, NETWORK, "    holder: ", "  - holder: ") == [
        "20: ett bindestreck delar posten i två – "
        "ta bort bindestrecket framför ”holder:” om raden hör till posten ovanför, och dra in den lika långt"
    ]


def test_keys_beside_their_id_are_told_once(tmp_path: Path) -> None:
    new = "ny:\ntitle: Ny\npage: ny\n"
    assert project.messages(tmp_path, {ROUTINES: project.FILES[ROUTINES] + new}) == [
        f"{ROUTINES}:7: ”title” står i samma kolumn som sin post ”ny” – dra in postens nycklar två mellanslag"
    ]


def test_a_list_that_needs_an_item_is_not_empty(tmp_path: Path) -> None:
    assert _said(tmp_path, PROJECTS, "sources: [webb]", "sources: []") == [f"8: listan ”sources” är tom – {SOURCE_IDS}"]


def test_a_list_that_may_be_left_out_may_be_empty(tmp_path: Path) -> None:
    assert _said(tmp_path, PROJECTS, "networks: [provnat]", "networks: []") == []


@pytest.mark.parametrize("item", ["''", "{a: 1}", "[webb]"])
def test_each_item_of_a_list_is_checked(tmp_path: Path, item: str) -> None:
    wrong = f"nyckeln ”sources” {NO_VALUE}" if item == "''" else f"”sources” {NO_TEXT} – {SOURCE_IDS}"
    assert _said(tmp_path, PROJECTS, "sources: [webb]", f"sources:\n    - webb\n    - {item}") == [f"10: {wrong}"]


def test_a_list_of_records_takes_no_texts(tmp_path: Path) -> None:
    wanted = "skriv nycklarna indragna: number: …, title: …, kind: …, year: …"
    assert _said(tmp_path, MATTER, "attachments:", "attachments:\n  - Plan 2023") == [
        f"7: här väntades nycklar med värden – {wanted}"
    ]


@pytest.mark.parametrize("written", ["Att prova.", "[Att prova.]", "~"])
def test_a_record_is_written_with_keys(tmp_path: Path, written: str) -> None:
    old = "purpose:\n  text: Att prova.\n  sources: [brev]\n"
    assert _said(tmp_path, PLAN, old, f"purpose: {written}\n") == [
        "3: här väntades nycklar med värden – skriv nycklarna indragna: sources: …, text: …"
    ]


def test_a_problem_deep_in_a_file_is_reported_on_its_line(tmp_path: Path) -> None:
    alternatives = (
        "    alternatives:\n      - text: Elva.\n        sources: [webb]\n      - txt: Tolv.\n        sources: []\n"
    )
    assert _said(tmp_path, NETWORK, "    as_of: 2020\n", f"    as_of: 2020\n{alternatives}") == [
        "13: okänd nyckel ”txt” – menade du ”text”?",
        f"14: listan ”sources” är tom – {SOURCE_IDS}",
    ]


# --- The vocabulary ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["[twin_city, office]", "office"])
def test_a_list_of_words_gives_each_word_its_label(tmp_path: Path, written: str) -> None:
    old = "membership_kinds:\n  twin_city: {label: Vänort}\n  office: {label: Kontor i staden}"
    assert _said(tmp_path, VOCABULARY, old, f"membership_kinds: {written}") == [
        "4: ”membership_kinds” ska ha ett ord med etikett per rad – "
        "till exempel membership_kinds: {twin_city: {label: Vänort}}"
    ]


@pytest.mark.parametrize("written", ["Medlem", "[Medlem]", ""])
def test_a_word_is_a_record_with_a_label(tmp_path: Path, written: str) -> None:
    assert _said(tmp_path, VOCABULARY, "twin_city: {label: Vänort}", f"twin_city: {written}") == [
        "5: här väntades nycklar med värden – skriv nycklarna indragna: label: …"
    ]


def test_a_word_has_small_letters_digits_hyphens_and_low_lines(tmp_path: Path) -> None:
    assert _said(
        tmp_path,
        VOCABULARY,
        "office: {label: Kontor i staden}",
        "office: {label: Kontor i staden}\n  Ny_2: {label: Ny}\n  ny_2-a: {label: Ny}",
    ) == ["7: ”Ny_2” är inte ett id – skriv med små bokstäver a–z, siffror och bindestreck"]


# --- Whole files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [CITY, VOCABULARY, ORGANISATIONS])
def test_a_file_that_must_be_there_is_missed(tmp_path: Path, name: str) -> None:
    loaded = _load(tmp_path, {name: None})
    assert [project.told(problem) for problem in loaded.problems] == [f"{name}:1: {MISSING_FILE}"]
    assert loaded.model is None


def test_the_folder_of_the_sources_is_missed(tmp_path: Path) -> None:
    """What cites them is not wrong as well."""
    changes: Changes = dict.fromkeys(name for name in project.FILES if name.startswith("data/sources/"))
    do = "skapa den, med en fil för varje källa; data/README.md säger vad filen ska innehålla"
    assert project.messages(tmp_path, changes) == [f"data/sources:1: mappen med källorna saknas – {do}"]


@pytest.mark.parametrize("moved", [True, False])
def test_a_list_of_all_sources_is_moved_by_a_command(tmp_path: Path, moved: bool) -> None:
    """So it was in release 1; what cites them is not wrong as well."""
    there = [name for name in project.FILES if name.startswith("data/sources/")]
    changes: Changes = {"data/sources.yml": "webb:\n  title: Webb\n  publisher: Provnät\n"}
    do = "kör make upgrade, som flyttar dem till data/sources/"
    assert project.messages(tmp_path, {**changes, **({} if moved else dict.fromkeys(there))}) == [
        f"data/sources.yml:1: källorna ligger nu i var sin fil – {do}"
    ]


def test_an_empty_folder_lacks_every_file_that_must_be_there(tmp_path: Path) -> None:
    found = [problem.place.path for problem in sorted(load(tmp_path).problems)]
    assert found == sorted([CITY, VOCABULARY, ORGANISATIONS, "data/sources"])


@pytest.mark.parametrize("name", [NETWORK, PLAN, YEAR, MATTER])
def test_files_of_which_there_may_be_any_number_may_be_none(tmp_path: Path, name: str) -> None:
    loaded = _load(tmp_path, {name: None})
    assert loaded.problems == []
    assert loaded.model is not None


@pytest.mark.parametrize("content", ["- a\n- b\n", "hej\n", "~\n"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (CITY, "name: …, organisation: …, administration: …, committee: …"),
        (NETWORK, "name: …"),
        (PLAN, "sources: …"),
        (YEAR, "sources: …, direction: …, events: …, facts: …, workshop: …"),
    ],
)
def test_a_file_with_one_record_is_written_with_keys(tmp_path: Path, name: str, keys: str, content: str) -> None:
    assert _messages(tmp_path, {name: content}) == [
        f"{name}:1: här väntades nycklar med värden – skriv nycklarna indragna: {keys}"
    ]


@pytest.mark.parametrize("content", ["- a\n- b\n", "hej\n"])
@pytest.mark.parametrize("name", [ORGANISATIONS, PROJECTS, ROUTINES])
def test_a_file_with_many_records_has_an_id_for_each(tmp_path: Path, name: str, content: str) -> None:
    assert _messages(tmp_path, {name: content}) == [
        f"{name}:1: filen ska ha ett id per post – skriv id, kolon och postens nycklar indragna under"
    ]


@pytest.mark.parametrize("name", [CITY, SOURCE, NETWORK, PLAN, YEAR, MATTER])
def test_a_file_that_is_no_yaml_is_reported_once(tmp_path: Path, name: str) -> None:
    assert _messages(tmp_path, {name: "a: b\nc: [d\n"}) == [
        f"{name}:2: en parentes avslutas aldrig (”c: [d”) – skriv den avslutande parentesen"
    ]


@pytest.mark.parametrize("name", [SOURCE, NETWORK, PLAN, YEAR, MATTER])
def test_an_empty_file_is_reported_once(tmp_path: Path, name: str) -> None:
    assert _messages(tmp_path, {name: "# inget än\n"}) == [f"{name}:1: filen är tom – fyll i den eller ta bort den"]


@pytest.mark.parametrize("name", [CITY, VOCABULARY, ORGANISATIONS])
def test_of_an_empty_file_that_must_be_there_it_is_not_said_that_it_can_be_removed(tmp_path: Path, name: str) -> None:
    do = "fyll i den; data/README.md säger vad den ska innehålla"
    assert _messages(tmp_path, {name: "# inget än\n"}) == [f"{name}:1: filen är tom – {do}"]


LISTS = [f"data/{name}.yml" for name in ("projects", "routines", "abbreviations", "foreign_names", "synonyms")]


@pytest.mark.parametrize("text", [None, "", "# inget än\n", "---\n", "{}\n"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_nothing_in_it_is_empty_or_not_there(tmp_path: Path, name: str, text: str | None) -> None:
    loaded = _load(tmp_path, {name: text})
    assert loaded.problems == []
    assert loaded.model is not None
    assert not getattr(loaded.model, Path(name).stem)


def test_a_list_under_another_name_is_one_slip(tmp_path: Path) -> None:
    assert _messages(tmp_path, {PROJECTS: None, "data/project.yml": project.FILES[PROJECTS]}) == [
        "data/project.yml:1: filen hör inte till något – byt namn till projects.yml"
    ]


@pytest.mark.parametrize(
    ("name", "line", "old", "new"),
    [
        (NETWORK, 1, "name: Provnät", "name: *x"),
        (NETWORK, 21, "start: 2022-01-01", "start: *x"),
        (PROJECTS, 8, "sources: [webb]", "sources: *x"),
        (PROJECTS, 8, "sources: [webb]", "sources: [*x]"),
        (PLAN, 3, "purpose:\n  text: Att prova.\n  sources: [brev]", "purpose: *x"),
        (VOCABULARY, 5, "twin_city: {label: Vänort}", "twin_city: *x"),
    ],
)
def test_an_alias_is_reported_once(tmp_path: Path, name: str, line: int, old: str, new: str) -> None:
    assert _said(tmp_path, name, old, new) == [
        f"{line}: ”*x” läses som en hänvisning (alias) och är inte tillåtet – "
        "skriv ut värdet i stället, eller sätt texten inom citattecken"
    ]


# --- Names of files and folders ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form", "example"),
    [
        ("data/networks/Provnät.yml", "ett id", "provnat"),
        ("data/networks/prov nat.yml", "ett id", "prov-nat"),
        ("data/networks/---.yml", "ett id", "kajforum"),
        ("data/plans/2023/Provnat.yml", "ett id", "provnat"),
        ("data/reports/2023/prov_nat.yml", "ett id", "provnat"),
        ("data/years/23.yml", "ett årtal", "2023"),
        ("data/years/1823.yml", "ett årtal", "2023"),
        ("data/years/2022 kopia.yml", "ett årtal", "2022"),
        ("data/matters/2023-3-13.yml", "ett datum", "2023-03-13"),
        ("data/matters/brev.yml", "ett datum", "2023-03-13"),
    ],
)
def test_the_name_of_a_file_says_what_it_is_about(tmp_path: Path, name: str, form: str, example: str) -> None:
    file = name.rpartition("/")[2]
    assert _messages(tmp_path, {name: "a: b\n"}) == [
        f"{name}:1: filnamnet ”{file}” är inte {form} – byt namn, till exempel till {example}.yml"
    ]


@pytest.mark.parametrize("kind", ["plans", "reports"])
@pytest.mark.parametrize("folder", ["23", "1823", "2O23", "2023-2024", "polis"])
def test_the_folder_of_a_plan_or_report_is_a_year_and_reported_once(tmp_path: Path, kind: str, folder: str) -> None:
    changes: Changes = {f"data/{kind}/{folder}/provnat.yml": "a: b\n", f"data/{kind}/{folder}/annat.yml": "a: b\n"}
    assert _messages(tmp_path, changes) == [
        f"data/{kind}/{folder}:1: mappen ”{folder}” är inte ett årtal – byt namn, till exempel till data/{kind}/2023"
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "do"),
    [
        (CITY, "data/city.yaml", "byt namn till city.yml"),
        (PROJECTS, "data/projects.yaml", "byt namn till projects.yml"),
        (SOURCE, "data/sources/webb.yaml", "byt namn till webb.yml"),
        (NETWORK, "data/networks/provnat.yaml", "byt namn till provnat.yml"),
        (NETWORK, "data/networks/provnat.YML", "byt namn till provnat.yml"),
        (PLAN, "data/plans/2023/provnat.yaml", "byt namn till provnat.yml"),
        (YEAR, "data/years/2023.yaml", "byt namn till 2023.yml"),
        (MATTER, "data/matters/2023-03-13.yaml", "byt namn till 2023-03-13.yml"),
    ],
)
def test_yaml_files_end_with_yml_and_are_reported_once(tmp_path: Path, right: str, wrong: str, do: str) -> None:
    changes: Changes = {right: None, wrong: project.FILES[right]}
    assert _messages(tmp_path, changes) == [f"{wrong}:1: filen hör inte till något – {do}"]


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("data/project.yml", f"menade du ”{PROJECTS}”?"),
        ("data/projects.yml.txt", f"{PROJECTS} finns redan: skriv det nya där, och ta bort den här"),
        ("data/projects.yaml", f"{PROJECTS} finns redan: skriv det nya där, och ta bort den här"),
        ("data/plans/2023/provnat.docx", f"{PLAN} finns redan: skriv det nya där, och ta bort den här"),
    ],
)
def test_a_file_beside_the_right_one_is_reported_with_the_right_name(tmp_path: Path, name: str, do: str) -> None:
    assert _messages(tmp_path, {name: "a: b\n"}) == [f"{name}:1: filen hör inte till något – {do}"]


@pytest.mark.parametrize(
    "name",
    [
        "data/xyz.yml",
        "data/plans/xyz.yml",
        "data/plans/2023/bilaga.pdf",
        "data/plans/2023/utkast/provnat.yml",
        "data/networks/2023/provnat.yml",
        "data/years/anteckningar.txt",
        "data/Thumbs.db",
    ],
)
def test_a_file_that_belongs_nowhere_is_reported(tmp_path: Path, name: str) -> None:
    assert _messages(tmp_path, {name: "a: b\n"}) == [f"{name}:1: {UNKNOWN_FILE}"]


@pytest.mark.parametrize("name", ["data/README.md", "data/.DS_Store", "data/plans/.gitkeep", "data/plans/.cache/a.yml"])
def test_the_dictionary_and_hidden_files_are_left_alone(tmp_path: Path, name: str) -> None:
    assert _messages(tmp_path, {name: "a: b\n"}) == []


def test_files_are_reported_in_a_project_that_lies_in_a_hidden_folder(tmp_path: Path) -> None:
    assert _messages(tmp_path / ".mitt" / "projekt", {"data/xyz.yml": "a: b\n"}) == [f"data/xyz.yml:1: {UNKNOWN_FILE}"]


def test_a_folder_with_the_name_of_a_file_is_no_file(tmp_path: Path) -> None:
    assert _messages(tmp_path, {ORGANISATIONS: None, f"{ORGANISATIONS}/a.txt": ""}) == [
        f"{ORGANISATIONS}:1: {MISSING_FILE}",
        f"{ORGANISATIONS}:1: {UNKNOWN_FOLDER}",
    ]


@pytest.mark.parametrize(
    ("folder", "do"),
    [
        ("network", "menade du ”data/networks”?"),
        ("Plans", "menade du ”data/plans”?"),
        ("source", "menade du ”data/sources”?"),
        ("trip", "menade du ”data/trips”?"),
    ],
)
def test_a_folder_under_a_wrong_name_is_one_problem(tmp_path: Path, folder: str, do: str) -> None:
    """What refers to the files in it is not wrong as well."""
    right = do.removeprefix("menade du ”").removesuffix("”?")
    moved: Changes = {}
    for name, content in project.FILES.items():
        if name.startswith(f"{right}/"):
            moved |= {name: None, name.replace(right, f"data/{folder}"): content}
    moved = moved or {f"data/{folder}/2023.yml": "trips: []\n"}
    assert project.messages(tmp_path, moved) == [f"data/{folder}:1: mappen hör inte till något – {do}"]


def test_a_folder_that_belongs_nowhere_is_one_problem(tmp_path: Path) -> None:
    assert _messages(tmp_path, {"data/utkast/a.yml": "a: b\n", "data/utkast/b/c.yml": "a: b\n"}) == [
        f"data/utkast:1: {UNKNOWN_FOLDER}"
    ]


def test_a_file_under_a_wrong_name_is_not_missing_as_well(tmp_path: Path) -> None:
    for wrong in ("data/projects.yml.txt", "data/project.yml", "data/Projects (1).yml"):
        root = tmp_path / wrong.rpartition("/")[2]
        assert _messages(root, {PROJECTS: None, wrong: project.FILES[PROJECTS]}) == [
            f"{wrong}:1: filen hör inte till något – byt namn till projects.yml"
        ]


def test_what_refers_to_a_file_under_a_wrong_name_is_not_wrong_as_well(tmp_path: Path) -> None:
    for wrong in ("Provnat.yml", "provnat (1).yml", "provnat - kopia.yml"):
        changes: Changes = {NETWORK: None, f"data/networks/{wrong}": project.FILES[NETWORK]}
        assert project.messages(tmp_path / wrong, changes) == [
            f"data/networks/{wrong}:1: filnamnet ”{wrong}” är inte ett id – byt namn, till exempel till provnat.yml"
        ]


# --- Everything at once -----------------------------------------------------------------------------------------------


def test_everything_wrong_in_one_file_is_reported_at_once(tmp_path: Path) -> None:
    changes = _edited(
        (NETWORK, "name: Provnät", "name: NO"),
        (NETWORK, "end: ongoing", "end:"),
        (NETWORK, "  - kind: members", "  - knd: members"),
        (NETWORK, "as_of: 2020", "as_of: i fjol"),
        (NETWORK, "observed: [2023]", "observed: 2023"),
        (NETWORK, "    holder: provforvaltningen\n", ""),
        (NETWORK, "end: 2021-05-05", "end: &slut 2021-05-05"),
    )
    assert _messages(tmp_path, changes) == [
        f'{NETWORK}:1: ”NO” läses som ja eller nej, inte som text – sätt citattecken: "NO"',
        f"{NETWORK}:2: nyckeln ”end” {NO_VALUE}",
        f"{NETWORK}:7: okänd nyckel ”knd” – menade du ”kind”?",
        f"{NETWORK}:9: ”i fjol” är inte ett datum – {DATE}",
        f"{NETWORK}:14: ”observed” ska vara en lista – till exempel observed: [2016, 2023]",
        f"{NETWORK}:17: nyckeln ”holder” saknas – lägg till den, skriv holder: och ett id ur data/organisations.yml",
        f"{NETWORK}:25: ”&slut” läses som ett märke (ankare) och är inte tillåtet – "
        "ta bort det, eller sätt texten inom citattecken",
    ]


def test_what_is_wrong_in_several_files_is_reported_at_once(tmp_path: Path) -> None:
    changes: Changes = {
        CITY: "",
        SOURCE: "[",
        NETWORK: "name: 1\nstart: 2012\n",
        PLAN: None,
        "data/x.yml": "",
        REPORT: "-",
    }
    assert [message.partition(": ")[0] for message in _messages(tmp_path, changes)] == [
        f"{CITY}:1",
        f"{NETWORK}:1",
        f"{REPORT}:1",
        f"{SOURCE}:1",
        "data/x.yml:1",
    ]


# --- One slip, one message: what could not be read is not missed as well ----------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "broken"),
    [
        (ORGANISATIONS, "name: provnämnden", "nam: provnämnden", ("organisations", "provnamnden")),
        (SOURCE, "title: The Provnät", "titel: The Provnät", ("sources", "webb")),
        (PROJECTS, "part: Pilotstad", "part: [Pilotstad]", ("projects", "ljusprov")),
        (ROUTINES, "page: resor", "page: 2023", ("routines", "resor")),
        (NETWORK, "as_of: 2020", "as_of: förr", ("networks", "provnat")),
        (PLAN, "areas: [lighting]", "area: [lighting]", ("plans", "2023/provnat")),
        (YEAR, "  text: Allt ska ses över.\n", "", ("years", "2023")),
        (MATTER, "number: 1", "number: ett", ("matters", "2023-03-13")),
        (VOCABULARY, "twin_city: {label: Vänort}", "twin_city: Vänort", ("membership_kinds", "twin_city")),
    ],
)
def test_a_record_with_something_wrong_in_it_is_known_to_be_broken(
    tmp_path: Path, name: str, old: str, new: str, broken: tuple[str, str]
) -> None:
    loaded = _load(tmp_path, project.edited(name, old, new))
    assert loaded.model is not None
    assert len(loaded.problems) == 1
    assert loaded.model.broken == {broken}


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("data/networks/provnat.yaml", ("networks", "provnat")),
        ("data/networks/Prov.yml", ("networks", "prov")),
        ("data/plans/2024/provnat.yaml", ("plans", "2024/provnat")),
        ("data/plans/2O24/provnat.yml", ("plans", "2O24")),
        ("data/matters/brev.yml", ("matters", "brev")),
    ],
)
def test_a_file_with_a_wrong_name_is_known_to_be_broken(tmp_path: Path, name: str, broken: tuple[str, str]) -> None:
    model = _load(tmp_path, {name: "a: b\n"}).model
    assert model is not None
    assert model.broken == {broken}


def test_the_other_records_of_a_file_are_read(tmp_path: Path) -> None:
    model = _load(tmp_path, project.edited(ORGANISATIONS, "name: Exempelstad", "nam: Exempelstad")).model
    assert model is not None
    assert list(model.organisations) == ["provforvaltningen", "provnamnden"]
    assert model.ids("organisations") == {"exempelstad", "provforvaltningen", "provnamnden"}


def test_the_other_words_of_a_list_are_read(tmp_path: Path) -> None:
    model = _load(tmp_path, project.edited(VOCABULARY, "twin_city: {label: Vänort}", "twin_city: Vänort")).model
    assert model is not None
    assert list(model.vocabulary.membership_kinds) == ["member", "associate", "office"]
    assert model.words("membership_kinds") == {"member", "associate", "office", "twin_city"}


@pytest.mark.parametrize("name", [name for name in project.FILES if name.startswith("data/")])
@pytest.mark.parametrize("content", ["a: [b\n", "- a\n", "hej\n", "", b"\xff"])
def test_an_unreadable_file_gives_one_message_and_no_more_in_the_whole_check(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    messages = project.messages(tmp_path, {name: content})
    told = [message.startswith(f"{name}:1: ") for message in messages]
    # Of an empty list nothing is wrong; a page may ask for what is no longer in it.
    assert told == [True] if content != "" or name not in LISTS else True not in told


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SOURCE, "title: The Provnät", "titel: The Provnät"),
        (ORGANISATIONS, "name: provnämnden", "nam: provnämnden"),
        (PROJECTS, "part: Pilotstad", "prt: Pilotstad"),
        (ROUTINES, "page: resor", "pge: resor"),
        (NETWORK, "name: Provnät", "nam: Provnät"),
        (NETWORK, "member: exempelstad", "membr: exempelstad"),
        (NETWORK, "start: 2015\n    observed: [2023]", "strt: 2015"),
        (NETWORK, "date: 2021-05-04", "dat: 2021-05-04"),
        (PLAN, "    text: Bättre ljus", "    txt: Bättre ljus"),
        (PLAN, "presented: 2023-03-13", "presnted: 2023-03-13"),
        (YEAR, "  text: Allt ska", "  txt: Allt ska"),
        (MATTER, "title: Information", "titel: Information"),
        (VOCABULARY, "twin_city: {label: Vänort}", "twin_city: {labl: Vänort}"),
        (VOCABULARY, "board_member: {label:", "board_member: {labl:"),
    ],
)
def test_a_misspelt_key_gives_one_message_and_no_more_in_the_whole_check(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    messages = project.messages(tmp_path, project.edited(name, old, new))
    assert len(messages) == 1
    assert "okänd nyckel" in messages[0]


def test_a_result_of_an_activity_in_a_plan_that_could_not_be_read_is_not_reported(tmp_path: Path) -> None:
    report = "sources: [brev]\nresults: [{activity: mote, state: done, done: Deltog., sources: [brev]}]\n"
    messages = project.messages(
        tmp_path,
        scenes.report(report, changes=project.edited(PLAN, "    text: Bättre ljus", "    txt: Bättre ljus")),
    )
    assert messages == [f"{PLAN}:8: okänd nyckel ”txt” – menade du ”text”?"]


# --- What is surely right ---------------------------------------------------------------------------------------------

ODD_TEXTS = (
    *(
        "",
        " ",
        "ord",
        " ord",
        "ord ",
        "no",
        "No",
        "NULL",
        "on",
        "y",
        "e5",
        "12:30",
        "2023",
        "-",
        "ett\ttvå",
        "a|b\nc|d",
    ),
    *(
        "”ord”",
        'ord"',
        "’90-talet",
        "års’",
        "fyll i",
        "fyll i: när",
        "två ord",
        "a_b-c",
        "a_-b",
        "Ä",
        "2023-02-30",
        "~",
    ),
    *("2023-03", "2023-03-04~", "1023", "ongoing", "pågår", "high", "å", "#", "ord #"),
)


def test_a_value_that_is_surely_right_is_what_its_reader_makes_of_it() -> None:
    """Most values are read without a look at what might be wrong: never one in which something is."""
    at = Place("data/plans/2023/provnat.yml", 3, 5)
    found = set()
    for kind, text in itertools.product((Plan, Activity, Role, Membership, FrontMatter), ODD_TEXTS):
        for key, spec in field_specs(kind).items():
            read = sure.sure_value(spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape)
            value = read(text) if read else None
            if value is None:
                continue
            found.add((type(spec.shape), value))
            for plain in (True, False):
                context = values.Context(key, spec, [], set(), kind, values.Around())
                node: Node = Scalar(text, at, plain)
                if isinstance(spec.shape, ListOf):
                    node, value = Sequence([node], at), (value,) if plain else value
                assert values.value_of(node, values.readers(kind)[key], context) == value
    assert len(found) > 40


_IN_FOLDERS = [(kind.files, kind.record) for kind in FILE_KINDS if "*" in kind.files]


def _read_twice(raw: bytes, name: str, kind: type[Record], given: dict[str, Any]) -> bool:
    """Whether a file is surely right; then it is read as by those who tell of every slip, who have none to tell."""
    surely = sure.of_file(raw, name, kind, given)
    tree, problems = yamlfile.from_bytes(raw, name)
    record = values.decode(tree, kind, problems, set(), given) if tree else None
    if surely is not None:
        assert not problems
        assert surely == record
        for one, other in zip(with_inner(surely), with_inner(record or Record()), strict=True):
            assert (one.place, one.places) == (other.place, other.places)
            assert [key for key in one.places if "." not in key] == [key for key in other.places if "." not in key]
    return surely is not None


def test_a_file_that_is_surely_right_is_what_its_readers_make_of_it() -> None:
    """Those of the demo city and of the city, and each of some of them with a slip on one line."""
    slips = (
        " #",
        "x",
        "\t",
        "''",
        '"',
        "|",
        " [a]",
        "&a ",
        "*a",
        "!",
        "<<: {}",
        "- ",
        "  ",
        ": ",
        "fyll i",
        "\u00a0",
        "{",
    )
    told = 0
    for top, (pattern, kind) in itertools.product((ROOT, fictional.CITY), _IN_FOLDERS):
        files = sorted(top.glob(pattern))
        assert files or top == ROOT
        given: dict[str, Any] = {name: 2023 if name == "year" else "a" for name in given_fields(kind)}
        right = [_read_twice(file.read_bytes(), file.name, kind, given) for file in files]
        assert sum(right) >= 0.9 * len(files)
        lines = files[-1].read_text(encoding="utf-8").split("\n") if top != ROOT else []
        for number, line in enumerate(lines[:30]):
            slip, at = slips[number % len(slips)], line.find(": ") + 2
            for wrong in (f"{line[:at]}{slip}{line[at:]}", f"{line} # x", f"{line}\n{line}"):
                changed = "\n".join([*lines[:number], wrong, *lines[number + 1 :]])
                told += not _read_twice(changed.encode(), "a.yml", kind, given)
    assert told > 100
