"""The workflows: valid, pinned, with the least permissions, and made of Make targets that the project's tests run."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actionplans.adapters.github import code, comment, handed, written
from actionplans.system import clock
from tests import actions, fictional, project, test_record
from tests.actions import MAIN, GitHub
from tests.sites import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Where a workflow may write, and what: everything else reads.
WRITES = {
    "answer.yml": {"contents", "issues", "pull-requests"},
    "attention.yml": {"issues"},
    "close-year.yml": {"contents", "pull-requests"},
    "comment.yml": {"pull-requests"},
    "handover.yml": {"contents", "pull-requests"},
    "new-matter.yml": {"contents", "pull-requests"},
    "new-network.yml": {"contents", "pull-requests"},
    "new-year.yml": {"contents", "pull-requests"},
    "publish.yml": {"pages", "id-token"},
    "send-papers.yml": {"contents", "pull-requests"},
    "year-package.yml": {"contents", "pull-requests"},
}

workflows = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def read(workflow: Path) -> dict[str, Any]:
    """A workflow's content."""
    return actions.read(workflow.name)


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in read(workflow)["jobs"].values():
        yield from job["steps"]


def schema_errors(kind: str, *files: Path) -> str:
    """What a validator says of files by a published schema that it carries with it; empty when they are valid."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_workflow_files_are_valid() -> None:
    assert not schema_errors("github-workflows", *WORKFLOWS)


def test_the_issue_forms_are_valid() -> None:
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    assert len(forms) == 2
    assert not schema_errors("github-issue-forms", *forms)
    assert not schema_errors("github-issue-config", GITHUB / "ISSUE_TEMPLATE/config.yml")


def test_the_dependency_updates_are_valid() -> None:
    assert not schema_errors("dependabot", GITHUB / "dependabot.yml")


def test_the_validator_refuses_what_is_invalid(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs: {a: {steps: []}}\n", encoding="utf-8")
    assert schema_errors("github-workflows", broken)


@workflows
def test_every_action_is_named_by_a_full_hash_and_says_its_version(workflow: Path) -> None:
    lines = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_version_everywhere() -> None:
    used: dict[str, set[str]] = {}
    for workflow in WORKFLOWS:
        for step in steps(workflow):
            if "uses" in step:
                name, version = step["uses"].split("@")
                used.setdefault(name, set()).add(version)
    assert all(len(versions) == 1 for versions in used.values()), used


@workflows
def test_a_step_runs_one_make_target_and_pastes_in_nothing(workflow: Path) -> None:
    for step in steps(workflow):
        if "run" not in step:
            continue
        found = re.fullmatch(r"make ([a-z-]+)", step["run"].strip())
        assert found, step["run"]
        assert re.search(rf"^{found.group(1)}:", MAKEFILE, re.M), found.group(1)


@workflows
def test_values_from_outside_reach_make_as_environment_only(workflow: Path) -> None:
    for step in steps(workflow):
        for name in step.get("env", {}):
            # $(NAME) would paste the value into the shell's line; "$$NAME" lets the shell read it as one word.
            assert f"$({name})" not in MAKEFILE
            assert f"${{{name}}}" not in MAKEFILE


@workflows
def test_only_what_must_write_may_write(workflow: Path) -> None:
    content = read(workflow)
    assert content["permissions"] == {}
    allowed = WRITES.get(workflow.name, set())
    for job in content["jobs"].values():
        assert {name for name, level in job["permissions"].items() if level == "write"} <= allowed


@workflows
def test_a_proposals_code_never_runs_where_something_may_write(workflow: Path) -> None:
    content = read(workflow)
    assert "pull_request_target" not in content["on"]
    assert "issue_comment" not in content["on"]
    if workflow.name in WRITES:
        assert "pull_request" not in content["on"]
    for step in steps(workflow):
        if action_of(step) == "actions/checkout":
            assert step["with"]["persist-credentials"] is False
            assert "head" not in str(step["with"].get("ref", ""))


# --- What may write ---------------------------------------------------------------------------------------------------


def action_of(step: dict[str, Any]) -> str:
    """The action that a step uses, without its version; empty for one that runs a command."""
    return str(step.get("uses", "")).partition("@")[0]


def writing(workflow: Path) -> dict[str, dict[str, Any]]:
    """The jobs that may write something."""
    jobs: dict[str, dict[str, Any]] = read(workflow)["jobs"]
    return {name: job for name, job in jobs.items() if "write" in job["permissions"].values()}


def trusted(workflow: Path) -> dict[str, dict[str, Any]]:
    """The jobs that have a token: those that may write, and those that ask GitHub for what it knows."""
    jobs: dict[str, dict[str, Any]] = read(workflow)["jobs"]
    names = {name for name, job in jobs.items() for step in job["steps"] if "GH_TOKEN" in step.get("env", {})}
    return {name: job for name, job in jobs.items() if name in {*names, *writing(workflow)}}


def uploaded(job: dict[str, Any]) -> set[str]:
    """The names of the artifacts that a job leaves. One for Pages is called as the action calls it."""
    some = [step["with"] for step in job["steps"] if action_of(step) == "actions/upload-artifact"]
    names = {one.get("name", Path(one["path"]).name) for one in some}
    pages = {"github-pages" for step in job["steps"] if action_of(step) == "actions/upload-pages-artifact"}
    return names | pages


def taken(job: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The artifacts that a job takes: their names, and the run that each comes from; empty for the job's own."""
    for step in job["steps"]:
        if action_of(step) == "actions/download-artifact":
            yield step["with"]["name"], step["with"].get("run-id", "")
        elif action_of(step) == "actions/deploy-pages":
            yield "github-pages", ""


