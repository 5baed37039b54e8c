"""Do the forms' pages ask what the model says, read answers as Python does, and send what a proposal is made of?"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from actionplans.drafts.answers import proposal
from actionplans.forms import asked, block, sentence
from actionplans.forms.form import described
from actionplans.forms.table import FORMS
from actionplans.forms.values import AnswerError, longest_text, value
from actionplans.model.dates import PartialDate, guess, in_words
from actionplans.model.fields import FieldSpec
from actionplans.model.identifiers import Address, Mailbox
from actionplans.model.records import Model
from actionplans.model.shapes import Date, DecimalNumber, EndDate, Number, Shape, Text, parse
from actionplans.reading.data import load
from tests import axe, fictional, project, tools
from tests.scenes import Changes
from tests.test_macros import show

# --- Python and the browser read alike --------------------------------------------------------------------------------

_DATES = """\
2026 | 2026-12 | 2026-12-31 | 31 december 2026 | den 31 december 2026 | 31/12 2026 | 31.12.2026 | 20261231 |
2026/12/31 | dec 2026 | Dec. 2026 | 1:a maj 2026 | 31 dec 2026 | omkring 2017 | ca 2017 | 2017? | 2017~ |
2026–12–31 | 2026-12-31 10:00 | 31 december 2026. | 31 mars | i morgon | 2026-13 | 2026-00 | 2026-02-30 | 0 mars 2026 |
runt maj 2017 | 29 februari 2023 | 29 februari 2024 | 1799 | 2200 | 2026-1-5 | 5-1-2026 | 31  december   2026 | ٢٠٢٦ |
pågår | Tills vidare | -"""
_NUMBERS = (
    "12 | 1 200 | 1.200 | 12,5 | -3 | tolv | 1 2 | 12 500,50 | 12500.5 | 12 500 kr | 5 SEK | 1e5 | NaN | 5 kronor | ,5"
)
_ADDRESSES = "https://www.example.se/sida | http://a.b | www.example.se | natverk@example.se | a b@c.se | a@b.se | a@b"


def _cases() -> Iterator[tuple[FieldSpec, dict[str, Any], str]]:
    shapes: list[tuple[str, Shape, str]] = [
        ("date", Date(), _DATES),
        ("end", EndDate(), _DATES),
        ("number", Number(), _NUMBERS),
        ("decimal", DecimalNumber(), _NUMBERS),
        ("pattern", parse(Address), _ADDRESSES),
        ("pattern", parse(Mailbox), _ADDRESSES),
    ]
    for kind, shape, answers in shapes:
        spec = described("x", "X", "", shape)
        question = {"kind": kind, **asked.pattern_of(shape)}
        for answer in re.split(r"\s*\|\s+", answers):
            yield spec, question, answer
    for name, length in (("text", 5_000), ("text", 5_001), ("title", 200), ("title", 201)):
        spec = described(name, "X", "", Text())
        yield spec, {"kind": "long", "longest": longest_text(spec)}, "😀" + "å" * (length - 1)


# What must not become markup, an address's end or a block's, on its way out and back.
_NASTY = [
    "å ä ö Å Ä Ö é ü",
    "```\n```json\n{}\n```",
    'citat "så" \\ och \\n',
    "rad ett\nrad två\n\nrad fyra",
    "& ? # = + % %20 {title} {body} $& $1",
    "<script>alert(1)</script>",
    "\u2028 \u2029 \u00a0 😀 \ud83d",
    "> citerat\n- punkt\n# rubrik",
]
_TEMPLATE = "https://git.example.se/stad/natverk/issues/new?title={title}&body={body}"


def _sent() -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = [
        {"form": "event", "about": "kajforum", "text": text, "networks": [text, "b"]} for text in _NASTY
    ]
    return [
        {"words": f"{one['text']} händer", "answer": one, "template": _TEMPLATE, "mailbox": "a&b@example.se"}
        for one in [*answers, {"form": "plan-texts", "text": "ordet " * 2_000}]
    ]


# A form's sentence, what was answered to its names, and what it says then.
SAID: list[tuple[str, dict[str, str], str]] = [
    (
        "Resa {start}[–{end}]: {text}.",
        {"start": "3 maj 2026", "end": "3 maj 2026", "text": "möte"},
        "Resa 3 maj 2026: möte.",
    ),
    ("Resa {start}[–{end}]", {"start": "3 maj 2026", "end": "5 maj 2026"}, "Resa 3–5 maj 2026."),
    ("Resa {start}[–{end}]", {"start": "31 maj 2026", "end": "2 juni 2026"}, "Resa 31 maj–2 juni 2026."),
    (
        "Resa {start}[–{end}]",
        {"start": "30 december 2026", "end": "2 januari 2027"},
        "Resa 30 december 2026–2 januari 2027.",
    ),
    ("Avgiften {period}[–{end}]", {"period": "2026", "end": "2028"}, "Avgiften 2026–2028."),
    ("{about}: {text} ({holder}).", {"about": "A", "text": "Leder gruppen.", "holder": "b"}, "A: Leder gruppen (b)."),
    ("{about}, nytt mål: {text}", {"about": "A", "text": "Fler cyklar."}, "A, nytt mål: Fler cyklar."),
    ("{about} gäller till och med {end}.", {"about": "A", "end": "pågår"}, "A gäller tills vidare."),
    ("Fel på [sidan ”{address}”|webbplatsen]: {text}", {"address": "A", "text": "b"}, "Fel på sidan ”A”: b."),
    ("Fel på [sidan ”{address}”|webbplatsen]: {text}", {"text": "Vad?"}, "Fel på webbplatsen: Vad?"),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    """What the browser's scripts make of all these."""
    given = {
        "reads": asked.reads(),
        "asked": [[question, answer] for _, question, answer in _cases()],
        "sent": _sent(),
        "said": [
            ["{about} förlängs till och med {end}.", {"about": "Kajforum: ledamot", "end": "2026"}],
            ["{about}: {text}[ i {place}][–{end}]", {"about": "A", "text": "$& {b}", "end": "B"}],
            ["{about}: {text}.", {"about": "A\nB", "text": "Klart!"}],
            *([says, words] for says, words, _ in SAID),
        ],
    }
    command = [tools.node(), "--no-warnings", str(Path(__file__).parent / "forms/read.mjs")]
    result = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_an_answer_is_read_in_the_browser_as_afterwards(read: dict[str, Any]) -> None:
    """The same answers are taken, with the same advice, and a date is the same day in the same words."""
    for (spec, _, answer), (fault, told, shown) in zip(_cases(), read["asked"], strict=True):
        try:
            found, do = value(spec, answer), ""
        except AnswerError as error:
            found, do = None, error.do
        assert fault == do, (spec.shape, answer)
        day = guess(answer)
        assert told == (in_words(day) if day else None), answer
        if isinstance(found, PartialDate):
            assert shown == in_words(found)


