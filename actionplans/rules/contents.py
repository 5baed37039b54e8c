"""Is each picture and PDF in docs/ what its name says, and nothing more? A page's text is looked at in prose.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actionplans.model.problems import Place, Problem
from actionplans.rules import pdf, svg
from actionplans.rules.files import ENDINGS, lying, most_bytes

# How files of each kind begin. What has another beginning is another thing under a false name.
_BEGINS: dict[str, bytes] = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
    ".pdf": b"%PDF-",
}


def contents(root: Path) -> Iterator[Problem]:
    """A file in docs/ is what its ending says; a picture draws, and a PDF is read, and neither does anything else."""
    for path, name in lying(root):
        ending = path.suffix.lower()
        if ending not in ENDINGS or ending == ".md" or path.is_symlink() or not path.is_file():
            continue
        # Of an empty, a hidden and a huge file, and of a name that cannot be said, files.py has told.
        if (
            name.isprintable()
            and not name.startswith(".")
            and "/." not in name
            and 0 < path.stat().st_size <= most_bytes(path)
        ):
            yield from _looked_into(path, f"docs/{name}", ending)


def _looked_into(path: Path, name: str, ending: str) -> Iterator[Problem]:
    if ending == ".svg":
        for line, column, what, do in svg.found(path.read_bytes()):
            yield Problem(Place(name, line, column), what, do)
        return
    with path.open("rb") as file:
        start = file.read(12)
    if not start.startswith(_BEGINS[ending]) or (ending == ".webp" and start[8:] != b"WEBP"):
        what = f"filen slutar på {ending}, men innehållet är något annat"
        yield Problem(Place(name), what, "spara den på nytt från programmet som den är gjord i")
    elif ending == ".pdf":
        for what, do in pdf.found(path):
            yield Problem(Place(name), what, do)
