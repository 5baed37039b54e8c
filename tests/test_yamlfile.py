"""Which YAML an editor may write, what is said about the rest, and that every value keeps its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplans.reading import yamlfile
from actionplans.reading.limits import LARGEST_FILE
from actionplans.reading.yamlfile import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from tests import project

QUOTE = 'sätt hela texten inom citattecken: "…"'
ALIAS = (
    "läses som en hänvisning (alias) och är inte tillåtet – "
    "skriv ut värdet i stället, eller sätt texten inom citattecken"
)
ANCHOR = "läses som ett märke (ankare) och är inte tillåtet – ta bort det, eller sätt texten inom citattecken"
TAG = "är inte tillåtet – ta bort ordet som börjar med !, eller sätt texten inom citattecken"
MERGE = "sammanslagning (<<) är inte tillåten – skriv ut värdena i stället"
KEY = "en lista eller parentes kan inte vara nyckel – skriv nyckeln som ett ord, eller sätt texten inom citattecken"
DOCUMENTS = "filen har flera dokument (---) – ta bort raden med --- och allt efter den"
TAB = "raden är indragen med tabb – dra in med vanliga mellanslag, två per nivå"
HARD_SPACE = "raden är indragen med hårda mellanslag – dra in med vanliga mellanslag, två per nivå"
INVISIBLE = "raden innehåller ett osynligt tecken (U+{:04X})"
BACKSLASH = r"omvänt snedstreck inom citattecken – skriv \\ eller använd enkla citattecken"
QUOTE_OPEN = "ett citattecken avslutas aldrig – skriv det avslutande citattecknet"
BRACKET_OPEN = "en parentes avslutas aldrig – skriv den avslutande parentesen"
AFTER_QUOTE = f"texten fortsätter efter citattecknet eller parentesen – {QUOTE}"
COLON = f"kolon mitt i en text – {QUOTE}, eller rätta radens indragning"
RESERVED = f"texten börjar med ett tecken som YAML reserverar – {QUOTE}"
VALUE = f"här väntades ett värde – fyll i det, eller {QUOTE}"
NO_COLON = "här väntades ”nyckel: värde” – skriv ett kolon och ett mellanslag efter nyckeln"
INDENTATION = (
    "raden passar inte in i indragningen – "
    "dra in raden lika långt som nycklarna ovanför, och kontrollera citattecknen på raden före"
)
AGAIN = "behåll en av dem, eller sätt bindestreck framför om en ny post börjar här: ”- b:”"
GOES_ON = "dra in den två steg längre än ”text:”, eller skriv allt på en rad"
DASH = "skriv ett vanligt bindestreck och ett mellanslag, ”- ”"
AS_DASHES = "dra in raden lika långt som listans andra bindestreck"
WIDTH = "dra in raden lika långt som raderna bredvid, två mellanslag per nivå"
TAG_SYNTAX = "YAML-märke (!) används inte här – ta bort utropstecknet eller sätt texten inom citattecken"
TOO_DEEP = f"listor och nycklar ligger i fler än {MAX_DEPTH} nivåer – ta bort överflödiga parenteser och indrag"
NOT_UTF8 = (
    "filen är inte sparad som UTF-8 – spara om filen med kodningen UTF-8 (i Anteckningar: Spara som), "
    "eller skriv texten i webbredigeraren"
)
EMPTY = "filen är tom – fyll i den eller ta bort den"


def _plain(node: Node | None) -> object:
    """A tree as plain values."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.values.items()} if node else None


def _tree(text: str) -> object:
    """A text that must be right, as plain values."""
    tree, problems = yamlfile.parse(text, "a.yml")
    assert problems == []
    return _plain(tree)


def _problems(text: str) -> list[str]:
    """What is wrong with a text, each with "line:column"."""
    _, problems = yamlfile.parse(text, "a.yml")
    return [f"{one.place.line}:{one.place.column} {one.what} – {one.do}" for one in problems]


def _explained(text: str) -> list[str]:
    """The same, without the line that is quoted in brackets."""
    return [re.sub(r" \(”.*”\) –", " –", problem) for problem in _problems(text)]


