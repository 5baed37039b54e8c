"""Does docs/ take what a page needs, and nothing that runs, replaces the site's own files or fits on no computer?"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from actionplans.reading.pdf_objects import TooLargeError, looked_at
from actionplans.rules import privacy, svg
from actionplans.rules.check import check
from actionplans.rules.contents import contents
from actionplans.rules.files import HEAVY, MOST_BYTES, MOST_OF_SVG, WRITTEN, files_in_docs, files_to_judge
from tests import fuzz, project
from tests.small_files import JPG, PDF, PNG, SVG, WEBP, pdf

PAGE = b"---\ntitle: Sida\n---\n# Sida\n"


def told(root: Path, files: dict[str, bytes]) -> list[str]:
    """What is said of files in docs/."""
    for name, content in files.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [str(one) for rule in (files_in_docs, contents) for one in rule(root)]


def test_pages_pictures_and_pdf_pass_under_the_names_that_people_give_them(tmp_path: Path) -> None:
    files = {
        "om/index.md": PAGE,
        "om/Foto från mötet (2).JPG": JPG,
        "om/karta.jpeg": JPG,
        "bilder/Skärmbild & text, v1.0.png": PNG,
        "bilder/logga+er_2.webp": WEBP,
        "bilder/Älvstranden.svg": SVG,
        "namnden/2025-01-02.md": PAGE,
        "namnden/2025-01-02/Bilaga 1 – Plan.PDF": PDF,
        "natverk/assets/karta.svg": SVG,
        "konferens.md": PAGE,
    }
    assert told(tmp_path, files) == []


def test_what_the_site_writes_itself_is_what_nobody_may_write(site: Path) -> None:
    pages = {"index.html"}
    written = {path.name for path in site.iterdir() if path.name not in pages and not (path / "index.html").exists()}
    # Folders of pages without an index of their own are the city's.
    written -= {"natverk", "ar", "namnden", "arbetssatt", "om", "planer", "aktiviteter"}
    assert written == set(WRITTEN)


# A file that may not be there, and a piece of what is said.
REFUSED: list[tuple[str, bytes, str]] = [
    ("assets/start.js", b"alert(1)", "mappen docs/assets/ är reserverat för det som webbplatsen skriver själv"),
    ("Assets/start.png", PNG, "mappen docs/Assets/ är reserverat"),
    ("data/modell.pdf", PDF, "mappen docs/data/ är reserverat"),
    ("search/index.md", PAGE, "mappen docs/search/ är reserverat"),
    ("KALENDER/x.md", PAGE, "mappen docs/KALENDER/ är reserverat"),
    ("templates/x.md", PAGE, "mappen docs/templates/ är reserverat"),
    ("assets.md", PAGE, "namnet assets.md är reserverat"),
    ("404.md", PAGE, "namnet 404.md är reserverat"),
    ("404.html", b"<script>", "namnet 404.html är reserverat"),
    ("sitemap.xml", b"<x/>", "namnet sitemap.xml är reserverat"),
    ("om/sida.html", b"<script>", "filer som slutar på .html får inte ligga i docs/ – skriv innehållet som en sida"),
    ("om/x.js", b"alert(1)", "skript och stilar hör till temat"),
    ("om/x.css", b"a{}", "skript och stilar hör till temat"),
    ("om/x.exe", b"MZ", "filer som slutar på .exe får inte ligga i docs/ – ta bort den"),
    ("om/Plan.docx", b"PK", "spara den som PDF"),
    ("om/Budget.xlsx", b"PK", "skriv uppgifterna i data/"),
    ("om/film.MP4", b"x", "lägg filmen eller ljudet där sådant har sin plats"),
    ("om/bild.heic", b"x", "spara bilden som png, jpg eller webp"),
    ("om/allt.zip", b"PK", "packa upp den"),
    ("CNAME", b"x.example", "filen har ingen filändelse"),
    ("om/~$Plan.docx", b"x", "filen är tillfällig"),
    ("om/~$Plan.pdf", PDF, "filen är tillfällig"),
    ("om/Thumbs.db", b"x", "filen är tillfällig"),
    ("om/desktop.ini", b"x", "filen är tillfällig"),
    ("om/x.md~", PAGE, "filen är tillfällig"),
    ("om/x.md.orig", PAGE, "filen är tillfällig"),
    ("om/x.svg.BAK", SVG, "filen är tillfällig"),
    ("om/.DS_Store", b"x", "filen är dold"),
    (".git/config.md", PAGE, "filen är dold"),
    ("om/.htaccess", b"x", "filen är dold"),
    ("om/README.md", PAGE, "sidan README.md tar platsen för index.md – byt namn till index.md"),
    ("om/con.png", PNG, "Windows kan inte ha en fil som heter con.png"),
    ("aux/x.md", PAGE, "Windows kan inte ha en fil som heter aux"),
    ("om/COM1.tex.pdf", PDF, "Windows kan inte ha en fil som heter COM1.tex.pdf"),
    ("om/a:b.png", PNG, "namnet innehåller tecknet :"),
    ("om/a{{b}}.png", PNG, "namnet innehåller tecknet {"),
    ("om/a#b.png", PNG, "namnet innehåller tecknet #"),
    ("om/a%2e.png", PNG, "namnet innehåller tecknet %"),
    ("om/a\\b.png", PNG, "namnet innehåller tecknet \\"),
    ("om/a\u200bb.png", PNG, "namnet innehåller ett tecken som är osynligt, trasigt"),
    ("om/a\u00a0b.yml", b"x", "filer som slutar på .yml"),
    ("om/a\u00a0b.png", PNG, "namnet innehåller ett tecken som är osynligt, trasigt"),
    (
        os.fsdecode(b"om/a\xffb.png"),
        PNG,
        "docs/om/a\\udcffb.png:1:1: namnet innehåller ett tecken som är osynligt, trasigt",
    ),
    (os.fsdecode(b"om/a\xff.md"), PAGE, "namnet innehåller ett tecken som är osynligt, trasigt"),
    ("om/a\nb.png", PNG, "namnet innehåller ett tecken som är osynligt, trasigt"),
    (unicodedata.normalize("NFD", "om/Åtgärd.png"), PNG, "en bokstav i namnet är skriven som två tecken"),
    ("om /x.png", PNG, "namnet börjar eller slutar med mellanslag eller punkt"),
    ("om./x.png", PNG, "namnet börjar eller slutar med mellanslag eller punkt"),
    ("om/x .png", PNG, "namnet börjar eller slutar med mellanslag eller punkt"),
    (f"om/{'x' * 200}.png", PNG, "sökvägen är 207 tecken; gränsen är 150"),
    ("om/tom.png", b"", "filen är tom"),
    ("om/stor.pdf", bytes(MOST_BYTES + 1), "filen är 25 MB; gränsen är 25"),
    ("om/stor.svg", SVG + b" " * MOST_OF_SVG, "filen är 5 MB; gränsen är 5"),
    ("om/x.png", b"<script>alert(1)</script>", "filen slutar på .png, men innehållet är något annat"),
    ("om/x.jpg", PNG, "filen slutar på .jpg, men innehållet är något annat"),
    ("om/x.webp", b"RIFF\0\0\0\0WAVEfmt ", "filen slutar på .webp, men innehållet är något annat"),
    ("om/x.pdf", b"<html>%PDF-1.7", "filen slutar på .pdf, men innehållet är något annat"),
]


@pytest.mark.parametrize(("name", "content", "says"), REFUSED, ids=[ascii(name)[1:40] for name, _, _ in REFUSED])
def test_what_may_not_lie_there_is_told_once_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (problem,) = told(tmp_path, {name: content})
    assert says in problem
    problem.encode()  # it can be printed
    assert problem.startswith("docs/")
    assert " – " in problem


def test_a_name_that_is_hard_to_type_and_a_picture_that_is_slow_to_show_are_for_a_person_to_judge(
    tmp_path: Path,
) -> None:
    heavy = PNG + bytes(HEAVY)
    assert told(tmp_path, {"om/bild.png": heavy, "om/Foto från mötet (2).JPG": JPG, "om/x.exe": b"MZ"}) != []
    assert [str(one) for one in files_to_judge(tmp_path)] == [
        "docs/om/Foto från mötet (2).JPG:1:1: namnet har stora bokstäver: adressen blir svår att skriva av och länka "
        "till – byt namn till docs/om/foto-fran-motet-2.jpg, och ändra där filen nämns",
        "docs/om/bild.png:1:1: bilden är 3 MB och tar lång tid att visa – spara den i mindre storlek: 2 000 "
        "bildpunkter på bredden räcker",
    ]


def test_a_file_that_nothing_leads_to_is_told_and_one_that_is_shown_or_attached_is_not(tmp_path: Path) -> None:
    page, matter = "docs/index.md", "data/matters/2023-03-13.yml"
    files: dict[str, str | bytes | None] = {
        f"docs/om/{name}": PNG for name in ("visad bild.png", "visad.png", "glömd.png")
    }
    files[page] = project.FILES[page] + "\n![En](om/visad%20bild.png) och [en till](om/visad.png).\n"
    files["docs/namnden/2023-03-13/bilaga.pdf"] = files["docs/namnden/2023-03-13/kladd.pdf"] = PDF
    files |= project.edited(matter, "    network: provnat\n", "    network: provnat\n    file: bilaga.pdf\n")
    checked = project.checked(tmp_path, files)
    assert checked.problems == []
    nowhere = [one.place.path for one in checked.warnings if one.what.startswith("ingen sida länkar till filen")]
    assert nowhere == ["docs/namnden/2023-03-13/kladd.pdf", "docs/om/glömd.png"]


@pytest.mark.parametrize(
    "names",
    [
        ("om.md", "om/index.md"),
        ("om/Resor.md", "om/resor.md"),
        ("Om/a.md", "om/b.md"),
        ("om/a.PNG", "om/a.png"),
        ("bilaga.pdf", "bilaga.pdf.md"),
        ("index.html.md", "index.md"),
        ("om/Straße.png", "om/STRASSE.png"),
        ("om/x.md", "om/X/y.md"),
    ],
)
def test_two_files_in_one_place_are_told(tmp_path: Path, names: tuple[str, str]) -> None:
    content = {".md": PAGE, ".png": PNG, ".pdf": PDF}
    (problem,) = told(tmp_path, {name: content[name[name.rindex(".") :].lower()] for name in names})
    assert "filen får samma plats som docs/" in problem


def test_what_a_computer_leaves_by_itself_is_told_only_in_a_proposal(tmp_path: Path) -> None:
    """An editor who has a page open, or looks into the folder on a Mac, is not in the wrong."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    files = dict.fromkeys(("om/.DS_Store", "om/.index.md.swp", "om/._index.md", "om/.~lock.plan.odt#"), b"x")
    assert told(tmp_path, {**files, "om/index.md": PAGE}) == []
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    assert len(told(tmp_path, {})) == len(files)


