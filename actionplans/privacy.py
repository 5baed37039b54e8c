"""Personal identity numbers in what the site is made of: they never belong here (lagen 2018:218, 3 kap. 10 §)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from actionplans.problems import Place, Problem

# ÅÅMMDD-NNNN or ÅÅÅÅMMDD-NNNN, the hyphen (or + after a hundredth birthday) often left out, or made a dash or a hard
# space by a word processor. Not part of a longer number, a name or a path.
_NUMBER = re.compile(
    r"(?<![\w/])(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ \u00a0\u2010-\u2015\u2212]?(\d{4})(?!\d)", re.ASCII
)
_ADDRESS = re.compile(r"https?://\S+")


def identity_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of each Swedish personal identity or coordination number: a real date and a right check digit."""
    if not _NUMBER.search(text):  # as good as every file: then there is no need to go line by line
        return
    for line, content in enumerate(text.split("\n"), 1):
        for match in _NUMBER.finditer(_ADDRESS.sub("…", content)):
            year, month, day, last = match.groups()
            if _is_date(int(month), int(day)) and _check_digit_holds(f"{year}{month}{day}{last}"):
                yield line, match.group()


def _is_date(month: int, day: int) -> bool:
    # A coordination number has 60 added to the day.
    try:
        datetime.date(2000, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _check_digit_holds(digits: str) -> bool:
    """The Luhn sum over ten digits, as Skatteverket defines it."""
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def problems(root: Path) -> Iterator[Problem]:
    """Every identity number in data/, docs/ and mkdocs.yml."""
    files = [*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), root / "mkdocs.yml"]
    for file in sorted(files):
        if file.is_file():
            for line, _ in identity_numbers(file.read_text(encoding="utf-8", errors="replace")):
                place = Place(file.relative_to(root).as_posix(), line)
                do = "ta bort det, eller dela upp siffrorna om de är något annat, till exempel 070-123 45 67"
                yield Problem(place, "siffrorna ser ut som ett personnummer", do)
