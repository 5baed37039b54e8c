"""Makes a year's package: the committee's papers, the site as it stood and its data, sealed by checksums.

The same project at the same commit gives the same bytes, in whatever folder, at whatever time. Everything is made in a
folder beside the result and moved there when it is whole.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import importlib.resources
import json
import os
import platform
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplans import papers
from actionplans.model.dates import PartialDate, in_words
from actionplans.package import bag, verify, zipped
from actionplans.package.seal import seal
from actionplans.papers import Case
from actionplans.site.day import site_date
from actionplans.site.moment import day_of
from actionplans.swedish import dictionary
from actionplans.system import files, git

# What decides the bytes, besides the project itself.
_TOOLS = ("mkdocs", "mkdocs-macros-plugin", "mkdocs-material", "pyyaml", "typst")
# Of use on a web server only: they hold addresses that an offline copy does not have.
_ONLINE_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz")
Say = Callable[[str], None]


class SnapshotError(Exception):
    """No package can be made. The text is Swedish and says why and what to do."""


@dataclass(frozen=True)
class Revision:
    """The commit that a package is made from: its hash, its day (UTC), and whether files differ from it."""

    commit: str
    day: datetime.date
    changed: bool


@dataclass(frozen=True)
class Order:
    """What a package is to show: a case, as things stood on a day, from a project at a revision."""

    case: Case
    day: datetime.date
    revision: Revision | None

    @property
    def name(self) -> str:
        return f"handlingsplaner-{self.case.year}"


# --- What to make ---------------------------------------------------------------------------------------------------


def ordered(project: Path, year: int) -> Order:
    """The package of a year. Raises papers.PapersError with every problem that stands in the way."""
    found = revision(project)
    # A reconstruction says when it was made. The clock would give other bytes tomorrow.
    case = papers.read(project, year, found.day if found else site_date()[0])
    return Order(case, day_of(case.matter), found)


def revision(project: Path) -> Revision | None:
    """The commit that a project folder is at; None where git does not know the folder."""
    try:
        commit, seconds = git.ask(project, "log", "-1", "--format=%H %ct").decode().split()
        changed = bool(git.ask(project, "status", "--porcelain", "--", ".").strip())
    except git.GitError:
        return None
    return Revision(commit, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date(), changed)


# --- What goes into it ----------------------------------------------------------------------------------------------


def build_site(order: Order, target: Path) -> None:
    """The site as it stood on the day, as pages that open without a server."""
    midnight = datetime.datetime.combine(order.day, datetime.time(), datetime.UTC)
    environment = {
        **os.environ,
        "OFFLINE": "true",
        "SITE_DATE": order.day.isoformat(),
        "SITE_URL": "",
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",  # what it says is read back as UTF-8, on Windows too
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target.absolute())]
    done = subprocess.run(
        command, cwd=order.case.project, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise SnapshotError(f"Webbplatsen gick inte att bygga:\n{done.stdout}{done.stderr}".rstrip())
    for name in _ONLINE_ONLY:
        (target / name).unlink(missing_ok=True)


def copy_data(order: Order, site: Path, target: Path) -> None:
    """The data three times: the tables and the model that the site was built with, and the YAML as people wrote it."""
    for suffix in ("csv", "json"):
        (target / suffix).mkdir(parents=True)
        for file in site.glob(f"data/*.{suffix}"):
            shutil.copyfile(file, target / suffix / file.name)
    for path in yaml_files(order):
        copy = target / "yaml" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(order.case.project / "data" / path, copy)
    files.write(target / "yaml/README.md", dictionary.as_markdown())


def yaml_files(order: Order) -> list[Path]:
    """The files of data/ that the year builds on, relative to it: its own, the year before's, those of no year."""
    data = order.case.project / "data"
    found = (path.relative_to(data) for path in sorted(data.rglob("*.yml")))
    return [path for path in found if _belongs(path, order)]


def _belongs(path: Path, order: Order) -> bool:
    years = {str(order.case.year - 1), str(order.case.year)}
    match path.parts:
        case ["matters", name]:
            return name == f"{order.case.matter.id}.yml"
        case ["plans" | "reports", year, _]:
            return year in years
        case ["years" | "trips", _]:
            return path.stem in years
    return True


