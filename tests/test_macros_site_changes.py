"""Are the site's latest changes told day by day from git, each once and none too early, on a page and in a feed?"""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from actionplans.changes import by_day
from actionplans.downloads import feed
from actionplans.downloads import files as downloads
from actionplans.macros import MACROS
from actionplans.reading import data, earlier
from actionplans.site.news import Day, Piece
from actionplans.site.view import View
from tests import editors, fictional, fragment, html_page, project
from tests.scenes import Changes
from tests.test_history import git, save
from tests.test_macros import show

NETWORK, PAGE = "data/networks/provnat.yml", "docs/arbetssatt/resor.md"
NEWS = {"docs/nytt.md": "---\ntitle: Nytt på webbplatsen\n---\n# Nytt på webbplatsen\n\n{{ site_changes() }}\n"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def member(text: str) -> str:
    """The network's file with another text of its role."""
    return project.FILES[NETWORK].replace("text: Styrelsemedlem", f"text: {text}")


def begun(root: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """A repository with the miniature project, put there on a day."""
    project.write(root, changes)
    git(root, "init", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--message", "Början", day="2023-05-02")
    return root


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Changes on four days after that on which all was put there, the last of them later than the site's day."""
    root = begun(tmp_path_factory.mktemp("news") / "projekt")
    save(root, NETWORK, member("Ordförande"), "2023-05-10")
    save(root, NETWORK, member("Vice ordförande"), "2023-05-10")
    # What a page's own text says, other macros on another page, a text of the product's, and what is neither.
    save(root, PAGE, f"{project.FILES[PAGE]}\nTill sist.\n", "2023-05-20")
    save(root, "docs/kallor.md", project.FILES["docs/kallor.md"] + "\n{{ downloads() }}\n", "2023-05-20")
    save(root, "docs/om/underhall.md", "---\ntitle: Drift\n---\n# Drift\n", "2023-05-20")
    save(root, "docs/bild.svg", "<svg/>", "2023-05-20")
    git(root, "switch", "--create", "gren")
    save(root, "data/sources/ny.yml", "title: Ny\npublisher: Provnät\n", "2023-05-12")
    save(root, "docs/ny.md", "---\ntitle: Ny sida\n---\n# Ny\n", "2023-05-13")
    git(root, "switch", "main")
    git(root, "merge", "--no-ff", "--no-edit", "gren", day="2023-05-25")
    save(root, NETWORK, member("Ledamot"), "2023-06-10")
    return root


def told(days: tuple[Day, ...] | None) -> list[tuple[str, list[str]]]:
    assert days is not None
    return [(one.day.isoformat(), [f"{piece.about}: {piece.says}" for piece in one.pieces]) for one in days]


CHANGED = [
    ("2023-05-25", ["Källor: källan ”Ny” tillkommer.", "Sidan ”Ny sida”: ny."]),
    ("2023-05-20", ["Sidan ”Resor”: texten är ändrad."]),
    (
        "2023-05-10",
        ["Provnät: texten för uppdraget som styrelsemedlem ändras från ”Styrelsemedlem” till ”Vice ordförande”."],
    ),
]


def test_each_day_has_the_sentences_of_what_differs_at_its_end(repository: Path) -> None:
    assert told(by_day.latest(repository, day("2023-06-01"))) == CHANGED


def test_a_city_that_began_in_a_copy_of_another_tells_nothing_of_that_one(tmp_path: Path) -> None:
    """Neither what the other did before, nor that all of it was taken away; and not before anything is committed."""
    root = begun(tmp_path / "projekt")
    save(root, NETWORK, member("Ordförande"), "2023-05-10")
    assert by_day.latest(root, day("2023-06-01"), "annanstad") == ()
    city, bodies = "data/city.yml", "data/organisations.yml"
    for name in (city, bodies, NETWORK):
        path = root / name
        path.write_text(path.read_text("utf-8").replace("exempelstad", "annanstad"), encoding="utf-8")
    save(root, PAGE, f"{project.FILES[PAGE]}\nEn annan stad.\n", "2023-05-20")
    assert told(by_day.latest(root, day("2023-06-01"), "annanstad")) == []
    save(root, PAGE, f"{project.FILES[PAGE]}\nSedan dess.\n", "2023-05-21")
    assert [one for one, _ in told(by_day.latest(root, day("2023-06-01"), "annanstad"))] == ["2023-05-21"]


def test_what_came_after_the_site_s_day_is_not_told(repository: Path) -> None:
    assert told(by_day.latest(repository, day("2023-05-24"))) == CHANGED[1:]
    later = by_day.latest(repository, day("2023-06-10"))
    assert [one for one, _ in told(later)] == ["2023-06-10", "2023-05-25", "2023-05-20", "2023-05-10"]
    # On the first day there was nothing to compare with, and before it nothing at all.
    assert by_day.latest(repository, day("2023-05-02")) == ()
    assert by_day.latest(repository, day("2023-05-01")) == ()


def test_what_is_known_only_later_is_not_told_early(tmp_path: Path) -> None:
    root = begun(tmp_path / "projekt")
    coming = project.FILES["data/matters/2023-03-13.yml"].replace("2023-03-13", "2023-09-01")
    save(root, "data/matters/2023-09-01.yml", coming, "2023-05-10")
    assert told(by_day.latest(root, day("2023-06-01"))) == []
    (then,) = told(by_day.latest(root, day("2023-09-01")))
    assert then[0] == "2023-05-10"


def test_a_day_is_one_in_sweden(tmp_path: Path) -> None:
    root = begun(tmp_path / "projekt")
    (root / NETWORK).write_text(member("Ordförande"), encoding="utf-8")
    night = {"GIT_AUTHOR_DATE": "2023-05-10T22:30:00Z", "GIT_COMMITTER_DATE": "2023-05-10T22:30:00Z"}
    command = ["git", "-c", "user.name=P", "-c", "user.email=p@example.se", "commit", "-aqm", "Natt"]
    subprocess.run(command, cwd=root, check=True, env={**night, "PATH": "/usr/bin:/bin:/usr/local/bin"})
    assert [one for one, _ in told(by_day.latest(root, day("2023-06-01")))] == ["2023-05-11"]
    assert told(by_day.latest(root, day("2023-05-10"))) == []


def test_a_project_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    top = tmp_path / "allt"
    project.write(top / "webb")
    git(top.parent, "init", "--initial-branch", "main", "allt")
    save(top, "data/city.yml", "annat: här\n", "2023-05-02")
    save(top, f"webb/{NETWORK}", member("Ordförande"), "2023-05-10")
    (one,) = told(by_day.latest(top / "webb", day("2023-06-01")))
    assert one[0] == "2023-05-10"


def test_a_day_that_cannot_be_read_is_told_with_the_next_one(tmp_path: Path) -> None:
    root = begun(tmp_path / "projekt")
    save(root, "data/sources/ny.yml", "title: Ny\npublisher: Provnät\n", "2023-05-10")
    save(root, NETWORK, "name: [Provnät\n", "2023-05-11")
    save(root, NETWORK, member("Ordförande"), "2023-05-12")
    assert [(one, len(said)) for one, said in told(by_day.latest(root, day("2023-06-01")))] == [
        ("2023-05-12", 1),
        ("2023-05-10", 1),
    ]


def test_what_had_another_form_is_no_hundred_changes(tmp_path: Path) -> None:
    old = project.FILES[NETWORK] + "relation: member\n"
    root = begun(tmp_path / "projekt", {NETWORK: old})
    save(root, "data/sources.yml", "gammal:\n  title: Gammal\n", "2023-05-05")
    git(root, "rm", "data/sources.yml")
    save(root, "data/sources/ny.yml", "title: Ny\npublisher: Provnät\n", "2023-05-10")
    save(root, NETWORK, project.FILES[NETWORK], "2023-05-10")
    assert told(by_day.latest(root, day("2023-06-01"))) == []
    save(root, NETWORK, member("Ordförande"), "2023-05-20")
    assert [one for one, _ in told(by_day.latest(root, day("2023-06-01")))] == ["2023-05-20"]


def test_where_no_history_is_here_nothing_is_known(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "grund")
    assert (tmp_path / "grund" / NETWORK).is_file()
    assert by_day.latest(tmp_path / "grund", day("2023-06-01")) is None
    shutil.copytree(repository / "data", tmp_path / "utan/data")
    assert by_day.latest(tmp_path / "utan", day("2023-06-01")) is None


def test_no_more_is_told_than_anybody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_day, "A_DAY", 2)
    monkeypatch.setattr(by_day, "ALL", 3)
    root = begun(tmp_path / "projekt")
    for number, on in enumerate(("2023-05-10", "2023-05-11", "2023-05-12")):
        for name in "abc"[: 3 if number == 2 else 1]:
            path = root / f"docs/{name}{number}.md"
            path.write_text(f"---\ntitle: {name}\n---\n# {name}\n", encoding="utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--message", "Sidor", day=on)
    found = by_day.latest(root, day("2023-06-01"))
    assert [(len(one.pieces), one.more) for one in found or ()] == [(2, 1), (1, 0)]
    monkeypatch.setattr(by_day, "DAYS", 1)
    by_day._until.cache_clear()
    assert len(by_day.latest(root, day("2023-06-01")) or ()) == 1


def test_each_file_of_a_city_is_read_alone_as_it_is_with_the_others() -> None:
    whole = data.as_written(fictional.CITY).model
    assert whole is not None
    names = [path.relative_to(fictional.CITY).as_posix() for path in sorted(fictional.CITY.glob("data/**/*.yml"))]
    kept = earlier.with_files(whole, {name: (fictional.CITY / name).read_bytes() for name in names})
    assert kept is not None
    assert vars(kept) == vars(whole)
    # And each of them as before it was there, and with a fault.
    for name in names:
        without = earlier.with_files(whole, {name: None})
        assert (without is None) == (name in ("data/city.yml", "data/vocabulary.yml")), name
        assert without is None or vars(without) != vars(whole), name
        assert earlier.with_files(whole, {name: b"a: [\n"}) is None, name


# --- The page and the feed --------------------------------------------------------------------------------------------

MOMENT = datetime.datetime(2023, 5, 25, 10, tzinfo=datetime.UTC)
DAYS = (
    Day(
        day("2023-05-25"),
        MOMENT,
        (
            Piece("Provnät", "rollen <b> tillkommer.", "natverk/provnat/index.md"),
            Piece("Provnät", "namnet ändras.", "natverk/provnat/index.md"),
            Piece("Ljusringen", "planen tas bort.", "natverk/ljusringen/index.md"),
        ),
        more=4,
    ),
    Day(
        day("2023-05-20"), MOMENT - datetime.timedelta(days=5), (Piece("Källor", "en källa tillkommer.", "kallor.md"),)
    ),
)


@pytest.fixture
def view(tmp_path: Path) -> View:
    changes: Changes = {**NEWS, "mkdocs.yml": project.FILES["mkdocs.yml"] + "  - Nytt på webbplatsen: nytt.md\n"}
    return project.view(tmp_path, changes=changes)


def seen(view: View, **what: Any) -> fragment.Fragment:
    return fragment.read(str(MACROS["site_changes"](View(dataclasses.replace(view.site, **what)))))


def test_the_page_tells_day_by_day_with_links_to_what_is_there(view: View) -> None:
    shown = seen(view, news=DAYS)
    assert shown.said("h2") == ["25 maj 2023", "20 maj 2023"]
    assert shown.words == (
        "25 maj 2023 Provnät Rollen <b> tillkommer. Namnet ändras. Ljusringen: planen tas bort. "
        "… och 4 ändringar till. 20 maj 2023 Källor: en källa tillkommer."
    )
    assert shown.links == [("Provnät", "natverk/provnat/"), ("Källor", "kallor/")]


def test_where_nothing_is_known_the_page_says_so(tmp_path: Path, view: View) -> None:
    away = "Webbplatsens historik finns inte här, så ändringarna kan inte visas."
    assert show(tmp_path / "igen", "site_changes").words == away
    assert seen(view, news=()).words == "Inga ändringar att visa ännu."


ADDRESS = "https://internt.example.se/natverk/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_an_entry_a_day_that_stays_the_same_entry(view: View) -> None:
    site = dataclasses.replace(view.site, news=DAYS, address=ADDRESS.removesuffix("/"))
    found = ET.fromstring(downloads.files(site, site.address)[feed.PATH])
    assert found.findtext(f"{ATOM}id") == f"{ADDRESS}nytt/"
    assert found.findtext(f"{ATOM}updated") == "2023-05-25T10:00:00Z"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Exempelstad"
    assert {one.get("rel"): one.get("href") for one in found.findall(f"{ATOM}link")} == {
        None: f"{ADDRESS}nytt/",
        "self": f"{ADDRESS}nytt.xml",
    }
    entries = found.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "25 maj 2023: Provnät och Ljusringen",
        "20 maj 2023: Källor",
    ]
    assert [one.findtext(f"{ATOM}updated") for one in entries] == ["2023-05-25T10:00:00Z", "2023-05-20T10:00:00Z"]
    for one, anchor in zip(entries, ("dag-2023-05-25", "dag-2023-05-20"), strict=True):
        link = one.find(f"{ATOM}link")
        assert link is not None
        assert one.findtext(f"{ATOM}id") == link.get("href") == f"{ADDRESS}nytt/#{anchor}"
        assert anchor in {element.attributes.get("id") for element in seen(view, news=DAYS).all("h2")}
    content = entries[0].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    shown = fragment.read(content.text or "")
    assert shown.said("li")[0] == "Provnät: rollen <b> tillkommer."
    assert shown.said("li")[-1] == "… och 4 ändringar till"
    assert shown.links == [("Provnät", f"{ADDRESS}natverk/provnat/")] * 2
    # The page leads to it.
    shown = seen(view, news=DAYS, address=ADDRESS)
    assert ("Prenumerera på nyheterna (Atom)", "nytt.xml") in shown.links


@pytest.mark.parametrize("what", [{"news": DAYS}, {"news": (), "address": ADDRESS}, {"address": ADDRESS}])
def test_without_an_address_or_news_there_is_no_feed(view: View, what: dict[str, Any]) -> None:
    site = dataclasses.replace(view.site, **what)
    assert feed.PATH not in downloads.files(site, site.address)
    assert "nytt.xml" not in [target for _, target in seen(view, **what).links]


def test_a_long_day_s_entry_names_three_and_how_many_more(view: View) -> None:
    pieces = tuple(Piece(name, "tillkommer.", "x.md") for name in ("A", "B", "C", "D", "E"))
    site = dataclasses.replace(view.site, news=(Day(day("2023-05-25"), MOMENT, pieces),), address=ADDRESS)
    assert b"<title>25 maj 2023: A, B, C och 2 till</title>" in feed.as_atom(site)


@pytest.mark.nightly
def test_a_built_site_has_the_page_the_feed_and_the_way_to_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = editors.site(tmp_path_factory)
    page = html_page.read(site / "nytt/index.html")
    assert "1 september 2025Sidan ”Historik”: texten är ändrad." in page.text
    links = [one.attributes for one in html_page.read(site / "kallor/index.html").all("link")]
    assert [one["href"] for one in links if one.get("type") == "application/atom+xml"] == ["../nytt.xml"]
    assert (
        b"<title>1 september 2025: Sidan \xe2\x80\x9dHistorik\xe2\x80\x9d</title>" in (site / "nytt.xml").read_bytes()
    )
    # Without the site's address there is no feed, and no way to one.
    other = fictional.site(tmp_path_factory)
    assert not (other / "nytt.xml").exists()
    assert "atom+xml" not in (other / "kallor/index.html").read_text(encoding="utf-8")
