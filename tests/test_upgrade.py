"""Is data in an earlier release's form moved to this one's: nothing invented, no comment lost, and once?

The files are release 1's, of a place that does not exist. By night those of both cities are taken out of git's history.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from actionplans.closing.first_format import prose
from actionplans.commands.main import main
from actionplans.drafts.city import START
from actionplans.drafts.upgrades.lines import Texts, UpgradeError
from actionplans.drafts.upgrades.steps import STEPS, upgraded
from actionplans.macros import SIGNATURES
from actionplans.model.page_kinds import kind_of
from actionplans.reading.pages import read_page
from actionplans.rules.check import check
from tests import project
from tests.sites import ROOT

# The last commit whose data both cities have in release 1's form.
RELEASE_1 = "f58cfeeeeefdfceb5f5635c56b4db724b4689c0e"
# The last commit whose pages tell records: what is asked for first does not stand first.
RECORDS = "cf2b41036d60eab2272a23f5e2aa356e59429cd5"

MEMBER = """\
# Provnät: ett påhittat nätverk.
name: Provnät
relation: member  # sedan länge

facts:
  - {kind: description, text: Ett nätverk., sources: [brev]}
memberships:
  # Källan är säker.
  - {member: exempelstad, start: 2019, sources: [brev]}
"""
CANDIDATE = """\
name: Sagonät
relation: candidate

facts: # det som är känt
  - {kind: description, text: Ett nätverk., sources: [brev]}

priorities:
  - id: mojligt
    text: "Sagonät: nämns som möjligt."
    observed: [2023-03]
    sources: [brev, webb]
"""
ROUTINES = """\
# Rutinerna.
resor:
  title: Resor
  status: described
  text: Varje resa föregås av beslut.
  page: resor
  sources: [brev]

workshop:
  title: Workshop
  status: to_be_created # så sade brevet
  page: workshop
  text: En workshop hålls.
  year: 2023
  sources: [brev]
"""
WORDS = """\
confidence:
  high: {label: Säker}

# Vad staden är.
relations:
  member: {label: Medlem}
  # Den som övervägs.
  candidate: {label: Kandidat}

levels:
  political: {label: Politisk nivå}

routine_statuses:
  described: {label: Beskriven}
"""
SOURCES = """\
# yaml-language-server: $schema=schema/sources.schema.json
# Alla källor. Nyckeln är källans id och skrivs där källan används.

brev:
  title: Brev # till nämnden
  publisher: Exempelstad

# Läst i en kopia.
webb:
  title: Webb
  publisher: Provnät
"""
FIRST: Texts = {
    "data/sources.yml": SOURCES,
    "data/networks/provnat.yml": MEMBER,
    "data/networks/sagonat.yml": CANDIDATE,
    "data/routines.yml": ROUTINES,
    "data/vocabulary.yml": WORDS,
}
CONSIDERED = """\
name: Sagonät

considerations:
  - date: 2023-03
    text: "Sagonät: nämns som möjligt."
    sources: [brev, webb]

facts: # det som är känt
  - {kind: description, text: Ett nätverk., sources: [brev]}
