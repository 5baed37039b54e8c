"""A matter whose papers were sent: they lie frozen under it, as `make sent` leaves them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from actionplans import papers
from actionplans.site.day import site_date
from actionplans.writing.trees import as_yaml


def send(project: Path, year: int) -> None:
    """Freeze the papers of a year's matter, on the day of its letter."""
    case = papers.read(project, year, site_date()[0])
    files = papers.made(case)
    case.sent_folder.mkdir(parents=True)
    for name, content in files.items():
        (case.sent_folder / name).write_bytes(content)
    listed = papers.attachment_list(files)
    record = {
        "date": case.matter.date,
        **({"attachments": hashlib.sha256(listed).hexdigest()} if listed else {}),
        "papers": [{"file": name, "checksum": hashlib.sha256(one).hexdigest()} for name, one in files.items()],
    }
    matter = project / f"data/matters/{case.matter.id}.yml"
    matter.write_text(matter.read_text(encoding="utf-8") + as_yaml({"sent": record}), encoding="utf-8")
