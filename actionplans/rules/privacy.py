"""Personal data in what the site is made of: identity numbers, phone numbers, persons' e-mail, private addresses.

Identity numbers never belong here (lagen 2018:218, 3 kap. 10 §). The others may be needed to reach a person, but the
site is not where: a private person's are not the city's to publish, and an official's change while the page stays. The
one exception is a matter's handler, whom the committee's own letter names with phone and e-mail. A shared mailbox
(info@, stadsmiljo@) is no person's and passes; of phone numbers nobody can tell whose they are, so none passes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from actionplans.model.problems import Place, Problem

# ÅÅMMDD-NNNN or ÅÅÅÅMMDD-NNNN, the hyphen (or + after a hundredth birthday) often left out, or made a dash or a hard
# space by a word processor. Not part of a longer number, a name or a path.
_NUMBER = re.compile(
    r"(?<![\w/])(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ \u00a0\u2010-\u2015\u2212]?(\d{4})(?!\d)", re.ASCII
)
# The day that it begins with. A form that begins with a sign is found many times faster than one that looks behind.
_SIX_DIGITS = re.compile(r"\d\d{5}", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+")


def identity_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and text of each Swedish personal identity or coordination number.

    That is ten or twelve digits with a real date and a right check digit.
    """
    if not _SIX_DIGITS.search(text):  # as good as every file: then there is no need to go line by line
        return
    for line, content in enumerate(text.split("\n"), 1):
        for match in _NUMBER.finditer(_ADDRESS.sub(lambda found: "…" * len(found[0]), content)):
            year, month, day, last = match.groups()
            if _is_date(int(month), int(day)) and _check_digit_holds(f"{year}{month}{day}{last}"):
                yield line, match.start() + 1, match.group()


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


# --- Phone numbers, e-mail, addresses ---------------------------------------------------------------------------------

# +46 or 0046 and the number; or an area code, a hyphen and digits in groups; or a mobile number, hyphen or not.
# What may not stand before it is asked after the first sign, as above.
_PHONE = re.compile(
    r"[+0](?<![\w/.,-].)(?:(?<=\+)46[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){6,9}"
    r"|(?<=0)046[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){6,9}"
    r"|(?<=0)[1-9]\d{0,2}[ ]?[-/–][ ]?\d{2,3}(?:[ ]?\d{2,3}){1,3}"
    r"|(?<=0)7[02369][ -]?\d(?:[ -]?\d){6})(?![\w-])",
    re.ASCII,
)
# A person's mailbox is named after a person: two words of letters with a dot between, anna.exempel@.
_PERSONS_MAIL = re.compile(r"(?<![\w.])[^\W\d_]+(?:-[^\W\d_]+)*\.[^\W\d_]+(?:-[^\W\d_]+)*@[\w-]+(?:\.[\w-]+)+")
# A street with a house number and a postcode is where somebody lives or an office lies; with an "lgh", a home.
_STREET = (
    r"[A-ZÅÄÖ](?<!\w.)[a-zåäöé]+"  # a word of its own; asked after the first sign, as above
    r"(?:gatan|gata|vägen|väg|gränd|gränden|stigen|stig|backen|allén|torget|plan|leden|kajen|rondellen)"
    r" \d{1,3} ?[A-Za-z]?\b"
)
_HOME = re.compile(rf"{_STREET}(?=,? ?(?:lgh|\d{{3}} ?\d{{2}}\b))")
# The shortest number in use has nine digits with its zero; 09-12 30 is a time of day.
_FEWEST_DIGITS = 9


def contact_details(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and kind (in Swedish) of each phone number, person's e-mail and street address."""
    if not (_PHONE.search(text) or ("@" in text and _PERSONS_MAIL.search(text)) or _HOME.search(text)):
        return
    for number, content in enumerate(text.split("\n"), 1):
        # An address on the web is left out, with its length, so that columns count.
        line = _ADDRESS.sub(lambda found: "…" * len(found[0]), content)
        for kind, form in (
            ("ett telefonnummer", _PHONE),
            ("en persons e-postadress", _PERSONS_MAIL),
            ("en gatuadress", _HOME),
        ):
            for match in form.finditer(line):
                if form is not _PHONE or sum(sign.isdigit() for sign in match[0]) >= _FEWEST_DIGITS:
                    yield number, match.start() + 1, kind


_HANDLER = re.compile(r"^handler:.*\n(?:[ \t]+.*\n|[ \t]*\n)*", re.MULTILINE)


def _without_handler(name: str, text: str) -> str:
    """The text of a file, a matter's handler blanked out: the committee's letter names him or her."""
    if not name.startswith("data/matters/"):
        return text
    return _HANDLER.sub(lambda block: "\n" * block[0].count("\n"), text)


def problems(root: Path) -> Iterator[Problem]:
    """All personal data in data/, docs/ and mkdocs.yml."""
    files = [*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), root / "mkdocs.yml"]
    for file in sorted(files):
        if not file.is_file():
            continue
        name = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8", errors="replace")
        for line, column, _ in identity_numbers(text):
            do = "ta bort det, eller dela upp siffrorna om de är något annat, till exempel dnr 121212 - 1212"
            yield Problem(Place(name, line, column), "siffrorna ser ut som ett personnummer", do)
        for line, column, kind in contact_details(_without_handler(name, text)):
            do = "ta bort det; kontaktuppgifter står bara för ett ärendes handläggare (handler)"
            yield Problem(Place(name, line, column), f"texten ser ut att innehålla {kind}", do)
