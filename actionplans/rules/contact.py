"""Where in a text stands how to reach a person: a phone number, a person's e-mail, where somebody lives?

What has the looks of a phone number is judged by `phonenumbers`, which knows every country's numbers; it is loaded when
the first candidate is met. The forms take a few signs, from one that they begin with: the time is that of reading.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import Any

from actionplans.swedish.mailbox_words import is_persons

PHONE, MAIL, HOME = "ett telefonnummer", "en persons e-postadress", "en gatuadress"
_CHAT = re.compile(r"wa\.me/([0-9]{8,15})(?!\w)", re.ASCII)
_ADDRESS = re.compile(r"://[^\s<>\"]+")


def found(text: str, own_words: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind (in Swedish) of each way to reach a person, in a text as reading/plain.py has it."""
    for start, end in mailboxes(text, own_words):
        yield start, end, MAIL
    # The digits of an address on the web are not a phone number's; it is blanked out with its length.
    for match in _CHAT.finditer(text):
        yield match.start(1), match.end(1), PHONE
    without = _ADDRESS.sub(lambda address: "…" * len(address[0]), text)
    for start, end in phone_numbers(without):
        yield start, end, PHONE
    yield from ((start, end, HOME) for start, end in homes(without))


# --- Phone numbers ----------------------------------------------------------------------------------------------------