def _read(folder: Path, raw: bytes) -> tuple[object, list[str]]:
    """A file of these bytes, as plain values, and what is wrong with it."""
    file = folder / "a.yml"
    file.write_bytes(raw)
    tree, problems = yamlfile.read(file, "data/a.yml")
    return _plain(tree), [project.told(problem) for problem in problems]


# --- What is allowed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("# överst\na: b # bredvid\n", {"a": "b"}),
        ("a: [b, 'c, d']\n", {"a": ["b", "c, d"]}),
        ("a: {b: c}\n", {"a": {"b": "c"}}),
        ("a:\n- b\n- c: d\n", {"a": ["b", {"c": "d"}]}),
        ("a: |\n  två\n  rader\n", {"a": "två\nrader\n"}),
        ("a: >-\n  en\n  rad\n", {"a": "en rad"}),
        ("a: >-\n  ett\n  stycke\n\n  ett till\n", {"a": "ett stycke\n\nett till"}),
        ("a: |-\n  en\n  rad\n\n  till\n", {"a": "en\nrad\n\ntill"}),
        ("a:\n", {"a": ""}),
        ("a: []\n", {"a": []}),
        ("a: NO\nb: 12:30\nc: 2014-11-03\nd: ~\n", {"a": "NO", "b": "12:30", "c": "2014-11-03", "d": "~"}),
        ("a: b\tc\n", {"a": "b\tc"}),
        ("a: 1\n \t\nb: 2\n", {"a": "1", "b": "2"}),
        ('a: "två\\nrader"\n', {"a": "två\nrader"}),
        ("a: N:\\avtal\n", {"a": "N:\\avtal"}),
        ("a: 'N:\\avtal'\n", {"a": "N:\\avtal"}),
        ("a: x\u00a0y – ”å” 😀\n", {"a": "x\u00a0y – ”å” 😀"}),
        ('a: "*b &c !d << @e"\n', {"a": "*b &c !d << @e"}),
        ("'<<': b\n", {"<<": "b"}),
        ("a: <<\n", {"a": "<<"}),
        ("1: a\n2: b\n", {"1": "a", "2": "b"}),
        ("hej\n", "hej"),
        ("- a\n", ["a"]),
    ],
)
def test_values_are_texts_as_they_are_written(text: str, tree: object) -> None:
    assert _tree(text) == tree


