"""Does a heading whose macros have nothing to say disappear from its page, and is it named where the page says so?"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from actionplans.macros.gaps import GAPS, with_gaps
from actionplans.model.problems import Place
from actionplans.reading.calls import Call
from actionplans.reading.empty import Heading, without_empty, without_untold
from actionplans.reading.pages import FrontMatter, Page
from actionplans.rules.check import check
from actionplans.rules.written import written
from actionplans.site.addresses import page_url
from actionplans.site.view import View
from tests import project


def page_of(text: str) -> tuple[Page, list[str]]:
    """A page and what its macros made, of a text in which [x] is a call that makes x, and [] one that is silent."""
    parts: list[str | Call] = []
    made = []
    first, *rest = text.split("[")
    parts.append(first)
    for one in rest:
        said, _, after = one.partition("]")
        made.append(said)
        parts += [Call("roles", (), {}, 1), after]
    return Page("a.md", FrontMatter(place=Place("docs/a.md"), title="A"), tuple(parts), (), text), made


def left(text: str) -> tuple[str, list[str]]:
    """What is left of such a text, in the same signs, and the words of the headings that are gone."""
    page, made = page_of(text)
    shown, kept, gone = without_empty(page, made)
    said = iter(kept)
    return "".join(one if isinstance(one, str) else f"[{next(said)}]" for one in shown.parts), [
        one.words for one in gone
    ]


@pytest.mark.parametrize(
    ("text", "expected", "gone"),
    [
        ("# A\n\n[]\n\n## B\n\n[]\n\n## C\n\n[x]\n", "# A\n\n[]\n\n## C\n\n[x]\n", ["B"]),
        ("# A\n\n## B\n\n[]\n\n[]\n\n## C\n\n[]\n", "# A\n\n", ["B", "C"]),
        ("# A\n\n## B\n\n[]\n\n[x]\n", "# A\n\n## B\n\n[]\n\n[x]\n", []),
        ("# A\n\n## B\n\nText.\n\n[]\n", "# A\n\n## B\n\nText.\n\n[]\n", []),
        ("# A\n\n## B\n\n## C\n\n[]\n", "# A\n\n## B\n\n", ["C"]),
        ("# A\n\n## B\n\n### C\n\n[]\n\n### D\n\n[x]\n", "# A\n\n## B\n\n### D\n\n[x]\n", ["C"]),
        ("# A\n\n## B\n\n[]\n\n### C\n\n[]\n\n## D\n\nText.\n", "# A\n\n## D\n\nText.\n", ["B"]),
        ("# A\n\n```\n## B\n```\n\n[]\n\n## C\n\nText.\n", "# A\n\n```\n## B\n```\n\n[]\n\n## C\n\nText.\n", []),
        ("# A\n\n## **B** {#b}\n\n[]\n", "# A\n\n", ["B"]),
        ("# A\n\n## B\n\n```\n[]\n```\n", "# A\n\n## B\n\n```\n[]\n```\n", []),
    ],
    ids=["one", "several", "one of two", "text", "no call", "lower", "with lower", "code", "own id", "in code"],
)
def test_a_heading_with_nothing_but_silent_macros_is_left_out(text: str, expected: str, gone: list[str]) -> None:
    assert left(text) == (expected, gone)


def test_what_is_left_out_is_named_once_in_its_place_and_keeps_its_id() -> None:
    made = [f"<div>{GAPS}</div>", "<p>x</p>"]
    gone = [Heading("Syfte", "syfte"), Heading("EU-projekt", "eu"), Heading("Vad det blev", "vad-det-blev")]
    assert with_gaps(made, gone) == [
        '<div><p class="missing gaps no-search">Här saknas: <span id="syfte">syfte</span>, '
        '<span id="eu">EU-projekt</span> och <span id="vad-det-blev">vad det blev</span>.</p></div>',
        "<p>x</p>",
    ]
    assert with_gaps(made, []) == ["<div></div>", "<p>x</p>"]


def test_a_page_stands_without_its_empty_sections_and_the_check_knows_which_links_that_leaves(tmp_path: Path) -> None:
    """The box of a plan's page takes over their ids; a page without such a place has them no more."""
    section = "\n## Lärdomar\n\n{{ lessons('provnat', 2023) }}\n"
    plan, network = "docs/natverk/provnat/2023.md", "docs/natverk/provnat/index.md"
    changes: dict[str, str | bytes | None] = {
        plan: project.FILES[plan] + section,
        network: project.FILES[network] + section.replace("provnat', 2023", "provnat', year=2023"),
        "docs/arbetssatt/resor.md": (
            f"{project.FILES['docs/arbetssatt/resor.md']}\n"
            "[a](../natverk/provnat/2023.md#lardomar) [b](../natverk/provnat/index.md#lardomar)\n"
        ),
    }
    project.write(tmp_path, changes)
    checked = check(tmp_path, datetime.date(2023, 6, 1))
    assert [project.told(one).partition(" – ")[0] for one in checked.problems] == [
        "docs/arbetssatt/resor.md:8: länken ”../natverk/provnat/index.md#lardomar” leder till en rubrik som inte finns"
    ]
    page = checked.pages.pages["natverk/provnat/2023.md"]
    shown = written(page, View(checked.site_on(datetime.date(2023, 6, 1)), page_url(page.path, True), notes={}))
    assert "Lärdomar" not in "".join(part for part in shown.page.parts if isinstance(part, str))
    assert [one.count('Här saknas: <span id="lardomar">lärdomar</span>.') for one in shown.made] == [1]


