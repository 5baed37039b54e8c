"""The command line: python -m actionplans check, changes, dictionary, …; each command is a module of its own."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from typing import NoReturn

from actionplans.system import console
from actionplans.system.stopping import stopped_as_by_hand


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in Swedish: how the command is written, and exit status 1 as for any other mistake."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. argparse's own message is English."""
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        self.exit(1, f"kommandot går inte att tolka – skriv {usage}\n")


# The modules with their commands, in the order in which help tells them.
MODULES = {
    "check": ("check",),
    "describe": ("dictionary", "schema", "typeface"),
    "changes": ("changes",),
    "drafts": ("new-year", "new-network"),
    "new_matter": ("new-matter",),
    "propose": ("propose",),
    "fix": ("fix",),
    "new_city": ("new-city",),
    "close": ("close",),
    "formatting": ("format",),
    "menu": ("menu",),
    "papers": ("papers",),
    "sent": ("sent",),
    "package": ("snapshot", "verify", "record-snapshot"),
    "reminders": ("reminders",),
    "search_words": ("search-words",),
    "site": ("site", "preview", "tarball", "serve", "demo"),
    "upgrade": ("upgrade",),
    "update": ("update",),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 if all is well, 1 if the editor has something to mend."""
    console.prepare()
    parser = _Parser(prog="python -m actionplans", description="Handlingsplaner för nätverk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    arguments = sys.argv[1:] if arguments is None else arguments
    for module in _modules(arguments[0] if arguments else ""):
        importlib.import_module(f"actionplans.commands.{module}").register(commands)
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


def _modules(command: str) -> list[str]:
    """The module of a command alone, all where it is none: a check waits for nothing that makes PDF files."""
    return [module for module, names in MODULES.items() if command in names] or list(MODULES)


if __name__ == "__main__":
    sys.exit(main())
