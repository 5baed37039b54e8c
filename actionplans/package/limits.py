"""Can everybody unpack what is to be packed? What Windows, a zip file or a reader of BagIt cannot take.

The same as verify refuses, but all at once and with what to do: whoever gets the package can mend nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actionplans.package import names, unzipped
from actionplans.package.contents import MOST_BYTES, MOST_FILES


def problems(folder: Path) -> list[str]:
    """Why a package's folder cannot be packed so that everybody can unpack it, in Swedish: all of it at once."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    # With the folder that all of it is unpacked into: Windows counts that too.
    files = [path.relative_to(folder.parent).as_posix() for path in found]
    told = ((name, names.odd_name(name)) for name in files)
    odd = (f"{names.shown(name)} {why} – byt namn på filen eller mappen" for name, why in told if why)
    alike = (f"{one} Byt namn på den ena." for one in names.beside_each_other(files))
    size = sum(path.stat().st_size for path in found)
    return [*_too_much(len(files), size + unzipped.around(files)), *odd, *alike]


def _too_much(count: int, size: int) -> Iterator[str]:
    # Beyond this a zip file must be of a newer kind (zip64), which not every program reads.
    do = "ta bort det som inte hör till webbplatsen ur docs/"
    if count > MOST_FILES:
        yield f"paketet får {count} filer, och en zip-fil som alla kan packa upp har högst {MOST_FILES} – {do}"
    if size > MOST_BYTES:
        most = MOST_BYTES // 10**6
        yield f"paketet blir {size // 10**6} megabyte, och en zip-fil som alla kan packa upp har högst {most} – {do}"