@pytest.mark.parametrize(
    "raw",
    [
        b"a: \xc3\xa5\nb: c\n",
        b"\xef\xbb\xbfa: \xc3\xa5\nb: c\n",
        b"a: \xc3\xa5\r\nb: c\r\n",
        b"a: \xc3\xa5\rb: c\r",
        b"\xef\xbb\xbfa: \xc3\xa5\r\nb: c",
    ],
)
def test_a_byte_order_mark_and_any_line_ends_are_accepted(tmp_path: Path, raw: bytes) -> None:
    assert _read(tmp_path, raw) == ({"a": "å", "b": "c"}, [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_the_same_with_any_line_ends(tmp_path: Path, line_end: str) -> None:
    assert _read(tmp_path, line_end.join(["a: 1", "", "b: 2", "a: 3", ""]).encode())[1] == [
        "data/a.yml:4: nyckeln ”a” står redan på rad 1 – behåll en av dem"
    ]


# --- Places and guesses ---------------------------------------------------------------------------------------------


def _placed(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield f"{node.text} {node.place.line}:{node.place.column}"
    elif isinstance(node, Sequence):
        yield f"lista {node.place.line}:{node.place.column}"
        for item in node.items:
            yield from _placed(item)
    else:
        yield f"nycklar {node.place.line}:{node.place.column}"
        for key, value in node.values.items():
            yield f"{key} {node.keys[key].line}:{node.keys[key].column}"
            yield from _placed(value)


def test_every_key_value_and_item_keeps_its_line_and_column() -> None:
    text = '# överst\nå: "ä"\n\nlista:\n  - en\n  - två: {x: y}\ntext: |\n  rad\n  rad\nsist: [a,\n  b]\n'
    tree, _ = yamlfile.parse(text, "a.yml")
    assert tree is not None
    assert list(_placed(tree)) == [
        "nycklar 2:1",
        "å 2:1",
        "ä 2:4",
        "lista 4:1",
        "lista 5:3",
        "en 5:5",
        "nycklar 6:5",
        "två 6:5",
        "nycklar 6:10",
        "x 6:11",
        "y 6:14",
        "text 7:1",
        "rad\nrad\n 7:7",
        "sist 10:1",
        "lista 10:7",
        "a 10:8",
        "b 11:3",
    ]


def test_places_name_the_file() -> None:
    tree, _ = yamlfile.parse("a: b\n", "data/a.yml")
    assert isinstance(tree, Mapping)
    assert {tree.place.path, tree.keys["a"].path, tree.values["a"].place.path} == {"data/a.yml"}


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        *((word, "bool") for word in ("NO", "no", "yes", "on", "Off", "true", "False")),
        *((word, "int") for word in ("2023", "0", "-1", "12:30", "1_000", "0x1F")),
        *((word, "float") for word in ("1.5", "1e3", "1E+3", "1.5e3", ".inf", "12.30", "12:30.5", "0o17")),
        *((word, "null") for word in ("~", "null", "NULL")),
        *((word, "timestamp") for word in ("2014-11-03", "2014-11-03 10:00:00")),
        *((word, "str") for word in ("nej", "2014-11", "2017~", "kl. 12:30", "1 000", "e3", "y", "POLIS")),
        *((f"'{word}'", "str") for word in ("NO", "2023", "1e3", "~", "2014-11-03", "")),
        ('"12:30"', "str"),
    ],
)
def test_what_yaml_takes_an_unquoted_text_for(written: str, guess: str) -> None:
    tree, _ = yamlfile.parse(f"a: {written}\n", "a.yml")
    assert isinstance(tree, Mapping)
    value = tree.values["a"]
    assert isinstance(value, Scalar)
    assert value.guess == guess


# --- What is refused, while the rest of the file is read ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 nyckeln ”a” står redan på rad 1 – behåll en av dem"]),
        ("a: 1\n'a': 2\n", ["2:1 nyckeln ”a” står redan på rad 1 – behåll en av dem"]),
        (
            "a: 1\na: 2\na: 3\n",
            [
                "2:1 nyckeln ”a” står redan på rad 1 – behåll en av dem",
                "3:1 nyckeln ”a” står redan på rad 1 – behåll en av dem",
            ],
        ),
        (
            "a:\n  - {b: 1, b: 2}\n",
            [f"2:12 nyckeln ”b” står redan på rad 2 – {AGAIN}"],
        ),
        ("a: &b c\n", [f"1:4 ”&b” {ANCHOR}"]),
        ("&b a: c\n", [f"1:1 ”&b” {ANCHOR}"]),
        ("a: &b [c]\n", [f"1:4 ”&b” {ANCHOR}"]),
        ("a: *b\n", [f"1:4 ”*b” {ALIAS}"]),
        ("*b : c\n", [f"1:1 ”*b” {ALIAS}"]),
        ("a:\n  - *b\n", [f"2:5 ”*b” {ALIAS}"]),
        ("a: &b c\nd: *b\n", [f"1:4 ”&b” {ANCHOR}", f"2:4 ”*b” {ALIAS}"]),
        ("a:\n  <<: {b: c}\n", [f"2:3 {MERGE}"]),
        ("a: !!str b\n", [f"1:4 YAML-märket !!str {TAG}"]),
        ("a: !b c\n", [f"1:4 YAML-märket !b {TAG}"]),
        ("a: !\n", [f"1:4 YAML-märket ! {TAG}"]),
        ("- !!python/name:os.system\n", [f"1:3 YAML-märket !!python/name:os.system {TAG}"]),
        ("a: 1\n---\nb: 2\n", [f"2:1 {DOCUMENTS}"]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [f"2:1 {DOCUMENTS}"]),
        ("[a, b]: c\n", [f"1:1 {KEY}"]),
        ("{a: b}: c\n", [f"1:1 {KEY}"]),
        ("a: {{ source }}\n", [f"1:5 {KEY}"]),
        ("? [a]\n: b\n", [f"1:3 {KEY}"]),
        ('a: "N:\\avtal"\n', [f"1:4 {BACKSLASH}"]),
        ('a: "\\0"\n', [f"1:4 {BACKSLASH}"]),
    ],
)
def test_what_an_editor_cannot_mean_is_refused_where_it_stands(text: str, problems: list[str]) -> None:
    assert _problems(text) == problems


