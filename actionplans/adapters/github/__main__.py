"""The workflows' command line: python -m actionplans.adapters.github comment, attention, propose.

What GitHub says of the run comes in its own variables: GITHUB_REPOSITORY, GITHUB_RUN_ID; the rest as arguments.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from actionplans.adapters.github import comment, issue, propose
from actionplans.adapters.github.gh import ForgeError, run_gh
from actionplans.model.problems import report
from actionplans.rules.check import check
from actionplans.site.day import site_date


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 with a word on standard error if not."""
    parser = argparse.ArgumentParser(
        prog="python -m actionplans.adapters.github", description="Det som arbetsflödena gör på GitHub."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    commenting = commands.add_parser("comment", help="skriv eller förnya kommentaren på ett förslag")
    commenting.add_argument("--changes", type=Path, required=True, help="fil med en ändring per rad")
    commenting.add_argument("--commit", required=True, help="förslagets senaste version")
    commenting.add_argument("--conclusion", required=True, help="hur kontrollen slutade, med GitHubs ord")
    commenting.add_argument("--run", required=True, help="adressen till körningen")
    commenting.set_defaults(act=_comment)
    commands.add_parser("attention", help="håll ärendet om det som behöver uppmärksamhet").set_defaults(act=_attention)
    proposing = commands.add_parser("propose", help="föreslå det som har ändrats i projektet")
    proposing.add_argument("--title", required=True, help="förslagets rubrik")
    proposing.set_defaults(act=_propose)
    options = parser.parse_args(arguments)
    try:
        print(options.act(options))
    except ForgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _comment(options: argparse.Namespace) -> str:
    text = comment.read_untrusted(options.changes)
    body = comment.comment(text, options.conclusion == "success", options.run)
    number = comment.post(run_gh, os.environ["GITHUB_REPOSITORY"], options.commit, body)
    return f"Förslag {number} är kommenterat." if number else "Inget öppet förslag slutar i den versionen."


def _attention(_: argparse.Namespace) -> str:
    checked = check(Path())
    day, problems = site_date()
    if checked.problems or problems:
        raise ForgeError(report([*problems, *checked.problems]))
    return issue.keep(run_gh, os.environ["GITHUB_REPOSITORY"], issue.issue_text(checked.site_on(day)))


def _propose(options: argparse.Namespace) -> str:
    body = "Gjort av ett arbetsflöde. Läs igenom, fyll i det som står som ”fyll i” och be om granskning.\n"
    address = propose.propose(run_gh, Path(), options.title, body, os.environ["GITHUB_RUN_ID"])
    return address or "Det finns inget att föreslå: inget har ändrats."


if __name__ == "__main__":
    sys.exit(main())
