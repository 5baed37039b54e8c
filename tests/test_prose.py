"""What a page's own text may not hold, and whether its links are told when they lead nowhere."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from actionplans import prose
from tests import project
from tests.conftest import ROOT

PAGE = "docs/arbetssatt/resor.md"
FIRST_LINE = 8


def told(root: Path, text: str, **files: str) -> list[str]:
    """What the check says of the page about travelling with more text, from line 8: without the file's name."""
    changes: dict[str, str | bytes | None] = {PAGE: f"{project.FILES[PAGE]}\n{text}\n", **files}
    return [message.removeprefix(f"{PAGE}:") for message in project.messages(root, changes)]


# --- What runs, reads files or asks another host ----------------------------------------------------------------------

ELEMENT = "HTML-elementet <{}> är inte tillåtet – ta bort det; skriv med Markdown"
ATTRIBUTE = "attributet {} är inte tillåtet – ta bort det; utseendet styrs av temat"
LINK = "en länk till {}: är inte tillåten – länka till en sida eller webbadress"
INCLUDE = "filer får inte klippas in ({}) – skriv texten på sidan, eller länka till den"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<script>alert(1)</script>", 8, ELEMENT.format("script")),
        ("Text.\n\n<SCRIPT src='x'>", 10, ELEMENT.format("script")),
        ("<iframe src='https://prov.example'></iframe>", 8, ELEMENT.format("iframe")),
        ("<svg onload=alert(1)>", 8, ELEMENT.format("svg")),
        ("```html\n<script>\n```", 9, ELEMENT.format("script")),
        ("<div onclick='x'>", 8, ATTRIBUTE.format("onclick")),
        ('<img src="a.png"\nonerror=alert(1)>', 9, ATTRIBUTE.format("onerror")),
        ("<img/onerror=alert(1)//", 8, ATTRIBUTE.format("onerror")),
        ("<p style='color: red'>", 8, ATTRIBUTE.format("style")),
        ('## Rubrik {: onclick="x" }', 8, ATTRIBUTE.format("onclick")),
        ('[x](../index.md){onmouseover="x"}', 8, ATTRIBUTE.format("onmouseover")),
        ("[x](javascript:alert(1))", 8, LINK.format("javascript")),
        ("[x](JaVa&#115;cript:alert(1))", 8, LINK.format("javascript")),
        ("<javascript:alert(1)>", 8, LINK.format("javascript")),
        ("<a href=' java\nscript:x'>x</a>", 8, LINK.format("javascript")),
        ("[x]: data:text/html,x", 8, LINK.format("data")),
        ('--8<-- "../data/city.yml"', 8, INCLUDE.format("--8<--")),
        ('    ;--8<-- "x"', 8, INCLUDE.format("--8<--")),
    ],
)
def test_what_runs_or_reads_files_is_refused_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    assert f"{line}: {what}" in told(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    ["![x](https://prov.example/a.png)", "![x](//prov.example/a.png)", '<img alt="" src="http://prov.example/a">'],
)
def test_a_picture_from_another_host_is_refused(tmp_path: Path, text: str) -> None:
    """The site asks no other host for anything."""
    found = told(tmp_path, text)
    assert len(found) >= 1
    assert found[0].startswith("8: bilden hämtas från en annan webbplats: ")


@pytest.mark.parametrize(
    "text",
    [
        '<div class="hero" markdown>\n\nText.\n\n</div>',
        "a < b och b > c, <https://prov.example>, <info@prov.example>",
        "Skriv on=1 och style=x i löptext, `data/networks/<nätverk>.yml`.",
        "## Rubrik {#javascript .klass}",
        "Ordet javascript: är inget farligt, inte heller script eller 8<.",
        "| a | b |\n|---|---|\n| c | d |",
        '!!! note "Ruta"\n    Text.',
    ],
)
def test_harmless_text_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_invisible_characters_and_conflicts_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "Mo\u00adbi\u200blitet") == [
        "8: raden innehåller ett osynligt tecken (U+00AD) – ta bort tecknet eller skriv om raden"
    ]
    assert told(tmp_path / "b", "<<<<<<< HEAD\nett\n=======\ntvå\n>>>>>>> gren") == [
        "8: två ändringar står i konflikt (raden ”<<<<<<<”) – behåll den ena ändringen, "
        "och ta bort den andra och raderna med <<<<<<<, ======= och >>>>>>>"
    ]


def test_a_macro_within_single_braces_is_told(tmp_path: Path) -> None:
    for text in ('{ roles("provnat") }', '{ roles("provnat") }}', '{roles("provnat")}'):
        assert told(tmp_path / str(len(text)) / text[1], text) == [
            '8: makrot roles står inom en klammer och visas som text – skriv två: {{ roles("provnat") }}'
        ]


