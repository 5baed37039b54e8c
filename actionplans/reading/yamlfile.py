"""How a YAML file becomes a tree of texts that know their line: strictly, and without YAML's guesses.

PyYAML reads the file into events; we build the tree. That keeps file and line for every value, lets us refuse what
an editor cannot mean (two equal keys, anchors, tags), and leaves `NO` and `12:30` as written, so that values.py can say
what is wrong instead of publishing "false" and "750".

A file without a slip is taken from PyYAML's own tree, which is made in less time. Whatever is unusual in it, or stops
it, is left to the events: they alone say what is wrong.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml.resolver import Resolver

from actionplans.model.problems import Place, Problem
from actionplans.reading import limits, signs
from actionplans.reading.yaml_slips import BACKSLASH, KEYS, bad_characters, syntax_problem

# The C parser reads a thousand plan files in a second or two; PyYAML's wheels hold it on Linux, macOS and Windows.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = Resolver()
# The deepest place in data/ is some eight levels down; anything deeper is a slip with brackets or indentation.
MAX_DEPTH = 20
# What is wrong with a file in which nothing stands but comments. Whoever reads a list may take it for an empty one.
EMPTY = "filen är tom"
# YAML 1.2, which editors' tools follow, reads some texts as numbers that YAML 1.1 and so PyYAML leaves alone.
_COMMENT = re.compile(r"\s+#")
_NUMBER_TO_OTHERS = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+|0o[0-7]+")


class Scalar(NamedTuple):
    """One value as it was written. `plain` is True where it stands without quotes.

    `refused` is True where something stands that has been reported already, so that its lack is not reported as well.
    `cut` is True where # ends it: what follows is a comment, whether or not the editor meant it to be.

    A tuple, as a place is: a large city has a quarter of a million of each.
    """

    text: str
    place: Place
    plain: bool
    refused: bool = False
    cut: bool = False

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
    """A list. `tag` is what stands before it, where the file may hold such: `!ENV [SITE_URL, ""]`."""

    items: list[Node]
    place: Place
    tag: str = ""


@dataclass(slots=True)
class Mapping:
    """Keys and values, in the file's order."""

    values: dict[str, Node]
    keys: dict[str, Place]
    place: Place = field(default_factory=lambda: Place(""))


Node = Scalar | Sequence | Mapping

# A place from its three parts. Place(…) runs a function of Python's own first; a large city has half a million.
new_place = functools.partial(tuple.__new__, Place)
_scalar = functools.partial(tuple.__new__, Scalar)


def read(path: Path, name: str, tags: Collection[str] = ()) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file. `name` is its path in messages. The tree is None where the file could not be read.

    `tags` are those that a list may have: whoever allows one looks where it stands.
    """
    return from_bytes(path.read_bytes(), name, tags)


def from_bytes(raw: bytes, name: str, tags: Collection[str] = ()) -> tuple[Node | None, list[Problem]]:
    """What `read` says of a file that holds these bytes."""
    text, problems = decode_text(raw, name)
    if text is None:
        return None, problems
    tree, more = parse(text, name, tags)
    return tree, problems + more


def decode_text(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """The text of a file that an editor saved: UTF-8, with or without byte order mark, any line ends."""
    if large := limits.too_large(len(raw), name):
        return None, [large]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from after the byte order mark.
        lines = _unix_lines(error.object[: error.start].decode("utf-8", "replace")).split("\n")
        do = "spara om filen med kodningen UTF-8 (i Anteckningar: Spara som), eller skriv texten i webbredigeraren"
        return None, [Problem(Place(name, len(lines), len(lines[-1]) + 1), "filen är inte sparad som UTF-8", do)]
    text = _unix_lines(text)
    if long := limits.too_long_line(text, name):
        return None, [long]
    return text, []


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, name: str, tags: Collection[str] = ()) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text, and every problem found on the way."""
    problems = list(bad_characters(text, name))
    if problems:
        # What each sign looks like is known: read so, the file shows what else is wrong with it.
        plain = "\n".join(map(signs.as_it_looks, text.split("\n")))
        if any(bad_characters(plain, name)):
            return None, problems
        tree, more = parse(plain, name, tags)
        return tree, problems + more
    if not tags and (usual := _usual(name, text)) is not None:
        return usual, []
    builder = _Builder(name, text, tags)
    try:
        # yaml.parse asks twice for each of half a million events; libyaml's own end is None.
        tree = builder.document(iter(LOADER(text).get_event, None))
    except _TooDeepError as error:
        return None, [*builder.problems, error.problem]
    except yaml.YAMLError as error:
        problem = syntax_problem(error, name, text, builder.quoted)
        # What was refused on the same line is the same slip, misunderstood.
        found = [*(one for one in builder.problems if one.place.line != problem.place.line), problem]
        return _read_on(text, name, problem) or (None, found)
    return tree, builder.problems


