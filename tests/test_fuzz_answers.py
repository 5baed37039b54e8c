"""Does any answer to any form, whatever it says, become files that say it and nothing else, or hear why not in words?

By chance: the form's own choices, dates and numbers as people write them, and texts that mean something to YAML,
Markdown, HTML, Jinja, a shell or GitHub. Each ends in one of two ways: refused in words of the form, or files that a
workflow takes, that pass the check, and from which what was answered is read back.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from actionplans.adapters.github import written
from actionplans.drafts.answers import AnswerRefusedError, Proposal
from actionplans.drafts.judged import judged
from actionplans.forms import block, choices
from actionplans.forms.form import Form, Question, questions
from actionplans.forms.table import forms_of
from actionplans.forms.values import value
from actionplans.model.shapes import Date, DecimalNumber, EndDate, ListOf, Number, Shape, Text, YesNo
from tests import fictional
from tests.form_answers import abouts, filled
from tests.fuzz import PIECES, chances
from tests.sites import DAY, ROOT
from tests.test_answers import City, changed_as_said, city_of, in_form_words, values

# What looks like something else to whom it is handed on to.
TEXTS = (
    *("- ett", "a: b", "# rubrik", "yes", "~", "null", "2026-01-01", "012", "1_000", "0x1F", ".inf"),
    *("12:30", "=", "<<", "!!python/object:os.system x", "&ankare *ankare", "'", "\"", "''", "\\", "a\\"),
    *("|", ">-", "? x", "@", "`", "%x", "{", "[", "text: |\n  mer", "  inryckt", "slut  ", "a\tb", "a #b"),
    *("a: #b", "a:", ":", "---", "...", "--- # x", "\n\nrad\n\n\nrad", "{{ 7 * 7 }}", "{% raw %}"),
    *("{# x #}", "{about}", "[{end}]", "${{ github.token }}", "::add-mask::x", "##[group]x"),
    *("@alla/lag se #123", "Fixes #1", "GH-1", "[a](javascript:x)", "![a](https://x.example/a.png)"),
    *("<b onclick=x>a</b>", "<!-- dold -->", "<details>x</details>", "```\nkod\n```"),
    *("| a | b |\n|---|---|", "=E4n", "=?utf-8?Q?a?=", "&amp; &lt;", "”citat” – och ’så’ …"),
    *("Åke\u00a0Öberg", "á", "\ufb01n", "سلام", "日本語", "😀", "a/b", "../../x", "C:\\x", "x" * 90),
    *("kajforum/2025", "constructor", "__proto__", "Ring 08-123 45 67", "anna@privat.example"),
    *("19900101-0017", "1. mars", "\u202ea", "a\u200bb", "\ufeffa", "a\u0000b", "a\u0085b", "\u0430bc"),
    *("a\u2028b", "a\rb", "\u001b[31m", "ord " * 1300, "halv \ud83d", "”", "<!--", "a ``` b"),
)  # fmt: skip
DATES = (
    *("2026", "2025-12", "2025-06-31", "15 november 2025", "1 jan 2026", "31/12 2025", "2025-1-5", "0000"),
    *("9999-12-31", "1 mars 2024", "våren 2026", "omkring 2020", "ca 2024", "pågår", "tills vidare"),
    *("i går", "2025–2026", "1999-02-29", "2025-11-15", "2026-01-01", "2024-06-01", "december 2025"),
    *("1066", "10000-01-01", "2025-11-15T12:00"),
)  # fmt: skip
NUMBERS = (
    "0",
    "-1",
    "2",
    "12 500,50",
    "1e9",
    "9" * 400,
    "٣",
    "1,2,3",
    "NaN",
    "inf",
    "12 500 kr",
    "0,0",
    "-0",
    "½",
    "1.5",
)


def _free(shape: Shape, chance: random.Random) -> str:
    inner = shape.items if isinstance(shape, ListOf) else shape
    if chance.random() < 0.1:
        return chance.choice((*TEXTS, *PIECES))
    match inner:
        case Date() | EndDate():
            return chance.choice(DATES)
        case Number() | DecimalNumber():
            return chance.choice(NUMBERS)
        case YesNo():
            return chance.choice(("true", "false", "ja", "True", ""))
        case Text():
            text = chance.choice((*TEXTS, *PIECES))
            return text if chance.random() < 0.5 else f"{text} {chance.choice(TEXTS)}"
        case _:
            return chance.choice(("https://exempel.example/a", "https://x.example/?a=b&c", "javascript:x", *TEXTS))


def _answered(city: City, question: Question, about: str, chance: random.Random) -> str | tuple[str, ...]:
    found = [option.value for group in choices.groups(city.model, question) for option in group.options]
    near = [one for one in found if one.startswith(about.rpartition("/")[0] or about)] or found
    if found and chance.random() < 0.95:
        picked = tuple(chance.choice(near) for _ in range(chance.randrange(1, 4)))
        return picked if isinstance(question.spec.shape, ListOf) else picked[0]
    several = tuple(_free(question.spec.shape, chance) for _ in range(chance.randrange(1, 4)))
    return several if isinstance(question.spec.shape, ListOf) and chance.random() < 0.5 else several[0]


def answers(city: City, name: str, count: int) -> Iterator[tuple[str, Form, dict[str, Any]]]:
    """So many answers, to one form after another."""
    forms = forms_of(city.model)
    about = {form.id: abouts(city.model, form) or [""] for form in forms}
    for number, (case, chance) in enumerate(chances(name, count)):
        form = forms[number % len(forms)]
        one = chance.choice(about[form.id])
        answer = filled(city.model, form, one, city.day, all_of_it=chance.random() < 0.3)
        asked = list(questions(form))
        share = chance.choice((0.1, 0.3, 0.6))
        answer |= {q.name: _answered(city, q, one, chance) for q in asked if chance.random() < share}
        if chance.random() < 0.03:
            answer[chance.choice(("about", "form", "mer", "end"))] = chance.choice(TEXTS)
        yield case, form, answer


def read_back(form: Form, proposed: Proposal, answer: Mapping[str, Any], case: str) -> None:
    """Every text that was answered stands in the files, as YAML reads them."""
    said = {one for path, whole in proposed.files.items() if path.startswith("data/") for one in values(whole)}
    # A new paragraph is one line end to YAML.
    said = {re.sub("\n+", "\n", one) for one in said}
    for question in questions(form):
        if question.name not in answer or not form.file or form.id == "network-renamed":
            continue
        found = value(question.spec, answer[question.name])
        for one in found if isinstance(found, list) else [found]:
            if isinstance(question.spec.shape, Text) and isinstance(one, str) and not question.of:
                assert re.sub("\n+", "\n", one) in said, (case, question.name, one)


def tried(city: City, case: str, form: Form, answer: Mapping[str, Any], *, whole: bool) -> bool:
    """Whether an answer becomes files that stand every test of them; what is refused is refused in words."""
    carried = block.read(block.written("En mening.", answer))
    try:
        proposed = city.proposed(carried)
        assert proposed.sentence == " ".join(proposed.sentence.split()), case
        changed_as_said(city, proposed)
        read_back(form, proposed, carried, case)
        made = judged(city.root, city.checked, proposed) if whole and proposed.files else proposed
    except AnswerRefusedError as refused:
        told = refused.faults
    else:
        for path, text in made.files.items():
            assert list(written.refused(city.root, "answer", path, text)) == [], (case, path)
        return True
    assert told, case
    for fault in told:
        in_form_words(fault)
    return False


@pytest.mark.nightly
@pytest.mark.parametrize(("root", "day"), [(ROOT, DAY), (fictional.CITY, fictional.DAY)], ids=["staden", "exempelstad"])
def test_any_answer_becomes_what_it_says_or_hears_why_not(
    root: Path, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", day)
    city = city_of(root, day)
    made = 0
    for number, (case, form, answer) in enumerate(answers(city, f"answers of {root.name}", 330)):
        made += tried(city, case, form, answer, whole=number % 15 == 0)
    assert made > 50
