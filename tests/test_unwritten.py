"""What is left to write of a matter's papers: is all of it told, and is a draft known for one on every page?"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from actionplans import papers
from actionplans.commands.main import main
from actionplans.papers.unwritten import unwritten
from tests import project
from tests.paper import Paper
from tests.scenes import Changes, edits, report

DAY = datetime.date(2023, 3, 1)
PLAN = "data/plans/2023/provnat.yml"
MATTER = "data/matters/2023-03-13.yml"
NETWORK = "data/networks/provnat.yml"
PAGE = "docs/namnden/2023-03-13.md"
LETTER = edits(
    (PAGE, "{{ matter('2023-03-13') }}\n", "{{ matter('2023-03-13') }}\n\n## Information\n\nDet här gäller det.\n")
)
REPORT = "  - {number: 2, title: Rapport, kind: annual_report, year: 2023}\n"
DRAFT = (PLAN, "presented: 2023-03-13\n", "")


def left(root: Path, changes: Changes) -> list[str]:
    """What is told of the papers of the only matter, with its place."""
    case = papers.read(project.write(root, {**LETTER, **changes}), 2023, DAY)
    return [f"{one.place}: {one.what}" for one in unwritten(case)]


def test_of_whole_papers_nothing_is_told(tmp_path: Path) -> None:
    assert left(tmp_path, {}) == []


def test_everything_that_the_papers_are_made_of_is_told(tmp_path: Path) -> None:
    """The matter and its letter; a plan with a date that is printed nowhere; the year; who represents the city."""
    kept = "”fyll i” står kvar i det som papperen görs av"
    changes = edits(
        DRAFT,
        (PLAN, "    start: 2023-05-04\n", "    start: fyll i\n"),
        (MATTER, "proposal: Nämnden antecknar informationen.", "proposal: 'Fyll i: förslaget'"),
        (NETWORK, "text: Styrelsemedlem", "text: 'fyll i: uppdraget'"),
        (NETWORK, "text: Tio städer.", "text: 'fyll i: hur många städer'"),
        ("data/years/2023.yml", "text: Allt ska ses över.", "text: 'fyll i: inriktningen'"),
        ("docs/index.md", "# ", "fyll i: ingressen\n\n# "),
    )
    call = "{{ matter('2023-03-13') }}\n"
    changes |= edits((PAGE, call, f"{call}\n## Information\n\nfyll i: varför\n\n## Annat\n\nfyll i: det andra\n"))
    assert left(tmp_path, changes) == [
        f"{MATTER}:5: {kept}",
        f"{NETWORK}:19: {kept}",
        f"{PLAN}:15: {kept}",
        f"data/years/2023.yml:2: {kept}",
        f"{PAGE}:10: {kept}",
    ]


def test_reports_and_trips_that_are_attached_are_told(tmp_path: Path) -> None:
    changes = report("sources: [brev]\nsummary: {text: 'fyll i: året'}\n")
    changes |= edits((MATTER, "    year: 2023\n", f"    year: 2023\n{REPORT}"))
    assert left(tmp_path, changes) == ["data/reports/2023/provnat.yml:2: ”fyll i” står kvar i det som papperen görs av"]


TRIPS = """\
trips:
  - {id: ett, text: Delta i mötet, mode: abroad, networks: [provnat], start: 2023-01-04, participants: 2,
     location: Provby, report: {date: 2023-02-02, matter: 2023-03-13, text: "fyll i: vad resan gav"}, sources: [brev]}
  - {id: tva, text: Delta igen, mode: abroad, networks: [provnat], start: 2023-02-04, participants: 2,
     location: Provby, report: {date: 2023-02-12, text: "fyll i: vad den gav"}, sources: [brev]}
"""


def test_a_trips_report_is_left_to_write_until_the_matter_is_decided(tmp_path: Path) -> None:
    kind = ("data/vocabulary.yml", "  annual_report:", "  trip_report: {label: Reserapport}\n  annual_report:")
    attached = f"    year: 2023\n{REPORT.replace('annual_report', 'trip_report')}"
    trips = {"data/trips/2023.yml": TRIPS}
    changes = {**edits(kind, (MATTER, "    year: 2023\n", attached)), **trips}
    assert left(tmp_path / "draft", changes) == ["data/trips/2023.yml:3: ”fyll i” står kvar i det som papperen görs av"]
    decision = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\nattachments:"
    changes |= edits((MATTER, "    year: 2023\n", attached))
    changes[MATTER] = str(changes[MATTER]).replace("attachments:", decision)
    told = [one for one in project.messages(tmp_path / "decided", changes) if "fyll i" in one]
    words = "”fyll i” står kvar, men reserapporten är lämnad till nämnden – skriv det som saknas, eller ta bort raden"
    assert told == [f"data/trips/2023.yml:3: {words}"]


def test_an_attachment_without_content_is_told_in_a_matter_of_the_citys_own(tmp_path: Path) -> None:
    changes = edits((MATTER, "    year: 2023\n", f"    year: 2023\n{REPORT}"))
    assert left(tmp_path / "own", changes) == [f"{MATTER}:12: bilaga 2, ”Rapport”, har inget innehåll i data/"]
    changes |= edits((MATTER, "    year: 2023\n", f"    year: 2023\n{REPORT}reconstructed: true\n"))
    assert left(tmp_path / "reconstructed", changes) == []


def test_papers_of_a_draft_say_so_on_every_page_and_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", str(DAY))
    changes = {**LETTER, **edits(DRAFT, (PLAN, "text: Att prova.", "text: 'fyll i: syftet'"))}
    root = project.write(tmp_path / "draft", changes)
    assert main(["papers", "2023", "--project", str(root), "--out", str(tmp_path / "dist")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2] == "Papperen är utkast och märkta så på varje sida. Kvar att skriva innan de kan skickas:"
    assert lines[-1].startswith(f"  {PLAN}:3:10: ”fyll i” står kvar i det som papperen görs av – ")
    for file in (tmp_path / "dist/2023/papper").iterdir():
        assert all("Utkast" in text for text in Paper(file.read_bytes()).page_texts), file.name
    whole = project.write(tmp_path / "whole", LETTER)
    assert main(["papers", "2023", "--project", str(whole), "--out", str(tmp_path / "dist")]) == 0
    assert "utkast" not in capsys.readouterr().out.casefold()
    for file in (tmp_path / "dist/2023/papper").iterdir():
        assert not any("Utkast" in text for text in Paper(file.read_bytes()).page_texts), file.name
