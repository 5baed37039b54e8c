"""Do messages reach terminals and pipes that do not know every sign, and is what git refuses told with what to do?"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from actionplans.commands.main import main
from actionplans.system import console, git
from tests import project

# What each command is asked, so that it says something: what is wrong, or how it is used.
ASKED = (
    *("check", "check --list", "check finns-inte.yml", "dictionary", "menu", "format --check data", "update", "close"),
    *("changes kajforum/2022 kajforum/2023", "changes main HEAD", "new-year 2024", "new-network å Å", "papers 2023"),
    *("snapshot 2023", "verify finns-inte.zip", "record-snapshot finns-inte.zip --url x", "new-city --folder ."),
    *("site", "upgrade --help", "serve --port å", "demo --port å", "--help", "finns-inte"),
)


class _Stream(io.TextIOWrapper):
    """A pipe that knows the signs of an encoding, as Windows or a bare Unix gives a program."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict")

    def said(self) -> str:
        self.flush()
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return held.getvalue().decode(self.encoding)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which much is to be said, also of a name in decomposed form."""
    root = project.write(tmp_path_factory.mktemp("konsol"))
    slip = "name: Provna\u0308t → ─┐\nfacts:\n  - {kind: na\u0308t, text: ”→, sources: [webb]}\n"
    (root / "data/networks/provnat.yml").write_text(slip, encoding="utf-8")
    return root


@pytest.mark.parametrize("encoding", ["ascii", pytest.param("cp1252", marks=pytest.mark.nightly)])
def test_no_command_stops_at_a_sign_that_a_pipe_does_not_know(
    root: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    for name, value in {"SITE_DATE": "2023-06-01", "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}.items():
        monkeypatch.setenv(name, value)
    said = {}
    for asked in ASKED:
        out, err = _Stream(encoding), _Stream(encoding)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        with contextlib.suppress(SystemExit):
            main(asked.split())
        said[asked] = out.said() + err.said()
    assert [asked for asked in ASKED if not said[asked]] == []
    assert ("rätta felen" if encoding == "cp1252" else "ratta felen") in said["new-year 2024"].lower()
    # It becomes a file of the project, and is one in whatever system.
    assert "ä" in said["dictionary"]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("cp1252", "a–b ”c” -> 'Nät' -| ? å?"), ("ascii", "a-b \"c\" -> 'Nat' -| ? a?"), ("utf-8", None)],
)
def test_what_stands_for_a_sign_is_read_as_the_same(
    encoding: str, shown: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "a–b ”c” → 'Na\u0308t' ─│ 語 å"
    stream = _Stream(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    console.prepare()
    stream.write(f"{text}\udce5")
    expected = shown or f"{text}?"
    assert stream.said() == (expected if encoding != "cp1252" else expected.replace("Nät", "Nat"))


def test_a_path_is_written_with_slashes() -> None:
    assert console.slashed(PureWindowsPath(r"data\networks\kajforum.yml").as_posix()) == "data/networks/kajforum.yml"
    assert console.slashed(Path("data/networks")) == "data/networks"


def test_a_command_is_told_as_it_can_be_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = 'make new-city NAME="Region Sagoland" WORDS="region utskott kontor"'
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/make")
    assert console.typed(line) == line
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert console.typed(line) == 'python -m actionplans new-city "Region Sagoland" --words="region utskott kontor"'
    assert console.typed("make check") == "python -m actionplans check"


# --- Git --------------------------------------------------------------------------------------------------------------


def test_why_git_cannot_be_asked_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "sv")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    loose = project.write(tmp_path / "lös")
    assert "hämta projektet med git clone, inte som zip-fil" in git.hindrance(loose)

    whole, shallow = tmp_path / "hel", tmp_path / "grund"
    run = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    subprocess.run([*run, "init", "--quiet", str(whole)], check=True)
    for message in ("ett", "två"):
        subprocess.run([*run, "commit", "--quiet", "--allow-empty", "-m", message], cwd=whole, check=True)
    assert git.hindrance(whole) == ""
    subprocess.run([*run, "clone", "--quiet", "--depth", "1", whole.as_uri(), str(shallow)], check=True)
    assert git.hindrance(shallow) == "bara en del av historiken är hämtad – kör git fetch --unshallow"
    monkeypatch.chdir(shallow)
    assert main(["changes", "HEAD~1", "HEAD"]) == 1
    assert "”HEAD~1” går inte att hitta: bara en del av historiken" in capsys.readouterr().out

    # As in a folder of another account's, or on a drive of the network.
    with monkeypatch.context() as other:
        other.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        other.setenv("HOME", str(tmp_path))
        other.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        told = git.hindrance(whole)
    assert f"är den din, kör git config --global --add safe.directory {whole}" in told

    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.hindrance(whole).startswith("git finns inte på den här datorn – installera det från https://git-scm.com")
    assert main(["update", "produkten/main", "--project", str(whole)]) == 1
    assert "inget är ändrat: git finns inte på den här datorn" in capsys.readouterr().out
