"""The command `papers YEAR`: the committee's papers for a year, or of one matter, as PDF files in a folder."""

from __future__ import annotations

import argparse
import dataclasses
import re
from pathlib import Path
from typing import Any

from actionplans.model.problems import Place, Problem, report
from actionplans.papers.case import PapersError, read
from actionplans.papers.folder import make, without_content
from actionplans.papers.unwritten import left_to_fill_in
from actionplans.site.day import site_date
from actionplans.system.console import slashed, typed


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("papers", help="gör nämndens papper för ett år: brev, bilagor och allt i en fil")
    parser.add_argument("year", metavar="ÅR", nargs="?", default="", help="året som handlingsplanerna gäller")
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument(
        "--out",
        metavar="MAPP",
        type=Path,
        default=Path("dist"),
        help="papperen hamnar i MAPP/ÅR/papper, eller papper-ÄRENDE",
    )
    parser.add_argument(
        "--matter",
        metavar="ÄRENDE",
        default="",
        help="ett annat ärende än det med planerna: filens namn i data/matters",
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
    target = options.out / year / (f"papper-{matter}" if matter else "papper")
    try:
        if problems:
            raise PapersError(problems)
        case = read(options.project, int(year), day, matter)
        left = left_to_fill_in(case)
        case = dataclasses.replace(case, draft=bool(left))
        files = make(case, target)
    except PapersError as error:
        print(report(error.problems))
        return 1
    except OSError as error:
        do = "stäng papper som är öppna i ett annat program, eller välj en annan mapp med --out"
        print(report([Problem(Place(slashed(error.filename or target)), "går inte att skriva", do)]))
        return 1
    print(f"{len(files)} papper i {slashed(target)}:")
    for file in files:
        print(f"  {file.name}")
    if lacking := without_content(case):
        print("Utan eget innehåll, för det finns inte i data/. Papperet säger det, och vad andra källor säger:")
        for title in lacking:
            print(f"  {title}")
    if case.draft:
        print("Papperen är utkast och märkta så på varje sida. Kvar att skriva innan de kan skickas:")
        for problem in left:
            print(f"  {problem}")
    return 0
