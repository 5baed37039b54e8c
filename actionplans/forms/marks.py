"""Which record is meant, and is it as it was when the form was opened? A mark stands for what a record says.

Items of a list have no id that lasts: their number changes when another is added above. A mark changes only when the
record does, and then a colleague has been there first.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from actionplans.model.fields import Record
from actionplans.writing.trees import tree

_LENGTH = 12


def _said(value: Any) -> Any:
    """What is written, without keys that hold nothing: on an earlier day what came later is not there."""
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items() if one is not None and one != []}
    return [_said(one) for one in value] if isinstance(value, list) else value


def mark(record: Record) -> str:
    """Twelve hexadecimal signs that stand for what is written in a record.

    Kept with the record, which never changes: a plan's page, its report and the file of its form ask for the same.
    """
    kept = vars(record)
    if _KEPT not in kept:
        written = _WRITTEN(_said(tree(record)))
        kept[_KEPT] = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
    return str(kept[_KEPT])


# No key of a record is called so.
_KEPT = "(mark)"
_WRITTEN = json.JSONEncoder(default=str, ensure_ascii=False, sort_keys=True).encode
