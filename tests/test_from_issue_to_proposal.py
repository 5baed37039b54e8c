"""What becomes of a filled-in form that is sent as an issue, or pasted by an editor: a proposal, or an answer in words.

And of one that means harm: is what it says shown as text, and can it write anything but what a form writes?
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from actionplans.adapters import pages
from actionplans.adapters.github import answer, comment, errors, event, handed, post, renew, reply, suggest, written
from actionplans.adapters.github.comment import Run
from actionplans.adapters.github.event import Event
from actionplans.adapters.github.gh import ForgeError
from actionplans.forms import block, choices
from actionplans.forms.table import BY_ID
from actionplans.reading import versions
from tests import actions, forge_state, project
from tests.forge import Forge
from tests.sites import ROOT

PEOPLE = {"ida": "write", "mans": "maintain", "utomstaende": "read"}
REPOSITORY = "stad/natverk"
RUN = Run(
    17, 1, "2026-11-30T12:00:00Z", "0" * 40, "https://github.example/stad/natverk/actions/runs/17", "success", True
)


LETTER = "docs/namnden/2023-03-13.md"
CHANGED = {LETTER: project.FILES[LETTER] + "\n## Information\n\nNämnden informeras.\n"}


def in_git(root: Path) -> Path:
    """A project as its first commit."""
    actions.git(root, "init", "--quiet", "--initial-branch=main")
    actions.git(root, "add", ".")
    actions.git(root, "commit", "--quiet", "--message", "Först")
    return root


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature's content in git: all that main's code reads, which is this process's own."""
    return in_git(project.write(tmp_path_factory.mktemp("mall") / "projekt", {**CHANGED}))


@pytest.fixture
def origin(template: Path, tmp_path: Path) -> Path:
    """A repository of the test's own."""
    actions.git(template, "clone", "--quiet", str(template), str(tmp_path / "origin"))
    return tmp_path / "origin"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The same with the code and the Makefile, for jobs on machines of their own."""
    root = project.clone(tmp_path / "hel", {**CHANGED})
    for name in ("Makefile", ".gitignore", *(path.name for path in ROOT.glob("requirements*.txt"))):
        shutil.copy(ROOT / name, root)
    return in_git(root)


@pytest.fixture(scope="module")
def role(template: Path) -> str:
    """The miniature's role, as a form names it."""
    model = versions.read(template, str(template)).model
    return choices.abouts(model, BY_ID["role-extend"])[0].options[0].value


def extended(role: str, end: str = "31 december 2029", **more: str) -> str:
    """The text of an issue that extends the miniature's role."""
    values = {"form": "role-extend", "about": role, "end": end, "source.id": "brev", **more}
    return block.written("Styrelsemedlem förlängs.", values)


class Repository:
    """GitHub in memory, and both jobs of the workflow in this process: quick, where their machines do not matter."""

    def __init__(self, origin: Path, folder: Path) -> None:
        self.folder, self.origin, self.turn = folder, origin, 0
        self.state = forge_state.new(origin, PEOPLE)
        run = {"run_attempt": 1, "run_started_at": RUN.started, "html_url": RUN.address, "artifacts": []}
        self.state["runs"]["17"] = run
        self.state["issues"] = {str(at): {"number": at, "state": "open", "labels": []} for at in range(1, 30)}
        self.state["next"] = 100

    def gh(self, arguments: Sequence[str], given: str) -> str:
        """Answers as gh does."""
        try:
            return forge_state.answer(self.state, list(arguments), given)
        except forge_state.RefusedError as error:
            raise ForgeError(str(error)) from error

    def came(self, text: str, by: str = "ida", number: int = 1, change: Mapping[str, Any] | None = None) -> str:
        """What is done with a text that came; `change` is what somebody does to what is handed over."""
        self.turn += 1
        work = self.folder / f"lasa-{self.turn}"
        actions.git(self.folder, "clone", "--quiet", str(self.origin), str(work))
        content = answer.answer(work, text)
        handed.hand(self.folder / f"svar-{self.turn}", {**content, **(change or {})})
        clean = self.folder / f"svara-{self.turn}"
        actions.git(self.folder, "clone", "--quiet", str(self.origin), str(clean))
        taken = reply.read(handed.handed(self.folder / f"svar-{self.turn}"))
        return reply.reply(self.gh, clean, REPOSITORY, Event(number, by, text), RUN, taken)

    def said(self, number: int = 1) -> str:
        """The only comment on an issue or a proposal."""
        (body,) = [one["body"] for one in self.state["comments"].values() if one["on"] == number]
        return str(body)

    @property
    def pull(self) -> dict[str, Any]:
        """The only proposal."""
        (pull,) = self.state["pulls"].values()
        return dict(pull)

    def file(self, branch: str, name: str = "data/networks/provnat.yml") -> str:
        """A file on a branch."""
        return actions.git(self.origin, "show", f"{branch}:{name}")