def test_the_first_of_equal_keys_and_the_first_of_several_documents_are_kept() -> None:
    tree, problems = yamlfile.parse("a: 1\na: 2\n---\na: 3\n", "a.yml")
    assert _plain(tree) == {"a": "1"}
    assert len(problems) == 2


def test_all_that_is_refused_is_reported_at_once() -> None:
    assert _problems("a: &b c\nd: *b\n<<: {}\na: !e f\n[g]: h\n") == [
        f"1:4 ”&b” {ANCHOR}",
        f"2:4 ”*b” {ALIAS}",
        f"3:1 {MERGE}",
        f"4:4 YAML-märket !e {TAG}",
        "4:1 nyckeln ”a” står redan på rad 1 – behåll en av dem",
        f"5:1 {KEY}",
    ]


def test_an_alias_leaves_a_value_that_is_known_to_be_reported() -> None:
    tree, _ = yamlfile.parse("a: *b\nc: d\n", "a.yml")
    assert isinstance(tree, Mapping)
    assert [value.refused for value in tree.values.values() if isinstance(value, Scalar)] == [True, False]


# --- What cannot be read at all -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # Quotation marks and brackets: the place is where they open.
        ('a: b\nc: "d\ne: f\n', f"2:4 {QUOTE_OPEN}"),
        ("a: 'b\n", f"1:4 {QUOTE_OPEN}"),
        ('a: "b\n---\nc"\n', f"1:4 {QUOTE_OPEN}"),
        ("a: [b, c\nd: e\n", f"1:4 {BRACKET_OPEN}"),
        ("a: {b: c\n", f"1:4 {BRACKET_OPEN}"),
        ("a:\n  - [b\n", f"2:5 {BRACKET_OPEN}"),
        ("a: 'it's'\n", f"1:8 {AFTER_QUOTE}"),
        ('a: "b" c\n', f"1:8 {AFTER_QUOTE}"),
        ("a: [b]]\n", f"1:7 {AFTER_QUOTE}"),
        ("a: {{ b }} c\n", f"1:12 {AFTER_QUOTE}"),
        ("[a]]\n", "1:4 raden hör inte ihop med det som står före – ta bort den, eller rätta parenteserna"),
        # Colons.
        ("a: b: c\n", f"1:5 {COLON}"),
        ("a: b\n  c: d\n", f"2:3 ”c” är indragen längre än raden ovanför – {WIDTH}"),
        ("a: [b]: c\n", f"1:7 {COLON}"),
        ("a: 1\nb\nc: 2\n", f"2:1 {NO_COLON}"),
        ("a: 1\nb\n", f"2:1 {NO_COLON}"),
        # Signs that mean something to YAML.
        ("a: @b\n", f"1:4 {RESERVED}"),
        ("a: `b`\n", f"1:4 {RESERVED}"),
        ("a: %b\n", f"1:4 {RESERVED}"),
        ("a: *b*\n", f"1:6 {RESERVED}"),
        ("a: & b\n", f"1:5 {RESERVED}"),
        ("a: |b\n", f"1:5 {RESERVED}"),
        ("a: > b\n", f"1:6 {RESERVED}"),
        ("a: ? b\n", f"1:4 {RESERVED}"),
        ("%B\n---\na: b\n", f"1:3 {RESERVED}"),
        ("a: !b!c d\n", f"1:4 {TAG_SYNTAX}"),
        ("a: !hej, du\n", f"1:8 {TAG_SYNTAX}"),
        ("a: !å\n", f"1:5 {TAG_SYNTAX}"),
        ("a: !<b\n", f"1:7 {TAG_SYNTAX}"),
        ("a: ]\n", f"1:4 {VALUE}"),
        ("a: , b\n", f"1:4 {VALUE}"),
        ("a: [\n", f"1:1 {VALUE}"),
        ('a: "C:\\mapp"\n', f"1:7 {BACKSLASH}"),
        ('a: "\\x4"\n', f"1:7 {BACKSLASH}"),
        ('a: "\\uD800"\n', f"1:7 {BACKSLASH}"),
        # Indentation and lists.
        ("a:\n  b: 1\n c: 2\n", f"3:2 raden är indragen med 1 mellanslag, vilket inte är jämna par – {WIDTH}"),
        ("a:\n    b: 1\n  c: 2\n", f"3:3 {INDENTATION}"),
        ("a: 1\n- b\n", f"2:1 {INDENTATION}"),
        (": a\n", f"1:1 {INDENTATION}"),
        (
            "- a\nb: 1\n",
            "2:1 raden hör inte till listan ovanför – dra in raden lika långt som listans övriga rader, "
            "eller sätt ett bindestreck framför",
        ),
        (
            "a: - b\n",
            "1:4 en lista kan inte börja här – "
            "börja listan på en egen rad under nyckeln, eller sätt hela texten inom citattecken",
        ),
        # What stands on the line before the one where YAML gives up.
        ("a:Ny\nb: 1\n", "1:2 mellanslag saknas efter kolonet i ”a:” – skriv ”a: ” och sedan värdet"),
        ("- a:Ny\n  b: 1\n", "1:4 mellanslag saknas efter kolonet i ”a:” – skriv ”a: ” och sedan värdet"),
        ("- a: 1\n-b: 2\n  c: 3\n", "2:1 mellanslag saknas efter bindestrecket i ”-b” – skriv ”- b: …”"),
        ("a: 1\ntext Ny\nc: 2\n", "2:5 kolon saknas efter ”text” – skriv ”text: …”"),
        ("a: 1\ntext; Ny\nc: 2\n", "2:5 kolon saknas efter ”text” – skriv ”text: …”"),
        ("a: 1\ntext = Ny\nc: 2\n", "2:5 kolon saknas efter ”text” – skriv ”text: …”"),
        ("b Ny\nc: 2\n", "1:2 kolon saknas efter ”b” – skriv ”b: …”"),
        (
            "a:\n  - b: 1\n    - b: 2\n",
            "3:5 bindestrecket står för långt in, med indraget av en annan rad – "
            "dra in raden lika långt som listans andra bindestreck",
        ),
        (
            "a:\n  b: 1\n  c: 2\n  - b: 3\n    c: 4\n",
            "2:3 bindestreck saknas framför posten – "
            "sätt ett bindestreck och ett mellanslag framför postens första nyckel, ”- ”",
        ),
        # A text that was broken by hand: its second line begins with no key that there is.
        ("text: Vice\nordförande i gruppen\nc: 2\n", f"2:1 raden ser ut att fortsätta texten på rad 1 – {GOES_ON}"),
        ("text:\nVice ordförande\nc: 2\n", f"2:1 raden ser ut att fortsätta texten på rad 1 – {GOES_ON}"),
        ("a: 1\nnav\n  - b\n", "2:1 här väntades ”nyckel: värde” – skriv ett kolon och ett mellanslag efter nyckeln"),
        # A word processor's dashes and bullets, and the dashes of a list in the wrong column.
        ("a:\n  - b: 1\n  – b: 2\n", f"3:3 tecknet ”–” är inget bindestreck – {DASH}"),
        ("a:\n  - b: 1\n  • b: 2\n", f"3:3 tecknet ”•” är inget bindestreck – {DASH}"),
        ("a:\n  - b: 1\n  * b: 2\n", f"3:3 tecknet ”*” är inget bindestreck – {DASH}"),
        ("a:\n  - - b: 1\n    c: 2\n", "2:5 två bindestreck står framför posten – ta bort det ena"),
        ("a:\n  - b: 1\n- b: 2\nc: 1\n", f"3:1 bindestrecket står för långt ut – {AS_DASHES}"),
        ("a:\n  - b\n    - c: d\n", f"3:5 bindestrecket står för långt in, med indraget av en annan rad – {AS_DASHES}"),
        (
            "a:\n  - b\n    c: d\n",
            "3:5 bindestreck saknas framför raden – "
            "sätt ett bindestreck och ett mellanslag framför raden, lika långt in som de andra",
        ),
        (
            "a:\n  - b: 1\n  c:\n    - d: 1\n",
            "3:3 ”c:” är indragen som om den hörde till listan ovanför – ta bort mellanslagen framför den",
        ),
        ("a:\n  - b: 1\nc: 2\n    d: 3\n", f"3:1 ”c” är indragen kortare än raderna omkring – {WIDTH}"),
        ("a: ”Mötet: en början”\n", '1:4 texten med kolon står inom typografiska citattecken – byt dem mot raka: "…"'),
        ("- a: ny\tb: 1\n", "1:8 raden har en tabb mitt i – skriv varje nyckel med sitt värde på en egen rad"),
        (
            '"2026":a.md\nb: 1\n',
            '1:7 mellanslag saknas efter kolonet i ”"2026":” – skriv ”"2026": ” och sedan värdet',
        ),
        (
            'a: "Mötet "Framtid" i Prov"\n',
            "1:12 ett citattecken står mitt i en text med citattecken omkring – skriv ” inne i texten, inte raka",
        ),
        (
            'a: "Ny\nb: 1\nc: "Ord"\n',
            "1:4 ett citattecken avslutas inte på raden – skriv det avslutande citattecknet sist i texten",
        ),
        (
            "%YAML 3.0\n---\na: b\n",
            "1:1 raden går inte att läsa som YAML – jämför med en annan fil av samma slag",
        ),
    ],
)
def test_a_slip_in_the_syntax_is_explained_where_it_was_made(text: str, problem: str) -> None:
    assert yamlfile.parse(text, "a.yml")[0] is None
    assert _explained(text) == [problem]


