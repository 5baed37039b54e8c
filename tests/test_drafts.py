"""Does a new year, or a new network, begin with what is known, and with a mark where something must be written?"""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.drafts import pages
from actionplans.reading.data import load
from actionplans.rules import owners
from actionplans.rules.check import check
from actionplans.system import files as system_files
from actionplans.writing.trees import as_yaml, tree
from tests import fictional, project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
DRAFT = "data/plans/2024/provnat.yml"

MORE_ACTIVITIES = """\
activities:
  - id: studiebesok
    text: "Besök: en annan stad"
    function: Processledare
    start: 2023-09
    note: Kräver beslut.
    sources: [brev]
  - id: skrift
    text: Skriv en skrift
    sources: [brev]
  - id: natverka
    text: Träffa andra
    sources: [brev]
"""
PARTNERS = """\
partners:
  - organisation: exempelstad
    sources: [brev]
"""
REPORT = """\
sources: [brev]
results:
  - {activity: studiebesok, state: moved, done: Blev inte av., sources: [brev]}
  - {activity: skrift, state: done, done: Skriften kom ut., sources: [brev]}
"""
ROLES = """\
roles:
  - {kind: chair, text: Ordförande i en grupp, holder: exempelstad, observed: [2023], sources: [brev]}
  - {kind: board_member, text: Ledamot, holder: exempelstad, start: 2020, end: ongoing, sources: [brev]}
"""


def year_project() -> Changes:
    """The miniature project with a year behind it, and a vocabulary that knows how activities go."""
    changes = scenes.edits(
        ("data/vocabulary.yml", "activity_states:\n", "activity_states:\n  moved: {label: Flyttad}\n"),
        (PLAN, "activities:\n", MORE_ACTIVITIES),
        (NETWORK, "roles:\n", ROLES),
    )
    return scenes.report(REPORT, changes={**changes, PLAN: str(changes[PLAN]) + PARTNERS})


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which 2024 can begin. Its menu is written by hand, with comments."""
    monkeypatch.setenv("SITE_DATE", "2023-11-23")
    files = year_project()
    files["mkdocs.yml"] = project.FILES["mkdocs.yml"].replace(
        "      - Plan 2023: natverk/provnat/2023.md\n",
        "      - Plan 2023: natverk/provnat/2023.md # planen\n      - natverk/provnat/2023/arsrapport.md\n",
    )
    return project.write(tmp_path, files)


def new_year(root: Path, year: str = "2024") -> int:
    return main(["new-year", year, "--project", str(root)])


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# --- A new year -------------------------------------------------------------------------------------------------------


def test_a_draft_carries_over_what_goes_on_and_marks_what_must_be_written(root: Path) -> None:
    assert new_year(root) == 0
    assert (root / DRAFT).read_text(encoding="utf-8") == (
        """\
# yaml-language-server: $schema=../../schema/plan.schema.json
# Utkast till handlingsplan 2024 för Provnät. Det som är kvar att skriva är märkt ”fyll i”.
# Uppdrag som gäller 2024 och visas på sidan: uppdraget ”Ledamot”.
# Uppdraget som styrelsemedlem upphör 30 juni 2024. Finns en efterträdare: skriv in den i data/networks/provnat.yml.
# fyll i: gäller uppdraget som ordförande i en grupp även 2024? Skriv källa och tid i data/networks/provnat.yml.

sources: [utkast-2024]
purpose:
  text: "fyll i: stämmer texten från 2023 även 2024? Att prova."
priorities:
  - id: ljus
    text: Bättre ljus
    areas: [lighting]
    sources: [brev]
    note: Förd över från planen för 2023.
activities:
  - id: studiebesok
    text: "Besök: en annan stad"
    continues: studiebesok
    function: Processledare
    note: "Kräver beslut. Förd över från planen för 2023. Läget i årsrapporten: flyttad."
    sources: [brev]
  - id: natverka
    text: Träffa andra
    continues: natverka
    sources: [brev]
    note: Förd över från planen för 2023. Hur det gick är inte rapporterat.
  - id: mote
    text: Delta i mötet
    continues: mote
    priority: ljus
    responsible: provforvaltningen
    partners: [exempelstad]
    sources: [brev]
    note: Förd över från planen för 2023. Hur det gick är inte rapporterat.
