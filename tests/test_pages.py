"""What docs/ and the menu may hold: headers, headings, macro calls, attachments, and that no page is left out."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from actionplans.macros import MACROS, PARAMETERS, SIGNATURES
from actionplans.reading.calls import usage
from tests import project, scenes
from tests.small_files import JPG, PDF, SVG

Files = dict[str, str | bytes | None]

PAGE = "docs/arbetssatt/resor.md"
INDEX = "docs/natverk/provnat/index.md"
PLAN_PAGE = "docs/natverk/provnat/2023.md"
YEAR_PAGE = "docs/ar/2023.md"
HEADER_KEYS = "title, description, network, year, search, hide"
MATTER = "data/matters/2023-03-13.yml"
NAV = project.FILES["mkdocs.yml"] or ""

# The page about travelling, whose own text ends on line 6.
BODY = "# Resor\n\n{{ routine('resor') }}\n"
FIRST_LINE = 8

HEADER_MISSING = "sidhuvudet saknas – skriv överst tre rader: ---, title: Sidans namn, ---"
NO_HEADING = "sidan har ingen rubrik – skriv en rad som börjar med # och ett mellanslag"
ONLY_MACROS = 'bara webbplatsens makron får stå inom klamrar – skriv {{ namn("id", 2023) }}, eller ta bort klamrarna'
UNREADABLE = (
    'texten inom klamrarna {{ }} går inte att tolka – skriv makrot som {{ namn("id", 2023) }} med raka citattecken'
)
NO_BLOCKS = "texten inom klamrarna {% %} är inte tillåten – ta bort den; bara makron som {{ namn() }} används"
ROLES_VALUE = (
    'ett värde till roles är varken ett id inom citattecken eller ett årtal – skriv som {{ roles("kajforum", 2023) }}'
)
TEMPLATE = "skapa den, med en annan sida av samma slag som mall"


def saying(text: str) -> Files:
    """The page about travelling with more text, from line 8."""
    return {PAGE: f"{project.FILES[PAGE]}\n{text}\n"}


def headed(header: str) -> Files:
    """The page about travelling with another header."""
    return {PAGE: header + BODY}


def menu(extra: str) -> Files:
    """The menu with one more line, number 13."""
    return {"mkdocs.yml": f"{NAV}  - {extra}\n"}


# --- The file -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n", "  \r\n\t\r\n", "\ufeff"])
def test_an_empty_page_is_told_once(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, {PAGE: text}) == [f"{PAGE}:1: sidan är tom – fyll i den eller ta bort den"]


def test_a_page_saved_in_an_old_encoding_is_told_with_the_line(tmp_path: Path) -> None:
    text = f"{project.FILES[PAGE]}\nFörsta raden.\n".encode("iso-8859-1")
    assert project.messages(tmp_path, {PAGE: text}) == [
        f"{PAGE}:8: filen är inte sparad som UTF-8 – spara om filen med kodningen UTF-8 "
        "(i Anteckningar: Spara som), eller skriv texten i webbredigeraren"
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_windows_and_mac_line_ends_are_accepted_and_lines_still_count(tmp_path: Path, end: str) -> None:
    text = str(saying("{{ rolls() }}")[PAGE])
    assert project.messages(tmp_path, {PAGE: text.replace("\n", end)}) == [
        f"{PAGE}:8: okänt makro ”rolls” – menade du ”roles”?"
    ]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {PAGE: f"\ufeff{project.FILES[PAGE]}"}) == []


def test_a_personal_identity_number_in_a_page_is_told(tmp_path: Path) -> None:
    """19900101-2385 is one of Skatteverket's test numbers."""
    assert project.messages(tmp_path, saying("Resenärens nummer är 19900101-2385.")) == [
        f"{PAGE}:8: siffrorna ser ut som ett personnummer "
        "– ta bort det, eller dela upp siffrorna om de är något annat, till exempel dnr 121212/1212"
    ]


@pytest.mark.parametrize("name", ["extra.markdown", "extra.mdown", "extra.mkdn", "extra.mkd", "extra.MD"])
def test_a_page_under_a_name_that_is_not_read_is_refused(tmp_path: Path, name: str) -> None:
    """MkDocs would run the macros of the first four, and leave out the last in silence."""
    assert project.messages(tmp_path, {f"docs/{name}": "{{ cycler.__init__ }}\n"}) == [
        f"docs/{name}:1: sidans filnamn slutar inte på .md – byt namn till extra.md"
    ]


def test_other_files_in_docs_are_left_alone(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {"docs/om/karta.svg": SVG, "docs/mapp.md/foto.JPG": JPG + b"{{ x"}) == []


@pytest.mark.parametrize("folder", [True, False])
def test_a_symbolic_link_is_refused(tmp_path: Path, folder: bool) -> None:
    """MkDocs follows it out of docs/ and would run what it finds there."""
    outside = tmp_path / "utanför"
    outside.mkdir()
    (outside / "sida.md").write_text("{{ cycler.__init__ }}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "lank.md").symlink_to(outside if folder else outside / "sida.md")
    assert project.messages(tmp_path) == [
        "docs/lank.md:1: filen är en genväg (symbolisk länk) "
        "– lägg filen själv i docs/; kontrollen följer inte genvägar"
    ]


# --- The header -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["", "title: Resor\n"])
def test_a_page_without_a_header_is_told_once(tmp_path: Path, header: str) -> None:
    assert project.messages(tmp_path, headed(header)) == [f"{PAGE}:1: {HEADER_MISSING}"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("---\ntitle: Resor\n", "sidhuvudet avslutas aldrig – skriv en rad med --- efter sidhuvudets sista rad"),
        (
            "---\ntitle: Resor\n—\n",
            "sidhuvudet avslutas aldrig – "
            "skriv en rad med --- efter sidhuvudets sista rad; raden ”—” ska vara tre bindestreck",
        ),
        ("----\ntitle: Resor\n---\n", "första raden är ”----” – skriv tre bindestreck, ---"),
        ("—\ntitle: Resor\n---\n", "första raden är ”—” – skriv tre bindestreck, ---"),
        (
            "\n---\ntitle: Resor\n---\n",
            "sidhuvudet börjar inte på första raden – ta bort det som står före den första raden med ---",
        ),
    ],
)
def test_an_unfinished_header_is_told(tmp_path: Path, header: str, told: str) -> None:
    assert project.messages(tmp_path, headed(header)) == [f"{PAGE}:1: {told}"]


@pytest.mark.parametrize("header", ["---\n---\n", "---\n\n---\n", "---\n  \n\n---\n"])
def test_an_empty_header_is_told(tmp_path: Path, header: str) -> None:
    assert project.messages(tmp_path, headed(header)) == [
        f"{PAGE}:1: sidhuvudet är tomt – skriv title: Sidans namn mellan raderna med ---"
    ]


