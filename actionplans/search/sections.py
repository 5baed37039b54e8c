"""What a reader can search for on one page: its text, in sections, out of the HTML that the page was written as."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplans.markup.html import attribute, pieces, runs, value
from actionplans.swedish.words import UNKNOWN
from actionplans.system.fixed import fixed

# Shown on the page, but not what it says: ways to elsewhere, and who has said it.
_WAYS = frozenset(["nav", "script", "style", "svg"])
_REFERENCES = frozenset(["cite", "citation", "headerlink", "no-search"])
# Where a value stands, or that it is missing.
_GAPS = frozenset(["missing", "tag--missing"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
# Elements that say one thing each, beside others: in a line of text they need a sign between them.
_CELLS = frozenset(["td", "th", "dt", "dd", "li", "caption"])
# Elements inside a line: their text belongs together with what stands beside it.
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "mark", "small", "strong", "sub", "sup", "time"])
# What the line of a table's caption or column heads begins with: no text of a page holds it.
HEADS = "\t"
# Elements that are lines of a section's text, each for itself. Within a row or an entry of a list they are parts of it.
_BLOCKS = frozenset(["blockquote", "div", "figcaption", "figure", "p", "pre", "section"])
_LISTS = frozenset(["dl", "li", "ol", "ul"])
_TABLES = frozenset(["details", "table", "tbody", "thead", "tr"])
_NOT_SHOWN = frozenset(["caption", "summary", "thead"])
# What stands beside a text inside its line, as a remark or a mark does.
_BESIDE = frozenset(["note", "tag", "kind"])
_LINE, _BREAK = " · ", "\n"
# Stands in the text where something is left out, until the line is tidied; and where that leaves no space behind. No
# page holds these signs.
_LEFT_OUT, _GONE = "\0\6"
# What a page is read as, a section after the other: its anchor, then its heading, then its text. In that stands what
# each of its rows is about, and where that has been said. No page holds these either.
_SECTION, _HEADING, _TEXT, _ROW, _ROW_SAID = "\1\2\3\4\5"
# A page's list of its sources repeats what the page of all sources says; each page has one.
_SOURCES = "kallor"


@fixed
class Section:
    """A heading with the text under it, up to the next heading with an id. Before the first: no anchor, no heading.

    Each row, entry and paragraph of the text is a line. What says nothing alone, as the column heads of a table, is a
    line that begins with HEADS: it is searched, and not shown in a hit.

    `rows` are what the rows of its tables and lists are about: a role, an activity, an organisation. They stand in the
    text too.
    """

    anchor: str
    heading: str
    text: str
    rows: tuple[str, ...] = ()


def sections(page: str) -> Iterator[Section]:
    """The sections of a page's HTML, without menus, references to sources and the page's own list of sources."""
    for number, written in enumerate(_read(page).split(_SECTION)):
        section = _section(written)
        # The page of all sources has that anchor too, at its first heading.
        own_sources = section.anchor == _SOURCES and number > 1
        if not own_sources and (section.heading or section.text):
            yield section


# --- From tags to signs -----------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """Where on a page a text stands."""

    hidden: int = 0  # how many elements deep in something that is left out
    in_heading: bool = False
    in_row_header: bool = False
    in_gap: bool = False  # where a value is missing
    rows: int = 0  # how many rows of tables deep
    entries: int = 0  # and how many entries of lists


def _read(page: str) -> str:
    """What a reader sees of a page, as its source writes it, with signs of ours in place of the tags."""
    first, rest = runs(page.replace(_BREAK, " ").replace(HEADS, " "))  # where a line ends as anywhere
    place = _Place()
    found = [_HEADING, _TEXT, first]
    for tags, text in rest:
        signs, place = _after(place, tags)
        found.append(signs)
        # On nearly every page: nobody who searches for the words means all of these.
        unknown = place.in_gap and text == UNKNOWN
        if not place.hidden and not unknown:
            found.append(text)
    return "".join(found)


# Pages are made of few kinds of rows and entries: what stands between two texts stands there thousands of times.
@functools.lru_cache(maxsize=8192)
def _after(place: _Place, tags: str) -> tuple[str, _Place]:
    """What is read of the tags between two texts, and where the text after them stands."""
    reader = _Reader(place)
    for _, end, tag, attributes, space in pieces(tags)[1]:
        if end and tag:
            reader.end(tag.lower())
        elif tag and attributes is not None:
            reader.begin(tag.lower(), attributes)
        reader.add(space)
    return "".join(reader.signs), reader.place()


_CLASS, _ID = attribute("class"), attribute("id")


class _Reader:
    """Goes by tags from one place on a page to the next, and writes down their signs."""

    def __init__(self, place: _Place) -> None:
        self.hidden, self.in_heading, self.in_row_header, self.in_gap, self.rows, self.entries = place
        self.signs: list[str] = []

    def place(self) -> _Place:
        return _Place(self.hidden, self.in_heading, self.in_row_header, self.in_gap, self.rows, self.entries)

    def add(self, signs: str) -> None:
        if not self.hidden:
            self.signs.append(signs)

    def begin(self, tag: str, attributes: str) -> None:
        classes = value(_CLASS, attributes).split() if attributes else ()
        self.in_gap = not _GAPS.isdisjoint(classes)
        if tag in _VOID:
            self.add(" ")
        elif self.hidden:
            self.hidden += 1
        elif tag in _WAYS or not _REFERENCES.isdisjoint(classes):
            self.add(_LEFT_OUT)
            self.hidden += 1
        elif tag in _HEADINGS and (anchor := value(_ID, attributes)):
            self.end_row_header()
            self.add(_SECTION + anchor + _HEADING)
            self.in_heading = True
        else:
            self.add(self.apart(tag, begins=True))
        if not self.hidden and ("subject" in classes or (tag == "th" and 'scope="row"' in attributes)):
            self.add(_ROW)
            self.in_row_header = True
        elif not self.hidden and not _BESIDE.isdisjoint(classes):
            if "note" in classes:
                self.end_row_header()
            self.add(_LINE if self.rows or self.entries else " ")

    def end(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.hidden:
            self.hidden -= 1
        elif tag in _HEADINGS:
            if self.in_heading:
                self.add(_TEXT)
            self.in_heading = False
        else:
            if tag in _CELLS:
                self.end_row_header()
            self.add(self.apart(tag, begins=False))

    def end_row_header(self) -> None:
        if self.in_row_header:
            self.add(_ROW_SAID)
        self.in_row_header = False

    def apart(self, tag: str, *, begins: bool) -> str:
        """What stands between the text before an element's begin or end and the text after it."""
        if tag in _INLINE:
            return ""
        step = 1 if begins else -1
        self.rows += step * (tag == "tr")
        self.entries += step * (tag in ("dd", "li"))
        within = self.rows - (tag == "tr" and begins)
        if tag in _NOT_SHOWN:
            return _BREAK + HEADS if begins else _BREAK
        if tag in _TABLES or (tag in _LISTS and not within):
            return _BREAK if tag != "tr" or not begins else ""
        if tag in _BLOCKS or tag in _HEADINGS:
            return _LINE if within or self.entries else _BREAK
        if tag == "dd" and not begins and not within:
            return _BREAK
        return _LINE if tag in _CELLS and not begins else " "


