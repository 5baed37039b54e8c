"""Does what an editor saw in GitHub's preview stand on the site, or is it told, line by line, where not?

The table says what GitHub shows, written down from its specification of Markdown (https://github.github.com/gfm/) and
its guide to what it makes besides; neither of the two readers that the rule compares wrote it.
"""

from __future__ import annotations

import random

import pytest

from actionplans.reading import pages
from actionplans.rules import html, links, lists, preview, prose
from tests import project
from tests.test_page_html import checked_model

# A text, what GitHub shows of it (each piece with the blocks that it stands in), and what is told: nothing where the
# site shows the same.
SAME = ""
CASES: list[tuple[str, list[str], str]] = [
    # Lists.
    ("Vi ska:\n\n- delta\n- skriva", ["Vi ska:", "ul li: delta", "ul li: skriva"], SAME),
    ("Vi ska:\n- delta", ["Vi ska:", "ul li: delta"], "2:1: listan har ingen tom rad ovanför"),
    ("Vi ska\n1. delta", ["Vi ska", "ol li 1: delta"], "2:1: listan har ingen tom rad ovanför"),
    ("Vi ska\n2. delta", ["Vi ska 2. delta"], SAME),
    ("- a\n    - b", ["ul li: a", "ul li ul li: b"], SAME),
    ("- a\n\t- b", ["ul li: a", "ul li ul li: b"], SAME),
    ("- a\n  - b", ["ul li: a", "ul li ul li: b"], "2:3: punkten är indragen med 2 mellanslag"),
    ("- a\n   - b", ["ul li: a", "ul li ul li: b"], "2:4: punkten är indragen med 3 mellanslag"),
    ("1. a\n   1. b", ["ol li 1: a", "ol li 1 ol li 1: b"], "2:4: punkten är indragen med 3 mellanslag"),
    ("3. tre\n4. fyra", ["ol li 3: tre", "ol li 4: fyra"], SAME),
    ("13. mars möts vi.", ["ol li 13: mars möts vi."], SAME),
    ("13\\. mars möts vi.", ["13. mars möts vi."], SAME),
    ("13. mars.\n\n20. mars.", ["ol li 13: mars.", "ol li 14: mars."], "3:1: raden börjar med ”20.”"),
    ("1. a\n1. b", ["ol li 1: a", "ol li 2: b"], SAME),
    ("1. a\n\nText\n\n2. b", ["ol li 1: a", "Text", "ol li 2: b"], SAME),
    ("1) a", ["ol li 1: a"], "1:1: talet med ) gör ingen lista här"),
    ("* a\n- b\n+ c", ["ul li: a", "ul li: b", "ul li: c"], SAME),
    ("1. a\n- b", ["ol li 1: a", "ul li: b"], "2:1: punkten visas på en annan plats"),
    ("- a\n1. b", ["ul li: a", "ol li 1: b"], "2:1: punkten visas på en annan plats"),
    ("1. a\n\n- b", ["ol li 1: a", "ul li: b"], SAME),
    ("- a\nvidare\n- b", ["ul li: a vidare", "ul li: b"], SAME),
    ("- a\n\n    mer om a", ["ul li: a", "ul li: mer om a"], SAME),
    ("- a\n\n  mer om a", ["ul li: a", "ul li: mer om a"], "3:1: texten hör till punkten ovanför i förhandsvisningen"),
    ("- a\n> b", ["ul li: a", "blockquote: b"], "2:1: citatet visas i punkten ovanför"),
    ("- a\n```\nb\n```", ["ul li: a", "pre: b"], "2:1: kodblocket visas i punkten ovanför"),
    # Tables.
    ("| a |\n|---|\n| b |", ["table tr th: a", "table tr td: b"], SAME),
    ("Text\n| a |\n|---|\n| b |", ["Text", "table tr th: a", "table tr td: b"], "2:1: tabellen visas som löpande text"),
    ("| a |\n|---|\n| x \\| y |", ["table tr th: a", "table tr td: x | y"], SAME),
    ("| a |\n|---|\n| `x|y` |", ["table tr th: a", "table tr td: `x"], "3:1: strecket | i kod delar cellen"),
    # Headings and lines.
    ("## Mål", ["h2: Mål"], SAME),
    ("#Mål", ["#Mål"], "1:1: raden börjar med # utan mellanslag"),
    ("####### Mål", ["####### Mål"], "1:1: raden har fler än sex #"),
    ("## C++ & C#", ["h2: C++ & C#"], "1:1: # sist i en rubrik visas inte här"),
    ("## C++ & C\\#", ["h2: C++ & C#"], SAME),
    ("Mål\n---", ["h2: Mål"], "2:1: raden ”---” gör texten ovanför till en rubrik"),
    ("a\n\n---\n\nb", ["a", "hr: ", "b"], SAME),
    ("[TOC]", ["[TOC]"], "1:1: [TOC] visas inte"),
    # Emphasis.
    ("**fet** och _kursiv_", ["‹*fet*› och ‹_kursiv_›"], SAME),
    ("***båda***", ["‹*‹_båda_›*›"], SAME),
    ("snake_case_ord och 5*3", ["snake_case_ord och 5*3"], SAME),
    ("**Ordet:**text", ["**Ordet:**text"], "1:1: fetstilen eller det kursiva visas inte likadant"),
    ("**Ordet:** text", ["‹*Ordet:*› text"], SAME),
    ("Text\n**”Ordet”**s text", ["Text **”Ordet”**s text"], "2:1: fetstilen eller det kursiva visas inte likadant"),
    ("~~x~~", ["‹~x~›"], "1:1: genomstruken text finns inte här"),
    ("~x~", ["~x~"], "1:1: mellan två ~ blir texten genomstruken"),
    ("~5 till 2017~", ["~5 till 2017~"], "1:1: mellan två ~ blir texten genomstruken"),
    ("H~2~O", ["H~2~O"], "1:2: mellan två ~ blir texten genomstruken"),
    ("www.x.example/~a/~b", ["www.x.example/-a/-b"], SAME),
    ("cirka ~5 och ~7", ["cirka ~5 och ~7"], SAME),
    # Addresses.
    ("Se https://www.provnat.example/a_b_c/.", ["Se https://www.provnat.example/a-b-c/."], SAME),
    ("Se www.provnat.example nu.", ["Se www.provnat.example nu."], SAME),
    ("<https://provnat.example/>", ["https://provnat.example/"], SAME),
    ("[text](https://provnat.example/)", ["‹^text^›"], SAME),
    ("[text](min fil.pdf)", ["[text](min fil.pdf)"], "1:1: adressen ”min fil.pdf” innehåller mellanslag"),
    # Line ends, escapes, code.
    ("rad ett\nrad två", ["rad ett rad två"], SAME),
    ("rad ett  \nrad två", ["rad ett / rad två"], SAME),
    ("rad ett\\\nrad två", ["rad ett / rad två"], "1:1: ett bakstreck sist på raden"),
    (r"\*inte kursiv\*", ["*inte kursiv*"], SAME),
    (r"ungefär \~ 5", ["ungefär ~ 5"], "1:1: bakstrecket visas här"),
    ("```\n- [ ] :x: !!! $x$ ~y~\n```", ["pre: - [ ] :x: !!! $x$ ~y~"], SAME),
    ("Text\n```\nb\n```", ["Text", "pre: b"], "2:1: kodblocket står mitt i en text"),
    ("<details>\n<summary>Mer</summary>\n\n**fet**\n\n</details>", ["Mer", "‹*fet*›"], "4:1: Markdown i <details>"),
    ("<details markdown>\n<summary>Mer</summary>\n\n**fet**\n\n</details>", ["Mer", "‹*fet*›"], SAME),
    (
        "<details markdown>\n<summary>Mer</summary>\n- a\n- b\n</details>",
        ["Mer", "- a - b"],
        "3:1: texten direkt under <summary>",
    ),
    ("```mermaid\na-->b\n```", ["pre: a-->b"], "1:4: mermaid ritas inte här"),
    ("- a\n\n  > b", ["ul li: a", "ul li blockquote: b"], "3:1: det som hör till punkten ovanför visas inte i den"),
    ("> a\n> - b", ["blockquote: a", "blockquote ul li: b"], "2:1: punkten visas på en annan plats"),
    ("<!-- dolt -->\n\nText", ["Text"], SAME),
    ("> citat\nvidare", ["blockquote: citat vidare"], SAME),
    ("> a\n> > b", ["blockquote: a", "blockquote blockquote: b"], SAME),
    # What GitHub makes besides its Markdown, and what the site alone has: told by their signs.
    ("- [ ] att göra", ["ul li: [ ] att göra"], "1:3: kryssrutor finns inte här"),
    ("1. [x] gjort", ["ol li 1: [x] gjort"], "1:4: kryssrutor finns inte här"),
    ("Text[^1]\n\n[^1]: En not", ["Text[^1]", "[^1]: En not"], "3:1: fotnoter finns inte här"),
    ("> [!NOTE]\n> Hej", ["blockquote: [!NOTE] Hej"], "1:1: så skrivs ingen ruta här"),
    ("Klart :white_check_mark:", ["Klart :white_check_mark:"], "1:7: så skrivs ingen bild eller symbol"),
    ("Kl. 10:30:45, se a:b:c", ["Kl. 10:30:45, se a:b:c"], SAME),
    ("Summan $x_1$ är", ["Summan $x_1$ är"], "1:8: formler finns inte här"),
    ("US$5 och $6", ["US$5 och $6"], SAME),
    ('!!! note "Obs"\n    Text\n\n    - a', ["Text", "ul li: a"], SAME),
    ('!!! note "Obs"\nText', ["Text"], "1:1: rutan är tom: texten under den är inte indragen"),
    ("!!! note Viktigt\n    Text", ["Text"], "1:10: rutans slag ”viktigt” finns inte"),
    ("!!! note ”Obs”\n    Text", ["!!! note ”Obs” Text"], "1:1: raden gör ingen ruta"),
    ("Begrepp\n:   Förklaring", ["Begrepp : Förklaring"], SAME),
]
HEADER = "---\ntitle: X\n---\n# X\n\n"


