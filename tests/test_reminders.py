"""Is each function told what it answers for, in its weeks and in no other, in a letter that any program reads?"""

from __future__ import annotations

import dataclasses
import datetime
import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from actionplans.adapters import mail
from actionplans.adapters.github.concerns import as_handed
from actionplans.adapters.github.gh import ForgeError
from actionplans.adapters.github.issue import issue_text
from actionplans.commands.main import main
from actionplans.forms.marks import mark
from actionplans.forms.ways import answered_at
from actionplans.model.records import Model
from actionplans.rules.check import Checked, check
from actionplans.site.reminders import What, digests
from actionplans.site.site import Site
from tests import fictional, project, scenes

ADDRESS = "https://natverk.exempelstad.example/sv/"
# An activity of 4 May, a mandate that ends on 30 June 2024, a report that is due on 15 February 2024 and a checkpoint.
FUNCTIONS = """\
handlaggare:
  name: Handläggare för nätverk
  organisation: provforvaltningen
  mailbox: natverk@exempelstad.example
  sources: [brev]
utan-lada:
  name: Processledare
  organisation: provforvaltningen
  sources: [brev]
slutad:
  name: Sekretariatet
  organisation: provforvaltningen
  mailbox: gammal@exempelstad.example
  end: 2023-01-31
  sources: [brev]
"""
DUE = """\
due:
  - {kind: report, date: 2024-02-15, sources: [brev]}
  - {kind: signing_up, date: 2024-02-19, text: Anmälan till kongressen., sources: [brev]}
"""
ROUTINE = "  months: [3]\n  owner: utan-lada\n"
YEAR = "data/years/2024.yml"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A project with functions, things that are due, and pages with forms."""
    network = "data/networks/provnat.yml"
    changes = scenes.edits(
        ("data/vocabulary.yml", "languages:\n", "due_kinds:\n  signing_up: {label: Anmälan}\nlanguages:\n"),
        (network, "name: Provnät\n", "name: Provnät\nowner: handlaggare\n"),
        ("data/plans/2023/provnat.yml", "    start: 2023-05-04\n", "    start: 2023-05-04\n    owner: slutad\n"),
        ("data/routines.yml", "  page: resor\n", f"  page: resor\n{ROUTINE}"),
        (
            "data/organisations.yml",
            "provforvaltningen:\n",
            "provforvaltningen:\n  mailbox: forvaltning@exempelstad.example\n",
        ),
        ("data/city.yml", "name: Exempelstad\n", "name: Exempelstad\neditors: redaktion@exempelstad.example\n"),
    )
    files = {**changes, "data/functions.yml": FUNCTIONS, YEAR: DUE}
    files = scenes.pages(files, "ar/2024.md", "andra/uppdrag.md", "andra/resultat.md", "att-gora.md")
    return check(project.write(tmp_path_factory.mktemp("reminders"), files))


def model(checked: Checked) -> Model:
    assert checked.model is not None
    return checked.model


def on(checked: Checked, day: str) -> Site:
    return checked.site_on(datetime.date.fromisoformat(day))


def told(site: Site) -> dict[str, list[tuple[str, str]]]:
    """What each function is told, by its id: how near, and which sort of thing."""
    found = {one.function.id if one.function else "": one for one in digests(site) if one.reminders}
    return {name: [(when.name, one.what.value) for when, one in digest.reminders] for name, digest in found.items()}


def test_a_thing_is_told_in_its_weeks_and_in_no_other(checked: Checked) -> None:
    assert not checked.problems
    weeks: dict[str, list[str]] = {}
    monday = datetime.date(2023, 11, 6)
    while monday < datetime.date(2024, 8, 1):
        site = checked.site_on(monday)
        for digest in digests(site):
            for when, one in digest.reminders:
                weeks.setdefault(f"{one.what.value} {one.day}", []).append(f"{monday} {when.name}")
        monday += datetime.timedelta(days=7)
    assert weeks == {
        "mandate 2024-06-30": ["2024-01-08 LATER", "2024-06-03 SOON", "2024-06-24 NEAR", "2024-07-01 PASSED"],
        "report 2024-02-15": ["2024-01-22 SOON", "2024-02-12 NEAR", "2024-02-19 PASSED"],
        "other 2024-02-19": ["2024-01-22 SOON", "2024-02-12 NEAR"],  # a Monday
        "routine 2024-03-01": ["2024-02-05 SOON", "2024-02-26 NEAR"],
    }


def test_every_day_of_a_week_gives_the_same_letters(checked: Checked) -> None:
    days = [f"2024-02-{day}" for day in range(12, 19)]
    assert len({str(told(on(checked, day))) for day in days}) == 1
    made = [mail.letters(on(checked, day), digests(on(checked, day)), ADDRESS) for day in (days[0], days[-1])]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y.example", "A\n\nB", '"a", <b@y.example>; (c): @'])
def test_a_name_is_a_name_in_a_letters_head_whatever_it_says(checked: Checked, name: str) -> None:
    site = on(checked, "2024-02-12")
    digest = next(one for one in digests(site) if one.function)
    city = dataclasses.replace(site.model.city, name=name)
    named = dataclasses.replace(site, model=dataclasses.replace(site.model, city=city))
    assert digest.function
    (sent,) = mail.letters(
        named, [dataclasses.replace(digest, function=dataclasses.replace(digest.function, name=name))], ADDRESS
    ).values()
    letter = email.message_from_bytes(sent, policy=email.policy.default)
    assert set(letter) == {
        *("Subject", "Date", "From", "To", "X-Unsent", "Auto-Submitted"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    (receiver,) = letter["To"].addresses
    assert receiver.addr_spec == digest.mailbox
    assert receiver.display_name == " ".join(name.split())


def test_each_goes_to_the_function_that_is_there_else_to_who_coordinates(checked: Checked) -> None:
    assert told(on(checked, "2024-02-12")) == {
        "handlaggare": [("NEAR", "report")],
        "": [("NEAR", "other")],
    }
    assert told(on(checked, "2024-02-05")) == {"utan-lada": [("SOON", "routine")]}
    # Whoever answered for the activity is there no more.
    assert told(on(checked, "2023-05-08"))[""] == [("PASSED", "result")]


def test_what_is_older_is_a_line_and_makes_a_letter_of_its_own_every_fourth_week(checked: Checked) -> None:
    counted = {}
    for week in range(8):
        monday = datetime.date(2023, 6, 5) + datetime.timedelta(weeks=week)
        counted[week] = [digest.earlier for digest in digests(checked.site_on(monday))]
    assert sorted(map(str, counted.values())) == ["[1]"] * 2 + ["[]"] * 6


@pytest.mark.parametrize(
    ("own", "organisation", "editors", "contact", "mailbox"),
    [
        ("a@x.example", "b@x.example", "c@x.example", "d@x.example", "a@x.example"),
        (None, "b@x.example", "c@x.example", "d@x.example", "b@x.example"),
        (None, None, "c@x.example", "d@x.example", "c@x.example"),
        (None, None, None, "d@x.example", "d@x.example"),
        (None, None, None, None, None),
    ],
)
def test_a_letter_goes_to_the_nearest_mailbox(
    tmp_path: Path, own: str | None, organisation: str | None, editors: str | None, contact: str | None, mailbox: str
) -> None:
    def line(key: str, value: str | None, indent: str = "") -> str:
        return f"{indent}{key}: {value}\n" if value else ""

    city = project.FILES["data/city.yml"] + line("editors", editors) + line("contact", contact)
    bodies = project.FILES["data/organisations.yml"].replace(
        "provforvaltningen:\n", f"provforvaltningen:\n{line('mailbox', organisation, '  ')}"
    )
    functions = (
        f"f:\n  name: Funktion\n  organisation: provforvaltningen\n{line('mailbox', own, '  ')}  sources: [brev]\n"
    )
    network = project.edited("data/networks/provnat.yml", "name: Provnät\n", "name: Provnät\nowner: f\n")
    files = {"data/city.yml": city, "data/organisations.yml": bodies, "data/functions.yml": functions, **network}
    site = project.view(tmp_path, "2024-06-24", files).site
    (digest,) = digests(site)
    assert digest.mailbox == mailbox
    letter = read(mail.letters(site, [digest], "")["till-f.eml"])
    assert (letter["To"] is None) == (mailbox is None)
    assert "x.example" in letter["From"] or (letter["From"] == '"Internationella nätverk, Exempelstad":;')


# --- The letter -------------------------------------------------------------------------------------------------------


def read(written: bytes) -> EmailMessage:
    """A letter as another program reads it, without a fault of form."""
    message = email.message_from_bytes(written, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert not [defect for header in message.values() for defect in header.defects]
    return message


def test_a_letter_has_swedish_letters_short_lines_and_a_link_under_each_thing(checked: Checked) -> None:
    site = on(checked, "2024-06-24")
    written = mail.letters(site, digests(site), ADDRESS)
    assert list(written) == ["till-handlaggare.eml", "samordnaren.eml"]
    raw = written["till-handlaggare.eml"]
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert b"\n" not in raw.replace(b"\r\n", b"")
    letter = read(raw)
    assert letter["Subject"] == "Påminnelser vecka 26: 1 sak"
    assert letter["To"] == "Handläggare för nätverk <natverk@exempelstad.example>"
    assert letter["X-Unsent"] == "1"
    assert letter.get_content_type() == "text/plain"
    role = model(checked).networks["provnat"].roles[0]
    assert (
        letter.get_content().replace("\r\n", "\n")
        == f"""\
