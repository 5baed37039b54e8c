"""How is a value read: a record, a key, a text, a date or a number of a YAML tree, and what is said if it does not fit.

The form is what the fields of model/ state; what YAML itself would misread (NO as false, 12:30 as 750) is refused.
"""

from __future__ import annotations

import dataclasses
import decimal
import difflib
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, assert_never

from actionplans.model.dates import FIRST_YEAR, LAST_YEAR, PartialDate, guess, is_written_as_date, two_days, two_years
from actionplans.model.fields import KEY, FieldSpec, Record, field_specs
from actionplans.model.names import as_id
from actionplans.model.problems import Nearest, Place, Problem, nearest
from actionplans.model.references import to_make
from actionplans.model.shapes import (
    ONGOING,
    Choice,
    Date,
    DecimalNumber,
    End,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Pattern,
    RecordOf,
    Reference,
    Shape,
    Term,
    Text,
    YesNo,
    kind_within,
)
from actionplans.model.unread import Unread, is_unread
from actionplans.model.unwritten import is_written
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar, Sequence

# How a value of one type is read from a tree.
Reader = Callable[[Node, "Context"], Any]
T = TypeVar("T", bound=Record)
_DATE_FORMS = "skriv 2014, 2014-11 eller 2014-11-03, med ~ efter om tiden är ungefärlig"

_DECIMAL_FORMS = "skriv bara siffror, med punkt före decimalerna: 12500 eller 12500.50"

KEY_FORM = re.compile(KEY)


# What a record within another has from that one where it states none.
SOURCES = "sources"


class Around(NamedTuple):
    """The sources that stand around a record, and their places; None where none do.

    They are unread, and not None, where something is wrong with them: that is told where they stand, or should.
    `may_stand` is whether they may stand over the whole file.
    """

    sources: tuple[str, ...] | Unread | None = None
    places: Mapping[str, Place] = MappingProxyType({})
    may_stand: bool = False


_NOTHING = Around()


def decode(
    tree: Node,
    kind: type[T],
    problems: list[Problem],
    broken: set[tuple[str, str]],
    given: Mapping[str, Any],
    around: Around = _NOTHING,
) -> T | None:
    """A record of `kind` from a tree, as `attempt` reads it; None if anything in it is wrong."""
    record, whole = attempt(tree, kind, problems, broken, given, around)
    return record if whole else None


def attempt(
    tree: Node,
    kind: type[T],
    problems: list[Problem],
    broken: set[tuple[str, str]],
    given: Mapping[str, Any],
    around: Around = _NOTHING,
) -> tuple[T | None, bool]:
    """A record of `kind` from a tree so far as it can be read, and whether that is all of it.

    `given` holds what the file's name says, `around` what it stands within. What cannot be read is Unread in it, and
    so is what an unknown key may be meant for: no rule says anything that depends on these.
    """
    if not isinstance(tree, YamlMapping):
        if not (isinstance(tree, Scalar) and tree.refused):
            problems.append(_no_keys(tree, kind))
        return None, False
    specs = field_specs(kind)
    inherits = around.sources is not None and SOURCES in specs and specs[SOURCES].inherited
    values: dict[str, Any] = dict(given)
    places = dict(tree.keys)
    known = tree.values.keys() <= specs.keys()  # as nearly always
    unknown = [] if known else [key for key in tree.values if key not in specs]
    # A misspelt key is told where it stands; that it is missing as well is the same slip.
    meant = {key: _meant_key(key, specs) for key in unknown}
    misspelt = {name for name in meant.values() if name}
    missing = [
        name
        for name in required_keys(kind)
        if not (name in tree.values or name in misspelt or (inherits and name == SOURCES))
    ]
    misspelling = _surely_meant(meant, tree) if meant else {}
    # So is one key that nobody knows, where one is missing: it has been called something else.
    odd = [key for key in unknown if key not in misspelling]
    renamed = odd[0] if len(odd) == len(missing) == 1 and _can_be(odd[0], meant, tree, specs[missing[0]]) else ""
    whole = not unknown and not missing
    within = _without_own(specs, {*tree.values, *misspelt}, around) if around.sources is None else around
    shaken = set[str]()
    for written, node in _written(tree.values, kind):
        if written in meant:
            do = _key_advice(written, node, specs, meant[written], missing[0] if written == renamed else "")
            problems.append(Problem(tree.keys[written], f"okänd nyckel ”{written}”", do))
        key = misspelling.get(written, written)
        spec = specs.get(key)
        if spec is None:
            continue
        places[key] = tree.keys[written]
        if isinstance(node, Scalar) and node.place.line == places[key].line:
            places[key] = node.place
        elif isinstance(node, Sequence):
            places.update({f"{key}.{index}": item.place for index, item in enumerate(node.items)})
        try:
            values[key] = value_of(node, readers(kind)[key], Context(key, spec, problems, broken, kind, within))
        except RefusedError as refused:
            problems += refused.problems
            whole = False
            values[key] = refused.left
            shaken |= refused.shaken
        if key == SOURCES:
            within = _with_own(values, places, around)
    problems += () if renamed else (_lacking(tree, specs[name], around) for name in missing)
    if inherits and SOURCES not in values:
        values[SOURCES] = around.sources
        places.update(around.places)
    if not whole:
        absent = {name for name in specs if name not in values}
        values.update((name, Unread()) for name in {*missing, *(absent if odd else ())})
        values.update((name, (*values.get(name, ()), Unread())) for name in shaken if not is_unread(values.get(name)))
    return kind(place=tree.place, places=places, **values), whole


