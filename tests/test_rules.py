"""What must hold between the records of data/: what breaks each rule, word for word, and what is just allowed."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from actionplans.downloads import files
from actionplans.macros import MACROS
from actionplans.model.fields import field_specs
from actionplans.model.shapes import Reference, Term
from actionplans.model.vocabulary import BUILT_IN
from actionplans.swedish.dictionary import KINDS
from tests import project, scenes

Files = dict[str, str | bytes | None]

ORGANISATIONS = "data/organisations.yml"
NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
YEAR = "data/years/2023.yml"
VOCABULARY = "data/vocabulary.yml"

REPORT_FILE = "data/reports/2023/provnat.yml"
REPORT = """\
sources: [brev]
results:
  - activity: mote
    state: done
    done: Två personer deltog.
    sources: [brev]
exchanges:
  - kind: project_lead
    text: En stad söker partner.
    sources: [brev]
evaluation:
  outcome: keep
  text: Nyttan är stor.
  ratings:
    - criterion: benefit
      rating: high
  sources: [brev]
"""

TRIPS_FILE = "data/trips/2023.yml"
TRIPS = """\
trips:
  - id: exempelby
    text: Delta i mötet
    mode: abroad
    networks: [provnat]
    start: 2023-05-04
    end: 2023-05-05
    participants: 2
    activity: mote
    decision: {date: 2023-04-02}
    report:
      date: 2023-05-20
    sources: [brev]
"""

DATES = "rätta något av datumen"
ROLE_DATES = "    start: 2022-01-01\n    end: 2024-06-30\n"


def changed(name: str, *replacements: tuple[str, str]) -> Files:
    """One of the project's files with pieces of text replaced; each must stand there exactly once."""
    text = project.FILES[name]
    for old, new in replacements:
        assert text.count(old) == 1, f"{old!r} står inte exakt en gång i {name}"
        text = text.replace(old, new)
    return {name: text}


def extended(name: str, text: str) -> Files:
    """One of the project's files with more text at the end."""
    return {name: project.FILES[name] + text}


# --- References -----------------------------------------------------------------------------------------------------

# For each collection: where a reference to it is written, and a near and a far miss.
COLLECTIONS: dict[str, tuple[str, str, str, int, tuple[str, str], tuple[str, str], str]] = {
    "goals": (
        "data/plans/2023/provnat.yml",
        "purpose:",
        "goals: [{{id: ljus, text: Mer ljus, serves: [{}], sources: [brev]}}]\npurpose:",
        3,
        ("klimmat", "klimat"),
        ("xyz", "lägg till det i data/goals.yml"),
        "mål",
    ),
    "functions": (
        "data/plans/2023/provnat.yml",
        "purpose:",
        "owner: {}\npurpose:",
        3,
        ("samordnin", "samordning"),
        ("xyz", "lägg till det i data/functions.yml"),
        "funktion",
    ),
    "routines": (
        "data/routines.yml",
        "  page: resor\n",
        "  page: resor\n  replaced_by: {}\n",
        5,
        ("resorr", "resor"),
        ("xyz", "lägg till det i data/routines.yml"),
        "rutin",
    ),
    "networks": (
        "data/projects.yml",
        "networks: [provnat]",
        "networks: [provnat, {}]",
        6,
        ("prövnat", "provnat"),
        ("xyz", "lägg till det i data/networks/"),
        "nätverk",
    ),
    "organisations": (
        NETWORK,
        "member: exempelstad",
        "member: {}",
        12,
        ("exempel-stad", "exempelstad"),
        ("xyz", "lägg till det i data/organisations.yml"),
        "organisation",
    ),
    "projects": (
        NETWORK,
        "    text: Staden var värd för konferensen.\n",
        "    text: Staden var värd för konferensen.\n    project: {}\n",
        30,
        ("Ljusprov", "ljusprov"),
        ("xyz", "lägg till det i data/projects.yml"),
        "projekt",
    ),
    "sources": (
        "data/routines.yml",
        "sources: [brev]",
        "sources: [brev, {}]",
        5,
        ("breven", "brev"),
        ("xyz", "lägg till det i data/sources/"),
        "källa",
    ),
    "matters": (
        PLAN,
        "presented: 2023-03-13",
        "presented: {}",
        1,
        ("2023-03-14", "2023-03-13"),
        ("xyz", "lägg till det i data/matters/"),
        "ärende",
    ),
}

FACT_KINDS = "description, founded, full_name, history, kind, members, membership_form, seat, website"

# For each vocabulary: where a word from it is written, a near miss with the word that is meant, and the allowed words.
VOCABULARIES: dict[str, tuple[str, str, str, int, tuple[str, str], str]] = {
    "confidence": (YEAR, "  sources:", "  confidence: {}\n  sources:", 6, ("hihg", "high"), "high, medium"),
    "membership_kinds": (
        NETWORK,
        "    start: 2015\n",
        "    kind: {}\n    start: 2015\n",
        13,
        ("asociate", "associate"),
        "associate, member, office, twin_city",
    ),
    "step_kinds": (
        MATTER,
        "attachments:",
        "steps: [{{kind: {}, date: 2023-03-20, sources: [brev]}}]\nattachments:",
        6,
        ("advisd", "advised"),
        "advised, decided, notice, proposed, referred, tabled, withdrawn",
    ),
    "amount_kinds": (
        NETWORK,
        "    start: 2015\n",
        "    start: 2015\n    amounts: [{{kind: {}, amount: 5, period: 2023}}]\n",
        14,
        ("fees", "fee"),
        "applied, conference, fee, granted, other, own_part, total, travel",
    ),
    "amount_bases": (
        NETWORK,
        "    start: 2015\n",
        "    start: 2015\n    amounts: [{{kind: fee, amount: 5, period: 2023, basis: {}}}]\n",
        14,
        ("budgett", "budget"),
        "budget, estimate, outcome",
    ),
    "time_units": (
        NETWORK,
        "    start: 2015\n",
        "    start: 2015\n    time: [{{unit: {}, amount: 5, period: 2023}}]\n",
        14,
        ("hour", "hours"),
        "days, full_time, hours",
    ),
    "goal_kinds": (
        "data/goals.yml",
        "kind: programme",
        "kind: {}",
        1,
        ("program", "programme"),
        "budget, programme, sdg, strategy",
    ),
    "due_kinds": (
        "data/years/2023.yml",
        "direction:",
        "due: [{{kind: {}, date: 2023-06-30, sources: [brev]}}]\ndirection:",
        1,
        ("reports", "report"),
        "checkpoint, evaluation, report, update",
    ),
    "consideration_outcomes": (
        NETWORK,
        "end: ongoing\n",
        "considerations: [{{date: 2011, text: Prövas., outcome: {}, sources: [webb]}}]\n",
        2,
        ("declinde", "declined"),
        "declined, joined, waiting",
    ),
    "levels": (
        NETWORK,
        "    holder:",
        "    level: {}\n    holder:",
        20,
        ("poltical", "political"),
        "official, political",
    ),
    "fact_kinds": (NETWORK, "kind: members\n", "kind: {}\n", 7, ("Members", "members"), FACT_KINDS),
    "role_kinds": (
        NETWORK,
        "kind: board_member",
        "kind: {}",
        17,
        ("board-member", "board_member"),
        "board_member, chair",
    ),
    "event_kinds": (NETWORK, "kind: conference", "kind: {}", 27, ("konference", "conference"), "conference, election"),
    "event_scopes": (NETWORK, "scope: city", "scope: {}", 28, ("citty", "city"), "city, network"),
    "priority_areas": (PLAN, "areas: [lighting]", "areas: [{}]", 9, ("lightning", "lighting"), "lighting"),
    "activity_states": (REPORT_FILE, "state: done", "state: {}", 4, ("don", "done"), "cancelled, done"),
    "exchange_kinds": (
        REPORT_FILE,
        "kind: project_lead",
        "kind: {}",
        8,
        ("project-lead", "project_lead"),
        "project_lead",
    ),
    "outcomes": (REPORT_FILE, "outcome: keep", "outcome: {}", 12, ("kept", "keep"), "keep, try"),
    "criteria": (REPORT_FILE, "criterion: benefit", "criterion: {}", 15, ("benefits", "benefit"), "benefit"),
    "ratings": (REPORT_FILE, "rating: high", "rating: {}", 16, ("hihg", "high"), "high, low"),
    "participation_modes": (TRIPS_FILE, "mode: abroad", "mode: {}", 4, ("abraod", "abroad"), "abroad, online"),
    "attachment_kinds": (MATTER, "kind: plan\n", "kind: {}\n", 9, ("plans", "plan"), "annual_report, plan"),
    "organisation_kinds": (
        "data/organisations.yml",
        "kind: committee",
        "kind: {}",
        13,
        ("comittee", "committee"),
        "administration, city, committee",
    ),
    "languages": ("data/sources/webb.yml", "language: en", "language: {}", 4, ("eng", "en"), "en, sv"),
}


