"""The command line: python -m actionplans check, changes, dictionary, …; each command is a module of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from actionplans import dictionary
from actionplans.changes import command as changes_command
from actionplans.check import check
from actionplans.problems import report


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 if all is well, 1 if the editor has something to mend."""
    parser = argparse.ArgumentParser(prog="python -m actionplans", description="Handlingsplaner för nätverk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    checking = commands.add_parser("check", help="kontrollera data/, docs/ och mkdocs.yml")
    checking.add_argument("folder", nargs="?", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    checking.set_defaults(run=_check)
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)").set_defaults(run=_dictionary)
    changes_command.register(commands)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _check(options: argparse.Namespace) -> int:
    problems = check(options.folder).problems
    print(report(problems))
    return 1 if problems else 0


def _dictionary(options: argparse.Namespace) -> int:
    print(dictionary.as_markdown(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
