"""Is a package complete and unchanged? Compares it with its own lists and says in Swedish what differs.

The lists prove that nothing was changed by mistake or by somebody who did not change them too. What proves them in
turn lies outside the package: the checksum on the committee's cover letter, and the one on the site's archive page.
"""

from __future__ import annotations

import argparse
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplans.package import bag
from actionplans.package.bag import Sums
from actionplans.package.contents import DAMAGED, Contents, RefusedError, odd_name, opened

PAYLOAD = "data/"


@dataclass(frozen=True)
class Verdict:
    """What a package turned out to be. It is whole and unchanged where both lists of sentences are empty."""

    refused: tuple[str, ...] = ()
    deviations: tuple[str, ...] = ()
    files: int = 0
    size: int = 0
    content_checksum: str = ""
    file_checksum: str = ""

    @property
    def good(self) -> bool:
        return not self.refused and not self.deviations


@dataclass(frozen=True)
class _Read:
    """Everything in a package: each file's checksums and size, the text of the tag files, and what is damaged."""

    sums: Mapping[str, Sums]
    size: int
    tags: Mapping[str, str]
    damaged: tuple[str, ...]

    @property
    def payload(self) -> dict[str, Sums]:
        return {name: one for name, one in self.sums.items() if name.startswith(PAYLOAD)}


def verify(path: Path) -> Verdict:
    """Compare a zip file or a folder with its own lists. Raises OSError where the path itself cannot be read."""
    try:
        with opened(path) as contents:
            if "bagit.txt" not in contents.names:
                return Verdict(refused=("Det här är inget paket: filen bagit.txt saknas.",))
            read = _read(contents)
    except RefusedError as error:
        return Verdict(refused=error.reasons)
    return Verdict(
        deviations=tuple(_deviations(read)),
        files=len(read.sums),
        size=read.size,
        content_checksum=read.sums.get(bag.ATTACHMENT_LIST, {}).get("sha256", ""),
        file_checksum="" if path.is_dir() else file_checksum(path),
    )


def file_checksum(path: Path) -> str:
    """The SHA-256 of a file, as the archive page gives it for a zip file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(contents: Contents) -> _Read:
    sums, tags, damaged, size = {}, {}, [], 0
    for name in contents.names:
        try:
            with contents.open(name) as stream:
                sums[name] = bag.sums(stream)
                size += stream.tell()
            if not name.startswith(PAYLOAD):
                with contents.open(name) as stream:
                    tags[name] = stream.read().decode("utf-8", errors="replace")
        except (*DAMAGED, zlib.error):
            damaged.append(name)
    return _Read(sums, size, tags, tuple(damaged))


# --- What differs ---------------------------------------------------------------------------------------------------


def _deviations(read: _Read) -> Iterator[str]:
    yield from (f"{name}: filen är skadad och går inte att läsa." for name in read.damaged)
    if read.tags.get("bagit.txt") not in (bag.DECLARATION, None):
        yield "bagit.txt: filen ska ange BagIt 1.0 och UTF-8, men säger något annat."
    tags = {name: one for name, one in read.sums.items() if name not in read.payload and not _is_tag_manifest(name)}
    yield from _against_lists(read, "manifest", read.payload)
    yield from _against_lists(read, "tagmanifest", tags)


def _is_tag_manifest(name: str) -> bool:
    return name in {f"tagmanifest-{algorithm}.txt" for algorithm in bag.ALGORITHMS}


def _against_lists(read: _Read, kind: str, files: Mapping[str, Sums]) -> Iterator[str]:
    """How some files differ from what the two lists of a kind say, each file told once."""
    lists: dict[str, dict[str, str]] = {}
    for algorithm in bag.ALGORITHMS:
        name = f"{kind}-{algorithm}.txt"
        if name in read.tags:
            lists[algorithm], problems = _list(name, read.tags[name])
            yield from problems
        elif name not in read.damaged:
            yield f"{name}: listan saknas."
    listed = {path for one in lists.values() for path in one}
    absent = sorted(listed - set(files) - set(read.damaged))
    added = sorted(path for path in files if any(path not in one for one in lists.values()))
    yield from _moved(absent, added, files, lists)
    yield from _changed(files, lists)


def _list(name: str, text: str) -> tuple[dict[str, str], list[str]]:
    """What a list says, and what is wrong with the list itself."""
    pairs, malformed = bag.read_manifest(text)
    problems = [f"{name}: rad {number} är inte en kontrollsumma och ett filnamn." for number in malformed]
    listed: dict[str, str] = {}
    for path, checksum in pairs:
        if odd_name(path) is not None:
            problems.append(f"{name}: listar {path!a}, som {odd_name(path)}.")
        elif path in listed:
            problems.append(f"{name}: listar {path} två gånger.")
        else:
            listed[path] = checksum
    return listed, problems


def _moved(
    absent: list[str], added: list[str], files: Mapping[str, Sums], lists: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """Files that are gone, files that nothing lists, and those that are both: renamed."""
    for path in absent:
        wanted = {algorithm: one[path] for algorithm, one in lists.items() if path in one}
        new = next((name for name in added if wanted == {key: files[name][key] for key in wanted}), None)
        if new is None:
            yield f"{path}: filen saknas."
        else:
            added.remove(new)
            yield f"{path}: filen har bytt namn till {new}."
    for path in added:
        missing = [algorithm for algorithm, one in lists.items() if path not in one]
        if len(missing) == len(lists):
            yield f"{path}: filen har lagts till; ingen lista nämner den."
        else:
            yield f"{path}: filen saknas i listan för {_names(missing)}, men står i den andra. Listan är ändrad."


def _changed(files: Mapping[str, Sums], lists: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Files whose contents are not what the lists say: changed, or in each other's place."""
    wrong = {
        path: [algorithm for algorithm, one in lists.items() if path in one and one[path] != actual[algorithm]]
        for path, actual in files.items()
    }
    changed = [path for path in files if wrong[path]]
    told: set[str] = set()
    for path in changed:
        if path in told:
            continue
        other = next((name for name in changed if name != path and _swapped(path, name, files, lists)), None)
        if other is not None:
            told.add(other)
            yield f"{path}: filen har bytt plats med {other}."
        elif len(wrong[path]) < len(lists):
            right = [algorithm for algorithm in lists if algorithm not in wrong[path]]
            yield (
                f"{path}: kontrollsumman i listan för {_names(wrong[path])} är fel, men {_names(right)} stämmer. "
                "Listan är ändrad, inte filen."
            )
        else:
            yield f"{path}: innehållet är ändrat."


