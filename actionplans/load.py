"""How data/ becomes a Model: every file read, every key and value checked for form, every problem reported at once.

What one file cannot know (does the reference exist, does the role fall within the membership) is for rules.py.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

from actionplans import yamlfile
from actionplans.dates import FIRST_YEAR, LAST_YEAR, PartialDate, guess, is_written_as_date, two_years
from actionplans.model import (
    ONGOING,
    Abbreviation,
    City,
    ClosedYear,
    End,
    ForeignNames,
    Matter,
    Model,
    Network,
    Organisation,
    Pattern,
    Plan,
    Project,
    Record,
    Reference,
    Report,
    Routine,
    Snapshot,
    Source,
    Synonym,
    Term,
    Trips,
    Vocabulary,
    Year,
)
from actionplans.problems import Place, Problem, nearest, suggestion
from actionplans.yamlfile import Mapping as YamlMapping
from actionplans.yamlfile import Node, Scalar, Sequence

# How a value of one type is read from a tree.
_Reader = Callable[[Node, "_Context"], Any]

T = TypeVar("T", bound=Record)

_DATE_FORMS = "skriv 2014, 2014-11 eller 2014-11-03, med ~ efter om tiden är ungefärlig"
_IDS = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "ett id", "polis")
# The form of a record's own id, and of a word: what stands before the colon in organisations.yml, vocabulary.yml …
KEY = r"[a-z0-9]+([-_][a-z0-9]+)*"
_KEY_FORM = re.compile(KEY)
# What file_schema.py writes there is for editors' programs.
SCHEMA_FOLDER = "data/schema"
# What is there only once a year has been closed or packed.
_OPTIONAL = ("data/closed.yml", "data/snapshots.yml")
_YEAR = Pattern(r"(19|20|21)\d\d", "ett årtal", "2023")
_DAY = Pattern(r"\d{4}-\d\d-\d\d", "ett datum", "2023-03-13")


# What an editor calls the things that can be referred to, and where they are listed.
COLLECTIONS = {
    "networks": ("nätverk", "data/networks/"),
    "organisations": ("organisation", "data/organisations.yml"),
    "projects": ("projekt", "data/projects.yml"),
    "sources": ("källa", "data/sources.yml"),
    "matters": ("ärende", "data/matters/"),
}
_FOLDERS = ("networks", "matters", "years", "trips", "plans", "reports")


@dataclass(frozen=True)
class Loaded:
    """What came of reading data/: all problems found, and the model, or None where too little could be read."""

    model: Model | None
    problems: list[Problem]


def load(root: Path) -> Loaded:
    """Read `root`/data. Raises nothing for bad content; everything wrong is in the result's `problems`."""
    data = _DataFolder(root)
    city = data.single("data/city.yml", City)
    vocabulary = data.single("data/vocabulary.yml", Vocabulary)
    organisations = data.keyed("data/organisations.yml", Organisation)
    sources = data.keyed("data/sources.yml", Source)
    projects = data.keyed("data/projects.yml", Project)
    routines = data.keyed("data/routines.yml", Routine)
    abbreviations = data.keyed("data/abbreviations.yml", Abbreviation)
    foreign_names = data.keyed("data/foreign_names.yml", ForeignNames)
    synonyms = data.keyed("data/synonyms.yml", Synonym)
    networks = data.folder("networks", Network, _IDS, lambda name: {"id": name})
    matters = data.folder("matters", Matter, _DAY, lambda name: {"id": name})
    years = data.folder("years", Year, _YEAR, lambda name: {"year": int(name)})
    trips = data.folder("trips", Trips, _YEAR, lambda name: {"year": int(name)})
    snapshots = data.keyed("data/snapshots.yml", Snapshot) if (root / "data/snapshots.yml").exists() else {}
    closed = data.years("data/closed.yml", ClosedYear)
    plans = data.year_folders("plans", Plan)
    reports = data.year_folders("reports", Report)
    data.refuse_unknown_files()
    model = None
    if city and vocabulary and data.complete:
        model = Model(
            city=city,
            vocabulary=vocabulary,
            organisations=organisations,
            sources=sources,
            networks=networks,
            projects=projects,
            routines=routines,
            abbreviations=abbreviations,
            foreign_names=foreign_names,
            plans=plans,
            reports=reports,
            years={int(name): year for name, year in years.items()},
            matters=matters,
            trips={int(name): record for name, record in trips.items()},
            snapshots=snapshots,
            closed=closed,
            synonyms=synonyms,
            broken=frozenset(data.broken),
        )
    return Loaded(model, data.problems)


