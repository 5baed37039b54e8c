"""Which lines of a page are meant as a list or a table, and become one paragraph, or a list of other numbers?

GitHub's preview is more lenient than the site's Markdown, and what is pasted from Word or Excel looks right until it is
published: there, line ends within a paragraph are spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplans.model.problems import Place, Problem
from actionplans.model.records import Model
from actionplans.reading.markdown import visible
from actionplans.reading.pages import Page, Pages

_ITEM = re.compile(r"([-*+]|\d{1,9}\.)[ \t]+\S")
# A number that begins a line within a paragraph is most often the day of a month; a 1 is not.
_BEGINS = re.compile(r"(?:[-*+]|1[.)])[ \t]+\S")
_BULLET = re.compile(r"[•▪●◦‣■○·][ \t]*\S")
_LETTERED = re.compile(r"(?:[a-zåäö]|\d{1,2})\)[ \t]+\S")
_CELLS = re.compile(r"\S[^\t\n]*\t+\S")
# A sign of a list with no space after it, as those write who have met lists in a word processor.
_CLOSE = re.compile(r"-(?=[^\W\d])\S+|\d{1,2}\.(?=[^\W\d])\S*")
# What begins a block of another kind, in which lines are read otherwise.
_OTHER = re.compile(r"[|>:<\[]|!!!|\{[{:]|[-*_]{3}|```|~~~")
_WORTH_READING = re.compile(
    rf"^[ \t]*(?:{_ITEM.pattern}|{_BULLET.pattern}|{_LETTERED.pattern}|{_CLOSE.pattern})", re.MULTILINE
)
# What paragraphs that are indented belong to: a point, a box, a term's explanation.
_HOLDS = re.compile(rf"{_ITEM.pattern}|!!!|:[ \t]")
_NUMBERED = re.compile(r"(\d{1,9})\.[ \t]+\S")
_TAB = 4


def lists(model: Model, pages: Pages) -> Iterator[Problem]:
    """What is meant as a list or a table is written so that the site shows it as one."""
    for page in pages.pages.values():
        if "|" in page.body or "\t" in page.body or _WORTH_READING.search(page.body):
            yield from of_page(page)


def of_page(page: Page) -> Iterable[Problem]:
    """What of one page is meant as a list or a table and shown as something else."""
    block: list[tuple[int, str]] = []
    above = ""  # the last paragraph that is not indented: what holds those that are
    last = 0  # the number of the list's last point, where the paragraph above ends with one
    for number, line in enumerate([*visible(page.body).split("\n"), ""], 1):
        heading = line.lstrip().startswith("#")
        if line.strip() and not heading:
            block.append((number, line.expandtabs(_TAB) if line.startswith(("\t", " ")) else line))
            continue
        if block and (_indent(block[0][1]) < _TAB or _HOLDS.match(above)):  # else it is code
            yield from _told(page, block, last)
        if block and _indent(block[0][1]) < _TAB:
            above = block[0][1].lstrip()
            last = _last_number(block, last)
        above, last = ("", 0) if heading else (above, last)
        block = []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _numbers(block: list[tuple[int, str]]) -> Iterator[tuple[tuple[int, str], int]]:
    """The numbered points of a list's first level, each with its number."""
    for one in block:
        if _indent(one[1]) - _indent(block[0][1]) < _TAB and (match := _NUMBERED.match(one[1].lstrip())):
            yield one, int(match[1])


def _last_number(block: list[tuple[int, str]], last: int) -> int:
    """Which number a block's last point is shown with; 0 where it is no numbered list."""
    if not _NUMBERED.match(block[0][1].lstrip()):
        return 0
    numbers = [number for _, number in _numbers(block)]
    return (last or numbers[0] - 1) + len(numbers)


