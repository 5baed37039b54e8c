"""Ways to break valid data: every slip that an editor makes, made in every place where it can be made.

`data()` is a fictional project in which every record and every key of the model is filled in. Each function marked with
`slip` makes one sort of slip wherever it fits and says, for each, where the message should send the editor and what it
should quote.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from actionplans.model.fields import FieldSpec, Record, field_specs
from actionplans.model.files import kind_of
from actionplans.model.records import (
    ClosedFile,
    ClosedMatter,
    ClosedYear,
    Correction,
    Matter,
    Sent,
    SentPaper,
    Snapshot,
)
from actionplans.model.shapes import (
    Date,
    EndDate,
    KeyedRecords,
    ListOf,
    Number,
    Pattern,
    RecordOf,
    Reference,
    Term,
    Text,
    YesNo,
    kind_within,
)
from actionplans.reading import yamlfile
from actionplans.reading.yamlfile import Mapping as YamlMapping
from actionplans.reading.yamlfile import Node, Scalar, Sequence
from tests import test_escaping

Files = dict[str, str | bytes | None]


@dataclass(frozen=True)
class Mutation:
    """One slip: the files that it changes, and what a good message says.

    `says` must stand in the message. `column` is None where several are as good. `form` is True where the slip is in
    the form of one file, so that its schema must see it too.
    """

    changes: Files
    path: str
    line: int
    says: str
    column: int | None = None
    form: bool = False


def spread(slips: list[Mutation], most: int) -> list[Mutation]:
    """No more than `most` of the slips, from all over the data."""
    return slips[:: -(-len(slips) // most)]


# --- The valid project ------------------------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Writes YAML as our editors do: lists of words on one line, other lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists, which PyYAML leaves in their key's column."""
        super().increase_indent(flow, False)


def _list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    plain = all(isinstance(item, str | int) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=plain)


_Dumper.add_representer(list, _list)


# What says which sum a matter and its files have: any slip in the matter is a change of that, too. What can be wrong
# here is tried by tests/test_closing.py and tests/test_sent.py.
OF_SUMS = {
    *((kind, name) for kind in (ClosedMatter, ClosedFile, Sent, SentPaper) for name in field_specs(kind)),
    (Matter, "sent"),
    (Snapshot, "attachments"),
    (Snapshot, "seal"),
    (ClosedYear, "matters"),
    (Correction, "matter"),
    (Correction, "file"),
}


@functools.cache
def data() -> Mapping[str, str]:
    """Every file of data/ with every key there is, by path."""
    tree = test_escaping.data(lambda kind, name, path: f"Några ord om {path}")
    tree["data/networks/annat.yml"] = {key: tree["data/networks/annat.yml"][key] for key in ("name", "considerations")}
    facts = tree["data/networks/prov.yml"]["facts"]
    del facts[2:]  # one with an address and one without are all the forms there are
    # A closed plan that a correction has removed: of one that is there, every slip in it would be told as a change too.
    closed = tree["data/closed.yml"]["2023"]
    correction = closed["corrections"][0]
    removed = {key: value for key, value in correction.items() if key != "checksum"}
    plan = {**closed["plans"][0], "format": 1}  # the first release listed no matters
    plans = {"date": closed["date"], "plans": [plan], "corrections": [correction, removed]}
    tree["data/closed.yml"] = {"2021": plans}
    del tree[f"data/matters/{test_escaping.SENT}.yml"], tree["data/snapshots.yml"]["plan-2023"]["seal"]
    found = {}
    for name, content in tree.items():
        text = str(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))
        # PyYAML puts quotation marks around what looks like a date; editors write dates without.
        found[name] = re.sub(r"'(\d{4}(-\d\d-\d\d)?)'", r"\1", text)
    return found


def pages() -> Files:
    """The pages, menu and attachments that the data needs."""
    files = test_escaping.files({})
    files["mkdocs.yml"] = "nav:" + str(files["mkdocs.yml"]).rpartition("nav:")[2].replace(
        f", {', '.join(test_escaping.ALL)}", ""
    ).replace(f", namnden/{test_escaping.SENT}.md", "")
    every = {f"docs/{name}" for name in test_escaping.ALL}
    of_what_was_sent = re.compile(rf"docs/namnden/{test_escaping.SENT}[./].*")
    return {
        name: content
        for name, content in files.items()
        if content is not None and name not in every and not of_what_was_sent.match(name)
    }


