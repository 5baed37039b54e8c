"""Is a plan that the committee has dealt with kept as it was, and a correction of it shown with before and after?"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from actionplans.closing.resolved import checksum, resolved
from actionplans.commands.main import main
from actionplans.macros import MACROS
from actionplans.model.problems import Problem
from actionplans.rules.check import check
from tests import fictional, fragment, project, scenes
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
PAGE = "docs/natverk/provnat/2023.md"
CLOSED = "data/closed.yml"

PROSE = """
Vi deltar för att **lära**. {{ source('brev') }}

## Roller

{{ roles('provnat', 2023) }}
"""
DECIDED: Changes = {
    **scenes.edits(
        (
            PLAN,
            "sources: [brev]\npurpose",
            "decided: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
            "sources: [brev]\npurpose",
        ),
    ),
    PAGE: project.FILES[PAGE]
    + "\nVi deltar för att **lära**. {{ source('brev') }}\n\n## Roller\n\n{{ roles('provnat', 2023) }}\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose 2023 is closed."""
    monkeypatch.setenv("SITE_DATE", "2024-01-15")
    project.write(tmp_path, DECIDED)
    assert main(["close", "2023", "--project", str(tmp_path)]) == 0
    return tmp_path


def problems(root: Path) -> list[Problem]:
    return sorted(set(check(root).problems))


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} står inte exakt en gång i {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


# --- Closing ----------------------------------------------------------------------------------------------------------


def test_closing_writes_each_plans_checksum_its_matter_and_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_DATE", "2024-01-15")
    project.write(tmp_path, DECIDED)
    checked = check(tmp_path)
    assert checked.model is not None
    summed = checksum(checked.model, checked.pages, "provnat", 2023)
    assert main(["close", "2023", "--project", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Året 2023 är stängt: 1 plan är skriven i data/closed.yml.\n"
    written = (tmp_path / CLOSED).read_text(encoding="utf-8")
    assert written.splitlines()[3:] == [
        "2023:",
        "  date: 2024-01-15",
        "  plans:",
        "    - network: provnat",
        '      matter: "2023-03-13"',
        f"      checksum: {_as_yaml_has_it(str(summed))}",
    ]
    assert problems(tmp_path) == []


def _as_yaml_has_it(summed: str) -> str:
    """A sum of digits only, or one that looks like 1e5, is quoted."""
    return f'"{summed}"' if re.fullmatch(r"\d+(e\d+)?", summed) else summed


def test_closing_twice_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / CLOSED).read_bytes()
    capsys.readouterr()
    assert main(["close", "2023", "--project", str(root)]) == 0
    assert capsys.readouterr().out == "Året 2023 är redan stängt, inget är ändrat.\n"
    assert (root / CLOSED).read_bytes() == before


@pytest.mark.parametrize(
    ("year", "changes", "words"),
    [
        ("2023", {}, f"{PLAN}:1:1: nämndens beslut om planen är inte känt – ange decided\n"),
        ("2023", scenes.edits((PLAN, "presented: 2023-03-13\n", "")), "ärendet som lade fram planen är inte känt"),
        ("2022", {}, "inga planer finns för 2022"),
        ("", {}, "”” är inte ett årtal"),
        ("i år", {}, "”i år” är inte ett årtal"),
        ("2023", scenes.edits(("data/city.yml", "name:", "nam:")), "Rätta felen först, inget är stängt."),
    ],
)
def test_a_year_that_cannot_be_closed_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str, changes: Changes, words: str
) -> None:
    project.write(tmp_path, changes)
    assert main(["close", year, "--project", str(tmp_path)]) == 1
    assert words in capsys.readouterr().out
    assert not (tmp_path / CLOSED).exists()


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(tmp_path, DECIDED)
    monkeypatch.setattr("actionplans.system.files.os.replace", _refuse)
    assert main(["close", "2023", "--project", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("data/closed.yml: filen går inte att skriva")
    assert sorted(path.name for path in (tmp_path / "data").glob(".*")) == []


def _refuse(*arguments: object) -> None:
    raise PermissionError


def test_a_year_is_not_closed_while_the_outcome_of_its_plans_is_unknown_which_is_said_of_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = fictional.copy(tmp_path / "stad")
    (root / CLOSED).unlink()
    for path in (root / "data/plans/2025").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^decided:\n( .*\n)+", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert main(["close", "2025", "--project", str(root)]) == 1
    said = capsys.readouterr().out.splitlines()
    unknown = "nämndens beslut om planen är inte känt – ange decided"
    plans = [
        f"data/plans/2025/{network}.yml:3" for network in ("kajforum-hamnbolaget", "kajforum", "ljusringen", "provnat")
    ]
    assert said[:2] == [f"{plans[0]}:1: {unknown}", f"  samma fel: {', '.join(plans[1:])}"]
    assert not (root / CLOSED).exists()


# --- What counts as a change ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PLAN, "text: Att prova.", "text: Att pröva."),
        (PLAN, "text: Delta i mötet", "text: Delta på mötet"),
        (PLAN, "    start: 2023-05-04\n", ""),
        (PLAN, "outcome: Antecknas.", "outcome: Återremitteras."),
        (NETWORK, "text: Styrelsemedlem\n", "text: Ledamot\n"),
        (NETWORK, "end: 2024-06-30", "end: 2023-06-30"),
        (NETWORK, "holder: provforvaltningen", "holder: exempelstad"),
        (NETWORK, "member: exempelstad", "member: provforvaltningen"),
        (NETWORK, "name: Provnät", "name: Nätprov"),
        ("data/organisations.yml", "name: provförvaltningen", "name: provkontoret"),
        (PAGE, "**lära**", "**lära ut**"),
        (PAGE, " {{ source('brev') }}", " {{ source('webb') }}"),
    ],
)
def test_a_change_of_what_is_closed_is_refused(root: Path, file: str, old: str, new: str) -> None:
    edit(root, file, old, new)
    (problem,) = problems(root)
    assert problem.place.path == PLAN
    assert problem.what == "planen är stängd sedan 15 januari 2024, men den, dess roller eller dess sida är ändrad"
    assert problem.do.startswith("ångra ändringen, eller skriv en rättelse sist under corrections för 2023")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PLAN, "text: Att prova.", 'text: "Att\n    prova."  # en kommentar'),
        (PLAN, "areas: [lighting]", "areas:\n      - lighting"),
        (NETWORK, "end: 2024-06-30", "end: 2026-06-30"),
        (NETWORK, "end: 2024-06-30\n    sources: [brev]", "end: 2024-06-30\n    sources: [brev, webb]"),
        (NETWORK, "text: Tio städer.", "text: Elva städer."),
        (NETWORK, "  - member: exempelstad\n    start: 2015\n", "  - member: exempelstad\n    start: 2016\n"),
        (PAGE, "att **lära**", "att\n*lära*"),
        (PAGE, "title: Provnät 2023", "title: Planen 2023"),
        (PAGE, "## Roller", "## Våra roller 2023"),
        (PAGE, "\n\n{{ roles('provnat', 2023) }}", "\n\n{{ roles('provnat', 2023) }}\n\n{{ memberships('provnat') }}"),
    ],
)
def test_another_form_another_year_or_another_layout_is_no_change(root: Path, file: str, old: str, new: str) -> None:
    edit(root, file, old, new)
    assert problems(root) == []


