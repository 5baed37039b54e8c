"""Does an answer to any form become the files that it means and no other line, and pass the check, or hear why not?

By day on the fictional city, many forms in one check; by night each form on everything that it can be about, on both.
"""

from __future__ import annotations

import datetime
import difflib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.commands.drafts import texts
from actionplans.commands.main import main
from actionplans.drafts.answers import AnswerRefusedError, Fault, Proposal, proposal
from actionplans.drafts.consequences import joined
from actionplans.drafts.judged import judged, ways_to
from actionplans.forms import block, choices
from actionplans.forms.choices import About
from actionplans.forms.form import Form, questions
from actionplans.forms.marks import mark
from actionplans.forms.present import present
from actionplans.forms.table import forms_of
from actionplans.model.records import Model
from actionplans.model.shapes import Text
from actionplans.reading.yamlfile import LOADER
from actionplans.rules.check import Checked, check
from actionplans.writing.edits import Put, edited
from actionplans.writing.trees import node
from tests import fictional, project
from tests.form_answers import abouts, filled
from tests.sites import DAY, ROOT


@dataclass(frozen=True)
class City:
    """A city that answers are given for."""

    root: Path
    day: datetime.date
    checked: Checked
    files: dict[str, str]

    @property
    def model(self) -> Model:
        assert self.checked.model is not None
        return self.checked.model

    def form(self, name: str) -> Form:
        return next(form for form in forms_of(self.model) if form.id == name)

    def proposed(self, answer: Mapping[str, Any]) -> Proposal:
        return proposal(self.model, self.files, answer, self.day)

    def faults(self, answer: Mapping[str, Any]) -> list[str]:
        """What an answer is refused for, before anything is tried."""
        with pytest.raises(AnswerRefusedError) as refused:
            self.proposed(answer)
        return [str(one) for one in refused.value.faults]


def city_of(root: Path, day: str) -> City:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_DATE", day)
        return City(root, datetime.date.fromisoformat(day), check(root), texts(root))


@pytest.fixture(scope="module")
def city() -> City:
    """The fictional city."""
    return city_of(fictional.CITY, fictional.DAY)


@pytest.fixture
def on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATE", fictional.DAY)


# --- Only what was answered -------------------------------------------------------------------------------------------


# What changes with an answer although nobody was asked: where it stands, and what follows from it.
FOLLOWS = re.compile(r"\s*(- )?(end|end_announced|sources|outcome|outcome_date|successors|presented):")


def untouched(before: str, after: str, proposed: Proposal, path: str) -> None:
    """Of a file's lines none is gone but those of a value that was answered."""
    whole = yaml.compose(before, Loader=LOADER)
    places = [place for name, place, _ in proposed.asked if name == path]
    kept = _kept(before.split("\n"), after.split("\n"))
    for number, line in enumerate(before.split("\n")):
        if number not in kept and not FOLLOWS.match(line):
            ways = list(ways_to(whole, number))
            assert any(way[: len(place)] == place for way in ways for place in places), (path, proposed.sentence, line)


def _kept(old: list[str], new: list[str]) -> set[int]:
    """The lines of a text that a later one has as well, in the same order."""
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {line for one in blocks for line in range(one.a, one.a + one.size)}


def changed_as_said(city: City, proposed: Proposal) -> None:
    for path, after in proposed.files.items():
        if path.endswith(".yml") and path in city.files and path != "mkdocs.yml":
            untouched(city.files[path], after, proposed, path)
        elif path in city.files:
            assert set(city.files[path].split("\n")) <= set(after.split("\n"))
        assert path == "mkdocs.yml" or re.fullmatch(r"(data|docs)/[a-z0-9/-]+\.(yml|md)|\.github/CODEOWNERS", path)


