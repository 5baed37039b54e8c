"""How data/ becomes a Model: every file read, every key and value checked for form, every problem reported at once.

What one file cannot know (does the reference exist, does the role fall within the membership) is for rules/data.py.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from actionplans.model.decisions import with_decisions
from actionplans.model.fields import KEY, Record
from actionplans.model.files import SCHEMA_FOLDER
from actionplans.model.names import as_id, copied_from
from actionplans.model.problems import Place, Problem, nearest
from actionplans.model.records import (
    Abbreviation,
    City,
    ClosedYear,
    ForeignNames,
    Function,
    Goal,
    Matter,
    Model,
    Moved,
    Network,
    Organisation,
    Plan,
    Project,
    Report,
    Routine,
    Snapshot,
    Source,
    Synonym,
    Trips,
    Vocabulary,
    Year,
)
from actionplans.model.shapes import Pattern
from actionplans.model.unread import Unread, is_unread
from actionplans.model.vocabulary import BUILT_IN
from actionplans.reading import yamlfile
from actionplans.reading.copies import copied, original_of
from actionplans.reading.sure import of_file
from actionplans.reading.unchanged_files import Unchanged
from actionplans.reading.values import T, attempt, keyed_records
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node
from actionplans.system.console import typed
from actionplans.system.fixed import fixed
from actionplans.system.listing import below

_IDS = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "ett id", "kajforum")

# What is there only once there is something to say in it.
_OPTIONAL = ("data/closed.yml", "data/snapshots.yml", "data/goals.yml", "data/functions.yml", "data/moved.yml")
# Lists that a city may have nothing in yet: such a file is empty, or not there.
_LISTS = (
    *("data/projects.yml", "data/routines.yml", "data/abbreviations.yml", "data/foreign_names.yml"),
    *("data/synonyms.yml", "data/goals.yml", "data/functions.yml", "data/moved.yml"),
)
# What no city can do without; that one of these is missing and that it is empty is mended in the same way.
_NEEDED = tuple(f"data/{name}.yml" for name in ("city", "vocabulary", "organisations"))
_CONTENT = "data/README.md säger vad den ska innehålla"
# Where all sources stood in release 1.
_ONE_LIST = "data/sources.yml"
# Older than its file: a source stood under its id in one list, where such an id might hold a _.
_SOURCE_IDS = Pattern(KEY, "ett id", "information-2023")
_YEAR = Pattern(r"(19|20|21)\d\d", "ett årtal", "2023")
# A matter is named after its letter's date; a word tells two of the same day apart.
_LETTER = Pattern(r"\d{4}-\d\d-\d\d(-[a-z0-9]+)*", "ett datum", "2023-03-13")

_FOLDERS = ("sources", "networks", "matters", "years", "trips", "plans", "reports")


@fixed
class Loaded:
    """What came of reading data/: all problems found, and the model, or None where too little could be read.

    The model holds what could be read whole. `readable` also holds the rest so far as it could be read, with Unread for
    what could not: for rules, which may find more there. None where there is no such rest.
    """

    model: Model | None
    problems: list[Problem]
    readable: Model | None = None


def load(root: Path, unchanged: Unchanged[Record] | None = None) -> Loaded:
    """Read `root`/data. Raises nothing for bad content; everything wrong is in the result's `problems`.

    `unchanged` are the records of files that may have been read before.
    """
    found = as_written(root, unchanged)
    decided = [with_decisions(one) if one else None for one in (found.model, found.readable)]
    return Loaded(decided[0], found.problems, decided[1])


def as_written(root: Path, unchanged: Unchanged[Record] | None = None) -> Loaded:
    """What `root`/data says, before it is worked out what was decided of what."""
    data = _DataFolder(root, unchanged or Unchanged())
    city = data.single("data/city.yml", City)
    vocabulary = data.single("data/vocabulary.yml", Vocabulary)
    organisations = data.keyed("data/organisations.yml", Organisation)
    sources = data.sources()
    projects = data.keyed("data/projects.yml", Project)
    routines = data.keyed("data/routines.yml", Routine)
    abbreviations = data.keyed("data/abbreviations.yml", Abbreviation)
    foreign_names = data.keyed("data/foreign_names.yml", ForeignNames)
    synonyms = data.keyed("data/synonyms.yml", Synonym)
    goals = data.keyed_if_there("data/goals.yml", Goal)
    functions = data.keyed_if_there("data/functions.yml", Function)
    moved = data.keyed_if_there("data/moved.yml", Moved)
    networks = data.folder("networks", Network, _IDS, lambda name: {"id": name})
    matters = data.folder("matters", Matter, _LETTER, lambda name: {"id": name})
    years = data.folder("years", Year, _YEAR, lambda name: {"year": int(name)})
    trips = data.folder("trips", Trips, _YEAR, lambda name: {"year": int(name)})
    snapshots = data.keyed_if_there("data/snapshots.yml", Snapshot)
    closed = data.years("data/closed.yml", ClosedYear)
    # A network whose file is named wrongly is one as well: its plans are not wrong because of that.
    named = {*data.network_ids(), *(name for collection, name in data.broken if collection == "networks")}
    plans = {key: of_its_network(plan, named) for key, plan in data.year_folders("plans", Plan).items()}
    partly = {key: of_its_network(plan, named) for key, plan in data.partly.get("plans", {}).items()}
    reports = data.year_folders("reports", Report)
    data.refuse_unknown_files()
    whole: dict[str, Any] = {
        "city": city,
        "vocabulary": with_built_in(vocabulary) if vocabulary else None,
        "organisations": organisations,
        "sources": sources,
        "networks": networks,
        "projects": projects,
        "routines": routines,
        "abbreviations": abbreviations,
        "foreign_names": foreign_names,
        "plans": plans,
        "reports": reports,
        "years": {int(name): year for name, year in years.items()},
        "matters": matters,
        "trips": {int(name): record for name, record in trips.items()},
        "snapshots": snapshots,
        "closed": closed,
        "synonyms": synonyms,
        "goals": goals,
        "functions": functions,
        "moved": moved,
    }
    broken = frozenset(data.broken)
    model = Model(**whole, broken=broken) if city and vocabulary and not data.unread else None
    if model and not data.partly:
        return Loaded(model, data.problems)
    readable = Model(**_so_far_as_read(whole, {**data.partly, "plans": partly}, data.unread), broken=broken)
    return Loaded(model, data.problems, readable)


# Collections under a number of the year that their file or key is.
_BY_YEAR = ("years", "trips", "closed")


def _so_far_as_read(
    whole: Mapping[str, Any], partly: Mapping[str, Mapping[Any, Any]], unread: Collection[str]
) -> dict[str, Any]:
    """The model's parts with those records that could be read in part after the others, and Unread for the rest."""
    found = dict[str, Any]()
    for name, value in whole.items():
        more = partly.get(name, {})
        if name in _BY_YEAR:
            more = {int(key): one for key, one in more.items() if re.fullmatch(_YEAR.regex, key)}
        if name in ("city", "vocabulary"):
            left = value or more.get("", Unread())
            found[name] = left if value or name == "city" or is_unread(left) else with_built_in(left)
        else:
            found[name] = Unread() if name in unread else {**value, **more}
    return found