# What few cities have, so that there is something to be near to.
RARE_FILES: Files = {
    "data/goals.yml": "klimat: {name: Klimatet, kind: programme, start: 2020, sources: [brev]}\n",
    "data/functions.yml": "samordning: {name: Samordnare, organisation: provforvaltningen, sources: [brev]}\n",
}


def written(name: str, old: str, new: str, word: str) -> Files:
    """The project with a reference or a word written as `word`; reports and trips are not part of it otherwise."""
    if name == REPORT_FILE:
        return scenes.report(REPORT.replace(old, new.format(word)))
    if name == TRIPS_FILE:
        return {name: TRIPS.replace(old, new.format(word))}
    if name in RARE_FILES:
        return {**RARE_FILES, name: str(RARE_FILES[name]).replace(old, new.format(word))}
    return {**RARE_FILES, **changed(name, (old, new.format(word)))}


def test_every_kind_of_reference_and_word_in_the_model_is_tried_here() -> None:
    found = [mark for kind in KINDS for spec in field_specs(kind).values() if (mark := spec.mark)]
    assert {mark.collection for mark in found if isinstance(mark, Reference)} == set(COLLECTIONS)
    assert {mark.vocabulary for mark in found if isinstance(mark, Term)} == set(VOCABULARIES)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_unknown_id_near_a_known_one_is_taken_for_a_misspelling(tmp_path: Path, collection: str) -> None:
    name, old, new, line, (word, meant), _, what = COLLECTIONS[collection]
    assert project.messages(tmp_path, written(name, old, new, word)) == [
        f"{name}:{line}: okänt id ”{word}” för {what} – menade du ”{meant}”?"
    ]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_unknown_id_unlike_any_known_one_is_to_be_added(tmp_path: Path, collection: str) -> None:
    name, old, new, line, _, (word, do), what = COLLECTIONS[collection]
    assert project.messages(tmp_path, written(name, old, new, word)) == [
        f"{name}:{line}: okänt id ”{word}” för {what} – {do}"
    ]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_an_unknown_word_near_a_known_one_is_taken_for_a_misspelling(tmp_path: Path, vocabulary: str) -> None:
    name, old, new, line, (word, meant), _ = VOCABULARIES[vocabulary]
    assert project.messages(tmp_path, written(name, old, new, word)) == [
        f"{name}:{line}: okänt ord ”{word}” – menade du ”{meant}”?"
    ]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_an_unknown_word_unlike_any_known_one_gets_the_whole_list(tmp_path: Path, vocabulary: str) -> None:
    name, old, new, line, _, allowed = VOCABULARIES[vocabulary]
    words = yaml.safe_load(project.FILES["data/vocabulary.yml"]).get(vocabulary, {})
    labels = {key: one.label for key, one in BUILT_IN.get(vocabulary, {}).items()}
    labels |= {key: one["label"] for key, one in words.items()}
    labelled = ", ".join(f"{word} ({labels[word]})" for word in allowed.split(", "))
    adding = f"eller lägg till ordet under {vocabulary} i data/vocabulary.yml: qqq: {{label: Qqq}}"
    (told,) = project.messages(tmp_path, written(name, old, new, "qqq"))
    assert told == f"{name}:{line}: okänt ord ”qqq” – välj bland {labelled}, {adding}"


@pytest.mark.parametrize("written_as", ["Ordförande", "ordförande", "Ordforande"])
def test_a_label_that_readers_see_is_taken_for_its_word(tmp_path: Path, written_as: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, ("kind: board_member", f"kind: {written_as}"))) == [
        f"{NETWORK}:17: okänt ord ”{written_as}” – menade du ”chair” (Ordförande)?"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "twice"),
    [
        ("data/routines.yml", "sources: [brev]", "sources: [brev, brev]", 5, "brev"),
        ("data/routines.yml", "sources: [brev]", "sources:\n    - brev\n    - brev", 7, "brev"),
        (NETWORK, "observed: [2023]", "observed: [2022, 2023, 2022]", 14, "2022"),
        (PLAN, "partners: [exempelstad]", "partners: [exempelstad, exempelstad]", 17, "exempelstad"),
    ],
)
def test_a_list_names_each_thing_once(tmp_path: Path, name: str, old: str, new: str, line: int, twice: str) -> None:
    assert project.messages(tmp_path, changed(name, (old, new))) == [
        f"{name}:{line}: ”{twice}” står två gånger – ta bort den ena"
    ]


def test_each_unknown_item_of_a_list_is_told_with_its_own_line(tmp_path: Path) -> None:
    changes = changed("data/routines.yml", ("sources: [brev]", "sources:\n    - xyz\n    - brev\n    - qqq"))
    assert project.messages(tmp_path, changes) == [
        "data/routines.yml:6: okänt id ”xyz” för källa – lägg till det i data/sources/",
        "data/routines.yml:8: okänt id ”qqq” för källa – lägg till det i data/sources/",
    ]


def test_references_deep_inside_a_record_are_checked(tmp_path: Path) -> None:
    nested = "    sources: [webb]\n    alternatives:\n      - text: Nio städer.\n        sources: [brevet]\n"
    changes = changed(NETWORK, ("    as_of: 2020\n    sources: [webb]\n", f"    as_of: 2020\n{nested}"))
    assert project.messages(tmp_path, changes) == [f"{NETWORK}:13: okänt id ”brevet” för källa – menade du ”brev”?"]


def test_what_could_not_be_read_is_not_unknown_as_well(tmp_path: Path) -> None:
    changes = {
        **changed("data/projects.yml", ("  name: LJUSPROV", "  nmae: LJUSPROV")),
        **changed(NETWORK, ("    scope: city\n", "    scope: city\n    project: ljusprov\n")),
    }
    assert project.messages(tmp_path, changes) == ["data/projects.yml:2: okänd nyckel ”nmae” – menade du ”name”?"]


# --- The words that the code knows ----------------------------------------------------------------------------------

NEEDED = (
    ("confidence", 1, "high"),
    ("levels", 7, "political"),
    ("fact_kinds", 10, "description"),
    ("fact_kinds", 10, "full_name"),
    ("fact_kinds", 10, "kind"),
    ("fact_kinds", 10, "founded"),
    ("fact_kinds", 10, "seat"),
    ("fact_kinds", 10, "website"),
    ("fact_kinds", 10, "membership_form"),
    ("fact_kinds", 10, "members"),
    ("event_scopes", 26, "city"),
    ("participation_modes", 44, "abroad"),
    ("attachment_kinds", 47, "plan"),
    ("languages", 54, "sv"),
)


@pytest.mark.parametrize(("vocabulary", "line", "word"), NEEDED)
def test_a_word_that_the_code_knows_may_not_be_renamed(tmp_path: Path, vocabulary: str, line: int, word: str) -> None:
    before, rest = project.FILES[VOCABULARY].split(f"{vocabulary}:\n")
    changes: Files = {VOCABULARY: f"{before}{vocabulary}:\n" + rest.replace(f"  {word}: ", f"  spare-{word}: ", 1)}
    assert project.messages(tmp_path, changes) == [
        f"{VOCABULARY}:{line}: ordet ”{word}” saknas under {vocabulary} – lägg tillbaka det; webbplatsen bygger på det"
    ]