# Where a line of a data file begins with one of its keys, and so many lines that YAML stops at are read past.
_KEY_LINE = re.compile(r"( *(?:- +)*)([a-z_]+)\b")
_MOST_SLIPS = 5


def _read_on(text: str, name: str, problem: Problem) -> tuple[Node, list[Problem]] | None:
    """The tree of a data file without the values of those lines at which YAML stops, and all problems.

    None where that is no way to read the file: then only the first slip is sure.
    """
    lines, problems = text.split("\n"), [problem]
    refused = dict[int, int]()
    while name.startswith("data/") and len(refused) < _MOST_SLIPS:
        number = problems[-1].place.line
        key = _KEY_LINE.match(lines[number - 1])
        if key is None or key[2] not in KEYS or number in refused:
            return None
        lines[number - 1] = f"{key[0]}: x"
        refused[number] = key.end() + len(": ") + 1
        builder = _Builder(name, "\n".join(lines), (), refused)
        try:
            tree = builder.document(iter(LOADER("\n".join(lines)).get_event, None))
        except _TooDeepError:
            return None
        except yaml.YAMLError as error:
            problems.append(syntax_problem(error, name, "\n".join(lines), builder.quoted))
            continue
        return (tree, [*builder.problems, *problems]) if tree else None
    return None


def meant(text: str, style: str | None) -> str:
    """What an editor means by a text that YAML read from this style of writing."""
    # In folded text an empty line is one line break, and means a new paragraph: what | writes as two.
    return re.sub(r"(?<!\n)\n++(?=.)", "\n\n", text) if style == ">" else text


# --- The tree of a file without a slip --------------------------------------------------------------------------------

# A mark, a reference to one or a tag can begin here: what PyYAML would follow without a word. "Ljus & konst" has none.
_MARKED = re.compile(r"[&*!](?<!\w.)(?:(?<=!)|(?=\S))")
# Lines so deep, or brackets so many, that the tree may be deeper than it takes to make libyaml overflow.
_DEEP = re.compile(r"\n[ ?:-]{40}")
_MOST_BRACKETS = 1000
_SCALAR_NODE: Any = yaml.ScalarNode
_SEQUENCE_NODE: Any = yaml.SequenceNode


# PyYAML's own tree, without a guess at what a value is: no tag at all where none is written.
_COMPOSER: Any = type(
    "_Composer",
    (LOADER,),
    {
        "resolve": lambda self, kind, value, implicit: "",
        "descend_resolver": lambda self, node, index: None,
        "ascend_resolver": lambda self: None,
    },
)


class UnusualError(Exception):
    """Something that may be wrong, or that is read otherwise than PyYAML does."""


def composed(text: str) -> Any:
    """PyYAML's tree of a text in which it meets nothing unusual; None of any other."""
    if _MARKED.search(text) or _DEEP.search(f"\n{text}") or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        found = _COMPOSER(text).get_single_node()
    except yaml.YAMLError:
        return None
    return None if type(found) is _SCALAR_NODE else found  # a text alone, or an empty one, is no file of ours


