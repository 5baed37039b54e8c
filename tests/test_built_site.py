"""Is the built site whole: every link and anchor, its language, its hosts, its tables, the same bytes every time?"""

from __future__ import annotations

import datetime
import json
import posixpath
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from actionplans.downloads import files
from actionplans.rules.check import check
from actionplans.site.site import documented_years
from tests import html_page
from tests.conftest import DAY, ROOT, build, copy_project
from tests.html_page import HtmlPage

NETWORKS = ("eurocities", "polis", "civitas", "impacts", "luci", "nvf", "ccam")

# Others link to these; they must never move.
ADDRESSES = (
    "",
    *(f"natverk/{network}/" for network in NETWORKS),
    *(f"natverk/{network}/2023/" for network in NETWORKS),
    *(f"natverk/{network}/2023/arsrapport/" for network in NETWORKS),
    "ar/2023/",
    "ar/2017/nytt/",
    "ar/2023/nytt/",
    "ar/2022/arsrapport/",
    "ar/2023/arsrapport/",
    "omraden/",
    "forvaltningar/",
    "att-gora/",
    "roller/",
    "representation/",
    "resor/",
    "utbyte/",
    "utvardering/",
    "medlemskap/",
    "prioriteringar/",
    "historik/",
    "kandidater/",
    "arbetssatt/",
    "arbetssatt/arshjul/",
    "arbetssatt/syfte/",
    "arbetssatt/policy/",
    "namnden/",
    "namnden/2023-03-13/",
    "kallor/",
    "oppna-data/",
    "om/",
    "om/tillganglighet/",
    "om/redigera/",
)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(site)


@pytest.mark.parametrize("address", ADDRESSES)
def test_fixed_addresses_exist(site: Path, address: str) -> None:
    assert (site / address / "index.html").is_file()


def _target(page: str, href: str) -> tuple[str, str]:
    """The file that a link leads to, and its anchor."""
    parts = urlsplit(href)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if parts.path.startswith("/"):
        path = unquote(parts.path).lstrip("/") or "."
    if parts.path.endswith("/") or path == ".":
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, HtmlPage]) -> None:
    broken = []
    for name, page in pages.items():
        for element in page.elements:
            href = element.attributes.get("href") or element.attributes.get("src")
            if not href or urlsplit(href).scheme:
                continue
            path, anchor = _target(name, href)
            if not (site / path).is_file() or (anchor and path in pages and anchor not in pages[path].ids):
                broken.append((name, href))
    assert broken == []


def test_nothing_is_fetched_from_another_host(site: Path, pages: dict[str, HtmlPage]) -> None:
    fetched = [
        (name, element.name, value)
        for name, page in pages.items()
        for element in page.elements
        for attribute, value in element.attributes.items()
        if attribute in ("src", "srcset", "href", "action", "poster", "data")
        and element.name != "a"
        and re.match(r"(https?:)?//", value)
    ]
    assert fetched == []
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert not any(re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style) for style in styles)


def test_links_to_other_hosts_are_sources_or_networks(pages: dict[str, HtmlPage]) -> None:
    model = check(ROOT).model
    assert model is not None
    known = {source.url for source in model.sources.values()}
    known |= {fact.url for network in model.networks.values() for fact in network.facts}
    found = {
        element.attributes["href"]
        for page in pages.values()
        for element in page.all("a")
        if re.match(r"(https?:)?//", element.attributes.get("href", ""))
    }
    assert found <= known


def test_every_page_is_swedish_with_one_heading_and_a_title_of_its_own(pages: dict[str, HtmlPage]) -> None:
    titles = [page.all("title")[0].text for page in pages.values()]
    for name, page in pages.items():
        assert page.all("html")[0].attributes["lang"] == "sv", name
        assert len(page.all("h1")) == 1, name
    assert len(set(titles)) == len(titles)


# What Material leaves in English with its own Swedish: search.md's list, and the words of its other English strings.
_ENGLISH = re.compile(
    r"\b(Made with|Permanent link|Not found|Skip to|Search|Back to top|Table of contents|Initializing|"
    r"Type to start|No matching|Navigation|Share|Clear|Previous|Next|Footer|Header|Tabs|Jump back|"
    r"Switch to|Note|Warning|Tip)\b"
)


def test_what_the_theme_says_is_swedish(pages: dict[str, HtmlPage]) -> None:
    english = []
    for name, page in pages.items():
        for element in page.elements:
            said = [element.attributes.get(key, "") for key in ("aria-label", "title", "placeholder", "alt")]
            if element.name in ("label", "button", "nav", "summary", "p") and "admonition-title" in str(
                element.attributes
            ):
                said.append(element.text)
            english += [
                (name, words) for words in said if _ENGLISH.search(words) and "cite" not in str(element.attributes)
            ]
        config = json.loads(next(e.text for e in page.all("script") if e.attributes.get("id") == "__config"))
        english += [(name, words) for words in config["translations"].values() if _ENGLISH.search(words)]
    assert english == []