def test_a_report_stays_open(root: Path) -> None:
    report = "sources: [brev]\nresults:\n  - {activity: mote, state: done, done: Vi deltog., sources: [brev]}\n"
    (root / "data/reports/2023").mkdir(parents=True)
    (root / "data/reports/2023/provnat.yml").write_text(report, encoding="utf-8")
    (root / "docs/natverk/provnat/2023").mkdir()
    page = "---\ntitle: Årsrapport 2023\nnetwork: provnat\nyear: 2023\n---\n# Årsrapport 2023\n"
    (root / "docs/natverk/provnat/2023/arsrapport.md").write_text(page, encoding="utf-8")
    row = "      - natverk/provnat/2023/arsrapport.md\n"
    edit(root, "mkdocs.yml", '      - "2021": natverk', row + '      - "2021": natverk')
    assert problems(root) == []


def test_a_plan_that_is_taken_away_is_a_change(root: Path) -> None:
    (root / PLAN).unlink()
    (problem,) = problems(root)
    assert "checksum" not in problem.do


def test_while_something_cannot_be_read_nothing_is_said_of_closed_plans(root: Path) -> None:
    edit(root, NETWORK, "name: Provnät", "nam: Provnät")
    assert [problem for problem in problems(root) if "stängd" in problem.what] == []


# --- Corrections ------------------------------------------------------------------------------------------------------

CORRECTED = {
    "date: ÅÅÅÅ-MM-DD": "date: 2024-05-02",
    'what: "…"': 'what: "Syftet"',
    'why: "…"': 'why: "Ett ord var fel."',
    'decided_by: "…"': 'decided_by: "Avdelningschefen"',
    'before: "…"': 'before: "Att prova."',
    'after: "…"': 'after: "Att pröva."',
}


def test_a_slip_in_what_is_closed_is_told_once(root: Path) -> None:
    """It changes what the plan says, too; once it is mended, the plan says what it said."""
    edit(root, NETWORK, "holder: provforvaltningen", "holder: provforvaltninge")
    assert [problem.what for problem in problems(root)] == ["okänt id ”provforvaltninge” för organisation"]


def correct(root: Path) -> None:
    """What an official does: copies the row from the message, fills it in and puts it where the message says."""
    (problem,) = problems(root)
    row = problem.do[problem.do.index("- {") :]
    for asked, given in CORRECTED.items():
        assert asked in row
        row = row.replace(asked, given)
    path = root / CLOSED
    text = path.read_text(encoding="utf-8")
    head = "" if "corrections:" in text else "  corrections:\n"
    path.write_text(f"{text}{head}    {row}\n", encoding="utf-8")