@pytest.fixture
def repository(origin: Path, tmp_path: Path) -> Repository:
    """GitHub, with the miniature."""
    return Repository(origin, tmp_path)


# --- The whole way ----------------------------------------------------------------------------------------------------


def test_an_editors_issue_becomes_a_proposal_that_closes_it(whole: Path, tmp_path: Path, role: str) -> None:
    forge = Forge(tmp_path / "forge", whole, PEOPLE)
    number = forge.open_issue(extended(role), by="ida")
    mine = forge.proposal(number)
    assert forge.files(mine) == ["data/networks/provnat.yml"]
    (told,), (said,) = forge.comments(number), forge.comments(mine)
    assert f"**Förslag #{mine}:** Provnät" in told
    assert "31 december 2029" in told
    assert "**Kontrollen är godkänd**, i samma körning som skrev förslaget." in said
    assert "upphör 31 december 2029 i stället för 30 juni 2024" in said
    assert [(run.workflow, run.conclusion) for run in forge.runs] == [("answer.yml", "success")]
    forge.merge(mine)
    assert forge.state["issues"][str(number)]["state"] == "closed"
    assert "2029-12-31" in (whole / "data/networks/provnat.yml").read_text(encoding="utf-8")


@pytest.mark.nightly
def test_the_jobs_show_the_pages_and_the_check_that_is_let_run_says_the_same(
    whole: Path, tmp_path: Path, role: str
) -> None:
    forge = Forge(tmp_path / "forge", whole, PEOPLE, looks=True)
    number = forge.open_issue("Ett eget ord, utan block.", by="utomstaende")
    assert forge.runs == []
    forge.edit_issue(number, extended(role), by="utomstaende")
    assert "En redaktör tittar" in forge.comments(number)[0]
    forge.label(number, "förslag", by="mans")
    mine = forge.proposal(number)
    assert "[Se sidorna som ändras](https://github.example/stad/natverk/actions/runs/" in forge.comments(mine)[0]
    forge.approve(mine)
    (said,) = forge.comments(mine)
    assert "**Kontrollen är godkänd.**" in said
    assert "[Se sidorna som ändras]" in said
    assert forge.red == 0
    forge.start("answer.yml", by="ida", block=extended(role, "30 juni 2030"))
    assert len(forge.state["pulls"]) == 2
    with pytest.raises(forge_state.RefusedError):
        forge.start("answer.yml", by="utomstaende", block=extended(role))
    faulty = (whole / "data/city.yml").read_text(encoding="utf-8").replace("name: Exempelstad", "nmae: Exempelstad")
    broken = forge.propose("ett-fel", {"data/city.yml": faulty}, by="ida")
    (said,) = forge.comments(broken)
    assert "**Kontrollen hittade något att rätta.**" in said
    assert "Det här ska rättas:" in said
    assert "nmae" in said
    assert forge.red == 1


@pytest.mark.nightly
def test_whoever_sends_is_answered_whatever_goes_wrong_on_the_way(origin: Path, tmp_path: Path, role: str) -> None:
    forge = Forge(tmp_path / "forge", origin, PEOPLE)
    faulty = (origin / "data/city.yml").read_text(encoding="utf-8").replace("name: Exempelstad", "nmae: Exempelstad")
    whole = (origin / "data/city.yml").read_text(encoding="utf-8")

    def main_says(text: str, name: str = "data/city.yml") -> None:
        (origin / name).write_text(text, encoding="utf-8")
        actions.git(origin, "commit", "--quiet", "--all", "--message", "Ändrat")

    main_says(faulty)
    number = forge.open_issue(extended(role), by="ida")
    assert "webbplatsens egna uppgifter fel" in forge.comments(number)[0]
    forge.open_issue(extended(role), by="utomstaende")
    assert forge.red == 0
    main_says(whole)
    forge.label(number, "fråga", by="mans")
    assert "egna uppgifter fel" in forge.comments(number)[0]
    makefile = (origin / "Makefile").read_text(encoding="utf-8")
    # A preview that cannot be made, after the answer was handed over; and what reads the answer broken as such.
    for target in ("\nanswer: ", "\npreview: "):
        main_says(makefile.replace(target, f"{target}nothing-makes-this "), "Makefile")
        forge.looks = True
        broken = forge.open_issue(extended(role), by="ida")
        assert "något gick fel" in forge.comments(broken)[0]
        assert forge.state["pulls"] == {}
    assert forge.red == 2
    main_says(makefile, "Makefile")
    forge.looks = False
    forge.label(number, "förslag", by="mans")
    assert f"**Förslag #{forge.proposal(number)}:**" in forge.comments(number)[0]


