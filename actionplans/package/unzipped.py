"""Is a zip file the one that zipped.py writes for its content, byte by byte? Reads it as a stream, unpacks nothing.

Programs read zip files differently: by the table at the end or by the headers before the files, with or without what an
extra field says. So nothing is interpreted. Of each file in the table its headers are written anew as our writer would
have written them, and every byte of the file that is not content must be one of these. What passes holds what it seems
to hold for every program; that is the same as packing its content once more and comparing (test_verify.py does both).
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from actionplans.package.contents import CHUNK, MOST_FILES, Contents, OtherwiseError, Reading, RefusedError, too_much
from actionplans.package.names import MOST_BYTES, beside_each_other, odd_name, shown

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
# What our writer puts into every header: a program of 1993 can read it, a system of Unix made it, the first day that
# the format can hold, a file that its owner may write and all may read.
_VERSION, _SYSTEM, _TIME, _DAY, _MODE = 20, 3 << 8, 0, 1 << 5 | 1, 0o100644 << 16
_IN_UTF8, _ENCRYPTED, _SIZES_AFTER = 0x800, 0x1, 0x8
_MOST_TABLE = MOST_FILES * (_CENTRAL.size + MOST_BYTES)


@dataclass(frozen=True)
class Entry:
    """A file as the table of contents has it; `where` is the place of its header."""

    name: str
    size: int
    crc: int
    where: int

    @property
    def local(self) -> bytes:
        """The header before the file, as our writer writes it."""
        name = self.name.encode()
        fixed = (_VERSION, _flags(name), 0, _TIME, _DAY)
        return _LOCAL.pack(_LOCAL_MARK, *fixed, self.crc, self.size, self.size, len(name), 0) + name

    @property
    def central(self) -> bytes:
        """The file's line in the table of contents, as our writer writes it."""
        name = self.name.encode()
        fixed = (_VERSION | _SYSTEM, _VERSION, _flags(name), 0, _TIME, _DAY)
        sizes = (self.crc, self.size, self.size, len(name), 0, 0, 0, 0, _MODE, self.where)
        return _CENTRAL.pack(_CENTRAL_MARK, *fixed, *sizes) + name

    @property
    def after(self) -> int:
        """The place after the file."""
        return self.where + _LOCAL.size + len(self.name.encode()) + self.size


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _IN_UTF8


def end(count: int, table: int, where: int) -> bytes:
    """The end of a zip file with `count` files, whose table of contents of `table` bytes begins at `where`."""
    return _END.pack(_END_MARK, 0, 0, count, count, table, where, 0)


def around(names: Iterable[str]) -> int:
    """How many bytes a zip file has beside what its files hold."""
    return _END.size + sum(_LOCAL.size + _CENTRAL.size + 2 * len(name.encode()) for name in names)


def read(stream: BinaryIO) -> Contents:
    """What a zip file holds. Raises RefusedError where it is none of ours, OSError where it cannot be read."""
    size = stream.seek(0, os.SEEK_END)
    _refuse(too_much(0, size))
    table, where = _table(stream, size)
    entries, odd = _entries(table)
    _refuse(odd)
    _refuse(_odd_names(entries))
    _refuse(_misplaced(entries, where))
    top = entries[0].name.partition("/")[0]
    contents = Contents(top=top)
    _through(stream, entries, contents)
    return contents


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise RefusedError(reasons)


# --- The table of contents --------------------------------------------------------------------------------------------


def _table(stream: BinaryIO, size: int) -> tuple[bytes, int]:
    """The table of contents and where it begins."""
    tail = _bytes(stream, max(0, size - _END.size), _END.size)
    if len(tail) < _END.size or not tail.startswith(_END_MARK) or tail[-2:] != b"\0\0":
        raise RefusedError([_why_no_end(stream, size)])
    _, disk, first, here, count, length, where, _ = _END.unpack(tail)
    if 0xFFFF in (disk, first) or 0xFFFFFFFF in (length, where):
        raise RefusedError(["Zip-filen är skriven i formatet zip64. Så stora är inga årspaket."])
    if length > _MOST_TABLE:
        raise RefusedError(["Zip-filens innehållsförteckning är orimligt stor."])
    if where + length != size - _END.size:
        raise RefusedError([_why_not_there(stream, size, length, where)])
    if (disk, first) != (0, 0) or here != count:
        raise RefusedError(["Zip-filens slut säger att den är delad i flera filer. Så skrivs inga årspaket."])
    table = _bytes(stream, where, length)
    counted = sum(1 for _ in _lines(table))
    if counted != count:
        raise RefusedError([f"Zip-filens slut säger att den har {count} filer, men förteckningen har {counted}."])
    if count == 0:
        raise RefusedError(["Zip-filen är tom."])
    return table, where


