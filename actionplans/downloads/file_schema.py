"""What lets VS Code and github.dev complete and check while typing: the JSON Schema of each kind of file in data/.

They follow from the model and from the words in data/vocabulary.yml, and are written to data/schema/ by `make schema`.
A schema knows the form of one file: keys, types, words. What refers to something else is left to `check`, which also
refuses some texts that YAML 1.1 misreads but the editors' YAML 1.2 does not (`no`, `12:30`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, assert_never

from actionplans.downloads.model_json import DATE_PATTERN
from actionplans.model.dates import FIRST_YEAR, LAST_YEAR
from actionplans.model.fields import KEY, FieldSpec, Record, field_specs
from actionplans.model.files import FILE_KINDS, FileKind
from actionplans.model.problems import Problem
from actionplans.model.records import Vocabulary
from actionplans.model.shapes import (
    ONGOING,
    Choice,
    Date,
    DecimalNumber,
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
)
from actionplans.reading.data import load
from actionplans.swedish import dictionary
from actionplans.system import files as system_files
from actionplans.system.fixed import fixed

Json = dict[str, Any]


def write(root: Path) -> list[Problem]:
    """Write every schema under `root`; the problems, and nothing written, where data/ cannot be read."""
    loaded = load(root)
    if loaded.model is None:
        return loaded.problems
    system_files.write_together(root, files(loaded.model.vocabulary))
    return []


def files(vocabulary: Vocabulary) -> dict[str, str]:
    """The text of every schema, by path from the project folder."""
    return {kind.path: json.dumps(schema(kind, vocabulary), ensure_ascii=False, indent=2) + "\n" for kind in FILE_KINDS}


def schema(kind: FileKind, vocabulary: Vocabulary) -> Json:
    """The schema of one kind of file. Draft 7 is what every editor's YAML support knows."""
    top = field_specs(kind.record).get("sources")
    writer = Writer(vocabulary, {}, inherits=top is not None)
    content = writer.keyed(kind.record) if kind.keyed else writer.record(kind.record, within=False)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.record.noun.name,
        "description": dictionary.title(kind.record),
        **content,
        "definitions": writer.definitions,
    }


# A text that says something: the loader takes empty ones for a forgotten value.
_TEXT: Json = {"type": "string", "pattern": r"\S"}
# What stands without quotes as 2014 is a number to YAML, and 2014-11 is a text.
_DATE: Json = {
    "anyOf": [
        {"type": "string", "pattern": DATE_PATTERN},
        {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    ]
}
_NUMBER: Json = {
    "anyOf": [{"type": "integer", "minimum": 0, "maximum": 999_999}, {"type": "string", "pattern": "^[0-9]{1,6}$"}]
}
_DECIMAL: Json = {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}
_YES_OR_NO: Json = {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
_PLAIN: Mapping[type[Shape], Json] = {
    Text: _TEXT,
    Number: _NUMBER,
    DecimalNumber: _DECIMAL,
    YesNo: _YES_OR_NO,
    Date: _DATE,
}


@fixed
class Writer:
    """Writes the schema of one file; `definitions` gathers each kind of record that it holds.

    `inherits` is whether a record within the file's own may have its sources from that.
    """

    vocabulary: Vocabulary
    definitions: Json
    inherits: bool = False

    def record(self, kind: type[Record], within: bool) -> Json:
        """What a record of a kind looks like, within another or by itself."""
        specs, inherits = field_specs(kind), within and self.inherits
        return {
            "title": kind.noun.name,
            "description": dictionary.title(kind),
            "type": "object",
            "properties": {entry.key: self.field(specs[entry.key], entry) for entry in dictionary.entries(kind)},
            "required": [spec.name for spec in specs.values() if spec.required and not (inherits and spec.inherited)],
            "additionalProperties": False,
        }

    def defined(self, kind: type[Record], within: bool = True) -> Json:
        """A reference to the definition of a kind of record, which is made the first time it is asked for."""
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # so that a record may hold its own kind
            self.definitions[kind.__name__] = self.record(kind, within)
        return {"$ref": f"#/definitions/{kind.__name__}"}

    def keyed(self, kind: type[Record]) -> Json:
        """Records of a kind, each under its id."""
        ids = {"pattern": f"^({KEY})$"}
        return {"type": "object", "propertyNames": ids, "additionalProperties": self.defined(kind, within=False)}

    def field(self, spec: FieldSpec, entry: dictionary.Entry) -> Json:
        form = self.form(spec.shape)
        if spec.at_least_one:
            form["minItems"] = 1
        example = f" Exempel: {entry.example}" if entry.example else ""
        return {**form, "description": f"{entry.description} Värde: {entry.form}.{example}"}

    def form(self, shape: Shape) -> Json:
        """What a value of some shape looks like to an editor."""
        match shape:
            case Text() | Number() | DecimalNumber() | YesNo() | Date():
                return dict(_PLAIN[type(shape)])
            case EndDate():
                return {"anyOf": [*_DATE["anyOf"], {"const": str(ONGOING)}]}
            case Pattern(regex):
                # An id of digits alone is a number to YAML, and as good an id.
                return {"type": ["string", "integer"], "pattern": f"^({regex})$"}
            case Reference():
                return {"type": ["string", "integer"], "pattern": f"^({KEY})$"}
            case Term(vocabulary):
                return self.word(vocabulary)
            case Choice(words):
                return {
                    "type": "string",
                    "enum": list(words),
                    "enumDescriptions": [f"{word.capitalize()}." for word in words],
                }
            case RecordOf(kind):
                return self.defined(kind)
            case KeyedRecords(kind):
                return self.keyed(kind)
            case ListOf(items):
                inner = self.form(items)
                return {"type": "array", "items": inner, **({} if "$ref" in inner else {"uniqueItems": True})}
            case _:
                assert_never(shape)

    def word(self, vocabulary: str) -> Json:
        """A word of a vocabulary, each with what it means."""
        words = getattr(self.vocabulary, vocabulary)
        said = [f"{word.label}. {word.description or ''}".strip() for word in words.values()]
        return {"type": "string", "enum": list(words), "enumDescriptions": said}
