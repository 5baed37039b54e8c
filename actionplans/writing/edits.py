"""How is one thing changed in a data file, with every other line as it is? By its place, as an editor would do it.

A file is never written anew: PyYAML says where each value stands, and only those lines are touched. So a comment, an
empty line, a folded text that somebody wrote by hand stays to the letter, and a review shows what was changed alone.

ruamel.yaml's round trip, measured in November 2026 (0.19.1) on the 294 data files of both cities: as it comes 44 are
the same after it, with our indentation, quotes and width 238, and with a width without end all of them. But then no new
text is folded, and in 20 of 234 lists a new item comes below the comment or empty line of what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import yaml

from actionplans.reading.yamlfile import LOADER
from actionplans.system.fixed import fixed
from actionplans.writing.form import WIDTH, Form
from actionplans.writing.parts import Entry, Items, Keys, Node, Text

# The way from a file's root to a value: keys, and numbers of items from 0.
Way = tuple[str | int, ...]
_FORM, _ON_ONE_LINE = Form(), Form(folds=False)


class NoPlaceError(Exception):
    """There is nothing at the way that an edit names, or not what it must be; the text is the way."""


@fixed
class Put:
    """Give a key a value, in place of the one that it has. `order` is that of the keys of such a record."""

    way: Way
    value: Node
    order: Sequence[str] = ()


@fixed
class Add:
    """Put an item into a list, or begin the list with it. `order` as in Put, for the list's key.

    `at` is the number of the item that it is to stand before; None for the end.
    """

    way: Way
    value: Node
    order: Sequence[str] = ()
    at: int | None = None


@fixed
class Drop:
    """Take away a key or an item, with the comments above it; and the key of a list that this leaves empty."""

    way: Way


Edit = Put | Add | Drop


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A data file's text with these edits made one after the other. Raises NoPlaceError where one has no place."""
    for one in edits:
        match one:
            case Put():
                text = _put(text, one)
            case Add():
                text = _add(text, one)
            case Drop():
                text = _drop(text, one)
    return text


# --- Where things stand -----------------------------------------------------------------------------------------------


@fixed
class _File:
    """A file's lines, and the tree of what stands in them."""

    lines: list[str]
    root: Any

    @classmethod
    def of(cls, text: str) -> _File:
        whole = text if text.endswith("\n") else f"{text}\n"
        root = yaml.compose(whole, Loader=LOADER)
        if not isinstance(root, yaml.MappingNode):
            raise NoPlaceError(())
        return cls(whole.split("\n")[:-1], root)

    def at(self, way: Way) -> Any:
        """The node at a way. Raises NoPlaceError where there is none."""
        node = self.root
        for step in way:
            found = _child(node, step)
            if found is None:
                raise NoPlaceError(way)
            node = found
        return node

    def last_line(self, node: Any) -> int:
        """The last line on which something of a node stands. A node's own end is after what is empty below it."""
        last = node.end_mark.line
        if node.end_mark.column == 0:
            last -= 1
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            while last > node.start_mark.line and not self.lines[last].strip():
                last -= 1
            return int(last)
        within = node.value[-1]
        return self.last_line(within[1] if isinstance(node, yaml.MappingNode) else within)

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def _child(node: Any, step: str | int) -> Any:
    if isinstance(step, str):
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        return next((value for key, value in pairs if key.value == step), None)
    return node.value[step] if isinstance(node, yaml.SequenceNode) and step < len(node.value) else None


# --- A key's value ----------------------------------------------------------------------------------------------------


