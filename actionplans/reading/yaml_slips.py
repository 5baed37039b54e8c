"""Which slip did an editor make where YAML cannot be read, and on which line?

YAML's own parser says where it gave up, in its own terms. What an editor did is often on the line before: a colon
forgotten, a quotation mark that never ends. So the lines around are looked at first, for what people write; only then
is the parser's word translated.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

from actionplans.model import records
from actionplans.model.problems import Place, Problem
from actionplans.reading import signs
from actionplans.system.fixed import fixed

# --- Characters -------------------------------------------------------------------------------------------------------

_HARD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENTATION = re.compile(r"\s*(?=\S)")
_HARD_SPACE = re.compile(rf" *(?:- )*(?:[\w-]+:|-)([{_HARD_SPACES}])")
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>) |=======$")
# What a file must hold for any of these to be in it.
_SUSPECT = re.compile(f"[\t{_HARD_SPACES}]")
_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>", "=======")
# "N:\avtal" reads as N:, a bell and "vtal".
BACKSLASH = ("omvänt snedstreck inom citattecken", "skriv \\\\ eller använd enkla citattecken")


def bad_characters(text: str, name: str) -> Iterator[Problem]:
    """Characters that stop YAML, or move a line without a trace: the first of each line."""
    if not (_SUSPECT.search(text) or signs.suspect(text) or any(sign in text for sign in _CONFLICT_SIGNS)):
        return  # as good as every file: then there is no need to go line by line
    for number, line in enumerate(text.split("\n"), 1):
        indentation = _INDENTATION.match(line)
        hard = _HARD_SPACE.match(line)
        if _CONFLICT.match(line):
            yield conflict(Place(name, number), line)
            return  # the other signs belong to the same conflict
        if bad := signs.first_bad(line):
            yield Problem(Place(name, number, bad.at + 1), bad.what, bad.do)
        elif indentation and indentation.group().strip(" "):
            sign = "tabb" if "\t" in indentation.group() else "hårda mellanslag"
            what, do = f"raden är indragen med {sign}", "dra in med vanliga mellanslag, två per nivå"
            yield Problem(Place(name, number), what, do)
        elif hard:
            after = "kolonet" if hard.group()[-2] == ":" else "bindestrecket"
            what, do = f"hårt mellanslag efter {after}", "ersätt det med ett vanligt mellanslag"
            yield Problem(Place(name, number, hard.start(1) + 1), what, do)


def conflict(place: Place, line: str) -> Problem:
    """A line that git leaves where two proposals have changed the same text."""
    what = f"två ändringar står i konflikt (raden ”{line[:7]}”)"
    do = "behåll det som ska stå (båda, om båda har lagt till något) och ta bort raderna <<<<<<<, ======= och >>>>>>>"
    return Problem(place, what, do)


# Every key that a file can have: another word at the beginning of a line is more likely a piece of a text.
KEYS = frozenset(
    field.name
    for kind in vars(records).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    for field in dataclasses.fields(kind)
)
# --- What people write ------------------------------------------------------------------------------------------------

# A line's first key, after indentation and dashes: with its colon, with none, and with no space after it.
_KEY = re.compile(r" *(?:- +)*([A-Za-z_]+):")
_NO_COLON = re.compile(r" *(?:- +)*([A-Za-z_]+) *[;=\uff1a]? +(?!.*: )\S")
_NO_SPACE = re.compile(r" *(?:- +)*([A-Za-z_]+|\"[^\"]*\"|'[^']*'):(?=[^\s/])")
_NO_SPACE_AFTER_DASH = re.compile(r" *-([^\W\d]\w*):")
_OTHER_DASH = re.compile(r" *([\u2010-\u2015\u2212\u2022\u00b7*])[ \u00a0]+\S")
_TWO_DASHES = re.compile(r" *- +-")
_SMART_VALUE = re.compile(r" *(?:- +)*[A-Za-z_]+: +([\u201d\u201c\u201e\u00bb\u00ab\u2019\u2018\u201a])")
_WIDTH = "dra in raden lika långt som raderna bredvid, två mellanslag per nivå"


@fixed
class _Failure:
    """Where the parser gave up: the line there and the one above that says something, counted from 0; its words."""

    lines: Sequence[str]
    number: int
    above: int
    column: int
    said: str

    @property
    def line(self) -> str:
        return self.lines[self.number]

    @property
    def is_misplaced(self) -> bool:
        """Whether it is the line's beginning that does not fit: its dash or its first key, not what comes after."""
        key = _KEY.match(self.line)
        return self.column <= (key.end() - 1 if key else _indentation(self.line)) and self.says(*_MISPLACED)

    def says(self, *signs: str) -> bool:
        """Whether the parser said any of these."""
        return any(sign in self.said for sign in signs)