def _swapped(path: str, other: str, files: Mapping[str, Sums], lists: Mapping[str, Mapping[str, str]]) -> bool:
    return all(
        one.get(path) == files[other][algorithm] and one.get(other) == files[path][algorithm]
        for algorithm, one in lists.items()
    )


def _names(algorithms: list[str]) -> str:
    return " och ".join(name.upper().replace("SHA", "SHA-") for name in algorithms)


# --- The command ----------------------------------------------------------------------------------------------------


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes, with this project around it (commands/package.py) or without (__main__.py)."""
    parser.add_argument("package", type=Path, metavar="PAKET", help="paketets zip-fil eller mapp")
    parser.add_argument("--sum", metavar="SUMMA", help="summan på brevet eller arkivsidan, att jämföra med")


def answer(path: Path, checksum: str | None) -> tuple[bool, str]:
    """Whether a package is complete, unchanged and has the checksum from elsewhere, if one is given; and the words."""
    try:
        verdict = verify(path)
    except OSError as error:
        return False, f"{path} går inte att läsa: {_reason(error)}."
    said = as_text(path.name, verdict)
    if verdict.refused or checksum is None:
        return verdict.good, said
    right = "".join(checksum.split()).lower() in (verdict.content_checksum, verdict.file_checksum)
    return right and verdict.good, said + (_RIGHT_SUM if right else _WRONG_SUM)


def _reason(error: OSError) -> str:
    return {
        FileNotFoundError: "den finns inte",
        PermissionError: "du har inte rätt att läsa den",
    }.get(type(error), str(error.strerror))


_RIGHT_SUM = "\n\nSumman som du angav stämmer."
_WRONG_SUM = "\n\nSumman som du angav är en annan. Paketet är inte det som summan gäller."


def as_text(name: str, verdict: Verdict) -> str:
    """A verdict for a reader who knows nothing of checksums."""
    if verdict.refused:
        lines = [f"{name} öppnas inte. Så ser ett årspaket aldrig ut:", *(f"- {one}" for one in verdict.refused)]
        return "\n".join([*lines, "", "Använd det inte. Hämta paketet på nytt från arkivsidan."])
    if verdict.deviations:
        lines = [f"{name} är ändrat eller inte komplett.", *(f"- {one}" for one in verdict.deviations), ""]
        return "\n".join([*lines, f"Avvikelser: {len(verdict.deviations)}. Hämta paketet på nytt från arkivsidan."])
    lines = [
        f"{name} är komplett och oförändrat.",
        f"{verdict.files} filer, {verdict.size / 1e6:.1f} megabyte".replace(".", ",")
        + ", är jämförda med paketets listor (SHA-256 och SHA-512).",
        "",
        "Listorna ligger i paketet självt. Jämför därför också med en summa som finns någon annanstans:",
        f"- Summan på brevet ska vara {verdict.content_checksum}",
    ]
    lines += [f"- Zip-filens summa på arkivsidan ska vara {verdict.file_checksum}"] if verdict.file_checksum else []
    return "\n".join(lines)