def words() -> list[str]:
    """The lines of the miniature vocabulary that hold a word."""
    return [line for line in project.FILES[VOCABULARY].splitlines() if line.startswith("  ")]


@pytest.mark.parametrize("line", words())
def test_without_a_word_the_check_complains_or_every_macro_still_works(tmp_path: Path, line: str) -> None:
    changes = {**RARE_FILES, **changed(VOCABULARY, (f"{line}\n", f"  spare-{line.strip()}\n"))}
    if project.messages(tmp_path, changes):
        return
    view = project.view(tmp_path, "2023-06-01", changes)
    values = {"network": "provnat", "year": 2023, "source": "brev", "routine": "resor", "matter": "2023-03-13"}
    values |= {"table": "roller", "goal": "klimat", "organisation": "provforvaltningen"}
    assert all(files.files(view.site).values())
    for macro in MACROS.values():
        made = macro(view, *(values[name] for name in inspect.signature(macro).parameters if name != "view"))
        assert isinstance(made, Markup)  # which is empty where there is nothing to say


# --- Owners and ids -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["plans", "reports"])
@pytest.mark.parametrize(
    ("name", "do"),
    [("provnatt", "menade du ”provnat”?"), ("xyz", "lägg till nätverket i data/networks/ eller byt filens namn")],
)
def test_a_plan_or_report_is_named_after_a_network(tmp_path: Path, kind: str, name: str, do: str) -> None:
    file = f"data/{kind}/2023/{name}.yml"
    if kind == "plans" and name == "xyz":
        do += "; en plan för flera nätverk, eller en av flera för ett, säger det med networks eller network"
    assert project.messages(tmp_path, {file: "sources: [brev]\n"}) == [
        f"{file}:1: filnamnet ”{name}” är inte ett nätverk – {do}"
    ]


@pytest.mark.parametrize(
    ("name", "do"),
    [("ljust", "menade du ”ljus”?"), ("mote", "ange en prioritering som står i samma plan")],
)
def test_an_activity_belongs_to_a_priority_of_its_own_plan(tmp_path: Path, name: str, do: str) -> None:
    changes = changed(PLAN, ("priority: ljus", f"priority: {name}"))
    assert project.messages(tmp_path, changes) == [f"{PLAN}:14: okänd prioritering ”{name}” – {do}"]


@pytest.mark.parametrize(
    ("name", "do"),
    [("motet", "menade du ”mote”?"), ("ljus", "ange en aktivitet som står i planen för samma år")],
)
def test_a_result_belongs_to_an_activity_of_the_plan_of_the_same_year(tmp_path: Path, name: str, do: str) -> None:
    file = REPORT_FILE
    changes = scenes.report(REPORT.replace("activity: mote", f"activity: {name}"))
    assert project.messages(tmp_path, changes) == [f"{file}:3: okänd aktivitet ”{name}” – {do}"]


def test_a_result_of_the_plans_activity_passes(tmp_path: Path) -> None:
    assert project.messages(tmp_path, scenes.report(REPORT)) == []


def test_another_years_activity_is_unknown(tmp_path: Path) -> None:
    file = "data/reports/2021/provnat.yml"
    assert project.messages(tmp_path, scenes.report(REPORT, 2021)) == [
        f"{file}:3: okänd aktivitet ”mote” – ange en aktivitet som står i planen för samma år"
    ]


def test_a_result_without_an_activity_needs_no_plan(tmp_path: Path) -> None:
    report = REPORT.replace("  - activity: mote\n    state", "  - state")
    assert project.messages(tmp_path, scenes.report(report, 2021)) == []


def test_an_activity_of_a_plan_that_could_not_be_read_is_not_unknown_as_well(tmp_path: Path) -> None:
    changes = scenes.report(REPORT, changes=changed(PLAN, ("text: Bättre ljus", "txt: Bättre ljus")))
    assert project.messages(tmp_path, changes) == [f"{PLAN}:8: okänd nyckel ”txt” – menade du ”text”?"]


def test_an_activity_has_one_result(tmp_path: Path) -> None:
    second = REPORT.replace("exchanges:", "  - {activity: mote, state: done, done: Igen., sources: [brev]}\nexchanges:")
    assert project.messages(tmp_path, scenes.report(second)) == [
        "data/reports/2023/provnat.yml:7: aktiviteten ”mote” har redan ett resultat på rad 3 "
        "– slå ihop dem till ett resultat"
    ]


def test_several_results_outside_the_plan_pass(tmp_path: Path) -> None:
    result = "  - {{state: done, done: {}., sources: [brev]}}\n"
    results = result.format("Något") + result.format("Annat")
    assert project.messages(tmp_path, scenes.report(REPORT.replace("exchanges:", f"{results}exchanges:"))) == []


def test_a_post_that_was_pasted_twice_is_told(tmp_path: Path) -> None:
    """Readers would see it twice. What has an id is told for the id."""
    role = project.FILES[NETWORK].partition("roles:\n")[2].partition("events:")[0]
    assert project.messages(tmp_path, changed(NETWORK, ("events:", f"{role}events:"))) == [
        f"{NETWORK}:24: posten är lik den på rad 17, ord för ord – ta bort den ena"
    ]


@pytest.mark.parametrize("year", [2021, 2023])
def test_a_report_may_be_presented_from_its_year_on(tmp_path: Path, year: int) -> None:
    assert project.messages(tmp_path, scenes.report("presented: 2023-03-13\nsources: [brev]\n", year)) == []


def test_a_report_is_not_presented_before_its_year(tmp_path: Path) -> None:
    changes = scenes.pages(
        {"data/plans/2024/provnat.yml": "sources: [brev]\n"}, "natverk/provnat/2024.md", "ar/2024.md"
    )
    assert project.messages(tmp_path, scenes.report("presented: 2023-03-13\nsources: [brev]\n", 2024, changes)) == [
        "data/reports/2024/provnat.yml:1: årsrapporten gäller 2024 men brevet är från 2023-03-13, innan året började "
        "– rätta ärendet, eller flytta filen till rätt år"
    ]


PRIORITY = "  - id: {}\n    text: Annat ljus\n    sources: [brev]\n"
DATED_PRIORITY = "  - id: {}\n    text: Ljus\n    observed: [2021]\n    sources: [webb]\n"
ACTIVITY = "  - id: {}\n    text: Annat möte\n    sources: [brev]\n"


@pytest.mark.parametrize(
    ("name", "changes", "line", "first"),
    [
        ("ljus", changed(PLAN, ("activities:\n", PRIORITY.format("ljus") + "activities:\n")), f"{PLAN}:11", 7),
        ("mote", extended(PLAN, ACTIVITY.format("mote")), f"{PLAN}:19", 12),
        (
            "ljus",
            extended(NETWORK, "priorities:\n" + DATED_PRIORITY.format("ljus") * 2),
            f"{NETWORK}:36",
            32,
        ),
        (
            "kartlagga",
            changed(YEAR, ("  sources:", "    - id: kartlagga\n      text: Igen\n  sources:")),
            f"{YEAR}:6",
            4,
        ),
    ],
)
def test_an_id_is_used_once_in_a_file(tmp_path: Path, name: str, changes: Files, line: str, first: int) -> None:
    assert project.messages(tmp_path, changes) == [
        f"{line}: id ”{name}” används redan på rad {first} – ge posten ett eget id"
    ]


def test_a_priority_and_an_activity_may_have_the_same_id(tmp_path: Path) -> None:
    assert project.messages(tmp_path, extended(PLAN, ACTIVITY.format("ljus"))) == []


def test_an_attachments_number_is_used_once(tmp_path: Path) -> None:
    another = "  - number: 1\n    title: Årsrapport\n    kind: annual_report\n    year: 2022\nsources:"
    assert project.messages(tmp_path, changed(MATTER, ("sources:", another))) == [
        f"{MATTER}:12: bilaga 1 finns redan på rad 7 – ge bilagan ett eget nummer"
    ]


