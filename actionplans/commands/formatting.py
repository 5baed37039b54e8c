"""The command `format`: puts data files in their canonical form, or says which are not; all named files or none."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actionplans.model.files import kind_of
from actionplans.model.problems import Problem, report
from actionplans.reading import data
from actionplans.system.console import slashed
from actionplans.system.files import write_together
from actionplans.writing.canonical import ordered

_WHERE = "ange en fil i data/, till exempel data/networks/kajforum.yml"


class RefusedError(Exception):
    """Files that cannot be put in order; the text says why and what to do, in Swedish."""


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("format", help="skriv datafiler i den ordnade formen; ingen uppgift ändras")
    parser.add_argument("paths", metavar="FIL", nargs="+", type=Path, help="en datafil, eller en mapp med datafiler")
    parser.add_argument("--check", action="store_true", help="säg bara vilka filer som inte är i formen, ändra inget")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Format the files. 0, or 1 where they are refused, or where `--check` finds some that are not in the form."""
    try:
        files = list(dict.fromkeys(file for path in options.paths for file in data_files(path)))
        changed = _changed(files)
        if not options.check:
            write_together(Path(), {str(file): text for file, text in changed.items()})
    except RefusedError as refused:
        print(refused)
        return 1
    except OSError as error:
        print(
            f"{slashed(error.filename)}: filen går inte att läsa eller skriva – kontrollera att du får ändra i mappen"
        )
        return 1
    for file in changed:
        print(f"{'inte i formen' if options.check else 'ordnad'}: {slashed(file)}")
    print(_summary(len(files), len(changed), options.check))
    return 1 if changed and options.check else 0


def _summary(files: int, changed: int, checked: bool) -> str:
    if not changed:
        return "Filen är redan i den ordnade formen." if files == 1 else f"Alla {files} filer är i den ordnade formen."
    counted = f"{changed} av {files} filer är"
    return f"{counted} inte i den ordnade formen." if checked else f"{counted} ordnade, de andra var det redan."


def data_files(path: Path) -> Iterator[Path]:
    """The data files that a path names: itself, those of a project's data/, or those below a folder."""
    if not path.exists():
        raise RefusedError(f"{slashed(path)}: finns inte – kontrollera sökvägen")
    if not path.is_dir():
        if not _project_and_name(path):
            raise RefusedError(f"{slashed(path)}: filen är ingen datafil – {_WHERE}")
        yield path
        return
    top = path / "data" if (path / "data").is_dir() else path
    below = (file for file in sorted(top.rglob("*.yml")) if file.is_file() and _project_and_name(file))
    files = [file for file in below if not any(part.startswith(".") for part in file.relative_to(top).parts)]
    if not files:
        raise RefusedError(f"{slashed(path)}: mappen har inga datafiler – {_WHERE}")
    yield from files


def _project_and_name(path: Path) -> tuple[Path, str] | None:
    """The project that a data file belongs to, and its name there; None for what is no data file."""
    whole = path.resolve()
    for folder in whole.parents:
        name = whole.relative_to(folder.parent).as_posix()
        if folder.name == "data" and kind_of(name):
            return folder.parent, name
    return None


def _changed(files: list[Path]) -> dict[Path, str]:
    """The files that are not in the form, and their text in it. Raises RefusedError where one cannot be read."""
    known = {file: found for file in files if (found := _project_and_name(file))}
    problems: set[Problem] = set()
    for project in {project for project, _ in known.values()}:
        names = {name for owner, name in known.values() if owner == project}
        problems |= {one for one in data.load(project).problems if one.place.path in names}
    changed = {}
    for file, (_, name) in known.items():
        raw = file.read_bytes()
        result = ordered(raw, name)
        problems |= set(result.problems)
        if result.text is not None and result.text.encode() != raw:
            changed[file] = result.text
    if problems:
        raise RefusedError(f"{report(problems)}\nRätta felen först, inget är skrivet.")
    return changed
