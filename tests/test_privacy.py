"""What is taken for personal data, an identity number or how to reach a person, and what is not.

No number here is a person's: 19121212-1212 is on Skatteverket's list of test numbers, and the others have the serial
number 000, which is never given out, with a check digit computed for them.
"""

from __future__ import annotations

import io
import json
import re
import struct
import sys
from pathlib import Path

import pikepdf
import pytest

from actionplans.commands.main import main
from actionplans.reading import pdf
from actionplans.rules import privacy
from actionplans.rules.contents import contents
from actionplans.rules.files import files_in_docs
from tests import project
from tests.personal_data import HOME, IDENTITY, MAIL, PHONE, WRITTEN


def _found(text: str) -> list[tuple[int, str]]:
    return [(line, found) for line, _, found in privacy.identity_numbers(text)]


def _numbered(nine: str) -> str:
    """A ten-digit number: nine digits and the one check digit that makes the Luhn sum right."""
    total = sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(nine))
    return f"{nine[:6]}-{nine[6:]}{-total % 10}"


def test_the_check_digit_of_the_tests_is_right() -> None:
    assert _numbered("121212121") == "121212-1212"


@pytest.mark.parametrize(
    "number",
    [
        "121212-1212",
        "1212121212",
        "121212+1212",
        "121212 1212",
        "19121212-1212",
        "191212121212",
        "18121212+1212",
        "20121212-1212",
        "121212\u20131212",
        "121212\u20111212",
        "121212\u22121212",
        "121212\u00a01212",
    ],
)
@pytest.mark.parametrize("around", ["{}", "({})", "Handläggare: {}.", "pnr={}", '"{}",', "född {}-", "åäö{}åäö"])
def test_every_way_of_writing_the_number_is_found(number: str, around: str) -> None:
    assert _found(around.format(number)) == [(1, number)]


@pytest.mark.parametrize("day", ["01", "31", "61", "91"])
def test_coordination_numbers_are_found_from_the_first_to_the_last_day(day: str) -> None:
    number = _numbered(f"1212{day}000")
    assert _found(number) == [(1, number)]


@pytest.mark.parametrize("date", ["120012", "121312", "121200", "121232", "121260", "121292", "120431", "120230"])
def test_a_day_that_does_not_exist_makes_no_number(date: str) -> None:
    assert _found(_numbered(f"{date}000")) == []


def test_a_leap_day_makes_a_number() -> None:
    assert len(_found(_numbered("120229000"))) == 1


@pytest.mark.parametrize("last", [digit for digit in "0123456789" if digit != "2"])
def test_a_wrong_check_digit_makes_no_number(last: str) -> None:
    assert _found(f"121212-121{last}") == []


@pytest.mark.parametrize(
    "text",
    [
        "1191212121212",
        "1912121212123",
        "3121212-1212",
        "121212-12123",
        "211212121212",
        "121212/1212",
        "12 12 12 12 12 12",
        "10 12 12 12 12 12",
        "0123456789abcdef1212121212abcdef",
    ],
)
def test_a_part_of_longer_digits_is_not_a_number(text: str) -> None:
    assert _found(text) == []


def test_a_number_beside_an_address_is_found() -> None:
    assert _found("https://www.provnat.example/om 121212-1212") == [(1, "121212-1212")]


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-13",
        "2023-03-13 2023-03-27",
        "20230313",
        "031-365 00 00",
        "070-121 21 21",
        "+46 31 365 00 00",
        "+46701212121",
        "0123/23",
        "212000-1355",
        "12 121 212 121 kronor",
    ],
)
def test_dates_phone_numbers_and_other_numbers_are_not_mistaken(text: str) -> None:
    assert _found(text) == []


def test_each_number_is_found_on_its_line() -> None:
    text = "rubrik\n\n121212-1212 och 19121212-1212\nslut 191212121212"
    assert _found(text) == [(3, "121212-1212"), (3, "19121212-1212"), (4, "191212121212")]


