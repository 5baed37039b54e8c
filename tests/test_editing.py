"""Can an editor go from what a page shows to the line that says it, and is nobody else in the way of that?"""

from __future__ import annotations

import dataclasses
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.macros.parts import edit_link, subject
from actionplans.model.problems import Place
from actionplans.model.walk import records
from actionplans.reading.data import load
from actionplans.site.editing import address, template_problems
from actionplans.site.view import View
from tests import editors, fictional, fragment, html_page, project, small_files
from tests.editors import BASE, TEMPLATE
from tests.html_page import HtmlPage
from tests.sites import build, served

# --- The address ------------------------------------------------------------------------------------------------------


def test_the_address_holds_path_and_line() -> None:
    assert address(TEMPLATE, Place("data/networks/polis.yml", 7)) == BASE + "data/networks/polis.yml#L7"


def test_signs_that_mean_something_in_addresses_are_spelled_out() -> None:
    assert address(TEMPLATE, Place("docs/år ett#.md", 1)) == BASE + "docs/%C3%A5r%20ett%23.md#L1"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("", []),
        (TEMPLATE, []),
        ("https://git.example.se/edit/{path}", []),
        ("git.example.se/{path}", ["edit_template ”git.example.se/{path}” är inte en webbadress"]),
        ("javascript:alert('{path}')", ["edit_template ”javascript:alert('{path}')” är inte en webbadress"]),
        ("https://git.example.se/edit/{fil}", ["edit_template saknar {path}, filens plats i projektet"]),
    ],
)
def test_a_template_that_leads_nowhere_is_a_problem(template: str, said: list[str]) -> None:
    assert [problem.what for problem in template_problems(template)] == said


def test_a_wrong_template_stops_the_build_in_swedish(tmp_path: Path) -> None:
    result = build(fictional.CITY, tmp_path, EDIT_TEMPLATE="git.example.se")
    assert result.returncode == 1
    output = result.stdout + result.stderr
    assert "mkdocs.yml:1:1: edit_template ”git.example.se” är inte en webbadress – skriv som https://" in output
    assert "Traceback" not in output


# --- The link ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def view(tmp_path: Path) -> View:
    seen = project.view(tmp_path)
    return View(dataclasses.replace(seen.site, edit_template=TEMPLATE))


def test_the_link_has_a_name_but_no_text_to_search_for(view: View) -> None:
    role = view.model.networks["provnat"].roles[0]
    made = fragment.read(edit_link(view, role))
    assert made.words == ""
    assert made.links == [("", f"{BASE}data/networks/provnat.yml#L{role.place.line}")]
    assert made.elements[0].attributes["aria-label"] == "Ändra i filen: uppdrag: Styrelsemedlem"


def test_a_fact_is_called_by_its_kind(view: View) -> None:
    assert subject(view, view.model.networks["provnat"].facts[1]) == "uppgift: Medlemmar"


def test_what_says_nothing_of_itself_is_called_by_its_noun(view: View) -> None:
    assert subject(view, view.model.networks["provnat"].memberships[0]) == "medlemskap"


def test_a_long_text_is_cut_between_words(view: View) -> None:
    role = dataclasses.replace(view.model.networks["provnat"].roles[0], text="Ordförande i en mycket " + "lång " * 20)
    assert subject(view, role) == "uppdrag: Ordförande i en mycket lång lång lång lång lång …"


def test_without_a_template_there_is_no_link_but_the_file_is_known_to_be_shown(tmp_path: Path) -> None:
    seen = project.view(tmp_path)
    assert edit_link(seen, seen.model.networks["provnat"].roles[0]) == ""
    assert seen.shown == {"data/networks/provnat.yml"}


# --- The built site ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editors.site(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(edited: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(edited)


def _edit_links(page: HtmlPage) -> list[str]:
    return [one.attributes["href"] for one in page.all("a") if one.attributes.get("class") == "edit"]


def test_every_link_leads_to_the_line_where_a_record_begins(pages: dict[str, HtmlPage]) -> None:
    model = load(fictional.CITY).model
    assert model is not None
    begins = {f"{BASE}{record.place.path}#L{record.place.line}" for record in records(model)}
    found = {link for page in pages.values() for link in _edit_links(page)}
    assert len(found) > 300
    assert found - begins == set()


def test_every_fact_role_event_and_plan_of_a_network_can_be_changed_from_its_pages(pages: dict[str, HtmlPage]) -> None:
    model = load(fictional.CITY).model
    assert model is not None
    found = {link for name, page in pages.items() if name.startswith("natverk/") for link in _edit_links(page)}
    for network in model.networks.values():
        if network.memberships:
            for record in (*network.facts, *network.memberships, *network.roles, *network.events):
                assert f"{BASE}{record.place.path}#L{record.place.line}" in found, record