@workflows
def test_what_has_a_token_has_only_mains_code_and_hardly_any_actions(workflow: Path) -> None:
    for name, job in trusted(workflow).items():
        more = "actions/deploy-pages" if name in writing(workflow) else "actions/upload-artifact"
        for step in job["steps"]:
            if action_of(step) == "actions/checkout":
                assert step["with"] == {"ref": MAIN, "persist-credentials": False}
            elif action_of(step) == "actions/download-artifact":
                # Beside the code, not in it.
                assert step["with"]["path"] == "${{ runner.temp }}/handed"
            else:
                assert action_of(step) in ("", more)


@workflows
def test_what_has_a_token_installs_nothing_and_runs_one_of_our_commands(workflow: Path) -> None:
    for job in trusted(workflow).values():
        runs = [step["run"].removeprefix("make ") for step in job["steps"] if "run" in step]
        assert len(runs) <= 1
        for target in runs:
            recipe = re.search(rf"^{target}:([^#\n]*)#[^\n]*\n((?:\t[^\n]*\n)+)", MAKEFILE, re.M)
            assert recipe is not None
            assert recipe[1].strip() == "", "a target that is made first can install and run anything"
            assert re.fullmatch(rf"\t@\$\(FORGE\) {target} (?:[^;&|`]|\\\n)*\n", recipe[2]), recipe[2]


@workflows
def test_what_may_write_takes_what_another_job_has_made(workflow: Path) -> None:
    content = read(workflow)
    for name, job in writing(workflow).items():
        artifacts = list(taken(job))
        assert len(artifacts) == 1, f"{name} has made what it writes itself"
        for artifact, run in artifacts:
            if run:
                followed = content["on"]["workflow_run"]["workflows"]
                others = [one for path in WORKFLOWS if (one := read(path))["name"] in followed]
                assert run == "${{ github.event.workflow_run.id }}"
                makers = [one for other in others for one in other["jobs"].values()]
                assert "github.event.workflow_run.event == " in job["if"], "anybody may name a workflow as they like"
            else:
                makers = [content["jobs"][job["needs"]]]
            maker = next(one for one in makers if artifact in uploaded(one))
            assert "write" not in maker["permissions"].values()


