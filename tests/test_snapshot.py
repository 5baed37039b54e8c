"""Is a year's package what it should be: whole, the same bytes wherever it is made, all or nothing, and open to anyone?

A year of the fictional city whose papers were sent, of which a plan was changed afterwards, and one whose letter is a
reconstruction are packed by the command, in folders that git knows.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import bagit
import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from actionplans.commands.main import main
from actionplans.package import limits, snapshot, zipped
from actionplans.package.verify import file_checksum, verify
from actionplans.system import files
from actionplans.system.git import checked_out
from tests import fictional, html_page, project, tools
from tests import firefox as installed
from tests.firefox import ENTER, Firefox
from tests.paper import Paper, assert_looks_right
from tests.shared import shared
from tests.sites import ROOT

NAME = "handlingsplaner-2023"
# What a plan says after it was sent, in place of what it said.
LATER = ("Bygga om fyra korsningar enligt", "Bygga om tre korsningar enligt")
COMMITTED = {"GIT_AUTHOR_DATE": "2023-03-28T23:30:00-0200", "GIT_COMMITTER_DATE": "2023-03-28T23:30:00-0200"}


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=Prov", "-c", "user.email=prov@prov.example", "-c", "commit.gpgsign=false"]
    command = ["git", *named, "-c", "core.autocrlf=false", *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, **COMMITTED}, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    """The fictional city's project, its letter of 2023 a reconstruction, as a commit of which everything is fixed."""
    fictional.clone(folder)
    reference = "reference: EX-0097/23\nmeeting: 2023-03-27\nproposal"
    fictional.edit(folder / "data/matters/2023-03-13.yml", reference, f"reconstructed: true\n{reference}")
    for page, later in (("arsrapport", "../ar/2024/arsrapport.md"), ("workshop", "../ar/2025.md")):
        fictional.edit(folder / f"docs/arbetssatt/{page}.md", f"({later})", "(index.md)")
    (folder / ".gitignore").write_text("dist/\n__pycache__/\n", encoding="utf-8")
    fictional.before_its_package(folder)
    assert main(["sent", "2025", "--project", str(folder), "--date", "2025-03-11"]) == 0
    fictional.edit(folder / "data/plans/2025/provnat.yml", LATER[0], LATER[1])
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Start")
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "actionplans", "snapshot", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@dataclass(frozen=True)
class Packed:
    """A package and what the command said while it made it."""

    archive: Path
    said: list[str]

    @property
    def folder(self) -> Path:
        return self.archive.with_suffix("")


def _pack(folder: Path) -> None:
    """Both years' packages, and what the command said."""
    workplace = committed(folder / "natverk")
    for year in ("2023", "2025"):
        done = run(workplace, year, TZ="Europe/Stockholm", PYTHONHASHSEED="1")
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / f"{year}.said").write_text(done.stdout, encoding="utf-8")


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "packages", _pack) / "natverk"


def _packed(workplace: Path, year: str) -> Packed:
    said = (workplace.parent / f"{year}.said").read_text(encoding="utf-8")
    return Packed(workplace / f"dist/{year}/handlingsplaner-{year}.zip", said.splitlines())


@pytest.fixture(scope="session")
def packed(workplace: Path) -> Packed:
    """The year whose letter is a reconstruction."""
    return _packed(workplace, "2023")


@pytest.fixture(scope="session")
def own(workplace: Path) -> Packed:
    """A year whose papers the city made itself."""
    return _packed(workplace, "2025")


@pytest.fixture(params=["packed", "own"])
def either(request: pytest.FixtureRequest) -> Packed:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Packed)
    return found


# --- The package ------------------------------------------------------------------------------------------------------


def test_it_is_whole_by_our_word_and_by_another_readers(either: Packed) -> None:
    for path in (either.archive, either.folder):
        assert verify(path).good
    assert bagit.Bag(str(either.folder)).validate()


def sums(folder: Path) -> dict[str, str]:
    """The checksum of every file in a folder, so that what differs can be named."""
    return {path.relative_to(folder).as_posix(): file_checksum(path) for path in folder.rglob("*") if path.is_file()}


def checkout(workplace: Path, target: Path, *settings: str) -> Path:
    """A clone of the project at the commit that the package names, by a git with settings of its own."""
    info = bagit.Bag(str(workplace / f"dist/2023/{NAME}")).info
    cloned(workplace, target, *settings)
    git(target, "checkout", "--quiet", info["Internal-Sender-Identifier"])
    return target