# --- Sources --------------------------------------------------------------------------------------------------------

SPARE_SOURCE: Files = {"data/sources/reserv.yml": "title: Utan bruk\npublisher: Exempelstad\n"}


def test_a_source_that_nothing_uses_is_told(tmp_path: Path) -> None:
    assert project.messages(tmp_path, SPARE_SOURCE) == [
        "data/sources/reserv.yml:1: källan ”reserv” används inte – ange den där den hör hemma, eller ta bort den"
    ]


@pytest.mark.parametrize("call", ['source("reserv")', 'source(source="reserv")'])
def test_a_source_that_only_a_page_cites_is_used(tmp_path: Path, call: str) -> None:
    assert project.messages(tmp_path, {**SPARE_SOURCE, **extended("docs/index.md", f"{{{{ {call} }}}}\n")}) == []


def test_while_a_file_is_unread_no_source_is_called_unused(tmp_path: Path) -> None:
    changes = {**SPARE_SOURCE, **changed(PLAN, ("  text: Att prova.", "  text Att prova."))}
    assert [told for told in project.messages(tmp_path, changes) if "används inte" in told] == []


def test_a_source_is_called_unused_where_all_that_names_sources_could_be_read(tmp_path: Path) -> None:
    changes = {**SPARE_SOURCE, **changed(PLAN, ("start: 2023-05-04", "start: 4 maj"))}
    assert [told.partition(" – ")[0] for told in project.messages(tmp_path, changes)] == [
        f"{PLAN}:16: ”4 maj” är inte ett datum",
        "data/sources/reserv.yml:1: källan ”reserv” används inte",
    ]


# --- Dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "told"),
    [
        (NETWORK, "    end: 2024-06-30", "    end: 2021-12-31", 22, "slutet 2021-12-31 är före starten 2022-01-01"),
        (NETWORK, "end: 2021-05-05", "end: 2021-05-03", 26, "slutet 2021-05-03 är före starten 2021-05-04"),
        (NETWORK, "end: 2021-05-05", "end: 2021-04~", 26, "slutet 2021-04~ är före starten 2021-05-04"),
        (PLAN, "05-04\n", "05-04\n    end: 2023-04\n", 17, "slutet 2023-04 är före starten 2023-05-04"),
        ("data/projects.yml", "end: 2021", "end: 2018", 5, "slutet 2018 är före starten 2019"),
        (
            "data/organisations.yml",
            "  kind: committee\n",
            "  kind: committee\n  start: 2020-01\n  end: 2019-12-31\n",
            15,
            "slutet 2019-12-31 är före starten 2020-01",
        ),
    ],
)
def test_nothing_ends_before_it_starts(tmp_path: Path, name: str, old: str, new: str, line: int, told: str) -> None:
    assert project.messages(tmp_path, changed(name, (old, new))) == [f"{name}:{line}: {told} – {DATES}"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2022-01-01", "2022-01-01"),
        ("2022-01-01", "2022-01"),
        ("2022-12-31", "2022"),
        ("2022", "2022-01-01"),
        ("2022-03", "2022"),
        ("2022", "2022~"),
    ],
)
def test_what_ends_when_it_starts_passes_as_precisely_as_it_is_known(tmp_path: Path, start: str, end: str) -> None:
    changes = changed(NETWORK, (ROLE_DATES, f"    start: {start}\n    end: {end}\n"))
    assert project.messages(tmp_path, changes) == []


@pytest.mark.parametrize(
    ("dates", "line", "told"),
    [
        ("    start: 2022-01-01\n    observed: [2021]\n", 22, "observed 2021 är före starten 2022-01-01"),
        ("    start: 2022-02\n    observed: [2023, 2022-01]\n", 22, "observed 2022-01 är före starten 2022-02"),
        ("    end: 2024-06-30\n    observed: [2024-07-01]\n", 22, "observed 2024-07-01 är efter slutet 2024-06-30"),
        ("    end: 2024\n    observed:\n      - 2023\n      - 2025\n", 24, "observed 2025 är efter slutet 2024"),
    ],
)
def test_what_a_source_attests_lies_between_start_and_end(tmp_path: Path, dates: str, line: int, told: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, dates))) == [f"{NETWORK}:{line}: {told} – {DATES}"]


@pytest.mark.parametrize(
    "dates",
    [
        "    start: 2022-01-02\n    observed: [2022-01-02]\n",
        "    start: 2022-07\n    observed: [2022]\n",
        "    end: 2024-06-30\n    observed: [2024-06-30]\n",
        "    end: 2024-06-30\n    observed: [2024]\n",
        "    start: 2022\n    end: ongoing\n    observed: [2030]\n",
    ],
)
def test_what_a_source_attests_on_the_first_or_last_day_passes(tmp_path: Path, dates: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, dates))) == []


def test_a_projects_attested_years_lie_within_it(tmp_path: Path) -> None:
    changes = changed("data/projects.yml", ("  end: 2021\n", "  end: 2021\n  observed: [2020, 2022]\n"))
    assert project.messages(tmp_path, changes) == [f"data/projects.yml:6: observed 2022 är efter slutet 2021 – {DATES}"]


@pytest.mark.parametrize(
    ("dates", "line", "when"),
    [
        ("    start: 2022-12-31\n", 16, "2022-12-31"),
        ("    start: 2024-01-01\n", 16, "2024-01-01"),
        ("    end: 2022\n", 16, "2022"),
        ("    start: 2022-05-04\n    end: 2022-05-05\n", 16, "2022-05-04–2022-05-05"),
        ("    start: 2022-05-04\n    end: 2022-05-04\n", 16, "2022-05-04"),
    ],
)
def test_an_activity_copied_from_another_years_plan_is_told(tmp_path: Path, dates: str, line: int, when: str) -> None:
    assert project.messages(tmp_path, changed(PLAN, ("    start: 2023-05-04\n", dates))) == [
        f"{PLAN}:{line}: aktiviteten är daterad {when} men planen gäller 2023 "
        "– rätta start och end, eller flytta aktiviteten"
    ]


@pytest.mark.parametrize(
    "dates",
    [
        "",
        "    start: 2023-01-01\n",
        "    end: 2023-12-31\n",
        "    start: 2022\n    end: 2024\n",
        "    start: 2022-12-31\n    end: 2023-01-01\n",
        "    start: 2023-12-31\n    end: 2024-01-01\n",
    ],
)
def test_an_activity_that_touches_the_plans_year_passes(tmp_path: Path, dates: str) -> None:
    assert project.messages(tmp_path, changed(PLAN, ("    start: 2023-05-04\n", dates))) == []


EVENT = "events:\n  - date: {}\n    kind: conference\n    scope: city\n    text: Möte\n    sources: [brev]\n"


@pytest.mark.parametrize("date", ["2022-12-31", "2024"])
def test_an_event_in_another_years_file_is_told(tmp_path: Path, date: str) -> None:
    assert project.messages(tmp_path, extended(YEAR, EVENT.format(f"{date}\n    announced: 2021"))) == [
        f"{YEAR}:8: händelsen är daterad {date} men filen gäller 2023 "
        f"– rätta datumet, eller flytta händelsen till data/years/{date[:4]}.yml"
    ]


@pytest.mark.parametrize("date", ["2023", "2023-12-31\n    announced: 2023", "2022-12-31\n    end: 2023-01-01"])
def test_an_event_that_touches_the_files_year_passes(tmp_path: Path, date: str) -> None:
    assert project.messages(tmp_path, extended(YEAR, EVENT.format(date))) == []


def test_an_event_later_than_its_source_says_when_it_was_announced(tmp_path: Path) -> None:
    """Otherwise nobody sees it until it has happened."""
    event = EVENT.format("2023-12-31")
    assert project.messages(tmp_path, extended(YEAR, event)) == [
        f"{YEAR}:8: händelsen 2023-12-31 är senare än sin källa men saknar announced, och visas därför inte i förväg "
        "– lägg till dagen då den blev känd, senast announced: 2023-03-13"
    ]
    # The other source has no date: nobody can tell whether it foretold the event.
    assert project.messages(tmp_path, extended(YEAR, event.replace("[brev]", "[brev, webb]"))) == []


