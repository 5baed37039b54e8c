"""What does the letter of a matter say in its own words, and what of it can no letter hold?

That is the section "Information" on the matter's page, a small part of Markdown, read strictly: what a letter cannot
hold is a problem with its line, never left out in silence. The same text stands on the site, so whatever the site's
Markdown reads otherwise is refused as well. The check tells it, and so no paper meets it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actionplans.model.problems import Place, Problem
from actionplans.reading.calls import Call
from actionplans.reading.pages import Page
from actionplans.system.fixed import fixed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode as Node

SECTION = "Information"
LISTS = ("bullet_list", "ordered_list")
# Headings of this level are italic in a paper.
ITALIC_LEVEL = 4
_DEEPEST = 20
_NAMES = {
    "blockquote": "ett citat",
    "bullet_list": "en lista i en lista",
    "code_block": "en indragen rad",
    "code_inline": "kod",
    "fence": "ett kodblock",
    "heading": "en rubrik i en lista",
    "hr": "en linje",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "en bild",
    "ordered_list": "en lista i en lista",
    "table": "en tabell",
}
_WHAT_TO_DO = "skriv stycken, listor i en nivå, underrubriker (###), fetstil, kursiv och länkar"
# Signs that Material's own Markdown acts on and CommonMark leaves as text: attributes, admonitions, definitions.
_MATERIAL = re.compile(r"[{}]|^\s*(?:!!!|\?\?\?|: )")


@fixed
class Words:
    """A piece of a letter's text, without a line break. `italic` where it is emphasised."""

    text: str
    line: int
    italic: bool


@fixed
class Written:
    """What a letter says: Markdown's nodes, its words, and everything there that it cannot hold.

    `line` is where the section begins. That nothing is written there is a problem too.
    """

    line: int
    nodes: Sequence[Node]
    words: Sequence[Words]
    problems: Sequence[Problem]


def written(page: Page) -> Written | None:
    """The section "Information" of a matter's page; None where it has none.

    `source(…)` is left out: a letter has no list of sources. Any other macro is a problem.
    """
    if SECTION not in page.body:
        return None
    from markdown_it.tree import SyntaxTreeNode

    text = "".join(part if isinstance(part, str) else "" for part in page.parts)
    # A citation at the end of a line leaves spaces behind, which Markdown would take for a line break.
    lines = [line.rstrip() for line in text.split("\n")]
    tokens = _markdown().parse("\n".join(lines))
    if too_deep := next(_too_deep(tokens), None):
        what = "fetstil och kursiv står inuti varandra i för många steg"
        return Written(too_deep, [], [], [Problem(Place(page.file, too_deep), what, "ta bort de flesta * och _")])
    nodes = SyntaxTreeNode(tokens).children
    begin = next((index for index, node in enumerate(nodes) if _is_section(node)), None)
    if begin is None:
        return None
    rest = nodes[begin + 1 :]
    length = next((index for index, node in enumerate(rest) if node.tag in ("h1", "h2")), len(rest))
    reader = _Reader(page.file)
    reader.blocks(rest[:length], top=True)
    first = line_of(nodes[begin])
    last = line_of(rest[length]) if length < len(rest) else len(lines) + 1
    for number in range(first, last - 1):
        if sign := _MATERIAL.search(lines[number]):
            reader.refuse(number + 1, f"”{sign[0].strip()}” går inte att visa i brevet")
    foreign = [call for call in page.calls if first < call.line < last and call.name != "source"]
    problems = [*reader.problems, *(_foreign(page, call) for call in foreign)]
    if not problems and not any(one.text.strip() for one in reader.words):
        problems.append(Problem(Place(page.file, first), f"avsnittet ”{SECTION}” är tomt", "skriv brevets text där"))
    return Written(first, rest[:length], reader.words, problems)


@functools.cache
def _markdown() -> MarkdownIt:
    """Imported here: a project without matters has no letter."""
    from markdown_it import MarkdownIt

    # Tables are no part of CommonMark: without the rule a table would come out as text full of bars.
    return MarkdownIt("commonmark").enable("table")


def _too_deep(tokens: Sequence[Token]) -> Iterator[int]:
    """The lines of texts that nobody could read: a tree of them would be deeper than Python goes."""
    for token in tokens:
        if token.map and any(one.level > _DEEPEST for one in token.children or ()):
            yield token.map[0] + 1


def _is_section(node: Node) -> bool:
    return node.tag == "h2" and node.children[0].content == SECTION


def line_of(node: Node) -> int:
    """The line of a page on which a node begins."""
    return node.map[0] + 1 if node.map else 1


def _foreign(page: Page, call: Call) -> Problem:
    what = f"makrot {call.name} kan inte stå under ”## {SECTION}”"
    return Problem(
        Place(page.file, call.line), what, "flytta det till ett annat avsnitt; brevets tabeller görs av data/"
    )


class _Reader:
    """Walks Markdown's nodes, and collects their words and the problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.level = 2
        self.words: list[Words] = []
        self.problems: list[Problem] = []

    def refuse(self, line: int, what: str, do: str = _WHAT_TO_DO) -> None:
        self.problems.append(Problem(Place(self.file, line), what, do))

    def blocks(self, nodes: Sequence[Node], top: bool = False) -> None:
        """Paragraphs; headings and lists only at the top."""
        for node in nodes:
            if node.type == "paragraph":
                self.inline(node.children[0].children, line_of(node))
            elif node.type == "heading" and top:
                self.heading(node)
            elif node.type in LISTS and top:
                self.items(node)
            else:
                self.refuse(line_of(node), f"{_NAMES.get(node.type, node.type)} kan inte stå i brevet")

    def heading(self, node: Node) -> None:
        level, before = int(node.tag[1]), len(self.words)
        if level > self.level + 1:
            do = f"skriv {'#' * (self.level + 1)}"
            self.refuse(line_of(node), "rubriken hoppar över en nivå", do)
        self.level = level
        self.inline(node.children[0].children, line_of(node), italic=level == ITALIC_LEVEL)
        if not any(one.text.strip() for one in self.words[before:]):
            self.refuse(line_of(node), "rubriken är tom", "skriv den, eller ta bort raden")

    def items(self, node: Node) -> None:
        if node.attrs.get("start", 1) != 1:  # the typesetter counts from 1
            do = f"börja listan med 1, eller skriv {node.attrs['start']}\\. om det är ett datum"
            self.refuse(line_of(node), f"en lista som börjar med {node.attrs['start']} kan inte stå i brevet", do)
        for item in node.children:
            self.blocks(item.children)

    def inline(self, nodes: Sequence[Node], start: int, italic: bool = False) -> None:
        """The text of a paragraph or a heading, and of what is emphasised or linked in it."""
        line = start
        for node in nodes:
            if node.type == "text":
                if node.content:  # there is an empty one before emphasis that begins a paragraph
                    self.words.append(Words(node.content, line, italic))
            elif node.type in ("softbreak", "hardbreak"):
                line += 1
            elif node.type in ("em", "strong", "link"):
                self.inline(node.children, line, italic or node.type == "em")
                line += sum(one.type in ("softbreak", "hardbreak") for one in node.walk(include_self=False))
            else:
                self.refuse(line, f"{_NAMES.get(node.type, node.type)} kan inte stå i brevet")


def words_of(nodes: Sequence[Node]) -> Iterator[str]:
    """The words of a text without its emphasis and links, as a heading has them."""
    for node in nodes:
        if node.type == "text":
            yield node.content
        elif node.type in ("softbreak", "hardbreak"):
            yield " "
        else:
            yield from words_of(node.children)
