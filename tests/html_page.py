"""A built page, read with the standard library: its elements, its visible text, its links and ids."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# Elements without an end.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNSEEN = {"script", "style", "template"}


@dataclass
class Element:
    """One element with its attributes and the text inside it: from the piece `begin` of all text to the piece `end`."""

    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(repr=False, compare=False)
    begin: int
    end: int
    ancestors: tuple[str, ...] = ()
    around: tuple[Element, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        return "".join(self.pieces[self.begin : self.end])


@dataclass
class HtmlPage:
    """All elements of a page in order."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, *names: str) -> list[Element]:
        """The elements of some names."""
        return [element for element in self.elements if element.name in names]

    @property
    def ids(self) -> set[str]:
        return {element.attributes["id"] for element in self.elements if "id" in element.attributes}


class _Parser(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__()
        self.page = page
        self.open: list[Element] = []
        self.pieces: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ancestors = tuple(element.name for element in self.open)
        given = {name: value or "" for name, value in attrs}
        at = len(self.pieces)
        element = Element(tag, given, self.pieces, at, at, ancestors, tuple(self.open))
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open):
            while self._ended().name != tag:
                pass

    def _ended(self) -> Element:
        element = self.open.pop()
        element.end = len(self.pieces)
        return element

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        if not any(element.name in _UNSEEN for element in self.open):
            self.seen.append(data)

    def close(self) -> None:
        super().close()
        while self.open:
            self._ended()
        self.page.text = "".join(self.seen)


def read(path: Path) -> HtmlPage:
    """Parse one built page."""
    page = HtmlPage(path)
    parser = _Parser(page)
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return page


@functools.lru_cache(maxsize=4)
def read_all(site: Path) -> dict[str, HtmlPage]:
    """Every page of a built site by its address relative to the root, the 404 page included. Only to be read."""
    found = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    # What lies at an address that a page had before leads on and is no page: tests/test_moved.py looks at it.
    return {name: page for name, page in found.items() if not leads_on(page)}


def leads_on(page: HtmlPage) -> bool:
    """Whether a file does nothing but lead to a page."""
    return any(one.attributes.get("http-equiv") == "refresh" for one in page.all("meta"))
