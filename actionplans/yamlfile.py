"""How a YAML file becomes a tree of texts that know their line: strictly, and without YAML's guesses.

PyYAML reads the file into events; we build the tree. That keeps file and line for every value, lets us refuse what
an editor cannot mean (two equal keys, anchors, tags), and leaves `NO` and `12:30` as written, so that load.py can say
what is wrong instead of publishing "false" and "750".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.resolver import Resolver

from actionplans.problems import Place, Problem

# The C parser reads a thousand plan files in a second or two; PyYAML's wheels hold it on Linux, macOS and Windows.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = Resolver()

MAX_BYTES = 1_000_000
# The deepest place in data/ is some eight levels down; anything deeper is a slip with brackets or indentation.
MAX_DEPTH = 20

# YAML 1.2, which editors' tools follow, reads some texts as numbers that YAML 1.1 and so PyYAML leaves alone.
_NUMBER_TO_OTHERS = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+|0o[0-7]+")


@dataclass(slots=True)
class Scalar:
    """One value as it was written. `plain` is True where it stands without quotes.

    `refused` is True where something stands that has been reported already, so that its lack is not reported as well.
    """

    text: str
    place: Place
    plain: bool
    refused: bool = False

    @property
    def guess(self) -> str:
        """What YAML takes an unquoted text for: "str", "int", "float", "bool", "null", "timestamp" or "merge"."""
        if not self.plain:
            return "str"
        if _NUMBER_TO_OTHERS.fullmatch(self.text):
            return "float"
        return str(_RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False))).rpartition(":")[2]


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys and values, in the file's order."""

    values: dict[str, Node]
    keys: dict[str, Place]
    place: Place = field(default_factory=lambda: Place(""))


Node = Scalar | Sequence | Mapping


def read(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file. `name` is its path in messages. The tree is None where the file could not be read."""
    raw = path.read_bytes()
    text, problems = decode_text(raw, name)
    if text is None:
        return None, problems
    tree, more = parse(text, name)
    return tree, problems + more


def decode_text(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """The text of a file that an editor saved: UTF-8, with or without byte order mark, any line ends."""
    if len(raw) > MAX_BYTES:
        what = f"filen är {len(raw)} byte; gränsen är {MAX_BYTES}"
        return None, [Problem(Place(name), what, "dela upp innehållet på flera filer")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from after the byte order mark.
        line = _unix_lines(error.object[: error.start].decode("latin-1")).count("\n") + 1
        what = "filen är inte sparad som UTF-8"
        return None, [Problem(Place(name, line), what, "spara om filen med kodningen UTF-8")]
    return _unix_lines(text), []


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text, and every problem found on the way."""
    problems = list(_bad_characters(text, name))
    if problems:
        return None, problems
    builder = _Builder(name)
    try:
        # yaml.parse asks twice for each of half a million events; libyaml's own end is None.
        tree = builder.document(iter(_LOADER(text).get_event, None))
    except _TooDeepError as error:
        return None, [*builder.problems, error.problem]
    except yaml.YAMLError as error:
        problem = _syntax_problem(error, name, text)
        # What was refused on the same line is the same slip, misunderstood.
        return None, [*(one for one in builder.problems if one.place.line != problem.place.line), problem]
    return tree, builder.problems


# --- Characters -----------------------------------------------------------------------------------------------------

# What YAML 1.1 does not take for text, and the line ends that it sees and editors do not show: word processors
# leave both behind.
_INVISIBLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENTATION = re.compile(r"\s*(?=\S)")


def _bad_characters(text: str, name: str) -> Iterator[Problem]:
    """Characters that stop YAML, or move a line without a trace: the first of each line."""
    for number, line in enumerate(text.split("\n"), 1):
        invisible = _INVISIBLE.search(line)
        indentation = _INDENTATION.match(line)
        if invisible:
            what = f"raden innehåller ett osynligt tecken (U+{ord(invisible.group()):04X})"
            yield Problem(Place(name, number, invisible.start() + 1), what, "ta bort tecknet eller skriv om raden")
        elif indentation and indentation.group().strip(" "):
            sign = "tabb" if "\t" in indentation.group() else "hårda mellanslag"
            what, do = f"raden är indragen med {sign}", "dra in med vanliga mellanslag, två per nivå"
            yield Problem(Place(name, number), what, do)


# --- Syntax ---------------------------------------------------------------------------------------------------------

_QUOTE = 'sätt hela texten inom citattecken: "…"'
# "N:\avtal" reads as N:, a bell and "vtal".
_BACKSLASH = ("omvänt snedstreck inom citattecken", "skriv \\\\ eller använd enkla citattecken")
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
        "dra in raden lika långt som listans övriga rader",
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
    ("escape", *_BACKSLASH),
    ("hexdecimal", *_BACKSLASH),
    ("tag", "YAML-märke (!) används inte här", "ta bort utropstecknet eller sätt texten inom citattecken"),
    ("document start", "raden hör inte ihop med det som står före", "ta bort den, eller rätta parenteserna"),
)

