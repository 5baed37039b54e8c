"""Which names can a file in a package have, so that every computer unpacks the same files? How is a name shown?"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

# Windows takes 260 signs for a whole path, and a package is to be unpacked in a folder that has a path of its own.
MOST_SIGNS, MOST_BYTES = 240, 480
_SHOWN = 120
_BLANK = re.compile(r"[\s\u115f\u1160\u2800\u3164\uffa0]{2,}")
# What Windows cannot have in a name, at the end of one, or as one: its devices. A whole path is looked at at once, for
# its parts can be very many.
_DEVICE = r"con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]"
_NOT_IN_WINDOWS = re.compile(rf"""[<>"|?*]|[. ](?:/|\Z)|(?:\A|/)(?:{_DEVICE})\s*(?:\.[^/]*)?(?:/|\Z)""", re.IGNORECASE)
# What unzip cuts off the end of a name (a version in VMS), or writes for a sign that its computer lacks, and
# how Windows calls a long name in short: each may be another file's name.
_ANOTHER = re.compile(
    r";[0-9]*(?:/|\Z)|#U[0-9a-f]{4}|#L[0-9a-f]{6}|(?:\A|/)[^/.]{1,6}~[0-9]{1,6}(?:\.[^/.]{0,3})?(?:/|\Z)", re.IGNORECASE
)
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # control and format signs, private and unassigned ones
_LEADS_OUT = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)")
_PLAIN = re.compile(r"[A-Za-z0-9åäöÅÄÖ/_. -]*")
# What computers lay into a folder by themselves: a Mac, Windows, and Python where somebody ran the copy of verify.
_LITTER = {".ds_store", ".localized", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", "icon\r"}
_LITTER_FOLDERS = {"__macosx", "__pycache__", ".spotlight-v100", ".trashes", ".fseventsd", "$recycle.bin"}


def odd_name(name: str) -> str | None:
    """Why a path inside a package is not accepted, as the end of a Swedish sentence; None for one that is."""
    if name.startswith("/") or "\\" in name or ":" in name:
        return "pekar ut en plats utanför paketet"
    if _LEADS_OUT.search(name):
        return "leder ut ur paketet"
    return _odd_signs(name) or _odd_in_windows(name) or _too_long(name)


def _odd_signs(name: str) -> str | None:
    if _PLAIN.fullmatch(name):
        return None
    if not name.isprintable() and any(unicodedata.category(sign) in _UNSEEN for sign in name):
        return "har osynliga tecken i namnet"
    if "%" in name:
        return "har ett procenttecken i namnet, som kontrollprogram läser på olika sätt"
    if not unicodedata.is_normalized("NFC", name):
        return "har ett namn som inte är skrivet i Unicodes normalform (NFC)"
    return None


def _odd_in_windows(name: str) -> str | None:
    if _ANOTHER.search(name):
        return "har ett namn som en del program läser som ett annat"
    return "har ett namn som inte går att använda i Windows" if _NOT_IN_WINDOWS.search(name) else None


def _too_long(name: str) -> str | None:
    is_long = len(name) > MOST_SIGNS or len(name.encode()) > MOST_BYTES
    # One sign can stand for eighteen: names are held against each other written out.
    is_long = is_long or (not name.isascii() and len(unicodedata.normalize("NFKC", name)) > MOST_SIGNS)
    return f"har ett längre namn än {MOST_SIGNS} tecken" if is_long else None


def beside_each_other(names: Iterable[str]) -> Iterator[str]:
    """What is wrong with paths beside each other: some computers would let one of them take another's place.

    Sorted as those computers see them, paths that meet stand beside each other. A table of every folder of every path
    would take gigabytes of what is made to be deep.
    """
    for (_, one), (_, other) in itertools.pairwise(sorted((_alike(name), name) for name in names)):
        if one == other:
            yield f"{shown(one)} finns mer än en gång."
        else:
            yield from _meeting(one.split("/"), other.split("/"))


def _alike(name: str) -> str:
    """A path as a computer sees it that knows no capital letters and one form of each sign."""
    # Nothing sorts before a null, so what lies in a folder stands right after its name.
    if name.isascii():
        return name.lower().replace("/", "\0")
    return "\0".join(_folded(part) for part in name.split("/"))


def _folded(part: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", part).casefold())


def _meeting(one: list[str], other: list[str]) -> Iterator[str]:
    """Two paths that are not the same: the first folder, or the file, that is the same only for some computers."""
    for depth, (first, second) in enumerate(zip(one, other, strict=False), 1):
        if first != second:
            if _alike(first) == _alike(second):
                yield f"{_path(one, depth)} och {_path(other, depth)} är samma namn i Windows och på en Mac."
            return
    yield f"{_path(one, len(one))} är både en fil och en mapp."


def _path(parts: list[str], depth: int) -> str:
    return shown("/".join(parts[:depth]))


def is_litter(name: str) -> bool:
    """Whether a path is one of those that computers make by themselves, whatever is in it."""
    *folders, last = name.casefold().split("/")
    return last in _LITTER or last.startswith("._") or any(part in _LITTER_FOLDERS for part in (*folders, last))


def shown(text: str, most: int = _SHOWN) -> str:
    """A name or other words from a package that can be printed safely: on one line, not long, nothing unseen."""
    text = _BLANK.sub(" … ", text)  # or what stands after it would look like a line of ours
    if len(text) > most:
        text = f"{text[: most // 2]} … {text[-most // 2 :]}"
    return text if text.isprintable() else "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return " "
    return f"\\u{ord(sign):04x}" if kind in _UNSEEN else sign