def test_the_line_that_cannot_be_read_is_quoted_as_far_as_it_fits() -> None:
    assert _problems("a: 1\nb: Mötet: " + "ord " * 40) == [
        f"2:9 kolon mitt i en text (”b: Mötet: {'ord ' * 12}o…”) – {QUOTE}, eller rätta radens indragning"
    ]


def test_what_was_refused_on_other_lines_before_a_slip_in_the_syntax_is_reported_as_well() -> None:
    assert _explained("a: 1\na: 2\nb: {{ c }} d\n") == [
        "2:1 nyckeln ”a” står redan på rad 1 – behåll en av dem",
        f"3:12 {AFTER_QUOTE}",
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a:\n\tb: 1\n", [f"2:1 {TAB}"]),
        ("a:\n  \tb: 1\n\t- c\n", [f"2:1 {TAB}", f"3:1 {TAB}"]),
        ("a: |\n\tb\n", [f"2:1 {TAB}"]),
        ("a:\n\u00a0\u00a0b: 1\n", [f"2:1 {HARD_SPACE}"]),
        ("a:\n \u2003b: 1\n", [f"2:1 {HARD_SPACE}"]),
    ],
)
def test_lines_are_indented_with_plain_spaces(text: str, problems: list[str]) -> None:
    assert _problems(text) == problems


