"""What the tag files of a package say: BagIt 1.0 (RFC 8493), and how a package of ours is laid out.

Written here rather than by the `bagit` library, which moves the files that it packs, changes the process's folder and
writes its own name and version into the package; the tests let it validate what we write.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

ALGORITHMS = ("sha256", "sha512")
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# How packages are laid out. One without the key is of the first release, whose letters carried another checksum.
FORMAT_KEY, FORMAT = "Package-Format", "2"
README, INFORMATION, IDENTIFIER = "LÄS MIG.txt", "bag-info.txt", "External-Identifier"
# All that lies beside data/, no more and no less.
TAG_FILES = frozenset(
    {"bagit.txt", INFORMATION, README}
    | {f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in ALGORITHMS}
)
PAPERS = "data/papper/"
# The list whose checksum stands on the letter: of the attachments as they were sent.
ATTACHMENT_LIST = f"{PAPERS}bilagor-sha256.txt"
# What has been corrected since the papers were sent: told beside them, never in them.
CORRECTIONS = f"{PAPERS}rattelser.txt"
# In the first format: the list whose checksum stood on the letter, of every file in data/ but the two that carried it.
CONTENT_LIST = "innehall-sha256.txt"
_CHUNK = 1 << 20
# The checksums of one file, by algorithm.
Sums = Mapping[str, str]


def handed_over(name: str) -> tuple[str, str, str]:
    """What is handed over of a package: all of it in one file, that file's checksum, and the receipt."""
    return f"{name}.zip", f"{name}.zip.sha256", f"kvitto-{name}.pdf"


def sums(stream: BinaryIO) -> dict[str, str]:
    """The checksums of everything that is left in a stream, in lower-case hexadecimal."""
    hashes = {name: hashlib.new(name) for name in ALGORITHMS}
    while chunk := stream.read(_CHUNK):
        for one in hashes.values():
            one.update(chunk)
    return {name: one.hexdigest() for name, one in hashes.items()}


def manifest(listed: Mapping[str, str]) -> str:
    """A list that `sha256sum -c` reads too: a checksum, two spaces and a path on each line, sorted by path.

    The paths hold no line break and no percent sign (contents.py sees to that): the standard would have them spelled
    out, and neither sha256sum nor every other reader of the standard understands that.
    """
    return "".join(f"{listed[path]}  {path}\n" for path in sorted(listed))


def information(pairs: Iterable[tuple[str, str]]) -> str:
    """bag-info.txt: a key, a colon and a value on each line, without signs that nobody sees."""
    values = ((key, " ".join(value.split())) for key, value in pairs)
    return "".join(f"{key}: {''.join(sign for sign in value if sign.isprintable())}\n" for key, value in values)


def lines(text: str) -> list[str]:
    """The lines of a tag file, which may end as any system ends them, and as no other sign of Unicode does."""
    return re.split(r"\r\n|\n|\r", text.removesuffix("\n").removesuffix("\r"))


def read_information(text: str) -> list[tuple[str, str]]:
    """The (key, value) pairs of bag-info.txt; a line that begins with white space continues the one before."""
    whole: list[list[str]] = []  # put together at the end: a value may go on for very many lines
    for line in lines(text):
        if line[:1] in (" ", "\t") and whole:
            whole[-1].append(line.strip())
        elif line:
            whole.append([line])
    return [(key.strip(), value.strip()) for key, _, value in (" ".join(parts).partition(":") for parts in whole)]


def manifests(payload: Mapping[str, Sums]) -> dict[str, bytes]:
    """The payload's manifests by file name."""
    return {f"manifest-{name}.txt": _listed(payload, name) for name in ALGORITHMS}


def tag_manifests(tags: Mapping[str, Sums]) -> dict[str, bytes]:
    """The manifests of the tag files, which list every file of the package that is neither payload nor one of them."""
    return {f"tagmanifest-{name}.txt": _listed(tags, name) for name in ALGORITHMS}


def _listed(files: Mapping[str, Sums], algorithm: str) -> bytes:
    return manifest({path: one[algorithm] for path, one in files.items()}).encode()
