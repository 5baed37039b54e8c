"""How docs/ and the menu are read: each page's header, its text and its macro calls.

Pages are read, never run: a Markdown page can reach Python through Jinja, so only calls of registered macros with
plain values are let through, and they are found in the parsed page before anything is rendered.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from actionplans.model.fields import Noun, Record, optional, required, several
from actionplans.model.identifiers import SearchWord
from actionplans.model.problems import Place, Problem
from actionplans.reading import limits, sure, yamlfile
from actionplans.reading.calls import Call, Signatures, text_and_calls
from actionplans.reading.copies import copied, original_of
from actionplans.reading.hidden import without_comments
from actionplans.reading.menu import Entry, read_menu
from actionplans.reading.unchanged_files import Unchanged
from actionplans.reading.values import decode
from actionplans.system.fixed import fixed
from actionplans.system.listing import below


@fixed(kw_only=True)
class FrontMatter(Record):
    """A page's header: the lines between --- at its top."""

    noun = Noun("Sidhuvudet", "sidhuvudet", "sidhuvud", "sidhuvuden", "raderna mellan --- överst på sidan.")

    title: str = required("Rubrik", "rubriken", "Sidans namn i menyn och i webbläsarens flik.", "Kajforum 2023")
    description: str | None = optional(
        "Förklaring", "förklaringen", "En mening om sidan, för sökresultat.", "Stadens handlingsplan för Kajforum 2023."
    )
    network: str | None = optional("Nätverk", "nätverket", "Nätverkets id, på nätverkens sidor.", "kajforum")
    year: int | None = optional("År", "året", "Året, på sidor om ett år.", "2023")
    search: tuple[SearchWord, ...] = several(
        "Sökord",
        "sökorden",
        "Ord och hela frågor som läsare söker sidan med, men som inte står på den.",
        "[tjänsteresa, får jag åka på konferensen]",
    )
    hide: tuple[str, ...] = optional(
        "Döljs", "det som inte visas", "Delar av sidan som inte visas.", "[navigation, toc]", ()
    )


