"""The commands `new-year` and `new-network`: check the project, make the drafts, try them, write all or none."""

from __future__ import annotations

import argparse
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from actionplans.drafts import folder
from actionplans.drafts.ids import name_problem
from actionplans.drafts.menu import NoPlaceError
from actionplans.drafts.network import new_network
from actionplans.drafts.year import Files, new_year
from actionplans.model.names import read_as_else, reserved
from actionplans.model.page_kinds import OVERVIEW, PAGE, folder_of
from actionplans.model.problems import report
from actionplans.model.records import Model
from actionplans.reading import owners
from actionplans.rules import placeholders
from actionplans.rules.check import check
from actionplans.site.day import site_date
from actionplans.system import files as system_files


class RefusedError(Exception):
    """Something that cannot be drafted; the text says why and what to do, in Swedish."""


def register(commands: Any) -> None:
    """Add both commands to the command line."""
    year = commands.add_parser("new-year", help="börja ett nytt år: planernas utkast, sidor och meny")
    year.add_argument("year", metavar="ÅR", nargs="?", default="", help="året, till exempel 2024")
    year.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    year.set_defaults(run=lambda options: run(options.project, functools.partial(_year, options)))
    network = commands.add_parser("new-network", help="lägg till ett nätverk: datafil, sida och meny")
    network.add_argument("id", metavar="ID", nargs="?", default="", help="nätverkets id, till exempel kajforum")
    network.add_argument("name", metavar="NAMN", nargs="?", default="", help="nätverkets namn, till exempel Kajforum")
    network.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    network.set_defaults(run=lambda options: run(options.project, functools.partial(_network, options)))


def run(project: Path, draft: Callable[[Model, Files], Files]) -> int:
    """Make the drafts and write them. 0, or 1 with the reason printed and nothing written."""
    try:
        for line in drafted(project, draft):
            print(line)
    except RefusedError as refused:
        print(refused)
        return 1
    return 0


def drafted(project: Path, draft: Callable[[Model, Files], Files]) -> list[str]:
    """Write the drafts, all or none, and say what was written. Raises RefusedError."""
    checked = check(project)
    if checked.model is None or checked.problems:
        raise RefusedError(f"{report(checked.problems)}\nRätta felen först, inget är skrivet.")
    existing = texts(project)
    try:
        files = draft(checked.model, existing)
    except NoPlaceError as error:
        raise RefusedError(
            f"mkdocs.yml: menyn har ingen plats för {error} – lägg först in en rad för sidan bredvid, inget är skrivet"
        ) from None
    if not files:
        return ["Allt finns redan, inget är ändrat."]
    try:
        problems = folder.tried(project, files)
        if problems:
            raise RefusedError(f"{report(problems)}\nUtkasten skulle ge felen ovan, inget är skrivet.")
        system_files.write_together(project, files)
    except OSError as error:
        raise RefusedError(f"{error.filename}: filen går inte att skriva – flytta det som är i vägen") from None
    lines = [f"{'ändrad' if name in existing else 'ny'}: {name}" for name in files]
    return [*lines, placeholders.summary([one for one in placeholders.find(project) if one.path in files])]


def texts(project: Path) -> Files:
    """The project's files that drafts are made beside: path and text."""
    files = [*project.glob("data/**/*.yml"), *project.glob("docs/**/*.md"), project / "mkdocs.yml"]
    files += [project / owners.FILE]
    return {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8-sig") for path in files if path.is_file()
    }


def _year(options: argparse.Namespace, model: Model, existing: Files) -> Files:
    day, problems = site_date()
    if problems:
        raise RefusedError(report(problems))
    newest = max((year for _, year in model.plans), default=0)
    if not re.fullmatch(r"(19|20|21)\d\d", options.year, re.ASCII):
        raise RefusedError(f"”{options.year}” är inte ett årtal – skriv till exempel make new-year YEAR={day.year + 1}")
    year = int(options.year)
    if year < newest:
        raise RefusedError(f"det finns redan planer för {newest} – ange {newest + 1} eller ett senare år")
    if year > day.year + 1:
        raise RefusedError(f"{year} är för långt fram – ange senast {day.year + 1}")
    return new_year(model, existing, year)


def _network(options: argparse.Namespace, model: Model, existing: Files) -> Files:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", options.id):
        do = "skriv med små bokstäver a–z, siffror och bindestreck, som make new-network ID=kajforum NAME=Kajforum"
        raise RefusedError(f"”{options.id}” är inte ett id – {do}")
    if why := _unfit(options.id, existing):
        raise RefusedError(f"”{options.id}” går inte att ha som id: {why} – välj ett annat")
    name = " ".join(options.name.split())
    if not any(sign.isalnum() for sign in name):
        do = f"skriv det som läsarna ska se, till exempel make new-network ID={options.id} NAME={options.id.upper()}"
        raise RefusedError(f"nätverket saknar namn – {do}")
    if problem := name_problem(name):
        raise RefusedError(problem)
    namesake = next((one for one in model.networks.values() if one.name.casefold() == name.casefold()), None)
    if namesake and namesake.id != options.id:
        raise RefusedError(f"nätverket {namesake.id} heter redan ”{namesake.name}” – skriv ett annat namn")
    return new_network(model.city, existing, options.id, name, site_date()[0].year)


# In a menu and in a heading a longer one would not be read.
_LONGEST_ID = 40


def _unfit(identifier: str, existing: Files) -> str:
    """Why an id of the right form is none that a network can have all the same."""
    if len(identifier) > _LONGEST_ID:
        return f"det är längre än {_LONGEST_ID} tecken"
    if reserved(identifier):
        return "Windows tar en fil med det namnet för en enhet"
    if read_as_else(identifier):
        return "det läses som ett tal eller ett ja eller nej"
    if identifier == OVERVIEW or f"docs/{PAGE.path(page=folder_of(identifier))}" in existing:
        return "en sida har redan den adressen"
    return ""
