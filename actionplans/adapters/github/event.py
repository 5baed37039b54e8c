"""What has happened that started a workflow: which issue, by whom, with which text?

GitHub writes it to a file when the run begins. The text is read from there alone, never asked for again: so what one
job reads and another answers is the same text, whatever becomes of the issue meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actionplans.adapters.github.gh import ForgeError
from actionplans.system.fixed import fixed


@fixed
class Event:
    """A text that came: `number` is its issue's, or 0 where it was pasted into a workflow; `sender` who did that."""

    number: int
    sender: str
    text: str


def read(path: Path) -> Event:
    """What started this run. Raises ForgeError for what is neither an issue nor a pasted text."""
    told = json.loads(path.read_text(encoding="utf-8"))
    issue = told.get("issue")
    if issue is not None and "pull_request" in issue:
        raise ForgeError("händelsen gäller ett förslag och inte ett meddelande")
    if issue is not None:
        return Event(int(issue["number"]), _account(told), issue.get("body") or "")
    inputs = told.get("inputs")
    if not isinstance(inputs, Mapping) or not isinstance(inputs.get("block"), str):
        raise ForgeError("händelsen är varken ett meddelande eller en inklistrad text")
    return Event(0, _account(told), _in_lines(inputs["block"]))


def _account(told: Mapping[str, Any]) -> str:
    name = str(told["sender"]["login"])
    if not re.fullmatch(r"[A-Za-z0-9_-]+(?:\[bot\])?", name):
        raise ForgeError(f"{name!r} är inte ett konto")
    return name


def _in_lines(text: str) -> str:
    """A pasted text with its block on lines of its own: the workflow's field has one line.

    GitHub has no field of several lines for it. Browsers put a space where a line ended, and no words grow together.
    """
    sentence, fence, rest = text.partition("```")
    block, end, after = rest.rpartition("```")
    if not fence or not end or "\n" in text:
        return text
    return f"{sentence}\n```json\n{block.removeprefix('json')}\n```\n{after}\n"