@pytest.mark.parametrize("name", ["data/years/2023.yml", "docs/index.md", "mkdocs.yml"])
def test_a_number_in_any_file_of_the_site_is_reported_with_its_line_and_not_repeated(tmp_path: Path, name: str) -> None:
    line = project.FILES[name].count("\n") + 1
    changes: dict[str, str | bytes | None] = {name: project.FILES[name] + "# 19121212-1212\n"}
    assert [project.told(problem) for problem in privacy.problems(project.write(tmp_path, changes))] == [
        f"{name}:{line}: siffrorna ser ut som ett personnummer – "
        "ta bort det, eller dela upp siffrorna om de är något annat, till exempel dnr 121212/1212"
    ]


def test_a_file_in_another_encoding_is_searched_all_the_same(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {"docs/index.md": "# Första sidan\r\n121212-1212\r\n".encode("latin-1")}
    assert [str(problem.place) for problem in privacy.problems(project.write(tmp_path, changes))] == ["docs/index.md:2"]


def test_a_folder_without_files_has_no_problems(tmp_path: Path) -> None:
    assert list(privacy.problems(tmp_path)) == []


# --- Phone numbers, e-mail, addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # 070-174 06 00 to 99 and 031-390 06 00 to 99 are PTS's series for use in fiction.
        ("070-174 06 35", PHONE),
        ("0701740635", PHONE),
        ("070 174 06 35", PHONE),
        ("+46701740635", PHONE),
        ("+46 (0)70 174 06 35", PHONE),
        ("0046 31 390 06 12", PHONE),
        ("031-390 06 12", PHONE),
        ("031-3900612", PHONE),
        ("031–390 06 12", PHONE),
        ("anna.exempel@stad.example", MAIL),
        ("åsa-lena.öberg@stad.example", MAIL),
        ("Provgatan 12, 123 45 Exempelstad", HOME),
        ("Övre Provvägen 3 B, lgh 1102", HOME),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Ring eller skriv till {}.", "({})", "text: {} #"])
def test_how_to_reach_a_person_is_found(text: str, kind: str, around: str) -> None:
    assert [(line, found) for line, _, found in privacy.contact_details(f"rad ett\n{around.format(text)}")] == [
        (2, kind)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-13",
        "2014-11-03 till 2014-12-03",
        "13-14 2023",
        "§ 74, dnr 0123/23 och 0123-23",
        "kl. 09-12 30 deltagare",
        "08.30-12.00",
        "212000-1355",
        "1 200 000 kronor",
        "12 121 212 121",
        "1986–2025",
        "ISBN 91-7000-123-4",
        "info@stad.example",
        "stadsmiljo@stad.example",
        "stadsmiljo@namnd.stad.example",
        "Kontoret ligger på Provgatan 12",
        "Provgatan i Exempelstad",
        "rue du Trône 98, B-1050",
        "Plan 2023 100 50",
        "https://provnat.example/070-1740635",
    ],
)
def test_other_numbers_offices_and_shared_mailboxes_are_not_mistaken(text: str) -> None:
    assert list(privacy.contact_details(text)) == []


@pytest.mark.parametrize(("kind", "marked"), WRITTEN, ids=[ascii(marked) for _, marked in WRITTEN])
def test_whatever_way_it_is_written_it_is_found_where_it_begins(kind: str, marked: str) -> None:
    for around in ("{}", "Rad ett åäö…\n  Se {} här.", "- ”{}”, och mer\n"):
        before, _, after = around.format(marked).partition("¤")
        identity = [(line, column, IDENTITY) for line, column, _ in privacy.identity_numbers(before + after)]
        told = [*identity, *privacy.contact_details(before + after)]
        assert told == [(before.count("\n") + 1, len(before) - before.rfind("\n"), kind)], around


ORDINARY = (Path(__file__).parent / "ordinary_sentences.txt").read_text(encoding="utf-8").splitlines()


def test_five_hundred_ordinary_sentences_give_no_alarm() -> None:
    assert len(set(ORDINARY)) == 500
    one_by_one = [(text, list(privacy.contact_details(text))) for text in ORDINARY]
    assert [(text, told) for text, told in one_by_one if told] == []
    assert [text for text in ORDINARY if _found(text)] == []
    page = "\n".join(ORDINARY)
    assert [*privacy.contact_details(page), *privacy.identity_numbers(page)] == []


