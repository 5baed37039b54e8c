"""Does a build that takes over what stands of the last one give the same bytes as one that makes everything anew?

And is a site that would be built the same left as it is, and only then?
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from actionplans.adapters import building
from actionplans.adapters.kept import Kept
from actionplans.commands.main import main
from actionplans.model.files import FILE_KINDS
from actionplans.rules.check import check
from tests import fictional
from tests.test_rebuilds import miniature

ADDRESS = "http://127.0.0.1:8000/"
Change = Callable[[Path], None]


class Followed:
    """A project whose site is built at each save, as `make serve` does."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.folder = project, folder
        self.kept = Kept(folder / "before")
        self.made: list[str] = []

    def save(self) -> building.Stopped | None:
        """Build as `make serve` does after something was saved."""
        before = dict(self.kept.pages)
        stopped = building.built(self.project, self.folder / "site", address=ADDRESS, kept=self.kept)
        self.made = [path for path, page in self.kept.pages.items() if page is not before.get(path)]
        return stopped

    def differs(self) -> list[str]:
        """The files that are other than a clean build makes them."""
        assert building.built(self.project, self.folder / "clean", address=ADDRESS) is None
        one, other = (_files(self.folder / name) for name in ("site", "clean"))
        return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def replaced(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        fictional.edit(root / name, old, new)

    return change


def appended(name: str, text: str) -> Change:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def written(name: str, text: str) -> Change:
    def change(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return change


def _removed(root: Path) -> None:
    (root / "docs/om/forkortningar.md").unlink()


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATE", "2023-06-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.mark.usefixtures("day")
def test_what_a_save_leaves_as_it_was_is_taken_over_and_the_rest_is_made(tmp_path: Path) -> None:
    site = Followed(miniature(tmp_path / "projekt"), tmp_path)
    assert site.save() is None
    everything = set(site.made)

    appended("docs/arbetssatt/resor.md", "\nEn mening till.\n")(site.project)
    assert site.save() is None
    assert site.made == ["arbetssatt/resor.md"]
    assert not site.differs()

    replaced("data/networks/provnat.yml", "name: Provnät", "name: Nytt namn")(site.project)
    assert site.save() is None
    assert {"index.md", "ar/2023.md"} <= set(site.made) < everything
    assert not site.differs()

    # A slip leaves nothing that the next build could trust by mistake; and the one after it trusts again.
    replaced("data/networks/provnat.yml", "end: ongoing", "edn: ongoing")(site.project)
    assert site.save() is not None
    replaced("data/networks/provnat.yml", "edn: ongoing", "end: ongoing")(site.project)
    assert site.save() is None
    assert not site.differs()
    assert site.save() is None
    assert site.made == []
    assert not site.differs()


@pytest.mark.usefixtures("day")
def test_a_site_is_left_as_it_is_while_it_is_what_would_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = miniature(tmp_path / "projekt")
    stands = "Inget är ändrat sedan den byggdes."

    def said() -> str:
        assert main(["site", "--project", str(root)]) == 0
        return capsys.readouterr().out

    first = said()
    assert stands not in first
    # What the check found is said again: whoever reads it is to know it, built anew or not.
    assert said() == first.replace("Webbplatsen är", f"{stands}\nWebbplatsen är")
    page = root / "site/index.html"
    changes: list[Change] = [
        written("site/index.html", "<!doctype html>"),
        lambda _: page.unlink(),
        appended("docs/arbetssatt/resor.md", "\nEn mening till.\n"),
        lambda _: monkeypatch.setenv("SITE_DATE", "2023-06-02"),
        written("dist/site.json", "{"),
    ]
    for change in changes:
        change(root)
        assert stands not in said()
    assert stands in said()
    assert page.is_file()


# --- Each kind of file and setting ------------------------------------------------------------------------------------


def _own_words(root: Path, pattern: str) -> None:
    """Change a word that a file of a kind shows, in the first of them in which the check lets it be changed."""
    for file in sorted(root.glob(pattern)):
        text = file.read_text(encoding="utf-8")
        for found in re.finditer(
            r"^[ -]*(?:text|title|name|full_name|words|note|date): \"?(?=[A-ZÅÄÖa-zåäö])", text, re.M
        ):
            file.write_text(f"{text[: found.end()]}Ändrat {text[found.end() :]}", encoding="utf-8")
            checked = check(root)
            if checked.model is not None and not checked.problems:
                return
        file.write_text(text, encoding="utf-8")
    with next(root.glob(pattern)).open("a", encoding="utf-8") as changed:
        changed.write("# Ett ord till.\n")


def _of_pages(root: Path) -> Iterator[tuple[str, Change]]:
    """A change in one page of each folder."""
    folders = {path.parent: path for path in sorted((root / "docs").rglob("*.md"))}
    for path in folders.values():
        name = path.relative_to(root).as_posix()
        yield name, appended(name, "\nEn mening till, om [nätverken](https://exempelstad.example/natverk).\n")


def _commit(root: Path) -> None:
    author = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelstad.example"]
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2025-11-14T12:00:00", "GIT_AUTHOR_DATE": "2025-11-14T12:00:00"}
    for command in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message", "Ändrat"]):
        subprocess.run(["git", *command], cwd=root, check=True, env=environment)


SETTINGS: tuple[tuple[str, Change], ...] = (
    ("the site's name", replaced("mkdocs.yml", "site_name: ", "site_name: Nya ")),
    ("a menu's section", replaced("mkdocs.yml", "- Över nätverken:", "- Alla nätverk tillsammans:")),
    ("a style", appended("theme/assets/site.css", "\n/* ändrad */\n")),
    ("a template", appended("theme/partials/footer.html", "<!-- ändrad -->\n")),
    ("a page's name", replaced("docs/resor.md", "title: ", "title: Alla ")),
    ("a page that goes", _removed),
    ("a new page", written("docs/om/ny.md", "---\ntitle: Ny\n---\n# Ny\n")),
    ("git", _commit),
)


@pytest.mark.nightly
def test_whatever_is_changed_the_site_is_what_a_clean_build_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", fictional.DAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = fictional.clone(tmp_path / "projekt")
    site = Followed(root, tmp_path)
    assert site.save() is None
    changes: list[tuple[str, Change]] = [(kind.name, partial(_own_words, pattern=kind.files)) for kind in FILE_KINDS]
    changes += [*_of_pages(root), *SETTINGS]
    changes += [("the day", lambda _: monkeypatch.setenv("SITE_DATE", "2026-01-02"))]
    changes += [("where it is changed", lambda _: monkeypatch.setenv("EDIT_TEMPLATE", "https://git.example/{path}"))]
    taken_over = 0
    for what, change in changes:
        change(root)
        stopped = site.save()
        assert stopped is None, (what, str(stopped))
        taken_over += len(site.kept.pages) - len(site.made)
        assert not site.differs(), what
    assert taken_over > len(changes) * len(site.kept.pages) / 4
