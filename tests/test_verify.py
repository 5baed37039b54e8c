"""Does `verify` say which package it has before it, what it compared and what that proves, and miss no forgery?

The packages here are small, but sealed by the code that seals a year's package; each test tampers with one. The tables
TAMPERED, RESEALED, ZIPPED and UNPACKED are the attacks, with the verdict's own words.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import bagit
import pytest

from actionplans.commands.main import main
from actionplans.package import bag, contents, given, limits, lists, names, program, unzipped, verify, words
from actionplans.package import folder as folder_module
from actionplans.package.seal import sums_within
from actionplans.package.words import Verdict
from tests.sealed import (
    BUNDLE,
    COVER,
    FILES,
    INFORMATION,
    METADATA,
    NAME,
    PAGE,
    PDF,
    Zip,
    first_release,
    package,
    packed,
    relist_attachments,
    relist_tags,
    reseal,
    write,
)
from tests.sites import ROOT

Tamper = Callable[[Path], object]


def judge(path: Path) -> Verdict:
    return verify.verify(path)


def told(verdict: Verdict) -> list[str]:
    return [*verdict.refused, *verdict.instead, *verdict.deviations, *verdict.unread]


# --- A package that is right ------------------------------------------------------------------------------------------


def test_a_package_is_judged_the_same_as_folder_under_any_name_and_as_zip(tmp_path: Path) -> None:
    folder = package(tmp_path)
    archive = packed(folder)
    renamed = shutil.copytree(folder, tmp_path / "Årspaketet (1)")
    wanted = hashlib.sha256(archive.read_bytes()).hexdigest()
    letters = hashlib.sha256((folder / bag.ATTACHMENT_LIST).read_bytes()).hexdigest()
    for path in (folder, archive, renamed):
        verdict = judge(path)
        assert told(verdict) == []
        assert verdict.good
        assert (verdict.package_checksum, verdict.content_checksum) == (wanted, letters)
        assert verdict.files == len(FILES) + 7
        assert verdict.file_checksum == ("" if path.is_dir() else wanted)


def test_a_zip_file_is_the_one_that_our_writer_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compared byte by byte is what packing the content once more would give, whatever the names and sizes."""
    monkeypatch.setattr("actionplans.package.folder._AT_ONCE", 5)
    monkeypatch.setattr("actionplans.package.folder.CHUNK", 3)
    monkeypatch.setattr(unzipped, "CHUNK", 4)
    odd = {f"data/webbplats/{name}": bytes(size) for size, name in enumerate(("å", "a b", "Ω.txt", "z" * 200, "😀"))}
    folder = package(tmp_path, {**FILES, **odd})
    archive = packed(folder)
    with archive.open("rb") as stream:
        read = unzipped.read(stream)
    assert read.deviations == []
    again = tmp_path / "igen" / read.top
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(again.parent)
    assert packed(again).read_bytes() == archive.read_bytes()
    held = {path.relative_to(tmp_path).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert archive.stat().st_size == sum(held.values()) + unzipped.around(held)
    assert judge(folder).package_checksum == read.checksum == hashlib.sha256(archive.read_bytes()).hexdigest()


def test_other_readers_of_the_standard_agree(tmp_path: Path) -> None:
    folder = package(tmp_path)
    read = bagit.Bag(str(folder))
    assert read.validate()
    assert read.info["Bagging-Date"] == "2023-03-14"
    change(PDF)(folder)
    for algorithm in bag.ALGORITHMS:
        command = [f"{algorithm}sum", "--check", "--quiet", f"manifest-{algorithm}.txt", f"tagmanifest-{algorithm}.txt"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.stdout.splitlines() == [f"{PDF}: FAILED"]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_lists_may_end_their_lines_as_any_system_does(tmp_path: Path, ends: bytes) -> None:
    folder = package(tmp_path)

    def changed(*found: str) -> None:
        for name in found:
            (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", ends))

    changed("bagit.txt", "bag-info.txt", *(f"manifest-{algorithm}.txt" for algorithm in bag.ALGORITHMS))
    tags = {name: one for name, one in sums_within(folder).items() if not name.startswith(("data/", "tagmanifest"))}
    for name, content in bag.tag_manifests(tags).items():
        write(folder, name, content.replace(b"\n", ends))
    assert told(judge(folder)) == []


# --- The words --------------------------------------------------------------------------------------------------------


def test_it_says_which_package_first_and_then_what_is_proven(tmp_path: Path) -> None:
    folder = package(tmp_path)
    verdict = judge(folder)
    good, said = verify.answer(folder, None)
    assert good
    assert said.splitlines()[:7] == [
        "handlingsplaner-2023, enligt paketet självt:",
        "  Från: ”Provstad”",
        "  Handlingsplaner för: 2023",
        "  Ärende: ”Planer för 2023”, 13 mars 2023",
        "  Visar läget: 13 mars 2023",
        f"  Gjort: 14 mars 2023 ur version {'c' * 40}",
        "",
    ]
    assert "Paketet stämmer med sina egna listor." in said
    assert "Det visar inte att det är det paket som lämnades" in said
    assert words.grouped(verdict.package_checksum) in said
    assert words.grouped(verdict.content_checksum) in said
    assert "oförändra" not in said


def test_the_letters_sum_covers_the_attachments_and_nothing_else(tmp_path: Path) -> None:
    folder = package(tmp_path)
    good, said = verify.answer(folder, judge(folder).content_checksum)
    assert good
    assert "Summan som du angav är bilagornas. Den täcker de 2 bilagorna så som de skickades:" in said
    assert "- bilaga-1-plan.pdf\n- bilaga-2-rapport.pdf\n" in said
    assert "inte brevet, de samlade handlingarna, webbplatsen, uppgifterna, LÄS MIG,\nprogrammet" in said
    assert "oförändra" not in said


def test_the_sum_of_the_zip_file_covers_everything(tmp_path: Path) -> None:
    folder = package(tmp_path)
    for path in (folder, packed(folder)):
        good, said = verify.answer(path, judge(path).package_checksum)
        assert good
        assert "Paketet är oförändrat." in said
        assert "den täcker allt:" in said


def test_a_wrong_sum_is_said_and_is_no_success(tmp_path: Path) -> None:
    folder = package(tmp_path)
    for wrong in ("0" * 64, hashlib.sha256(b"").hexdigest(), hashlib.sha256(FILES[PDF]).hexdigest()):
        good, said = verify.answer(folder, wrong)
        assert not good
        assert "SUMMAN ÄR EN ANNAN." in said
        assert "oförändra" not in said
    change(PDF)(folder)
    assert verify.answer(folder, "0" * 64)[1].endswith("\nSumman som du angav är inte heller zip-filens.")


def test_a_package_that_was_otherwise_from_the_beginning_is_not_called_changed_since(tmp_path: Path) -> None:
    folder = package(tmp_path)
    write(folder, "data/övrigt.txt", b"x")
    reseal(folder)
    good, said = verify.answer(folder, judge(folder).package_checksum)
    assert not good
    assert "Summan som du angav är ändå zip-filens: avvikelserna fanns redan när summan räknades." in said


def test_no_words_of_a_package_can_be_taken_for_the_verdicts(tmp_path: Path) -> None:
    title = "Planer\n\nPaketet är oförändrat.\x1b[2J\u202e" + "x" * 500
    matter = {**METADATA["matter"], "title": title, "date": "\ud800"}
    folder = package(tmp_path, {**FILES, "data/metadata.json": json.dumps({**METADATA, "matter": matter}).encode()})
    reseal(folder, **{"External-Description": f"{title}. Ögonblicksbild."})
    _, said = verify.answer(folder, None)
    assert "\nPaketet är oförändrat" not in said
    assert not set("\x1b\u202e\ud800") & set(said)
    assert max(map(len, said.splitlines())) < 300


SUM = hashlib.sha256(b"prov").hexdigest()


@pytest.mark.parametrize(
    "typed",
    [
        SUM,
        SUM.upper(),
        f" {SUM}\r\n",
        " ".join(SUM[at : at + 8] for at in range(0, 64, 8)),
        "\n".join(SUM[at : at + 32] for at in (0, 32)),
        "\u202f".join(SUM[at : at + 8] for at in range(0, 64, 8)) + "\ufeff",
        f"sha256:{SUM}",
        f"SHA-256: {SUM}",
        f"”{SUM}”",
        f"{SUM}  handlingsplaner-2023.zip\n",
        f"{SUM} *handlingsplaner-2023.zip",
    ],
)
def test_a_sum_is_taken_however_it_is_written(typed: str) -> None:
    assert given.checksum(typed) == (SUM, "")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Ingen summa är angiven."),
        (" \n", "Ingen summa är angiven."),
        ("sha256:", "Ingen summa är angiven."),
        (SUM[:-1], "Summan har 63 tecken, men en summa (SHA-256) har 64."),
        (f"{SUM[:-1]}  handlingsplaner-2023.zip", "Summan har 63 tecken"),
        (f"{SUM}a", "Summan har 65 tecken"),
        (f"{SUM} a", "Summan har 65 tecken"),
        (f"{SUM[:-1]}o", "Summan har ”o” i sig, men en summa har bara siffror och bokstäverna a till f."),
        (f"{SUM[:-1]}\u0430", "Summan har ”\u0430” i sig"),  # a Cyrillic a
        (f"{SUM[:-1]}\uff11", "Summan har ”\uff11” i sig"),
        (f"{SUM[:-1]}\x1b", "Summan har U+001B i sig"),
        (SUM * 2, "Summan har 128 tecken och är gjord med SHA-512."),
        (f"{SUM} a.zip {SUM} b.zip", "Flera summor är angivna. Ange en, och pröva en gång för varje."),
        ("x" * 1_000_000, "Summan har 1000000 tecken"),
    ],
)
def test_what_can_be_no_sum_is_told_as_that(tmp_path: Path, typed: str, why: str) -> None:
    good, said = verify.answer(package(tmp_path), typed)
    assert not good
    assert said.startswith(why)
    assert said.endswith("\nPaketet är inte prövat.")


def test_the_command_takes_a_sum_in_groups_and_names_what_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = packed(package(tmp_path))
    groups = words.grouped(verify.file_checksum(archive)).split()
    assert main(["verify", str(archive), "--sum", *groups]) == 0
    assert "Paketet är oförändrat." in capsys.readouterr().out
    assert main(["verify", str(archive), "--sum", "0" * 64]) == 1
    assert main(["verify", str(archive), "--sum"]) == 1
    assert main(["verify", str(tmp_path / "finns-inte.zip")]) == 1
    assert capsys.readouterr().out.endswith("finns-inte.zip går inte att läsa: den finns inte.\n")


def test_many_deviations_are_told_as_the_first_and_a_number(tmp_path: Path) -> None:
    folder = package(tmp_path)
    for number in range(60):
        write(folder, f"data/webbplats/{number:02}.txt", b"x")
    _, said = verify.answer(folder, None)
    assert said.count("\n- ") == 51
    assert "\n- och 10 till\n" in said
    assert "Avvikelser: 60." in said


# --- With Python alone ------------------------------------------------------------------------------------------------


def test_it_needs_nothing_but_python_and_the_files_of_its_copy_and_leaves_no_trace(tmp_path: Path) -> None:
    copies = {f"data/program/{path}": (ROOT / path).read_bytes() for path in program.FILES}
    folder = package(tmp_path, {**{name: one for name, one in FILES.items() if "program" not in name}, **copies})
    checksum = judge(folder).package_checksum
    # -S leaves out every installed library.
    command = [sys.executable, "-S", "-m", "actionplans"]

    def run(*more: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [*command, *more], cwd=folder / "data/program", env={}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, done.stderr

    for _ in range(2):
        status, said, error = run("verify", "../..", "--sum", *words.grouped(checksum).split())
        assert (status, error) == (0, "")
        assert "Paketet är oförändrat." in said
        assert "Obs: det program som svarar ligger i paketet självt." in said
    assert run()[0] == 1
    elsewhere = [sys.executable, "-S", "-m", "actionplans", "verify", str(folder)]
    done = subprocess.run(elsewhere, cwd=ROOT, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Obs:" not in done.stdout


def test_an_older_python_can_read_its_files_and_they_import_no_other() -> None:
    ours = {path.removesuffix(".py").replace("/", ".") for path in program.FILES}
    for path in program.FILES:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"), feature_version=(3, 9))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("actionplans"):
                found = {f"{node.module}.{one.name}" for one in node.names} & ours | {str(node.module)} & ours
                # What else the first file begins is never reached by `verify`.
                assert found or path == "actionplans/__main__.py", (path, node.module)


# --- Tampering --------------------------------------------------------------------------------------------------------


def change(name: str) -> Tamper:
    """One byte of a file changed, its size kept."""

    def act(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[-1] ^= 1
        (folder / name).write_bytes(content)

    return act


def swap(one: str, other: str) -> Tamper:
    def act(folder: Path) -> None:
        first, second = (folder / one).read_bytes(), (folder / other).read_bytes()
        (folder / one).write_bytes(second)
        (folder / other).write_bytes(first)

    return act


def edit_list(folder: Path) -> None:
    """The checksum of the first file in a list changed."""
    path = folder / "manifest-sha256.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(("0" if text[0] != "0" else "1") + text[1:], encoding="utf-8")


def edited_list_and_its_sum(folder: Path) -> None:
    edit_list(folder)
    relist_tags(folder)


def another_version(folder: Path) -> None:
    write(folder, "bagit.txt", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    relist_tags(folder)


EDITED = (
    "data/metadata.json: kontrollsumman i listan för SHA-256 är fel, men SHA-512 stämmer. Listan är ändrad, inte filen."
)


def capital(name: str) -> Tamper:
    """One letter of the last line of a list made a capital: the same number, written by somebody else."""

    def act(folder: Path) -> None:
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        sign = next(sign for sign in lines[-1] if sign in "abcdef")
        lines[-1] = lines[-1].replace(sign, sign.upper(), 1)
        (folder / name).write_text("".join(lines), encoding="utf-8")

    return act


def other_order(folder: Path) -> None:
    path = folder / "tagmanifest-sha512.txt"
    path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))


def two_ends(folder: Path) -> None:
    path = folder / "tagmanifest-sha256.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1))


OTHERWISE = "är skriven på ett annat sätt än vi skriver den, eller står på en annan plats."

TAMPERED: dict[str, tuple[Tamper, list[str]]] = {
    "one bit of a list that nothing lists": (
        capital("tagmanifest-sha256.txt"),
        [f"tagmanifest-sha256.txt: rad 5 {OTHERWISE}"],
    ),
    "one line end of a list": (two_ends, ["tagmanifest-sha256.txt: listans rader slutar på olika sätt."]),
    "lines of a list in another order": (other_order, [f"tagmanifest-sha512.txt: rad 2 {OTHERWISE}"]),
    **{
        f"byte changed in {name}": (change(name), [f"{name}: innehållet är ändrat."])
        for name in (COVER, BUNDLE, PAGE, "data/uppgifter/csv/roller.csv", bag.README)
    },
    "byte changed in an attachment": (
        change(PDF),
        [f"{PDF}: innehållet är ändrat.", f"{bag.ATTACHMENT_LIST}: listan stämmer inte med bilagorna."],
    ),
    "file added": (
        lambda folder: write(folder, "data/webbplats/ny.html", b"x"),
        ["data/webbplats/ny.html: filen har lagts till; ingen lista nämner den."],
    ),
    "attachment added": (
        lambda folder: write(folder, "data/papper/bilaga-9-ny.pdf", b"x"),
        [
            "data/papper/bilaga-9-ny.pdf: filen har lagts till; ingen lista nämner den.",
            "data/metadata.json: papperen som räknas upp är andra än de som ligger i data/papper/.",
            f"{bag.ATTACHMENT_LIST}: listan stämmer inte med bilagorna.",
        ],
    ),
    "file added beside data": (
        lambda folder: write(folder, "fetch.txt", b"https://prov.example/a 1 data/a"),
        ["fetch.txt: filen har lagts till; ingen lista nämner den.", "fetch.txt: filen hör inte till ett årspaket."],
    ),
    "file removed": (lambda folder: (folder / PAGE).unlink(), [f"{PAGE}: filen saknas."]),
    "letter removed": (lambda folder: (folder / COVER).unlink(), [f"{COVER}: filen saknas."]),
    "file renamed": (
        lambda folder: (folder / PAGE).rename(folder / "data/webbplats/start.html"),
        [f"{PAGE}: filen har bytt namn till data/webbplats/start.html."],
    ),
    "files swapped": (swap(COVER, BUNDLE), [f"{COVER}: filen har bytt plats med {BUNDLE}."]),
    "list removed": (
        lambda folder: (folder / "manifest-sha512.txt").unlink(),
        [
            "manifest-sha512.txt: listan saknas.",
            "manifest-sha512.txt: filen saknas.",
        ],
    ),
    "list edited": (edit_list, [EDITED, "manifest-sha256.txt: innehållet är ändrat."]),
    "list edited, and its own sum": (edited_list_and_its_sum, [EDITED]),
    "another version of the standard": (
        another_version,
        ["bagit.txt: filen ska ange BagIt 1.0 och UTF-8, men säger något annat."],
    ),
}


@pytest.mark.parametrize(("tamper", "words"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_is_seen_and_named(tmp_path: Path, tamper: Tamper, words: list[str]) -> None:
    folder = package(tmp_path)
    tamper(folder)
    for path in (folder, packed(folder)):
        verdict = judge(path)
        assert not verdict.good
        extra = "saknas i listan för SHA-512" if "listan saknas." in words[0] else "\0"
        assert sorted(one for one in verdict.deviations if extra not in one) == sorted(words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("strunt\n", "är inte en kontrollsumma och ett filnamn."),
        ("\n", "är inte en kontrollsumma och ett filnamn."),
        ("{}  data/a\n".format("0" * 63), "är inte en kontrollsumma och ett filnamn."),
        ("{}  data/\udcff\n".format("0" * 64), "är inte en kontrollsumma och ett filnamn."),
        ("{}  ../../etc/passwd\n".format("0" * 64), "listar ”../../etc/passwd”, som leder ut"),
        ("{}  data/x%0ay\n".format("0" * 64), "som har ett procenttecken i namnet"),
        (f"{'0' * 64}  {PDF}\n", f"listar {PDF} två gånger."),
        (f"{'0' * 64}  {PDF.upper()}\n", f"{PDF.upper()}: filen saknas."),
        ("{}  data/webbplats/Thumbs.db\n".format("0" * 64), "en sådan fil som datorn själv lägger dit."),
        (f"{'0' * 64}  {bag.README}\n", f"{bag.README}: filen står i fel lista."),
    ],
)
def test_a_line_that_belongs_in_no_list(tmp_path: Path, line: str, words: str) -> None:
    folder = package(tmp_path)
    for algorithm in bag.ALGORITHMS:
        path = folder / f"manifest-{algorithm}.txt"
        doubled = line.replace("0" * 63, "0" * 127) if algorithm == "sha512" else line
        path.write_bytes(path.read_bytes() + doubled.encode(errors="surrogateescape"))
    relist_tags(folder)
    assert any(words in one for one in judge(folder).deviations), told(judge(folder))


# --- Forgeries where every list agrees --------------------------------------------------------------------------------


def metadata(**changed: Any) -> Tamper:
    return lambda folder: write(folder, "data/metadata.json", json.dumps({**METADATA, **changed}).encode())


def raw_metadata(content: bytes) -> Tamper:
    return lambda folder: write(folder, "data/metadata.json", content)


def added(name: str, content: bytes = b"x") -> Tamper:
    return lambda folder: write(folder, name, content)


NOT_OURS = "filen hör inte till ett årspaket."
NOT_A_PAPER = "filen hör inte till papperen."
NOT_JSON = "data/metadata.json: filen är inte skriven som vi skriver den"

RESEALED: dict[str, tuple[Tamper, dict[str, str], str]] = {
    "tag file": (added("extra.txt"), {}, f"extra.txt: {NOT_OURS}"),
    "folder beside data": (added("bilagor/a.pdf"), {}, f"bilagor/a.pdf: {NOT_OURS}"),
    "a list of the first release": (added(bag.CONTENT_LIST), {}, f"{bag.CONTENT_LIST}: {NOT_OURS}"),
    "file in data": (added("data/a.txt"), {}, f"data/a.txt: {NOT_OURS}"),
    "a folder like ours": (added("data/papper2/a.pdf"), {}, f"data/papper2/a.pdf: {NOT_OURS}"),
    "what people wrote": (added("data/uppgifter/yaml/a.yml"), {}, f"a.yml: {NOT_OURS}"),
    "module of Python's own shadowed": (added("data/program/argparse.py"), {}, f"argparse.py: {NOT_OURS}"),
    "paper": (added("data/papper/beslut.pdf"), {}, f"beslut.pdf: {NOT_A_PAPER}"),
    "second letter": (added("data/papper/brev (1).pdf"), {}, f"brev (1).pdf: {NOT_A_PAPER}"),
    "letter with a Cyrillic e": (added("data/papper/br\u0435v.pdf"), {}, NOT_A_PAPER),
    "folder of papers": (added("data/papper/bilaga-1-plan/a.pdf"), {}, NOT_A_PAPER),
    "genuine-looking pair beside": (added("data/papper/brev-rekonstruktion.pdf"), {}, NOT_A_PAPER),
    "attachment unlisted": (added("data/papper/bilaga-3-ny.pdf"), {}, "listan stämmer inte med bilagorna."),
    "attachment forged": (change(PDF), {}, "listan stämmer inte med bilagorna."),
    "attachment list with a comment": (added(bag.ATTACHMENT_LIST, b"# ok\n"), {}, "listan stämmer inte med bilagorna."),
    "no attachment list": (
        lambda folder: (folder / bag.ATTACHMENT_LIST).unlink(),
        {},
        "går bilagorna inte att jämföra",
    ),
    "no bundle": (lambda folder: (folder / BUNDLE).unlink(), {}, f"{BUNDLE}: filen saknas."),
    "no site": (lambda folder: shutil.rmtree(folder / "data/webbplats"), {}, "data/webbplats/: mappen saknas."),
    "no metadata": (lambda folder: (folder / "data/metadata.json").unlink(), {}, "data/metadata.json: filen saknas."),
    "papers named otherwise": (metadata(papers=["brev.pdf"]), {}, "papperen som räknas upp är andra"),
    "papers not named": (metadata(papers=None), {}, "papperen som räknas upp är andra"),
    "papers that are no names": (metadata(papers=[1, None]), {}, "papperen som räknas upp är andra"),
    "another year": (metadata(year=2024), {}, "men data/metadata.json anger året 2024."),
    "a year that is yes": (metadata(year=True), {}, "data/metadata.json: year saknas"),
    "a day that is none": (metadata(day="2023-02-30"), {}, "data/metadata.json: day saknas"),
    "another matter": (metadata(matter={**METADATA["matter"], "title": "Annat"}), {}, "anger olika ärenden."),
    "no matter": (metadata(matter=None), {}, "data/metadata.json: matter saknas"),
    "another revision": (metadata(revision={"commit": "d" * 40, "day": "2023-03-14"}), {}, "anger olika revisioner"),
    "a revision that is none": (metadata(revision={"commit": "x y", "day": "2023-03-14"}), {}, "revision saknas"),
    "no word of a revision": (
        raw_metadata(json.dumps({key: one for key, one in METADATA.items() if key != "revision"}).encode()),
        {},
        "revision saknas",
    ),
    "another day of making": (lambda _: None, {"Bagging-Date": "2020-01-01"}, "anger olika revisioner eller dagar"),
    "another name": (lambda _: None, {"External-Identifier": "annat"}, "kallar paketet ”annat”"),
    "a name that is a path": (lambda _: None, {"External-Identifier": "../../a"}, "kallar paketet ”../../a”"),
    "metadata twice over": (raw_metadata(b'{"year": 2023, "year": 2024}'), {}, NOT_JSON),
    "metadata nested deep": (raw_metadata(b"[" * 200_000), {}, NOT_JSON),
    "metadata of one long number": (raw_metadata(b'{"year": ' + b"9" * 200_000 + b"}"), {}, "saknas"),
    "metadata of no text": (raw_metadata(b"\xff"), {}, NOT_JSON),
    "metadata that is a list": (raw_metadata(b"[]"), {}, "allt saknas"),
    "metadata too large": (raw_metadata(b" " * 300_000), {}, "filen är större än 256 kilobyte och läses inte."),
    "a key of their own": (lambda _: None, {"Summa": "0" * 64}, "nyckeln ”Summa” hör inte till ett årspaket."),
    "key of the format in small letters": (lambda _: None, {"package-format": "1"}, "Package-Format ska stå en gång"),
    "litter sealed in": (added("data/webbplats/.DS_Store"), {}, "en sådan fil som datorn själv lägger dit."),
}


@pytest.mark.parametrize(("tamper", "about", "words"), RESEALED.values(), ids=RESEALED.keys())
def test_what_our_packages_never_hold_is_told_though_every_list_agrees(
    tmp_path: Path, tamper: Tamper, about: dict[str, str], words: str
) -> None:
    folder = package(tmp_path)
    tamper(folder)
    reseal(folder, **about)
    assert bagit.Bag(str(folder)).is_valid(), "enligt standarden är paketet helt"
    for path in (folder, packed(folder)):
        assert any(words in one for one in judge(path).deviations), told(judge(path))


@pytest.mark.parametrize(
    ("name", "content"),
    [("mall.docx", b"PK\x03\x04"), ("data.gz", zlib.compress(b"a", wbits=31)), ("a.tar", bytes(257) + b"ustar")],
)
def test_what_the_site_publishes_may_hold_files_of_its_own(tmp_path: Path, name: str, content: bytes) -> None:
    """Nothing of it is unpacked, and the sums cover its bytes as any file's."""
    folder = package(tmp_path, {**FILES, f"data/webbplats/{name}": content})
    before = judge(folder)
    assert told(before) == []
    change(f"data/webbplats/{name}")(folder)
    reseal(folder)
    assert not verify.answer(folder, before.package_checksum)[0]


@pytest.mark.parametrize("name", [COVER, BUNDLE, PAGE, bag.README, "data/uppgifter/csv/roller.csv", PDF])
def test_a_forgery_of_all_lists_is_given_away_by_a_sum_from_elsewhere(tmp_path: Path, name: str) -> None:
    folder = package(tmp_path)
    before = judge(folder)
    change(name)(folder)
    relist_attachments(folder)
    reseal(folder)
    for path in (folder, packed(folder)):
        good, said = verify.answer(path, None)
        assert good
        assert "oförändra" not in said, "utan summa är ingenting bevisat"
        good, said = verify.answer(path, before.package_checksum)
        assert (good, "SUMMAN ÄR EN ANNAN." in said) == (False, True)
        good, said = verify.answer(path, before.content_checksum)
        assert good == (name != PDF)
        assert "oförändra" not in said


def test_a_package_of_a_newer_release_is_not_judged_by_an_older_one(tmp_path: Path) -> None:
    folder = package(tmp_path, about={**INFORMATION, "Package-Format": "3"})
    for path in (folder, packed(folder)):
        (said,) = judge(path).instead
        assert said.startswith("Paketet har formatet ”3”, som programmet inte känner. Är det gjort av en nyare utgåva")


# --- Packages of the first release ------------------------------------------------------------------------------------


def test_a_package_of_the_first_release_is_still_verified_and_its_sum_said_for_what_it_covers(tmp_path: Path) -> None:
    folder = first_release(tmp_path)
    archive = packed(folder)
    letters = hashlib.sha256((folder / bag.CONTENT_LIST).read_bytes()).hexdigest()
    for path in (folder, archive):
        assert told(judge(path)) == []
        good, said = verify.answer(path, letters)
        assert good
        assert "Den täcker 7 filer i data/: de 2 bilagorna, webbplats och uppgifter." in said
        assert "Summan täcker inte brevet, de samlade handlingarna, LÄS MIG och listorna." in said
        assert "oförändra" not in said
        assert "Paketet är oförändrat." in verify.answer(path, verify.file_checksum(archive))[1]


@pytest.mark.parametrize("carriers", [(COVER,), (COVER, BUNDLE, PDF), (), (COVER, PDF)])
def test_in_the_first_format_only_letter_and_bundle_are_left_out_of_the_sum(
    tmp_path: Path, carriers: tuple[str, ...]
) -> None:
    (said,) = judge(first_release(tmp_path, carriers)).deviations
    assert said.endswith("ska vara undantagna från innehållets lista.")


def test_in_the_first_format_the_content_list_is_held_to_the_files(tmp_path: Path) -> None:
    folder = first_release(tmp_path)
    write(folder, bag.CONTENT_LIST, b"")
    relist_tags(folder)
    (said,) = judge(folder).deviations
    assert said.startswith(f"{bag.CONTENT_LIST}: listan stämmer inte med filerna.")


def test_a_package_does_not_become_one_of_the_first_release_by_leaving_out_its_format(tmp_path: Path) -> None:
    folder = package(tmp_path, about={key: value for key, value in INFORMATION.items() if key != bag.FORMAT_KEY})
    assert f"{bag.CONTENT_LIST}: filen saknas." in judge(folder).deviations


# --- Zip files that are otherwise than ours ---------------------------------------------------------------------------


def field(part: str, at: int, value: bytes, which: int = 0) -> Callable[[Zip], object]:
    """Bytes of a header set to something else."""

    def act(made: Zip) -> None:
        getattr(made, part)[which][at : at + len(value)] = value

    return act


def both(at: int, value: bytes) -> Callable[[Zip], object]:
    """The same in the table and before the file."""

    def act(made: Zip) -> None:
        field("central", at, value)(made)
        field("local", at - 2, value)(made)

    return act


def extended(part: str, length_at: int) -> Callable[[Zip], object]:
    """An extra field or a comment put after a header."""

    def act(made: Zip) -> None:
        header: bytearray = getattr(made, part)[0]
        header[length_at : length_at + 2] = struct.pack("<H", 6)
        header += b"up\x02\x00xx"

    return act


def set_attribute(name: str, value: bytes) -> Callable[[Zip], object]:
    return lambda made: setattr(made, name, value)


TOP = f"{NAME}/"
FIRST = f"{TOP}LÄS MIG.txt"  # the first file in our order
UNPACK = "Packa upp den och pröva mappen i stället."

ZIPPED: dict[str, tuple[Callable[[Zip], object], str]] = {
    "bit flipped in a local header": (field("local", 6, b"\1"), "säger en sak om filen före den och en annan i sin"),
    "another size before the file": (field("local", 22, b"\0\0\0\1"), "LÄS MIG.txt: zip-filen säger en sak om filen"),
    "another name before the file": (field("local", 31, b"O"), "LÄS MIG.txt: zip-filen säger en sak om filen"),
    "another checksum in both": (both(16, b"\0\0\0\0"), "filen är skadad: zip-filens egen kontrollsumma"),
    "mode of a folder": (field("central", 38, struct.pack("<L", 0o040755 << 16)), "utges för att vara en mapp"),
    "DOS's mark of a folder": (field("central", 38, b"\x10"), "är en fil som utges för att vara en mapp"),
    "mode of a link": (field("central", 38, struct.pack("<L", 0o120777 << 16)), "är en länk eller något annat"),
    "mode of a pipe": (field("central", 38, struct.pack("<L", 0o010644 << 16)), "är en länk eller något annat"),
    "mode that runs": (field("central", 38, struct.pack("<L", 0o104755 << 16)), "har andra rättigheter"),
    "encrypted": (both(8, b"\x01\x08"), "är krypterad"),
    "one compressed": (both(10, b"\x08\0"), "är komprimerad"),
    "packed in an uncommon way": (both(10, b"\x0e\0"), "är packad på ett sätt som inte alla program kan läsa"),
    "sizes after the file": (both(8, b"\x08\x08"), "har andra flaggor"),
    "name not said to be UTF-8": (both(8, b"\0\0"), "har andra flaggor"),
    "a time": (both(12, b"\1"), "har en tid"),
    "made by another system": (field("central", 5, b"\0"), "är skriven av en annan version"),
    "comment of a file": (extended("central", 32), "har en kommentar"),
    "extra field in the table": (extended("central", 30), "har ett extra fält"),
    "extra field before the file": (extended("local", 28), "som inte står i dess innehållsförteckning"),
    "two sizes": (field("central", 20, b"\0\0\0\0"), "har två olika storlekar"),
    "on another disk": (field("central", 34, b"\1"), "utges för att ligga i en annan fil"),
    "program before": (set_attribute("before", b"MZ" + bytes(500)), f"Zip-filen har något före {FIRST}"),
    "bytes after the last file": (set_attribute("between", b"x"), "något som inte står i dess innehållsförteckning."),
    "words after": (set_attribute("after", b"mer"), "något efter sin innehållsförteckning."),
    "litter": (lambda made: made.add_in_order(f"{TOP}data/.DS_Store"), "filen har lagts till; ingen lista nämner den."),
    "line end after": (set_attribute("after", b"\n"), "något efter sin innehållsförteckning."),
    "twins": (lambda made: made.add_in_order(f"{TOP}{PDF}"), "finns mer än en gång."),
    "another order": (lambda made: made.add(f"{TOP}LÄS.txt"), "ligger i en annan ordning än vår"),
    "folder": (lambda made: made.add_in_order(f"{TOP}data/tom/", b""), "är en mapp. Våra zip-filer har bara filer."),
    "two folders at the top": (lambda made: made.add("äpple/data/a"), "Zip-filen ska ha en enda mapp överst"),
    "file at the top": (lambda made: made.add("äpple.txt"), "Zip-filen ska ha en enda mapp överst"),
    "name that is not UTF-8": (field("central", 46, b"\xff"), "har ett namn som inte är skrivet i UTF-8"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip file of a package, which nobody changes."""
    return packed(package(tmp_path_factory.mktemp("paket")))


def test_a_zip_file_put_together_again_is_the_same(archive: Path) -> None:
    assert Zip(archive).made() == archive.read_bytes()


@pytest.mark.parametrize(("tamper", "words"), ZIPPED.values(), ids=ZIPPED.keys())
def test_a_zip_file_that_other_programs_could_read_otherwise_is_not_whole(
    tmp_path: Path, archive: Path, tamper: Callable[[Zip], object], words: str
) -> None:
    made = Zip(archive)
    tamper(made)
    path = tmp_path / archive.name
    path.write_bytes(made.made())
    verdict = judge(path)
    assert not verdict.good
    assert any(words in one for one in told(verdict)), told(verdict)


NAMES = {
    f"{TOP}../../utanför.txt": "leder ut ur paketet",
    f"{TOP}./data/a": "leder ut ur paketet",
    f"{TOP}/data/a": "leder ut ur paketet",
    "/etc/passwd": "pekar ut en plats utanför paketet",
    "C:/Windows/a": "pekar ut en plats utanför paketet",
    f"{TOP}data\\..\\a": "pekar ut en plats utanför paketet",
    f"{TOP}data/a\u202efdp.exe": "har osynliga tecken i namnet",
    f"{TOP}data/a\u200b": "har osynliga tecken i namnet",
    f"{TOP}data/a\x1b[2J": "har osynliga tecken i namnet",
    f"{TOP}data/a.pdf\0exe": "har osynliga tecken i namnet",
    f"{TOP}data/o\u0308.txt": "har ett namn som inte är skrivet i Unicodes normalform",
    f"{TOP}data/100%25.txt": "har ett procenttecken i namnet",
    # unzip drops a version after a semicolon, and reads #U00e5 as å; Windows gives long names a short one.
    f"{TOP}data/sida.html;1": "har ett namn som en del program läser som ett annat",
    f"{TOP}data/#U00e5.html": "har ett namn som en del program läser som ett annat",
    f"{TOP}data/INDEX~1.HTM": "har ett namn som en del program läser som ett annat",
    f"{TOP}data/aux.txt": "har ett namn som inte går att använda i Windows",
    f"{TOP}data/COM¹": "har ett namn som inte går att använda i Windows",
    f"{TOP}data/a?": "har ett namn som inte går att använda i Windows",
    f"{TOP}data/a.": "har ett namn som inte går att använda i Windows",
    f"{TOP}data/{'a/' * 120}b": "har ett längre namn än 240 tecken",
    f"{TOP}data/webbplats/INDEX.html": "är samma namn i Windows och på en Mac",
    f"{TOP}data/webbplats/ｉndex.html": "är samma namn i Windows och på en Mac",
    f"{TOP}data/WEBBPLATS/a": "är samma namn i Windows och på en Mac",
    f"{TOP}data/webbplats/index.html/a": "är både en fil och en mapp",
}


@pytest.mark.parametrize(("name", "words"), NAMES.items())
def test_a_name_that_no_package_has_is_refused(tmp_path: Path, archive: Path, name: str, words: str) -> None:
    made = Zip(archive)
    made.add_in_order(name)
    path = tmp_path / archive.name
    path.write_bytes(made.made())
    verdict = judge(path)
    assert any(words in one for one in verdict.refused), told(verdict)
    assert not set("\x1b\u202e\0") & set("".join(verdict.refused))


def repacked(folder: Path, target: Path, method: int, *, streamed: bool = False) -> Path:
    """A folder as another program packs it: with folders, times, and perhaps with sizes after the files."""
    with target.open("wb") as stream:

        class Unseekable(io.RawIOBase):
            def writable(self) -> bool:
                return True

            def write(self, content: Any) -> int:
                return stream.write(content)

        with zipfile.ZipFile(Unseekable() if streamed else stream, "w", method) as made:
            for path in [folder, *sorted(folder.rglob("*"))]:
                made.write(path, path.relative_to(folder.parent).as_posix())
    return target


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("streamed", [True, False])
def test_a_package_that_another_program_packed_again_is_told_as_that(
    tmp_path: Path, method: int, streamed: bool
) -> None:
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    (said,) = judge(repacked(folder, tmp_path / "paket.zip", method, streamed=streamed)).instead
    assert said.startswith("Zip-filen är packad på nytt av ett annat program")
    assert UNPACK in said
    with zipfile.ZipFile(tmp_path / "paket.zip") as opened:
        opened.extractall(tmp_path / "uppackad")
    assert "Paketet är oförändrat." in verify.answer(tmp_path / "uppackad" / NAME, checksum)[1]


def test_nobody_is_asked_to_unpack_what_leads_out_of_its_folder(tmp_path: Path) -> None:
    path = repacked(package(tmp_path), tmp_path / "paket.zip", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("../../utanför.txt", "x")
    verdict = judge(path)
    assert verdict.instead == ()
    assert "../../utanför.txt leder ut ur paketet." in verdict.refused


CUT = "Filen är inte en hel zip-fil. Den kan ha blivit avklippt när den hämtades."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda whole: b"", "Filen är ingen zip-fil."),
        (lambda whole: b"hej", "Filen är ingen zip-fil."),
        (lambda whole: b"PK\x05\x06" + bytes(18), "Zip-filen är tom."),
        (lambda whole: whole[:-30], CUT),
        (lambda whole: whole[: len(whole) // 2], CUT),
        (lambda whole: whole[len(whole) // 2 :], CUT),
        (lambda whole: whole[:-1], CUT),
        (lambda whole: whole[:-2] + b"\3\0mer", "Zip-filen har en kommentar"),
        (lambda whole: b"MZ" + whole, "Zip-filen har något före sin första fil."),
        (lambda whole: whole[:-22] + b"x" + whole[-22:], "Zip-filen har något efter sin innehållsförteckning."),
        (lambda whole: whole[:-10] + b"\xff" * 8 + b"\0\0", "Zip-filen är skriven i formatet zip64."),
        (lambda whole: whole[:-18] + b"\1\0\0\0" + whole[-14:], "Zip-filens slut säger att den är delad"),
        (lambda whole: whole[:-14] + b"\1\0\1\0" + whole[-10:], "Zip-filens slut säger att den har 1 filer"),
        (lambda whole: whole + whole, "Zip-filen har något efter sin innehållsförteckning."),
    ],
    ids=range(14),
)
def test_what_is_no_whole_zip_file(
    tmp_path: Path, archive: Path, content: Callable[[bytes], bytes], words: str
) -> None:
    path = tmp_path / "fil.zip"
    path.write_bytes(content(archive.read_bytes()))
    (said,) = judge(path).refused
    assert said.startswith(words)
    good, answer = verify.answer(path, "0" * 64)
    assert not good
    assert "oförändra" not in answer


def test_no_flipped_bit_goes_unseen(tmp_path: Path, archive: Path) -> None:
    """Every so many bytes, for the suite must be quick."""
    whole = archive.read_bytes()
    path = tmp_path / archive.name
    for at in range(0, len(whole), 43):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        assert not judge(path).good, at


# --- Folders that are otherwise than ours -----------------------------------------------------------------------------


def linked(target: str) -> Tamper:
    return lambda folder: (folder / "data/länk").symlink_to(target)


def two_forms(folder: Path) -> None:
    write(folder, "data/webbplats/o\u0308.txt", b"1")
    write(folder, "data/webbplats/\u00f6.txt", b"2")


IS_A_LINK = "data/länk är en länk eller något annat än en vanlig fil."

UNPACKED: dict[str, tuple[Tamper, str]] = {
    "link out": (linked("/etc/passwd"), IS_A_LINK),
    "link within": (linked("papper/brev.pdf"), IS_A_LINK),
    "link to a folder": (linked(".."), IS_A_LINK),
    "link to nothing": (linked("finns-inte"), IS_A_LINK),
    "pipe": (lambda folder: os.mkfifo(folder / "data/länk"), IS_A_LINK),
    "second form of a name": (two_forms, "finns två gånger, skrivet på två sätt i Unicode: den ena döljer den andra."),
    "capital letters": (added("data/webbplats/Index.html"), "är samma namn i Windows och på en Mac."),
    "capital letters of a folder": (added("data/Webbplats/a"), "är samma namn i Windows och på en Mac."),
    "name that is not UTF-8": (
        lambda folder: os.close(os.open(os.fsencode(folder) + b"/\xff", os.O_CREAT)),
        "har ett namn som inte är skrivet i UTF-8.",
    ),
    "litter that is not UTF-8": (
        lambda folder: os.close(os.open(os.fsencode(folder) + b"/._\xff", os.O_CREAT)),
        "har ett namn som inte är skrivet i UTF-8.",
    ),
    "line break in a name": (added("data/a\nb"), "data/a\\u000ab har osynliga tecken i namnet."),
    "empty folder": (
        lambda folder: (folder / "data/tom").mkdir(),
        "data/tom: mappen är tom och hör inte till paketet.",
    ),
    "very deep": (added(f"data/{'djup/' * 300}a"), "har ett längre namn än 240 tecken."),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such names, and links for administrators only")
@pytest.mark.parametrize(("tamper", "words"), UNPACKED.values(), ids=UNPACKED.keys())
def test_a_folder_hides_nothing(tmp_path: Path, tamper: Tamper, words: str) -> None:
    folder = package(tmp_path)
    tamper(folder)
    verdict = judge(folder)
    assert not verdict.good
    assert any(one.endswith(words) for one in told(verdict)), told(verdict)


def test_the_genuine_package_within_a_forged_one_proves_only_itself(tmp_path: Path) -> None:
    genuine = package(tmp_path / "a")
    checksum = judge(genuine).package_checksum
    forged = package(tmp_path / "b")
    inner = shutil.copytree(genuine, forged / "data/webbplats/sub" / NAME)
    reseal(forged)
    assert "SUMMAN ÄR EN ANNAN." in verify.answer(forged, checksum)[1]
    assert verify.answer(inner, checksum)[0]


def test_a_package_under_another_ones_name_says_what_it_calls_itself(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    checksum = verify.file_checksum(archive)
    good, said = verify.answer(archive.rename(tmp_path / "handlingsplaner-2024.zip"), checksum)
    assert good
    assert said.splitlines()[1] == "  Paketet kallar sig: handlingsplaner-2023"


@pytest.mark.skipif(not hasattr(os, "link"), reason="a file system without links")
def test_a_file_with_two_names_is_what_it_holds_and_one_of_holes_is_not_what_it_was(tmp_path: Path) -> None:
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    os.link(folder / PDF, tmp_path / "annat namn.pdf")
    assert verify.answer(folder, checksum)[0]
    os.truncate(folder / PAGE, 20_000_000)
    assert f"{PAGE}: innehållet är ändrat." in judge(folder).deviations


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file is read twice: once for its sums, once for the sum of the zip file that it would be in."""
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    monkeypatch.setattr("actionplans.package.folder._AT_ONCE", 5)
    again = folder_module._again

    def changed(stream: BinaryIO, *rest: Any) -> bool:
        path = Path(stream.name)
        if path.name == "brev.pdf":
            path.write_bytes(path.read_bytes()[:-1] + b"X")
        return again(stream, *rest)

    monkeypatch.setattr(folder_module, "_again", changed)
    good, said = verify.answer(folder, checksum)
    assert not good
    assert f"- {COVER}: filen ändrades medan den lästes." in said


def test_names_as_a_mac_spells_them_are_the_same(tmp_path: Path) -> None:
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    (folder / bag.README).rename(folder / "LA\u0308S MIG.txt")
    assert "Paketet är oförändrat." in verify.answer(folder, checksum)[1]


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_read_is_told_and_never_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    scandir, opened = os.scandir, Path.open

    def no_folder(path: Any) -> Any:
        if what == "folder" and str(path).endswith("uppgifter"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    def no_file(path: Path, *rest: Any, **more: Any) -> Any:
        if what == "file" and path.name == "roller.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "scandir", no_folder)
    monkeypatch.setattr(Path, "open", no_file)
    good, said = verify.answer(folder, checksum)
    assert not good
    where = "Mappen data/uppgifter" if what == "folder" else "data/uppgifter/csv/roller.csv"
    assert f"- {where} går inte att läsa: rättigheter saknas." in said
    assert "Paketet är oförändrat" not in said


@pytest.mark.parametrize(
    "name", [".DS_Store", "data/papper/._brev.pdf", "data/webbplats/Thumbs.db", "data/program/__pycache__/a.pyc"]
)
def test_what_a_computer_lays_into_a_folder_is_told_as_that(tmp_path: Path, name: str) -> None:
    folder = package(tmp_path)
    checksum = judge(folder).package_checksum
    write(folder, name, b"x")
    good, said = verify.answer(folder, checksum)
    assert not good
    assert f"som datorn själv har lagt dit och som inte hör till paketet:\n- {name}\nTa bort dem" in said
    assert "är ändrat" not in said
    assert "oförändra" not in said
    (folder / name).unlink()
    if "program" in name:
        (folder / name).parent.rmdir()
    assert "Paketet är oförändrat." in verify.answer(folder, checksum)[1]


def test_a_folder_around_the_package_says_which_to_take(tmp_path: Path) -> None:
    package(tmp_path)
    (said,) = judge(tmp_path).instead
    assert said.endswith("men handlingsplaner-2023 i den kan vara det. Ange den i stället.")
    (tmp_path / "tom").mkdir()
    assert judge(tmp_path / "tom").refused == ("Det här är inget paket: filen bagit.txt saknas.",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows makes links for administrators only")
def test_a_link_to_a_package_and_a_pipe_are_no_package(tmp_path: Path) -> None:
    (tmp_path / "länk").symlink_to(package(tmp_path))
    os.mkfifo(tmp_path / "rör")
    assert judge(tmp_path / "länk").refused == ("Det är en länk. Ange paketet självt.",)
    assert judge(tmp_path / "rör").refused == ("Det är varken en fil eller en mapp.",)


# --- Limits -----------------------------------------------------------------------------------------------------------


def test_too_many_files_and_bytes_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = package(tmp_path)
    archive = packed(folder)
    monkeypatch.setattr(contents, "MOST_FILES", 10)
    assert judge(folder).refused == ("Paketet har fler än 10 filer. Så många har inget årspaket.",)
    monkeypatch.setattr(contents, "MOST_BYTES", 1000)
    for path in (folder, archive):
        assert any("Större än 0 är inget årspaket." in one for one in judge(path).refused)


def test_a_file_that_our_writer_would_pack_otherwise_is_told_when_the_package_is_made(tmp_path: Path) -> None:
    """From 2.04 gigabytes Python's own writer takes zip64, which not every program reads. The file here is of holes."""
    folder = package(tmp_path)
    assert limits.problems(folder) == []
    os.truncate(folder / PAGE, contents.MOST_BYTES - 1_000)
    (said,) = limits.problems(folder)
    assert said.startswith("paketet blir 2000 megabyte, och en zip-fil som alla kan packa upp har högst 2000 – ")
    assert zipfile.ZIP64_LIMIT > contents.MOST_BYTES * 1.05


def test_very_many_deep_folders_take_no_table_of_them_all() -> None:
    """All of them are some hundred thousand: comparing them in order takes the memory of the paths alone."""
    paths = [f"{number:04}/{'a/' * 90}b" for number in range(3_000)]
    tracemalloc.start()
    assert list(names.beside_each_other([*paths, paths[7].upper()])) == [
        "0007/A och 0007/a är samma namn i Windows och på en Mac."
    ]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000


def test_a_list_without_end_is_not_read(tmp_path: Path) -> None:
    folder = package(tmp_path)
    for name, content in (("manifest-sha256.txt", b"\n" * 100_000), ("manifest-sha512.txt", b"x" * (25 << 20))):
        write(folder, name, content)
    relist_tags(folder)
    said = judge(folder).deviations
    assert "manifest-sha256.txt: listan har fler rader än 65535. Så många filer har inget årspaket." in said
    assert "manifest-sha512.txt: filen är större än 24576 kilobyte och läses inte." in said


def _many(count: int, kind: str) -> contents.Contents:
    """What a package would hold with very many files, all of which are renamed, in each other's place, or alike."""

    def file(number: int) -> contents.File:
        content = b"%d" % (0 if kind == "alike" else number)
        return contents.File(1, 0, hashlib.sha256(content).digest(), hashlib.sha512(content).digest())

    made = contents.Contents()
    listed = {f"data/webbplats/{number}": file(number) for number in range(count)}
    if kind == "renamed":
        made.files = {f"data/webbplats/n{number}": file(number) for number in range(count)}
    elif kind == "swapped":
        made.files = {f"data/webbplats/{number}": file(number ^ 1) for number in range(count)}
    else:
        made.files = {f"data/webbplats/{number}": contents.File(1, 0, bytes(32), bytes(64)) for number in range(count)}
    for algorithm in bag.ALGORITHMS:
        sums = {name: one.sum(algorithm).hex() for name, one in listed.items()}
        made.texts[f"manifest-{algorithm}.txt"] = bag.manifest(sums).encode()
        made.files[f"manifest-{algorithm}.txt"] = file(0)
    return made


@pytest.mark.parametrize("kind", ["renamed", "swapped", "alike"])
def test_very_many_deviations_take_no_longer_each_than_few(kind: str) -> None:
    """These take a third of a second; looking through all for each of them would take ten times as long."""
    made = _many(4_000, kind)
    began = time.process_time()
    said = lists.compare(made).deviations
    assert time.process_time() - began < 2
    wanted = {"renamed": (4_000, "har bytt namn"), "swapped": (2_000, "har bytt plats"), "alike": (4_000, "ändrat")}
    count, words = wanted[kind]
    assert sum(words in one for one in said) == count


def test_whatever_goes_wrong_is_an_answer_and_never_a_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(verify, "laid_out", fail)
    good, said = verify.answer(package(tmp_path), None)
    assert (good, said.endswith("går inte att pröva (MemoryError). Lita inte på det.")) == (False, True)
    assert verify.answer(Path("a\0b"), None)[0] is False


def test_a_name_is_shown_on_one_line_and_not_whole_when_it_is_long() -> None:
    assert names.shown("a\nb\u202e\u00a0c") == "a\\u000ab\\u202e c"
    assert len(names.shown("x" * 10_000)) < 130
    assert re.fullmatch(r"x+ … x+", names.shown("x" * 10_000))