@pytest.mark.parametrize(
    ("written", "do"),
    [
        ("Brev till provnämnden", "menade du ”brev”?"),
        ("https://provnat.example/om", "menade du ”webb”?"),
        (
            "https://provnat.example/annat",
            "källan skrivs i en egen fil, data/sources/provnat-example-annat.yml, med title: …, publisher: …, "
            "url: https://provnat.example/annat; skriv sedan sources: [provnat-example-annat] här",
        ),
    ],
)
def test_an_address_where_a_sources_id_belongs_is_told_with_what_to_do(tmp_path: Path, written: str, do: str) -> None:
    changes = changed("data/routines.yml", ("[brev]", f'["{written}"]'))
    assert project.messages(tmp_path, changes) == [f"data/routines.yml:5: okänt id ”{written}” för källa – {do}"]


def test_a_name_where_an_id_belongs_is_told_with_the_id(tmp_path: Path) -> None:
    changes = changed(NETWORK, ("holder: provforvaltningen", "holder: provförvaltningen"))
    assert project.messages(tmp_path, changes) == [
        f"{NETWORK}:20: okänt id ”provförvaltningen” för organisation – menade du ”provforvaltningen”?"
    ]


def test_a_label_of_several_words_is_told_with_its_word(tmp_path: Path) -> None:
    changes = changed("data/vocabulary.yml", ("label: Ljus}", "label: Ljus och mörker}"))
    plan = changed(PLAN, ("areas: [lighting]", "areas: [Ljus och mörker]"))
    assert project.messages(tmp_path, {**changes, **plan}) == [
        f"{PLAN}:9: okänt ord ”Ljus och mörker” – menade du ”lighting” (Ljus och mörker)?"
    ]


UNDATED = "posten har inget datum – ange start, end eller observed, till exempel observed: [2023]"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (changed(NETWORK, (ROLE_DATES, "")), 17),
        (changed(NETWORK, ("    start: 2015\n    observed: [2023]\n", "")), 12),
        (extended(NETWORK, "priorities:\n" + DATED_PRIORITY.format("ljus").replace("    observed: [2021]\n", "")), 32),
        (changed(NETWORK, (ROLE_DATES, "    announced: 2021\n")), 17),
        (changed(NETWORK, (ROLE_DATES, "    observed: []\n")), 17),
    ],
)
def test_a_membership_role_or_priority_has_a_date(tmp_path: Path, changes: Files, line: int) -> None:
    assert project.messages(tmp_path, changes) == [f"{NETWORK}:{line}: {UNDATED}"]


@pytest.mark.parametrize("date", ["start: 2022", "end: 2024", "observed: [2023]", "observed: [2023~]"])
def test_one_date_of_any_kind_is_enough(tmp_path: Path, date: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, f"    {date}\n"))) == []


@pytest.mark.parametrize(
    ("changes", "line", "announced", "start"),
    [
        (changed(NETWORK, ("    end: 2024-06-30\n", "    announced: 2022-01-02\n")), 22, "2022-01-02", "2022-01-01"),
        (changed(NETWORK, ("    end: 2021-05-05\n", "    announced: 2021-06\n")), 26, "2021-06", "2021-05-04"),
    ],
)
def test_nothing_is_announced_after_it_has_begun(
    tmp_path: Path, changes: Files, line: int, announced: str, start: str
) -> None:
    assert project.messages(tmp_path, changes) == [
        f"{NETWORK}:{line}: announced {announced} är efter starten {start} – rätta datumet eller ta bort raden"
    ]


@pytest.mark.parametrize("announced", ["2021-12-31", "2022-01-01", "2022", "2022-01"])
def test_what_is_announced_no_later_than_it_begins_passes(tmp_path: Path, announced: str) -> None:
    changes = changed(NETWORK, ("    end: 2024-06-30\n", f"    announced: {announced}\n"))
    assert project.messages(tmp_path, changes) == []


ONGOING = "end: ongoing utan start eller observed – ange när det började eller belades"


def test_what_goes_on_has_begun(tmp_path: Path) -> None:
    changes = changed(NETWORK, (ROLE_DATES, "    end: ongoing\n"))
    assert project.messages(tmp_path, changes) == [f"{NETWORK}:21: {ONGOING}"]


@pytest.mark.parametrize("begun", ["start: 2022", "observed: [2023]"])
def test_what_goes_on_and_has_begun_passes(tmp_path: Path, begun: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, f"    {begun}\n    end: ongoing\n"))) == []


# --- Matters and decisions ------------------------------------------------------------------------------------------


def test_a_matter_is_named_after_its_date(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(MATTER, ("date: 2023-03-13", "date: 2023-03-14"))) == [
        f"{MATTER}:2: datumet 2023-03-14 är inte filens namn 2023-03-13 – ändra datumet eller byt filens namn"
    ]


def test_a_matters_date_is_a_day(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(MATTER, ("date: 2023-03-13", "date: 2023-03"))) == [
        f"{MATTER}:2: datumet 2023-03 är inte filens namn 2023-03-13 – ändra datumet eller byt filens namn"
    ]


DECISION = "  date: {}\n  body: provnamnden\n  outcome: Antecknas.\n  sources: [brev]\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (extended(MATTER, "meeting: 2023-03-12\n"), f"{MATTER}:13: sammanträdet 2023-03-12"),
        (extended(MATTER, "meeting: 2023-02\n"), f"{MATTER}:13: sammanträdet 2023-02"),
        (extended(MATTER, "decision:\n" + DECISION.format("2023-03-12")), f"{MATTER}:14: beslutet 2023-03-12"),
        (extended(PLAN, "decided:\n" + DECISION.format("2022")), f"{PLAN}:20: beslutet 2022"),
    ],
)
def test_the_committee_meets_and_decides_after_the_letter(tmp_path: Path, changes: Files, told: str) -> None:
    assert project.messages(tmp_path, changes) == [f"{told} är före brevet 2023-03-13 – {DATES}"]


@pytest.mark.parametrize(
    "changes",
    [
        extended(MATTER, "meeting: 2023-03-13\ndecision:\n" + DECISION.format("2023-03-13")),
        extended(MATTER, "meeting: 2023-03\ndecision:\n" + DECISION.format("2023")),
        extended(PLAN, "decided:\n" + DECISION.format("2023-03-13")),
    ],
)
def test_a_decision_on_the_letters_own_day_passes(tmp_path: Path, changes: Files) -> None:
    assert project.messages(tmp_path, changes) == []


def test_a_plan_that_no_letter_presented_may_be_decided_at_any_time(tmp_path: Path) -> None:
    text = project.FILES[PLAN].replace("presented: 2023-03-13\n", "decided:\n" + DECISION.format("2022-12-01"))
    assert project.messages(tmp_path, {PLAN: text}) == []


# --- Roles and memberships ------------------------------------------------------------------------------------------

MEMBERSHIP_DATES = "    start: 2015\n    observed: [2023]\n"
OUTSIDE = "uppdraget ligger utanför medlemskapets tid – rätta uppdragets datum eller medlemskapets start och end"


def test_a_role_needs_a_membership(tmp_path: Path) -> None:
    membership = "memberships:\n  - member: exempelstad\n" + MEMBERSHIP_DATES + "    sources: [webb]\n"
    assert project.messages(tmp_path, changed(NETWORK, (membership, ""))) == [
        f"{NETWORK}:12: uppdrag utan medlemskap i Provnät – lägg till medlemskapet under memberships"
    ]


def test_a_role_is_not_without_membership_when_the_membership_could_not_be_read(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(NETWORK, ("- member: exempelstad", "- membr: exempelstad"))) == [
        f"{NETWORK}:12: okänd nyckel ”membr” – menade du ”member”?"
    ]


