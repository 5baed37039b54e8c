"""Is every page of exactly one kind, and does nothing but the table of kinds know what a page's path looks like?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from actionplans.drafts.pages import DRAFTS
from actionplans.macros import SIGNATURES
from actionplans.model import page_kinds
from actionplans.model.page_kinds import ABOUT, FOLDER, KINDS, PAGE, PageKind, kind_of
from actionplans.model.records import Model
from actionplans.reading import pages
from tests.pages_of_kinds import by_kind, one_of_each, paths
from tests.sites import ROOT

FICTIONAL = ROOT / "tests/fixtures/exempelstad"
CITIES = [ROOT, FICTIONAL]
# Kinds for what the others leave.
GENERAL = (FOLDER, ABOUT, PAGE)
# Why the fictional city has no page of a kind.
WITHOUT_A_PAGE = {
    "guide_papers": "its papers are made in tests only",
    "guide_archive": "nobody archives it",
    "guide_maintenance": "nobody runs it",
    "folder": "for a folder that a city makes for itself",
    "page": "for a page that a city makes for itself",
}


# --- The pages of both cities -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("city", CITIES, ids=["city", "fictional"])
def test_every_page_is_of_one_kind_and_the_kind_knows_its_path(city: Path) -> None:
    for path in paths(city / "docs"):
        found = kind_of(path)
        assert found is not None, path
        assert found.path == path
        fitting = [kind for kind in KINDS if kind.parts_of(path) is not None]
        # A page of its own lies among others: the year wheel among the routines.
        best = [kind for kind in fitting if not kind.parts] or [kind for kind in fitting if kind not in GENERAL]
        assert best in ([found.kind], []), path


@pytest.mark.parametrize("city", CITIES, ids=["city", "fictional"])
def test_every_header_says_what_the_address_does_and_no_more(city: Path) -> None:
    for path, page in pages.read(city, SIGNATURES).pages.items():
        found = kind_of(path)
        assert found is not None
        said = {"network": page.front.network, "year": page.front.year}
        wanted = {"network": found.network, "year": found.year}
        assert said == wanted, path
        assert {key for key, value in said.items() if value is not None} == set(found.kind.front)


def test_every_kind_has_a_page_in_the_fictional_city() -> None:
    missing = {kind.name for kind in KINDS} - {kind.name for kind in by_kind(FICTIONAL / "docs")}
    assert missing == set(WITHOUT_A_PAGE)


def test_the_page_to_visit_of_a_kind_is_the_one_that_shows_most(tmp_path: Path) -> None:
    for number, year in enumerate((2024, 2022, 2023)):
        folder = tmp_path / f"ar/{year}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("x" * number)
    (tmp_path / "ar/index.html").write_text("x")
    assert one_of_each(FICTIONAL / "docs", tmp_path) == {"years": "ar/", "year": "ar/2023/"}


# --- The table --------------------------------------------------------------------------------------------------------

PARTS: dict[str, str | int] = {
    "network": "provnat",
    "year": 2023,
    "plan": "gemensam",
    "matter": "2023-03-13",
    "routine": "syfte",
    "organisation": "provforvaltningen",
    "subject": "uppdrag",
    "folder": "protokoll/mars",
    "page": "hjalp",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_path_leads_back_to_its_kind_and_parts(kind: PageKind) -> None:
    path = kind.path(**PARTS)
    found = kind_of(path)
    assert found is not None
    assert found.kind is kind
    assert found.path == path
    assert found.parts == {part: str(PARTS[part]) for part in kind.parts}


def test_a_path_cannot_be_made_without_all_its_parts() -> None:
    with pytest.raises(KeyError, match="year"):
        page_kinds.NETWORK_YEAR.path(network="provnat")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "ar/2023.yml",
        "namnden/2023-03-13/bilaga-1.pdf",
        "ar/i-ar.md",
        "natverk/provnat/plan.md",
        "natverk/provnat/2023/nytt.md",
        "natverk/provnat/plan/arsrapport.md",
    ],
)
def test_what_is_no_page_or_has_no_year_where_one_belongs_is_of_no_kind(path: str) -> None:
    assert kind_of(path) is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("index.md", "start"),
        ("natverk/index.md", "networks"),
        ("natverk/provnat/index.md", "network"),
        ("natverk/hjalp.md", "page"),
        ("ar/index.md", "years"),
        ("arbetssatt/index.md", "routines"),
        ("arbetssatt/arshjul.md", "year_wheel"),
        ("arbetssatt/egen.md", "routine"),
        ("namnden/ordlista.md", "page"),
        ("om/index.md", "about_the_site"),
        ("om/mer/hjalp.md", "about"),
        ("protokoll/index.md", "folder"),
        ("protokoll/2023.md", "page"),
    ],
)
def test_the_narrowest_kind_is_meant(path: str, name: str) -> None:
    found = kind_of(path)
    assert found is not None
    assert found.kind.name == name


def test_names_and_addresses_are_each_kinds_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len({kind.address for kind in KINDS}) == len(KINDS)


def test_a_kind_shows_records_that_there_are() -> None:
    assert {kind.record for kind in KINDS} - {""} <= {field.name for field in fields(Model)}
    assert all(kind.record for kind in KINDS if kind.demanded)


def test_every_kind_that_a_command_drafts_has_a_text_a_title_and_a_place_in_the_menu() -> None:
    drafted = [kind for kind in KINDS if kind.draft]
    assert {kind.name for kind in drafted} == set(DRAFTS)
    assert {kind.draft for kind in drafted} == {"new-year", "new-network"}
    assert all(kind.title and kind.menu for kind in drafted)


def test_pages_of_a_year_have_each_their_own_place_in_the_menu() -> None:
    for folder in {kind.folder for kind in KINDS if kind.folder}:
        places = [kind.menu.place for kind in KINDS if kind.menu and folder == (kind.menu.among or kind.folder)]
        assert len(set(places)) == len(places), folder
    # A tail has one place, in whichever folder, but where pages stand in the menu among those of another folder.
    placed = {(kind.tail, kind.menu.place) for kind in KINDS if kind.folder and kind.menu and not kind.menu.among}
    assert len({tail for tail, _ in placed}) == len(placed)


def test_the_search_has_a_weight_for_every_kind_and_no_other() -> None:
    factors = (ROOT / "theme/assets/search/ranking.js").read_text(encoding="utf-8")
    table = re.search(r"^  kind: Object\.freeze\(\{(.*?)\}\)", factors, re.DOTALL | re.MULTILINE)
    assert table is not None
    assert set(re.findall(r"(\w+):\s*[\d.]+", table[1])) == {kind.search for kind in KINDS}


# --- Nothing else knows what a page's path looks like -----------------------------------------------------------------

_FOLDER_NAMES = sorted({kind.address.partition("/")[0] for kind in KINDS if "/" in kind.address} - {"{folder}"})
_TAILS = sorted({kind.tail.removeprefix("/") for kind in KINDS if kind.tail})
_PATHLIKE = re.compile(
    rf"(?<![\w.-])({'|'.join(_FOLDER_NAMES)})/"  # a page's folder
    rf"|/({'|'.join(_TAILS)})\b"  # what follows a year
    r"|\\d.*\\\.md|\{\}\.md$"  # a pattern with a year, or a page's ending put to something
)
_WHOLE = {kind.address for kind in KINDS if not kind.parts}
# A file that was meant to be a page, under whatever name, is told how to end; and an editor is shown an address.
_NO_PATHS = {
    ("reading/pages.py", "{}.md"),
    ("model/identifiers.py", "natverk/kajforum/"),
    ("model/references.py", "natverk/kajforum/"),
    ("model/references.py", "natverk/hamnforum/"),
}


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text in a module but its docstrings, with {} for what is put into it."""
    held = [node.body[0] for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {one.value for one in held if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)}
    pieces = {piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in {*docstrings, *pieces}:
            yield node.lineno, node.value


def _paths_in(module: str, source: str) -> list[str]:
    """Texts of a module that put a page's path together, take one apart, or name a page that the table lacks."""
    found = []
    for line, text in _texts(ast.parse(source)):
        prose = " " in text and not re.search(r"[\\^$]|\[\^|\(\?", text)
        named = re.fullmatch(r"[\w./-]*\w\.md", text) is not None and not text.endswith("README.md")
        wrong = named or _PATHLIKE.search(text)
        if wrong and not prose and text not in _WHOLE and "://" not in text and (module, text) not in _NO_PATHS:
            found.append(f"{module}:{line}: {text}")
    return found


def test_no_other_module_puts_a_path_together_or_takes_one_apart() -> None:
    """What upgrades an older city names that city's pages as its release had them."""
    modules = [
        file
        for file in sorted((ROOT / "actionplans").rglob("*.py"))
        if file.name != "page_kinds.py" and file.parent.name != "upgrades"
    ]
    found = []
    for file in modules:
        name = file.relative_to(ROOT / "actionplans").as_posix()
        found += _paths_in(name, file.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'page = f"natverk/{network}/{year}.md"',
        'folder = "namnden/" + matter',
        'dated = re.fullmatch(r"ar/\\d{4}\\.md", path)',
        'dated = re.compile(r"(.+)/(\\d{4})\\.md")',
        'last = f"{folder}/{year}/arsrapport.md"',
        'view.link("Projekt", "projekten.md")',
        'page = f"{routine.page}.md"',
        'page = "arbetssatt/syfte.md"',
    ],
)
def test_a_path_in_another_module_is_found(source: str) -> None:
    assert len(_paths_in("macros/x.py", source)) == 1


