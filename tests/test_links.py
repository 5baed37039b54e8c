"""Whether links, pictures and the headings they name are told when they lead nowhere, in words that help."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from actionplans.reading import markdown as reading_markdown
from tests import fictional, project, small_files
from tests.test_prose import told


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
        ("../qqqqq.pdf", "länken ”../qqqqq.pdf” leder ingenstans – rätta sökvägen; den räknas"),
        ("../../data/city.yml", "länken ”../../data/city.yml” leder ingenstans – länka till en sida i docs/"),
        ("C:\\a.pdf", "länken ”C:\\a.pdf” leder till en egen dator eller mapp – lägg filen i docs/ och länka dit"),
        ("info@prov.example", "länken ”info@prov.example” saknar mailto: – skriv mailto:info@prov.example"),
        ("/index.md", "länken ”/index.md” börjar med / – skriv sökvägen från sidan"),
        ("www.prov.example", "länken ”www.prov.example” saknar https:// – skriv https://www.prov.example"),
        ("file:///c:/a.pdf", "länken ”file:///c:/a.pdf” leder till en egen dator eller mapp – lägg filen i docs/"),
        ("htps://prov.example", "länken ”htps://prov.example” är ingen webbadress – skriv den från https://"),
        ("", "länken har ingen adress – skriv sidans sökväg eller webbadressen"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "Se [sidan]({}).",
        "![bild]({})",
        "[en\nlänk]({})",
        "[a]({} 'en (titel)')",
        "[sidan](<{}> 'titel')",
        "[en [lång] länk](<{}>)",
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, target: str, what: str, form: str) -> None:
    found = told(tmp_path, form.format(target))
    assert len(found) == 1
    assert found[0].startswith(f"8: {what.replace('länken', 'bilden') if form.startswith('!') else what}")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("![bild](karta.png)", "bilden ”karta.png” leder ingenstans – menade du ”kartan.png”?"),
        ("![bild](qqqqq.svg)", "bilden ”qqqqq.svg” leder ingenstans – lägg bilden i docs/, och skriv sökvägen"),
        ("![](kartan.png)", "bilden ”kartan.png” saknar beskrivning – skriv vad den visar inom hakparentesen"),
        ("[x](kartan över stan.png)", "adressen ”kartan över stan.png” innehåller mellanslag – byt filens namn"),
        ("[x] (../index.md)", "mellanslag mellan länkens text och dess adress – skriv dem ihop: […](../index.md)"),
        ("[x](../index.md och mer", "parentesen efter länkens text avslutas aldrig – skriv ) efter adressen"),
        ("[x](../index.md och {{ source('brev') }}", "parentesen efter länkens text avslutas aldrig – skriv )"),
        ("[ ](../index.md)", "länken har ingen text, och syns inte – skriv vart den leder"),
        ("[x][y]", "länken [y] har ingen adress på sidan – skriv adressen inom parentes"),
        (
            '<a href="../index.md">x</a>',
            "länken ”../index.md” är skriven som HTML och följs inte – skriv den som [text]",
        ),
        ('<img alt="" src=kartan.png>', "bilden ”kartan.png” är skriven som HTML och följs inte – skriv den som ![be"),
    ],
)
def test_a_slip_in_a_link_or_picture_is_told_once(tmp_path: Path, text: str, what: str) -> None:
    found = told(tmp_path, f"Se {text}", **{"docs/arbetssatt/kartan.png": small_files.PNG})
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
    faulty = project.FILES["data/networks/provnat.yml"].replace("kind: board_member", "kind: styrelse")
    files = {"docs/index.md": plain, "data/networks/provnat.yml": faulty}
    found = told(tmp_path, "[a](../kallor.md#brevet) [b](../index.md#stort)", **files)
    assert found == [
        "data/networks/provnat.yml:17: okänt ord ”styrelse” – menade du ”board_member” (Styrelsemedlem)?",
        "8: länken ”../index.md#stort” leder till en rubrik som inte finns – menade du ”#start”?",
    ]


def test_links_that_lead_somewhere_pass_and_code_is_no_link(tmp_path: Path) -> None:
    text = (
        "[a](../index.md) [b](resor.md?x=1) [c](#resor) [d](https://prov.example/(x)) [e](mailto:info@prov.example)\n"
        "[en\nlänk](../index.md) [x](../index.md 'a (b)') [y](resor.md) (se [z]) [å][å] <a href='https://a.b/c'>x</a>\n"
        "`[f](qqq.md)`\n\n```text\n[g](qqq.md)\n```\n\n<!-- [h](qqq.md) -->\n\n"
        "Not[^1].\n\n[å]: ../index.md\n"
    )
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    "heading",
    ["Åtta nya möten", "Vad, när & hur?", "EU-projekt 2023", "`kod` och **fet**", "[länk](a.md) här", "Två – tre"],
)
def test_headings_get_the_ids_that_markdown_gives_them(heading: str) -> None:
    pipeline = markdown.Markdown(extensions=["toc", "attr_list"])
    html = pipeline.convert(f"## {heading}")
    assert [f'id="{one}"' in html for one in reading_markdown.heading_ids(f"## {heading}")] == [True]


def test_every_link_of_a_citys_pages_is_looked_at() -> None:
    """So many links that the pattern must fit how editors write them."""
    pages = [path.read_text("utf-8") for path in (fictional.CITY / "docs").rglob("*.md")]
    written = sum(text.count("](") for text in pages)
    assert written > 25
    assert sum(len(reading_markdown.LINK.findall(text)) for text in pages) == written


@pytest.mark.parametrize("host", ["[a.b", "]x.se", "a\u2100b.se/", "goteborg.se@annan.example/"])
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x][y]\n\n[y]: {}", "[x][y]\n\n[y]:\n  {}", "<{}>", "Se [1] och\n<a href='{}'>x</a>"]
)
def test_a_host_that_programs_read_otherwise_is_told(tmp_path: Path, host: str, form: str) -> None:
    """MkDocs stops at one; and what stands before @ is no host, though it looks like one."""
    assert any("läses olika av olika" in one for one in told(tmp_path, form.format(f"https://{host}")))


@pytest.mark.parametrize(
    "address", ["https://göteborg.se/", "https://a.example/@namn?[1]", "http://a.example:8080/[x]"]
)
def test_a_host_with_letters_of_ours_and_signs_after_it_pass(tmp_path: Path, address: str) -> None:
    assert told(tmp_path, f"<{address}>") == []


@pytest.mark.parametrize(
    "text",
    [
        "a\n{{- source('brev') -}}\n```\n\n[x](finnsinte.md)\n\n```",
        "a\n{##- x -##}\n```\n\n[x](finnsinte.md)\n\n```",
        "{%- raw -%}\n```\n\n[x](finnsinte.md)\n\n```\n{%- endraw %}".join(("a\n", "")),
        "```\nx\n{##\n##}```\n[x](finnsinte.md)\n```",
    ],
)
def test_jinja_cannot_make_a_link_of_what_is_read_as_code(tmp_path: Path, text: str) -> None:
    """It takes line ends away, and comments: a fence is none then, and the build follows a link unseen."""
    assert any("ändrar vilka länkar" in one for one in told(tmp_path, text))
