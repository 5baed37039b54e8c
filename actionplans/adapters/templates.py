"""How do MkDocs' templates run here? What they print is escaped, and what costs time in vain is left out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2

from actionplans.adapters.frame import Frame, here


def escape_everything(theme: Any) -> None:
    """Have every value that a template prints escaped, in ours and Material's. MkDocs' own environment escapes none.

    What is HTML already says so itself, with `| safe`.
    """
    unescaped = theme.get_env

    def escaping() -> jinja2.Environment:
        environment: jinja2.Environment = unescaped()
        environment.autoescape = True
        environment.globals |= {"shared": Frame(environment).shared, "here": here}
        environment.loader, environment.bytecode_cache = _Templates(theme.dirs), _compiled()
        return environment

    theme.get_env = escaping


class _Templates(jinja2.FileSystemLoader):
    """The theme's files without hidden folders. MkDocs leaves these out, after looking at each of 14,000 icons."""

    def list_templates(self) -> list[str]:
        """The path of each file, from the folder that it is found in."""
        return sorted({name for folder in self.searchpath for name in _shown(str(folder))})


def _shown(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from names if within == "." else (f"{within}/{name}" for name in names)


# Beside what Python compiles our modules to.
_COMPILED = Path(__file__).parent / "__pycache__"


def _compiled() -> jinja2.BytecodeCache | None:
    """What templates are compiled to, kept until their text is changed; nothing where Python keeps nothing either."""
    if sys.dont_write_bytecode or not os.access(_COMPILED, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(_COMPILED), f"jinja-{version('jinja2')}-%s.bcc")
