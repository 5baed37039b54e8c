"""Is each form whole: questions in Swedish, choices of the city's own, an answer that is read as it was meant?"""

from __future__ import annotations

import html
import quopri
import re

import pytest

from actionplans.forms import block, choices
from actionplans.forms.block import BlockError
from actionplans.forms.form import Action, Form, described, expanded, kind_at, questions, spec_at
from actionplans.forms.present import present
from actionplans.forms.table import FORMS, forms_of
from actionplans.forms.values import AnswerError, value, written
from actionplans.model.dates import PartialDate
from actionplans.model.fields import field_specs
from actionplans.model.records import Model
from actionplans.model.shapes import Date, DecimalNumber, EndDate, ListOf, Number, Pattern, Shape, Text, YesNo
from actionplans.reading.data import load
from tests.fictional import CITY
from tests.form_answers import abouts

PAGES = {
    *("uppdrag", "handelse", "resa", "resultat", "utvardering", "arende", "plan", "ar", "rutin", "avgift"),
    *("medlemskap", "kalla", "fel"),
}
EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


@pytest.fixture(scope="module")
def model() -> Model:
    found = load(CITY).model
    assert found is not None
    return found


# --- The table --------------------------------------------------------------------------------------------------------


def test_every_page_has_a_form_and_every_form_an_id_of_its_own() -> None:
    assert {form.page for form in FORMS} == PAGES
    assert len({form.id for form in FORMS}) == len(FORMS)


@EACH
def test_a_form_names_what_there_is(form: Form) -> None:
    for part in form.parts:
        kind = kind_at(form, part.way, part.action)
        asked = {*part.asks, *part.more}
        assert {*part.demands, *part.labels} <= asked | {*part.labels}
        for key in (*asked, *part.taken, *part.fixed):
            assert spec_at(kind, key), key
        assert all(part.labels.get(key) for key in asked), "each question is put in words that fit the form"


def test_what_a_form_says_is_made_of_what_it_asks(model: Model) -> None:
    for form in forms_of(model):
        names = {"about", "file", "item", *(one.name for one in questions(form))}
        assert set(re.findall(r"\{([^}]+)\}", form.says)) <= names, form.id


def test_no_question_speaks_of_files_keys_or_ids(model: Model) -> None:
    for form in forms_of(model):
        for one in questions(form):
            assert one.label[0].isupper(), one.name
            assert not re.search(r"\.yml|\bid\b|`|_|\bdata/", one.label), one.label


def test_what_a_new_record_cannot_be_without_is_asked_or_taken(model: Model) -> None:
    for form in forms_of(model):
        for part in form.parts:
            if part.action is Action.ADD:
                kind = kind_at(form, part.way, part.action)
                known = {*part.asks, *part.more, *part.taken, *part.fixed, "id", "sources"}
                lacking = [name for name, spec in field_specs(kind).items() if spec.required and name not in known]
                assert not lacking, (form.id, part.name, lacking)


def test_every_form_is_about_something_in_a_city_that_has_all(model: Model) -> None:
    for form in forms_of(model):
        found = abouts(model, form)
        assert found, form.id
        assert len(set(found)) == len(found), form.id
        for one in found:
            assert choices.about(model, form, one) is not None, (form.id, one)


def test_a_closed_plan_is_called_that_where_it_is_chosen_and_the_form_asks_for_a_correction(model: Model) -> None:
    plans = [form for form in forms_of(model) if form.subject == "plan"]
    assert plans
    for form in plans:
        assert {one.name for one in questions(expanded(form, model)) if one.name.startswith("correction.")}
    texts = next(form for form in plans if form.id == "plan-texts")
    shown = {option.value: option.label for group in choices.abouts(model, texts) for option in group.options}
    assert shown["kajforum/2023"].endswith("(stängd)")
    assert not shown["kajforum/2025"].endswith("(stängd)")


