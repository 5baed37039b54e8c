"""What of a page's frame is the same on many pages, and how is that written once and not once a page?

Header, menu, tabs and foot are most of a page's template, and on all pages of a section of the menu they differ in two
ways alone: an address is relative to the page that it stands on, and one row is the page's own. A template writes
`{{ shared("partials/nav.html", page.parent) }}`; what it names is written once for the section, with a hole for each
address and each row that can be the page's own, and each page fills the holes.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape
from mkdocs.utils import normalize_url

from actionplans.system.fixed import fixed

# What marks the holes: signs that stand in no text. An address is written from the first on, as from the site's root.
_ROOT, _ROW, _END = "\x01", "\x02", "\x03"
_HOLE = re.compile(
    rf'{_ROOT}(?:/(?P<address>[^"]*))?|\\u0001(?:/(?P<quoted>[^"]*))?'
    rf"|{_ROW}(?P<row>[^{_END}]*){_END}(?P<words>[^{_END}]*){_END}"
)


# An address of which each sign stands for itself, wherever it is written.
_PLAIN = re.compile(r"(?:[\w~-]+/)*(?:[\w~-]+\.[\w.-]+)?", re.ASCII)


@fixed(slots=True)
class _Address:
    """A hole for an address of the site, in an attribute or in a script; its root is one without a page or file."""

    target: str
    plain: bool
    in_script: bool
    is_root: bool = False


@fixed(slots=True)
class _Piece:
    """A text in parts, some of them holes: the addresses by their place, and by its page what its own row says."""

    parts: list[str]
    addresses: list[tuple[int, _Address]]
    rows: dict[str, list[tuple[int, str]]]


class Frame:
    """The pieces of the frame that have been written: those of one build."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self.environment = environment
        self.pieces: dict[tuple[str, Any], _Piece] = {}

    @jinja2.pass_context
    def shared(self, context: jinja2.runtime.Context, name: str, section: Any = None) -> Markup:
        """A template's text on this page. It knows the site and, as `section`, where in the menu the page is."""
        key = (name, section or None)
        if key not in self.pieces:
            site = {given: context.get(given) for given in ("config", "nav")}
            template = self.environment.get_template(name)
            self.pieces[key] = _with_holes(template.render(site, section=section, page=None, base_url=_ROOT))
        return _filled(self.pieces[key], context.get("page"), context.get("base_url"))


def here(row: Any, words: str) -> Markup:
    """In a shared template: words that stand there on the page of this row alone."""
    return Markup(f"{_ROW}{row.url}{_END}{words}{_END}") if row.is_page else Markup("")  # ours, of the template


def _with_holes(text: str) -> _Piece:
    piece = _Piece([], [], {})
    at = 0
    for found in _HOLE.finditer(text):
        piece.parts.extend((text[at : found.start()], ""))
        place, at = len(piece.parts) - 1, found.end()
        if found["row"] is None:
            piece.addresses.append((place, _address(found)))
        else:
            piece.rows.setdefault(found["row"], []).append((place, found["words"]))
    piece.parts.append(text[at:])
    return piece


def _address(found: re.Match[str]) -> _Address:
    in_script = not found[0].startswith(_ROOT)
    written = found["quoted"] if in_script else found["address"]
    if written is None:
        return _Address("", False, in_script, is_root=True)
    target = str(json.loads(f'"{written}"')) if in_script else unescape(written)
    target = "" if target == "./" else target  # the first page's
    return _Address(target, bool(_PLAIN.fullmatch(target)), in_script)


def _filled(piece: _Piece, page: Any, base: str) -> Markup:
    folders = ways(page.url) if page else []
    parts = piece.parts.copy()
    for at, hole in piece.addresses:
        parts[at] = relative(hole.target, folders) if page and hole.plain else _as_written(hole, page, base)
    for at, words in piece.rows.get(page.url, ()) if page else ():
        parts[at] = words
    return Markup("".join(parts))


def ways(url: str) -> list[tuple[str, str]]:
    """The folders that a page lies in, the nearest first, each with what leads there from the page."""
    steps = url.removeprefix("./").split("/")[:-1]
    return [("".join(f"{one}/" for one in steps[:n]), "../" * (len(steps) - n)) for n in range(len(steps), -1, -1)]


def relative(target: str, folders: list[tuple[str, str]]) -> str:
    """A plain address of the site as it is written on a page in those folders: what MkDocs' `url` would give."""
    for folder, up in folders:
        if target.startswith(folder):
            return f"{up}{target[len(folder) :]}" or "./"
    return target


def _as_written(hole: _Address, page: Any, base: str) -> str:
    address = base if hole.is_root else normalize_url(hole.target or "./", page, base)
    return str(htmlsafe_json_dumps(address))[1:-1] if hole.in_script else escape(address)
