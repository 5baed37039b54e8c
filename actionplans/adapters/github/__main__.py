"""The workflows' command line: python -m actionplans.adapters.github comment, attention, collect, reply, …

What GitHub says of the run comes in its own variables: GITHUB_REPOSITORY, GITHUB_RUN_ID; the rest as arguments. The
commands that have a token (comment, issue, last-bench, propose, release, reply, tagged-release) need nothing but
Python: no package of others runs beside one. The rest (answer, attention, collect, errors, package) run where nothing
can be written.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from actionplans.adapters.github import (
    code,
    comment,
    event,
    handed,
    issue,
    measured,
    post,
    propose,
    release,
    reply,
    suggest,
    written,
)
from actionplans.adapters.github.gh import ForgeError, run_gh
from actionplans.system import console
from actionplans.system.git import GitError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 with a word on standard error if not."""
    console.prepare()
    options = _parser().parse_args(arguments)
    try:
        print(options.act(options))
    except (ForgeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m actionplans.adapters.github", description="Det som arbetsflödena gör på GitHub."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    commenting = commands.add_parser("comment", help="skriv eller förnya kommentaren på ett förslag")
    commenting.add_argument("--handed", type=Path, required=True, help="mappen som artefakten hämtades till")
    commenting.add_argument("--commit", required=True, help="versionen som kontrollerades")
    commenting.add_argument("--conclusion", required=True, help="hur den slutade, med GitHubs ord; tomt: pågår")
    commenting.add_argument("--run", required=True, help="adressen till körningen")
    commenting.add_argument("--number", type=int, required=True, help="körningens nummer")
    commenting.add_argument("--attempt", type=int, required=True, help="vilket försök i ordningen")
    commenting.add_argument("--started", required=True, help="när försöket började")
    commenting.add_argument("--repository", required=True, help="projektet som förslagets gren ligger i")
    commenting.add_argument("--branch", required=True, help="förslagets gren")
    commenting.add_argument("--main", required=True, help="grenen som förslaget ska läggas till")
    commenting.set_defaults(act=_comment)
    attending = commands.add_parser("attention", help="lämna det som behöver uppmärksamhet till nästa jobb")
    attending.add_argument("--out", type=Path, required=True, help="mappen som blir artefakten")
    attending.set_defaults(act=_attention)
    measuring = commands.add_parser("last-bench", help="hämta det som förra mätningen gav")
    measuring.add_argument("--out", type=Path, required=True, help="mappen som det läggs i")
    measuring.add_argument("--main", required=True, help="grenen som mäts varje vecka")
    measuring.set_defaults(act=_last_bench)
    collecting = commands.add_parser("collect", help="lämna det som har ändrats i projektet till nästa jobb")
    collecting.add_argument("--out", type=Path, required=True, help="mappen som blir artefakten")
    collecting.set_defaults(act=_collect)
    telling = commands.add_parser("errors", help="lämna det som kontrollen hittar till kommentaren")
    telling.add_argument("--out", type=Path, required=True, help="mappen som blir artefakten")
    telling.set_defaults(act=_errors)
    coding = commands.add_parser("unchanged", help="slutar med 0 om bara uppgifter och sidor har ändrats")
    coding.add_argument("--base", required=True, help="versionen att jämföra med")
    coding.set_defaults(act=_unchanged)
    answering = commands.add_parser("answer", help="skriv det som ett ifyllt formulär föreslår, och lämna det")
    answering.add_argument("--out", type=Path, required=True, help="mappen som blir artefakten")
    answering.set_defaults(act=_answer)
    replying = commands.add_parser("reply", help="föreslå det som lämnades, eller svara på meddelandet")
    replying.add_argument("--handed", type=Path, required=True, help="mappen som artefakten hämtades till")
    replying.add_argument("--read", required=True, help="hur jobbet som läste svaret slutade, med GitHubs ord")
    replying.set_defaults(act=_reply)
    keeping = commands.add_parser("issue", help="håll listan över det som behöver uppmärksamhet")
    keeping.add_argument("--handed", type=Path, required=True, help="mappen som artefakten hämtades till")
    keeping.set_defaults(act=_issue)
    proposing = commands.add_parser("propose", help="föreslå det som lämnades")
    proposing.add_argument("--handed", type=Path, required=True, help="mappen som artefakten hämtades till")
    proposing.add_argument("--kind", choices=sorted(written.MAY), required=True, help="vad som skrevs")
    proposing.add_argument("--title", required=True, help="förslagets rubrik")
    proposing.set_defaults(act=_propose)
    for name, act, does in (
        ("release", _release, "lägg årspaketet som lämnades vid taggens utgåva"),
        ("tagged-release", _tagged_release, "sätt taggen, med årspaketet som lämnades vid dess utgåva"),
        ("package", _package, "säg var årspaketet som lämnades ligger"),
    ):
        releasing = commands.add_parser(name, help=does)
        releasing.add_argument("--handed", type=Path, required=True, help="mappen som artefakten hämtades till")
        releasing.add_argument("--tag", required=True, help="taggen, som plan-2023")
        releasing.set_defaults(act=act)
        if act is not _package:
            releasing.add_argument("--commit", required=True, help="versionen som paketet gjordes av")
            releasing.add_argument("--main", required=True, help="grenen som taggens version ska höra till")
    return parser


# --- Where something may be written -----------------------------------------------------------------------------------


def _comment(options: argparse.Namespace) -> str:
    run = comment.Run(options.number, options.attempt, options.started, options.commit, options.run, options.conclusion)
    name = comment.ERRORS if run.conclusion == "failure" else comment.CHANGES
    text = comment.read_untrusted(options.handed / name)
    head = post.Head(options.repository, options.branch, options.main)
    mends = suggest.read_untrusted(comment.read_untrusted(options.handed / comment.MENDS))
    number = post.post(run_gh, os.environ["GITHUB_REPOSITORY"], head, run, text, mends)
    return f"Förslag {number} är kommenterat." if number else "Inget öppet förslag väntar på det beskedet."


def _issue(options: argparse.Namespace) -> str:
    found, address = handed.handed(options.handed), os.environ.get("SITE_URL", "")
    texts = issue.issue_text(found, address), issue.week_text(found, address)
    return issue.keep(run_gh, os.environ["GITHUB_REPOSITORY"], *texts)


def _propose(options: argparse.Namespace) -> str:
    body = "Gjort av ett arbetsflöde. Läs igenom, fyll i det som står som ”fyll i” och be om granskning.\n"
    content = handed.handed(options.handed, written.most_handed(options.kind))
    paths = written.put(Path(), options.kind, content)
    address = propose.propose(run_gh, Path(), paths, options.title, body, os.environ["GITHUB_RUN_ID"])
    return address or "Det finns inget att föreslå: inget har ändrats."


def _reply(options: argparse.Namespace) -> str:
    repository = os.environ["GITHUB_REPOSITORY"]
    run = post.this_run(run_gh, repository, int(os.environ["GITHUB_RUN_ID"]))
    with reply.told_of_failure(run_gh, repository, _event(), run):
        if options.read != "success":
            raise ForgeError("jobbet som läser svaret misslyckades: dess logg säger varför")
        content = reply.read(handed.handed(options.handed))
        return reply.reply(run_gh, Path(), repository, _event(), run, content)


def _event() -> event.Event:
    return event.read(Path(os.environ["GITHUB_EVENT_PATH"]))


def _last_bench(options: argparse.Namespace) -> str:
    return measured.fetch(run_gh, os.environ["GITHUB_REPOSITORY"], options.main, options.out)


def _release(options: argparse.Namespace) -> str:
    repository = os.environ["GITHUB_REPOSITORY"]
    return release.release(run_gh, repository, options.main, options.tag, options.commit, options.handed)


def _tagged_release(options: argparse.Namespace) -> str:
    repository = os.environ["GITHUB_REPOSITORY"]
    return release.tagged_release(run_gh, repository, options.main, options.tag, options.commit, options.handed)


# --- Where nothing can ------------------------------------------------------------------------------------------------


def _attention(options: argparse.Namespace) -> str:
    # Not above: all that reads the data needs packages, and these may not run where something can be written.
    from actionplans.adapters.github import concerns
    from actionplans.model.problems import report
    from actionplans.rules.check import check
    from actionplans.site.day import site_date

    checked = check(Path())
    day, problems = site_date()
    if checked.problems or problems:
        raise ForgeError(report([*problems, *checked.problems]))
    handed.hand(options.out, concerns.as_handed(checked.site_on(day)))
    return "Det som behöver uppmärksamhet är lämnat till nästa jobb."


def _collect(options: argparse.Namespace) -> str:
    collected = written.collect(Path())
    handed.hand(options.out, collected)
    return "Det som har ändrats är lämnat till nästa jobb."


def _answer(options: argparse.Namespace) -> str:
    from actionplans.adapters.github import answer

    made = answer.answer(Path(), _event().text)
    handed.hand(options.out, made)
    return "Svaret är lämnat till nästa jobb."


def _unchanged(options: argparse.Namespace) -> str:
    try:
        paths = code.changed(Path(), options.base)
    except GitError as error:
        # The first push of a branch has nothing before it.
        raise ForgeError("Det går inte att säga vad som har ändrats. Testerna körs.") from error
    if paths:
        raise ForgeError(f"Kod har ändrats: {', '.join(paths[:10])}. Testerna körs.")
    return "Bara uppgifter och sidor har ändrats. Kodens tester körs inte; natten prövar sidorna."


def _errors(options: argparse.Namespace) -> str:
    from actionplans.adapters.github import errors

    errors.hand(Path(), options.out)
    return "Felen är lämnade till kommentaren."


def _package(options: argparse.Namespace) -> str:
    return str(release.package_of(options.tag, options.handed))


if __name__ == "__main__":
    sys.exit(main())