def _why_no_end(stream: BinaryIO, size: int) -> str:
    far = max(0, size - _END.size - 0xFFFF)
    tail = _bytes(stream, far, size - far)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) < at + _END.size:
        if not _bytes(stream, 0, 4).startswith(b"PK"):
            return "Filen är ingen zip-fil."
        return "Filen är inte en hel zip-fil. Den kan ha blivit avklippt när den hämtades."
    comment = _END.unpack_from(tail, at)[7]
    if comment and at + _END.size + comment == len(tail):
        return "Zip-filen har en kommentar efter sin innehållsförteckning. Så skrivs inga årspaket."
    return "Zip-filen har något efter sin innehållsförteckning. Så skrivs inga årspaket."


def _why_not_there(stream: BinaryIO, size: int, length: int, where: int) -> str:
    if where + length > size - _END.size:
        return "Filen är inte en hel zip-fil. Den kan ha blivit avklippt när den hämtades."
    if _bytes(stream, where, 4) == _CENTRAL_MARK:
        return "Zip-filen har något efter sin innehållsförteckning. Så skrivs inga årspaket."
    return "Zip-filen har något före sin första fil. Så skrivs inga årspaket."


def _lines(table: bytes) -> Iterator[tuple[tuple[int, ...], bytes, int]]:
    """The fields, the name, and the length of all, of each line of a table of contents, as far as it can be read."""
    place = 0
    while len(table) >= place + _CENTRAL.size and table.startswith(_CENTRAL_MARK, place):
        fields = _CENTRAL.unpack_from(table, place)[1:]
        name, extra, comment = fields[9:12]
        length = _CENTRAL.size + name + extra + comment
        if place + length > len(table):
            return
        yield fields, table[place + _CENTRAL.size : place + _CENTRAL.size + name], length
        place += length


def _entries(table: bytes) -> tuple[list[Entry], list[str]]:
    """The files of a table of contents, and how it is otherwise than ours."""
    entries: list[Entry] = []
    odd: list[str] = []
    packed_again = place = count = 0
    for fields, raw, length in _lines(table):
        name = raw.decode("utf-8", errors="surrogateescape")
        crc, _, size = fields[6:9]
        entry = Entry(name, size, crc, fields[15])
        line = table[place : place + length]
        place += length
        count += 1
        if not _is_utf8(raw):
            odd.append(f"{shown(name)} har ett namn som inte är skrivet i UTF-8.")
        elif line != entry.central:
            why, is_usual = _otherwise(fields, raw)
            packed_again += is_usual
            odd.append(f"{shown(name)} {why}.")
        else:
            entries.append(entry)
    if place != len(table):
        odd.append("Zip-filens innehållsförteckning har något mer än sina filer, eller är avklippt.")
    elif packed_again == len(odd) and packed_again * 2 > count:
        # Nobody is asked to unpack what would be written anywhere.
        names = [raw.decode("utf-8").removesuffix("/") for _, raw, _ in _lines(table)]
        wrong = [f"{shown(name)} {odd_name(name)}." for name in names if odd_name(name)] or list(
            beside_each_other(names)
        )
        if not [one for one in wrong if "både en fil och en mapp" not in one]:
            raise OtherwiseError([f"{_PACKED_AGAIN} {_example(odd)}"])
        odd += wrong
    return entries, odd


_PACKED_AGAIN = (
    "Zip-filen är packad på nytt av ett annat program, och då går den inte att jämföra med den som gjordes. "
    "Packa upp den och pröva mappen i stället."
)