@pytest.mark.parametrize(
    "mailbox",
    [
        "trafik.kontoret",
        "stadsmiljo",
        "info",
        "registrator.miljo",
        "forvaltningen_trafik",
        "stadens.kontaktcenter",
        "network-secretariat",
        "eu-kontoret",
        "e-post",
        "it.support",
        "liv.och.halsa",
        "margareta.skolan",
        "anna.gymnasiet",
        "fornamn.efternamn",
        "firstname.lastname",
        "polis.office",
        "no-reply",
        "nordisk_hub",
        "sodra.skolan",
        "kommunens_vaxel",
        "city.mobility",
        "press.media",
        "dataskyddsombud",
    ],
)
def test_a_function_s_mailbox_passes(mailbox: str) -> None:
    assert list(privacy.contact_details(f"Skriv till {mailbox}@stad.example.")) == []


def test_a_mailbox_named_after_the_city_s_own_organisation_passes(tmp_path: Path) -> None:
    text = project.FILES["docs/index.md"] + "Skriv till provnat.xyzzy@stad.example.\n"
    assert project.messages(tmp_path, {"docs/index.md": text}) == []
    assert len(list(privacy.contact_details(text))) == 1


DO = "länka till en kontaktsida; telefonnummer står bara för ett ärendes handläggare (handler)"


def test_what_is_told_says_what_to_write_instead(tmp_path: Path) -> None:
    text = "Skriv till anna.exempel@stad.example.\n\nMötet hålls på Provgatan 24, 412 51 Provstad.\n"
    told = project.messages(tmp_path, {"docs/index.md": project.FILES["docs/index.md"] + text})
    assert [message.partition(" – ")[2] for message in told] == [
        "skriv en gemensam brevlåda, som info@…; en persons står bara för ett ärendes handläggare (handler)",
        "ta bort den; är det inte någons hem räcker platsens namn och orten",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020-123 456, 0771-11 43 00 eller +46 771 793 336.",
        "Besöksadress: Provgatan 20, 411 06 Provstad",
        "**Besöksadress:** Provgatan 20, 411 06 Provstad",
        "Leveransadress\nProvgatan 20, 411 06 Provstad",
    ],
)
def test_a_service_number_and_where_an_office_receives_are_nobody_s(text: str) -> None:
    assert list(privacy.contact_details(text)) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data/networks/provnat.yml", "    note: Ring 031-390 06 12\n"),
        ("docs/index.md", "Ring Anna på 031-390 06 12\n"),
        ("data/matters/2023-03-13.yml", "# Ring 031-390 06 12\n"),
    ],
)
def test_a_phone_number_in_any_file_is_reported_with_line_and_column(tmp_path: Path, name: str, line: str) -> None:
    changes: dict[str, str | bytes | None] = {name: project.FILES[name] + line}
    number = project.FILES[name].count("\n") + 1
    assert [str(problem) for problem in privacy.problems(project.write(tmp_path, changes))] == [
        f"{name}:{number}:{line.index('031') + 1}: texten ser ut att innehålla ett telefonnummer – {DO}"
    ]


HANDLER = "handler:\n  name: Anna Exempel\n  phone: 031-390 06 12\n\n  email: anna.exempel@stad.example\n"


@pytest.mark.parametrize("handler", [HANDLER, "handler: {name: Anna Exempel, phone: 031-390 06 12}\n"])
def test_a_matter_s_handler_may_be_reached(tmp_path: Path, handler: str) -> None:
    matter = "data/matters/2023-03-13.yml"
    assert project.messages(tmp_path, {matter: project.FILES[matter] + handler}) == []


def test_nobody_else_may_be_reached_beside_a_handler_or_under_that_name(tmp_path: Path) -> None:
    matter, network = "data/matters/2023-03-13.yml", "data/networks/provnat.yml"
    changes: dict[str, str | bytes | None] = {
        matter: project.FILES[matter] + HANDLER + "department: anna.exempel@stad.example\n",
        network: project.FILES[network] + HANDLER,
    }
    found = [problem.place for problem in privacy.problems(project.write(tmp_path, changes))]
    lines = [project.FILES[name].count("\n") for name in (matter, network)]
    assert [(place.path, place.line) for place in found] == [
        (matter, lines[0] + 6),
        (network, lines[1] + 3),
        (network, lines[1] + 5),
    ]


