"""How is a page's Markdown read: its visible text, its links and pictures, the headings that can be linked to."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from actionplans.model.problems import Place
from actionplans.reading.pages import Page

# --- What is seen of it -----------------------------------------------------------------------------------------------

HIDDEN = re.compile(
    r"\{##.*?##\}|<!--.*?-->"
    r"|^[ \t]*(?P<fence>`{3,}(?![^\n]*`)|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def visible(body: str) -> str:
    """The text of a page with code and comments blanked out, so that what is left stands where it stood."""
    if not any(sign in body for sign in ("`", "~~~", "<!--", "{##")):
        return body  # as most pages
    return HIDDEN.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), body)


def place(page: Page, at: int) -> Place:
    """The place of a character in a page's body."""
    return Place(page.file, page.body.count("\n", 0, at) + 1, at - page.body.rfind("\n", 0, at))


# --- Links and headings -----------------------------------------------------------------------------------------------

LINK_LABEL = r"(?:[^\[\]\n]|\n(?![ \t]*\n)|\[[^\[\]\n]*\])"
_TITLE = r"\"[^\"\n]*\"|'[^'\n]*'"
LINK = re.compile(
    rf"(!?)\[({LINK_LABEL}*)\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\))?))((?:\s+(?:{_TITLE}))?|[^()\n]*)\s*\)"
)
LINK_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
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
        rest = "" if re.fullmatch(rf"\s*(?:{_TITLE})?\s*", match[5]) else match[5].strip()
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


_HEADING = re.compile(r"^#{1,6}[ \t]*([^#\n].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{:?[^{}\n]*#([\w-]+)[^{}\n]*\}")


def heading_ids(body: str) -> Iterator[str]:
    """The ids of a page's headings and other elements: their own, or as Python-Markdown makes them of their words."""
    text = visible(body)
    yield from (match[1] for match in _OWN_ID.finditer(text))
    yield from (match[1] for match in re.finditer(r"\bid=[\"']([^\"']+)", text))
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(body):
        if text[match.start()] != "#" or _OWN_ID.search(match[1]):
            continue
        made = slug(match[1])
        seen[made] = seen.get(made, -1) + 1
        yield f"{made}_{seen[made]}" if seen[made] else made


def slug(heading: str) -> str:
    """The id that Python-Markdown makes of a heading's words."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
