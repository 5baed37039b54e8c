"""Does each recipe of the city's own guide work as it is written, all the way to the built page?

The figures in the guide are what is tested: their lines are put into the files that they name, in an editor's order.
That is done in the fictional city, whose years do not go by and whose organisations the guide names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from actionplans.commands.main import main
from actionplans.model.records import City
from actionplans.reading.data import load
from actionplans.rules import html
from actionplans.rules.check import check
from tests import fictional, html_page, own_city, small_files
from tests import project as miniature
from tests.html_page import HtmlPage
from tests.shared import shared
from tests.sites import ROOT, built

GUIDE = (own_city.FOLDER / "docs/om/redigera.md").read_text(encoding="utf-8")
if "## Recept 1:" not in GUIDE:
    pytest.skip("stadens guide, docs/om/redigera.md, har inga recept att följa", allow_module_level=True)

PAGE = "natverk/exempelnat/index.html"
YEAR_PAGE = "natverk/exempelnat/2027/index.html"

# A matter of the fictional city, whose page is copied.
OTHER_MATTER = "2025-03-10"
# What the guide leaves to the check to say.
CHECKSUM = "kontrollsumman-som-kontrollen-visar"


@dataclass(frozen=True)
class Figure:
    """A box in the guide: the file that is named above it with lines to take away and to put in, or a command."""

    file: str
    lines: tuple[str, ...]

    @property
    def before(self) -> str:
        return "".join(f"{line[1:]}\n" for line in self.lines if not line.startswith("+"))

    @property
    def after(self) -> str:
        return "".join(f"{line[1:]}\n" for line in self.lines if not line.startswith("-"))


def figures(number: int) -> list[Figure]:
    """The boxes of a recipe, in order; a command has no file."""
    recipe = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    text = next(part for part in recipe if part.startswith(f"Recept {number}:"))
    found = re.findall(r"^(?:I `([^`\n]+)`:\n\n```diff|```sh)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(found) == len(re.findall(r"^```(?:diff|sh)\b", text, re.MULTILINE))
    return [Figure(file, tuple(content.splitlines())) for file, content in found]


def _city() -> City:
    found = load(fictional.CITY).model
    assert found is not None
    return found.city


FICTIONAL = _city()


def added(figure: Figure, key: str) -> str:
    """The value of a key in the lines that a figure puts in."""
    (value,) = re.findall(rf"^\+[ -]*{key}: (.*)$", "\n".join(figure.lines), re.MULTILINE)
    return str(value)


def carry_out(root: Path, figure: Figure, checksum: str = "") -> None:
    """Do what a figure shows: its unchanged lines must stand there once; a file that is not there is made."""
    if not figure.file:
        _command(root, figure.lines[0])
        return
    path = root / figure.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = figure.after.replace(CHECKSUM, checksum)
    if figure.before:
        assert text.count(figure.before) == 1, f"{figure.before!r} står inte exakt en gång i {figure.file}"
        text = text.replace(figure.before, after)
    else:
        text = text.rstrip("\n") + "\n" + after if text else after
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _command(root: Path, line: str) -> None:
    make, target, *given = line.split()
    assert make == "make"
    assert re.search(rf"^{target}:.*\n\t@\$\(BIN\)/python -m actionplans {target} ", MAKEFILE, re.MULTILINE)
    assert main([target, *(one.partition("=")[2] for one in given), "--project", str(root)]) == 0


MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def _decide(root: Path) -> None:
    """What happens between recipes 4 and 5: the drafts are written, put before the committee and decided on."""
    year = root / "data/years/2027.yml"
    for path in (*root.glob("data/plans/2027/*.yml"), year, *root.glob("docs/natverk/*/2027.md")):
        path.write_text(path.read_text(encoding="utf-8").replace("fyll i:", ""), encoding="utf-8")
    decision = f"{{date: 2027-03-29, body: {FICTIONAL.committee}, outcome: Antecknas., sources: [utkast-2027]}}"
    for path in root.glob("data/plans/2027/*.yml"):
        way = f'presented: "2027-03-15"\ndecided: {decision}\n'
        path.write_text(way + path.read_text(encoding="utf-8"), encoding="utf-8")
    with (root / "data/matters/2027-03-15.yml").open("a", encoding="utf-8") as matter:
        matter.write(f"decision: {decision}\n")


def _matter(root: Path) -> None:
    """Recipe 11: a matter, whose page is a copy of another's."""
    for figure in figures(11):
        carry_out(root, figure)
    page = (root / f"docs/namnden/{OTHER_MATTER}.md").read_text(encoding="utf-8")
    (root / "docs/namnden/2027-03-15.md").write_text(page.replace(OTHER_MATTER, "2027-03-15"), encoding="utf-8")


