"""How large may a file be that an editor writes: in bytes, in the length of a line, in what a paragraph leaves open?

What is read here is read in a time that grows as the text does. But Python-Markdown looks through a whole paragraph for
the end of each bracket that begins in it, so some kilobytes of brackets stop a build for minutes. Far below that no one
can edit the text either. Of a file beyond a limit nothing else is read or said.
"""

from __future__ import annotations

import itertools
import re

from actionplans.model.problems import Place, Problem

# The largest file of data here has 40,000 bytes and the largest page 14,000; their longest line has 300 signs.
LARGEST_FILE = 1_000_000
LARGEST_PAGE = 100_000
LONGEST_LINE = 20_000
# Lines without an empty one between: a long table has some thousand signs.
LONGEST_PARAGRAPH = 20_000
# Brackets of one paragraph that nothing closes. A smiley leaves one.
MOST_LEFT_OPEN = 50
# Lines of one paragraph that end it all the same: a ruled line, or a definition. And lines of a page around its code.
MOST_DIVIDERS = 100
MOST_FENCES = 400
# Equal ones are given addresses of their own, by counting up from the first.
MOST_HEADINGS = 1_000
# Cells of one table: a row that is short is filled up to the length of the first.
MOST_CELLS = 20_000
# Lists of a page's headings: each holds them all.
MOST_CONTENTS = 5
# What the links by name of a page become together: each repeats its address.
MOST_BY_NAME = 1_000_000


def too_large(size: int, name: str) -> Problem | None:
    """What is wrong with a file of this many bytes."""
    limit, do = LARGEST_FILE, "dela upp innehållet på flera filer"
    if name.endswith(".md"):
        limit, do = LARGEST_PAGE, "dela upp innehållet på flera sidor"
    return Problem(Place(name), f"filen är {size} byte; gränsen är {limit}", do) if size > limit else None


def too_long_line(text: str, name: str) -> Problem | None:
    """The first line that is too long; it may be the work of a program, or a text without its line ends."""
    start, number = 0, 1
    while len(text) - start > LONGEST_LINE:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > LONGEST_LINE:
            what = f"raden har {end - start} tecken; gränsen är {LONGEST_LINE}"
            do = "dela upp texten på flera rader, alla lika långt indragna"
            if name.endswith(".md"):
                do = "dela upp texten i stycken, med en tom rad mellan dem"
            return Problem(Place(name, number), what, do)
        start, number = end + 1, number + 1
    return None


_PARAGRAPH = re.compile(r"^(?:[ \t]*+\S[^\n]*+(?:\n|\Z))++", re.MULTILINE)
# Not the sign in "< 5 %": only what Markdown takes for the beginning of an element.
_BRACKET = re.compile(r"[\[\]()>]|<(?=[a-z/!?])", re.IGNORECASE)
_DIVIDER = re.compile(r"^[ \t]*+(?:[-=*_][-=*_ \t]*+$|:[ \t])", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*+(?:```|~~~)", re.MULTILINE)
_HEADING = re.compile(r"^[ \t>]*+#", re.MULTILINE)
_CONTENTS = re.compile(r"^[ \t>]*+\[TOC\]", re.MULTILINE)
# Python turns a text of so many digits into no number, and there is no such sign.
_NO_SIGN = re.compile(r"&#(?:0*+[0-9]{8}|[xX]0*+[0-9a-fA-F]{7}|0{100}|[xX]0{100})")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]*+\]:[^\n]*+(?:\n[^\n]*+)?", re.MULTILINE)
_OPENED_BY = {"]": "[", ")": "(", ">": "<"}


def too_much_markdown(body: str, name: str) -> Problem | None:
    """The first paragraph of a page that is too long, or in which too many brackets are open at once."""
    if no_sign := _NO_SIGN.search(body):
        line = body.count("\n", 0, no_sign.start()) + 1
        return Problem(Place(name, line), "&# och så många siffror är inget tecken", "skriv tecknet självt")
    if _is_small(body):
        return None
    line, counted = 1, 0
    for match in _PARAGRAPH.finditer(body):
        paragraph = match[0]
        line, counted = line + body.count("\n", counted, match.start()), match.start()
        what, do = "", "dela upp det med tomma rader"
        if len(paragraph) > LONGEST_PARAGRAPH:
            what = f"stycket har {len(paragraph)} tecken utan en tom rad; gränsen är {LONGEST_PARAGRAPH}"
        elif sign := _left_open(paragraph):
            what = f"stycket har fler än {MOST_LEFT_OPEN} ”{sign}” som inte stängs"
            do = f"ta bort dem eller stäng dem, eller {do}"
        elif len(_DIVIDER.findall(paragraph)) > MOST_DIVIDERS:
            what = f"stycket har fler än {MOST_DIVIDERS} rader som är linjer (---) eller börjar med kolon"
        elif _cells(paragraph) > MOST_CELLS:
            what, do = f"tabellen har fler än {MOST_CELLS} celler", "dela upp den i flera"
        if what:
            return Problem(Place(name, line), what, do)
    for form, most, noun in (
        (_FENCE, MOST_FENCES, "som börjar eller avslutar ett kodblock"),
        (_HEADING, MOST_HEADINGS, "som börjar med #"),
        (_CONTENTS, MOST_CONTENTS, "med [TOC]"),
    ):
        beyond = next(itertools.islice(form.finditer(body), most, None), None)
        if beyond:
            place = Place(name, body.count("\n", 0, beyond.start()) + 1)
            return Problem(place, f"sidan har fler än {most} rader {noun}", "dela upp innehållet på flera sidor")
    return _repeated_by_name(body, name)


def _cells(paragraph: str) -> int:
    """How many cells a paragraph has that is a table."""
    lines = paragraph.split("\n")
    return len(lines) * max(line.count("|") for line in lines)


def _repeated_by_name(body: str, name: str) -> Problem | None:
    """A page whose links by name become far more than it holds: a long address, named thousands of times."""
    longest = max(_DEFINED.finditer(body), key=lambda match: len(match[0]), default=None)
    if longest is None or len(longest[0]) * body.count("[") <= MOST_BY_NAME:
        return None
    place = Place(name, body.count("\n", 0, longest.start()) + 1)
    return Problem(
        place, "adressen är för lång för en länk som upprepas på sidan", "förkorta den, eller dela upp sidan"
    )


def _is_small(body: str) -> bool:
    """Whether a page is beyond no limit, however its signs stand: as good as every page."""
    return (
        len(body) <= LONGEST_PARAGRAPH
        and body.count("\n") < min(MOST_DIVIDERS, MOST_FENCES, MOST_HEADINGS)
        and body.count("|") <= MOST_CELLS // MOST_DIVIDERS
        and all(body.count(sign) <= MOST_LEFT_OPEN for sign in "[(<")
    )


def _left_open(paragraph: str) -> str:
    """The bracket of which too many are open at once; empty where none is."""
    depths = {"[": 0, "(": 0, "<": 0}
    for match in _BRACKET.finditer(paragraph):
        sign = match[0]
        if sign in depths:
            depths[sign] += 1
            if depths[sign] > MOST_LEFT_OPEN:
                return sign
        elif depths[_OPENED_BY[sign]]:
            depths[_OPENED_BY[sign]] -= 1
    return ""