partners:
  - organisation: exempelstad
    sources: [brev]
    note: Förd över från planen för 2023.
feedback:
  text: "fyll i: rutinen för återkoppling 2024"
reconciliation:
  text: "fyll i: rutinen för politisk avstämning 2024"
"""
    )


def test_the_drafts_pass_the_check_which_counts_what_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_year(root)
    capsys.readouterr()
    assert main(["check", str(root)]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert (first, last) == (
        "0 fel",
        "7 ställen kvar att fylla i: data/plans/2024/provnat.yml (4), data/years/2024.yml (2), "
        "docs/natverk/provnat/2024.md (1)",
    )


def test_what_is_carried_over_keeps_the_sources_that_it_had_from_its_file(root: Path) -> None:
    """In the draft's file other sources stand at the top."""
    old = root / "data/plans/2023/provnat.yml"
    text = old.read_text(encoding="utf-8")
    old.write_text(
        text.replace("    areas: [lighting]\n    sources: [brev]\n", "    areas: [lighting]\n"), encoding="utf-8"
    )
    assert text != old.read_text(encoding="utf-8")
    new_year(root)
    model = load(root).model
    assert model is not None
    plan = model.plans["provnat", 2024]
    assert plan.sources == ("utkast-2024",)
    assert plan.purpose is not None
    assert plan.purpose.sources == ("utkast-2024",)
    assert [one.sources for one in plan.priorities] == [("brev",)]


def test_a_year_without_a_file_gets_one_when_its_plans_are_there(root: Path) -> None:
    new_year(root)
    for name in ("data/years/2024.yml", "data/sources/utkast-2024.yml"):
        (root / name).unlink()
    plan = root / "data/plans/2024/provnat.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("utkast-2024", "brev"), encoding="utf-8")
    assert new_year(root) == 0
    assert (root / "data/years/2024.yml").is_file()
    assert check(root).problems == []


def test_the_draft_is_its_own_source(root: Path) -> None:
    new_year(root)
    model = load(root).model
    assert model is not None
    assert model.sources["utkast-2024"].title == "Utkast till handlingsplaner 2024"
    assert model.sources["utkast-2024"].publisher == "Provförvaltningen"


def test_the_menu_gets_the_year_first_and_its_file_no_row(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / "mkdocs.yml").read_bytes()
    new_year(root)
    assert (root / "mkdocs.yml").read_bytes() == before
    capsys.readouterr()
    assert main(["menu", "--project", str(root)]) == 0
    assert (
        capsys.readouterr().out
        == """\
nav:
  - Start: index.md
  - Provnät:
      - natverk/provnat/index.md
      - Plan 2024: natverk/provnat/2024.md
      - Årsrapport 2024: natverk/provnat/2024/arsrapport.md
      - Plan 2023: natverk/provnat/2023.md
      - natverk/provnat/2023/arsrapport.md
      - Året 2021: natverk/provnat/2021.md
  - År:
      - Året 2024: ar/2024.md
      - Nytt i planerna 2024: ar/2024/nytt.md
      - Årsrapport 2024: ar/2024/arsrapport.md
      - Aktiviteter 2024: aktiviteter/2024.md
      - Året 2023: ar/2023.md
  - Nämnden: namnden/2023-03-13.md
  - Resor: arbetssatt/resor.md
  - Källor: kallor.md
"""
    )


def test_doing_it_twice_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_year(root)
    first = everything(root)
    capsys.readouterr()
    assert new_year(root) == 0
    assert capsys.readouterr().out == "Allt finns redan, inget är ändrat.\n"
    assert everything(root) == first