def _lacking(tree: YamlMapping, spec: FieldSpec, around: Around) -> Problem:
    """What is said of a key that must be there and is not."""
    where = " här eller en gång överst i filen" if around.may_stand and spec.inherited else ""
    return Problem(tree.place, f"nyckeln ”{spec.name}” saknas", f"lägg till den{where}, {spec.advice}")


def _no_keys(tree: Scalar | Sequence, kind: type[Record]) -> Problem:
    """What is said of a text or a list where a record was expected."""
    specs = field_specs(kind)
    names = [name for name, spec in specs.items() if spec.required] or _common(specs)
    example = ", ".join(f"{name}: …" for name in names)
    do = f"skriv nycklarna indragna: {example}"
    written = re.match(r"([a-z_]+)[ :]", tree.text) if isinstance(tree, Scalar) else None
    if written and written[1] in specs:
        do = f"skriv kolon och mellanslag efter nyckeln: ”{written[1]}: …”"
    return Problem(tree.place, "här väntades nycklar med värden", do)


def _written(values: Mapping[str, Node], kind: type[Record]) -> Iterator[tuple[str, Node]]:
    """The keys of a record without those that are not known yet: "fyll i" where a date or an id is to come.

    rules/placeholders.py counts them, and tells where none may be left.
    """
    return ((key, node) for key, node in _sources_first(values, kind) if not waits(kind, key, node))


def waits(kind: type[Record], key: str, node: Node) -> bool:
    """Whether a key of a record says "fyll i" where something else than a text is to come."""
    return isinstance(node, Scalar) and key in _may_wait(kind) and not is_written(node.text)


_WAITING: dict[type[Record], frozenset[str]] = {}


def _may_wait(kind: type[Record]) -> frozenset[str]:
    """The keys of a kind of record that may say "fyll i" where something else than a text is to come."""
    if kind not in _WAITING:
        waiting = (one for one in field_specs(kind).values() if not (one.required or isinstance(one.shape, Text)))
        _WAITING[kind] = frozenset(one.name for one in waiting)
    return _WAITING[kind]


_REQUIRED: dict[type[Record], tuple[str, ...]] = {}


def required_keys(kind: type[Record]) -> tuple[str, ...]:
    """The keys that a kind of record must have."""
    if kind not in _REQUIRED:
        _REQUIRED[kind] = tuple(name for name, spec in field_specs(kind).items() if spec.required)
    return _REQUIRED[kind]


def _common(specs: Mapping[str, FieldSpec]) -> list[str]:
    """The keys that an editor is told of: those that most cities use."""
    return [name for name, spec in specs.items() if not spec.rare]


def _without_own(specs: Mapping[str, FieldSpec], there: Collection[str], around: Around) -> Around:
    """What stands around the records within one that states no sources, or that should and does not."""
    spec = specs.get(SOURCES)
    if spec is None or around.sources is not None:
        return around
    return Around(Unread()) if spec.required or SOURCES in there else Around(may_stand=True)


