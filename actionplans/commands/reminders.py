"""The command `reminders`: what each function is reminded of this week, as letters in a folder."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any

from actionplans.adapters import mail
from actionplans.model.problems import Place, Problem, report
from actionplans.rules.check import check
from actionplans.site.day import site_date
from actionplans.site.reminders import digests
from actionplans.system.files import write_folder


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("reminders", help="skriv veckans påminnelser till dem som svarar för något, som brev")
    parser.add_argument("--project", metavar="MAPP", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument("--out", metavar="MAPP", type=Path, default=Path("dist/reminders"), help="där breven hamnar")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the week's letters in place of the last. 0, or 1 with what must be mended; then nothing is written."""
    checked, (day, problems) = check(options.project), site_date()
    if checked.model is None or checked.problems or problems:
        print(report([*problems, *checked.problems]))
        return 1
    site = checked.site_on(day)
    found = digests(site)
    letters = mail.letters(site, found, address_of(options.project))
    try:
        write_folder(options.out, letters)
    except OSError as error:
        do = "stäng brev som är öppna i ett annat program, eller välj en annan mapp med --out"
        print(report([Problem(Place(str(error.filename or options.out)), "går inte att skriva", do)]))
        return 1
    if not letters:
        print("Ingen behöver påminnas om något den här veckan.")
        return 0
    print(f"{len(letters)} brev i {options.out}:")
    for name, digest in zip(letters, found, strict=True):
        print(
            f"  {name}: {len(digest.reminders)} att påminna om, till {digest.mailbox or 'en brevlåda som du fyller i'}"
        )
    return 0


def address_of(project: Path) -> str:
    """Where the site lies, by the environment or mkdocs.yml; empty where neither says."""
    if address := os.environ.get("SITE_URL"):
        return address
    written = (project / "mkdocs.yml").read_text(encoding="utf-8-sig")
    found = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", written, re.MULTILINE)
    return found[1] if found else ""
