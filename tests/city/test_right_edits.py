"""Is an official's right edit ever red? A copy of the repository's own city is edited in some forty right ways.

All together pass the check, the build and the content tests. Alone some pass the check by day, those that
touch most; at night each passes all three.
"""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from actionplans.rules.check import check
from tests import own_city
from tests.city.right_edits import EDITS, City, LackingError
from tests.sites import ROOT, built

BY_DAY = ("new_year", "year_closed", "matter_with_a_decision", "committee_renamed")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setenv("SITE_DATE", own_city.DAY)
    return City(own_city.copy(tmp_path / "stad"), own_city.DAY)


def done(city: City, name: str) -> bool:
    """Carry out an edit; where the city lacks what it takes, that is said, and False."""
    try:
        EDITS[name](city)
    except LackingError as lacking:
        warnings.warn(f"{name}: {lacking}", stacklevel=1)
        return False
    return True


def problems(city: City) -> list[str]:
    return [str(problem) for problem in check(city.root).problems]


def built_and_read(city: City, tmp_path: Path) -> None:
    """Build the edited city and run the content tests on it."""
    built(city.root, tmp_path / "site", own_city.DAY)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/content"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    # Its temporary folders are its own: it does not tidy up those of the run around it.
    environment |= {"PROJECT": str(city.root), "SITE": str(tmp_path / "site"), "PYTEST_DEBUG_TEMPROOT": str(tmp_path)}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    nothing_promised = 5  # pytest found no test: a city that starts over has emptied the folder
    assert result.returncode in (0, nothing_promised), result.stdout + result.stderr


def test_there_are_more_than_thirty_right_edits() -> None:
    assert len(EDITS) > 30
    assert all(edit.__doc__ for edit in EDITS.values())
    assert set(BY_DAY) <= EDITS.keys()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in BY_DAY else pytest.mark.nightly) for name in EDITS]
)
def test_a_right_edit_passes_the_check(city: City, name: str) -> None:
    if not done(city, name):
        pytest.skip("staden saknar det som ändringen gäller")
    assert problems(city) == []


def test_all_right_edits_together_pass_the_check_the_build_and_the_content_tests(city: City, tmp_path: Path) -> None:
    for name in EDITS:
        done(city, name)
    assert problems(city) == []
    built_and_read(city, tmp_path)


@pytest.mark.nightly
def test_after_each_right_edit_the_next_passes_the_check(city: City) -> None:
    for name in EDITS:
        if done(city, name):
            assert problems(city) == [], name


@pytest.mark.nightly
@pytest.mark.parametrize("name", EDITS)
def test_each_right_edit_alone_passes_the_build_and_the_content_tests(city: City, tmp_path: Path, name: str) -> None:
    if not done(city, name):
        pytest.skip("staden saknar det som ändringen gäller")
    built_and_read(city, tmp_path)
