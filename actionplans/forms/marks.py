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
    """Twelve hexadecimal signs that stand for what is written in a record."""
    written = json.dumps(_said(tree(record)), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