def test_prose_leads_to_its_page_in_docs(pages: dict[str, HtmlPage]) -> None:
    for name, page in pages.items():
        if name == "404.html":
            continue
        href = next(one.attributes["href"] for one in page.all("a") if one.text == "Ändra sidans text")
        path = href.removeprefix(BASE).removesuffix("#L1")
        assert (fictional.CITY / path).is_file(), (name, href)


def test_network_and_plan_pages_stay_small(edited: Path) -> None:
    sizes = {
        path.relative_to(edited).as_posix(): len(gzip.compress(path.read_bytes(), 9))
        for path in edited.glob("natverk/**/index.html")
    }
    assert {name: size for name, size in sizes.items() if size > 15_000} == {}


def test_a_page_says_when_it_and_its_data_changed_last(pages: dict[str, HtmlPage]) -> None:
    days = {name: page.all("time")[-1].attributes.get("datetime") for name, page in pages.items() if page.all("time")}
    assert days["natverk/provnat/index.html"] == "2025-05-17", "sidan visar data"
    assert days["om/tillganglighet/index.html"] == "2025-01-31", "sidan är bara text"
    assert "Senast ändrad 17 maj 2025" in pages["index.html"].text


def test_what_is_missing_can_be_added_from_where_it_is_missed(pages: dict[str, HtmlPage]) -> None:
    assert "Ändra i filen: handlingsplan" in _names(pages["natverk/provnat/2025/index.html"])
    network = "Ändra i filen: nätverk: Kajforum för gods, varuleveranser och kajnära …"
    assert network in _names(pages["natverk/kajforum/index.html"])


def _names(page: HtmlPage) -> set[str]:
    return {one.attributes["aria-label"] for one in page.all("a") if one.attributes.get("class") == "edit"}


def test_where_there_is_no_template_there_are_no_links(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = html_page.read(fictional.site(tmp_path_factory) / "natverk/provnat/index.html")
    assert "Ändra sidans text" not in page.text
    assert _edit_links(page) == []


def test_a_copy_to_read_without_a_server_and_a_history_has_no_foot(tmp_path: Path) -> None:
    root = project.clone(tmp_path / "projekt", {"docs/bild.png": small_files.PNG + b"tEXtAuthor\x00031-390 06 12\0"})
    result = build(root, tmp_path / "ut", "2023-06-01", EDIT_TEMPLATE=TEMPLATE, OFFLINE="true")
    assert result.returncode == 0, result.stdout + result.stderr
    # What a person must judge is said and stops no build, though warnings do.
    assert "att bedöma: docs/bild.png:1:1: " in result.stdout + result.stderr
    page = html_page.read(tmp_path / "ut/natverk/provnat/index.html")
    assert "Senast ändrad" not in page.text
    assert "Ändra sidans text" not in page.text
    assert _edit_links(page) == []


# --- In the browser ---------------------------------------------------------------------------------------------------


@pytest.fixture
def page(chromium: Browser, edited: Path) -> Iterator[Page]:
    with served(edited) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 800})
        yield context.new_page()
        context.close()


def test_nobody_meets_the_links_before_asking_for_them(page: Page) -> None:
    page.goto("natverk/provnat/")
    assert page.locator(".edit").count() > 20
    expect(page.locator(".edit").first).to_be_hidden()
    expect(page.get_by_role("button", name="Visa ändringslänkar")).to_have_attribute("aria-pressed", "false")


def test_the_choice_is_remembered_on_other_pages_until_it_is_taken_back(page: Page) -> None:
    page.goto("natverk/provnat/")
    page.get_by_role("button", name="Visa ändringslänkar").click()
    page.locator("details", has=page.locator('[aria-label="Ändra i filen: uppgift: Säte"]')).locator(
        "summary"
    ).first.click()
    link = page.get_by_role("link", name="Ändra i filen: uppgift: Säte")
    expect(link).to_be_visible()
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    page.goto("natverk/kajforum/")
    expect(page.locator(".edit").first).to_be_visible()
    page.get_by_role("button", name="Visa ändringslänkar").click()
    expect(page.locator(".edit").first).to_be_hidden()
    page.reload()
    expect(page.locator(".edit").first).to_be_hidden()


def test_the_links_are_not_on_paper(page: Page) -> None:
    page.goto("natverk/provnat/")
    page.get_by_role("button", name="Visa ändringslänkar").click()
    page.emulate_media(media="print")
    expect(page.locator(".edit").first).to_be_hidden()
    expect(page.locator(".edit-toggle")).to_be_hidden()
    expect(page.get_by_text("Senast ändrad")).to_be_visible()