# --- Where a slip can be made -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spot:
    """One key of one record: where it stands, and what model/records.py says of it. Lines count from 0, columns too."""

    path: str
    kind: type[Record]
    spec: FieldSpec
    record: YamlMapping
    value: Node
    lines: tuple[str, ...]
    first: int
    column: int
    last: int = field(init=False)

    def __post_init__(self) -> None:
        """`last` is the line after those of the key: the next one that is indented no more than it."""
        after = range(self.first + 1, len(self.lines))
        ends = (n for n in after if len(self.lines[n]) - len(self.lines[n].lstrip()) <= self.column)
        object.__setattr__(self, "last", next(ends, len(self.lines)))

    @property
    def begins_an_item(self) -> bool:
        return self.lines[self.first][: self.column].endswith("- ")

    @property
    def written(self) -> str:
        """The value as it stands on the key's line."""
        return self.lines[self.first].partition(": ")[2]

    def with_lines(self, *lines: str) -> Files:
        """The file with other lines in place of the key's own."""
        return {self.path: "\n".join([*self.lines[: self.first], *lines, *self.lines[self.last :], ""])}

    def with_value(self, value: str) -> Files:
        """The file with another value on the key's line."""
        return self.with_lines(f"{self.lines[self.first][: self.column]}{self.spec.name}: {value}".rstrip())

    def with_key(self, key: str) -> Files:
        """The file with another key before the same value."""
        line = self.lines[self.first]
        changed = line[: self.column] + key + line[self.column + len(self.spec.name) :]
        return self.with_lines(changed, *self.lines[self.first + 1 : self.last])

    def mutation(self, changes: Files, says: str, **more: Any) -> Mutation:
        """A slip on the key's own line, if `more` does not say otherwise."""
        return Mutation(changes, self.path, more.pop("line", self.first + 1), says, **more)


@functools.cache
def spots() -> tuple[Spot, ...]:
    """The first place of each key of each kind of record."""
    found: dict[tuple[type[Record], str], Spot] = {}
    for path, text in data().items():
        tree, problems = yamlfile.parse(text, path)
        kind = kind_of(path)
        assert isinstance(tree, YamlMapping)
        assert kind is not None
        assert not problems
        lines = tuple(text.rstrip("\n").split("\n"))
        records = tree.values.values() if kind.keyed else [tree]
        for record in records:
            for spot in _within(record, kind.record, path, lines):
                found.setdefault((spot.kind, spot.spec.name), spot)
    return tuple(found.values())


def _within(tree: Node, kind: type[Record], path: str, lines: tuple[str, ...]) -> Iterator[Spot]:
    assert isinstance(tree, YamlMapping)
    for name, spec in field_specs(kind).items():
        if name not in tree.values:
            continue
        value, key = tree.values[name], tree.keys[name]
        yield Spot(path, kind, spec, tree, value, lines, key.line - 1, key.column - 1)
        inner = kind_within(spec.shape)
        if inner:
            for child in _records(value, isinstance(spec.shape, KeyedRecords)):
                yield from _within(child, inner, path, lines)


def _records(value: Node, keyed: bool) -> list[Node]:
    if isinstance(value, Sequence):
        return value.items
    assert isinstance(value, YamlMapping)
    return list(value.values.values()) if keyed else [value]


def inherits(spot: Spot) -> bool:
    """Whether the key may be left out, because the record that it stands within has it too."""
    kind = kind_of(spot.path)
    return spot.spec.inherited and kind is not None and spot.kind is not kind.record


def is_list(spec: FieldSpec) -> bool:
    return isinstance(spec.shape, ListOf)


def is_end(spec: FieldSpec) -> bool:
    return isinstance(spec.shape, EndDate)


def is_date(spec: FieldSpec) -> bool:
    return isinstance(spec.shape, Date | EndDate)


# --- The slips --------------------------------------------------------------------------------------------------------

Slip = Callable[[], Iterator[Mutation]]
SLIPS: dict[str, Slip] = {}


def slip(function: Slip) -> Slip:
    """Register a function that makes one sort of slip wherever it fits."""
    SLIPS[function.__name__] = function
    return function


def _texts() -> Iterator[Spot]:
    """Free texts of the data, but for those that a rule binds."""
    for spot in spots():
        if isinstance(spot.spec.shape, Text) and spot.written.startswith("Några ord"):
            yield spot