def metadata(order: Order) -> str:
    """What the package is and what it was made with, as JSON."""
    matter = order.case.matter
    content = {
        "city": order.case.model.city.name,
        "year": order.case.year,
        "day": order.day.isoformat(),
        "matter": {
            "id": matter.id,
            "title": matter.title,
            "date": str(matter.date),
            "meeting": _text(matter.meeting),
            "reference": matter.reference,
            "reconstructed": matter.reconstructed,
        },
        "revision": order.revision
        and {
            "commit": order.revision.commit,
            "day": order.revision.day.isoformat(),
            "changed": order.revision.changed,
        },
        "tools": {"python": platform.python_version(), **{name: importlib.metadata.version(name) for name in _TOOLS}},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def readme(order: Order, count: int) -> str:
    """LÄS MIG.txt: what the package is, and how to see that it is unchanged without any of our software.

    `count` is how many files there are in data/.
    """
    template = importlib.resources.files(__package__).joinpath("readme.txt").read_text(encoding="utf-8")
    words = "Papperen och webbplatsen är en rekonstruktion ur öppna källor."
    reconstruction = f"{words} {order.case.say('Originalen finns hos staden.')}\n"
    return string.Template(order.case.say(template)).substitute(
        year=order.case.year,
        city=order.case.model.city.name,
        day=in_words(order.day),
        origin=reconstruction if order.case.matter.reconstructed else "",
        count=count,
    )


def information(order: Order) -> Iterator[tuple[str, str]]:
    """bag-info.txt: the standard's keys where it has one for what we have to say."""
    yield "Source-Organization", order.case.model.organisations[order.case.model.city.organisation].name
    yield "External-Identifier", order.name
    yield "External-Description", f"{order.case.matter.title}. Ögonblicksbild {in_words(order.day)}."
    if order.revision:
        # The commit's day, not the clock's: the same revision gives the same bytes whenever it is packed.
        yield "Bagging-Date", order.revision.day.isoformat()
        yield "Internal-Sender-Identifier", order.revision.commit
    yield bag.FORMAT_KEY, bag.FORMAT


# --- All of it ------------------------------------------------------------------------------------------------------


def make(order: Order, out: Path, *, force: bool, say: Say) -> Path:
    """Make the package in `out`/<year>/, as a folder and as a zip file of it, and give the zip file's path.

    `say` is told what is being done. Raises SnapshotError, and then `out` is as it was. Packages that are there already
    are replaced only by `force`.
    """
    target = out / str(order.case.year)
    finished = [target / order.name, target / f"{order.name}.zip"]
    present = [path for path in finished if path.exists()]
    if present and not force:
        raise SnapshotError(
            f"{present[0]} finns redan. {order.case.say('Ett paket som är lämnat till nämnden ska aldrig göras om.')} "
            "Är det inte lämnat: flytta det, eller lägg till --force."
        )
    with files.workshop(target) as workshop:
        folder = workshop / order.name
        _fill(order, folder, say)
        say("Packar till en zip-fil")
        archive = workshop / f"{order.name}.zip"
        zipped.write(folder, archive)
        say("Prövar paketet")
        verdict = verify.verify(archive)
        if not verdict.good:
            raise SnapshotError(verify.as_text(archive.name, verdict))
        files.move_together([folder, archive], finished, workshop / "old")
    return finished[1]


def _fill(order: Order, folder: Path, say: Say) -> None:
    data = folder / "data"
    say(f"Bygger webbplatsen så som den var {in_words(order.day)}")
    build_site(order, data / "webbplats")
    say("Kopierar uppgifterna")
    copy_data(order, data / "webbplats", data / "uppgifter")
    files.write(data / "metadata.json", metadata(order))
    say("Lägger in papperen")
    held = papers.of(order.case)
    files.write_all(data / "papper", held)
    if listed := papers.attachment_list(held):
        files.write(folder / bag.ATTACHMENT_LIST, listed)
    say("Räknar kontrollsummor")
    count = sum(path.is_file() for path in data.rglob("*"))
    files.write(folder / bag.README, readme(order, count))
    seal(folder, information(order))