def _with_own(values: Mapping[str, Any], places: Mapping[str, Place], around: Around) -> Around:
    """What stands around the records within one that states sources."""
    stated = values.get(SOURCES, ())
    if is_unread(stated):
        return Around(stated, {SOURCES: places[SOURCES]}, around.may_stand)
    keys = (SOURCES, *(f"{SOURCES}.{index}" for index in range(len(stated))))
    return Around(stated, {key: places[key] for key in keys}, around.may_stand)


def _sources_first(values: Mapping[str, Node], kind: type[Record]) -> Iterable[tuple[str, Node]]:
    """The keys of a record, its sources before the records within that may have them from it."""
    if SOURCES not in values or not passes_on(kind):
        return values.items()
    return ((SOURCES, values[SOURCES]), *((key, node) for key, node in values.items() if key != SOURCES))


_PASSING: dict[type[Record], bool] = {}


def passes_on(kind: type[Record]) -> bool:
    """Whether a kind of record has others within that may have its sources."""
    if kind not in _PASSING:
        _PASSING[kind] = False  # so that a record may hold its own kind
        inner = [found for spec in field_specs(kind).values() if (found := kind_within(spec.shape))]
        _PASSING[kind] = any(any(one.inherited for one in field_specs(found).values()) for found in inner) or any(
            map(passes_on, inner)
        )
    return _PASSING[kind]


# What a decision is called, in one kind of record and in another.
_ALSO = {"decision": "decided", "decided": "decision"}
# How alike a Swedish word and a heading are where one is a form of the other: slut, slutet; arbetsgrupp, arbetsgrupper.
_ALIKE = 0.8


def _meant_key(key: str, specs: Mapping[str, FieldSpec]) -> str:
    """The key that an unknown one most likely is, misspelt or called as readers do; or the empty string."""
    if _ALSO.get(key) in specs:
        return _ALSO[key]
    said = key.casefold().replace("_", " ")
    called = {form.casefold(): name for name, spec in specs.items() for form in (spec.definite, spec.heading)}
    alike = difflib.get_close_matches(said[: Nearest.LONGEST], called, n=1, cutoff=_ALIKE)
    begun = [form for form in called if form.startswith(f"{said} ")]
    return next((called[form] for form in (*alike, *begun)), "") or Nearest(specs).to(key)


def _surely_meant(meant: Mapping[str, str], tree: YamlMapping) -> dict[str, str]:
    """Those unknown keys that are spelt so like the one which each is taken for that the value is read as that one's.

    Not those called as readers call them: who does not know the key does not know what it holds.
    """
    found = dict[str, str]()
    for key, name in meant.items():
        free = name and name not in tree.values and name not in found.values() and len(key) <= Nearest.LONGEST
        if free and difflib.SequenceMatcher(None, key.casefold(), name).ratio() >= _ALIKE:
            found[key] = name
    return found


def _can_be(key: str, meant: Mapping[str, str], tree: YamlMapping, missing: FieldSpec) -> bool:
    """Whether an unknown key may be the missing one, as far as what stands under it and what it is like tell."""
    node = tree.values[key]
    fits = isinstance(node, Scalar) or (isinstance(node, Sequence) and isinstance(missing.shape, ListOf))
    return fits and (not meant[key] or difflib.SequenceMatcher(None, key, meant[key]).ratio() < _ALIKE)


def _key_advice(key: str, node: Node, specs: Mapping[str, FieldSpec], meant: str, missing: str) -> str:
    """What to do about an unknown key: `meant` is the known one that it is like, `missing` the only one that lacks."""
    if key.removeprefix("-") in specs:
        return f"skriv ett mellanslag efter bindestrecket: ”- {key.removeprefix('-')}: …”"
    if missing:
        asked = f"”{missing}”? Den nyckeln saknas"
        return f"ska det vara {asked}. Eller menade du ”{meant}”?" if meant else f"ska det vara {asked}"
    if meant:
        return f"menade du ”{meant}”?"
    if isinstance(node, YamlMapping):
        return f"är ”{key}” en ny post, dra in raden lika långt som posterna ovanför; annars ta bort den"
    return "ta bort den, eller välj bland " + ", ".join(_common(specs))