def as_written(piece: preview.Piece) -> str:
    """A piece as the table has it."""
    words = piece.words.replace("\x01", "‹").replace("\x02", "›")
    return f"{' '.join(piece.within)}: {words}" if piece.within else words


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the rules of a page's text tell of each case, on a page of its own: from its own first line."""
    root = tmp_path_factory.mktemp("preview")
    texts = {f"docs/om/sida-{number}.md": text for number, (text, _, _) in enumerate(CASES)}
    project.write(root, {path: f"{HEADER}{text}\n" for path, text in texts.items()})
    model, read = checked_model(root), pages.read(root, {})
    found: dict[str, list[str]] = {text: [] for text in texts.values()}
    for rule in (preview.as_previewed, lists.lists, prose.underlined, html.unsafe_text, links.links):
        for problem in rule(model, read):
            line = problem.place.line - HEADER.count("\n")
            found[texts[problem.place.path]].append(f"{line}:{problem.place.column}: {problem.what}")
    return found


@pytest.mark.parametrize(("text", "shown", "says"), CASES)
def test_a_text_is_shown_as_github_shows_it_or_is_told_once(
    told: dict[str, list[str]], text: str, shown: list[str], says: str
) -> None:
    plain = preview.without_signs_of_addresses(text)
    assert [as_written(piece) for piece in preview.in_the_preview(plain)] == shown
    assert len(told[text]) == (1 if says else 0), told[text]
    assert "".join(told[text]).startswith(says)
    if not says and ":   " not in text:  # but for a term and its explanation, which only the site has
        assert [as_written(piece) for piece in preview.on_the_site(plain)] == shown