def test_no_jinja_and_no_python_is_left_on_any_page(pages: dict[str, HtmlPage]) -> None:
    # The guide for editors shows macro calls as examples.
    left = [
        (name, match.group())
        for name, page in pages.items()
        if name != "om/redigera/index.html"
        for match in [re.search(r"\{\{|\{%|%\}|\bNone\b|Traceback|Markup\(|PartialDate", page.text)]
        if match
    ]
    assert left == []


def test_every_table_has_a_caption_and_headed_rows_and_columns(pages: dict[str, HtmlPage]) -> None:
    for name, page in pages.items():
        tables, captions = page.all("table"), page.all("caption")
        assert len(tables) == len(captions), name
        assert all(caption.text.strip() for caption in captions), name
        assert all(cell.attributes.get("scope") in ("col", "row") for cell in page.all("th")), name


def test_two_builds_in_different_folders_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    # A clone, because pages say when they last changed, which git knows; the files as they are now, committed or not.
    # Where git cannot read the project it cannot be cloned either, and then no page says so.
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, tmp_path / "en annan mapp"], check=False)
    project = copy_project(tmp_path / "en annan mapp")
    result = build(project, tmp_path / "ut")
    assert result.returncode == 0, result.stdout + result.stderr
    first = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    second_root = tmp_path / "ut"
    second = {
        path.relative_to(second_root).as_posix(): path.read_bytes() for path in second_root.rglob("*") if path.is_file()
    }
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if second[name] != content] == []


def test_the_build_is_without_warnings(tmp_path: Path) -> None:
    result = build(ROOT, tmp_path)
    assert result.returncode == 0
    assert "WARNING" not in result.stdout + result.stderr


# --- The files that are no pages --------------------------------------------------------------------------------------

# Each page that shows a table links to it as a file.
DOWNLOADS = {
    "natverk": "natverk",
    "medlemskap": "medlemskap",
    "roller": "roller",
    "prioriteringar": "prioriteringar",
    "projekt": "projekt",
    "historik": "historik",
    "kallor": "kallor",
    "namnden": "arenden",
    "arbetssatt": "arbetssatt",
    "om/organisation": "organisationer",
}


def test_the_files_are_those_that_the_data_gives(site: Path) -> None:
    expected = files.files(check(ROOT).site_on(datetime.date.fromisoformat(DAY)))
    written = [path for folder in ("data", "kalender") for path in (site / folder).rglob("*") if path.is_file()]
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in written} == expected


@pytest.mark.parametrize(("page", "name"), DOWNLOADS.items())
def test_a_page_with_a_table_links_to_its_file(pages: dict[str, HtmlPage], page: str, name: str) -> None:
    address = f"{page}/index.html"
    targets = {_target(address, link.attributes["href"])[0] for link in pages[address].all("a")}
    assert {f"data/{name}.csv", "oppna-data/index.html"} <= targets


def test_every_file_is_linked_from_the_page_about_them(site: Path, pages: dict[str, HtmlPage]) -> None:
    address = "oppna-data/index.html"
    targets = {_target(address, link.attributes["href"])[0] for link in pages[address].all("a")}
    assert set(files.files(check(ROOT).site_on(datetime.date.fromisoformat(DAY)))) <= targets


def test_where_the_address_is_known_the_calendar_links_to_pages_that_exist(site: Path, tmp_path: Path) -> None:
    assert build(ROOT, tmp_path, SITE_URL="https://prov.example/natverk/").returncode == 0
    written = (tmp_path / "kalender/natverken.ics").read_text("utf-8").replace("\n ", "")
    found = re.findall(r"^URL:https://prov\.example/natverk/(.*)$", written, re.MULTILINE)
    assert found
    assert [address for address in found if not (site / address / "index.html").is_file()] == []


# --- As of a day ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_march_2024(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HtmlPage]:
    target = tmp_path_factory.mktemp("mars-2024")
    result = build(ROOT, target, day="2024-03-01")
    assert result.returncode == 0, result.stdout + result.stderr
    return html_page.read_all(target)


def test_what_happened_later_is_not_there(in_march_2024: dict[str, HtmlPage], pages: dict[str, HtmlPage]) -> None:
    later = re.compile(r"25 april 2024|Montpellier|11–12 juni 2024|oktober 2024|Cluj|\b2025\b|2026")
    assert re.search(r"25 april 2024", pages["natverk/luci/index.html"].text)
    # The guide's examples are about a made-up network, and the statement says when this version was tested.
    timeless = {"om/redigera/index.html", "om/tillganglighet/index.html"}
    told = {name: page.text for name, page in in_march_2024.items() if name not in timeless}
    assert [(name, later.search(text)) for name, text in told.items() if later.search(text)] == []


