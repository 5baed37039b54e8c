"""Is a hostile title, description, heading or site name a text like any other, all the way to the reader's browser?

One small site is built with texts that would like to be more than text, and read in a browser under the site's policy.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request

from tests import html_page, project, sites
from tests.fragment import folded
from tests.shared import shared
from tests.until import until

DAY = "2023-06-01"

# What may stand in a text, and would run or break out where it is not escaped.
ATTACK = """</title><script src=/x.js></script>" onclick="ran=1" x='y' &lt;/title&gt;<img src=x onerror="ran=1">"""
TITLE = f"Grundord A &lt; B {ATTACK} < 5 & R"
DESCRIPTION = f"En \"citerad\" mening med 'allt', T < 5 & R {ATTACK}"
SITE_NAME = f"Stad & <Land> {ATTACK}"
SITE_ABOUT = f"Om webbplatsen {ATTACK}"
NOTICE = f"Obs: x < y {ATTACK}"
MENU = f"T < 5 & R {{{{ 7 * 7 }}}} {{% raw %}} {ATTACK}"
NETWORK = f"Nät <1> & {ATTACK}"
SECTION = f"Del <1> {ATTACK}"
HEADING = 'Hastighet <30 km/h & "tyst" 1 < 2 > 0'
# As Markdown is written; what it says to a reader.
SUBHEADINGS = {
    'Under <5 km & "x" &lt;i&gt; `a < b`': 'Under <5 km & "x" <i> a < b',
    "Ankare & <1>": "Ankare & <1>",
}
PAGE = "arbetssatt/resor/"
NESTED = "natverk/provnat/2021/"
OURS = re.compile(
    r"assets/(start|menu|not-found|point-in-time|edit-links|filters|abbreviations|search/box|javascripts/bundle)[\w.]*\.js"
)


def quoted(text: str) -> str:
    """A text in YAML."""
    return "'" + text.replace("'", "''") + "'"


def make_and_build(root: Path) -> None:
    """The miniature project with all these texts, built."""
    project.clone(root)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        ("site_name: Internationella nätverk", f"site_name: {quoted(SITE_NAME)}"),
        ("site_description: ", f"site_description: {quoted(SITE_ABOUT)} # "),
        ("extra:\n", f"extra:\n  notice: {quoted(NOTICE)}\n"),
        ("  - Resor: ", f"  - {quoted(MENU)}:\n      - "),
        ("  - Provnät:\n", f"  - {quoted(SECTION)}:\n"),
        ("Året 2021: natverk/provnat/2021.md", "natverk/provnat/2021.md"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    header = f"title: {quoted(TITLE)}\ndescription: {quoted(DESCRIPTION)}"
    sections = "".join(f"## {heading}\n\nText.\n\n" for heading in SUBHEADINGS)
    text = f"---\n{header}\n---\n# {HEADING}\n\n{{{{ routine('resor') }}}}\n\n{sections}"
    (root / "docs/arbetssatt/resor.md").write_text(text, encoding="utf-8")
    year = (root / "docs/natverk/provnat/2021.md").read_text(encoding="utf-8")
    year = year.replace('title: "Provnät: året 2021"', f"title: {quoted(f'2021 {TITLE}')}")
    (root / "docs/natverk/provnat/2021.md").write_text(year, encoding="utf-8")
    sources = root / "docs/kallor.md"
    sources.write_text(sources.read_text(encoding="utf-8").replace("title: Källor", "title: ="), encoding="utf-8")
    network = root / "data/networks/provnat.yml"
    network.write_text(
        project.FILES["data/networks/provnat.yml"].replace("name: Provnät", f"name: {quoted(NETWORK)}"),
        encoding="utf-8",
    )
    sites.built(root, root / "site", DAY)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the hostile texts. Only to be read."""
    return shared(tmp_path_factory, "hostile-texts", make_and_build) / "site"


@dataclass
class Visit:
    """A window under the policy, and what it asked for and ran meanwhile."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)

    def shown(self, selector: str) -> list[str]:
        """The texts of some elements."""
        texts = self.page.eval_on_selector_all(selector, "(found) => found.map(({ textContent }) => textContent)")
        return [folded(text) for text in texts]

    def values(self, selector: str, attribute: str) -> list[str | None]:
        """An attribute of some elements."""
        found: list[str | None] = self.page.eval_on_selector_all(
            selector, "(found, name) => found.map((element) => element.getAttribute(name))", attribute
        )
        return found

    def harm(self) -> dict[str, object]:
        """What ran, was stopped or stands on the page that is not the theme's."""
        scripts = [str(src) for src in self.values("script:not(#__config)", "src")]
        acts = self.page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes])"
            ".filter(({ name }) => name.startsWith('on')).map(({ name }) => name)"
        )
        return {
            "scripts": [src for src in scripts if not OURS.search(src)],
            "acts": acts,
            "pictures": self.values("img, iframe, object, embed, base", "src"),
            "elsewhere": [url for url in self.asked if not url.startswith((self.address, "blob:", "data:"))],
            "foreign files": [url for url in self.asked if url.endswith(("/x.js", "/x"))],
            "stopped": self.page.evaluate("window.stopped"),
            "ran": self.page.evaluate("window.ran ?? null"),
        }


