"""How are the theme's templates read? Without looking at what is none, and translated into Python once.

Material brings 14,000 icons as templates. MkDocs asks for the names of all and leaves out what lies in hidden folders,
as they do; here they are not named in the first place. And what Jinja makes of a template stays beside what Python
makes of our modules, until the template is changed.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path

import jinja2

_COMPILED = Path(__file__).parent / "__pycache__"


def read_in_short(environment: jinja2.Environment, folders: list[str]) -> None:
    """Have an environment read the templates in these folders; of two with one name, that of the first."""
    environment.loader = _Shown(folders)
    # Where Python may keep nothing of our modules, neither may Jinja of our templates.
    if not sys.dont_write_bytecode and os.access(_COMPILED, os.W_OK):
        environment.bytecode_cache = jinja2.FileSystemBytecodeCache(str(_COMPILED), f"jinja-{version('jinja2')}-%s.bcc")


class _Shown(jinja2.FileSystemLoader):
    """The files of a theme by their paths; those in hidden folders are found, but not named."""

    def list_templates(self) -> list[str]:
        found = set[str]()
        for root in self.searchpath:
            for folder, inner, names in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                found |= {Path(folder, name).relative_to(root).as_posix() for name in names}
        return sorted(found)
