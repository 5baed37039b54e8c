"""Is each picture and PDF in docs/ what its name says, and nothing more? A page's text is looked at in prose.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from actionplans.model.problems import Place, Problem
from actionplans.reading import pdf as reading
from actionplans.reading.pdf import Paper
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
    worth = list(_worth_looking_into(root))
    papers = _read(path for path, _ in worth)
    for path, name in worth:
        yield from _looked_into(path, f"docs/{name}", papers)


def read_papers(root: Path) -> dict[Path, Paper]:
    """Every PDF in docs/ that is one, as it can be read. They are read together, and once for all rules."""
    return _read(path for path, _ in _worth_looking_into(root))


def _read(paths: Iterable[Path]) -> dict[Path, Paper]:
    papers = [path for path in paths if path.suffix.lower() == ".pdf" and _is_what_it_says(path)]
    return reading.read(papers) if papers else {}


def _worth_looking_into(root: Path) -> Iterator[tuple[Path, str]]:
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
            yield path, name


def _is_what_it_says(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(12)
    ending = path.suffix.lower()
    return start.startswith(_BEGINS[ending]) and (ending != ".webp" or start[8:] == b"WEBP")


def _looked_into(path: Path, name: str, papers: dict[Path, Paper]) -> Iterator[Problem]:
    if path.suffix.lower() == ".svg":
        for line, column, what, do in svg.found(path.read_bytes()):
            yield Problem(Place(name, line, column), what, do)
    elif not _is_what_it_says(path):
        what = f"filen slutar på {path.suffix.lower()}, men innehållet är något annat"
        yield Problem(Place(name), what, "spara den på nytt från programmet som den är gjord i")
    elif path in papers:
        for what, do in pdf.found(papers[path]):
            yield Problem(Place(name), what, do)
