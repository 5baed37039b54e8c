"""The command that needs nothing but Python and this folder: python -m actionplans.package PAKET [--sum SUMMA]."""

from __future__ import annotations

import argparse
import io
import sys

from actionplans.package.verify import add_arguments, answer

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m actionplans.package", description="Är ett årspaket oförändrat?")
    add_arguments(parser)
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe in Windows does not know every sign of a name
            stream.reconfigure(errors="backslashreplace")
    good, said = answer(options.package, options.sum)
    print(said)
    sys.exit(0 if good else 1)
