"""Do the schemas that editors' programs check with agree with the loader, on valid data and on slips?"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from actionplans.commands.main import main
from actionplans.downloads import file_schema
from actionplans.model import records as model
from actionplans.model.fields import field_specs
from actionplans.model.files import FILE_KINDS, FileKind, editor_line, kind_of
from actionplans.reading import yamlfile
from actionplans.reading.data import load
from actionplans.reading.values import decode
from actionplans.rules.check import check
from actionplans.swedish import dictionary
from tests import fictional, mutations, project
from tests.mutations import SLIPS, Files, Mutation, spread
from tests.sites import ROOT

# How many slips of a sort are tried by day.
MOST = 30


class _EditorsYaml(yaml.CSafeLoader):
    """YAML 1.2's core schema, which editors' programs read by: only true, false, null and numbers are not texts."""


_EditorsYaml.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    _EditorsYaml.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})$"), _first)


def read(text: str) -> Any:
    """A file as an editor's program reads it. Raises yaml.YAMLError where it cannot."""
    return yaml.load(text, Loader=_EditorsYaml)  # it is a CSafeLoader


@functools.cache
def validator(path: str) -> jsonschema.Draft7Validator:
    """What checks a file."""
    kind = kind_of(path)
    assert kind is not None
    content = file_schema.schema(kind, words())
    jsonschema.Draft7Validator.check_schema(content)
    return jsonschema.Draft7Validator(content)


@functools.cache
def words() -> model.Vocabulary:
    """The vocabulary of the project that mutations.py breaks."""
    tree, problems = yamlfile.parse(mutations.data()["data/vocabulary.yml"], "data/vocabulary.yml")
    assert tree is not None
    vocabulary = decode(tree, model.Vocabulary, problems, set(), {})
    assert vocabulary is not None
    return vocabulary


def errors(path: str, text: str) -> list[str]:
    """What a schema says of a file's text; a text that is no YAML is told by the editor's program itself."""
    try:
        content = read(text)
    except yaml.YAMLError as error:
        return [str(error)]
    return [error.message for error in validator(path).iter_errors(content)]


def refused(path: str, text: str) -> bool:
    """Whether a schema finds anything wrong in a file's text, or the editor's program cannot read it."""
    try:
        return not validator(path).is_valid(read(text))
    except yaml.YAMLError:
        return True


# --- The command and the editor ---------------------------------------------------------------------------------------


def test_the_command_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    assert sorted(path.name for path in (tmp_path / "data/schema").iterdir()) == sorted(
        f"{kind.name}.schema.json" for kind in FILE_KINDS
    )
    assert [str(problem) for problem in check(tmp_path).problems] == []


