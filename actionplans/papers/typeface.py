"""Which signs has the papers' typeface, and how wide are they? Read from the installed fonts, for the check, which is
run where there are none.

What a font has stands in its table cmap, which maps the numbers of signs to its shapes: formats 4 and 12 of OpenType.
"""

from __future__ import annotations

import itertools
import struct
import textwrap
from collections.abc import Iterable, Iterator

from actionplans.papers.typeset import package_folder

# The faces that the template sets in: by what stands in the text, upright or emphasised.
_FACES = {"upright": ("Regular", "Semibold", "Bold"), "italic": ("It", "SemiboldIt", "BoldIt")}
_HEAD = """\
# The signs of the typeface of the papers, Source Sans Pro, that all its upright or all its italic faces have: ranges of
# code points. Then how wide its regular signs from U+0020 on are, in thousandths of the size of the letters.
# Written by `make typeface` from the package of requirements-papers.txt; tests/test_printed.py compares.
"""
_WIDTH = 120
# Those that Swedish and its neighbours are written with. What is rarer counts as an ordinary letter.
_MEASURED = range(0x20, 0x180)


def as_text() -> str:
    """The table that rules/typeface.py reads."""
    lines = [_HEAD.rstrip("\n")]
    for name, faces in _FACES.items():
        common = set.intersection(*(set(_shapes(_font(face))) for face in faces))
        lines += [f"[{name}]", *_wrapped(_ranges(sorted(common)))]
    return "\n".join([*lines, "[widths]", *_wrapped(_widths(_font("Regular"))), ""])


def _wrapped(words: Iterable[str]) -> list[str]:
    return textwrap.wrap(" ".join(words), _WIDTH, break_on_hyphens=False)


def _font(face: str) -> bytes:
    return (package_folder() / f"SourceSansPro-{face}.ttf").read_bytes()


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Sorted numbers as ranges in hexadecimal: "0020-007E 00A9"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    for first, last in ranges:
        yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"


def _widths(font: bytes) -> Iterator[str]:
    """How wide each of the measured signs is; 0 where there is none."""
    shapes, tables = _shapes(font), _tables(font)
    (units,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    for number in _MEASURED:
        # The last width is that of all shapes from there on.
        at = tables[b"hmtx"] + 4 * min(shapes.get(number, 0), count - 1)
        yield str(1000 * struct.unpack_from(">H", font, at)[0] // units if number in shapes else 0)


def _tables(font: bytes) -> dict[bytes, int]:
    """Where in a font each of its tables begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in tables}


def _shapes(font: bytes) -> dict[int, int]:
    """The signs for which a font has a shape, by number, with the shape's."""
    cmap = _tables(font)[b"cmap"]
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    parts = {cmap + struct.unpack_from(">HHL", font, cmap + 4 + 8 * index)[2] for index in range(count)}
    readers = {4: _segments, 12: _groups}
    found: dict[int, int] = {}
    for part in sorted(parts):
        (form,) = struct.unpack_from(">H", font, part)
        if form in readers:
            found.update((number, shape) for number, shape in readers[form](font, part) if shape)
    return found


def _groups(font: bytes, part: int) -> Iterator[tuple[int, int]]:
    """Format 12: groups of neighbours, each with the shape of its first."""
    (count,) = struct.unpack_from(">L", font, part + 12)
    for index in range(count):
        first, last, shape = struct.unpack_from(">LLL", font, part + 16 + 12 * index)
        yield from zip(range(first, last + 1), itertools.count(shape), strict=False)


def _segments(font: bytes, part: int) -> Iterator[tuple[int, int]]:
    """Format 4: segments of neighbours, whose shapes are counted from the sign or stand in a list."""
    (size,) = struct.unpack_from(">H", font, part + 6)
    begins = [part + 14, *(part + 16 + size * index for index in (1, 2, 3))]
    last, first, added, listed = (struct.unpack_from(f">{size // 2}H", font, at) for at in begins)
    for index, (begin, end, more, offset) in enumerate(zip(first, last, added, listed, strict=True)):
        for number in range(begin, end + 1):
            shape = number
            if offset:
                at = begins[3] + 2 * index + offset + 2 * (number - begin)
                (shape,) = struct.unpack_from(">H", font, at)
            yield number, (shape + more) & 0xFFFF if shape else 0
