"""Does a city that begins with nothing come all the way: network, year, plan, trip, matter, papers, package, pages?

It begins over a clone of a project with another city, the miniature one, whose every trace must be gone.
"""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans import papers
from actionplans.commands.main import main
from actionplans.drafts import city
from actionplans.model.bodies import CityWords
from actionplans.model.names import as_id
from actionplans.model.page_kinds import KINDS
from actionplans.model.unwritten import MARK
from actionplans.model.whose import PRODUCT_WITHIN, Side, side
from actionplans.rules import settings
from actionplans.rules.check import check
from actionplans.rules.leftovers import LIST
from tests import html_page, project
from tests.fictional import edit
from tests.scenes import Changes
from tests.shared import shared
from tests.sites import ROOT, built

DAY = "2026-11-23"
NETWORK, PLAN = "data/networks/kajnat.yml", "data/plans/2026/kajnat.yml"
PAGE, YEAR_PAGE = "docs/natverk/kajnat/index.md", "docs/natverk/kajnat/2026.md"
OTHERS = ("Exempelstad", "provnämnden", "provförvaltningen", "Provnät", "LJUSPROV")

ACTIVITY = """
activities:
  - id: varmote
    text: Delta i vårmötet
    start: 2026-05
    sources: [utkast-2026]
"""
TRIP = """\
trips:
  - id: varmotet
    text: Delta i Kajnäts vårmöte
    mode: abroad
    networks: [kajnat]
    start: 2026-05-04
    end: 2026-05-06
    activity: varmote
    decision: {date: 2026-04-01}
    report: {date: 2026-05-20, text: Två städer vill samarbeta.}
    sources: [stadens-egen-uppgift]
"""
DECISION = "{date: 2026-03-23, body: kommunstyrelsen, outcome: Antecknas., sources: [stadens-egen-uppgift]}"
MATTER = f"""\
title: Handlingsplaner för internationella nätverk 2026
date: 2026-03-09
meeting: 2026-03-23
committee: kommunstyrelsen
administration: stadsledningskontoret
proposal: Kommunstyrelsen antecknar informationen.
attachments:
  - {{number: 1, title: Handlingsplan 2026 Kajnät, kind: plan, network: kajnat, year: 2026}}
decision: {DECISION}
sources: [stadens-egen-uppgift]
"""
MATTER_PAGE = """\
---
title: 9 mars 2026
---
# Handlingsplaner 2026

{{ matter("2026-03-09") }}

## Information

Älvhamn är med i ett nätverk.
"""


