"""Does a list of what readers searched for in vain become words for the right pages, and nobody's address?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.commands.search_words import without_personal_data
from actionplans.reading.pages import FrontMatter
from actionplans.search import index, packed
from actionplans.search.wanted import Index
from tests import project
from tests.search_sets import read

HTML = {
    "index.md": '<h1 id="a">Start</h1><p>Alla planer och nätverk, resor och avgifter.</p>',
    "natverk/provnat/index.md": '<h1 id="a">Provnät</h1><h2 id="m">Medlemskap</h2><p>Avgiften betalas i mars.</p>',
    "kallor.md": '<h1 id="a">Källor</h1><p>Brev om avgift, resa, medlemskap och plan</p>',
    "om/datakatalog.md": '<h1 id="a">Dataordbok</h1><p>En nyckel i en fil</p>',
}


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the index of a few of its pages, as a build leaves it; without the words of all such pages."""
    for module in ("asked", "index"):
        monkeypatch.setattr(f"actionplans.search.{module}.by_type", dict)
    root = tmp_path / "stad"
    page = project.FILES["docs/natverk/provnat/index.md"].replace("---\n", "---\nsearch: [medlemspengar]\n", 1)
    site = project.view(root, changes={"docs/natverk/provnat/index.md": page}).site
    fronts = {path: FrontMatter(title=path.removesuffix(".md")) for path in HTML}
    script = root / "site" / packed.PATH
    script.parent.mkdir(parents=True)
    script.write_bytes(index.as_script(site, fronts, read(HTML)))
    return root


def told(city: Path, text: str, capsys: pytest.CaptureFixture[str], name: str = "lista.txt") -> tuple[int, str]:
    """What the command answers on a list."""
    path = city / name
    path.write_text(text, encoding="utf-8")
    status = main(["search-words", str(path), "--project", str(city)])
    return status, capsys.readouterr().out.replace(str(city), "stad")