def test_what_a_person_has_written_is_kept(root: Path) -> None:
    new_year(root)
    page, plan = root / "docs/natverk/provnat/2024.md", root / DRAFT
    page.write_text(page.read_text(encoding="utf-8").replace("## Syfte", "Egna ord.\n\n## Avsikt"), encoding="utf-8")
    plan.write_text(plan.read_text(encoding="utf-8").replace("Träffa andra", "Träffa många"), encoding="utf-8")
    (root / "docs/ar/2024/nytt.md").unlink()
    before = everything(root)
    assert new_year(root) == 0
    after = everything(root)
    assert {name for name in after if before.get(name) != after[name]} == {"docs/ar/2024/nytt.md"}


def test_a_page_from_before_the_plan_keeps_its_words_and_gets_the_plans_sections(root: Path) -> None:
    page = root / "docs/natverk/provnat/2024.md"
    header = '---\ntitle: "Provnät: året 2024"\nnetwork: provnat\nyear: 2024\n---\n# Året 2024\n\n'
    own = '{{ plan_facts("provnat", 2024) }}\n\nEgna ord.\n\n## Våra roller\n\n{{ roles("provnat", 2024) }}\n'
    page.write_text(header + own, encoding="utf-8")
    settings = root / "mkdocs.yml"
    (root / "docs/ar/2024.md").write_text(
        "---\ntitle: Året 2024\nyear: 2024\n---\n# Året 2024\n\n{{ year_overview(2024) }}\n", encoding="utf-8"
    )
    text = settings.read_text(encoding="utf-8")
    for row in ("      - Plan 2023: natverk/provnat/2023.md # planen\n", "      - Året 2023: ar/2023.md\n"):
        assert row in text
        new = row.replace("Plan", "Året").replace("2023", "2024").replace(" # planen", "")
        text = text.replace(row, new + row)
    settings.write_text(text, encoding="utf-8")
    assert new_year(root) == 0
    written = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)", written, re.MULTILINE) == [
        "Prioriteringar", "Aktiviteter", "Våra roller", "Syfte", "Samarbete inom staden", "Utvärdering",
        "Vad som hände under året", "Projektuppslag, kontakter och kommunikation", "Återkoppling",
        "Politisk avstämning", "Källor",
    ]  # fmt: skip
    assert "Egna ord." in written
    # With its plan it is called one, on the page, in its header and in the menu.
    assert written.startswith('---\ntitle: "Provnät: plan 2024"\n')
    assert "\n# Plan 2024\n" in written
    assert "- Plan 2024: natverk/provnat/2024.md\n" in settings.read_text(encoding="utf-8")
    assert written.count("2024.md") == 0
    assert settings.read_text(encoding="utf-8").count("natverk/provnat/2024.md") == 1


def test_a_network_without_a_plan_begins_with_an_empty_one(root: Path) -> None:
    project.write(root, {**year_project(), PLAN: None, "data/reports/2023/provnat.yml": None})
    for name in (PLAN, "data/reports/2023/provnat.yml", "docs/natverk/provnat/2023/arsrapport.md"):
        (root / name).unlink()
    settings = root / "mkdocs.yml"
    rows = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(row for row in rows if "arsrapport" not in row), encoding="utf-8")
    assert new_year(root) == 0
    written = (root / DRAFT).read_text(encoding="utf-8")
    assert 'text: "fyll i: syftet med att vara med 2024"' in written
    assert "priorities" not in written


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("", "”” är inte ett årtal – skriv till exempel make new-year YEAR=2024"),
        ("tjugo", "”tjugo” är inte ett årtal"),
        ("2024; rm -rf x", "”2024; rm -rf x” är inte ett årtal"),
        ("２０２４", "är inte ett årtal"),
        ("2022", "det finns redan planer för 2023 – ange 2024 eller ett senare år"),
        ("2030", "2030 är för långt fram – ange senast 2024"),
    ],
)
def test_a_year_that_cannot_begin_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], year: str, words: str
) -> None:
    before = everything(root)
    assert new_year(root, year) == 1
    assert words in capsys.readouterr().out
    assert everything(root) == before


