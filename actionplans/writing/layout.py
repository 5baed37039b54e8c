"""Which comments and empty lines does a data file have, and to which of its values does each belong?

A comment on a line of its own belongs to what follows it, unless it is indented as what it follows; one at the end of
a line belongs to what stands on that line. PyYAML says where every value begins and ends; it drops the comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from actionplans.reading.yamlfile import LOADER, meant
from actionplans.writing.parts import Entry, Items, Keys, Node, Text

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")
# To the end of the line, however long that is.
_ALL = 10**9

Spot = tuple[int, int]


@dataclass
class Document:
    """A file's comments at the top, and its content."""

    head: list[str]
    content: Keys


def read(text: str) -> Document:
    """The parts of a YAML text that yamlfile.parse finds nothing wrong with, and that holds keys with values."""
    layout = _Layout(text if text.endswith("\n") else text + "\n")
    content = layout.content
    if not isinstance(content, Keys):
        raise ValueError("a data file holds keys with values")
    layout.place_all()
    head = layout.top
    for first in content.entries[:1]:
        head, first.before = _split_head([*head, *first.before])
    return Document(head, content)


def comments(text: str) -> list[str]:
    """Every comment of a YAML text, in order."""
    layout = _Layout(text if text.endswith("\n") else text + "\n")
    return [found[1] for number in range(len(layout.lines)) if (found := layout.comment(number))]


def _split_head(before: list[str]) -> tuple[list[str], list[str]]:
    """What stands over the whole file and, after the last empty line, over its first key."""
    if "" not in before:
        return before, []
    last = len(before) - 1 - before[::-1].index("")
    return before[:last], before[last + 1 :]


@dataclass(eq=False)
class _Placed:
    """A list or record: where its entries stand, and within which other it stands."""

    node: Items | Keys
    flow: bool
    column: int
    start: Spot
    end: Spot
    owner: _Entered | None = None


@dataclass(eq=False)
class _Entered:
    """An entry, and where it begins."""

    entry: Entry
    within: _Placed
    spot: Spot