def test_what_is_no_file_and_no_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs/x.png")
    (problem,) = told(tmp_path, {})
    assert "det är ingen vanlig fil – ta bort den" in problem
    (tmp_path / "b").mkdir()
    (tmp_path / "b/docs").symlink_to(tmp_path / "docs")
    assert [str(one) for one in files_in_docs(tmp_path / "b")] == [
        "docs: mappen är en genväg (symbolisk länk) – lägg mappen själv i projektet"
    ]


def test_what_cannot_be_named_is_told_once_by_the_whole_check(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / os.fsdecode(b"docs/a\xff.md")).write_bytes(PAGE)
    (problem,) = project.messages(tmp_path)
    assert "namnet innehåller ett tecken som är osynligt, trasigt" in problem


# --- SVG --------------------------------------------------------------------------------------------------------------

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
RASTER = "data:image/png;base64,iVBORw0KGgo="
DRAWN = [
    f'{HEAD}viewBox="0 0 1 1"><a href="#x"><use xlink:href="#x"/></a><image href="{RASTER}"/></svg>',
    f"{HEAD}><style>/* //x.example */ .a {{ fill: url(#b) }} @media print {{ .a {{ fill: red }} }}</style></svg>",
    f'{HEAD}><g style="filter: url(\'#f\')" data-name="C:\\bilder" class="a">'
    "<text>url(x) @import on=1</text></g></svg>",
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n{HEAD}/>',
    f'{HEAD}xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="C:\\x.png">'
    '<inkscape:grid/><metadata xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:RDF r:about="http://x/"/>'
    "</metadata></svg>",
    f'{HEAD}xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"><switch><foreignObject width="1" height="1">'
    '<i:pgfRef xlink:href="#pgf"/></foreignObject><g i:extraneous="self"><path d="M1 1h7"/></g></switch></svg>',
    f'<?xpacket begin="x"?>{HEAD}xmlns:v="http://schemas.microsoft.com/visio/2003/SVGExtensions/">'
    '<v:page v:a="b"/></svg>',
]