def test_a_project_with_errors_is_mended_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/city.yml").write_text("nam: X\n", encoding="utf-8")
    before = everything(root)
    assert new_year(root) == 1
    assert "Rätta felen först, inget är skrivet." in capsys.readouterr().out
    assert everything(root) == before


def test_a_menu_without_a_place_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("nav:\n", "nav: [index.md, kallor.md]\nextra:\n")
    settings.write_text(text, encoding="utf-8")
    assert new_year(root) == 1
    assert "inget är skrivet" in capsys.readouterr().out
    assert not (root / DRAFT).exists()


def test_what_is_in_the_way_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def blocked(*_: object) -> None:
        raise FileExistsError(errno.EEXIST, "File exists", "docs/ar/2024")

    # A file where the folder should be is refused by the check; somebody makes it just then.
    monkeypatch.setattr("actionplans.commands.drafts.system_files.write_together", blocked)
    before = everything(root)
    assert new_year(root) == 1
    assert "docs/ar/2024: filen går inte att skriva – flytta det som är i vägen" in capsys.readouterr().out
    assert everything(root) == before


def test_where_one_file_cannot_be_written_none_is(root: Path) -> None:
    before = everything(root)
    with pytest.raises(OSError, match="city"):
        system_files.write_together(
            root, {"data/ny.yml": "a: b\n", "data/city.yml": "x\n", "data/city.yml/annan.yml": "c: d\n"}
        )
    assert everything(root) == before


# --- What is left to fill in ------------------------------------------------------------------------------------------


def test_a_plan_that_is_presented_has_nothing_left_to_fill_in(tmp_path: Path) -> None:
    changes = scenes.edits((PLAN, "text: Att prova.", 'text: "fyll i: syftet"'))
    page = "docs/natverk/provnat/2023.md"
    changes[page] = project.FILES[page] + "\nfyll i: något om året\n"
    words = "”fyll i” står kvar, men planen är inget utkast längre – skriv det som saknas, eller ta bort raden"
    assert project.messages(tmp_path, changes) == [f"{PLAN}:4: {words}", f"{page}:10: {words}"]


SENT = f"""\
sent:
  date: 2023-03-13
  papers:
    - {{file: brev.pdf, checksum: {"01ab" * 16}}}
"""


def test_what_a_letter_to_the_committee_says_has_nothing_left_to_fill_in(tmp_path: Path) -> None:
    """It would stand over the signature: the year's direction, a report, the letter itself."""
    network, year, matter = "data/networks/provnat.yml", "data/years/2023.yml", "data/matters/2023-03-13.yml"
    points = (
        "  sources: [brev]\nevents:\n  - {date: 2023-01-04, kind: election, scope: network, sources: [brev], text: "
    )
    changes = scenes.report("sources: [brev]\npresented: 2023-03-13\nsummary: {text: 'fyll i: året'}\n")
    changes |= scenes.edits(
        (network, "text: Styrelsemedlem", "text: 'fyll i: uppdraget'"),
        (network, "text: Tio städer.", "text: 'fyll i: hur många städer'"),
        (network, "text: Staden var värd för konferensen.", "text: 'fyll i: vad som hände'"),
        (year, "text: Allt ska ses över.", "text: 'fyll i: inriktningen'"),
        (year, "  sources: [brev]\n", f"{points}'fyll i: valet'}}\n"),
        (matter, "proposal: Nämnden antecknar informationen.", "meeting: 2023-03-27\nproposal: 'fyll i: förslaget'"),
    )
    do = "skriv det som saknas, eller ta bort raden"
    stands = f"”fyll i” står kvar, men texten står i brevet till nämnden 13 mars 2023 – {do}"
    reported = "data/reports/2023/provnat.yml:3: ”fyll i” står kvar, men rapporten är lämnad till nämnden – " + do
    # A letter is a draft until somebody says that it was sent or decided on: that a day passes turns nothing red.
    checked = project.checked(tmp_path, changes)
    assert [project.told(one) for one in checked.problems] == [reported]
    judged = "skriv det som saknas, eller ändra ärendets meeting om det gäller ett senare möte"
    assert [project.told(one) for one in checked.warnings] == [
        f"{matter}:6: ”fyll i” står kvar, men nämnden sammanträdde 27 mars 2023 – {judged}"
    ]
    told = [
        f"{matter}:6: ”fyll i” står kvar, men nämnden har fått brevet från 13 mars 2023 – {do}",
        reported,
        f"{year}:2: {stands}",
    ]
    decided = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\nattachments:"
    draft = str(changes[matter])
    changes[matter] = draft.replace("attachments:", decided)
    assert project.messages(tmp_path, changes) == told
    changes[matter] = draft.replace("attachments:", f"{SENT}attachments:")
    assert [one for one in project.messages(tmp_path, changes) if "fyll i" in one] == told
    # What no plan has taken to the committee is a draft.
    changes |= {PLAN: project.FILES[PLAN].replace("presented: 2023-03-13\n", ""), matter: project.FILES[matter]}
    changes |= {"data/reports/2023/provnat.yml": "sources: [brev]\nsummary: {text: 'fyll i: året'}\n"}
    assert project.messages(tmp_path, changes) == []


