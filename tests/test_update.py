"""Does a city take a later release so that product and content never meet, and is the product's history kept so?"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.model.whose import CONTENT, MADE, PRODUCT_WITHIN, Side, side
from tests.sites import ROOT

RELEASE = ROOT / "tests/release.txt"
MENU = "site_name: Exempelstad\nnav:\n  - index.md\n"


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.se", "-c", "core.quotePath=off"]
    return subprocess.run(["git", "-C", root, *who, *arguments], check=True, capture_output=True, text=True).stdout


def save(root: Path, files: Mapping[str, str | None], message: str = "x") -> None:
    """Write files, or remove them, and commit."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


# --- Taking a release -------------------------------------------------------------------------------------------------

CODE = "".join(f"A{number} = 1\n" for number in range(9))
FIRST = {
    "actionplans/a.py": CODE,
    "actionplans/gone.py": "X = 1\n",
    "docs/om/redigera.md": "Guide 1\n",
    "docs/index.md": "Exempelstad\n",
    "data/networks/provnat.yml": "name: Provnät\n",
    "data/schema/city.schema.json": "{}\n",
    "tests/content/test_x.py": "X = 1\n",
    "mkdocs.yml": MENU,
}
OWN = {
    "data/networks/provnat.yml": None,
    "data/networks/kajnat.yml": "name: Kajnät\n",
    "docs/index.md": "Älvhamn\n",
    "tests/content/test_x.py": None,
    "mkdocs.yml": MENU.replace("Exempelstad", "Älvhamn"),
}
SECOND = {
    "actionplans/a.py": CODE.replace("A8 = 1", "A8 = 2"),
    "actionplans/gone.py": None,
    "actionplans/ny å.py": "Y = 1\n",
    "docs/om/redigera.md": "Guide 2\n",
    "docs/index.md": "Exempelstad i dag\n",
    "data/networks/provnat.yml": "name: Provnätet\n",
    "data/networks/nytt.yml": "name: Nytt\n",
    "data/schema/city.schema.json": '{"a": 1}\n',
    "tests/content/test_x.py": "X = 2\n",
    "mkdocs.yml": MENU + "  - nytt.md\n",
}


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city that began in a clone of the product, which has come out in a second release since."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "x")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "x@example.se")
    product = tmp_path / "produkt"
    product.mkdir()
    git(product, "init", "--quiet", "--initial-branch=main")
    save(product, FIRST)
    root = tmp_path / "stad"
    git(tmp_path, "clone", "--quiet", "--origin", "produkten", str(product), str(root))
    save(root, OWN)
    save(product, SECOND)
    git(root, "fetch", "--quiet", "produkten")
    return root


def update(root: Path, release: str = "produkten/main") -> int:
    return main(["update", "--project", str(root), "--", release])


def content(root: Path) -> dict[str, str]:
    """The city's own files, as git holds them."""
    names = git(root, "ls-files").splitlines()
    return {name: git(root, "show", f"HEAD:{name}") for name in names if side(name) is not Side.PRODUCT}


