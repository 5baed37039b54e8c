"""Is every change of the data told in a plain Swedish sentence, the same each time, from folders, git and years?"""

from __future__ import annotations

import dataclasses
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from actionplans.changes import Change, between_years, changes, fitting
from actionplans.commands.changes import as_markdown, as_text, compare
from actionplans.commands.main import main
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import ONGOING, Choice
from actionplans.reading.data import load
from actionplans.rules.check import check
from actionplans.swedish import dictionary
from tests import project, scenes, test_escaping
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
YEAR = "data/years/2023.yml"
ORGANISATIONS = "data/organisations.yml"
SOURCE = "data/sources/webb.yml"


def loaded(root: Path, files: Changes | None = None) -> Model:
    found = load(project.write(root, files))
    assert found.problems == []
    assert found.model is not None
    return found.model


def told(root: Path, after: Changes, before: Changes | None = None) -> list[str]:
    """The sentences from the miniature project, or a variation of it, to another."""
    found = changes(loaded(root / "before", before), loaded(root / "after", after))
    return [change.sentence for change in found]


# --- Sentence by sentence ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            NETWORK,
            "end: 2024-06-30",
            "end: 2024-12-31",
            "Provnät: uppdraget som styrelsemedlem upphör 31 december 2024 i stället för 30 juni 2024; "
            "ingen efterträdare är angiven.",
        ),
        (
            NETWORK,
            "end: 2024-06-30",
            "end: ongoing",
            "Provnät: uppdraget som styrelsemedlem löper vidare utan bestämt slut (slutet var 30 juni 2024).",
        ),
        (
            NETWORK,
            "    end: 2024-06-30\n",
            "",
            "Provnät: slutet för uppdraget som styrelsemedlem tas bort (var 30 juni 2024).",
        ),
        (
            NETWORK,
            "start: 2022-01-01",
            "start: 2022-02",
            "Provnät: uppdraget som styrelsemedlem börjar i februari 2022 i stället för 1 januari 2022.",
        ),
        (
            NETWORK,
            "    start: 2022-01-01\n",
            "",
            "Provnät: starten för uppdraget som styrelsemedlem tas bort (var 1 januari 2022).",
        ),
        (
            NETWORK,
            "holder: provforvaltningen",
            "holder: exempelstad",
            "Provnät: uppdraget som styrelsemedlem går från provförvaltningen till Exempelstad.",
        ),
        (
            NETWORK,
            "    text: Styrelsemedlem\n",
            "    text: Styrelsemedlem\n    vacant: true\n",
            "Provnät: platsen för uppdraget som styrelsemedlem är vakant.",
        ),
        (
            NETWORK,
            "observed: [2023]",
            "observed: [2023, 2024]",
            "Provnät: medlemskapet för Exempelstad får källor för 2024.",
        ),
        (
            NETWORK,
            "text: Tio städer.",
            "text: Elva städer.",
            "Provnät: uppgiften ”Tio städer.” ändras till ”Elva städer.”",
        ),
        (NETWORK, "name: Provnät", "name: Nätprov", "Nätprov: namnet ändras från ”Provnät” till ”Nätprov”."),
        (
            NETWORK,
            "kind: conference",
            "kind: election",
            "Provnät: slaget för händelsen 4 maj 2021, ”Staden var värd för konferensen.” ändras från ”Konferens” "
            "till ”Val”.",
        ),
        (
            PLAN,
            "presented: 2023-03-13\n",
            "",
            "Provnät: nämndärendet för handlingsplanen för 2023 tas bort (var 13 mars 2023).",
        ),
        (
            PLAN,
            "sources: [brev]\npurpose",
            "decided: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
            "sources: [brev]\npurpose",
            "Provnät: beslutet 27 mars 2023 (handlingsplanen för 2023) tillkommer.",
        ),
        (
            PLAN,
            "text: Att prova.",
            "text: Att pröva.",
            "Provnät: texten för syftet (handlingsplanen för 2023) ändras från ”Att prova.” till ”Att pröva.”",
        ),
        (
            PLAN,
            "responsible: provforvaltningen",
            "responsible: exempelstad",
            "Provnät: ansvarig organisation för aktiviteten ”Delta i mötet” (handlingsplanen för 2023) ändras från "
            "provförvaltningen till Exempelstad.",
        ),
        (
            PLAN,
            "    start: 2023-05-04\n",
            "",
            "Provnät: starten för aktiviteten ”Delta i mötet” (handlingsplanen för 2023) tas bort (var 4 maj 2023).",
        ),
        (
            YEAR,
            "text: Kartlägga nätverken",
            "text: Kartlägga alla nätverk",
            "Året 2023: fokuspunkten ”Kartlägga nätverken” (den gemensamma inriktningen) ändras till "
            "”Kartlägga alla nätverk”.",
        ),
        (
            MATTER,
            "proposal:",
            "reference: 0123/23\nproposal:",
            "Nämnden: diarienumret för nämndärendet 13 mars 2023 anges: ”0123/23”.",
        ),
        (
            ORGANISATIONS,
            "end: ongoing",
            "end: 2025-12-31",
            "Organisationer: organisationen ”provförvaltningen” upphör 31 december 2025.",
        ),
        (
            SOURCE,
            "archived_copy: true",
            "archived_copy: false",
            "Källor: att källan är läst i en arkiverad kopia för källan ”The Provnät website” ändras från ja till nej.",
        ),
        (
            "data/vocabulary.yml",
            "high: {label: Säker}",
            "high: {label: Känd}",
            "Ordlistan: ordet ”Säker” (hur säker en uppgift är) ändras till ”Känd”.",
        ),
        (
            "data/city.yml",
            "name: Exempelstad",
            "name: Provstad",
            "Staden: namnet ändras från ”Exempelstad” till ”Provstad”.",
        ),
    ],
)
def test_a_change_is_one_sentence(tmp_path: Path, file: str, old: str, new: str, sentence: str) -> None:
    assert told(tmp_path, project.edited(file, old, new)) == [sentence]


