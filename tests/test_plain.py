"""Does a text that the build does not give Markdown become what Markdown would have made of it, to the letter?"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from actionplans.adapters.plain import Plain, plain
from actionplans.macros import SIGNATURES
from actionplans.reading import pages
from actionplans.rules import html
from actionplans.rules.allowed_html import stand_in
from tests import fictional
from tests.sites import ROOT

_WORDS = (
    *("Plan", "år 2023", "2023", "a.", "Å", "1.", "12)", "- ", "* ", "+ ", "#", "# ", "## ", "### ", "=", "===", "--"),
    *(".", ",", ":", ": ", "!", "!!!", "(", ")", "/", "'", '"', "–", "§", "%", "[TOC]", "[", "]", "{", "}", "|", "`"),
    *("*", "_", "~", "&", "\\", "<", ">", "https://a.se", "WWW.a.se", "a@b.se", "\n: a", "\n===", "\n---"),
    *(
        "\n# A",
        "\n1. a",
        "\nord",
        " ",
        "  ",
        "   ",
        "\t",
        "\u00a0",
        "\u2028",
        "e\u0301",
        "²",
        "١",
        stand_in(0, False),
        stand_in(1, True),
    ),
)
_ORDINARY = ("Ord", "ord och", " ", "\n\n", "\n", ". ", "## Rubrik\n\n", "# Rubrik", f"\n\n{stand_in(0, False)}")


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Markdown as the build has it, but for the last step, which is ours."""
    return Markdown(extensions=list(html.EXTENSIONS), extension_configs=html.EXTENSIONS)


def is_as_markdown_s(found: Plain, text: str, markdown: Markdown) -> bool:
    made, listed = markdown.convert(text), vars(markdown)["toc_tokens"]
    markdown.reset()
    return found.html == made and _tree(found.headings) == _tree(listed)


def _tree(headings: Iterable[dict[str, Any]]) -> list[Any]:
    return [(one["level"], one["id"], one["name"], _tree(one["children"])) for one in headings]


@pytest.mark.parametrize(("root", "least"), [(fictional.CITY, 80), (ROOT, 1)], ids=["fictional", "own"])
def test_the_pages_of_a_city_are_what_markdown_makes_of_them(root: Path, least: int, markdown: Markdown) -> None:
    read = pages.read(root, SIGNATURES).pages.values()
    texts = {page.path: (html.to_convert(page), len(list(page.calls))) for page in read}
    found = {path: (plain(text, calls), text) for path, (text, calls) in texts.items()}
    wrong = [path for path, (one, text) in found.items() if one and not is_as_markdown_s(one, text, markdown)]
    assert wrong == []
    assert sum(one is not None for one, _ in found.values()) >= least


@pytest.mark.parametrize("number", range(4))
def test_so_is_a_text_put_together_by_chance(number: int, markdown: Markdown) -> None:
    chance = random.Random(f"{os.environ.get('SEED', '')} {number}")
    known = 0
    for _ in range(400):
        kinds = [_WORDS if chance.random() < 0.3 else _ORDINARY for _ in range(chance.randint(2, 9))]
        text = "".join(map(chance.choice, kinds))
        if found := plain(text, text.count("__macro-")):
            known += 1
            assert is_as_markdown_s(found, text, markdown), text
    assert known > 20


@pytest.mark.parametrize(
    "text",
    [
        "Rad\n===",
        "- punkt",
        "1. först",
        "2023. Året",
        "*viktigt*",
        "a | b\n--|--\nc | d",
        "Ord\n: förklaring",
        "se www.a.se",
        "se https://a.se",
        "&amp;",
        "[TOC]",
        "# Rubrik\ntext",
        "## urval-a",
        "text  \nmer",
        f"text {stand_in(0, True)}\n===",
        f"text {stand_in(0, False)}",
        f"text {stand_in(1, True)}",
        f"text {stand_in(0, True)} och {stand_in(0, True)}",
    ],
)
def test_a_text_in_which_a_sign_means_something_is_markdown_s(text: str) -> None:
    assert plain(text, text.count("__macro-")) is None
