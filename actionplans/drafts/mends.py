"""Which slips have one certain mend, and what do their lines read then? What the check has told, and nothing else.

A word's Swedish label, a date as people write it, å or a capital in an id, a word processor's quotation marks, a letter
in two signs, a tab, a number with spaces, Ja, a file's name, a year's page that is missing. Where a person must judge,
the slip is left. Every other line stays to the letter.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Sequence as Lines
from pathlib import Path

from actionplans.drafts import companions, folder
from actionplans.model.dates import PartialDate, guess, is_written_as_date
from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.files import FILE_KINDS, kind_of
from actionplans.model.names import as_id
from actionplans.model.records import Model
from actionplans.model.shapes import (
    Choice,
    Date,
    DecimalNumber,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Pattern,
    Reference,
    Shape,
    Term,
    YesNo,
    kind_within,
)
from actionplans.model.unread import is_unread
from actionplans.reading import data, signs, yamlfile
from actionplans.reading.copies import original_of
from actionplans.reading.values import form_meant, number_meant
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar, Sequence
from actionplans.rules.check import check
from actionplans.system.files import write
from actionplans.system.fixed import fixed

# A mend may show what else has one: the id that a name becomes is looked for in the next round.
_ROUNDS = 5


@fixed
class Mend:
    """Lines of a file that read otherwise: from `first` to `last`, counted from 1, they become `lines`.

    Where lines are added, `last` is the one above them, and `first` the next. A new file begins with none. `now_called`
    is the file's new path where that is what is mended.
    """

    path: str
    first: int
    last: int
    lines: tuple[str, ...]
    why: str
    now_called: str = ""


def mends(root: Path) -> list[Mend]:
    """The certain mends of what is wrong in a project, which stays as it is; in the order of its files."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work)
        folder.copied(root, copy)
        names = dict[str, str]()
        why = dict[tuple[str, str], str]()
        for _ in range(_ROUNDS):
            if not _mended(copy, names, why):
                break
        called = {new: old for old, new in names.items()}
        found = [
            Mend(old, 1, 0, (), f"filnamn: {Path(old).name} blir {Path(new).name}", new) for old, new in names.items()
        ]
        for path in sorted(_texts(copy)):
            old = called.get(path, path)
            before, after = _read(root / old) if (root / old).is_file() else "", _read(copy / path)
            if before != after:
                reasons = {line: reason for (where, line), reason in why.items() if where in (old, path)}
                found += _lines(old, before.split("\n"), after.split("\n"), reasons)
    return found


def _mended(copy: Path, names: dict[str, str], why: dict[tuple[str, str], str]) -> bool:
    """Make in a project's copy the mends that can be seen, and remember why; whether there were any."""
    problems = check(copy).problems
    told = {(one.place.path, one.place.line) for one in problems}
    meant = {(one.place.path, one.place.line): found for one in problems if (found := _same_name(one.what, one.do))}
    loaded = data.load(copy)
    known = _Known(loaded.readable or loaded.model)
    changed = False
    for path in sorted({path for path, _ in told}):
        if _is_own(copy / path) and path.startswith(("data/", "docs/", "mkdocs.yml")):
            text = _read(copy / path)
            after = _named(path, _file(path, text, told, known, why), text, meant, why)
            if after != text:
                write(copy / path, after)
                changed = True
    for path, new in _names(copy, {path for path, _ in told}, known):
        (copy / path).rename(copy / new)
        names[next((old for old, now in names.items() if now == path), path)] = new
        changed = True
    model = loaded.model
    asked = re.findall(r"sidan docs/(\S+?\.md) saknas", "\n".join(one.what for one in problems))
    if model is not None and not changed:
        for page in dict.fromkeys(asked):
            changed |= _page(copy, model, page)
    return changed


def _is_own(path: Path) -> bool:
    """Whether a file is the project's: what a link leads to is not, and is neither read nor written."""
    return path.is_file() and not path.is_symlink()


_UNKNOWN = re.compile(r"okän[dt] [^”]*”([^”]+)”.*")
_MEANT = re.compile(r"menade du ”([\w-]+)”\?")


def _same_name(what: str, do: str) -> tuple[str, str] | None:
    """What is told not to be known, and what was meant, where nothing but å, capitals and spaces part the two."""
    unknown, meant = _UNKNOWN.fullmatch(what), _MEANT.fullmatch(do)
    return (unknown[1], meant[1]) if unknown and meant and as_id(unknown[1]) == meant[1] else None


