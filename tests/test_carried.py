"""Does a draft follow what has become another since the plan before, and ask where nobody has said what it became?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.changes.years import between_years
from actionplans.commands.main import main
from actionplans.reading.data import load
from actionplans.rules.check import check
from tests import project, scenes
from tests.fictional import edit
from tests.scenes import Changes

NETWORK = "data/networks/provnat.yml"
PLAN = "data/plans/2023/provnat.yml"
DRAFT = "data/plans/2024/{}.yml"

FOLLOWERS = """\
  - kind: board_member
    body: styrelsen
    text: Styrelsemedlem
    holder: exempelstad
    office: utvecklingschefen
    start: 2024-07-01
    sources: [brev]
  - kind: board_member
    body: gruppen
    text: Gruppens ledamot
    holder: belysningskontoret
    start: 2021
    end: ongoing
    sources: [brev]
    note: Kontoret har uppgått i provförvaltningen.
"""
GONE = """\
belysningskontoret:
  name: belysningskontoret
  kind: administration
  start: 2001
  end: 2023-12-31
  successors: [provforvaltningen]
  sources: [brev]
delningskontoret:
  name: delningskontoret
  kind: administration
  end: 2023-12-31
  successors: [provforvaltningen, provnamnden]
  sources: [brev]
"""
ACTIVITIES = """\
activities:
  - id: varmote
    text: Delta i vårmötet i Norra Porto
    responsible: belysningskontoret
    partners: [provforvaltningen, belysningskontoret]
    sources: [brev]
  - id: arsmote
    text: Ordna årsmötet 2023 med Provnät i Europa
    responsible: delningskontoret
    sources: [brev]
  - id: bevaka
    text: Bevaka frågorna i Porto
    continuous: true
    sources: [brev]
"""
PARTNERS = "partners:\n  - {organisation: belysningskontoret, sources: [brev]}\n"


def changed() -> Changes:
    """The miniature project in which much becomes another at the end of 2023."""
    changes = scenes.edits((PLAN, "activities:\n", ACTIVITIES), (NETWORK, "events:\n", f"{FOLLOWERS}events:\n"))
    changes[PLAN] = str(changes[PLAN]) + PARTNERS
    changes["data/organisations.yml"] = project.FILES["data/organisations.yml"] + GONE
    return changes


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITE_DATE", "2023-11-23")
    return project.write(tmp_path, changed())


def drafted(root: Path, network: str = "provnat") -> str:
    assert main(["new-year", "2024", "--project", str(root)]) == 0
    return (root / DRAFT.format(network)).read_text(encoding="utf-8")


def test_a_draft_follows_what_has_become_another(root: Path) -> None:
    draft = drafted(root)
    after = "Efterträdare är utvecklingschefen, från och med 1 juli 2024."
    assert f"# Uppdraget som styrelsemedlem upphör 30 juni 2024. {after}\n" in draft
    held = "uppdraget ”Gruppens ledamot” innehas av belysningskontoret, som inte finns 2024"
    assert f"# fyll i: {held}: provförvaltningen har tagit över? Skriv det i {NETWORK}.\n" in draft
    assert "responsible: provforvaltningen" in draft
    assert "partners: [provforvaltningen]" in draft
    assert "Belysningskontoret finns inte 2024; provförvaltningen har tagit över." in draft
    assert "fyll i: Delningskontoret finns inte 2024. Vem har tagit över?" in draft
    assert "  - organisation: provforvaltningen\n" in draft
    assert check(root).problems == []


def test_last_years_place_and_year_are_asked_about(root: Path) -> None:
    draft = drafted(root)
    assert (
        'text: "fyll i: Norra Porto stod i planen för 2023. Vad gäller 2024? Delta i vårmötet i Norra Porto"' in draft
    )
    assert (
        'text: "fyll i: 2023 stod i planen för 2023. Vad gäller 2024? Ordna årsmötet 2023 med Provnät i Europa"'
        in draft
    )
    assert "text: Bevaka frågorna i Porto\n" in draft  # goes on, wherever it is


def test_a_network_under_another_name_goes_on_with_the_plan_of_the_one_before(root: Path) -> None:
    assert main(["new-network", "nynat", "Nynät", "--project", str(root)]) == 0
    edit(root / "data/networks/nynat.yml", "observed: [2023]", "start: 2024-01-01")
    edit(root / NETWORK, "end: ongoing\nfacts", "end: 2023-12-31\nsuccessors: [nynat]\nfacts")
    edit(root / NETWORK, "    start: 2015\n", "    start: 2015\n    end: 2023-12-31\n")
    text = (root / NETWORK).read_text(encoding="utf-8")
    (root / NETWORK).write_text(text.replace(FOLLOWERS, ""), encoding="utf-8")
    edit(root / NETWORK, "    end: 2024-06-30\n", "    end: 2023-12-31\n")
    draft = drafted(root, "nynat")
    assert "# Förs över från Provnät, som har blivit Nynät: planen för 2023.\n" in draft
    assert "id: varmote" in draft
    assert "continues" not in draft  # of the network's own plan before, which there is none of
    assert not (root / DRAFT.format("provnat")).exists()


def test_what_is_left_to_fill_in_is_not_known(root: Path) -> None:
    drafted(root)
    model = load(root).model
    assert model is not None
    told = [change.sentence for change in between_years(model, "provnat", 2023, 2024)]
    assert not any("fyll i" in one and "syfte" in one.casefold() for one in told)
    assert any("syfte" in one and "kan inte jämföras, eftersom uppgifter saknas för 2024" in one for one in told)
