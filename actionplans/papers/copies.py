"""How does another's finished PDF come into a paper of ours? Its pages as pictures, each with its text beside.

A PDF cannot be set into another that is PDF/A-2a and PDF/UA-1: the typesetter takes none, and merging breaks the tags.
A file that is attached is let in by PDF/A-3 alone, few readers show that it is there, and the check refuses it. A
picture with its text as alternative keeps both standards for certain, whatever the city's file is like.

Drawn in a process of its own, with a limit on time and memory, and with no typefaces but the file's own and those that
PDFium brings: else one without its typefaces would look different on every machine, and no two bundles were the same.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.system.fixed import fixed

# A page of A4 in points, and how many dots an inch of it gets: enough to read small print, on paper too.
_LONG_SIDE, _DOTS = 841.89, 150
# What one bundle can hold; a committee's thickest has some 500 pages, and is then the city's own file anyway.
MOST_PAGES = 300
_SECONDS = 120
_MOST_MEMORY = 2 << 30
_PROJECT = Path(__file__).resolve().parents[2]


@fixed
class Copy:
    """A page as a picture (PNG), its height as a share of its width, and the text that stands on it."""

    picture: bytes
    ratio: float
    text: str

    @property
    def wide(self) -> bool:
        """Whether it lies on its side."""
        return self.ratio < 1


class CopyError(Exception):
    """A file's pages cannot be copied. The text is Swedish: what is wrong with the file."""


def of(file: Path) -> list[Copy]:
    """The pages of a PDF. Raises CopyError; what is damaged or locked the check has told of before."""
    with tempfile.TemporaryDirectory(prefix="kopia-") as folder:
        command = [sys.executable, "-m", "actionplans.papers.copies", str(file.resolve()), folder]
        try:
            done = subprocess.run(command, cwd=_PROJECT, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise CopyError(f"sidorna tar mer än {_SECONDS} sekunder att rita") from error
        if done.returncode != 0:
            raise CopyError("sidorna går inte att rita")
        about = json.loads(done.stdout)
        if "pages" in about:
            raise CopyError(f"den har {about['pages']} sidor, och högst {MOST_PAGES} går att kopiera")
        return [
            Copy((Path(folder) / str(number)).read_bytes(), one["ratio"], one["text"])
            for number, one in enumerate(about["copied"])
        ]


# --- In the process of its own ----------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> None:
    """Draw the pages of the file that is named first into the folder that is named next, and say what they are."""
    if sys.platform == "linux":  # elsewhere there is no such limit, or it is not held: time alone is limited
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    import pypdfium2
    import pypdfium2.raw as pdfium

    no_typefaces = pdfium.FPDF_SYSFONTINFO(version=1)  # that finds nothing
    pdfium.FPDF_SetSystemFontInfo(no_typefaces)
    document = pypdfium2.PdfDocument(arguments[0])
    if len(document) > MOST_PAGES:
        sys.stdout.write(json.dumps({"pages": len(document)}))
        return
    if document.get_formtype():
        document.init_forms()  # what is filled in is drawn with the page
    copied = []
    for number, page in enumerate(document):
        (Path(arguments[1]) / str(number)).write_bytes(_drawn(page))
        copied.append({"ratio": round(page.get_height() / page.get_width(), 4), "text": _text(page)})
    sys.stdout.write(json.dumps({"copied": copied}))


def _text(page: Any) -> str:
    """A page's text on one line, without signs that are none of any language."""
    text = page.get_textpage().get_text_range().replace("\ufffe", "-")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _drawn(page: Any) -> bytes:
    scale = _DOTS / 72 * _LONG_SIDE / max(page.get_width(), page.get_height())
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=True)
    return _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """A picture of red, green and blue; grey alone where no pixel has a colour, which is a third of the size."""
    rows = [pixels[at : at + 3 * width] for at in range(0, stride * height, stride)]
    grey = [row[::3] for row in rows]
    if all(row[1::3] == one and row[2::3] == one for row, one in zip(rows, grey, strict=True)):
        rows, kind = grey, 0
    else:
        kind = 2
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    # The typesetter packs the pixels anew: how well they are packed here decides no bytes of the paper.
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    )


if __name__ == "__main__":
    main(sys.argv[1:])