# --- Names of files, drawings, papers, photographs --------------------------------------------------------------------

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 121212 1212" aria-label="{label}">
  <style>.a {{ width: 1212121212px }}</style>
  <path d="M12 12 12 12 12 031 390 06 12"/><image href="data:image/png;base64,AA/1212121212+46313900612"/>
  <text x="1212121212">{text}</text><!-- {comment} -->
</svg>
"""


@pytest.mark.parametrize(
    "name",
    [
        "docs/om/121212-1212.png",
        "docs/om/scan_19121212-1212_b.png",
        "docs/121212%2D1212/bild.png",
        "docs/om/0701740635.png",
        "docs/om/anna.exempel@stad.example.png",
    ],
)
def test_a_name_of_a_file_or_folder_is_searched(tmp_path: Path, name: str) -> None:
    [problem] = privacy.problems(project.write(tmp_path, {name: b""}))
    assert str(problem).startswith(f"{name}:1:1: filens namn eller mapp ser ut att innehålla e")
    assert problem.do == "byt namn på den"


@pytest.mark.parametrize("name", ["docs/om/2023-03-13.png", "docs/om/plan-2023-POLIS_v1.2.png", "docs/om/bild@2x.png"])
def test_an_ordinary_name_of_a_file_passes(tmp_path: Path, name: str) -> None:
    assert list(privacy.problems(project.write(tmp_path, {name: b""}))) == []


def test_what_a_drawing_says_is_searched_and_what_it_draws_is_not(tmp_path: Path) -> None:
    empty = SVG.format(label="Karta", text="1. Du ändrar", comment="ritad 2023-03-13")
    assert list(privacy.problems(project.write(tmp_path, {"docs/om/a.svg": empty}))) == []
    full = SVG.format(
        label="Ring 031-390 06 12", text="1212<tspan>12-</tspan>1212", comment="anna.exempel@stad.example"
    )
    found = [problem.place for problem in privacy.problems(project.write(tmp_path, {"docs/om/a.svg": full}))]
    lines = full.splitlines()
    columns = [lines[0].index("031"), lines[3].index("1212<"), lines[3].index("anna")]
    assert [(place.line, place.column - 1) for place in found] == list(zip((1, 4, 4), columns, strict=True))


def _paper(*pages: str, about: str = "", link: str = "", password: str = "") -> bytes:
    """A PDF with a line of text a page."""
    with pikepdf.new() as paper:
        for text in pages:
            page = paper.add_blank_page(page_size=(300, 300))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = paper.make_stream(f"BT /F 12 Tf 10 100 Td ({text}) Tj ET".encode("latin-1"))
            if link:
                action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link))
                box = pikepdf.Array([0, 0, 50, 50])
                note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=box, A=action)
                page.Annots = pikepdf.Array([paper.make_indirect(note)])
        if about:
            paper.docinfo["/Author"] = about
        out = io.BytesIO()
        paper.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
        return out.getvalue()


LETTER = "docs/namnden/2023-03-13/bilaga.pdf"


def _judged(root: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    return [project.told(problem).partition(" – ")[0] for problem in privacy.to_judge(project.write(root, changes))]


def test_a_paper_is_searched_and_a_person_judges(tmp_path: Path) -> None:
    paper = _paper(
        "Ring 031-390 06 12", "Dnr 0123/23", "121212-1212 och 031/390 06 12", about="anna.exempel@stad.example"
    )
    assert _judged(tmp_path, {LETTER: paper}) == [
        f"{LETTER}:1: filens egenskaper ser ut att innehålla en persons e-postadress",
        f"{LETTER}:1: texten på sidan 3 ser ut att innehålla ett personnummer",
        f"{LETTER}:1: texten på sidorna 1 och 3 ser ut att innehålla ett telefonnummer",
    ]
    assert _judged(tmp_path, {LETTER: _paper("Ett", link="mailto:anna.exempel@stad.example")}) == [
        f"{LETTER}:1: texten på sidan 1 ser ut att innehålla en persons e-postadress"
    ]


def test_a_matter_s_handler_may_stand_in_a_paper(tmp_path: Path) -> None:
    matter = "data/matters/2023-03-13.yml"
    changes: dict[str, str | bytes | None] = {matter: project.FILES[matter] + HANDLER}
    own = _paper("Anna Exempel, +46 \\(0\\)31-390 06 12, anna.exempel@stad.example")
    assert _judged(tmp_path, {**changes, LETTER: own}) == []
    assert len(_judged(tmp_path, {**changes, LETTER: _paper("031-390 06 13, bo.exempel@stad.example")})) == 2


def test_the_foot_of_an_authority_s_letter_is_nothing_to_judge(tmp_path: Path) -> None:
    foot = "Provkontoret, Provgatan 20, 411 06 Provstad, 031-365 00 00, provkontoret@stad.example"
    assert _judged(tmp_path / "a", {LETTER: _paper(f"Ett {foot}", f"Dnr 0123/23 {foot}")}) == []
    home = f"{LETTER}:1: texten på sidan 2 ser ut att innehålla en gatuadress"
    assert _judged(tmp_path / "b", {LETTER: _paper("Ett", f"Anna, {foot}")}) == [home]
    phone = f"{LETTER}:1: texten på sidan 1 ser ut att innehålla ett telefonnummer"
    assert _judged(tmp_path / "c", {LETTER: _paper("Anna, 070-365 00 00")}) == [phone]


def test_a_paper_that_cannot_be_read_is_told_once_as_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "docs/a.pdf": _paper("Ett", password="hemligt"),
        "docs/b.pdf": b"%PDF-1.7\nnot one",
        "docs/c.pdf": b"",
        "docs/d.pdf": _paper("Ring 031-390 06 12")[:-200],
        "docs/e.pdf": _paper("Ring 031-390 06 12"),
    }
    assert _judged(tmp_path, changes) == ["docs/e.pdf:1: texten på sidan 1 ser ut att innehålla ett telefonnummer"]
    told = [problem.place.path for rule in (files_in_docs, contents) for problem in rule(tmp_path)]
    assert sorted(told) == [f"docs/{name}.pdf" for name in "abcd"]


def test_of_a_paper_that_is_too_long_the_beginning_is_read(tmp_path: Path) -> None:
    paper = _paper("Ring 031-390 06 12").replace(b"/Count 1", b"/Count 1001")
    kid = re.search(rb"/Kids \[ ?(\d+ 0 R) ?\]", paper)
    assert kid
    assert _judged(tmp_path, {LETTER: paper.replace(kid[1], b" ".join([kid[1]] * 1001), 1)})[0] == (
        f"{LETTER}:1: filen går inte att söka igenom efter personuppgifter: den är så lång att bara början är läst"
    )


# A process that tells all of a.pdf, of b.pdf what it does but not what it says, and of the others nothing: it stops
# at b.pdf, and ends at c.pdf.
STOPS = """
import json, os, sys, time
for name in json.load(sys.stdin):
    if name.endswith("c.pdf"):
        os._exit(1)
    print('{"names": [], "actions": ["Launch"], "at_once": []}', flush=True)
    if name.endswith("b.pdf"):
        print('{"about', end="", flush=True)
        time.sleep(60)
    print('{"about": "", "pages": ["Ett"], "unread": ""}', flush=True)
