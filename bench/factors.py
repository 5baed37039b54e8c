"""Which factors of the search's ranking are fitted, what is tried for each, and how is a value written into the table?

The table is theme/assets/search/ranking.js: parts of named factors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Table = dict[str, dict[str, float]]
Change = dict[str, dict[str, float]]

RANKING = Path(__file__).parent.parent / "theme/assets/search/ranking.js"

# What others are measured against; what costs time as well; and what is drawn, which ranks nothing.
FIXED = frozenset(["sure.same", "instead.typed", "place.text", "close.pages", "instead.most"])
FIXED_PARTS = frozenset(["shown"])

# Numbers of letters, words and pages: tried one more and one less.
COUNTS = frozenset(["importance.leastPages", "close.distance"])
COUNTED_PARTS = frozenset(["letters", "slip"])

# Shares and chances, which are 1 at most.
SHARES = frozenset(
    ["importance.sure", "known.least", "known.sure", "name.ofSection", "close.planHeading", "frequency.byLength"]
)
SHARED_PARTS = frozenset(["sure", "instead"])

# From here on, twentieths are fine enough.
COARSE = 0.2

STEPS = (0.7, 0.85, 1.15, 1.4)

# Where a factor does nothing. One that multiplies is 1 then; these are added, are exponents, or are a limit.
_NEUTRAL = {
    "frequency.byLength": 0,
    "importance.year": 0,
    "importance.named": 0,
    "importance.ofType": 0,
    "known.least": 0,
    "known.sure": 0,
    "known.year": 0,
    "name.title": 0,
    "name.heading": 0,
    "name.asked": 0,
    "name.askedOfType": 0,
    "name.small": 0,
    "name.ofSection": 0,
    "name.overKind": 0,
    "close.distance": 0,
    "close.together": 0,
    "close.heading": 0,
    "close.least": 0,
    "close.row": 0,
    "close.planHeading": 0,
    "letters.ofEnding": 99,
    "letters.ofFirstBeforeUnsure": 0,
    "slip.leastLettersOfBeginning": 99,
    "slip.leastLettersOfCompound": 99,
    "slip.leastLettersForTwo": 99,
}
# A least number of letters that asks for none. Compounds and beginnings of fewer than two would be every word.
_NEUTRAL_OF_PARTS = {"letters": 2, "slip": 0}


@dataclass(frozen=True)
class Factor:
    """A factor of the table, as it is."""

    part: str
    name: str
    value: float

    @property
    def key(self) -> str:
        return f"{self.part}.{self.name}"

    @property
    def neutral(self) -> float:
        """The value with which it does nothing."""
        return _NEUTRAL.get(self.key, _NEUTRAL_OF_PARTS.get(self.part, 1))

    @property
    def tries(self) -> list[float]:
        """What is tried in its place."""
        if self.key in COUNTS or self.part in COUNTED_PARTS:
            return [self.value - 1, self.value + 1]
        most = 1 if self.key in SHARES or self.part in SHARED_PARTS else float("inf")
        found = [min(rounded(self.value * step), most) for step in STEPS]
        return [value for value in dict.fromkeys([*found, self.neutral]) if value != self.value]


def factors(table: Table) -> Iterator[Factor]:
    """The factors that are fitted."""
    for part, named in table.items():
        for name, value in named.items():
            factor = Factor(part, name, value)
            if part not in FIXED_PARTS and factor.key not in FIXED:
                yield factor


def rounded(value: float) -> float:
    """A figure that a reader can hold: twentieths, and hundredths where they are too coarse."""
    return round(value * 20) / 20 if value >= COARSE else round(value, 2)


def written(text: str, change: Change) -> str:
    """The text of the table with other values; every comment stays."""
    for part, named in change.items():
        for name, value in named.items():
            pattern = rf"(^  {part}: Object\.freeze\(\{{\n(?:.*\n)*?    {name}: )[^,\n]+(,\n)"
            text, times = re.subn(pattern, rf"\g<1>{value:g}\g<2>", text, count=1, flags=re.MULTILINE)
            if not times:
                raise LookupError(f"{part}.{name} is not in the table")
    return text


def merged(change: Change, factor: Factor, value: float) -> Change:
    """A change, and another factor with a value of its own."""
    return {**change, factor.part: {**change.get(factor.part, {}), factor.name: value}}
