"""Is what the committee got kept as it was sent, and is whoever changes it, or what is said of it, found by the check?

And: does the site show the papers, and which corrections came later, without the papers being touched?
"""

from __future__ import annotations

import datetime
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from actionplans import papers
from actionplans.closing.afterwards import corrections_after_sending
from actionplans.closing.attached import contents
from actionplans.closing.handed import entry_checksum
from actionplans.closing.resolved import checksum
from actionplans.commands.drafts import texts
from actionplans.commands.main import main
from actionplans.drafts.answers import proposal
from actionplans.forms.table import forms_of
from actionplans.macros import MACROS
from actionplans.model.known import known_on
from actionplans.papers import sending
from actionplans.reading.data import load
from actionplans.rules.check import Checked, check
from actionplans.rules.contents import read_papers
from actionplans.site import addresses
from actionplans.site.day import later_files
from actionplans.site.view import View
from tests import fictional, fragment, project, scenes, small_files
from tests.form_answers import filled
from tests.scenes import Changes
from tests.shared import shared

MATTER = "data/matters/2023-03-13.yml"
PLAN = "data/plans/2023/provnat.yml"
NETWORK = "data/networks/provnat.yml"
PAGE = "docs/namnden/2023-03-13.md"
CLOSED, SNAPSHOTS = "data/closed.yml", "data/snapshots.yml"
FOLDER = "docs/namnden/2023-03-13/skickat"
ATTACHMENT = "bilaga-1-plan-2023-provnat.pdf"
WRITTEN = f"{project.FILES[PAGE]}\n## Information\n\nHär är planen.\n"
LAID = project.FILES[MATTER].replace("proposal:", "meeting: 2023-03-27  # enligt kallelsen\nproposal:")
LETTER: Changes = {PAGE: WRITTEN, MATTER: LAID}
# Of a city that handed its package over before papers were kept: what was sent lies in it.
OF_RELEASE_1 = (
    "plan-2023: {year: 2023, matter: 2023-03-13, date: 2023-03-27, made: 2023-03-28, url: https://arkiv.se/p.zip, "
    f"size: 1, checksum: {'01ab' * 16}, content: {'02ab' * 16}}}\n"
)
DECISION = "decision: {date: 2023-03-27, body: provnamnden, outcome: Antecknas., sources: [brev]}\n"