@pytest.mark.parametrize(
    ("header", "line", "told"),
    [
        ("year: 2023", 2, "nyckeln ”title” saknas – lägg till den, till exempel title: Kajforum 2023"),
        ("titel: Resor", 2, "okänd nyckel ”titel” – menade du ”title”?"),
        (
            "title: Resor\nrender_macros: false",
            3,
            f"okänd nyckel ”render_macros” – ta bort den, eller välj bland {HEADER_KEYS}",
        ),
        (
            "title: Resor\nstatus: new",
            3,
            f"okänd nyckel ”status” – ta bort den, eller välj bland {HEADER_KEYS}",
        ),
        ("title: 2023", 2, '”2023” läses som ett tal, inte som text – sätt citattecken: "2023"'),
        ("title: Resor\nyear: i år", 3, "”i år” är inte ett heltal – till exempel year: 2023"),
        (
            "title: Resor\ntemplate: ../x.html",
            3,
            f"okänd nyckel ”template” – ta bort den, eller välj bland {HEADER_KEYS}",
        ),
        (
            "foot: {edit: 'javascript:x'}\ntitle: Resor",
            2,
            "okänd nyckel ”foot” "
            "– är ”foot” en ny post, dra in raden lika långt som posterna ovanför; annars ta bort den",
        ),
        (
            "title: Resor\ntags:\n  - resor",
            3,
            f"okänd nyckel ”tags” – ta bort den, eller välj bland {HEADER_KEYS}",
        ),
        ("TITLE: Resor", 2, "okänd nyckel ”TITLE” – menade du ”title”?"),
        (
            "title: [Resor]",
            2,
            "”title” ska vara en text, inte en lista eller flera nycklar – till exempel title: Kajforum 2023",
        ),
        (
            "title: Resor\nsearch:\n  - flyg\n  - fråga: får jag resa",
            5,
            "”fråga: får jag resa” läses som en nyckel med ett värde, inte som text "
            '– sätt citattecken: "fråga: får jag resa"',
        ),
        (
            "title: Resor\nsearch: |\n  flyg\n  tåg",
            3,
            "”search” ska vara en lista – sätt hakparenteser: search: [flyg, tåg]",
        ),
        ("title: yes", 2, '”yes” läses som ja eller nej, inte som text – sätt citattecken: "yes"'),
        ("title: 2023-03-13", 2, '”2023-03-13” läses som ett datum, inte som text – sätt citattecken: "2023-03-13"'),
        ("title: Resor\ndescription: 5", 3, '”5” läses som ett tal, inte som text – sätt citattecken: "5"'),
        (
            "title: Resor\ndescription: {om: resor}",
            3,
            "”description” ska vara en text, inte en lista eller flera nycklar "
            "– till exempel description: Stadens handlingsplan för Kajforum 2023.",
        ),
        (
            "title: !!str Resor",
            2,
            "YAML-märket !!str är inte tillåtet – ta bort ordet som börjar med !, eller sätt texten inom citattecken",
        ),
        (
            "title: &a Resor",
            2,
            "”&a” läses som ett märke (ankare) och är inte tillåtet – ta bort det, eller sätt texten inom citattecken",
        ),
        (
            "title: Resor\n? [a]\n: b",
            3,
            "en lista eller parentes kan inte vara nyckel "
            "– skriv nyckeln som ett ord, eller sätt texten inom citattecken",
        ),
        ("title: Resor\nhide: toc", 3, "”hide” ska vara en lista – till exempel hide: [navigation, toc]"),
        ("title: Resor\nhide: [navigation, tocc]", 3, "”tocc” kan inte döljas – menade du ”toc”?"),
        (
            "title: Resor\nhide:\n  - toc\n  - tags",
            5,
            "”tags” kan inte döljas – välj bland navigation, toc, path, eller ta bort ordet",
        ),
        ("title: Resor\ntitle: Resor igen", 3, "nyckeln ”title” står redan på rad 2 – behåll en av dem"),
        ("title:", 2, "nyckeln ”title” har inget värde – fyll i värdet eller ta bort raden"),
    ],
)
def test_a_header_is_read_as_strictly_as_data(tmp_path: Path, header: str, line: int, told: str) -> None:
    assert project.messages(tmp_path, headed(f"---\n{header}\n---\n")) == [f"{PAGE}:{line}: {told}"]


@pytest.mark.parametrize(
    "header",
    [
        "--- \ntitle: Resor\n---\t\n",
        "---\n# Om resor\ntitle: Resor\n---\n",
        "---\ntitle: 'Resor --- och möten'\ndescription: Hur vi reser.\nhide: [toc]\n---\n",
    ],
)
def test_spaces_comments_and_optional_keys_in_the_header_are_accepted(tmp_path: Path, header: str) -> None:
    assert project.messages(tmp_path, headed(header)) == []


@pytest.mark.parametrize("sign", ["{{", "{%", "{##"])
def test_jinja_in_the_header_is_refused(tmp_path: Path, sign: str) -> None:
    assert project.messages(tmp_path, headed(f"---\ntitle: Resor\ndescription: '{sign}'\n---\n")) == [
        f"{PAGE}:3: {sign} står i sidhuvudet – ta bort det; makron får bara stå i texten"
    ]


@pytest.mark.parametrize(
    ("opening", "closing", "told"),
    [("{##", "##}", ONLY_MACROS), ("{% raw %}", "{% endraw %}", NO_BLOCKS), ("{{ source('", "') }}", ONLY_MACROS)],
)
def test_the_header_cannot_hide_code_in_the_body(tmp_path: Path, opening: str, closing: str, told: str) -> None:
    """MkDocs takes the header away before Jinja reads the page: what a sign there seems to hide is then run."""
    header = f'---\ntitle: Resor\ndescription: "{opening}"\n---\n'
    assert project.messages(tmp_path, {PAGE: f"{header}{BODY}\n{{{{ cycler.__init__ }}}} {closing}\n"}) == [
        f"{PAGE}:3: {opening[:3].strip()} står i sidhuvudet – ta bort det; makron får bara stå i texten",
        f"{PAGE}:9: {told}",
    ]


def test_dots_do_not_end_a_header_that_the_check_reads_on(tmp_path: Path) -> None:
    """MkDocs ends the header at the dots and would run what follows."""
    told = project.messages(tmp_path, headed("---\ntitle: Resor\n...\n# {{ cycler.__init__ }}\n---\n"))
    assert told == [f"{PAGE}:4: {{{{ står i sidhuvudet – ta bort det; makron får bara stå i texten"]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "told"),
    [
        (INDEX, "network: provnat\n", "", 2, "sidhuvudet saknar network – skriv network: provnat"),
        (
            INDEX,
            "network: provnat\n",
            "network: polis\n",
            3,
            "sidhuvudet säger network: polis – skriv network: provnat",
        ),
        (PLAN_PAGE, "year: 2023\n", "", 2, "sidhuvudet saknar year – skriv year: 2023"),
        (PLAN_PAGE, "year: 2023\n", "year: 2022\n", 4, "sidhuvudet säger year: 2022 – skriv year: 2023"),
        (YEAR_PAGE, "year: 2023\n", "", 2, "sidhuvudet saknar year – skriv year: 2023"),
        (YEAR_PAGE, "year: 2023\n", "year: 2022\n", 3, "sidhuvudet säger year: 2022 – skriv year: 2023"),
    ],
)
def test_a_header_says_what_folder_and_file_name_say(
    tmp_path: Path, name: str, old: str, new: str, line: int, told: str
) -> None:
    assert project.messages(tmp_path, project.edited(name, old, new)) == [f"{name}:{line}: {told}"]


