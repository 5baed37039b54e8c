"""Does `record-snapshot` write down what a package is, once, and nothing that is not whole or does not fit?"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actionplans import papers as papers_made
from actionplans.closing.handed import checksum_of
from actionplans.commands.main import main
from actionplans.model.dates import PartialDate
from actionplans.package import bag, zipped
from actionplans.package.seal import seal
from actionplans.package.verify import file_checksum
from actionplans.rules.check import check
from actionplans.system.files import write_all
from actionplans.writing.trees import as_yaml
from tests import project
from tests.small_files import PDF, PNG

URL = "https://exempelstad.example/handlingsplaner-2023.zip"
RECORDS = "data/snapshots.yml"

MATTER = {"id": "2023-03-13", "title": "Information om planer", "date": "2023-03-13"}
METADATA = {
    "city": "Exempelstad",
    "year": 2023,
    "day": "2023-03-13",
    "matter": MATTER,
    "revision": {"commit": "ab" * 20, "day": "2023-03-28", "changed": False},
}


def package(root: Path, where: str = ".", attachments: dict[str, bytes] | None = None, **changes: Any) -> Path:
    """A small package's zip file, whose metadata are as given: a reconstruction, unless it has sent attachments."""
    metadata = {**METADATA, **changes}
    metadata["matter"] = {**MATTER, **metadata["matter"], "reconstructed": attachments is None}
    folder = root / where / f"handlingsplaner-{metadata['year']}"
    papers = {"brev.pdf": PDF, "samlade-handlingar.pdf": PDF, **(attachments or {})}
    metadata["papers"] = sorted(papers)
    contents: dict[str, str | bytes] = {f"{bag.PAPERS}{name}": content for name, content in papers.items()}
    contents |= {"data/webbplats/index.html": "<!doctype html>", "data/uppgifter/json/modell.json": "{}"}
    contents |= {"data/metadata.json": json.dumps(metadata), bag.README: "Läs mig.\n"}
    contents |= {bag.ATTACHMENT_LIST: papers_made.attachment_list(attachments)} if attachments else {}
    write_all(folder, contents)
    revision = metadata["revision"]
    about = {"External-Identifier": folder.name, "External-Description": f"{MATTER['title']}. Ögonblicksbild."}
    about |= {"Bagging-Date": revision["day"], "Internal-Sender-Identifier": revision["commit"]} if revision else {}
    seal(folder, [*about.items(), (bag.FORMAT_KEY, bag.FORMAT)])
    archive = folder.with_suffix(".zip")
    zipped.write(folder, archive)
    return archive


def with_its_receipt(archive: Path, folder: Path) -> Path:
    """A package with all that is handed over with it, in a folder of an artifact; the package's new place."""
    folder.mkdir(parents=True)
    package, listed, receipt = (folder / name for name in bag.handed_over("handlingsplaner-2023"))
    shutil.copy(archive, package)
    listed.write_bytes(f"{file_checksum(package)}  {package.name}\n".encode())
    receipt.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return package