def test_what_stands_there_is_the_first_answer_and_is_read_as_itself(model: Model) -> None:
    extend = next(form for form in FORMS if form.id == "role-extend")
    first = abouts(model, extend)[0]
    about = choices.about(model, extend, first)
    assert about is not None
    assert present(extend, about)["end"] == "30 april 2026"
    # A report stands in another file than the activity that it is of.
    result = next(form for form in FORMS if form.id == "result")
    reported = [one for one in abouts(model, result) if one.startswith("kajforum/2025/")]
    told = [present(result, found) for one in reported if (found := choices.about(model, result, one))]
    assert [one.get("state") for one in told] == ["ongoing", "done", "moved", "done", None]
    for form in forms_of(model):
        for one in abouts(model, form)[:3]:
            found = choices.about(model, form, one)
            assert found is not None
            asked = {question.name: question for question in questions(form)}
            for name, answer in present(form, found).items():
                again = value(asked[name].spec, answer)
                assert written(tuple(again) if isinstance(again, list) else again) == answer, (form.id, name)


# --- Values -----------------------------------------------------------------------------------------------------------


def read(shape: Shape, answer: str | tuple[str, ...], name: str = "text") -> object:
    """What an answer to a question of a shape says."""
    return value(described(name, "Fråga", "", shape), answer)


@pytest.mark.parametrize(
    ("shape", "answer", "meant"),
    [
        (Date(), "31 december 2026", PartialDate(2026, 12, 31)),
        (Date(), "  den 31 dec 2026 ", PartialDate(2026, 12, 31)),
        (Date(), "2026-12-31", PartialDate(2026, 12, 31)),
        (Date(), "31/12 2026", PartialDate(2026, 12, 31)),
        (Date(), "december 2026", PartialDate(2026, 12)),
        (Date(), "2026", PartialDate(2026)),
        (Date(), "ca 2026", PartialDate(2026, about=True)),
        (EndDate(), "Tills vidare", "ongoing"),
        (Number(), "12 500", 12500),
        (DecimalNumber(), "12 500,50 kr", "12500.50"),
        (YesNo(), "true", True),
        (Pattern("SEK|EUR", "en valutakod", "SEK", (("kr", "SEK"),)), "kr", "SEK"),
        (ListOf(Number()), "2, 11", [2, 11]),
        (ListOf(Text()), "ett\n\ntvå\nett", ["ett", "två"]),
        (ListOf(Date()), ("2024", "maj 2025"), [PartialDate(2024), PartialDate(2025, 5)]),
        (Text(), " två\r\nrader  och\n\n\n\nett stycke ", "två rader och\n\nett stycke"),
        (Text(), "A\u030a och a\u0308", "Å och ä"),
        (Text(), "   \n ", None),
    ],
)
def test_people_write_in_many_ways(shape: Shape, answer: str | tuple[str, ...], meant: object) -> None:
    found = read(shape, answer)
    assert (str(found) if isinstance(shape, DecimalNumber) else found) == meant


@pytest.mark.parametrize(
    ("shape", "answer", "name", "do"),
    [
        (Date(), "i våras", "date", "skriv en dag, en månad eller ett år"),
        (Date(), "31 februari 2026", "date", "skriv en dag, en månad eller ett år"),
        (Number(), "två", "number", "skriv ett helt tal med siffror"),
        (DecimalNumber(), "NaN", "amount", "skriv ett tal"),
        (YesNo(), "kanske", "vacant", "svara ja eller nej"),
        (Pattern(r"https?://.+", "en webbadress", "https://www.example.se"), "se nätet", "url", "skriv en webbadress"),
        (Text(), "x" * 5001, "text", "skriv högst 5\N{NO-BREAK SPACE}000 tecken; nu är de 5\N{NO-BREAK SPACE}001"),
        (Text(), "x" * 201, "title", "skriv högst 200 tecken; nu är de 201"),
        (Text(), "Anna Andersson", "function", "aldrig en persons namn"),
        (Text(), "Karl-Erik von Åström", "function", None),
        (Text(), "Åsa Öst-Ek", "office", "aldrig en persons namn"),
        (Text(), "dold\u202etext", "text", "i stället för att klistra in"),
        (Text(), "noll\u200bbredd", "text", "i stället för att klistra in"),
        (Text(), "styr\x07tecken", "text", "i stället för att klistra in"),
        (Text(), "halvt \ud800 tecken", "text", "i stället för att klistra in"),
        (ListOf(Text()), ("rak", "dold\u2066text"), "covers", "i stället för att klistra in"),
        (Text(), "”Ett citat utan slut", "text", "citattecknet ” står ensamt"),
        (DecimalNumber(), "9" * 40, "amount", "skriv ett tal"),
        (Number(), "9" * 40, "participants", "skriv ett helt tal"),
    ],
)
def test_what_a_question_cannot_take_is_told_with_what_to_do(
    shape: Shape, answer: str | tuple[str, ...], name: str, do: str | None
) -> None:
    if do is None:
        assert read(shape, answer, name) == answer
        return
    with pytest.raises(AnswerError) as refused:
        read(shape, answer, name)
    assert do in refused.value.do


