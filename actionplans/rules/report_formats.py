"""How the check's report is told to machines: as annotations and a job summary to GitHub, as JSON to anything else.

The text for people is `problems.report`; every format says the same problems in the same order.
"""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterable
from pathlib import Path

from actionplans.model.problems import Problem, by_cause, in_order, judged_report, report

# GitHub refuses a summary beyond a mebibyte. So many rows are more than anyone reads, and far from that.
_MOST_ROWS = 500


def as_json(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> str:
    """The problems, and then what a person must judge, as a JSON list of objects.

    Each has severity (error or warning), path, line and column (from 1; line 0: in no file), what and do.
    """
    told = [
        {
            "severity": severity,
            "path": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "what": one.what,
            "do": one.do,
        }
        for severity, some in (("error", problems), ("warning", warnings))
        for one in in_order(some)
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_annotations(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> str:
    """The problems as workflow commands, which GitHub shows beside the changed lines, and then the text for people.

    Each place has one. GitHub shows the first ten of a step: so what is wrong in the same way in many places comes once
    first, and its other places after all else. What a person must judge comes after them, as GitHub's warnings.

    The form and its escapes are those of GitHub's "Workflow commands for GitHub Actions" and of its own toolkit.
    """
    causes = by_cause(problems)
    told = [*(first for first, *_ in causes), *(one for _, *others in causes for one in others)]
    # The runner still knows an older form of command, which may begin anywhere in a line.
    judged = [_annotation(one, "warning") for one in in_order(warnings)]
    # In the log an annotation stands without its file.
    lines = [*(_annotation(one, "error") for one in told), report(told), *judged, *judged_report(warnings)]
    return "\n".join(lines).replace("##[", "## [")


def _annotation(problem: Problem, severity: str) -> str:
    place = problem.place
    if not place.line:  # what stands in no file
        return f"::{severity}::{_message(str(problem))}"
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    return f"::{severity} {where}::{_message(f'{problem.what} – {problem.do}')}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> str:
    """The problems as a table for a job's summary. It is HTML, so that no text in it is read as Markdown.

    What is wrong in the same way in many places is one row, that of the first.
    """
    told, judged = by_cause(problems), by_cause(warnings)
    found = sum(map(len, told))
    errors = (
        _table(f"Kontrollen: {found} fel", "Vad som är fel", "samma fel", told)
        if told
        else "<h2>Kontrollen: inga fel</h2>\n"
    )
    return errors + (
        _table(f"Att bedöma: {sum(map(len, judged))}", "Vad som ska bedömas", "samma sak", judged) if judged else ""
    )


def _table(title: str, what: str, same: str, causes: list[list[Problem]]) -> str:
    rows = "".join(_row(one, len(others), same) for one, *others in causes[:_MOST_ROWS])
    rest = sum(map(len, causes[_MOST_ROWS:]))
    more = f"<p>… och {rest} till; alla står i jobbets logg.</p>\n" if rest > 0 else ""
    head = f"<tr><th>Fil</th><th>Rad</th><th>{what}</th><th>Gör så här</th></tr>\n"
    return f"<h2>{title}</h2>\n<table>\n{head}{rows}</table>\n{more}"


def _row(problem: Problem, others: int, same: str) -> str:
    place = problem.place
    what = f"{problem.what} ({same} på {others} ställen till, se loggen)" if others > 1 else problem.what
    what = f"{what} ({same} på ett ställe till, se loggen)" if others == 1 else what
    cells = (place.path, f"{place.line}:{place.column}" if place.line else "", what, problem.do)
    # An empty line would end the HTML, and Markdown would begin.
    return "<tr>" + "".join(f"<td>{html.escape(' '.join(cell.split()))}</td>" for cell in cells) + "</tr>\n"


def add_to_summary(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> None:
    """Add the summary to the file that GitHub names in GITHUB_STEP_SUMMARY; where it is not set, do nothing."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems, warnings))
