"""Can every machine unpack what is to be packed? What a zip file, Windows or a reader of BagIt cannot take.

It is told when the package is made: whoever gets it can mend nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

# A zip file that holds more must be of a newer kind (zip64), which not every program reads.
MOST_FILES = 65_535
MOST_BYTES = 2 << 30
# Windows takes paths of 259 signs, and the folder that somebody unpacks into needs some of them.
LONGEST_PATH = 240
# The last is no trouble to Windows, but readers of BagIt take it for the start of a code.
_SIGNS = frozenset('<>:"\\|?*%')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)


def problems(folder: Path) -> list[str]:
    """Why a folder cannot be packed so that everybody can unpack it, in Swedish: all of it at once."""
    files = {
        path.relative_to(folder.parent).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }
    return [*_too_much(files), *(f"{name}: {why}" for name in sorted(files) for why in _odd(name)), *_alike(files)]


def _too_much(files: Mapping[str, int]) -> Iterator[str]:
    if len(files) > MOST_FILES:
        yield f"paketet får {len(files)} filer – en zip-fil som alla kan packa upp har högst {MOST_FILES}"
    # What stands of each file besides its content: its name, twice, and 76 bytes; and the end of the zip file.
    size = sum(size + 2 * len(name.encode()) + 76 for name, size in files.items()) + 22
    if size >= MOST_BYTES:
        yield f"paketet blir {size >> 20} megabyte – en zip-fil som alla kan packa upp är mindre än {MOST_BYTES >> 20}"


def _odd(name: str) -> Iterator[str]:
    if len(name) > LONGEST_PATH:
        yield f"sökvägen är {len(name)} tecken, högst {LONGEST_PATH} går i Windows – korta namnet på filen eller mappen"
    for part in name.split("/"):
        signs = sorted(sign for sign in set(part) if sign in _SIGNS or unicodedata.category(sign).startswith("C"))
        if signs:
            shown = " ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs)
            yield f"”{part}” har tecken som inte går att ha i ett filnamn i Windows eller i BagIt: {shown} – byt namn"
        if part != part.rstrip(". "):
            yield f"”{part}” slutar med punkt eller blanksteg, och Windows tappar det – byt namn"
        if part.partition(".")[0].rstrip().lower() in _DEVICES:
            yield f"”{part}” är namnet på en enhet i Windows – byt namn"
        if unicodedata.normalize("NFC", part) != part:
            yield f"”{part}” är skrivet med lösa accenttecken (inte Unicodes form NFC) – byt namn"


def _alike(files: Iterable[str]) -> Iterator[str]:
    """Files and folders that are one where capital and small letters are the same."""
    seen: dict[str, str] = {}
    for name in sorted({part for file in files for part in _with_folders(file)}):
        first = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            what = "bara stora och små bokstäver skiljer, och i Windows är de samma"
            yield f"{name}: heter som {first}; {what} – byt namn"


def _with_folders(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition("/")[0]