_MISPLACED = ("expected key", "expected '-'", "mapping values", "block sequence")

# What a detector finds: line and column from 0, what is wrong, what to do.
_Found = tuple[int, int, str, str] | None


def _space_after_colon(failure: _Failure) -> _Found:
    """`text:Ny`"""
    for number in (failure.number, failure.above):
        match = _NO_SPACE.match(failure.lines[number])
        if match:
            what = f"mellanslag saknas efter kolonet i ”{match[1]}:”"
            return number, match.end() - 1, what, f"skriv ”{match[1]}: ” och sedan värdet"
    return None


def _space_after_dash(failure: _Failure) -> _Found:
    """`-kind: chair`"""
    for number in (failure.number, failure.above):
        match = _NO_SPACE_AFTER_DASH.match(failure.lines[number])
        if match:
            what = f"mellanslag saknas efter bindestrecket i ”-{match[1]}”"
            return number, match.start(1) - 1, what, f"skriv ”- {match[1]}: …”"
    return None


def _no_dash(failure: _Failure) -> _Found:
    """A bullet or a long dash of a word processor's, where a record of a list begins"""
    for number in (failure.number, failure.above):
        match = _OTHER_DASH.match(failure.lines[number])
        if match:
            what = f"tecknet ”{match[1]}” är inget bindestreck"
            return number, match.start(1), what, "skriv ett vanligt bindestreck och ett mellanslag, ”- ”"
    return None


def _two_dashes(failure: _Failure) -> _Found:
    """`- - kind: chair`"""
    for number in (failure.above, failure.number):
        match = _TWO_DASHES.match(failure.lines[number])
        if match:
            return number, match.end() - 1, "två bindestreck står framför posten", "ta bort det ena"
    return None


def _tab_within(failure: _Failure) -> _Found:
    """Cells of a table, pasted: the tabs between them are no line ends"""
    column = failure.line.find("\t")
    if column < 0 or not failure.says("mapping values", "cannot start any token"):
        return None
    return failure.number, column, "raden har en tabb mitt i", "skriv varje nyckel med sitt värde på en egen rad"


def _smart_quotes(failure: _Failure) -> _Found:
    """`text: ”Mötet: en början”`"""
    match = _SMART_VALUE.match(failure.line) if failure.says("mapping values") else None
    if not match:
        return None
    what = "texten med kolon står inom typografiska citattecken"
    return failure.number, match.start(1), what, 'byt dem mot raka: "…"'


_CELLS = re.compile(r"[^\t]*\S\t+ *\S|[^;]*\S;[^;]*;")
_TABLE_ROW = re.compile(r" *(?:- +)*(?:[A-Za-z_]+: +)?\|[^|]*\|")


def _pasted_rows(failure: _Failure) -> _Found:
    """Rows of a spreadsheet, or of a table as pages have them, among keys and values"""
    for number in (failure.number, failure.above):
        line = failure.lines[number]
        key = _KEY.match(line)
        if _TABLE_ROW.match(line):
            do = "skriv en post per rad i tabellen, varje nyckel med sitt värde på en egen rad; tabeller hör till docs/"
            return number, line.index("|"), "en tabell med | kan inte stå i en datafil", do
        if not (key and key[1] in KEYS) and _CELLS.match(line):
            do = (
                "skriv varje uppgift på en egen rad med nyckel, kolon och mellanslag framför, eller använd ett formulär"
            )
            return number, _indentation(line), "raden ser ut att vara klistrad ur ett kalkylblad", do
    return None