class _DataFolder:
    """Reads one data folder and remembers the problems, what could not be read and which files it knew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.broken: set[tuple[str, str]] = set()
        self.known = {"data/README.md"}
        self.missing: set[str] = set()
        self.complete = True

    def tree(self, name: str) -> Node | None:
        self.known.add(name)
        path = self.root / name
        if not path.is_file():
            self.missing.add(name)
            return None
        tree, problems = yamlfile.read(path, name)
        self.problems += problems
        return tree

    def single(self, name: str, kind: type[T]) -> T | None:
        tree = self.tree(name)
        return self.record(tree, kind, {}) if tree else None

    def record(self, tree: Node, kind: type[T], given: Mapping[str, Any]) -> T | None:
        return decode(tree, kind, self.problems, self.broken, given)

    def keyed(self, name: str, kind: type[T]) -> dict[str, T]:
        tree = self.tree(name)
        if not isinstance(tree, YamlMapping):
            self.complete = False
            if tree is not None:
                do = "skriv id, kolon och postens nycklar indragna under"
                self.problems.append(Problem(tree.place, "filen ska ha ett id per post", do))
            return {}
        return _keyed(tree, kind, self.problems, self.broken, Path(name).stem)

    def years(self, name: str, kind: type[T]) -> dict[int, T]:
        """A file that need not be there, with a record per year."""
        found = self.keyed(name, kind) if (self.root / name).is_file() else {}
        for key in [key for key in found if not re.fullmatch(_YEAR.regex, key)]:
            place = found.pop(key).place
            self.problems.append(Problem(place, f"”{key}” är inte ett årtal", "skriv året, till exempel 2023:"))
        return {int(key): record for key, record in found.items()}

    def folder(
        self, name: str, kind: type[T], form: Pattern, given: Callable[[str], Mapping[str, Any]]
    ) -> dict[str, T]:
        found = {}
        for path in self.files(f"data/{name}", form):
            tree = self.tree(path)
            record = self.record(tree, kind, given(Path(path).stem)) if tree else None
            if record is None:
                self.lose(path)
            else:
                found[Path(path).stem] = record
        return found

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
                tree = self.tree(path)
                record = self.record(tree, kind, {"network": network, "year": year}) if tree else None
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
            if path.suffix == ".yml" and not re.fullmatch(form.regex, path.stem):
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
        """Remember that a file is there although what it says is not in the model: ("plans", "2023/polis")."""
        collection, identifier = path.removeprefix("data/").split("/", 1)
        folder, slash, name = identifier.rpartition("/")
        self.broken.add((collection, folder + slash + _likely(name)))

    def refuse_unknown_files(self) -> None:
        """Report what in data/ belongs to nothing, and what is missing; a wrong name is one slip, not two."""
        unknown_folders: set[Path] = set()
        for path in sorted((self.root / "data").rglob("*")):
            name = path.relative_to(self.root).as_posix()
            if name in self.known or path.is_dir() or any(part.startswith(".") for part in name.split("/")):
                continue
            if name.startswith(f"{SCHEMA_FOLDER}/") and name.endswith(".schema.json"):
                continue
            top = self.root / "data" / name.split("/")[1]
            if top.is_dir() and top.name not in _FOLDERS:
                unknown_folders.add(top)
            else:
                self.problems.append(Problem(Place(name), "filen hör inte till något", self.better_name(path, name)))
                if top.is_dir():
                    self.lose(name)
        for folder in sorted(unknown_folders):
            self.refuse_folder(folder)
        for name in sorted(self.missing):
            do = "skapa den; data/README.md säger vad den ska innehålla"
            self.problems.append(Problem(Place(name), "filen saknas", do))

    def better_name(self, path: Path, name: str) -> str:
        """What to do about a file under a name that nothing reads."""
        meant = f"{name.rpartition('/')[0]}/{_likely(path.name)}.yml"
        missing = meant if meant in self.missing else nearest(name, self.missing)
        if missing:
            self.missing.discard(missing)
            return f"byt namn till {Path(missing).name}"
        if path.suffix.lower() in (".md", ".markdown"):
            return "flytta den till docs/; i data/ ligger bara datafiler, som slutar på .yml"
        network = nearest(_likely(path.name), self.network_ids())
        if name.count("/") < 3 and network and path.suffix == ".yml":
            kind = "reports" if name.startswith("data/reports/") else "plans"
            return f"flytta den till årets mapp, till exempel data/{kind}/2023/{network}.yml"
        misnamed = re.search(r"\.ya?ml", path.name.casefold()) and path.suffix != ".yml"
        if (misnamed or meant in _OPTIONAL) and meant not in self.known:
            return f"byt namn till {Path(meant).name}"
        stems = {Path(known).stem: known for known in self.known if (self.root / known).parent == path.parent}
        near = nearest(path.stem, stems)
        otherwise = "ta bort eller flytta filen; data/README.md säger vilka filer som finns"
        return f"menade du ”{stems[near]}”?" if near else otherwise

    def network_ids(self) -> list[str]:
        """The networks that have a file."""
        stems = (Path(known).stem for known in self.known if known.startswith("data/networks/"))
        return sorted(stem for stem in stems if re.fullmatch(_IDS.regex, stem))

    def refuse_folder(self, folder: Path) -> None:
        near = nearest(folder.name, _FOLDERS)
        # What refers to something in the folder is not wrong because of the folder's name.
        self.complete = self.complete and not near
        otherwise = "ta bort eller flytta mappen; data/README.md säger vilka filer som finns"
        do = f"menade du ”data/{near}”?" if near else otherwise
        self.problems.append(Problem(Place(f"data/{folder.name}"), "mappen hör inte till något", do))


def _likely(name: str) -> str:
    """The id that a file's name was most likely meant to be: "Polis (1).yml.txt" is polis."""
    stem = re.sub(r"\.(ya?ml|txt)", "", name.casefold())
    stem = re.sub(r"\s*(\(\d+\)|- (kopia|copy))$", "", stem)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# --- One record -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldSpec:
    """What model.py says of one key: how its value is read, and what the data dictionary says."""

    name: str
    annotation: Any
    read: _Reader
    required: bool
    at_least_one: bool
    description: str
    example: str

    @property
    def mark(self) -> Reference | Term | Pattern | None:
        """What a text must be, or each text of a list; None where it is free, or no text."""
        return next(_marks(self.annotation), None)

    @property
    def advice(self) -> str:
        """How a value is written. No id is given as an example: somebody would take it for the right one."""
        if isinstance(self.mark, Reference):
            where = COLLECTIONS[self.mark.collection][1]
            if typing.get_origin(self.annotation) is tuple:
                return f"skriv {self.name}: [id] med ett eller flera id ur {where}, med komma mellan"
            return f"skriv {self.name}: och ett id ur {where}"
        if self.example:
            return f"till exempel {self.name}: {self.example}"
        if typing.get_origin(self.annotation) is tuple:
            return f"skriv {self.name}: och börja varje post under den med bindestreck och mellanslag, ”- ”"
        return f"skriv {self.name}: och postens nycklar indragna under den"


