"""Is each picture and PDF in docs/ what its name says, and nothing more? A page's text is looked at in prose.py."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from actionplans.model.page_kinds import files_of
from actionplans.model.problems import Place, Problem
from actionplans.reading import pdf as reading
from actionplans.reading.pdf import Paper
from actionplans.reading.pdf_objects import plainly_still
from actionplans.rules import pdf, svg
from actionplans.rules.files import ENDINGS, most_bytes
from actionplans.site.addresses import SENT_FOLDER, matter_page
from actionplans.system.listing import below

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
    papers = _read(root, worth)
    for path, name in worth:
        yield from _looked_into(path, f"docs/{name}", papers)


def read_papers(root: Path) -> dict[Path, Paper]:
    """Every PDF in docs/ that is one, as it can be read. They are read together, and once for all rules."""
    return _read(root, _worth_looking_into(root))


def _read(root: Path, worth: Iterable[tuple[Path, str]]) -> dict[Path, Paper]:
    papers = [
        path
        for path, name in worth
        if path.suffix.lower() == ".pdf" and _is_what_it_says(path) and not _as_we_sent_it(root, path, name)
    ]
    return reading.read(papers) if papers else {}


_SENT = re.compile(rf"{re.escape(files_of(matter_page('ID')))}{SENT_FOLDER}/[^/]+".replace("ID", "(?P<matter>[^/]+)"))


def _as_we_sent_it(root: Path, path: Path, name: str) -> bool:
    """Whether a PDF is a paper that a matter says that it sent, and does nothing, as its bytes say.

    What is read in it was read in the data that it was made of: ten years of papers would take the check four seconds.
    """
    found = _SENT.fullmatch(name)
    record = root / "data/matters" / f"{found['matter']}.yml" if found else None
    if record is None or not record.is_file():
        return False
    raw = path.read_bytes()
    said = record.read_text(encoding="utf-8", errors="replace")
    return hashlib.sha256(raw).hexdigest() in said and plainly_still(raw)


def _worth_looking_into(root: Path) -> Iterator[tuple[Path, str]]:
    for name in below(root / "docs"):
        if name.endswith(".md"):
            continue
        path = root / "docs" / name
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