"""


def test_a_paper_that_ends_its_reader_or_takes_too_long_leaves_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_COMMAND", [sys.executable, "-c", STOPS])
    monkeypatch.setattr(pdf, "_SECONDS", 2)
    files = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf")]
    for file in files:
        file.write_bytes(f"{file.name} of this test".encode())
    papers = pdf.read(files).values()
    assert [(paper.unseen, paper.unread, len(paper.pages)) for paper in papers] == [
        ("", "", 1),
        ("", pdf.SLOW, 0),
        (pdf.DAMAGED, "", 0),
        ("", "", 1),
    ]
    assert [list(paper.actions) for paper in papers] == [["Launch"], ["Launch"], [], ["Launch"]]


def test_a_paper_is_opened_once_until_it_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: dict[str, str | bytes | None] = {LETTER: _paper("Ring 031-390 06 12, en gång")}
    assert len(_judged(tmp_path, changes)) == 1
    for name in ("read_bytes", "open"):
        monkeypatch.delattr(Path, name)
    with pytest.raises(AttributeError):
        pdf.read([tmp_path / "mkdocs.yml"])
    assert len(pdf.read([tmp_path / LETTER])[tmp_path / LETTER].pages) == 1
    monkeypatch.undo()
    assert _judged(tmp_path, {LETTER: _paper("Ett")}) == []
    assert pdf.read([]) == {}


def _photograph(latitude: bool) -> bytes:
    """The beginning of a JPEG with a TIFF block: an author, and where latitude is asked for a position."""
    author = b"anna.exempel@stad.example\0"
    entries = struct.pack("<HHII", 0x013B, 2, len(author), 60) + struct.pack("<HHII", 0x8825, 4, 1, 40)
    block = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0)
    place = struct.pack("<HHHII", 1, 2 if latitude else 29, 5, 3, 0)
    return b"\xff\xd8\xff\xe1\0\xff" + b"Exif\0\0" + block.ljust(40, b"\0") + place.ljust(20, b"\0") + author


def test_what_a_photograph_carries_unseen_is_for_a_person_to_judge(tmp_path: Path) -> None:
    xmp = b"<x:xmpmeta><exif:GPSLatitude>57,42N</exif:GPSLatitude></x:xmpmeta>"
    changes: dict[str, str | bytes | None] = {
        "docs/a.jpg": _photograph(latitude=True),
        "docs/b.jpg": _photograph(latitude=False),
        "docs/c.webp": b"RIFF" + xmp,
        "docs/d.png": b"\x89PNG tEXtAuthor\x00031-390 06 12\0",
        "docs/e.jpg": b"\xff\xd8 Exif\0\0MM\0*\0\0",
    }
    mail = "bildens dolda uppgifter ser ut att innehålla en persons e-postadress"
    assert _judged(tmp_path, changes) == [
        f"docs/a.jpg:1: {mail}",
        "docs/a.jpg:1: bilden säger var den är tagen (GPS)",
        f"docs/b.jpg:1: {mail}",
        "docs/c.webp:1: bilden säger var den är tagen (GPS)",
        "docs/d.png:1: bildens dolda uppgifter ser ut att innehålla ett telefonnummer",
    ]


def test_what_is_to_be_judged_is_told_after_the_errors_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    what = "texten på sidan 1 ser ut att innehålla ett telefonnummer"
    do = "bedöm om det får stå där; annars ska filen bytas mot en utan uppgiften"
    linked = project.FILES["docs/index.md"] + "\n[En rapport](om/a.pdf)\n"
    root = str(project.write(tmp_path, {"docs/om/a.pdf": _paper("Ring 031-390 06 12"), "docs/index.md": linked}))
    assert main(["check", root]) == 0
    assert capsys.readouterr().out == f"0 fel\natt bedöma: docs/om/a.pdf:1:1: {what} – {do}\n1 att bedöma\n"
    assert main(["check", root, "--format", "github"]) == 0
    assert capsys.readouterr().out == (
        f"0 fel\n::warning file=docs/om/a.pdf,line=1,col=1::{what} – {do}\n"
        f"att bedöma: docs/om/a.pdf:1:1: {what} – {do}\n1 att bedöma\n"
    )
    assert main(["check", root, "--format", "json"]) == 0
    place = {"path": "docs/om/a.pdf", "line": 1, "column": 1}
    assert json.loads(capsys.readouterr().out) == [{"severity": "warning", **place, "what": what, "do": do}]
    assert main(["check", root, "--skip", "personal-data-to-judge"]) == 0
    assert "bedöm" not in capsys.readouterr().out
