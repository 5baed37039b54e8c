"""Packs the built site as a tarball for a web server: python -m actionplans.system.tarball site dist/webbplats.tar.gz.

The same site gives the same bytes: sorted names, one owner, one mode, and the time of SOURCE_DATE_EPOCH on every file.
"""

from __future__ import annotations

import gzip
import os
import sys
import tarfile
from pathlib import Path

from actionplans.system.files import unfinished
from actionplans.system.stopping import stopped_as_by_hand


def pack(site: Path, target: Path, moment: int) -> None:
    """Write every file under `site` to a gzipped tarball; `moment` is in seconds since 1970."""
    with (
        unfinished(target) as made,
        made.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=moment) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(path.relative_to(site).as_posix())
            entry.size, entry.mtime, entry.mode = path.stat().st_size, moment, 0o644
            with path.open("rb") as content:
                tar.addfile(entry, content)


def main(arguments: list[str]) -> int:
    """Pack the folder that is named first into the file that is named second; 1 if there is no built site there."""
    site, target = Path(arguments[0]), Path(arguments[1])
    if not (site / "index.html").is_file():
        print(f"{site}: det finns ingen byggd webbplats här – kör make site först", file=sys.stderr)
        return 1
    with stopped_as_by_hand():
        pack(site, target, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
