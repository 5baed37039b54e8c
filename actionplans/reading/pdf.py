"""What can be read in a PDF: the text of its pages, its links and notes, and what it says about itself?

The reading is done by PDFium, the browsers' own reader, in a process of its own: a file that is broken or made to harm
ends that process or uses up its time, and the check goes on and says which file it was.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# A committee's thickest bundle has some 500 pages, read in a second or two.
_MOST_PAGES = 1000
_SECONDS, _SECONDS_EACH = 20, 2
_MOST_MEMORY = 2 << 30
_XMP = re.compile(rb"<x:xmpmeta.{0,100000}?</x:xmpmeta>", re.DOTALL)
_PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Paper:
    """A PDF as it can be read: what it says about itself, and each page's text. `unread` says in Swedish why not."""

    about: str = ""
    pages: list[str] = field(default_factory=list)
    unread: str = ""


_known: dict[str, Paper] = {}


def read(files: Sequence[Path]) -> dict[Path, Paper]:
    """Each file's text. Bytes that have been read are not read again, wherever they lie."""
    sums = {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    left = list({sums[file]: file for file in files if sums[file] not in _known}.values())
    while left:
        answers = _asked(left)
        for file, paper in zip(left, answers, strict=False):
            _known[sums[file]] = paper
        left = left[len(answers) :]
    return {file: _known[checksum] for file, checksum in sums.items()}


def _asked(files: Sequence[Path]) -> list[Paper]:
    """The answers of one process: up to the first file that it could not end, which is told as unread."""
    import subprocess  # as PDFium's, it takes longer to load than a project without a PDF to check

    command = [sys.executable, "-m", "actionplans.reading.pdf", *(str(file.resolve()) for file in files[:100])]
    limit = _SECONDS + _SECONDS_EACH * len(files[:100])
    try:
        out = subprocess.run(command, cwd=_PROJECT, capture_output=True, timeout=limit, check=False).stdout
        why = "den är skadad"
    except subprocess.TimeoutExpired as error:
        out, why = error.stdout or b"", "den tar för lång tid att läsa"
    papers = [Paper(**json.loads(line)) for line in out.splitlines(keepends=True) if line.endswith(b"\n")]
    return papers if len(papers) == len(files[:100]) else [*papers, Paper(unread=why)]


# --- In the process of its own ----------------------------------------------------------------------------------------


def main(names: Sequence[str]) -> None:
    """Write what is read in each file, one JSON object a line."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for name in names:
        sys.stdout.write(json.dumps(_read(Path(name))) + "\n")
        sys.stdout.flush()


def _read(file: Path) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return {"unread": "den är låst med lösenord" if locked else "den är skadad"}
    xmp = (found[0].decode("utf-8", "replace") for found in _XMP.finditer(file.read_bytes()))
    about = "\n".join([*document.get_metadata_dict(skip_empty=True).values(), *xmp])
    count = len(document)
    unread = "" if count <= _MOST_PAGES else f"den har {count} sidor, och bara de första {_MOST_PAGES} är lästa"
    try:
        pages = ["\n".join(_of_page(document, number)) for number in range(min(count, _MOST_PAGES))]
    except pypdfium2.PdfiumError:
        return {"about": about, "unread": "den är skadad"}
    return {"about": about, "pages": pages, "unread": unread}


def _of_page(document: Any, number: int) -> Iterator[str]:
    """A page's text, the addresses of its links, and what its notes and fields hold."""
    import ctypes

    import pypdfium2.raw as pdfium

    page = document[number]
    text = page.get_textpage()
    yield text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size:
            address = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, address, size)
            yield address.value.decode("utf-8", "replace")
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        for key in (b"Contents", b"V", b"T"):
            size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
            if size > 2:
                said = (ctypes.c_ushort * (size // 2))()
                pdfium.FPDFAnnot_GetStringValue(note, key, said, size)
                yield bytes(said).decode("utf-16-le", "replace").rstrip("\0")
        pdfium.FPDFPage_CloseAnnot(note)
    text.close()
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