def cloned(origin: Path, target: Path, *settings: str) -> None:
    """A clone as a git with these settings makes it, with none that is given besides."""
    given = [f"--config={one}" for one in settings]
    subprocess.run(["git", "clone", "--quiet", *given, str(origin), str(target)], check=True, capture_output=True)


# What differs between machines: text's line ends, the zone, the language, the order of sets, what new files may be.
MACHINES = {
    "the commit that it names": ((), {}, 0o022),
    "a git that turns line ends": (("core.autocrlf=true",), {"TZ": "Pacific/Auckland", "LC_ALL": "C"}, 0o077),
    "a git of Windows": (("core.eol=crlf", "core.autocrlf=false"), {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}, 0o002),
}


@pytest.mark.nightly  # by day a folder is taken from git on such a machine, and nothing is built
@pytest.mark.parametrize(("settings", "environment", "mask"), MACHINES.values(), ids=MACHINES.keys())
def test_made_anew_of_the_commit_that_it_names_it_is_the_same_bytes_on_every_machine(
    workplace: Path, tmp_path: Path, settings: tuple[str, ...], environment: dict[str, str], mask: int
) -> None:
    other = checkout(workplace, tmp_path / "en annan mapp", *settings)
    before = os.umask(mask)
    try:
        for year in ("2023", "2025"):
            done = run(other, year, "--out", str(tmp_path / "ut"), **environment)
            assert done.returncode == 0, done.stderr
    finally:
        os.umask(before)
    for year in ("2023", "2025"):
        made = _packed(workplace, year)
        anew = tmp_path / f"ut/{year}" / made.folder.name
        assert sums(anew) == sums(made.folder)
        assert file_checksum(anew.with_suffix(".zip")) == file_checksum(made.archive)


