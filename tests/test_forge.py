"""What GitHub is told: the comment on a proposal, the one issue about what needs attention, proposals and releases.

And: is what one job hands to another taken for what it may be, and refused where it is anything else?
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from actionplans.adapters.github import comment, concerns, handed, issue, measured, post, propose, release, written
from actionplans.adapters.github.__main__ import main
from actionplans.adapters.github.comment import Run
from actionplans.adapters.github.gh import OURS, ForgeError, every, in_repository, run_gh
from actionplans.adapters.github.plain import plain
from actionplans.package.verify import file_checksum
from tests import actions, project, scenes, test_record
from tests.sites import ROOT

COMMIT = "0123456789abcdef0123456789abcdef01234567"
RUN = "https://github.example/stad/natverk/actions/runs/7"
STARTED = "2026-11-29T18:00:00Z"
MINE = post.Head("stad/natverk", "min-gren", "main")
PULL: dict[str, object] = {
    "number": 4, "commit": COMMIT, "branch": "min-gren", "repository": "stad/natverk", "base": "main",
}  # fmt: skip


def run(conclusion: str = "success", number: int = 7, attempt: int = 1, started: str = STARTED) -> Run:
    """A run of the check on a version."""
    return Run(number, attempt, started, COMMIT, RUN, conclusion)


class FakeGh:
    """Answers lists with what it was given, and remembers what was sent."""

    def __init__(self, head: str = COMMIT, **lists: list[dict[str, object]]) -> None:
        files: list[dict[str, object]] = [{"filename": "docs/index.md", "previous_filename": None}]
        self.lists: dict[str, list[dict[str, object]]] = {
            "files": files,
            "beside": [],
            "artifacts": [{"id": 3, "name": "forhandsvisning"}, {"id": 5, "name": comment.PAGES}],
            "4": [{"commit": head}],
            **lists,
        }
        self.sent: list[tuple[str, str, dict[str, object]]] = []

    def __call__(self, arguments: Sequence[str], given: str) -> str:
        if "--method" in arguments:
            method, path = arguments[2], arguments[3]
            self.sent.append((method, path, json.loads(given)))
            return "{}"
        path = next(argument for argument in arguments if argument.startswith("repos/"))
        kind = path.split("?")[0].rsplit("/", 1)[-1]
        if "/pulls/4/comments" in path:
            kind = "beside"
        return "\n".join(json.dumps(item, ensure_ascii=False) for item in self.lists[kind])


# --- Texts that nobody has vouched for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        "<!-- gömd -->",
        "![bild](https://ond.example/x.png)",
        "[länk](javascript:alert(1))",
        "@alla titta",
        "se #1 och GH-1",
        "https://ond.example/",
        "**fet** _kursiv_ `kod` ~~struken~~",
        "# Rubrik",
        "- punkt",
        "1. ett",
        "| a | b |",
        "&lt;b&gt;",
        "$x^2$",
    ],
)
def test_untrusted_text_is_shown_as_it_stands_and_acts_on_nothing(nasty: str) -> None:
    shown = plain(nasty)
    assert not set("<>@[]()`*_~|!\\$") & set(shown.replace("&#", ""))
    assert "://" not in shown
    assert plain_again(shown).replace("\u200b", "") == nasty


def plain_again(shown: str) -> str:
    """What a browser shows of a text with character references."""
    import html

    return html.unescape(shown)


@pytest.mark.parametrize(
    "nasty", ["@alla", "Se #1", "GH-1", "stad/natverk@abc", "https://ond.example", "www.ond.example"]
)
def test_github_finds_no_name_number_or_address_in_the_text_that_is_shown(nasty: str) -> None:
    """It looks when references to signs are signs again: "&#64;alla" would call everybody."""
    shown = plain_again(plain(nasty))
    assert not re.search(r"@\w|#\d|GH-\d|https?:/|www\.\w", shown)


def test_a_date_and_an_id_are_left_whole() -> None:
    assert plain_again(plain("2023-03-13, sankt-anna: klart")) == "2023-03-13, sankt-anna: klart"


def test_hidden_and_turned_signs_become_spaces() -> None:
    assert plain("rad\r\nny\u202erad\x00slut\u200b") == "rad ny rad slut"


def test_swedish_letters_and_figures_are_left_alone() -> None:
    assert plain("Åtgärd för år 2024") == "Åtgärd för år 2024"


# --- The comment ------------------------------------------------------------------------------------------------------

PAGE = ["docs/index.md", "data/city.yml"]


def test_a_passed_check_tells_what_changes_and_where_the_preview_is() -> None:
    text = comment.comment(run(), "POLIS: uppdraget upphör\n\nLUCI: ny plan\n", PAGE)
    assert "**Kontrollen är godkänd.**" in text
    assert "- POLIS&#58; uppdraget upphör\n- LUCI&#58; ny plan" in text
    assert RUN in text
    assert "Ingen server behövs." in text
    assert "CAUTION" not in text


@pytest.mark.parametrize(
    "conclusion", ["", "success", "failure", "cancelled", "timed_out", "action_required", "nytt_ord"]
)
def test_the_comment_names_the_version_and_approves_only_what_passed(conclusion: str) -> None:
    text = comment.comment(run(conclusion), "vad som helst", PAGE)
    assert f"Det gäller version `{COMMIT[:10]}` av förslaget och ingen annan." in text
    assert ("**Kontrollen är godkänd.**" in text) == (conclusion == "success")
    assert ("vad som helst" in text) == (conclusion in ("success", "failure"))
    assert RUN in text


def test_a_failed_check_says_where_to_look() -> None:
    assert "något att rätta" in comment.comment(run("failure"), "", PAGE)


def test_a_proposal_that_changes_code_says_so_first_whatever_its_check_says() -> None:
    files = [*PAGE, ".github/workflows/check.yml", "mkdocs.yml", "actionplans/@alla <b>.py", "docsx/a.md", "Data/x"]
    for conclusion in ("", "success", "failure"):
        text = comment.comment(run(conclusion), "Inget ändras.", files)
        assert "> **Förslaget ändrar kod eller inställningar.**" in text
        assert "> - mkdocs&#46;yml" in text
        assert "> - docsx/a&#46;md" in text
        assert "> - Data/x" in text
        assert "<b>" not in text
        assert "index" not in text.split("CAUTION")[1].split("Inget")[0]
    assert text.index("CAUTION") < text.index("Vad och var")
    passed = comment.comment(run(), "Inget ändras.", files)
    assert "enligt förslagets egen kod" in passed
    assert "**Kontrollen är godkänd.**" not in passed
    assert "**Förslagets egen kontroll är godkänd, men förslaget ändrar kod.**" in passed


def test_no_answer_about_what_changes_is_said() -> None:
    assert "går inte att visa" in comment.comment(run(), "\n \n", PAGE)


def test_a_long_list_is_cut_with_the_rest_counted() -> None:
    text = comment.comment(run(), "\n".join(f"rad {n}" for n in range(250)), PAGE)
    assert "- rad 99\n- … och 150 till" in text
    assert "rad 100" not in text


def test_the_longest_comment_is_one_that_github_takes_and_ends_as_any_other() -> None:
    changes = "\n".join(["@🇸🇪" * 1_000] * 1_000)
    files = [f"{'@🇸🇪' * 100}/{number}" for number in range(comment.MOST_FILES)]
    text = comment.comment(run(), changes, files)
    assert len(text.encode()) <= 65_536
    assert text.endswith("Ingen server behövs.\n")
    assert "> - … och 2900 till" in text
    assert "räknar upp 3000" in text
    *_, last, _, _ = text.splitlines()
    assert last.startswith("- … och ")


def test_an_untrusted_file_is_read_up_to_a_limit_and_may_be_no_text(tmp_path: Path) -> None:
    file = tmp_path / "changes.txt"
    file.write_bytes(b"\xff" * (comment.MOST_BYTES + 10))
    assert comment.read_untrusted(file) == "\N{REPLACEMENT CHARACTER}" * comment.MOST_BYTES


def test_a_link_or_an_absent_file_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt", encoding="utf-8")
    (tmp_path / "changes.txt").symlink_to(tmp_path / "secret")
    assert comment.read_untrusted(tmp_path / "changes.txt") == ""
    assert comment.read_untrusted(tmp_path / "finns-inte") == ""


def test_the_comment_goes_to_the_open_proposal_of_that_version_branch_and_repository_to_main() -> None:
    others = [
        {**PULL, "number": 1, "commit": "f" * 40},
        {**PULL, "number": 2, "repository": "nagon/natverk"},
        {**PULL, "number": 3, "base": "en-annan"},
        {**PULL, "number": 5, "branch": "annan"},
    ]
    gh = FakeGh(pulls=[*others, PULL], comments=[])
    assert post.post(gh, "stad/natverk", MINE, run(), "POLIS: ny plan") == 4
    ((method, path, sent),) = gh.sent
    assert (method, path) == ("POST", "repos/stad/natverk/issues/4/comments")
    assert "ny plan" in str(sent["body"])
    assert f"[Se sidorna som ändras]({RUN}/artifacts/5)" in str(sent["body"])
    assert post.post(FakeGh(pulls=others, comments=[]), "stad/natverk", MINE, run(), "text") is None


def ours(number: int, body: str) -> dict[str, object]:
    """A comment of ours."""
    return {"id": number, "author": OURS, "body": body}


def written_over(*comments: dict[str, object], now: Run, head: str = COMMIT) -> list[tuple[str, str]]:
    """What is sent about a run where a proposal has comments: which method, to which."""
    gh = FakeGh(pulls=[PULL], comments=list(comments), head=head)
    post.post(gh, "stad/natverk", MINE, now, "text")
    return [(method, path.rsplit("/", 1)[1]) for method, path, _ in gh.sent]


def test_earlier_comments_of_ours_become_one_and_others_are_left() -> None:
    comments = [
        {"id": 1, "author": "anna", "body": run().mark},
        ours(2, "en annan robottext"),
        ours(3, f"{comment.MARK} -->\n**Kontrollen är godkänd.**"),
        ours(4, run("", number=5).mark),
        {"id": 5, "author": "anna", "body": None},
    ]
    assert written_over(*comments, now=run()) == [("PATCH", "3"), ("DELETE", "4")]


def test_a_later_run_is_never_overwritten_by_an_earlier() -> None:
    standing = ours(3, comment.comment(run("failure", number=9, started="2026-11-29T19:00:00Z"), "", PAGE))
    assert written_over(standing, now=run()) == []
    assert written_over(standing, now=run(number=7, attempt=2, started="2026-11-29T20:00:00Z")) == [("PATCH", "3")]


def test_the_end_of_a_run_is_told_after_its_beginning_in_whichever_order_they_come() -> None:
    begun, ended = (ours(3, comment.comment(one, "", PAGE)) for one in (run(""), run()))
    assert written_over(begun, now=run()) == [("PATCH", "3")]
    assert written_over(ended, now=run("")) == []


def test_a_check_that_begins_takes_the_place_of_what_was_approved() -> None:
    approved = ours(3, comment.comment(run(number=6, started="2026-11-28T18:00:00Z"), "", PAGE))
    assert written_over(approved, now=run("")) == [("PATCH", "3")]


def test_a_version_that_came_while_the_comment_was_written_takes_the_approval_back() -> None:
    gh = FakeGh(pulls=[PULL], comments=[], head="f" * 40)

    def remembering(arguments: Sequence[str], given: str) -> str:
        if "POST" in arguments:
            gh.lists["comments"] = [ours(3, json.loads(given)["body"])]
        return gh(arguments, given)

    post.post(remembering, "stad/natverk", MINE, run(), "text")
    assert [method for method, _, _ in gh.sent] == ["POST", "PATCH"]
    assert "Förslaget har fått en nyare version." in str(gh.sent[1][2]["body"])
    assert "godkänd.**" not in str(gh.sent[1][2]["body"])


def test_a_text_with_a_line_separator_in_it_is_one_answer() -> None:
    gh = FakeGh(comments=[ours(1, "en rad\u2028en till\x85och en\n")])
    path = in_repository("stad/natverk", "issues", 4, "comments")
    assert every(gh, path, "{id, body}") == gh.lists["comments"]


@pytest.mark.parametrize(
    "repository", ["stad/natverk/../annat", "stad", "stad/..", "../natverk", "stad/natverk?x", "stad/nät", ""]
)
def test_what_is_not_a_repository_is_refused(repository: str) -> None:
    with pytest.raises(ForgeError, match="är inte ett projekt"):
        in_repository(repository, "pulls")


def test_what_stands_in_an_address_is_encoded() -> None:
    address = in_repository("stad/natverk", "commits", "tags/../a?b#c&d", labels="behöver & x,y")
    assert address == "repos/stad/natverk/commits/tags%2F..%2Fa%3Fb%23c%26d?labels=beh%C3%B6ver+%26+x%2Cy"


@pytest.mark.parametrize(
    "odd",
    [
        Run(7, 1, STARTED, "HEAD", RUN, "success"),
        Run(7, 1, "i går", COMMIT, RUN, "success"),
        Run(7, 1, STARTED, COMMIT, "javascript:alert(1)", "success"),
        Run(7, 1, STARTED, COMMIT, f"{RUN})[x](https://ond.example/", "success"),
        Run(7, 1, STARTED, COMMIT, RUN, "success --> **godkänd**"),
    ],
)
def test_what_is_not_a_run_is_refused(odd: Run) -> None:
    with pytest.raises(ForgeError, match="är inte en körning av en version"):
        post.post(FakeGh(pulls=[PULL], comments=[]), "stad/natverk", MINE, odd, "text")


# --- The issue --------------------------------------------------------------------------------------------------------


def test_the_issue_lists_what_needs_attention_on_the_day(tmp_path: Path) -> None:
    text = issue.issue_text(concerns.as_handed(project.view(tmp_path, "2024-03-01").site))
    assert text.startswith(issue.MARK)
    assert "Så här såg det ut 1 mars 2024." in text
    assert "## Uppdrag som upphör inom 180 dagar\n\n- Provnät&#58; Styrelsemedlem" in text
    assert "## Handlingsplan för 2024 saknas\n\n- Provnät" in text


def test_nothing_that_needs_attention_gives_no_text(tmp_path: Path) -> None:
    quiet = scenes.edits(
        (
            "data/plans/2023/provnat.yml",
            "presented: 2023-03-13\n",
            "presented: 2023-03-13\ndecided:\n  date: 2023-03-27\n"
            "  body: provnamnden\n  outcome: Antecknas.\n  sources: [brev]\n",
        )
    )
    assert issue.issue_text(concerns.as_handed(project.view(tmp_path, "2023-06-01", quiet).site)) == ""


NOTHING: dict[str, object] = {"day": "i dag", "week": "2026-v3", "reminders": [], "sections": []}


@pytest.mark.parametrize(
    "odd",
    [{"day": 1}, {"sections": [1]}, {"sections": [{"heading": "x"}]}, {"sections": [{"heading": "x", "items": [1]}]},
     {"mer": 1}, {"week": "vecka 3"}, {"week": "2026-v3 -->"}, {"reminders": "x"}, {"reminders": [1]}],
)  # fmt: skip
def test_an_issue_is_made_of_nothing_but_words(odd: dict[str, object]) -> None:
    for handed_over in ({}, {**NOTHING, **odd}):
        with pytest.raises(ForgeError, match="som lämnades är inte det väntade"):
            issue.issue_text(handed_over)


def test_an_issue_of_whatever_was_handed_over_calls_nobody_and_is_taken_by_github() -> None:
    sections = [{"heading": "@alla " * 500, "items": ["<img src=x> #1"] * 20_000}]
    text = issue.issue_text({**NOTHING, "day": "@alla", "sections": sections})
    assert len(text.encode()) <= 65_536
    assert "<img" not in text
    assert not re.search(r"@\w|#\d", plain_again(text))
    assert text.endswith("Sidan *Att göra* visar allt.\n")


def item(number: int, state: str, body: str = issue.MARK, proposal: bool = False) -> dict[str, object]:
    """An item of GitHub's list of issues."""
    return {"number": number, "state": state, "body": body, "proposal": proposal}