SECOND_ROLE = """\
  - kind: board_member
    body: styrelsen
    text: Styrelsemedlem
    holder: exempelstad
    office: Provnämndens ordförande
    level: political
    start: 2024-07-01
    end: 2026-06-30
    sources: [brev]
"""


def test_a_role_that_ends_names_who_takes_over(tmp_path: Path) -> None:
    both = scenes.edits((NETWORK, "events:\n", SECOND_ROLE + "events:\n"))
    open_ended = scenes.edits(
        (NETWORK, "    end: 2024-06-30\n    sources", "    sources"), (NETWORK, "events:\n", SECOND_ROLE + "events:\n")
    )
    assert told(tmp_path, both, open_ended) == [
        "Provnät: uppdraget som styrelsemedlem upphör 30 juni 2024; efterträdare är Provnämndens ordförande."
    ]


def test_a_new_role_says_when_it_holds(tmp_path: Path) -> None:
    assert told(tmp_path, project.edited(NETWORK, "events:\n", SECOND_ROLE + "events:\n")) == [
        "Provnät: uppdraget som styrelsemedlem tillkommer (från 1 juli 2024, till och med 30 juni 2026)."
    ]


def test_a_role_that_is_only_attested_is_told_with_its_years(tmp_path: Path) -> None:
    role = "  - {kind: chair, text: Leder gruppen, holder: exempelstad, observed: [2023], sources: [brev]}\n"
    assert told(tmp_path, project.edited(NETWORK, "events:\n", role + "events:\n")) == [
        "Provnät: uppdraget ”Leder gruppen” tillkommer (enligt källor för 2023)."
    ]


def test_a_new_plan_is_one_sentence_with_what_it_holds(tmp_path: Path) -> None:
    after: Changes = {"data/plans/2024/provnat.yml": project.FILES[PLAN].replace("presented: 2023-03-13\n", "")}
    assert told(tmp_path, after) == ["Provnät: handlingsplanen för 2024 tillkommer med 1 prioritering och 1 aktivitet."]


def test_what_goes_is_told_too(tmp_path: Path) -> None:
    without_plan: Changes = {PLAN: None}
    assert told(tmp_path, without_plan) == [
        "Provnät: handlingsplanen för 2023 tas bort med 1 prioritering och 1 aktivitet."
    ]


def test_a_plan_that_is_presented_is_told_as_that(tmp_path: Path) -> None:
    draft = project.edited(PLAN, "presented: 2023-03-13\n", "")
    assert told(tmp_path, {}, draft) == ["Provnät: handlingsplanen för 2023 står i brevet till nämnden 13 mars 2023."]


