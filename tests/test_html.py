"""Is a page's HTML taken apart into its tags, its comments and the text between them, with nothing lost?"""

from __future__ import annotations

import pytest

from actionplans.markup import html
from actionplans.markup.elements import element, join

PAGE = (
    'Före<p class="a" title="1 > 0">text</p><!-- <b> -->mellan<br><input disabled value=\'"\'><A HREF=x>länk</A > '
    "1 < 2 > 0<h2\nid=a&amp;b>slut"
)


@pytest.mark.parametrize("page", [PAGE, "", "bara text", "<p>", "<!-- öppen <p>"])
def test_the_pieces_together_are_the_page(page: str) -> None:
    first, rest = html.pieces(page)
    assert first + "".join(markup + text for markup, *_, text in rest) == page


def test_a_piece_is_a_tag_or_a_comment_and_the_text_after_it() -> None:
    first, rest = html.pieces(PAGE)
    assert first == "Före"
    assert [piece[1:] for piece in rest] == [
        ("", "p", ' class="a" title="1 > 0"', "text"),
        ("/", "p", "", ""),
        (None, None, None, "mellan"),
        ("", "br", "", ""),
        ("", "input", " disabled value='\"'", ""),
        ("", "A", " HREF=x", "länk"),
        ("/", "A", " ", " 1 < 2 > 0"),
        ("", "h2", "\nid=a&amp;b", "slut"),
    ]


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        (' class="a &amp; b"', "a & b"),
        (" class='a b' id=x", "a b"),
        (" CLASS = a id=x", "a"),
        (' class=""', ""),
        (' data-class="a"', ""),
        ("", ""),
    ],
)
def test_an_attribute_is_found_however_it_is_written(attributes: str, wanted: str) -> None:
    assert html.value(html.attribute("class"), attributes) == wanted


def test_the_ids_of_elements_are_found_and_nothing_else() -> None:
    made = [
        element("p", "Om id=\"b\" och id='c'", id="a"),
        element("span", "", data_id="d"),
        element("tr", "", id="e-f"),
    ]
    assert html.ids(join(made)) == ["a", "e-f"]
