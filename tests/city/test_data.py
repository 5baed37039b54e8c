"""Does what the product makes of any right data hold for the data of the repository's own city?"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import vobject
import yaml

from actionplans import papers
from actionplans.closing.resolved import checksum
from actionplans.downloads import calendar, file_schema, model_json
from actionplans.model import files
from actionplans.model.files import FILE_KINDS, kind_of
from actionplans.model.records import Model
from actionplans.rules.check import Checked, check
from actionplans.swedish import dictionary
from tests import own_city
from tests.paper import Paper, assert_looks_right
from tests.sites import ROOT

DAY = datetime.date.fromisoformat(own_city.DAY)
# Its own day, and ends of years long before.
DAYS = [DAY, datetime.date(DAY.year - 2, 12, 31), datetime.date(DAY.year - 10, 12, 31)]

each_day = pytest.mark.parametrize("day", DAYS, ids=str)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(own_city.FOLDER)


@pytest.fixture(scope="module")
def model(checked: Checked) -> Model:
    assert checked.model is not None
    return checked.model


def test_it_passes_the_check(checked: Checked) -> None:
    assert [str(problem) for problem in checked.problems] == []


@each_day
def test_all_uids_of_the_calendar_differ(checked: Checked, day: datetime.date) -> None:
    found = vobject.readOne(calendar.as_ics(checked.site_on(day), "").decode())
    uids = [event.uid.value for event in found.contents.get("vevent", [])]
    assert len(set(uids)) == len(uids)


@each_day
def test_the_model_is_valid_by_the_published_schema(checked: Checked, day: datetime.date) -> None:
    content = json.loads(model_json.as_json(checked.site_on(day)))
    validator = jsonschema.Draft202012Validator(json.loads(model_json.as_schema()))
    assert content["day"] == str(day)
    assert [error.message for error in validator.iter_errors(content)] == []


def test_every_plan_has_a_checksum_of_its_own(checked: Checked, model: Model) -> None:
    sums = {checksum(model, checked.pages, *key) for key in model.plans}
    assert len(sums - {None}) == len(model.plans)


# --- What is generated and committed ----------------------------------------------------------------------------------


def test_the_readme_of_data_is_the_dictionary() -> None:
    assert (ROOT / "data/README.md").read_text(encoding="utf-8") == dictionary.as_markdown(), "kör make dictionary"


def _without_words(content: Any) -> Any:
    """A schema without the words of the vocabulary: an editor who adds one cannot be asked to run a command."""
    if isinstance(content, dict):
        return {key: _without_words(value) for key, value in content.items() if key not in ("enum", "enumDescriptions")}
    return [_without_words(one) for one in content] if isinstance(content, list) else content


def test_the_committed_schemas_follow_from_the_model(model: Model) -> None:
    wanted = {path: json.loads(text) for path, text in file_schema.files(model.vocabulary).items()}
    paths = (ROOT / "data/schema").iterdir()
    found = {path.relative_to(ROOT).as_posix(): json.loads(path.read_text("utf-8")) for path in paths}
    assert _without_words(found) == _without_words(wanted), "kör make schema"


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_data_is_valid_by_the_schemas_of_its_files(model: Model, kind: files.FileKind) -> None:
    validator = jsonschema.Draft7Validator(file_schema.schema(kind, model.vocabulary))
    wrong = {path.name: [error.message for error in validator.iter_errors(_read(path.read_text("utf-8")))]
             for path in own_city.FOLDER.glob(kind.files)}  # fmt: skip
    assert {name: messages for name, messages in wrong.items() if messages} == {}


def _read(text: str) -> Any:
    """A file's content with every value a text: the schemas take a number or a date in quotation marks, too."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_a_line_that_names_a_schema_names_that_of_its_file() -> None:
    for path in (own_city.FOLDER / "data").rglob("*.yml"):
        name = path.relative_to(own_city.FOLDER).as_posix()
        line = path.read_text("utf-8").partition("\n")[0]
        if line.startswith("# yaml-language-server:"):
            assert kind_of(name) is not None
            assert line == files.editor_line(name)


# --- The committee's papers -------------------------------------------------------------------------------------------


def _years(model: Model) -> Iterator[int]:
    """Every year whose plans a letter has as attachments."""
    yield from sorted({part.year for matter in model.matters.values() for part in matter.attachments
                       if part.kind == "plan"})  # fmt: skip


def _made(year: int) -> dict[str, bytes]:
    case = papers.read(own_city.FOLDER, year, DAY)
    return papers.made(case)


def test_the_newest_letters_papers_can_be_typeset(model: Model) -> None:
    for year in list(_years(model))[-1:]:
        assert all(content.startswith(b"%PDF-") for content in _made(year).values())


@pytest.mark.nightly
def test_all_letters_papers_look_right(model: Model) -> None:
    originals = {path.read_bytes() for path in (own_city.FOLDER / "docs/namnden").rglob("*.pdf")}
    for year in _years(model):
        for content in set(_made(year).values()) - originals:
            assert_looks_right(Paper(content))