# --- Who sets it going ------------------------------------------------------------------------------------------------


def test_an_outsider_is_thanked_and_an_editor_sets_it_going(repository: Repository, role: str) -> None:
    for who in ("utomstaende", "okand"):
        repository.came(extended(role), by=who)
        assert "Tack! Det du skrev är mottaget." in repository.said()
        assert repository.state["pulls"] == {}
        assert actions.git(repository.origin, "branch", "--list", "forslag/*") == ""
    repository.came(extended(role), by="mans")
    assert repository.pull["branch"] == "forslag/arende-1"
    assert "Förslag #" in repository.said()
    repository.came(extended(role, "30 juni 2030"), by="utomstaende")
    assert "2029-12-31" in repository.file("forslag/arende-1")


# --- Renewed ----------------------------------------------------------------------------------------------------------


def test_an_edited_issue_renews_its_proposal_and_the_same_again_does_nothing(repository: Repository, role: str) -> None:
    repository.came(extended(role))
    first = actions.git(repository.origin, "rev-parse", "forslag/arende-1")
    repository.came(extended(role, "30 juni 2030"))
    second = actions.git(repository.origin, "rev-parse", "forslag/arende-1")
    assert first != second
    assert actions.git(repository.origin, "rev-list", "--count", "main..forslag/arende-1") == "1"
    assert "30 juni 2030" in repository.pull["title"]
    sent = len(repository.state["sent"])
    assert repository.came(extended(role, "30 juni 2030")) == f"Förslag {repository.pull['number']} är förnyat."
    assert actions.git(repository.origin, "rev-parse", "forslag/arende-1") == second
    assert [way for method, way in repository.state["sent"][sent:] if method == "POST" or "pulls" in way] == []
    repository.said()
    repository.said(repository.pull["number"])


def test_what_changes_no_file_is_answered_and_proposes_nothing(repository: Repository) -> None:
    for number, (same, words) in enumerate(((True, "står redan på webbplatsen"), (False, "läser en redaktör")), 1):
        content = reply.read({"commit": "", "sentence": "En mening.", "files": {}, "changes": [], "same": same})
        reply.reply(repository.gh, repository.origin, REPOSITORY, Event(number, "ida", ""), RUN, content)
        assert words in repository.said(number)
    assert repository.state["pulls"] == {}


def test_what_a_person_has_added_to_a_proposal_is_not_written_over(repository: Repository, role: str) -> None:
    repository.came(extended(role))
    work = repository.folder / "person"
    actions.git(repository.folder, "clone", "--quiet", "--branch=forslag/arende-1", str(repository.origin), str(work))
    actions.git(work, "commit", "--quiet", "--allow-empty", "--message", "Mitt")
    actions.git(work, "push", "--quiet", "origin", "HEAD")
    mine = actions.git(repository.origin, "rev-parse", "forslag/arende-1")
    repository.came(extended(role, "30 juni 2030"))
    assert actions.git(repository.origin, "rev-parse", "forslag/arende-1") == mine
    assert "ändrat i förslaget för hand" in repository.said()
    with pytest.raises(renew.TouchedError):
        renew.renew(repository.gh, work, REPOSITORY, ["data/city.yml"], renew.Wanted("forslag/arende-1", "Ny", "Text"))


@pytest.mark.nightly
def test_a_pasted_block_is_proposed_once_however_often_it_is_pasted(repository: Repository, role: str) -> None:
    for _ in range(2):
        repository.came(extended(role), number=0)
    assert repository.pull["branch"].startswith("forslag/svar-")
    assert "Closes" not in repository.pull["body"]
    with pytest.raises(ForgeError, match="bara ett tas emot"):
        repository.came(extended(role) * 2, number=0)