def test_the_first_issue_is_opened() -> None:
    gh = FakeGh(issues=[])
    assert issue.keep(gh, "stad/natverk", "text") == "Listan är skriven."
    expected = {"title": issue.TITLE, "body": "text", "labels": [issue.LABEL]}
    assert gh.sent == [("POST", "repos/stad/natverk/issues", expected)]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_the_newest_issue_is_renewed_and_opened_again(state: str) -> None:
    gh = FakeGh(
        issues=[item(5, "closed"), item(9, state), item(10, "open", "något annat"), item(11, "open", proposal=True)]
    )
    assert issue.keep(gh, "stad/natverk", "text") == "Listan, nummer 9, är förnyad."
    assert gh.sent == [("PATCH", "repos/stad/natverk/issues/9", {"state": "open", "body": "text"})]


@pytest.mark.parametrize(("told", "again"), [([], True), (["annat"], True), (["M 2026-v3 -->\nsamma"], False)])
def test_a_weeks_reminders_are_a_comment_once(told: list[str], again: bool) -> None:
    week = issue.week_text({**NOTHING, "reminders": [{"heading": "Till @alla", "items": ["Ett"]}]})
    assert week.startswith(f"{issue.WEEK_MARK} 2026-v3 -->\n")
    assert "@alla" not in week
    bodies: list[dict[str, object]] = [{"body": body.replace("M ", f"{issue.WEEK_MARK} ")} for body in told]
    gh = FakeGh(issues=[item(9, "open")], comments=bodies)
    issue.keep(gh, "stad/natverk", "text", week)
    posted = [("POST", "repos/stad/natverk/issues/9/comments", {"body": week})]
    assert gh.sent[1:] == (posted if again else [])
    assert issue.week_text(NOTHING) == ""


