"""How a record is written as YAML: as an editor would write it, keys in the order of the record's own file."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record
from actionplans.model.files import editor_line
from actionplans.model.shapes import Ongoing
from actionplans.writing.form import Form
from actionplans.writing.parts import Entry, Items, Keys, Node, Text

Tree = dict[str, Any]
# What is left to fill in stands on one line, where an editor overwrites it.
_FORM = Form(folds=False)


def tree(record: Record) -> Tree:
    """The keys that stand in a record's file, with plain values; what was left out stays left out."""
    return {key: _plain(getattr(record, key)) for key in record.places if "." not in key}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return tree(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Ongoing) else value


def as_yaml(content: Tree) -> str:
    """A tree as the text of a data file. Keys without a value (None, an empty list) are left out."""
    return _FORM.text(_keys(content))


def data_file(path: str, head: Iterable[str], content: Tree, *, form: Form = _FORM) -> str:
    """The text of a new data file at `path`: the line that gives an editor its schema, comments, the tree."""
    return form.text(_keys(content), [editor_line(path), *(f"# {line}" for line in head)])


def _keys(content: Tree) -> Keys:
    return Keys([Entry(node(value), Text(key, plain=True)) for key, value in content.items() if _is_there(value)])


def _is_there(value: Any) -> bool:
    return value is not None and value != []


def node(value: Any) -> Node:
    """A plain value, list or tree as what is written down."""
    if isinstance(value, dict):
        return _keys(value)
    if isinstance(value, list):
        return Items([Entry(node(one)) for one in value])
    if isinstance(value, bool):
        return Text("true" if value else "false", plain=True)
    return Text(str(value), plain=isinstance(value, int | PartialDate | Decimal))