def send(root: Path, *more: str) -> int:
    return main(["sent", "2023", "--project", str(root), *more])


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature whose matter was sent the day after its letter. Only to be read."""

    def write(target: Path) -> None:
        project.write(target, LETTER)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_DATE", "2023-03-20")
            assert send(target, "--date", "2023-03-14") == 0

    return shared(tmp_path_factory, "sent-miniature", write)


@pytest.fixture
def root(once: Path, tmp_path: Path) -> Path:
    """The same, to break."""
    return Path(shutil.copytree(once, tmp_path / "stad"))


def edit(root: Path, name: str, old: str, new: str) -> None:
    fictional.edit(root / name, old, new)


def told(root: Path) -> list[str]:
    return [f"{one.place.path}: {one.what}" for one in sorted(set(check(root).problems))]


def seen(root: Path, day: str) -> View:
    return View(_checked(root).site_on(datetime.date.fromisoformat(day)))


def _checked(root: Path) -> Checked:
    checked = check(root)
    assert checked.problems == []
    return checked


def record(root: Path) -> dict[str, Any]:
    sent = yaml.safe_load((root / MATTER).read_text(encoding="utf-8"))["sent"]
    assert isinstance(sent, dict)
    return sent


def summed(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_the_names_of_the_papers_are_those_of_the_papers_module() -> None:
    assert (addresses.SENT_LETTER, addresses.SENT_BUNDLE) == (papers.COVER, papers.BUNDLE)


def test_what_was_sent_is_kept_with_its_sums_at_the_end_of_the_matters_file(once: Path) -> None:
    text = (once / MATTER).read_text(encoding="utf-8")
    assert text.startswith(f"{LAID}sent:\n  date: 2023-03-14\n")
    sent, folder = record(once), once / FOLDER
    rows = {str(one["file"]): one for one in sent["papers"]}
    assert sorted(rows) == sorted(path.name for path in folder.iterdir()) == [ATTACHMENT, "brev.pdf", papers.BUNDLE]
    for name, one in rows.items():
        assert (one["checksum"], one["size"]) == (summed(folder / name), (folder / name).stat().st_size)
    assert (rows[ATTACHMENT]["number"], rows["brev.pdf"].get("number")) == (1, None)
    listed = f"{rows[ATTACHMENT]['checksum']}  {ATTACHMENT}\n"
    assert sent["attachments"] == hashlib.sha256(listed.encode()).hexdigest()
    for name in ("brev.pdf", papers.BUNDLE):
        with pypdfium2.PdfDocument(folder / name) as document:
            pages = "".join(page.get_textpage().get_text_range() for page in document)
        assert str(sent["attachments"]) in re.sub(r"\s", "", pages)


def test_a_sent_paper_is_never_made_again_whatever_the_data_say(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_DATE", "2023-03-21")
    edit(root, PLAN, "text: Att prova.", "text: Att pröva.")
    assert send(root) == 1
    (line, *_) = capsys.readouterr().out.splitlines()
    assert "ärendets papper skickades 14 mars 2023, och ett skickat papper görs aldrig om" in line
    assert main(["papers", "2023", "--project", str(root), "--out", str(root / "dist")]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == "Papperen skickades 14 mars 2023. De är som de skickades, och görs aldrig om."
    for path in (root / FOLDER).iterdir():
        assert (root / "dist/2023/papper" / path.name).read_bytes() == path.read_bytes()
    monkeypatch.chdir(root)
    assert main(["new-matter", "2023-03-13", "--plans", "2023"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Ärendet skickades 14 mars 2023, så dess bilagor ändras inte. "
        "Ska något mer till provnämnden: börja ett nytt ärende, med ett annat datum.".replace("provnämnden", "nämnden"),
        "Allt finns redan, inget är ändrat.",
    ]


def test_a_form_that_changes_a_sent_matter_leaves_what_was_sent_as_it_is(once: Path) -> None:
    checked, day = _checked(once), datetime.date(2023, 3, 30)
    assert checked.model is not None
    form = next(one for one in forms_of(checked.model) if one.id == "matter-decision")
    answer: dict[str, Any] = filled(checked.model, form, "2023-03-13", day)
    changed = proposal(checked.model, texts(once), answer, day).files[MATTER]
    kept = (once / MATTER).read_text(encoding="utf-8").partition("sent:\n")[2]
    assert "decision:\n" in changed
    assert changed.endswith(f"sent:\n{kept}")


@pytest.mark.parametrize(
    ("changes", "date", "words"),
    [
        ({}, "2023-03-12", "kan inte ha skickats 12 mars 2023, före brevets dag 13 mars 2023"),
        ({}, "2023-03-21", "kan inte ha skickats 21 mars 2023, och den dagen har inte varit än: det är 20 mars 2023"),
        ({}, "mars", "”mars” är inte en dag"),
        ({}, "2023-02-30", "”2023-02-30” är inte en dag"),
        ({MATTER: LAID.replace("2023-03-27", "2023-03-15")}, "2023-03-20", "efter nämndens sammanträde"),
        (
            {MATTER: f"{LAID}reconstructed: true\n"},
            "",
            "stadens egna papper är originalen, och inget skickas",
        ),
        ({PAGE: f"{WRITTEN}\nfyll i: mer\n"}, "", f"{PAGE}:12:1: ”fyll i” står kvar i det som"),
        (scenes.edits((PLAN, "presented: 2023-03-13\n", ""), (PLAN, "Att prova.", '"fyll i: x"')), "", f"{PLAN}:3:10:"),
        (
            {MATTER: LAID.replace("year: 2023", "year: 2022")},
            "",
            "bilaga 1, ”Plan 2023 Provnät”, har inget innehåll i data/ – skriv",
        ),
        (scenes.edits(("data/city.yml", "name:", "nam:")), "", "okänd nyckel ”nam”"),
        (
            {SNAPSHOTS: OF_RELEASE_1},
            "2023-03-14",
            f"{SNAPSHOTS}:1:1: ärendets papper ligger redan i årspaketet plan-2023",
        ),
    ],
)
def test_what_may_not_be_sent_is_refused_with_the_way_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    changes: Changes,
    date: str,
    words: str,
) -> None:
    monkeypatch.setenv("SITE_DATE", "2023-03-20")
    project.write(tmp_path, {**LETTER, **changes})
    before = (tmp_path / MATTER).read_bytes()
    assert main(["sent", "--matter", "2023-03-13", "--project", str(tmp_path), "--date", date]) == 1
    said = capsys.readouterr().out
    assert words in said
    assert said.endswith("Inget är sparat.\n")
    assert (tmp_path / MATTER).read_bytes() == before
    assert not (tmp_path / FOLDER).exists()


def test_nothing_is_kept_where_the_result_is_not_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATE", "2023-03-20")
    project.write(tmp_path, LETTER)
    before = (tmp_path / MATTER).read_bytes()
    monkeypatch.setattr(sending, "made", lambda case: {"brev.pdf": small_files.PDF})
    assert send(tmp_path) == 1
    assert (tmp_path / MATTER).read_bytes() == before
    assert not (tmp_path / "docs/namnden/2023-03-13").exists()


# --- What came later --------------------------------------------------------------------------------------------------


def test_a_matters_page_shows_what_was_sent_from_that_day_on(once: Path) -> None:
    shown = fragment.read(MACROS["matter"](seen(once, "2023-03-14"), "2023-03-13"))
    size = round((once / FOLDER / "brev.pdf").stat().st_size / 1000)
    assert dict(shown.links)[f"Brevet (PDF, {size} kB)"] == "namnden/2023-03-13/skickat/brev.pdf"
    assert dict(shown.links)["Plan 2023 Provnät"] == f"namnden/2023-03-13/skickat/{ATTACHMENT}"
    assert "Skickades 14 mars 2023." in shown.words
    assert re.search(r"samma som på brevet: ([0-9a-f]{8} ?){8}", shown.words)
    assert "finns inte här" not in shown.words
    assert "efteråt" not in shown.words
    plan = fragment.read(MACROS["plan_facts"](seen(once, "2023-03-14"), "provnat", 2023)).words
    assert "Resten av planen" not in plan  # the attachment was made of the same data, and lacks the same
    before = seen(once, "2023-03-13")
    said = fragment.read(MACROS["matter"](before, "2023-03-13")).words
    assert "Papperen som skickades" not in said
    assert "Bilagan finns inte här." in said
    pages, kept = _checked(once).pages, {f"{FOLDER}/{path.name}"[5:] for path in (once / FOLDER).iterdir()}
    assert later_files(before.model, pages, before.site.pages, before.site.day) == kept
    assert later_files(seen(once, "2023-03-14").model, pages, before.site.pages, before.site.day) == set()


def test_what_happens_afterwards_is_no_change_of_what_was_sent(root: Path) -> None:
    edit(root, MATTER, "attachments:\n  - number", f"{DECISION}attachments:\n  - number")
    edit(root, PLAN, "    priority: ljus\n", "    priority: ljus\n    sources: [webb, brev]\n")
    edit(root, PLAN, "    partners: [exempelstad]\n    sources: [brev]\n", "    partners: [exempelstad]\n")
    edit(root, "data/organisations.yml", "name: provförvaltningen", "name: provkontoret")
    edit(root, NETWORK, "text: Tio städer.", "text: Elva städer.")
    edit(root, NETWORK, "    start: 2022-01-01\n", "    start: 2022-01-01\n    search: [den som sitter där]\n")
    model = seen(root, "2024-01-01").model
    assert corrections_after_sending(model, model.matters["2023-03-13"]) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (PLAN, "text: Att prova.", "text: Att pröva."),
        (PLAN, "start: 2023-05-04", "start: 2023-05-05"),
        (PLAN, "    responsible: provforvaltningen\n", ""),
        (NETWORK, "text: Styrelsemedlem", "text: Ledamot"),
    ],
)
def test_data_that_are_others_than_what_was_sent_are_told_though_no_correction_is_written(
    root: Path, name: str, old: str, new: str
) -> None:
    edit(root, name, old, new)
    view = seen(root, "2023-06-01")
    assert corrections_after_sending(view.model, view.model.matters["2023-03-13"]) == [
        "Bilaga 1, Plan 2023 Provnät: uppgifterna är ändrade efter att bilagan skickades."
    ]
    shown = fragment.read(MACROS["matter"](view, "2023-03-13")).words
    assert "Uppgifterna är ändrade efter att bilagan skickades, utan att en rättelse är skriven:" in shown
    page = fragment.read(MACROS["plan_facts"](view, "provnat", 2023))
    assert "Planen är ändrad efter att den skickades till nämnden 14 mars 2023." in page.words
    assert dict(page.links)["bilaga 1 som den skickades"] == "namnden/2023-03-13/#skickat"


def test_a_correction_is_told_beside_the_papers_from_its_day_on(closed: Path) -> None:
    edit(closed, PLAN, "text: Att prova.", "text: Att pröva.")
    (problem,) = check(closed).problems
    row = problem.do[problem.do.index("- {") :].replace("ÅÅÅÅ-MM-DD", "2024-05-02").replace('"…"', '"Ett ord."')
    with (closed / CLOSED).open("a", encoding="utf-8") as file:
        file.write(f"  corrections:\n    {row}\n")
    for day, sentences in (
        ("2024-05-01", ["Bilaga 1, Plan 2023 Provnät: uppgifterna är ändrade efter att bilagan skickades."]),
        (
            "2024-05-02",
            ["Bilaga 1, Plan 2023 Provnät, rättelse 2 maj 2024: Ett ord. Stod: ”Ett ord”. Står nu: ”Ett ord”."],
        ),
    ):
        view = seen(closed, day)
        assert corrections_after_sending(view.model, view.model.matters["2023-03-13"]) == sentences
    shown = fragment.read(MACROS["matter"](view, "2023-03-13")).words
    assert "Rättelse 2 maj 2024 Gäller Bilaga 1: Plan 2023 Provnät Vad Ett ord." in shown
    assert "utan att en rättelse är skriven" not in shown
    assert (
        "Planen är rättad efter att den skickades" in fragment.read(MACROS["plan_facts"](view, "provnat", 2023)).words
    )


def test_what_an_attachment_is_made_of_is_the_same_on_every_later_day() -> None:
    model = load(fictional.CITY).model
    assert model is not None
    known = known_on(model, datetime.date.fromisoformat(fictional.DAY))
    found = {name: contents(model, matter) for name, matter in model.matters.items()}
    assert sum(map(len, found.values())) > 12
    assert {name: contents(known, matter) for name, matter in known.matters.items()} == found


# --- What the check finds ---------------------------------------------------------------------------------------------


def _swap(root: Path) -> None:
    (root / FOLDER / "brev.pdf").write_bytes(small_files.PDF)


def _swap_consistently(root: Path) -> None:
    """As a forger who knows the record: another PDF, and every sum in the matter's file after it."""
    old = record(root)
    row = next(one for one in old["papers"] if one["file"] == ATTACHMENT)
    (root / FOLDER / ATTACHMENT).write_bytes(small_files.PDF)
    new = hashlib.sha256(small_files.PDF).hexdigest()
    listed = hashlib.sha256(f"{new}  {ATTACHMENT}\n".encode()).hexdigest()
    text = (root / MATTER).read_text(encoding="utf-8").replace(str(old["attachments"]), listed)
    text = text.replace(str(row["checksum"]), new).replace(f"size: {row['size']}", f"size: {len(small_files.PDF)}")
    (root / MATTER).write_text(text, encoding="utf-8")