def _told(page: Page, block: list[tuple[int, str]], last: int) -> Iterator[Problem]:
    """What is wrong with the lines between two empty ones: the first thing."""
    if found := _in_table(block):
        (number, line), what, do = found
        yield Problem(Place(page.file, number, _indent(line) + 1), what, do)
        return
    if _OTHER.match(block[0][1].lstrip()):
        return
    found = _in_list(block, last) if _ITEM.match(block[0][1].lstrip()) else _in_text(block)
    if found:
        (number, line), what, do = found
        yield Problem(Place(page.file, number, _indent(line) + 1), what, do)


Told = tuple[tuple[int, str], str, str]


def _in_list(block: list[tuple[int, str]], last: int) -> Told | None:
    if _NUMBERED.match(block[0][1].lstrip()) and _indent(block[0][1]) < _TAB:
        shown = last
        for one, number in _numbers(block):
            shown = shown + 1 if shown else number
            # A list in which each point is written as the first is one that numbers itself.
            if number not in (shown, 1):
                what = f"raden börjar med ”{number}.” och visas som punkt {shown} i en lista"
                return one, what, f"numrera listan i följd; är det ett datum eller årtal, skriv {number}\\."
    for one in block[1:]:
        if 0 < _indent(one[1]) - _indent(block[0][1]) < _TAB and _ITEM.match(one[1].lstrip()):
            what = f"punkten är indragen med {_indent(one[1])} mellanslag och visas på samma nivå som den ovanför"
            return one, what, f"dra in en underpunkt med {_indent(block[0][1]) + _TAB} mellanslag"
    return None


def _in_table(block: list[tuple[int, str]]) -> Told | None:
    """A table has the columns of its headings: else it is none, or what stands in the cells beyond is seen nowhere."""
    for (_, headings), (at, line), *rows in (block[n:] for n in range(len(block) - 1)):
        if "|" not in headings or "|" not in line or not _UNDER_HEADINGS.fullmatch(line):
            continue
        if _columns(headings) != _columns(line):
            what = f"tabellen har {_columns(headings)} rubriker men {_columns(line)} streck under dem, och blir ingen"
            return (at, line), what, "skriv |---| en gång för varje rubrik"
        for one in rows:
            if _columns(one[1]) > _columns(headings):
                what = f"raden har {_columns(one[1])} celler men tabellen {_columns(headings)}, och de sista visas inte"
                return one, what, "skriv en rubrik till, eller ta bort strecket | som är för mycket"
        return None
    return None


_UNDER_HEADINGS = re.compile(r"[ >]*\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")


def _columns(line: str) -> int:
    return line.replace("\\|", "").strip(" >").removeprefix("|").removesuffix("|").count("|") + 1


def _in_text(block: list[tuple[int, str]]) -> Told | None:
    lines = [(one, one[1].lstrip()) for one in block]
    for (one, line), (_, above) in zip(lines[1:], lines, strict=False):
        if _BEGINS.match(line) and _indent(one[1]) <= _indent(block[0][1]):
            do = "skriv en tom rad ovanför listan; är det ingen lista, flytta upp texten till raden ovanför"
            return one, "listan har ingen tom rad ovanför, och visas som löpande text", do
        if _BULLET.match(line):
            return one, f"{line[0]} gör ingen lista, och raderna visas som löpande text", _AS_LIST
        if _LETTERED.match(line) and _LETTERED.match(above):
            what = f"{line.split(')')[0]}) gör ingen lista, och raderna visas som löpande text"
            return one, what, "skriv 1. och 2. med en tom rad ovanför, eller en tom rad mellan raderna"
        if _CLOSE.match(line) and _CLOSE.match(above):
            what = "raderna har inget mellanslag efter listans tecken, och visas som löpande text"
            return one, what, "skriv ett mellanslag efter tecknet, med en tom rad ovanför listan"
        if _CELLS.search(line) and _CELLS.search(above):
            what = "raderna har tabbar och visas som löpande text, inte som en tabell"
            return one, what, "skriv | mellan cellerna och |---|---| under rubrikerna, eller en tom rad mellan raderna"
    return None


_AS_LIST = "skriv - och mellanslag i stället, med en tom rad ovanför listan"