def test_what_waits_for_others_or_is_closed_is_said_and_proposes_nothing(repository: Repository, role: str) -> None:
    red = repository.origin / "data/synonyms.yml"
    red.write_text("leader:\n  wordz: [chef]\n", encoding="utf-8")
    content = answer.answer(repository.origin, extended(role))
    assert set(content) == {"commit", "waits"}
    waits, empty = reply.read(content), reply.read({"commit": "", "sentence": "En mening.", "files": {}})
    repository.state["issues"]["2"]["state"] = "closed"
    del repository.state["issues"]["3"]
    for number, taken, words in ((1, waits, "egna uppgifter fel"), (2, empty, "Meddelandet är stängt")):
        reply.reply(repository.gh, repository.origin, REPOSITORY, Event(number, "ida", ""), RUN, taken)
        assert words in repository.said(number)
    gone = reply.reply(repository.gh, repository.origin, REPOSITORY, Event(3, "ida", ""), RUN, empty)
    assert gone == "Ärendet finns inte längre."
    with pytest.raises(ForgeError, match="kontrollen av main hittar fel"):
        reply.reply(repository.gh, repository.origin, REPOSITORY, Event(0, "ida", ""), RUN, waits)
    assert repository.state["pulls"] == {}


def test_who_sent_it_is_told_when_a_run_fails_and_no_outsider_more_than_thanks(repository: Repository) -> None:
    moved, broken = written.MovedError("main har ändrats"), ForgeError("git säger nej")
    told = ((1, "ida", moved, "ändrades just"), (2, "ida", broken, RUN.address), (3, "okand", broken, "En redaktör"))
    for number, who, error, words in told:
        with pytest.raises(ForgeError), reply.told_of_failure(repository.gh, REPOSITORY, Event(number, who, ""), RUN):
            raise error
        assert words in repository.said(number)


PREPARED = """\
# Vilka som granskar.

# /data/networks/provnat.yml  @grupp
# /docs/natverk/provnat/  @grupp
# /data/plans/*/provnat.yml  @grupp
# /data/reports/*/provnat.yml  @grupp
"""


def test_a_new_name_brings_the_lines_of_those_who_review_it(origin: Path) -> None:
    owners = ".github/CODEOWNERS"
    (origin / ".github").mkdir(exist_ok=True)
    (origin / owners).write_text(PREPARED, encoding="utf-8")
    values = {"form": "network-renamed", "about": "provnat", "name": "Nytt nät", "start": "1 januari 2030"}
    made = answer.answer(origin, block.written("Nytt namn.", {**values, "source.id": ("brev",)}))
    files = made["files"]
    assert isinstance(files, dict)
    assert "# /data/networks/nytt-nat.yml" in files[owners]
    actions.git(origin, "checkout", "--quiet", ".")
    (origin / owners).write_text(PREPARED, encoding="utf-8")
    more = {**files, owners: f"{files[owners]}/data/  @jag\n"}
    with pytest.raises(ForgeError, match="andra rader läggs till"):
        written.put(origin, "answer", {"commit": made["commit"], "files": more})
    assert owners in written.put(origin, "answer", {"commit": made["commit"], "files": files})


# --- Harm -------------------------------------------------------------------------------------------------------------

HARM = (
    "@alla #1 ::set-output name=a::b ${{ secrets.A }} <img src=x onerror=y> [a](http://b.example) \u202egnp.exe ..\\/.."
)


def fenced(content: str) -> str:
    """A block of a text."""
    return f"En mening.\n\n```json\n{content}\n```\n"


HOSTILE = {
    "no JSON": fenced("{{}}"),
    "nested": fenced('{"form": ' + "[" * 30_000 + "]" * 30_000 + "}"),
    "an object within": fenced('{"form": {"form": "role-extend"}}'),
    "a number": fenced('{"form": 1e999}'),
    "huge": fenced(json.dumps({"form": "role-extend", "end": "x" * 70_000})),
    "many names": fenced(json.dumps({f"a{number}": "b" for number in range(500)})),
    "two blocks": fenced('{"form": "role-extend"}') * 2,
    "a name twice": fenced('{"form": "role-extend", "form": "event"}'),
    "another form": fenced(json.dumps({"form": HARM})),
    "a path": fenced(json.dumps({"form": "role-extend", "about": "../../.github/workflows/answer", "end": "2029"})),
    "a path of another kind": fenced(json.dumps({"form": "event", "about": "provnat\x00/..", "text": HARM})),
    "a date": fenced(json.dumps({"form": "role-extend", "about": "provnat", "end": HARM})),
    "a name with a way": fenced(json.dumps({"form": "event", "__class__.x": "y"})),
}