def keyed_records(
    tree: YamlMapping,
    kind: type[T],
    problems: list[Problem],
    broken: set[tuple[str, str]],
    collection: str,
    partly: dict[str, Any] | None = None,
) -> dict[str, T]:
    """Records under their ids, in the file's order. `partly` is given those that could be read in part."""
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
        if key == SOURCES and not isinstance(node, YamlMapping):
            what = "källor för hela filen går bara att ange i en fil som är en enda post"
            problems.append(Problem(tree.keys[key], what, "skriv sources i varje post i stället"))
            continue
        record, whole = attempt(node, kind, problems, broken, {"id": key})
        if not re.fullmatch(KEY, key):
            do = "skriv med små bokstäver a–z, siffror och bindestreck"
            problems.append(Problem(tree.keys[key], f"”{key}” är inte ett id", do))
            record = None
        if record is not None:
            record = dataclasses.replace(record, place=tree.keys[key])
        if record is not None and whole:
            found[key] = record
            continue
        broken.add((collection, key))
        if record is not None and partly is not None:
            partly[key] = record
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


class RefusedError(Exception):
    """A value that cannot be read, with what to tell the editor (nothing, where that is told already).

    `left` is what could be read of it all the same; `shaken` are the lists beside it that something else belongs to.
    """

    def __init__(self, *problems: Problem, left: Any = None, shaken: Collection[str] = ()) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.left = Unread() if left is None else left
        self.shaken = frozenset(shaken)


class Context(NamedTuple):
    """What reading one value needs to know; a tuple, because there is one for every value in data/."""

    key: str
    spec: FieldSpec
    problems: list[Problem]
    broken: set[tuple[str, str]]
    owner: type[Record]
    around: Around

    def refuse(self, node: Node, what: str, do: str) -> RefusedError:
        return RefusedError(Problem(node.place, what, do))

    @property
    def example(self) -> str:
        return self.spec.advice


# One for each field, because they are asked for every value in data/.
_READERS: dict[type[Record], Mapping[str, Reader]] = {}


def readers(kind: type[Record]) -> Mapping[str, Reader]:
    """How each key of a kind of record is read."""
    if kind not in _READERS:
        _READERS[kind] = {name: reader_of(spec.shape) for name, spec in field_specs(kind).items()}
    return _READERS[kind]


def reader_of(shape: Shape) -> Reader:
    """The function that reads a value of this shape from a tree."""
    match shape:
        case Text() | Number() | DecimalNumber() | YesNo() | Date() | EndDate():
            return _PLAIN[type(shape)]
        case Reference() | Term():
            return _name
        case Pattern():
            return functools.partial(_formed_text, shape)
        case Choice():
            return functools.partial(_chosen, shape)
        case RecordOf(kind):
            return functools.partial(_record, kind)
        case KeyedRecords(kind):
            return functools.partial(_words, kind)
        case ListOf(items):
            return functools.partial(_list, reader_of(items))
        case _:
            assert_never(shape)


# --- What any value must be ------------------------------------------------------------------------------------------


def value_of(node: Node, read: Reader, context: Context) -> Any:
    """What a key of a record, or an item of its list, holds."""
    if isinstance(node, Scalar):
        if node.refused:
            raise RefusedError()
        if not node.text.strip():
            do = "fyll i värdet eller ta bort raden"
            if node.cut:
                do += "; det som står efter # läses bara inom citattecken"
            raise context.refuse(node, f"nyckeln ”{context.key}” har inget värde", do)
        if node.plain:
            _refuse_quotes(node, context)
    return read(node, context)


_SMART = re.compile("[”“„»«’‘‚][^”“„»«’‘‚]*[”“„»«’‘‚]")
_ANY_QUOTE = re.compile('[”“„»«’‘‚"]')
# One at the beginning of a text and no other; ’90-talet leaves something out.
LONE_FIRST = re.compile(r"[”“„»«‘‚][^”“„»«’‘‚\"]*|’(?!\d)[^”“„»«’‘‚\"]*")
_LONE_LAST = re.compile(r"[^”“„»«\"]*[”“„»«]")


def lone_quote(text: str) -> str:
    """The quotation mark that stands alone at a text's beginning or end: the other was left behind. Nothing if none."""
    if LONE_FIRST.fullmatch(text):
        return text[0]
    return text[-1] if _LONE_LAST.fullmatch(text) and not text[-2:-1].isdigit() else ""