"""


def moved(texts: Texts) -> Texts:
    """The files after all steps."""
    return {name: text for name, text in {**texts, **upgraded(texts).changes}.items() if text is not None}


def test_the_year_of_a_described_routine_does_not_make_it_one_that_is_to_be_made() -> None:
    dated = ROUTINES.replace("  page: resor\n", "  page: resor\n  year: 2022\n")
    assert "\n  # year: 2022\n" in moved({**FIRST, "data/routines.yml": dated})["data/routines.yml"]


def test_the_word_goes_and_all_else_stays_as_it_was_written() -> None:
    after = moved(FIRST)
    assert after["data/networks/provnat.yml"] == MEMBER.replace("relation: member  # sedan länge\n", "# sedan länge\n")
    assert after["data/networks/sagonat.yml"] == CONSIDERED
    assert after["data/routines.yml"] == ROUTINES.replace("  status: described\n", "").replace(
        "  status: to_be_created # så sade brevet\n", "  # så sade brevet\n"
    )
    assert after["data/vocabulary.yml"] == (
        "confidence:\n  high: {label: Säker}\n\nlevels:\n  political: {label: Politisk nivå}\n"
    )


def test_a_second_time_nothing_changes() -> None:
    assert upgraded(moved(FIRST)).changes == {}
    assert upgraded(moved(FIRST)).done == ()


def test_each_source_gets_a_file_and_the_list_goes() -> None:
    changes = upgraded(FIRST).changes
    assert changes["data/sources.yml"] is None
    assert "title: Brev  # till nämnden\n" in str(changes["data/sources/brev.yml"])
    assert "# Läst i en kopia.\n" in str(changes["data/sources/webb.yml"])
    # A file that somebody has written already is not written over.
    assert "data/sources/brev.yml" not in upgraded({**FIRST, "data/sources/brev.yml": "title: X\n"}).changes


@pytest.mark.parametrize("missing", FIRST)
def test_a_file_that_is_not_there_is_not_made(missing: str) -> None:
    left = {name: text for name, text in FIRST.items() if name != missing}
    assert missing not in moved(left)
    assert set(left) - set(moved(left)) <= {"data/sources.yml"}


@pytest.mark.parametrize(
    ("name", "old", "new", "asked"),
    [
        ("provnat", "memberships:\n  # Källan är säker.\n  - {member: exempelstad, start: 2019, sources: [brev]}\n", "",
         "# fyll i: memberships, stadens medlemskap, med member, tid och sources"),
        ("provnat", "relation: member", "relation: associate",
         "# fyll i: vad staden är i nätverket; här stod relation: associate"),
        ("sagonat", "    observed: [2023-03]\n", "",
         "# fyll i: considerations, när staden övervägde nätverket, med date, text och sources"),
        ("sagonat", "observed: [2023-03]", "observed: [i fjol]",
         "# fyll i: considerations, när staden övervägde nätverket, med date, text och sources"),
    ],
)  # fmt: skip
def test_what_a_network_s_file_does_not_say_is_left_to_fill_in(name: str, old: str, new: str, asked: str) -> None:
    path = f"data/networks/{name}.yml"
    assert FIRST[path].count(old) == 1
    after = moved({path: FIRST[path].replace(old, new)})[path]
    assert asked in after.split("\n")
    assert "\nrelation:" not in after
    assert ("priorities:" in after) == (name == "sagonat")


def test_a_priority_that_says_more_than_that_the_network_was_mentioned_stays() -> None:
    path = "data/networks/sagonat.yml"
    for more in ("    areas: [lighting]\n", "  - {id: annat, text: Annat., start: 2024, sources: [brev]}\n"):
        after = moved({path: CANDIDATE + more})[path]
        assert "considerations:\n  - date: 2023-03\n" in after
        assert after.endswith(more)


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("  year: 2023\n", "", "  # fyll i: year, året då rutinen skulle tas fram"),
        ("to_be_created # så sade brevet", "vila", "  # fyll i: hur det står till med rutinen; här stod status: vila"),
    ],
)  # fmt: skip
def test_what_a_routine_does_not_say_is_left_to_fill_in(old: str, new: str, asked: str) -> None:
    after = moved({"data/routines.yml": ROUTINES.replace(old, new)})["data/routines.yml"]
    assert asked in after.split("\n")
    assert "\n  status:" not in after


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("data/networks/a.yml", "{name: A, relation: member}\n", "data/networks/a.yml:1:11: relation står tillsammans"),
        ("data/networks/a.yml", "name: A\nrelation: member\nrelation: member\n", "står redan på rad 2"),
        ("data/networks/a.yml", "relation: [member]\n", "relation står tillsammans med annat – skriv den"),
        ("data/routines.yml", "a: {title: A, status: described}\n", "data/routines.yml:1:15: status står tillsammans"),
        ("data/sources.yml", "a: b\n", "data/sources.yml:1:1: källan ”a” har inga nycklar"),
        ("data/vocabulary.yml", "- a\n", "filen har inga nycklar – rätta den först"),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_is_told_with_its_place(name: str, text: str, told: str) -> None:
    with pytest.raises(UpgradeError, match=re.escape(told)):
        upgraded({name: text})


# --- The settings -----------------------------------------------------------------------------------------------------

SETTINGS = (START / "mkdocs.yml").read_text(encoding="utf-8").replace("‹site›", "Exempelstad")


def test_the_products_settings_are_in_their_form_already() -> None:
    assert moved({"mkdocs.yml": SETTINGS})["mkdocs.yml"] == SETTINGS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("strict: true", "strict: false"),
        ("  font: false # system fonts: no request to another host, and nothing to download\n", ""),
        ("strict: true\n\n", "\n"),
        ("  - tables\n", "  - tables\n  - footnotes\n"),
    ],
)
def test_a_setting_of_the_products_becomes_this_release_s(old: str, new: str) -> None:
    assert SETTINGS.count(old) == 1
    after = moved({"mkdocs.yml": SETTINGS.replace(old, new)})["mkdocs.yml"]
    assert after.replace("\n\n\n", "\n\n").split() == SETTINGS.split()


def test_what_a_city_decides_itself_stays() -> None:
    own = SETTINGS.replace("Exempelstad", "Älvhamn").replace("extra:\n", "extra:\n  notice: Ny webbplats\n")
    own = own.replace("nav:\n", "nav:\n  # Menyn.\n").replace("dev_addr: 127.0.0.1:8000", "dev_addr: 127.0.0.1:9000")
    assert moved({"mkdocs.yml": own})["mkdocs.yml"] == own
    assert upgraded({"mkdocs.yml": "INHERIT: ../../mkdocs.yml\nsite_name: X\nnav: [index.md]\n"}).changes == {}
    assert upgraded({"mkdocs.yml": ""}).changes == {}


# --- The command ------------------------------------------------------------------------------------------------------


def _upgrade(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["upgrade", "--project", str(root)])
    return status, capsys.readouterr().out


def test_the_command_says_what_it_did_and_the_second_time_that_there_is_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project.write(tmp_path, {**FIRST})
    status, told = _upgrade(root, capsys)
    assert status == 0
    assert "relation är borttaget: data/networks/provnat.yml, data/networks/sagonat.yml, data/vocabulary.yml\n" in told
    assert "status är borttaget: data/routines.yml, data/vocabulary.yml\n" in told
    assert "data/README.md och data/schema/ är den här utgåvans\n" in told
    assert told.endswith("Kör make check, och spara med git commit.\n")
    assert (root / "data/networks/sagonat.yml").read_text(encoding="utf-8") == CONSIDERED
    assert (root / "data/README.md").read_text(encoding="utf-8").startswith("# ")
    status, told = _upgrade(root, capsys)
    assert status == 0
    # Its own vocabulary lacks words that the other files use, so that no page can be made of them yet.
    assert told.splitlines() == [
        "kvar att avgöra: data: de nya sidorna är inte tillagda, för uppgifterna går inte att läsa – kör make check, "
        "rätta felen och kör make upgrade igen",
        "Allt har redan den här utgåvans form, inget är ändrat.",
    ]


def test_many_files_are_counted_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = "".join(f"kalla-{number}:\n  title: Ett\n  publisher: Provnät\n" for number in range(10))
    root = project.write(tmp_path, {**FIRST, "data/sources.yml": SOURCES + many})
    _, told = _upgrade(root, capsys)
    assert "data/sources/kalla-6.yml, och 3 filer till\n" in told


def test_where_one_file_cannot_be_moved_none_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project.write(tmp_path, {**FIRST, "data/routines.yml": "a: {title: A, status: described}\n"})
    status, told = _upgrade(root, capsys)
    assert status == 1
    assert told.endswith("Rätta det först, inget är ändrat.\n")
    assert (root / "data/networks/provnat.yml").read_text(encoding="utf-8") == MEMBER


def test_every_step_says_in_swedish_what_it_does() -> None:
    for step in STEPS:
        assert re.search(r"\b(är|följer)\b", step.says)
        assert step.says[0].islower()


# --- Both cities, as earlier releases had them ------------------------------------------------------------------------


@pytest.mark.nightly
@pytest.mark.parametrize("folder", ["", "tests/fixtures/exempelstad/"], ids=["city", "demo"])
@pytest.mark.parametrize("revision", [RELEASE_1, RECORDS], ids=["release 1", "before pages answered"])
def test_an_earlier_release_s_own_data_and_pages_are_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, revision: str, folder: str
) -> None:
    try:
        asked = ["git", "archive", revision, f"{folder}data", f"{folder}docs", f"{folder}mkdocs.yml"]
        packed = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("utgåvan finns inte i git-historien här: dess uppgifter går inte att flytta")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path, filter="data")
    root = tmp_path / folder
    monkeypatch.setenv("SITE_DATE", "2025-11-15" if folder else "2026-11-30")
    before = {path: path.read_text(encoding="utf-8") for path in root.glob("data/**/*.yml")}
    words = {path: words_of(path) for path in root.glob("docs/natverk/*/*.md")}
    # What `make update` brings: the pages of the product's own text.
    for path in (ROOT / folder / "docs").rglob("*.md"):
        name = path.relative_to(ROOT / folder / "docs")
        if (found := kind_of(name.as_posix())) and found.kind.product:
            shutil.copy(path, root / "docs" / name)
    status, told = _upgrade(root, capsys)
    assert status == 0
    assert "kvar att avgöra" not in told
    comments = re.compile(r"(?<![^\s])#.*")
    now = "".join(path.read_text(encoding="utf-8") for path in root.glob("data/**/*.yml"))
    for path, text in before.items():
        lost = [line for line in comments.findall(text) if line not in now]
        # What the product itself wrote over the list of all sources goes with the list.
        assert len(lost) <= (2 if path.name == "sources.yml" else 0), path
    assert not re.search(r"^relation: |^ +status: |^relations:|^routine_statuses:", now, re.MULTILINE)
    assert "fyll i: memberships" not in now
    closed = root / "data/closed.yml"
    assert closed.is_file() == (closed in before)
    assert not closed.is_file() or closed.read_text(encoding="utf-8") == before[closed]
    # No word of an editor's is lost, and in a year's page none has another place.
    for path, written in words.items():
        ordered = list if path.stem.isdecimal() else sorted
        assert ordered(words_of(path)) == ordered(written)
    assert _upgrade(root, capsys) == (0, "Allt har redan den här utgåvans form, inget är ändrat.\n")
    assert [str(problem) for problem in check(root).problems] == []


def words_of(path: Path) -> list[str]:
    """The words that somebody has written on a page."""
    page = read_page(path.read_bytes(), path.name, SIGNATURES, [])
    assert page is not None
    return prose(page).split()
