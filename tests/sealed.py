"""What does a small package hold that tests tamper with? Sealed by the code that seals a year's package."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from actionplans.package import bag, unzipped, zipped
from actionplans.package.seal import seal, sums_within

NAME = "handlingsplaner-2023"
COVER, BUNDLE = "data/papper/brev.pdf", "data/papper/samlade-handlingar.pdf"
PDF, OTHER_PDF = "data/papper/bilaga-1-plan.pdf", "data/papper/bilaga-2-rapport.pdf"
PAGE = "data/webbplats/index.html"
METADATA: dict[str, Any] = {
    "city": "Provstad",
    "year": 2023,
    "day": "2023-03-13",
    "matter": {"id": "2023-03-13", "title": "Planer för 2023", "date": "2023-03-13", "reconstructed": False},
    "papers": [name.removeprefix(bag.PAPERS) for name in (PDF, OTHER_PDF, COVER, BUNDLE)],
    "revision": {"commit": "c" * 40, "day": "2023-03-14", "changed": False},
}
INFORMATION = {
    "External-Identifier": NAME,
    "External-Description": "Planer för 2023. Ögonblicksbild 13 mars 2023.",
    "Bagging-Date": "2023-03-14",
    "Internal-Sender-Identifier": "c" * 40,
    "Package-Format": "2",
}
# One file of each kind that a package holds.
FILES: dict[str, bytes] = {
    PDF: b"%PDF-1.7\nbilaga 1",
    OTHER_PDF: b"%PDF-1.7\nbilaga 2",
    COVER: b"%PDF-1.7\nbrev",
    BUNDLE: b"%PDF-1.7\nsamlade",
    PAGE: "<!doctype html><title>Nätverk</title>".encode(),
    "data/webbplats/med blanksteg och åäö.txt": b"namn",
    "data/webbplats/tom.txt": b"",
    "data/uppgifter/csv/roller.csv": "\ufeffRoll;Nätverk\r\n".encode(),
    "data/program/actionplans/package/verify.py": b"print()\n",
    "data/metadata.json": json.dumps(METADATA).encode(),
    bag.README: "Läs mig.\n".encode(),
}


def package(root: Path, files: dict[str, bytes] | None = None, about: dict[str, str] | None = None) -> Path:
    """A sealed package as a folder."""
    folder = root / NAME
    for name, content in (FILES if files is None else files).items():
        write(folder, name, content)
    relist_attachments(folder)
    seal(folder, (INFORMATION if about is None else about).items())
    return folder


def first_release(root: Path, carriers: tuple[str, ...] = (COVER, BUNDLE), **more: bytes) -> Path:
    """A package of the first format as a folder, whose letter and bundle carry a sum of all else."""
    folder = root / NAME
    files = {**FILES, **{f"data/webbplats/{name}": content for name, content in more.items()}}
    for name, content in files.items():
        if "program" not in name:
            write(folder, name, content)
    listed = {name: one["sha256"] for name, one in sums_within(folder, "data").items() if name not in carriers}
    write(folder, bag.CONTENT_LIST, bag.manifest(listed).encode())
    about = [(key, value) for key, value in INFORMATION.items() if key != bag.FORMAT_KEY]
    seal(folder, [*about, *(("Carries-Content-Checksum", path) for path in carriers)])
    return folder


def relist_attachments(folder: Path) -> None:
    papers = sorted((folder / "data/papper").glob("bilaga-*"))
    listed = bag.manifest({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in papers})
    write(folder, bag.ATTACHMENT_LIST, listed.encode())


def reseal(folder: Path, **about: str) -> None:
    """Every list made to say what the files are now, as a forger would who can do all but change the letter."""
    for name in bag.TAG_FILES - {bag.README}:
        (folder / name).unlink(missing_ok=True)
    seal(folder, {**INFORMATION, **about}.items())


def write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def packed(folder: Path) -> Path:
    """A folder as a zip file, whatever is in it."""
    archive = folder.with_suffix(".zip")
    archive.unlink(missing_ok=True)
    zipped.write(folder, archive)
    return archive


def relist_tags(folder: Path) -> None:
    tags = {name: one for name, one in sums_within(folder).items() if not name.startswith(("data/", "tagmanifest"))}
    for name, content in bag.tag_manifests(tags).items():
        write(folder, name, content)


class Zip:
    """A zip file taken apart, put together again by `made`."""

    def __init__(self, archive: Path | None = None) -> None:
        self.files: list[tuple[bytes, bytes]] = []
        self.local: list[bytearray] = []
        self.central: list[bytearray] = []
        self.before, self.between, self.after = b"", b"", b""
        if archive is None:
            return
        with zipfile.ZipFile(archive) as opened:
            for entry in opened.infolist():
                self.add(entry.filename, opened.read(entry))

    def add(self, name: str, content: bytes = b"x") -> None:
        entry = unzipped.Entry(name, len(content), zlib.crc32(content), 0)
        self.files.append((name.encode(), content))
        self.local.append(bytearray(entry.local))
        self.central.append(bytearray(entry.central))

    def add_in_order(self, name: str, content: bytes = b"x") -> None:
        self.add(name, content)
        order = sorted(range(len(self.files)), key=lambda at: self.files[at][0])
        self.files = [self.files[at] for at in order]
        self.local = [self.local[at] for at in order]
        self.central = [self.central[at] for at in order]

    def made(self) -> bytes:
        out = bytearray(self.before)
        for (_, content), local, central in zip(self.files, self.local, self.central, strict=True):
            central[42:46] = struct.pack("<L", len(out))
            out += local + content
        out += self.between
        table = b"".join(self.central)
        return bytes(out) + table + unzipped.end(len(self.files), len(table), len(out)) + self.after