@pytest.mark.parametrize("text", DRAWN)
def test_what_drawing_programs_write_passes(text: str) -> None:
    assert svg.found(text.encode()) == []


# What stands in a picture, and a piece of what is said.
HARMFUL = [
    ("<script>alert(1)</script>", "elementet <script>"),
    ('<x:script xmlns:x="http://www.w3.org/2000/svg" href="#a"/>', "elementet <script>"),
    ('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>', "elementet <script>"),
    ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "elementet <foreignObject>"),
    ('<foreignObject><i:a xmlns:i="urn:i"><path/></i:a></foreignObject>', "elementet <foreignObject>"),
    ('<foreignObject><a xmlns="">x</a></foreignObject><path/>', "elementet <foreignObject>"),
    ("<foreignObject/><script/>", "elementet <script>"),
    ('<foreignObject onclick="alert(1)"/>', "attributet onclick"),
    ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="#x"/>', "elementet <iframe>"),
    ('<script xmlns="">alert(1)</script>', "elementet <script>"),
    ('<a><set attributeName="href" to="javascript:alert(1)"/></a>', "elementet <set>"),
    ('<animate attributeName="href" values="javascript:alert(1)"/>', "elementet <animate>"),
    ('<handler type="x">1</handler>', "elementet <handler>"),
    ('<g onclick="alert(1)"/>', "attributet onclick"),
    ('<g OnLoad="alert(1)"/>', "attributet OnLoad"),
    ('<a href="javascript:alert(1)"/>', "hänvisar till något utanför sig själv: javascript:alert(1)"),
    ('<a href="&#106;avascript:alert(1)"/>', "hänvisar till något utanför sig själv: javascript:alert(1)"),
    ('<a xlink:href="https://x.example/"/>', "hänvisar till något utanför sig själv: https://x.example/"),
    ('<use href="//x.example/a.svg#b"/>', "hänvisar till något utanför"),
    ('<use href="data:image/svg+xml;base64,AA=="/>', "hänvisar till något utanför"),
    ('<image href="data:image/svg+xml,x"/>', "hänvisar till något utanför"),
    ('<image href="data:text/html;base64,AA=="/>', "hänvisar till något utanför"),
    ('<a href="data:image/png;base64,AA=="/>', "hänvisar till något utanför"),
    ('<image src="foto.png"/>', "hänvisar till något utanför"),
    ('<g fill="url(https://x.example/a#b)"/>', "attributet fill hänvisar"),
    ('<g fill="UR\\4c(https://x.example/a#b)"/>', "attributet fill hänvisar"),
    ("<g style=\"background: image-set('//x.example/a' 1x)\"/>", "attributet style hänvisar"),
    ("<style>@import '//x.example/a.css';</style>", "stilmall hänvisar"),
    ("<style><![CDATA[a{fill:url( //x.example/a)}]]></style>", "stilmall hänvisar"),
    ("<style>@im\\70 ort 'x';</style>", "stilmall hänvisar"),
    ("<style>a{src:url(data:font/woff2;base64,AA)}</style>", "stilmall hänvisar"),
    ("<style><g/></style>", "ett element står i bildens stilmall"),
    ('<g xml:base="https://x.example/"/>', "attributet xml:base"),
    ('<?xml-stylesheet href="//x.example/a.css"?>', "bilden hämtar en mall (<?xml-stylesheet"),
    ("<g>", "bilden är inte hel XML"),
    ("<g a=1/>", "bilden är inte hel XML"),
    ("&nbsp;", "bilden är inte hel XML"),
]


