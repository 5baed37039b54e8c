"""Do the files of a package agree with its own lists? Each file that does not is told once, in Swedish.

A list has as many lines as there are files, and whoever wants to harm makes all of them wrong: nothing here looks
through the files once more for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from actionplans.package import bag
from actionplans.package.contents import MOST_FILES, Contents, File
from actionplans.package.names import is_litter, odd_name, shown

_LINE = re.compile(rb"([0-9a-fA-F]+)[ \t]+\*?([^\r\n]+)")
_OURS = re.compile(rb"[0-9a-f]+")
_BEFORE_A_PATH = (b" ", b"\t", b"*")
_ENDS = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"
_LENGTHS = {"sha256": 64, "sha512": 128}
# A file's checksums by algorithm, as the lists give them: only those that list it.
_Listed = dict[str, dict[str, bytes]]


@dataclass
class Compared:
    """What came of it. `litter` are files that no list names and that a computer makes by itself."""

    deviations: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)


def compare(contents: Contents) -> Compared:
    """Compare all files with the lists: those in data/ with the manifests, the others with the tag manifests."""
    compared = Compared()
    payload = {name: one for name, one in contents.files.items() if name.startswith("data/")}
    tag_lists = {f"tagmanifest-{algorithm}.txt" for algorithm in bag.ALGORITHMS}
    tags = {name: one for name, one in contents.files.items() if name not in payload and name not in tag_lists}
    for kind, files in (("manifest", payload), ("tagmanifest", tags)):
        lists = _lists(contents, kind, compared.deviations)
        compared.deviations += _moved(files, lists, compared.litter, contents.files)
        compared.deviations += _changed(files, lists)
    return compared


# --- Reading ----------------------------------------------------------------------------------------------------------


def _lists(contents: Contents, kind: str, deviations: list[str]) -> _Listed:
    lists: _Listed = {}
    for algorithm in bag.ALGORITHMS:
        name = f"{kind}-{algorithm}.txt"
        lists[algorithm] = {}
        if name in contents.texts:
            deviations += _read(name, contents.texts[name], algorithm, lists[algorithm])
        elif name not in contents.files:
            deviations.append(f"{name}: listan saknas.")
    return lists


def _read(name: str, text: bytes, algorithm: str, listed: dict[str, bytes]) -> Iterator[str]:
    """Put what a list says into `listed`, and tell what is wrong with the list itself."""
    if text.startswith(_BOM):
        yield f"{name}: listan är sparad på nytt av ett annat program, som lade till ett osynligt tecken först."
        return
    if text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n") > MOST_FILES:
        yield f"{name}: listan har fler rader än {MOST_FILES}. Så många filer har inget årspaket."
        return
    if len(set(_ENDS.findall(text))) > 1:
        yield f"{name}: listans rader slutar på olika sätt."
    lines = _ENDS.split(text)
    if not lines[-1]:
        lines.pop()
    else:
        yield f"{name}: listans sista rad är avklippt."
    if (odd := _first_odd(lines)) is not None:
        # No list covers those of the tag files: what a bit has made of one is seen only by how it is written.
        yield f"{name}: rad {odd} är skriven på ett annat sätt än vi skriver den, eller står på en annan plats."
    for number, line in enumerate(lines, 1):
        path, checksum = _line(line, algorithm)
        if not path:
            yield f"{name}: rad {number} är inte en kontrollsumma och ett filnamn."
        elif (why := odd_name(path)) is not None:
            yield f"{name}: listar ”{shown(path)}”, som {why}."
        elif is_litter(path):
            yield f"{name}: listar ”{shown(path)}”, en sådan fil som datorn själv lägger dit. Så gör inte vi."
        elif path in listed:
            yield f"{name}: listar {shown(path)} två gånger."
        else:
            listed[path] = checksum


def _first_odd(lines: list[bytes]) -> int | None:
    """The number of the first line that is no checksum in small letters, two spaces and a path after the one before."""
    before = b""
    for number, line in enumerate(lines, 1):
        checksum, _, path = line.partition(b"  ")
        if not _OURS.fullmatch(checksum) or path <= before or path[:1] in _BEFORE_A_PATH:
            return number
        before = path
    return None


def _line(line: bytes, algorithm: str) -> tuple[str, bytes]:
    match = _LINE.fullmatch(line)
    if match is None or len(match[1]) != _LENGTHS[algorithm]:
        return "", b""
    try:
        return match[2].decode("utf-8"), bytes.fromhex(match[1].decode("ascii"))
    except UnicodeDecodeError:
        return "", b""


# --- Comparing --------------------------------------------------------------------------------------------------------


def _moved(files: Mapping[str, File], lists: _Listed, litter: list[str], every: Mapping[str, File]) -> Iterator[str]:
    """Files that are gone, files that nothing lists, and those that are both: renamed. `every` is all that there is."""
    first, second = (lists[algorithm] for algorithm in bag.ALGORITHMS)
    unlisted = [name for name in sorted(files) if name not in first and name not in second]
    by_sums: dict[tuple[bytes, bytes], list[str]] = {}
    for name in reversed(unlisted):
        by_sums.setdefault((files[name].sha256, files[name].sha512), []).append(name)
    renamed = set()
    for path in sorted((first.keys() | second.keys()) - files.keys()):
        new = by_sums.get((first.get(path, b""), second.get(path, b"")))
        if new:
            renamed.add(new[-1])
            yield f"{shown(path)}: filen har bytt namn till {shown(new.pop())}."
        else:
            yield f"{shown(path)}: filen {'står i fel lista' if path in every else 'saknas'}."
    for name in unlisted:
        if name in renamed:
            continue
        if is_litter(name):
            litter.append(name)
        else:
            yield f"{shown(name)}: filen har lagts till; ingen lista nämner den."
    for name in sorted(files.keys() & (first.keys() ^ second.keys())):
        missing = [algorithm for algorithm in bag.ALGORITHMS if name not in lists[algorithm]]
        yield f"{shown(name)}: filen saknas i listan för {_names(missing)}, men står i den andra. Listan är ändrad."


def _changed(files: Mapping[str, File], lists: _Listed) -> Iterator[str]:
    """Files whose contents are not what the lists say: changed, or in each other's place."""
    wrong = {name: found for name in sorted(files) if (found := _wrong(files[name], name, lists))}
    swaps: dict[tuple[object, object], list[str]] = {}
    for name in reversed(list(wrong)):
        swaps.setdefault((_wanted(name, lists), _actual(files[name])), []).append(name)
    told = set()
    for name, algorithms in wrong.items():
        if name in told:
            continue
        told.add(name)
        partners = swaps.get((_actual(files[name]), _wanted(name, lists)), [])
        while partners and partners[-1] in told:
            partners.pop()
        if partners:
            told.add(partners[-1])
            yield f"{shown(name)}: filen har bytt plats med {shown(partners.pop())}."
        elif len(algorithms) < len(bag.ALGORITHMS):
            right = [one for one in bag.ALGORITHMS if one not in algorithms and name in lists[one]]
            if right:
                yield (
                    f"{shown(name)}: kontrollsumman i listan för {_names(algorithms)} är fel, men {_names(right)} "
                    "stämmer. Listan är ändrad, inte filen."
                )
            else:
                yield f"{shown(name)}: innehållet är ändrat."
        else:
            yield f"{shown(name)}: innehållet är ändrat."


def _wrong(file: File, name: str, lists: _Listed) -> list[str]:
    return [one for one in bag.ALGORITHMS if lists[one].get(name, file.sum(one)) != file.sum(one)]


def _wanted(name: str, lists: _Listed) -> tuple[bytes, ...]:
    return tuple(lists[one].get(name, b"") for one in bag.ALGORITHMS)


def _actual(file: File) -> tuple[bytes, ...]:
    return tuple(file.sum(one) for one in bag.ALGORITHMS)


def _names(algorithms: list[str]) -> str:
    return " och ".join(name.upper().replace("SHA", "SHA-") for name in algorithms)