def test_what_was_not_found_becomes_words_by_page(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """\
Vad kostar avgiften i kronor: medlemskap?
Sv: Hittade inte: vad kostar  avgiften i kronor: MEDLEMSKAP
odense
avgift medlemskap
nyckel datatyp
ring mig på 070-123 45 67
anna.svensson@exempel.example avgiftstaxa medlemskap
"""
    status, said = told(city, text, capsys)
    assert status == 0
    assert (
        said
        == """\
7 sökningar, 6 olika. Personuppgifter är borttagna ur 2.

docs/natverk/provnat/index.md – natverk/provnat/index
  search: [medlemspengar, "Vad kostar avgiften i kronor: medlemskap?", avgiftstaxa medlemskap]
    Vad kostar avgiften i kronor: medlemskap? (2 gånger): inte på webbplatsen: kostar, kronor
    avgiftstaxa medlemskap: inte på webbplatsen: avgiftstaxa

om/datakatalog/ – om/datakatalog
  search: [nyckel datatyp]
    nyckel datatyp: inte på webbplatsen: datatyp

Ingen sida ligger nära. Välj den som svarar, eller avgör om något saknas på webbplatsen:
  odense
  ring mig på

Alla orden står redan på en sida. Ligger svaret på en annan, skriv sökningen där:
  avgift medlemskap – natverk/provnat/index

Behåll det som sidan svarar på. Sök sedan i den byggda webbplatsen.
"""
    )


def test_a_table_is_read_by_its_column(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = 'Datum;Sökning\n2025-01-01;"odense; malmö"\n2025-01-02;\n'
    status, said = told(city, table, capsys, "export.csv")
    assert (status, said.count("odense; malmö"), said.partition(",")[0]) == (0, 1, "1 sökning")


def test_of_a_letter_only_the_subject_is_a_query(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its head and its end say who wrote it."""
    letter = "From: Anna Exempel\nSubject: Hittade inte: odense\nDate: i dag\n\nHej, avgift!\nAnna Exempel\n"
    status, said = told(city, letter, capsys)
    assert (status, said.partition(",")[0], "odense" in said, "Anna" in said) == (0, "1 sökning", True, False)


def test_a_list_without_end_is_told_in_part_and_no_sign_of_it_does_anything(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = "".join(f"odense{number}\navgift{number} medlemskap\n" for number in range(60))
    status, said = told(city, f'{many}\x1b[31mmalmö\n"a" och avgift: {"b" * 80}\n', capsys)
    assert status == 0
    assert said.count("\n  … och 11 till") == 1  # odense and malmö
    assert said.count("\n    … och 10 till") == 1
    assert "\x1b" not in said
    assert "search: [medlemspengar, avgift0 medlemskap," in said
    assert f'docs/index.md – index\n    "a" och avgift: {"b" * 80}: ' in said
    assert "b; för lång som sökord, korta den" in said


def test_a_header_that_cannot_be_read_is_left_alone(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = city / "docs/natverk/provnat/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[medlemspengar]", "[yes, 2023]"), encoding="utf-8")
    assert 'search: ["yes", "2023", avgiftstaxa medlemskap]' in told(city, "avgiftstaxa medlemskap\n", capsys)[1]
    for slip in ("[medlemspengar", "medlemspengar"):
        page.write_text(text.replace("[medlemspengar]", slip), encoding="utf-8")
        status, said = told(city, "avgiftstaxa medlemskap\n", capsys)
        assert status == 0
        assert "Sidhuvudet går inte att läsa. Rätta det först" in said
        assert "search:" not in said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\n \n?\n", "stad/lista.txt: filen har inga sökningar – skriv en på varje rad\n1 fel\n"),
        (
            f"odense\n{'lång ' * 50}\n",
            "stad/lista.txt:2:1: raden är längre än 200 tecken och ingen sökning – "
            "ta bort den, eller korta den till det som söktes\n1 fel\n",
        ),
        ("\0", "stad/lista.txt: är ingen lista över sökningar – ange en textfil med en sökning på varje rad\n1 fel\n"),
    ],
    ids=["empty", "too long", "no text"],
)
def test_what_is_no_list_is_told_where_it_stands(
    city: Path, capsys: pytest.CaptureFixture[str], text: str, problem: str
) -> None:
    assert told(city, text, capsys) == (1, problem)


def test_a_table_without_queries_and_an_index_of_another_version_are_told(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(city, "Namn;Datum\nAnna;2025-01-01\n", capsys, "lista.csv") == (
        1,
        "stad/lista.csv:1:1: tabellen har ingen kolumn som heter något med sökningar – "
        "kalla kolumnen Ämne eller Sökning på första raden\n1 fel\n",
    )
    for script in ("", "globalThis.searchIndex = {}", "globalThis.searchIndex = []"):
        (city / "site" / packed.PATH).write_text(script, encoding="utf-8")
        status, said = told(city, "odense\n", capsys)
        assert (status, "filen är inget index som den här versionen har byggt" in said) == (1, True)


def test_without_a_list_and_a_built_site_both_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lista.txt").write_bytes("sök".encode("latin-1"))
    assert main(["search-words", str(tmp_path / "lista.txt"), "--project", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "filen är inte sparad som UTF-8" in said
    assert "bygg webbplatsen först" in said


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("resor", "resor"),
        ("fråga info@stad.example om resor", "fråga om resor"),
        ("Tel 08-123 45 67", "Tel"),
        ("personnummer 19850709-9805", "personnummer"),
        ("a@b.example", ""),
    ],
)
def test_nothing_that_leads_to_a_person_is_kept(query: str, kept: str) -> None:
    assert without_personal_data(query) == kept


def test_what_stands_on_every_page_names_one_where_nothing_else_does() -> None:
    pages = [
        {"url": "prov/", "title": "Prov", "kind": "network", "sections": [["a", "Prov", "resa"]]},
        *({"url": f"{n}/", "title": "Sida", "kind": "list", "sections": [["a", "S", "prov, resor"]]} for n in range(3)),
    ]
    no_answers: dict[str, list[str]] = {"us": [], "alike": []}
    found = Index(packed.as_script({"pages": pages, "asked": {}, "sources": [], "synonyms": [], "answers": no_answers}))
    assert found.wanted("prov parkeringstal").url == "prov/"
    assert found.wanted("resor").url == "prov/"