@fixed
class Page:
    """One Markdown page: its finished text and its macro calls, in order. `path` is relative to docs/.

    `body` is its text as written, with empty lines in place of the header, so that lines count as in the file.
    """

    path: str
    front: FrontMatter
    parts: tuple[str | Call, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    body: str = ""

    @property
    def calls(self) -> Iterator[Call]:
        """The macro calls among the page's parts."""
        return (part for part in self.parts if isinstance(part, Call))

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @functools.cached_property
    def lines_at(self) -> tuple[int, ...]:
        """Where in the body each line begins."""
        return (0, *(match.end() for match in re.finditer("\n", self.body)))


@dataclass
class Pages:
    """All pages, the navigation's entries in order, and the problems found while reading them.

    `unread` are the paths of pages that stand in docs/ but could not be read: what refers to them is not wrong for
    that. `files` are all other files in docs/.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    nav: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def paths(self) -> set[str]:
        """Every page in docs/, those that could not be read among them."""
        return {*self.pages, *self.unread}

    @property
    def citations(self) -> dict[str, list[str]]:
        """For each source that the prose cites, the pages that cite it."""
        found: dict[str, list[str]] = {}
        for page in self.pages.values():
            for call in page.calls:
                cited = (*call.positional, *call.named.values())
                if call.name == "source" and cited and page.path not in found.get(cited[0], ()):
                    found.setdefault(cited[0], []).append(page.path)
        return found


def read(root: Path, macros: Signatures, unchanged: Unchanged[Page] | None = None) -> Pages:
    """Read docs/ and the navigation of mkdocs.yml under `root`; `macros` are those that a page may call.

    `unchanged` are the pages that may have been read before.
    """
    result = Pages()
    docs = root / "docs"
    unchanged = unchanged or Unchanged()
    unchanged.begin(root, macros)
    for name in filter(_is_published, below(docs)):
        path = docs / name
        if path.is_symlink():
            do = "lägg filen själv i docs/; kontrollen följer inte genvägar"
            result.problems.append(Problem(Place(f"docs/{name}"), "filen är en genväg (symbolisk länk)", do))
        elif not path.is_file():
            continue
        elif path.suffix == ".md" and (original := original_of(path)):
            result.problems.append(Problem(Place(f"docs/{name}"), *copied(original, path.name)))
        elif path.suffix == ".md":
            page = _page(path.read_bytes(), name, macros, result.problems, unchanged)
            if page is None:
                result.unread.add(name)
            else:
                result.pages[name] = page
        else:
            result.files.add(name)
            if path.suffix.lower() in _OTHER_SUFFIXES or _is_page(path):
                meant = f"{path.name.partition('.')[0]}.md"
                result.unread.add(path.with_name(meant).relative_to(docs).as_posix())
                what = "sidans filnamn slutar inte på .md"
                result.problems.append(Problem(Place(f"docs/{name}"), what, f"byt namn till {meant}"))
            elif path.suffix.lower() in (".yml", ".yaml"):
                what, do = "en datafil ligger i docs/", "flytta den till sin mapp i data/"
                result.problems.append(Problem(Place(f"docs/{name}"), what, do))
    result.unread -= result.pages.keys()
    result.nav = list(read_menu(root, result.paths, result.problems))
    return result


def _page(
    raw: bytes, name: str, macros: Signatures, problems: list[Problem], unchanged: Unchanged[Page]
) -> Page | None:
    """A page as `read_page` reads it, unless its file is as it was."""
    if kept := unchanged.made_of(name, raw):
        return kept
    told = len(problems)
    page = read_page(raw, name, macros, problems)
    if page is not None and len(problems) == told:
        unchanged.keep(name, raw, page)
    return page


def _is_published(name: str) -> bool:
    """Whether MkDocs takes a file: none that is hidden. What no text can name, nothing can be said of here.

    Both are told by rules/files.py.
    """
    return not any(part.startswith(".") for part in name.split("/")) and name.isprintable()


def told_when_read(path: Path) -> bool:
    """Whether `read` tells of a file in docs/ by itself: a link, a page with another ending, a copy, a data file."""
    ending = path.suffix.lower()
    another = path.suffix != ".md" and ending in (*_OTHER_SUFFIXES, ".yml", ".yaml")
    copy = path.suffix == ".md" and bool(original_of(path))
    return path.is_symlink() or another or copy or (path.is_file() and _is_page(path))


# Only .md is read here. MkDocs runs the others as pages too, unchecked, and leaves out .MD without a word.
_OTHER_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def _is_page(path: Path) -> bool:
    """Whether a file without an ending of its own, or a text file, begins as a page does."""
    if path.suffix not in ("", ".txt") or path.name.startswith("."):
        return False
    with path.open("rb") as file:
        return re.match(rb"(\xef\xbb\xbf)?---[ \t]*\r?\n", file.read(8)) is not None


# --- One page -------------------------------------------------------------------------------------------------------


def read_page(raw: bytes, name: str, macros: Signatures, problems: list[Problem]) -> Page | None:
    """The page that a file holds, by its path under docs/; None where that is none, and `problems` say why."""
    file = f"docs/{name}"
    text, unreadable = yamlfile.decode_text(raw, file)
    problems += unreadable
    if text is None:
        return None
    if not text.strip():
        problems.append(Problem(Place(file), "sidan är tom", "fyll i den eller ta bort den"))
        return None
    header, body = _header_and_body(text)
    if slow := limits.too_much_markdown(body, file):
        problems.append(slow)
        return None
    if header is None:
        problems.append(Problem(Place(file), *_no_header(text)))
    front = _front_matter(header, file, problems) if header is not None else None
    parts = tuple(text_and_calls(body, file, macros, problems))
    return Page(name, front, parts, tuple(_headings(body)), body) if front else None


def _header_and_body(text: str) -> tuple[str | None, str]:
    """The page's header, or None, and its body: each with empty lines for what stands before, so that lines count."""
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if match is None:
        return None, text
    return "\n" + match[1], "\n" * match[0].count("\n") + text[match.end() :]


def _no_header(text: str) -> tuple[str, str]:
    first, *others = text.split("\n", 10)
    if re.match(r"---[ \t]*\n", text):
        end = next((line.strip() for line in others[:-1] if _DASHES.fullmatch(line)), None)
        meant = f"; raden ”{end}” ska vara tre bindestreck" if end else ""
        return "sidhuvudet avslutas aldrig", f"skriv en rad med --- efter sidhuvudets sista rad{meant}"
    if _DASHES.fullmatch(first):
        return f"första raden är ”{first.strip()}”", "skriv tre bindestreck, ---"
    if re.match(r"\s+---[ \t]*\n", text):
        return "sidhuvudet börjar inte på första raden", "ta bort det som står före den första raden med ---"
    return "sidhuvudet saknas", "skriv överst tre rader: ---, title: Sidans namn, ---"


# What stands for three hyphens where a word processor or a hasty hand wrote the line.
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


def _front_matter(header: str, file: str, problems: list[Problem]) -> FrontMatter | None:
    # MkDocs cuts the header off before Jinja reads the page: a sign there must not hide what stands in the body.
    jinja = re.search(r"\{\{|\{%|\{##", header)
    if jinja:
        place = Place(file, header.count("\n", 0, jinja.start()) + 1)
        problems.append(Problem(place, f"{jinja[0]} står i sidhuvudet", "ta bort det; makron får bara stå i texten"))
    if not header.strip():
        problems.append(Problem(Place(file), "sidhuvudet är tomt", "skriv title: Sidans namn mellan raderna med ---"))
        return None
    if (surely := sure.of_text(header, file, FrontMatter, {})) is not None:
        return surely
    tree, unreadable = yamlfile.parse(header, file)
    problems += unreadable
    return decode(tree, FrontMatter, problems, set(), {}) if tree else None


def _headings(body: str) -> Iterator[tuple[int, str]]:
    """Line and text of the page's first-level headings, code blocks and comments left out."""
    fence = ""
    for number, line in enumerate(without_comments(body).split("\n"), 1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif _FIRST_LEVEL.match(line):
            yield number, line.strip("# ")


_FENCE = re.compile(r"\s*(`{3,}+(?!.*`)|~{3,}+)(.*)")
_FIRST_LEVEL = re.compile(r"#\s*[^#\s]")  # Markdown does not ask for the space
