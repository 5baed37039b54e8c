"""Which signs of a text does no reader see, or take for others than they are?

They make two equal words differ, keep the search from finding them, and can turn a text around or hide one in it.
Word processors and what is copied out of PDF files leave them behind; somebody who wants to deceive puts them there.
Spelling is let be: joiners in scripts that need them and in pictures of faces and flags, a whole word of another
alphabet, units such as μg and kΩ.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

# What YAML 1.1 does not take for text, and the line ends that it sees and editors do not show.
_NO_TEXT = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
# What Unicode calls format: soft hyphens, zero-width spaces and joins, marks of direction, of shorthand and of music,
# the tags in which a whole hidden text fits; then fillers, letters without a shape; and selectors of variants.
_FORMAT = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\uffa0\ufe00-\ufe0d"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
INVISIBLE = f"{_NO_TEXT}{_FORMAT}{_FILLERS}"
# Spelling in some places: U+200C and U+200D between letters of scripts without capitals, U+200D and the selectors of
# how a picture looks (U+FE0E, U+FE0F) after one.
JOINERS = "\u200c\u200d"
SELECTORS = "\ufe0e\ufe0f"

# Letters in a sign of another kind, wherever they stand: those of full width, of mathematics, the ligatures of
# printers, Roman numbers in one sign. Copied text is full of them, and the search finds none.
_COMPATIBLE = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff\u2160-\u217f\u24b6-\u24e9"

# Letters of Cyrillic, Greek and Armenian, each with the Latin one that it looks like.
_LOOK = "АВЕКМНОРСТУХЅІЈЁЇӒӦԌԚԜасеорхуѕіјһԁԛԝёїӓӧӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοՕօսոհ"
_LIKE = "ABEKMHOPCTYXSIJËÏÄÖGQWaceopxysijhdqwëïäölABEZHIKMNOPTYXoOounh"
_TWINS = dict(zip(_LOOK, _LIKE, strict=True))
_TWIN = re.compile(f"[{''.join(_TWINS)}]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER_ALPHABET = re.compile("[\u0370-\u03ff\u0400-\u058f]")

# UTF-8 that was read as Windows' own characters and saved again: Ã¤ for ä; and the sign for a letter that is lost.
_GARBLED = re.compile(
    "\u00c3[\u0080-\u00bf\u201e\u2026\u2013\u2014\u2026\u2030\u2122\u0160\u0161]|\u00e2\u20ac.?|\ufffd"
)

# What a text must hold for any of these to be in it, but for letters that are not composed.
_SUSPECT = re.compile(f"[{INVISIBLE}{JOINERS}{SELECTORS}{_COMPATIBLE}{_PRIVATE}\u00c3\u00e2\ufffd{''.join(_TWINS)}]")
# In Windows' signs of Western Europe, which hold what Swedes write, it is told ten times faster. All are composed.
_OF_THE_WEST = "cp1252"
_UNSUSPECTED = bytes(
    code for code in range(256) if (sign := bytes([code]).decode(_OF_THE_WEST, "ignore")) and not _SUSPECT.search(sign)
)
_INVISIBLE = re.compile(f"[{INVISIBLE}{_PRIVATE}]")
_MAYBE_SPELLING = re.compile(f"[{JOINERS}{SELECTORS}]")
_LETTER_IN_ANOTHER_SIGN = re.compile(f"[{_COMPATIBLE}]")


class BadSign(NamedTuple):
    """A sign that is not what it seems: its place in the line, from 0; what is wrong and what to do, in Swedish."""

    at: int
    what: str
    do: str


def suspect(text: str) -> bool:
    """Whether any line of a text can hold such a sign: False for as good as every file, at little cost."""
    try:
        if not text.encode(_OF_THE_WEST).translate(None, _UNSUSPECTED):
            return False
    except UnicodeEncodeError:
        pass
    return _SUSPECT.search(text) is not None or not unicodedata.is_normalized("NFC", text)


def first_bad(line: str) -> BadSign | None:
    """The first sign of a line that no reader sees, or takes for another than it is."""
    found = (look(line) for look in (_invisible, _garbled, _in_another_sign, _twin, _not_composed))
    return min((one for one in found if one is not None), default=None)


# A sign by its number or name, as HTML has it.
ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z]{2,32});")


def first_written_as_entity(line: str) -> BadSign | None:
    """The first invisible sign that a line of a page writes by its number or name: &#8203;, &shy;."""
    for entity in ENTITY.finditer(line):
        bad = _invisible(html.unescape(entity[0]))
        if bad:
            return BadSign(entity.start(), f"{entity[0]} är ett osynligt tecken", "ta bort det")
    return None