def test_a_hostile_block_is_answered_in_words_and_writes_nothing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, (name, text) in enumerate(HOSTILE.items(), 1):
        content = reply.read(answer.answer(repository.origin, text))
        reply.reply(repository.gh, repository.origin, REPOSITORY, Event(number, "ida", text), RUN, content)
        said = repository.said(number)
        assert "**Det går inte att göra ett förslag av svaret än.**" in said, name
        shown = said.partition("-->")[2]
        assert not {"@", "<", "\u202e", "$"} & set(shown), name
        assert "::" not in shown, name
        assert len(said) < 65_536, name
    assert repository.state["pulls"] == {}
    assert actions.git(repository.origin, "status", "--porcelain") == ""
    assert capsys.readouterr() == ("", "")


def test_harm_in_an_answer_that_fits_its_question_is_text_wherever_it_is_shown(
    repository: Repository, role: str
) -> None:
    repository.came(extended(role, note=HARM.replace("\u202e", "") + "\nfixes #1\r\n\n# Rubrik"))
    pull = repository.pull
    for text in (pull["title"], pull["body"].replace("Closes #1", ""), repository.said(pull["number"])):
        assert not {"@", "<img"} & {text[at : at + length] for at in range(len(text)) for length in (1, 4)}
        assert not re.search(r"(?<!&)#\d", text)
    assert "\n" not in pull["title"]
    assert "::set-output" not in actions.git(repository.origin, "log", "-1", "--format=%B", "forslag/arende-1")


@pytest.mark.parametrize(
    "text", ["Stänger #1", "@alla: fixes #1", "GH-1", "https://github.example/x/issues/1", "a\nb\u202ec"]
)
def test_a_title_calls_nobody_and_closes_nothing(text: str) -> None:
    quiet = renew.quiet(text)
    assert not {"@", "#", "\n", "\u202e"} & set(quiet)
    assert "://" not in quiet
    assert "GH-1" not in quiet


NETWORK = "data/networks/provnat.yml"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (".github/workflows/answer.yml", "hör inte till"),
        ("mkdocs.yml", "hör inte till"),
        ("theme/main.html", "hör inte till"),
        ("actionplans/__init__.py", "hör inte till"),
        ("Makefile", "hör inte till"),
        ("data/../Makefile", "hör inte till"),
        ("/data/networks/provnat.yml", "hör inte till"),
        ("data/networks/a/../provnat.yml", "hör inte till"),
        ("data/networks/con.yml", "Windows"),
        ("data/city.yml", "hör inte till"),
        ("data/closed.yml", "filen finns inte"),
        ("data/snapshots.yml", "hör inte till"),
        ("data/vocabulary.yml", "hör inte till"),
        ("data/schema/network.schema.json", "hör inte till"),
        ("data/networks/provnat.yml\n", "hör inte till"),
        ("docs/om/underhall.md", "hör inte till"),
        ("docs/bild.svg", "hör inte till"),
        ("docs/namnden/2023-03-13.md", "rader som finns tas bort"),
    ],
)
def test_an_artifact_that_writes_elsewhere_is_refused_whole(template: Path, path: str, why: str) -> None:
    content = {"commit": actions.git(template, "rev-parse", "HEAD"), "files": {NETWORK: "a: b\n", path: "a: b\n"}}
    with pytest.raises(ForgeError, match=why):
        written.put(template, "answer", content)
    assert actions.git(template, "status", "--porcelain", "--ignored") == ""


