"""Do the guides read right where they are read: on the site, and as files on GitHub?

GitHub shows no name over a box of code, no box of ours, no macro and no attribute; its headings' anchors keep å ä ö.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actionplans.downloads.tables import TABLES
from actionplans.forms.table import FORMS
from actionplans.macros import SIGNATURES
from actionplans.model.fields import field_specs
from actionplans.model.whose import Side, side
from actionplans.reading import pages
from actionplans.reading.hidden import hidden
from actionplans.reading.markdown import heading_ids
from actionplans.rules import preview
from tests.sites import ROOT

# Those that people read as pages and as files, and those that only GitHub shows.
PAGES = [ROOT / f"docs/om/{name}.md" for name in ("redigera", "papper-och-arspaket", "underhall")]
FILES = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "README.md", *sorted((ROOT / "handbook").glob("*.md"))]
GUIDE = PAGES[0].read_text(encoding="utf-8")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def seen(text: str) -> str:
    """A text without its code and its comments."""
    for part in reversed(list(hidden(text))):
        text = text[: part.start] + text[part.end :]
    return text


def on_github(text: str) -> set[str]:
    """The anchors that GitHub gives a file: of its headings' words, with å ä ö, and those that it is given."""
    made: list[str] = re.findall(r'<a id="([^"]+)"', text)
    for heading in _HEADING.findall(seen(text)):
        words = re.sub(r"<[^>]+>", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        made.append(f"{slug}-{made.count(slug)}" if slug in made else slug)
    return set(made)


def on_the_site(text: str) -> set[str]:
    return set(heading_ids(text))


def anchors(path: Path) -> list[tuple[Path, str]]:
    """Each link of a file with an anchor: the file that it leads to, and the anchor."""
    links = [link.partition("#") for link in _LINK.findall(seen(path.read_text(encoding="utf-8"))) if ":" not in link]
    return [((path.parent / there).resolve() if there else path, anchor) for there, _, anchor in links if anchor]


@pytest.mark.parametrize("path", [*PAGES, *FILES], ids=lambda path: path.name)
def test_a_link_within_the_guides_leads_to_its_heading_on_github_and_on_the_site(path: Path) -> None:
    for there, anchor in anchors(path):
        text = there.read_text(encoding="utf-8")
        assert anchor in on_github(text), (path.name, anchor)
        if path in PAGES:
            assert anchor in on_the_site(text), (path.name, anchor)


def test_there_are_such_links() -> None:
    """Without this the test above could pass because it finds none."""
    assert {anchor for _, anchor in anchors(PAGES[0])} >= {"recept-1", "recept-11", "forslag", "planeringssystem"}
    assert len(anchors(ROOT / "CONTRIBUTING.md")) == 11
    assert on_github("## Börja ett nytt år: så\n\n## Åter\n\n## Åter\n") == {"börja-ett-nytt-år-så", "åter", "åter-1"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_guide_has_nothing_that_github_shows_as_signs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^ *(?:```|~~~).*title=.*$", text, re.MULTILINE) == []
    assert re.findall(r"^ *!!!.*$|\{\{.*|\{[:#] ?.*\}|\)\{.*\}", seen(text), re.MULTILINE) == []


def test_every_change_s_box_says_which_file_it_is_in() -> None:
    above = re.findall(r"([^\n]+)\n\n```diff\n", GUIDE)
    assert len(above) == GUIDE.count("```diff")
    assert [line for line in above if not re.fullmatch(r"I `(?:data|docs|mkdocs)[\w./-]*`:", line)] == []


def test_each_form_that_the_guide_names_is_there_and_each_recipe_with_one_begins_with_it() -> None:
    named = re.findall(r"\(\.\./andra/([a-z]+)\.md(?:\?form=([a-z-]+))?\)", GUIDE)
    assert len({form for _, form in named if form}) > 8
    assert {(page, form) for page, form in named if form} <= {(one.page, one.id) for one in FORMS}
    recipes = re.split(r"^## (?=Recept )", GUIDE, flags=re.MULTILINE)[1:]
    assert [one[:9] for one in recipes if "\n\nFormulär: [" not in one] == ["Recept 1:", "Recept 5:", "Recept 10"]


def test_what_the_guide_copies_to_a_planning_system_is_in_the_download() -> None:
    activities = TABLES["aktiviteter"].kind
    assert activities is not None
    part = GUIDE.partition("| Kolumn i `aktiviteter.csv`")[2].partition("\n\n")[0]
    named = [name for row in re.findall(r"^\| ([^|-]+) \|", part, re.MULTILINE) for name in row.split(", ")]
    assert len(named) == 6
    assert set(named) <= {field.heading for field in field_specs(activities).values()}


def test_the_guides_are_shown_as_githubs_preview_shows_them() -> None:
    """The check leaves them out: nobody in a city edits them."""
    read = pages.read(ROOT, SIGNATURES)
    guides = [read.pages[path.relative_to(ROOT / "docs").as_posix()] for path in PAGES]
    assert [problem for page in guides for problem in preview.of_page(page)] == []
    assert all(side(page.file) is Side.PRODUCT for page in guides)