def test_a_draft_may_have_places_to_fill_in(tmp_path: Path) -> None:
    changes = scenes.edits((PLAN, "presented: 2023-03-13\n", ""), (PLAN, "text: Att prova.", 'text: "fyll i: syftet"'))
    checked = project.checked(tmp_path, changes)
    assert checked.problems == []
    assert [str(place) for place in checked.placeholders] == [f"{PLAN}:3"]


def test_a_date_and_an_id_may_be_left_to_fill_in_while_the_plan_is_a_draft(tmp_path: Path) -> None:
    """An official who has not decided yet writes so, wherever it is, and is not told that it is no date."""
    left = "    end: 'fyll i: sista dagen'\n    responsible: fyll i\n    function: fyll i\n"
    draft = ("presented: 2023-03-13\n", "")
    activity = "    responsible: provforvaltningen\n"
    checked = project.checked(tmp_path / "draft", scenes.edits((PLAN, *draft), (PLAN, activity, left)))
    assert checked.problems == []
    assert len(checked.placeholders) == 3
    assert checked.model is not None
    assert checked.model.plans["provnat", 2023].activities[0].responsible is None
    told = project.messages(tmp_path / "presented", scenes.edits((PLAN, activity, left)))
    assert len(told) == 3
    assert all("”fyll i” står kvar, men planen är inget utkast längre" in one for one in told)


def test_an_example_in_a_pages_code_is_no_place_to_fill_in(tmp_path: Path) -> None:
    """The guide shows how such a place is written; the plan here is a draft no longer."""
    page = "docs/natverk/provnat/2023.md"
    example = project.FILES[page] + '\n```yaml\ntext: "fyll i: syftet"\n```\n'
    checked = project.checked(tmp_path, {page: example})
    assert checked.problems == []
    assert checked.placeholders == []


# --- A new network ----------------------------------------------------------------------------------------------------


def new_network(root: Path, *arguments: str) -> int:
    return main(["new-network", *arguments, "--project", str(root)])


@pytest.mark.parametrize(("name", "order"), [("Aprov", ["Aprov", "Provnät"]), ("Öprov", ["Provnät", "Öprov"])])
def test_a_network_gets_its_file_its_page_and_its_place_in_the_menu(
    root: Path, name: str, order: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "mkdocs.yml").read_bytes()
    assert new_network(root, "nytt", name) == 0
    assert (root / "mkdocs.yml").read_bytes() == before
    capsys.readouterr()
    assert main(["menu", "--project", str(root)]) == 0
    text = capsys.readouterr().out
    assert re.findall(r"^  - (Aprov|Provnät|Öprov):", text, re.MULTILINE) == order
    assert f"  - {name}:\n      - natverk/nytt/index.md\n" in text
    checked = check(root)
    assert checked.problems == []
    assert checked.model is not None
    assert checked.model.networks["nytt"].name == name
    assert {place.path for place in checked.placeholders} == {
        "data/networks/nytt.yml", "data/sources/kalla-nytt.yml", "docs/natverk/nytt/index.md",
    }  # fmt: skip