@slip
def key_missing() -> Iterator[Mutation]:
    for spot in spots():
        if not spot.spec.required or len(spot.record.values) == 1 or inherits(spot):
            continue
        where = {"line": spot.record.place.line, "column": spot.record.place.column}
        changes = spot.with_lines()
        if spot.begins_an_item:
            dash = spot.lines[spot.first][: spot.column]
            rest = list(spot.lines[spot.last :])
            rest[0] = dash + rest[0][spot.column :]
            changes = {spot.path: "\n".join([*spot.lines[: spot.first], *rest, ""])}
        yield spot.mutation(changes, f"”{spot.spec.name}” saknas", form=True, **where)


@slip
def key_misspelt() -> Iterator[Mutation]:
    for spot in spots():
        name = spot.spec.name
        wrong = name + name[-1]
        says = f"okänd nyckel ”{wrong}” – menade du ”{name}”?"
        yield spot.mutation(spot.with_key(wrong), says, column=spot.column + 1, form=True)


@slip
def key_twice() -> Iterator[Mutation]:
    for spot in spots():
        own = list(spot.lines[spot.first : spot.last])
        again = [own[0].replace("- ", "  ", 1) if spot.begins_an_item else own[0], *own[1:]]
        yield spot.mutation(
            spot.with_lines(*own, *again),
            f"”{spot.spec.name}” står redan på rad {spot.first + 1}",
            line=spot.last + 1,
            column=spot.column + 1,
        )


@slip
def value_missing() -> Iterator[Mutation]:
    for spot in spots():
        yield spot.mutation(spot.with_value(""), f"”{spot.spec.name}” har inget värde", form=True)


@slip
def value_of_another_type() -> Iterator[Mutation]:
    for spot in spots():
        wrong = "ett ord" if is_list(spot.spec) else "[ett, två]"
        says = "nycklar med värden" if isinstance(spot.spec.shape, RecordOf) else f"{spot.spec.name}"
        yield spot.mutation(spot.with_value(wrong), says, form=True)


@slip
def text_that_yaml_reads_as_something_else() -> Iterator[Mutation]:
    for spot in _texts():
        for wrong in ("2023", "no", "12:30", "2023-03-13", "null"):
            yield spot.mutation(spot.with_value(wrong), f"”{wrong}” läses som", form=wrong in ("2023", "null"))


@slip
def unknown_id_or_word() -> Iterator[Mutation]:
    for spot in spots():
        known = spot.spec.mark
        if isinstance(known, Reference | Term):
            value = "[hittepå]" if is_list(spot.spec) else "hittepå"
            yield spot.mutation(spot.with_value(value), "”hittepå”", form=isinstance(known, Term))


@slip
def misspelt_id_or_word() -> Iterator[Mutation]:
    for spot in spots():
        known = spot.spec.mark
        if not isinstance(known, Reference | Term):
            continue
        *before, right = spot.written.strip("[]").split(", ")
        wrong = right + right[-1]
        value = f"[{', '.join([*before, wrong])}]" if is_list(spot.spec) else wrong
        yield spot.mutation(spot.with_value(value), f"”{wrong}”", form=isinstance(known, Term))


@slip
def form_of_an_id_or_address() -> Iterator[Mutation]:
    for spot in spots():
        if isinstance(spot.spec.mark, Pattern):
            forms = ("Å ä", "www.example.se", "http:/x", "o" * 81)
            for wrong in (form for form in forms if not re.fullmatch(spot.spec.mark.regex, form)):
                value = f"[{wrong}]" if is_list(spot.spec) else wrong
                says = f"”{wrong}” är inte" if len(wrong) < 80 else "är inte"
                yield spot.mutation(spot.with_value(value), says, form=True)


@slip
def no_date() -> Iterator[Mutation]:
    for spot in spots():
        if is_date(spot.spec) or spot.spec.name == "observed":
            for wrong in (
                "2023-02-30",
                "13 mars 2023",
                "2023/03/13",
                "23-03-13",
                "2023-3-13",
                "okänt",
                "2023-13",
                "våren",
            ):
                value = f"[{wrong}]" if is_list(spot.spec) else wrong
                form = wrong != "2023-02-30"
                yield spot.mutation(spot.with_value(value), f"”{wrong}”", form=form)


