"""How does what is printed reach every terminal, pipe and file, whatever signs these know?

A pipe in Windows knows some 250 signs, a bare terminal of Unix 128: a message loses what it cannot be written with
there, and never stops a command.
"""

from __future__ import annotations

import codecs
import io
import re
import shutil
import sys
import unicodedata
from pathlib import PurePath

# What is read as the same, of signs without a letter in them.
_PLAIN = {
    **dict.fromkeys("‐‑‒–—―−─━═", "-"),
    **dict.fromkeys("”“„", '"'),
    **dict.fromkeys("’‘‚", "'"),
    **dict.fromkeys("│┃║", "|"),
    **dict.fromkeys("•·●", "*"),
    "…": "...",
    "→": "->",
    "←": "<-",
    "≤": "<=",
    "≥": ">=",
    "×": "x",
    "\xa0": " ",
    "\u202f": " ",
    "§": "par.",
}
_NAME = "actionplans.plain"


def prepare() -> None:
    """Let both streams write what they can of any text. Said once, before a command prints."""
    codecs.register_error(_NAME, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def as_file() -> None:
    """Print in UTF-8 where no terminal reads it: it becomes a file of the project, as `dictionary > data/README.md`."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def slashed(path: object) -> str:
    """A path as every message writes it: with /, in Windows as well."""
    return PurePath(str(path)).as_posix()


def typed(line: str) -> str:
    """A command of make as it is typed here: where there is no make, as in Windows, what make would have run."""
    name, _, rest = line.removeprefix("make ").partition(" ")
    if shutil.which("make"):
        return line
    options = {*_OPTIONS, "DATE"} if name == "sent" else _OPTIONS
    given = [f"--{key.lower()}={value}" if key in options else value for key, value in _GIVEN.findall(rest)]
    return " ".join(["python -m actionplans", name, *given])


# What make takes as NAME="…": some are a command's options, the others what it is about.
_GIVEN = re.compile(r"([A-Z]+)=(\"[^\"]*\"|\S+)")
_OPTIONS = ("FOLDER", "WORDS", "PORT", "MATTER")


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What stands for signs that a stream does not know: plain ones, letters without marks, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = "".join(_sign(sign, error.encoding) for sign in error.object[error.start : error.end])
    return written, error.end


def _sign(sign: str, encoding: str) -> str:
    if unicodedata.combining(sign):
        return ""  # a mark over the letter before it, which is written already
    plain = _PLAIN.get(sign) or unicodedata.normalize("NFKD", sign)
    return "".join(one for one in plain if not unicodedata.combining(one) and _is_known(one, encoding)) or "?"


def _is_known(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