def _add(root: Path) -> None:
    shutil.copy(root / FOLDER / "brev.pdf", root / FOLDER / "bilaga-2.pdf")


def _line(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: edit(root, name, old, new)


def _sum_of(key: str) -> Callable[[Path], None]:
    """The first sum that a key has in the matter's file becomes another."""

    def changed(root: Path) -> None:
        text = (root / MATTER).read_text(encoding="utf-8")
        new = re.sub(rf"({key}: \"?)[0-9a-f]{{64}}", rf"\g<1>{'0a' * 32}", text, count=1)
        assert new != text
        (root / MATTER).write_text(new, encoding="utf-8")

    return changed


FOUND: dict[str, tuple[Callable[[Path], None], str]] = {
    "another letter": (_swap, f"{FOLDER}/brev.pdf: filen är en annan än den som skickades"),
    "a letter taken away": (lambda root: (root / FOLDER / "brev.pdf").unlink(), "brev.pdf finns inte"),
    "a paper more": (
        _add,
        f"{FOLDER}/bilaga-2.pdf: filen ligger bland de skickade papperen men är inte ett av dem",
    ),
    "another sum of a paper": (_sum_of("checksum"), f"{FOLDER}/brev.pdf: filen är en annan än den som skickades"),
    "another sum on the letter": (_sum_of("attachments"), "bilagornas kontrollsumma är inte den av listan"),
    "another size": (_line(MATTER, "      number: 1\n      size: ", "      number: 1\n      size: 1"), "byte, inte 1"),
    "sent before the letter": (_line(MATTER, "date: 2023-03-14", "date: 2023-03-12"), "före brevets dag 2023-03-13"),
    "sent after the meeting": (_line(MATTER, "date: 2023-03-14", "date: 2023-03-28"), "sammanträde 2023-03-27"),
    "another number": (_line(MATTER, "      number: 1\n", "      number: 2\n"), "ärendet har inte en sådan bilaga"),
    "an attachment added": (
        _line(
            MATTER,
            "sources: [brev]\n",
            "  - {number: 2, title: En till, kind: annual_report, year: 2022}\nsources: [brev]\n",
        ),
        f"{MATTER}: bilaga 2 finns inte bland papperen som skickades 2023-03-14",
    ),
    "a paper called otherwise": (
        _line(MATTER, "file: brev.pdf", "file: ../brev.pdf"),
        "”../brev.pdf” är inte vad papperet hette när det skickades",
    ),
    "an unknown format": (_line(MATTER, "  papers:\n", "  format: 2\n  papers:\n"), f"{MATTER}: okänt format 2"),
    "a reconstruction": (_line(MATTER, "sources: [brev]\n", "reconstructed: true\nsources: [brev]\n"), "återskapat"),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_change_of_what_was_sent_is_found(root: Path, name: str) -> None:
    assert told(root) == []
    change, words = FOUND[name]
    change(root)
    found = told(root)
    assert [one for one in found if words in one], found


@pytest.fixture
def closed(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature sent, decided through its matter, closed, and its package written down."""
    monkeypatch.setenv("SITE_DATE", "2024-01-15")
    edit(root, MATTER, "attachments:\n  - number", f"{DECISION}attachments:\n  - number")
    assert main(["close", "2023", "--project", str(root)]) == 0
    days = {"matter": "2023-03-13", "date": "2023-03-27", "made": "2023-03-28"}
    address, letter = "https://exempelstad.example/p.zip", record(root)["attachments"]
    entry = {"year": 2023, **days, "url": address, "size": 7, "checksum": "01ab" * 16, "attachments": letter}
    # Whether the sum that release 1 gave may be left out is not asked here.
    entry["content"] = "02ab" * 16
    sealed = yaml.safe_dump({"plan-2023": {**entry, "seal": entry_checksum(entry)}})
    (root / SNAPSHOTS).write_text(sealed, encoding="utf-8")
    assert told(root) == []
    return root


def _without_sent(root: Path) -> None:
    path = root / MATTER
    path.write_text(path.read_text(encoding="utf-8").partition("sent:\n")[0], encoding="utf-8")
    shutil.rmtree(root / FOLDER)


def _without_matters(root: Path) -> None:
    path = root / CLOSED
    path.write_text(path.read_text(encoding="utf-8").partition("  matters:\n")[0], encoding="utf-8")


def _entry(old: str, new: str) -> Callable[[Path], None]:
    return _line(SNAPSHOTS, old, new)


def _entry_sealed_anew(key: str, value: object) -> Callable[[Path], None]:
    """As a forger who knows the entry's own sum."""

    def changed(root: Path) -> None:
        entry = yaml.safe_load((root / SNAPSHOTS).read_text(encoding="utf-8"))["plan-2023"]
        entry = {name: str(one) if name in ("date", "made") else one for name, one in {**entry, key: value}.items()}
        entry["seal"] = entry_checksum({name: one for name, one in entry.items() if name != "seal"})
        (root / SNAPSHOTS).write_text(yaml.safe_dump({f"plan-{entry['year']}": entry}), encoding="utf-8")

    return changed


def _entry_of_release_1(root: Path) -> None:
    """Which had no sum of itself, and showed the letter's day where no meeting was known."""
    entry = yaml.safe_load((root / SNAPSHOTS).read_text(encoding="utf-8"))["plan-2023"]
    kept = {name: one for name, one in entry.items() if name not in ("seal", "attachments")}
    text = yaml.safe_dump({"plan-2023": {**kept, "date": "2023-03-13", "made": "2023-03-20"}})
    (root / SNAPSHOTS).write_text(text, encoding="utf-8")


CONTRADICTED: dict[str, tuple[Callable[[Path], None], str]] = {
    "another attachment with all its sums": (_swap_consistently, f"{MATTER}: ärendet är stängt sedan 15 januari 2024"),
    "nothing was sent": (_without_sent, "men det som skickades är borttaget"),
    "sent on another day": (
        _line(MATTER, "date: 2023-03-14", "date: 2023-03-15"),
        "säger nu att andra papper skickades",
    ),
    "the decision": (_line(MATTER, "outcome: Antecknas.", "outcome: Återremitteras."), f"{PLAN}: planen är stängd"),
    "a closing without its matters": (_without_matters, f"{CLOSED}: ärendet 2023-03-13 saknas under matters"),
    "the package's sum": (_entry("01ab" * 16, "03ab" * 16), "posten plan-2023 är ändrad"),
    "the package's address": (_entry("/p.zip", "/q.zip"), "posten plan-2023 är ändrad efter att den skrevs"),
    "the sum on the letter": (
        _entry_sealed_anew("attachments", "03ab" * 16),
        f"{SNAPSHOTS}: bilagornas kontrollsumma är inte den som ärendet 2023-03-13 skickade",
    ),
    "the package's day": (_entry_sealed_anew("date", "2023-03-13"), "paketet visar 2023-03-13, men ärendets dag är"),
    "a package before the meeting": (
        _entry_of_release_1,
        "paketet är gjort 2023-03-20, före nämndens sammanträde 2023-03-27",
    ),
    "the package's year": (_entry_sealed_anew("year", 2022), "har inte handlingsplaner för 2022 som bilagor"),
}


@pytest.mark.parametrize("name", CONTRADICTED)
def test_what_is_written_in_another_place_finds_a_change_of_what_is_kept(closed: Path, name: str) -> None:
    change, words = CONTRADICTED[name]
    change(closed)
    found = told(closed)
    assert [one for one in found if words in one], found


def test_a_decision_of_a_year_that_release_1_closed_is_held_too(tmp_path: Path) -> None:
    """It listed no matters: the decision is a part of the plan, also when it stands in the matter alone."""
    decided: Changes = {MATTER: LAID.replace("attachments:\n", f"{DECISION}attachments:\n")}
    checked = project.checked(tmp_path, decided)
    assert checked.model is not None
    summed_then = checksum(checked.model, checked.pages, "provnat", 2023, 1)
    plan = f"{{network: provnat, matter: 2023-03-13, checksum: {summed_then}}}"
    (tmp_path / CLOSED).write_text(f"2023:\n  date: 2024-01-15\n  plans:\n    - {plan}\n", encoding="utf-8")
    assert told(tmp_path) == []
    edit(tmp_path, MATTER, "outcome: Antecknas.", "outcome: Återremitteras.")
    (found,) = told(tmp_path)
    assert found.startswith(f"{PLAN}: planen är stängd sedan 15 januari 2024")


# --- What is read in them ---------------------------------------------------------------------------------------------


def test_a_frozen_paper_with_its_sum_is_not_read_again_but_one_that_does_something_is(root: Path) -> None:
    unread = {path.name for path in (root / FOLDER).iterdir()} - {path.name for path in read_papers(root)}
    # Where letters happen to be packed into such a word it is read all the same.
    assert unread
    script = small_files.pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
    (root / FOLDER / "brev.pdf").write_bytes(script)
    old = next(one for one in record(root)["papers"] if one["file"] == "brev.pdf")
    edit(root, MATTER, str(old["checksum"]), hashlib.sha256(script).hexdigest())
    edit(root, MATTER, f"size: {old['size']}", f"size: {len(script)}")
    assert told(root) == [
        f"{FOLDER}/brev.pdf: PDF-filen gör något av sig själv när den öppnas",
        f"{FOLDER}/brev.pdf: PDF-filen kör skript",
    ]


def test_a_frozen_letter_gives_the_check_nothing_to_judge(once: Path) -> None:
    assert [str(one) for one in check(once).warnings] == []
