"""Does all but the committee's papers work on a machine that the typesetter does not exist for (Windows on Arm)?"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplans.commands.main import main
from tests import project
from tests.fictional import CITY
from tests.sites import ROOT, build

# Stands in the way of the real one, as a wheel for another machine does.
ABSENT = 'raise ImportError("DLL load failed while importing typst")\n'


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)


def at_import(tree: ast.Module) -> Iterator[str]:
    """What a module imports when it is imported itself."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_module_needs_it_to_be_imported() -> None:
    files = [file for place in ("actionplans", "tests", "bench") for file in (ROOT / place).rglob("*.py")]
    found = {
        file.relative_to(ROOT).as_posix(): set(at_import(ast.parse(file.read_text(encoding="utf-8")))) for file in files
    }
    assert "actionplans.papers.case" in found["actionplans/papers/__init__.py"]
    assert [file for file, modules in found.items() if "typst" in modules] == []


def test_the_site_builds(tmp_path: Path) -> None:
    (tmp_path / "absent").mkdir()
    (tmp_path / "absent/typst.py").write_text(ABSENT, encoding="utf-8")
    city = project.clone(tmp_path / "city")
    result = build(city, tmp_path / "site", PYTHONPATH=str(tmp_path / "absent"))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.usefixtures("without")
def test_it_is_checked_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project.write(tmp_path))]) == 0
    assert main(["changes", str(tmp_path), str(tmp_path)]) == 0
    assert "typst" not in capsys.readouterr().out


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("command", ["papers", "snapshot"])
def test_what_needs_it_says_so_and_what_to_do_and_leaves_nothing(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "2025", "--project", str(CITY), "--out", str(tmp_path / "dist")]) == 1
    said = [line for line in "".join(capsys.readouterr()).splitlines() if not line.startswith("1/7 Kontrollerar")]
    assert said[0].startswith("typst: programmet typst, som sätter papperen, finns inte på den här datorn – ")
    assert "Windows på Arm" in said[0]
    assert said[1:] == (["1 fel"] if command == "papers" else ["1 fel", "Inget paket har gjorts."])
    assert not (tmp_path / "dist").exists()


@pytest.mark.usefixtures("without")
def test_it_is_told_together_with_what_is_wrong_in_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = project.edited("data/plans/2023/provnat.yml", "priority: ljus", "priority: lius")
    assert main(["papers", "2023", "--project", str(project.write(tmp_path, {**wrong}))]) == 1
    said = capsys.readouterr().out
    assert "”lius”" in said
    assert "typst: " in said
    assert said.endswith("2 fel\n")
