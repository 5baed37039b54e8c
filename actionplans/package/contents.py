"""What a package holds, read where it lies: a zip file is never unpacked, and neither it nor a folder is trusted.

A package that can be made to write outside its folder, to fill a disk or to look like another one is refused before
any of it is read. Only Python's own library is used.
"""

from __future__ import annotations

import contextlib
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

# A year's package has some hundreds of files and some tens of megabytes; what is far beyond was not made by us.
MOST_FILES = 20_000
MOST_BYTES = 4 << 30
# Text that is compressed well becomes ten times smaller; zip bombs reach a thousand times and more.
MOST_RATIO = 100
_ARCHIVES = (  # zip, gzip, 7z, rar, xz, bzip2, zstandard
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\xfd7zXZ",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
)
_TAR, _TAR_AT = b"ustar", 257
_ENCRYPTED = 0x1
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # control and format signs, private and unassigned ones
# What reading a damaged zip file can raise, beside OSError.
DAMAGED = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


class RefusedError(Exception):
    """The package is not opened. `reasons` are Swedish, one sentence each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


@dataclass(frozen=True)
class Contents:
    """The files of a package by their path inside it, with `/` between the parts, and how each is opened."""

    names: tuple[str, ...]
    open: Callable[[str], BinaryIO]


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Contents]:
    """The contents of a zip file or a folder. Raises RefusedError for what must not be opened, else as open() does."""
    if path.is_symlink():
        raise RefusedError(f"{path.name} är en länk. Ange paketet självt.")
    if path.is_dir():
        contents = _folder(path)
        _refuse(_nested(contents))
        yield contents
        return
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED:
        raise RefusedError("Filen är inte en hel zip-fil. Den kan ha blivit avklippt när den hämtades.") from None
    with archive:
        contents = _zip(archive, path.stat().st_size)
        _refuse(_nested(contents))
        yield contents


def _refuse(reasons: Iterable[str]) -> None:
    found = tuple(reasons)
    if found:
        raise RefusedError(*found)


# --- A folder -------------------------------------------------------------------------------------------------------


def _folder(top: Path) -> Contents:
    files: dict[str, Path] = {}
    reasons = []
    total = 0
    for path in sorted(top.rglob("*")):
        # A Mac may hand out ö as an o with dots: the name is the same.
        name = unicodedata.normalize("NFC", path.relative_to(top).as_posix())
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            files[name] = path
            total += path.lstat().st_size
        elif not stat.S_ISDIR(mode):
            reasons.append(f"{_shown(name)} är en länk eller något annat än en vanlig fil.")
    _refuse([*reasons, *_too_much(len(files), total), *_odd_names(list(files))])
    return Contents(tuple(files), lambda name: files[name].open("rb"))


# --- A zip file -----------------------------------------------------------------------------------------------------


def _zip(archive: zipfile.ZipFile, size: int) -> Contents:
    entries = archive.infolist()
    files = [entry for entry in entries if not entry.is_dir()]
    _refuse(_bomb(files, size))
    _refuse(_renamed(entries))
    reasons = [reason for entry in entries for reason in _odd_entry(entry)]
    reasons += [reason for entry in entries if entry.is_dir() for reason in _odd_folder(entry.filename)]
    _refuse([*reasons, *_odd_names([entry.filename for entry in files])])
    _refuse(_beside_the_files(archive, size))
    by_name = {entry.filename: entry for entry in files}
    tops = {entry.filename.partition("/")[0] for entry in entries}
    if len(tops) != 1 or any("/" not in name for name in by_name):
        raise RefusedError("Zip-filen ska ha en enda mapp överst, med allt i. Den här har något annat.")
    top = tops.pop()
    names = tuple(name.removeprefix(f"{top}/") for name in by_name)
    return Contents(names, lambda name: cast(BinaryIO, archive.open(by_name[f"{top}/{name}"])))


def _bomb(files: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    """Why a zip file would become unreasonably large. `size` is the file's own, in bytes."""
    total = sum(entry.file_size for entry in files)
    yield from _too_much(len(files), total)
    if total > MOST_RATIO * size:
        yield f"Zip-filen skulle bli mer än {MOST_RATIO} gånger större när den packas upp. Det är en zip-bomb."
    if sum(entry.compress_size for entry in files) > size:
        yield "Zip-filens delar ligger över varandra. Det är en zip-bomb."


