"""The command `papers YEAR`: the committee's papers of all matters of a year, or of one, as PDF files in folders."""

from __future__ import annotations

import argparse
import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.model.dates import in_words
from actionplans.model.problems import Place, Problem, report
from actionplans.papers.case import Case, PapersError, of_year, read
from actionplans.papers.folder import make, without_content
from actionplans.papers.unwritten import left_to_fill_in
from actionplans.site.day import site_date
from actionplans.system.console import slashed, typed


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("papers", help="gör papperen för ett års ärenden: brev, bilagor och allt i en fil")
    parser.add_argument("year", metavar="ÅR", nargs="?", default="", help="året som handlingsplanerna gäller")
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument(
        "--out",
        metavar="MAPP",
        type=Path,
        default=Path("dist"),
        help="papperen hamnar i MAPP/ÅR/papper, andra ärendens i papper-ÄRENDE",
    )
    parser.add_argument(
        "--matter",
        metavar="ÄRENDE",
        default="",
        help="ett enda ärende: filens namn i data/matters",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the papers and say where they are. 0, or 1 with what must be mended; then no file has changed."""
    day, problems = site_date()
    matter = options.matter
    year = options.year or matter[:4]
    if not re.fullmatch(r"\d{4}", year):
        problems.append(
            Problem(Place("papers", 0), f"”{year}” är inte ett årtal", f"skriv som {typed('make papers YEAR=2023')}")
        )
    folder = options.out / year
    try:
        if problems:
            raise PapersError(problems)
        if matter:
            cases, unset = [read(options.project, int(year), day, matter)], list[Problem]()
        else:
            cases, unset = of_year(options.project, int(year), day)
        left = [left_to_fill_in(one) for one in cases]
        cases = [dataclasses.replace(one, draft=bool(places)) for one, places in zip(cases, left, strict=True)]
        # That which presents the year's plans comes first; one that is asked for by its name has a folder of its own.
        plain = [] if matter or not cases[0].presents_plans else cases[:1]
        made = make({folder / ("papper" if one in plain else f"papper-{one.matter.id}"): one for one in cases})
    except PapersError as error:
        print(report(error.problems))
        return 1
    except OSError as error:
        do = "stäng papper som är öppna i ett annat program, eller välj en annan mapp med --out"
        print(report([Problem(Place(slashed(error.filename or folder)), "går inte att skriva", do)]))
        return 1
    for case, (target, files), places in zip(cases, made.items(), left, strict=True):
        _say(case, target, files, places)
    for problem in unset:
        print(f"Utan papper: {problem}")
    return 0


def _say(case: Case, target: Path, files: Sequence[Path], left: Sequence[Problem]) -> None:
    if sent := case.matter.sent:
        print(f"Papperen skickades {in_words(sent.date)}. De är som de skickades, och görs aldrig om.")
    print(f"{len(files)} papper i {slashed(target)}:")
    for file in files:
        print(f"  {file.name}")
    if lacking := without_content(case):
        print("Utan eget innehåll, för det finns inte i data/. Papperet säger det, och vad andra källor säger:")
        for title in lacking:
            print(f"  {title}")
    if left:
        print("Papperen är utkast och märkta så på varje sida. Kvar att skriva innan de kan skickas:")
        for problem in left:
            print(f"  {problem}")
