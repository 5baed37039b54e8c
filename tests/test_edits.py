"""Is one thing changed in a data file, and every other line left to the letter, wherever and however it is written?"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.reading.yamlfile import LOADER, meant
from actionplans.writing.edits import Add, Drop, Edit, NoPlaceError, Put, Way, edited
from actionplans.writing.trees import node
from tests.fuzz import SEED
from tests.sites import ROOT

CITIES = (ROOT, ROOT / "tests/fixtures/exempelstad")
FILES = [path for city in CITIES for path in sorted(city.glob("data/**/*.yml"))]
BY_DAY, BY_NIGHT = 300, 30_000
TEXTS = (
    "Ett ord",
    "kolon: och # bräde",
    "- streck\noch en rad till",
    "”citat” och 'apostrof' och \"båda\"",
    "[lista, {klamrar}] & *ankare !tagg %procent @snabel",
    "ja",
    "2024-05-06",
    "två\n\nstycken " + "med många ord " * 20,
    "å" * 200,
    "{{ 7 * 7 }} <b>fet</b>",
    "null",
    "~",
    "slutar med kolon:",
    "? fråga",
    "| rör",
)

FILE = """\
# Överst.

name: Provnät  # beside

roles:
  # över den första
  - kind: chair
    text: >-
      Ordförande i en
      arbetsgrupp
    sources: [brev]

  - kind: member  # ledamot
    text: Ledamot
    sources: [brev, webb]

# mellan
events:
  - {date: 2023-01-02, text: Kort}
  - date: 2024-05-06
    text: Lång
areas: [ljus, gods]
"""


@pytest.mark.parametrize(
    ("edit", "gone", "new"),
    [
        pytest.param(
            Put(("roles", 1, "text"), node("Ordförande")), ["    text: Ledamot"], ["    text: Ordförande"], id="value"
        ),
        pytest.param(
            Put(("roles", 1, "end"), node("2024"), ("kind", "text", "end", "sources")),
            [],
            ['    end: "2024"'],
            id="key-in-its-order",
        ),
        pytest.param(
            Put(("name",), node("Nytt")), ["name: Provnät  # beside"], ['name: "Nytt"  # beside'], id="comment-beside"
        ),
        pytest.param(
            Put(("roles", 0, "text"), node("Kort")),
            ["    text: >-", "      Ordförande i en", "      arbetsgrupp"],
            ["    text: Kort"],
            id="folded-text",
        ),
        pytest.param(
            Put(("events", 0, "text"), node("Längre")),
            ["  - {date: 2023-01-02, text: Kort}"],
            ["  - {date: 2023-01-02, text: Längre}"],
            id="braces",
        ),
        pytest.param(
            Add(("areas",), node("luft")), ["areas: [ljus, gods]"], ["areas: [ljus, gods, luft]"], id="brackets"
        ),
        pytest.param(
            Add(("roles",), node({"kind": "ny"}), (), 0),
            [],
            ["  - kind: ny", ""],
            id="before-the-first-and-its-comment",
        ),
        pytest.param(Add(("roles",), node({"kind": "ny"}), (), 1), [], ["  - kind: ny", ""], id="between"),
        pytest.param(Add(("events",), node({"text": "Ny"})), [], ["  - text: Ny"], id="last"),
        pytest.param(Drop(("roles", 1, "sources")), ["    sources: [brev, webb]"], [], id="key-away"),
        pytest.param(
            Drop(("roles", 0)),
            [
                "  # över den första",
                "  - kind: chair",
                "    text: >-",
                "      Ordförande i en",
                "      arbetsgrupp",
                "    sources: [brev]",
                "",
            ],
            [],
            id="item-away-with-its-comment",
        ),
    ],
)
def test_an_edit_touches_its_own_lines(edit: Edit, gone: list[str], new: list[str]) -> None:
    assert changed(FILE, edited(FILE, [edit])) == (gone, new)


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that a text no longer has between those that it begins and ends with as before, and the new ones."""
    old, new = before.split("\n"), after.split("\n")
    shortest = min(len(old), len(new))
    first = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    last = next((at for at in range(shortest - first) if old[-1 - at] != new[-1 - at]), shortest - first)
    return old[first : len(old) - last], new[first : len(new) - last]


def test_what_comes_first_stands_above_the_comment_of_what_was_first() -> None:
    after = edited(FILE, [Add(("roles",), node({"kind": "ny"}), (), 0)])
    assert "roles:\n  - kind: ny\n\n  # över den första\n  - kind: chair\n" in after