def _git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.se"]
    done = subprocess.run(["git", "-C", root, *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def another_city(root: Path) -> Path:
    """A clone of a project with another city, as git holds it."""
    owners = {".github/CODEOWNERS": "/data/networks/provnat.yml @anna\n"}
    return _in_git(project.clone(root, {**owners, "tests/content/test_x.py": "X = 1\n"}))


def _in_git(root: Path) -> Path:
    for name in PRODUCT_WITHIN:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    _git(root, "init", "--quiet")
    _save(root)
    return root


def _save(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "x")


def begin(root: Path, answer: str, *more: str) -> int:
    """`make new-city` over a project, with an answer to its question."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_DATE", DAY)
        patch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
        return main(["new-city", "Älvhamn", "--project", str(root), *more])


def _told(root: Path) -> list[str]:
    found = check(root)
    return [str(problem) for problem in (*found.problems, *found.warnings)]


def _walk(folder: Path) -> None:
    """All that a city does in its first year; the check is content after each step."""
    root = another_city(folder / "projekt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_DATE", DAY)
        for _ in _steps(root):
            assert _told(root) == []
        built(root, folder / "ut", day=DAY)


def _steps(root: Path) -> Iterator[str]:
    given = ["--project", str(root)]
    assert begin(root, "ja") == 0
    yield "a city"
    assert main(["new-year", "2026", *given]) == 0
    yield "a year without a network"
    assert main(["new-network", "kajnat", "Kajnät", *given]) == 0
    assert main(["new-network", "anat", "Anät", *given]) == 0
    yield "its first networks"
    assert main(["new-year", "2026", *given]) == 0
    yield "the same year, now with plans"
    _fill_in(root)
    yield "a plan filled in"
    (root / "data/trips").mkdir()
    (root / "data/trips/2026.yml").write_text(TRIP, encoding="utf-8")
    yield "a trip"
    (root / "data/matters").mkdir()
    (root / "data/matters/2026-03-09.yml").write_text(MATTER, encoding="utf-8")
    (root / "docs/namnden/2026-03-09.md").write_text(MATTER_PAGE, encoding="utf-8")
    row = "      - namnden/index.md\n"
    edit(root / "mkdocs.yml", row, f"{row}      - 9 mars 2026: namnden/2026-03-09.md\n")
    way = f'presented: "2026-03-09"\ndecided: {DECISION}\n'
    for path in root.glob("data/plans/2026/*.yml"):
        path.write_text(way + path.read_text(encoding="utf-8"), encoding="utf-8")
    yield "a matter"
    assert main(["close", "2026", *given]) == 0
    yield "a year that is closed"


def _fill_in(root: Path) -> None:
    for path in (*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(MARK, "Ifyllt,"), encoding="utf-8")
    edit(root / NETWORK, "    observed: [2026]\n", "    start: 2025-01-01\n    end: ongoing\n")
    path = root / PLAN
    path.write_text(path.read_text(encoding="utf-8") + ACTIVITY, encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a city that has come all the way, with its site beside it."""
    return shared(tmp_path_factory, "new-city", _walk) / "projekt"


def _text(walked: Path, page: str) -> str:
    return " ".join(html_page.read(walked.parent / "ut" / page).text.split())


# --- What it comes to -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", "Älvhamns internationella nätverk"),
        ("natverk/index.html", "Kajnät"),
        ("natverk/kajnat/index.html", "Ingen utvärdering är känd"),
        ("natverk/kajnat/2026/index.html", "Delta i vårmötet"),
        ("ar/2026/index.html", "Kajnät"),
        ("ar/2026/index.html", "Anät"),
        ("resor/index.html", "Delta i Kajnäts vårmöte"),
        ("namnden/2026-03-09/index.html", "Kommunstyrelsen antecknar informationen."),
        ("om/organisation/index.html", "Älvhamns stad"),
        ("kallor/index.html", "uppgifter som staden själv har skrivit in"),
        ("om/redigera/index.html", "Recept 1"),
    ],
)
def test_its_pages_show_what_it_has_written(walked: Path, page: str, words: str) -> None:
    assert words in _text(walked, page)


def test_nothing_of_the_other_city_is_left(walked: Path) -> None:
    # The guides that every city has, and the list of what is to be looked for, name it rightly.
    files = [path for path in _git(walked, "ls-files", "--others", "--cached").splitlines()
             if side(path) is Side.CONTENT and (walked / path).is_file()]  # fmt: skip
    named = [(name, path) for path in files for name in OTHERS if name in (walked / path).read_text(encoding="utf-8")]
    assert [(name, path) for name, path in named if path != LIST] == []
    assert {name for name, _ in named} == {"Exempelstad", "provnämnden", "provförvaltningen"}
    promises = sorted(path.name for path in (walked / "tests/content").iterdir())
    assert promises == ["README.md", "__init__.py", "conftest.py", "replaced.txt"]


def test_its_networks_stand_in_the_menu_in_the_order_of_their_names(
    walked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["menu", "--project", str(walked)]) == 0
    text = capsys.readouterr().out
    first = ("  - Alla nätverk: natverk/index.md", "  - Anät:", "      - natverk/anat/index.md", "      - Plan 2026: ")
    assert "\n    ".join(first) in text
    assert text.index("- Anät:") < text.index("- Kajnät:")


def test_its_committee_gets_papers(walked: Path) -> None:
    case = papers.read(walked, 2026, datetime.date.fromisoformat(DAY))
    assert all(content.startswith(b"%PDF-") for content in papers.made(case).values())


@pytest.mark.nightly
def test_its_year_becomes_a_package_that_proves_itself(walked: Path, tmp_path: Path) -> None:
    city = tmp_path / "stad"
    shutil.copytree(walked, city)
    assert main(["sent", "2026", "--project", str(city), "--date", "2026-03-09"]) == 0
    assert main(["snapshot", "2026", "--project", str(city), "--out", str(tmp_path)]) == 0
    (package,) = (tmp_path / "2026").glob("*.zip")
    assert main(["verify", str(package)]) == 0


# --- What it begins with ----------------------------------------------------------------------------------------------


def _draft(words: CityWords | None = None) -> dict[str, str]:
    day = datetime.date.fromisoformat(DAY)
    return city.new_city(city.City("Älvhamn", "Älvhamns stad", "stadskontoret", "kommunstyrelsen", day, words=words))