@workflows
def test_what_is_made_for_main_is_made_of_main(workflow: Path) -> None:
    """A workflow that is started by hand can be started on any branch."""
    content = read(workflow)
    if "workflow_dispatch" not in content["on"] or not writing(workflow):
        return
    for job in content["jobs"].values():
        for step in job["steps"]:
            assert action_of(step) != "actions/checkout" or step["with"]["ref"] == MAIN


@workflows
def test_a_token_is_only_where_one_of_our_commands_asks_or_writes(workflow: Path) -> None:
    content = read(workflow)
    assert "env" not in content
    for name, job in content["jobs"].items():
        assert "env" not in job
        assert job["permissions"].get("contents", "read") == "read" or name in writing(workflow)
        for step in job["steps"]:
            for key, value in {**step.get("env", {}), **step.get("with", {})}.items():
                assert "secrets" not in str(value)
                token = "token" in str(value)
                assert not token or name in trusted(workflow) or action_of(step) == "actions/download-artifact", key


@workflows
def test_nothing_from_outside_decides_what_runs(workflow: Path) -> None:
    """A branch, a title or an input can hold anything: as a value it does no harm, in a command it may."""
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        assert "${{" not in step.get("uses", "")
        assert "${{" not in step.get("shell", "")
        assert not {"PATH", "PYTHON", "BIN", "MAKEFLAGS", "BASH_ENV"} & set(step.get("env", {}))


def test_a_package_is_taken_from_a_tag_of_this_very_project() -> None:
    condition = actions.read("handover.yml")["jobs"]["release"]["if"]
    run = "github.event.workflow_run"
    right = {
        "github.repository": "stad/natverk",
        f"{run}.event": "push",
        f"{run}.conclusion": "success",
        f"{run}.path": ".github/workflows/release.yml",
        f"{run}.head_repository.full_name": "stad/natverk",
    }
    assert actions.holds(condition, right)
    for key, value in (
        ("event", "pull_request"),
        ("conclusion", "failure"),
        ("path", ".github/workflows/min.yml"),
        ("head_repository.full_name", "nagon/natverk"),
    ):
        assert not actions.holds(condition, {**right, f"{run}.{key}": value})


def test_a_proposals_own_workflow_of_the_same_name_is_no_check() -> None:
    condition = actions.read("comment.yml")["jobs"]["comment"]["if"]
    run = "github.event.workflow_run"
    assert actions.holds(condition, {f"{run}.event": "pull_request", f"{run}.path": ".github/workflows/check.yml"})
    for event, path in (("pull_request", "min.yml"), ("push", "check.yml"), ("workflow_dispatch", "check.yml")):
        values = {f"{run}.event": event, f"{run}.path": f".github/workflows/{path}"}
        assert not actions.holds(condition, values)


def test_no_step_leaves_variables_or_paths_for_the_next() -> None:
    """A title with a line end in it would become a variable of its own there."""
    files = [*WORKFLOWS, ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / "actionplans").rglob("*.py")]
    for file in files:
        assert not re.search(r"GITHUB_(ENV|OUTPUT|PATH|STATE)|::(set|save|add)-", file.read_text(encoding="utf-8")), (
            file
        )


@workflows
def test_the_page_on_upkeep_names_every_workflow(workflow: Path) -> None:
    told = " ".join((ROOT / "docs/om/underhall.md").read_text(encoding="utf-8").split())
    assert f"*{read(workflow)['name']}*" in told


