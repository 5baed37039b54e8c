"""The committee's papers: can they be read by anyone and for decades, do they say what data says, do they look right?

Judged on the fictional city, where everything is filled in, and on a letter of it that is a reconstruction.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import itertools
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from actionplans import papers
from actionplans.commands.main import main
from actionplans.model.dates import in_words
from actionplans.model.records import Model, Plan
from actionplans.papers import folder, tree, typeset
from actionplans.papers.known import event_blocks, known_blocks
from actionplans.papers.letter import letter
from actionplans.papers.link_words import describe
from actionplans.papers.pieces import NOT_IN_DATA, attachment_part
from actionplans.rules.contents import contents
from actionplans.swedish.words import grouped
from tests import fictional, reconstructed
from tests.fictional import CITY
from tests.fictional import edit as _edit
from tests.paper import Paper, assert_looks_right, attribute, children
from tests.shared import shared
from tests.sites import ROOT
from tests.small_files import PDF

DAY = datetime.date(2026, 11, 23)
MARK = f"Inte stadens handling. Rekonstruktion ur öppna källor, {in_words(DAY)}"
# A paper costs some tenths of a second: by day the years that differ most.
YEARS = [("exempelstad", 2025), ("återskapad", 2025)]
OTHER_YEARS = [("exempelstad", 2022), ("exempelstad", 2023), ("exempelstad", 2024)]


@functools.cache
def case_of(project: Path, year: int) -> papers.Case:
    return papers.read(project, year, DAY)


@functools.cache
def made(project: Path, year: int) -> dict[str, Paper]:
    """All papers of a year, by file name."""
    case = case_of(project, year)
    return {name: Paper(content) for name, content in papers.made(case).items()}


KINDS = ("brev", "samlade", "bilaga")


@pytest.fixture(scope="session")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city whose letter of 2025 is a reconstruction."""
    return shared(tmp_path_factory, "reconstructed", reconstructed.write)


@pytest.fixture
def project(request: pytest.FixtureRequest, anew: Path) -> Path:
    return CITY if request.param == "exempelstad" else anew


def chosen(project: Path, year: int, kind: str) -> list[Paper]:
    found = [one for name, one in made(project, year).items() if name.startswith(kind)]
    assert found
    return found


each_paper = pytest.mark.parametrize(
    ("project", "year", "kind"),
    [
        *((city, year, kind) for city, year in YEARS for kind in KINDS),
        *(pytest.param(*of, kind, marks=pytest.mark.nightly) for of in OTHER_YEARS for kind in KINDS),
    ],
    indirect=["project"],
)
each_year = pytest.mark.parametrize(
    ("project", "year"),
    [*YEARS, *(pytest.param(*of, marks=pytest.mark.nightly) for of in OTHER_YEARS)],
    indirect=["project"],
)


def _copy(tmp_path: Path) -> Path:
    """The fictional city's data and pages, to break."""
    return fictional.copy(tmp_path / "stad")


def _letter(case: papers.Case) -> Paper:
    """The letter, set alone: with all that lies beside it, and all in one, it takes ten times as long."""
    return Paper(folder.paper(case, case.matter.title, [letter(case, None)]))


def _alone(case: papers.Case, name: str) -> Paper:
    """An attachment of whose file's name this is a part, set alone."""
    ((one, part),) = [found for found in folder.attachment_parts(case) if name in folder.file_name(case, found[0])]
    return Paper(folder.paper(case, one.title, [part]))


# --- The structure of every PDF: what PDF/A-2a and PDF/UA-1 ask for ---------------------------------------------------


