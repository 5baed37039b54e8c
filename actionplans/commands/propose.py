"""The command `propose`: the text of a form becomes the files that it means, or says what to answer instead."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actionplans.commands.drafts import texts
from actionplans.drafts.answers import AnswerRefusedError, Fault, Proposal, proposal
from actionplans.drafts.judged import judged
from actionplans.forms import block
from actionplans.forms.block import Answer
from actionplans.model.problems import report
from actionplans.rules.check import check
from actionplans.site.day import site_date
from actionplans.system import files as system_files


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("propose", help="skriv in det som ett formulär på webbplatsen säger")
    parser.add_argument("file", metavar="FIL", help="filen med formulärets text, eller - för det som skickas in")
    parser.add_argument("--project", type=Path, default=Path(), help="projektets mapp (här, om inget sägs)")
    parser.add_argument("--check", action="store_true", help="säg vad som skulle ändras, och skriv inget")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text för människor, json för program"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what the text says, all or nothing. 0, or 1 with what to answer instead and nothing written."""
    existing: Sequence[str] = ()
    try:
        answer = _answer(_read(options.file))
        made = _proposed(options.project, answer)
        existing = [name for name in made.files if (options.project / name).is_file()]
        if not options.check:
            _write(options.project, made)
    except AnswerRefusedError as refused:
        print(_refused(refused.faults, options.format))
        return 1
    print(_told(made, existing, options.format))
    return 0


def _read(name: str) -> str:
    """The text of a file, or of what is sent in: no more of it than could be a form's."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(4 * block.LARGEST + 1).decode("utf-8-sig")
        with Path(name).open("rb") as file:
            return file.read(4 * block.LARGEST + 1).decode("utf-8-sig")
    except OSError as error:
        raise AnswerRefusedError(
            [Fault("", f"filen {name} går inte att läsa: ange en fil med texten från formuläret")]
        ) from error
    except UnicodeDecodeError as error:
        raise AnswerRefusedError(
            [Fault("", "texten är inte sparad som UTF-8: kopiera den från formuläret och spara den på nytt")]
        ) from error


def _answer(text: str) -> Answer:
    try:
        return block.read(text)
    except block.BlockError as error:
        raise AnswerRefusedError([Fault("", str(error))]) from error


def _proposed(project: Path, answer: Answer) -> Proposal:
    """What an answer proposes, tried on a copy of the project. Raises AnswerRefusedError."""
    before = check(project)
    day, wrong = site_date()
    if wrong or before.model is None:
        told = report([*wrong, *before.problems])
        raise AnswerRefusedError([Fault("", f"webbplatsens egna filer har fel, som rättas först:\n{told}")])
    made = proposal(before.model, texts(project), answer, day)
    return judged(project, before, made) if made.files else made


def _write(project: Path, made: Proposal) -> None:
    try:
        system_files.write_together(project, made.files)
    except OSError as error:
        do = f"{error.filename} går inte att skriva: flytta det som är i vägen"
        raise AnswerRefusedError([Fault("", do)]) from None


def _refused(faults: Sequence[Fault], form: str) -> str:
    if form == "json":
        told = [{"question": one.question, "name": one.name, "do": one.do} for one in faults]
        return json.dumps({"faults": told}, ensure_ascii=False, indent=1)
    return "\n".join([*(f"- {one}" for one in faults), "Inget är skrivet."])


def _told(made: Proposal, existing: Sequence[str], form: str) -> str:
    if form == "json":
        files = [{"path": name, "new": name not in existing} for name in made.files]
        return json.dumps({"sentence": made.sentence, "files": files}, ensure_ascii=False, indent=1)
    if not made.files:
        return f"{made.sentence}\nInga filer ändras: en redaktör läser det och svarar."
    return "\n".join([made.sentence, *(f"{'ändrad' if name in existing else 'ny'}: {name}" for name in made.files)])