@pytest.mark.parametrize(("inner", "says"), HARMFUL)
def test_what_a_picture_does_besides_being_seen_is_told_on_its_line(inner: str, says: str) -> None:
    found = svg.found(f"{HEAD}>\n\n{inner}\n</svg>".encode())
    assert says in found[0][2]
    assert len(found) == 1
    assert found[0][0] == (4 if inner == "<g>" else 3)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG, "egen dokumenttyp"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + SVG, "egen dokumenttyp"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + SVG, "en annan kodning än UTF-8"),
        (SVG.decode().encode("utf-16"), "inte sparad som UTF-8"),
        (SVG.decode().encode("utf-16-le"), "inte sparad som UTF-8"),
        (b"<svg/>", "filen börjar inte som en SVG-bild"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "filen börjar inte som en SVG-bild"),
        (b"\x89PNG", "inte sparad som UTF-8"),
        (b"   ", "bilden är inte hel XML"),
        (b"<svg>" * 100_000, "filen börjar inte som en SVG-bild"),
    ],
)
def test_a_picture_that_is_none_is_told(raw: bytes, says: str) -> None:
    assert says in svg.found(raw)[0][2]


@pytest.mark.parametrize(
    "inner",
    [
        "<style>*/{}</style>".replace("{}", "/*" * 300_000),
        '<g style="{}"/>'.replace("{}", f"url({' ' * 500_000}"),
        '<g style="{}"/>'.replace("{}", "url(#" * 100_000),
        '<image href="data:image/png;base64,{}!"/>'.replace("{}", "A " * 300_000),
        "<g>" * 20_000 + "</g>" * 20_000,
    ],
    ids=["comments", "spaces", "addresses", "raster", "depth"],
)
def test_a_long_picture_takes_no_longer_than_it_is_long(inner: str) -> None:
    with fuzz.within(2, inner[:20]):
        svg.found(f"{HEAD}>{inner}</svg>".encode())


