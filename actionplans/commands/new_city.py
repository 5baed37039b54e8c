"""The command `new-city`: a city of one's own, in a new folder, or over a clone of the project after a question.

All or nothing: the new city is made and checked in a copy first. Nothing is written over work that git does not hold,
so whatever is taken away is there to get back.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from actionplans.commands.drafts import RefusedError
from actionplans.downloads import file_schema
from actionplans.drafts import city as drafts
from actionplans.drafts.ids import name_problem
from actionplans.model.bodies import ADMINISTRATION_NOUNS, CITY_NOUNS, COMMITTEE_NOUNS, CityWords
from actionplans.model.names import as_id, read_as_else, reserved
from actionplans.model.problems import report
from actionplans.model.whose import PRODUCT_WITHIN, Side, side
from actionplans.reading.data import load
from actionplans.rules import placeholders
from actionplans.rules.check import check
from actionplans.rules.leftovers import replaced
from actionplans.site.day import site_date
from actionplans.swedish import dictionary
from actionplans.swedish.bodies import DEFAULTS
from actionplans.system import files as system_files
from actionplans.system import git
from actionplans.system.console import slashed, typed

Files = dict[str, str]
# What coordinates the networks and what gets the plans, where nobody says otherwise, by what the city is.
_BODIES = {
    "stad": ("stadsledningskontoret", "kommunstyrelsen"),
    "kommun": ("kommunledningskontoret", "kommunstyrelsen"),
    "region": ("regionkontoret", "regionstyrelsen"),
}
_OTHER_BODIES = ("kansliet", "styrelsen")
_EXAMPLE = typed('make new-city NAME="Älvhamn" FOLDER=../alvhamn')
_REGION = 'make new-city NAME="Region Sagoland" WORDS="region utskott kontor"'
_EXAMPLE_WORDS = f"som {typed(_REGION)}"
_NOUNS = {"city": CITY_NOUNS, "committee": COMMITTEE_NOUNS, "administration": ADMINISTRATION_NOUNS}
_NO_GIT = "projektet är ingen git-klon, och då går det inte att ta emot senare utgåvor – klona det med git clone"


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("new-city", help="börja en egen stad: uppgifter, sidor och meny")
    parser.add_argument("name", metavar="NAMN", nargs="?", default="", help="stadens namn, till exempel Älvhamn")
    parser.add_argument("--folder", default="", help="en ny mapp för staden; annars ersätts den stad som ligger här")
    parser.add_argument("--organisation", default="", help="staden som organisation, till exempel Älvhamns stad")
    parser.add_argument("--administration", default="", help="förvaltningen som samordnar nätverken")
    parser.add_argument("--committee", default="", help="nämnden som får planerna")
    parser.add_argument("--words", default="", help="vad de tre är, till exempel: region utskott kontor")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the city. 0, or 1 with the reason printed and nothing written."""
    try:
        city = _city(options)
        for line in _in_a_folder(options, city) if options.folder else _over(options.project, city):
            print(line)
    except RefusedError as refused:
        print(refused)
        return 1
    return 0


# --- What is asked for ------------------------------------------------------------------------------------------------


def _city(options: argparse.Namespace) -> drafts.City:
    """What the new city is called. Raises RefusedError for a name that cannot be one."""
    day, problems = site_date()
    if problems:
        raise RefusedError(report(problems))
    name = _named(options.name, "staden")
    words = _words(options.words)
    word = (words.city if words else None) or DEFAULTS["city"]
    administration, committee = _BODIES.get(word, _OTHER_BODIES)
    organisation = options.organisation or drafts.organisation_of(name, word)
    names = {
        "organisation": _named(organisation, "organisationen"),
        "administration": _named(options.administration or administration, "förvaltningen"),
        "committee": _named(options.committee or committee, "nämnden"),
    }
    ids = [as_id(one) for one in names.values()]
    if len(set(ids)) < len(ids):
        raise RefusedError("staden, förvaltningen och nämnden har samma namn – skriv tre olika")
    replaced = _names_here(options.project, {name, *names.values()})
    return drafts.City(name=name, day=day, replaced=replaced, words=words, **names)


def _words(given: str) -> CityWords | None:
    """What the city, its committee and its administration are. Raises RefusedError for words that no sentence has."""
    words = given.casefold().split()
    if not words:
        return None
    if len(words) != len(_NOUNS):
        raise RefusedError(
            f"”{given}” är inte tre ord – skriv vad staden, nämnden och förvaltningen är, {_EXAMPLE_WORDS}"
        )
    for word, known in zip(words, _NOUNS.values(), strict=True):
        if word not in known:
            raise RefusedError(f"”{word}” går inte att ha här – välj bland {', '.join(known)}")
    city, committee, administration = words
    return CityWords(city=city, committee=committee, administration=administration)


def _named(given: str, what: str) -> str:
    """A name as it is given. Raises RefusedError for one that no page and no id can have."""
    name = " ".join(given.split())
    if not name:
        raise RefusedError(f"{what} saknar namn – skriv till exempel {_EXAMPLE}")
    if problem := name_problem(name):
        raise RefusedError(problem)
    plain = as_id(name)
    if not plain or reserved(plain) or read_as_else(plain):
        raise RefusedError(f"”{name}” går inte att ha som namn på {what} – skriv ett namn med bokstäverna a–ö")
    return name