def test_the_night_tries_every_python_that_is_promised() -> None:
    job = actions.read("nightly.yml")["jobs"]["pythons"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert "Python 3.11 or newer" in (ROOT / "README.md").read_text(encoding="utf-8")
    for name, one in actions.read("nightly.yml")["jobs"].items():
        (target,) = [step["run"] for step in one["steps"] if "run" in step]
        assert target in one["name"], name


def test_the_site_is_built_soon_after_each_midnight_in_sweden() -> None:
    ((minute, hour, *days),) = (one["cron"].split() for one in read(GITHUB / "workflows/publish.yml")["on"]["schedule"])
    assert days == ["*", "*", "*"]
    for date in ("2026-01-15", "2026-07-15"):
        begins = datetime.datetime.fromisoformat(f"{date}T{int(hour):02}:{int(minute):02}:00+00:00")
        assert clock.day_of(begins) == begins.date() + datetime.timedelta(days=1)
        assert clock.day_of(begins - datetime.timedelta(hours=2)) == begins.date()


@workflows
def test_every_job_has_a_time_limit_and_a_fixed_machine(workflow: Path) -> None:
    for job in read(workflow)["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert job["runs-on"] == "ubuntu-24.04"


def test_an_editor_waits_for_the_check_and_not_for_the_tests() -> None:
    awaited = read(GITHUB / "workflows/comment.yml")["on"]["workflow_run"]["workflows"]
    named = {read(workflow)["name"]: workflow for workflow in WORKFLOWS}
    assert awaited == ["Kontroll"]
    runs = {step["run"] for step in steps(named["Kontroll"]) if "run" in step}
    assert runs == {"make check", "make errors", "make preview", "make proposal", "make pages"}
    # Fetching and installing is most of the time: it is done once.
    assert len(read(named["Kontroll"])["jobs"]) == 1
    assert "make changed-code" in {step.get("run") for step in steps(named["Tester"])}


def test_the_codes_tests_run_where_code_has_changed_and_the_citys_own_pages_wait_for_the_night(tmp_path: Path) -> None:
    root = tmp_path / "projekt"
    for name in ("data/networks/a.yml", "docs/index.md", "docs/om/underhall.md", "mkdocs.yml", "theme/main.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("ett\n", encoding="utf-8")
    actions.git(root, "init", "--quiet", "--initial-branch=main")

    def tried(*names: str) -> tuple[bool, str]:
        actions.git(root, "add", ".")
        actions.git(root, "commit", "--quiet", "--allow-empty", "--message", "Före")
        for name in names:
            (root / name).write_text(f"{names}\n", encoding="utf-8")
        actions.git(root, "add", ".")
        actions.git(root, "commit", "--quiet", "--allow-empty", "--message", "Efter")
        command = [sys.executable, "-S", "-m", "actionplans.adapters.github", "unchanged", "--base=HEAD~1"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        return done.returncode == 0, done.stdout + done.stderr

    unchanged, said = tried("data/networks/a.yml", "docs/index.md")
    assert unchanged
    assert "Kodens tester körs inte" in said
    for name in ("docs/om/underhall.md", "mkdocs.yml", "theme/main.html"):
        unchanged, said = tried("data/networks/a.yml", name)
        assert not unchanged
        assert f"Kod har ändrats: {name}." in said
    assert code.changed(root, "HEAD") == []
    # Whatever cannot be answered, with code that does not even begin, ends with a test.
    assert re.search(r"^changed-code:.*\n(?:\t@#.*\n)*\t@.* unchanged --base=\S+ \|\| \$\(MAKE\) test$", MAKEFILE, re.M)


@pytest.mark.parametrize("name", ["check.yml", "tests.yml"])
def test_what_may_be_required_runs_on_every_proposal(name: str) -> None:
    content = read(GITHUB / "workflows" / name)
    # A required check that a filter keeps from starting is pending for ever.
    assert content["on"] == {"pull_request": None, "push": {"branches": ["main"]}}


# --- The targets themselves -------------------------------------------------------------------------------------------


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a target in the project."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("new-year", "YEAR"),
        ("new-network", "ID"),
        ("new-matter", "DATE"),
        ("new-matter", "PLANS"),
        ("new-matter", "REPORTS"),
        ("new-matter", "TITLE"),
        ("close", "YEAR"),
        ("snapshot", "YEAR"),
        ("proposal", "BASE"),
        ("propose", "TITLE"),
        ("propose", "HANDED"),
        ("issue", "HANDED"),
        ("comment", "HANDED"),
        ("pages", "BASE"),
        ("changed-code", "BASE"),
        ("reply", "HANDED"),
        ("comment", "HEAD_BRANCH"),
        ("comment", "CONCLUSION"),
        ("papers", "YEAR"),
        ("papers", "MATTER"),
        ("demo-papers", "YEAR"),
        ("demo-papers", "MATTER"),
        ("demo-snapshot", "YEAR"),
        ("sent", "YEAR"),
        ("sent", "MATTER"),
        ("sent", "DATE"),
        ("release", "TAG"),
        ("tagged-release", "TAG"),
        ("record", "TAG"),
        ("format", "FILES"),
    ],
)
def test_a_value_that_is_a_command_is_not_run(target: str, name: str, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    result = make("--dry-run", target, **{name: f'"; touch {trap}; $(touch {trap}) `touch {trap}`'})
    assert result.returncode == 0, result.stderr
    assert str(trap) not in result.stdout
    assert f'"$${name}"' in MAKEFILE or f"$${name}" in MAKEFILE


# --- The jobs, one after the other ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature in git, with the code, the Makefile and its owners: what a checkout is a clone of."""
    root = tmp_path_factory.mktemp("origin") / "projekt"
    letter = "docs/namnden/2023-03-13.md"
    changes: dict[str, str | bytes | None] = {
        letter: project.FILES[letter] + "\n## Information\n\nNämnden informeras.\n",
        ".github/CODEOWNERS": "# /docs/natverk/provnat/  @grupp\n* @stad/alla\n/docs/\n",
    }
    project.clone(root, changes)
    for name in ("Makefile", ".gitignore", *(path.name for path in ROOT.glob("requirements*.txt"))):
        shutil.copy(ROOT / name, root)
    actions.git(root, "init", "--quiet", "--initial-branch=main")
    actions.git(root, "add", ".")
    actions.git(root, "commit", "--quiet", "--message", "Först")
    return root


def proposed(origin: Path, branch: str) -> dict[str, str]:
    """The files that a branch changes, each with A for new or M for changed."""
    lines = actions.git(origin, "diff", "--name-status", f"main...{branch}").splitlines()
    return {path: how for how, _, path in (line.partition("\t") for line in lines)}


@pytest.mark.nightly
def test_a_new_network_is_written_by_one_job_and_proposed_by_another(origin: Path, tmp_path: Path) -> None:
    values = {"github.ref_name": "main", "inputs.id": "nytt", "inputs.name": "Nytt $(touch x); touch x åäö"}
    github = GitHub(tmp_path, origin, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    github.run("new-network.yml", "write")
    assert github.run("new-network.yml", "propose") == "https://github.example/stad/natverk/pull/9\n"
    assert github.said("new-network.yml", "write") == []
    branch = "forslag/nytt-natverk-nytt-17"
    ((told, _),) = github.said("new-network.yml", "propose")
    assert told[:6] == ["pr", "create", "--head", branch, "--title", "Nytt nätverk nytt"]
    assert proposed(origin, branch) == {
        ".github/CODEOWNERS": "M",
        "data/networks/nytt.yml": "A",
        "data/sources/kalla-nytt.yml": "A",
        "docs/natverk/nytt/index.md": "A",
    }


def test_a_new_year_is_written_by_one_job_and_proposed_by_another(origin: Path, tmp_path: Path) -> None:
    values = {"github.ref_name": "main", "inputs.year": "2024"}
    github = GitHub(tmp_path, origin, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    github.run("new-year.yml", "write")
    github.run("new-year.yml", "propose")
    files = proposed(origin, "forslag/nytt-ar-2024-17")
    assert files["data/plans/2024/provnat.yml"] == "A"
    assert "mkdocs.yml" not in files  # the menu follows from the pages


@pytest.mark.nightly
def test_a_new_matter_is_written_by_one_job_and_proposed_by_another(origin: Path, tmp_path: Path) -> None:
    values = {
        "github.ref_name": "main",
        "inputs.date": "2023-08-28",
        "inputs.plans": "",
        "inputs.reports": "",
        "inputs.title": 'Reserapporter $(touch x); touch x "åäö"',
    }
    github = GitHub(tmp_path, origin, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    github.run("new-matter.yml", "write")
    github.run("new-matter.yml", "propose")
    branch = "forslag/nytt-arende-2023-08-28-17"
    assert proposed(origin, branch) == {
        "data/matters/2023-08-28.yml": "A",
        "data/sources/arende-2023-08-28.yml": "A",
        "docs/namnden/2023-08-28.md": "A",
    }
    assert values["inputs.title"] in actions.git(origin, "show", f"{branch}:data/matters/2023-08-28.yml")


@pytest.mark.nightly
def test_a_year_is_closed_by_one_job_and_proposed_by_another(origin: Path, tmp_path: Path) -> None:
    decided = tmp_path / "projekt"
    actions.git(tmp_path, "clone", "--quiet", str(origin), str(decided))
    matter = decided / "data/matters/2023-03-13.yml"
    decision = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"
    matter.write_text(matter.read_text("utf-8") + decision, encoding="utf-8")
    actions.git(decided, "commit", "--quiet", "--all", "--message", "Beslutet")
    values = {"github.ref_name": "main", "inputs.year": "2023"}
    github = GitHub(tmp_path, decided, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    assert github.run("close-year.yml", "write").startswith("Året 2023 är stängt: 1 plan är skriven")
    github.run("close-year.yml", "propose")
    assert proposed(decided, "forslag/stang-ar-2023-17") == {"data/closed.yml": "A"}


def test_a_workflow_that_is_started_on_another_branch_does_nothing(origin: Path, tmp_path: Path) -> None:
    for workflow, job in (
        ("new-year.yml", "write"),
        ("new-network.yml", "write"),
        ("new-matter.yml", "write"),
        ("close-year.yml", "write"),
        ("year-package.yml", "package"),
    ):
        condition = actions.read(workflow)["jobs"][job]["if"]
        values = {"github.event.repository.default_branch": "main"}
        assert actions.holds(condition, {**values, "github.ref_name": "main"})
        assert not actions.holds(condition, {**values, "github.ref_name": "min-gren"})


def test_what_is_left_of_one_job_does_not_reach_the_other(origin: Path, tmp_path: Path) -> None:
    """The first job's machine is another's to spoil: its artifact is all that the second sees, and it is refused."""
    values = {"github.ref_name": "main", "inputs.id": "nytt", "inputs.name": "Nytt"}
    github = GitHub(tmp_path, origin, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    commit = actions.git(origin, "rev-parse", "HEAD")
    files = {"Makefile": "propose:\n\ttouch x\n", "actionplans/__init__.py": "raise SystemExit\n"}
    handed.hand(github.artifact("utkast"), {"commit": commit, "files": files})
    with pytest.raises(AssertionError, match="hör inte till dem som arbetsflödet skriver") as refused:
        github.run("new-network.yml", "propose")
    assert "Inget är föreslaget." in str(refused.value)
    assert github.said("new-network.yml", "propose") == []


RUN = "github.event.workflow_run"


def package_of(origin: Path, github: GitHub, tag: str, commit: str) -> None:
    """A small package of a tag, as the artifact that its workflow leaves."""
    revision = {"commit": commit, "day": "2023-03-28", "changed": False}
    archive = test_record.package(github.folder, revision=revision)
    test_record.with_its_receipt(archive, github.artifact("arspaket") / "2023")


@pytest.mark.parametrize("real", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["small", "real"])
def test_a_package_is_made_attached_recorded_and_proposed_by_four_jobs(
    origin: Path, tmp_path: Path, real: bool
) -> None:
    commit, tag = actions.git(origin, "rev-parse", "main"), "plan-2023"
    values = {
        "github.ref_name": tag,
        "github.repository": "stad/natverk",
        f"{RUN}.id": "7",
        f"{RUN}.event": "push",
        f"{RUN}.conclusion": "success",
        f"{RUN}.path": ".github/workflows/release.yml",
        f"{RUN}.head_repository.full_name": "stad/natverk",
        f"{RUN}.head_branch": tag,
        f"{RUN}.head_sha": commit,
    }
    answers = {
        f"commits/tags%2F{tag}": json.dumps({"sha": commit}),
        f"compare/main...{commit}": json.dumps({"status": "identical"}),
        "release create": "",
        "pr create": "https://github.example/stad/natverk/pull/9",
    }
    github = GitHub(tmp_path, origin, values, answers)
    if real:
        actions.git(origin, "tag", "--force", tag)
        github.run("release.yml", "package", tag)
    else:
        package_of(origin, github, tag, commit)
    github.run("handover.yml", "release")
    told = [arguments for arguments, _ in github.said("handover.yml", "release")][-1]
    # `gh release create` stops where there is a release, and --clobber, which would replace a file, is not among these.
    assert told[:3] == ["release", "create", tag]
    assert told[3].endswith("/handlingsplaner-2023.zip")
    assert told[5].endswith("/kvitto-handlingsplaner-2023.pdf")
    assert told[6] == "--verify-tag"
    assert "--clobber" not in told
    github.run("handover.yml", "record")
    github.run("handover.yml", "propose")
    branch = "forslag/arkivet-noterar-plan-2023-17"
    assert list(proposed(origin, branch)) == ["data/snapshots.yml"]
    actions.git(origin, "branch", "--delete", "--force", branch)


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["release", "whole"])
def test_a_button_makes_the_package_sets_its_tag_and_proposes_its_record(
    origin: Path, tmp_path: Path, whole: bool
) -> None:
    """A tag that is set with a workflow's token starts no workflow: one run does all."""
    commit, tag = actions.git(origin, "rev-parse", "main"), "plan-2023"
    values = {"github.ref_name": "main", "github.sha": commit, "inputs.year": "2023"}
    answers = {
        f"git/matching-refs/tags/{tag}": json.dumps({"ref": f"refs/tags/{tag}0"}),
        f"compare/main...{commit}": json.dumps({"status": "identical"}),
        "release create": "",
        "pr create": "https://github.example/stad/natverk/pull/9",
    }
    github = GitHub(tmp_path, origin, values, answers)
    if whole:
        github.run("year-package.yml", "package")
    else:
        package_of(origin, github, tag, commit)
    github.run("year-package.yml", "release")
    told = [arguments for arguments, _ in github.said("year-package.yml", "release")][-1]
    assert [*told[:3], *told[6:8]] == ["release", "create", tag, "--target", commit]
    if not whole:
        return  # the same commands as after a tag, which are tried above
    github.run("year-package.yml", "record")
    github.run("year-package.yml", "propose")
    branch = "forslag/arkivet-noterar-plan-2023-17"
    assert list(proposed(origin, branch)) == ["data/snapshots.yml"]
    actions.git(origin, "branch", "--delete", "--force", branch)


@pytest.mark.nightly
def test_the_papers_of_a_matter_are_one_artifact(origin: Path, tmp_path: Path) -> None:
    for number, (year, matter) in enumerate((("2023", ""), ("", "2023-03-13"))):
        github = GitHub(tmp_path / str(number), origin, {"inputs.year": year, "inputs.matter": matter}, {})
        github.run("papers.yml", "papers")
        papers = {path.name for path in github.artifact("papper").rglob("*.*")}
        assert {"brev.pdf", "samlade-handlingar.pdf"} < papers


@pytest.mark.nightly
def test_the_papers_that_are_sent_are_kept_by_one_job_and_proposed_by_another(origin: Path, tmp_path: Path) -> None:
    values = {"github.ref_name": "main", "inputs.year": "", "inputs.matter": "2023-03-13", "inputs.date": "2023-03-13"}
    github = GitHub(tmp_path, origin, values, {"pr create": "https://github.example/stad/natverk/pull/9"})
    github.run("send-papers.yml", "write")
    github.run("send-papers.yml", "propose")
    branch = "forslag/skickade-papper-2023-03-13-17"
    folder = "docs/namnden/2023-03-13/skickat"
    assert proposed(origin, branch) == {
        "data/matters/2023-03-13.yml": "M",
        f"{folder}/bilaga-1-plan-2023-provnat.pdf": "A",
        f"{folder}/brev.pdf": "A",
        f"{folder}/samlade-handlingar.pdf": "A",
    }
    actions.git(origin, "branch", "--delete", "--force", branch)


def test_the_comment_is_written_when_a_check_begins_and_when_it_ends(origin: Path, tmp_path: Path) -> None:
    commit = "ab" * 20
    branch = "$(touch x)`y`"
    pull = {"number": 4, "commit": commit, "branch": branch, "repository": "nagon/natverk", "base": "main"}
    values = {
        f"{RUN}.{key}": value
        for key, value in {
            "event": "pull_request",
            "path": ".github/workflows/check.yml",
            "id": "7",
            "conclusion": "",
            "html_url": "https://github.example/stad/natverk/actions/runs/7",
            "run_attempt": "1",
            "run_started_at": "2026-11-29T18:00:00Z",
            "head_sha": commit,
            "head_branch": branch,
            "head_repository.full_name": "nagon/natverk",
        }.items()
    }
    answers = {
        "pulls?state=open": json.dumps(pull),
        "pulls/4/comments?": "",
        "pulls/4/files": json.dumps({"filename": "docs/index.md", "previous_filename": None}),
        "issues/4/comments?": "",
        "pulls/4 ": json.dumps({"commit": commit}),
        "runs/7/artifacts": json.dumps({"id": 5, "name": comment.PAGES}),
        "--method POST": "",
    }
    texts = []
    for place, action, conclusion in (("begins", "requested", ""), ("ends", "completed", "success")):
        told = {**values, f"{RUN}.conclusion": conclusion, "github.event.action": action}
        github = GitHub(tmp_path / place, origin, told, answers)
        github.artifact("proposal").mkdir(parents=True)
        (github.artifact("proposal") / "changes.txt").write_text("POLIS: ny plan\n", encoding="utf-8")
        assert github.run("comment.yml", "comment") == "Förslag 4 är kommenterat.\n"
        (given,) = [given for arguments, given in github.said("comment.yml", "comment") if "POST" in arguments]
        texts.append(json.loads(given)["body"])
    assert "**Kontrollen pågår.**" in texts[0]
    assert "**Kontrollen är godkänd.**" in texts[1]
    assert "ny plan" in texts[1]
    assert all(text.startswith(comment.MARK) for text in texts)


def test_the_issue_is_written_by_a_job_that_reads_no_data(origin: Path, tmp_path: Path) -> None:
    github = GitHub(tmp_path, origin, {}, {"issues?state=all": "", "--method POST": ""})
    github.run("attention.yml", "attention")
    assert github.run("attention.yml", "issue") == "Listan är skriven.\n"
    (given,) = [given for arguments, given in github.said("attention.yml", "issue") if "POST" in arguments]
    assert "Det här behöver uppmärksamhet" in json.loads(given)["title"]


@pytest.mark.parametrize(
    "drafts",
    [
        {"new-year": ["2026"], "new-network": ["nytt", "R&D: Nät"]},
        pytest.param({"new-matter": ["2026-03-09", "--plans=2026", "--reports=2025"]}, marks=pytest.mark.nightly),
    ],
    ids=["year and network", "matter"],
)
def test_what_the_drafts_write_is_what_may_be_proposed(tmp_path: Path, drafts: dict[str, list[str]]) -> None:
    """In the fictional city, which has everything, as they are handed over."""
    root = fictional.copy(tmp_path)
    actions.git(root, "init", "--quiet", "--initial-branch=main")
    actions.git(root, "add", ".")
    actions.git(root, "commit", "--quiet", "--message", "Först")
    for kind, arguments in drafts.items():
        done = subprocess.run(
            [sys.executable, "-m", "actionplans", kind, *arguments, "--project", str(root)],
            cwd=ROOT,
            env={**os.environ, "SITE_DATE": fictional.DAY},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        collected = written.collect(root)
        actions.git(root, "stash", "--include-untracked", "--quiet")
        assert written.put(root, kind, collected)
        actions.git(root, "reset", "--hard", "--quiet")
        actions.git(root, "clean", "-fdq")
