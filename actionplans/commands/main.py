"""The command line: python -m actionplans check, changes, dictionary, …; each command is a module of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from actionplans.downloads import file_schema
from actionplans.model.problems import Problem, report
from actionplans.rules import placeholders, report_formats
from actionplans.rules.check import check
from actionplans.swedish import dictionary


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
    checking.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text för människor, github för anmärkningar på raderna och en sammanfattning, json för program",
    )
    checking.set_defaults(run=_check)
    commands.add_parser("dictionary", help="skriv dataordboken (data/README.md)").set_defaults(run=_dictionary)
    commands.add_parser("schema", help="skriv datafilernas scheman i data/schema/").set_defaults(run=_schema)
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] != ["check"]:
        _register_others(commands)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _register_others(commands: Any) -> None:
    """Add the commands of other modules. Loaded here: the check shall not wait for what makes PDF and zip files."""
    from actionplans.commands import changes, close, drafts, formatting, package, papers

    for module in (changes, drafts, close, formatting, papers, package):
        module.register(commands)


def _check(options: argparse.Namespace) -> int:
    checked = check(options.folder)
    print(in_form(checked.problems, options.format))
    if checked.placeholders and options.format != "json":
        print(placeholders.summary(checked.placeholders))
    return 1 if checked.problems else 0


def _dictionary(options: argparse.Namespace) -> int:
    print(dictionary.as_markdown(), end="")
    return 0


def _schema(options: argparse.Namespace) -> int:
    problems = file_schema.write(Path())
    if problems:
        print(report(problems))
    return 1 if problems else 0


def in_form(problems: list[Problem], form: str) -> str:
    """The report in a form: text, github (which also adds to the job's summary) or json."""
    if form == "github":
        report_formats.add_to_summary(problems)
        return report_formats.as_annotations(problems)
    return report_formats.as_json(problems) if form == "json" else report(problems)


if __name__ == "__main__":
    sys.exit(main())