def _refuse_quotes(node: Scalar, context: Context) -> None:
    """Quotation marks that YAML takes for letters: a word processor's, and one that stands alone."""
    if not _ANY_QUOTE.search(node.text):
        return  # nearly all of them
    if _SMART.fullmatch(node.text):
        what = f"värdet står inom typografiska citattecken: {node.text}"
        raise context.refuse(node, what, 'ta bort dem, eller använd raka: "…"')
    if sign := lone_quote(node.text):
        end = "slutar" if LONE_FIRST.fullmatch(node.text) else "börjar"
        what = f"citattecknet {sign} står ensamt: det citerade {end} ingenstans i ”{node.text.strip(sign)}”"
        raise context.refuse(node, what, "ta bort det, eller skriv det andra citattecknet också")
    if node.text.count('"') % 2:
        what = f"ett ensamt citattecken i ”{node.text}”"
        raise context.refuse(node, what, 'ta bort det, eller sätt hela texten inom citattecken: "…"')


def _formed_text(pattern: Pattern, node: Node, context: Context) -> str:
    if isinstance(context.spec.shape, ListOf) and (text := _with_colon(node)):
        what = f"”{text}” läses som en nyckel med ett värde, inte som text"
        raise context.refuse(node, what, f'sätt citattecken: "{text}"')
    text = _scalar(node, context, "en text").text.strip()
    if not re.fullmatch(pattern.regex, text):
        meant = form_meant(pattern, text)
        do = f"menade du ”{meant}”?" if meant else f"skriv som {pattern.example}"
        raise context.refuse(node, f"”{text}” är inte {pattern.name}", do)
    return text


def _with_colon(node: Node) -> str:
    """A text of a list in which a colon makes YAML see a key: fråga: får jag resa. Nothing if it is none."""
    if not isinstance(node, YamlMapping) or len(node.values) != 1:
        return ""
    [(key, value)] = node.values.items()
    return f"{key}: {value.text}" if isinstance(value, Scalar) and value.text else ""


def form_meant(pattern: Pattern, text: str) -> str:
    """The text of a form that another is meant as: called otherwise, in small letters, with å; or the empty string."""
    called = dict(pattern.called).get(text.casefold(), "")
    tried = (called, text.upper(), text.removeprefix("mailto:"), _plain(text))
    return next((one for one in tried if re.fullmatch(pattern.regex, one)), "")


def _plain(text: str) -> str:
    """A text as an id would have it, but for its spaces: without capitals, å, ä and ö. An address keeps its own."""
    if "://" in text:
        return text
    kept = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in kept if not unicodedata.combining(sign))


def _chosen(choice: Choice, node: Node, context: Context) -> str:
    text = _scalar(node, context, "en text").text.strip()
    if text not in choice.words:
        # An inflected form, or a capital: "nämnden" is "nämnd" with an ending.
        begun = [word for word in choice.words if text.casefold().startswith(word)]
        near = max(begun, key=len, default="") or nearest(text, choice.words)
        known = f"välj bland {', '.join(choice.words)}"
        do = f"menade du ”{near}”? Annars {known}" if near else known
        raise context.refuse(node, f"”{text}” är inte {choice.name}", do)
    return text


def _name(node: Node, context: Context) -> str:
    """An id or a word. They are compared with known ones, so what YAML takes them for does not matter."""
    text = _scalar(node, context, "en text").text.strip()
    parts = text.replace(",", " ").split()
    if isinstance(context.spec.shape, ListOf) and len(parts) > 1 and all(map(KEY_FORM.fullmatch, parts)):
        do = f"sätt komma mellan dem: [{', '.join(parts)}]"
        raise context.refuse(node, f"”{text}” är flera ord", do)
    return text


def _words(kind: type[Record], node: Node, context: Context) -> dict[str, Any]:
    if not isinstance(node, YamlMapping):
        raise context.refuse(node, f"”{context.key}” ska ha ett ord med etikett per rad", context.example)
    return keyed_records(node, kind, context.problems, context.broken, context.key)


def _record(kind: type[Record], node: Node, context: Context) -> Record:
    record, whole = attempt(node, kind, context.problems, context.broken, {}, context.around)
    if record is None or not whole:
        raise RefusedError(left=record)
    return record