@pytest.mark.parametrize(
    ("name", "extra", "line", "told"),
    [
        (PAGE, "network: provnat", 3, "network: provnat"),
        (PAGE, "year: 2023", 3, "year: 2023"),
        (INDEX, "year: 2023", 3, "year: 2023"),
        (YEAR_PAGE, "network: provnat", 3, "network: provnat"),
    ],
)
def test_a_header_says_nothing_that_the_page_is_not_about(
    tmp_path: Path, name: str, extra: str, line: int, told: str
) -> None:
    """A page with a year ahead is left out of the site until then: a stray year would hide it."""
    text = project.FILES[name]
    changes: Files = {name: "\n".join([*text.split("\n")[:2], extra, *text.split("\n")[2:]])}
    assert project.messages(tmp_path, changes) == [
        f"{name}:{line}: sidhuvudet säger {told} – ta bort raden, eller flytta sidan"
    ]


def test_a_year_pages_title_and_heading_name_the_year(tmp_path: Path) -> None:
    text = project.FILES[PLAN_PAGE].replace("plan 2023", "plan 2022").replace("Plan 2023", "Plan 2022")
    menu = project.edited("mkdocs.yml", "- Plan 2023: ", "- ")
    assert project.messages(tmp_path, {PLAN_PAGE: text, **menu}) == [
        f"{PLAN_PAGE}:2: sidans titel nämner inte 2023 – skriv årtalet i title",
        f"{PLAN_PAGE}:6: rubriken nämner inte 2023 – skriv årtalet i rubriken",
    ]


@pytest.mark.parametrize(
    ("folder", "do"),
    [("provnatt", "menade du ”provnat”?"), ("xyz", "lägg till nätverket i data/networks/ eller flytta sidan")],
)
def test_a_folder_is_named_after_a_network(tmp_path: Path, folder: str, do: str) -> None:
    name = f"natverk/{folder}/index.md"
    text = f"---\ntitle: Nytt\nnetwork: {folder}\n---\n# Nytt\n\n{{{{ roles('{folder}') }}}}\n"
    assert project.messages(tmp_path, {f"docs/{name}": text, **menu(name)}) == [
        f"docs/{name}:1: mappen ”{folder}” är inte ett nätverk – {do}"
    ]


@pytest.mark.parametrize("name", ["natverk/provnat/23.md", "natverk/provnat/2023-24.md", "ar/3023.md"])
def test_a_year_page_is_named_after_a_year(tmp_path: Path, name: str) -> None:
    network = "network: provnat\n" if name.startswith("natverk") else ""
    text = f"---\ntitle: Nytt\n{network}---\n# Nytt\n"
    assert project.messages(tmp_path, {f"docs/{name}": text, **menu(name)}) == [
        f"docs/{name}:1: filnamnet ”{name.rpartition('/')[2]}” är inte ett årtal – byt namn, till exempel till 2023.md"
    ]


# --- The heading ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["{{ routine('resor') }}\n", "## Resor\n", "    # Kod\n", "```\n# Kod\n```\n", "#\n", ""]
)
def test_a_page_has_a_heading(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, {PAGE: f"---\ntitle: Resor\n---\n{text}"}) == [f"{PAGE}:1: {NO_HEADING}"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Mer", 8),
        ("Text\n# Mer", 9),
        ("```\n# kod\n```\n\n# Mer", 12),
        ("```\n~~~\n```\n\n# Mer", 12),
        ("`````\n```\n`````\n# Mer", 11),
        ("```text``` är kod\n\n# Mer", 10),
    ],
)
def test_a_page_has_one_heading(tmp_path: Path, text: str, line: int) -> None:
    assert project.messages(tmp_path, saying(text)) == [
        f"{PAGE}:{line}: sidan har redan en huvudrubrik på rad 4 – "
        "börja underrubriker med ##; ett # som inte gör en rubrik skrivs \\#"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Mer\n\n### Ännu mer",
        "```yaml\n# kommentar\n```",
        "~~~\n# kod\n~~~",
        "````\n```\n# kod\n```\n# kod\n````",
        "1. Steg\n\n    ```\n    # kod\n    ```",
        "    # indragen kod",
        "{## # dold rubrik\n# dold rubrik ##}",
        "<!--\n# dold rubrik\n-->",
        "Ärende #1",
        "#\n\n# ",
    ],
)
def test_what_is_no_first_level_heading_passes(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(text)) == []


# --- Macro calls: what is called ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("rolls()", "okänt makro ”rolls” – menade du ”roles”?"),
        ("xyz()", "okänt makro ”xyz” – jämför med en annan sida av samma slag"),
        ("range(9)", "okänt makro ”range” – jämför med en annan sida av samma slag"),
        ("roles('provnät')", "okänt id ”provnät” för nätverk i roles – menade du ”provnat”?"),
        ("roles('xyz')", "okänt id ”xyz” för nätverk i roles – välj bland provnat"),
        ("roles('xyz', 2023)", "okänt id ”xyz” för nätverk i roles – välj bland provnat"),
        ("roles(2023)", "okänt id ”2023” för nätverk i roles – välj bland provnat"),
        ("source('brevet')", "okänt id ”brevet” för källa i source – menade du ”brev”?"),
        ("source('xyz')", "okänt id ”xyz” för källa i source – välj bland brev, webb"),
        ("source(source='xyz')", "okänt id ”xyz” för källa i source – välj bland brev, webb"),
        ("routine('resa')", "okänt id ”resa” för rutin i routine – menade du ”resor”?"),
        ("routine('xyz')", "okänt id ”xyz” för rutin i routine – välj bland resor"),
        ("downloads('rolle')", "okänt id ”rolle” för tabell i downloads – menade du ”roller”?"),
        ("matter()", 'fel antal argument till matter – skriv {{ matter("2023-03-13") }}'),
        ("matter('2023-03-31')", "okänt id ”2023-03-31” för ärende i matter – menade du ”2023-03-13”?"),
        ("matter('xyz')", "okänt id ”xyz” för ärende i matter – välj bland 2023-03-13"),
        (
            "roles('provnat', 2022)",
            "året 2022 i roles har ingen sida – välj bland 2021, 2023, eller skapa docs/natverk/provnat/2022.md",
        ),
        (
            "year_overview(2021)",
            "året 2021 i year_overview har ingen sida – välj bland 2023, eller skapa docs/ar/2021.md",
        ),
        (
            "roles('provnat', '2023')",
            "”2023” är inte ett årtal i roles – skriv året utan citattecken, till exempel 2023",
        ),
        (
            "year_overview('2023')",
            "”2023” är inte ett årtal i year_overview – skriv året utan citattecken, till exempel 2023",
        ),
        (
            "year_overview(2023.5)",
            "”2023.5” är inte ett årtal i year_overview – skriv året utan citattecken, till exempel 2023",
        ),
        (
            "year_overview(true)",
            "”True” är inte ett årtal i year_overview – skriv året utan citattecken, till exempel 2023",
        ),
        ("routine()", 'fel antal argument till routine – skriv {{ routine("id") }}'),
        ("timeline()", 'fel antal argument till timeline – skriv {{ timeline("kajforum") }}'),
        ("plan_facts('provnat')", 'fel antal argument till plan_facts – skriv {{ plan_facts("kajforum", 2023) }}'),
        ("source('brev', 'webb')", 'fel antal argument till source – skriv {{ source("id") }}'),
        ("roles('provnat', 2023, 2021)", 'fel antal argument till roles – skriv {{ roles("kajforum", 2023) }}'),
        ("roles('provnat', network='provnat')", 'fel antal argument till roles – skriv {{ roles("kajforum", 2023) }}'),
        ("site_day(2023)", "fel antal argument till site_day – skriv {{ site_day() }}"),
        ("roles('provnat', yaer=2023)", "okänt argument ”yaer” till roles – menade du ”year”?"),
        ("roles(x=1)", "okänt argument ”x” till roles – roles tar network, year"),
        ("roles(view=1)", "okänt argument ”view” till roles – roles tar network, year"),
        ("site_day(x=1)", "okänt argument ”x” till site_day – site_day tar inga argument"),
    ],
)
def test_a_wrong_macro_call_is_told_with_what_to_write(tmp_path: Path, call: str, told: str) -> None:
    assert project.messages(tmp_path, saying(f"Text.\n\n{{{{ {call} }}}}")) == [f"{PAGE}:10: {told}"]


