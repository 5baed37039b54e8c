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
    YesNo,
)

# The forms on the site read answers by the same words and patterns (forms/asked.py), and answer with the same advice.
GOES_ON = ("pågår", "pågående", "tills vidare", "löper vidare", "ongoing")
THOUSANDS, WHOLE = r"(?<=\d)[\s.](?=\d{3}\b)", r"-?\d+"
# 12 500,50 kr: spaces between thousands, a comma before the decimals, the unit that stands beside the field anyway.
BESIDE_NUMBERS, DECIMAL = r"\s|kr(onor)?\.?$|sek$", r"-?\d+(\.\d+)?"
DO_DATE = "skriv en dag, en månad eller ett år: 31 december 2026, december 2026 eller 2026"
DO_NUMBER = "skriv ett helt tal med siffror"
DO_DECIMAL = "skriv ett tal, till exempel 12 500 eller 12 500,50"
DO_PATTERN = "skriv {name}, till exempel {example}"


class AnswerError(Exception):
    """An answer that the field cannot hold. `do` says in Swedish what to answer instead."""

    def __init__(self, do: str) -> None:
        super().__init__(do)
        self.do = do


def value(spec: FieldSpec, answer: str | tuple[str, ...]) -> Any:
    """A plain value as writing/trees.py writes it; None for an empty answer. Raises AnswerError.

    Whether a chosen id is there is the check's to say: it knows all of the project.
    """
    if isinstance(spec.shape, ListOf):
        several = answer if isinstance(answer, tuple) else tuple(line for line in answer.splitlines() if line.strip())
        return [_one(spec.shape.items, _clean(one)) for one in several if _clean(one)] or None
    text = _clean(answer if isinstance(answer, str) else "\n".join(answer))
    return _one(spec.shape, text) if text else None


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
        case Pattern(regex, name, example, called):
            meant = dict(called).get(text.casefold(), text)
            if not re.fullmatch(regex, meant):
                raise AnswerError(DO_PATTERN.format(name=name, example=example))
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
    """A text as it is written down: composed letters, plain line ends, no empty beginning or end."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()
