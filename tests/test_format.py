"""Do data files have one canonical form, whatever their layout was, with every fact and comment still there?"""

from __future__ import annotations

import json
import random
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.commands.main import main
from actionplans.model import records
from actionplans.model.fields import Record, field_specs
from actionplans.model.files import FILE_KINDS, editor_line, kind_of
from actionplans.reading import data, yamlfile
from actionplans.reading.values import decode
from actionplans.writing.canonical import key_order, ordered
from actionplans.writing.form import Form
from tests.sites import ROOT

CITIES = (ROOT, ROOT / "tests/fixtures/exempelstad")
FILES = [
    pytest.param(city, path.relative_to(city).as_posix(), id=path.relative_to(ROOT).as_posix())
    for city in CITIES
    for path in sorted(city.glob("data/**/*.yml"))
]
NAME = "data/networks/provn.yml"
LINE = editor_line(NAME)


def formatted(text: str, name: str = NAME) -> str:
    """A text in the canonical form, which is the form of itself."""
    result = ordered(text.encode(), name)
    assert result.text is not None, [str(one) for one in result.problems]
    assert ordered(result.text.encode(), name).text == result.text
    return result.text


def refused(text: str | bytes, name: str = NAME) -> list[str]:
    """What is said of a text that cannot be put in order."""
    result = ordered(text if isinstance(text, bytes) else text.encode(), name)
    assert result.text is None
    return [str(one) for one in result.problems]


# --- The files of both cities -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("city", "name"), FILES)
def test_a_file_keeps_its_comments_and_gets_a_form_that_stays(city: Path, name: str) -> None:
    before = (city / name).read_text(encoding="utf-8-sig")
    after = formatted(before, name)
    assert after.startswith(f"{editor_line(name)}\n")
    # Neither city has a text with a line that begins with #: such lines are comments.
    said = [
        Counter(line.strip() for line in text.splitlines() if line.lstrip().startswith("#")) for text in (before, after)
    ]
    assert said[1] - said[0] in (Counter(), Counter([editor_line(name)]))
    assert not said[0] - said[1]
    assert after.endswith("\n")
    assert not after.endswith("\n\n")
    assert "\r" not in after
    assert not [line for line in after.splitlines() if line != line.rstrip()]
    assert not [line for line in after.splitlines() if len(line) > 120 and re.match(r" *(- )?[^#\s][^:]*: .* ", line)]


