"""The whole check: a valid project is clean, and everything wrong is reported at once, sorted, with a count."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.model import walk
from actionplans.reading.unchanged_files import Unchanged
from actionplans.rules import check as checking
from tests import project
from tests.sites import ROOT


def test_a_valid_project_has_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project.write(tmp_path))]) == 0
    assert capsys.readouterr().out == "0 fel\n"


def test_every_problem_is_reported_at_once_sorted_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = {
        **project.edited("data/years/2023.yml", "text: Kartlägga nätverken", "txt: Kartlägga nätverken"),
        **project.edited("data/plans/2023/provnat.yml", "priority: ljus", "priority: lius"),
        **project.edited("docs/index.md", "current_plans", "current_plan_s"),
    }
    assert main(["check", str(project.write(tmp_path, changes))]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/plans/2023/provnat.yml:14:15: okänd prioritering ”lius” – menade du ”ljus”?",
        "data/years/2023.yml:5:7: okänd nyckel ”txt” – menade du ”text”?",
        "docs/index.md:6:1: okänt makro ”current_plan_s” – menade du ”current_plans”?",
        "3 fel",
    ]


def test_the_check_loads_no_library_that_makes_papers_or_pages(tmp_path: Path) -> None:
    # An editor waits for it at every change, and they take as long to load as a small project to check.
    root = project.write(tmp_path)
    code = (
        "import sys; from actionplans.commands.main import main; main(sys.argv[1:]);"
        "slow = {'markdown_it', 'mkdocs', 'pypdfium2', 'typst', 'zipfile', 'actionplans.macros.plan'};"
        "print(*sorted(slow & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code, "check", str(root)], capture_output=True, text=True, check=True)
    assert done.stdout == "0 fel\n\n"


def test_whoever_has_read_enough_of_the_report_may_close_it(tmp_path: Path) -> None:
    root = project.write(tmp_path, {"data/synonyms.yml": "".join(f"a{number}: 1\n" for number in range(20_000))})
    process = subprocess.Popen(
        [sys.executable, "-m", "actionplans", "check", str(root), "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "[\n"
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait() == 1
    process.stderr.close()


def _said(checked: checking.Checked) -> list[object]:
    """All that a check found, with where each record stands."""
    records = walk.records(checked.model) if checked.model else []
    placed = [(repr(one), one.place, one.places) for one in records]
    return [placed, checked.pages, checked.problems, checked.placeholders, checked.warnings, checked.found_by]


def test_a_check_after_others_says_what_a_first_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process that lives on, files that are as they were are not read again; what they are read as stays right."""
    plan, page, source = "data/plans/2023/provnat.yml", "docs/natverk/provnat/2023.md", "data/sources/webb.yml"
    root = project.write(tmp_path)
    first = checking.check(root)
    other = {
        plan: b"priorities: [",
        page: b"---\ntitle: X\n---\n{{ rolls() }}\n",
        source: b"title: X\npublisher: Y\n",
    }
    after = [first]
    for path, wrong in other.items():
        right = (root / path).read_bytes()
        for content in (wrong, None, right):
            (root / path).unlink(missing_ok=True)
            if content is not None:
                (root / path).write_bytes(content)
            after.append(checking.check(root))
            with monkeypatch.context() as anew:
                anew.setattr(checking, "_RECORDS", Unchanged())
                anew.setattr(checking, "_PAGES", Unchanged())
                alone = checking.check(root)
            assert _said(after[-1]) == _said(alone)
    assert any(one.problems for one in after)
    assert first.model
    assert after[-1].model
    assert after[-1].model.sources["brev"] is first.model.sources["brev"]
    assert after[-1].pages.pages["index.md"] is first.pages.pages["index.md"]
