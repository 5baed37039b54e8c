"""What can be read in a picture besides what it shows: an SVG's text, what was written into a photograph?"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# --- SVG --------------------------------------------------------------------------------------------------------------

_TAG = re.compile(r"<[A-Za-z][^<>]*+>")
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])(?P<name>[A-Za-z][\w.:-]{0,60}+)\s{0,9}+=\s{0,9}+(?:\"[^\"]*+\"|'[^']*+')")
# What is drawn is numbers; what is read or followed is in these.
_READ = re.compile(
    r"(?:xlink:)?href|title|desc|alt|(?:aria|data)-.*|(?:inkscape|sodipodi):.*|id|class|name|label", re.I
)
_STYLE = re.compile(r"(?<=<style)[^<]*+")
_INLINE_DATA = re.compile(r"data:[^\"'\s]*+")


def seen_in_svg(text: str) -> str:
    """The drawing with what only draws blanked out: sign for sign, so that lines and columns count."""
    return _INLINE_DATA.sub(
        _blank, _TAG.sub(lambda tag: _ATTRIBUTE.sub(_unless_read, tag[0]), _STYLE.sub(_blank, text))
    )


def _unless_read(attribute: re.Match[str]) -> str:
    return attribute[0] if _READ.fullmatch(attribute["name"]) else _blank(attribute)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "…", found[0])


# --- Photographs ------------------------------------------------------------------------------------------------------

# The block is a TIFF of its own, with a heading that depends on the kind of file: JPEG, PNG or WebP.
_EXIF = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4}(?:Exif\0\0)?)(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP = re.compile(rb"<x:xmpmeta.{0,100000}?</x:xmpmeta>", re.DOTALL)
_PNG_TEXT = re.compile(rb"(?:tEXt|iTXt)[A-Za-z ]{1,79}\0{1,5}([^\0]{1,2000})")
_PLACE = re.compile(r"exif:GPSL(?:atitude|ongitude)[=>\"' ]{1,3}\d")
# TIFF's numbers of what is looked for.
_GPS, _LATITUDE, _ASCII = 0x8825, 2, 2
_MOST_ENTRIES = 200


def written_in_photograph(content: bytes) -> tuple[str, bool]:
    """The text that a picture file carries unseen, and whether it says where on earth it was taken."""
    texts, placed = [], False
    for heading in _EXIF.finditer(content):
        block = content[heading.end() : heading.end() + 65536]
        order = "<" if block.startswith(b"II") else ">"
        entries = dict(_entries(block, order, _number(block, order, 4)))
        texts += [_text(block, order, offset) for tag, (kind, offset) in entries.items() if kind == _ASCII]
        if _GPS in entries:
            place = dict(_entries(block, order, _number(block, order, entries[_GPS][1] + 8)))
            placed |= _LATITUDE in place
    for xmp in _XMP.finditer(content):
        texts.append(xmp[0].decode("utf-8", "replace"))
        placed |= bool(_PLACE.search(texts[-1]))
    texts += [found[1].decode("utf-8", "replace") for found in _PNG_TEXT.finditer(content)]
    return "\n".join(texts), placed


def _entries(block: bytes, order: str, start: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Number, type and place of each entry of a directory; none where the block ends before it."""
    if start + 2 > len(block):
        return
    for index in range(min(struct.unpack_from(order + "H", block, start)[0], _MOST_ENTRIES)):
        offset = start + 2 + 12 * index
        if offset + 12 > len(block):
            return
        tag, kind = struct.unpack_from(order + "HH", block, offset)
        yield tag, (kind, offset)


def _number(block: bytes, order: str, offset: int) -> int:
    return int(struct.unpack_from(order + "I", block, offset)[0]) if offset + 4 <= len(block) else len(block)


def _text(block: bytes, order: str, entry: int) -> str:
    """An entry's text: beside its number where it is short, else where the number says."""
    length = _number(block, order, entry + 4)
    start = entry + 8 if length <= 4 else _number(block, order, entry + 8)
    return block[start : start + min(length, 2000)].decode("utf-8", "replace").rstrip("\0")
