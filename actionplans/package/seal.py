"""How a folder becomes a package: lists of its files and their checksums are written into it, and nothing is moved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from actionplans.package import bag
from actionplans.package.bag import Sums
from actionplans.system.files import write_all


def seal(folder: Path, information: Iterable[tuple[str, str]]) -> None:
    """Make a folder with data/ in it a package: write its declaration, its information and its manifests."""
    payload = sums_within(folder, "data")
    size = sum((folder / path).stat().st_size for path in payload)
    about = bag.information([*information, ("Payload-Oxum", f"{size}.{len(payload)}")])
    write_all(folder, {"bagit.txt": bag.DECLARATION, "bag-info.txt": about, **bag.manifests(payload)})
    tags = {path: one for path, one in sums_within(folder).items() if not path.startswith("data/")}
    write_all(folder, bag.tag_manifests(tags))


def sums_within(folder: Path, part: str = ".") -> dict[str, Sums]:
    """The checksums of every file in a part of a folder, by path relative to the folder."""
    found: dict[str, Sums] = {}
    for path in sorted((folder / part).rglob("*")):
        if path.is_file():
            with path.open("rb") as stream:
                found[path.relative_to(folder).as_posix()] = bag.sums(stream)
    return found