def test_the_issue_is_closed_when_nothing_needs_attention() -> None:
    gh = FakeGh(issues=[item(5, "closed"), item(9, "open")])
    assert issue.keep(gh, "stad/natverk", "") == "Inget behöver uppmärksamhet; listan är stängd."
    assert gh.sent == [("PATCH", "repos/stad/natverk/issues/9", {"state": "closed", "state_reason": "completed"})]


def test_nothing_is_sent_when_there_is_nothing_to_close() -> None:
    gh = FakeGh(issues=[item(5, "closed")])
    assert issue.keep(gh, "stad/natverk", "") == "Inget behöver uppmärksamhet."
    assert gh.sent == []


# --- Proposals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("Nytt år 2024", "forslag/nytt-ar-2024-17"),
        ("Nytt nätverk uitp", "forslag/nytt-natverk-uitp-17"),
        ("$(rm -rf /); `x` ../..", "forslag/rm-rf-x-17"),
        ("--force", "forslag/force-17"),
        ("a" * 1000, f"forslag/{'a' * 100}-17"),
    ],
)
def test_a_branch_is_named_by_letters_figures_and_hyphens_only(title: str, branch: str) -> None:
    assert propose.branch_name(title, "17") == branch


@pytest.fixture
def cloned(tmp_path: Path) -> Path:
    """A clone with one commit, of a repository that takes what is pushed."""
    for arguments in (
        ["init", "--quiet", "--bare", "--initial-branch=main", "origin"],
        ["clone", "--quiet", "origin", "clone"],
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    clone = tmp_path / "clone"
    (clone / "fil.txt").write_text("ett", encoding="utf-8")
    author = ["-c", "user.name=Prov", "-c", "user.email=prov@exempelstad.example"]
    for arguments in (
        ["add", "."],
        [*author, "commit", "--quiet", "-m", "Först"],
        ["push", "--quiet", "origin", "HEAD"],
    ):
        subprocess.run(["git", *arguments], cwd=clone, check=True, capture_output=True)
    return clone


def test_what_differs_is_pushed_to_a_branch_of_its_own_and_proposed(cloned: Path) -> None:
    (cloned / "ny.txt").write_text("två", encoding="utf-8")
    asked: list[list[str]] = []

    def gh(arguments: Sequence[str], given: str) -> str:
        asked.append([*arguments, given])
        return "https://github.example/stad/natverk/pull/9\n"

    (cloned / "en annan.txt").write_text("föreslås inte", encoding="utf-8")
    (cloned / ".git/hooks/pre-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (cloned / ".git/hooks/pre-commit").chmod(0o755)
    address = propose.propose(gh, cloned, ["ny.txt"], "Nytt år\n2024", "Läs igenom.", "17")
    assert address == "https://github.example/stad/natverk/pull/9"
    branch = "forslag/nytt-ar-2024-17"
    assert asked == [["pr", "create", "--head", branch, "--title", "Nytt år 2024", "--body-file", "-", "Läs igenom."]]
    shown = subprocess.run(
        ["git", "show", "--stat", "--format=%an %s", branch],
        cwd=cloned.parent / "origin",
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.startswith("github-actions[bot] Nytt år 2024")
    assert "ny.txt" in shown.stdout
    assert "en annan" not in shown.stdout


def test_nothing_that_differs_is_nothing_to_propose(cloned: Path) -> None:
    def gh(arguments: Sequence[str], given: str) -> str:
        raise AssertionError

    assert propose.propose(gh, cloned, ["fil.txt"], "Nytt år 2024", "Läs igenom.", "17") == ""
    assert propose.propose(gh, cloned, [], "Nytt år 2024", "Läs igenom.", "17") == ""


def test_a_missing_gh_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ForgeError, match="programmet gh finns inte"):
        run_gh(["--version"])


# --- What one job hands to another ------------------------------------------------------------------------------------


def test_what_was_handed_over_is_read_again(tmp_path: Path) -> None:
    handed.hand(tmp_path / "a/b", {"commit": COMMIT, "files": {"data/å.yml": "ö\n"}})
    assert handed.handed(tmp_path / "a/b") == {"commit": COMMIT, "files": {"data/å.yml": "ö\n"}}


def _many(folder: Path) -> None:
    (folder / "annan.json").write_text("{}", encoding="utf-8")


def _link(folder: Path) -> None:
    (folder / handed.FILE).unlink()
    (folder / handed.FILE).symlink_to("/etc/hostname")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "ror")


def _linked_folder(folder: Path) -> None:
    (folder / "mapp").symlink_to("/etc")


def _large(folder: Path) -> None:
    with (folder / handed.FILE).open("wb") as file:
        file.truncate(2 << 30)  # a file with a hole: it takes no room


def _gone(folder: Path) -> None:
    (folder / handed.FILE).unlink()


@pytest.mark.parametrize("spoil", [_many, _link, _pipe, _linked_folder, _large, _gone])
def test_an_artifact_is_one_plain_file_of_reasonable_size(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    handed.hand(tmp_path, {})
    spoil(tmp_path)
    with pytest.raises(ForgeError, match="som lämnades"):
        handed.handed(tmp_path)


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"[]", b"1", b'{"a": 1, "a": 2}', b"[" * 1_000_000, b'{"a": ' + b"9" * 10_000 + b"}", b"{"]
)
def test_what_is_no_object_of_json_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / handed.FILE).write_bytes(text)
    with pytest.raises(ForgeError, match="som lämnades"):
        handed.handed(tmp_path)