# Digits in groups, from a plus, a zero or a parenthesis. What stands before is asked of the first sign.
_GAP = r"(?: ?[-./_] ?|[ \t]{1,2})"
_DIALLED = re.compile(
    r"[+0(](?<![^\W_].)(?<![,+].)(?<!\d[-/:.].)"
    rf"(?:(?<=[+(])\+?|(?<=0))[ ]?[0-9]{{0,14}}(?:(?:{_GAP}|[ ]?[()][ ]?[-/]?[ ]?|(?<=\)))\(?[0-9]{{1,10}}\)?){{0,9}}",
    re.ASCII,
)
# A number of a town's own, without its area code, behind the word that says what it is.
_LOCAL = re.compile(
    r"[1-9](?<!\w.)(?<![-.,:/(+]\d.)[0-9]{1,11}(?:[- /.]{1,2}[0-9]{2,4}){0,4}+(?!\w|[-.:][0-9])", re.ASCII
)
_CALLED = re.compile(
    r"\b(?:(?P<surely>tfn|tele?|telnr|ankn|\w{0,12}telefon(?:en)?|telefonnummer|telefonnr|tlf)|mobil(?:en)?|mobilnummer|mobilnr|mob|växel(?:n)?"
    r"|phone|mobile|fax|ring|sms|direktnummer|direktnr|direkt|nås på)"
    r"(?:\.?:?|\.? ?nr\.?:?|\.? ?nummer:?)[ ]?(?:på |till |är )?\(?$",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"(?:dnr|diarie\w{0,8}|ärende\w{0,8}|mål\w{0,8}|isbn|issn|iban|org\w{0,12}|bankgiro|plusgiro|konto\w{0,8}|faktura\w{0,8}|projektn\w{0,8}|protokoll\w{0,6}"
    r"|beslut\w{0,6}|doi|\w{0,12}kod|serie\w{0,6}|ean|gtin|/S)\.?[ :]{0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" ?(?:kr\b|kronor|mnkr|tkr|mkr|miljoner|miljarder|euro|eur\b|sek\b|usd\b|%"
    r"|procent|st\b|stycken|personer|deltagare|resenärer|resor"
    r"|invånare|meter\b|m\b|m2|m²|km\b|kvm|ton\b|kg\b|kwh|mwh|gwh|timmar|år\b)",
    re.IGNORECASE,
)
_YEAR_OF_DIARY = re.compile(r"0\d{1,3}[-/]\d\d-\d{4,}$|[\d-]{1,20}/(?:19|20)?\d\d$", re.ASCII)
# A number and the last two digits of the next may stand together.
_NUMBER_GOES_ON = re.compile(r"[-./_](?!\d\d(?!\d))\d", re.ASCII)
_YEAR_LAST = re.compile(r"/(?:19|20)\d\d$", re.ASCII)
_CLOCK_OR_DAY = re.compile(
    r"[012]?\d[.:][0-5]\d(?: ?-| |$)|[012]?\d-[012]?\d [0-5]\d$"
    r"|[0-3]?\d/[01]\d |[0-3]\d[-./ ][01]\d[-./ ](?:19|20)\d\d|[012]\d[0-5]\d ?- ?[012]\d[0-5]\d",
    re.ASCII,
)
_DIGIT = re.compile(r"\d", re.ASCII)
_GROUPS = re.compile(r"\d+", re.ASCII)
# The shortest Swedish number in use has nine digits with its zero, the shortest abroad eight with the country's.
_FEWEST, _FEWEST_ABROAD, _FEWEST_LOCAL, _MOST = 9, 8, 5, 15


def phone_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each phone number."""
    for match in _DIALLED.finditer(text):
        written = match[0]
        if len(written) < _FEWEST_ABROAD or sum(map(len, _GROUPS.findall(written))) < _FEWEST_ABROAD:
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        length = _length_of_number(written, before, text[match.end() : match.end() + 12])
        if length:
            yield match.start(), match.start() + length
    for match in _LOCAL.finditer(text):
        if len(match[0]) < _FEWEST_LOCAL:
            continue
        called = _called(text[max(0, match.start() - 24) : match.start()].rpartition("\n")[2])
        if called is None:
            continue
        groups = _GROUPS.findall(match[0])
        digits = sum(map(len, groups))
        if not _FEWEST_LOCAL <= digits <= 12 or re.match(r" \d", text[match.end() : match.end() + 2]):
            continue
        if digits == _FEWEST_LOCAL and not called["surely"]:
            continue
        years = all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
        if not years and not _COUNTED.match(text, match.end()):
            yield match.start(), match.end()


@functools.lru_cache(maxsize=4096)  # before most numbers stands a key, as "  start: "
def _called(before: str) -> re.Match[str] | None:
    """The word that says that what follows on its line is a phone number."""
    return _CALLED.search(before)


def _length_of_number(written: str, before: str, after: str) -> int:
    """How much of a run of digits is a phone number, the longest that is one; 0 where nothing is."""
    if _REGISTERED.search(before):
        return 0
    ends = [group.end() for group in _GROUPS.finditer(written)]
    for end in reversed(ends):
        part = written[:end]
        rest = written[end:] + after
        if _COUNTED.match(rest) or rest[:1].isalpha() or _NUMBER_GOES_ON.match(rest) or _is_in_row(before, part, rest):
            continue
        if number := _read_as_number(part):
            return 0 if _is_a_service(number) else end
    return 0


def _is_in_row(before: str, part: str, rest: str) -> bool:
    """Whether a number is some of a row of figures of two digits, as in a table."""
    goes_on = re.match(r" \d", rest) or re.search(r"\d $", before)
    return bool(goes_on) and all(len(group) == 2 for group in _GROUPS.findall(part))


def _read_as_number(written: str) -> Any:
    """The phone number that a run of digits is, as `phonenumbers` has it; None where it is laid out otherwise."""
    import phonenumbers  # it takes a while to load, and nearly no text has a candidate

    digits = "".join(_DIGIT.findall(written))
    abroad = written.lstrip("( ").startswith(("+", "00")) or digits.startswith("00")
    if len(digits) > _MOST + 2 or len(digits) < (_FEWEST_ABROAD if abroad else _FEWEST):
        return None
    plus = "+" in written[:3]
    if not plus and not _is_laid_out(written, abroad):
        return None
    try:
        number = phonenumbers.parse(("+" if plus else "") + digits.replace("+", ""), "SE")
    except phonenumbers.NumberParseException:
        return None
    known = phonenumbers.is_possible_number(number) if plus else phonenumbers.is_valid_number(number)
    return number if known else None


def _is_a_service(number: Any) -> bool:
    """Whether a phone number is one that anybody may call and nobody has: 020, 0771, 0900."""
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    return phonenumbers.number_type(number) in (kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE)


def _is_laid_out(written: str, abroad: bool) -> bool:
    """Whether a number without a plus is laid out as people do it, and not as a time, a day or a diary number."""
    groups = _GROUPS.findall(written)
    written = written.lstrip("( ")
    if abroad:
        return (
            written.startswith("00")
            and not _YEAR_LAST.search(written)
            and not all(len(group) in (2, 4) for group in groups)
        )
    if _CLOCK_OR_DAY.match(written) or _YEAR_OF_DIARY.match(written):
        return False
    if groups[0] == "0" and written.startswith("0)"):  # (0)31-…
        groups = ["0" + groups[1], *groups[2:]] if len(groups) > 1 else groups
    if len(groups) == 1:
        return True
    area = groups[0]
    return (2 <= len(area) <= 4 or area.startswith("07")) and all(2 <= len(group) <= 8 for group in groups[1:])


# --- Mailboxes --------------------------------------------------------------------------------------------------------

_AT_SIGN = re.compile("@")
_AT_IN_BRACKETS = re.compile(r"[(\[{<][(\[{<]? ?(?:at|a|@|ät|snabel[- ]?a|alfakrull) ?[)\]}>]{1,2} ?", re.IGNORECASE)
_AT_WORD = re.compile(
    r"[ ](?:at|snabel[- ]?a|alfakrull) (?=[\w-]{1,63}(?:\.| punkt | dot | ?[(\[])\w)",
    re.IGNORECASE,
)
_DOT = r"(?:\.| ?[(\[{](?:dot|punkt|prick|\.)[)\]}] ?| (?:dot|punkt|prick) )"
_DOMAIN = re.compile(rf"[ ]?(?:[\w-]{{1,63}}{_DOT}){{1,6}}(?P<top>[^\W\d_]{{2,24}})(?![\w])", re.IGNORECASE)
_DOTS = re.compile(_DOT, re.IGNORECASE)
_MAILBOX = re.compile(rf"(?:[\w+'-]{{1,64}}{_DOT}){{0,5}}[\w+'-]{{1,64}}[ ]?$", re.IGNORECASE)
_LONGEST_MAILBOX = 80
_FILES = frozenset(("png", "jpg", "jpeg", "webp", "svg", "gif", "pdf", "js", "css", "md", "yml", "html"))


def mailboxes(text: str, own_words: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Start and end of each e-mail address that is named after a person."""
    for at in _ats(text):
        before = text[at.start() - 1 : at.start()]
        if not (before.isalnum() or before in (" ", "_")):
            continue
        domain = _DOMAIN.match(text, at.end())
        if domain is None or domain["top"].lower() in _FILES:
            continue
        from_ = max(0, at.start() - _LONGEST_MAILBOX)
        line = text[from_ : at.start()].rpartition("\n")[2]
        box = _MAILBOX.search(line)
        if box and is_persons(_DOTS.sub(".", box[0].strip()), own_words):
            if at[0].strip().lower() == "at" and not _DOTS.search(box[0].strip()):
                continue  # Maria at a place
            start = at.start() - len(line) + box.start()
            yield start + len(box[0]) - len(box[0].lstrip("'-+")), domain.end()


def _ats(text: str) -> Iterator[re.Match[str]]:
    """Each sign, or word in its place, that can stand between a mailbox and its domain."""
    yield from _AT_SIGN.finditer(text)
    yield from _AT_IN_BRACKETS.finditer(text)
    if any(word in text for word in (" at ", " AT ", "nabel", "NABEL", "lfakrull")):
        yield from _AT_WORD.finditer(text)


# --- Homes ------------------------------------------------------------------------------------------------------------

# A street with a house number and a postcode is where somebody lives or an office lies; with an "lgh", a home. Such an
# address is found by its postcode, which is rarer than a capital letter, and read backwards from there.
_CODE = re.compile(
    r"[1-9Ll](?<!\w.)(?:(?<=[1-9])(?<!\d[-.].)\d\d[ ]?\d\d(?![\w-])|(?<=[Ll])(?:gh|GH|ägenhet)\.?[ ]?\d{1,4})"
    r"(?! ?(?:kr|st|m|km|kronor|%)\b)",
    re.ASCII,
)
_HOUSE = r"[ ]?[1-9]\d{0,2}(?:-\d{1,3})?[ ]?[A-Za-z]?(?:[ ,]{1,2}(?:\d[ ]?tr|nb|bv|vån[ ]?\d)\.?)?"
_STREET = (
    r"(?:[^\W\d_]{2,40}(?:gatan|gata|vägen|väg|gränd|gränden|stigen|stig|backen|allén|torget|torg|plan|platsen|plats|leden"
    rf"|kajen|rondellen|esplanaden|gt?\.|vg?\.| (?:gata|väg|gränd|stig|allé|torg|plan|plats|g\.|v\.)){_HOUSE})"
)
_BEFORE_CODE = re.compile(
    rf"(?<!\w){_STREET}(?:[ \n,;·|/()-]{{1,5}}|, ?[A-ZÅÄÖ][a-zåäö]{{1,30}} )(?:SE?[- ]{{1,2}})?$", re.IGNORECASE
)
# Any place with a number, a comma and a postcode with its town.
_PLACE = re.compile(
    r"(?<!\w)(?!Box|Postbox|FE |Fack|Paragraf|Sid|Bilag|Kapitel|Punkt|Bunk|Rum|Tabell|Figur|Nr)"
    r"[A-ZÅÄÖ][a-zåäöé]{2,40} \d{1,4}[ ]?[A-Za-z]?,[ \n]{1,2}(?:SE?[- ]{1,2})?$"
)
_GOES_ON = re.compile(r" [a-zåäö]")
# Nobody lives where visitors, goods and invoices are received.
_OFFICE = re.compile(r"(?:besöks|leverans|faktura)adress(?:en)?(?: är)?[ :\n*|]{0,6}\Z", re.IGNORECASE)
_SURELY_STREET = re.compile(r"(?:gata|gatan|väg|vägen|gränd|gränden) ?\d", re.IGNORECASE)
_TOWN = re.compile(r" [A-ZÅÄÖ][A-Za-zåäöÅÄÖ]")
_CARE_OF = re.compile(r"/(?:(?<=[Cc]/)(?<!\w[Cc]/)|(?<=[Cc] /)(?<!\w[Cc] /)) ?[Oo]:? (?=[A-ZÅÄÖ])")
_CARED_FOR = re.compile(rf"{_STREET}|Box \d{{1,5}}, \d{{3}} ?\d\d", re.IGNORECASE)
_FARTHEST = 90


def homes(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each street address, and of each that is somebody else's (c/o)."""
    last = 0
    spans = [*_by_code(text), *_by_care(text)]
    for start, end in sorted(spans):
        if start >= last:
            yield start, end
            last = end


def _by_code(text: str) -> Iterator[tuple[int, int]]:
    for code in _CODE.finditer(text):
        from_ = max(0, code.start() - _FARTHEST)
        before = text[from_ : code.start()]
        match = _BEFORE_CODE.search(before)
        if match and code[0][0].isdigit() and _GOES_ON.match(text, code.end()) and not _SURELY_STREET.search(match[0]):
            continue  # a plan 23, 100 50 of something
        if match and _OFFICE.search(text, max(0, from_ + match.start() - 40), from_ + match.start()):
            continue
        match = match or (_PLACE.search(before) if _TOWN.match(text, code.end()) else None)
        if match:
            yield from_ + match.start(), code.end()


def _by_care(text: str) -> Iterator[tuple[int, int]]:
    for care in _CARE_OF.finditer(text):
        match = _CARED_FOR.search(text, care.end(), care.end() + _FARTHEST)
        if match:
            yield max(text.rfind(sign, 0, care.start()) for sign in "cC"), match.end()
