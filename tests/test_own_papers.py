"""The city's own PDF instead of a paper of ours: untouched where it is handed over, whole in what lies in one file."""

from __future__ import annotations

import datetime
import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from actionplans import papers
from actionplans.macros import MACROS
from actionplans.papers import copies
from actionplans.rules.contents import contents
from tests import fictional, fragment, project, scenes
from tests.paper import Paper
from tests.shared import shared
from tests.small_files import PDF, PNG

DAY = datetime.date(2026, 11, 23)
MATTER = "data/matters/2023-03-13.yml"
FOLDER = "docs/namnden/2025-03-10"
LETTER, PLAN = "brevet.pdf", "plan.pdf"
HELD = "bilaga-2-handlingsplan-2025-ljusringen.pdf"
INSTEAD = (
    "gör stadens egna filer mindre, eller lägg in en egen PDF med allt i en fil och skriv den i ärendet som bundle: "
    "{file: samlat.pdf}"
)
DRAWING = "Ritning på liggande A3: kajen i Ljusringen"


def drawn(*texts: str, face: str = "Helvetica", size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF with a text on each page, in a typeface that is not saved with it."""
    pdf = pikepdf.new()
    for text in texts:
        pdf.add_blank_page(page_size=size)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(f"/{face}"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page = pdf.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        said = text.encode("cp1252")
        page.Contents = pdf.make_stream(b"BT /F 20 Tf 60 700 Td 0.1 0.2 0.9 rg (" + said + b") Tj ET")
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _together(*papers: bytes) -> bytes:
    pdf = pikepdf.new()
    for one in papers:
        pdf.pages.extend(pikepdf.open(io.BytesIO(one)).pages)
    return _saved(pdf)


def _write(target: Path) -> None:
    """The fictional city, whose letter and plan of Ljusringen of 2025 are files of its own."""
    fictional.copy(target)
    (target / FOLDER).mkdir()
    (target / FOLDER / LETTER).write_bytes(drawn("Stadens eget brev till nämnden", "Brevets andra sida"))
    (target / FOLDER / PLAN).write_bytes(drawn("Stadens egen plan", "") + b"% its own bytes\n")
    matter = target / "data/matters/2025-03-10.yml"
    fictional.edit(matter, "    network: ljusringen\n", f"    network: ljusringen\n    file: {PLAN}\n")
    fictional.edit(matter, "\nattachments:", f"\nletter: {{file: {LETTER}}}\nattachments:")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, "own-papers", _write)


@pytest.fixture(scope="module")
def made(city: Path) -> dict[str, bytes]:
    return papers.made(papers.read(city, 2025, DAY))


@pytest.fixture(scope="module")
def bundle(made: dict[str, bytes]) -> Paper:
    return Paper(made[papers.BUNDLE])


def figures(one: Paper) -> list[str]:
    return [str(figure.Alt) for figure in one.of_kind("Figure")]


def test_the_citys_own_files_are_handed_over_untouched_under_the_papers_names(
    city: Path, made: dict[str, bytes]
) -> None:
    assert made[papers.COVER] == (city / FOLDER / LETTER).read_bytes()
    assert made[HELD] == (city / FOLDER / PLAN).read_bytes()


def test_a_bundle_holds_every_page_of_the_citys_own_files_with_its_text(bundle: Paper) -> None:
    assert figures(bundle) == [
        "Kopia av sidan 1 av 2. Stadens eget brev till nämnden",
        "Kopia av sidan 2 av 2. Brevets andra sida",
        "Kopia av sidan 1 av 2. Stadens egen plan",
        "Kopia av sidan 2 av 2. Sidan har ingen text som går att läsa upp.",
    ]
    images = [image for page in bundle.pdf.pages for image in page.get_images().values()]
    assert [(int(one.Width), int(one.Height)) for one in images] == [(1240, 1754)] * 4


def test_a_bundles_list_says_which_attachments_are_copies(bundle: Paper) -> None:
    first = bundle.page_texts[0]
    assert "Brevet är stadens eget dokument och lämnas oförändrat i en egen fil." in first
    assert f"Här följer en kopia av de två sidorna, som bild. Filen: {papers.COVER} Bilagor" in first
    assert "2. Handlingsplan 2025 Ljusringen Kopia av stadens egen fil, två sidor 3. Handlingsplan" in first
    assert any(f"kopia av de två sidorna, som bild. Filen: {HELD}" in text for text in bundle.page_texts)
    assert bundle.text.count("Kopia av stadens egen fil") == 1


def test_a_copied_page_is_a_page_of_its_paper(bundle: Paper) -> None:
    assert [text.rpartition(" ")[2] for text in bundle.page_texts[:3]] == ["1(3)", "2(3)", "3(3)"]


def test_a_bundle_with_copies_is_what_every_paper_is(bundle: Paper, tmp_path: Path) -> None:
    assert (bundle.metadata("pdfaid:part"), bundle.metadata("pdfaid:conformance")) == ("2", "A")
    assert bundle.metadata("pdfuaid:part") == "1"
    assert "/EmbeddedFiles" not in bundle.root.get("/Names", {})
    (tmp_path / "docs").mkdir()
    file = tmp_path / "docs/allt.pdf"
    file.write_bytes(bundle.content)
    found = validate(str(file))
    assert found.findings == ()
    assert {skipped.rule_id for skipped in found.skipped} <= {"UA-14-001"}
    assert list(contents(tmp_path)) == []


@pytest.mark.nightly
def test_a_bundle_with_copies_has_the_same_bytes_in_another_folder(
    city: Path, made: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(city, tmp_path / "en annan mapp")
    assert papers.made(papers.read(tmp_path / "en annan mapp", 2025, DAY)) == made


def test_a_page_is_drawn_as_it_lies_and_with_no_typeface_of_the_machine(tmp_path: Path) -> None:
    # PDFium's own typeface stands in for every one that the file lacks, whether the machine has it or not.
    pictures = set()
    for face in ("Nowhere Sans", "Liberation Sans"):
        file = tmp_path / f"{face}.pdf"
        file.write_bytes(_together(drawn(DRAWING, face=face, size=(1191, 842)), PDF))
        wide, empty = copies.of(file)
        colours = 25  # where a PNG says how many
        assert (wide.wide, wide.text, wide.picture[colours]) == (True, DRAWING, 2)
        assert (empty.wide, empty.text, empty.picture[colours]) == (False, "", 0)
        pictures.add(wide.picture)
    assert len(pictures) == 1


def test_the_citys_own_bundle_stands_in_the_place_of_one_of_ours(city: Path, tmp_path: Path) -> None:
    shutil.copytree(city, tmp_path, dirs_exist_ok=True)
    whole = drawn("Allt i en fil")
    (tmp_path / FOLDER / "allt.pdf").write_bytes(whole)
    fictional.edit(tmp_path / "data/matters/2025-03-10.yml", "\nletter:", "\nbundle: {file: allt.pdf}\nletter:")
    made = papers.made(papers.read(tmp_path, 2025, DAY))
    assert made[papers.BUNDLE] == whole


def test_what_cannot_be_copied_is_told_with_the_way_out(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lang.pdf").write_bytes(drawn(*[""] * (copies.MOST_PAGES + 1)))
    with pytest.raises(copies.CopyError, match="den har 301 sidor, och högst 300 går att kopiera"):
        copies.of(tmp_path / "lang.pdf")
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(copies.CopyError, match="sidorna går inte att rita"):
        copies.of(tmp_path / "trasig.pdf")
    monkeypatch.setattr(copies, "_SECONDS", 0.01)
    with pytest.raises(papers.PapersError) as told:
        papers.made(papers.read(city, 2025, DAY))
    assert [str(one) for one in told.value.problems] == [
        "data/matters/2025-03-10.yml:41:11: plan.pdf går inte att kopiera in i de samlade handlingarna: "
        f"sidorna tar mer än 0.01 sekunder att rita – {INSTEAD}"
    ]


def test_a_bundle_that_is_too_large_to_keep_is_told(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = copies.Copy(PNG, 1.4, "")
    monkeypatch.setattr(copies, "of", lambda file: [page])
    monkeypatch.setattr("actionplans.papers.folder.paper", lambda *given: bytes(26_000_000))
    with pytest.raises(papers.PapersError, match="blir 26 MB med kopior av stadens egna filer; gränsen är 25"):
        papers.made(papers.read(city, 2025, DAY))


# --- What the check holds ---------------------------------------------------------------------------------------------

OWN = "docs/namnden/2023-03-13"
WITH_OWN = scenes.edits((MATTER, "attachments:", "letter: {file: brev.pdf}\nbundle:\n  file: allt.pdf\nattachments:"))


def test_the_citys_own_letter_and_bundle_pass_and_are_linked_from_the_matters_page(tmp_path: Path) -> None:
    files = {f"{OWN}/brev.pdf": PDF, f"{OWN}/allt.pdf": PDF}
    assert project.messages(tmp_path / "passes", {**WITH_OWN, **files}) == []
    shown = fragment.read(
        MACROS["matter"](project.view(tmp_path / "page", changes={**WITH_OWN, **files}), "2023-03-13")
    )
    assert "Stadens egna papper Brevet (PDF), Allt i en fil (PDF)" in shown.words
    assert dict(shown.links)["Brevet (PDF)"].endswith("namnden/2023-03-13/brev.pdf")


def test_the_citys_own_papers_lie_there_as_pdf_and_one_file_is_one_paper(tmp_path: Path) -> None:
    odd = scenes.edits(
        (
            MATTER,
            "attachments:\n",
            "letter: {file: brev.pdf}\nbundle: {file: karta.png}\nattachments:\n"
            "  - {number: 7, title: Brevet, kind: annual_report, year: 2022, file: brev.pdf}\n",
        )
    )
    assert project.messages(tmp_path, {**odd, f"{OWN}/brev.pdf": PDF}) == [
        f"{MATTER}:7: ”karta.png” är ingen PDF – spara den som PDF, lägg den där och skriv det namnet: "
        "den läses ihop med de andra papperen",
        f"{MATTER}:9: filen brev.pdf är redan ett annat papper i ärendet – skriv den fil som är det här papperet, "
        "eller ta bort raden",
    ]
    assert project.messages(tmp_path / "absent", WITH_OWN) == [
        f"{MATTER}:6: filen {OWN}/brev.pdf finns inte – lägg filen där, eller ta bort raden",
        f"{MATTER}:8: filen {OWN}/allt.pdf finns inte – lägg filen där, eller ta bort raden",
    ]


def test_a_damaged_or_locked_file_stops_the_papers_in_the_checks_own_words(city: Path, tmp_path: Path) -> None:
    shutil.copytree(city, tmp_path, dirs_exist_ok=True)
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(tmp_path / FOLDER / PLAN, encryption=pikepdf.Encryption(owner="a", user="b"))
    (tmp_path / FOLDER / LETTER).write_bytes(PDF[:300])
    with pytest.raises(papers.PapersError) as told:
        papers.read(tmp_path, 2025, DAY)
    said = [str(one) for one in told.value.problems]
    assert [one.partition(" – ")[0] for one in said] == [
        f"{FOLDER}/{LETTER}:1:1: PDF-filen är trasig eller inte hel",
        f"{FOLDER}/{PLAN}:1:1: PDF-filen kräver lösenord",
    ]