def _named(
    path: str, text: str, before: str, meant: Mapping[tuple[str, int], tuple[str, str]], why: dict[tuple[str, str], str]
) -> str:
    """A file with the names that stand where ids belong, if nothing else has been mended in it."""
    if text != before:
        return text
    lines = text.split("\n")
    for (where, number), (name, identifier) in meant.items():
        if where == path and 0 < number <= len(lines) and lines[number - 1].count(name) == 1:
            lines[number - 1] = lines[number - 1].replace(name, identifier)
            why[path, lines[number - 1]] = "id i stället för namn"
    return "\n".join(lines)


def _read(path: Path) -> str:
    """A file's text, or nothing where it is none that an editor can have meant."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _texts(copy: Path) -> Iterator[str]:
    for pattern in ("data/**/*.yml", "docs/**/*.md", "mkdocs.yml"):
        yield from (path.relative_to(copy).as_posix() for path in copy.glob(pattern) if _is_own(path))


def _lines(path: str, before: list[str], after: list[str], why: Mapping[str, str]) -> Iterator[Mend]:
    """The mends of a file: each place where its lines differ."""
    if before == [""]:
        yield Mend(path, 1, 0, tuple(after), "ny sida, som saknades")
        return
    for what, start, end, first, last in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            lines = after[first:last]
            # Where a change is as long as what it takes the place of, each line is a mend of its own.
            if what == "replace" and end - start == last - first:
                for number, line in enumerate(lines):
                    yield Mend(path, start + number + 1, start + number + 1, (line,), why.get(line, ""))
            else:
                reason = next((why[line] for line in lines if line in why), "")
                yield Mend(path, start + 1, end, tuple(lines), reason)


# --- One file ---------------------------------------------------------------------------------------------------------

_HARD = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEGINNING = re.compile(r"[\s\-]*(?:[\w-]+:\s)?\s*")
_TABBED = re.compile(r"[ \t]*\t[ \t]*(?=\S)")
_SMART_LINE = re.compile(r"( *(?:- +)*[A-Za-z_]+: +)[”“„»«]([^”“„»«\"\\#]*)[”“„»«][ \r]*")
# What needs no quotation marks: a word that YAML takes for nothing else.
_BARE = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z_-]*")


def _file(path: str, text: str, told: set[tuple[str, int]], known: _Known, why: dict[tuple[str, str], str]) -> str:
    """A file with the mends of those lines that something is told of."""
    lines = text.split("\n")
    looked_at = {line - 1 for where, line in told if where == path and 0 < line <= len(lines)}
    if path.startswith("data/") and yamlfile.parse(text.replace("\r\n", "\n"), path)[0] is None:
        looked_at = set(range(len(lines)))  # the first slip that YAML stops at hides the others
    for number in sorted(looked_at):
        for mend, reason in (_SIGNS, *_of_lines(path, lines, number, (path, number + 1) in told)):
            if (line := mend(lines[number])) != lines[number]:
                lines[number], why[path, line] = line, reason
    if path.startswith("data/"):
        _mend_tabs(path, lines, why)
    if lines == text.split("\n") and (kind := kind_of(path)):
        tree, _ = yamlfile.parse(text.replace("\r\n", "\n"), path)
        for number, column, old, new, reason in _values(tree, kind.record, kind.keyed, known):
            line = lines[number - 1]
            if (path, number) in told and line.startswith(old, column - 1) and old != new:
                lines[number - 1] = line[: column - 1] + new + line[column - 1 + len(old) :]
                why[path, lines[number - 1]] = reason
                told = told - {(path, number)}  # a line's columns are others now; the rest is for the next round
    return "\n".join(lines)


def _of_lines(path: str, lines: Lines[str], number: int, is_told: bool) -> tuple[_LineMend, ...]:
    """What can be mended in a line of a data file, or of a page's header."""
    if path.startswith("data/"):
        return (*_IN_DATA, *(_IN_TOLD if is_told else ()))
    in_header = (
        path.endswith(".md") and lines[0].rstrip() == "---" and "---" not in map(str.rstrip, lines[1 : number + 1])
    )
    return _IN_DATA if in_header else ()


def _with_hyphen(line: str) -> str:
    return re.sub(r"^( *)[–—‐‑−•](?= +[a-z_]+:(?:\s|$))", r"\1-", line)


def _with_space(line: str) -> str:
    return re.sub(r"^( *(?:- +)?[a-z_]+):(?=[^\s:/])", r"\1: ", line)


def _without_hard_spaces(line: str) -> str:
    begins = _BEGINNING.match(line)
    head = begins[0] if begins else ""
    return _HARD.sub(" ", head) + line[len(head) :]