def test_a_correction_as_the_message_says_is_accepted_and_shown_with_before_and_after(root: Path) -> None:
    edit(root, PLAN, "text: Att prova.", "text: Att pröva.")
    correct(root)
    assert problems(root) == []
    (root / "kopia").mkdir()
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    view = project.view(root / "kopia", "2024-06-01", {**files})
    shown = fragment.read(MACROS["plan_facts"](view, "provnat", 2023)).words
    assert "Stängd 15 januari 2024. Planen ändras bara med en rättelse." in shown
    assert (
        "Rättelse 2 maj 2024 Vad Syftet Stod Att prova. Står nu Att pröva. Skäl Ett ord var fel. "
        "Beslutad av Avdelningschefen" in shown
    )


def test_after_a_correction_the_plan_is_closed_again(root: Path) -> None:
    edit(root, PLAN, "text: Att prova.", "text: Att pröva.")
    correct(root)
    edit(root, PLAN, "text: Att pröva.", "text: Att pröva igen.")
    assert len(problems(root)) == 1
    correct(root)
    assert problems(root) == []


def test_a_correction_before_its_day_is_not_shown(root: Path) -> None:
    edit(root, PLAN, "text: Att prova.", "text: Att pröva.")
    correct(root)
    (root / "kopia").mkdir()
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    view = project.view(root / "kopia", "2024-04-30", {**files})
    assert "Rättelse" not in fragment.read(MACROS["plan_facts"](view, "provnat", 2023)).words


AGAIN = f"{{network: provnat, matter: 2023-03-13, checksum: {'0' * 64}}}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2023:\n  date", "i-fjol:\n  date", "”i-fjol” är inte ett årtal – skriv året, till exempel 2023:"),
        ("date: 2024-01-15", "date: 2024-06-01", "rättelsen 2024-05-02 är före stängningen 2024-06-01"),
        (
            "  plans:\n",
            "  plans:\n    - {network: provnat, matter: 2023-03-13, checksum: " + "0" * 64 + "}\n",
            "redan stängt",
        ),
        ("network: provnat\n      matter", "network: okant\n      matter", "okänt id ”okant” för nätverk"),
        ('what: "Syftet", ', "", "nyckeln ”what” saknas"),
    ],
)
def test_a_slip_in_the_file_of_closed_years_is_reported(root: Path, old: str, new: str, words: str) -> None:
    edit(root, PLAN, "text: Att prova.", "text: Att pröva.")
    correct(root)
    edit(root, CLOSED, old, new)
    found = [problem for problem in problems(root) if words in str(problem)]
    assert [problem.place.path for problem in found] == [CLOSED]


def test_a_closing_without_a_known_decision_is_refused(root: Path) -> None:
    path = root / PLAN
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("decided")), encoding="utf-8")
    assert any("nämndens beslut om planen för provnat 2023 är inte känt" in str(one) for one in problems(root))


# --- The checksum -----------------------------------------------------------------------------------------------------


def test_the_checksum_can_be_worked_out_by_hand_as_the_docstring_tells(root: Path) -> None:
    checked = check(root)
    assert checked.model is not None
    exempelstad = {"id": "exempelstad", "name": "Exempelstad"}
    forvaltningen = {"id": "provforvaltningen", "name": "provförvaltningen"}
    brev = ["brev"]
    said = {
        "network": {"id": "provnat", "name": "Provnät"},
        "year": 2023,
        "plan": {
            "sources": brev,
            "presented": "2023-03-13",
            "decided": {
                "date": "2023-03-27",
                "body": {"id": "provnamnden", "name": "provnämnden"},
                "outcome": "Antecknas.",
                "sources": brev,
            },
            "purpose": {"text": "Att prova.", "sources": brev},
            "priorities": [{"id": "ljus", "text": "Bättre ljus", "areas": ["lighting"], "sources": brev}],
            "activities": [
                {
                    "id": "mote",
                    "text": "Delta i mötet",
                    "priority": "ljus",
                    "responsible": forvaltningen,
                    "start": "2023-05-04",
                    "partners": [exempelstad],
                    "sources": brev,
                }
            ],
        },
        "roles": [
            {
                "kind": "board_member",
                "body": "styrelsen",
                "text": "Styrelsemedlem",
                "holder": forvaltningen,
                "days": [["2023-01-01", "2023-12-31"]],
            }
        ],
        "memberships": [{"member": exempelstad, "days": [["2023-01-01", "2023-12-31"]]}],
        "prose": "Vi deltar för att lära. [brev]",
    }
    assert resolved(checked.model, checked.pages, "provnat", 2023) == said
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert checksum(checked.model, checked.pages, "provnat", 2023) == hashlib.sha256(written.encode()).hexdigest()


def test_every_plan_has_a_checksum_of_its_own() -> None:
    checked = check(fictional.CITY)
    assert checked.model is not None
    sums = {checksum(checked.model, checked.pages, *key) for key in checked.model.plans}
    assert len(sums - {None}) == len(checked.model.plans) == 13