def test_what_is_packed_is_what_was_committed_whatever_the_folder_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without .gitattributes too, as a city may have it that has not taken the release yet."""
    origin = tmp_path / "större projekt"
    project.write(origin / "stad")
    (origin / "stad/docs/bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\n\r\n")
    git(origin, "init", "--quiet")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message=Start")
    clone = tmp_path / "klon"
    cloned(origin, clone, "core.autocrlf=true")
    assert b"\r\n" in (clone / "stad/data/city.yml").read_bytes()
    found = snapshot.revision(clone / "stad")
    assert found is not None
    assert not found.changed
    # As in a hook of git's: nothing may be checked out in the project itself.
    monkeypatch.setenv("GIT_DIR", str(clone / ".git"))
    taken = checked_out(clone / "stad", found.commit, tmp_path / "uttaget")
    monkeypatch.delenv("GIT_DIR")
    assert (clone / ".git/HEAD").read_text(encoding="utf-8").startswith("ref: ")
    assert taken == tmp_path / "uttaget/stad"
    assert sums(taken) == sums(origin / "stad")


def test_a_folder_from_git_has_the_bytes_that_were_committed_whatever_its_line_ends_are_to_be(tmp_path: Path) -> None:
    """What was sent, and attachments, are no text, however they look; text is the same on Windows."""
    origin, clone = tmp_path / "projekt", tmp_path / "klon"
    held = {
        "data/city.yml": b"name: Exempelstad\n",
        "docs/namnden/2025-03-10.md": b"# Brevet\n",
        "docs/namnden/2025-03-10/skickat/brev.pdf": b"%PDF-1.7\r\ntext\n",
        "docs/namnden/2025-03-10/bilaga.csv": b"a;b\r\nc;d\n",
        "docs/bild.png": b"\x89PNG\r\ntext\n",
    }
    files.write_all(origin, {**held, ".gitattributes": (ROOT / ".gitattributes").read_bytes()})
    git(origin, "init", "--quiet")
    subprocess.run(["git", "-c", "core.autocrlf=true", "add", "."], cwd=origin, check=True, capture_output=True)
    git(origin, "commit", "--quiet", "--message=Start")
    cloned(origin, clone, "core.autocrlf=true")
    assert {name: (clone / name).read_bytes() for name in held} == held


def test_the_zip_file_holds_exactly_the_folder(packed: Packed) -> None:
    with zipfile.ZipFile(packed.archive) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    files = [path for path in packed.folder.rglob("*") if path.is_file()]
    assert held == {path.relative_to(packed.folder.parent).as_posix(): path.read_bytes() for path in files}


def test_the_command_tells_each_step_and_the_checksum(packed: Packed) -> None:
    *steps, done, checksum, proof = packed.said
    assert [step.partition(" ")[0] for step in steps] == [f"{number}/7" for number in range(1, 8)]
    assert steps[1] == "2/7 Bygger webbplatsen så som den var 27 mars 2023 …"
    assert done.startswith("Klart: ")
    assert checksum.endswith(file_checksum(packed.archive))
    assert f"kvitto-{NAME}.pdf" in proof


def test_it_holds_the_papers_that_were_sent_and_says_beside_them_what_was_changed_later(
    own: Packed, workplace: Path
) -> None:
    frozen = workplace / "docs/namnden/2025-03-10/skickat"
    held = own.folder / "data/papper"
    sent = sums(frozen)
    assert len(sent) == 6
    assert {name: one for name, one in sums(held).items() if name in sent} == sent
    assert set(sums(held)) - set(sent) == {"bilagor-sha256.txt", "rattelser.txt"}
    told = (held / "rattelser.txt").read_text(encoding="utf-8")
    assert "är inte ändrade" in told
    (line,) = [line for line in told.splitlines() if line.startswith("Bilaga ")]
    assert line.startswith("Bilaga 1, Handlingsplan 2025 Provnät: uppgifterna är ändrade efter att bilagan skickades")
    assert LATER[1] in (own.folder / "data/webbplats/natverk/provnat/2025.html").read_text(encoding="utf-8")


def test_the_checksum_on_the_letter_and_in_the_bundle_is_that_of_the_attachments_as_sent(own: Packed) -> None:
    papers = own.folder / "data/papper"
    checksum = file_checksum(papers / "bilagor-sha256.txt")
    for name in ("brev.pdf", "samlade-handlingar.pdf"):
        with pdfplumber.open(papers / name) as opened:
            text = "".join("".join((page.extract_text() or "").split()) for page in opened.pages)
        assert checksum in text, name


def test_a_reconstruction_was_never_sent(packed: Packed) -> None:
    names = sums(packed.folder / "data/papper")
    assert names
    assert not {"bilagor-sha256.txt", "rattelser.txt"} & set(names)


# --- Beside it --------------------------------------------------------------------------------------------------------


def test_its_checksum_lies_beside_it_as_other_programs_read_it(either: Packed) -> None:
    listed = either.archive.with_name(f"{either.archive.name}.sha256")
    assert listed.read_bytes() == f"{file_checksum(either.archive)}  {either.archive.name}\n".encode()


def test_the_receipt_is_a_page_with_what_the_minutes_and_the_diary_need(either: Packed) -> None:
    receipt = either.archive.with_name(f"kvitto-{either.archive.stem}.pdf")
    metadata = json.loads((either.folder / "data/metadata.json").read_text(encoding="utf-8"))
    with pdfplumber.open(receipt) as opened:
        (page,) = opened.pages
        text = " ".join((page.extract_text() or "").replace("\u00a0", " ").split())
    checksum = file_checksum(either.archive)
    groups = [checksum[at : at + 8] for at in range(0, 64, 8)]
    assert " ".join(groups[:4]) in text
    assert " ".join(groups[4:]) in text
    files = sum(path.is_file() for path in either.folder.rglob("*"))
    size = f"{either.archive.stat().st_size:,}".replace(",", " ")
    for told in (
        f"Kvitto på årspaketet {metadata['year']}",
        "Exempelstad",
        metadata["matter"]["title"],
        metadata["matter"]["reference"],
        "Allt så som det var den 2",
        f"Version {metadata['revision']['commit']}",
        f"{either.archive.name}, {files} filer, {size} byte",
        f"Python {platform.python_version()}",
        "Get-FileHash",
        "shasum -a 256",
        "sha256sum",
        "Den omfattar allt",
        "Diarienummer:",
        "Datum:",
        "Mottaget av (funktion, inte namn):",
    ):
        assert told in text, told
    assert ("På brevet står en annan summa" in text) == (either.archive.stem != NAME)


def test_the_receipt_is_as_accessible_and_lasting_as_the_papers(own: Packed, tmp_path: Path) -> None:
    receipt = Paper(own.archive.with_name(f"kvitto-{own.archive.stem}.pdf").read_bytes())
    assert_looks_right(receipt)
    assert (receipt.metadata("pdfaid:part"), receipt.metadata("pdfaid:conformance")) == ("2", "A")
    assert receipt.metadata("pdfuaid:part") == "1"
    assert receipt.headings == [
        (1, "Kvitto på årspaketet 2025"), (2, "Vad summan visar"), (2, "Så jämför du"), (2, "Mottaget"),
    ]  # fmt: skip


# --- What it says of itself -------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is a command of Linux")
def test_what_the_readme_says_for_linux_is_enough_to_prove_it(packed: Packed, tmp_path: Path) -> None:
    shutil.copy(packed.archive, tmp_path)
    with zipfile.ZipFile(packed.archive) as archive:
        archive.extractall(tmp_path)
    readme = (tmp_path / NAME / "LÄS MIG.txt").read_text(encoding="utf-8")
    summed, compared = re.findall(r"Linux:\n +(.+)\n", readme)

    def answer(command: str, folder: Path) -> tuple[int, str]:
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    assert answer(summed, tmp_path)[1].split()[0] == file_checksum(packed.archive)
    assert answer(compared, tmp_path / NAME) == (0, "")
    (tmp_path / NAME / "data/webbplats/index.html").write_text("annat", encoding="utf-8")
    assert "data/webbplats/index.html: FAILED" in answer(compared, tmp_path / NAME)[1]


def test_the_program_in_the_package_proves_it_with_python_alone_and_leaves_it_as_it_was(
    either: Packed, tmp_path: Path
) -> None:
    """The very command that LÄS MIG gives, in a copy that nothing else is in."""
    folder = tmp_path / either.folder.name
    shutil.copytree(either.folder, folder)
    readme = (folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    (command,) = re.findall(r" +python3 (-B -m actionplans verify) ZIP-FILEN-ELLER-MAPPEN --sum SUMMAN\n", readme)
    for path in (Path("../.."), either.archive):
        # -S leaves out every installed library.
        arguments = [sys.executable, "-S", *command.split(), str(path), "--sum", file_checksum(either.archive)]
        done = subprocess.run(arguments, cwd=folder / "data/program", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert sums(folder) == sums(either.folder)


def test_the_readme_is_in_plain_swedish_and_short_lines(either: Packed) -> None:
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    assert "$" not in readme.replace("$sum", "").replace("$file", "").replace("$_", "")
    assert [line for line in readme.splitlines() if len(line) > 120 and "Get-Content" not in line] == []
    assert ("rekonstruktion ur öppna källor" in readme) == (either.archive.stem == NAME)


def test_the_readme_names_the_places_outside_the_package_that_have_a_sum_and_what_each_covers(either: Packed) -> None:
    """The committee's own documents of 2023 hold the city's letter, on which no sum can stand."""
    readme = " ".join((either.folder / "LÄS MIG.txt").read_text(encoding="utf-8").split())
    assert (
        "på kvittot till paketet, i protokollet och diariet, och på webbplatsens arkivsida. Den omfattar allt" in readme
    )
    on_the_letter = "omfattar bilagorna så som de skickades, och inget annat" in readme
    assert on_the_letter == (either.archive.stem != NAME)


def test_the_readme_tells_of_corrections_where_there_are_any(either: Packed) -> None:
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    assert ("rattelser.txt" in readme) == (either.archive.stem != NAME)
    assert ("De ligger också i webbplatsen" in readme) == (
        either.folder / "data/webbplats/namnden/2025-03-10/skickat/brev.pdf"
    ).is_file()


def test_the_readme_says_how_many_files_there_are(either: Packed) -> None:
    readme = (either.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    number = sum(path.is_file() for path in (either.folder / "data").rglob("*"))
    assert f"ligga {number} filer" in readme


def test_the_metadata_say_what_it_is_made_of_and_with(packed: Packed) -> None:
    metadata = json.loads((packed.folder / "data/metadata.json").read_text(encoding="utf-8"))
    assert (metadata["matter"]["id"], metadata["day"]) == ("2023-03-13", "2023-03-27")
    # Half past eleven at night two hours west of Greenwich is the next day in UTC.
    assert metadata["revision"]["day"] == "2023-03-29"
    assert metadata["revision"]["changed"] is False
    assert len(metadata["revision"]["commit"]) == 40
    assert metadata["tools"]["mkdocs"] == "1.6.1"
    # Machines with different Pythons give the same bytes.
    assert "python" not in metadata["tools"]
    info = bagit.Bag(str(packed.folder)).info
    assert info["Bagging-Date"] == "2023-03-29"


def test_the_data_are_those_of_the_site_in_the_package(either: Packed) -> None:
    for kind, least in (("csv", 20), ("json", 2)):
        files = list((either.folder / "data/uppgifter" / kind).iterdir())
        assert len(files) >= least
        for path in files:
            assert path.read_bytes() == (either.folder / "data/webbplats/data" / path.name).read_bytes()


def test_the_data_are_those_of_the_day_and_hold_no_file_that_may_know_more(packed: Packed) -> None:
    data = packed.folder / "data/uppgifter"
    assert {path.name for path in data.iterdir()} == {"csv", "json"}
    assert list(packed.folder.rglob("*.yml")) == []
    assert "de kan nämna sådant som blev känt efter" in (packed.folder / "LÄS MIG.txt").read_text(encoding="utf-8")
    assert json.loads((data / "json/modell.json").read_text(encoding="utf-8"))["day"] == "2023-03-27"
    with (data / "csv/roller.csv").open(encoding="utf-8-sig", newline="") as stream:
        roles = list(csv.DictReader(stream, delimiter=";"))
    assert roles


# --- All or nothing ---------------------------------------------------------------------------------------------------


def entries(folder: Path) -> dict[str, bytes]:
    """What a folder holds, but for what Python has compiled."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts
    }