def _example(odd: list[str]) -> str:
    return f"(Till exempel: {odd[0].removesuffix('.')}.)"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _otherwise(fields: tuple[int, ...], raw: bytes) -> tuple[str, bool]:
    """How a line of the table is otherwise than ours, and whether that is how other programs usually pack."""
    made_by, needs, flags, method, time, day, _, packed, size, _, extra, comment, disk, internal, mode, _ = fields
    kind = mode >> 16 & 0o170000
    said: tuple[tuple[bool, str, bool], ...] = (
        (bool(flags & _ENCRYPTED), "är krypterad", False),
        (kind not in (0, 0o100000, 0o040000), "är en länk eller något annat än en vanlig fil", False),
        (
            (kind == 0o040000 or bool(mode & 0x10)) and not raw.endswith(b"/"),
            "är en fil som utges för att vara en mapp",
            False,
        ),
        (raw.endswith(b"/") and size > 0, "är en mapp som utges för att ha ett innehåll", False),
        (comment > 0, "har en kommentar", False),
        (disk != 0, "utges för att ligga i en annan fil", False),
        (method not in (0, 8), "är packad på ett sätt som inte alla program kan läsa", False),
        (method == 0 and packed != size, "har två olika storlekar", False),
        (raw.endswith(b"/"), "är en mapp", True),
        (method == 8, "är komprimerad", True),
        (extra > 0, "har ett extra fält", True),
        (flags != _flags(raw), "har andra flaggor", True),
        ((time, day) != (_TIME, _DAY), "har en tid", True),
        (mode != _MODE, "har andra rättigheter", True),
        (made_by != _VERSION | _SYSTEM or needs != _VERSION, "är skriven av en annan version", True),
        (internal != 0, "är märkt som text", True),
    )
    return next((why, usual) for is_so, why, usual in said if is_so)


# --- What the table says, taken together ------------------------------------------------------------------------------


def _odd_names(entries: list[Entry]) -> list[str]:
    reasons = [f"{shown(one.name)} {why}." for one in entries if (why := odd_name(one.name.removesuffix("/")))]
    reasons += [
        f"{shown(one.name)} är en mapp. Våra zip-filer har bara filer." for one in entries if one.name[-1:] == "/"
    ]
    if reasons:
        return reasons
    reasons = list(beside_each_other([one.name for one in entries]))
    tops = {one.name.partition("/")[0] for one in entries}
    if len(tops) != 1 or any("/" not in one.name for one in entries):
        reasons.append("Zip-filen ska ha en enda mapp överst, med allt i. Den här har något annat.")
    return reasons


def _misplaced(entries: list[Entry], table: int) -> list[str]:
    """Whether the files lie one after the other from the beginning of the zip file to its table, in our order."""
    place, before = 0, ""
    for one in entries:
        if one.where != place:
            if one.where < place:
                return [f"Zip-filens delar ligger över varandra, vid {shown(one.name)}."]
            return [f"Zip-filen har något före {shown(one.name)} som inte står i dess innehållsförteckning."]
        if one.name <= before:
            return [f"Zip-filens filer ligger i en annan ordning än vår, vid {shown(one.name)}."]
        place, before = one.after, one.name
    if place > table:
        return ["Zip-filens delar ligger över innehållsförteckningen."]
    return ["Zip-filen har något som inte står i dess innehållsförteckning."] if place < table else []


# --- Every byte, from the first to the last ---------------------------------------------------------------------------


def _through(stream: BinaryIO, entries: list[Entry], contents: Contents) -> None:
    """Read the zip file once: keep each file's checksums and the whole one's, and compare all that is not content."""
    whole = hashlib.sha256()

    def expected(wanted: bytes) -> bool:
        found = _read(stream, len(wanted))
        whole.update(found)
        return found == wanted

    stream.seek(0)
    for one in entries:
        if not expected(one.local):
            contents.deviations.append(
                f"{_path(one)}: zip-filen säger en sak om filen före den och en annan i sin innehållsförteckning."
            )
        reading = Reading(_path(one))
        left = one.size
        while left:
            piece = _read(stream, min(CHUNK, left))
            whole.update(piece)
            reading.take(piece)
            left -= len(piece)
        if reading.done(contents).crc != one.crc:
            contents.deviations.append(
                f"{_path(one)}: filen är skadad: zip-filens egen kontrollsumma (CRC-32) för den är en annan."
            )
    table = [expected(one.central) for one in entries]
    length = sum(len(one.central) for one in entries)
    if not all(table) or not expected(end(len(entries), length, entries[-1].after)) or stream.read(1):
        raise RefusedError(["Zip-filen ändrades medan den lästes."])
    contents.checksum = whole.hexdigest()


def _path(entry: Entry) -> str:
    return entry.name.partition("/")[2]


def _read(stream: BinaryIO, count: int) -> bytes:
    piece = stream.read(count)
    if not piece:
        raise RefusedError(["Zip-filen ändrades medan den lästes."])
    return piece


def _bytes(stream: BinaryIO, place: int, count: int) -> bytes:
    stream.seek(place)
    return stream.read(count)


def read_file(path: Path) -> Contents:
    """What the zip file at a path holds; raises as `read`."""
    with path.open("rb") as stream:
        return read(stream)
