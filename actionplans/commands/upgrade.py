"""The command `upgrade`: moves a city's files to the form that this release reads, all or nothing."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actionplans.commands.drafts import texts
from actionplans.downloads import file_schema
from actionplans.drafts.upgrades.lines import UpgradeError
from actionplans.drafts.upgrades.steps import upgraded
from actionplans.reading.data import load
from actionplans.swedish import dictionary
from actionplans.system import files as system_files

_NOTHING = "Allt har redan den här utgåvans form, inget är ändrat."
_FILES_TOLD = 8  # git status names them all
_MADE = "data/README.md och data/schema/ är den här utgåvans"


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("upgrade", help="flytta uppgifterna till den form som den här utgåvan läser")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Move the files. 0, or 1 with the reason printed and nothing written."""
    try:
        told = list(_moved(options.project))
    except UpgradeError as error:
        print(f"{error}\nRätta det först, inget är ändrat.")
        return 1
    except OSError as error:
        print(f"{error.filename}: filen går inte att läsa eller skriva – flytta det som är i vägen, inget är ändrat")
        return 1
    for line in told:
        print(line)
    print("Kör make check, och spara med git commit." if told else _NOTHING)
    return 0


def _moved(project: Path) -> Iterator[str]:
    """Write what the steps make, and say it."""
    before = texts(project)
    result = upgraded(before)
    removed = [name for name, text in result.changes.items() if text is None]
    files = {name: text for name, text in result.changes.items() if text is not None}
    after = {name: text for name, text in {**before, **files}.items() if name not in removed}
    made = {name: text for name, text in _made(after).items() if _now(project / name) != text}
    system_files.write_together(project, {**files, **made}, removed)
    for says, names in result.done:
        more = [f"och {len(names) - _FILES_TOLD} filer till"] if len(names) > _FILES_TOLD else []
        yield f"{says}: {', '.join([*names[:_FILES_TOLD], *more])}"
    if made:
        yield _MADE


def _now(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _made(files: Mapping[str, str]) -> dict[str, str]:
    """What is made of the model and the city's words, as this release makes it."""
    with tempfile.TemporaryDirectory() as folder:
        system_files.write_all(Path(folder), {name: text for name, text in files.items() if name.startswith("data/")})
        model = load(Path(folder)).model
    # Where the words cannot be read, the check tells why.
    schemas = file_schema.files(model.vocabulary) if model else {}
    return {"data/README.md": dictionary.as_markdown(), **schemas}
