"""How do MkDocs' templates run here? What they print is escaped, and what costs time in vain is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import jinja2
from jinja2.bccache import Bucket

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
        environment.loader, environment.bytecode_cache = _Templates(theme.dirs), _COMPILED
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


class _Compiled(jinja2.BytecodeCache):
    """What templates are compiled to, for as long as the program runs. Jinja asks whether their text is what it was."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is known of a template."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja has made of a template."""
        self.known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