def test_a_network_that_is_there_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(root)
    assert new_network(root, "provnat", "Annat") == 0
    assert capsys.readouterr().out == "Allt finns redan, inget är ändrat.\n"
    assert everything(root) == before


CANDIDATE = """\
# Övervägdes först av provförvaltningen.
name: Övernät
# I broschyren heter det Över-nätet.
considerations:
  - date: 2023-05
    text: Kommunstyrelsen frågade vad det ger.
    sources: [webb]
"""


def test_a_candidate_becomes_a_member_in_its_own_file(root: Path) -> None:
    path = root / "data/networks/overnat.yml"
    path.write_text(CANDIDATE, encoding="utf-8")
    assert check(root).problems == []
    assert new_network(root, "overnat") == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{CANDIDATE}    outcome: joined\n")
    assert "memberships:\n  - member: exempelstad\n" in text
    assert "    observed: [2023]\n    sources: [webb]\n" in text
    assert (root / "docs/natverk/overnat/index.md").is_file()
    checked = check(root)
    assert checked.problems == []
    assert "overnat" in {place.path.rpartition("/")[2].removesuffix(".yml") for place in checked.placeholders}
    before = everything(root)
    assert new_network(root, "overnat", "Övernät") == 0
    assert everything(root) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["", ""], "”” är inte ett id"),
        (["../../etc", "X"], "”../../etc” är inte ett id"),
        (["Polis", "X"], "”Polis” är inte ett id"),
        (["nytt\n", "X"], "är inte ett id"),
        (["nät", "X"], "”nät” är inte ett id"),
        (["nytt", "{{ cycler }}"], "går inte att ha som namn"),
        (["nytt", "x" * 81], "går inte att ha som namn"),
        (["nytt", "Nytt\x07"], "går inte att ha som namn"),
        (["nytt", "Ny\u202ett"], "går inte att ha som namn"),
        (["nytt", 'Nytt" onclick="x'], "går inte att ha som namn"),
        (
            ["nytt"],
            "nätverket saknar namn – skriv det som läsarna ska se, till exempel make new-network ID=nytt NAME=NYTT",
        ),
        (["nytt", ""], "nätverket saknar namn"),
        (["nytt", " \t\n\u00a0 "], "nätverket saknar namn"),
        (["nytt", "–"], "nätverket saknar namn"),
        (["nytt", "PROVNÄT"], "nätverket provnat heter redan ”Provnät”"),
        (["x" * 41, "X"], "det är längre än 40 tecken"),
        *(([name, "X"], "Windows tar en fil") for name in ("con", "nul", "aux", "prn", "com1", "lpt9", "com0")),
        *(([name, "X"], "läses som ett tal") for name in ("2024", "1e3", "no", "on", "null", "true", "2024-01-01")),
        (["index", "X"], "en sida har redan den adressen"),
    ],
)
def test_a_network_that_cannot_be_named_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    before = everything(root)
    assert new_network(root, *arguments) == 1
    assert words in capsys.readouterr().out
    assert everything(root) == before