SETTINGS = "site_name: Prov\nnav:\n  - Start: index.md\n  - Nätverk:\n      - natverk/index.md\nextra:\n  a: b\n"
SOURCE = "title: Ett brev\n"
OWNERS = ".github/CODEOWNERS"
PLAN = "sources: [brev]\n"


@pytest.fixture
def checkout(cloned: Path) -> Path:
    """A checkout of main, with some of what a project has."""
    files = {"mkdocs.yml": SETTINGS, "data/sources/brev.yml": SOURCE, ".github/CODEOWNERS": "* @stad/alla\n"}
    files["data/plans/2023/kajforum.yml"] = PLAN
    for name, text in files.items():
        (cloned / name).parent.mkdir(parents=True, exist_ok=True)
        (cloned / name).write_text(text, encoding="utf-8")
    actions.git(cloned, "add", ".")
    actions.git(cloned, "commit", "--quiet", "--message", "Mer")
    return cloned


def put(checkout: Path, kind: str, files: object) -> list[str]:
    return written.put(checkout, kind, {"commit": actions.git(checkout, "rev-parse", "HEAD"), "files": files})


def test_what_a_workflow_writes_is_put_into_the_checkout(checkout: Path) -> None:
    files = {
        "data/networks/nytt.yml": "name: Nytt\n",
        "docs/natverk/nytt/index.md": "# Nytt\n",
        "data/sources/kalla-nytt.yml": "title: Källa\n",
        OWNERS: "* @stad/alla\n\n# fyll i: vem\n# /docs/natverk/nytt/  @grupp\n",
    }
    assert put(checkout, "new-network", files) == list(files)
    assert (checkout / OWNERS).read_text(encoding="utf-8") == files[OWNERS]
    assert written.collect(checkout)["files"] == files