def of_its_network(plan: Plan, networks: Collection[str]) -> Plan:
    """A plan is for the network that its file is named after, unless it says otherwise. If neither, a rule tells."""
    if is_unread(plan.network) or is_unread(plan.networks):
        return plan
    if plan.network or plan.networks or plan.id not in networks:
        return plan
    return dataclasses.replace(plan, network=plan.id)


def with_built_in(vocabulary: Vocabulary) -> Vocabulary:
    """The words that the product brings, and beside or instead of them those of the file."""
    own = {name: getattr(vocabulary, name) for name in BUILT_IN}
    words: dict[str, Any] = {
        name: {**built_in, **own[name]} for name, built_in in BUILT_IN.items() if not is_unread(own[name])
    }
    return dataclasses.replace(vocabulary, **words)


class _DataFolder:
    """Reads one data folder and remembers the problems, what could not be read and which files it knew."""

    def __init__(self, root: Path, unchanged: Unchanged[Record]) -> None:
        self.root = root
        self.unchanged = unchanged
        unchanged.begin(root)
        self.problems: list[Problem] = []
        self.broken: set[tuple[str, str]] = set()
        self.known = {"data/README.md"}
        self.missing: set[str] = set()
        # What could be read in part, by its collection and its key there; and collections of which nothing is known.
        self.partly: dict[str, dict[Any, Any]] = {}
        self.unread: set[str] = set()

    def tree(self, name: str, raw: bytes | None = None) -> Node | None:
        """The tree of a file; `raw` is what it holds, where that is known."""
        self.known.add(name)
        path = self.root / name
        if raw is None and not path.is_file():
            self.missing.add(name)
            return None
        tree, problems = yamlfile.from_bytes(path.read_bytes() if raw is None else raw, name)
        empty = [problem.what for problem in problems] == [yamlfile.EMPTY]
        if empty and name in _NEEDED:
            problems = [Problem(Place(name), yamlfile.EMPTY, f"fyll i den; {_CONTENT}")]
        self.problems += [] if empty and name in _LISTS else problems
        return YamlMapping({}, {}, Place(name)) if empty and name in _LISTS else tree

    def single(self, name: str, kind: type[T]) -> T | None:
        tree = self.tree(name)
        return self.record(tree, kind, {}, Path(name).stem, "") if tree else None

    def record(self, tree: Node, kind: type[T], given: Mapping[str, Any], collection: str, key: Any) -> T | None:
        record, whole = attempt(tree, kind, self.problems, self.broken, given)
        if record is not None and not whole:
            self.partly.setdefault(collection, {})[key] = record
        return record if whole else None

    def keyed(self, name: str, kind: type[T]) -> dict[str, T]:
        tree = self.tree(name)
        if tree is None and name in _LISTS and name in self.missing:
            return {}
        if not isinstance(tree, YamlMapping):
            self.unread.add(Path(name).stem)
            if tree is not None:
                do = "skriv id, kolon och postens nycklar indragna under"
                self.problems.append(Problem(tree.place, "filen ska ha ett id per post", do))
            return {}
        partly = dict[str, Any]()
        found = keyed_records(tree, kind, self.problems, self.broken, Path(name).stem, partly)
        if partly:
            self.partly[Path(name).stem] = partly
        return found

    def keyed_if_there(self, name: str, kind: type[T]) -> dict[str, T]:
        """A file with an id per record that need not be there."""
        return self.keyed(name, kind) if (self.root / name).is_file() else {}

    def years(self, name: str, kind: type[T]) -> dict[int, T]:
        """A file that need not be there, with a record per year."""
        found = self.keyed_if_there(name, kind)
        for key in [key for key in found if not re.fullmatch(_YEAR.regex, key)]:
            place = found.pop(key).place
            self.problems.append(Problem(place, f"”{key}” är inte ett årtal", "skriv året, till exempel 2023:"))
        return {int(key): record for key, record in found.items()}

    def sources(self) -> dict[str, Source]:
        """One in each file. Without them nothing that has a source can be judged."""
        if (self.root / _ONE_LIST).is_file():
            self.known.add(_ONE_LIST)
            what, do = (
                "källorna ligger nu i var sin fil",
                f"kör {typed('make upgrade')}, som flyttar dem till data/sources/",
            )
            self.problems.append(Problem(Place(_ONE_LIST), what, do))
            self.unread.add("sources")
        elif not (self.root / "data/sources").is_dir():
            self.unread.add("sources")
            if not any(nearest(name, _FOLDERS) == "sources" for name in self.folders()):
                do = "skapa den, med en fil för varje källa; data/README.md säger vad filen ska innehålla"
                self.problems.append(Problem(Place("data/sources"), "mappen med källorna saknas", do))
        return self.folder("sources", Source, _SOURCE_IDS, lambda name: {"id": name})

    def folders(self) -> list[str]:
        """The folders in data/, whatever they are called."""
        return [path.name for path in (self.root / "data").glob("*/")]

    def folder(
        self, name: str, kind: type[T], form: Pattern, given: Callable[[str], Mapping[str, Any]]
    ) -> dict[str, T]:
        found = {}
        for path in self.files(f"data/{name}", form):
            key = Path(path).stem
            record = self.one(path, kind, given(key), name, key)
            if record is None:
                self.lose(path)
            else:
                found[key] = record
        return found

    def one(self, name: str, kind: type[T], given: Mapping[str, Any], collection: str, key: Any) -> T | None:
        """The record that a file is. `kind` and what is `given` follow from the file's name."""
        path, told = self.root / name, len(self.problems)
        raw = path.read_bytes() if path.is_file() else None
        kept = self.unchanged.made_of(name, raw) if raw is not None else None
        if isinstance(kept, kind):
            self.known.add(name)
            return kept
        if raw is not None and (sure := of_file(raw, name, kind, given)) is not None:
            self.known.add(name)
            self.unchanged.keep(name, raw, sure)
            return sure
        tree = self.tree(name, raw)
        record = self.record(tree, kind, given, collection, key) if tree else None
        if record is not None and raw is not None and len(self.problems) == told:
            self.unchanged.keep(name, raw, record)
        return record

    def year_folders(self, name: str, kind: type[T]) -> dict[tuple[str, int], T]:
        found = {}
        top = self.root / "data" / name
        for folder in sorted(top.iterdir()) if top.is_dir() else ():
            if not folder.is_dir() or folder.name.startswith("."):
                continue
            if not re.fullmatch(_YEAR.regex, folder.name):
                self.broken.add((name, folder.name))
                # The folder is reported; that its files belong to nothing is the same slip.
                self.known.update(file.relative_to(self.root).as_posix() for file in folder.rglob("*"))
                what = f"mappen ”{folder.name}” är inte ett årtal"
                do = f"byt namn, till exempel till data/{name}/2023"
                self.problems.append(Problem(Place(f"data/{name}/{folder.name}"), what, do))
                continue
            for path in self.files(f"data/{name}/{folder.name}", _IDS):
                network, year = Path(path).stem, int(folder.name)
                given = {"id" if kind is Plan else "network": network, "year": year}
                record = self.one(path, kind, given, name, (network, year))
                if record is None:
                    self.lose(path)
                else:
                    found[network, year] = record
        return found

    def files(self, folder: str, form: Pattern) -> Iterator[str]:
        """The YAML files of a folder whose names have the right form; the others are reported."""
        top = self.root / folder
        for path in sorted(top.iterdir()) if top.is_dir() else ():
            name = f"{folder}/{path.name}"
            if original := original_of(path):
                self.known.add(name)
                self.problems.append(Problem(Place(name), *copied(original, path.name)))
            elif path.suffix == ".yml" and not re.fullmatch(form.regex, path.stem):
                self.known.add(name)
                self.lose(name)
                what = f"filnamnet ”{path.name}” är inte {form.name}"
                meant = _likely(path.stem)
                if folder.count("/") == 2:  # a plan or a report, named after its network
                    meant = nearest(meant, self.network_ids()) or meant
                example = meant if re.fullmatch(form.regex, meant) else form.example
                self.problems.append(Problem(Place(name), what, f"byt namn, till exempel till {example}.yml"))
            elif path.suffix == ".yml":
                yield name
            elif path.suffix.lower() in (".yaml", ".yml"):
                self.lose(name)

    def lose(self, path: str) -> None:
        """Remember that a file is there although what it says is not in the model: ("plans", "2023/kajforum")."""
        collection, identifier = path.removeprefix("data/").split("/", 1)
        folder, slash, name = identifier.rpartition("/")
        self.broken.add((collection, folder + slash + _likely(name)))

    def refuse_unknown_files(self) -> None:
        """Report what in data/ belongs to nothing, and what is missing; a wrong name is one slip, not two."""
        unknown_folders: set[Path] = set()
        for name in (f"data/{name}" for name in below(self.root / "data")):
            path = self.root / name
            if name in self.known or path.is_dir() or any(part.startswith(".") for part in name.split("/")):
                continue
            if name.startswith(f"{SCHEMA_FOLDER}/") and name.endswith(".schema.json"):
                continue
            top = self.root / "data" / name.split("/")[1]
            if top.is_dir() and top.name not in _FOLDERS:
                unknown_folders.add(top)
            else:
                original = original_of(path)
                told = copied(original, path.name) if original else None
                what, do = told or ("filen hör inte till något", self.better_name(path, name))
                self.problems.append(Problem(Place(name), what, do))
                if top.is_dir():
                    self.lose(name)
        for folder in sorted(unknown_folders):
            self.refuse_folder(folder)
        for name in sorted(self.missing.difference(_LISTS)):
            self.problems.append(Problem(Place(name), "filen saknas", f"skapa den; {_CONTENT}"))

    def better_name(self, path: Path, name: str) -> str:
        """What to do about a file under a name that nothing reads."""
        meant = f"{name.rpartition('/')[0]}/{_likely(path.name)}.yml"
        missing = meant if meant in self.missing else nearest(name, self.missing)
        if missing:
            self.missing.discard(missing)
            # What refers to something in the file is not wrong because of the file's name.
            self.unread.add(Path(missing).stem)
            return f"byt namn till {Path(missing).name}"
        if path.suffix.lower() in (".md", ".markdown"):
            return "flytta den till docs/; i data/ ligger bara datafiler, som slutar på .yml"
        network = nearest(_likely(path.name), self.network_ids())
        if name.count("/") < 3 and network and path.suffix == ".yml":
            kind = "reports" if name.startswith("data/reports/") else "plans"
            return f"flytta den till årets mapp, till exempel data/{kind}/2023/{network}.yml"
        misnamed = re.search(r"\.ya?ml", path.name.casefold()) and path.suffix != ".yml"
        if (misnamed or meant in _OPTIONAL) and meant not in self.known:
            # What refers to something in the file is not wrong because of the file's name.
            if meant in _OPTIONAL:
                self.unread.add(Path(meant).stem)
            return f"byt namn till {Path(meant).name}"
        stems = {Path(known).stem: known for known in self.known if (self.root / known).parent == path.parent}
        near = nearest(path.stem, stems)
        otherwise = "ta bort eller flytta filen; data/README.md säger vilka filer som finns"
        if near and near in (_likely(path.name), path.stem):
            return f"{stems[near]} finns redan: skriv det nya där, och ta bort den här"
        return f"menade du ”{stems[near]}”?" if near else otherwise

    def network_ids(self) -> list[str]:
        """The networks that have a file."""
        stems = (Path(known).stem for known in self.known if known.startswith("data/networks/"))
        return sorted(stem for stem in stems if re.fullmatch(_IDS.regex, stem))

    def refuse_folder(self, folder: Path) -> None:
        near = nearest(folder.name, _FOLDERS)
        # What refers to something in the folder is not wrong because of the folder's name.
        if near:
            self.unread.add(near)
        otherwise = "ta bort eller flytta mappen; data/README.md säger vilka filer som finns"
        do = f"menade du ”data/{near}”?" if near else otherwise
        self.problems.append(Problem(Place(f"data/{folder.name}"), "mappen hör inte till något", do))


def _likely(name: str) -> str:
    """The id that a file's name was most likely meant to be: "Kajforum (1).yml.txt" is kajforum."""
    stem = re.sub(r"\.(ya?ml|txt|bak|old)", "", name.casefold())
    return as_id(copied_from(stem) or stem)
