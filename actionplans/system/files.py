"""How is something written whole or not at all?"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def write_together(root: Path, files: Mapping[str, str]) -> None:
    """Write all files, or none: where one cannot be written the others are put back as they were. Raises OSError."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in files}
    try:
        write_all(root, files)
    except OSError:
        for name, content in before.items():
            with contextlib.suppress(OSError):
                if content is None:
                    (root / name).unlink(missing_ok=True)
                else:
                    (root / name).write_bytes(content)
        raise


def write_all(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # A file is there whole or not at all, also if the machine stops in between.
        unfinished = path.with_name(f".{path.name}.ny")
        try:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