Hej!

Handläggare för nätverk svarar för det här i stadens internationella
nätverk. Länken under varje punkt leder dit där du svarar.

INOM EN VECKA

- Provnät: styrelsemedlem, uppdraget upphör 30 juni 2024
  {ADDRESS}andra/uppdrag/?form=role-extend&about=provnat/{mark(role)}

Sedan tidigare har en sak passerat utan att vara klar.
Att göra: {ADDRESS}att-gora/
"""
    )
    # Of the rest nothing is new.
    assert (
        read(written["samordnaren.eml"]).get_content().replace("\r\n", "\n")
        == f"""\
Hej!

Det finns inget nytt att påminna om i stadens internationella nätverk.

Sedan tidigare har en sak passerat utan att vara klar.
Att göra: {ADDRESS}att-gora/
"""
    )


@pytest.mark.parametrize("day", ["2025-02-03", "2025-11-03", "2024-11-04"])
def test_what_the_fictional_city_is_told_is_right_in_form(day: str) -> None:
    site = check(fictional.CITY).site_on(datetime.date.fromisoformat(day))
    found = digests(site)
    assert found
    for digest in found:
        things = [one.text for _, one in digest.reminders]
        assert len(set(things)) == len(things)
    for name, written in mail.letters(site, found, ADDRESS).items():
        assert read(written).get_content(), name


def test_a_way_leads_to_the_form_where_there_is_one_else_to_the_page(checked: Checked) -> None:
    site = on(checked, "2023-05-08")
    (result,) = (one for digest in digests(site) for _, one in digest.reminders if one.what is What.RESULT)
    activity = model(checked).plans["provnat", 2023].activities[0]
    assert answered_at(site, result) == f"andra/resultat/?form=result&about=provnat/2023/{mark(activity)}"
    (routine,) = (one for digest in digests(on(checked, "2024-02-05")) for _, one in digest.reminders)
    assert answered_at(site, routine) == "arbetssatt/resor/"


# --- The command and the issue ----------------------------------------------------------------------------------------


def test_the_command_writes_the_weeks_letters_in_place_of_the_last(
    checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = project.write(tmp_path / "projekt"), tmp_path / "brev"
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("SITE_DATE", "2024-06-26")
    assert main(["reminders", "--project", str(root), "--out", str(out)]) == 0
    assert [path.name for path in out.iterdir()] == ["samordnaren.eml"]
    assert "\n  natverk/provnat/\n" in read((out / "samordnaren.eml").read_bytes()).get_content().replace("\r\n", "\n")
    monkeypatch.setenv("SITE_DATE", "2014-06-26")
    assert main(["reminders", "--project", str(root), "--out", str(out)]) == 0
    assert list(out.iterdir()) == []
    assert capsys.readouterr().out.endswith("Ingen behöver påminnas om något den här veckan.\n")
    (root / "data/city.yml").write_text("nam: X\n", encoding="utf-8")
    assert main(["reminders", "--project", str(root), "--out", str(out)]) == 1
    assert "data/city.yml:1" in capsys.readouterr().out


def test_the_issue_tells_the_same_with_ways_that_lead_nowhere_else(checked: Checked) -> None:
    told_of = as_handed(on(checked, "2024-06-24"))
    text = issue_text(told_of, ADDRESS)
    assert "## Påminnelser vecka 26 till handläggare för nätverk" in text
    assert f"({ADDRESS}andra/uppdrag/?form=role-extend&about=provnat/" in text
    assert "svara här" not in issue_text(told_of, "javascript:alert(1)//")
    for wrong in ("//ond.example", "/x", "a)[b](https://ond.example", "javascript:x", "a b", "å", "x" * 401, None, 1):
        handed = {**told_of, "reminders": [{"heading": "A", "items": [{"text": "B", "way": wrong}]}]}
        with pytest.raises(ForgeError):
            issue_text(handed, ADDRESS)
