"""Is what is written there whole or not at all, whatever goes wrong meanwhile?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from actionplans.system import files
from tests.sites import ROOT

# By path: what a file says; None of a folder.
Tree = dict[str, bytes | None]


def tree(root: Path) -> Tree:
    """Everything that lies in a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in root.rglob("*")
    }


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_is_written_in_a_folder_of_its_own_with_the_line_ends_that_it_has(tmp_path: Path) -> None:
    files.write(tmp_path / "a/b/text", "å\r\nä\n")
    files.write(tmp_path / "bytes", b"\xff")
    assert tree(tmp_path) == {"a": None, "a/b": None, "a/b/text": "å\r\nä\n".encode(), "bytes": b"\xff"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions, and links only for administrators")
def test_a_file_keeps_its_permissions_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    (tmp_path / "file").touch(0o640)
    (tmp_path / "file").chmod(0o640)
    (tmp_path / "link").symlink_to("file")
    files.write(tmp_path / "link", "nytt")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "nytt"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("step", ["shutil.copymode", "os.replace"])
def test_a_file_whose_writing_is_interrupted_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (tmp_path / "file").write_bytes(b"gammalt")
    monkeypatch.setattr(step, stop)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "file", "nytt")
    assert tree(tmp_path) == {"file": b"gammalt"}


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError, ValueError])
def test_files_that_are_not_well_are_put_back(tmp_path: Path, failure: type[BaseException]) -> None:
    (tmp_path / "old").write_bytes(b"gammalt")
    new: dict[str, files.Content] = {"old": "nytt", "a/b/new": "nytt", "a/c/new": b"nytt"}
    seen: list[bytes] = []

    def fail() -> None:
        seen.extend((tmp_path / name).read_bytes() for name in new)
        raise failure

    with pytest.raises(failure), files.written(tmp_path, new):
        fail()
    assert seen == [b"nytt"] * 3
    assert tree(tmp_path) == {"old": b"gammalt"}
    files.write_together(tmp_path, new)
    assert {(tmp_path / name).read_bytes() for name in new} == {b"nytt"}


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    files.write_folder(tmp_path / "a/papper", {"ett": "1", "två": b"2"})
    files.write_folder(tmp_path / "a/papper", {"tre": "3"})
    assert tree(tmp_path) == {"a": None, "a/papper": None, "a/papper/tre": b"3"}


@pytest.mark.parametrize("moves", [0, 1])
def test_a_folder_that_cannot_be_moved_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    files.write_folder(tmp_path / "papper", {"ett": "1"})
    before = tree(tmp_path)
    rename, left = Path.rename, [moves]

    def fail(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == -1:
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PermissionError):
        files.write_folder(tmp_path / "papper", {"två": "2"})
    assert tree(tmp_path) == before


def test_of_a_new_folder_that_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ett"):
        files.write_folder(tmp_path / "a/b/papper", {"ett": "1", "ett/två": "2"})
    assert tree(tmp_path) == {}


def test_when_the_second_of_two_moves_fails_the_first_is_taken_back(tmp_path: Path) -> None:
    new = [tmp_path / "nytt/a", tmp_path / "nytt/saknas.zip"]
    finished = [tmp_path / "a", tmp_path / "a.zip"]
    for path in (new[0], finished[0]):
        path.mkdir(parents=True)
        (path / path.parent.name).touch()
    finished[1].write_bytes(b"gammal")
    before = tree(tmp_path)
    with pytest.raises(FileNotFoundError):
        files.move_together(new, finished, tmp_path / "undan")
    (tmp_path / "undan").rmdir()
    assert tree(tmp_path) == before


WAITS = """\
import sys, time
from pathlib import Path
from actionplans.system import files
from actionplans.system.stopping import stopped_as_by_hand

root = Path(sys.argv[1])
with stopped_as_by_hand(), files.workshop(root / "dist") as work, files.written(root, {"a/ny": "1", "gammal": "ny"}):
    with files.unfinished(work / "fil") as made:
        made.touch()
        print("nu", flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_machine_that_shuts_down_leaves_nothing_half_made(tmp_path: Path, signal_: signal.Signals) -> None:
    (tmp_path / "gammal").write_bytes(b"gammal")
    command = [sys.executable, "-c", WAITS, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline() == "nu\n"
        running.send_signal(signal_)
        assert running.communicate(timeout=60)[1].endswith("KeyboardInterrupt\n")
    assert tree(tmp_path) == {"gammal": b"gammal"}
