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
# A fence has nothing but its kind beside it; a letter's way puts > and spaces of any sort before it.
_FENCE = "```"
_BESIDE = " \t\u00a0>"
_QUOTED = re.compile(r"[ \t\u00a0]*>[ \t\u00a0>]*")
# What å, ä, ö and quotation marks are in a letter's source: =C3=A5, =E2=80=9D.
_FOR_POST = re.compile(r"=C3=[89AB][0-9A-F]|=E2=80=", re.IGNORECASE)
# What hides all that follows, a fence too, until it ends: an editor looks at what is shown before it is let through.
_HIDES = re.compile(r"^[ \t>]*<[!?]", re.MULTILINE)
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
    found, before = _blocks(re.sub(r"\r\n?", "\n", text).split("\n"))
    if not found:
        raise BlockError("texten har inget ifyllt formulär: kopiera allt som formuläret skrev, också raderna med ```")
    if len(found) > 1:
        raise BlockError(
            f"texten har {len(found)} ifyllda formulär, och bara ett tas emot åt gången: skicka dem var för sig"
        )
    if _HIDES.search(before):
        raise BlockError(
            "formuläret kan vara dolt för den som läser texten: ta bort raden ovanför som börjar med <! eller <?"
        )
    return _answer(found[0])


def _blocks(lines: list[str]) -> tuple[list[list[str]], str]:
    """The lines of each block, and the text above the first. A block of another kind than ours is no answer."""
    found: list[list[str]] = []
    above: list[str] = []
    within: list[str] | None = None
    ours = False
    for line in lines:
        fence = line.lstrip(_BESIDE).rstrip(" \t\u00a0").casefold() if _FENCE in line else ""
        if within is not None and fence == _FENCE:
            found += [within] if ours else []
            within = None
        elif within is not None:
            within.append(line)
        elif fence.startswith(_FENCE) and "`" not in fence[len(_FENCE) :]:
            within, ours = [], fence[len(_FENCE) :].strip() in ("", "json")
        if not found and not ours:
            above.append(line)
    return found, "\n".join(above)


def _answer(lines: list[str]) -> Answer:
    lines = [line for line in lines if line.strip()]
    if all(map(_QUOTED.match, lines)):  # in an answer to a letter
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    # Outlook makes indentation of spaces that do not break.
    block = " ".join(line.strip(" \t\u00a0") for line in lines)
    if _FOR_POST.search(block):
        raise BlockError("texten är kodad för post: öppna brevet som vanligt, och kopiera det som syns")
    try:
        values = json.loads(block, object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise BlockError(_why_not(block)) from error
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise BlockError(f"texten kommer inte från ett formulär: {_AGAIN}")
    return {_name(name): _value(value) for name, value in values.items()}


def _why_not(block: str) -> str:
    if '"form"' not in block and re.search("[”“„»«]form[”“„»«]", block):
        return 'texten har fått typografiska citattecken (”) i stället för raka ("): skicka den från formuläret på nytt'
    return "texten från formuläret är inte hel: kopiera den en gång till"


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