def test_a_bare_address_is_a_link() -> None:
    assert 'href="https://provnat.example/a_b_c"' in html.converted("Se https://provnat.example/a_b_c.")
    assert "<a" not in html.converted("`https://provnat.example/`")


# Lines as people write them, and signs that change what they are.
_PARTS = (
    *("## Mål", "Text som står här.", "- en punkt", "- **Fet.** Punkt", "  som går vidare", "", "", ""),
    *("1. ett", "    - under", "  - under"),
    *("| a | b |", "|---|---|", "[länk](a.md) och mer", "*kursiv* text", "> citat", "a_b_c", "---", "```", "#x"),
    *("§0§", "- ", "+ a", "12. mars", "Text\\", "5 * 3", "**Ord:**x", "<br>", "!!! note", "    text", "~x~", "\t- b"),
    *("`a b.c` och", "- **fet** `kod`", "  - under", "**Slut.**", "  *a*", "**Fet** text:"),
)


@pytest.mark.parametrize("seed", range(3))
def test_a_text_that_is_not_read_twice_would_be_read_alike(seed: int) -> None:
    chance, quiet = random.Random(seed), 0
    for _ in range(400):
        text = "\n".join(chance.choice(_PARTS[:8] if chance.random() < 0.8 else _PARTS) for _ in range(5))
        if preview.is_quiet(text):
            quiet += 1
            assert preview.differences(text) == (), text
    assert 40 < quiet < 360