def test_every_page_that_is_no_years_or_networks_has_its_draft() -> None:
    files = {*_draft(), *PRODUCT_WITHIN}
    pages = [kind.address for kind in KINDS if not kind.parts]
    # Of what few cities have there is a page once they have it.
    assert {page for page in pages if f"docs/{page}" not in files} == {"mal.md", "kostnader.md"}


def test_a_draft_holds_no_field_that_is_left_open_and_what_is_left_to_write_is_marked() -> None:
    files = _draft()
    assert [path for path, text in files.items() if "‹" in text or "›" in text] == []
    marked = [path for path, text in files.items() if MARK in text and path.startswith("docs/arbetssatt/")]
    assert len(marked) > 10


def test_a_region_begins_in_its_own_words() -> None:
    usual = re.compile(r"\b(?:stad(?:en)?s?|städer\w*|nämnd\w*|förvaltning\w*)\b", re.IGNORECASE)
    files = _draft(CityWords(city="region", committee="utskott", administration="kontor"))
    said = {path: text for path, text in files.items() if not path.endswith("synonyms.yml")}
    # The city's own name has one of them here, and ids keep theirs.
    kept = re.compile(r"Älvhamns stad|alvhamns-stad|stadens-egen-uppgift")
    lines = [line for text in said.values() for line in kept.sub("", text).splitlines()]
    assert [line for line in lines if usual.search(line)] == []
    assert "words:\n  city: region\n  committee: utskott\n  administration: kontor\n" in files["data/city.yml"]
    assert "words:" not in _draft()["data/city.yml"]


@pytest.mark.parametrize(
    ("name", "word", "organisation"),
    [
        ("Älvhamn", "stad", "Älvhamns stad"),
        ("Älvhamn", "kommun", "Älvhamns kommun"),
        ("Region Sagoland", "region", "Region Sagoland"),
        ("Sagoregionen", "region", "Sagoregionens region"),
        ("Exempelstad", "stad", "Exempelstad"),
    ],
)
def test_what_says_already_what_it_is_needs_no_word_more(name: str, word: str, organisation: str) -> None:
    assert city.organisation_of(name, word) == organisation


def _settings(text: str) -> Any:
    """What mkdocs.yml says, its own tags as plain lists."""
    return yaml.load(text.replace("!ENV ", ""), yaml.BaseLoader)


