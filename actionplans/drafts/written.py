"""How a record is written as YAML: as an editor would write it, keys in the order of the record's own file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record
from actionplans.model.files import editor_line
from actionplans.model.shapes import Ongoing

Tree = dict[str, Any]


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
    return "".join(f"{line}\n" for line in _lines(content))


def data_file(path: str, head: Iterable[str], content: Tree) -> str:
    """The text of a new data file at `path`: the line that gives an editor its schema, comments, the tree."""
    comments = "".join(f"# {line}\n" for line in head)
    return f"{editor_line(path)}\n{comments}\n{as_yaml(content)}"


def _lines(content: Tree) -> Iterator[str]:
    for key, value in content.items():
        if value is None or value == []:
            continue
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}:"
            for one in value:
                first, *rest = _lines(one)
                yield f"  - {first}"
                yield from (f"    {line}" for line in rest)
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(_scalar(one) for one in value)}]"
        else:
            yield f"{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | PartialDate):
        return str(value)
    text = str(value)
    plain: Any = yaml.safe_dump([text], allow_unicode=True, width=10**6, default_flow_style=True)
    # One line, whatever it holds: quotes and escapes are the same in JSON and YAML.
    written = str(plain).strip()[1:-1]
    return json.dumps(text, ensure_ascii=False) if "\n" in text or written != text else text