def _usual(name: str, text: str) -> Node | None:
    """The tree of a text in which nothing is unusual; None of any other."""
    found = composed(text)
    try:
        return Usual(name, text).tree(found, 0) if found is not None else None
    except UnusualError:
        return None


class Usual:
    """Our tree of PyYAML's: the same as `_Builder` makes of events, or an error at what that one looks at closer.

    `lines` are those of the file, where any of them has a comment.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.split("\n") if "#" in text else ()

    def tree(self, node: Any, depth: int) -> Node:
        """The tree of a node that so many lists and mappings stand around."""
        kind = type(node)
        if kind is _SCALAR_NODE:
            return self.scalar(node)
        depth += 1
        if depth > MAX_DEPTH:
            raise UnusualError
        name, mark = self.name, node.start_mark
        place = new_place((name, mark.line + 1, mark.column + 1))
        if kind is _SEQUENCE_NODE:
            return Sequence([self.tree(item, depth) for item in node.value], place)
        values, keys = dict[str, Node](), dict[str, Place]()
        for key, value in node.value:
            written = key.value
            if type(key) is not _SCALAR_NODE or key.style or written in values or written == "<<":
                raise UnusualError
            mark = key.start_mark
            keys[written] = new_place((name, mark.line + 1, mark.column + 1))
            values[written] = self.scalar(value) if type(value) is _SCALAR_NODE else self.tree(value, depth)
        return Mapping(values, keys, place)

    def scalar(self, node: Any) -> Scalar:
        text, style, mark = node.value, node.style, node.start_mark
        place = new_place((self.name, mark.line + 1, mark.column + 1))
        if not style:
            return _scalar((text, place, True, False, bool(self.lines) and self.is_cut(node)))
        if style == '"' and signs.suspect(text):
            raise UnusualError
        return _scalar((meant(text, style), place, False, False, False))

    def is_cut(self, node: Any) -> bool:
        """Whether a comment ends a text."""
        end = node.end_mark
        return _COMMENT.match(self.lines[end.line], end.column) is not None


# --- The tree of any file ---------------------------------------------------------------------------------------------


class _TooDeepError(Exception):
    """Lists and records within each other beyond `MAX_DEPTH`: nothing that follows can be trusted."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


_SCALAR, _SEQUENCE, _MAPPING = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent


