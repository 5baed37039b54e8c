"""Does `fix` mend what has one certain mend, leave all else to the letter, and say what is left?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.drafts.mends import Mend, mends
from tests import project
from tests.scenes import Changes, edits

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
COMMENT = "    # Som styrelsen skrev.\n"
TRIP = """\
trips:
  - id: exempelby
    text: Delta i mötet
    mode: {mode}
    networks: {networks}
    start: {start}
    participants: 2
    amounts: [{{kind: travel, amount: {amount}, period: 2023, sources: [brev]}}]
    sources: [brev]
"""
TRIP_RIGHT = TRIP.format(mode="abroad", networks="[provnat]", start="2023-05-04", amount="12500")
# Each slip by itself: the file, what stands there, the slip, and what the mend makes of it where that is another.
SLIPS = [
    (NETWORK, "kind: conference", "kind: Konferens", ""),
    (NETWORK, "kind: board_member", "kind: STYRELSEMEDLEM", ""),
    (NETWORK, "scope: city", "scope: City", ""),
    (NETWORK, "holder: provforvaltningen", "holder: Provförvaltningen", ""),
    (NETWORK, "end: 2021-05-05", "end: 5 maj 2021", ""),
    (NETWORK, "    start: 2022-01-01", "    start: ”2022-01-01”", '    start: "2022-01-01"'),
    (NETWORK, "    text: Tio städer.", "    text: ”Tio: städer”", '    text: "Tio: städer"'),
    (NETWORK, "  - date: 2021-05-04", "  – date: 2021-05-04", ""),
    (NETWORK, "    body: styrelsen", "    body:styrelsen", ""),
    (NETWORK, "    text: Styrelsemedlem", "\t\ttext: Styrelsemedlem", ""),
    (NETWORK, "    body: styrelsen", "    Body: styrelsen", ""),
    (NETWORK, "    body: styrelsen", "    body:\u00a0styrelsen", ""),
    (NETWORK, "text: Tio städer.", unicodedata.normalize("NFD", "text: Tio städer."), ""),
    (NETWORK, "text: Tio städer.", "text: Tio stä\u200bder.", ""),
    (PLAN, "partners: [exempelstad]", "partners: Exempelstad", ""),
    (PLAN, "areas: [lighting]", "areas: [Ljus]", ""),
    (PLAN, "presented: 2023-03-13", "presented: Information om planer", ""),
    (PLAN, "    sources: [brev]\nactivities", "    sources: [Brev till provnämnden]\nactivities", ""),
    (NETWORK, "observed: [2023]", "observed: 2023", ""),
    (PLAN, "priority: ljus", "priority: Ljus", ""),
    ("data/sources/webb.yml", "https://provnat.example/om", "<https://provnat.example/om>", ""),
    ("docs/arbetssatt/resor.md", "title: Resor", "title: ”Resor”", 'title: "Resor"'),
    ("docs/natverk/provnat/index.md", "roles('provnat')", "roles('Provnät')", ""),
]
# What could be meant in more ways than one.
NO_MEND = [
    (NETWORK, "    text: Styrelsemedlem", "    text: ”Styrelsemedlem", ""),
    (NETWORK, "    start: 2022-01-01", "    start: 1/2 2022", ""),
    (NETWORK, "    start: 2022-01-01", "    start: 2022-01-01 kl. 10", ""),
    (NETWORK, "    start: 2022-01-01", "    start: våren 2022", ""),
    (NETWORK, "    end: 2024-06-30", "    end: pågår", ""),
    (NETWORK, "holder: provforvaltningen", "holder: Staden", ""),
    (PLAN, "priority: ljus", "priority: lius", ""),
    (PLAN, "partners: [exempelstad]", "partners: Exempelstad, Åbo", ""),
    (PLAN, "text: Bättre ljus", "text: Bättre: ljus", ""),
    (PLAN, "text: Bättre ljus", "text: #klimat", ""),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "project"


def written(slips: list[tuple[str, str, str, str]], which: int) -> Changes:
    """The project's files with slips (2), or as they are when mended (3)."""
    texts = {
        name: project.FILES[name].replace("    body: styrelsen\n", f"{COMMENT}    body: styrelsen\n")
        for name in {NETWORK, PLAN, *(slip[0] for slip in slips)}
    }
    for slip in slips:
        assert texts[slip[0]].count(slip[1]) == 1
        texts[slip[0]] = texts[slip[0]].replace(slip[1], slip[which] or slip[1])
    return {**texts}


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(len(SLIPS)))
def test_a_slip_is_mended_and_every_other_line_stays(root: Path, number: int) -> None:
    slip = SLIPS[number]
    right = str(written([slip], 3)[slip[0]])
    (mend,) = mends(project.write(root, written([slip], 2)))
    lines = right.split("\n")
    assert (mend.path, mend.lines) == (slip[0], (lines[mend.first - 1],))
    assert mend.first == mend.last
    assert mend.why


@pytest.mark.nightly
@pytest.mark.parametrize("number", range(len(NO_MEND)))
def test_what_has_more_than_one_mend_has_none(root: Path, number: int) -> None:
    assert mends(project.write(root, written([NO_MEND[number]], 2))) == []


