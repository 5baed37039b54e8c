"""What was sent with a closed year, and what came of it: a matter's checksum, and those of its attachments' files.

It is summed as resolved.py tells, format 1 of matters: {"format": 1, "id": …, "matter": …}, with these keys of the
matter, and without what is learnt of it later: its sources and remarks, what a body that it names is called today, and
of an attachment whether the site has its file. That is summed by itself, byte for byte, where there was one when the
year was closed: a file that is found later may be put there, but none may take another's place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actionplans.closing.first_format import Json, canonical
from actionplans.closing.resolved import plain_value
from actionplans.model.fields import field_specs
from actionplans.model.page_kinds import files_of
from actionplans.model.records import ClosedFile, ClosedMatter, ClosedYear, Correction, Matter, Model
from actionplans.site.addresses import matter_page

# What closed.yml may name, and the one in which a year is closed and a matter corrected now.
FORMATS = (1,)
NEWEST = 1
_SUMMED = ("title", "date", "committee", "administration", "proposal", "decision", "steps", "attachments")
_LEARNT_LATER = frozenset({"sources", "confidence", "note", "alternatives", "file"})


def matter_checksum(model: Model, name: str) -> str | None:
    """The checksum of a matter as the data says it now; None where there is none of that name."""
    matter = model.matters.get(name)
    return hashlib.sha256(canonical(_said(model, matter))).hexdigest() if matter else None


def _said(model: Model, matter: Matter) -> Json:
    specs = field_specs(Matter)
    values = {
        key: plain_value(model, specs[key].shape, getattr(matter, key)) for key in _SUMMED if getattr(matter, key)
    }
    return {"format": 1, "id": matter.id, "matter": _as_sent(values)}


def _as_sent(value: Any) -> Any:
    if isinstance(value, Mapping) and set(value) == {"id", "name"}:
        return value["id"]
    if isinstance(value, Mapping):
        return {key: _as_sent(one) for key, one in value.items() if key not in _LEARNT_LATER}
    return [_as_sent(one) for one in value] if isinstance(value, list) else value


def file_checksum(root: Path, name: str, file: str) -> str | None:
    """The checksum of the city's own file of a matter as it lies in docs/; None where there is none."""
    path = root / "docs" / (files_of(matter_page(name)) + file)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else None


def files_of_matter(root: Path, matter: Matter) -> Iterator[tuple[str, str]]:
    """Each of the city's own files that the site has, with its checksum."""
    for _, file in matter.files:
        summed = file_checksum(root, matter.id, file)
        if summed:
            yield file, summed


def expected_matter(closed: ClosedYear, name: str) -> ClosedMatter | Correction | None:
    """The entry whose checksum a matter should have: the last correction of it, else the closing."""
    closing = next((one for one in closed.matters if one.matter == name), None)
    made = [one for one in closed.corrections if one.matter == name and one.file is None]
    return made[-1] if made else closing


def expected_files(closed: ClosedYear, entry: ClosedMatter) -> Iterator[ClosedFile | Correction]:
    """For each file of a closed matter the entry whose checksum it should have."""
    for one in entry.files:
        made = [each for each in closed.corrections if (each.matter, each.file) == (entry.matter, one.file)]
        yield made[-1] if made else one