@pytest.mark.parametrize(
    ("membership", "role"),
    [
        ("end: 2024-06-29", "start: 2022-01-01\n    end: 2024-06-30"),
        ("end: 2023", "start: 2022-01-01\n    end: 2024-01-01"),
        ("start: 2022-01-02", "start: 2022-01-01\n    end: 2024-06-30"),
        ("start: 2022-02", "observed: [2022-01, 2023]"),
        ("end: 2022", "observed: [2022, 2023]"),
        ("end: 2024-06-30", "start: 2022\n    end: ongoing"),
    ],
)
def test_a_role_outside_the_membership_is_told(tmp_path: Path, membership: str, role: str) -> None:
    changes = changed(NETWORK, (MEMBERSHIP_DATES, f"    {membership}\n"), (ROLE_DATES, f"    {role}\n"))
    assert project.messages(tmp_path, changes) == [f"{NETWORK}:16: {OUTSIDE}"]


@pytest.mark.parametrize(
    ("membership", "role"),
    [
        ("end: 2024-06-30", "start: 2022-01-01\n    end: 2024-06-30"),
        ("start: 2022-01-01", "start: 2022-01-01\n    end: 2024-06-30"),
        ("start: 2022-06", "start: 2022\n    end: 2024"),
        ("start: 2022-06-01", "observed: [2022, 2023]"),
        ("end: 2023-01-01", "observed: [2023]"),
        ("end: 2024-06-30", "start: 2022\n    end: 2024"),
        ("start: 2022", "observed: [2021~]"),
        ("start: 2015\n    end: ongoing", "start: 2022\n    end: ongoing"),
        ("observed: [2023]", "observed: [2021]"),
    ],
)
def test_a_role_that_the_membership_leaves_room_for_passes(tmp_path: Path, membership: str, role: str) -> None:
    changes = changed(NETWORK, (MEMBERSHIP_DATES, f"    {membership}\n"), (ROLE_DATES, f"    {role}\n"))
    assert project.messages(tmp_path, changes) == []


EARLIER = "    end: 2021\n    sources: [webb]\n  - member: exempelstad\n    start: {}\n"


def test_a_role_may_lie_within_the_second_membership(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (MEMBERSHIP_DATES, EARLIER.format("2022-01-01")))) == []


def test_a_role_between_two_memberships_is_told(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (MEMBERSHIP_DATES, EARLIER.format("2023")))) == [
        f"{NETWORK}:19: {OUTSIDE}"
    ]


CHAIR = """\
  - kind: {kind}
    body: {body}
    text: Ordförande
    holder: {holder}
{dates}
    sources: [brev]
"""


def chairs(first: str, second: str, kind: str = "chair", body: str = "styrelsen", holder: str = "exempelstad") -> Files:
    """Two roles after each other, the first held by provnämnden: the second stands on line 24 if both have a body."""
    held = CHAIR.format(kind="chair", body="styrelsen", holder="provnamnden", dates=f"    {first}")
    held += CHAIR.format(kind=kind, body=body, holder=holder, dates=f"    {second}")
    return changed(NETWORK, ("events:\n", f"{held}events:\n"))


TAKEN = "platsen i styrelsen är redan upptagen, på rad 24 – rätta datumen så att de inte överlappar"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("start: 2022-06-30\n    end: 2022-06-30", "start: 2022-06-30"),
        ("start: 2020\n    end: 2022-07-01", "start: 2022-06-30"),
        ("start: 2020\n    end: ongoing", "start: 2023"),
        ("start: 2020\n    end: ongoing", "observed: [2023]"),
        ("observed: [2021]\n    end: ongoing", "observed: [2023]"),
        ("start: 2023-01-01\n    end: ongoing", "observed: [2023]"),
        ("start: 2020\n    end: 2024", "start: 2020\n    end: 2024"),
        ("start: 2020\n    observed: [2024]", "start: 2023"),
        ("observed: [2021]\n    end: 2024", "observed: [2022]"),
        ("start: 2023", "start: 2020\n    end: ongoing"),
        ("observed: [2023-05-04]", "observed: [2023-05-04]"),
    ],
)
def test_a_seat_for_one_has_one_holder_at_a_time(tmp_path: Path, first: str, second: str) -> None:
    line = 30 + first.count("\n")
    assert project.messages(tmp_path, chairs(first, second)) == [f"{NETWORK}:{line}: {TAKEN}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("end: 2022-06-30", "start: 2022-07-01"),
        ("end: 2022-06-30", "start: 2022-06-30"),
        ("start: 2020\n    end: 2022-06-30", "start: 2022-06-30\n    end: ongoing"),
        ("start: 2022-06-30\n    end: 2024", "start: 2020\n    observed: [2021]\n    end: 2022-06-30"),
        ("start: 2020\n    end: 2022-06-30", "start: 2022-07-01\n    end: ongoing"),
        ("start: 2020\n    end: 2022", "start: 2022"),
        ("start: 2020\n    end: 2022-06", "start: 2022-06\n    end: 2024"),
        ("observed: [2022]", "observed: [2022]"),
        ("start: 2020\n    observed: [2022]", "start: 2022"),
        ("start: 2022-06-30\n    end: 2023", "start: 2020\n    end: 2022-06"),
    ],
)
def test_a_successor_passes_as_soon_as_the_dates_leave_room(tmp_path: Path, first: str, second: str) -> None:
    assert project.messages(tmp_path, chairs(first, second)) == []


@pytest.mark.parametrize(
    "other",
    [{"kind": "board_member"}, {"body": "arbetsgruppen"}, {"holder": "provnamnden"}],
    ids=["a seat for many", "another body", "the same holder"],
)
def test_two_roles_at_once_pass_when_they_are_not_one_seat(tmp_path: Path, other: dict[str, str]) -> None:
    assert project.messages(tmp_path, chairs("start: 2022", "start: 2022\n    end: 2023", **other)) == []


def test_roles_in_a_body_that_no_source_names_may_be_different_seats(tmp_path: Path) -> None:
    changes = chairs("start: 2022-01-01", "start: 2022-01-01")
    text = str(changes[NETWORK]).replace("  - kind: chair\n    body: styrelsen\n", "  - kind: chair\n")
    assert project.messages(tmp_path, {NETWORK: text}) == []


def test_a_second_holder_is_another_person_of_the_same_organisation(tmp_path: Path) -> None:
    person = "\n    level: political\n    office: Nämndens ordförande\n    person: {}"
    first, second = (f"start: 2022-01-01{person.format(name)}" for name in ("Kim Prov", "Lo Test"))
    assert project.messages(tmp_path, chairs(first, second, holder="provnamnden")) == [f"{NETWORK}:33: {TAKEN}"]


# --- When an end became known -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "told"),
    [
        (NETWORK, "end: 2024-06-30", "end: ongoing\n    end_announced: 2023", 23, "vid end: ongoing"),
        (NETWORK, "    end: 2024-06-30\n", "    end_announced: 2023\n", 22, "utan slut"),
        (NETWORK, "    start: 2015\n", "    start: 2015\n    end_announced: 2023-05\n", 14, "utan slut"),
        (
            "data/organisations.yml",
            "  end: ongoing\n",
            "  end: ongoing\n  end_announced: 2023\n",
            10,
            "vid end: ongoing",
        ),
    ],
)
def test_what_says_when_its_end_became_known_has_an_end(
    tmp_path: Path, file: str, old: str, new: str, line: int, told: str
) -> None:
    assert project.messages(tmp_path, changed(file, (old, new))) == [
        f"{file}:{line}: end_announced står {told} – ange slutet i end, eller ta bort raden"
    ]


@pytest.mark.parametrize("when", ["2021", "2024-01-01", "2024-06-30", "2025-02~"])
def test_an_end_becomes_known_before_it_comes_or_after(tmp_path: Path, when: str) -> None:
    changes = changed(NETWORK, ("    end: 2024-06-30\n", f"    end: 2024-06-30\n    end_announced: {when}\n"))
    assert project.messages(tmp_path, changes) == []


# --- Holders --------------------------------------------------------------------------------------------------------

ADMINISTRATION = "  start: 2020-01-02\n  end: ongoing\n"


