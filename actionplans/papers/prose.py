"""What people write of the letter: the section "Information" on the matter's page, as blocks of a paper.

A small part of Markdown, read strictly: what a letter cannot hold is a problem with its line, never left out in
silence. The same text stands on the site, so whatever the site's Markdown reads otherwise is refused as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from actionplans.model.problems import Place, Problem
from actionplans.papers import tree
from actionplans.papers.tree import Block, Inline, Text
from actionplans.reading.calls import Call
from actionplans.reading.pages import Page

SECTION = "Information"
# Tables are no part of CommonMark: without the rule a table would come out as text full of bars.
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_LISTS = {"bullet_list": tree.bullets, "ordered_list": tree.numbered}
_NAMES = {
    "blockquote": "ett citat",
    "bullet_list": "en lista i en lista",
    "code_block": "en indragen rad",
    "code_inline": "kod",
    "fence": "ett kodblock",
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


def information(page: Page) -> tuple[list[Block], list[Problem]]:
    """The blocks under "## Information" on the matter's page, and everything there that a letter cannot hold.

    `source(…)` is left out: a letter has no list of sources. Any other macro is a problem.
    """
    text = "".join(part if isinstance(part, str) else "" for part in page.parts)
    # A citation at the end of a line leaves spaces behind, which Markdown would take for a line break.
    lines = [line.rstrip() for line in text.split("\n")]
    nodes = Node(_MARKDOWN.parse("\n".join(lines))).children
    begin = next((index for index, node in enumerate(nodes) if _is_section(node)), None)
    if begin is None:
        what = f"avsnittet ”## {SECTION}” saknas"
        return [], [Problem(Place(page.file), what, "skriv det: det blir brevets text, och resten görs av data/")]
    rest = nodes[begin + 1 :]
    length = next((index for index, node in enumerate(rest) if node.tag in ("h1", "h2")), len(rest))
    reader = _Reader(page.file)
    blocks = list(reader.blocks(rest[:length], top=True))
    first = _line(nodes[begin])
    last = _line(rest[length]) if length < len(rest) else len(lines) + 1
    for number in range(first, last - 1):
        if sign := _MATERIAL.search(lines[number]):
            reader.refuse(number + 1, f"”{sign[0].strip()}” går inte att visa i brevet")
    foreign = [call for call in page.calls if first < call.line < last and call.name != "source"]
    problems = [*reader.problems, *(_foreign(page, call) for call in foreign)]
    if not blocks and not problems:
        problems.append(Problem(Place(page.file, first), f"avsnittet ”{SECTION}” är tomt", "skriv brevets text där"))
    return blocks, problems


def _words(content: Text) -> str:
    """The words of a text: a heading has no emphasis and no links."""
    return "".join(part if isinstance(part, str) else _words(part["content"]) for part in content)


def _is_section(node: Node) -> bool:
    return node.tag == "h2" and node.children[0].content == SECTION


def _line(node: Node) -> int:
    return node.map[0] + 1 if node.map else 1


def _foreign(page: Page, call: Call) -> Problem:
    what = f"makrot {call.name} kan inte stå under ”## {SECTION}”"
    return Problem(
        Place(page.file, call.line), what, "flytta det till ett annat avsnitt; brevets tabeller görs av data/"
    )


class _Reader:
    """Turns Markdown's nodes into blocks and collects the problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.level = 2
        self.problems: list[Problem] = []

    def refuse(self, line: int, what: str, do: str = _WHAT_TO_DO) -> None:
        self.problems.append(Problem(Place(self.file, line), what, do))

    def blocks(self, nodes: Sequence[Node], top: bool = False) -> Iterator[Block]:
        """The nodes as blocks; headings and lists only at the top."""
        for node in nodes:
            if node.type == "paragraph":
                yield tree.paragraph(*self.inlines(node))
            elif node.type == "heading" and top:
                yield self.heading(node)
            elif node.type in _LISTS and top:
                yield self.items(node)
            else:
                name = _NAMES.get(node.type, "en rubrik i en lista" if node.type == "heading" else node.type)
                self.refuse(_line(node), f"{name} kan inte stå i brevet")

    def heading(self, node: Node) -> Block:
        level = int(node.tag[1])
        if level > self.level + 1:
            do = f"skriv {'#' * (self.level + 1)}"
            self.refuse(_line(node), "rubriken hoppar över en nivå", do)
        self.level = level
        return tree.heading(level, _words(self.inlines(node)))

    def items(self, node: Node) -> Block:
        if node.attrs.get("start", 1) != 1:  # the typesetter counts from 1
            do = f"börja listan med 1, eller skriv {node.attrs['start']}\\. om det är ett datum"
            self.refuse(_line(node), f"en lista som börjar med {node.attrs['start']} kan inte stå i brevet", do)
        return _LISTS[node.type](list(self.blocks(item.children)) for item in node.children)

    def inlines(self, node: Node) -> Text:
        """The text of a paragraph or a heading."""
        start = _line(node)
        return list(self.inline(node.children[0].children, start))

    def inline(self, nodes: Sequence[Node], start: int) -> Iterator[Inline]:
        line = start
        for node in nodes:
            if node.type == "text":
                if node.content:  # there is an empty one before emphasis that begins a paragraph
                    yield node.content
            elif node.type in ("softbreak", "hardbreak"):
                line += 1
                yield " "
            elif node.type == "em":
                yield tree.emphasis(*self.inline(node.children, line))
            elif node.type == "strong":
                yield tree.strong(*self.inline(node.children, line))
            elif node.type == "link":
                yield from self.link(node, line)
            else:
                self.refuse(line, f"{_NAMES.get(node.type, node.type)} kan inte stå i brevet")

    def link(self, node: Node, line: int) -> Iterator[Inline]:
        """A link to the web; of a link to another page of the site only the words, which is what paper can hold."""
        address, words = str(node.attrs["href"]), self.inline(node.children, line)
        if re.match(r"https?://|mailto:", address):
            yield tree.link(address, *words)
        else:
            yield from words
