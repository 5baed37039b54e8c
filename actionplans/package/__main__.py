"""The command that needs nothing but Python and these files: python3 -m actionplans verify PAKET [--sum SUMMA]."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import os
import sys
from pathlib import Path
from typing import NoReturn

from actionplans.package.folder import reason
from actionplans.package.verify import add_arguments, said


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in Swedish, with exit status 1 as for a package that is not right."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. argparse's own message is English."""
        self.exit(1, f"kommandot går inte att tolka – skriv {self.usage}\n")

    def format_help(self) -> str:
        """What the command takes. argparse's own headings are English."""
        taken = (one for one in self._actions if one.metavar)
        lines = (f"  {' '.join([*one.option_strings[:1], str(one.metavar)])}: {one.help}\n" for one in taken)
        return f"{self.description}\n\nSkriv {self.usage}\n\n{''.join(lines)}"


def main(arguments: list[str], program: str) -> int:
    """Judge the package that was named. 0 where it is whole and the one of the checksum that was given; else 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe in Windows does not know every sign of a name
            stream.reconfigure(errors="backslashreplace")
    if not (Path(__file__).parents[1] / "commands").is_dir():
        _tidy()
    # The package first: what follows --sum may be a checksum in groups.
    usage = f"{program} PAKET [--sum SUMMA] [--signers FIL]"
    parser = _Parser(prog=program, usage=usage, description="Är ett årspaket det som lämnades, och vad visar det?")
    add_arguments(parser)
    options = parser.parse_args(arguments)
    try:
        good, words = said(options)
        print(words, flush=True)
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read has read enough. Python would try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"Svaret går inte att skriva: {reason(error)}.", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0 if good else 1


def _tidy() -> None:
    """Take away the compiled form of the file that Python began with, which it wrote before any line of ours ran.

    The copy that lies in a package would otherwise have changed the very package that it judges.
    """
    began = getattr(sys.modules["__main__"], "__file__", None)
    if began:
        with contextlib.suppress(OSError, NotImplementedError):
            compiled = Path(importlib.util.cache_from_source(began))
            compiled.unlink()
            compiled.parent.rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], "python3 -m actionplans.package"))