# Where the slip is in what was opened, not where the parser gave up.
_OPENED = ("expected ':'", "end of stream", "document indicator", "expected ',' or")


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    said = f"{getattr(error, 'context', None)} {getattr(error, 'problem', None)}"
    mark = getattr(error, "problem_mark", None)
    if any(sign in said for sign in _OPENED):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip().split("\n")
    # At the end of the file the parser stands on a line that an editor does not have.
    place = Place(name, min(mark.line + 1, len(lines)), mark.column + 1) if mark else Place(name)
    if "expected key" in said and lines[place.line - 1][: place.column - 1].strip():
        return Problem(place, "texten fortsätter efter citattecknet eller parentesen", _QUOTE)
    for sign, what, do in _ADVICE:
        if sign in said:
            return Problem(place, what, do)
    return Problem(place, "raden går inte att läsa som YAML", "jämför med en annan fil av samma slag")


# --- The tree -------------------------------------------------------------------------------------------------------


class _TooDeepError(Exception):
    """Lists and records within each other beyond `MAX_DEPTH`: nothing that follows can be trusted."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Builder:
    """Builds the tree from the parser's events and collects what is not allowed on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.depth = 0

    def refuse(self, event: Any, what: str, do: str) -> None:
        self.problems.append(Problem(self.place(event), what, do))

    def place(self, event: Any) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def document(self, events: Iterator[Any]) -> Node | None:
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse(event, "filen har flera dokument (---)", "ta bort raden med --- och allt efter den")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events)
                tree = node if tree is None else tree
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            self.problems.append(Problem(Place(self.name), "filen är tom", "fyll i den eller ta bort den"))
            return None
        return tree

    def node(self, event: Any, events: Iterator[Any]) -> Node:
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self.scalar(event)  # nearly all of them
        if isinstance(event, yaml.AliasEvent):
            do = "skriv ut värdet i stället, eller sätt texten inom citattecken"
            self.refuse(event, f"”*{event.anchor}” läses som en hänvisning (alias) och är inte tillåtet", do)
            return Scalar("", self.place(event), plain=False, refused=True)
        if event.anchor is not None:
            do = "ta bort det, eller sätt texten inom citattecken"
            self.refuse(event, f"”&{event.anchor}” läses som ett märke (ankare) och är inte tillåtet", do)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            do = "ta bort ordet som börjar med !, eller sätt texten inom citattecken"
            self.refuse(event, f"YAML-märket {tag} är inte tillåtet", do)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            what = f"listor och nycklar ligger i fler än {MAX_DEPTH} nivåer"
            raise _TooDeepError(Problem(self.place(event), what, "ta bort överflödiga parenteser och indrag"))
        tree = (
            self.sequence(event, events) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(event, events)
        )
        self.depth -= 1
        return tree

    def scalar(self, event: Any) -> Scalar:
        text, style, start = event.value, event.style, event.start_mark
        if style == '"' and _INVISIBLE.search(text):
            self.refuse(event, *_BACKSLASH)
        elif style == ">":
            # In folded text an empty line is one line break, and means a new paragraph: what | writes as two.
            text = re.sub(r"\n+(?=.)", "\n\n", text)
        return Scalar(text, Place(self.name, start.line + 1, start.column + 1), plain=not style)

    def sequence(self, start: Any, events: Iterator[Any]) -> Sequence:
        sequence = Sequence([], self.place(start))
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            sequence.items.append(self.node(event, events))
        return sequence

    def mapping(self, start: Any, events: Iterator[Any]) -> Mapping:
        mapping = Mapping({}, {}, self.place(start))
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events)
            value = self.node(next(events), events)
            if not isinstance(key, Scalar):
                what = "en lista eller parentes kan inte vara nyckel"
                self.refuse(event, what, "skriv nyckeln som ett ord, eller sätt texten inom citattecken")
            elif key.refused:
                continue
            elif key.plain and key.text == "<<":
                self.refuse(event, "sammanslagning (<<) är inte tillåten", "skriv ut värdena i stället")
            elif key.text in mapping.values:
                earlier = mapping.keys[key.text].line
                self.refuse(event, f"nyckeln ”{key.text}” står redan på rad {earlier}", "behåll en av dem")
            else:
                mapping.values[key.text] = value
                mapping.keys[key.text] = key.place
        return mapping