def test_another_order_is_a_change(tmp_path: Path) -> None:
    two = "    - id: ett\n      text: Ett\n    - id: tva\n      text: Två\n"
    other = "    - id: tva\n      text: Två\n    - id: ett\n      text: Ett\n"
    point = "    - id: kartlagga\n      text: Kartlägga nätverken\n"
    sentences = told(tmp_path, project.edited(YEAR, point, other), project.edited(YEAR, point, two))
    assert sentences == ["Året 2023: ordningen mellan fokuspunkter (den gemensamma inriktningen) ändras."]


def test_a_long_text_is_quoted_from_where_it_differs(tmp_path: Path) -> None:
    long = "Ett mycket långt syfte " * 20
    before = project.edited(PLAN, "text: Att prova.", f"text: {long}med början.")
    after = project.edited(PLAN, "text: Att prova.", f"text: {long}med slut.")
    assert told(tmp_path, after, before) == [
        "Provnät: texten för syftet (handlingsplanen för 2023) ändras från "
        "”… mycket långt syfte Ett mycket långt syfte med början.” till "
        "”… mycket långt syfte Ett mycket långt syfte med slut.”"
    ]


def test_nothing_changed_is_no_sentence(tmp_path: Path) -> None:
    rewritten = project.edited(NETWORK, "text: Tio städer.", 'text: "Tio städer."  # en kommentar')
    assert told(tmp_path, rewritten) == []


def test_networks_come_first_by_name_and_then_what_they_share(tmp_path: Path) -> None:
    after = scenes.edits(
        (SOURCE, "title: The Provnät website", "title: The website"),
        (YEAR, "text: Allt ska ses över.", "text: Allt ses över."),
        (NETWORK, "name: Provnät", "name: Nätprov"),
    )
    assert [one.partition(":")[0] for one in told(tmp_path, after)] == ["Nätprov", "Året 2023", "Källor"]


def test_a_change_says_where_to_look(tmp_path: Path) -> None:
    after = project.edited(PLAN, "text: Att prova.", "text: Att pröva.")
    (change,) = changes(loaded(tmp_path / "before"), loaded(tmp_path / "after", after))
    assert (change.network, change.page, change.kind) == ("provnat", "natverk/provnat/2023.md", "changed")


# --- Every key of every record ----------------------------------------------------------------------------------------


def test_every_kind_of_record_and_every_key_has_a_name() -> None:
    for kind in dictionary.KINDS:
        assert all(
            re.fullmatch(r"[a-zåäö]+( [a-zåäö]+)*", said)
            for said in (kind.noun.definite, kind.noun.one, kind.noun.many)
        )
        for spec in field_specs(kind).values():
            assert re.fullmatch(r"[A-ZÅÄÖ][a-zåäö-]+( [a-zåäö]+)*", spec.heading)
            assert re.fullmatch(r"[a-zåäö-]+( [a-zåäö]+)*", spec.definite)


def variants(record: Record, path: str) -> Iterator[tuple[str, Record]]:
    """The record with one key changed, for each key in it and in the records inside it."""
    for name, spec in field_specs(type(record)).items():
        own = getattr(record, name)
        others: Iterable[tuple[str, Any]] = other_values(own, f"{path}.{name}")
        if isinstance(spec.shape, Choice):
            others = [(f"{path}.{name}", spec.shape.words[-1])]
        for where, value in others:
            yield where, dataclasses.replace(record, **{name: value})


def other_values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Record):
        yield from variants(value, path)
        yield f"{path} gone", None
    elif isinstance(value, dict):
        for key, inner in value.items():
            for where, other in variants(inner, f"{path}.{key}"):
                yield where, {**value, key: other}
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        for number, inner in enumerate(value):
            for where, other in variants(inner, f"{path}[{number}]"):
                yield where, (*value[:number], other, *value[number + 1 :])
        yield f"{path} shorter", value[1:]
    elif isinstance(value, tuple) and value:
        yield f"{path} empty", ()
    elif value not in (None, ()):
        yield path, _another(value)


def _another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Decimal):
        return value + 1
    if isinstance(value, PartialDate):
        return PartialDate(value.year, 1, 2)
    return PartialDate(2030, 4, 5) if value == ONGOING else f"{value} annat"