@pytest.mark.parametrize(
    ("lifetime", "limits"),
    [
        ("  start: 2022-01-02\n", "från 2 januari 2022"),
        ("  end: 2024-06-29\n", "till och med 29 juni 2024"),
        ("  start: 2023-01\n  end: 2023\n", "från januari 2023 till och med 2023"),
    ],
)
def test_a_role_is_held_by_an_organisation_that_existed_all_that_time(
    tmp_path: Path, lifetime: str, limits: str
) -> None:
    assert project.messages(tmp_path, changed("data/organisations.yml", (ADMINISTRATION, lifetime))) == [
        f"{NETWORK}:20: provförvaltningen fanns inte under hela tiden ({limits}) "
        f"– ange organisationen som fanns då, {OR_SAY_SO}"
    ]


OR_SAY_SO = "dela posten i två, eller säg i note varför den står här"
KONTORET = """\
provkontoret:
  name: provkontoret
  kind: administration
  end: 2022-12-31
  successors: [provforvaltningen]
  sources: [brev]
"""


def with_office(lifetime: str, *more: tuple[str, str]) -> Files:
    """The administration with another lifetime, the office before it, and edits of the network."""
    text = str(changed("data/organisations.yml", (ADMINISTRATION, lifetime))["data/organisations.yml"])
    return {"data/organisations.yml": text + KONTORET, **changed(NETWORK, *more)}


def test_who_was_there_then_is_said_by_the_chain_of_successors(tmp_path: Path) -> None:
    dates = ("    start: 2022-01-01\n    end: 2024-06-30\n", "    observed: [2021]\n")
    assert project.messages(tmp_path, with_office("  start: 2023-01-01\n", dates)) == [
        f"{NETWORK}:20: provförvaltningen fanns inte under hela tiden (från 1 januari 2023) "
        f"– skriv provkontoret, som fanns då, {OR_SAY_SO}"
    ]


def test_a_note_says_why_an_organisation_stands_there_before_it_existed(tmp_path: Path) -> None:
    end = "    end: 2024-06-30\n"
    said = (end, f"{end}    note: Källan nämner bara den som har uppdraget nu.\n")
    assert project.messages(tmp_path / "said", with_office("  start: 2023-01-01\n", said)) == []
    assert len(project.messages(tmp_path / "unsaid", with_office("  start: 2023-01-01\n", (end, end)))) == 1


def test_a_membership_is_passed_on_to_those_who_succeed_the_member(tmp_path: Path) -> None:
    member = ("member: exempelstad", "member: provkontoret")
    role = ("start: 2022-01-01", "start: 2023-02-01")
    assert project.messages(tmp_path / "passed", with_office("  start: 2023-01-01\n", member, role)) == []
    ended = with_office("  start: 2022\n  end: 2022\n", member, ("holder: provforvaltningen", "holder: exempelstad"))
    told = [line for line in project.messages(tmp_path / "ended", ended) if line.startswith(f"{NETWORK}:")]
    assert told == [
        f"{NETWORK}:12: provkontoret fanns inte under hela tiden (till och med 31 december 2022) "
        f"– ange organisationen som fanns då, {OR_SAY_SO}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("responsible: provforvaltningen", "responsible: provkontoret", 15),
        ("partners: [exempelstad]", "partners: [provkontoret]", 17),
    ],
)
def test_an_activity_names_an_organisation_that_exists_in_its_time(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    changes = {**with_office(""), **changed("data/plans/2023/provnat.yml", (old, new))}
    assert project.messages(tmp_path, changes) == [
        f"data/plans/2023/provnat.yml:{line}: provkontoret fanns inte under hela tiden (till och med 31 december 2022) "
        f"– skriv provförvaltningen, som fanns då, {OR_SAY_SO}"
    ]


@pytest.mark.parametrize(
    "lifetime",
    [
        "",
        "  start: 2022-01-01\n",
        "  end: 2024-06-30\n",
        "  start: 2022\n  end: 2024\n",
        "  start: 2022-01\n  end: 2024-06\n",
    ],
)
def test_an_organisation_that_existed_on_the_roles_first_and_last_day_passes(tmp_path: Path, lifetime: str) -> None:
    assert project.messages(tmp_path, changed("data/organisations.yml", (ADMINISTRATION, lifetime))) == []


def test_an_ongoing_role_is_not_held_by_an_organisation_that_has_ended(tmp_path: Path) -> None:
    changes = {
        **changed("data/organisations.yml", (ADMINISTRATION, "  end: 2023\n")),
        **changed(NETWORK, ("end: 2024-06-30", "end: ongoing")),
    }
    assert project.messages(tmp_path, changes) == [
        f"{NETWORK}:20: provförvaltningen fanns inte under hela tiden (till och med 2023) "
        f"– ange organisationen som fanns då, {OR_SAY_SO}"
    ]


# --- Persons --------------------------------------------------------------------------------------------------------

NO_NAME = "namn anges bara på politisk nivå – ta bort namnet och skriv funktionen i office"
IF_ELECTED = ", eller ange level: political om uppdraget är förtroendevalt"
NO_OFFICE = "namnet står utan ämbete – ange ämbetet i office, till exempel office: Trafiknämndens ordförande"


@pytest.mark.parametrize(
    ("keys", "line", "told"),
    [
        ("person: Kim Prov", 21, NO_NAME + IF_ELECTED),
        ("level: official\n    person: Kim Prov", 22, NO_NAME),
        ("level: official\n    office: Enhetschef\n    person: Kim Prov", 23, NO_NAME),
        ("level: political\n    person: Kim Prov", 22, NO_OFFICE),
    ],
)
def test_a_name_needs_the_political_level_and_an_office(tmp_path: Path, keys: str, line: int, told: str) -> None:
    changes = changed(NETWORK, (ROLE_DATES, f"    {keys}\n{ROLE_DATES}"))
    assert project.messages(tmp_path, changes) == [f"{NETWORK}:{line}: {told}"]


@pytest.mark.parametrize(
    "keys",
    [
        "level: political\n    office: Nämndens ordförande\n    person: Kim Prov",
        "level: political\n    office: Nämndens ordförande",
        "level: official\n    office: Enhetschef",
        "office: Enhetschef",
    ],
)
def test_a_politician_by_office_and_an_official_by_function_pass(tmp_path: Path, keys: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, f"    {keys}\n{ROLE_DATES}"))) == []


@pytest.mark.parametrize("keys", ["vacant: true", "vacant: true\n    office: Nämndens ordförande"])
def test_a_vacant_seat_without_a_name_passes(tmp_path: Path, keys: str) -> None:
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, f"    {keys}\n{ROLE_DATES}"))) == []


def test_nobody_holds_a_vacant_seat(tmp_path: Path) -> None:
    keys = "    level: political\n    office: Ordförande\n    person: Kim Prov\n    vacant: true\n"
    assert project.messages(tmp_path, changed(NETWORK, (ROLE_DATES, f"{keys}{ROLE_DATES}"))) == [
        f"{NETWORK}:24: platsen är tom men har ett namn – ta bort vacant eller person"
    ]


# --- Trips, evaluations and the workshop ----------------------------------------------------------------------------


def tripped(*replacements: tuple[str, str]) -> Files:
    """The project with a trip, pieces of its text replaced."""
    text = TRIPS
    for old, new in replacements:
        assert text.count(old) == 1, f"{old!r} står inte exakt en gång"
        text = text.replace(old, new)
    return {TRIPS_FILE: text}