@pytest.mark.parametrize(
    "call",
    [
        "roles()",
        "roles('provnat')",
        'roles("provnat", 2023)',
        "roles(network='provnat', year=2021)",
        "roles(year=2023)",
        "timeline('provnat', year=2023)",
        "source('brev')",
        "matter('2023-03-13')",
        "year_overview(2023)",
        "site_day()",
        "\nroles(\n'provnat',\n2023\n)\n",
    ],
)
def test_a_right_macro_call_passes(tmp_path: Path, call: str) -> None:
    assert project.messages(tmp_path, saying(f"{{{{ {call} }}}} och {{{{source('webb')}}}}")) == []


def test_every_parameter_of_every_macro_is_known_to_the_check() -> None:
    """One that is not would stop the check itself."""
    named = {name for macro in MACROS.values() for name in inspect.signature(macro).parameters} - {"view"}
    assert named == set(PARAMETERS)
    for macro in MACROS:
        assert usage(macro, SIGNATURES).startswith(f"{macro}(")


@pytest.mark.parametrize("name", MACROS)
def test_what_is_said_of_a_macro_is_what_its_function_takes(name: str) -> None:
    """The check knows no more of it: it does not load the functions."""
    view, *given = inspect.signature(MACROS[name]).parameters.values()
    assert view.name == "view"
    takes = [(one.name, one.default is inspect.Parameter.empty) for one in given]
    assert [(one.name, one.required) for one in SIGNATURES[name]] == takes


def test_a_wrong_call_is_told_with_its_column(tmp_path: Path) -> None:
    text = "Ord {{ rolls() }}\n\nOrd {{ source(brev) }}\n\nOrd och {{ source('brev') }} {{ source('xyz') }}"
    told = [(one.place.line, one.place.column) for one in project.checked(tmp_path, saying(text)).problems]
    assert sorted(told) == [(8, 5), (10, 5), (12, 30)]


def test_each_wrong_call_is_told_with_its_own_line(tmp_path: Path) -> None:
    assert project.messages(tmp_path, saying("{{ rolls() }} {{ source('brevet') }}\n\n{{\nsource(\n'xyz') }}")) == [
        f"{PAGE}:8: okänt makro ”rolls” – menade du ”roles”?",
        f"{PAGE}:8: okänt id ”brevet” för källa i source – menade du ”brev”?",
        f"{PAGE}:11: okänt id ”xyz” för källa i source – välj bland brev, webb",
    ]


def test_a_year_whose_page_could_not_be_read_is_not_unknown_as_well(tmp_path: Path) -> None:
    changes = {**saying("{{ roles('provnat', 2021) }}"), "docs/natverk/provnat/2021.md": ""}
    assert project.messages(tmp_path, changes) == [
        "docs/natverk/provnat/2021.md:1: sidan är tom – fyll i den eller ta bort den"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "told"),
    [
        (PLAN_PAGE, "t', 2023", "t', 2021", 8, "plan_facts visar 2021, men sidan handlar om 2023 – skriv 2023"),
        (
            PLAN_PAGE,
            "'provnat'",
            "'annat'",
            8,
            'plan_facts visar annat, men sidan handlar om provnat – skriv "provnat"',
        ),
        (INDEX, "'provnat'", "'annat'", 7, 'roles visar annat, men sidan handlar om provnat – skriv "provnat"'),
        (YEAR_PAGE, "(2023)", "(2021)", 7, "year_overview visar 2021, men sidan handlar om 2023 – skriv 2023"),
    ],
)
def test_a_call_left_from_the_page_that_this_one_was_copied_from_is_told(
    tmp_path: Path, name: str, old: str, new: str, line: int, told: str
) -> None:
    other = project.FILES["data/networks/provnat.yml"]
    page = project.FILES[PLAN_PAGE].replace("provnat", "annat")
    year = project.FILES[YEAR_PAGE].replace("2023", "2021")
    changes: Files = {
        "data/networks/annat.yml": other,
        "docs/natverk/annat/2023.md": page,
        "docs/natverk/annat/index.md": project.FILES[INDEX].replace("provnat", "annat"),
        "docs/ar/2021.md": year,
        "mkdocs.yml": NAV.replace("      - Året 2023: ar/2023.md\n", "      - ar/2023.md\n      - ar/2021.md\n")
        + "  - natverk/annat/2023.md\n  - natverk/annat/index.md\n",
        **project.edited(name, old, new),
    }
    assert project.messages(tmp_path, changes) == [f"{name}:{line}: {told}"]


def test_a_page_of_an_organisation_that_shows_another_is_told(tmp_path: Path) -> None:
    page = "ansvariga/provnamnden.md"
    text = "---\ntitle: Provnämnden\n---\n# Provnämnden\n\n{{ responsibilities('exempelstad') }}\n"
    changes: Files = {f"docs/{page}": text, "mkdocs.yml": f"{NAV}  - {page}\n"}
    assert project.messages(tmp_path, changes) == [
        f'docs/{page}:6: responsibilities visar exempelstad, men sidan handlar om provnamnden – skriv "provnamnden"'
    ]


def test_a_page_about_a_network_may_show_all_years_and_all_networks(tmp_path: Path) -> None:
    text = (
        f"{project.FILES[PLAN_PAGE]}\n{{{{ roles('provnat') }}}}\n\n{{{{ roles(year=2023) }}}}\n\n{{{{ roles() }}}}\n"
    )
    assert project.messages(tmp_path, {PLAN_PAGE: text}) == []


# --- Macro calls: nothing else --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ roles.__globals__ }}",
        "{{ roles('provnat').__class__ }}",
        "{{ roles('provnat')['x'] }}",
        "{{ roles('provnat')() }}",
        "{{ config }}",
        "{{ page.meta }}",
        "{{ self }}",
        "{{ 1+1 }}",
        "{{ 'text' }}",
        "{{ ['a', 'b'] }}",
        "{{ roles('provnat')|safe }}",
        "{{ roles('provnat') ~ roles('provnat') }}",
        "{{ roles('provnat') if true }}",
        "{{ not roles('provnat') }}",
        "{% import 'index.md' as x %}",
        "{% from 'index.md' import x %}",
        "{% include 'index.md' %}",
        "{% extends 'index.md' %}",
        "{% for x in 'ab' %}{{ x }}{% endfor %}",
        "{% if true %}{{ roles('provnat') }}{% endif %}",
        "{% set x = 1 %}",
        "{% macro x() %}{% endmacro %}",
        "{% call roles('provnat') %}{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{% block x %}{% endblock %}",
        "{% with %}{{ roles('provnat') }}{% endwith %}",
        "{%- autoescape false %}{% endautoescape %}",
    ],
)
def test_anything_but_a_plain_macro_call_is_refused(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(f"Text.\n\n{text}")) == [f"{PAGE}:10: {ONLY_MACROS}"]


