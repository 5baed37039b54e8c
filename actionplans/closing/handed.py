"""What was handed over that is never made again: the sums by which a later edit of its record is seen.

What a matter says that it sent is summed into the closing of its year, and an entry of data/snapshots.yml carries a sum
of itself. Both are the SHA-256 of a JSON written as first_format.py tells: of a sent record {"date": …, "attachments":
…, "papers": [{"file": …, "number": …, "checksum": …, "content": …}]}, of an entry its keys and their values as texts,
without the sum itself. What is left out is left out of the JSON too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from actionplans.closing.first_format import canonical
from actionplans.model.fields import used_keys
from actionplans.model.records import Sent, Snapshot

_OF_A_PAPER = ("file", "number", "checksum", "content")


def sent_checksum(sent: Sent) -> str:
    """The checksum of what a matter says that it sent."""
    papers = [_written({key: getattr(one, key) for key in _OF_A_PAPER}) for one in sent.papers]
    said = {**_written({"date": sent.date, "attachments": sent.attachments}), "papers": papers}
    return hashlib.sha256(canonical(said)).hexdigest()


def entry_checksum(fields: Mapping[str, Any]) -> str:
    """The checksum of an entry of data/snapshots.yml, from its keys and their values."""
    said = _written({key: value for key, value in fields.items() if key != "seal"})
    return hashlib.sha256(canonical(said)).hexdigest()


def checksum_of(snapshot: Snapshot) -> str:
    """The checksum of an entry as it stands now."""
    return entry_checksum({key: getattr(snapshot, key) for key in used_keys(snapshot)})


def _written(values: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in values.items() if value is not None}
