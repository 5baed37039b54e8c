"""Are signs that no reader sees, or takes for others, told; and is spelling let be?"""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplans.reading import signs, yamlfile
from tests.test_prose import told

INVISIBLE = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e", "\u200b", "\u200c", "\u200d"),
    *("\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2064", "\u2065", "\u2066", "\u206f", "\u2800", "\u3164"),
    *(
        "\ufe00",
        "\ufe0f",
        "\ufeff",
        "\uffa0",
        "\ufff9",
        "\U0001d173",
        "\U000e0001",
        "\U000e0041",
        "\U000e0100",
        "\ue000",
    ),
)


@pytest.mark.parametrize("sign", INVISIBLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_no_one_sees_is_told_where_it_stands(sign: str) -> None:
    bad = signs.first_bad(f"Tra{sign}fik")
    assert signs.suspect(f"En rad\nTra{sign}fik\n")
    assert bad is not None
    assert (bad.at, bad.what) == (3, f"raden innehåller ett osynligt tecken (U+{ord(sign):04X})")


@pytest.mark.parametrize(
    ("sign", "do"),
    [
        ("\u00ad", "skriv om ordet där det står: ett mjukt bindestreck"),
        ("\ufeff", "skriv om ordet där det står: ett mellanslag utan bredd"),
        ("\u000b", "byt det mot en vanlig radbrytning"),
        ("\uf0b7", "skriv - och mellanslag om det är en punkt i en lista"),
        ("\u202e", "ta bort tecknet eller skriv om raden"),
    ],
)
def test_what_comes_along_when_a_text_is_pasted_is_told_with_how_to_be_rid_of_it(sign: str, do: str) -> None:
    bad = signs.first_bad(f"Tra{sign}fik")
    assert bad is not None
    assert bad.do.startswith(do)


@pytest.mark.parametrize(
    ("text", "at", "seems"),
    [
        ("POLIS och РOLIS", 10, "P"),  # a Cyrillic Р
        ("Gоthenburg", 1, "o"),
        ("ett nätverk: РОСА", 13, "P"),  # a whole word of twins, and no other alphabet in sight
        ("Κarlstad", 0, "K"),  # a Greek one
        ("Միlan օsk", 6, "o"),  # an Armenian one
        ("Ｐolis", 0, "P"),
        ("\U0001d40fOLIS", 0, "P"),
        ("traﬁk", 3, "fi"),
        ("kapitel Ⅳ", 8, "IV"),
    ],
)
def test_a_letter_that_looks_like_another_is_told(text: str, at: int, seems: str) -> None:
    bad = signs.first_bad(text)
    assert signs.suspect(text)
    assert bad is not None
    assert bad.at == at
    assert f"ser ut som ”{seems}”" in bad.what


def test_a_letter_in_two_signs_is_told() -> None:
    bad = signs.first_bad("Trafikna\u0308mnden")
    assert signs.suspect("Trafikna\u0308mnden")
    assert bad is not None
    assert (bad.at, bad.what) == (7, "bokstaven ”ä” är skriven som två tecken, fast den ser ut som ett")
    assert signs.first_bad("\u212bngström") is not None  # the unit's sign for Å


@pytest.mark.parametrize(
    "text",
    [
        "Trafiknämnden, Århus, Łódź, Besançon, İstanbul, Þórshöfn, œuvre",
        "2 μg/m³, 5 kΩ, Δt, β-test, π ≈ 3,14, 10 µm, 4½ °C, m², ‰, №",
        "Москва, Київ, он а также США",
        "Αθήνα, Θεσσαλονίκη",
        "می\u200cخواهم, क्\u200dष",  # Persian and Hindi need the joiners
        "☎\ufe0f, 1\ufe0f\u20e3, 👩\u200d💻, 👨\u200d👩\u200d👧, ❤\ufe0f\u200d🔥",
        "”citat”, – — … • → ✓ § 74 € £",
        "10\u00a0000 kr",
        "x\u0304 har ingen egen bokstav",
        "ÃREN, Ã och â",
    ],
)
def test_spelling_is_let_be(text: str) -> None:
    assert signs.first_bad(text) is None


def test_they_are_told_in_data_on_pages_in_headers_and_in_the_menu(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("name: РOLIS\n# Gоteborg\n", encoding="utf-8")
    assert [str(one.place) for one in yamlfile.read(file, "a.yml")[1]] == ["a.yml:1", "a.yml:2"]
    file.write_text('note: "a\\u200bb"\nname: "\\u0420OLIS"\n', encoding="utf-8")
    assert [str(one.place) for one in yamlfile.read(file, "a.yml")[1]] == ["a.yml:1", "a.yml:2"]
    assert told(tmp_path / "page", "РOLIS")[0].startswith("8: bokstaven ”Р” (U+0420) ser ut som ”P”")
    assert told(tmp_path / "entity", "Mo&shy;bi&#8203;litet &nbsp; &amp; &eacute;") == [
        "8: &shy; är ett osynligt tecken – ta bort det"
    ]
