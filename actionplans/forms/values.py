"""What does an answer say? A text from a field of a form, read as the field's shape: a date, a number, a choice.

People write dates in many ways, and a number as 12 500,50; a form takes them all, for it can show what it took.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from actionplans.model.dates import PartialDate, guess, in_words
from actionplans.model.fields import FieldSpec
from actionplans.model.shapes import (
    ONGOING,
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    ListOf,
    Number,
    Ongoing,
    Pattern,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
)
from actionplans.reading.signs import first_bad
from actionplans.reading.values import lone_quote
from actionplans.swedish.numbers import in_digits

# The forms on the site read answers by the same words and patterns (forms/asked.py), and answer with the same advice.
GOES_ON = ("pågår", "pågående", "tills vidare", "löper vidare", "ongoing")
THOUSANDS, WHOLE = r"(?<=\d)[\s.](?=\d{3}\b)", r"\d{1,12}"
# 12 500,50 kr: spaces between thousands, a comma before the decimals, the unit that stands beside the field anyway.
BESIDE_NUMBERS, DECIMAL = r"\s|kr(onor)?\.?$|sek$", r"-?\d{1,12}(\.\d{1,6})?"
DO_DATE = "skriv en dag, en månad eller ett år: 31 december 2026, december 2026 eller 2026"
DO_NUMBER = "skriv ett helt tal med siffror"
DO_DECIMAL = "skriv ett tal, till exempel 12 500 eller 12 500,50"


def do_pattern(shape: Pattern) -> str:
    """What is advised where a text has not the form that it must have."""
    return shape.advice or f"skriv {shape.name}, till exempel {shape.example}"


class AnswerError(Exception):
    """An answer that the field cannot hold. `do` says in Swedish what to answer instead."""

    def __init__(self, do: str) -> None:
        super().__init__(do)
        self.do = do


def value(spec: FieldSpec, answer: str | tuple[str, ...]) -> Any:
    """A plain value as writing/trees.py writes it; None for an empty answer. Raises AnswerError.

    Whether what was chosen is among the choices is told elsewhere: they are the whole project's.
    """
    if isinstance(spec.shape, ListOf):
        return _several(spec, answer) or None
    text = _clean(answer if isinstance(answer, str) else "\n".join(answer))
    if not text:
        return None
    found = _one(spec.shape, text)
    return _text(spec, found) if isinstance(spec.shape, Text) else found


def _several(spec: FieldSpec, answer: str | tuple[str, ...]) -> list[Any]:
    """The values of a list: a line for each; numbers, dates and what is chosen also with a comma between."""
    items = spec.shape.items if isinstance(spec.shape, ListOf) else spec.shape
    lines = answer if isinstance(answer, tuple) else tuple(answer.splitlines())
    if not isinstance(items, Text):
        lines = tuple(one for line in lines for one in line.split(","))
    found = [_one(items, text) for text in map(_clean, lines) if text]
    return list(dict.fromkeys(_text(spec, one) if isinstance(items, Text) else one for one in found))


# What stands on one line: a name, a title, who somebody is by function. All else can be a text of paragraphs.
_SHORT = {
    *("title", "name", "short", "publisher", "function", "office", "person", "paragraph", "reference", "unit"),
    *(
        "correction.decided_by",
        "frequency",
        "body",
        "location",
        "indicator",
        "participants",
        "covers",
        "department",
        "phone",
        "email",
    ),
}
_LONGEST_LINE, _LONGEST_TEXT = 200, 5_000
DO_SHORTER = "skriv högst {longest} tecken; nu är de {length}"
# Who somebody is by function, which is what stands on the site and never a name.
_FUNCTIONS = {"function", "office", "correction.decided_by"}
_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?: [A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?){1,3}"
)


def longest_text(spec: FieldSpec) -> int:
    """The most signs that an answer in one's own words may have."""
    return _LONGEST_LINE if spec.name in _SHORT else _LONGEST_TEXT


def _text(spec: FieldSpec, text: str) -> str:
    """A text as it is written down: its paragraphs, each on a line of its own. Raises AnswerError."""
    is_short = spec.name in _SHORT
    paragraphs = [" ".join(one.split("\n")) for one in text.split("\n\n")]
    text = (" " if is_short else "\n\n").join(paragraphs)
    if len(text) > (longest := longest_text(spec)):
        raise AnswerError(DO_SHORTER.format(longest=in_digits(Decimal(longest)), length=in_digits(Decimal(len(text)))))
    if sign := lone_quote(text):
        raise AnswerError(f"citattecknet {sign} står ensamt: ta bort det, eller skriv det andra också")
    if spec.name in _FUNCTIONS and _NAME.fullmatch(text):
        raise AnswerError("skriv en funktion, till exempel Processledare, aldrig en persons namn")
    return text


def written(answer: Any) -> str | tuple[str, ...]:
    """A value of a record as somebody would answer it: what a form's field holds from the beginning."""
    if isinstance(answer, tuple):
        return tuple(str(written(one)) for one in answer)
    match answer:
        case None:
            return ""
        case bool():
            return "true" if answer else "false"
        case PartialDate():
            return in_words(answer)
        case Decimal():
            return str(answer).replace(".", ",")
        case Ongoing():
            return GOES_ON[0]
        case _:
            return str(answer)


def _one(shape: Shape, text: str) -> Any:
    match shape:
        case EndDate() if text.casefold() in GOES_ON:
            return str(ONGOING)
        case Date() | EndDate():
            found = guess(text)
            if found is None:
                raise AnswerError(DO_DATE)
            return found
        case Number():
            if not re.fullmatch(WHOLE, digits := re.sub(THOUSANDS, "", text), re.ASCII):
                raise AnswerError(DO_NUMBER)
            return int(digits)
        case DecimalNumber():
            return _decimal(text)
        case YesNo():
            if text not in ("true", "false"):
                raise AnswerError("svara ja eller nej")
            return text == "true"
        case Pattern(regex, called=called):
            meant = dict(called).get(text.casefold(), text)
            if not re.fullmatch(regex, meant):
                raise AnswerError(do_pattern(shape))
            return meant
        case Reference() | Term() | Choice():
            return text
        case _:
            return text


def _decimal(text: str) -> Decimal:
    plain = re.sub(BESIDE_NUMBERS, "", text, flags=re.IGNORECASE).replace(",", ".")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not re.fullmatch(DECIMAL, plain, re.ASCII):
        raise AnswerError(DO_DECIMAL)
    return found


def _clean(text: str) -> str:
    """A text as it is written down: composed letters, plain line ends, no empty beginning or end. Raises AnswerError.

    What no reader sees, or takes for another sign than it is, is refused: it comes with copied text, or hides some.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in lines:
        if bad := first_bad(line):
            raise AnswerError(f"{bad.what}: skriv texten här i stället för att klistra in den")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()