def test_a_text_comes_back_as_it_was_sent_from_an_address_and_a_letter(read: dict[str, Any]) -> None:
    for one, (text, issue, letter) in zip(_sent(), read["sent"], strict=True):
        wanted = {key: tuple(said) if isinstance(said, list) else said for key, said in one["answer"].items()}
        assert block.read(text) == wanted
        assert text.count("\n```json\n") == 1
        if issue["isWhole"]:
            for way, body in ((issue, "body"), (letter, "body")):
                query = parse_qs(urlsplit(way["address"]).query, strict_parsing=True)
                assert set(query) <= {"title", "subject", "body"}
                if way["isWhole"]:
                    sent = query[body][0].replace("\r\n", "\n")
                    assert block.read(sent) == wanted


def test_what_is_too_long_for_an_address_is_left_to_be_pasted(read: dict[str, Any]) -> None:
    _, issue, letter = read["sent"][-1]
    for way, longest in ((issue, 8_000), (letter, 2_000)):
        assert not way["isWhole"]
        assert len(way["address"]) < longest
        assert "Klistra in" in parse_qs(urlsplit(way["address"]).query)["body"][0]


def test_a_sentence_leaves_out_what_has_no_answer_and_shows_what_is_missing(read: dict[str, Any]) -> None:
    assert read["said"][:3] == ["Kajforum: ledamot förlängs till och med 2026.", "A: $& {b}–B.", "A B: Klart!"]