def replaced(whole: Model, name: str, value: Any) -> Model:
    values: dict[str, Any] = {name: value}
    return dataclasses.replace(whole, **values)


def every_variant(whole: Model) -> Iterator[tuple[str, Model]]:
    """The model with one key changed, for every key of every record in it."""
    for field in dataclasses.fields(whole):
        value = getattr(whole, field.name)
        if isinstance(value, Record):
            for path, other in variants(value, field.name):
                yield path, replaced(whole, field.name, other)
        elif isinstance(value, Mapping):
            for key, record in value.items():
                for path, other in variants(record, f"{field.name}[{key}]"):
                    yield path, replaced(whole, field.name, {**value, key: other})


def test_any_change_of_any_key_of_any_record_is_told(tmp_path: Path) -> None:
    whole = check(test_escaping.make(tmp_path, "text").root).model
    assert whole is not None
    seen, untold = 0, []
    for path, other in every_variant(whole):
        if re.fullmatch(r"(networks|years|trips)\[\w+\]\.sources .*", path):
            assert changes(whole, other) == []  # it is what the records within have, and they tell
            continue
        seen += 1
        found = [change.sentence for change in changes(whole, other)]
        well_formed = all(re.fullmatch(r"[A-ZÅÄÖa-zåäö].*: [^ ].*\.", one) and "None" not in one for one in found)
        if not found or not well_formed:
            untold.append((path, found))
    assert untold == []
    assert seen > 300


def test_the_same_change_is_told_in_the_same_words_every_time(tmp_path: Path) -> None:
    whole = check(test_escaping.make(tmp_path, "text").root).model
    assert whole is not None
    empty = dataclasses.replace(whole, networks={}, plans={}, reports={}, years={}, trips={}, matters={})
    assert changes(empty, whole) == changes(empty, whole)
    assert len(changes(empty, whole)) == len(changes(whole, empty)) > 5


def test_sources_that_move_to_the_top_of_their_file_change_nothing(tmp_path: Path) -> None:
    text = project.FILES[NETWORK]
    assert text.count("    sources: [webb]\n") == 4
    moved: Changes = {NETWORK: "sources: [webb]\n" + text.replace("    sources: [webb]\n", "")}
    assert told(tmp_path / "up", moved) == []
    assert told(tmp_path / "down", {}, moved) == []


def test_other_sources_at_the_top_of_a_file_are_told_of_what_has_them(tmp_path: Path) -> None:
    text = "sources: [webb]\n" + project.FILES[NETWORK].replace(
        "    text: Tio städer.\n    as_of: 2020\n    sources: [webb]\n", "    text: Tio städer.\n    as_of: 2020\n"
    )
    other = text.replace("sources: [webb]\n", "sources: [brev]\n", 1)
    (sentence,) = told(tmp_path, {NETWORK: other}, {NETWORK: text})
    assert sentence.startswith("Provnät: källorna för uppgiften ”Tio städer.”: ")


def test_a_source_is_told_by_its_title(tmp_path: Path) -> None:
    changes: Changes = {"data/sources/ny.yml": "title: En ny källa\npublisher: Någon\n"}
    changes["docs/index.md"] = project.FILES["docs/index.md"] + '\n{{ source("ny") }}\n'
    assert told(tmp_path, changes) == ["Källor: källan ”En ny källa” tillkommer."]


def test_a_short_name_a_mailbox_and_a_moved_page_are_told_by_what_they_are(tmp_path: Path) -> None:
    moved = "gammal:\n  old: natverk/prov/\n  new: natverk/provnat/\n  date: 2024-01-15\n"
    organisations = project.FILES[ORGANISATIONS].replace(
        "  name: provnämnden\n", "  name: provnämnden\n  short: PN\n  text: Får planerna.\n"
    )
    after: Changes = {
        "data/moved.yml": moved,
        "data/city.yml": f"{project.FILES['data/city.yml']}contact: natverk@provstad.example\n",
        NETWORK: project.FILES[NETWORK].replace("name: Provnät\n", "name: Provnät\nshort: PN\n", 1),
        ORGANISATIONS: organisations,
    }
    assert told(tmp_path, after) == [
        "Provnät: kortnamnet anges: ”PN”.",
        "Organisationer: kortformen för organisationen ”provnämnden” anges: ”PN”.",
        "Organisationer: texten för organisationen ”provnämnden” anges: ”Får planerna.”",
        "Adresser: den flyttade sidan från natverk/prov/ till natverk/provnat/ tillkommer.",
        "Staden: adressen för rättelser anges: ”natverk@provstad.example”.",
    ]