def test_a_network_gets_no_folder_where_a_page_has_its_address(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/natverk/oversikt.md").write_text("---\ntitle: Översikt\n---\n# Översikt\n", encoding="utf-8")
    fictional.edit(root / "mkdocs.yml", "nav:\n", "nav:\n  - natverk/oversikt.md\n")
    assert check(root).problems == []
    assert new_network(root, "oversikt", "Översikt") == 1
    assert "en sida har redan den adressen" in capsys.readouterr().out


OWNERS = ".github/CODEOWNERS"
FIRST = owners.prepared("provnat", "Provnät")


def reviewed_by(root: Path, text: str) -> None:
    (root / OWNERS).parent.mkdir()
    (root / OWNERS).write_text(text, encoding="utf-8")


def test_a_network_gets_its_lines_for_those_who_review_it(root: Path) -> None:
    reviewed_by(root, FIRST)
    assert new_network(root, "nytt", "Nytt") == 0
    assert (root / OWNERS).read_text(encoding="utf-8") == f"{FIRST}\n{owners.prepared('nytt', 'Nytt')}"
    assert check(root).problems == []


@pytest.mark.parametrize("before", [None, "* @stad/alla\n"])
def test_lines_are_written_only_where_they_are_asked_for(root: Path, before: str | None) -> None:
    if before is not None:
        reviewed_by(root, before)
    assert new_network(root, "nytt", "Nytt") == 0
    assert before is None or (root / OWNERS).read_text(encoding="utf-8") == before
    assert (root / OWNERS).exists() == (before is not None)


def test_nothing_is_written_where_the_owners_are_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reviewed_by(root, f"{FIRST}# /docs/natverk/gammalt/  @grupp\n")
    before = everything(root)
    assert new_network(root, "nytt", "Nytt") == 1
    assert "raden gäller ”gammalt”, som inte är ett nätverk" in capsys.readouterr().out
    assert everything(root) == before


def test_a_new_network_can_begin_a_new_year(root: Path) -> None:
    assert new_network(root, "nytt", "2: Nytt") == 0
    assert new_year(root) == 0
    assert check(root).problems == []


# --- The parts --------------------------------------------------------------------------------------------------------


def _sections(path: str) -> list[tuple[str, str]]:
    text = (fictional.CITY / path).read_text(encoding="utf-8")
    # Somebody's own words may stand under a heading, before what the macro shows.
    return re.findall(r"^## (.*)\n\n(?:[^#{\n].*\n+)*\{\{ (\w+)\(", text, re.MULTILINE)


def test_the_pages_are_built_as_the_ones_that_people_have_written() -> None:
    assert _sections("docs/natverk/ljusringen/2025.md") == list(pages.PLAN)
    assert _sections("docs/natverk/provnat/2025.md") == [*pages.PLAN[:2], pages.GOALS, *pages.PLAN[2:]]
    assert _sections("docs/natverk/provnat/index.md") == list(pages.NETWORK)
    assert _sections("docs/ar/2025.md") == [(heading, call.partition("(")[0]) for heading, call in pages.YEAR]


@pytest.mark.parametrize("home", [None, fictional.CITY], ids=["provnat", "exempelstad"])
def test_a_record_is_written_as_it_was_read(tmp_path: Path, home: Path | None) -> None:
    model = load(home or project.write(tmp_path / "projekt", year_project())).model
    assert model is not None
    network = model.networks["provnat"]
    target = project.write(tmp_path / "igen", year_project()) / "data/networks/provnat.yml"
    target.write_text(as_yaml(tree(network)), encoding="utf-8")
    again = load(target.parent.parent.parent).model
    assert again is not None
    assert tree(again.networks["provnat"]) == tree(network)
    assert home is not None or again.networks["provnat"] == network


TEXTS = ("a: b", "- a", "2023", "ja # nej", "yes", "'x'", '"x"', "a\n\nb", "@x", "{x}", "[x]", "~", "å, ä")


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_written_so_that_it_is_read_back(tmp_path: Path, text: str) -> None:
    files = {**project.FILES, "data/projects.yml": as_yaml({"p": {"name": text, "text": text, "sources": ["webb"]}})}
    model = load(project.write(tmp_path, {**files})).model
    assert model is not None
    assert (model.projects["p"].name, model.projects["p"].text) == (text, text)


def test_a_city_with_everything_can_begin_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATE", fictional.DAY)
    root = fictional.copy(tmp_path / "stad")
    assert new_year(root, "2026") == 0
    assert check(root).problems == []
    model = load(root).model
    assert model is not None
    # The common plan of 2026 covers those that have none of their own.
    planned = {network: model.plans_for(network, 2026) for network in ("provnat", "ljusringen", "kajforum")}
    assert {network: plans[0].id for network, plans in planned.items()} == {
        "provnat": "provnat",
        "ljusringen": "gemensam",
        "kajforum": "gemensam",
    }