def _text_goes_on(failure: _Failure) -> _Found:
    """A text that was broken into several lines of which the second is not indented under its key"""
    for number in (failure.above, failure.number) if failure.says("mapping values", "expected ':'") else ():
        line = failure.lines[number]
        word = re.match(r" *([^\s:;=\uff1a]+)(?=\s+\S)", line)  # a word that stands alone is meant as a key, as nav
        before = next((n for n in range(number - 1, -1, -1) if _says(failure.lines[n])), None)
        if not word or word[1] in KEYS or _KEY.match(line) or _has_dash(line) or before is None:
            continue
        match = _KEY.match(failure.lines[before])
        if match and _indentation(line) <= _content(failure.lines[before]):
            do = f"dra in den två steg längre än ”{match[1]}:”, eller skriv allt på en rad"
            return number, _indentation(line), f"raden ser ut att fortsätta texten på rad {before + 1}", do
    return None


def _colon_missing(failure: _Failure) -> _Found:
    """`text Ny` above or among lines with keys"""
    for number in (failure.above, failure.number) if failure.says("mapping values", "expected ':'") else ():
        match = _NO_COLON.match(failure.lines[number])
        if match:
            what = f"kolon saknas efter ”{match[1]}”"
            return number, match.end(1), what, f"skriv ”{match[1]}: …”"
    return None


def _heading_indented(failure: _Failure) -> _Found:
    """A list's own key, `roles:`, that is indented as if it belonged to the list above"""
    match = re.fullmatch(r" +([a-z_]+):\s*", failure.line)
    following = next(filter(_says, failure.lines[failure.number + 1 :]), "")
    if not match or not failure.is_misplaced or not _has_dash(following) or _indentation(failure.line) > 2:
        return None
    deeper = itertools.takewhile(
        lambda line: not _says(line) or _indentation(line) >= _indentation(failure.line),
        reversed(failure.lines[: failure.number]),
    )
    if not any(map(_has_dash, deeper)):
        return None
    what = f"”{match[1]}:” är indragen som om den hörde till listan ovanför"
    return failure.number, match.start(1), what, "ta bort mellanslagen framför den"


def _indented_too_little(failure: _Failure) -> _Found:
    """A key that stands further out than the keys before and after it: the parser stops at the one after"""
    above, line = failure.lines[failure.above], failure.line
    before = next((n for n in range(failure.above - 1, -1, -1) if _says(failure.lines[n])), None)
    key = _KEY.match(above)
    if before is None or not key or not failure.is_misplaced or _has_dash(above) or _has_dash(line):
        return None
    if not _content(above) < _content(line) == _content(failure.lines[before]):
        return None
    return failure.above, _indentation(above), f"”{key[1]}” är indragen kortare än raderna omkring", _WIDTH


def _odd_indentation(failure: _Failure) -> _Found:
    """An indentation of one or three spaces among those of two and four"""
    for number in (failure.above, failure.number) if failure.says(*_MISPLACED) else ():
        column = _indentation(failure.lines[number])
        if column % 2:
            what = f"raden är indragen med {column} mellanslag, vilket inte är jämna par"
            return number, column, what, _WIDTH
    return None


def _dash_missing(failure: _Failure) -> _Found:
    """A record of a list whose first line lacks its dash, above one that has it"""
    if not failure.is_misplaced or not _has_dash(failure.line):
        return None
    column = _indentation(failure.line)
    inside = itertools.takewhile(
        lambda number: _indentation(failure.lines[number]) >= column, range(failure.number - 1, -1, -1)
    )
    first = min(inside, default=failure.number)
    if not 0 < first < failure.number or _has_dash(failure.lines[first]):
        return None
    do = "sätt ett bindestreck och ett mellanslag framför postens första nyckel, ”- ”"
    return first, _indentation(failure.lines[first]), "bindestreck saknas framför posten", do


