"""Is what the macros are made of escaped, well formed, and ready for keyboards, narrow screens and the search index?"""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from actionplans.markup import elements
from tests import fragment


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("Bättre ljus", "Bättre ljus"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("&amp;", "&amp;amp;"),
        ("\"citat\" 'citat'", "&#34;citat&#34; &#39;citat&#39;"),
        ("  två\n rader\t", "två rader"),
        ("1\u00a0500\n kronor", "1\u00a0500 kronor"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_text_is_escaped_and_stands_on_one_line(given: str, made: str) -> None:
    assert elements.text(given) == made


@pytest.mark.parametrize("sign", ["\\", "`", "*", "_", "[", "]", "{", "}", "|"])
def test_a_sign_that_markdown_acts_on_is_spelled_out(sign: str) -> None:
    assert elements.text(f"a{sign}b") == f"a&#{ord(sign)};b"


def test_html_that_is_made_already_is_left_as_it_is() -> None:
    assert elements.text(Markup("<b>*</b>\n")) == "<b>*</b>\n"


def test_what_is_made_can_be_put_into_more_without_being_escaped_twice() -> None:
    assert elements.element("p", elements.element("b", "<")) == "<p><b>&lt;</b></p>"


def test_an_element_has_the_attributes_that_are_given() -> None:
    made = elements.element("td", "x", class_="a b", data_label="Källa", lang=None, id="")
    assert made == '<td class="a b" data-label="Källa" id="">x</td>'


def test_an_attribute_cannot_be_left_by_quotes_signs_or_lines() -> None:
    made = elements.element("a", "x", title='"><b>\n\n`[x](y)')
    assert made == '<a title="&#34;&gt;&lt;b&gt; &#96;&#91;x&#93;(y)">x</a>'


@pytest.mark.parametrize("order", [1, -1])
def test_a_text_and_html_with_the_same_signs_are_never_taken_for_each_other(order: int) -> None:
    """What is written once and kept is kept for the one or the other, whichever came first."""
    signs = f"&amp;{order}"  # such as no other test has asked for
    for given in (signs, Markup(signs))[::order]:
        made = signs if isinstance(given, Markup) else f"&amp;{signs}"
        made = made.replace("&amp;&amp;", "&amp;amp;")
        assert elements.element("p", given, title=given) == f'<p title="{made}">{made}</p>'
        assert elements.join(["a", "b"], given) == f"a{made}b"
        assert elements.tag(given, "soon") == f'<span class="tag tag--soon">{made}</span>'


def test_parts_are_joined_escaped_and_empty_ones_left_out() -> None:
    assert elements.join(["<", "", Markup("<i>x</i>"), Markup("")], " & ") == "&lt; &amp; <i>x</i>"


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "<"], "a, b och &lt;")],
)
def test_a_list_in_running_text_ends_with_och(parts: list[str], said: str) -> None:
    assert elements.enumerate_words(parts) == said


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("ett", "<p>ett</p>"),
        ("ett\ntvå", "<p>ett två</p>"),
        ("ett\n\ntvå", "<p>ett</p><p>två</p>"),
        ("\n\nett\n  \n\n\ntvå\n\n", "<p>ett</p><p>två</p>"),
    ],
)
def test_an_empty_line_starts_a_new_paragraph(given: str, made: str) -> None:
    assert elements.paragraphs(given) == made


def test_bullets_are_a_list_of_escaped_items() -> None:
    assert fragment.read(elements.bullets(["a", "<b>"])).said("li") == ["a", "<b>"]


def test_a_tag_says_its_word_and_has_a_class_of_its_own() -> None:
    assert elements.tag("Pågår", "current") == '<span class="tag tag--current">Pågår</span>'


def test_a_notice_is_an_admonition_with_a_title() -> None:
    shown = fragment.read(elements.notice("warning", "Obs", "Text."))
    assert shown.said("div", class_="warning") == ["Obs Text."]
    assert shown.said("p", class_="admonition-title") == ["Obs"]


def test_that_nothing_is_there_is_said_in_a_line_and_not_in_a_box() -> None:
    assert elements.notice("note", "Inget finns.") == '<p class="missing">Inget finns.</p>'
    # What must not be missed is a box without a text as well, and has no empty paragraph.
    assert fragment.read(elements.notice("warning", "Obs")).said("p") == ["Obs"]
    assert elements.quiet("Uppgift saknas") == '<span class="missing">Uppgift saknas</span>'


def test_definitions_pair_names_with_values() -> None:
    assert fragment.read(elements.definitions([("Säte", "Exempelstad"), ("Typ", "<b>")])).facts == {
        "Säte": "Exempelstad",
        "Typ": "<b>",
    }


TABLE = elements.table("Roller", ["Roll", "Tid"], [["Ordförande", "2023"], ["Ledamot", Markup("<i>2024</i>")]])


def test_a_table_has_a_caption_and_headings_for_columns_and_rows() -> None:
    shown = fragment.read(TABLE)
    assert shown.said("caption") == ["Roller"]
    assert [(one.words, one.attributes["scope"]) for one in shown.all("th")] == [
        ("Roll", "col"),
        ("Tid", "col"),
        ("Ordförande", "row"),
        ("Ledamot", "row"),
    ]
    assert shown.rows == [["Roll", "Tid"], ["Ordförande", "2023"], ["Ledamot", "2024"]]


def test_a_cell_carries_its_columns_name_for_narrow_screens() -> None:
    assert [one.attributes["data-label"] for one in fragment.read(TABLE).all("td")] == ["Tid", "Tid"]


def test_a_table_can_have_a_class_of_its_own() -> None:
    assert fragment.read(TABLE).all("table")[0].attributes["class"] == "data"
    assert elements.table("x", ["x"], [], "wide").startswith('<table class="data wide">')


def test_a_row_with_too_few_cells_is_a_mistake_in_the_macro() -> None:
    with pytest.raises(ValueError, match="shorter"):
        elements.table("Roller", ["Roll", "Tid"], [["Ordförande"]])


GRID = elements.grid("Nätverk och år", ["2024", "2023"], [("Provnät", ["–", "Plan"])])


def test_a_grid_scrolls_in_a_named_frame_that_the_keyboard_can_reach() -> None:
    frame = fragment.read(GRID).all("div")[0].attributes
    assert (frame["role"], frame["aria-label"], frame["tabindex"]) == ("region", "Nätverk och år", "0")


def test_a_grid_has_headings_for_columns_and_rows_and_an_empty_corner() -> None:
    shown = fragment.read(GRID)
    assert shown.rows == [["", "2024", "2023"], ["Provnät", "–", "Plan"]]
    assert [(one.words, one.attributes["scope"]) for one in shown.all("th")] == [
        ("2024", "col"),
        ("2023", "col"),
        ("Provnät", "row"),
    ]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (TABLE, "Roller Roll Tid Ordförande 2023 Ledamot 2024"),
        (GRID, "Nätverk och år 2024 2023 Provnät – Plan"),
        (elements.definitions([("Säte", "Exempelstad"), ("Typ", "Förening")]), "Säte Exempelstad Typ Förening"),
        (elements.bullets(["ett", "två"]), "ett två"),
    ],
)
def test_words_stay_apart_when_the_search_index_drops_the_tags(made: Markup, words: str) -> None:
    assert fragment.folded(re.sub("<[^>]*>", "", made)) == words


@pytest.mark.parametrize("made", [TABLE, GRID, elements.paragraphs("a\n\nb"), elements.notice("note", "a\n\nb")])
def test_what_is_made_stands_on_one_line_so_that_markdown_takes_it_as_one_block(made: Markup) -> None:
    assert "\n" not in made
