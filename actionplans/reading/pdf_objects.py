"""What stands in a PDF's objects: which names do its dictionaries hold, which actions, and which start by themselves?

Readers disagree on a file that is not quite right: which of two equal keys holds, what lies where its table of contents
is wrong. A file made to harm shows its harmless side to whoever checks it. So this trusts no table and takes no
reader's view: every object that begins anywhere in the file is looked at, in its compressed streams of objects too,
reachable or not, both of two equal keys, and what is left of one that breaks off.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

# A report of a thousand pages has some ten million bytes of objects; the letters and pictures lie in other streams.
_MOST_UNPACKED = 50_000_000
# Each byte is read once in a file that is right. One that begins its objects within each other is read no further.
_MOST_READINGS = 3
_MOST_OBJECTS = 500_000


class TooLargeError(Exception):
    """There is more in the file than can be looked at."""


@dataclass
class Found:
    """The names in dictionaries, keys and values; the kinds of actions; those of them that need nobody's click.

    `whole`: the file has its end. `unopened`: some objects are packed in a way that says nothing, or not without a key.
    """

    names: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    at_once: set[str] = field(default_factory=set)
    whole: bool = False
    unopened: bool = False

    def take(self, other: Found) -> None:
        """Take in what stands in another form of the same file."""
        self.names |= other.names
        self.actions |= other.actions
        self.at_once |= other.at_once


class _Name(str):
    __slots__ = ()


class _Reference(int):
    __slots__ = ()


class _Array(list["_Value"]):
    __slots__ = ()


class _Dictionary(list["_Value"]):
    """All that stands between << and >>, in order: which is key and which is value is the reader's view."""

    __slots__ = ()

    def after(self, name: str) -> Iterator[_Value]:
        """What follows each time that the name stands there."""
        for place, value in enumerate(self[:-1]):
            if isinstance(value, _Name) and value == name:
                yield self[place + 1]


_Value = _Name | _Reference | _Array | _Dictionary | str

_SPACE = rb"\0\t\n\f\r "
_BETWEEN = rb"(?:[" + _SPACE + rb"]++|%[^\r\n]{0,40}[\r\n]){1,8}"
_NUMBERED = re.compile(rb"(\d{1,10})" + _BETWEEN + rb"\d{1,20}" + _BETWEEN + rb"\Z")
_LONGEST_BEGINNING = 200
_UNKNOWN = -1
_TOKEN = re.compile(
    rb"%[^\r\n]*|<<|>>|<[^<>]*>|[\[\]()]|/[^" + _SPACE + rb"()<>\[\]{}/%]*|[^" + _SPACE + rb"()<>\[\]{}/%]+"
)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENDS = frozenset((b"obj", b"endobj", b"stream", b"endstream", b"xref", b"startxref", b"trailer"))
_FLATE = ("FlateDecode", "Fl")


# Each word with which a reader may be made to do more than to show pages, or which may hide one: objects in compressed
# streams, other files, and names with signs written as numbers.
_ANY_ACT = re.compile(
    rb"/[^"
    + _SPACE
    + rb"()<>\[\]{}/%#]*+#[0-9A-Fa-f]{2}|ObjStm|/(?:JS|JavaScript|Launch|Rendition|RichMedia|Movie|Sound|"
    rb"ImportData|SubmitForm|GoTo[ER]|OnInstantiate|XFA|EmbeddedFile|EF|OpenAction|AA|AcroForm|Encrypt)"
)


def plainly_still(raw: bytes) -> bool:
    """Whether a file does nothing but show pages, as its bytes alone say, in a thousandth of the time of looking at it.

    What our own typesetter makes is so, but for files whose letters happen to be packed into such a word.
    """
    return _ANY_ACT.search(raw) is None


def looked_at(raw: bytes) -> Found:
    """All that stands in a file's objects."""
    return _Look(raw).found()