# --- What comes, as fully as what is changed --------------------------------------------------------------------------


def test_what_comes_is_told_with_all_that_it_says_and_holds(tmp_path: Path) -> None:
    steps = "  body: provnamnden\n  outcome: Antecknas.\n  paragraph: § 12\n  sources: [brev]\n"
    after = scenes.edits(
        (NETWORK, "events:\n", SECOND_ROLE + "events:\n"),
        (MATTER, "attachments:\n", f"decision:\n  date: 2023-03-27\n{steps}attachments:\n"),
        (MATTER, "attachments:\n", "attachments:\n  - {number: 2, title: Rapport, kind: annual_report, year: 2022}\n"),
    )
    after["data/reports/2023/provnat.yml"] = (
        "sources: [brev]\nresults: [{activity: mote, state: done, done: Två deltog.}]\n"
        "evaluation:\n  outcome: keep\n  text: Nyttan är stor.\n  ratings: [{criterion: benefit, rating: high}]\n"
    )
    before = project.write(tmp_path / "before")
    found = compare(Path(), str(before), str(project.write(tmp_path / "after", after)))
    brev = "källor: ”Brev till provnämnden”"
    assert [one.sentence for one in found] == [
        "Provnät: uppdraget som styrelsemedlem tillkommer (från 1 juli 2024, till och med 30 juni 2026) – företräds "
        "av: Exempelstad; organ: ”styrelsen”; nivå: ”Politisk nivå”; ämbete eller funktion: ”Provnämndens ordförande”; "
        f"{brev}.",
        f"Provnät: årsrapporten för 2023 tillkommer med 1 resultat – {brev}.",
        "Provnät: resultatet för aktiviteten ”Delta i mötet” (årsrapporten för 2023) tillkommer – läge: ”Genomförd”; "
        f"vad som gjordes: ”Två deltog.”; {brev}.",
        "Provnät: utvärderingen (årsrapporten för 2023) tillkommer med 1 omdöme – utfall: ”Behåll”; text: "
        f"”Nyttan är stor.”; {brev}.",
        "Provnät: omdömet om ”Nytta” (utvärderingen, årsrapporten för 2023) tillkommer – omdöme: ”Hög”.",
        "Nämnden: beslutet 27 mars 2023 (nämndärendet 13 mars 2023) tillkommer – organ: provnämnden; utfall: "
        f"”Antecknas.”; paragraf: ”§ 12”; {brev}.",
        "Nämnden: bilaga 2, ”Rapport” (nämndärendet 13 mars 2023) tillkommer – slag: ”Årsrapport”; år: 2022.",
    ]


def test_a_text_that_only_looks_the_same_is_said_to(tmp_path: Path) -> None:
    after = loaded(tmp_path)
    apart = {"provnat": dataclasses.replace(after.networks["provnat"], name=unicodedata.normalize("NFD", "Provnät"))}
    was = "Provnät: namnet ser likadan ut: ä är nu ett tecken var, inte två."
    assert [one.sentence for one in changes(replaced(after, "networks", apart), after)] == [was]


# --- Where there is room for some -------------------------------------------------------------------------------------


def of(about: str, count: int) -> list[Change]:
    return [Change(None, "index.md", "changed", f"{about}: {number}.", about) for number in range(count)]


def test_where_there_is_room_for_some_something_is_told_of_everything() -> None:
    many = [*of("A", 90), *of("B", 2), *of("C", 40)]
    assert fitting(many, 132) == many
    kept = fitting(many, 20)
    assert [one.about for one in kept] == ["A"] * 9 + ["B"] * 2 + ["C"] * 9
    assert [kept[8].sentence, kept[-1].sentence] == ["A: 82 ändringar till.", "C: 32 ändringar till."]
    # The one sentence that says how many are left is the room of the last that is told.
    assert [one.sentence for one in fitting([*of("A", 3), *of("B", 3)], 2)] == [
        "A: 3 ändringar till.",
        "B: 3 ändringar till.",
    ]
    assert [one.sentence for one in fitting([*of("A", 1), *of("B", 1), *of("C", 1)], 2)] == [
        "B: 0.",
        "Dessutom: mer ändras än vad som ryms här.",
    ]


