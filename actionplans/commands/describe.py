"""The commands `dictionary` and `schema`: what people and editors' programs are told of data/."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from actionplans.downloads import file_schema
from actionplans.model.problems import report
from actionplans.swedish import dictionary
from actionplans.system import console


def register(commands: Any) -> None:
    """Add both commands to the command line."""
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)").set_defaults(run=run_dictionary)
    commands.add_parser("schema", help="skriv datafilernas scheman i data/schema/").set_defaults(run=run_schema)


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
