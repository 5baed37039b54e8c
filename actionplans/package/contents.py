"""What does a package hold? Its files with their checksums and the few texts that are read, whether zip or folder.

Neither is trusted: unzipped.py and folder.py read them as streams, write nothing, and keep no more of a file than what
is said here.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from actionplans.package import bag
from actionplans.package.names import shown

# Of a zip file's form without its extensions, which not every program reads; Python's writer takes those from 2.04
# gigabytes in one file.
MOST_FILES = 65_535
MOST_BYTES = 2_000_000_000
CHUNK = 1 << 20
METADATA = "data/metadata.json"
# The texts that are read, and how large they can be: a list of the most files with the longest names, and the others.
_LISTS = {f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in bag.ALGORITHMS}
_TEXTS = {"bagit.txt", bag.INFORMATION, METADATA, bag.ATTACHMENT_LIST, *_LISTS, bag.CONTENT_LIST}
_MOST_LIST, MOST_TEXT = 24 << 20, 1 << 18


class RefusedError(Exception):
    """The package is not opened. `reasons` are Swedish, one sentence each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(*self.reasons)


class OtherwiseError(RefusedError):
    """The package cannot be judged as it is, and may be whole all the same. `reasons` say what to do instead."""


@dataclass(frozen=True)
class File:
    """What is kept of one file."""

    size: int
    crc: int
    sha256: bytes
    sha512: bytes

    def sum(self, algorithm: str) -> bytes:
        """The checksum of an algorithm, by the name that it has in the lists."""
        return self.sha256 if algorithm == "sha256" else self.sha512


@dataclass
class Contents:
    """The files of a package by their path inside it, with `/` between the parts, and what was found on the way.

    Sentences are Swedish: `deviations` of what is otherwise than we write it, `unread` of what could not be read.
    """

    top: str = ""
    files: dict[str, File] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    deviations: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    # The checksum of the package as one zip file; empty where it has none.
    checksum: str = ""


class Reading:
    """One file as it is read, piece by piece."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._size, self._crc = 0, 0
        self._sha256, self._sha512 = hashlib.sha256(), hashlib.sha512()
        self._most = (_MOST_LIST if name in _LISTS or name == bag.CONTENT_LIST else MOST_TEXT) if name in _TEXTS else 0
        self._text = bytearray()

    def take(self, piece: bytes) -> None:
        """Take the next piece."""
        self._size += len(piece)
        self._crc = zlib.crc32(piece, self._crc)
        self._sha256.update(piece)
        self._sha512.update(piece)
        if self._most and self._size <= self._most:
            self._text += piece

    def done(self, contents: Contents) -> File:
        """Put what is kept of the file into some contents, when all of it is read."""
        made = File(self._size, self._crc, self._sha256.digest(), self._sha512.digest())
        contents.files[self.name] = made
        if self._most and self._size <= self._most:
            contents.texts[self.name] = bytes(self._text)
        elif self._most:
            contents.deviations.append(
                f"{shown(self.name)}: filen är större än {self._most >> 10} kilobyte och läses inte."
            )
        return made


def too_much(count: int, size: int) -> list[str]:
    """Why a package is larger than any of ours: known before a byte of it is read."""
    reasons = []
    if count > MOST_FILES:
        reasons.append(f"Paketet har fler än {MOST_FILES} filer. Så många har inget årspaket.")
    if size > MOST_BYTES:
        reasons.append(f"Paketet är {size // 10**6} megabyte. Större än {MOST_BYTES // 10**6} är inget årspaket.")
    return reasons
