"""Is each package that the code imports itself named where it is required, and not only brought by another?

And is nothing installed that no hash holds: neither a package, nor what builds one that has no wheel?
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.sites import ROOT

SITE = ("requirements-check.in", "requirements.in", "requirements-papers.in")
OURS = {"actionplans", "tests", "bench", "macros"}


def imported(*places: str) -> set[str]:
    """The packages that the code in some files and folders imports, by their names in a requirements file."""
    distributions = packages_distributions()
    files = [file for place in places for file in ([ROOT / place] if place.endswith(".py") else _code(ROOT / place))]
    modules = {module.split(".")[0] for file in files for module in _modules(file)}
    return {_plain(distributions[module][0]) for module in modules - OURS - sys.stdlib_module_names}


def _code(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.py")


def _modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def needed(*modules: str, apart: Collection[str] = ()) -> set[str]:
    """The packages that some modules of ours need, with all that they import themselves, but for those of `apart`."""
    todo, seen, found = list(modules), set(apart), set[str]()
    distributions = packages_distributions()
    while todo:
        module = todo.pop()
        file = ROOT / f"{module.replace('.', '/')}.py"
        file = file if file.is_file() else ROOT / module.replace(".", "/") / "__init__.py"
        if module in seen or not file.is_file():
            continue
        seen.add(module)
        for other in _all_modules(file):
            top = other.split(".")[0]
            if top in OURS:
                todo.append(other)
            elif top not in sys.stdlib_module_names:
                found.add(_plain(distributions[top][0]))
    return found


def _all_modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.split(".")[0] in OURS:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def required(*files: str) -> set[str]:
    """The packages that requirements files name."""
    lines = [line for file in files for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    return {_plain(name[0]) for line in lines if (name := re.match(r"[A-Za-z0-9][\w.-]*", line))}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("places", "files"),
    [
        (("actionplans", "macros.py"), ("requirements-check.in", "requirements.in", "requirements-papers.in")),
        (
            ("tests", "bench"),
            ("requirements-check.in", "requirements.in", "requirements-papers.in", "requirements-dev.in"),
        ),
    ],
    ids=["site", "tests"],
)
def test_what_the_code_imports_is_required_by_name(places: tuple[str, ...], files: tuple[str, ...]) -> None:
    found = imported(*places)
    assert "mkdocs" in found
    assert found - required(*files) == set()


def test_the_check_and_the_commands_need_no_engine_and_no_typesetter() -> None:
    """An editor waits for what is installed before the check; commands.main loads every other command, too."""
    # What builds is loaded by the commands that build, and typesetting by those that make papers: not before.
    builds = ("actionplans.adapters.building", "actionplans.adapters.serving")
    found = needed("actionplans.commands.main", "actionplans.adapters.github.__main__", apart=builds)
    assert {"pyyaml", "jinja2"} <= found
    assert found - {"typst"} - required("requirements-check.in") == set()
    assert needed("actionplans.adapters.mkdocs") - required("requirements-check.in", "requirements.in") == set()
    targets = dict(re.findall(r"^([a-z-]+): \.venv/\.(\w+)-ready", MAKEFILE, re.MULTILINE))
    assert {targets[one] for one in ("check", "errors", "answer", "changes", "new-year", "close")} == {"check"}
    assert (targets["preview"], targets["papers"], targets["snapshot"]) == ("site", "papers", "papers")


# --- Nothing without a hash -------------------------------------------------------------------------------------------

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKED = sorted(path.name for path in ROOT.glob("requirements*.txt"))
BUILDERS = "requirements-build.txt"


def test_every_lock_file_is_made_of_what_is_asked_for() -> None:
    assert sorted(path.with_suffix(".txt").name for path in ROOT.glob("requirements*.in")) == LOCKED
    for name in LOCKED:
        assert f"{Path(name).stem}.in -o {name}" in MAKEFILE


@pytest.mark.parametrize("name", LOCKED)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    packages = [line.split() for line in text.replace("\\\n", " ").splitlines()]
    assert packages
    for package in packages:
        assert re.fullmatch(r"[\w.-]+==[\w.]+", package[0])
        assert any(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in package)


def test_every_installation_asks_for_hashes_and_fetches_no_builder_of_its_own() -> None:
    assert len(re.findall("pip install", MAKEFILE)) == 1
    options = re.search(r"^INSTALL := -m pip install (.*)$", MAKEFILE, re.MULTILINE)
    assert options
    assert {"--require-hashes", "--no-build-isolation"} <= set(options.group(1).split())
    for recipe in re.findall(r"^\.venv.*ready:.*\n(?:\t.*\n)+", MAKEFILE, re.MULTILINE):
        installed = re.findall(r"\$\(INSTALL\) -r (\S+)", recipe)
        assert installed
        assert installed[0] == BUILDERS or re.search(r": \.venv/\.\w+-ready", recipe.splitlines()[0])
    elsewhere = [ROOT / ".ci/run", *(ROOT / ".github").rglob("*.yml")]
    assert [path.name for path in elsewhere if "pip install" in path.read_text(encoding="utf-8")] == []


def test_what_builds_packages_is_of_the_same_version_as_what_the_site_needs() -> None:
    """Else one installation would take back what the other did."""
    pinned = {name: dict(re.findall(r"^(\S+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKED}
    for other in pinned.values():
        assert all(other.get(package, version) == version for package, version in pinned[BUILDERS].items())


def test_each_step_installs_the_same_versions_as_the_ones_after_it() -> None:
    pinned = {name: dict(re.findall(r"^(\S+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKED}
    last = pinned["requirements-dev.txt"]
    for name in ("requirements-check.txt", "requirements.txt", "requirements-papers.txt"):
        assert pinned[name].items() <= last.items(), name
