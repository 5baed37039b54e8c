"""Is every abbreviation explained once a section, every foreign name marked, and all else on a page left as it was?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.markup.terms import Lexicon, lexicon, marked
from actionplans.reading.data import load
from tests import editors, fictional, html_page, project
from tests.html_page import HtmlPage
from tests.sites import served

WORDS = Lexicon(
    abbreviations={"PN": "Probe Network. Ett påhittat nätverk.", "T&P": "Trafik & plats"},
    languages={"Probe Forum": "en", "Great Probe Forum": "en", "Probe & Test": "en", "Prüfnetz": "de"},
)
PN = '<abbr title="Probe Network. Ett påhittat nätverk.">PN</abbr>'
FORUM = '<span lang="en">Probe Forum</span>'


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>PN möts, och PN väljer.</p>", f"<p>{PN} möts, och PN väljer.</p>"),
        ("<p>PN</p><h2>Mer</h2><p>PN</p>", f"<p>{PN}</p><h2>Mer</h2><p>{PN}</p>"),
        ("<p>PN</p><h3>Mer</h3><p>PN</p>", f"<p>{PN}</p><h3>Mer</h3><p>PN</p>"),
        ("<p>PN-möte, PN:s plan</p>", f"<p>{PN}-möte, PN:s plan</p>"),
        ("<p>PNs plan</p>", f"<p>{PN}s plan</p>"),
        ("<p>PNR, XPN, EU-PN och pn</p>", "<p>PNR, XPN, EU-PN och pn</p>"),
        ("<p>T&amp;P</p>", '<p><abbr title="Trafik &amp; plats">T&amp;P</abbr></p>'),
        ('<h2 id="PN">PN</h2>', '<h2 id="PN">PN</h2>'),
        ('<a href="PN">PN</a> PN', f'<a href="PN">PN</a> {PN}'),
        ("<code>PN</code> <pre>PN</pre>", "<code>PN</code> <pre>PN</pre>"),
        ("<summary>PN</summary><caption>PN</caption>", "<summary>PN</summary><caption>PN</caption>"),
        ("<dfn>PN</dfn><svg><text>PN</text></svg>", "<dfn>PN</dfn><svg><text>PN</text></svg>"),
        ('<p title="PN > PN">x</p><!-- PN -->', '<p title="PN > PN">x</p><!-- PN -->'),
        ("<abbr title='x'>PN</abbr>", "<abbr title='x'>PN</abbr>"),
        ("<aside>PN</aside>", f"<aside>{PN}</aside>"),
        ("<p>PN <a>öppen PN</p><h2>Mer</h2><p>PN", f"<p>{PN} <a>öppen PN</p><h2>Mer</h2><p>{PN}"),
    ],
)
def test_abbreviations(html: str, wanted: str) -> None:
    assert marked(html, WORDS) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Probe Forum och Probe Forum</p>", f"<p>{FORUM} och {FORUM}</p>"),
        ("<p>Probe\nForum</p>", '<p><span lang="en">Probe\nForum</span></p>'),
        ("<p>Great Probe Forum</p>", '<p><span lang="en">Great Probe Forum</span></p>'),
        ("<p>Probe Forums möte</p>", f"<p>{FORUM}s möte</p>"),
        ("<p>Probe Forumet</p>", "<p>Probe Forumet</p>"),
        ("<p>Probe &amp; Test</p>", '<p><span lang="en">Probe &amp; Test</span></p>'),
        ("<p>Prüfnetz</p>", '<p><span lang="de">Prüfnetz</span></p>'),
        ("<h2>Probe Forum</h2>", f"<h2>{FORUM}</h2>"),
        ('<img lang="en" alt=""> Probe Forum', f'<img lang="en" alt=""> {FORUM}'),
        ('<a href="x">Probe Forum</a>', f'<a href="x">{FORUM}</a>'),
        ('<a title="Probe Forum">x</a>', '<a title="Probe Forum">x</a>'),
        ('<a lang="en" href="x">Probe Forum</a>', '<a lang="en" href="x">Probe Forum</a>'),
        ("<code>Probe Forum</code>", "<code>Probe Forum</code>"),
    ],
)
def test_foreign_names(html: str, wanted: str) -> None:
    assert marked(html, WORDS) == wanted


def test_an_abbreviation_inside_a_foreign_name_is_explained() -> None:
    words = Lexicon({"PN": "Prov"}, {"PN Forum": "en"})
    assert marked("PN Forum", words) == '<span lang="en"><abbr title="Prov">PN</abbr> Forum</span>'


def test_without_words_a_page_is_left_as_it_is() -> None:
    assert marked("<p>PN</p>", Lexicon({}, {})) == "<p>PN</p>"


def test_the_words_come_from_data(tmp_path: Path) -> None:
    words = lexicon(project.view(tmp_path).model)
    assert words.abbreviations == {"PN": "Probe Network. Ett påhittat nätverk."}
    assert words.languages == {"Probe Forum": "en", "Probe Network": "en"}


# --- The built site ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fictional.site(tmp_path_factory)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return html_page.read_all(site)


def test_every_listed_word_stands_on_some_page(pages: dict[str, HtmlPage]) -> None:
    model = load(fictional.CITY).model
    assert model is not None
    explained = {one.text for page in pages.values() for one in page.all("abbr")}
    assert set(lexicon(model).abbreviations) - explained == set()


def test_names_in_other_languages_are_marked_where_they_stand(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = html_page.read_all(editors.site(tmp_path_factory))
    marked = {
        " ".join(one.text.split())
        for page in pages.values()
        for one in page.all("span", "a", "td")
        if one.attributes.get("lang") == "en"
    }
    assert set(editors.NAMES) - marked == set()


def test_every_abbreviation_is_listed_with_its_source(pages: dict[str, HtmlPage]) -> None:
    rows = [row.text for row in pages["om/forkortningar/index.html"].all("tr")]
    words = r"SRN\s+\d+\s+[Ss]tadsrumsnämnden\.\s+Nämnden som får handlingsplanerna\."
    assert any(re.search(words, row) for row in rows)


def test_known_foreign_titles_are_in_their_language(pages: dict[str, HtmlPage]) -> None:
    model = load(fictional.CITY).model
    assert model is not None
    foreign = {source.title: source.language for source in model.sources.values() if source.language != "sv"}
    wrong = [
        (name, one.attributes)
        for name, page in pages.items()
        for one in page.all("a")
        if one.attributes.get("lang", "sv")
        != foreign.get(one.attributes.get("title", ""), one.attributes.get("lang", "sv"))
    ]
    assert wrong == []


# --- In the browser ---------------------------------------------------------------------------------------------------


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport={"width": 360, "height": 800}, has_touch=True)
    opened = context.new_page()
    opened.goto("resor/")
    yield opened
    context.close()


MEANING = "delegationsbeslut. Ett beslut som en tjänsteperson fattar i nämndens ställe."


def test_the_keyboard_opens_and_escape_closes(page: Page) -> None:
    word, text = page.locator("abbr", has_text="DB").first, page.get_by_role("tooltip")
    word.focus()
    expect(text).to_contain_text(MEANING)
    expect(word).to_have_accessible_description(re.compile(MEANING))
    page.keyboard.press("Escape")
    expect(text).to_have_count(0)
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    page.keyboard.press("Tab")
    expect(text.filter(has_text=MEANING)).to_have_count(0)


def test_the_explanation_stays_while_the_pointer_is_on_it(page: Page) -> None:
    text = page.get_by_role("tooltip")
    page.locator("abbr", has_text="DB").first.hover()
    expect(text).to_be_visible()
    text.hover()
    page.wait_for_timeout(500)
    expect(text).to_be_visible()
    page.mouse.move(0, 0)
    expect(text).to_have_count(0)


def test_a_finger_opens_and_a_touch_elsewhere_closes(page: Page) -> None:
    text = page.get_by_role("tooltip")
    page.locator("abbr", has_text="DB").first.tap()
    expect(text).to_be_visible()
    page.locator("h1").tap()
    expect(text).to_have_count(0)


def test_every_explanation_fits_in_the_window(page: Page) -> None:
    for number in range(page.locator("abbr").count()):
        page.locator("abbr").nth(number).focus()
        box = page.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_script_the_browser_explains(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("resor/")
    expect(opened.locator("abbr", has_text="DB").first).to_have_attribute("title", re.compile(MEANING))
    context.close()


def test_a_sign_that_is_written_by_its_name_or_number_is_no_word() -> None:
    words = Lexicon({"amp": "x", "39": "y"}, {"lt": "en", "quot": "en"})
    assert marked("<p>R &amp; D &#39;&lt; &quot;</p>", words) == "<p>R &amp; D &#39;&lt; &quot;</p>"
    assert "<abbr" in marked("<p>amp</p>", words)