# --- Two years of one network -----------------------------------------------------------------------------------------

NEXT_PLAN = """\
sources: [webb]
purpose:
  text: Att pröva.
  sources: [webb]
priorities:
  - id: ljus
    text: Bättre ljus
    areas: [lighting]
    sources: [webb]
activities:
  - id: studiebesok
    text: Besöka en annan stad
    priority: ljus
    start: 2024-09-01
    sources: [webb]
"""


def news(root: Path, files: Changes, before: int = 2023, after: int = 2024) -> list[str]:
    return [one.sentence for one in between_years(loaded(root, files), "provnat", before, after)]


def test_two_years_plans_are_compared_without_their_sources_and_dates(tmp_path: Path) -> None:
    assert news(tmp_path, {"data/plans/2024/provnat.yml": NEXT_PLAN}) == [
        "Provnät: uppdraget som styrelsemedlem upphör 30 juni 2024; ingen efterträdare är angiven.",
        "Provnät: texten för syftet ändras från ”Att prova.” till ”Att pröva.”",
        "Provnät: aktiviteten ”Besöka en annan stad” tillkommer.",
        "Provnät: aktiviteten ”Delta i mötet” finns inte i planen för 2024.",
    ]


ACTIVITIES = """\
activities:
  - {id: annat, text: Delta i ett annat möte, responsible: provforvaltningen, sources: [brev]}
  - {id: mote-igen, text: Delta i mötet i maj, priority: ljus, responsible: provforvaltningen, sources: [brev]}
"""


def test_another_activity_is_not_last_years_with_new_words(tmp_path: Path) -> None:
    plan = str(project.FILES[PLAN]).partition("activities:")[0].replace("presented: 2023-03-13\n", "")
    assert news(tmp_path, {"data/plans/2024/provnat.yml": plan + ACTIVITIES})[1:] == [
        "Provnät: aktiviteten ”Delta i ett annat möte” tillkommer.",
        "Provnät: aktiviteten ”Delta i mötet” ändras till ”Delta i mötet i maj”.",
        "Provnät: de medverkande för aktiviteten ”Delta i mötet”: Exempelstad tas bort.",
    ]


def test_a_part_that_one_of_the_plans_lacks_is_unknown_and_not_new(tmp_path: Path) -> None:
    bare = "presented: 2023-03-13\nsources: [brev]\n"
    sentences = news(tmp_path, {PLAN: bare, "data/plans/2024/provnat.yml": NEXT_PLAN})
    assert sentences[1:] == [
        "Provnät: syfte, prioriteringar och aktiviteter kan inte jämföras, eftersom uppgifter saknas för 2023."
    ]


def test_a_year_without_a_plan_is_said_not_guessed(tmp_path: Path) -> None:
    assert news(tmp_path, {}, 2022, 2023) == [
        "Provnät: handlingsplanen för 2023 kan inte jämföras, eftersom ingen plan för 2022 är känd."
    ]