def test_the_command_writes_nothing_from_a_vocabulary_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(tmp_path, {"data/vocabulary.yml": "confidence: [\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 1
    assert capsys.readouterr().out.startswith("data/vocabulary.yml:1:")
    assert not (tmp_path / "data/schema").exists()


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_line_at_the_top_of_a_data_file_leads_to_its_schema(kind: FileKind) -> None:
    path = kind.files.replace("*", "2023")
    _, _, leads = editor_line(path).partition("# yaml-language-server: $schema=")
    assert Path("/", path).parent.joinpath(leads).resolve() == Path("/", kind.path)


def test_new_files_get_their_schema_from_the_editor_s_settings() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {f"./{kind.path}": kind.files for kind in FILE_KINDS}


def test_what_is_no_data_file_has_no_schema() -> None:
    with pytest.raises(KeyError):
        editor_line("docs/index.md")


def test_every_kind_of_file_in_the_model_has_a_schema(tmp_path: Path) -> None:
    """A part of Model without one would be a kind of file that editors' programs do not know."""
    found = [kind_of(path) for path in mutations.data()]
    assert None not in found
    assert set(found) == set(FILE_KINDS)


def test_every_key_and_word_is_explained() -> None:
    for kind in FILE_KINDS:
        content = file_schema.schema(kind, words())
        records = [*content["definitions"].values(), *([] if kind.keyed else [content])]
        for record in records:
            assert record["title"]
            for name, field in record["properties"].items():
                assert "Värde: " in field["description"], name
                if "enum" in field:
                    assert len(field["enum"]) == len(field["enumDescriptions"])
    described = {kind.record for kind in FILE_KINDS}
    assert described <= set(dictionary.KINDS)


# --- What they say ----------------------------------------------------------------------------------------------------


def test_a_full_citys_data_is_valid() -> None:
    loaded = load(fictional.CITY)
    assert loaded.model is not None
    invalid = {}
    for path in sorted((fictional.CITY / "data").rglob("*.yml")):
        kind = kind_of(path.relative_to(fictional.CITY).as_posix())
        assert kind is not None, path
        content = file_schema.schema(kind, loaded.model.vocabulary)
        invalid[path.name] = list(jsonschema.Draft7Validator(content).iter_errors(read(path.read_text("utf-8"))))
    assert {path: found for path, found in invalid.items() if found} == {}


@pytest.mark.parametrize("path", mutations.data())
def test_data_with_every_key_is_valid(path: str) -> None:
    assert errors(path, mutations.data()[path]) == []


def taken(slips: Iterable[Mutation]) -> list[str]:
    """The slips in the form of a file that its schema does not see."""
    return [
        f"{mutation.path}:{mutation.line} {mutation.says}"
        for mutation in slips
        if mutation.form and not refused(mutation.path, str(mutation.changes[mutation.path]))
    ]


@pytest.mark.parametrize("sort", SLIPS)
def test_a_slip_in_the_form_of_a_file_is_refused_by_its_schema_too(sort: str) -> None:
    assert taken(spread(list(SLIPS[sort]()), MOST)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("sort", SLIPS)
def test_so_is_every_slip(sort: str) -> None:
    assert taken(SLIPS[sort]()) == []


def test_there_are_hundreds_of_slips_in_form() -> None:
    assert sum(mutation.form for make in SLIPS.values() for mutation in make()) > 500


# Ways of writing that are as good: the check takes them, so an editor's program must not complain.
AS_GOOD = (
    ("data/networks/provnat.yml", "start: 2015", 'start: "2015"'),
    ("data/networks/provnat.yml", "start: 2015", "start: 2015-06~"),
    ("data/networks/provnat.yml", "observed: [2023]", "observed:\n      - 2023-01\n      - '2022'"),
    ("data/networks/provnat.yml", "end: 2024-06-30", "end: ongoing"),
    ("data/networks/provnat.yml", "text: Tio städer.", "text: >-\n      Tio\n      städer."),
    ("data/networks/provnat.yml", "text: Tio städer.", 'text: "2023"'),
    ("data/networks/provnat.yml", "text: Tio städer.", "text: Tio städer.\n    confidence: high"),
    ("data/matters/2023-03-13.yml", "number: 1", 'number: "1"'),
    ("data/matters/2023-03-13.yml", "date: 2023-03-13", "date: '2023-03-13'"),
    ("data/plans/2023/provnat.yml", "    areas: [lighting]\n    sources: [brev]\n", "    areas: [lighting]\n"),
    ("data/networks/provnat.yml", "end: ongoing\n", "end: ongoing\nsources: [webb]\n"),
    ("data/sources/webb.yml", "archived_copy: true", 'archived_copy: "true"'),
    ("data/plans/2023/provnat.yml", "presented: 2023-03-13", 'presented: "2023-03-13"'),
    ("data/plans/2023/provnat.yml", "id: ljus", "id: 2023"),
    ("data/projects.yml", "networks: [provnat]", "networks: []"),
)


@pytest.mark.parametrize(("path", "old", "new"), AS_GOOD)
def test_what_the_loader_takes_the_schema_takes(tmp_path: Path, path: str, old: str, new: str) -> None:
    changes: Files = project.edited(path, old, new)
    assert load(project.write(tmp_path, changes)).problems == []
    assert errors(path, str(changes[path])) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/routines.yml", "  sources: [brev]\n", ""),
        ("data/matters/2023-03-13.yml", "sources: [brev]\n", ""),
        ("data/networks/provnat.yml", "end: ongoing\n", "end: ongoing\nsources: []\n"),
        ("data/city.yml", "committee: provnamnden\n", "committee: provnamnden\ntrip_report_deadline: {days: 30}\n"),
        (
            "data/networks/provnat.yml",
            "    as_of: 2020\n",
            "    as_of: 2020\n    alternatives:\n      - text: Elva.\n",
        ),
    ],
)
def test_sources_that_nothing_around_can_state_are_asked_for(path: str, old: str, new: str) -> None:
    changes: Files = project.edited(path, old, new)
    assert refused(path, str(changes[path]))


def test_the_schema_allows_no_key_that_the_loader_does_not_know() -> None:
    for kind in FILE_KINDS:
        content = file_schema.schema(kind, words())
        if not kind.keyed:
            assert set(content["properties"]) == set(field_specs(kind.record))
            assert content["additionalProperties"] is False