def test_many_slips_are_mended_at_once_all_is_well_and_nothing_is_left_the_second_time(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slips = [SLIPS[number] for number in (0, 1, 2, 3, 4, 5, 6, 9, 10, 14, 15, 16, 17, 18, 19, 20)]
    wrong = TRIP.format(mode="Resa utanför Sverige", networks="Provnät", start="4 maj 2023", amount="12 500")
    changes = {**written(slips, 2), "data/trips/2023.yml": wrong}
    project.write(root, changes)
    assert main(["fix", "--check", str(root)]) == 1
    assert (root / NETWORK).read_text("utf-8") == changes[NETWORK]
    assert "skulle rättas: data/networks/provnat.yml:" in capsys.readouterr().out
    assert main(["fix", str(root)]) == 0
    told = capsys.readouterr().out
    assert "rättat: data/trips/2023.yml:6: datum som år-månad-dag: start: 2023-05-04" in told
    right = {**written(slips, 3), "data/trips/2023.yml": TRIP_RIGHT}
    assert {name: (root / name).read_text("utf-8") for name in right} == right
    assert main(["fix", str(root)]) == 0
    assert capsys.readouterr().out == "0 rättade.\n"


LEFT: list[tuple[str, str, str]] = [
    (PLAN, "start: 2023-05-04", "start: 4/5 2023"),
    (PLAN, "start: 2023-05-04", "start: 2023-05-04 10:00"),
    (PLAN, "start: 2023-05-04", "start: i maj"),
    (NETWORK, "kind: conference", "kind: vårmöte"),
    (NETWORK, "holder: provforvaltningen", "holder: provforvaltning"),
    (NETWORK, "holder: provforvaltningen", "holder: Anna Svensson"),
    (NETWORK, "    end: 2024-06-30\n", "    end: pågår\n"),
    (NETWORK, "    text: Styrelsemedlem", "    text: Styrelse\tmedlem"),
]


def test_what_a_person_must_judge_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roles = {slip[1] for slip in LEFT}
    for number, slip in enumerate(LEFT):
        assert mends(project.write(root / str(number), edits(slip))) == [], slip
    assert len(roles) > 3
    assert main(["fix", str(root / "0")]) == 1
    assert capsys.readouterr().out.startswith(
        "0 rättade.\nKvar att rätta för hand:\ndata/plans/2023/provnat.yml:16:12: ”4/5 2023”"
    )


def test_what_is_no_text_or_leads_elsewhere_is_left_and_stops_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = (NETWORK, "kind: conference", "kind: Konferens")
    project.write(root, edits(slip))
    other = tmp_path / "annans.yml"
    other.write_text((root / NETWORK).read_text("utf-8"), encoding="utf-8")
    (root / "data/networks/annan.yml").symlink_to(other)
    (root / PLAN).write_bytes(b"\xff\xfe\xab")
    assert main(["fix", str(root)]) == 1
    assert "annan.yml" in capsys.readouterr().out
    assert (root / PLAN).read_bytes() == b"\xff\xfe\xab"
    assert "kind: Konferens" in other.read_text("utf-8")


def test_a_file_under_a_name_with_a_letter_of_ours_gets_its_id(root: Path) -> None:
    files: Changes = {NETWORK: None, "data/networks/Provnät.yml": project.FILES[NETWORK]}
    files |= {PLAN: None, "data/plans/2023/Provnät.yaml": project.FILES[PLAN].replace("4", "4")}
    files |= {"data/networks/provnat - Kopia.yml": None}
    assert main(["fix", str(project.write(root, files))]) == 0
    assert (root / NETWORK).read_text("utf-8") == project.FILES[NETWORK]
    assert (root / PLAN).read_text("utf-8") == project.FILES[PLAN]
    assert [one.name for one in (root / "data/networks").iterdir()] == ["provnat.yml"]


def test_the_pages_of_a_new_year_are_written_with_their_rows_in_the_menu(root: Path) -> None:
    """An event in a year that has none is one file by hand: the rest follows from it."""
    event = "  - {date: 2024-05-04, kind: election, scope: network, text: Val., sources: [webb]}\n"
    project.write(root, {NETWORK: project.FILES[NETWORK] + event})
    found = mends(root)
    assert [(one.path, one.first, one.last) for one in found] == [
        ("docs/ar/2024.md", 1, 0),
        ("docs/natverk/provnat/2024.md", 1, 0),
    ]
    assert main(["fix", str(root)]) == 0
    assert "# Året 2024" in (root / "docs/natverk/provnat/2024.md").read_text("utf-8")
    assert not list(root.rglob(".*"))


def test_where_a_file_cannot_be_written_none_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = edits((NETWORK, "kind: conference", "kind: Konferens"), (PLAN, "areas: [lighting]", "areas: [Ljus]"))
    project.write(root, changes)

    def refused(*_: object) -> None:
        raise OSError(13, "nej", "data/plans")

    monkeypatch.setattr("actionplans.commands.fix.write_together", refused)
    assert main(["fix", str(root)]) == 1
    assert capsys.readouterr().out == "data/plans: filen går inte att skriva – kontrollera att du får ändra i mappen\n"
    assert {name: (root / name).read_text("utf-8") for name in changes} == changes


def test_a_right_project_has_nothing_to_mend(root: Path) -> None:
    assert mends(project.write(root)) == list[Mend]()
