"""Papers that were sent go from job to job as bytes: what is taken is what the record says, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actionplans.adapters.github import frozen, handed, written
from actionplans.adapters.github.gh import ForgeError
from tests import actions
from tests.small_files import PDF, pdf

MATTER = "data/matters/2027-03-08.yml"
FOLDER = "docs/namnden/2027-03-08/skickat"
BEFORE = "# Ett ärende.\ntitle: Information\ndate: 2027-03-08\nattachments:\n  - number: 1\n"
PAPERS = {"brev.pdf": PDF, "samlade-handlingar.pdf": pdf("/A 1"), "bilaga-1-plan.pdf": pdf("/A 2")}


def summed(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def record(papers: dict[str, bytes] = PAPERS) -> str:
    """What `make sent` writes last in the matter's file."""
    listed = f"{summed(papers['bilaga-1-plan.pdf'])}  bilaga-1-plan.pdf\n"
    rows = "".join(
        f"    - file: {name}\n{'      number: 1' + chr(10) if name.startswith('bilaga') else ''}"
        f"      size: {len(content)}\n      checksum: {summed(content)}\n"
        for name, content in papers.items()
    )
    return f"sent:\n  date: 2027-03-08\n  attachments: {summed(listed.encode())}\n  papers:\n{rows}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of main with a matter that has not been sent, and another whose papers were."""
    root = tmp_path_factory.mktemp("checkout")
    actions.git(root, "init", "--quiet", "--initial-branch=main")
    files = {MATTER: BEFORE.encode(), "data/matters/2026-03-09.yml": f"{BEFORE}{record()}".encode()}
    files |= {f"docs/namnden/2026-03-09/skickat/{name}": content for name, content in PAPERS.items()}
    files |= {"data/matters/2025-03-10.yml": BEFORE.encode(), "docs/namnden/2025-03-10/skickat/brev.pdf": PDF}
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    actions.git(root, "add", ".")
    actions.git(root, "commit", "--quiet", "--message", "Först")
    return root


def whole() -> dict[str, Any]:
    papers = {f"{FOLDER}/{name}": frozen.as_handed(content) for name, content in PAPERS.items()}
    return {MATTER: f"{BEFORE}{record()}", **papers}


def put(project: Path, files: dict[str, Any]) -> list[str]:
    return written.put(project, "sent", {"commit": actions.git(project, "rev-parse", "HEAD"), "files": files})


def test_what_was_sent_is_collected_by_one_job_and_put_by_the_other(project: Path, tmp_path: Path) -> None:
    taken = put(project, whole())
    assert sorted(taken) == sorted(whole())
    assert {name: (project / FOLDER / name).read_bytes() for name in PAPERS} == PAPERS
    handed.hand(tmp_path / "handed", written.collect(project))
    again = handed.handed(tmp_path / "handed", written.most_handed("sent"))
    assert again["files"] == whole()
    actions.git(project, "clean", "--quiet", "--force", "-d")
    actions.git(project, "checkout", "--quiet", ".")


def _changed(**files: Any) -> dict[str, Any]:
    """What is handed over with some of it other: by file, or None for one that is left out."""
    changed = {**whole(), **files}
    return {name: content for name, content in changed.items() if content is not None}


def _other(name: str, content: bytes) -> dict[str, Any]:
    """Papers of which one is another than the record says."""
    return _changed(**{f"{FOLDER}/{name}": frozen.as_handed(content)})


def _said(old: str, new: str) -> dict[str, Any]:
    text = f"{BEFORE}{record()}"
    assert old in text
    return _changed(**{MATTER: text.replace(old, new, 1)})