@each_paper
def test_a_paper_says_what_it_is(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        assert str(one.root.Lang) == "sv-SE"
        assert bool(one.root.MarkInfo.Marked)
        assert bool(one.root.ViewerPreferences.DisplayDocTitle)
        assert [str(intent.S) for intent in one.root.OutputIntents] == ["/GTS_PDFA1"]
        assert (one.metadata("pdfaid:part"), one.metadata("pdfaid:conformance")) == ("2", "A")
        assert one.metadata("pdfuaid:part") == "1"
        assert one.metadata("dc:title").startswith(one.headings[0][1])
        assert one.metadata("dc:creator")


@each_paper
def test_everything_on_a_page_is_tagged(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        assert len(one.of_kind("P")) > 2
        for figure in one.of_kind("Figure"):
            assert str(figure.Alt)
        assert all("/StructParents" in page for page in one.pdf.pages)


@each_paper
def test_headings_do_not_skip_a_level_and_are_the_bookmarks(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        levels = [level for level, _ in one.headings]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert one.outline == [title for level, title in one.headings if level == 1]


@each_paper
def test_every_table_has_column_headers(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        for table in one.of_kind("Table"):
            head, *body = children(table)
            assert (str(head.S), [str(part.S) for part in body]) == ("/THead", ["/TBody"])
            columns = [cell for row in children(head) for cell in children(row)]
            assert columns
            assert all(str(cell.S) == "/TH" and attribute(cell, "Scope") == "Column" for cell in columns)
            assert all(len(children(row)) == len(columns) for row in children(body[0]))


@each_paper
def test_every_font_is_embedded_and_its_letters_can_be_read_back(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        assert one.fonts
        for font in one.fonts:
            assert "+SourceSansPro-" in str(font.BaseFont)
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


@each_paper
def test_a_validator_that_is_not_ours_finds_nothing(project: Path, year: int, kind: str, tmp_path: Path) -> None:
    """It covers a part of PDF/UA-1; its rule on empty headings stumbles over every PDF that has them and is skipped."""
    for number, one in enumerate(chosen(project, year, kind)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(one.content)
        found = validate(str(file))
        assert found.findings == ()
        assert {skipped.rule_id for skipped in found.skipped} <= {"UA-14-001"}


# --- The text against the data ----------------------------------------------------------------------------------------


@each_year
def test_a_paper_may_lie_in_docs_again(project: Path, year: int, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, paper in made(project, year).items():
        (tmp_path / "docs" / name).write_bytes(paper.content)
    assert list(contents(tmp_path)) == []


def _said(words: str) -> str:
    return " ".join(words.split())


def _texts_of(plan: Plan) -> Iterator[str]:
    """What a plan holds, as its paper must say it."""
    for goal in plan.goals:
        yield goal.text
        yield from (words for one in goal.measures for words in (one.indicator, one.text or ""))
    for priority in plan.priorities:
        yield priority.text
    for activity in plan.activities:
        yield activity.text
        yield activity.function or ""
    for partner in plan.partners:
        if partner.text:
            yield partner.text
    for passage in (plan.purpose, plan.feedback, plan.reconciliation):
        if passage:
            yield from passage.text.split("\n\n")


@each_year
def test_every_plan_is_told_whole_in_its_attachment_and_in_the_bundle(project: Path, year: int) -> None:
    case, files = case_of(project, year), made(project, year)
    bundle = files[case.bundle].text
    attachments = [one for name, one in files.items() if name.startswith("bilaga")]
    for attachment, one in zip(case.matter.attachments, attachments, strict=True):
        assert one.headings[0] == (1, case.titled(attachment.title))
        plan = case.model.plans.get((attachment.network or "", attachment.year))
        for words in _texts_of(plan) if plan else ():
            assert _said(words) in one.text
            assert _said(words) in bundle


def test_a_plan_tells_what_is_new_since_the_plan_before() -> None:
    case = case_of(CITY, 2025)
    plan = made(CITY, 2025)["bilaga-1-handlingsplan-2025-provnat.pdf"]
    assert (2, "Nytt sedan 2024") in plan.headings
    assert "Uppdraget som ordförande i Provnäts politiska grupp började 1 januari 2025." in plan.text
    _, priority, *_ = case.model.plans["provnat", 2025].priorities
    assert priority.text.endswith(".")
    assert f"Prioriteringen ”{priority.text[:-1]}” tillkommer." in plan.text
    assert "väg till skolan”. Prioriteringen" in plan.text.replace("• ", "")
    assert "styrgruppen upphörde 31 december 2023" in made(CITY, 2024)["bilaga-1-handlingsplan-2024-provnat.pdf"].text


def test_a_plan_without_one_before_tells_of_nothing_new() -> None:
    assert not any("Nytt sedan" in one.text for one in made(CITY, 2022).values())


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_annual_report_tells_every_result_of_the_year_before(year: int) -> None:
    model = case_of(CITY, year).model
    report = next(one for name, one in made(CITY, year).items() if "arsrapport" in name)
    told = 0
    for (_, reported), one in model.reports.items():
        if reported != year - 1 or not model.networks[one.network].memberships:
            continue
        for result in one.results:
            told += 1
            assert all(_said(words) in report.text for words in (result.done, result.result, result.effect) if words)
        for reached in one.reached:
            assert _said(reached.text or "") in report.text
        for exchange in one.exchanges:
            assert _said(exchange.text) in report.text
        assert one.evaluation is None or _said(one.evaluation.text) in report.text
        assert one.summary is None or all(_said(words) in report.text for words in one.summary.text.split("\n\n"))
    assert told > 3
    for trip in model.trips[year - 1].trips:
        assert _said(trip.text) in report.text


def test_the_report_says_which_network_has_none() -> None:
    report = next(one for name, one in made(CITY, 2025).items() if "arsrapport" in name)
    assert "Årsrapport för 2024 saknas för Kajforum." in report.text


def test_the_report_tells_the_costs_of_its_year_and_what_of_them_is_unknown() -> None:
    report = next(one for name, one in made(CITY, 2025).items() if "arsrapport" in name)
    text = report.text.replace("\N{NO-BREAK SPACE}", " ")
    for said in (
        "Utfall: 61 340 kronor",
        "Utfall: 9 812,50 euro",
        "Arbetstid (uppskattning): 0,5 heltidstjänster",
        "För 2024–2026 tillsammans: 150 000 kronor (budget)",
        "4 resor eller annat deltagande, varav 3 utan uppgift om kostnad",
        "Kostnad 2024: 44 500 kronor (utfall); 1 resa",
        "Resekostnad: 16 840 kronor (utfall)",
        "Efter avresan",
    ):
        assert said in text


def test_a_plan_tells_what_the_network_costs_and_how_the_year_before_went() -> None:
    files = made(CITY, 2025)
    plan, without = (
        files[f"bilaga-{n}-handlingsplan-2025-{name}.pdf"] for n, name in ((1, "provnat"), (3, "kajforum"))
    )
    assert (2, "Kostnad") in plan.headings
    text = plan.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Medlemsavgift 2025: 9 812,50 euro (utfall). • Arbetstid 2025: 0,5 heltidstjänster (uppskattning)." in text
    assert "Året före, 2024: 9 812,50 euro (utfall); 0,5 heltidstjänster arbetstid (uppskattning); 1 resa" in text
    # A trip of the year is none of the plan's, also where it was over when the letter was written.
    assert "27 310,50" not in "".join(one.text for name, one in files.items() if "handlingsplan" in name)
    assert (2, "Hur det gick 2024") in plan.headings
    assert "1 utan rapport. Slutsats av utvärderingen: utveckla" in text
    assert (2, "Hur det gick 2024") not in without.headings  # nobody reported
    assert not any("Hur det gick" in one.text for one in made(CITY, 2022).values())


def test_goals_are_told_only_in_the_papers_of_those_who_have_them() -> None:
    files = made(CITY, 2025)
    plan, without = (
        files[f"bilaga-{n}-handlingsplan-2025-{name}.pdf"] for n, name in ((3, "kajforum"), (2, "ljusringen"))
    )
    assert (2, "Mål") in plan.headings
    assert "60 adresser senast 2025" in plan.text
    assert "1 Varor kommer till innerstaden på natten utan att väcka någon. 2 Nämnden kan ta" in plan.text
    assert "Adresser som får leveranser på natten Hör till mål 1." in plan.text
    # What the report of the year tells was not known when the letter was written.
    assert "31 adresser" not in plan.text
    assert "Nattleveranser som vardag, inte försök. Bidrar till mål 1." in plan.text
    assert "Bidrar till målet ”Mer utveckling med bidrag”." in plan.text
    assert plan.text.count("Varor kommer till innerstaden på natten") == 1
    assert "Mål" not in without.text
    report = next(one for name, one in files.items() if "arsrapport" in name)
    assert report.headings.count((3, "Hur det gick med målen")) == 1
    assert "49 procent (oktober 2024)" in report.text


def test_a_project_is_named_once_where_its_name_is_in_the_text() -> None:
    report = next(one for name, one in made(CITY, 2024).items() if "arsrapport" in name)
    assert "Projektuppslag, augusti 2023: DELAD KAJ, om bokning av kajplatser. Utvärdering" in report.text


def test_an_activity_that_nobody_reported_says_so() -> None:
    report = next(one for name, one in made(CITY, 2025).items() if "arsrapport" in name)
    assert "Göra en karta över skolvägar som föräldrar kan läsa Tiden har gått, ingen rapport" in report.text
    assert "”Tiden har gått, ingen rapport” att en aktivitet skulle vara gjord" in report.text
    # What stands in no row need not be explained: of 2023 everything was reported.
    assert not any("ingen rapport" in one.text for name, one in made(CITY, 2024).items() if "arsrapport" in name)


def test_the_report_opens_with_totals_as_words_and_bars_and_then_effects() -> None:
    """What nobody reported is counted apart, of each network and of all."""
    report = next(one for name, one in made(CITY, 2025).items() if "arsrapport" in name)
    assert report.headings[1:3] == [(2, "Hur det gick med aktiviteterna 2024"), (3, "Effekter")]
    bars = report.of_kind("Table")[0]
    assert [str(part.S) for part in children(bars)] == ["/THead", "/TBody"]
    for said in ("15 aktiviteter: 7 genomförda, 1 pågår, 2 flyttade, 5 utan rapport", "4 aktiviteter: 4 utan rapport"):
        assert report.text.count(said) == 1
    # In the order of the plans. What an activity led to says which it was.
    assert report.text.index("4 aktiviteter: 4 utan rapport") > report.text.index("4 aktiviteter: 3 genomförda")
    effect = (
        "Ljusringen: Behovsstyrt ljus föreslås i belysningsprogrammet (fråga 600 boende om trygghet längs gångvägen)."
    )
    assert f"{effect} Två sträckor till byggs om" in report.text


@each_year
def test_the_letter_has_all_its_parts_in_order(project: Path, year: int) -> None:
    case = case_of(project, year)
    letter, matter = made(project, year)[case.cover], case.matter
    assert matter.handler
    wanted = [
        str(matter.date),
        matter.department,
        matter.handler.name,
        f"Telefon {matter.handler.phone}",
        f"E-post: {matter.handler.email}",
        case.titled(matter.title),
        "Förslag till beslut",
        matter.proposal,
        f"Inriktning {year}",
        "Bilagor",
        *(f"{one.number}. {one.title}" for one in matter.attachments),
        "Rekonstruktionen är inte undertecknad." if matter.reconstructed else "Bilagornas kontrollsumma (SHA-256)",
    ]
    places = [letter.text.find(words or "") for words in wanted]
    assert -1 not in places
    assert places == sorted(places)


def _direction(model: Model, year: int) -> list[str]:
    direction = model.years[year].direction
    assert direction
    return [direction.text, *(point.text for point in direction.points)]


@each_year
def test_the_letter_tells_the_direction_and_its_focus_points(project: Path, year: int) -> None:
    case = case_of(project, year)
    letter = made(project, year)[case.cover]
    for words in _direction(case.model, year):
        assert _said(words) in letter.text


def test_the_letter_tells_what_the_city_holds_and_which_networks_it_covers(anew: Path) -> None:
    text = made(anew, 2025)[case_of(anew, 2025).cover].text
    assert (
        "Stadens uppdrag i nätverken 2025: • Provnät: ordförande i Provnäts politiska grupp (till och med 31 december "
        "2026); ledamot i styrgruppen (till och med 31 mars 2026); leder arbetsgruppen Säkra skolvägar; ledamot i den "
        "rådgivande kommittén för öppna trafikdata; samordnar stadens deltagande i Provnät. • Kajforum för gods, "
        "varuleveranser och kajnära logistik: leder arbetsgruppen Tysta leveranser (till och med 30 april 2026); "
        "forumansvarig tjänsteperson (till och med 30 april 2026); delprojektledare i STILLA NATT (till och med "
        "31 augusti 2025)." in text
    )
    assert "handlingsplaner för tre nätverk: Provnät, Ljusringen och Kajforum. Se bilagorna." in text
    assert len(_direction(case_of(anew, 2025).model, 2025)) == 6


def test_a_mandate_is_told_in_the_tense_of_the_letters_day() -> None:
    """That it is over by now was not known: its text in the data is "Ledde arbetsgruppen Mörkret som resurs"."""
    before, after = made(CITY, 2023), made(CITY, 2024)
    assert "leder arbetsgruppen Mörkret som resurs (till och med juni 2023)." in before[papers.COVER].text
    assert "Leder arbetsgruppen Mörkret som resurs" in before["bilaga-2-handlingsplan-2023-ljusringen.pdf"].text
    assert "”Ledde arbetsgruppen Mörkret som resurs”" in after["bilaga-2-handlingsplan-2024-ljusringen.pdf"].text


@each_paper
def test_no_paper_tells_of_the_data_that_it_is_made_of(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        for words in ("webbplatsens", "har en källa", "finns i uppgifterna"):
            assert words not in one.text


def _named(case: papers.Case, confidence: str = "high") -> papers.Case:
    """The case with Provnät under the letters that its name is short for."""
    network = case.model.networks["provnat"]
    facts = tuple(replace(one, confidence=confidence) for one in network.facts if one.kind == "full_name")
    networks = {**case.model.networks, "provnat": replace(network, name="PNT", facts=facts)}
    return replace(case, model=replace(case.model, networks=networks))


def _words(case: papers.Case) -> str:
    return " ".join(words for block in letter(case)["body"] for words in tree.plain(_inlines(block)))


def _inlines(block: tree.Block) -> list[tree.Inline]:
    items = [one for item in block.get("items", []) for inner in item for one in _inlines(inner)]
    return [*block.get("content", []), *items]


def test_an_abbreviation_is_told_in_full_the_first_time_where_its_meaning_is_certain() -> None:
    case = case_of(CITY, 2025)
    told = _words(_named(case))
    assert told.count("Europeiska provnätet för stadstrafik (PNT)") == 1
    assert told.index("(PNT):") < told.index("tre nätverk: PNT, Ljusringen")
    assert "Europeiska provnätet" not in _words(case)  # a name that can be read is no abbreviation
    assert "Europeiska provnätet" not in _words(_named(case, confidence="medium"))
    written = [*case.written, tree.paragraph("Vi är med i Europeiska provnätet för stadstrafik (PNT).")]
    assert _words(replace(_named(case), written=written)).count("Europeiska provnätet") == 1


def test_what_happened_on_one_day_stands_under_the_day_once() -> None:
    case = case_of(CITY, 2025)
    event = next(one for one in case.model.networks["provnat"].events if one.alternatives)
    more = replace(event, text="Ännu en sak.", alternatives=())
    *_, found = event_blocks(case, [event, more, replace(event, text="Till sist.")])
    ((one,),) = found["items"]
    kinds = [part["kind"] for part in one["content"] if not isinstance(part, str)]
    # What has a remark comes last, and a remark ends its line. Who says it stands in it once.
    assert kinds == ["strong", "remark", "break", "remark"]
    assert one["content"][2] == "Ännu en sak."
    assert one["content"][-1]["text"] == "Annan uppgift: Provnäts webbplats anger 132 deltagare."


def test_what_is_known_of_one_thing_stands_under_it_once() -> None:
    case = case_of(CITY, 2025)
    network = case.model.networks["provnat"]
    seat = next(one for one in network.facts if one.kind == "seat")
    twice = replace(network, facts=(*network.facts, replace(seat, text="Ett kontor till.")))
    table = next(block for block in known_blocks(case, twice, 2025) if block["kind"] == "table")
    heads = [head for (head,), _ in table["rows"]]
    assert len(heads) == len(set(heads))
    (told,) = (told for (head,), told in table["rows"] if head == "Säte")
    assert [part if isinstance(part, str) else part["kind"] for part in told] == [
        seat.text,
        "parting",
        "Ett kontor till.",
    ]


def test_pages_are_numbered_as_in_the_committees_letters_and_each_attachment_on_its_own() -> None:
    letter, bundle = made(CITY, 2025)[papers.COVER], made(CITY, 2025)[papers.BUNDLE]
    last = len(letter.pdf.pages)
    for number, text in enumerate(letter.page_texts, 1):
        assert text.endswith(f"Exempelstad stadsrum, SRN-information {number}({last})")
    attachment = next(one for name, one in made(CITY, 2025).items() if name.startswith("bilaga-1"))
    assert bundle.page_texts[last].endswith(f"SRN-information, bilaga 1 1({len(attachment.pdf.pages)})")


def test_without_short_forms_the_footer_has_the_names(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    for short in ("SRN", "stadsrum"):
        _edit(project / "data/organisations.yml", f"  short: {short}\n", "")
    letter = _letter(papers.read(project, 2025, DAY))
    assert "Exempelstad stadsrumsförvaltningen, information 1(2)" in letter.page_texts[0]


def test_the_bundle_holds_every_paper_and_the_letter_leads_to_each() -> None:
    files = made(CITY, 2025)
    bundle = files[papers.BUNDLE]
    assert len(bundle.pdf.pages) == sum(len(one.pdf.pages) for name, one in files.items() if name != papers.BUNDLE)
    titles = [title for level, title in bundle.headings if level == 1]
    assert titles == [one.headings[0][1] for name, one in files.items() if name != papers.BUNDLE]
    targets = [
        note for page in bundle.pdf.pages[:2] for note in page.get("/Annots", []) if "/Dest" in note or "/A" in note
    ]
    inner = [note for note in targets if "/Dest" in note or str(note.A.S) == "/GoTo"]
    assert len(inner) >= len(case_of(CITY, 2025).matter.attachments)


def test_papers_know_no_more_than_the_letter_did() -> None:
    """The meeting decided after the letter was written, and reports of the year came a year later."""
    case = case_of(CITY, 2025)
    assert case.matter.decision is None
    assert "i god tid få veta" not in made(CITY, 2025)[papers.BUNDLE].text


def test_a_letter_before_the_year_tells_the_plans_and_the_direction_of_the_year(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    for file in [*project.rglob("*.yml"), *project.rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        moved = text.replace("2025-03-10", "2024-12-16").replace("10 mars 2025", "16 december 2024")
        file.write_text(moved, encoding="utf-8")
        file.rename(file.with_name(file.name.replace("2025-03-10", "2024-12-16")))
    case = papers.read(project, 2025, DAY)
    assert case.letter_day == datetime.date(2024, 12, 16)
    letter = _letter(case)
    assert "Använda ordförandeskapet i Provnät till frågan om hastigheter vid skolor." in letter.text
    plan = _alone(case, "bilaga-1-handlingsplan-2025-provnat")
    assert "Bygga om fyra korsningar" in plan.text


# --- Reconstructions, originals, the unknown --------------------------------------------------------------------------


def test_a_reconstruction_says_so_on_every_page_and_is_not_signed(anew: Path) -> None:
    for name, one in made(anew, 2025).items():
        assert "rekonstruktion" in name
        assert all(text.startswith(MARK) for text in one.page_texts)
        assert all("Rekonstruktion: Exempelstad stadsrum, SRN-information" in text for text in one.page_texts)
        assert all(title.startswith("Rekonstruktion: ") for title in one.outline)
        assert one.metadata("dc:title").startswith("Rekonstruktion: ")
        assert one.text.count("Det här är inte stadens handling. Det är en rekonstruktion") == len(one.outline)
        assert one.metadata("dc:creator") == ["Rekonstruktion ur öppna källor"]
        assert str(one.metadata("xmp:CreateDate")).startswith(str(DAY))
    letter = made(anew, 2025)[case_of(anew, 2025).cover].text
    assert "Rekonstruktionen är inte undertecknad. I originalet står Fia Avdelning, avdelningschef." in letter


def test_the_citys_own_file_is_no_reconstruction_among_papers_that_are(anew: Path) -> None:
    case = case_of(anew, 2025)
    attachment = replace(case.matter.attachments[0], file="plan.pdf")
    part = attachment_part(case, attachment, [tree.paragraph("Här följer en kopia.")])
    assert (part["title"], part["body"]) == (attachment.title, [tree.paragraph("Här följer en kopia.")])
    own = replace(case, matter=replace(case.matter, attachments=(attachment,)))
    assert folder.file_name(own, attachment) == "bilaga-1-handlingsplan-2025-provnat.pdf"


def test_a_reconstruction_has_no_line_to_sign_on(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    _edit(project / "data/matters/2025-03-10.yml", "\nproposal:", "\nreconstructed: true\nproposal:")
    letter = _letter(papers.read(project, 2025, DAY))
    assert "Rekonstruktionen är inte undertecknad. I originalet står Fia Avdelning" in letter.text
    assert "Fia Avdelning Avdelningschef" not in letter.text


def test_a_citys_own_paper_is_signed_and_not_marked() -> None:
    for one in made(CITY, 2025).values():
        assert not any("Rekonstruktion" in text for text in one.page_texts)
        assert one.metadata("dc:creator") == ["Stadsrumsförvaltningen"]
        assert str(one.metadata("xmp:CreateDate")).startswith("2025-03-10")
    letter = made(CITY, 2025)[papers.COVER].text
    assert "Fia Avdelning Avdelningschef" in letter
    contents = {name: paper.content for name, paper in made(CITY, 2025).items()}
    checksum = hashlib.sha256(papers.attachment_list(contents)).hexdigest()
    assert f"så som de skickades: {grouped(checksum)} Exempelstad" in letter
    assert grouped("0123456789abcdef" * 4) == " ".join(["01234567", "89abcdef"] * 4)


def test_an_attachment_that_is_not_in_the_data_says_so_and_what_is_known(anew: Path) -> None:
    files = made(anew, 2025)
    attachments = {name: one for name, one in files.items() if name.startswith("bilaga")}
    assert len(attachments) == 4
    for one in attachments.values():
        assert "Stadens egen bilaga finns inte med." in one.text
    provnat = next(one for name, one in attachments.items() if "provnat" in name)
    assert "Leder arbetsgruppen Säkra skolvägar" in provnat.text
    assert "Källor" in provnat.text


def test_sources_on_paper_have_their_address_and_say_what_was_read_in_a_copy(anew: Path) -> None:
    provnat = _attachment(anew, 2025, "handlingsplan-2025-provnat").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "• About Provnät: cities testing together. provnat.example/about (arkiverad kopia) •" in provnat
    assert (
        "New chair of the political group elected. Provnät, 21 november 2024. provnat.example/news/chair •" in provnat
    )
    assert "https://" not in provnat


@each_paper
def test_a_screen_reader_hears_words_for_every_link(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        said = [str(note.Contents) for page in one.pdf.pages for note in page.get("/Annots", [])]
        assert all(words and not words.startswith(("http", "Avsnitt")) for words in said)
        assert one.pdf.check_pdf_syntax() == []
    if kind == "samlade":
        first = case_of(project, year).matter.attachments[0]
        assert f"Bilaga 1: {first.title}" in said


def test_a_pdf_that_is_laid_out_otherwise_is_not_touched() -> None:
    link = tree.link("https://a.example/(b)?c=ö", "Ord \\ (med) tecken")
    content = _set(tree.paragraph(link))
    described = Paper(describe(content, {"https://a.example/(b)?c=ö": "Ord \\ (med) tecken, €"}))
    (note,) = described.pdf.pages[0].Annots
    assert str(note.Contents) == "Ord \\ (med) tecken, €"
    assert describe(content, {}) == content
    for other in (content.replace(b"startxref", b"startXref"), content.replace(b"/Contents<", b"/Innehall<")):
        with pytest.raises(ValueError, match=r"a link without|no table"):
            describe(other, {})


def _attachment(project: Path, year: int, part: str) -> Paper:
    return next(one for name, one in made(project, year).items() if name.startswith("bilaga") and part in name)


def test_a_plan_that_is_missing_is_replaced_by_what_is_known_of_the_network(anew: Path) -> None:
    """The paper of a network without a mandate used to say nothing but that."""
    model = case_of(anew, 2025).model
    for attachment in case_of(anew, 2025).matter.attachments:
        if not attachment.network:
            continue
        one = _attachment(anew, 2025, f"-{attachment.number}-")
        network = model.networks[attachment.network]
        titles = [title for _, title in one.headings]
        assert "Om nätverket" in titles
        assert "Den gemensamma inriktningen för alla nätverk 2025 står i brevet." in one.text
        for fact in network.facts:
            if fact.kind in ("description", "founded", "membership_form", "city"):
                assert _said(fact.text.removesuffix(".")) in one.text
        assert all(_said(event.text)[:40] in one.text for event in network.events if event.scope == "city")
        assert all(_said(role.text) in one.text for role in network.roles)
        projects = [project for project in model.projects.values() if network.id in project.networks]
        assert all(_said(project.text) in one.text for project in projects)
    ljusringen = _attachment(anew, 2025, "ljusringen")
    assert "Inget uppdrag är belagt för 2025. Andra uppdrag som är belagda" in ljusringen.text
    assert "Sedan 1 juni 2019, belagd 2020, därefter okänt" in ljusringen.text


def test_a_plan_of_which_a_source_tells_a_part_names_the_other_parts_once(anew: Path) -> None:
    kajforum = _attachment(anew, 2025, "kajforum")
    assert "Källorna säger inget om planens syfte, aktiviteter, samarbete inom staden eller återkoppling." in (
        kajforum.text
    )
    assert "Uppgift saknas." not in kajforum.text


def test_a_missing_annual_report_tells_what_is_known_of_each_network_or_that_nothing_is(anew: Path) -> None:
    report = _attachment(anew, 2025, "arsrapport")
    assert "Leder arbetsgruppen Tysta leveranser Forumansvarig tjänsteperson" in report.text
    said = "Inget uppdrag och ingen händelse som rör staden är belagd 2024 i Ljusringen."
    assert said in report.text


def test_a_missing_annual_report_tells_the_workshop_and_the_trips(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    shutil.rmtree(project / "data/reports/2024")
    report = _alone(papers.read(project, 2025, DAY), "bilaga-4-arsrapport-internationella-natverk-2024")
    assert NOT_IN_DATA in report.text
    assert "Workshopen hölls 17 oktober 2024." in report.text
    assert "Studera delade kajer i Storkaj" in report.text
    assert_looks_right(report)


def test_of_many_events_the_newest_are_told(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    _forget_content(project, "ljusringen")
    events = "".join(
        f"  - date: 20{number:02}\n    kind: visit\n    scope: city\n    text: Besök nummer {number}.\n"
        "    sources: [resediarium]\n"
        for number in range(1, 21)
    )
    network = project / "data/networks/ljusringen.yml"
    text = network.read_text(encoding="utf-8")
    assert text.count("\nevents:\n") == 1
    network.write_text(text.replace("\nevents:\n", f"\nevents:\n{events}"), encoding="utf-8")
    case = papers.read(project, 2025, DAY)
    number = sum(one.scope == "city" for one in case.model.networks["ljusringen"].events)
    one = _alone(case, "bilaga-2-handlingsplan-2025-ljusringen")
    assert f"De tio senaste av {number} belagda händelser:" in one.text
    assert "Besök nummer 20." in one.text
    assert "Besök nummer 1." not in one.text


def test_an_original_is_handed_over_untouched_and_the_bundle_points_to_it(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    original = project / "docs/namnden/2025-03-10/plan.pdf"
    original.parent.mkdir()
    original.write_bytes(PDF)
    matter = project / "data/matters/2025-03-10.yml"
    _edit(matter, "    network: ljusringen\n", "    network: ljusringen\n    file: plan.pdf\n")
    target = tmp_path / "papper"
    made_now = papers.make({target: papers.read(project, 2025, DAY)})[target]
    name = "bilaga-2-handlingsplan-2025-ljusringen.pdf"
    assert (tmp_path / "papper" / name).read_bytes() == original.read_bytes()
    assert name in Paper((tmp_path / "papper" / papers.BUNDLE).read_bytes()).text
    assert [one.name for one in made_now] == list(made(CITY, 2025))


# --- What it looks like -----------------------------------------------------------------------------------------------


@each_paper
def test_nothing_stands_outside_the_margins_or_on_something_else_and_no_page_is_empty(
    project: Path, year: int, kind: str
) -> None:
    for one in chosen(project, year, kind):
        assert_looks_right(one)


@each_paper
def test_every_page_is_a4(project: Path, year: int, kind: str) -> None:
    for one in chosen(project, year, kind):
        for page in one.pdf.pages:
            assert [round(float(value)) for value in page.mediabox] == [0, 0, 595, 842]


def _forget_activities(project: Path) -> None:
    """Remove the year's reports and trips, which name activities of the plan that a test writes anew."""
    shutil.rmtree(project / "data/reports/2025")
    (project / "data/trips/2025.yml").unlink()


def _forget_content(project: Path, network: str) -> None:
    """Leave of a network's plan for 2025 only that it was presented."""
    _forget_activities(project)
    (project / "data/closed.yml").unlink()
    (project / f"data/plans/2025/{network}.yml").write_text(
        "presented: 2025-03-10\nsources: [information-2025]\n", encoding="utf-8"
    )


def _activities(number: int) -> str:
    return "".join(
        f"  - id: aktivitet-{index}\n    text: Aktivitet nummer {index} med möte och studiebesök i en annan stad\n"
        "    responsible: stadsrumsforvaltningen\n    sources: [information-2025]\n"
        for index in range(1, number + 1)
    )


def _before(page_texts: list[str], heading: str) -> list[str]:
    """The pages' texts as far as a heading."""
    last = next(number for number, text in enumerate(page_texts) if heading in text)
    return [*page_texts[:last], page_texts[last].partition(heading)[0]]


@pytest.mark.parametrize(
    "number", [1, 18, *(pytest.param(number, marks=pytest.mark.nightly) for number in (2, 7, 17, 19, 20, 40, 60))]
)
def test_a_long_table_repeats_its_headers_and_ends_well(tmp_path: Path, number: int) -> None:
    project = _copy(tmp_path)
    plan = project / "data/plans/2025/kajforum.yml"
    before, _, rest = plan.read_text(encoding="utf-8").partition("activities:\n")
    _, _, after = rest.partition("partners:\n")
    plan.write_text(f"{before}activities:\n{_activities(number)}partners:\n{after}", encoding="utf-8")
    _forget_activities(project)
    one = _alone(papers.read(project, 2025, DAY), "kajforum")
    assert_looks_right(one)
    pages = [text for text in _before(one.page_texts, "Stadens uppdrag") if "Aktivitet nummer" in text]
    assert all("Aktivitet Prioritering Ansvarig och medverkande Tid" in text for text in pages)
    assert sum(text.count("Aktivitet nummer") for text in pages) == number
    assert number < 60 or len(pages) > 2


SAID = "Något sägs här som är lagom långt. "


def _anything(chosen: random.Random) -> dict[str, object]:
    """A paper of texts, lists and tables, each as long as it happens to be."""
    columns = [("Aktivitet", 3.3), ("Prioritering", 0), ("Ansvarig och medverkande", 3.7), ("Tid", 2.4)]

    def row(number: int) -> list[tree.Text]:
        who = tree.lines(["Stadsmiljöförvaltningen"] * chosen.choice([1, 1, 2, 3]))
        return [[f"Aktivitet {number}. {SAID * chosen.choice([1, 1, 2, 6])}"], ["1"], who, ["12 mars–4 oktober 2024"]]

    body: list[tree.Block] = []
    for number in range(chosen.choice([1, 2, 3, 6])):
        body += [tree.heading(2, f"Rubrik {number}"), tree.paragraph(SAID * chosen.randint(1, 25))]
        if chosen.random() < 0.3:
            items = [[tree.paragraph(SAID * chosen.randint(1, 3))] for _ in range(chosen.randint(1, 9))]
            body += [tree.paragraph("Detta gäller:"), tree.bullets(items)]
        if chosen.random() < 0.7:
            rows = chosen.choice([1, 2, 3, 4, 5, 8, 12, 20, 40])
            body += [tree.heading(3, "Under"), tree.table(columns, [row(one) for one in range(rows)])]
    part = _part(*body)
    if chosen.random() < 0.6:
        routine = tree.paragraph(SAID * chosen.randint(1, 90))
        part["ending"] = [tree.heading(2, "Återkoppling"), routine, tree.heading(2, "Politisk avstämning"), routine]
    if chosen.random() < 0.3:
        part["sources"] = [[tree.link("https://prov.example/", "En källa"), ". Staden."]] * chosen.randint(1, 20)
    return part


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=[pytest.mark.nightly] if seed else []) for seed in range(60)]
)
def test_however_long_texts_and_tables_are_the_pages_look_right(seed: int) -> None:
    assert_looks_right(Paper(typeset.pdf("Rubrik", "Någon", None, DAY, [_anything(random.Random(seed))])))


LONG = "Nordeuropeiska samarbetsorganisationen för kommunalteknisk kollektivtrafikinfrastrukturforskning och städer"


@pytest.mark.nightly
def test_long_names_stay_within_the_page(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    _edit(project / "data/networks/provnat.yml", "name: Provnät\n", f"name: {LONG}\n")
    _edit(
        project / "data/matters/2025-03-10.yml",
        "title: Handlingsplan 2025 Provnät",
        f"title: Handlingsplan 2025 {LONG}",
    )
    _edit(
        project / "data/matters/2025-03-10.yml",
        "gun@exempelstad.example",
        f"gun.{'handlaggarsdotter' * 2}@exempelstad.example",
    )
    _edit(project / "data/organisations.yml", "  name: planförvaltningen\n", f"  name: {LONG}\n")
    (project / "data/closed.yml").unlink()  # names are part of what a closed plan said
    case = papers.read(project, 2025, DAY)
    for content in {**papers.made(case), **papers.made(case)}.values():
        assert_looks_right(Paper(content))


def test_a_plan_with_a_purpose_alone_says_of_the_rest_that_it_is_unknown(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    plan = project / "data/plans/2025/ljusringen.yml"
    plan.write_text(
        "presented: 2025-03-10\nsources: [information-2025]\n"
        "purpose:\n  text: Att lära.\n  sources: [information-2025]\n",
        encoding="utf-8",
    )
    _forget_activities(project)
    one = _alone(papers.read(project, 2025, DAY), "bilaga-2-handlingsplan-2025-ljusringen")
    assert_looks_right(one)
    titles = [title for level, title in one.headings if level == 2]
    assert titles[:3] == ["Syfte", "Prioriteringar", "Aktiviteter"]
    known = {"Syfte", "Stadens uppdrag", "Kostnad", "Hur det gick 2024", "Nytt sedan 2024"}
    assert one.text.count("Uppgift saknas.") == len(set(titles) - known)


def test_a_short_list_is_not_broken_and_stands_with_the_lines_that_lead_to_it() -> None:
    letter = made(CITY, 2024)[papers.COVER]
    assert "Under 2024 ska arbetet få en gemensam form. • Använda samma mall" in letter.page_texts[1]


def test_a_day_stands_with_its_month_and_a_span_of_days_is_whole() -> None:
    for number in range(20, 45):
        one = Paper(_set(tree.paragraph("xy " * number + "den 2–4 oktober 2024 och 31 december 2024")))
        text = pypdfium2.PdfDocument(one.content)[0].get_textpage().get_text_range()
        lines = [" ".join(line.split()) for line in text.splitlines()]
        assert any("2–4 oktober" in line for line in lines), lines
        assert any("31 december" in line for line in lines), lines


def test_a_span_from_a_year_to_a_day_does_not_break_the_year() -> None:
    for number in range(20, 45):
        one = Paper(_set(tree.paragraph("xy " * number + "september 2022–31 augusti 2025")))
        text = pypdfium2.PdfDocument(one.content)[0].get_textpage().get_text_range()
        assert any("2022–" in line for line in text.splitlines()), text


@pytest.mark.parametrize("sentences", [20, 35, 36, 37, 60, 80, 81])
def test_wherever_a_long_ending_stops_no_page_holds_a_line_or_two(sentences: int) -> None:
    sentence = "Godsstrategen och hamnbolaget träffas varje månad och delar anteckningar med alla som medverkar. "
    part = _part(tree.paragraph("Något."))
    part["ending"] = [
        tree.heading(2, "Återkoppling"),
        tree.paragraph(sentence * sentences),
        tree.heading(2, "Politisk avstämning"),
        tree.paragraph("Nämndens presidium får en rapport."),
    ]
    assert_looks_right(Paper(typeset.pdf("Rubrik", "Någon", None, DAY, [part])))


@pytest.mark.nightly
def test_long_routines_run_over_the_page(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    plan = project / "data/plans/2025/kajforum.yml"
    sentence = "Godsstrategen och hamnbolaget träffas varje månad och delar anteckningar med alla som medverkar. "
    _edit(plan, "Godsstrategen och hamnbolaget träffas varje månad. ", sentence * 60)
    one = Paper(papers.made(papers.read(project, 2025, DAY))["bilaga-3-handlingsplan-2025-kajforum.pdf"])
    assert_looks_right(one)
    assert one.text.count(sentence.strip()) >= 60 - len(one.pages)  # a footer may stand in the middle of one
    assert len(one.pages) > 2


@pytest.mark.nightly
def test_a_letter_with_thirty_attachments_keeps_its_end_together(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    matter = project / "data/matters/2025-03-10.yml"
    more = "".join(
        f"  - number: {number}\n    title: Underlag nummer {number}\n    kind: trip_report\n    year: 2024\n"
        for number in range(5, 31)
    )
    _edit(matter, "    kind: annual_report\n    year: 2024\n", f"    kind: annual_report\n    year: 2024\n{more}")
    case = papers.read(project, 2025, DAY)
    letter = Paper(papers.made(case)[papers.COVER])
    assert_looks_right(letter)
    assert "30. Underlag nummer 30 Fia Avdelning" in letter.page_texts[-1]
    names = [name for name in papers.made(case) if name.startswith("bilaga")]
    assert names == sorted(names)


# --- The same bytes, warnings, bad input ------------------------------------------------------------------------------


@pytest.mark.nightly
def test_the_same_bytes_from_another_folder_time_zone_and_hash_seed(tmp_path: Path) -> None:
    places = {}
    for name, zone, seed, day in (("en", "UTC", "1", "2025-03-11"), ("tva", "Pacific/Auckland", "2", "2031-01-01")):
        project, target = _copy(tmp_path / name), tmp_path / name / "dist"
        command = [
            sys.executable,
            "-m",
            "actionplans",
            "papers",
            "2025",
            "--project",
            str(project),
            "--out",
            str(target),
        ]
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SITE_DATE": day, "SOURCE_DATE_EPOCH": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        places[name] = {file.name: file.read_bytes() for file in (target / "2025/papper").iterdir()}
    assert places["en"] == places["tva"]
    assert len(places["en"]) == 6


def _part(*body: tree.Block) -> dict[str, object]:
    frame = {"id": "x", "title": "Rubrik", "sender": {"city": "A", "administration": "B"}, "head": [], "footer": ""}
    return {**frame, "body": list(body), "ending": [], "sources": [], "attachments": [], "signatory": None, "after": []}


def _set(*body: tree.Block) -> bytes:
    return typeset.pdf("Rubrik", "Någon", None, DAY, [_part(*body)])


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "sidfot"},
        tree.paragraph({"kind": "blink", "text": "x"}),
        tree.paragraph("🚋"),
        tree.heading(3, "Hoppar över en nivå"),
    ],
    ids=["okänt block", "okänt i text", "tecken utan bokstav", "rubriknivå"],
)
def test_what_cannot_be_set_stops_the_run(block: tree.Block) -> None:
    assert _set(tree.paragraph("Går bra."))
    with pytest.raises(typeset.TypesetError):
        _set(block)


CODE = (
    '#eval("1 + 1")', "#panic()", "#include x", "$x^2$", "<brev>", "@brev", "*fet*", "_x_", "`kod`", "\\u{41}", "= ett",
    "// bort", "/* bort */", "[x]", "{1 + 1}", "~", "---", "'x'", '"x"', "- ett", "+ ett",
)  # fmt: skip


def test_what_is_code_to_the_typesetter_is_text_in_a_paper() -> None:
    row: list[tree.Text] = [[one] for one in CODE]
    columns = [(str(number), 1.0) for number in range(3)]
    body = [tree.heading(2, one) for one in CODE] + [tree.box(one) for one in CODE]
    body += [tree.paragraph(tree.strong(one), " ", tree.link("https://prov.example/", one)) for one in CODE]
    body += [tree.table(columns, [row[at : at + 3] for at in range(0, len(row), 3)])]
    apart = tree.apart([["Ett"], [tree.address("https://www.internationellasamarbetsorganisationer.example/a/")]])
    body += [tree.table([("Isär", 1.0)], [[apart]])]
    title = " ".join(CODE)
    found = Paper(typeset.pdf(title, "Någon", title, DAY, [_part(*body)]))
    assert [one for one in CODE if found.text.count(one) < 6] == []
    assert "Ett internationellasamarbetsorganisationer.example/a" in found.text
    assert found.pdf.docinfo["/Title"] == title


def test_a_hyphen_from_a_word_processor_is_a_hyphen() -> None:
    assert "EU-projekt" in Paper(_set(tree.paragraph("Om EU\u2011projekt och annat."))).text


def _lines(content: bytes) -> list[str]:
    return [" ".join(line.split()) for page in pypdfium2.PdfDocument(content) for line in _text(page).splitlines()]


def _text(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


COMPOUNDS = ("kommunalråden", "fallstudiestad", "varuleveranser")


def test_a_broken_word_is_broken_between_its_parts_and_one_that_is_not_is_whole_to_who_copies_or_searches() -> None:
    narrow, wide = [("Ord", 1.0), ("Annat", 6.4)], [("Ord", 1.0), ("Annat", 1.0)]
    rows: list[list[tree.Text]] = [[[word], ["Annat."]] for word in COMPOUNDS]
    one = Paper(_set(tree.table(narrow, rows)))
    page, other = (pypdfium2.PdfDocument(content)[0] for content in (one.content, _set(tree.table(wide, rows))))
    text = " ".join(_text(page).split())
    # pdfium marks the hyphen of a broken word so: it is no part of the word.
    for broken in ("kommunal\uffferåden", "fall\ufffestudiestad", "varu\ufffeleveranser"):
        assert broken in text
    assert not set(_text(page) + _text(other)) & set("\u00ad\u200b\u2060")
    for word in COMPOUNDS:
        assert word in one.text
        assert other.get_textpage().search(word).get_next()


WIDE = "EX-2025/000123:4567-BESLUT-" * 3 + "2025"


def test_what_is_too_wide_is_broken_where_it_else_would_not_be() -> None:
    """Long words that are no compounds, addresses and numbers: none lies over the next column or outside the page."""
    columns = [("Delegationsbeslut", 1.0), ("Omständighetsredogörelse", 1.0), ("Annat", 5.0)]
    address = "https://prov.example/" + "en-mapp/med_tecken.html?a=b&" * 5
    row: list[tree.Text] = [[WIDE], ["Internationaliseringskommunikation"], [address]]
    # What is held together by spaces that a line is not broken at is as wide as a word.
    held: list[tree.Text] = [["Kostnad: 27\u00a0310,50\u00a0kronor"], ["Den 26–27\u00a0september"], [""]]
    part = _part(
        tree.table(columns, [row, held, row]), tree.paragraph(address * 3), tree.box(WIDE * 4), tree.paragraph("Slut.")
    )
    part["head"] = [[[f"Diarienummer {WIDE}"], [f"E-post: gun.{'handlaggarsdotter' * 4}@exempelstad.example"]]]
    part["sender"] = {"city": "Exempelstad", "administration": "Stadsfastighetsförvaltningsorganisationen"}
    part["signatory"] = {"name": "Fia " + "Avdelnings" * 9 + "dotter", "title": "Avdelningschef"}
    part["footer"] = WIDE
    assert_looks_right(Paper(typeset.pdf(f"Rubrik {WIDE}", "Någon", None, DAY, [{**part, "title": f"Rubrik {WIDE}"}])))


@pytest.mark.parametrize("place", ["head", "cell", "paragraph", "title"])
def test_what_cannot_be_broken_and_is_too_wide_stops_the_run(place: str) -> None:
    word = "7" * (12 if place == "cell" else 120)
    part = _part(tree.paragraph("Går bra."))
    if place == "head":
        part["head"] = [[[f"Diarienummer {word}"]]]
    elif place == "title":
        part["title"] = f"Rubrik {word}"
    else:
        shares = [("Smal", 1.0), ("Bred", 9.0)]
        part["body"] = [tree.table(shares, [[[word], [""]]]) if place == "cell" else tree.paragraph(f"Om {word}")]
    with pytest.raises(typeset.TypesetError) as error:
        typeset.pdf("Rubrik", "Någon", None, DAY, [part])
    assert error.value.wide == (word,)


def test_what_is_too_wide_is_told_with_its_place(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    number = "0123456789" * 12
    _edit(project / "data/matters/2025-03-10.yml", "\nreference: EX-0071/25", f'\nreference: "{number}"')
    with pytest.raises(papers.PapersError) as error:
        papers.made(papers.read(project, 2025, DAY))
    told = {str(problem) for problem in error.value.problems}
    assert len(told) == 1
    assert told.pop().startswith("data/matters/2025-03-10.yml:")


def test_a_box_is_a_paragraph() -> None:
    one = Paper(_set(tree.paragraph("Först."), tree.box("Det här är inte stadens handling."), tree.paragraph("Sist.")))
    body = [str(element.S) for element in one.elements]
    assert body[-3:] == ["/P", "/P", "/P"]


def test_pages_go_by_the_numbers_that_are_printed() -> None:
    """In the bundle each part begins with page 1."""
    bundle = made(CITY, 2025)[papers.BUNDLE]
    labels = {int(at): (str(label.S), int(label.get("/St", 1))) for at, label in _pairs(bundle.root.PageLabels.Nums)}
    printed = [int(text.rpartition(" ")[2].partition("(")[0]) for text in bundle.page_texts]
    assert labels == {page: ("/D", number) for page, number in enumerate(printed)}
    assert printed.count(1) == 5


def _pairs(numbers: pikepdf.Array) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    flat = list(numbers)
    return zip(flat[::2], flat[1::2], strict=True)


def test_a_warning_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "template.typ"
    template.write_text('#set text(font: "Finns Inte")\n#set document(title: "x")\nhej', encoding="utf-8")
    monkeypatch.setattr(typeset, "_TEMPLATE", template)
    with pytest.raises(typeset.TypesetError, match="unknown font family"):
        typeset.pdf("x", "y", None, DAY, [])


def _run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, list[str]]:
    monkeypatch.setenv("SITE_DATE", str(DAY))
    status = main(["papers", *arguments])
    return status, capsys.readouterr().out.splitlines()


def test_the_command_says_what_it_made(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "2025/papper/gammal.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"")
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(CITY), "--out", str(tmp_path))
    folder = tmp_path / "2025/papper"
    assert (status, lines[0]) == (0, f"6 papper i {folder}:")
    assert sorted(line.strip() for line in lines[1:7]) == sorted(file.name for file in folder.iterdir())
    assert not any("Utan eget innehåll" in line for line in lines)
    assert not old.exists()
    others = {"papper-2025-08-25", "papper-2025-08-25-partneravtal"}
    assert {file.name for file in (tmp_path / "2025").iterdir()} == {"papper", *others}


def test_the_command_says_which_papers_have_no_content_of_their_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = _copy(tmp_path)
    _forget_content(project, "ljusringen")
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(project), "--out", str(tmp_path))
    said = next(number for number, line in enumerate(lines) if line.startswith("Utan eget innehåll"))
    assert (status, lines[said + 1]) == (0, "  Handlingsplan 2025 Ljusringen")
    assert lines[said + 2].startswith("Papperen skickades 25 augusti 2025.")
    assert lines[said + 3].startswith("3 papper i ")


@pytest.mark.nightly
def test_every_matter_of_a_year_has_papers_and_one_without_a_letter_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = _copy(tmp_path)
    hundred = "".join(
        f"  - {{number: {number}, title: Underlag, kind: trip_report, network: kajforum, year: 2025}}\n"
        for number in range(1, 101)
    )
    for name in ("data/matters/2025-08-25-partneravtal.yml", "docs/namnden/2025-08-25-partneravtal.md"):
        text = (project / name).read_text(encoding="utf-8").replace("2025-08-25-partneravtal", "2025-09-01")
        text = text.replace("date: 2025-08-25\ncomm", "date: 2025-09-01\ncomm")
        text = text.replace("\nsources: [", f"\nattachments:\n{hundred}sources: [")
        head, found, rest = text.partition("\nsearch: [")
        page = f"{head}\n---{rest.partition('---')[2]}" if found else text
        (project / name.replace("2025-08-25-partneravtal", "2025-09-01")).write_text(page, encoding="utf-8")
    _edit(project / "docs/namnden/2025-08-25.md", "## Information", "## Annat")
    sent = project / "data/matters/2025-08-25.yml"
    sent.write_text(sent.read_text(encoding="utf-8").partition("\nsent:")[0], encoding="utf-8")
    shutil.rmtree(project / "docs/namnden/2025-08-25/skickat")
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(project), "--out", str(tmp_path))
    folder = tmp_path / "2025"
    told = [line for line in lines if not line.startswith("  ")]
    assert (status, [line for line in told if " papper i " in line]) == (
        0,
        [
            f"6 papper i {folder / 'papper'}:",
            f"2 papper i {folder / 'papper-2025-08-25-partneravtal'}:",
            f"102 papper i {folder / 'papper-2025-09-01'}:",
        ],
    )
    assert told[-1].startswith("Utan papper: docs/namnden/2025-08-25.md:1:1: avsnittet ”## Information” saknas")
    assert sorted(one.name for one in folder.iterdir()) == sorted(
        ["papper", "papper-2025-08-25-partneravtal", "papper-2025-09-01"]
    )
    assert len(list((folder / "papper-2025-09-01").iterdir())) == 102
    bundle = Paper((folder / "papper-2025-09-01" / papers.BUNDLE).read_bytes())
    assert len(bundle.outline) == 101


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2031", "data/matters: inget ärende har handlingsplaner för 2031 som bilagor – "),
        ("23x", "papers: ”23x” är inte ett årtal – "),
        ("", "papers: ”” är inte ett årtal – "),
    ],
)
def test_a_year_without_papers_is_told_in_swedish(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, year: str, said: str
) -> None:
    status, lines = _run(capsys, monkeypatch, year, "--project", str(CITY), "--out", str(tmp_path / "dist"))
    assert (status, len(lines), lines[-1]) == (1, 2, "1 fel")
    assert lines[0].startswith(said)
    assert not (tmp_path / "dist").exists()


# What cannot stand in a letter, each piece with what is said of its last line; of a table and a box, of the first.
UNFIT = (
    ("Text\n- ett", "listan har ingen tom rad ovanför, och visas som löpande text"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "en tabell kan inte stå i brevet"),
    ("![x](2025-03-10.md)", "en bild kan inte stå i brevet"),
    ("Text\nmed `kod`", "kod kan inte stå i brevet"),
    ("<div>Hej</div>", "HTML kan inte stå i brevet"),
    ("> Citat", "ett citat kan inte stå i brevet"),
    ("13. mars", "en lista som börjar med 13 kan inte stå i brevet"),
    ("Text.\n\n- ett\n    - två", "en lista i en lista kan inte stå i brevet"),
    ("#### Djupt", "rubriken hoppar över en nivå"),
    ("Text {.stor}", "”{” går inte att visa i brevet"),
    ("!!! note\n    Text.", "”!!!” går inte att visa i brevet"),
    ("{{ matters() }}", "makrot matters kan inte stå under ”## Information”"),
)


def _unfit(root: Path, text: str) -> list[str]:
    """What is said of a letter with this text on its page, by line."""
    project = _copy(root)
    page = project / "docs/namnden/2025-03-10.md"
    call = '{{ matter("2025-03-10") }}'
    page.write_text(f"---\ntitle: 10 mars 2025\n---\n# Ärendet\n\n{call}\n{text}", encoding="utf-8")
    with pytest.raises(papers.PapersError) as error:
        papers.read(project, 2025, DAY)
    assert {one.place.path for one in error.value.problems} == {"docs/namnden/2025-03-10.md"}
    return [f"{one.place.line}: {one.what}" for one in error.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Annat\n\nText.\n", "1: avsnittet ”## Information” saknas"),
        ("## Information\n\n## Annat\n", "7: avsnittet ”Information” är tomt"),
    ],
)
def test_a_letter_without_its_text_is_told(tmp_path: Path, text: str, said: str) -> None:
    assert _unfit(tmp_path, text) == [said]


def test_all_that_a_letter_cannot_hold_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text, wanted = "## Information\n", set()
    for piece, said in UNFIT:
        first = 7 + text.count("\n") + 1
        line = first if piece.startswith(("|", "!")) else first + piece.count("\n")
        wanted.add(f"{line}: {said}")
        text += f"\n{piece}\n"
    assert set(_unfit(tmp_path, text)) == wanted


def test_the_letters_text_keeps_its_form(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    page = project / "docs/namnden/2025-03-10.md"
    body = (
        "## Information\n\n**Fet** och *kursiv*, [webben](https://provnat.example/) och [en sida](../index.md).\n\n"
        "### Under *rubriken*\n\n1. ett\n2. två\n"
    )
    page.write_text(
        f"---\ntitle: 10 mars 2025\n---\n# Ärendet\n\n{body}\n## Annat\n\nInte i brevet.\n", encoding="utf-8"
    )
    written = papers.read(project, 2025, DAY).written
    assert written == [
        tree.paragraph(
            tree.strong("Fet"), " och ", tree.emphasis("kursiv"), ", ",
            tree.link("https://provnat.example/", "webben"), " och ", "en sida", ".",
        ),
        tree.heading(3, "Under rubriken"),
        tree.numbered([[tree.paragraph("ett")], [tree.paragraph("två")]]),
    ]  # fmt: skip


def test_a_project_with_errors_is_not_set_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = _copy(tmp_path)
    _edit(project / "data/city.yml", "name: Exempelstad", "nam: Exempelstad")
    (project / "docs/namnden/2025-03-10.md").unlink()
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(project), "--out", str(tmp_path / "dist"))
    assert status == 1
    assert any(line.startswith("data/city.yml:") for line in lines)
    assert not (tmp_path / "dist").exists()


def test_a_missing_page_is_told(tmp_path: Path) -> None:
    project = _copy(tmp_path)
    (project / "docs/namnden/2025-03-10.md").unlink()
    with pytest.raises(papers.PapersError, match=r"namnden/2025-03-10\.md"):
        papers.read(project, 2025, DAY)


def test_a_sign_that_the_letters_lack_leaves_the_old_papers_in_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = _copy(tmp_path)
    _edit(project / "data/matters/2025-03-10.yml", "department: Utveckling och omvärld", "department: Utveckling 🚋")
    kept = tmp_path / "2025/papper/brev.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"gammalt")
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(project), "--out", str(tmp_path))
    assert status == 1
    lacks = "tecknet ”🚋” (TRAM CAR) finns inte i papperens typsnitt – "
    assert lines[0].startswith(f"data/matters/2025-03-10.yml:7:24: {lacks}")
    assert lines[1:] == ["1 fel"]
    assert kept.read_bytes() == b"gammalt"
    assert [file.name for file in kept.parent.iterdir()] == ["brev.pdf"]


def test_a_folder_that_cannot_be_written_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "dist").write_bytes(b"en fil")
    status, lines = _run(capsys, monkeypatch, "2025", "--project", str(CITY), "--out", str(tmp_path / "dist"))
    assert (status, lines[-1]) == (1, "1 fel")
    assert "går inte att skriva – stäng papper som är öppna" in lines[0]
    assert (tmp_path / "dist").read_bytes() == b"en fil"


def test_a_wrong_site_date_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SITE_DATE", "i går")
    assert main(["papers", "2025", "--project", str(CITY), "--out", str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().out.startswith("SITE_DATE: ”i går” är inte en dag")
