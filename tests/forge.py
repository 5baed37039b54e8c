"""A forge that stands in for GitHub: people write issues and push, and the workflows' own commands answer.

    forge = Forge(folder, origin, {"ida": "write", "utomstående": "read"})
    number = forge.open_issue(text, by="ida")
    forge.merge(forge.proposal(number))

`origin` is a git repository. Each job runs on a machine of its own (actions.py) with a gh that remembers
(forge_state.py). What an event starts is run at once, job by job; what an event of a workflow's own would start, GitHub
lets wait for somebody's approval, and so does this. `runs` tells what has been run and how it ended.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import actions, forge_state
from tests.actions import WORKFLOWS, GitHub, git, read
from tests.sites import ROOT

_GH = f"""\
import json, pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
from tests import forge_state
file = pathlib.Path(sys.argv[1])
state = json.loads(file.read_text(encoding="utf-8"))
given = sys.stdin.read() if "--input" in sys.argv or "--body-file" in sys.argv else ""
try:
    print(forge_state.answer(state, sys.argv[2:], given))
except forge_state.RefusedError as error:
    sys.exit(str(error))
file.write_text(json.dumps(state), encoding="utf-8")
"""
# What makes the pages that people look at: not what becomes of a proposal, and slow.
LOOKS = ("make preview", "make pages")


@dataclass
class Ran:
    """A workflow that has run: by what, and how it ended, with what the last job said where it failed."""

    workflow: str
    event: str
    conclusion: str
    said: str = ""


class _Machine(GitHub):
    """The jobs of one run, with the forge's gh."""

    gh_state: Path

    def _install_gh(self, machine: Path) -> None:
        bin_folder = machine / "bin"
        bin_folder.mkdir()
        (bin_folder / "gh.py").write_text(_GH, encoding="utf-8")
        command = f'#!/bin/sh\nexec {sys.executable} {bin_folder / "gh.py"} {self.gh_state} "$@"\n'
        (bin_folder / "gh").write_text(command, encoding="utf-8")
        (bin_folder / "gh").chmod(0o755)