def test_an_answer_changes_values_and_neither_comments_nor_all_of_a_file(origin: Path) -> None:
    commit = actions.git(origin, "rev-parse", "HEAD")
    lines = ["# Om nätverket.", *(f"key{number}: {number}" for number in range(400))]
    (origin / NETWORK).write_text("\n".join(lines), encoding="utf-8")

    def put(*changed: str) -> list[str]:
        return written.put(origin, "answer", {"commit": commit, "files": {NETWORK: "\n".join(changed)}})

    with pytest.raises(ForgeError, match="kommentarer"):
        put(*lines[1:])
    with pytest.raises(ForgeError, match="fler än 300 rader"):
        put(lines[0], *lines[350:])
    assert put(*lines[:5], "key4: 5", *lines[6:]) == [NETWORK]
    many = {f"data/networks/n{number}.yml": "a: b\n" for number in range(21)}
    with pytest.raises(ForgeError, match="högst 20"):
        written.put(origin, "answer", {"commit": commit, "files": many})


@pytest.mark.parametrize(
    "content",
    [
        {"files": []},
        {"faults": ["a"], "files": {"data/networks/a.yml": "x"}},
        {"faults": [1]},
        {"sentence": 1},
        {"more": ""},
    ],
)
def test_what_is_no_answer_is_not_taken(content: dict[str, Any]) -> None:
    with pytest.raises(ForgeError, match="det som lämnades är inte"):
        reply.read(content)


def test_the_text_is_that_of_the_event_and_a_proposal_is_no_issue(tmp_path: Path) -> None:
    file = tmp_path / "event.json"

    def told(content: dict[str, Any]) -> Event:
        file.write_text(json.dumps({"sender": {"login": "ida"}, **content}), encoding="utf-8")
        return event.read(file)

    assert told({"issue": {"number": 4, "body": None}}) == Event(4, "ida", "")
    assert told({"inputs": {"block": "a"}}) == Event(0, "ida", "a")
    # A field of one line takes the line ends away.
    text = block.written("En mening.", {"form": "event", "text": "a\nb, åäö"})
    for pasted in (text, text.replace("\n", ""), text.replace("\n", " "), text[text.index("```") :].replace("\n", "")):
        assert block.read(told({"inputs": {"block": pasted}}).text) == {"form": "event", "text": "a\nb, åäö"}
    assert told({"issue": {"number": 4, "body": "``` a ```"}}).text == "``` a ```"
    proposal, path = {"issue": {"number": 4, "pull_request": {}}}, {"sender": {"login": "a/../b"}}
    others: list[dict[str, Any]] = [{}, {"inputs": {}}, proposal, path]
    for wrong in others:
        with pytest.raises(ForgeError):
            told(wrong)


# --- The comment on the proposal --------------------------------------------------------------------------------------


def test_a_check_that_waits_or_begins_does_not_take_away_what_the_writing_run_found(
    repository: Repository, role: str
) -> None:
    repository.came(extended(role))
    number = repository.pull["number"]
    commit = actions.git(repository.origin, "rev-parse", "forslag/arende-1")
    for conclusion, stands in (("action_required", True), ("", True), ("failure", False)):
        later = Run(99, 1, "2026-11-30T13:00:00Z", commit, RUN.address, conclusion)
        assert post.tell(repository.gh, REPOSITORY, number, later, "") is not stands
        assert ("i samma körning" in repository.said(number)) is stands


# --- The pages as one file --------------------------------------------------------------------------------------------