NO_HARM: dict[str, object] = {
    "scripts": [],
    "acts": [],
    "pictures": [],
    "elsewhere": [],
    "foreign files": [],
    "stopped": [],
    "ran": None,
}


@pytest.fixture(scope="module")
def visit(chromium: Browser, hostile: Path) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(
        "window.stopped = []; addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>"
        " window.stopped.push(`${effectiveDirective} ${blockedURI}`));"
    )
    with sites.served(hostile) as address:
        found = Visit(context.new_page(), address)

        def asked(request: Request) -> None:
            found.asked.append(request.url)

        found.page.on("request", asked)
        yield found
    context.close()


def test_a_page_shows_its_texts_as_they_were_written(visit: Visit) -> None:
    visit.page.goto(visit.address + PAGE)
    assert visit.page.title() == folded(f"{TITLE} - {SITE_NAME}")
    assert visit.values("meta[name=description]", "content") == [DESCRIPTION]
    assert visit.shown("h1") == [HEADING]
    assert visit.shown("h2") == [*SUBHEADINGS.values(), "Källor"]
    assert visit.shown(".md-tabs [aria-current]") == [folded(MENU)]
    assert visit.shown(".md-nav--primary [aria-current]") == [folded(TITLE)]
    assert visit.shown(".md-nav--secondary a") == list(SUBHEADINGS.values())
    assert visit.shown("[data-md-component=header-topic] > *") == [folded(TITLE)]
    assert visit.shown(".md-header__topic")[0] == folded(SITE_NAME)
    assert visit.values(".md-logo", "aria-label") == [SITE_NAME]
    assert visit.shown(".site-notice") == [folded(NOTICE)]
    assert folded(SITE_NAME) in visit.shown(".print-head")[0]
    assert visit.harm() == NO_HARM


def test_the_way_to_a_page_in_a_section_says_the_menus_titles(visit: Visit) -> None:
    visit.page.goto(visit.address + NESTED)
    assert visit.shown(".md-path li") == ["Start", folded(SECTION)]
    assert visit.shown(".md-nav--primary [aria-current]") == [folded(f"2021 {TITLE}")]
    assert visit.values("meta[name=description]", "content") == [SITE_ABOUT]
    assert visit.harm() == NO_HARM


def test_the_front_page_and_the_page_for_what_is_not_there_show_them_too(visit: Visit) -> None:
    visit.page.goto(visit.address)
    assert visit.page.title() == folded(SITE_NAME)
    assert visit.harm() == NO_HARM
    visit.page.goto(f"{visit.address}finns-inte/%3Cscript%20src=/x.js%3E/")
    assert visit.page.title() == folded(f"Sidan finns inte – {SITE_NAME}")
    assert folded(MENU) in visit.shown("article li")
    assert visit.harm() == NO_HARM


def test_a_hit_shows_the_title_and_the_heading_as_they_were_written(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}?q=grundord")
    until(visit.page, "document.querySelector('.md-search-result__link h1') !== null")
    assert any(folded(TITLE) in title for title in visit.shown(".md-search-result__link h1"))
    visit.page.goto(f"{visit.address}?q=ankare")
    until(visit.page, "document.querySelector('.search-where') !== null")
    assert "Ankare & <1>" in visit.shown(".search-where")
    visit.page.goto(f"{visit.address}?q=provnät")
    until(visit.page, "document.querySelector('.md-search-result__link .md-tag') !== null")
    assert folded(NETWORK) in visit.shown(".md-search-result__link .md-tag")
    assert visit.shown("#search-network option") == ["Alla", folded(NETWORK)]
    assert visit.harm() == NO_HARM


@pytest.mark.nightly
def test_what_an_address_asks_for_is_a_text_too(visit: Visit) -> None:
    """A link that somebody sends may hold anything."""
    for page in ("", PAGE, "finns-inte/"):
        for name in ("q", "natverk", "ar", "datum", "h"):
            visit.page.goto(f"{visit.address}{page}?{name}={quote(ATTACK)}#{quote(ATTACK)}")
    visit.page.goto(f"{visit.address}?q={quote(ATTACK)}&natverk={quote(ATTACK)}")
    until(visit.page, "!document.querySelector('.md-search-result__meta').textContent.includes('Startar')")
    assert visit.harm() == NO_HARM


def test_no_page_of_the_site_has_an_element_more_for_it(hostile: Path) -> None:
    """What the policy would have stopped anyway: there is none of it."""
    for name, page in html_page.read_all(hostile).items():
        scripts = [element.attributes.get("src", "") for element in page.all("script")]
        assert [src for src in scripts if src and not OURS.search(src)] == [], name
        assert [element.name for element in page.all("img", "iframe", "object", "base")] == [], name
    sitemap = (hostile / "sitemap.xml").read_text(encoding="utf-8")
    assert "<script" not in html.unescape(sitemap)


def test_a_page_has_the_title_that_the_check_read_where_mkdocs_reads_none(hostile: Path) -> None:
    """A lone = means something to PyYAML, which then gives up; MkDocs shows a header that it cannot read as text."""
    page = html_page.read(hostile / "kallor/index.html")
    assert folded(page.all("title")[0].text) == folded(f"= - {SITE_NAME}")
    assert "title:" not in page.text