def test_a_record_more_under_an_id_stands_apart_as_the_others_do() -> None:
    text = "ett:\n  name: Ett\n\ntvå:\n  name: Två\n"
    assert edited(text, [Put(("tre",), node({"name": "Tre"}))]) == f"{text}\ntre:\n  name: Tre\n"


@pytest.mark.parametrize(
    "edit",
    [
        Put(("finns", "inte"), node("x")),
        Put(("areas", "ljus"), node("x")),
        Add(("name",), node("x")),
        Add(("roles", 9, "sources"), node("x")),
        Drop(("roles", 9)),
    ],
    ids=str,
)
def test_an_edit_without_a_place_is_refused(edit: Edit) -> None:
    with pytest.raises(NoPlaceError):
        edited(FILE, [edit])


# --- Any edit of any data file of both cities -------------------------------------------------------------------------


def loaded(text: str) -> Any:
    """What a file says, every value as the text that an editor means."""
    return _said(yaml.compose(text, Loader=LOADER))


def _said(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _said(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_said(one) for one in node.value]
    return meant(node.value, node.style).rstrip("\n")


def ways(tree: Any, way: Way = ()) -> Iterator[Way]:
    """The way to everything in a file."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield (*way, key)
        yield from ways(value, (*way, key))


def at(tree: Any, way: Way) -> Any:
    """What stands at a way."""
    for step in way:
        tree = tree[step]
    return tree


def random_edit(chance: random.Random, tree: Any) -> tuple[Edit, Any]:
    """An edit of a file, and what the file should say after it."""
    after = copy.deepcopy(tree)
    way = chance.choice(list(ways(tree)))
    *above, step = way
    owner, value = at(after, tuple(above)), chance.choice(TEXTS).strip()
    there = owner[step]
    sort = chance.randrange(4)
    if sort == 0 and isinstance(there, list):
        at_item = chance.choice([None, *range(len(there) + 1)]) if all(isinstance(one, dict) for one in there) else None
        new: Any = {"text": value, "sources": ["a", "b"]} if isinstance(there[0], dict) else value
        there.insert(len(there) if at_item is None else at_item, new)
        return Add(way, node(new), (), at_item if at_item is None or at_item < len(there) - 1 else None), after
    if sort == 1 and (len(owner) > 1 or above):
        _without(after, way)
        return Drop(way), after
    if sort == 2 and isinstance(there, dict):
        there["provnyckel"] = value
        return Put((*way, "provnyckel"), node(value)), after
    if isinstance(step, str):
        owner[step] = value
        return Put(way, node(value)), after
    return Put((), node("")), tree


def _without(tree: Any, way: Way) -> None:
    """Take away what stands at a way, and what this leaves empty."""
    *above, step = way
    owner = at(tree, tuple(above))
    del owner[step]
    if not owner and above:
        _without(tree, tuple(above))


def tried(path: Path, text: str, number: int) -> bool:
    """Whether a random edit could be made. Fails where the file says something else after it, or other lines change."""
    chance = random.Random(f"{SEED} {path.name} {number}")
    tree = loaded(text)
    edit, expected = random_edit(chance, tree)
    if not edit.way:
        return False
    case = f"SEED={SEED} {path} {number}: {edit}"
    try:
        after = edited(text, [edit])
    except NoPlaceError:
        return False
    assert loaded(after) == expected, case
    gone, _ = changed(text, after)
    allowed = len(str(at(tree, edit.way) if _is_there(tree, edit.way) else "")) // 10 + 12
    assert len(gone) <= allowed, case
    if isinstance(edit, Add | Put):
        comments = [line for line in gone if line.lstrip().startswith("#")]
        assert not comments or isinstance(edit, Put), case
    return True


def _is_there(tree: Any, way: Way) -> bool:
    try:
        at(tree, way)
    except (KeyError, IndexError):
        return False
    return True


def test_random_edits_change_what_they_name_and_nothing_else() -> None:
    chance = random.Random(SEED)
    made = [
        tried(path, path.read_text(encoding="utf-8"), number)
        for number in range(BY_DAY)
        for path in (chance.choice(FILES),)
    ]
    assert sum(made) > BY_DAY / 3


@pytest.mark.nightly
def test_thousands_of_random_edits_of_every_data_file() -> None:
    each = BY_NIGHT // len(FILES)
    made = [tried(path, text, n) for path in FILES for text in (path.read_text(encoding="utf-8"),) for n in range(each)]
    assert sum(made) > BY_NIGHT / 3
