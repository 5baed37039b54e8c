"""Do the measurements say what they are when they are asked, and are runs kept, shown and compared as they were?

Nothing is measured here but a program that does next to nothing.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import compare, results
from bench.__main__ import MEASURED, seconds
from bench.figures import CHANCE, FIGURES, GROUPS
from bench.report import report
from bench.results import Machine, Results, UnreadableError
from bench.spent import NotMeasuredError, by_turns, medians, run
from bench.trees import Trees


@pytest.mark.parametrize(
    "module",
    [
        "bench.__main__",
        "bench.compare",
        "bench.engines",
        "bench.lighthouse",
        "bench.outputs",
        "bench.queries",
        "bench.tune",
    ],
)
def test_help_is_help(module: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(module).main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python ")


@pytest.mark.parametrize(
    ("module", "argument"),
    [
        ("bench.__main__", "--rounds=1000"),
        ("bench.__main__", "--only=build,speed"),
        ("bench.__main__", "--fast"),
        ("bench.lighthouse", "--fast"),
    ],
)
def test_what_is_not_understood_measures_nothing(
    module: str, argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(module).main([argument])
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


# --- What a command takes ---------------------------------------------------------------------------------------------


def test_a_command_is_timed_with_the_memory_of_its_own(tmp_path: Path) -> None:
    large = bytearray(150_000_000)  # what measures is larger than what is measured
    # Some systems count a program's time in hundredths: one that does nothing takes none.
    small = run([sys.executable, "-I", "-S", "-c", "sum(range(5_000_000))"], tmp_path)
    assert large
    assert 0 < small.user <= small.wall * 2
    assert 3 < small.peak < 60


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotMeasuredError, match="det går inte"):
        run([sys.executable, "-I", "-S", "-c", "raise SystemExit('det går inte')"], tmp_path)


def test_runs_go_by_turns_and_a_ratio_is_that_of_its_round() -> None:
    order: list[str] = []
    times = iter([1.0, 2.0, 4.0, 2.0, 9.0, 3.0])

    def one(name: str) -> float:
        order.append(name)
        return next(times)

    rounds = by_turns({"ours": lambda: one("ours"), "stock": lambda: one("stock")}, 3)
    assert order == ["ours", "stock", "stock", "ours", "ours", "stock"]
    # 1/2, 2/4 and 9/3: the round that something disturbed weighs nothing.
    assert medians(rounds) == {"ours": 2.0, "stock": 3.0, "ratio": 0.5}


# --- The table --------------------------------------------------------------------------------------------------------

MACHINE = Machine("En processor", 2, "Linux", "3.11.7")
RUN = Results(
    machine=MACHINE,
    day="2026-11-30",
    commit="0123456789ab",
    rounds=3,
    versions={"mkdocs": "1.6.1"},
    pages={"small": 358},
    figures={
        "build-small-user": {"ours": 2.0, "stock": 5.0, "zensical": 6.0, "ratio": 0.4},
        "build-small-wall": {"ours": 2.5, "stock": 5.5, "zensical": 4.0, "ratio": 0.45},
        "serve-role-real": {"ours": 2.5},
        "page-large": {"ours": 59.0, "stock": 70.0},
        "lighthouse-performance": {"ours": 96.0},
    },
    missing={"hugo": "not installed"},
)


def test_every_figure_is_of_a_group_that_is_measured_in_a_unit_that_is_known() -> None:
    assert tuple(MEASURED) == GROUPS
    assert {figure.unit for figure in FIGURES.values()} <= CHANCE.keys()
    assert seconds(["build"], ["small"], 3) < seconds(["build"], ["small", "large"], 3)
    quick = [group for group in GROUPS if group not in ("lighthouse", "papers")]
    assert seconds(quick, ["small"], rounds=1) <= 180


def test_a_missing_engine_leaves_its_column_empty_and_is_told_of() -> None:
    lines = list(report(RUN))
    (row,) = [line for line in lines if line.startswith("  build of the small city, user CPU")]
    assert row.split()[-9:] == ["2.00", "5.00", "6.00", "–", "0.40", "≤", "0.45", "×", "met"]
    assert "Hugo is not measured: not installed" in lines
    assert lines[-1] == "3 goals are met, 1 are not: serve-role-real."


def test_an_engine_that_is_not_there_is_not_measured(tmp_path: Path) -> None:
    assert "not installed" in Trees(tmp_path, tmp_path, sys.executable, tmp_path / "engines").missing("hugo")
    program = tmp_path / "engines/lib/python3/site-packages/hugo/binaries/hugo"
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    assert Trees(tmp_path, tmp_path, sys.executable, tmp_path / "engines").missing("hugo") == ""


# --- Two runs ---------------------------------------------------------------------------------------------------------


def written(folder: Path, name: str, run: Results) -> str:
    results.write(run, folder / name)
    return str(folder / name)


def changed(**figures: dict[str, float]) -> Results:
    """The run with other values of some figures."""
    return replace(RUN, figures={**RUN.figures, **{key.replace("_", "-"): value for key, value in figures.items()}})


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert results.read(Path(written(tmp_path, "a.json", RUN))) == RUN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"format": 0}',
        '{"format": 1}',
        '{"format": 1, "figures": {"a": 1}}',
        # Nothing is slower than what is no number.
        '{"format": 1, "figures": {"a": {"ours": NaN}}, "machine": {}}',
        '{"format": 1, "figures": {}, "versions": null, "machine": {}}',
    ],
)
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError):
        results.read(tmp_path / "a.json")
    assert compare.main([str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 2


@pytest.mark.parametrize(
    ("after", "slower"),
    [
        (RUN, []),
        # 10 % is let pass, and what differs by no more than chance.
        (changed(build_small_user={"ours": 2.2, "stock": 5.0, "ratio": 0.44}), []),
        (changed(build_small_user={"ours": 2.3, "stock": 5.0, "ratio": 0.46}), ["build of the small city, user CPU"]),
        # The machine was slower, and so was stock Material.
        (changed(build_small_user={"ours": 4.0, "stock": 10.0, "ratio": 0.4}), []),
        (changed(serve_role_real={"ours": 2.9}), ["serve: a role, the real city"]),
        (changed(page_large={"ours": 66.0, "stock": 70.0}), ["heaviest page of all, the large city"]),
        (changed(lighthouse_performance={"ours": 80.0}), ["Lighthouse's lowest performance"]),
        (changed(lighthouse_performance={"ours": 100.0}), []),
        # On another machine seconds say nothing, a page's weight does.
        (replace(changed(serve_role_real={"ours": 9.0}), machine=replace(MACHINE, cores=4)), []),
        (
            replace(changed(page_large={"ours": 90.0}), machine=replace(MACHINE, cores=4)),
            ["heaviest page of all, the large city"],
        ),
    ],
)
def test_what_became_slower_is_told(tmp_path: Path, after: Results, slower: list[str]) -> None:
    found = [one.figure.name for one in compare.changes(RUN, after) if one.is_slower(compare.MOST)]
    assert found == slower
    files = [written(tmp_path, "a.json", RUN), written(tmp_path, "b.json", after)]
    assert compare.main(files) == (1 if slower else 0)
    assert compare.main([*files, "--most=400"]) == 0


def test_the_comparison_warns_of_another_machine_and_names_what_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    after = replace(
        RUN,
        machine=replace(MACHINE, python="3.14.0"),
        versions={"mkdocs": "1.7"},
        figures={"page-large": RUN.figures["page-large"]},
    )
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert compare.main([written(tmp_path, "a.json", RUN), written(tmp_path, "b.json", after)]) == 0
    said = capsys.readouterr().out
    assert "WARNING: not the same machine" in said
    assert "mkdocs: 1.6.1, then 1.7" in said
    assert "Measured before and not after: build-small-user, build-small-wall, serve-role-real, lighthouse-" in said
    assert "1 figures compared, 0 worse by more than 10 %." in said
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == f"```text\n{said}```\n"


def test_the_first_run_has_nothing_to_be_compared_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.json").write_text("{}", encoding="utf-8")
    assert compare.main([str(tmp_path / "none.json"), written(tmp_path, "a.json", RUN)]) == 0
    assert "There is nothing to compare with." in capsys.readouterr().out