@pytest.mark.parametrize(
    "source",
    ['view.link("Projekt", "projekt.md")', 'do = "skriv till exempel ../natverk/index.md"', '"""Om natverk/x.md."""'],
)
def test_a_page_of_its_own_and_words_to_people_are_no_such_path(source: str) -> None:
    assert _paths_in("macros/x.py", source) == []


# --- A new kind -------------------------------------------------------------------------------------------------------

# The recipe in full: an entry in the table, a macro and its line, what a new page says.
_ENTRY = """\
    YEAR_REPORT,
    PageKind(
        name="year_lessons",
        address="ar/{year}/lardomar.md",
        title="Lärdomar {year}",
        record="reports",
        menu=Menu("Lärdomar {year}", 3),
        draft="new-year",
        standing="Lärdomar",
    ),
"""
_MACRO = '''

def year_lessons(view: View, year: int) -> Markup:
    """What the year's workshop taught."""
    return paragraphs(f"Vad workshopen {year} gav.")
'''
_RECIPE = {
    "model/page_kinds.py": ("    YEAR_REPORT,\n", _ENTRY),
    "macros/evaluation.py": ("\n\ndef evaluation(view", f"{_MACRO}\n\ndef evaluation(view"),
    "macros/__init__.py": (
        "        evaluation.workshop,\n",
        "        evaluation.workshop,\n        evaluation.year_lessons,\n",
    ),
    "drafts/pages.py": (
        '    "year_report": Draft',
        '    "year_lessons": Draft(opening=("year_lessons",)),\n    "year_report": Draft',
    ),
}
# What the rest of the program then knows of it, asked in the copy.
_ASKED = """
import contextlib, datetime, io, os, pathlib, sys
from actionplans.commands.main import main
from actionplans.rules.check import check
from actionplans.search.facts import facts
from actionplans.macros.year import year_overview
from actionplans.site.view import View

root = pathlib.Path(sys.argv[1])
assert main(["new-year", "2027", "--project", str(root)]) == 0
new = root / "docs/ar/2027/lardomar.md"
print(new.read_text())
with contextlib.redirect_stdout(io.StringIO()) as menu:
    assert main(["menu", "--project", str(root)]) == 0
print([line.strip() for line in menu.getvalue().splitlines() if "ar/2027" in line])
older = root / "docs/ar/2024/lardomar.md"
older.write_text(new.read_text().replace("2027", "2024"))
checked = check(root)
print(checked.problems)
site = checked.site_on(datetime.date(2026, 11, 23))
print([path for path in site.pages if "lardomar" in path])
print(facts(site, "ar/2024/lardomar.md", checked.pages.pages["ar/2024/lardomar.md"].front).as_json())
print("Lärdomar 2024" in year_overview(View(site, "ar/2024/"), 2024))
older.write_text(older.read_text().replace("year: 2024", "year: 2023"))
print(*check(root).problems)
"""


