"""Is everything that is wrong told at once, and nothing that goes away by itself when the first of it is mended?

A slip in an entry, a file or another file hides no other slip; what could not be read makes no rule say anything.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from actionplans.model.problems import Problem
from actionplans.model.records import Model
from actionplans.model.unread import Unread, UnreadError, is_unread, names_unread
from actionplans.rules import check as checking
from actionplans.rules.check import check
from actionplans.rules.table import Check, OnData
from tests import project
from tests.scenes import Changes, edits

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
CITY = "data/city.yml"
BODIES = "data/organisations.yml"
UNKNOWN_KEY = (NETWORK, "    body: styrelsen", "    bzdq: styrelsen")
UNKNOWN_BODY = (NETWORK, "holder: provforvaltningen", "holder: provforvaltning")
NO_DATE = (PLAN, "start: 2023-05-04", "start: i maj")
NO_SUCH_PRIORITY = (PLAN, "priority: ljus", "priority: lius")
WRONG_PRIORITY = "okänd prioritering ”lius”"
LINK: Changes = {"docs/index.md": project.FILES["docs/index.md"] + "\n[En sida](saknas.md)\n"}

# What stands in one entry, one file, two files; and what is said of each, in the order of the report.
AT_ONCE: dict[str, tuple[Changes, list[str]]] = {
    "an unknown key and an unknown id in an entry": (
        edits(UNKNOWN_KEY, UNKNOWN_BODY),
        ["okänd nyckel ”bzdq”", "okänt id ”provforvaltning” för organisation"],
    ),
    "a misspelt key and an unknown id under it": (
        edits((PLAN, "responsible: provforvaltningen", "responsibel: provforvaltning")),
        ["okänd nyckel ”responsibel”", "okänt id ”provforvaltning” för organisation"],
    ),
    "no date and an unknown priority in an entry": (
        edits(NO_DATE, NO_SUCH_PRIORITY),
        [WRONG_PRIORITY, "”i maj” är inte ett datum"],
    ),
    "what is missing, and dates of another entry that contradict each other": (
        edits((NETWORK, "    holder: provforvaltningen\n", ""), (NETWORK, "end: 2021-05-05", "end: 2021-05-03")),
        ["nyckeln ”holder” saknas", "slutet 2021-05-03 är före starten 2021-05-04"],
    ),
    "an entry in the wrong list, and an unknown word in the next one": (
        edits(
            (NETWORK, "    kind: conference", "    kind: konferensen"),
            (
                NETWORK,
                "events:\n",
                "events:\n  - {kind: chair, text: Ordf., holder: exempelstad, start: 2022, sources: [brev]}\n",
            ),
        ),
        ["posten hör till ”roles” men står under ”events”", "okänt ord ”konferensen”"],
    ),
    "the city's own file, and a plan": (
        edits((CITY, "name: Exempelstad\n", "name: [Exempelstad]\n"), NO_SUCH_PRIORITY),
        ["”name” ska vara en text, inte en lista eller flera nycklar", WRONG_PRIORITY],
    ),
    "a file that is no YAML, and a plan": (
        edits((BODIES, "  name: provnämnden", "  name provnämnden"), NO_SUCH_PRIORITY),
        ["kolon saknas efter ”name”", WRONG_PRIORITY],
    ),
    "three lines of a file at which YAML stops, and a date": (
        edits(
            (NETWORK, "text: Ett påhittat nätverk.", "text: Ett nätverk: påhittat"),
            (NETWORK, "    body: styrelsen", "    body styrelsen"),
            (NETWORK, "    text: Staden var värd", '    text: "Staden var värd'),
            (NETWORK, "end: 2021-05-05", "end: igår"),
        ),
        [
            "kolon mitt i en text (”text: Ett nätverk: påhittat”)",
            "kolon saknas efter ”body”",
            "”igår” är inte ett datum",
            'ett citattecken avslutas aldrig (”text: "Staden var värd för konferensen.”)',
        ],
    ),
    "the city's own file, and a page": (
        {**edits((CITY, "name: Exempelstad\n", "namm: Exempelstad\n")), **LINK},
        ["okänd nyckel ”namm”", "länken ”saknas.md” leder ingenstans"],
    ),
}


@pytest.mark.parametrize("name", AT_ONCE)
def test_both_are_told_at_once_and_nothing_else(tmp_path: Path, name: str) -> None:
    changes, said = AT_ONCE[name]
    assert [one.what for one in sorted(set(project.checked(tmp_path, changes).problems))] == said


# One slip each, of which nothing follows: what hangs on what could not be read is not said.
ALONE: dict[str, Changes] = {
    "an end that is no date": edits(
        (NETWORK, "    end: 2024-06-30\n", "    end: i juni\n    end_announced: 2024-06\n")
    ),
    "the only date": edits((NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", "    start: i januari\n")),
    "a key that may have been the date": edits(
        (NETWORK, "    start: 2022-01-01\n    end: 2024-06-30\n", "    qqq: 2022-01-01\n")
    ),
    "the sources of an event": edits(
        (
            NETWORK,
            "    text: Staden var värd för konferensen.\n    sources: [webb]",
            "    text: Värd.\n    sources: webb",
        )
    ),
    "a list of priorities": edits((PLAN, "  - id: ljus\n", "  - id: [ljus]\n")),
    "a fact's address": edits((NETWORK, "    text: Tio städer.", "    zzz: Tio städer.")),
    "a body": edits((BODIES, "provnamnden:\n  name: provnämnden", "provnamnden:\n  name: [provnämnden]")),
}


@pytest.mark.parametrize("name", ALONE)
def test_of_what_could_not_be_read_nothing_follows(tmp_path: Path, name: str) -> None:
    problems = project.checked(tmp_path, ALONE[name]).problems
    assert len({one.place.line for one in problems}) == 1, problems


def test_nobody_may_look_at_what_could_not_be_read() -> None:
    value: Any = Unread()
    assert is_unread(value)
    looks: tuple[Callable[[Any], object], ...] = (bool, str, len, iter, hash, "{}".format)
    looks += (lambda one: one == 1, lambda one: one < 1, lambda one: one >= 1, lambda one: 1 in one)
    looks += (lambda one: isinstance(one, str), lambda one: one.year, lambda one: one[0])
    for look in looks:
        with pytest.raises(UnreadError):
            look(value)


def test_what_python_itself_refuses_of_it_is_told_from_a_fault_of_a_rules_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the one is passed over: a rule that adds two things that cannot be added would never say anything again."""
    value: Any = Unread()
    looks: tuple[Callable[[Any], object], ...] = (lambda one: re.match("a", one), lambda one: "".join(["a", one]))
    looks += (lambda one: "a" + one, lambda one: 1 + one, range, lambda one: datetime.date(one, 1, 1), lambda one: -one)
    for look in looks:
        with pytest.raises(TypeError) as refused:
            look(value)
        assert names_unread(refused.value)

    def faulty(model: Model) -> Iterator[Problem]:
        years: list[Any] = [None, *(plan.year for plan in model.plans.values())]
        yield from sum(years)

    monkeypatch.setattr(checking, "CHECKS", (Check("faulty", "", OnData(faulty)),))
    with pytest.raises(TypeError, match="NoneType"):
        check(project.write(tmp_path, ALONE["an end that is no date"]))


