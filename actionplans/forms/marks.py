"""Which record is meant, and is it as it was when the form was opened? A mark stands for what a record says.

Items of a list have no id that lasts: their number changes when another is added above. A mark changes only when the
record does, and then a colleague has been there first.
"""

from __future__ import annotations

import hashlib
import json

from actionplans.model.fields import Record
from actionplans.writing.trees import tree

_LENGTH = 12


def mark(record: Record) -> str:
    """Twelve hexadecimal signs that stand for what is written in a record."""
    written = json.dumps(tree(record), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