# --- PDF --------------------------------------------------------------------------------------------------------------


def in_streams(raw: bytes, **how: Any) -> bytes:
    """The same PDF with its objects in compressed streams, where no search of the bytes finds them."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as opened:
        opened.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return made.getvalue()


def packed(objects: str, content: bytes | None = None, how: str = "/Filter /FlateDecode") -> bytes:
    """A PDF in which a stream of objects stands that its table does not name."""
    listed = "9 0 "
    stream = zlib.compress((listed + objects).encode()) if content is None else content
    head = f"<< /Type /ObjStm /N 1 /First {len(listed)} /Length {len(stream)} {how} >>\nstream\n"
    return pdf("", f"{head}{stream.decode('latin-1')}\nendstream")


SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
DOES = [
    (f"/OpenAction {SCRIPT}", "kör skript"),
    ("/OpenAction << /S /J#61vaScript /J#53 (x) >>", "kör skript"),
    (f"/Names << /JavaScript << /Names [(a) {SCRIPT}] >> >>", "kör skript"),
    ("/OpenAction << /S /Launch /F (cmd.exe) >>", "startar program"),
    (f"/AA << /WC {SCRIPT} >>", "kör skript"),
    ("/OpenAction << /S /URI /URI (https://x.example/) >>", "gör något av sig själv"),
    ("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /URI /URI (https://x.example/) >>] >>", "gör något av sig"),
    ("/AA << /O << /S /GoToR /F (\\\\\\\\x.example\\\\a) >> >>", "gör något av sig själv"),
    ("/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 1 0 R >> >>] >> >>", "har andra filer inuti sig"),
    ("/AcroForm << /XFA [] >>", "har ett formulär som kan köra skript"),
    ("/X [[[<< /S /SubmitForm /F (https://x.example/) >>]]]", "skickar uppgifter"),
]
# What readers take in different ways, or find where another does not look.
HIDES = {
    "two equal keys": (pdf("/A << /S /Launch /S /URI >> /B << /S /URI /S /GoTo >>"), "startar program"),
    "two equal keys, the other way": (pdf("/A << /S /URI /S /Launch >>"), "startar program"),
    "a value elsewhere": (pdf("/A << /S 4 0 R >>", "/Launch"), "startar program"),
    "an action elsewhere": (pdf("/AA 4 0 R", "<< /WC 5 0 R >>", "<< /S /URI >>"), "gör något av sig själv"),
    "not in the table": (PDF.replace(b"xref\n0", b"77 0 obj<</JS()>>endobj\nxref\n0"), "kör skript"),
    "not in the table, and packed": (packed(SCRIPT), "kör skript"),
    "packed and not compressed": (packed(SCRIPT, f"9 0 {SCRIPT}".encode(), ""), "kör skript"),
    "packed as nobody packs": (packed("", b"\x80\x0b\x60\x50\x22\x0c", "/Filter /LZWDecode"), "är trasig"),
    "packed, and broken off": (packed("", zlib.compress(SCRIPT.encode())[:-9]), "är trasig"),
    "packed, and far too much": (packed("", zlib.compress(bytes(60_000_000))), "är för stor eller"),
    "a comment before it": (pdf().replace(b"3 0 obj\n<<", b"3 %x\n0 %y\robj%(\n<< /JS () "), "kör skript"),
    "far from its number": (pdf().replace(b"3 0 obj\n<<", b"3 0" + b" " * 999 + b"obj <</JS()"), "kör skript"),
    "far from its number, and called by it": (
        pdf("/OpenAction 4 0 R", "<< /S /URI >>").replace(b"4 0 obj", b"4 0" + b"\n" * 999 + b"obj"),
        "gör något av sig själv",
    ),
    "not the first of its object": (pdf("", "5 << /JS () >>"), "kör skript"),
    "many zeros": (pdf("/AA << /O 4 0 R >>", "<< /S /URI >>").replace(b"4 0 obj", b"4 0000000 obj"), "gör något av"),
    "a word that ends nothing": (pdf("/A stream /B endobj /JS ()"), "kör skript"),
    "a string that never ends before it": (pdf("", "(((", "<< /JS () >>"), "kör skript"),
    "an object that breaks off": (pdf("", "<< /A << /B [] /JS"), "kör skript"),
    "a trailer that holds it": (PDF.replace(b"/Root", b"/X << /JS () >> /Root"), "kör skript"),
    "encrypted, without a password": (
        in_streams(pdf(f"/OpenAction {SCRIPT}"), encryption=pikepdf.Encryption(owner="a", user="")),
        "kör skript",
    ),
    "a table that says nothing": (
        in_streams(pdf(f"/OpenAction {SCRIPT}")).replace(b"startxref\n", b"startxref\n9"),
        "kör skript",
    ),
}


def test_what_a_pdf_does_besides_being_read_is_told(tmp_path: Path) -> None:
    files: dict[str, tuple[bytes, str]] = {}
    for number, (catalog, says) in enumerate(DOES):
        raw = pdf(catalog)
        hidden = in_streams(raw)
        assert b"JavaScript" not in hidden
        for way, content in enumerate((raw, hidden, pdf("/X 4 0 R", f"<< {catalog} >>"))):
            files[f"{number}-{way}.pdf"] = (content, says)
    files |= {f"{name.replace(',', '').replace(' ', '-')}.pdf": case for name, case in HIDES.items()}
    problems = told(tmp_path, {name: content for name, (content, _) in files.items()})
    for name, (_, says) in files.items():
        assert any(one.startswith(f"docs/{name}:1:1: PDF-filen {says}") for one in problems), (name, problems)


def test_what_word_acrobat_and_scanners_write_passes(tmp_path: Path) -> None:
    link = "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://x.example/) >> >>"
    raw = pdf("/OpenAction << /S /GoTo /D [3 0 R /Fit] >> /X 4 0 R", link)
    files = {
        "link": raw,
        "packed": in_streams(raw),
        "place": pdf("/OpenAction [3 0 R /Fit]"),
        "place-elsewhere": pdf("/OpenAction 4 0 R", "[3 0 R /Fit]"),
        "page-that-links": pdf("/OpenAction << /S /GoTo /D [4 0 R /Fit] >>", "<< /Annots [5 0 R] >>", link),
        "print-when-opened": pdf("/OpenAction << /S /Named /N /Print >>"),
        "page-labels": pdf("/PageLabels << /Nums [0 << /S /r >> 4 << /S /D /St 1 >>] >>"),
        "form": pdf("/AcroForm << /Fields [4 0 R] >>", "<< /FT /Tx /T (namn) /AA << /E << /S /Hide /T (a) >> >> >>"),
        "signed": pdf("/Perms << /DocMDP 4 0 R >>", "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00ff> >>"),
        "said-in-words": pdf("/A (HTML/JavaScript) /B ((a) \\( /JS (b)) /C <2F4A53> % /JS\n"),
        "bookmarks": pdf("/Outlines 4 0 R", "<< /First 5 0 R /N 1 >>", "<< /Title (Ett) >>"),
        "a-key-twice": pdf("/PageMode /UseNone /PageMode /UseNone"),
        "tagged": pdf("/StructTreeRoot 4 0 R", "<< /K [<< /S /Document /K [<< /S /P >>] >>] >>"),
        "table-wrong": PDF.replace(b"00000 n", b"00001 n").replace(b"startxref\n", b"startxref\n9"),
        "table-missing": PDF.replace(b"xref\n0 4", b"xxxx\n0 4"),
        "lines-of-windows": PDF.replace(b"\n", b"\r\n"),
        "more-after-its-end": PDF + b"\n" * 2000,
        "written-on": PDF + pdf("/Lang (sv)")[9:],
        "pictures": pdf("", f"<< /Length 40 >>\nstream\n({chr(255)}<<[/JS /S /Launch >>)\nendstream"),
        "not-to-be-printed": in_streams(raw, encryption=pikepdf.Encryption(owner="a", user="", R=6)),
        "not-to-be-printed-old": in_streams(raw, encryption=pikepdf.Encryption(owner="a", user="", R=4)),
    }
    assert told(tmp_path, {f"{name}.pdf": content for name, content in files.items()}) == []


def test_a_pdf_that_is_broken_or_locked_is_told(tmp_path: Path) -> None:
    locked = in_streams(PDF, encryption=pikepdf.Encryption(owner="a", user="b"))
    (broken, needs_key) = told(tmp_path, {"a.pdf": PDF[:-40], "b.pdf": locked})
    assert broken.startswith("docs/a.pdf:1:1: PDF-filen är trasig eller inte hel – spara dokumentet som den är")
    assert needs_key.startswith("docs/b.pdf:1:1: PDF-filen kräver lösenord")


@pytest.mark.nightly
def test_a_page_that_unpacks_without_end_leaves_what_it_does_known(tmp_path: Path) -> None:
    content = zlib.compress(b"BT /F 1 Tf (x) Tj ET " * 50_000_000)
    stream = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n{content.decode('latin-1')}\nendstream"
    raw = pdf("", stream).replace(b"/MediaBox", b"/Contents 4 0 R /MediaBox")
    with fuzz.within(60, "page"):
        assert told(tmp_path, {"a.pdf": raw, "b.pdf": pdf(DOES[3][0])}) == told(tmp_path, {"b.pdf": pdf(DOES[3][0])})
        assert [one.place.path for one in privacy.to_judge(tmp_path)] == ["docs/a.pdf"]


@pytest.mark.parametrize(
    ("raw", "most"),
    [
        (b"1 0 obj (" * 100_000, 2),
        (b"1 0 obj (" * 1_000, 2),
        (b"1 0 obj " + b"[<</A " * 100_000, 4),
        (b"%1\r" * 500_000 + b"obj", 2),
        (packed("", zlib.compress(b"0 10 " * 2_000 + b"[" * 100_000)), 4),
    ],
    ids=["strings", "few strings", "depth", "comments", "places"],
)
def test_what_is_begun_within_itself_is_not_read_again_and_again(raw: bytes, most: int) -> None:
    with fuzz.within(most, "pdf"), contextlib.suppress(TooLargeError):
        looked_at(raw)


def repeating(body: str) -> bytes:
    return f'{HEAD}viewBox="0 0 9 9">{body}</svg>'.encode()


@pytest.mark.parametrize(
    "body",
    [
        '<g id="a0"><path d="M0 0h9"/></g>'
        + "".join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 8)),
        "".join(f'<mask id="m{i}"><g mask="url(#m{i + 1})"/><g mask="url(#m{i + 1})"/></mask>' for i in range(28))
        + '<g mask="url(#m0)"/>',
        "<style>"
        + "".join(f".m{i}{{mask:url(#m{i + 1})}}" for i in range(28))
        + "</style>"
        + "".join(f'<mask id="m{i}"><g class="m{i}"/><g class="m{i}"/></mask>' for i in range(28)),
    ],
)
def test_a_picture_that_repeats_itself_beyond_measure_is_told(body: str) -> None:
    """A browser that is given one stands still."""
    assert [what for _, _, what, _ in svg.found(repeating(body))] == [
        "bilden ritar mer än 200000 delar när den upprepar sina egna"
    ]


def test_a_picture_may_repeat_a_symbol_and_use_its_colours_often() -> None:
    body = (
        '<linearGradient id="g"><stop/><stop/></linearGradient><style>.c,path{fill:url(#g)}</style>'
        '<symbol id="s"><path class="c" fill="url(#g)" d="M0 0h9"/></symbol>' + '<use href="#s"/>' * 3000
    )
    assert svg.found(repeating(body)) == []


def test_a_picture_that_refers_to_itself_is_looked_at_once() -> None:
    assert svg.found(repeating('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')) == []


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("data/plans/2023/annat.yml", "/etc/passwd"),
        ("data/.x", "finns-inte"),
        ("data/schema/x.schema.json", "finns-inte"),
        ("data/plans/2022", "/etc"),
        ("mkdocs.yml", "/etc/passwd"),
        (".github/CODEOWNERS", "/etc/passwd"),
    ],
)
def test_what_lies_outside_the_project_is_not_read_through_a_link(tmp_path: Path, name: str, leads: str) -> None:
    """A message would quote it, and a link that leads nowhere stopped the build."""
    project.write(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to(leads)
    (problem,) = check(tmp_path).problems
    assert (problem.place.path, problem.what) == (name, "det är en genväg (symbolisk länk)")