def _list(read: Reader, node: Node, context: Context) -> tuple[Any, ...]:
    if not isinstance(node, Sequence):
        raise context.refuse(node, f"”{context.key}” ska vara en lista", _list_advice(node, context))
    if context.spec.at_least_one and not node.items:
        raise context.refuse(node, f"listan ”{context.key}” är tom", context.example)
    slip = _misplaced_posts(node.items, context)
    values = list[Any]()
    refusals = list[RefusedError]()
    for child in node.items:
        if slip and any(child is one for one in slip.posts):
            values += () if slip.belongs_to else [Unread()]
            continue
        try:
            values.append(value_of(child, read, context))
        except RefusedError as refused:
            refusals.append(refused)
            values.append(refused.left)
    problems = [problem for refused in refusals for problem in refused.problems]
    if slip:
        raise RefusedError(slip.problem, *problems, left=tuple(values), shaken=slip.belongs_to)
    if refusals:
        raise RefusedError(*problems, left=tuple(values))
    return tuple(values)


class _Misplaced(NamedTuple):
    """Posts that cannot be read where they stand, and the key whose list they belong to where it is another."""

    problem: Problem
    posts: tuple[Node, ...]
    belongs_to: tuple[str, ...] = ()


def _misplaced_posts(items: list[Node], context: Context) -> _Misplaced | None:
    """One slip that would be told as many: posts that belong in another list, and a dash within a post."""
    kind = context.spec.listed_kind
    if kind is None:
        return None
    specs, inherits = field_specs(kind), context.around.sources is not None
    if all(_fits(item, specs, inherits) for item in items if isinstance(item, YamlMapping)):
        return None  # as nearly all lists
    for item in items:
        if isinstance(item, YamlMapping) and not _fits(item, specs, inherits):
            for other, spec in field_specs(context.owner).items():
                home = spec.listed_kind
                if (
                    home
                    and home is not kind
                    and not item.values.keys() <= specs.keys()
                    and _fits(item, field_specs(home), inherits)
                ):
                    do = f"flytta den till listan under ”{other}:”"
                    what = f"posten hör till ”{other}” men står under ”{context.key}”"
                    return _Misplaced(Problem(item.place, what, do), (item,), (other,))
    for first, second in itertools.pairwise(items):
        if not (isinstance(first, YamlMapping) and isinstance(second, YamlMapping)) or not second.keys:
            continue
        apart = not first.values.keys() & second.values.keys() and second.values.keys() < specs.keys()
        whole = _fits(first, specs, inherits) or _fits(second, specs, inherits)
        if apart and not whole and first.values.keys() < specs.keys():
            key = next(iter(second.keys))
            do = f"ta bort bindestrecket framför ”{key}:” om raden hör till posten ovanför, och dra in den lika långt"
            return _Misplaced(Problem(second.place, "ett bindestreck delar posten i två", do), (first, second))
    return None


def _fits(item: YamlMapping, specs: Mapping[str, FieldSpec], inherits: bool) -> bool:
    """Whether an item has every key that it needs, and no other."""
    values = item.values
    if not values.keys() <= specs.keys():
        return False
    # Those that are required come first.
    needed = itertools.takewhile(lambda spec: spec.required, specs.values())
    return all(spec.name in values or (inherits and spec.inherited) for spec in needed)


def _list_advice(node: Node, context: Context) -> str:
    if isinstance(node, YamlMapping) and node.values:
        first = next(iter(node.values))
        return f"börja varje post med bindestreck och mellanslag: ”- {first}: …”"
    if isinstance(node, Scalar) and context.spec.mark and node.text:
        text = node.text.strip("()[]{}<> \n")
        items = [one for one in re.split(r"\s*[,;\n]\s*|\s+och\s+", text) if one]
        if all(map(KEY_FORM.fullmatch, text.replace(",", " ").replace(";", " ").split())):
            items = re.split(r"[,;\s]+", text)
        elif context.spec.mark == Reference(SOURCES) and not all(map(KEY_FORM.fullmatch, items)):
            return to_make(text)
        elif isinstance(context.spec.mark, Reference):
            items = [as_id(one) or one for one in items]
        words = (
            f", med ord ur {context.spec.mark.vocabulary} i data/vocabulary.yml"
            if isinstance(context.spec.mark, Term)
            else ""
        )
        return f"sätt hakparenteser: {context.key}: [{', '.join(items)}]{words}"
    return context.example


# How YAML misreads an unquoted text, in words.
_MISREAD = {
    "bool": "ja eller nej",
    "int": "ett tal",
    "float": "ett tal",
    "null": "inget värde",
    "timestamp": "ett datum",
}


