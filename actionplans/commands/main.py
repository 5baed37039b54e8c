"""The command line: python -m actionplans check, changes, dictionary, …; each command is a module of its own."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from actionplans.commands import check
from actionplans.system import console
from actionplans.system.stopping import stopped_as_by_hand


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in Swedish: how the command is written, and exit status 1 as for any other mistake."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. argparse's own message is English."""
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        self.exit(1, f"kommandot går inte att tolka – skriv {usage}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 if all is well, 1 if the editor has something to mend."""
    console.prepare()
    parser = _Parser(prog="python -m actionplans", description="Handlingsplaner för nätverk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    check.register(commands)
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] != ["check"]:
        _register_others(commands)
    options = parser.parse_args(arguments)
    try:
        with stopped_as_by_hand():
            status = int(options.run(options))
            sys.stdout.flush()
            return status
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read has read enough, as `check | head` does. Python would try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _register_others(commands: Any) -> None:
    """Add the commands of other modules. Loaded here: the check shall not wait for what makes PDF and zip files."""
    from actionplans.commands import (
        changes,
        close,
        describe,
        drafts,
        fix,
        formatting,
        menu,
        new_city,
        new_matter,
        package,
        papers,
        propose,
        reminders,
        search_words,
        sent,
        site,
        update,
        upgrade,
    )

    for module in (
        describe,
        changes,
        drafts,
        new_matter,
        propose,
        fix,
        new_city,
        close,
        formatting,
        menu,
        papers,
        sent,
        package,
        reminders,
        search_words,
        site,
        upgrade,
        update,
    ):
        module.register(commands)


if __name__ == "__main__":
    sys.exit(main())