@pytest.mark.parametrize(
    "change",
    [
        ("mode: abroad", "mode: online"),
        ("    decision: {date: 2023-04-02}\n", ""),
        ("decision: {date: 2023-04-02}", "decision: {date: 2023-05-20}"),  # too late, and shown as that
        ("date: 2023-05-20", "date: 2023-05-04"),
        ("date: 2023-05-20", "date: 2023-05"),
        ("start: 2023-05-04", "start: 2023"),
        ("end: 2023-05-05", "end: 2024-01-02"),
        ("    activity: mote\n", ""),
        ("participants: 2", "participants: 1"),
        ("    participants: 2\n", ""),
    ],
)
def test_a_trip_may_lack_its_papers_and_have_vague_dates(tmp_path: Path, change: tuple[str, str]) -> None:
    assert project.messages(tmp_path, tripped(change)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("start: 2023-05-04", "start: 2022-05-04"),
            f"{TRIPS_FILE}:6: resan är daterad 2022-05-04 men filen gäller 2023 – "
            "rätta datumet, eller flytta resan till data/trips/2022.yml",
        ),
        (
            ("end: 2023-05-05", "end: 2023-05-03"),
            f"{TRIPS_FILE}:7: slutet 2023-05-03 är före starten 2023-05-04 – {DATES}",
        ),
        (
            ("date: 2023-05-20", "date: 2023-05-03"),
            f"{TRIPS_FILE}:12: rapporten 2023-05-03 är före resan 2023-05-04 – {DATES}",
        ),
        (("activity: mote", "activity: moto"), f"{TRIPS_FILE}:9: okänd aktivitet ”moto” – menade du ”mote”?"),
        (
            ("    networks: [provnat]\n", ""),
            f"{TRIPS_FILE}:8: okänd aktivitet ”mote” – "
            "ange en aktivitet som står i planen för 2023 för något av resans nätverk",
        ),
        (
            ("participants: 2", "participants: 0"),
            f"{TRIPS_FILE}:8: antalet deltagare är 0 – ange minst 1, eller ta bort raden",
        ),
    ],
)
def test_a_trip_fits_its_year_its_plan_and_itself(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert project.messages(tmp_path, tripped(change)) == [message]


def test_a_trips_activity_in_a_plan_that_could_not_be_read_is_not_unknown_as_well(tmp_path: Path) -> None:
    changes = {**changed(PLAN, ("text: Bättre ljus", "txt: Bättre ljus")), **tripped(("activity: mote", "activity: x"))}
    assert project.messages(tmp_path, changes) == [f"{PLAN}:8: okänd nyckel ”txt” – menade du ”text”?"]


def test_two_trips_have_ids_of_their_own(tmp_path: Path) -> None:
    again = "  - {id: exempelby, text: En till, mode: online, start: 2023-06, sources: [brev]}\n"
    assert project.messages(tmp_path, {TRIPS_FILE: TRIPS + again}) == [
        f"{TRIPS_FILE}:14: id ”exempelby” används redan på rad 2 – ge posten ett eget id"
    ]


def test_a_criterion_is_rated_once(tmp_path: Path) -> None:
    again = "      rating: high\n    - criterion: benefit\n      rating: low\n"
    report = REPORT.replace("      rating: high\n", again)
    assert project.messages(tmp_path, scenes.report(report)) == [
        f"{REPORT_FILE}:17: kriteriet ”benefit” har redan ett omdöme på rad 15 – behåll ett av omdömena"
    ]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("", []),
        ("date: 2023, ", []),
        ("date: 2023-12-31, ", []),
        (
            "date: 2022-10-12, ",
            [
                f"{YEAR}:1: workshopen är daterad 2022-10-12 men filen gäller 2023 – "
                "rätta datumet, eller flytta workshopen till data/years/2022.yml"
            ],
        ),
    ],
)
def test_a_workshop_is_in_the_year_of_its_file_and_enough_for_it(tmp_path: Path, date: str, told: list[str]) -> None:
    assert project.messages(tmp_path, {YEAR: f"workshop: {{{date}sources: [brev]}}\n"}) == told


# --- Addresses and empty files --------------------------------------------------------------------------------------

WEBSITE = "  - kind: website\n    text: provnat.example\n    url: https://provnat.example/\n    sources: [webb]\n"


def test_a_website_with_its_address_passes(tmp_path: Path) -> None:
    assert project.messages(tmp_path, changed(NETWORK, ("memberships:\n", f"{WEBSITE}memberships:\n"))) == []


def test_a_website_without_an_address_is_told(tmp_path: Path) -> None:
    website = WEBSITE.replace("    url: https://provnat.example/\n", "")
    assert project.messages(tmp_path, changed(NETWORK, ("memberships:\n", f"{website}memberships:\n"))) == [
        f"{NETWORK}:11: webbplatsen saknar adress – lägg till url: https://…"
    ]


def test_an_address_on_another_fact_is_told(tmp_path: Path) -> None:
    fact = WEBSITE.replace("kind: website", "kind: history")
    assert project.messages(tmp_path, changed(NETWORK, ("memberships:\n", f"{fact}memberships:\n"))) == [
        f"{NETWORK}:13: url används bara för kind: website – ta bort raden eller ändra kind"
    ]


@pytest.mark.parametrize("text", ["events: []\n", "facts: []\nevents: []\n"])
def test_a_years_file_says_something(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, {YEAR: text}) == [
        f"{YEAR}:1: filen säger inget om året – fyll i direction, events, facts eller workshop, eller ta bort filen"
    ]


@pytest.mark.parametrize("text", [EVENT.format("2023"), "facts:\n  - text: Ett lugnt år.\n    sources: [brev]\n"])
def test_one_event_or_fact_is_something(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, {YEAR: text}) == []


# --- The whole ------------------------------------------------------------------------------------------------------


def test_a_project_without_networks_plans_years_and_matters_can_be_checked(tmp_path: Path) -> None:
    """What a city begins with: its organisations and its words."""
    kept = ("data/city.yml", VOCABULARY, "data/organisations.yml")
    changes: Files = {name: None for name in project.FILES if name not in kept}
    changes["data/sources/brev.yml"] = "title: Brev\npublisher: Exempelstad\n"
    for name in ("projects", "routines", "abbreviations", "foreign_names", "synonyms"):
        changes[f"data/{name}.yml"] = "{}\n"
    changes["docs/index.md"] = "---\ntitle: Start\n---\n# Start\n"
    changes["mkdocs.yml"] = "nav:\n  - index.md\n"
    assert project.messages(tmp_path, changes) == []


# --- Routines ---------------------------------------------------------------------------------------------------------

ROUTINES = "data/routines.yml"


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ("[1, 12]", []),
        ("[0]", ["0 är inte en månad – skriv månaderna som tal från 1 till 12, till exempel [2, 11]"]),
        ("[5, 13]", ["13 är inte en månad – skriv månaderna som tal från 1 till 12, till exempel [2, 11]"]),
        ("[5, 5]", ["”5” står två gånger – ta bort den ena"]),
    ],
)
def test_a_routine_recurs_in_months_that_exist_each_said_once(tmp_path: Path, months: str, said: list[str]) -> None:
    changes = extended(ROUTINES, f"  months: {months}\n")
    assert project.messages(tmp_path, changes) == [f"{ROUTINES}:6: {words}" for words in said]


def test_a_month_is_a_number(tmp_path: Path) -> None:
    changes = extended(ROUTINES, "  months: [maj]\n")
    assert project.messages(tmp_path, changes) == [
        f"{ROUTINES}:6: ”maj” är inte ett heltal – till exempel months: [2, 11]"
    ]


# --- Words that the pages mark ----------------------------------------------------------------------------------------

ABBREVIATIONS, FOREIGN = "data/abbreviations.yml", "data/foreign_names.yml"


def test_foreign_names_stand_under_a_language_of_the_vocabulary(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {FOREIGN: "eng:\n  names: [Prov]\n"}) == [
        f"{FOREIGN}:1: okänt språk ”eng” – menade du ”en”?"
    ]


def test_an_abbreviation_is_explained_once(tmp_path: Path) -> None:
    again = "pn-igen:\n  name: PN\n  text: Något annat.\n  sources: [webb]\n"
    assert project.messages(tmp_path, {ABBREVIATIONS: project.FILES[ABBREVIATIONS] + again}) == [
        f"{ABBREVIATIONS}:8: ”PN” står redan på rad 2 – behåll en av dem"
    ]


def test_a_foreign_name_has_one_language(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {FOREIGN: "en:\n  names: [Prov]\nsv:\n  names:\n    - Prov\n"}) == [
        f"{FOREIGN}:5: ”Prov” står redan på rad 2 – behåll en av dem"
    ]
