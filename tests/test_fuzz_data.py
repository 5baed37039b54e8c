"""Does the check answer whatever stands in data/, in time and in Swedish, and does what it passes become a site?

Chance breaks the files of the miniature project: signs, lines, values and whole records are taken out, put twice,
moved, exchanged for what YAML, HTML and Jinja find hard. Each case has a number and is made again from that alone.
"""

from __future__ import annotations

import datetime
import os
import random
import re
import time
from pathlib import Path

import pytest

from actionplans.model.problems import report
from actionplans.rules.check import check
from tests import project
from tests.sites import build

DAY = datetime.date(2023, 6, 1)
CASES_BY_DAY = 60
CASES_BY_NIGHT = 10_000
LOTS = 8
# Of the cases of a lot that pass, so many are built: a build takes a hundred times as long as a check.
BUILT = 15
SECONDS = 10
SEED = int(os.environ.get("SEED", "1"))

# What YAML, HTML, Jinja, the dates and the rules find hard.
NASTY = (
    *("", " ", "\t", "\n", "\r\n", "\r", "\0", "\x85", "\u2028", "\ufeff", "\u200b", "\ud7ff", "😀" * 40, "å" * 3000),
    *("-", "- ", "- - ", "? ", ": ", ":", "::", "#", " #", "&a ", "*a", "!", "!!python/name:os.system ", "!ENV [HOME]"),
    *(
        "|",
        "|2\n",
        ">",
        ">-\n",
        "%YAML 1.2",
        "---",
        "...",
        "<<: *a",
        "{",
        "}",
        "[",
        "]",
        "{a: ",
        "[" * 200,
        "{a: " * 80,
    ),
    *("'", '"', "'" * 3, '"\\x', '"\\u200b"', "\\", "`", "@", "~", "null", "yes", "NO", "0x1F", "0o7", "1e999", ".inf"),
    *(
        ".nan",
        "12:30",
        "2023-02-30",
        "0000-00-00",
        "9999-12-31",
        "2023~",
        "-1",
        "9" * 5000,
        "1_000",
        "2023-13",
        "ongoing",
    ),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "</title>", "]]>", "-->"),
    *("../../etc/passwd", "javascript:alert(1)", "https://", "https://[::1", "http://a.b\\c", "con", "a" * 300, "%00"),
)
# Those that would run, as markup.
RUNS = re.compile(r"<script>|<img src=x|javascript:alert\(1\)[\"']")
_VALUE = re.compile(r"(?<=: ).+$", re.MULTILINE)
_KEY = re.compile(r"[\w-]+(?=:)")


def _cut(text: str, chance: random.Random) -> str:
    begin = chance.randrange(len(text) + 1)
    return text[:begin] + text[begin + chance.randrange(1, 40) :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at:]


def _another_value(text: str, chance: random.Random) -> str:
    return _instead(text, chance, _VALUE, chance.choice(NASTY))


def _another_key(text: str, chance: random.Random) -> str:
    keys = [key for content in project.FILES.values() for key in _KEY.findall(content)]
    return _instead(text, chance, _KEY, chance.choice(keys))


def _value_of_elsewhere(text: str, chance: random.Random) -> str:
    values = [value for content in project.FILES.values() for value in _VALUE.findall(content)]
    return _instead(text, chance, _VALUE, chance.choice(values))


def _instead(text: str, chance: random.Random, pattern: re.Pattern[str], new: str) -> str:
    found = [*pattern.finditer(text)]
    if not found:
        return text + new
    one = chance.choice(found)
    return text[: one.start()] + new + text[one.end() :]


def _lines_moved(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    begin = chance.randrange(len(lines))
    taken = lines[begin : begin + chance.randrange(1, 6)]
    rest = lines[:begin] + lines[begin + len(taken) * chance.randrange(2) :]
    at = chance.randrange(len(rest) + 1)
    return "\n".join([*rest[:at], *taken, *rest[at:]])


def _indented(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at][2:] if chance.random() < 0.5 else " " * chance.randrange(1, 5) + lines[at]
    return "\n".join(lines)


WAYS = (_cut, _insert, _another_value, _another_key, _value_of_elsewhere, _lines_moved, _indented)


def broken(number: int) -> dict[str, str]:
    """The files that case `number` changes, with what stands in them then."""
    chance = random.Random(f"{SEED}-{number}")
    names = sorted(name for name in project.FILES if name.startswith("data/"))
    changed = {}
    for name in chance.sample(names, chance.choice((1, 1, 1, 2))):
        text = project.FILES[name]
        for _ in range(chance.choice((1, 1, 2, 5))):
            text = chance.choice(WAYS)(text, chance)
        changed[name] = text
    return changed


def tried(root: Path, number: int) -> bool:
    """Whether a case passes the check. Fails where the check is at a loss for an answer, or late."""
    changed = broken(number)
    try:
        for name, text in changed.items():
            (root / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        begun = time.process_time()
        checked = check(root, DAY)
        said = report(checked.problems)
        assert time.process_time() - begun < SECONDS, f"case {number} takes too long"
        assert said.splitlines()[-1] == f"{len(set(checked.problems))} fel"
        return not checked.problems
    except Exception as error:
        error.add_note(f"SEED={SEED}, case {number}: {changed}")
        raise
    finally:
        for name in changed:
            (root / name).write_text(project.FILES[name], encoding="utf-8")


def test_the_check_answers_whatever_stands_in_the_data(tmp_path: Path) -> None:
    root = project.write(tmp_path)
    passed = [number for number in range(CASES_BY_DAY) if tried(root, number)]
    assert len(passed) < CASES_BY_DAY / 2


@pytest.mark.nightly
@pytest.mark.parametrize("lot", range(LOTS))
def test_what_passes_becomes_a_site_in_which_nothing_runs(tmp_path: Path, lot: int) -> None:
    root = project.write(tmp_path / "checked")
    passed = [number for number in range(CASES_BY_DAY + lot, CASES_BY_NIGHT, LOTS) if tried(root, number)]
    assert passed
    built = project.clone(tmp_path / "built")
    for number in passed[:BUILT]:
        changed = broken(number)
        for name, text in changed.items():
            (built / name).write_bytes(text.encode())
        result = build(built, tmp_path / "site", DAY.isoformat())
        assert result.returncode == 0, f"SEED={SEED}, case {number}: {changed}\n{result.stdout}{result.stderr}"
        for page in (tmp_path / "site").rglob("*.html"):
            assert not RUNS.search(page.read_text(encoding="utf-8")), f"SEED={SEED}, case {number}: {changed}: {page}"
        for name in changed:
            (built / name).write_text(project.FILES[name], encoding="utf-8")