class _Builder:
    """Builds the tree from the parser's events and collects what is not allowed on the way."""

    def __init__(self, name: str, text: str, tags: Collection[str], refused: dict[int, int] | None = None) -> None:
        self.name = name
        self.tags = tags
        self.lines = text.split("\n")
        self.has_comments = "#" in text
        self.refused = refused or {}  # the values that have been told of: line and column
        self.problems: list[Problem] = []
        self.depth = 0
        self.quoted: Any = None  # the last text within quotation marks that ran over several lines

    def refuse(self, event: Any, what: str, do: str) -> None:
        self.problems.append(Problem(self.place(event), what, do))

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return new_place((self.name, mark.line + 1, mark.column + 1))

    def document(self, events: Iterator[Any]) -> Node | None:
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse(event, "filen har flera dokument (---)", "ta bort raden med --- och allt efter den")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, item=False)
                tree = node if tree is None else tree
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            self.problems.append(Problem(Place(self.name), EMPTY, "fyll i den eller ta bort den"))
            return None
        return tree

    def node(self, event: Any, events: Iterator[Any], item: bool) -> Node:
        if event.anchor is None and event.tag is None:  # nearly all of them
            kind = type(event)
            if kind is _SCALAR:
                return self.scalar(event)
            if kind is _SEQUENCE or kind is _MAPPING:
                return self.within(event, events, item)
        if isinstance(event, yaml.AliasEvent):
            do = "skriv ut värdet i stället, eller sätt texten inom citattecken"
            self.refuse(event, f"”*{event.anchor}” läses som en hänvisning (alias) och är inte tillåtet", do)
            return Scalar("", self.place(event), plain=False, refused=True)
        if event.anchor is not None:
            do = "ta bort det, eller sätt texten inom citattecken"
            self.refuse(event, f"”&{event.anchor}” läses som ett märke (ankare) och är inte tillåtet", do)
        if event.tag is not None and not (event.tag in self.tags and isinstance(event, yaml.SequenceStartEvent)):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            do = "ta bort ordet som börjar med !, eller sätt texten inom citattecken"
            self.refuse(event, f"YAML-märket {tag} är inte tillåtet", do)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return self.within(event, events, item)

    def within(self, event: Any, events: Iterator[Any], item: bool) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            what = f"listor och nycklar ligger i fler än {MAX_DEPTH} nivåer"
            raise _TooDeepError(Problem(self.place(event), what, "ta bort överflödiga parenteser och indrag"))
        sequence = isinstance(event, yaml.SequenceStartEvent)
        tree = self.sequence(event, events) if sequence else self.mapping(event, events, item)
        self.depth -= 1
        return tree

    def scalar(self, event: Any) -> Scalar:
        text, style, start = event.value, event.style, event.start_mark
        place = new_place((self.name, start.line + 1, start.column + 1))
        if self.refused and self.refused.get(place.line) == place.column:
            return Scalar("", place, plain=False, refused=True)
        if not style and not self.has_comments:  # nearly all of them
            return Scalar(text, place, True)
        end = event.end_mark
        if not style:
            return Scalar(text, place, True, False, _COMMENT.match(self.lines[end.line], end.column) is not None)
        if style == '"' and signs.suspect(text) and any(map(signs.first_bad, text.split("\n"))):
            self.refuse(event, *BACKSLASH)
        text = meant(text, style)
        if style in ("'", '"') and end.line > start.line:
            self.quoted = event
        return Scalar(text, place, plain=False)

    def sequence(self, start: Any, events: Iterator[Any]) -> Sequence:
        items = list[Node]()
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            items.append(self.node(event, events, item=True))
        return Sequence(items, self.place(start), start.tag or "")

    def mapping(self, start: Any, events: Iterator[Any], item: bool) -> Mapping:
        mapping = Mapping({}, {}, self.place(start))
        values, keys, twice = mapping.values, mapping.keys, False
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            plain = type(event) is _SCALAR and not event.style and event.anchor is None and event.tag is None
            if plain and event.value not in values and event.value != "<<" and not self.refused:  # nearly all of them
                values[event.value] = self.node(next(events), events, item=False)
                keys[event.value] = self.place(event)
                continue
            key = self.node(event, events, item=False)
            value = self.node(next(events), events, item=False)
            if not isinstance(key, Scalar):
                what = "en lista eller parentes kan inte vara nyckel"
                self.refuse(event, what, "skriv nyckeln som ett ord, eller sätt texten inom citattecken")
            elif key.refused:
                continue
            elif key.plain and key.text == "<<":
                self.refuse(event, "sammanslagning (<<) är inte tillåten", "skriv ut värdena i stället")
            elif key.text in values:
                # Several equal keys in an item of a list are most often one slip: a dash that is missing.
                if not (item and twice):
                    self.refuse_twice(key, keys[key.text], item)
                twice = True
            else:
                values[key.text] = value
                keys[key.text] = key.place
        return mapping

    def refuse_twice(self, key: Scalar, earlier: Place, item: bool) -> None:
        do = "behåll en av dem"
        if item:
            do += f", eller sätt bindestreck framför om en ny post börjar här: ”- {key.text}:”"
        self.problems.append(Problem(key.place, f"nyckeln ”{key.text}” står redan på rad {earlier.line}", do))