@slip
def no_number() -> Iterator[Mutation]:
    for spot in spots():
        if isinstance(spot.spec.shape, Number) or spot.spec.name == "months":
            for wrong in ("två", "1.5", "-1", "§ 1"):
                value = f"[{wrong}]" if is_list(spot.spec) else wrong
                yield spot.mutation(spot.with_value(value), f"”{wrong}” är inte ett heltal", form=True)


@slip
def neither_true_nor_false() -> Iterator[Mutation]:
    for spot in spots():
        if isinstance(spot.spec.shape, YesNo):
            for wrong in ("ja", "yes", "True", "1"):
                form = wrong in ("ja", "yes", "1")
                yield spot.mutation(spot.with_value(wrong), f"”{wrong}” är varken true eller false", form=form)


@slip
def list_without_commas() -> Iterator[Mutation]:
    for spot in spots():
        if is_list(spot.spec) and isinstance(spot.spec.mark, Reference | Term):
            right = spot.written.strip("[]")
            yield spot.mutation(spot.with_value(f"[{right} {right}]"), "komma")


@slip
def item_twice() -> Iterator[Mutation]:
    for spot in spots():
        if is_list(spot.spec) and not kind_within(spot.spec.shape):
            right = spot.written.strip("[]")
            yield spot.mutation(spot.with_value(f"[{right}, {right.partition(', ')[0]}]"), "två gånger")


@slip
def list_empty() -> Iterator[Mutation]:
    for spot in spots():
        if spot.spec.at_least_one:
            yield spot.mutation(spot.with_value("[]"), f"listan ”{spot.spec.name}” är tom", form=True)


@slip
def indented_too_much() -> Iterator[Mutation]:
    for spot in spots():
        # A record's only key may be indented as far as anybody likes.
        if not spot.begins_an_item and spot.first and len(spot.record.values) > 1:
            own = [f" {line}" for line in spot.lines[spot.first : spot.last]]
            yield spot.mutation(spot.with_lines(*own), "indrag")


@slip
def indented_too_little() -> Iterator[Mutation]:
    for spot in spots():
        if not spot.begins_an_item and spot.column > 1 and len(spot.record.values) > 1:
            own = [line[1:] for line in spot.lines[spot.first : spot.last]]
            yield spot.mutation(spot.with_lines(*own), "indrag")


@slip
def indented_with_a_tab() -> Iterator[Mutation]:
    for spot in spots():
        if spot.column:
            line = spot.lines[spot.first]
            own = [line.replace("  ", "\t", 1), *spot.lines[spot.first + 1 : spot.last]]
            yield spot.mutation(spot.with_lines(*own), "tabb")


@slip
def hard_space() -> Iterator[Mutation]:
    for spot in spots():
        if spot.written:
            own = spot.lines[spot.first].replace(": ", ":\u00a0", 1)
            yield spot.mutation(spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last]), "hårt mellanslag")


@slip
def invisible_character() -> Iterator[Mutation]:
    for number, spot in enumerate(spots()):
        sign = "\u200b\ufeff\u00ad\u2060\u202e\u0007"[number % 6]
        own = f"{spot.lines[spot.first]}{sign}"
        changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
        yield spot.mutation(changes, f"osynligt tecken (U+{ord(sign):04X})", column=len(own))


@slip
def no_space_after_the_colon() -> Iterator[Mutation]:
    for spot in spots():
        if spot.written:
            own = spot.lines[spot.first].replace(": ", ":", 1)
            changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
            yield spot.mutation(changes, "kolon")


@slip
def no_colon() -> Iterator[Mutation]:
    for spot in spots():
        if spot.written:
            own = spot.lines[spot.first].replace(": ", " ", 1)
            changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
            yield spot.mutation(changes, "kolon")


@slip
def colon_in_a_text() -> Iterator[Mutation]:
    for spot in _texts():
        yield spot.mutation(spot.with_value("Projektet: en början"), "kolon")


@slip
def quote_never_closed() -> Iterator[Mutation]:
    for spot in _texts():
        for sign in "\"'":
            yield spot.mutation(spot.with_value(f"{sign}Några ord"), "citattecken")


@slip
def quote_never_opened() -> Iterator[Mutation]:
    for spot in _texts():
        yield spot.mutation(spot.with_value('Några ord"'), "citattecken")


