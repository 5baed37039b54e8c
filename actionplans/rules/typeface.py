"""Which signs of a text have no shape in the papers' typeface, and how wide is it set?

The check is run where there is no typesetter and no font: typeface.txt holds what they have.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.reading import signs

# Spaces of every width are set as room, and the template sets a hyphen that does not break as one that does.
_SET_OTHERWISE = "\t\n\r\u2000-\u200a\u2011\u202f\u205f\u3000"
# Signs that show nothing are left out; where they do not belong, they are told of as what they are.
_UNSEEN = f"{signs.INVISIBLE}{signs.JOINERS}{signs.SELECTORS}"

# The width of a letter that the table does not measure.
_ORDINARY = 0.55


def lacking(text: str, *, italic: bool = False) -> Iterator[str]:
    """The signs that cannot be set, each once, in the order of the text. `italic` where it is emphasised."""
    face = "italic" if italic else "upright"
    found = dict.fromkeys(_rare(face).findall(text))
    yield from (sign for sign in found if _unknown(face).match(sign) and not _is_composed(sign, italic))


def name(sign: str) -> str:
    """A sign as a message shows it: itself, what Unicode calls it, or its number."""
    return f"”{sign}” ({unicodedata.name(sign, f'U+{ord(sign):04X}')})"


def _is_composed(sign: str, italic: bool) -> bool:
    """Whether a letter that the typeface lacks is set as its parts, of which it has all."""
    parts = unicodedata.normalize("NFD", sign)
    return parts != sign and next(lacking(parts, italic=italic), None) is None


@functools.cache
def _rare(face: str) -> re.Pattern[str]:
    """What finds each sign that must be looked at: all beyond U+FFFF, without which it is many times as fast."""
    return re.compile(f"[^{''.join(_class(one) for one in _ranges(face) if int(one[-1], 16) <= 0xFFFF)}\t\n\r]")


@functools.cache
def _unknown(face: str) -> re.Pattern[str]:
    """What matches each sign that a face neither has nor sets as another."""
    return re.compile(f"[^{''.join(map(_class, _ranges(face)))}{_SET_OTHERWISE}{_UNSEEN}]")


def _ranges(face: str) -> list[list[str]]:
    return [one.split("-") for one in _parts()[face].split()]


def _class(ends: Sequence[str]) -> str:
    """A range of code points as a regular expression has it in a class."""
    return "-".join(f"\\U{int(end, 16):08X}" for end in ends)


def width(text: str) -> float:
    """How wide a text is, in sizes of its letters: a little more in bold."""
    widths = _widths()
    return sum(widths.get(sign, _ORDINARY) for sign in text)


@functools.cache
def _widths() -> dict[str, float]:
    return {chr(0x20 + index): int(each) / 1000 for index, each in enumerate(_parts()["widths"].split())}


@functools.cache
def _parts() -> dict[str, str]:
    """The parts of the table: the ranges of code points of each face, and the widths."""
    table = Path(__file__).with_name("typeface.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^\[(\w+)\]\n([0-9A-F \n-]+)", table, re.MULTILINE))