@pytest.mark.parametrize(
    "arguments",
    [
        "'prov' ~ 'nat'",
        "('a', 'b')",
        "['a']",
        "{'a': 1}",
        "site_day()",
        "*x",
        "**x",
        "'provnat', -2023",
        "'provnat', 2000+23",
        "cycler.__init__",
        "'provnat'|safe",
        "network=x",
        "network='provnat', network='provnat'",
    ],
)
def test_a_macro_takes_plain_ids_and_years_only(tmp_path: Path, arguments: str) -> None:
    assert project.messages(tmp_path, saying(f"{{{{ roles({arguments}) }}}}")) == [f"{PAGE}:8: {ROLES_VALUE}"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("roles(provnat, 2023)", 'roles("provnat", 2023)'),
        ("source(brev)", 'source("brev")'),
    ],
)
def test_an_id_without_quotation_marks_is_told_with_them(tmp_path: Path, written: str, meant: str) -> None:
    what = f"ett värde till {meant.partition('(')[0]} är varken ett id inom citattecken eller ett årtal"
    assert project.messages(tmp_path, saying(f"Ord {{{{ {written} }}}}")) == [
        f"{PAGE}:8: {what} – skriv {{{{ {meant} }}}}"
    ]


def test_a_macro_without_parentheses_is_told_how_it_is_called(tmp_path: Path) -> None:
    assert project.messages(tmp_path, saying("{{ roles }} {{ site_day }}")) == [
        f'{PAGE}:8: makrot roles saknar parenteser – skriv som {{{{ roles("kajforum", 2023) }}}}',
        f"{PAGE}:8: makrot site_day saknar parenteser – skriv som {{{{ site_day() }}}}",
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{{ roles( }}", "roles()"),
        ("{{ roles('provnat }}", 'roles("provnat")'),
        ("{{ roles('provnat' 2023) }}", 'roles("provnat", 2023)'),
        ("{{ roles('provnat'; 2023) }}", 'roles("provnat", 2023)'),
        ("{{ roles(“provnat”) }}", 'roles("provnat")'),
        ("{{ roles(”provnat”) }}", 'roles("provnat")'),
        ("{{ roles(‘provnat’) }}", 'roles("provnat")'),
        ("{{ roles('provnat’) }}", 'roles("provnat")'),
        ("{{ roles(«provnat») }}", 'roles("provnat")'),
        ("{{ matter(2023-03-13) }}", 'matter("2023-03-13")'),
        ("{{ roles(`provnat`, 2023) }}", 'roles("provnat", 2023)'),
        ("{{ roles('provnat', 02023) }}", 'roles("provnat", 2023)'),
        ("Mer {{ source('brev') }} och {{ roles(“provnat”, 2023) }}", 'roles("provnat", 2023)'),
    ],
)
def test_braces_that_cannot_be_read_are_told_with_what_was_meant(tmp_path: Path, text: str, meant: str) -> None:
    """Jinja itself gives up where the next braces end, or at the end of the page."""
    (problem,) = project.checked(tmp_path, saying(f"Text.\n\n{text}\n\nMer {{{{ source('brev') }}}}.")).problems
    assert project.told(problem) == (
        f"{PAGE}:10: texten inom klamrarna {{{{ }}}} går inte att tolka – skriv {{{{ {meant} }}}}"
    )
    assert problem.place.column == text.rindex("{{") + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ }}", UNREADABLE),
        ("{{ roles('\\N{x}') }}", UNREADABLE),
        ("{% roles('provnat') %}", NO_BLOCKS),
        ("{% for %}", NO_BLOCKS),
        ("{% endraw %}", NO_BLOCKS),
        ("{% raw %} mer", NO_BLOCKS),
        ("{% raw %}{{ a b }}{% endraw %} {% for %}", NO_BLOCKS),
        ("{## mer", "kommentaren {## avslutas aldrig – skriv ##} efter den"),
    ],
)
def test_braces_that_cannot_be_read_are_told_with_the_line(tmp_path: Path, text: str, told: str) -> None:
    assert project.messages(tmp_path, saying(f"Text.\n\n{text}\n\nMer text.")) == [f"{PAGE}:10: {told}"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ roles('provnat')",
        "{{ roles('provnat') }",
        "{{ roles('provnat') och\nmer text",
        "{{ roles('provnat') {{ roles() }}",
    ],
)
def test_braces_that_are_never_closed_are_told_where_they_open(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(f"Text.\n\n{text}\n\nMer {{{{ source('brev') }}}} text.")) == [
        f'{PAGE}:10: klamrarna {{{{ stängs aldrig – skriv }}}} efter makrot, som {{{{ roles("provnat") }}}}'
    ]


@pytest.mark.parametrize("text", ["{{", "{{ {{ roles() }} }}"])
def test_braces_without_anything_are_told_too(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(text)) == [
        f"{PAGE}:8: klamrarna {{{{ stängs aldrig – skriv }}}} efter makrot, eller ta bort dem"
    ]


@pytest.mark.parametrize("text", ["{{ roles(" + "9" * 4400 + ") }}", "{{ " + "-" * 4900 + "1 }}"])
def test_braces_beyond_all_measure_are_told_too(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(text)) == [f"{PAGE}:8: {UNREADABLE}"]


@pytest.mark.parametrize(
    "text",
    [
        "{% raw %}{{ vad(som, helst) }}{% endraw %}",
        "```text\n{% raw %}{{ roles(“x”) }} {% for %}{% endraw %}\n```",
        "{## {{ cycler.__init__ }} {% for ##}",
        "En klammer { eller } och # {#rubrik} och 100 % {.klass}",
        "`{ roles('provnat') }` och { roller }",
        "{{ roles('provnat') -}}",
    ],
)
def test_raw_text_comments_and_single_braces_are_accepted(tmp_path: Path, text: str) -> None:
    assert project.messages(tmp_path, saying(text)) == []


# --- The menu -------------------------------------------------------------------------------------------------------


def test_a_page_that_the_menu_leaves_out_is_told(tmp_path: Path) -> None:
    assert project.messages(tmp_path, project.edited("mkdocs.yml", "  - Källor: kallor.md\n", "")) == [
        "docs/kallor.md:1: sidan saknas i menyn – lägg till kallor.md under nav i mkdocs.yml"
    ]


def test_without_a_first_page_at_the_menus_left_nothing_leads_there(tmp_path: Path) -> None:
    moved = project.edited("mkdocs.yml", "  - Start: index.md\n", "  - Avsnitt:\n      - Start: index.md\n")
    assert project.messages(tmp_path / "moved", moved) == [
        "mkdocs.yml:4: startsidan ligger inne i ett avsnitt av menyn, så att ingenting leder till den "
        "– flytta raden längst upp under nav, längst till vänster: - Start: index.md"
    ]
    gone = {**project.edited("mkdocs.yml", "  - Start: index.md\n", ""), "docs/index.md": None}
    assert project.messages(tmp_path / "gone", gone)[0] == (
        "docs/index.md: sidan docs/index.md saknas – skapa den, med en annan sida av samma slag som mall"
    )


def test_a_page_that_stands_twice_in_the_menu_is_told(tmp_path: Path) -> None:
    assert project.messages(tmp_path, menu("Igen: kallor.md")) == [
        "mkdocs.yml:13: sidan kallor.md står redan i menyn på rad 12 – ta bort en av raderna"
    ]


