"""Makes a year's package: the papers that were sent, the site as it stood and its data, sealed by checksums.

The same project at the same commit gives the same bytes, in whatever folder, at whatever time: where nothing is changed
in the folder, it is made of what was committed and not of the folder's own files. Everything is made in a folder beside
the result and moved there when it is whole.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib.metadata
import importlib.resources
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplans import papers
from actionplans.closing.afterwards import corrections_after_sending
from actionplans.model.dates import PartialDate, in_words
from actionplans.model.page_kinds import files_of
from actionplans.model.problems import Problem
from actionplans.model.records import Snapshot
from actionplans.package import bag, limits, program, verify, zipped
from actionplans.package.receipt import Handed, receipt, stands_on_the_letter
from actionplans.package.seal import seal
from actionplans.papers import Case, PapersError
from actionplans.reading import data as reading
from actionplans.site.addresses import SENT_FOLDER, matter_page
from actionplans.site.day import site_date
from actionplans.site.moment import day_of
from actionplans.system import clock, files, git
from actionplans.system.console import typed
from actionplans.system.product import PRODUCT

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


@contextlib.contextmanager
def ordered(project: Path, year: int) -> Iterator[Order]:
    """The package of a year, to be made while this lasts.

    Raises papers.PapersError with every problem that stands in the way, git.GitError where git cannot give what was
    committed.
    """
    found = revision(project)
    with _as_committed(project, found) as folder:
        # A reconstruction says when it was made. The clock would give other bytes tomorrow.
        case = papers.read(folder, year, found.day if found else site_date()[0])
        if case.matter.sent is None and not case.matter.reconstructed:
            raise PapersError([_not_sent(case)])
        yield Order(case, day_of(case.matter), found)


@contextlib.contextmanager
def _as_committed(project: Path, found: Revision | None) -> Iterator[Path]:
    """The folder that a package is made of: what was committed, or the project's own where that is not all of it.

    The fictional city takes its code and settings from the folders above it, and can be built nowhere else.
    """
    if found is None or found.changed or not _has_code(project):
        yield project
        return
    with tempfile.TemporaryDirectory(prefix="arspaket-", ignore_cleanup_errors=True) as place:
        yield git.checked_out(project, found.commit, Path(place) / "projekt")


def _has_code(project: Path) -> bool:
    return (project / "actionplans").is_dir()


def _not_sent(case: Case) -> Problem:
    if known := recorded(case.project, case.year):
        what = f"årspaketet {known.id} är redan lämnat, med papperen i sig, och görs aldrig om"
        return Problem(known.place, what, f"det hämtas på {known.url}")
    what = f"papperen för {case.year} är inte skickade, så det finns inget att lägga i årspaketet"
    own = case.say("har staden egna PDF-filer av brevet, bilagorna och de samlade handlingarna")
    do = f"kör arbetsflödet Skicka papper eller {typed(f'make sent YEAR={case.year}')} när de skickas"
    return Problem(case.matter.place, what, f"{do}; {own}: skriv dem först som file i ärendet")


def recorded(project: Path, year: int) -> Snapshot | None:
    """The package of a year that was handed over, as it is written down."""
    model = reading.load(project).model
    return next((one for one in model.snapshots.values() if one.year == year), None) if model else None


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
        raise SnapshotError(_not_built(f"{done.stdout}{done.stderr}".rstrip()))
    for name in _ONLINE_ONLY:
        (target / name).unlink(missing_ok=True)


def _not_built(said: str) -> str:
    """Why there is no site, in the builder's own words: of a trace of Python's only what it ends with."""
    words = said.rpartition("\n")[2] if "Traceback (" in said else said
    full = " Disken är full: ge den plats." if "No space left" in words else ""
    return f"Webbplatsen gick inte att bygga.{full} Byggprogrammets egna ord:\n{words}"


def copy_data(site: Path, target: Path) -> None:
    """The data twice: the tables and the model that the site was built with.

    The YAML that people wrote is left to the revision that metadata.json names: its files hold what became known later,
    and written anew as of the day they would be nobody's files.
    """
    for suffix in ("csv", "json"):
        (target / suffix).mkdir(parents=True)
        for file in site.glob(f"data/*.{suffix}"):
            shutil.copyfile(file, target / suffix / file.name)


def copy_program(order: Order, target: Path) -> None:
    """What proves the package, for whoever has nothing else."""
    project = order.case.project
    root = project if _has_code(project) else PRODUCT
    for path in program.FILES:
        copy = target / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, copy)


def metadata(order: Order, held: list[str]) -> str:
    """What the package is, which papers it holds and what it was made with, as JSON."""
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
            "sent": _text(matter.sent.date if matter.sent else None),
            "reconstructed": matter.reconstructed,
        },
        "papers": held,
        "revision": order.revision
        and {
            "commit": order.revision.commit,
            "day": order.revision.day.isoformat(),
            "changed": order.revision.changed,
        },
        # Not Python's own version, which differs between machines that give the same bytes: the receipt has it.
        "tools": {name: importlib.metadata.version(name) for name in _TOOLS},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def readme(order: Order, count: int, *, corrections: bool = False, on_the_site: bool = False) -> str:
    """LÄS MIG.txt: what the package is, and how to see that it is unchanged without any of our software.

    `count` is how many files there are in data/; `corrections` is whether one of them tells what was corrected later,
    `on_the_site` whether the papers are on the site of the day too.
    """
    template = importlib.resources.files(__package__).joinpath("readme.txt").read_text(encoding="utf-8")
    case = order.case
    told = [_RECONSTRUCTED if case.matter.reconstructed else _SENT]
    told += ["De ligger också i webbplatsen."] if on_the_site else []
    told += [f"{bag.CORRECTIONS.rpartition('/')[2]} säger vad som har rättats efteråt."] if corrections else []
    words = {
        "origin": f"{case.say(_ORIGIN)}\n" if case.matter.reconstructed else "",
        "papers": "".join(f"\n{'':21}{case.say(line)}" for line in told),
        "letter": case.say(_ON_THE_LETTER) if stands_on_the_letter(case.matter) else "",
    }
    return string.Template(case.say(template)).substitute(
        words, year=case.year, city=case.model.city.name, day=in_words(order.day), name=order.name, count=count
    )


_ORIGIN = "Papperen och webbplatsen är en rekonstruktion ur öppna källor. Originalen finns hos staden."
_RECONSTRUCTED = "De är gjorda i efterhand och är inte stadens handlingar."
_SENT = "De är de som skickades, byte för byte."
_ON_THE_LETTER = """\
Bilagornas summa     står på brevet i nämndens handlingar. Den är summan av data/papper/bilagor-sha256.txt och
                     omfattar bilagorna så som de skickades, och inget annat: inte brevet, de samlade handlingarna,
                     webbplatsen eller uppgifterna.