@dataclass
class Forge:
    """A repository with people. With `looks` the pages are built too, as they are on GitHub."""

    folder: Path
    origin: Path
    people: dict[str, str]
    looks: bool = False
    day: str = "2023-06-01"
    runs: list[Ran] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file = self.folder / "state.json"
        self._write(forge_state.new(self.origin, self.people))

    # --- What people do ---

    def open_issue(self, text: str, by: str, title: str = "") -> int:
        """Write an issue, and let what that starts run. Gives its number."""
        state = self.state
        number = forge_state.number(state)
        issue = {"number": number, "state": "open", "title": title, "body": text, "labels": [], "user": {"login": by}}
        state["issues"][str(number)] = issue
        self._write(state)
        self._issue("opened", number, by)
        return number

    def edit_issue(self, number: int, text: str, by: str) -> None:
        """Change an issue's text, and let what that starts run."""
        self._change(number, lambda issue: issue.update(body=text))
        self._issue("edited", number, by)

    def label(self, number: int, label: str, by: str) -> None:
        """Put a label on an issue, and let what that starts run."""
        self._change(number, lambda issue: issue["labels"].append(label))
        self._issue("labeled", number, by, label={"name": label})

    def start(self, workflow: str, by: str, **inputs: str) -> None:
        """Start a workflow by hand with what its fields are filled with."""
        if self.people.get(by) not in ("write", "maintain", "admin"):
            raise forge_state.RefusedError("Run workflow is shown only to those who may write")
        self._started(workflow, "workflow_dispatch", {"inputs": inputs, "sender": {"login": by}})

    def propose(self, branch: str, files: Mapping[str, str | None], by: str) -> int:
        """Commit files to a branch from main, or to one that is there, and propose it. Gives the proposal's number."""
        self.push(branch, files, by)
        state = self.state
        values = json.dumps({"head": branch, "base": "main", "title": branch, "body": ""})
        said = forge_state.answer(
            state, ["api", "--method", "POST", "repos/stad/natverk/pulls", "--input", "-"], values, by
        )
        self._write(state)
        number = int(json.loads(said)["number"])
        self._pull("opened", number)
        return number

    def push(self, branch: str, files: Mapping[str, str | None], by: str) -> None:
        """Commit files to a branch; None takes one away. What that starts at a proposal, `approve` runs."""
        clone = self.folder / f"clone-{len(list(self.folder.glob('clone-*')))}"
        git(self.origin, "clone", "--quiet", str(self.origin), str(clone))
        there = git(clone, "ls-remote", "origin", f"refs/heads/{branch}")
        git(clone, "switch", "--quiet", *([branch] if there else ["--create", branch]))
        for name, text in files.items():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                (clone / name).unlink()
            else:
                (clone / name).write_text(text, encoding="utf-8")
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", branch, "--author", f"{by} <{by}@stad.example>")
        git(clone, "push", "--quiet", "origin", branch)

    def approve(self, number: int) -> None:
        """Let a proposal's checks run, as somebody who may write does for one that a workflow has opened."""
        self._pull("synchronize", number)

    def merge(self, number: int) -> None:
        """Add a proposal to main, which closes the issue that it names."""
        state = self.state
        pull = state["pulls"][str(number)]
        git(self.origin, "merge", "--quiet", "--no-ff", "--message", pull["title"], pull["branch"])
        git(self.origin, "branch", "--quiet", "--delete", pull["branch"])
        pull["state"] = "closed"
        for closed in re.findall(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #(\d+)", pull["body"], re.IGNORECASE):
            if closed in state["issues"]:
                state["issues"][closed]["state"] = "closed"
        self._write(state)

    # --- What there is ---

    @property
    def state(self) -> forge_state.State:
        """All that the forge remembers."""
        state: forge_state.State = json.loads(self._file.read_text(encoding="utf-8"))
        return state

    def comments(self, number: int) -> list[str]:
        """The texts of the comments on an issue or a proposal."""
        return [one["body"] for one in self.state["comments"].values() if one["on"] == number]

    def proposal(self, issue: int) -> int:
        """The number of the open proposal that closes an issue. Raises LookupError."""
        for pull in self.state["pulls"].values():
            if pull["state"] == "open" and f"Closes #{issue}\n" in pull["body"] + "\n":
                return int(pull["number"])
        raise LookupError(f"no proposal closes {issue}: {self.comments(issue)}; {self.runs[-1]}")

    def files(self, number: int) -> list[str]:
        """The files that a proposal changes."""
        branch = self.state["pulls"][str(number)]["branch"]
        return git(self.origin, "diff", "--name-only", f"main...{branch}").splitlines()

    @property
    def red(self) -> int:
        """How many runs ended in failure."""
        return sum(run.conclusion == "failure" for run in self.runs)

    # --- How it is done ---

    def _write(self, state: forge_state.State) -> None:
        self._file.write_text(json.dumps(state), encoding="utf-8")

    def _change(self, number: int, change: Callable[[dict[str, Any]], None]) -> None:
        state = self.state
        change(state["issues"][str(number)])
        self._write(state)

    def _issue(self, action: str, number: int, by: str, **more: object) -> None:
        issue = self.state["issues"][str(number)]
        self._happened("issues", {"action": action, "issue": issue, "sender": {"login": by}, **more})

    def _pull(self, action: str, number: int) -> None:
        state = self.state
        pull = state["pulls"][str(number)]
        base = git(self.origin, "merge-base", "main", pull["branch"])
        about = {"number": number, "base": {"sha": base, "ref": "main"}, "head": {"ref": pull["branch"]}}
        event = {"action": action, "pull_request": about, "sender": pull["user"]}
        self._started("check.yml", "pull_request", event, pull["branch"])

    def _happened(self, event: str, payload: Mapping[str, Any]) -> None:
        for path in sorted(WORKFLOWS.glob("*.yml")):
            wanted = read(path.name)["on"]
            if event in wanted and payload["action"] in ((wanted[event] or {}).get("types") or [payload["action"]]):
                self._started(path.name, event, payload)

    def _started(self, workflow: str, event: str, payload: Mapping[str, Any], branch: str = "main") -> None:
        state = self.state
        number = forge_state.number(state)
        run = {
            "id": number,
            "name": read(workflow)["name"],
            "path": f".github/workflows/{workflow}",
            "event": event,
            "html_url": f"https://github.example/stad/natverk/actions/runs/{number}",
            "run_attempt": 1,
            "run_started_at": forge_state.time(state),
            "head_branch": branch,
            "head_sha": git(self.origin, "rev-parse", branch),
            "head_repository": {"full_name": "stad/natverk"},
            "conclusion": "",
            "artifacts": [],
        }
        state["runs"][str(number)] = run
        self._write(state)
        self._followed("requested", run)
        ran = self._run(workflow, event, payload, run, branch)
        if ran is None:
            return
        self.runs.append(ran)
        state = self.state
        state["runs"][str(number)]["conclusion"] = ran.conclusion
        self._write(state)
        self._followed("completed", {**run, "conclusion": ran.conclusion})

    def _followed(self, action: str, run: Mapping[str, Any]) -> None:
        """Let the workflows run that wait for another of that name."""
        for path in sorted(WORKFLOWS.glob("*.yml")):
            wanted = read(path.name)["on"].get("workflow_run")
            if wanted and run["name"] in wanted["workflows"] and action in wanted["types"]:
                payload = {"action": action, "workflow_run": run, "sender": {"login": "x"}}
                self._started(path.name, "workflow_run", payload)

    def _run(
        self, workflow: str, event: str, payload: Mapping[str, Any], run: Mapping[str, Any], branch: str
    ) -> Ran | None:
        """Run the jobs of a workflow in their order; None where each of them is kept from it by its condition."""
        folder = self.folder / f"run-{run['id']}"
        folder.mkdir()
        (folder / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        values = {"github.event_name": event, "github.repository": "stad/natverk", "github.ref_name": branch}
        values["github.sha"] = git(self.origin, "rev-parse", branch)
        values |= _flat("github.event", payload) | _flat("inputs", payload.get("inputs", {}))
        machine = _Machine(folder, self.origin, values, {})
        machine.gh_state = self._file
        machine.others = self.folder
        machine.skipped = () if self.looks else LOOKS
        machine.environment = {
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_RUN_ID": str(run["id"]),
            "SITE_DATE": self.day,
        }
        done: set[str] = set()
        failed: list[str] = []
        for job, about in read(workflow)["jobs"].items():
            needed, condition = {about["needs"]} if "needs" in about else set(), about.get("if", "")
            if (not needed <= done and "always()" not in condition) or (
                condition and not actions.holds(condition, machine.values)
            ):
                continue
            try:
                machine.run(workflow, job, branch)
                machine.values[f"needs.{job}.result"] = "success"
                done.add(job)
            except AssertionError as error:
                machine.values[f"needs.{job}.result"] = "failure"
                failed.append(str(error))
            self._left(run, folder)
        if failed:
            return Ran(workflow, event, "failure", "\n".join(failed))
        return Ran(workflow, event, "success") if done else None

    def _left(self, run: Mapping[str, Any], folder: Path) -> None:
        """Remember the artifacts that a job has left."""
        state = self.state
        known = state["runs"][str(run["id"])]["artifacts"]
        for path in sorted(folder.glob("artifacts/*")):
            if path.name not in [one["name"] for one in known]:
                known.append({"id": forge_state.number(state), "name": path.name})
        self._write(state)


def _flat(before: str, content: Mapping[str, Any]) -> dict[str, str]:
    """What an event says, each value by its way: "github.event.issue.number"."""
    flat: dict[str, str] = {}
    for key, value in content.items():
        if isinstance(value, Mapping):
            flat |= _flat(f"{before}.{key}", value)
        elif isinstance(value, str | int | None):
            flat[f"{before}.{key}"] = "" if value is None else str(value)
    return flat
