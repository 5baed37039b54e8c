"""A paper's tree to PDF: tagged, in Swedish, PDF/A-2a and PDF/UA-1 at once, the same bytes wherever it is set.

The typesetter is imported where it is used: it does not exist for every machine that can build and check the site.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import importlib
import importlib.util
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionplans.papers import hyphens, pages
from actionplans.papers.tree import texts

if TYPE_CHECKING:
    import typst

_TEMPLATE = Path(__file__).with_name("template.typ")
_FONTS = "font_source_sans_pro"
# What means something in a pattern of the typesetter's.
_SIGNS = re.compile(r"[\\.+*?()|\[\]{}^$#&~-]")
# How often a paper is set again for better page breaks; one that none helps is let be.
_MOST_TIMES = 12


class TypesetError(Exception):
    """The typesetter refused a paper or warned about it. The text is the typesetter's own, in English.

    Where that is why, `signs` are the signs that the font lacks, and `wide` the words that are wider than their place.
    """

    def __init__(self, message: str, signs: Sequence[str] = (), wide: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.signs = tuple(signs)
        self.wide = tuple(wide)


def available() -> bool:
    """Whether this machine has the typesetter: there is none for Windows on Arm."""
    try:
        importlib.import_module("typst")
    except ImportError:  # also of one that is there, but was made for another machine
        return False
    return True


def pdf(
    title: str,
    author: str,
    mark: str | None,
    day: datetime.date,
    parts: Sequence[dict[str, Any]],
    names: Iterable[str] = (),
    languages: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """One PDF of one or more parts, each beginning on a page 1 of its own.

    `mark` stands at the top of every page. `day` is the date that the document gives as its own, at midnight UTC, so
    that the bytes depend on nothing but the arguments. `names` are the city's own, which words may be made of,
    `languages` names with the language that each is read aloud in, `pictures` those of pages that the parts hold.
    Raises TypesetError for any error or warning, for a warning can mean that something was left out; and where a word
    is wider than its place, which the typesetter says nothing of.
    """
    moves: pages.Moves = {}
    tree = {
        "title": title,
        "author": author,
        "description": mark,
        "date": [day.year, day.month, day.day],
        "mark": mark,
        "parts": list(parts),
        "foreign": _patterns(languages or {}, json.dumps(parts, ensure_ascii=False)),
        "breaks": hyphens.breaks(texts(list(parts)), names),
        "moves": moves,
    }
    with _compiler(pictures or {}) as compiler:
        content = _set(compiler, tree, day)
        for _ in range(_MOST_TIMES):
            wide = list(dict.fromkeys(_told(compiler, "wide")))
            if wide:
                raise TypesetError("too wide: " + ", ".join(wide), wide=wide)
            found = pages.moves(parts, [pages.Spot(*one) for one in _told(compiler, "spot")], moves)
            if not found:
                break
            moves.update(found)
            content = _set(compiler, tree, day)
    return content


def _set(compiler: typst.Compiler, tree: dict[str, Any], day: datetime.date) -> bytes:
    import typst

    try:
        content, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"paper": json.dumps(tree, ensure_ascii=False, sort_keys=True)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        )
    except typst.TypstError as error:
        lacking = re.findall(r'the text `"(.+?)"` could not be displayed', error.diagnostic)
        raise TypesetError(error.message, lacking) from error
    if warnings:
        raise TypesetError("; ".join(warning.message for warning in warnings))
    if not isinstance(content, bytes):
        raise TypesetError("no document came out")
    return content


def _patterns(languages: Mapping[str, str], text: str) -> dict[str, str]:
    """For each language a pattern of the typesetter's for those of its names that a text holds, genitives too."""
    held: dict[str, list[str]] = {}
    # The longest first: "Eurocities Mobility Forum" before "Mobility Forum".
    for name in sorted(languages, key=lambda name: (-len(name), name)):
        if name in text:
            begins, ends = (r"\b" if name[0].isalnum() else ""), (r"s?\b" if name[-1].isalnum() else "")
            held.setdefault(languages[name], []).append(begins + _SIGNS.sub(r"\\\g<0>", name) + ends)
    return {language: "|".join(names) for language, names in held.items()}


def _told(compiler: typst.Compiler, label: str) -> list[Any]:
    """What the template tells of the paper that was set last."""
    told: list[Any] = json.loads(compiler.query(f"<{label}>", field="value"))
    return told


@contextlib.contextmanager
def _compiler(pictures: Mapping[str, bytes]) -> Iterator[typst.Compiler]:
    """A compiler that looks in one folder alone: where there are pictures, in one with them beside the template."""
    if not pictures:
        yield _plain_compiler(_TEMPLATE)
        return
    with tempfile.TemporaryDirectory(prefix="papper-") as name:
        folder = Path(name)
        shutil.copy(_TEMPLATE, folder)
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        yield _new_compiler(folder / _TEMPLATE.name)


@functools.cache
def _plain_compiler(template: Path) -> typst.Compiler:
    return _new_compiler(template)


def _new_compiler(template: Path) -> typst.Compiler:
    """One that knows one family of fonts, so that no paper depends on what the machine has installed."""
    import typst

    folder = Path(_font_folder().name)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return typst.Compiler(template, root=template.parent, font_paths=fonts, ignore_system_fonts=True)


@functools.cache
def _font_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder with each face once, until the process ends.

    The package holds every face both as TTF and as OTF, and the typesetter takes the one that the file system happens
    to list first: the bytes of a paper would differ between machines.
    """
    folder = tempfile.TemporaryDirectory(prefix="papper-")
    for file in package_folder().glob("*.ttf"):
        shutil.copy(file, folder.name)
    return folder


def package_folder() -> Path:
    """Where the installed package has its fonts."""
    package = importlib.util.find_spec(_FONTS)
    if package is None or package.origin is None:
        raise TypesetError(f"the package {_FONTS} is not installed")
    return Path(package.origin).with_name("files")