def test_a_release_replaces_what_is_the_products_and_nothing_else(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(city)
    assert update(city) == 0
    assert "Kör nu make upgrade" in capsys.readouterr().out
    assert content(city) == before
    assert git(city, "status", "--porcelain") == ""
    assert (city / "docs/om/redigera.md").read_text(encoding="utf-8") == "Guide 2\n"
    assert (city / "actionplans/a.py").read_text(encoding="utf-8") == SECOND["actionplans/a.py"]
    assert (city / "actionplans/ny å.py").is_file()
    assert not (city / "actionplans/gone.py").exists()


def test_the_next_release_is_taken_as_well_and_the_same_once(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update(city) == 0
    product = city.parent / "produkt"
    save(product, {"actionplans/a.py": "B = 1\n", "docs/index.md": "Igen\n", "data/networks/nytt.yml": None})
    git(city, "fetch", "--quiet", "produkten")
    before = content(city)
    assert update(city) == 0
    assert content(city) == before
    assert (city / "actionplans/a.py").read_text(encoding="utf-8") == "B = 1\n"
    capsys.readouterr()
    assert update(city) == 0
    assert capsys.readouterr().out == "Utgåvan är redan mottagen, inget är ändrat.\n"


def test_what_the_city_has_changed_in_the_product_stays(city: Path) -> None:
    own = CODE.replace("A0 = 1", "A0 = 7")
    save(city, {"actionplans/a.py": own})
    assert update(city) == 0
    assert (city / "actionplans/a.py").read_text(encoding="utf-8") == own.replace("A8 = 1", "A8 = 2")


def test_the_same_lines_changed_are_told_and_content_is_not_among_them(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(city, {"docs/om/redigera.md": "Egen guide\n"})
    assert update(city) == 1
    assert "produktens filer är ändrade både här och i utgåvan – lös dem" in capsys.readouterr().out
    assert git(city, "diff", "--name-only", "--diff-filter=U") == "docs/om/redigera.md\n"


@pytest.mark.parametrize(
    ("release", "told"),
    [
        ("", "utgåvan saknas – hämta den med git remote add"),
        ("--all", "utgåvan saknas – hämta den med git remote add"),
        ("saknas", "”saknas” är ingen version i git här – hämta den först"),
    ],
)
def test_what_is_no_release_is_refused(city: Path, capsys: pytest.CaptureFixture[str], release: str, told: str) -> None:
    before = git(city, "rev-parse", "HEAD")
    assert update(city, release) == 1
    assert told in capsys.readouterr().out
    assert git(city, "rev-parse", "HEAD") == before


def test_it_is_never_merged_into_work_that_is_not_saved(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (city / "docs/index.md").write_text("Nytt\n", encoding="utf-8")
    assert update(city) == 1
    assert "spara dem först med git commit" in capsys.readouterr().out


def test_a_project_without_the_products_history_is_told_how_to_begin(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    git(other, "init", "--quiet")
    save(other, {"x": "x"})
    git(other, "fetch", "--quiet", str(city.parent / "produkt"), "main:produkt")
    assert update(other, "produkt") == 1
    assert "ingen gemensam historia med det här projektet – börja med make new-city" in capsys.readouterr().out


def test_what_git_refuses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update(tmp_path) == 1
    assert "inget är ändrat: mappen är inte hämtad med git" in capsys.readouterr().out


# --- Whose is a file? -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("actionplans/model/whose.py", Side.PRODUCT),
        ("README.md", Side.PRODUCT),
        (".github/workflows/check.yml", Side.PRODUCT),
        ("tests/city/test_data.py", Side.PRODUCT),
        ("docs/om/redigera.md", Side.PRODUCT),
        ("docs/om/index.md", Side.CONTENT),
        ("data/city.yml", Side.CONTENT),
        ("mkdocs.yml", Side.CONTENT),
        ("tests/fixtures/exempelstad/mkdocs.yml", Side.PRODUCT),
        ("tests/content/search/blind.yml", Side.CONTENT),
        (".github/CODEOWNERS", Side.CONTENT),
        ("data/README.md", Side.MADE),
        ("data/schema/city.schema.json", Side.MADE),
    ],
)
def test_whose_a_file_is(path: str, whose: Side) -> None:
    assert side(path) is whose


def test_the_readme_names_the_paths_of_each() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Start your own city")[2].partition("\n## ")[0]
    assert [path for path in (*CONTENT, *PRODUCT_WITHIN, *MADE) if f"`{path}`" not in text] == []


def test_the_products_files_among_the_content_are_there() -> None:
    assert [path for path in PRODUCT_WITHIN if not (ROOT / path).is_file()] == []


# --- The product's own history ----------------------------------------------------------------------------------------


def mixed(root: Path, marker: str) -> Iterator[str]:
    """The commits after a marker that touch both what is the product's and what is a city's."""
    # Those that came of the marker alone: a branch from before it was not held to anything.
    log = git(root, "log", "--no-merges", "--ancestry-path", "--format=%x00%h %s", "--name-only", f"{marker}..HEAD")
    for commit in log.split("\0")[1:]:
        title, *paths = commit.splitlines()
        if {Side.PRODUCT, Side.CONTENT} <= {side(path) for path in paths if path}:
            yield title


def test_no_commit_of_the_products_history_touches_product_and_content() -> None:
    try:
        if git(ROOT, "rev-parse", "--is-shallow-repository").strip() != "false":
            pytest.skip("git-historien är avkortad (grund klon): vad varje version rörde går inte att säga")
        marker = git(ROOT, "log", "-1", "--format=%H", "--", str(RELEASE)).strip()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("här finns ingen git-historia: vad varje version rörde går inte att säga")
    if not marker:
        pytest.skip("tests/release.txt är inte incheckad: det finns ingen version att räkna från")
    do = "dela versionen i två, en för produkten och en för stadens innehåll (actionplans/model/whose.py)"
    assert list(mixed(ROOT, marker)) == [], do


def test_a_commit_that_touches_both_is_seen(city: Path) -> None:
    product = city.parent / "produkt"
    first = git(product, "rev-list", "--max-parents=0", "HEAD").strip()
    assert [title.partition(" ")[2] for title in mixed(product, first)] == ["x"]
    second = git(product, "rev-parse", "HEAD").strip()
    save(product, {"actionplans/a.py": "A = 3\n", "data/README.md": "x\n"}, "product and what is made")
    save(product, {"data/networks/nytt.yml": "name: Ny\n", "data/schema/city.schema.json": "x\n"}, "content")
    assert list(mixed(product, second)) == []
    save(product, {"actionplans/a.py": "A = 4\n", "docs/index.md": "x\n"}, "both")
    assert [title.partition(" ")[2] for title in mixed(product, second)] == ["both"]
