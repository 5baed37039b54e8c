"""How dates are written, compared and read aloud: a year, a month or a day, exact or about.

Sources seldom give more precision than they have, so neither do we: `2014`, `2014-11`, `2014-11-03`, and `2017~`
where the source says "about". Nothing here knows today's date; see model/timeline.py for what holds on a day.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime
import re

from actionplans.system.fixed import fixed

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
# The oldest fact in the field is from 1885 (UITP); anything outside these years is a slip of the keyboard.
FIRST_YEAR, LAST_YEAR = 1800, 2199
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)


@fixed(slots=True)
class PartialDate:
    """A date with the precision its source gives. `month` and `day` are None where unknown."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2014`, `2014-11`, `2014-11-03`, each with an optional `~`. Raise ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = int(match.group(1))
        month, day = (int(part) if part else None for part in match.group(2, 3))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(text)
        # Month 00 and day 00 are written but are no dates; only what is absent is unknown.
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day, about=bool(match.group(4)))

    @classmethod
    def of(cls, day: datetime.date) -> PartialDate:
        """The exact date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> datetime.date:
        """The first calendar day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last calendar day that the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Order by time, a vaguer date before a more exact one in the same period."""
        return (self.year, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        """The date as it is written in data/."""
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}{'~' if self.about else ''}"


# How people write dates who have not read the guide: 2023/3/13, 20230313, 13/3 2023, den 13 mars 2023, mar 2023.
# The forms on the site read dates by the same patterns (forms/asked.py), so none may hold what JavaScript has not.
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
LOOSE = (
    re.compile(r"(?P<year>\d{4})(?:[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?)?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})"),
    re.compile(rf"(?:(?:den )?(?P<day>\d{{1,2}})[.:]?(?:a|e)? )?(?P<name>{_MONTH})\.? (?P<year>\d{{4}})"),
)
# A word processor makes dashes of hyphens; a clock time, a full stop or a word for "about" comes along.
DASHES = re.compile("[\u2010-\u2015\u2212]")
CLOCK = re.compile(r"(?:[t ]\d\d:\d\d(?::\d\d)?|,? kl\.? ?\d\d?(?:[.:]\d\d)?)$")
ABOUT = re.compile(r"(?:~|ca\.?|cirka|omkring|ungefär|runt) ?(.+)|(.+?) ?(?:\?|~|\(?ca\.?\)?)")


def guess(text: str) -> PartialDate | None:
    """The date that a text most likely means although it is not written as one here; None where nobody can tell."""
    plain = " ".join(DASHES.sub("-", text.casefold()).split()).rstrip(".,;")
    plain = CLOCK.sub("", plain)
    about = ABOUT.fullmatch(plain)
    if about:
        plain = about[1] or about[2]
    for form in LOOSE:
        match = form.fullmatch(plain)
        if match:
            found = {"month": None, "day": None, **match.groupdict()}
            parts = [found["year"], _month(found.get("name") or found["month"]), _two_digits(found["day"])]
            with contextlib.suppress(ValueError):
                return PartialDate.parse("-".join(part for part in parts if part) + ("~" if about else ""))
    return None


def _month(written: str | None) -> str:
    if written and not written.isdecimal():
        return _two_digits(str([name[:3] for name in MONTHS].index(written[:3]) + 1))
    return _two_digits(written)


def _two_digits(number: str | None) -> str:
    return number.zfill(2) if number else ""


_TWO_YEARS = re.compile(r"(\d{4}) ?[-/\u2010-\u2015\u2212] ?(\d{4})")


def two_years(text: str) -> tuple[str, str] | None:
    """The first and the last year of a text that names both: 2023–2024."""
    match = _TWO_YEARS.fullmatch(text.strip())
    return (match[1], match[2]) if match else None


_TWO_DAYS = re.compile(rf"(\d{{1,2}})(?: ({_MONTH})\.?)? ?(?:-|och|till) ?(\d{{1,2}} (?:{_MONTH})\.? (\d{{4}}))")


def two_days(text: str) -> tuple[str, str] | None:
    """The first and the last day of a text that names both as Swedish does: 4–5 maj 2023."""
    match = _TWO_DAYS.fullmatch(" ".join(DASHES.sub("-", text.casefold()).split()))
    if match is None:
        return None
    first, last = guess(f"{match[1]} {match[2] or match[3].split()[1]} {match[4]}"), guess(match[3])
    return (str(first), str(last)) if first and last else None


def is_written_as_date(text: str) -> bool:
    """Whether a text has the form of a date, be it in the calendar or not: 2023-02-30 has."""
    return _WRITTEN.fullmatch(text) is not None


def in_words(date: PartialDate | datetime.date) -> str:
    """A date in Swedish running text: "2014", "november 2014", "3 november 2014", "omkring 2017"."""
    if isinstance(date, datetime.date):
        date = PartialDate.of(date)
    words = [str(date.day)] if date.day else []
    words += [MONTHS[date.month - 1]] if date.month else []
    words += [str(date.year)]
    return ("omkring " if date.about else "") + " ".join(words)


def span_in_words(start: PartialDate, end: PartialDate | None) -> str:
    """An occasion's dates as Swedish writes them: "1–2 december 2021", "31 maj–2 juni 2023", "2014–2016"."""
    if end is None or (end.sort_key == start.sort_key and end.about == start.about):
        return in_words(start)
    if start.about or end.about or start.year != end.year or not (start.month and end.month):
        return f"{in_words(start)}–{in_words(end)}"
    unlike = bool(start.day) != bool(end.day)
    first = [str(start.day)] if start.day else []
    first += [MONTHS[start.month - 1]] if start.month != end.month or unlike else []
    return f"{' '.join(first)}–{in_words(end)}"