def site(folder: Path, **articles: str) -> Path:
    """A built site of some pages."""
    folder.mkdir()
    (folder / "assets").mkdir()
    (folder / "assets/a.css").write_text("p { color: red }", encoding="utf-8")
    (folder / "bild.svg").write_text("<svg/>", encoding="utf-8")
    for name, article in articles.items():
        head = f'<title>{name} - Staden</title><link rel="stylesheet" href="assets/a.css">'
        text = f"<html><head>{head}</head><body><article>{article}</article></body></html>"
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def test_the_changed_pages_stand_in_one_file_that_needs_no_other(tmp_path: Path) -> None:
    changed = '<h2 id="x">Nytt</h2><script>alert(1)</script><img src="bild.svg" alt="">'
    links = '<a href="b.html#x">b</a><a href="c.html">c</a><a href="#y">y</a><a href="https://x.example/">x</a>'
    before = site(tmp_path / "fore", a="<p>a</p>", b="<p>b</p>", c="<p>c</p>", gone="<p>borta</p>")
    after = site(tmp_path / "efter", a=links, b=changed, c="<p>c</p>")
    target = tmp_path / "en.html"
    assert pages.main([str(before), str(after), str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "p { color: red }" in text
    assert '<h2 id="sida-2-x">Nytt</h2>' in text
    assert '<a href="#sida-2-x">b</a><a>c</a><a href="#sida-1-y">y</a><a href="https://x.example/">x</a>' in text
    assert "data:image/svg+xml;base64,PHN2Zy8+" in text
    assert "alert" not in text
    assert "Försvinner: gone.html" in text
    assert pages.main([str(after), str(after), str(target)]) == 0
    assert not target.exists()


# --- Mends beside the lines -------------------------------------------------------------------------------------------


def mended(first: int, last: int, *lines: str, path: str = NETWORK) -> suggest.Mend:
    """A mend of some lines."""
    return suggest.Mend(path, first, last, ("före",), lines)


def test_a_certain_mend_stands_beside_its_lines_once_and_goes_when_it_is_done(repository: Repository) -> None:
    work = repository.folder / "person"
    actions.git(repository.folder, "clone", "--quiet", str(repository.origin), str(work))
    text = (work / NETWORK).read_text(encoding="utf-8")
    (work / NETWORK).write_text(text.replace("end: ongoing\n", "end: pågår\nurl: x\n"), encoding="utf-8")
    actions.git(work, "commit", "--quiet", "--all", "--message", "Mitt")
    actions.git(work, "push", "--quiet", "origin", "HEAD:mitt")
    values = json.dumps({"head": "mitt", "base": "main", "title": "Mitt", "body": ""})
    said = repository.gh(["api", "--method", "POST", "repos/stad/natverk/pulls", "--input", "-"], values)
    number = json.loads(said)["number"]
    far = (work / NETWORK).read_text(encoding="utf-8").count("\n")
    mends = [mended(2, 2, "end: ongoing"), mended(2, 3, "a", "```"), mended(far, far, "b"), mended(1, 1, "c", path="x")]
    commit = actions.git(work, "rev-parse", "HEAD")
    for _ in range(2):
        assert suggest.suggest(repository.gh, REPOSITORY, number, commit, mends) == 2
    beside = list(repository.state["reviews"].values())
    assert [(one["line"], one.get("start_line")) for one in beside] == [(2, None), (3, 2)]
    assert beside[0]["body"] == f"{suggest.MARK}\n```suggestion\nend: ongoing\n```"
    assert beside[1]["body"].endswith("\n````suggestion\na\n```\n````")
    words = suggest.in_words(mends)
    assert words.count("\n- ") == 4
    assert suggest.suggest(repository.gh, REPOSITORY, number, commit, []) == 0
    assert repository.state["reviews"] == {}


def test_mends_that_nobody_vouches_for_are_lines_of_text_or_nothing() -> None:
    fine: dict[str, Any] = {"path": NETWORK, "first": 2, "last": 2, "before": ["a"], "lines": ["b"]}
    one = suggest.Mend(NETWORK, 2, 2, ("a",), ("b",))
    assert suggest.read_untrusted(json.dumps([fine] * 50)) == [one] * suggest.MOST
    texts: list[dict[str, Any]] = [{"lines": one} for one in ([], ["a\nb"], ["\u202ea"], [1], ["x" * 501])]
    for wrong in (*texts, {"first": 0}, {"last": 1}, {"last": 99}, {"path": 1}):
        assert suggest.read_untrusted(json.dumps([{**fine, **wrong}])) == [], wrong
    for text in ("", "{}", "[1]", "[" * 100_000, "null"):
        assert suggest.read_untrusted(text) == []


def test_what_the_check_leaves_holds_every_error_and_the_certain_mends(origin: Path, tmp_path: Path) -> None:
    file = origin / NETWORK
    file.write_text(file.read_text(encoding="utf-8").replace("as_of: 2020", "as_of: 3 mars 2020"), encoding="utf-8")
    errors.hand(origin, tmp_path / "ut")
    assert NETWORK in (tmp_path / "ut/errors.txt").read_text(encoding="utf-8")
    (mend,) = suggest.read_untrusted((tmp_path / "ut/mends.json").read_text(encoding="utf-8"))
    assert (mend.before, mend.lines) == (("    as_of: 3 mars 2020",), ("    as_of: 2020-03-03",))
    run = dataclasses.replace(RUN, conclusion="failure")
    said = comment.comment(run, "fel\n", [NETWORK], mended=suggest.in_words([mend]))
    assert "”as_of: 3 mars 2020” → ”as_of: 2020-03-03”" in html.unescape(said).replace("\u200b", "")
