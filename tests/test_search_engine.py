"""Does the search engine know its Swedish, and rank what holds now before what held? Its functions, run in a browser.

The site searched is made up here, a few pages about the network Provnät and the city of Exempelstad.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from actionplans.search.families import families, fold, words
from tests.conftest import ROOT

SCRIPTS = ("words.js", "meaning.js", "engine.js", "hits.js")


def made_up(url: str, title: str, kind: str, text: str, **facts: Any) -> dict[str, Any]:
    return {"url": url, "title": title, "kind": kind, "sections": [["top", title, ""], ["mer", "Mer", text]], **facts}


PLAN = "Handlingsplanen med syfte, prioriteringar och elektrifiering."
PAGES = [
    made_up("", "Start", "start", "Alla planer och nätverk."),
    made_up(
        "provnat/",
        "Provnät",
        "network",
        "Nätverket för stadsbelysning. Ordförande i en arbetsgrupp.",
        network="provnat",
    ),
    made_up("provnat/2023/", "Provnät 2023", "plan", PLAN, network="provnat", year=2023, current=1, standing="Gäller"),
    made_up("provnat/2021/", "Provnät 2021", "plan", PLAN, network="provnat", year=2021, standing="Tidigare år"),
    made_up("annat/", "Annat", "network", "Ett annat nätverk, om gods och cykling. Vice ordförande.", network="annat"),
    made_up("resor/", "Resor", "routine", "Efter resan lämnas en reserapport till nämnden."),
    made_up("avgifter/", "Avgifter", "list", "Varje medlem betalar en måttlig årsavgift."),
    made_up("organisation/", "Stadens organisation", "about", "Göteborg finns inte här. <b>Fara</b> & färde."),
    made_up(
        "kallor/", "Källor", "reference", "Allt: stadsbelysning, resor, avgifter, syfte, gods, nämnden, organisation."
    ),
]
INDEX = {
    "pages": PAGES,
    "networks": [
        {"id": "provnat", "name": "Provnät", "names": ["provnat", "European Light Network"]},
        {"id": "annat", "name": "Annat", "names": ["annat"]},
    ],
    "synonyms": [
        ["ordförande", "chair"],
        ["arbetsgrupp", "working group"],
        ["PN", "provnämnden", "nämnden"],
        ["avgift", "vara med", "är med"],
    ],
    "families": families(f"{page['title']} {text}" for page in PAGES for _, _, text in page["sections"]),
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / "theme/assets/search" / name)
    page.evaluate("index => { globalThis.site = searchEngine.build(index) }", INDEX)
    yield page
    page.close()


def found(page: Page, query: str, **filters: Any) -> list[str]:
    """The addresses that a query finds, best first."""
    script = "([query, filter]) => searchEngine.search(site, query, filter).found.map(one => one.page.url)"
    result: list[str] = page.evaluate(script, [query, filters])
    return result


@pytest.mark.parametrize(
    "text",
    ["Göteborgs ÅRSMÖTE", "e-post, Årsmöte 2023 (POLIS)", "Dvořák och crème brûlée_x", "Vice Ordförande i service", ""],
)
def test_words_are_read_as_they_were_at_build_time(page: Page, text: str) -> None:
    assert page.evaluate("text => searchWords.tokens(text)", text) == [fold(word) for word in words(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "resa resor resorna resan resans",
        "kontakt kontakter kontakten kontakterna",
        "område områden områdena områdets",
        "ordförande ordföranden ordförandena ordförandens",
        "projekt projekten projektet projektens",
        "cykel cyklar cykeln cyklarna",
        "ledamot ledamöter ledamöterna",
        "stad städer städerna stadens",
        "utvärdera utvärderar utvärdering utvärderingarna utvärderingens",
        "representera representation representanter",
        "organisation organisationens organisationer organisationernas",
        "deltagande deltagandet deltagandets",
        "city cities",
    ],
)
def test_all_forms_of_a_word_have_one_root(page: Page, forms: str) -> None:
    roots = page.evaluate("words => words.map(word => searchWords.root(searchWords.fold(word)))", forms.split())
    assert len(set(roots)) == 1, roots


@pytest.mark.parametrize(
    "pair", ["plan plats", "stad stadga", "polis policy", "nämnd namn", "råd roll", "resa rapport"]
)
def test_other_words_have_other_roots(page: Page, pair: str) -> None:
    roots = page.evaluate("words => words.map(word => searchWords.root(searchWords.fold(word)))", pair.split())
    assert len(set(roots)) == 2, roots


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("nät", "nätet", True),
        ("program", "programmen", True),
        ("utvärdera", "utvärderingen", True),
        ("cykel", "cyklarna", True),
        ("norden", "nordstan", False),
        ("commit", "committee", False),
        ("arbetet", "arbetssätt", False),
    ],
)
def test_forms_of_a_word_part_only_in_their_endings(page: Page, one: str, other: str, are: bool) -> None:
    script = "words => searchWords.kin(...words.map(searchWords.fold))"
    assert page.evaluate(script, [one, other]) is are


def test_small_words_count_where_they_mean_something_together(page: Page) -> None:
    asked = "([query, said]) => searchWords.asked(query, said)"
    said = [["ar", "med"], ["lagger", "till"]]
    assert page.evaluate(asked, ["vilka är vi med i", said]) == ["ar", "med"]
    assert page.evaluate(asked, ["hur lägger jag till ett nätverk", said]) == ["lagger", "till", "natverk"]
    assert page.evaluate(asked, ["var är nätverket", said]) == ["natverket"]


def test_a_verb_and_its_particle_are_the_noun_that_is_made_of_them(page: Page) -> None:
    """Where the site knows it: "om" and "ut" mostly mean something else."""
    asked = "query => searchWords.asked(query, [], word => ['avstammer', 'utgar'].includes(word))"
    assert page.evaluate(asked, "hur stämmer vi av planerna") == ["avstammer", "planerna"]
    assert page.evaluate(asked, "rapporter om resor") == ["rapporter", "resor"]
    assert page.evaluate(asked, "uppdrag som går ut") == ["uppdrag"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("belysningsnätverk", ["belysning", "natverk"]),
        ("medlemsavgift", ["medlems", "avgift"]),
        ("arbetsgruppsordförande", ["arbetsgrupps", "ordforande"]),
        # Parts that are no words by themselves: what is left of them is an ending, or a word within another.
        ("inriktning", None),
        ("utvärdering", None),
        ("genomförande", None),
        ("prioriteringar", None),
    ],
)
def test_a_compound_is_of_words(page: Page, word: str, parts: list[str] | None) -> None:
    assert page.evaluate("word => searchMeaning.split(site, searchWords.fold(word))", word) == parts


def test_what_asks_for_what_holds_now_is_no_word_to_find(page: Page) -> None:
    asked = page.evaluate("query => searchMeaning.analyse(site, query)", "gällande handlingsplan")
    assert asked["now"] is True
    assert asked["words"] == ["handlingsplan"]
    assert page.evaluate("query => searchMeaning.analyse(site, query).words", "aktuell") == ["aktuell"]


def test_a_year_that_has_no_pages_may_be_spoken_of(page: Page) -> None:
    asked = page.evaluate("query => searchMeaning.analyse(site, query)", "planer 2021 2030")
    assert (asked["years"], asked["ofSite"], asked["words"]) == ([2021, 2030], [2021], ["planer", "2030"])


def test_a_word_of_long_lists_alone_may_be_a_slip(page: Page) -> None:
    """A slip in a source's own title is a word of the site, and yet not what is meant."""
    names = {"provnat": "Provnät"}
    pages = [made_up(f"sida{n}/", "Sida", "list", "Provnät är med.") for n in range(9)]
    pages.append(made_up("kallor/", "Källor", "reference", "Porvnät i en källas titel."))
    index = {**INDEX, "pages": pages, "families": []}
    script = "([index, query]) => searchMeaning.analyse(searchEngine.build(index), query).words"
    assert page.evaluate(script, [index, "porvnät"]) == ["porvnat"]
    pages.append(made_up("sida10/", "Sida", "list", f"{names['provnat']} är med."))
    assert page.evaluate(script, [index, "porvnät"]) == ["provnat"]