def test_a_sentence_is_the_same_in_the_browser_as_in_the_proposal(read: dict[str, Any]) -> None:
    told = [told for _, _, told in SAID]
    assert read["said"][3:] == told
    assert [sentence.filled(says, words) for says, words, _ in SAID] == told


# --- What the pages ask -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, Any]:
    """What the pages with forms of the fictional city fetch, by its name."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted((site / "andra").glob("*.json"))}


def test_every_form_stands_on_a_page_and_is_found_from_the_page_of_all(site: Path, files: dict[str, Any]) -> None:
    assert {name for page in files.values() for name in page["forms"]} == {form.id for form in FORMS}
    overview = (site / "andra/index.html").read_text(encoding="utf-8")
    for form in FORMS:
        page = (site / f"andra/{form.page}/index.html").read_text(encoding="utf-8")
        assert f'data-form="{form.id}"' in page
        assert f'href="../andra/{form.page}/?form={form.id}"' in overview


def test_nobody_who_fills_in_a_form_is_spoken_to_of_files(files: dict[str, Any]) -> None:
    asks = [one for page in files.values() for form in page["forms"].values() for one in form["asks"]]
    assert len(asks) > 100
    for one in asks:
        said = f"{one['label']} {one['hint']} {one.get('do', '')}"
        assert not re.search(r"`|\bid\b|yml|YAML|\bnyck(el|lar)\b|\b(true|unknown)\b|\bfil|noggrannhet", said), said
        # A text of paragraphs is not squeezed into one line.
        assert "stycke" not in one["hint"] or one["kind"] == "long", said
        # A list that is empty cannot be answered.
        assert one["kind"] != "choice" or one["list"] in files_of(files, one)


def files_of(files: dict[str, Any], question: dict[str, Any]) -> set[str]:
    """The lists of the pages that ask a question."""
    return {
        name
        for page in files.values()
        for name in page["lists"]
        if any(question in form["asks"] for form in page["forms"].values())
    }


def test_they_are_light(site: Path) -> None:
    """Whatever is fetched at once; fifty networks and twenty years: bench."""
    heavy = [(file.name, size) for file in (site / "andra").rglob("*.json") if (size := _zipped(file)) > _LIGHT]
    assert heavy == []


_LIGHT = 15_000


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def test_a_copy_without_a_server_has_no_forms_and_no_way_to_any(offline: Path) -> None:
    """There is nobody to send them to: a package of a past year, a copy to look through."""
    assert not (offline / "andra").exists()
    pages = [*offline.rglob("*.html")]
    assert len(pages) > 50
    assert [page.name for page in pages if "andra/" in page.read_text(encoding="utf-8")] == []


# --- Where an answer goes ---------------------------------------------------------------------------------------------


def test_without_a_script_a_page_says_whom_to_write_to_and_what(tmp_path: Path) -> None:
    """The editors' own mailbox before that for mistakes; where there is none, that nobody is, and who coordinates."""
    mailbox = "redaktion@example.se"
    for more, told in (
        (f"contact: fel@example.se\neditors: {mailbox}\n", f"Skriv till {mailbox}. Berätta:"),
        ("contact: fel@example.se\n", "Skriv till fel@example.se. Berätta:"),
        ("", "Vem som tar emot ändringar är inte bestämt. Provförvaltningen, Exempelstad, samordnar"),
    ):
        changes: Changes = {"data/city.yml": project.FILES["data/city.yml"] + more}
        shown = show(tmp_path, "forms", "uppdrag", changes=changes)
        assert told in " ".join(one.words for one in shown.all("p"))
        assert "Nätverk och uppdrag som det gäller (måste vara med)" in [one.words for one in shown.all("li")]
        assert "Till och med vilken dag? (måste vara med)" in [one.words for one in shown.all("li")]