def test_a_matter_is_named_in_the_plans_that_it_lays_before_the_committee(checkout: Path) -> None:
    files = {
        "data/matters/2024-03-11.yml": "title: Ett ärende\n",
        "docs/namnden/2024-03-11.md": "# Ärendet\n",
        "data/plans/2023/kajforum.yml": f"presented: 2024-03-11\n{PLAN}",
    }
    assert put(checkout, "new-matter", files) == list(files)


OWN = "docs/natverk/nytt/index.md"


@pytest.mark.parametrize(
    ("kind", "path", "text"),
    [
        *(
            ("new-network", path, "text\n")
            for path in (
                ".github/workflows/check.yml", "actionplans/__init__.py", "theme/main.html", "macros.py", "Makefile",
                "requirements.txt", ".git/config", ".git/hooks/pre-push", ".gitattributes", "docs/assets/start.js",
                "docs/natverk/nytt/index.html", "docs/natverk/../../macros.md", "data/networks/../../Makefile",
                "/etc/passwd", "data/networks/nytt.yml\n", "data/networks/NYTT.yml", "data/networks/nytt.yml/x",
                "data\\networks\\nytt.yml", "C:/data/networks/nytt.yml", "data/networks/ny tt.yml", "",
                "data/snapshots.yml",
                "data/networks/con.yml", "docs/natverk/nul/index.md", "data/networks/nätt.yml", "data/closed.yml",
                f"data/networks/{'x' * 200}.yml", "docs/natverk/１/index.md",
            )
        ),
        ("record", "mkdocs.yml", SETTINGS),
        ("close", "data/plans/2024/nytt.yml", "x: 1\n"),
        ("new-matter", "docs/namnden/index.md", "text\n"),
        ("new-matter", "docs/natverk/nytt/index.md", "text\n"),
        ("new-matter", "data/matters/2024-03-11/x.yml", "x: 1\n"),
        ("new-matter", "data/plans/2024/nytt.yml", "presented: 2024-03-11\n"),
        ("new-matter", "data/sources/brev.yml", "annat: 1\n"),
        ("new-matter", "data/plans/2023/kajforum.yml", "sources: [brev]\nattested: true\n"),
        ("new-matter", "data/plans/2023/kajforum.yml", "presented: 2024-03-11\n"),
        ("new-year", ".github/CODEOWNERS", "* @stad/alla\n# mer\n"),
        # What a file may say.
        ("new-network", OWN, 1),
        ("new-network", OWN, "x" * 1_000_001),
        ("new-network", OWN, "a\x00b"),
        ("new-network", OWN, "a\x1b[31mb"),
        ("new-network", OWN, "a\ud800b"),
        # What may change in those that are there.
        ("new-network", "data/sources/brev.yml", "annat: 1\n"),
        # The menu follows from the pages: no workflow needs the file that says what runs while it is read.
        ("new-network", "mkdocs.yml", SETTINGS.replace("nav:", "hooks: [ond.py]\nnav:")),
        ("new-network", "mkdocs.yml", SETTINGS.replace("extra:", "  - natverk/nytt/index.md\nextra:")),
        ("new-network", ".github/CODEOWNERS", "* @stad/alla\n/data/ @ond\n"),
        ("new-network", ".github/CODEOWNERS", "# bara en kommentar\n"),
    ],
)  # fmt: skip
def test_a_file_that_the_workflow_never_writes_is_refused_and_so_are_all(
    checkout: Path, kind: str, path: str, text: object
) -> None:
    good = {
        "new-year": "data/years/2024.yml",
        "new-network": "data/networks/a.yml",
        "new-matter": "data/matters/2024-03-11.yml",
        "close": "data/closed.yml",
        "record": "data/snapshots.yml",
    }
    with pytest.raises(ForgeError, match="Inget är föreslaget"):
        put(checkout, kind, {good[kind]: "x: 1\n", path: text})
    assert actions.git(checkout, "status", "--porcelain") == ""


