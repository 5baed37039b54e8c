"""Texts that could make a reader of them slower than they are long: 80 patterns, each as long as one asks for.

Repeated signs and pairs of Markdown, HTML, Jinja, YAML, page headers and the menu, as they stand in no real file. Each
is told in which file it stands. A text of signs is cut into lines, as long as a line may be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.project import FILES

PAGE, HEADER, DATA, MENU = "docs/index.md", "docs/resor.md", "data/years/2023.yml", "mkdocs.yml"
PLAN, NETWORK = "data/plans/2023/provnat.yml", "data/networks/provnat.yml"
ROLE = (
    "  - {kind: board_member, body: styrelse #N, text: Ledamot, holder: exempelstad, observed: [2023], sources: [brev]}"
)
PRIORITY = "  - {id: q#N, text: Prioritering #N, areas: [a#N], sources: [k#N]}"
_LINE = 4_900


@dataclass(frozen=True)
class Pattern:
    """A text of any length, and the file of the miniature project that holds it."""

    file: str
    text: Callable[[int], str]

    def whole(self, length: int) -> str:
        """The whole file, with so many signs of the pattern."""
        if self.file == HEADER:
            return f"---\ntitle: Resor\n{self.text(length)}\n---\n\n# Resor\n"
        if self.file == MENU:
            return f"{FILES[MENU]}{self.text(length)}\n"
        if self.file in (PLAN, NETWORK):
            return self.text(length)
        return f"{FILES[self.file]}\n{self.text(length)}\n"


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def lines(unit: str) -> Callable[[int], str]:
    """A unit over and over, in lines, all in one paragraph."""

    def text(length: int) -> str:
        signs = _repeated(unit, length)
        return "\n".join(signs[at : at + _LINE] for at in range(0, length, _LINE))

    return text


def rows(row: str) -> Callable[[int], str]:
    """A row over and over, numbered where it says so."""

    def text(length: int) -> str:
        return "\n".join(row.replace("#N", str(number)) for number in range(length // (len(row) + 1) + 1))

    return text


def apart(unit: str) -> Callable[[int], str]:
    """A unit in lines, with an empty line after each: paragraphs."""

    def text(length: int) -> str:
        signs = _repeated(unit, length)
        return "\n\n".join(signs[at : at + _LINE] for at in range(0, length, _LINE))

    return text


def opened(first: str, rest: str) -> Callable[[int], str]:
    """Something that begins once, and then what could be its inside, over and over."""
    return lambda length: first + lines(rest)(length)


def _inside(file: str, old: str, row: str) -> Callable[[int], str]:
    """A file of the project with rows after one of its lines."""
    assert FILES[file].count(old) == 1

    def text(length: int) -> str:
        return FILES[file].replace(old, f"{old}{rows(row)(length)}\n")

    return text


PATTERNS: Mapping[str, Pattern] = {
    # Links and pictures.
    "square brackets": Pattern(PAGE, lines("[")),
    "closing brackets": Pattern(PAGE, lines("]")),
    "pictures that begin": Pattern(PAGE, lines("![")),
    "bracket pairs": Pattern(PAGE, lines("[]")),
    "brackets within brackets": Pattern(PAGE, lines("[[]")),
    "brackets apart": Pattern(PAGE, apart("[")),
    "addresses that begin": Pattern(PAGE, lines("[a](")),
    "addresses with a space": Pattern(PAGE, lines("[a](b ")),
    "addresses in angles": Pattern(PAGE, lines("[a](<")),
    "brackets of parentheses": Pattern(PAGE, opened("[a](", "(")),
    "titles that begin": Pattern(PAGE, lines('[a](b "')),
    "titles in single quotes": Pattern(PAGE, lines("[a](b '")),
    "links by name": Pattern(PAGE, lines("[a][b] ")),
    "names that begin": Pattern(PAGE, lines("[a][")),
    "definitions": Pattern(PAGE, rows("[a#N]: b")),
    "definitions that begin": Pattern(PAGE, rows("[a")),
    "broken links": Pattern(PAGE, rows("[a](sida#N.md)")),
    "broken anchors": Pattern(PAGE, rows("[a](#rubrik-#N)\n\n## Rubrik x#N\n")),
    "spaces in a link": Pattern(PAGE, opened("[a](b", " ")),
    "spaces after a link": Pattern(PAGE, opened("[a]", " ")),
    "line ends in a link": Pattern(PAGE, opened("[a](", "\n")),
    "addresses without brackets": Pattern(PAGE, lines("https://")),
    "addresses in brackets": Pattern(PAGE, lines("<https://")),
    "mailboxes": Pattern(PAGE, lines("a@")),
    "words with dots": Pattern(PAGE, lines("a.")),
    "words with hyphens and a mailbox": Pattern(PAGE, opened("@ ", "a-")),
    # Code and comments.
    "backticks": Pattern(PAGE, lines("`")),
    "backticks apart": Pattern(PAGE, lines("` ")),
    "backticks by two and one": Pattern(PAGE, lines("``a` ")),
    "ever longer backticks": Pattern(
        PAGE, lambda length: "\n".join("`" * n + "a" for n in range(1, int((2 * length) ** 0.5)))
    ),
    "fences": Pattern(PAGE, rows("```")),
    "fences that never end": Pattern(PAGE, rows("```a")),
    "tildes": Pattern(PAGE, rows("~~~a~")),
    "ever longer fences": Pattern(
        PAGE, lambda length: "\n".join("~" * (n % 90 + 3) + "a" for n in range(length // 48))
    ),
    "comments that begin": Pattern(PAGE, lines("<!--")),
    "comments": Pattern(PAGE, lines("<!-- -->")),
    "template comments that begin": Pattern(PAGE, lines("{##")),
    # HTML.
    "angles": Pattern(PAGE, lines("<")),
    "elements": Pattern(PAGE, lines("<b>")),
    "elements that begin": Pattern(PAGE, lines("<a ")),
    "attributes that begin": Pattern(PAGE, opened("<a ", 'b="')),
    "attributes": Pattern(PAGE, opened("<a ", "b ")),
    "spaces in an element": Pattern(PAGE, opened("<a href", " ")),
    "declarations": Pattern(PAGE, lines("<!")),
    "instructions": Pattern(PAGE, lines("<?")),
    "signs by name": Pattern(PAGE, lines("&amp;")),
    "signs by number": Pattern(PAGE, lines("&#1")),
    # Macros.
    "braces": Pattern(PAGE, lines("{")),
    "macros that begin": Pattern(PAGE, lines("{{ ")),
    "macros that end": Pattern(PAGE, lines("}}")),
    "macros": Pattern(PAGE, lines("{{a()}} ")),
    "macros without end": Pattern(PAGE, opened("{{ a(", "(")),
    "lists in a macro": Pattern(PAGE, opened("{{ a(", "[")),
    "sums in a macro": Pattern(PAGE, opened("{{ 1", "+1")),
    "words in a macro": Pattern(PAGE, opened('{{ a("', "a")),
    "unknown macros": Pattern(PAGE, rows("{{ okant#N() }}")),
    "macros in one brace": Pattern(PAGE, lines("{sources() ")),
    "macros without braces": Pattern(PAGE, lines('((sources("a"')),
    "statements": Pattern(PAGE, lines("{% a %}")),
    "raw text": Pattern(PAGE, lines("{% raw %}")),
    # Text.
    "stars": Pattern(PAGE, lines("*")),
    "stars and words": Pattern(PAGE, lines("*a ")),
    "underscores and words": Pattern(PAGE, lines("_a ")),
    "quotations in quotations": Pattern(PAGE, lines("> ")),
    "backslashes": Pattern(PAGE, lines("\\")),
    "spaces": Pattern(PAGE, lines(" ")),
    "empty lines": Pattern(PAGE, lambda length: "\n" * length),
    "lines under text": Pattern(PAGE, rows("a\n--")),
    "headings": Pattern(PAGE, rows("# Rubrik")),
    "headings of hashes": Pattern(PAGE, lines("# ")),
    "attributes of headings": Pattern(PAGE, lines("{#a")),
    "equal headings": Pattern(PAGE, rows("## Rubrik\n")),
    "tables": Pattern(PAGE, opened("| a | b |\n|---|---|\n", "|")),
    "lists": Pattern(PAGE, rows("- a")),
    "stairs": Pattern(PAGE, lambda length: "\n".join("    " * (n % 90) + "- a" for n in range(length // 180))),
    "one long word": Pattern(PAGE, lines("a")),
    "digits": Pattern(PAGE, lines("0 ")),
    "plus signs": Pattern(PAGE, lines("+4")),
    # Headers, data and the menu.
    "dashes in a header": Pattern(HEADER, rows("-- ")),
    "keys in a header": Pattern(HEADER, rows("a#N: b")),
    "lists in data": Pattern(DATA, lines("[")),
    "maps in data": Pattern(DATA, lines("{a: ")),
    "dashes in data": Pattern(DATA, lines("- ")),
    "unknown keys": Pattern(DATA, rows("nyckel#N: b")),
    "equal keys": Pattern(DATA, rows("nyckel: b")),
    "one key, very long": Pattern(DATA, lambda length: "a" * min(length, 4000) + ": b\n" + rows("# a")(length)),
    "digits in data": Pattern(DATA, opened("sources: ", "1")),
    "quotation marks in data": Pattern(DATA, lines('"a" ')),
    "text in quotation marks": Pattern(DATA, opened('sources: "', "a ")),
    "colons": Pattern(DATA, lines("a: ")),
    "spaces in data": Pattern(DATA, lines(" ")),
    "anchors and aliases": Pattern(DATA, rows("a#N: &a#N [*a#N, *a#N]")),
    "comments in data": Pattern(DATA, rows("# - a: b")),
    "indentation in data": Pattern(
        DATA, lambda length: "\n".join(" " * (n % 300) + "a:" for n in range(length // 150))
    ),
    "conflicts": Pattern(DATA, rows("======= #N")),
    "points": Pattern(DATA, rows("    - id: a#N\n      text: b")),
    "unknown words": Pattern(PLAN, _inside(PLAN, "priorities:\n", PRIORITY)),
    "unknown priorities": Pattern(
        PLAN,
        _inside(
            PLAN,
            "activities:\n",
            "  - {id: a#N, text: Möte #N, priority: p#N, responsible: provforvaltningen, sources: [brev]}",
        ),
    ),
    "roles": Pattern(NETWORK, _inside(NETWORK, "roles:\n", ROLE)),
    "menu lines": Pattern(MENU, rows("  - Sida #N: sida-#N.md")),
    "years in the menu": Pattern(MENU, rows('  - "2023": ar/#N.md')),
    "brackets in the menu": Pattern(MENU, lines("  - [")),
    "settings": Pattern(MENU, rows("a#N: b")),
}
