"""Is every slip that an editor can make told on its line, in words that help, once, and without a crash?

mutations.py makes the slips: thousands. Of each sort as many as `MOST` are tried by day, spread over the data, of those
that concern every key `MOST_KEYS`; by night all, and `KEYS_BY_NIGHT`. Slips in different files are made at once.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplans.model.fields import field_specs
from actionplans.model.problems import Problem, in_order
from actionplans.rules.check import check
from actionplans.swedish import dictionary
from tests import mutations, project
from tests.mutations import SLIPS, Files, Mutation, spread

MOST, MOST_KEYS, KEYS_BY_NIGHT = 16, 50, 110
ON_EVERY_KEY = ("key_missing", "key_misspelt", "key_twice", "value_missing", "value_of_another_type")

# A slip in what other records depend on: that they do not fit either is told as well.
WITH_CONSEQUENCES = ("unknown_id_or_word", "misspelt_id_or_word")

# What libyaml and Python say when nobody has translated them.
ENGLISH = re.compile(r"\b(expected|found|while|could not|invalid|error|none|object|unexpected|token|scalar)\b", re.I)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid project, which each slip is made in and taken out of again."""
    root = tmp_path_factory.mktemp("valid")
    return project.write(root, {**dict.fromkeys(project.FILES), **mutations.pages(), **mutations.data()})


def broken(root: Path, changes: Files) -> list[Problem]:
    """What the check says of the project with some files changed. Afterwards they are as they were."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in changes}
    try:
        _write(root, changes)
        return in_order(check(root).problems)
    finally:
        _write(root, before)


def _write(root: Path, files: Files | dict[str, bytes | None]) -> None:
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink(missing_ok=True)
            if not any(path.parent.iterdir()):
                shutil.rmtree(path.parent)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def made(sort: str) -> list[Mutation]:
    """The slips of a sort that are tried by day."""
    return spread(list(SLIPS[sort]()), MOST_KEYS if sort in ON_EVERY_KEY else MOST)


def wrong(mutation: Mutation, problems: list[Problem], sort: str) -> Iterator[str]:
    """What is wrong with how a slip is told."""
    if not problems:
        yield "nothing is said"
        return
    said = [one for one in problems if (one.place.path, one.place.line) == (mutation.path, mutation.line)]
    if not said:
        yield f"the place is not {mutation.path}:{mutation.line}"
    elif not any(mutation.says in f"{one.what} – {one.do}" for one in said):
        yield f"it does not say {mutation.says!r}"
    elif mutation.column and mutation.column not in {one.place.column for one in said}:
        yield f"the column is not {mutation.column}"
    if len(problems) > 1 and sort not in WITH_CONSEQUENCES:
        yield "one slip is told as several"
    for one in problems:
        unquoted = re.sub("”.*?”|`.*?`", "", f"{one.what} {one.do}")
        if ENGLISH.search(unquoted) or not one.what.strip() or not one.do.strip() or one.place.column < 1:
            yield "it is no Swedish advice"


def test_the_project_that_slips_are_made_in_is_valid(valid: Path) -> None:
    assert [str(problem) for problem in check(valid).problems] == []


def test_every_key_of_every_record_is_there_to_be_broken() -> None:
    wanted = {(kind, name) for kind in dictionary.KINDS for name in field_specs(kind)} - mutations.OF_SUMS
    assert {(spot.kind, spot.spec.name) for spot in mutations.spots()} == wanted


def together(slips: list[Mutation]) -> Iterator[list[Mutation]]:
    """The slips in lots of which each holds one slip to a file."""
    while slips:
        lot = {frozenset(mutation.changes): mutation for mutation in reversed(slips)}
        yield list(lot.values())
        slips = [mutation for mutation in slips if mutation not in lot.values()]


def all_told(valid: Path, slips: list[Mutation], sort: str) -> bool:
    """Whether some slips, made at once in a file each, are each told as if they were made alone."""
    changes = {name: content for mutation in slips for name, content in mutation.changes.items()}
    problems = broken(valid, changes)
    by_path = {mutation.path: [one for one in problems if one.place.path == mutation.path] for mutation in slips}
    return sum(map(len, by_path.values())) == len(problems) and not any(
        list(wrong(mutation, by_path[mutation.path], sort)) for mutation in slips
    )


def badly_told(valid: Path, slips: list[Mutation], sort: str) -> list[str]:
    """What is wrong with how slips are told. A lot with something wrong is made again, one slip at a time."""
    failures = []
    for lot in together(slips):
        if len(lot) > 1 and all_told(valid, lot, sort):
            continue
        for mutation in lot:
            problems = broken(valid, mutation.changes)
            failures += [
                f"{mutation.path}:{mutation.line}: {reason}; it says {[str(one) for one in problems]}"
                for reason in wrong(mutation, problems, sort)
            ]
    return failures


@pytest.mark.parametrize("sort", SLIPS)
def test_a_slip_is_told_on_its_line_with_what_to_do(valid: Path, sort: str) -> None:
    tried = made(sort)
    assert tried
    assert badly_told(valid, tried, sort) == []


@pytest.mark.nightly
@pytest.mark.parametrize("sort", SLIPS)
def test_every_slip_is_told_on_its_line_with_what_to_do(valid: Path, sort: str) -> None:
    slips = list(SLIPS[sort]())
    assert badly_told(valid, spread(slips, KEYS_BY_NIGHT) if sort in ON_EVERY_KEY else slips, sort) == []


def test_there_are_hundreds_of_slips_of_dozens_of_sorts() -> None:
    counts = {sort: len(made(sort)) for sort in SLIPS}
    sys.stdout.write("\n".join(f"{count:5} {sort}" for sort, count in counts.items()))  # pytest -s shows it
    assert len(counts) >= 30
    assert sum(counts.values()) >= 700
