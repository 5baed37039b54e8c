"""How does an answer travel? As a text with a sentence for people and one fenced block for machines.

The block is JSON: an object of texts and lists of texts. A letter's way breaks long lines; a text's own line ends are
written as signs in JSON, so every real one within a text is a letter's, and stood for a space.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from actionplans.swedish.numbers import in_digits

Answer = Mapping[str, str | tuple[str, ...]]

# A trip report of twenty pages is some 60,000 signs; GitHub takes 65,536 in an issue.
LARGEST = 60_000
MOST_VALUES, LONGEST_NAME = 400, 60
_AGAIN = "öppna formuläret på webbplatsen och fyll i det på nytt"
_FENCE = re.compile(r"^[ \t>]*```[ \t]*(?:json)?[ \t]*\r?\n(.*?)^[ \t>]*```[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"[ \t]*>[ \t>]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_-]*)*")


class BlockError(Exception):
    """A text holds no answer that can be read; the text of the error says why, in Swedish, as an end of a sentence."""


def written(sentence: str, answer: Answer) -> str:
    """The text that carries an answer."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in answer.items()}
    return f"{sentence}\n\n```json\n{json.dumps(values, ensure_ascii=False, indent=1)}\n```\n"


def read(text: str) -> Answer:
    """The answer in a text. Raises BlockError."""
    if len(text) > LARGEST:
        length, most = in_digits(Decimal(len(text))), in_digits(Decimal(LARGEST))
        raise BlockError(f"texten är för lång: {length} tecken, och högst {most} tas emot")
    found = _FENCE.findall(text)
    if not found:
        raise BlockError("texten har inget ifyllt formulär: kopiera allt som formuläret skrev, också raderna med ```")
    if len(found) > 1:
        raise BlockError(
            f"texten har {len(found)} ifyllda formulär, och bara ett tas emot åt gången: skicka dem var för sig"
        )
    return _answer(found[0])


def _answer(block: str) -> Answer:
    lines = re.split(r"\r?\n", block.rstrip())
    if all(_QUOTED.match(line) for line in lines):  # in an answer to a letter
        lines = [_QUOTED.sub("", line) for line in lines]
    try:
        values = json.loads(" ".join(lines), object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise BlockError("texten från formuläret är inte hel: kopiera den en gång till") from error
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise BlockError(f"texten kommer inte från ett formulär: {_AGAIN}")
    return {_name(name): _value(value) for name, value in values.items()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError
    return dict(pairs)


def _refused(_: str) -> None:
    raise ValueError


def _name(name: str) -> str:
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise BlockError(f"texten har en fråga som inget formulär ställer: {_AGAIN}")
    return name


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and len(value) <= MOST_VALUES and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise BlockError(f"texten har ett svar som inget formulär skriver: {_AGAIN}")
