"""Is the whole model written as JSON, and does the published schema say what it holds, no more and no less?"""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from actionplans.downloads import model_json
from actionplans.model.fields import field_specs
from actionplans.rules.check import check
from actionplans.swedish import dictionary
from tests import fictional, project, scenes, test_escaping

Json = dict[str, Any]


def validator() -> jsonschema.Draft202012Validator:
    published = json.loads(model_json.as_schema())
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)


def errors(content: Json) -> list[str]:
    return [error.message for error in validator().iter_errors(content)]


def small(root: Path, day: str = "2023-06-01", changes: scenes.Changes | None = None) -> Json:
    content: Json = json.loads(model_json.as_json(project.view(root, day, changes).site))
    return content


@pytest.mark.parametrize("day", [fictional.DAY, "2023-03-12", "2015-01-01"])
def test_a_full_model_is_valid_on_any_day(day: str) -> None:
    content = json.loads(model_json.as_json(check(fictional.CITY).site_on(datetime.date.fromisoformat(day))))
    assert content["day"] == day
    assert errors(content) == []


def test_a_model_with_every_key_is_valid_and_holds_every_key(tmp_path: Path) -> None:
    made = test_escaping.make(tmp_path, test_escaping.ALL_AT_ONCE)
    site = project.view(made.root, test_escaping.DAY, test_escaping.files(made.tree)).site
    content = json.loads(model_json.as_json(site))
    assert errors(content) == []
    wanted = {name for kind in dictionary.KINDS for name in field_specs(kind)}
    assert wanted - set(_keys(content)) == set()


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for inner in value.values() for key in _keys(inner))]
    return [key for inner in value for key in _keys(inner)] if isinstance(value, list) else []


def test_records_say_what_they_are_and_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    content = small(tmp_path)
    assert content["$schema"] == "modell.schema.json"
    assert [(plan["network"], plan["year"]) for plan in content["plans"]] == [("provnat", 2023)]
    assert [one["id"] for one in content["sources"]] == ["brev", "webb"]
    assert content["networks"][0]["memberships"] == [
        {
            "sources": ["webb"],
            "confidence": "high",
            "alternatives": [],
            "start": "2015",
            "observed": ["2023"],
            "member": "exempelstad",
        }
    ]
    assert content["organisations"][1]["end"] == "ongoing"


def test_what_happened_later_is_not_there(tmp_path: Path) -> None:
    content = small(tmp_path, "2021-05-03")
    assert (content["plans"], content["matters"], content["networks"][0]["events"]) == ([], [], [])
    assert len(small(tmp_path, "2021-05-04")["networks"][0]["events"]) == 1


def test_every_kind_of_record_is_defined_with_what_its_keys_mean() -> None:
    published = model_json.schema()
    definitions = published["$defs"]
    assert set(definitions) == {"date", *(kind.__name__ for kind in dictionary.KINDS)}
    for kind in dictionary.KINDS:
        defined = definitions[kind.__name__]
        assert defined["title"] == kind.noun.name
        for name, spec in field_specs(kind).items():
            if spec.shared:  # what it is said of has it
                assert name not in defined["properties"]
                continue
            assert defined["properties"][name]["description"].startswith(spec.description)
    assert definitions["Role"]["properties"]["holder"]["description"].endswith("Ett id ur organisations.")
    assert definitions["Role"]["properties"]["level"]["description"].endswith("Ett ord ur vocabulary.levels.")


# Each is one thing that the schema must not let through: where, what instead of it, and what it answers.
BREAKS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (
        ("networks", 0, "roles", 0, "start"),
        "2022-1",
        f"'2022-1' does not match '{model_json.DATE_PATTERN}'",
    ),
    (("networks", 0, "roles", 0, "end"), "aldrig", "'aldrig' is not valid under any of the given schemas"),
    (("networks", 0, "roles", 0, "sources"), [], "[] should be non-empty"),
    (("networks", 0, "name"), 7, "7 is not of type 'string'"),
    (("networks", 0, "extra"), 1, "Additional properties are not allowed ('extra' was unexpected)"),
    (("plans", 0, "year"), "2023", "'2023' is not of type 'integer'"),
    (("sources", 1, "url"), "ftp://x", "'ftp://x' does not match '^(https?://[^\\\\s/]+\\\\.[^\\\\s]+)$'"),
    (("vocabulary", "levels", "political"), "Politisk", "'Politisk' is not of type 'object'"),
    (("extra",), 1, "Additional properties are not allowed ('extra' was unexpected)"),
]


@pytest.mark.parametrize(("path", "value", "message"), BREAKS)
def test_the_schema_refuses_what_the_model_cannot_hold(
    tmp_path: Path, path: tuple[str | int, ...], value: Any, message: str
) -> None:
    broken = copy.deepcopy(small(tmp_path))
    inner: Any = broken
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert errors(broken) == [message]


@pytest.mark.parametrize("key", ["id", "name", "roles"])
def test_the_schema_misses_a_key_that_every_record_has(tmp_path: Path, key: str) -> None:
    content = small(tmp_path)
    del content["networks"][0][key]
    assert errors(content) == [f"'{key}' is a required property"]