FORGED = {
    # The bytes.
    "a paper that is another": lambda: _other("brev.pdf", PDF.replace(b"595", b"596")),
    "an attachment that is another": lambda: _other("bilaga-1-plan.pdf", pdf("/A 3")),
    "one that the record does not name": lambda: _other("bilaga-2-mer.pdf", PDF),
    "one that is left out": lambda: _changed(**{f"{FOLDER}/brev.pdf": None}),
    "no papers at all": lambda: {MATTER: f"{BEFORE}{record()}"},
    "no record": lambda: _changed(**{MATTER: None}),
    "a script": lambda: _other("brev.pdf", b"#!/bin/sh\n"),
    "a paper as text": lambda: _changed(**{f"{FOLDER}/brev.pdf": "%PDF-1.7\n"}),
    "no base64": lambda: _changed(**{f"{FOLDER}/brev.pdf": {"base64": "JVBERi0å"}}),
    "base64 with lines": lambda: _changed(**{f"{FOLDER}/brev.pdf": {"base64": base64.encodebytes(PDF).decode()}}),
    "another key": lambda: _changed(**{f"{FOLDER}/brev.pdf": {**frozen.as_handed(PDF), "mode": "755"}}),
    "one that is too large": lambda: _other("brev.pdf", PDF + bytes(frozen.LARGEST_FILE)),
    "the record as bytes": lambda: _changed(**{MATTER: frozen.as_handed(PDF)}),
    # Where they lie.
    "another matter's folder": lambda: _changed(**{"docs/namnden/2024-03-11/skickat/brev.pdf": frozen.as_handed(PDF)}),
    "beside the folder": lambda: _changed(**{"docs/namnden/2027-03-08/brev.pdf": frozen.as_handed(PDF)}),
    "a page": lambda: _changed(**{f"{FOLDER}/index.md": "# Nytt\n"}),
    "a name with capitals": lambda: _changed(**{f"{FOLDER}/Brev.pdf": frozen.as_handed(PDF)}),
    "a way out": lambda: _changed(**{f"{FOLDER}/../../../../brev.pdf": frozen.as_handed(PDF)}),
    "a device of Windows": lambda: _changed(**{f"{FOLDER}/aux.pdf": frozen.as_handed(PDF)}),
    "a workflow": lambda: _changed(**{".github/workflows/ny.yml": "on: push\n"}),
    # The record.
    "an edited matter": lambda: _said("title: Information", "title: Annat"),
    "a line more above": lambda: _said("date: 2027-03-08\nattach", "date: 2027-03-08\nreconstructed: true\nattach"),
    "a key more below": lambda: _said("  papers:\n", "  papers:\n    - file: annat.pdf\n"),
    "a text in the record": lambda: _said("  date: 2027-03-08\n  att", "  date: i går\n  att"),
    "another list": lambda: _said(record().splitlines()[2], f"  attachments: {'0' * 64}"),
    "no list": lambda: _said(record().splitlines()[2] + "\n", ""),
    "another size": lambda: _said(f"size: {len(PDF)}", f"size: {len(PDF) + 1}"),
    "a paper twice": lambda: _said("    - file: samlade-handlingar.pdf", "    - file: brev.pdf"),
    "something after it": lambda: _changed(**{MATTER: f"{BEFORE}{record()}decision:\n  date: 2027-03-22\n"}),
    # What is there already.
    "a matter that was sent": lambda: {
        name.replace("2027-03-08", "2026-03-09"): content for name, content in whole().items()
    } | {"data/matters/2026-03-09.yml": f"{BEFORE}{record()}{record()}"},
    "over a paper that is there": lambda: {
        name.replace("2027-03-08", "2025-03-10"): content for name, content in whole().items()
    },
    "a matter that is not there": lambda: {
        name.replace("2027-03-08", "2028-03-08"): content for name, content in whole().items()
    },
}  # fmt: skip


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_what_is_not_what_the_record_says_is_refused_and_nothing_is_written(
    project: Path, forge: Callable[[], dict[str, Any]]
) -> None:
    with pytest.raises(ForgeError, match="Inget är föreslaget"):
        put(project, forge())
    assert actions.git(project, "status", "--porcelain") == ""


def test_bytes_are_taken_by_no_other_workflow(project: Path) -> None:
    for kind in sorted(set(written.MAY) - {"sent"}):
        with pytest.raises(ForgeError, match="Inget är föreslaget"):
            written.put(
                project,
                kind,
                {
                    "commit": actions.git(project, "rev-parse", "HEAD"),
                    "files": {f"{FOLDER}/brev.pdf": frozen.as_handed(PDF)},
                },
            )


def test_more_papers_than_can_be_kept_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "MOST_FILES", 2)
    with pytest.raises(ForgeError, match="högst 2 papper kan sparas i taget"):
        put(project, whole())
    monkeypatch.undo()
    monkeypatch.setattr(frozen, "MOST_BYTES", 500)
    with pytest.raises(ForgeError, match="papperen är tillsammans större än"):
        put(project, whole())
