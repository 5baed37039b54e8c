"""Is .github/CODEOWNERS read as GitHub reads it, and is somebody asked of every file when it is filled in?"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from actionplans.drafts.city import START
from actionplans.reading import owners
from actionplans.reading.owners import parse
from actionplans.rules.owners import prepared
from tests import project
from tests.sites import ROOT

# What a city begins with, and a network that it has joined since.
OWNERS = f"{(START / owners.FILE).read_text(encoding='utf-8')}\n{prepared('kajnat', 'Kajnät')}"
CODE, CONTENT = "@stad/koden", "@stad/innehallet"


# --- As GitHub reads it: each pattern with files that it is about, and files that it is not about ---------------------


@pytest.mark.parametrize(
    ("pattern", "about", "others"),
    [
        ("*", "a docs/a .github/x", ""),
        ("*.js", "a.js docs/b/c.js", "a.jsx js"),
        ("/build/logs/", "build/logs/a build/logs/b/c", "build/logs x/build/logs/a"),
        ("docs/*", "docs/a.md", "docs/b/c.md x/docs/a.md"),
        ("apps/", "apps/a x/apps/b/c", "apps"),
        ("/docs/", "docs/a docs/b/c", "x/docs/a docs2/a"),
        ("/docs", "docs docs/a docs/b/c", "x/docs docs2"),
        ("**/logs", "logs/a build/logs/a deeply/nested/logs/a", "logs2/a"),
        ("/data/plans/*/polis.yml", "data/plans/2023/polis.yml", "data/plans/polis.yml data/plans/a/b/polis.yml"),
        ("/data/**/polis.yml", "data/polis.yml data/a/b/polis.yml", "polis.yml data/polis.yml2"),
        ("/docs/**", "docs/a docs/b/c", "docs2/a docs"),
        ("/**", "a docs/a", ""),
        ("docs/**/b", "docs/b docs/a/b docs/a/b/c", "b docs/a"),
        ("/Makefile", "Makefile", "makefile x/Makefile Makefile2"),
        ("Makefile", "Makefile x/Makefile", "MAKEFILE"),
        ("/a?c.txt", "abc.txt", "a/c.txt ac.txt"),
        ("/a.c", "a.c", "abc"),
        (r"/en\ mapp/", "en mapp/a", "en/a"),
    ],
)
def test_a_pattern_is_about_the_files_that_github_says(pattern: str, about: str, others: str) -> None:
    read = parse(f"{pattern} @stad/alla\n".encode())
    names = ["en mapp/a"] if "mapp" in pattern else about.split()
    assert {name: read.of(name) for name in names} == dict.fromkeys(names, ("@stad/alla",))
    assert {name: read.of(name) for name in others.split()} == dict.fromkeys(others.split(), ())


def test_a_pattern_of_many_stars_is_read_in_no_time() -> None:
    line = f"/docs/{'*a' * 500}*b @a\n/{'**/' * 500}*a*a*b @a\n".encode()
    assert parse(line * 50).of(f"docs/{'a' * 2000}/{'a/' * 200}c") == ()


def test_the_last_line_that_fits_decides_also_where_it_names_nobody() -> None:
    read = parse("* @a\n/docs/ @b @c\n/docs/fri/\n\t/x/\t@d # en anmärkning\n#/x/ @e\n".encode())
    assert read.of("a") == ("@a",)
    assert read.of("docs/a") == ("@b", "@c")
    assert read.of("docs/fri/a") == ()
    assert read.of("x/a") == ("@d",)


@pytest.mark.parametrize(
    "line", ["!/docs/ @b", "/[ab]/ @b", r"\#a @b", "/docs/ /data/ @b", "/docs/ b", "/docs/ @b/", "/docs/ @", "* @b@c"]
)
def test_a_line_that_github_cannot_read_is_skipped_and_told(tmp_path: Path, line: str) -> None:
    read = parse(f"* @a\n{line}\n".encode())
    assert read.of("docs/a") == ("@a",)
    (told,) = project.messages(tmp_path, {owners.FILE: f"* @a\n{line}\n"})
    assert told.startswith(".github/CODEOWNERS:2: GitHub hoppar över raden: ")
    do = (
        "skriv mappens eller filens egen sökväg"
        if line[0] in "!\\" or "[" in line
        else "skriv en plats och sedan @konto"
    )
    assert f" – {do}" in told


def test_what_a_network_s_lines_lack_is_told_at_them_and_not_once_more_as_lines_that_lack(tmp_path: Path) -> None:
    told = project.messages(tmp_path, {owners.FILE: PREPARED.replace("# /", "/").replace("@grupp", "@anna, @bo")})
    lines = [message.split(" ", 1)[0] for message in told]
    assert lines == [f".github/CODEOWNERS:{number}:" for number in range(2, 6)]
    assert told[0].endswith(
        ": GitHub hoppar över raden: ”@anna,” är ingen ägare – ta bort kommatecknet; mellan ägare står bara mellanslag"
    )


def test_the_example_of_an_owner_is_none(tmp_path: Path) -> None:
    (told,) = project.messages(tmp_path, {owners.FILE: PREPARED + "* @grupp\n"})
    assert told.startswith(".github/CODEOWNERS:6: GitHub hoppar över raden: @grupp är bara ett exempel – skriv grupp")


def test_who_owns_may_be_a_person_a_team_or_an_address() -> None:
    assert parse(b"* @anna-b @stad/grupp-1 nagon@exempelstad.example @anna_stad\n").of("a") != ()


def test_of_a_file_that_is_too_large_github_reads_nothing(tmp_path: Path) -> None:
    content = "* @a\n" + "#" * owners.MOST_BYTES
    assert parse(content.encode()).of("a") == ()
    assert "då läser GitHub inget av den" in project.messages(tmp_path, {owners.FILE: content})[0]


# --- The rule about networks ------------------------------------------------------------------------------------------

PREPARED = (
    "# fyll i: vem\n# /data/networks/provnat.yml  @grupp\n# /data/plans/*/provnat.yml  @grupp\n"
    "# /data/reports/*/provnat.yml  @grupp\n# /docs/natverk/provnat/  @grupp\n"
)


@pytest.mark.parametrize(
    "right",
    [
        PREPARED,
        PREPARED.replace("# /", "/").replace("@grupp", "@stad/a"),
        PREPARED.replace("# /docs/natverk/provnat/  @grupp", " /docs/natverk/provnat/ @anna @stad/a # de som åker"),
        "* @stad/alla\n",
        "/data/ @stad/a\n/docs/ @stad/b\n",
        "# *  @grupp\n" + PREPARED,
    ],
)
def test_a_network_is_cared_for_by_lines_of_its_own_prepared_or_not_and_by_one_for_all(
    tmp_path: Path, right: str
) -> None:
    assert project.messages(tmp_path, {owners.FILE: right}) == []


@pytest.mark.parametrize(
    ("wrong", "lacking"),
    [
        ("", "/data/networks/provnat.yml"),
        ("# *  @grupp\n", "/docs/natverk/provnat/"),
        (PREPARED.replace("# /data/plans/*/provnat.yml  @grupp\n", ""), "/data/plans/*/provnat.yml"),
        ("* @stad/alla\n/docs/\n", "/docs/natverk/provnat/"),
        (PREPARED.replace("  @grupp", ""), "/data/networks/provnat.yml"),
    ],
)
def test_a_network_without_its_lines_is_told_with_the_lines_to_add(tmp_path: Path, wrong: str, lacking: str) -> None:
    told = project.messages(tmp_path, {owners.FILE: wrong})
    assert told[0].startswith(".github/CODEOWNERS:1: ingen rad säger vem som granskar Provnät – lägg till sist i filen")
    assert f"”# {lacking} @grupp”" in " ".join(told[0].split())


@pytest.mark.parametrize("line", ["# /docs/natverk/provnet/  @grupp", "/data/plans/*/provnet.yml @a"])
def test_a_line_of_a_network_that_is_not_there_is_told(tmp_path: Path, line: str) -> None:
    told = project.messages(tmp_path, {owners.FILE: f"{PREPARED}{line}\n"})
    assert told == [".github/CODEOWNERS:6: raden gäller ”provnet”, som inte är ett nätverk – menade du ”provnat”?"]


def test_a_network_that_cannot_be_read_is_one_all_the_same(tmp_path: Path) -> None:
    slip: dict[str, str | bytes | None] = {
        "data/networks/provnat.yml": "name: Provnät: ett nät\n",
        owners.FILE: PREPARED,
    }
    assert [message for message in project.messages(tmp_path, slip) if message.startswith(owners.FILE)] == []


def test_a_project_without_the_file_is_not_told_of_it(tmp_path: Path) -> None:
    assert project.messages(tmp_path) == []


# --- What a city begins with, filled in as it says --------------------------------------------------------------------


def filled_in() -> owners.Owners:
    """The file with its prepared lines as the instruction at its top says: @grupp replaced, and no sign before."""
    lines, who = [], ""
    for line in OWNERS.splitlines():
        if line.startswith("# fyll i: vem som granskar koden"):
            who = CODE
        elif line.startswith("# fyll i:"):
            who = CONTENT
        lines.append(re.sub(r"^# (?=[/*])", "", line).replace("@grupp", who) if re.match(r"# [/*]", line) else line)
    return parse("\n".join(lines).encode())


def tracked() -> list[str]:
    """Every file of the project that git knows, or would."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip("\0").split("\0")


def test_every_prepared_line_is_one_that_github_reads() -> None:
    read = filled_in()
    assert [line for line in read.lines if line.wrong or not line.owners] == []
    assert len(read.lines) == len(parse(OWNERS.encode()).lines) > 30


def test_every_file_has_somebody_who_reviews_it_and_code_those_of_the_code() -> None:
    read, files = filled_in(), tracked()
    assert len(files) > 300
    code = [path for path in files if not path.startswith(("data/", "docs/"))]
    assert {"mkdocs.yml", "macros.py", "tests/conftest.py", ".ci/run", "package-lock.json"} <= set(code)
    assert [path for path in code if read.of(path) != (CODE,)] == []
    assert [path for path in set(files) - set(code) if read.of(path) != (CONTENT,)] == []
    # By a line of its own for each place, not by the one for all: that is the content's.
    assert parse(OWNERS.encode()).of("mkdocs.yml") == ()


def test_a_network_may_have_owners_of_its_own() -> None:
    read = parse(OWNERS.replace("# /docs/natverk/kajnat/  @grupp", "/docs/natverk/kajnat/ @anna").encode())
    assert read.of("docs/natverk/kajnat/2023.md") == ("@anna",)
    assert read.of("docs/natverk/anat/index.md") == ()