def _names_here(project: Path, own: Collection[str]) -> tuple[str, ...]:
    """The names of the city that lies here, and of its bodies, which the new one has no use for."""
    model = load(project).model
    if model is None:
        return ()
    bodies = (model.city.organisation, model.city.administration, model.city.committee)
    found = [model.city.name, *(model.organisations[one].name for one in bodies if one in model.organisations)]
    # What begins as a name before it is found with it: Älvhamns stad with Älvhamn.
    apart = [name for at, name in enumerate(found) if not any(name.startswith(one) for one in found[:at])]
    kept = {name.casefold() for name in own}
    return tuple(name for name in dict.fromkeys((*apart, *replaced(project))) if name.casefold() not in kept)


# --- Where it is written ----------------------------------------------------------------------------------------------


def _in_a_folder(options: argparse.Namespace, city: drafts.City) -> list[str]:
    """The city in a folder of its own: a clone, so that it can take later releases."""
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{slashed(folder)}: mappen finns och är inte tom – ange en mapp som inte finns")
    _tracked(options.project)
    with_parents = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        git.ask(
            options.project, "clone", "--quiet", "--no-local", str(options.project.resolve()), str(folder.resolve())
        )
        told = _written(folder, city)
    except (git.GitError, OSError, RefusedError) as error:
        _remove(folder, with_parents)
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(f"{slashed(folder)}: mappen går inte att skriva – ange en annan ({error})") from None
    return [f"{city.name} ligger i {slashed(folder)}.", *told]


def _remove(folder: Path, new: list[Path]) -> None:
    if folder in new:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        for one in folder.iterdir():
            shutil.rmtree(one, ignore_errors=True) if one.is_dir() else one.unlink()


def _over(project: Path, city: drafts.City) -> list[str]:
    """The city in place of the one that lies here, if that is what is wanted."""
    content = [path for path in _tracked(project) if side(path) is Side.CONTENT]
    if git.ask(project, "status", "--porcelain", "--untracked-files=all").strip():
        do = "spara det först med git commit, eller ta bort det; git status visar vad det är"
        raise RefusedError(f"här finns ändringar som inte är sparade i git – {do}")
    model = load(project).model
    here = model.city.name if model else "en annan stad"
    print(f"Här ligger {here}: {len(content)} filer i data/, docs/ och tests/content/, menyn och granskarna.")
    print(f"Allt det ersätts med en ny stad, {city.name}. Det som tas bort finns kvar i git.")
    if _answer("Skriv ”ja” för att ersätta allt, något annat för att låta bli: ") != "ja":
        raise RefusedError("Inget är ändrat.")
    return _written(project, city)


def _answer(question: str) -> str:
    try:
        return input(question).strip().casefold()
    except EOFError:
        return ""


def _tracked(project: Path) -> list[str]:
    """The files of the project that git holds. Raises RefusedError where it holds none."""
    try:
        top = git.ask(project, "rev-parse", "--show-toplevel").decode().strip()
        files = git.ask(project, "ls-files", "-z").decode().split("\0")
    except git.GitError as error:
        raise RefusedError(error.hindrance or _NO_GIT) from None
    if Path(top).resolve() != project.resolve():
        raise RefusedError(_NO_GIT)
    return [one for one in files if one]


# --- Making it --------------------------------------------------------------------------------------------------------


def _written(project: Path, city: drafts.City) -> list[str]:
    """Write the city in place of whatever content there is: all, or nothing. Raises RefusedError."""
    files = _made(project, city)
    old = [path for path in _tracked(project) if side(path) is not Side.PRODUCT and path not in files]
    old = [path for path in old if (project / path).is_file()]
    try:
        system_files.write_together(project, files, old)
        _remove_empty_folders(project, old)
    except OSError as error:
        raise RefusedError(
            f"{slashed(error.filename)}: filen går inte att skriva – flytta det som är i vägen"
        ) from None
    marked = [place for place in placeholders.find(project) if place.path in files]
    return [
        f"{len(files)} filer är skrivna och {len(old)} är borttagna.",
        placeholders.summary(marked),
        f"Fortsätt så: spara med git commit, fyll i det som är märkt, och skriv {typed('make new-network')} och "
        f"{typed('make new-year')}.",
    ]


def _made(project: Path, city: drafts.City) -> Files:
    """All files of the new city, tried in a copy. Raises RefusedError."""
    files = drafts.new_city(city)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        guides = {path: (project / path).read_bytes() for path in PRODUCT_WITHIN if (project / path).is_file()}
        system_files.write_all(copy, {**files, **guides})
        checked = check(copy)
        if checked.model is None or checked.problems:
            raise RefusedError(f"{report(checked.problems)}\nDen nya staden skulle ha felen ovan, inget är skrivet.")
        made = {"data/README.md": dictionary.as_markdown(), **file_schema.files(checked.model.vocabulary)}
    return {**files, **made}


def _remove_empty_folders(project: Path, paths: Collection[str]) -> None:
    folders = {folder for path in paths for folder in (project / path).parents if folder.is_relative_to(project)}
    for one in sorted(folders - {project}, key=lambda folder: len(folder.parts), reverse=True):
        caches = one / "__pycache__"  # what Python left of a test that is no longer there
        if one.is_dir() and re.fullmatch(r"tests/content(/.*)?", one.relative_to(project).as_posix()):
            shutil.rmtree(caches, ignore_errors=True)
        if one.is_dir() and not any(one.iterdir()):
            one.rmdir()
