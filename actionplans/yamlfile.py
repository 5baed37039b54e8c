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


@dataclass(slots=True)
class Scalar:
    """One value as it was written. `plain` is True where it stands without quotes."""

    text: str
    place: Place
    plain: bool

    @property
    def guess(self) -> str:
        """What YAML takes an unquoted text for: "str", "int", "float", "bool", "null", "timestamp" or "merge"."""
        if not self.plain:
            return "str"
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
        line = raw[: error.start].count(b"\n") + 1
        what = "filen är inte sparad som UTF-8"
        return None, [Problem(Place(name, line), what, "spara om filen med kodningen UTF-8")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def parse(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text, and every problem found on the way."""
    tabs = [
        Problem(Place(name, number), "raden är indragen med tabb", "dra in med mellanslag, två per nivå")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line[: len(line) - len(line.lstrip())] and line.strip()
    ]
    if tabs:
        return None, tabs
    builder = _Builder(name)
    try:
        tree = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, name, text)]
    except yaml.YAMLError:
        what = "filen innehåller ett tecken som inte får stå i YAML"
        return None, [*builder.problems, Problem(Place(name, _bad_character_line(text)), what, "ta bort tecknet")]
    return tree, builder.problems


# YAML 1.1's printable characters; all else (a stray control character from a word processor) stops the parser.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _bad_character_line(text: str) -> int:
    match = _UNPRINTABLE.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


# What libyaml says, and what an official needs to hear. Order matters: the first match wins.
_ADVICE = (
    ("mapping values are not allowed", "kolon mitt i en text", 'sätt hela texten inom citattecken: "…"'),
    (
        "found character that cannot start any token",
        "raden börjar med ett tecken som YAML reserverar",
        'sätt texten inom citattecken: "…"',
    ),
    ("could not find expected ':'", "här väntades ”nyckel: värde”", "skriv ett kolon och ett mellanslag efter nyckeln"),
    (
        "did not find expected '-' indicator",
        "raden hör inte till listan ovanför",
        "dra in raden lika långt som listans övriga rader",
    ),
    (
        "did not find expected key",
        "raden passar inte in i indragningen",
        "dra in raden lika långt som nycklarna ovanför, och kontrollera citattecknen på raden före",
    ),
    (
        "found unexpected end of stream",
        "ett citattecken eller en parentes avslutas aldrig",
        "skriv det avslutande tecknet",
    ),
    (
        "did not find expected ',' or",
        "en lista eller ett värde inom parentes avslutas aldrig",
        "skriv den avslutande parentesen",
    ),
    (
        "block sequence entries are not allowed",
        "en lista kan inte börja här",
        "börja listan på en egen rad under nyckeln",
    ),
    ("unknown escape character", "omvänt snedstreck inom citattecken", "skriv \\\\ eller använd enkla citattecken"),
    (
        "undefined tag handle",
        "YAML-märke (!) används inte här",
        "ta bort utropstecknet eller sätt texten inom citattecken",
    ),
)


def _syntax_problem(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    if "tag" in said and "context_mark" in dir(error) and "undefined" not in said:
        said += " undefined tag handle"
    # An end of file says nothing about where the quote was opened; the context does.
    if "end of stream" in said and error.context_mark:
        mark = error.context_mark
    place = Place(name, min(mark.line + 1, text.count("\n") + 1), mark.column + 1) if mark else Place(name)
    for sign, what, do in _ADVICE:
        if sign in said:
            return Problem(place, what, do)
    return Problem(place, "raden går inte att läsa som YAML", "jämför med en annan fil av samma slag")


class _Builder:
    """Builds the tree from the parser's events and collects what is not allowed on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

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
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"aliaset *{event.anchor} är inte tillåtet", "skriv ut värdet i stället")
            return Scalar("", self.place(event), plain=False)
        if event.anchor is not None:
            self.refuse(
                event, f"ankaret &{event.anchor} är inte tillåtet", "ta bort det och skriv ut värdet där det behövs"
            )
        if event.tag is not None:
            self.refuse(event, f"YAML-märket {event.tag} är inte tillåtet", "ta bort märket (ordet som börjar med !)")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, self.place(event), plain=event.style is None or event.style == "")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events)
        return self.mapping(event, events)

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
                self.refuse(event, "en lista kan inte vara nyckel", "skriv nyckeln som ett ord")
            elif key.guess == "merge":
                self.refuse(event, "sammanslagning (<<) är inte tillåten", "skriv ut värdena i stället")
            elif key.text in mapping.values:
                earlier = mapping.keys[key.text].line
                self.refuse(event, f"nyckeln ”{key.text}” står redan på rad {earlier}", "behåll en av dem")
            else:
                mapping.values[key.text] = value
                mapping.keys[key.text] = key.place
        return mapping