def test_a_year_that_stands_twice_in_the_menu_is_told_once(tmp_path: Path) -> None:
    entry = "      - Året 2021: natverk/provnat/2021.md\n"
    assert project.messages(tmp_path, project.edited("mkdocs.yml", entry, entry * 2)) == [
        "mkdocs.yml:8: sidan natverk/provnat/2021.md står redan i menyn på rad 7 – ta bort en av raderna"
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("Ny: ny.md", "sidan ny.md finns inte i docs/ – skapa sidan eller ta bort raden"),
        ("Källor: kallor.md.md", "sidan kallor.md.md finns inte i docs/ – skapa sidan eller ta bort raden"),
        (
            "Länk: https://exempelstad.example/",
            "menyn tar bara sidor i docs/, inte adresser – lägg länken på en sida i stället",
        ),
        ("Källor:", "raden i menyn har ingen sida – skriv sidans sökväg efter kolonet"),
        ("''", "raden i menyn har ingen sida – skriv sidans sökväg efter kolonet"),
    ],
)
def test_a_line_in_the_menu_names_a_page_that_exists(tmp_path: Path, entry: str, told: str) -> None:
    assert project.messages(tmp_path, menu(entry)) == [f"mkdocs.yml:13: {told}"]


@pytest.mark.parametrize(
    "path", ["docs/arbetssatt/resor.md", "arbetssatt\\resor.md", "arbetsätt/resor.md", "arbetssatt/resa.md"]
)
def test_a_misspelt_page_in_the_menu_is_told_once_with_the_one_that_the_menu_lacks(tmp_path: Path, path: str) -> None:
    assert project.messages(tmp_path, project.edited("mkdocs.yml", "arbetssatt/resor.md", path)) == [
        f"mkdocs.yml:11: sidan {path} finns inte i docs/ – menade du ”arbetssatt/resor.md”?",
    ]


@pytest.mark.parametrize(
    ("nav", "told"),
    [
        (None, "mkdocs.yml:1: filen saknas – lägg tillbaka den ur git"),
        ("site_name: Exempelstad\n", "mkdocs.yml:1: menyn (nav) saknas – lägg till nav: med alla sidor"),
        ("nav:\n", "mkdocs.yml:1: menyn (nav) saknas – lägg till nav: med alla sidor"),
        ("nav: []\n", "mkdocs.yml:1: menyn (nav) saknas – lägg till nav: med alla sidor"),
        ("- index.md\n", "mkdocs.yml:1: menyn (nav) saknas – lägg till nav: med alla sidor"),
        ("", "mkdocs.yml:1: filen är tom – fyll i den eller ta bort den"),
        (
            NAV.encode("iso-8859-1"),
            "mkdocs.yml:4: filen är inte sparad som UTF-8 – spara om filen med kodningen UTF-8 "
            "(i Anteckningar: Spara som), eller skriv texten i webbredigeraren",
        ),
    ],
)
def test_a_project_without_a_menu_is_told_once(tmp_path: Path, nav: str | bytes | None, told: str) -> None:
    assert project.messages(tmp_path, {"mkdocs.yml": nav}) == [told]


OLDER_FIRST = "      - Året 2021: natverk/provnat/2021.md\n      - Plan 2023: natverk/provnat/2023.md\n"
NEWER_FIRST = "      - Plan 2023: natverk/provnat/2023.md\n      - Året 2021: natverk/provnat/2021.md\n"


def test_years_beside_each_other_in_the_menu_stand_newest_first(tmp_path: Path) -> None:
    assert project.messages(tmp_path, project.edited("mkdocs.yml", NEWER_FIRST, OLDER_FIRST)) == [
        "mkdocs.yml:7: natverk/provnat/2023.md står efter 2021 i menyn – sätt det nyaste året först"
    ]


def test_matters_beside_each_other_in_the_menu_stand_newest_first(tmp_path: Path) -> None:
    later = project.FILES[MATTER].replace("date: 2023-03-13", "date: 2023-11-01")
    page = project.FILES["docs/namnden/2023-03-13.md"].replace("2023-03-13", "2023-11-01")
    changes: Files = {"data/matters/2023-11-01.yml": later, "docs/namnden/2023-11-01.md": page}
    entries = ["      - namnden/2023-11-01.md\n", "      - namnden/2023-03-13.md\n"]
    before, after = NAV.split("  - Nämnden: namnden/2023-03-13.md\n")
    changes["mkdocs.yml"] = f"{before}  - Nämnden:\n{''.join(entries)}{after}"
    assert project.messages(tmp_path, changes) == []
    changes["mkdocs.yml"] = f"{before}  - Nämnden:\n{''.join(reversed(entries))}{after}"
    assert project.messages(tmp_path, changes) == [
        "mkdocs.yml:12: namnden/2023-11-01.md står efter 2023-03-13 i menyn – sätt det nyaste året först"
    ]


def test_years_of_different_folders_may_stand_in_any_order(tmp_path: Path) -> None:
    nav = NAV.replace("  - År:\n      - Året 2023: ar/2023.md\n", "").replace(
        NEWER_FIRST, "      - Året 2021: natverk/provnat/2021.md\n"
    )
    together = "  - Blandat:\n      - ar/2023.md\n      - natverk/provnat/2023.md\n"
    assert project.messages(tmp_path, {"mkdocs.yml": nav + together}) == []


# --- Pages that the data needs --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("natverk/provnat/index.md", "data/networks/provnat.yml:1"),
        ("natverk/provnat/2023.md", "data/plans/2023/provnat.yml:1"),
        ("ar/2023.md", "data/years/2023.yml:1"),
    ],
)
def test_what_the_data_describes_has_its_page(tmp_path: Path, page: str, place: str) -> None:
    assert project.messages(tmp_path, {f"docs/{page}": None}) == [f"{place}: sidan docs/{page} saknas – {TEMPLATE}"]


@pytest.mark.parametrize(
    ("page", "place", "call"),
    [
        ("namnden/2023-03-13.md", "data/matters/2023-03-13.yml:1", '{{ matter("2023-03-13") }}'),
        ("arbetssatt/resor.md", "data/routines.yml:4", '{{ routine("resor") }}'),
    ],
)
def test_the_first_matter_and_routine_of_a_city_are_told_what_to_begin_with(
    tmp_path: Path, page: str, place: str, call: str
) -> None:
    do = f"skapa den, med title i sidhuvudet, en rubrik och {call}"
    assert project.messages(tmp_path, {f"docs/{page}": None}) == [f"{place}: sidan docs/{page} saknas – {do}"]
    page_made: Files = {f"docs/{page}": f"---\ntitle: Resor\n---\n# Resor\n\n{call}\n"}
    assert project.messages(tmp_path / "made", page_made) == []


def test_a_report_without_a_plan_has_its_page(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {"data/reports/2022/provnat.yml": "sources: [brev]\n"}) == [
        f"data/reports/2022/provnat.yml:1: sidan docs/natverk/provnat/2022.md saknas – {TEMPLATE}",
        f"data/reports/2022/provnat.yml:1: sidan docs/natverk/provnat/2022/arsrapport.md saknas – {TEMPLATE}",
    ]