@pytest.mark.nightly
def test_a_new_kind_of_page_touches_the_table_a_macro_and_its_text(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "actionplans", tmp_path / "actionplans", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(FICTIONAL, tmp_path / "city")
    for name, (old, new) in _RECIPE.items():
        file = tmp_path / "actionplans" / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, name
        file.write_text(text.replace(old, new), encoding="utf-8")
    command = [sys.executable, "-c", _ASKED, str(tmp_path / "city")]
    environment = {"SITE_DATE": "2026-11-23", "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    told = result.stdout[result.stdout.index("---\ntitle: ") :]
    assert told == (
        "---\ntitle: Lärdomar 2027\nyear: 2027\n---\n# Lärdomar 2027\n\n{{ year_lessons(2027) }}\n\n"
        "['- Året 2027: ar/2027.md', '- Nytt i planerna 2027: ar/2027/nytt.md', "
        "'- Årsrapport 2027: ar/2027/arsrapport.md', '- Lärdomar 2027: ar/2027/lardomar.md']\n"
        "[]\n"
        "['ar/2024/lardomar.md']\n"  # that of 2027 waits until the year is over
        "{'kind': 'list', 'year': 2024, 'current': 1, 'standing': 'Lärdomar'}\n"
        "True\n"
        "docs/ar/2024/lardomar.md:3:7: sidhuvudet säger year: 2023 – skriv year: 2024\n"
    )