@pytest.mark.parametrize("way", ["docs", "docs/natverk", OWN])
def test_nothing_is_written_through_a_link(checkout: Path, tmp_path: Path, way: str) -> None:
    (tmp_path / "utanför").mkdir()
    (checkout / way).parent.mkdir(parents=True, exist_ok=True)
    (checkout / way).symlink_to(tmp_path / "utanför")
    with pytest.raises(ForgeError, match="är i vägen"):
        put(checkout, "new-network", {OWN: "text\n"})
    assert list((tmp_path / "utanför").iterdir()) == []


def test_drafts_of_another_version_of_main_are_refused(checkout: Path) -> None:
    for commit in (COMMIT, None):
        with pytest.raises(ForgeError, match="main har ändrats"):
            written.put(checkout, "new-year", {"commit": commit, "files": {}})
    odd_ones: list[dict[str, object]] = [
        {}, {"commit": COMMIT}, {"commit": COMMIT, "files": []}, {"commit": COMMIT, "files": {}, "mer": 1},
    ]  # fmt: skip
    for odd in odd_ones:
        with pytest.raises(ForgeError, match="som lämnades"):
            written.put(checkout, "new-year", odd)


def test_more_files_than_a_year_has_are_refused(checkout: Path) -> None:
    with pytest.raises(ForgeError, match="högst 1000"):
        put(checkout, "new-network", {f"data/networks/n{number}.yml": "" for number in range(1001)})


def test_what_is_gone_or_a_link_is_not_handed_over(checkout: Path) -> None:
    (checkout / "data/sources/brev.yml").unlink()
    with pytest.raises(ForgeError, match="borttagna filer och länkar kan inte föreslås"):
        written.collect(checkout)


