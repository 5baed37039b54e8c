"""The data dictionary is complete, and says of each key what the loader takes."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from actionplans.commands.main import main
from actionplans.model import records
from actionplans.model.fields import Record, field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import KeyedRecords, Reference, Term, kind_within
from actionplans.reading import yamlfile
from actionplans.reading.values import decode
from actionplans.swedish import dictionary


def _parts(annotation: Any) -> Iterator[Any]:
    """A type and everything inside it: the classes, and the marks of what is annotated."""
    yield annotation
    for part in (*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)


def _records_within(kind: type) -> Iterator[type[Record]]:
    """Every kind of record that can stand in a Model or Record, however deep."""
    for hint in typing.get_type_hints(kind, include_extras=True).values():
        for part in _parts(hint):
            if isinstance(part, type) and issubclass(part, Record):
                yield part
                yield from _records_within(part)


FIELDS = {f"{kind.__name__}.{spec.name}": spec for kind in dictionary.KINDS for spec in field_specs(kind).values()}


def test_the_command_prints_the_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionary"]) == 0
    assert capsys.readouterr().out == dictionary.as_markdown()


def test_every_kind_of_record_in_the_model_has_its_part_and_nothing_else_has() -> None:
    assert set(dictionary.KINDS) == set(_records_within(Model))


def test_every_kind_of_record_has_one_part() -> None:
    assert len(set(dictionary.KINDS)) == len(dictionary.KINDS)
    assert len({kind.noun.name for kind in dictionary.KINDS}) == len(dictionary.KINDS)


@pytest.mark.parametrize("kind", dictionary.KINDS)
def test_every_kind_of_record_says_what_it_is(kind: type[Record]) -> None:
    assert re.fullmatch(r"[A-ZÅÄÖ][a-zåäö]+( [a-zåäö]+)*", kind.noun.name)
    assert re.fullmatch(r"[A-ZÅÄÖ`].+\.", dictionary.title(kind))


def test_every_key_is_described_in_a_sentence() -> None:
    assert [name for name, spec in FIELDS.items() if not re.fullmatch(r"[A-ZÅÄÖ`].*\.", spec.description)] == []


def test_every_key_has_an_example_unless_it_holds_records_of_their_own() -> None:
    # What a list of words looks like can be shown in one line.
    nested = {
        name
        for name, spec in FIELDS.items()
        if kind_within(spec.shape) is not None and not isinstance(spec.shape, KeyedRecords)
    }
    assert {name for name, spec in FIELDS.items() if not spec.example} == nested


def test_every_reference_and_word_is_of_a_collection_or_a_list_that_exists() -> None:
    marks = [spec.mark for spec in FIELDS.values()]
    collections = {mark.collection for mark in marks if isinstance(mark, Reference)}
    lists = {mark.vocabulary for mark in marks if isinstance(mark, Term)}
    assert collections <= typing.get_type_hints(Model).keys()
    assert lists <= field_specs(records.Vocabulary).keys()


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in dictionary.KINDS
        if any(s.example for s in field_specs(kind).values())
        # What must hold records of another kind has no example of those.
        and all(s.example for s in field_specs(kind).values() if s.required)
    ],
)
def test_the_examples_of_a_record_are_what_the_loader_takes(kind: type[Record]) -> None:
    specs = [spec for spec in field_specs(kind).values() if spec.example]
    lines = [
        f"{spec.name}:\n  {spec.example}" if isinstance(spec.shape, KeyedRecords) else f"{spec.name}: {spec.example}"
        for spec in specs
    ]
    tree, problems = yamlfile.parse("\n".join(lines), "exempel.yml")
    assert tree is not None
    broken: set[tuple[str, str]] = set()
    record = decode(tree, kind, problems, broken, {})
    assert problems == []
    assert broken == set()
    assert [getattr(record, spec.name) for spec in specs if spec.required].count(None) == 0


@pytest.mark.parametrize(
    ("kind", "key", "row"),
    [
        (records.Network, "name", "| `name` | text | ja | Namnet i rubriker och listor. | `name: Kajforum` |"),
        (records.Network, "roles", "| `roles` | lista: uppdrag | nej | Stadens uppdrag. | se uppdrag |"),
        (records.Role, "kind", "| `kind` | ord ur role_kinds | ja | Slag av uppdrag. | `kind: chair` |"),
        (records.Priority, "id", "| `id` | id | ja | Eget id, unikt i filen. | `id: elektrifiering` |"),
        (
            records.Role,
            "sources",
            "| `sources` | lista: id ur sources | ja, om den inte ärvs | Källor, id ur `sources/`. "
            "Utelämnas de gäller de som står närmast utanför, till sist filens. | `sources: [brev-2023]` |",
        ),
        (records.Source, "date", "| `date` | datum | nej | Källans datum. | `date: 2019-11-06` |"),
        (records.Plan, "decided", "| `decided` | beslut | nej | Beslutet om planen. | se beslut |"),
        (records.Attachment, "number", "| `number` | heltal | ja | Bilagans nummer. | `number: 1` |"),
    ],
)
def test_a_key_has_one_row_in_the_part_of_its_record(kind: type[Record], key: str, row: str) -> None:
    part = dictionary.as_markdown().split(f"\n## {kind.noun.name}\n")[1].split("\n## ")[0]
    assert [line for line in part.splitlines() if line.startswith(f"| `{key}` |")] == [row]


@pytest.mark.parametrize(
    ("kind", "key", "form"),
    [
        (records.Role, "end", "datum eller ongoing"),
        (records.Event, "end", "datum"),
        (records.Role, "observed", "lista: datum"),
        (records.Role, "sources", "lista: id ur sources"),
        (records.Role, "level", "ord ur levels"),
        (records.Priority, "areas", "lista: ord ur priority_areas"),
        (records.Source, "url", "webbadress"),
        (records.Source, "archived_copy", "true eller false"),
        (records.Matter, "covers", "lista: text"),
        (records.Vocabulary, "levels", "ord med etikett"),
        (records.Network, "priorities", "lista: daterad prioritering"),
    ],
)
def test_the_form_of_a_value_is_said_in_swedish(kind: type[Record], key: str, form: str) -> None:
    assert [entry.form for entry in dictionary.entries(kind) if entry.key == key] == [form]


@pytest.mark.parametrize("kind", dictionary.KINDS)
def test_the_keys_that_must_be_there_come_first(kind: type[Record]) -> None:
    musts = [entry.required for entry in dictionary.entries(kind)]
    assert musts == sorted(musts, reverse=True)


def test_every_row_has_as_many_cells_as_the_head_of_the_table() -> None:
    rows = [line for line in dictionary.as_markdown().splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {6}


def test_every_record_pointed_to_has_its_own_part() -> None:
    text = dictionary.as_markdown()
    nouns = {kind.noun.name.lower() for kind in dictionary.KINDS}
    pointed = set(re.findall(r"\| se ([^|]+) \|", text))
    assert pointed
    assert pointed <= nouns