def _mend_tabs(path: str, lines: list[str], why: dict[tuple[str, str], str]) -> None:
    """Spaces for the tabs that lines begin with: as wide as the file can then be read, and none where it cannot."""
    tabbed = [(number, found[0]) for number, line in enumerate(lines) if (found := _TABBED.match(line))]
    for width in (2, 4, 8) if tabbed else ():
        mended = list(lines)
        for number, indent in tabbed:
            mended[number] = indent.replace("\t", " " * width) + lines[number][len(indent) :]
        if yamlfile.parse("\n".join(mended).replace("\r", ""), path)[0] is not None:
            why.update({(path, mended[number]): "mellanslag i stället för tabb" for number, _ in tabbed})
            lines[:] = mended
            return


def _with_straight_quotes(line: str) -> str:
    found = _SMART_LINE.fullmatch(line)
    if found is None:
        return line
    inner = found[2].strip()
    return found[1] + (inner if _BARE.fullmatch(inner) else f'"{inner}"') + ("\r" if line.endswith("\r") else "")


_LineMend = tuple[Callable[[str], str], str]
_SIGNS: _LineMend = (signs.composed, "bokstäver i ett tecken var, utan osynliga tecken")
_IN_DATA: tuple[_LineMend, ...] = (
    (_without_hard_spaces, "vanliga mellanslag"),
    (_with_straight_quotes, "raka citattecken"),
)

_IN_TOLD: tuple[_LineMend, ...] = (
    (_with_hyphen, "ett vanligt bindestreck"),
    (_with_space, "mellanslag efter kolonet"),
)

# --- Values -----------------------------------------------------------------------------------------------------------


class _Known:
    """What ids and words there are, by what else people write for them."""

    def __init__(self, model: Model | None) -> None:
        self.model = model
        self.made: dict[str, tuple[set[str], dict[str, str]]] = {}

    def id_of(self, collection: str, text: str) -> str:
        """The id of a collection that a text means, or the empty string."""
        return self._meant(collection, text, lambda: self._things(collection))

    def word_of(self, vocabulary: str, text: str) -> str:
        """The word of a vocabulary that a text means, or the empty string."""
        return self._meant(f"#{vocabulary}", text, lambda: self._words(vocabulary))

    def _things(self, collection: str) -> Iterator[tuple[str, str]]:
        things = getattr(self.model, collection, {})
        for one in things.values() if not is_unread(things) else ():
            for key in ("id", "name", "short", "title", "url"):
                said = getattr(one, key, None)
                if not is_unread(said) and isinstance(said, str):
                    yield said, one.id

    def _words(self, vocabulary: str) -> Iterator[tuple[str, str]]:
        lists = getattr(self.model, "vocabulary", None)
        words = getattr(lists, vocabulary, {}) if lists is not None and not is_unread(lists) else {}
        for key, word in words.items() if not is_unread(words) else ():
            yield key, key
            if not is_unread(word.label):
                yield word.label, key

    def _meant(self, what: str, text: str, said: Callable[[], Iterable[tuple[str, str]]]) -> str:
        if what not in self.made:
            meant: dict[str, set[str]] = {}
            pairs = list(said())
            for words, identifier in pairs:
                meant.setdefault(as_id(words), set()).add(identifier)
            one_each = {words: next(iter(found)) for words, found in meant.items() if words and len(found) == 1}
            self.made[what] = {identifier for _, identifier in pairs}, one_each
        exact, alike = self.made[what]
        return text if text in exact else alike.get(as_id(text), "")


# Where, what stands there, what is to stand there, and why.
_Value = tuple[int, int, str, str, str]


def _values(tree: Node | None, kind: type[Record], keyed: bool, known: _Known) -> Iterator[_Value]:
    """The mends of the values in a record or in many, and of its keys."""
    if not isinstance(tree, YamlMapping):
        return
    if keyed:
        for node in tree.values.values():
            yield from _values(node, kind, False, known)
        return
    specs = field_specs(kind)
    called: dict[str, list[str]] = {}
    for name, spec in specs.items():
        for words in {name.casefold(), spec.heading.casefold()}:
            called.setdefault(words, []).append(name)
    for key, node in tree.values.items():
        names = [name for name in called.get(key.casefold(), []) if name not in tree.values]
        if key not in specs and len(names) == 1:
            place = tree.keys[key]
            yield place.line, place.column, key, names[0], f"nyckeln heter {names[0]}"
        elif key in specs:
            yield from _value(node, specs[key], specs[key].shape, known)