# --- Releases ---------------------------------------------------------------------------------------------------------


def released(
    folder: Path, tagged: str = "ab" * 20, status: str = "behind", tag: str = "plan-2023", commit: str = "ab" * 20
) -> list[list[str]]:
    """What GitHub is told of a package that was handed over, where it says so much of the tag."""
    told: list[list[str]] = []

    def gh(arguments: Sequence[str], given: str) -> str:
        told.append(list(arguments))
        return json.dumps({"sha": tagged} if "commits" in arguments[1] else {"status": status})

    release.release(gh, "stad/natverk", "main", tag, commit, folder)
    return told


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a package in it, as its artifact is fetched."""
    test_record.with_its_receipt(test_record.package(tmp_path), tmp_path / "handed/2023")
    return tmp_path / "handed"


@pytest.mark.parametrize(
    ("refs", "how"), [([], "--target"), (["plan-20230"], "--target"), (["plan-2023"], "--verify-tag")]
)
def test_a_tag_is_set_with_the_release_unless_it_stands_there_already(package: Path, refs: list[str], how: str) -> None:
    told: list[list[str]] = []

    def gh(arguments: Sequence[str], given: str) -> str:
        told.append(list(arguments))
        if "matching-refs" in " ".join(arguments):
            return "\n".join(json.dumps({"ref": f"refs/tags/{ref}"}) for ref in refs)
        return json.dumps({"sha": "ab" * 20} if "/commits/" in arguments[1] else {"status": "identical"})

    release.tagged_release(gh, "stad/natverk", "main", "plan-2023", "ab" * 20, package)
    assert told[-1][6] == how
    # Nothing is written before the package is proven.
    (package / "2023/handlingsplaner-2023.zip").write_bytes(b"PK")
    told.clear()
    with pytest.raises(ForgeError):
        release.tagged_release(gh, "stad/natverk", "main", "plan-2023", "ab" * 20, package)
    assert all(one[0] == "api" and "--method" not in one for one in told)


def test_a_package_of_a_reviewed_version_is_attached_with_its_checksum(package: Path) -> None:
    told = released(package)[-1]
    assert told[:3] == ["release", "create", "plan-2023"]
    names = ("handlingsplaner-2023.zip", "handlingsplaner-2023.zip.sha256", "kvitto-handlingsplaner-2023.pdf")
    assert told[3:6] == [str(package / "2023" / name) for name in names]
    assert file_checksum(Path(told[3])) in told[-1]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"tagged": "cd" * 20}, "har flyttats"),
        ({"status": "ahead"}, "står inte på en version av main"),
        ({"status": "diverged"}, "står inte på en version av main"),
        ({"commit": "cd" * 20, "tagged": "cd" * 20}, "är inte gjort av taggen"),
        ({"tag": "plan-2024"}, "som lämnades"),
        ({"tag": "v1"}, "inte en tagg för ett årspaket"),
        ({"tag": "plan-２０２３"}, "inte en tagg för ett årspaket"),
        ({"tag": "plan-2023/../x"}, "inte en tagg för ett årspaket"),
    ],
)
def test_a_package_of_another_tag_or_of_what_nobody_reviewed_is_refused(
    package: Path, changes: dict[str, str], why: str
) -> None:
    with pytest.raises(ForgeError, match=why):
        released(package, **changes)


def _changed(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes().replace(b'"year": 2023', b'"year": 2022'))


def _no_zip(archive: Path) -> None:
    archive.write_text("#!/bin/sh\n", encoding="utf-8")


def _outside(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr("../../macros.py", "import os")


def _bomb(archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("handlingsplaner-2023/bagit.txt", "0" * 10_000_000)


def _two(archive: Path) -> None:
    (archive.parent / "handlingsplaner-2022.zip").write_bytes(archive.read_bytes())


def _another_sum(archive: Path) -> None:
    (archive.parent / "handlingsplaner-2023.zip.sha256").write_text(f"{'ab' * 32}  {archive.name}\n", encoding="utf-8")


def _no_receipt(archive: Path) -> None:
    (archive.parent / "kvitto-handlingsplaner-2023.pdf").unlink()


def _no_pdf(archive: Path) -> None:
    (archive.parent / "kvitto-handlingsplaner-2023.pdf").write_bytes(b"<html>")


@pytest.mark.parametrize("spoil", [_changed, _no_zip, _outside, _bomb, _two, _another_sum, _no_receipt, _no_pdf])
def test_a_package_that_is_not_whole_or_lacks_its_sum_or_receipt_is_refused(
    package: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(package / "2023/handlingsplaner-2023.zip")
    with pytest.raises(ForgeError):
        released(package)


# --- The command ------------------------------------------------------------------------------------------------------


def test_what_writes_needs_nothing_but_python() -> None:
    """No package of others runs beside a token that may write."""
    script = (
        "import sys; from actionplans.adapters.github.__main__ import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "others = {name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        "assert others <= {'actionplans', '__main__'}, others"
    )
    done = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_refused_is_said_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["issue", "--handed", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "det som lämnades ska vara filen handed.json och inget annat – kör om arbetsflödet från början\n"
    )


# --- A correction of a closed year ------------------------------------------------------------------------------------

CLOSED = """\
# Stängda år.