@dataclass
class _Layout:
    text: str
    top: list[str] = field(default_factory=list)
    entered: list[_Entered] = field(default_factory=list)
    placed: list[_Placed] = field(default_factory=list)
    covered: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")[:-1]
        self.content = self.node(yaml.compose(self.text, Loader=LOADER), None)

    # --- The values -------------------------------------------------------------------------------------------------

    def node(self, tree: Any, owner: _Entered | None) -> Node:
        if isinstance(tree, yaml.ScalarNode):
            self.cover(tree)
            return Text(meant(tree.value, tree.style).strip(), plain=not tree.style)
        here: Items | Keys = Items() if isinstance(tree, yaml.SequenceNode) else Keys()
        start, end = _spot(tree.start_mark), _spot(tree.end_mark)
        placed = _Placed(here, bool(tree.flow_style), start[1], start, end, owner)
        self.placed.append(placed)
        for part in tree.value:
            key, value = part if isinstance(here, Keys) else (None, part)
            entry = Entry(Text(""), Text(key.value, plain=not key.style) if key else None)
            at = _spot((key or value).start_mark)
            if not placed.flow:
                at = at if key else self.dash(at[0], placed.column)
            entered = _Entered(entry, placed, at)
            self.entered.append(entered)
            here.entries.append(entry)
            if key:
                self.cover(key)
            entry.value = self.node(value, entered)
        return here

    def dash(self, line: int, column: int) -> Spot:
        """Where the dash of an item stands that begins on this line or, after a dash alone, below it."""
        while self.lines[line][column : column + 1] != "-" or self.lines[line].lstrip().startswith("#"):
            line -= 1
        return line, column

    def cover(self, scalar: Any) -> None:
        """Remember where a value stands: a # in it begins no comment, and an empty line in it belongs to it."""
        (first, left), (last, right) = _spot(scalar.start_mark), _spot(scalar.end_mark)
        if scalar.style in ("|", ">"):
            head = _BLOCK_HEAD.match(self.lines[first], left)
            self.covered.setdefault(first, []).append((left, head.end() if head else left))
            while last - 1 > first and not self.lines[last - 1].strip():
                last -= 1
            spans = [(number, 0, _ALL) for number in range(first + 1, last)]
        elif first == last:
            spans = [(first, left, right)]
        else:
            between = ((number, 0, _ALL) for number in range(first + 1, last))
            spans = [(first, left, _ALL), *between, (last, 0, right)]
        for number, begins, ends in spans:
            self.covered.setdefault(number, []).append((begins, ends))

    # --- The comments -----------------------------------------------------------------------------------------------

    def comment(self, number: int) -> tuple[int, str] | None:
        """Where a line's comment begins, and what it says."""
        line = self.lines[number]
        for found in _COMMENT.finditer(line):
            at = found.start()
            if not any(begins <= at < ends for begins, ends in self.covered.get(number, ())):
                return at, line[at:].rstrip()
        return None

    def place_all(self) -> None:
        """Give every comment and empty line to the entry that it belongs to."""
        empty, first = False, {one.spot[0]: one for one in reversed(self.entered)}
        for number, line in enumerate(self.lines):
            if not line.strip() and number not in self.covered:
                empty = True
                continue
            found = self.comment(number)
            alone = found is not None and not line[: found[0]].strip()
            if number in first and empty:
                first[number].entry.before.append("")
            if found and alone:
                self.above((number, found[0]), ["", found[1]] if empty else [found[1]])
            elif found:
                self.beside((number, found[0]), found[1])
            empty = False

    def above(self, spot: Spot, lines: list[str]) -> None:
        """Place a comment on a line of its own: above what follows, or after what it is indented like."""
        earlier = [one for one in self.entered if one.spot < spot]
        following = next((one for one in self.entered if one.spot > spot), None)
        home = self.home(spot, earlier[-1]) if earlier else None
        if home is None and following is None:
            self.top += lines
        elif following and (home is None or home in _around(following)):
            following.entry.before += lines
        elif home:
            home.node.after += lines

    def home(self, spot: Spot, previous: _Entered) -> _Placed:
        """The list or record that a comment after `previous` stands in, by brackets or by indentation."""
        brackets = [one for one in self.placed if one.flow and one.start < spot < one.end]
        if brackets:
            return brackets[-1]
        around = [one for one in _around(previous) if not one.flow]
        return next((one for one in around if one.column <= spot[1]), around[-1])

    def beside(self, spot: Spot, comment: str) -> None:
        """Place a comment at the end of a line: beside the value that stands there."""
        owner = next((one for one in reversed(self.entered) if one.spot < spot), None)
        if owner is None:
            self.top.append(comment)
            return
        while owner.within.flow and owner.within.end <= spot and owner.within.owner:
            owner = owner.within.owner
        entry = owner.entry
        if isinstance(entry.value, Text) and not self.ends_line(spot):
            # It stood before the value, or after a comma: beside the value a reader would take it for the text's end.
            entry.before.append(comment)
        else:
            # One can stand beside it: an earlier one stood beside an opening bracket, or the like.
            entry.before += filter(None, [entry.beside])
            entry.beside = comment

    def ends_line(self, spot: Spot) -> bool:
        """Whether a comment stands just after a value."""
        number, column = spot
        ends = [end for _, end in self.covered.get(number, ()) if end <= column]
        return bool(ends) and not self.lines[number][max(ends) : column].strip()


def _around(entered: _Entered) -> list[_Placed]:
    """The lists and records that an entry stands in, the innermost first."""
    return list(_outwards(entered))


def _outwards(entered: _Entered | None) -> Iterator[_Placed]:
    while entered:
        yield entered.within
        entered = entered.within.owner


def _spot(mark: Any) -> Spot:
    return mark.line, mark.column
