"""Which digits in a text are a Swedish personal identity number, in whatever way it is written?

Ten or twelve digits that begin with a date and end with a right check digit (Skatteverket's Luhn sum); a coordination
number has 60 added to the day; a temporary number (T-nummer, reservnummer) has a letter among its last four signs and
no check digit. Own code: the date and the sum are ten lines, and what is hard is to find where such a number stands.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

# A date, its parts joined or with a sign between; then a dash, a plus after a hundredth birthday, a space or nothing;
# then four signs. It is tried at the first digit of every number.
_LAYOUT = re.compile(
    r"(?:(?P<century>1[89]|20)[- ]?)?(?P<year>\d\d)(?P<parted>[-./_ ]?)(?P<month>\d\d)(?P=parted)(?P<day>\d\d)"
    r"(?P<joint> ?[-+]{1,2} ?|[ _\t])?"
    r"(?P<last>\d\d ?\d\d|(?=[A-Z]*\d)[\dA-Z]{4}(?![A-Z]))(?!\d)",
    re.ASCII | re.IGNORECASE,
)
# A letter of those that are in use, in place of a digit.
_TEMPORARY = re.compile(r"(?=\d*[TRSUWXJKLMN]\d*$)\w{4}", re.ASCII | re.IGNORECASE)
_START = re.compile(r"\d(?<!\d\d)(?=[-./_ ]?\d(?:[-./_ ]?\d){4})", re.ASCII)
# A word that says what follows: then a slip in the number makes it no less a person's.
_SAID = re.compile(
    r"(?:person(?:al)?[- ]?(?:identity ?)?(?:nummer|numret|number|nr)"
    r"|\bp\.?nr|samordnings?(?:nummer|numret|nr)|reserv(?:nummer|numret|nr)"
    r"|\bt-(?:nummer|nr)|\bssn)\.?[\"']?[ :=#]{0,3}[\"'(]?(?:SE)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:isbn|issn|iban|bankgiro|plusgiro|bg|pg)(?:-1[03])?[ :.]{0,3}$", re.IGNORECASE)
_COUNTED = re.compile(
    r" ?(?:kr\b|kronor|mnkr|tkr|euro|eur\b|sek\b|%"
    r"|procent|st\b|stycken|personer|deltagare|resenärer|invånare|m\b|km\b|kvm|ton)"
)
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_SHORTEST_SUM = 20
_LONGER = re.compile(r"[-.,:/]\d", re.ASCII)


def found(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each identity number in a text as it is read (see reading/plain.py)."""
    end = 0
    for start in _START.finditer(text):
        if start.start() < end:
            continue
        match = _LAYOUT.match(text, start.start())
        if match and _is_number(match, text):
            end = match.end()
            yield match.start(), end


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether what has the layout of a number is one."""
    month, day, last = int(match["month"]), int(match["day"]), match["last"].replace(" ", "")
    if not _is_date(month, day):
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    if _SAID.search(before):
        return True
    if _OTHER.search(before) or _is_part_of_more(match, text) or _is_time(match, last):
        return False
    joint = (match["joint"] or "").strip()
    if not last.isdigit():
        return bool(joint or match["century"]) and not match["parted"].strip(" -") and bool(_TEMPORARY.fullmatch(last))
    if _check_digit_holds(f"{match['year']}{match['month']}{match['day']}{last}"):
        return True
    # Of the last century, written out and with its dash, it is a number with a slip; from day to day is a period.
    old = match["century"] in ("18", "19") and joint in ("-", "+")
    return old and not _is_date(int(last[:2]), int(last[2:]), coordination=False)


def _is_part_of_more(match: re.Match[str], text: str) -> bool:
    """Whether the digits go on before or after, so that they are a row of figures, a period or an amount."""
    start, end = match.span()
    loose = match["parted"] == " " or not (match["joint"] or "").strip(" _")
    if _is_in_sum(text, start, end):
        return True
    before, after = text[max(0, start - 2) : start], text[end : end + 24]
    if before[-1:] in (".", "+") and before[:1].isdigit():
        return True
    if match["parted"] == " " and before[-1:] == " " and before[:1].isdigit():
        return True
    if not loose and not match["parted"]:
        return False
    follows = _LONGER.match(after) or (loose and (_COUNTED.match(after) or re.match(r" \d", after)))
    return bool(follows)


def _is_in_sum(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a long run of hexadecimal digits: a checksum's are no number."""
    from_ = start
    if text[start - 2 : start] in ("0x", "0X"):
        return True
    while from_ and end - from_ < _SHORTEST_SUM and text[from_ - 1] in _HEXADECIMAL:
        from_ -= 1
    while end < len(text) and end - from_ < _SHORTEST_SUM and text[end] in _HEXADECIMAL:
        end += 1
    return end - from_ >= _SHORTEST_SUM


def _is_time(match: re.Match[str], last: str) -> bool:
    """Whether it is a day of our time and a time of day, as cameras name their files; or a day and a year."""
    if not last.isdigit():
        return False
    joint = match["joint"] or ""
    if joint == " " and last[:2] in ("19", "20") and (match["century"] or match["parted"]):
        return True
    ours = match["century"] == "20" and int(match["year"]) >= 10
    plain = joint.strip(" _") == "" or bool(match["parted"])
    return ours and plain and int(last[:2]) < 24 and int(last[2:]) < 60


def _is_date(month: int, day: int, *, coordination: bool = True) -> bool:
    try:
        datetime.date(2000, month, day - 60 if coordination and day > 60 else day)
    except ValueError:
        return False
    return True


def _check_digit_holds(digits: str) -> bool:
    """The Luhn sum over ten digits, as Skatteverket defines it."""
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
