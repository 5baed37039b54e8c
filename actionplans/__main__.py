"""The command line: python -m actionplans check, changes, dictionary, …; each command is a module of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from actionplans import dictionary, placeholders
from actionplans.changes import command as changes_command
from actionplans.check import check
from actionplans.closing import command as closing_command
from actionplans.drafts import command as drafts_command
from actionplans.papers import command as papers_command
from actionplans.problems import report


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in Swedish: how the command is written, and exit status 1 as for any other mistake."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. argparse's own message is English."""
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        self.exit(1, f"kommandot går inte att tolka – skriv {usage}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 if all is well, 1 if the editor has something to mend."""
    parser = _Parser(prog="python -m actionplans", description="Handlingsplaner för nätverk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    checking = commands.add_parser("check", help="kontrollera data/, docs/ och mkdocs.yml")
    checking.add_argument("folder", nargs="?", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    checking.set_defaults(run=_check)
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)").set_defaults(run=_dictionary)
    changes_command.register(commands)
    drafts_command.register(commands)
    closing_command.register(commands)
    papers_command.register(commands)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _check(options: argparse.Namespace) -> int:
    checked = check(options.folder)
    print(report(checked.problems))
    if checked.placeholders:
        print(placeholders.summary(checked.placeholders))
    return 1 if checked.problems else 0


def _dictionary(options: argparse.Namespace) -> int:
    print(dictionary.as_markdown(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
