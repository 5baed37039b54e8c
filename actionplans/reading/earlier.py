"""What did data/ say when some of its files held something else? Only these files are read; the rest is known."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from actionplans.model.files import SCHEMA_FOLDER, FileKind, kind_of
from actionplans.model.problems import Problem
from actionplans.model.records import Model
from actionplans.reading import yamlfile
from actionplans.reading.data import of_its_network, with_built_in
from actionplans.reading.values import decode, keyed_records
from actionplans.reading.yamlfile import Mapping as YamlMapping

# The model's collection of a kind of file, where it has another name than the kind.
_COLLECTIONS = {
    "source": "sources",
    "network": "networks",
    "plan": "plans",
    "report": "reports",
    "year": "years",
    "matter": "matters",
}


def with_files(model: Model, files: Mapping[str, bytes | None]) -> Model | None:
    """A model, as written, with what some files in data/ held once; None as content: the file was not there.

    None where it cannot be read by the present code: a file of a form that `make upgrade` has moved to another, or one
    with a fault that has been mended since.
    """
    changed: dict[str, Any] = {}
    for path, raw in files.items():
        if not path.endswith(".yml") or path.startswith(f"{SCHEMA_FOLDER}/"):
            continue
        kind = kind_of(path)
        found = _records(path, raw, kind) if kind else None
        if kind is None or found is None:
            return None
        name = _COLLECTIONS.get(kind.name, kind.name)
        if kind.name in ("city", "vocabulary"):
            changed[name] = found.get(kind.name)
        elif kind.keyed:
            changed[name] = found
        else:
            collection = changed.setdefault(name, dict(getattr(model, name)))
            collection.pop(_key(path, kind), None)
            collection.update(found)
    if None in changed.values():
        return None
    if "vocabulary" in changed:
        changed["vocabulary"] = with_built_in(changed["vocabulary"])
    earlier = dataclasses.replace(model, **changed)
    if "plans" in changed:
        plans = {key: of_its_network(plan, earlier.networks) for key, plan in earlier.plans.items()}
        earlier = dataclasses.replace(earlier, plans=plans)
    return earlier


def _key(path: str, kind: FileKind) -> Any:
    """What the model keeps a file's record under."""
    named = PurePosixPath(path)
    if kind.name in ("plan", "report"):
        return named.stem, int(named.parent.name)
    return int(named.stem) if kind.name in ("year", "trips") else named.stem


def _given(path: str, kind: FileKind) -> dict[str, Any]:
    """What a file's name says of its record."""
    key = _key(path, kind)
    match kind.name:
        case "plan":
            return {"id": key[0], "year": key[1]}
        case "report":
            return {"network": key[0], "year": key[1]}
        case "year" | "trips":
            return {"year": key}
        case "source" | "network" | "matter":
            return {"id": key}
        case _:
            return {}


def _records(path: str, raw: bytes | None, kind: FileKind) -> dict[Any, Any] | None:
    """A file's records by what the model keeps them under: none where there was no file, None where one is wrong."""
    if raw is None:
        return {}
    text, problems = yamlfile.decode_text(raw, path)
    tree, unread = yamlfile.parse(text, path) if text is not None else (None, list[Problem]())
    if kind.keyed and [problem.what for problem in unread] == [yamlfile.EMPTY]:
        return {}
    problems += unread
    broken: set[tuple[str, str]] = set()
    found: dict[Any, Any] = {}
    try:
        if kind.keyed and isinstance(tree, YamlMapping):
            found = dict(keyed_records(tree, kind.record, problems, broken, kind.name))
            if kind.name == "closed":
                found = {int(key): record for key, record in found.items()}
        elif tree is not None and not kind.keyed:
            found = {_key(path, kind): decode(tree, kind.record, problems, broken, _given(path, kind))}
    except ValueError:  # a name that is no year
        return None
    return found if tree is not None and not problems and not broken else None