def test_a_candidate_needs_no_page_of_its_own(tmp_path: Path) -> None:
    candidate = f"name: Kandidatnät\n{project.CANDIDATE}"
    assert project.messages(tmp_path, {"data/networks/kandidat.yml": candidate}) == []


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        ("evaluation: {outcome: try, text: Därför., sources: [brev]}\n", []),
        (
            "summary: {text: Året i korthet., sources: [brev]}\n",
            ["docs/natverk/kandidat/2023.md", "docs/natverk/kandidat/2023/arsrapport.md"],
        ),
    ],
    ids=["bara utvärdering", "sammanfattning"],
)
def test_a_candidates_report_needs_pages_for_what_only_they_show(
    tmp_path: Path, report: str, wanted: list[str]
) -> None:
    changes = {
        "data/networks/kandidat.yml": f"name: Kandidatnät\n{project.CANDIDATE}",
        "data/reports/2023/kandidat.yml": f"sources: [brev]\n{report}",
    }
    found = project.messages(tmp_path, {**changes})
    assert found == [
        f"data/reports/2023/kandidat.yml:1: sidan {page} saknas – skapa den, med en annan sida av samma slag som mall"
        for page in wanted
    ]


def test_a_member_network_needs_a_page(tmp_path: Path) -> None:
    member = f"name: Nytt nät\n{project.MEMBER}"
    assert project.messages(tmp_path, {"data/networks/nytt.yml": member}) == [
        f"data/networks/nytt.yml:1: sidan docs/natverk/nytt/index.md saknas – {TEMPLATE}"
    ]


def yearly(year: int) -> Files:
    """A page for the network and a year, in the menu."""
    page = f"natverk/provnat/{year}.md"
    text = project.FILES[PLAN_PAGE].replace("2023", str(year))
    return {**scenes.pages({}, page), f"docs/{page}": text}


@pytest.mark.parametrize("year", [2020, 2025])
def test_a_page_for_a_year_of_which_nothing_is_known_is_told(tmp_path: Path, year: int) -> None:
    assert project.messages(tmp_path, yearly(year)) == [
        f"docs/natverk/provnat/{year}.md:1: inget är känt om Provnät {year} "
        "– lägg till en plan, ett uppdrag eller en händelse i data/, eller ta bort sidan"
    ]


@pytest.mark.parametrize("year", [2022, 2024])
def test_a_year_in_which_a_role_is_held_may_have_a_page(tmp_path: Path, year: int) -> None:
    assert project.messages(tmp_path, yearly(year)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"data/plans/2020/provnat.yml": "sources: [brev]\n"},
        scenes.report("sources: [brev]\n", 2020, yearly(2020)),
        project.edited("data/networks/provnat.yml", "date: 2021-05-04", "date: 2020-12-31"),
        {
            "data/networks/provnat.yml": project.FILES["data/networks/provnat.yml"]
            + "priorities:\n  - id: ljus\n    text: Ljus\n    observed: [2020]\n    sources: [webb]\n"
        },
    ],
    ids=["plan", "report", "event", "priority"],
)
def test_one_record_of_the_year_is_something_to_show(tmp_path: Path, changes: Files) -> None:
    assert project.messages(tmp_path, {**yearly(2020), **changes}) == []


def test_an_annual_report_s_page_needs_a_plan_or_a_report(tmp_path: Path) -> None:
    page = "natverk/provnat/2021/arsrapport.md"
    assert project.messages(tmp_path / "2021", scenes.pages({}, page)) == [
        f"docs/{page}:1: varken plan eller rapport är känd för Provnät 2021 "
        "– lägg till data/reports/2021/provnat.yml, eller ta bort sidan"
    ]
    assert project.messages(tmp_path / "2023", scenes.pages({}, page.replace("2021", "2023"))) == []
    assert project.messages(tmp_path / "report", scenes.report("sources: [brev]\n", 2021)) == []


@pytest.mark.parametrize("path", ["natverk/provnat/2023/arsrapport.md", "ar/2023/arsrapport.md"])
def test_an_annual_report_s_page_says_what_it_is_about(tmp_path: Path, path: str) -> None:
    changes = scenes.pages({}, path)
    text = changes[f"docs/{path}"]
    assert isinstance(text, str)
    changes[f"docs/{path}"] = text.replace("year: 2023\n", "")
    assert project.messages(tmp_path, changes) == [f"docs/{path}:2: sidhuvudet saknar year – skriv year: 2023"]


def test_an_annual_report_s_folder_is_named_after_a_year(tmp_path: Path) -> None:
    path = "ar/23/arsrapport.md"
    assert project.messages(tmp_path, scenes.pages({}, path)) == [
        f"docs/{path}:1: mappen ”23” är inte ett årtal – byt namn, till exempel till 2023"
    ]


def test_an_annual_report_stands_by_its_year_in_the_menu(tmp_path: Path) -> None:
    page = "natverk/provnat/2023/arsrapport.md"
    late = scenes.pages({}, page)
    late["mkdocs.yml"] = NAV.replace("natverk/provnat/2021.md\n", f"natverk/provnat/2021.md\n      - {page}\n")
    assert project.messages(tmp_path / "late", late) == [
        f"mkdocs.yml:8: {page} står efter 2021 i menyn – sätt det nyaste året först"
    ]
    right = {
        **late,
        "mkdocs.yml": NAV.replace("natverk/provnat/2023.md\n", f"natverk/provnat/2023.md\n      - {page}\n"),
    }
    assert project.messages(tmp_path / "right", right) == []


def test_a_year_whose_plan_could_not_be_read_is_not_empty_as_well(tmp_path: Path) -> None:
    changes: Files = {**yearly(2020), "data/plans/2020/provnat.yml": "source: [brev]\n"}
    assert project.messages(tmp_path, changes) == [
        "data/plans/2020/provnat.yml:1: okänd nyckel ”source” – menade du ”sources”?"
    ]


# --- Attachments ----------------------------------------------------------------------------------------------------


def attached(name: str) -> Files:
    """The matter with its attachment on the site, under this name, on line 12."""
    return project.edited(MATTER, "    year: 2023\n", f"    year: 2023\n    file: {name}\n")


FOLDER = "docs/namnden/2023-03-13"


def test_an_attachment_that_lies_in_the_matters_folder_passes(tmp_path: Path) -> None:
    assert project.messages(tmp_path, {**attached("bilaga-1.pdf"), f"{FOLDER}/bilaga-1.pdf": PDF}) == []


@pytest.mark.parametrize(
    ("there", "do"),
    [
        (f"{FOLDER}/Bilaga-1.PDF", "menade du ”Bilaga-1.PDF”?"),
        (f"{FOLDER}/bilaga1.pdf", "menade du ”bilaga1.pdf”?"),
        (f"{FOLDER}/karta.jpeg", "lägg filen där, eller ta bort raden"),
        ("docs/namnden/bilaga-1.pdf", "lägg filen där, eller ta bort raden"),
    ],
)
def test_an_attachment_that_does_not_lie_there_is_told(tmp_path: Path, there: str, do: str) -> None:
    assert project.messages(
        tmp_path, {**attached("bilaga-1.pdf"), there: PDF if there.lower().endswith(".pdf") else JPG}
    ) == [f"{MATTER}:12: filen {FOLDER}/bilaga-1.pdf finns inte – {do}"]


