"""What does an answer to a form propose? Made by the job that may write nothing, and handed to the one that may.

Main's own code reads the text, as data: whatever stands in it, this ends with files that the check lets pass, or with
faults in the form's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actionplans.changes.between import changes
from actionplans.drafts.answers import AnswerRefusedError, Proposal, proposal
from actionplans.drafts.judged import judged
from actionplans.forms.block import BlockError, read
from actionplans.reading import owners, versions
from actionplans.rules.check import check
from actionplans.site.day import site_date
from actionplans.system import git
from actionplans.system.files import write_together


class _MainError(Exception):
    """Main itself has errors, which are nobody's who fills in a form."""


def answer(project: Path, text: str) -> dict[str, object]:
    """Write what a text proposes into a checkout of main; gives what is handed over. With a fault nothing is."""
    commit = git.ask(project, "rev-parse", "HEAD").decode().strip()
    try:
        made = _made(project, text)
    except AnswerRefusedError as refused:
        return {"commit": commit, "faults": [str(fault) for fault in refused.faults]}
    except BlockError as error:
        return {"commit": commit, "faults": [str(error)]}
    except _MainError:
        return {"commit": commit, "waits": True}
    # What differs alone: a form can be sent as it was opened.
    files = {path: content for path, content in made.files.items() if _now(project, path) != content}
    before = versions.read(project, str(project)).model
    write_together(project, files)
    told = [change.sentence for change in changes(before, versions.read(project, str(project)).model)]
    same = bool(made.files) and not files
    return {"commit": commit, "sentence": made.sentence, "files": files, "changes": told, "same": same}


def _made(project: Path, text: str) -> Proposal:
    """What a text proposes. Raises AnswerRefusedError, BlockError or _MainError."""
    answered = read(text)
    before, (day, problems) = check(project), site_date()
    if before.model is None or before.problems or problems:
        raise _MainError
    made = proposal(before.model, dict(_texts(project)), answered, day)
    return judged(project, before, made) if made.files else made


def _now(project: Path, path: str) -> str | None:
    file = project / path
    return file.read_text(encoding="utf-8-sig") if file.is_file() else None


def _texts(project: Path) -> Iterator[tuple[str, str]]:
    """The project's files that an answer may change: path and text."""
    files = (*project.glob("data/**/*.yml"), *project.glob("docs/**/*.md"))
    for path in (*files, project / "mkdocs.yml", project / owners.FILE):
        if path.is_file():
            yield path.relative_to(project).as_posix(), path.read_text(encoding="utf-8-sig")