@slip
def quotes_within_quotes() -> Iterator[Mutation]:
    for spot in _texts():
        yield spot.mutation(spot.with_value('"Mötet "Framtid" i Prov"'), "citattecken")


@slip
def text_after_quotes() -> Iterator[Mutation]:
    for spot in _texts():
        yield spot.mutation(spot.with_value('"Framtid" hölls i Prov'), "citattecken")


@slip
def smart_quotes() -> Iterator[Mutation]:
    for spot in spots():
        if isinstance(spot.value, Scalar):
            for left, right in ("””", "“”", "’’"):
                value = f"{left}{spot.value.text}{right}"
                yield spot.mutation(spot.with_value(value), "typografiska citattecken")


@slip
def text_cut_by_a_number_sign() -> Iterator[Mutation]:
    for spot in _texts():
        for text in ("Se punkt #5 i planen", "Se punkt # 5"):
            yield spot.mutation(spot.with_value(text), "#")


@slip
def reserved_sign() -> Iterator[Mutation]:
    for spot in _texts():
        for sign in "@%`*&!|>[{":
            yield spot.mutation(spot.with_value(f"{sign}ord och mer"), "")


@slip
def dash_missing() -> Iterator[Mutation]:
    for spot in spots():
        if spot.begins_an_item:
            own = spot.lines[spot.first].replace("- ", "  ", 1)
            changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
            yield spot.mutation(changes, "bindestreck", line=spot.first + 1)


@slip
def dash_without_space() -> Iterator[Mutation]:
    for spot in spots():
        if spot.begins_an_item:
            own = spot.lines[spot.first].replace("- ", "-", 1)
            changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
            yield spot.mutation(changes, "bindestreck")


@slip
def dash_of_a_word_processor() -> Iterator[Mutation]:
    for spot in spots():
        if spot.begins_an_item:
            for sign in "–•*":
                own = spot.lines[spot.first].replace("- ", f"{sign} ", 1)
                changes = spot.with_lines(own, *spot.lines[spot.first + 1 : spot.last])
                yield spot.mutation(changes, "bindestreck")


@slip
def post_twice() -> Iterator[Mutation]:
    for spot in spots():
        # What is about one thing, as an id or an activity's result, is told as that thing twice.
        one_each = {"id", "activity", "criterion", "number", "checksum"}
        if spot.begins_an_item and one_each.isdisjoint(spot.record.values):
            last = len(spot.lines)
            after = range(spot.first + 1, last)
            last = next((n for n in after if len(spot.lines[n]) - len(spot.lines[n].lstrip()) < spot.column), last)
            again = [*spot.lines[:last], *spot.lines[spot.first : last], *spot.lines[last:], ""]
            yield spot.mutation({spot.path: "\n".join(again)}, "ord för ord", line=last + 1)


@slip
def letters_garbled() -> Iterator[Mutation]:
    for spot in _texts():
        yield spot.mutation(spot.with_value("NÃ¥gra ord"), "Ã¥", column=spot.column + len(spot.spec.name) + 4)


@slip
def merge_conflict() -> Iterator[Mutation]:
    for path, text in data().items():
        lines = text.split("\n")
        for number, sign in ((1, "<<<<<<< HEAD"), (3, "======="), (2, ">>>>>>> gren")):
            changes: Files = {path: "\n".join([*lines[:number], sign, *lines[number:]])}
            yield Mutation(changes, path, number + 1, "konflikt")


@slip
def file_under_another_name() -> Iterator[Mutation]:
    for path, text in data().items():
        folder, _, name = path.rpartition("/")
        stem = name.removesuffix(".yml")
        for wrong in (f"{stem}.yaml", f"{stem}.yml.txt", f"{stem.capitalize()}.yml", f"{stem} (1).yml"):
            if wrong != name:
                yield Mutation({path: None, f"{folder}/{wrong}": text}, f"{folder}/{wrong}", 1, "byt namn")


@slip
def folder_under_another_name() -> Iterator[Mutation]:
    folders = {path.split("/")[1] for path in data() if path.count("/") > 1}
    for folder in sorted(folders):
        wrong = folder[:-1]
        moved: Files = {}
        for path, text in data().items():
            if path.startswith(f"data/{folder}/"):
                moved |= {path: None, path.replace(f"/{folder}/", f"/{wrong}/"): text}
        yield Mutation(moved, f"data/{wrong}", 1, f"menade du ”data/{folder}”?")
