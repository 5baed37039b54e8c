"""What may be handed over of papers that were sent: PDF files, and are they those that the record beside them names?

Bytes are handed over here alone, and this is all that is taken: the record's lines come last in the file of a matter
that had none, each paper lies in the matter's own folder under a plain name, none takes another's place, and each has
the checksum that the record gives it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from actionplans.model.page_kinds import MATTER as MATTER_PAGE
from actionplans.model.page_kinds import files_of
from actionplans.site.addresses import SENT_BUNDLE, SENT_FOLDER, SENT_LETTER

# A letter with a hundred attachments, and all in one; each no larger than the check lets a PDF in docs/ be.
MOST_FILES, LARGEST_FILE, MOST_BYTES = 150, 25_000_000, 50_000_000
# As base64, with the record: what the artifact may hold.
MOST_HANDED = MOST_BYTES * 4 // 3 + 2_000_000
_BASE64 = "base64"
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = rf"{_ID}\.pdf"
MATTER = rf"data/matters/{_ID}\.yml"
PAPER = f"docs/{files_of(MATTER_PAGE.path(matter=_ID))}{SENT_FOLDER}/{_NAME}"
# The lines of a record, as `make sent` writes them.
_SUM, _DAY = r'"?[0-9a-f]{64}"?', r'"?\d{4}-\d{2}-\d{2}"?'
_KEY = rf"      (?:number: \d{{1,4}}|size: \d{{1,9}}|checksum: {_SUM}|content: {_SUM})\n"
_ONE = rf"    - file: {_NAME}\n(?:{_KEY})+"
_RECORD = re.compile(
    rf"sent:\n  date: {_DAY}\n(?:  attachments: {_SUM}\n)?(?:  format: \d{{1,3}}\n)?  papers:\n(?:{_ONE})+", re.ASCII
)


def as_handed(content: bytes) -> dict[str, str]:
    """The bytes of a file, as JSON can carry them."""
    return {_BASE64: base64.b64encode(content).decode()}


def as_written(value: object) -> bytes | None:
    """The bytes of a paper that was handed over; None for what is no PDF of reasonable size."""
    text = value.get(_BASE64) if isinstance(value, dict) and set(value) == {_BASE64} else None
    if not isinstance(text, str) or len(text) > LARGEST_FILE * 4 // 3 + 4:
        return None
    try:
        content = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return content if content.startswith(b"%PDF-") and len(content) <= LARGEST_FILE else None


def untrue(project: Path, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """What is wrong with papers and their record together."""
    papers = {path: content for path, content in files.items() if isinstance(content, bytes)}
    records = {path: content for path, content in files.items() if isinstance(content, str)}
    if len(records) != 1 or not papers or len(papers) > MOST_FILES:
        yield f"ett ärende och högst {MOST_FILES} papper kan sparas i taget"
        return
    if sum(map(len, papers.values())) > MOST_BYTES:
        yield f"papperen är tillsammans större än {MOST_BYTES // 1_000_000} MB"
    ((path, text),) = records.items()
    folder = f"docs/{files_of(MATTER_PAGE.path(matter=Path(path).stem))}{SENT_FOLDER}"
    by_name = {one.rpartition("/")[2]: content for one, content in papers.items() if one.rpartition("/")[0] == folder}
    if len(by_name) != len(papers):
        yield f"papperen ligger inte i {folder}/"
    if (project / folder).exists() and any((project / folder).iterdir()):
        yield f"i {folder}/ ligger papper redan, och ett skickat papper ersätts aldrig"
    record = _added(project / path, text)
    if record is None:
        yield f"{path}: annat ändras än att papperen skickades, sist i filen"
    elif not _is_of(record, by_name):
        yield f"{path}: papperens kontrollsummor är inte de som står där"


def _added(file: Path, text: str) -> str | None:
    """The lines of a record that a matter's file has got last, with all above as it was; None for any other change."""
    before = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip() if file.is_file() else ""
    now = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not before or re.search(r"^sent:", before, re.MULTILINE) or not now.startswith(f"{before}\n"):
        return None
    record = now[len(before) :].strip("\n") + "\n"
    return record if _RECORD.fullmatch(record) else None


def _is_of(record: str, papers: Mapping[str, bytes]) -> bool:
    """Whether a record names exactly these papers, with their checksums, and the checksum of their list."""
    named: list[tuple[str, str]] = []
    for one in re.findall(_ONE, record, re.ASCII):
        said = dict(line.strip(" -").split(": ") for line in one.splitlines())
        content = papers.get(said["file"], b"")
        if int(said.get("size", len(content))) != len(content):
            return False
        named.append((said["file"], said.get("checksum", "").strip('"')))
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()}
    if sorted(named) != sorted(sums.items()):
        return False
    listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums) if name not in (SENT_LETTER, SENT_BUNDLE))
    said_of_list = re.search(r'^  attachments: "?([0-9a-f]+)', record, re.MULTILINE)
    return (said_of_list[1] if said_of_list else "") == (hashlib.sha256(listed.encode()).hexdigest() if listed else "")
