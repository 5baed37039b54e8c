"""Runs the jobs of a workflow here as GitHub does: each on a machine of its own, with what its steps say and no more.

A checkout is a clone of a project, an artifact a folder that is copied, and gh a program that remembers what it was
told and answers from a list. A job that installs nothing gets no package but Python's own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.sites import ROOT

WORKFLOWS = ROOT / ".github/workflows"
MAIN = "${{ github.event.repository.default_branch }}"
# Answers a question by the first key whose words stand in it, and writes down what it was told.
_GH = """\
import json, pathlib, sys
here = pathlib.Path(__file__).parent
said = " ".join(sys.argv[1:])
given = sys.stdin.read() if "--input" in sys.argv or "--body-file" in sys.argv else ""
with open(here / "said.jsonl", "a", encoding="utf-8") as told:
    told.write(json.dumps([sys.argv[1:], given]) + "\\n")
answers = json.loads((here / "answers.json").read_text(encoding="utf-8"))
found = next((answer for words, answer in answers.items() if words in said), None)
if found is None:
    sys.exit(f"no answer to {said}")
print(found)
"""


def read(name: str) -> dict[str, Any]:
    """A workflow's content. YAML 1.1 reads the key `on` as true; here it is a word again."""
    content = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in content.items()}


def holds(condition: str, values: Mapping[str, str], failed: bool = False) -> bool:
    """Whether a condition of a workflow holds: comparisons and questions, joined by && within ||."""
    return any(all(_is_so(part.strip(), values, failed) for part in some.split("&&")) for some in condition.split("||"))


def _is_so(part: str, values: Mapping[str, str], failed: bool) -> bool:
    if part in ("always()", "failure()"):
        return failed or part == "always()"
    if found := re.fullmatch(r"(startsWith|contains)\(([\w.]+), '([^']*)'\)", part):
        said = values.get(found[2], "")
        return said.startswith(found[3]) if found[1] == "startsWith" else found[3] in said
    left, _, wanted = (word.strip() for word in part.partition("=="))
    # What an event does not say is nothing.
    return values.get(left, "") == (wanted.strip("'") if wanted.startswith("'") else values[wanted])


