"""When did a file, and the page that shows it, last change? Asked of git repositories made for the purpose."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from actionplans.system.history import last_changed, newest

POLIS, PAGE = "data/networks/provnat.yml", "docs/natverk/provnat/index.md"


def git(root: Path, *arguments: str, day: str = "2024-01-01") -> None:
    """Run a git command under `root` as somebody who does not exist, on a day."""
    noon = f"{day}T12:00:00+0100"
    who = {f"GIT_{part}_{key}": value for part in ("AUTHOR", "COMMITTER") for key, value in _WHO.items()}
    dated = {"GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, env={**os.environ, **who, **dated})


_WHO = {"NAME": "Prov Provsson", "EMAIL": "prov@example.se"}


def save(root: Path, name: str, text: str, day: str) -> None:
    """Write a file and commit it on a day."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--message", "Ändrad", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "projekt"
    root.mkdir()
    git(root, "init", "--initial-branch", "main")
    save(root, POLIS, "a\n", "2024-01-10")
    save(root, PAGE, "a\n", "2024-02-20")
    save(root, POLIS, "b\n", "2024-03-30")
    return root


def test_each_file_has_the_day_of_its_newest_commit(repository: Path) -> None:
    assert last_changed(repository) == {POLIS: datetime.date(2024, 3, 30), PAGE: datetime.date(2024, 2, 20)}


def test_only_data_and_pages_count(repository: Path) -> None:
    save(repository, "mkdocs.yml", "site_name: Prov\n", "2024-05-01")
    assert set(last_changed(repository)) == {POLIS, PAGE}


def test_a_name_in_swedish_is_found(repository: Path) -> None:
    save(repository, "docs/arbetssätt å ö.md", "a\n", "2024-05-01")
    assert last_changed(repository)["docs/arbetssätt å ö.md"] == datetime.date(2024, 5, 1)


def test_a_merged_branch_that_is_older_does_not_win(repository: Path) -> None:
    git(repository, "switch", "--create", "gren")
    save(repository, PAGE, "b\n", "2024-04-01")
    git(repository, "switch", "main")
    save(repository, POLIS, "c\n", "2024-06-01")
    git(repository, "merge", "--no-edit", "gren", day="2024-07-01")
    assert last_changed(repository) == {POLIS: datetime.date(2024, 6, 1), PAGE: datetime.date(2024, 4, 1)}


def test_a_project_in_a_folder_of_a_larger_repository(repository: Path) -> None:
    save(repository, f"webb/{PAGE}", "a\n", "2024-08-01")
    assert last_changed(repository / "webb") == {PAGE: datetime.date(2024, 8, 1)}


def test_a_shallow_clone_says_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "grund")
    assert (tmp_path / "grund" / PAGE).is_file()
    assert last_changed(tmp_path / "grund") == {}


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert last_changed(tmp_path) == {}


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert last_changed(repository) == {}


CHANGED = {POLIS: datetime.date(2024, 3, 30), PAGE: datetime.date(2024, 2, 20)}


@pytest.mark.parametrize(
    ("paths", "until", "day"),
    [
        ([PAGE], "2024-12-31", "2024-02-20"),
        ([PAGE, POLIS], "2024-12-31", "2024-03-30"),
        ([PAGE, POLIS], "2024-03-30", "2024-03-30"),
        ([PAGE, POLIS], "2024-03-29", None),
        ([PAGE, "data/ny.yml"], "2024-12-31", None),
        ([], "2024-12-31", None),
    ],
    ids=["sidan", "data är nyare", "samma dag", "ändrad efter webbplatsens dag", "okänd fil", "inget"],
)
def test_a_page_changed_when_the_newest_of_its_files_did(paths: list[str], until: str, day: str | None) -> None:
    wanted = datetime.date.fromisoformat(day) if day else None
    assert newest(CHANGED, paths, datetime.date.fromisoformat(until)) == wanted
