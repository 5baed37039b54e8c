"""What of the city's own files stands in a bundle? A copy of every page, and a word on that it is one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from actionplans.model.problems import Problem
from actionplans.model.records import Attachment, OwnPaper
from actionplans.papers import copies, letter, tree
from actionplans.papers.case import Case, PapersError
from actionplans.papers.copies import Copy, CopyError
from actionplans.papers.pieces import Part, attachment_part
from actionplans.papers.tree import Block
from actionplans.swedish.words import number_word

# A string in PDF/A-2 holds 32,767 bytes, two for a sign.
_MOST_SIGNS = 15_000


class Bound:
    """The city's own files as parts of one bundle: the pictures of their pages, and what its list says of them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.pictures: dict[str, bytes] = {}
        self.remarks: dict[int, str] = {}

    def attachment(self, one: Attachment, name: str) -> Part:
        """An attachment that is the city's own file, of this name among the papers."""
        pages = self._pages(one)
        self.remarks[one.number] = self.case.say(f"Kopia av stadens egen fil, {_pages_in_words(pages)}")
        note = self._note(self.case.say("Bilagan är stadens eget dokument och lämnas oförändrad"), name, pages)
        return self._with_copies(attachment_part(self.case, one, [note]), pages)

    def letter(self, checksum: str | None, name: str) -> Part:
        """The first page, and the city's own letter after it. The attachments must be bound before: they are listed."""
        if self.case.matter.letter is None:
            raise ValueError("the letter is none of the city's own")
        pages = self._pages(self.case.matter.letter)
        note = self._note(self.case.say("Brevet är stadens eget dokument och lämnas oförändrat"), name, pages)
        return self._with_copies(letter.before_own_letter(self.case, checksum, self.remarks, note), pages)

    def too_large(self, size: int, most: int) -> Problem:
        """That the bundle is larger than what can be kept."""
        what = self.case.say(f"de samlade handlingarna blir {size / 1e6:.0f} MB med kopior av stadens egna filer")
        return Problem(self.case.matter.place, f"{what}; gränsen är {most // 1_000_000}", self._instead())

    def _instead(self) -> str:
        return self.case.say(
            "gör stadens egna filer mindre, eller lägg in en egen PDF med allt i en fil och skriv den i ärendet som "
            "bundle: {file: samlat.pdf}"
        )

    def _pages(self, paper: Attachment | OwnPaper) -> list[Copy]:
        file = self.case.original(paper) or Path()
        try:
            return copies.of(file)
        except CopyError as error:
            what = f"{file.name} går inte att kopiera in i de samlade handlingarna: {error}"
            raise PapersError([Problem(paper.place_of("file"), what, self._instead())]) from error

    def _note(self, what: str, name: str, pages: list[Copy]) -> Block:
        copied = "sidan" if len(pages) == 1 else f"de {number_word(len(pages))} sidorna"
        # The name on a line of its own: a hyphen more, where it is broken, would make it another.
        words = f"{what} i en egen fil. Här följer en kopia av {copied}, som bild."
        return tree.paragraph(words, tree.remark(f"Filen: {name}"))

    def _with_copies(self, part: Part, pages: list[Copy]) -> Part:
        part["copies"] = []
        for number, page in enumerate(pages, 1):
            name = f"{hashlib.sha256(page.picture).hexdigest()}.png"
            self.pictures[name] = page.picture
            alternative = _alternative(number, len(pages), page.text)
            part["copies"].append({"picture": name, "wide": page.wide, "ratio": page.ratio, "alt": alternative})
        return part


def _pages_in_words(pages: list[Copy]) -> str:
    return "en sida" if len(pages) == 1 else f"{number_word(len(pages))} sidor"


def _alternative(number: int, count: int, text: str) -> str:
    """What is read aloud in place of a picture: what it shows, and the text of the page."""
    shown = f"Kopia av sidan {number} av {count}."
    if not text:
        return f"{shown} Sidan har ingen text som går att läsa upp."
    cut = text if len(text) <= _MOST_SIGNS else f"{text[:_MOST_SIGNS]} … Resten av texten finns i filen."
    return f"{shown} {cut}"
