"""Somebody new does a year's work with the forms and buttons only: what is chosen, typed, guessed, waited for and read.

An Official sees what the site shows: the questions, choices and present values that a page of /andra/ fetches, and a
workflow's fields. An answer is sent as the page sends it, to a forge whose workflows run with their own commands
(forge.py). Nothing is taken that a page does not offer: a choice is made by its label, and a test fails where there is
none. What a person's hand needs is reckoned, what the machine needs is measured:

- 10 seconds to find a page and its form, 5 for each choice and 8 for each date, number or short text
- 15 to read the sentence, send it and press *Submit new issue*, 20 for the colleague who reads the proposal and adds it
- texts of the person's own, of more than three words, are typed at 40 words a minute and reckoned apart
- each job of a workflow begins after some 20 seconds on GitHub: a machine, the code, Python and what is installed

A guess is a field that is no question, says nothing of what is meant, and has neither choices nor a date to tell it.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from actionplans.adapters.github import answer, handed, reply
from actionplans.adapters.github.comment import Run
from actionplans.adapters.github.event import Event
from actionplans.adapters.github.gh import ForgeError
from actionplans.forms import asked, block
from actionplans.forms.table import BY_ID
from actionplans.model.page_kinds import CHANGE
from actionplans.rules.check import check
from tests import forge_state
from tests.actions import git, read
from tests.forge import Forge, Ran

FIND, CHOOSE, TYPE, SEND, REVIEW, JOB = 10, 5, 8, 15, 20, 20
WORDS_A_MINUTE = 40
_SHORT = 3
# What nobody should have to read: a file's name, a key with its value, a fence of YAML.
_YAML = re.compile(r"\b\w+\.ya?ml\b|```ya?ml|^\s*(?:- )?[a-z_]+: \S", re.MULTILINE)

Answers = Mapping[str, str | tuple[str, ...]]


@dataclass
class Done:
    """What a task took."""

    title: str
    before: str
    steps: int = 0
    choices: int = 0
    fields: int = 0
    words: int = 0
    guesses: list[str] = field(default_factory=list)
    jobs: int = 0
    machine: float = 0.0
    files: set[str] = field(default_factory=set)
    red: list[str] = field(default_factory=list)
    yaml: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def hand(self) -> float:
        """Minutes of a person's time, beside the typing of own texts."""
        return (self.steps * (FIND + SEND + REVIEW) + self.choices * CHOOSE + self.fields * TYPE) / 60

    @property
    def waits(self) -> float:
        """Minutes until the last answer is there."""
        return (self.machine + self.jobs * JOB) / 60

    @property
    def typing(self) -> float:
        """Minutes of own text."""
        return self.words / WORDS_A_MINUTE


class Quick(Forge):
    """A forge whose answers to forms are made in this process, without a machine for each job: by day, and to try."""

    def _run(
        self, workflow: str, event: str, payload: Mapping[str, Any], run: Mapping[str, Any], branch: str
    ) -> Ran | None:
        if workflow != "answer.yml":
            return super()._run(workflow, event, payload, run, branch)
        folder = self.folder / f"run-{run['id']}"
        for name in ("lasa", "svara"):
            git(self.origin, "clone", "--quiet", str(self.origin), str(folder / name))
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SITE_DATE", self.day)
                content = answer.answer(folder / "lasa", payload["issue"]["body"])
        except ForgeError as error:
            return Ran(workflow, event, "failure", str(error))
        handed.hand(folder / "svar", content)
        state = self.state

        def gh(arguments: Sequence[str], given: str) -> str:
            return forge_state.answer(state, list(arguments), given)

        about = Event(payload["issue"]["number"], payload["sender"]["login"], payload["issue"]["body"])
        mine = Run(run["id"], 1, run["run_started_at"], run["head_sha"], run["html_url"], "success", True)
        try:
            reply.reply(gh, folder / "svara", "stad/natverk", about, mine, reply.read(handed.handed(folder / "svar")))
        except ForgeError as error:
            return Ran(workflow, event, "failure", str(error))
        finally:
            self._write(state)
        return Ran(workflow, event, "success")


