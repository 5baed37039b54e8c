"""The command line: python -m actionplans check, dictionary, schema."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from actionplans import dictionary, file_schema, report_formats
from actionplans.check import check
from actionplans.problems import Problem, report


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 if all is well, 1 if the editor has something to mend."""
    parser = argparse.ArgumentParser(prog="python -m actionplans", description="Handlingsplaner för nätverk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    checking = commands.add_parser("check", help="kontrollera data/, docs/ och mkdocs.yml")
    checking.add_argument("folder", nargs="?", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    checking.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text för människor, github för anmärkningar på raderna och en sammanfattning, json för program",
    )
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)")
    commands.add_parser("schema", help="skriv datafilernas scheman i data/schema/")
    options = parser.parse_args(arguments)
    if options.command == "dictionary":
        print(dictionary.as_markdown(), end="")
        return 0
    problems = file_schema.write(Path()) if options.command == "schema" else check(options.folder).problems
    if problems or options.command == "check":
        print(told(problems, getattr(options, "format", "text")))
    return 1 if problems else 0


def told(problems: list[Problem], form: str) -> str:
    """The report in a form: text, github (which also adds to the job's summary) or json."""
    if form == "github":
        report_formats.add_to_summary(problems)
        return report_formats.as_annotations(problems)
    return report_formats.as_json(problems) if form == "json" else report(problems)


if __name__ == "__main__":
    sys.exit(main())