def _scalar(node: Node, context: Context, expected: str) -> Scalar:
    if not isinstance(node, Scalar):
        raise context.refuse(
            node, f"”{context.key}” ska vara {expected}, inte en lista eller flera nycklar", context.example
        )
    return node


_CELLS = re.compile(r"^[^\t\n]*\S\t+[^\t\n]", re.MULTILINE)
_TABLE = re.compile(r"^ *\|.*\| *$", re.MULTILINE)


def _text(node: Node, context: Context) -> str:
    scalar = _scalar(node, context, "en text")
    misread = _MISREAD.get(scalar.guess)
    if misread:
        raise context.refuse(
            node, f"”{scalar.text}” läses som {misread}, inte som text", f'sätt citattecken: "{scalar.text}"'
        )
    # Who writes one within quotation marks means it; a row of cells does not stand alone.
    if "\t" in scalar.text and (scalar.plain or len(_CELLS.findall(scalar.text)) > 1):
        what = f"texten har en tabb mitt i, som när en rad ur ett kalkylblad klistras in: ”{scalar.text}”"
        raise context.refuse(node, what, "skriv ett mellanslag i stället, eller det som hör till andra nycklar vid dem")
    if "|" in scalar.text and len(_TABLE.findall(scalar.text)) > 1:
        do = "skriv det som löpande text eller som en post per rad; en tabell hör hemma på en sida i docs/"
        raise context.refuse(node, "texten är en tabell med |, som inte visas som en tabell", do)
    if scalar.cut:
        what = f"texten slutar vid #: ”{scalar.text}”, och det som följer visas inte"
        raise context.refuse(node, what, "sätt hela texten inom citattecken, eller skriv kommentaren på en egen rad")
    return scalar.text.strip()


NUMBER = re.compile("[0-9]{1,6}")


def _integer(node: Node, context: Context) -> int:
    scalar = _scalar(node, context, "ett heltal")
    if not NUMBER.fullmatch(scalar.text):
        raise context.refuse(node, f"”{scalar.text}” är inte ett heltal", context.example)
    return int(scalar.text)


_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
# What people write before a sum, and after it: ca 12 500 kr, SEK 500, 12.500:-, 3,5 miljoner euro.
_ABOUT = re.compile(r"(?i)(ca|cirka|omkring|ungefär|~|≈)\.?\s*")
_CURRENCY = r"(sek|eur|euro|nok|dkk|usd|kronor|kr|:-|€|%|procent|st|timmar|dagar|heltid)\.?"
_BEFORE_SUM = re.compile(rf"(?i){_CURRENCY}\s*(?=[0-9-])")
_AFTER_SUM = re.compile(rf"(?i)\s*(?<![a-zåäö]){_CURRENCY}$")
_MANY = {"tkr": 3, "ksek": 3, "tusen": 3, "mkr": 6, "msek": 6, "meur": 6, "miljon": 6, "miljoner": 6, "mn": 6}
_TIMES = re.compile(rf"(?i)(?<=[\d\s])({'|'.join(_MANY)})\.?$")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.'’_](?=\d{3}(?!\d))")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?|[1-9]\d{0,2}(,\d{3})+\.\d+")
# Thousands to one reader, and to another decimals: 12.500 and 12,500.
_EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")


def _decimal(node: Node, context: Context) -> decimal.Decimal:
    text = _scalar(node, context, "ett tal").text.strip()
    if _DECIMAL.fullmatch(text) and not _EITHER.fullmatch(text):
        return decimal.Decimal(text)
    plain = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    plain = _AFTER_SUM.sub("", _BEFORE_SUM.sub("", plain, count=1)).strip().replace("−", "-")
    zeros = _TIMES.search(plain)
    number = plain[: zeros.start()].strip() if zeros else plain
    if _EITHER.fullmatch(number) and not zeros:
        raise context.refuse(node, f"”{text}” kan läsas på två sätt", _either(number))
    meant = _meant(number)
    if not _DECIMAL.fullmatch(meant):
        raise context.refuse(node, f"”{text}” är inte ett tal", _DECIMAL_FORMS)
    if zeros:
        meant = f"{decimal.Decimal(meant).scaleb(_MANY[zeros[1].lower()]):f}"
    raise context.refuse(node, f"”{text}” är inte ett tal", f"menade du {meant}?")


