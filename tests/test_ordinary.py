"""Is anything red, or to be judged, of what officials ordinarily write on pages, in data and as names of files?"""

from __future__ import annotations

from pathlib import Path

from actionplans.rules.check import check
from tests import ordinary, project, small_files

NETWORK = "data/networks/provnat.yml"
BY_ENDING = {
    ".pdf": small_files.PDF,
    ".png": small_files.PNG,
    ".jpg": small_files.JPG,
    ".jpeg": small_files.JPG,
    ".webp": small_files.WEBP,
}


def _told(root: Path, files: dict[str, str | bytes | None]) -> list[str]:
    checked = check(project.write(root, files))
    return [str(one) for one in (*checked.problems, *checked.warnings)]


def test_what_is_written_on_pages_passes(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        f"docs/om/{name}": BY_ENDING[Path(name).suffix] for name in ("karta.png", "karta-over-stader.png", "avtal.pdf")
    }
    names = [f"om/prov-{number}.md" for number in range(len(ordinary.PAGES))]
    for name, text in zip(names, ordinary.PAGES, strict=True):
        files[f"docs/{name}"] = f"---\ntitle: Prov\n---\n# Prov\n\n{text}\n"
    menu = "".join(f"  - Prov: {name}\n" for name in names)
    files["mkdocs.yml"] = project.FILES["mkdocs.yml"].rstrip("\n") + "\n" + menu
    assert len(names) > 80
    assert _told(tmp_path, files) == []


def test_what_is_written_in_data_passes(tmp_path: Path) -> None:
    facts = "".join(
        f"  - kind: description\n    text: {value}\n    note: Prov {number}.\n    sources: [webb]\n"
        for number, value in enumerate(ordinary.VALUES)
    )
    before = project.FILES[NETWORK]
    assert before.count("facts:\n") == 1
    assert _told(tmp_path, {NETWORK: before.replace("facts:\n", f"facts:\n{facts}")}) == []


def test_what_files_are_called_passes(tmp_path: Path) -> None:
    """What a camera or a diary calls a file is told, with a name that is easier to link to, and stops nothing."""
    files: dict[str, str | bytes | None] = {
        f"docs/om/{name}": BY_ENDING[Path(name).suffix.lower()] for name in ordinary.NAMES
    }
    checked = check(project.write(tmp_path, files))
    assert checked.problems == []
    assert len(checked.warnings) >= len(files) - 2
    assert all("byt namn till docs/om/" in one.do or "länk" in one.do for one in checked.warnings)