"""


def corrections(order: Order) -> str:
    """What has been corrected since the papers were sent, as a text that lies beside them; empty where nothing has."""
    model = reading.load(order.case.project).model  # the case knows what was known on the letter's day
    told = corrections_after_sending(model, order.case.matter) if model else []
    return "\n\n".join([order.case.say(_CORRECTED), *told]) + "\n" if told else ""


_CORRECTED = """\
RÄTTELSER EFTER ATT PAPPEREN SKICKADES

Papperen i den här mappen är de som skickades till nämnden, och är inte ändrade. Det här har rättats efteråt, och är
rättat i webbplatsen och uppgifterna i paketet:"""


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

    Beside them lie the zip file's checksum and the receipt. `say` is told what is being done. Raises SnapshotError, and
    then `out` is as it was. Packages that are there already are replaced only by `force`.
    """
    target = out / str(order.case.year)
    names = (order.name, *bag.handed_over(order.name))
    present = [target / name for name in names if (target / name).exists()]
    if present and not force:
        raise SnapshotError(
            f"{present[0]} finns redan. {order.case.say('Ett paket som är lämnat till nämnden ska aldrig göras om.')} "
            f"Är det inte lämnat: flytta det, eller kör python -m actionplans snapshot --force {order.case.year}."
        )
    with files.workshop(target) as workshop:
        folder, archive, listed, proof = (workshop / name for name in names)
        _fill(order, folder, say)
        if problems := limits.problems(folder):
            raise SnapshotError("\n".join(problems))
        say("Packar till en zip-fil")
        zipped.write(folder, archive)
        say("Prövar paketet och skriver kvittot")
        verdict = verify.verify(archive)
        if not verdict.good:
            raise SnapshotError(verify.as_text(archive.name, verdict))
        checksum = verify.file_checksum(archive)
        files.write(listed, bag.manifest({archive.name: checksum}))
        files.write(proof, receipt(order.case, _handed(order, archive, checksum, verdict.files), clock.today()))
        files.move_together([folder, archive, listed, proof], [target / name for name in names], workshop / "old")
    return target / archive.name


def _handed(order: Order, archive: Path, checksum: str, count: int) -> Handed:
    made_of = order.revision
    if made_of is None:
        words = "filer som inte finns i git"
    else:
        words = f"version {made_of.commit}, som är från {in_words(made_of.day)}"
        words += ", och filer som inte är incheckade" if made_of.changed else ""
    return Handed(archive.name, archive.stat().st_size, checksum, count, order.day, words)


def _fill(order: Order, folder: Path, say: Say) -> None:
    data = folder / "data"
    say(f"Bygger webbplatsen så som den var {in_words(order.day)}")
    build_site(order, data / "webbplats")
    say("Kopierar uppgifterna")
    copy_data(data / "webbplats", data / "uppgifter")
    copy_program(order, data / "program")
    say("Lägger in papperen")
    held = papers.of(order.case)
    files.write(data / "metadata.json", metadata(order, sorted(held)))
    files.write_all(data / "papper", held)
    # What was never sent has no letter that a sum could stand on.
    if order.case.matter.sent and (listed := papers.attachment_list(held)):
        files.write(folder / bag.ATTACHMENT_LIST, listed)
    if told := corrections(order):
        files.write(folder / bag.CORRECTIONS, told)
    say("Räknar kontrollsummor")
    count = sum(path.is_file() for path in data.rglob("*"))
    on_the_site = (data / "webbplats" / files_of(matter_page(order.case.matter.id)) / SENT_FOLDER).is_dir()
    files.write(folder / bag.README, readme(order, count, corrections=bool(told), on_the_site=on_the_site))
    seal(folder, information(order))