def number_meant(text: str) -> str:
    """A number that is written with spaces, a decimal comma or zeros before it; empty where two can be meant."""
    meant = "" if _EITHER.fullmatch(text) else _meant(text.replace("−", "-"))
    return meant if _DECIMAL.fullmatch(meant) else ""


def _meant(number: str) -> str:
    """A number with its thousands together and a point before its decimals, as far as it can be told."""
    if _ENGLISH.fullmatch(number):
        return number.replace(",", "")
    together = _THOUSANDS.sub("", number).replace(",", ".")
    return re.sub(r"^(-?)0+(?=\d)", r"\1", together)


def _either(number: str) -> str:
    whole, decimals = re.split("[.,]", number)
    # Three decimals that are meant are told from thousands by a fourth.
    as_decimals = f"{whole}.{decimals.rstrip('0') or '0'}" if decimals.endswith("0") else f"{whole}.{decimals}0"
    return f"menade du {whole}{decimals} eller {as_decimals}?"


def _boolean(node: Node, context: Context) -> bool:
    scalar = _scalar(node, context, "true eller false")
    if scalar.text not in ("true", "false"):
        raise context.refuse(
            node, f"”{scalar.text}” är varken true eller false", f"skriv {context.key}: true eller ta bort raden"
        )
    return scalar.text == "true"


def _date(node: Node, context: Context) -> PartialDate:
    scalar = _scalar(node, context, "ett datum")
    try:
        return PartialDate.parse(scalar.text)
    except ValueError:
        raise context.refuse(node, *_no_date(scalar.text, context)) from None


_UNKNOWN = re.compile(r"(okänt?|okända|oklart|vet ej|saknas|\?+|-+|tills vidare)", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"(?:våren?|vår|sommaren?|hösten?|vintern?|vt|ht|q[1-4]|kvartal [1-4]|v\.?|vecka|slutet|början|mitten|årets slut)"
    r"(?: av)?(?: ?\d{1,2},?)? ?(\d{4})|(\d{4})[ -]?(?:q[1-4]|v\.? ?\d{1,2}|vt|ht|vår|höst)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(ongoing|pågår|pågående|fortfarande|löpande|tills vidare|nu|nuvarande|idag)\.?", re.IGNORECASE)


def _no_date(text: str, context: Context) -> tuple[str, str]:
    """What is wrong with a text that is no date, and what to do."""
    if is_written_as_date(text):
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            return f"”{text}” ligger utanför åren {FIRST_YEAR}–{LAST_YEAR}", "rätta året"
        return f"”{text}” finns inte i kalendern", "rätta dagen eller månaden"
    what = f"”{text}” är inte ett datum"
    meant, years = guess(text), two_years(text)
    if meant:
        return what, f"menade du {meant}?"
    keys = field_specs(context.owner)
    if years and "end" in keys:
        first = context.key if "start" not in keys else "start"
        return what, f"skriv {first}: {years[0]} och end: {years[1]} på var sin rad"
    if days := two_days(text):
        if "end" in keys and context.key in ("start", "date"):
            return what, f"skriv {context.key}: {days[0]} och end: {days[1]} på var sin rad"
        return what, f"menade du {days[0]} eller {days[1]}?"
    if (vague := _PART_OF_YEAR.fullmatch(text)) and (year := vague[1] or vague[2]):
        return what, f"skriv bara {year}, eller månaden ({year}-MM) om källan säger den"
    if _UNKNOWN.fullmatch(text):
        return what, "ta bort raden; det som inte är känt utelämnas"
    return what, _DATE_FORMS


def _end(node: Node, context: Context) -> End:
    if isinstance(node, Scalar) and node.text == str(ONGOING):
        return ONGOING
    if isinstance(node, Scalar) and _GOES_ON.fullmatch(node.text):
        do = "skriv ongoing om källan säger att det pågår; ta annars bort raden"
        raise context.refuse(node, f"”{node.text}” är inte ett datum", do)
    try:
        return _date(node, context)
    except RefusedError as refused:
        ongoing = ", eller ongoing om källan säger att det pågår"
        told = (
            dataclasses.replace(one, do=one.do + ongoing) if one.do in (_DATE_FORMS, context.example) else one
            for one in refused.problems
        )
        raise RefusedError(*told) from None


_PLAIN: Mapping[type[Shape], Reader] = {
    Text: _text,
    Number: _integer,
    DecimalNumber: _decimal,
    YesNo: _boolean,
    Date: _date,
    EndDate: _end,
}