def test_the_settings_are_the_products_own(tmp_path: Path) -> None:
    own = _draft()["mkdocs.yml"]
    (tmp_path / "mkdocs.yml").write_text(own, encoding="utf-8")
    assert list(settings.problems(tmp_path)) == []
    real = _settings((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("extra_css", "extra_javascript"):
        assert _settings(own)[key] == real[key]


@pytest.mark.parametrize(
    ("name", "genitive", "identifier"),
    [("Älvhamn", "Älvhamns", "alvhamn"), ("Borås", "Borås", "boras"), ("Lax", "Lax", "lax"), ("Ö-by", "Ö-bys", "o-by")],
)
def test_a_name_as_owner_and_as_id(name: str, genitive: str, identifier: str) -> None:
    assert (city.genitive(name), as_id(name)) == (genitive, identifier)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("region", "”region” är inte tre ord – skriv vad staden, nämnden och förvaltningen är"),
        ("region utskot kontor", "”utskot” går inte att ha här – välj bland nämnd, utskott"),
        ("utskott region kontor", "”utskott” går inte att ha här – välj bland stad, kommun"),
    ],
)
def test_words_that_no_sentence_has_are_refused(
    clone: Path, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    before = _files(clone)
    assert begin(clone, "ja", "--words", words) == 1
    assert told in capsys.readouterr().out
    assert _files(clone) == before


# --- Where it is written ----------------------------------------------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small project with another city, in git."""
    return _in_git(project.write(tmp_path / "projekt", {"tests/content/test_x.py": "X = 1\n", "Makefile": "x:\n"}))


def _files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("answer", ["", "nej", "j", "yes", "jaja"])
def test_another_answer_than_yes_changes_nothing(clone: Path, capsys: pytest.CaptureFixture[str], answer: str) -> None:
    before = _files(clone)
    assert begin(clone, answer) == 1
    assert _files(clone) == before
    told = capsys.readouterr().out
    assert "Här ligger Exempelstad: " in told
    assert told.endswith("Inget är ändrat.\n")


@pytest.mark.parametrize("name", ["data/nytt.yml", "anteckning.txt", "data/city.yml"])
def test_it_is_never_written_over_work_that_is_not_saved(
    clone: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (clone / name).write_text("x", encoding="utf-8")
    before = _files(clone)
    assert begin(clone, "ja") == 1
    assert "här finns ändringar som inte är sparade i git – spara det först" in capsys.readouterr().out
    assert _files(clone) == before


def test_where_a_file_cannot_be_written_all_is_as_it_was(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (clone / ".gitignore").write_text("docs/roller.md/\n", encoding="utf-8")
    _save(clone)
    (clone / "docs/roller.md").mkdir()
    (clone / "docs/roller.md/x").touch()
    before = _files(clone)
    assert begin(clone, "ja") == 1
    assert "går inte att skriva – flytta det som är i vägen" in capsys.readouterr().out
    assert _files(clone) == before


def test_a_folder_that_git_does_not_hold_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project.write(tmp_path / "a")
    assert begin(root, "ja") == 1
    assert "hämta projektet med git clone, inte som zip-fil" in capsys.readouterr().out


def test_a_folder_of_its_own_is_a_clone_with_the_new_city(clone: Path, tmp_path: Path) -> None:
    before = _files(clone)
    there = tmp_path / "mappar" / "alvhamn"
    assert begin(clone, "", "--folder", str(there), "--committee", "nätverksnämnden") == 0
    assert _files(clone) == before
    assert _git(there, "log", "--format=%s") == _git(clone, "log", "--format=%s")
    assert "committee: natverksnamnden" in (there / "data/city.yml").read_text(encoding="utf-8")
    assert not (there / "data/networks").exists()
    assert _told(there) == []


def test_a_folder_that_is_not_empty_is_left_alone(
    clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    assert begin(clone, "", "--folder", str(tmp_path / "full")) == 1
    assert "mappen finns och är inte tom – ange en mapp som inte finns" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([""], "staden saknar namn – skriv till exempel make new-city"),
        (["a[b]"], "går inte att ha som namn"),
        (["北京"], "går inte att ha som namn på staden"),
        (["2026"], "går inte att ha som namn på staden"),
        (["con"], "går inte att ha som namn på staden"),
        (["Älvhamn", "--committee", "{{ x }}"], "går inte att ha som namn"),
        (["Älvhamn", "--committee", "Stadsledningskontoret"], "har samma namn – skriv tre olika"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(
    clone: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["new-city", *arguments, "--project", str(clone)]) == 1
    assert told in capsys.readouterr().out


# --- What is left of another city -------------------------------------------------------------------------------------


REPLACED = "# Ersatta.\nSagoborg\n\n sagonämnden\n"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("docs/kallor.md", "\nSagoborgs roller.\n", 8),
        ("docs/kallor.md", "\nRoller i SAGOBORG.\n", 8),
        ("data/synonyms.yml", "sn:\n  words: [SN, sagonämnden]\n", 4),
        ("mkdocs.yml", "# Sagonämndens meny\n", 13),
        (".github/CODEOWNERS", "* @stad/alla\n# sagoborg\n", 2),
        ("tests/content/test_x.py", "X = 'Sagoborg'\n", 1),
    ],
    ids=["inflected", "in capitals", "a synonym", "the menu", "who reviews", "a promise"],
)
def test_a_name_that_is_left_is_told_on_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    changes: Changes = {LIST: REPLACED}
    found = project.checked(tmp_path, {**changes, name: project.FILES.get(name, "") + text})
    assert found.problems == []
    (warning,) = found.warnings
    assert (warning.place.path, warning.place.line) == (name, line)
    assert "eller ta bort namnet ur tests/content/replaced.txt om staden själv nämner det" in warning.do


@pytest.mark.parametrize("name", ["README.md", "docs/om/redigera.md", "tests/test_x.py", "handbook/README.md"])
def test_the_products_own_files_are_not_searched(tmp_path: Path, name: str) -> None:
    changes: Changes = {LIST: REPLACED}
    assert project.checked(tmp_path, {**changes, name: "Sagoborg"}).warnings == []


@pytest.mark.parametrize("replaced", [None, "", "# Sagoborg\n", "Annanstad\n"])
def test_a_city_that_replaces_none_may_name_any(tmp_path: Path, replaced: str | None) -> None:
    page = f"{project.FILES['docs/kallor.md']}\nSagoborg är en partner.\n"
    assert project.checked(tmp_path, {LIST: replaced, "docs/kallor.md": page}).warnings == []
