"""Does a build that takes over what stands of the last one give the same bytes as one that makes everything anew?

And is a site that would be built the same left as it is, and only then?
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from actionplans.adapters import building
from actionplans.adapters.kept import Kept
from actionplans.commands.main import main
from actionplans.model.files import FILE_KINDS
from actionplans.rules.check import check
from actionplans.system import unchanged
from tests import fictional
from tests.test_rebuilds import miniature

ADDRESS = "http://127.0.0.1:8000/"
Change = Callable[[Path], object]


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
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


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
def test_after_a_build_that_stopped_before_its_first_page_all_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Followed(miniature(tmp_path / "projekt"), tmp_path)
    assert site.save() is None
    everything = site.made
    # Told when the build has begun, as what is saved with a slip between the check and the build.
    monkeypatch.setenv("EDIT_TEMPLATE", "https://git.example/")
    assert site.save() is not None
    monkeypatch.delenv("EDIT_TEMPLATE")
    assert site.save() is None
    assert site.made == everything
    # Whatever has come of the folder, too, as where the disk is cleaned of what is old.
    shutil.rmtree(site.folder / "site")
    assert site.save() is None
    assert not site.differs()


@pytest.mark.usefixtures("day")
def test_a_file_in_the_place_of_another_of_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    site = Followed(miniature(tmp_path / "projekt"), tmp_path)
    page, network, template = "docs/arbetssatt/resor.md", "data/networks/provnat.yml", "theme/partials/footer.html"
    appended(page, "\nEn mening till.\n")(site.project)
    assert site.save() is None

    def put(name: str, old: str, new: str) -> None:
        file = site.project / name
        said = file.stat()
        file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))
        os.utime(file, ns=(said.st_atime_ns, said.st_mtime_ns))
        assert file.stat().st_size == said.st_size

    put(page, "En mening till", "En mening kvar")
    put(network, "name: Provnät", "name: Provnöt")
    assert site.save() is None
    assert {"arbetssatt/resor.md", "index.md"} <= set(site.made)
    assert not site.differs()
    put(template, "<footer", "<FOOTER")
    assert site.save() is None
    assert len(site.made) == len(site.kept.pages)


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
        written("dist/site.json", "[" * 100_000),
        written("tests/content/replaced.txt", "Provnät\n"),  # names that the check warns of
    ]
    for change in changes:
        change(root)
        assert stands not in said()
    assert stands in said()
    assert page.is_file()


def test_what_is_saved_while_a_site_is_built_or_is_built_twice_at_once_is_not_taken_for_what_was_made(
    tmp_path: Path,
) -> None:
    site, record, page = tmp_path / "site", tmp_path / "dist/site.json", tmp_path / "docs/index.md"
    for path in (site / "index.html", page):
        path.parent.mkdir()
        path.write_text("Sparat.", encoding="utf-8")

    def stands() -> bool:
        return unchanged.said_if_it_stands(record, unchanged.source(tmp_path), site) is not None

    made_from, mark = unchanged.source(tmp_path), unchanged.begin(record)
    unchanged.record(record, mark, tmp_path, made_from, site, "")
    assert stands()
    # Saved while it was built, and then as it was: the site may hold what was there in between.
    mark = unchanged.begin(record)
    page.write_text("Sparat igen.", encoding="utf-8")
    unchanged.record(record, mark, tmp_path, made_from, site, "")
    page.write_text("Sparat.", encoding="utf-8")
    assert not stands()
    # Another that began later has taken away what this one wrote, and was stopped.
    unchanged.begin(record)
    unchanged.record(record, mark, tmp_path, made_from, site, "")
    assert not stands()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_of_what_is_no_file_of_the_projects_own_nothing_is_read_and_nothing_known(tmp_path: Path) -> None:
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    docs = tmp_path / "projekt/docs"
    docs.mkdir(parents=True)
    assert unchanged.source(docs.parent) == unchanged.source(docs.parent)
    made: list[Change] = [
        os.mkfifo,  # whoever reads it waits for ever
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(elsewhere),
        lambda path: path.symlink_to("finns-inte"),
    ]
    for make in made:
        make(docs / "bild.png")
        assert unchanged.source(docs.parent) != unchanged.source(docs.parent)
        (docs / "bild.png").unlink()


def test_where_nothing_can_be_noted_the_site_is_built_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("Ingen mapp.", encoding="utf-8")
    record = tmp_path / "dist/site.json"
    unchanged.record(record, unchanged.begin(record), tmp_path, unchanged.source(tmp_path), tmp_path / "site", "")
    assert (tmp_path / "dist").read_text(encoding="utf-8") == "Ingen mapp."


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


# So many pages are changed in one save: each changes its own page, and what all pages say of it.
_AT_ONCE = 8


def _of_pages(root: Path) -> Iterator[tuple[str, Change]]:
    """A change in one page of each folder, some folders at a time."""
    folders = {path.parent: path for path in sorted((root / "docs").rglob("*.md"))}
    names = [path.relative_to(root).as_posix() for path in folders.values()]
    text = "\nEn mening till, om [nätverken](https://exempelstad.example/natverk).\n"

    def change(root: Path, some: Sequence[str]) -> None:
        for name in some:
            appended(name, text)(root)

    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        yield ", ".join(some), partial(change, some=some)


def _git(root: Path, *command: str, day: str = "2025-11-14") -> None:
    author = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelstad.example"]
    moments = dict.fromkeys(("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"), f"{day}T12:00:00")
    subprocess.run(["git", *author, *command], cwd=root, check=True, env={**os.environ, **moments}, capture_output=True)


def _commit(root: Path) -> None:
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Ändrat"]):
        _git(root, *command, day="2025-11-10")


def _second_commit(root: Path) -> None:
    appended("docs/arbetssatt/resor.md", "\nSparat i git.\n")(root)
    _git(root, "commit", "--quiet", "--all", "--message", "Ändrat igen", day="2025-11-12")


def _amended(root: Path) -> None:
    _git(root, "commit", "--quiet", "--amend", "--no-edit")


def _cut_off(root: Path) -> None:
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True)
    (root / ".git/shallow").write_bytes(head.stdout)


def _renamed(root: Path) -> None:
    """A page under another name, with the menu and the links that lead to it."""
    (root / "docs/utbyte.md").rename(root / "docs/kontakter.md")
    for file in [*root.glob("docs/**/*.md"), root / "mkdocs.yml"]:
        text = file.read_text(encoding="utf-8")
        if "utbyte.md" in text:
            file.write_text(text.replace("utbyte.md", "kontakter.md"), encoding="utf-8")


_ROW, _NEXT_ROW = "      - Ny: om/ny.md\n", "      - Öppna data och kalender"


def _new_page(root: Path) -> None:
    written("docs/om/ny.md", "---\ntitle: Ny\n---\n# Ny\n\nText.\n")(root)
    replaced("mkdocs.yml", _NEXT_ROW, _ROW + _NEXT_ROW)(root)


def _page_that_goes(root: Path) -> None:
    (root / "docs/om/ny.md").unlink()
    replaced("mkdocs.yml", _ROW, "")(root)


# A picture of one point.
_PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==")
_WORKSHOP, _TRIPS = "docs/arbetssatt/workshop.md", "docs/arbetssatt/resor.md"


SETTINGS: tuple[tuple[str, Change], ...] = (
    ("the site's name", replaced("mkdocs.yml", "site_name: ", "site_name: Nya ")),
    ("a menu's section", replaced("mkdocs.yml", "- Över nätverken:", "- Alla nätverk tillsammans:")),
    ("a style", appended("theme/assets/site.css", "\n/* ändrad */\n")),
    ("a template", appended("theme/partials/footer.html", "<!-- ändrad -->\n")),
    ("a page's name", replaced("docs/resor.md", "title: ", "title: Alla ")),
    ("a new page", _new_page),
    ("a page that goes", _page_that_goes),
    ("a picture", lambda root: (root / "docs/bild.png").write_bytes(_PNG)),
    ("a page that shows it", appended(_TRIPS, "\n![En bild](../bild.png)\n")),
    ("another picture in its place", lambda root: (root / "docs/bild.png").write_bytes(_PNG + b"\0")),
    ("a heading", appended(_WORKSHOP, "\n## En rubrik till\n\nText.\n")),
    ("a link to it", appended(_TRIPS, "\nSe [rubriken](workshop.md#en-rubrik-till).\n")),
    ("a page without its list of headings", replaced(_WORKSHOP, "\ntitle: ", "\nhide: [toc]\ntitle: ")),
    ("the city's mailbox", replaced("data/city.yml", "natverk@exempelstad", "internationellt@exempelstad")),
    ("another template", appended("theme/404.html", "<!-- ändrad -->\n")),
    ("a page under another name", _renamed),
    ("git", _commit),
    ("a file that an editor leaves", written("docs/.~lock.resor.md#", "")),
    ("a file that it takes away", lambda root: (root / "docs/.~lock.resor.md#").unlink()),
    ("another commit", _second_commit),
    ("a commit made again", _amended),
    ("another branch", lambda root: _git(root, "checkout", "--quiet", "-b", "gren", "HEAD~1")),
    ("a part of the history", _cut_off),
    ("no history", lambda root: shutil.rmtree(root / ".git")),
)
# Of the environment, one after another: also a day on which pages are later ones, and back again.
SURROUNDINGS = (
    ("SITE_DATE", "2026-01-02"),
    ("SITE_DATE", "2024-03-01"),
    ("SITE_DATE", fictional.DAY),
    ("EDIT_TEMPLATE", "https://git.example/{path}"),
    ("SITE_URL", "https://natverk.example/"),
    ("SOURCE_DATE_EPOCH", "1700000000"),
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

    def surround(_: Path, name: str, value: str) -> None:
        monkeypatch.setenv(name, value)

    changes += [(f"{name} {value}", partial(surround, name=name, value=value)) for name, value in SURROUNDINGS]
    taken_over = 0
    for what, change in changes:
        change(root)
        stopped = site.save()
        assert stopped is None, (what, str(stopped))
        taken_over += len(site.kept.pages) - len(site.made)
        assert not site.differs(), what
    assert taken_over > len(changes) * len(site.kept.pages) / 4