def record(root: Path, archive: Path, url: str = URL) -> int:
    return main(["record-snapshot", str(archive), "--url", url, "--project", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project.write(tmp_path / "projekt")


def test_a_package_is_written_down_as_the_model_reads_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = package(tmp_path)
    assert record(root, archive) == 0
    assert capsys.readouterr().out == "Paketet är noterat i data/snapshots.yml.\n"
    checked = check(root)
    assert checked.problems == []
    assert checked.model is not None
    (written,) = checked.model.snapshots.values()
    assert (written.id, written.year, written.matter) == ("plan-2023", 2023, "2023-03-13")
    assert (str(written.date), str(written.made), written.url) == ("2023-03-13", "2023-03-28", URL)
    assert written.size == 1
    assert written.checksum == file_checksum(archive)
    # The sum of a package of the first release is none of this one's, and nothing was sent.
    assert (written.content, written.attachments) == (None, None)
    assert written.seal == checksum_of(written)


def sent() -> tuple[dict[str, str | bytes | None], bytes]:
    """The miniature's matter with its papers as sent, and the list of its attachments."""
    papers = dict.fromkeys(("brev.pdf", "samlade-handlingar.pdf", "bilaga-1-plan.pdf"), PDF)
    listed = papers_made.attachment_list(papers)
    checksum = hashlib.sha256(PDF).hexdigest()
    rows = [
        {"file": name, **({"number": 1} if name.startswith("bilaga") else {}), "size": len(PDF), "checksum": checksum}
        for name in papers
    ]
    total = hashlib.sha256(listed).hexdigest()
    record = {"sent": {"date": PartialDate.parse("2023-03-13"), "attachments": total, "papers": rows}}
    matter = "data/matters/2023-03-13.yml"
    frozen = {f"docs/namnden/2023-03-13/skickat/{name}": content for name, content in papers.items()}
    return {matter: project.FILES[matter] + as_yaml(record), **frozen}, listed


def test_of_a_matter_that_was_sent_the_sum_on_the_letter_is_written_down_too(root: Path, tmp_path: Path) -> None:
    files, listed = sent()
    project.write(root, files)
    assert record(root, package(tmp_path, attachments={"bilaga-1-plan.pdf": PDF})) == 0
    model = check(root).model
    assert model is not None
    assert model.snapshots["plan-2023"].attachments == hashlib.sha256(listed).hexdigest()
    # Another list of attachments is another package than the matter's.
    (root / RECORDS).unlink()
    assert record(root, package(tmp_path, "annat", attachments={"bilaga-1-plan.pdf": PNG})) == 1


def test_the_next_year_stands_after_it_and_what_was_there_is_kept(root: Path, tmp_path: Path) -> None:
    record(root, package(tmp_path))
    before = (root / RECORDS).read_text(encoding="utf-8") + "# En anmärkning.\n\n\n"
    matter = project.FILES["data/matters/2023-03-13.yml"].replace("2023-03-13", "2023-03-20")
    matter = matter.replace("year: 2023", "year: 2024").replace("Plan 2023", "Plan 2024")
    page = project.FILES["docs/namnden/2023-03-13.md"].replace("2023-03-13", "2023-03-20")
    old, new = "  - Nämnden:", "  - Nästa brev: namnden/2023-03-20.md\n  - Nämnden:"
    nav = project.edited("mkdocs.yml", old, new)
    more = {"data/matters/2023-03-20.yml": matter, "docs/namnden/2023-03-20.md": page, RECORDS: before, **nav}
    project.write(root, more)
    assert check(root).problems == []
    archive = package(tmp_path, "nästa", year=2024, day="2023-03-20", matter={"id": "2023-03-20"})
    assert record(root, archive, URL.replace("2023", "2024")) == 0
    written = (root / RECORDS).read_text(encoding="utf-8")
    assert written.startswith(before.rstrip() + "\n\nplan-2024:\n  year: 2024\n")


def test_the_same_package_is_written_down_once(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = package(tmp_path)
    record(root, archive)
    before = (root / RECORDS).read_bytes()
    capsys.readouterr()
    assert record(root, archive) == 0
    assert capsys.readouterr().out == "Paketet är redan noterat i data/snapshots.yml.\n"
    assert (root / RECORDS).read_bytes() == before


def test_another_package_of_the_same_year_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(root, package(tmp_path))
    before = (root / RECORDS).read_bytes()
    assert record(root, package(tmp_path, "om", note="gjort om")) == 1
    assert "data/snapshots.yml:4: plan-2023 har redan en annan kontrollsumma." in capsys.readouterr().err
    assert (root / RECORDS).read_bytes() == before


def changed(archive: Path) -> Path:
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b'"year": 2023', b'"year": 2022'))
    return archive


REFUSED: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "missing": (lambda root: root / "saknas.zip", URL, "saknas.zip går inte att läsa"),
    "no package": (lambda root: root / "projekt/mkdocs.yml", URL, "mkdocs.yml öppnas inte."),
    "changed": (lambda root: changed(package(root)), URL, "är ändrat eller inte komplett"),
    "folder": (lambda root: package(root).with_suffix(""), URL, "Ange paketets zip-fil"),
    "no git": (lambda root: package(root, revision=None), URL, "inte är incheckade i git"),
    "not committed": (
        lambda root: package(root, revision={"commit": "ab", "day": "2023-03-28", "changed": True}),
        URL,
        "inte är incheckade i git",
    ),
    "bad address": (
        package,
        "handlingsplaner.zip",
        "data/snapshots.yml:9:8: ”handlingsplaner.zip” är inte en webbadress",
    ),
    "address with a line break": (package, f"{URL}\nplan-1:", "data/snapshots.yml:"),
    "unknown matter": (
        lambda root: package(root, matter={"id": "2023-03-14"}),
        URL,
        "data/snapshots.yml:6:11: okänt id ”2023-03-14” för ärende – menade du ”2023-03-13”?",
    ),
}


@pytest.mark.parametrize(("make", "url", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_recorded_leaves_the_project_as_it_was(
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], Path],
    url: str,
    told: str,
) -> None:
    assert record(root, make(tmp_path), url) == 1
    assert told in capsys.readouterr().err
    assert not (root / RECORDS).exists()


def test_nothing_is_recorded_in_a_project_with_faults(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "data/city.yml").write_text("name: Exempelstad\n", encoding="utf-8")
    assert record(root, package(tmp_path)) == 1
    assert "data/city.yml:1:1: nyckeln ”organisation” saknas" in capsys.readouterr().err
    assert not (root / RECORDS).exists()