2023:
  date: 2024-04-15
  plans:
    - network: kajforum
      checksum: 9eda20a6
2024:
  date: 2025-04-10
  plans:
    - network: kajforum
      checksum: e931057e
  corrections:
    - network: kajforum
      date: 2025-05-06
      what: Ett ord
      why: Det var fel.
      decided_by: Chefen
      before: Ett
      after: Två
      checksum: acd5daea
"""
MORE = """\
    - network: kajforum
      date: 2025-11-13
      what: "Kajforum: ett ord ändras."
      why: >-
        En lång förklaring: med kolon,
        på flera rader.
      decided_by: Chefen
      before: Två
      after: Tre
      format: 2
      checksum: f49a08eb
"""
OTHER = CLOSED.partition("2024:")[0]
LATER = CLOSED[len(OTHER) :]


@pytest.mark.parametrize("text", [CLOSED + MORE, OTHER + "  corrections:\n" + MORE + LATER, CLOSED + MORE + MORE])
def test_an_answer_adds_corrections_to_closed_years(tmp_path: Path, text: str) -> None:
    assert corrected(tmp_path, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        CLOSED.replace("e931057e", "00000000") + MORE,
        CLOSED.replace("acd5daea", "00000000"),
        CLOSED.replace(
            "  plans:\n    - network: kajforum\n      checksum: e9",
            "  plans:\n" + MORE + "    - network: kajforum\n      checksum: e9",
        ),
        CLOSED.replace("  corrections:\n", "  corrections:\n" + MORE),
        CLOSED + "  corrections:\n" + MORE,
        CLOSED + "2025:\n  date: 2026-01-01\n",
        CLOSED + "2024:\n  corrections:\n" + MORE,
        CLOSED + MORE.replace("before: Två", 'before: "Två'),
        CLOSED + MORE.replace("before: Två", "before: &a Två"),
        CLOSED + MORE.replace("before: Två", "before: [Två"),
        CLOSED + MORE.replace("before: Två", "plans: Två"),
        CLOSED + MORE.replace("before: Två", "before: a: b"),
        CLOSED + "      note: Något till den förra\n",
        CLOSED.replace("# Stängda år.\n", ""),
        MORE,
        "",
    ],
)
def test_an_answer_changes_nothing_else_of_closed_years(tmp_path: Path, text: str) -> None:
    assert "data/closed.yml" in corrected(tmp_path, text)


def corrected(root: Path, text: str) -> str:
    """Why a changed file of closed years is refused; empty where it is taken."""
    (root / "data").mkdir()
    (root / "data/closed.yml").write_text(CLOSED, encoding="utf-8")
    actions.git(root, "init", "--quiet")
    actions.git(root, "commit", "--quiet", "--allow-empty", "--message", "Först")
    commit = actions.git(root, "rev-parse", "HEAD")
    try:
        written.put(root, "answer", {"commit": commit, "files": {"data/closed.yml": text}})
    except ForgeError as error:
        return str(error)
    return ""


# --- The measurements of the week before ------------------------------------------------------------------------------

# What a list of GitHub's says of an artifact.
LEFT: dict[str, object] = {"run": 7, "branch": "main", "old": False, "ours": True}


@pytest.mark.parametrize(
    ("artifacts", "run"),
    [
        ([LEFT, {**LEFT, "run": 6}], "7"),
        # Another branch's, another project's branch of the same name, and one that is no longer kept.
        ([{**LEFT, "branch": "min-gren"}, {**LEFT, "ours": False}, {**LEFT, "old": True}, {**LEFT, "run": 3}], "3"),
        ([{**LEFT, "branch": "min-gren"}], ""),
        ([], ""),
    ],
)
def test_the_last_measurement_is_the_newest_of_main(tmp_path: Path, artifacts: list[object], run: str) -> None:
    asked: list[Sequence[str]] = []

    def gh(arguments: Sequence[str], given: str) -> str:
        asked.append(arguments)
        return "\n".join(json.dumps(one) for one in artifacts) if arguments[0] == "api" else ""

    measured.fetch(gh, "stad/natverk", "main", tmp_path / "before")
    downloads = [list(arguments) for arguments in asked if arguments[:2] == ["run", "download"]]
    wanted = ["--repo", "stad/natverk", "--name", "matning", "--dir", str(tmp_path / "before")]
    assert downloads == ([["run", "download", run, *wanted]] if run else [])
    # Where there is none, what is compared with holds nothing.
    assert (tmp_path / "before/bench.json").exists() == (not run)


def test_the_measurements_are_left_under_the_name_that_they_are_fetched_by() -> None:
    jobs = actions.read("bench.yml")["jobs"]
    (left,) = [step["with"] for step in jobs["bench"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert (left["name"], left["path"]) == (measured.ARTIFACT, f"dist/{measured.FILE}")
    (compared,) = [step["env"] for step in jobs["bench"]["steps"] if step.get("run") == "make bench-compare"]
    assert compared == {"BEFORE": f"dist/before/{measured.FILE}", "AFTER": f"dist/{measured.FILE}"}
