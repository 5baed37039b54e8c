"""A piece of HTML as a reader meets it: its words, its links, the rows of its tables, and what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# These do not stand on the same line as what surrounds them, so words on either side are apart.
_APART = re.compile(
    "article|aside|blockquote|caption|dd|details|div|dl|dt|h[1-6]|li|nav|ol|p|pre|section|summary|table|td|th|tr|ul"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")


def folded(words: str) -> str:
    """Text as a browser shows it: runs of white space as one space."""
    return " ".join(words.split())


@dataclass
class Element:
    """One element: its attributes, and the words inside it: from the piece `begin` of all text to the piece `end`."""

    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(repr=False, compare=False)
    begin: int
    end: int

    @property
    def words(self) -> str:
        return folded("".join(self.pieces[self.begin : self.end]))


@dataclass
class Fragment:
    """Everything in a piece of HTML, in order. `shape` is all of it but the words and the attributes' values."""

    elements: list[Element] = field(default_factory=list)
    shape: list[tuple[str, ...]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    # What is written in pictures, which are for the eye alone: it is said in words beside them.
    drawn: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return folded("".join(self.pieces))

    def all(self, *names: str, class_: str | None = None) -> list[Element]:
        """The elements of some names, or of one class."""
        return [
            element
            for element in self.elements
            if (not names or element.name in names)
            and (class_ is None or class_ in element.attributes.get("class", "").split())
        ]

    def said(self, *names: str, class_: str | None = None) -> list[str]:
        """The words of those elements."""
        return [element.words for element in self.all(*names, class_=class_)]

    @property
    def links(self) -> list[tuple[str, str]]:
        """The words and the address of every link."""
        return [(element.words, element.attributes["href"]) for element in self.all("a")]

    @property
    def facts(self) -> dict[str, str]:
        """The names and values of definition lists; several values of a name one after another."""
        found: dict[str, str] = {}
        name = ""
        for element in self.all("dt", "dd"):
            if element.name == "dt":
                name = element.words
                assert name not in found, name
                found[name] = ""
            else:
                found[name] = f"{found[name]} {element.words}".strip()
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The cells of every table row, the heading row included."""
        found: list[list[str]] = []
        for element in self.all("tr", "th", "td"):
            if element.name == "tr":
                found.append([])
            else:
                found[-1].append(element.words)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fragment = Fragment()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fragment.shape.append((f"<{tag}>", *sorted(name for name, _ in attrs)))
        self._apart(tag)
        attributes = {name: value or "" for name, value in attrs}
        drawn = self._is_drawn() or (tag == "svg" and attributes.get("aria-hidden") == "true")
        pieces = self.fragment.drawn if drawn else self.fragment.pieces
        element = Element(tag, attributes, pieces, len(pieces), len(pieces))
        self.fragment.elements.append(element)
        if not _VOID.fullmatch(tag):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self.fragment.shape.append((f"</{tag}>",))
        if any(element.name == tag for element in self.open):
            while self._ended().name != tag:
                pass
        self._apart(tag)

    def _ended(self) -> Element:
        element = self.open.pop()
        element.end = len(element.pieces)
        return element

    def close(self) -> None:
        super().close()
        while self.open:
            self._ended()

    def _apart(self, tag: str) -> None:
        if _APART.fullmatch(tag):
            self.handle_data(" ")

    def _is_drawn(self) -> bool:
        return bool(self.open) and self.open[-1].pieces is self.fragment.drawn

    def handle_data(self, data: str) -> None:
        (self.fragment.drawn if self._is_drawn() else self.fragment.pieces).append(data)

    def handle_comment(self, data: str) -> None:
        self.fragment.shape.append(("<!-- -->",))

    def handle_decl(self, decl: str) -> None:
        self.fragment.shape.append(("<!>",))

    def handle_pi(self, data: str) -> None:
        self.fragment.shape.append(("<?>",))

    def unknown_decl(self, data: str) -> None:
        self.fragment.shape.append(("<![>",))


def read(html: str) -> Fragment:
    """Parse a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.fragment