def test_without_a_script_what_is_asked_of_several_things_says_which_and_once(tmp_path: Path) -> None:
    rated = [one.words for one in show(tmp_path, "forms", "utvardering").all("li")]
    assert [one for one in rated if "omdöme" in one.casefold()] == ["Nytta: omdöme"]
    asked_once = [one.words for one in show(tmp_path, "forms", "ar").all("li")]
    assert asked_once.count("Vad lärde ni er?") == 1


# --- As a reader fills one in -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model() -> Model:
    """The fictional city's own."""
    found = load(fictional.CITY).model
    assert found is not None
    return found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = axe.context(chromium, {"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}natverk/kajforum/")
    yield page
    context.close()


def test_a_role_is_renewed_from_its_networks_page_with_the_keyboard(page: Page, model: Model) -> None:
    """The whole way: from the link beside the role to a letter that says it, all wrong turns included."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.get_by_role("link", name="Ändra uppdraget Ledamot i ledningsutskottet").press("Enter")
    # What has happened to it is the reader's to say: none of the five is open.
    expect(page.get_by_text("Vad har hänt? Öppna det som stämmer")).to_be_focused()
    expect(page.locator("details.form[open]")).to_have_count(0)
    page.locator("summary", has_text="Ett uppdrag förlängs").press("Enter")
    form = page.get_by_role("form", name="Ett uppdrag förlängs")
    expect(form.get_by_label("Nätverk")).to_have_value("kajforum")
    expect(form.get_by_label("Uppdrag").locator("option:checked")).to_contain_text("Ledamot i ledningsutskottet")
    said = form.get_by_role("status")
    # Nothing is said before anything is changed.
    expect(said).to_be_empty()
    send = form.get_by_role("button", name="Granska och skicka")
    until = form.get_by_label("Till och med vilken dag?")
    send.press("Enter")
    expect(page.locator(".form-faults")).to_contain_text("Till och med vilken dag: svara på frågan")
    until.fill("i morgon")
    expect(said).to_contain_text("Så här står det sedan: Kajforum: ledamot i ledningsutskottet")
    send.press("Enter")
    expect(page.locator(".form-faults")).to_be_focused()
    expect(until).to_have_attribute("aria-invalid", "true")
    # What cannot be read is not said to stand there.
    expect(said).to_contain_text("förlängs till och med …")
    expect(until).to_have_accessible_description(re.compile("Skriv en dag, en månad eller ett år"))
    assert axe.violations(page) == []
    page.locator(".form-faults a").first.press("Enter")
    expect(until).to_be_focused()
    until.fill("31/12 2027")
    until.press("Tab")
    expect(until).to_have_value("31 december 2027")
    expect(until).not_to_have_attribute("aria-invalid", "true")
    form.get_by_label("Var står det?", exact=True).first.select_option(index=1)
    # Who goes away and comes back has it as it was.
    page.get_by_role("link", name="Ändra något").press("Enter")
    page.wait_for_url("**/andra/")
    page.go_back()
    expect(until).to_have_value("31 december 2027")
    send.press("Enter")
    expect(page.get_by_role("heading", name="Skicka förslaget")).to_be_focused()
    sentence = said.inner_text().removeprefix("Så här står det sedan: ")
    assert sentence.endswith("förlängs till och med 31 december 2027.")
    assert axe.violations(page) == []
    letter = page.get_by_role("link", name="Skicka med e-post till").get_attribute("href")
    query = parse_qs(urlsplit(letter or "").query)
    assert query["subject"] == [sentence[:119].rstrip() + "…" if len(sentence) > 120 else sentence]
    answer = block.read(query["body"][0].replace("\r\n", "\n"))
    file = "data/networks/kajforum.yml"
    text = (fictional.CITY / file).read_text(encoding="utf-8")
    made = proposal(model, {file: text}, answer, date.fromisoformat(fictional.DAY))
    assert made.sentence == sentence
    new = set(made.files[file].splitlines()) - set(text.splitlines())
    assert "end: 2027-12-31" in [line.strip() for line in new]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wrong == []
