"""What a reader can search for on one page: its text, in sections, out of the HTML that the page was written as."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from actionplans.markup.html import attribute, pieces, value
from actionplans.swedish.words import UNKNOWN

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
# Stands in the text where something is left out, until the line is tidied: no page holds it.
_LEFT_OUT = "\0"
# A page's list of its sources repeats what the page of all sources says; each page has one.
_SOURCES = "kallor"


@dataclass(frozen=True)
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
    reader = _Reader()
    reader.read(page)
    for number, section in enumerate(reader.sections()):
        # The page of all sources has that anchor too, at its first heading.
        own_sources = section.anchor == _SOURCES and number > 1
        if not own_sources and (section.heading or section.text):
            yield section


@dataclass
class _Part:
    """A section while it is read: the pieces of its heading, its text, and each of its row headers."""

    anchor: str
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


_CLASS, _ID = attribute("class"), attribute("id")


class _Reader:
    """Collects the words that a reader sees, by section."""

    def __init__(self) -> None:
        self.hidden = 0  # how many elements deep in something that is left out
        self.in_heading = False
        self.in_row_header = False
        self.in_gap = False  # where a value is missing
        self.rows = self.entries = 0  # how many rows of tables, and entries of lists, deep
        self.parts = [_Part("")]

    def sections(self) -> Iterator[Section]:
        for part in self.parts:
            yield Section(part.anchor, _tidy(part.heading), _lines(part.text), tuple(map(_tidy, part.rows)))

    def read(self, page: str) -> None:
        first, rest = pieces(page)
        self.text(_one_line(first))
        for _, end, tag, attributes, text in rest:
            if end and tag:
                self.end(tag.lower())
            elif tag and attributes is not None:
                self.begin(tag.lower(), attributes)
            if text:
                self.text(_one_line(text))

    def begin(self, tag: str, attributes: str) -> None:
        classes = value(_CLASS, attributes).split() if attributes else ()
        self.in_gap = not _GAPS.isdisjoint(classes)
        if tag in _VOID:
            self.text(" ")
        elif self.hidden:
            self.hidden += 1
        elif tag in _WAYS or not _REFERENCES.isdisjoint(classes):
            self.text(_LEFT_OUT)
            self.hidden += 1
        elif tag in _HEADINGS and (anchor := value(_ID, attributes)):
            self.parts.append(_Part(anchor))
            self.in_heading = True
        else:
            self.text(self.apart(tag, begins=True))
        if not self.hidden and ("subject" in classes or (tag == "th" and 'scope="row"' in attributes)):
            self.parts[-1].rows.append([])
            self.in_row_header = True
        elif not self.hidden and not _BESIDE.isdisjoint(classes):
            self.in_row_header = self.in_row_header and "note" not in classes
            self.text(_LINE if self.rows or self.entries else " ")

    def end(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.hidden:
            self.hidden -= 1
        elif tag in _HEADINGS:
            self.in_heading = False
        else:
            if tag in _CELLS:
                self.in_row_header = False
            self.text(self.apart(tag, begins=False))

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

    def text(self, data: str) -> None:
        # On nearly every page: nobody who searches for the words means all of these.
        unknown = self.in_gap and data == UNKNOWN
        if not self.hidden and not unknown:
            part = self.parts[-1]
            (part.heading if self.in_heading else part.text).append(data)
            if self.in_row_header:
                part.rows[-1].append(data)


def _one_line(source: str) -> str:
    """A text of a page's source, where a line ends as anywhere."""
    return html.unescape(source).replace(_BREAK, " ").replace(HEADS, " ")


def _lines(pieces: list[str]) -> str:
    """The pieces as lines of text."""
    found: list[str] = []
    for line in "".join(pieces).split(_BREAK):
        if text := _tidy([line]):
            found.append(HEADS * line.lstrip(" ").startswith(HEADS) + text)
    return _BREAK.join(found)


def _tidy(pieces: list[str]) -> str:
    """The pieces as one line of text, without the spaces, brackets and signs that what was left out leaves behind."""
    line = " ".join("".join(pieces).split())
    line = re.sub(rf"\s*\({_LEFT_OUT}\)|\s*{_LEFT_OUT}(?=\s*[.,;:)])", "", line)
    line = " ".join(line.replace(_LEFT_OUT, " ").split())
    return re.sub(r"( ·)+(?= ·|$)", "", line).strip(" ·")
