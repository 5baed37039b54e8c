"""The command `menu`: prints the whole menu, with the rows that follow from pages, for an engine that fills in none."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from actionplans.drafts.menu import as_text
from actionplans.model.problems import report
from actionplans.reading.menu import entries_of
from actionplans.rules.check import check
from actionplans.site.menu import filled, names
from actionplans.system import console


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("menu", help="skriv ut hela menyn, med de rader som följer av sidorna")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the menu as mkdocs.yml has it. 0, or 1 with the report printed where something is wrong."""
    checked = check(options.project)
    if checked.problems:
        print(report(checked.problems))
        return 1
    written = entries_of((options.project / "mkdocs.yml").read_text(encoding="utf-8-sig"))
    console.as_file()
    print(f"nav:\n{as_text(filled(written or [], names(checked.pages.pages.values(), checked.model)))}", end="")
    return 0
