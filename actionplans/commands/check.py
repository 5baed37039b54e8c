"""The command `check`: the whole project, or what is wrong in some of its files; without checks that are left out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from actionplans.model.problems import Place, Problem, in_order, judged_report, report, suggestion
from actionplans.rules import placeholders, report_formats
from actionplans.rules.check import Checked, check
from actionplans.rules.table import CHECKS
from actionplans.system.console import slashed

# What the check reads, in the project folder.
_READ = ("data", "docs", "mkdocs.yml")


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("check", help="kontrollera data/, docs/ och mkdocs.yml")
    parser.add_argument(
        "paths",
        metavar="MAPP|FIL",
        nargs="*",
        type=Path,
        help="projektets mapp (här, om inget sägs), eller de filer i projektet som svaret ska gälla",
    )
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="filernas projekt (här)")
    parser.add_argument(
        "--skip", metavar="NAMN", action="append", default=[], help="utelämna en kontroll; kan upprepas"
    )
    parser.add_argument("--list", action="store_true", help="säg vilka kontroller som finns, och vad som ska gälla")
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text för människor, github för anmärkningar på raderna och en sammanfattning, json för program",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and print what is wrong. 0, or 1 where something is, or where the question cannot be answered."""
    if options.list:
        print(_listed())
        return 0
    root, files = _asked(options.project, options.paths)
    refused = [*_unknown_checks(options.skip), *_unknown_files(root, files)]
    if refused:
        print(_told(refused, options.format))
        return 1
    checked = check(root, skipped=options.skip)
    names = {_within(root, file) for file in files}
    problems = [one for one in checked.problems if not names or one.place.path in names]
    warnings = [one for one in checked.warnings if not names or one.place.path in names]
    print(_told(problems, options.format, warnings))
    if options.format != "json":
        for line in _remarks(checked, problems, names, options.skip):
            print(line)
    return 1 if problems else 0


def told(checked: Checked, form: str = "text") -> str:
    """What a check of a whole project found."""
    return "\n".join([_told(checked.problems, form, checked.warnings), *_remarks(checked, checked.problems, set(), ())])


def _listed() -> str:
    """The name of each check, and what must be true."""
    width = max(len(one.name) for one in CHECKS)
    return "\n".join(f"{one.name:{width}}  {one.must}" for one in CHECKS)


def _remarks(
    checked: Checked, problems: Sequence[Problem], names: set[str | None], skipped: Sequence[str]
) -> Iterator[str]:
    """What must be known to read a report: what it leaves out, and what is left to write."""
    others = len(in_order(checked.problems)) - len(in_order(problems))
    if others:
        yield f"Andra filer i projektet har {others} fel."
    if skipped:
        yield f"Utelämnat: {', '.join(dict.fromkeys(skipped))}."
    places = [one for one in checked.placeholders if not names or one.path in names]
    if places:
        yield placeholders.summary(places)


def _told(problems: list[Problem], form: str, warnings: Sequence[Problem] = ()) -> str:
    """The report in a form: text, github (which also adds to the job's summary) or json."""
    if form == "github":
        report_formats.add_to_summary(problems, warnings)
        return report_formats.as_annotations(problems, warnings)
    if form == "json":
        return report_formats.as_json(problems, warnings)
    return "\n".join([report(problems), *judged_report(warnings)])


# --- What is asked for ------------------------------------------------------------------------------------------------


def _asked(project: Path, paths: Sequence[Path]) -> tuple[Path, Sequence[Path]]:
    """The project folder, and the files of it that the answer is about; none where it is about all."""
    if project == Path() and len(paths) == 1 and paths[0].is_dir():
        return paths[0], ()
    return project, paths


def _unknown_checks(names: Sequence[str]) -> Iterator[Problem]:
    known = [one.name for one in CHECKS]
    for name in names:
        if name not in known:
            do = suggestion(name, known, "python -m actionplans check --list visar alla")
            yield Problem(Place("--skip", 0), f"okänd kontroll ”{name}”", do)


def _unknown_files(root: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """The files that cannot be answered for."""
    for file in files:
        place, name = Place(slashed(file), 0), _within(root, file)
        if file.is_dir():
            yield Problem(place, "är en mapp", "ange en mapp ensam, projektets, eller filer")
        elif not file.exists():
            yield Problem(place, "finns inte", "ange projektets mapp, eller filer i den, som de heter härifrån")
        elif name is None or name.split("/")[0] not in _READ:
            do = "ange filer i data/ eller docs/, eller mkdocs.yml; ett annat projekt anges med --project"
            yield Problem(place, "hör inte till det som kontrolleras", do)


def _within(root: Path, file: Path) -> str | None:
    """A file's path in the project, as problems name it; None where it lies outside."""
    for where in (Path(os.path.abspath(file)), file.resolve()):  # a link in the project counts where it lies
        for top in (Path(os.path.abspath(root)), root.resolve()):
            if where.is_relative_to(top):
                return where.relative_to(top).as_posix()
    return None
