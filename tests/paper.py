"""A finished paper as the tests look at it: its tags in reading order, its words with their places, its letters."""

from __future__ import annotations

import functools
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2

# A4, and what no office printer prints on, in points.
WIDTH, HEIGHT = 595.28, 841.89
PRINTER_MARGIN = 10 * 72 / 25.4
# The frame that the template sets text in.
LEFT, RIGHT = 28 * 72 / 25.4, WIDTH - 25 * 72 / 25.4
HEADER, FOOTER = 27 * 72 / 25.4, HEIGHT - 25 * 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word and its box on the page, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class Paper:
    """A PDF as objects, as text, and as words on pages."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(io.BytesIO(content))

    @functools.cached_property
    def pages(self) -> list[list[Word]]:
        """The words of each page with their places."""
        with pdfplumber.open(io.BytesIO(self.content)) as plumbed:
            return [[_word(one) for one in page.extract_words(use_text_flow=True)] for page in plumbed.pages]

    @property
    def fonts(self) -> list[Any]:
        """Every font on every page."""
        return [font for page in self.pdf.pages for font in page.Resources.Font.values()]

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @property
    def text(self) -> str:
        """All text in the order of the pages."""
        return " ".join(self.page_texts)

    @functools.cached_property
    def page_texts(self) -> list[str]:
        """The text of each page, its header and footer included: broken words whole again, every space as one."""
        # pdfium marks the hyphen of a broken word, where other readers cannot tell it from any other hyphen.
        document = pypdfium2.PdfDocument(self.content)
        texts = [page.get_textpage().get_text_range() for page in document]
        return [" ".join(text.replace("\ufffe", "").split()) for text in texts]

    @property
    def elements(self) -> list[Any]:
        """Every structure element in reading order."""
        return list(_elements(self.root.StructTreeRoot.K))

    def of_kind(self, *kinds: str) -> list[Any]:
        """The structure elements of some kinds, such as H1 or Table."""
        return [one for one in self.elements if str(one.S).lstrip("/") in kinds]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and title of every heading, in reading order."""
        return [(int(str(one.S)[2:]), str(one.T)) for one in self.elements if re.fullmatch(r"/H\d", str(one.S))]

    @property
    def outline(self) -> list[str]:
        """The bookmarks of the first level."""
        with self.pdf.open_outline() as outline:
            return [item.title for item in outline.root]

    def metadata(self, key: str) -> Any:
        """A value from the document's XMP, such as "pdfaid:part"."""
        with self.pdf.open_metadata() as metadata:
            return metadata.get(key)

    def body_lines(self, page: int) -> int:
        """How many lines of text a page has between its header and its footer."""
        tops = sorted(word.top for word in self.pages[page] if word.top > HEADER - 2 and word.bottom < FOOTER + 2)
        return sum(1 for before, top in itertools.pairwise([-99.0, *tops]) if top - before > 3)

    def last_line(self, page: int) -> str:
        """The last line of text on a page above its footer."""
        words = [word for word in self.pages[page] if word.bottom < FOOTER + 2]
        lowest = max(word.top for word in words)
        return " ".join(word.text for word in sorted(words, key=lambda one: one.left) if lowest - word.top < 3)


# A page with fewer lines looks as if it were left over.
LEAST_LINES = 5


def assert_looks_right(one: Paper) -> None:
    """Nothing is outside the margins or on something else; no page is almost empty, none ends with a heading.

    No table stands on another page than its heading, and none begins or ends with one row alone on a page.
    """
    for number, words in enumerate(one.pages):
        for word in words:
            assert LEFT - 1 <= word.left <= word.right <= RIGHT + 1, word
            assert PRINTER_MARGIN <= word.top <= word.bottom <= HEIGHT - PRINTER_MARGIN, word
        assert _overlapping(words) == []
        assert one.body_lines(number) >= LEAST_LINES, f"page {number + 1}"
        assert one.last_line(number) not in {title for _, title in one.headings}
    assert list(_torn_tables(one)) == []


def _torn_tables(one: Paper) -> Iterator[str]:
    """What is torn of each table: its heading, its first row or its last, by the heading over it."""
    pages = {page.objgen: number for number, page in enumerate(one.pdf.pages)}
    heading = None
    for element in one.elements:
        kind = str(element.S).lstrip("/")
        if re.fullmatch(r"H\d", kind):
            heading = element
        elif kind in ("P", "L"):
            heading = None
        elif kind == "Table":
            _, *bodies = children(element)
            rows = [_pages_of(row, pages) for body in bodies for row in children(body)]
            if heading is not None and max(_pages_of(heading, pages)) < min(rows[0]):
                yield f"{heading.T}: the heading stands on the page before"
            torn = len(rows) > 1 and min(rows[0]) < max(rows[-1])
            for where, page in (("first", min(rows[0])), ("last", max(rows[-1]))) if torn else ():
                if sum(page in row for row in rows) < 2:
                    yield f"{heading.T if heading else ''}: the {where} row stands alone"
            heading = None


def _pages_of(element: Any, pages: dict[Any, int], page: Any = None) -> set[int]:
    """The pages that a structure element has something on."""
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    found: set[int] = set()
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            found.add(pages[page.objgen])
        elif "/S" in kid:
            found |= _pages_of(kid, pages, page)
        elif "/MCID" in kid:
            found.add(pages[kid.get("/Pg", page).objgen])
    return found


def _overlapping(words: list[Word]) -> list[tuple[Word, Word]]:
    """The pairs of words whose boxes share more than what neighbours' ascenders and descenders do."""
    found: list[tuple[Word, Word]] = []
    near: list[Word] = []
    for word in sorted(words, key=lambda one: one.top):
        near = [one for one in near if one.bottom > word.top]
        found += [(one, word) for one in near if _overlap(one, word)]
        near.append(word)
    return found


def _overlap(one: Word, other: Word) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width > 1 and height > 0.35 * min(one.bottom - one.top, other.bottom - other.top)


def children(element: Any) -> list[Any]:
    """The structure elements right under an element."""
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def attribute(element: Any, name: str) -> str | None:
    """A structure element's attribute, such as Scope, whichever of its attribute objects holds it."""
    holders = element.get("/A", [])
    for holder in holders if isinstance(holders, pikepdf.Array) else [holders]:
        if isinstance(holder, pikepdf.Dictionary) and f"/{name}" in holder:
            return str(holder[f"/{name}"]).lstrip("/")
    return None


def _elements(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", pikepdf.Array()))


def _word(found: dict[str, Any]) -> Word:
    return Word(found["text"], found["x0"], found["x1"], found["top"], found["bottom"])
