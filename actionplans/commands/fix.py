"""The command `fix`: mends what has one certain mend, all or nothing, and says what it did and what is left."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.drafts.mends import Mend, mends
from actionplans.model.problems import in_order, report
from actionplans.rules.check import check
from actionplans.system.files import write_together


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("fix", help="rätta det som bara kan rättas på ett sätt, och säg vad som är kvar")
    parser.add_argument("project", metavar="MAPP", nargs="?", type=Path, default=Path(), help="projektets mapp (här)")
    parser.add_argument("--check", action="store_true", help="säg bara vad som skulle rättas, ändra inget")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Mend, and say so. 0 where all is well afterwards, 1 where something is left, or would be mended."""
    root = options.project
    found = mends(root)
    if not options.check:
        try:
            _write(root, found)
        except OSError as error:
            print(f"{error.filename}: filen går inte att skriva – kontrollera att du får ändra i mappen")
            return 1
    for one in found:
        print(_said(one, "skulle rättas" if options.check else "rättat"))
    left = check(root).problems
    if options.check:
        print(f"{len(found)} skulle rättas av {len(in_order(left))} fel.")
        return 1 if found or left else 0
    print(f"{len(found)} {'rättad' if len(found) == 1 else 'rättade'}.")
    if left:
        print(f"Kvar att rätta för hand:\n{report(left)}")
    return 1 if left else 0


def _said(mend: Mend, done: str) -> str:
    if mend.now_called:
        return f"{done}: {mend.path}: {mend.why}"
    if not mend.last and mend.first == 1:
        return f"{done}: {mend.path}: {mend.why}"
    shown = mend.lines[0].strip() if mend.lines else ""
    return f"{done}: {mend.path}:{mend.first}: {mend.why}: {shown}"


def _write(root: Path, found: Sequence[Mend]) -> None:
    """Write all mends or none, and then give files their new names."""
    texts: dict[str, list[str]] = {}
    for one in reversed(found):  # from below, so that the lines above count as they did
        if one.now_called:
            continue
        if one.path not in texts:
            there = root / one.path
            texts[one.path] = there.read_bytes().decode("utf-8-sig").split("\n") if there.is_file() else []
        texts[one.path][one.first - 1 : one.last] = one.lines
    write_together(root, {path: "\n".join(lines) for path, lines in texts.items()})
    for one in found:
        if one.now_called:
            (root / one.path).rename(root / one.now_called)