@pytest.mark.parametrize("name", ["bilaga 1.pdf", "bilagå.pdf", "../bilaga-1.pdf", "mapp/bilaga-1.pdf", '"a\\"b.pdf"'])
def test_an_attachment_has_a_plain_file_name(tmp_path: Path, name: str) -> None:
    shown = name.strip('"').replace('\\"', '"')
    assert project.messages(tmp_path, attached(name)) == [
        f"{MATTER}:12: ”{shown}” är inte ett filnamn "
        "– skriv bara namnet, utan mellanslag och å, ä, ö, till exempel bilaga-1.pdf"
    ]


@pytest.mark.parametrize(
    ("title", "path"), [("2023", "natverk/provnat/2021.md"), ("Möten 2021", "ar/2023.md"), ("2019", "ar/2023.md")]
)
def test_a_line_in_the_menu_leads_to_the_year_that_it_names(tmp_path: Path, title: str, path: str) -> None:
    right = {"natverk/provnat/2021.md": "Året 2021", "ar/2023.md": "Året 2023"}[path]
    changes = project.edited("mkdocs.yml", f"{right}: {path}", f'"{title}": {path}')
    line = NAV[: NAV.index(f"{right}: {path}")].count("\n") + 1
    named, led = title[-4:], path[-7:-3]
    assert project.messages(tmp_path, changes) == [
        f"mkdocs.yml:{line}: raden ”{title}” i menyn leder till {path} – skriv {led} i titeln, eller {named} i sökvägen"
    ]


@pytest.mark.parametrize("name", ["docs/ny", "docs/natverk/provnat/2025", "docs/ny.txt", "docs/ny.md.txt"])
def test_a_page_saved_without_its_ending_is_told(tmp_path: Path, name: str) -> None:
    file = name.rpartition("/")[2]
    assert project.messages(tmp_path, {name: "---\ntitle: Ny\n---\n# Ny\n"}) == [
        f"{name}:1: sidans filnamn slutar inte på .md – byt namn till {file.partition('.')[0]}.md"
    ]


@pytest.mark.parametrize(
    "name", ["docs/2023.md", "docs/natverk/2023.md", "docs/natverk/provnätt/2023.md", "docs/natverk/provnat/23.md"]
)
def test_a_page_in_the_wrong_place_is_told_once(tmp_path: Path, name: str) -> None:
    """Its header says where it belongs; of its macros, its header and the menu nothing more is said."""
    changes: Files = {PLAN_PAGE: None, name: project.FILES[PLAN_PAGE]}
    assert project.messages(tmp_path, changes) == [
        f"{name}:1: sidan handlar om provnat 2023, men ligger på fel plats eller har fel namn – "
        f"flytta den till {PLAN_PAGE}"
    ]


@pytest.mark.parametrize("name", ["2023.MD", "2023.markdown", "2023.md.txt", "2023"])
def test_a_page_under_a_wrong_ending_is_told_once(tmp_path: Path, name: str) -> None:
    changes: Files = {PLAN_PAGE: None, f"docs/natverk/provnat/{name}": project.FILES[PLAN_PAGE]}
    assert project.messages(tmp_path, changes) == [
        f"docs/natverk/provnat/{name}:1: sidans filnamn slutar inte på .md – byt namn till 2023.md"
    ]


@pytest.mark.parametrize("ending", ["yml", "yaml"])
def test_a_data_file_among_the_pages_is_told(tmp_path: Path, ending: str) -> None:
    """It would lie on the site as a file, and nothing would read it."""
    name = f"docs/natverk/provnat/2023.{ending}"
    assert project.messages(tmp_path, {name: "sources: [brev]\n"}) == [
        f"{name}:1: en datafil ligger i docs/ – flytta den till sin mapp i data/"
    ]


def test_many_calls_that_show_another_year_are_one_slip(tmp_path: Path) -> None:
    calls = "".join(f"\n{{{{ {name}('provnat', 2021) }}}}\n" for name in ("roles", "purpose", "timeline"))
    assert project.messages(tmp_path, {PLAN_PAGE: project.FILES[PLAN_PAGE] + calls}) == [
        f"{PLAN_PAGE}:10: 3 makron visar något annat än provnat 2023, som sidan handlar om – "
        "byt nätverk och år på raderna 10, 12, 14"
    ]


def test_a_title_of_the_menu_within_a_word_processors_quotes_is_told(tmp_path: Path) -> None:
    changes = project.edited("mkdocs.yml", "Året 2021: natverk", "”2021”: natverk")
    assert project.messages(tmp_path, changes) == [
        'mkdocs.yml:7: titeln ”2021” står inom typografiska citattecken – byt dem mot raka: "2021"'
    ]


def test_a_network_s_event_in_a_new_year_has_the_page_of_its_year(tmp_path: Path) -> None:
    network = "data/networks/provnat.yml"
    event = "  - date: {}\n    kind: conference\n    scope: city\n    text: Möte.\n    sources: [webb]\n"
    text = str(project.FILES[network])
    assert project.messages(tmp_path / "a", {network: text + event.format("2024-05")}) == [
        f"{network}:31: händelsen är från 2024, men sidan docs/natverk/provnat/2024.md saknas – {TEMPLATE}"
    ]
    # What happened in an older year without a page stands on the network's own page.
    assert project.messages(tmp_path / "b", {network: text + event.format("2022-05")}) == []


def test_a_year_with_a_network_s_page_has_its_own(tmp_path: Path) -> None:
    changes = yearly(2024)
    changes["docs/ar/2024.md"] = None
    changes["mkdocs.yml"] = str(changes["mkdocs.yml"]).replace("  - ar/2024.md\n", "")
    assert project.messages(tmp_path, changes) == [
        f"docs/natverk/provnat/2024.md:1: sidan docs/ar/2024.md saknas, men 2024 har en sida för provnat – {TEMPLATE}"
    ]


@pytest.mark.parametrize("title", ["''", '" "'])
def test_a_title_in_the_menu_says_something(tmp_path: Path, title: str) -> None:
    changes = project.edited("mkdocs.yml", "- Året 2021: natverk", f"- {title}: natverk")
    assert project.messages(tmp_path, changes) == [
        "mkdocs.yml:7: en titel i menyn är tom – skriv den mellan citattecknen"
    ]


@pytest.mark.parametrize("title", ["2023", "No", "2023-03-13"])
def test_a_title_in_the_menu_that_yaml_misreads_needs_quotation_marks(tmp_path: Path, title: str) -> None:
    changes = project.edited("mkdocs.yml", "- Året 2021: natverk", f"- {title}: natverk")
    assert [one for one in project.messages(tmp_path, changes) if "leder till" not in one] == [
        f'mkdocs.yml:7: ”{title}” läses inte som text i menyn – sätt citattecken: "{title}"'
    ]


def test_a_slip_in_the_menu_does_not_blame_mkdocs_own_settings(tmp_path: Path) -> None:
    config = 'site_url: !ENV [SITE_URL, ""]\n' + project.FILES["mkdocs.yml"] + "nav:\n  - index.md\n"
    said = project.messages(tmp_path, {"mkdocs.yml": config})
    assert said == ["mkdocs.yml:14: nyckeln ”nav” står redan på rad 3 – behåll en av dem"]


def test_a_page_of_more_macros_than_anybody_reads_is_told_once(tmp_path: Path) -> None:
    told = project.messages(tmp_path, saying("{{ routine('resor') }}\n\n" * 120))
    assert [one.partition(": ")[2] for one in told] == ["sidan har fler än 100 makron – dela upp den i flera sidor"]
