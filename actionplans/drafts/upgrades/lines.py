"""How is a data file changed line by line, so that its comments, its order and its writer's own layout stay?"""

from __future__ import annotations

import re

from actionplans.model.problems import Place, Problem, report
from actionplans.reading import yamlfile
from actionplans.reading.yamlfile import Mapping, Node, Scalar, Sequence

Texts = dict[str, str]
# What a step makes of a project's files: those that change, by their path; None for one that is no longer there.
Changes = dict[str, str | None]


class UpgradeError(Exception):
    """A file that cannot be moved as it stands; the text says where and what to do, in Swedish."""


def tree_of(text: str, name: str) -> Mapping:
    """What a file says. Raises UpgradeError where it cannot be read, for then nothing in it can be moved."""
    tree, problems = yamlfile.parse(text, name)
    if [problem.what for problem in problems] == [yamlfile.EMPTY]:
        return Mapping({}, {}, Place(name))
    if problems:
        raise UpgradeError(report(problems))
    if not isinstance(tree, Mapping):
        raise UpgradeError(report([Problem(Place(name), "filen har inga nycklar", "rätta den först")]))
    return tree


def key_on_its_own_line(lines: list[str], tree: Mapping, key: str) -> int:
    """The line, from 0, on which a key with a value of one line stands. Raises UpgradeError where others do as well."""
    place, value = tree.keys[key], tree.values[key]
    line = lines[place.line - 1]
    if not isinstance(value, Scalar) or not re.fullmatch(rf" *{re.escape(key)}:.*", line):
        raise UpgradeError(report([Problem(place, f"{key} står tillsammans med annat", "skriv den på en egen rad")]))
    return place.line - 1


def beside(line: str) -> list[str]:
    """What stands beside a key that goes: its comment, which stays on a line of its own."""
    found = re.search(r"\s(#.*)", line)
    return [f"{line[: len(line) - len(line.lstrip())]}{found[1]}"] if found else []


def without_block(text: str, tree: Mapping, key: str) -> str:
    """A file without a key of its own, the comments right above it, what stands under it, and the empty line left."""
    lines = text.split("\n")
    start = tree.keys[key].line - 1
    end = start + 1
    above = start
    while above > 0 and lines[above - 1].startswith("#"):
        above -= 1
    start = above if above else start  # at the top of a file they are about all of it
    while end < len(lines) and (not lines[end] or lines[end].startswith((" ", "- "))):
        end += 1
    while end > start + 1 and not lines[end - 1]:
        end -= 1  # empty lines belong to what follows
    del lines[start:end]
    if 0 < start < len(lines) and not lines[start - 1] and not lines[start]:
        del lines[start]
    return "\n".join(lines).rstrip("\n") + "\n"


def word(node: Node | None) -> str:
    """A value's own text; empty for what has none."""
    return node.text if isinstance(node, Scalar) else ""


def items(node: Node | None) -> list[Node]:
    """What a list holds; nothing where there is none."""
    return node.items if isinstance(node, Sequence) else []