def _put(text: str, edit: Put) -> str:
    file = _File.of(text)
    *above, key = edit.way
    record = file.at(tuple(above))
    if not isinstance(record, yaml.MappingNode) or not isinstance(key, str):
        raise NoPlaceError(edit.way)
    entry = Entry(edit.value, Text(key))
    standing = next((pair for pair in record.value if pair[0].value == key), None)
    if record.flow_style:
        return _within_braces(file, record, entry, standing)
    indent = record.start_mark.column
    written = list(_FORM.keys(Keys([entry]), indent))
    if standing is None:
        at = _after(file, record, key, edit.order)
        file.lines[at:at] = ["", *written] if _are_apart(file, [one for one, _ in record.value]) else written
        return file.text()
    first, last = standing[0].start_mark.line, file.last_line(standing[1])
    beside = _comment_beside(file, standing[1])
    if beside:
        written = list(_FORM.keys(Keys([replace(entry, beside=beside)]), indent))
    # A record's first key stands after the dash of its item.
    written[0] = file.lines[first][:indent] + written[0][indent:]
    file.lines[first : last + 1] = written
    return file.text()


def _after(file: _File, record: Any, key: str, order: Sequence[str]) -> int:
    """The line before which a new key is written: after the last of those that stand before it in the order."""
    place = {name: number for number, name in enumerate(order)}
    mine = place.get(key, len(place))
    before = [pair for pair in record.value if place.get(pair[0].value, len(place)) <= mine]
    # Nothing is written above a record's first key, which may stand after a dash.
    _, value = before[-1] if before else record.value[0]
    return file.last_line(value) + 1


def _comment_beside(file: _File, value: Any) -> str:
    """The comment at the end of a value's line, where it has one line."""
    end = value.end_mark
    if value.start_mark.line != end.line:
        return ""
    rest = file.lines[end.line][end.column :].strip()
    return rest if rest.startswith("#") else ""


def _within_braces(file: _File, record: Any, entry: Entry, standing: Any) -> str:
    if not isinstance(entry.value, Text) or record.start_mark.line != record.end_mark.line:
        raise NoPlaceError((entry.key.value if entry.key else "",))
    number, written = record.start_mark.line, _ON_ONE_LINE.in_brackets(Keys([entry], one_line=True), 0)[1:-1]
    line = file.lines[number]
    if standing:
        begin, end = standing[0].start_mark.column, standing[1].end_mark.column
        file.lines[number] = line[:begin] + written + line[end:]
    else:
        close = record.end_mark.column - 1
        between = ", " if record.value else ""
        file.lines[number] = line[:close].rstrip() + between + written + line[close:]
    return file.text()


# --- An item of a list ------------------------------------------------------------------------------------------------


def _add(text: str, edit: Add) -> str:
    file = _File.of(text)
    *above, key = edit.way
    there = _child(file.at(tuple(above)), key)
    if there is None:
        return _put(text, Put(edit.way, Items([Entry(edit.value)]), edit.order))
    if not isinstance(there, yaml.SequenceNode):
        raise NoPlaceError(edit.way)
    if there.flow_style:
        return _within_brackets(text, file, there, edit)
    apart = _are_apart(file, there.value)
    written = list(_FORM.items(Items([Entry(edit.value)]), there.start_mark.column))
    if edit.at == 0:
        at = _with_comments(file, there.value[0].start_mark.line, there)
        file.lines[at:at] = [*written, ""] if apart else written
        return file.text()
    at = file.last_line(there if edit.at is None else there.value[edit.at - 1]) + 1
    file.lines[at:at] = ["", *written] if apart else written
    return file.text()


def _with_comments(file: _File, line: int, owner: Any) -> int:
    """The first of the comments that stand right above a line and belong to it, or the line itself."""
    while line > 0 and file.lines[line - 1].lstrip().startswith("#") and _is_own(file, line - 1, owner):
        line -= 1
    return line


