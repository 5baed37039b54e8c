"""How is a page's Markdown read: its visible text, its links and pictures, the headings that can be linked to."""

from __future__ import annotations

import bisect
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from actionplans.model.problems import Place
from actionplans.reading.hidden import hidden
from actionplans.reading.pages import Page
from actionplans.system.fixed import fixed

# --- What is seen of it -----------------------------------------------------------------------------------------------


_SIGN = re.compile(r"[^\n]")


def visible(body: str) -> str:
    """The text of a page with code and comments blanked out, so that what is left stands where it stood."""
    seen, end = [], 0
    for part in hidden(body):
        seen += [body[end : part.start], _SIGN.sub(" ", body[part.start : part.end])]
        end = part.end
    return "".join([*seen, body[end:]]) if seen else body


def place(page: Page, at: int) -> Place:
    """The place of a character in a page's body."""
    line = bisect.bisect_right(page.lines_at, at)
    return Place(page.file, line, at - page.lines_at[line - 1] + 1)


# --- Links and headings -----------------------------------------------------------------------------------------------

# What a pattern here has taken it does not give back (*+): none needs it, and trying every length of every part makes
# a page of brackets slower than it is long.
_LABEL_PART = r"(?:[^\[\]\n]|\n(?![ \t]*+\n)|\[[^\[\]\n]*+\])"
LINK_LABEL = rf"{_LABEL_PART}++"
_TITLE = r"\"[^\"\n]*\"|'[^'\n]*'"
LINK = re.compile(
    rf"(!?)\[({_LABEL_PART}*+)\]\((?:\s*+(?:<([^<>\n]*+)>|([^\s()]*+(?:\([^\s()]*+\))?+))|(?=\s))"
    rf"((?:\s++(?:{_TITLE}))?+(?=\s*+\))|[^()\n]*+)\s*+\)"
)
LINK_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]++)\]:[ \t]*+(?:<([^<>\n]*+)>|(\S++))", re.MULTILINE)

_ONLY_A_TITLE = re.compile(rf"\s*+(?:{_TITLE})?+\s*+")

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@fixed
class Link:
    """A link or picture in a page's text: where it stands, where it leads, its words, what follows the address."""

    at: int
    target: str
    words: str = ""
    picture: bool = False
    rest: str = ""

    @property
    def noun(self) -> str:
        return "bilden" if self.picture else "länken"


def targets(page: Page) -> Iterator[Link]:
    """Each link and picture of a page's text."""
    text = visible(page.body)
    for match in LINK.finditer(text):
        rest = "" if _ONLY_A_TITLE.fullmatch(match[5]) else match[5].strip()
        yield Link(match.start(), unquote(match[3] or match[4] or ""), match[2], bool(match[1]), rest)
    for match in LINK_DEFINITION.finditer(text):
        yield Link(match.start(), unquote(match[2] or match[3] or ""))


def leads_to(target: str, page: Page) -> tuple[str, str]:
    """The path under docs/ and the anchor that a link within the site leads to; of other addresses nothing."""
    if SCHEME.match(target):
        return "", ""
    path, _, anchor = target.partition("#")
    path = path.partition("?")[0]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    return there, anchor


def without_links(text: str, page: Page, gone: Collection[str]) -> str:
    """A page's text with the words alone of links to pages and files that are not there, and without such pictures."""
    kept, end = [], 0
    for match in LINK.finditer(visible(text)):
        there, _ = leads_to(unquote(match[3] or match[4] or ""), page)
        if there in gone:
            words = "" if match[1] else text[match.start(2) : match.end(2)]
            kept += [text[end : match.start()], words]
            end = match.end()
    return "".join([*kept, text[end:]])


_HEADING = re.compile(r"^#{1,6}[ \t]*([^#\n])([^\n]*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{([^{}\n]*+)\}")
_HASH = re.compile(r"#([\w-]++)")


def heading_ids(body: str) -> Iterator[str]:
    """The ids of a page's headings and other elements: their own, or as Python-Markdown makes them of their words."""
    text = visible(body)
    yield from _own_ids(text)
    yield from (match[1] for match in re.finditer(r"\bid=[\"']([^\"']+)", text))
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(body):
        heading = match[1] + match[2].rstrip(" \t").rstrip("#").rstrip(" \t")
        if text[match.start()] != "#" or any(_own_ids(heading)):
            continue
        made = slug(heading)
        seen[made] = seen.get(made, -1) + 1
        yield f"{made}_{seen[made]}" if seen[made] else made


def _own_ids(text: str) -> Iterator[str]:
    """The ids that a text gives in braces, the last of each pair: {#id}."""
    for match in _ATTRIBUTES.finditer(text):
        if "#" in match[1] and (found := _HASH.findall(match[1])):
            yield found[-1]


def own_id(heading: str) -> str:
    """The id that a heading gives itself; empty where Python-Markdown makes one of its words."""
    return next(_own_ids(heading), "")


def slug(heading: str) -> str:
    """The id that Python-Markdown makes of a heading's words."""
    words = re.sub(r"!?\[([^\[\]]*+)\]\([^)]*+\)", r"\1", heading)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