@pytest.mark.parametrize("city", CITIES, ids=["city", "exempelstad"])
def test_a_city_says_the_same_when_all_its_files_are_in_the_form(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(city / "data", tmp_path / "data")
    assert main(["format", str(tmp_path)]) == 0
    assert re.search(r"^\d+ av \d+ filer är ordnade, de andra var det redan\.$", capsys.readouterr().out, re.M)
    before, after = data.load(city), data.load(tmp_path)
    assert not after.problems
    assert before.model
    assert after.model
    for collection, content in vars(before.model).items():
        now = vars(after.model)[collection]
        assert now == content, collection
        assert not isinstance(content, dict) or list(now) == list(content), collection
    assert main(["format", "--check", str(tmp_path)]) == 0
    assert re.fullmatch(r"Alla \d+ filer är i den ordnade formen\.\n", capsys.readouterr().out)


def test_most_lines_of_hand_written_files_stay_as_they_are() -> None:
    """The form was made from these files: it is not there to rewrite them."""
    kept = total = 0
    for path in sorted(CITIES[1].glob("data/**/*.yml")):
        before = path.read_text(encoding="utf-8").splitlines()
        after = Counter(
            formatted(path.read_text(encoding="utf-8"), path.relative_to(CITIES[1]).as_posix()).splitlines()
        )
        kept += sum((Counter(before) & after).values())
        total += len(before)
    assert kept / total > 0.98


# --- One content, many layouts ----------------------------------------------------------------------------------------

FORM = f"""\
{LINE}
# PROVN: ett exempel.

name: PROVN
start: 2012
facts:
  - kind: description
    text: "Ett nätverk: städer och regioner."
    as_of: 2023~
    sources: [provn, brv-information-2023]
roles:
  - kind: chair
    text: Ordförande i en grupp 😀
    holder: exempelstad
    start: 2014-11-06
    end: ongoing
    observed: [2016, 2023-05]
    sources: [provn]
"""
_TEXT = '"Ett nätverk: städer och regioner."'
_TOP = "# PROVN: ett exempel.\n\n"
_NAME = "name: PROVN\nstart: 2012\n"
_FACT = f"{{kind: description, text: {_TEXT}, as_of: 2023~, sources: [provn, brv-information-2023]}}"
_FACTS = f"facts: [{_FACT}]\n"
_ROLE = (
    "{kind: chair, text: Ordförande i en grupp 😀, holder: exempelstad, start: 2014-11-06, end: ongoing, "
    "observed: [2016, 2023-05], sources: [provn]}"
)
_ROLES = f"roles: [{_ROLE}]\n"

# Each says what FORM says.
LAYOUTS = {
    "as it is": FORM,
    "no line for the editor": FORM.removeprefix(f"{LINE}\n"),
    "another line for the editor": FORM.replace("../schema", "../../elsewhere"),
    "the editor's line after the heading": f"# PROVN: ett exempel.\n{LINE}\n\n" + FORM.split("\n\n")[1],
    "no empty line": FORM.replace("\n\n", "\n"),
    "many empty lines": FORM.replace("\n\n", "\n\n\n\n"),
    "empty lines at the end": f"{FORM}\n\n\n",
    "no line end at the end": FORM.rstrip("\n"),
    "Windows' line ends": FORM.replace("\n", "\r\n"),
    "old Macintosh' line ends": FORM.replace("\n", "\r"),
    "a byte order mark": f"\ufeff{FORM}",
    "spaces at line ends": re.sub(r"(?<=[\w\]])\n", "   \n", FORM),
    "letters in pieces": unicodedata.normalize("NFD", FORM),
    "a beginning of the document": f"---\n{FORM}",
    "an end of the document": f"{FORM}...\n",
    "lists not indented": re.sub(r"(?m)^  ", "", FORM),
    "lists indented by four": re.sub(r"(?m)^  ", "    ", FORM),
    "lists indented by seven": re.sub(r"(?m)^  ", "       ", FORM),
    "a dash and many spaces": FORM.replace("- kind", "-     kind").replace("\n    ", "\n        "),
    "a dash on a line of its own": FORM.replace("- kind", "-\n    kind"),
    "values on lines of their own": FORM.replace("text: ", "text:\n        "),
    "many spaces after the colon": FORM.replace(": member", ":      member").replace("kind: ", "kind:   "),
    "spaces before the colon": FORM.replace("start:", "start   :"),
    "a tab before a comment's end": FORM.replace("exempel.", "exempel.\t"),
    "all in one pair of braces": f"{_TOP}{{name: PROVN, start: 2012, {_FACTS[:-1]}, {_ROLES[:-1]}}}\n",
    "braces over many lines": f"{_TOP}{{\n name: PROVN,\n start: 2012,\n {_FACTS[:-1]},\n {_ROLES[:-1]},\n}}\n",
    "records in braces": f"{_TOP}{_NAME}facts:\n- {_FACT}\nroles:\n- {_ROLE}\n",
    "lists of records in brackets": _TOP + _NAME + _FACTS + _ROLES,
    "lists of words a line each": FORM.replace(
        "[provn, brv-information-2023]", "\n      - provn\n      - brv-information-2023"
    ),
    "lists of words a line each, not indented": FORM.replace("[2016, 2023-05]", "\n    - 2016\n    - 2023-05"),
    "a list in brackets over lines": FORM.replace("[provn, smn", "[\n      provn,\n      smn"),
    "a comma after the last": FORM.replace("2023-05]", "2023-05, ]"),
    "no spaces after commas": FORM.replace("2016, 2023", "2016,2023"),
    "spaces in brackets": FORM.replace("[2016, 2023-05]", "[ 2016 , 2023-05 ]"),
    "keys in double quotes": re.sub(r"(\w+):(?= |$)", r'"\1":', FORM.split("\n\n")[1], flags=re.M)
    .join([_TOP, ""])
    .replace('"Ett "nätverk":', '"Ett nätverk:'),
    "keys in single quotes": FORM.replace("name:", "'name':").replace("end:", "'end':"),
    "words in single quotes": FORM.replace("member", "'member'")
    .replace("PROVN\n", "'PROVN'\n")
    .replace("chair", "'chair'"),
    "words in double quotes": FORM.replace(": member", ': "member"').replace("provn,", '"provn",'),
    "ongoing in quotes": FORM.replace("ongoing", '"ongoing"'),
    "a text in single quotes": FORM.replace(_TEXT, "'Ett nätverk: städer och regioner.'"),
    "a text in quotes over lines": FORM.replace("städer och", "städer\n      och"),
    "a text folded by >-": FORM.replace(_TEXT, ">-\n      Ett nätverk: städer\n      och regioner."),
    "a text folded by >": FORM.replace(_TEXT, ">\n      Ett nätverk: städer\n      och regioner."),
    "a text folded by >+": FORM.replace(_TEXT, ">+\n      Ett nätverk: städer och regioner."),
    "a text kept by |": FORM.replace(_TEXT, "|\n      Ett nätverk: städer och regioner."),
    "a text kept by |2-": FORM.replace(_TEXT, "|2-\n      Ett nätverk: städer och regioner."),
    "a text without quotes over lines": FORM.replace("Ordförande i en", "Ordförande\n      i\n      en"),
    "an escaped letter": FORM.replace("Ett nätverk", "Ett n\\u00e4tverk"),
    "an escaped picture": FORM.replace("Ordförande i en grupp 😀", '"Ordförande i en grupp \\U0001F600"'),
    "spaces around a text": FORM.replace('"Ett', '"  Ett').replace('regioner."', 'regioner.  "'),
    "keys of a record in another order": FORM.replace("    as_of: 2023~\n", "").replace(
        "  - kind: desc", "  - as_of: 2023~\n    kind: desc"
    ),
    "sources first": FORM.replace("    sources: [provn]\n", "").replace(
        "- kind: chair", "- sources: [provn]\n    kind: chair"
    ),
    "keys of the file in another order": f"{_TOP}{_ROLES}start: 2012\n{_FACTS}name: PROVN\n",
    "an explicit key": FORM.replace("name: PROVN", "? name\n: PROVN"),
    "a directive": f"%YAML 1.1\n---\n{FORM}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_content_has_one_form(layout: str) -> None:
    assert formatted(LAYOUTS[layout]) == FORM


# --- One value --------------------------------------------------------------------------------------------------------

LONG = (
    "Ett ganska långt ord i taget blir det till slut en rad som inte får plats inom hundratjugo tecken och därför viks"
)
# What is written after "text: ", and how it stands in the form.
VALUES = {
    "plain": ("Vanlig text, med komma", "Vanlig text, med komma"),
    "quoted without need": ('"Vanlig text, med komma"', "Vanlig text, med komma"),
    "single quotes within": ("'Ett ''ord'' till'", "Ett 'ord' till"),
    "quotes within": ("'Ett \"ord\" till'", 'Ett "ord" till'),
    "one quotation mark": ("'27\" skärm'", '"27\\" skärm"'),
    "a word processor's quotation marks": ('"”Till och med 2024”"', '"”Till och med 2024”"'),
    "a word processor's quotation marks within": ("Källan skriver ”2024”.", "Källan skriver ”2024”."),
    "a colon": ("'Resor: rapport'", '"Resor: rapport"'),
    "a colon without a space": ("kl. 12:30 i Bryssel", "kl. 12:30 i Bryssel"),
    "a number sign": ("'Punkt # 4'", '"Punkt # 4"'),
    "a number sign within a word": ("C#-kursen", "C#-kursen"),
    "a year": ('"2017"', '"2017"'),
    "a year in single quotes": ("'2017'", '"2017"'),
    "a day": ('"2023-03-13"', '"2023-03-13"'),
    "yes": ('"yes"', '"yes"'),
    "no in Swedish": ("nej", "nej"),
    "nothing": ('"null"', '"null"'),
    "a tilde": ('"~"', '"~"'),
    "a time": ("'12:30'", '"12:30"'),
    "a number to others": ('"1e3"', '"1e3"'),
    "an octal number to others": ('"0o7"', '"0o7"'),
    "a dash first": ("'- fyra'", '"- fyra"'),
    "a star first": ("'*fyra'", '"*fyra"'),
    "an ampersand first": ("'&fyra'", '"&fyra"'),
    "an exclamation mark first": ("'!fyra'", '"!fyra"'),
    "a percent sign first": ("'%fyra'", '"%fyra"'),
    "an at sign first": ("'@fyra'", '"@fyra"'),
    "a bracket first": ("'[fyra] fem'", '"[fyra] fem"'),
    "a bracket within": ("fyra [fem] sex", "fyra [fem] sex"),
    "a question": ("'Gäller det än?'", "Gäller det än?"),
    "a backslash": ("'N:\\avtal'", "N:\\avtal"),
    "a backslash in quotes": ('"N:\\\\avtal: två"', '"N:\\\\avtal: två"'),
    "a picture": ('"Grönt 🌱 och 👩‍🚀"', "Grönt 🌱 och 👩‍🚀"),
    "a hard space": ("'§\u00a074 i protokollet'", "§\u00a074 i protokollet"),
    "two spaces": ("'Två  mellanslag'", "Två  mellanslag"),
    "a tab": ('"före\\tefter"', '"före\\tefter"'),
    "a long text": (f"{LONG} så här.", f">-\n      {LONG}\n      så här."),
    "a long text in quotes": (f"'{LONG}: så här.'", f">-\n      {LONG}:\n      så här."),
    "a long text folded elsewhere": (f">-\n        {LONG[:20]}\n        {LONG[21:]} så.", None),
    "a folded text that fits": (">-\n      Inte\n      lång.", "Inte lång."),
    "a kept text that is one line": ("|\n      En rad.", "En rad."),
    "paragraphs": (">-\n      Ett.\n\n      Två.", ">-\n      Ett.\n\n      Två."),
    "paragraphs that are kept": ("|\n      Ett.\n\n      Två.", ">-\n      Ett.\n\n      Två."),
    "paragraphs in quotes": ('"Ett.\\n\\nTvå."', ">-\n      Ett.\n\n      Två."),
    "paragraphs with a # first": ("|\n      Ett.\n\n      # två", ">-\n      Ett.\n\n      # två"),
    "lines": ("|\n      Ett.\n      Två.", "|\n      Ett.\n      Två."),
    "lines in quotes": ('"Ett.\\nTvå."', "|\n      Ett.\n      Två."),
    "lines and paragraphs": ("|-\n      Ett.\n      Två.\n\n\n      Tre.", "|\n      Ett.\n      Två.\n\n\n      Tre."),
    "lines that are indented": ("|\n      Ett.\n        Två.", "|\n      Ett.\n        Två."),
    "a word too long for a line": ("x" * 130, "x" * 130),
    "an address too long for a line": (f"https://provn.example/{'x' * 110} här", None),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_stands_plain_quoted_or_folded(case: str) -> None:
    given, wanted = VALUES[case]
    before = f"{LINE}\n\nname: PROVN\nstart: 2012\nfacts:\n  - kind: members\n    text: {{}}\n    sources: [provn]\n"
    after = formatted(before.format(given))
    assert read_network(after) == read_network(before.format(given))
    if wanted is not None:
        assert after == before.format(wanted)
    assert all(len(line) <= 120 or " " not in line.strip().removeprefix("text: ") for line in after.splitlines())


def read_network(text: str, name: str = NAME) -> Record:
    """What the reader makes of a file that holds one record."""
    tree, problems = yamlfile.parse(text, name)
    kind = kind_of(name)
    assert tree is not None
    assert kind
    record = decode(tree, kind.record, problems, set(), {})
    assert not problems, problems
    assert record
    return record


def test_dates_and_numbers_stay_what_they_are_to_every_reader_of_yaml() -> None:
    event = "  - date: {}\n    kind: visit\n    scope: city\n    text: Besök\n    sources: [provn]\n"
    text = f"{LINE}\n\nname: PROVN\nstart: 2012\nevents:\n{event}"
    for date in ("2023", "2023-05", "2023-05-31", "2023~", "2023-05-31~", '"2023"'):
        assert formatted(text.format(date)) == text.format(date)
    assert formatted(text.format("'2023'")) == text.format('"2023"')


def test_short_lists_stand_in_brackets_and_long_ones_a_line_each() -> None:
    name = "data/synonyms.yml"
    text = f"{editor_line(name)}\n\nmember:\n  words:{{}}\n"
    block = text.format("\n    - medlem\n    - member of")
    assert formatted(block, name) == text.format(" [medlem, member of]")
    many = [f"ord nummer {number}" for number in range(20)]
    wanted = text.format("".join(f"\n    - {word}" for word in many))
    assert formatted(text.format(f" [{', '.join(many)}]"), name) == wanted
    with_comma = text.format("\n    - medlem\n    - vara med, tillhöra")
    assert formatted(text.format(' [medlem, "vara med, tillhöra"]'), name) == with_comma


def test_words_of_the_vocabulary_stand_in_braces_where_they_fit() -> None:
    name = "data/vocabulary.yml"
    text = (CITIES[1] / name).read_text(encoding="utf-8")
    form = formatted(text, name)
    assert "\n  high: {label: " in form
    opened = formatted(text.replace("political: {label: Politisk nivå}", "political:\n    label: Politisk nivå"), name)
    assert opened == form
    long = f"  political:\n    label: Politisk nivå\n    description: {'ord ' * 22}slut\n"
    assert long in formatted(
        text.replace("{label: Politisk nivå}", f"{{label: Politisk nivå, description: {'ord ' * 22}slut}}"), name
    )


def test_records_in_a_list_stand_apart_if_most_of_them_do() -> None:
    one = "  - kind: members\n    text: {}\n    sources: [provn]\n"
    top = f"{LINE}\n\nname: PROVN\nstart: 2012\n\nfacts:\n"
    three = [one.format(number) for number in ("Ett", "Två", "Tre")]
    assert formatted(top + "\n".join(three)) == top + "\n".join(three)
    assert formatted(top + "\n\n\n".join(three)) == top + "\n".join(three)
    assert formatted(top + "\n" + "".join(three)) == top + "".join(three)
    four = [*three, one.format("Fyra")]
    assert formatted(top + "\n".join(four[:3]) + four[3]) == top + "\n".join(four)


def test_a_file_that_says_nothing_yet_stays_so() -> None:
    name = "data/years/2031.yml"
    assert formatted("{}", name) == f"{editor_line(name)}\n\n{{}}\n"
    assert formatted("# senare\n{ }  # nu", name) == f"{editor_line(name)}\n# senare\n# nu\n\n{{}}\n"


# --- Comments ---------------------------------------------------------------------------------------------------------

_A = "name: A\nstart: 2012\nfacts:\n"
# A layout with comments, and what becomes of it, after LINE and an empty line.
COMMENTS = {
    "above a key": ("name: A\n# om start\nstart: 2012\n", None),
    "above a key that moves": ("# om start\nstart: 2012\nname: A\n", None),
    "above the first key": ("\n# om namn\nname: A\nstart: 2012\n", "# om namn\nname: A\nstart: 2012\n"),
    "beside a word": ("name: A\nstart: 2012  # om start\n", None),
    "beside a word, closer": ("name: A\nstart: 2012 # nära\n", "name: A\nstart: 2012  # nära\n"),
    "beside a quoted text": ('name: "A"  # om namn\nstart: 2012\n', None),
    "beside a key": (
        "name: A\nstart: 2012\nfacts: # om uppgifter\n- {kind: city, text: B, sources: [p]}\n",
        "name: A\nstart: 2012\nfacts:  # om uppgifter\n  - kind: city\n    text: B\n    sources: [p]\n",
    ),
    "beside a text in braces": ("{name: A, # om namn\nstart: 2012}\n", "# om namn\nname: A\nstart: 2012\n"),
    "beside a date in braces": (
        f"{_A}- {{kind: city, as_of: 2023~, # om tiden\n   text: B, sources: [p]}}\n",
        f"{_A}  - kind: city\n    text: B\n    # om tiden\n    as_of: 2023~\n    sources: [p]\n",
    ),
    "beside the last word in brackets": (
        f"{_A}- {{kind: city, text: B, sources: [p, # den första\n   q # den andra\n  ]}}\n",
        f"{_A}  - kind: city\n    text: B\n    sources:\n      # den första\n      - p\n      - q  # den andra\n",
    ),
    "between a key and its text": (
        "name: # om namn\n  A\nstart: 2012\n",
        "# om namn\nname: A\nstart: 2012\n",
    ),
    "beside a list in brackets": (
        f"{_A}  - kind: city\n    text: B\n    sources: [p, q]  # två\n",
        None,
    ),
    "within a list in brackets": (
        f"{_A}  - kind: city\n    text: B\n    sources: [\n      p,  # den första\n      q\n    ]\n",
        f"{_A}  - kind: city\n    text: B\n    sources:\n      # den första\n      - p\n      - q\n",
    ),
    "after the last in brackets": (
        "name: A\nstart: 2012\nfacts: [{kind: city, text: B, sources: [p,\n# slut\n]}]\n",
        f"{_A}  - kind: city\n    text: B\n    sources:\n      - p\n      # slut\n",
    ),
    "beside the closing bracket": (
        "name: A\nstart: 2012\nfacts: [{kind: city, text: B, sources: [p\n]}]  # om alla\n",
        "name: A\nstart: 2012\nfacts:  # om alla\n  - kind: city\n    text: B\n    sources: [p]\n",
    ),
    "above an item": (
        f"{_A}  # om B\n  - kind: city\n    text: B\n    sources: [p]\n",
        None,
    ),
    "between a dash and its record": (
        f"{_A}  -\n    # om B\n    kind: city\n    text: B\n    sources: [p]\n",
        f"{_A}  # om B\n  - kind: city\n    text: B\n    sources: [p]\n",
    ),
    "beside a dash": (
        f"{_A}  -  # om B\n    kind: city\n    text: B\n    sources: [p]\n",
        f"{_A}  # om B\n  - kind: city\n    text: B\n    sources: [p]\n",
    ),
    "a record that is commented out": (
        f"{_A}  - kind: city\n    text: B\n    sources: [p]\n  # - kind: seat\n  #   text: C\n\nroles: []\n",
        None,
    ),
    "after a record, indented as it": (
        f"{_A}  - kind: city\n    text: B\n    sources: [p]\n    # mer om B\n"
        "  - kind: seat\n    text: C\n    sources: [p]\n",
        None,
    ),
    "at the end of the file": ("name: A\nstart: 2012\n\n# slut\n", None),
    "indented too far": (
        "name: A\n      # om start\nstart: 2012\n",
        "name: A\n# om start\nstart: 2012\n",
    ),
    "not indented": (
        f"{_A}# om B\n  - kind: city\n    text: B\n    sources: [p]\n",
        f"{_A}  # om B\n  - kind: city\n    text: B\n    sources: [p]\n",
    ),
    "beside the sign of a folded text": (
        f"{_A}  - kind: city\n    text: >-  # vikt\n      B\n    sources: [p]\n",
        f'{_A}  - kind: city\n    text: "B"  # vikt\n    sources: [p]\n',
    ),
    "after a kept text": (
        f"{_A}  - kind: city\n    text: |\n      # text\n      B\n\n    # om källor\n    sources: [p]\n",
        f"{_A}  - kind: city\n    text: |\n      # text\n      B\n\n    # om källor\n    sources: [p]\n",
    ),
    "no comment at all": ('name: "A # b"\nstart: 2012\n', None),
}


@pytest.mark.parametrize("case", COMMENTS)
def test_comments_stay_with_what_they_are_about(case: str) -> None:
    given, wanted = COMMENTS[case]
    if case == "above a key that moves":
        # With nothing above them, a file's first comments are about the file.
        assert formatted(f"{LINE}\n\n{given}") == f"{LINE}\n\nname: A\n{given.replace('name: A', '').rstrip()}\n"
    else:
        assert formatted(f"{LINE}\n\n{given}") == f"{LINE}\n\n{wanted if wanted is not None else given}"


@pytest.mark.parametrize(("lost", "instead"), [("  # nu", ""), ("2012", "2013")], ids=["a comment", "a fact"])
def test_a_file_that_would_lose_something_is_refused(monkeypatch: pytest.MonkeyPatch, lost: str, instead: str) -> None:
    """Should the form ever be wrong: what a person wrote is worth more than its layout."""
    made = Form.text
    monkeypatch.setattr(Form, "text", lambda *given: made(*given).replace(lost, instead))
    assert refused("name: A\nstart: 2012  # nu\n") == [
        f"{NAME}:1:1: filen går inte att ordna utan att något går förlorat – "
        "skriv om den för hand så som de andra datafilerna är skrivna"
    ]


# --- Any layout at all ------------------------------------------------------------------------------------------------


class Bare(str):
    """A date: written without quotes."""


QUOTES = "'" + '"'
TEXTS = (
    "Kort",
    "Ett, två",
    "Resor: rapport",
    "Punkt # 4",
    'Ett "ord"',
    "Det's",
    "”Hela”",
    "😀",
    "- fyra",
    "2017",
    "yes",
    "1e3",
    "N:\\avtal",
    LONG,
    f"{LONG} {LONG}",
    f"{LONG}: {LONG}",
    "Ett.\n\nTvå.",
    f"{LONG} a.\n\nTvå.",
    "Rad ett\nrad två",
    "§ 74",
    "a [b] {c}",
)
"""Texts that are read differently when they stand without quotes, and those that are not."""


class Strange:
    """Writes a tree as YAML in a layout by chance, with or without comments."""

    def __init__(self, seed: int, comments: bool) -> None:
        self.chance, self.comments, self.count = random.Random(seed), comments, 0

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self) -> str:
        self.count += 1
        return f"# kommentar {self.count} slut"

    def between(self, indent: int) -> str:
        """What may stand on lines of its own above an entry."""
        if not self.comments or self.often(0.7):
            return ""
        return "\n" * self.chance.randint(0, 2) + " " * self.chance.choice((0, indent, indent)) + self.comment() + "\n"

    def flow(self, node: Any) -> str:
        if isinstance(node, dict):
            return "{" + self.listed(f"{key}: {self.flow(value)}" for key, value in self.shuffled(node)) + "}"
        if isinstance(node, list):
            return "[" + self.listed(map(self.flow, node)) + ("," if node and self.often(0.2) else "") + "]"
        return node if isinstance(node, Bare) else json.dumps(node, ensure_ascii=False)

    def listed(self, parts: Iterable[str]) -> str:
        """What stands in brackets, on one line or with comments between its lines."""
        first, *others = parts
        return first + "".join(f",{self.broken()}{one}" for one in others)

    def broken(self) -> str:
        if not self.comments or self.often(0.8):
            return " "
        return (f" {self.comment()}" if self.often(0.7) else f"\n\n{self.comment()}") + "\n" + " " * 40

    def shuffled(self, node: dict[str, Any]) -> list[tuple[str, Any]]:
        entries = list(node.items())
        self.chance.shuffle(entries)
        return entries

    def block(self, node: Any, indent: int) -> str:
        """The value after a key or a dash."""
        if isinstance(node, dict | list) and node and self.often(0.8):
            head = f"  {self.comment()}" if self.comments and self.often(0.1) else ""
            within = indent + self.chance.randint(1, 5)
            return f"{head}\n{self.entries(node, within)}"
        if isinstance(node, dict | list):
            return f" {self.flow(node)}{self.beside()}\n"
        return f" {self.scalar(node, indent)}"

    def beside(self) -> str:
        return f" {self.comment()}" if self.comments and self.often(0.2) else ""

    def entries(self, node: Any, indent: int) -> str:
        parts = self.shuffled(node) if isinstance(node, dict) else [("-", value) for value in node]
        start = ":" if isinstance(node, dict) else ""
        return "".join(
            f"{self.between(indent)}{' ' * indent}{key}{start}{self.block(value, indent)}" for key, value in parts
        )

    def scalar(self, node: str, indent: int) -> str:
        if isinstance(node, Bare):
            return f"{node}{self.beside()}\n"
        within = "\n" + " " * (indent + self.chance.randint(1, 4))
        keeps = "-" if node == "ongoing" else self.chance.choice(("", "-", "+"))
        kept = re.sub(
            r"(?m)^ +$",
            "",
            f"|{keeps}{within}{node.replace(chr(10), within)}",
        )
        styles = [json.dumps(node, ensure_ascii=False), kept]
        if "\n" not in node:
            styles += ["'" + node.replace("'", "''") + "'", f">-{within}{node.replace(' ', within)}"]
            if yaml.safe_dump([node], allow_unicode=True, width=9999) == f"- {node}\n" and node not in (
                "1e3",
                "”Hela”",
            ):
                styles.append(node)
        style = self.chance.choice(styles)
        return f"{style}{self.beside() if style[0] in QUOTES and style != node else ''}\n"


def some_network(chance: random.Random) -> dict[str, Any]:
    """A network by chance, with keys of every shape."""

    def fact() -> dict[str, Any]:
        content: dict[str, Any] = {
            "kind": "members",
            "text": chance.choice(TEXTS),
            "sources": ["provn", "brv"][: chance.randint(1, 2)],
        }
        if chance.random() < 0.5:
            content |= {"as_of": Bare(chance.choice(("2023", "2023-05~", "2023-05-31"))), "note": chance.choice(TEXTS)}
        if chance.random() < 0.3:
            content["alternatives"] = [{"text": chance.choice(TEXTS), "sources": ["brv"]}]
        return content

    role = {
        "kind": "chair",
        "text": chance.choice(TEXTS),
        "holder": "staden",
        "end": "ongoing",
        "vacant": Bare("true"),
        "observed": [Bare("2016"), Bare("2023-05")],
        "sources": ["provn"],
    }
    return {
        "name": "PROVN",
        "facts": [fact() for _ in range(chance.randint(1, 4))],
        "roles": [role],
    }


@pytest.mark.parametrize("seed", range(120))
def test_any_layout_of_a_content_gives_its_form(seed: int) -> None:
    tree = some_network(random.Random(seed))
    wanted = formatted(Strange(0, comments=False).flow(tree))
    assert formatted(Strange(seed, comments=False).entries(tree, 0)) == wanted
    writer = Strange(seed, comments=True)
    text = writer.entries(tree, 0)
    after = formatted(text)
    assert read_network(after) == read_network(text) == read_network(wanted)
    assert sorted(re.findall(r"# kommentar \d+ slut$", after, re.M)) == sorted(
        f"# kommentar {number + 1} slut" for number in range(writer.count)
    )
    without = re.sub(r"(?m)^ *# kommentar \d+ slut\n|  # kommentar \d+ slut$", "", after)
    assert read_network(without) == read_network(wanted)


# --- What is refused --------------------------------------------------------------------------------------------------

REFUSED = {
    "a tab": ("name: A\nfacts:\n\t- kind: city\n", "data/networks/provn.yml:3:1: raden är indragen med tabb – "),
    "an anchor": ("name: &a A\nstart: 2012\n", "”&a” läses som ett märke (ankare) och är inte tillåtet"),
    "an alias": ("name: A\nstart: *a\n", ""),
    "a merge": ("<<: {name: A}\nstart: 2012\n", "sammanslagning (<<) är inte tillåten"),
    "a tag": ("name: !!str A\nstart: 2012\n", "YAML-märket !!str är inte tillåtet"),
    "two documents": ("name: A\nstart: 2012\n---\nname: B\n", "filen har flera dokument (---)"),
    "a key twice": ("name: A\nname: B\nstart: 2012\n", "nyckeln ”name” står redan på rad 1"),
    "an unknown key": ("name: A\nstart: 2012\nnmae: B\n", "okänd nyckel ”nmae”"),
    "a missing key": ("start: 2012\n", "nyckeln ”name” saknas"),
    "wrong indentation": ("name: A\n  start: 2012\n", "data/networks/provn.yml:"),
    "a quotation mark that never ends": ('name: "A\nstart: 2012\n', "data/networks/provn.yml:"),
    "a year for a text": ("name: 2023\nstart: 2012\n", "”2023” läses som ett tal, inte som text"),
    "a text that a comment cuts": ("name: A # b\nstart: 2012\n", "texten slutar vid #"),
    "an empty value": ("name:\nstart: 2012\n", "nyckeln ”name” har inget värde"),
    "a list for a record": ("- name: A\n", "här väntades nycklar med värden"),
    "an empty file": ("", "filen är tom"),
    "a conflict": ("<<<<<<< HEAD\nname: A\n=======\n", "två ändringar står i konflikt"),
    "an invisible sign": ("name: A\u200b\nstart: 2012\n", "raden innehåller ett osynligt tecken (U+200B)"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told_as_the_check_tells_it(case: str) -> None:
    text, said = REFUSED[case]
    assert any(said in line for line in refused(text))


def test_a_file_in_another_encoding_is_refused() -> None:
    assert any("filen är inte sparad som UTF-8" in line for line in refused("name: Åre".encode("latin-1")))


def test_a_keyed_file_without_ids_is_refused() -> None:
    assert any("filen ska ha ett id per post" in line for line in refused("- a\n", "data/projects.yml"))


def test_what_is_no_data_file_has_no_form() -> None:
    with pytest.raises(KeyError):
        ordered(b"a: b\n", "mkdocs.yml")


# --- The order of keys ------------------------------------------------------------------------------------------------


def kinds(top: type[Record] = Record) -> list[type[Record]]:
    """Every kind of record."""
    return [kind for below in top.__subclasses__() for kind in (below, *kinds(below))]


@pytest.mark.parametrize("kind", dict.fromkeys(kinds()), ids=lambda kind: kind.__name__)
def test_every_key_of_a_record_has_its_place(kind: type[Record]) -> None:
    assert sorted(key_order(kind)) == sorted(field_specs(kind))


def test_what_a_record_says_comes_before_its_sources() -> None:
    assert key_order(records.Fact) == ["kind", "text", "as_of", "url", "sources", "confidence", "note", "alternatives"]
    order = key_order(records.Plan)
    assert order[0] == "network"
    assert order.index("attested") < order.index("decided") < order.index("sources") < order.index("purpose")
    assert key_order(records.Network)[-2:] == ["priorities", "events"]


def test_every_kind_of_file_has_a_form() -> None:
    kept = {kind.name for kind in FILE_KINDS for city in CITIES if list(city.glob(kind.files))}
    assert kept == {kind.name for kind in FILE_KINDS}


# --- The command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one network that is in no form at all, and one that cannot be read."""
    networks = tmp_path / "data/networks"
    networks.mkdir(parents=True)
    (networks / "provn.yml").write_text("{start: 2012, name: PROVN}\n", encoding="utf-8")
    (networks / "luci.yml").write_text("name: LUCI\nstart: 2012\nnmae: X\n", encoding="utf-8")
    return tmp_path


def test_a_named_file_is_put_in_order(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / NAME
    assert main(["format", str(file)]) == 0
    assert capsys.readouterr().out == f"ordnad: {file}\n1 av 1 filer är ordnade, de andra var det redan.\n"
    assert file.read_bytes() == f"{LINE}\n\nname: PROVN\nstart: 2012\n".encode()
    assert main(["format", str(file), str(file)]) == 0
    assert capsys.readouterr().out == "Filen är redan i den ordnade formen.\n"


def test_check_lists_files_and_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / NAME
    before = file.read_bytes()
    assert main(["format", "--check", str(file)]) == 1
    assert capsys.readouterr().out == f"inte i formen: {file}\n1 av 1 filer är inte i den ordnade formen.\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize("named", ["", "data", "data/networks"])
def test_nothing_is_written_where_one_file_cannot_be_read(
    project: Path, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert main(["format", str(project / named)]) == 1
    said = capsys.readouterr().out
    assert "data/networks/luci.yml:3:1: okänd nyckel ”nmae” – menade du ”name”?\n1 fel\n" in said
    assert said.endswith("Rätta felen först, inget är skrivet.\n")
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_a_file_under_a_wrong_name_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "data/networks/Polis två.yml"
    (project / NAME).rename(file)
    assert main(["format", str(file)]) == 1
    assert "filnamnet ”Polis två.yml” är inte ett id" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("mkdocs.yml", "filen är ingen datafil – ange en fil i data/, till exempel data/networks/kajforum.yml"),
        ("data/README.md", "filen är ingen datafil – ange en fil i data/"),
        ("finns-inte.yml", "finns inte – kontrollera sökvägen"),
        ("docs", "mappen har inga datafiler – ange en fil i data/"),
    ],
)
def test_what_is_no_data_file_is_refused(
    project: Path, named: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    (project / "data/README.md").write_text("# X\n", encoding="utf-8")
    assert main(["format", str(project / named)]) == 1
    assert f"{project / named}: {said}" in capsys.readouterr().out


def test_the_command_without_a_file_says_how_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["format"])
    assert stopped.value.code == 1
    assert capsys.readouterr().err.startswith("kommandot går inte att tolka – skriv python -m actionplans format")


def test_a_file_that_cannot_be_written_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "provn.yml")

    monkeypatch.setattr("os.replace", refuse)
    before = (project / NAME).read_bytes()
    assert main(["format", str(project / NAME)]) == 1
    assert capsys.readouterr().out.startswith("provn.yml: filen går inte att läsa eller skriva – ")
    assert (project / NAME).read_bytes() == before
    assert [path.name for path in (project / "data/networks").iterdir() if path.name.startswith(".")] == []


def test_make_format_names_files_only_where_it_is_told_to() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.split("\nformat:")[1].split("\n\n")[0]
    assert 'test -z "$$FILES" || $(BIN)/python -m actionplans format -- $$FILES' in recipe
    assert "data/" not in recipe.replace("FILES=data/networks/kajforum.yml", "").replace("Never all of data/", "")