@pytest.mark.parametrize("macros", ["activities follow_up", "follow_up activities", "follow_up", "activities"])
def test_a_page_of_release_2_shows_its_activities_once_and_misses_no_other_list(tmp_path: Path, macros: str) -> None:
    """What it is called that was made already is neither shown nor told to be missing."""
    plan = "docs/natverk/provnat/2023.md"
    calls = "".join(f"\n## {one}\n\n{{{{ {one}('provnat', 2023) }}}}\n" for one in (*macros.split(), "feedback"))
    project.write(tmp_path, {plan: project.FILES[plan] + calls})
    checked = check(tmp_path, datetime.date(2023, 6, 1))
    page = checked.pages.pages["natverk/provnat/2023.md"]
    shown = written(page, View(checked.site_on(datetime.date(2023, 6, 1)), "", notes={}))
    text = "".join(part for part in shown.page.parts if isinstance(part, str))
    assert [f"## {one}" in text for one in macros.split()] == [True, *[False] * (len(macros.split()) - 1)]
    html = "".join(shown.made)
    assert html.count("Delta i mötet") == 1
    assert 'Här saknas: <span id="feedback">feedback</span>.' in html


@pytest.mark.parametrize(("day", "named"), [("2023-12-31", False), ("2024-01-01", True)])
def test_what_a_year_has_when_it_is_over_is_not_missing_before(tmp_path: Path, day: str, named: bool) -> None:
    plan = "docs/natverk/provnat/2023.md"
    # A list that is empty, as of a plan without activities.
    section = "\n## Vad det blev\n\n{{ follow_up('provnat', 2023) }}\n"
    bare = "presented: 2023-03-13\nsources: [brev]\n"
    project.write(tmp_path, {plan: project.FILES[plan] + section, "data/plans/2023/provnat.yml": bare})
    checked = check(tmp_path, datetime.date.fromisoformat(day))
    page = checked.pages.pages["natverk/provnat/2023.md"]
    shown = written(page, View(checked.site_on(datetime.date.fromisoformat(day)), "", notes={}))
    assert ("Här saknas:" in shown.made[0]) is named


# --- Words that have no source yet ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Förr. [tidig] Sedan. [sen]\n\nBåda. [sen][tidig]", "Förr. [tidig]\n\nBåda. [sen][tidig]"),
        ("Ord. [sen] Här står mer.", " Här står mer."),
        ("Ord [sen], och fler [sen].\n\nKvar.", "\nKvar."),
        ("Ord [tidig], och fler [sen].", "Ord [tidig], och fler [sen]."),
        ("- **Ord.** [sen]\n- Kvar [tidig]\n  här\n1. Ord [sen]\n", "- Kvar [tidig]\n  här\n"),
        ("| a | b |\n|---|---|\n| c | d [sen] |\n| e | f [tidig] |", "| a | b |\n|---|---|\n| e | f [tidig] |"),
        ("# T\n\n## A\n\n### B\n\nOrd. [sen]\n\n## C\n\nKvar.", "# T\n\n## C\n\nKvar."),
        ("Ord [tabell] och [sen].", "Ord [tabell] och [sen]."),
    ],
)
def test_a_sentence_that_cites_only_sources_of_later_days_is_not_there_yet(text: str, shown: str) -> None:
    parts = [Call(one[1:-1], (), {}, 1) if one[0] == "[" else one for one in re.split(r"(\[\w+\])", text) if one]
    page = Page("a.md", FrontMatter(place=Place("docs/a.md"), title="A"), tuple(parts))
    citations = {at for at, call in enumerate(page.calls) if call.name != "tabell"}
    untold = without_untold(page, citations, {at for at, call in enumerate(page.calls) if call.name == "sen"})
    assert "".join(one if isinstance(one, str) else f"[{one.name}]" for one in untold.parts) == shown