def _correct(root: Path) -> None:
    """Recipe 5: the change is refused, and the correction is written with the checksum from the message."""
    changed, correction = figures(5)
    carry_out(root, changed)
    (problem,) = check(root).problems
    found = re.search(r"checksum: ([0-9a-f]{64})}", problem.do)
    assert found is not None
    carry_out(root, correction, found[1])


def _follow(folder: Path) -> None:
    """Carry out every recipe, the check content after each, and build."""
    root = fictional.clone(folder / "projekt")
    for _ in _done(root):
        assert [str(problem) for problem in check(root).problems] == []
    built(root, folder / "ut", day="2028-02-01")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in which every recipe has been carried out."""
    return shared(tmp_path_factory, "recipes", _follow) / "projekt"


def _done(root: Path) -> Iterator[str]:
    network, described, source, event = figures(6)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_DATE", "2026-11-23")
        carry_out(root, network)
        yield "a network"
        year, purpose = figures(4)
        carry_out(root, year)
        yield "a year"
        for figure in (described, source):
            carry_out(root, figure)
        yield "what the network is"
        for figure in (purpose, *figures(1)):
            carry_out(root, figure)
        yield "a text"
        for figure in (*figures(2), event):
            carry_out(root, figure)
        yield "a role and an event"
        activity, result = figures(3)
        carry_out(root, activity)
        _matter(root)
        for figure in (*figures(7), *figures(8), *figures(9), *figures(10)):
            carry_out(root, figure)
        yield "an activity, a matter, and what was left, joined, renamed, written and moved"
        _decide(root)
        yield "decided"
        patch.setenv("SITE_DATE", "2028-01-15")
        assert main(["close", "2027", "--project", str(root)]) == 0
        carry_out(root, result)
        yield "closed, and a result all the same"
        _correct(root)
        yield "corrected"


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project.parent / "ut"


def read(site: Path, page: str) -> HtmlPage:
    return html_page.read(site / page)


def row(page: HtmlPage, words: str) -> list[str]:
    """The table rows of a page that hold some words."""
    return [" ".join(one.text.split()) for one in page.all("tr") if words in one.text]


def test_the_guide_s_recipes_each_have_figures_and_how_to_see_the_result() -> None:
    headings = re.findall(r"^## Recept (\d+): ", GUIDE, re.MULTILINE)
    assert headings == [str(number) for number in range(1, 12)]
    assert all(figures(int(number)) for number in headings)
    assert GUIDE.count("**Så ser du att det blev rätt:**") == len(headings)


def test_contributing_points_to_every_recipe() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^(\d+)\. \[(.*?)\]\(docs/om/redigera\.md#(.*?)\)", text, re.MULTILINE) == re.findall(
        r'^## Recept (\d+): (.*) <a id="(.*?)"></a>$', GUIDE, re.MULTILINE
    )


def test_recipe_1_a_changed_text_stands_on_the_page(site: Path) -> None:
    page = read(site, PAGE)
    (figure,) = figures(1)
    assert figure.after.strip() in page.text
    assert "fyll i" not in page.text


def test_recipe_2_a_role_has_ended_and_another_begun(site: Path) -> None:
    found = row(read(site, PAGE), "Ordförande i arbetsgruppen för gods")
    assert any("1 januari–30 juni 2027" in one and "Stadsrums" in one for one in found)
    assert any("1 juli 2027" in one and "Planförvaltningen" in one for one in found)


def test_recipe_2_the_change_is_told_with_the_successor(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "exempelnat/2026", "exempelnat/2027", "--format", "text"]) == 1  # not in this repository
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["changes", "exempelnat/2027", "exempelnat/2028"]) == 0
    told = capsys.readouterr().out
    assert "upphör 30 juni 2027; efterträdare är planförvaltningen." in told


def test_recipe_3_an_activity_and_its_result_stand_on_the_years_page_and_in_the_report(site: Path) -> None:
    page = read(site, YEAR_PAGE)
    activity, result = figures(3)
    assert any(added(activity, "text") in one.text for one in page.all("dt"))
    assert any(added(result, "done") in one.text for one in page.all("dd"))
    assert "Genomförd" in read(site, "natverk/exempelnat/2027/arsrapport/index.html").text


def test_recipe_4_a_year_has_begun_for_every_network(project: Path, site: Path) -> None:
    assert added(figures(4)[1], "text") in read(site, YEAR_PAGE).text
    networks = [path.parent.name for path in project.glob("docs/natverk/*/index.md")]
    # Of those that the city is no longer in nothing is planned.
    left = ["godsgruppen", "hallplats", "torgnatet"]  # one was joined after the year had begun
    assert sorted(networks) == sorted(["exempelnat", "kajforum", "ljusringen", "provnat", *left])
    assert sorted(one for one in networks if not (site / "natverk" / one / "2027/index.html").is_file()) == left
    news = read(site, "ar/2027/nytt/index.html")
    assert {heading.text.strip() for heading in news.all("h2")} >= {"Provnät", "Exempelnät"}


def test_recipe_5_a_correction_stands_on_the_page_with_before_and_after(site: Path) -> None:
    words = " ".join(read(site, YEAR_PAGE).text.split())
    assert "Rättelse 20 januari 2028" in words
    assert re.search(r"Stod\s*Vårmötet om gods\s*Står nu\s*Vårmötet om gods och logistik", words)
    assert "Planen ändras bara med en rättelse." in words


def test_recipe_6_a_network_and_its_event_are_on_the_site(site: Path) -> None:
    assert "Exempelnät" in read(site, "natverk/index.html").text
    page = read(site, PAGE)
    _, described, _, event = figures(6)
    assert described.after.splitlines()[1].partition("text: ")[2] in page.text
    assert added(event, "text") in page.text


def test_recipes_7_to_11_are_seen_as_the_guide_says(site: Path) -> None:
    network = read(site, PAGE)
    assert any("1 juli 2027–30 juni 2029" in one for one in row(network, "Ordförande i arbetsgruppen för gods"))
    assert any("Hållplats" in one.text for one in read(site, "natverk/hallplats/index.html").all("h1"))
    assert "Gick med" in read(site, "kandidater/index.html").text
    assert "Språkhjälp" in read(site, "om/sprakhjalp/index.html").text
    assert "om/sprakhjalp/" in (site / "om/engelska/index.html").read_text(encoding="utf-8")
    assert "Nämnden antecknar informationen." in read(site, "namnden/2027-03-15/index.html").text


def test_what_the_guide_shows_of_a_page_s_text_passes_and_becomes_what_it_says(tmp_path: Path) -> None:
    shown = re.findall(r"^```markdown\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert shown
    page = "docs/arbetssatt/resor.md"
    files: dict[str, str | bytes | None] = {
        page: miniature.FILES[page] + "\n" + "\n".join(shown),
        "docs/arbetssatt/karta.png": small_files.PNG,
        "docs/arbetssatt/avtal-2027.pdf": small_files.PDF,
    }
    assert miniature.messages(tmp_path, files) == []
    made = html.converted("\n".join(shown))
    assert made.count("<ul>") == 2
    assert made.count("<ol>") == 1
    assert made.count("<img") == 2
    assert '<td class="side-right">12 000 kr</td>' in made
    assert '<div class="admonition note">' in made