def _dash_too_far_in(failure: _Failure) -> _Found:
    """A dash that is indented like the keys of the record above it"""
    column = _indentation(failure.line)
    if not failure.is_misplaced or not _has_dash(failure.line):
        return None
    if not 0 < _content(failure.lines[failure.above]) <= column:
        return None
    do = "dra in raden lika långt som listans andra bindestreck"
    return failure.number, column, "bindestrecket står för långt in, med indraget av en annan rad", do


def _dash_too_far_out(failure: _Failure) -> _Found:
    """A dash that is indented less than those of its list"""
    column = _indentation(failure.line)
    if not _has_dash(failure.line) or not failure.says("expected key"):
        return None
    dashes = [_indentation(line) for line in failure.lines[: failure.number] if _has_dash(line)]
    if not dashes or column >= dashes[-1]:
        return None
    do = "dra in raden lika långt som listans andra bindestreck"
    return failure.number, column, "bindestrecket står för långt ut", do


def _dash_under_a_text(failure: _Failure) -> _Found:
    """In a list of lines, as the menu: one whose dash is indented further than the others', or that has none"""
    above, column = failure.lines[failure.above], _indentation(failure.line)
    if not failure.says("mapping values") or not _has_dash(above) or column <= _indentation(above):
        return None
    if _has_dash(failure.line):
        do = "dra in raden lika långt som listans andra bindestreck"
        return failure.number, column, "bindestrecket står för långt in", do
    if _KEY.match(above):
        return None
    do = "sätt ett bindestreck och ett mellanslag framför raden, lika långt in som de andra"
    return failure.number, column, "bindestreck saknas framför raden", do


def _indented_too_far(failure: _Failure) -> _Found:
    """A key that is indented more than the key and value above it"""
    match = _KEY.match(failure.line)
    column = _content(failure.line)
    if not match or not failure.is_misplaced or column <= _content(failure.lines[failure.above]):
        return None
    return failure.number, column, f"”{match[1]}” är indragen längre än raden ovanför", _WIDTH


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _has_dash(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _content(line: str) -> int:
    """The column of what a line says, after its dashes."""
    match = re.match(r" *(?:- +)*", line)
    return match.end() if match else 0


_DETECTORS: tuple[Callable[[_Failure], _Found], ...] = (
    _space_after_colon,
    _space_after_dash,
    _no_dash,
    _two_dashes,
    _tab_within,
    _smart_quotes,
    _pasted_rows,
    _text_goes_on,
    _colon_missing,
    _heading_indented,
    _odd_indentation,
    _indented_too_little,
    _dash_missing,
    _dash_too_far_in,
    _dash_too_far_out,
    _dash_under_a_text,
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
        "börja listan på en egen rad under nyckeln, eller sätt hela texten inom citattecken",
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
    failure = _Failure(lines, failed, before, mark.column if mark else 0, said)
    for detect in _DETECTORS:
        found = detect(failure)
        if found:
            line, column, what, do = found
            return Problem(Place(name, line + 1, column + 1), what, do)
    place = Place(name, failed + 1, mark.column + 1) if mark else Place(name)
    what, do = _translated(said, lines[failed][: place.column - 1], lines[failed].rstrip())
    return Problem(place, f"{what} {_quoted(lines[failed])}", do)


def _translated(said: str, standing_before: str, line: str) -> tuple[str, str]:
    if "expected key" in said and standing_before.strip():
        if re.match(r" *(?:- +)*[\w-]+: +\".*\"$", line) and line.count('"') > 2:
            return "ett citattecken står mitt i en text med citattecken omkring", "skriv ” inne i texten, inte raka"
        return "texten fortsätter efter citattecknet eller parentesen", _QUOTE
    found = ((what, do) for sign, what, do in _ADVICE if sign in said)
    return next(found, ("raden går inte att läsa som YAML", "jämför med en annan fil av samma slag"))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _quoted(line: str) -> str:
    """The line, so far as it fits into a message."""
    line = line.strip()
    return f"(”{line if len(line) <= 60 else f'{line[:59]}…'}”)"