def _renamed(entries: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    """Files with a second name in the table of contents: newer Pythons go by it themselves, older ones by the first."""
    for entry in entries:
        if _second_name(entry.extra) not in (None, entry.orig_filename):
            yield f"{_shown(entry.orig_filename)} {_ANOTHER_NAME}."


_ANOTHER_NAME = "har ett annat namn för en del program"


def _odd_entry(entry: zipfile.ZipInfo) -> Iterator[str]:
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield f"{_shown(entry.filename)} är en länk eller något annat än en vanlig fil."
    if entry.flag_bits & _ENCRYPTED:
        yield f"{_shown(entry.filename)} är krypterad."
    # What Python was told the name is, before it cut it at a zero byte.
    if entry.orig_filename.rstrip("/") != entry.filename.rstrip("/"):
        yield f"{_shown(entry.orig_filename)} har ett otillåtet tecken i namnet."


def _odd_folder(name: str) -> Iterator[str]:
    if (why := odd_name(name.removesuffix("/"))) is not None:
        yield f"{_shown(name)} {why}."


def _beside_the_files(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    """What else a zip file holds than the files that its table of contents names.

    Programs that unpack do not all go by that table: what stands before, between or after the files may be unpacked or
    run, and a file may have a second name.
    """
    if _tail(archive, size) != _PLAIN_TAIL:
        yield "Zip-filen har något efter sin innehållsförteckning."
    place = room = 0
    for entry in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if not place <= entry.header_offset <= place + room:
            yield f"Zip-filen har något före {_shown(entry.filename)} som inte står i dess innehållsförteckning."
        local = _local_extra(archive, entry)
        if local is None:
            return  # verify.py says of such a file that it is damaged
        place = local[0] + entry.compress_size
        room = _MOST_DESCRIPTOR if entry.flag_bits & _DESCRIBED_AFTER else 0
        if _second_name(local[1]) not in (None, entry.filename):
            yield f"{_shown(entry.filename)} {_ANOTHER_NAME}."
    if not place <= archive.start_dir <= place + room:
        yield "Zip-filen har något som inte står i dess innehållsförteckning."


# The end of a zip file without a comment, but for the numbers in it.
_PLAIN_TAIL = (b"PK\x05\x06", b"\0\0")
# Some programs write sizes after the file instead of before it, and then there is room for them.
_DESCRIBED_AFTER = 0x8
_MOST_DESCRIPTOR = 24
_UNICODE_NAME = 0x7075


def _tail(archive: zipfile.ZipFile, size: int) -> tuple[bytes, bytes]:
    end = _bytes(archive, max(0, size - 22), 22)
    return end[:4], end[20:]


def _local_extra(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, bytes] | None:
    """Where a file's content begins, and the extra field before it; None where its own header is not there."""
    header = _bytes(archive, entry.header_offset, 30)
    if not header.startswith(b"PK\x03\x04") or len(header) < 30:
        return None
    name, extra = struct.unpack("<2H", header[26:])
    begin = entry.header_offset + 30 + name
    return begin + extra, _bytes(archive, begin, extra)


def _second_name(extra: bytes) -> str | None:
    """The name in Unicode that Info-ZIP's programs go by, where an extra field has one."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<2H", extra[:4])
        if kind == _UNICODE_NAME:
            return extra[9 : 4 + length].decode("utf-8", errors="replace")
        extra = extra[4 + length :]
    return None


def _bytes(archive: zipfile.ZipFile, place: int, count: int) -> bytes:
    stream = cast(BinaryIO, archive.fp)
    stream.seek(place)
    return stream.read(count)


# --- Both -----------------------------------------------------------------------------------------------------------


def _too_much(count: int, total: int) -> Iterator[str]:
    if count > MOST_FILES:
        yield f"Paketet har {count} filer. Fler än {MOST_FILES} har inget årspaket."
    if total > MOST_BYTES:
        yield f"Paketet är uppackat {total >> 20} megabyte. Större än {MOST_BYTES >> 20} är inget årspaket."


def _odd_names(names: list[str]) -> Iterator[str]:
    """What is wrong with the names, one by one and beside each other."""
    for name in names:
        if (why := odd_name(name)) is not None:
            yield f"{_shown(name)} {why}."
    seen: dict[str, str] = {}
    for name in names:
        alike = seen.setdefault(unicodedata.normalize("NFKC", name).casefold(), name)
        if alike == name and names.count(name) > 1:
            yield f"{_shown(name)} finns mer än en gång."
        elif alike != name:
            yield f"{_shown(name)} och {_shown(alike)} är samma namn i Windows och på en Mac."
    folders = {part for name in names for part in _folders(name)}
    yield from (f"{_shown(name)} är både en fil och en mapp." for name in names if name in folders)


def odd_name(name: str) -> str | None:
    """Why a path inside a package is not accepted, as the end of a Swedish sentence; None for one that is."""
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name:
        return "pekar ut en plats utanför paketet"
    if any(part in ("", ".", "..") for part in parts):
        return "leder ut ur paketet"
    if any(unicodedata.category(sign) in _UNSEEN for sign in name):
        return "har osynliga tecken i namnet"
    if "%" in name:
        return "har ett procenttecken i namnet, som kontrollprogram läser på olika sätt"
    if unicodedata.normalize("NFC", name) != name:
        return "har ett namn som inte är skrivet i Unicodes normalform (NFC)"
    if any(part != part.rstrip(". ") or part.partition(".")[0].lower() in _WINDOWS_DEVICES for part in parts):
        return "har ett namn som inte går att använda i Windows"
    return None


def _folders(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def _nested(contents: Contents) -> Iterator[str]:
    for name in contents.names:
        try:
            with contents.open(name) as stream:
                start = stream.read(_TAR_AT + len(_TAR))
        except DAMAGED:
            continue  # verify.py says of each such file that it is damaged
        if start.startswith(_ARCHIVES) or start[_TAR_AT:] == _TAR:
            yield f"{_shown(name)} är ett arkiv inuti paketet, och vad som finns i det går inte att pröva."


def _shown(name: str) -> str:
    """A name that can be printed safely: what cannot be seen is spelled out."""
    return "".join(sign if unicodedata.category(sign) not in _UNSEEN else f"\\u{ord(sign):04x}" for sign in name)
