"""The command `verify PAKET`: is a year's package complete and unchanged?"""

from __future__ import annotations

import argparse
from typing import Any

from actionplans.package import verify


def register(commands: Any) -> None:
    """Add the command to the command line."""
    verifying = commands.add_parser("verify", help="är ett årspaket komplett och oförändrat?")
    verify.add_arguments(verifying)
    verifying.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """Say what a package is. 0 where it is complete, unchanged and the one of the checksum that was given; else 1."""
    good, said = verify.answer(options.package, options.sum)
    print(said)
    return 0 if good else 1