def test_a_slip_is_the_word_itself_before_another_of_its_roots(page: Page) -> None:
    """Of "källr", "källor" is one slip away; so are the roots of other words that begin likewise."""
    words = page.evaluate("query => searchMeaning.analyse(site, query).words", "källr resro")
    assert words == ["kallor", "resor"]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("polis", "polis", 0),
        ("civtas", "civitas", 1),
        ("nordsikt", "nordiskt", 1),
        ("plna", "plan", 1),
        ("abcd", "efgh", None),
    ],
)
def test_slips_of_the_keyboard_are_counted(page: Page, one: str, other: str, slips: int | None) -> None:
    found = page.evaluate("([one, other]) => searchWords.slips(one, other, 2)", [one, other])
    assert found == (math.inf if slips is None else slips)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("resorna", "resor/"),
        ("reserapporterna", "resor/"),
        ("rese rapport", "resor/"),
        ("avgift", "avgifter/"),
        ("medlemsavgift", "avgifter/"),
        ("belysningsnätverk", "provnat/"),
        ("arbetsgruppsordförande", "provnat/"),
        ("ordforande", "provnat/"),
        ("gotebrog", "organisation/"),
        ("omorganisation", "organisation/"),
        ("working group chair", "provnat/"),
        ("european light network", "provnat/"),
        ("provnet", "provnat/"),
        ("källorna", "kallor/"),
        ("hur lämnar jag en reserapport", "resor/"),
        ("tågresor", "resor/"),
        ("reserapprot", "resor/"),
        ("vad är det som vi är med i", "avgifter/"),
        ("provnämndresor", "resor/"),
        ("ordförande", "provnat/"),
        ("vice ordförande", "annat/"),
    ],
)
def test_everyday_swedish_finds_its_page(page: Page, query: str, first: str) -> None:
    assert found(page, query)[:1] == [first]


