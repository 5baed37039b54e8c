"""Does whatever passes the check run nothing, fetch nothing and move nothing in a browser, however strange it is?

A few hundred pages by day, by night ten thousand others.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from actionplans.macros import SIGNATURES
from actionplans.model.problems import Problem
from actionplans.model.records import Model
from actionplans.reading import pages
from actionplans.reading.calls import text_and_calls
from actionplans.rules import html, links, preview, prose
from actionplans.rules.check import check
from tests import fictional, fuzz_markdown, project

# What macros write here: a piece of a sentence, and blocks. What is theirs is no part of what is judged.
SOURCE = '<span data-ours=""><a href="/kallor/#brev" title="Brev">brev</a></span>'
BLOCKS = (
    '<div data-ours=""><p>Roller</p>\n\n<table><tbody><tr><td>a</td></tr></tbody></table></div>',
    '<p data-ours="">Roller</p><p data-ours="">a</p>\n\n<table data-ours=""><tbody><tr><td>a</td></tr></tbody></table>',
    '<ul data-ours=""><li>a</li></ul>',
    "",
)

# In the browser's own words: what does a page hold that no page should?
ODD = """
(pages) => pages.map((text) => {
    const document = new DOMParser().parseFromString(`<article>${text}</article><footer></footer>`, "text/html");
    const found = [];
    const allowed = new Set((
        "P DIV SPAN H1 H2 H3 H4 H5 H6 UL OL LI DL DT DD BLOCKQUOTE PRE CODE EM STRONG BR HR SUB SUP KBD ABBR A IMG " +
        "DETAILS SUMMARY TABLE CAPTION THEAD TBODY TR TH TD").split(" "));
    const attributes = new Set(
        "href src alt title id class lang width height loading start open scope colspan rowspan".split(" "));
    const here = "https://here.example/a/b/";
    if ([...document.body.children].map((one) => one.tagName).join() !== "ARTICLE,FOOTER") found.push("broke out");
    if (document.head.children.length) found.push("in the head");
    let count = 0;
    for (const element of document.querySelectorAll("article *")) {
        if (element.closest("[data-ours]")) continue;
        if (element.tagName !== "TBODY") count += 1; // a browser adds it
        if (!allowed.has(element.tagName) || element.namespaceURI !== "http://www.w3.org/1999/xhtml")
            found.push(element.tagName);
        for (const { name, value } of element.attributes) {
            if (!attributes.has(name)) found.push(`${element.tagName} ${name}`);
            if (name === "id" && value.startsWith("__")) found.push(`id ${value}`);
            if (name === "class" && /(^|\\s)md-/.test(value)) found.push(`class ${value}`);
            if (name !== "href" && name !== "src") continue;
            const address = URL.canParse(value, here) ? new URL(value, here) : { origin: "none" };
            const known = /^(https?:\\/\\/|mailto:|tel:)/i.test(value) && /^(http|mailto|tel)/.test(address.protocol);
            if (address.origin !== "https://here.example" && (name === "src" || !known)) found.push(`${name} ${value}`);
        }
    }
    return [found.join(", "), count];
})
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    found = project.checked(tmp_path_factory.mktemp("project")).model
    assert found is not None
    return found


@pytest.fixture(scope="module")
def real() -> list[str]:
    """The fictional city's own pages, for some pieces to be put into."""
    bodies = [page.body.strip() for page in check(fictional.CITY).pages.pages.values()]
    return sorted(body for body in bodies if len(body) < 3000)


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def read(text: str) -> tuple[pages.Page, list[Problem]]:
    problems: list[Problem] = []
    parts = tuple(text_and_calls(text, "docs/x.md", SIGNATURES, problems))
    return pages.Page("x.md", pages.FrontMatter(title="X"), parts, (), text), problems


def told(model: Model, page: pages.Page) -> list[Problem]:
    alone = pages.Pages(pages={page.path: page})
    rules = (html.unsafe_text, links.links, links.unfinished_links, prose.braces, preview.as_previewed)
    return [problem for rule in rules for problem in rule(model, alone)]


def as_built(page: pages.Page, block: str) -> tuple[str, list[str]]:
    """The HTML that MkDocs would make of a page: with what the macros write in it."""
    made = [SOURCE if call.name in html.INLINE_MACROS else block for call in page.calls]
    finished, problems = html.finished(page, html.converted(html.to_convert(page)), made)
    assert problems == [], (page.body, finished)
    return finished, made


def tags(finished: str, made: list[str]) -> int:
    """How many elements a page's own HTML begins, by its signs alone."""
    for one in made:
        finished = re.sub(r"\s*".join(map(re.escape, re.split(r"(?<=>)\s*(?=<)", one))), "", finished, count=1)
    finished = re.sub(r"<!--.*?-->", "", finished, flags=re.DOTALL)
    return len([name for name in re.findall(r"<(\w+)", finished) if name.lower() != "tbody"])


def tried(model: Model, window: Page, numbers: range, real: list[str]) -> int:
    """Make the pages of these numbers, and look at those that pass. How many did."""
    passed: dict[int, tuple[str, list[str]]] = {}
    for number in numbers:
        page, unread = read(fuzz_markdown.page(number, real))
        begun = time.process_time()
        problems = told(model, page)
        assert time.process_time() - begun < 2, number
        assert all(problem.place.line <= page.body.count("\n") + 1 for problem in problems), number
        if problems or unread or any(call.name not in SIGNATURES for call in page.calls):
            continue  # or a rule of pages tells of the macro
        passed[number] = as_built(page, BLOCKS[number % len(BLOCKS)])
    found = window.evaluate(ODD, [finished for finished, _ in passed.values()])
    for (number, (finished, made)), (odd, count) in zip(passed.items(), found, strict=True):
        assert odd == "", (number, odd, finished)
        assert count == tags(finished, made), (number, finished)
    return len(passed)


def test_what_passes_runs_nothing_in_a_browser(model: Model, window: Page, real: list[str]) -> None:
    passed = tried(model, window, range(300), real)
    assert 30 < passed < 200


@pytest.mark.nightly
def test_what_passes_runs_nothing_by_night(model: Model, window: Page, real: list[str]) -> None:
    first = int(os.environ.get("SEED", "1")) * 10_000
    for begin in range(first, first + 10_000, 500):
        tried(model, window, range(begin, begin + 500), real)


def test_the_browser_sees_what_should_not_pass(window: Page) -> None:
    """Without this the tests above could pass because nothing looks."""
    hostile = [
        "<script>x</script>",
        '<p onclick="x">y</p>',
        '<img src="//annan.example/a.png" alt="">',
        '<a href="java&#10;script:x">y</a>',
        '<p id="__search">x</p>',
        "</article><p>x</p>",
        "<svg></svg>",
        '<p class="note md-search">x</p>',
    ]
    assert [odd for odd, _ in window.evaluate(ODD, hostile) if not odd] == []
    assert window.evaluate(ODD, ['<p class="note"><a href="../a/">x</a> <a href="mailto:a@b.example">y</a></p>']) == [
        ["", 3]
    ]


def test_no_page_of_the_handful_is_twice_the_same() -> None:
    made = [fuzz_markdown.page(number) for number in range(300)]
    assert made == [fuzz_markdown.page(number) for number in range(300)]
    assert len(set(made)) > 280
