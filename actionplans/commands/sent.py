"""The command `sent YEAR`: keeps the committee's papers as they were sent; they are never made again."""

from __future__ import annotations

import argparse
import datetime
import re
from pathlib import Path
from typing import Any

from actionplans.model.dates import PartialDate, in_words
from actionplans.model.problems import Place, Problem, report
from actionplans.papers.case import PapersError, read
from actionplans.papers.sending import send
from actionplans.site.day import site_date
from actionplans.system.console import slashed, typed

# Of what cannot be read at all so much is quoted.
_SHOWN = 80


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("sent", help="spara papperen så som de skickades; de görs aldrig om")
    parser.add_argument("year", metavar="ÅR", nargs="?", default="", help="året som handlingsplanerna gäller")
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument(
        "--matter",
        metavar="ÄRENDE",
        default="",
        help="ett annat ärende än det med planerna: filens namn i data/matters",
    )
    parser.add_argument("--date", metavar="DATUM", default="", help="dagen då papperen skickades (i dag)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Keep the papers and say where they are. 0, or 1 with what must be mended; then nothing is written."""
    today, problems = site_date()
    year = options.year or options.matter[:4]
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        do = f"skriv som {typed('make sent YEAR=2027')} eller {typed('make sent MATTER=2027-08-30')}"
        problems.append(Problem(Place("sent", 0), f"”{year[:_SHOWN]}” är inte ett årtal", do))
    day = _day(options.date) if options.date else today
    if day is None:
        do = "skriv dagen då papperen skickades som 2027-03-08"
        problems.append(Problem(Place("sent", 0), f"”{options.date[:_SHOWN]}” är inte en dag", do))
    try:
        if problems or day is None:
            raise PapersError(problems)
        case = read(options.project, int(year), today, options.matter)
        files = send(case, day)
    except PapersError as error:
        print(report(error.problems))
        print("Inget är sparat.")
        return 1
    except OSError as error:
        place = Place(slashed(error.filename or options.project))
        print(report([Problem(place, "går inte att skriva", "kontrollera att du får ändra i mappen")]))
        print("Inget är sparat.")
        return 1
    print(f"Papperen är sparade som de skickades {in_words(PartialDate.of(day))}, i {slashed(files[0].parent)}:")
    for file in files:
        print(f"  {file.name}")
    print(f"De görs aldrig om. Det står i data/matters/{case.matter.id}.yml. Checka in båda.")
    return 0


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"[\d-]{10}", text, re.ASCII) else None
    except ValueError:
        return None
