"""Does a matter before the committee begin with what is attached, and lay before the committee what is whole?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.rules.check import check
from tests import project, scenes

MATTER = "data/matters/2024-03-11.yml"
PLAN = "data/plans/2024/provnat.yml"
REPORT = "data/reports/2023/provnat.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a plan for 2024 that has a gap, and a report on 2023."""
    monkeypatch.setenv("SITE_DATE", "2024-02-01")
    handler = "handler: {name: Dana Prov, phone: 000-000 00 01}\nproposal:"
    files = scenes.edits(
        ("data/matters/2023-03-13.yml", "proposal:", handler),
        ("data/vocabulary.yml", "activity_states:\n", "activity_states:\n  moved: {label: Flyttad}\n"),
    )
    plan = 'sources: [brev]\npurpose: {text: "fyll i: varför"}\n'
    files = scenes.report("sources: [brev]\nsummary: {text: Det gick bra.}\n", changes={**files, PLAN: plan})
    files = scenes.pages(files, "natverk/provnat/2024.md", "natverk/provnat/2023/arsrapport.md")
    return project.write(tmp_path, files)


def new_matter(root: Path, day: str, *options: str) -> int:
    return main(["new-matter", "--project", str(root), *options, "--", day])


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.*") if path.is_file()}


def test_a_matter_has_the_years_plans_and_reports_and_presents_those_without_gaps(root: Path) -> None:
    before = texts(root)
    assert new_matter(root, "2024-03-11", "--plans=2024", "--reports=2023") == 0
    after = texts(root)
    assert (
        after[MATTER]
        == """\
# yaml-language-server: $schema=../schema/matter.schema.json
# Nämndärendet den 11 mars 2024, som utkast.
# fyll i: stämmer handläggaren? Hämtat från ärendet den 13 mars 2023.

title: Information angående handlingsplaner för internationella nätverk 2024 och årsrapporter 2023
date: 2024-03-11
committee: provnamnden
administration: provforvaltningen
handler:
  name: Dana Prov
  phone: 000-000 00 01
proposal: Provnämnden antecknar informationen till protokollet.
attachments:
  - number: 1
    title: Handlingsplan 2024 Provnät
    kind: plan
    network: provnat
    year: 2024
  - number: 2
    title: Årsrapport internationella nätverk 2023
    kind: annual_report
    year: 2023
sources: [arende-2024-03-11]
"""
    )
    assert '{{ matter("2024-03-11") }}\n\n## Information\n\nfyll i: brevets text' in after["docs/namnden/2024-03-11.md"]
    assert after["mkdocs.yml"] == before["mkdocs.yml"], "the menu follows from the pages"
    assert after[PLAN] == before[PLAN], "a draft with a gap was presented"
    assert after[REPORT] == before[REPORT].replace("summary:", "presented: 2024-03-11\nsummary:")
    assert not check(root).problems

    # When the gap is filled, the same command takes the plan along, and touches nothing else.
    (root / PLAN).write_text(after[PLAN].replace("fyll i: varför", "Att prova."), encoding="utf-8")
    assert new_matter(root, "2024-03-11", "--plans=2024", "--reports=2023") == 0
    again = texts(root)
    assert again.pop(PLAN) == 'sources: [brev]\npresented: 2024-03-11\npurpose: {text: "Att prova."}\n'
    assert again == {name: text for name, text in after.items() if name != PLAN}
    assert not check(root).problems


def test_a_gap_on_a_plans_page_is_a_gap(root: Path) -> None:
    (root / PLAN).write_text("sources: [brev]\npurpose: {text: Att prova.}\n", encoding="utf-8")
    page = root / "docs/natverk/provnat/2024.md"
    page.write_text(page.read_text("utf-8") + "\nfyll i: det viktigaste\n", encoding="utf-8")
    assert new_matter(root, "2024-03-11", "--plans=2024") == 0
    assert "presented" not in (root / PLAN).read_text("utf-8")


def test_a_matter_without_attachments_asks_for_its_title(root: Path) -> None:
    assert new_matter(root, "2023-12-04") == 0
    written = (root / "data/matters/2023-12-04.yml").read_text("utf-8")
    assert 'title: "fyll i: ärendets rubrik"' in written
    assert "attachments" not in written
    assert new_matter(root, "2023-12-05", "--title=Reserapporter  hösten 2023") == 0
    assert "title: Reserapporter hösten 2023\n" in (root / "data/matters/2023-12-05.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("2024-02-31", "--plans=i år", "--title={{ x }}"),
            ("inte en dag", "”i år” är inte ett årtal", "rubriken har"),
        ),
        (("2024",), ("”2024” är inte en dag – skriv brevets datum som 2024-03-11",)),
        (("$(touch x)\n",), ("är inte en dag",)),
        (("2024-03-11", "--plans=2031"), ("inga planer finns för 2031",)),
        (("2024-03-11", "--reports=2024"), ("ingen årsrapport finns för 2024",)),
        (("2024-03-11", f"--title={'å' * 201}"), ("rubriken är längre än 200 tecken",)),
    ],
)
def test_what_cannot_be_a_matter_is_refused_with_everything_at_once(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    before = texts(root)
    assert new_matter(root, *arguments) == 1
    said = capsys.readouterr().out
    assert all(one in said for one in words), said
    assert texts(root) == before
