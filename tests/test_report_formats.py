"""Do GitHub, machines and people get the same problems, and can nothing in a problem break out of its format?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from actionplans.commands.main import main
from actionplans.model.problems import Place, Problem, judged_report, report
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


# One slip in three places of two files, and another among them.
SAME = [Problem(Place(path, line, 5), ONE.what, ONE.do) for path, line in (("b.yml", 4), ("a.yml", 9), ("a.yml", 2))]
AMONG = Problem(Place("a.yml", 5), "okänt ord ”x”", "välj ett annat")


def test_one_cause_is_told_once_and_then_every_place_of_it() -> None:
    assert report([*SAME, AMONG, SAME[0]]).splitlines() == [
        f"a.yml:2:5: {ONE.what} – {ONE.do}",
        "  samma fel: a.yml:9, b.yml:4",
        "a.yml:5:1: okänt ord ”x” – välj ett annat",
        "4 fel",
    ]


def test_very_many_places_are_told_in_lines_that_can_be_read() -> None:
    places = [Place(f"data/plans/2023/natverk-{number}.yml", number) for number in range(1, 42)]
    first, *others, count = report(Problem(place, ONE.what, ONE.do) for place in places).splitlines()
    assert (first, count) == (f"{places[0]}:1: {ONE.what} – {ONE.do}", "41 fel")
    assert max(map(len, others)) <= 120
    assert all(line.startswith("  samma fel: ") for line in others)
    told = [place for line in others for place in line.removeprefix("  samma fel: ").rstrip(",").split(", ")]
    assert sorted(told) == sorted(map(str, places[1:]))


def test_github_shows_each_cause_before_it_is_told_again() -> None:
    annotations = [line for line in report_formats.as_annotations([*SAME, AMONG]).splitlines() if line[0] == ":"]
    assert [re.findall(r"file=(.*),line=(\d+)", one)[0] for one in annotations] == [
        ("a.yml", "2"),
        ("a.yml", "5"),
        ("a.yml", "9"),
        ("b.yml", "4"),
    ]
    summary = report_formats.as_summary([*SAME, AMONG])
    assert "Kontrollen: 4 fel" in summary
    assert summary.count("<tr>") == 3
    assert "samma fel på 2 ställen till" in summary
    assert len(json.loads(report_formats.as_json([*SAME, AMONG]))) == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("okänt ord ”kort”", "okänt ord ”kort”"),
        (f"okänt ord ”{'a b' * 100}” här", f"okänt ord ”{('a b' * 100)[:59]}…{('a b' * 100)[-20:]}” här"),
        (f"länken ”{'a' * 500}” och ”{'b' * 90}”", f"länken ”{'a' * 59}…{'a' * 20}” och ”{'b' * 59}…{'b' * 20}”"),
        (f"flytta den till docs/{'a' * 500}", f"flytta den till docs/{'a' * 54}…{'a' * 20}"),
        ("”a” " + "våra egna ord " * 10 + "”b”", "”a” " + "våra egna ord " * 10 + "”b”"),
    ],
)
def test_a_long_quotation_is_cut_and_what_is_said_of_it_is_not(text: str, told: str) -> None:
    assert Problem(Place("a.yml"), text, text) == Problem(Place("a.yml"), told, told)
    assert len(Problem(Place("a.yml"), "ord " * 9_000, "").what) <= 600


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
    many = [Problem(Place("data/city.yml", line), f"{line} " + "fel " * 50, "rätta " * 50) for line in range(1, 5001)]
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


def test_what_a_person_must_judge_in_many_places_is_told_once_and_is_no_error() -> None:
    assert judged_report(SAME) == [
        f"att bedöma: a.yml:2:5: {SAME[0].what} – {SAME[0].do}",
        "  samma sak: a.yml:9, b.yml:4",
        "3 att bedöma",
    ]
    summary = report_formats.as_summary([], SAME)
    assert "samma sak på 2 ställen till" in summary
    assert "samma fel" not in summary
    assert report_formats.as_annotations([], SAME).count("::warning ") == 3


def test_what_a_person_must_judge_is_a_table_of_its_own_and_a_warning() -> None:
    summary = report_formats.as_summary([], [ODD, ONE])
    assert "inga fel" in summary
    assert "<h2>Att bedöma: 2</h2>" in summary
    assert "<script>" not in summary
    assert (
        report_formats.as_annotations([], [ONE]).splitlines()[1].startswith(f"::warning file={PLAN},line=14,col=15::")
    )