# --- Two slips by chance ----------------------------------------------------------------------------------------------

_VALUE = re.compile(r"( *(?:- )?)([a-z_]+): ?([^\[{\s].*)\n")


def _slips(name: str) -> Iterator[tuple[str, int, str]]:
    """Slips in the values and keys of a file: its name, the line from 0, and how that reads then."""
    for number, line in enumerate(project.FILES[name].splitlines(keepends=True)):
        if found := _VALUE.fullmatch(line):
            indent, key, value = found.groups()
            yield name, number, f"{indent}{key[0]}zqx: {value}\n"
            yield name, number, f"{indent}{key}{key[-1] * 2}: {value}\n"
            yield name, number, f"{indent}{key}: {'någon gång' if value[0] in '12' else 'zzzz'}\n"


def _told(root: Path, *slips: tuple[str, int, str]) -> set[tuple[str, int, str, str]]:
    """What is said of the project with some slips."""
    changes: Changes = {}
    for name, number, text in slips:
        lines = str(changes.get(name, project.FILES[name])).splitlines(keepends=True)
        changes[name] = "".join([*lines[:number], text, *lines[number + 1 :]])
    return {(*one.place[:2], one.what, one.do) for one in check(project.write(root, changes)).problems}


@pytest.mark.nightly
def test_of_two_slips_in_two_entries_both_are_told_and_nothing_more(tmp_path: Path) -> None:
    """Of 800 such pairs 99 in a hundred, where one hid the other in 16 and more of a hundred."""
    slips = [slip for name in project.FILES if name.startswith("data/") for slip in _slips(name)]
    chance = random.Random(11)
    apart = [(one, other) for one, other in itertools.combinations(slips, 2) if abs(one[1] - other[1]) > 6]
    both = tried = 0
    for number, (one, other) in enumerate(chance.sample(apart, 150)):
        root = tmp_path / str(number)
        alone = _told(root / "one", one) | _told(root / "other", other)
        together = _told(root / "both", one, other)
        assert together <= alone
        tried, both = tried + 1, both + (together == alone)
    assert both >= 0.97 * tried