# --- From signs to lines ----------------------------------------------------------------------------------------------


def _section(written: str) -> Section:
    """A section as it was read, in which each entity stands as it did in the source."""
    anchor, _, said = written.partition(_HEADING)
    rows: tuple[str, ...] = ()
    if _ROW in said:
        rows = tuple(_tidy(row.partition(_ROW_SAID)[0].replace(_TEXT, "")) for row in said.split(_ROW)[1:])
        said = said.replace(_ROW, "").replace(_ROW_SAID, "")
    heading, _, text = said.partition(_TEXT)
    return Section(anchor, _tidy(heading), _lines(text), rows)


def _lines(text: str) -> str:
    """A text as lines, without those that say nothing."""
    found: list[str] = []
    for line in text.split(_BREAK):
        if tidy := _tidy(line):
            found.append(HEADS + tidy if HEADS in line and line.lstrip(" ").startswith(HEADS) else tidy)
    return _BREAK.join(found)


# What goes with what was left out: brackets around it, and the space before it where a sign follows.
_GOES_TOO = re.compile(rf"\({_LEFT_OUT}\)|{_LEFT_OUT}(?= ?[.,;:)])")
_EMPTY_CELLS = re.compile(r"( ·)+(?= ·|$)")


# The same lines stand on page after page: a role on those of all its years.
@functools.lru_cache(maxsize=8192)
def _tidy(said: str) -> str:
    """One line of text, without the spaces, brackets and signs that what was left out leaves behind."""
    line = " ".join(html.unescape(said).split())
    if _LEFT_OUT in line:
        line = _GOES_TOO.sub(_GONE, line).replace(f" {_GONE}", "").replace(_GONE, "")
        line = " ".join(line.replace(_LEFT_OUT, " ").split())
    if " · ·" in line:
        line = _EMPTY_CELLS.sub("", line)
    return line.strip(" ·")
