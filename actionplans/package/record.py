"""Writes down in data/snapshots.yml which package was handed over: once, and never with another content."""

from __future__ import annotations

import math
from pathlib import Path

from actionplans.closing.handed import entry_checksum
from actionplans.model.dates import PartialDate
from actionplans.model.files import editor_line
from actionplans.model.problems import report
from actionplans.package import verify
from actionplans.package.folder import reason
from actionplans.rules.check import check
from actionplans.system.console import slashed
from actionplans.system.files import written
from actionplans.writing.trees import Tree, as_yaml

_RECORDS = "data/snapshots.yml"
_HEAD = (
    f"{editor_line(_RECORDS)}\n"
    "# Årspaketen som är lämnade. python -m actionplans record-snapshot skriver en post; den ändras aldrig.\n"
)
_WHICH = "Ange paketets zip-fil: det är dess kontrollsumma som noteras."


class RecordError(Exception):
    """The package is not written down. The text is Swedish and says why."""


def record(project: Path, archive: Path, url: str) -> bool:
    """Add a package's record to a project, unless it is there already; whether it was added.

    `url` is where the zip file `archive` can be had. Raises RecordError, and leaves the project as it was, where the
    package is not whole, is not what is recorded, or does not fit the project.
    """
    name, fields = _fields(archive, url)
    before = check(project)
    if before.model is None or before.problems:
        raise RecordError(report(before.problems))
    known = before.model.snapshots.get(name)
    if known is not None and known.checksum != fields["checksum"]:
        raise RecordError(
            f"{known.place}: {name} har redan en annan kontrollsumma. Ett lämnat paket görs aldrig om. "
            "Lämna det som är noterat, eller låt det nya paketet höra till ett nytt ärende."
        )
    if known is None:
        _append(project, as_yaml({name: fields}))
    return known is None


def _fields(archive: Path, url: str) -> tuple[str, Tree]:
    """The record of a package as it is written: its id, and the keys of model.Snapshot."""
    try:
        verdict = verify.verify(archive)
    except OSError as error:
        raise RecordError(f"{slashed(archive)} går inte att läsa: {reason(error)}. {_WHICH}") from error
    if not verdict.good:
        raise RecordError(verify.as_text(archive.name, verdict))
    if not verdict.file_checksum:
        raise RecordError(f"{slashed(archive)} är en mapp. {_WHICH}")
    metadata = verdict.metadata
    if metadata["revision"] is None or metadata["revision"]["changed"]:
        raise RecordError(
            f"{slashed(archive)} är gjort ur filer som inte är incheckade i git. Checka in dem och gör om paketet."
        )
    fields: Tree = {
        "year": metadata["year"],
        "matter": _date(metadata["matter"]["id"]),  # a matter is called by the day of its letter
        "date": _date(metadata["day"]),
        "made": _date(verdict.about["Bagging-Date"]),
        "url": url,
        "size": math.ceil(archive.stat().st_size / 1_000_000),
        "checksum": verdict.file_checksum,
        # A package of the first release has another sum on its letter: that of its content.
        "content" if verdict.format == "1" else "attachments": verdict.content_checksum or None,
    }
    return f"plan-{metadata['year']}", {**fields, "seal": entry_checksum(fields)}


def _date(text: str) -> PartialDate | str:
    """A day as it is written down; where it is none the check refuses it."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return text


def _append(project: Path, text: str) -> None:
    """Add a record at the end of the file, and take it back if the project is not right with it."""
    path = project / _RECORDS
    held = (path.read_bytes() if path.exists() else _HEAD.encode()).rstrip() + b"\n\n"
    try:
        with written(project, {_RECORDS: held + text.encode()}):
            if problems := check(project).problems:
                raise RecordError(report(problems))
    except OSError as error:
        raise RecordError(f"{_RECORDS} går inte att skriva: {reason(error)}. Inget är noterat.") from error
