"""Which parts of a page's text are not read as text: code and comments?

The text is gone through once, from sign to sign: a comment or a piece of code that nothing ends costs one look for its
end, not one for each sign that could begin it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplans.system.fixed import fixed

_BEGINS = re.compile(
    r"(?P<comment>\{##|<!--)|^[ \t]*+(?P<fence>`{3,}+(?![^\n]*`)|~{3,}+)[^\n]*+\n|(?P<ticks>`++)", re.MULTILINE
)
_COMMENT_BEGINS = re.compile(r"\{##|<!--")
_COMMENT_ENDS = {"{##": "##}", "<!--": "-->"}
_FENCE_ENDS = re.compile(r"^[ \t]*+(`{3,}+|~{3,}+)[`~]*+[ \t]*+$", re.MULTILINE)
_TICKS = re.compile(r"`++|\n")
_SIGNS = ("`", "~~~", "<!--", "{##")


@fixed
class Hidden:
    """A part that is not read as text. `fence` is the sign that begins a block of code, which may have no end."""

    start: int
    end: int
    fence: str = ""
    fence_at: int = 0
    ended: bool = True


def hidden(text: str) -> Iterator[Hidden]:
    """The code and the comments of a page's text, in order."""
    if not any(sign in text for sign in _SIGNS):
        return  # as most pages
    comments = _Comments(text)
    match = _BEGINS.search(text)
    while match:
        if match["comment"]:
            found = comments.at(match.start(), match["comment"])
        elif match["fence"]:
            found = _block(text, match)
        else:
            found = _within_a_line(text, match)
        if found:
            yield found
        # After a lone { or < comes what may begin something; a run of backticks is one sign.
        after = match.end() if match["ticks"] else match.start() + 1
        match = _BEGINS.search(text, found.end if found else after)


def without_comments(text: str) -> str:
    """A text with line ends, and nothing else, in place of each comment."""
    comments, done, end = _Comments(text), [], 0
    match = _COMMENT_BEGINS.search(text)
    while match:
        found = comments.at(match.start(), match[0])
        if found:
            done += [text[end : found.start], "\n" * text.count("\n", found.start, found.end)]
            end = found.end
        match = _COMMENT_BEGINS.search(text, found.end if found else match.end())
    return "".join([*done, text[end:]])


class _Comments:
    """Finds where comments end, and remembers of which kind none ends any more."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.endless: set[str] = set()

    def at(self, start: int, begins: str) -> Hidden | None:
        """The comment that begins here; None where nothing ends it."""
        if begins in self.endless:
            return None
        ends = _COMMENT_ENDS[begins]
        end = self.text.find(ends, start + len(begins))
        if end < 0:
            self.endless.add(begins)
            return None
        return Hidden(start, end + len(ends))


def _block(text: str, begins: re.Match[str]) -> Hidden:
    """A block of code: to the line that ends it, or to the end of the text."""
    fence = begins["fence"]
    for match in _FENCE_ENDS.finditer(text, begins.end()):
        if match[1].startswith(fence):
            return Hidden(begins.start(), match.end(), fence, begins.start("fence"))
    return Hidden(begins.start(), len(text), fence, begins.start("fence"), ended=False)


def _within_a_line(text: str, begins: re.Match[str]) -> Hidden | None:
    """Code within a line: to as many backticks as it began with."""
    for match in _TICKS.finditer(text, begins.end()):
        if match[0] == "\n":
            return None
        if len(match[0]) == len(begins[0]):
            return Hidden(begins.start(), match.end())
    return None