def test_a_role_is_new_where_its_start_is_known_and_else_only_attested(tmp_path: Path) -> None:
    assert news(tmp_path / "a", {}, 2021, 2022) == ["Provnät: uppdraget som styrelsemedlem börjar 1 januari 2022."]
    attested = scenes.edits((NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", "    observed: [2022]\n"))
    assert news(tmp_path / "b", attested, 2021, 2022) == [
        "Provnät: uppdraget som styrelsemedlem finns med för 2022 men inte för 2021."
    ]
    assert news(tmp_path / "c", {**attested, PLAN: None}, 2022, 2023) == [
        "Provnät: uppdraget som styrelsemedlem finns med för 2022 men inte för 2023."
    ]


# --- The command ------------------------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Prov", "-c", "user.email=prov@prov.example", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature project in git: a first commit, and one that ends the role later."""
    root = project.write(tmp_path / "repo")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Första")
    project.write(root, project.edited(NETWORK, "end: 2024-06-30", "end: 2024-12-31"))
    git(root, "commit", "-qam", "Andra")
    monkeypatch.chdir(root)
    return root


ENDS = "uppdraget som styrelsemedlem upphör 31 december 2024 i stället för 30 juni 2024; ingen efterträdare är angiven."


def test_two_revisions_are_compared_without_touching_the_files(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsaved = repository / "data/city.yml"
    unsaved.write_text("halvskrivet", encoding="utf-8")
    assert main(["changes", "main~1", "main"]) == 0
    assert capsys.readouterr().out == f"Provnät: {ENDS}\n"
    assert unsaved.read_text(encoding="utf-8") == "halvskrivet"


def test_a_revision_is_compared_with_a_folder_pages_too(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        **project.edited(NETWORK, "end: 2024-06-30", "end: 2024-12-31"),
        **project.edited("docs/index.md", "# Start\n", "# Start\n\nNy text.\n"),
        "docs/kallor.md": str(project.FILES["docs/kallor.md"]).replace("# Källor\n\n", "# Källor\n"),
    }
    assert main(["changes", "main", str(project.write(tmp_path / "annan", files))]) == 0
    assert capsys.readouterr().out == "Sidan ”Start” (docs/index.md): under ”Start” tillkommer ”Ny text.”\n"


def test_what_is_around_the_data_is_told_as_what_it_is(repository: Path, tmp_path: Path) -> None:
    """Pages, their tables and citations, files, the menu, settings and reviewers, in one comparison."""
    menu = "  - Start: index.md\n"
    settings = project.FILES["mkdocs.yml"]
    assert menu in settings
    pdf = "docs/namnden/2023-03-13/bilaga.pdf"
    attached = project.edited(MATTER, "    network: provnat\n", "    network: provnat\n    file: bilaga.pdf\n")
    old: Changes = {
        **attached,
        pdf: "ett",
        "docs/om.md": "---\ntitle: Om\n---\n# Om\n\nAllt är bra.\n\n## Mer\n{{ years() }}\n\nSist.\n",
        "docs/bild.png": "samma",
        "docs/borta.md": "---\ntitle: Borta\n---\n# Borta\n",
        ".github/CODEOWNERS": "/docs/ @ett\n/data/ @tva\n",
        "docs/gammal.md": "---\ntitle: Flyttad\n---\n# Flyttad\n\nText.\n",
        "mkdocs.yml": f"{settings}  - Om: om.md\n  - Borta: borta.md\n",
    }
    new: Changes = {
        **attached,
        pdf: "två",
        "docs/om.md": unicodedata.normalize("NFD", "---\ntitle: Om\n---\n# Om\n\nAllt är bra.\n\n")
        + '## Annat\n\nSist. {{ source("brev") }}\n',
        "docs/bilder/bild.png": "samma",
        "docs/ny.md": "---\ntitle: Ny\n---\n# Ny\n",
        "docs/nyare.md": "---\ntitle: Flyttad\n---\n# Flyttad\n\nText.\n",
        "docs/utkast.docx": "x",
        ".github/CODEOWNERS": "/docs/ @ett @tre\n",
        "mkdocs.yml": settings.replace(menu, "").replace("site_name: Exempelstad", "site_name: Exempel") + menu,
    }
    before, after = (project.write(tmp_path / name, files) for name, files in (("a", old), ("b", new)))
    assert [one.sentence for one in compare(Path(), str(before), str(after))] == [
        "Sidan ”Borta” (docs/borta.md): sidan tas bort.",
        "Sidan ”Ny” (docs/ny.md): sidan tillkommer.",
        "Sidan ”Flyttad” (docs/nyare.md): sidan flyttas från docs/gammal.md; "
        "adressen gammal/ leder ingenstans förrän den står i data/moved.yml.",
        "Sidan ”Om” (docs/om.md): tabellen under ”Mer”, {{ years() }}, tas bort.",
        "Sidan ”Om” (docs/om.md): texten under ”Om” ser likadan ut: ä är nu två tecken var, inte ett.",
        "Sidan ”Om” (docs/om.md): rubriken ändras från ”Mer” till ”Annat”.",
        "Sidan ”Om” (docs/om.md): hänvisningen till källan ”Brev till provnämnden” tillkommer.",
        "Filer: bilden docs/bilder/bild.png flyttas hit från docs/bild.png.",
        "Filer: PDF-filen docs/namnden/2023-03-13/bilaga.pdf, bilaga 1, ”Plan 2023 Provnät” (nämndärendet 13 mars "
        "2023), byts ut: innehållet är ett annat.",
        "Filer: filen docs/utkast.docx tillkommer.",
        "Menyn: raden ”Om” (docs/om.md) tas bort, men sidan ligger kvar.",
        "Menyn: ”Start” står på en annan plats.",
        "Inställningar: webbplatsens namn (site_name i mkdocs.yml) ändras från ”Exempelstad” till ”Exempel”.",
        "Granskare: förslag som rör /docs/ granskas av @ett och @tre i stället för @ett.",
        "Granskare: förslag som rör /data/ granskas inte längre av @tva.",
    ]


def test_what_others_have_done_since_is_no_change_of_a_proposal(repository: Path) -> None:
    """A branch of last week lacks a colleague's event of yesterday: it does not take it away."""
    git(repository, "checkout", "-qb", "forslag", "main~1")
    project.write(repository, project.edited("data/city.yml", "name: Exempelstad", "name: Provstad"))
    named = "Staden: namnet ändras från ”Exempelstad” till ”Provstad”."
    # As it lies in the folder, and as a commit.
    assert [one.sentence for one in compare(Path(), "main", ".")] == [named]
    git(repository, "commit", "-qam", "Ett förslag")
    assert [one.sentence for one in compare(Path(), "main", "forslag")] == [named]
    assert [one.sentence for one in compare(Path(), "main", "main~1")] != []


def test_as_markdown_the_sentences_stand_under_their_topics(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", "main~1", "main", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == f"## Vad förslaget ändrar\n\n**Provnät**\n\n- {ENDS[0].upper()}{ENDS[1:]}\n"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_that_nothing_changed_is_said(repository: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["changes", "main", "main", "--format", form]) == 0
    assert "Inga uppgifter eller texter ändras." in capsys.readouterr().out


def test_two_years_of_a_network_are_compared(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "provnat/2021", "provnat/2022"]) == 0
    assert capsys.readouterr().out == "Provnät: uppdraget som styrelsemedlem börjar 1 januari 2022.\n"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (
            "finns-inte",
            "”finns-inte” är varken en mapp, en version i git eller ett nätverks år – ange till exempel main",
        ),
        ("--output=x", "”--output=x” är varken en mapp"),
        ("main:data", "”main:data” är varken en mapp"),
        ("", "”” är varken en mapp"),
    ],
)
def test_what_cannot_be_compared_is_said_in_swedish(
    repository: Path, capsys: pytest.CaptureFixture[str], before: str, words: str
) -> None:
    assert main(["changes", "--", before, "main"]) == 1
    assert words in capsys.readouterr().out
    assert not (repository / "x").exists()


def test_a_link_out_of_the_project_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "docs/genvag.md").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "En genväg")
    assert main(["changes", "main~1", "main"]) == 1
    assert "ta bort genvägar" in capsys.readouterr().out


def test_a_network_that_does_not_exist_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "okant/2022", "okant/2023"]) == 1
    assert capsys.readouterr().out == "”okant” är inte ett nätverk – välj bland provnat\n"


def test_data_that_cannot_be_read_is_reported(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = project.write(repository.parent / "trasig", project.edited("data/city.yml", "name:", "nam:"))
    assert main(["changes", "main", str(broken)]) == 1
    assert "data/city.yml:2:1: okänd nyckel ”nam” – menade du ”name”?" in capsys.readouterr().out


def test_text_from_the_data_is_only_text_in_a_comment() -> None:
    sentence = "X: texten ändras till ”<b>@alla</b> [länk](https://prov.example) *fet*”."
    written = as_markdown([Change(None, "index.md", "changed", sentence)])
    assert "\\<b\\>@\u200balla\\</b\\> \\[länk\\](https://prov.example) \\*fet\\*" in written
    assert as_text([Change(None, "index.md", "changed", sentence)]) == f"{sentence}\n"


def test_the_real_project_compared_with_itself_says_nothing() -> None:
    real = check(Path(__file__).parent.parent).model
    assert real is not None
    assert changes(real, real) == []
