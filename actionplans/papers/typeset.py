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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

_TEMPLATE = Path(__file__).with_name("template.typ")
_FONTS = "font_source_sans_pro"
# What means something in a pattern of the typesetter's.
_SIGNS = re.compile(r"[\\.+*?()|\[\]{}^$#&~-]")


class TypesetError(Exception):
    """The typesetter refused a paper or warned about it. The text is the typesetter's own, in English.

    `signs` are the signs that the font lacks, where that is why.
    """

    def __init__(self, message: str, signs: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.signs = tuple(signs)


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
    languages: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """One PDF of one or more parts, each beginning on a page 1 of its own.

    `mark` stands at the top of every page. `day` is the date that the document gives as its own, at midnight UTC, so
    that the bytes depend on nothing but the arguments. `languages` are names with the language that each is read aloud
    in, `pictures` those of pages that the parts hold. Raises TypesetError for any error or warning: a warning can mean
    that something was left out.
    """
    import typst

    tree = {
        "title": title,
        "author": author,
        "description": mark,
        "date": [day.year, day.month, day.day],
        "mark": mark,
        "parts": list(parts),
        "foreign": _patterns(languages or {}, json.dumps(parts, ensure_ascii=False)),
    }
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    try:
        with _compiler(pictures or {}) as compiler:
            content, warnings = compiler.compile_with_warnings(
                _TEMPLATE.read_bytes(),
                format="pdf",
                sys_inputs={"paper": json.dumps(tree, ensure_ascii=False, sort_keys=True)},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=midnight,
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


@contextlib.contextmanager
def _compiler(pictures: Mapping[str, bytes]) -> Iterator[typst.Compiler]:
    """A compiler that knows one family of fonts, so that no paper depends on what the machine has installed.

    It looks in one folder alone: where there are pictures, in one with them and with what else the template reads.
    """
    import typst

    with contextlib.ExitStack() as after:
        folder = _TEMPLATE.parent
        if pictures:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory(prefix="papper-")))
            left_out = shutil.ignore_patterns("*.py", "__pycache__")
            shutil.copytree(_TEMPLATE.parent, folder, ignore=left_out, dirs_exist_ok=True)
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
        yield typst.Compiler(root=folder, font_paths=_fonts(), ignore_system_fonts=True)


@functools.cache
def _fonts() -> typst.Fonts:
    import typst

    folder = Path(_font_folder().name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


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