def _beginnings(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where each object begins, anywhere in a file, and its number, or that it is unknown."""
    place = raw.find(b"obj")
    while place >= 0:
        before = raw[max(0, place - _LONGEST_BEGINNING) : place]
        place += 3
        if not before[-1:].isalpha():
            numbered = _NUMBERED.search(before)
            yield int(numbered[1]) if numbered else _UNKNOWN, place
        place = raw.find(b"obj", place)


class _Look:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.places: defaultdict[int, list[tuple[bytes, int]]] = defaultdict(list)
        self.left = _MOST_READINGS * len(raw) + 1_000_000
        self.unpacked = self.objects = 0
        self.result = Found()
        self.starting: list[_Value] = []
        self.kinds: list[_Reference] = []

    def found(self) -> Found:
        last = 0
        for number, last in _beginnings(self.raw):
            self._keep(number, self.raw, last)
            values, end = self._read(self.raw, last)
            self._note(values)
            for value in values:
                if isinstance(value, _Dictionary) and "N" in value and "First" in value:
                    self._unpack(value, end)
        # What is cut off on its way has an object last.
        self.result.whole = self.raw.rfind(b"startxref") > last
        for trailer in re.finditer(rb"trailer", self.raw):
            self._note(self._read(self.raw, trailer.end())[0])
        self.result.actions |= {kind for place in self.kinds for kind in self._at(place) if isinstance(kind, _Name)}
        self._follow()
        return self.result

    def _keep(self, number: int, raw: bytes, place: int) -> None:
        self.places[number].append((raw, place))
        self.objects += 1
        if self.objects > _MOST_OBJECTS:
            raise TooLargeError

    # --- One object ---------------------------------------------------------------------------------------------------

    def _read(self, raw: bytes, start: int) -> tuple[_Array, int]:
        """The value that begins at a place, or what is there in its stead, and where what belongs to it ends."""
        packed = raw is not self.raw  # where objects follow each other without a word between
        top = _Array()
        stack: list[_Array | _Dictionary] = [top]
        place = start
        while found := _TOKEN.search(raw, place):
            token, place = found[0], found.end()
            if token == b"(":
                place = _after_string(raw, place)
                stack[-1].append("")
            elif token in (b"<<", b"["):
                inner = _Dictionary() if token == b"<<" else _Array()
                stack[-1].append(inner)
                stack.append(inner)
            elif token in (b">>", b"]"):
                if len(stack) > 1:
                    stack.pop()
                    if packed and len(stack) == 1:
                        break
            elif token in _ENDS:
                if len(stack) == 1:  # within a dictionary some readers pass over such a word
                    break
            else:
                _add(stack[-1], token)
                if packed and len(top) > 2:  # past a number or name of its own
                    break
            if place - start > self.left:
                raise TooLargeError
        self.left -= place - start
        return top, place

    def _note(self, value: _Value) -> None:
        within: list[_Value] = [value]
        while within:
            one = within.pop()
            if isinstance(one, _Dictionary):
                self.result.names |= {name for name in one if isinstance(name, _Name)}
                for kind in one.after("S"):
                    if isinstance(kind, _Name):
                        self.result.actions.add(str(kind))
                    elif isinstance(kind, _Reference):
                        self.kinds.append(kind)
                self.starting += one.after("OpenAction")
                for trigger in one.after("AA"):
                    self.starting += [trigger] if isinstance(trigger, _Reference) else _parts(trigger)
            within += _parts(one)

    def _unpack(self, stream: _Dictionary, end: int) -> None:
        """The objects in a compressed stream. Where each begins stands in a list at the stream's beginning."""
        if not re.search(rb"(?<!end)stream\Z", self.raw[end - 9 : end]):
            return
        raw = _unpacked(stream, self.raw, end, _MOST_UNPACKED - self.unpacked)
        firsts = [str(one) for one in stream.after("First")]
        if raw is None or not firsts or not all(one.isdecimal() for one in firsts):
            self.result.unopened = True
            return
        self.unpacked += len(raw)
        self.left += _MOST_READINGS * len(raw)
        for first in map(int, firsts):
            words = raw[:first].replace(b"\0", b" ").split()
            listed = [int(word) for word in words if word.isdigit() and len(word) <= 10]
            self.result.unopened |= len(listed) < len(words)
            for number, place in dict.fromkeys(zip(listed[::2], listed[1::2], strict=False)):
                self._keep(number, raw, first + place)
                self._note(self._read(raw, first + place)[0])

    # --- What starts by itself ----------------------------------------------------------------------------------------

    def _at(self, number: int) -> list[_Value]:
        places = (*self.places[number], *self.places[_UNKNOWN])
        return [value for raw, place in places for value in self._read(raw, place)[0][:1]]

    def _follow(self) -> None:
        """The actions that begin when the file is opened, a page is turned, a field is left; and those after them."""
        seen: set[int] = set()
        left = self.starting
        while left:
            one = left.pop()
            if isinstance(one, _Reference):
                left += self._at(one) if one not in seen else []
                seen.add(one)
            elif isinstance(one, _Dictionary):
                kinds = list(one.after("S"))
                if not kinds:  # the table of what starts when, that had a number of its own
                    left += _parts(one)
                for kind in kinds:
                    named = self._at(kind) if isinstance(kind, _Reference) else [kind]
                    self.result.at_once |= {str(name) for name in named if isinstance(name, _Name)}
                for following in one.after("Next"):
                    left += following if isinstance(following, _Array) else [following]


def _parts(value: _Value) -> list[_Value]:
    return list(value) if isinstance(value, _Array | _Dictionary) else []


def _add(holder: _Array | _Dictionary, token: bytes) -> None:
    """Take a word or name into what it stands in; `5 0 R` is one value."""
    if token.startswith(b"/"):
        plain = _ESCAPED.sub(lambda sign: bytes([int(sign[1], 16)]), token[1:])
        holder.append(_Name(plain.decode("latin-1")))
    elif token == b"R" and len(holder) > 1 and type(holder[-2]) is str and holder[-2].isdecimal():
        holder[-2:] = [_Reference(holder[-2])]
    elif not token.startswith((b"%", b"<")):
        holder.append(token.decode("latin-1"))
    elif token.startswith(b"<"):
        holder.append("")


def _after_string(raw: bytes, start: int) -> int:
    """Where a string ends, in which brackets may stand in pairs."""
    depth = 1
    for sign in _IN_STRING.finditer(raw, start):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    return len(raw)


def _unpacked(stream: _Dictionary, raw: bytes, start: int, most: int) -> bytes | None:
    """The bytes of a stream of objects. Every program that makes such streams packs them in one way."""
    begins = re.compile(rb" *\r?\n?").match(raw, start)
    start = begins.end() if begins else start
    end = raw.find(b"endstream", start)
    content = raw[start : end if end >= 0 else len(raw)]
    filters = [one for value in stream.after("Filter") for one in (_parts(value) or [value])]
    if filters:
        parameters = [one for value in stream.after("DecodeParms") for one in (_parts(value) or [value])]
        if len(filters) > 1 or filters[0] not in _FLATE or parameters:
            return None
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(content, most + 1)
        except zlib.error:
            return None
        if not unpacking.eof and len(content) <= most:
            return None
    if len(content) > most:
        raise TooLargeError
    return content
