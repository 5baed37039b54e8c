"""What does an answer to a form propose? Made by the job that may write nothing, and handed to the one that may.

Main's own code reads the text, as data: whatever stands in it, this ends with files that the check lets pass, or with
faults in the form's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actionplans.adapters.github.gh import ForgeError
from actionplans.changes.between import changes
from actionplans.drafts.answers import AnswerRefusedError, Proposal, proposal
from actionplans.drafts.judged import judged
from actionplans.forms.block import BlockError, read
from actionplans.reading import versions
from actionplans.rules.check import check
from actionplans.site.day import site_date
from actionplans.system import git
from actionplans.system.files import write_together


def answer(project: Path, text: str) -> dict[str, object]:
    """Write what a text proposes into a checkout of main; gives what is handed over. Nothing is written with a fault.

    Raises ForgeError where main itself cannot be read.
    """
    commit = git.ask(project, "rev-parse", "HEAD").decode().strip()
    try:
        made = _made(project, text)
    except AnswerRefusedError as refused:
        return {"commit": commit, "faults": [str(fault) for fault in refused.faults]}
    except BlockError as error:
        return {"commit": commit, "faults": [str(error)]}
    # What differs alone: a form can be sent as it was opened.
    files = {path: content for path, content in made.files.items() if _now(project, path) != content}
    before = versions.read(project, str(project)).model
    write_together(project, files)
    told = [change.sentence for change in changes(before, versions.read(project, str(project)).model)]
    same = bool(made.files) and not files
    return {"commit": commit, "sentence": made.sentence, "files": files, "changes": told, "same": same}


def _made(project: Path, text: str) -> Proposal:
    """What a text proposes. Raises AnswerRefusedError, BlockError or ForgeError."""
    answered = read(text)
    before, (day, problems) = check(project), site_date()
    if before.model is None or before.problems or problems:
        raise ForgeError(
            "webbplatsens egna filer har fel, som inte kommer av svaret – rätta dem först, och kör sedan om"
        )
    made = proposal(before.model, dict(_texts(project)), answered, day)
    return judged(project, before, made) if made.files else made


def _now(project: Path, path: str) -> str | None:
    file = project / path
    return file.read_text(encoding="utf-8-sig") if file.is_file() else None


def _texts(project: Path) -> Iterator[tuple[str, str]]:
    """The project's files that an answer may change: path and text."""
    for path in (*project.glob("data/**/*.yml"), *project.glob("docs/**/*.md"), project / "mkdocs.yml"):
        if path.is_file():
            yield path.relative_to(project).as_posix(), path.read_text(encoding="utf-8-sig")
