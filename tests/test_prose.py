"""Are slips in a page's own text told? What HTML it may hold is in test_page_html.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import project

PAGE = "docs/arbetssatt/resor.md"


def told(root: Path, text: str, **files: str | bytes) -> list[str]:
    """What the check says of the page about travelling with more text, from line 8: without the file's name."""
    changes: dict[str, str | bytes | None] = {PAGE: f"{project.FILES[PAGE]}\n{text}\n", **files}
    return [message.removeprefix(f"{PAGE}:") for message in project.messages(root, changes)]


def test_invisible_characters_and_conflicts_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "Mo\u00adbi\u200blitet") == [
        "8: raden innehåller ett osynligt tecken (U+00AD) – skriv om ordet där det står: "
        "ett mjukt bindestreck har följt med när texten klistrades in"
    ]
    assert told(tmp_path / "b", "<<<<<<< HEAD\nett\n=======\ntvå\n>>>>>>> gren") == [
        "8: två ändringar står i konflikt (raden ”<<<<<<<”) – behåll det som ska stå "
        "(båda, om båda har lagt till något) och ta bort raderna <<<<<<<, ======= och >>>>>>>"
    ]


def test_a_macro_within_single_braces_is_told(tmp_path: Path) -> None:
    for text in ('{ roles("provnat") }', '{ roles("provnat") }}', '{roles("provnat")}'):
        assert told(tmp_path / str(len(text)) / text[1], text) == [
            '8: makrot roles står inom en klammer och visas som text – skriv {{ roles("provnat") }}'
        ]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ('roles("provnat")', "står utan klamrar och visas som text"),
        ('( roles("provnat") )', "står utan klamrar och visas som text"),
        ("[[roles(”provnat”)]]", "står utan klamrar och visas som text"),
    ],
)
def test_a_macro_within_other_braces_or_none_is_told(tmp_path: Path, text: str, how: str) -> None:
    assert told(tmp_path, text) == [f'8: makrot roles {how} – skriv {{{{ roles("provnat") }}}}']


def test_a_macro_within_three_braces_is_told_once(tmp_path: Path) -> None:
    """Jinja reads them where they stand among plain calls, and not where it reads the page itself."""
    do = 'skriv {{ roles("provnat") }}'
    assert told(tmp_path / "a", '{{{ roles("provnat") }}}') == [
        f"8: texten inom klamrarna {{{{ }}}} går inte att tolka – {do}"
    ]
    plain = project.FILES[PAGE].replace("'", '"') + '\n{{{ roles("provnat") }}}\n'
    assert project.messages(tmp_path / "b", {PAGE: plain}) == [
        f"{PAGE}:8: makrot roles har för många klamrar, som visas som text – {do}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ordet source (källa) och roles() är engelska.",
        '`roles("provnat")`',
        '```text\n{ roles("provnat") }\n```',
        "{{\nroles('provnat',\n2023)\n}}",
    ],
)
def test_what_is_no_macro_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("```\nkod\n\n## Mer", 8, "kodblocket som börjar med ``` avslutas aldrig – skriv en rad med ``` efter koden"),
        (
            "Ord\n\n~~~~ text\n~~~",
            10,
            "kodblocket som börjar med ~~~~ avslutas aldrig – skriv en rad med ~~~~ efter koden",
        ),
        ("Ord <!-- dold\n\nmer", 8, "kommentaren <!-- avslutas aldrig – skriv --> efter den"),
        (
            "Ord <!-- dold\n\nmer -->",
            8,
            "kommentaren har en tom rad i sig mitt i ett stycke, och visas som text – "
            "låt <!-- stå först på en egen rad, med en tom rad ovanför",
        ),
    ],
)
def test_what_hides_the_rest_of_the_page_is_told(tmp_path: Path, text: str, line: int, what: str) -> None:
    assert told(tmp_path, text) == [f"{line}: {what}"]


@pytest.mark.parametrize(
    "text", ["```\nkod\n```", "1. Steg\n\n    ```yaml\n    kod\n    ```\n\nmer", "````\n```\n````"]
)
def test_code_that_ends_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize("line", ["---", "-----", "==="])
def test_a_line_that_makes_a_heading_of_the_text_above_is_told(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, f"En text.\n{line}\n\nMer.") == [
        f"9: raden ”{line}” gör texten ovanför till en rubrik – "
        "skriv ## framför rubriken, eller en tom rad ovanför linjen"
    ]


@pytest.mark.parametrize(
    "text", ["En text.\n\n---\n\nMer.", "| a |\n|---|\n| b |", "- punkt\n- punkt\n", "```\na\n---\n```"]
)
def test_a_line_of_its_own_passes(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_letters_that_came_out_wrong_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, "Om nÃ¤tverk.") == [
        "8: tecknen ”Ã¤” står där en bokstav har blivit fel när filen sparades – "
        "skriv bokstaven på nytt, på alla ställen i filen"
    ]


def test_a_conflict_that_is_half_mended_is_told_once(tmp_path: Path) -> None:
    (message,) = told(tmp_path, "ett\n=======\ntvå\n>>>>>>> gren")
    assert message.startswith("11: två ändringar står i konflikt (raden ”>>>>>>>”)")
