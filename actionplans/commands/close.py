"""The command `close`: records what the plans of a year said when the committee had dealt with them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from actionplans.closing import sent
from actionplans.closing.handed import sent_checksum
from actionplans.closing.resolved import NEWEST, checksum
from actionplans.model.dates import PartialDate
from actionplans.model.files import editor_line
from actionplans.model.problems import Place, Problem, report
from actionplans.model.records import City, Matter, Plan
from actionplans.model.timeline import PlanStatus, plan_status
from actionplans.rules.check import Checked, check
from actionplans.site.day import site_date
from actionplans.swedish.bodies import say
from actionplans.system import files
from actionplans.system.console import typed
from actionplans.writing.trees import as_yaml

FILE = "data/closed.yml"
_HEAD = (
    f"{editor_line(FILE)}\n"
    "# Stängda år: planernas kontrollsummor när nämnden hade behandlat dem, och rättelser. Skrivs av make close.\n"
)


class RefusedError(Exception):
    """A year that cannot be closed; the text says why and what to do, in Swedish."""


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("close", help="stäng ett år: planerna ändras därefter bara med en rättelse")
    parser.add_argument("year", metavar="ÅR", nargs="?", default="", help="året, till exempel 2023")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Close the year. 0, or 1 with the reason printed and nothing written."""
    try:
        print(close(options.project, options.year))
    except RefusedError as refused:
        print(refused)
        return 1
    return 0


def close(project: Path, year: str) -> str:
    """Record the checksums of a year's plans, and say so. Raises RefusedError."""
    if not re.fullmatch(r"(19|20|21)\d\d", year, re.ASCII):
        raise RefusedError(f"”{year}” är inte ett årtal – skriv till exempel {typed('make close YEAR=2023')}")
    checked, (day, problems) = check(project), site_date()
    if checked.model is None or checked.problems or problems:
        raise RefusedError(f"{report([*checked.problems, *problems])}\nRätta felen först, inget är stängt.")
    if int(year) in checked.model.closed:
        return f"Året {year} är redan stängt, inget är ändrat."
    plans = sorted((one for one in checked.model.plans.values() if one.year == int(year)), key=lambda one: one.id)
    hindrances = list(_hindrances(checked.model.city, plans, year))
    if hindrances:
        raise RefusedError(f"{report(hindrances)}\nÅret {year} är inte stängt.")
    head = say(checked.model.city, _HEAD)
    before = (project / FILE).read_text(encoding="utf-8-sig") if (project / FILE).is_file() else head
    try:
        files.write_together(project, {FILE: f"{before.rstrip()}\n\n{_entry(project, checked, plans, year, day)}"})
    except OSError:
        raise RefusedError(f"{FILE}: filen går inte att skriva – kontrollera att du får ändra i mappen") from None
    counted = "1 plan är skriven" if len(plans) == 1 else f"{len(plans)} planer är skrivna"
    return f"Året {year} är stängt: {counted} i {FILE}."


def _hindrances(city: City, plans: list[Plan], year: str) -> Iterator[Problem]:
    if not plans:
        yield Problem(Place(f"data/plans/{year}", 0), f"inga planer finns för {year}", "kontrollera året")
    for plan in plans:
        if plan.presented is None:
            yield Problem(plan.place, "ärendet som lade fram planen är inte känt", "ange presented")
        if plan_status(plan) is not PlanStatus.DECIDED:
            yield Problem(plan.place, say(city, "nämndens beslut om planen är inte känt"), "ange decided")


def _entry(project: Path, checked: Checked, plans: list[Plan], year: str, day: date) -> str:
    model, pages = checked.model, checked.pages
    if model is None:
        raise ValueError("the model could not be read")
    closed = [
        {
            "network": plan.id,
            "matter": plan.presented,
            "format": NEWEST,
            "checksum": checksum(model, pages, plan.id, plan.year),
        }
        for plan in plans
    ]
    matters = [
        {
            "matter": name,
            "checksum": sent.matter_checksum(model, name),
            **_files(project, model.matters[name]),
            "sent": _sent(model.matters[name]),
        }
        for name in sorted({plan.presented for plan in plans if plan.presented})
    ]
    return as_yaml({year: {"date": PartialDate.of(day), "plans": closed, "matters": matters}})


def _files(project: Path, matter: Matter) -> dict[str, object]:
    """The files of a matter's attachments, where the site has any."""
    files = [{"file": name, "checksum": summed} for name, summed in sent.files_of_matter(project, matter)]
    return {"files": files} if files else {}


def _sent(matter: Matter) -> str | None:
    return sent_checksum(matter.sent) if matter.sent else None