class GitHub:
    """A repository `origin` with its artifacts, and what GitHub says of the run: expressions and their values."""

    def __init__(self, folder: Path, origin: Path, values: Mapping[str, str], answers: Mapping[str, str]) -> None:
        self.folder, self.origin = folder, origin
        self.values = {
            "github.event.repository.default_branch": "main",
            "github.token": "hemlig",
            "vars.SITE_URL": "",
            **values,
        }
        self.answers = answers
        # Where the runs of other workflows lie, each in a folder of its number; commands that are left out; what a step
        # finds in its environment besides.
        self.others: Path | None = None
        self.skipped: Sequence[str] = ()
        self.environment: Mapping[str, str] = {}

    def run(self, workflow: str, job: str, revision: str = "main") -> str:
        """Run a job, and give what its steps print. `revision` is what a checkout gets that asks for nothing."""
        about = read(workflow)["jobs"][job]
        machine = self.folder / f"{workflow}-{job}"
        here = {**self.values, "runner.temp": str(machine / "temp")}
        (machine / "temp").mkdir(parents=True)
        self._install_gh(machine)
        assert holds(about.get("if", ""), here) if "if" in about else True
        said, failure = "", None
        for step in about["steps"]:
            condition = step.get("if", "")
            if failure is not None and "failure()" not in condition and "always()" not in condition:
                continue
            if condition and not holds(condition, here, failure is not None):
                continue
            try:
                said += self._step(step, machine, here, revision)
            except (AssertionError, OSError) as error:
                if not step.get("continue-on-error"):
                    failure = failure or error
        if failure is not None:
            raise failure
        return said

    def said(self, workflow: str, job: str) -> list[tuple[list[str], str]]:
        """What a job told GitHub: arguments and what was given to read."""
        told = self.folder / f"{workflow}-{job}/bin/said.jsonl"
        lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
        return [(arguments, given) for arguments, given in map(json.loads, lines)]

    def artifact(self, name: str) -> Path:
        """The folder of an artifact."""
        return self.folder / "artifacts" / name

    def _install_gh(self, machine: Path) -> None:
        bin_folder = machine / "bin"
        bin_folder.mkdir()
        (bin_folder / "gh.py").write_text(_GH, encoding="utf-8")
        (bin_folder / "answers.json").write_text(json.dumps(self.answers), encoding="utf-8")
        (bin_folder / "gh").write_text(
            f'#!/bin/sh\nexec {sys.executable} {bin_folder / "gh.py"} "$@"\n', encoding="utf-8"
        )
        (bin_folder / "gh").chmod(0o755)

    def _step(self, step: Mapping[str, Any], machine: Path, here: Mapping[str, str], revision: str) -> str:
        given = {key: _filled(str(value), here) for key, value in step.get("with", {}).items()}
        action = step.get("uses", "").partition("@")[0]
        if action == "actions/checkout":
            _cloned(self.origin, machine / "work", given.get("ref", revision))
        elif action == "actions/setup-python":
            (machine / "work/.venv").symlink_to(ROOT / ".venv")
        elif action == "actions/upload-artifact":
            self._left(machine / "work", given)
        elif action == "actions/download-artifact":
            left = self.others / f"run-{given['run-id']}/artifacts" if self.others and "run-id" in given else None
            shutil.copytree(
                left / given["name"] if left else self.artifact(given["name"]), given["path"], symlinks=True
            )
        else:
            return self._made(step, machine, here)
        return ""

    def _left(self, work: Path, given: Mapping[str, str]) -> None:
        """Take what a step leaves: under a name, or, where it is one file that is not packed, under that file's own."""
        if given.get("if-no-files-found") == "ignore" and not (work / given["path"]).exists():
            return
        paths = given["path"].split("\n")
        if self.skipped and not any(found for path in paths for found in work.glob(path)):
            return
        if given.get("archive") == "False":
            target = self.artifact(Path(given["path"]).name)
            target.mkdir(parents=True)
            shutil.copy(work / given["path"], target)
            return
        for path in filter(None, paths):
            _copied(work, path, self.artifact(given["name"]))

    def _made(self, step: Mapping[str, Any], machine: Path, here: Mapping[str, str]) -> str:
        if step["run"] in self.skipped:
            return ""
        mine = {key: _filled(str(value), here) for key, value in step.get("env", {}).items()}
        environment = {
            "PATH": f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(machine),
            # Without the packages of others.
            "PYTHON": f"{sys.executable} -S",
            "SITE_DATE": os.environ.get("SITE_DATE", "2023-06-01"),
            "GITHUB_REPOSITORY": "stad/natverk",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_RUN_ID": "17",
            **self.environment,
            **mine,
        }
        # The environment is as new as the requirements: nothing is installed.
        ready = [f"--old-file=.venv/.{one}-ready" for one in ("check", "site", "papers")]
        command = [*step["run"].split(), "--no-print-directory", *ready]
        done = subprocess.run(
            command, cwd=machine / "work", env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{step['run']}: {done.stdout}{done.stderr}"
        return done.stdout


def git(folder: Path, *arguments: str) -> str:
    """What git prints of a folder."""
    author = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelstad.example", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda found: values[found[1]], text)


def _cloned(origin: Path, target: Path, revision: str) -> None:
    git(origin, "clone", "--quiet", "--branch", revision, str(origin), str(target))


def _copied(work: Path, pattern: str, target: Path) -> None:
    """What upload-artifact takes: a folder's content, or files with their folders from the first star on."""
    target.mkdir(parents=True, exist_ok=True)
    if "*" not in pattern:
        shutil.copytree(work / pattern, target, dirs_exist_ok=True)
        return
    top = work / pattern[: pattern.index("*")].rpartition("/")[0]
    for file in work.glob(pattern):
        copy = target / file.relative_to(top)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
