"""The command `upgrade`: moves a city's files to the form that this release reads, all or nothing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.commands.drafts import texts
from actionplans.downloads import file_schema
from actionplans.drafts.upgrades.lines import Texts, UpgradeError
from actionplans.drafts.upgrades.steps import upgraded
from actionplans.drafts.upgrades.whole import model_of
from actionplans.swedish import dictionary
from actionplans.system import files as system_files
from actionplans.system.console import slashed, typed

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
        told, left = _moved(options.project)
    except UpgradeError as error:
        print(f"{error}\nRätta det först, inget är ändrat.")
        return 1
    except OSError as error:
        file = slashed(error.filename)
        print(f"{file}: filen går inte att läsa eller skriva – flytta det som är i vägen, inget är ändrat")
        return 1
    for line in (*told, *(f"kvar att avgöra: {one}" for one in left)):
        print(line)
    print(f"Kör {typed('make check')}, och spara med git commit." if told else _NOTHING)
    return 0


def _moved(project: Path) -> tuple[list[str], Sequence[str]]:
    """Write what the steps make. What was done, and what somebody has to decide."""
    before = texts(project)
    result = upgraded(before)
    removed = [name for name, text in result.changes.items() if text is None]
    files = {name: text for name, text in result.changes.items() if text is not None}
    after = {name: text for name, text in {**before, **files}.items() if name not in removed}
    made = {name: text for name, text in _made(after).items() if _now(project / name) != text}
    system_files.write_together(project, {**files, **made}, removed)
    return [*map(_said, result.done), *([_MADE] if made else [])], result.left


def _said(done: tuple[str, tuple[str, ...]]) -> str:
    """What a step did, and to which files."""
    says, names = done
    # One more takes no more room than to say that there is one.
    told = len(names) if len(names) == _FILES_TOLD + 1 else _FILES_TOLD
    more = [f"och {len(names) - told} filer till"] if len(names) > told else []
    return f"{says}: {', '.join([*names[:told], *more])}"


def _now(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _made(files: Texts) -> dict[str, str]:
    """What is made of the model and the city's words, as this release makes it."""
    model = model_of(files)
    # Where the words cannot be read, the check tells why.
    schemas = file_schema.files(model.vocabulary) if model else {}
    return {"data/README.md": dictionary.as_markdown(), **schemas}
