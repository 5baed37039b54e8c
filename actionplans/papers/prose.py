"""What people write of the letter, as blocks of a paper: what no paper can hold has been told (reading/letter.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actionplans.model.problems import Place, Problem
from actionplans.papers import tree
from actionplans.papers.tree import Block, Inline
from actionplans.reading.letter import LISTS, SECTION, words_of, written
from actionplans.reading.pages import Page

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node


def information(page: Page) -> tuple[list[Block], list[Problem]]:
    """The blocks under "## Information" on the matter's page, and why there are none or no letter can hold them."""
    found = written(page)
    if found is None:
        what = f"avsnittet ”## {SECTION}” saknas"
        return [], [Problem(Place(page.file), what, "skriv det: det blir brevets text, och resten görs av data/")]
    return ([], list(found.problems)) if found.problems else (list(_blocks(found.nodes)), [])


def _blocks(nodes: Sequence[Node]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "paragraph":
            yield tree.paragraph(*_inlines(node.children[0].children))
        elif node.type == "heading":
            yield tree.heading(int(node.tag[1]), "".join(words_of(node.children[0].children)))
        elif node.type in LISTS:
            make = tree.numbered if node.type == "ordered_list" else tree.bullets
            yield make(list(_blocks(item.children)) for item in node.children)


def _inlines(nodes: Sequence[Node]) -> Iterator[Inline]:
    for node in nodes:
        if node.type == "text":
            if node.content:  # there is an empty one before emphasis that begins a paragraph
                yield node.content
        elif node.type in ("softbreak", "hardbreak"):
            yield " "
        elif node.type == "link":
            yield from _link(node)
        else:
            make = tree.emphasis if node.type == "em" else tree.strong
            yield make(*_inlines(node.children))


def _link(node: Node) -> Iterator[Inline]:
    """A link to the web; of a link to another page of the site only the words, which is what paper can hold."""
    address, words = str(node.attrs["href"]), _inlines(node.children)
    if re.match(r"https?://|mailto:", address):
        yield tree.link(address, *words)
    else:
        yield from words
