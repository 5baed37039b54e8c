"""Does every module lie in its room: no import upwards, no circle, and the map in the README as the picture of it?"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

from tests.tools import ROOT

# A room imports only from rooms in rows above its own; rooms in a row may import from those before them in the row.
ROOMS = (
    ("system",),
    ("model",),
    ("markup", "reading", "writing", "swedish"),
    ("site",),
    ("downloads", "closing", "changes", "search", "forms"),
    ("macros",),
    ("rules",),
    ("drafts", "papers", "package"),
    ("adapters", "commands"),
)
ORDER = [room for row in ROOMS for room in row]
PACKAGE = ROOT / "actionplans"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (PACKAGE / parts[1]).is_dir() else ""


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == PACKAGE.name:
            for alias in node.names:
                within = f"{node.module}.{alias.name}"
                yield within if within in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == PACKAGE.name)


@functools.cache
def arrows() -> dict[str, list[str]]:
    """The modules of ours that each imports: read by who asks, not by every process that collects the tests."""
    return {module: sorted(set(imported(path))) for module, path in MODULES.items()}


def test_every_room_is_in_the_order_and_says_which_question_it_answers() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms == set(ORDER)
    for name in ORDER:
        assert ast.get_docstring(ast.parse((PACKAGE / name / "__init__.py").read_text(encoding="utf-8"))), name
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_no_import_runs_upwards() -> None:
    assert [
        (module, other) for module, others in arrows().items() for other in others if is_upwards(module, other)
    ] == []


def is_upwards(module: str, other: str) -> bool:
    own = room(module)
    if own in ("adapters", "commands", ""):
        return own == "adapters" and room(other) == "commands"
    return ORDER.index(room(other)) > ORDER.index(own)


def test_no_circle() -> None:
    done: set[str] = set()

    def follow(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, f"a circle: {' → '.join((*way, module))}"
        if module not in done:
            for other in arrows()[module]:
                if other != module:
                    follow(other, (*way, module))
            done.add(module)

    for module in arrows():
        follow(module, ())


def test_a_module_begins_by_saying_what_it_is_for() -> None:
    said = {name: ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) for name, file in MODULES.items()}
    assert [name for name, words in said.items() if len(words.splitlines()[0] if words else "") <= 20] == []


def test_the_map_in_the_readme_names_every_module_in_its_room() -> None:
    """A picture of the house that forgets a room, or shows one that is gone, leads people astray."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = text.split("## The map")[1].split("```")[1]
    shown = set(re.findall(r"^  (\w+)/ ", drawn, re.MULTILINE))
    assert set(ORDER) <= shown
    for name in ORDER:
        part = re.split(r"^  \w", drawn.split(f"\n  {name}/ ")[1], maxsplit=1, flags=re.MULTILINE)[0]
        files = {path.stem for path in (PACKAGE / name).rglob("*.py") if not path.stem.startswith("__")}
        named = set(re.findall(r"\b([a-z_]+)\b", part))
        assert files - named == set(), f"the map does not name these of {name}/"