def test_a_network_by_name_is_its_overview(page: Page) -> None:
    assert found(page, "provnät")[0] == "provnat/"


def test_the_plan_in_force_comes_before_history(page: Page) -> None:
    pages = found(page, "provnät handlingsplan")
    assert pages[0] == "provnat/2023/"
    assert pages.index("provnat/2023/") < pages.index("provnat/2021/")
    assert found(page, "elektrifiering")[:2] == ["provnat/2023/", "provnat/2021/"]


@pytest.mark.parametrize("query", ["provnät 2021 syfte", "2021 provnat", "elektrifiering 2021"])
def test_a_stated_year_is_the_year_that_is_meant(page: Page, query: str) -> None:
    assert found(page, query)[0] == "provnat/2021/"


def test_a_year_is_asked_for_even_where_no_other_word_is_found(page: Page) -> None:
    """Pages of the year stand among the hits though they lack the word, and before those that lack both."""
    pages = found(page, "reserapport 2021")
    assert set(pages[:2]) == {"resor/", "provnat/2021/"}


def test_the_filters_hold(page: Page) -> None:
    assert set(found(page, "nätverk", network="annat")) == {"annat/"}
    assert set(found(page, "", year=2021)) == {"provnat/2021/"}
    assert found(page, "") == []


def test_a_word_that_says_nothing_decides_nothing(page: Page) -> None:
    assert found(page, "var finns reserapporten") == found(page, "reserapporten")


def hits(page: Page, query: str) -> list[list[dict[str, Any]]]:
    result: list[list[dict[str, Any]]] = page.evaluate("query => searchHits.hits(site, query, {})", query)
    return result


def test_a_hit_marks_what_it_was_found_by_and_says_what_it_is(page: Page) -> None:
    hit = hits(page, "provnät elektrifieringen")[0]
    assert hit[0]["tags"] == ["Provnät", "2023", "Gäller"]
    assert hit[0]["title"] == "<mark>Provnät</mark> 2023"
    assert hit[1]["location"] == "provnat/2023/#mer"
    assert "<mark>elektrifiering</mark>" in hit[1]["text"]


def test_what_pages_say_is_never_html_in_a_hit(page: Page) -> None:
    text = hits(page, "fara")[0][-1]["text"]
    assert "&#60;b&#62;<mark>Fara</mark>&#60;/b&#62; &#38; färde" in text


def test_a_long_text_is_shown_where_it_answers(page: Page) -> None:
    script = "([text, word]) => searchHits.excerpt(site, text, new Set([site.numbers.get(word)]))"
    shown = page.evaluate(script, ["ord " * 200 + "reserapport " + "ord " * 200, "reserapport"])
    assert "reserapport" in shown
    assert shown.startswith("… ord")
    assert shown.endswith("ord …")
    assert len(shown) < 260


def test_the_choices_are_the_networks_and_years_that_have_pages(page: Page) -> None:
    choices = page.evaluate("() => searchHits.choices(site)")
    assert choices["years"] == [2023, 2021]
    assert [network["name"] for network in choices["networks"]] == ["Provnät", "Annat"]