def _invisible(line: str) -> BadSign | None:
    signs = [*_INVISIBLE.finditer(line), *(one for one in _MAYBE_SPELLING.finditer(line) if not _is_spelling(one))]
    if not signs:
        return None
    first = min(signs, key=lambda one: one.start())
    what = f"raden innehåller ett osynligt tecken (U+{ord(first[0]):04X})"
    if _SYMBOL.match(first[0]):
        what = f"raden innehåller ett tecken som bara finns i ett av Words teckensnitt (U+{ord(first[0]):04X})"
    return BadSign(first.start(), what, _do_about(first[0]))


# What comes along when a text is pasted, and what an editor who cannot see it may do about it.
_REWRITE = "skriv om ordet där det står"
_DO = {
    "\u00ad": f"{_REWRITE}: ett mjukt bindestreck har följt med när texten klistrades in",
    "\u200b\u2060\ufeff": f"{_REWRITE}: ett mellanslag utan bredd har följt med när texten klistrades in",
    "\x0b\x0c\x85\u2028\u2029": "byt det mot en vanlig radbrytning: det är ordbehandlarens egen",
}
_SYMBOL = re.compile("[\uf020-\uf0ff]")  # Symbol and Wingdings, as Word saves their signs


def _do_about(sign: str) -> str:
    if _SYMBOL.match(sign):
        return "skriv - och mellanslag om det är en punkt i en lista; ta annars bort det"
    return next((do for signs, do in _DO.items() if sign in signs), "ta bort tecknet eller skriv om raden")


def _is_spelling(found: re.Match[str]) -> bool:
    """Whether a joiner or a selector does what it is for: between two letters, or after a picture."""
    line, at = found.string, found.start()
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if found[0] in SELECTORS:
        return bool(before) and (unicodedata.category(before) in ("So", "Sm", "Po") or before in "#*0123456789")
    kinds = [unicodedata.category(sign) for sign in (before, after) if sign]
    if len(kinds) == 2 and all(kind in ("Lo", "Mn", "Mc") for kind in kinds):
        return True
    picture = kinds[:1] in (["So"], ["Sk"]) or before in SELECTORS
    return found[0] == "\u200d" and picture and kinds[1:] in (["So"], ["Sm"])


def _garbled(line: str) -> BadSign | None:
    found = _GARBLED.search(line)
    if found is None:
        return None
    what = f"tecknen ”{found[0]}” står där en bokstav har blivit fel när filen sparades"
    return BadSign(found.start(), what, "skriv bokstaven på nytt, på alla ställen i filen")


def _in_another_sign(line: str) -> BadSign | None:
    found = _LETTER_IN_ANOTHER_SIGN.search(line)
    if found is None:
        return None
    plain = unicodedata.normalize("NFKC", found[0])
    what = f"tecknet ”{found[0]}” (U+{ord(found[0]):04X}) ser ut som ”{plain}” men är ett annat"
    return BadSign(found.start(), what, f"skriv {plain} på tangentbordet")


def _twin(line: str) -> BadSign | None:
    if not _TWIN.search(line):
        return None
    # A letter without a twin shows that the line quotes another alphabet: a word of twins alone is one of its words.
    quotes = any(sign not in _TWINS for sign in _OTHER_ALPHABET.findall(line))
    for word in _WORD.finditer(line):
        found = _TWIN.search(word[0])
        if found and (_LATIN.search(word[0]) or (not quotes and all(sign in _TWINS for sign in word[0]))):
            seems, number = _TWINS[found[0]], ord(found[0])
            what = f"bokstaven ”{found[0]}” (U+{number:04X}) ser ut som ”{seems}” men är en annan"
            return BadSign(word.start() + found.start(), what, f"skriv om ordet ”{word[0]}” på tangentbordet")
    return None


def _not_composed(line: str) -> BadSign | None:
    if unicodedata.is_normalized("NFC", line):
        return None
    composed = unicodedata.normalize("NFC", line)
    pairs = enumerate(zip(line, composed, strict=False))
    at = next((index for index, (was, now) in pairs if was != now), len(composed))
    letter = composed[at : at + 1]
    two = unicodedata.combining(line[at + 1 : at + 2] or " ")
    how = (
        "skriven som två tecken, fast den ser ut som ett" if two else "skriven med ett annat tecken som ser likadant ut"
    )
    what = f"bokstaven ”{letter}” är {how}"
    do = "skriv bokstaven på nytt, på alla ställen i filen: sökningen skiljer dem åt"
    return BadSign(at, what, do)


# What is taken away, and what takes the place of what looks like it.
_GONE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def composed(line: str) -> str:
    """A line with its letters as the keyboard has them, without signs that take no room: what is certain alone."""
    return unicodedata.normalize("NFC", _GONE.sub("", line))


def as_it_looks(line: str) -> str:
    """A line with each sign that looks like another as that one, for reading on after it has been told."""
    plain = _LETTER_IN_ANOTHER_SIGN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed(line))
    return _SPACES.sub(" ", _TWIN.sub(lambda found: _TWINS[found[0]], plain))