def test_pages_of_years_to_come_are_not_there(in_march_2024: dict[str, HtmlPage]) -> None:
    assert not [name for name in in_march_2024 if "/2025/" in name]
    assert "natverk/polis/2023/index.html" in in_march_2024
    assert "natverk/polis/2023/arsrapport/index.html" in in_march_2024


def test_mandates_that_hold_on_the_day_are_held(in_march_2024: dict[str, HtmlPage]) -> None:
    rows = [row.text for row in in_march_2024["roller/index.html"].all("tr") if "POLIS ledningsutskott" in row.text]
    assert len(rows) == 1
    assert "Till och med 31 december 2024" in rows[0]
    assert "Pågår" in rows[0]


def test_in_its_own_year_a_plan_is_in_force(tmp_path: Path) -> None:
    assert build(ROOT, tmp_path, day="2023-06-01").returncode == 0
    page = html_page.read(tmp_path / "natverk/polis/2023/index.html")
    reports = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("**/arsrapport/index.html"))
    assert reports == ["ar/2022/arsrapport/index.html", "arbetssatt/arsrapport/index.html"]
    assert "Gäller" in page.text
    assert "tidigare år" not in page.text
    assert "Planen som gäller" in html_page.read(tmp_path / "natverk/polis/index.html").text


def test_a_site_date_that_is_no_day_stops_the_build(tmp_path: Path) -> None:
    result = build(ROOT, tmp_path, day="2024-13-01")
    assert result.returncode == 1
    assert "SITE_DATE: ”2024-13-01” är inte en dag – skriv som 2024-03-01" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr + result.stdout


# --- The build and the command say the same ---------------------------------------------------------------------------


def test_the_build_stops_on_the_same_report_as_the_command(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projekt")
    path = project / "data/networks/polis.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("relation:", "realtion:", 1), encoding="utf-8")
    page = project / "docs/natverk/luci/2016.md"
    page.write_text(page.read_text(encoding="utf-8").replace('"luci"', '"lucy"', 1), encoding="utf-8")
    result = build(project, tmp_path / "ut")
    output = result.stdout + result.stderr
    assert result.returncode == 1
    assert "okänd nyckel ”realtion” – menade du ”relation”?" in output
    assert "okänt id ”lucy” för nätverk i plan_facts – menade du ”luci”?" in output
    assert "Traceback" not in output
    assert not (tmp_path / "ut" / "index.html").exists()


def test_a_broken_link_in_prose_stops_the_build(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projekt")
    with (project / "docs/om/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[trasig](finns-inte.md)\n")
    assert build(project, tmp_path / "ut").returncode == 1


# --- The real content -------------------------------------------------------------------------------------------------


def test_every_documented_year_from_2014_on_has_its_pages(site: Path) -> None:
    model = check(ROOT).model
    assert model is not None
    members = [network for network in model.networks.values() if network.relation == "member"]
    wanted = {(one.id, year) for one in members for year in documented_years(model, one, 2026) if year >= 2014}
    assert [key for key in wanted if not (site / f"natverk/{key[0]}/{key[1]}/index.html").is_file()] == []
    assert [year for _, year in wanted if not (site / f"ar/{year}/index.html").is_file()] == []


def test_the_letters_mandates_stand_among_the_roles_with_their_source(pages: dict[str, HtmlPage]) -> None:
    rows = [row.text for row in pages["roller/index.html"].all("tr")]
    for mandate in (
        "Medlem i POLIS ledningsutskott",
        "Ordförande i en arbetsgrupp",
        "Forumansvarig för Mobility Forum",
        "Vice ordförande i en arbetsgrupp",
        "Medlem av Mobility Forums ledningsutskott",
        "Styrelsemedlem",
        "forumansvariga kommunalråd",
    ):
        assert any(mandate in row and "Göteborgs Stad" in row for row in rows), mandate


def test_the_letters_direction_and_attachments_are_whole(pages: dict[str, HtmlPage]) -> None:
    model = check(ROOT).model
    assert model is not None
    assert model.years[2023].direction is not None
    points = [point.text for point in model.years[2023].direction.points]
    assert len(points) == 11
    shown = [item.text for item in pages["ar/2023/index.html"].all("li")]
    assert [point for point in points if point not in shown] == []
    attachments = [row for row in pages["namnden/2023-03-13/index.html"].all("tr") if row.text.startswith("Bilaga ")]
    assert len([row for row in attachments if "Saknas" in row.text]) == 8
