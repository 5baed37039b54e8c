"""What GitHub is told: the comment on a proposal, the one issue about what needs attention, proposals by workflow."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from actionplans.adapters.github import comment, issue, propose
from actionplans.adapters.github.gh import ForgeError, run_gh
from actionplans.adapters.github.plain import plain
from tests import project, scenes

COMMIT = "0123456789abcdef0123456789abcdef01234567"
RUN = "https://github.example/stad/natverk/actions/runs/7"


class FakeGh:
    """Answers lists with what it was given, and remembers what was sent."""

    def __init__(self, **lists: list[dict[str, object]]) -> None:
        self.lists = lists
        self.sent: list[tuple[str, str, dict[str, object]]] = []

    def __call__(self, arguments: Sequence[str], given: str) -> str:
        if "--method" in arguments:
            method, path = arguments[2], arguments[3]
            self.sent.append((method, path, json.loads(given)))
            return "{}"
        path = next(argument for argument in arguments if argument.startswith("repos/"))
        kind = path.split("?")[0].rsplit("/", 1)[-1]
        return "\n".join(json.dumps(item) for item in self.lists[kind])


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
    assert plain_again(shown) == nasty


def plain_again(shown: str) -> str:
    """What a browser shows of a text with character references."""
    import html

    return html.unescape(shown)


def test_hidden_and_turned_signs_become_spaces() -> None:
    assert plain("rad\r\nny\u202erad\x00slut\u200b") == "rad ny rad slut"


def test_swedish_letters_and_figures_are_left_alone() -> None:
    assert plain("Åtgärd för år 2024") == "Åtgärd för år 2024"


# --- The comment ------------------------------------------------------------------------------------------------------


def test_a_passed_check_tells_what_changes_and_where_the_preview_is() -> None:
    text = comment.comment("POLIS: uppdraget upphör\n\nLUCI: ny plan\n", passed=True, run=RUN)
    assert "**Kontrollen är godkänd.**" in text
    assert "- POLIS&#58; uppdraget upphör\n- LUCI&#58; ny plan" in text
    assert RUN in text
    assert "Ingen server behövs." in text


def test_a_failed_check_says_where_to_look_and_shows_nothing_from_the_proposal() -> None:
    text = comment.comment("vad som helst", passed=False, run=RUN)
    assert "något att rätta" in text
    assert "vad som helst" not in text


def test_no_changes_is_said() -> None:
    assert "Inga uppgifter" in comment.comment("\n \n", passed=True, run=RUN)


def test_a_long_list_is_cut_with_the_rest_counted() -> None:
    text = comment.comment("\n".join(f"rad {n}" for n in range(250)), passed=True, run=RUN)
    assert "- rad 99\n- … och 150 ändringar till" in text
    assert "rad 100" not in text


def test_the_longest_comment_is_one_that_github_takes() -> None:
    widest = "\n".join(["@" * 10_000] * 10_000)
    assert len(comment.comment(widest, passed=True, run=RUN)) < comment.MOST_LINES * (comment.LONGEST_LINE * 6) + 2_000


def test_an_untrusted_file_is_read_up_to_a_limit_and_may_be_no_text(tmp_path: Path) -> None:
    file = tmp_path / "changes.txt"
    file.write_bytes(b"\xff" * (comment.MOST_BYTES + 10))
    assert comment.read_untrusted(file) == "\N{REPLACEMENT CHARACTER}" * comment.MOST_BYTES


def test_a_link_or_an_absent_file_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt", encoding="utf-8")
    (tmp_path / "changes.txt").symlink_to(tmp_path / "secret")
    assert comment.read_untrusted(tmp_path / "changes.txt") == ""
    assert comment.read_untrusted(tmp_path / "finns-inte") == ""


def test_the_comment_goes_to_the_open_proposal_that_ends_in_the_commit() -> None:
    gh = FakeGh(pulls=[{"number": 3, "commit": "f" * 40}, {"number": 4, "commit": COMMIT}], comments=[])
    assert comment.post(gh, "stad/natverk", COMMIT, "text") == 4
    assert gh.sent == [("POST", "repos/stad/natverk/issues/4/comments", {"body": "text"})]


def test_an_earlier_comment_of_ours_is_renewed_and_others_are_left() -> None:
    others = [
        {"id": 1, "author": "anna", "body": comment.MARK},
        {"id": 2, "author": comment.OURS, "body": "en annan robottext"},
        {"id": 3, "author": comment.OURS, "body": f"{comment.MARK}\ngammal"},
    ]
    gh = FakeGh(pulls=[{"number": 4, "commit": COMMIT}], comments=others)
    comment.post(gh, "stad/natverk", COMMIT, "ny")
    assert gh.sent == [("PATCH", "repos/stad/natverk/issues/comments/3", {"body": "ny"})]


def test_no_open_proposal_means_no_comment() -> None:
    gh = FakeGh(pulls=[], comments=[])
    assert comment.post(gh, "stad/natverk", COMMIT, "text") is None
    assert gh.sent == []


@pytest.mark.parametrize(
    ("repository", "commit"), [("stad/natverk/../annat", COMMIT), ("stad", COMMIT), ("stad/natverk", "HEAD")]
)
def test_what_is_not_a_repository_or_a_commit_is_refused(repository: str, commit: str) -> None:
    with pytest.raises(ForgeError, match="är inte ett projekt och en version"):
        comment.post(FakeGh(pulls=[], comments=[]), repository, commit, "text")


# --- The issue --------------------------------------------------------------------------------------------------------


def test_the_issue_lists_what_needs_attention_on_the_day(tmp_path: Path) -> None:
    text = issue.issue_text(project.view(tmp_path, "2024-03-01").site)
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
    assert issue.issue_text(project.view(tmp_path, "2023-06-01", quiet).site) == ""


def item(number: int, state: str, body: str = issue.MARK, proposal: bool = False) -> dict[str, object]:
    """An item of GitHub's list of issues."""
    return {"number": number, "state": state, "body": body, "proposal": proposal}


def test_the_first_issue_is_opened() -> None:
    gh = FakeGh(issues=[])
    assert issue.keep(gh, "stad/natverk", "text") == "Ärendet är öppnat."
    expected = {"title": issue.TITLE, "body": "text", "labels": [issue.LABEL]}
    assert gh.sent == [("POST", "repos/stad/natverk/issues", expected)]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_the_newest_issue_is_renewed_and_opened_again(state: str) -> None:
    gh = FakeGh(
        issues=[item(5, "closed"), item(9, state), item(10, "open", "något annat"), item(11, "open", proposal=True)]
    )
    assert issue.keep(gh, "stad/natverk", "text") == "Ärende 9 är förnyat."
    assert gh.sent == [("PATCH", "repos/stad/natverk/issues/9", {"state": "open", "body": "text"})]


def test_the_issue_is_closed_when_nothing_needs_attention() -> None:
    gh = FakeGh(issues=[item(5, "closed"), item(9, "open")])
    assert issue.keep(gh, "stad/natverk", "") == "Inget behöver uppmärksamhet; ärendet är stängt."
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

    address = propose.propose(gh, cloned, "Nytt år 2024", "Läs igenom.", "17")
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


def test_nothing_that_differs_is_nothing_to_propose(cloned: Path) -> None:
    def gh(arguments: Sequence[str], given: str) -> str:
        raise AssertionError

    assert propose.propose(gh, cloned, "Nytt år 2024", "Läs igenom.", "17") == ""


def test_a_missing_gh_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ForgeError, match="programmet gh finns inte"):
        run_gh(["--version"])