def _marks(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    else:
        for argument in typing.get_args(annotation):
            yield from _marks(argument)


_SPECS: dict[type[Record], Mapping[str, FieldSpec]] = {}


def field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    """The keys that a record of this kind can have in a file, required ones first."""
    if kind not in _SPECS:
        _SPECS[kind] = _field_specs(kind)
    return _SPECS[kind]


def _field_specs(kind: type[Record]) -> Mapping[str, FieldSpec]:
    hints = typing.get_type_hints(kind, include_extras=True)
    specs = [
        FieldSpec(
            name=field.name,
            annotation=hints[field.name],
            read=_reader(hints[field.name]),
            required=field.default is dataclasses.MISSING,
            at_least_one=field.metadata.get("at_least_one", False),
            description=field.metadata["description"],
            example=field.metadata["example"],
        )
        for field in dataclasses.fields(kind)
        if "description" in field.metadata
    ]
    return {spec.name: spec for spec in sorted(specs, key=lambda spec: not spec.required)}


def decode(
    tree: Node, kind: type[T], problems: list[Problem], broken: set[tuple[str, str]], given: Mapping[str, Any]
) -> T | None:
    """A record of `kind` from a tree, `given` holding what the file's name says.

    None if anything in it is wrong: half a record would give problems that vanish when the first one is mended.
    """
    if isinstance(tree, Scalar) and tree.refused:
        return None
    if not isinstance(tree, YamlMapping):
        names = [name for name, spec in field_specs(kind).items() if spec.required] or field_specs(kind)
        example = ", ".join(f"{name}: …" for name in names)
        problems.append(Problem(tree.place, "här väntades nycklar med värden", f"skriv nycklarna indragna: {example}"))
        return None
    specs = field_specs(kind)
    values: dict[str, Any] = dict(given)
    places = dict(tree.keys)
    unknown = [key for key in tree.values if key not in specs]
    # A misspelt key is told where it stands; that it is missing as well is the same slip.
    misspelt = {nearest(key, specs) for key in unknown}
    missing = [name for name, spec in specs.items() if spec.required and name not in {*tree.values, *misspelt}]
    # So is one key that nobody knows, where one is missing: it has been called something else.
    renamed = len(unknown) == len(missing) == 1 and not misspelt - {""} and isinstance(tree.values[unknown[0]], Scalar)
    whole = not unknown and not missing
    for key, node in tree.values.items():
        spec = specs.get(key)
        if spec is None:
            do = f"ska det vara ”{missing[0]}”? Den nyckeln saknas" if renamed else _key_advice(key, node, specs)
            problems.append(Problem(tree.keys[key], f"okänd nyckel ”{key}”", do))
            continue
        if isinstance(node, Scalar) and node.place.line == places[key].line:
            places[key] = node.place
        elif isinstance(node, Sequence):
            places.update({f"{key}.{index}": item.place for index, item in enumerate(node.items)})
        try:
            values[key] = _value(node, spec.read, _Context(key, spec, problems, broken, kind))
        except _RefusedError as refused:
            problems += refused.problems
            whole = False
    for name in () if renamed else missing:
        problems.append(Problem(tree.place, f"nyckeln ”{name}” saknas", f"lägg till den, {specs[name].advice}"))
    return kind(place=tree.place, places=places, **values) if whole else None


def _key_advice(key: str, node: Node, specs: Mapping[str, FieldSpec]) -> str:
    if key.removeprefix("-") in specs:
        return f"skriv ett mellanslag efter bindestrecket: ”- {key.removeprefix('-')}: …”"
    otherwise = "ta bort den, eller välj bland " + ", ".join(specs)
    if isinstance(node, YamlMapping):
        otherwise = f"är ”{key}” en ny post, dra in raden lika långt som posterna ovanför; annars ta bort den"
    return suggestion(key, specs, otherwise)


def _keyed(
    tree: YamlMapping, kind: type[T], problems: list[Problem], broken: set[tuple[str, str]], collection: str
) -> dict[str, T]:
    """Records under their ids, in the file's order."""
    found = {}
    flush = _keys_beside(tree, kind)
    for key, node in tree.values.items():
        if key in flush:
            if flush[key]:
                what = f"”{key}” står i samma kolumn som sin post ”{flush[key]}”"
                do = "dra in postens nycklar två mellanslag"
                problems.append(Problem(tree.keys[key], what, do))
            broken.add((collection, key))
            continue
        record = decode(node, kind, problems, broken, {"id": key})
        if not re.fullmatch(KEY, key):
            do = "skriv med små bokstäver a–z, siffror och bindestreck"
            problems.append(Problem(tree.keys[key], f"”{key}” är inte ett id", do))
            record = None
        if record is None:
            broken.add((collection, key))
        else:
            found[key] = dataclasses.replace(record, place=tree.keys[key])
    return found


def _keys_beside(tree: YamlMapping, kind: type[Record]) -> dict[str, str]:
    """Posts whose keys stand beside their id instead of under it: the id and its keys, the first with its id."""
    specs, found, post = field_specs(kind), dict[str, str](), ""
    for key, node in tree.values.items():
        if post and key in specs and not isinstance(node, YamlMapping):
            found[key] = post if post not in found else ""
            found[post] = ""
        else:
            post = key if isinstance(node, Scalar) and not node.text and key not in specs else ""
    return found


# --- One value ------------------------------------------------------------------------------------------------------


class _RefusedError(Exception):
    """A value that cannot be read, with what to tell the editor (nothing, where that is told already)."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


class _Context(NamedTuple):
    """What reading one value needs to know; a tuple, because there is one for every value in data/."""

    key: str
    spec: FieldSpec
    problems: list[Problem]
    broken: set[tuple[str, str]]
    owner: type[Record]

    def refuse(self, node: Node, what: str, do: str) -> _RefusedError:
        return _RefusedError(Problem(node.place, what, do))

    @property
    def example(self) -> str:
        return self.spec.advice


@functools.cache
def _reader(annotation: Any) -> _Reader:
    """The function that reads a value of this type from a tree."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in (End, End | None):
        return _end
    if origin in (types.UnionType, typing.Union):
        return _reader(next(arm for arm in arguments if arm is not type(None)))
    if origin is Annotated:
        return functools.partial(_marked_text, arguments[1:])
    if origin is tuple:
        return functools.partial(_list, _reader(arguments[0]))
    if origin is dict:
        return functools.partial(_words, arguments[1])
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return functools.partial(_record, annotation)
    return {str: _text, int: _integer, bool: _boolean, PartialDate: _date}[annotation]


def _value(node: Node, read: _Reader, context: _Context) -> Any:
    if isinstance(node, Scalar):
        if node.refused:
            raise _RefusedError()
        if not node.text.strip():
            raise context.refuse(node, f"nyckeln ”{context.key}” har inget värde", "fyll i värdet eller ta bort raden")
        if node.plain:
            _refuse_quotes(node, context)
    return read(node, context)


_SMART = re.compile("[”“„»«’‘‚][^”“„»«’‘‚]*[”“„»«’‘‚]")


def _refuse_quotes(node: Scalar, context: _Context) -> None:
    """Quotation marks that YAML takes for letters: a word processor's, and one that stands alone."""
    if _SMART.fullmatch(node.text):
        what = f"värdet står inom typografiska citattecken: {node.text}"
        raise context.refuse(node, what, 'ta bort dem, eller använd raka: "…"')
    if node.text.count('"') % 2:
        what = f"ett ensamt citattecken i ”{node.text}”"
        raise context.refuse(node, what, 'ta bort det, eller sätt hela texten inom citattecken: "…"')


def _marked_text(marks: tuple[Any, ...], node: Node, context: _Context) -> str:
    # References and words are compared with known ones, so what YAML takes them for does not matter.
    text = _scalar(node, context, "en text").text.strip()
    for mark in marks:
        if isinstance(mark, Pattern) and not re.fullmatch(mark.regex, text):
            raise context.refuse(node, f"”{text}” är inte {mark.name}", f"skriv som {mark.example}")
        parts = text.replace(",", " ").split()
        in_a_list = typing.get_origin(context.spec.annotation) is tuple
        if isinstance(mark, Reference | Term) and in_a_list and len(parts) > 1 and all(map(_KEY_FORM.fullmatch, parts)):
            do = f"sätt komma mellan dem: [{', '.join(parts)}]"
            raise context.refuse(node, f"”{text}” är flera ord", do)
    return text


def _words(kind: type[Record], node: Node, context: _Context) -> dict[str, Any]:
    if not isinstance(node, YamlMapping):
        raise context.refuse(node, f"”{context.key}” ska ha ett ord med etikett per rad", context.example)
    return _keyed(node, kind, context.problems, context.broken, context.key)


def _record(kind: type[Record], node: Node, context: _Context) -> Record:
    record = decode(node, kind, context.problems, context.broken, {})
    if record is None:
        raise _RefusedError()
    return record


def _list(read: _Reader, node: Node, context: _Context) -> tuple[Any, ...]:
    if not isinstance(node, Sequence):
        raise context.refuse(node, f"”{context.key}” ska vara en lista", _list_advice(node, context))
    if context.spec.at_least_one and not node.items:
        raise context.refuse(node, f"listan ”{context.key}” är tom", context.example)
    if slip := _misplaced_posts(node.items, context):
        raise slip
    values = []
    refusals = []
    for child in node.items:
        try:
            values.append(_value(child, read, context))
        except _RefusedError as refused:
            refusals.append(refused)
    if refusals:
        raise _RefusedError(*(problem for refused in refusals for problem in refused.problems))
    return tuple(values)


def _misplaced_posts(items: list[Node], context: _Context) -> _RefusedError | None:
    """One slip that would be told as many: posts that belong in another list, and a dash within a post."""
    kind = _record_of(context.spec)
    if kind is None:
        return None
    specs = field_specs(kind)
    for item in items:
        if isinstance(item, YamlMapping) and not _fits(item, specs):
            for other, spec in field_specs(context.owner).items():
                home = _record_of(spec)
                if (
                    home
                    and home is not kind
                    and not item.values.keys() <= specs.keys()
                    and _fits(item, field_specs(home))
                ):
                    do = f"flytta den till listan under ”{other}:”"
                    return context.refuse(item, f"posten hör till ”{other}” men står under ”{context.key}”", do)
    for first, second in itertools.pairwise(items):
        if not (isinstance(first, YamlMapping) and isinstance(second, YamlMapping)) or not second.keys:
            continue
        apart = not first.values.keys() & second.values.keys() and second.values.keys() < specs.keys()
        if apart and not _fits(first, specs) and not _fits(second, specs) and first.values.keys() < specs.keys():
            key = next(iter(second.keys))
            do = f"ta bort bindestrecket framför ”{key}:” om raden hör till posten ovanför, och dra in den lika långt"
            return context.refuse(second, "ett bindestreck delar posten i två", do)
    return None


def _record_of(spec: FieldSpec) -> type[Record] | None:
    """The kind of record that a key holds a list of."""
    if typing.get_origin(spec.annotation) is not tuple:
        return None
    kind = typing.get_args(spec.annotation)[0]
    return kind if isinstance(kind, type) and issubclass(kind, Record) else None


def _fits(item: YamlMapping, specs: Mapping[str, FieldSpec]) -> bool:
    """Whether an item has every key that it needs, and no other."""
    needed = {name for name, spec in specs.items() if spec.required}
    return needed <= item.values.keys() <= specs.keys()


def _list_advice(node: Node, context: _Context) -> str:
    if isinstance(node, YamlMapping) and node.values:
        first = next(iter(node.values))
        return f"börja varje post med bindestreck och mellanslag: ”- {first}: …”"
    if isinstance(node, Scalar) and context.spec.mark and node.text:
        items = ", ".join(re.split(r"[,;\s]+", node.text.strip("()[]{}<> ")))
        return f"sätt hakparenteser: {context.key}: [{items}]"
    return context.example


# How YAML misreads an unquoted text, in words.
_MISREAD = {
    "bool": "ja eller nej",
    "int": "ett tal",
    "float": "ett tal",
    "null": "inget värde",
    "timestamp": "ett datum",
}


def _scalar(node: Node, context: _Context, expected: str) -> Scalar:
    if not isinstance(node, Scalar):
        raise context.refuse(
            node, f"”{context.key}” ska vara {expected}, inte en lista eller flera nycklar", context.example
        )
    return node


def _text(node: Node, context: _Context) -> str:
    scalar = _scalar(node, context, "en text")
    misread = _MISREAD.get(scalar.guess)
    if misread:
        raise context.refuse(
            node, f"”{scalar.text}” läses som {misread}, inte som text", f'sätt citattecken: "{scalar.text}"'
        )
    if scalar.cut:
        what = f"texten slutar vid #: ”{scalar.text}”, och det som följer visas inte"
        raise context.refuse(node, what, "sätt hela texten inom citattecken, eller skriv kommentaren på en egen rad")
    return scalar.text.strip()


def _integer(node: Node, context: _Context) -> int:
    scalar = _scalar(node, context, "ett heltal")
    if not re.fullmatch(r"[0-9]{1,6}", scalar.text):
        raise context.refuse(node, f"”{scalar.text}” är inte ett heltal", context.example)
    return int(scalar.text)


def _boolean(node: Node, context: _Context) -> bool:
    scalar = _scalar(node, context, "true eller false")
    if scalar.text not in ("true", "false"):
        raise context.refuse(
            node, f"”{scalar.text}” är varken true eller false", f"skriv {context.key}: true eller ta bort raden"
        )
    return scalar.text == "true"


def _date(node: Node, context: _Context) -> PartialDate:
    scalar = _scalar(node, context, "ett datum")
    try:
        return PartialDate.parse(scalar.text)
    except ValueError:
        raise context.refuse(node, *_no_date(scalar.text)) from None


_UNKNOWN = re.compile(r"(okänt?|okända|oklart|vet ej|saknas|\?+|-+|tills vidare)", re.IGNORECASE)
_GOES_ON = re.compile(r"(ongoing|pågår|pågående|fortfarande|löpande|tills vidare|nu|nuvarande|idag)\.?", re.IGNORECASE)


def _no_date(text: str) -> tuple[str, str]:
    """What is wrong with a text that is no date, and what to do."""
    if is_written_as_date(text):
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            return f"”{text}” ligger utanför åren {FIRST_YEAR}–{LAST_YEAR}", "rätta året"
        return f"”{text}” finns inte i kalendern", "rätta dagen eller månaden"
    what = f"”{text}” är inte ett datum"
    meant, years = guess(text), two_years(text)
    if meant:
        return what, f"menade du {meant}?"
    if years:
        return what, f"skriv start: {years[0]} och end: {years[1]} på var sin rad"
    if _UNKNOWN.fullmatch(text):
        return what, "ta bort raden; det som inte är känt utelämnas"
    return what, _DATE_FORMS


def _end(node: Node, context: _Context) -> End:
    if isinstance(node, Scalar) and node.text == str(ONGOING):
        return ONGOING
    if isinstance(node, Scalar) and _GOES_ON.fullmatch(node.text):
        do = "skriv ongoing om källan säger att det pågår; ta annars bort raden"
        raise context.refuse(node, f"”{node.text}” är inte ett datum", do)
    try:
        return _date(node, context)
    except _RefusedError as refused:
        ongoing = ", eller ongoing om källan säger att det pågår"
        told = (
            dataclasses.replace(one, do=one.do + ongoing) if one.do in (_DATE_FORMS, context.example) else one
            for one in refused.problems
        )
        raise _RefusedError(*told) from None
