"""What one job hands to another: what is in the folder that an artifact becomes, when nobody vouches for it?

The job that makes something may run what a proposal, a tag or a package of the registry brings, but not write to the
project. The job that may write gets one file from it: here, the only kind of file that an artifact for us may hold. It
is never unpacked over the project, and its size is known before it is read.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actionplans.adapters.github.gh import ForgeError

# A year of fifty networks is some three hundred files, a megabyte together.
MOST_BYTES = 10_000_000
FILE = "handed.json"


def only_file(folder: Path, name: str, most_bytes: int) -> Path:
    """The one file in an artifact's folder. Raises ForgeError if it is another, several, a link, or too large."""
    return only_files(folder, {name: most_bytes})[0]


def only_files(folder: Path, most_bytes: Mapping[str, int]) -> list[Path]:
    """The files in an artifact's folder: these names and no others, each no larger than it may be, in the order given.

    Raises ForgeError if one is missing, there is anything else, one is a link, or too large.
    """
    found = [Path(place, entry) for place, folders, files in os.walk(folder) for entry in (*folders, *files)]
    odd = [path for path in found if not stat.S_ISREG(path.lstat().st_mode) and not stat.S_ISDIR(path.lstat().st_mode)]
    files = [path for path in found if stat.S_ISREG(path.lstat().st_mode)]
    if odd or folder.is_symlink() or sorted(path.name for path in files) != sorted(most_bytes):
        wanted = " och ".join(most_bytes)
        what = "filerna" if len(most_bytes) > 1 else "filen"
        raise ForgeError(f"det som lämnades ska vara {what} {wanted} och inget annat – kör om arbetsflödet från början")
    by_name = {path.name: path for path in files}
    for name, most in most_bytes.items():
        size = by_name[name].stat().st_size
        if size > most:
            raise ForgeError(f"filen som lämnades är {size} byte, och högst {most} tas emot")
    return [by_name[name] for name in most_bytes]


def hand(folder: Path, content: Mapping[str, object]) -> None:
    """Write what is handed over into a folder for an artifact."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def handed(folder: Path, most_bytes: int = MOST_BYTES) -> dict[str, Any]:
    """What was handed over: an object of JSON, of whatever shape. Raises ForgeError for all else."""
    try:
        text = only_file(folder, FILE, most_bytes).read_bytes().decode("utf-8")
        content = json.loads(text, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise ForgeError("det som lämnades går inte att läsa – kör om arbetsflödet från början") from error
    if not isinstance(content, dict):
        raise ForgeError("det som lämnades är inte det väntade – kör om arbetsflödet från början")
    return content


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a key twice")
    return content
