"""Does `verify` tell a layman whether a package is whole and unchanged, and refuse what must not be opened?

The packages here are small, but sealed by the code that seals a year's package; each test tampers with one.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bagit
import pytest

from actionplans.commands.main import main
from actionplans.package import bag, contents, zipped
from actionplans.package.seal import list_content, seal, sums_within
from actionplans.package.verify import Verdict, file_checksum, verify
from tests.sites import ROOT

# One file of each kind that a package holds.
FILES = {
    "data/papper/bilaga-1.pdf": b"%PDF-1.7\nbilaga 1",
    "data/papper/bilaga-2.pdf": b"%PDF-1.7\nbilaga 2",
    "data/webbplats/index.html": "<!doctype html><title>Nätverk</title>".encode(),
    "data/webbplats/assets/site.css": b"body{}",
    "data/uppgifter/yaml/networks/provnat.yml": "name: Provnät\n".encode(),
    "data/uppgifter/csv/roller.csv": "\ufeffRoll;Nätverk\r\n".encode(),
    "data/uppgifter/json/modell.json": b"{}",
    "data/webbplats/robots.txt": b"Disallow: /\n",
    "data/webbplats/med blanksteg och åäö.txt": b"namn",
}
README = "LÄS MIG.txt"
COVER = "data/papper/foljebrev.pdf"
NAME = "handlingsplaner-2023"

Tamper = Callable[[Path], object]


def package(root: Path) -> Path:
    """A sealed package as a folder."""
    folder = root / NAME
    for name, content in FILES.items():
        write(folder, name, content)
    checksum = list_content(folder)
    write(folder, COVER, f"%PDF-1.7\n{checksum}".encode())
    write(folder, README, "Läs mig.\n".encode())
    seal(folder, [("External-Identifier", NAME), ("Bagging-Date", "2023-03-13"), (bag.CARRIER, COVER)])
    return folder


def write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def packed(folder: Path) -> Path:
    """A folder as a zip file, whatever is in it."""
    archive = folder.with_suffix(".zip")
    zipped.write(folder, archive)
    return archive


# --- A package that is right ------------------------------------------------------------------------------------------


def test_an_untouched_package_is_complete_and_unchanged_as_folder_and_as_zip(tmp_path: Path) -> None:
    folder = package(tmp_path)
    expected = file_checksum(folder / bag.CONTENT_LIST)
    for path in (folder, packed(folder)):
        verdict = verify(path)
        assert (verdict.refused, verdict.deviations) == ((), ())
        assert verdict.content_checksum == expected
        assert verdict.files == len(FILES) + 9


def test_another_reader_of_the_standard_agrees(tmp_path: Path) -> None:
    read = bagit.Bag(str(package(tmp_path)))
    assert read.validate()
    assert read.info["Bagging-Date"] == "2023-03-13"


@pytest.mark.parametrize("algorithm", bag.ALGORITHMS)
@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is a command of Linux")
def test_so_does_a_machine_without_our_software(tmp_path: Path, algorithm: str) -> None:
    folder = package(tmp_path)
    change(PDF)(folder)
    lists = [f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest")]
    done = subprocess.run(
        [f"{algorithm}sum", "--check", "--quiet", *lists], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [f"{PDF}: FAILED"]


def test_the_command_says_so_and_names_the_sums_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = packed(package(tmp_path))
    assert main(["verify", str(archive)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("handlingsplaner-2023.zip är komplett och oförändrat.\n18 filer, ")
    assert f"Summan på brevet ska vara {verify(archive).content_checksum}" in said
    assert f"Zip-filens summa på arkivsidan ska vara {file_checksum(archive)}" in said


def test_it_needs_no_project_and_nothing_but_python(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    shutil.copytree(ROOT / "actionplans/package", tmp_path / "alone/actionplans/package")
    (tmp_path / "alone/actionplans/__init__.py").touch()
    # -S leaves out every installed library.
    command = [sys.executable, "-S", "-m", "actionplans.package", str(archive)]
    done = subprocess.run(command, cwd=tmp_path / "alone", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "är komplett och oförändrat" in done.stdout


@pytest.mark.parametrize("form", [str, str.upper, lambda checksum: f"{checksum[:32]} {checksum[32:]}\n"])
def test_a_sum_from_the_cover_letter_or_the_archive_page_can_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: Callable[[str], str]
) -> None:
    archive = packed(package(tmp_path))
    verdict = verify(archive)
    for checksum in (verdict.content_checksum, verdict.file_checksum):
        assert main(["verify", str(archive), "--sum", form(checksum)]) == 0
        assert "Summan som du angav stämmer." in capsys.readouterr().out
    assert main(["verify", str(archive), "--sum", "0" * 64]) == 1
    assert "Summan som du angav är en annan." in capsys.readouterr().out


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


def edit_list(folder: Path, name: str = "manifest-sha256.txt") -> None:
    """The checksum of the first file in a list changed."""
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(("0" if text[0] != "0" else "1") + text[1:], encoding="utf-8")


def relist(folder: Path, *names: str) -> None:
    """Every list of some files made to say what the files are now, as a forger would."""
    for path in sorted(folder.glob("*manifest-*.txt")):
        algorithm = "sha512" if "sha512" in path.name else "sha256"
        pairs, _ = bag.read_manifest(path.read_text(encoding="utf-8"))
        listed = dict(pairs)
        for name in names:
            if name in listed:
                with (folder / name).open("rb") as stream:
                    listed[name] = bag.sums(stream)[algorithm]
        path.write_text(bag.manifest(listed), encoding="utf-8")


PDF = "data/papper/bilaga-1.pdf"

TAMPERED: dict[str, tuple[Tamper, list[str]]] = {
    **{
        f"byte changed in {Path(name).suffix[1:]}": (change(name), [f"{name}: innehållet är ändrat."])
        for name in FILES
        if not name.endswith(("2.pdf", "åäö.txt"))
    },
    "byte changed in LÄS MIG.txt": (change(README), ["LÄS MIG.txt: innehållet är ändrat."]),
    "byte changed in the cover": (change(COVER), [f"{COVER}: innehållet är ändrat."]),
    "file added": (
        lambda folder: write(folder, "data/papper/bilaga-9.pdf", b"%PDF-1.7"),
        ["data/papper/bilaga-9.pdf: filen har lagts till; ingen lista nämner den."],
    ),
    "file added beside data": (
        lambda folder: write(folder, "fetch.txt", b"https://prov.example/a 1 data/a"),
        ["fetch.txt: filen har lagts till; ingen lista nämner den."],
    ),
    "file removed": (lambda folder: (folder / PDF).unlink(), [f"{PDF}: filen saknas."]),
    "file renamed": (
        lambda folder: (folder / PDF).rename(folder / "data/papper/plan.pdf"),
        [f"{PDF}: filen har bytt namn till data/papper/plan.pdf."],
    ),
    "files swapped": (
        swap(PDF, "data/papper/bilaga-2.pdf"),
        [f"{PDF}: filen har bytt plats med data/papper/bilaga-2.pdf."],
    ),
    "list removed": (
        lambda folder: (folder / "manifest-sha512.txt").unlink(),
        ["manifest-sha512.txt: listan saknas.", "manifest-sha512.txt: filen saknas."],
    ),
    "content list removed": (
        lambda folder: (folder / bag.CONTENT_LIST).unlink(),
        [
            f"{bag.CONTENT_LIST}: filen saknas.",
            f"{bag.CONTENT_LIST}: listan saknas, och då går paketet inte att jämföra med brevet.",
        ],
    ),
}


@pytest.mark.parametrize(("tamper", "told"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_is_seen_and_named(tmp_path: Path, tamper: Tamper, told: list[str]) -> None:
    folder = package(tmp_path)
    tamper(folder)
    # The list under the cover letter's sum covers the same files, so it is wrong whenever they are.
    content = f"{bag.CONTENT_LIST}: listan stämmer inte"
    for path in (folder, packed(folder)):
        verdict = verify(path)
        assert not verdict.good
        assert sorted(one for one in verdict.deviations if not one.startswith(content)) == sorted(told)


def test_a_list_edited_without_its_own_sum(tmp_path: Path) -> None:
    folder = package(tmp_path)
    edit_list(folder)
    first = min([*FILES, COVER])
    assert verify(folder).deviations == (
        f"{first}: kontrollsumman i listan för SHA-256 är fel, men SHA-512 stämmer. Listan är ändrad, inte filen.",
        "manifest-sha256.txt: innehållet är ändrat.",
    )


def test_a_list_edited_together_with_its_own_sum(tmp_path: Path) -> None:
    folder = package(tmp_path)
    edit_list(folder)
    relist(folder, "manifest-sha256.txt")
    first = min([*FILES, COVER])
    assert verify(folder).deviations == (
        f"{first}: kontrollsumman i listan för SHA-256 är fel, men SHA-512 stämmer. Listan är ändrad, inte filen.",
    )


def test_a_file_forged_with_both_its_lists_and_their_sums(tmp_path: Path) -> None:
    folder = package(tmp_path)
    change(PDF)(folder)
    relist(folder, PDF)
    relist(folder, "manifest-sha256.txt", "manifest-sha512.txt")
    assert bagit.Bag(str(folder)).validate(), "enligt standarden är paketet helt"
    (said,) = verify(folder).deviations
    assert said.startswith(f"{bag.CONTENT_LIST}: listan stämmer inte med filerna.")


def test_a_forgery_of_everything_is_given_away_by_the_sum_on_the_cover_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = package(tmp_path)
    before = verify(folder).content_checksum
    change(PDF)(folder)
    payload = sums_within(folder, "data")
    (folder / bag.CONTENT_LIST).write_text(bag.content_list(payload, [COVER]), encoding="utf-8")
    relist(folder, PDF, bag.CONTENT_LIST)
    relist(folder, "manifest-sha256.txt", "manifest-sha512.txt")
    assert verify(folder).good
    assert main(["verify", str(folder), "--sum", before]) == 1
    assert "Summan som du angav är en annan." in capsys.readouterr().out


def test_a_file_that_the_list_for_the_cover_letter_leaves_out_must_be_a_carrier_of_its_sum(tmp_path: Path) -> None:
    folder = package(tmp_path)
    write(folder, bag.CONTENT_LIST, b"")
    relist(folder, bag.CONTENT_LIST)
    (said,) = verify(folder).deviations
    assert said.startswith(f"{bag.CONTENT_LIST}: listan stämmer inte")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("strunt\n", "manifest-sha256.txt: rad {} är inte en kontrollsumma och ett filnamn."),
        ("{}  ../../etc/passwd\n".format("0" * 64), "manifest-sha256.txt: listar '../../etc/passwd', som leder ut"),
        ("{}  data/papper/bilaga-1.pdf\n".format("0" * 64), "manifest-sha256.txt: listar data/papper/bilaga-1.pdf två"),
    ],
)
def test_a_line_that_belongs_in_no_list(tmp_path: Path, line: str, told: str) -> None:
    folder = package(tmp_path)
    path = folder / "manifest-sha256.txt"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert verify(folder).deviations[0].startswith(told.format(len(FILES) + 2))


@pytest.mark.parametrize("tamper", ["truncated", "cut in the middle", "byte changed inside"])
def test_a_damaged_zip_file(tmp_path: Path, tamper: str) -> None:
    archive = packed(package(tmp_path))
    content = archive.read_bytes()
    at = content.index(b"bilaga 1")
    damaged = {
        "truncated": content[:-30],
        "cut in the middle": content[: len(content) // 2],
        "byte changed inside": content[:at] + b"B" + content[at + 1 :],
    }[tamper]
    archive.write_bytes(damaged)
    verdict = verify(archive)
    if tamper == "byte changed inside":
        assert verdict.deviations[0] == f"{PDF}: filen är skadad och går inte att läsa."
    else:
        assert verdict.refused == ("Filen är inte en hel zip-fil. Den kan ha blivit avklippt när den hämtades.",)


# --- What is refused --------------------------------------------------------------------------------------------------


def with_entry(archive: Path, name: str, content: bytes = b"x", mode: int = stat.S_IFREG | 0o644) -> None:
    """Add an entry to a zip file, whatever its name."""
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = mode << 16
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(entry, content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"{NAME}/../../utanför.txt", "leder ut ur paketet"),
        (f"{NAME}/./data/a", "leder ut ur paketet"),
        (f"{NAME}//data/a", "leder ut ur paketet"),
        ("/etc/passwd", "pekar ut en plats utanför paketet"),
        ("C:/Windows/a", "pekar ut en plats utanför paketet"),
        (f"{NAME}/data\\..\\a", "pekar ut en plats utanför paketet"),
        (f"{NAME}/data/a\u202efdp.exe", "har osynliga tecken i namnet"),
        (f"{NAME}/data/a\u200b", "har osynliga tecken i namnet"),
        (f"{NAME}/data/a\x1b[2J", "har osynliga tecken i namnet"),
        (f"{NAME}/data/o\u0308.txt", "har ett namn som inte är skrivet i Unicodes normalform"),
        (f"{NAME}/data/100%25.txt", "har ett procenttecken i namnet"),
        (f"{NAME}/data/aux.txt", "har ett namn som inte går att använda i Windows"),
        (f"{NAME}/data/a.", "har ett namn som inte går att använda i Windows"),
        (f"{NAME}/data/webbplats/index.html", "finns mer än en gång"),
        (f"{NAME}/data/webbplats/INDEX.html", "är samma namn i Windows och på en Mac"),
        (f"{NAME}/data/webbplats/ｉndex.html", "är samma namn i Windows och på en Mac"),
        (f"{NAME}/data/webbplats/index.html/a", "är både en fil och en mapp"),
        ("annan/data/a", "Zip-filen ska ha en enda mapp överst"),
        ("lös.txt", "Zip-filen ska ha en enda mapp överst"),
    ],
)
def test_a_name_that_no_package_has_is_refused(tmp_path: Path, name: str, told: str) -> None:
    archive = packed(package(tmp_path))
    with_entry(archive, name)
    verdict = verify(archive)
    assert verdict.deviations == ()
    assert [one for one in verdict.refused if told in one]
    assert "\x1b" not in "".join(verdict.refused)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"{NAME}/../../utanfor/", f"{NAME}/../../utanfor/ leder ut ur paketet."),
        ("/rot/", "/rot/ pekar ut en plats utanför paketet."),
        ("C:/rot/", "C:/rot/ pekar ut en plats utanför paketet."),
        ("annat/", "Zip-filen ska ha en enda mapp överst, med allt i. Den här har något annat."),
    ],
)
def test_a_folder_that_leads_out_of_the_package_is_refused_too(tmp_path: Path, name: str, told: str) -> None:
    """Programs that unpack make folders of such entries, though no file is in them."""
    archive = packed(package(tmp_path))
    with_entry(archive, name, b"", stat.S_IFDIR | 0o755)
    assert verify(archive).refused == (told,)


def unlisted(archive: Path) -> bytes:
    """The zip file with one more file, which its table of contents does not name."""
    with_entry(archive, f"{NAME}/data/gömd.exe")
    with zipfile.ZipFile(archive) as opened:
        start, number = opened.start_dir, len(opened.infolist()) - 1
    content = archive.read_bytes()
    table = content[start : content.rindex(b"PK\x05\x06")]
    table = table[: table.rindex(b"PK\x01\x02")]
    return content[:start] + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(table), start, 0)


BESIDE: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "program before": (lambda archive: b"MZ" + bytes(500) + archive.read_bytes(), f"något före {NAME}/"),
    "words after": (lambda archive: archive.read_bytes() + b"mer", "något efter sin innehållsförteckning."),
    "comment": (
        lambda archive: archive.read_bytes()[:-2] + struct.pack("<H", 3) + b"mer",
        "något efter sin innehållsförteckning.",
    ),
    "file unlisted": (unlisted, "något som inte står i dess innehållsförteckning."),
}


@pytest.mark.parametrize(("tamper", "told"), BESIDE.values(), ids=BESIDE.keys())
def test_what_lies_beside_the_files_of_a_zip_file_is_refused(
    tmp_path: Path, tamper: Callable[[Path], bytes], told: str
) -> None:
    archive = packed(package(tmp_path))
    archive.write_bytes(tamper(archive))
    (said,) = verify(archive).refused
    assert told in said


@pytest.mark.parametrize("where", ["before the file and in the table of contents", "before the file alone"])
def test_a_second_name_that_some_programs_go_by_is_refused(tmp_path: Path, where: str) -> None:
    folder = package(tmp_path)
    archive = tmp_path / "paket.zip"
    other = f"{NAME}/data/papper/bilaga-2.pdf".encode()
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(tmp_path).as_posix())
            if path.name == "bilaga-1.pdf":
                own = zlib.crc32(entry.filename.encode())
                entry.extra = struct.pack("<HHBL", 0x7075, 5 + len(other), 1, own) + other
            made.writestr(entry, path.read_bytes())
    if "alone" in where:
        before, mark, after = archive.read_bytes().rpartition(struct.pack("<HH", 0x7075, 5 + len(other)))
        archive.write_bytes(before + struct.pack("<H", 0x7076) + mark[2:] + after)
    assert verify(archive).refused == (f"{NAME}/{PDF} har ett annat namn för en del program.",)


def test_a_package_that_another_program_packed_again_is_still_whole(tmp_path: Path) -> None:
    """Compressed, with entries for folders, and with sizes after the files: what a Mac or a stream makes."""
    folder = package(tmp_path)
    archive = tmp_path / "paket.zip"
    with archive.open("wb") as stream:

        class Unseekable(io.RawIOBase):
            def writable(self) -> bool:
                return True

            def write(self, content: Any) -> int:
                return stream.write(content)

        with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as made:
            for path in [folder, *sorted(folder.rglob("*"))]:
                made.write(path, path.relative_to(tmp_path).as_posix())
    with zipfile.ZipFile(archive) as opened:
        assert any(entry.flag_bits & 0x8 for entry in opened.infolist())
        assert any(entry.is_dir() for entry in opened.infolist())
    assert verify(archive).good


def test_a_name_that_ends_at_a_zero_byte_is_refused(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    with_entry(archive, f"{NAME}/data/a.pdf#exe")
    archive.write_bytes(archive.read_bytes().replace(b"a.pdf#exe", b"a.pdf\0exe"))
    assert "har ett otillåtet tecken i namnet" in verify(archive).refused[0]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR], ids=["link", "pipe", "device"])
def test_links_and_the_like_are_refused_in_a_zip_file(tmp_path: Path, mode: int) -> None:
    archive = packed(package(tmp_path))
    with_entry(archive, f"{NAME}/data/lank", b"/etc/passwd", mode | 0o777)
    (said,) = verify(archive).refused
    assert said == f"{NAME}/data/lank är en länk eller något annat än en vanlig fil."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows makes links for administrators only")
@pytest.mark.parametrize("target", ["/etc/passwd", "papper/bilaga-1.pdf", ".."])
def test_links_are_refused_in_a_folder(tmp_path: Path, target: str) -> None:
    folder = package(tmp_path)
    (folder / "data/lank").symlink_to(target)
    assert verify(folder).refused == ("data/lank är en länk eller något annat än en vanlig fil.",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows makes links for administrators only")
def test_a_link_to_a_package_is_not_the_package(tmp_path: Path) -> None:
    (tmp_path / "lank").symlink_to(package(tmp_path))
    assert verify(tmp_path / "lank").refused == ("lank är en länk. Ange paketet självt.",)


def test_a_zip_bomb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    with_entry(archive, f"{NAME}/data/stor.txt", bytes(20_000_000))
    assert verify(archive).refused == (
        "Zip-filen skulle bli mer än 100 gånger större när den packas upp. Det är en zip-bomb.",
    )


def test_a_zip_file_that_lies_about_its_sizes_is_not_read_beyond_them(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    content = bytes(20_000_000)
    with_entry(archive, f"{NAME}/data/stor.txt", content)
    size = len(content).to_bytes(4, "little")
    archive.write_bytes(archive.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    assert "data/stor.txt: filen är skadad och går inte att läsa." in verify(archive).deviations


def test_a_zip_bomb_of_parts_that_overlap_is_refused(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    content = os.urandom(100_000)
    with_entry(archive, f"{NAME}/data/a", content)
    with zipfile.ZipFile(archive, "a") as opened:
        first = opened.getinfo(f"{NAME}/data/a")
        for number in range(30):
            again = zipfile.ZipInfo(f"{NAME}/data/a{number}")
            again.header_offset, again.compress_size, again.file_size = (
                first.header_offset,
                first.compress_size,
                first.file_size,
            )
            again.CRC, again.compress_type = first.CRC, first.compress_type
            opened.filelist.append(again)
            opened._didModify = True  # type: ignore[attr-defined]
    assert verify(archive).refused == ("Zip-filens delar ligger över varandra. Det är en zip-bomb.",)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_FILES", 10)
    folder = package(tmp_path)
    for path in (folder, packed(folder)):
        assert verify(path).refused == ("Paketet har 18 filer. Fler än 10 har inget årspaket.",)


def test_too_many_bytes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_BYTES", 1000)
    folder = package(tmp_path)
    for path in (folder, packed(folder)):
        assert "Paketet är uppackat" in verify(path).refused[0]


def nested_zip(root: Path) -> bytes:
    with zipfile.ZipFile(root / "inre.zip", "w") as inner:
        inner.writestr("a", "a")
    return (root / "inre.zip").read_bytes()


@pytest.mark.parametrize("kind", ["zip", "gzip", "tar"])
def test_an_archive_inside_is_refused_whatever_its_name(tmp_path: Path, kind: str) -> None:
    inner = {
        "zip": nested_zip(tmp_path),
        "gzip": zlib.compress(b"a", wbits=31),
        "tar": bytes(257) + b"ustar" + bytes(500),
    }[kind]
    folder = package(tmp_path)
    write(folder, "data/papper/bilaga-9.pdf", inner)
    for path in (folder, packed(folder)):
        (said,) = verify(path).refused
        assert said.startswith("data/papper/bilaga-9.pdf är ett arkiv inuti paketet")


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    archive = packed(package(tmp_path))
    with zipfile.ZipFile(archive) as opened:
        offset = opened.start_dir
    content = bytearray(archive.read_bytes())
    content[offset + 8] |= 1  # the first entry's flags in the central directory
    archive.write_bytes(content)
    assert verify(archive).refused[0].endswith(" är krypterad.")


# --- What is no package -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x05\x06" + bytes(18), os.urandom(5000)])
def test_some_other_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fil.zip"
    path.write_bytes(content)
    assert verify(path).refused


def test_some_other_folder(tmp_path: Path) -> None:
    assert verify(tmp_path) == Verdict(refused=("Det här är inget paket: filen bagit.txt saknas.",))


def test_a_path_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "finns-inte.zip")]) == 1
    assert capsys.readouterr().out.endswith("finns-inte.zip går inte att läsa: den finns inte.\n")


def test_what_the_command_says_of_a_changed_and_of_a_refused_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = package(tmp_path)
    (folder / COVER).unlink()
    assert main(["verify", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "handlingsplaner-2023 är ändrat eller inte komplett.",
        "- data/papper/foljebrev.pdf: filen saknas.",
        "",
        "Avvikelser: 1. Hämta paketet på nytt från arkivsidan.",
    ]
    archive = packed(folder)
    with_entry(archive, "/etc/passwd")
    assert main(["verify", str(archive)]) == 1
    said = capsys.readouterr().out
    assert re.match(r"handlingsplaner-2023.zip öppnas inte\. .*\n- /etc/passwd pekar ut en plats utanför paketet", said)