def test_a_package_that_is_there_is_never_overwritten_unless_forced(packed: Packed, workplace: Path) -> None:
    (packed.folder / "data/papper/brev-rekonstruktion.pdf").chmod(0o644)
    before = entries(workplace / "dist/2023")
    done = run(workplace, "2023")
    assert done.returncode == 1
    assert f"{NAME} finns redan. Ett paket som är lämnat till nämnden ska aldrig göras om." in done.stderr
    assert done.stderr.endswith("Inget paket har gjorts.\n")
    assert entries(workplace / "dist/2023") == before


def mini(root: Path) -> Path:
    """The miniature project with a letter whose papers can be made, a reconstruction: nothing need be sent."""
    letter = project.FILES["docs/namnden/2023-03-13.md"] + "\n## Information\n\nNämnden får planerna.\n"
    reconstructed = project.edited("data/matters/2023-03-13.yml", "proposal:", "reconstructed: true\nproposal:")
    return project.clone(root, {"docs/namnden/2023-03-13.md": letter, **reconstructed})


def make(root: Path, *arguments: str) -> int:
    return main(["snapshot", "2023", "--project", str(root), "--out", str(root / "dist"), *arguments])


def test_forced_it_replaces_the_old_one_and_leaves_other_files_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mini(tmp_path)
    old = tmp_path / f"dist/2023/{NAME}"
    old.mkdir(parents=True)
    (old / "gammal.txt").touch()
    (tmp_path / "dist/2023/papper").mkdir()
    assert make(tmp_path, "--force") == 0
    assert "alla filer i mappen är inte incheckade i git" in capsys.readouterr().out
    names = [NAME, f"{NAME}.zip", f"{NAME}.zip.sha256", f"kvitto-{NAME}.pdf", "papper"]
    assert sorted(path.name for path in (tmp_path / "dist/2023").iterdir()) == names
    assert verify(old).good