def _value(node: Node, spec: FieldSpec, shape: Shape, known: _Known) -> Iterator[_Value]:
    inner = kind_within(shape)
    if isinstance(shape, ListOf) and isinstance(node, Sequence):
        for item in node.items:
            yield from _value(item, spec, shape.items, known)
    elif inner is not None and isinstance(node, YamlMapping):
        yield from _values(node, inner, isinstance(shape, KeyedRecords), known)
    elif isinstance(node, Scalar) and node.plain and "\n" not in node.text:
        new, reason = _meant(node.text, shape, known)
        if new and new != node.text:
            yield node.place.line, node.place.column, node.text, new, reason


def _meant(text: str, shape: Shape, known: _Known) -> tuple[str, str]:
    """What a text is meant as where that is certain, or the empty string; and why."""
    match shape:
        case Date() | EndDate():
            return _date(text), "datum som år-månad-dag"
        case DecimalNumber():
            return (
                number_meant(text) if re.fullmatch(r"[-−]?[\d \u00a0\u202f.,]+", text) else ""
            ), "talet utan mellanrum"
        case Number():
            return re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", text), "talet utan mellanrum"
        case YesNo():
            return {"ja": "true", "yes": "true", "true": "true", "nej": "false", "no": "false", "false": "false"}.get(
                text.casefold(), ""
            ), "true och false för ja och nej"
        case Reference(collection):
            return known.id_of(collection, text), "id i stället för namn"
        case Term(vocabulary):
            return known.word_of(vocabulary, text), "ordet i stället för dess etikett"
        case Choice(words, _):
            return next((word for word in words if word == text.casefold()), ""), "små bokstäver"
        case Pattern() if re.fullmatch(shape.regex, text[1:-1]) and text[0] + text[-1] == "<>":
            return text[1:-1], "adressen utan < och >"
        case Pattern() if not re.fullmatch(shape.regex, text):
            return form_meant(shape, text), f"som {shape.name} skrivs"
        case ListOf(items) if isinstance(items, Reference | Term):
            return _listed(text, items, known), "hakparenteser om en lista"
        case ListOf(Date()) if all(map(is_written_as_date, re.split(r", *", text))):
            return f"[{text}]", "hakparenteser om en lista"
        case _:
            return "", ""


# Of three numbers the first two may be day and month or month and day.
_EITHER_FIRST = re.compile(r"0?(\d|1[0-2])[-/. ]+0?(\d|1[0-2])[-/. ]+\d{4}")


def _date(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ValueError:
        either = _EITHER_FIRST.fullmatch(text)
        if ":" in text or "kl" in text.casefold() or (either and either[1] != either[2]):
            return ""
        found = guess(text)
        return str(found) if found else ""
    return ""


def _listed(text: str, items: Reference | Term, known: _Known) -> str:
    """Ids or words that stand without brackets, where each is known."""
    parts = [one for one in re.split(r"\s*[,;]\s*", text.strip("() ")) if one]
    meant = [
        known.id_of(items.collection, one) if isinstance(items, Reference) else known.word_of(items.vocabulary, one)
        for one in parts
    ]
    return f"[{', '.join(meant)}]" if meant and all(meant) else ""


# --- Names of files, and pages ----------------------------------------------------------------------------------------


def _names(copy: Path, told: set[str], known: _Known) -> Iterator[tuple[str, str]]:
    """Data files under a name with å, a capital, a space or another ending, and what each is to be called."""
    for path in sorted(told):
        file = copy / path
        where, _, name = path.rpartition("/")
        stem = re.sub(r"(?i)(\.ya?ml|\.txt)+$", "", name)
        if stem == name or not path.startswith("data/") or not file.is_file() or original_of(file):
            continue
        meant = as_id(stem)
        if where.startswith(("data/plans/", "data/reports/")):
            meant = known.id_of("networks", stem)
        new = f"{where}/{meant}.yml"
        free = new.casefold() == path.casefold() or not (copy / new).exists()
        if meant and new != path and free and any(re.fullmatch(_as_pattern(one.files), new) for one in FILE_KINDS):
            yield path, new


def _as_pattern(files: str) -> str:
    return re.escape(files).replace(r"\*", "[a-z0-9-]+")


def _page(copy: Path, model: Model, path: str) -> bool:
    """Write a page that is missing, where a command could draft it; whether it was."""
    new = companions.page(model, {}, path)
    for name, text in new.items():
        write(copy / name, text)
    return bool(new)
