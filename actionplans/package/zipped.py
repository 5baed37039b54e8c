"""A folder as one zip file whose bytes depend on nothing but names and contents.

Stored, not compressed: how zlib compresses differs between its versions, and the file's checksum is to be recorded.
"""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

# The oldest date that the format can hold. Real dates would make two packages of the same files differ.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def write(folder: Path, target: Path) -> None:
    """Write every file of `folder` into the new zip `target`, under the folder's own name, sorted by path."""
    files = sorted((path.relative_to(folder.parent).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "x", zipfile.ZIP_STORED) as archive:
        for name, path in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, path.read_bytes())
