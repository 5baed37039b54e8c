"""The commands `dictionary`, `schema` and `typeface`: what people, editors' programs and the check are told."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from actionplans.downloads import file_schema
from actionplans.model.problems import Place, Problem, report
from actionplans.papers import typeface
from actionplans.papers.typeset import TypesetError
from actionplans.swedish import dictionary
from actionplans.system import console


def register(commands: Any) -> None:
    """Add the commands to the command line."""
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)").set_defaults(run=run_dictionary)
    commands.add_parser("schema", help="skriv datafilernas scheman i data/schema/").set_defaults(run=run_schema)
    commands.add_parser("typeface", help="skriv vilka tecken papperens typsnitt har").set_defaults(run=run_typeface)


def run_dictionary(options: argparse.Namespace) -> int:
    """Print the data dictionary."""
    console.as_file()
    print(dictionary.as_markdown(), end="")
    return 0


def run_schema(options: argparse.Namespace) -> int:
    """Write the schemas. 0, or 1 with what must be mended, and nothing written."""
    problems = file_schema.write(Path())
    if problems:
        print(report(problems))
    return 1 if problems else 0


def run_typeface(options: argparse.Namespace) -> int:
    """Print which signs the papers' typeface has. 0, or 1 where it is not installed."""
    console.as_file()
    try:
        print(typeface.as_text(), end="")
    except TypesetError:
        do = "installera det med python -m pip install --require-hashes -r requirements-papers.txt"
        print(report([Problem(Place("typeface", 0), "papperens typsnitt finns inte på den här datorn", do)]))
        return 1
    return 0