# --- The block --------------------------------------------------------------------------------------------------------

ANSWER: dict[str, str | tuple[str, ...]] = {
    "form": "event",
    "text": 'Två\n\nstycken, ”citat”, "raka" och ``` tre',
    "networks": ("a", "b"),
}


def test_an_answer_comes_back_as_it_was() -> None:
    assert block.read(block.written("Kajforum: något har hänt.", ANSWER)) == ANSWER


def test_a_letter_may_break_quote_and_sign_the_text() -> None:
    text = block.written("En mening.", {"form": "event", "text": "ett två tre fyra"})
    broken = text.replace("två tre", "två\r\ntre")
    for sent in (broken, f"Hej!\r\n\r\n{broken}\r\n-- \r\nAnna", "".join(f"> {one}\n" for one in broken.split("\n"))):
        assert block.read(sent) == {"form": "event", "text": "ett två tre fyra"}


SENT = block.written("En mening.", {"form": "event", "text": "a > b, åäö, ett långt ord"})


@pytest.mark.parametrize(
    "text",
    [
        SENT.replace("\n", "\r"),
        SENT.replace("\n ", "\n\u00a0\u00a0").replace("```", "\u00a0```\u00a0"),
        SENT.replace("\n", "\r\n\r\n"),
        SENT.replace("```json", "```JSON"),
        SENT.replace("\n", "  \n"),
        "".join(f">> {line}\n" for line in SENT.splitlines()),
        f"\ufeffHej!\n{SENT}Hälsningar\n",
        f"```python\nx = 1\n```\n\n{SENT}",
        f"<details>\n\n{SENT}\n</details>",
    ],
)
def test_what_programs_for_mail_do_to_a_text_does_not_change_what_it_says(text: str) -> None:
    assert block.read(text) == {"form": "event", "text": "a > b, åäö, ett långt ord"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hej, uppdraget är förlängt.", "inget ifyllt formulär"),
        ("x" * (block.LARGEST + 1), "för lång"),
        (block.written("Ett.", ANSWER) + block.written("Två.", ANSWER), "2 ifyllda formulär"),
        ('```json\n{"form": "event", "form": "fee"}\n```\n', "inte hel"),
        ('```json\n{"form": "event"\n```\n', "inte hel"),
        ("```json\n" + "[" * 20_000 + "\n```\n", "inte hel"),
        ('```json\n["form"]\n```\n', "kommer inte från ett formulär"),
        ('```json\n{"form": 1}\n```\n', "ett svar som inget formulär"),
        ('```json\n{"form": {"a": "b"}}\n```\n', "ett svar som inget formulär"),
        ('```json\n{"form": NaN}\n```\n', "inte hel"),
        ('```json\n{"__class__": "x"}\n```\n', "en fråga som inget formulär"),
        ('```json\n{"' + "a" * 99 + '": "x"}\n```\n', "en fråga som inget formulär"),
        ("```yaml\nform: event\n```\n", "inget ifyllt formulär"),
        ('```json\n{"x": ' + str(["y"] * 401).replace("'", '"') + "}\n```\n", "ett svar som inget formulär"),
        (f"<!--\n{SENT}-->\n", "kan vara dolt"),
        (f"<?x\n{SENT}?>\n", "kan vara dolt"),
        (re.sub('"([^"\n]*)"', r"”\1”", SENT), "typografiska"),
        (quopri.encodestring(SENT.encode()).decode(), "kodad för post"),
        (html.escape(SENT), "inte hel"),
        (SENT.replace("```", "~~~"), "inget ifyllt formulär"),
        # Quickly, however much of it there is.
        ("```" + " " * 59_000 + "x", "inget ifyllt formulär"),
        ("```json\n" * 7_400, "inget ifyllt formulär"),
        ("```\n" + "\n" * 59_000 + "```\n", "inte hel"),
    ],
)
def test_what_is_no_answer_is_refused(text: str, why: str) -> None:
    with pytest.raises(BlockError, match=why):
        block.read(text)
