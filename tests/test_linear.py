"""Does the check take as much longer as what it reads is longer? And what is so large that it is not read at all?"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
import yaml

from actionplans.model.problems import LONGEST_QUOTE, LONGEST_TEXT
from actionplans.reading import limits
from actionplans.rules.check import check
from tests import project
from tests.patterns import MENU, PAGE, PATTERNS, Pattern
from tests.sites import ROOT

# Twice the text may take this many times as long: twice, and what the machine has else to do.
MOST_TIMES = 2.3
TRIES = 5
LENGTH = 12_000
# Below this a clock measures chance.
LEAST_SECONDS = 0.02
# By day: one for each part of the check that goes through a text, what took longest before it did so once.
BY_DAY = ("square brackets", "fences", "comments that begin", "raw text", "unknown keys")


def _as_if_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the limits refuse is never read: here each pattern shall be."""
    for name in ("LONGEST_PARAGRAPH", "MOST_LEFT_OPEN", "MOST_DIVIDERS", "MOST_FENCES", "MOST_HEADINGS"):
        monkeypatch.setattr(limits, name, 10**9)
    monkeypatch.setattr(limits, "LARGEST_PAGE", limits.LARGEST_FILE)


def _seconds(root: Path, pattern: Pattern, length: int) -> float:
    """The processor's time for a check of the project with a text of this length."""
    (root / pattern.file).write_text(pattern.whole(length), encoding="utf-8")
    before = time.process_time()
    check(root)
    return time.process_time() - before


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """When Python looks for garbage is chance, and how long that takes depends on the tests before: neither counts."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def times_as_long(root: Path, pattern: Pattern) -> float:
    """How many times as long a check takes of twice the text: best of five, in a length that can be measured."""
    length = LENGTH
    empty = min(_seconds(root, pattern, 0) for _ in range(TRIES))
    while (once := _seconds(root, pattern, length) - empty) < LEAST_SECONDS and length < limits.LARGEST_FILE // 8:
        length *= 2
    twice = _seconds(root, pattern, 2 * length) - empty
    for _ in range(TRIES - 1):
        if once >= LEAST_SECONDS and twice <= MOST_TIMES * once:
            break
        once = min(once, _seconds(root, pattern, length) - empty)
        twice = min(twice, _seconds(root, pattern, 2 * length) - empty)
    return twice / max(once, LEAST_SECONDS)


def _measured(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _as_if_without_limits(monkeypatch)
    pattern, written = PATTERNS[name], project.write(root)
    with _no_collection():
        times = times_as_long(written, pattern)
        if times > MOST_TIMES:  # a second look, for what may have been something else on the machine
            times = times_as_long(written, pattern)
    assert times <= MOST_TIMES


def test_there_are_at_least_eighty_patterns() -> None:
    assert len(PATTERNS) >= 80
    assert set(BY_DAY) <= PATTERNS.keys()


@pytest.mark.parametrize("name", BY_DAY)
def test_what_is_twice_as_long_takes_twice_as_long(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _measured(tmp_path, name, monkeypatch)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - set(BY_DAY)))
def test_so_does_every_other_pattern(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _measured(tmp_path, name, monkeypatch)


# --- What is not read -------------------------------------------------------------------------------------------------

RESOR = "docs/arbetssatt/resor.md"
WORDS = "ord " * 1_000


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        (RESOR, f"a\n{'a' * 20_001}\n", 9, "raden har 20001 tecken; gränsen är 20000"),
        ("data/years/2023.yml", f"# {'a' * 20_001}\n", 8, "raden har 20003 tecken; gränsen är 20000"),
        ("mkdocs.yml", f"# {'a' * 20_001}\n", 14, "raden har 20003 tecken; gränsen är 20000"),
        (RESOR, f"{WORDS}\n\n" * 26, 1, "filen är 104105 byte; gränsen är 100000"),
        (RESOR, f"a\n\n{(WORDS + chr(10)) * 6}", 10, "stycket har 24006 tecken utan en tom rad; gränsen är 20000"),
        (RESOR, "a\n\nb\n" + "[" * 51, 10, "stycket har fler än 50 ”[” som inte stängs"),
        (RESOR, "\n" + "![" * 51, 9, "stycket har fler än 50 ”[” som inte stängs"),
        (RESOR, "\n" + "[" * 51 + "]" * 51, 9, "stycket har fler än 50 ”[” som inte stängs"),
        (RESOR, "\n" + "[a](" * 51, 9, "stycket har fler än 50 ”(” som inte stängs"),
        (RESOR, "\n" + "<a " * 51, 9, "stycket har fler än 50 ”<” som inte stängs"),
        (RESOR, "\n" + "a\n: b\n" * 101, 9, "stycket har fler än 100 rader som är linjer (---) eller börjar med kolon"),
        (RESOR, "\n" + "* * *\n" * 101, 9, "stycket har fler än 100 rader som är linjer (---) eller börjar med kolon"),
        (RESOR, "```\n```\n\n" * 201, 608, "sidan har fler än 400 rader som börjar eller avslutar ett kodblock"),
        (RESOR, "## a\n\n" * 1_001, 2006, "sidan har fler än 1000 rader som börjar med #"),
    ],
)
def test_nothing_else_is_said_of_what_is_too_large(tmp_path: Path, name: str, text: str, line: int, what: str) -> None:
    # The slips in it, and what is missing because of it, are not told.
    slips = "[a](finns-inte.md) {{ okant() }}\n" if name == RESOR else "# \t\n"
    root = project.write(tmp_path, {name: f"{project.FILES[name]}{slips if line > 1 else ''}{text}"})
    told = [project.told(one) for one in check(root).problems]
    assert len(told) == 1
    assert told[0].startswith(f"{name}:{line}: {what} – ")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 19_000,
        "\n".join(["ord " * 500] * 9),
        "Se [a](index.md) (b) < 5 % " * 150,
        "| a | b |\n|---|---|\n" + "| < 5 % | [-1, 1) :-( |\n" * 49,
        "\n".join(f"Ord {number}\n:   Vad det är\n" for number in range(300)),
        "## Rubrik\n\nText.\n\n" * 200,
        "---\n\n" * 300,
    ],
)
def test_what_an_editor_would_write_is_not_too_large(text: str) -> None:
    assert limits.too_long_line(text, RESOR) is None
    assert limits.too_much_markdown(text, RESOR) is None


@pytest.mark.nightly
@pytest.mark.parametrize("name", [name for name, pattern in PATTERNS.items() if pattern.file == PAGE])
def test_what_the_check_lets_through_markdown_reads_within_seconds(name: str) -> None:
    extensions = ["admonition", "attr_list", "def_list", "md_in_html", "sane_lists", "tables", "toc"]
    extensions += ["pymdownx.magiclink", "pymdownx.superfences"]
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nmarkdown_extensions:")[2]
    assert all(f"- {one}" in settings for one in extensions)
    for paragraph in (400, 4_000, 18_000):
        page = "\n\n".join([PATTERNS[name].text(paragraph)] * (180_000 // paragraph))
        if limits.too_large(len(page.encode()), PAGE) or limits.too_much_markdown(page, PAGE):
            continue
        before = time.process_time()
        markdown.markdown(page, extensions=extensions)
        assert time.process_time() - before < 10


# --- What is told of it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/years/2023.yml", f"{'nyckel' * 500}: b\n"),
        ("data/years/2023.yml", f"sources: [{'kalla' * 500}]\n"),
        ("data/years/2023.yml", f"sources: [{'kalla ' * 500}]\n"),
        ("data/years/2023.yml", f"a: ”{'ord ' * 500}”\n"),
        (RESOR, f"[a]({'sida' * 500}.md)\n"),
        (RESOR, f"[a](sida {'ord ' * 500})\n"),
        (RESOR, f"[a](#{'rubrik' * 500})\n"),
        (RESOR, f"{{{{ {'makro' * 500}() }}}}\n"),
        (RESOR, f'{{{{ routine("{"ord " * 500}") }}}}\n'),
        (MENU, f"  - Sida: {'sida' * 500}.md\n"),
    ],
)
def test_a_message_quotes_little_of_what_is_long(tmp_path: Path, name: str, text: str) -> None:
    problems = check(project.write(tmp_path, {name: project.FILES[name] + text})).problems
    assert problems
    for problem in problems:
        for told in (problem.what, problem.do):
            assert len(told) <= LONGEST_TEXT
            assert max(map(len, told.split())) <= LONGEST_QUOTE + 30


def test_very_many_problems_are_told_in_little_time(tmp_path: Path) -> None:
    text = "\n".join(f"[a](b{number % 50}.md)" for number in range(2_000)).replace("\n", "\n\n")
    (root := project.write(tmp_path)).joinpath(RESOR).write_text(project.FILES[RESOR] + text, encoding="utf-8")
    before = time.process_time()
    assert len(check(root).problems) == 2_000
    assert time.process_time() - before < 10


def test_the_settings_of_yaml_s_own_limits_are_met(tmp_path: Path) -> None:
    # Each of a sort that has stopped a parser: nesting, aliases of aliases, a number of a million digits.
    deep = yaml.safe_dump({"a": "b"}) + "c: " + "[" * 4_000
    aliases = "\n".join(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 30))
    for text in (deep, "{a: " * 1_000, "- " * 2_000, "? " * 2_000, aliases, f"sources: {'1' * 4_900}\n"):
        problems = check(project.write(tmp_path, {"data/years/2023.yml": text})).problems
        assert problems
        assert {one.place.path for one in problems} >= {"data/years/2023.yml"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("".join(f"## A{i}\n\n" for i in range(60)) + "[TOC]\n\n" * 6, 130, "sidan har fler än 5 rader med [TOC]"),
        (f"[a]: https://a.se/{'x' * 9000}\n\n" + "[a]\n\n" * 200, 0, "adressen är för lång för en länk som upprepas"),
        ("|a" * 400 + "|\n" + "|-" * 400 + "|\n" + "|b|\n" * 60, 0, "tabellen har fler än 20000 celler"),
        (f"A &#{'9' * 5000}; b", 0, "&# och så många siffror är inget tecken"),
        (f"## A &#x{'0' * 5000}41; b", 0, "&# och så många siffror är inget tecken"),
    ],
)
def test_what_markdown_makes_far_more_of_is_told(tmp_path: Path, text: str, line: int, what: str) -> None:
    """Some thousand signs that become a hundred megabytes, or that Python cannot count."""
    (told,) = project.messages(
        tmp_path, {RESOR: f"---\ntitle: Resor\n---\n# Resor\n\n{{{{ routine('resor') }}}}\n\n{text}"}
    )
    assert told.startswith(f"{RESOR}:{8 + line}: {what}")
