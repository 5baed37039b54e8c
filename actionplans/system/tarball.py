"""Packs the built site as a tarball for a web server: python -m actionplans.system.tarball site dist/webbplats.tar.gz.

The same site gives the same bytes: sorted names, one owner, one mode. Text is there a second time, compressed, for
nginx' `gzip_static`; another zlib may compress it into other bytes, and only then does the tarball differ.

A web server tells a browser that a file is unchanged by its time, in seconds, and its size. Two builds of one commit,
on two days, differ in files of equal size; so a file's time says nothing of when, and is made of its content: SHA-256,
mapped onto the 2^30 seconds from 1980 to 2014, which are past for every clock and which every file system can hold.
What did not change keeps its time, and is not fetched again.

Two contents of equal size share a time once in 10^9: that is the chance that what a browser kept of a file, however
old, is called unchanged though it is not. A file that changes every day for fifty years and never its size ever has the
time of the version before with a chance of 1 in 59,000; that two of all its versions share one, of 1 in 7. Nothing
closes that gap: a server has no more than time and size to tell by, and to compare with what was published before would
make the bytes depend on it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from actionplans.system.files import unfinished
from actionplans.system.stopping import stopped_as_by_hand

# 1980-01-02: before 1980, wherever on Earth, zip files and memory sticks know no time.
_FIRST = 315_619_200
_SECONDS = 2**30

# What a server sends compressed, by ending: the types of `gzip_types` in README.
TEXT = frozenset({".css", ".csv", ".html", ".ics", ".js", ".json", ".svg"})


def pack(site: Path, target: Path) -> None:
    """Write every file under `site` to a gzipped tarball, and beside each text its compressed form."""
    with (
        unfinished(target) as made,
        made.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            for name, content in _entries(path):
                entry = tarfile.TarInfo(path.relative_to(site).with_name(name).as_posix())
                entry.size, entry.mtime, entry.mode = len(content), moment(content), 0o644
                tar.addfile(entry, io.BytesIO(content))


def moment(content: bytes) -> int:
    """The time of a file with this content, in seconds since 1970."""
    return _FIRST + int.from_bytes(hashlib.sha256(content).digest()) % _SECONDS


def _entries(path: Path) -> Iterator[tuple[str, bytes]]:
    """What is packed of a file: itself and, of text, its compressed form, which the server looks for first."""
    content = path.read_bytes()
    yield path.name, content
    name = f"{path.name}.gz"
    if path.suffix in TEXT and not path.with_name(name).exists():
        yield name, _compressed(content)


def _compressed(content: bytes) -> bytes:
    """As small as gzip gets, without name or time. GzipFile writes the same header in every version of Python."""
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=9, fileobj=buffer, mtime=0) as zipped:
        zipped.write(content)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Pack the folder that is named first into the file that is named second; 1 if there is no built site there."""
    site, target = Path(arguments[0]), Path(arguments[1])
    if not (site / "index.html").is_file():
        print(f"{site}: det finns ingen byggd webbplats här – kör make site först", file=sys.stderr)
        return 1
    with stopped_as_by_hand():
        pack(site, target)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