# --- Links ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("resa.md", "länken ”resa.md” leder ingenstans – menade du ”resor.md”?"),
        ("index.md", "länken ”index.md” leder ingenstans – menade du"),
        ("2023-03-13.md", "länken ”2023-03-13.md” leder ingenstans – menade du ”../namnden/2023-03-13.md”?"),
        (
            "../natverk/provnat",
            "länken ”../natverk/provnat” leder ingenstans – menade du ”../natverk/provnat/index.md”?",
        ),
        ("../ar/2023/", "länken ”../ar/2023/” leder ingenstans – menade du ”../ar/2023.md”?"),
        ("../bilder/qqqqq.png", "länken ”../bilder/qqqqq.png” leder ingenstans – rätta sökvägen; den räknas"),
        ("/index.md", "länken ”/index.md” börjar med / – skriv sökvägen från sidan"),
        ("www.prov.example", "länken ”www.prov.example” saknar https:// – skriv https://www.prov.example"),
        ("file:///c:/a.pdf", "länken ”file:///c:/a.pdf” är ingen webbadress – skriv den från https://"),
        ("", "länken har ingen adress – skriv sidans sökväg eller webbadressen"),
    ],
)
@pytest.mark.parametrize("form", ["Se [sidan]({}).", "![bild]({})", "[sidan](<{}> 'titel')", "[en [lång] länk](<{}>)"])
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, target: str, what: str, form: str) -> None:
    found = told(tmp_path, form.format(target))
    assert len(found) == 1
    assert found[0].startswith(f"8: {what}")


def test_a_link_defined_below_is_followed_too(tmp_path: Path) -> None:
    assert told(tmp_path, "Se [sidan][x].\n\n[x]: resa.md") == [
        "10: länken ”resa.md” leder ingenstans – menade du ”resor.md”?"
    ]


def test_a_heading_that_does_not_exist_is_told(tmp_path: Path) -> None:
    start = "---\ntitle: Start\n---\n# Start\n\n## Åtta nya möten\n\n## Möten {#moten}\n\n## Åtta nya möten\n"
    links = "[a](../index.md#atta-nya-moten) [b](../index.md#moten) [c](../index.md#atta-nya-moten_1)"
    files = {"docs/index.md": start}
    assert told(tmp_path / "a", links, **files) == []
    assert told(tmp_path / "b", "[a](../index.md#atta-nya-motena)", **files) == [
        "8: länken ”../index.md#atta-nya-motena” leder till en rubrik som inte finns – menade du ”#atta-nya-moten”?"
    ]


def test_what_macros_write_can_be_linked_to(tmp_path: Path) -> None:
    """A source in the list of sources, or the matter's attachments: their ids are known when the macros have run."""
    assert told(tmp_path / "a", "[a](../kallor.md#brev) [b](../namnden/2023-03-13.md#bilagor)") == []
    assert told(tmp_path / "b", "[a](../kallor.md#brevet)\n[b](../namnden/2023-03-13.md#bilaga)\n[c](#reser)") == [
        "8: länken ”../kallor.md#brevet” leder till en rubrik som inte finns – menade du ”#brev”?",
        "9: länken ”../namnden/2023-03-13.md#bilaga” leder till en rubrik som inte finns – menade du ”#bilagor”?",
        "10: länken ”#reser” leder till en rubrik som inte finns – menade du ”#resor”?",
    ]


def test_macros_are_not_run_on_data_with_faults(tmp_path: Path) -> None:
    """Then nobody knows what they would write; a page without macros is looked at all the same."""
    plain = "---\ntitle: Start\n---\n# Start\n"
    faulty = project.FILES["data/networks/provnat.yml"].replace("relation: member", "relation: medlem")
    files = {"docs/index.md": plain, "data/networks/provnat.yml": faulty}
    found = told(tmp_path, "[a](../kallor.md#brevet) [b](../index.md#stort)", **files)
    assert found == [
        "data/networks/provnat.yml:2: okänt ord ”medlem” – menade du ”member” (Medlem)?",
        "8: länken ”../index.md#stort” leder till en rubrik som inte finns – menade du ”#start”?",
    ]


def test_links_that_lead_somewhere_pass_and_code_is_no_link(tmp_path: Path) -> None:
    text = (
        "[a](../index.md) [b](resor.md?x=1) [c](#resor) [d](https://prov.example/(x)) [e](mailto:info@prov.example)\n"
        "`[f](qqq.md)`\n\n```text\n[g](qqq.md)\n```\n\n<!-- [h](qqq.md) -->\n\nNot[^1].\n\n[^1]: Not.\n"
    )
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    "heading",
    ["Åtta nya möten", "Vad, när & hur?", "EU-projekt 2023", "`kod` och **fet**", "[länk](a.md) här", "Två – tre"],
)
def test_headings_get_the_ids_that_markdown_gives_them(heading: str) -> None:
    pipeline = markdown.Markdown(extensions=["toc", "attr_list"])
    html = pipeline.convert(f"## {heading}")
    assert [f'id="{one}"' in html for one in prose.heading_ids(f"## {heading}")] == [True]


def test_every_link_of_the_real_pages_is_looked_at() -> None:
    """So many links that the pattern must fit how our editors write them."""
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert sum(text.count("](") for text in pages) <= sum(len(prose._LINK.findall(text)) for text in pages) + 5
