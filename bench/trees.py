"""Which folders are built? The generated cities and the real one as projects, and their pages for the other engines.

Each is made when it is first asked for. `code` is the checkout that is measured, this one or another.
"""

from __future__ import annotations

import compileall
import datetime
import functools
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench import city
from bench.figures import SIZES, YEARS
from bench.spent import NotMeasuredError, Spent, run
from bench.stock import finished
from tests.sites import ROOT

# The days that the cities are built on. The real one's is that of its tests.
DAY = datetime.date(2026, 6, 1)
REAL_DAY = datetime.date(2026, 11, 23)
_UNSAID = ("SITE_DIR", "SITE_URL", "OFFLINE", "EDIT_TEMPLATE")
# What a page is under Hugo: its text in a frame with nothing in it.
_BARE = '<!doctype html><html lang="sv"><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n'
_FOLDERS = ("data", "docs", "theme", "actionplans")
_FILES = ("mkdocs.yml", "macros.py")
_WRITTEN = {*_FOLDERS, *_FILES}


class Trees:
    """The folders, under `folder`. `python` is what runs MkDocs and our commands, `engines` has the other engines."""

    def __init__(self, folder: Path, code: Path, python: str, engines: Path | None) -> None:
        self.folder, self.code, self.python, self.engines = folder, code, python, engines
        self.project = functools.lru_cache(self._project)
        self.stock = functools.lru_cache(self._stock)
        self.zensical = functools.lru_cache(self._zensical)
        self.hugo = functools.lru_cache(self._hugo)

    def _project(self, name: str) -> Path:
        """A city as a project with the code that is measured, compiled: "small", "large" or "real"."""
        target = self._written(self.folder / name, name)
        compileall.compile_dir(target / "actionplans", quiet=2)
        return target

    def _written(self, target: Path, name: str) -> Path:
        if name in SIZES:
            return city.write(target, self.code, networks=SIZES[name], years=YEARS)
        # With this project's history, from which pages say when they were changed; a build reads it each time.
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(target)], check=True, capture_output=True)
        for one in _FOLDERS:
            shutil.rmtree(target / one)
            shutil.copytree(self.code / one, target / one, ignore=shutil.ignore_patterns("__pycache__"))
        for one in _FILES:
            shutil.copy(self.code / one, target / one)
        return target

    def _stock(self, name: str) -> Path:
        """A city's pages as finished Markdown under stock Material."""
        return finished(self.project(name), self.folder / f"{name}-stock", day_of(name))

    def _zensical(self, name: str) -> Path:
        """The same for Zensical, in a folder of its own: it keeps a cache beside the pages."""
        target = self.folder / f"{name}-zensical"
        return copied(self.stock(name), target)

    def _hugo(self, name: str) -> Path:
        """The same for Hugo, with a bare template and no more kinds of page than there are files."""
        target = self.folder / f"{name}-hugo"
        shutil.copytree(self.stock(name) / "docs", target / "content")
        for page in list((target / "content").rglob("index.md")):
            page.rename(page.with_name("_index.md"))  # index.md would make what lies beside it a part of it
        (target / "layouts").mkdir()
        for layout in ("home", "single", "list"):
            (target / f"layouts/{layout}.html").write_text(_BARE, encoding="utf-8")
        settings = {
            "baseURL": "https://exempelstad.example/",
            "languageCode": "sv",
            "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "404"],
            "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        }
        (target / "hugo.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        return target

    def site(self, name: str) -> Path:
        """Our site of a city, as the last build left it."""
        return self._built(self.project(name), name)

    def stock_site(self, name: str) -> Path:
        """Stock Material's."""
        return self._built(self.stock(name), name)

    def _built(self, project: Path, name: str) -> Path:
        if not (project / "site/index.html").exists():
            self.build(project, name)
        return project / "site"

    def build(self, project: Path, name: str) -> Spent:
        """Build a project with MkDocs."""
        return self.spent(project, name, self.python, "-m", "mkdocs", "build", "--clean")

    def build_with(self, engine: str, name: str) -> Spent:
        """Build a city's pages with one of the engines of bench.figures."""
        match engine:
            case "ours":
                return self.build(self.project(name), name)
            case "stock":
                return self.build(self.stock(name), name)
            case "zensical":
                return self.spent(self.zensical(name), name, *self._engine(engine), "build", "--clean")
            case "hugo":
                arguments = ("--quiet", "--cleanDestinationDir")
                return self.spent(self.hugo(name), name, *self._engine(engine), *arguments)
        raise ValueError(engine)

    def spent(self, project: Path, name: str, *command: str) -> Spent:
        """What a command takes in a project."""
        return run(command, project, environment(name))

    def missing(self, engine: str) -> str:
        """Why an engine cannot be measured; empty when it can."""
        try:
            self._engine(engine)
        except NotMeasuredError as error:
            return str(error)
        return ""

    def _engine(self, engine: str) -> Sequence[str]:
        """The command of an engine. Hugo's is the program itself: what starts it in its package is Python."""
        found: list[Path] = []
        if self.engines:
            place = "lib*/**/hugo/binaries/hugo*" if engine == "hugo" else f"[Sb]*/{engine}*"
            found = sorted(path for path in self.engines.glob(place) if os.access(path, os.X_OK) and path.is_file())
        if not found:
            raise NotMeasuredError("not installed: no wheel for this machine, or no package index; see make engines")
        return [str(found[0])]


def environment(name: str) -> dict[str, str]:
    """What a build of a city finds in its environment."""
    return {"SITE_DATE": day_of(name).isoformat(), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}


def day_of(name: str) -> datetime.date:
    """The day that a city is built on."""
    return DAY if name in SIZES else REAL_DAY


def copied(project: Path, target: Path) -> Path:
    """A copy of a project as it was before the first build: whatever a build leaves lies beside what it is made of."""
    target.mkdir()
    for one in project.iterdir():
        if one.name in _WRITTEN:
            (shutil.copytree if one.is_dir() else shutil.copy)(one, target / one.name)
    return target


def pages(site: Path) -> int:
    """How many pages a site has."""
    return sum(1 for _ in site.rglob("index.html"))


def alone() -> None:
    """Forget what the environment says of other builds."""
    for name in _UNSAID:
        os.environ.pop(name, None)
