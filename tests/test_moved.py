"""Does an address that a page had before lead on: on a server, in a copy without one, from the day that it moved?"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from actionplans.changes import changes as between
from actionplans.site.moved import signposts
from tests import project
from tests.scenes import Changes
from tests.sites import served

MOVED = "data/moved.yml"


def moves(*pairs: tuple[str, str], date: str = "2023-05-01") -> Changes:
    """What data/moved.yml says: each old address with its new one."""
    posts = {f"nr{number}": {"old": old, "new": new, "date": date} for number, (old, new) in enumerate(pairs, 1)}
    return {MOVED: "\n".join(f"{name}: {json.dumps(post, ensure_ascii=False)}" for name, post in posts.items()) + "\n"}


def leads(root: Path, changes: Changes, day: str = "2024-06-01", directory_urls: bool = True) -> dict[str, str]:
    """Where the file at each address of before leads, as the file says it."""
    checked = project.checked(root, changes)
    assert checked.problems == []
    site = checked.site_on(datetime.date.fromisoformat(day), directory_urls)
    return {file: one.href for file, one in signposts(site).items()}


def test_a_folder_moves_with_all_its_pages(tmp_path: Path) -> None:
    found = leads(tmp_path, moves(("natverk/förr/", "natverk/provnat/")))
    assert found["natverk/förr/index.html"] == "../../natverk/provnat/"
    assert found["natverk/förr/2023/index.html"] == "../../../natverk/provnat/2023/"
    assert len(found) == sum(name.startswith("docs/natverk/provnat/") for name in project.FILES)


def test_in_a_copy_without_a_server_a_file_leads_to_a_file(tmp_path: Path) -> None:
    found = leads(tmp_path, moves(("natverk/forr/", "natverk/provnat/")), directory_urls=False)
    assert found["natverk/forr/index.html"] == "../../natverk/provnat/index.html"
    assert found["natverk/forr/2023.html"] == "../../natverk/provnat/2023.html"


def test_a_page_that_moved_twice_is_found_from_both_and_the_narrower_holds(tmp_path: Path) -> None:
    found = leads(
        tmp_path,
        moves(("natverk/a/", "natverk/b/"), ("natverk/b/", "natverk/provnat/"), ("natverk/a/2023/", "kallor/")),
    )
    assert found["natverk/a/2021/index.html"] == found["natverk/b/2021/index.html"] == "../../../natverk/provnat/2021/"
    assert found["natverk/a/2023/index.html"] == "../../../kallor/"


def test_on_an_earlier_day_nothing_has_moved(tmp_path: Path) -> None:
    changes = moves(("forr/", "kallor/"))
    assert leads(tmp_path / "before", changes, "2023-04-30") == {}
    assert list(leads(tmp_path / "after", changes, "2023-05-01")) == ["forr/index.html"]


@pytest.mark.parametrize(
    ("pairs", "said"),
    {
        "kept": ([("kallor/", "natverk/provnat/")], "1: sidan docs/kallor.md finns kvar där"),
        "kept beneath": (
            [("ar/", "natverk/provnat/")],
            "1: sidan docs/ar/2023.md finns kvar där, så adressen leder inte vidare",
        ),
        "misspelled": ([("forr/", "kallar/")], "1: ingen sida har adressen kallar/ – menade du ”kallor/”?"),
        "a folder without a page": ([("forr/", "natverk/")], "1: ingen sida har adressen natverk/ – menade du"),
        "a circle": ([("a/", "b/"), ("b/", "a/")], "1: adresserna leder runt till varandra"),
        "ever longer": ([("a/", "a/a/")], "1: adresserna leder runt till varandra"),
        "twice": ([("forr/", "kallor/"), ("forr/", "kallor/")], "2: forr/ står redan på rad 1"),
        "the theme's": ([("assets/", "kallor/")], "1: ingen sida kan ha legat på assets/"),
        "a file's name": (
            [("natverk/provnat/index/", "kallor/")],
            "1: ingen sida kan ha legat på natverk/provnat/index/",
        ),
        "what is not found": ([("404/", "kallor/")], "1: ingen sida kan ha legat på 404/"),
        "a device": ([("natverk/con/", "kallor/")], "1: ingen sida kan ha legat på natverk/con/"),
        "too long": ([(f"{'a' * 150}/", "kallor/")], "1: ingen sida kan ha legat på aaa"),
        **{
            f"no address: {address}": ([(address, "kallor/")], f"1: ”{address}” är inte en adress på webbplatsen")
            for address in (
                *("https://stad.example/", "//stad.example/", "/forr/", "../forr/", "forr", "forr//mer/", "./"),
                *("javascript:alert(1)/", "forr/?a=1/", "forr/#del/", "Forr/", "a b/", "<b>/", "forr/index.html"),
            )
        },
        "elsewhere": ([("forr/", "https://stad.example/")], "1: ”https://stad.example/” är inte en adress"),
    }.values(),
)  # fmt: skip
def test_an_address_that_cannot_lead_on_is_told(tmp_path: Path, pairs: list[tuple[str, str]], said: str) -> None:
    first = project.messages(tmp_path, moves(*pairs))[0]
    assert first.startswith(f"{MOVED}:{said}")


def test_the_sentences_about_a_change_tell_of_it(tmp_path: Path) -> None:
    before, after = (
        project.checked(tmp_path / name, changes).model
        for name, changes in (("before", {}), ("after", moves(("forr/", "kallor/"))))
    )
    assert before
    assert after
    assert [change.sentence for change in between(before, after)] == [
        "Adresser: den flyttade sidan från forr/ till kallor/ tillkommer."
    ]


@pytest.mark.nightly
def test_the_built_site_leads_on_without_a_script_and_tells_no_search_of_it(
    site: Path, offline: Path, chromium: Browser
) -> None:
    page = (site / "natverk/gods/index.html").read_text(encoding="utf-8")
    wanted = (
        '<html lang="sv">',
        '<meta name="robots" content="noindex">',
        '<meta http-equiv="Content-Security-Policy"',
    )
    assert [one for one in wanted if one not in page] == []
    assert "<script" not in page
    assert "natverk/gods/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "natverk/gods/" not in (site / "search/index.js").read_text(encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    with served(site) as address:
        opened.goto(f"{address}natverk/gods/")
        opened.wait_for_url(f"{address}natverk/godsgruppen/")
    opened.goto((offline / "natverk/gods/index.html").as_uri())
    opened.wait_for_url((offline / "natverk/godsgruppen/index.html").as_uri())
    expect(opened.locator("h1")).to_have_text("Godsgruppen")
    context.close()