class Official:
    """Somebody who may write to the repository, and has a browser."""

    def __init__(self, forge: Forge, folder: Path) -> None:
        self.forge, self.work = forge, folder / "webbplatsen"
        self.done: list[Done] = []
        git(folder, "clone", "--quiet", str(forge.origin), str(self.work))
        self._shown: tuple[str, dict[str, bytes]] = ("", {})

    @contextlib.contextmanager
    def task(self, title: str, before: str) -> Iterator[Done]:
        """A task of the rehearsal, with what it took before there were forms."""
        self.done.append(Done(title, before))
        yield self.done[-1]

    # --- A form ---

    def fill(self, form: str, about: tuple[str, ...], answers: Answers) -> None:
        """Fill in a form, send it, and let a colleague add what it proposes. `about` are parts of labels."""
        page, records = self._page(form)
        asks = page["forms"][form]
        address, mark, name = self._about(page, records, form, about)
        present = records(form, address).get(mark, ["", "", {}])[2] if address else {}
        sent: dict[str, str | tuple[str, ...]] = {"form": form}
        if address:
            sent["about"] = f"{address}/{mark}" if mark else address
            self.now.choices += 1 + bool(mark)
        known = {question["name"]: question for question in asks["asks"]}
        assert answers.keys() <= known.keys(), (form, answers.keys() - known.keys())
        for question in known.values():
            self._answer(page, question, answers, present, address, asks["says"], sent)
        needs = [one for one in asks["needs"] if sent.get(one)]
        assert needs or not asks["needs"], f"{form}: the page asks where it stands"
        self._send(block.written(f"{name}: {form}", sent))

    def _answer(
        self, page: Any, question: Any, answers: Answers, present: Any, address: str, says: str, sent: dict[str, Any]
    ) -> None:
        name, given = question["name"], answers.get(question["name"])
        if given is None:
            there = present.get(name, "")
            assert there or not question.get("required"), f"{name}: {question['label']} is asked, and not answered"
            if there and (question.get("required") or f"{{{name}}}" in says):
                sent[name] = tuple(there) if isinstance(there, list) else there
            return
        several = (given,) if isinstance(given, str) else given
        if question["kind"] == "choice":
            self.now.choices += len(several)
            found = tuple(_chosen(page, question, one, address) for one in several)
        else:
            found = several
            for text in several:
                self._typed(question, text)
        sent[name] = found if question.get("several") else found[0]

    def _typed(self, question: Any, text: str) -> None:
        words = text.split()
        self.now.fields += 1
        if question["kind"] in ("long", "text") and len(words) > _SHORT:
            self.now.words += len(words)
        is_told = question["label"].endswith("?") or question["hint"] or question["kind"] in ("date", "end")
        if not is_told:
            self.now.guesses.append(question["label"])

    def _about(self, page: Any, records: Any, form: str, about: tuple[str, ...]) -> tuple[str, str, str]:
        of = page["forms"][form]["about"]
        if not of:
            return "", "", ""
        offered = [(one, called) for one, called in page["abouts"][of] if about[0] in called]
        assert offered, f"{form}: {about[0]} is not offered; {self.now.red}; {page['abouts'][of]}"
        address, name = offered[0]
        if not page["forms"][form]["item"]:
            return address, "", name
        items = records(form, address)
        mark = next((key for key, (label, _, _) in items.items() if about[1] in label), "")
        assert mark, f"{form}: {about[1]} is not offered; {[label for label, _, _ in items.values()]}"
        return address, mark, name

    def _send(self, text: str) -> None:
        number = self._run(lambda: self.forge.open_issue(text, by="ida"))
        said = self.forge.comments(number)
        self.now.said += said
        try:
            pull = self.forge.proposal(number)
        except LookupError:
            self.now.red += said
            return
        self._add(pull)

    def _add(self, pull: int) -> None:
        self.now.files |= set(self.forge.files(pull))
        self.now.said += self.forge.comments(pull)
        for one in self.now.said:
            self.now.yaml += _YAML.findall(re.sub(r"<!--.*?-->", "", one, flags=re.DOTALL))
        self.forge.merge(pull)

    # --- A button ---

    def press(self, workflow: str, **inputs: str) -> None:
        """Start a workflow with what its fields are filled with, and let a colleague add what it proposes."""
        fields = read(workflow)["on"]["workflow_dispatch"]["inputs"]
        assert inputs.keys() <= fields.keys()
        for name, about in fields.items():
            assert name in inputs or not about["required"], f"{workflow}: {name}"
            self.now.fields += name in inputs
            if name in inputs and "till exempel" not in about["description"]:
                self.now.guesses.append(about["description"])
        there = set(self.forge.state["pulls"])
        self._run(lambda: self.forge.start(workflow, by="ida", **{one: inputs.get(one, "") for one in fields}))
        for pull in self.forge.state["pulls"].keys() - there:
            self._add(int(pull))

    # --- What is there ---

    @property
    def now(self) -> Done:
        return self.done[-1]

    def _run(self, act: Any) -> Any:
        before, began = len(self.forge.runs), time.perf_counter()
        found = act()
        self.now.machine += time.perf_counter() - began
        self.now.steps += 1
        for run in self.forge.runs[before:]:
            self.now.jobs += len(read(run.workflow)["jobs"])
            if run.conclusion == "failure":
                self.now.red.append(f"{run.workflow}: {run.said}")
        return found

    def _page(self, form: str) -> tuple[Any, Any]:
        """What the page of a form fetches, and what is written today of what it is about: by form and address."""
        commit = git(self.forge.origin, "rev-parse", "main")
        if self._shown[0] != commit:
            git(self.work, "pull", "--quiet")
            day = datetime.date.fromisoformat(self.forge.day)
            checked = check(self.work, day)
            assert checked.model is not None, checked.problems
            self._shown = (commit, asked.files(checked.site_on(day)))
        files = self._shown[1]
        path = CHANGE.path(subject=BY_ID[form].page).removesuffix(".md")
        page = json.loads(files[f"{path}.json"])

        def records(name: str, address: str) -> Any:
            of = page["forms"][name]["about"]
            found = files.get(f"{asked.RECORDS}/{asked.file_of(of, address)}.json", b"{}")
            return json.loads(found).get(name, {}).get(address, {})

        return page, records


def _chosen(page: Any, question: Any, label: str, address: str) -> str:
    """The value of a choice by its label, among what belongs to what was chosen first."""
    options = [one for _, group in page["lists"][question["list"]] for one in group]
    found = [value for value, shown, *_ in options if label in shown]
    assert found, f"{question['label']}: {label} is not offered"
    return str(next((value for value in found if value.startswith(f"{address}/")), found[0]))


def table(city: str, done: list[Done]) -> str:
    """The figures of a city, each task a row, beside what it took before."""
    head = (
        f"\n{city}\n{'Uppgift':44}{'förr':>34}{'steg':>5}{'val':>5}{'fält':>5}{'gissn.':>7}{'hand':>6}{'väntan':>7}"
        f"{'text':>6}{'filer':>6}{'röda':>5}{'YAML':>5}"
    )
    rows = [
        f"{one.title:44}{one.before:>34}{one.steps:5}{one.choices:5}{one.fields:5}{len(one.guesses):7}{one.hand:6.1f}"
        f"{one.waits:7.1f}{one.typing:6.1f}{len(one.files):6}{len(one.red):5}{len(one.yaml):5}"
        for one in done
    ]
    return "\n".join([head, *rows])
