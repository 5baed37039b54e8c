"""Does whoever reads, shows or describes values know every shape that a value can have?

mypy names each `match` that lacks a shape; these tests show that each arm also does something.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import pytest

from actionplans.closing import resolved
from actionplans.downloads import file_schema, model_json, tables
from actionplans.model import identifiers, records, shapes
from actionplans.model.dates import PartialDate
from actionplans.model.fields import Record, field_specs, given_fields
from actionplans.model.records import Model
from actionplans.model.shapes import ONGOING, End, Shape
from actionplans.reading import values
from actionplans.reading.data import load
from actionplans.swedish import dictionary, phrases
from tests import project

# One of each shape: how a field is annotated with it, and a value in the miniature project.
EXAMPLES: dict[type, tuple[Any, Any]] = {
    shapes.Text: (str, "ord"),
    shapes.Number: (int | None, 7),
    shapes.DecimalNumber: (Decimal | None, Decimal("12500.50")),
    shapes.YesNo: (bool, True),
    shapes.Date: (PartialDate | None, PartialDate.parse("2014-11")),
    shapes.EndDate: (End | None, ONGOING),
    shapes.Reference: (identifiers.NetworkId, "provnat"),
    shapes.Term: (Annotated[str, shapes.Term("levels")] | None, "political"),
    shapes.Pattern: (identifiers.Slug, "ett-id"),
    shapes.Choice: (Annotated[str, shapes.Choice(("stad", "kommun"), "ett ord")] | None, "stad"),
    shapes.RecordOf: (records.Passage | None, None),
    shapes.KeyedRecords: (dict[str, records.Word], None),
    shapes.ListOf: (tuple[str, ...], ("ett", "två")),
}
ALL = typing.get_args(Shape)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    found = load(project.write(tmp_path_factory.mktemp("shapes"))).model
    assert found is not None
    return found


def test_there_is_an_example_of_every_shape() -> None:
    assert set(EXAMPLES) == set(ALL)


@pytest.mark.parametrize("kind", ALL)
def test_an_annotation_has_its_shape(kind: type) -> None:
    assert isinstance(shapes.parse(EXAMPLES[kind][0]), kind)


@pytest.mark.parametrize("annotation", [float, bytes, object, Annotated[str, "mark"], list[str], set[int]])
def test_an_annotation_that_no_consumer_knows_is_refused(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no shape is known"):
        shapes.parse(annotation)


DESCRIBERS: dict[str, Callable[[Shape, Model], Any]] = {
    "reading/values": lambda shape, model: values.reader_of(shape),
    "swedish/dictionary": lambda shape, model: dictionary.form(shape),
    "downloads/file_schema": lambda shape, model: file_schema.Writer(model.vocabulary, {}).form(shape),
    "downloads/model_json": lambda shape, model: model_json.form(shape, {}),
}


@pytest.mark.parametrize("name", DESCRIBERS)
@pytest.mark.parametrize("kind", ALL)
def test_whoever_describes_values_knows_every_shape(name: str, kind: type, model: Model) -> None:
    assert DESCRIBERS[name](shapes.parse(EXAMPLES[kind][0]), model), f"{name} says nothing of {kind.__name__}"


TELLERS: dict[str, Callable[[Model, Shape, Any], Any]] = {
    "swedish/phrases": phrases.value_in_words,
    "downloads/tables": tables.cell,
    "closing/resolved": resolved.plain_value,
}
SAID = {
    "swedish/phrases": [
        "”ord”",
        "7",
        "12\N{NO-BREAK SPACE}500,50",
        "ja",
        "november 2014",
        "pågår",
        "Provnät",
        "”Politisk nivå”",
        "”ett-id”",
        "”stad”",
    ],
    "downloads/tables": [
        "ord",
        "7",
        "12500,50",
        "Ja",
        "2014-11-XX",
        "Pågår",
        "Provnät",
        "Politisk nivå",
        "ett-id",
        "stad",
    ],
    "closing/resolved": [
        "ord",
        7,
        "12500.50",
        True,
        "2014-11",
        "ongoing",
        {"id": "provnat", "name": "Provnät"},
        "political",
        "ett-id",
        "stad",
    ],
}


@pytest.mark.parametrize("name", TELLERS)
def test_whoever_tells_values_knows_every_shape(name: str, model: Model) -> None:
    told = [
        TELLERS[name](model, shapes.parse(annotation), value)
        for kind, (annotation, value) in EXAMPLES.items()
        if value is not None and kind is not shapes.ListOf
    ]
    assert told == SAID[name]
    assert TELLERS[name](model, shapes.parse(tuple[str, ...]), ("ett", "två")) in (
        "”ett” och ”två”",
        "ett; två",
        ["ett", "två"],
    )


@pytest.mark.parametrize("name", ["swedish/phrases", "downloads/tables"])
@pytest.mark.parametrize("kind", [shapes.RecordOf, shapes.KeyedRecords])
def test_a_record_is_told_part_by_part(name: str, kind: type, model: Model) -> None:
    with pytest.raises(TypeError, match="record"):
        TELLERS[name](model, shapes.parse(EXAMPLES[kind][0]), {"något": "annat"})


@pytest.mark.parametrize("annotation", [tuple[records.Fact, ...], records.Fact | None, dict[str, records.Word]])
def test_the_kind_of_record_within_a_shape_is_known(annotation: Any) -> None:
    assert shapes.kind_within(shapes.parse(annotation)) in (records.Fact, records.Word)


def test_every_field_of_every_record_has_a_shape_that_is_tried_here() -> None:
    def all_shapes(shape: Shape) -> list[Shape]:
        return [shape, *(all_shapes(shape.items) if isinstance(shape, shapes.ListOf) else [])]

    found = [type(one) for kind in dictionary.KINDS for spec in shapes_of(kind) for one in all_shapes(spec)]
    assert set(found) == set(ALL)


def shapes_of(kind: type[Record]) -> list[Shape]:
    return [*(spec.shape for spec in field_specs(kind).values()), *given_fields(kind).values()]