@pytest.mark.parametrize(
    "character", ["\0", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029", "\ufffe"]
)
@pytest.mark.parametrize("text", ["a: 1\nb: {}\n", "a: 1\n#  {}\n", "a: 1\nb: {}c: d\n", "a: 1\n'b{}': c\n"])
def test_an_invisible_character_is_named_and_placed(character: str, text: str) -> None:
    column = text.split("\n")[1].index("{") + 1
    told = [problem.split(" – ")[0] for problem in _problems(text.format(character))]
    assert told == [f"2:{column} {INVISIBLE.format(ord(character))}"]


def test_invisible_characters_are_reported_once_a_line_and_on_every_line() -> None:
    assert _problems("a: \x01\x02\nb: 1\nc: \u2028\n") == [
        f"1:4 {INVISIBLE.format(1)} – ta bort tecknet eller skriv om raden",
        f"3:4 {INVISIBLE.format(0x2028)} – byt det mot en vanlig radbrytning: det är ordbehandlarens egen",
    ]


@pytest.mark.parametrize(
    ("written", "column", "signs"),
    [("nÃ¤tverk", 5, "Ã¤"), ("Ã…r", 4, "Ã…"), ("a â€“ b", 6, "â€“"), ("n\ufffdtverk", 5, "\ufffd")],
)
def test_letters_that_came_out_wrong_when_the_file_was_saved_are_told(written: str, column: int, signs: str) -> None:
    assert _problems(f"a: {written}\n") == [
        f"1:{column} tecknen ”{signs}” står där en bokstav har blivit fel när filen sparades – "
        "skriv bokstaven på nytt, på alla ställen i filen"
    ]


@pytest.mark.parametrize("written", ["São Paulo", "MÃE", "Ålands Ã", "50 € â la carte"])
def test_letters_of_other_languages_pass(written: str) -> None:
    assert _problems(f"a: {written}\n") == []


# --- Depth ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_lists_and_keys_may_lie_in_each_other_to_the_limit_and_no_deeper(opening: str, closing: str) -> None:
    assert _problems(opening * MAX_DEPTH + "b" + closing * MAX_DEPTH) == []
    column = len(opening) * MAX_DEPTH + 1
    assert _problems(opening * (MAX_DEPTH + 1) + "b" + closing * (MAX_DEPTH + 1)) == [f"1:{column} {TOO_DEEP}"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[{", "a: ["])
def test_ten_thousand_brackets_are_a_problem_and_no_crash(opening: str) -> None:
    found = _problems(opening * 10_000)
    assert len(found) == 1
    assert found[0].endswith((TOO_DEEP, VALUE, COLON))


def test_many_lists_beside_each_other_are_not_deep() -> None:
    assert _problems("".join(f"- [[{number}]]\n" for number in range(100))) == []


# --- Files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw", [b"", b"\xef\xbb\xbf", b"\n\n", b"  \n", b"# bara en kommentar\n", b"---\n", b"---\n...\n", b"''\n"]
)
def test_an_empty_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert _read(tmp_path, raw) == (None, [f"data/a.yml:1: {EMPTY}"])


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"\xe5: 1\n", 1),
        (b"a: 1\nb: \xe5\n", 2),
        (b"a: 1\r\nb: 2\r\nc: \xe5\r\n", 3),
        (b"a: 1\rb: \xe5\r", 2),
        (b"\xef\xbb\xbfa\n\xe5", 2),
        (b"a: \xc3\xa5\nb: \xc3\xa4\nc: \xe5\n", 3),
        ("a: å\n".encode("utf-16"), 1),
        (b"a: 1\nb: \xc3", 2),
        (b"a: 1\nb: \xed\xa0\x80\n", 2),
    ],
)
def test_a_file_in_another_encoding_is_refused_on_the_line_that_shows_it(tmp_path: Path, raw: bytes, line: int) -> None:
    assert _read(tmp_path, raw) == (None, [f"data/a.yml:{line}: {NOT_UTF8}"])


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    raw = b"a: b\n" + b"#\n" * ((LARGEST_FILE - 5) // 2)
    assert _read(tmp_path, raw) == ({"a": "b"}, [])


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    raw = b"a: b\n".ljust(LARGEST_FILE + 1, b"#")
    assert _read(tmp_path, raw) == (
        None,
        ["data/a.yml:1: filen är 1000001 byte; gränsen är 1000000 – dela upp innehållet på flera filer"],
    )
