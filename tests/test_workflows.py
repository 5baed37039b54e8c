"""The workflows: valid, pinned, with the least permissions, and made of Make targets that the project's tests run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Where a workflow may write, and what: everything else reads.
WRITES = {
    "attention.yml": {"issues"},
    "comment.yml": {"pull-requests"},
    "new-network.yml": {"contents", "pull-requests"},
    "new-year.yml": {"contents", "pull-requests"},
    "publish.yml": {"pages", "id-token"},
    "release.yml": {"contents", "pull-requests"},
}

workflows = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def read(workflow: Path) -> dict[str, Any]:
    """A workflow's content. YAML 1.1 reads the key `on` as true; here it is a word again."""
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in content.items()}


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
    if workflow.name in WRITES:
        assert "pull_request" not in content["on"]
    for step in steps(workflow):
        if str(step.get("uses", "")).startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert "head" not in str(step["with"].get("ref", ""))


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
    assert runs == {"make check", "make preview", "make proposal"}
    assert "make test" in {step.get("run") for step in steps(named["Tester"])}


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
        ("proposal", "BASE"),
        ("propose", "TITLE"),
        ("comment", "CHANGES"),
        ("papers", "YEAR"),
        ("release", "TAG"),
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


def test_a_package_is_attached_to_a_release_that_is_made_for_it(tmp_path: Path) -> None:
    fake = tmp_path / "gh"
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/said"\n', encoding="utf-8")
    fake.chmod(0o755)
    assert make("release", TAG="plan-2023", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}").returncode == 0
    said = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    # `gh release create` stops where there is a release, and --clobber, which would replace a file, is not among these.
    assert said[:5] == ["release", "create", "plan-2023", "dist/2023/handlingsplaner-2023.zip", "--verify-tag"]
    assert "--clobber" not in said
