"""What is in a PDF: what its objects make a reader do, the text of its pages, its links and notes, and its properties?

The reading is done once, for all who ask, in a process of its own with a limit on time and memory: a file that is
broken or made to harm ends that process or uses up its time, and the check goes on and says which file it was. The
objects are looked at by pdf_objects.py; PDFium, the browsers' own reader, decrypts what needs no password, and reads
the text. Without a PDF in docs/ there is no such process.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from actionplans.system.fixed import fixed

# A committee's thickest bundle has some 500 pages and a million signs, read in some seconds.
_MOST_PAGES = 1000
_MOST_SIGNS = 10_000_000
_SECONDS = 20
_MOST_MEMORY = 2 << 30
_XMP = re.compile(rb"<x:xmpmeta.{0,100000}?</x:xmpmeta>", re.DOTALL)
_PROJECT = Path(__file__).resolve().parents[2]
_COMMAND = [sys.executable, "-m", "actionplans.reading.pdf"]

# Why a file, or its text, could not be read.
LOCKED, DAMAGED, LARGE, SLOW, LONG = "locked", "damaged", "large", "slow", "long"


@fixed
class Paper:
    """A PDF as it can be read.

    `names`, `actions` and `at_once` are what its objects hold (see pdf_objects.Found), unless `unseen` says why that
    cannot be told. `about` is what it says of itself, `pages` each page's text; `unread` says why text is missing.
    """

    names: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    at_once: frozenset[str] = frozenset()
    unseen: str = ""
    about: str = ""
    pages: tuple[str, ...] = ()
    unread: str = ""


_stamped: dict[tuple[str, int, int, int], str] = {}
_known: dict[str, Paper] = {}


def read(files: Sequence[Path]) -> dict[Path, Paper]:
    """Each file as it can be read. What has not been written to since is not opened again, nor the same bytes twice."""
    sums = {file: _checksum(file) for file in files}
    left = list({sums[file]: file for file in files if sums[file] not in _known}.values())
    while left:
        for file, paper in zip(left, papers := _asked(left), strict=False):
            _known[sums[file]] = paper
        left = left[len(papers) :]
    return {file: _known[checksum] for file, checksum in sums.items()}


def _checksum(file: Path) -> str:
    """The checksum of a file's content, as long as its size and times are what they were when it was taken."""
    said = file.stat()
    stamp = (str(file.absolute()), said.st_size, said.st_mtime_ns, said.st_ctime_ns)
    if stamp not in _stamped:
        with file.open("rb") as content:
            _stamped[stamp] = hashlib.file_digest(content, "sha256").hexdigest()
    return _stamped[stamp]


def _asked(files: Sequence[Path]) -> list[Paper]:
    """The answers of one process: up to the first file that it did not get through, told as far as it came."""
    import queue  # these, as PDFium, take longer to load than a project without a PDF to check
    import subprocess
    import threading

    pipe = subprocess.PIPE
    process = subprocess.Popen(_COMMAND, cwd=_PROJECT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        with process:  # that it is over is told by an empty line
            for line in process.stdout or ():
                lines.put(line)
        lines.put(b"")

    try:
        if process.stdin:
            process.stdin.write(json.dumps([str(file.resolve()) for file in files]).encode())
            process.stdin.close()
    finally:
        threading.Thread(target=listen, daemon=True).start()
    try:
        return _answers(len(files), lines)
    finally:
        process.kill()


def _answers(count: int, lines: Any) -> list[Paper]:
    """What is told of each file in two lines, first of its objects and then of its text."""
    import queue

    papers: list[Paper] = []
    while len(papers) < count:
        paper, why = Paper(unseen=DAMAGED), DAMAGED
        for part in range(2):
            try:
                line = lines.get(timeout=_SECONDS)
            except queue.Empty:
                line, why = b"", SLOW
            if not line.endswith(b"\n"):
                unread = replace(paper, unread=why) if part else Paper(unseen=why)
                return [*papers, unread]
            paper = _told(paper, json.loads(line), part)
            if paper.unseen:
                break
        papers.append(paper)
    return papers


def _told(paper: Paper, said: dict[str, Any], part: int) -> Paper:
    if part:
        return replace(paper, about=said["about"], pages=tuple(said["pages"]), unread=said["unread"])
    if "unseen" in said:
        return Paper(unseen=said["unseen"])
    return Paper(frozenset(said["names"]), frozenset(said["actions"]), frozenset(said["at_once"]))


# --- In the process of its own ----------------------------------------------------------------------------------------


def main() -> None:
    """Write what is read in each file that is named on standard input: two JSON objects, each on a line."""
    if sys.platform == "linux":  # elsewhere there is no such limit, or it is not held: time alone is limited
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, most))
    for name in json.loads(sys.stdin.buffer.read()):
        for part in _read(Path(name)):
            sys.stdout.write(json.dumps(part) + "\n")
            sys.stdout.flush()


def _read(file: Path) -> Iterator[dict[str, Any]]:
    """What a file's objects hold, and then, unless that cannot be told, its text."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    from actionplans.reading import pdf_objects

    raw = file.read_bytes()
    try:
        found = pdf_objects.looked_at(raw)
        document = pypdfium2.PdfDocument(raw)
        encrypted = pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0
        if encrypted:
            opened = io.BytesIO()
            document.save(opened, flags=pdfium.FPDF_REMOVE_SECURITY)
            found.take(pdf_objects.looked_at(opened.getvalue()))
        damaged = (found.unopened and not encrypted) or not found.whole or not len(document)
    except pypdfium2.PdfiumError as error:
        yield {"unseen": LOCKED if re.search("password|security", str(error), re.I) else DAMAGED}
        return
    except (pdf_objects.TooLargeError, MemoryError):
        yield {"unseen": LARGE}
        return
    if damaged:
        yield {"unseen": DAMAGED}
        return
    yield {"names": sorted(found.names), "actions": sorted(found.actions), "at_once": sorted(found.at_once)}
    yield _text(document, raw)


def _text(document: Any, raw: bytes) -> dict[str, Any]:
    import pypdfium2

    xmp = (found[0].decode("utf-8", "replace") for found in _XMP.finditer(raw))
    about = "\n".join([*document.get_metadata_dict(skip_empty=True).values(), *xmp])
    pages: list[str] = []
    unread, signs = LONG if len(document) > _MOST_PAGES else "", 0
    try:
        for number in range(min(len(document), _MOST_PAGES)):
            pages.append("\n".join(_of_page(document, number)))
            signs += len(pages[-1])
            if signs > _MOST_SIGNS:
                unread = LONG
                break
    except pypdfium2.PdfiumError:
        unread = DAMAGED
    except MemoryError:
        unread = LARGE
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
    main()
