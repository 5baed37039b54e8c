"""What does Markdown make of a text of headings, plain paragraphs and stand-ins for macros, as most pages are?

It takes Markdown longer to get ready for a page than to read it, and such a text leaves nothing to read: no sign in it
means anything. So its HTML is written here as Markdown would write it, which `tests/test_plain.py` asks of every page.
Any other text is Markdown's.
"""

from __future__ import annotations

import re
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, unique

from actionplans.rules.allowed_html import taken
from actionplans.rules.html import EXTENSIONS
from actionplans.system.fixed import fixed

# Words in which no sign is Markdown's: they begin with a letter or a number that opens no list, and no sign among them
# makes a link, a tag, an entity, emphasis, code, a table or an attribute of anything.
_WORD = r"[^\W_]|[ ,.;:?!%()/'\"–—…§=+-]"
_WORDS = rf"(?:[^\W\d_]|[0-9]++(?![.)]))(?:{_WORD})*(?<! )"
_INLINE = r'<span id="__macro-[0-9]+"></span>'
_HEADING = re.compile(rf"(#{{1,6}}) ({_WORDS})")
_PARAGRAPH = re.compile(rf"{_WORDS}(?:(?: {_INLINE})+(?: (?:{_WORD})*(?<! ))?|\n{_WORDS})*")
_BLOCK = re.compile(r'<div id="__macro-[0-9]+"></div>')
_STAND_IN = re.compile(r'id="__macro-([0-9]+)"')
_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_DEEPEST = EXTENSIONS["toc"]["toc_depth"]


@fixed
class Plain:
    """A text's HTML, the tree of its headings as Markdown's own list has them, and the ids of all its headings."""

    html: str
    headings: list[Any]
    ids: set[str]


def plain(text: str, calls: int) -> Plain | None:
    """What Markdown makes of a text with so many macro calls, and its headings; None where it has more to read."""
    if _ADDRESS.search(text) or _STAND_IN.findall(text) != list(map(str, range(calls))):
        return None
    made, headings = [], list[Any]()
    ids, numbers = set[str](), dict[str, int]()
    for block in text.strip("\n").split("\n\n"):
        block = block.strip("\n")
        if _BLOCK.fullmatch(block):
            made.append(f"{block}\n")  # a block of HTML has an empty line after it
        elif found := _HEADING.fullmatch(block):
            level, words = len(found[1]), found[2]
            name = " ".join(words.split())
            identifier = unique(slugify(name, "-"), ids, numbers)
            if taken(identifier):  # which is refused, and told
                return None
            made.append(f'<h{level} id="{identifier}">{words}</h{level}>')
            if level <= _DEEPEST:
                headings.append({"level": level, "id": identifier, "name": name})
        elif _PARAGRAPH.fullmatch(block):
            made.append(f"<p>{block}</p>")
        else:
            return None
    return Plain("\n".join(made).rstrip("\n"), nest_toc_tokens(headings), ids)
