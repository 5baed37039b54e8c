"""What does a package hold that lies unpacked? Every file under a folder, and what the zip file of them would be.

Nothing is skipped: what cannot be read is told, as is what a folder can hold and a package cannot.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import stat
import unicodedata
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from actionplans.package import bag
from actionplans.package.contents import (
    CHUNK,
    MOST_BYTES,
    MOST_FILES,
    MOST_TEXT,
    Contents,
    File,
    Reading,
    RefusedError,
    too_much,
)
from actionplans.package.names import MOST_SIGNS, beside_each_other, is_litter, odd_name, shown
from actionplans.package.unzipped import Entry, end

# A file is read once where it is not larger, else twice: its checksum stands before it in a zip file.
_AT_ONCE = 8 << 20
# Files and folders together; each folder of ours holds something.
_MOST_MET = 2 * MOST_FILES
_REPARSE_POINT = 0x400  # how Windows calls its kinds of links


@dataclass
class _Walk:
    """What was met: files by their name in a package, folders, and what is wrong."""

    files: dict[str, Path] = field(default_factory=dict)
    sizes: int = 0
    folders: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_folder(top: Path) -> Contents:
    """What a folder holds. Raises RefusedError where it is no package of ours, OSError where it cannot be read."""
    walk = _walked(top)
    if walk.refused:
        raise RefusedError(walk.refused)
    contents = Contents(unread=walk.unread, deviations=_empty(walk))
    packing = _Packing(_called(walk.files.get(bag.INFORMATION)))
    for name in sorted(walk.files):
        _pack(walk.files[name], name, contents, packing)
    contents.checksum = "" if contents.unread else packing.checksum()
    return contents


def _called(information: Path | None) -> str:
    """What a package says that it is called, as its folder in the zip file is: this folder may have another name."""
    if information is None:
        return ""
    try:
        with information.open("rb") as stream:
            text = stream.read(MOST_TEXT).decode(errors="replace")
    except OSError:
        return ""  # told when all files are read
    return dict(bag.read_information(text)).get(bag.IDENTIFIER, "")


# --- Walking ----------------------------------------------------------------------------------------------------------


def _walked(top: Path) -> _Walk:
    walk = _Walk()
    waiting = [(str(top), "")]
    met = 0
    while waiting and met <= _MOST_MET:
        path, name = waiting.pop()
        try:
            with os.scandir(path) as found:
                entries = sorted(itertools.islice(found, _MOST_MET), key=lambda one: one.name)
        except OSError as error:
            if not name:
                raise
            walk.closed.add(name)
            walk.unread.append(f"Mappen {shown(name)} går inte att läsa: {reason(error)}.")
            continue
        met += len(entries)
        for entry in entries:
            _meet(walk, entry, f"{name}/{entry.name}" if name else entry.name, waiting)
    walk.refused += too_much(met if met > _MOST_MET else len(walk.files), walk.sizes)
    walk.refused += beside_each_other(sorted(walk.files))
    return walk


def _meet(walk: _Walk, entry: os.DirEntry[str], name: str, waiting: list[tuple[str, str]]) -> None:
    """Take note of what stands in a folder; `name` is its path in the package as this computer spells it."""
    # A Mac may hand out ö as an o with dots: the name is the same, unless there is an ö beside it.
    # No Mac does so with a Kelvin sign: that is not a K.
    is_same = any(unicodedata.is_normalized(form, entry.name) for form in ("NFC", "NFD"))
    spelled = unicodedata.normalize("NFC", name) if is_same else name
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError as error:
        walk.unread.append(f"{shown(spelled)} går inte att läsa: {reason(error)}.")
        return
    is_folder, is_file = stat.S_ISDIR(about.st_mode), stat.S_ISREG(about.st_mode)
    why = _odd(spelled, about, is_folder or is_file)
    if why is not None:
        walk.refused.append(f"{shown(spelled)} {why}.")
    elif spelled in walk.files or spelled in walk.folders:
        walk.refused.append(
            f"{shown(spelled)} finns två gånger, skrivet på två sätt i Unicode: den ena döljer den andra."
        )
    elif is_folder:
        walk.folders.add(spelled)
        waiting.append((entry.path, name))
    else:
        walk.files[spelled] = Path(entry.path)
        walk.sizes += about.st_size


def _odd(name: str, about: os.stat_result, is_usual: bool) -> str | None:
    attributes: Any = getattr(about, "st_file_attributes", 0)
    if not is_usual or attributes & _REPARSE_POINT:
        return "är en länk eller något annat än en vanlig fil"
    if not _is_text(name):
        return "har ett namn som inte är skrivet i UTF-8"
    if is_litter(name):
        return "har ett för långt namn" if len(name) > MOST_SIGNS else None
    return odd_name(name)


def _is_text(name: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def _empty(walk: _Walk) -> list[str]:
    """Folders with nothing in them: a package has none, for it is a zip file of files."""
    held = {name.rpartition("/")[0] for name in (*walk.files, *walk.folders)}
    return [
        f"{shown(name)}: mappen är tom och hör inte till paketet." for name in sorted(walk.folders - held - walk.closed)
    ]


def reason(error: OSError) -> str:
    """Why something cannot be read or written, as the end of a Swedish sentence."""
    return _REASONS.get(error.errno or 0, f"fel {error.errno or 'utan nummer'} i filsystemet")


# The system's own words are in English, or in the language of the machine.
_REASONS = {
    errno.ENOENT: "den finns inte",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "rättigheter saknas"),
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken är skrivskyddad",
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "där en mapp ska ligga ligger något annat"),
    errno.EISDIR: "den är en mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EIO: "disken svarar med ett fel",
}


# --- Reading, and packing without a zip file --------------------------------------------------------------------------


class _Packing:
    """The checksum of the zip file that would be written, while its files pass by in order."""

    def __init__(self, top: str) -> None:
        # No zip file of ours has a top folder of another kind.
        self._top = "" if not top or "/" in top or odd_name(top) else top
        self._whole = hashlib.sha256()
        self._table = bytearray()
        self._place = self._count = 0

    def begin(self, name: str, file: File) -> None:
        """The header before a file."""
        entry = Entry(f"{self._top}/{name}", file.size, file.crc, self._place)
        self._whole.update(entry.local)
        self._table += entry.central
        self._place = entry.after
        self._count += 1

    def take(self, piece: bytes) -> None:
        """The next piece of the file."""
        self._whole.update(piece)

    def checksum(self) -> str:
        """The checksum when all files have passed; empty where there can be no such zip file."""
        if not self._top or self._place > MOST_BYTES:
            return ""
        self._whole.update(self._table)
        self._whole.update(end(self._count, len(self._table), self._place))
        return self._whole.hexdigest()


def _pack(path: Path, name: str, contents: Contents, packing: _Packing) -> None:
    """Read a file and hand it on to the zip file, from the same reading where it is not large."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_AT_ONCE)
            reading = Reading(name)
            reading.take(start)
            while piece := stream.read(CHUNK):
                reading.take(piece)
            file = reading.done(contents)
            packing.begin(name, file)
            packing.take(start)
            stream.seek(len(start))
            if not _again(stream, start, file, packing):
                contents.deviations.append(f"{name}: filen ändrades medan den lästes.")
    except OSError as error:
        contents.unread.append(f"{shown(name)} går inte att läsa: {reason(error)}.")


def _again(stream: BinaryIO, start: bytes, file: File, packing: _Packing) -> bool:
    """Hand on the rest of a large file; whether it is what it was when it was read first."""
    crc, size = zlib.crc32(start), len(start)
    while piece := stream.read(CHUNK):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        packing.take(piece)
    return (crc, size) == (file.crc, file.size)
