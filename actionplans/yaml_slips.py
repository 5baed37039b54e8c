"""Which slip did an editor make where YAML cannot be read, and on which line?

YAML's own parser says where it gave up, in its own terms. What an editor did is often on the line before: a colon
forgotten, a quotation mark that never ends. So the lines around are looked at first, for what people write; only then
is the parser's word translated.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

from actionplans.problems import Place, Problem

# --- Characters -------------------------------------------------------------------------------------------------------

# What YAML 1.1 does not take for text, and the line ends that it sees and editors do not show: word processors leave
# both behind. Then what no one sees but that makes two equal words differ, breaks search, or turns a text around: soft
# hyphens, zero-width spaces and joins, marks of direction.
INVISIBLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_INDENTATION = re.compile(r"\s*(?=\S)")
_HARD_SPACE = re.compile(r" *(?:- )*(?:[\w-]+:|-)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>) |=======$")

# "N:\avtal" reads as N:, a bell and "vtal".
BACKSLASH = ("omvänt snedstreck inom citattecken", "skriv \\\\ eller använd enkla citattecken")


def bad_characters(text: str, name: str) -> Iterator[Problem]:
    """Characters that stop YAML, or move a line without a trace: the first of each line."""
    for number, line in enumerate(text.split("\n"), 1):
        indentation = _INDENTATION.match(line)
        hard = _HARD_SPACE.match(line)
        if _CONFLICT.match(line):
            yield conflict(Place(name, number), line)
            return  # the other signs belong to the same conflict
        if INVISIBLE.search(line):
            yield invisible(line, name, number)
        elif indentation and indentation.group().strip(" "):
            sign = "tabb" if "\t" in indentation.group() else "hårda mellanslag"
            what, do = f"raden är indragen med {sign}", "dra in med vanliga mellanslag, två per nivå"
            yield Problem(Place(name, number), what, do)
        elif hard:
            after = "kolonet" if hard.group()[-2] == ":" else "bindestrecket"
            what, do = f"hårt mellanslag efter {after}", "ersätt det med ett vanligt mellanslag"
            yield Problem(Place(name, number, hard.start(1) + 1), what, do)


def invisible(line: str, name: str, number: int) -> Problem:
    """The first invisible character of a line that holds one."""
    found = INVISIBLE.search(line)
    column, sign = (found.start() + 1, ord(found.group())) if found else (1, 0)
    what = f"raden innehåller ett osynligt tecken (U+{sign:04X})"
    return Problem(Place(name, number, column), what, "ta bort tecknet eller skriv om raden")


def conflict(place: Place, line: str) -> Problem:
    """A line that git leaves where two proposals have changed the same text."""
    what = f"två ändringar står i konflikt (raden ”{line[:7]}”)"
    do = "behåll den ena ändringen, och ta bort den andra och raderna med <<<<<<<, ======= och >>>>>>>"
    return Problem(place, what, do)


# --- What people write ------------------------------------------------------------------------------------------------

# A line's indentation with dashes, its key, and the colon if there is one.
_KEY = re.compile(r"( *)((?:- +)*)([A-Za-z_]+)(:?)")
_NO_SPACE = re.compile(r" *(?:- +)*([A-Za-z_]+):(?=[^\s/])")
_NO_SPACE_AFTER_DASH = re.compile(r" *-([^\W\d]\w*):")
_WIDTH = "dra in raden lika långt som raderna bredvid, två mellanslag per nivå"

# A detector takes the lines, the number of the line where the parser gave up and that of the line before it (both from
# 0), and what the parser said.
_Found = tuple[int, int, str, str] | None  # line and column from 0, what, do
_Detector = Callable[[Sequence[str], int, int, str], _Found]


def _space_after_colon(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """`text:Ny`"""
    for number in (failed, before):
        match = _NO_SPACE.match(lines[number])
        if match:
            what = f"mellanslag saknas efter kolonet i ”{match[1]}:”"
            return number, match.end() - 1, what, f"skriv ”{match[1]}: ” och sedan värdet"
    return None


def _space_after_dash(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """`-kind: chair`"""
    for number in (failed, before):
        match = _NO_SPACE_AFTER_DASH.match(lines[number])
        if match:
            what = f"mellanslag saknas efter bindestrecket i ”-{match[1]}”"
            return number, match.start(1) - 1, what, f"skriv ”- {match[1]}: …”"
    return None


def _colon_missing(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """`text Ny` before or among lines with keys"""
    if "mapping values" not in said and "expected ':'" not in said:
        return None
    for number in (before, failed):
        match = _KEY.match(lines[number])
        if match and not match[4] and ": " not in lines[number] and re.match(r" +\S", lines[number][match.end() :]):
            what = f"kolon saknas efter ”{match[3]}”"
            return number, match.end(), what, f"skriv ”{match[3]}: …”"
    return None


def _dash_too_far_in(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """A dash that is indented like the keys of the record above it"""
    column = _indentation(lines[failed])
    if not lines[failed].lstrip().startswith("- ") or not ("mapping values" in said or "expected key" in said):
        return None
    if column < _content(lines[before]) or lines[failed].count(": ") > 1:
        return None
    do = "dra in raden lika långt som listans andra bindestreck"
    return failed, column, "bindestrecket står för långt in, med indraget av en annan rad", do


def _indented_too_far(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """A key that is indented more than the key and value above it"""
    match = _KEY.match(lines[failed])
    if not match or not match[4] or "mapping values" not in said or failed == before:
        return None
    if _content(lines[failed]) <= _content(lines[before]) or lines[failed].count(": ") > 1:
        return None
    return failed, _content(lines[failed]), f"”{match[3]}” är indragen längre än raden ovanför", _WIDTH


def _odd_indentation(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """An indentation of one or three spaces among those of two and four"""
    if not any(sign in said for sign in ("expected key", "expected '-'", "mapping values", "block sequence")):
        return None
    for number in (before, failed):
        column = _indentation(lines[number])
        if column % 2:
            what = f"raden är indragen med {column} mellanslag, vilket inte är jämna par"
            return number, column, what, _WIDTH
    return None


def _dash_missing(lines: Sequence[str], failed: int, before: int, said: str) -> _Found:
    """A record of a list whose first line lacks its dash, before one that has it"""
    if "expected key" not in said or not lines[failed].lstrip().startswith("- "):
        return None
    column = _indentation(lines[failed])
    above = itertools.takewhile(lambda number: _indentation(lines[number]) >= column, range(failed - 1, -1, -1))
    first = min(above, default=failed)
    if first == failed or lines[first].lstrip().startswith("- "):
        return None
    do = "sätt ett bindestreck och ett mellanslag framför postens första nyckel, ”- ”"
    return first, _indentation(lines[first]), "bindestreck saknas framför posten", do


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _content(line: str) -> int:
    """The column of what a line says, after its dashes."""
    match = re.match(r" *(?:- +)*", line)
    return match.end() if match else 0


_DETECTORS: tuple[_Detector, ...] = (
    _space_after_colon,
    _space_after_dash,
    _colon_missing,
    _odd_indentation,
    _dash_missing,
    _dash_too_far_in,
    _indented_too_far,
)

# --- What the parser says ---------------------------------------------------------------------------------------------

_QUOTE = 'sätt hela texten inom citattecken: "…"'
_RESERVED = "texten börjar med ett tecken som YAML reserverar"

# What libyaml says, and what an official needs to hear. Order matters: the first match wins.
_ADVICE = (
    ("mapping values are not allowed", "kolon mitt i en text", f"{_QUOTE}, eller rätta radens indragning"),
    ("cannot start any token", _RESERVED, _QUOTE),
    ("alphabetic or numeric", _RESERVED, _QUOTE),
    ("block scalar", _RESERVED, _QUOTE),
    ("directive", _RESERVED, _QUOTE),
    ("mapping keys are not allowed", _RESERVED, _QUOTE),
    ("expected node content", "här väntades ett värde", f"fyll i det, eller {_QUOTE}"),
    ("expected ':'", "här väntades ”nyckel: värde”", "skriv ett kolon och ett mellanslag efter nyckeln"),
    (
        "expected '-' indicator",
        "raden hör inte till listan ovanför",
        "dra in raden lika långt som listans övriga rader, eller sätt ett bindestreck framför",
    ),
    (
        "expected key",
        "raden passar inte in i indragningen",
        "dra in raden lika långt som nycklarna ovanför, och kontrollera citattecknen på raden före",
    ),
    ("end of stream", "ett citattecken avslutas aldrig", "skriv det avslutande citattecknet"),
    ("document indicator", "ett citattecken avslutas aldrig", "skriv det avslutande citattecknet"),
    ("expected ',' or", "en parentes avslutas aldrig", "skriv den avslutande parentesen"),
    (
        "block sequence entries are not allowed",
        "en lista kan inte börja här",
        "börja listan på en egen rad under nyckeln",
    ),
    ("escape", *BACKSLASH),
    ("hexdecimal", *BACKSLASH),
    ("tag", "YAML-märke (!) används inte här", "ta bort utropstecknet eller sätt texten inom citattecken"),
    ("document start", "raden hör inte ihop med det som står före", "ta bort den, eller rätta parenteserna"),
)

# Where the slip is in what was opened, not where the parser gave up.
_OPENED = ("expected ':'", "end of stream", "document indicator", "expected ',' or")


def syntax_problem(error: yaml.YAMLError, name: str, text: str, quoted: Any) -> Problem:
    """What to tell the editor where the parser gave up.

    `quoted` is the parser's event of the last text within quotation marks that ran over several lines, or None.
    """
    said = f"{getattr(error, 'context', None)} {getattr(error, 'problem', None)}"
    stopped = getattr(error, "problem_mark", None)
    lines = text.rstrip().split("\n")
    if quoted and stopped and stopped.line == quoted.end_mark.line:
        # The mark that ended the text was meant to begin another.
        place = Place(name, quoted.start_mark.line + 1, quoted.start_mark.column + 1)
        what = f"ett citattecken avslutas inte på raden {_quoted(lines[place.line - 1])}"
        return Problem(place, what, "skriv det avslutande citattecknet sist i texten")
    mark = stopped
    if any(sign in said for sign in _OPENED):
        mark = getattr(error, "context_mark", None) or stopped
    # At the end of the file the parser stands on a line that an editor does not have.
    failed = min(mark.line, len(lines) - 1) if mark else 0
    before = next((number for number in range(failed - 1, -1, -1) if _says(lines[number])), failed)
    for detect in _DETECTORS:
        found = detect(lines, failed, before, said)
        if found:
            line, column, what, do = found
            return Problem(Place(name, line + 1, column + 1), what, do)
    place = Place(name, failed + 1, mark.column + 1) if mark else Place(name)
    what, do = _translated(said, lines[failed][: place.column - 1])
    return Problem(place, f"{what} {_quoted(lines[failed])}", do)


def _translated(said: str, standing_before: str) -> tuple[str, str]:
    if "expected key" in said and standing_before.strip():
        return "texten fortsätter efter citattecknet eller parentesen", _QUOTE
    found = ((what, do) for sign, what, do in _ADVICE if sign in said)
    return next(found, ("raden går inte att läsa som YAML", "jämför med en annan fil av samma slag"))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _quoted(line: str) -> str:
    """The line, so far as it fits into a message."""
    line = line.strip()
    return f"(”{line if len(line) <= 60 else f'{line[:59]}…'}”)"