def each_answer(city: City, most: int) -> Iterator[tuple[Form, dict[str, Any]]]:
    for form in forms_of(city.model):
        every = abouts(city.model, form)
        for about in every[:: max(1, len(every) // most)][:most]:
            for whole in (False, True):
                yield form, filled(city.model, form, about, city.day, all_of_it=whole)


def test_each_form_changes_what_was_answered_and_no_other_line(city: City) -> None:
    made = 0
    for form, answer in each_answer(city, 1):
        proposed = city.proposed(answer)
        assert bool(proposed.files) == bool(form.file)
        assert "{" not in proposed.sentence, proposed.sentence
        assert proposed.sentence == proposed.sentence.strip()
        changed_as_said(city, proposed)
        made += 1
    assert made == 2 * len(forms_of(city.model))


def test_what_is_reported_again_changes_what_stands_there(city: City) -> None:
    """An activity that was told of in June is told of again in the autumn."""
    form, path = city.form("result"), "data/reports/2025/kajforum.yml"
    about = next(one for one in abouts(city.model, form) if one.startswith("kajforum/2025/"))
    proposed = city.proposed({"form": "result", "about": about, "state": "done", "done": "Tillstånd gäller överallt."})
    assert proposed.files[path].count("- activity: tillstand\n") == city.files[path].count("- activity: tillstand\n")
    lines = (f"    {key}" for key in ("state: done", "done: Tillstånd gäller överallt."))
    assert "  - activity: tillstand\n" + "\n".join(lines) in proposed.files[path]


# What each form is tried about, where not any will do: the city has had the role before, or left the network.
ABOUT = {
    "role-extend": "kajforum/",
    "role-replaced": "ljusringen/",
    "event": "torgnatet",
    "trip-report": "2024/",
    "membership": "hallplats",
    "network-renamed": "provnat",
    "result": "provnat/2026",
    "evaluation": "ljusringen/2025",
    "matter-decision": "2025-08-25-",
    "priority": "kajforum/2025",
    "direction": "2026",
    "routine-adopted": "workshop",
    "source": "hallplats-webb",
}


def together(city: City) -> tuple[Proposal, int]:
    """Many proposals in one, of files that no two of them change."""
    files: dict[str, str] = {}
    asked: list[Any] = []
    number = 0
    for name, about in ABOUT.items():
        form = city.form(name)
        first = next(one for one in abouts(city.model, form) if one.startswith(about))
        proposed = city.proposed(filled(city.model, form, first, city.day))
        clash = {path for path in proposed.files.keys() & files if proposed.files[path] != files[path]}
        assert not clash, (name, clash)
        files |= proposed.files
        asked += proposed.asked
        number += 1
    return Proposal("Allt på en gång.", files, asked), number


@pytest.mark.usefixtures("on_its_day")
def test_what_forms_write_passes_the_check_with_the_pages_that_it_needs(city: City) -> None:
    proposed, number = together(city)
    assert number == len(ABOUT)
    whole = judged(city.root, city.checked, proposed)
    assert "docs/natverk/hallplats/index.md" in whole.files.keys() | city.files.keys()
    assert {path for path in whole.files if path.endswith(".md")} - city.files.keys()


@pytest.mark.nightly
@pytest.mark.parametrize(("root", "day"), [(ROOT, DAY), (fictional.CITY, fictional.DAY)], ids=["staden", "exempelstad"])
def test_each_form_about_everything_passes_the_check_or_says_why_not(
    root: Path, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", day)
    city = city_of(root, day)
    passed = dict.fromkeys((form.id for form in forms_of(city.model)), 0)
    for form, answer in each_answer(city, 4):
        try:
            proposed = city.proposed(answer)
            changed_as_said(city, proposed)
            if proposed.files:
                judged(city.root, city.checked, proposed)
            passed[form.id] += 1
        except AnswerRefusedError as refused:
            for fault in refused.faults:
                in_form_words(fault)
    lacking = {name for name, number in passed.items() if not number and abouts(city.model, city.form(name))}
    assert not lacking


def in_form_words(fault: Fault) -> None:
    """A fault names no file and no key: the person answered questions."""
    said = str(fault)
    assert not re.search(r"\.yml|\.md|data/|docs/|`|[a-z]+_[a-z]+|\b[a-z]+: \[|svaret, eller skriv till", said), said


# --- What cannot be ---------------------------------------------------------------------------------------------------


def extend(city: City, of: str = "kajforum/", /, **more: str) -> dict[str, Any]:
    form = city.form("role-extend")
    first = next(one for one in abouts(city.model, form) if one.startswith(of))
    return filled(city.model, form, first, city.day) | more


def test_everything_that_is_wrong_with_an_answer_is_told_at_once(city: City) -> None:
    answer = {
        "form": "role-new",
        "about": "kajforum",
        "kind": "kung",
        "holder": "Anna Andersson",
        "office": "Anna Andersson",
        "start": "i våras",
        "source.title": "Ett brev",
    }
    assert city.faults(answer) == [
        "Vad heter uppdraget, som det ska stå på sidan? Svara på frågan.",
        "Vad för slags uppdrag? Välj något av det som går att välja.",
        "Vem har uppdraget? Välj något av det som går att välja.",
        "Från och med vilken dag? Skriv en dag, en månad eller ett år: 31 december 2026, december 2026 eller 2026.",
        "Vilket ämbete eller vilken funktion företräder staden? Skriv en funktion, till exempel Processledare, "
        "aldrig en persons namn.",
        "Vem har skrivit eller gett ut den? Svara på frågan.",
    ]


def test_what_no_field_can_tell_alone_is_told_with_the_rest(city: City) -> None:
    answer = {"form": "network-renamed", "about": "provnat", "name": "Kajforum", "start": "i våras"}
    assert city.faults(answer) == [
        "Från och med vilken dag? Skriv en dag, en månad eller ett år: 31 december 2026, december 2026 eller 2026.",
        "Var står det? Välj en källa, eller beskriv en ny.",
        "Vad heter det nu? Ett nätverk heter så redan: skriv det nya namnet.",
    ]
    wrong = {"form": "matter", "title": "Planer", "date": "mars 2026"}
    assert [one.partition("? ")[0].partition(": ")[0] for one in city.faults(wrong)] == [
        "Vad föreslås nämnden besluta",
        "Vilket datum ska brevet ha",
    ]


def test_what_is_asked_several_times_is_told_apart(city: City) -> None:
    answer = filled(city.model, city.form("evaluation"), "ljusringen/2025", city.day)
    assert city.faults(answer | {"ratings.effort.text": "Mycket tid"}) == ["Insats, omdöme: svara på frågan."]


def test_an_answer_to_no_form_or_to_another_is_refused(city: City) -> None:
    again = "öppna formuläret på webbplatsen och fyll i det på nytt."
    gone = f"Någon har ändrat eller tagit bort det som formuläret gäller: {again}"
    assert city.faults({"form": "nyckel"}) == [f"Formuläret finns inte längre: {again}"]
    assert city.faults({}) == [f"Formuläret finns inte längre: {again}"]
    assert city.faults(extend(city, about="kajforum")) == [gone]
    assert city.faults(extend(city, about="kajforum/000000000000")) == [gone]
    assert city.faults(extend(city, about="../../etc/passwd")) == [gone]
    assert city.faults(extend(city, about="")) == [gone]
    known = f"Formuläret har ändrats sedan du fyllde i det: {again}"
    assert city.faults(extend(city, holder="exempelstad")) == [known]


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(city: City) -> None:
    answer = extend(city)
    network = city.model.networks["kajforum"]
    first = replace(network.roles[0], end=network.roles[2].start)
    changed = replace(network, roles=(first, *network.roles[1:]))
    model = replace(city.model, networks={**city.model.networks, "kajforum": changed})
    with pytest.raises(AnswerRefusedError, match="Någon har ändrat eller tagit bort"):
        proposal(model, city.files, answer, city.day)


def test_an_answer_without_source_is_asked_for_one_unless_the_file_has_it(city: City) -> None:
    answer = {key: said for key, said in extend(city).items() if not key.startswith("source.")}
    assert city.faults(answer) == ["Var står det? Välj en källa, eller beskriv en ny."]
    activity = {"form": "activity", "about": "kajforum/2025", "text": "Något mer"}
    (file,) = city.proposed(activity).files.values()
    assert "  - id: nagot-mer\n    text: Något mer\npartners:" in file


def test_an_answer_that_says_what_stands_there_changes_nothing(city: City) -> None:
    answer = extend(city, end="30 april 2026")
    assert city.faults(answer) == ["Det du svarade står redan: ändra det som ska stå på ett annat sätt."]


HOSTILE = (
    "{{ 7 * 7 }} {% include 'x' %}",
    "<script>alert(1)</script> <b onclick=x>",
    "]} - nyckel: &ankare *ankare !!python/object:os.system",
    "# rubrik ![bild](x) [länk](javascript:x) | tabell |",
    "--- ... ? : ' \" \\ \\n %YAML",
)


def written_of(city: City, name: str, about: str, has: str) -> tuple[str, dict[str, Any]]:
    """What a form begins with, about the first thing that has an answer to a question."""
    form = city.form(name)
    for one in abouts(city.model, form):
        if one.startswith(about) and has in (there := present(form, found(city, form, one))):
            return one, dict(there)
    raise AssertionError(f"nothing has {has}")


def found(city: City, form: Form, about: str) -> About:
    one = choices.about(city.model, form, about)
    assert one is not None
    return one


def test_what_somebody_empties_is_taken_away_and_said(city: City) -> None:
    about, there = written_of(city, "activity-change", "kajforum/2025", "end")
    right = {"form": "activity-change", "about": about, "text": there["text"], "end": "", "source.id": "protokoll-2025"}
    proposed = city.proposed(right)
    assert proposed.sentence.endswith(" Tas bort: när är det klart.")
    (path,) = proposed.files
    assert difference(city.files[path], proposed.files[path])[0].startswith("-    end: ")
    # One of several that make a record goes whole, and is no half: a rating with its reason.
    about, there = written_of(city, "evaluation", "", "ratings.benefit.text")
    judged_so = {"form": "evaluation", "about": about, "outcome": "keep", "text": there["text"]}
    both = {"ratings.benefit.rating": "", "ratings.benefit.text": ""}
    (text,) = city.proposed({**judged_so, **both}).files.values()
    assert "criterion: benefit" not in text
    faults = city.faults({**judged_so, "ratings.benefit.rating": ""})
    assert [one.rpartition(": ")[2] for one in faults] == ["utan det går resten inte att förstå."]


def difference(before: str, after: str) -> list[str]:
    """The lines that differ, each with - or + before it."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


SLIP = {"form": "activity-change", "text": "Skriva villkor för nattleveranser med tre grannstäder"}
CORRECTION = {"correction.why": "Det var tre.", "correction.decided_by": "Avdelningschefen"}


def of_closed_year(city: City, **more: str) -> dict[str, Any]:
    """A slip in a plan of a closed year."""
    one = next(one for one in abouts(city.model, city.form("activity-change")) if one.startswith("kajforum/2024"))
    return {**SLIP, "about": one, **more}


@pytest.mark.nightly
@pytest.mark.usefixtures("on_its_day")
def test_a_slip_in_a_closed_year_is_corrected_with_its_correction(city: City) -> None:
    right = {**of_closed_year(city), **CORRECTION, "correction.date": "13 november 2025"}
    files = judged(city.root, city.checked, city.proposed(right)).files
    assert set(files) == {"data/plans/2024/kajforum.yml", "data/closed.yml"}
    added = difference(city.files["data/closed.yml"], files["data/closed.yml"])
    assert added[:2] == ["+    - network: kajforum", "+      date: 2025-11-13"]
    assert not [line for line in added if line.startswith("-")]
    assert "+      after: Skriva villkor för nattleveranser med tre grannstäder" in added


@pytest.mark.nightly
@pytest.mark.usefixtures("on_its_day")
def test_a_closed_year_asks_for_a_correction_and_no_other_year_takes_one(city: City) -> None:
    whole = {**CORRECTION, "correction.date": "13 november 2025"}
    assert refused(city, of_closed_year(city)) == ["correction.why"]
    assert refused(city, {**of_closed_year(city), "correction.why": "Det var fel."}) == [
        "correction.decided_by",
        "correction.date",
    ]
    assert refused(city, {**of_closed_year(city), **whole, "correction.decided_by": "Anna Andersson"}) == [
        "correction.decided_by"
    ]
    open_year = next(one for one in abouts(city.model, city.form("activity-change")) if one.startswith("kajforum/2025"))
    assert refused(city, {**SLIP, **whole, "about": open_year}) == ["correction.why"]


def refused(city: City, answer: Mapping[str, Any]) -> list[str]:
    """The questions that an answer is refused for, after the check too."""
    with pytest.raises(AnswerRefusedError) as error:
        judged(city.root, city.checked, city.proposed(answer))
    return [one.name for one in error.value.faults]


def test_a_hostile_text_is_a_text(city: City) -> None:
    named = {"routine": "title", "network-renamed": "name", "matter": "letter"}
    for form in forms_of(city.model):
        answer = filled(city.model, form, abouts(city.model, form)[0], city.day)
        asked = [one for one in questions(form) if isinstance(one.spec.shape, Text) and not one.of]
        own = [one.name for one in asked if "." not in one.key and not one.name.startswith("ratings.")]
        texts = {name: HOSTILE[at % len(HOSTILE)] for at, name in enumerate(own)}
        if form.id in named:
            assert any("utan klamrar" in one for one in city.faults(answer | {named[form.id]: HOSTILE[0]}))
            del texts[named[form.id]]
        proposed = city.proposed(answer | texts)
        said = {text for path, whole in proposed.files.items() if path.startswith("data/") for text in values(whole)}
        assert not form.file or set(texts.values()) <= said, form.id
        for path, whole in proposed.files.items():
            assert path.startswith("data/") or not any(one in whole for one in HOSTILE), (form.id, path)


def values(text: str) -> Iterator[str]:
    """Every value of a data file, as YAML reads it."""
    waiting = [yaml.load(text, Loader=yaml.BaseLoader)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        else:
            waiting += one.values() if isinstance(one, dict) else one


@pytest.mark.usefixtures("on_its_day")
def test_what_only_the_check_can_know_is_told_at_its_question(city: City) -> None:
    answer = {
        "form": "role-new",
        "about": "torgnatet",
        "text": "Ledamot",
        "kind": "board_member",
        "holder": "parkkontoret",
        "start": "2025-02-01",
        "end": "2024-02-01",
        "person": "Anna Andersson",
        "source.title": "Ring 19900101-0017",
        "source.publisher": "Provnämnden",
    }
    with pytest.raises(AnswerRefusedError) as refused:
        judged(city.root, city.checked, city.proposed(answer))
    for fault in refused.value.faults:
        in_form_words(fault)
    assert {one.question for one in refused.value.faults} >= {"Till och med vilken dag?", "Vem har uppdraget?"}


# --- What follows -----------------------------------------------------------------------------------------------------


def test_who_takes_over_has_the_same_seat_from_the_day_after(city: City) -> None:
    form = city.form("role-replaced")
    first = next(one for one in abouts(city.model, form) if one.startswith("kajforum/"))
    proposed = city.proposed(
        {
            "form": form.id,
            "about": first,
            "successor.holder": "stadsrumsforvaltningen",
            "successor.start": "1 mars 2026",
            "source.id": ("protokoll-oktober-2025",),
        }
    )
    (text,) = proposed.files.values()
    old, new = (yaml.load(text, Loader=yaml.BaseLoader)["roles"][at] for at in (0, -1))
    assert (old["end"], old["end_announced"]) == ("2026-02-28", "2025-10-20")
    assert old["sources"] == ["kajforum-webb", "protokoll-oktober-2025"]
    assert {key: new[key] for key in ("kind", "body", "text", "level", "holder", "start", "announced")} == {
        "kind": "working_group_lead",
        "body": "Tysta leveranser",
        "text": "Leder arbetsgruppen Tysta leveranser",
        "level": "official",
        "holder": "stadsrumsforvaltningen",
        "start": "2026-03-01",
        "announced": "2025-10-20",
    }
    assert "office" not in new


def test_what_goes_on_under_a_new_name_ends_under_the_old_one_the_day_before(city: City) -> None:
    answer = {
        "form": "network-renamed",
        "about": "kajforum",
        "name": "Hamnforum",
        "start": "1 januari 2026",
        "source.id": ("protokoll-oktober-2025",),
    }
    files = city.proposed(answer).files
    old, new = (
        yaml.load(files[f"data/networks/{name}.yml"], Loader=yaml.BaseLoader) for name in ("kajforum", "hamnforum")
    )
    assert (old["name"], old["end"], old["successors"]) == (
        city.model.networks["kajforum"].name,
        "2025-12-31",
        ["hamnforum"],
    )
    assert (new["name"], new["start"], new["announced"]) == ("Hamnforum", "2026-01-01", "2025-10-20")
    for one in old["memberships"]:
        assert (one["end"], one["end_announced"]) == ("2025-12-31", "2025-10-20")
    assert [one["member"] for one in new["memberships"]] == [one["member"] for one in old["memberships"]]
    assert {one["start"] for one in new["memberships"] + new["roles"]} == {"2026-01-01"}
    page = files["docs/natverk/hamnforum/index.md"]
    assert (
        "Nätverket hette Kajforum för gods, varuleveranser och kajnära logistik till och med 31 december 2025." in page
    )


def test_a_membership_takes_the_place_of_what_a_draft_left_to_look_up(city: City) -> None:
    file = "data/networks/kajforum.yml"
    network = city.model.networks["kajforum"]
    left = replace(network.memberships[0], start=None, text="fyll i: medlemskapets form")
    drafted = edited(city.files[file], [Put(("memberships", 0, "text"), node(left.text), ("member", "text"))])
    day = network.memberships[0].start
    assert day is not None
    joins = list(joined(replace(network, memberships=(left, *network.memberships[1:])), day))
    assert len(was := yaml.load(drafted, LOADER)["memberships"]) == len(network.memberships)
    assert yaml.load(edited(drafted, joins), LOADER).get("memberships", []) == was[1:]
    assert list(joined(network, day)) == []


def test_an_event_stands_where_its_date_belongs(city: City) -> None:
    answer = filled(city.model, city.form("event"), "kajforum", city.day)
    (text,) = (text for path, text in city.proposed(answer | {"date": "2023-01-15"}).files.items() if "net" in path)
    dates = [one["date"] for one in yaml.load(text, Loader=yaml.BaseLoader)["events"]]
    assert dates == sorted(dates)
    assert "2023-01-15" in dates


def test_a_new_matter_numbers_what_it_brings_and_is_named_by_it(city: City) -> None:
    answer = filled(city.model, city.form("matter"), "", city.day)
    answer |= {"title": "Planer 2026", "plans": ("gemensam/2026", "provnat/2026"), "reports": ("kajforum/2025",)}
    files = city.proposed(answer).files
    matter = yaml.load(files["data/matters/2025-11-15.yml"], Loader=yaml.BaseLoader)
    assert [(one["number"], one["kind"], one["title"]) for one in matter["attachments"]] == [
        ("1", "plan", "Gemensam handlingsplan 2026–2027"),
        ("2", "plan", "Handlingsplan 2026 Provnät"),
        ("3", "annual_report", "Årsrapport 2025 Kajforum"),
    ]
    for path in ("data/plans/2026/gemensam.yml", "data/plans/2026/provnat.yml", "data/reports/2025/kajforum.yml"):
        assert "2025-11-15" in yaml.load(files[path], Loader=yaml.BaseLoader)["presented"]
    assert matter["sources"] == ["planer-2026"]
    assert yaml.load(files["data/sources/planer-2026.yml"], Loader=yaml.BaseLoader)["date"] == "2025-11-15"


def test_what_happens_often_touches_one_file_or_two(city: City) -> None:
    source = {"source.id": ("protokoll-oktober-2025",)}
    for name, about in (("event", "kajforum"), ("matter-decision", "2025-08-25"), ("trip-report", "2025/")):
        form = city.form(name)
        first = next(one for one in abouts(city.model, form) if one.startswith(about))
        answer = {key: said for key, said in filled(city.model, form, first, city.day).items() if "source" not in key}
        assert len(city.proposed(answer | source).files) == 1, name


# --- The command ------------------------------------------------------------------------------------------------------


def test_the_command_writes_what_a_text_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_DATE", "2024-05-01")
    # What somebody else has made wrong is not the answer's fault.
    root = project.write(tmp_path / "stad", {"data/synonyms.yml": "leader:\n  wordz: [chef]\n"})
    city = city_of(root, "2024-05-01")
    assert city.checked.problems
    text = block.written("Provnät: uppdraget förlängs.", extend(city, "provnat/", end="2027"))
    for more in (["--check"], []):
        before = texts(root)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main(["propose", "-", "--project", str(root), *more]) == 0
        said = capsys.readouterr().out
        assert "Provnät: styrelsemedlem (provförvaltningen) förlängs till och med 2027." in said
        assert "ändrad: data/networks/provnat.yml" in said
        assert "ny: data/sources/provprotokoll-2024.yml" in said
        assert (texts(root) == before) == bool(more)
    assert "    end: 2027\n" in (root / "data/networks/provnat.yml").read_text(encoding="utf-8")


def test_the_command_says_in_swedish_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "svar.txt"
    for content, told in (
        (b"Hej", "inget ifyllt formulär"),
        (b"\xff\xfe", "sparad som UTF-8"),
        (b"x" * 10**6, "för lång"),
    ):
        file.write_bytes(content)
        assert main(["propose", str(file), "--project", str(tmp_path)]) == 1
        said = capsys.readouterr().out
        assert told in said
        assert said.endswith("Inget är skrivet.\n")
        assert main(["propose", str(file), "--project", str(tmp_path), "--format", "json"]) == 1
        (fault,) = json.loads(capsys.readouterr().out)["faults"]
        assert told in fault["do"]
    assert main(["propose", str(tmp_path / "finns-inte"), "--project", str(tmp_path)]) == 1
    assert "går inte att läsa" in capsys.readouterr().out
    file.write_text(block.written("Fel.", {"form": "error", "text": "Fel"}), encoding="utf-8")
    assert main(["propose", str(file), "--project", str(tmp_path)]) == 1
    assert "Webbplatsens egna filer har fel" in capsys.readouterr().out


@pytest.mark.usefixtures("on_its_day")
def test_what_is_reported_of_an_activity_once_more_changes_its_result(city: City) -> None:
    report = "data/reports/2024/provnat.yml"
    told = next(one for one in city.model.reports["provnat", 2024].results if one.activity)
    activity = next(one for one in city.model.plans["provnat", 2024].activities if one.id == told.activity)
    answer = {"form": "result", "about": f"provnat/2024/{mark(activity)}", "state": "done", "done": "Klart i tid."}
    made = judged(city.root, city.checked, city.proposed(answer))
    after = made.files[report]
    assert after.count(f"activity: {told.activity}\n") == city.files[report].count(f"activity: {told.activity}\n") == 1
    assert "done: Klart i tid." in after