def _within_brackets(text: str, file: _File, there: Any, edit: Add) -> str:
    number, close = there.end_mark.line, there.end_mark.column - 1
    line = file.lines[number]
    if isinstance(edit.value, Text) and there.start_mark.line == number:
        short = _ON_ONE_LINE.in_brackets(Items([Entry(edit.value)]), 0)
        longer = line[:close].rstrip() + (", " if there.value else "") + short[1:-1] + line[close:]
        if short and len(longer) <= WIDTH:
            file.lines[number] = longer
            return file.text()
    items = [Entry(Text(one.value, plain=not one.style)) for one in there.value]
    if any(not isinstance(one, yaml.ScalarNode) for one in there.value):
        raise NoPlaceError(edit.way)
    return _put(text, Put(edit.way, Items([*items, Entry(edit.value)]), edit.order))


def _are_apart(file: _File, nodes: Sequence[Any]) -> bool:
    """Whether items, or a record's keys, have empty lines between them: most of them."""
    starts = [one.start_mark.line for one in nodes[1:]]
    return 2 * sum(not _above(file, line).strip() for line in starts) > len(starts) if starts else False


def _above(file: _File, line: int) -> str:
    """The line above a line and the comments that stand over it."""
    at = line - 1
    while at > 0 and file.lines[at].lstrip().startswith("#"):
        at -= 1
    return file.lines[at]


# --- Taking away ------------------------------------------------------------------------------------------------------


def _drop(text: str, edit: Drop) -> str:
    file = _File.of(text)
    *above, step = edit.way
    owner = file.at(tuple(above))
    node = file.at(edit.way)
    if len(owner.value) == 1:
        if not above:
            raise NoPlaceError(edit.way)
        return _drop(text, Drop(tuple(above)))
    if owner.flow_style:
        return _out_of_brackets(file, owner, node, step)
    number = _number(owner, step)
    first = owner.value[number][0].start_mark.line if isinstance(step, str) else node.start_mark.line
    last = file.last_line(node)
    if isinstance(step, str) and number == 0 and not _begins_its_line(file, owner):
        return _first_after_dash(file, owner, last)
    first = _with_comments(file, first, owner)
    # The empty line above what is taken away goes with it, or what stood around it would be two apart.
    if first > 0 and not file.lines[first - 1].strip() and number > 0:
        first -= 1
    elif number == 0 and last + 1 < len(file.lines) and not file.lines[last + 1].strip():
        last += 1
    del file.lines[first : last + 1]
    return file.text()


def _number(owner: Any, step: str | int) -> int:
    if isinstance(step, int):
        return step
    return next(number for number, pair in enumerate(owner.value) if pair[0].value == step)


def _begins_its_line(file: _File, owner: Any) -> bool:
    return not file.lines[owner.start_mark.line][: owner.start_mark.column].strip()


def _is_own(file: _File, line: int, owner: Any) -> bool:
    """Whether a comment is indented as what stands in a record or list."""
    written = file.lines[line]
    return bool(len(written) - len(written.lstrip()) == owner.start_mark.column)


def _first_after_dash(file: _File, owner: Any, last: int) -> str:
    """Take away a record's first key, which stands after a dash: the next one moves up to it."""
    first, indent = owner.start_mark.line, owner.start_mark.column
    following = owner.value[1][0].start_mark.line
    head = file.lines[first][:indent]
    kept = file.lines[last + 1 : following]
    file.lines[first : following + 1] = [head + file.lines[following][indent:], *(one for one in kept if one.strip())]
    return file.text()


def _out_of_brackets(file: _File, owner: Any, node: Any, step: str | int) -> str:
    if owner.start_mark.line != owner.end_mark.line:
        raise NoPlaceError((step,))
    number, line = _number(owner, step), file.lines[owner.start_mark.line]
    ends = [pair[1].end_mark.column if isinstance(step, str) else pair.end_mark.column for pair in owner.value]
    begins = [pair[0].start_mark.column if isinstance(step, str) else pair.start_mark.column for pair in owner.value]
    begin, end = (begins[0], begins[1]) if number == 0 else (ends[number - 1], ends[number])
    file.lines[owner.start_mark.line] = line[:begin] + line[end:]
    return file.text()
