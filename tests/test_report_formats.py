"""Do GitHub, machines and people get the same problems, and can nothing in a problem break out of its format?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from actionplans.commands.main import main
from actionplans.model.problems import Place, Problem, report
from actionplans.rules import report_formats
from tests import fragment, project

PLAN = "data/plans/2023/provnat.yml"
ONE = Problem(Place(PLAN, 14, 15), "okänd prioritering ”lius”", "menade du ”ljus”?")
# Everything that means something to a workflow command, to Markdown or to HTML.
ODD = Problem(
    Place("docs/a,b:c%.md", 3, 7),
    "100 % fel\nrad två\r::warning::x ##[add-mask]y | <script>alert(1)</script>",
    "*fet* `kod` &amp; @alla",
)

BROKEN = project.edited(PLAN, "priority: ljus", "priority: lius")


def checked(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit status and output of the command on a project with one slip."""
    status = main(["check", "--format", form, str(project.write(root, BROKEN))])
    return status, capsys.readouterr().out


def test_text_is_what_it_is_without_a_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, "text", capsys) == (1, f"{ONE}\n1 fel\n")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{ONE}\n1 fel\n"


def test_a_problem_is_one_line_whatever_it_quotes() -> None:
    told = report([ODD, ONE]).splitlines()
    assert told[0] == f"{ONE}"
    assert told[1].startswith("docs/a,b:c%.md:3:7: 100 % fel rad två ::warning::x")
    assert told[2:] == ["2 fel"]


def test_github_gets_an_annotation_on_the_line_and_the_text_in_its_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, output = checked(tmp_path, "github", capsys)
    assert status == 1
    assert output.splitlines() == [
        f"::error file={PLAN},line=14,col=15::{ONE.what} – {ONE.do}",
        str(ONE),
        "1 fel",
    ]


def test_nothing_in_a_problem_ends_an_annotation_or_begins_another() -> None:
    annotation, *text = report_formats.as_annotations([ODD]).split("\n")
    match = re.fullmatch(r"::error file=([^,:]+),line=3,col=7::(.*)", annotation)
    assert match
    # GitHub's runner undoes the escapes in the same way.
    assert unquote(match[1]) == ODD.place.path
    assert unquote(match[2]).replace("## [", "##[") == f"{ODD.what} – {ODD.do}"
    assert len(text) == 2
    # The runner takes a line that begins with :: for a command, and an older form, ##[, anywhere in a line.
    assert not any(line.startswith("::") or "##[" in line for line in (*text, match[2]))


def test_the_job_s_summary_is_added_to_what_stands_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("före\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    checked(tmp_path / "project", "github", capsys)
    checked(tmp_path / "project", "text", capsys)
    written = summary.read_text("utf-8")
    assert written == "före\n" + report_formats.as_summary([ONE])
    assert "Kontrollen: 1 fel" in written


def test_the_summary_is_a_table_in_which_every_text_is_text() -> None:
    summary = report_formats.as_summary([ODD, ONE])
    table = fragment.read(summary)
    assert [element.name for element in table.elements].count("tr") == 3
    assert not table.all("script")
    for text in (ODD.what, ODD.do, ODD.place.path, ONE.what, "14:15"):
        assert fragment.folded(text) in table.words
    assert "\n\n" not in summary


def test_a_summary_of_very_many_problems_says_how_many_more_there_are() -> None:
    many = [Problem(Place("data/city.yml", line), "fel " * 50, "rätta " * 50) for line in range(1, 5001)]
    summary = report_formats.as_summary(many)
    assert len(summary.encode()) < 1_048_576
    assert "Kontrollen: 5000 fel" in summary
    assert "… och 4500 till" in summary


def test_without_problems_every_format_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    root = project.write(tmp_path / "project")
    said = {}
    for form in ("text", "github", "json"):
        assert main(["check", "--format", form, str(root)]) == 0
        said[form] = capsys.readouterr().out
    assert said == {"text": "0 fel\n", "github": "0 fel\n", "json": "[]\n"}
    assert "inga fel" in (tmp_path / "summary.md").read_text("utf-8")


def test_json_says_everything_in_the_same_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, output = checked(tmp_path, "json", capsys)
    assert status == 1
    place = {"path": PLAN, "line": 14, "column": 15}
    assert json.loads(output) == [{"severity": "error", **place, "what": ONE.what, "do": ONE.do}]
    told = json.loads(report_formats.as_json([ODD, ONE, ODD], [ONE]))
    assert [(one["severity"], one["line"]) for one in told] == [("error", 14), ("error", 3), ("warning", 14)]


def test_what_a_person_must_judge_is_a_table_of_its_own_and_a_warning() -> None:
    summary = report_formats.as_summary([], [ODD, ONE])
    assert "inga fel" in summary
    assert "<h2>Att bedöma: 2</h2>" in summary
    assert "<script>" not in summary
    assert (
        report_formats.as_annotations([], [ONE]).splitlines()[1].startswith(f"::warning file={PLAN},line=14,col=15::")
    )