# By day where the build, a person and the last step stop it; a full disk before that is told the same way.
@pytest.mark.parametrize("stop", ["build_site", pytest.param("zip", marks=pytest.mark.nightly), "interrupt", "rename"])
def test_a_failure_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stop: str
) -> None:
    mini(tmp_path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt if stop == "interrupt" else OSError(28, "No space left on device", "dist")

    if stop == "build_site":
        (tmp_path / "theme/main.html").write_text("{% fel %}", encoding="utf-8")
    elif stop == "rename":
        monkeypatch.setattr(files, "move_together", fail)
    else:
        monkeypatch.setattr(zipped, "write", fail)
    before = entries(tmp_path)
    assert make(tmp_path) == 1
    told = {"build_site": "Webbplatsen gick inte att bygga", "interrupt": "Avbrutet."}
    said = capsys.readouterr().err
    assert told.get(stop, "går inte att läsa eller skriva") in said
    assert said.endswith("Inget paket har gjorts.\n")
    assert entries(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize(
    "stop", [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.nightly) for one in (signal.SIGINT, signal.SIGHUP))]
)
def test_neither_does_a_machine_that_shuts_down(tmp_path: Path, stop: signal.Signals) -> None:
    mini(tmp_path)
    command = [sys.executable, "-m", "actionplans", "snapshot", "2023"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert any(line.startswith("2/7") for line in running.stdout)
        running.send_signal(stop)
        said = running.communicate(timeout=60)[1]
    assert (running.returncode, said) == (1, "Avbrutet.\nInget paket har gjorts.\n")
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2019"], "data/matters: inget ärende har handlingsplaner för 2019 som bilagor"),
        (["23"], "snapshot:1:1: ”23” är inte ett årtal – skriv som make snapshot YEAR=2023"),
        ([], "snapshot:1:1: ”” är inte ett årtal"),
    ],
)
def test_a_year_without_plans_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    project.write(tmp_path)
    assert main(["snapshot", *arguments, "--project", str(tmp_path), "--out", str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err.startswith(told)
    assert not (tmp_path / "dist").exists()


def test_papers_that_were_not_sent_are_refused_with_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = project.FILES["docs/namnden/2023-03-13.md"] + "\n## Information\n\nNämnden får planerna.\n"
    project.write(tmp_path, {"docs/namnden/2023-03-13.md": letter})
    assert make(tmp_path) == 1
    said = capsys.readouterr().err
    assert "data/matters/2023-03-13.yml:1:1: papperen för 2023 är inte skickade" in said
    assert "make sent YEAR=2023" in said
    assert "skriv dem först som file" in said
    assert not (tmp_path / "dist").exists()


def test_a_package_that_windows_cannot_unpack_is_refused_with_every_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(order: snapshot.Order, site: Path) -> None:
        for name in ODD:
            files.write(site / name, "text")

    monkeypatch.setattr(snapshot, "build_site", build)
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    mini(tmp_path)
    assert make(tmp_path) == 1
    *said, last = capsys.readouterr().err.splitlines()
    assert last == "Inget paket har gjorts."
    assert [name for name in ODD if not any(name[:30] in line for line in said)] == []
    assert any(line.startswith("paketet får ") for line in said)
    assert len(said) == len(ODD)  # one of two that are alike, and that there are too many
    assert not (tmp_path / "dist").exists()


# Windows counts the folder that all of it is unpacked into as well.
LONG = "l" * (241 - len(f"{NAME}/data/webbplats/"))
ODD = (
    "aux.html",
    "a/COM1",
    "a:b.txt",
    "slut. ",
    "100%.txt",
    "fra\u030an.txt",
    "Bild.png",
    "bild.PNG",
    "c?.txt",
    LONG,
)


def test_a_project_with_faults_is_refused_with_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(tmp_path, project.edited("data/plans/2023/provnat.yml", "priority: ljus", "priority: lius"))
    assert make(tmp_path) == 1
    assert "data/plans/2023/provnat.yml:14:15: okänd prioritering ”lius”" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


# --- The site in the package, without a server ------------------------------------------------------------------------


@dataclass
class Opened:
    """A page opened from the folder, with what went wrong and what was asked for beyond the folder."""

    page: Page
    root: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.elsewhere.append(request.url)


@pytest.fixture
def opened(chromium: Browser, packed: Packed) -> Iterator[Opened]:
    context = chromium.new_context(locale="sv-SE", reduced_motion="reduce")
    found = Opened(context.new_page(), (packed.folder / "data/webbplats").as_uri() + "/")
    found.watch()
    yield found
    context.close()


PAGES = (
    "index.html",
    "natverk/provnat/2023.html",
    "natverk/provnat/index.html",
    "roller.html",
    "namnden/2023-03-13.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_the_folder_says_what_it_is_and_asks_nobody(opened: Opened, path: str) -> None:
    opened.page.goto(opened.root + path)
    expect(opened.page.locator("h1").first).to_be_visible()
    banner = opened.page.get_by_role("complementary", name="Om den här kopian")
    expect(banner).to_contain_text("Ögonblicksbild 27 mars 2023")
    expect(banner).to_contain_text("Rekonstruktion ur öppna källor")
    assert opened.errors == []
    assert opened.elsewhere == []


def test_the_reader_can_walk_through_it(opened: Opened) -> None:
    page = opened.page
    page.goto(opened.root + "index.html")
    page.locator("#planer").get_by_role("link", name="Provnät", exact=True).click()
    expect(page.locator("h1")).to_have_text("Provnät")
    page.get_by_role("link", name="Handlingsplan 2023").first.click()
    expect(page.locator("h1")).to_have_text("Plan 2023")
    assert page.url == opened.root + "natverk/provnat/2023.html"


def test_the_search_box_finds_a_plan(opened: Opened) -> None:
    opened.page.goto(opened.root + "index.html")
    box = opened.page.locator(".md-search__input")
    box.focus()
    box.press_sequentially("provnät 2023", delay=10)
    first = opened.page.locator("a.md-search-result__link").first
    expect(first).to_be_visible(timeout=20_000)
    first.click()
    expect(opened.page).to_have_title(re.compile("^Provnät: plan 2023"))
    assert opened.page.url.startswith(opened.root)
    assert opened.errors == []
    assert opened.elsewhere == []


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """An installed Firefox. Without one the test is skipped loudly; under CI that is a failure."""
    executable = installed.find()
    if executable is None:
        tools.missing("No Firefox found: install one, or set FIREFOX to its path.")
    with installed.running(executable) as started:
        yield started


@pytest.mark.nightly  # by day in one engine
def test_firefox_opens_it_too_and_asks_nobody(firefox: Firefox, own: Packed) -> None:
    root = (own.folder / "data/webbplats").as_uri()
    firefox.open(f"{root}/index.html")
    assert firefox.run("return document.querySelector('.snapshot-banner').innerText").startswith("Ögonblicksbild")
    firefox.run("document.querySelector('article a[href$=\"natverk/provnat/2025.html\"]').click()")
    firefox.wait_for("return document.querySelector('h1')?.innerText.startsWith('Plan 2025')")
    firefox.open(f"{root}/dag.html")
    firefox.type("#point-in-time", "6 november 2022" + ENTER)
    assert "uppdrag" in firefox.wait_for("return document.querySelector('#point-in-time-status').textContent")
    asked = firefox.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [address for address in asked if not address.startswith(("file:", "blob:", "data:"))] == []


@pytest.mark.nightly
def test_firefox_finds_a_plan_too(firefox: Firefox, packed: Packed) -> None:
    root = (packed.folder / "data/webbplats").as_uri()
    firefox.open(f"{root}/index.html")
    firefox.run("document.querySelector('.md-search__input').focus()")
    firefox.type(".md-search__input", "provnät 2023")
    # The first hits may still be those of the first word alone.
    plan = f"{root}/natverk/provnat/2023.html"
    firefox.wait_for(f"return document.querySelector('a.md-search-result__link')?.href.startsWith('{plan}')")


def test_a_city_that_made_its_own_papers_has_no_word_of_reconstruction(chromium: Browser, own: Packed) -> None:
    page = chromium.new_page()
    page.goto((own.folder / "data/webbplats/index.html").as_uri())
    banner = page.get_by_role("complementary", name="Om den här kopian")
    expect(banner).to_contain_text("Ögonblicksbild 24 mars 2025")
    expect(banner).not_to_contain_text("Rekonstruktion")
    page.close()


def test_every_link_leads_to_a_file_in_the_package(either: Packed) -> None:
    site = either.folder / "data/webbplats"
    pages = html_page.read_all(site)
    assert len(pages) > 50
    missing = []
    for address, page in pages.items():
        for element in page.all("a", "link", "script", "img"):
            target = element.attributes.get("href") or element.attributes.get("src") or ""
            path, _, anchor = target.partition("#")
            if re.match(r"(https?|mailto|data):", target) or not target:
                continue
            file = (site / address).parent / path if path else site / address
            if not file.is_file():
                missing.append((address, target))
            elif anchor and file.suffix == ".html":
                found = pages[os.path.relpath(file.resolve(), site.resolve())]
                missing += [] if anchor in found.ids or anchor.startswith("__") else [(address, target)]
    assert missing == []


def test_nothing_is_there_that_only_a_server_needs_and_nothing_leads_to_an_editor(either: Packed) -> None:
    site = either.folder / "data/webbplats"
    assert not [name for name in ("404.html", "sitemap.xml", "sitemap.xml.gz") if (site / name).exists()]
    assert not [path for path in site.rglob("*.html") if "Ändra uppgiften" in path.read_text(encoding="utf-8")]


def test_the_site_itself_has_no_such_banner(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = fictional.site(tmp_path_factory)
    assert "snapshot-banner" not in (site / "index.html").read_text(encoding="utf-8")
